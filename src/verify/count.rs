//! Counting people: the one place where it is done.
//!
//! Counting one key or one person twice is the most repeated security bug of multi-party signing.
//! Here a person is a holder of the roster, numbered within a bundle, and a set has each once.

use super::set::Set;
use crate::record::Party;
use crate::roster::RosterParty;
use crate::value::Time;

/// How many different holders must sign for a party, at each time.
#[derive(Clone, Debug)]
pub(super) struct Quorums {
    /// Each number with the instant (Unix seconds) from which on it holds; the first holds from the
    /// beginning.
    steps: Vec<(i64, u32)>,
}

impl Quorums {
    /// The larger of what the record and the roster ask; 1 where neither says anything.
    pub(super) fn of(party: &Party, known: Option<&RosterParty>) -> Self {
        let least = party.quorum.unwrap_or(1);
        let first = known.and_then(|known| known.quorum.numbers().next()).unwrap_or(1);
        let later = known.map_or(&[][..], |known| known.quorum.later());
        let later = later.iter().map(|(from, number)| (from.unix_seconds(), *number));
        let steps = std::iter::once((i64::MIN, first)).chain(later);
        Self { steps: steps.map(|(from, number)| (from, number.max(least))).collect() }
    }

    /// The number at an instant.
    pub(super) fn at(&self, instant: i64) -> u32 {
        let begun = self.steps.partition_point(|(from, _)| *from <= instant);
        self.steps[begun.max(1) - 1].1
    }

    /// The instants at which the number rises, with the new number.
    pub(super) fn rises(&self) -> impl Iterator<Item = (i64, u32)> {
        self.steps.windows(2).filter(|pair| pair[0].1 < pair[1].1).map(|pair| pair[1])
    }
}

/// Who was counted for a party, and whether they are enough.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally {
    /// Each person once.
    pub(super) people: Set,
    /// How many had to sign when enough had; else when the last one had, or at the time of asking.
    pub(super) quorum: u32,
    /// Whether they are enough.
    pub(super) met: bool,
}

/// Counts the people who signed for a party: when by the act's claim (Unix seconds), and who, in the
/// order of time.
///
/// They are enough if, at some act's time, the people counted up to then reach the quorum of that
/// time. So a quorum that changes today neither concludes nor unmakes what was signed before
/// (docs/format.md J3.5).
pub(super) fn tally(
    quorums: &Quorums,
    signed: impl IntoIterator<Item = (i64, usize)>,
    at: &Time,
) -> Tally {
    let mut people = Set::EMPTY;
    let mut reached = None;
    let mut last = None;
    let mut signed = signed.into_iter().peekable();
    while let Some((time, person)) = signed.next() {
        people.insert(person);
        last = Some(time);
        // Those of one instant count together.
        if reached.is_none() && signed.peek().is_none_or(|(next, _)| *next != time) {
            let quorum = quorums.at(time);
            reached = (people.len() >= quorum).then_some(quorum);
        }
    }
    let quorum = reached.unwrap_or_else(|| quorums.at(last.unwrap_or_else(|| at.unix_seconds())));
    Tally { people, quorum, met: reached.is_some() }
}
