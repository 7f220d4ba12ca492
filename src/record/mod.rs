//! The record: the instrument, its parties, its texts and its signing rule.
//!
//! A [`Record`] keeps the bytes that it was read from; its digest is the digest of these bytes. It does not
//! say who signed.

mod terms;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

pub use terms::{
    Annex, Approval, Divergence, Entry, Initialling, LegalEffect, LegalKind, Powers, Relation,
    RelationKind, SuiteDemand, Target, Term, Terms,
};
pub(crate) use terms::{
    DIVERGENCE_WORDS, HYBRID, REQUIRED, SIGNATURE, check_power, check_window, entry_of,
};

use crate::canon::{Cursor, Flaw, Read, Span, Writer};
use crate::fault::{Alternative, Fault, FaultKind, Listed, Ranged};
use crate::format::Format;
use crate::id::{AnnexId, Designation, Digest, KeyId, PartyId, RecordId};
use crate::locale::Locale;
use crate::messages::{Localized, fault_words};
use crate::value::{Label, Language, MediaType, Names, TextPath, Time, clash, worded};

/// The maximum number of parties.
pub const MAX_PARTIES: usize = 256;
/// The maximum number of texts.
pub const MAX_TEXTS: usize = 1024;
/// The maximum number of entries in `metadata`.
pub const MAX_METADATA: usize = 64;
/// The maximum number of keys that a party designates, or that powers are for.
pub const MAX_PARTY_KEYS: usize = 512;
/// The maximum number of annexes.
pub const MAX_ANNEXES: usize = 256;
/// The maximum number of relations.
pub const MAX_RELATIONS: usize = 256;
/// The maximum quorum: no bundle holds more acts.
pub const MAX_QUORUM: u32 = 512;

/// The content of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordContent {
    /// The instrument's id, the same in every version of its record.
    pub id: RecordId,
    /// Its title in each language.
    pub title: Names,
    /// The kind of instrument.
    pub designation: Designation,
    /// The parties that conclude it, sorted by id: the data has no rank.
    pub parties: Vec<Party>,
    /// Its texts, sorted by path.
    pub texts: Vec<Text>,
    /// The order in which the parties sign.
    pub order: Order,
    /// The time when the record was made. This is a claim of its author.
    pub created: Time,
    /// Pairs of strings for the user's own purposes. The library does not interpret them.
    pub metadata: BTreeMap<String, Label>,
    /// The optional content.
    pub terms: Terms,
}

impl RecordContent {
    /// The differences between two records: first their members, then their texts by path. Empty if they say
    /// the same.
    pub fn differences(&self, other: &Self) -> Vec<Difference> {
        let members = [
            (Difference::Id, self.id == other.id),
            (Difference::Title, self.title == other.title),
            (Difference::Designation, self.designation == other.designation),
            (Difference::Parties, self.parties == other.parties),
            (Difference::Order, self.order == other.order),
            (Difference::Created, self.created == other.created),
            (Difference::Metadata, self.metadata == other.metadata),
            (Difference::Annexes, self.terms.annexes == other.terms.annexes),
            (Difference::Divergence, self.terms.divergence == other.terms.divergence),
            (Difference::LegalEffect, self.terms.legal_effect == other.terms.legal_effect),
            (Difference::Powers, self.terms.powers == other.terms.powers),
            (Difference::Relations, self.terms.relations == other.terms.relations),
            (Difference::Term, self.terms.term == other.terms.term),
            (Difference::Approval, self.terms.approval == other.terms.approval),
            (Difference::Authority, self.terms.authority == other.terms.authority),
            (Difference::Initialling, self.terms.initialling == other.terms.initialling),
            (Difference::Suite, self.terms.suite == other.terms.suite),
        ];
        let members =
            members.into_iter().filter(|(_, same)| !same).map(|(difference, _)| difference);
        let texts = |one: &Self, other: &Self| {
            let differs = one.texts.iter().filter(|text| !other.texts.contains(text));
            differs.map(|text| text.path.clone()).collect::<BTreeSet<_>>()
        };
        let texts = &texts(self, other) | &texts(other, self);
        members.chain(texts.into_iter().map(Difference::Text)).collect()
    }

