//! The optional content of a draft, which becomes `record::Terms`.

use std::collections::BTreeSet;

use super::check_twice;
use crate::fault::{Alternative, Fault, FaultKind, Listed};
use crate::id::{AnnexId, PartyId};
use crate::record::{
    Annex, Approval, DIVERGENCE_WORDS, Divergence, Entry, HYBRID, Initialling, LegalEffect,
    MAX_ANNEXES, MAX_RELATIONS, Party, Powers, REQUIRED, RecordRef, Relation, SIGNATURE,
    SuiteDemand, Target, Term, Terms, Text, annex_without_text, check_annex, check_power,
    check_window, entry_of, nothing_prevails,
};
use crate::toml::{Table, Value};
use crate::value::Intent;

/// The keys of `signing`.
pub(super) const SIGNING_KEYS: &[&str] =
    &["order", "approval", "authority", "initialling", "suite"];

/// Reads the terms of a draft. [`check`] checks them against its texts.
pub(super) fn read(table: &Table<'_>, parties: &[Party]) -> Result<Terms, Fault> {
    let mut terms = Terms {
        annexes: read_annexes(table)?,
        divergence: table.optional("divergence").map(|it| read_divergence(&it)).transpose()?,
        legal_effect: table.optional("legalEffect").map(|it| read_effect(&it)).transpose()?,
        powers: table.optional("powers").map(|it| read_powers(&it)).transpose()?,
        relations: read_relations(table)?,
        term: table.optional("term").map(|it| read_term(&it)).transpose()?,
        ..Terms::default()
    };
    if let Some(signing) = table.optional("signing") {
        read_signing(&signing.table(SIGNING_KEYS)?, parties, &mut terms)?;
    }
    Ok(terms)
}

/// Checks that the annexes have texts, and that the prevailing language has one.
pub(super) fn check(table: &Table<'_>, terms: &Terms, texts: &[Text]) -> Result<(), Fault> {
    if let Some(kind) = annex_without_text(&terms.annexes, texts) {
        return Err(table.required("annex")?.fault(kind));
    }
    match nothing_prevails(terms.divergence.as_ref(), texts) {
        Some(kind) => Err(table.required("divergence")?.fault(kind)),
        None => Ok(()),
    }
}

/// Reads the annex of a text. It must be an annex of the draft.
pub(super) fn read_annex(value: &Value<'_>, annexes: &[Annex]) -> Result<AnnexId, Fault> {
    let id = value.parse()?;
    check_annex(&id, annexes).map_err(|kind| value.fault(kind))?;
    Ok(id)
}

/// Reads the annexes, sorted by id.
fn read_annexes(table: &Table<'_>) -> Result<Vec<Annex>, Fault> {
    let tables = table.tables("annex", &["id", "title"])?;
    if let Some(beyond) = tables.get(MAX_ANNEXES) {
        return Err(beyond.fault(FaultKind::TooMany { what: Listed::Annex, limit: MAX_ANNEXES }));
    }
    let annex = |table: &Table<'_>| {
        Ok(Annex { id: table.required("id")?.parse()?, title: table.required("title")?.names()? })
    };
    let mut annexes: Vec<Annex> = tables.iter().map(annex).collect::<Result<_, _>>()?;
    check_twice(&tables, "id", Listed::Annex, annexes.iter().map(|annex| annex.id.as_str()))?;
    annexes.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(annexes)
}

fn read_divergence(value: &Value<'_>) -> Result<Divergence, Fault> {
    if value.is_table() {
        return Ok(Divergence::Prevails(
            value.table(&["prevails"])?.required("prevails")?.parse()?,
        ));
    }
    match value.string()? {
        "equal" => Ok(Divergence::Equal),
        other => Err(value.fault(FaultKind::unknown_word_or(
            other,
            DIVERGENCE_WORDS,
            Alternative::Language,
        ))),
    }
}

fn read_effect(value: &Value<'_>) -> Result<LegalEffect, Fault> {
    let table = value.table(&["kind", "clause"])?;
    let clause = table.optional("clause").map(|value| value.parse()).transpose()?;
    Ok(LegalEffect { kind: table.required("kind")?.parse()?, clause })
}

