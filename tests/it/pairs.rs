//! Sets of keys, halves, windows, revocations and suite rules, in a table; and what always holds for pairs. `fips204` signs
//! for ML-DSA-87, the library verifies.
//!
//! A set of keys is written `1` (the Ed25519 key of seed 1) or `1&2` (the Ed25519 key of seed 1 and the ML-DSA-87 key of
//! seed 2).
//!
//! - A roster: `a x:1&1,2 y:3; b z:4`. Commas separate the sets of a holder. After a set there may be `[5-9` (a window of
//!   days, each of which may be left out), `!9c` or `!9r` (compromised or retired since day 9) and `?seal` (its scope).
//!   `a@20` is a party whose classic acts need proof from day 20 on, `a/2` one of which two must sign. `from 20` is the
//!   rule for all parties, and `held A@7` a receipt.
//! - Acts: `A=a1&1@5 B=b4:decline@6<A`: name, party, set, intent if it is not `sign`, day, and an act that it has seen.
//! - Expected: the outcome of each act by name, and the verdict.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fips204::ml_dsa_87;
use fips204::traits::{KeyGen as _, SerDes as _, Signer as _};
use paraph::act::{Act, ActContent, Intent, Signatory};
use paraph::bundle::Bundle;
use paraph::id::{ActId, KeyId};
use paraph::keys::{KeySet, PublicKey, SecretKey, Signature, Signs as _};
use paraph::record::Record;
use paraph::roster::Roster;
use paraph::verify::{Given, Report, Texts, verify};
use serde_json::json;
use zeroize::Zeroizing;

use crate::table_language::day;

/// The number of seeds.
const SEEDS: u8 = 7;

/// The ML-DSA-87 keys by seed.
static ML_DSA: LazyLock<Vec<(PublicKey, ml_dsa_87::PrivateKey)>> = LazyLock::new(|| {
    let key = |seed: u8| {
        let (public, secret) = ml_dsa_87::KG::keygen_from_seed(&[seed; 32]);
        let head = "30820a32300b060960864801650304031303820a2100";
        let head = (0..head.len()).step_by(2).map(|at| u8::from_str_radix(&head[at..at + 2], 16));
        let spki = head.map(Result::unwrap).chain(public.into_bytes()).collect::<Vec<u8>>();
        (PublicKey::from_spki(&spki).unwrap(), secret)
    };
    (0..SEEDS).map(key).collect()
});

fn ed25519(seed: &str) -> SecretKey {
    SecretKey::from_seed(&Zeroizing::new([seed.parse().unwrap(); 32]))
}

fn ml_dsa(seed: &str) -> &'static (PublicKey, ml_dsa_87::PrivateKey) {
    &ML_DSA[seed.parse::<usize>().unwrap()]
}

/// The set of `1` or `1&2`.
fn set(text: &str) -> KeySet {
    let (first, second) = text.split_once('&').map_or((text, None), |(one, two)| (one, Some(two)));
    let second = second.map(|seed| ml_dsa(seed).0.clone());
    KeySet::of(ed25519(first).public().clone(), second).unwrap()
}

/// The signature of each key of a set over a message.
fn signatures(text: &str, message: &[u8]) -> Vec<(KeyId, Signature)> {
    let (first, second) = text.split_once('&').map_or((text, None), |(one, two)| (one, Some(two)));
    let mut signatures = ed25519(first).signatures(message);
    if let Some((public, secret)) = second.map(ml_dsa) {
        let signature = secret.try_sign_with_seed(&[0; 32], message, b"").unwrap();
        signatures.push((public.id(), Signature::read(&signature).unwrap()));
    }
    signatures
}

