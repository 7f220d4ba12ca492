//! The optional content of records: annexes, divergence, legal effect, powers, relations, the way of signing,
//! and the term.

use serde_json::{Value, json};

use super::base::{Base, set};
use super::record::{ENGLISH, between, text};
use super::sign::{canonical, key, key_id, sha256};
use crate::vectors::file::{Kind, Vector};

/// An instrument that another one names.
const OTHER_ID: &str = "urn:uuid:0d6f7c2e-5a43-4f0b-9a67-3f1c2b8d9e10";

/// `record`, which has two texts, with all optional content. Its annex comes first.
pub(super) fn with_all(record: &Value) -> Value {
    let mut record = record.clone();
    record["annexes"] = json!([annex("annex-1")]);
    record["divergence"] = json!({"prevails": "en"});
    record["legalEffect"] = json!({"clause": "Article 9", "kind": "non-binding"});
    record["powers"] = json!({
        "from": "2021-08-01T00:00:00Z",
        "instrument": {"id": OTHER_ID, "sha256": sha256("another record")},
        "intents": ["confirm", "sign"],
        "keys": keys(&["ann", "bob"]),
        "until": "2021-09-01T00:00:00Z",
    });
    record["relations"] = json!([on_paper("implements"), to_record("reaffirms")]);
    record["signing"]["approval"] = json!("required");
    record["signing"]["authority"] = json!(["north", "south"]);
    record["signing"]["initialling"] = json!("signature");
    record["term"] = json!({
        "entry": {"on": "2021-09-01T00:00:00Z"},
        "expires": "2026-09-01T00:00:00Z",
        "review": "2023-09-01T00:00:00Z",
    });
    let of_annex = set(&text("annex-1.en.txt", "en", ENGLISH), "/annex", json!("annex-1"));
    record["texts"].as_array_mut().expect("texts").insert(0, of_annex);
    record
}

/// The optional members.
pub(super) const OPTIONAL: [&str; 17] = [
    "/annexes",
    "/divergence",
    "/legalEffect",
    "/legalEffect/clause",
    "/powers",
    "/powers/from",
    "/powers/instrument",
    "/powers/until",
    "/relations",
    "/signing/approval",
    "/signing/authority",
    "/signing/initialling",
    "/term",
    "/term/entry",
    "/term/expires",
    "/term/review",
    "/texts/0/annex",
];
/// The objects in it with names that the user chooses.
pub(super) const OPEN: [&str; 2] = ["/annexes/0/title", "/relations/0/paper/title"];

fn annex(id: &str) -> Value {
    json!({"id": id, "title": {"en": "Annex"}})
}

fn on_paper(relation: &str) -> Value {
    let paper = json!({"date": "2019-01-10", "title": {"en": "Memorandum (specimen)"}});
    json!({"paper": paper, "relation": relation})
}

fn to_record(relation: &str) -> Value {
    json!({"record": {"id": OTHER_ID, "sha256": sha256("another record")}, "relation": relation})
}

/// The ids of keys, in order.
fn keys(names: &[&str]) -> Value {
    let mut ids: Vec<String> = names.iter().map(|name| key_id(&key(name))).collect();
    ids.sort();
    json!(ids)
}

pub(super) fn all() -> Vec<Vector> {
    let base = Base { kind: Kind::Record, value: between(&["north", "south"]) };
    let full = Base { kind: Kind::Record, value: with_all(&base.value) };
    [
        full.members_at("/relations/1", &[], &[], 4),
        annexes(&base, &full),
        divergence(&base, &full),
        legal_effect(&base, &full),
        powers(&base, &full),
        relations(&base, &full),
        signing(&base, &full),
        term(&base, &full),
        order_of_faults(&full),
        limits(&base),
    ]
    .concat()
}

/// A vector of a record that is accepted.
fn good(variant: &str, record: &Value, why: &str) -> Vector {
    Vector::ok(Kind::Record, variant, why).body(canonical(record))
}

/// A vector of a record that is rejected.
fn bad(code: &str, variant: &str, at: &str, record: &Value, why: &str) -> Vector {
    Vector::bad(Kind::Record, code, variant, at, why).body(canonical(record))
}

