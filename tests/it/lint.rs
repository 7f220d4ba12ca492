//! Likely mistakes in a draft or record: each finding has a row with it and a near miss without it, and is
//! the same in a draft and in its record.

use std::collections::BTreeSet;
use std::fs;

use paraph::draft::Draft;
use paraph::fault::{Place, safe};
use paraph::lint::{Finding, FindingKind, lint, lint_draft};
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph::record::Record;
use paraph::text::measure;
use serde_json::Value;

use crate::command_runner::{Folder, Ran};
use crate::json_shapes::{self, Linted, LintedKind};
use crate::repository;

/// A draft without findings.
const CLEAN: &str = r#"draft = 1
id = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000001"
created = 2021-08-04T09:00:00-04:00
designation = "terms-of-reference"
title = { en = "Terms of Reference", ko = "약정서" }
divergence = "equal"
[[party]]
id = "rok-mnd"
name = { en = "Ministry of National Defense", ko = "국방부" }
[[party]]
id = "us-dod-cio"
name = { en = "Department of Defense", ko = "미국 국방부" }
[[text]]
path = "en.txt"
language = "en"
status = "authentic"
mediaType = "text/plain"
[[text]]
path = "ko.txt"
language = "ko"
status = "authentic"
mediaType = "text/plain"
"#;

/// A part of it with its replacement, everywhere; or [`END`] with an addition.
type Change = (&'static str, &'static str);

const END: &str = "";

