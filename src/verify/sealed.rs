//! Sealed powers: which seals are valid, and which claims hold for sealed sets of acts (docs/format.md J3.7,
//! J4.3).
//!
//! All answers begin with no, and are evaluated again until none changes to yes.

use std::collections::{BTreeMap, BTreeSet};

use super::act_graph::{ActGraph, Stage};
use super::act_set::ActSet;
use super::all_instruments::{Instruments, World};
use super::authority_claims::{Claim, Shown};
use super::effect::Unauthorised;
use super::judgement::{judge, tally};
use super::proven_endings::ProvenEndings;
use crate::act::Intent;
use crate::record::Entry;
use crate::relation::Deed;

/// The seals on powers that count for a claim on these powers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SealsOnPowers {
    /// Seals of any time: all parties signed what is sealed (docs/format.md J3.7).
    OfAnyTime,
    /// Seals that are not later than the claim: what takes effect by them took effect then (J3.6.2).
    UpToTheClaim,
}

/// The sealed sets in some world.
pub(super) struct Sealed {
    /// Which seals on powers count.
    count: SealsOnPowers,
    /// For each instrument, the acts that do not lack authority by the question of sealed powers. Evaluated
    /// only where there is a seal.
    pub(super) authorised: Vec<ActSet>,
    /// For each instrument, the sets of acts that seals close.
    pub(super) cores: Vec<Vec<Core>>,
}

/// A set of acts that some seals close.
pub(super) struct Core {
    /// The acts, valid or not.
    pub(super) acts: ActSet,
    /// The valid seals that close exactly these acts. All acts that they and these acts have seen exist.
    seals: ActSet,
    /// Whether these acts conclude the record, and each one that lacks authority always will.
    concludes: bool,
}

impl Core {
    /// The seals that are valid in effect.
    pub(super) fn good(&self, authorised: &ActSet) -> ActSet {
        if self.concludes { self.seals.and(authorised) } else { ActSet::EMPTY }
    }
}

/// Acts of an instrument that have proof and withdraw or decline. A claim on sealed powers may depend on
/// them.
struct Dissents {
    /// For each instrument: the time of the act, the time of the proof, the act.
    of: Vec<Vec<(i64, i64, usize)>>,
}

impl Sealed {
    /// The sealed sets in `world`. Endings are `proven` by acts that are older than the claims.
    pub(super) fn in_world(
        instruments: &Instruments<'_>,
        world: &World,
        proven: &ProvenEndings,
        count: SealsOnPowers,
    ) -> Self {
        let cores: Vec<Vec<Core>> =
            (0..world.len()).map(|number| cores(instruments, world, number)).collect();
        let has_seal = |(graph, stage): (&ActGraph<'_>, &Stage)| {
            !graph.whole.seals.and(&stage.present).is_empty()
        };
        let asked: Vec<bool> = instruments.graphs.iter().zip(world).map(has_seal).collect();
        let mut sealed = Self { count, authorised: instruments.not_asked(), cores };
        let mut dissents: Option<Dissents> = None;
        let mut waiting: BTreeSet<usize> =
            (0..world.len()).filter(|number| !sealed.cores[*number].is_empty()).collect();
        while let Some(number) = waiting.pop_first() {
            sealed.conclude(instruments, world, number, proven);
            let claims = instruments.claims_on[number]
                .iter()
                .map(|claim| (claim, &instruments.claims[*claim]));
            let open = claims.filter(|(_, claim)| {
                asked[claim.by]
                    && world[claim.by].present.contains(claim.act)
                    && !sealed.authorised[claim.by].contains(claim.act)
            });
            let open: Vec<(usize, &Claim)> = open.map(|(number, claim)| (*number, claim)).collect();
            for (claim, content) in open {
                let dissents = dissents.get_or_insert_with(|| Dissents::of(instruments, world));
                let own = &instruments.own[claim];
                if sealed.empowers(instruments, world, content, own, dissents, proven) {
                    sealed.authorised[content.by].insert(content.act);
                    waiting.insert(content.by);
                }
            }
            // The instruments that it extends may last longer now.
            waiting.extend(sealed.extended_by(instruments, number));
        }
        sealed
    }

