//! Sets of the acts of one bundle.

use crate::bundle::MAX_ENVELOPES;

const WORDS: usize = MAX_ENVELOPES.div_ceil(64);

/// A set of acts, by their places in the list of acts: one bit for each act that a bundle may hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Set([u64; WORDS]);

impl Set {
    /// The set without acts.
    pub(super) const EMPTY: Self = Self([0; WORDS]);

    pub(super) fn insert(&mut self, act: usize) {
        self.0[act / 64] |= 1 << (act % 64);
    }

    pub(super) fn contains(&self, act: usize) -> bool {
        self.0[act / 64] >> (act % 64) & 1 == 1
    }

    /// How many acts there are.
    pub(super) fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// The acts of both.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    /// Whether no act is in both.
    pub(super) fn is_disjoint(&self, other: &Self) -> bool {
        self.and(other) == Self::EMPTY
    }

    /// The acts, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(word, bits)| {
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| word * 64 + bit)
        })
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(acts: I) -> Self {
        let mut set = Self::EMPTY;
        acts.into_iter().for_each(|act| set.insert(act));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_in_order() {
        let set: Set = [511, 0, 64, 63, 64].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 63, 64, 511]);
        assert_eq!((set.len(), set.contains(63), set.contains(62)), (4, true, false));
        let other: Set = [1, 64].into_iter().collect();
        assert_eq!(set.and(&other).iter().collect::<Vec<_>>(), [64]);
        assert!(!set.is_disjoint(&other) && set.is_disjoint(&[1].into_iter().collect()));
    }
}
