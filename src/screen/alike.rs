//! What people take for the same although it is not: look-alike letters.
//!
//! This only helps people to see. No verdict rests on it: its tables change with every Unicode.

use std::fmt;

use unicode_script::{Script, UnicodeScript as _};
use unicode_security::confusable_detection::skeleton;

use super::{excerpt, quoted};
use crate::locale::Locale;
use crate::messages::{Localized, lint, same_in_every_locale};

/// Scripts with letters that look like those of another.
const ALIKE: [Script; 6] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Armenian,
    Script::Cherokee,
    Script::Coptic,
];

/// Most letters of a word that are shown with their code points.
const LETTERS: usize = 4;

/// Whether two strings that differ may be taken for one (UTS #39, section 4, and `0` for `o`).
pub fn are_alike(one: &str, other: &str) -> bool {
    one != other && (shape(one) == shape(other) || small_shape(one) == small_shape(other))
}

/// What a string looks like.
pub(crate) fn shape(text: &str) -> String {
    skeleton(text).collect()
}

/// What a string looks like where case is not looked at.
pub(crate) fn small_shape(text: &str) -> String {
    shape(&text.to_lowercase().replace('0', "o"))
}

/// Where two strings that look alike differ. It shows as `at letter 5: "о" U+043E, "o" U+006F`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which letter, counted from 1.
    position: usize,
    /// That letter in both strings; nothing where one is the beginning of the other.
    letters: [Option<char>; 2],
}

impl Localized for Difference {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let [first, second] = self.letters.map(|c| c.map(Letter));
        let position = self.position;
        match (first, second) {
            (Some(first), Some(second)) => {
                lint::LettersDiffer { position, first, second }.write(locale, out)
            }
            (Some(first), None) => {
                lint::LettersDiffer { position, first, second: lint::NoLetter }.write(locale, out)
            }
            (None, Some(second)) => {
                lint::LettersDiffer { position, first: lint::NoLetter, second }.write(locale, out)
            }
            (None, None) => Ok(()),
        }
    }
}

/// The first letter in which two strings that look alike differ. Nothing if people see the difference.
pub(crate) fn difference(one: &str, other: &str) -> Option<Difference> {
    if !are_alike(one, other) {
        return None;
    }
    let (mut ones, mut others) = (one.chars(), other.chars());
    let mut position = 1;
    loop {
        match [ones.next(), others.next()] {
            [one, other] if one == other => position += 1,
            letters => return Some(Difference { position, letters }),
        }
    }
}

/// A word that has letters of two scripts that look alike. It shows as
/// `"DоD" has letters of several alphabets: "о" U+043E`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MixedWord {
    /// The beginning of the word.
    word: String,
    /// The first of its letters that are not ASCII.
    letters: Vec<char>,
}

impl Localized for MixedWord {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let letters: Vec<String> = self.letters.iter().map(|c| Letter(*c).to_string()).collect();
        let (word, letters) = (quoted(&self.word), letters.join(", "));
        lint::MixedAlphabets { word, letters }.write(locale, out)
    }
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
        letters.truncate(LETTERS);
        Some(MixedWord { word: excerpt(word), letters })
    })
}

/// A letter with its code point: `"о" U+043E`.
struct Letter(char);

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} U+{:04X}", quoted(&self.0.to_string()), u32::from(self.0))
    }
}

same_in_every_locale!(Letter);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_are_told_apart() {
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
        for (one, other, shown) in rows {
            let found = difference(one, other).map(|found| found.in_locale(Locale::En));
            assert_eq!(found.as_deref(), shown, "{one} {other}");
            assert_eq!(are_alike(other, one), shown.is_some(), "{one} {other}");
        }
        let found = difference("d0d", "dod").unwrap();
        assert_eq!(found.in_locale(Locale::Ko), "2번째 글자: \"0\" U+0030, \"o\" U+006F");
    }

    #[test]
    fn words_of_two_alphabets_are_found() {
        let found = mixed_word("the US DоD").unwrap();
        let rows = [
            (Locale::En, "\"DоD\" has letters of several alphabets: \"о\" U+043E"),
            (Locale::Ko, "단어 \"DоD\"에 여러 문자 체계의 글자가 섞여 있습니다: \"о\" U+043E"),
        ];
        for (locale, shown) in rows {
            assert_eq!(found.in_locale(locale), shown);
        }
        for plain in ["US DoD", "Министерство (MoD)", "ICTCC의 약정서", "Ωmega"] {
            assert_eq!(mixed_word(plain).is_some(), plain == "Ωmega", "{plain}");
        }
    }
}
