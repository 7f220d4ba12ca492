//! The optional content of drafts. `‸` marks the place that a fault must name.

use super::base::{Written, replace_one};
use super::sign::{key, key_id, sha256};
use crate::vectors::file::{Kind, Vector};

/// A text of the annex.
const TEXT: &str = r#"
[[text]]
path = "contract.ko.txt"
annex = "annex-1"
language = "ko"
status = "courtesy-translation"
mediaType = "text/plain"
"#;

/// All optional content of a draft with a text of the annex, except `signing`.
const TERMS: &str = r#"
[[annex]]
id = "annex-1"
title = { en = "Annex" }

[divergence]
prevails = "en"

[legalEffect]
kind = "non-binding"
clause = "Article 9"

[powers]
keys = ["KEY"]
intents = ["sign", "confirm"]
instrument = { id = "urn:uuid:0d6f7c2e-5a43-4f0b-9a67-3f1c2b8d9e10", sha256 = "VERSION" }
from = 2021-08-01T00:00:00Z
until = 2021-09-01T00:00:00Z

[[relation]]
relation = "reaffirms"
record = { id = "urn:uuid:0d6f7c2e-5a43-4f0b-9a67-3f1c2b8d9e11", sha256 = "DIGEST" }

[[relation]]
relation = "implements"
paper = { date = 2019-01-10, title = { en = "Memorandum (specimen)" } }

[term]
entry = { on = 2021-09-01T00:00:00Z }
expires = 2026-09-01T00:00:00Z
review = 2023-09-01T00:00:00Z
"#;

/// A placeholder for the record that the powers are for.
const VERSION: &str = "the record that the powers are for";

/// The content of the table `signing` besides `order`.
pub(super) const SIGNING: &str =
    "approval = \"required\"\nauthority = [\"north\"]\ninitialling = \"signature\"\n";

/// Everything except `signing`, with a key and two digests.
pub(super) fn terms() -> String {
    let terms = replace_one(TERMS, "KEY", &key_id(&key("ann")));
    let terms = replace_one(&terms, "VERSION", &sha256(VERSION));
    replace_one(&terms, "DIGEST", &sha256("another record"))
}

/// Vectors of a draft with all of it, made from one with only the required content.
pub(super) fn all(minimal: &Written) -> Vec<Vector> {
    let base = Written {
        kind: Kind::Draft,
        text: format!("{}{TEXT}{}\n[signing]\n{SIGNING}", minimal.text, terms()),
    };
    [
        good(minimal, &base),
        shape(&base),
        types(&base),
        lists(&base),
        values(&base),
        sense(minimal, &base),
    ]
    .concat()
}

fn good(minimal: &Written, base: &Written) -> Vec<Vector> {
    // A separate table comes after the top-level keys.
    let at_top =
        |lines: &str| replace_one(&minimal.text, "\n[[party]]", &format!("{lines}\n[[party]]"));
    let changed = |from: &str, to: &str| replace_one(&base.text, from, to);
    let ok = |variant, text: String, why| minimal.ok(variant, &text, why);
    let (ann, bob) = (key_id(&key("ann")), key_id(&key("bob")));
    let keys = format!("[\"{ann}\", \"{bob}\", \"{ann}\"]");
    let reversed = format!("[\"{bob}\", \"{ann}\"]");
    vec![
        ok("order-left-out", base.text.clone(), "where signing has no order, they sign in any"),
        ok("signing-empty", format!("{}\n[signing]\n", minimal.text), "all of signing is optional"),
        ok("divergence-equal", at_top("divergence = \"equal\"\n"), "all texts are equal"),
        ok("no-annexes", at_top("annex = []\nrelation = []\n"), "no entries are as good as none"),
        ok("entry-confirmation", at_top("term = { entry = \"confirmation\" }\n"), "once confirmed"),
        ok("entry-last-signature", at_top("term.entry = \"last-signature\"\n"), "a dotted key"),
        ok("day-in-quotes", changed("2019-01-10", "\"2019-01-10\""), "a day may stand in quotes"),
        ok("powers-key-twice", changed(&format!("[\"{ann}\"]"), &keys), "a key twice is one"),
        ok("powers-keys-unsorted", changed(&format!("[\"{ann}\"]"), &reversed), "in any order"),
    ]
}

