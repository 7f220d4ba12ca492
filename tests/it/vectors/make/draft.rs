//! Drafts; their optional content is in draft_terms.rs. `‸` marks the place that a fault must name.

use super::base::{Written, replace_one};
use super::draft_terms;
use super::record::ID;
use super::sign::{key, key_id};
use crate::vectors::file::{Kind, Vector};

/// A draft with only the required content.
const DRAFT: &str = r#"draft = 1
id = "ID"
created = 2021-08-04T09:00:00-04:00
designation = "contract"
title = { en = "Contract (specimen)" }

[[party]]
id = "north"
name = { en = "North" }

[[text]]
path = "contract.en.txt"
language = "en"
status = "authentic"
mediaType = "text/plain"
"#;
const MORE: &str = r#"
[[party]]
id = "south"
name = { en = "South" }
quorum = 2

[[text]]
path = "contract.ko.txt"
language = "ko"
status = "official-translation"
mediaType = "text/plain"

[signing]
order = ["south", "north"]

[metadata]
file = "A-2021/8"
"#;

pub(super) fn all() -> Vec<Vector> {
    let base = Written { kind: Kind::Draft, text: DRAFT.replace("ID", ID) };
    let full = Written { kind: Kind::Draft, text: format!("{}{MORE}", base.text) };
    let signing = format!("[signing]\n{}", draft_terms::SIGNING);
    let every_key = replace_one(&full.text, "[signing]\n", &signing) + &draft_terms::terms();
    let of_annex = "annex = \"annex-1\"\nlanguage = \"ko\"";
    let every_key = replace_one(&every_key, "language = \"ko\"", of_annex);
    let designated = format!("quorum = 2\nkeys = [\"{}\"]", key_id(&key("ann")));
    let every_key = replace_one(&every_key, "quorum = 2", &designated);
    let in_quotes = base.text.replace("2021-08-04T09:00:00-04:00", "\"2021-08-04T09:00:00-04:00\"");
    let any = full.text.replace("[\"south\", \"north\"]", "\"any\"");
    [
        vec![
            base.ok("minimal", &base.text, "what it needs is enough"),
            base.ok("full", &every_key, "every key of a draft is there"),
            base.ok("order-any", &any, "the parties sign in any order"),
            base.ok("time-in-quotes", &in_quotes, "a time may stand in quotes"),
            base.ok(
                "empty-metadata",
                &format!("{}[metadata]\n", base.text),
                "an empty table is as good as none",
            ),
            base.too_large((4 << 20) + 1, "4 MiB are the most"),
            base.not_utf8(),
        ],
        sense(&full),
        shape(&base, &full),
        values(&base),
        full.rows(
            "unknown-word",
            &[
                ("order", "[\"south\", \"north\"]", "‸\"all\"", "an order is any or a list"),
                ("status", "\"official-translation\"", "‸\"official\"", "no such status"),
            ],
        ),
        full.rows(
            "out-of-range",
            &[("quorum", "quorum = 2", "quorum = ‸0", "a quorum is 1 to 512")],
        ),
        full.rows(
            "bad-id",
            &[("order", "\"south\", \"", "‸\"South\", \"", "an order has ids of parties")],
        ),
        draft_terms::all(&base),
    ]
    .concat()
}

