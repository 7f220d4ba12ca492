//! The act: one statement by one signatory about one record.
//!
//! An [`Act`] keeps the bytes that it was read from, which are what is signed. It says who claims
//! to sign, for whom and with what intent; whether that is so is judged elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::canon::{Cursor, Flaw, Read, Writer};
use crate::envelope::{MAX_SIGNATURES, signing_input};
use crate::fault::{Fault, FaultKind};
use crate::format::Format;
use crate::id::{ActId, KeyId, PartyId};
use crate::locale::Locale;
pub use crate::record::RecordRef;
use crate::record::{Record, read_names, read_record_ref, write_names, write_record_ref};
pub use crate::value::Intent;
use crate::value::{Country, Label, Language, Names, Prose, Time, worded};

/// The payload type of an act's envelope.
pub const ACT_TYPE: &str = "application/vnd.paraph.act+json";

/// Most statements that come with an act.
pub const MAX_STATEMENTS: usize = 64;
/// Most acts that an act has seen: as many as a bundle holds.
pub const MAX_SEEN: usize = 512;

/// What an act says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActContent {
    /// The instrument that the act is about, and its record to the byte.
    pub record: RecordRef,
    /// For whom.
    pub party: PartyId,
    /// The keys that sign this act, sorted: all of them.
    pub keys: Vec<KeyId>,
    /// Who signs, by their own word.
    pub signatory: Signatory,
    /// In what capacity, by their own word.
    pub capacity: Option<Capacity>,
    /// The record of the instrument that gives the signatory authority, by their own word.
    pub authority: Option<RecordRef>,
    /// What the act means.
    pub intent: Intent,
    /// The act that it is about, where its intent [points](Intent::points) at one; among `seen`.
    pub of: Option<ActId>,
    /// What the signatory states with it, in their order.
    pub statements: Vec<Statement>,
    /// Where it was signed, by the signatory's word.
    pub place: Option<Location>,
    /// When it was signed, by the signatory's word.
    pub signed_at: Time,
    /// The acts that the signatory was shown, sorted.
    pub seen: Vec<ActId>,
}

impl ActContent {
    /// An act about `record` that has nothing which is optional, by somebody who was shown nothing.
    ///
    /// Whoever signs a bundle in which others have signed sets [`seen`](Self::seen), for instance to
    /// [`seen_acts`](crate::verify::seen_acts): else nobody notices when those are taken out.
    pub fn new(
        record: &Record,
        party: PartyId,
        key: KeyId,
        signatory: Signatory,
        intent: Intent,
        signed_at: Time,
    ) -> Self {
        Self {
            record: record.reference(),
            party,
            keys: vec![key],
            signatory,
            capacity: None,
            authority: None,
            intent,
            of: None,
            statements: Vec::new(),
            place: None,
            signed_at,
            seen: Vec::new(),
        }
    }
}

impl ActContent {
    /// How many reservations come with it.
    pub fn reservations(&self) -> usize {
        let kinds = self.statements.iter().map(|statement| statement.kind);
        kinds.filter(|kind| *kind == StatementKind::Reservation).count()
    }
}

/// The person whom an act names as signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The name in its own script.
    pub name: Label,
    /// The name in Latin letters.
    pub name_latin: Option<Label>,
    /// Office or rank.
    pub title: Option<Names>,
}

impl Signatory {
    /// Somebody of that name.
    pub fn named(name: Label) -> Self {
        Self { name, name_latin: None, title: None }
    }
}

/// What a signatory states with an act, such as a reservation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// The article that it is about; `None`: the instrument as a whole.
    pub article: Option<Label>,
    /// Its words in each language, at least one.
    pub text: BTreeMap<Language, Prose>,
    /// The act whose statement it answers, where it does; among `seen`.
    pub to: Option<ActId>,
}

