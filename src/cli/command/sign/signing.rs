//! The act that is about to be signed, and whether it would count.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory, Statement};
use paraph::bundle::{Bundle, MergeError};
use paraph::fault::Fault;
use paraph::id::{ActId, KeyId, PartyId};
use paraph::keys::PublicKey;
use paraph::messages::{Localized, Plain, Sentence};
use paraph::profile::Profile;
use paraph::record::Order;
use paraph::roster::Roster;
use paraph::value::{TextPath, Time};
use paraph::verify::{
    ActOutcome, ActPreview, ActReport, Effect, Ended, EndedPowers, Given, Instruments, TextFound,
    Texts, Verdict, preview_act, seen_acts, verify,
};

use crate::cli::args::SignArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::messages::sign;

/// The arguments of the signatory.
#[derive(Clone)]
pub(super) struct Said {
    /// The signatory's profile. `None` means the holder of the key in the roster.
    pub(super) profile: Option<Profile>,
    pub(super) intent: Intent,
    pub(super) of: Option<ActId>,
    pub(super) authority: Option<RecordRef>,
    pub(super) statements: Vec<Statement>,
}

/// The act that this key signs, at the present time.
pub(super) fn act(
    args: &SignArgs,
    bundle: &Bundle,
    key: &PublicKey,
    party: PartyId,
    said: Said,
    given: Option<Given<'_>>,
    now: Time,
) -> Result<Act, CliError> {
    let owner = given.and_then(|given| given.roster.owner(&key.id()));
    let holder = owner.map(|owner| owner.holder);
    let (signatory, capacity, place) = match (said.profile, holder) {
        (Some(profile), _) => (profile.signatory, profile.capacity, profile.place),
        (None, Some(holder)) => {
            let name = holder.name.clone();
            (Signatory { name, name_latin: None, title: None }, None, None)
        }
        (None, None) => {
            let error = CliError::new("name-needed", sign::NameNeeded);
            return Err(error.hint(sign::NameNeededHint));
        }
    };
    let record = bundle.record();
    // Every act that this act points at was shown, even if the roster does not have its key.
    let pointed = said.of.into_iter().chain(said.statements.iter().filter_map(|it| it.to));
    let seen: BTreeSet<ActId> =
        seen_acts(bundle, given.as_ref()).into_iter().chain(pointed).collect();
    let content = ActContent {
        record: record.reference(),
        party,
        keys: vec![key.id()],
        signatory,
        capacity,
        authority: said.authority,
        intent: said.intent,
        of: said.of,
        statements: said.statements,
        place,
        signed_at: args.signed_at.unwrap_or(now),
        seen: seen.into_iter().collect(),
    };
    Act::new(content).map_err(|fault| CliError::refused(&args.file, &fault))
}

/// The input for the judgement by the signatory, at the present time.
pub(super) fn given<'g>(
    roster: &'g Roster,
    found: &'g BTreeMap<TextPath, TextFound>,
    others: &'g Instruments,
    at: Time,
) -> Given<'g> {
    Given { others, ..Given::new(roster, Texts::Found(found), at) }
}

/// The act that is about to be signed, the key, and the known facts.
pub(super) struct Signing<'a> {
    pub(super) act: &'a Act,
    /// The key that signs.
    pub(super) public: &'a PublicKey,
    /// The keeper of that key, if it is not a file.
    pub(super) keeper: Option<Sentence>,
    pub(super) roster: Option<&'a Roster>,
    pub(super) found: &'a BTreeMap<TextPath, TextFound>,
    pub(super) others: &'a Instruments,
    pub(super) now: Time,
}