    /// Sorts parties, texts, annexes and relations as in a record.
    pub(crate) fn put_in_order(&mut self) {
        self.parties.sort_by(|a, b| a.id.cmp(&b.id));
        self.texts.sort_by(|a, b| a.path.cmp(&b.path));
        self.terms.annexes.sort_by(|a, b| a.id.cmp(&b.id));
        self.terms.relations.sort_by_cached_key(terms::relation_bytes);
    }
}

/// A difference between two records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The instrument's id.
    Id,
    /// The title.
    Title,
    /// The kind of instrument.
    Designation,
    /// The parties.
    Parties,
    /// The order in which they sign.
    Order,
    /// The time when the record claims to have been made.
    Created,
    /// The metadata.
    Metadata,
    /// The annexes.
    Annexes,
    /// The rule for texts that diverge.
    Divergence,
    /// The legal effect.
    LegalEffect,
    /// The powers that the instrument gives.
    Powers,
    /// The relations to other instruments.
    Relations,
    /// The time when it enters into effect, and when it ends.
    Term,
    /// Whether approval is required.
    Approval,
    /// The parties that must show authority.
    Authority,
    /// The effect of initialling.
    Initialling,
    /// The keys that must sign.
    Suite,
    /// The text with this path.
    Text(TextPath),
}

impl Localized for Difference {
    /// A noun for people, like `signing order` and `the text tor.en.txt`.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Id => fault_words::DifferenceId.write(locale, out),
            Self::Title => fault_words::DifferenceTitle.write(locale, out),
            Self::Designation => fault_words::DifferenceDesignation.write(locale, out),
            Self::Parties => fault_words::DifferenceParties.write(locale, out),
            Self::Order => fault_words::DifferenceOrder.write(locale, out),
            Self::Created => fault_words::DifferenceCreated.write(locale, out),
            Self::Metadata => fault_words::DifferenceMetadata.write(locale, out),
            Self::Annexes => fault_words::DifferenceAnnexes.write(locale, out),
            Self::Divergence => fault_words::DifferenceDivergence.write(locale, out),
            Self::LegalEffect => fault_words::DifferenceLegalEffect.write(locale, out),
            Self::Powers => fault_words::DifferencePowers.write(locale, out),
            Self::Relations => fault_words::DifferenceRelations.write(locale, out),
            Self::Term => fault_words::DifferenceTerm.write(locale, out),
            Self::Approval => fault_words::DifferenceApproval.write(locale, out),
            Self::Authority => fault_words::DifferenceAuthority.write(locale, out),
            Self::Initialling => fault_words::DifferenceInitialling.write(locale, out),
            Self::Suite => fault_words::DifferenceSuite.write(locale, out),
            Self::Text(path) => fault_words::DifferenceText { path }.write(locale, out),
        }
    }
}

impl fmt::Display for Difference {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Locale::En, f)
    }
}

/// A reference to a record: its instrument, and its exact bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRef {
    /// The instrument's id.
    pub id: RecordId,
    /// The SHA-256 digest of the record's bytes.
    pub sha256: Digest,
}

/// An organisation or state that concludes the instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The id that rosters use for it.
    pub id: PartyId,
    /// Its name in the record. This is a claim: reports show the name from the roster.
    pub name: Names,
    /// The keys that the party designates for this instrument. `None` leaves it to the roster. A key counts
    /// only if both the roster and the record allow it.
    pub keys: Option<BTreeSet<KeyId>>,
    /// The number of different holders who must sign. `None` leaves it to the roster. 1 to [`MAX_QUORUM`].
    pub quorum: Option<u32>,
}

/// A file of the instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The annex that it belongs to. `None` means the instrument itself.
    pub annex: Option<AnnexId>,
    /// Its path, relative to the folder of the texts.
    pub path: TextPath,
    /// Its language.
    pub language: Language,
    /// Its legal status between the parties.
    pub status: TextStatus,
    /// The kind of file.
    pub media_type: MediaType,
    /// Its size and digest.
    pub measure: Measure,
}

