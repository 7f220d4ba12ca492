//! What the acts and the record of an instrument say of its course by themselves, whatever others
//! say of it: when it was concluded, when it enters into effect, whether that was taken back.

use std::collections::BTreeSet;

use crate::act::Intent;
use crate::bundle::Bundle;
use crate::id::{ActId, PartyId};
use crate::record::{Entry, Record};
use crate::value::{Label, Time};
use crate::verify::{
    ActReport, Effect, Given, PartyOutcome, PartyReport, Reason, Report, Verdict, verify,
};

/// The course of an instrument, by the times that acts and records claim.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    /// Since when it is concluded, or was until it was withdrawn.
    pub(crate) concluded: Option<Time>,
    /// When it enters into effect, if nothing ends it before.
    pub(crate) entry: Option<Time>,
    /// What made that it is concluded no more.
    pub(crate) withdrawn: Option<Withdrawal>,
}

/// A signatory took back what was needed.
#[derive(Clone, Debug)]
pub(crate) struct Withdrawal {
    pub(crate) on: Time,
    pub(crate) party: PartyId,
    /// Of the signatory, in the roster.
    pub(crate) name: Label,
}

impl Course {
    /// The course of `bundle`, of which `report` is the judgement by what is `given`.
    pub(crate) fn of(bundle: &Bundle, report: &Report, given: &Given<'_>) -> Self {
        let (parties, withdrawn) = match report.verdict() {
            Verdict::Concluded => (report.parties().to_vec(), None),
            Verdict::Refused | Verdict::Incomplete => match before(bundle, report, given) {
                Some((before, withdrawal)) => (before, Some(withdrawal)),
                None => return Self { concluded: None, entry: None, withdrawn: None },
            },
        };
        let concluded = since(&parties);
        let entry = concluded.and_then(|since| entry(bundle.record(), &parties, since));
        Self { concluded, entry, withdrawn }
    }
}

/// When the last of parties was met.
fn since(parties: &[PartyReport]) -> Option<Time> {
    parties.iter().filter_map(|party| party.since).max_by_key(Time::unix_seconds)
}

/// When an instrument enters into effect that is concluded (docs/format.md G3).
fn entry(record: &Record, parties: &[PartyReport], concluded: Time) -> Option<Time> {
    let latest = |times: &mut dyn Iterator<Item = Time>| times.max_by_key(Time::unix_seconds);
    match record.content().terms.entry() {
        None | Some(Entry::LastSignature) => Some(concluded),
        Some(Entry::On(on)) => latest(&mut [on, concluded].into_iter()),
        Some(Entry::Confirmation) => {
            let confirmed: Option<Vec<Time>> =
                parties.iter().map(|party| party.confirmed).collect();
            latest(&mut confirmed?.into_iter().chain([concluded]))
        }
    }
}

/// The parties as they were before a withdrawal made that the instrument is concluded no more, and
/// that withdrawal (docs/format.md G5). Nothing if that is not why it is not.
fn before(
    bundle: &Bundle,
    report: &Report,
    given: &Given<'_>,
) -> Option<(Vec<PartyReport>, Withdrawal)> {
    let mut withdrawals: Vec<&ActReport> =
        report.acts().iter().filter(|act| withdraws_assent(act, bundle)).collect();
    withdrawals.sort_by_key(|act| (act.content.signed_at.unix_seconds(), act.id));
    // What would be so had the first of them been made, and the others not.
    let parties = |made: usize| {
        let gone: BTreeSet<ActId> = withdrawals[made..].iter().map(|act| act.id).collect();
        let report = verify(&bundle.without(|act| gone.contains(&act.id())), given);
        let is_gone = |reason: &Reason| match reason {
            Reason::ActMissing { act, .. } => gone.contains(act),
            Reason::Unsound(_)
            | Reason::OtherRecord { .. }
            | Reason::PartyAbsent { .. }
            | Reason::TextDiffers { .. }
            | Reason::NotSigned { .. }
            | Reason::Contested { .. }
            | Reason::Declined { .. }
            | Reason::Pending { .. }
            | Reason::Reserved { .. }
            | Reason::PartyUnknown { .. }
            | Reason::TimeUnproven { .. }
            | Reason::TextMissing { .. } => false,
        };
        let met = report.parties().iter().all(|party| party.outcome == PartyOutcome::Met);
        (met && report.reasons().iter().all(is_gone)).then(|| report.parties().to_vec())
    };
    // The more of them were made, the less is there: the one that broke it is found by halving.
    let (mut kept, mut lost) = (0, withdrawals.len());
    let mut before = (lost > 0).then(|| parties(0)).flatten()?;
    while lost - kept > 1 {
        let middle = kept + (lost - kept) / 2;
        match parties(middle) {
            Some(parties) => (kept, before) = (middle, parties),
            None => lost = middle,
        }
    }
    let broke = withdrawals[kept];
    // What was taken back before the others had signed was never concluded.
    let concluded = since(&before)?;
    let withdrawal = Withdrawal {
        on: broke.content.signed_at,
        party: broke.content.party.clone(),
        name: broke.outcome.signer()?.name.clone(),
    };
    (concluded.unix_seconds() <= withdrawal.on.unix_seconds()).then_some((before, withdrawal))
}

/// Whether an act is in force and takes back an assent.
fn withdraws_assent(act: &ActReport, bundle: &Bundle) -> bool {
    let target = act.content.of.as_ref().and_then(|of| bundle.act(of));
    let is_assent = target.is_some_and(|target| match target.content().intent {
        Intent::Initial
        | Intent::Sign
        | Intent::SignAdReferendum
        | Intent::Confirm
        | Intent::Approve => true,
        Intent::Witness | Intent::Decline | Intent::Withdraw | Intent::Seal => false,
    });
    act.outcome.effect() == Some(Effect::Withdraws) && is_assent
}
