//! Bundles: sound or not, whatever the roster.

use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::traits::Identity as _;
use curve25519_dalek::{EdwardsPoint, Scalar};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};

use super::act::about;
use super::base::{Base, remove, replace_one, set};
use super::record::{between, full, large};
use super::sign::{
    ACT_TYPE, base64, canonical, concat, envelope, key, key_id, mixed_order, pae, public, sha256,
    sign_with, signed, spki, unreduced,
};
use crate::vectors::file::{Kind, Vector};

/// A bundle of these envelopes and keys (SubjectPublicKeyInfos), both sorted.
pub(super) fn bundle(record: &Value, acts: &[Value], keys: &[Vec<u8>]) -> Value {
    let mut acts = acts.to_vec();
    acts.sort_by_key(|envelope| (act_id(envelope), sha256(canonical(envelope))));
    let mut keys = keys.to_vec();
    keys.sort_by_key(|key| sha256(key));
    keys.dedup();
    json!({
        "acts": acts,
        "format": "paraph/bundle/1",
        "keys": keys.iter().map(base64).collect::<Vec<_>>(),
        "record": record,
    })
}

/// SHA-256 of the payload.
pub(super) fn act_id(envelope: &Value) -> String {
    use base64::Engine as _;
    let payload = envelope["payload"].as_str().expect("an envelope has a payload");
    let payload = base64::engine::general_purpose::STANDARD.decode(payload);
    sha256(payload.expect("base64 of ours"))
}

/// The record that the bundles are about.
fn record() -> Value {
    between(&["north", "south"])
}

/// A bundle with one act, for north, signed by ann.
pub(super) fn one() -> Base {
    let act = about(&record(), "north", &key("ann"));
    with_act(&signed(&act, &key("ann")))
}

/// A bundle of one envelope, with ann's key.
fn with_act(envelope: &Value) -> Base {
    let value = bundle(&record(), std::slice::from_ref(envelope), &[public(&key("ann"))]);
    Base { kind: Kind::Bundle, value }
}

/// A bundle that both parties signed, south having seen north's act.
pub(super) fn two() -> Base {
    let north = signed(&about(&record(), "north", &key("ann")), &key("ann"));
    let south = set(&about(&record(), "south", &key("bob")), "/seen", json!([act_id(&north)]));
    let acts = [north, signed(&south, &key("bob"))];
    let value = bundle(&record(), &acts, &[public(&key("ann")), public(&key("bob"))]);
    Base { kind: Kind::Bundle, value }
}

pub(super) fn all() -> Vec<Vector> {
    let (one, two) = (one(), two());
    let nobody = Base { kind: Kind::Bundle, value: bundle(&record(), &[], &[]) };
    let all_members = Base { kind: Kind::Bundle, value: bundle(&full(), &[], &[]) };
    [
        vec![
            nobody.ok("no-one-signed", "a record that nobody has signed yet"),
            all_members.ok("full-record", "every member of a record is there"),
            one.ok("one-act", "one party has signed"),
            two.ok("two-acts", "both parties have signed, the second having seen the first"),
            two_envelopes(),
        ],
        two.members(&[], &[], 2),
        formats(&one),
        nested(&one),
        acts(&one),
        lists(&two),
        keys(&one, &two),
        signatures(),
        beside_good_ones(&two),
        not_canonical(&one),
        limits(&nobody),
    ]
    .concat()
}

fn two_envelopes() -> Vector {
    let envelopes = envelopes_of_one_act();
    let value = bundle(&record(), &envelopes, &[public(&key("ann"))]);
    Base { kind: Kind::Bundle, value }
        .ok("two-envelopes-of-one-act", "two signatures by one key over one act are both good")
}

/// An envelope with invalid Base64 in its signature and an invalid act.
fn faults_of_both() -> Vector {
    let act = set(&about(&record(), "north", &key("ann")), "/party", json!("North"));
    let base = with_act(&signed(&act, &key("ann")));
    let at = "/acts/0/signatures/0/sig";
    let why = "the envelope is read to its end, with its faults, before the act in it";
    base.value_at("bad-base64", "before-the-act", at, at, json!("AA"), why)
}

