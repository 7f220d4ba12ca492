//! What became of each act, party and text, and what follows.
//!
//! All enums here are closed: a new case must be met in every `match`.

use std::fmt;

use crate::act::ActContent;
use crate::fault::Fault;
use crate::id::{ActId, Digest, HolderId, PartyId};
use crate::record::{Measure, Text};
use crate::roster::{Revocation, Window};
use crate::text::Change;
use crate::value::{Label, Names, TextPath, Time};

/// The answer. Ordered by what outweighs what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Something is false or malformed.
    Refused,
    /// Nothing is false; something is missing.
    Incomplete,
    /// All that the record demands is there and true.
    Concluded,
}

impl Verdict {
    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Incomplete => "incomplete",
            Self::Concluded => "concluded",
        }
    }
}

/// One act, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActReport {
    /// The act's id.
    pub id: ActId,
    /// How many envelopes carry it. They count once.
    pub envelopes: usize,
    /// What it says: claims.
    pub content: ActContent,
    /// What became of it.
    pub outcome: ActOutcome,
}

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActOutcome {
    /// It counts for its party.
    Counted(Counted),
    /// The roster does not know the key.
    UnknownKey,
    /// The roster knows the key as another party's.
    OtherParty {
        /// Whose key it is.
        party: PartyId,
        /// Who holds it.
        holder: HolderId,
        /// Their name.
        name: Label,
    },
    /// The key is a published specimen, and the roster does not say that it counts.
    SpecimenKey {
        /// Whose key the roster says it is.
        holder: HolderId,
    },
    /// The roster does not allow the key this intent.
    NotAllowed {
        /// Whose key it is.
        holder: HolderId,
    },
    /// The record names the keys that the party designates for it, and this is none of them.
    NotDesignated {
        /// Whose key it is.
        holder: HolderId,
    },
    /// It claims a time that is more than a day later than that of the judgement.
    FromTheFuture {
        /// Whose key it is.
        holder: HolderId,
    },
    /// It claims a time that is more than a day before the record was made.
    BeforeTheRecord {
        /// Whose key it is.
        holder: HolderId,
    },
    /// It claims a time that is more than a day before that of an act which it has seen.
    BeforeWhatItSaw {
        /// Whose key it is.
        holder: HolderId,
        /// That act.
        seen: ActId,
    },
    /// It claims a time at which the key was not good.
    OutsideWindow {
        /// Whose key it is.
        holder: HolderId,
    },
    /// The key is revoked, and nothing shows that the act was made before.
    Revoked {
        /// Whose key it is.
        holder: HolderId,
        /// Since when and why.
        revocation: Revocation,
    },
    /// It was signed without having seen those who are to sign before.
    OutOfOrder {
        /// Whose key it is.
        holder: HolderId,
        /// The first party whose acts it should have seen.
        before: PartyId,
    },
}

/// Who signed, by the roster's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// By what people are counted.
    pub holder: HolderId,
    /// Their name in the roster.
    pub name: Label,
    /// Whether the key is a published specimen, which the roster lets count.
    pub specimen: bool,
    /// The window that the claimed time is in.
    pub window: Window,
    /// When the key stopped being good, if it has since.
    pub closed: Option<Time>,
    /// That the act existed at some time, if there is proof.
    pub proof: Option<Proof>,
}

impl Counted {
    /// Whether the act rests on its claimed time alone: the key has stopped being good since, and
    /// nothing proves that the act existed before.
    pub fn is_unproven(&self) -> bool {
        let before = |closed: Time| {
            let proof = self.proof.as_ref().map(|proof| proof.not_later_than().unix_seconds());
            proof.is_some_and(|proof| proof < closed.unix_seconds())
        };
        self.closed.is_some_and(|closed| !before(closed))
    }
}

/// Proof that an envelope existed not later than some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The roster's owner held it.
    Received {
        /// On that day.
        on: Time,
    },
}

impl Proof {
    /// The time.
    pub fn not_later_than(&self) -> &Time {
        match self {
            Self::Received { on } => on,
        }
    }
}

