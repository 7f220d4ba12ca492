//! What a valid act does that does not count as a signature, and what is wrong with its authority.
//!
//! All enums here are closed: a new case must be met in every `match`.

use crate::id::{ActId, Digest};
use crate::value::{coded, worded};

coded! { Effect }

/// What a valid act does that does not count as a signature (docs/format.md J3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    // It does what it says.
    /// It authenticates the texts.
    Initialled,
    /// It makes good another act of its party.
    Confirms,
    /// It approves what its party signed.
    Approves,
    /// It says that another act was signed.
    Witnesses,
    /// It says that its signatory does not sign.
    Declines,
    /// It takes back an act of its signatory's own.
    Withdraws,
    /// It closes the set of acts.
    Seals,
    // It would count.
    /// It is a signature ad referendum that nobody has confirmed.
    NotConfirmed,
    /// The record demands authority of its party, and this is wrong with it.
    Unauthorised(Unauthorised),
    // It counts no more.
    /// Its signatory took it back.
    Withdrawn {
        /// With that act.
        by: ActId,
    },
    /// Its signatory declined after it.
    DeclinedSince {
        /// With that act.
        by: ActId,
    },
    /// It declined, and its signatory signed after it.
    Reconsidered {
        /// With that act.
        by: ActId,
    },
    /// Its signatory said contrary things, and not one after the other.
    Contradicted {
        /// That act, or the one that it contradicts.
        by: ActId,
    },
    // It never did anything.
    /// The act that it points at, or one that it seals, is not in the bundle.
    TargetMissing,
    /// It confirms an act of another party.
    NotOwnParty,
    /// It withdraws somebody else's act.
    NotOwnAct,
    /// It withdraws a withdrawal or a seal, which nobody can take back.
    NotWithdrawable,
    /// It witnesses an act of its own signatory.
    OwnWitness,
    /// What it confirms needs no confirmation, or can have none.
    NothingToConfirm,
    /// The record does not ask for approval.
    ApprovalNotAsked,
    /// What it seals does not conclude the record.
    SealedTooEarly,
    /// What it seals concludes the record, but by powers that are not sealed themselves.
    SealedOnOpenPowers,
    /// The set of acts was sealed without it.
    AfterTheSeal,
}

impl Effect {
    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Initialled => "initialled",
            Self::Confirms => "confirms",
            Self::Approves => "approves",
            Self::Witnesses => "witnesses",
            Self::Declines => "declines",
            Self::Withdraws => "withdraws",
            Self::Seals => "seals",
            Self::NotConfirmed => "not-confirmed",
            Self::Unauthorised(lack) => lack.word(),
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
            Self::AfterTheSeal => "after-the-seal",
        }
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
    /// What is wrong with an act's authority (docs/format.md J3.4).
    Unauthorised {
        /// It names no instrument.
        NotNamed = "no-authority",
        /// The instrument is not at hand.
        NotAtHand = "authority-missing",
        /// The act's party is no party of the instrument.
        OtherParty = "authority-of-another-party",
        /// The instrument confers no powers.
        NoPowers = "authority-without-powers",
        /// It empowers another key.
        OtherKey = "authority-for-another-key",
        /// It empowers for other acts.
        OtherIntent = "authority-for-another-intent",
        /// It empowers for another instrument.
        OtherInstrument = "authority-for-another-instrument",
        /// It does not hold at the time that the act claims.
        OutOfPeriod = "authority-out-of-period",
        /// Its end had come before the act.
        Expired = "authority-expired",
        /// Another instrument had taken its place before the act.
        Superseded = "authority-superseded",
        /// Another instrument had ended it before the act.
        Terminated = "authority-terminated",
        /// It is concluded only with what the empowered person signed themselves.
        SelfIssued = "authority-self-issued",
        /// It rests on itself.
        Circular = "authority-circular",
        /// A signatory of it had taken back what was needed before the act, or had refused.
        Withdrawn = "authority-withdrawn",
        /// It was concluded after the act.
        ConcludedLater = "authority-concluded-later",
        /// It is not concluded.
        NotConcluded = "authority-not-concluded",
        /// It had not entered into effect by then.
        NotInEffect = "authority-not-in-effect",
    }
}

/// Whether an act shows the authority that the record demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// The record demands none of it, or the act is not valid.
    NotAsked,
    /// The instrument that it names gives it.
    Shown,
    /// It does for the set that is sealed: that the instrument had ended before the act, as others claim,
    /// has no proof (docs/format.md J3.4.5).
    EndNotProven {
        /// The digest of the record that ended it.
        by: Digest,
    },
    /// It does not; a confirmation may still make it good.
    Lacking(Unauthorised),
}
