//! Records, rosters and signed acts that are all well formed, picked at random, and single faults
//! in them. So the fuzzer spends its time on what they mean.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use arbitrary::Arbitrary;
use paraph::value::{Label, Time};
use serde_json::{Value, json};

use crate::keys::{KEYS, Key, STRANGER};
use crate::sha256;
use crate::write::{self, Envelope};

/// Ids of parties, in order.
const PARTIES: [&str; 3] = ["east", "north", "south"];
/// Most acts of one bundle.
const MOST_ACTS: usize = 6;

/// A case.
#[derive(Arbitrary, Debug)]
pub struct Pick {
    parties: [PartyPick; 3],
    /// How many of them there are.
    many: u8,
    /// The order in which they sign, if one is listed.
    order: Option<[u8; 3]>,
    title: String,
    created: u8,
    keys: [KeyPick; 8],
    specimen: [bool; 9],
    received: Vec<(u8, u8)>,
    acts: Vec<ActPick>,
    at: u8,
    /// Whether times must be proven.
    pub proven: bool,
    /// What is wrong with the bundle, if anything is.
    pub spoilt: Option<Spoilt>,
}

#[derive(Arbitrary, Debug)]
struct PartyPick {
    known: bool,
    quorum: Option<u8>,
    designated: Option<u8>,
    roster_quorum: u8,
    later: Option<(u8, u8)>,
}

#[derive(Arbitrary, Debug)]
struct KeyPick {
    /// Whose it is: a holder of a party, or nobody's.
    owner: Option<(u8, u8)>,
    from: Option<u8>,
    until: Option<u8>,
    gap: Option<u8>,
    scope: Option<bool>,
    revoked: Option<(u8, Option<u8>)>,
}

#[derive(Arbitrary, Debug)]
struct ActPick {
    party: u8,
    key: u8,
    day: u8,
    offset: u8,
    /// Which of the earlier acts it has seen.
    seen: u8,
    /// Whether it has seen one that is not there.
    missing: bool,
    /// Whether its envelope is there a second time, with another signature.
    again: bool,
    name: Option<String>,
    title: Option<String>,
}

/// One thing that is wrong with a bundle.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub enum Spoilt {
    /// A bit of a signature.
    Bit(u8, u16),
    /// A signature by another key than the one that is named.
    ByAnother(u8),
    /// The signature of another act.
    Swapped(u8),
    /// An envelope that names another key than its act does.
    Renamed(u8),
    /// An act about another record, soundly signed.
    Moved(u8),
    /// An act for a party that the record does not have, soundly signed.
    Foreign(u8),
    /// An envelope that stands there twice.
    Doubled(u8),
    /// Envelopes that are not in order.
    Unsorted,
    /// A key that no act names.
    UnusedKey,
    /// A key that is not there.
    UnlistedKey,
}

/// A case, written out.
#[derive(Clone, Debug)]
pub struct Case {
    /// The roster.
    pub roster: String,
    /// The record.
    pub record: String,
    /// Its envelopes, in order.
    pub envelopes: Vec<Envelope>,
    /// When the question is asked.
    pub at: Time,
}

impl Pick {
    /// The record, the envelopes and the roster, with nothing wrong.
    pub fn case(&self) -> Case {
        let many = 1 + usize::from(self.many) % PARTIES.len();
        let record = self.record(&PARTIES[..many]);
        let envelopes = self.envelopes(&PARTIES[..many], &record);
        let roster = self.roster(&envelopes);
        let at = day(self.at).parse().expect("a time");
        Case { roster, record, envelopes, at }
    }

    fn record(&self, parties: &[&str]) -> String {
        let party = |(id, pick): (&&str, &PartyPick)| {
            let mut party = json!({ "id": id, "name": { "en": "A party" } });
            if let Some(quorum) = pick.quorum {
                party["quorum"] = (1 + quorum % 3).into();
            }
            if let Some(mask) = pick.designated.filter(|mask| *mask != 0) {
                let picked = (0..8).filter(|bit| mask >> bit & 1 == 1);
                let mut ids: Vec<&str> = picked.map(|bit| &*KEYS[bit].id).collect();
                ids.sort_unstable();
                party["keys"] = ids.into();
            }
            party
        };
        let listed: Vec<Value> = parties.iter().zip(&self.parties).map(party).collect();
        let order = self.order.map(|ranks| {
            let mut order: Vec<(u8, &str)> =
                ranks.into_iter().zip(parties.iter().copied()).collect();
            order.sort_unstable();
            order.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        });
        // Members of a `Value` ascend, and all names here are ASCII: these bytes are canonical.
        let record = json!({
            "created": day(self.created),
            "designation": "contract",
            "format": "paraph/record/1",
            "id": "urn:uuid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
            "parties": listed,
            "signing": { "order": order.map_or(json!("any"), |order| json!(order)) },
            "texts": [{
                "language": "en", "mediaType": "text/plain", "path": "a.txt",
                "sha256": sha256(b""), "size": 0, "status": "authentic",
            }],
            "title": { "en": label(&self.title) },
        });
        record.to_string()
    }

