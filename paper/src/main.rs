//! `paraph-paper`: makes a PDF of an instrument, with its bundle and texts inside.
//!
//! The library `paraph` judges, and has the words of the report. This program puts them on paper: `input` reads and
//! judges, `content` makes data of the report, `making` lays it out, and `fonts` finds the fonts. It never reads the
//! clock: the day of the judgement is an argument, and the same input gives the same bytes.

mod arguments;
mod certificate;
mod check;
mod content;
mod error;
#[path = "../../src/cli/text_lookup/folder.rs"]
mod folder;
mod fonts;
mod input;
#[path = "../../src/cli/language.rs"]
mod language;
mod making;
mod messages;
mod output;
mod qr_code;
#[path = "../../python/src/text_folder.rs"]
mod text_folder;

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use paraph::messages::Localized as _;
use paraph::paper::{MAX_PAPER, Paper, PaperFault};
use paraph::report::{Advice, Names, Tool, verdict_line};
use paraph::verify::Verdict;

use arguments::{Arguments, Asked};
use error::{PaperError, shown};
use language::locale;
use making::Recipe;
use messages::program as say;

fn main() -> ExitCode {
    language::choose(None);
    let done = match Arguments::parse_from_process() {
        Ok(Asked::Shown(text)) => print(&text).map(|()| ExitCode::SUCCESS),
        Ok(Asked::Arguments(arguments)) if arguments.check => check::run(&arguments),
        Ok(Asked::Arguments(arguments)) => make(&arguments),
        Err(error) => Err(error),
    };
    done.unwrap_or_else(|error| {
        error.print(locale());
        error.exit()
    })
}

/// Makes a paper.
fn make(arguments: &Arguments) -> Result<ExitCode, PaperError> {
    let (Some(at), Some(output)) = (arguments.at, &arguments.output) else {
        return Err(PaperError::new("usage", &say::Misused));
    };
    let path = &arguments.file;
    output::check(output, arguments.force, [path, &arguments.roster])?;
    let roster = input::roster(&arguments.roster)?;
    let bytes = input::read(path, MAX_PAPER)?;
    let refused = |fault: PaperFault| PaperError::new(fault.code(), &fault).at(path).refused();
    let (bytes, attached) = match Paper::is_claimed(&bytes) {
        true => Paper::read(&bytes).map_err(refused)?.into_files(),
        false => (bytes, Vec::new()),
    };
    let bundle = input::bundle(path, &bytes, &roster)?;
    let others = input::others(&arguments.with, &bundle, &roster)?;
    let records = others.bundles().map(|bundle| bundle.record().digest().to_string()).collect();
    let beside = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let beside = beside.unwrap_or(Path::new("."));
    let located = match (&arguments.texts, arguments.no_texts) {
        (_, true) => None,
        (Some(folder), false) => Some(input::texts(bundle.record(), path, &[], folder)?),
        (None, false) => Some(input::texts(bundle.record(), path, &attached, beside)?),
    };
    let judged = input::judge(bundle, &roster, others, at, located)?;
    let recipe = Recipe {
        locale: locale(),
        size: arguments.paper,
        others: records,
        texts: !arguments.no_texts,
        fonts: &arguments.fonts,
    };
    let paper = making::make(&judged, &recipe)?;
    output::write(output, &paper.bytes, arguments.force)?;
    let names = Names {
        locale: locale(),
        file: &shown(path),
        roster: &shown(&arguments.roster),
        copies: &[],
        findings: &judged.findings,
        tool: Tool::Command,
        advice: Advice::NONE,
        unjudged: &[],
    };
    let made = say::Made { file: shown(output), count: paper.pages }.in_locale(locale());
    print(&format!("{}\n{made}\n", verdict_line(&judged.report, &names)))?;
    Ok(ExitCode::from(match judged.report.verdict() {
        Verdict::Concluded => 0,
        Verdict::Refused => 1,
        Verdict::Incomplete => 3,
    }))
}

/// Writes to the standard output. A reader that went away needs no message.
fn print(text: &str) -> Result<(), PaperError> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(PaperError::writing(Path::new("-"), &error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
