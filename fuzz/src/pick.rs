//! Records, rosters and signed acts that are all well formed, picked at random, and single faults
//! in them. So the fuzzer spends its time on what they mean.
//!
//! Where a pick ends, or says 0, nothing special happens: the more it says, the stranger the case.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use arbitrary::Arbitrary;
use paraph::value::{Label, Time};
use serde_json::{Value, json};

use crate::keys::{self, KEYS, Key, SECOND_HALVES, SECONDS, STRANGER, Signer};
use crate::sha256;
use crate::write::{self, Envelope};

/// Ids of parties, in order.
const PARTIES: [&str; 3] = ["east", "north", "south"];
/// Ids of records: the instrument's, and those of the others at hand.
const RECORDS: [&str; 3] = [
    "urn:uuid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
    "urn:uuid:7f9619ff-8b86-4d01-b42d-00cf4fc964ff",
    "urn:uuid:8f9619ff-8b86-4d01-b42d-00cf4fc964ff",
];
/// Keys that holders may have.
const OWNED: usize = SECOND_HALVES;
/// Most acts of one bundle, seals of all parties besides.
const MOST_ACTS: usize = 8;
/// How many there are, as often as it is picked.
const MANY: [usize; 8] = [3, 4, 5, 6, 8, 7, 2, 1];
/// Intents, as often as they are picked.
const INTENTS: [&str; 16] = [
    "sign",
    "sign",
    "sign",
    "sign",
    "decline",
    "sign-ad-referendum",
    "confirm",
    "approve",
    "withdraw",
    "sign-ad-referendum",
    "confirm",
    "approve",
    "decline",
    "initial",
    "witness",
    "seal",
];
/// Intents for which there are powers, in order.
const POWERS: [&str; 6] = ["approve", "confirm", "initial", "seal", "sign", "sign-ad-referendum"];
const ALL: [&str; 9] = [
    "initial",
    "sign",
    "sign-ad-referendum",
    "confirm",
    "approve",
    "witness",
    "decline",
    "withdraw",
    "seal",
];

/// A case.
#[derive(Arbitrary, Debug)]
pub struct Pick {
    main: InstrumentPick,
    parties: [PartyPick; 3],
    keys: [KeyPick; OWNED],
    no_specimen: [u8; 9],
    at: u8,
    /// Whether the instrument that is asked about is made last, and can name the others.
    last: u8,
    others: [Option<InstrumentPick>; 2],
    /// Whether times must be proven.
    pub proven: bool,
    /// Whether there must be no reservations.
    pub unreserved: bool,
    /// What is wrong with the bundle, if anything is.
    pub spoilt: Option<Spoilt>,
    title: String,
    received: Vec<(u8, u8)>,
    pairs: Option<PairsPick>,
}

/// That some keys are halves of pairs. Signing and verifying these takes the most time, so it is picked last.
#[derive(Arbitrary, Debug)]
struct PairsPick {
    /// Whether there are any.
    some: u8,
    /// Which keys of the roster.
    which: u8,
    /// From when on the roster and each party demand them.
    from: [u8; 4],
    /// Whether the record demands them.
    suite: u8,
    /// Which acts are not signed by what the roster has: by one half, or by another pair.
    otherwise: [u8; 8],
}

/// A record and acts about it.
#[derive(Arbitrary, Debug)]
struct InstrumentPick {
    acts: [ActPick; MOST_ACTS],
    /// How many of them there are.
    count: u8,
    /// That every party seals what was signed until then.
    closing: Option<Closing>,
    /// How many parties there are.
    many: u8,
    terms: u8,
    /// Parties that must show authority.
    authority: u8,
    powers: PowersPick,
    /// What it does to the others that were made before it.
    relations: [u8; 2],
    /// When it enters into effect, and when it ends.
    entry: u8,
    expires: u8,
    /// The order in which they sign, if one is listed.
    order: u8,
    of_party: [OfParty; 3],
    created: u8,
}

/// What the record says of a party.
#[derive(Arbitrary, Debug)]
struct OfParty {
    quorum: u8,
    designated: u8,
}

/// What the roster says of a party.
#[derive(Arbitrary, Debug)]
struct PartyPick {
    unknown: u8,
    quorum: u8,
    later: Option<(u8, u8)>,
}