/// The size and digest of a file, which identify the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// In bytes, at most 2^53 - 1.
    pub size: u64,
    /// The SHA-256 digest of the bytes.
    pub sha256: Digest,
}

worded! {
    /// The status of a text between the parties (Vienna Convention on the Law of Treaties, article 33).
    TextStatus {
        /// It is the instrument.
        Authentic = "authentic",
        /// A translation that the parties recognise.
        OfficialTranslation = "official-translation",
        /// A translation for convenience.
        CourtesyTranslation = "courtesy-translation",
    }
}

/// The word that `signing.order` can be, for a message.
pub(crate) const ORDER_WORDS: &str = "any";

/// The order in which the parties sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// In any order.
    Any,
    /// Each party signs after it has seen the signatures of those before it. Every party exactly once.
    Listed(Vec<PartyId>),
}

/// A record together with the bytes that it was read from.
///
/// The fields are private, so that content and bytes always agree. Clones share both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    content: Arc<RecordContent>,
    bytes: Arc<[u8]>,
    digest: Digest,
}

impl Record {
    /// Makes a record with this content. It sorts parties, texts, annexes and relations.
    ///
    /// # Errors
    ///
    /// The faults of [`read`](Self::read) that concern several values together: too many parties, the same
    /// path twice, and the like.
    pub fn new(mut content: RecordContent) -> Result<Self, Fault> {
        content.put_in_order();
        Self::read(&write(&content))
    }

    /// Reads a record. The bytes must be exactly its canonical form, at most 1 MiB.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with its place, if the bytes are not canonical JSON (rules C of docs/format.md) or not a
    /// record (rules R).
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let (content, _) = Format::Record.read(bytes, read_content)?;
        Ok(Self::of(content, bytes))
    }

    /// Reads a record inside a bundle.
    pub(crate) fn read_within(cursor: &mut Cursor<'_>) -> Read<Self> {
        let start = cursor.at();
        let (content, span) = read_content(cursor)?;
        let bytes = cursor.slice(span);
        if bytes.len() > Format::Record.max_size() {
            return Err(Flaw::new(start, Format::Record.too_large().kind));
        }
        Ok(Self::of(content, bytes))
    }

    fn of(content: RecordContent, bytes: &[u8]) -> Self {
        Self { content: content.into(), bytes: bytes.into(), digest: Digest::of(bytes) }
    }

    /// The content of the record.
    pub fn content(&self) -> &RecordContent {
        &self.content
    }

    /// The canonical bytes, as in a record file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The reference by which acts and other records name it.
    pub fn reference(&self) -> RecordRef {
        RecordRef { id: self.content.id.clone(), sha256: self.digest }
    }

    /// The SHA-256 digest of the bytes, which identifies the record.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The party with this id.
    pub fn party(&self, id: &PartyId) -> Option<&Party> {
        let parties = &self.content.parties;
        parties.binary_search_by(|party| party.id.cmp(id)).ok().map(|index| &parties[index])
    }
}

