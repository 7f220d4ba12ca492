//! Findings of `lint` in the texts themselves and by the clock, each with a near miss. An ordinary bilingual
//! draft passes a strict check.

use crate::command_runner::Folder;
use crate::json_shapes::Linted;

/// Two texts, in English and Korean.
const DRAFT: &str = r#"draft = 1
id = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000001"
created = 2021-08-04T09:00:00-04:00
designation = "terms-of-reference"
title = { en = "Terms of Reference", ko = "약정서" }
[[party]]
id = "rok-mnd"
name = { en = "Ministry of National Defense", ko = "국방부" }
[[party]]
id = "us-dod-cio"
name = { en = "Department of Defense" }
[[text]]
path = "texts/tor.en.NAME"
language = "en"
status = "authentic"
mediaType = "MEDIA"
[[text]]
path = "texts/tor.ko.NAME"
language = "ko"
status = "authentic"
mediaType = "MEDIA"
"#;

const ENGLISH: &[u8] = b"Terms of Reference\n";
const KOREAN: &[u8] = "약정서\n".as_bytes();

/// The ending of the texts' names, their media type, the bytes of both, and the expected code with its place.
type Row<'a> = (&'a str, &'a str, [&'a [u8]; 2], Option<(&'a str, &'a str)>);

const LFS: &[u8] = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";

const ROWS: &[Row<'static>] = &[
    ("txt", "text/plain", [ENGLISH, KOREAN], None),
    ("txt", "text/plain", [ENGLISH, b""], Some(("empty-text", "/texts/1"))),
    ("txt", "text/plain", [ENGLISH, b"\n"], None),
    ("txt", "text/plain", [ENGLISH, ENGLISH], Some(("one-text-two-languages", "/texts/1"))),
    ("pdf", "application/pdf", [b"PK\x03\x04", b"%PDF-1.7\n"], Some(("not-pdf", "/texts/0"))),
    (
        "PDF",
        "application/octet-stream",
        [b"\xd0\xcf\x11\xe0", b"%PDF-1.7\n"],
        Some(("not-pdf", "/texts/0")),
    ),
    ("bin", "application/pdf", [b"%PDF-2.0\n", b"nothing"], Some(("not-pdf", "/texts/1"))),
    ("pdf", "application/pdf", [b"%PDF-1.7\n", b"\n\n%PDF-1.4\n"], None),
    ("txt", "text/plain", [LFS, KOREAN], Some(("git-lfs-pointer", "/texts/0"))),
    ("pdf", "application/pdf", [LFS, b"%PDF-1.4\n"], Some(("git-lfs-pointer", "/texts/0"))),
    ("txt", "text/plain", [b"See https://git-lfs.github.com/spec/v1\n", KOREAN], None),
    ("txt", "text/plain", [b"1\n2 TBD\n", KOREAN], Some(("placeholder-in-text", "/texts/0"))),
    (
        "txt",
        "text/plain",
        [b"by <name of officer>", KOREAN],
        Some(("placeholder-in-text", "/texts/0")),
    ),
    ("html", "text/html", [b"<b>Terms</b> [ ]", KOREAN], Some(("placeholder-in-text", "/texts/0"))),
    ("html", "text/html", [b"<b>Terms</b> [1]", KOREAN], None),
    ("bin", "application/octet-stream", [b"\xff\xfe TBD [ ]", KOREAN], None),
];

/// Code and place of the findings, without notes.
fn found(f: &Folder, file: &str, args: &str) -> Vec<(String, String)> {
    let linted: Linted = f.json(&format!("paraph lint {file} --json {args}"), 0);
    let findings = linted.findings.into_iter().filter(|found| !found.note);
    findings.map(|found| (found.code, found.place)).collect()
}

fn office(ending: &str, media_type: &str, [english, korean]: [&[u8]; 2]) -> Folder {
    let f = Folder::new();
    f.write("tor.toml", DRAFT.replace("NAME", ending).replace("MEDIA", media_type));
    f.write(&format!("texts/tor.en.{ending}"), english);
    f.write(&format!("texts/tor.ko.{ending}"), korean);
    f
}

#[test]
fn texts_that_are_missing_or_unfinished_are_found_in_drafts_and_records() {
    for (ending, media_type, bytes, expected) in ROWS {
        let f = office(ending, media_type, *bytes);
        let expected: Vec<(String, String)> =
            expected.iter().map(|(code, place)| ((*code).into(), (*place).into())).collect();
        assert_eq!(found(&f, "tor.toml", ""), expected, "{ending} {media_type} {bytes:?}");
        f.ok("paraph record tor.toml -o tor.record.json");
        assert_eq!(found(&f, "tor.record.json", ""), expected, "{ending} {media_type} {bytes:?}");
        let exit = if expected.is_empty() { 0 } else { 3 };
        f.run("paraph lint --strict tor.toml").exit(exit);
    }
}

#[test]
fn an_ordinary_bilingual_draft_passes_a_strict_check() {
    let f = office("txt", "text/plain", [ENGLISH, KOREAN]);
    let ran = f.ok("paraph lint --strict --drafts -- tor.toml");
    assert!(ran.out().contains("(one-script, a note; "), "{ran}");
    assert!(ran.out().contains("(several-authentic-without-divergence, a note; "), "{ran}");
    // A finding that is not a note fails as before.
    f.replace("tor.toml", "id = \"us-dod-cio\"\nname = { en", "id = \"us-dod-cio\"\nname = { fr");
    f.ok("paraph lint --strict tor.toml");
    f.replace("tor.toml", "title = { en", "title = { fr = \"Mandat\", en");
    f.run("paraph lint --strict tor.toml").exit(3).prints("(authentic-without-text; ");
}

#[test]
fn a_time_of_making_that_has_not_come_is_found() {
    let created = "created = 2021-08-04T09:00:00-04:00";
    for (line, is_found) in
        [(created.to_owned(), false), ("created = 9000-01-01T00:00:00Z".to_owned(), true)]
    {
        let f = office("txt", "text/plain", [ENGLISH, KOREAN]);
        f.replace("tor.toml", created, &line);
        f.ok("paraph record tor.toml -o tor.record.json");
        let expected = [("created-in-the-future".to_owned(), "/created".to_owned())];
        for file in ["tor.toml", "tor.record.json"] {
            assert_eq!(found(&f, file, ""), &expected[..usize::from(is_found)], "{file} {line}");
        }
    }
}

#[test]
fn texts_are_looked_at_where_they_are() {
    let f = office("txt", "text/plain", [b"TBD\n", KOREAN]);
    f.ok("paraph record tor.toml -o tor.record.json && mkdir away && mv texts away/");
    for file in ["tor.toml", "tor.record.json"] {
        let alone =
            f.ok(&format!("paraph lint {file}")).says("2 texts were not found and not checked");
        assert!(!alone.out().contains("placeholder"), "{alone}");
        let line = format!("paraph lint {file} --texts away");
        f.ok(&line).prints("line 1 of the text has \"TBD\"");
        // Standard input has no folder.
        f.ok(&format!("paraph lint - < {file}")).says("2 texts were not found and not checked");
        f.ok(&format!("paraph lint - --texts away < {file}")).prints("(placeholder-in-text; ");
    }
    // A pipe is not waited for.
    f.ok("rm away/texts/tor.en.txt && mkfifo away/texts/tor.en.txt");
    f.fails("paraph lint tor.toml --texts away", 2, "not-a-file");
}