impl Statement {
    /// The words to show where one language is enough: English, else the first by language tag.
    pub fn shown(&self) -> &Prose {
        let english = self.text.iter().find(|(language, _)| language.as_str() == "en");
        let first = || self.text.iter().next();
        english.or_else(first).map(|(_, words)| words).expect("at least one, checked when read")
    }

    /// The words to show to readers of a language: as with [`Names::shown_in`].
    pub fn shown_in(&self, locale: Locale) -> &Prose {
        let is_its = |tag: &str| {
            let rest = tag.strip_prefix(locale.code());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        let own = self.text.iter().find(|(language, _)| is_its(language.as_str()));
        own.map_or_else(|| self.shown(), |(_, words)| words)
    }
}

worded! {
    /// What a statement is (Vienna Convention on the Law of Treaties, articles 2(1)(d) and 19-23).
    StatementKind {
        /// It excludes or changes the legal effect of provisions for the party.
        Reservation = "reservation",
        /// It says how the party understands provisions.
        InterpretativeDeclaration = "interpretative-declaration",
        /// It objects to another's statement.
        Objection = "objection",
        /// It accepts another's statement.
        Acceptance = "acceptance",
    }
}

impl StatementKind {
    /// Whether it answers another's statement.
    pub fn answers(self) -> bool {
        match self {
            Self::Objection | Self::Acceptance => true,
            Self::Reservation | Self::InterpretativeDeclaration => false,
        }
    }
}

worded! {
    /// In what capacity somebody signs.
    Capacity {
        /// Holds the office.
        Official = "official",
        /// Holds it for the time being.
        Acting = "acting",
        /// Performs its duties without holding it.
        PerformingDuties = "performing-duties",
        /// Was given the task.
        Delegate = "delegate",
    }
}

/// Where somebody signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The country.
    pub country: Country,
    /// The town.
    pub locality: Option<Label>,
}

/// An act together with the bytes that it was read from. A clone shares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    content: Arc<ActContent>,
    bytes: Arc<[u8]>,
    id: ActId,
}

impl Act {
    /// The act that says `content`. `seen` and `keys` are put in order.
    ///
    /// # Errors
    ///
    /// Those of [`read`](Self::read) for what is between the values.
    pub fn new(mut content: ActContent) -> Result<Self, Fault> {
        content.keys.sort();
        content.seen.sort();
        Self::read(&write(&content))
    }

    /// Reads an act: exactly its canonical bytes, at most 64 KiB.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with its place: not canonical JSON (rules C of docs/format.md), or not an act
    /// (rules A).
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        Self::read_shared(bytes.into())
    }

    /// The same of bytes that somebody else keeps, too.
    pub(crate) fn read_shared(bytes: Arc<[u8]>) -> Result<Self, Fault> {
        let content = Format::Act.read(&bytes, read_content)?.into();
        let id = ActId::of(&bytes);
        Ok(Self { content, bytes, id })
    }

    /// What the act says.
    pub fn content(&self) -> &ActContent {
        &self.content
    }

    /// The same, for whoever keeps it.
    pub(crate) fn shared_content(&self) -> Arc<ActContent> {
        Arc::clone(&self.content)
    }

    /// The party for which it was signed, by its own word.
    pub fn party(&self) -> &PartyId {
        &self.content.party
    }

    /// When it was signed, by its own word: a claim.
    pub fn signed_at(&self) -> &Time {
        &self.content.signed_at
    }

    /// The canonical bytes: the payload that is signed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The same, to be shared.
    pub(crate) fn shared_bytes(&self) -> Arc<[u8]> {
        Arc::clone(&self.bytes)
    }

    /// What its keys sign: the bytes in DSSE's pre-authentication encoding.
    pub fn signing_input(&self) -> Vec<u8> {
        signing_input(ACT_TYPE, &self.bytes)
    }

    /// SHA-256 of the bytes.
    pub fn id(&self) -> ActId {
        self.id
    }
}

