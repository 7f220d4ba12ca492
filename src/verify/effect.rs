//! The effects of valid acts that do not count as signatures, and the faults of their authority.
//!
//! All enums here are closed: every `match` must handle a new variant.

use crate::id::{ActId, Digest};
use crate::value::{coded, codes, worded};

coded! { Effect }

/// The effect of a valid act that does not count as a signature (docs/format.md J3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    // It has the effect of its intent.
    /// It authenticates the texts.
    Initialled,
    /// It confirms another act of its party.
    Confirms,
    /// It approves the signatures of its party.
    Approves,
    /// It says that another act was signed.
    Witnesses,
    /// Its signatory does not sign.
    Declines,
    /// It takes back an act of its signatory.
    Withdraws,
    /// It closes the set of acts.
    Seals,
    // It would count.
    /// It is a signature ad referendum that was not confirmed.
    NotConfirmed,
    /// The record requires authority, and this is wrong with it.
    Unauthorised(Unauthorised),
    // It no longer counts.
    /// Its signatory took it back.
    Withdrawn {
        /// The act that took it back.
        by: ActId,
    },
    /// Its signatory declined later.
    DeclinedSince {
        /// The act that declined.
        by: ActId,
    },
    /// It declined, and its signatory signed later.
    Reconsidered {
        /// The later act.
        by: ActId,
    },
    /// Its signatory made contradicting acts, and neither follows the other.
    Contradicted {
        /// The contradicting act.
        by: ActId,
    },
    // It never had an effect.
    /// The act that it points at, or one that it seals, is not in the bundle.
    TargetMissing,
    /// It confirms an act of another party.
    NotOwnParty,
    /// It withdraws an act of another signatory.
    NotOwnAct,
    /// It withdraws a withdrawal or a seal, which cannot be taken back.
    NotWithdrawable,
    /// It witnesses an act of its own signatory.
    OwnWitness,
    /// The act that it confirms needs no confirmation, or cannot have one.
    NothingToConfirm,
    /// The record does not require approval.
    ApprovalNotAsked,
    /// The acts that it seals do not conclude the record.
    SealedTooEarly,
    /// The acts that it seals conclude the record, but by powers that are not sealed themselves.
    SealedOnOpenPowers,
    /// It is not in the set of acts that was sealed.
    AfterTheSeal,
}

impl Effect {
    codes! {
        /// Its stable code.
        Self::Initialled => "initialled",
        Self::Confirms => "confirms",
        Self::Approves => "approves",
        Self::Witnesses => "witnesses",
        Self::Declines => "declines",
        Self::Withdraws => "withdraws",
        Self::Seals => "seals",
        Self::NotConfirmed => "not-confirmed",
        Self::Withdrawn { .. } => "withdrawn",
        Self::DeclinedSince { .. } => "declined-since",
        Self::Reconsidered { .. } => "reconsidered",
        Self::Contradicted { .. } => "contradicted",
        Self::TargetMissing => "target-missing",
        Self::NotOwnParty => "not-own-party",
        Self::NotOwnAct => "not-own-act",
        Self::NotWithdrawable => "not-withdrawable",
        Self::OwnWitness => "own-witness",
        Self::NothingToConfirm => "nothing-to-confirm",
        Self::ApprovalNotAsked => "approval-not-asked",
        Self::SealedTooEarly => "sealed-too-early",
        Self::SealedOnOpenPowers => "sealed-on-open-powers",
        Self::AfterTheSeal => "after-the-seal";
        others:
        Self::Unauthorised(lack) => lack.word(), of Unauthorised::WORDS;
    }

    /// The act that took it back, or that it contradicts.
    pub fn blamed(self) -> Option<ActId> {
        match self {
            Self::Withdrawn { by }
            | Self::DeclinedSince { by }
            | Self::Reconsidered { by }
            | Self::Contradicted { by } => Some(by),
            Self::Initialled
            | Self::Confirms
            | Self::Approves
            | Self::Witnesses
            | Self::Declines
            | Self::Withdraws
            | Self::Seals
            | Self::NotConfirmed
            | Self::Unauthorised(_)
            | Self::TargetMissing
            | Self::NotOwnParty
            | Self::NotOwnAct
            | Self::NotWithdrawable
            | Self::OwnWitness
            | Self::NothingToConfirm
            | Self::ApprovalNotAsked
            | Self::SealedTooEarly
            | Self::SealedOnOpenPowers
            | Self::AfterTheSeal => None,
        }
    }
}

worded! {
    /// The reason why an act has no authority (docs/format.md J3.4).
    Unauthorised {
        /// It names no instrument.
        NotNamed = "no-authority",
        /// The instrument is not available.
        NotAtHand = "authority-missing",
        /// The act's party is not a party of the instrument.
        OtherParty = "authority-of-another-party",
        /// The instrument gives no powers.
        NoPowers = "authority-without-powers",
        /// It gives powers to another key.
        OtherKey = "authority-for-another-key",
        /// It gives powers for other acts.
        OtherIntent = "authority-for-another-intent",
        /// It gives powers for another instrument.
        OtherInstrument = "authority-for-another-instrument",
        /// Its powers are not valid at the time that the act claims.
        OutOfPeriod = "authority-out-of-period",
        /// The instrument ended by its term before the act.
        Expired = "authority-expired",
        /// Another instrument replaced it before the act.
        Superseded = "authority-superseded",
        /// Another instrument ended it before the act.
        Terminated = "authority-terminated",
        /// It is concluded only with acts of the person who claims the powers.
        SelfIssued = "authority-self-issued",
        /// Its authority depends on itself.
        Circular = "authority-circular",
        /// One of its signatories took back a required act before this act, or refused.
        Withdrawn = "authority-withdrawn",
        /// It was concluded after the act.
        ConcludedLater = "authority-concluded-later",
        /// It is not concluded.
        NotConcluded = "authority-not-concluded",
        /// It was not in effect at that time.
        NotInEffect = "authority-not-in-effect",
    }
}

/// Whether an act shows the authority that the record requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// The record does not require authority, or the act is not valid.
    NotAsked,
    /// The instrument that it names gives it.
    Shown,
    /// The sealed set shows it. Others claim that the instrument had ended before the act, but without proof
    /// (docs/format.md J3.4.5).
    EndNotProven {
        /// The digest of the record that ended it.
        by: Digest,
    },
    /// It is not shown. A confirmation can still replace it.
    Lacking(Unauthorised),
}
