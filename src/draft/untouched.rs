//! Detects a draft in which no one has written anything yet. Such a draft may be replaced.

use std::collections::BTreeMap;

use toml_edit::{ArrayOfTables, Document, Item, Table};

use super::{Sketch, SketchText, template};
use crate::locale::Locale;
use crate::record::RecordRef;
use crate::value::{Label, Language};

/// Whether a draft is still as [`template()`] wrote it, in any language: from a sketch in which only the texts and
/// relations were known, or from one that is `like` it but for its id and its time.
pub fn is_untouched(text: &str, like: Option<&Sketch>) -> bool {
    let is_written_from =
        |sketch: &Sketch| Locale::ALL.into_iter().any(|locale| template(sketch, locale) == text);
    let Some(sketch) = sketch_of(text).filter(is_written_from) else { return false };
    let is_open =
        sketch.designation.is_none() && sketch.title.is_empty() && sketch.parties.is_empty();
    is_open
        || like.is_some_and(|like| {
            let id = sketch.id.clone();
            is_written_from(&Sketch { id, created: sketch.created, ..like.clone() })
        })
}

/// The sketch from which a draft may have been written.
fn sketch_of(text: &str) -> Option<Sketch> {
    let document = Document::parse(text).ok()?;
    let table = document.as_table();
    let designation = string(table.get("designation")?)?;
    let mut parties = BTreeMap::new();
    for party in tables(table, "party") {
        let id = string(party.get("id")?)?;
        if !is_placeholder(id) {
            parties.insert(id.parse().ok()?, names(party.get("name")?)?);
        }
    }
    let text = |text: &Table| {
        let path = string(text.get("path")?)?.parse().ok()?;
        let media_type = string(text.get("mediaType")?)?.parse().ok()?;
        Some(SketchText { path, media_type })
    };
    let relation = |relation: &Table| {
        let record = relation.get("record")?.as_table_like()?;
        let id = string(record.get("id")?)?.parse().ok()?;
        let sha256 = string(record.get("sha256")?)?.parse().ok()?;
        let kind = string(relation.get("relation")?)?.parse().ok()?;
        Some((kind, RecordRef { id, sha256 }))
    };
    Some(Sketch {
        id: string(table.get("id")?)?.parse().ok()?,
        created: table.get("created")?.as_datetime()?.to_string().parse().ok()?,
        designation: match is_placeholder(designation) {
            true => None,
            false => Some(designation.parse().ok()?),
        },
        title: names(table.get("title")?)?,
        parties,
        texts: tables(table, "text").map(text).collect::<Option<_>>()?,
        relations: tables(table, "relation").map(relation).collect::<Option<_>>()?,
    })
}

fn tables<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    let tables = table.get(key).and_then(Item::as_array_of_tables);
    tables.into_iter().flat_map(ArrayOfTables::iter)
}

fn string(item: &Item) -> Option<&str> {
    item.as_str()
}

fn is_placeholder(value: &str) -> bool {
    value.starts_with('<')
}

/// Names by language; empty if one of them is a placeholder.
fn names(item: &Item) -> Option<BTreeMap<Language, Label>> {
    let names: Vec<(&str, &str)> = item
        .as_table_like()?
        .iter()
        .map(|(tag, name)| Some((tag, name.as_str()?)))
        .collect::<Option<_>>()?;
    if names.iter().any(|(_, name)| is_placeholder(name)) {
        return Some(BTreeMap::new());
    }
    names.into_iter().map(|(tag, name)| Some((tag.parse().ok()?, name.parse().ok()?))).collect()
}
