//! The evidence of a bundle against the roster: what each entry proves, and why another proves nothing
//! (docs/evidence-format.md H6, H7).

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{Bundle, SignedAct};
use crate::evidence::{Entry, EntryFault, EntryProof, LogFault, LogProof, LogTime, TimeStampToken};
use crate::id::{ActId, EnvelopeDigest, EvidenceDigest, TimeSourceId};
use crate::roster::{Roster, TimeSource, TimeSources};
use crate::value::{Label, Time, coded, codes, worded};

coded! { EvidenceOutcome }

worded! {
    /// Why an entry of evidence ends.
    EndsWith {
        /// The certificate that signed its token expires.
        Certificate = "certificate",
        /// The roster says that its authority or log does not count any more.
        Window = "window",
        /// The roster says that an algorithm on which it rests ends.
        Algorithm = "algorithm",
    }
}

worded! {
    /// The kind of an entry of evidence.
    EvidenceKind {
        /// A time-stamp token.
        Token = "token",
        /// A log proof.
        Log = "log",
    }
}

/// The judgement of an entry of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceReport {
    /// Its id.
    pub id: EvidenceDigest,
    /// Its kind.
    pub kind: EvidenceKind,
    /// The envelopes that it is about, sorted.
    pub envelopes: Vec<EnvelopeDigest>,
    /// The acts of the bundle that it is about, sorted.
    pub acts: Vec<ActId>,
    /// The older entries that it renews, sorted.
    pub renews: Vec<EvidenceDigest>,
    /// What it proves, or why it has no effect.
    pub outcome: EvidenceOutcome,
}

/// What an entry of evidence proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// Its envelopes existed no later.
    pub no_later_than: Time,
    /// The authority or log that says so.
    pub by: TimeSourceId,
    /// Its name in the roster.
    pub name: Option<Label>,
    /// The witnesses of the log that had cosigned by then, by the names of their keys. An authority has none.
    pub witnesses: Vec<String>,
    /// The first instant at which the entry has no effect any more, unless it was renewed before.
    pub until: Option<Time>,
    /// Why it ends then.
    pub because: Option<EndsWith>,
}

/// What an entry of evidence proves, or why it has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceOutcome {
    /// It is proof.
    Proves(Proven),
    /// Its token or proof cannot be used.
    Faulty(EntryFault),
    /// Its token is about something else.
    OtherDigest,
    /// No authority and no log of the roster made it.
    UnknownAuthority,
    /// It does not prove to the verifier of a log of the roster what it should.
    NotProven(LogFault),
    /// Its time is more than a day after the time of the question.
    FromTheFuture {
        /// The time that it states.
        time: Time,
    },
    /// Its time is not in the window of its authority or log.
    OutsideWindow {
        /// The time that it states.
        time: Time,
        /// The authority or log.
        by: TimeSourceId,
    },
    /// It has ended, and nothing renewed it before.
    NotRenewed(Proven),
}

impl EvidenceOutcome {
    codes! {
        /// Its stable code.
        Self::Proves(_) => "proves",
        Self::Faulty(_) => "faulty",
        Self::OtherDigest => "other-digest",
        Self::UnknownAuthority => "unknown-authority",
        Self::NotProven(_) => "not-proven",
        Self::FromTheFuture { .. } => "time-in-the-future",
        Self::OutsideWindow { .. } => "outside-window",
        Self::NotRenewed(_) => "not-renewed",
    }

    /// What it proves, or would prove if it had been renewed.
    pub fn stated(&self) -> Option<&Proven> {
        match self {
            Self::NotRenewed(proven) => Some(proven),
            other => other.proven(),
        }
    }

    /// What it proves, if it does.
    pub fn proven(&self) -> Option<&Proven> {
        match self {
            Self::Proves(proven) => Some(proven),
            Self::Faulty(_)
            | Self::OtherDigest
            | Self::UnknownAuthority
            | Self::NotProven(_)
            | Self::FromTheFuture { .. }
            | Self::OutsideWindow { .. }
            | Self::NotRenewed(_) => None,
        }
    }
}

