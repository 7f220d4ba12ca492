//! Seals: the set of acts that every party closed, if there is one (docs/format.md J4.3).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Given;
use super::count::tally;
use super::effect::Effect;
use super::outcome::PartyOutcome;
use super::party::judge_all;
use super::scene::Scene;
use super::set::Set;
use crate::id::{ActId, PartyId};
use crate::record::Party;

/// What the seals of a scene come to.
pub(super) struct Seals {
    /// What every party sealed, if anything.
    pub(super) sealed: Option<Sealed>,
    /// What each valid seal comes to, if nothing is sealed.
    pub(super) effects: BTreeMap<usize, Effect>,
}

/// A set of acts that every party sealed.
pub(super) struct Sealed {
    /// These acts.
    pub(super) core: Set,
    /// The seals that did it.
    pub(super) seals: Set,
    /// The parties whose seals are enough only on a claimed time that nobody has proved.
    pub(super) unproven: BTreeSet<PartyId>,
}

/// Looks for a set of acts that concludes the record and that every party sealed: as many of its
/// people as must sign for it.
///
/// Of several, it is the largest, and of these the first by the ids of its acts. So a party that has
/// sealed more since is not thrown back by others who seal the less, too; and what is sealed becomes
/// another only if every party seals more.
pub(super) fn find(scene: &Scene<'_>, given: &Given<'_>) -> Seals {
    let mut effects = BTreeMap::new();
    let mut suffices: BTreeMap<Set, bool> = BTreeMap::new();
    let mut good: BTreeMap<Set, Set> = BTreeMap::new();
    for seal in scene.seals.iter() {
        let core: Set = scene.seen(seal).iter().filter(|act| !scene.is_seal(*act)).collect();
        let concludes = || {
            *suffices.entry(core.clone()).or_insert_with(|| {
                let outcome = judge_all(scene, &core.and(&scene.valid), given);
                outcome.parties.iter().all(|party| party.outcome == PartyOutcome::Met)
            })
        };
        let effect = if !scene.has_all_it_saw(seal) {
            Effect::TargetMissing
        } else if let Some(lack) = scene.unauthorised.get(&seal) {
            Effect::Unauthorised(*lack)
        } else if { concludes }() {
            good.entry(core).or_insert(Set::EMPTY).insert(seal);
            Effect::Seals
        } else {
            Effect::SealedTooEarly
        };
        effects.insert(seal, effect);
    }
    let is_by_all = |(_, seals): &(Set, Set)| {
        scene.record.parties.iter().all(|party| is_enough(party, seals.iter(), scene, given))
    };
    let ids = |core: &Set| core.iter().map(|act| scene.id(act)).collect::<BTreeSet<ActId>>();
    let by_all = good.into_iter().filter(is_by_all);
    let largest = by_all.min_by_key(|(core, _)| (Reverse(core.len()), ids(core)));
    let sealed = largest.map(|(core, seals)| {
        let is_unproven = |party: &&Party| {
            let proven = seals.iter().filter(|seal| !scene.unproven.contains(*seal));
            !is_enough(party, proven, scene, given)
        };
        let unproven = scene.record.parties.iter().filter(is_unproven);
        let unproven = unproven.map(|party| party.id.clone()).collect();
        Sealed { core, seals, unproven }
    });
    Seals { sealed, effects }
}

/// Whether `party` sealed with some of `seals`: as many people as must sign for it.
fn is_enough(
    party: &Party,
    seals: impl Iterator<Item = usize>,
    scene: &Scene<'_>,
    given: &Given<'_>,
) -> bool {
    let ours = seals.filter(|seal| scene.content(*seal).party == party.id);
    let people = ours.map(|seal| (&scene.content(seal).signed_at, &scene.signer(seal).holder));
    tally(party, given.roster.party(&party.id), people, &given.at).met
}
