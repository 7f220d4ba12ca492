//! Why a bundle is not concluded, in words that an officer understands.

use std::fmt;

use super::outcome::{Lack, Verdict};
use crate::fault::Fault;
use crate::id::{ActId, Digest, HolderId, PartyId};
use crate::value::{Label, TextPath};

/// Why a bundle is not concluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is no sound bundle.
    Unsound(Fault),
    /// It is about another record than the caller expects.
    OtherRecord {
        /// The digest of the one that is expected.
        expected: Digest,
        /// The digest of the one in the bundle.
        found: Digest,
    },
    /// The record does not have a party that the caller expects.
    PartyAbsent {
        /// That party.
        party: PartyId,
    },
    /// A file in the place of a text is another.
    TextDiffers {
        /// The text.
        path: TextPath,
    },
    /// Not enough holders of a party signed.
    NotSigned {
        /// The party.
        party: PartyId,
        /// How many holders' acts count.
        counted: usize,
        /// How many must.
        quorum: u32,
        /// Whom to ask.
        others: Vec<(HolderId, Label)>,
    },
    /// A holder of a party declined after they had signed, and nothing was sealed before.
    Contested {
        /// The party.
        party: PartyId,
        /// Who declined.
        declined: Vec<(HolderId, Label)>,
    },
    /// A holder of a party declined to sign.
    Declined {
        /// The party.
        party: PartyId,
        /// Who declined.
        declined: Vec<(HolderId, Label)>,
    },
    /// A party signed, and something else is still needed of it.
    Pending {
        /// The party.
        party: PartyId,
        /// What is needed.
        lack: Lack,
        /// Whom to ask.
        others: Vec<(HolderId, Label)>,
    },
    /// What a party signed came with reservations, and the caller wants none.
    Reserved {
        /// The party.
        party: PartyId,
        /// How many.
        reservations: usize,
    },
    /// The roster does not know a party.
    PartyUnknown {
        /// The party.
        party: PartyId,
    },
    /// An act that a counted act has seen is not in the bundle.
    ActMissing {
        /// The missing act.
        act: ActId,
        /// For whom the one that has seen it was signed.
        seen_for: PartyId,
    },
    /// A party is met only by acts that rest on a claimed time which nobody has proved, and the
    /// caller wants proof.
    TimeUnproven {
        /// The party.
        party: PartyId,
    },
    /// A text is not at hand.
    TextMissing {
        /// The text.
        path: TextPath,
    },
}

impl Reason {
    /// Its stable name; that of the fault for an unsound bundle.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsound(fault) => fault.code(),
            Self::OtherRecord { .. } => "other-record",
            Self::PartyAbsent { .. } => "party-absent",
            Self::TextDiffers { .. } => "text-differs",
            Self::NotSigned { .. } => "not-signed",
            Self::Contested { .. } => "contested",
            Self::Declined { .. } => "declined",
            Self::Pending { lack, .. } => lack.word(),
            Self::Reserved { .. } => "reserved",
            Self::PartyUnknown { .. } => "party-unknown",
            Self::ActMissing { .. } => "act-missing",
            Self::TimeUnproven { .. } => "time-unproven",
            Self::TextMissing { .. } => "text-missing",
        }
    }

    /// The verdict that it leads to by itself.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Unsound(_)
            | Self::OtherRecord { .. }
            | Self::PartyAbsent { .. }
            | Self::TextDiffers { .. } => Verdict::Refused,
            Self::NotSigned { .. }
            | Self::Contested { .. }
            | Self::Declined { .. }
            | Self::Pending { .. }
            | Self::Reserved { .. }
            | Self::PartyUnknown { .. }
            | Self::ActMissing { .. }
            | Self::TimeUnproven { .. }
            | Self::TextMissing { .. } => Verdict::Incomplete,
        }
    }
}

impl fmt::Display for Reason {
    /// A sentence that an officer understands.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsound(fault) => write!(f, "{fault}"),
            Self::OtherRecord { expected, found } => {
                write!(f, "this is about another record: expected {expected}, found {found}")
            }
            Self::PartyAbsent { party } => {
                write!(f, "{party} is not a party of this record, and you expect it to be")
            }
            Self::TextDiffers { path } => write!(f, "{path} is not the text that was signed"),
            Self::NotSigned { party, counted: 0, quorum: 1, .. } => {
                write!(f, "{party} has not signed")
            }
            Self::NotSigned { party, counted, quorum, .. } => {
                write!(f, "{party} has not signed enough: {counted} of {quorum} people")
            }
            Self::Contested { party, declined } => write!(
                f,
                "{party} signed, but {} declined since, and nothing was sealed before",
                who(declined)
            ),
            Self::Declined { party, declined } => {
                write!(f, "{party} has not signed: {} declined", who(declined))
            }
            Self::Pending { party, lack: Lack::Authority, .. } => {
                write!(f, "{party} signed, but not by somebody whose authority is shown")
            }
            Self::Pending { party, lack: Lack::Confirmation, .. } => {
                write!(f, "{party} signed ad referendum, and has not confirmed it")
            }
            Self::Pending { party, lack: Lack::Approval, .. } => {
                write!(f, "{party} signed subject to approval, and has not approved it")
            }
            Self::Reserved { party, reservations: 1 } => {
                write!(f, "{party} signed with 1 reservation, and you want none")
            }
            Self::Reserved { party, reservations } => {
                write!(f, "{party} signed with {reservations} reservations, and you want none")
            }
            Self::PartyUnknown { party } => {
                write!(f, "your roster does not know {party}, so nobody can be counted for it")
            }
            Self::ActMissing { act, seen_for } => {
                write!(f, "an act is missing that was there when {seen_for} signed: {act}")
            }
            Self::TimeUnproven { party } => write!(
                f,
                "nothing proves that the signature for {party} was made while its key was good"
            ),
            Self::TextMissing { path } => write!(f, "{path} is not at hand, so it was not checked"),
        }
    }
}

/// The names of some holders.
fn who(holders: &[(HolderId, Label)]) -> String {
    let names: Vec<&str> = holders.iter().map(|(_, name)| name.as_str()).collect();
    names.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_in_a_sentence() {
        let not_signed = |counted, quorum| {
            let party = "rok-mnd".parse().unwrap();
            Reason::NotSigned { party, counted, quorum, others: Vec::new() }.to_string()
        };
        assert_eq!(not_signed(0, 1), "rok-mnd has not signed");
        assert_eq!(not_signed(0, 2), "rok-mnd has not signed enough: 0 of 2 people");
        assert_eq!(not_signed(1, 2), "rok-mnd has not signed enough: 1 of 2 people");
    }
}
