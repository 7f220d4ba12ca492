//! Every row of the tables of limits in docs/format.md and docs/program-format.md, one below, at and one above.
//!
//! A row without a case here fails, and so does a case without a row.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use paraph::act::{ACT_TYPE, Act};
use paraph::bundle::Bundle;
use paraph::canon::canonical;
use paraph::draft::Draft;
use paraph::envelope::Envelope;
use paraph::fault::Fault;
use paraph::id::ActId;
use paraph::keys::SecretKey;
use paraph::profile::Profile;
use paraph::record::Record;
use paraph::roster::Roster;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::repository;

/// The fault of an input of this size, if it has one.
type Try = fn(usize) -> Result<(), &'static str>;
/// The expected faults one below, at, and one above the limit; empty for none.
type Expected = [&'static str; 3];

/// A limit, its test function, and the expected results.
type Case = (usize, Try, Expected);

const fn above(code: &'static str) -> Expected {
    ["", "", code]
}

/// A row's first cell, or its beginning; and for each limited thing the limit and the expected results.
const ROWS: &[(&str, &[Case])] = &[
    // growth.rs has a sound bundle that grows up to that size.
    ("bundle", &[(16 << 20, padded_bundle, ["whitespace", "whitespace", "too-large"])]),
    (
        "record, alone or in a bundle (B5: once it has been read)",
        &[
            (1 << 20, record_of_size, above("too-large")),
            (1 << 20, record_in_a_bundle, above("too-large")),
        ],
    ),
    ("act (payload)", &[(64 << 10, act_of_size, above("too-large"))]),
    (
        "envelope that stands alone",
        &[(16 << 20, padded_envelope, ["whitespace", "whitespace", "too-large"])],
    ),
    ("input of `canon`", &[(16 << 20, any_json, above("too-large"))]),
    ("roster", &[(16 << 20, roster_of_size, above("too-large"))]),
    ("draft", &[(4 << 20, draft_of_size, above("too-large"))]),
    ("profile", &[(64 << 10, profile_of_size, above("too-large"))]),
    (
        "depth of nesting (C5, T1)",
        &[
            (32, record_of_depth, ["wrong-type", "wrong-type", "too-deep"]),
            (32, toml_of_depth, ["wrong-type", "wrong-type", "too-deep"]),
            (1000, json_of_depth, above("too-deep")),
            (1000, salvaged_of_depth, ["wrong-type", "wrong-type", "too-deep"]),
        ],
    ),
    ("integers (C11)", &[((1 << 53) - 1, text_size, above("number-range"))]),
    ("envelopes of a bundle (B2)", &[(512, envelopes, above("too-many"))]),
    ("keys of a bundle (B4)", &[(1024, keys, ["unused-key", "unused-key", "too-many"])]),
    ("`seen` of an act (A6)", &[(512, seen, above("too-many"))]),
    (
        "signatures of an envelope (E1), keys of an act (A3)",
        &[(2, signatures, above("too-many")), (2, act_keys, above("too-many"))],
    ),
    (
        "parties of a record (R4), ids in `signing.order` and `signing.authority` (R5)",
        &[
            (256, parties, above("too-many")),
            (256, order, ["order-parties", "", "too-many"]),
            (256, authority, above("too-many")),
        ],
    ),
    ("texts of a record (R6)", &[(1024, texts, above("too-many"))]),
    ("entries of `metadata` (R9)", &[(64, metadata, above("too-many"))]),
    (
        "keys that a party designates (R4), `keys` of `powers` (R13)",
        &[(512, party_keys, above("too-many")), (512, powers_keys, above("too-many"))],
    ),
    (
        "annexes of a record (R10, D1), relations of a record (R14, D1)",
        &[
            (256, annexes, above("too-many")),
            (256, draft_annexes, above("too-many")),
            (256, relations, above("too-many")),
            (256, draft_relations, above("too-many")),
        ],
    ),
    ("statements of an act (A10)", &[(64, statements, above("too-many"))]),
    (
        "quorum (R4, T5, D1)",
        &[
            (512, record_quorum, above("out-of-range")),
            (512, roster_quorum, ["quorum-above-holders", "quorum-above-holders", "out-of-range"]),
        ],
    ),
    ("label (V3)", &[(1024, label, above("string-too-long"))]),
    (
        "prose (V3), in each language of a statement (A10)",
        &[(8192, prose, above("string-too-long"))],
    ),
    ("id (V2)", &[(64, id, above("bad-id"))]),
    ("path (V6)", &[(255, path, above("string-too-long"))]),
    ("language (V5)", &[(35, language, above("bad-language"))]),
    (
        "type and subtype (V7)",
        &[
            (127, media_type, above("bad-media-type")),
            (127, media_subtype, above("bad-media-type")),
        ],
    ),
    ("tokens of a TOML file (T1)", &[(1_500_000, tokens, above("too-many"))]),
    (
        "`.`, `[` and `{` of a roster (T1)",
        &[
            (262_144, dots, above("too-many")),
            (262_144, brackets, above("too-many")),
            (262_144, braces, above("too-many")),
        ],
    ),
    (
        "`.`, `[` and `{` of a draft (T1)",
        &[(65_536, dots_of_a_draft, ["unknown-field", "unknown-field", "too-many"])],
    ),
    (
        "`.`, `[` and `{` of a profile (T1)",
        &[(1_024, dots_of_a_profile, ["bad-toml", "bad-toml", "too-many"])],
    ),
];

const THE_COST: &str = "fn the_cost_of_opening_is_bounded_before_it_is_paid";

/// Rows with another kind of limit, and the test that checks it.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    (
        "text that is diagnosed (J5)",
        "tests/it/limits/program.rs",
        "fn texts_are_diagnosed_up_to_a_size",
    ),
    ("memory of scrypt, 128·N·r", "src/keys/key_file.rs", THE_COST),
    ("work of scrypt, N·r·p", "src/keys/key_file.rs", THE_COST),
    ("rounds of PBKDF2", "src/keys/key_file.rs", THE_COST),
    ("rounds of bcrypt (OpenSSH)", "src/keys/openssh.rs", THE_COST),
];