/// `record` with one text for each of these annexes; `None` is the main body.
fn texts_of(record: &Value, annexes: &[Option<&str>]) -> Value {
    let one = |(number, annex): (usize, &Option<&str>)| {
        let text = text(&format!("t{number}.txt"), "en", ENGLISH);
        annex.map_or(text.clone(), |annex| set(&text, "/annex", json!(annex)))
    };
    set(record, "/texts", annexes.iter().enumerate().map(one).collect())
}

fn annexes(base: &Base, full: &Base) -> Vec<Vector> {
    let with = |ids: &[&str], texts: &[Option<&str>]| {
        let record = set(&base.value, "/annexes", ids.iter().map(|id| annex(id)).collect());
        texts_of(&record, texts)
    };
    let (a, b) = (Some("a"), Some("b"));
    let at = "/texts/0/annex";
    let none = "no annex of the record has that id";
    let ascend = "annexes ascend by id";
    vec![
        good(
            "annexes",
            &with(&["a", "b"], &[a, None, b, a]),
            "an annex has one text or more, the main body the others",
        ),
        good("annexes-only", &with(&["a"], &[a]), "no text need be of the main body"),
        full.value_at("unknown-annex", "", at, at, json!("annex-2"), none),
        bad("unknown-annex", "none", at, &texts_of(&base.value, &[a]), "the record has no annexes"),
        full.value_at("unknown-annex", "prefix", at, at, json!("annex"), none),
        bad(
            "annex-without-text",
            "",
            "/annexes",
            &with(&["a", "b"], &[a, None]),
            "no text is of the second annex",
        ),
        bad(
            "annex-without-text",
            "any",
            "/annexes",
            &with(&["a"], &[None]),
            "all texts are of the main body",
        ),
        full.value_at("empty-list", "annexes", "/annexes", "/annexes", json!([]), "left out, then"),
        full.value_at(
            "empty-list",
            "annex-title",
            "/annexes/0/title",
            "/annexes/0/title",
            json!({}),
            "a name is needed in some language",
        ),
        bad("unsorted-list", "annexes", "/annexes/1", &with(&["b", "a"], &[a, b]), ascend),
        bad("duplicate-entry", "annexes", "/annexes/1", &with(&["a", "a"], &[a]), "an id once"),
        full.value_at(
            "bad-id",
            "annex",
            "/annexes/0/id",
            "/annexes/0/id",
            json!("Annex 1"),
            "an id is words of a-z and 0-9 joined by single hyphens",
        ),
        full.value_at("bad-id", "text-annex", at, at, json!("Annex 1"), "an id, as in annexes"),
    ]
}

fn divergence(base: &Base, full: &Base) -> Vec<Vector> {
    let prevails = |language: &str| json!({"prevails": language});
    let at = "/divergence";
    // Its third text is the Korean one.
    let translated = set(&full.value, "/texts/2/status", json!("official-translation"));
    let translated = set(&translated, "/divergence", prevails("ko"));
    // Its first text is of the annex.
    let annex = set(&full.value, "/texts/0/language", json!("fr"));
    let annex = set(&annex, "/divergence", prevails("fr"));
    [
        base.ok_with(
            at,
            &[
                ("divergence-equal", json!("equal"), "all texts are equally authoritative"),
                ("divergence-prevails", prevails("ko"), "the Korean text prevails"),
            ],
        ),
        base.values(
            "prevailing-language",
            at,
            &[
                ("", prevails("fr"), "no text is in that language"),
                ("region", prevails("en-US"), "en is another tag than en-US"),
            ],
        ),
        vec![bad(
            "prevailing-language",
            "translation",
            at,
            &translated,
            "the one text in that language is a translation",
        )],
        vec![good("divergence-prevails-annex", &annex, "the text may be one of an annex")],
        base.values(
            "unknown-word",
            at,
            &[
                ("divergence", json!("en"), "a language that prevails stands in an object"),
                ("divergence-case", json!("Equal"), "case counts"),
            ],
        ),
        vec![
            base.value_at(
                "bad-language",
                "prevails",
                "/divergence/prevails",
                at,
                prevails("EN"),
                "languages are lower case",
            ),
            base.value_at(
                "missing-member",
                "divergence-empty",
                at,
                at,
                json!({}),
                "some language prevails",
            ),
            base.value_at(
                "wrong-type",
                "divergence-list",
                at,
                at,
                json!(["en"]),
                "one language prevails, not several",
            ),
        ],
    ]
    .concat()
}

