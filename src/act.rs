//! The act: one statement by one signatory about one record.
//!
//! An [`Act`] keeps the bytes that it was read from; these are the bytes that are signed. It states who
//! signs, for which party and with what intent. These are claims: [`verify`](crate::verify) judges them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::canon::{Cursor, Flaw, Read, Writer};
use crate::envelope::{MAX_SIGNATURES, signing_input};
use crate::fault::{Fault, FaultKind, Listed};
use crate::format::Format;
use crate::id::{ActId, KeyId, PartyId};
use crate::keys::Suite;
use crate::locale::Locale;
pub use crate::record::RecordRef;
use crate::record::{Record, read_names, read_record_ref, write_names, write_record_ref};
pub use crate::value::Intent;
use crate::value::{Country, Label, Language, Names, Prose, Time, worded};

/// The payload type of an act's envelope.
pub const ACT_TYPE: &str = "application/vnd.paraph.act+json";

/// The maximum number of statements in an act.
pub const MAX_STATEMENTS: usize = 64;
/// The maximum number of acts that an act has seen: as many as a bundle can hold.
pub const MAX_SEEN: usize = 512;

/// The content of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActContent {
    /// The instrument that the act is about, with the digest of its record.
    pub record: RecordRef,
    /// The party for which it is signed.
    pub party: PartyId,
    /// All the keys that sign this act, sorted: one, or both of a pair.
    pub keys: Vec<KeyId>,
    /// The person who signs. This is a claim.
    pub signatory: Signatory,
    /// The capacity in which they sign. This is a claim.
    pub capacity: Option<Capacity>,
    /// The record of the instrument that gives the signatory authority. This is a claim.
    pub authority: Option<RecordRef>,
    /// What the act means.
    pub intent: Intent,
    /// The act that this act refers to, if its intent [points](Intent::points) at one. It is also in `seen`.
    pub of: Option<ActId>,
    /// The statements of the signatory, in the signatory's order.
    pub statements: Vec<Statement>,
    /// The place of signing. This is a claim.
    pub place: Option<Location>,
    /// The time of signing. This is a claim.
    pub signed_at: Time,
    /// The acts that the signatory was shown, sorted.
    pub seen: Vec<ActId>,
}

impl ActContent {
    /// An act about `record` without optional content. Its `seen` is empty.
    ///
    /// If the bundle already has acts, set [`seen`](Self::seen), for example to
    /// [`seen_acts`](crate::verify::seen_acts). Otherwise no one notices when those acts are removed.
    pub fn new(
        record: &Record,
        party: PartyId,
        keys: impl IntoIterator<Item = KeyId>,
        signatory: Signatory,
        intent: Intent,
        signed_at: Time,
    ) -> Self {
        Self {
            record: record.reference(),
            party,
            keys: keys.into_iter().collect(),
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
    /// The id of the set of keys that signs the act: that of its key, or of the pair (docs/hybrid-format.md Q2). Whose
    /// act it is depends on this id: a roster, powers and a record's designated keys name sets.
    pub fn key_set(&self) -> KeyId {
        match &self.keys[..] {
            [one, other] => KeyId::of_pair(one, other),
            keys => keys[0],
        }
    }

    /// The methods that sign the act.
    pub fn suite(&self) -> Suite {
        if self.is_hybrid() { Suite::Hybrid } else { Suite::Classic }
    }

    /// Whether a pair of keys signs the act.
    pub fn is_hybrid(&self) -> bool {
        self.keys.len() > 1
    }

    /// The number of reservations in the act.
    pub fn reservations(&self) -> usize {
        let kinds = self.statements.iter().map(|statement| statement.kind);
        kinds.filter(|kind| *kind == StatementKind::Reservation).count()
    }
}

/// The person that an act names as its signatory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The name in its own script.
    pub name: Label,
    /// The name in Latin letters.
    pub name_latin: Option<Label>,
    /// The office or rank.
    pub title: Option<Names>,
}

impl Signatory {
    /// A signatory with this name and no other details.
    pub fn named(name: Label) -> Self {
        Self { name, name_latin: None, title: None }
    }
}

/// A statement that comes with an act, such as a reservation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The kind of statement.
    pub kind: StatementKind,
    /// The article that it concerns. `None` means the whole instrument.
    pub article: Option<Label>,
    /// Its text in each language, with at least one language.
    pub text: BTreeMap<Language, Prose>,
    /// The act whose statement it answers, if it answers one. It is also in `seen`.
    pub to: Option<ActId>,
}

impl Statement {
    /// The text to show where one language is enough: English if there is one, otherwise the first by
    /// language tag.
    pub fn shown(&self) -> &Prose {
        let english = self.text.iter().find(|(language, _)| language.as_str() == "en");
        let first = || self.text.iter().next();
        english.or_else(first).map(|(_, words)| words).expect("at least one, checked when read")
    }

    /// The text to show to readers of a language, chosen as in [`Names::shown_in`].
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
    /// The kind of a statement (Vienna Convention on the Law of Treaties, articles 2(1)(d) and 19-23).
    StatementKind {
        /// It excludes or changes the legal effect of provisions for the party.
        Reservation = "reservation",
        /// It says how the party understands provisions.
        InterpretativeDeclaration = "interpretative-declaration",
        /// It objects to a statement of another party.
        Objection = "objection",
        /// It accepts a statement of another party.
        Acceptance = "acceptance",
    }
}

impl StatementKind {
    /// Whether it answers a statement of another party.
    pub fn answers(self) -> bool {
        match self {
            Self::Objection | Self::Acceptance => true,
            Self::Reservation | Self::InterpretativeDeclaration => false,
        }
    }
}

