//! Counts people. No other module does.
//!
//! To count one key or one person twice is the most common security bug of multi-party signing. Here a person
//! is a holder of the roster, numbered within a bundle, and a set contains each number once.

use super::act_set::ActSet;
use crate::record::Party;
use crate::roster::RosterParty;
use crate::value::Time;

/// The number of different holders who must sign for a party, at each time.
#[derive(Clone, Debug)]
pub(super) struct Quorums {
    /// Each number with its first instant (Unix seconds). The first number holds from the beginning.
    steps: Vec<(i64, u32)>,
}

impl Quorums {
    /// The larger of the numbers of the record and the roster; 1 if neither has one.
    pub(super) fn of(party: &Party, known: Option<&RosterParty>) -> Self {
        let least = party.quorum.unwrap_or(1);
        let first = known.and_then(|known| known.quorum.numbers().next()).unwrap_or(1);
        let later = known.map_or(&[][..], |known| known.quorum.later());
        let later = later.iter().map(|(from, number)| (from.unix_seconds(), *number));
        let steps = std::iter::once((i64::MIN, first)).chain(later);
        Self { steps: steps.map(|(from, number)| (from, number.max(least))).collect() }
    }

    /// The number at an instant (Unix seconds).
    pub(super) fn at(&self, instant: i64) -> u32 {
        let begun = self.steps.partition_point(|(from, _)| *from <= instant);
        self.steps[begun.max(1) - 1].1
    }

    /// The instants (Unix seconds) at which the number rises, with the new number.
    pub(super) fn rises(&self) -> impl Iterator<Item = (i64, u32)> {
        self.steps.windows(2).filter(|pair| pair[0].1 < pair[1].1).map(|pair| pair[1])
    }
}

/// The people who were counted for a party, and whether they are enough.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally {
    /// Each person once.
    pub(super) people: ActSet,
    /// The number that was required when enough people had signed; otherwise when the last one had signed, or
    /// at the time of the question.
    pub(super) quorum: u32,
    /// Whether they are enough.
    pub(super) met: bool,
}

/// Counts the people who signed for a party. `signed` has the claimed time of each act (Unix seconds) and the
/// person, in order of time.
///
/// They are enough if, at the time of some act, the people counted so far reach the quorum of that time. So a
/// quorum that changes today does not affect what was signed before: it neither concludes it nor undoes it
/// (docs/format.md J3.5).
pub(super) fn tally(
    quorums: &Quorums,
    signed: impl IntoIterator<Item = (i64, usize)>,
    at: &Time,
) -> Tally {
    let mut people = ActSet::EMPTY;
    let mut reached = None;
    let mut last = None;
    let mut signed = signed.into_iter().peekable();
    while let Some((time, person)) = signed.next() {
        people.insert(person);
        last = Some(time);
        // Acts of one instant count together.
        if reached.is_none() && signed.peek().is_none_or(|(next, _)| *next != time) {
            let quorum = quorums.at(time);
            reached = (people.len() >= quorum).then_some(quorum);
        }
    }
    let quorum = reached.unwrap_or_else(|| quorums.at(last.unwrap_or_else(|| at.unix_seconds())));
    Tally { people, quorum, met: reached.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quorums(steps: &[(i64, u32)]) -> Quorums {
        Quorums { steps: steps.to_vec() }
    }

    #[test]
    fn a_number_rises_only_where_more_people_must_sign() {
        let rises = |steps: &[(i64, u32)]| quorums(steps).rises().collect::<Vec<_>>();
        assert_eq!(rises(&[(i64::MIN, 1), (10, 2), (20, 2), (30, 1), (40, 3)]), [(10, 2), (40, 3)]);
        assert_eq!(rises(&[(i64::MIN, 2)]), []);
    }

    #[test]
    fn the_number_at_an_instant_is_that_of_the_last_step_before_or_at_it() {
        let quorums = quorums(&[(i64::MIN, 1), (10, 2), (20, 3)]);
        for (instant, number) in [(i64::MIN, 1), (9, 1), (10, 2), (19, 2), (20, 3), (i64::MAX, 3)] {
            assert_eq!(quorums.at(instant), number, "{instant}");
        }
    }

    #[test]
    fn the_first_time_at_which_they_are_enough_decides() {
        let at: Time = "1970-01-01T00:00:50Z".parse().unwrap();
        // The steps, the signatures, and the result: number of people, number required, whether they are
        // enough.
        type Row<'a> = (&'a [(i64, u32)], &'a [(i64, usize)], (usize, u32, bool));
        let rows: [Row<'_>; 9] = [
            (&[(i64::MIN, 1), (40, 2)], &[], (0, 2, false)),
            (&[(i64::MIN, 2)], &[(5, 0)], (1, 2, false)),
            // After they were enough, a number that rises later requires no more.
            (&[(i64::MIN, 1), (10, 3)], &[(5, 0), (15, 1)], (2, 1, true)),
            (&[(i64::MIN, 1), (10, 2)], &[(5, 0), (15, 1)], (2, 1, true)),
            // Acts of one instant count together.
            (&[(i64::MIN, 2)], &[(5, 0), (5, 1)], (2, 2, true)),
            (&[(i64::MIN, 2), (10, 1)], &[(5, 0), (5, 1), (15, 2)], (3, 2, true)),
            // If the number falls, earlier signatures can be enough, from the next act on.
            (&[(i64::MIN, 3), (10, 2)], &[(5, 0), (15, 1)], (2, 2, true)),
            (&[(i64::MIN, 3), (10, 1)], &[(5, 0)], (1, 3, false)),
            // One person counts once, however many acts they sign.
            (&[(i64::MIN, 2)], &[(5, 0), (6, 0), (7, 0)], (1, 2, false)),
        ];
        for (steps, signed, expected) in rows {
            let it = tally(&quorums(steps), signed.iter().copied(), &at);
            assert_eq!(
                (it.people.len() as usize, it.quorum, it.met),
                expected,
                "{steps:?} {signed:?}"
            );
        }
    }
}
