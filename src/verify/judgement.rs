//! The judgement of a set of acts of an instrument, for each act and each party: docs/format.md J3.
//!
//! Only [`judge`] makes it. The judgement at an earlier instant, or without one holder, is the same function
//! with fewer acts.

use super::act_effects::{ActEffect, settle};
use super::act_graph::{ActGraph, PartyFacts, Stage};
use super::act_set::ActSet;
use super::effect::Effect;
use super::outcome::{Lack, PartyOutcome};
use super::quorum::{self, Tally};
use crate::record::{Approval, Entry};
use crate::value::Time;

/// The judgement of the acts of a view.
pub(super) struct Judgement {
    /// The meaning of each act of the view, by its number.
    pub(super) effects_of_acts: Vec<Option<ActEffect>>,
    /// The state of each party, by its number.
    pub(super) parties: Vec<PartyState>,
    /// The acts that count as signatures.
    pub(super) counted: ActSet,
}

/// The state of a party.
pub(super) struct PartyState {
    pub(super) outcome: PartyOutcome,
    pub(super) tally: Tally,
    /// Its acts that decline.
    pub(super) declines: Vec<usize>,
    /// Its first act that approves, by time.
    pub(super) approved: Option<usize>,
    /// Its first act that confirms a counted act, by time.
    pub(super) confirmed: Option<usize>,
}

/// Judges an instrument by the acts of `view`. The acts that are not `authorised` lack authority.
pub(super) fn judge(
    graph: &ActGraph<'_>,
    stage: &Stage,
    view: &ActSet,
    authorised: &ActSet,
    at: &Time,
) -> Judgement {
    let effects_of_acts = settle(graph, stage, view, authorised);
    let kinds = Kinds::of(graph, view, &effects_of_acts);
    let parties = graph.parties.iter().map(|party| kinds.party(graph, party, at)).collect();
    Judgement { parties, counted: kinds.counted, effects_of_acts }
}

impl Judgement {
    /// Whether each party is met.
    pub(super) fn is_met(&self) -> bool {
        self.parties.iter().all(|party| party.outcome == PartyOutcome::Met)
    }

    /// The act with whose time the party was met, if it is met.
    pub(super) fn since(&self, graph: &ActGraph<'_>, party: usize, at: &Time) -> Option<usize> {
        let state = &self.parties[party];
        if state.outcome != PartyOutcome::Met {
            return None;
        }
        let facts = &graph.parties[party];
        let good_since = |act: usize| match self.effects_of_acts[act] {
            Some(ActEffect::Counts { since }) => since,
            _ => act,
        };
        let counted = facts.acts.iter().copied().filter(|act| self.counted.contains(*act));
        let mut since: Vec<(usize, usize)> = counted.map(|act| (good_since(act), act)).collect();
        since.sort_by_key(|(since, _)| graph.time(*since));
        // More acts can only mean more people, so binary search finds the first sufficient one.
        let suffices = |good: usize| {
            let good: ActSet = since[..=good].iter().map(|(_, act)| *act).collect();
            tally(graph, facts, &good, at).met
        };
        let (mut low, mut high) = (0, since.len() - 1);
        while low < high {
            let middle = low + (high - low) / 2;
            if suffices(middle) { high = middle } else { low = middle + 1 }
        }
        let signed = since[low].0;
        let later = |a: usize, b: usize| if graph.time(b) > graph.time(a) { b } else { a };
        let approval = match graph.record.content().terms.approval {
            Approval::NotNeeded => None,
            Approval::Required => state.approved,
        };
        Some(approval.map_or(signed, |approved| later(signed, approved)))
    }

    /// The times when these acts concluded the instrument, if they do, and when it enters into effect, if it
    /// does (docs/format.md G3).
    pub(super) fn entry(&self, graph: &ActGraph<'_>, at: &Time) -> Option<(Time, Option<Time>)> {
        let since = |party: usize| Some(graph.signed_at(self.since(graph, party, at)?));
        let since: Vec<Time> = (0..self.parties.len()).map(since).collect::<Option<_>>()?;
        let latest = |times: Vec<Time>| times.into_iter().max_by_key(Time::unix_seconds);
        let concluded = latest(since)?;
        let entry = match graph.record.content().terms.entry() {
            None | Some(Entry::LastSignature) => Some(concluded),
            Some(Entry::On(on)) => latest(vec![on, concluded]),
            Some(Entry::Confirmation) => {
                let confirmed = self.parties.iter().map(|party| party.confirmed);
                let confirmed = confirmed.map(|act| act.map(|act| graph.signed_at(act)));
                let confirmed: Option<Vec<Time>> = confirmed.collect();
                confirmed.and_then(|times| latest(times.into_iter().chain([concluded]).collect()))
            }
        };
        Some((concluded, entry))
    }

