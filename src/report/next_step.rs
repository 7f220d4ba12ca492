//! The next step for the reader of a report, for each reason.

use std::fmt;

use super::Tool;
use super::act_words::{WhyNotCounted, claimed_name, digits};
use crate::id::{HolderId, PartyId};
use crate::keys::Suite;
use crate::locale::Locale;
use crate::messages::{And, Localized, Or, Sentence, next_steps};
use crate::screen::quoted;
use crate::suggestions::nearest_id;
use crate::value::{Label, TextPath, Time};
use crate::verify::{
    ActOutcome, ActReport, Authority, Effect, Lack, NamedKeys, PartyReport, Reason, Report,
    TextOutcome, Unauthorised, Verdict,
};

/// The maximum number of acts that are listed as the reason why a party is not met.
const MAX_UNCOUNTED: usize = 3;

/// The next step for a reason.
pub(super) struct NextStep<'r> {
    /// Whether it is more than to ask someone who could sign now.
    pub(super) is_more: bool,
    /// The acts that claim to be the missing signature, if a signature is missing.
    pub(super) uncounted: Vec<&'r ActReport>,
    /// The step.
    pub(super) step: Sentence,
}

impl NextStep<'_> {
    /// A line for each of the first acts that do not count, with the reason.
    pub(super) fn uncounted_in_words(&self) -> impl Iterator<Item = Sentence> {
        self.uncounted.iter().take(MAX_UNCOUNTED).map(|act| not_counted(act))
    }
}

/// The next step for a reason of a report, for a reader with this tool.
pub(super) fn next_step<'r>(reason: &Reason, report: &'r Report, tool: Tool) -> NextStep<'r> {
    let uncounted = uncounted(reason, report);
    let step = step(reason, report, &uncounted, tool);
    let is_more = match reason {
        Reason::NotSigned { others, .. } => !uncounted.is_empty() || others.is_empty(),
        Reason::PartyUnknown { party } => {
            party_of(report, party).is_some_and(|party| party.perhaps.is_some())
        }
        _ => false,
    };
    NextStep { is_more, uncounted, step }
}

/// A step that changes the question about a bundle, not the bundle. The front end says how its user does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionStep<'r> {
    /// Expect this party of the record: its id is nearly the one that was expected.
    PartyMeant {
        /// The party that was expected.
        party: &'r PartyId,
        /// The party of the record.
        meant: &'r PartyId,
    },
    /// Judge as of a later time: the party signed after the time of the question.
    JudgeLater,
    /// Give the file of a text.
    GiveText {
        /// The path of the text.
        path: &'r TextPath,
    },
}

/// The step that changes the question, for a reason of a report. `None` if the question is not the cause.
pub fn question_step<'r>(reason: &'r Reason, report: &'r Report) -> Option<QuestionStep<'r>> {
    match reason {
        Reason::PartyAbsent { party } => {
            let ids = || report.record().into_iter().flat_map(|it| &it.content().parties);
            let known: Vec<&str> = ids().map(|party| party.id.as_str()).collect();
            let meant = nearest_id(party.as_str(), &known)?;
            let meant = ids().map(|party| &party.id).find(|id| id.as_str() == meant)?;
            Some(QuestionStep::PartyMeant { party, meant })
        }
        Reason::NotSigned { party, .. } => {
            let is_later = |act: &ActReport| {
                act.content.party == *party
                    && matches!(act.outcome, ActOutcome::FromTheFuture { .. })
            };
            report.acts().iter().any(is_later).then_some(QuestionStep::JudgeLater)
        }
        Reason::TextMissing { path } => Some(QuestionStep::GiveText { path }),
        _ => None,
    }
}

/// The parties of a concluded bundle that sealed, and those that still have to seal. Both have at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextSeals<'r> {
    /// The parties that sealed.
    pub sealed: Vec<&'r PartyId>,
    /// The parties that still have to seal.
    pub open: Vec<&'r PartyId>,
}

