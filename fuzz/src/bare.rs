//! The judgement once more, from bare data: rules J2 to J4 of docs/format.md, written from that
//! text, with serde_json and toml instead of the library's readers.
//!
//! It wants a bundle and a roster that the library has read. What it makes of them must be what the
//! library makes of them.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::keys::KEYS;
use crate::{sha256, write};

const DAY: i64 = 86_400;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The bundle's bytes.
    pub bundle: &'a [u8],
    /// The roster's text.
    pub roster: &'a str,
    /// When.
    pub at: i64,
    /// Whether times must be proven.
    pub proven: bool,
}

/// What is answered. Texts and expectations are left out.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether all that the record demands is there.
    pub concluded: bool,
    /// Of each party its outcome, and whether it rests on an unproven time.
    pub parties: BTreeMap<String, (&'static str, bool)>,
    /// The ids of the acts that count.
    pub counted: BTreeSet<String>,
}

#[derive(Deserialize)]
struct BundleData<'a> {
    #[serde(borrow)]
    acts: Vec<&'a RawValue>,
    #[serde(borrow)]
    record: &'a RawValue,
}

#[derive(Deserialize)]
struct RecordData {
    created: String,
    parties: Vec<RecordParty>,
    signing: Signing,
}

#[derive(Deserialize)]
struct RecordParty {
    id: String,
    keys: Option<BTreeSet<String>>,
    quorum: Option<usize>,
}

