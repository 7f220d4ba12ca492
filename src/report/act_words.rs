//! What became of an act, in the words of every report.

use crate::act::ActContent;
use crate::id::ActId;
use crate::roster::Revocation;
use crate::value::Time;
use crate::verify::{ActOutcome, ActReport, Effect, Unauthorised};

/// The first digits of an act's id, as they stand in other lines of a report.
pub(super) fn short(act: &ActId) -> String {
    format!("act {}", &act.to_string()[..12])
}

/// Why an act is not counted.
pub(super) fn why_not_counted(act: &ActReport) -> String {
    match &act.outcome {
        ActOutcome::Counted(_) => "counted".to_owned(),
        ActOutcome::Stands(_, effect) => {
            format!("{}: {}", act.content.intent.word(), effect_in_words(*effect))
        }
        ActOutcome::UnknownKey => "your roster does not know the key".to_owned(),
        ActOutcome::OtherParty { party, .. } => format!("the key is {party}'s"),
        ActOutcome::SpecimenKey { .. } => {
            "the key is a published specimen: anybody can sign with it".to_owned()
        }
        ActOutcome::NotAllowed { .. } => {
            format!("your roster does not let the key {}", act.content.intent.word())
        }
        ActOutcome::NotDesignated { .. } => "the record names other keys for this party".to_owned(),
        ActOutcome::FromTheFuture { .. } => {
            format!("claims a time to come, {}", act.content.signed_at.in_words())
        }
        ActOutcome::BeforeTheRecord { .. } => {
            format!("claims {}, before the record was made", act.content.signed_at.in_words())
        }
        ActOutcome::BeforeWhatItSaw { .. } => {
            format!("claims {}, before what it has seen", act.content.signed_at.in_words())
        }
        ActOutcome::OutsideWindow { .. } => {
            format!("claims {}, when the key was not good", act.content.signed_at.in_words())
        }
        ActOutcome::Revoked { revocation, .. } => {
            revoked_in_words(revocation, &act.content.signed_at)
        }
        ActOutcome::OutOfOrder { before, .. } => {
            format!("signed without having seen {before} sign")
        }
    }
}

/// Why an act that is valid by the roster does not do what it says.
fn effect_in_words(effect: Effect) -> String {
    let plain = match effect {
        Effect::Initialled
        | Effect::Confirms
        | Effect::Approves
        | Effect::Witnesses
        | Effect::Declines
        | Effect::Withdraws
        | Effect::Seals => "in force",
        Effect::NotConfirmed => "ad referendum, and nobody has confirmed it",
        Effect::Unauthorised(lack) => unauthorised_in_words(lack),
        Effect::Withdrawn { by } => return format!("its signatory withdrew it ({})", short(&by)),
        Effect::DeclinedSince { by } => {
            return format!("its signatory declined since ({})", short(&by));
        }
        Effect::Reconsidered { by } => {
            return format!("its signatory signed since ({})", short(&by));
        }
        Effect::Contradicted { by } => {
            return format!(
                "its signatory said the contrary, and neither came second ({})",
                short(&by)
            );
        }
        Effect::TargetMissing => "what it is about is not in the bundle",
        Effect::NotOwnParty => "what it confirms is another party's",
        Effect::NotOwnAct => "what it withdraws is somebody else's",
        Effect::NotWithdrawable => "neither a withdrawal nor a seal can be withdrawn",
        Effect::OwnWitness => "nobody is a witness of what they signed themselves",
        Effect::NothingToConfirm => "what it confirms needs no confirmation, or counts no more",
        Effect::ApprovalNotAsked => "the record asks for no approval",
        Effect::SealedTooEarly => "what it seals was not concluded",
        Effect::SealedOnOpenPowers => {
            "what it seals rests on powers that are not sealed: have their parties seal them"
        }
        Effect::AfterTheSeal => "the parties had sealed the acts; this one changes nothing",
    };
    plain.to_owned()
}

fn unauthorised_in_words(lack: Unauthorised) -> &'static str {
    match lack {
        Unauthorised::NotNamed => "the record demands authority, and it names none",
        Unauthorised::NotAtHand => {
            "the instrument of authority that it names is not at hand (--with)"
        }
        Unauthorised::OtherParty => "the instrument of authority is not of its party",
        Unauthorised::NoPowers => "the instrument that it names confers no powers",
        Unauthorised::OtherKey => "the instrument of authority is for another key",
        Unauthorised::OtherIntent => "the instrument of authority is not for such an act",
        Unauthorised::OtherInstrument => {
            "the instrument of authority is for another instrument or for another version of this one"
        }
        Unauthorised::OutOfPeriod => "the instrument of authority did not hold at that time",
        Unauthorised::SelfIssued => "the instrument of authority was signed by whom it empowers",
        Unauthorised::Circular => "the instrument of authority rests on itself",
        Unauthorised::Expired => "the instrument of authority had expired by then",
        Unauthorised::Superseded => {
            "another had taken the place of the instrument of authority by then"
        }
        Unauthorised::Terminated => "another had ended the instrument of authority by then",
        Unauthorised::Withdrawn => {
            "a signatory of the instrument of authority had withdrawn or declined by then"
        }
        Unauthorised::ConcludedLater => "the instrument of authority was concluded only later",
        Unauthorised::NotConcluded => "the instrument of authority is not concluded",
        Unauthorised::NotInEffect => "the instrument of authority was not in effect by then",
    }
}

fn revoked_in_words(revocation: &Revocation, claimed: &Time) -> String {
    let reason = revocation.reason.word();
    let since = match revocation.since {
        None => "since ever".to_owned(),
        Some(since) => format!("since {}", since.in_words()),
    };
    // Where the act itself claims to be no older, no proof would help.
    match revocation.reason.voids_claims() && revocation.is_after(claimed) {
        false => format!("the key is revoked ({reason}) {since}"),
        true => format!("the key is revoked ({reason}) {since}, and nothing proves it is older"),
    }
}

pub(super) fn claimed_name(content: &ActContent) -> String {
    let name = &content.signatory.name;
    match &content.signatory.name_latin {
        None => name.to_string(),
        Some(latin) => format!("{name} ({latin})"),
    }
}
