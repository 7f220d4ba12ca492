//! Seals: the set of acts that every party closed, if there is one (docs/format.md J4.3).

use std::collections::{BTreeMap, BTreeSet};

use super::Given;
use super::outcome::{Effect, PartyOutcome};
use super::party::judge_all;
use super::scene::Scene;
use super::set::Set;
use crate::id::{ActId, PartyId};

/// What the seals of a scene come to.
pub(super) struct Seals {
    /// The acts that every party sealed, and the seals that did it.
    pub(super) sealed: Option<(Set, Set)>,
    /// What each valid seal comes to, if nothing is sealed.
    pub(super) effects: BTreeMap<usize, Effect>,
}

/// Looks for a set of acts that concludes the record and that every party sealed.
///
/// Of several, it is the smallest, and of these the first by the ids of its acts: so no act that a
/// party adds later takes its place, nor do any that fewer than all parties add.
pub(super) fn find(scene: &Scene<'_>, given: &Given<'_>) -> Seals {
    let mut effects = BTreeMap::new();
    let mut suffices: BTreeMap<Set, bool> = BTreeMap::new();
    let mut sealed_by: BTreeMap<Set, BTreeMap<usize, &PartyId>> = BTreeMap::new();
    for seal in scene.seals.iter() {
        let core: Set = scene.seen(seal).iter().filter(|act| !scene.is_seal(*act)).collect();
        let is_enough = || {
            *suffices.entry(core.clone()).or_insert_with(|| {
                let outcome = judge_all(scene, &core.and(&scene.valid), given);
                outcome.parties.iter().all(|party| party.outcome == PartyOutcome::Met)
            })
        };
        let effect = if !scene.has_all_it_saw(seal) {
            Effect::TargetMissing
        } else if let Some(lack) = scene.unauthorised.get(&seal) {
            Effect::Unauthorised(*lack)
        } else if { is_enough }() {
            sealed_by.entry(core).or_default().insert(seal, &scene.content(seal).party);
            Effect::Seals
        } else {
            Effect::SealedTooEarly
        };
        effects.insert(seal, effect);
    }
    let parties: BTreeSet<&PartyId> = scene.record.parties.iter().map(|it| &it.id).collect();
    let by_all = sealed_by
        .into_iter()
        .filter(|(_, seals)| seals.values().copied().collect::<BTreeSet<_>>() == parties);
    let ids = |core: &Set| core.iter().map(|act| scene.id(act)).collect::<BTreeSet<ActId>>();
    let first = by_all.min_by_key(|(core, _)| (core.len(), ids(core)));
    Seals { sealed: first.map(|(core, seals)| (core, seals.into_keys().collect())), effects }
}
