//! Other instruments at hand: bundles and records in files and folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::copies::{self, CopyOutcome, Joined};
use paraph::fault::Fault;
use paraph::format::{Claim, Format, claim};
use paraph::id::{Digest, KeyId};
use paraph::record::Record;
use paraph::report;
use paraph::roster::Roster;
use paraph::verify::Instruments;

use super::error::{CliError, Exit};
use super::files;
use super::say::World;
use super::shown::{in_front, shown, typed};

/// A bundle, or a record that nobody has signed, and the file that it was read from.
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    pub(crate) bundle: Bundle,
}

/// A file that claims to be a bundle or a record, or was named as one, and could not be read as one.
pub(crate) struct Spoilt {
    pub(crate) path: PathBuf,
    pub(crate) error: CliError,
}

/// Reads files, and the files that lie directly in folders, in the order of their names.
///
/// A file that is named must be a bundle or a record. In a folder other files are passed over; one
/// that claims to be a bundle or a record and is none is told and left out.
pub(crate) fn read(paths: &[PathBuf], world: &World<'_>) -> Result<Vec<Found>, CliError> {
    let (mut found, mut named) = (Vec::new(), None);
    for one in each(paths)? {
        match one {
            Ok(bundle) => found.push(bundle),
            Err(Spoilt { path, error }) if paths.contains(&path) => {
                named = named.or(Some(error));
            }
            Err(Spoilt { path, error }) => {
                let name = in_front(&path);
                world.talk(&format!("left out: {name}: {} ({})", error.sentence, error.code));
            }
        }
    }
    named.map_or(Ok(found), Err)
}

/// The same; what is none is handed back, and what of a folder could not be read.
pub(crate) fn look(paths: &[PathBuf]) -> Result<(Vec<Found>, Vec<Spoilt>), CliError> {
    let (mut found, mut spoilt) = (Vec::new(), Vec::new());
    for one in each(paths)? {
        match one {
            Ok(bundle) => found.push(bundle),
            Err(one) => spoilt.push(one),
        }
    }
    Ok((found, spoilt))
}

/// Each bundle or record, or why it is none.
fn each(paths: &[PathBuf]) -> Result<Vec<Result<Found, Spoilt>>, CliError> {
    let mut all = Vec::new();
    for path in paths {
        let spoilt = |path: &Path, error| Spoilt { path: path.to_owned(), error };
        if !path.is_dir() {
            match read_file(path) {
                // What was asked for is not there, or not for this program.
                Err(error) if error.exit != Exit::Refused => return Err(error),
                one => all.push(one.map_err(|error| spoilt(path, error))),
            }
            continue;
        }
        for path in files_in(path)? {
            match read_in_folder(&path) {
                Ok(Some(bundle)) => all.push(Ok(Found { path, bundle })),
                Ok(None) => {}
                Err(error) => all.push(Err(spoilt(&path, error))),
            }
        }
    }
    Ok(all)
}

/// A copy of an instrument that was left out: with it, the instrument would be more than a bundle may
/// hold.
pub(crate) struct LeftOut {
    record: Digest,
    path: PathBuf,
    fault: Fault,
}

impl LeftOut {
    /// For a report.
    pub(crate) fn shown(&self) -> report::LeftOut {
        let (file, fault) = (shown(&self.path), self.fault.clone());
        report::LeftOut { file, fault, hint: self.hint() }
    }

    fn hint(&self) -> String {
        format!("to see what is in it: paraph show {}", typed(&self.path))
    }
}

/// Joined by record: several bundles of one record are one instrument. Which copies come first, and
/// which are left out, `copies::join` decides; `roster` says whose keys are known.
pub(crate) fn join<'f>(
    found: impl IntoIterator<Item = &'f Found>,
    roster: Option<&Roster>,
) -> (Instruments, Vec<LeftOut>) {
    let mut joined: Instruments = BTreeMap::new();
    let mut left_out = Vec::new();
    for (digest, found) in by_record(found) {
        let bundle = Bundle::new(found[0].bundle.record().clone());
        let Merged { bundle, copies } = merge(bundle, &found, roster);
        joined.insert(digest, bundle);
        left_out.extend(copies.into_iter().filter_map(|(found, outcome)| match outcome {
            CopyOutcome::TooFull(fault) => {
                Some(LeftOut { record: digest, path: found.path.clone(), fault })
            }
            CopyOutcome::Merged { .. } | CopyOutcome::OtherRecord => None,
        }));
    }
    (joined, left_out)
}

/// Says which copies were left out, but for those of one record.
pub(crate) fn report_left_out(left_out: &[LeftOut], but: Option<Digest>, world: &World<'_>) {
    for left_out in left_out.iter().filter(|it| Some(it.record) != but) {
        let (name, fault, next) = (in_front(&left_out.path), &left_out.fault, left_out.hint());
        let code = fault.code();
        world.talk(&format!(
            "left out: {name}: with the other copies of its record, {fault} ({code}); {next}"
        ));
    }
}

/// By the digest of their record, in the order in which they were found.
fn by_record<'f>(found: impl IntoIterator<Item = &'f Found>) -> BTreeMap<Digest, Vec<&'f Found>> {
    let mut all: BTreeMap<Digest, Vec<&Found>> = BTreeMap::new();
    for found in found {
        all.entry(found.bundle.record().digest()).or_default().push(found);
    }
    all
}

/// A bundle, and what became of the copies that were to be merged with it.
pub(crate) struct Merged<'f> {
    pub(crate) bundle: Bundle,
    pub(crate) copies: Vec<(&'f Found, CopyOutcome)>,
}

/// Merges with a bundle the copies that fit.
pub(crate) fn merge<'f>(
    bundle: Bundle,
    found: &[&'f Found],
    roster: Option<&Roster>,
) -> Merged<'f> {
    let is_known = |key: &KeyId| roster.is_some_and(|roster| roster.key(key).is_some());
    let bundles: Vec<&Bundle> = found.iter().map(|found| &found.bundle).collect();
    let Joined { bundle, copies } = copies::join(bundle, &bundles, is_known);
    Merged { bundle, copies: found.iter().copied().zip(copies).collect() }
}

/// The copies of a bundle's record that lie elsewhere than in the bundle's own file.
pub(crate) fn elsewhere<'f>(file: &Path, found: &[&'f Found]) -> Vec<&'f Found> {
    found.iter().copied().filter(|found| !files::is_same_file(file, &found.path)).collect()
}

fn read_file(path: &Path) -> Result<Found, CliError> {
    let (bundle, _) = super::kind::read_bundle_or_record(path)?;
    Ok(Found { path: path.to_owned(), bundle })
}

/// The regular files directly in a folder, by name.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, CliError> {
    let unreadable = |error| CliError::reading(folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The bundle or record in a file, if it claims to be one.
fn read_in_folder(path: &Path) -> Result<Option<Bundle>, CliError> {
    let limit = Format::Bundle.max_size();
    // What is larger is no bundle, and need not be read to know it.
    if fs::metadata(path).is_ok_and(|file| file.len() > limit as u64) {
        return Ok(None);
    }
    let bytes = files::read(path, limit)?;
    let refused = |fault| CliError::refused(path, &fault);
    match claim(&bytes) {
        Claim::Known(Format::Bundle) => Bundle::read(&bytes).map(Some).map_err(refused),
        Claim::Known(Format::Record) => {
            Record::read(&bytes).map(|record| Some(Bundle::new(record))).map_err(refused)
        }
        Claim::Unknown(name) => Err(refused(paraph::format::unknown(&name))),
        Claim::Known(Format::Act) | Claim::Other => Ok(None),
    }
}
