//! The draft of a record: TOML with the same content and with comments, for people to fill in.
//!
//! [`template`] writes a draft, [`Draft::parse`] reads it. A draft lacks only the sizes and digests of the
//! texts.

mod terms;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::fault::{Alternative, Fault, FaultKind, Listed, Ranged};
use crate::id::{Designation, KeyId, PartyId, RecordId};
use crate::record::{
    Annex, MAX_PARTIES, MAX_QUORUM, MAX_TEXTS, Measure, ORDER_WORDS, Order, Party, Record,
    RecordContent, RecordRef, Relation, RelationKind, Text, is_order_of,
};
use crate::value::{Label, Language, MediaType, TextPath, Time, clash};
use crate::written::{self, LocalTime, Table, Value};

/// The maximum size of a draft, in bytes (4 MiB): more than the largest record needs.
pub const MAX_DRAFT: usize = 4 << 20;

/// The keys of a draft.
const KEYS: &[&str] = &[
    "draft",
    "id",
    "created",
    "designation",
    "title",
    "signing",
    "party",
    "text",
    "metadata",
    "annex",
    "divergence",
    "legalEffect",
    "powers",
    "relation",
    "term",
];

/// A record without the sizes and digests of its texts.
#[derive(Clone, Debug)]
pub struct Draft {
    content: RecordContent,
}

impl Draft {
    /// Reads a draft.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with line and column: invalid TOML, unknown or missing keys, a placeholder that was not
    /// replaced, or invalid values.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        written::read(text, MAX_DRAFT, KEYS, read).map(|content| Self { content })
    }

    /// Whether a text claims to be a draft: its outermost table has the key `draft`. If it is not TOML:
    /// whether a line begins with this key.
    pub fn is_claimed(text: &str) -> bool {
        written::has_key(text, "draft")
    }

    /// The id of the instrument.
    pub fn id(&self) -> &RecordId {
        &self.content.id
    }

    /// The relations of the instrument to others.
    pub fn relations(&self) -> &[Relation] {
        &self.content.terms.relations
    }

    /// The paths of the texts to measure.
    pub fn paths(&self) -> impl Iterator<Item = &TextPath> {
        self.content.texts.iter().map(|text| &text.path)
    }

    /// Makes the record. `measures` has the measure of each text by path.
    ///
    /// # Errors
    ///
    /// The errors of [`Record::new`].
    ///
    /// # Panics
    ///
    /// If a text has no measure.
    pub fn into_record(mut self, measures: &BTreeMap<TextPath, Measure>) -> Result<Record, Fault> {
        for text in &mut self.content.texts {
            text.measure = measures[&text.path];
        }
        Record::new(self.content)
    }
}

/// Reads the content of a draft for inspection only. The lists are sorted as in a record, and the sizes and
/// digests of its texts are meaningless. A time without an offset is read as UTC, and returned in a list.
pub(crate) fn look_at(text: &str) -> Result<(RecordContent, Vec<LocalTime>), Fault> {
    let (mut content, local) = written::read_telling_local_times(text, MAX_DRAFT, KEYS, read)?;
    content.put_in_order();
    Ok((content, local))
}

fn read(table: Table<'_>) -> Result<RecordContent, Fault> {
    table.required("draft")?.integer_in(1..2, Ranged::DraftVersion)?;
    let parties = table.tables("party", &["id", "name", "quorum", "keys"])?;
    let texts = table.tables("text", &["path", "annex", "language", "status", "mediaType"])?;
    check_length(&table, &parties, Listed::Party, MAX_PARTIES)?;
    check_length(&table, &texts, Listed::Text, MAX_TEXTS)?;
    let (id, title) = (table.required("id")?.parse()?, table.required("title")?.names()?);
    let designation = table.required("designation")?.parse()?;
    let read_parties: Vec<Party> = parties.iter().map(read_party).collect::<Result<_, _>>()?;
    let terms = terms::read(&table, &read_parties)?;
    let text = |text: &Table<'_>| read_text(text, &terms.annexes);
    let content = RecordContent {
        id,
        title,
        designation,
        parties: read_parties,
        texts: texts.iter().map(text).collect::<Result<_, _>>()?,
        terms,
        order: table.optional("signing").map_or(Ok(Order::Any), |value| read_signing(&value))?,
        created: table.required("created")?.time()?,
        metadata: table
            .optional("metadata")
            .map_or(Ok(BTreeMap::new()), |value| read_metadata(&value))?,
    };
    check_twice(
        &parties,
        "id",
        Listed::Party,
        content.parties.iter().map(|party| party.id.as_str()),
    )?;
    check_twice(&texts, "path", Listed::Text, content.texts.iter().map(|text| text.path.as_str()))?;
    let paths: Vec<&TextPath> = content.texts.iter().map(|text| &text.path).collect();
    if let Some((index, kind)) = clash(&paths) {
        return Err(texts[index].required("path")?.fault(kind));
    }
    terms::check(&table, &content.terms, &content.texts)?;
    match &content.order {
        Order::Listed(order) if !is_order_of(order, &content.parties) => {
            Err(table.required("signing")?.fault(FaultKind::OrderParties))
        }
        Order::Listed(_) | Order::Any => Ok(content),
    }
}