/// Two envelopes of one act with different valid signatures: ann signed with another nonce.
pub(super) fn envelopes_of_one_act() -> [Value; 2] {
    let act = about(&record(), "north", &key("ann"));
    [signed(&act, &key("ann")), signed_again(&act, &key("ann"))]
}

/// An act with a valid signature that no deterministic signer makes.
pub(super) fn signed_again(act: &Value, key: &SigningKey) -> Value {
    let payload = canonical(act);
    let input = pae(ACT_TYPE, &payload);
    let signature = sign_with(key, &input, Scalar::from(7_u64), EdwardsPoint::identity());
    envelope(&payload, &key_id(key), &signature)
}

fn formats(one: &Base) -> Vec<Vector> {
    let newer = set(&set(&one.value, "/format", json!("paraph/bundle/2")), "/evidence", json!([]));
    let why = "what a newer format has is no fault of it";
    let long = format!("paraph/record/2{}", "0".repeat(300));
    let format =
        |code, variant, at, name: &str, why| one.value_at(code, variant, at, at, json!(name), why);
    let act = |code, format: &str, why| {
        let act = set(&about(&record(), "north", &key("ann")), "/format", json!(format));
        let act = with_act(&signed(&set(&act, "/aa", json!(null)), &key("ann")));
        Vector::bad(Kind::Bundle, code, "act", "/acts/0/payload#/format", why).body(act.text())
    };
    vec![
        Vector::bad(Kind::Bundle, "newer-format", "", "/format", why).body(canonical(&newer)),
        format("newer-format", "record", "/record/format", "paraph/record/2", why),
        format("newer-format", "record-long", "/record/format", &long, "it is a number"),
        format(
            "unknown-format",
            "record-long",
            "/record/format",
            &format!("{long}x"),
            "the record in a bundle declares nothing: its format is compared whole",
        ),
        act("newer-format", "paraph/act/2", why),
        act("unknown-format", "paraph/record/1", "a record is no act"),
        format("unknown-format", "record", "/format", "paraph/record/1", "a record is no bundle"),
        format("unknown-format", "0", "/format", "paraph/bundle/0", "versions begin with 1"),
        format("unknown-format", "other-digit", "/format", "paraph/bundle/٢", "digits are 0 to 9"),
    ]
}

/// Faults of the record, the acts and the envelopes in it, with their places.
fn nested(one: &Base) -> Vec<Vector> {
    let act = about(&record(), "north", &key("ann"));
    let payload = |code, variant, within: &str, payload: &[u8], why| {
        let input = pae(ACT_TYPE, payload);
        let signature = key("ann").sign(&input).to_bytes();
        let envelope = envelope(payload, &key_id(&key("ann")), &signature);
        let at = format!("/acts/0/payload#{within}");
        Vector::bad(Kind::Bundle, code, variant, &at, why).body(with_act(&envelope).text())
    };
    let text = String::from_utf8(canonical(&act)).expect("JSON is UTF-8");
    let spaced = replace_one(&text, "[],", "[] ,");
    let (before, after) = text.split_once("Ann").expect("the signatory");
    let latin1 = [before.as_bytes(), b"Ren\xe9", after.as_bytes()].concat();
    let changed = |pointer, value| canonical(&set(&act, pointer, value));
    let form = "the payload is canonical, too";
    vec![
        payload(
            "bad-time",
            "act",
            "/signedAt",
            &changed("/signedAt", json!("now")),
            "this is no time",
        ),
        payload("unknown-member", "act", "/zz", &changed("/zz", json!(1)), "objects are closed"),
        payload(
            "missing-member",
            "act",
            "",
            &canonical(&remove(&act, "/intent")),
            "an act has an intent",
        ),
        payload("empty-list", "act-keys", "/keys", &changed("/keys", json!([])), "somebody signs"),
        payload("whitespace", "act", "/seen", spaced.as_bytes(), form),
        payload("not-json", "act", "", b"", "an empty payload is no act"),
        payload("not-utf8", "act", "/signatory/name", &latin1, "the payload is UTF-8"),
        payload(
            "unknown-format",
            "act-bundle",
            "/format",
            &canonical(&one.value),
            "this is no act",
        ),
        one.value_at(
            "bad-base64",
            "payload",
            "/acts/0/payload",
            "/acts/0/payload",
            json!("AA"),
            "base64 is padded",
        ),
        faults_of_both(),
        one.value_at(
            "payload-type",
            "",
            "/acts/0/payloadType",
            "/acts/0/payloadType",
            json!("text/plain"),
            "only acts stand in a bundle",
        ),
        one.value_at(
            "unknown-member",
            "newer-record",
            "/record/aa",
            "/record",
            set(&set(&record(), "/format", json!("paraph/record/2")), "/aa", json!("x")),
            "the record in a bundle declares nothing of its own: its format comes after aa",
        ),
        one.value_at(
            "bad-time",
            "record",
            "/record/created",
            "/record/created",
            json!("now"),
            "this is no time",
        ),
        one.value_at(
            "empty-list",
            "record",
            "/record/texts",
            "/record/texts",
            json!([]),
            "a record has a text",
        ),
    ]
}