impl Signing<'_> {
    /// Whether a bundle is concluded by the signatory's roster, if there is one.
    pub(super) fn is_concluded(&self, bundle: &Bundle) -> bool {
        self.roster.is_some_and(|roster| {
            let given = given(roster, self.found, self.others, self.now);
            verify(bundle, &given).verdict() == Verdict::Concluded
        })
    }

    /// The bundle with the act that is `alone` in the other, read again, so that nothing is written that this
    /// program would refuse.
    pub(super) fn signed(
        &self,
        bundle: &Bundle,
        alone: Bundle,
        file: &Path,
    ) -> Result<Bundle, CliError> {
        self.check(bundle, file)?;
        let refused = |fault: Fault| CliError::refused(file, &fault);
        let signed = bundle.clone().merge(alone).map_err(|error| match error {
            MergeError::Limit(fault) => refused(fault),
            MergeError::OtherRecord { first, second, .. } => {
                CliError::new("other-record", sign::OtherRecord { first, second }).at(file)
            }
            other => CliError::new("other-record", Plain(other)).at(file),
        })?;
        Bundle::read(&signed.to_bytes()).map_err(refused)
    }

    /// Checks that the act may be signed into the bundle: the key has not done this before, it is its party's
    /// turn and, by the roster if there is one, the act has the effect of its intent.
    pub(super) fn check(&self, bundle: &Bundle, file: &Path) -> Result<(), CliError> {
        let intent = self.act.content().intent;
        if let Some((act, time)) = self.earlier(bundle) {
            return Err(CliError::new("already-signed", sign::AlreadySigned { intent, time })
                .at(file)
                .hint(sign::AlreadySignedHint { act }));
        }
        let refused = |fault: Fault| CliError::refused(file, &fault);
        let party = &self.act.content().party;
        let out_of_order = |before: &PartyId| {
            Err(CliError::new("out-of-order", sign::OutOfOrder { before, party })
                .at(file)
                .exit(Exit::Incomplete)
                .hint(sign::OutOfOrderHint { before }))
        };
        let Some(roster) = self.roster else {
            let taken = || bundle.would_take(self.act, self.public).map_err(refused);
            return self.unsigned_before(bundle).map_or_else(taken, out_of_order);
        };
        let preview = preview_act(bundle, self.act, self.public, &self.given(roster));
        let ActPreview { act, ended_powers } = preview.map_err(refused)?;
        if let Some(ended) = ended_powers.first() {
            return Err(self.would_seal(ended, file));
        }
        let outcome = act.outcome;
        let not_counted = |why: &dyn Localized| {
            let error = CliError::new(outcome.code(), sign::WouldNotCount { why }).at(file);
            Err(match next_for_the_key(&outcome, party) {
                Some(next) => error.hint(next),
                None => error,
            })
        };
        match &outcome {
            ActOutcome::Counted(_) | ActOutcome::UnknownKey | ActOutcome::SpecimenKey { .. } => {
                Ok(())
            }
            ActOutcome::Stands(_, effect) => match idle(*effect) {
                None => Ok(()),
                Some(why) => not_counted(why),
            },
            ActOutcome::OutOfOrder { before, .. } => out_of_order(before),
            ActOutcome::OtherParty { party, .. } => not_counted(&sign::KeyOfParty { party }),
            ActOutcome::NotAllowed { .. } => not_counted(&sign::KeyMayNot),
            ActOutcome::NotDesignated { .. } => not_counted(&sign::KeyNotDesignated),
            ActOutcome::FromTheFuture { .. } => not_counted(&sign::TimeInFuture),
            ActOutcome::BeforeTheRecord { .. } => not_counted(&sign::TimeBeforeRecord),
            ActOutcome::BeforeWhatItSaw { .. } => not_counted(&sign::TimeBeforeSeen),
            ActOutcome::OutsideWindow { .. } => not_counted(&sign::KeyNotValid),
            ActOutcome::Revoked { .. } => not_counted(&sign::KeyRevoked),
        }
    }

    /// The error that a seal would close an act whose powers had ended before it.
    fn would_seal(&self, ended: &EndedPowers, file: &Path) -> CliError {
        let EndedPowers { act, party, powers, how } = ended;
        let code = how.lack().word();
        match (*act == self.act.id(), how) {
            (true, Ended::Expired) => CliError::new(code, sign::SealExpired { powers }),
            (true, Ended::Superseded) => CliError::new(code, sign::SealSuperseded { powers }),
            (true, Ended::Terminated) => CliError::new(code, sign::SealTerminated { powers }),
            (true, Ended::Withdrawn) => CliError::new(code, sign::SealWithdrawn { powers }),
            (false, Ended::Expired) => CliError::new(code, sign::SealedActExpired { act, powers }),
            (false, Ended::Superseded) => {
                CliError::new(code, sign::SealedActSuperseded { act, powers })
            }
            (false, Ended::Terminated) => {
                CliError::new(code, sign::SealedActTerminated { act, powers })
            }
            (false, Ended::Withdrawn) => {
                CliError::new(code, sign::SealedActWithdrawn { act, powers })
            }
        }
        .at(file)
        .exit(Exit::Incomplete)
        .hint(sign::PowersEndedHint { party })
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
    fn earlier(&self, bundle: &Bundle) -> Option<(ActId, Time)> {
        let ours = self.act.content();
        // An answer to a statement, or a further statement, may be signed again.
        if !ours.statements.is_empty() {
            return None;
        }
        let key: KeyId = ours.keys[0];
        let sealed = |act: &ActContent| -> BTreeSet<ActId> {
            let is_seal = |id: &&ActId| {
                bundle.act(id).is_some_and(|act| act.content().intent == Intent::Seal)
            };
            act.seen.iter().filter(|id| !is_seal(id)).copied().collect()
        };
        let same = |act: &ActContent| {
            act.keys.contains(&key)
                && act.intent == ours.intent
                && act.of == ours.of
                && act.authority == ours.authority
                && (act.intent != Intent::Seal || sealed(act) == sealed(ours))
        };
        let gone: Vec<ActId> = match self.roster {
            None => Vec::new(),
            Some(roster) => {
                let report = verify(bundle, &self.given(roster));
                let idle = |act: &ActReport| act.outcome.effect().and_then(idle).is_some();
                let gone = |act: &&ActReport| act.outcome.signer().is_none() || idle(act);
                report.acts().iter().filter(gone).map(|act| act.id).collect()
            }
        };
        let mut acts = bundle.acts().map(|signed| signed.act());
        let earlier = acts.find(|act| same(act.content()) && !gone.contains(&act.id()))?;
        Some((earlier.id(), earlier.content().signed_at))
    }

    fn given<'g>(&'g self, roster: &'g Roster) -> Given<'g> {
        given(roster, self.found, self.others, self.now)
    }
}

