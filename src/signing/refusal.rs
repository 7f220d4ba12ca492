//! Why an act cannot be signed.

use super::next_step::{FrontEnd, Input, NextStep};
use crate::fault::Fault;
use crate::id::{ActId, Digest, HolderId, PartyId};
use crate::messages::{Localized, Sentence, refusals as say};
use crate::report::{UnmatchedTexts, digits};
use crate::value::{Intent, Time};
use crate::verify::{ActOutcome, Ended, EndedPowers, Verdict};

/// An act that cannot be signed: why, and what the signatory does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub why: Box<Refusal>,
    /// What the signatory does, if there is more to say than the reason.
    pub next: Option<NextStep>,
}

impl Refused {
    pub(super) fn because(why: Refusal) -> Self {
        Self { why: Box::new(why), next: None }
    }

    pub(super) fn next(self, next: NextStep) -> Self {
        Self { next: Some(next), ..self }
    }
}

/// Why an act cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// An instrument of authority was named for an act that needs none.
    AuthorityUnwanted {
        /// The intent of the act.
        intent: Intent,
    },
    /// Statements were given for an act that cannot have any.
    StatementsUnwanted {
        /// The intent of the act.
        intent: Intent,
    },
    /// An act was named for an act that is not about another one.
    OfUnwanted {
        /// The intent of the act.
        intent: Intent,
    },
    /// A seal needs a roster, which shows who has signed.
    RosterNeeded,
    /// Texts of the record differ or are missing, and the act agrees to them.
    Texts(UnmatchedTexts),
    /// It is not known for which party the key signs.
    PartyNeeded,
    /// The roster does not have the key.
    UnknownKey,
    /// The roster has the key, or one of the keys, only in a pair.
    HalfOfPair {
        /// The holder of the pair.
        holder: HolderId,
    },
    /// The roster has at least one key of the pair, but not in this pair.
    OtherSet {
        /// The holder of the key.
        holder: HolderId,
    },
    /// The roster has the two keys under two holders.
    HalvesOfTwoHolders {
        /// The holders.
        of: [HolderId; 2],
    },
    /// The roster has the key under another party than the one that was named.
    KeyOfAnotherParty {
        /// The party of the key.
        owner: PartyId,
        /// The party that was named.
        asked: PartyId,
    },
    /// The record does not have the party.
    PartyNotInRecord {
        /// The party.
        party: PartyId,
        /// Whether the mistake is probably in the roster.
        in_roster: bool,
    },
    /// The bundle has no act with the digits that were named.
    NoSuchAct,
    /// The act could be about several acts.
    OfNeeded {
        /// How many.
        count: usize,
    },
    /// No act of the party needs a confirmation.
    NothingToConfirm,
    /// The key has no act that can be withdrawn.
    NothingToWithdraw,
    /// The key has withdrawn its act already.
    WithdrawnAlready {
        /// The act that was withdrawn.
        target: ActId,
        /// The withdrawal.
        act: ActId,
    },
    /// No one else has signed.
    NothingToWitness,
    /// The parties have sealed the acts.
    AfterTheSeal,
    /// The record demands a pair of keys, and this is a single key.
    PairNeeded,
    /// It is not known who signs.
    NameNeeded,
    /// The act is not well formed, or the bundle cannot hold it.
    Fault(Fault),
    /// The key has done this before.
    AlreadySigned {
        /// The intent of the act.
        intent: Intent,
        /// The earlier act.
        act: ActId,
        /// The time that it claims.
        time: Time,
    },
    /// Another party must sign first.
    OutOfOrder {
        /// That party.
        before: PartyId,
        /// The party that would sign.
        party: PartyId,
    },
    /// The act would not have the effect of its intent.
    WouldNotCount {
        /// The outcome that it would have.
        outcome: Box<ActOutcome>,
        /// Who decides that.
        by: Basis,
        /// Why, as a sentence.
        why: Sentence,
    },
    /// The seal would close an act whose powers had ended before it.
    PowersEnded {
        /// The act, its party and its powers.
        ended: EndedPowers,
        /// Whether the act is the seal itself.
        is_seal: bool,
    },
    /// The act belongs to another record than the bundle.
    OtherRecord {
        /// The record of the bundle.
        first: Digest,
        /// The record of the act.
        second: Digest,
    },
    /// The signatory did not confirm with the id of their party.
    Declined,
}

/// What decides that an act would not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The signatory's roster: another roster may decide otherwise.
    Roster,
    /// The record and its acts.
    Record,
}