#[derive(Arbitrary, Debug)]
struct KeyPick {
    /// Whose it is: a holder of a party, or nobody's.
    owner: u8,
    window: u8,
    from: Option<u8>,
    until: Option<u8>,
    gap: Option<u8>,
    scope: u16,
    revoked: u8,
    since: Option<u8>,
}

#[derive(Arbitrary, Debug)]
struct PowersPick {
    none: u8,
    keys: u8,
    intents: u8,
    instrument: u8,
    from: u8,
    until: u8,
}

#[derive(Arbitrary, Debug)]
struct ActPick {
    intent: u8,
    party: u8,
    key: u8,
    /// Which act it points at.
    of: u8,
    /// Which of the earlier acts it has not seen, and how it is to be understood.
    unseen: u16,
    /// Which instrument it names for its authority.
    authority: u8,
    statements: [u8; 2],
    day: u8,
    offset: u8,
    /// Whether it has seen one that is not there.
    missing: u8,
    /// Whether its envelope is there a second time, with another signature.
    again: u8,
}

#[derive(Arbitrary, Debug)]
struct Closing {
    /// After which act.
    after: u8,
    /// Which acts are left out.
    without: u8,
    /// Which parties do not.
    but: u8,
    key: u8,
    authority: u8,
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
    /// An envelope with the signature of one half of a pair.
    Half(u8),
    /// An act by an ML-DSA-87 key alone.
    Alone(u8),
    /// An act by two keys of one method.
    SameMethod(u8),
    /// An act about another record, soundly signed.
    Moved(u8),
    /// An act for a party that the record does not have, soundly signed.
    Foreign(u8),
    /// An act that points at one which it has not seen, soundly signed.
    Unseen(u8),
    /// An act that points although its intent does not, soundly signed.
    Pointing(u8),
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
    /// Other bundles at hand.
    pub others: Vec<String>,
    /// When the question is asked.
    pub at: Time,
}

impl Pick {
    /// The record, the envelopes and the roster, with nothing wrong; and other instruments.
    pub fn case(&self) -> Case {
        let others = self.others.iter().map_while(Option::as_ref);
        let instruments: Vec<&InstrumentPick> = std::iter::once(&self.main).chain(others).collect();
        // A record that names another is made after it.
        let mut order: Vec<usize> = (0..instruments.len()).collect();
        if self.last >= 0xa0 {
            order.reverse();
        }
        let mut made: BTreeMap<usize, String> = BTreeMap::new();
        let mut earlier: Vec<(usize, String)> = Vec::new();
        for index in order {
            let more = index + 1 < instruments.len();
            let suite = index == 0 && self.pairs().is_some_and(|pairs| pairs.suite >= 0xe0);
            let (of, title) = (instruments[index], label(&self.title));
            let record = of.record(index, &earlier, more, title, &|key| self.signer(key), suite);
            earlier.push((index, sha256(record.as_bytes())));
            made.insert(index, record);
        }
        let records: Vec<String> = made.into_values().collect();
        let digests: Vec<String> = records.iter().map(|it| sha256(it.as_bytes())).collect();
        let envelopes = |(index, it): (usize, &&InstrumentPick)| {
            let signers = Signers { of: self, at: Cell::new(0) };
            it.envelopes(index, &digests, &signers, label(&self.title))
        };
        let mut envelopes: Vec<Vec<Envelope>> =
            instruments.iter().enumerate().map(envelopes).collect();
        let whole = |(record, envelopes): (&String, &Vec<Envelope>)| {
            write::bundle(record, envelopes, &write::keys(envelopes))
        };
        let others = records.iter().zip(&envelopes).skip(1).map(whole).collect();
        let all: Vec<&Envelope> = envelopes.iter().flatten().collect();
        let roster = self.roster(&all);
        let at = day(if self.at < 0xe0 { 95 } else { self.at }).parse().expect("a time");
        let (record, envelopes) = (records[0].clone(), envelopes.swap_remove(0));
        Case { roster, record, envelopes, others, at }
    }

    /// The keys of a party, by the roster.
    fn keys_of(&self, party: usize) -> Vec<usize> {
        let owned = (0..OWNED).filter(|key| self.owner(*key).is_some_and(|(of, _)| of == party));
        owned.collect()
    }

    fn pairs(&self) -> Option<&PairsPick> {
        self.pairs.as_ref().filter(|pairs| pairs.some >= 0xc0)
    }

