//! Acts: the payloads of envelopes. Vectors for values that also occur in records are in record.rs.

use ed25519_dalek::SigningKey;
use serde_json::{Value, json};

use super::base::{Base, fill, remove, set};
use super::record::{ID, between};
use super::sign::{canonical, key, key_id, sha256};
use crate::vectors::file::{Kind, Vector};

/// An act about `record` for `party`, to be signed with `key`, with only the required members.
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

/// An act with every member. Only the intent `confirm` allows all of them.
fn full() -> Value {
    let mut act = minimal();
    act["authority"] = act["record"].clone();
    act["capacity"] = json!("acting");
    act["intent"] = json!("confirm");
    act["of"] = acts(2)[1].clone();
    act["place"] = json!({"country": "KR", "locality": "Seoul"});
    act["seen"] = acts(2);
    act["signatory"] = json!({
        "name": "홍길동",
        "nameLatin": "Hong Gil-dong",
        "title": {"en": "Deputy Minister"},
    });
    act["statements"] = json!([answer("objection"), statement("reservation")]);
    act
}

/// A statement that answers no other.
fn statement(kind: &str) -> Value {
    json!({"article": "Article 4", "kind": kind, "text": {"en": "Not for North."}})
}

/// A statement that answers one of a seen act.
fn answer(kind: &str) -> Value {
    set(&statement(kind), "/to", acts(2)[0].clone())
}

/// An act with this intent. If it must point at an act, it points at the second one that it has seen.
fn with_intent(intent: &str) -> Value {
    let mut act = set(&minimal(), "/seen", acts(2));
    act["intent"] = json!(intent);
    if POINTING.contains(&intent) {
        act["of"] = acts(2)[1].clone();
    }
    act
}

