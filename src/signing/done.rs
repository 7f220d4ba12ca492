//! The messages after a signature.

use std::fmt;

use serde::Serialize;

use crate::act::Act;
use crate::bundle::Bundle;
use crate::id::{HolderId, PartyId};
use crate::keys::words;
use crate::locale::Locale;
use crate::messages::{Localized, Or, signing as say};
use crate::report::Person;
use crate::screen::safe_json;
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

/// A signed act and its bundle, as one line of JSON without a line end. `file` is the name of the bundle's file, safe
/// to show.
pub fn signed_json(act: &Act, signed: &Bundle, file: &str) -> String {
    let content = act.content();
    let key = content.key_set();
    let shown = Signed {
        format: "paraph/signed/1",
        file,
        act: act.id().to_string(),
        party: content.party.as_str(),
        intent: content.intent.word(),
        of: content.of.map(|of| of.to_string()),
        key: key.to_string(),
        key_words: words(&key),
        record: signed.record().digest().to_string(),
        signed_at: content.signed_at.to_string(),
        seen: content.seen.iter().map(ToString::to_string).collect(),
        acts: signed.len(),
    };
    safe_json(&serde_json::to_string(&shown).expect("strings and numbers only"))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Signed<'a> {
    format: &'static str,
    file: &'a str,
    act: String,
    party: &'a str,
    intent: &'static str,
    of: Option<String>,
    key: String,
    key_words: String,
    record: String,
    signed_at: String,
    seen: Vec<String>,
    acts: usize,
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
