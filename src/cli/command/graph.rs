//! `paraph graph`: draws instruments and their relations.

use std::path::{Path, PathBuf};

use paraph::instruments::{Survey, survey};
use paraph::messages::Localized as _;
use paraph::report::{Subject, Unjudged, Unsound, drawing, graph_json};

use super::roster;
use super::status::{Asked, asked};
use crate::cli::args::{GraphArgs, GraphFormat};
use crate::cli::clock_and_rng::now;
use crate::cli::display::{shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::New;
use crate::cli::files::{self, Existing, Mode};
use crate::cli::language::locale;
use crate::cli::messages::graph as messages;
use crate::cli::other_instruments::{self, AtHand};
use crate::cli::output::Console;

pub(crate) fn run(args: &GraphArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let output = args.output.as_deref().filter(|output| *output != Path::new("-"));
    let format = format(args.format, output)?;
    let existing = Existing::force(args.force);
    let roster = roster::read(&args.roster)?;
    let at = args.at.map_or_else(now, Ok)?;
    let AtHand { found, unreadable } = other_instruments::look(&args.instruments, Some(&roster))?;
    if let Some(output) = output {
        let inputs = found.iter().map(|it| &it.path).chain(unreadable.iter().map(|it| &it.path));
        let inputs: Vec<&Path> = inputs.chain([&args.roster]).map(PathBuf::as_path).collect();
        existing.check_work(output, &inputs, New::Other)?;
    }
    let Asked { subjects, mut unjudged } = asked(&found, &unreadable);
    let all = other_instruments::join(&found, Some(&roster));
    unjudged.extend(all.left_out(None));
    drop((found, unreadable));
    let survey = survey(all.instruments, &roster, at);

    let roster = shown(&args.roster);
    let file = output.map(shown);
    let json = || graph_json(&survey, &subjects, &unjudged, &roster, file.as_deref());
    let picture = match format {
        GraphFormat::Svg => drawing(&survey, &subjects, &roster).svg(),
        GraphFormat::Dot => drawing(&survey, &subjects, &roster).dot(),
        GraphFormat::Json => format!("{}\n", json()),
    };
    let sentences = sentences(&survey, &subjects, &unjudged);
    match output {
        Some(output) => {
            let text: String = sentences.iter().map(|line| format!("{line}\n")).collect();
            let file = files::prepare(output, picture.as_bytes(), existing, Mode::Usual)?;
            file.commit(|| console.json_now(&text, &json()))?;
            let instruments = survey.instruments().len();
            console.talk(&messages::Drew { instruments, file: typed(output) });
        }
        None => {
            match console.json() {
                true => console.json_now("", &json())?,
                // On a terminal, the lines of a picture must not break where the author of a name chose.
                false if Console::shows_data() => console.text(&picture)?,
                false => console.data(picture.as_bytes())?,
            }
            sentences.iter().for_each(|line| console.talk(line));
        }
    }
    let is_unsound = |subject: &Subject| matches!(subject, Subject::Unsound(_));
    let exit = match (subjects.iter().any(is_unsound), args.strict && !sentences.is_empty()) {
        (true, _) => Exit::Refused,
        (false, true) => Exit::Incomplete,
        (false, false) => Exit::Done,
    };
    Ok(exit.worse(Exit::of_unjudged(&unjudged)))
}

/// The findings about the instruments, and the files that were not judged: a line for each, in the reader's
/// language.
fn sentences(survey: &Survey, subjects: &[Subject], unjudged: &[Unjudged]) -> Vec<String> {
    let findings = survey.findings().iter().map(|message| {
        let code = message.code();
        messages::Finding { message, code }.in_locale(locale())
    });
    let unsound = subjects.iter().filter_map(|subject| match subject {
        Subject::Instrument { .. } => None,
        Subject::Unsound(Unsound { place, message, code, .. }) => {
            Some(messages::Unsound { place, message, code }.in_locale(locale()))
        }
    });
    let not_judged = unjudged.iter().map(|Unjudged { file, message, code, hint }| match hint {
        None => messages::NotJudged { file, message, code }.in_locale(locale()),
        Some(hint) => messages::NotJudgedHint { file, message, code, hint }.in_locale(locale()),
    });
    findings.chain(unsound).chain(not_judged).collect()
}

/// The output format: the requested one, or the one that the name of the output says.
fn format(asked: Option<GraphFormat>, output: Option<&Path>) -> Result<GraphFormat, CliError> {
    let Some(output) = output else { return Ok(asked.unwrap_or(GraphFormat::Svg)) };
    let ending = output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let named = match ending {
        "svg" => Some(GraphFormat::Svg),
        "dot" | "gv" => Some(GraphFormat::Dot),
        "json" => Some(GraphFormat::Json),
        _ => None,
    };
    asked.or(named).ok_or_else(|| {
        CliError::new("output-unclear", messages::FormatUnclear)
            .at(output)
            .hint(messages::NameFormat)
    })
}
