//! The outcomes of acts, parties and texts, and the verdict.
//!
//! All enums here are closed: every `match` must handle a new variant.

use std::sync::Arc;

use super::effect::{Authority, Effect};
use super::evidence::Proven;
use crate::act::{ActContent, Statement};
use crate::id::{ActId, Digest, HolderId, PartyId, TimeSourceId};
use crate::keys::Suite;
use crate::record::{Measure, Text};
use crate::roster::{Revocation, Window};
use crate::text::Change;
use crate::value::{Label, Names, Time, coded, codes, worded};

coded! { Verdict ActOutcome PartyOutcome TextOutcome }

/// The verdict. The order is by precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Something is false or malformed.
    Refused,
    /// Nothing is false; something is missing.
    Incomplete,
    /// Everything that the record requires is present and true.
    Concluded,
}

impl Verdict {
    codes! {
        /// Its stable code.
        Self::Refused => "refused",
        Self::Incomplete => "incomplete",
        Self::Concluded => "concluded",
    }
}

/// The judgement of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActReport {
    /// The act's id.
    pub id: ActId,
    /// The number of envelopes that carry it. They count once.
    pub envelopes: usize,
    /// Its content, which consists of claims.
    pub content: Arc<ActContent>,
    /// The times at which the roster notes it as received although it, or its record, claims to be more than
    /// a day younger. These notes prove nothing. Earliest first.
    pub ignored_receipts: Vec<Time>,
    /// What evidence says about it although it, or its record, claims to be more than a day younger. It proves nothing
    /// (`proof-before-claim`). Earliest first.
    pub ignored_evidence: Vec<Proven>,
    /// Whether the authority that the record requires was shown.
    pub authority: Authority,
    /// The reason why it could have been backdated, if it is valid and nothing proves that it is older
    /// (docs/format.md J2.3). The first reason that applies.
    pub unproven: Option<Unproven>,
    /// Its outcome.
    pub outcome: ActOutcome,
}

impl ActReport {
    /// The party for which it was signed. This is a claim; the outcome says whose key signed it.
    pub fn party(&self) -> &PartyId {
        &self.content.party
    }

    /// The time of signing. This is a claim; see [`unproven`](Self::unproven).
    pub fn signed_at(&self) -> &Time {
        &self.content.signed_at
    }

    /// Its statements, if it has effect. A statement is valid only with the assent that it came with.
    pub fn statements(&self) -> &[Statement] {
        match self.outcome.assent() {
            Some(_) => &self.content.statements,
            None => &[],
        }
    }
}

/// The outcome of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActOutcome {
    /// It counts as a signature of its party.
    Counted(Signer),
    /// It is valid by the roster, but has another effect than to count, or none.
    Stands(Signer, Effect),
    /// The key is not in the roster.
    UnknownKey,
    /// One key signed, which the roster has only as a half of a pair. It counts for no one.
    HalfOfPair {
        /// The holder of the pair.
        of: HolderId,
    },
    /// Both keys are in the roster, but under two holders. They count for no one.
    HalvesOfTwoHolders {
        /// The holders, in the order of the act's keys.
        of: [HolderId; 2],
    },
    /// The roster has one of the keys, or both, but not this pair. It counts for no one.
    OtherSet {
        /// The holder of the key that the roster has.
        of: HolderId,
    },
    /// The roster has the key under another party.
    OtherParty {
        /// The party of the key.
        party: PartyId,
        /// The holder of the key.
        holder: HolderId,
        /// The holder's name.
        name: Label,
    },
    /// The key is a published specimen, and the roster does not say that it counts.
    SpecimenKey {
        /// The holder of the key.
        holder: HolderId,
    },
    /// The roster does not allow this intent for the key.
    NotAllowed {
        /// The holder of the key.
        holder: HolderId,
    },
    /// The record names the keys that the party designates, and this key is not one of them.
    NotDesignated {
        /// The holder of the key.
        holder: HolderId,
    },
    /// The record demands that pairs of keys sign, and a single key signed.
    HybridRequired {
        /// The holder of the key.
        holder: HolderId,
    },
    /// It claims a time that is more than a day after the time of the question.
    FromTheFuture {
        /// The holder of the key.
        holder: HolderId,
    },
    /// It claims a time that is more than a day before the record was made.
    BeforeTheRecord {
        /// The holder of the key.
        holder: HolderId,
    },
    /// It claims a time that is more than a day before that of an act that it has seen.
    BeforeWhatItSaw {
        /// The holder of the key.
        holder: HolderId,
        /// That act.
        seen: ActId,
    },
    /// It claims a time at which the key was not valid.
    OutsideWindow {
        /// The holder of the key.
        holder: HolderId,
        /// The next time after the claimed time when the key becomes valid: the act is too early for the
        /// roster. `None` if the key's last window had closed.
        good_from: Option<Time>,
    },
    /// The key is revoked. The act claims no time before that, or nothing proves that it was made before.
    Revoked {
        /// The holder of the key.
        holder: HolderId,
        /// The time and the reason.
        revocation: Revocation,
    },
    /// A single key signed, and the roster demands pairs from some instant on. The act claims no time before that, or
    /// nothing proves that it was made before.
    ClassicTooLate {
        /// The holder of the key.
        holder: HolderId,
        /// That instant.
        from: Time,
    },
    /// Its signatory had not seen the acts of a party that must sign earlier.
    OutOfOrder {
        /// The holder of the key.
        holder: HolderId,
        /// The first party whose acts it should have seen.
        before: PartyId,
    },
}

