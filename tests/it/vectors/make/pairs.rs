//! Acts by pairs of keys, Ed25519 and ML-DSA-87: bundles, rosters and verdicts. The library does not sign here: the
//! signatures of ML-DSA-87 are those of `fips204`.

use std::collections::BTreeMap;
use std::slice::from_ref;

use ed25519_dalek::{Signer as _, SigningKey};
use fips204::ml_dsa_87;
use fips204::traits::{KeyGen as _, SerDes as _, Signer as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::act::about;
use super::base::{Written, set};
use super::bundle::{act_id, bundle};
use super::record::between;
use super::sign::{ACT_TYPE, base64, canonical, key, pae, public, sha256, specimen, spki_of};
use super::verdict::{CONCLUDED, NOT_SIGNED};
use crate::vectors::file::{Kind, Vector};

/// The object identifier of ML-DSA-87 (RFC 9881, section 2) as DER.
const ML_DSA_87: [u8; 11] = [0x06, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x13];

/// A key of one method.
#[derive(Clone)]
enum Half {
    Ed25519(Box<SigningKey>),
    MlDsa(Box<(ml_dsa_87::PublicKey, ml_dsa_87::PrivateKey)>),
}

/// The Ed25519 key of this name: the seed is that of the other vectors.
fn ed(name: &str) -> Half {
    Half::Ed25519(Box::new(key(name)))
}

/// The ML-DSA-87 key of this name. Its seed is the SHA-256 of `paraph vector key: NAME (ML-DSA-87)`; it protects
/// nothing.
fn ml(name: &str) -> Half {
    let seed = Sha256::digest(format!("paraph vector key: {name} (ML-DSA-87)")).into();
    Half::MlDsa(Box::new(ml_dsa_87::KG::keygen_from_seed(&seed)))
}

/// Both keys of this name.
fn pair(name: &str) -> [Half; 2] {
    [ed(name), ml(name)]
}

/// The Ed25519 key of the specimen pair of this name; see keys/README.md.
fn specimen_ed(name: &str) -> Half {
    Half::Ed25519(Box::new(specimen(name)))
}

/// The ML-DSA-87 key of that pair.
fn specimen_ml(name: &str) -> Half {
    let seed = Sha256::digest(format!("paraph specimen key: {name}, ML-DSA-87")).into();
    Half::MlDsa(Box::new(ml_dsa_87::KG::keygen_from_seed(&seed)))
}

/// A pair of which only the Ed25519 key is published.
fn half_published() -> Vec<Half> {
    vec![specimen_ed("rok-mnd-pair"), ml("ann")]
}

/// A pair of which only the ML-DSA-87 key is published.
fn other_half_published() -> Vec<Half> {
    vec![ed("amy"), specimen_ml("rok-mnd-pair")]
}

impl Half {
    fn public(&self) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => public(key),
            Self::MlDsa(keys) => spki_of(&ML_DSA_87, &keys.0.clone().into_bytes()),
        }
    }

    fn id(&self) -> String {
        sha256(self.public())
    }

    /// The signature over a message, with no context and no randomness.
    fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.sign_in(message, b"")
    }

    /// The same, with a context that only ML-DSA has.
    fn sign_in(&self, message: &[u8], context: &[u8]) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => key.sign(message).to_bytes().to_vec(),
            Self::MlDsa(keys) => {
                let signature = keys.1.try_sign_with_seed(&[0; 32], message, context);
                signature.expect("the context is short").to_vec()
            }
        }
    }
}

/// The id of a set of keys: that of its key, or of the pair.
fn set_id(keys: &[Half]) -> String {
    let mut ids: Vec<String> = keys.iter().map(Half::id).collect();
    ids.sort();
    if ids.len() == 1 { ids.remove(0) } else { sha256(ids.concat()) }
}

/// An act about `record` that these keys are to sign.
fn act(record: &Value, party: &str, keys: &[Half]) -> Value {
    let mut ids: Vec<String> = keys.iter().map(Half::id).collect();
    ids.sort();
    set(&about(record, party, &key("ann")), "/keys", json!(ids))
}

