//! Envelopes in their own files: well formed or not, whatever they sign.

use serde_json::{Value, json};

use super::act::about;
use super::base::{Base, set};
use super::record::between;
use super::sign::{ACT_TYPE, base64, envelope, key, key_id, signed};
use crate::vectors::file::{Kind, Vector};

pub(super) fn all() -> Vec<Vector> {
    let act = about(&between(&["north", "south"]), "north", &key("ann"));
    let base = Base { kind: Kind::Envelope, value: signed(&act, &key("ann")) };
    [
        vec![
            base.ok("minimal", "one signature is enough"),
            nothing("nothing-signed", "whether the signature is good is not asked here"),
        ],
        base.members(&[], &[], 3),
        values(&base),
        not_canonical(&base),
    ]
    .concat()
}

/// An envelope with an empty payload, with a signature of zeros.
fn nothing(variant: &str, why: &str) -> Vector {
    let value = envelope(b"", &key_id(&key("ann")), &[0; 64]);
    Base { kind: Kind::Envelope, value }.ok(variant, why)
}

fn values(base: &Base) -> Vec<Vector> {
    let signature = &base.value["signatures"][0];
    let by = |names: &[&str]| {
        let mut ids: Vec<String> = names.iter().map(|name| key_id(&key(name))).collect();
        ids.sort();
        ids.iter().map(|id| set(signature, "/keyid", json!(id))).collect::<Vec<Value>>()
    };
    let (two, three) = (by(&["ann", "bob"]), by(&["ann", "bob", "eve"]));
    let id = key_id(&key("ann"));
    let why = "base64 has the standard alphabet, padding, no spare bits and nothing between";
    let payload = |variant, payload: &str| (variant, json!(payload), why);
    let length = |length: usize| json!(base64(vec![0; length]));
    let a_type = |name: &str| json!(name);
    let sig = "/signatures/0/sig";
    [
        base.values(
            "bad-base64",
            "/payload",
            &[
                payload("unpadded", "cGF5bG9hZA"),
                payload("spare-bits", "cGF5bG9hZB=="),
                payload("url-alphabet", "_-8="),
                payload("line-feed", "cGF5\nbG9h"),
                payload("space", "cGF5 bG9h"),
                payload("padded-too-much", "cGF5bG9h===="),
                payload("padding-inside", "cGE=cGE="),
                payload("one-letter", "c"),
            ],
        ),
        base.values("bad-base64", sig, &[("sig", json!("AAA"), why)]),
        base.values(
            "out-of-range",
            sig,
            &[
                ("sig-63", length(63), "a signature has 64 bytes"),
                ("sig-65", length(65), "a signature has 64 bytes"),
                ("sig-empty", json!(""), "a signature has 64 bytes"),
                ("sig-4626", length(4626), "a signature of ML-DSA-87 has 4,627 bytes"),
                ("sig-4628", length(4628), "a signature of ML-DSA-87 has 4,627 bytes"),
            ],
        ),
        base.values(
            "payload-type",
            "/payloadType",
            &[
                (
                    "other",
                    a_type("application/vnd.in-toto+json"),
                    "the envelope holds another statement",
                ),
                ("json", a_type("application/json"), "the type says what is meant"),
                ("case", a_type(&ACT_TYPE.to_uppercase()), "it is signed letter by letter"),
                ("empty", a_type(""), "a type is needed"),
            ],
        ),
        base.values(
            "bad-digest",
            "/signatures/0/keyid",
            &[
                ("keyid-upper-case", json!(id.to_uppercase()), "hex digits are lower case"),
                ("keyid-empty", json!(""), "DSSE lets it be absent, this profile does not"),
            ],
        ),
        base.values("empty-list", "/signatures", &[("signatures", json!([]), "somebody signs")]),
        vec![base.value_at(
            "too-many",
            "signatures",
            "/signatures/2",
            "/signatures",
            json!(three),
            "a pair has two keys",
        )],
        vec![
            base.value_at(
                "unsorted-list",
                "signatures",
                "/signatures/1",
                "/signatures",
                json!([two[1], two[0]]),
                "signatures ascend by key id",
            ),
            base.value_at(
                "duplicate-entry",
                "signatures",
                "/signatures/1",
                "/signatures",
                json!([two[0], two[0]]),
                "a key signs once",
            ),
        ],
        base.ok_with(
            "/signatures",
            &[
                ("two-signatures", json!(two), "an envelope does not know the methods of its keys"),
                (
                    "long-signature",
                    json!([set(signature, "/sig", length(4627))]),
                    "a signature of ML-DSA-87 has 4,627 bytes",
                ),
            ],
        ),
        vec![base.value_at(
            "unknown-member",
            "before-short-sig",
            "/signatures/0/zz",
            "/signatures/0",
            json!({"keyid": id, "sig": "AAAA", "zz": "x"}),
            "the length of a signature is looked at when its object has been read",
        )],
        base.values("wrong-type", "/payload", &[("null", Value::Null, "nothing is null")]),
    ]
    .concat()
}

fn not_canonical(base: &Base) -> Vec<Vector> {
    let text = base.text();
    let twice = format!("\"sig\":\"{}\",\"sig\":", base64([0; 64]));
    let at_end =
        Vector::bad(Kind::Envelope, "whitespace", "final-newline", "", "nothing follows the value");
    let escaped = r#""application\/vnd.paraph.act+json""#;
    let plain = escaped.replace('\\', "");
    let quoted = r#""payload\"":"x","payloadType""#;
    let sorts = "names are compared after escapes are resolved: \" sorts before T";
    [
        base.texts(
            "unknown-member",
            "/payload\"",
            &[("quote-in-name", "\"payloadType\"", quoted, sorts)],
        ),
        vec![at_end.body(text + "\n")],
        base.texts(
            "duplicate-name",
            "/signatures/0",
            &[("sig", "\"sig\":", &twice, "a name stands once in an object")],
        ),
        base.texts(
            "escape-form",
            "/payloadType",
            &[("", &plain, escaped, "a solidus needs no escape")],
        ),
    ]
    .concat()
}
