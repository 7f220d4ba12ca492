//! What a record may say beside its texts and parties: annexes, which language prevails, what it is
//! in law, powers that it confers, instruments that it bears on, and its term.
//!
//! All of it is optional, and a record that says none of it is one of two parties who sign.

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

/// What is optional in a record; the default says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Its annexes, by id; a text says to which it belongs.
    pub annexes: Vec<Annex>,
    /// What holds where authentic texts diverge.
    pub divergence: Option<Divergence>,
    /// Whether it binds in law, by its own word.
    pub legal_effect: Option<LegalEffect>,
    /// The powers that it confers on holders of keys.
    pub powers: Option<Powers>,
    /// How it bears on other instruments, in the order of their canonical bytes.
    pub relations: Vec<Relation>,
    /// When it enters into effect, and until when.
    pub term: Option<Term>,
    /// Whether a signature is definitive.
    pub approval: Approval,
    /// The parties whose signatories must show authority.
    pub authority: BTreeSet<PartyId>,
    /// What initialling is.
    pub initialling: Initialling,
}

impl Terms {
    /// Whether an act of that intent is a signature of the record, of whatever kind.
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

    /// How the instrument enters into effect, if the record says so.
    pub fn entry(&self) -> Option<Entry> {
        self.term.as_ref().and_then(|term| term.entry)
    }
}

/// A part of the instrument that has texts of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// By what texts name it.
    pub id: AnnexId,
    /// Its title in each language.
    pub title: Names,
}

/// What holds where authentic texts diverge (Vienna Convention on the Law of Treaties, article 33).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Divergence {
    /// All are equally authoritative.
    Equal,
    /// The text in this language prevails.
    Prevails(Language),
}

worded! {
    /// Whether an instrument binds in law.
    LegalKind {
        /// It does.
        Binding = "binding",
        /// It does not.
        NonBinding = "non-binding",
        /// Parts of it do.
        Mixed = "mixed",
    }
}

/// Whether the instrument binds in law, and where it says so. A claim of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalEffect {
    /// Whether it does.
    pub kind: LegalKind,
    /// The clause that says so: `Article 9`.
    pub clause: Option<Label>,
}

/// That whoever concludes this record empowers the holders of keys to speak for them: full powers
/// (Vienna Convention on the Law of Treaties, articles 2(1)(c) and 7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Powers {
    /// Whose holders.
    pub keys: BTreeSet<KeyId>,
    /// For which acts. Each [needs authority](Intent::needs_authority).
    pub intents: BTreeSet<Intent>,
    /// For which instrument, in which version of its record; `None`: for every instrument.
    pub instrument: Option<RecordRef>,
    /// From this instant on.
    pub from: Option<Time>,
    /// Until this instant, which is not included.
    pub until: Option<Time>,
}

worded! {
    /// How an instrument bears on another.
    RelationKind {
        /// It changes it.
        Amends = "amends",
        /// It takes its place.
        Supersedes = "supersedes",
        /// It ends it.
        Terminates = "terminates",
        /// It lets it last longer.
        Extends = "extends",
        /// It carries it out.
        Implements = "implements",
        /// It affirms it anew.
        Reaffirms = "reaffirms",
        /// That one bears out what this one says.
        ValidatedBy = "validated-by",
        /// It is a part of it.
        AnnexOf = "annex-of",
        /// It corrects errors in it (article 79).
        Corrects = "corrects",
        /// It answers it, as notes are exchanged (article 13).
        ReplyTo = "reply-to",
    }
}

/// How this instrument bears on another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// On which.
    pub target: Target,
}

/// Another instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// One that has a record.
    Record(RecordRef),
    /// One on paper: nothing of it can be verified.
    Paper {
        /// When it was concluded.
        date: Day,
        /// What it is called.
        title: Names,
    },
}

/// When an instrument enters into effect and when it ends. At least one of them is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// When it enters into effect; `None`: once it is concluded (article 24(2)).
    pub entry: Option<Entry>,
    /// The first instant at which it is no longer in effect.
    pub expires: Option<Time>,
    /// When the parties are to look at it again.
    pub review: Option<Time>,
}

/// When an instrument enters into effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Once it is concluded: with the last act that was needed.
    LastSignature,
    /// Once each party has confirmed its signature.
    Confirmation,
    /// At an instant, if it is concluded by then; else once it is.
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

/// What initialling is (articles 10 and 12(2)(a)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Initialling {
    /// It authenticates the texts.
    #[default]
    Authenticates,
    /// It is a signature.
    Signs,
}

/// What stands in `divergence`, for a sentence.
pub(crate) const DIVERGENCE_WORDS: &str = "equal";
/// What stands in `term.entry`, for a sentence.
pub(crate) const ENTRY_WORDS: &str = "last-signature, confirmation";
/// What `signing.approval` may be.
pub(crate) const REQUIRED: &str = "required";
/// What `signing.initialling` may be.
pub(crate) const SIGNATURE: &str = "signature";
/// The acts that powers may be for, for a sentence.
pub(crate) const POWER_WORDS: &str = "initial, sign, sign-ad-referendum, confirm, approve, seal";

/// An intent that powers may be for.
pub(crate) fn check_power(intent: Intent) -> Result<Intent, FaultKind> {
    match intent.needs_authority() {
        true => Ok(intent),
        false => Err(FaultKind::unknown_word(intent.word(), POWER_WORDS)),
    }
}

/// That `from`, if there is one, is before `until`, if there is one.
pub(crate) fn check_window(from: Option<Time>, until: Option<Time>) -> Result<(), FaultKind> {
    match (from, until) {
        (Some(from), Some(until)) if from.unix_seconds() >= until.unix_seconds() => {
            Err(FaultKind::EmptyWindow)
        }
        _ => Ok(()),
    }
}

impl Term {
    /// That it does not end before it begins.
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

/// An entry's bytes, by which entries are in order; in a sentence they are cut.
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

/// The entry that a word stands for.
pub(crate) fn entry_of(word: &str) -> Result<Entry, FaultKind> {
    match word {
        "last-signature" => Ok(Entry::LastSignature),
        "confirmation" => Ok(Entry::Confirmation),
        other => Err(FaultKind::unknown_word_or(other, ENTRY_WORDS, Alternative::Time)),
    }
}

/// A string that can only be one word.
pub(super) fn read_word(cursor: &mut Cursor<'_>, word: &'static str) -> Read<()> {
    let start = cursor.at();
    match &*cursor.string()? {
        found if found == word => Ok(()),
        other => Err(Flaw::new(start, FaultKind::unknown_word(other, word))),
    }
}

/// The parties that must show authority: some of the record's.
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

/// Relations in the order of their canonical bytes.
pub(super) fn write_relations(members: &mut Writing<'_>, relations: &[Relation]) {
    if !relations.is_empty() {
        let mut entries: Vec<Vec<u8>> = relations.iter().map(relation_bytes).collect();
        entries.sort();
        members.member("relations").array(entries, |writer, entry| writer.canonical(&entry));
    }
}

/// A relation's canonical bytes, by which relations are in order.
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