    /// A key or pair, as the roster has it.
    fn signer(&self, key: usize) -> Signer {
        let is_pair = self.pairs().is_some_and(|pairs| pairs.which >> key & 1 == 1);
        Signer { key: &KEYS[key], second: is_pair.then(|| &SECONDS[key]) }
    }

    /// Party and holder: mostly of one party each, and most people have one key.
    fn owner(&self, key: usize) -> Option<(usize, usize)> {
        match self.keys[key].owner {
            0..=0xcf => Some((key % 3, key / 3)),
            0xf8.. => None,
            picked => Some((usize::from(picked) % 3, usize::from(picked / 4) % 3)),
        }
    }

    fn roster(&self, envelopes: &[&Envelope]) -> String {
        let mut owned: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for index in 0..OWNED {
            if let Some(place) = self.owner(index) {
                owned.entry(place).or_default().push(index);
            }
        }
        let mut roster = "roster = 1\n".to_owned();
        let from = |at: usize| match self.pairs() {
            Some(PairsPick { from, .. }) if from[at] >= 0xd0 => {
                format!("hybridFrom = {}\n", day(from[at]))
            }
            _ => String::new(),
        };
        roster += &from(3);
        for (index, pick) in self.parties.iter().enumerate() {
            let holders: Vec<_> = owned.range((index, 0)..(index + 1, 0)).collect();
            if pick.unknown >= 0xf0 || holders.is_empty() {
                continue;
            }
            let most = u8::try_from(holders.len()).expect("at most three");
            let number = |pick: u8| if pick < 0xb0 { 1 } else { 1 + pick % most };
            let first = number(pick.quorum);
            let quorum = match pick.later {
                Some((from, later)) if later >= 0x80 => {
                    let (from, later) = (day(from), 1 + later % most);
                    format!("[{{ holders = {first} }}, {{ from = {from}, holders = {later} }}]")
                }
                _ => first.to_string(),
            };
            let id = PARTIES[index];
            let _ = writeln!(
                roster,
                "[[party]]\nid = \"{id}\"\nname.en = \"Party\"\nquorum = {quorum}"
            );
            roster += &from(index);
            for ((_, holder), keys) in holders {
                // Of our keys some are published specimens.
                let specimen = self.no_specimen[index * 3 + holder] < 0xe0;
                let keys: Vec<String> = keys.iter().map(|key| self.roster_key(*key)).collect();
                let _ = writeln!(
                    roster,
                    "[[party.holder]]\nid = \"{id}-{holder}\"\nname = \"Somebody\"\n\
                     specimen = {specimen}\nkeys = [{}]",
                    keys.join(", ")
                );
            }
        }
        for (envelope, on) in self.received.iter().take(8) {
            let Some(at) = usize::from(*envelope).checked_rem(envelopes.len()) else { continue };
            // One of them, or all since then; mostly at about the time when they were signed.
            let received = if *envelope < 0xe0 { &envelopes[at..=at] } else { &envelopes[at..] };
            let digests = received.iter().map(|it| format!("\"{}\"", sha256(it.json().as_bytes())));
            let digests = digests.collect::<Vec<_>>().join(", ");
            let on = day(if *on < 0xc0 { on % 20 } else { *on });
            let _ = writeln!(roster, "[[received]]\non = {on}\nenvelopes = [{digests}]");
        }
        roster
    }

