//! `paraph graph`: instruments and what they say of each other, drawn.

use std::path::{Path, PathBuf};

use paraph::instruments::survey;
use paraph::report::{Subject, Unjudged, drawing, graph_json};

use super::roster;
use super::status::{Asked, asked};
use crate::cli::args::{GraphArgs, GraphFormat};
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Mode};
use crate::cli::instruments::{self, AtHand};
use crate::cli::language::locale;
use crate::cli::machine::now;
use crate::cli::say::World;
use crate::cli::shown::{shown, typed};

pub(crate) fn run(args: &GraphArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let output = args.output.as_deref().filter(|output| *output != Path::new("-"));
    let format = format(args.format, output)?;
    let existing = Existing::force(args.force);
    let roster = roster::read(&args.roster)?;
    let at = args.at.map_or_else(now, Ok)?;
    let AtHand { found, spoilt } = instruments::look(&args.instruments, Some(&roster))?;
    if let Some(output) = output {
        let inputs = found.iter().map(|it| &it.path).chain(spoilt.iter().map(|it| &it.path));
        let inputs: Vec<&Path> = inputs.chain([&args.roster]).map(PathBuf::as_path).collect();
        existing.check(output, &inputs)?;
    }
    let Asked { subjects, mut unjudged } = asked(&found, &spoilt);
    let all = instruments::join(&found, Some(&roster));
    unjudged.extend(all.left_out(None));
    drop((found, spoilt));
    let survey = survey(all.instruments, &roster, at);

    let roster = shown(&args.roster);
    let file = output.map(shown);
    let json = || graph_json(&survey, &subjects, &unjudged, &roster, file.as_deref());
    let picture = match format {
        GraphFormat::Svg => drawing(&survey, &subjects, &roster).svg(),
        GraphFormat::Dot => drawing(&survey, &subjects, &roster).dot(),
        GraphFormat::Json => format!("{}\n", json()),
    };
    let told = survey.findings().iter().map(|it| format!("{it} ({})", it.code()));
    let unsound = subjects.iter().filter_map(|subject| match subject {
        Subject::Instrument { .. } => None,
        Subject::Unsound(it) => {
            Some(format!("{} is not sound: {} ({})", it.place, it.message.text(locale()), it.code))
        }
    });
    let not_judged = unjudged.iter().map(|Unjudged { file, message, code, hint }| {
        let hint =
            hint.as_ref().map_or_else(String::new, |hint| format!("; {}", hint.text(locale())));
        let message = message.text(locale());
        format!("not judged, although it may change the answer: {file}: {message} ({code}){hint}")
    });
    let told: Vec<String> = told.chain(unsound).chain(not_judged).collect();
    match output {
        Some(output) => {
            let text: String = told.iter().map(|line| format!("{line}\n")).collect();
            let file = files::prepare(output, picture.as_bytes(), existing, Mode::Usual)?;
            file.commit(|| world.json_now(&text, &json()))?;
            let count = match survey.instruments().len() {
                1 => "1 instrument".to_owned(),
                count => format!("{count} instruments"),
            };
            world.talk(&format!("drew {count}: {}", typed(output)));
        }
        None => {
            match world.json() {
                true => world.json_now("", &json())?,
                // On a terminal, no line of it is to be broken where somebody chose.
                false if World::shows_data() => world.text(&picture)?,
                false => world.data(picture.as_bytes())?,
            }
            told.iter().for_each(|line| world.talk(line));
        }
    }
    let is_unsound = |subject: &Subject| matches!(subject, Subject::Unsound(_));
    let exit = match (subjects.iter().any(is_unsound), args.strict && !told.is_empty()) {
        (true, _) => Exit::Refused,
        (false, true) => Exit::Incomplete,
        (false, false) => Exit::Done,
    };
    Ok(exit.worse(Exit::of_unjudged(&unjudged)))
}

/// What is to be written: what was asked for, or what the name of the output says.
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
        let sentence = "the output's name does not say what to write";
        CliError::new("output-unclear", sentence)
            .at(output)
            .hint("let it end in .svg, .dot or .json, or say --format svg, dot or json")
    })
}
