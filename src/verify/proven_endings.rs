//! The endings that are proven: docs/format.md J3.7 d.
//!
//! A claim at some time depends only on acts that are older and whose proof is older too. Their own claims
//! are older still, so this terminates.

use std::collections::BTreeMap;

use super::all_instruments::Instruments;
use super::sweep::Sweep;
use crate::id::HolderId;

/// The timelines of acts that have proof.
pub(super) struct ProvenEndings {
    /// The instants from which on each act counts (Unix seconds): the later of its time and its proof.
    /// Ascending.
    since: Vec<i64>,
    /// The timelines of the acts that count before some time, by the number of these acts.
    sweeps: BTreeMap<usize, Sweep>,
}

impl ProvenEndings {
    /// Without timelines yet. The acts with proof count from these times on (Unix seconds).
    pub(super) fn since(mut since: Vec<i64>) -> Self {
        since.sort_unstable();
        Self { since, sweeps: BTreeMap::new() }
    }

    /// Adds the timeline of the acts that count before a time. `make` computes it from the timelines so far. Does
    /// nothing if it is known, or if no act counts before that time.
    pub(super) fn add(&mut self, time: i64, make: impl FnOnce(&Self) -> Sweep) {
        let count = self.count(time);
        if count > 0 && !self.sweeps.contains_key(&count) {
            let sweep = make(self);
            self.sweeps.insert(count, sweep);
        }
    }

    /// The number of acts that count before a time.
    fn count(&self, time: i64) -> usize {
        self.since.partition_point(|since| *since < time)
    }

    /// Whether an instrument is proven to have ended before a time, with all acts or without those of a
    /// holder.
    pub(super) fn has_ended(
        &self,
        instruments: &Instruments<'_>,
        number: usize,
        holder: &HolderId,
        time: i64,
    ) -> bool {
        if instruments.deeds_on[number].is_empty() {
            return false;
        }
        let sweep = self.sweep_before(time);
        sweep.is_some_and(|sweep| sweep.ended_before(number, holder, time).is_some())
    }

    /// The timeline of the acts that count before a time, if it was requested and there are such acts.
    pub(super) fn sweep_before(&self, time: i64) -> Option<&Sweep> {
        self.sweeps.get(&self.count(time))
    }
}
