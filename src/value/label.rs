//! One line of text that people read: a name, a title, a place.

use std::fmt;
use std::str::FromStr;

use crate::fault::FaultKind;
use crate::messages::same_in_every_locale;
use crate::screen::{Class, Part, class, parts};
use unicode_normalization::is_nfc;

/// The maximum length of a label, in bytes of UTF-8. It prevents names that push all other text off the
/// screen.
pub const MAX_LABEL: usize = 1024;

/// One line of text that is displayed as it is.
///
/// It is not empty, has at most [`MAX_LABEL`] bytes, is in NFC, and has single spaces and none at its ends.
/// It has no characters that are unassigned, private, invisible, or that change the order of display. Joiners
/// are allowed where they have a visible effect, and marks on a letter, a few in a row (docs/format.md V3).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(String);

impl Label {
    /// The label as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Label {
    type Err = FaultKind;

    /// # Errors
    ///
    /// The first of these that applies: [`FaultKind::EmptyString`], [`FaultKind::StringTooLong`],
    /// [`FaultKind::SpaceAtEdge`], [`FaultKind::ForbiddenCharacter`] or [`FaultKind::UnassignedCharacter`],
    /// [`FaultKind::DoubleSpace`], [`FaultKind::NotNfc`].
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        check(text, MAX_LABEL)?;
        Ok(Self(text.to_owned()))
    }
}

same_in_every_locale!(Label, Prose);

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The maximum length of prose, in bytes of UTF-8.
pub const MAX_PROSE: usize = 8192;

/// A paragraph that is displayed as it is: like a [`Label`], but with up to [`MAX_PROSE`] bytes. For example,
/// the text of a reservation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prose(String);

impl Prose {
    /// The paragraph as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Prose {
    type Err = FaultKind;

    /// # Errors
    ///
    /// The errors of a [`Label`].
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        check(text, MAX_PROSE)?;
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Checks that a text is one line within the limit, and is displayed as it is (docs/format.md V3).
fn check(text: &str, limit: usize) -> Result<(), FaultKind> {
    if text.is_empty() {
        return Err(FaultKind::EmptyString);
    }
    if text.len() > limit {
        return Err(FaultKind::StringTooLong { length: text.len(), limit });
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return Err(FaultKind::SpaceAtEdge);
    }
    check_characters(text)
}

/// Checks that every character is displayed as it is, and that the text is in NFC.
pub(super) fn check_characters(text: &str) -> Result<(), FaultKind> {
    if every_byte(text, |byte| is_plain(byte.into())) || text.chars().all(is_plain) {
        return check_spaces(text);
    }
    text.chars().try_for_each(check_character)?;
    check_spaces(text)?;
    check_places(text)?;
    match is_nfc(text) {
        true => Ok(()),
        false => Err(FaultKind::NotNfc),
    }
}

/// Whether all bytes of a short text have a property. It looks at each byte: without an early end, the processor
/// can look at many at a time.
pub(super) fn every_byte(text: &str, has: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(true, |all, byte| all & has(byte))
}

/// Whether a character is valid in every place and next to every character, without a look in the tables:
/// visible ASCII, Hangul syllables and unified ideographs. None of them is a mark, and none changes by
/// normalization, alone or next to another.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{ac00}'..='\u{d7a3}' | '\u{4e00}'..='\u{9fff}')
}

/// Checks that no two white-space characters are adjacent: with gaps, a name could look like columns of a
/// report.
fn check_spaces(text: &str) -> Result<(), FaultKind> {
    let bytes = text.as_bytes();
    let next = &bytes[1.min(bytes.len())..];
    let both = |all, (a, b): (&u8, &u8)| all | ((*a == b' ') & (*b == b' '));
    match bytes.iter().zip(next).fold(false, both) {
        true => Err(FaultKind::DoubleSpace),
        false => Ok(()),
    }
}