    fn roster_key(&self, index: usize) -> String {
        let pick = &self.keys[index];
        let mut key = format!("{{ public = {}", self.signer(index).public());
        let bounded = pick.window >= 0xd0;
        let from = pick.from.filter(|_| bounded).map(|from| from % 40);
        let until = pick.until.filter(|_| bounded);
        let until = until.map(|until| from.unwrap_or(0) + 1 + until % 40);
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
        if pick.scope >= 0xf000 {
            let scope = picked(&ALL, pick.scope);
            let scope: Vec<String> = scope.iter().map(|intent| format!("\"{intent}\"")).collect();
            let _ = write!(key, ", scope = [{}]", scope.join(", "));
        }
        if pick.revoked >= 0xe8 {
            let reasons = ["retired", "superseded", "compromised", "unauthorised"];
            let reason = reasons[usize::from(pick.revoked) % 4];
            let since = pick.since.map(|since| format!("since = {}, ", day(since)));
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

impl InstrumentPick {
    fn parties(&self) -> &'static [&'static str] {
        // Mostly two.
        &PARTIES[..[2, 2, 1, 3][usize::from(self.many) % 4]]
    }

    /// The record, given which were made before it, and their digests. The first is the one that is
    /// asked about; the others mostly give powers.
    fn record(
        &self,
        index: usize,
        earlier: &[(usize, String)],
        more: bool,
        title: &str,
        signer: &dyn Fn(usize) -> Signer,
        suite: bool,
    ) -> String {
        let parties = self.parties();
        let party = |(id, pick): (&&str, &OfParty)| {
            let mut party = json!({ "id": id, "name": { "en": "A party" } });
            if pick.quorum >= 0xc8 {
                party["quorum"] = (1 + pick.quorum % 3).into();
            }
            if pick.designated >= 0xe8 {
                party["keys"] = key_ids(pick.designated & 0x3f | 0x80, signer).into();
            }
            party
        };
        let listed: Vec<Value> = parties.iter().zip(&self.of_party).map(party).collect();
        let mut order = parties.to_vec();
        order.rotate_left(usize::from(self.order) % parties.len());
        let order = if self.order < 0xb0 { json!("any") } else { json!(order) };
        // Members of a `Value` ascend, and all names here are ASCII: these bytes are canonical.
        let mut record = json!({
            "created": day(self.created % 8),
            "designation": "contract",
            "format": "paraph/record/1",
            "id": RECORDS[index],
            "parties": listed,
            "signing": { "order": order },
            "texts": [{
                "language": "en", "mediaType": "text/plain", "path": "a.txt",
                "sha256": sha256(b""), "size": 0, "status": "authentic",
            }],
            "title": { "en": title },
        });
        // Instruments of authority are plain, mostly.
        let terms = if index == 0 || self.powers.none >= 0xc0 { self.terms } else { 0 };
        let bit = |bit: u8| terms >> bit & 3 == 3;
        if bit(0) {
            record["signing"]["approval"] = "required".into();
        }
        if suite {
            record["signing"]["suite"] = "hybrid".into();
        }
        if bit(2) {
            record["signing"]["initialling"] = "signature".into();
        }
        if bit(4) {
            record["term"] = json!({ "entry": "confirmation" });
        } else if bit(6) {
            record["term"] = json!({ "expires": day(95) });
        }
        // About when acts are signed.
        let on = self.created % 8 + self.entry % 16;
        if self.entry >= 0xd0 {
            record["term"] = json!({ "entry": { "on": day(on) } });
        }
        if self.expires >= 0xc0 {
            let expires = 1 + self.expires % 24;
            let expires = if self.entry >= 0xd0 { on + expires } else { expires };
            record["term"]["expires"] = day(expires).into();
        }
        let relations = self.relations(earlier);
        if !relations.is_empty() {
            record["relations"] = relations.into();
        }
        // Where others may give it, it is worth asking for.
        let authority = match self.authority {
            asked if asked >= 0xe0 || more && asked >= 0x40 => picked(parties, asked.into()),
            _ => Vec::new(),
        };
        if !authority.is_empty() {
            record["signing"]["authority"] = authority.into();
        }
        if index > 0 && self.powers.none < 0xf0 {
            record["powers"] = self.powers.json(earlier, signer);
        }
        record.to_string()
    }

    /// Relations to records that were made before, each once and in order.
    fn relations(&self, earlier: &[(usize, String)]) -> Vec<Value> {
        let picks = self.relations.iter().filter(|pick| **pick >= 0x90);
        let relation = |pick: &u8| {
            let (of, digest) = earlier.get(usize::from(*pick) % earlier.len().max(1))?;
            let relations = ["supersedes", "terminates", "extends", "amends"];
            let relation = relations[usize::from(*pick / 4) % 4];
            let record = json!({ "id": RECORDS[*of], "sha256": digest });
            Some((json!({ "record": record, "relation": relation })).to_string())
        };
        let relations: BTreeSet<String> = picks.filter_map(relation).collect();
        relations.iter().map(|it| serde_json::from_str(it).expect("JSON")).collect()
    }

    fn envelopes(
        &self,
        index: usize,
        digests: &[String],
        signers: &Signers<'_>,
        title: &str,
    ) -> Vec<Envelope> {
        let mut writing = Writing {
            parties: self.parties(),
            index,
            digests,
            signers,
            created: self.created % 8,
            title,
            acts: Vec::new(),
            envelopes: Vec::new(),
        };
        let many = MANY[usize::from(self.count) % MANY.len()];
        let after = self.closing.as_ref().map(|it| usize::from(it.after) % (many + 1));
        for (at, pick) in self.acts[..many].iter().enumerate() {
            if after == Some(many - at) {
                writing.close(self.closing.as_ref().expect("it is there"));
            }
            writing.act(pick);
        }
        // After all of them, if nothing else is said.
        if after == Some(0) {
            writing.close(self.closing.as_ref().expect("it is there"));
        }
        write::sort(&mut writing.envelopes);
        writing.envelopes
    }
}

impl PowersPick {
    /// The powers, given which records were made before, and their digests.
    fn json(&self, earlier: &[(usize, String)], signer: &dyn Fn(usize) -> Signer) -> Value {
        let intents = if self.intents < 0xb0 { 0xff } else { self.intents | 0x10 };
        let mut powers = json!({
            "intents": picked(&POWERS, intents.into()),
            "keys": key_ids(if self.keys < 0xc0 { 0xff } else { self.keys }, signer),
        });
        let named = earlier.get(usize::from(self.instrument) % earlier.len().max(1));
        let instrument = named.and_then(|(of, digest)| match self.instrument {
            0..=0x7f => None,
            0x80..=0xcf => Some((RECORDS[*of], digest.clone())),
            // Another version of it.
            0xd0..=0xe7 => Some((RECORDS[*of], sha256(b"another version"))),
            0xe8.. => Some((RECORDS[(*of + 1) % 3], digest.clone())),
        });
        if let Some((id, sha256)) = instrument {
            powers["instrument"] = json!({ "id": id, "sha256": sha256 });
        }
        if self.from >= 0xe0 {
            powers["from"] = day(self.from % 24).into();
        }
        if self.until >= 0xe0 {
            powers["until"] = day(24 + self.until % 24).into();
        }
        powers
    }
}

/// Who signs each act.
struct Signers<'a> {
    of: &'a Pick,
    /// How many have signed.
    at: Cell<usize>,
}

impl Signers<'_> {
    /// A key of the party; rarely another. Of a pair mostly both.
    fn pick(&self, party: usize, pick: u8) -> Signer {
        let keys = self.of.keys_of(party);
        let key = match usize::from(pick).checked_rem(keys.len()) {
            Some(at) if pick < 0xf4 => keys[at],
            _ => usize::from(pick) % OWNED,
        };
        let signer = self.of.signer(key);
        let at = self.at.replace(self.at.get() + 1);
        match self.of.pairs().map(|pairs| pairs.otherwise[at % 8]) {
            Some(0xe0..=0xef) => Signer { second: None, ..signer },
            Some(0xf0..) => Signer { second: Some(&SECONDS[(key + 3) % OWNED]), ..signer },
            Some(0..=0xdf) | None => signer,
        }
    }
}