/// An envelope with these signatures, sorted.
fn envelope(act: &Value, signatures: &[(String, Vec<u8>)]) -> Value {
    let mut signatures = signatures.to_vec();
    signatures.sort();
    let entry =
        |(id, signature): &(String, Vec<u8>)| json!({"keyid": id, "sig": base64(signature)});
    json!({
        "payload": base64(canonical(act)),
        "payloadType": ACT_TYPE,
        "signatures": signatures.iter().map(entry).collect::<Vec<_>>(),
    })
}

fn input(act: &Value) -> Vec<u8> {
    pae(ACT_TYPE, &canonical(act))
}

/// The signatures of these keys over an act, each with its id.
fn signatures(act: &Value, keys: &[Half]) -> Vec<(String, Vec<u8>)> {
    keys.iter().map(|half| (half.id(), half.sign(&input(act)))).collect()
}

/// An act and its envelope, signed by each key.
fn signed(record: &Value, party: &str, keys: &[Half]) -> Value {
    let act = act(record, party, keys);
    envelope(&act, &signatures(&act, keys))
}

fn record() -> Value {
    between(&["north", "south"])
}

fn publics(keys: &[Half]) -> Vec<Vec<u8>> {
    keys.iter().map(Half::public).collect()
}

pub(super) fn all() -> Vec<Vector> {
    [bundles(), rosters(), verdicts(), records()].concat()
}

fn bundles() -> Vec<Vector> {
    let ann = pair("ann");
    let [ed_ann, ml_ann] = &ann;
    let of = |envelopes: &[Value], keys: &[Half]| {
        canonical(&bundle(&record(), envelopes, &publics(keys)))
    };
    let ok = |variant, body: Vec<u8>, why| Vector::ok(Kind::Bundle, variant, why).body(body);
    let bad = |code, variant, at: &str, body: Vec<u8>, why| {
        Vector::bad(Kind::Bundle, code, variant, at, why).body(body)
    };
    let north = act(&record(), "north", &ann);
    let good = signatures(&north, &ann);
    let other = act(&record(), "south", &ann);
    let of_other = signatures(&other, &ann);
    // The places of both signatures in the envelope.
    let at = |half: &Half| {
        let first = ann.iter().map(Half::id).min().expect("two");
        format!("/acts/0/signatures/{}/sig", usize::from(half.id() != first))
    };
    let half = |half: &Half| envelope(&north, &signatures(&north, from_ref(half)));
    let with = |half: &Half, signature: Vec<u8>| {
        let mut all = good.clone();
        all.retain(|(id, _)| *id != half.id());
        all.push((half.id(), signature));
        envelope(&north, &all)
    };
    let flipped = |half: &Half| {
        let mut signature = half.sign(&input(&north));
        signature[7] ^= 1;
        with(half, signature)
    };
    let from_other = |half: &Half| {
        let (_, signature) = of_other.iter().find(|(id, _)| *id == half.id()).expect("its own");
        let acts = [with(half, signature.clone()), envelope(&other, &of_other)];
        let body = bundle(&record(), &acts, &publics(&ann));
        let first = act_id(&body["acts"][0]) == sha256(canonical(&north));
        let place = at(half).replace("/acts/0", if first { "/acts/0" } else { "/acts/1" });
        (place, canonical(&body))
    };
    let (place_of_ed, ed_of_other) = from_other(ed_ann);
    let (place_of_ml, ml_of_other) = from_other(ml_ann);
    let stranger =
        envelope(&north, &[good[0].clone(), (ml("bob").id(), ml("bob").sign(&input(&north)))]);
    let alone = from_ref(ml_ann);
    let (two_ed, two_ml) = ([ed("ann"), ed("bob")], [ml("ann"), ml("bob")]);
    let context = ml_ann.sign_in(&input(&north), b"paraph");
    let prehash_like = ml_ann.sign(&Sha256::digest(input(&north)));
    vec![
        ok("pair", of(&[signed(&record(), "north", &ann)], &ann), "both keys of a pair signed"),
        ok(
            "pair-and-one-key",
            of(
                &[signed(&record(), "north", &ann), signed(&record(), "south", &[ed("bob")])],
                &[ann.to_vec(), vec![ed("bob")]].concat(),
            ),
            "one party signs with a pair, the other with one key",
        ),
        bad(
            "half-missing",
            "ml-dsa",
            "/acts/0/signatures",
            of(&[half(ed_ann)], from_ref(ed_ann)),
            "the act names both keys of a pair, and only the Ed25519 key signed",
        ),
        bad(
            "half-missing",
            "ed25519",
            "/acts/0/signatures",
            of(&[half(ml_ann)], from_ref(ml_ann)),
            "the act names both keys of a pair, and only the ML-DSA-87 key signed",
        ),
        bad(
            "keys-differ",
            "pair-and-stranger",
            "/acts/0/signatures",
            of(&[stranger], &[ann.to_vec(), vec![ml("bob")]].concat()),
            "bob's ML-DSA-87 key signed in the place of ann's",
        ),
        bad(
            "bad-signature",
            "ed25519-of-a-pair",
            &at(ed_ann),
            of(&[flipped(ed_ann)], &ann),
            "the ML-DSA-87 signature is good, the Ed25519 one is not",
        ),
        bad(
            "bad-signature",
            "ml-dsa-of-a-pair",
            &at(ml_ann),
            of(&[flipped(ml_ann)], &ann),
            "the Ed25519 signature is good, the ML-DSA-87 one is not",
        ),
        bad(
            "bad-signature",
            "ml-dsa-context",
            &at(ml_ann),
            of(&[with(ml_ann, context)], &ann),
            "the ML-DSA-87 signature has a context",
        ),
        bad(
            "bad-signature",
            "ml-dsa-digest",
            &at(ml_ann),
            of(&[with(ml_ann, prehash_like)], &ann),
            "the ML-DSA-87 signature is over a digest of what is signed",
        ),
        bad(
            "bad-signature",
            "ml-dsa-length",
            &at(ml_ann),
            of(&[with(ml_ann, vec![0; 64])], &ann),
            "a signature of the length of Ed25519 stands at an ML-DSA-87 key",
        ),
        bad(
            "signature-of-another-act",
            "ed25519",
            &place_of_ed,
            ed_of_other,
            "the Ed25519 signature is that of another act of the bundle",
        ),
        bad(
            "signature-of-another-act",
            "ml-dsa",
            &place_of_ml,
            ml_of_other,
            "the ML-DSA-87 signature is that of another act of the bundle",
        ),
        bad(
            "half-pair",
            "",
            "/acts/0/payload#/keys",
            of(&[signed(&record(), "north", alone)], alone),
            "an ML-DSA-87 key signs nothing alone",
        ),
        bad(
            "same-method",
            "ed25519",
            "/acts/0/payload#/keys",
            of(&[signed(&record(), "north", &two_ed)], &two_ed),
            "two Ed25519 keys are no pair",
        ),
        bad(
            "same-method",
            "ml-dsa",
            "/acts/0/payload#/keys",
            of(&[signed(&record(), "north", &two_ml)], &two_ml),
            "two ML-DSA-87 keys are no pair",
        ),
        bad(
            "unlisted-key",
            "half",
            &format!("{}keyid", at(ml_ann).trim_end_matches("sig")),
            of(&[signed(&record(), "north", &ann)], from_ref(ed_ann)),
            "one half of the pair is not in the bundle",
        ),
    ]
}