/// Valid acts that do not fit this bundle.
fn acts(one: &Base) -> Vec<Vector> {
    let about_ann = |record: &Value, party: &str| about(record, party, &key("ann"));
    let bad = |code, variant, at: &str, act: &Value, why| {
        let at = format!("/acts/0{at}");
        let text = with_act(&signed(act, &key("ann"))).text();
        Vector::bad(Kind::Bundle, code, variant, &at, why).body(text)
    };
    let other_record = set(&record(), "/title/en", json!("Contract, second draft"));
    let other_id = json!("urn:uuid:00000000-0000-4000-8000-000000000000");
    let north = about_ann(&record(), "north");
    let keys = json!([key_id(&key("bob"))]);
    let [digest, id, both] = [
        about_ann(&other_record, "north"),
        set(&north, "/record/id", other_id.clone()),
        set(&about_ann(&other_record, "north"), "/record/id", other_id),
    ];
    vec![
        bad(
            "wrong-record",
            "digest",
            "/payload#/record/sha256",
            &digest,
            "the act is about another draft of the record",
        ),
        bad("wrong-record", "id", "/payload#/record/id", &id, "the id and the digest disagree"),
        bad(
            "wrong-record",
            "both",
            "/payload#/record/sha256",
            &both,
            "the act is about another instrument",
        ),
        bad(
            "party-not-in-record",
            "",
            "/payload#/party",
            &about_ann(&record(), "west"),
            "west is no party of the record",
        ),
        bad(
            "party-not-in-record",
            "look-alike",
            "/payload#/party",
            &about_ann(&record(), "n0rth"),
            "n0rth with a zero is not north",
        ),
        bad(
            "keys-differ",
            "",
            "/signatures",
            &set(&north, "/keys", keys),
            "the act names bob's key, ann's signed",
        ),
        one.value_at(
            "keys-differ",
            "keyid",
            "/acts/0/signatures",
            "/acts/0/signatures/0/keyid",
            json!(key_id(&key("bob"))),
            "the key id beside the signature is not signed, the act's keys are",
        ),
        one.value_at(
            "wrong-record",
            "record-changed",
            "/acts/0/payload#/record/sha256",
            "/record/title/en",
            json!("Contract, changed after signing"),
            "the record was changed after it was signed",
        ),
        one.value_at(
            "wrong-record",
            "languages-swapped",
            "/acts/0/payload#/record/sha256",
            "/record/texts",
            languages_swapped(),
            "the English text is called Korean and the Korean one English, after signing",
        ),
    ]
}

/// The texts of the record, each under the other's language.
fn languages_swapped() -> Value {
    let texts = record()["texts"].clone();
    let swapped = set(&texts, "/0/language", texts[1]["language"].clone());
    set(&swapped, "/1/language", texts[0]["language"].clone())
}

