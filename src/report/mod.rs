//! How a [`Report`](crate::verify::Report) is shown: as text for people, as JSON for programs.
//!
//! Two renderings of one value. Neither judges, and neither is ever read back.

mod json;
mod notes;
mod text;

pub use json::json;
pub use notes::is_name_of;
pub use text::{columns, grouped, past, text, text_rows, window_in_words, would_match};

/// What a report is about, in the caller's words; both are shown as they are given, so the caller
/// makes them safe to show.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The bundle's file.
    pub file: &'a str,
    /// The roster's file.
    pub roster: &'a str,
}
