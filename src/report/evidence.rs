//! The evidence of a bundle, as a report lists it.

use std::fmt;

use serde::Serialize;

use super::act_words::digits;
use super::lines::{Lines, Section, SectionKind, SectionRow};
use crate::bundle::Bundle;
use crate::evidence::{Entry, EntryProof};
use crate::id::TimeSourceId;
use crate::locale::Locale;
use crate::messages::{And, Localized, evidence as say};
use crate::screen::{few, quoted};
use crate::verify::{
    ActReport, EvidenceKind, EvidenceOutcome, EvidenceReport, Proof, Proven, ProvenConclusion,
    kind_of,
};

/// The code of evidence that is earlier than the act or its record.
pub(super) const PROOF_BEFORE_CLAIM: &str = "proof-before-claim";

/// The maximum number of witnesses that a line names.
const MAX_WITNESSES: usize = 6;
/// The maximum number of sources that the verdict line names.
const MAX_SOURCES: usize = 3;

/// Whose word it is: the id, the name if the roster has one, and the witnesses of a log.
pub(super) struct Source<'a>(pub(super) &'a Proven);

impl Localized for Source<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let Proven { by, name, witnesses, .. } = self.0;
        let source = match name {
            None => by.in_locale(locale),
            Some(name) => say::NamedSource { by, name: quoted(name.as_str()) }.in_locale(locale),
        };
        if witnesses.is_empty() {
            return out.write_str(&source);
        }
        let count = witnesses.len();
        let names = few(witnesses.iter().map(|name| quoted(name)), MAX_WITNESSES);
        say::WitnessedSource { source, count, witnesses: And(&names) }.write(locale, out)
    }
}

/// Whose word a proof is.
struct ProofSource<'a>(&'a Proof);

impl Localized for ProofSource<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self.0 {
            Proof::Received { .. } => say::YourRoster.write(locale, out),
            Proof::Evidence(proven) => Source(proven).write(locale, out),
        }
    }
}

/// The time since which an instrument is concluded, as claimed and as proven, and who proves it.
pub(super) struct ClaimedAndProven<'r>(pub(super) ProvenConclusion<'r>);

impl Localized for ClaimedAndProven<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let ProvenConclusion { claimed, no_later_than: proven, by } = &self.0;
        let by = few(by.iter().map(|proof| ProofSource(proof)), MAX_SOURCES);
        say::ClaimedAndProven { claimed, proven, by: And(&by) }.write(locale, out)
    }
}

/// The same for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ShownConclusion<'r> {
    /// The time since which it is concluded, by the claimed times of the acts.
    claimed: String,
    not_later_than: String,
    /// A proof of each source.
    proofs: Vec<ShownProof<'r>>,
}

impl<'r> ShownConclusion<'r> {
    pub(super) fn of(proven: ProvenConclusion<'r>) -> Self {
        let ProvenConclusion { claimed, no_later_than, by } = proven;
        Self {
            claimed: claimed.to_string(),
            not_later_than: no_later_than.to_string(),
            proofs: by.into_iter().map(ShownProof::of).collect(),
        }
    }
}

/// The proof of an act.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ShownProof<'a> {
    kind: &'static str,
    not_later_than: String,
    /// The authority or log of the roster that says so; null if the roster's owner does.
    by: Option<&'a str>,
    /// The witnesses of the log, by the names of their keys.
    witnesses: &'a [String],
}

impl<'a> ShownProof<'a> {
    pub(super) fn of(proof: &'a Proof) -> Self {
        let (kind, witnesses) = match proof {
            Proof::Received { .. } => ("received", &[][..]),
            Proof::Evidence(proven) => ("evidence", &proven.witnesses[..]),
        };
        let not_later_than = proof.not_later_than().to_string();
        Self { kind, not_later_than, by: proof.by().map(TimeSourceId::as_str), witnesses }
    }
}

impl Localized for EvidenceOutcome {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Proves(proven) => {
                let (time, by) = (&proven.no_later_than, Source(proven));
                say::Proves { time, by }.write(locale, out)
            }
            Self::Faulty(why) => say::Faulty { why, code: why.code() }.write(locale, out),
            Self::OtherDigest => say::OtherDigest.write(locale, out),
            Self::UnknownAuthority => say::UnknownAuthority.write(locale, out),
            Self::NotProven(why) => say::NotProven { why, code: why.code() }.write(locale, out),
            Self::FromTheFuture { time } => say::FromTheFuture { time }.write(locale, out),
            Self::OutsideWindow { time, by } => say::OutsideWindow { time, by }.write(locale, out),
            Self::NotRenewed(proven) => {
                let until = proven.until.as_ref().unwrap_or(&proven.no_later_than);
                say::NotRenewed { until, by: Source(proven) }.write(locale, out)
            }
        }
    }
}

/// The name of a kind.
struct Kind(EvidenceKind);

impl Localized for Kind {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self.0 {
            EvidenceKind::Token => say::Token.write(locale, out),
            EvidenceKind::Log => say::Log.write(locale, out),
        }
    }
}

/// A row for each entry: what it is, what it is about, and what it proves.
pub(super) fn evidence_rows(evidence: &[EvidenceReport], lines: &Lines) -> Vec<SectionRow> {
    let row = |report: &EvidenceReport| {
        let cells = lines.cells([
            &Kind(report.kind),
            &say::About { acts: report.acts.len() },
            &report.outcome,
        ]);
        let renewed = report.renews.len();
        let details = match renewed {
            0 => Vec::new(),
            entries => vec![say::Renews { entries }.in_locale(lines.locale)],
        };
        SectionRow { details, ..SectionRow::of(cells).coded(report.outcome.code()) }
    };
    evidence.iter().map(row).collect()
}

