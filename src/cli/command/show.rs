//! `paraph show`: what a file says. Claims, all of it.

use paraph::act::{Act, ActContent};
use paraph::bundle::Bundle;
use paraph::format::{self, Claim, Format};
use paraph::keys::{record_words, words};
use paraph::record::{
    Approval, Divergence, Entry, Initialling, LegalEffect, Order, Powers, Record, Relation, Target,
    Terms, Text,
};
use paraph::report::{columns, grouped, past, window_in_words};
use paraph::roster::Window;
use paraph::screen::quoted;
use paraph::value::Names;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::cli::args::ShowArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files;
use crate::cli::language::locale;
use crate::cli::say::World;
use crate::cli::shown::typed;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    format: &'static str,
    kind: &'static str,
    /// Of a record's bytes, also of the one in a bundle; of an act's payload.
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

pub(crate) fn run(args: &ShowArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let path = &args.file;
    let bytes = files::read(path, Format::Bundle.max_size())?;
    let refused = |fault| match bytes.starts_with("\u{feff}".as_bytes()) {
        true => CliError::refused(path, &fault).recognised(path, &bytes),
        false => CliError::refused(path, &fault),
    };
    match format::claim(&bytes) {
        Claim::Known(Format::Record) => {
            show_record(&Record::read(&bytes).map_err(refused)?, world)?;
        }
        Claim::Known(Format::Act) => show_act(&Act::read(&bytes).map_err(refused)?, world)?,
        Claim::Known(Format::Bundle) => {
            show_bundle(&Bundle::read(&bytes).map_err(refused)?, world)?;
        }
        Claim::Unknown(name) => return Err(refused(format::unknown(&name))),
        Claim::Other => {
            return Err(CliError::new("not-ours", "this is no record, bundle or act")
                .at(path)
                .exit(Exit::Refused)
                .hint(format!("its digest: paraph hash {}", typed(path)))
                .recognised(path, &bytes));
        }
    }
    world.talk("this is what the file says; nobody has checked whether it is so");
    Ok(Exit::Done)
}

fn show_record(record: &Record, world: &mut World<'_>) -> Result<(), CliError> {
    let shown = Shown {
        format: "paraph/show/1",
        kind: "record",
        sha256: record.digest().to_string(),
        words: record_words(&record.digest()),
        record: Some(raw(record.bytes())),
        acts: Vec::new(),
        checked: false,
    };
    world.answer(describe_record(record, &text_claims(record)), &shown)
}

fn show_bundle(bundle: &Bundle, world: &mut World<'_>) -> Result<(), CliError> {
    let record = bundle.record();
    let mut text = describe_record(record, &text_claims(record));
    match bundle.is_empty() {
        true => text += "\nNobody has signed.\n",
        false => text += "\nSigned, by the acts' own word\n",
    }
    let acts: Vec<&Act> = bundle.acts().map(|signed| signed.act()).collect();
    text += &columns(&acts.iter().map(|act| act_row(act)).collect::<Vec<_>>());
    text += &said(&acts);
    let shown = Shown {
        format: "paraph/show/1",
        kind: "bundle",
        sha256: record.digest().to_string(),
        words: record_words(&record.digest()),
        record: Some(raw(record.bytes())),
        acts: acts.into_iter().map(shown_act).collect(),
        checked: false,
    };
    world.answer(&text, &shown)
}

fn show_act(act: &Act, world: &mut World<'_>) -> Result<(), CliError> {
    let content = act.content();
    let text = format!(
        "Act       {}\nRecord    {}\n{}{}",
        act.id(),
        content.record.sha256,
        columns(&[act_row(act)]),
        said(&[act])
    );
    let shown = Shown {
        format: "paraph/show/1",
        kind: "act",
        sha256: act.id().to_string(),
        words: record_words(&act.id().digest()),
        record: None,
        acts: vec![shown_act(act)],
        checked: false,
    };
    world.answer(&text, &shown)
}

fn shown_act(act: &Act) -> ShownAct {
    let key_words = act.content().keys.iter().map(words).collect();
    ShownAct { id: act.id().to_string(), key_words, act: raw(act.bytes()) }
}

