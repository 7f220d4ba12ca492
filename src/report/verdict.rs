//! The first line of a report: the verdict, and its limits.

use super::Names;
use super::evidence::ClaimedAndProven;
use crate::id::PartyId;
use crate::messages::{And, Localized as _, verdict};
use crate::screen::{brief, quoted};
use crate::verify::{Report, Seal, TextCheck, Verdict};

/// The maximum width, in columns, of a title in the verdict line.
const MAX_TITLE: usize = 120;

choice! {
    /// Whether the acts are sealed.
    Closing { Sealed = "sealed", OpenPowers = "open-powers", Unsealed = "unsealed" }
}
choice! {
    /// Whether the texts were checked.
    Texts { Checked = "checked", NotChecked = "not-checked" }
}
choice! {
    /// Whether the verdict depends on a claimed time that is not proven.
    Times { Proven = "proven", Unproven = "unproven" }
}

impl From<TextCheck> for Texts {
    fn from(check: TextCheck) -> Self {
        match check {
            TextCheck::Checked => Self::Checked,
            TextCheck::NotChecked => Self::NotChecked,
        }
    }
}

/// The first line of a report, without a line end. Its first word is the verdict.
pub fn verdict_line(report: &Report, names: &Names<'_>) -> String {
    let locale = names.locale;
    let Some(record) = report.record() else {
        return verdict::NotABundle { file: names.file }.in_locale(locale);
    };
    let ids: Vec<&PartyId> = report.parties().iter().map(|party| &party.id).collect();
    let (count, parties) = (ids.len(), And(&ids));
    // First what only the reader's roster and the bytes decide. The author of the record chose the title, so
    // it comes last, in quotation marks, and is cut if it is very long.
    let title = record.content().title.shown_in(locale);
    let title = &quoted(&brief(title.as_str(), MAX_TITLE));
    let record = record.digest();
    match report.verdict() {
        Verdict::Refused => verdict::Refused { record, count, parties, title }.in_locale(locale),
        Verdict::Incomplete => {
            verdict::Incomplete { record, count, parties, title }.in_locale(locale)
        }
        Verdict::Concluded => {
            let seal = match report.seal() {
                Seal::Sealed => Closing::Sealed,
                Seal::Unsealed if report.rests_on_open_powers() => Closing::OpenPowers,
                Seal::Unsealed => Closing::Unsealed,
            };
            let times = match report.parties().iter().any(|party| party.unproven) {
                true => Times::Unproven,
                false => Times::Proven,
            };
            let texts = Texts::from(report.texts_checked());
            let reservations = report.reservations();
            let proven = report.proven().map(|proven| ClaimedAndProven(proven).in_locale(locale));
            let (is_proven, proven) = (usize::from(proven.is_some()), proven.unwrap_or_default());
            verdict::Concluded {
                seal,
                reservations,
                texts,
                times,
                is_proven,
                proven,
                record,
                count,
                parties,
                title,
            }
            .in_locale(locale)
        }
    }
}

/// The same for a report on one of many files, with the file.
pub(super) fn verdict_line_in(report: &Report, names: &Names<'_>) -> String {
    let line = verdict_line(report, names);
    match report.record() {
        Some(_) => verdict::InFile { line, file: names.file }.in_locale(names.locale),
        None => line,
    }
}