/// The evidence that is earlier than an act or its record, by the claims of these.
pub(super) fn ignored_rows(act: &ActReport, lines: &Lines) -> Vec<SectionRow> {
    let row = |proven: &Proven| {
        let cells = lines.cells([
            &say::IgnoredFor { party: &act.content.party, act: digits(&act.id) },
            &say::ProofTime { time: &proven.no_later_than, by: &proven.by },
            &say::ProofBeforeClaim { time: act.content.signed_at },
        ]);
        SectionRow::of(cells).coded(PROOF_BEFORE_CLAIM)
    };
    act.ignored_evidence.iter().map(row).collect()
}

/// A list for programs.
fn texts<T: ToString>(list: &[T]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

/// The same for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ShownEvidence<'a> {
    sha256: String,
    kind: &'static str,
    outcome: &'static str,
    /// The outcome in words.
    message: String,
    /// The code of the fault of a token or proof, if it has one.
    fault: Option<&'static str>,
    /// What it proves; null if it has no effect.
    not_later_than: Option<String>,
    /// The authority or log of the roster, if it is by one and in its window.
    by: Option<&'a str>,
    /// The witnesses of the log, by the names of their keys.
    witnesses: &'a [String],
    /// The first instant at which it has no effect any more, unless it is renewed before.
    until: Option<String>,
    /// The acts of the bundle that it is about.
    acts: Vec<String>,
    envelopes: Vec<String>,
    /// The older entries that it renews.
    renews: Vec<String>,
}

impl<'a> ShownEvidence<'a> {
    pub(super) fn of(report: &'a EvidenceReport) -> Self {
        let (fault, source) = match &report.outcome {
            EvidenceOutcome::Faulty(fault) => (Some(fault.code()), None),
            EvidenceOutcome::NotProven(fault) => (Some(fault.code()), None),
            EvidenceOutcome::Proves(proven) | EvidenceOutcome::NotRenewed(proven) => {
                (None, Some(proven))
            }
            EvidenceOutcome::OtherDigest
            | EvidenceOutcome::UnknownAuthority
            | EvidenceOutcome::FromTheFuture { .. }
            | EvidenceOutcome::OutsideWindow { .. } => (None, None),
        };
        let proven = report.outcome.proven();
        Self {
            sha256: report.id.to_string(),
            kind: report.kind.word(),
            outcome: report.outcome.code(),
            message: report.outcome.in_locale(Locale::En),
            fault,
            not_later_than: proven.map(|proven| proven.no_later_than.to_string()),
            by: source.map(|source| source.by.as_str()),
            witnesses: source.map_or(&[], |source| &source.witnesses),
            until: source.and_then(|source| source.until).map(|until| until.to_string()),
            acts: texts(&report.acts),
            envelopes: texts(&report.envelopes),
            renews: texts(&report.renews),
        }
    }
}

/// What the evidence of a bundle claims, in a section. Nothing of it is trusted. `None` if there is none.
pub fn evidence_section(bundle: &Bundle, locale: Locale) -> Option<Section> {
    let row = |entry: &Entry| {
        let said = match entry.proof() {
            EntryProof::Token(token) => {
                let (time, digest) = (token.time(), token.certificate().digest());
                say::TokenClaims { time, digest }.in_locale(locale)
            }
            EntryProof::Log { proof, .. } => {
                say::LogClaims { origin: quoted(&proof.checkpoint().origin) }.in_locale(locale)
            }
            EntryProof::Faulty(why) => say::Unusable { why, code: why.code() }.in_locale(locale),
        };
        let kind = Kind(kind_of(entry)).in_locale(locale);
        SectionRow::of(vec![kind, said])
    };
    let rows: Vec<SectionRow> = bundle.evidence().map(row).collect();
    let heading = Some(say::EvidenceClaims.in_locale(locale));
    (!rows.is_empty()).then_some(Section { kind: SectionKind::Evidence, heading, rows })
}

/// What an entry of evidence claims, for programs.
#[derive(Serialize)]
pub(super) struct ClaimedEvidence {
    sha256: String,
    kind: &'static str,
    /// The time that a token states.
    time: Option<String>,
    /// The digest of the certificate that signed a token.
    certificate: Option<String>,
    /// The log of a proof.
    origin: Option<String>,
    /// The code of what is wrong with it.
    fault: Option<&'static str>,
    envelopes: Vec<String>,
    renews: Vec<String>,
}

impl ClaimedEvidence {
    pub(super) fn of(entry: &Entry) -> Self {
        let (mut time, mut certificate, mut origin) = (None, None, None);
        match entry.proof() {
            EntryProof::Token(token) => {
                time = Some(token.time().to_string());
                certificate = Some(token.certificate().digest().to_string());
            }
            EntryProof::Log { proof, .. } => origin = Some(proof.checkpoint().origin.clone()),
            EntryProof::Faulty(_) => {}
        }
        Self {
            sha256: entry.id().to_string(),
            kind: kind_of(entry).word(),
            time,
            certificate,
            origin,
            fault: entry.fault().map(|fault| fault.code()),
            envelopes: texts(entry.subjects().envelopes()),
            renews: texts(entry.subjects().renews()),
        }
    }
}
