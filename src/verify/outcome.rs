//! What became of each act, party and text, and what follows.
//!
//! All enums here are closed: a new case must be met in every `match`.

use std::fmt;

use crate::act::ActContent;
use crate::fault::Fault;
use crate::id::{ActId, Digest, HolderId, PartyId};
use crate::record::{Measure, Text};
use crate::text::Change;
use crate::value::{Label, Names, TextPath};

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
    /// It was signed without having seen those who are to sign before.
    OutOfOrder {
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
}

impl ActOutcome {
    /// Whether the act counts for its party.
    pub fn counts(&self) -> bool {
        matches!(self, Self::Counted(_))
    }

    /// Its stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Counted(_) => "counted",
            Self::UnknownKey => "unknown-key",
            Self::OtherParty { .. } => "key-of-another-party",
            Self::SpecimenKey { .. } => "specimen-key",
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
    /// The holders who have not: whom to ask.
    pub others: Vec<(HolderId, Label)>,
    /// What follows.
    pub outcome: PartyOutcome,
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
    /// Its size and digest.
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
            Self::TextMissing { path } => write!(f, "{path} is not at hand, so it was not checked"),
        }
    }
}
