//! How characters are displayed: alone, and next to others.

use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// The maximum number of nonspacing marks in a row (UTS #39, section 5.4). More marks would cover other
/// lines.
const MAX_MARKS: usize = 4;

/// How a character is displayed, in any place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// As itself.
    Plain,
    /// On top of the character before it.
    Mark {
        /// Whether it has no column of its own.
        nonspacing: bool,
    },
    /// Invisible, but required to write several scripts.
    Joiner,
    /// Invisible, or looks like another character, or changes the display of others.
    Hidden,
    /// Unknown.
    Unassigned,
}

/// How `c` is displayed, in any place.
pub(crate) fn class(c: char) -> Class {
    use GeneralCategory as G;
    // Most characters of a report are these; the category of others is looked up in a table.
    if matches!(c, ' '..='~') {
        return Class::Plain;
    }
    match c.general_category() {
        G::Unassigned => Class::Unassigned,
        G::Format if matches!(c, '\u{200c}' | '\u{200d}') => Class::Joiner,
        G::Control
        | G::Format
        | G::PrivateUse
        | G::Surrogate
        | G::LineSeparator
        | G::ParagraphSeparator => Class::Hidden,
        // Only one kind of space is accepted.
        G::SpaceSeparator if c != ' ' => Class::Hidden,
        _ if shows_as_nothing(c) => Class::Hidden,
        G::NonspacingMark | G::EnclosingMark => Class::Mark { nonspacing: true },
        G::SpacingMark => Class::Mark { nonspacing: false },
        _ => Class::Plain,
    }
}

/// Letters, marks and symbols that are displayed as nothing, so that two names could look the same: fillers,
/// inherent vowels, variation selectors, and blanks among Braille, hieroglyphs and musical notes.
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
            | '\u{13441}'..='\u{13442}'
            | '\u{16fe4}'
            | '\u{1d159}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// A part of a text, as it is displayed at its place.
#[derive(Clone, Copy)]
pub(crate) enum Part<'t> {
    /// Printable ASCII characters, at least one: they are displayed as they are.
    Ascii(&'t str),
    /// One other character, and whether it is displayed as it is.
    Other(char, bool),
}

/// The parts of a text in their order. Most text of a report is ASCII, and long.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    // The character before the next one, if it is visible.
    let mut before = None;
    let mut marks = 0;
    std::iter::from_fn(move || {
        let end = rest.bytes().position(|byte| !is_printable(byte)).unwrap_or(rest.len());
        let (ascii, after) = rest.split_at(end);
        if let Some(last) = ascii.chars().next_back() {
            (rest, before, marks) = (after, Some(last), 0);
            return Some(Part::Ascii(ascii));
        }
        let mut chars = rest.chars();
        let c = chars.next()?;
        rest = chars.as_str();
        let class = class(c);
        let good = match class {
            Class::Plain => true,
            Class::Hidden | Class::Unassigned => false,
            Class::Joiner => joins(before, chars.next()),
            Class::Mark { nonspacing } => {
                let on_something = before.is_some_and(|before| before != ' ');
                on_something && !(nonspacing && (marks == MAX_MARKS || before == Some(c)))
            }
        };
        marks = match class {
            Class::Mark { nonspacing: true } if good => marks + 1,
            Class::Joiner if good => marks,
            _ => 0,
        };
        before = good.then_some(c);
        Some(Part::Other(c, good))
    })
}

fn is_printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Whether a joiner changes the display at its place: next to a sign that joins consonants, or between
/// letters of a script with joined writing. In other places it would be invisible.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    use unicode_properties::GeneralCategoryGroup as Group;
    let (Some(before), Some(after)) = (before, after) else { return false };
    let letter = |c: char| {
        matches!(c.general_category_group(), Group::Letter | Group::Mark)
            && class(c) != Class::Hidden
    };
    let virama = |c| canonical_combining_class(c) == 9;
    let written_joined = |c| ('\u{600}'..='\u{8ff}').contains(&c);
    letter(before)
        && letter(after)
        && (virama(before) || virama(after) || written_joined(before) && written_joined(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What [`class`] does not look up is what its table says.
    #[test]
    fn printable_ascii_is_plain_by_its_categories() {
        use unicode_properties::GeneralCategoryGroup as Group;
        for c in ' '..='~' {
            let visible = matches!(
                c.general_category_group(),
                Group::Letter | Group::Number | Group::Punctuation | Group::Symbol
            );
            assert!(visible || c == ' ', "{c:?}");
            assert!(!shows_as_nothing(c), "{c:?}");
        }
    }
}