fn read_content(cursor: &mut Cursor<'_>) -> Read<ActContent> {
    let mut members = cursor.object()?;
    let authority = members.optional("authority")?;
    let authority_at = authority.as_ref().map_or(0, |authority| authority.at());
    let authority = authority.map(read_record_ref).transpose()?;
    let capacity = members.optional("capacity")?.map(Cursor::parse).transpose()?;
    Format::Act.expect(members.required("format")?)?;
    let intent: Intent = members.required("intent")?.parse()?;
    if authority.is_some() && !intent.needs_authority() {
        return Err(Flaw::new(authority_at, unknown("authority")));
    }
    let keys = members.required("keys")?;
    let at = keys.at();
    let keys = keys.sorted_array(("key", "keys"), MAX_SIGNATURES, KeyId::clone, Cursor::parse)?;
    if keys.is_empty() {
        return Err(Flaw::new(at, FaultKind::EmptyList { what: "key" }));
    }
    // A member that this intent does not have is left to be met as an unknown one.
    let of = match intent.points() {
        false => None,
        true => {
            let of = members.required("of")?;
            Some(Pointer { at: of.at(), act: of.parse()? })
        }
    };
    let party = members.required("party")?.parse()?;
    let place = members.optional("place")?.map(read_location).transpose()?;
    let record = read_record_ref(members.required("record")?)?;
    let seen = members.required("seen")?;
    let seen =
        seen.sorted_array(("seen act", "seen acts"), MAX_SEEN, ActId::clone, Cursor::parse)?;
    if let Some(of) = &of {
        of.check(&seen)?;
    }
    let signatory = read_signatory(members.required("signatory")?)?;
    let signed_at = members.required("signedAt")?.parse()?;
    let statements = match intent.may_state() {
        false => None,
        true => members.optional("statements")?,
    };
    let statements = statements.map(|statements| read_statements(statements, &seen)).transpose()?;
    members.end()?;
    Ok(ActContent {
        record,
        party,
        keys,
        signatory,
        capacity,
        authority,
        intent,
        of: of.map(|of| of.act),
        statements: statements.unwrap_or_default(),
        place,
        signed_at,
        seen,
    })
}

/// The fault of a member that acts of this intent do not have.
fn unknown(name: &str) -> FaultKind {
    FaultKind::UnknownMember { name: name.to_owned() }
}

/// The id of another act, and where it stands.
struct Pointer {
    at: usize,
    act: ActId,
}

impl Pointer {
    /// Whatever an act points at is in its `seen`.
    fn check(&self, seen: &[ActId]) -> Read<()> {
        match seen.binary_search(&self.act) {
            Ok(_) => Ok(()),
            Err(_) => Err(Flaw::new(self.at, FaultKind::NotSeen { act: self.act.to_string() })),
        }
    }
}

fn read_statements(cursor: &mut Cursor<'_>, seen: &[ActId]) -> Read<Vec<Statement>> {
    let start = cursor.at();
    let statements =
        cursor.array("statements", MAX_STATEMENTS, |cursor| read_statement(cursor, seen))?;
    match statements.is_empty() {
        true => Err(Flaw::new(start, FaultKind::EmptyList { what: "statement" })),
        false => Ok(statements),
    }
}

fn read_statement(cursor: &mut Cursor<'_>, seen: &[ActId]) -> Read<Statement> {
    let mut members = cursor.object()?;
    let article = members.optional("article")?.map(Cursor::parse).transpose()?;
    let kind: StatementKind = members.required("kind")?.parse()?;
    let missing = |flaw: Flaw| match flaw.kind {
        FaultKind::MissingMember { .. } => {
            Flaw::new(flaw.at, FaultKind::StatementWithoutText { kind: kind.word() })
        }
        _ => flaw,
    };
    let text = read_prose(members.required("text").map_err(missing)?)?;
    let to = match kind.answers() {
        false => None,
        true => {
            let to = members.required("to")?;
            let to = Pointer { at: to.at(), act: to.parse()? };
            to.check(seen)?;
            Some(to.act)
        }
    };
    members.end()?;
    Ok(Statement { kind, article, text, to })
}