/// One invalid signature among valid ones causes the whole bundle to be rejected.
fn beside_good_ones(two: &Base) -> Vec<Vector> {
    let bob_for_ann = |act: &Value| {
        let payload = canonical(act);
        let signature = key("bob").sign(&pae(ACT_TYPE, &payload)).to_bytes();
        envelope(&payload, &key_id(&key("ann")), &signature)
    };
    let spoiled = |at: usize| {
        let sig = two.value["acts"][1 - at]["signatures"][0]["sig"].clone();
        let (pointer, why) =
            (format!("/acts/{at}/signatures/0/sig"), "one signature is good, one is not");
        let variant = ["good-second", "good-first"][at];
        two.value_at("bad-signature", variant, &pointer, &pointer, sig, why)
    };
    let act = about(&record(), "north", &key("ann"));
    let good = signed(&act, &key("ann"));
    let same_act = bundle(&record(), &[good.clone(), bob_for_ann(&act)], &[public(&key("ann"))]);
    let is_good = |envelope: &Value| *envelope == good;
    let acts = same_act["acts"].as_array().expect("acts");
    let false_one = acts.iter().position(|envelope| !is_good(envelope)).expect("bob's");
    let signatures = json!([good["signatures"][0], bob_for_ann(&act)["signatures"][0]]);
    let both = set(&good, "/signatures", signatures);
    let by = |id: &str| set(&both["signatures"][1], "/keyid", json!(id));
    let mut three = [both["signatures"][0].clone(), by(&key_id(&key("bob"))), by(&"f".repeat(64))];
    three.sort_by_key(|it| it["keyid"].to_string());
    let both = set(&both, "/signatures", json!(three));
    let of_bob = set(&act, "/keys", json!([key_id(&key("bob"))]));
    let payload = canonical(&of_bob);
    let by_ann = key("ann").sign(&pae(ACT_TYPE, &payload)).to_bytes();
    let by_ann = envelope(&payload, &key_id(&key("bob")), &by_ann);
    let claims_bob = bundle(&record(), &[by_ann], &[public(&key("bob"))]);
    let bad = |code, variant, at: &str, body: Vec<u8>, why| {
        Vector::bad(Kind::Bundle, code, variant, at, why).body(body)
    };
    vec![
        spoiled(0),
        spoiled(1),
        bad(
            "bad-signature",
            "second-envelope",
            &format!("/acts/{false_one}/signatures/0/sig"),
            canonical(&same_act),
            "of two envelopes of one act, one is not signed by its key",
        ),
        bad(
            "too-many",
            "signatures",
            "/acts/0/signatures/2",
            with_act(&both).text().into_bytes(),
            "a good signature and bad ones stand in one envelope: two are the most",
        ),
        bad(
            "bad-signature",
            "key-id-of-another",
            "/acts/0/signatures/0/sig",
            canonical(&claims_bob),
            "ann signed, and everything names bob's key",
        ),
    ]
}

fn lists(two: &Base) -> Vec<Vector> {
    let (acts, keys) = (&two.value["acts"], &two.value["keys"]);
    let [first, second] = envelopes_of_one_act();
    let ordered = bundle(&record(), &[first, second], &[public(&key("ann"))]);
    let envelopes = Base { kind: Kind::Bundle, value: ordered.clone() };
    let swap = |list: &Value| json!([list[1], list[0]]);
    let twice = |list: &Value| json!([list[0], list[0], list[1]]);
    let by_act = "envelopes ascend by act id";
    let by_digest = "envelopes of one act ascend by their digest";
    vec![
        two.value_at("unsorted-list", "acts", "/acts/1", "/acts", swap(acts), by_act),
        two.value_at(
            "duplicate-entry",
            "acts",
            "/acts/1",
            "/acts",
            twice(acts),
            "each entry stands once",
        ),
        two.value_at("unsorted-list", "keys", "/keys/1", "/keys", swap(keys), "keys ascend by id"),
        two.value_at(
            "duplicate-entry",
            "keys",
            "/keys/1",
            "/keys",
            twice(keys),
            "each entry stands once",
        ),
        envelopes.value_at(
            "unsorted-list",
            "envelopes",
            "/acts/1",
            "/acts",
            swap(&ordered["acts"]),
            by_digest,
        ),
    ]
}