#[test]
fn every_limit_holds_at_one_below_and_one_above() {
    for (row, cases) in ROWS {
        assert!(!cases.is_empty(), "{row}");
        for (index, (limit, attempt, expected)) in cases.iter().enumerate() {
            let sizes = [limit - 1, *limit, limit + 1];
            let found = sizes.map(|size| attempt(size).err().unwrap_or_default());
            assert_eq!(found, *expected, "{row}, case {index}, at {sizes:?}");
        }
    }
}

#[test]
fn every_limit_of_the_format_is_tried() {
    let documents = ["docs/format.md", "docs/program-format.md"]
        .map(|path| fs::read_to_string(repository(path)).unwrap());
    let limits = documents.iter().flat_map(|document| {
        let (_, section) = document.split_once("\n## L. Limits\n").unwrap();
        section.split("\n## ").next().unwrap().lines()
    });
    let rows = limits.filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let written: BTreeSet<&str> = rows.filter(|row| *row != "what").collect();
    let tried = ROWS.iter().map(|(row, _)| *row).chain(ELSEWHERE.iter().map(|(row, ..)| *row));
    assert_eq!(written, tried.collect());
    for (row, file, part) in ELSEWHERE {
        let file = fs::read_to_string(repository(file)).unwrap();
        assert!(file.contains(part), "{row}: nothing tries it");
    }
}

fn code<T>(read: Result<T, Fault>) -> Result<(), &'static str> {
    read.map(drop).map_err(|fault| fault.code())
}

/// The input of a vector.
pub(super) fn vector(path: &str) -> Vec<u8> {
    let file = fs::read(repository(&format!("fixtures/vectors/{path}.txt"))).unwrap();
    let header = file.windows(2).position(|pair| pair == b"\n\n").unwrap();
    file[header + 2..].to_vec()
}

fn value(path: &str) -> Value {
    serde_json::from_slice(&vector(path)).unwrap()
}

/// The value of a vector with one value replaced. Names are ASCII, so serde sorts them correctly.
fn with(path: &str, pointer: &str, new: Value) -> Vec<u8> {
    let mut value = value(path);
    match value.pointer_mut(pointer) {
        Some(old) => *old = new,
        None => {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            value.pointer_mut(parent).unwrap()[name] = new;
        }
    }
    serde_json::to_vec(&value).unwrap()
}

fn record(pointer: &str, new: Value) -> Result<(), &'static str> {
    code(Record::read(&with("record/ok-minimal", pointer, new)))
}

fn act(pointer: &str, new: Value) -> Result<(), &'static str> {
    code(Act::read(&with("act/ok-minimal", pointer, new)))
}

