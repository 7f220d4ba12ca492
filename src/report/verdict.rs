//! The first line of a report: the verdict, and what it does not say.

use super::Names;
use crate::id::PartyId;
use crate::messages::{And, Localized as _, verdict};
use crate::screen::{brief, quoted};
use crate::verify::{Report, Seal, TextCheck, Verdict};

/// Columns of a title in the verdict line.
const MAX_TITLE: usize = 120;

choice! {
    /// Whether the acts are closed.
    Closing { Sealed = "sealed", OpenPowers = "open-powers", Unsealed = "unsealed" }
}
choice! {
    /// Whether the texts were checked.
    Texts { Checked = "checked", NotChecked = "not-checked" }
}
choice! {
    /// Whether the verdict rests on a claimed time that is not proven.
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
pub(super) fn verdict_line(report: &Report, names: &Names<'_>) -> String {
    let locale = names.locale;
    let Some(record) = report.record() else {
        return verdict::NotABundle { file: names.file }.in_locale(locale);
    };
    let ids: Vec<&PartyId> = report.parties().iter().map(|party| &party.id).collect();
    let (count, parties) = (ids.len(), And(&ids));
    // What nobody but the reader's roster and the bytes decide comes first; the title, which
    // its writer chose, comes last and is quoted, and cut if it is very long.
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
            verdict::Concluded { seal, reservations, texts, times, record, count, parties, title }
                .in_locale(locale)
        }
    }
}

/// The same of a report on one file of many, with the file.
pub(super) fn verdict_line_in(report: &Report, names: &Names<'_>) -> String {
    let line = verdict_line(report, names);
    match report.record() {
        Some(_) => verdict::InFile { line, file: names.file }.in_locale(names.locale),
        None => line,
    }
}
