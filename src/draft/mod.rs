//! The draft of a record: TOML with the same content and with comments, for people to fill in.
//!
//! [`template()`] writes a draft, [`Draft::parse`] reads it. A draft lacks only the sizes and digests of the
//! texts.

mod template;
mod terms;
mod untouched;

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::{Alternative, Fault, FaultKind, Listed, Ranged};
use crate::id::{Designation, KeyId, PartyId, RecordId};
use crate::record::{
    Annex, MAX_PARTIES, MAX_QUORUM, MAX_TEXTS, Measure, ORDER_WORDS, Order, Party, Record,
    RecordContent, RecordRef, Relation, RelationKind, Text, is_order_of,
};
use crate::toml::{self, LocalTime, Table, Value};
use crate::value::{Label, Language, MediaType, TextPath, Time, clash};

pub use template::template;
pub use untouched::is_untouched;

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
        toml::read(text, MAX_DRAFT, KEYS, read).map(|content| Self { content })
    }

    /// Whether a text claims to be a draft: its outermost table has the key `draft`. If it is not TOML:
    /// whether a line begins with this key.
    pub fn is_claimed(text: &str) -> bool {
        toml::has_key(text, "draft")
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
    let (mut content, local) = toml::read_telling_local_times(text, MAX_DRAFT, KEYS, read)?;
    content.put_in_order();
    Ok((content, local))
}

fn read(table: Table<'_>) -> Result<RecordContent, Fault> {
    table.required("draft")?.integer_in(1..2, Ranged::DraftVersion)?;
    let parties = table.tables("party", &["id", "name", "quorum", "keys"])?;
    let texts = table.tables("text", &["path", "annex", "language", "status", "mediaType"])?;
    check_length(&table, &parties, Listed::Party, MAX_PARTIES)?;
    check_length(&table, &texts, Listed::Text, MAX_TEXTS)?;
    // In the order of a draft, so that the first placeholder is reported first.
    let id = table.required("id")?.parse()?;
    let designation = table.required("designation")?.parse()?;
    let title = table.required("title")?.names()?;
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
    use crate::locale::Locale;
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
        let draft = Draft::parse(&template(&sketch(), Locale::En)).unwrap();
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
    fn a_draft_is_the_same_in_every_language_but_for_its_notes() {
        let lines = |locale| -> Vec<String> {
            let text = template(&sketch(), locale);
            text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
        };
        let without_blank = |lines: Vec<String>| -> Vec<String> {
            lines.into_iter().filter(|line| !line.is_empty()).collect()
        };
        assert_eq!(without_blank(lines(Locale::En)), without_blank(lines(Locale::Ko)));
        // What a note offers is right when its mark is taken away.
        for locale in Locale::ALL {
            let text = template(&sketch(), locale)
                .replace("# divergence", "divergence")
                .replace("# legalEffect", "legalEffect")
                .replace("# term", "term")
                .replace("# quorum", "quorum")
                .replace("# [metadata]", "[metadata]")
                .replace("# file =", "file =");
            Draft::parse(&text).unwrap();
        }
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
        for locale in Locale::ALL {
            let mut text = template(&empty, locale);
            let fillings = ["contract", "Title", "a", "A", "b", "B", "en"];
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
            assert!(!text.contains('@'), "{text}");
        }
    }

    #[test]
    fn faults_have_their_place() {
        let good = template(&sketch(), Locale::En);
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
