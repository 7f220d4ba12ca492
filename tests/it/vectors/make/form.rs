//! The bytes of a signed format: canonical form, which of two faults is reported, and the format that a file
//! claims. Tested with a record.

use serde_json::json;

use super::base::{Base, replace_one, set};
use super::record::{ENGLISH, between};
use super::sign::canonical;
use crate::vectors::file::{Kind, Vector};

pub(super) fn all() -> Vec<Vector> {
    let base = Base { kind: Kind::Record, value: between(&["north", "south"]) };
    [not_canonical(&base), precedence(&base), formats(&base)].concat()
}

fn not_canonical(base: &Base) -> Vec<Vector> {
    const FORMAT: &str = r#""format":"paraph/record/1""#;
    const DESIGNATION: &str = r#""designation":"contract""#;
    let swapped = (format!("{DESIGNATION},{FORMAT}"), format!("{FORMAT},{DESIGNATION}"));
    let twice = format!("{DESIGNATION},{DESIGNATION}");
    let title = r#"{"en":"Contract (specimen)"}"#;
    let deep = "[".repeat(32) + &"]".repeat(32);
    let two_names = r#""metadata":{"ａ":"x","😀":"y"},"parties""#;
    let none = "no white space stands outside strings";
    let utf16 = "names ascend by UTF-16 code units, not by code points";
    [
        base.texts("whitespace", "/id", &[("after-colon", r#""id":"urn"#, r#""id": "urn"#, none)]),
        base.texts("whitespace", "", &[("after-comma", r#","id":"urn"#, r#", "id":"urn"#, none)]),
        base.texts("whitespace", "/parties/0", &[("in-array", "[{\"id", "[\t{\"id", none)]),
        base.texts("unsorted-names", "", &[("", &swapped.0, &swapped.1, "names ascend")]),
        base.texts(
            "unsorted-names",
            "/title",
            &[(
                "title",
                title,
                r#"{"ko":"계약","en":"Contract"}"#,
                "this holds in open objects, too",
            )],
        ),
        base.texts("unsorted-names", "/metadata", &[("utf8", "\"parties\"", two_names, utf16)]),
        base.texts(
            "duplicate-name",
            "",
            &[("same-value", DESIGNATION, &twice, "a name is unique")],
        ),
        base.texts(
            "duplicate-name",
            "/signing",
            &[(
                "other-value",
                r#""any""#,
                r#""any","order":["south"]"#,
                "readers differ on which of the two counts",
            )],
        ),
        base.texts(
            "duplicate-name",
            "/title",
            &[(
                "title",
                title,
                r#"{"en":"Contract","en":"Treaty"}"#,
                "this holds in open objects, too",
            )],
        ),
        base.texts(
            "escape-form",
            "/designation",
            &[("letter", r#""contract""#, r#""\u0063ontract""#, "c needs no escape")],
        ),
        base.texts(
            "escape-form",
            "",
            &[("name", r#""designation""#, r#""\u0064esignation""#, "d needs no escape")],
        ),
        base.texts(
            "escape-form",
            "/title/en",
            &[
                ("solidus", "Contract (", r"Contract\/(", "a solidus needs no escape"),
                ("capital-digits", "Contract (", r"Contract\u001F(", "hex digits are lower case"),
                ("line-feed", "Contract (", r"Contract\u000a(", "a line feed has a short escape"),
                ("pair", "Contract (", r"Contract\ud83d\ude00(", "the character stands for itself"),
            ],
        ),
        base.texts(
            "lone-surrogate",
            "/title/en",
            &[("", "Contract (", r"Contract\udc00(", "half of a pair is no character")],
        ),
        base.texts(
            "noncharacter",
            "/title/en",
            &[
                ("", "Contract (", "Contract\u{fdd0}(", "U+FDD0 is no character"),
                ("escaped", "Contract (", r"Contract\uffff(", "U+FFFF is no character"),
            ],
        ),
        base.texts(
            "not-json",
            "/title/en",
            &[("line-feed", "Contract (", "Contract\n(", "control characters are escaped")],
        ),
        base.texts(
            "too-deep",
            &format!("/title{}", "/0".repeat(31)),
            &[("", title, &deep, "32 levels are the most")],
        ),
        vec![utf16_order(base)],
        not_canonical_bytes(base),
        not_canonical_size(base),
    ]
    .concat()
}

/// U+1F600 comes before U+FF41, because its first code unit is U+D83D.
fn utf16_order(base: &Base) -> Vector {
    let metadata = r#""metadata":{"😀":"y","ａ":"x"},"parties""#;
    let why = "names ascend by UTF-16 code units, not by code points";
    let body = replace_one(&base.text(), "\"parties\"", metadata);
    Vector::ok(Kind::Record, "metadata-utf16-order", why).body(body)
}

fn not_canonical_bytes(base: &Base) -> Vec<Vector> {
    let text = base.text();
    let bad = |code, variant, at, body: &[&[u8]], why| {
        Vector::bad(Kind::Record, code, variant, at, why).body(body.concat())
    };
    let all = text.as_bytes();
    let until = |end: &str| &all[..text.find(end).expect("it is there")];
    let (before, after) = text.split_once("Contract").expect("the title");
    let (before, after) = (before.as_bytes(), after.as_bytes());
    let (none, utf8) = ("no white space outside strings", "this is not UTF-8");
    vec![
        bad("whitespace", "first", "", &[b" ", all], none),
        bad("whitespace", "final-newline", "", &[all, b"\n"], none),
        bad("whitespace", "final-carriage-return", "", &[all, b"\r\n"], none),
        bad(
            "not-json",
            "byte-order-mark",
            "",
            &[b"\xef\xbb\xbf", all],
            "a record has no byte-order mark",
        ),
        bad("not-json", "empty", "", &[], "an empty file is no record"),
        bad("not-json", "words", "", &[b"Contract"], "a text is no record"),
        bad("trailing-bytes", "record", "", &[all, all], "a file holds one record"),
        bad("trailing-bytes", "nul", "", &[all, b"\0"], "nothing follows the value"),
        bad("not-utf8", "byte-ff", "/title/en", &[before, b"\xff", after], utf8),
        bad("not-utf8", "overlong", "/title/en", &[before, b"\xc1\x81", after], utf8),
        bad("not-utf8", "surrogate", "/title/en", &[before, b"\xed\xa0\x80", after], utf8),
        bad("not-utf8", "latin1", "/title/en", &[before, b"Trait\xe9", after], utf8),
        bad("truncated", "name", "/i", &[until("d\":\"urn")], "the file ends in a name"),
        bad("truncated", "string", "/id", &[until("fc964ff")], "the file ends in a string"),
        bad("truncated", "bracket", "/title", &[&all[..all.len() - 1]], "a bracket is missing"),
    ]
}

fn not_canonical_size(base: &Base) -> Vec<Vector> {
    let size = format!("\"size\":{}", ENGLISH.len());
    let sizes = |code, rows: &[(&str, &str, &str)]| -> Vec<Vector> {
        let vector = |(variant, number, why): &(&str, &str, &str)| {
            let to = format!("\"size\":{number}");
            base.texts(code, "/texts/0/size", &[(variant, &size, &to, why)]).remove(0)
        };
        rows.iter().map(vector).collect()
    };
    [
        sizes(
            "number-form",
            &[
                ("fraction", "62.0", "a whole number has no fraction"),
                ("exponent", "62e0", "a number below 1e21 has no exponent"),
                ("capital-e", "1E+21", "e is lower case"),
                ("minus-zero", "-0", "zero has no sign"),
            ],
        ),
        sizes(
            "not-an-integer",
            &[
                ("fraction", "62.5", "the number is canonical, but a size is whole"),
                ("exponent", "1e+21", "the number is canonical, but has an exponent"),
            ],
        ),
        sizes("not-json", &[("leading-zero", "062", "a number has no leading zero")]),
        sizes(
            "number-range",
            &[
                ("2-53", "9007199254740992", "integers end at 2^53 - 1"),
                ("negative", "-9007199254740992", "integers begin at -(2^53 - 1)"),
                ("2-64", "18446744073709551617", "no double holds it"),
            ],
        ),
    ]
    .concat()
}

/// Which of two faults is reported: not I-JSON, then not canonical, then the rest.
fn precedence(base: &Base) -> Vec<Vector> {
    let text = base.text();
    let bad = |code, variant, at, changes: &[(&str, &str)], why| {
        let change = |text: String, (from, to): &(&str, &str)| replace_one(&text, from, to);
        let body = changes.iter().fold(text.clone(), change);
        Vector::bad(Kind::Record, code, variant, at, why).body(body)
    };
    let space = ("\"id\":\"urn", "\"id\": \"urn");
    let value = ("\"contract\"", "\"Contract\"");
    let twice = (r#""any""#, r#""any","order":"any""#);
    let bare = (r#""any""#, "any");
    let moved = (r#""designation":"contract""#, r#""designation":"contract","\u0061":"x""#);
    let renamed = (r#"{"created""#, r#"{"aa""#);
    let later = (r#"{"created""#, r#"{"createe""#);
    let i_json = "what is not I-JSON is reported before what is not canonical";
    let form = "what is not canonical is reported before what is no record";
    vec![
        bad("duplicate-name", "after-white-space", "/signing", &[space, twice], i_json),
        bad("not-json", "after-bad-value", "/signing/order", &[value, bare], i_json),
        bad("whitespace", "after-bad-value", "/id", &[value, space], form),
        bad(
            "escape-form",
            "of-unsorted-name",
            "",
            &[moved],
            "of two faults of one name the first is reported",
        ),
        bad("unknown-member", "instead-of-missing", "/aa", &[renamed], "aa sorts before created"),
        bad("missing-member", "instead-of-unknown", "", &[later], "createe sorts after created"),
    ]
}

fn formats(base: &Base) -> Vec<Vector> {
    let format = |code, variant, name: &str, why| {
        base.value_at(code, variant, "/format", "/format", json!(name), why)
    };
    let newer_value = set(&base.value, "/format", json!("paraph/record/2"));
    let newer_text = String::from_utf8(canonical(&newer_value)).expect("JSON is UTF-8");
    let newer = |variant, body: String| {
        let why = "what a newer format has, and how, is no fault of it";
        Vector::bad(Kind::Record, "newer-format", variant, "/format", why).body(body)
    };
    let change = |from: &str, to: &str| replace_one(&newer_text, from, to);
    let known = r#""format":"paraph/record/1""#;
    let newer_format = known.replace('1', "2");
    let second = format!("{known},{newer_format}");
    let claims_both = replace_one(&base.text(), known, &second);
    // A number with more digits than the first 257 bytes, and then a letter.
    let long = replace_one(&newer_text, "record/2", &format!("record/200{}x", "0".repeat(300)));
    // The first 257 bytes end before the x, but not the first 257 characters.
    let escapes = r"\u0030".repeat(40);
    let long_escaped = change("record/2", &format!("record/2{escapes}00x"));
    let cut_escape = change("record/2", &format!("record/2{}", r"\u0030".repeat(60)));
    let until = |text: &str, last: &str| {
        let (before, _) = text.split_once(last).expect("it is there");
        format!("{before}{last}")
    };
    let bad = |code, variant, at, body: String, why| {
        Vector::bad(Kind::Record, code, variant, at, why).body(body)
    };
    vec![
        format("newer-format", "2", "paraph/record/2", "the version is newer than 1"),
        format("newer-format", "10", "paraph/record/10", "versions are numbers, not letters"),
        newer("unknown-member", change("{\"created\"", "{\"aa\":null,\"created\"")),
        newer("white-space", format!("{newer_text} \n")),
        newer("cut-off", newer_text[..200].to_owned()),
        newer("byte-order-mark", format!("\u{feff}{newer_text}")),
        newer("escaped-name", change("\"format\"", r#""f\u006frmat""#)),
        newer("long", long),
        newer("long-escaped", long_escaped),
        newer("no-closing-quote", until(&newer_text, "paraph/record/2")),
        newer("claimed-first", change(&newer_format, &format!("{newer_format},{known}"))),
        bad(
            "duplicate-name",
            "claimed-second",
            "",
            claims_both,
            "the first member of that name declares the format, here 1",
        ),
        bad(
            "not-json",
            "before-claim",
            "",
            change("{\"created\"", "{created"),
            "what stands after a name without quotes declares nothing",
        ),
        bad(
            "trailing-bytes",
            "before-claim",
            "",
            format!("{{}}{newer_text}"),
            "what stands after the first object declares nothing",
        ),
        bad(
            "missing-member",
            "no-claim",
            "",
            r#"{"zz":{"format":"paraph/record/2"}}"#.to_owned(),
            "a format is declared in the outermost object",
        ),
        bad(
            "unknown-format",
            "cut-escape",
            "/format",
            cut_escape,
            "the first 257 bytes end in an escape, whose backslash is no digit",
        ),
        bad(
            "unknown-format",
            "cut-off",
            "/format",
            until(&base.text(), "paraph/rec"),
            "what stands there up to the end is what is declared",
        ),
        bad(
            "truncated",
            "after-format",
            "/format",
            until(&base.text(), "paraph/record/1"),
            "the format is good also where the input ends in it",
        ),
        format("unknown-format", "0", "paraph/record/0", "versions begin with 1"),
        format("unknown-format", "01", "paraph/record/01", "a version has no leading zero"),
        format("unknown-format", "no-version", "paraph/record/", "the version is missing"),
        format("unknown-format", "words", "paraph/record/1-draft", "a version is a number"),
        format("unknown-format", "case", "Paraph/record/1", "case counts"),
        format("unknown-format", "act", "paraph/act/1", "an act is no record"),
        format("unknown-format", "bundle", "paraph/bundle/1", "a bundle is no record"),
        format("unknown-format", "other", "example/record/1", "this is no format of ours"),
    ]
}