/// Which parties still have to seal. `None` if the bundle is not concluded, if no party has sealed, or if all
/// have.
pub fn next_seals(report: &Report) -> Option<NextSeals<'_>> {
    let has_sealed = |party: &&PartyId| {
        let seals = |act: &ActReport| act.outcome.effect() == Some(Effect::Seals);
        report.acts().iter().any(|act| act.content.party == **party && seals(act))
    };
    let parties = report.parties().iter().map(|party| &party.id);
    let (sealed, open): (Vec<&PartyId>, Vec<&PartyId>) = parties.partition(has_sealed);
    let is_wanted =
        report.verdict() == Verdict::Concluded && !sealed.is_empty() && !open.is_empty();
    is_wanted.then_some(NextSeals { sealed, open })
}

/// Whether a receipt in the roster would protect a concluded bundle if a key is stolen later: a counted act
/// has no proof of its time.
pub fn wants_receipt(report: &Report) -> bool {
    let is_open = |act: &ActReport| act.outcome.counted().is_some_and(|it| it.proof.is_none());
    report.verdict() == Verdict::Concluded && report.acts().iter().any(is_open)
}

fn step(reason: &Reason, report: &Report, uncounted: &[&ActReport], tool: Tool) -> Sentence {
    match reason {
        Reason::Unsound(_) => Sentence::of(&next_steps::Unsound),
        Reason::OtherRecord { .. } => Sentence::of(&next_steps::OtherRecord),
        Reason::PartyAbsent { party } => Sentence::of(&next_steps::PartyAbsent { party, tool }),
        Reason::TextDiffers { path } => {
            let text = report.texts().iter().find(|text| text.text.path == *path);
            match text.map(|text| &text.outcome) {
                Some(TextOutcome::Differs { found }) if !found.changes.is_empty() => {
                    Sentence::of(&next_steps::TextConverted)
                }
                _ => Sentence::of(&next_steps::TextDiffers { tool }),
            }
        }
        Reason::NotSigned { party, .. } if has_withdrawn(report, party) => {
            Sentence::of(&next_steps::Withdrawn { party })
        }
        Reason::NotSigned { party, others, counted, quorum } => {
            let missing = (*quorum as usize).saturating_sub(*counted);
            after_not_signed(uncounted, &Left::of(party, others, missing, report, tool))
        }
        Reason::Contested { party, .. } => Sentence::of(&next_steps::Contested { party }),
        Reason::Declined { party, .. } => Sentence::of(&next_steps::Declined { party }),
        Reason::Pending { party, lack: Lack::Authority, .. } if lacks_instrument(report, party) => {
            Sentence::of(&next_steps::InstrumentMissing { party, tool })
        }
        Reason::Pending { party, others, .. } if others.is_empty() => {
            no_one_left(&Left::of(party, others, 1, report, tool))
        }
        Reason::Pending { lack, others, .. } => {
            let people = asked(others);
            let people = Or(&people);
            match lack {
                Lack::Authority => Sentence::of(&next_steps::AskAuthority { people, tool }),
                Lack::Confirmation => Sentence::of(&next_steps::AskConfirmation { people }),
                Lack::Approval => Sentence::of(&next_steps::AskApproval { people }),
            }
        }
        Reason::Reserved { party, .. } => Sentence::of(&next_steps::Reserved { party }),
        Reason::PartyUnknown { party } => {
            let step = Sentence::of(&next_steps::PartyUnknown { party, tool });
            match party_of(report, party).and_then(|party| party.perhaps.as_ref()) {
                Some(perhaps) => Sentence::of(&next_steps::PartyPerhaps { perhaps, party, step }),
                None => step,
            }
        }
        Reason::ActMissing { seen_for, .. } => {
            Sentence::of(&next_steps::ActMissing { party: seen_for })
        }
        Reason::TimeUnproven { party } => Sentence::of(&next_steps::TimeUnproven { party, tool }),
        Reason::TextMissing { path } => {
            Sentence::of(&next_steps::TextMissing { file: path.file_name() })
        }
    }
}