fn record(terms: &str) -> Record {
    let mut signing = json!({"order": "any"});
    let mut parties = json!([
        {"id": "a", "name": {"en": "A"}},
        {"id": "b", "name": {"en": "B"}},
    ]);
    for term in terms.split(' ').filter(|term| !term.is_empty()) {
        match term.split_once('=') {
            None => signing["suite"] = json!(term),
            Some((party, sets)) => {
                let ids: BTreeSet<String> =
                    sets.split(',').map(|it| set(it).id().to_string()).collect();
                parties[usize::from(party == "b")]["keys"] = json!(ids);
            }
        }
    }
    let record = json!({
        "created": "2021-01-01T00:00:00Z",
        "designation": "contract",
        "format": "paraph/record/1",
        "id": "urn:uuid:00000000-0000-4000-8000-000000000000",
        "parties": parties,
        "signing": signing,
        "texts": [{
            "language": "en", "mediaType": "text/plain", "path": "x", "sha256": "0".repeat(64),
            "size": 1, "status": "authentic",
        }],
        "title": {"en": "Contract"},
    });
    Record::read(&serde_json::to_vec(&record).unwrap()).unwrap()
}

fn roster(text: &str, envelopes: &BTreeMap<String, String>) -> String {
    let mut head = "roster = 1\n".to_owned();
    let mut rest = String::new();
    for part in text.split("; ") {
        let (first, holders) = part.split_once(' ').unwrap();
        if first == "from" {
            head += &format!("hybridFrom = {}\n", time(holders));
            continue;
        }
        if first == "held" {
            let (act, on) = holders.split_once('@').unwrap();
            let (on, envelope) = (time(on), &envelopes[act]);
            rest += &format!("[[received]]\non = {on}\nenvelopes = [\"{envelope}\"]\n");
            continue;
        }
        let (id, from) = first.split_once('@').map_or((first, None), |(id, on)| (id, Some(on)));
        let (id, quorum) = id.split_once('/').unwrap_or((id, "1"));
        rest +=
            &format!("[[party]]\nid = \"{id}\"\nname = {{ en = \"{id}\" }}\nquorum = {quorum}\n");
        rest.extend(from.map(|from| format!("hybridFrom = {}\n", time(from))));
        for holder in holders.split(' ') {
            let (id, keys) = holder.split_once(':').unwrap();
            let keys: Vec<String> = keys.split(',').map(entry).collect();
            let keys = keys.join(", ");
            rest += &format!("[[party.holder]]\nid = \"{id}\"\nname = \"{id}\"\nkeys = [{keys}]\n");
        }
    }
    head + &rest
}

/// An entry of a roster's keys.
fn entry(text: &str) -> String {
    let (text, scope) = text.split_once('?').map_or((text, None), |(text, it)| (text, Some(it)));
    let (text, revoked) = text.split_once('!').map_or((text, None), |(text, it)| (text, Some(it)));
    let (text, window) = text.split_once('[').unwrap_or((text, "-"));
    let (from, until) = window.split_once('-').unwrap();
    let set = set(text);
    let keys: Vec<String> = set.keys().map(|key| format!("\"{}\"", key.to_base64())).collect();
    let mut entry = match &keys[..] {
        [one] => format!("public = {one}"),
        several => format!("public = [{}]", several.join(", ")),
    };
    for (name, on) in [("from", from), ("until", until)] {
        if !on.is_empty() {
            entry += &format!(", {name} = {}", time(on));
        }
    }
    if let Some(scope) = scope {
        entry += &format!(", scope = [\"{scope}\"]");
    }
    if let Some(revoked) = revoked {
        let (on, why) = revoked.split_at(revoked.len() - 1);
        let why = if why == "c" { "compromised" } else { "retired" };
        let on = time(on);
        entry += &format!(", revoked = {{ reported = {on}, since = {on}, reason = \"{why}\" }}");
    }
    format!("{{ {entry} }}")
}

fn time(on: &str) -> String {
    day(on.parse().unwrap(), 0).to_string()
}

/// A scene: the bundle, the roster, and the names of the acts.
struct Scene {
    bundle: Bundle,
    roster: Roster,
    names: BTreeMap<ActId, String>,
}

