//! `paraph show`: shows the content of a file. All of it consists of claims.

use paraph::act::{Act, ActContent};
use paraph::bundle::Bundle;
use paraph::format::{self, Claim, Format};
use paraph::id::{ActId, PartyId};
use paraph::keys::{WordList, record_words, record_words_in, words};
use paraph::locale::Locale;
use paraph::messages::{And, Localized};
use paraph::record::{
    Approval, Divergence, Entry, Initialling, LegalEffect, Order, Party, Powers, Record, Relation,
    Target, Terms, Text,
};
use paraph::report::columns;
use paraph::screen::quoted;
use paraph::value::{Intent, Label, Names, Time};
use serde::Serialize;
use serde_json::value::RawValue;
use unicode_width::UnicodeWidthStr as _;

use crate::cli::args::ShowArgs;
use crate::cli::display::typed;
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::cut_off;
use crate::cli::files;
use crate::cli::language::locale;
use crate::cli::messages::show;
use crate::cli::output::Console;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    format: &'static str,
    kind: &'static str,
    /// The digest of the record, including one in a bundle, or of an act's payload.
    sha256: String,
    words: String,
    record: Option<Box<RawValue>>,
    acts: Vec<ShownAct>,
    checked: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownAct {
    id: String,
    key_words: Vec<String>,
    act: Box<RawValue>,
}

pub(crate) fn run(args: &ShowArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let path = &args.file;
    let bytes = files::read(path, Format::Bundle.max_size())?;
    let refused = |fault| CliError::refused(path, &fault).recognised(path, &bytes);
    match format::claim(&bytes) {
        Claim::Known(Format::Record) => {
            show_record(&Record::read(&bytes).map_err(refused)?, console)?;
        }
        Claim::Known(Format::Act) => show_act(&Act::read(&bytes).map_err(refused)?, console)?,
        Claim::Known(Format::Bundle) => {
            show_bundle(&Bundle::read(&bytes).map_err(refused)?, console)?;
        }
        Claim::Unknown(name) => return Err(refused(format::unknown(&name))),
        Claim::Other => {
            if let Some(fault) = cut_off(&bytes) {
                return Err(refused(fault));
            }
            return Err(CliError::new("not-ours", show::NotOurs)
                .at(path)
                .exit(Exit::Refused)
                .hint(show::ToHash { file: typed(path) })
                .recognised(path, &bytes));
        }
    }
    console.talk(&show::Unchecked);
    Ok(Exit::Done)
}

fn show_record(record: &Record, console: &mut Console<'_>) -> Result<(), CliError> {
    let shown = Shown {
        format: "paraph/show/1",
        kind: "record",
        sha256: record.digest().to_string(),
        words: record_words(&record.digest()),
        record: Some(raw(record.bytes())),
        acts: Vec::new(),
        checked: false,
    };
    let locale = locale();
    console.answer(describe_record(record, &text_claims(record, locale), locale), &shown)
}

fn show_bundle(bundle: &Bundle, console: &mut Console<'_>) -> Result<(), CliError> {
    let (record, locale) = (bundle.record(), locale());
    let mut text = describe_record(record, &text_claims(record, locale), locale);
    let heading: &dyn Localized = if bundle.is_empty() { &show::NoActs } else { &show::Acts };
    text += &format!("\n{}\n", Localized::in_locale(&heading, locale));
    let acts: Vec<&Act> = bundle.acts().map(|signed| signed.act()).collect();
    text += &act_lines(&acts, locale);
    text += &said(&acts, locale);
    let shown = Shown {
        format: "paraph/show/1",
        kind: "bundle",
        sha256: record.digest().to_string(),
        words: record_words(&record.digest()),
        record: Some(raw(record.bytes())),
        acts: acts.into_iter().map(shown_act).collect(),
        checked: false,
    };
    console.answer(&text, &shown)
}

fn show_act(act: &Act, console: &mut Console<'_>) -> Result<(), CliError> {
    let (content, locale) = (act.content(), locale());
    let mut lines = Lines::new(locale);
    lines.add(&show::LabelAct, &act.id());
    lines.add(&show::LabelRecord, &content.record.sha256);
    let text = lines.text + &act_lines(&[act], locale) + &said(&[act], locale);
    let shown = Shown {
        format: "paraph/show/1",
        kind: "act",
        sha256: act.id().to_string(),
        words: record_words(&act.id().digest()),
        record: None,
        acts: vec![shown_act(act)],
        checked: false,
    };
    console.answer(&text, &shown)
}

