//! Sets of acts of one bundle.

use crate::bundle::MAX_ENVELOPES;

const WORDS: usize = MAX_ENVELOPES.div_ceil(64);

/// A set of acts, by their index in the list of acts: one bit for each act that a bundle can hold.
///
/// The holders of a bundle's keys are numbered in the same way; there are never more of them than acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ActSet([u64; WORDS]);

impl ActSet {
    /// The empty set.
    pub(super) const EMPTY: Self = Self([0; WORDS]);

    pub(super) fn insert(&mut self, act: usize) {
        self.0[act / 64] |= 1 << (act % 64);
    }

    pub(super) fn contains(&self, act: usize) -> bool {
        self.0[act / 64] >> (act % 64) & 1 == 1
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::EMPTY
    }

    /// The number of acts.
    pub(super) fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// The acts that are in both sets.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    /// The acts that are in either set.
    pub(super) fn or(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    /// The acts that are not in the other set.
    pub(super) fn minus(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    /// Whether no act is in both sets.
    pub(super) fn is_disjoint(&self, other: &Self) -> bool {
        self.and(other).is_empty()
    }

    /// Whether every act is also in the other set.
    pub(super) fn is_subset(&self, other: &Self) -> bool {
        self.minus(other).is_empty()
    }

    /// The acts, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + use<> {
        let words = self.0;
        words
            .into_iter()
            .enumerate()
            .flat_map(|(word, bits)| Bits(bits).map(move |bit| word * 64 + bit))
    }
}

/// The set bits of a word, from the lowest on.
struct Bits(u64);

impl Iterator for Bits {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let lowest = self.0.trailing_zeros() as usize;
        (self.0 != 0).then(|| {
            self.0 &= self.0 - 1;
            lowest
        })
    }
}

impl FromIterator<usize> for ActSet {
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
        let set: ActSet = [511, 0, 64, 63, 64].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 63, 64, 511]);
        assert_eq!((set.len(), set.contains(63), set.contains(62)), (4, true, false));
        let other: ActSet = [1, 64].into_iter().collect();
        assert_eq!(set.and(&other).iter().collect::<Vec<_>>(), [64]);
        assert_eq!(set.or(&other).iter().collect::<Vec<_>>(), [0, 1, 63, 64, 511]);
        assert_eq!(set.minus(&other).iter().collect::<Vec<_>>(), [0, 63, 511]);
        assert!(!set.is_disjoint(&other) && set.is_disjoint(&[1].into_iter().collect()));
        assert!(!set.is_subset(&other) && set.and(&other).is_subset(&other));
        assert!(!set.is_empty() && ActSet::EMPTY.is_empty() && ActSet::EMPTY.is_subset(&other));
    }
}