impl Scene {
    fn of(terms: &str, roster_text: &str, acts: &str) -> Self {
        let mut bundle = Bundle::new(record(terms));
        let mut names: BTreeMap<ActId, String> = BTreeMap::new();
        let mut ids: BTreeMap<String, ActId> = BTreeMap::new();
        for text in acts.split(' ').filter(|text| !text.is_empty()) {
            let (name, text) = text.split_once('=').unwrap();
            let (text, seen) = text.split_once('<').map_or((text, None), |(it, of)| (it, Some(of)));
            let (text, on) = text.split_once('@').unwrap();
            let (text, intent) = text.split_once(':').unwrap_or((text, "sign"));
            let (party, keys) = text.split_at(1);
            let who = Signatory::named("A".parse().unwrap());
            let (party, time) = (party.parse().unwrap(), day(on.parse().unwrap(), 0));
            let intent: Intent = intent.parse().unwrap();
            let own = set(keys);
            let content = ActContent::new(bundle.record(), party, own.key_ids(), who, intent, time);
            let of = seen.map(|seen| ids[seen]);
            let points = matches!(intent, Intent::Withdraw | Intent::Confirm | Intent::Witness);
            let content =
                ActContent { seen: of.into_iter().collect(), of: of.filter(|_| points), ..content };
            let act = Act::new(content).unwrap();
            let made = signatures(keys, &act.signing_input());
            let id = bundle.add(act, &own, made).unwrap();
            names.insert(id, name.to_owned());
            ids.insert(name.to_owned(), id);
        }
        let envelope = |signed: &paraph::bundle::SignedAct| {
            (names[&signed.act().id()].clone(), signed.envelope().digest().to_string())
        };
        let envelopes = bundle.acts().map(envelope).collect();
        let roster = Roster::parse(&roster(roster_text, &envelopes)).unwrap();
        Self { bundle, roster, names }
    }

    fn report(&self, at: i64) -> Report {
        let read = Bundle::read(&self.bundle.to_bytes()).unwrap();
        assert_eq!(read, self.bundle);
        let known = Bundle::read_with_known_keys(&self.bundle.to_bytes(), |id| self.roster.key(id));
        assert_eq!(known, Ok(read));
        verify(&self.bundle, &Given::new(&self.roster, Texts::NotChecked, day(at, 0)))
    }

    fn outcome(&self, at: i64) -> String {
        let report = self.report(at);
        let mut acts: Vec<String> = report
            .acts()
            .iter()
            .map(|act| format!("{}:{}", self.names[&act.id], act.outcome.code()))
            .collect();
        acts.sort();
        format!("{} {}", acts.join(" "), report.verdict().code())
    }
}

/// Terms of the record (`hybrid`, `a=1&1,2` for designated keys), roster, acts, day of the question, expected.
type Row = (&'static str, &'static str, &'static str, i64, &'static str);

