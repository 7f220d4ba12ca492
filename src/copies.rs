//! Other copies of a bundle: what they add to it, and which are too full to be merged with it
//! (docs/format.md B16).

use std::collections::BTreeSet;

use crate::bundle::{Bundle, MergeError, SignedAct};
use crate::fault::Fault;
use crate::id::{EnvelopeDigest, KeyId};

/// A bundle, and what became of each other copy that was to be merged with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The bundle with the acts of every copy that was merged.
    pub bundle: Bundle,
    /// What became of the copies, in the order in which they were given.
    pub copies: Vec<CopyOutcome>,
}

/// What became of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyOutcome {
    /// It was merged.
    Merged {
        /// How many signed acts it added: 0 if the bundle, or a copy that was merged before it, has
        /// them all.
        added: usize,
    },
    /// It was left out: with it, the bundle would be more than a bundle may hold (`too-many`,
    /// `too-large`).
    TooFull(Fault),
    /// It was left out: it is about another record.
    OtherRecord,
}

/// Merges other copies with a bundle, one by one, and leaves out those that do not fit.
///
/// First come those that add the fewest acts of keys that nobody here knows, among these those that
/// add the fewest acts, and among these those that were given first. So a copy that strangers have
/// filled does not keep out one that has only acts of known keys. `is_known` says whether a key is
/// known, such as [`Roster::key`](crate::roster::Roster::key) does.
pub fn join(bundle: Bundle, copies: &[&Bundle], is_known: impl Fn(&KeyId) -> bool) -> Joined {
    let held = envelopes(&bundle);
    let mut order: Vec<(usize, usize, usize)> = Vec::with_capacity(copies.len());
    for (place, copy) in copies.iter().enumerate() {
        let lacking = || copy.acts().filter(|it| !held.contains(&it.envelope().digest()));
        let is_stranger = |it: &&SignedAct| !it.act().content().keys.iter().any(&is_known);
        order.push((lacking().filter(is_stranger).count(), lacking().count(), place));
    }
    order.sort_unstable();
    let mut outcomes = vec![CopyOutcome::Merged { added: 0 }; copies.len()];
    let mut joined = bundle;
    for (_, lacking, place) in order {
        let copy = copies[place];
        if copy.record() == joined.record() && lacking == 0 {
            continue;
        }
        let before = joined.len();
        outcomes[place] = match joined.clone().merge(copy.clone()) {
            Ok(merged) => {
                joined = merged;
                CopyOutcome::Merged { added: joined.len() - before }
            }
            Err(MergeError::Limit(fault)) => CopyOutcome::TooFull(fault),
            Err(MergeError::OtherRecord { .. }) => CopyOutcome::OtherRecord,
        };
    }
    Joined { bundle: joined, copies: outcomes }
}

fn envelopes(bundle: &Bundle) -> BTreeSet<EnvelopeDigest> {
    bundle.acts().map(|signed| signed.envelope().digest()).collect()
}
