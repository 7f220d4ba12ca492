//! Files at hand that were not judged, as a report names them.

use serde::Serialize;

use super::lines::{Lines, labels};
use crate::locale::Locale;
use crate::messages::{Sentence, report as say};

/// A file at hand that was not judged, although what is in it may change the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unjudged {
    /// The file, safe to show.
    pub file: String,
    /// Why it was not judged: a sentence without its full stop, safe to show.
    pub message: Sentence,
    /// The stable name of that.
    pub code: &'static str,
    /// What to do, safe to show.
    pub hint: Option<Sentence>,
}

/// A block with two lines or three for each file, as a report has it; nothing if there is none.
pub fn unjudged_text(unjudged: &[Unjudged], locale: Locale) -> String {
    let mut lines = Lines::new(locale);
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
    lines.finish()
}