fn party_of<'r>(report: &'r Report, id: &PartyId) -> Option<&'r PartyReport> {
    report.parties().iter().find(|party| party.id == *id)
}

/// Whether the party has withdrawn its signatures, and none is left.
fn has_withdrawn(report: &Report, party: &PartyId) -> bool {
    // What was withdrawn decides: who took back a refusal has not signed.
    let terms = report.record().map(|record| &record.content().terms);
    let is_withdrawn = |act: &ActReport| {
        act.content.party == *party
            && terms.is_some_and(|terms| terms.is_signature(act.content.intent))
            && matches!(act.outcome.effect(), Some(Effect::Withdrawn { .. }))
    };
    party_of(report, party).is_some_and(|it| it.holders.is_empty())
        && report.acts().iter().any(is_withdrawn)
}

/// The acts that claim to be the missing signature, if the reason is that one is missing.
fn uncounted<'r>(reason: &Reason, report: &'r Report) -> Vec<&'r ActReport> {
    let Reason::NotSigned { party, .. } = reason else { return Vec::new() };
    let party = party_of(report, party);
    party.map_or_else(Vec::new, |party| report.uncounted(party))
}

/// The message that an act is not counted, and the reason.
fn not_counted(act: &ActReport) -> Sentence {
    let name = quoted(&claimed_name(&act.content));
    let (why, act) = (WhyNotCounted(act), digits(&act.id));
    Sentence::of(&next_steps::NotCounted { name, why, act })
}

/// The people of a party who have not signed.
struct Left<'r> {
    party: &'r PartyId,
    /// Those whose keys may sign now.
    able: &'r [(HolderId, Label)],
    /// Those whose keys may not sign now.
    unable: &'r [(HolderId, Label)],
    /// The keys that they need.
    least: Suite,
    /// What the keys that the record names can still do.
    named: NamedKeys,
    /// The first who may do it later, and from when.
    later: Option<&'r (HolderId, Label, Time)>,
    /// The number of people that are missing.
    missing: usize,
    /// The time of the judgement.
    at: &'r Time,
    /// What the reader uses.
    tool: Tool,
}

impl<'r> Left<'r> {
    fn of(
        party: &'r PartyId,
        able: &'r [(HolderId, Label)],
        missing: usize,
        report: &'r Report,
        tool: Tool,
    ) -> Self {
        let known = party_of(report, party);
        let named = known.map_or(NamedKeys::NotNamed, |it| it.named);
        let later = known.and_then(|it| it.later.as_ref());
        let (unable, least) =
            known.map_or((&[][..], Suite::Classic), |it| (&it.unable[..], it.least));
        Self { party, able, unable, least, named, later, missing, at: report.at(), tool }
    }

    /// The same, about one of those whose keys may not sign now.
    fn only(&self, holder: &HolderId) -> Self {
        let place = self.unable.iter().position(|(id, _)| id == holder);
        let unable = place.map_or(self.unable, |place| &self.unable[place..=place]);
        let later = self.later.filter(|(id, ..)| id == holder);
        Self { unable, later, ..*self }
    }

    /// The step of someone whose key does not count, which is `usual` if the record does not name the keys.
    fn with_other_key(&self, usual: Sentence) -> Sentence {
        match self.named {
            NamedKeys::NotNamed => usual,
            NamedKeys::Able => {
                Sentence::of(&next_steps::AskSignature { people: Or(&asked(self.able)) })
            }
            NamedKeys::NotNow | NamedKeys::Ended => no_one_left(self),
        }
    }
}

