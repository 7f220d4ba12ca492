//! What a record, an act or a bundle says, in rows and as text. All of it consists of claims.

use std::fmt;

use unicode_width::UnicodeWidthStr as _;

use super::act_words::digits;
use super::evidence::evidence_section;
use super::lines::{Section, SectionKind, SectionRow, columns, row_lines};
use super::rows::{Row, RowKind, Rows, fold_words, rows_text};
use crate::act::{Act, ActContent, Location, Signatory};
use crate::bundle::Bundle;
use crate::id::{Designation, PartyId};
use crate::keys::words;
use crate::locale::Locale;
use crate::messages::{And, Localized, description as say, roster_list};
use crate::record::{
    Approval, Divergence, Entry, Initialling, LegalEffect, Order, Party, Powers, Record, Relation,
    SuiteDemand, Target, Terms, Text,
};
use crate::screen::quoted;
use crate::value::{Intent, Label, Time};

/// That what is shown are claims: nothing was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unchecked;

impl Localized for Unchecked {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        say::Unchecked.write(locale, out)
    }
}

fn act_row(act: &Act, locale: Locale) -> Vec<String> {
    let content = act.content();
    let intent = say::Intent { intent: content.intent };
    let (of, statements) = (content.of.as_ref().map(digits), content.statements.len());
    let time = content.signed_at;
    let said = match (of, statements) {
        (None, 0) => say::ActSaid { intent, time }.in_locale(locale),
        (None, _) => say::ActStated { intent, statements, time }.in_locale(locale),
        (Some(act), 0) => say::ActSaidAbout { intent, act, time }.in_locale(locale),
        (Some(act), _) => say::ActStatedAbout { intent, act, statements, time }.in_locale(locale),
    };
    vec![
        say::ShortAct { act: digits(&act.id()) }.in_locale(locale),
        say::ActFor { party: &content.party }.in_locale(locale),
        said,
        signatory(content, locale),
    ]
}

/// What a record says, in sections: its rows, its parties, and the texts as the record claims them, or the given
/// rows for its texts.
pub fn record_sections(
    record: &Record,
    texts: Option<Vec<SectionRow>>,
    locale: Locale,
) -> Vec<Section> {
    let claims = || text_claim_rows(record, locale);
    let parties = record.content().parties.iter();
    let parties = parties.map(|party| SectionRow::of(party_row(party, locale)));
    let mut rows = record_rows(record, locale);
    rows.retain(|row| row.kind != RowKind::Instrument);
    let heading = |heading: &dyn Localized| Some(Localized::in_locale(&heading, locale));
    vec![
        Section {
            kind: SectionKind::Record,
            heading: None,
            rows: titles(record, locale).chain(labelled_rows(rows)).collect(),
        },
        Section {
            kind: SectionKind::Parties,
            heading: heading(&say::Parties),
            rows: parties.collect(),
        },
        Section {
            kind: SectionKind::Texts,
            heading: heading(&say::Texts),
            rows: texts.unwrap_or_else(claims),
        },
    ]
}

/// The title of a record, a row for each language, the reader's language first.
fn titles(record: &Record, locale: Locale) -> impl Iterator<Item = SectionRow> {
    let title = &record.content().title;
    let first = title.shown_in(locale);
    let (own, others): (Vec<_>, Vec<_>) =
        title.iter().partition(|(_, name)| std::ptr::eq(*name, first));
    own.into_iter().chain(others).enumerate().map(move |(index, (language, name))| {
        let label = match index {
            0 => say::LabelInstrument.in_locale(locale),
            _ => String::new(),
        };
        let cells = vec![label, name.to_string()];
        let (language, code) = (Some(language.clone()), Some(RowKind::Instrument.word()));
        SectionRow { is_labelled: true, language, code, ..SectionRow::of(cells) }
    })
}

/// Rows with a label as rows of a section: the label, the first line, and the other lines below it.
pub fn labelled_rows(rows: Vec<Row>) -> Vec<SectionRow> {
    let row = |Row { kind, label, lines }: Row| {
        let mut lines = lines.into_iter();
        let cells = [label].into_iter().chain(lines.next()).collect();
        SectionRow {
            is_labelled: true,
            details: lines.collect(),
            code: Some(kind.word()),
            ..SectionRow::of(cells)
        }
    };
    rows.into_iter().map(row).collect()
}

