//! `paraph status`: the state of instruments, why, what is due next, and from whom.

use std::collections::BTreeMap;

use paraph::instruments::{Survey, survey};
use paraph::report::{LeftOut, Subject, Unsound, status_json, status_text};
use paraph::state::State;

use super::roster;
use crate::cli::args::StatusArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::instruments::{self, Found, Spoilt};
use crate::cli::machine::now;
use crate::cli::say::World;
use crate::cli::shown::shown;

pub(crate) fn run(args: &StatusArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let roster = roster::read(&args.roster)?;
    let at = args.at.map_or_else(now, Ok)?;
    let (found, spoilt) = instruments::look(&args.instruments)?;
    let (subjects, unread) = subjects(&found, spoilt, world)?;
    let with = instruments::read(&args.with, world)?;
    let (all, left_out) = instruments::join(found.iter().chain(&with), Some(&roster));
    instruments::report_left_out(&left_out, None, world);
    let left_out: Vec<LeftOut> = left_out.iter().map(instruments::LeftOut::shown).collect();
    let survey = survey(&all, &roster, at);

    let roster = shown(&args.roster);
    match world.json() {
        true => {
            world.data(
                format!("{}\n", status_json(&survey, &subjects, &left_out, &roster)).as_bytes(),
            )?;
        }
        false => world.text(&status_text(&survey, &subjects, &roster))?,
    }
    let exits = subjects.iter().map(|subject| exit(subject, &survey));
    Ok(exits.fold(unread, Exit::worse))
}

/// What was asked for, in the order of the files; what is not sound comes last. What could not be
/// read at all is complained of, and makes the exit code that is returned.
pub(super) fn subjects(
    found: &[Found],
    spoilt: Vec<Spoilt>,
    world: &World<'_>,
) -> Result<(Vec<Subject>, Exit), CliError> {
    if found.is_empty() && spoilt.is_empty() {
        let sentence = "there are no instruments: no file here is a bundle or a record";
        let hint = "name a folder that has bundles in it; folders in it are not looked into";
        return Err(CliError::new("no-instruments", sentence).hint(hint));
    }
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
    let mut exit = Exit::Done;
    for Spoilt { path, error } in spoilt {
        match error.exit {
            Exit::Refused => subjects.push(Subject::Unsound(Unsound {
                file: shown(&path),
                place: error.place,
                message: error.sentence,
                code: error.code,
            })),
            Exit::Done | Exit::CouldNot | Exit::Incomplete => {
                world.complain(&error);
                exit = exit.worse(error.exit);
            }
        }
    }
    Ok((subjects, exit))
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