    /// Finds the sets of acts that conclude the record and in which no act can get authority later through
    /// other instruments.
    fn conclude(
        &mut self,
        instruments: &Instruments<'_>,
        world: &World,
        number: usize,
        proven: &ProvenEndings,
    ) {
        let (graph, stage) = (&instruments.graphs[number], &world[number]);
        let authorised = &self.authorised[number];
        for core in self.cores[number].iter_mut().filter(|core| !core.concludes) {
            let view = core.acts.and(&stage.valid);
            let mut lacking = view.minus(authorised).iter();
            let is_settled = lacking.all(|act| match instruments.shown(number, act) {
                Shown::NotAsked => true,
                Shown::Wrong(Unauthorised::NotAtHand) => false,
                Shown::Wrong(_) => true,
                Shown::Claims(claim) => {
                    let claim = &instruments.claims[*claim];
                    proven.has_ended(instruments, claim.on, &claim.holder, claim.time)
                }
            });
            core.concludes =
                is_settled && judge(graph, stage, &view, authorised, &instruments.at).is_met();
        }
    }

    /// The instruments that `number` may extend and that have claims on them.
    fn extended_by(&self, instruments: &Instruments<'_>, number: usize) -> Vec<usize> {
        let waits = |claim: &usize| {
            let claim = &instruments.claims[*claim];
            !self.authorised[claim.by].contains(claim.act)
        };
        let extends = |target: &usize| {
            let deeds = &instruments.deeds_on[*target];
            deeds.contains(&(number, Deed::Extends))
                && instruments.claims_on[*target].iter().any(waits)
        };
        let targets = instruments.targets(number);
        targets.filter(extends).filter(|target| !self.cores[*target].is_empty()).collect()
    }

    /// The answer of docs/format.md J3.7 to a claim.
    fn empowers(
        &self,
        instruments: &Instruments<'_>,
        world: &World,
        claim: &Claim,
        own: &ActSet,
        dissents: &Dissents,
        proven: &ProvenEndings,
    ) -> bool {
        let dissents = dissents.proven_by(claim, own);
        self.gives_powers(instruments, world, claim, own, &dissents)
            && self
                .end_as_of(instruments, world, claim, proven, claim.time)
                .is_none_or(|end| claim.time < end)
            && !proven.has_ended(instruments, claim.on, &claim.holder, claim.time)
    }

    /// Whether an instrument is concluded and in effect at the time of a claim on it, by what its parties
    /// sealed without the holder, and by the acts that take back.
    pub(super) fn gives_powers(
        &self,
        instruments: &Instruments<'_>,
        world: &World,
        claim: &Claim,
        own: &ActSet,
        dissents: &ActSet,
    ) -> bool {
        let (graph, stage) = (&instruments.graphs[claim.on], &world[claim.on]);
        let by_then = graph.until(claim.time).minus(own).and(&stage.valid);
        let seals = self.counting(claim);
        self.sealed_by(instruments, claim.on, own, seals).any(|core| {
            // Withdrawals of other acts are left out: others can change whether these exist.
            let is_of_core = |act: &usize| {
                let target = graph.target(*act);
                graph.intent(*act) == Intent::Decline
                    || target.is_some_and(|it| core.acts.contains(it))
            };
            let dissents: ActSet = dissents.iter().filter(is_of_core).collect();
            let view = core.acts.and(&by_then).or(&dissents);
            let authorised = &self.authorised[claim.on];
            let judgement = judge(graph, stage, &view, authorised, &instruments.at);
            judgement.is_met() && judgement.has_entered(graph, claim.time)
        })
    }

    /// The latest time of seals on powers that count for a claim, in Unix seconds.
    fn counting(&self, claim: &Claim) -> i64 {
        match self.count {
            SealsOnPowers::OfAnyTime => i64::MAX,
            SealsOnPowers::UpToTheClaim => claim.time,
        }
    }

    /// The sets of acts that all parties of an instrument sealed, without these acts.
    pub(super) fn sealed_without(
        &self,
        instruments: &Instruments<'_>,
        number: usize,
        own: &ActSet,
    ) -> impl Iterator<Item = &Core> {
        self.sealed_by(instruments, number, own, i64::MAX)
    }

    /// The same, with seals that are not later than an instant (Unix seconds).
    fn sealed_by(
        &self,
        instruments: &Instruments<'_>,
        number: usize,
        own: &ActSet,
        instant: i64,
    ) -> impl Iterator<Item = &Core> {
        let graph = &instruments.graphs[number];
        self.cores[number].iter().filter(move |core| {
            let seals = core.good(&self.authorised[number]).minus(own).and(&graph.until(instant));
            !seals.is_empty()
                && graph.parties.iter().all(|it| tally(graph, it, &seals, &instruments.at).met)
        })
    }