fn shown_act(act: &Act) -> ShownAct {
    let key_words = act.content().keys.iter().map(words).collect();
    ShownAct { id: act.id().to_string(), key_words, act: raw(act.bytes()) }
}

fn raw(json: &[u8]) -> Box<RawValue> {
    let text = std::str::from_utf8(json).expect("canonical JSON is UTF-8");
    RawValue::from_string(text.to_owned()).expect("it was read as JSON")
}

/// The start of an act's id, which is enough for people to tell acts apart.
pub(crate) fn short(act: &ActId) -> String {
    act.to_string()[..12].to_owned()
}

fn act_row(act: &Act, locale: Locale) -> Vec<String> {
    let content = act.content();
    let intent = show::Intent { intent: content.intent };
    let (of, statements) = (content.of.as_ref().map(short), content.statements.len());
    let time = content.signed_at;
    let said = match (of, statements) {
        (None, 0) => show::ActSaid { intent, time }.in_locale(locale),
        (None, _) => show::ActStated { intent, statements, time }.in_locale(locale),
        (Some(act), 0) => show::ActSaidAbout { intent, act, time }.in_locale(locale),
        (Some(act), _) => show::ActStatedAbout { intent, act, statements, time }.in_locale(locale),
    };
    vec![
        show::ShortAct { act: short(&act.id()) }.in_locale(locale),
        show::ActFor { party: &content.party }.in_locale(locale),
        said,
        signatory(content, locale),
    ]
}

/// A row for each act, and its key in lines below it.
fn act_lines(acts: &[&Act], locale: Locale) -> String {
    let rows = columns(&acts.iter().map(|act| act_row(act, locale)).collect::<Vec<_>>());
    let mut text = String::new();
    for (row, act) in rows.lines().zip(acts) {
        text += &format!("{row}\n");
        for key in &act.content().keys {
            let mut label = show::ActKey { keys: "" }.in_locale(locale);
            fold_words("", &words(key), &mut |_, six| {
                text += &format!("    {label}{six}\n");
                label = " ".repeat(label.width());
            });
        }
    }
    text
}

/// The statements and authority that acts claim.
fn said(acts: &[&Act], locale: Locale) -> String {
    let mut text = String::new();
    for act in acts {
        let (id, content) = (short(&act.id()), act.content());
        if let Some(authority) = &content.authority {
            let named = show::ActAuthority { act: &id, record: &authority.sha256 };
            text += &format!("  {}\n", named.in_locale(locale));
        }
        for statement in &content.statements {
            let (kind, act, to) = (statement.kind, &id, statement.to.as_ref().map(short));
            let stated = match (&statement.article, to) {
                (None, None) => show::Statement { kind, act }.in_locale(locale),
                (Some(article), None) => show::StatementOn { kind, act, article }.in_locale(locale),
                (None, Some(to)) => show::StatementTo { kind, act, to }.in_locale(locale),
                (Some(article), Some(to)) => {
                    show::StatementOnTo { kind, act, article, to }.in_locale(locale)
                }
            };
            text += &format!("  {stated}\n");
            for (language, words) in &statement.text {
                let named = show::NamedIn { name: quoted(words.as_str()), language };
                text += &format!("    {}\n", named.in_locale(locale));
            }
        }
    }
    match text.is_empty() {
        true => text,
        false => format!("\n{}\n{text}", show::Statements.in_locale(locale)),
    }
}

/// The claim of an act: who did what for which party.
pub(crate) fn deed(act: &Act) -> show::Deed<Intent, &Label, &PartyId, Time> {
    let content = act.content();
    show::Deed {
        intent: content.intent,
        name: &content.signatory.name,
        party: &content.party,
        time: content.signed_at,
    }
}

/// The signatory that an act names, with capacity and place.
pub(crate) fn signatory(content: &ActContent, locale: Locale) -> String {
    let signatory = &content.signatory;
    let mut who = signatory.name.to_string();
    if let Some(latin) = &signatory.name_latin {
        who = show::SignatoryLatin { who, latin }.in_locale(locale);
    }
    if let Some(title) = &signatory.title {
        who = show::SignatoryTitle { who, title: title.shown_in(locale) }.in_locale(locale);
    }
    if let Some(capacity) = content.capacity {
        who = show::SignatoryCapacity { who, capacity }.in_locale(locale);
    }
    if let Some(place) = &content.place {
        let place = match &place.locality {
            Some(town) => show::Place { town, country: &place.country }.in_locale(locale),
            None => place.country.to_string(),
        };
        who = show::SignatoryPlace { who, place }.in_locale(locale);
    }
    who
}