fn padded(path: &str, size: usize) -> Vec<u8> {
    let mut bytes = vector(path);
    bytes.resize(size, b' ');
    bytes
}

fn padded_bundle(size: usize) -> Result<(), &'static str> {
    code(Bundle::read(&padded("bundle/ok-two-acts", size)))
}

fn padded_envelope(size: usize) -> Result<(), &'static str> {
    code(Envelope::read(&padded("envelope/ok-minimal", size), ACT_TYPE))
}

fn any_json(size: usize) -> Result<(), &'static str> {
    code(canonical(&padded("record/ok-minimal", size)))
}

/// The value of a vector that has `size` bytes, by names in more and more languages at `pointer`.
fn of_size(path: &str, pointer: &str, size: usize) -> Vec<u8> {
    // "x-000000":"…", and a comma.
    const AROUND: usize = 14;
    let mut names = BTreeMap::new();
    let mut rest = size - with(path, pointer, json!({"en": "A"})).len();
    while rest > 0 {
        let length = if rest > 1024 + AROUND { 512 } else { rest - AROUND };
        names.insert(format!("x-{:06}", names.len()), "a".repeat(length));
        rest -= length + AROUND;
    }
    names.insert("en".to_owned(), "A".to_owned());
    let bytes = with(path, pointer, json!(names));
    assert_eq!(bytes.len(), size);
    bytes
}

fn record_of_size(size: usize) -> Result<(), &'static str> {
    code(Record::read(&of_size("record/ok-minimal", "/title", size)))
}

fn record_in_a_bundle(size: usize) -> Result<(), &'static str> {
    let record = of_size("record/ok-minimal", "/title", size);
    let bundle =
        [&br#"{"acts":[],"format":"paraph/bundle/1","keys":[],"record":"#[..], &record, b"}"];
    code(Bundle::read(&bundle.concat()))
}

fn act_of_size(size: usize) -> Result<(), &'static str> {
    code(Act::read(&of_size("act/ok-minimal", "/signatory/title", size)))
}

/// A TOML text with a note that makes it `size` bytes.
fn toml(text: &str, size: usize) -> String {
    let note = "x".repeat(size - text.len() - 2);
    format!("{text}#{note}\n")
}

fn roster_of_size(size: usize) -> Result<(), &'static str> {
    code(Roster::parse(&toml("roster = 1\n", size)))
}

fn draft_of_size(size: usize) -> Result<(), &'static str> {
    let draft = String::from_utf8(vector("draft/ok-minimal")).unwrap();
    code(Draft::parse(&toml(&draft, size)))
}

fn profile_of_size(size: usize) -> Result<(), &'static str> {
    code(Profile::parse(&toml("name = \"A\"\n", size)))
}

fn nested(depth: usize) -> Vec<u8> {
    ["[".repeat(depth), "]".repeat(depth)].concat().into_bytes()
}

fn record_of_depth(depth: usize) -> Result<(), &'static str> {
    code(Record::read(&nested(depth)))
}

fn toml_of_depth(depth: usize) -> Result<(), &'static str> {
    let nested = String::from_utf8(nested(depth)).unwrap();
    code(Roster::parse(&format!("roster = {nested}\n")))
}

fn json_of_depth(depth: usize) -> Result<(), &'static str> {
    code(canonical(&nested(depth)))
}

fn salvaged_of_depth(depth: usize) -> Result<(), &'static str> {
    code(Bundle::salvage(&nested(depth)))
}

fn text_size(size: usize) -> Result<(), &'static str> {
    record("/texts/0/size", json!(size))
}

fn envelopes(count: usize) -> Result<(), &'static str> {
    let key = SecretKey::from_seed(&Zeroizing::new([7; 32]));
    let record = value("bundle/ok-no-one-signed")["record"].clone();
    let digest = Record::read(&serde_json::to_vec(&record).unwrap()).unwrap().digest();
    let mut acts: BTreeMap<ActId, Value> = BTreeMap::new();
    for number in 0..count {
        let mut act = value("act/ok-minimal");
        act["keys"] = json!([key.public().id().to_string()]);
        act["record"] = json!({"id": record["id"], "sha256": digest.to_string()});
        act["signatory"]["name"] = json!(format!("A {number}"));
        let act = Act::read(&serde_json::to_vec(&act).unwrap()).unwrap();
        let envelope = Envelope::sign(ACT_TYPE, act.bytes(), &key);
        acts.insert(act.id(), serde_json::from_slice(&envelope.to_bytes()).unwrap());
    }
    let acts: Vec<Value> = acts.into_values().collect();
    let keys = [key.public().to_base64()];
    let bundle = json!({"acts": acts, "format": "paraph/bundle/1", "keys": keys, "record": record});
    code(Bundle::read(&serde_json::to_vec(&bundle).unwrap()))
}