/// Judges all evidence of a bundle by a roster at the time of a question.
pub fn judge_evidence(bundle: &Bundle, roster: &Roster, at: &Time) -> Vec<EvidenceReport> {
    if bundle.evidence().len() == 0 {
        return Vec::new();
    }
    let envelopes: BTreeMap<EnvelopeDigest, &SignedAct> =
        bundle.acts().map(|signed| (signed.envelope().digest(), signed)).collect();
    let report = |entry: &Entry| {
        let there = || entry.subjects().envelopes().iter().filter_map(|it| envelopes.get(it));
        let acts: BTreeSet<ActId> = there().map(|signed| signed.act().id()).collect();
        let content = |signed: &&SignedAct| signed.envelope().to_bytes();
        EvidenceReport {
            id: entry.id(),
            kind: kind_of(entry),
            envelopes: entry.subjects().envelopes().to_vec(),
            acts: acts.into_iter().collect(),
            renews: entry.subjects().renews().to_vec(),
            outcome: outcome(entry, || there().next().map(content), roster.time(), at),
        }
    };
    let mut reports: Vec<EvidenceReport> = bundle.evidence().map(report).collect();
    renew(&mut reports);
    reports
}

/// The kind of an entry, also of a faulty one.
pub fn kind_of(entry: &Entry) -> EvidenceKind {
    match entry.proof() {
        EntryProof::Token(_) | EntryProof::Faulty(EntryFault::Token(_) | EntryFault::Form) => {
            EvidenceKind::Token
        }
        EntryProof::Log { .. } | EntryProof::Faulty(EntryFault::Log(_)) => EvidenceKind::Log,
    }
}

/// What an entry proves if nothing renews it. `envelope` is the content of its first envelope.
fn outcome(
    entry: &Entry,
    envelope: impl FnOnce() -> Option<Vec<u8>>,
    sources: &TimeSources,
    at: &Time,
) -> EvidenceOutcome {
    match entry.proof() {
        EntryProof::Faulty(fault) => EvidenceOutcome::Faulty(fault.clone()),
        EntryProof::Token(token) => {
            if !entry.is_about_subjects(token, envelope().as_deref()) {
                return EvidenceOutcome::OtherDigest;
            }
            let by = sources.authorities.iter().filter(|source| token.is_by(&source.trust));
            best(by.map(|source| of_token(token, source, sources, at)))
        }
        EntryProof::Log { proof, salt } => {
            of_log(proof, &entry.subjects().commitment(salt), sources, at)
        }
    }
}

fn of_token<T>(
    token: &TimeStampToken,
    source: &TimeSource<T>,
    sources: &TimeSources,
    at: &Time,
) -> EvidenceOutcome {
    let ends = [
        (token.certificate().end(), EndsWith::Certificate),
        (sources.end_of(&token.algorithms()), EndsWith::Algorithm),
    ];
    match token.no_later_than() {
        Some(no_later_than) if !token.time().is_over_a_day_after(at) => {
            let stated = Stated { time: token.time(), no_later_than, witnesses: Vec::new() };
            within(source, stated, ends, at)
        }
        _ => EvidenceOutcome::FromTheFuture { time: token.time() },
    }
}

/// The first outcome that proves something. If there is none, the first one.
fn best(outcomes: impl Iterator<Item = EvidenceOutcome>) -> EvidenceOutcome {
    let mut first = None;
    for outcome in outcomes {
        if outcome.proven().is_some() {
            return outcome;
        }
        first = first.or(Some(outcome));
    }
    first.unwrap_or(EvidenceOutcome::UnknownAuthority)
}

fn of_log(
    proof: &LogProof,
    commitment: &[u8; 32],
    sources: &TimeSources,
    at: &Time,
) -> EvidenceOutcome {
    let origin = &proof.checkpoint().origin;
    let logs = sources.logs.iter().filter(|source| source.trust.origin() == origin);
    best(logs.map(|source| match proof.check(commitment, &source.trust, *at) {
        Ok(proven) => {
            let ends = sources.end_of(&LogProof::ALGORITHMS);
            within(source, Stated::by_log(proven), [(ends, EndsWith::Algorithm)], at)
        }
        Err(LogFault::TimeInTheFuture { time }) => EvidenceOutcome::FromTheFuture { time },
        Err(fault) => EvidenceOutcome::NotProven(fault),
    }))
}

