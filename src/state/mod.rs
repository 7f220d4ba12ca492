//! The state of an instrument, its reason, and what is due next: docs/format.md G.
//!
//! A state follows from the judgement of the acts, from the record's term, and from the effects of other
//! instruments. It is never stored, and no one declares it. All times are claims of acts and records.
//! [`crate::instruments`] combines several instruments.

mod due;

use std::fmt;

pub use due::{Due, DueKind};

use crate::id::{Digest, PartyId};
use crate::locale::Locale;
use crate::messages::{And, Choice, Localized, states};
use crate::record::{Entry, Record};
use crate::roster::Roster;
use crate::value::{Label, Time, coded, codes};
use crate::verify::{
    self, ActOutcome, ActReport, Effect, Lifecycle, PartyOutcome, PartyReport, Report,
};

coded! { State Ending }

/// The state of an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// No signature counts, or would count after what it lacks is added.
    Open,
    /// Some signatures are there, others are missing.
    PartlySigned,
    /// All signatures are there, but something else is missing.
    Pending,
    /// Everything required is there, but it is not in effect yet.
    Concluded,
    /// It is in effect and has not ended.
    InEffect,
    /// It is no longer in effect, or never will be.
    Ended(Ending),
}

impl State {
    codes! {
        /// Its stable code. The ending has its own code.
        Self::Open => "open",
        Self::PartlySigned => "partly-signed",
        Self::Pending => "pending",
        Self::Concluded => "concluded",
        Self::InEffect => "in-effect",
        Self::Ended(_) => "ended",
    }

    /// How it ended, if it has ended.
    pub fn ending(self) -> Option<Ending> {
        match self {
            Self::Ended(ending) => Some(ending),
            Self::Open | Self::PartlySigned | Self::Pending | Self::Concluded | Self::InEffect => {
                None
            }
        }
    }
}

impl Choice for State {
    const WORDS: &'static [&'static str] = &[
        "open",
        "partly-signed",
        "pending",
        "concluded",
        "in-effect",
        "expired",
        "superseded",
        "terminated",
        "withdrawn",
    ];

    /// The word of the ending, if it has ended.
    fn word(&self) -> &'static str {
        self.ending().map_or(self.code(), |ending| ending.code())
    }
}

impl Localized for State {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        states::State { state: self }.write(locale, out)
    }
}

/// How an instrument ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// Its term has ended, by its record or by an instrument that extends it.
    Expired,
    /// Another instrument replaced it.
    Superseded,
    /// Another instrument ended it.
    Terminated,
    /// It was concluded, and a signatory took back a required act.
    Withdrawn,
}

impl Ending {
    codes! {
        /// Its stable code.
        Self::Expired => "expired",
        Self::Superseded => "superseded",
        Self::Terminated => "terminated",
        Self::Withdrawn => "withdrawn",
    }
}

/// A state with its details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The state.
    pub state: State,
    /// The time since which it is in that state, by the claimed times of acts and records.
    pub since: Time,
    /// The reason.
    pub reason: Reason,
    /// The due items: first those for people, then dates.
    pub due: Vec<Due>,
}

/// The reason for the state of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No one has signed.
    NoOneSigned,
    /// The judgement finds something missing.
    Lacking(verify::Reason),
    /// It enters into effect on a later date.
    EntryToCome {
        /// The date.
        on: Time,
    },
    /// It enters into effect when each party has confirmed.
    ConfirmationToCome {
        /// The parties that have not confirmed.
        parties: Vec<PartyId>,
    },
    /// It is in effect.
    Entered(Entered),
    /// Its term has ended.
    Expired,
    /// Its term had ended before it entered into effect.
    ExpiredBeforeEntry,
    /// Another instrument replaced it.
    Superseded {
        /// The digests of the records that ended it at that instant. Those that replaced it come first.
        by: Vec<Digest>,
    },
    /// Another instrument ended it.
    Terminated {
        /// The digests of the records that ended it at that instant.
        by: Vec<Digest>,
    },
    /// Signatories took back required acts.
    Withdrawn {
        /// The parties, and the signatories by their names in the roster. Those of one instant.
        by: Vec<(PartyId, Label)>,
    },
}

