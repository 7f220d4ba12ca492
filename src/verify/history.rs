//! How things went over time, for all acts at hand or for some of them.
//!
//! A set is sealed depending on which endings are proven. An ending is proven depending on what was sealed before.
//! So both are computed in the order of time.

use std::collections::BTreeSet;

use super::act_graph::{ActGraph, Stage};
use super::act_set::ActSet;
use super::all_instruments::{Instruments, World};
use super::proven_endings::ProvenEndings;
use super::sealed::{Sealed, SealsOnPowers};
use super::sweep::Sweep;
use crate::record::Entry;

/// The course of events, with all acts or without some.
pub(super) struct Run {
    pub(super) world: World,
    pub(super) proven: ProvenEndings,
    pub(super) sealed: Sealed,
    pub(super) sweep: Sweep,
}

impl Run {
    pub(super) fn over(instruments: &Instruments<'_>, world: World) -> Self {
        let proven = proven(instruments, &world);
        let sealed = |count| Sealed::in_world(instruments, &world, &proven, count);
        // Without claims, both are the same.
        let by_then = (!instruments.claims.is_empty()).then(|| sealed(SealsOnPowers::UpToTheClaim));
        let sealed = sealed(SealsOnPowers::OfAnyTime);
        let sweep = sweep(instruments, &world, by_then.as_ref().unwrap_or(&sealed));
        Self { sealed, sweep, proven, world }
    }

    /// The acts of an instrument that do not lack authority. If the instrument is sealed, by the question of
    /// sealed powers.
    pub(super) fn authorised(&self, number: usize, is_sealed: bool) -> &ActSet {
        match is_sealed {
            true => &self.sealed.authorised[number],
            false => &self.sweep.authorised[number],
        }
    }
}

/// The timelines for claims of acts that are or can be sealed.
fn proven(instruments: &Instruments<'_>, world: &World) -> ProvenEndings {
    let times = times_asked(instruments, world);
    if times.is_empty() {
        return ProvenEndings::since(Vec::new());
    }
    let graphs = instruments.graphs.iter().zip(world);
    let since = graphs
        .flat_map(|(graph, stage)| stage.present.iter().filter_map(|act| graph.proven_since(act)));
    let mut proven = ProvenEndings::since(since.collect());
    for time in times {
        proven.add(time, |proven| older(instruments, world, proven, time));
    }
    proven
}

/// The timeline of the acts that count before a time. Those of earlier times are `proven`.
fn older(instruments: &Instruments<'_>, world: &World, proven: &ProvenEndings, time: i64) -> Sweep {
    let older = |(graph, stage): (&ActGraph<'_>, &Stage)| {
        let is_older = |act: &usize| graph.proven_since(*act).is_some_and(|since| since < time);
        stage.only(&closed(graph, stage, stage.present.iter().filter(is_older).collect()))
    };
    let world: World = instruments.graphs.iter().zip(world).map(older).collect();
    let sealed = Sealed::in_world(instruments, &world, proven, SealsOnPowers::UpToTheClaim);
    sweep(instruments, &world, &sealed)
}

/// One pass over the times of `world`, where some powers are `sealed`.
fn sweep(instruments: &Instruments<'_>, world: &World, sealed: &Sealed) -> Sweep {
    Sweep::over(instruments, world, &|number, own| sealed.entries(instruments, world, number, own))
}

/// Those of the acts that have seen only each other. So no act without proof affects whether they are valid
/// and in order.
fn closed(graph: &ActGraph<'_>, stage: &Stage, mut acts: ActSet) -> ActSet {
    loop {
        let within = stage.only(&acts);
        let kept: ActSet = acts.iter().filter(|act| graph.has_all_it_saw(*act, &within)).collect();
        if kept == acts {
            return acts;
        }
        acts = kept;
    }
}

/// The times for which endings are needed, ascending, and the time of the question. Empty if no sealed act
/// claims powers from an instrument that others affect.
fn times_asked(instruments: &Instruments<'_>, world: &World) -> BTreeSet<i64> {
    let is_asked =
        |by: usize, on: usize| !world[by].seals.is_empty() && !instruments.deeds_on[on].is_empty();
    let mut times = BTreeSet::new();
    for claim in instruments.claims.iter().filter(|claim| is_asked(claim.by, claim.on)) {
        times.insert(claim.time);
        times.extend(instruments.graphs[claim.by].proof(claim.act));
        for (by, _) in &instruments.deeds_on[claim.on] {
            let graph = &instruments.graphs[*by];
            times.extend(graph.instants());
            if let Some(Entry::On(on)) = graph.record.content().terms.entry() {
                times.insert(on.unix_seconds());
            }
        }
    }
    if !times.is_empty() {
        times.insert(instruments.at.unix_seconds());
    }
    times
}
