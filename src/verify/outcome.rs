//! What became of each act, party and text, and what follows.
//!
//! All enums here are closed: a new case must be met in every `match`.

use std::sync::Arc;

use super::effect::{Authority, Effect};
use crate::act::{ActContent, Statement};
use crate::id::{ActId, Digest, HolderId, PartyId};
use crate::record::{Measure, Text};
use crate::roster::{Revocation, Window};
use crate::text::Change;
use crate::value::{Label, Names, Time, coded, worded};

coded! { Verdict ActOutcome PartyOutcome TextOutcome }

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
    pub content: Arc<ActContent>,
    /// When the roster notes it as received although it, or its record, claims to be younger by more than
    /// a day: these notes prove nothing. The earliest first.
    pub ignored_receipts: Vec<Time>,
    /// Whether the authority that the record demands of it was shown.
    pub authority: Authority,
    /// Why it could have been dated back, if it is valid and nothing proves that it is older (docs/format.md
    /// J2.3); the first reason that applies.
    pub unproven: Option<Unproven>,
    /// What became of it.
    pub outcome: ActOutcome,
}

impl ActReport {
    /// The party for which it was signed, by its own word. Whose key signed it, the outcome says.
    pub fn party(&self) -> &PartyId {
        &self.content.party
    }

    /// When it was signed, by its own word: a claim, which [`unproven`](Self::unproven) speaks of.
    pub fn signed_at(&self) -> &Time {
        &self.content.signed_at
    }

