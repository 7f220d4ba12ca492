//! `Report` and its parts.

use std::collections::BTreeMap;

use paraph::instruments::Finding;
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph::report::{self, Advice, Names, OtherCopy, Tool};
use paraph::verify::{
    ActReport, PartyOutcome, PartyReport, Reason as InnerReason, Report as Inner, Seal, TextCheck,
    TextReport,
};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::error::Problem;
use crate::instrument::{Record, by_language};
use crate::messages::module as say;
use crate::near::Near;
use crate::question::Judged;
use crate::time::datetime;

/// The judgement of a bundle by a roster.
///
/// A report has no truth value: compare its verdict with "concluded".
#[pyclass(module = "paraph", frozen)]
pub(crate) struct Report {
    inner: Inner,
    copies: Vec<OtherCopy>,
    findings: Vec<Finding>,
    /// The files of the bundle and of the roster, safe to show.
    file: String,
    roster_file: String,
    near: Near,
}

impl Report {
    pub(crate) fn new(judged: Judged, file: String, roster_file: String, near: Near) -> Self {
        let Judged { report, copies, findings } = judged;
        Self { inner: report, copies, findings, file, roster_file, near }
    }

    fn names(&self, locale: Locale) -> Names<'_> {
        Names {
            locale,
            file: &self.file,
            roster: &self.roster_file,
            copies: &self.copies,
            findings: &self.findings,
            tool: Tool::Command,
            advice: Advice::NONE,
            unjudged: &[],
        }
    }
}

#[pymethods]
impl Report {
    /// "concluded", "incomplete" or "refused".
    #[getter]
    fn verdict(&self) -> &'static str {
        self.inner.verdict().code()
    }

    /// Whether every party sealed the set of acts: then no later act changes the verdict.
    #[getter]
    fn sealed(&self) -> bool {
        self.inner.seal() == Seal::Sealed
    }

    /// Since when it is concluded, by the claimed times of the acts: a datetime with an offset, or None.
    #[getter]
    fn since<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.inner.since().map(|since| datetime(py, since)).transpose()
    }

    /// The time of the question: a datetime with an offset.
    #[getter]
    fn at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(py, self.inner.at())
    }

    /// Whether the verdict covers the texts.
    #[getter]
    fn texts_checked(&self) -> bool {
        self.inner.texts_checked() == TextCheck::Checked
    }

    /// Whether some party is met only by a claimed time without proof.
    #[getter]
    fn unproven(&self) -> bool {
        self.inner.parties().iter().any(|party| party.unproven)
    }

    /// The number of reservations in counted acts.
    #[getter]
    fn reservations(&self) -> usize {
        self.inner.reservations()
    }

    /// The record, or None if the bundle could not be read.
    #[getter]
    fn record(&self) -> Option<Record> {
        self.inner.record().map(|record| Record::of(record, &self.file, &self.near))
    }

    /// The digest of the roster, in 64 hexadecimal digits.
    #[getter]
    fn roster_sha256(&self) -> String {
        self.inner.roster().to_string()
    }

    /// Every party of the record, sorted by id.
    #[getter]
    fn parties(&self, py: Python<'_>) -> PyResult<Vec<Party>> {
        self.inner.parties().iter().map(|party| Party::of(py, party)).collect()
    }

    /// Every act once.
    #[getter]
    fn acts(&self, py: Python<'_>) -> PyResult<Vec<Act>> {
        self.inner.acts().iter().map(|act| Act::of(py, act)).collect()
    }

    /// Every text of the record, sorted by path.
    #[getter]
    fn texts(&self) -> Vec<Text> {
        self.inner.texts().iter().map(Text::of).collect()
    }

    /// Why it is not concluded, those that refuse it first. Empty if it is concluded.
    #[getter]
    fn reasons(&self) -> Vec<Reason> {
        self.inner.reasons().iter().map(Reason::of).collect()
    }

    /// What the command prints with --json, as a dict; docs/output.md describes it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.to_json(),))
    }

    /// The same as one line of JSON.
    fn to_json(&self) -> String {
        report::json(&self.inner, &self.names(Locale::En))
    }

    /// The report for people.
    ///
    /// language: "en" or "ko". Raises ParaphError for any other.
    #[pyo3(signature = (language = "en"))]
    fn text(&self, language: &str) -> PyResult<String> {
        let locale = language.parse::<Locale>();
        let locale = locale.map_err(|_| Problem::new("bad-language", &say::BadLanguage))?;
        Ok(report::text(&self.inner, &self.names(locale)))
    }

    fn __str__(&self) -> String {
        report::text(&self.inner, &self.names(Locale::En))
    }

    /// Raises TypeError: even a refused bundle has a report, so its existence must not look like a "yes".
    fn __bool__(&self) -> PyResult<bool> {
        Err(PyTypeError::new_err(say::NoTruthValue.in_locale(Locale::En)))
    }

    fn __repr__(&self) -> String {
        format!("<paraph.Report {:?} {}>", self.file, self.verdict())
    }
}