fn raw(json: &[u8]) -> Box<RawValue> {
    let text = std::str::from_utf8(json).expect("canonical JSON is UTF-8");
    RawValue::from_string(text.to_owned()).expect("it was read as JSON")
}

fn act_row(act: &Act) -> Vec<String> {
    let content = act.content();
    let key = content.keys.iter().map(words).collect::<Vec<_>>().join("; ");
    let of = content.of.map(|of| format!("act {}", &of.to_string()[..12])).unwrap_or_default();
    let stated = match content.statements.len() {
        0 => String::new(),
        1 => "with 1 statement".to_owned(),
        many => format!("with {many} statements"),
    };
    let said = [content.intent.word(), &of, &content.signed_at.in_words(), &stated];
    let said: Vec<&str> = said.into_iter().filter(|word| !word.is_empty()).collect();
    vec![
        format!("act {}", &act.id().to_string()[..12]),
        format!("for {}", content.party),
        said.join(" "),
        signatory(content),
        format!("key {key}"),
    ]
}

/// What acts state, and by what authority, where they say so.
fn said(acts: &[&Act]) -> String {
    let mut text = String::new();
    for act in acts {
        let (id, content) = (&act.id().to_string()[..12], act.content());
        if let Some(authority) = &content.authority {
            text += &format!("  act {id} names as its authority the record {}\n", authority.sha256);
        }
        for statement in &content.statements {
            let article = statement.article.as_ref().map(|article| format!(" on {article}"));
            let to = statement.to.map(|to| format!(" to act {}", &to.to_string()[..12]));
            let (article, to) = (article.unwrap_or_default(), to.unwrap_or_default());
            text += &format!("  act {id}: {}{article}{to}\n", statement.kind.word());
            for (language, words) in &statement.text {
                text += &format!("    {} ({language})\n", quoted(words.as_str()));
            }
        }
    }
    match text.is_empty() {
        true => text,
        false => format!("\nStated, by the acts' own word\n{text}"),
    }
}

/// Who did what for whom, by an act's own word.
pub(crate) fn deed(act: &Act) -> String {
    let content = act.content();
    let (name, done) = (&content.signatory.name, past(content.intent, locale()));
    format!("{name} {done} for {}, {}", content.party, content.signed_at.in_words())
}

/// Who an act names as signing, in what capacity, where.
pub(crate) fn signatory(content: &ActContent) -> String {
    let signatory = &content.signatory;
    let mut text = signatory.name.to_string();
    if let Some(latin) = &signatory.name_latin {
        text += &format!(" ({latin})");
    }
    if let Some(title) = &signatory.title {
        text += &format!(", {}", title.shown());
    }
    if let Some(capacity) = content.capacity {
        text += &format!(" [{}]", capacity.word());
    }
    if let Some(place) = &content.place {
        let town = place.locality.as_ref().map(|town| format!("{town}, ")).unwrap_or_default();
        text += &format!(", at {town}{}", place.country);
    }
    text
}

/// A record in words, with the lines for its texts. Every name in it is the record's own.
pub(crate) fn describe_record(record: &Record, texts: &str) -> String {
    let content = record.content();
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        text += &format!("{label:<13}{value}\n");
    };
    each_language("Instrument", &content.title, &mut line);
    line("Kind", content.designation.as_str());
    line("Id", content.id.as_str());
    line("Record", &record.digest().to_string());
    fold_words("Words", &record_words(&record.digest()), &mut line);
    line("Made", &content.created.in_words());
    match &content.order {
        Order::Any => line("Order", "any"),
        Order::Listed(order) => {
            let order: Vec<&str> = order.iter().map(|party| party.as_str()).collect();
            line("Order", &order.join(", then "));
        }
    }
    describe_terms(&content.terms, &mut line);
    for (name, value) in &content.metadata {
        line("Metadata", &format!("{name}: {value}"));
    }
    let parties = content.parties.iter().map(|party| {
        let quorum = party.quorum.map(|quorum| format!("{quorum} must sign")).unwrap_or_default();
        let names: Vec<String> = party.name.iter().map(|(_, name)| name.to_string()).collect();
        let keys = party.keys.iter().flatten().map(|key| {
            let first: Vec<String> = words(key).split(' ').take(3).map(str::to_owned).collect();
            format!("{} ...", first.join(" "))
        });
        let keys: Vec<String> = keys.collect();
        let keys = match keys.is_empty() {
            true => String::new(),
            false => format!("only by the keys {}", keys.join(", ")),
        };
        vec![party.id.to_string(), names.join(" / "), quorum, keys]
    });
    let parties = columns(&parties.collect::<Vec<_>>());
    text + &format!("\nParties, by the record's word\n{parties}\nTexts\n{texts}")
}