/// Words per language, at least one.
fn read_prose(cursor: &mut Cursor<'_>) -> Read<BTreeMap<Language, Prose>> {
    let start = cursor.at();
    let mut text = BTreeMap::new();
    let mut members = cursor.object()?;
    while let Some((language, at, value)) = members.entry()? {
        let language = language.parse().map_err(|kind| Flaw::new(at, kind))?;
        text.insert(language, value.parse()?);
    }
    members.end()?;
    match text.is_empty() {
        true => Err(Flaw::new(start, FaultKind::EmptyList { what: "language" })),
        false => Ok(text),
    }
}

fn read_location(cursor: &mut Cursor<'_>) -> Read<Location> {
    let mut members = cursor.object()?;
    let country = members.required("country")?.parse()?;
    let locality = members.optional("locality")?.map(Cursor::parse).transpose()?;
    members.end()?;
    Ok(Location { country, locality })
}

fn read_signatory(cursor: &mut Cursor<'_>) -> Read<Signatory> {
    let mut members = cursor.object()?;
    let name = members.required("name")?.parse()?;
    let name_latin = members.optional("nameLatin")?.map(Cursor::parse).transpose()?;
    let title = members.optional("title")?.map(read_names).transpose()?;
    members.end()?;
    Ok(Signatory { name, name_latin, title })
}

fn write(content: &ActContent) -> Vec<u8> {
    Writer::object_bytes(|members| {
        if let Some(authority) = &content.authority {
            write_record_ref(members.member("authority"), authority);
        }
        if let Some(capacity) = content.capacity {
            members.member("capacity").string(capacity.word());
        }
        members.member("format").string(Format::Act.name());
        members.member("intent").string(content.intent.word());
        members.member("keys").array(&content.keys, |writer, key| writer.string(&key.to_string()));
        if let Some(of) = content.of {
            members.member("of").string(&of.to_string());
        }
        members.member("party").string(content.party.as_str());
        if let Some(place) = &content.place {
            members.member("place").object(|members| {
                members.member("country").string(place.country.as_str());
                if let Some(locality) = &place.locality {
                    members.member("locality").string(locality.as_str());
                }
            });
        }
        write_record_ref(members.member("record"), &content.record);
        members.member("seen").array(&content.seen, |writer, act| writer.string(&act.to_string()));
        members.member("signatory").object(|members| {
            members.member("name").string(content.signatory.name.as_str());
            if let Some(name_latin) = &content.signatory.name_latin {
                members.member("nameLatin").string(name_latin.as_str());
            }
            if let Some(title) = &content.signatory.title {
                write_names(members.member("title"), title);
            }
        });
        members.member("signedAt").string(&content.signed_at.to_string());
        if !content.statements.is_empty() {
            members.member("statements").array(&content.statements, write_statement);
        }
    })
}