fn shape(base: &Written) -> Vec<Vector> {
    let names = [
        ("annex", "[annex]"),
        ("divergence", "divergence"),
        ("legal-effect", "legalEffect"),
        ("powers", "powers"),
        ("term", "term"),
    ];
    let unknown = names.into_iter().flat_map(|(variant, name)| {
        let header = format!("[{name}]\n");
        let with = format!("{header}‸colour = 1\n");
        base.rows("unknown-field", &[(variant, &header, &with, "no such key here")])
    });
    let relation = "relation = \"implements\"\n";
    let memorandum = "date = 2019-01-10, title = { en = \"Memorandum (specimen)\" }";
    let effect = "[legalEffect]\nkind = \"non-binding\"\n";
    let keys = format!("[powers]\nkeys = [\"{}\"]\n", key_id(&key("ann")));
    let intents = "intents = [\"sign\", \"confirm\"]\n";
    let paper = format!("[[relation]]\n{relation}paper = {{ {memorandum} }}\n");
    let needed = "it must be there";
    [
        unknown.collect(),
        base.rows(
            "unknown-field",
            &[
                ("relation", relation, &format!("{relation}‸colour = 1\n"), "no such key here"),
                ("paper", "paper = { ", "paper = { ‸colour = 1, ", "no such key here"),
                ("record", "record = { ", "record = { ‸colour = 1, ", "no such key here"),
                (
                    "powers-instrument",
                    "instrument = { ",
                    "instrument = { ‸colour = 1, ",
                    "no such key here",
                ),
                ("entry", "entry = { ", "entry = { ‸colour = 1, ", "no such key here"),
            ],
        ),
        base.rows(
            "missing-field",
            &[
                ("annex-id", "[[annex]]\nid = \"annex-1\"", "‸[[annex]]", needed),
                (
                    "annex-title",
                    "[[annex]]\nid = \"annex-1\"\ntitle = { en = \"Annex\" }",
                    "‸[[annex]]\nid = \"annex-1\"",
                    needed,
                ),
                (
                    "divergence",
                    "[divergence]\nprevails = \"en\"",
                    "‸[divergence]",
                    "some language prevails",
                ),
                ("legal-effect", effect, "‸[legalEffect]\n", needed),
                ("powers-keys", &keys, "‸[powers]\n", "somebody has the powers"),
                (
                    "powers-intents",
                    &format!("{keys}{intents}"),
                    &format!("‸{keys}"),
                    "powers are for some act",
                ),
                (
                    "powers-instrument-id",
                    "{ id = \"urn:uuid:0d6f7c2e-5a43-4f0b-9a67-3f1c2b8d9e10\", ",
                    "‸{ ",
                    needed,
                ),
                (
                    "powers-instrument-sha256",
                    &format!(
                        "{{ id = \"urn:uuid:0d6f7c2e-5a43-4f0b-9a67-3f1c2b8d9e10\", sha256 = \"{}\" }}",
                        sha256(VERSION)
                    ),
                    "‸{ id = \"urn:uuid:0d6f7c2e-5a43-4f0b-9a67-3f1c2b8d9e10\" }",
                    "every version of an instrument's record has that id",
                ),
                (
                    "relation",
                    "[[relation]]\nrelation = \"implements\"\n",
                    "‸[[relation]]\n",
                    needed,
                ),
                (
                    "relation-target",
                    &paper,
                    &format!("‸[[relation]]\n{relation}"),
                    "a relation is to something",
                ),
                ("paper-date", "{ date = 2019-01-10, ", "‸{ ", needed),
                ("paper-title", &format!("{{ {memorandum} }}"), "‸{ date = 2019-01-10 }", needed),
                (
                    "record-id",
                    "{ id = \"urn:uuid:0d6f7c2e-5a43-4f0b-9a67-3f1c2b8d9e11\", ",
                    "‸{ ",
                    needed,
                ),
                (
                    "entry",
                    "entry = { on = 2021-09-01T00:00:00Z }",
                    "entry = ‸{ }",
                    "some instant is meant",
                ),
            ],
        ),
    ]
    .concat()
}