/// A row for each act, and its key in lines below it.
fn act_lines(acts: &[&Act], locale: Locale) -> String {
    let rows = columns(&acts.iter().map(|act| act_row(act, locale)).collect::<Vec<_>>());
    let mut text = String::new();
    for (row, act) in rows.lines().zip(acts) {
        text += &format!("{row}\n");
        let mut label = say::ActKey { keys: "" }.in_locale(locale);
        let mut lines = fold_words(&words(&act.content().key_set()));
        if act.content().is_hybrid() {
            lines.push(roster_list::Pair.in_locale(locale));
        }
        for line in lines {
            text += &format!("    {label}{line}\n");
            label = " ".repeat(label.width());
        }
    }
    text
}

/// The statements and authority that acts claim.
pub(super) fn said_rows(acts: &[&Act], locale: Locale) -> Vec<SectionRow> {
    let mut rows = Vec::new();
    for act in acts {
        let (id, content) = (digits(&act.id()), act.content());
        if let Some(authority) = &content.authority {
            let named = say::ActAuthority { act: &id, record: &authority.sha256 };
            rows.push(SectionRow::of(vec![named.in_locale(locale)]));
        }
        for statement in &content.statements {
            let (kind, act, to) = (statement.kind, &id, statement.to.as_ref().map(digits));
            let stated = match (&statement.article, to) {
                (None, None) => say::Statement { kind, act }.in_locale(locale),
                (Some(article), None) => say::StatementOn { kind, act, article }.in_locale(locale),
                (None, Some(to)) => say::StatementTo { kind, act, to }.in_locale(locale),
                (Some(article), Some(to)) => {
                    say::StatementOnTo { kind, act, article, to }.in_locale(locale)
                }
            };
            let words = statement.text.iter().map(|(language, words)| {
                let named = say::NamedIn { name: quoted(words.as_str()), language };
                named.in_locale(locale)
            });
            rows.push(SectionRow { details: words.collect(), ..SectionRow::of(vec![stated]) });
        }
    }
    rows
}

/// The same as text below a heading; empty if there are none.
fn said(acts: &[&Act], locale: Locale) -> String {
    let mut text = String::new();
    for SectionRow { cells, details, .. } in said_rows(acts, locale) {
        text += &format!("  {}\n", cells.concat());
        details.iter().for_each(|words| text += &format!("    {words}\n"));
    }
    match text.is_empty() {
        true => text,
        false => format!("\n{}\n{text}", say::Statements.in_locale(locale)),
    }
}

/// The claim of an act: who did what for which party.
pub(crate) fn deed(act: &Act) -> say::Deed<Intent, &Label, &PartyId, Time> {
    let content = act.content();
    say::Deed {
        intent: content.intent,
        name: &content.signatory.name,
        party: &content.party,
        time: content.signed_at,
    }
}

/// The signatory that an act names, with capacity and place: `홍길동 (Hong Gil-dong), Deputy Minister [acting], at
/// Seoul, KR`. It is a claim.
pub fn signatory(content: &ActContent, locale: Locale) -> String {
    let signatory = &content.signatory;
    let mut who = signatory_name(signatory, locale);
    if let Some(title) = &signatory.title {
        who = say::SignatoryTitle { who, title: title.shown_in(locale) }.in_locale(locale);
    }
    if let Some(capacity) = content.capacity {
        who = say::SignatoryCapacity { who, capacity }.in_locale(locale);
    }
    if let Some(location) = &content.place {
        who = say::SignatoryPlace { who, place: place(location, locale) }.in_locale(locale);
    }
    who
}

/// The name of a signatory: `홍길동 (Hong Gil-dong)`. It is a claim.
pub(crate) fn signatory_name(signatory: &Signatory, locale: Locale) -> String {
    match &signatory.name_latin {
        None => signatory.name.to_string(),
        Some(latin) => say::SignatoryLatin { who: &signatory.name, latin }.in_locale(locale),
    }
}

/// Where someone signed: `Seoul, KR`. It is a claim.
pub(crate) fn place(location: &Location, locale: Locale) -> String {
    match &location.locality {
        Some(town) => say::Place { town, country: &location.country }.in_locale(locale),
        None => location.country.to_string(),
    }
}

/// What a record says: a row for each thing. All names are those in the record.
pub fn record_rows(record: &Record, locale: Locale) -> Vec<Row> {
    let content = record.content();
    let mut rows = Rows::new(locale);
    rows.each_language(RowKind::Instrument, &content.title);
    rows.add(RowKind::Designation, kind_of_instrument(&content.designation));
    rows.add(RowKind::Id, &content.id);
    rows.add(RowKind::Record, &record.digest());
    rows.record_words(record);
    rows.add(RowKind::Made, &content.created);
    match &content.order {
        Order::Any => rows.add(RowKind::Order, &say::OrderAny),
        Order::Listed(order) => {
            let then = |before: String, party: &PartyId| {
                say::OrderThen { before, party }.in_locale(locale)
            };
            let order = match &order[..] {
                [] => String::new(),
                [first, rest @ ..] => rest.iter().fold(first.to_string(), then),
            };
            rows.add(RowKind::Order, &order);
        }
    }
    describe_terms(&content.terms, &mut rows);
    for (name, value) in &content.metadata {
        rows.add(RowKind::Metadata, &say::Metadata { name, value });
    }
    rows.finish()
}