fn keys(count: usize) -> Result<(), &'static str> {
    let key = |number: usize| {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&number.to_le_bytes());
        SecretKey::from_seed(&Zeroizing::new(seed)).public().clone()
    };
    let keys: BTreeMap<_, _> = (0..count).map(key).map(|key| (key.id(), key.to_base64())).collect();
    let keys: Vec<String> = keys.into_values().collect();
    code(Bundle::read(&with("bundle/ok-no-one-signed", "/keys", json!(keys))))
}

/// `count` digests in order.
fn digests(count: usize) -> Value {
    (0..count).map(|number| format!("{number:064x}")).collect()
}

fn seen(count: usize) -> Result<(), &'static str> {
    act("/seen", digests(count))
}

fn act_keys(count: usize) -> Result<(), &'static str> {
    act("/keys", digests(count))
}

fn signatures(count: usize) -> Result<(), &'static str> {
    let signature = |number: usize| {
        let sig = value("envelope/ok-minimal")["signatures"][0]["sig"].clone();
        json!({"keyid": format!("{number:064x}"), "sig": sig})
    };
    let signatures: Value = (0..count).map(signature).collect();
    code(Envelope::read(&with("envelope/ok-minimal", "/signatures", signatures), ACT_TYPE))
}

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("p{number:04}")).collect()
}

fn parties_of(count: usize) -> Value {
    ids(count).into_iter().map(|id| json!({"id": id, "name": {"en": "A"}})).collect()
}

fn parties(count: usize) -> Result<(), &'static str> {
    record("/parties", parties_of(count))
}

/// An order with `count` of the maximum number of parties.
fn order(count: usize) -> Result<(), &'static str> {
    let mut record = value("record/ok-minimal");
    record["parties"] = parties_of(256);
    record["signing"]["order"] = json!(ids(count));
    code(Record::read(&serde_json::to_vec(&record).unwrap()))
}

/// `count` parties that must show authority, of the maximum number of parties.
fn authority(count: usize) -> Result<(), &'static str> {
    let mut record = value("record/ok-minimal");
    record["parties"] = parties_of(256);
    record["signing"]["authority"] = json!(ids(count));
    code(Record::read(&serde_json::to_vec(&record).unwrap()))
}

fn texts(count: usize) -> Result<(), &'static str> {
    let text = |number: usize| {
        let mut text = value("record/ok-minimal")["texts"][0].clone();
        text["path"] = json!(format!("t{number:04}"));
        text
    };
    record("/texts", (0..count).map(text).collect())
}

fn metadata(count: usize) -> Result<(), &'static str> {
    let entries: BTreeMap<String, &str> = ids(count).into_iter().map(|id| (id, "A")).collect();
    record("/metadata", json!(entries))
}

fn party_keys(count: usize) -> Result<(), &'static str> {
    record("/parties/0/keys", digests(count))
}

fn powers_keys(count: usize) -> Result<(), &'static str> {
    record("/powers", json!({"intents": ["sign"], "keys": digests(count)}))
}

/// `count` annexes, each with a text.
fn annexes(count: usize) -> Result<(), &'static str> {
    let mut record = value("record/ok-minimal");
    let annex = |id: &String| json!({"id": id, "title": {"en": "A"}});
    record["annexes"] = ids(count).iter().map(annex).collect();
    let mut text = record["texts"][0].clone();
    let mut of_annex = |id: String| {
        text["annex"] = json!(&id);
        text["path"] = json!(id);
        text.clone()
    };
    record["texts"] = ids(count).into_iter().map(&mut of_annex).collect();
    code(Record::read(&serde_json::to_vec(&record).unwrap()))
}

/// A draft with this addition.
fn draft(more: &str) -> Result<(), &'static str> {
    let draft = String::from_utf8(vector("draft/ok-minimal")).unwrap();
    code(Draft::parse(&format!("{draft}{more}")))
}