    /// Whether the instrument has entered into effect by an instant (Unix seconds), if these acts conclude it
    /// and none of them is later.
    pub(super) fn has_entered(&self, graph: &ActGraph<'_>, instant: i64) -> bool {
        match graph.record.content().terms.entry() {
            None | Some(Entry::LastSignature) => true,
            Some(Entry::On(on)) => on.unix_seconds() <= instant,
            Some(Entry::Confirmation) => self.parties.iter().all(|it| it.confirmed.is_some()),
        }
    }
}

/// Counts the people of a party who signed one of these acts.
pub(super) fn tally(
    graph: &ActGraph<'_>,
    party: &PartyFacts<'_>,
    acts: &ActSet,
    at: &Time,
) -> Tally {
    let ours = party.acts.iter().filter(|act| acts.contains(**act));
    let people = ours.map(|act| (graph.time(*act), graph.holder(*act)));
    quorum::tally(&party.quorums, people, at)
}

/// The acts of a view, sorted by their meaning.
struct Kinds {
    counted: ActSet,
    /// Signatures that lack a confirmation.
    not_confirmed: ActSet,
    /// Signatures that lack authority.
    without_authority: ActSet,
    /// Signatures whose signatory declined later.
    declined_since: ActSet,
    declines: ActSet,
    approves: ActSet,
    confirms: ActSet,
}

impl Kinds {
    fn of(graph: &ActGraph<'_>, view: &ActSet, effects_of_acts: &[Option<ActEffect>]) -> Self {
        let mut kinds = Self {
            counted: ActSet::EMPTY,
            not_confirmed: ActSet::EMPTY,
            without_authority: ActSet::EMPTY,
            declined_since: ActSet::EMPTY,
            declines: ActSet::EMPTY,
            approves: ActSet::EMPTY,
            confirms: ActSet::EMPTY,
        };
        for act in view.iter() {
            let set = match effects_of_acts[act].expect("every act of the view has a meaning") {
                ActEffect::Counts { .. } => &mut kinds.counted,
                ActEffect::LacksAuthority if graph.signs(act) => &mut kinds.without_authority,
                ActEffect::Is(Effect::NotConfirmed) => &mut kinds.not_confirmed,
                ActEffect::Is(Effect::DeclinedSince { .. }) if graph.signs(act) => {
                    &mut kinds.declined_since
                }
                ActEffect::Is(Effect::Declines) => &mut kinds.declines,
                ActEffect::Is(Effect::Approves) => &mut kinds.approves,
                ActEffect::Is(Effect::Confirms) => &mut kinds.confirms,
                ActEffect::LacksAuthority | ActEffect::Is(_) => continue,
            };
            set.insert(act);
        }
        kinds
    }

    /// The outcome of a party: the first row of docs/format.md J3.5 that applies.
    fn party(&self, graph: &ActGraph<'_>, party: &PartyFacts<'_>, at: &Time) -> PartyState {
        let own = |acts: &ActSet| -> Vec<usize> {
            party.acts.iter().copied().filter(|act| acts.contains(*act)).collect()
        };
        let suffice = |also: &ActSet| tally(graph, party, &self.counted.or(also), at).met;
        let tally = tally(graph, party, &self.counted, at);
        let declines = own(&self.declines);
        let approved = own(&self.approves).first().copied();
        let confirms =
            |act: &usize| graph.target(*act).is_some_and(|target| self.counted.contains(target));
        let confirmed = own(&self.confirms).into_iter().find(confirms);

        let needs_approval = graph.record.content().terms.approval == Approval::Required;
        let outcome = if party.known.is_none() {
            PartyOutcome::Unknown
        } else if self.is_contested(graph, party, &declines, at) {
            PartyOutcome::Contested
        } else if tally.met && needs_approval && approved.is_none() {
            PartyOutcome::Pending(Lack::Approval)
        } else if tally.met {
            PartyOutcome::Met
        } else if !self.not_confirmed.is_empty() && suffice(&self.not_confirmed) {
            PartyOutcome::Pending(Lack::Confirmation)
        } else if !self.without_authority.is_empty()
            && suffice(&self.not_confirmed.or(&self.without_authority))
        {
            PartyOutcome::Pending(Lack::Authority)
        } else if !declines.is_empty() {
            PartyOutcome::Declined
        } else {
            PartyOutcome::Missing
        };
        PartyState { outcome, tally, declines, approved, confirmed }
    }

    /// Whether the party would be met without the refusals of those who had signed before.
    fn is_contested(
        &self,
        graph: &ActGraph<'_>,
        party: &PartyFacts<'_>,
        declines: &[usize],
        at: &Time,
    ) -> bool {
        let declined = |act: &usize| {
            declines.iter().any(|decline| {
                graph.is_of_one_holder(*decline, *act) && graph.has_seen(*decline, *act)
            })
        };
        let signed = party.acts.iter().copied().filter(|act| self.declined_since.contains(*act));
        let declined: ActSet = signed.filter(declined).collect();
        !declined.is_empty() && tally(graph, party, &self.counted.or(&declined), at).met
    }
}