const SIMPLE: &str = "a x:1&1; b z:4";
const MIXED: &str = "a x:1&1,2 y:3; b z:4";
const BOTH: &str = "A=a1&1@5 B=b4@6";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Sets.
    ("", SIMPLE, BOTH, 9, "A:counted B:counted concluded"),
    ("", "a x:1; b z:4&4", "A=a1@5 B=b4&4@6", 9, "A:counted B:counted concluded"),
    ("", "a x:1&1; b z:4&4", "A=a1&1@5 B=b4&4@6", 9, "A:counted B:counted concluded"),
    ("", "a x:1&2; b z:4", "A=a1&2@5 B=b4@6", 9, "A:counted B:counted concluded"),
    ("", MIXED, "A=a2@5 B=b4@6", 9, "A:counted B:counted concluded"),
    ("", MIXED, "A=a1&1@5 C=a2@5 B=b4@6", 9, "A:counted B:counted C:counted concluded"),
    ("", "a x:1&1,2&2; b z:4", "A=a1&1@5 C=a2&2@5 B=b4@6", 9, "A:counted B:counted C:counted concluded"),
    ("", "a/2 x:1&1,2 y:3; b z:4", "A=a1&1@5 C=a2@5 B=b4@6", 9, "A:counted B:counted C:counted incomplete"),
    ("", "a/2 x:1&1,2 y:3; b z:4", "A=a1&1@5 C=a3@5 B=b4@6", 9, "A:counted B:counted C:counted concluded"),
    // Halves.
    ("", SIMPLE, "A=a1@5 B=b4@6", 9, "A:half-of-a-pair B:counted incomplete"),
    ("", SIMPLE, "A=a1&2@5 B=b4@6", 9, "A:other-set B:counted incomplete"),
    ("", SIMPLE, "A=a2&1@5 B=b4@6", 9, "A:other-set B:counted incomplete"),
    ("", SIMPLE, "A=a2&2@5 B=b4@6", 9, "A:unknown-key B:counted incomplete"),
    ("", SIMPLE, "A=a2@5 B=b4@6", 9, "A:unknown-key B:counted incomplete"),
    ("", SIMPLE, "A=a1&1@5 B=b4&4@6", 9, "A:counted B:other-set incomplete"),
    ("", "a x:1&1 y:2&2; b z:4", "A=a1&2@5 B=b4@6", 9, "A:halves-of-two-holders B:counted incomplete"),
    ("", "a x:1&1 y:2&2; b z:4", "A=a2&1@5 B=b4@6", 9, "A:halves-of-two-holders B:counted incomplete"),
    ("", "a x:1&1; b z:4&4", "A=a1&4@5 B=b4&4@6", 9, "A:halves-of-two-holders B:counted incomplete"),
    ("", "a x:1&1,2&2; b z:4", "A=a1&2@5 B=b4@6", 9, "A:other-set B:counted incomplete"),
    ("", "a x:1&1 y:2; b z:4", "A=a2&1@5 B=b4@6", 9, "A:halves-of-two-holders B:counted incomplete"),
    ("", MIXED, "A=a1@5 C=a2@5 B=b4@6", 9, "A:half-of-a-pair B:counted C:counted concluded"),
    ("", "a x:1&1; b z:4", "A=b1@5 B=b4@6", 9, "A:half-of-a-pair B:counted incomplete"),
    // An act by a half, or by another pair, is not known: its time binds no one who has seen it.
    ("", SIMPLE, "A=a1&1@8 B=b4@6<A", 9, "A:counted B:before-what-it-saw incomplete"),
    ("", SIMPLE, "A=a1@8 B=b4@6<A", 9, "A:half-of-a-pair B:counted incomplete"),
    ("", SIMPLE, "A=a1&2@8 B=b4@6<A", 9, "A:other-set B:counted incomplete"),
    // Parties and scopes.
    ("", SIMPLE, "A=b1&1@5", 9, "A:key-of-another-party incomplete"),
    ("", "a x:1&1?seal; b z:4", BOTH, 9, "A:not-allowed B:counted incomplete"),
    ("", "a x:1&1?sign; b z:4", BOTH, 9, "A:counted B:counted concluded"),
    ("a=1&1", MIXED, BOTH, 9, "A:counted B:counted concluded"),
    ("a=1&1", MIXED, "A=a2@5 B=b4@6", 9, "A:not-designated B:counted incomplete"),
    ("a=2", MIXED, BOTH, 9, "A:not-designated B:counted incomplete"),
    ("a=1", MIXED, BOTH, 9, "A:not-designated B:counted incomplete"),
    ("a=1", MIXED, "A=a1@5 B=b4@6", 9, "A:half-of-a-pair B:counted incomplete"),
    ("a=1&1,2", MIXED, "A=a2@5 B=b4@6", 9, "A:counted B:counted concluded"),
    // Windows.
    ("", "a x:1&1[5-9; b z:4", BOTH, 9, "A:counted B:counted concluded"),
    ("", "a x:1&1[6-9; b z:4", BOTH, 9, "A:outside-window B:counted incomplete"),
    ("", "a x:1&1[-5; b z:4", BOTH, 9, "A:outside-window B:counted incomplete"),
    ("", "a x:1&1[-5,2[5-; b z:4", "A=a2@5 B=b4@6", 9, "A:counted B:counted concluded"),
    ("", "a x:2[-5,1&1[5-; b z:4", "A=a2@5 B=b4@6", 9, "A:outside-window B:counted incomplete"),
    ("", "a x:2[-5,1&1[5-; b z:4", "A=a2@4 B=b4@6", 9, "A:counted B:counted concluded"),
    ("", "a x:2[-5,1&1[5-; b z:4", BOTH, 9, "A:counted B:counted concluded"),
    // Revocations.
    ("", "a x:1&1!6r; b z:4", BOTH, 9, "A:counted B:counted concluded"),
    ("", "a x:1&1!5r; b z:4", BOTH, 9, "A:revoked B:counted incomplete"),
    ("", "a x:1&1!6c; b z:4", BOTH, 9, "A:revoked B:counted incomplete"),
    ("", "a x:1&1!7c; b z:4; held A@6", BOTH, 9, "A:counted B:counted concluded"),
    ("", "a x:1&1!7c; b z:4; held A@7", BOTH, 9, "A:revoked B:counted incomplete"),
    ("", "a x:1&1!5r,2&2; b z:4", "A=a2&2@5 B=b4@6", 9, "A:counted B:counted concluded"),
    ("", "a x:1&1!5r; b z:4", "A=a1@4 B=b4@6", 9, "A:half-of-a-pair B:counted incomplete"),
    ("", "a x:2!5r,1&1; b z:4", BOTH, 9, "A:counted B:counted concluded"),
    // The rule for one party, and for all.
    ("", "a x:1; b z:4; from 20", "A=a1@5 B=b4@6", 9, "A:counted B:counted concluded"),
    ("", "a x:1; b z:4; from 20", "A=a1@5 B=b4@6", 20, "A:classic-too-late B:classic-too-late incomplete"),
    ("", "a x:1; b z:4; from 20", "A=a1@5 B=b4@6", 19, "A:counted B:counted concluded"),
    ("", "a x:1; b z:4; from 20; held A@19; held B@19", "A=a1@5 B=b4@6", 30, "A:counted B:counted concluded"),
    ("", "a x:1; b z:4; from 20; held A@19; held B@20", "A=a1@5 B=b4@6", 30, "A:counted B:classic-too-late incomplete"),
    ("", "a x:1; b z:4; from 20; held A@19", "A=a1@20 B=b4@6", 19, "A:classic-too-late B:counted incomplete"),
    ("", "a x:1; b z:4; from 20; held A@4", "A=a1@6 B=b4@6", 30, "A:classic-too-late B:classic-too-late incomplete"),
    ("", "a x:1&1; b z:4; from 20", BOTH, 30, "A:counted B:classic-too-late incomplete"),
    ("", "a x:1&1; b z:4; from 20", "A=a1&1@25 B=b4@6", 30, "A:counted B:classic-too-late incomplete"),
    ("", "a x:1&1; b z:4&4; from 20", "A=a1&1@25 B=b4&4@26", 30, "A:counted B:counted concluded"),
    ("", "a@20 x:1; b z:4", "A=a1@5 B=b4@6", 30, "A:classic-too-late B:counted incomplete"),
    ("", "a@20 x:1&1; b z:4", BOTH, 30, "A:counted B:counted concluded"),
    ("", "a@20 x:1; b@40 z:4", "A=a1@5 B=b4@6", 30, "A:classic-too-late B:counted incomplete"),
    ("", "a@20 x:1; b z:4; from 15", "A=a1@5 B=b4@6", 17, "A:classic-too-late B:classic-too-late incomplete"),
    ("", "a@15 x:1; b z:4; from 20", "A=a1@5 B=b4@6", 17, "A:classic-too-late B:counted incomplete"),
    ("", "a@20 x:1!9r; b z:4", "A=a1@10 B=b4@6", 30, "A:revoked B:counted incomplete"),
    ("", "a@20 x:1&1; b z:4", "A=a1@5 B=b4@6", 30, "A:half-of-a-pair B:counted incomplete"),
    // The demand of a record.
    ("hybrid", SIMPLE, BOTH, 9, "A:counted B:hybrid-required incomplete"),
    ("hybrid", "a x:1&1; b z:4&4", "A=a1&1@5 B=b4&4@6", 9, "A:counted B:counted concluded"),
    ("hybrid", MIXED, "A=a2@5 B=b4@6", 9, "A:hybrid-required B:hybrid-required incomplete"),
    ("hybrid", "a x:1&1; b z:4; from 20", BOTH, 30, "A:counted B:hybrid-required incomplete"),
    ("hybrid", "a x:1[6-; b z:4&4", "A=a1@5 B=b4&4@6", 9, "A:hybrid-required B:counted incomplete"),
    // What one person says with several sets.
    ("", MIXED, "A=a1&1@5 C=a2:decline@6<A B=b4@6", 9, "A:declined-since B:counted C:declines incomplete"),
    ("", MIXED, "A=a2@5 C=a1&1:decline@6<A B=b4@6", 9, "A:declined-since B:counted C:declines incomplete"),
    ("", MIXED, "A=a1&1@5 C=a2:withdraw@6<A B=b4@6", 9, "A:withdrawn B:counted C:withdraws incomplete"),
    ("", MIXED, "A=a1&1@5 C=a2:decline@6 B=b4@6", 9, "A:contradicted B:counted C:declines incomplete"),
    ("", MIXED, "A=a1&1@5 C=a3:decline@6 B=b4@6", 9, "A:counted B:counted C:declines concluded"),
    ("", SIMPLE, "A=a1&1@5 C=a1:decline@6<A B=b4@6", 9, "A:counted B:counted C:half-of-a-pair concluded"),
    ("", SIMPLE, "A=a1&1@5 C=a1:withdraw@6<A B=b4@6", 9, "A:counted B:counted C:half-of-a-pair concluded"),
    ("", SIMPLE, "A=a1&1@5 C=a1&2:decline@6<A B=b4@6", 9, "A:counted B:counted C:other-set concluded"),
];

