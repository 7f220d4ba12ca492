//! What may reach a screen: nothing that hides, moves or reorders what stands around it.

use paraph::fault::{Fault, FaultKind};
use paraph::locale::Locale;
use paraph::messages::Localized as _;

/// A fault's code is a published one, and its sentence and place are safe to show.
#[track_caller]
pub fn fault(fault: &Fault) {
    kind(&fault.kind);
    line(&fault.place.to_string());
}

/// A fault's kind by itself: its code and its sentence.
#[track_caller]
pub fn kind(kind: &FaultKind) {
    assert!(FaultKind::CODES.contains(&kind.code()), "{kind:?} has an unpublished code");
    for locale in Locale::ALL {
        line(&kind.in_locale(locale));
    }
}

/// One line that is safe to show.
#[track_caller]
pub fn line(text: &str) {
    assert!(!text.chars().any(hides), "not safe to show: {text:?}");
}

/// Lines that are safe to show.
#[track_caller]
pub fn lines(text: &str) {
    assert!(!text.chars().any(|c| c != '\n' && hides(c)), "not safe to show: {text:?}");
}

/// Controls, bidirectional marks, embeddings and overrides, invisible format characters, line and
/// paragraph separators, tags and private use. A list of its own, not the library's tables.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{e000}'..='\u{f8ff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
                | '\u{f0000}'..
        )
}