    /// The instants (Unix seconds) at which sets of acts that all parties sealed put an instrument into
    /// effect, without some of the acts.
    pub(super) fn entries(
        &self,
        instruments: &Instruments<'_>,
        world: &World,
        number: usize,
        own: &ActSet,
    ) -> Vec<i64> {
        self.entries_by(instruments, world, number, own, i64::MAX)
    }

    /// The same, with seals that are not later than an instant (Unix seconds).
    fn entries_by(
        &self,
        instruments: &Instruments<'_>,
        world: &World,
        number: usize,
        own: &ActSet,
        sealed: i64,
    ) -> Vec<i64> {
        let (graph, stage) = (&instruments.graphs[number], &world[number]);
        let on = match graph.record.content().terms.entry() {
            Some(Entry::On(on)) => Some(on.unix_seconds()),
            Some(Entry::LastSignature | Entry::Confirmation) | None => None,
        };
        let first = |core: &Core| {
            let acts = core.acts.and(&stage.valid).minus(own);
            let mut instants: Vec<i64> = acts.iter().map(|act| graph.time(act)).chain(on).collect();
            instants.sort_unstable();
            instants.dedup();
            instants.into_iter().find(|instant| {
                let view = acts.and(&graph.until(*instant));
                let authorised = &self.authorised[number];
                let judgement = judge(graph, stage, &view, authorised, &instruments.at);
                judgement.is_met() && judgement.has_entered(graph, *instant)
            })
        };
        self.sealed_by(instruments, number, own, sealed).filter_map(first).collect()
    }

    /// The end of an instrument for a claim on it, as of an instant (both in Unix seconds): from its record,
    /// or a later one from a sealed instrument that extended it (docs/format.md J3.7 c).
    pub(super) fn end_as_of(
        &self,
        instruments: &Instruments<'_>,
        world: &World,
        claim: &Claim,
        proven: &ProvenEndings,
        instant: i64,
    ) -> Option<i64> {
        let mut end = instruments.expires(claim.on)?;
        if instant < end {
            return Some(end);
        }
        let mut extensions: Vec<(i64, i64)> = Vec::new();
        for (by, deed) in &instruments.deeds_on[claim.on] {
            let Some(later) = instruments.expires(*by).filter(|_| *deed == Deed::Extends) else {
                continue;
            };
            let own = instruments.graphs[*by].own(&claim.holder);
            let sealed = self.counting(claim);
            let entries = self.entries_by(instruments, world, *by, &own, sealed).into_iter();
            let has_ended = |entry: &i64| proven.has_ended(instruments, *by, &claim.holder, *entry);
            let first = entries.filter(|entry| !has_ended(entry)).min();
            extensions.extend(first.map(|entry| (entry, later)));
        }
        extensions.sort_unstable();
        for (entry, later) in extensions {
            if entry < end {
                end = end.max(later);
            }
        }
        Some(end)
    }
}

/// The sets of acts that the seals of an instrument close, if all acts that were seen exist.
fn cores(instruments: &Instruments<'_>, world: &World, number: usize) -> Vec<Core> {
    let (graph, stage) = (&instruments.graphs[number], &world[number]);
    let mut seals: BTreeMap<ActSet, ActSet> = BTreeMap::new();
    for seal in stage.seals.iter() {
        let core = graph.core(seal);
        if graph.is_whole(seal, &core, stage) {
            seals.entry(core).or_insert(ActSet::EMPTY).insert(seal);
        }
    }
    seals.into_iter().map(|(acts, seals)| Core { acts, seals, concludes: false }).collect()
}

impl Dissents {
    fn of(instruments: &Instruments<'_>, world: &World) -> Self {
        let of = |(graph, stage): (&ActGraph<'_>, &Stage)| {
            let dissents = stage.valid.iter().filter(|act| graph.takes_back(*act));
            dissents.filter_map(|act| Some((graph.time(act), graph.proof(act)?, act))).collect()
        };
        Self { of: instruments.graphs.iter().zip(world).map(of).collect() }
    }

    /// The acts of other holders that are proven to be not later than the claim.
    fn proven_by(&self, claim: &Claim, own: &ActSet) -> ActSet {
        let counts = |(time, proof, act): &(i64, i64, usize)| {
            *time <= claim.time && *proof <= claim.time && !own.contains(*act)
        };
        self.of[claim.on].iter().filter(|it| counts(it)).map(|(_, _, act)| *act).collect()
    }
}
