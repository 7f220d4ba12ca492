//! The dates in a roster: when a key may sign, and how many people must sign at which time.
//!
//! Times are compared as instants, to the second. A window includes its `from` and excludes its `until`.

use std::fmt;

use crate::fault::FaultKind;
use crate::locale::Locale;
use crate::messages::{Localized, fault_words};
use crate::value::{Time, worded};

/// A span of time in which a key may sign. A missing end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first instant. `None` means no beginning.
    pub from: Option<Time>,
    /// The first instant after it. `None` means no end.
    pub until: Option<Time>,
}

impl Window {
    /// Open at both ends.
    pub const ALWAYS: Self = Self { from: None, until: None };

    /// Whether `time` is in the window.
    pub fn contains(&self, time: &Time) -> bool {
        self.from.is_none_or(|from| from.unix_seconds() <= time.unix_seconds())
            && self.until.is_none_or(|until| time.unix_seconds() < until.unix_seconds())
    }

    /// Checks that windows are consistent: none empty, in order, without overlap.
    ///
    /// # Errors
    ///
    /// The index of the first wrong window, and [`FaultKind::EmptyWindow`] or
    /// [`FaultKind::OverlappingWindows`].
    pub(super) fn check(windows: &[Self]) -> Result<(), (usize, FaultKind)> {
        for (index, window) in windows.iter().enumerate() {
            if let (Some(from), Some(until)) = (window.from, window.until)
                && from.unix_seconds() >= until.unix_seconds()
            {
                return Err((index, FaultKind::EmptyWindow));
            }
        }
        let apart = |pair: &[Self]| match (pair[0].until, pair[1].from) {
            (Some(until), Some(from)) => until.unix_seconds() <= from.unix_seconds(),
            _ => false,
        };
        match windows.windows(2).position(|pair| !apart(pair)) {
            None => Ok(()),
            Some(index) => Err((index + 1, FaultKind::OverlappingWindows)),
        }
    }
}

impl Localized for Window {
    /// The window in words: `valid from Thu 5 August 2021 09:00 +09:00`.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match (&self.from, &self.until) {
            (None, None) => fault_words::WindowAlways.write(locale, out),
            (Some(from), None) => fault_words::WindowFrom { from }.write(locale, out),
            (None, Some(until)) => fault_words::WindowUntil { until }.write(locale, out),
            (Some(from), Some(until)) => {
                fault_words::WindowFromUntil { from, until }.write(locale, out)
            }
        }
    }
}

worded! {
    /// The reason for a revocation.
    RevocationReason {
        /// Its holder left.
        Retired = "retired",
        /// Another key replaced it.
        Superseded = "superseded",
        /// Someone else may have it.
        Compromised = "compromised",
        /// It should never have been used.
        Unauthorised = "unauthorised",
    }
}

impl RevocationReason {
    /// Whether someone else may sign with the key, so that a claimed time proves nothing.
    pub fn voids_claims(self) -> bool {
        match self {
            Self::Retired | Self::Superseded => false,
            Self::Compromised | Self::Unauthorised => true,
        }
    }
}

/// The revocation of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// The time when its holder or party reported it.
    pub reported: Time,
    /// The first instant of the revocation. `None` means from the beginning. By default it is the key's first
    /// `from`.
    pub since: Option<Time>,
    /// The reason.
    pub reason: RevocationReason,
}

impl Revocation {
    /// The time before which an act must be proven to exist, so that it still counts although its key was
    /// revoked. `None` if proof makes no difference (docs/format.md J2.2). `signed_at` is the time that the
    /// act claims.
    pub fn proof_needed_before(&self, signed_at: &Time) -> Option<Time> {
        self.since.filter(|_| self.reason.voids_claims() && self.is_after(signed_at))
    }

    /// Whether `time` is before the revocation.
    pub fn is_after(&self, time: &Time) -> bool {
        self.since.is_some_and(|since| time.unix_seconds() < since.unix_seconds())
    }
}

/// The number of different holders who must sign, for each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quorum {
    first: u32,
    /// The later numbers, each with its first instant, in order.
    later: Vec<(Time, u32)>,
}

