//! The order in which the record lets its parties sign: docs/format.md J4.1.

use std::collections::BTreeMap;

use super::Given;
use super::count;
use super::outcome::{ActOutcome, ActReport};
use crate::id::{ActId, PartyId};
use crate::record::{Order, Record};

/// Takes out of the count what was signed before the parties that come first in the record's order.
///
/// An act of a party is in order if the valid signatures that it has seen of every earlier party are
/// enough, whatever became of those later. Seen, not dated: a clock can be set.
pub(super) fn keep(acts: &mut [ActReport], record: &Record, given: &Given<'_>) {
    let Order::Listed(order) = &record.content().order else { return };
    let by_id: BTreeMap<ActId, usize> =
        acts.iter().enumerate().map(|(at, act)| (act.id, at)).collect();
    for (index, party) in order.iter().enumerate() {
        let unsigned_before = |act: &ActReport, acts: &[ActReport]| {
            let seen = act.content.seen.iter().filter_map(|id| by_id.get(id));
            let seen = by_party(seen.map(|at| &acts[*at]).filter(|act| signs(act, record)));
            let unsigned = |earlier: &&PartyId| {
                let party = record.party(earlier).expect("the order names its parties");
                let known = given.roster.party(earlier);
                let seen = seen.get(earlier).into_iter().flatten().filter_map(|act| {
                    Some((&act.content.signed_at, &act.outcome.counted()?.holder))
                });
                !count::tally(party, known, seen, &given.at).met
            };
            order[..index].iter().find(unsigned).cloned()
        };
        let mut late = Vec::new();
        let ours = acts.iter().enumerate().filter(|(_, act)| act.content.party == *party);
        for (at, act) in ours.filter(|(_, act)| signs(act, record)) {
            if let Some(signer) = act.outcome.counted()
                && let Some(before) = unsigned_before(act, acts)
            {
                late.push((at, ActOutcome::OutOfOrder { holder: signer.holder.clone(), before }));
            }
        }
        for (at, outcome) in late {
            acts[at].outcome = outcome;
        }
    }
}

/// Whether an act is a signature, of whatever kind: only these are asked for their turn.
fn signs(act: &ActReport, record: &Record) -> bool {
    record.content().terms.is_signature(act.content.intent)
}

fn by_party<'a>(
    acts: impl Iterator<Item = &'a ActReport>,
) -> BTreeMap<&'a PartyId, Vec<&'a ActReport>> {
    let mut parties: BTreeMap<&PartyId, Vec<&ActReport>> = BTreeMap::new();
    for act in acts {
        parties.entry(&act.content.party).or_default().push(act);
    }
    parties
}
