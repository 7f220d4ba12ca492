//! Acts: the payloads of envelopes. The values that they share with records are in record.rs.

use ed25519_dalek::SigningKey;
use serde_json::{Value, json};

use super::base::{Base, fill, set};
use super::record::{ID, between};
use super::sign::{canonical, key, key_id, sha256};
use crate::vectors::file::{Kind, Vector};

/// An act about `record` for `party`, to be signed with `key`, with no more than it needs.
pub(super) fn about(record: &Value, party: &str, key: &SigningKey) -> Value {
    json!({
        "format": "paraph/act/1",
        "intent": "sign",
        "keys": [key_id(key)],
        "party": party,
        "record": {"id": record["id"], "sha256": sha256(canonical(record))},
        "seen": [],
        "signatory": {"name": "Ann Example"},
        "signedAt": "2021-08-05T09:00:00+09:00",
    })
}

fn minimal() -> Value {
    about(&between(&["north", "south"]), "north", &key("ann"))
}

/// An act that has every member.
fn full() -> Value {
    let mut act = minimal();
    act["capacity"] = json!("acting");
    act["place"] = json!({"country": "KR", "locality": "Seoul"});
    act["seen"] = acts(2);
    act["signatory"] = json!({
        "name": "홍길동",
        "nameLatin": "Hong Gil-dong",
        "title": {"en": "Deputy Minister"},
    });
    act
}

/// That many ids of acts, in order.
fn acts(count: usize) -> Value {
    let mut ids: Vec<String> =
        (0..count).map(|number| sha256(format!("paraph vector act {number}"))).collect();
    ids.sort();
    json!(ids)
}

pub(super) fn all() -> Vec<Vector> {
    let base = Base { kind: Kind::Act, value: minimal() };
    let full = Base { kind: Kind::Act, value: full() };
    let optional =
        ["/capacity", "/place", "/place/locality", "/signatory/nameLatin", "/signatory/title"];
    [
        vec![
            base.ok("minimal", "the members that an act needs are enough"),
            full.ok("full", "every member of an act is there"),
        ],
        full.members(&optional, &["/signatory/title"], 2),
        values(&full),
        lists(&base),
        formats(&base),
        not_canonical(&base),
        limits(&base),
    ]
    .concat()
}

fn values(full: &Base) -> Vec<Vector> {
    let id = &key_id(&key("ann"));
    let country = "a country is two capital letters";
    let number = json!({"en": 1});
    let at = "/signatory/title/en";
    [
        full.values(
            "unknown-word",
            "/intent",
            &[
                ("intent-other", json!("decline"), "not an intent of this version"),
                ("intent-case", json!("Sign"), "case counts"),
                ("intent-empty", json!(""), "an intent is needed"),
            ],
        ),
        full.values(
            "unknown-word",
            "/capacity",
            &[("capacity", json!("king"), "king is no capacity")],
        ),
        full.values(
            "bad-country",
            "/place/country",
            &[
                ("lower-case", json!("kr"), country),
                ("three-letters", json!("KOR"), country),
                ("empty", json!(""), country),
                ("digits", json!("41"), country),
            ],
        ),
        full.values("bad-id", "/party", &[("party", json!("North"), "ids are lower case")]),
        full.values(
            "bad-uuid",
            "/record/id",
            &[("record", json!(&ID[9..]), "an id begins with urn:uuid:")],
        ),
        full.values(
            "bad-digest",
            "/record/sha256",
            &[("record", json!(sha256("").to_uppercase()), "hex digits are lower case")],
        ),
        full.values(
            "bad-digest",
            "/keys/0",
            &[
                ("key-upper-case", json!(id.to_uppercase()), "hex digits are lower case"),
                ("key-short", json!(id[..16]), "a short key id names many keys"),
            ],
        ),
        full.values(
            "bad-digest",
            "/seen/0",
            &[("seen", json!("00"), "what was seen are ids of acts")],
        ),
        full.values(
            "bad-time",
            "/signedAt",
            &[("signed-at", json!("2021-08-05T00:00:00+00:00"), "UTC is written Z")],
        ),
        full.values(
            "bad-language",
            "/signatory/title",
            &[("title", json!({"EN": "Minister"}), "languages are lower case")],
        ),
        full.values(
            "empty-list",
            "/signatory/title",
            &[("title", json!({}), "a name is needed in some language")],
        ),
        vec![full.value_at(
            "wrong-type",
            "title",
            at,
            "/signatory/title",
            number,
            "a title is a string",
        )],
        labels(full),
    ]
    .concat()
}

