//! Records: their members and lists. Their bytes are in form.rs, their values in value.rs, and their optional
//! content in record_terms.rs.

use serde_json::{Value, json};

use super::base::{Base, fill, set};
use super::record_terms;
use super::sign::{canonical, key, key_id, sha256};
use crate::vectors::file::{Kind, Vector};

/// The texts of the records: the content of the files in `verdict/texts-*`.
pub(super) const ENGLISH: &str = "Contract between North and South.\nSpecimen for test vectors.\n";
pub(super) const KOREAN: &str = "북과 남의 계약.\n시험용 견본.\n";

pub(super) const ID: &str = "urn:uuid:6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

/// A record between `parties` with only the required content.
pub(super) fn between(parties: &[&str]) -> Value {
    let party = |id: &&str| json!({"id": id, "name": {"en": id.to_uppercase()}});
    json!({
        "created": "2021-08-04T09:00:00-04:00",
        "designation": "contract",
        "format": "paraph/record/1",
        "id": ID,
        "parties": parties.iter().map(party).collect::<Value>(),
        "signing": {"order": "any"},
        "texts": [text("contract.en.txt", "en", ENGLISH), text("contract.ko.txt", "ko", KOREAN)],
        "title": {"en": "Contract (specimen)"},
    })
}

pub(super) fn text(path: &str, language: &str, content: &str) -> Value {
    json!({
        "language": language,
        "mediaType": "text/plain",
        "path": path,
        "sha256": sha256(content),
        "size": content.len(),
        "status": "authentic",
    })
}

/// A record with every member.
pub(super) fn full() -> Value {
    let mut record = between(&["north", "south"]);
    record["metadata"] = json!({"file": "A-2021/8"});
    record["parties"][0]["keys"] = json!([key_id(&key("ann"))]);
    record["parties"][0]["quorum"] = json!(2);
    record["signing"]["order"] = json!(["south", "north"]);
    record["texts"][1]["status"] = json!("official-translation");
    record_terms::with_all(&record)
}

pub(super) fn all() -> Vec<Vector> {
    let base = Base { kind: Kind::Record, value: between(&["north", "south"]) };
    let full = Base { kind: Kind::Record, value: full() };
    let optional = ["/metadata", "/parties/0/keys", "/parties/0/quorum"];
    let optional = [&optional, &record_terms::OPTIONAL[..]].concat();
    let open = [&["/metadata", "/parties/0/name", "/title"], &record_terms::OPEN[..]].concat();
    [
        vec![
            base.ok("minimal", "the members that a record needs are enough"),
            full.ok("full", "every member of a record is there"),
        ],
        full.members(&optional, &open, 4),
        more_members(&base),
        metadata(&base),
        numbers(&base),
        lists(&base, &full),
        limits(&base),
    ]
    .concat()
}

fn more_members(base: &Base) -> Vec<Vector> {
    let why = "objects are closed: this member is not in the format";
    let unknown =
        |variant, at: &str| base.value_at("unknown-member", variant, at, at, json!("x"), why);
    let null = "a member that is not there is left out, not null";
    vec![
        unknown("first", "/aa"),
        unknown("between", "/formats"),
        unknown("in-text-between", "/texts/1/paths"),
        unknown("pointer", "/texts/0/a~1b~0c"),
        base.value_at("unknown-member", "terminal", r"/a\u{1b}[2J", "/a\u{1b}[2J", json!("x"), why),
        base.value_at("wrong-type", "null", "/metadata", "/metadata", Value::Null, null),
    ]
}