    /// What it states, if it has effect: a statement goes with the assent that it came with.
    pub fn statements(&self) -> &[Statement] {
        match &self.outcome {
            ActOutcome::Counted(_) | ActOutcome::Stands(_, Effect::Confirms | Effect::Approves) => {
                &self.content.statements
            }
            ActOutcome::Stands(..)
            | ActOutcome::UnknownKey
            | ActOutcome::OtherParty { .. }
            | ActOutcome::SpecimenKey { .. }
            | ActOutcome::NotAllowed { .. }
            | ActOutcome::NotDesignated { .. }
            | ActOutcome::FromTheFuture { .. }
            | ActOutcome::BeforeTheRecord { .. }
            | ActOutcome::BeforeWhatItSaw { .. }
            | ActOutcome::OutsideWindow { .. }
            | ActOutcome::Revoked { .. }
            | ActOutcome::OutOfOrder { .. } => &[],
        }
    }
}

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActOutcome {
    /// It counts for its party, as a signature.
    Counted(Signer),
    /// It is valid by the roster, and does something else than count, or nothing.
    Stands(Signer, Effect),
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
        /// When the key becomes good next after the claimed time, if it does: then the act is too early for
        /// the roster. `None`: the key's last window had closed.
        good_from: Option<Time>,
    },
    /// The key is revoked, and the act claims no time before, or nothing shows that it was made before.
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
pub struct Signer {
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

impl Signer {
    /// Whether the key has stopped being good since, and nothing proves that the act existed before. There
    /// are other reasons why an act is unproven: see [`ActReport::unproven`].
    pub fn is_unproven(&self) -> bool {
        let before = |closed: Time| {
            let proof = self.proof.as_ref().map(|proof| proof.not_later_than().unix_seconds());
            proof.is_some_and(|proof| proof < closed.unix_seconds())
        };
        self.closed.is_some_and(|closed| !before(closed))
    }
}

worded! {
    /// What has changed since the time that an act claims, so that only proof shows that it is older
    /// (docs/format.md J2.3).
    Unproven {
        /// Its key has stopped being good.
        KeyClosed = "key-closed",
        /// The powers of its holder have ended.
        PowersEnded = "powers-ended",
        /// More people of its party must sign than had by then.
        QuorumRose = "quorum-rose",
    }
}

/// Proof that an envelope existed not later than some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The roster's owner held it.
    Received {
        /// On that day, by the earliest of the notes that are not ignored.
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

    /// Who signed, if the act counts as a signature.
    pub fn counted(&self) -> Option<&Signer> {
        match self {
            Self::Counted(signer) => Some(signer),
            Self::Stands(..)
            | Self::UnknownKey
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

    /// What the act does, if it is valid by the roster and does not count as a signature.
    pub fn effect(&self) -> Option<Effect> {
        match self {
            Self::Stands(_, effect) => Some(*effect),
            Self::Counted(_)
            | Self::UnknownKey
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

    /// Who signed, if the act is valid by the roster and was signed in its turn.
    pub fn signer(&self) -> Option<&Signer> {
        match self {
            Self::Counted(signer) | Self::Stands(signer, _) => Some(signer),
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
            Self::Counted(Signer { holder, .. })
            | Self::Stands(Signer { holder, .. }, _)
            | Self::OtherParty { holder, .. }
            | Self::SpecimenKey { holder }
            | Self::NotAllowed { holder }
            | Self::NotDesignated { holder }
            | Self::FromTheFuture { holder }
            | Self::BeforeTheRecord { holder }
            | Self::BeforeWhatItSaw { holder, .. }
            | Self::OutsideWindow { holder, .. }
            | Self::Revoked { holder, .. }
            | Self::OutOfOrder { holder, .. } => Some(holder),
        }
    }

    /// Its stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Counted(_) => "counted",
            Self::Stands(_, effect) => effect.code(),
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
    /// Whom to ask for what is missing: holders whose keys may do it now. If nothing is: those who
    /// could sign as well.
    pub others: Vec<(HolderId, Label)>,
    /// Its other holders in the roster: whose keys may not do it now.
    pub unable: Vec<(HolderId, Label)>,
    /// If the roster does not know it: a party of the roster whose id is nearly the same, by one slip, and
    /// that is no party of the record.
    pub perhaps: Option<PartyId>,
    /// The holders who declined, or declined after they had signed.
    pub declined: Vec<(HolderId, Label)>,
    /// How many reservations came with what counts for it.
    pub reservations: usize,
    /// Since when it is met, by the times that the acts claim.
    pub since: Option<Time>,
    /// When it confirmed what it signed, by the time that the act claims.
    pub confirmed: Option<Time>,
    /// What follows.
    pub outcome: PartyOutcome,
    /// Whether that it is met, or that it sealed, rests on a claimed time that nobody has proved (docs/format.md
    /// J3.5).
    pub unproven: bool,
}

/// What became of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyOutcome {
    /// Enough of its holders signed.
    Met,
    /// Enough of its holders signed, and something else is still needed.
    Pending(Lack),
    /// Enough of its holders signed, and one of them declined since.
    Contested,
    /// Not enough of its holders signed, and one of them declined.
    Declined,
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
            Self::Pending(_) => "pending",
            Self::Contested => "contested",
            Self::Declined => "declined",
            Self::Missing => "not-signed",
            Self::Unknown => "party-unknown",
        }
    }
}

worded! {
    /// What a party that signed still lacks.
    Lack {
        /// Authority of those who signed, or a confirmation by somebody who has it.
        Authority = "not-authorised",
        /// Confirmation of a signature ad referendum.
        Confirmation = "not-confirmed",
        /// Approval of what was signed.
        Approval = "not-approved",
    }
}

/// Whether the set of acts is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// Each party sealed it: what comes later changes nothing.
    Sealed,
    /// Not every party has sealed one and the same set.
    Unsealed,
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
    /// What it measures, by the caller's measuring: that texts were checked rests on it.
    pub measure: TextMeasure,
    /// If it does not match: the changes with which it would.
    pub changes: Vec<Change>,
}

/// What a file measures that was taken for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextMeasure {
    /// All of it was read.
    Whole(Measure),
    /// It has another size in bytes than the text, so it is another text, and was not read.
    SizeOnly(u64),
}

impl TextMeasure {
    /// The size in bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Whole(measure) => measure.size,
            Self::SizeOnly(size) => *size,
        }
    }

    /// The digest, if it was computed.
    pub fn sha256(&self) -> Option<Digest> {
        match self {
            Self::Whole(measure) => Some(measure.sha256),
            Self::SizeOnly(_) => None,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_displayed_as_their_codes() {
        let parties = [PartyOutcome::Met, PartyOutcome::Pending(Lack::Approval)];
        assert_eq!(parties.map(|it| it.to_string()), ["met", "pending"]);
        assert_eq!(TextOutcome::Missing.to_string(), "text-missing");
        assert_eq!(ActOutcome::UnknownKey.to_string(), "unknown-key");
        assert_eq!(
            Effect::Unauthorised("authority-expired".parse().unwrap()).to_string(),
            "authority-expired"
        );
        assert_eq!(Lack::Approval.to_string(), "not-approved");
        assert_eq!(
            format!("{:>12}|{:.3}", Verdict::Concluded, Verdict::Refused),
            "   concluded|ref"
        );
    }
}
