//! Counting people: the one place where it is done.
//!
//! Counting one key or one person twice is the most repeated security bug of multi-party signing.
//! Here a person is a holder id, and a set counts each once.

use std::collections::BTreeSet;

use crate::id::HolderId;
use crate::record::Party;
use crate::roster::RosterParty;
use crate::value::Time;

/// Who was counted for a party, and whether they are enough.
pub(super) struct Tally {
    /// Each person once.
    pub(super) holders: BTreeSet<HolderId>,
    /// How many had to sign when enough had; else when the last one had, or at the time of asking.
    pub(super) quorum: u32,
    /// Whether they are enough.
    pub(super) met: bool,
}

/// Counts the people who signed for `party`: who, and when by the act's word.
///
/// They are enough if, at some act's time, the people counted up to then reach the quorum of that
/// time: the larger of what the record and the roster ask. So a quorum that changes today neither
/// concludes nor unmakes what was signed before (docs/format.md J3).
pub(super) fn tally<'a>(
    party: &Party,
    known: Option<&RosterParty>,
    signed: impl IntoIterator<Item = (&'a Time, &'a HolderId)>,
    at: &Time,
) -> Tally {
    let mut signed: Vec<(&Time, &HolderId)> = signed.into_iter().collect();
    signed.sort_by_key(|(time, _)| time.unix_seconds());

    let mut tally =
        Tally { holders: BTreeSet::new(), quorum: quorum(party, known, at), met: false };
    let same_instant = |a: &(&Time, _), b: &(&Time, _)| a.0.unix_seconds() == b.0.unix_seconds();
    for together in signed.chunk_by(same_instant) {
        tally.holders.extend(together.iter().map(|(_, holder)| (*holder).clone()));
        if !tally.met {
            tally.quorum = quorum(party, known, together[0].0);
            tally.met = tally.holders.len() >= tally.quorum as usize;
        }
    }
    tally
}

/// How many different holders must sign at `time`.
fn quorum(party: &Party, known: Option<&RosterParty>, time: &Time) -> u32 {
    let roster = known.map_or(1, |known| known.quorum.at(time));
    party.quorum.unwrap_or(1).max(roster)
}
