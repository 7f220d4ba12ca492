//! What an act means.

use super::worded;

worded! {
    /// What an act means. Which acts of one person go together, and what follows for their party, is
    /// in docs/format.md J3.
    Intent {
        /// To authenticate the texts as negotiated (Vienna Convention on the Law of Treaties, article
        /// 10); a signature only where the record says so (article 12(2)(a)).
        Initial = "initial",
        /// To be bound by the record, as its party.
        Sign = "sign",
        /// To sign, if the party confirms it (article 12(2)(b)).
        SignAdReferendum = "sign-ad-referendum",
        /// To make good a signature ad referendum, or one without authority (articles 8, 12(2)(b)).
        Confirm = "confirm",
        /// To approve what was signed subject to approval (article 14).
        Approve = "approve",
        /// To have seen another act be signed. Never counts for a party.
        Witness = "witness",
        /// Not to sign, or no longer to stand by what one signed.
        Decline = "decline",
        /// To take back an act of one's own.
        Withdraw = "withdraw",
        /// To close the set of acts: what comes later changes nothing.
        Seal = "seal",
    }
}

impl Intent {
    /// Whether it is about another act, which it points at.
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

    /// Whether it speaks for the party, so that somebody may ask by what authority.
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

    /// Whether it may come with statements, such as a reservation (article 19).
    pub fn may_state(self) -> bool {
        match self {
            Self::Sign | Self::SignAdReferendum | Self::Confirm | Self::Approve => true,
            Self::Initial | Self::Witness | Self::Decline | Self::Withdraw | Self::Seal => false,
        }
    }
}
