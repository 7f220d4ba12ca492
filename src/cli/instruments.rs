//! Other instruments at hand: bundles and records in files and folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::format::{Claim, Format, claim};
use paraph::record::Record;
use paraph::verify::Instruments;

use super::error::{CliError, Exit};
use super::files;
use super::say::World;
use super::shown::in_front;

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

/// Joined by record: several bundles of one record are one instrument.
pub(crate) fn join(found: impl IntoIterator<Item = Found>) -> Result<Instruments, CliError> {
    let mut joined: Instruments = BTreeMap::new();
    for Found { path, bundle } in found {
        let digest = bundle.record().digest();
        let bundle = match joined.remove(&digest) {
            None => bundle,
            Some(known) => known
                .merge(bundle)
                .map_err(|error| CliError::new("unmergeable", error.to_string()).at(&path))?,
        };
        joined.insert(digest, bundle);
    }
    Ok(joined)
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
