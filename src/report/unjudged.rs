//! Available files that were not judged, as a report lists them.

use serde::Serialize;

use super::lines::{Lines, labels};
use crate::fault::Fault;
use crate::locale::Locale;
use crate::messages::{Sentence, copies, report as say};

/// An available file that was not judged, although its content may change the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unjudged {
    /// The file, safe to show.
    pub file: String,
    /// The reason: a sentence without its full stop, safe to show.
    pub message: Sentence,
    /// The stable code of the reason.
    pub code: &'static str,
    /// The next step, safe to show.
    pub hint: Option<Sentence>,
}

impl Unjudged {
    /// A copy that does not fit into one bundle with the other copies of its record.
    pub fn too_full(file: String, fault: &Fault, hint: Sentence) -> Self {
        let message = Sentence::of(&copies::DoesNotFit { fault });
        Self { file, message, code: fault.code(), hint: Some(hint) }
    }
}

/// A block with two or three lines for each file, as in a report. Empty if there is none.
pub fn unjudged_text(unjudged: &[Unjudged], locale: Locale) -> String {
    let mut lines = Lines::new(locale);
    push_unjudged(&mut lines, unjudged);
    lines.finish()
}

/// The same, among other lines.
pub(super) fn push_unjudged(lines: &mut Lines, unjudged: &[Unjudged]) {
    let locale = lines.locale;
    let [why, next] = labels([&say::LabelWhy, &say::LabelNext], 2, locale);
    if !unjudged.is_empty() {
        lines.line(0, &say::Unjudged);
    }
    for Unjudged { file, message, code, hint } in unjudged {
        lines.line(2, file);
        lines.line(4, &format!("{why}{} ({code})", message.text(locale)));
        if let Some(hint) = hint {
            lines.line(4, &format!("{next}{}", hint.text(locale)));
        }
    }
}