/// What was written so far of an instrument's acts.
struct Writing<'a> {
    parties: &'static [&'static str],
    index: usize,
    digests: &'a [String],
    signers: &'a Signers<'a>,
    created: u8,
    title: &'a str,
    acts: Vec<Written>,
    envelopes: Vec<Envelope>,
}

struct Written {
    id: String,
    party: usize,
    key: String,
    intent: String,
    day: u8,
}

impl Writing<'_> {
    fn act(&mut self, pick: &ActPick) {
        // In turn, and mostly signatures first.
        let party = match pick.party {
            0..=0x9f => self.acts.len() % self.parties.len(),
            picked => usize::from(picked) % self.parties.len(),
        };
        let key = self.signers.pick(party, pick.key);
        let first = self.acts.len() < self.parties.len() || self.index > 0;
        let mut intent = match pick.intent {
            0..=0x5f if first => "sign",
            0x60..=0x9f if first => "sign-ad-referendum",
            picked => INTENTS[usize::from(picked) % 16],
        };

        let there: Vec<usize> = match pick.unseen {
            0..=0x6fff => (0..self.acts.len()).collect(),
            0x7000..=0x7fff => self.acts.len().checked_sub(1).into_iter().collect(),
            0x8000..=0x87ff => Vec::new(),
            mask => (0..self.acts.len()).filter(|bit| mask >> (bit % 11) & 1 == 0).collect(),
        };
        let mut seen: BTreeSet<String> = there.iter().map(|at| self.acts[*at].id.clone()).collect();
        if pick.missing >= 0xe8 {
            seen.insert(sha256(b"an act that was removed"));
        }
        let mut of = None;
        if matches!(intent, "confirm" | "witness" | "withdraw") {
            // Mostly at what it makes sense to point at.
            let sensible = |at: &usize| match intent {
                "confirm" => {
                    self.acts[*at].party == party
                        && (pick.of >= 0x60 || self.acts[*at].intent == "sign-ad-referendum")
                }
                "withdraw" => self.acts[*at].key == key.id(),
                _ => self.acts[*at].key != key.id(),
            };
            let sensible: Vec<usize> = there.iter().copied().filter(sensible).collect();
            of = match sensible.len() {
                some if some > 0 && pick.of < 0xc0 => {
                    Some(self.acts[sensible[usize::from(pick.of) % some]].id.clone())
                }
                _ => seen.iter().nth(usize::from(pick.of) % seen.len().max(1)).cloned(),
            };
            if of.is_none() {
                intent = "sign";
            }
        }
        let latest = there.iter().map(|at| self.acts[*at].day).max().unwrap_or(self.created);
        let day = match pick.day {
            0..=0xf0 => (latest + pick.day % 2).min(95),
            other => other,
        };
        let mut act = self.bare(party, &key, intent, &seen, pick.authority);
        let offset = ["Z", "+09:00", "-04:00"][usize::from(pick.offset) % 3];
        act["signedAt"] = self::day(day).replace('Z', offset).into();
        if pick.offset >= 0x80 {
            act["signatory"]["title"] = json!({ "en": self.title });
        }
        if let Some(of) = of {
            act["of"] = of.into();
        }
        if matches!(intent, "sign" | "sign-ad-referendum" | "confirm" | "approve") {
            let picked = pick.statements.iter().filter(|pick| **pick >= 0xa0);
            let statements = picked.map(|pick| statement(*pick, &seen));
            let statements: Vec<Value> = statements.collect();
            if !statements.is_empty() {
                act["statements"] = statements.into();
            }
        }
        self.push(act, party, &key, pick.again >= 0xe8);
    }

    /// Each party seals what is there.
    fn close(&mut self, closing: &Closing) {
        let there = (0..self.acts.len()).filter(|at| self.acts[*at].intent != "seal");
        let core: BTreeSet<String> = there
            .filter(|at| closing.without < 0xd0 || closing.without >> (at % 6) & 1 == 0)
            .map(|at| self.acts[at].id.clone())
            .collect();
        for party in 0..self.parties.len() {
            if closing.but >= 0xd0 && closing.but >> party & 1 == 1 {
                continue;
            }
            let key = self.signers.pick(party, closing.key);
            let mut act = self.bare(party, &key, "seal", &core, closing.authority);
            let latest = self.acts.iter().map(|act| act.day).max().unwrap_or(self.created);
            act["signedAt"] = day(latest).into();
            self.push(act, party, &key, false);
        }
    }

    fn bare(
        &self,
        party: usize,
        key: &Signer,
        intent: &str,
        seen: &BTreeSet<String>,
        authority: u8,
    ) -> Value {
        let mut act = json!({
            "format": "paraph/act/1",
            "intent": intent,
            "keys": key.ids(),
            "party": self.parties[party],
            "record": { "id": RECORDS[self.index], "sha256": self.digests[self.index] },
            "seen": seen,
            "signatory": { "name": self.title },
        });
        if POWERS.contains(&intent)
            && let Some(authority) = self.authority(authority)
        {
            act["authority"] = authority;
        }
        act
    }

    /// Mostly the next instrument, if there is one.
    fn authority(&self, pick: u8) -> Option<Value> {
        let name =
            |at: usize| self.digests.get(at).map(|it| json!({ "id": RECORDS[at], "sha256": it }));
        match pick {
            0..=0xcf => name(self.index + 1),
            0xd0..=0xd7 => None,
            0xd8..=0xdf => name(0),
            0xe0..=0xe7 => name(1),
            0xe8..=0xef => name(2),
            0xf0..=0xf7 => Some(json!({ "id": RECORDS[2], "sha256": sha256(b"not at hand") })),
            0xf8.. => Some(json!({ "id": RECORDS[0], "sha256": self.digests.last() })),
        }
    }

    fn push(&mut self, act: Value, party: usize, key: &Signer, again: bool) {
        let payload = act.to_string().into_bytes();
        let time = act["signedAt"].as_str().expect("a time");
        let month: u8 = time[5..7].parse().expect("digits");
        let day: u8 = time[8..10].parse().expect("digits");
        self.acts.push(Written {
            id: sha256(&payload),
            party,
            key: key.id(),
            intent: act["intent"].as_str().expect("a word").to_owned(),
            day: (month - 1) * 28 + day - 1,
        });
        let envelope = Envelope::sign(payload, key);
        if again {
            let Signer { key, .. } = key;
            let sig = key.sign_again(&write::signing_input(&envelope.payload));
            let mut other = envelope.clone();
            *signature_of(&mut other, key) = sig.to_vec();
            self.envelopes.push(other);
        }
        self.envelopes.push(envelope);
    }
}