/// An entry of a roster's keys.
fn entry(keys: &[Half], more: &str) -> String {
    let keys: Vec<String> =
        keys.iter().map(|half| format!("\"{}\"", base64(half.public()))).collect();
    format!("{{ public = [{}]{more} }}", keys.join(", "))
}

/// A roster of north with ann and amy, and of south with bob, who have these entries. `more` is in the roster, `north` in
/// the table of that party.
fn roster(more: &str, north: &str, [ann, amy, bob]: [&str; 3]) -> String {
    let holder = |id: &str, keys: &str| match keys {
        "" => String::new(),
        keys => format!("\n[[party.holder]]\nid = \"{id}\"\nname = \"{id}\"\nkeys = [{keys}]\n"),
    };
    let party = |id: &str, more: &str| {
        let name = id.to_uppercase();
        format!("\n[[party]]\nid = \"{id}\"\nname = {{ en = \"{name}\" }}\n{more}")
    };
    let (ann, amy, bob) = (holder("ann", ann), holder("amy", amy), holder("bob", bob));
    let (north, south) = (party("north", north), party("south", ""));
    format!("roster = 1\n{more}{north}{ann}{amy}{south}{bob}")
}

fn one(name: &str) -> String {
    format!("{{ public = \"{}\" }}", base64(ed(name).public()))
}