worded! {
    /// The capacity in which a person signs.
    Capacity {
        /// The person holds the office.
        Official = "official",
        /// The person holds the office temporarily.
        Acting = "acting",
        /// The person performs the duties of the office without holding it.
        PerformingDuties = "performing-duties",
        /// The person was given this task.
        Delegate = "delegate",
    }
}

/// A place of signing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The country.
    pub country: Country,
    /// The town.
    pub locality: Option<Label>,
}

/// An act together with the bytes that it was read from. Clones share the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    content: Arc<ActContent>,
    bytes: Arc<[u8]>,
    id: ActId,
}

impl Act {
    /// Makes an act with this content. It sorts `seen` and `keys`.
    ///
    /// # Errors
    ///
    /// The faults of [`read`](Self::read) that concern several values together.
    pub fn new(mut content: ActContent) -> Result<Self, Fault> {
        content.keys.sort();
        content.seen.sort();
        Self::read(&write(&content))
    }

    /// Reads an act. The bytes must be exactly its canonical form, at most 64 KiB.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with its place, if the bytes are not canonical JSON (rules C of docs/format.md) or not an
    /// act (rules A).
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        Self::read_shared(bytes.into())
    }

    /// Reads an act from bytes that it then shares with the caller.
    pub(crate) fn read_shared(bytes: Arc<[u8]>) -> Result<Self, Fault> {
        let content = Format::Act.read(&bytes, read_content)?.into();
        let id = ActId::of(&bytes);
        Ok(Self { content, bytes, id })
    }

    /// The content of the act.
    pub fn content(&self) -> &ActContent {
        &self.content
    }

    /// The content, shared.
    pub(crate) fn shared_content(&self) -> Arc<ActContent> {
        Arc::clone(&self.content)
    }

    /// The party for which it was signed. This is a claim.
    pub fn party(&self) -> &PartyId {
        &self.content.party
    }

    /// The time of signing. This is a claim.
    pub fn signed_at(&self) -> &Time {
        &self.content.signed_at
    }

    /// The canonical bytes, which are the payload that is signed.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The canonical bytes, shared.
    pub(crate) fn shared_bytes(&self) -> Arc<[u8]> {
        Arc::clone(&self.bytes)
    }

    /// The bytes that the keys sign: the payload in DSSE pre-authentication encoding.
    pub fn signing_input(&self) -> Vec<u8> {
        signing_input(ACT_TYPE, &self.bytes)
    }

    /// The SHA-256 digest of the canonical bytes.
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
    let keys = keys.sorted_array(Listed::Key, MAX_SIGNATURES, KeyId::clone, Cursor::parse)?;
    if keys.is_empty() {
        return Err(Flaw::new(at, FaultKind::EmptyList { what: Listed::Key }));
    }
    // A member that this intent does not allow is reported as an unknown member.
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
    let seen = seen.sorted_array(Listed::SeenAct, MAX_SEEN, ActId::clone, Cursor::parse)?;
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

/// The fault of a member that this intent does not allow.
fn unknown(name: &str) -> FaultKind {
    FaultKind::UnknownMember { name: name.to_owned() }
}

/// The id of another act, and its place in the JSON.
struct Pointer {
    at: usize,
    act: ActId,
}

impl Pointer {
    /// Checks that the act it points at is in `seen`.
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
        cursor.array(Listed::Statement, MAX_STATEMENTS, |cursor| read_statement(cursor, seen))?;
    match statements.is_empty() {
        true => Err(Flaw::new(start, FaultKind::EmptyList { what: Listed::Statement })),
        false => Ok(statements),
    }
}

fn read_statement(cursor: &mut Cursor<'_>, seen: &[ActId]) -> Read<Statement> {
    let mut members = cursor.object()?;
    let article = members.optional("article")?.map(Cursor::parse).transpose()?;
    let kind: StatementKind = members.required("kind")?.parse()?;
    let missing = |flaw: Flaw| match flaw.kind {
        FaultKind::MissingMember { .. } => Flaw::new(flaw.at, FaultKind::StatementWithoutText),
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

/// Reads text in one or more languages.
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
        true => Err(Flaw::new(start, FaultKind::EmptyList { what: Listed::Language })),
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

    #[test]
    fn an_act_is_by_one_key_or_by_a_pair() {
        let one = Act::new(content()).unwrap();
        assert_eq!((one.content().key_set(), one.content().is_hybrid()), (KeyId::of(b""), false));
        let mut content = content();
        content.keys = vec![KeyId::of(b"2"), KeyId::of(b"1")];
        let pair = Act::new(content).unwrap();
        let id = KeyId::of_pair(&KeyId::of(b"1"), &KeyId::of(b"2"));
        assert_eq!((pair.content().key_set(), pair.content().is_hybrid()), (id, true));
        assert!(pair.content().keys.is_sorted());
        let text = String::from_utf8(pair.bytes().to_vec()).unwrap();
        let [first, second] = [0, 1].map(|at| pair.content().keys[at].to_string());
        let turned = text
            .replace(&first, "x")
            .replace(&second, &first)
            .replace("\"x\"", &format!("\"{second}\""));
        assert_eq!(Act::read(turned.as_bytes()).unwrap_err().code(), "unsorted-list");
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
        assert_eq!(refused(&|c| c.keys.push(KeyId::of(b""))), "duplicate-entry");
        assert_eq!(refused(&|c| c.keys.extend([KeyId::of(b"2"), KeyId::of(b"3")])), "too-many");
        assert_eq!(refused(&|c| c.seen = vec![ActId::of(b""); 2]), "duplicate-entry");
    }
}
