//! Counting people: the one place where it is done.
//!
//! Counting one key or one person twice is the most repeated security bug of multi-party signing.
//! Here a person is a holder id, and a set counts each once.

use std::collections::BTreeSet;

use super::outcome::{ActOutcome, ActReport};
use crate::id::{HolderId, PartyId};
use crate::record::Party;
use crate::roster::RosterParty;

/// The different holders whose counted acts are for `party`.
pub(super) fn holders<'a>(
    party: &PartyId,
    acts: impl IntoIterator<Item = &'a ActReport>,
) -> BTreeSet<&'a HolderId> {
    acts.into_iter()
        .filter(|act| act.content.party == *party)
        .filter_map(|act| match &act.outcome {
            ActOutcome::Counted(counted) => Some(&counted.holder),
            ActOutcome::UnknownKey
            | ActOutcome::OtherParty { .. }
            | ActOutcome::SpecimenKey { .. }
            | ActOutcome::OutOfOrder { .. } => None,
        })
        .collect()
}

/// How many different holders must sign: the larger of what the record and the roster ask.
pub(super) fn quorum(party: &Party, known: Option<&RosterParty>) -> u32 {
    let roster = known.map_or(1, |known| known.quorum);
    party.quorum.unwrap_or(1).max(roster)
}