impl Case {
    /// The bundle's bytes.
    pub fn bundle(&self) -> String {
        self.bundle_of(&self.envelopes)
    }

    /// A bundle of some of the envelopes.
    pub fn bundle_of(&self, envelopes: &[Envelope]) -> String {
        write::bundle(&self.record, envelopes, &write::keys(envelopes))
    }

    /// The bundle with one thing wrong in it, and the code that it must be refused with; `None`
    /// where it has too few acts for that.
    pub fn spoil(&self, spoilt: Spoilt) -> Option<(String, &'static str)> {
        let mut all = self.envelopes.clone();
        let mut keys = write::keys(&all);
        let at = |index: u8| usize::from(index).checked_rem(self.envelopes.len());
        let mut anew = true;
        let code = match spoilt {
            Spoilt::Bit(index, bit) => {
                let signatures = &mut all[at(index)?].signatures;
                let half = usize::from(bit) % signatures.len();
                let (_, sig) = &mut signatures[half];
                let bit = usize::from(bit) % (sig.len() * 8);
                sig[bit / 8] ^= 1 << (bit % 8);
                "bad-signature"
            }
            Spoilt::ByAnother(index) => {
                let one = &mut all[at(index)?];
                let sig = STRANGER.sign(&write::signing_input(&one.payload));
                let key = Signer::of(one.keys()).key;
                *signature_of(one, key) = sig.to_vec();
                "bad-signature"
            }
            Spoilt::Swapped(index) => {
                let index = at(index)?;
                let key = Signer::of(all[index].keys()).key;
                let mut others = all.iter().filter(|other| other.payload != all[index].payload);
                let other = others.next_back()?.clone();
                let theirs = Signer::of(other.keys()).key;
                let sig = signature_of(&mut other.clone(), theirs).clone();
                *signature_of(&mut all[index], key) = sig;
                // B11: only of an act by a pair it is said where the signature belongs.
                match all[index].signatures.len() {
                    2 if theirs.id == key.id => "signature-of-another-act",
                    _ => "bad-signature",
                }
            }
            Spoilt::Renamed(index) => {
                let one = &mut all[at(index)?];
                let other = KEYS.iter().find(|key| one.keys().all(|it| it != key.id));
                one.signatures[0].0.clone_from(&other.expect("there are more").id);
                one.signatures.sort();
                "keys-differ"
            }
            Spoilt::Half(index) => {
                let one = &mut all[at(index)?];
                (one.signatures.len() == 2)
                    .then(|| one.signatures.remove(usize::from(index) % 2))?;
                "half-missing"
            }
            Spoilt::Alone(index) => {
                let one = &mut all[at(index)?];
                let second = Signer::of(one.keys()).second?;
                let ids = [&*second.id];
                resign(one, |act| act["keys"] = json!(ids));
                one.signatures.retain(|(id, _)| *id == second.id);
                keys = write::keys(&all);
                "half-pair"
            }
            Spoilt::SameMethod(index) => {
                let one = &mut all[at(index)?];
                let key = Signer::of(one.keys()).key;
                let other = KEYS.iter().find(|other| other.id != key.id).expect("there are more");
                let mut ids = [&*key.id, &*other.id];
                ids.sort_unstable();
                resign(one, |act| act["keys"] = json!(ids));
                let input = write::signing_input(&one.payload);
                one.signatures =
                    [key, other].map(|it| (it.id.clone(), it.sign(&input).to_vec())).to_vec();
                one.signatures.sort();
                keys = write::keys(&all);
                "same-method"
            }
            Spoilt::Moved(index) => {
                resign(&mut all[at(index)?], |act| {
                    act["record"]["sha256"] = sha256(b"another record").into();
                });
                "wrong-record"
            }
            Spoilt::Foreign(index) => {
                resign(&mut all[at(index)?], |act| act["party"] = "west".into());
                "party-not-in-record"
            }
            Spoilt::Unseen(index) => {
                resign(&mut all[at(index)?], |act| {
                    for member in ["authority", "statements"] {
                        act.as_object_mut().expect("an act").remove(member);
                    }
                    act["intent"] = "withdraw".into();
                    act["of"] = sha256(b"an act that nobody has seen").into();
                });
                "not-seen"
            }
            Spoilt::Pointing(index) => {
                resign(&mut all[at(index)?], |act| {
                    act["intent"] = "sign".into();
                    act["of"] = sha256(b"an act that nobody has seen").into();
                });
                "unknown-member"
            }
            Spoilt::Doubled(index) => {
                let index = at(index)?;
                all.insert(index, all[index].clone());
                anew = false;
                "duplicate-entry"
            }
            Spoilt::Unsorted => {
                (all.len() > 1).then_some(())?;
                all.reverse();
                anew = false;
                "unsorted-list"
            }
            Spoilt::UnusedKey => {
                let (_, unused) =
                    keys::publics().find(|(_, it)| keys.iter().all(|key| key != it))?;
                let known = |public: &String| keys::publics().find(|(_, it)| it == public);
                keys.push(unused.to_owned());
                keys.sort_by_cached_key(|public| known(public).expect("one of ours").0);
                "unused-key"
            }
            Spoilt::UnlistedKey => {
                (!keys.is_empty()).then(|| keys.remove(0))?;
                "unlisted-key"
            }
        };
        // What was signed anew has another id, and the order is the first thing that is read.
        if anew {
            write::sort(&mut all);
        }
        Some((write::bundle(&self.record, &all, &keys), code))
    }
}

