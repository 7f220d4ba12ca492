//! Files at hand that were not judged, as a report names them.

use std::fmt::Write as _;

use serde::Serialize;

use crate::locale::Locale;
use crate::messages::Sentence;

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
    let mut out = String::new();
    if !unjudged.is_empty() {
        out.push_str("Not judged, although it may change the answer\n");
    }
    for Unjudged { file, message, code, hint } in unjudged {
        let message = message.text(locale);
        let _ = writeln!(out, "  {file}\n    why   {message} ({code})");
        if let Some(hint) = hint {
            let _ = writeln!(out, "    next  {}", hint.text(locale));
        }
    }
    out
}
