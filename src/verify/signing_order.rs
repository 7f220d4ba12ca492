//! The order of signing in the record: docs/format.md J4.1.

use std::collections::BTreeSet;

use super::Given;
use super::act_graph::ActGraph;
use super::act_set::ActSet;
use super::quorum;
use crate::bundle::Bundle;
use crate::id::{ActId, PartyId};
use crate::record::Order;
use crate::value::Time;

/// The graph of a bundle, judged by the given roster at the given time. Acts that were `set_aside` are not missing.
pub(super) fn graph<'r>(
    bundle: &Bundle,
    set_aside: &BTreeSet<ActId>,
    given: &Given<'r>,
) -> ActGraph<'r> {
    let graph = ActGraph::new(bundle, set_aside, given);
    let late = out_of_order(&graph, &given.at);
    graph.in_order(late)
}

/// Those of the valid acts that were signed before the parties that come first in the record's
/// order, each with the first such party.
///
/// An act is in order if it has seen enough valid signatures of every earlier party, even if these do not
/// count later. What an act has seen decides, not its date, because anyone can change a clock.
fn out_of_order(graph: &ActGraph<'_>, at: &Time) -> Vec<(usize, PartyId)> {
    let content = graph.record.content();
    let Order::Listed(order) = &content.order else { return Vec::new() };
    let number = |id: &PartyId| {
        let found = content.parties.binary_search_by(|party| party.id.cmp(id));
        found.expect("the order names the record's parties")
    };
    let order: Vec<usize> = order.iter().map(number).collect();
    let valid = graph.parties.iter().flat_map(|party| party.acts.iter().copied());
    let mut in_order: ActSet = valid.filter(|act| graph.signs(*act)).collect();
    let mut late = Vec::new();
    for (index, party) in order.iter().enumerate() {
        let ours: Vec<usize> = graph.parties[*party].acts.clone();
        let ours = ours.into_iter().filter(|act| in_order.contains(*act));
        let of_party: Vec<(usize, usize)> = ours
            .filter_map(|act| {
                let seen = graph.seen(act).and(&in_order);
                let unsigned = |earlier: &&usize| !is_signed(graph, **earlier, &seen, at);
                Some((act, *order[..index].iter().find(unsigned)?))
            })
            .collect();
        in_order = in_order.minus(&of_party.iter().map(|(act, _)| *act).collect());
        let named = |(act, before): (usize, usize)| (act, content.parties[before].id.clone());
        late.extend(of_party.into_iter().map(named));
    }
    late
}

/// Whether these signatures are enough for a party.
fn is_signed(graph: &ActGraph<'_>, party: usize, signatures: &ActSet, at: &Time) -> bool {
    let party = &graph.parties[party];
    let ours = party.acts.iter().filter(|act| signatures.contains(**act));
    let people = ours.map(|act| (graph.time(*act), graph.holder(*act)));
    quorum::tally(&party.quorums, people, at).met
}