/// Changes an act, and signs it again with the same keys.
fn resign(envelope: &mut Envelope, change: impl FnOnce(&mut Value)) {
    let signer = Signer::of(envelope.keys());
    let mut act: Value = serde_json::from_slice(&envelope.payload).expect("an act");
    change(&mut act);
    *envelope = Envelope::sign(act.to_string().into_bytes(), &signer);
}

/// The signature of a key.
fn signature_of<'e>(envelope: &'e mut Envelope, key: &Key) -> &'e mut Vec<u8> {
    let mut signatures = envelope.signatures.iter_mut();
    &mut signatures.find(|(id, _)| *id == key.id).expect("it signed").1
}

/// A statement; one that answers another's needs an act that was seen.
fn statement(pick: u8, seen: &BTreeSet<String>) -> Value {
    let kinds = ["reservation", "interpretative-declaration", "objection", "acceptance"];
    let mut kind = kinds[usize::from(pick) % 4];
    let to = seen.iter().nth(usize::from(pick / 8) % seen.len().max(1));
    if to.is_none() {
        kind = kinds[usize::from(pick) % 2];
    }
    let mut statement = json!({ "kind": kind, "text": { "en": "Not for us." } });
    if matches!(kind, "objection" | "acceptance") {
        statement["to"] = to.expect("it was seen").clone().into();
    }
    if pick & 4 == 4 {
        statement["article"] = "Article 4".into();
    }
    statement
}

/// Those of a list whose bit is set.
fn picked<'a>(all: &[&'a str], mask: u16) -> Vec<&'a str> {
    all.iter().enumerate().filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, it)| *it).collect()
}

/// The ids of some of the keys and pairs that holders may have, in order; at least one.
fn key_ids(mask: u8, signer: &dyn Fn(usize) -> Signer) -> Vec<String> {
    let picked = (0..OWNED).filter(|bit| mask.max(1) >> bit & 1 == 1);
    let mut ids: Vec<String> = picked.map(|bit| signer(bit).id()).collect();
    ids.sort_unstable();
    ids
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
