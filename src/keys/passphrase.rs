//! New passphrases, and their problems: one is hard to type again, or many others use it.
//!
//! This module never quotes a passphrase, and wipes every copy.

use std::fmt;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use zeroize::Zeroizing;

use crate::locale::Locale;
use crate::messages::{Localized, passphrases as say};
use crate::screen::shows;

/// The minimum number of characters of a new passphrase: that of four short words.
pub const SHORTEST_PASSPHRASE: usize = 14;

/// The reason why a passphrase is hard to type again, in other programs or on other keyboards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untypable {
    /// It begins with a byte-order mark.
    ByteOrderMark,
    /// It has a control character.
    ControlCharacter,
    /// It has a space other than U+0020.
    OtherSpace,
    /// It has a character that is not visible.
    InvisibleCharacter,
    /// It begins or ends with a space.
    SpaceAtEdge,
}

impl Localized for Untypable {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::ByteOrderMark => say::ByteOrderMark.write(locale, out),
            Self::ControlCharacter => say::ControlCharacter.write(locale, out),
            Self::OtherSpace => say::OtherSpace.write(locale, out),
            Self::InvisibleCharacter => say::InvisibleCharacter.write(locale, out),
            Self::SpaceAtEdge => say::SpaceAtEdge.write(locale, out),
        }
    }
}

/// The reason why a new passphrase is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseFlaw {
    /// It is empty.
    Empty,
    /// It is hard to type again.
    Untypable(Untypable),
    /// It has fewer than [`SHORTEST_PASSPHRASE`] characters.
    Short,
    /// Attackers try it first.
    Common,
    /// It was typed twice, and the second time differs.
    Differs,
}

impl PassphraseFlaw {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty-passphrase",
            Self::Untypable(_) => "bad-passphrase",
            Self::Short => "short-passphrase",
            Self::Common => "common-passphrase",
            Self::Differs => "passphrases-differ",
        }
    }
}

impl Localized for PassphraseFlaw {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Empty => say::Empty.write(locale, out),
            Self::Untypable(odd) => say::Bad { odd }.write(locale, out),
            Self::Short => say::Short { shortest: SHORTEST_PASSPHRASE }.write(locale, out),
            Self::Common => say::Common.write(locale, out),
            Self::Differs => say::Differ.write(locale, out),
        }
    }
}

/// A new passphrase as it was typed, in the form in which it protects a key: Unicode Normalization Form C,
/// because keyboards and programs use different forms of letters with marks, and of syllables.
///
/// # Errors
///
/// The first flaw, in the order of [`PassphraseFlaw`].
pub fn new_passphrase(typed: Zeroizing<String>) -> Result<Zeroizing<String>, PassphraseFlaw> {
    if typed.is_empty() {
        return Err(PassphraseFlaw::Empty);
    }
    if let Some(odd) = untypable(&typed) {
        return Err(PassphraseFlaw::Untypable(odd));
    }
    let passphrase = composed(&typed).unwrap_or(typed);
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(PassphraseFlaw::Short);
    }
    match is_common(&passphrase) {
        true => Err(PassphraseFlaw::Common),
        false => Ok(passphrase),
    }
}

/// Passphrases that attackers try first, in lower case and without surrounding digits.
const COMMON: &[&str] = &[
    "abc",
    "abcdefghijklmn",
    "abcdefghijklmnop",
    "abcdefghijklmnopqrstuvwxyz",
    "admin",
    "administrator",
    "changeme",
    "changemeplease",
    "correcthorsebatterystaple",
    "default",
    "dragon",
    "football",
    "iamyourfather",
    "iloveyou",
    "iloveyousomuch",
    "letmein",
    "letmeinplease",
    "maythefourthbewithyou",
    "monkey",
    "mypassphrase",
    "mypassword",
    "opensesame",
    "paraph",
    "pass",
    "passphrase",
    "password",
    "passwordpassword",
    "princess",
    "qwerty",
    "qwertyuiop",
    "qwertyuiopasdf",
    "qwertyuiopasdfghjkl",
    "qwertyuiopasdfghjklzxcvbnm",
    "secret",
    "test",
    "thisismypassword",
    "thisisapassword",
    "tobeornottobe",
    "trustno",
    "welcome",
    "qazwsxedcrfvtgb",
    "zaqxswcdevfr",
    "열려라참깨",
    "비밀번호",
    "대한민국",
];