fn legal_effect(base: &Base, full: &Base) -> Vec<Vector> {
    let kind = |kind: &str| json!({"kind": kind});
    [
        base.ok_with(
            "/legalEffect",
            &[
                ("legal-effect-binding", kind("binding"), "the record says so, by its own word"),
                ("legal-effect-mixed", kind("mixed"), "a clause need not be named"),
            ],
        ),
        full.values(
            "unknown-word",
            "/legalEffect/kind",
            &[
                ("legal-effect", json!("political"), "no such effect"),
                ("legal-effect-case", json!("Binding"), "case counts"),
            ],
        ),
        full.values("empty-string", "/legalEffect/clause", &[("clause", json!(""), "left out")]),
        full.values(
            "string-too-long",
            "/legalEffect/clause",
            &[("clause", json!("a".repeat(1025)), "a clause is a label of 1,024 bytes at most")],
        ),
    ]
    .concat()
}

fn powers(base: &Base, full: &Base) -> Vec<Vector> {
    let intents = |words: &[&str]| json!(words);
    let all = ["approve", "confirm", "initial", "seal", "sign", "sign-ad-referendum"];
    let minimal = json!({"intents": ["sign"], "keys": keys(&["ann"])});
    let others = ["witness", "decline", "withdraw"];
    let names = others.map(|word| format!("powers-{word}"));
    let other = |(word, name): (&str, &String)| {
        let why = "this act speaks for no party, so no one asks for powers";
        let (at, under) = ("/powers/intents/0", "/powers/intents");
        full.value_at("unknown-word", name, at, under, intents(&[word]), why)
    };
    let list = |code, variant, at, pointer, value, why| {
        full.value_at(code, variant, at, pointer, value, why)
    };
    let (ann, bob) = (key_id(&key("ann")), key_id(&key("bob")));
    let descending = if ann < bob { json!([bob, ann]) } else { json!([ann, bob]) };
    let at = "/powers/intents";
    [
        base.ok_with(
            "/powers",
            &[("powers-minimal", minimal, "for every instrument, and for ever")],
        ),
        full.ok_with(at, &[("powers-intents", intents(&all), "powers are for these acts")]),
        full.ok_with(
            "/powers/until",
            &[("powers-one-second", json!("2021-08-01T00:00:01Z"), "the shortest that is one")],
        ),
        others.into_iter().zip(&names).map(other).collect(),
        vec![
            list("unknown-word", "powers", "/powers/intents/0", at, intents(&["rule"]), "no act"),
            list("empty-list", "powers-intents", at, at, intents(&[]), "powers are for some act"),
            list(
                "unsorted-list",
                "powers-intents",
                "/powers/intents/1",
                at,
                intents(&["sign", "confirm"]),
                "intents ascend as words",
            ),
            list(
                "duplicate-entry",
                "powers-intents",
                "/powers/intents/1",
                at,
                intents(&["sign", "sign"]),
                "each intent stands once",
            ),
            list(
                "empty-list",
                "powers-keys",
                "/powers/keys",
                "/powers/keys",
                json!([]),
                "somebody has the powers",
            ),
            list(
                "unsorted-list",
                "powers-keys",
                "/powers/keys/1",
                "/powers/keys",
                descending,
                "key ids ascend",
            ),
            list(
                "duplicate-entry",
                "powers-keys",
                "/powers/keys/1",
                "/powers/keys",
                json!([ann, ann]),
                "each key stands once",
            ),
            list(
                "bad-digest",
                "powers-key",
                "/powers/keys/0",
                "/powers/keys",
                json!([ann[..16]]),
                "a short key id names many keys",
            ),
            list(
                "wrong-type",
                "powers-instrument-id-alone",
                "/powers/instrument",
                "/powers/instrument",
                json!(OTHER_ID),
                "every version of an instrument's record has that id",
            ),
            list(
                "bad-uuid",
                "powers-instrument",
                "/powers/instrument/id",
                "/powers/instrument/id",
                json!(OTHER_ID[9..]),
                "an id begins with urn:uuid:",
            ),
            list(
                "bad-digest",
                "powers-instrument",
                "/powers/instrument/sha256",
                "/powers/instrument/sha256",
                json!(sha256("").to_uppercase()),
                "hex digits are lower case",
            ),
            list(
                "bad-time",
                "powers-from",
                "/powers/from",
                "/powers/from",
                json!("2021-08-01"),
                "a date is no time",
            ),
            list(
                "empty-window",
                "powers",
                "/powers",
                "/powers/until",
                json!("2021-07-31T00:00:00Z"),
                "it ends before it begins",
            ),
            list(
                "empty-window",
                "powers-same-instant",
                "/powers",
                "/powers/until",
                json!("2021-08-01T09:00:00+09:00"),
                "both are one instant, and the end is not included",
            ),
        ],
    ]
    .concat()
}

