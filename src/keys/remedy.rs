//! What to do about keys that no program converts into ones that are read here.

use super::container::Container;
use crate::fault::FaultKind;

/// What someone does about a file with a key that is not used here. No one can correct such a file with an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The key is of a kind that is not used here: make a pair of keys.
    MakePair,
    /// The same of a public key: its holder makes a pair.
    AskForPair,
    /// Both keys are of one method: take one key of each method.
    TakeOneOfEach,
    /// It is the ML-DSA-87 key of a pair alone: take the file with both keys.
    TakeBoth,
    /// The private key has no seed: export it again with its seed, or make a pair.
    ExportWithSeed,
    /// The file was changed or damaged: take a copy, or export the key again.
    ExportAgain,
    /// The same of a public key: its holder sends it again.
    AskForKey,
}

impl Remedy {
    /// What to do about a key with this fault, by the bytes of its file. `None` for other faults; they do not show that
    /// the file is a key.
    pub fn of(kind: &FaultKind, file: &[u8]) -> Option<Self> {
        let is_public = matches!(Container::of(file), Ok(Container::Public(_)));
        Self::of_any(kind).map(|remedy| if is_public { remedy.of_others() } else { remedy })
    }

    /// The same of public keys that are not in a file.
    pub fn of_public(kind: &FaultKind) -> Option<Self> {
        Self::of_any(kind).map(Self::of_others)
    }

    fn of_any(kind: &FaultKind) -> Option<Self> {
        match kind {
            FaultKind::OtherParameterSet { .. }
            | FaultKind::PrehashedKey
            | FaultKind::CompositeKey
            | FaultKind::KeyParameters => Some(Self::MakePair),
            FaultKind::SameMethod { .. } => Some(Self::TakeOneOfEach),
            FaultKind::HalfPair => Some(Self::TakeBoth),
            FaultKind::ExpandedKey => Some(Self::ExportWithSeed),
            FaultKind::KeyMismatch | FaultKind::KeyLength { .. } => Some(Self::ExportAgain),
            _ => None,
        }
    }

    /// The same where the key may be someone else's.
    fn of_others(self) -> Self {
        match self {
            Self::MakePair => Self::AskForPair,
            Self::ExportAgain => Self::AskForKey,
            other => other,
        }
    }
}

/// What someone does about a public key with a fault in a roster. Its line can be corrected, but not the key itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterRemedy {
    /// The key is of a kind that is not used here: its holder makes a pair.
    AskForPair,
    /// The key was changed or damaged: its holder sends it again.
    AskForKey,
    /// Both keys of an entry are of one method: write the two keys of a pair, or an entry for each key.
    WritePairOrEntries,
    /// It is the ML-DSA-87 key of a pair alone: write both keys.
    WriteBoth,
}

impl RosterRemedy {
    /// What to do about a key with this fault. `None` for other faults: an editor corrects them, or the file is no
    /// roster.
    pub fn of(kind: &FaultKind) -> Option<Self> {
        match kind {
            FaultKind::OtherParameterSet { .. }
            | FaultKind::PrehashedKey
            | FaultKind::CompositeKey
            | FaultKind::KeyParameters => Some(Self::AskForPair),
            FaultKind::KeyLength { .. } => Some(Self::AskForKey),
            FaultKind::SameMethod { .. } => Some(Self::WritePairOrEntries),
            FaultKind::HalfPair => Some(Self::WriteBoth),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holder_of_a_private_key_acts_and_the_holder_of_a_public_one_is_asked() {
        let (private, public) = ("-----BEGIN PRIVATE KEY-----", "-----BEGIN PUBLIC KEY-----");
        let length = FaultKind::KeyLength { found: 2591 };
        let other_set = FaultKind::OtherParameterSet { name: "ML-DSA-65" };
        let same = FaultKind::SameMethod { name: "Ed25519" };
        let rows = [
            (other_set, Remedy::MakePair, Remedy::AskForPair),
            (FaultKind::PrehashedKey, Remedy::MakePair, Remedy::AskForPair),
            (FaultKind::CompositeKey, Remedy::MakePair, Remedy::AskForPair),
            (FaultKind::KeyParameters, Remedy::MakePair, Remedy::AskForPair),
            (length, Remedy::ExportAgain, Remedy::AskForKey),
            (FaultKind::KeyMismatch, Remedy::ExportAgain, Remedy::AskForKey),
            (same, Remedy::TakeOneOfEach, Remedy::TakeOneOfEach),
            (FaultKind::HalfPair, Remedy::TakeBoth, Remedy::TakeBoth),
            (FaultKind::ExpandedKey, Remedy::ExportWithSeed, Remedy::ExportWithSeed),
        ];
        for (kind, own, of_others) in rows {
            assert_eq!(Remedy::of(&kind, private.as_bytes()), Some(own), "{kind:?}");
            assert_eq!(Remedy::of(&kind, public.as_bytes()), Some(of_others), "{kind:?}");
            assert_eq!(Remedy::of_public(&kind), Some(of_others), "{kind:?}");
        }
        assert_eq!(Remedy::of(&FaultKind::WrongPassphrase, private.as_bytes()), None);
    }

    #[test]
    fn a_key_in_a_roster_is_asked_for_or_its_line_is_completed() {
        let rows = [
            (FaultKind::OtherParameterSet { name: "ML-DSA-44" }, Some(RosterRemedy::AskForPair)),
            (FaultKind::PrehashedKey, Some(RosterRemedy::AskForPair)),
            (FaultKind::CompositeKey, Some(RosterRemedy::AskForPair)),
            (FaultKind::KeyParameters, Some(RosterRemedy::AskForPair)),
            (FaultKind::KeyLength { found: 2591 }, Some(RosterRemedy::AskForKey)),
            (FaultKind::SameMethod { name: "ML-DSA-87" }, Some(RosterRemedy::WritePairOrEntries)),
            (FaultKind::HalfPair, Some(RosterRemedy::WriteBoth)),
            // Only private keys have these.
            (FaultKind::ExpandedKey, None),
            (FaultKind::KeyMismatch, None),
            (FaultKind::Truncated, None),
        ];
        for (kind, expected) in rows {
            assert_eq!(RosterRemedy::of(&kind), expected, "{kind:?}");
        }
    }
}
