//! The intent of an act.

use super::worded;

worded! {
    /// The intent of an act. docs/format.md J3 defines which acts of one person are compatible, and what
    /// follows for their party.
    Intent {
        /// Authenticates the texts as negotiated (Vienna Convention on the Law of Treaties, article 10). It
        /// is a signature only if the record says so (article 12(2)(a)).
        Initial = "initial",
        /// Consents to be bound by the record as its party.
        Sign = "sign",
        /// Signs, on condition that the party confirms it (article 12(2)(b)).
        SignAdReferendum = "sign-ad-referendum",
        /// Confirms a signature ad referendum, or one without authority (articles 8, 12(2)(b)).
        Confirm = "confirm",
        /// Approves what was signed subject to approval (article 14).
        Approve = "approve",
        /// Witnesses that another act was signed. Never counts for a party.
        Witness = "witness",
        /// Refuses to sign, or no longer supports an earlier signature.
        Decline = "decline",
        /// Takes back an act of the same signatory.
        Withdraw = "withdraw",
        /// Closes the set of acts: later acts change nothing.
        Seal = "seal",
    }
}

impl Intent {
    /// Whether it refers to another act, which it points at.
    pub fn points(self) -> bool {
        match self {
            Self::Confirm | Self::Witness | Self::Withdraw => true,
            Self::Initial
            | Self::Sign
            | Self::SignAdReferendum
            | Self::Approve
            | Self::Decline
            | Self::Seal => false,
        }
    }

    /// Whether it speaks for the party, so that the record can require authority.
    pub fn needs_authority(self) -> bool {
        match self {
            Self::Initial
            | Self::Sign
            | Self::SignAdReferendum
            | Self::Confirm
            | Self::Approve
            | Self::Seal => true,
            Self::Witness | Self::Decline | Self::Withdraw => false,
        }
    }

    /// Whether it can have statements, such as a reservation (article 19).
    pub fn may_state(self) -> bool {
        match self {
            Self::Sign | Self::SignAdReferendum | Self::Confirm | Self::Approve => true,
            Self::Initial | Self::Witness | Self::Decline | Self::Withdraw | Self::Seal => false,
        }
    }
}
