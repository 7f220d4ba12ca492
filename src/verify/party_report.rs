//! The report of each party: docs/format.md J3.5.

use super::act_effects::ActEffect;
use super::act_graph::ActGraph;
use super::effect::Effect;
use super::judgement::{Judgement, PartyState};
use super::outcome::{Lack, PartyOutcome, PartyReport};
use crate::act::Intent;
use crate::id::HolderId;
use crate::keys::Suite;
use crate::record::SuiteDemand;
use crate::roster::Holder;
use crate::value::{Label, Time};

/// The reports of all parties, sorted by id.
pub(super) fn reports(graph: &ActGraph<'_>, judgement: &Judgement, at: &Time) -> Vec<PartyReport> {
    (0..graph.parties.len()).map(|party| report(graph, judgement, party, at)).collect()
}

fn report(graph: &ActGraph<'_>, judgement: &Judgement, number: usize, at: &Time) -> PartyReport {
    let party = &graph.record.content().parties[number];
    let facts = &graph.parties[number];
    let state = &judgement.parties[number];
    let reservations = |act: &usize| match judgement.effects_of_acts[*act] {
        Some(ActEffect::Counts { .. } | ActEffect::Is(Effect::Confirms | Effect::Approves)) => {
            graph.content(*act).reservations()
        }
        Some(ActEffect::LacksAuthority | ActEffect::Is(_)) | None => 0,
    };
    // People sorted by id, each with the name in the roster.
    let people = |acts: &mut dyn Iterator<Item = usize>| {
        let named = acts.map(|act| {
            let signer = graph.signer(act);
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
    let demand = graph.record.content().terms.suite;
    let least = match (facts.known, demand) {
        (Some(known), _) => known.least(demand, at),
        (None, SuiteDemand::Any) => Suite::Classic,
        (None, SuiteDemand::Hybrid) => Suite::Hybrid,
    };
    let (others, unable) = others(graph, number, state, &holders, least, at);
    PartyReport {
        id: party.id.clone(),
        name: facts.known.map(|known| known.name.clone()),
        claimed_name: party.name.clone(),
        quorum: state.tally.quorum,
        others,
        unable,
        least,
        perhaps: facts.perhaps.cloned(),
        holders,
        declined: people(&mut state.declines.iter().copied()),
        reservations: facts.acts.iter().map(reservations).sum(),
        since: judgement.since(graph, number, at).map(|act| graph.signed_at(act)),
        confirmed: state.confirmed.map(|act| graph.signed_at(act)),
        outcome: state.outcome,
        unproven: false,
    }
}

/// Holders sorted by id, each with the name in the roster.
type People = Vec<(HolderId, Label)>;

/// The holders to ask for what is missing, and those whose keys may not do it now.
fn others(
    graph: &ActGraph<'_>,
    party: usize,
    state: &PartyState,
    signed: &[HolderId],
    least: Suite,
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
    let known = graph.parties[party].known;
    let holders = known.into_iter().flat_map(|known| known.holders.values());
    let left = holders.filter(|holder| !(signs && signed.contains(&holder.id)));
    let can = |holder: &&Holder| intents.iter().any(|intent| holder.can(*intent, at, least));
    let (able, unable): (Vec<&Holder>, Vec<&Holder>) = left.partition(can);
    let named = |holders: Vec<&Holder>| {
        holders.into_iter().map(|holder| (holder.id.clone(), holder.name.clone())).collect()
    };
    (named(able), named(unable))
}
