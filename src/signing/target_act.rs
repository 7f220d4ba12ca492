//! Finds the act that a confirmation, a withdrawal or a witness is about.

use super::next_step::{Candidate, NextStep};
use super::refusal::{Refusal, Refused};
use crate::act::Act;
use crate::bundle::Bundle;
use crate::id::{ActId, ActPrefix, HolderId, KeyId, PartyId};
use crate::messages::Sentence;
use crate::record::Entry;
use crate::report::deed;
use crate::value::Intent;
use crate::verify::{ActReport, Effect, Report, Seal};

/// The signatory and the bundle.
pub(super) struct Signatory<'a> {
    pub(super) bundle: &'a Bundle,
    /// The judgement by the signatory's roster, if they gave one.
    pub(super) report: Option<Report>,
    pub(super) party: &'a PartyId,
    pub(super) key: KeyId,
    /// The signatory in the roster.
    pub(super) holder: Option<&'a HolderId>,
}

/// The act that the new act is about, if its intent is about one: the named one, or else the only possible
/// one.
pub(super) fn target_act(
    intent: Intent,
    named: Option<&ActPrefix>,
    who: &Signatory<'_>,
) -> Result<Option<ActId>, Refused> {
    if !intent.points() {
        return match named {
            None => Ok(None),
            Some(_) => {
                Err(Refused::because(Refusal::OfUnwanted { intent }).next(NextStep::LeaveOutOf))
            }
        };
    }
    // Nothing changes what is sealed, whatever it is about.
    if named.is_none() && who.report.as_ref().map(Report::seal) == Some(Seal::Sealed) {
        return Err(Refused::because(Refusal::AfterTheSeal).next(NextStep::ChangeAfterSeal));
    }
    let candidates: Vec<&Act> = match named {
        Some(prefix) => acts(who.bundle).filter(|act| prefix.is_of(&act.id())).collect(),
        None => candidates(intent, who),
    };
    match (&candidates[..], named) {
        ([act], _) => Ok(Some(act.id())),
        ([], Some(_)) => Err(Refused::because(Refusal::NoSuchAct).next(NextStep::ListActs)),
        ([], None) => Err(nothing(intent, who)),
        (several, _) => {
            let candidate =
                |act: &&Act| Candidate { act: act.id(), deed: Sentence::of(&deed(act)) };
            let choices = several.iter().map(candidate).collect();
            let refused = Refused::because(Refusal::OfNeeded { count: several.len() });
            Err(refused.next(NextStep::NameTheAct(choices)))
        }
    }
}

/// That there is no act that the new one can be about, and what to do then.
fn nothing(intent: Intent, who: &Signatory<'_>) -> Refused {
    let is_own = |act: &Act| act.content().party == *who.party;
    match intent {
        Intent::Confirm => {
            let step = match (acts(who.bundle).any(is_own), &who.report) {
                (true, Some(_)) => NextStep::SeeTheVerdict,
                (true, None) => NextStep::SeeTheActs,
                (false, _) => NextStep::AskForTheAct,
            };
            Refused::because(Refusal::NothingToConfirm).next(step)
        }
        Intent::Withdraw => {
            let withdrawn = acts(who.bundle).filter(|act| {
                act.content().intent == Intent::Withdraw && act.content().key_set() == who.key
            });
            match withdrawn.last().and_then(|act| Some((act.id(), act.content().of?))) {
                Some((act, target)) => {
                    let why = Refusal::WithdrawnAlready { target, act };
                    Refused::because(why).next(NextStep::Nothing)
                }
                None => Refused::because(Refusal::NothingToWithdraw).next(NextStep::SeeTheActs),
            }
        }
        Intent::Witness
        | Intent::Initial
        | Intent::Sign
        | Intent::SignAdReferendum
        | Intent::Approve
        | Intent::Decline
        | Intent::Seal => Refused::because(Refusal::NothingToWitness).next(NextStep::AskForTheAct),
    }
}

/// Each act once.
fn acts(bundle: &Bundle) -> impl Iterator<Item = &Act> {
    let mut last = None;
    bundle
        .acts()
        .map(|signed| signed.act())
        .filter(move |act| last.replace(act.id()) != Some(act.id()))
}

/// The acts that an act with this intent can refer to, by the roster if there is one.
fn candidates<'b>(intent: Intent, who: &Signatory<'b>) -> Vec<&'b Act> {
    match &who.report {
        None => acts(who.bundle).filter(|act| is_candidate(intent, act, who)).collect(),
        Some(report) => {
            let fits = |act: &&ActReport| is_judged_candidate(intent, act, who);
            let ids = report.acts().iter().filter(fits).map(|act| act.id);
            ids.filter_map(|id| who.bundle.act(&id)).collect()
        }
    }
}

/// Whether it is a candidate by its own content alone.
fn is_candidate(intent: Intent, act: &Act, who: &Signatory<'_>) -> bool {
    let content = act.content();
    let own = content.key_set() == who.key;
    match intent {
        Intent::Confirm => {
            content.party == *who.party && content.intent == Intent::SignAdReferendum
        }
        Intent::Withdraw => {
            let taken_back = |other: &Act| {
                let other = other.content();
                other.intent == Intent::Withdraw && other.of == Some(act.id())
            };
            own && content.intent != Intent::Withdraw && !acts(who.bundle).any(taken_back)
        }
        _ => !own && who.bundle.record().content().terms.is_signature(content.intent),
    }
}

fn is_judged_candidate(intent: Intent, act: &ActReport, who: &Signatory<'_>) -> bool {
    let own = who.holder.is_some() && act.outcome.holder() == who.holder;
    let terms = &who.bundle.record().content().terms;
    let Some(_) = act.outcome.signer() else { return false };
    match intent {
        Intent::Confirm => {
            let asked = matches!(
                act.outcome.effect(),
                Some(Effect::NotConfirmed | Effect::Unauthorised(_))
            );
            let enters = terms.entry() == Some(Entry::Confirmation) && act.outcome.counts();
            act.content.party == *who.party && (asked || enters)
        }
        Intent::Withdraw => {
            let taken_back = matches!(act.outcome.effect(), Some(Effect::Withdrawn { .. }));
            own && act.content.intent != Intent::Withdraw && !taken_back
        }
        _ => !own && terms.is_signature(act.content.intent),
    }
}