/// What kind of instrument the parties call it: in words if it is one of the usual kinds.
fn kind_of_instrument(designation: &Designation) -> &dyn Localized {
    match designation.as_str() {
        "agreement" => &say::KindAgreement,
        "contract" => &say::KindContract,
        "joint-statement-of-intent" => &say::KindJointStatementOfIntent,
        "memorandum-of-understanding" => &say::KindMemorandumOfUnderstanding,
        "terms-of-reference" => &say::KindTermsOfReference,
        _ => designation,
    }
}

/// A description of a record as text: its [`record_rows`], its parties, and the given lines for its texts.
/// Every part ends with a line end. All names are those in the record.
pub fn record_text(record: &Record, texts: &str, locale: Locale) -> String {
    let parties = record.content().parties.iter().map(|party| party_row(party, locale));
    format!(
        "{}\n{}\n{}\n{}\n{texts}",
        rows_text(&record_rows(record, locale)),
        say::Parties.in_locale(locale),
        columns(&parties.collect::<Vec<_>>()),
        say::Texts.in_locale(locale)
    )
}

/// What an act says, as text: its id, its record, and its content. Nothing of it is verified.
pub fn act_text(act: &Act, locale: Locale) -> String {
    let mut rows = Rows::new(locale);
    rows.add(RowKind::Act, &act.id());
    rows.add(RowKind::Record, &act.content().record.sha256);
    rows_text(&rows.finish()) + &acts_text(&[act], locale)
}

/// What a bundle says, as text: its record with the claimed texts, and its acts. Nothing of it is verified
/// here.
pub fn bundle_text(bundle: &Bundle, locale: Locale) -> String {
    let mut text = claims_text(bundle.record(), locale);
    let heading: &dyn Localized = if bundle.is_empty() { &say::NoActs } else { &say::Acts };
    text += &format!("\n{}\n", Localized::in_locale(&heading, locale));
    let acts: Vec<&Act> = bundle.acts().map(|signed| signed.act()).collect();
    text += &acts_text(&acts, locale);
    if let Some(section) = evidence_section(bundle, locale) {
        text += &format!("\n{}\n", section.heading.unwrap_or_default());
        text += &row_lines(&section.rows).concat();
    }
    text
}

/// What a record says, as text: a [`record_text`] with the texts as the record claims them.
pub fn claims_text(record: &Record, locale: Locale) -> String {
    record_text(record, &text_claims(record, locale), locale)
}

/// A row for each act, then their statements and the authority that they claim.
fn acts_text(acts: &[&Act], locale: Locale) -> String {
    act_lines(acts, locale) + &said(acts, locale)
}

/// The cells about a party: its id, its names with the reader's language first, how many people must sign if
/// the record says so, and the only keys with which they may sign.
fn party_row(party: &Party, locale: Locale) -> Vec<String> {
    let quorum = party.quorum.map(|quorum| say::Quorum { quorum }.in_locale(locale));
    let first = party.name.shown_in(locale);
    let others = party.name.iter().map(|(_, name)| name).filter(|name| !std::ptr::eq(*name, first));
    let names: Vec<&str> = [first].into_iter().chain(others).map(Label::as_str).collect();
    let keys = party.keys.iter().flatten().map(|key| {
        let first: Vec<String> = words(key).split(' ').take(3).map(str::to_owned).collect();
        format!("{} ...", first.join(" "))
    });
    let keys: Vec<String> = keys.collect();
    let keys = match keys.is_empty() {
        true => String::new(),
        false => say::OnlyKeys { keys: And(&keys) }.in_locale(locale),
    };
    vec![party.id.to_string(), names.join(" / "), quorum.unwrap_or_default(), keys]
}