fn read_content(cursor: &mut Cursor<'_>) -> Read<(RecordContent, Span)> {
    let mut terms = Terms::default();
    let mut members = cursor.object()?;
    let annexes = members.optional("annexes")?;
    let annexes_at = annexes.as_ref().map_or(0, |annexes| annexes.at());
    terms.annexes = annexes.map(terms::read_annexes).transpose()?.unwrap_or_default();
    let created = members.required("created")?.parse()?;
    let designation = members.required("designation")?.parse()?;
    let divergence = members.optional("divergence")?;
    let divergence_at = divergence.as_ref().map_or(0, |divergence| divergence.at());
    terms.divergence = divergence.map(terms::read_divergence).transpose()?;
    Format::Record.expect(members.required("format")?)?;
    let id = members.required("id")?.parse()?;
    terms.legal_effect =
        members.optional("legalEffect")?.map(terms::read_legal_effect).transpose()?;
    let metadata = members.optional("metadata")?.map(read_metadata).transpose()?;
    let parties = read_parties(members.required("parties")?)?;
    terms.powers = members.optional("powers")?.map(terms::read_powers).transpose()?;
    let relations = members.optional("relations")?.map(terms::read_relations).transpose()?;
    terms.relations = relations.unwrap_or_default();
    let order = read_signing(members.required("signing")?, &parties, &mut terms)?;
    terms.term = members.optional("term")?.map(terms::read_term).transpose()?;
    let texts = read_texts(members.required("texts")?, &terms.annexes)?;
    if let Some(kind) = annex_without_text(&terms.annexes, &texts) {
        return Err(Flaw::new(annexes_at, kind));
    }
    if let Some(kind) = nothing_prevails(terms.divergence.as_ref(), &texts) {
        return Err(Flaw::new(divergence_at, kind));
    }
    let title = read_names(members.required("title")?)?;
    let span = members.end()?;
    let metadata = metadata.unwrap_or_default();
    let content =
        RecordContent { id, title, designation, parties, texts, order, created, metadata, terms };
    Ok((content, span))
}

/// The fault of the first annex without a text.
pub(crate) fn annex_without_text(annexes: &[Annex], texts: &[Text]) -> Option<FaultKind> {
    let used: BTreeSet<&AnnexId> = texts.iter().filter_map(|text| text.annex.as_ref()).collect();
    let unused = annexes.iter().find(|annex| !used.contains(&annex.id))?;
    Some(FaultKind::AnnexWithoutText { annex: unused.id.to_string() })
}

/// The fault of a prevailing language without an authentic text.
pub(crate) fn nothing_prevails(
    divergence: Option<&Divergence>,
    texts: &[Text],
) -> Option<FaultKind> {
    let Some(Divergence::Prevails(language)) = divergence else { return None };
    let prevails = |text: &Text| text.status == TextStatus::Authentic && text.language == *language;
    let language = language.to_string();
    (!texts.iter().any(prevails)).then_some(FaultKind::PrevailingLanguage { language })
}

pub(crate) fn read_record_ref(cursor: &mut Cursor<'_>) -> Read<RecordRef> {
    let mut members = cursor.object()?;
    let id = members.required("id")?.parse()?;
    let sha256 = members.required("sha256")?.parse()?;
    members.end()?;
    Ok(RecordRef { id, sha256 })
}

/// Reads names in one or more languages.
pub(crate) fn read_names(cursor: &mut Cursor<'_>) -> Read<Names> {
    let start = cursor.at();
    let mut names = BTreeMap::new();
    let mut members = cursor.object()?;
    while let Some((language, at, value)) = members.entry()? {
        let language = language.parse().map_err(|kind| Flaw::new(at, kind))?;
        names.insert(language, value.parse()?);
    }
    members.end()?;
    Names::new(names).map_err(|kind| Flaw::new(start, kind))
}

fn read_metadata(cursor: &mut Cursor<'_>) -> Read<BTreeMap<String, Label>> {
    let start = cursor.at();
    let mut pairs = BTreeMap::new();
    let mut members = cursor.object()?;
    while let Some((name, at, value)) = members.entry()? {
        let name: Label = name.parse().map_err(|kind| Flaw::new(at, kind))?;
        if pairs.len() == MAX_METADATA {
            let kind = FaultKind::TooMany { what: Listed::Metadata, limit: MAX_METADATA };
            return Err(Flaw::new(at, kind));
        }
        pairs.insert(name.to_string(), value.parse()?);
    }
    members.end()?;
    match pairs.is_empty() {
        true => Err(Flaw::new(start, FaultKind::EmptyList { what: Listed::Metadata })),
        false => Ok(pairs),
    }
}

