//! The first line of a report: the verdict, and its limits. Below it, what must be known with it.

use std::collections::BTreeSet;

use super::Names;
use super::evidence::ClaimedAndProven;
use crate::id::{KeyId, PartyId};
use crate::keys::is_specimen;
use crate::locale::Locale;
use crate::messages::{And, Localized as _, verdict};
use crate::screen::{brief, few, quoted, safe};
use crate::verify::{Reason, Report, Seal, TextCheck, Verdict};

/// The maximum width, in columns, of a title in the verdict line and in the question to a signatory.
pub(crate) const MAX_TITLE: usize = 120;
/// The maximum number of wrong files that a line names.
const MAX_FILES: usize = 6;

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
    // First what only the reader's roster and the bytes decide. The author of the record chose the title, so it is in
    // quotation marks, and is cut if it is very long. The digest is last, because people do not read it.
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

/// What must be known with the verdict, in whole sentences: which files are wrong, and whether anyone can sign with the
/// keys. Empty if there is nothing of this kind.
pub fn verdict_remarks(report: &Report, names: &Names<'_>) -> Vec<String> {
    let locale = names.locale;
    let mut remarks = Vec::new();
    if report.verdict() == Verdict::Refused {
        let wrong: BTreeSet<String> =
            report.reasons().iter().filter_map(|reason| wrong_file(reason, names)).collect();
        if !wrong.is_empty() {
            let (count, files) = (wrong.len(), few(wrong.into_iter(), MAX_FILES));
            remarks.push(verdict::RefusedFiles { count, files: And(&files) }.in_locale(locale));
        }
    }
    let counted = report.acts().iter().filter(|act| act.outcome.counted().is_some());
    remarks.extend(specimens_remark(counted.flat_map(|act| &act.content.keys), locale));
    remarks
}

/// How many of some keys are published specimens, each key counted once; `None` if none is.
pub fn specimens_remark<'k>(
    keys: impl Iterator<Item = &'k KeyId>,
    locale: Locale,
) -> Option<String> {
    let all: BTreeSet<&KeyId> = keys.collect();
    let (specimens, keys) = (all.iter().filter(|key| is_specimen(key)).count(), all.len());
    match specimens {
        0 => None,
        _ if specimens < keys => Some(verdict::Specimens { specimens, keys }.in_locale(locale)),
        _ => Some(verdict::AllSpecimens { keys }.in_locale(locale)),
    }
}

/// The file for which a bundle is refused. A question about a party that the record does not have is no fault of a file.
fn wrong_file(reason: &Reason, names: &Names<'_>) -> Option<String> {
    match reason {
        Reason::Unsound(_) | Reason::OtherRecord { .. } => Some(names.file.to_owned()),
        Reason::TextDiffers { path } => Some(safe(path.as_str())),
        Reason::PartyAbsent { .. }
        | Reason::NotSigned { .. }
        | Reason::Contested { .. }
        | Reason::Declined { .. }
        | Reason::Pending { .. }
        | Reason::Reserved { .. }
        | Reason::PartyUnknown { .. }
        | Reason::ActMissing { .. }
        | Reason::TimeUnproven { .. }
        | Reason::TextMissing { .. } => None,
    }
}

/// The verdict line of a report on one of many files, with the file.
pub(super) fn verdict_line_in(report: &Report, names: &Names<'_>) -> String {
    let line = verdict_line(report, names);
    match report.record() {
        Some(_) => verdict::InFile { line, file: names.file }.in_locale(names.locale),
        None => line,
    }
}