/// What a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The request.
    Request,
    /// The record or bundle that is to be signed.
    File,
    /// The texts of the record.
    Texts,
    /// The key.
    Key,
    /// The roster.
    Roster,
}

impl Refusal {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AuthorityUnwanted { .. } | Self::StatementsUnwanted { .. } => "unwanted",
            Self::OfUnwanted { .. } => "of-unwanted",
            Self::RosterNeeded => "roster-needed",
            Self::Texts(texts) => texts.code(),
            Self::PartyNeeded => "party-needed",
            Self::UnknownKey => "unknown-key",
            Self::HalfOfPair { .. } => "half-of-a-pair",
            Self::OtherSet { .. } => "other-set",
            Self::HalvesOfTwoHolders { .. } => "halves-of-two-holders",
            Self::KeyOfAnotherParty { .. } => "key-of-another-party",
            Self::PartyNotInRecord { .. } => "party-not-in-record",
            Self::NoSuchAct => "no-such-act",
            Self::OfNeeded { .. } => "of-needed",
            Self::NothingToConfirm => "nothing-to-confirm",
            Self::NothingToWithdraw | Self::WithdrawnAlready { .. } => "nothing-to-withdraw",
            Self::NothingToWitness => "nothing-to-witness",
            Self::AfterTheSeal => "after-the-seal",
            Self::PairNeeded => "hybrid-required",
            Self::NameNeeded => "name-needed",
            Self::Fault(fault) => fault.code(),
            Self::AlreadySigned { .. } => "already-signed",
            Self::OutOfOrder { .. } => "out-of-order",
            Self::WouldNotCount { outcome, .. } => outcome.code(),
            Self::PowersEnded { ended, .. } => ended.how.lack().word(),
            Self::OtherRecord { .. } => "other-record",
            Self::Declined => "declined",
        }
    }

    /// What was found, if an input was judged: `Refused` if something is false or malformed, `Incomplete` if
    /// something is missing. `None` if the request cannot be fulfilled for another reason.
    pub fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Fault(_) => Some(Verdict::Refused),
            Self::Texts(texts) => Some(texts.verdict()),
            Self::NothingToConfirm
            | Self::NothingToWithdraw
            | Self::WithdrawnAlready { .. }
            | Self::NothingToWitness
            | Self::OutOfOrder { .. }
            | Self::PowersEnded { .. } => Some(Verdict::Incomplete),
            Self::AuthorityUnwanted { .. }
            | Self::StatementsUnwanted { .. }
            | Self::OfUnwanted { .. }
            | Self::RosterNeeded
            | Self::PartyNeeded
            | Self::UnknownKey
            | Self::HalfOfPair { .. }
            | Self::OtherSet { .. }
            | Self::HalvesOfTwoHolders { .. }
            | Self::KeyOfAnotherParty { .. }
            | Self::PartyNotInRecord { .. }
            | Self::NoSuchAct
            | Self::OfNeeded { .. }
            | Self::AfterTheSeal
            | Self::PairNeeded
            | Self::NameNeeded
            | Self::AlreadySigned { .. }
            | Self::WouldNotCount { .. }
            | Self::OtherRecord { .. }
            | Self::Declined => None,
        }
    }

    /// What it is about.
    pub fn about(&self) -> About {
        match self {
            Self::AuthorityUnwanted { .. }
            | Self::StatementsUnwanted { .. }
            | Self::RosterNeeded
            | Self::PartyNeeded
            | Self::NameNeeded
            | Self::Declined => About::Request,
            Self::UnknownKey
            | Self::HalfOfPair { .. }
            | Self::OtherSet { .. }
            | Self::HalvesOfTwoHolders { .. }
            | Self::KeyOfAnotherParty { .. } => About::Key,
            Self::PartyNotInRecord { in_roster: true, .. } => About::Roster,
            Self::Texts(_) => About::Texts,
            Self::PartyNotInRecord { in_roster: false, .. }
            | Self::OfUnwanted { .. }
            | Self::NoSuchAct
            | Self::OfNeeded { .. }
            | Self::NothingToConfirm
            | Self::NothingToWithdraw
            | Self::WithdrawnAlready { .. }
            | Self::NothingToWitness
            | Self::AfterTheSeal
            | Self::PairNeeded
            | Self::Fault(_)
            | Self::AlreadySigned { .. }
            | Self::OutOfOrder { .. }
            | Self::WouldNotCount { .. }
            | Self::PowersEnded { .. }
            | Self::OtherRecord { .. } => About::File,
        }
    }

    /// The reason as a sentence without a full stop, in every language.
    pub fn sentence(&self, front: &dyn FrontEnd) -> Sentence {
        let intent_input = |intent: &Intent| front.input(Input::Intent(*intent));
        match self {
            Self::AuthorityUnwanted { intent } => {
                let (input, intent) = (front.input(Input::Authority), intent_input(intent));
                Sentence::of(&say::AuthorityUnwanted { input, intent })
            }
            Self::StatementsUnwanted { intent } => {
                let (input, intent) = (front.input(Input::Statements), intent_input(intent));
                Sentence::of(&say::StatementsUnwanted { input, intent })
            }
            Self::OfUnwanted { intent } => {
                Sentence::of(&say::OfUnwanted { intent: intent_input(intent) })
            }
            Self::RosterNeeded => Sentence::of(&say::RosterNeeded),
            Self::Texts(texts) => Sentence::of(texts),
            Self::PartyNeeded => Sentence::of(&say::PartyNeeded),
            Self::UnknownKey => Sentence::of(&say::UnknownKey),
            Self::HalfOfPair { holder } => Sentence::of(&say::HalfOfAPair { holder }),
            Self::OtherSet { holder } => Sentence::of(&say::OtherSet { holder }),
            Self::HalvesOfTwoHolders { of: [one, other] } => {
                Sentence::of(&say::HalvesOfTwoHolders { one, other })
            }
            Self::KeyOfAnotherParty { owner, asked } => {
                Sentence::of(&say::KeyOfAnotherParty { owner, asked })
            }
            Self::PartyNotInRecord { party, .. } => Sentence::of(&say::PartyNotInRecord { party }),
            Self::NoSuchAct => Sentence::of(&say::NoSuchAct),
            Self::OfNeeded { count } => Sentence::of(&say::OfNeeded { count }),
            Self::NothingToConfirm => Sentence::of(&say::NothingToConfirm),
            Self::NothingToWithdraw => Sentence::of(&say::NothingToWithdraw),
            Self::WithdrawnAlready { target, act } => {
                let (target, act) = (digits(target), digits(act));
                Sentence::of(&say::WithdrawnAlready { target, act })
            }
            Self::NothingToWitness => Sentence::of(&say::NothingToWitness),
            Self::AfterTheSeal => {
                Sentence::of(&say::WouldNotCountByRecord { why: say::IdleAfterTheSeal })
            }
            Self::PairNeeded => {
                Sentence::of(&say::WouldNotCountByRecord { why: say::PairByRecord })
            }
            Self::NameNeeded => Sentence::of(&say::NameNeeded),
            Self::Fault(fault) => Sentence::of(fault),
            Self::AlreadySigned { intent, time, .. } => {
                Sentence::of(&say::AlreadySigned { intent, time })
            }
            Self::OutOfOrder { before, party } => Sentence::of(&say::OutOfOrder { before, party }),
            Self::WouldNotCount { by: Basis::Roster, why, .. } => {
                Sentence::of(&say::WouldNotCount { why })
            }
            Self::WouldNotCount { by: Basis::Record, why, .. } => {
                Sentence::of(&say::WouldNotCountByRecord { why })
            }
            Self::PowersEnded { ended, is_seal } => powers_ended(ended, *is_seal),
            Self::OtherRecord { first, second } => {
                Sentence::of(&say::OtherRecord { first, second })
            }
            Self::Declined => Sentence::of(&say::NotTheId),
        }
    }
}

fn powers_ended(ended: &EndedPowers, is_seal: bool) -> Sentence {
    let EndedPowers { act, powers, how, .. } = ended;
    let seal: &dyn Localized = match how {
        Ended::Expired => &say::SealExpired { powers },
        Ended::Superseded => &say::SealSuperseded { powers },
        Ended::Terminated => &say::SealTerminated { powers },
        Ended::Withdrawn => &say::SealWithdrawn { powers },
    };
    let sealed: &dyn Localized = match how {
        Ended::Expired => &say::SealedActExpired { act, powers },
        Ended::Superseded => &say::SealedActSuperseded { act, powers },
        Ended::Terminated => &say::SealedActTerminated { act, powers },
        Ended::Withdrawn => &say::SealedActWithdrawn { act, powers },
    };
    Sentence::of(&if is_seal { seal } else { sealed })
}
