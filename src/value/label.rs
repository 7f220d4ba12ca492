//! One line of text that people read: a name, a title, a place.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::is_nfc;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use crate::fault::FaultKind;

/// Longest label, in bytes of UTF-8. Stops names that push everything else off the screen.
pub const MAX_LABEL: usize = 1024;

/// One line of text that shows as what it is.
///
/// Not empty, at most [`MAX_LABEL`] bytes, in NFC, with single spaces and none at its ends, without
/// characters that are unassigned, private, invisible, or that reorder what is shown; joiners stand
/// between other characters (docs/format.md V3).
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
    /// [`FaultKind::EmptyString`], [`FaultKind::StringTooLong`], [`FaultKind::SpaceAtEdge`],
    /// [`FaultKind::ForbiddenCharacter`] or [`FaultKind::UnassignedCharacter`],
    /// [`FaultKind::DoubleSpace`], [`FaultKind::NotNfc`], looked for in this order.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        if text.is_empty() {
            return Err(FaultKind::EmptyString);
        }
        if text.len() > MAX_LABEL {
            return Err(FaultKind::StringTooLong { length: text.len(), limit: MAX_LABEL });
        }
        if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
            return Err(FaultKind::SpaceAtEdge);
        }
        check_characters(text)?;
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Every character shows as what it is, and the whole is in NFC.
pub(super) fn check_characters(text: &str) -> Result<(), FaultKind> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return check_spaces(text);
    }
    text.chars().try_for_each(check_character)?;
    check_spaces(text)?;
    let joiner = |c: &char| JOINERS.contains(c);
    if let Some(c) = text.chars().next().filter(joiner).or(text.chars().last().filter(joiner)) {
        return Err(FaultKind::ForbiddenCharacter { code_point: c.into() });
    }
    match is_nfc(text) {
        true => Ok(()),
        false => Err(FaultKind::NotNfc),
    }
}

/// No two white-space characters in a row: gaps would let a name look like columns of a report.
fn check_spaces(text: &str) -> Result<(), FaultKind> {
    let mut spaces = text.chars().map(char::is_whitespace);
    let mut last = false;
    match spaces.any(|space| std::mem::replace(&mut last, space) && space) {
        true => Err(FaultKind::DoubleSpace),
        false => Ok(()),
    }
}

fn check_character(c: char) -> Result<(), FaultKind> {
    use GeneralCategory as G;
    let code_point = u32::from(c);
    match c.general_category() {
        G::Unassigned => Err(FaultKind::UnassignedCharacter { code_point }),
        G::Format if JOINERS.contains(&c) => Ok(()),
        G::Control
        | G::Format
        | G::PrivateUse
        | G::Surrogate
        | G::LineSeparator
        | G::ParagraphSeparator => Err(FaultKind::ForbiddenCharacter { code_point }),
        _ if shows_as_nothing(c) => Err(FaultKind::ForbiddenCharacter { code_point }),
        _ => Ok(()),
    }
}

/// The joiners are format characters, too, but several scripts cannot be written without them.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// Letters, marks and symbols that show as nothing, so that two names could look alike: fillers,
/// inherent vowels, variation selectors, the empty Braille pattern.
fn shows_as_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_show_as_what_they_are() {
        for good in ["a", "홍길동 (Hong Gil-dong)", "Ministère", "می‌خواهم", &"é".repeat(512)]
        {
            assert_eq!(good.parse::<Label>().unwrap().as_str(), good);
        }
        let rows = [
            ("", "empty-string"),
            (" a", "space-at-edge"),
            ("a\u{a0}", "space-at-edge"),
            ("a  b", "double-space"),
            ("한 \u{3000}글", "double-space"),
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