    fn envelopes(&self, parties: &[&str], record: &str) -> Vec<Envelope> {
        let mut envelopes: Vec<Envelope> = Vec::new();
        let mut ids: Vec<String> = Vec::new();
        for pick in self.acts.iter().take(MOST_ACTS) {
            let key = &KEYS[usize::from(pick.key) % 8];
            let seen = (0..ids.len()).filter(|bit| pick.seen >> bit & 1 == 1);
            let mut seen: Vec<String> = seen.map(|at| ids[at].clone()).collect();
            seen.extend(pick.missing.then(|| sha256(b"an act that was removed")));
            seen.sort();
            seen.dedup();
            let party = parties[usize::from(pick.party) % parties.len()];
            let payload = pick.payload(party, key, &seen, &sha256(record.as_bytes()));
            ids.push(sha256(&payload));
            let envelope = Envelope::sign(payload, key);
            if pick.again {
                let sig = key.sign_again(&write::signing_input(&envelope.payload));
                envelopes.push(Envelope { sig, ..envelope.clone() });
            }
            envelopes.push(envelope);
        }
        write::sort(&mut envelopes);
        envelopes
    }

    fn roster(&self, envelopes: &[Envelope]) -> String {
        let mut owned: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (index, key) in self.keys.iter().enumerate() {
            if let Some((party, holder)) = key.owner {
                let place = (usize::from(party) % 3, usize::from(holder) % 3);
                owned.entry(place).or_default().push(index);
            }
        }
        let mut roster = "roster = 1\n".to_owned();
        for (index, pick) in self.parties.iter().enumerate() {
            let holders: Vec<_> = owned.range((index, 0)..(index + 1, 0)).collect();
            if !pick.known || holders.is_empty() {
                continue;
            }
            let most = u8::try_from(holders.len()).expect("at most three");
            let first = 1 + pick.roster_quorum % most;
            let quorum = match pick.later {
                None => first.to_string(),
                Some((from, later)) => {
                    let (from, later) = (day(from), 1 + later % most);
                    format!("[{{ holders = {first} }}, {{ from = {from}, holders = {later} }}]")
                }
            };
            let id = PARTIES[index];
            let _ = writeln!(
                roster,
                "[[party]]\nid = \"{id}\"\nname.en = \"Party\"\nquorum = {quorum}"
            );
            for ((_, holder), keys) in holders {
                let specimen = self.specimen[index * 3 + holder];
                let keys: Vec<String> = keys.iter().map(|key| self.roster_key(*key)).collect();
                let _ = writeln!(
                    roster,
                    "[[party.holder]]\nid = \"{id}-{holder}\"\nname = \"Somebody\"\n\
                     specimen = {specimen}\nkeys = [{}]",
                    keys.join(", ")
                );
            }
        }
        for (envelope, on) in self.received.iter().take(4) {
            let Some(at) = usize::from(*envelope).checked_rem(envelopes.len()) else { continue };
            let (on, digest) = (day(*on), sha256(envelopes[at].json().as_bytes()));
            let _ = writeln!(roster, "[[received]]\non = {on}\nenvelopes = [\"{digest}\"]");
        }
        roster
    }

    fn roster_key(&self, index: usize) -> String {
        let pick = &self.keys[index];
        let mut key = format!("{{ public = \"{}\"", KEYS[index].public);
        let from = pick.from.map(|from| from % 40);
        let until = pick.until.map(|until| from.unwrap_or(0) + 1 + until % 40);
        let ends = |from: Option<u8>, until: Option<u8>| {
            let from = from.map(|from| format!("from = {}", day(from)));
            let until = until.map(|until| format!("until = {}", day(until)));
            [from, until].into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        match (until, pick.gap) {
            (Some(end), Some(gap)) => {
                let (first, second) = (ends(from, until), ends(Some(end + gap % 8), None));
                let _ = write!(key, ", windows = [{{ {first} }}, {{ {second} }}]");
            }
            _ if from.is_some() || until.is_some() => {
                let _ = write!(key, ", {}", ends(from, until));
            }
            _ => {}
        }
        if let Some(allowed) = pick.scope {
            key.push_str(if allowed { ", scope = [\"sign\"]" } else { ", scope = []" });
        }
        if let Some((reason, since)) = pick.revoked {
            let reasons = ["retired", "superseded", "compromised", "unauthorised"];
            let reason = reasons[usize::from(reason) % 4];
            let since = since.map(|since| format!("since = {}, ", day(since)));
            let (since, reported) = (since.unwrap_or_default(), "2022-01-01T00:00:00Z");
            let _ = write!(
                key,
                ", revoked = {{ {since}reported = {reported}, reason = \"{reason}\" }}"
            );
        }
        key.push_str(" }");
        key
    }
}

impl ActPick {
    fn payload(&self, party: &str, key: &Key, seen: &[String], record: &str) -> Vec<u8> {
        let offset = ["Z", "+09:00", "-04:00"][usize::from(self.offset) % 3];
        let mut act = json!({
            "format": "paraph/act/1",
            "intent": "sign",
            "keys": [key.id],
            "party": party,
            "record": { "id": "urn:uuid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "sha256": record },
            "seen": seen,
            "signatory": { "name": label(self.name.as_deref().unwrap_or_default()) },
            "signedAt": day(self.day).replace('Z', offset),
        });
        if let Some(title) = &self.title {
            act["signatory"]["title"] = json!({ "en": label(title) });
        }
        act.to_string().into_bytes()
    }
}

impl Case {
    /// The bundle's bytes.
    pub fn bundle(&self) -> String {
        self.bundle_of(&self.envelopes)
    }