impl ActOutcome {
    /// Whether the act counts for its party.
    pub fn counts(&self) -> bool {
        self.counted().is_some()
    }

    /// Who signed, if the act counts.
    pub fn counted(&self) -> Option<&Counted> {
        match self {
            Self::Counted(counted) => Some(counted),
            Self::UnknownKey
            | Self::OtherParty { .. }
            | Self::SpecimenKey { .. }
            | Self::NotAllowed { .. }
            | Self::NotDesignated { .. }
            | Self::FromTheFuture { .. }
            | Self::BeforeTheRecord { .. }
            | Self::BeforeWhatItSaw { .. }
            | Self::OutsideWindow { .. }
            | Self::Revoked { .. }
            | Self::OutOfOrder { .. } => None,
        }
    }

    /// Whose key it is by the roster, if it knows the key.
    pub fn holder(&self) -> Option<&HolderId> {
        match self {
            Self::UnknownKey => None,
            Self::Counted(Counted { holder, .. })
            | Self::OtherParty { holder, .. }
            | Self::SpecimenKey { holder }
            | Self::NotAllowed { holder }
            | Self::NotDesignated { holder }
            | Self::FromTheFuture { holder }
            | Self::BeforeTheRecord { holder }
            | Self::BeforeWhatItSaw { holder, .. }
            | Self::OutsideWindow { holder }
            | Self::Revoked { holder, .. }
            | Self::OutOfOrder { holder, .. } => Some(holder),
        }
    }

    /// Its stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Counted(_) => "counted",
            Self::UnknownKey => "unknown-key",
            Self::OtherParty { .. } => "key-of-another-party",
            Self::SpecimenKey { .. } => "specimen-key",
            Self::NotAllowed { .. } => "not-allowed",
            Self::NotDesignated { .. } => "not-designated",
            Self::FromTheFuture { .. } => "from-the-future",
            Self::BeforeTheRecord { .. } => "before-the-record",
            Self::BeforeWhatItSaw { .. } => "before-what-it-saw",
            Self::OutsideWindow { .. } => "outside-window",
            Self::Revoked { .. } => "revoked",
            Self::OutOfOrder { .. } => "out-of-order",
        }
    }
}

/// One party, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyReport {
    /// Its id.
    pub id: PartyId,
    /// Its name in the roster, if it is known there.
    pub name: Option<Names>,
    /// Its name in the record: a claim.
    pub claimed_name: Names,
    /// How many different holders must sign.
    pub quorum: u32,
    /// The holders who have.
    pub holders: Vec<HolderId>,
    /// The holders who have not, and have a key that is good now: whom to ask.
    pub others: Vec<(HolderId, Label)>,
    /// What follows.
    pub outcome: PartyOutcome,
    /// Whether that it is met rests on a claimed time that nobody has proved: the keys have stopped
    /// being good since.
    pub unproven: bool,
}

/// What became of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyOutcome {
    /// Enough of its holders signed.
    Met,
    /// Not enough of its holders signed.
    Missing,
    /// The roster does not know it.
    Unknown,
}

impl PartyOutcome {
    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missing => "not-signed",
            Self::Unknown => "party-unknown",
        }
    }
}

/// One text, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextReport {
    /// The text as the record has it.
    pub text: Text,
    /// What became of it.
    pub outcome: TextOutcome,
}

/// A file that was taken for a text of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFound {
    /// The name under which it was found, safe to show.
    pub name: String,
    /// Its size and digest, by the caller's measuring: that texts were checked rests on it.
    pub measure: Measure,
    /// If it does not match: the changes with which it would.
    pub changes: Vec<Change>,
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextOutcome {
    /// A file is this text, to the byte.
    Matches {
        /// The name under which it was found.
        name: String,
    },
    /// The file in its place is another.
    Differs {
        /// That file.
        found: TextFound,
    },
    /// No file was found for it.
    Missing,
    /// The caller did not want it checked.
    NotChecked,
}

impl TextOutcome {
    /// Its stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Matches { .. } => "matches",
            Self::Differs { .. } => "text-differs",
            Self::Missing => "text-missing",
            Self::NotChecked => "not-checked",
        }
    }
}

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
