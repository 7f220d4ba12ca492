//! The report of each party: docs/format.md J3.5.

use super::effect::Effect;
use super::judge::{Judgement, PartyState};
use super::meaning::Meaning;
use super::outcome::{Lack, PartyOutcome, PartyReport};
use super::scene::Scene;
use crate::act::Intent;
use crate::id::HolderId;
use crate::roster::Holder;
use crate::value::{Label, Time};

/// The reports of all parties, sorted by id.
pub(super) fn reports(scene: &Scene<'_>, judgement: &Judgement, at: &Time) -> Vec<PartyReport> {
    (0..scene.parties.len()).map(|party| report(scene, judgement, party, at)).collect()
}

fn report(scene: &Scene<'_>, judgement: &Judgement, number: usize, at: &Time) -> PartyReport {
    let party = &scene.record.content().parties[number];
    let facts = &scene.parties[number];
    let state = &judgement.parties[number];
    let reservations = |act: &usize| match judgement.meanings[*act] {
        Some(Meaning::Counts { .. } | Meaning::Is(Effect::Confirms | Effect::Approves)) => {
            scene.content(*act).reservations()
        }
        Some(Meaning::LacksAuthority | Meaning::Is(_)) | None => 0,
    };
    // People sorted by id, each with the name in the roster.
    let people = |acts: &mut dyn Iterator<Item = usize>| {
        let named = acts.map(|act| {
            let signer = scene.signer(act);
            (signer.holder.clone(), signer.name.clone())
        });
        let mut people: Vec<(HolderId, Label)> = named.collect();
        people.sort_by(|a, b| a.0.cmp(&b.0));
        people.dedup_by(|a, b| a.0 == b.0);
        people
    };
    let counted = |act: &usize| judgement.counted.contains(*act);
    let holders = people(&mut facts.acts.iter().copied().filter(counted));
    let holders: Vec<HolderId> = holders.into_iter().map(|(id, _)| id).collect();
    let (others, unable) = others(scene, number, state, &holders, at);
    PartyReport {
        id: party.id.clone(),
        name: facts.known.map(|known| known.name.clone()),
        claimed_name: party.name.clone(),
        quorum: state.tally.quorum,
        others,
        unable,
        perhaps: facts.perhaps.cloned(),
        holders,
        declined: people(&mut state.declines.iter().copied()),
        reservations: facts.acts.iter().map(reservations).sum(),
        since: judgement.since(scene, number, at).map(|act| scene.signed_at(act)),
        confirmed: state.confirmed.map(|act| scene.signed_at(act)),
        outcome: state.outcome,
        unproven: false,
    }
}

/// Holders sorted by id, each with the name in the roster.
type People = Vec<(HolderId, Label)>;

/// The holders to ask for what is missing, and those whose keys may not do it now.
fn others(
    scene: &Scene<'_>,
    party: usize,
    state: &PartyState,
    signed: &[HolderId],
    at: &Time,
) -> (People, People) {
    let intents: &[Intent] = match state.outcome {
        PartyOutcome::Pending(Lack::Authority | Lack::Confirmation) => &[Intent::Confirm],
        PartyOutcome::Pending(Lack::Approval) => &[Intent::Approve],
        PartyOutcome::Met
        | PartyOutcome::Contested
        | PartyOutcome::Declined
        | PartyOutcome::Missing
        | PartyOutcome::Unknown => &[Intent::Sign, Intent::SignAdReferendum],
    };
    let signs = intents.contains(&Intent::Sign);
    let known = scene.parties[party].known;
    let holders = known.into_iter().flat_map(|known| known.holders.values());
    let left = holders.filter(|holder| !(signs && signed.contains(&holder.id)));
    let (able, unable): (Vec<&Holder>, Vec<&Holder>) =
        left.partition(|holder| intents.iter().any(|intent| holder.can(*intent, at)));
    let named = |holders: Vec<&Holder>| {
        holders.into_iter().map(|holder| (holder.id.clone(), holder.name.clone())).collect()
    };
    (named(able), named(unable))
}
