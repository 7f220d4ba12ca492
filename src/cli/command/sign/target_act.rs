//! Finds the act that a confirmation, a withdrawal or a witness refers to.

use paraph::act::{Act, Intent};
use paraph::bundle::Bundle;
use paraph::id::{ActId, HolderId, KeyId, PartyId};
use paraph::messages::Sentence;
use paraph::record::Entry;
use paraph::verify::{ActReport, Effect, Report, Seal};

use super::commands;
use crate::cli::args::SignArgs;
use crate::cli::command::show::{deed, short};
use crate::cli::display::typed;
use crate::cli::error::{CliError, Exit};
use crate::cli::messages::sign;

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

/// The act that the new act points at, if its intent points at one: the named one, or else the only possible
/// one.
pub(super) fn about(args: &SignArgs, who: &Signatory<'_>) -> Result<Option<ActId>, CliError> {
    let intent = args.intent;
    if !intent.points() {
        return match &args.of {
            None => Ok(None),
            Some(_) => {
                let error = CliError::new("of-unwanted", sign::OfUnwanted { intent });
                Err(error.at(&args.file).hint(sign::OfUnwantedHint))
            }
        };
    }
    // Nothing changes what is sealed, whatever it is about.
    let seal = who.report.as_ref().map(Report::seal);
    if args.of.is_none() && seal == Some(Seal::Sealed) {
        return Err(after_the_seal().at(&args.file));
    }
    let candidates: Vec<&Act> = match &args.of {
        Some(prefix) => acts(who.bundle).filter(|act| prefix.is_of(&act.id())).collect(),
        None => candidates(intent, who),
    };
    match (&candidates[..], &args.of) {
        ([act], _) => Ok(Some(act.id())),
        ([], Some(_)) => {
            let error = CliError::new("no-such-act", sign::NoSuchAct).at(&args.file);
            Err(error.hint(sign::ListActs { file: typed(&args.file) }))
        }
        ([], None) => Err(nothing(args, who).at(&args.file).exit(Exit::Incomplete)),
        (several, _) => {
            let candidate = |act: &&Act| {
                Sentence::of(&sign::Candidate { act: short(&act.id()), deed: deed(act) })
            };
            let choices: Vec<Sentence> = several.iter().map(candidate).collect();
            let sentence = sign::OfNeeded { count: choices.len() };
            let error = CliError::new("of-needed", sentence).at(&args.file);
            Err(error.hint(sign::NameTheAct).choices(choices))
        }
    }
}

/// That the parties have sealed the acts.
fn after_the_seal() -> CliError {
    let sentence = sign::WouldNotCountByRecord { why: sign::IdleAfterTheSeal };
    CliError::new("after-the-seal", sentence).hint(sign::ChangeAfterSeal)
}

/// That there is no act that the new one can be about, and what to do then.
fn nothing(args: &SignArgs, who: &Signatory<'_>) -> CliError {
    let file = typed(&args.file);
    let is_own = |act: &Act| act.content().party == *who.party;
    match args.intent {
        Intent::Confirm => {
            let error = CliError::new("nothing-to-confirm", sign::NothingToConfirm);
            match (acts(who.bundle).any(is_own), &who.report) {
                (true, Some(_)) => {
                    error.hint(sign::SeeTheVerdict { command: commands::verify(args) })
                }
                (true, None) => error.hint(sign::SeeTheActs { file }),
                (false, _) => error.hint(sign::AskForTheAct),
            }
        }
        Intent::Withdraw => {
            const CODE: &str = "nothing-to-withdraw";
            let withdrawn = acts(who.bundle).filter(|act| {
                act.content().intent == Intent::Withdraw && act.content().keys.contains(&who.key)
            });
            match withdrawn.last().and_then(|act| Some((act.id(), act.content().of?))) {
                Some((act, target)) => {
                    let (act, target) = (short(&act), short(&target));
                    let error = CliError::new(CODE, sign::WithdrawnAlready { target, act });
                    error.hint(sign::NothingElseNeeded)
                }
                None => {
                    CliError::new(CODE, sign::NothingToWithdraw).hint(sign::SeeTheActs { file })
                }
            }
        }
        Intent::Witness
        | Intent::Initial
        | Intent::Sign
        | Intent::SignAdReferendum
        | Intent::Approve
        | Intent::Decline
        | Intent::Seal => {
            CliError::new("nothing-to-witness", sign::NothingToWitness).hint(sign::AskForTheAct)
        }
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
    let own = content.keys.contains(&who.key);
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