/// How an instrument entered into effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// When it was concluded.
    WithLastSignature,
    /// On the date in its record.
    OnItsDate,
    /// The date in its record had passed when it was concluded.
    AfterItsDate,
    /// When each party had confirmed.
    WithConfirmation,
}

impl Reason {
    codes! {
        /// Its stable code; if something is missing, that of the judgement's reason.
        Self::NoOneSigned => "no-one-signed",
        Self::EntryToCome { .. } => "entry-to-come",
        Self::ConfirmationToCome { .. } => "confirmation-to-come",
        Self::Entered(Entered::WithLastSignature) => "entered-with-last-signature",
        Self::Entered(Entered::OnItsDate) => "entered-on-its-date",
        Self::Entered(Entered::AfterItsDate) => "entered-after-its-date",
        Self::Entered(Entered::WithConfirmation) => "entered-with-confirmation",
        Self::Expired => "expired",
        Self::ExpiredBeforeEntry => "expired-before-entry",
        Self::Superseded { .. } => "superseded",
        Self::Terminated { .. } => "terminated",
        Self::Withdrawn { .. } => "withdrawn";
        others:
        Self::Lacking(reason) => reason.code(), of verify::Reason::CODES, verify::Lack::WORDS;
    }

    /// The instruments that caused it, by the digests of their records.
    pub fn by(&self) -> &[Digest] {
        match self {
            Self::Superseded { by } | Self::Terminated { by } => by,
            Self::NoOneSigned
            | Self::Lacking(_)
            | Self::EntryToCome { .. }
            | Self::ConfirmationToCome { .. }
            | Self::Entered(_)
            | Self::Expired
            | Self::ExpiredBeforeEntry
            | Self::Withdrawn { .. } => &[],
        }
    }
}

impl Localized for Reason {
    /// A sentence for people.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let records = |by: &[Digest]| -> Vec<states::Record<Digest>> {
            by.iter().map(|record| states::Record { record: *record }).collect()
        };
        match self {
            Self::NoOneSigned => states::NoOneSigned.write(locale, out),
            Self::Lacking(reason) => reason.write(locale, out),
            Self::EntryToCome { on } => states::EntryToCome { on }.write(locale, out),
            Self::ConfirmationToCome { parties } => {
                states::ConfirmationToCome { parties: And(parties) }.write(locale, out)
            }
            Self::Entered(Entered::WithLastSignature) => {
                states::EnteredWithLastSignature.write(locale, out)
            }
            Self::Entered(Entered::OnItsDate) => states::EnteredOnItsDate.write(locale, out),
            Self::Entered(Entered::AfterItsDate) => states::EnteredAfterItsDate.write(locale, out),
            Self::Entered(Entered::WithConfirmation) => {
                states::EnteredWithConfirmation.write(locale, out)
            }
            Self::Expired => states::Expired.write(locale, out),
            Self::ExpiredBeforeEntry => states::ExpiredBeforeEntry.write(locale, out),
            Self::Superseded { by } => {
                states::Superseded { records: And(&records(by)) }.write(locale, out)
            }
            Self::Terminated { by } => {
                states::Terminated { records: And(&records(by)) }.write(locale, out)
            }
            Self::Withdrawn { by } => {
                let people = by.iter().map(|(party, person)| states::Person { person, party });
                let people: Vec<_> = people.collect();
                states::Withdrawn { people: And(&people) }.write(locale, out)
            }
        }
    }
}

/// The input for the state.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) record: &'a Record,
    /// The judgement of its acts.
    pub(crate) report: &'a Report,
    pub(crate) course: &'a Lifecycle,
    pub(crate) roster: &'a Roster,
    /// The time of the question.
    pub(crate) at: Time,
}