fn types(base: &Written) -> Vec<Vector> {
    let clause = "clause = \"Article 9\"";
    let record = "record = {";
    base.rows(
        "wrong-type",
        &[
            ("annex", "annex = \"annex-1\"", "annex = ‸1", "an annex is named by its id"),
            (
                "annex-title",
                "title = { en = \"Annex\" }",
                "title = ‸\"Annex\"",
                "a title is given per language",
            ),
            (
                "prevails",
                "prevails = \"en\"",
                "prevails = ‸[\"en\"]",
                "one language prevails, not several",
            ),
            ("clause", clause, "clause = ‸9", "a clause is a string"),
            (
                "powers-intents",
                "intents = [\"sign\", \"confirm\"]",
                "intents = ‸\"sign\"",
                "powers are for a list of acts",
            ),
            ("powers-intent", "[\"sign\", \"confirm\"]", "[‸1]", "intents are strings"),
            (
                "powers-instrument",
                "instrument = {",
                "instrument = ‸\"urn:uuid:0d6f7c2e-5a43-4f0b-9a67-3f1c2b8d9e10\"\n#",
                "every version of an instrument's record has that id",
            ),
            ("powers-from", "from = 2021-08-01T00:00:00Z", "from = ‸2021", "a time is needed here"),
            (
                "relation-record",
                record,
                "record = ‸\"a\"\n#",
                "a record is named by its id and digest",
            ),
            ("date", "2019-01-10", "‸2019", "a day is needed here"),
            ("approval", "approval = \"required\"", "approval = ‸true", "a word is needed here"),
            (
                "authority",
                "authority = [\"north\"]",
                "authority = ‸\"north\"",
                "a list of parties is needed here",
            ),
            ("review", "review = 2023-09-01T00:00:00Z", "review = ‸2023", "a time is needed here"),
        ],
    )
}

/// The base with the table of this header, up to its end, replaced by another value at the top.
fn instead(base: &Written, header: &str, line: &str) -> String {
    let start = base.text.find(header).expect("the table is there");
    let end = base.text[start..].find("\n\n").map_or(base.text.len(), |end| start + end);
    let without = format!("{}{}", &base.text[..start], &base.text[end..]);
    replace_one(&without, "\n[[party]]", &format!("{line}\n\n[[party]]"))
}

fn lists(base: &Written) -> Vec<Vector> {
    let ann = format!("[\"{}\"]", key_id(&key("ann")));
    let term = &base.text[base.text.find("[term]").expect("a term")..];
    let term = &term[..term.find("\n\n").expect("a table follows")];
    let annexes: String = (0..255).map(|number| annex(&format!("a{number}"))).collect();
    let annexes = format!("{}{annexes}‸{}", base.text, annex("last"));
    let relations: String = (0..254).map(|number| relation(&format!("M{number}"))).collect();
    let relations = format!("{}{relations}‸{}", base.text, relation("Last"));
    let second = "[[relation]]\nrelation = \"implements\"\n";
    let twice = base.text[base.text.find(second).expect("a relation")..].split("\n\n").next();
    let twice = twice.expect("a table");
    [
        base.rows(
            "empty-list",
            &[
                (
                    "annex-title",
                    "title = { en = \"Annex\" }",
                    "title = ‸{}",
                    "a title has a language",
                ),
                ("powers-keys", &ann, "‸[]", "somebody has the powers"),
                ("powers-intents", "[\"sign\", \"confirm\"]", "‸[]", "powers are for some act"),
                (
                    "paper-title",
                    "{ en = \"Memorandum (specimen)\" }",
                    "‸{}",
                    "a title has a language",
                ),
                ("authority", "[\"north\"]", "‸[]", "left out, then"),
                ("term", term, "‸[term]", "left out, then"),
            ],
        ),
        base.rows(
            "duplicate-entry",
            &[("relation", twice, &format!("{twice}\n\n‸{twice}"), "each stands once")],
        ),
        vec![
            base.whole(
                "duplicate-entry",
                "annex",
                &format!("{}{}", base.text, annex("annex-1").replace("\"annex-1", "‸\"annex-1")),
                "an id stands once",
            ),
            base.whole("too-many", "annexes", &annexes, "256 annexes are the most"),
            base.whole("too-many", "relations", &relations, "256 relations are the most"),
        ],
    ]
    .concat()
}

