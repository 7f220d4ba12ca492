//! The optional content of a record: annexes, the prevailing language, the legal effect, powers that it
//! confers, relations to other instruments, and its term.
//!
//! A record without any of it is a plain instrument that its parties sign.

use std::collections::BTreeSet;
use std::fmt;

use super::{
    MAX_ANNEXES, MAX_PARTIES, MAX_PARTY_KEYS, MAX_RELATIONS, RecordRef, at_least_one, read_keys,
    read_names, read_record_ref, write_names, write_record_ref,
};
use crate::canon::{Cursor, Flaw, Read, Writer, Writing};
use crate::fault::{Alternative, FaultKind, Listed, excerpt};
use crate::id::{AnnexId, KeyId, PartyId};
use crate::value::{Day, Intent, Label, Language, Names, Time, worded};

/// The optional content of a record; empty by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Its annexes, sorted by id. Each text names the annex that it belongs to.
    pub annexes: Vec<Annex>,
    /// The rule for authentic texts that diverge.
    pub divergence: Option<Divergence>,
    /// Whether it is legally binding. This is a claim.
    pub legal_effect: Option<LegalEffect>,
    /// The powers that it gives to holders of keys.
    pub powers: Option<Powers>,
    /// Its relations to other instruments, sorted by their canonical bytes.
    pub relations: Vec<Relation>,
    /// The time when it enters into effect, and when it ends.
    pub term: Option<Term>,
    /// Whether a signature is definitive.
    pub approval: Approval,
    /// The parties whose signatories must show authority.
    pub authority: BTreeSet<PartyId>,
    /// The effect of initialling.
    pub initialling: Initialling,
    /// The keys that must sign it.
    pub suite: SuiteDemand,
}

impl Terms {
    /// Whether an act with this intent is a signature of the record, of any kind.
    pub fn is_signature(&self, intent: Intent) -> bool {
        match intent {
            Intent::Sign | Intent::SignAdReferendum => true,
            Intent::Initial => self.initialling == Initialling::Signs,
            Intent::Confirm
            | Intent::Approve
            | Intent::Witness
            | Intent::Decline
            | Intent::Withdraw
            | Intent::Seal => false,
        }
    }

    /// The rule for entry into effect, if the record has one.
    pub fn entry(&self) -> Option<Entry> {
        self.term.as_ref().and_then(|term| term.entry)
    }
}

/// A part of the instrument that has its own texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// The id by which texts name it.
    pub id: AnnexId,
    /// Its title in each language.
    pub title: Names,
}

/// The rule for authentic texts that diverge (Vienna Convention on the Law of Treaties, article 33).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Divergence {
    /// All texts are equally authoritative.
    Equal,
    /// The text in this language prevails.
    Prevails(Language),
}

worded! {
    /// Whether an instrument is legally binding.
    LegalKind {
        /// It is binding.
        Binding = "binding",
        /// It is not binding.
        NonBinding = "non-binding",
        /// Parts of it are binding.
        Mixed = "mixed",
    }
}

/// Whether the instrument is legally binding, and the clause that says so. This is a claim of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalEffect {
    /// Whether it is binding.
    pub kind: LegalKind,
    /// The clause: `Article 9`.
    pub clause: Option<Label>,
}

/// Full powers: those who conclude this record authorise the holders of these keys to act for them (Vienna
/// Convention on the Law of Treaties, articles 2(1)(c) and 7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Powers {
    /// The keys of the authorised holders.
    pub keys: BTreeSet<KeyId>,
    /// The acts that they may make. Each of these intents [needs authority](Intent::needs_authority).
    pub intents: BTreeSet<Intent>,
    /// The instrument, with the exact version of its record. `None` means every instrument.
    pub instrument: Option<RecordRef>,
    /// The first instant of the powers.
    pub from: Option<Time>,
    /// The first instant after the powers.
    pub until: Option<Time>,
}

worded! {
    /// The kind of relation to another instrument.
    RelationKind {
        /// It changes the other instrument.
        Amends = "amends",
        /// It replaces the other instrument.
        Supersedes = "supersedes",
        /// It ends the other instrument.
        Terminates = "terminates",
        /// It extends the term of the other instrument.
        Extends = "extends",
        /// It carries out the other instrument.
        Implements = "implements",
        /// It reaffirms the other instrument.
        Reaffirms = "reaffirms",
        /// The other instrument supports what this one says.
        ValidatedBy = "validated-by",
        /// It is part of the other instrument.
        AnnexOf = "annex-of",
        /// It corrects errors in the other instrument (article 79).
        Corrects = "corrects",
        /// It answers the other instrument, as in an exchange of notes (article 13).
        ReplyTo = "reply-to",
    }
}