/// The minimum number of different characters in a new passphrase.
const DIFFERENT: usize = 5;

/// The reason why a passphrase is hard to type again, if it is.
pub fn untypable(passphrase: &str) -> Option<Untypable> {
    let edge = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if passphrase.starts_with('\u{feff}') {
        Some(Untypable::ByteOrderMark)
    } else if passphrase.chars().any(char::is_control) {
        Some(Untypable::ControlCharacter)
    } else if passphrase.chars().any(|c| c != ' ' && c.is_whitespace()) {
        Some(Untypable::OtherSpace)
    } else if !shows(passphrase) {
        Some(Untypable::InvisibleCharacter)
    } else if edge(passphrase.chars().next()) || edge(passphrase.chars().next_back()) {
        Some(Untypable::SpaceAtEdge)
    } else {
        None
    }
}

/// Whether attackers try a passphrase first.
fn is_common(passphrase: &str) -> bool {
    let mut letters = Zeroizing::new(String::with_capacity(3 * passphrase.len()));
    let lower = passphrase.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
    letters.extend(lower);
    let word = letters.trim_matches(|c: char| c.is_ascii_digit());
    let repeats = |common: &&str| {
        word.len().is_multiple_of(common.len())
            && word.as_bytes().chunks(common.len()).all(|part| part == common.as_bytes())
    };
    let mut different: Vec<char> = Vec::with_capacity(DIFFERENT);
    for c in letters.chars() {
        if different.len() < DIFFERENT && !different.contains(&c) {
            different.push(c);
        }
    }
    word.is_empty() || different.len() < DIFFERENT || COMMON.iter().any(repeats)
}

/// A passphrase in Normalization Form C, if it differs: keyboards and programs use different forms.
pub fn composed(passphrase: &str) -> Option<Zeroizing<String>> {
    if is_nfc(passphrase) {
        return None;
    }
    // With the maximum capacity: a buffer that grows leaves copies behind.
    let mut composed = Zeroizing::new(String::with_capacity(3 * passphrase.len()));
    composed.extend(passphrase.nfc());
    Some(composed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_cannot_be_typed_are_found() {
        for bad in [
            "\u{feff}",
            "\u{feff}four words of mine",
            "four\u{200b}words",
            "four\u{ad}words",
            "four\u{a0}words",
            "four\u{3000}words",
            " four words",
            "four words ",
            "four\twords",
            "four\u{2060}words",
            "four\u{3164}words",
        ] {
            assert!(untypable(bad).is_some(), "{bad:?}");
        }
        for good in ["four words of mine", "네 낱말 가운데 하나", "p!$%&/()=?äöü", "a  b"]
        {
            assert!(untypable(good).is_none(), "{good:?}");
        }
    }

    #[test]
    fn what_others_use_is_common() {
        for common in [
            "Password123456",
            "password password",
            "passwordpasswordpassword",
            "Correct-Horse-Battery-Staple",
            "12345678901234",
            "19700101123456",
            "aaaaaaaaaaaaaaaa",
            "abababababababab",
            "qwertyuiopasdfghjkl",
            "iloveyouiloveyou2024",
            "--------------",
        ] {
            assert!(is_common(common), "{common}");
        }
        for good in ["four words of mine", "correct harbours", "네 낱말 가운데 하나를 고른다"]
        {
            assert!(!is_common(good), "{good}");
        }
    }

    #[test]
    fn forms_are_composed() {
        assert_eq!(composed("배터리"), None);
        let decomposed: String = "배터리".nfd().collect();
        assert_eq!(composed(&decomposed).as_deref().map(String::as_str), Some("배터리"));
    }
}
