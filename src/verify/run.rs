//! How things went over time, for all acts at hand or for some of them.
//!
//! What is sealed depends on which endings are proven, and these on what was sealed before: so both are found in
//! the order of time.

use std::collections::BTreeSet;

use super::pass::Pass;
use super::proven::Proven;
use super::scene::{Scene, Stage};
use super::sealed::{Sealed, SealsOnPowers};
use super::set::Set;
use super::world::{Instruments, World};
use crate::record::Entry;

/// The course of events, with all acts or without some.
pub(super) struct Run {
    pub(super) world: World,
    pub(super) proven: Proven,
    pub(super) sealed: Sealed,
    pub(super) pass: Pass,
}

impl Run {
    pub(super) fn over(instruments: &Instruments<'_>, world: World) -> Self {
        let proven = proven(instruments, &world);
        let sealed = |count| Sealed::in_world(instruments, &world, &proven, count);
        // Without claims, both are the same.
        let by_then = (!instruments.claims.is_empty()).then(|| sealed(SealsOnPowers::UpToTheClaim));
        let sealed = sealed(SealsOnPowers::OfAnyTime);
        let pass = pass(instruments, &world, by_then.as_ref().unwrap_or(&sealed));
        Self { sealed, pass, proven, world }
    }

    /// The acts of an instrument that do not lack authority. If the instrument is sealed, by the question of
    /// sealed powers.
    pub(super) fn authorised(&self, number: usize, is_sealed: bool) -> &Set {
        match is_sealed {
            true => &self.sealed.authorised[number],
            false => &self.pass.authorised[number],
        }
    }
}

/// The timelines for claims of acts that are or can be sealed.
fn proven(instruments: &Instruments<'_>, world: &World) -> Proven {
    let times = times_asked(instruments, world);
    if times.is_empty() {
        return Proven::since(Vec::new());
    }
    let scenes = instruments.scenes.iter().zip(world);
    let since = scenes
        .flat_map(|(scene, stage)| stage.present.iter().filter_map(|act| scene.proven_since(act)));
    let mut proven = Proven::since(since.collect());
    for time in times {
        proven.add(time, |proven| older(instruments, world, proven, time));
    }
    proven
}

/// The timeline of the acts that count before a time. Those of earlier times are `proven`.
fn older(instruments: &Instruments<'_>, world: &World, proven: &Proven, time: i64) -> Pass {
    let older = |(scene, stage): (&Scene<'_>, &Stage)| {
        let is_older = |act: &usize| scene.proven_since(*act).is_some_and(|since| since < time);
        stage.only(&closed(scene, stage, stage.present.iter().filter(is_older).collect()))
    };
    let world: World = instruments.scenes.iter().zip(world).map(older).collect();
    let sealed = Sealed::in_world(instruments, &world, proven, SealsOnPowers::UpToTheClaim);
    pass(instruments, &world, &sealed)
}

/// One pass over the times of `world`, where some powers are `sealed`.
fn pass(instruments: &Instruments<'_>, world: &World, sealed: &Sealed) -> Pass {
    Pass::over(instruments, world, &|number, own| sealed.entries(instruments, world, number, own))
}

/// Those of the acts that have seen only each other. So no act without proof affects whether they are valid
/// and in order.
fn closed(scene: &Scene<'_>, stage: &Stage, mut acts: Set) -> Set {
    loop {
        let within = stage.only(&acts);
        let kept: Set = acts.iter().filter(|act| scene.has_all_it_saw(*act, &within)).collect();
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
        times.extend(instruments.scenes[claim.by].proof(claim.act));
        for (by, _) in &instruments.deeds_on[claim.on] {
            let scene = &instruments.scenes[*by];
            times.extend(scene.instants());
            if let Some(Entry::On(on)) = scene.record.content().terms.entry() {
                times.insert(on.unix_seconds());
            }
        }
    }
    if !times.is_empty() {
        times.insert(instruments.at.unix_seconds());
    }
    times
}
