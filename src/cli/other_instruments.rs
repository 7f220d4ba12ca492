//! Other available instruments: bundles and records in files and folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::copies::{self, CopyOutcome, Joined};
use paraph::fault::Fault;
use paraph::format::{Claim, Format, claim};
use paraph::id::{ActId, Digest, KeyId};
use paraph::instruments::{self, JoinedInstruments as Joining};
use paraph::messages::Sentence;
use paraph::record::Record;
use paraph::report::Unjudged;
use paraph::roster::Roster;
use paraph::verify::Instruments;

use super::display::{shown, typed};
use super::error::{CliError, Exit};
use super::file_kind::paper_in;
use super::files;
use super::input_files::{Candidate, Source, is_small_candidate};
use super::messages::files as words;
use super::paper;
use super::parallel::in_order;
use crate::cli::unreadable::Unreadable;

/// A bundle, or a record that no one has signed, with its file.
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    pub(crate) bundle: Bundle,
}

/// The bundles and records in files and folders.
#[derive(Default)]
pub(crate) struct AtHand {
    pub(crate) found: Vec<Found>,
    /// Files that may be bundles or records and could not be read as such.
    pub(crate) unreadable: Vec<Unreadable>,
}

/// Reads files, and all files in folders, in order: other instruments to judge by.
///
/// A named file must be a bundle or a record.
pub(crate) fn read(paths: &[PathBuf], roster: Option<&Roster>) -> Result<AtHand, CliError> {
    let mut at_hand = look(paths, roster)?;
    match at_hand.unreadable.iter().position(|unreadable| paths.contains(&unreadable.path)) {
        Some(named) => Err(at_hand.unreadable.swap_remove(named).error),
        None => Ok(at_hand),
    }
}

/// The same, if nothing may be missing: an unreadable file in a folder is also an error.
pub(crate) fn all_of(paths: &[PathBuf], roster: Option<&Roster>) -> Result<Vec<Found>, CliError> {
    let AtHand { found, mut unreadable } = read(paths, roster)?;
    match unreadable.is_empty() {
        true => Ok(found),
        false => Err(unreadable.swap_remove(0).error),
    }
}

/// The same, if the named files are the subjects: a named file that is not sound is returned.
///
/// In a folder, it reads every file that claims to be a bundle or a record, and every file called
/// `*.bundle.json` or `*.record.json`, whatever its content. Other files are ignored (decision 28). A folder
/// without any bundle or record is an error, because it may be incomplete.
pub(crate) fn look(paths: &[PathBuf], roster: Option<&Roster>) -> Result<AtHand, CliError> {
    let mut at_hand = AtHand::default();
    for mut source in Source::named(paths) {
        let before = at_hand.found.len() + at_hand.unreadable.len();
        let is_folder = matches!(source, Source::Folder(_));
        let read = |candidate: Result<Candidate, Box<Unreadable>>| {
            let candidate = candidate?;
            let bundle = read_candidate(&candidate, roster);
            let path = candidate.into_path();
            match bundle {
                Ok(bundle) => Ok(bundle.map(|bundle| Found { path, bundle })),
                Err(error) => Err(Box::new(Unreadable { path, error })),
            }
        };
        in_order(source.supply(), source.files(), is_small_candidate, read, |one| {
            match one {
                Ok(found) => at_hand.found.extend(found),
                // The requested file does not exist, or is not for this program.
                Err(unreadable) if !is_folder && unreadable.error.exit != Exit::Refused => {
                    return Err(unreadable.error);
                }
                Err(unreadable) => at_hand.unreadable.push(*unreadable),
            }
            Ok(())
        })?;
        if let Source::Folder(folder) = &source
            && at_hand.found.len() + at_hand.unreadable.len() == before
        {
            let error = CliError::new("no-instruments", words::NoInstruments).at(folder);
            let next = paper_in(folder).unwrap_or_else(|| Sentence::of(&words::CheckTheFolder));
            return Err(error.hint(next));
        }
    }
    Ok(at_hand)
}