/// The next step for the holder of a key with which a signature would not count.
fn next_for_the_key(outcome: &ActOutcome, party: &PartyId) -> Option<Sentence> {
    match outcome {
        ActOutcome::Revoked { holder, .. }
        | ActOutcome::OutsideWindow { holder, good_from: None } => {
            Some(Sentence::of(&sign::NewKey { party, holder }))
        }
        ActOutcome::OutsideWindow { good_from: Some(from), .. } => {
            Some(Sentence::of(&sign::KeyValidFrom { from }))
        }
        ActOutcome::NotAllowed { holder } => {
            Some(Sentence::of(&sign::ChangeScope { holder, party }))
        }
        ActOutcome::NotDesignated { .. } => Some(Sentence::of(&sign::SignWithDesignated)),
        ActOutcome::FromTheFuture { .. }
        | ActOutcome::BeforeTheRecord { .. }
        | ActOutcome::BeforeWhatItSaw { .. } => Some(Sentence::of(&sign::SetClock)),
        ActOutcome::Counted(_)
        | ActOutcome::Stands(..)
        | ActOutcome::UnknownKey
        | ActOutcome::SpecimenKey { .. }
        | ActOutcome::OtherParty { .. }
        | ActOutcome::OutOfOrder { .. } => None,
    }
}

/// The reason why an act would have no effect, for its signatory. An act that only waits for another person,
/// or for authority to be shown, can be signed.
fn idle(effect: Effect) -> Option<&'static dyn Localized> {
    match effect {
        Effect::Initialled
        | Effect::Confirms
        | Effect::Approves
        | Effect::Witnesses
        | Effect::Declines
        | Effect::Withdraws
        | Effect::Seals
        | Effect::NotConfirmed
        | Effect::SealedOnOpenPowers
        | Effect::Unauthorised(_) => None,
        Effect::Withdrawn { .. } => Some(&sign::IdleWithdrawn),
        Effect::DeclinedSince { .. } => Some(&sign::IdleDeclined),
        Effect::Reconsidered { .. } => Some(&sign::IdleSigned),
        Effect::Contradicted { .. } => Some(&sign::IdleContradicted),
        Effect::TargetMissing => Some(&sign::IdleTargetMissing),
        Effect::NotOwnParty => Some(&sign::IdleNotOwnParty),
        Effect::NotOwnAct => Some(&sign::IdleNotOwnAct),
        Effect::NotWithdrawable => Some(&sign::IdleNotWithdrawable),
        Effect::OwnWitness => Some(&sign::IdleOwnWitness),
        Effect::NothingToConfirm => Some(&sign::IdleNothingToConfirm),
        Effect::ApprovalNotAsked => Some(&sign::IdleNoApproval),
        Effect::SealedTooEarly => Some(&sign::IdleSealedTooEarly),
        Effect::AfterTheSeal => Some(&sign::IdleAfterTheSeal),
    }
}