/// What a record says beside texts and parties; nothing, if it says nothing.
fn describe_terms(terms: &Terms, line: &mut impl FnMut(&str, &str)) {
    if terms.approval == Approval::Required {
        line("Approval", "each party must approve what it signed");
    }
    if terms.initialling == Initialling::Signs {
        line("Initialling", "counts as signature");
    }
    if !terms.authority.is_empty() {
        let parties: Vec<&str> = terms.authority.iter().map(|party| party.as_str()).collect();
        line("Authority", &format!("must be shown for {}", parties.join(", ")));
    }
    match &terms.divergence {
        None => {}
        Some(Divergence::Equal) => line("Divergence", "all authentic texts are equal"),
        Some(Divergence::Prevails(language)) => {
            line("Divergence", &format!("the text in {language} prevails"));
        }
    }
    if let Some(LegalEffect { kind, clause }) = &terms.legal_effect {
        let clause = clause.as_ref().map(|clause| format!(" ({clause})")).unwrap_or_default();
        line("In law", &format!("{}{clause}", kind.word()));
    }
    if let Some(term) = &terms.term {
        match term.entry {
            None => {}
            Some(Entry::LastSignature) => line("In effect", "with the last signature"),
            Some(Entry::Confirmation) => line("In effect", "once each party has confirmed"),
            Some(Entry::On(on)) => line("In effect", &format!("from {}", on.in_words())),
        }
        for (label, time) in [("Expires", term.expires), ("Review", term.review)] {
            if let Some(time) = time {
                line(label, &time.in_words());
            }
        }
    }
    for annex in &terms.annexes {
        line("Annex", &format!("{}: {}", annex.id, annex.title.shown()));
    }
    for relation in &terms.relations {
        line("Relation", &relation_in_words(relation));
    }
    if let Some(powers) = &terms.powers {
        describe_powers(powers, line);
    }
}

/// `reaffirms "..." of 10 January 2019, on paper: not verified`.
fn relation_in_words(relation: &Relation) -> String {
    let kind = relation.kind.word();
    match &relation.target {
        Target::Record(record) => format!("{kind} the record {}", record.sha256),
        Target::Paper { date, title } => {
            let title = quoted(title.shown().as_str());
            format!("{kind} {title} of {}, on paper: nobody can verify it", date.in_words())
        }
    }
}

fn describe_powers(powers: &Powers, line: &mut impl FnMut(&str, &str)) {
    let intents: Vec<&str> = powers.intents.iter().map(|intent| intent.word()).collect();
    let period = Window { from: powers.from, until: powers.until };
    line("Powers", &format!("to {}, {}", intents.join(", "), window_in_words(&period, locale())));
    if let Some(instrument) = &powers.instrument {
        line("", &format!("for the instrument {} alone,", instrument.id));
        line("", &format!("in the version of the record {}", instrument.sha256));
    }
    for key in &powers.keys {
        fold_words("  for key", &words(key), line);
    }
}

/// A line for each text, by the record's word.
fn text_claims(record: &Record) -> String {
    let texts = &record.content().texts;
    let rows = texts.iter().map(|item| {
        let size = format!("{} bytes", grouped(item.measure.size));
        let (path, language) = (item.path.to_string(), item.language.to_string());
        let annex = item.annex.as_ref().map(|annex| format!("annex {annex}")).unwrap_or_default();
        let (status, media_type) = (item.status.word().to_owned(), item.media_type.to_string());
        vec![path, language, status, media_type, size, annex]
    });
    let rows = columns(&rows.collect::<Vec<_>>());
    // The digest below its text: one line of both would be wider than a terminal.
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

fn each_language(label: &str, names: &Names, line: &mut impl FnMut(&str, &str)) {
    for (index, (language, name)) in names.iter().enumerate() {
        line(if index == 0 { label } else { "" }, &format!("{name} ({language})"));
    }
}