    /// A bundle of some of the envelopes.
    pub fn bundle_of(&self, envelopes: &[Envelope]) -> String {
        write::bundle(&self.record, envelopes, &write::keys(envelopes, KEYS.iter()))
    }

    /// The bundle with one thing wrong in it, and the code that it must be refused with; `None`
    /// where it has too few acts for that.
    pub fn spoil(&self, spoilt: Spoilt) -> Option<(String, &'static str)> {
        let mut all = self.envelopes.clone();
        let mut keys = write::keys(&all, KEYS.iter());
        let at = |index: u8| usize::from(index).checked_rem(self.envelopes.len());
        let code = match spoilt {
            Spoilt::Bit(index, bit) => {
                let bit = usize::from(bit) % 512;
                all[at(index)?].sig[bit / 8] ^= 1 << (bit % 8);
                "bad-signature"
            }
            Spoilt::ByAnother(index) => {
                let one = &mut all[at(index)?];
                one.sig = STRANGER.sign(&write::signing_input(&one.payload));
                "bad-signature"
            }
            Spoilt::Swapped(index) => {
                let index = at(index)?;
                let other = all.iter().find(|other| other.payload != all[index].payload)?;
                all[index].sig = other.sig;
                "bad-signature"
            }
            Spoilt::Renamed(index) => {
                let one = &mut all[at(index)?];
                let other = KEYS.iter().find(|key| key.id != one.key).expect("there are more");
                one.key.clone_from(&other.id);
                "keys-differ"
            }
            Spoilt::Moved(index) => {
                self.resign(&mut all[at(index)?], |act| {
                    act["record"]["sha256"] = sha256(b"another record").into();
                });
                "wrong-record"
            }
            Spoilt::Foreign(index) => {
                self.resign(&mut all[at(index)?], |act| act["party"] = "west".into());
                "party-not-in-record"
            }
            Spoilt::Doubled(index) => {
                let index = at(index)?;
                all.insert(index, all[index].clone());
                "duplicate-entry"
            }
            Spoilt::Unsorted => {
                (all.len() > 1).then_some(())?;
                all.reverse();
                "unsorted-list"
            }
            Spoilt::UnusedKey => {
                keys = write::keys(&all, KEYS.iter());
                let unused = KEYS.iter().find(|key| !keys.contains(&key.public))?;
                let known = |public: &String| KEYS.iter().find(|key| key.public == *public);
                keys.push(unused.public.clone());
                keys.sort_by_cached_key(|public| known(public).expect("one of ours").id.clone());
                "unused-key"
            }
            Spoilt::UnlistedKey => {
                (!keys.is_empty()).then(|| keys.remove(0))?;
                "unlisted-key"
            }
        };
        // What was signed anew has another id, and the order is the first thing that is read.
        if matches!(
            spoilt,
            Spoilt::Bit(..)
                | Spoilt::ByAnother(_)
                | Spoilt::Swapped(_)
                | Spoilt::Renamed(_)
                | Spoilt::Moved(_)
                | Spoilt::Foreign(_)
        ) {
            write::sort(&mut all);
        }
        Some((write::bundle(&self.record, &all, &keys), code))
    }

    fn resign(&self, envelope: &mut Envelope, change: impl FnOnce(&mut Value)) {
        let key = KEYS.iter().find(|key| key.id == envelope.key).expect("one of ours");
        let mut act: Value = serde_json::from_slice(&envelope.payload).expect("an act");
        change(&mut act);
        *envelope = Envelope::sign(act.to_string().into_bytes(), key);
    }
}

/// The text, where it is a label, or another.
fn label(text: &str) -> &str {
    if text.parse::<Label>().is_ok() { text } else { "A name" }
}

/// Midnight of a day; of 256 days, some three months.
fn day(day: u8) -> String {
    let day = day % 96;
    format!("2021-{:02}-{:02}T00:00:00Z", 1 + day / 28, 1 + day % 28)
}
