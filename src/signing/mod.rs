//! Signing: what a key signs, whether it may be signed, and the messages for the signatory.
//!
//! A front end asks in this order. [`Request::check`] and [`Request::check_texts`] need no key.
//! [`Request::party`] and [`Request::act`] make the act from the public half of the key, so the private half
//! is not opened before all checks are done. [`Signing::check`] says whether the act may be signed. The
//! [`Summary`] is what the signatory sees before they confirm. After the signature, [`Signing::signed`] gives
//! the bundle with the act, and [`Done`] what to say.
//!
//! An act that cannot be signed is [`Refused`]: a [`Refusal`] with its code, and the [`NextStep`]. Both have
//! sentences in every language. The parts that depend on the front end come from its [`FrontEnd`]: a command
//! names options and command lines, a page fields and buttons.

mod done;
mod next_step;
mod refusal;
mod request;
mod summary;
mod target_act;
mod warning;

use std::collections::{BTreeMap, BTreeSet};

pub use self::done::{Done, SignedBySpecimen, StillNeeded, signed_json};
pub use self::next_step::{Action, Candidate, FrontEnd, Input, NextStep};
pub use self::refusal::{About, Basis, Refusal, Refused};
pub use self::request::Request;
pub use self::summary::{Summary, TimeSource};
pub use self::warning::Warning;

use crate::act::{Act, ActContent};
use crate::bundle::{Bundle, MergeError};
use crate::fault::Fault;
use crate::id::{ActId, HolderId, KeyId, PartyId};
use crate::keys::{KeySet, PublicKey, Suite};
use crate::messages::{Localized, Sentence, refusals as say};
use crate::record::{Order, Record, SuiteDemand};
use crate::roster::{Revocation, Roster};
use crate::value::{Intent, TextPath, Time};
use crate::verify::{
    ActOutcome, ActPreview, ActReport, Effect, Given, Instruments, NamedKeys, PartyOutcome,
    PartyReport, Reason, Report, TextFound, Texts, preview_act, verify,
};

/// What is known to a signatory.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The signatory's roster, if they have one.
    pub roster: Option<&'a Roster>,
    /// The files that were found for the texts of the record.
    pub texts: &'a BTreeMap<TextPath, TextFound>,
    /// Other available instruments: those that give authority, and those that end others.
    pub others: &'a Instruments,
    /// The present time.
    pub at: Time,
}

impl<'a> Known<'a> {
    /// The input for a judgement, if there is a roster.
    pub fn given(&self) -> Option<Given<'a>> {
        let Self { roster, texts, others, at } = *self;
        roster.map(|roster| Given { others, ..Given::new(roster, Texts::Found(texts), at) })
    }

    /// The judgement of a bundle, if there is a roster.
    pub fn report(&self, bundle: &Bundle) -> Option<Report> {
        self.given().map(|given| verify(bundle, &given))
    }
}

/// An act that a key is about to sign, and what is known.
#[derive(Clone, Copy, Debug)]
pub struct Signing<'a> {
    /// The act.
    pub act: &'a Act,
    /// The key that signs, or the pair.
    pub keys: &'a KeySet,
    /// Where the time of the act is from.
    pub time: TimeSource,
    /// What is known.
    pub known: Known<'a>,
}

