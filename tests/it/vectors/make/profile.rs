//! Profiles. `‸` marks the place that a fault must name.

use super::base::Written;
use crate::vectors::file::{Kind, Vector};

const PROFILE: &str = r#"name = "홍길동"
nameLatin = "Hong Gil-dong"
title = { en = "Deputy Minister" }
capacity = "official"
place = { country = "KR", locality = "Seoul" }
"#;

pub(super) fn all() -> Vec<Vector> {
    let base = Written { kind: Kind::Profile, text: PROFILE.to_owned() };
    let why = "a capacity of this version";
    [
        vec![
            base.ok("minimal", "name = \"홍길동\"\n", "what it needs is enough"),
            base.ok("full", PROFILE, "every key of a draft or profile is there"),
            base.whole("missing-field", "empty", "‸", "a profile has a name"),
            base.too_large((64 << 10) + 1, "64 KiB are the most"),
            base.whole(
                "too-many",
                "arrays",
                &format!("x = [{}‸[]]\n", "[],".repeat(1_023)),
                "a profile has at most 1,024 of ., [ and {",
            ),
            base.whole(
                "unknown-field",
                "most-arrays",
                &format!("‸x = [{}]\n", "[],".repeat(1_023)),
                "1,024 of them are read",
            ),
            base.not_utf8(),
        ],
        base.rows("bad-toml", &[("", "\"홍길동\"", "‸홍길동", "a string needs its quotes")]),
        base.rows(
            "unknown-field",
            &[
                ("", "capacity", "‸rank", "no such key here"),
                ("place", "locality", "‸city", "no such key here"),
            ],
        ),
        base.rows(
            "missing-field",
            &[("country", "{ country = \"KR\", locality", "‸{ locality", "a place has a country")],
        ),
        base.rows(
            "wrong-type",
            &[
                ("name", "\"홍길동\"", "‸1", "a name is a string"),
                (
                    "title",
                    "{ en = \"Deputy Minister\" }",
                    "‸\"Minister\"",
                    "a title is given per language",
                ),
                (
                    "place",
                    "{ country = \"KR\", locality = \"Seoul\" }",
                    "‸\"Seoul\"",
                    "a place is a table",
                ),
            ],
        ),
        base.rows(
            "placeholder",
            &[("", "\"홍길동\"", "‸\"<your name>\"", "it is to be filled in")],
        ),
        base.rows("unknown-word", &[("capacity", "\"official\"", "‸\"king\"", why)]),
        base.rows(
            "bad-country",
            &[("", "\"KR\"", "‸\"Korea\"", "a country is two capital letters")],
        ),
        base.rows("bad-language", &[("", "{ en = \"D", "{ ‸EN = \"D", "languages are lower case")]),
        base.rows("empty-string", &[("", "\"Seoul\"", "‸\"\"", "a locality has a name")]),
        base.rows(
            "empty-list",
            &[("title", "{ en = \"Deputy Minister\" }", "‸{}", "a title has a language")],
        ),
        base.rows(
            "forbidden-character",
            &[("", "\"Hong Gil-dong\"", r#"‸"Hong\u202eGil-dong""#, "it reorders what is shown")],
        ),
    ]
    .concat()
}