/// Faults that only the whole draft shows.
fn sense(full: &Written) -> Vec<Vector> {
    let path = "\"contract.ko.txt\"";
    let order = "[signing]\norder = [\"south\", \"north\"]";
    let alone = "‸[signing]\norder = [\"south\"]";
    let twice = "‸[signing]\norder = [\"south\", \"south\"]";
    let pairs: String = (0..64).map(|number| format!("m{number:02} = \"x\"\n")).collect();
    let pairs = replace_one(&full.text, "[metadata]\n", &format!("[metadata]\n{pairs}"));
    let parties: String = (0..254)
        .map(|n| format!("\n[[party]]\nid = \"p{n}\"\nname = {{ en = \"P\" }}\n"))
        .collect();
    let last = "\n‸[[party]]\nid = \"last\"\nname = { en = \"Last\" }\n";
    let texts: String = (0..1022).map(|n| text(&format!("t{n}"))).collect();
    let last_text = text("last").replace("[[text]]", "‸[[text]]");
    [
        full.rows(
            "duplicate-entry",
            &[
                ("party", "id = \"south\"", "id = ‸\"north\"", "an id stands once"),
                ("text", path, "‸\"contract.en.txt\"", "a path stands once"),
            ],
        ),
        full.rows(
            "order-parties",
            &[
                ("", order, alone, "north is missing in the order"),
                ("twice", order, twice, "south stands there twice"),
            ],
        ),
        full.rows(
            "path-clash",
            &[(
                "",
                path,
                "‸\"Contract.en.txt\"",
                "the paths are one file where case does not count",
            )],
        ),
        full.rows(
            "path-is-folder",
            &[("", path, "‸\"contract.en.txt/ko\"", "a text is no folder of another")],
        ),
        vec![
            full.whole(
                "too-many",
                "parties",
                &format!("{}{parties}{last}", full.text),
                "256 parties are the most",
            ),
            full.whole(
                "too-many",
                "texts",
                &format!("{}{texts}{last_text}", full.text),
                "1,024 texts are the most",
            ),
            Vector::bad(
                Kind::Draft,
                "too-many",
                "metadata",
                "/metadata",
                "its place is in the record",
            )
            .body(pairs),
        ],
    ]
    .concat()
}

fn text(path: &str) -> String {
    let rest = "language = \"en\"\nstatus = \"authentic\"\nmediaType = \"text/plain\"\n";
    format!("\n[[text]]\npath = \"{path}\"\n{rest}")
}

fn shape(base: &Written, full: &Written) -> Vec<Vector> {
    let texts = &base.text[base.text.find("\n[[text]]").expect("a text")..];
    let parties = &base.text[base.text.find("\n[[party]]").expect("a party")..];
    let parties = parties.strip_suffix(texts).expect("texts come last");
    let head = base.text.find(parties).expect("it is there");
    [
        base.rows(
            "bad-toml",
            &[(
                "",
                "designation = \"contract\"",
                "designation = ‸contract",
                "a string needs its quotes",
            )],
        ),
        base.rows(
            "unknown-field",
            &[
                ("draft", "draft = 1\n", "draft = 1\n‸colour = 1\n", "no such key here"),
                ("party", "id = \"north\"", "id = \"north\"\n‸holder = 1", "rosters have holders"),
                (
                    "text",
                    "language = \"en\"",
                    "language = \"en\"\n‸size = 3",
                    "a size is measured, not written",
                ),
            ],
        ),
        full.rows("unknown-field", &[("signing", "order = [", "‸orders = [", "no such key here")]),
        vec![base.whole("missing-field", "empty", "‸", "an empty file is no draft")],
        ["draft", "id", "created", "designation", "title"].map(|key| missing(base, key)).to_vec(),
        base.rows(
            "missing-field",
            &[
                ("party-id", "[[party]]\nid = \"north\"", "‸[[party]]", "a party has an id"),
                (
                    "party-name",
                    "[[party]]\nid = \"north\"\nname = { en = \"North\" }",
                    "‸[[party]]\nid = \"north\"",
                    "a party has a name",
                ),
                (
                    "text-path",
                    "[[text]]\npath = \"contract.en.txt\"",
                    "‸[[text]]",
                    "a text has a path",
                ),
            ],
        ),
        vec![
            base.whole(
                "empty-list",
                "party",
                &format!("‸{}{texts}", &base.text[..head]),
                "somebody concludes",
            ),
            base.whole(
                "empty-list",
                "text",
                &format!("‸{}{parties}", &base.text[..head]),
                "there is a text",
            ),
        ],
        base.rows(
            "wrong-type",
            &[
                ("draft", "draft = 1", "draft = ‸\"1\"", "the version is a number"),
                ("created", "2021-08-04T09:00:00-04:00", "‸2021", "a time is needed here"),
                (
                    "title",
                    "{ en = \"Contract (specimen)\" }",
                    "‸\"Contract\"",
                    "a title is given per language",
                ),
            ],
        ),
        full.rows(
            "wrong-type",
            &[
                ("order-entry", "\"south\", \"", "‸1, \"", "ids are strings"),
                ("metadata-value", "\"A-2021/8\"", "‸8", "only strings stand here"),
            ],
        ),
    ]
    .concat()
}