fn draft_annexes(count: usize) -> Result<(), &'static str> {
    let text = "language = \"en\"\nstatus = \"authentic\"\nmediaType = \"text/plain\"\n";
    let annex = |id: &String| {
        let annex = format!("[[annex]]\nid = \"{id}\"\ntitle = {{ en = \"A\" }}\n");
        format!("{annex}[[text]]\nannex = \"{id}\"\npath = \"{id}\"\n{text}")
    };
    draft(&ids(count).iter().map(annex).collect::<String>())
}

fn relations(count: usize) -> Result<(), &'static str> {
    let relation = |id: &String| {
        let paper = json!({"date": "2019-01-10", "title": {"en": id}});
        json!({"paper": paper, "relation": "amends"})
    };
    record("/relations", ids(count).iter().map(relation).collect())
}

fn draft_relations(count: usize) -> Result<(), &'static str> {
    let relation = |id: &String| {
        let paper = format!("{{ date = 2019-01-10, title = {{ en = \"{id}\" }} }}");
        format!("[[relation]]\nrelation = \"amends\"\npaper = {paper}\n")
    };
    draft(&ids(count).iter().map(relation).collect::<String>())
}

/// A statement with only this text.
fn statement(words: &str) -> Value {
    json!({"kind": "reservation", "text": {"en": words}})
}

fn statements(count: usize) -> Result<(), &'static str> {
    act("/statements", json!(vec![statement("A"); count]))
}

fn prose(length: usize) -> Result<(), &'static str> {
    act("/statements", json!([statement(&"a".repeat(length))]))
}

fn record_quorum(quorum: usize) -> Result<(), &'static str> {
    record("/parties/0/quorum", json!(quorum))
}

fn roster_quorum(quorum: usize) -> Result<(), &'static str> {
    let party = "[[party]]\nid = \"a\"\nname = { en = \"A\" }\n";
    code(Roster::parse(&format!("roster = 1\n{party}quorum = {quorum}\n")))
}

fn label(length: usize) -> Result<(), &'static str> {
    record("/title/en", json!("a".repeat(length)))
}

fn id(length: usize) -> Result<(), &'static str> {
    record("/designation", json!("a".repeat(length)))
}

fn path(length: usize) -> Result<(), &'static str> {
    record("/texts/0/path", json!("a".repeat(length)))
}

fn language(length: usize) -> Result<(), &'static str> {
    // Subtags of at most eight characters, three of them and a rest.
    let tag = format!("x-{}{}", "aaaaaaa-".repeat(3), "a".repeat(length - 2 - 24 - 2));
    record("/texts/0/language", json!(format!("{tag}-a")))
}

fn media_type(length: usize) -> Result<(), &'static str> {
    record("/texts/0/mediaType", json!(format!("{}/a", "a".repeat(length))))
}

fn media_subtype(length: usize) -> Result<(), &'static str> {
    record("/texts/0/mediaType", json!(format!("a/{}", "a".repeat(length))))
}

/// A roster with `count` tokens: four in its first line, then line ends.
fn tokens(count: usize) -> Result<(), &'static str> {
    code(Roster::parse(&format!("roster = 1\n{}", "\n".repeat(count - 4))))
}

/// A roster with `count` parts of keys in place of a comment, where none of them is counted.
fn branches(comment: &str, branch: &str, count: usize) -> Result<(), &'static str> {
    let tables = format!("received = [{}]\n", branch.repeat(count - 1));
    let comment = format!("# {}\n", comment.repeat(count + 1));
    let found = code(Roster::parse(&format!("roster = 1\n{comment}{tables}")));
    // If there are not too many, the first of them is not a receipt.
    match found {
        Err("wrong-type" | "missing-field" | "bad-toml") => Ok(()),
        other => other,
    }
}

fn dots(count: usize) -> Result<(), &'static str> {
    branches(".", "1.1,", count)
}

fn brackets(count: usize) -> Result<(), &'static str> {
    branches("[", "[],", count)
}

fn braces(count: usize) -> Result<(), &'static str> {
    branches("{", "{},", count)
}

fn dots_of_a_draft(count: usize) -> Result<(), &'static str> {
    let dots = format!("x = [{}]\n", "1.1,".repeat(count - 1));
    code(Draft::parse(&format!("draft = 1\n{dots}")))
}

fn dots_of_a_profile(count: usize) -> Result<(), &'static str> {
    code(Profile::parse(&format!("x{}\n", ".1".repeat(count))))
}