/// Names and values of metadata are labels.
fn metadata(base: &Base) -> Vec<Vector> {
    let with = |code, variant, at, metadata, why| {
        base.value_at(code, variant, at, "/metadata", metadata, why)
    };
    let pairs = |count: usize| {
        let pair = |number| (format!("m{number:02}"), json!("x"));
        Value::Object((0..count).map(pair).collect())
    };
    let value = json!({"a/b~c": ""});
    vec![
        with(
            "empty-list",
            "metadata",
            "/metadata",
            json!({}),
            "metadata without pairs is left out",
        ),
        with("too-many", "metadata", "/metadata", pairs(65), "64 pairs are the most"),
        with(
            "too-many",
            "metadata-before-value",
            "/metadata",
            set(&pairs(65), "/m64", json!("")),
            "the value of the first pair too many is not read",
        ),
        with(
            "space-at-edge",
            "metadata-name-too-many",
            "/metadata",
            set(&pairs(64), "/m64 ", json!("x")),
            "the name of the first pair too many is checked",
        ),
        with(
            "space-at-edge",
            "metadata-name-before-value",
            "/metadata",
            json!({"a ": ""}),
            "a name is checked before its value is read",
        ),
        with(
            "empty-string",
            "metadata-name",
            "/metadata",
            json!({"": "x"}),
            "a name of metadata is not empty",
        ),
        with(
            "empty-string",
            "metadata-value",
            "/metadata/a~1b~0c",
            value,
            "a value of metadata is not empty",
        ),
        with(
            "wrong-type",
            "metadata-value",
            "/metadata/a",
            json!({"a": 1}),
            "only strings stand here",
        ),
        with("wrong-type", "metadata-list", "/metadata", json!([]), "metadata is an object"),
        with(
            "space-at-edge",
            "metadata-name",
            "/metadata",
            json!({"a ": "x"}),
            "a label has no space at its ends",
        ),
        base.ok_with("/metadata", &[("most-metadata", pairs(64), "64 pairs are the most")])
            .remove(0),
    ]
}

fn numbers(base: &Base) -> Vec<Vector> {
    let quorum = |variant, quorum: Value| (variant, quorum, "a quorum is 1 to 512");
    [
        base.values("out-of-range", "/texts/0/size", &[("size", json!(-1), "a size is 0 or more")]),
        base.values(
            "out-of-range",
            "/parties/0/quorum",
            &[
                quorum("quorum-0", json!(0)),
                quorum("quorum-513", json!(513)),
                quorum("quorum-negative", json!(-1)),
            ],
        ),
        base.values(
            "wrong-type",
            "/parties/0/quorum",
            &[("quorum-string", json!("this program reads version 1"), "a quorum is a number")],
        ),
        base.ok_with("/parties/0/quorum", &[quorum("highest-quorum", json!(512))]),
        base.ok_with(
            "/texts/0/size",
            &[
                ("empty-text", json!(0), "a text may be empty"),
                ("largest-text", json!(9007199254740991_i64), "2^53 - 1 bytes are the most"),
            ],
        ),
    ]
    .concat()
}

fn lists(base: &Base, full: &Base) -> Vec<Vector> {
    let party = |id: &str| json!({"id": id, "name": {"en": "A party"}});
    let parties = |code, variant, at, ids: &[&str], why| {
        let parties = ids.iter().map(|id| party(id)).collect();
        base.value_at(code, variant, at, "/parties", parties, why)
    };
    let texts = |code, variant, paths: &[&str], why| {
        let texts = paths.iter().map(|path| text(path, "en", ENGLISH)).collect();
        base.value_at(code, variant, "/texts/1", "/texts", texts, why)
    };
    let order = |variant, order: Value, why| {
        full.value_at("order-parties", variant, "/signing/order", "/signing/order", order, why)
    };
    // The keys that north designates: each is 64 times the digit.
    let designated = |code, variant, at, digits: &[&str], why| {
        let keys = json!(digits.iter().map(|digit| digit.repeat(64)).collect::<Vec<_>>());
        let value = set(&json!([party("north"), party("south")]), "/0/keys", keys);
        base.value_at(code, variant, at, "/parties", value, why)
    };
    let bad_id = json!(["south", "North"]);
    let number = json!(["south", 1]);
    let entry = "/signing/order/1";
    vec![
        parties("empty-list", "parties", "/parties", &[], "somebody concludes"),
        parties("unsorted-list", "parties", "/parties/1", &["b", "a"], "parties ascend by id"),
        parties(
            "unsorted-list",
            "hyphen",
            "/parties/1",
            &["a1", "a-b"],
            "ids are sorted by bytes, the hyphen first",
        ),
        parties("duplicate-entry", "parties", "/parties/1", &["a", "a"], "an id stands once"),
        parties("duplicate-entry", "last", "/parties/2", &["a", "b", "b"], "an id stands once"),
        base.value_at("empty-list", "texts", "/texts", "/texts", json!([]), "there is a text"),
        texts("unsorted-list", "texts", &["b", "a"], "texts ascend by path"),
        texts(
            "unsorted-list",
            "texts-case",
            &["a", "B"],
            "paths are sorted by bytes, capitals first",
        ),
        texts("duplicate-entry", "texts", &["a", "a"], "a path stands once"),
        designated("empty-list", "party-keys", "/parties/0/keys", &[], "some key is designated"),
        designated("unsorted-list", "party-keys", "/parties/0/keys/1", &["1", "0"], "in order"),
        designated("duplicate-entry", "party-keys", "/parties/0/keys/1", &["0", "0"], "once each"),
        order("missing", json!(["south"]), "a party is missing"),
        order("twice", json!(["south", "north", "south"]), "a party stands twice"),
        order("twice-for-another", json!(["south", "south"]), "a party stands twice"),
        order("stranger", json!(["south", "west"]), "west is no party"),
        order("empty", json!([]), "every party is in it"),
        full.value_at(
            "bad-id",
            "order",
            entry,
            "/signing/order",
            bad_id,
            "an order has ids of parties",
        ),
        full.value_at(
            "wrong-type",
            "order-entry",
            entry,
            "/signing/order",
            number,
            "only strings stand here",
        ),
        full.value_at(
            "bad-id",
            "order-after-stranger",
            entry,
            "/signing/order",
            json!(["west", "North"]),
            "whose ids they are is asked once the order has been read",
        ),
        full.value_at(
            "wrong-type",
            "order-after-repetition",
            "/signing/order/2",
            "/signing/order",
            json!(["south", "south", 1]),
            "whose ids they are is asked once the order has been read",
        ),
        one_party(),
    ]
}