impl Quorum {
    /// The same number at all times.
    pub fn always(holders: u32) -> Self {
        Self { first: holders, later: Vec::new() }
    }

    /// `first`, and each of the `later` numbers from its instant on.
    ///
    /// # Errors
    ///
    /// The index of the first entry of `later` that is not after the one before it.
    pub(super) fn new(first: u32, later: Vec<(Time, u32)>) -> Result<Self, usize> {
        let in_order = |pair: &[(Time, u32)]| pair[0].0.unix_seconds() < pair[1].0.unix_seconds();
        match later.windows(2).position(|pair| !in_order(pair)) {
            None => Ok(Self { first, later }),
            Some(index) => Err(index + 1),
        }
    }

    /// The number at `time`.
    pub fn at(&self, time: &Time) -> u32 {
        let begun = |from: &Time| from.unix_seconds() <= time.unix_seconds();
        let last = self.later.iter().rev().find(|(from, _)| begun(from));
        last.map_or(self.first, |(_, holders)| *holders)
    }

    /// All numbers: the first and the later ones.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        std::iter::once(self.first).chain(self.later.iter().map(|(_, holders)| *holders))
    }

    /// The later numbers, each with its first instant.
    pub fn later(&self) -> &[(Time, u32)] {
        &self.later
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u8) -> Time {
        format!("2021-01-{day:02}T00:00:00Z").parse().unwrap()
    }

    fn window(from: u8, until: u8) -> Window {
        let end = |d: u8| (d > 0).then(|| day(d));
        Window { from: end(from), until: end(until) }
    }

    #[test]
    fn a_window_has_its_first_instant_and_not_its_last() {
        let rows = [
            (window(2, 4), [false, true, true, false]),
            (window(0, 3), [true, true, false, false]),
            (window(3, 0), [false, false, true, true]),
            (Window::ALWAYS, [true; 4]),
        ];
        for (window, expected) in rows {
            assert_eq!([1, 2, 3, 4].map(|d| window.contains(&day(d))), expected, "{window:?}");
        }
    }

    #[test]
    fn windows_are_in_order_and_apart() {
        let code = |windows: &[Window]| Window::check(windows).map_err(|(i, k)| (i, k.code()));
        assert_eq!(code(&[window(1, 2), window(2, 3), window(5, 0)]), Ok(()));
        assert_eq!(code(&[window(2, 2)]), Err((0, "empty-window")));
        assert_eq!(code(&[window(1, 2), window(4, 3)]), Err((1, "empty-window")));
        assert_eq!(code(&[window(1, 3), window(2, 4)]), Err((1, "overlapping-windows")));
        assert_eq!(code(&[window(3, 4), window(1, 2)]), Err((1, "overlapping-windows")));
        assert_eq!(code(&[window(1, 0), window(2, 3)]), Err((1, "overlapping-windows")));
        assert_eq!(code(&[window(1, 2), window(0, 3)]), Err((1, "overlapping-windows")));
    }

    #[test]
    fn a_quorum_changes_at_its_instant() {
        let quorum = Quorum::new(1, vec![(day(2), 3), (day(4), 2)]).unwrap();
        assert_eq!([1, 2, 3, 4, 5].map(|d| quorum.at(&day(d))), [1, 3, 3, 2, 2]);
        assert_eq!(Quorum::new(1, vec![(day(2), 3), (day(2), 2)]), Err(1));
        assert_eq!(quorum.numbers().collect::<Vec<_>>(), [1, 3, 2]);
        assert_eq!(quorum.later(), [(day(2), 3), (day(4), 2)]);
    }

    #[test]
    fn a_revocation_is_after_what_is_older() {
        use RevocationReason::{Compromised, Retired, Superseded, Unauthorised};
        let after = |since| {
            let revocation = Revocation { reported: day(9), since, reason: Retired };
            [1, 2, 3].map(|d| revocation.is_after(&day(d)))
        };
        assert_eq!(after(Some(day(2))), [true, false, false]);
        assert_eq!(after(None), [false; 3]);
        let reasons = [Retired, Superseded, Compromised, Unauthorised];
        assert_eq!(reasons.map(RevocationReason::voids_claims), [false, false, true, true]);
    }
}
