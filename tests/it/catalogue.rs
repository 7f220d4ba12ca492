//! The message catalogue, `lang/`: what its reader rejects, and the rules for every message.

#[path = "../../build/catalogue.rs"]
#[allow(dead_code, reason = "the build script uses the rest")]
mod reader;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use reader::{Kind, Piece};
use tempfile::TempDir;

use crate::repository;

/// A placeholder for the value of an argument.
const VALUE: char = '\u{fffc}';
const PARTS: [&str; 5] = ["lang/library", "lang/program", "lang/page", "lang/paper", "lang/python"];

/// The result of reading one file in two languages.
fn read(english: &str, korean: &str) -> Result<(), Vec<String>> {
    let root = TempDir::new().unwrap();
    for (locale, text) in [("en", english), ("ko", korean)] {
        let folder = root.path().join("lang/part").join(locale);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("x.ftl"), text).unwrap();
    }
    reader::read(root.path(), Path::new("lang/part")).map(drop)
}

#[test]
fn a_mistake_is_reported_with_its_file_and_line() {
    let (en, ko) = ("lang/part/en/x.ftl", "lang/part/ko/x.ftl");
    let rows = [
        ("a = x", "", format!("{ko}: the message a of {en} is missing")),
        ("a = x", "a = x\nb = y", format!("{ko}:2: the message b is not in {en}")),
        ("a = x", "a = x\na = y", format!("{ko}:2: a: the file has this message twice")),
        (
            "a = { $n }",
            "# x\na = x",
            format!("{ko}:2: a: the argument $n is not in every language"),
        ),
        (
            "a = { $n }",
            "a = { $m }",
            format!("{ko}:1: a: the argument $n is not in every language"),
        ),
        ("a = x", "a = x\n\nb { $n\n", format!("{ko}:3: Expected a token starting with \"=\"")),
        ("a = x", "a = {", format!("{ko}:1: ")),
        ("a =\n    .x = y", "a = x", format!("{en}:1: a: attributes are not supported")),
        ("-a = x", "", format!("{en}:1: terms are not supported")),
        ("a = { b }", "a = x", format!("{en}:1: a: only arguments, NUMBER($argument)")),
        ("a = { $nM }", "a = x", format!("{en}:1: a: $nM: a name is words of a-z")),
        ("aB = x", "aB = x", format!("{en}:1: aB: an id is words of a-z")),
        ("a = x\u{2068}y", "a = x", format!("{en}:1: U+2068 is not allowed")),
        ("a = x", "a = x\u{202e}y", format!("{ko}:1: U+202E is not allowed")),
        (
            "a = { $n ->\n    [one] x\n   *[b] y\n}",
            "a = { $n }",
            format!("{en}:1: a: [b] is no case of a number here"),
        ),
        (
            "a = { $n ->\n   *[one] x\n}",
            "a = { $n }",
            format!("{en}:1: a: a choice by number needs the case *[other]"),
        ),
        (
            "a = { $n }",
            "a = { $n ->\n    [one] x\n   *[other] y\n}",
            format!("{ko}:1: a: [one] is no case of a number here"),
        ),
        (
            "a = { $n ->\n    [one] x\n   *[other] y\n}",
            "a = { $n ->\n    [b] x\n   *[c] y\n}",
            format!("{ko}:1: a: $n is a number in one language and a word in another"),
        ),
    ];
    for (english, korean, mistake) in rows {
        let found = read(english, korean).unwrap_err();
        assert!(
            found.iter().any(|it| it.starts_with(&mistake)),
            "{english:?} {korean:?}: {found:?}"
        );
    }
    assert_eq!(read("a = x { $n }", "a = { $n } x"), Ok(()));
}

/// The files of a part, each with its text in both languages.
fn files() -> Vec<(PathBuf, String, String)> {
    let mut files = Vec::new();
    for part in PARTS {
        for entry in fs::read_dir(repository(part).join("en")).unwrap() {
            let name = entry.unwrap().file_name();
            let text =
                |locale| fs::read_to_string(repository(part).join(locale).join(&name)).unwrap();
            files.push((Path::new(part).join(&name), text("en"), text("ko")));
        }
    }
    assert!(!files.is_empty());
    files
}

/// The messages of a file, each with its lines up to the next message.
fn entries(text: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.starts_with([' ', '}', '\n']) {
            true => entries.last_mut().map_or((), |entry| entry.push_str(line)),
            false => entries.push(line.to_owned()),
        }
    }
    entries
}

#[test]
fn no_message_can_be_deleted_and_no_argument_renamed_in_one_language() {
    for (path, english, korean) in files() {
        assert_eq!(read(&english, &korean), Ok(()), "{}", path.display());
        for is_english in [true, false] {
            let text = if is_english { &english } else { &korean };
            let entries = entries(text);
            for (index, entry) in entries.iter().enumerate().filter(|(_, it)| !it.starts_with('#'))
            {
                let with = |instead: &str| {
                    let mut all = entries.clone();
                    all[index] = instead.to_owned();
                    let text = all.concat();
                    match is_english {
                        true => read(&text, &korean),
                        false => read(&english, &text),
                    }
                };
                assert!(with("").is_err(), "{}: {entry}", path.display());
                if entry.contains("{ $") {
                    let renamed = with(&entry.replace("{ $", "{ $renamed_"));
                    assert!(renamed.is_err(), "{}: {entry}", path.display());
                }
            }
        }
    }
}