/// The case; its differences from [`CLEAN`]; code and place of each finding, in order.
type Row = (&'static str, &'static [Change], &'static [(&'static str, &'static str)]);

const TITLE: &str = r#"{ en = "Terms of Reference", ko = "약정서" }"#;
const FRENCH_TITLE: Change =
    (TITLE, r#"{ en = "Terms of Reference", fr = "Mandat", ko = "약정서" }"#);
const EQUAL: &str = "divergence = \"equal\"";
const NON_BINDING: &str = "designation = \"non-binding-arrangement\"";
const MND: &str = "en = \"Ministry of National Defense\"";
const DOD: &str = "en = \"Department of Defense\"";
const KO_TEXT: &str = "path = \"ko.txt\"\nlanguage = \"ko\"\nstatus = \"authentic\"";

/// Adds a text, or another table that its arguments begin with.
macro_rules! text {
    ($path:literal, $language:literal, $status:literal $(, $before:expr)?) => {
        (END, concat!($($before,)? "[[text]]\npath = \"", $path, "\"\nlanguage = \"", $language,
            "\"\nstatus = \"", $status, "\"\nmediaType = \"text/plain\"\n"))
    };
}

/// Adds an annex with that title.
macro_rules! annex {
    ($id:literal, $title:literal) => {
        (END, concat!("[[annex]]\nid = \"", $id, "\"\ntitle = ", $title, "\n"))
    };
}

/// Adds a line before the first table.
macro_rules! line {
    ($line:literal) => {
        (EQUAL, concat!("divergence = \"equal\"\n", $line))
    };
}

macro_rules! of_annex {
    ($id:literal, $path:literal, $language:literal) => {
        (
            END,
            concat!(
                "[[text]]\nannex = \"",
                $id,
                "\"\npath = \"",
                $path,
                "\"\nlanguage = \"",
                $language,
                "\"\nstatus = \"authentic\"\nmediaType = \"text/plain\"\n"
            ),
        )
    };
}

const KEYS: &str = "747d4ffb85da2fada1bb81348cb6e72f80de81c6a3fe206ff12ee4db8658a8f9";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("nothing", &[], &[]),

    ("a title without a text", &[FRENCH_TITLE], &[("authentic-without-text", "/title/fr")]),
    ("a title with its text", &[FRENCH_TITLE, text!("fr", "fr", "authentic")], &[]),
    ("a title with a translation", &[FRENCH_TITLE, text!("fr", "fr", "courtesy-translation")], &[]),
    ("a title with a text of a region", &[FRENCH_TITLE, text!("fr", "fr-CA", "authentic")], &[]),
    ("a title with a text in several languages", &[FRENCH_TITLE, text!("a", "mul", "authentic")], &[]),
    ("a translation beside its authentic text", &[text!("b", "en", "official-translation")], &[]),
    ("a title in a language that no text has", &[(TITLE, "{ fr = \"Mandat 약정\" }")], &[]),
    ("names of all parties without a text",
        &[(MND, "fr = \"Defense\", en = \"A\""), (DOD, "fr = \"Department\", en = \"B\"")],
        &[("authentic-without-text", "/parties/0/name/fr")]),
    ("the name of one party without a text", &[(MND, "fr = \"Defense\", en = \"A\"")], &[]),
    ("an annex without one of the languages",
        &[annex!("a", "{ en = \"Costs\", ko = \"비용\" }"), of_annex!("a", "a.en", "en")],
        &[("authentic-without-text", "/annexes/0")]),
    ("an annex with all of the languages",
        &[annex!("a", "{ en = \"Costs\", ko = \"비용\" }"), of_annex!("a", "a.en", "en-US"), of_annex!("a", "a.ko", "ko")],
        &[]),
    ("an annex without words",
        &[annex!("a", "{ en = \"Map\", ko = \"지도\" }"), of_annex!("a", "a.png", "zxx")],
        &[]),
    ("an annex beside a text in several languages",
        &[("language = \"ko\"", "language = \"mul\""), annex!("a", "{ en = \"Costs\", ko = \"비용\" }"), of_annex!("a", "a.en", "en")],
        &[]),

    ("translations alone",
        &[("status = \"authentic\"", "status = \"official-translation\""), (EQUAL, "")],
        &[("no-authentic-text", "/texts")]),
    ("one authentic text", &[(KO_TEXT, "path = \"k\"\nlanguage = \"ko\"\nstatus = \"courtesy-translation\"")], &[]),
    ("an authentic annex of translations",
        &[("status = \"authentic\"", "status = \"official-translation\""), (EQUAL, ""),
          annex!("a", "{ en = \"Costs\", ko = \"비용\" }"), of_annex!("a", "a.en", "en")],
        &[("no-authentic-text", "/texts")]),

    ("a title in Hangul alone", &[(TITLE, "{ ko = \"약정서\" }")], &[("one-script", "/title")]),
    ("a title in Hangul and Latin", &[(TITLE, "{ ko = \"약정서 (Terms)\" }")], &[]),
    ("a name in Latin alone", &[(", ko = \"국방부\"", "")], &[("one-script", "/parties/0/name")]),
    ("a name in Latin alone, among texts in Latin",
        &[(", ko = \"국방부\"", ""), ("language = \"ko\"", "language = \"fr\""), (", ko = \"약정서\"", ""), (", ko = \"미국 국방부\"", "")],
        &[]),
    ("a name in Latin alone, and Korean in Latin",
        &[(", ko = \"국방부\"", ""), ("language = \"ko\"", "language = \"ko-Latn\"")],
        &[]),
    ("a name in Han alone, which Koreans read", &[("name = { en = \"Ministry of National Defense\", ko = \"국방부\" }", "name = { ko = \"國防部\", en = \"1\" }")],
        &[("one-script", "/parties/0/name")]),
    ("a name without letters", &[("name = { en = \"Ministry of National Defense\", ko = \"국방부\" }", "name = { en = \"112\" }")], &[]),
    ("the title of an annex in Latin alone",
        &[annex!("a", "{ en = \"Costs\" }"), of_annex!("a", "a.en", "en"), of_annex!("a", "a.ko", "ko")],
        &[("one-script", "/annexes/0/title")]),
    ("a name in Latin alone, and a text in a language that is not known",
        &[("language = \"ko\"", "language = \"tlh\""), (", ko = \"국방부\"", ""), (", ko = \"약정서\"", ""), (", ko = \"미국 국방부\"", "")],
        &[]),
    ("names in Latin and Hangul, and a text in Cyrillic", &[text!("a", "ru", "courtesy-translation")], &[]),
    ("parties that stand in another order than in the record",
        &[("\"rok-mnd\"", "\"z-mnd\""), (", ko = \"국방부\"", "")],
        &[("one-script", "/parties/1/name")]),

    ("nothing said of divergence", &[(EQUAL, "")], &[("several-authentic-without-divergence", "/texts")]),
    ("one language that prevails", &[(EQUAL, "divergence = { prevails = \"en\" }")], &[]),
    ("one authentic language",
        &[(EQUAL, ""), (KO_TEXT, "path = \"k\"\nlanguage = \"ko\"\nstatus = \"courtesy-translation\"")],
        &[]),
    ("one authentic language of two regions",
        &[(EQUAL, ""), ("language = \"ko\"", "language = \"en-GB\""), (", ko = \"약정서\"", ""), ("ko =", "en-GB =")],
        &[]),
    ("one text in several languages",
        &[(EQUAL, ""), ("language = \"ko\"", "language = \"mul\"")],
        &[("several-authentic-without-divergence", "/texts")]),

    ("a time in a title",
        &[("\"Terms of Reference\"", "\"Terms of 2021-08-05T09:00\"")],
        &[("date-without-offset", "/title/en")]),
    ("a time in a title with its offset", &[("\"Terms of Reference\"", "\"Terms of 2021-08-05T09:00+09:00\"")], &[]),
    ("a day in a title", &[("\"Terms of Reference\"", "\"Terms of 2021-08-05\"")], &[]),
    ("a time in metadata",
        &[(END, "[metadata]\n\"meeting/1\" = \"2021-08-05 09:00, Seoul\"\n")],
        &[("date-without-offset", "/metadata/meeting~11")]),
    ("a time in metadata with its offset", &[(END, "[metadata]\nmeeting = \"2021-08-05 09:00 UTC\"\n")], &[]),
    ("a time in an annex's title",
        &[annex!("a", "{ en = \"Minutes of 2021-08-05 09:00\", ko = \"회의록\" }"), of_annex!("a", "a.en", "en"), of_annex!("a", "a.ko", "ko")],
        &[("date-without-offset", "/annexes/0/title/en")]),
    ("a time in the clause",
        &[line!("legalEffect = { kind = \"non-binding\", clause = \"Article 9, 2021-08-05 09:00\" }")],
        &[("date-without-offset", "/legalEffect/clause")]),
    ("a time in the title of a paper",
        &[(END, "[[relation]]\nrelation = \"amends\"\npaper = { title = { en = \"Minutes of 2021-08-05 09:00\" }, date = 2021-08-05 }\n")],
        &[("date-without-offset", "/relations/0/paper/title/en")]),

    ("it is called non-binding", &[("designation = \"terms-of-reference\"", NON_BINDING)], &[("non-binding-without-clause", "/designation")]),
    ("it is called non-binding, and has a clause",
        &[("designation = \"terms-of-reference\"", NON_BINDING), line!("legalEffect = { kind = \"non-binding\", clause = \"Article 9\" }")],
        &[]),
    ("it is called binding", &[("designation = \"terms-of-reference\"", "designation = \"nonon-binding\"")], &[]),
    ("it does not bind", &[line!("legalEffect = { kind = \"non-binding\" }")], &[("non-binding-without-clause", "/legalEffect")]),
    ("a part of it binds", &[line!("legalEffect = { kind = \"mixed\" }")], &[("non-binding-without-clause", "/legalEffect")]),
    ("it binds", &[line!("legalEffect = { kind = \"binding\" }")], &[]),

    ("it begins before it was made", &[line!("term = { entry = { on = 2021-08-04T12:59:59Z } }")], &[("entry-before-created", "/term/entry/on")]),
    ("it begins when it was made", &[line!("term = { entry = { on = 2021-08-04T13:00:00Z } }")], &[]),
    ("it begins with the last signature", &[line!("term = { entry = \"last-signature\" }")], &[]),
    ("it ends when it was made", &[line!("term = { expires = 2021-08-04T13:00:00Z }")], &[("end-before-created", "/term/expires")]),
    ("it ends after it was made", &[line!("term = { expires = 2021-08-04T13:00:01Z }")], &[]),
    ("it is reviewed when it ends",
        &[line!("term = { expires = 2026-08-04T13:00:00Z, review = 2026-08-04T09:00:00-04:00 }")],
        &[("review-after-expiry", "/term/review")]),
    ("it is reviewed before it ends",
        &[line!("term = { expires = 2026-08-04T13:00:00Z, review = 2026-08-04T12:59:59Z }")],
        &[]),
    ("it is reviewed and does not end", &[line!("term = { review = 2026-08-04T12:59:59Z }")], &[]),

    ("a code of three letters", &[(KO_TEXT, "path = \"ko.txt\"\nlanguage = \"kor\"\nstatus = \"authentic\"")],
        &[("authentic-without-text", "/title/ko"), ("unknown-language", "/texts/1/language")]),
    ("the name of a language", &[(KO_TEXT, "path = \"ko.txt\"\nlanguage = \"korean\"\nstatus = \"authentic\"")],
        &[("authentic-without-text", "/title/ko"), ("unknown-language", "/texts/1/language")]),
    ("one party", &[("[[party]]\nid = \"us-dod-cio\"\nname = { en = \"Department of Defense\", ko = \"미국 국방부\" }\n", "")],
        &[("one-party", "/parties")]),

    ("two parties of one name", &[(DOD, MND)], &[("same-name", "/parties/1/name/en")]),
    ("two parties of one name in two languages", &[(DOD, "fr = \"Ministry of National Defense\", en = \"B\"")], &[("same-name", "/parties/1/name/fr")]),
    ("two parties of nearly one name", &[(DOD, "en = \"Ministry of Defense\"")], &[]),
    ("ids that look alike", &[("\"us-dod-cio\"", "\"rok-rnnd\"")], &[("look-alike", "/parties/1/id")]),
    ("names that look alike", &[(DOD, "en = \"Ministry of Nationa1 Defense\"")], &[("look-alike", "/parties/1/name/en")]),
    ("two names of one party that look alike", &[(DOD, "en = \"DOD 1\", fr = \"DOD l\"")], &[]),
    ("ids of annexes that look alike",
        &[annex!("a-1", "{ en = \"Costs\", ko = \"비용\" }"), annex!("a-l", "{ en = \"Staff\", ko = \"인원\" }"),
          of_annex!("a-1", "a.en", "en"), of_annex!("a-1", "a.ko", "ko"), of_annex!("a-l", "b.en", "en"), of_annex!("a-l", "b.ko", "ko")],
        &[("look-alike", "/annexes/1/id")]),
    ("titles of annexes that look alike",
        &[annex!("a", "{ en = \"Annex 1\", ko = \"비용\" }"), annex!("b", "{ en = \"Annex I\", ko = \"인원\" }"),
          of_annex!("a", "a.en", "en"), of_annex!("a", "a.ko", "ko"), of_annex!("b", "b.en", "en"), of_annex!("b", "b.ko", "ko")],
        &[("look-alike", "/annexes/1/title/en")]),
    ("a word of two alphabets", &[(DOD, "en = \"US D\u{43e}D\"")], &[("mixed-alphabets", "/parties/1/name/en")]),
    ("words of two alphabets", &[(DOD, "en = \"US Министерство\"")], &[]),
    ("a word of two alphabets in metadata", &[(END, "[metadata]\nfile = \"D\u{43e}D\"\n")], &[("mixed-alphabets", "/metadata/file")]),
];

fn draft(changes: &[Change]) -> String {
    changes.iter().fold(CLEAN.to_owned(), |text, (from, to)| match *from {
        END => text + to,
        from => {
            assert!(text.contains(from), "{from:?} is not in\n{text}");
            text.replace(from, to)
        }
    })
}

fn record(draft: &str) -> Record {
    let draft = Draft::parse(draft).unwrap_or_else(|fault| panic!("{fault} {fault:?}\n{draft}"));
    let measures = draft.paths().map(|path| (path.clone(), measure(b"x"))).collect();
    draft.into_record(&measures).unwrap()
}

/// Code and place of each finding.
fn codes_and_places(findings: &[Finding]) -> Vec<(&'static str, String)> {
    findings.iter().map(|finding| (finding.kind.code(), finding.place.to_string())).collect()
}

/// Checks that its message and source exist and are safe to show, and that its place is in the record.
fn assert_tellable(finding: &Finding, record: &Value) {
    let texts = Locale::ALL.map(|locale| {
        [
            finding.kind.in_locale(locale),
            paraph::messages::Localized::in_locale(&finding.kind.source(), locale),
        ]
    });
    for text in texts.concat() {
        assert!(!text.is_empty() && safe(&text) == text, "{finding:?}: {text}");
    }
    let Place::Pointer(pointer) = &finding.place else { panic!("{finding:?}") };
    assert!(record.pointer(pointer).is_some(), "{pointer} is not in {record}");
}

#[test]
fn each_finding_is_found_and_its_near_miss_is_not() {
    for (what, changes, expected) in ROWS {
        let text = draft(changes);
        let record = record(&text);
        let findings = lint(record.content(), &[]);
        let expected: Vec<_> = expected.iter().map(|(code, at)| (*code, at.to_string())).collect();
        assert_eq!(codes_and_places(&findings), expected, "{what}\n{text}");
        assert_eq!(lint_draft(&text, &[]).unwrap(), findings, "{what}\n{text}");
        let json = serde_json::from_slice(record.bytes()).unwrap();
        findings.iter().for_each(|finding| assert_tellable(finding, &json));
    }
}

#[test]
fn powers_end_after_they_were_conferred() {
    let until = |until: &str| {
        let powers = format!("{{ keys = [\"{KEYS}\"], intents = [\"sign\"], until = {until} }}");
        let text = CLEAN.replacen(EQUAL, &format!("{EQUAL}\npowers = {powers}"), 1);
        codes_and_places(&lint_draft(&text, &[]).unwrap())
    };
    let found = ("end-before-created", "/powers/until".to_owned());
    assert_eq!(until("2021-08-04T13:00:00Z"), [found]);
    assert_eq!(until("2021-08-04T13:00:01Z"), []);
}

#[test]
fn instruments_of_one_title_say_how_they_bear_on_each_other() {
    const OTHER: &str = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000002";
    let id = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000001";
    let relation = |record: &Record| {
        let (id, sha256) = (&record.content().id, record.digest());
        format!(
            "[[relation]]\nrelation = \"reaffirms\"\nrecord = {{ id = \"{id}\", sha256 = \"{sha256}\" }}\n"
        )
    };
    let ours = record(CLEAN);
    let theirs = CLEAN.replace(id, OTHER);
    let compared = |ours: &str, theirs: &str| {
        let theirs = record(theirs);
        // Another version with the same id is reported only for a record, and has a separate test.
        let mut findings = lint(record(ours).content(), &[&theirs]);
        findings.retain(|it| !matches!(it.kind, FindingKind::SameId { .. }));
        assert_eq!(lint_draft(ours, &[&theirs]).unwrap(), findings);
        let json = serde_json::from_slice(record(ours).bytes()).unwrap();
        findings.iter().for_each(|finding| assert_tellable(finding, &json));
        codes_and_places(&findings)
    };
    let same = vec![("same-title", "/title/en".to_owned())];
    assert_eq!(compared(CLEAN, &theirs), same);
    // In any case, and in any language.
    let shouting = theirs.replace(TITLE, "{ fr = \"TERMS OF REFERENCE, 약정\", x-a = \"약정서\" }");
    assert_eq!(compared(CLEAN, &shouting), [("same-title", "/title/ko".to_owned())]);
    assert_eq!(
        compared(CLEAN, &theirs.replace(TITLE, "{ en = \"TERMS oF REFERENCE\", ko = \"약정\" }")),
        same
    );
    // Not reported: another title, the same instrument, and a relation in either direction.
    assert_eq!(compared(CLEAN, &theirs.replace(TITLE, "{ en = \"Terms\", ko = \"약정\" }")), []);
    let version = CLEAN.replace("2021-08-04T09", "2021-08-04T10");
    assert_eq!(compared(CLEAN, &version), []);
    assert_eq!(compared(&format!("{CLEAN}{}", relation(&record(&theirs))), &theirs), []);
    assert_eq!(compared(CLEAN, &format!("{theirs}{}", relation(&ours))), []);
    // A paper instrument with that title is not the record.
    let paper = "[[relation]]\nrelation = \"reaffirms\"\n\
                 paper = { title = { en = \"Terms of Reference\" }, date = 2019-01-10 }\n";
    assert_eq!(compared(&format!("{CLEAN}{paper}"), &theirs), same);
}

#[test]
fn a_time_without_its_offset_in_a_draft_has_line_and_column() {
    let local = [
        ("created = 2021-08-04T09:00:00", "line 3, column 11", "2021-08-04T09:00:00"),
        ("created = 2021-08-04 09:00:00", "line 3, column 11", "2021-08-04T09:00:00"),
        ("created = \"2021-08-04T09:00\"", "line 3, column 11", "2021-08-04T09:00"),
        ("created = 2021-08-04", "line 3, column 11", "2021-08-04"),
    ];
    for (line, place, found) in local {
        let text = CLEAN.replacen("created = 2021-08-04T09:00:00-04:00", line, 1);
        assert_eq!(Draft::parse(&text).unwrap_err().code(), "bad-time", "{line}");
        let findings = lint_draft(&text, &[]).unwrap();
        assert_eq!(
            codes_and_places(&findings),
            [("date-without-offset", place.to_owned())],
            "{line}"
        );
        let sentence = findings[0].kind.in_locale(Locale::En);
        assert!(sentence.starts_with(&format!("\"{found}\" has no offset")));
    }
    // All of them, and the other findings; the order of times is then not checked.
    let term = "term = { entry = { on = 2020-01-01T00:00:00 }, expires = 2020-01-01T00:00:01Z }";
    let text = CLEAN.replacen(EQUAL, term, 1);
    let text = text.replacen("00-04:00", "00", 1);
    let codes =
        ["date-without-offset"; 2].into_iter().chain(["several-authentic-without-divergence"]);
    let findings = lint_draft(&text, &[]).unwrap();
    assert_eq!(
        codes_and_places(&findings).into_iter().map(|(code, _)| code).collect::<Vec<_>>(),
        codes.collect::<Vec<_>>()
    );
    // Any other fault stays a fault.
    for bad in ["2021-13-04T09:00:00", "\"yesterday\"", "\"2021-08-04T09:00:00+0900\"", "\"\"", "1"]
    {
        let text = CLEAN.replacen("2021-08-04T09:00:00-04:00", bad, 1);
        assert_eq!(lint_draft(&text, &[]).unwrap_err(), Draft::parse(&text).unwrap_err(), "{bad}");
    }
    let term = "term = { entry = { on = 2020-01-01T00:00:00 }, expires = 2020-01-01T00:00:00Z }";
    let fault = lint_draft(&CLEAN.replacen(EQUAL, term, 1), &[]).unwrap_err();
    assert_eq!(fault.code(), "bad-time", "the term may not be empty");
}

/// Does not compile when a finding is added: the new finding needs a line in [`every_finding_has_a_row`].
#[expect(dead_code, reason = "it is there to be compiled")]
fn findings_are_these(kind: &FindingKind) {
    match kind {
        FindingKind::AuthenticWithoutText { .. }
        | FindingKind::NoAuthenticText
        | FindingKind::OneScript { .. }
        | FindingKind::SeveralAuthenticWithoutDivergence { .. }
        | FindingKind::DateWithoutOffset { .. }
        | FindingKind::SameTitle { .. }
        | FindingKind::NonBindingWithoutClause
        | FindingKind::EntryBeforeCreated { .. }
        | FindingKind::EndBeforeCreated { .. }
        | FindingKind::ReviewAfterExpiry { .. }
        | FindingKind::SameName { .. }
        | FindingKind::LookAlike { .. }
        | FindingKind::SameId { .. }
        | FindingKind::EndsByLess { .. }
        | FindingKind::SealWhatEndsPowers { .. }
        | FindingKind::RelationWrongDigest { .. }
        | FindingKind::MixedAlphabets { .. }
        | FindingKind::EmptyText
        | FindingKind::OneTextTwoLanguages { .. }
        | FindingKind::NotPdf
        | FindingKind::GitLfsPointer
        | FindingKind::PlaceholderInText { .. }
        | FindingKind::UnknownLanguage { .. }
        | FindingKind::OneParty
        | FindingKind::CreatedInTheFuture { .. }
        | FindingKind::EvidenceUnusable { .. }
        | FindingKind::EvidenceElsewhere
        | FindingKind::CreatedAfterEvidence { .. } => {}
    }
}

/// Findings that need other records have separate tests.
const WITH_OTHERS: [&str; 5] =
    ["same-title", "same-id", "ends-by-less", "seal-what-ends-powers", "relation-wrong-digest"];

/// Findings from texts and the clock: `unfinished_texts` has rows for them.
const WITH_TEXTS: [&str; 6] = [
    "empty-text",
    "one-text-two-languages",
    "not-pdf",
    "git-lfs-pointer",
    "placeholder-in-text",
    "created-in-the-future",
];

/// Findings about the evidence of a bundle: `time_commands` has rows for them.
const OF_EVIDENCE: [&str; 3] =
    ["evidence-unusable", "evidence-elsewhere", "created-after-evidence"];

#[test]
fn every_finding_has_a_row() {
    let codes = [
        "authentic-without-text",
        "no-authentic-text",
        "one-script",
        "several-authentic-without-divergence",
        "date-without-offset",
        "same-title",
        "non-binding-without-clause",
        "entry-before-created",
        "end-before-created",
        "review-after-expiry",
        "same-name",
        "look-alike",
        "same-id",
        "ends-by-less",
        "seal-what-ends-powers",
        "relation-wrong-digest",
        "mixed-alphabets",
        "unknown-language",
        "one-party",
        "empty-text",
        "one-text-two-languages",
        "not-pdf",
        "git-lfs-pointer",
        "placeholder-in-text",
        "created-in-the-future",
        "evidence-unusable",
        "evidence-elsewhere",
        "created-after-evidence",
    ];
    let rows: BTreeSet<&str> =
        ROWS.iter().flat_map(|(_, _, found)| found.iter().map(|(code, _)| *code)).collect();
    let (format, output) = ("docs/program-format.md", "docs/output.md");
    let [format, output] = [format, output].map(|doc| fs::read_to_string(repository(doc)).unwrap());
    for code in codes {
        let elsewhere = [&WITH_OTHERS[..], &WITH_TEXTS, &OF_EVIDENCE].concat().contains(&code);
        assert!(rows.contains(code) || elsewhere, "{code} has no row");
        assert!(
            format.contains(&format!("\n| `{code}` | ")),
            "docs/program-format.md has no {code}"
        );
        assert!(output.contains(&format!("`{code}`")), "docs/output.md has no {code}");
    }
    let elsewhere = WITH_OTHERS.len() + WITH_TEXTS.len() + OF_EVIDENCE.len();
    assert_eq!(rows.len() + elsewhere, codes.len());
}

#[test]
fn the_fixtures_are_as_two_offices_made_them() {
    let american = "/parties/1/name";
    let unsaid = "several-authentic-without-divergence";
    let rows: [(&str, &[&str]); 7] = [
        ("tor.toml", &["one-script", unsaid]),
        ("tor.record.json", &["one-script", unsaid]),
        ("tor.bundle.json", &["one-script", unsaid]),
        ("jsoi/jsoi.toml", &["one-script", unsaid]),
        ("jsoi/jsoi.bundle.json", &["one-script", unsaid]),
        ("jsoi/arrangement.toml", &["one-script"]),
        ("jsoi/arrangement.record.json", &["one-script"]),
    ];
    let f = Folder::office();
    f.copy("fixtures/jsoi", "jsoi");
    for (file, expected) in rows {
        let line = format!("paraph lint {file} --with . --with jsoi --json");
        let linted: Linted = f.json(&line, 0);
        let found: Vec<&str> = linted.findings.iter().map(|it| it.code.as_str()).collect();
        assert_eq!(found, expected, "{file}");
        assert_eq!(linted.findings[0].place, american, "{file}");
        // Each record once, even if several bundles have it.
        let compared: BTreeSet<&String> = linted.with.iter().map(|with| &with.id).collect();
        assert_eq!((linted.with.len(), compared.len()), (3, 3), "{file}");
    }
}

#[test]
fn lint_tells_what_it_looked_at_and_how_it_went() {
    let f = Folder::office();
    let lint = |file: &str| -> Linted { f.json(&format!("paraph lint {file} --json"), 0) };
    let (draft, record, bundle) =
        (lint("tor.toml"), lint("tor.record.json"), lint("- < tor.bundle.json"));
    assert_eq!((draft.kind, draft.sha256), (LintedKind::Draft, None));
    let digest = f.ok("paraph hash tor.record.json").out()[..64].to_owned();
    assert_eq!((record.kind, record.sha256.as_ref()), (LintedKind::Record, Some(&digest)));
    assert_eq!((bundle.kind, bundle.sha256.as_ref()), (LintedKind::Bundle, Some(&digest)));
    assert_eq!(bundle.file, "standard input");
    assert_eq!(lint("- < tor.toml").kind, LintedKind::Draft);

    // One finding on each line; the exit code changes only on request.
    for (line, exit) in [("paraph lint tor.toml", 0), ("paraph lint tor.toml --strict", 0)] {
        let ran = f.run(line).exit(exit).says("these findings do not change the verdict of verify");
        assert_eq!(ran.out().lines().count(), 2, "{ran}");
        assert!(ran.out().starts_with("/parties/1/name: the name of us-dod-cio is in "), "{ran}");
        assert!(
            ran.out().ends_with(
                "(several-authentic-without-divergence, a note; \
            basis: Vienna Convention on the Law of Treaties, article 33(1))\n"
            ),
            "{ran}"
        );
    }
    f.write("clean.toml", CLEAN);
    let clean = f.ok("paraph lint clean.toml --strict").says("nothing was found");
    assert_eq!(clean.out(), "");
    f.write("local.toml", CLEAN.replace("00-04:00", "00"));
    f.ok("paraph lint local.toml")
        .says("each time in the draft needs its offset")
        .prints("line 3, column 11: ");
}

#[test]
fn others_are_compared_with_a_draft() {
    let f = Folder::office();
    f.write("archive/text.txt", "no record");
    f.write("archive/below/cut.record.json", "{\"format\":\"paraph/record/1\"");
    f.ok("cp tor.record.json archive/a.json && mkfifo archive/pipe");
    f.ok("mv archive/below .");
    let other = f.text("tor.toml").replace("1c7cc0000001", "1c7cc0000009");
    f.write("other.toml", other);
    for with in
        ["archive", "archive/a.json", "tor.bundle.json", "archive --with tor.rok-mnd.bundle.json"]
    {
        let linted: Linted = f.json(&format!("paraph lint other.toml --with {with} --json"), 0);
        assert_eq!(linted.with.len(), 1, "{with}");
        let found = linted.findings.iter().find(|it| it.code == "same-title").unwrap();
        assert!(found.message.contains(&linted.with[0].id), "{found:?}");
    }
    f.fails("paraph lint tor.toml --with nowhere", 2, "not-found").says("nowhere");
    f.fails("paraph lint tor.toml --with roster.toml", 2, "not-json").says("this is a roster");
    f.fails("paraph lint tor.toml --with below/cut.record.json", 1, "truncated");
    // In a folder it is reported, and the others are compared.
    f.run("paraph lint tor.toml --with below").exit(2).prints("  below/cut.record.json\n");
    f.ok("mv below archive");
    let linted: Linted = f.json("paraph lint other.toml --with archive --json", 2);
    assert_eq!((linted.with.len(), &*linted.not_judged[0].code), (1, "truncated"));
}

#[test]
fn another_record_of_the_same_id_is_found() {
    let f = Folder::office();
    f.write("other.toml", f.text("tor.toml").replace("Terms", "Rules"));
    f.ok("paraph record other.toml");
    let linted: Linted = f.json("paraph lint other.record.json --with tor.record.json --json", 0);
    let found = linted.findings.iter().find(|it| it.code == "same-id").unwrap();
    assert_eq!(found.place, "/id");
    assert!(found.message.contains(&linted.with[0].sha256), "{found:?}");
    // It is not another record than itself, and the record of a draft can be the draft's own.
    for file in ["tor.record.json", "other.toml"] {
        let line = format!("paraph lint {file} --with tor.record.json --json");
        let linted: Linted = f.json(&line, 0);
        assert!(linted.findings.iter().all(|it| it.code != "same-id"), "{linted:?}");
    }
}

#[test]
fn what_ends_powers_is_to_be_sealed_and_to_ask_as_much() {
    let f = Folder::new();
    f.write("en.txt", "one");
    f.write("ko.txt", "two");
    let key = "1".repeat(64);
    let powers = format!(
        "{}[signing]\nauthority = [\"rok-mnd\"]\n[powers]\nkeys = [\"{key}\"]\nintents = [\"sign\"]\n",
        CLEAN.replace("id = \"rok-mnd\"", "id = \"rok-mnd\"\nquorum = 2")
    );
    f.write("powers.toml", powers);
    f.ok("paraph record powers.toml");
    let sha256 = f.ok("paraph hash powers.record.json").out()[..64].to_owned();
    let ending = |relation: &str| {
        let ending = CLEAN.replace("1c7cc0000001", "1c7cc0000002").replace("Terms", "End of Terms");
        format!(
            "{ending}[[relation]]\nrelation = \"{relation}\"\nrecord = {{ id = \"urn:uuid:\
             6f1b0d1c-2021-4804-8a0c-1c7cc0000001\", sha256 = \"{sha256}\" }}\n"
        )
    };
    let codes = |relation: &str| -> Vec<(String, String)> {
        f.write("end.toml", ending(relation));
        let linted: Linted = f.json("paraph lint end.toml --with powers.record.json --json", 0);
        linted.findings.into_iter().map(|it| (it.code, it.place)).collect()
    };
    let place = || "/relations/0".to_owned();
    let expected =
        [("ends-by-less".to_owned(), place()), ("seal-what-ends-powers".to_owned(), place())];
    assert_eq!(codes("terminates"), expected);
    assert_eq!(codes("supersedes"), expected);
    assert_eq!(codes("amends"), []);
    let asks_as_much = ending("terminates")
        .replace("id = \"rok-mnd\"", "id = \"rok-mnd\"\nquorum = 2")
        + "[signing]\nauthority = [\"rok-mnd\"]\n";
    f.write("end.toml", asks_as_much);
    let linted: Linted = f.json("paraph lint end.toml --with powers.record.json --json", 0);
    let codes: Vec<&str> = linted.findings.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["seal-what-ends-powers"]);
    assert!(
        linted.findings[0].message.contains("All parties should seal this instrument"),
        "{linted:?}"
    );
}

