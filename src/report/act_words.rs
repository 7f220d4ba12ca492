//! The outcome of an act, in the words that every report uses.

use std::fmt;

use crate::act::{ActContent, Statement};
use crate::id::ActId;
use crate::locale::Locale;
use crate::messages::{Localized, acts, report};
use crate::roster::Revocation;
use crate::screen::quoted;
use crate::value::Time;
use crate::verify::{ActOutcome, ActReport, Effect, Report, Verdict};

/// The first 12 digits of an act's id, which are enough for people to tell acts apart.
pub fn digits(act: &ActId) -> String {
    let mut digits = act.to_string();
    digits.truncate(12);
    digits
}

/// A claimed time, which people may compare with others. With the same time in UTC, if the others have another offset.
pub(crate) struct ClaimedTime<'t> {
    time: &'t Time,
    is_compared: bool,
}

impl<'t> ClaimedTime<'t> {
    /// The time of an act, among those of the counted acts of a report.
    pub(super) fn of(time: &'t Time, report: &Report) -> Self {
        let counted = report.acts().iter().filter(|act| act.outcome.counted().is_some());
        Self::among(time, counted.map(|act| &act.content.signed_at))
    }

    /// A time among others.
    pub(crate) fn among<'o>(time: &'t Time, mut others: impl Iterator<Item = &'o Time>) -> Self {
        Self { time, is_compared: others.any(|other| other.offset() != time.offset()) }
    }
}

impl Localized for ClaimedTime<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self.time.at_offset(0) {
            Ok(utc) if self.is_compared && self.time.offset() != 0 => {
                report::TimeWithUtc { time: self.time, utc }.write(locale, out)
            }
            Ok(_) | Err(_) => self.time.write(locale, out),
        }
    }
}

/// The heading of the counted acts. In a refused bundle, they would count if the files were in order.
pub(super) fn signatures_heading(report: &Report) -> &'static dyn Localized {
    match report.verdict() {
        Verdict::Refused => &report::SignaturesRefused,
        Verdict::Incomplete | Verdict::Concluded => &report::Signatures,
    }
}

/// What a statement is, and what it is about. Ends with a colon.
pub(super) fn statement_heading(statement: &Statement, locale: Locale) -> String {
    let kind = statement.kind;
    let article = statement.article.as_ref().map(|article| quoted(article.as_str()));
    let to = statement.to.as_ref().map(digits);
    match (article, to) {
        (None, None) => {
            let kind = report::StatementKind { kind };
            report::Statement { kind }.in_locale(locale)
        }
        (Some(article), None) => {
            let kind = report::StatementKind { kind };
            report::StatementOn { kind, article }.in_locale(locale)
        }
        (None, Some(act)) => report::StatementTo { kind, act }.in_locale(locale),
        (Some(article), Some(act)) => {
            report::StatementOnTo { kind, article, act }.in_locale(locale)
        }
    }
}

/// The reason why an act is not counted.
pub(super) struct WhyNotCounted<'r>(pub(super) &'r ActReport);

impl Localized for WhyNotCounted<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let act = self.0;
        let (intent, time) = (act.content.intent, &act.content.signed_at);
        match &act.outcome {
            ActOutcome::Counted(_) => acts::Counted.write(locale, out),
            ActOutcome::Stands(signer, effect) => {
                let name = &signer.name;
                match *effect {
                    Effect::Withdrawn { by } => {
                        acts::Withdrawn { intent, name, act: digits(&by) }.write(locale, out)
                    }
                    Effect::DeclinedSince { by } => {
                        acts::DeclinedSince { intent, name, act: digits(&by) }.write(locale, out)
                    }
                    Effect::Reconsidered { by } => {
                        acts::Reconsidered { intent, name, act: digits(&by) }.write(locale, out)
                    }
                    Effect::Contradicted { by } => {
                        acts::Contradicted { intent, name, act: digits(&by) }.write(locale, out)
                    }
                    effect => {
                        acts::WithoutEffect { intent, why: WhyNoEffect(effect) }.write(locale, out)
                    }
                }
            }
            ActOutcome::UnknownKey => acts::UnknownKey.write(locale, out),
            ActOutcome::HalfOfPair { of } => acts::HalfOfAPair { holder: of }.write(locale, out),
            ActOutcome::HalvesOfTwoHolders { of: [one, other] } => {
                acts::HalvesOfTwoHolders { one, other }.write(locale, out)
            }
            ActOutcome::OtherSet { of } => acts::OtherSet { holder: of }.write(locale, out),
            ActOutcome::OtherParty { party, .. } => {
                acts::KeyOfAnotherParty { party }.write(locale, out)
            }
            ActOutcome::SpecimenKey { .. } => acts::SpecimenKey.write(locale, out),
            ActOutcome::NotAllowed { .. } => acts::NotAllowed { intent }.write(locale, out),
            ActOutcome::NotDesignated { .. } => acts::NotDesignated.write(locale, out),
            ActOutcome::HybridRequired { .. } => acts::HybridRequired.write(locale, out),
            ActOutcome::FromTheFuture { .. } => acts::FromTheFuture { time }.write(locale, out),
            ActOutcome::BeforeTheRecord { .. } => acts::BeforeTheRecord { time }.write(locale, out),
            ActOutcome::BeforeWhatItSaw { .. } => acts::BeforeWhatItSaw { time }.write(locale, out),
            ActOutcome::OutsideWindow { .. } => acts::OutsideWindow { time }.write(locale, out),
            ActOutcome::Revoked { revocation, .. } => write_revoked(revocation, time, locale, out),
            ActOutcome::ClassicTooLate { from, .. } => {
                match time.unix_seconds() < from.unix_seconds() {
                    true => acts::ClassicUnproven { since: from }.write(locale, out),
                    false => acts::ClassicTooLate { since: from }.write(locale, out),
                }
            }
            ActOutcome::OutOfOrder { before, .. } => {
                acts::OutOfOrder { party: before }.write(locale, out)
            }
        }
    }
}