/// The next step for a party with missing signatures. If there is an act that does not count, the step
/// depends on the reason.
fn after_not_signed(uncounted: &[&ActReport], left: &Left<'_>) -> Sentence {
    let Left { able, missing, tool, .. } = *left;
    let unknown = uncounted.iter().find(|act| act.outcome == ActOutcome::UnknownKey);
    // A key that is not in the roster may be the new key of a holder whose old key is revoked or expired.
    let is_over = |act: &&&ActReport| {
        matches!(
            act.outcome,
            ActOutcome::Revoked { .. } | ActOutcome::OutsideWindow { good_from: None, .. }
        )
    };
    let first = uncounted.iter().find(|act| unknown.is_none() || !is_over(act));
    if let Some(act) = first
        && let Some(step) = after_not_counted(act, left)
    {
        let holder = act.outcome.holder();
        let mut others = able.to_vec();
        others.retain(|(id, _)| Some(id) != holder);
        let people = asked(&others);
        return match people.is_empty() {
            true => step,
            false => Sentence::of(&next_steps::OrAsk { step, people: Or(&people) }),
        };
    }
    let people = asked(able);
    let step = match people.len() {
        0 => no_one_left(left),
        few if few < missing => {
            let (people, step) = (And(&people), no_one_left(left));
            Sentence::of(&next_steps::TooFew { people, missing, step })
        }
        _ => Sentence::of(&next_steps::AskSignature { people: Or(&people) }),
    };
    match unknown {
        None => step,
        Some(act) => {
            // Without its words: they would be typed instead of what is read out.
            Sentence::of(&next_steps::UnknownKey { party: &act.content.party, step, tool })
        }
    }
}

/// The next step if no one in the roster may do it now.
fn no_one_left(left: &Left<'_>) -> Sentence {
    let Left { party, unable, least, tool, .. } = *left;
    match (left.named, left.later) {
        (NamedKeys::Ended, _) => return Sentence::of(&next_steps::NewRecord { party, tool }),
        (_, Some((holder, name, from))) => {
            let person = Person { name, holder };
            return Sentence::of(&next_steps::ValidLater { person, from });
        }
        (NamedKeys::NotNow, None) => {
            return Sentence::of(&next_steps::NamedKeys { party, tool });
        }
        // Of the others, if too few are left: they need another key, which the record does not name.
        (NamedKeys::Able, None) => return Sentence::of(&next_steps::NamedKeys { party, tool }),
        (NamedKeys::NotNamed, None) => {}
    }
    match unable {
        [] => Sentence::of(&next_steps::NoOneElse { party, tool }),
        [(holder, name)] => {
            let person = Person { name, holder };
            match least {
                Suite::Classic => {
                    Sentence::of(&next_steps::NoKeyOfOne { party, person, holder, tool })
                }
                Suite::Hybrid => {
                    Sentence::of(&next_steps::NoPairOfOne { party, person, holder, tool })
                }
            }
        }
        several => {
            let people = asked(several);
            let people = Or(&people);
            match least {
                Suite::Classic => Sentence::of(&next_steps::NoKeyOfSeveral { party, people, tool }),
                Suite::Hybrid => Sentence::of(&next_steps::NoPairOfSeveral { party, people, tool }),
            }
        }
    }
}