/// The person who signed, by the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The id by which people are counted.
    pub holder: HolderId,
    /// The holder's name in the roster.
    pub name: Label,
    /// Whether the key is a published specimen that counts by the roster.
    pub specimen: bool,
    /// The window that contains the claimed time.
    pub window: Window,
    /// The time when the key stopped being valid, if it did.
    pub closed: Option<Time>,
    /// The proof that the act existed at some time, if there is one.
    pub proof: Option<Proof>,
}

impl Signer {
    /// Whether the key is no longer valid, and nothing proves that the act existed before. An act can be
    /// unproven for other reasons: see [`ActReport::unproven`].
    pub fn is_unproven(&self) -> bool {
        let before = |closed: Time| {
            let proof = self.proof.as_ref().map(|proof| proof.not_later_than().unix_seconds());
            proof.is_some_and(|proof| proof < closed.unix_seconds())
        };
        self.closed.is_some_and(|closed| !before(closed))
    }
}

worded! {
    /// The change since the time that an act claims, because of which only proof can show that it is older
    /// (docs/format.md J2.3).
    Unproven {
        /// Its key is no longer valid.
        KeyClosed = "key-closed",
        /// The powers of its holder have ended.
        PowersEnded = "powers-ended",
        /// More people of its party must sign than had signed by then.
        QuorumRose = "quorum-rose",
    }
}

/// A proof that an envelope existed at or before some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The roster's owner held it.
    Received {
        /// The time, from the earliest note that is not ignored.
        on: Time,
    },
    /// An authority or log of the roster says so, in the evidence of the bundle. This is the earliest evidence that is
    /// not ignored.
    Evidence(Box<Proven>),
}

impl Proof {
    /// The time of the proof.
    pub fn not_later_than(&self) -> &Time {
        match self {
            Self::Received { on } => on,
            Self::Evidence(proven) => &proven.no_later_than,
        }
    }

    /// The authority or log that says so; `None` if the roster's owner does.
    pub fn by(&self) -> Option<&TimeSourceId> {
        match self {
            Self::Received { .. } => None,
            Self::Evidence(proven) => Some(&proven.by),
        }
    }
}

/// That an instrument was concluded by some time: the claim, and what is proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvenConclusion<'r> {
    /// The time since which it is concluded, as the acts claim.
    pub claimed: &'r Time,
    /// The acts existed by then: the latest of their proofs.
    pub no_later_than: &'r Time,
    /// One proof of each source: of the roster's owner, and of each authority and log that is needed.
    pub by: Vec<&'r Proof>,
}

impl ActOutcome {
    /// Whether the act counts for its party.
    pub fn counts(&self) -> bool {
        self.counted().is_some()
    }

    /// The signer, if the act counts as a signature.
    pub fn counted(&self) -> Option<&Signer> {
        match self {
            Self::Counted(signer) => Some(signer),
            Self::Stands(..)
            | Self::UnknownKey
            | Self::HalfOfPair { .. }
            | Self::HalvesOfTwoHolders { .. }
            | Self::OtherSet { .. }
            | Self::OtherParty { .. }
            | Self::SpecimenKey { .. }
            | Self::NotAllowed { .. }
            | Self::NotDesignated { .. }
            | Self::HybridRequired { .. }
            | Self::FromTheFuture { .. }
            | Self::BeforeTheRecord { .. }
            | Self::BeforeWhatItSaw { .. }
            | Self::OutsideWindow { .. }
            | Self::Revoked { .. }
            | Self::ClassicTooLate { .. }
            | Self::OutOfOrder { .. } => None,
        }
    }

