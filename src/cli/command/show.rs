//! `paraph show`: shows the content of a file. All of it consists of claims.

use paraph::act::Act;
use paraph::bundle::Bundle;
use paraph::format::{self, Claim, Format};
use paraph::keys::{record_words, words};
use paraph::record::Record;
use paraph::report::{act_text, bundle_text, claims_text};
use serde::Serialize;
use serde_json::value::RawValue;

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
    console.answer(claims_text(record, locale()), &shown)
}

fn show_bundle(bundle: &Bundle, console: &mut Console<'_>) -> Result<(), CliError> {
    let record = bundle.record();
    let shown = Shown {
        format: "paraph/show/1",
        kind: "bundle",
        sha256: record.digest().to_string(),
        words: record_words(&record.digest()),
        record: Some(raw(record.bytes())),
        acts: bundle.acts().map(|signed| shown_act(signed.act())).collect(),
        checked: false,
    };
    console.answer(bundle_text(bundle, locale()), &shown)
}

fn show_act(act: &Act, console: &mut Console<'_>) -> Result<(), CliError> {
    let shown = Shown {
        format: "paraph/show/1",
        kind: "act",
        sha256: act.id().to_string(),
        words: record_words(&act.id().digest()),
        record: None,
        acts: vec![shown_act(act)],
        checked: false,
    };
    console.answer(act_text(act, locale()), &shown)
}

fn shown_act(act: &Act) -> ShownAct {
    let key_words = act.content().keys.iter().map(words).collect();
    ShownAct { id: act.id().to_string(), key_words, act: raw(act.bytes()) }
}

fn raw(json: &[u8]) -> Box<RawValue> {
    let text = std::str::from_utf8(json).expect("canonical JSON is UTF-8");
    RawValue::from_string(text.to_owned()).expect("it was read as JSON")
}