/// Lines with aligned labels.
pub(crate) struct Lines {
    locale: Locale,
    pub(crate) text: String,
}

impl Lines {
    /// The width of a label and the space after it, in columns.
    const LABEL: usize = 13;

    pub(crate) fn new(locale: Locale) -> Self {
        Self { locale, text: String::new() }
    }

    /// A line with a label.
    pub(crate) fn add(&mut self, label: &dyn Localized, value: &dyn Localized) {
        let (label, value) = (&label, &value);
        self.push(&label.in_locale(self.locale), &value.in_locale(self.locale));
    }

    /// A continuation of the line before.
    pub(crate) fn more(&mut self, value: &dyn Localized) {
        self.push("", &Localized::in_locale(&value, self.locale));
    }

    /// Words, in lines of six.
    pub(crate) fn words(&mut self, label: &dyn Localized, words: &str) {
        let label = Localized::in_locale(&label, self.locale);
        fold_words(&label, words, &mut |label, words| self.push(label, words));
    }

    fn push(&mut self, label: &str, value: &str) {
        let padding = Self::LABEL.saturating_sub(label.width());
        self.text += &format!("{label}{:padding$}{value}\n", "");
    }

    /// A name in all languages, the reader's language first.
    fn each_language(&mut self, label: &dyn Localized, names: &Names) {
        let first = names.shown_in(self.locale);
        let (own, others): (Vec<_>, Vec<_>) =
            names.iter().partition(|(_, name)| std::ptr::eq(*name, first));
        for (index, (language, name)) in own.into_iter().chain(others).enumerate() {
            let named = show::NamedIn { name, language };
            if index == 0 { self.add(label, &named) } else { self.more(&named) }
        }
    }

    /// The words of a record's digest: the English ones, which offices with two languages compare, and those
    /// of the reader's list.
    fn record_words(&mut self, record: &Record) {
        self.words(&show::LabelWords, &record_words(&record.digest()));
        match self.locale {
            Locale::En => {}
            Locale::Ko => {
                let words = record_words_in(WordList::Korean, &record.digest());
                self.words(&show::LabelWordsKorean, &words);
            }
        }
    }
}

/// A description of a record, with the given lines for its texts. All names are those in the record.
pub(crate) fn describe_record(record: &Record, texts: &str, locale: Locale) -> String {
    let content = record.content();
    let mut lines = Lines::new(locale);
    lines.each_language(&show::LabelInstrument, &content.title);
    lines.add(&show::LabelKind, &content.designation);
    lines.add(&show::LabelId, &content.id);
    lines.add(&show::LabelRecord, &record.digest());
    lines.record_words(record);
    lines.add(&show::LabelMade, &content.created);
    match &content.order {
        Order::Any => lines.add(&show::LabelOrder, &show::OrderAny),
        Order::Listed(order) => {
            let then = |before: String, party: &PartyId| {
                show::OrderThen { before, party }.in_locale(locale)
            };
            let order = match &order[..] {
                [] => String::new(),
                [first, rest @ ..] => rest.iter().fold(first.to_string(), then),
            };
            lines.add(&show::LabelOrder, &order);
        }
    }
    describe_terms(&content.terms, &mut lines);
    for (name, value) in &content.metadata {
        lines.add(&show::LabelMetadata, &show::Metadata { name, value });
    }
    let parties: Vec<Vec<String>> =
        content.parties.iter().map(|party| party_row(party, locale)).collect();
    format!(
        "{}\n{}\n{}\n{}\n{texts}",
        lines.text,
        show::Parties.in_locale(locale),
        columns(&parties),
        show::Texts.in_locale(locale)
    )
}

fn party_row(party: &Party, locale: Locale) -> Vec<String> {
    let quorum = party.quorum.map(|quorum| show::Quorum { quorum }.in_locale(locale));
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
        false => show::OnlyKeys { keys: And(&keys) }.in_locale(locale),
    };
    vec![party.id.to_string(), names.join(" / "), quorum.unwrap_or_default(), keys]
}