/// A relation of this instrument to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The kind of relation.
    pub kind: RelationKind,
    /// The other instrument.
    pub target: Target,
}

/// Another instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An instrument that has a record.
    Record(RecordRef),
    /// An instrument on paper, of which nothing can be verified.
    Paper {
        /// The day on which it was concluded.
        date: Day,
        /// Its title.
        title: Names,
    },
}

/// The time when an instrument enters into effect, and when it ends. At least one field is present.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The rule for entry into effect. `None` means when it is concluded (article 24(2)).
    pub entry: Option<Entry>,
    /// The first instant at which it is no longer in effect.
    pub expires: Option<Time>,
    /// The time when the parties are to review it.
    pub review: Option<Time>,
}

/// The rule for entry into effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// When it is concluded: with the last act that was required.
    LastSignature,
    /// When each party has confirmed its signature.
    Confirmation,
    /// At this instant if it is concluded by then; otherwise when it is concluded.
    On(Time),
}

/// Whether a signature is definitive (article 12) or subject to approval (article 14).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Approval {
    /// It is definitive.
    #[default]
    NotNeeded,
    /// Each party must approve.
    Required,
}

/// The effect of initialling (articles 10 and 12(2)(a)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Initialling {
    /// It authenticates the texts.
    #[default]
    Authenticates,
    /// It is a signature.
    Signs,
}

/// The keys that must sign a record (docs/format.md R5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SuiteDemand {
    /// Single keys and pairs.
    #[default]
    Any,
    /// Only pairs: acts by a single key do not count.
    Hybrid,
}

/// The word that `divergence` can be, for a message.
pub(crate) const DIVERGENCE_WORDS: &str = "equal";
/// The words that `term.entry` can be, for a message.
pub(crate) const ENTRY_WORDS: &str = "last-signature, confirmation";
/// The value of `signing.approval`.
pub(crate) const REQUIRED: &str = "required";
/// The value of `signing.initialling`.
pub(crate) const SIGNATURE: &str = "signature";
/// The value of `signing.suite`.
pub(crate) const HYBRID: &str = "hybrid";
/// The intents that powers can be for, for a message.
pub(crate) const POWER_WORDS: &str = "initial, sign, sign-ad-referendum, confirm, approve, seal";

/// Checks that powers can be for this intent.
pub(crate) fn check_power(intent: Intent) -> Result<Intent, FaultKind> {
    match intent.needs_authority() {
        true => Ok(intent),
        false => Err(FaultKind::unknown_word(intent.word(), POWER_WORDS)),
    }
}

/// Checks that `from` is before `until`, if both are present.
pub(crate) fn check_window(from: Option<Time>, until: Option<Time>) -> Result<(), FaultKind> {
    match (from, until) {
        (Some(from), Some(until)) if from.unix_seconds() >= until.unix_seconds() => {
            Err(FaultKind::EmptyWindow)
        }
        _ => Ok(()),
    }
}

impl Term {
    /// Checks that the term does not end before it begins.
    pub(crate) fn check(&self) -> Result<(), FaultKind> {
        match self.entry {
            Some(Entry::On(on)) => check_window(Some(on), self.expires),
            Some(Entry::LastSignature | Entry::Confirmation) | None => Ok(()),
        }
    }
}

pub(super) fn read_annexes(cursor: &mut Cursor<'_>) -> Read<Vec<Annex>> {
    let start = cursor.at();
    let id = |annex: &Annex| annex.id.clone();
    let annexes = cursor.sorted_array(Listed::Annex, MAX_ANNEXES, id, |cursor| {
        let mut members = cursor.object()?;
        let id = members.required("id")?.parse()?;
        let title = read_names(members.required("title")?)?;
        members.end()?;
        Ok(Annex { id, title })
    })?;
    at_least_one(&annexes, Listed::Annex, start)?;
    Ok(annexes)
}

pub(super) fn read_divergence(cursor: &mut Cursor<'_>) -> Read<Divergence> {
    let start = cursor.at();
    if cursor.peek() == Some(b'"') {
        return match &*cursor.string()? {
            "equal" => Ok(Divergence::Equal),
            other => Err(Flaw::new(
                start,
                FaultKind::unknown_word_or(other, DIVERGENCE_WORDS, Alternative::Language),
            )),
        };
    }
    let mut members = cursor.object()?;
    let language = members.required("prevails")?.parse()?;
    members.end()?;
    Ok(Divergence::Prevails(language))
}