/// The judgement of a party.
#[pyclass(module = "paraph", frozen, get_all)]
pub(crate) struct Party {
    /// Its id.
    id: String,
    /// "met", "pending", "contested", "declined", "not-signed" or "party-unknown".
    outcome: &'static str,
    /// What is missing if it is pending: "not-authorised", "not-confirmed" or "not-approved"; or None.
    lack: Option<&'static str>,
    /// Whether it is met only by a claimed time without proof.
    unproven: bool,
    /// The number of different holders who must sign.
    quorum: u32,
    /// The ids of the holders who signed.
    signed_by: Vec<String>,
    /// The ids of the holders who could still sign, or do what is missing.
    others: Vec<String>,
    /// The ids of the holders who declined.
    declined_by: Vec<String>,
    /// The number of reservations in its counted acts.
    reservations: usize,
    /// Since when it is met, by the claimed times of the acts: a datetime with an offset, or None.
    since: Option<Py<PyAny>>,
    /// Its name in the roster, by language; None if the roster does not have it.
    name: Option<BTreeMap<String, String>>,
    /// Its name in the record, by language. This is a claim.
    claimed_name: BTreeMap<String, String>,
}

impl Party {
    fn of(py: Python<'_>, party: &PartyReport) -> PyResult<Self> {
        let since = party.since.as_ref().map(|since| datetime(py, since)).transpose()?;
        let ids = |holders: &[(_, _)]| holders.iter().map(|(id, _)| id_text(id)).collect();
        Ok(Self {
            id: party.id.to_string(),
            outcome: party.outcome.code(),
            lack: lack(&party.outcome),
            unproven: party.unproven,
            quorum: party.quorum,
            signed_by: party.holders.iter().map(ToString::to_string).collect(),
            others: ids(&party.others),
            declined_by: ids(&party.declined),
            reservations: party.reservations,
            since: since.map(Bound::unbind),
            name: party.name.as_ref().map(by_language),
            claimed_name: by_language(&party.claimed_name),
        })
    }
}

fn id_text(id: &paraph::id::HolderId) -> String {
    id.to_string()
}

/// What is missing for a party that signed.
pub(crate) fn lack(outcome: &PartyOutcome) -> Option<&'static str> {
    match outcome {
        PartyOutcome::Pending(lack) => Some(lack.word()),
        PartyOutcome::Met
        | PartyOutcome::Contested
        | PartyOutcome::Declined
        | PartyOutcome::Missing
        | PartyOutcome::Unknown => None,
    }
}

#[pymethods]
impl Party {
    fn __repr__(&self) -> String {
        format!("<paraph.Party {} {}>", self.id, self.outcome)
    }
}