fn read_parties(cursor: &mut Cursor<'_>) -> Read<Vec<Party>> {
    let start = cursor.at();
    let id = |party: &Party| party.id.clone();
    let parties = cursor.sorted_array(Listed::Party, MAX_PARTIES, id, |cursor| {
        let mut members = cursor.object()?;
        let id = members.required("id")?.parse()?;
        let keys = members.optional("keys")?.map(read_keys).transpose()?;
        let name = read_names(members.required("name")?)?;
        let quorum = members.optional("quorum")?.map(read_quorum).transpose()?;
        members.end()?;
        Ok(Party { id, name, keys, quorum })
    })?;
    at_least_one(&parties, Listed::Party, start)?;
    Ok(parties)
}

fn read_keys(cursor: &mut Cursor<'_>) -> Read<BTreeSet<KeyId>> {
    let start = cursor.at();
    let keys =
        cursor.sorted_array(Listed::Key, MAX_PARTY_KEYS, KeyId::clone, Cursor::parse::<KeyId>)?;
    at_least_one(&keys, Listed::Key, start)?;
    Ok(keys.into_iter().collect())
}

fn read_quorum(cursor: &mut Cursor<'_>) -> Read<u32> {
    let quorum = cursor.integer_in(1..i64::from(MAX_QUORUM) + 1, Ranged::Quorum)?;
    Ok(u32::try_from(quorum).expect("at most 512"))
}

fn read_signing(cursor: &mut Cursor<'_>, parties: &[Party], terms: &mut Terms) -> Read<Order> {
    let mut members = cursor.object()?;
    if let Some(approval) = members.optional("approval")? {
        terms::read_word(approval, REQUIRED)?;
        terms.approval = Approval::Required;
    }
    if let Some(authority) = members.optional("authority")? {
        let is_party = |id: &PartyId| parties.binary_search_by(|it| it.id.cmp(id)).is_ok();
        terms.authority = terms::read_authority(authority, is_party)?;
    }
    if let Some(initialling) = members.optional("initialling")? {
        terms::read_word(initialling, SIGNATURE)?;
        terms.initialling = Initialling::Signs;
    }
    let order = read_order(members.required("order")?, parties)?;
    if let Some(suite) = members.optional("suite")? {
        terms::read_word(suite, HYBRID)?;
        terms.suite = SuiteDemand::Hybrid;
    }
    members.end()?;
    Ok(order)
}

fn read_order(cursor: &mut Cursor<'_>, parties: &[Party]) -> Read<Order> {
    let start = cursor.at();
    if cursor.peek() == Some(b'"') {
        return match &*cursor.string()? {
            "any" => Ok(Order::Any),
            other => Err(Flaw::new(
                start,
                FaultKind::unknown_word_or(other, ORDER_WORDS, Alternative::Parties),
            )),
        };
    }
    let order = cursor.array(Listed::Party, MAX_PARTIES, Cursor::parse::<PartyId>)?;
    match is_order_of(&order, parties) {
        true => Ok(Order::Listed(order)),
        false => Err(Flaw::new(start, FaultKind::OrderParties)),
    }
}

/// Whether `order` names every party exactly once.
pub(crate) fn is_order_of(order: &[PartyId], parties: &[Party]) -> bool {
    let mut order: Vec<&PartyId> = order.iter().collect();
    let mut parties: Vec<&PartyId> = parties.iter().map(|party| &party.id).collect();
    order.sort();
    parties.sort();
    order == parties
}

fn read_texts(cursor: &mut Cursor<'_>, annexes: &[Annex]) -> Read<Vec<Text>> {
    let start = cursor.at();
    let texts = cursor.sorted_array_by(
        Listed::Text,
        MAX_TEXTS,
        |a: &Text, b: &Text| a.path.cmp(&b.path),
        |text| text.path.to_string(),
        |cursor| read_text(cursor, annexes),
    )?;
    at_least_one(&texts, Listed::Text, start)?;
    match clash(&texts.iter().map(|text| &text.path).collect::<Vec<_>>()) {
        None => Ok(texts),
        Some((_, kind)) => Err(Flaw::new(start, kind)),
    }
}