/// What an authority or log states.
struct Stated {
    /// The time that decides about windows.
    time: Time,
    no_later_than: Time,
    witnesses: Vec<String>,
}

impl Stated {
    fn by_log(LogTime { no_later_than, witnesses }: LogTime) -> Self {
        let by_then = |time: &Time| time.unix_seconds() <= no_later_than.unix_seconds();
        let witnesses = witnesses.into_iter().filter(|(_, time)| by_then(time));
        let witnesses = witnesses.map(|(name, _)| name).collect();
        Self { time: no_later_than, no_later_than, witnesses }
    }
}

/// What an authority or log proves, by its window and by the other `ends` of what it rests on.
fn within<T, const N: usize>(
    source: &TimeSource<T>,
    stated: Stated,
    ends: [(Option<Time>, EndsWith); N],
    at: &Time,
) -> EvidenceOutcome {
    let by = source.id.clone();
    let Stated { time, no_later_than, witnesses } = stated;
    if !source.window.contains(&time) {
        return EvidenceOutcome::OutsideWindow { time, by };
    }
    let ends = ends.into_iter().chain([(source.window.until, EndsWith::Window)]);
    let ends = ends.filter_map(|(until, why)| Some((until?, why)));
    let end = ends.min_by_key(|(until, _)| until.unix_seconds());
    let (until, because) = end.unzip();
    let name = source.name.clone();
    let proven = Proven { no_later_than, by, name, witnesses, until, because };
    match until.is_some_and(|until| until.unix_seconds() <= at.unix_seconds()) {
        true => EvidenceOutcome::NotRenewed(proven),
        false => EvidenceOutcome::Proves(proven),
    }
}

/// The entries of a bundle that are to be renewed: those that end by `horizon` and that no entry renews which ends
/// later, and those that have ended.
pub fn due<'e>(reports: &'e [EvidenceReport], horizon: &Time) -> Vec<&'e EvidenceReport> {
    let lasts = |proven: &Proven| {
        proven.until.is_none_or(|until| until.unix_seconds() > horizon.unix_seconds())
    };
    let lasting = reports.iter().filter(|it| it.outcome.proven().is_some_and(lasts));
    let renewed: BTreeSet<EvidenceDigest> =
        lasting.flat_map(|report| report.renews.iter().copied()).collect();
    let is_due = |report: &&EvidenceReport| match &report.outcome {
        EvidenceOutcome::Proves(proven) => !lasts(proven) && !renewed.contains(&report.id),
        EvidenceOutcome::NotRenewed(_) => true,
        EvidenceOutcome::Faulty(_)
        | EvidenceOutcome::OtherDigest
        | EvidenceOutcome::UnknownAuthority
        | EvidenceOutcome::NotProven(_)
        | EvidenceOutcome::FromTheFuture { .. }
        | EvidenceOutcome::OutsideWindow { .. } => false,
    };
    reports.iter().filter(is_due).collect()
}

/// Finds the entries that were renewed before they ended, by entries that count. An entry names those that it renews by
/// digest, so there is no circle. Each entry is looked at once.
fn renew(reports: &mut [EvidenceReport]) {
    let places: BTreeMap<EvidenceDigest, usize> =
        reports.iter().enumerate().map(|(place, report)| (report.id, place)).collect();
    let counts = |report: &EvidenceReport| report.outcome.proven().is_some();
    let mut waiting: Vec<usize> =
        (0..reports.len()).filter(|place| counts(&reports[*place])).collect();
    while let Some(place) = waiting.pop() {
        let Some(by) = reports[place].outcome.proven().map(|proven| proven.no_later_than) else {
            continue;
        };
        let older: Vec<usize> =
            reports[place].renews.iter().filter_map(|id| places.get(id).copied()).collect();
        for place in older {
            if let EvidenceOutcome::NotRenewed(proven) = &reports[place].outcome
                && proven.until.is_some_and(|until| by.unix_seconds() < until.unix_seconds())
            {
                reports[place].outcome = EvidenceOutcome::Proves(proven.clone());
                waiting.push(place);
            }
        }
    }
}
