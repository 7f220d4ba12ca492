//! What became of each act, party and text, and what follows.
//!
//! All enums here are closed: a new case must be met in every `match`.

use std::fmt;

use crate::act::{ActContent, Statement};
use crate::fault::Fault;
use crate::id::{ActId, Digest, HolderId, PartyId};
use crate::record::{Measure, Text};
use crate::roster::{Revocation, Window};
use crate::text::Change;
use crate::value::{Label, Names, TextPath, Time, worded};

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
    /// Whether the authority that the record demands of it was shown.
    pub authority: Authority,
    /// What became of it.
    pub outcome: ActOutcome,
}

/// Whether an act shows the authority that the record demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// The record demands none of it, or the act is not valid.
    NotAsked,
    /// The instrument that it names gives it.
    Shown,
    /// It does, on a claimed time that nobody has proved.
    Unproven,
    /// It does not; a confirmation may still make it good.
    Lacking(Unauthorised),
}

impl ActReport {
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
        /// It is concluded only with what the empowered person signed themselves.
        SelfIssued = "authority-self-issued",
        /// It rests on itself.
        Circular = "authority-circular",
        /// It is not concluded.
        NotConcluded = "authority-not-concluded",
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
            | Self::OutsideWindow { holder }
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
    /// Whether that it is met rests on a claimed time that nobody has proved: the keys have stopped
    /// being good since.
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