fn check_character(c: char) -> Result<(), FaultKind> {
    let code_point = u32::from(c);
    match class(c) {
        Class::Unassigned => Err(FaultKind::UnassignedCharacter { code_point }),
        Class::Hidden => Err(FaultKind::ForbiddenCharacter { code_point }),
        Class::Plain | Class::Mark { .. } | Class::Joiner => Ok(()),
    }
}

/// Checks that marks and joiners are only where they are displayed correctly.
fn check_places(text: &str) -> Result<(), FaultKind> {
    let misplaced = parts(text).find_map(|part| match part {
        Part::Ascii(_) | Part::Other(_, true) => None,
        Part::Other(c, false) => Some(c),
    });
    match misplaced {
        Some(c) => Err(FaultKind::ForbiddenCharacter { code_point: c.into() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_so_by_the_tables() {
        use unicode_normalization::char::{canonical_combining_class, compose};
        use unicode_normalization::{IsNormalized, is_nfc_quick};

        let plain = || ('\0'..=char::MAX).filter(|c| is_plain(*c));
        assert!(plain().count() > 32_000);
        for c in plain() {
            assert_eq!(class(c), Class::Plain, "{c:?}");
            assert_eq!(canonical_combining_class(c), 0, "{c:?}");
            // "Yes": it does not compose with the character before it, so no two of these change each other.
            assert_eq!(is_nfc_quick(std::iter::once(c)), IsNormalized::Yes, "{c:?}");
        }
        assert_eq!(compose('가', '\u{11a8}'), Some('각'), "with others they do");
        assert!(!is_plain('\u{11a8}'));
    }

    #[test]
    fn labels_show_as_what_they_are() {
        for good in [
            "a",
            "홍길동 (Hong Gil-dong)",
            "Ministère",
            "می‌خواهم",
            "x\u{323}\u{302}",
            &"é".repeat(512),
        ] {
            assert_eq!(good.parse::<Label>().unwrap().as_str(), good);
        }
        let rows = [
            ("", "empty-string"),
            (" a", "space-at-edge"),
            ("a\u{a0}", "space-at-edge"),
            ("a  b", "double-space"),
            ("한\u{3000}글", "forbidden-character"),
            ("a\u{a0}b", "forbidden-character"),
            ("a\u{200c}b", "forbidden-character"),
            ("홍\u{200d}길동", "forbidden-character"),
            ("\u{338}a", "forbidden-character"),
            ("a \u{338}", "forbidden-character"),
            ("x\u{300}\u{301}\u{302}\u{303}\u{304}", "forbidden-character"),
            ("x\u{302}\u{302}", "forbidden-character"),
            ("a\u{1d159}", "forbidden-character"),
            ("\u{13441}", "forbidden-character"),
            ("a\nb", "forbidden-character"),
            ("a\u{1b}[2J", "forbidden-character"),
            ("a\u{7f}", "forbidden-character"),
            ("abc\u{202e}def", "forbidden-character"),
            ("a\u{2066}b", "forbidden-character"),
            ("a\u{200b}b", "forbidden-character"),
            ("a\u{2028}b", "forbidden-character"),
            ("a\u{e000}b", "forbidden-character"),
            ("a\u{3164}b", "forbidden-character"),
            ("\u{2800}", "forbidden-character"),
            ("a\u{34f}b", "forbidden-character"),
            ("a\u{fe0f}", "forbidden-character"),
            ("\u{200c}", "forbidden-character"),
            ("\u{200d}a", "forbidden-character"),
            ("a\u{200d}", "forbidden-character"),
            ("a\u{e0041}b", "forbidden-character"),
            ("a\u{378}b", "unassigned-character"),
            ("\u{fdd0}", "unassigned-character"),
            ("e\u{301}", "not-nfc"),
            ("\u{1112}\u{1169}\u{11bc}", "not-nfc"),
        ];
        for (bad, code) in rows {
            assert_eq!(bad.parse::<Label>().unwrap_err().code(), code, "{bad:?}");
        }
        let long = "é".repeat(513);
        assert_eq!(long.parse::<Label>().unwrap_err().code(), "string-too-long");
    }
}
