//! The endings that are proven: docs/format.md J3.7 d.
//!
//! A claim at some time depends only on acts that are older and whose proof is older too. Their own claims
//! are older still, so this terminates.

use std::collections::{BTreeMap, BTreeSet};

use super::pass::Pass;
use super::scene::{Scene, Stage};
use super::sealed::{Sealed, SealsOnPowers};
use super::set::Set;
use super::world::{Instruments, World};
use crate::id::HolderId;
use crate::record::Entry;

/// The timelines of acts that have proof.
pub(super) struct Proven {
    /// The instants from which on each act counts (Unix seconds): the later of its time and its proof.
    /// Ascending.
    since: Vec<i64>,
    /// The timelines of the acts that count before some time, by the number of these acts.
    passes: BTreeMap<usize, Pass>,
}

impl Proven {
    /// The timelines for claims of acts that are or can be sealed.
    pub(super) fn in_world(instruments: &Instruments<'_>, world: &World) -> Self {
        let mut proven = Self { since: Vec::new(), passes: BTreeMap::new() };
        let times = times_asked(instruments, world);
        if times.is_empty() {
            return proven;
        }
        proven.since = (instruments.scenes.iter().zip(world))
            .flat_map(|(scene, stage)| {
                stage.present.iter().filter_map(|act| scene.proven_since(act))
            })
            .collect();
        proven.since.sort_unstable();
        for time in times {
            let count = proven.count(time);
            if count > 0 && !proven.passes.contains_key(&count) {
                let pass = proven.pass(instruments, world, time);
                proven.passes.insert(count, pass);
            }
        }
        proven
    }

    /// The number of acts that count before a time.
    fn count(&self, time: i64) -> usize {
        self.since.partition_point(|since| *since < time)
    }

    /// The timeline of the acts that count before a time. Those of earlier times are already known.
    fn pass(&self, instruments: &Instruments<'_>, world: &World, time: i64) -> Pass {
        let older = |(scene, stage): (&Scene<'_>, &Stage)| {
            let is_older = |act: &usize| scene.proven_since(*act).is_some_and(|since| since < time);
            stage.only(&closed(scene, stage, stage.present.iter().filter(is_older).collect()))
        };
        let world: World = instruments.scenes.iter().zip(world).map(older).collect();
        let sealed = Sealed::in_world(instruments, &world, self, SealsOnPowers::UpToTheClaim);
        Pass::over(instruments, &world, &sealed)
    }

    /// Whether an instrument is proven to have ended before a time, with all acts or without those of a
    /// holder.
    pub(super) fn has_ended(
        &self,
        instruments: &Instruments<'_>,
        number: usize,
        holder: &HolderId,
        time: i64,
    ) -> bool {
        if instruments.deeds_on[number].is_empty() {
            return false;
        }
        let pass = self.pass_before(time);
        pass.is_some_and(|pass| pass.ended_before(number, holder, time).is_some())
    }

    /// The timeline of the acts that count before a time, if it was requested and there are such acts.
    pub(super) fn pass_before(&self, time: i64) -> Option<&Pass> {
        self.passes.get(&self.count(time))
    }
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