/// The next step for an act that does not count although its key is in the roster.
fn after_not_counted(act: &ActReport, left: &Left<'_>) -> Option<Sentence> {
    let Left { able, least, at, tool, .. } = *left;
    let claimed = &act.content.signed_at;
    let party = &act.content.party;
    let is_able = |holder: &HolderId| able.iter().any(|(id, _)| id == holder);
    let wants_pair = least == Suite::Hybrid || act.content.is_hybrid();
    let make_pair = |holder| Sentence::of(&next_steps::MakePair { holder, tool });
    Some(match &act.outcome {
        // First the owner of the key has to be found.
        ActOutcome::UnknownKey | ActOutcome::Counted(_) | ActOutcome::Stands(..) => return None,
        ActOutcome::OutsideWindow { holder, good_from: Some(from) } => {
            Sentence::of(&next_steps::TooEarly { holder, from, claimed })
        }
        ActOutcome::OutsideWindow { holder, good_from: None } => match is_able(holder) {
            true => Sentence::of(&next_steps::Expired { holder }),
            false => left.with_other_key(no_one_left(&left.only(holder))),
        },
        ActOutcome::Revoked { holder, revocation } => {
            let step = match is_able(holder) {
                true => Sentence::of(&next_steps::SignWithNewKey { holder }),
                false if wants_pair => left.with_other_key(make_pair(holder)),
                false => left
                    .with_other_key(Sentence::of(&next_steps::SignWithAnotherKey { holder, tool })),
            };
            match revocation.proof_needed_before(claimed) {
                None => step,
                Some(since) => Sentence::of(&next_steps::HeldBefore { since, step, tool }),
            }
        }
        ActOutcome::OtherParty { party: owner, holder, .. } => {
            Sentence::of(&next_steps::KeyOfAnotherParty { owner, holder, party })
        }
        ActOutcome::SpecimenKey { holder } if wants_pair => make_pair(holder),
        ActOutcome::SpecimenKey { holder } => {
            Sentence::of(&next_steps::SpecimenKey { holder, tool })
        }
        ActOutcome::NotAllowed { holder } => {
            Sentence::of(&next_steps::NotAllowed { holder, party })
        }
        ActOutcome::NotDesignated { .. } if left.named == NamedKeys::Ended => no_one_left(left),
        ActOutcome::NotDesignated { holder } => Sentence::of(&next_steps::NotDesignated { holder }),
        ActOutcome::FromTheFuture { holder } => {
            Sentence::of(&next_steps::FromTheFuture { holder, claimed, at, tool })
        }
        ActOutcome::BeforeTheRecord { holder } | ActOutcome::BeforeWhatItSaw { holder, .. } => {
            Sentence::of(&next_steps::ClockWrong { holder })
        }
        ActOutcome::HalvesOfTwoHolders { .. } => {
            Sentence::of(&next_steps::HalvesOfTwoHolders { party })
        }
        ActOutcome::HalfOfPair { of } | ActOutcome::OtherSet { of } if !is_able(of) => {
            make_pair(of)
        }
        ActOutcome::HalfOfPair { of } => Sentence::of(&next_steps::HalfOfAPair { holder: of }),
        ActOutcome::OtherSet { of } => Sentence::of(&next_steps::OtherSet { holder: of, tool }),
        ActOutcome::HybridRequired { holder } => match is_able(holder) {
            true => Sentence::of(&next_steps::SignWithPair { holder }),
            false => left.with_other_key(make_pair(holder)),
        },
        ActOutcome::ClassicTooLate { holder, from } => {
            let step = match is_able(holder) {
                true => Sentence::of(&next_steps::SignWithPair { holder }),
                false => left.with_other_key(make_pair(holder)),
            };
            match claimed.unix_seconds() < from.unix_seconds() {
                true => Sentence::of(&next_steps::HeldBefore { since: from, step, tool }),
                false => step,
            }
        }
        ActOutcome::OutOfOrder { holder, before } => {
            Sentence::of(&next_steps::OutOfOrder { holder, before })
        }
    })
}

/// Whether an act for the party names an instrument of authority that is not available.
fn lacks_instrument(report: &Report, party: &PartyId) -> bool {
    let lacking = Authority::Lacking(Unauthorised::NotAtHand);
    report.acts().iter().any(|act| act.content.party == *party && act.authority == lacking)
}

/// Holders to ask, by name and id.
pub(super) fn asked(holders: &[(HolderId, Label)]) -> Vec<Person<'_>> {
    holders.iter().map(|(holder, name)| Person { name, holder }).collect()
}

/// A holder by name and id. The word is shown once if both are equal.
pub(crate) struct Person<'h> {
    /// The name.
    pub(crate) name: &'h Label,
    /// The id.
    pub(crate) holder: &'h HolderId,
}

impl Localized for Person<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let Self { name, holder } = *self;
        match name.as_str() == holder.as_str() {
            true => name.write(locale, out),
            false => next_steps::Holder { name, holder }.write(locale, out),
        }
    }
}