fn relations(base: &Base, full: &Base) -> Vec<Vector> {
    const WORDS: [&str; 10] = [
        "amends",
        "annex-of",
        "corrects",
        "extends",
        "implements",
        "reaffirms",
        "reply-to",
        "supersedes",
        "terminates",
        "validated-by",
    ];
    let with = |code, variant, at, relations: &[Value], why| {
        base.value_at(code, variant, at, "/relations", json!(relations), why)
    };
    let dates = [
        ("no-such-day", "2023-02-29", "2023 was no leap year"),
        ("no-such-month", "2019-13-10", "a year has twelve months"),
        ("day-0", "2019-01-00", "days begin with 01"),
        ("year-0", "0000-01-10", "years begin with 0001"),
        ("short", "2019-1-10", "a month has two digits"),
        ("basic", "20190110", "hyphens stand between the parts"),
        ("slashes", "2019/01/10", "hyphens stand between the parts"),
        ("order", "10-01-2019", "the year stands first"),
        ("time", "2019-01-10T00:00:00Z", "a time is no day"),
        ("space", "2019-01-10 ", "nothing stands behind it"),
        ("long-year", "+12019-01-10", "a year has four digits"),
        ("wide-digits", "２019-01-10", "digits are ASCII"),
        ("empty", "", "a day is needed"),
    ];
    let dates = dates.map(|(variant, date, why)| (variant, json!(date), why));
    let on = |date: &str| json!([set(&on_paper("amends"), "/paper/date", json!(date))]);
    let both = {
        let mut both = on_paper("amends");
        both["record"] = to_record("amends")["record"].clone();
        both
    };
    let neither = json!({"relation": "amends"});
    let two = [on_paper("amends"), on_paper("reply-to")];
    let at = "/relations/0/relation";
    let other_hash = set(&to_record("amends"), "/record/sha256", json!(sha256("a third record")));
    let same_record = {
        let mut entries = [to_record("amends"), other_hash];
        entries.sort_by_key(canonical);
        json!(entries)
    };
    let of_all = |relation: fn(&str) -> Value| WORDS.iter().map(|word| relation(word)).collect();
    [
        base.ok_with(
            "/relations",
            &[
                ("relations-on-paper", of_all(on_paper), "an instrument on paper has no digest"),
                ("relations-to-records", of_all(to_record), "one of each kind"),
                ("relations-same-record", same_record, "they differ in the digest"),
                ("earliest-day", on("0001-01-01"), "this is the first day"),
                ("latest-day", on("9999-12-31"), "this is the last day"),
                ("day-in-leap-year", on("2024-02-29"), "2024 was a leap year"),
            ],
        ),
        full.values("bad-date", "/relations/0/paper/date", &dates),
        full.values(
            "unknown-word",
            at,
            &[
                ("relation", json!("replaces"), "no such relation"),
                ("relation-case", json!("Amends"), "case counts"),
            ],
        ),
        full.values(
            "empty-list",
            "/relations/0/paper/title",
            &[("paper-title", json!({}), "a title is needed in some language")],
        ),
        full.values(
            "bad-digest",
            "/relations/1/record/sha256",
            &[("relation", json!(sha256("").to_uppercase()), "hex digits are lower case")],
        ),
        full.values(
            "bad-uuid",
            "/relations/1/record/id",
            &[("relation", json!(OTHER_ID[9..]), "an id begins with urn:uuid:")],
        ),
        vec![
            with("empty-list", "relations", "/relations", &[], "left out, then"),
            with(
                "missing-member",
                "relation-target",
                "/relations/0",
                &[neither],
                "a relation is to something",
            ),
            with(
                "unknown-member",
                "relation-both",
                "/relations/0/record",
                &[both],
                "a relation is to a record or to paper, not to both",
            ),
            with(
                "duplicate-entry",
                "relations",
                "/relations/1",
                &[two[0].clone(), two[0].clone()],
                "each stands once",
            ),
            with(
                "unsorted-list",
                "relations",
                "/relations/1",
                &[two[1].clone(), two[0].clone()],
                "relations ascend by their bytes",
            ),
            with(
                "unsorted-list",
                "relations-paper-last",
                "/relations/1",
                &[to_record("amends"), on_paper("reply-to")],
                "paper comes before record, whatever the relation",
            ),
        ],
    ]
    .concat()
}