fn annex(id: &str) -> String {
    format!("[[annex]]\nid = \"{id}\"\ntitle = {{ en = \"Annex\" }}\n")
}

fn relation(title: &str) -> String {
    let paper = format!("paper = {{ date = 2019-01-10, title = {{ en = \"{title}\" }} }}");
    format!("[[relation]]\nrelation = \"amends\"\n{paper}\n")
}

fn values(base: &Written) -> Vec<Vector> {
    let digest = sha256("another record");
    let long = format!("clause = ‸\"{}\"", "a".repeat(1025));
    let intents = "[\"sign\", \"confirm\"]";
    [
        base.rows(
            "unknown-word",
            &[
                ("legal-effect", "\"non-binding\"", "‸\"political\"", "no such effect"),
                ("powers", intents, "[\"sign\", ‸\"rule\"]", "there is no such intent"),
                ("powers-decline", intents, "‸[\"sign\", \"decline\"]", "it speaks for no party"),
                ("relation", "\"implements\"", "‸\"replaces\"", "no such relation"),
                ("entry", "{ on = 2021-09-01T00:00:00Z }", "‸\"signature\"", "no such entry"),
                ("approval", "\"required\"", "‸\"none\"", "left out, then"),
                ("initialling", "\"signature\"", "‸\"authentication\"", "left out, then"),
            ],
        ),
        vec![base.whole(
            "unknown-word",
            "divergence",
            &instead(base, "[divergence]", "divergence = ‸\"en\""),
            "a language that prevails stands in a table",
        )],
        base.rows(
            "bad-date",
            &[
                ("time", "2019-01-10", "‸2019-01-10T00:00:00Z", "a time is no day"),
                ("local-time", "2019-01-10", "‸2019-01-10T00:00:00", "a time is no day"),
                ("clock", "2019-01-10", "‸09:00:00", "a clock is no day"),
                (
                    "in-quotes",
                    "2019-01-10",
                    "‸\"10 January 2019\"",
                    "in quotes it has its one form",
                ),
            ],
        ),
        base.rows(
            "bad-time",
            &[
                (
                    "term",
                    "expires = 2026-09-01T00:00:00Z",
                    "expires = ‸2026-09-01",
                    "a day is no time",
                ),
                ("entry", "on = 2021-09-01T00:00:00Z", "on = ‸2021-09-01", "a day is no time"),
            ],
        ),
        base.rows(
            "bad-id",
            &[
                ("annex", "id = \"annex-1\"", "id = ‸\"Annex 1\"", "ids are lower case"),
                ("text-annex", "annex = \"annex-1\"", "annex = ‸\"Annex 1\"", "ids are lower case"),
                (
                    "authority",
                    "authority = [\"north\"]",
                    "authority = [‸\"North\"]",
                    "ids of parties",
                ),
            ],
        ),
        base.rows(
            "bad-uuid",
            &[
                (
                    "powers",
                    "instrument = { id = \"urn:",
                    "instrument = { id = ‸\"",
                    "an id begins with urn:uuid:",
                ),
                (
                    "relation",
                    "record = { id = \"urn:",
                    "record = { id = ‸\"",
                    "an id begins with urn:uuid:",
                ),
            ],
        ),
        base.rows(
            "bad-digest",
            &[
                ("relation", &format!("\"{digest}\""), "‸\"00\"", "a digest has 64 digits"),
                (
                    "powers-instrument",
                    &format!("\"{}\"", sha256(VERSION)),
                    "‸\"00\"",
                    "a digest has 64 digits",
                ),
                (
                    "powers",
                    &format!("\"{}\"", key_id(&key("ann"))),
                    "‸\"ann\"",
                    "keys are named by their ids",
                ),
            ],
        ),
        base.rows(
            "bad-language",
            &[("prevails", "prevails = \"en\"", "prevails = ‸\"English\"", "a tag, not a word")],
        ),
        base.rows(
            "string-too-long",
            &[(
                "clause",
                "clause = \"Article 9\"",
                &long,
                "a clause is a label of 1,024 bytes at most",
            )],
        ),
        base.rows(
            "placeholder",
            &[
                ("annex", "annex = \"annex-1\"", "annex = ‸\"<annex>\"", "it is to be filled in"),
                (
                    "powers-instrument",
                    &format!("\"{}\"", sha256(VERSION)),
                    "‸\"<sha256 of the record>\"",
                    "it is to be filled in",
                ),
                (
                    "authority",
                    "authority = [\"north\"]",
                    "authority = [‸\"<a party>\"]",
                    "it is to be filled in",
                ),
            ],
        ),
    ]
    .concat()
}