#[derive(Deserialize)]
struct Signing {
    order: serde_json::Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EnvelopeData {
    payload: String,
    payload_type: String,
    signatures: Vec<SignatureData>,
}

#[derive(Deserialize)]
struct SignatureData {
    keyid: String,
    sig: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ActData {
    intent: String,
    keys: Vec<String>,
    party: String,
    record: RecordRef,
    seen: BTreeSet<String>,
    signed_at: String,
}

#[derive(Deserialize)]
struct RecordRef {
    sha256: String,
}

#[derive(Deserialize)]
struct RosterData {
    #[serde(default)]
    party: Vec<RosterParty>,
    #[serde(default)]
    received: Vec<Received>,
}

#[derive(Deserialize)]
struct RosterParty {
    id: String,
    quorum: Option<Quorum>,
    #[serde(default)]
    holder: Vec<Holder>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Quorum {
    Always(usize),
    Dated(Vec<Dated>),
}

#[derive(Deserialize)]
struct Dated {
    from: Option<Written>,
    holders: usize,
}

#[derive(Deserialize)]
struct Holder {
    id: String,
    #[serde(default)]
    specimen: bool,
    keys: Vec<RosterKey>,
}

#[derive(Deserialize)]
struct RosterKey {
    public: String,
    from: Option<Written>,
    until: Option<Written>,
    windows: Option<Vec<Window>>,
    scope: Option<Vec<String>>,
    revoked: Option<Revoked>,
}

#[derive(Deserialize)]
struct Window {
    from: Option<Written>,
    until: Option<Written>,
}

#[derive(Deserialize)]
struct Revoked {
    since: Option<Written>,
    reason: String,
}

#[derive(Deserialize)]
struct Received {
    on: Written,
    envelopes: Vec<String>,
}

/// A time in TOML.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Time(toml::value::Datetime),
    Text(String),
}

impl Written {
    fn seconds(&self) -> i64 {
        match self {
            Self::Time(time) => seconds(&time.to_string()),
            Self::Text(text) => seconds(text),
        }
    }
}

/// An act that J2 counts.
struct Counted {
    act: String,
    party: String,
    holder: String,
    time: i64,
    unproven: bool,
    seen: BTreeSet<String>,
}

/// Judges.
///
/// # Panics
///
/// Where the input is not what the library must have refused: that it was read says so.
pub fn judge(asked: &Asked<'_>) -> Answer {
    let bundle: BundleData<'_> = serde_json::from_slice(asked.bundle).expect("a bundle");
    let record: RecordData = serde_json::from_str(bundle.record.get()).expect("a record");
    let text = asked.roster.strip_prefix('\u{feff}').unwrap_or(asked.roster);
    let roster: RosterData = toml::from_str(text).expect("a roster");

    // Each act once, with the digests of its envelopes; every one of them soundly signed.
    let mut acts: BTreeMap<String, (ActData, Vec<String>)> = BTreeMap::new();
    for envelope in &bundle.acts {
        let (id, act) = open(envelope.get(), &record, bundle.record.get(), &roster);
        acts.entry(id).or_insert((act, Vec::new())).1.push(sha256(envelope.get().as_bytes()));
    }

    let mut counted: Vec<Counted> =
        acts.keys().filter_map(|id| count(id, &acts, &record, &roster, asked.at)).collect();
    if let serde_json::Value::Array(order) = &record.signing.order {
        let order: Vec<&str> = order.iter().map(|id| id.as_str().expect("an id")).collect();
        for (index, party) in order.iter().enumerate() {
            let in_order = |act: &Counted| {
                order[..index].iter().all(|earlier| {
                    let seen = counted.iter().filter(|it| act.seen.contains(&it.act));
                    suffice(seen.filter(|it| it.party == *earlier), earlier, &record, &roster)
                })
            };
            let keep: Vec<bool> =
                counted.iter().map(|act| act.party != *party || in_order(act)).collect();
            let mut keep = keep.into_iter();
            counted.retain(|_| keep.next().expect("one for each"));
        }
    }

    let mut concluded = counted.iter().all(|act| act.seen.iter().all(|id| acts.contains_key(id)));
    let mut parties = BTreeMap::new();
    for party in &record.parties {
        let theirs = || counted.iter().filter(|act| act.party == party.id);
        let met = suffice(theirs(), &party.id, &record, &roster);
        let proven = theirs().filter(|act| !act.unproven);
        let unproven = met && !suffice(proven, &party.id, &record, &roster);
        let known = roster.party.iter().any(|known| known.id == party.id);
        let outcome = match (known, met) {
            (false, _) => "party-unknown",
            (true, true) => "met",
            (true, false) => "not-signed",
        };
        concluded &= outcome == "met" && !(unproven && asked.proven);
        parties.insert(party.id.clone(), (outcome, unproven));
    }
    let counted = counted.into_iter().map(|act| act.act).collect();
    Answer { concluded, parties, counted }
}

/// The act in an envelope. Rules B7 to B11, of those whose key the roster has; the key is the
/// roster's, not the bundle's.
fn open(json: &str, record: &RecordData, bytes: &str, roster: &RosterData) -> (String, ActData) {
    let envelope: EnvelopeData = serde_json::from_str(json).expect("an envelope");
    let payload = STANDARD.decode(&envelope.payload).expect("base64");
    let act: ActData = serde_json::from_slice(&payload).expect("an act");
    assert_eq!(envelope.payload_type, write::ACT_TYPE);
    assert_eq!(act.record.sha256, sha256(bytes.as_bytes()), "an act about another record");
    assert!(record.parties.iter().any(|party| party.id == act.party), "no party of the record");
    let [signature] = &envelope.signatures[..] else { panic!("one signature") };
    assert_eq!(act.keys, std::slice::from_ref(&signature.keyid), "other keys than the act names");
    if let Some((_, _, key)) = owner(&signature.keyid, roster) {
        let spki = STANDARD.decode(&key.public).expect("base64");
        let key = VerifyingKey::from_bytes(spki[12..].try_into().expect("44 bytes"));
        let sig = STANDARD.decode(&signature.sig).expect("base64");
        let sig = Signature::from_slice(&sig).expect("64 bytes");
        let good = key.expect("a key").verify_strict(&write::signing_input(&payload), &sig);
        assert!(good.is_ok(), "a bundle was read with a signature that is not good");
    }
    (sha256(&payload), act)
}

/// Whose key it is.
fn owner<'a>(
    id: &str,
    roster: &'a RosterData,
) -> Option<(&'a RosterParty, &'a Holder, &'a RosterKey)> {
    let keys = roster.party.iter().flat_map(|party| {
        let holders = party.holder.iter();
        holders.flat_map(move |holder| holder.keys.iter().map(move |key| (party, holder, key)))
    });
    let mut of = keys.filter(|(_, _, key)| sha256(&STANDARD.decode(&key.public).unwrap()) == id);
    let found = of.next();
    assert!(of.next().is_none(), "a roster was read in which a key stands twice");
    found
}

/// J2 and J2.1 to J2.3, but for the order of its outcomes, which plays no part here.
fn count(
    id: &str,
    acts: &BTreeMap<String, (ActData, Vec<String>)>,
    record: &RecordData,
    roster: &RosterData,
    at: i64,
) -> Option<Counted> {
    let (act, envelopes) = &acts[id];
    let (party, holder, key) = owner(&act.keys[0], roster)?;
    let designated = record.parties.iter().find(|it| it.id == act.party)?.keys.as_ref();
    let specimen = KEYS.iter().any(|key| key.id == act.keys[0] && key.specimen);
    if party.id != act.party
        || specimen && !holder.specimen
        || key.scope.as_ref().is_some_and(|scope| !scope.contains(&act.intent))
        || designated.is_some_and(|keys| !keys.contains(&act.keys[0]))
    {
        return None;
    }

    let time = seconds(&act.signed_at);
    let known = |act: &ActData| {
        owner(&act.keys[0], roster).is_some_and(|(party, _, _)| party.id == act.party)
    };
    let seen = act.seen.iter().filter_map(|id| acts.get(id)).map(|(act, _)| act);
    let latest = seen.filter(|act| known(act)).map(|act| seconds(&act.signed_at)).max();
    if time - at > DAY
        || seconds(&record.created) - time > DAY
        || latest.is_some_and(|latest| latest - time > DAY)
    {
        return None;
    }

    let ends = |from: &Option<Written>, until: &Option<Written>| {
        (from.as_ref().map(Written::seconds), until.as_ref().map(Written::seconds))
    };
    let windows: Vec<(Option<i64>, Option<i64>)> = match &key.windows {
        None => vec![ends(&key.from, &key.until)],
        Some(windows) => windows.iter().map(|it| ends(&it.from, &it.until)).collect(),
    };
    let within = |(from, until): &&(Option<i64>, Option<i64>)| {
        from.is_none_or(|from| from <= time) && until.is_none_or(|until| time < until)
    };
    let (_, until) = windows.iter().find(within)?;
    let received = roster.received.iter();
    let received = received.filter(|it| it.envelopes.iter().any(|it| envelopes.contains(it)));
    let proof = received.map(|it| it.on.seconds()).min();
    let since = key.revoked.as_ref().and_then(|revoked| match &revoked.since {
        Some(since) => Some(since.seconds()),
        None => windows[0].0,
    });
    if let Some(revoked) = &key.revoked {
        let stands = match &*revoked.reason {
            "retired" | "superseded" => since.is_some_and(|since| time < since),
            _ => proof.is_some_and(|proof| since.is_some_and(|since| proof < since)),
        };
        if !stands {
            return None;
        }
    }
    let closed = [*until, since].into_iter().flatten().filter(|end| *end <= at).min();
    let unproven = closed.is_some_and(|closed| proof.is_none_or(|proof| proof >= closed));
    let (act_id, party, holder) = (id.to_owned(), act.party.clone(), holder.id.clone());
    Some(Counted { act: act_id, party, holder, time, unproven, seen: act.seen.clone() })
}

/// J3: at the time of one of the acts, enough different people have signed.
fn suffice<'a>(
    acts: impl Iterator<Item = &'a Counted>,
    party: &str,
    record: &RecordData,
    roster: &RosterData,
) -> bool {
    let acts: Vec<&Counted> = acts.collect();
    let asked = record.parties.iter().find(|it| it.id == party).and_then(|it| it.quorum);
    let known = roster.party.iter().find(|it| it.id == party);
    let own = |time: i64| match known.and_then(|known| known.quorum.as_ref()) {
        None => 1,
        Some(Quorum::Always(holders)) => *holders,
        Some(Quorum::Dated(all)) => {
            let begun = |it: &&Dated| it.from.as_ref().is_none_or(|from| from.seconds() <= time);
            all.iter().rfind(begun).expect("the first has no from").holders
        }
    };
    acts.iter().any(|last| {
        let people: BTreeSet<&str> =
            acts.iter().filter(|it| it.time <= last.time).map(|it| &*it.holder).collect();
        people.len() >= own(last.time).max(asked.unwrap_or(1))
    })
}

/// Seconds since 1970 of a time in its one spelling (V4).
pub fn seconds(time: &str) -> i64 {
    let number = |from: usize, to: usize| time[from..to].parse::<i64>().expect("digits");
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    // Days from civil, with years that begin in March.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days =
        365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * m + 2) / 5 + day
            - 1
            - 719_468;
    let local = ((days * 24 + number(11, 13)) * 60 + number(14, 16)) * 60 + number(17, 19);
    let offset = match &time[19..20] {
        "Z" | "z" => 0,
        sign => {
            let offset = (number(20, 22) * 60 + number(23, 25)) * 60;
            if sign == "-" { -offset } else { offset }
        }
    };
    local - offset
}
