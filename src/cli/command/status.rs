//! `paraph status`: reports the state of instruments, the reason, what is due next, and from whom.

use std::collections::BTreeMap;

use paraph::instruments::{Survey, survey};
use paraph::report::{Subject, Tool, Unjudged, Unsound, status_json, status_text};
use paraph::state::State;

use super::roster;
use crate::cli::args::StatusArgs;
use crate::cli::clock_and_rng::now;
use crate::cli::display::shown;
use crate::cli::error::{CliError, Exit};
use crate::cli::language::locale;
use crate::cli::other_instruments::{self, AtHand, Found};
use crate::cli::output::Console;
use crate::cli::unreadable::Unreadable;

pub(crate) fn run(args: &StatusArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let roster = roster::read(&args.roster)?;
    let at = args.at.map_or_else(now, Ok)?;
    let AtHand { found, unreadable } = other_instruments::look(&args.instruments, Some(&roster))?;
    let with = other_instruments::read(&args.with, Some(&roster))?;
    let Asked { subjects, mut unjudged } = asked(&found, &unreadable);
    let all = other_instruments::join(found.iter().chain(&with.found), Some(&roster));
    unjudged.extend(with.unreadable.iter().map(Unreadable::unjudged));
    unjudged.extend(all.left_out(None));
    drop((found, with));
    let survey = survey(all.instruments, &roster, at);

    let roster = shown(&args.roster);
    match console.json() {
        true => {
            let answer = status_json(&survey, &subjects, &unjudged, &roster);
            console.data(format!("{answer}\n").as_bytes())?;
        }
        false => console.text(&status_text(
            &survey,
            &subjects,
            &unjudged,
            &roster,
            Tool::Command,
            locale(),
        ))?,
    }
    let exits = subjects.iter().map(|subject| exit(subject, &survey));
    Ok(exits.fold(Exit::of_unjudged(&unjudged), Exit::worse))
}

/// The subjects of the question.
pub(super) struct Asked {
    /// In the order of the files; files that are not sound come last.
    pub(super) subjects: Vec<Subject>,
    /// Files that could not be read at all.
    pub(super) unjudged: Vec<Unjudged>,
}

/// The subjects of the question, from the files that were found.
pub(super) fn asked(found: &[Found], unreadable: &[Unreadable]) -> Asked {
    let mut subjects: Vec<Subject> = Vec::new();
    let mut places = BTreeMap::new();
    for Found { path, bundle } in found {
        let (digest, file) = (bundle.record().digest(), shown(path));
        let place = *places.entry(digest).or_insert(subjects.len());
        match subjects.get_mut(place) {
            Some(Subject::Instrument { files, .. }) if files.contains(&file) => {}
            Some(Subject::Instrument { files, .. }) => files.push(file),
            Some(Subject::Unsound(_)) => {}
            None => subjects.push(Subject::Instrument { digest, files: vec![file] }),
        }
    }
    let mut unjudged = Vec::new();
    for unreadable in unreadable {
        let Unreadable { path, error } = unreadable;
        match error.exit {
            Exit::Refused => subjects.push(Subject::Unsound(Unsound {
                file: shown(path),
                place: error.place.text(paraph::locale::Locale::En).to_owned(),
                message: error.sentence.clone(),
                code: error.code,
            })),
            Exit::Done | Exit::CouldNot | Exit::Incomplete => unjudged.push(unreadable.unjudged()),
        }
    }
    Asked { subjects, unjudged }
}

fn exit(subject: &Subject, survey: &Survey) -> Exit {
    let digest = match subject {
        Subject::Instrument { digest, .. } => digest,
        Subject::Unsound(_) => return Exit::Refused,
    };
    match survey.instrument(digest).map(|instrument| instrument.status.state) {
        Some(State::Open | State::PartlySigned | State::Pending) => Exit::Incomplete,
        Some(State::Concluded | State::InEffect | State::Ended(_)) | None => Exit::Done,
    }
}