impl Signing<'_> {
    /// Checks that the act may be signed into a bundle: the key has not done this before, it is its party's
    /// turn and, by the roster if there is one, the act has the effect of its intent. An act that only waits
    /// for another person, or for authority to be shown, may be signed.
    ///
    /// # Errors
    ///
    /// [`Refusal::AlreadySigned`], [`Refusal::OutOfOrder`], [`Refusal::WouldNotCount`],
    /// [`Refusal::PairNeeded`], [`Refusal::PowersEnded`] or, if the bundle cannot hold the act, [`Refusal::Fault`].
    pub fn check(&self, bundle: &Bundle) -> Result<(), Refused> {
        if let Some(act) = self.earlier(bundle) {
            return Err(already_signed(act, bundle, &self.known));
        }
        let fault = |fault: Fault| Refused::because(Refusal::Fault(fault));
        let Some(given) = self.known.given() else {
            // The record decides that, whoever has the key.
            if lacks_pair(self.keys, bundle.record()) {
                return Err(Refused::because(Refusal::PairNeeded).next(NextStep::NewPair));
            }
            return match self.unsigned_before(bundle) {
                Some(before) => Err(self.out_of_order(bundle, before)),
                None => bundle.would_take(self.act, self.keys).map_err(fault),
            };
        };
        let preview = preview_act(bundle, self.act, self.keys, &given);
        let ActPreview { act, ended_powers, .. } = preview.map_err(fault)?;
        if let Some(ended) = ended_powers.into_iter().next() {
            let step = NextStep::AskForValidPowers { party: ended.party.clone() };
            let is_seal = ended.act == self.act.id();
            return Err(Refused::because(Refusal::PowersEnded { ended, is_seal }).next(step));
        }
        let outcome = Box::new(act.outcome);
        if let ActOutcome::OutOfOrder { before, .. } = &*outcome {
            return Err(self.out_of_order(bundle, before));
        }
        match self.loss(&outcome, given.roster, bundle) {
            None => Ok(()),
            Some(Loss { by, why, next }) => {
                let refused = Refused::because(Refusal::WouldNotCount { outcome, by, why });
                Err(Refused { next, ..refused })
            }
        }
    }

    /// Checks that the key has not done this in another copy of the bundle.
    ///
    /// # Errors
    ///
    /// [`Refusal::AlreadySigned`].
    pub fn check_copy(&self, copy: &Bundle) -> Result<(), Refused> {
        match self.earlier(copy).filter(|_| self.act.content().record == copy.record().reference())
        {
            Some(act) => Err(already_signed(act, copy, &self.known)),
            None => Ok(()),
        }
    }

    /// The bundle with the act that is `alone` in another bundle, read again, so that nothing is written that
    /// this library would refuse.
    ///
    /// # Errors
    ///
    /// The errors of [`check`](Self::check), and [`Refusal::OtherRecord`].
    pub fn signed(&self, bundle: &Bundle, alone: Bundle) -> Result<Bundle, Refused> {
        self.check(bundle)?;
        let refused = |fault: Fault| Refused::because(Refusal::Fault(fault));
        let signed = bundle.clone().merge(alone).map_err(|error| match error {
            MergeError::Limit(fault) => refused(fault),
            MergeError::OtherRecord { first, second, .. } => {
                Refused::because(Refusal::OtherRecord { first, second })
            }
        })?;
        // The keys were checked when they were read.
        let keys: BTreeMap<KeyId, &PublicKey> = signed.keys().map(|key| (key.id(), key)).collect();
        let known = |id: &KeyId| keys.get(id).copied();
        Bundle::read_with_known_keys(&signed.to_bytes(), known).map_err(refused)
    }

    /// By a report on the signed bundle, the people of the signatory's party who must sign, too. `None` if
    /// there are none, or if the act is not a signature.
    pub fn still_needed(&self, bundle: &Bundle, report: &Report) -> Option<StillNeeded> {
        let content = self.act.content();
        if !bundle.record().content().terms.is_signature(content.intent) {
            return None;
        }
        report.reasons().iter().find_map(|reason| match reason {
            Reason::NotSigned { party, others, counted, quorum } if *party == content.party => {
                Some(StillNeeded {
                    party: party.clone(),
                    missing: (*quorum as usize).saturating_sub(*counted),
                    people: others.clone(),
                })
            }
            _ => None,
        })
    }

    fn out_of_order(&self, bundle: &Bundle, before: &PartyId) -> Refused {
        let (before, party) = (before.clone(), self.act.content().party.clone());
        let step = match bundle.is_empty() {
            true => NextStep::SendFirst { before: before.clone() },
            false => NextStep::AskFirst { before: before.clone() },
        };
        Refused::because(Refusal::OutOfOrder { before, party }).next(step)
    }

    /// Why an act with this outcome would not count, and what its signatory does about it. `None` for an act
    /// that may be signed.
    fn loss(&self, outcome: &ActOutcome, roster: &Roster, bundle: &Bundle) -> Option<Loss> {
        let content = self.act.content();
        let (intent, party) = (content.intent, content.party.clone());
        // Who signed with a pair signs with one again, also where a single key would do.
        let demand = bundle.record().content().terms.suite;
        let least = roster.party(&party).map(|party| party.least(demand, &self.known.at));
        let suite = match (self.keys.suite(), least) {
            (Suite::Hybrid, _) | (_, Some(Suite::Hybrid)) => Suite::Hybrid,
            (Suite::Classic, _) => Suite::Classic,
        };
        let new_record = || NextStep::NewRecord { party: party.clone() };
        let new_key = |holder: &HolderId| {
            Some(match self.named_keys(bundle) {
                NamedKeys::NotNamed => {
                    NextStep::NewKey { party: party.clone(), holder: holder.clone(), suite }
                }
                NamedKeys::Able | NamedKeys::NotNow => NextStep::SignWithDesignated,
                NamedKeys::Ended => new_record(),
            })
        };
        let new_pair = || match self.named_keys(bundle) {
            NamedKeys::Ended => new_record(),
            NamedKeys::NotNamed | NamedKeys::Able | NamedKeys::NotNow => NextStep::NewPair,
        };
        let is_stated = self.time == TimeSource::Stated;
        Some(match outcome {
            ActOutcome::Counted(_)
            | ActOutcome::UnknownKey
            | ActOutcome::SpecimenKey { .. }
            | ActOutcome::OutOfOrder { .. } => return None,
            ActOutcome::Stands(_, effect) => {
                let (why, next) = without_effect(*effect, party.clone())?;
                Loss { by: Basis::Record, why: Sentence::of(&why), next }
            }
            ActOutcome::HalfOfPair { of } => {
                Loss::by_roster(&say::HalfOfAPair { holder: of }, Some(NextStep::SignWithPair))
            }
            ActOutcome::OtherSet { of: holder } => {
                let next = NextStep::SignWithKnown { holder: holder.clone() };
                Loss::by_roster(&say::OtherSet { holder }, Some(next))
            }
            ActOutcome::HalvesOfTwoHolders { of } => {
                let ([one, other], of) = (of, of.clone());
                let next = NextStep::SignWithKeysOfOne { of };
                Loss::by_roster(&say::HalvesOfTwoHolders { one, other }, Some(next))
            }
            ActOutcome::HybridRequired { .. } => Loss::by_record(&say::PairByRecord, new_pair()),
            ActOutcome::ClassicTooLate { from, .. } => {
                Loss::by_roster(&say::PairByRoster { from }, Some(new_pair()))
            }
            ActOutcome::OtherParty { party, .. } => {
                Loss::by_roster(&say::KeyOfParty { party }, None)
            }
            ActOutcome::NotAllowed { holder } => {
                let next = NextStep::ChangeScope { holder: holder.clone(), party: party.clone() };
                Loss::by_roster(&say::KeyMayNot { intent }, Some(next))
            }
            ActOutcome::NotDesignated { .. } => {
                let next = match self.named_keys(bundle) {
                    NamedKeys::Ended => new_record(),
                    NamedKeys::NotNamed | NamedKeys::Able | NamedKeys::NotNow => {
                        NextStep::SignWithDesignated
                    }
                };
                Loss::by_record(&say::KeyNotDesignated, next)
            }
            ActOutcome::FromTheFuture { .. } => {
                Loss::by_record(&say::TimeInFuture, NextStep::LeaveOutSignedAt)
            }
            ActOutcome::BeforeTheRecord { .. } => {
                let created = bundle.record().content().created;
                let next = match is_stated {
                    true => NextStep::LaterThanRecord { created },
                    false => NextStep::ClockOrRecord,
                };
                Loss::by_record(&say::TimeBeforeRecord, next)
            }
            ActOutcome::BeforeWhatItSaw { .. } => {
                let next = match is_stated {
                    true => NextStep::LaterThanSeen,
                    false => NextStep::ClockOrAct,
                };
                Loss::by_record(&say::TimeBeforeSeen, next)
            }
            ActOutcome::OutsideWindow { good_from: Some(from), .. } => {
                let next = NextStep::KeyValidFrom { from: *from };
                Loss::by_roster(&say::KeyValidLater { from }, Some(next))
            }
            ActOutcome::OutsideWindow { holder, good_from: None } => {
                let next = new_key(holder);
                let key = roster.owner(&self.keys.id()).map(|owner| owner.key);
                match key.and_then(|key| key.windows.last()?.until) {
                    Some(until) => Loss::by_roster(&say::KeyExpired { until }, next),
                    None => Loss::by_roster(&say::KeyNotValid, next),
                }
            }
            ActOutcome::Revoked { holder, revocation: Revocation { reason, since, .. } } => {
                let next = new_key(holder);
                match since {
                    Some(since) => Loss::by_roster(&say::KeyRevoked { reason, since }, next),
                    None => Loss::by_roster(&say::KeyRevokedAlways { reason }, next),
                }
            }
        })
    }

    /// What the keys that the record names for the signatory's party can still do, by the roster.
    fn named_keys(&self, bundle: &Bundle) -> NamedKeys {
        let report = self.known.report(bundle);
        let mut parties = report.iter().flat_map(Report::parties);
        let own = parties.find(|party| party.id == self.act.content().party);
        own.map_or(NamedKeys::NotNamed, |party| party.named)
    }

    /// The first party that must sign before this one and has no act. Without a roster, this is the only
    /// check of the order.
    fn unsigned_before<'b>(&self, bundle: &'b Bundle) -> Option<&'b PartyId> {
        let record = bundle.record().content();
        let Order::Listed(order) = &record.order else { return None };
        let is_signature = |act: &ActContent| record.terms.is_signature(act.intent);
        if !is_signature(self.act.content()) {
            return None;
        }
        let ours = &self.act.content().party;
        let signed = |party: &PartyId| {
            let mut acts = bundle.acts().map(|signed| signed.act().content());
            acts.any(|act| act.party == *party && is_signature(act))
        };
        order.iter().take_while(|party| *party != ours).find(|party| !signed(party))
    }

    /// An act of this key with the same content. With a roster, only one that is still in force.
    fn earlier<'b>(&self, bundle: &'b Bundle) -> Option<&'b Act> {
        let ours = self.act.content();
        // An answer to a statement, or a further statement, may be signed again.
        if !ours.statements.is_empty() {
            return None;
        }
        let sealed = |act: &ActContent| -> BTreeSet<ActId> {
            let is_seal = |id: &&ActId| {
                bundle.act(id).is_some_and(|act| act.content().intent == Intent::Seal)
            };
            act.seen.iter().filter(|id| !is_seal(id)).copied().collect()
        };
        let same = |act: &ActContent| {
            act.key_set() == ours.key_set()
                && act.intent == ours.intent
                && act.of == ours.of
                && act.authority == ours.authority
                && (act.intent != Intent::Seal || sealed(act) == sealed(ours))
        };
        let gone: Vec<ActId> = match self.known.report(bundle) {
            None => Vec::new(),
            Some(report) => {
                let party = &ours.party;
                let is_lost = |effect| without_effect(effect, party.clone()).is_some();
                let is_idle = |act: &ActReport| act.outcome.effect().is_some_and(is_lost);
                let gone = |act: &&ActReport| act.outcome.signer().is_none() || is_idle(act);
                report.acts().iter().filter(gone).map(|act| act.id).collect()
            }
        };
        let mut acts = bundle.acts().map(|signed| signed.act());
        acts.find(|act| same(act.content()) && !gone.contains(&act.id()))
    }
}