/// The judgement of an act.
#[pyclass(module = "paraph", frozen, get_all)]
pub(crate) struct Act {
    /// Its id, in 64 hexadecimal digits.
    id: String,
    /// Its outcome; docs/output.md lists the codes.
    outcome: &'static str,
    /// Whether it counts.
    counts: bool,
    /// The id of the party for which it was signed. This is a claim: the outcome says whose key signed it.
    party: String,
    /// What it means, such as "sign".
    intent: &'static str,
    /// The id of the act that it refers to, or None.
    of: Option<String>,
    /// The id of the holder of its key, from the roster; None if the roster does not have the key.
    holder: Option<String>,
    /// The id of its key or pair of keys, in 64 hexadecimal digits.
    key: String,
    /// "classic" if one Ed25519 key signed it, "hybrid" if a pair did: Ed25519 and ML-DSA-87.
    suite: &'static str,
    /// The name of the signatory. This is a claim.
    claimed_name: String,
    /// When it was signed: a datetime with an offset. This is a claim.
    signed_at: Py<PyAny>,
}

impl Act {
    fn of(py: Python<'_>, act: &ActReport) -> PyResult<Self> {
        let content = &act.content;
        Ok(Self {
            id: act.id.to_string(),
            outcome: act.outcome.code(),
            counts: act.outcome.counts(),
            party: content.party.to_string(),
            intent: content.intent.word(),
            of: content.of.map(|of| of.to_string()),
            holder: act.outcome.holder().map(ToString::to_string),
            key: content.key_set().to_string(),
            suite: content.suite().word(),
            claimed_name: content.signatory.name.as_str().to_owned(),
            signed_at: datetime(py, &content.signed_at)?.unbind(),
        })
    }
}

#[pymethods]
impl Act {
    fn __repr__(&self) -> String {
        format!(
            "<paraph.Act {} {} for {}: {}>",
            &self.id[..12],
            self.intent,
            self.party,
            self.outcome
        )
    }
}

/// The judgement of a text.
#[pyclass(module = "paraph", frozen, get_all)]
pub(crate) struct Text {
    /// Its path, relative to the folder of the texts.
    path: String,
    /// Its language, as a BCP 47 tag.
    language: String,
    /// "matches", "differs", "missing" or "not-checked".
    outcome: &'static str,
    /// Its size in bytes.
    size: u64,
    /// Its SHA-256 digest, in 64 hexadecimal digits.
    sha256: String,
}

impl Text {
    fn of(report: &TextReport) -> Self {
        let text = &report.text;
        Self {
            path: text.path.to_string(),
            language: text.language.as_str().to_owned(),
            outcome: report.outcome.code(),
            size: text.measure.size,
            sha256: text.measure.sha256.to_string(),
        }
    }
}

#[pymethods]
impl Text {
    fn __repr__(&self) -> String {
        format!("<paraph.Text {:?} {}>", self.path, self.outcome)
    }
}

/// Why a bundle is not concluded.
#[pyclass(module = "paraph", frozen, get_all)]
pub(crate) struct Reason {
    /// Its stable code; for an unsound bundle, the code of the fault.
    code: &'static str,
    /// The verdict that follows from it alone.
    verdict: &'static str,
    /// What is wrong, in English.
    sentence: String,
    /// The place in the bundle: a JSON pointer, empty for the whole; None if it is no fault of the bytes.
    place: Option<String>,
}

impl Reason {
    fn of(reason: &InnerReason) -> Self {
        Self {
            code: reason.code(),
            verdict: reason.verdict().code(),
            sentence: reason.in_locale(Locale::En),
            place: place(reason),
        }
    }
}

/// The place of a fault of the bytes.
pub(crate) fn place(reason: &InnerReason) -> Option<String> {
    match reason {
        InnerReason::Unsound(fault) => Some(fault.place.to_string()),
        InnerReason::OtherRecord { .. }
        | InnerReason::PartyAbsent { .. }
        | InnerReason::TextDiffers { .. }
        | InnerReason::NotSigned { .. }
        | InnerReason::Contested { .. }
        | InnerReason::Declined { .. }
        | InnerReason::Pending { .. }
        | InnerReason::Reserved { .. }
        | InnerReason::PartyUnknown { .. }
        | InnerReason::ActMissing { .. }
        | InnerReason::TimeUnproven { .. }
        | InnerReason::TextMissing { .. } => None,
    }
}

#[pymethods]
impl Reason {
    fn __str__(&self) -> &str {
        &self.sentence
    }

    fn __repr__(&self) -> String {
        format!("<paraph.Reason {}: {}>", self.code, self.sentence)
    }
}