fn keys(one: &Base, two: &Base) -> Vec<Vector> {
    let key_of = |bytes: [u8; 32]| json!([base64(spki(&bytes))]);
    let identity = EIGHT_TORSION[0].compress().to_bytes();
    let mut second_zero = identity;
    second_zero[31] = 0x80;
    let bad = |code, variant, keys: Value, why| {
        one.value_at(code, variant, "/keys/0", "/keys", keys, why)
    };
    let ids: Vec<String> = {
        let mut ids = ["ann", "bob", "eve"].map(|name| key_id(&key(name)));
        ids.sort();
        ids.into()
    };
    let unused = ids.iter().position(|id| *id == key_id(&key("eve"))).expect("eve's");
    let acts: Vec<Value> = two.value["acts"].as_array().expect("acts").clone();
    let three = ["ann", "bob", "eve"].map(|name| public(&key(name)));
    let with_unused = bundle(&record(), &acts, &three);
    let missing = "the act's key is not in the bundle";
    let other = bundle(&record(), &acts_of(one), &[public(&key("bob"))]);
    vec![
        bad("bad-base64", "key", json!(["MCo"]), "base64 is padded"),
        bad(
            "bad-key",
            "raw",
            json!([base64(key("ann").verifying_key())]),
            "the key is not in its container",
        ),
        bad("weak-key", "", key_of(identity), "anyone could sign"),
        bad("non-canonical-key", "", key_of(second_zero), "this point has another encoding"),
        bad("mixed-order-key", "", key_of(mixed_order(&key("ann"))), "verifiers differ on it"),
        bad("wrong-type", "key", json!([{"keyid": "x"}]), "keys are strings"),
        one.value_at("unlisted-key", "", "/acts/0/signatures/0/keyid", "/keys", json!([]), missing),
        Vector::bad(Kind::Bundle, "unlisted-key", "other", "/acts/0/signatures/0/keyid", missing)
            .body(canonical(&other)),
        Vector::bad(
            Kind::Bundle,
            "unused-key",
            "",
            &format!("/keys/{unused}"),
            "a key that signed nothing here could be taken for a party's",
        )
        .body(canonical(&with_unused)),
        anyone_signs(),
    ]
}

fn acts_of(base: &Base) -> Vec<Value> {
    base.value["acts"].as_array().expect("a bundle has acts").clone()
}

/// For the key of the identity, `R` = the identity and `S` = 0 fit every message.
fn anyone_signs() -> Vector {
    let identity = EIGHT_TORSION[0].compress().to_bytes();
    let id = sha256(spki(&identity));
    let act = set(&about(&record(), "north", &key("ann")), "/keys", json!([id]));
    let envelope = envelope(&canonical(&act), &id, &concat(identity, [0; 32]));
    let value = bundle(&record(), &[envelope], &[spki(&identity)]);
    Vector::bad(
        Kind::Bundle,
        "weak-key",
        "anyone-signs",
        "/keys/0",
        "a lenient verifier takes this signature, which no one made",
    )
    .body(canonical(&value))
}

fn signatures() -> Vec<Vector> {
    let ann = key("ann");
    let payload = canonical(&about(&record(), "north", &ann));
    let input = pae(ACT_TYPE, &payload);
    let good = ann.sign(&input).to_bytes();
    let flipped = |byte: usize| {
        let mut signature = good;
        signature[byte] ^= 1;
        signature
    };
    let sign = |message: &[u8]| ann.sign(message).to_bytes();
    let nonce = Scalar::from(7_u64);
    let halves = (good[..32].try_into().expect("32"), good[32..].try_into().expect("32"));
    // y = 2 is not on the curve.
    let mut no_point = [0; 32];
    no_point[0] = 2;
    let other_act = canonical(&about(&record(), "south", &ann));
    let bad = |variant, signature: [u8; 64], why| {
        let envelope = envelope(&payload, &key_id(&ann), &signature);
        let vector =
            Vector::bad(Kind::Bundle, "bad-signature", variant, "/acts/0/signatures/0/sig", why);
        vector.body(with_act(&envelope).text())
    };
    vec![
        bad("first-bit", flipped(0), "a bit of R is wrong"),
        bad("last-bit", flipped(63), "a bit of S is wrong"),
        bad("zeros", [0; 64], "no signature at all"),
        bad("r-no-point", concat(no_point, halves.1), "R is no point"),
        bad("swapped", concat(halves.1, halves.0), "S stands before R"),
        bad("other-key", key("bob").sign(&input).to_bytes(), "bob signed, not ann"),
        bad("other-act", sign(&pae(ACT_TYPE, &other_act)), "ann signed another act than this"),
        bad("bare-payload", sign(&payload), "the payload alone was signed, without its type"),
        bad("base64", sign(base64(&payload).as_bytes()), "the base64 of the payload was signed"),
        bad("other-type", sign(&pae("text/plain", &payload)), "it was signed as another type"),
        bad("record-digest", sign(&canonical(&record())), "the record was signed, not an act"),
        bad(
            "s-not-reduced",
            unreduced(good),
            "S is the group order too large, so that a second signature fits (RFC 8032, 5.1.7)",
        ),
        bad(
            "small-order-r",
            sign_with(&ann, &input, Scalar::ZERO, EdwardsPoint::identity()),
            "R is the identity: the equation holds, strict verifiers refuse it",
        ),
        bad(
            "torsion-in-r",
            sign_with(&ann, &input, nonce, EIGHT_TORSION[1]),
            "the equation holds after multiplication by eight only",
        ),
    ]
}

