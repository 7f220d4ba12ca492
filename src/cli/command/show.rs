//! `paraph show`: shows the content of a file. All of it consists of claims.

use paraph::act::Act;
use paraph::bundle::Bundle;
use paraph::format::{self, Claim, Format};
use paraph::record::Record;
use paraph::report::{
    Unchecked, act_text, bundle_text, claims_text, show_act_json, show_bundle_json,
    show_record_json,
};

use crate::cli::args::ShowArgs;
use crate::cli::display::typed;
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::cut_off;
use crate::cli::language::locale;
use crate::cli::messages::show as words;
use crate::cli::output::Console;
use crate::cli::paper;

pub(crate) fn run(args: &ShowArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let path = &args.file;
    let file = paper::read(path)?;
    let bytes = &*file.bytes;
    let refused = |fault| CliError::refused(path, &fault).recognised(path, bytes);
    // In a paper is a bundle (docs/paper-format.md X10).
    let claim = match file.attached {
        Some(_) => Claim::Known(Format::Bundle),
        None => format::claim(bytes),
    };
    match claim {
        Claim::Known(Format::Record) => {
            let record = Record::read(bytes).map_err(refused)?;
            show(|| claims_text(&record, locale()), || show_record_json(&record), console)?;
        }
        Claim::Known(Format::Act) => {
            let act = Act::read(bytes).map_err(refused)?;
            show(|| act_text(&act, locale()), || show_act_json(&act), console)?;
        }
        Claim::Known(Format::Bundle) => {
            let bundle = Bundle::read(bytes).map_err(refused)?;
            show(|| bundle_text(&bundle, locale()), || show_bundle_json(&bundle), console)?;
        }
        Claim::Unknown(name) => return Err(refused(format::unknown(&name))),
        Claim::Other => {
            if let Some(fault) = cut_off(bytes) {
                return Err(refused(fault));
            }
            return Err(CliError::new("not-ours", words::NotOurs)
                .at(path)
                .exit(Exit::Refused)
                .hint(words::ToHash { file: typed(path) })
                .recognised(path, bytes));
        }
    }
    console.talk(&Unchecked);
    file.talk_about_page(0, console);
    Ok(Exit::Done)
}

/// Prints the content, as text or as JSON.
fn show(
    text: impl FnOnce() -> String,
    json: impl FnOnce() -> String,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    match console.json() {
        true => console.data(format!("{}\n", json()).as_bytes()),
        false => console.text(&text()),
    }
}