/// Whether a record demands a pair of keys, and this is a single key.
fn lacks_pair(keys: &KeySet, record: &Record) -> bool {
    record.content().terms.suite == SuiteDemand::Hybrid && keys.suite() == Suite::Classic
}

/// Why an act would not count.
struct Loss {
    by: Basis,
    why: Sentence,
    next: Option<NextStep>,
}

impl Loss {
    fn by_roster(why: &dyn Localized, next: Option<NextStep>) -> Self {
        Self { by: Basis::Roster, why: Sentence::of(&why), next }
    }

    fn by_record(why: &dyn Localized, next: NextStep) -> Self {
        Self { by: Basis::Record, why: Sentence::of(&why), next: Some(next) }
    }
}

/// Why an act with this effect does nothing, and what its signatory does about it. `None` for an act that has
/// the effect of its intent, or waits for another person or for authority to be shown.
fn without_effect(
    effect: Effect,
    party: PartyId,
) -> Option<(&'static dyn Localized, Option<NextStep>)> {
    Some(match effect {
        Effect::Initialled
        | Effect::Confirms
        | Effect::Approves
        | Effect::Witnesses
        | Effect::Declines
        | Effect::Withdraws
        | Effect::Seals
        | Effect::NotConfirmed
        | Effect::SealedOnOpenPowers
        | Effect::Unauthorised(_) => return None,
        Effect::Withdrawn { .. } => (&say::IdleWithdrawn, None),
        Effect::DeclinedSince { .. } => (&say::IdleDeclined, None),
        Effect::Reconsidered { .. } => (&say::IdleSigned, None),
        Effect::Contradicted { .. } => (&say::IdleContradicted, None),
        Effect::TargetMissing => (&say::IdleTargetMissing, Some(NextStep::AskForTheAct)),
        Effect::NotOwnParty => (&say::IdleNotOwnParty, Some(NextStep::NameActOfParty { party })),
        Effect::NotOwnAct => (&say::IdleNotOwnAct, Some(NextStep::NameOwnAct)),
        Effect::NotWithdrawable => (&say::IdleNotWithdrawable, None),
        Effect::OwnWitness => (&say::IdleOwnWitness, Some(NextStep::NameActOfOthers)),
        Effect::NothingToConfirm => (&say::IdleNothingToConfirm, Some(NextStep::SeeTheVerdict)),
        Effect::ApprovalNotAsked => (&say::IdleNoApproval, Some(NextStep::DoNotApprove)),
        Effect::SealedTooEarly => (&say::IdleSealedTooEarly, Some(NextStep::SealLater)),
        Effect::AfterTheSeal => (&say::IdleAfterTheSeal, Some(NextStep::ChangeAfterSeal)),
    })
}