/// Each name is a label.
fn labels(full: &Base) -> Vec<Vector> {
    let labels =
        ["/place/locality", "/signatory/name", "/signatory/nameLatin", "/signatory/title/en"];
    let variants = ["locality", "name", "name-latin", "title"];
    let vector = |(pointer, variant): (&str, &str)| {
        let override_ = json!("Hong\u{202e}");
        [
            full.values("empty-string", pointer, &[(variant, json!(""), "words are needed")]),
            full.values(
                "forbidden-character",
                pointer,
                &[(variant, override_, "this character reorders what is shown")],
            ),
        ]
        .concat()
    };
    labels.into_iter().zip(variants).flat_map(vector).collect()
}

fn lists(base: &Base) -> Vec<Vector> {
    let ids = acts(2);
    let reversed = json!([ids[1], ids[0]]);
    let twice = json!([ids[0], ids[0]]);
    let two_keys = {
        let mut keys = [key_id(&key("ann")), key_id(&key("bob"))];
        keys.sort();
        json!(keys)
    };
    let why = "one Ed25519 key signs an act for now";
    vec![
        base.value_at("unsorted-list", "seen", "/seen/1", "/seen", reversed, "ids ascend"),
        base.value_at("duplicate-entry", "seen", "/seen/1", "/seen", twice, "each act stands once"),
        base.value_at("empty-list", "keys", "/keys", "/keys", json!([]), "somebody signs"),
        base.value_at("too-many", "keys", "/keys/1", "/keys", two_keys, why),
        base.value_at("too-many", "seen", "/seen/512", "/seen", acts(513), "512 are the most"),
        base.ok_with("/seen", &[("most-seen", acts(512), "512 acts are the most")]).remove(0),
    ]
}

fn formats(base: &Base) -> Vec<Vector> {
    let newer = set(&set(&base.value, "/format", json!("paraph/act/2")), "/aa", json!(1.5));
    let why = "what a newer format has is no fault of it";
    vec![
        Vector::bad(Kind::Act, "newer-format", "", "/format", why).body(canonical(&newer)),
        base.value_at(
            "unknown-format",
            "record",
            "/format",
            "/format",
            json!("paraph/record/1"),
            "a record is no act",
        ),
    ]
}

fn not_canonical(base: &Base) -> Vec<Vector> {
    let (seen, newline) = (r#""seen":["#, base.text() + "\n");
    let twice = r#""intent":"sign","intent":"sign""#;
    let why = "readers that keep another one would see another intent";
    let at_end =
        Vector::bad(Kind::Act, "whitespace", "final-newline", "", "nothing follows the value");
    [
        base.texts(
            "whitespace",
            "/seen",
            &[("", seen, r#""seen": ["#, "no white space stands outside strings")],
        ),
        base.texts("duplicate-name", "", &[("", r#""intent":"sign""#, twice, why)]),
        base.texts(
            "escape-form",
            "/intent",
            &[("", "\"sign\"", r#""\u0073ign""#, "s needs no escape")],
        ),
        vec![at_end.body(newline)],
    ]
    .concat()
}

fn limits(base: &Base) -> Vec<Vector> {
    vec![
        Vector::ok(Kind::Act, "largest", "64 KiB are the most").body(large(base, 64 << 10)),
        Vector::bad(Kind::Act, "too-large", "", "", "64 KiB are the most")
            .body(large(base, (64 << 10) + 1)),
    ]
}

/// An act of that size in bytes: the signatory's title is there in many languages.
fn large(base: &Base, size: usize) -> Vec<u8> {
    fill(size, |titles| canonical(&set(&base.value, "/signatory/title", json!(titles))))
}