    /// The signer, if the act counts as a signature, confirms or approves.
    pub fn assent(&self) -> Option<&Signer> {
        let assents =
            matches!(self, Self::Counted(_) | Self::Stands(_, Effect::Confirms | Effect::Approves));
        self.signer().filter(|_| assents)
    }

    /// The effect of the act, if it is valid by the roster and does not count as a signature.
    pub fn effect(&self) -> Option<Effect> {
        match self {
            Self::Stands(_, effect) => Some(*effect),
            Self::Counted(_)
            | Self::UnknownKey
            | Self::HalfOfPair { .. }
            | Self::HalvesOfTwoHolders { .. }
            | Self::OtherSet { .. }
            | Self::OtherParty { .. }
            | Self::SpecimenKey { .. }
            | Self::NotAllowed { .. }
            | Self::NotDesignated { .. }
            | Self::HybridRequired { .. }
            | Self::FromTheFuture { .. }
            | Self::BeforeTheRecord { .. }
            | Self::BeforeWhatItSaw { .. }
            | Self::OutsideWindow { .. }
            | Self::Revoked { .. }
            | Self::ClassicTooLate { .. }
            | Self::OutOfOrder { .. } => None,
        }
    }

    /// The signer, if the act is valid by the roster and in order.
    pub fn signer(&self) -> Option<&Signer> {
        match self {
            Self::Counted(signer) | Self::Stands(signer, _) => Some(signer),
            Self::UnknownKey
            | Self::HalfOfPair { .. }
            | Self::HalvesOfTwoHolders { .. }
            | Self::OtherSet { .. }
            | Self::OtherParty { .. }
            | Self::SpecimenKey { .. }
            | Self::NotAllowed { .. }
            | Self::NotDesignated { .. }
            | Self::HybridRequired { .. }
            | Self::FromTheFuture { .. }
            | Self::BeforeTheRecord { .. }
            | Self::BeforeWhatItSaw { .. }
            | Self::OutsideWindow { .. }
            | Self::Revoked { .. }
            | Self::ClassicTooLate { .. }
            | Self::OutOfOrder { .. } => None,
        }
    }

    /// The holder of the key, if the key is in the roster. A half of a pair alone has none.
    pub fn holder(&self) -> Option<&HolderId> {
        match self {
            Self::UnknownKey
            | Self::HalfOfPair { .. }
            | Self::HalvesOfTwoHolders { .. }
            | Self::OtherSet { .. } => None,
            Self::Counted(Signer { holder, .. })
            | Self::Stands(Signer { holder, .. }, _)
            | Self::OtherParty { holder, .. }
            | Self::SpecimenKey { holder }
            | Self::NotAllowed { holder }
            | Self::NotDesignated { holder }
            | Self::HybridRequired { holder }
            | Self::FromTheFuture { holder }
            | Self::BeforeTheRecord { holder }
            | Self::BeforeWhatItSaw { holder, .. }
            | Self::OutsideWindow { holder, .. }
            | Self::Revoked { holder, .. }
            | Self::ClassicTooLate { holder, .. }
            | Self::OutOfOrder { holder, .. } => Some(holder),
        }
    }

    codes! {
        /// Its stable code.
        Self::Counted(_) => "counted",
        Self::UnknownKey => "unknown-key",
        Self::HalfOfPair { .. } => "half-of-a-pair",
        Self::HalvesOfTwoHolders { .. } => "halves-of-two-holders",
        Self::OtherSet { .. } => "other-set",
        Self::OtherParty { .. } => "key-of-another-party",
        Self::SpecimenKey { .. } => "specimen-key",
        Self::NotAllowed { .. } => "not-allowed",
        Self::NotDesignated { .. } => "not-designated",
        Self::HybridRequired { .. } => "hybrid-required",
        Self::FromTheFuture { .. } => "from-the-future",
        Self::BeforeTheRecord { .. } => "before-the-record",
        Self::BeforeWhatItSaw { .. } => "before-what-it-saw",
        Self::OutsideWindow { .. } => "outside-window",
        Self::Revoked { .. } => "revoked",
        Self::ClassicTooLate { .. } => "classic-too-late",
        Self::OutOfOrder { .. } => "out-of-order";
        others:
        Self::Stands(_, effect) => effect.code(), of Effect::CODES, super::Unauthorised::WORDS;
    }
}