#[test]
fn sets_halves_windows_revocations_and_rules() {
    assert!(ROWS.len() >= 60, "{}", ROWS.len());
    for (terms, roster, acts, at, expected) in ROWS {
        let found = Scene::of(terms, roster, acts).outcome(*at);
        assert_eq!(found, *expected, "{terms} | {roster} | {acts} | {at}");
    }
}

/// Every act by a half, and every act by a pair of which one signature is missing or spoiled, counts for no one.
#[test]
fn no_act_that_lacks_a_half_ever_counts() {
    for (terms, roster, acts, at, _) in ROWS {
        let scene = Scene::of(terms, roster, acts);
        for signed in scene.bundle.acts().filter(|signed| signed.act().content().is_hybrid()) {
            let envelope = signed.envelope();
            let keys = envelope.key_ids().collect::<Vec<_>>();
            for left in 0..2 {
                // One signature alone: no bundle has it.
                let one = envelope.signatures().nth(left).map(|(id, it)| (id, it.clone()));
                let own = scene.bundle.key_sets().into_iter();
                let own = own.clone().find(|set| set.id() == signed.act().content().key_set());
                let own = own.expect("its keys are there");
                let mut with = Bundle::new(scene.bundle.record().clone());
                let fault = with.add(signed.act().clone(), &own, one).unwrap_err();
                assert_eq!(fault.code(), "half-missing");
                // A byte of it spoiled.
                let mut both: Vec<(KeyId, Signature)> =
                    envelope.signatures().map(|(id, it)| (id, it.clone())).collect();
                let mut bytes = both[left].1.as_bytes().to_vec();
                bytes[9] ^= 1;
                both[left].1 = Signature::read(&bytes).unwrap();
                let fault = with.add(signed.act().clone(), &own, both).unwrap_err();
                assert_eq!(fault.code(), "bad-signature");
            }
            assert_eq!(keys.len(), 2);
        }
        // The same acts, each by one half of its pair.
        let halves =
            acts.split(' ').map(|act| match (act.split_once('&'), act.split_once(['@', ':'])) {
                (Some((before, _)), Some((whole, _))) => format!("{before}{}", &act[whole.len()..]),
                _ => act.to_owned(),
            });
        let halves = Scene::of(terms, roster, &halves.collect::<Vec<_>>().join(" "));
        let pairs = halves.roster.parties().flat_map(|party| party.holders.values());
        let pairs = pairs.flat_map(|holder| holder.keys.values());
        let halved: BTreeSet<KeyId> = pairs
            .filter(|key| key.set.ml_dsa().is_some())
            .map(|key| key.set.ed25519().id())
            .collect();
        for act in halves.report(*at).acts() {
            let is_half = act.content.keys.iter().any(|key| halved.contains(key));
            assert!(!is_half || act.outcome.signer().is_none(), "{roster} {acts}");
            assert!(!is_half || act.outcome.holder().is_none(), "{roster} {acts}");
        }
    }
}