fn signing(base: &Base, full: &Base) -> Vec<Vector> {
    let at = "/signing/authority";
    let authority = |code, variant, at: &str, ids: &[&str], why| {
        full.value_at(code, variant, at, "/signing/authority", json!(ids), why)
    };
    [
        base.ok_with(
            "/signing/approval",
            &[("approval", json!("required"), "each party must approve what it has signed")],
        ),
        base.ok_with(
            at,
            &[("authority", json!(["south"]), "who signs for south must show authority")],
        ),
        base.ok_with(
            "/signing/initialling",
            &[("initialling", json!("signature"), "to initial is to sign")],
        ),
        full.values(
            "unknown-word",
            "/signing/approval",
            &[("approval", json!("none"), "where none is required it is left out")],
        ),
        full.values(
            "unknown-word",
            "/signing/initialling",
            &[("initialling", json!("authentication"), "it is that where nothing is said")],
        ),
        vec![
            authority("empty-list", "authority", at, &[], "left out, then"),
            authority(
                "party-not-in-record",
                "authority",
                "/signing/authority/1",
                &["north", "west"],
                "west is no party",
            ),
            authority(
                "party-not-in-record",
                "authority-unsorted",
                "/signing/authority/1",
                &["south", "east"],
                "whether east is a party is asked before the order",
            ),
            authority(
                "unsorted-list",
                "authority",
                "/signing/authority/1",
                &["south", "north"],
                "ids ascend",
            ),
            authority(
                "duplicate-entry",
                "authority",
                "/signing/authority/1",
                &["north", "north"],
                "each party stands once",
            ),
            authority("bad-id", "authority", "/signing/authority/0", &["North"], "ids of parties"),
        ],
    ]
    .concat()
}

fn term(base: &Base, full: &Base) -> Vec<Vector> {
    let entry = |entry: Value| json!({"entry": entry});
    let time = "2026-09-01T00:00:00Z";
    let earlier = json!({"entry": "last-signature", "expires": "2021-08-04T00:00:00Z"});
    [
        base.ok_with(
            "/term",
            &[
                ("term-last-signature", entry(json!("last-signature")), "as if nothing were said"),
                ("term-confirmation", entry(json!("confirmation")), "once all have confirmed"),
                ("term-on", entry(json!({"on": time})), "on a day that is known beforehand"),
                ("term-expires", json!({"expires": time}), "it enters with the last signature"),
                ("term-review", json!({"review": time}), "it is only to be looked at again"),
                (
                    "term-expires-before-created",
                    earlier,
                    "when it enters is not known, so nothing is compared",
                ),
            ],
        ),
        base.values("empty-list", "/term", &[("term", json!({}), "left out, then")]),
        full.values(
            "unknown-word",
            "/term/entry",
            &[
                ("entry", json!("signature"), "no such entry"),
                ("entry-time", json!(time), "a time stands in an object"),
            ],
        ),
        vec![
            full.value_at(
                "missing-member",
                "entry-empty",
                "/term/entry",
                "/term/entry",
                json!({}),
                "some instant is meant",
            ),
            full.value_at(
                "empty-window",
                "term",
                "/term",
                "/term/expires",
                json!("2021-08-31T00:00:00Z"),
                "it ends before it begins",
            ),
            full.value_at(
                "empty-window",
                "term-same-instant",
                "/term",
                "/term/expires",
                json!("2021-09-01T09:00:00+09:00"),
                "both are one instant, and the end is not included",
            ),
        ],
        [("entry", "/term/entry/on"), ("expires", "/term/expires"), ("review", "/term/review")]
            .into_iter()
            .flat_map(|(variant, at)| {
                full.values("bad-time", at, &[(variant, json!("2023-09-01"), "a date is no time")])
            })
            .collect(),
    ]
    .concat()
}