/// Every message in every language: part, file and id; locale; each variant, with [`VALUE`] for arguments.
fn wordings() -> Vec<(String, &'static str, Vec<String>)> {
    let mut all = Vec::new();
    for part in PARTS {
        for file in reader::read(&repository(""), Path::new(part)).unwrap() {
            for message in file.messages {
                for (locale, pieces) in reader::LOCALES.iter().zip(&message.texts) {
                    let name = format!("{part}/{locale}/{}.ftl: {}", file.name, message.id);
                    all.push((name, *locale, expand(pieces)));
                }
            }
        }
    }
    all
}

/// All variants of a message.
fn expand(pieces: &[Piece]) -> Vec<String> {
    let mut all = vec![String::new()];
    for piece in pieces {
        let next = match piece {
            Piece::Text(text) => vec![text.clone()],
            Piece::Argument(_) | Piece::Number(_) => vec![VALUE.to_string()],
            Piece::Select { kind: Kind::Text, .. } => unreachable!("a text does not choose"),
            Piece::Select { arms, .. } => arms.iter().flat_map(|arm| expand(&arm.pieces)).collect(),
        };
        all =
            all.iter().flat_map(|it| next.iter().map(move |next| format!("{it}{next}"))).collect();
    }
    all
}

#[test]
fn no_korean_particle_follows_an_argument() {
    // The pronunciation of the last letter decides which of a pair is right.
    const PARTICLES: [&str; 14] =
        ["은", "는", "이", "가", "을", "를", "과", "와", "으로", "로", "이라", "라", "아", "야"];
    // Words that begin with the same letters.
    const WORDS: [&str; 4] = ["이상", "이하", "이내", "가지"];
    for (name, _, texts) in wordings().iter().filter(|(_, locale, _)| *locale == "ko") {
        for text in texts {
            for after in text.split(VALUE).skip(1) {
                let after = after.trim_start_matches(['"', '\'', '”', '’', ')', '`', '»', '」']);
                let is_particle = PARTICLES.iter().any(|it| after.starts_with(it))
                    && !WORDS.iter().any(|it| after.starts_with(it));
                assert!(!is_particle, "{name}: {text}");
            }
            for pair in [
                "을(를)", "를(을)", "은(는)", "는(은)", "이(가)", "가(이)", "와(과)", "과(와)",
                "(으)로", "(이)",
            ] {
                assert!(!text.contains(pair), "{name}: {text}");
            }
        }
    }
}

#[test]
fn every_sentence_is_translated_and_names_the_same_options() {
    let is_hangul = |c: char| matches!(c, '가'..='힣');
    let all = wordings();
    for pair in all.chunks(2) {
        let [(name, "en", english), (korean_name, "ko", korean)] = pair else { panic!("{pair:?}") };
        let words =
            |texts: &[String]| texts.iter().any(|text| text.chars().any(char::is_alphabetic));
        if words(english) {
            // A command is the same in all languages, and so are the attributes of a key in a token.
            let is_command = |text: &String| {
                ["paraph ", "chmod ", "object=", "--"].iter().any(|start| text.starts_with(start))
            };
            let is_command = english.iter().all(is_command);
            // So are OK and FAILED, which scripts search for.
            let is_literal = english == korean && !english.concat().contains(char::is_lowercase);
            // So is a word of a format, such as null.
            // A text that consists only of arguments has no words in Korean.
            let has_words = |text: &String| text.chars().any(char::is_alphabetic);
            let is_translated = |text: &String| {
                text.chars().any(is_hangul) || english.contains(text) || !has_words(text)
            };
            let translated = korean.iter().all(is_translated)
                && (english != korean || korean.iter().any(|text| text.chars().any(is_hangul)));
            assert!(translated || is_command || is_literal, "{korean_name}: {korean:?}");
        }
        assert_eq!(options(english), options(korean), "{name}");
        assert!(!english.iter().any(|text| text.chars().any(is_hangul)), "{name}");
    }
}

/// Every `--option`, and every word in capitals that is a placeholder for a value.
fn options(texts: &[String]) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let words = texts.iter().flat_map(|text| text.split(|c: char| !is_part(c)));
    words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned).collect()
}

#[test]
fn english_is_plain() {
    // Words and phrases that readers have to read twice.
    const NEVER: &[&str] = &[
        " told",
        "whoever",
        " mend ",
        " mended",
        "since ever",
        "good for good",
        "part at word",
        "they part",
        "stands twice",
        "stand twice",
        "slip of",
        "by the record's word",
        "by their word",
        "nobody",
        "somebody",
        "anybody",
        "will surprise",
        "that nobody has",
        "lest",
        "thereof",
        "herewith",
        "hereby",
        "upon ",
        "shall ",
    ];
    for (name, _, texts) in wordings().iter().filter(|(_, locale, _)| *locale == "en") {
        for text in texts {
            let found = NEVER.iter().find(|turn| text.to_lowercase().contains(*turn));
            assert_eq!(found, None, "{name}: {text}");
        }
    }
}