/// Every intent.
const INTENTS: [&str; 9] = [
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
/// The intents that point at another act.
const POINTING: [&str; 3] = ["confirm", "witness", "withdraw"];
/// The intents that speak for no party, and need no authority.
const WITHOUT_AUTHORITY: [&str; 3] = ["witness", "decline", "withdraw"];
/// The intents that can come with statements.
const STATING: [&str; 4] = ["sign", "sign-ad-referendum", "confirm", "approve"];

/// `count` ids of acts, in order.
fn acts(count: usize) -> Value {
    let mut ids: Vec<String> =
        (0..count).map(|number| sha256(format!("paraph vector act {number}"))).collect();
    ids.sort();
    json!(ids)
}

pub(super) fn all() -> Vec<Vector> {
    let base = Base { kind: Kind::Act, value: minimal() };
    let full = Base { kind: Kind::Act, value: full() };
    let optional = [
        "/authority",
        "/capacity",
        "/place",
        "/place/locality",
        "/signatory/nameLatin",
        "/signatory/title",
        "/statements",
        "/statements/0/article",
        // Its fault has a separate code.
        "/statements/0/text",
    ];
    let open = ["/signatory/title", "/statements/0/text"];
    [
        vec![
            base.ok("minimal", "the members that an act needs are enough"),
            full.ok("full", "every member of an act is there"),
        ],
        full.members(&optional, &open, 3),
        values(&full),
        intents(),
        pointing(&full),
        authority(&full),
        statements(&full),
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
    [
        full.values(
            "unknown-word",
            "/intent",
            &[
                ("intent-other", json!("ratify"), "not an intent of this version"),
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

/// The members that each intent allows.
fn intents() -> Vec<Vector> {
    let act = |variant: String, why: &str, act: &Value| {
        Vector::ok(Kind::Act, &variant, why).body(canonical(act))
    };
    let mut vectors = Vec::new();
    for intent in INTENTS {
        let value = with_intent(intent);
        let bad = |code: &str, what: &str, at: &str, act: &Value, why: &str| {
            let variant = format!("{what}-of-{intent}");
            Vector::bad(Kind::Act, code, &variant, at, why).body(canonical(act))
        };
        vectors.push(act(format!("intent-{intent}"), "the members that it needs", &value));
        vectors.push(match POINTING.contains(&intent) {
            true => bad(
                "missing-member",
                "of",
                "",
                &remove(&value, "/of"),
                "an act of this intent is about another act",
            ),
            false => bad(
                "unknown-member",
                "of",
                "/of",
                &set(&value, "/of", acts(2)[1].clone()),
                "an act of this intent points at none",
            ),
        });
        let authorised = set(&value, "/authority", value["record"].clone());
        vectors.push(match WITHOUT_AUTHORITY.contains(&intent) {
            false => act(format!("authority-of-{intent}"), "it speaks for the party", &authorised),
            true => bad(
                "unknown-member",
                "authority",
                "/authority",
                &authorised,
                "an act of this intent speaks for no party",
            ),
        });
        let stated = set(&value, "/statements", json!([statement("reservation")]));
        vectors.push(match STATING.contains(&intent) {
            true => act(format!("statements-of-{intent}"), "it may come with statements", &stated),
            false => bad(
                "unknown-member",
                "statements",
                "/statements",
                &stated,
                "an act of this intent comes without statements",
            ),
        });
    }
    vectors
}

fn pointing(full: &Base) -> Vec<Vector> {
    let unseen = json!(sha256("paraph vector act that nobody has seen"));
    let nothing_seen = set(&with_intent("witness"), "/seen", json!([]));
    let bad = |code, variant, at, act: &Value, why| {
        Vector::bad(Kind::Act, code, variant, at, why).body(canonical(act))
    };
    let later = |pointer, value| set(&set(&full.value, "/of", unseen.clone()), pointer, value);
    vec![
        full.value_at("not-seen", "", "/of", "/of", unseen.clone(), "who points at it has seen it"),
        bad("not-seen", "nothing", "/of", &nothing_seen, "who points at it has seen it"),
        full.value_at("bad-digest", "of", "/of", "/of", json!("00"), "it is the id of an act"),
        bad(
            "unsorted-list",
            "before-not-seen",
            "/seen/1",
            &later("/seen", json!([acts(2)[1], acts(2)[0]])),
            "what was seen is read whole before it is searched",
        ),
        bad(
            "bad-country",
            "before-not-seen",
            "/place/country",
            &later("/place/country", json!("kr")),
            "what stands before that which was seen is read before it",
        ),
        bad(
            "not-seen",
            "before-signatory",
            "/of",
            &later("/signatory/name", json!("")),
            "it is reported before the signatory is read",
        ),
        bad(
            "not-seen",
            "before-statement",
            "/of",
            &later("/statements/0/to", json!("00")),
            "it is reported before the statements are read",
        ),
    ]
}

fn authority(full: &Base) -> Vec<Vector> {
    let declined = set(&with_intent("decline"), "/authority", full.value["authority"].clone());
    let bad = |code, variant, at, pointer, value| {
        let why = "of an authority that the intent does not have it is reported once that is known";
        let act = set(&declined, pointer, value);
        Vector::bad(Kind::Act, code, variant, at, why).body(canonical(&act))
    };
    [
        full.values(
            "bad-uuid",
            "/authority/id",
            &[("authority", json!(&ID[9..]), "an id begins with urn:uuid:")],
        ),
        full.values(
            "bad-digest",
            "/authority/sha256",
            &[("authority", json!(""), "a digest is not empty")],
        ),
        vec![
            bad(
                "bad-digest",
                "authority-of-decline",
                "/authority/sha256",
                "/authority/sha256",
                json!(""),
            ),
            bad("unknown-word", "before-authority", "/capacity", "/capacity", json!("king")),
            bad("unknown-word", "intent-before-authority", "/intent", "/intent", json!("ratify")),
            bad("unknown-member", "authority-before-keys", "/authority", "/keys", json!([])),
        ],
    ]
    .concat()
}

fn statements(full: &Base) -> Vec<Vector> {
    let with = |code, variant, at, statements: &[Value], why| {
        full.value_at(code, variant, at, "/statements", json!(statements), why)
    };
    let ok = |variant: &str, statements: &[Value], why: &str| {
        full.ok_with("/statements", &[(variant, json!(statements), why)]).remove(0)
    };
    let (reservation, objection) = (statement("reservation"), answer("objection"));
    let text = |text: Value| set(&reservation, "/text", text);
    let in_two = text(json!({"en": "Not for North.", "ko": "북에는 적용하지 않는다."}));
    let prose = |length: usize| text(json!({"en": "a".repeat(length)}));
    let many = |count: usize| vec![reservation.clone(); count];
    let unseen = json!(sha256("paraph vector act that nobody has seen"));
    let aimless = |kind| remove(&answer(kind), "/to");
    let silent = |kind| remove(&statement(kind), "/text");
    let (to, why) = ("/statements/0/to", "it answers a statement of an act");
    let silence = "it says nothing";
    let between = set(&reservation, "/party", json!("north"));
    let language = text(json!({"EN": "Not for North."}));
    let at = "/statements/0/text/en";
    [
        ["reservation", "interpretative-declaration", "objection", "acceptance"]
            .map(|kind| {
                let answers = matches!(kind, "objection" | "acceptance");
                let statement = if answers { answer(kind) } else { statement(kind) };
                ok(&format!("statement-{kind}"), &[statement], "each kind by itself")
            })
            .to_vec(),
        vec![
            ok("statement-on-all", &[remove(&reservation, "/article")], "it is on no one article"),
            ok("statement-in-two-languages", &[in_two], "its words in each language"),
            ok(
                "statements-unsorted",
                &[objection.clone(), reservation.clone(), objection.clone()],
                "they stand in their author's order, and one may stand twice",
            ),
            ok(
                "longest-prose",
                &[text(json!({"en": "é".repeat(4096)}))],
                "8,192 bytes are the most",
            ),
            ok("most-statements", &many(64), "64 statements are the most"),
            with(
                "too-many",
                "statements",
                "/statements/64",
                &many(65),
                "64 statements are the most",
            ),
            with("empty-list", "statements", "/statements", &[], "left out, then"),
            with("statement-without-text", "", "/statements/0", &[silent("reservation")], silence),
            with(
                "statement-without-text",
                "declaration",
                "/statements/1",
                &[reservation.clone(), silent("interpretative-declaration")],
                silence,
            ),
            with(
                "statement-without-text",
                "answer",
                "/statements/0",
                &[remove(&objection, "/text")],
                silence,
            ),
            with(
                "unknown-member",
                "statement-before-text",
                "/statements/0/party",
                &[between],
                "this member is not in the format, and the text is there",
            ),
            with(
                "empty-list",
                "statement-text",
                "/statements/0/text",
                &[text(json!({}))],
                "words are needed in some language",
            ),
            with(
                "bad-language",
                "statement",
                "/statements/0/text",
                &[language],
                "languages are lower case",
            ),
            with(
                "bad-language",
                "statement-before-words",
                "/statements/0/text",
                &[text(json!({"EN": ""}))],
                "a name is checked before its value is read",
            ),
            with(
                "unknown-word",
                "statement",
                "/statements/0/kind",
                &[statement("understanding")],
                "no such statement",
            ),
            with(
                "missing-member",
                "to-of-objection",
                "/statements/0",
                &[aimless("objection")],
                why,
            ),
            with(
                "missing-member",
                "to-of-acceptance",
                "/statements/0",
                &[aimless("acceptance")],
                why,
            ),
            with(
                "unknown-member",
                "to-of-reservation",
                to,
                &[answer("reservation")],
                "it answers none",
            ),
            with(
                "unknown-member",
                "to-of-declaration",
                to,
                &[answer("interpretative-declaration")],
                "it answers none",
            ),
            with(
                "not-seen",
                "statement",
                to,
                &[set(&objection, "/to", unseen)],
                "who answers it has seen it",
            ),
            with(
                "bad-digest",
                "statement",
                to,
                &[set(&objection, "/to", json!("00"))],
                "it is the id of an act",
            ),
            with("string-too-long", "statement", at, &[prose(8193)], "8,192 bytes are the most"),
            with("empty-string", "statement", at, &[prose(0)], "words are needed"),
            with(
                "forbidden-character",
                "statement",
                at,
                &[text(json!({"en": "Not for\nNorth."}))],
                "prose is one line, as labels are",
            ),
            with(
                "double-space",
                "statement",
                at,
                &[text(json!({"en": "Not  for North."}))],
                "as in labels",
            ),
            with(
                "space-at-edge",
                "statement",
                at,
                &[text(json!({"en": "Not for North. "}))],
                "as in labels",
            ),
            with(
                "not-nfc",
                "statement",
                at,
                &[text(json!({"en": "Re\u{301}serve"}))],
                "as in labels",
            ),
            with(
                "unassigned-character",
                "statement",
                at,
                &[text(json!({"en": "Not for\u{378}"}))],
                "as in labels",
            ),
            with(
                "empty-string",
                "article",
                "/statements/0/article",
                &[set(&reservation, "/article", json!(""))],
                "left out, then",
            ),
            with(
                "string-too-long",
                "article",
                "/statements/0/article",
                &[set(&reservation, "/article", json!("a".repeat(1025)))],
                "an article is a label of 1,024 bytes at most",
            ),
        ],
    ]
    .concat()
}

fn lists(base: &Base) -> Vec<Vector> {
    let ids = acts(2);
    let reversed = json!([ids[1], ids[0]]);
    let twice = json!([ids[0], ids[0]]);
    let ids_of = |count: usize| {
        let mut keys = ["ann", "bob", "eve"].map(|name| key_id(&key(name)))[..count].to_vec();
        keys.sort();
        keys
    };
    let two = ids_of(2);
    let (turned, doubled) = (json!([two[1], two[0]]), json!([two[0], two[0]]));
    let why = "a pair has two keys";
    vec![
        base.value_at("unsorted-list", "seen", "/seen/1", "/seen", reversed, "ids ascend"),
        base.value_at("duplicate-entry", "seen", "/seen/1", "/seen", twice, "each act stands once"),
        base.value_at("empty-list", "keys", "/keys", "/keys", json!([]), "somebody signs"),
        base.value_at("too-many", "keys", "/keys/2", "/keys", json!(ids_of(3)), why),
        base.value_at("unsorted-list", "keys", "/keys/1", "/keys", turned, "ids ascend"),
        base.value_at("duplicate-entry", "keys", "/keys/1", "/keys", doubled, "a key signs once"),
        base.ok_with("/keys", &[("two-keys", json!(two), "a pair signs")]).remove(0),
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

/// An act of this size in bytes: the signatory's title is in many languages.
fn large(base: &Base, size: usize) -> Vec<u8> {
    fill(size, |titles| canonical(&set(&base.value, "/signatory/title", json!(titles))))
}
