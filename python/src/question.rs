//! The question about one bundle or many: all that a verifier passes besides the bundle.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use paraph::bundle::Bundle as Inner;
use paraph::copies::{CopyOutcome, Joined, join};
use paraph::fault::{Fault, FaultKind};
use paraph::id::{ActId, Digest, PartyId};
use paraph::instruments::{self, Finding, JoinedInstruments, findings_about};
use paraph::report::OtherCopy;
use paraph::roster::Roster as InnerRoster;
use paraph::screen::safe;
use paraph::value::{TextPath, Time};
use paraph::verify::{Given, Instruments, Report, Reservations, TextFound, Texts, Times, verify};
use pyo3::prelude::*;

use crate::error::Problem;
use crate::instrument::{Bundle, Record};
use crate::roster::Roster;
use crate::source::Input;

/// A roster, or its file.
#[derive(FromPyObject)]
pub(crate) enum RosterInput<'py> {
    Read(Bound<'py, Roster>),
    File(Input),
}

impl<'py> RosterInput<'py> {
    pub(crate) fn roster(self, py: Python<'py>) -> PyResult<Bound<'py, Roster>> {
        match self {
            Self::Read(roster) => Ok(roster),
            Self::File(input) => Bound::new(py, Roster::of_input(py, &input)?),
        }
    }
}

/// The record that is expected: itself, or its digest.
#[derive(FromPyObject)]
pub(crate) enum Expected<'py> {
    Record(Bound<'py, Record>),
    Digest(String),
}

impl Expected<'_> {
    fn digest(&self) -> PyResult<Digest> {
        match self {
            Self::Record(record) => Ok(record.get().inner.digest()),
            Self::Digest(hex) => {
                let digest = hex.trim().to_ascii_lowercase().parse();
                digest.map_err(|kind: FaultKind| Problem::of_value(&kind).into())
            }
        }
    }
}

/// What Python passes besides bundle, texts and roster.
pub(crate) struct Wishes<'py> {
    pub(crate) others: Vec<Bound<'py, Bundle>>,
    pub(crate) record: Option<Expected<'py>>,
    pub(crate) parties: Vec<String>,
    pub(crate) proven_time: bool,
    pub(crate) no_reservations: bool,
}

/// The question. Any number of bundles can be judged by it at once.
pub(crate) struct Question {
    roster: Arc<InnerRoster>,
    at: Time,
    times: Times,
    reservations: Reservations,
    record: Option<Digest>,
    parties: Vec<PartyId>,
    others: Instruments,
    /// The other instruments by record, each with its file: copies of a bundle are merged with it.
    copies: BTreeMap<Digest, Vec<(String, Inner)>>,
}

/// The judgement of a bundle.
pub(crate) struct Judged {
    pub(crate) report: Report,
    pub(crate) copies: Vec<OtherCopy>,
    pub(crate) findings: Vec<Finding>,
}

impl Question {
    pub(crate) fn new(roster: &Roster, at: Time, wishes: Wishes<'_>) -> PyResult<Self> {
        let Wishes { others, record, parties, proven_time, no_reservations } = wishes;
        let copies = by_record(&others);
        let party = |id: &String| {
            let id = id.trim().parse();
            id.map_err(|kind: FaultKind| PyErr::from(Problem::of_value(&kind)))
        };
        Ok(Self {
            at,
            times: if proven_time { Times::Proven } else { Times::Claimed },
            reservations: match no_reservations {
                true => Reservations::Unwanted,
                false => Reservations::Reported,
            },
            record: record.map(|record| record.digest()).transpose()?,
            parties: parties.iter().map(party).collect::<PyResult<_>>()?,
            others: joined(&copies, &roster.inner)?,
            copies,
            roster: Arc::clone(&roster.inner),
        })
    }