/// The draft without the line of a required key.
fn missing(base: &Written, key: &str) -> Vector {
    let start = base.text.find(&format!("{key} = ")).expect("the key is there");
    let end = start + base.text[start..].find('\n').expect("a line ends") + 1;
    let marked = format!("‸{}{}", &base.text[..start], &base.text[end..]);
    base.whole("missing-field", key, &marked, "a draft needs it")
}

fn values(base: &Written) -> Vec<Vector> {
    const TIME: &str = "2021-08-04T09:00:00-04:00";
    [
        base.rows(
            "out-of-range",
            &[("version", "draft = 1", "draft = ‸2", "this program knows drafts 1")],
        ),
        base.rows(
            "placeholder",
            &[
                ("designation", "\"contract\"", "‸\"<what kind>\"", "it is to be filled in"),
                ("title", "\"Contract (specimen)\"", "‸\"<title>\"", "it is to be filled in"),
                ("party", "\"north\"", "‸\"<id of one party>\"", "it is to be filled in"),
                (
                    "language",
                    "language = \"en\"",
                    "language = ‸\"<language>\"",
                    "it is to be filled in",
                ),
            ],
        ),
        base.rows("bad-uuid", &[("", "\"urn:uuid:", "‸\"uuid:", "an id begins with urn:uuid:")]),
        base.rows("bad-id", &[("party", "\"north\"", "‸\"North\"", "ids are lower case")]),
        base.rows(
            "bad-id",
            &[(
                "designation",
                "\"contract\"",
                "‸\"A contract\"",
                "an id is made of words and hyphens",
            )],
        ),
        base.rows(
            "bad-time",
            &[
                ("local", TIME, "‸2021-08-04T09:00:00", "an offset is needed"),
                ("date", TIME, "‸2021-08-04", "a date is no time"),
                ("clock", TIME, "‸09:00:00", "a clock is no time"),
                (
                    "fraction",
                    TIME,
                    "‸2021-08-04T09:00:00.5-04:00",
                    "a time has no fraction of a second",
                ),
                ("zero-offset", TIME, "‸2021-08-04T13:00:00+00:00", "UTC is written Z"),
                (
                    "in-quotes",
                    TIME,
                    "‸\"4 August 2021\"",
                    "a time in quotes is written as in RFC 3339",
                ),
            ],
        ),
        base.rows(
            "bad-language",
            &[
                (
                    "text",
                    "language = \"en\"",
                    "language = ‸\"English\"",
                    "a language is a tag, not a word",
                ),
                ("title", "title = { en", "title = { ‸EN", "languages are lower case"),
            ],
        ),
        base.rows(
            "bad-path",
            &[
                (
                    "parent",
                    "\"contract.en.txt\"",
                    "‸\"../contract.en.txt\"",
                    "the path leaves the folder",
                ),
                (
                    "backslash",
                    "\"contract.en.txt\"",
                    r"‸'texts\contract.en.txt'",
                    "a path has slashes, not backslashes",
                ),
            ],
        ),
        base.rows(
            "bad-media-type",
            &[("", "\"text/plain\"", "‸\"txt\"", "a media type is type/subtype")],
        ),
        base.rows(
            "unknown-word",
            &[("status-case", "\"authentic\"", "‸\"Authentic\"", "case counts")],
        ),
        base.rows(
            "empty-string",
            &[("", "\"Contract (specimen)\"", "‸\"\"", "a title is not empty")],
        ),
        base.rows(
            "empty-list",
            &[("title", "{ en = \"Contract (specimen)\" }", "‸{}", "a title has a language")],
        ),
        base.rows("not-nfc", &[("", "\"North\"", "‸\"Re\u{301}gion\"", "é is one character")]),
    ]
    .concat()
}
