//! The reasons why a bundle is not concluded, in plain words.

use std::fmt;

use super::outcome::{Lack, Verdict};
use crate::fault::Fault;
use crate::id::{ActId, Digest, HolderId, PartyId};
use crate::locale::Locale;
use crate::messages::{And, Localized, reasons};
use crate::value::{Label, TextPath, codes};

/// A reason why a bundle is not concluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is not a sound bundle.
    Unsound(Fault),
    /// It is about another record than the expected one.
    OtherRecord {
        /// The digest of the expected record.
        expected: Digest,
        /// The digest of the record in the bundle.
        found: Digest,
    },
    /// The record does not have an expected party.
    PartyAbsent {
        /// That party.
        party: PartyId,
    },
    /// The file in the place of a text has other bytes.
    TextDiffers {
        /// The text.
        path: TextPath,
    },
    /// Not enough holders of a party signed.
    NotSigned {
        /// The party.
        party: PartyId,
        /// The number of holders whose acts count.
        counted: usize,
        /// The number of holders who must sign.
        quorum: u32,
        /// The holders to ask.
        others: Vec<(HolderId, Label)>,
    },
    /// A holder of a party declined after they had signed, and the set was not sealed before.
    Contested {
        /// The party.
        party: PartyId,
        /// The holders who declined.
        declined: Vec<(HolderId, Label)>,
    },
    /// A holder of a party declined to sign.
    Declined {
        /// The party.
        party: PartyId,
        /// The holders who declined.
        declined: Vec<(HolderId, Label)>,
    },
    /// A party signed, but something else is still required.
    Pending {
        /// The party.
        party: PartyId,
        /// The missing requirement.
        lack: Lack,
        /// The holders to ask.
        others: Vec<(HolderId, Label)>,
    },
    /// A party signed with reservations, and the caller does not accept any.
    Reserved {
        /// The party.
        party: PartyId,
        /// The number of reservations.
        reservations: usize,
    },
    /// The roster does not have a party.
    PartyUnknown {
        /// The party.
        party: PartyId,
    },
    /// An act that a counted act has seen is not in the bundle.
    ActMissing {
        /// The missing act.
        act: ActId,
        /// The party for which the act that has seen it was signed.
        seen_for: PartyId,
    },
    /// A party is met only by a claimed time without proof, and the caller requires proof.
    TimeUnproven {
        /// The party.
        party: PartyId,
    },
    /// A text is not available.
    TextMissing {
        /// The text.
        path: TextPath,
    },
}

impl Reason {
    codes! {
        /// Its stable code; for an unsound bundle, the code of the fault.
        Self::OtherRecord { .. } => "other-record",
        Self::PartyAbsent { .. } => "party-absent",
        Self::TextDiffers { .. } => "text-differs",
        Self::NotSigned { .. } => "not-signed",
        Self::Contested { .. } => "contested",
        Self::Declined { .. } => "declined",
        Self::Reserved { .. } => "reserved",
        Self::PartyUnknown { .. } => "party-unknown",
        Self::ActMissing { .. } => "act-missing",
        Self::TimeUnproven { .. } => "time-unproven",
        Self::TextMissing { .. } => "text-missing";
        others:
        Self::Unsound(fault) => fault.code(), of crate::fault::FaultKind::CODES;
        Self::Pending { lack, .. } => lack.word(), of Lack::WORDS;
    }

    /// The verdict that follows from this reason alone.
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

impl Localized for Reason {
    /// A sentence for people.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Unsound(fault) => fault.write(locale, out),
            Self::OtherRecord { expected, found } => {
                reasons::OtherRecord { expected, found }.write(locale, out)
            }
            Self::PartyAbsent { party } => reasons::PartyAbsent { party }.write(locale, out),
            Self::TextDiffers { path } => reasons::TextDiffers { path }.write(locale, out),
            Self::NotSigned { party, counted: 0, quorum: 1, .. } => {
                reasons::NotSigned { party }.write(locale, out)
            }
            Self::NotSigned { party, counted, quorum, .. } => {
                reasons::NotEnoughSigned { party, counted, quorum }.write(locale, out)
            }
            Self::Contested { party, declined } => {
                reasons::Contested { party, people: And(&names(declined)) }.write(locale, out)
            }
            Self::Declined { party, declined } => {
                reasons::Declined { party, people: And(&names(declined)) }.write(locale, out)
            }
            Self::Pending { party, lack: Lack::Authority, .. } => {
                reasons::AuthorityLacking { party }.write(locale, out)
            }
            Self::Pending { party, lack: Lack::Confirmation, .. } => {
                reasons::ConfirmationLacking { party }.write(locale, out)
            }
            Self::Pending { party, lack: Lack::Approval, .. } => {
                reasons::ApprovalLacking { party }.write(locale, out)
            }
            Self::Reserved { party, reservations } => {
                reasons::Reserved { party, reservations }.write(locale, out)
            }
            Self::PartyUnknown { party } => reasons::PartyUnknown { party }.write(locale, out),
            Self::ActMissing { act, seen_for } => {
                reasons::ActMissing { act, party: seen_for }.write(locale, out)
            }
            Self::TimeUnproven { party } => reasons::TimeUnproven { party }.write(locale, out),
            Self::TextMissing { path } => reasons::TextMissing { path }.write(locale, out),
        }
    }
}

/// The names of some holders.
fn names(holders: &[(HolderId, Label)]) -> Vec<&Label> {
    holders.iter().map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_in_a_sentence() {
        let not_signed = |counted, quorum| {
            let party = "rok-mnd".parse().unwrap();
            Reason::NotSigned { party, counted, quorum, others: Vec::new() }.in_locale(Locale::En)
        };
        assert_eq!(not_signed(0, 1), "rok-mnd has not signed");
        assert_eq!(not_signed(0, 2), "not enough people of rok-mnd have signed: 0 of 2");
        assert_eq!(not_signed(1, 2), "not enough people of rok-mnd have signed: 1 of 2");
    }
}