/// Checks that there is at least one table, and no more than a record can have.
fn check_length(
    table: &Table<'_>,
    tables: &[Table<'_>],
    what: Listed,
    limit: usize,
) -> Result<(), Fault> {
    match tables.get(limit) {
        _ if tables.is_empty() => Err(table.fault(FaultKind::EmptyList { what })),
        Some(beyond) => Err(beyond.fault(FaultKind::TooMany { what, limit })),
        None => Ok(()),
    }
}

/// Checks that no two tables have the same value under `key`.
fn check_twice<'a>(
    tables: &[Table<'_>],
    key: &'static str,
    what: Listed,
    values: impl Iterator<Item = &'a str>,
) -> Result<(), Fault> {
    let mut met = BTreeSet::new();
    for (table, value) in tables.iter().zip(values) {
        if !met.insert(value) {
            let kind = FaultKind::DuplicateEntry { what, entry: value.to_owned() };
            return Err(table.required(key)?.fault(kind));
        }
    }
    Ok(())
}

fn read_party(table: &Table<'_>) -> Result<Party, Fault> {
    let quorum = |value: Value<'_>| value.integer_in(1..MAX_QUORUM + 1, Ranged::Quorum);
    Ok(Party {
        id: table.required("id")?.parse()?,
        name: table.required("name")?.names()?,
        keys: table.optional("keys").map(|value| read_keys(&value)).transpose()?,
        quorum: table.optional("quorum").map(quorum).transpose()?,
    })
}

fn read_keys(value: &Value<'_>) -> Result<BTreeSet<KeyId>, Fault> {
    let keys: BTreeSet<KeyId> = value.parse_all()?.into_iter().collect();
    match keys.is_empty() {
        true => Err(value.fault(FaultKind::EmptyList { what: Listed::Key })),
        false => Ok(keys),
    }
}

fn read_text(table: &Table<'_>, annexes: &[Annex]) -> Result<Text, Fault> {
    let annex = table.optional("annex").map(|value| terms::read_annex(&value, annexes));
    Ok(Text {
        annex: annex.transpose()?,
        path: table.required("path")?.parse()?,
        language: table.required("language")?.parse()?,
        status: table.required("status")?.parse()?,
        media_type: table.required("mediaType")?.parse()?,
        // Replaced in `into_record`, the only way to use it.
        measure: crate::text::measure(b""),
    })
}

fn read_signing(value: &Value<'_>) -> Result<Order, Fault> {
    let order = value.table(terms::SIGNING_KEYS)?.optional("order");
    let Some(order) = order else { return Ok(Order::Any) };
    if order.is_array() {
        return order.parse_all().map(Order::Listed);
    }
    match order.string()? {
        "any" => Ok(Order::Any),
        other => {
            Err(order.fault(FaultKind::unknown_word_or(other, ORDER_WORDS, Alternative::Parties)))
        }
    }
}

fn read_metadata(value: &Value<'_>) -> Result<BTreeMap<String, Label>, Fault> {
    let pairs: BTreeMap<Label, Label> = value.pairs()?;
    Ok(pairs.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
}

/// The known values of an instrument when its draft is written. `None` or an empty value becomes a
/// placeholder.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// A new id.
    pub id: RecordId,
    /// The time when the draft is made.
    pub created: Time,
    /// The kind of instrument.
    pub designation: Option<Designation>,
    /// Its title.
    pub title: BTreeMap<Language, Label>,
    /// Its parties.
    pub parties: BTreeMap<PartyId, BTreeMap<Language, Label>>,
    /// Its texts.
    pub texts: Vec<SketchText>,
    /// Its relations to other instruments, in the order in which they are written.
    pub relations: Vec<(RelationKind, RecordRef)>,
}

/// An available text.
#[derive(Clone, Debug)]
pub struct SketchText {
    /// The path of the file.
    pub path: TextPath,
    /// The kind of file.
    pub media_type: MediaType,
}

/// Writes a draft with comments, to be filled in. Placeholders are in angle brackets.
pub fn template(sketch: &Sketch) -> String {
    let mut out = String::new();
    write_template(&mut out, sketch).expect("a string takes everything");
    out
}

fn write_template(out: &mut String, sketch: &Sketch) -> std::fmt::Result {
    let string = |text: &str| toml_edit::Value::from(text).to_string();
    let names = |names: &BTreeMap<Language, Label>, placeholder: &str| {
        let pair = |(language, name): (&Language, &Label)| {
            // A tag with a hyphen is also a bare key in TOML.
            format!("{language} = {}", string(name.as_str()))
        };
        match names.is_empty() {
            true => format!("{{ en = \"<{placeholder}>\" }}"),
            false => format!("{{ {} }}", names.iter().map(pair).collect::<Vec<_>>().join(", ")),
        }
    };
    let designation = sketch
        .designation
        .as_ref()
        .map_or("<what kind: terms-of-reference, contract>", Designation::as_str);
    write!(
        out,
        "\
# The draft of a record. Replace everything in <angle brackets>, then:
#   paraph record THIS-FILE
# Lines that begin with # are notes; they do not go into the record.
draft = 1

# The instrument's own id and when this draft was made. Keep both.
id = {id}
created = {created}

# What kind of instrument it is: words of a-z and 0-9 joined by hyphens.
designation = {designation}

# Its title in each language: {{ en = \"...\", ko = \"...\" }}
title = {title}

# \"any\", or all party ids in the order in which they sign: [\"first-party\", \"second-party\"].
# More, if wanted: approval = \"required\" (a signature is not enough), authority = [\"first-party\"] (whose
# signatories must show who empowered them), initialling = \"signature\" (initials are one)
signing = {{ order = \"any\" }}

# If wanted: what holds where texts diverge, whether it binds in law, when it begins and ends.
# divergence = \"equal\"   # or {{ prevails = \"en\" }}
# legalEffect = {{ kind = \"non-binding\", clause = \"Article 9\" }}
# term = {{ entry = \"last-signature\", expires = 2030-01-01T00:00:00Z, review = 2028-01-01T00:00:00Z }}
",
        id = string(sketch.id.as_str()),
        created = sketch.created,
        designation = string(designation),
        title = names(&sketch.title, "title in English"),
    )?;
    out.push_str("\n# The organisations or states that conclude. Their order has no meaning.\n");
    let placeholders = [("<id of one party, like rok-mnd>", ""), ("<id of the other party>", "")];
    let known = sketch.parties.iter().map(|(id, party)| (id.as_str(), names(party, "its name")));
    let unknown =
        placeholders.into_iter().map(|(id, _)| (id, "{ en = \"<its name>\" }".to_owned()));
    let parties: Vec<_> = match sketch.parties.is_empty() {
        true => unknown.collect(),
        false => known.collect(),
    };
    for (id, name) in parties {
        write!(
            out,
            "[[party]]\nid = {}\nname = {name}\n# quorum = 1   # how many different people must sign for it\n\
             # keys = [\"key id\"]   # the keys that it designates for this instrument\n\n",
            string(id)
        )?;
    }
    out.push_str(
        "# The files that are the instrument. A path starts at this draft's folder.\n\
         # status: authentic, official-translation or courtesy-translation\n\
         # annex = \"annex-a\" puts a text into an annex: [[annex]] id = \"annex-a\", title = { en = \"...\" }\n",
    );
    for text in &sketch.texts {
        let language = guess_language(&text.path);
        let language = language.as_ref().map_or("<language, like en or ko>", Language::as_str);
        write!(
            out,
            "[[text]]\npath = {}\nlanguage = {}\nstatus = \"authentic\"\nmediaType = {}\n\n",
            string(text.path.as_str()),
            string(language),
            string(text.media_type.as_str()),
        )?;
    }
    out.push_str(
        "# Other instruments that this one amends, supersedes, terminates, extends, implements,\n\
         # reaffirms, corrects, is validated-by, annex-of or a reply-to: by record, or on paper.\n\
         # [[relation]]\n# relation = \"implements\"\n\
         # record = { id = \"urn:uuid:...\", sha256 = \"...\" }\n\
         # paper = { title = { en = \"Memorandum\" }, date = 2019-01-10 }\n\n",
    );
    for (kind, record) in &sketch.relations {
        write!(
            out,
            "[[relation]]\nrelation = {}\nrecord = {{ id = {}, sha256 = {} }}\n\n",
            string(kind.word()),
            string(record.id.as_str()),
            string(&record.sha256.to_string()),
        )?;
    }
    out.push_str(
        "# String pairs of your own, which mean nothing to paraph.\n\
         # [metadata]\n# file = \"A-2021/8\"\n",
    );
    Ok(())
}

/// The `en` of `tor.en.txt`: the part before the extension, if it is a language tag of two or three letters,
/// optionally with a region.
fn guess_language(path: &TextPath) -> Option<Language> {
    let mut parts = path.file_name().rsplit('.').skip(1);
    let tag = parts.next().filter(|_| parts.next().is_some())?;
    let primary = tag.split('-').next().unwrap_or_default();
    matches!(primary.len(), 2 | 3).then(|| tag.parse().ok())?
}

/// The media type for a file's extension; `application/octet-stream` if the extension is unknown.
pub fn media_type(path: &TextPath) -> MediaType {
    const ENDINGS: &[(&str, &str)] = &[
        ("txt", "text/plain"),
        ("md", "text/markdown"),
        ("html", "text/html"),
        ("csv", "text/csv"),
        ("xml", "application/xml"),
        ("json", "application/json"),
        ("pdf", "application/pdf"),
        ("rtf", "application/rtf"),
        ("doc", "application/msword"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("odt", "application/vnd.oasis.opendocument.text"),
        ("hwp", "application/x-hwp"),
        ("hwpx", "application/hwp+zip"),
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("jpeg", "image/jpeg"),
        ("tif", "image/tiff"),
        ("tiff", "image/tiff"),
    ];
    let ending = path.file_name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known = ENDINGS.iter().find(|(known, _)| ending.as_deref() == Some(*known));
    known
        .map_or("application/octet-stream", |(_, media_type)| media_type)
        .parse()
        .expect("all are good")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Place;
    use crate::text::measure;

    fn sketch() -> Sketch {
        let names = |text: &str| BTreeMap::from([("en".parse().unwrap(), text.parse().unwrap())]);
        let text = |path: &str| {
            let path: TextPath = path.parse().unwrap();
            SketchText { media_type: media_type(&path), path }
        };
        Sketch {
            id: RecordId::from_random([1; 16]),
            created: "2021-08-04T09:00:00-04:00".parse().unwrap(),
            designation: "contract".parse().ok(),
            title: names("A \"quoted\" title"),
            parties: ["b", "a"].into_iter().map(|id| (id.parse().unwrap(), names(id))).collect(),
            texts: vec![text("texts/tor.ko.txt"), text("tor.en.PDF")],
            relations: Vec::new(),
        }
    }

    #[test]
    fn a_draft_says_so_by_its_key() {
        for text in [
            "draft = 1",
            "\"draft\"=1",
            " 'draft' = 2",
            "\"dr\\u0061ft\" = 1",
            "[draft]",
            "x = 1\ndraft.y = 1",
        ] {
            assert!(Draft::is_claimed(text), "{text}");
        }
        for text in
            ["", "[x]\ndraft = 1", "# draft = 1", "x = 'draft = 1'", "roster = 1", "drafts = 1"]
        {
            assert!(!Draft::is_claimed(text), "{text}");
        }
        // If the text is not TOML, a line claims it.
        for line in ["draft = 1", "\t\"draft\"\t=", "'draft'.x"] {
            assert!(Draft::is_claimed(&format!("x =\n{line}\n")), "{line}");
        }
        for line in ["drafts = 1", "# draft = 1", "\"draft = 1", "draft", "x draft = 1"] {
            assert!(!Draft::is_claimed(&format!("x =\n{line}\n")), "{line}");
        }
    }

    #[test]
    fn a_full_sketch_is_a_draft_without_placeholders() {
        let draft = Draft::parse(&template(&sketch())).unwrap();
        let measures = draft.paths().map(|path| (path.clone(), measure(b"x"))).collect();
        let record = draft.into_record(&measures).unwrap();
        let content = record.content();
        assert_eq!(content.title.shown().as_str(), "A \"quoted\" title");
        assert_eq!(content.created, sketch().created);
        let [pdf, txt] = &content.texts[..] else { panic!() };
        assert_eq!((pdf.path.as_str(), txt.path.as_str()), ("texts/tor.ko.txt", "tor.en.PDF"));
        assert_eq!((pdf.language.as_str(), txt.language.as_str()), ("ko", "en"));
        assert_eq!(txt.media_type.as_str(), "application/pdf");
        assert_eq!(txt.measure, measure(b"x"));
    }

    #[test]
    fn every_placeholder_is_an_error_with_its_line() {
        let empty = Sketch {
            designation: None,
            title: BTreeMap::new(),
            parties: BTreeMap::new(),
            texts: vec![SketchText {
                path: "a.b".parse().unwrap(),
                media_type: "text/plain".parse().unwrap(),
            }],
            ..sketch()
        };
        let mut text = template(&empty);
        let fillings = ["Title", "contract", "a", "A", "b", "B", "en"];
        for filling in fillings {
            let fault = Draft::parse(&text).unwrap_err();
            assert_eq!(fault.code(), "placeholder", "{text}");
            let Place::Line { line, .. } = fault.place else { panic!("{fault:?}") };
            let start = text.match_indices('\n').nth(line - 2).unwrap().0;
            let open = start + text[start..].find("\"<").unwrap() + 1;
            let close = open + text[open..].find(">\"").unwrap() + 1;
            text.replace_range(open..close, filling);
        }
        Draft::parse(&text).unwrap();
    }

    #[test]
    fn faults_have_their_place() {
        let good = template(&sketch());
        let line_of =
            |text: &str, part: &str| text[..text.find(part).unwrap()].matches('\n').count() + 1;
        let rows = [
            ("\ndraft = 1", "\ndraft = 2", "out-of-range", "draft = 2"),
            ("created = 2021-08-04T09:00:00-04:00", "created = 2021-08-04", "bad-time", "created"),
            ("id = \"b\"", "id = \"a\"", "duplicate-entry", "id = \"a\"\nname = { en = \"b\" }"),
            (
                "tor.en.PDF",
                "texts/tor.ko.txt",
                "duplicate-entry",
                "path = \"texts/tor.ko.txt\"\nlanguage = \"en\"",
            ),
            ("tor.en.PDF", "../tor", "bad-path", "../tor"),
            ("tor.en.PDF", "TEXTS/tor.ko.txt", "path-clash", "TEXTS/"),
            ("tor.en.PDF", "texts", "path-is-folder", "path = \"texts\""),
            ("order = \"any\"", "order = [\"a\"]", "order-parties", "signing"),
            ("order = \"any\"", "order = \"some\"", "unknown-word", "order = \"some\""),
            ("order = \"any\"", "order = [1]", "wrong-type", "order = [1]"),
            ("[[text]]", "colour = 1\n[[text]]", "unknown-field", "colour"),
        ];
        for (old, new, code, place) in rows {
            let text = good.replacen(old, new, 1);
            let fault = Draft::parse(&text).unwrap_err();
            assert_eq!(fault.code(), code, "{text}");
            let Place::Line { line, .. } = fault.place else { panic!("{fault:?}") };
            assert_eq!(line, line_of(&text, place), "{code}: {new}");
        }
        for empty in ["", "# only a note\n"] {
            assert_eq!(Draft::parse(empty).unwrap_err().code(), "missing-field");
        }
    }
}