fn write_statement(writer: &mut Writer, statement: &Statement) {
    writer.object(|members| {
        if let Some(article) = &statement.article {
            members.member("article").string(article.as_str());
        }
        members.member("kind").string(statement.kind.word());
        members.member("text").object(|members| {
            for (language, words) in &statement.text {
                members.member(language.as_str()).string(words.as_str());
            }
        });
        if let Some(to) = statement.to {
            members.member("to").string(&to.to_string());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{Digest, RecordId};

    fn content() -> ActContent {
        ActContent {
            record: RecordRef { id: RecordId::from_random([0; 16]), sha256: Digest::of(b"") },
            party: "rok-mnd".parse().unwrap(),
            keys: vec![KeyId::of(b"")],
            signatory: Signatory {
                name: "홍길동".parse().unwrap(), name_latin: None, title: None
            },
            capacity: None,
            authority: None,
            intent: Intent::Sign,
            of: None,
            statements: Vec::new(),
            place: None,
            signed_at: "2021-08-05T09:00:00+09:00".parse().unwrap(),
            seen: Vec::new(),
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let mut full = content();
        full.signatory.name_latin = Some("Hong Gil-dong".parse().unwrap());
        full.signatory.title =
            Names::new([("en".parse().unwrap(), "Deputy Minister".parse().unwrap())].into()).ok();
        full.capacity = Some(Capacity::Acting);
        full.place = Some(Location { country: "KR".parse().unwrap(), locality: None });
        full.seen = vec![ActId::of(b"2"), ActId::of(b"1")];
        full.authority = Some(full.record.clone());
        full.statements = vec![
            statement(StatementKind::Reservation, None),
            statement(StatementKind::Objection, Some(ActId::of(b"1"))),
        ];
        let mut confirms = full.clone();
        (confirms.intent, confirms.of) = (Intent::Confirm, Some(ActId::of(b"2")));
        for content in [content(), full, confirms] {
            let act = Act::new(content).unwrap();
            assert_eq!(Act::read(act.bytes()).unwrap(), act);
            assert_eq!(act.id(), ActId::of(act.bytes()));
        }
    }

    fn statement(kind: StatementKind, to: Option<ActId>) -> Statement {
        let text = [("en".parse().unwrap(), "Not for us.".parse().unwrap())].into();
        Statement { kind, article: "Article 4".parse().ok(), text, to }
    }

    #[test]
    fn members_go_with_the_intent() {
        let refused = |change: &dyn Fn(&mut ActContent)| {
            let mut content = content();
            content.seen = vec![ActId::of(b"1")];
            change(&mut content);
            Act::new(content).unwrap_err().code()
        };
        let one = Some(ActId::of(b"1"));
        assert_eq!(refused(&|c| c.of = one), "unknown-member");
        for intent in [Intent::Confirm, Intent::Witness, Intent::Withdraw] {
            assert_eq!(refused(&|c| c.intent = intent), "missing-member");
            let other = |c: &mut ActContent| (c.intent, c.of) = (intent, Some(ActId::of(b"2")));
            assert_eq!(refused(&other), "not-seen");
        }
        let stated = |intent, kind, to| {
            refused(&|c: &mut ActContent| {
                (c.intent, c.statements) = (intent, vec![statement(kind, to)]);
            })
        };
        let (reservation, objection) = (StatementKind::Reservation, StatementKind::Objection);
        assert_eq!(stated(Intent::Decline, reservation, None), "unknown-member");
        assert_eq!(stated(Intent::Sign, reservation, one), "unknown-member");
        assert_eq!(stated(Intent::Sign, objection, None), "missing-member");
        assert_eq!(stated(Intent::Sign, objection, Some(ActId::of(b"2"))), "not-seen");
        let silent = |c: &mut ActContent| {
            let silent = Statement { text: BTreeMap::new(), ..statement(reservation, None) };
            c.statements = vec![silent];
        };
        assert_eq!(refused(&silent), "empty-list");
        let authorised = |c: &mut ActContent| {
            (c.intent, c.authority) = (Intent::Decline, Some(c.record.clone()));
        };
        assert_eq!(refused(&authorised), "unknown-member");
    }

    #[test]
    fn lists_have_their_length_and_no_entry_twice() {
        let refused = |change: &dyn Fn(&mut ActContent)| {
            let mut content = content();
            change(&mut content);
            Act::new(content).unwrap_err().code()
        };
        assert_eq!(refused(&|c| c.keys.clear()), "empty-list");
        assert_eq!(refused(&|c| c.keys.push(KeyId::of(b"2"))), "too-many");
        assert_eq!(refused(&|c| c.seen = vec![ActId::of(b""); 2]), "duplicate-entry");
    }
}
