//! Other copies of a bundle's record, as a report names them.

use std::fmt::Write as _;

use serde::Serialize;

use crate::fault::Fault;

/// Another copy of a bundle's record, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherCopy {
    /// It was merged with the bundle, and adds to it.
    Merged {
        /// Its file, safe to show.
        file: String,
        /// How many signed acts it added.
        added: usize,
    },
    /// It was left out, because it does not fit.
    LeftOut(LeftOut),
}

/// A copy that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its file, safe to show.
    pub file: String,
    /// The limit of a bundle that would be exceeded.
    pub fault: Fault,
    /// What to do: a sentence without its full stop, safe to show.
    pub hint: String,
}

/// A line for each copy that was merged, two for each that was left out, all behind `indent`.
pub(super) fn push_copies(out: &mut String, copies: &[OtherCopy], indent: &str) {
    for copy in copies {
        let _ = match copy {
            OtherCopy::Merged { file, added: 1 } => {
                writeln!(out, "{indent}merged with {file}: 1 act more")
            }
            OtherCopy::Merged { file, added } => {
                writeln!(out, "{indent}merged with {file}: {added} acts more")
            }
            OtherCopy::LeftOut(LeftOut { file, fault, hint }) => {
                let code = fault.code();
                writeln!(
                    out,
                    "{indent}NOT merged with {file}: together {fault} ({code})\n{indent}  {hint}"
                )
            }
        };
    }
}

/// The same for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ShownCopy<'a> {
    file: &'a str,
    /// How many signed acts it added; 0 if it was left out.
    added: usize,
    /// Why it was left out; null if it was merged.
    left_out: Option<ShownWhy<'a>>,
}

#[derive(Serialize)]
struct ShownWhy<'a> {
    code: &'static str,
    message: String,
    hint: &'a str,
}

impl<'a> ShownCopy<'a> {
    pub(super) fn of(copy: &'a OtherCopy) -> Self {
        match copy {
            OtherCopy::Merged { file, added } => Self { file, added: *added, left_out: None },
            OtherCopy::LeftOut(LeftOut { file, fault, hint }) => {
                let message = format!("together {fault}");
                let left_out = ShownWhy { code: fault.code(), message, hint };
                Self { file, added: 0, left_out: Some(left_out) }
            }
        }
    }
}

/// A copy that was left out of one of several instruments.
#[derive(Serialize)]
pub(super) struct ShownLeftOut<'a> {
    file: &'a str,
    #[serde(flatten)]
    why: ShownWhy<'a>,
}

impl<'a> ShownLeftOut<'a> {
    pub(super) fn of(left_out: &'a LeftOut) -> Self {
        let LeftOut { file, fault, hint } = left_out;
        let message = format!("with the other copies of its record, {fault}");
        Self { file, why: ShownWhy { code: fault.code(), message, hint } }
    }
}