#[test]
fn several_files_are_looked_at_one_after_the_other() {
    let f = Folder::office();
    f.write("clean.toml", CLEAN);
    f.write("bad.toml", CLEAN.replace("draft = 1", "draft = 2"));
    f.write("french.toml", draft(&[FRENCH_TITLE]));
    let lines = |ran: &Ran| ran.out().split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
    let ran = f.ok("paraph lint --strict tor.toml clean.toml tor.record.json");
    let (found, names) =
        (lines(&ran), ["tor.toml: /parties/1/name: ", "tor.record.json: /parties/1"]);
    assert!(found.len() == 4 && found[0].starts_with(names[0]), "{ran}");
    assert!(found[2].starts_with(names[1]), "{ran}");
    // Notes do not count; one finding in one of the files does.
    f.run("paraph lint --strict tor.toml french.toml clean.toml").exit(3);
    // A file that cannot be checked does not prevent the others; the worst exit code counts.
    let ran = f.run("paraph lint --strict roster.toml bad.toml tor.toml").exit(2).code("not-ours");
    assert_eq!(lines(&ran.code("out-of-range")).len(), 2);
    f.run("paraph lint bad.toml tor.toml").exit(2);
    let ran = f.run("paraph lint bad.toml clean.toml tor.toml --json").exit(2);
    let answers = lines(&ran);
    let error: json_shapes::Error = json_shapes::read(&answers[0]);
    assert_eq!((&*error.code, error.file.as_deref()), ("out-of-range", Some("bad.toml")));
    let files = answers[1..].iter().map(|line| json_shapes::read::<Linted>(line).file);
    assert_eq!(files.collect::<Vec<_>>(), ["clean.toml", "tor.toml"]);
}

