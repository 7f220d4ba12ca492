//! Shows the judgement: as text for people, as JSON for programs, as a picture.
//!
//! All forms show the same value. None of them judges, and none is ever read back.

/// Declares a choice between variants of a message.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub(super) enum $name {
            $($variant,)*
        }

        impl $crate::messages::Choice for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];

            fn word(&self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl $crate::messages::Localized for $name {
            fn write(
                &self,
                _: $crate::locale::Locale,
                out: &mut dyn std::fmt::Write,
            ) -> std::fmt::Result {
                out.write_str($crate::messages::Choice::word(self))
            }
        }
    };
}

mod act_rows;
mod act_words;
mod copies;
mod description;
mod evidence;
mod findings;
mod graph;
mod json;
mod junit;
mod lines;
mod many_bundles;
mod next_step;
mod notes;
mod roster;
mod rows;
mod show;
mod status;
mod text;
mod unjudged;
mod unmatched_texts;
mod verdict;

pub(crate) use act_words::ClaimedTime;
pub(crate) use description::{deed, place, signatory_name};
pub(crate) use rows::Rows;

pub use act_rows::acts_sections;
pub use act_words::digits;
pub use copies::{AddsNothing, LeftOut, OtherCopy};
pub use description::{
    Unchecked, act_text, bundle_text, claims_text, labelled_rows, record_rows, record_sections,
    record_text, signatory,
};
pub use evidence::evidence_section;
pub use graph::{drawing, graph_json};
pub use json::json;
pub use junit::{junit_begin, junit_case, junit_end};
pub use lines::{Section, SectionKind, SectionRow, columns};
pub use many_bundles::{Entry, NotJudged, Summary, Tally, entry_text, summary_json, summary_text};
pub(crate) use next_step::Person;
pub use next_step::{NextSeals, QuestionStep, next_seals, question_step, wants_receipt};
pub use notes::is_name_of;
pub use roster::{NoParties, roster_json, roster_sections, roster_text};
pub use rows::{Row, RowKind, fold_words, rows_text};
pub use show::{show_act_json, show_bundle_json, show_record_json};
pub use status::{Subject, Unsound, status_json, status_text};
pub use text::{sections, text, text_lines, text_rows, text_section_rows, would_match};
pub use unjudged::{Unjudged, unjudged_text};
pub use unmatched_texts::{UnmatchedTexts, unmatched_texts};
pub(crate) use verdict::MAX_TITLE;
pub use verdict::{specimens_remark, verdict_line, verdict_remarks};

use std::fmt;

use crate::instruments::Finding;
use crate::locale::Locale;
use crate::messages::Sentence;
use crate::value::worded;
use crate::verify::Reason;

worded! {
    /// What the reader of a report uses. The next steps are in its words.
    Tool {
        /// The command, in a terminal.
        Command = "command",
        /// The page, in a browser.
        Page = "page",
    }
}

/// The next step for a reason, from a caller that knows more than the report: the files and the command line.
#[derive(Clone, Copy)]
pub struct Advice<'a>(pub &'a dyn Fn(&Reason) -> Option<Sentence>);

impl Advice<'_> {
    /// For a caller that knows no more than the report.
    pub const NONE: Advice<'static> = Advice(&no_advice);
}

fn no_advice(_: &Reason) -> Option<Sentence> {
    None
}

impl fmt::Debug for Advice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Advice")
    }
}

/// The names that a report uses, from the caller. They are shown as they are, so the caller makes them safe
/// to show.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The language of the report for people. JSON is in English.
    pub locale: Locale,
    /// The name of the bundle's file.
    pub file: &'a str,
    /// The name of the roster's file.
    pub roster: &'a str,
    /// The other copies of its record that add acts, and those that were left out.
    pub copies: &'a [OtherCopy],
    /// The findings about its relations to other available instruments.
    pub findings: &'a [Finding],
    /// What the reader uses. JSON has the words for the command.
    pub tool: Tool,
    /// The next step that the caller knows for a reason.
    pub advice: Advice<'a>,
    /// Available files that were not judged.
    pub unjudged: &'a [Unjudged],
}