pub(super) fn read_legal_effect(cursor: &mut Cursor<'_>) -> Read<LegalEffect> {
    let mut members = cursor.object()?;
    let clause = members.optional("clause")?.map(Cursor::parse).transpose()?;
    let kind = members.required("kind")?.parse()?;
    members.end()?;
    Ok(LegalEffect { kind, clause })
}

pub(super) fn read_powers(cursor: &mut Cursor<'_>) -> Read<Powers> {
    let start = cursor.at();
    let mut members = cursor.object()?;
    let from = members.optional("from")?.map(Cursor::parse).transpose()?;
    let instrument = members.optional("instrument")?.map(read_record_ref).transpose()?;
    let intents = read_intents(members.required("intents")?)?;
    let keys = read_keys(members.required("keys")?)?;
    let until = members.optional("until")?.map(Cursor::parse).transpose()?;
    members.end()?;
    check_window(from, until).map_err(|kind| Flaw::new(start, kind))?;
    Ok(Powers { keys, intents, instrument, from, until })
}

fn read_intents(cursor: &mut Cursor<'_>) -> Read<BTreeSet<Intent>> {
    let start = cursor.at();
    let word = |intent: &Intent| intent.word();
    let intents = cursor.sorted_array(Listed::Intent, MAX_PARTY_KEYS, word, |cursor| {
        let at = cursor.at();
        check_power(cursor.parse()?).map_err(|kind| Flaw::new(at, kind))
    })?;
    at_least_one(&intents, Listed::Intent, start)?;
    Ok(intents.into_iter().collect())
}

pub(super) fn read_relations(cursor: &mut Cursor<'_>) -> Read<Vec<Relation>> {
    let start = cursor.at();
    let bytes = |(_, bytes): &(Relation, Canonical)| bytes.clone();
    let relations = cursor.sorted_array(Listed::Relation, MAX_RELATIONS, bytes, |cursor| {
        let start = cursor.at();
        let relation = read_relation(cursor)?;
        let bytes = cursor.slice(start..cursor.at());
        Ok((relation, Canonical(String::from_utf8_lossy(bytes).into_owned())))
    })?;
    at_least_one(&relations, Listed::Relation, start)?;
    Ok(relations.into_iter().map(|(relation, _)| relation).collect())
}

/// The bytes of an entry, which determine the order of entries. In a message they are cut.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Canonical(String);

impl fmt::Display for Canonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&excerpt(&self.0))
    }
}

fn read_relation(cursor: &mut Cursor<'_>) -> Read<Relation> {
    let mut members = cursor.object()?;
    let paper = members.optional("paper")?.map(read_paper).transpose()?;
    let target = match paper {
        Some(paper) => paper,
        None => Target::Record(read_record_ref(members.required("record")?)?),
    };
    let kind = members.required("relation")?.parse()?;
    members.end()?;
    Ok(Relation { kind, target })
}

fn read_paper(cursor: &mut Cursor<'_>) -> Read<Target> {
    let mut members = cursor.object()?;
    let date = members.required("date")?.parse()?;
    let title = read_names(members.required("title")?)?;
    members.end()?;
    Ok(Target::Paper { date, title })
}

pub(super) fn read_term(cursor: &mut Cursor<'_>) -> Read<Term> {
    let start = cursor.at();
    let mut members = cursor.object()?;
    let entry = members.optional("entry")?.map(read_entry).transpose()?;
    let expires = members.optional("expires")?.map(Cursor::parse).transpose()?;
    let review = members.optional("review")?.map(Cursor::parse).transpose()?;
    members.end()?;
    let term = Term { entry, expires, review };
    if term == Term::default() {
        return Err(Flaw::new(start, FaultKind::EmptyList { what: Listed::Term }));
    }
    term.check().map_err(|kind| Flaw::new(start, kind))?;
    Ok(term)
}

fn read_entry(cursor: &mut Cursor<'_>) -> Read<Entry> {
    let start = cursor.at();
    if cursor.peek() == Some(b'"') {
        return entry_of(&cursor.string()?).map_err(|kind| Flaw::new(start, kind));
    }
    let mut members = cursor.object()?;
    let on = members.required("on")?.parse()?;
    members.end()?;
    Ok(Entry::On(on))
}

/// The entry rule for a word.
pub(crate) fn entry_of(word: &str) -> Result<Entry, FaultKind> {
    match word {
        "last-signature" => Ok(Entry::LastSignature),
        "confirmation" => Ok(Entry::Confirmation),
        other => Err(FaultKind::unknown_word_or(other, ENTRY_WORDS, Alternative::Time)),
    }
}