/// Faults that only the texts show are reported after the texts were read.
fn order_of_faults(full: &Base) -> Vec<Vector> {
    let unused = set(&full.value, "/annexes/0/id", json!("annex"));
    let unused = texts_of(&unused, &[None, None]);
    let both = set(&unused, "/divergence/prevails", json!("fr"));
    let clash = json!([text("A.txt", "en", ENGLISH), text("a.txt", "en", ENGLISH)]);
    let untitled = set(&both, "/title", json!({}));
    vec![
        bad(
            "annex-without-text",
            "before-language",
            "/annexes",
            &both,
            "of the two that wait for the texts it comes first",
        ),
        bad(
            "annex-without-text",
            "before-title",
            "/annexes",
            &untitled,
            "it is reported before the title is read",
        ),
        bad(
            "wrong-type",
            "before-annex",
            "/signing/order",
            &set(&unused, "/signing/order", json!(1)),
            "what stands before the texts is read before them",
        ),
        bad(
            "path-clash",
            "before-annex",
            "/texts",
            &set(&unused, "/texts", clash),
            "texts are read whole before it is asked whose they are",
        ),
        bad(
            "prevailing-language",
            "before-title",
            "/divergence",
            &set(&set(&full.value, "/divergence/prevails", json!("fr")), "/title", json!({})),
            "it is reported before the title is read",
        ),
    ]
}

fn limits(base: &Base) -> Vec<Vector> {
    let ids: Vec<String> = (0..257).map(|number| format!("a{number:03}")).collect();
    let annexes = |count: usize| {
        let ids = &ids[..count];
        let record = set(&base.value, "/annexes", ids.iter().map(|id| annex(id)).collect());
        texts_of_paths(&record, ids)
    };
    let relation = |number: usize| {
        let title = json!({"en": format!("Memorandum {number:03}")});
        set(&on_paper("amends"), "/paper/title", title)
    };
    let relations = |count: usize| (0..count).map(relation).collect::<Value>();
    let parties = |count: usize| -> Value {
        let party = |id: &String| json!({"id": id, "name": {"en": "A party"}});
        ids[..count].iter().map(party).collect()
    };
    let authority = |count: usize| {
        let record = set(&base.value, "/parties", parties(256));
        set(&record, "/signing/authority", json!(ids[..count]))
    };
    let digests =
        |count: usize| json!((0..count).map(|number| format!("{number:064x}")).collect::<Vec<_>>());
    let keys = |count| set(&json!({"intents": ["sign"]}), "/keys", digests(count));
    vec![
        good("most-annexes", &annexes(256), "256 annexes are the most"),
        bad("too-many", "annexes", "/annexes/256", &annexes(257), "256 annexes are the most"),
        base.ok_with("/relations", &[("most-relations", relations(256), "256 relations")])
            .remove(0),
        base.value_at(
            "too-many",
            "relations",
            "/relations/256",
            "/relations",
            relations(257),
            "256 relations are the most",
        ),
        good("most-authority", &authority(256), "every one of the most parties is asked"),
        bad(
            "too-many",
            "authority",
            "/signing/authority/256",
            &authority(257),
            "256 parties are the most",
        ),
        base.ok_with("/powers", &[("most-powers-keys", keys(512), "512 keys are the most")])
            .remove(0),
        base.value_at(
            "too-many",
            "powers-keys",
            "/powers/keys/512",
            "/powers",
            keys(513),
            "512 keys are the most",
        ),
    ]
}

/// `record` with one text for each annex, each at a different path.
fn texts_of_paths(record: &Value, annexes: &[String]) -> Value {
    let one = |id: &String| set(&text(&format!("{id}.txt"), "en", ENGLISH), "/annex", json!(id));
    set(record, "/texts", annexes.iter().map(one).collect())
}