/// The optional content of a record, if it has any.
fn describe_terms(terms: &Terms, rows: &mut Rows) {
    if terms.approval == Approval::Required {
        rows.add(RowKind::Approval, &say::Approval);
    }
    if terms.suite == SuiteDemand::Hybrid {
        rows.add(RowKind::Suite, &say::Suite);
    }
    if terms.initialling == Initialling::Signs {
        rows.add(RowKind::Initialling, &say::Initialling);
    }
    if !terms.authority.is_empty() {
        let parties: Vec<&PartyId> = terms.authority.iter().collect();
        rows.add(RowKind::AuthorityRequired, &say::Authority { parties: And(&parties) });
    }
    match &terms.divergence {
        None => {}
        Some(Divergence::Equal) => rows.add(RowKind::Divergence, &say::DivergenceEqual),
        Some(Divergence::Prevails(language)) => {
            rows.add(RowKind::Divergence, &say::DivergencePrevails { language });
        }
    }
    match &terms.legal_effect {
        None => {}
        Some(LegalEffect { kind, clause: None }) => {
            rows.add(RowKind::LegalEffect, &say::LegalEffect { kind });
        }
        Some(LegalEffect { kind, clause: Some(clause) }) => {
            rows.add(RowKind::LegalEffect, &say::LegalEffectIn { kind, clause });
        }
    }
    if let Some(term) = &terms.term {
        match term.entry {
            None => {}
            Some(Entry::LastSignature) => {
                rows.add(RowKind::InEffect, &say::EffectLastSignature);
            }
            Some(Entry::Confirmation) => rows.add(RowKind::InEffect, &say::EffectConfirmation),
            Some(Entry::On(time)) => rows.add(RowKind::InEffect, &say::EffectOn { time }),
        }
        if let Some(expires) = &term.expires {
            rows.add(RowKind::Expires, expires);
        }
        if let Some(review) = &term.review {
            rows.add(RowKind::Review, review);
        }
    }
    for annex in &terms.annexes {
        let title = annex.title.shown_in(rows.locale);
        rows.add(RowKind::Annex, &say::Annex { annex: &annex.id, title });
    }
    for relation in &terms.relations {
        describe_relation(relation, rows);
    }
    if let Some(powers) = &terms.powers {
        describe_powers(powers, rows);
    }
}

fn describe_relation(relation: &Relation, rows: &mut Rows) {
    let kind = relation.kind;
    match &relation.target {
        Target::Record(record) => {
            let record = &record.sha256;
            rows.add(RowKind::Relation, &say::RelationToRecord { kind, record });
        }
        Target::Paper { date, title } => {
            let title = quoted(title.shown_in(rows.locale).as_str());
            rows.add(RowKind::Relation, &say::RelationToPaper { kind, title, date });
        }
    }
}

fn describe_powers(powers: &Powers, rows: &mut Rows) {
    let intents: Vec<_> =
        powers.intents.iter().map(|intent| say::Intent { intent: *intent }).collect();
    let intents = And(&intents);
    match (powers.from, powers.until) {
        (None, None) => rows.add(RowKind::Powers, &say::PowersAlways { intents }),
        (Some(from), None) => rows.add(RowKind::Powers, &say::PowersFrom { intents, from }),
        (None, Some(until)) => {
            rows.add(RowKind::Powers, &say::PowersUntil { intents, until });
        }
        (Some(from), Some(until)) => {
            rows.add(RowKind::Powers, &say::PowersBetween { intents, from, until });
        }
    }
    if let Some(instrument) = &powers.instrument {
        rows.more(&say::PowersInstrument { instrument: &instrument.id });
        rows.more(&say::PowersVersion { record: &instrument.sha256 });
    }
    for key in &powers.keys {
        rows.words(RowKind::PowersKey, &words(key));
    }
}

/// A row for each text, from the claims of the record.
fn text_claim_rows(record: &Record, locale: Locale) -> Vec<SectionRow> {
    let row = |item: &Text| {
        let annex = item.annex.as_ref().map(|annex| say::TextAnnex { annex }.in_locale(locale));
        let cells = vec![
            item.path.to_string(),
            item.language.to_string(),
            say::TextStatus { status: item.status }.in_locale(locale),
            item.media_type.to_string(),
            say::TextSize { bytes: item.measure.size }.in_locale(locale),
            annex.unwrap_or_default(),
        ];
        let details = vec![format!("sha256 {}", item.measure.sha256)];
        SectionRow { details, ..SectionRow::of(cells) }
    };
    record.content().texts.iter().map(row).collect()
}

/// The same as lines.
fn text_claims(record: &Record, locale: Locale) -> String {
    let rows = text_claim_rows(record, locale);
    let cells: Vec<Vec<String>> = rows.iter().map(|row| row.cells.clone()).collect();
    // The digest is below its text, because one line of both would be wider than a terminal.
    let line = |(line, row): (&str, &SectionRow)| format!("{line}\n    {}\n", row.details.concat());
    columns(&cells).lines().zip(&rows).map(line).collect()
}