fn rosters() -> Vec<Vector> {
    let base = Written { kind: Kind::Roster, text: String::new() };
    let bob = one("bob");
    let of = |ann: &str| roster("", "", [ann, "", &bob]);
    let pair_of_ann = entry(&pair("ann"), "");
    let [ed_ann, ml_ann] = pair("ann");
    let turned = entry(&[ml_ann.clone(), ed_ann.clone()], "");
    let amy_too = |amy: &str| roster("", "", [&pair_of_ann, amy, &bob]);
    let window = entry(&pair("ann"), ", from = 2026-01-01T00:00:00Z, scope = [\"sign\"]");
    let text = format!("{{ public = ‸\"{}\" }}", base64(ml_ann.public()));
    let marked = |keys: &[Half]| entry(keys, "").replace("public = [", "public = ‸[");
    let rule = "hybridFrom = 2031-01-01T00:00:00Z\n";
    let whole = |code, variant, text: &str, why| base.whole(code, variant, text, why);
    vec![
        base.ok("pair", &of(&pair_of_ann), "a holder has a pair of keys"),
        base.ok("pair-turned", &of(&turned), "the keys of a pair stand in any order"),
        base.ok("pair-window", &of(&window), "a pair has one window and one scope"),
        base.ok("one-key-in-list", &of(&entry(from_ref(&ed_ann), "")), "a list may have one key"),
        base.ok(
            "hybrid-from",
            &roster(rule, rule, [&pair_of_ann, "", &bob]),
            "from 2031 on, single keys do not count",
        ),
        whole("half-pair", "text", &of(&text), "an ML-DSA-87 key signs nothing alone"),
        whole("half-pair", "list", &of(&marked(from_ref(&ml_ann))), "it has no Ed25519 key"),
        whole("same-method", "", &of(&marked(&[ed("ann"), ed("amy")])), "two Ed25519 keys"),
        whole("same-method", "ml-dsa", &of(&marked(&[ml("ann"), ml("amy")])), "two of ML-DSA-87"),
        whole(
            "too-many",
            "public",
            &of(&marked(&[ed("ann"), ml("ann"), ed("amy")])),
            "a pair has two keys",
        ),
        whole("empty-list", "public", &of("{ public = ‸[] }"), "a key is needed"),
        whole(
            "shared-half",
            "",
            &of(&format!("{pair_of_ann}, {}", marked(&[ed("ann"), ml("amy")]))),
            "one half stands in two pairs of one holder",
        ),
        whole(
            "shared-half",
            "alone",
            &of(&format!("{pair_of_ann}, {}", one("ann").replace("public = ", "public = ‸"))),
            "one half stands alone, too",
        ),
        whole(
            "taken",
            "half-of-another",
            &amy_too(&marked(&[ed("amy"), ml("ann")])),
            "one half belongs to another holder",
        ),
        whole("taken", "pair", &of(&format!("{pair_of_ann}, {}", marked(&pair("ann")))), "twice"),
        whole(
            "bad-time",
            "hybrid-from",
            &roster("hybridFrom = ‸2031-01-01\n", "", [&pair_of_ann, "", &bob]),
            "the rule begins at a time",
        ),
        whole(
            "bad-key",
            "second-of-a-pair",
            &of(&format!("{{ public = [\"{}\", ‸\"AAAA\"] }}", base64(ed_ann.public()))),
            "the second is no key",
        ),
    ]
}

/// The rosters of the verdicts, by name.
pub(super) fn roster_files() -> Vec<(&'static str, String)> {
    let bob = one("bob");
    let ann = entry(&pair("ann"), "");
    let revoked = ", revoked = { reported = 2022-01-01T00:00:00Z, since = 2021-12-01T00:00:00Z, reason = \"compromised\" }";
    let rule = |since: &str| format!("hybridFrom = {since}\n");
    let soon = rule("2025-06-01T00:00:00Z");
    let later = rule("2031-01-01T00:00:00Z");
    let received = |party: &str, keys: &[Half]| {
        let envelope = sha256(canonical(&signed(&record(), party, keys)));
        format!("\n[[received]]\non = 2025-05-31T00:00:00Z\nenvelopes = [\"{envelope}\"]\n")
    };
    let both = entry(&pair("ann"), "") + ", " + &one("ann-2");
    let strip = |text: String| text.strip_prefix("roster = 1\n").expect("its head").to_owned();
    let of = |more: &str, north: &str, keys: [&str; 3]| strip(roster(more, north, keys));
    let amy = entry(&pair("amy"), "");
    let published = [&half_published(), &other_half_published()].map(|keys| entry(keys, ""));
    let published = of("", "", [&published[0], &published[1], &bob]);
    let counts = published.replace("\"\nkeys", "\"\nspecimen = true\nkeys");
    vec![
        ("pair-specimen", published),
        ("pair-specimen-counts", counts),
        ("pair", of("", "", [&ann, &amy, &bob])),
        ("pair-revoked", of("", "", [&entry(&pair("ann"), revoked), "", &bob])),
        ("pair-and-key", of("", "", [&both, "", &bob])),
        ("pair-from-2031", of(&later, "", [&both, "", &bob])),
        ("pair-from-2025", of(&soon, "", [&both, "", &bob])),
        ("pair-north-from-2025", of(&later, &soon, [&both, "", &bob])),
        (
            "pair-from-2025-received",
            of(&soon, "", [&both, "", &bob]) + &received("south", &[ed("bob")]),
        ),
    ]
}

