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
use paraph::roster::{Revocation, Roster};
use paraph::value::{TextPath, Time};
use paraph::verify::{
    ActOutcome, ActPreview, ActReport, Effect, Ended, EndedPowers, Given, Instruments, Reason,
    Report, TextFound, Texts, preview_act, seen_acts, verify,
};

use super::commands;
use crate::cli::args::SignArgs;
use crate::cli::display::typed;
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
            let command = commands::sign(args, &args.file);
            return Err(error.hint(sign::NameNeededHint { command }));
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
    pub(super) args: &'a SignArgs,
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
    /// The judgement of a bundle by the signatory's roster, if there is one.
    pub(super) fn report(&self, bundle: &Bundle) -> Option<Report> {
        Some(verify(bundle, &self.given(self.roster?)))
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
            return Err(already_signed(intent, act, time, file));
        }
        let refused = |fault: Fault| CliError::refused(file, &fault);
        let party = &self.act.content().party;
        let out_of_order = |before: &PartyId| {
            let error = CliError::new("out-of-order", sign::OutOfOrder { before, party });
            let error = error.at(file).exit(Exit::Incomplete);
            Err(match bundle.is_empty() {
                true => error.hint(sign::OutOfOrderSendHint { before }),
                false => error.hint(sign::OutOfOrderHint { before }),
            })
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
        let by_roster =
            |why: &dyn Localized| CliError::new(outcome.code(), sign::WouldNotCount { why });
        let by_record = |why: &dyn Localized| {
            CliError::new(outcome.code(), sign::WouldNotCountByRecord { why })
        };
        let error = match &outcome {
            ActOutcome::Counted(_) | ActOutcome::UnknownKey | ActOutcome::SpecimenKey { .. } => {
                return Ok(());
            }
            ActOutcome::Stands(_, effect) => match idle(*effect) {
                None => return Ok(()),
                Some(why) => by_record(why),
            },
            ActOutcome::OutOfOrder { before, .. } => return out_of_order(before),
            ActOutcome::OtherParty { party, .. } => by_roster(&sign::KeyOfParty { party }),
            ActOutcome::NotAllowed { .. } => by_roster(&sign::KeyMayNot { intent }),
            ActOutcome::NotDesignated { .. } => by_record(&sign::KeyNotDesignated),
            ActOutcome::FromTheFuture { .. } => by_record(&sign::TimeInFuture),
            ActOutcome::BeforeTheRecord { .. } => by_record(&sign::TimeBeforeRecord),
            ActOutcome::BeforeWhatItSaw { .. } => by_record(&sign::TimeBeforeSeen),
            ActOutcome::OutsideWindow { good_from: Some(from), .. } => {
                by_roster(&sign::KeyValidLater { from })
            }
            ActOutcome::OutsideWindow { good_from: None, .. } => {
                let key = roster.owner(&self.public.id()).map(|owner| owner.key);
                match key.and_then(|key| key.windows.last()?.until) {
                    Some(until) => by_roster(&sign::KeyExpired { until }),
                    None => by_roster(&sign::KeyNotValid),
                }
            }
            ActOutcome::Revoked { revocation: Revocation { reason, since, .. }, .. } => match since
            {
                Some(since) => by_roster(&sign::KeyRevoked { reason, since }),
                None => by_roster(&sign::KeyRevokedAlways { reason }),
            },
        };
        let error = error.at(file);
        Err(match self.next(&outcome, bundle) {
            Some(next) => error.hint(next),
            None => error,
        })
    }

    /// What the signatory does about an act that would not count.
    fn next(&self, outcome: &ActOutcome, bundle: &Bundle) -> Option<Sentence> {
        let (args, party) = (self.args, &self.act.content().party);
        let (file, given) = (typed(&args.file), args.signed_at.is_some());
        let roster = commands::roster(args).unwrap_or_default();
        Some(match outcome {
            ActOutcome::Revoked { holder, .. }
            | ActOutcome::OutsideWindow { holder, good_from: None } => {
                let command = commands::new_key(args, party.as_str(), holder.as_str());
                Sentence::of(&sign::NewKey { command })
            }
            ActOutcome::OutsideWindow { good_from: Some(from), .. } => {
                Sentence::of(&sign::KeyValidFrom { from, roster })
            }
            ActOutcome::NotAllowed { holder } => {
                Sentence::of(&sign::ChangeScope { holder, party, roster })
            }
            ActOutcome::NotDesignated { .. } => Sentence::of(&sign::SignWithDesignated { file }),
            ActOutcome::FromTheFuture { .. } => Sentence::of(&sign::LeaveOutSignedAt),
            ActOutcome::BeforeTheRecord { .. } if given => {
                let created = bundle.record().content().created;
                Sentence::of(&sign::LaterThanRecord { created })
            }
            ActOutcome::BeforeTheRecord { .. } => Sentence::of(&sign::ClockOrRecord),
            ActOutcome::BeforeWhatItSaw { .. } if given => Sentence::of(&sign::LaterThanSeen),
            ActOutcome::BeforeWhatItSaw { .. } => Sentence::of(&sign::ClockOrAct),
            ActOutcome::Stands(_, effect) => return self.next_of_idle(*effect),
            ActOutcome::Counted(_)
            | ActOutcome::UnknownKey
            | ActOutcome::SpecimenKey { .. }
            | ActOutcome::OtherParty { .. }
            | ActOutcome::OutOfOrder { .. } => return None,
        })
    }

    /// The same of one that would do nothing.
    fn next_of_idle(&self, effect: Effect) -> Option<Sentence> {
        let (args, party) = (self.args, &self.act.content().party);
        let (file, command) = (typed(&args.file), commands::verify(args));
        match effect {
            Effect::NotOwnAct => Some(Sentence::of(&sign::NameOwnAct { file })),
            Effect::NotOwnParty => Some(Sentence::of(&sign::NameActOfParty { party, file })),
            Effect::OwnWitness => Some(Sentence::of(&sign::NameActOfOthers { file })),
            Effect::TargetMissing => Some(Sentence::of(&sign::AskForTheAct)),
            Effect::NothingToConfirm => Some(Sentence::of(&sign::SeeTheVerdict { command })),
            Effect::ApprovalNotAsked => Some(Sentence::of(&sign::NothingToApprove { command })),
            Effect::SealedTooEarly => Some(Sentence::of(&sign::SealLater { command })),
            Effect::AfterTheSeal => Some(Sentence::of(&sign::ChangeAfterSeal)),
            Effect::Initialled
            | Effect::Confirms
            | Effect::Approves
            | Effect::Witnesses
            | Effect::Declines
            | Effect::Withdraws
            | Effect::Seals
            | Effect::NotConfirmed
            | Effect::SealedOnOpenPowers
            | Effect::Unauthorised(_)
            | Effect::Withdrawn { .. }
            | Effect::DeclinedSince { .. }
            | Effect::Reconsidered { .. }
            | Effect::Contradicted { .. }
            | Effect::NotWithdrawable => None,
        }
    }

    /// By a report on the signed bundle, the people of the signatory's party who must sign, too: how many, and
    /// who can.
    pub(super) fn still_needed(
        &self,
        bundle: &Bundle,
        report: &Report,
    ) -> Option<(usize, Vec<String>)> {
        let content = self.act.content();
        if !bundle.record().content().terms.is_signature(content.intent) {
            return None;
        }
        report.reasons().iter().find_map(|reason| match reason {
            Reason::NotSigned { party, others, counted, quorum } if *party == content.party => {
                let people = others.iter().map(|(id, name)| format!("{name} ({id})"));
                Some(((*quorum as usize).saturating_sub(*counted), people.collect()))
            }
            _ => None,
        })
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
        let gone: Vec<ActId> = match self.report(bundle) {
            None => Vec::new(),
            Some(report) => {
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

/// That a key has done this before.
pub(super) fn already_signed(intent: Intent, act: ActId, time: Time, file: &Path) -> CliError {
    let error = CliError::new("already-signed", sign::AlreadySigned { intent, time });
    error.at(file).hint(sign::AlreadySignedHint { act })
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