fn read_text(cursor: &mut Cursor<'_>, annexes: &[Annex]) -> Read<Text> {
    let mut members = cursor.object()?;
    let annex = match members.optional("annex")? {
        None => None,
        Some(cursor) => {
            let at = cursor.at();
            let id: AnnexId = cursor.parse()?;
            check_annex(&id, annexes).map_err(|kind| Flaw::new(at, kind))?;
            Some(id)
        }
    };
    let language = members.required("language")?.parse()?;
    let media_type = members.required("mediaType")?.parse()?;
    let path = members.required("path")?.parse()?;
    let sha256 = members.required("sha256")?.parse()?;
    let size = members.required("size")?.integer_in(0..i64::MAX, Ranged::Size)?;
    let status = members.required("status")?.parse()?;
    members.end()?;
    let measure = Measure { size: size.unsigned_abs(), sha256 };
    Ok(Text { annex, path, language, status, media_type, measure })
}

/// Checks that the annex of a text is an annex of the record. The annexes are sorted by id.
pub(crate) fn check_annex(id: &AnnexId, annexes: &[Annex]) -> Result<(), FaultKind> {
    match annexes.binary_search_by(|annex| annex.id.cmp(id)) {
        Ok(_) => Ok(()),
        Err(_) => Err(FaultKind::UnknownAnnex { annex: id.to_string() }),
    }
}

fn at_least_one<T>(list: &[T], what: Listed, at: usize) -> Read<()> {
    match list.is_empty() {
        true => Err(Flaw::new(at, FaultKind::EmptyList { what })),
        false => Ok(()),
    }
}

fn write(content: &RecordContent) -> Vec<u8> {
    let terms = &content.terms;
    Writer::object_bytes(|members| {
        terms::write_annexes(members, &terms.annexes);
        members.member("created").string(&content.created.to_string());
        members.member("designation").string(content.designation.as_str());
        terms::write_divergence(members, terms.divergence.as_ref());
        members.member("format").string(Format::Record.name());
        members.member("id").string(content.id.as_str());
        terms::write_legal_effect(members, terms.legal_effect.as_ref());
        if !content.metadata.is_empty() {
            write_metadata(members.member("metadata"), &content.metadata);
        }
        members.member("parties").array(&content.parties, write_party);
        terms::write_powers(members, terms.powers.as_ref());
        terms::write_relations(members, &terms.relations);
        write_signing(members.member("signing"), &content.order, terms);
        terms::write_term(members, terms.term.as_ref());
        members.member("texts").array(&content.texts, write_text);
        write_names(members.member("title"), &content.title);
    })
}

fn write_signing(writer: &mut Writer, order: &Order, terms: &Terms) {
    writer.object(|members| {
        match terms.approval {
            Approval::NotNeeded => {}
            Approval::Required => members.member("approval").string(REQUIRED),
        }
        if !terms.authority.is_empty() {
            let parties = &terms.authority;
            members.member("authority").array(parties, |writer, id| writer.string(id.as_str()));
        }
        match terms.initialling {
            Initialling::Authenticates => {}
            Initialling::Signs => members.member("initialling").string(SIGNATURE),
        }
        match order {
            Order::Any => members.member("order").string("any"),
            Order::Listed(order) => {
                members.member("order").array(order, |writer, id| writer.string(id.as_str()));
            }
        }
        match terms.suite {
            SuiteDemand::Any => {}
            SuiteDemand::Hybrid => members.member("suite").string(HYBRID),
        }
    });
}

fn write_party(writer: &mut Writer, party: &Party) {
    writer.object(|members| {
        members.member("id").string(party.id.as_str());
        if let Some(keys) = &party.keys {
            members.member("keys").array(keys, |writer, key| writer.string(&key.to_string()));
        }
        write_names(members.member("name"), &party.name);
        if let Some(quorum) = party.quorum {
            members.member("quorum").integer(quorum.into());
        }
    });
}

fn write_text(writer: &mut Writer, text: &Text) {
    writer.object(|members| {
        if let Some(annex) = &text.annex {
            members.member("annex").string(annex.as_str());
        }
        members.member("language").string(text.language.as_str());
        members.member("mediaType").string(text.media_type.as_str());
        members.member("path").string(text.path.as_str());
        members.member("sha256").string(&text.measure.sha256.to_string());
        members.member("size").integer(text.measure.size);
        members.member("status").string(text.status.word());
    });
}