/// The optional content of a record, if it has any.
fn describe_terms(terms: &Terms, lines: &mut Lines) {
    if terms.approval == Approval::Required {
        lines.add(&show::LabelApproval, &show::Approval);
    }
    if terms.initialling == Initialling::Signs {
        lines.add(&show::LabelInitialling, &show::Initialling);
    }
    if !terms.authority.is_empty() {
        let parties: Vec<&PartyId> = terms.authority.iter().collect();
        lines.add(&show::LabelAuthority, &show::Authority { parties: And(&parties) });
    }
    match &terms.divergence {
        None => {}
        Some(Divergence::Equal) => lines.add(&show::LabelDivergence, &show::DivergenceEqual),
        Some(Divergence::Prevails(language)) => {
            lines.add(&show::LabelDivergence, &show::DivergencePrevails { language });
        }
    }
    match &terms.legal_effect {
        None => {}
        Some(LegalEffect { kind, clause: None }) => {
            lines.add(&show::LabelLegalEffect, &show::LegalEffect { kind });
        }
        Some(LegalEffect { kind, clause: Some(clause) }) => {
            lines.add(&show::LabelLegalEffect, &show::LegalEffectIn { kind, clause });
        }
    }
    if let Some(term) = &terms.term {
        match term.entry {
            None => {}
            Some(Entry::LastSignature) => {
                lines.add(&show::LabelInEffect, &show::EffectLastSignature);
            }
            Some(Entry::Confirmation) => lines.add(&show::LabelInEffect, &show::EffectConfirmation),
            Some(Entry::On(time)) => lines.add(&show::LabelInEffect, &show::EffectOn { time }),
        }
        if let Some(expires) = &term.expires {
            lines.add(&show::LabelExpires, expires);
        }
        if let Some(review) = &term.review {
            lines.add(&show::LabelReview, review);
        }
    }
    for annex in &terms.annexes {
        let title = annex.title.shown_in(lines.locale);
        lines.add(&show::LabelAnnex, &show::Annex { annex: &annex.id, title });
    }
    for relation in &terms.relations {
        describe_relation(relation, lines);
    }
    if let Some(powers) = &terms.powers {
        describe_powers(powers, lines);
    }
}

fn describe_relation(relation: &Relation, lines: &mut Lines) {
    let kind = relation.kind;
    match &relation.target {
        Target::Record(record) => {
            let record = &record.sha256;
            lines.add(&show::LabelRelation, &show::RelationToRecord { kind, record });
        }
        Target::Paper { date, title } => {
            let title = quoted(title.shown_in(lines.locale).as_str());
            lines.add(&show::LabelRelation, &show::RelationToPaper { kind, title, date });
        }
    }
}

fn describe_powers(powers: &Powers, lines: &mut Lines) {
    let intents: Vec<_> =
        powers.intents.iter().map(|intent| show::Intent { intent: *intent }).collect();
    let intents = And(&intents);
    match (powers.from, powers.until) {
        (None, None) => lines.add(&show::LabelPowers, &show::PowersAlways { intents }),
        (Some(from), None) => lines.add(&show::LabelPowers, &show::PowersFrom { intents, from }),
        (None, Some(until)) => {
            lines.add(&show::LabelPowers, &show::PowersUntil { intents, until });
        }
        (Some(from), Some(until)) => {
            lines.add(&show::LabelPowers, &show::PowersBetween { intents, from, until });
        }
    }
    if let Some(instrument) = &powers.instrument {
        lines.more(&show::PowersInstrument { instrument: &instrument.id });
        lines.more(&show::PowersVersion { record: &instrument.sha256 });
    }
    for key in &powers.keys {
        lines.words(&show::LabelPowersKey, &words(key));
    }
}

/// A line for each text, from the claims of the record.
fn text_claims(record: &Record, locale: Locale) -> String {
    let texts = &record.content().texts;
    let rows = texts.iter().map(|item| {
        let annex = item.annex.as_ref().map(|annex| show::TextAnnex { annex }.in_locale(locale));
        vec![
            item.path.to_string(),
            item.language.to_string(),
            show::TextStatus { status: item.status }.in_locale(locale),
            item.media_type.to_string(),
            show::TextSize { bytes: item.measure.size }.in_locale(locale),
            annex.unwrap_or_default(),
        ]
    });
    let rows = columns(&rows.collect::<Vec<_>>());
    // The digest is below its text, because one line of both would be wider than a terminal.
    let line = |(row, item): (&str, &Text)| format!("{row}\n    sha256 {}\n", item.measure.sha256);
    rows.lines().zip(texts).map(line).collect()
}

/// Words in lines of six, so that none breaks at the edge of a terminal.
pub(crate) fn fold_words(label: &str, words: &str, line: &mut impl FnMut(&str, &str)) {
    let words: Vec<&str> = words.split(' ').collect();
    for (index, words) in words.chunks(6).enumerate() {
        line(if index == 0 { label } else { "" }, &words.join(" "));
    }
}