/// The judgement of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyReport {
    /// Its id.
    pub id: PartyId,
    /// Its name in the roster, if the roster has the party.
    pub name: Option<Names>,
    /// Its name in the record. This is a claim.
    pub claimed_name: Names,
    /// The number of different holders who must sign.
    pub quorum: u32,
    /// The holders who signed.
    pub holders: Vec<HolderId>,
    /// The holders to ask for what is missing: their keys may do it now. If nothing is missing: the holders
    /// who could sign too.
    pub others: Vec<(HolderId, Label)>,
    /// Its other holders in the roster, whose keys may not do it now.
    pub unable: Vec<(HolderId, Label)>,
    /// The keys that a holder needs for it: a pair, if the record or the roster demands one.
    pub least: Suite,
    /// What the keys that the record names for it can still do.
    pub named: NamedKeys,
    /// If none of its holders may do it now: the first who may do it later, by the roster, and from when.
    pub later: Option<(HolderId, Label, Time)>,
    /// If the roster does not have the party: a party of the roster with a similar id that is not in the
    /// record.
    pub perhaps: Option<PartyId>,
    /// The holders who declined, including those who had signed before.
    pub declined: Vec<(HolderId, Label)>,
    /// The number of reservations in its counted acts.
    pub reservations: usize,
    /// The time since which it is met, by the claimed times of the acts.
    pub since: Option<Time>,
    /// The time when it confirmed its signature, by the claimed time of the act.
    pub confirmed: Option<Time>,
    /// Its outcome.
    pub outcome: PartyOutcome,
    /// Whether the party is met, or has sealed, only by a claimed time without proof (docs/format.md J3.5).
    pub unproven: bool,
}

/// What the keys that the record names for a party can still do about what is missing, by the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedKeys {
    /// The record names none: the roster decides.
    NotNamed,
    /// One of them may do it now, or nothing is missing.
    Able,
    /// None of them may do it now. One may later, or the roster does not have it for the party.
    NotNow,
    /// None of them may do it any more: only another record can name others.
    Ended,
}

/// The outcome of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyOutcome {
    /// Enough of its holders signed.
    Met,
    /// Enough of its holders signed, but something else is still required.
    Pending(Lack),
    /// Enough of its holders signed, but one of them declined later.
    Contested,
    /// Not enough of its holders signed, and one of them declined.
    Declined,
    /// Not enough of its holders signed.
    Missing,
    /// The roster does not have the party.
    Unknown,
}

impl PartyOutcome {
    codes! {
        /// Its stable code.
        Self::Met => "met",
        Self::Pending(_) => "pending",
        Self::Contested => "contested",
        Self::Declined => "declined",
        Self::Missing => "not-signed",
        Self::Unknown => "party-unknown",
    }
}

worded! {
    /// The requirement that a party that signed does not meet yet.
    Lack {
        /// Authority of those who signed, or a confirmation by a person who has it.
        Authority = "not-authorised",
        /// Confirmation of a signature ad referendum.
        Confirmation = "not-confirmed",
        /// Approval of what was signed.
        Approval = "not-approved",
    }
}

/// Whether the set of acts is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// Each party sealed it: later acts change nothing.
    Sealed,
    /// Not every party has sealed the same set.
    Unsealed,
}

/// The judgement of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextReport {
    /// The text in the record.
    pub text: Text,
    /// Its outcome.
    pub outcome: TextOutcome,
}

/// A file that was found for a text of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFound {
    /// The name under which it was found, safe to show.
    pub name: String,
    /// Its measure, as the caller took it. The check of the texts depends on it.
    pub measure: TextMeasure,
    /// If it does not match: the changes that would make it match.
    pub changes: Vec<Change>,
}

/// The measure of a file that was found for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextMeasure {
    /// The whole file was read.
    Whole(Measure),
    /// Its size in bytes differs from that of the text. So it is another text, and was not read.
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

/// The outcome of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextOutcome {
    /// A file has exactly the bytes of this text.
    Matches {
        /// The name under which it was found.
        name: String,
    },
    /// The file in its place has other bytes.
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
    codes! {
        /// Its stable code.
        Self::Matches { .. } => "matches",
        Self::Differs { .. } => "text-differs",
        Self::Missing => "text-missing",
        Self::NotChecked => "not-checked",
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
