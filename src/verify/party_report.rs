//! The report of each party: docs/format.md J3.5.

use super::act_effects::ActEffect;
use super::act_graph::ActGraph;
use super::effect::Effect;
use super::judgement::{Judgement, PartyState};
use super::outcome::{Lack, NamedKeys, PartyOutcome, PartyReport};
use crate::act::Intent;
use crate::id::{HolderId, KeyId};
use crate::keys::Suite;
use crate::record::SuiteDemand;
use crate::roster::{Holder, RosterKey};
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
    let Left { able, unable, named, later } = left(graph, number, state, &holders, least, at);
    PartyReport {
        id: party.id.clone(),
        name: facts.known.map(|known| known.name.clone()),
        claimed_name: party.name.clone(),
        quorum: state.tally.quorum,
        others: able,
        unable,
        least,
        named,
        later,
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

/// Who is left for what is missing.
struct Left {
    /// The holders to ask.
    able: People,
    /// Those whose keys may not do it now.
    unable: People,
    named: NamedKeys,
    later: Option<(HolderId, Label, Time)>,
}

fn left(
    graph: &ActGraph<'_>,
    party: usize,
    state: &PartyState,
    signed: &[HolderId],
    least: Suite,
    at: &Time,
) -> Left {
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
    let named = graph.record.content().parties[party].keys.as_ref();
    let holders = known.into_iter().flat_map(|known| known.holders.values());
    let left: Vec<&Holder> =
        holders.filter(|holder| !(signs && signed.contains(&holder.id))).collect();
    let can = |holder: &&Holder| {
        let may = |key: &RosterKey| intents.iter().any(|intent| key.can(*intent, at));
        holder.keys_for(named, least).any(may)
    };
    let opens = |holder: &&Holder| {
        let times = |key: &RosterKey| {
            intents.iter().filter_map(|intent| key.opens_after(*intent, at)).collect::<Vec<_>>()
        };
        let from = holder.keys_for(named, least).flat_map(times).min_by_key(Time::unix_seconds)?;
        Some((holder.id.clone(), holder.name.clone(), from))
    };
    let (able, unable): (Vec<&Holder>, Vec<&Holder>) = left.iter().copied().partition(can);
    let later = match able.is_empty() {
        true => unable.iter().filter_map(opens).min_by_key(|(_, _, from)| from.unix_seconds()),
        false => None,
    };
    let is_over = |id: &KeyId| {
        let owner = known
            .into_iter()
            .flat_map(|known| known.holders.values())
            .find_map(|holder| holder.keys.get(id).map(|key| (holder, key)));
        owner.is_some_and(|(holder, key)| {
            let is_too_weak = least == Suite::Hybrid && key.set.suite() == Suite::Classic;
            let is_spent = signs && signed.contains(&holder.id);
            key.has_ended(at) || is_too_weak || is_spent
        })
    };
    let named = match named {
        None => NamedKeys::NotNamed,
        Some(_) if state.outcome == PartyOutcome::Met || !able.is_empty() => NamedKeys::Able,
        Some(named) if named.iter().all(is_over) => NamedKeys::Ended,
        Some(_) => NamedKeys::NotNow,
    };
    let people = |holders: Vec<&Holder>| {
        holders.into_iter().map(|holder| (holder.id.clone(), holder.name.clone())).collect()
    };
    Left { able: people(able), unable: people(unable), named, later }
}