/// Reads a string that can only be one word.
pub(super) fn read_word(cursor: &mut Cursor<'_>, word: &'static str) -> Read<()> {
    let start = cursor.at();
    match &*cursor.string()? {
        found if found == word => Ok(()),
        other => Err(Flaw::new(start, FaultKind::unknown_word(other, word))),
    }
}

/// Reads the parties that must show authority. They must be parties of the record.
pub(super) fn read_authority(
    cursor: &mut Cursor<'_>,
    is_party: impl Fn(&PartyId) -> bool,
) -> Read<BTreeSet<PartyId>> {
    let start = cursor.at();
    let parties = cursor.sorted_array(Listed::Party, MAX_PARTIES, PartyId::clone, |cursor| {
        let at = cursor.at();
        let party: PartyId = cursor.parse()?;
        let absent = || FaultKind::PartyNotInRecord { party: party.to_string() };
        if is_party(&party) { Ok(party) } else { Err(Flaw::new(at, absent())) }
    })?;
    at_least_one(&parties, Listed::Party, start)?;
    Ok(parties.into_iter().collect())
}

pub(super) fn write_annexes(members: &mut Writing<'_>, annexes: &[Annex]) {
    if !annexes.is_empty() {
        members.member("annexes").array(annexes, |writer, annex| {
            writer.object(|members| {
                members.member("id").string(annex.id.as_str());
                write_names(members.member("title"), &annex.title);
            });
        });
    }
}

pub(super) fn write_divergence(members: &mut Writing<'_>, divergence: Option<&Divergence>) {
    match divergence {
        None => {}
        Some(Divergence::Equal) => members.member("divergence").string("equal"),
        Some(Divergence::Prevails(language)) => {
            members.member("divergence").object(|members| {
                members.member("prevails").string(language.as_str());
            });
        }
    }
}

pub(super) fn write_legal_effect(members: &mut Writing<'_>, effect: Option<&LegalEffect>) {
    if let Some(effect) = effect {
        members.member("legalEffect").object(|members| {
            if let Some(clause) = &effect.clause {
                members.member("clause").string(clause.as_str());
            }
            members.member("kind").string(effect.kind.word());
        });
    }
}

pub(super) fn write_powers(members: &mut Writing<'_>, powers: Option<&Powers>) {
    let Some(powers) = powers else { return };
    members.member("powers").object(|members| {
        if let Some(from) = powers.from {
            members.member("from").string(&from.to_string());
        }
        if let Some(instrument) = &powers.instrument {
            write_record_ref(members.member("instrument"), instrument);
        }
        let words: BTreeSet<&str> = powers.intents.iter().map(|intent| intent.word()).collect();
        members.member("intents").array(words, |writer, word| writer.string(word));
        members.member("keys").array(&powers.keys, |writer, key| writer.string(&key.to_string()));
        if let Some(until) = powers.until {
            members.member("until").string(&until.to_string());
        }
    });
}

/// Writes relations in the order of their canonical bytes.
pub(super) fn write_relations(members: &mut Writing<'_>, relations: &[Relation]) {
    if !relations.is_empty() {
        let mut entries: Vec<Vec<u8>> = relations.iter().map(relation_bytes).collect();
        entries.sort();
        members.member("relations").array(entries, |writer, entry| writer.canonical(&entry));
    }
}

/// The canonical bytes of a relation, which determine the order of relations.
pub(super) fn relation_bytes(relation: &Relation) -> Vec<u8> {
    Writer::object_bytes(|members| {
        match &relation.target {
            Target::Paper { date, title } => members.member("paper").object(|members| {
                members.member("date").string(&date.to_string());
                write_names(members.member("title"), title);
            }),
            Target::Record(record) => write_record_ref(members.member("record"), record),
        }
        members.member("relation").string(relation.kind.word());
    })
}

pub(super) fn write_term(members: &mut Writing<'_>, term: Option<&Term>) {
    let Some(term) = term else { return };
    members.member("term").object(|members| {
        match term.entry {
            None => {}
            Some(Entry::LastSignature) => members.member("entry").string("last-signature"),
            Some(Entry::Confirmation) => members.member("entry").string("confirmation"),
            Some(Entry::On(on)) => members.member("entry").object(|members| {
                members.member("on").string(&on.to_string());
            }),
        }
        for (name, time) in [("expires", term.expires), ("review", term.review)] {
            if let Some(time) = time {
                members.member(name).string(&time.to_string());
            }
        }
    });
}