pub(crate) fn write_record_ref(writer: &mut Writer, record: &RecordRef) {
    writer.object(|members| {
        members.member("id").string(record.id.as_str());
        members.member("sha256").string(&record.sha256.to_string());
    });
}

/// Writes a name for each language. Language tags are ASCII, so their order is the order of the JSON names.
pub(crate) fn write_names(writer: &mut Writer, names: &Names) {
    writer.object(|members| {
        for (language, name) in names.iter() {
            members.member(language.as_str()).string(name.as_str());
        }
    });
}

fn write_metadata(writer: &mut Writer, pairs: &BTreeMap<String, Label>) {
    let mut pairs: Vec<_> = pairs.iter().collect();
    pairs.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
    writer.object(|members| {
        for (name, value) in pairs {
            members.member(name).string(value.as_str());
        }
    });
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::value::Intent;

    /// A plain record between `a` and `b`.
    pub(crate) fn content() -> RecordContent {
        let names =
            |name: &str| Names::new([("en".parse().unwrap(), name.parse().unwrap())].into());
        let party = |id: &str| Party {
            id: id.parse().unwrap(),
            name: names(id).unwrap(),
            keys: None,
            quorum: None,
        };
        let text = |path: &str| Text {
            annex: None,
            path: path.parse().unwrap(),
            language: "en".parse().unwrap(),
            status: TextStatus::Authentic,
            media_type: "text/plain".parse().unwrap(),
            measure: Measure { size: 0, sha256: Digest::of(b"") },
        };
        RecordContent {
            id: RecordId::from_random([0; 16]),
            title: names("Title").unwrap(),
            designation: "contract".parse().unwrap(),
            parties: vec![party("b"), party("a")],
            texts: vec![text("y"), text("x")],
            order: Order::Any,
            created: "2021-08-04T09:00:00-04:00".parse().unwrap(),
            metadata: BTreeMap::new(),
            terms: Terms::default(),
        }
    }

    fn all_terms() -> Terms {
        let names = Names::new([("en".parse().unwrap(), "Name".parse().unwrap())].into()).unwrap();
        let relation = |kind, target| Relation { kind, target };
        let paper = Target::Paper { date: "2019-01-10".parse().unwrap(), title: names.clone() };
        let record = Target::Record(RecordRef {
            id: RecordId::from_random([2; 16]),
            sha256: Digest::of(b""),
        });
        Terms {
            annexes: vec![Annex { id: "b".parse().unwrap(), title: names.clone() }],
            divergence: Some(Divergence::Prevails("en".parse().unwrap())),
            legal_effect: Some(LegalEffect {
                kind: LegalKind::NonBinding,
                clause: "Article 9".parse().ok(),
            }),
            powers: Some(Powers {
                keys: [KeyId::of(b"1")].into(),
                intents: [Intent::Sign, Intent::Confirm, Intent::Seal].into(),
                instrument: Some(RecordRef {
                    id: RecordId::from_random([1; 16]),
                    sha256: Digest::of(b"1"),
                }),
                from: "2021-01-01T00:00:00Z".parse().ok(),
                until: "2022-01-01T00:00:00Z".parse().ok(),
            }),
            // Not in sorted order.
            relations: vec![
                relation(RelationKind::Reaffirms, record),
                relation(RelationKind::Implements, paper.clone()),
                relation(RelationKind::Amends, paper),
            ],
            term: Some(Term {
                entry: Some(Entry::On("2021-09-01T00:00:00Z".parse().unwrap())),
                expires: "2026-09-01T00:00:00Z".parse().ok(),
                review: "2023-09-01T00:00:00Z".parse().ok(),
            }),
            approval: Approval::Required,
            authority: ["a".parse().unwrap()].into(),
            initialling: Initialling::Signs,
            suite: SuiteDemand::Hybrid,
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let mut full = content();
        full.order = Order::Listed(vec!["b".parse().unwrap(), "a".parse().unwrap()]);
        full.parties[0].quorum = Some(2);
        full.parties[0].keys = Some([KeyId::of(b"1"), KeyId::of(b"2")].into());
        // Sorts differently in UTF-8 and in UTF-16.
        for name in ["\u{ff41}", "\u{1f600}"] {
            full.metadata.insert(name.into(), "value".parse().unwrap());
        }
        full.terms = all_terms();
        full.texts[0].annex = "b".parse().ok();
        for content in [content(), full] {
            let record = Record::new(content).unwrap();
            assert_eq!(Record::read(record.bytes()).unwrap(), record);
            assert_eq!(Record::new(record.content().clone()).unwrap(), record);
            assert_eq!(record.digest(), Digest::of(record.bytes()));
            assert!(record.party(&"b".parse().unwrap()).is_some());
        }
    }

    #[test]
    fn values_that_do_not_go_together_are_refused() {
        let refused = |change: &dyn Fn(&mut RecordContent)| {
            let mut content = content();
            change(&mut content);
            Record::new(content).unwrap_err().code()
        };
        let id = |id: &str| id.parse().unwrap();
        assert_eq!(refused(&|c| c.parties.clear()), "empty-list");
        assert_eq!(refused(&|c| c.texts.clear()), "empty-list");
        assert_eq!(refused(&|c| c.parties[1].id = id("b")), "duplicate-entry");
        assert_eq!(refused(&|c| c.texts[1].path = "y".parse().unwrap()), "duplicate-entry");
        assert_eq!(refused(&|c| c.texts[1].path = "Y".parse().unwrap()), "path-clash");
        assert_eq!(refused(&|c| c.parties[0].quorum = Some(0)), "out-of-range");
        assert_eq!(refused(&|c| c.parties[0].keys = Some(BTreeSet::new())), "empty-list");
        assert_eq!(refused(&|c| c.order = Order::Listed(vec![id("a")])), "order-parties");
        let twice = Order::Listed(vec![id("a"), id("a"), id("b")]);
        assert_eq!(refused(&|c| c.order = twice.clone()), "order-parties");
        let large = |c: &mut RecordContent| c.texts[0].measure.size = 1 << 53;
        assert_eq!(refused(&large), "number-range");
        let terms = |change: &dyn Fn(&mut Terms)| {
            refused(&|c: &mut RecordContent| {
                c.terms = all_terms();
                c.texts[0].annex = "b".parse().ok();
                change(&mut c.terms);
            })
        };
        assert_eq!(terms(&|t| t.annexes.clear()), "unknown-annex");
        assert_eq!(terms(&|t| t.annexes[0].id = "c".parse().unwrap()), "unknown-annex");
        let unused = |t: &mut Terms| {
            let annex = Annex { id: "c".parse().unwrap(), ..t.annexes[0].clone() };
            t.annexes.push(annex);
        };
        assert_eq!(terms(&unused), "annex-without-text");
        let korean = Divergence::Prevails("ko".parse().unwrap());
        assert_eq!(terms(&|t| t.divergence = Some(korean.clone())), "prevailing-language");
        assert_eq!(terms(&|t| t.authority.extend([id("c")])), "party-not-in-record");
        assert_eq!(terms(&|t| t.relations.push(t.relations[0].clone())), "duplicate-entry");
        let powers = |change: &dyn Fn(&mut Powers)| {
            terms(&|t: &mut Terms| change(t.powers.as_mut().unwrap()))
        };
        assert_eq!(powers(&|p| p.keys.clear()), "empty-list");
        assert_eq!(powers(&|p| p.intents.clear()), "empty-list");
        assert_eq!(powers(&|p| p.intents.extend([Intent::Decline])), "unknown-word");
        assert_eq!(powers(&|p| p.until = p.from), "empty-window");
        assert_eq!(terms(&|t| t.term = Some(Term::default())), "empty-list");
        let ends = |t: &mut Terms| {
            let term = t.term.as_mut().unwrap();
            term.expires = "2021-09-01T00:00:00Z".parse().ok();
        };
        assert_eq!(terms(&ends), "empty-window");
    }
}