fn one_party() -> Vector {
    let body = canonical(&between(&["north"]));
    Vector::ok(Kind::Record, "one-party", "a declaration has one party").body(body)
}

fn limits(base: &Base) -> Vec<Vector> {
    let ids: Vec<String> = (0..257).map(|number| format!("p{number:03}")).collect();
    let parties = |count: usize| {
        let party = |id: &String| json!({"id": id, "name": {"en": "A party"}});
        ids[..count].iter().map(party).collect::<Value>()
    };
    let texts = |count: usize| {
        (0..count).map(|number| text(&format!("t{number:04}"), "en", ENGLISH)).collect::<Value>()
    };
    let with = |code, variant, at, pointer, value, why| {
        base.value_at(code, variant, at, pointer, value, why)
    };
    let mut ordered = set(&base.value, "/parties", parties(256));
    ordered["signing"]["order"] = json!(ids);
    let mut wrong_type = ordered.clone();
    wrong_type["signing"]["order"][0] = json!("stranger");
    wrong_type["signing"]["order"][256] = json!(1);
    let wrong_type = canonical(&wrong_type);
    let newer = set(&base.value, "/format", json!("paraph/record/2"));
    let newer = Base { kind: Kind::Record, value: newer };
    let order = Vector::bad(
        Kind::Record,
        "too-many",
        "order",
        "/signing/order/256",
        "256 parties are the most",
    );
    vec![
        with("too-many", "parties", "/parties/256", "/parties", parties(257), "256 are the most"),
        with("too-many", "texts", "/texts/1024", "/texts", texts(1025), "1,024 are the most"),
        order.body(canonical(&ordered)),
        Vector::bad(
            Kind::Record,
            "too-many",
            "order-before-entry",
            "/signing/order/256",
            "nothing of the first id too many is read, and the stranger is found later",
        )
        .body(wrong_type),
        base.ok_with("/parties", &[("most-parties", parties(256), "256 parties are the most")])
            .remove(0),
        base.ok_with("/texts", &[("most-texts", texts(1024), "1,024 texts")]).remove(0),
        Vector::ok(Kind::Record, "largest", "1 MiB is the most").body(large(base, 1 << 20)),
        Vector::bad(Kind::Record, "too-large", "", "", "1 MiB is the most")
            .body(large(base, (1 << 20) + 1)),
        Vector::bad(Kind::Record, "too-large", "newer", "", "the size is looked at first")
            .body(large(&newer, (1 << 20) + 1)),
    ]
}

/// A record of this size in bytes: the title is in many languages.
pub(super) fn large(base: &Base, size: usize) -> Vec<u8> {
    fill(size, |titles| canonical(&set(&base.value, "/title", json!(titles))))
}