impl Asked<'_> {
    /// The first instant at which it is no longer in effect, by its record and the instruments that extend
    /// it.
    pub(crate) fn expires(&self) -> Option<Time> {
        self.course.expires
    }

    /// The state (docs/format.md G1 to G6).
    pub(crate) fn status(&self) -> Status {
        if let Some((ending, since, reason)) = self.ended() {
            return Status { state: State::Ended(ending), since, reason, due: Vec::new() };
        }
        let Some(concluded) = self.course.concluded.filter(|_| self.course.withdrawn.is_none())
        else {
            return self.unfinished();
        };
        match self.course.entry {
            Some(entry) if entry.unix_seconds() <= self.at.unix_seconds() => Status {
                state: State::InEffect,
                since: entry,
                reason: Reason::Entered(self.how_it_entered(concluded)),
                due: due::in_effect(self),
            },
            entry => Status {
                state: State::Concluded,
                since: concluded,
                reason: match entry {
                    Some(on) => Reason::EntryToCome { on },
                    None => Reason::ConfirmationToCome { parties: self.unconfirmed() },
                },
                due: due::concluded(self),
            },
        }
    }

    /// How, when and why it ended: the first event that ended it.
    fn ended(&self) -> Option<(Ending, Time, Reason)> {
        let expired = self.course.concluded.and(self.expires()).map(|on| {
            let entry = self.course.entry.map(|entry| entry.unix_seconds());
            let reason = match entry.is_some_and(|entry| entry < on.unix_seconds()) {
                true => Reason::Expired,
                false => Reason::ExpiredBeforeEntry,
            };
            (Ending::Expired, on, reason)
        });
        let by_another = self.course.ended.as_ref().map(|ended| {
            let by = ended.by.clone();
            match ended.is_superseded {
                true => (Ending::Superseded, ended.on, Reason::Superseded { by }),
                false => (Ending::Terminated, ended.on, Reason::Terminated { by }),
            }
        });
        let withdrawn = self.course.withdrawn.as_ref().map(|withdrawal| {
            let by = withdrawal.by.clone();
            (Ending::Withdrawn, withdrawal.on, Reason::Withdrawn { by })
        });
        let ended = expired.into_iter().chain(by_another);
        let ended = ended.filter(|(_, on, _)| on.unix_seconds() <= self.at.unix_seconds());
        // A withdrawal is in force, whatever time it claims. If several endings have the same instant, the
        // first in this order counts.
        ended.chain(withdrawn).min_by_key(|(_, on, _)| on.unix_seconds())
    }

    fn how_it_entered(&self, concluded: Time) -> Entered {
        match self.record.content().terms.entry() {
            None | Some(Entry::LastSignature) => Entered::WithLastSignature,
            Some(Entry::Confirmation) => Entered::WithConfirmation,
            Some(Entry::On(on)) if concluded.unix_seconds() > on.unix_seconds() => {
                Entered::AfterItsDate
            }
            Some(Entry::On(_)) => Entered::OnItsDate,
        }
    }

    /// The parties that have not confirmed.
    fn unconfirmed(&self) -> Vec<PartyId> {
        let parties = self.report.parties().iter().filter(|party| party.confirmed.is_none());
        parties.map(|party| party.id.clone()).collect()
    }

    /// The state of an instrument that is not concluded.
    fn unfinished(&self) -> Status {
        let parties = self.report.parties();
        let signatures: Vec<&ActReport> =
            self.report.acts().iter().filter(|act| self.signs(act)).collect();
        let first = signatures.iter().map(|act| act.content.signed_at);
        let (state, since) = if let Some(first) = first.min_by_key(Time::unix_seconds) {
            match parties.iter().all(has_signed) {
                false => (State::PartlySigned, first),
                true => (State::Pending, self.course.signed.unwrap_or(first)),
            }
        } else {
            (State::Open, self.record.content().created)
        };
        let reason = self.lacking(state);
        Status { state, since, reason, due: due::unfinished(self) }
    }

    fn is_contested(&self, party: &PartyId) -> bool {
        let mut parties = self.report.parties().iter();
        parties.any(|it| it.id == *party && it.outcome == PartyOutcome::Contested)
    }

    /// Whether an act is a signature that counts, or would count after what it lacks is added. For a
    /// contested party, also a signature that counted until its signatory declined.
    fn signs(&self, act: &ActReport) -> bool {
        let is_signature = self.record.content().terms.is_signature(act.content.intent);
        let stands = match &act.outcome {
            ActOutcome::Counted(_) => true,
            ActOutcome::Stands(_, effect) => match effect {
                Effect::NotConfirmed | Effect::Unauthorised(_) => true,
                Effect::DeclinedSince { .. } => self.is_contested(&act.content.party),
                Effect::Initialled
                | Effect::Confirms
                | Effect::Approves
                | Effect::Witnesses
                | Effect::Declines
                | Effect::Withdraws
                | Effect::Seals
                | Effect::Withdrawn { .. }
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
            },
            ActOutcome::UnknownKey
            | ActOutcome::HalfOfPair { .. }
            | ActOutcome::HalvesOfTwoHolders { .. }
            | ActOutcome::OtherSet { .. }
            | ActOutcome::OtherParty { .. }
            | ActOutcome::SpecimenKey { .. }
            | ActOutcome::NotAllowed { .. }
            | ActOutcome::NotDesignated { .. }
            | ActOutcome::HybridRequired { .. }
            | ActOutcome::FromTheFuture { .. }
            | ActOutcome::BeforeTheRecord { .. }
            | ActOutcome::BeforeWhatItSaw { .. }
            | ActOutcome::OutsideWindow { .. }
            | ActOutcome::Revoked { .. }
            | ActOutcome::ClassicTooLate { .. }
            | ActOutcome::OutOfOrder { .. } => false,
        };
        is_signature && stands
    }

    /// The missing item that says most about the state.
    fn lacking(&self, state: State) -> Reason {
        let rank = |reason: &&verify::Reason| match reason {
            verify::Reason::Contested { .. } => 0,
            verify::Reason::Declined { .. } => 1,
            verify::Reason::NotSigned { .. } | verify::Reason::PartyUnknown { .. } => 2,
            verify::Reason::Pending { .. } => 3,
            verify::Reason::ActMissing { .. } => 4,
            // Reasons that are not evaluated here, or make no difference to a state.
            verify::Reason::Unsound(_)
            | verify::Reason::OtherRecord { .. }
            | verify::Reason::PartyAbsent { .. }
            | verify::Reason::TextDiffers { .. }
            | verify::Reason::TextMissing { .. }
            | verify::Reason::Reserved { .. }
            | verify::Reason::TimeUnproven { .. } => 5,
        };
        let declined = |reason: &&verify::Reason| rank(reason) == 1;
        let reasons = self.report.reasons();
        match state {
            State::Open if !reasons.iter().any(|reason| declined(&reason)) => Reason::NoOneSigned,
            State::Open
            | State::PartlySigned
            | State::Pending
            | State::Concluded
            | State::InEffect
            | State::Ended(_) => reasons
                .iter()
                .min_by_key(rank)
                .map_or(Reason::NoOneSigned, |reason| Reason::Lacking(reason.clone())),
        }
    }
}

/// Whether enough people have signed for a party, even if something else is missing.
fn has_signed(party: &PartyReport) -> bool {
    match party.outcome {
        PartyOutcome::Met | PartyOutcome::Pending(_) => true,
        PartyOutcome::Contested
        | PartyOutcome::Declined
        | PartyOutcome::Missing
        | PartyOutcome::Unknown => false,
    }
}