/// Faults that only several values together show.
fn sense(minimal: &Written, base: &Written) -> Vec<Vector> {
    let annex = "[[annex]]\nid = \"annex-1\"";
    let none = "annex = \"annex-1\"";
    let paper = "paper = { date";
    let record = format!(
        "record = {{ id = \"urn:uuid:0d6f7c2e-5a43-4f0b-9a67-3f1c2b8d9e12\", sha256 = \"{}\" }}",
        sha256("a third record")
    );
    let of_none = minimal.text.replace("path = ", "annex = ‸\"annex-1\"\npath = ");
    let unused = format!("{}\n‸{annex}\ntitle = {{ en = \"Annex\" }}\n", minimal.text);
    [
        base.rows(
            "unknown-annex",
            &[("", none, "annex = ‸\"annex-2\"", "no annex of the draft has that id")],
        ),
        vec![
            minimal.whole("unknown-annex", "none", &of_none, "the draft has no annexes"),
            minimal.whole("annex-without-text", "", &unused, "no text is of it"),
        ],
        base.rows(
            "prevailing-language",
            &[(
                "",
                "[divergence]\nprevails = \"en\"",
                "‸[divergence]\nprevails = \"ko\"",
                "no authentic text is in that language",
            )],
        ),
        base.rows(
            "both-given",
            &[(
                "relation",
                paper,
                &format!("{record}\npaper = ‸{{ date"),
                "a relation is to a record or to paper, not to both",
            )],
        ),
        vec![
            base.whole(
                "empty-window",
                "powers",
                &replace_one(&base.text, "[powers]", "‸[powers]")
                    .replace("until = 2021-09-01", "until = 2021-07-01"),
                "they end before they begin",
            ),
            base.whole(
                "empty-window",
                "term",
                &replace_one(&base.text, "[term]", "‸[term]")
                    .replace("expires = 2026-09-01T00:00:00Z", "expires = 2021-09-01T00:00:00Z"),
                "both are one instant, and the end is not included",
            ),
        ],
        base.rows(
            "party-not-in-record",
            &[("authority", "authority = [\"north\"]", "authority = ‸[\"west\"]", "no such party")],
        ),
    ]
    .concat()
}