    /// Reads a bundle. Bytes that are no bundle are refused; those of another kind of file, or of a newer
    /// format, are not judged. `is_other` says whether a fault shows another kind of file.
    pub(crate) fn read(
        &self,
        bytes: &[u8],
        is_other: impl FnOnce(&Fault) -> bool,
    ) -> Result<Inner, Unread> {
        Inner::read_with_known_keys(bytes, |id| self.roster.key(id)).map_err(|fault| {
            let is_newer = matches!(fault.kind, FaultKind::NewerFormat { .. });
            match is_newer || is_other(&fault) {
                true => Unread::NotJudged(fault),
                false => {
                    let report = Report::unreadable(fault, &self.roster, self.at);
                    Unread::Refused(Box::new(report))
                }
            }
        })
    }

    /// Judges a bundle, with the texts that were found, if they are wanted.
    ///
    /// # Errors
    ///
    /// A copy of the bundle is among the other instruments, and does not fit.
    pub(crate) fn judge(
        &self,
        bundle: Inner,
        texts: Option<&BTreeMap<TextPath, TextFound>>,
    ) -> Result<Judged, Fault> {
        let (bundle, copies, set_aside) = self.with_copies(bundle)?;
        let mut others = Cow::Borrowed(&self.others);
        if !set_aside.is_empty() {
            others.to_mut().set_aside(set_aside);
        }
        let given = Given {
            texts: texts.map_or(Texts::NotChecked, Texts::Found),
            record: self.record,
            parties: &self.parties,
            times: self.times,
            reservations: self.reservations,
            others: &others,
            ..Given::new(&self.roster, Texts::NotChecked, self.at)
        };
        let report = verify(&bundle, &given);
        let findings = findings_about(&bundle, &others, &report, &self.roster);
        Ok(Judged { report, copies, findings })
    }

    /// The bundle with the acts of other copies, what each adds, and the acts that were set aside.
    fn with_copies(
        &self,
        bundle: Inner,
    ) -> Result<(Inner, Vec<OtherCopy>, BTreeSet<ActId>), Fault> {
        let Some(found) = self.copies.get(&bundle.record().digest()) else {
            return Ok((bundle, Vec::new(), BTreeSet::new()));
        };
        let bundles: Vec<&Inner> = found.iter().map(|(_, bundle)| bundle).collect();
        let Joined { bundle, copies, set_aside } = join(bundle, &bundles, Some(&self.roster));
        let mut shown = Vec::new();
        for ((file, _), outcome) in found.iter().zip(copies) {
            match outcome {
                CopyOutcome::Merged { added: 0, evidence: 0, .. } | CopyOutcome::OtherRecord => {}
                CopyOutcome::Merged { added, set_aside, evidence } => {
                    let file = file.clone();
                    shown.push(OtherCopy::Merged { file, added, set_aside, evidence });
                }
                CopyOutcome::TooFull(fault) => return Err(fault),
            }
        }
        Ok((bundle, shown, set_aside))
    }
}

/// Bytes that were not read as a bundle.
pub(crate) enum Unread {
    Refused(Box<Report>),
    NotJudged(Fault),
}

/// Bundles with their files, safe to show, by record.
fn by_record(bundles: &[Bound<'_, Bundle>]) -> BTreeMap<Digest, Vec<(String, Inner)>> {
    let mut copies: BTreeMap<Digest, Vec<(String, Inner)>> = BTreeMap::new();
    for bundle in bundles {
        let Bundle { inner, file, .. } = bundle.get();
        copies.entry(inner.record().digest()).or_default().push((safe(file), inner.clone()));
    }
    copies
}

/// The instruments among bundles, one for each record.
///
/// # Errors
///
/// The copies of one record do not fit into one bundle.
pub(crate) fn instruments(
    bundles: &[Bound<'_, Bundle>],
    roster: &InnerRoster,
) -> Result<Instruments, Problem> {
    joined(&by_record(bundles), roster)
}

/// The other instruments, one for each record.
///
/// # Errors
///
/// The copies of one record do not fit into one bundle.
fn joined(
    copies: &BTreeMap<Digest, Vec<(String, Inner)>>,
    roster: &InnerRoster,
) -> Result<Instruments, Problem> {
    let bundles = copies.values().flatten().map(|(_, bundle)| bundle);
    let JoinedInstruments { instruments, left_out } = instruments::join(bundles, Some(roster));
    match left_out.first() {
        Some((_, fault)) => Err(Problem::of_value(&fault.kind)),
        None => Ok(instruments),
    }
}
