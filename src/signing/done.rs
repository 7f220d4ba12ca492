//! The messages after a signature.

use std::fmt;

use crate::id::{HolderId, PartyId};
use crate::locale::Locale;
use crate::messages::{Localized, Or, signing as say};
use crate::report::Person;
use crate::value::{Intent, Label};

/// That an act was signed, and what to send to the other parties. The names of files are shown as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done<'a> {
    /// The intent of the act.
    pub intent: Intent,
    /// The party.
    pub party: &'a PartyId,
    /// The file of the signed bundle.
    pub file: &'a str,
    /// The file of the record, if the others do not have it: this is its first act.
    pub record: Option<&'a str>,
    /// Whether the record has texts, which the others need too.
    pub has_texts: bool,
}

impl Localized for Done<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let Self { intent, party, file, .. } = *self;
        match (self.record, self.has_texts) {
            (None, _) => say::Done { intent, party, file }.write(locale, out),
            (Some(record), false) => {
                say::DoneFirst { intent, party, file, record }.write(locale, out)
            }
            (Some(record), true) => {
                say::DoneFirstWithTexts { intent, party, file, record }.write(locale, out)
            }
        }
    }
}

/// The people of a party who must sign, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StillNeeded {
    /// The party.
    pub party: PartyId,
    /// How many people are missing.
    pub missing: usize,
    /// Those who can sign now by the roster.
    pub people: Vec<(HolderId, Label)>,
}

impl Localized for StillNeeded {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let Self { party, missing, .. } = self;
        let people = self.people.iter().map(|(holder, name)| Person { name, holder });
        match &people.collect::<Vec<_>>()[..] {
            [] => say::MoreNeededOfNoOne { missing, party }.write(locale, out),
            people => say::MoreNeeded { missing, party, people: Or(people) }.write(locale, out),
        }
    }
}

/// A warning after a signature with a published specimen key: it proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedBySpecimen;

impl Localized for SignedBySpecimen {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        say::SignedBySpecimen.write(locale, out)
    }
}