#[test]
fn other_files_than_drafts_are_passed_over() {
    let f = Folder::office();
    f.write("clean.toml", CLEAN);
    let all = "paraph lint --drafts --strict *.toml tor.record.json keys/rok-mnd.pub";
    let ran = f.ok(all).says("these findings do not change the verdict of verify");
    assert_eq!(ran.out().lines().count(), 2, "{ran}");
    assert!(ran.out().lines().all(|line| line.starts_with("tor.toml: ")), "{ran}");
    f.ok("paraph lint --drafts --strict clean.toml roster.toml").says("nothing was found");
    for none in ["roster.toml", "roster.toml tor.record.json", "roster.toml --json"] {
        let ran = f.ok(&format!("paraph lint --drafts {none}"));
        assert_eq!(ran.says("none of the files is a draft").out(), "");
    }
    // A draft is checked, whatever its faults.
    f.write("latin.toml", [CLEAN.as_bytes(), b"# \xe9\n"].concat());
    f.write("slip.toml", format!("{CLEAN}title ="));
    f.write("table.toml", "[draft]\n");
    f.run("paraph lint --drafts latin.toml").exit(1).code("not-ours");
    f.run("paraph lint --drafts slip.toml").exit(2).code("bad-toml");
    f.run("paraph lint --drafts table.toml").exit(2).code("wrong-type");
    f.run("paraph lint --drafts nowhere").exit(2).code("not-found");
}

