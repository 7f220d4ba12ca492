//! Text that people can confuse: look-alike letters.
//!
//! This only helps people to notice differences. No verdict depends on it: its tables change with every
//! Unicode version.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;
use unicode_script::{Script, UnicodeScript as _};

use super::{excerpt, quoted};
use crate::locale::Locale;
use crate::messages::{Localized, fault_words};

/// Scripts with letters that look like those of another script.
const ALIKE: [Script; 6] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Armenian,
    Script::Cherokee,
    Script::Coptic,
];

/// Whether people could confuse two different strings (UTS #39, section 4, and `0` for `o`).
pub fn are_alike(one: &str, other: &str) -> bool {
    one != other && (shape(one) == shape(other) || small_shape(one) == small_shape(other))
}

/// The visual form of a string: its skeleton by UTS #39, section 4.
pub(crate) fn shape(text: &str) -> String {
    let mut shapes = String::with_capacity(text.len());
    for c in text.nfd() {
        match tables::LETTERS.binary_search(&c) {
            Ok(at) => {
                let start = at.checked_sub(1).map_or(0, |before| tables::ENDS[before].into());
                shapes.push_str(&tables::SHAPES[start..tables::ENDS[at].into()]);
            }
            Err(_) => shapes.push(c),
        }
    }
    shapes.nfd().collect()
}

/// The letters that have the shape of others, made by `build.rs`.
mod tables {
    include!(concat!(env!("OUT_DIR"), "/shapes.rs"));
}

/// The visual form of a string, ignoring case.
pub(crate) fn small_shape(text: &str) -> String {
    shape(&text.to_lowercase().replace('0', "o"))
}

/// The place where two strings that look alike differ: `at letter 5: "о" U+043E, "o" U+006F`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// Counted from 1.
    at: usize,
    one: Letter,
    other: Letter,
}

/// The place where two strings that look alike differ. `None` if people see the difference.
pub(crate) fn parting(one: &str, other: &str) -> Option<Parting> {
    if !are_alike(one, other) {
        return None;
    }
    let (mut ones, mut others) = (one.chars(), other.chars());
    let mut at = 1;
    loop {
        match (ones.next(), others.next()) {
            (one, other) if one == other => at += 1,
            (one, other) => return Some(Parting { at, one: Letter(one), other: Letter(other) }),
        }
    }
}

impl Localized for Parting {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let Self { at, one, other } = self;
        fault_words::Parting { at, one, other }.write(locale, out)
    }
}

/// A word with letters of two scripts that look alike, and its letters that are not ASCII:
/// `"DоD" has letters of several alphabets: "о" U+043E`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MixedWord {
    word: String,
    letters: Vec<Letter>,
}

/// The first word of `text` that has letters of two scripts that look alike.
pub fn mixed_word(text: &str) -> Option<MixedWord> {
    text.split(|c: char| !c.is_alphanumeric()).find_map(|word| {
        let mut found: Option<Script> = None;
        let mixed = word
            .chars()
            .map(|c| c.script())
            .filter(|it| ALIKE.contains(it))
            .any(|script| *found.get_or_insert(script) != script);
        if !mixed {
            return None;
        }
        let mut letters: Vec<char> = word.chars().filter(|c| !c.is_ascii()).collect();
        letters.sort_unstable();
        letters.dedup();
        let letters = letters.into_iter().take(4).map(|c| Letter(Some(c))).collect();
        Some(MixedWord { word: excerpt(word), letters })
    })
}

impl Localized for MixedWord {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let letters: Vec<String> =
            self.letters.iter().map(|letter| letter.in_locale(locale)).collect();
        let (word, letters) = (quoted(&self.word), letters.join(", "));
        fault_words::MixedWord { word, letters }.write(locale, out)
    }
}

/// A letter with its Unicode number; empty after the end of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letter(Option<char>);

impl Localized for Letter {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self.0 {
            None => fault_words::NoLetter.write(locale, out),
            Some(c) => write!(out, "{} U+{:04X}", quoted(&c.to_string()), u32::from(c)),
        }
    }
}

/// In English.
macro_rules! display {
    ($($name:ident)*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.write(Locale::En, f)
            }
        }
    )*};
}
display! { Parting MixedWord }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_the_skeletons_of_another_implementation() {
        use unicode_security::confusable_detection::skeleton;

        for c in '\0'..=char::MAX {
            let alone = c.to_string();
            assert!(skeleton(&alone).eq(shape(&alone).chars()), "{c:?}");
            // Next to marks that change their order.
            let among = format!("a\u{323}{c}\u{302}\u{323}{c}");
            assert!(skeleton(&among).eq(shape(&among).chars()), "{c:?}");
        }
    }

    #[test]
    fn where_names_that_look_alike_differ_is_shown() {
        let rows = [
            ("US DоD", "US DoD", Some("at letter 5: \"о\" U+043E, \"o\" U+006F")),
            ("ОАО", "OAO", Some("at letter 1: \"О\" U+041E, \"O\" U+004F")),
            ("rok-rnnd", "rok-mnd", Some("at letter 5: \"r\" U+0072, \"m\" U+006D")),
            ("mod-1", "mod-l", Some("at letter 5: \"1\" U+0031, \"l\" U+006C")),
            ("d0d", "dod", Some("at letter 2: \"0\" U+0030, \"o\" U+006F")),
            ("ＵＳ", "US", Some("at letter 1: \"Ｕ\" U+FF35, \"U\" U+0055")),
            ("홍길동", "홍길동", None),
            ("홍길순", "홍길동", None),
            ("Jane Doe", "Joan Doe", None),
            ("rok-mnd1", "rok-mnd", None),
        ];
        for (one, other, expected) in rows {
            let found = parting(one, other).map(|parting| parting.in_locale(Locale::En));
            assert_eq!(found.as_deref(), expected, "{one} {other}");
            assert_eq!(are_alike(other, one), expected.is_some(), "{one} {other}");
        }
    }

    #[test]
    fn words_of_two_alphabets_are_found() {
        let mixed = mixed_word("the US DоD").unwrap();
        assert_eq!(mixed.to_string(), "\"DоD\" has letters of several alphabets: \"о\" U+043E");
        for plain in ["US DoD", "Министерство (MoD)", "ICTCC의 약정서", "Ωmega"] {
            assert_eq!(mixed_word(plain).is_some(), plain == "Ωmega", "{plain}");
        }
    }
}
