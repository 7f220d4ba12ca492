//! Other copies of a bundle's record, as a report lists them.

use std::fmt;

use serde::Serialize;

use super::lines::Lines;
use crate::copies::CopyOutcome;
use crate::fault::Fault;
use crate::locale::Locale;
use crate::messages::{Localized, Sentence, copies as say};

/// Another copy of a bundle's record, and its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherCopy {
    /// It was merged with the bundle, and adds acts or evidence.
    Merged {
        /// Its file, safe to show.
        file: String,
        /// The number of signed acts that it added.
        added: usize,
        /// The number of signed acts of unknown keys that were set aside to make room.
        set_aside: usize,
        /// The number of entries of evidence that it added.
        evidence: usize,
    },
    /// It was left out, because it does not fit.
    LeftOut(LeftOut),
}

impl OtherCopy {
    /// The copy of this outcome: nothing if it adds nothing, or is about another record. `file` is its file, safe to
    /// show. `hint` is the next step if it was left out.
    pub fn of(
        outcome: &CopyOutcome,
        file: impl FnOnce() -> String,
        hint: impl FnOnce() -> Sentence,
    ) -> Option<Self> {
        match *outcome {
            CopyOutcome::Merged { added: 0, evidence: 0, .. } | CopyOutcome::OtherRecord => None,
            CopyOutcome::Merged { added, set_aside, evidence } => {
                Some(Self::Merged { file: file(), added, set_aside, evidence })
            }
            CopyOutcome::TooFull(ref fault) => {
                Some(Self::LeftOut(LeftOut { file: file(), fault: fault.clone(), hint: hint() }))
            }
        }
    }
}

/// A copy that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its file, safe to show.
    pub file: String,
    /// The limit of a bundle that would be exceeded.
    pub fault: Fault,
    /// The next step: a sentence without its full stop, safe to show.
    pub hint: Sentence,
}

/// That a bundle adds nothing to those before it.
#[derive(Clone, Copy, Debug)]
pub struct AddsNothing<'a> {
    /// Its file, safe to show.
    pub file: &'a str,
}

impl Localized for AddsNothing<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        say::AddsNothing { file: self.file }.write(locale, out)
    }
}

/// A line for each merged copy, two lines for each copy that was left out, all indented.
pub(super) fn push_copies(lines: &mut Lines, copies: &[OtherCopy], indent: usize) {
    for copy in copies {
        match copy {
            OtherCopy::Merged { file, added, set_aside, evidence } => {
                lines.line(indent, &say::Merged { file, added, set_aside, evidence });
            }
            OtherCopy::LeftOut(LeftOut { file, fault, hint }) => {
                lines.line(indent, &say::LeftOut { file, fault, code: fault.code() });
                lines.line(indent + 2, hint);
            }
        }
    }
}

/// The same for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ShownCopy<'a> {
    file: &'a str,
    /// The number of signed acts that it added; 0 if it was left out.
    added: usize,
    /// The number of signed acts of unknown keys that were set aside to make room.
    set_aside: usize,
    /// The number of entries of evidence that it added; 0 if it was left out.
    evidence: usize,
    /// The reason why it was left out; null if it was merged.
    left_out: Option<ShownWhy<'a>>,
}

#[derive(Serialize)]
struct ShownWhy<'a> {
    code: &'static str,
    message: String,
    hint: &'a Sentence,
}

impl<'a> ShownCopy<'a> {
    pub(super) fn of(copy: &'a OtherCopy) -> Self {
        match copy {
            OtherCopy::Merged { file, added, set_aside, evidence } => {
                let (added, set_aside, evidence) = (*added, *set_aside, *evidence);
                Self { file, added, set_aside, evidence, left_out: None }
            }
            OtherCopy::LeftOut(LeftOut { file, fault, hint }) => {
                let message = say::Exceeded { fault }.in_locale(Locale::En);
                let left_out = ShownWhy { code: fault.code(), message, hint };
                Self { file, added: 0, set_aside: 0, evidence: 0, left_out: Some(left_out) }
            }
        }
    }
}
