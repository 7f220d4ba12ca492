//! The texts that are not those of the record, as one refusal.

use std::collections::BTreeMap;
use std::fmt;

use super::text::difference;
use crate::locale::Locale;
use crate::messages::{And, Localized, refusals as say, report};
use crate::record::Record;
use crate::value::TextPath;
use crate::verify::{TextFound, TextOutcome, TextReport, Texts, Verdict, judge_texts};

/// At most so many texts are named.
const LISTED: usize = 4;

/// The texts that keep a record from being used with its texts. There is at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnmatchedTexts {
    /// These texts were found with other bytes.
    Differ(Vec<TextReport>),
    /// No text differs, but these were not found.
    Missing(Vec<TextReport>),
}

/// The texts of a record that do not match, if there are any. Texts that differ are reported before missing
/// ones.
pub fn unmatched_texts(
    record: &Record,
    found: &BTreeMap<TextPath, TextFound>,
) -> Option<UnmatchedTexts> {
    let texts = judge_texts(record, Texts::Found(found));
    let with = |is: fn(&TextOutcome) -> bool| -> Vec<TextReport> {
        texts.iter().filter(|text| is(&text.outcome)).cloned().collect()
    };
    let differing = with(|outcome| matches!(outcome, TextOutcome::Differs { .. }));
    if !differing.is_empty() {
        return Some(UnmatchedTexts::Differ(differing));
    }
    let missing = with(|outcome| matches!(outcome, TextOutcome::Missing));
    (!missing.is_empty()).then_some(UnmatchedTexts::Missing(missing))
}

impl UnmatchedTexts {
    /// Its stable code: `text-differs` or `text-missing`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Differ(_) => "text-differs",
            Self::Missing(_) => "text-missing",
        }
    }

    /// [`Verdict::Refused`] if a text differs, else [`Verdict::Incomplete`].
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Differ(_) => Verdict::Refused,
            Self::Missing(_) => Verdict::Incomplete,
        }
    }

    /// The texts, sorted by path.
    pub fn texts(&self) -> &[TextReport] {
        match self {
            Self::Differ(texts) | Self::Missing(texts) => texts,
        }
    }

    /// The only such text, if there is only one: the name of the file that was found for it, or its path.
    pub fn only(&self) -> Option<&str> {
        match self.texts() {
            [only] => Some(match &only.outcome {
                TextOutcome::Differs { found } => &found.name,
                _ => only.text.path.as_str(),
            }),
            _ => None,
        }
    }

    /// Whether every text differs only in how its file is stored, as editors and mail programs change it, and
    /// not in its words.
    pub fn are_converted(&self) -> bool {
        match self {
            Self::Differ(texts) => texts.iter().all(|text| match &text.outcome {
                TextOutcome::Differs { found } => !found.changes.is_empty(),
                _ => false,
            }),
            Self::Missing(_) => false,
        }
    }
}

impl Localized for UnmatchedTexts {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let count = self.texts().len();
        match self {
            Self::Differ(texts) => {
                say::TextDiffers { count, rows: Listed(texts) }.write(locale, out)
            }
            Self::Missing(texts) => {
                let names: Vec<&TextPath> =
                    texts.iter().take(LISTED).map(|it| &it.text.path).collect();
                let files = And(&names);
                match count - names.len() {
                    0 => say::TextMissing { count, files }.write(locale, out),
                    more => say::TextsMissing { count, files, more }.write(locale, out),
                }
            }
        }
    }
}

/// The first of some texts, as a report has them.
struct Listed<'r>(&'r [TextReport]);

impl Localized for Listed<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let row = |text: &TextReport| match &text.outcome {
            TextOutcome::Differs { found } => {
                let (path, size) =
                    (&text.text.path, report::Bytes { size: text.text.measure.size });
                let difference = difference(text, found, locale);
                report::TextMismatch { path, size, difference }.in_locale(locale)
            }
            _ => text.text.path.to_string(),
        };
        let rows = self.0.iter().take(LISTED).map(row).collect::<Vec<_>>().join("; ");
        match self.0.len().saturating_sub(LISTED) {
            0 => out.write_str(&rows),
            more => say::RowsAndMore { rows, more }.write(locale, out),
        }
    }
}