#[test]
fn a_file_that_cannot_be_checked_is_reported() {
    let f = Folder::office();
    f.write("letter", "Dear Jane,\n");
    f.write("placeholder.toml", CLEAN.replace("\"Department of Defense\"", "\"<its name>\""));
    f.write("bad.toml", CLEAN.replace("draft = 1", "draft = 2"));
    f.ok("head -c 200 tor.record.json > cut.json; : > empty; printf '\\377' > bytes");
    let rows = [
        ("letter", 1, "not-ours", "not a draft, a record or a bundle"),
        ("empty", 1, "not-ours", "the file is empty"),
        ("bytes", 1, "not-ours", "not a draft"),
        ("roster.toml", 2, "not-ours", "this is a roster"),
        ("jane-doe.toml", 2, "not-ours", "this is a profile"),
        ("keys/rok-mnd.pub", 2, "not-ours", "this is a public key"),
        ("keys/rok-mnd.key", 2, "not-ours", "this is a private key"),
        ("placeholder.toml", 2, "placeholder", "line 12, column 15"),
        ("bad.toml", 2, "out-of-range", "line 1, column 9"),
        ("nowhere", 2, "not-found", "nowhere"),
    ];
    for (file, exit, code, says) in rows {
        f.fails(&format!("paraph lint {file}"), exit, code).says(says);
    }
    f.fails("paraph lint - < letter", 1, "not-ours");
    f.write("cut", &f.read("tor.record.json")[..600]);
    f.fails("paraph lint cut", 1, "truncated");
    f.run("paraph lint").exit(2);
}