fn read_powers(value: &Value<'_>) -> Result<Powers, Fault> {
    let table = value.table(&["keys", "intents", "instrument", "from", "until"])?;
    let time = |name| table.optional(name).map(|value| value.time()).transpose();
    let intents = table.required("intents")?;
    let checked = |intent: Intent| check_power(intent).map_err(|kind| intents.fault(kind));
    let read = intents.parse_all::<Intent>()?.into_iter().map(checked);
    let keys = table.required("keys")?;
    let powers = Powers {
        keys: keys.parse_all()?.into_iter().collect(),
        intents: read.collect::<Result<BTreeSet<_>, _>>()?,
        instrument: table.optional("instrument").map(|it| read_record_ref(&it)).transpose()?,
        from: time("from")?,
        until: time("until")?,
    };
    if powers.keys.is_empty() {
        return Err(keys.fault(FaultKind::EmptyList { what: Listed::Key }));
    }
    if powers.intents.is_empty() {
        return Err(intents.fault(FaultKind::EmptyList { what: Listed::Intent }));
    }
    check_window(powers.from, powers.until).map_err(|kind| value.fault(kind))?;
    Ok(powers)
}

fn read_relations(table: &Table<'_>) -> Result<Vec<Relation>, Fault> {
    let tables = table.tables("relation", &["relation", "record", "paper"])?;
    if let Some(beyond) = tables.get(MAX_RELATIONS) {
        return Err(
            beyond.fault(FaultKind::TooMany { what: Listed::Relation, limit: MAX_RELATIONS })
        );
    }
    let mut relations = Vec::new();
    for table in &tables {
        let relation = read_relation(table)?;
        if relations.contains(&relation) {
            let entry = relation.kind.word().to_owned();
            let kind = FaultKind::DuplicateEntry { what: Listed::Relation, entry };
            return Err(table.fault(kind));
        }
        relations.push(relation);
    }
    Ok(relations)
}

fn read_relation(table: &Table<'_>) -> Result<Relation, Fault> {
    let kind = table.required("relation")?.parse()?;
    let target = match (table.optional("record"), table.optional("paper")) {
        (Some(record), None) => Target::Record(read_record_ref(&record)?),
        (None, Some(paper)) => {
            let paper = paper.table(&["title", "date"])?;
            let (title, date) = (paper.required("title")?.names()?, paper.required("date")?.day()?);
            Target::Paper { date, title }
        }
        (None, None) => return Err(table.fault(FaultKind::MissingField { name: "record" })),
        (Some(_), Some(paper)) => {
            return Err(paper.fault(FaultKind::BothGiven { one: "record", other: "paper" }));
        }
    };
    Ok(Relation { kind, target })
}

/// Reads a reference to a record.
fn read_record_ref(value: &Value<'_>) -> Result<RecordRef, Fault> {
    let table = value.table(&["id", "sha256"])?;
    let id = table.required("id")?.parse()?;
    let sha256 = table.required("sha256")?.parse()?;
    Ok(RecordRef { id, sha256 })
}

fn read_term(value: &Value<'_>) -> Result<Term, Fault> {
    let table = value.table(&["entry", "expires", "review"])?;
    let time = |name| table.optional(name).map(|value| value.time()).transpose();
    let entry = table.optional("entry").map(|value| read_entry(&value)).transpose()?;
    let term = Term { entry, expires: time("expires")?, review: time("review")? };
    if term == Term::default() {
        return Err(value.fault(FaultKind::EmptyList { what: Listed::Term }));
    }
    term.check().map_err(|kind| value.fault(kind))?;
    Ok(term)
}

fn read_entry(value: &Value<'_>) -> Result<Entry, Fault> {
    if value.is_table() {
        return Ok(Entry::On(value.table(&["on"])?.required("on")?.time()?));
    }
    entry_of(value.string()?).map_err(|kind| value.fault(kind))
}

fn read_signing(table: &Table<'_>, parties: &[Party], terms: &mut Terms) -> Result<(), Fault> {
    if let Some(approval) = table.optional("approval") {
        read_word(&approval, REQUIRED)?;
        terms.approval = Approval::Required;
    }
    if let Some(authority) = table.optional("authority") {
        let named: BTreeSet<PartyId> = authority.parse_all()?.into_iter().collect();
        if named.is_empty() {
            return Err(authority.fault(FaultKind::EmptyList { what: Listed::Party }));
        }
        let is_party = |id: &&PartyId| parties.iter().any(|party| party.id == **id);
        if let Some(absent) = named.iter().find(|id| !is_party(id)) {
            let party = absent.to_string();
            return Err(authority.fault(FaultKind::PartyNotInRecord { party }));
        }
        terms.authority = named;
    }
    if let Some(initialling) = table.optional("initialling") {
        read_word(&initialling, SIGNATURE)?;
        terms.initialling = Initialling::Signs;
    }
    if let Some(suite) = table.optional("suite") {
        read_word(&suite, HYBRID)?;
        terms.suite = SuiteDemand::Hybrid;
    }
    Ok(())
}

/// Reads a string that can only be one word.
fn read_word(value: &Value<'_>, word: &'static str) -> Result<(), Fault> {
    match value.string()? {
        found if found == word => Ok(()),
        other => Err(value.fault(FaultKind::unknown_word(other, word))),
    }
}