fn verdicts() -> Vec<Vector> {
    let case = |name: &str,
                record: &Value,
                roster: &str,
                rows: &[(&str, Vec<Half>, &str)],
                verdict: (&str, &str),
                parties,
                options: &str,
                why: &str| {
        let envelopes: Vec<Value> =
            rows.iter().map(|(party, keys, _)| signed(record, party, keys)).collect();
        let keys: Vec<Vec<u8>> = rows.iter().flat_map(|(_, keys, _)| publics(keys)).collect();
        let outcomes: BTreeMap<String, &str> =
            envelopes.iter().zip(rows).map(|(it, row)| (act_id(it), row.2)).collect();
        Vector::new(Kind::Verdict, name.to_owned())
            .with("expect", verdict.0)
            .with("why", why)
            .with("roster", format!("{roster}.toml"))
            .with("texts", "none")
            .with("options", options)
            .with("reasons", verdict.1)
            .with("acts", outcomes.into_values().collect::<Vec<_>>().join(", "))
            .with("parties", parties)
            .with("text-outcomes", "not-checked, not-checked")
            .body(canonical(&bundle(record, &envelopes, &keys)))
    };
    let plain = record();
    let demanded = set(&plain, "/signing/suite", json!("hybrid"));
    let with_keys = |keys: &[Half]| set(&plain, "/parties/0/keys", json!([set_id(keys)]));
    let ann = || pair("ann").to_vec();
    let bob = || vec![ed("bob")];
    let (met, north_missing) = ("met, met", "not-signed, met");
    let south_missing = (NOT_SIGNED, "met, not-signed");
    let now = "--at 2026-01-01T00:00:00Z";
    vec![
        case(
            "concluded-pair",
            &plain,
            "pair",
            &[("north", ann(), "counted"), ("south", bob(), "counted")],
            CONCLUDED,
            met,
            "",
            "north signed with a pair, south with one key",
        ),
        case(
            "half-of-a-pair",
            &plain,
            "pair",
            &[("north", vec![ed("ann")], "half-of-a-pair"), ("south", bob(), "counted")],
            NOT_SIGNED,
            north_missing,
            "",
            "a half of a pair counts for no one",
        ),
        case(
            "halves-of-two-holders",
            &plain,
            "pair",
            &[
                ("north", vec![ed("ann"), ml("amy")], "halves-of-two-holders"),
                ("south", bob(), "counted"),
            ],
            NOT_SIGNED,
            north_missing,
            "",
            "each key belongs to another person",
        ),
        case(
            "other-set",
            &plain,
            "pair",
            &[("north", vec![ed("ann"), ml("eve")], "other-set"), ("south", bob(), "counted")],
            NOT_SIGNED,
            north_missing,
            "",
            "only one key of the pair is that of the roster",
        ),
        case(
            "other-set-of-a-key",
            &plain,
            "pair",
            &[("north", ann(), "counted"), ("south", vec![ed("bob"), ml("bob")], "other-set")],
            south_missing.0,
            south_missing.1,
            "",
            "the roster has only one key of this pair, alone",
        ),
        case(
            "unknown-key-pair",
            &plain,
            "pair",
            &[("north", pair("eve").to_vec(), "unknown-key"), ("south", bob(), "counted")],
            NOT_SIGNED,
            north_missing,
            "",
            "the roster has none of the two keys",
        ),
        case(
            "key-of-another-party-pair",
            &plain,
            "pair",
            &[("south", ann(), "key-of-another-party")],
            ("incomplete", "not-signed, not-signed"),
            "not-signed, not-signed",
            "",
            "ann's pair signed for south",
        ),
        case(
            "specimen-key-half",
            &plain,
            "pair-specimen",
            &[("north", half_published(), "specimen-key"), ("south", bob(), "counted")],
            NOT_SIGNED,
            north_missing,
            "",
            "the Ed25519 key of the pair is published",
        ),
        case(
            "specimen-key-other-half",
            &plain,
            "pair-specimen",
            &[("north", other_half_published(), "specimen-key"), ("south", bob(), "counted")],
            NOT_SIGNED,
            north_missing,
            "",
            "the ML-DSA-87 key of the pair is published",
        ),
        case(
            "concluded-specimen-pair",
            &plain,
            "pair-specimen-counts",
            &[("north", half_published(), "counted"), ("south", bob(), "counted")],
            CONCLUDED,
            met,
            "",
            "the roster says that specimens of ann count",
        ),
        case(
            "revoked-pair",
            &plain,
            "pair-revoked",
            &[("north", ann(), "revoked"), ("south", bob(), "counted")],
            NOT_SIGNED,
            north_missing,
            "",
            "a revocation is of the pair",
        ),
        case(
            "concluded-pair-designated",
            &with_keys(&ann()),
            "pair-and-key",
            &[("north", ann(), "counted"), ("south", bob(), "counted")],
            CONCLUDED,
            met,
            "",
            "the record names the pair by its id",
        ),
        case(
            "not-designated-pair",
            &with_keys(&[ed("ann-2")]),
            "pair-and-key",
            &[("north", ann(), "not-designated"), ("south", bob(), "counted")],
            NOT_SIGNED,
            north_missing,
            "",
            "the record names another key of ann",
        ),
        case(
            "hybrid-required",
            &demanded,
            "pair",
            &[("north", ann(), "counted"), ("south", bob(), "hybrid-required")],
            south_missing.0,
            south_missing.1,
            "",
            "the record demands pairs, and south has one key",
        ),
        case(
            "concluded-before-the-rule",
            &plain,
            "pair-from-2031",
            &[("north", vec![ed("ann-2")], "counted"), ("south", bob(), "counted")],
            CONCLUDED,
            met,
            now,
            "the rule has not begun",
        ),
        case(
            "classic-too-late",
            &plain,
            "pair-from-2025",
            &[("north", ann(), "counted"), ("south", bob(), "classic-too-late")],
            south_missing.0,
            south_missing.1,
            now,
            "the rule has begun, and nothing proves that south signed before",
        ),
        case(
            "concluded-proven-before-the-rule",
            &plain,
            "pair-from-2025-received",
            &[("north", ann(), "counted"), ("south", bob(), "counted")],
            CONCLUDED,
            met,
            now,
            "south signed before the rule began, which is proven",
        ),
        case(
            "classic-too-late-in-one-party",
            &plain,
            "pair-north-from-2025",
            &[("north", vec![ed("ann-2")], "classic-too-late"), ("south", bob(), "counted")],
            NOT_SIGNED,
            north_missing,
            now,
            "the rule of north has begun, that of all has not",
        ),
        case(
            "concluded-as-of-before-the-rule",
            &plain,
            "pair-from-2025",
            &[("north", vec![ed("ann-2")], "counted"), ("south", bob(), "counted")],
            CONCLUDED,
            met,
            "--at 2025-05-31T23:59:59Z",
            "the question is as of before the rule",
        ),
    ]
}

/// `signing.suite` of records.
fn records() -> Vec<Vector> {
    let with = |word: Value| canonical(&set(&record(), "/signing/suite", word));
    let at = "/signing/suite";
    let bad = |code, variant, word: Value, why| {
        Vector::bad(Kind::Record, code, variant, at, why).body(with(word))
    };
    vec![
        Vector::ok(Kind::Record, "suite", "only pairs of keys can sign")
            .body(with(json!("hybrid"))),
        bad("unknown-word", "suite", json!("classic"), "left out, the roster alone decides"),
        bad("wrong-type", "suite", json!(true), "a string is needed here, not a boolean"),
    ]
}