fn not_canonical(one: &Base) -> Vec<Vector> {
    let text = one.text();
    let bad = |code, variant, at, body: String, why| {
        Vector::bad(Kind::Bundle, code, variant, at, why).body(body)
    };
    let any = r#""order":"any""#;
    vec![
        bad("whitespace", "final-newline", "", format!("{text}\n"), "nothing follows the value"),
        bad(
            "whitespace",
            "record",
            "/record",
            replace_one(&text, "{\"created", "{ \"created"),
            "no white space stands outside strings",
        ),
        bad("not-json", "empty", "", String::new(), "an empty file is no bundle"),
        bad("trailing-bytes", "", "", format!("{text}{text}"), "a file holds one bundle"),
        bad("truncated", "", "/acts/0/payload", text[..100].to_owned(), "the file is cut off"),
        bad(
            "duplicate-name",
            "record",
            "/record/signing",
            replace_one(&text, any, &format!("{any},{any}")),
            "a name is unique, however deep",
        ),
        bad(
            "escape-form",
            "keys",
            "/keys/0",
            replace_one(&text, "[\"MCow", r#"["\u004dCow"#),
            "M needs no escape",
        ),
    ]
}

fn limits(nobody: &Base) -> Vec<Vector> {
    let acts = |count: usize| {
        let envelope = |number: usize| {
            let act = about(&record(), "north", &key("ann"));
            let name = format!("Ann {number}");
            signed(&set(&act, "/signatory/name", json!(name)), &key("ann"))
        };
        let acts: Vec<Value> = (0..count).map(envelope).collect();
        canonical(&bundle(&record(), &acts, &[public(&key("ann"))]))
    };
    let keys: Vec<Vec<u8>> = (0..1025).map(|number| public(&key(&format!("{number}")))).collect();
    let keys = canonical(&bundle(&record(), &[], &keys));
    let bad = |code, variant, at, body: Vec<u8>, why| {
        Vector::bad(Kind::Bundle, code, variant, at, why).body(body)
    };
    let record = Base { kind: Kind::Record, value: record() };
    let large: Value =
        serde_json::from_slice(&large(&record, (1 << 20) + 1)).expect("a record is JSON");
    let why = "1 MiB of record is read";
    let large_act =
        set(&about(&self::record(), "north", &key("ann")), "/format", json!("paraph/act/2"));
    let large_act = set(&large_act, "/signatory/name", json!("A".repeat(64 << 10)));
    let large_act = canonical(&with_act(&signed(&large_act, &key("ann"))).value);
    vec![
        bad("too-many", "acts", "/acts/512", acts(513), "512 are the most"),
        bad("too-many", "keys", "/keys/1024", keys, "1,024 are the most"),
        bad("too-large", "", "", vec![b' '; (16 << 20) + 1], "16 MiB are the most"),
        nobody.value_at(
            "unknown-member",
            "before-too-large",
            "/record/zz",
            "/record",
            set(&large, "/zz", json!("x")),
            "the size of the record is asked once it has been read",
        ),
        nobody.value_at("too-large", "record", "/record", "/record", large, why),
        bad("too-large", "act", "/acts/0/payload#", large_act, "the size of an act comes first"),
        Vector::ok(Kind::Bundle, "most-acts", "512 acts are the most").body(acts(512)),
    ]
}