/// The bundle or record in a file; `None` if the file is not required to be one and does not claim it.
fn read_candidate(
    candidate: &Candidate,
    roster: Option<&Roster>,
) -> Result<Option<Bundle>, CliError> {
    const WANTED: [Format; 2] = [Format::Bundle, Format::Record];
    let Some((path, bytes)) = candidate.read(&WANTED)? else { return Ok(None) };
    let bytes = paper::unwrapped(path, &bytes)?.bytes;
    let claim = claim(&bytes);
    let refused = |fault: Fault| CliError::refused(path, &fault).recognised(path, &bytes);
    let known = |id: &KeyId| roster.and_then(|roster| roster.key(id));
    match &claim {
        Claim::Known(Format::Bundle) => {
            Bundle::read_with_known_keys(&bytes, known).map_err(refused)
        }
        Claim::Unknown(name) => Err(refused(paraph::format::unknown(name))),
        Claim::Known(Format::Record | Format::Act) | Claim::Other => {
            Record::read(&bytes).map(Bundle::new).map_err(refused)
        }
    }
    .map(Some)
}

/// A copy of an instrument that was left out because the instrument with it would exceed the limits of a
/// bundle.
pub(crate) struct LeftOut {
    record: Digest,
    path: PathBuf,
    fault: Fault,
}

/// The available instruments, joined by record: several bundles of one record are one instrument.
pub(crate) struct JoinedInstruments {
    pub(crate) instruments: Instruments,
    /// The copies that do not fit.
    left_out: Vec<LeftOut>,
}

/// Joins the files that were found. `roster` says which keys are known.
pub(crate) fn join<'f>(
    found: impl IntoIterator<Item = &'f Found>,
    roster: Option<&Roster>,
) -> JoinedInstruments {
    let found: Vec<&Found> = found.into_iter().collect();
    let Joining { instruments, left_out } =
        instruments::join(found.iter().map(|found| &found.bundle), roster);
    let left_out = left_out.into_iter().map(|(place, fault)| {
        let Found { path, bundle } = found[place];
        LeftOut { record: bundle.record().digest(), path: path.clone(), fault }
    });
    JoinedInstruments { instruments, left_out: left_out.collect() }
}

impl JoinedInstruments {
    /// The copies that do not fit, except those of one record.
    pub(crate) fn left_out(&self, but: Option<Digest>) -> impl Iterator<Item = Unjudged> {
        self.left_out.iter().filter(move |it| Some(it.record) != but).map(|it| {
            let hint = Sentence::of(&words::ShowIt { key: typed(&it.path) });
            Unjudged::too_full(shown(&it.path), &it.fault, hint)
        })
    }
}

/// A bundle, and the outcome of the copies to be merged with it.
pub(crate) struct Merged<'f> {
    pub(crate) bundle: Bundle,
    pub(crate) copies: Vec<(&'f Found, CopyOutcome)>,
    /// Acts that are not in the bundle but do not count as missing.
    pub(crate) set_aside: BTreeSet<ActId>,
}

/// Merges the copies that fit with a bundle.
pub(crate) fn merge<'f>(
    bundle: Bundle,
    found: &[&'f Found],
    roster: Option<&Roster>,
) -> Merged<'f> {
    let bundles: Vec<&Bundle> = found.iter().map(|found| &found.bundle).collect();
    let Joined { bundle, copies, set_aside } = copies::join(bundle, &bundles, roster);
    Merged { bundle, copies: found.iter().copied().zip(copies).collect(), set_aside }
}

/// The copies of a bundle's record that are in other files than the bundle itself.
pub(crate) fn elsewhere<'f>(file: &Path, found: &[&'f Found]) -> Vec<&'f Found> {
    found.iter().copied().filter(|found| !files::is_same_file(file, &found.path)).collect()
}