fn write_revoked(
    revocation: &Revocation,
    claimed: &Time,
    locale: Locale,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let reason = revocation.reason;
    let Some(since) = revocation.since else {
        return acts::RevokedAlways { reason }.write(locale, out);
    };
    // If the act itself claims to be no older, no proof would help.
    match revocation.proof_needed_before(claimed) {
        None => acts::Revoked { reason, since }.write(locale, out),
        Some(_) => acts::RevokedUnproven { reason, since }.write(locale, out),
    }
}

/// The reason why an act that is valid by the roster does not have the effect of its intent.
struct WhyNoEffect(Effect);

impl Localized for WhyNoEffect {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self.0 {
            Effect::Initialled
            | Effect::Confirms
            | Effect::Approves
            | Effect::Witnesses
            | Effect::Declines
            | Effect::Withdraws
            | Effect::Seals
            // These are sentences of their own.
            | Effect::Withdrawn { .. }
            | Effect::DeclinedSince { .. }
            | Effect::Reconsidered { .. }
            | Effect::Contradicted { .. } => acts::InForce.write(locale, out),
            Effect::NotConfirmed => acts::AdReferendum.write(locale, out),
            Effect::Unauthorised(lack) => acts::Unauthorised { lack }.write(locale, out),
            Effect::TargetMissing => acts::TargetMissing.write(locale, out),
            Effect::NotOwnParty => acts::NotOwnParty.write(locale, out),
            Effect::NotOwnAct => acts::NotOwnAct.write(locale, out),
            Effect::NotWithdrawable => acts::NotWithdrawable.write(locale, out),
            Effect::OwnWitness => acts::OwnWitness.write(locale, out),
            Effect::NothingToConfirm => acts::NothingToConfirm.write(locale, out),
            Effect::ApprovalNotAsked => acts::ApprovalNotAsked.write(locale, out),
            Effect::SealedTooEarly => acts::SealedTooEarly.write(locale, out),
            Effect::SealedOnOpenPowers => acts::SealedOnOpenPowers.write(locale, out),
            Effect::AfterTheSeal => acts::AfterTheSeal.write(locale, out),
        }
    }
}

/// The effect of an act that is in force and is not a signature.
pub(super) struct Deed<'r> {
    act: &'r ActReport,
    /// The act that it refers to.
    target: Option<&'r ActReport>,
}

impl<'r> Deed<'r> {
    /// The effect of an act, if it has one.
    pub(super) fn of(act: &'r ActReport, report: &'r Report) -> Option<Self> {
        let of = act.content.of;
        let target = || report.acts().iter().find(|other| Some(other.id) == of);
        is_in_force(act.outcome.effect()?).then(|| Self { act, target: target() })
    }
}

impl Localized for Deed<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let content = &self.act.content;
        let (party, intent, time) = (&content.party, content.intent, &content.signed_at);
        let name = self.act.outcome.signer().map_or("", |signer| signer.name.as_str());
        match self.target {
            None => acts::Deed { party, name, intent, time }.write(locale, out),
            Some(target) => {
                let target = Named(target);
                acts::DeedAbout { party, name, intent, target, time }.write(locale, out)
            }
        }
    }
}

/// Whether an act has the effect of its intent and is not a signature.
fn is_in_force(effect: Effect) -> bool {
    match effect {
        Effect::Initialled
        | Effect::Confirms
        | Effect::Approves
        | Effect::Witnesses
        | Effect::Declines
        | Effect::Withdraws
        | Effect::Seals => true,
        Effect::NotConfirmed
        | Effect::Unauthorised(_)
        | Effect::Withdrawn { .. }
        | Effect::DeclinedSince { .. }
        | Effect::Reconsidered { .. }
        | Effect::Contradicted { .. }
        | Effect::TargetMissing
        | Effect::NotOwnParty
        | Effect::NotOwnAct
        | Effect::NotWithdrawable
        | Effect::OwnWitness
        | Effect::NothingToConfirm
        | Effect::ApprovalNotAsked
        | Effect::SealedTooEarly
        | Effect::SealedOnOpenPowers
        | Effect::AfterTheSeal => false,
    }
}

/// `the signature of Jane Doe for us-dod-cio`, with the name in the roster if there is one.
struct Named<'r>(&'r ActReport);

impl Localized for Named<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let content = &self.0.content;
        let name = match self.0.outcome.signer() {
            Some(signer) => signer.name.to_string(),
            None => quoted(&claimed_name(content)),
        };
        acts::Target { intent: content.intent, name, party: &content.party }.write(locale, out)
    }
}

pub(super) fn claimed_name(content: &ActContent) -> String {
    let name = &content.signatory.name;
    match &content.signatory.name_latin {
        None => name.to_string(),
        Some(latin) => format!("{name} ({latin})"),
    }
}
