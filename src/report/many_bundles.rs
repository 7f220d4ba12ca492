//! Many bundles: at most two lines for each, and a summary.
//!
//! Each result is shown when it is judged, and is then dropped. Only a [`Tally`] is kept.

use std::ops::AddAssign;

use serde::Serialize;

use super::Names;
use super::copies::push_copies;
use super::json::ShownRoster;
use super::lines::Lines;
use super::unjudged::{Unjudged, push_unjudged};
use super::verdict::{Texts, verdict_line_in};
use crate::id::Digest;
use crate::locale::Locale;
use crate::messages::{Sentence, report as say, summary as words};
use crate::screen::safe_json;
use crate::value::Time;
use crate::verify::{Report, TextCheck, Verdict};

/// The outcome of one of many files.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// It was judged, and may be refused.
    Judged(&'a Report),
    /// It could not be judged.
    NotJudged(NotJudged<'a>),
}

/// The reason why a file could not be judged, in the caller's words. The caller makes them safe to show.
#[derive(Clone, Copy, Debug)]
pub struct NotJudged<'a> {
    /// A sentence.
    pub message: &'a Sentence,
    /// Its stable code.
    pub code: &'a str,
    /// The next step, if there is one.
    pub hint: Option<&'a Sentence>,
}

/// The number of files with each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Judged to be concluded.
    pub concluded: u64,
    /// Judged to be incomplete.
    pub incomplete: u64,
    /// Judged to be refused.
    pub refused: u64,
    /// Named or found, but not judged.
    pub not_judged: u64,
    /// Found in a folder, but not bundles.
    pub passed_over: u64,
}

impl Tally {
    /// The tally of one file.
    pub fn of(entry: &Entry<'_>) -> Self {
        let none = Self::default();
        match entry {
            Entry::NotJudged(_) => Self { not_judged: 1, ..none },
            Entry::Judged(report) => match report.verdict() {
                Verdict::Concluded => Self { concluded: 1, ..none },
                Verdict::Incomplete => Self { incomplete: 1, ..none },
                Verdict::Refused => Self { refused: 1, ..none },
            },
        }
    }

    /// The number of files that should have been judged.
    pub fn files(&self) -> u64 {
        self.judged() + self.not_judged
    }

    /// The number of files that were judged.
    pub fn judged(&self) -> u64 {
        self.concluded + self.incomplete + self.refused
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        let Self { concluded, incomplete, refused, not_judged, passed_over } = more;
        self.concluded += concluded;
        self.incomplete += incomplete;
        self.refused += refused;
        self.not_judged += not_judged;
        self.passed_over += passed_over;
    }
}

/// The summary of many bundles.
#[derive(Clone, Copy, Debug)]
pub struct Summary<'a> {
    /// The number of files with each outcome.
    pub tally: Tally,
    /// The roster's file, safe to show.
    pub roster_file: &'a str,
    /// The digest of the roster that was used for all.
    pub roster: Digest,
    /// The time of the question.
    pub at: Time,
    /// Whether the verdicts cover the texts.
    pub texts: TextCheck,
    /// Files that may be other instruments, and that were not judged.
    pub unjudged: &'a [Unjudged],
    /// The exit code of the program.
    pub exit: u8,
}

/// A line for the outcome of a file and lines for other copies of its record. If it is not concluded, a line
/// with the reason.
pub fn entry_text(entry: &Entry<'_>, names: &Names<'_>) -> String {
    let mut lines = Lines::new(names.locale);
    match entry {
        Entry::Judged(report) => {
            lines.line(0, &verdict_line_in(report, names));
            push_copies(&mut lines, names.copies, 2);
            if let Some(reason) = report.reasons().first() {
                let (code, more) = (reason.code(), report.reasons().len() - 1);
                lines.line(2, &words::Why { reason, code, more });
            }
        }
        Entry::NotJudged(NotJudged { message, code, hint }) => {
            lines.line(0, &words::NotJudged { file: names.file });
            match hint {
                None => lines.line(2, &words::WhyNotJudged { message, code }),
                Some(hint) => lines.line(2, &words::WhyNotJudgedHint { message, code, hint }),
            }
        }
    }
    lines.finish()
}

/// The summary, in two lines after an empty line.
pub fn summary_text(summary: &Summary<'_>, locale: Locale) -> String {
    let Tally { concluded, incomplete, refused, not_judged, passed_over } = summary.tally;
    let files = summary.tally.files();
    // The texts of a file that was not judged were not checked either.
    let texts = match concluded {
        0 => Texts::Checked,
        _ => Texts::from(summary.texts),
    };
    let mut lines = Lines::new(locale);
    lines.empty_line();
    push_unjudged(&mut lines, summary.unjudged);
    lines.line(
        0,
        &words::Counts { files, concluded, texts, incomplete, refused, not_judged, passed_over },
    );
    let (roster, digest, time) = (summary.roster_file, summary.roster, summary.at);
    lines.line(0, &say::ByRoster { roster, digest, time });
    lines.finish()
}

/// The same as one line of JSON without a line end.
pub fn summary_json(summary: &Summary<'_>) -> String {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Shown<'a> {
        format: &'static str,
        files: u64,
        concluded: u64,
        incomplete: u64,
        refused: u64,
        not_judged: u64,
        passed_over: u64,
        /// Other instruments that were available but not judged.
        others_not_judged: &'a [Unjudged],
        texts_checked: bool,
        exit: u8,
        at: String,
        roster: ShownRoster<'a>,
    }
    let tally = &summary.tally;
    let shown = Shown {
        format: "paraph/verify-summary/1",
        files: tally.files(),
        concluded: tally.concluded,
        incomplete: tally.incomplete,
        refused: tally.refused,
        not_judged: tally.not_judged,
        passed_over: tally.passed_over,
        others_not_judged: summary.unjudged,
        texts_checked: summary.texts == TextCheck::Checked,
        exit: summary.exit,
        at: summary.at.to_string(),
        roster: ShownRoster { file: summary.roster_file, sha256: summary.roster.to_string() },
    };
    safe_json(&serde_json::to_string(&shown).expect("strings, numbers and booleans only"))
}