/// The refusal of what a key has done before: with an earlier act of the bundle. Only if the roster says that the act has
/// its effect and its party lacks nothing, is there nothing else to do.
pub fn already_signed(act: &Act, bundle: &Bundle, known: &Known<'_>) -> Refused {
    let (intent, time, act) = (act.content().intent, act.content().signed_at, act.id());
    let next = match known.report(bundle).is_some_and(|report| is_done(&act, &report)) {
        true => NextStep::AlreadyDone { act },
        false => NextStep::AlreadyThere { act },
    };
    Refused::because(Refusal::AlreadySigned { intent, act, time }).next(next)
}

/// Whether an act has the effect of its intent, and its party lacks nothing.
fn is_done(act: &ActId, report: &Report) -> bool {
    let Some(act) = report.acts().iter().find(|it| it.id == *act) else { return false };
    let lacks = |effect: Effect| {
        matches!(
            effect,
            Effect::NotConfirmed | Effect::SealedOnOpenPowers | Effect::Unauthorised(_)
        ) || without_effect(effect, act.party().clone()).is_some()
    };
    let has_effect = act.outcome.signer().is_some() && !act.outcome.effect().is_some_and(lacks);
    let is_met =
        |party: &PartyReport| party.id == *act.party() && party.outcome == PartyOutcome::Met;
    let is_unseen = |reason: &Reason| matches!(reason, Reason::ActMissing { seen_for, .. } if seen_for == act.party());
    has_effect && report.parties().iter().any(is_met) && !report.reasons().iter().any(is_unseen)
}