/// A pair that no act of a bundle names is added to each roster, for a new holder and for an old one.
#[test]
fn a_pair_more_in_a_roster_changes_no_verdict_on_classic_acts() {
    for (terms, roster, acts, at, _) in ROWS.iter().filter(|row| !row.2.contains('&')) {
        let before = Scene::of(terms, roster, acts);
        let (report, whole) = (before.report(*at), before.outcome(*at));
        let new_holder = roster.replacen("a x:", "a w:6&6 x:", 1);
        let new_key = roster.replacen(" x:", " x:6&6,", 1);
        for (what, more) in [("holder", new_holder), ("key", new_key)] {
            if more == *roster {
                continue;
            }
            let after = Scene::of(terms, &more, acts);
            assert_eq!(after.outcome(*at), whole, "{what}: {more} {acts}");
            let outcomes = |report: &Report| -> Vec<_> {
                report
                    .parties()
                    .iter()
                    .map(|party| (party.outcome, party.holders.clone()))
                    .collect()
            };
            assert_eq!(outcomes(&after.report(*at)), outcomes(&report), "{what}: {more} {acts}");
        }
    }
}

#[test]
fn bundles_of_pairs_merge_as_sets_and_are_salvaged_by_act() {
    let all = Scene::of("", MIXED, "A=a1&1@5 B=b4@6 C=a2&2@7").bundle;
    let one = Scene::of("", MIXED, "A=a1&1@5 B=b4@6").bundle;
    let other = Scene::of("", MIXED, "C=a2&2@7 B=b4@6").bundle;
    assert_eq!(one.clone().merge(other.clone()).unwrap(), all);
    assert_eq!(other.merge(one).unwrap(), all);
    assert_eq!((all.keys().count(), all.key_sets().len()), (5, 3));
    // One signature of a pair is spoiled: only its act is lost.
    let text = String::from_utf8(all.to_bytes()).unwrap();
    let long =
        text.find("\"sig\":\"").into_iter().chain(text.match_indices("\"sig\":\"").map(|it| it.0));
    let at = long.map(|at| at + 7).find(|at| text[*at..].find('"').unwrap() > 100).unwrap() + 40;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    let spoiled = format!("{}{other}{}", &text[..at], &text[at + 1..]);
    assert_eq!(Bundle::read(spoiled.as_bytes()).unwrap_err().code(), "bad-signature");
    let salvaged = Bundle::salvage(spoiled.as_bytes()).unwrap();
    assert_eq!((salvaged.bundle.len(), salvaged.dropped.len()), (2, 1));
    assert_eq!(Bundle::read(&salvaged.bundle.to_bytes()), Ok(salvaged.bundle));
}
