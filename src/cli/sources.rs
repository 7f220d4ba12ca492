//! Which files are to be judged: those that were named, those in folders, those on a list.
//!
//! Names are handed on one by one, as they are found. What is kept are the names in a folder until
//! its turn is over, since their order is fixed and a file system has none.

mod list;

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read as _};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};

use paraph::format::{Claim, ClaimReader, Format};

use super::error::CliError;
use super::files;
use super::messages::files as words;
use super::parallel::Supply;
use crate::cli::spoilt::Spoilt;
pub(crate) use list::{Ending, List};

/// How a bundle's name ends by habit; a file that is called so is judged, whatever is in it.
const BUNDLE: &[u8] = b".bundle.json";
/// The same of a record, where records are looked for.
const RECORD: &[u8] = b".record.json";

/// Bytes that are read at once of a file that may be anything.
const PIECE: u64 = 64 << 10;

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Candidate {
    /// It was named, or is called like a bundle: it must be one.
    Bundle(PathBuf),
    /// It lies in a folder, and may be anything.
    Maybe(PathBuf),
}

impl Candidate {
    /// The file's bytes, or as many as make it too large; nothing, if it need not be of a wanted format
    /// and does not say that it is.
    pub(crate) fn read(&self, wanted: &[Format]) -> Result<Option<(&Path, Vec<u8>)>, CliError> {
        let limit = Format::Bundle.max_size();
        let is_record = |path: &Path| wanted.contains(&Format::Record) && is_called(path, RECORD);
        match self {
            Self::Bundle(path) => Ok(Some((path, files::read(path, limit)?))),
            Self::Maybe(path) if is_record(path) => Ok(Some((path, files::read(path, limit)?))),
            Self::Maybe(path) => Ok(read_claimed(path, wanted)?.map(|bytes| (&**path, bytes))),
        }
    }

    pub(crate) fn into_path(self) -> PathBuf {
        match self {
            Self::Bundle(path) | Self::Maybe(path) => path,
        }
    }
}

/// Where names come from.
pub(crate) enum Source {
    /// Files that were named one after the other, among them perhaps `-`.
    Files(Vec<PathBuf>),
    /// All in a folder, and in the folders in it.
    Folder(PathBuf),
    /// A list of files.
    List(List),
}

impl Source {
    /// What words of the command line mean, in their order.
    pub(crate) fn named(paths: &[PathBuf]) -> Vec<Self> {
        let mut sources = Vec::new();
        for path in paths {
            match sources.last_mut() {
                _ if path != Path::new("-") && path.is_dir() => {
                    sources.push(Self::Folder(path.clone()));
                }
                Some(Self::Files(files)) => files.push(path.clone()),
                Some(Self::Folder(_) | Self::List(_)) | None => {
                    sources.push(Self::Files(vec![path.clone()]));
                }
            }
        }
        sources
    }

    /// The files, in their order: of a folder, in the order of the bytes of their names.
    pub(crate) fn files(
        &mut self,
    ) -> Box<dyn Iterator<Item = Result<Candidate, Box<Spoilt>>> + Send + '_> {
        match self {
            Self::Files(paths) => {
                Box::new(paths.iter().map(|path| Ok(Candidate::Bundle(path.clone()))))
            }
            Self::Folder(path) => Box::new(Walk::new(path)),
            Self::List(list) => Box::new(list.map(|name| name.map(Candidate::Bundle))),
        }
    }

    /// Whether the next file's name may have to be waited for.
    pub(crate) fn supply(&self) -> Supply {
        match self {
            Self::Files(_) | Self::Folder(_) => Supply::Ready,
            Self::List(_) => Supply::Coming,
        }
    }

    /// How many files there are, if that can be known before they are read.
    pub(crate) fn count(&self) -> Option<u64> {
        match self {
            Self::Files(paths) => Some(paths.len() as u64),
            Self::Folder(path) => Some(Walk::new(path).count() as u64),
            Self::List(list) => list.count_ahead(),
        }
    }

    /// What is said where there was no bundle at all; nothing of files that were named, each of which
    /// is reported.
    pub(crate) fn empty(&self) -> Option<Spoilt> {
        const CODE: &str = "no-bundles";
        let (path, error) = match self {
            Self::Files(_) => return None,
            Self::Folder(path) => {
                let error = CliError::new(CODE, words::NoBundlesInFolder).at(path);
                (path.as_path(), error.hint(words::CheckTheFolder))
            }
            Self::List(list) => {
                let error = CliError::new(CODE, words::NoNamesOnList).at(list.path());
                (list.path(), error.hint(words::CheckTheList))
            }
        };
        Some(Spoilt { path: path.to_owned(), error })
    }
}

/// A way through a folder and the folders in it, in the order of the bytes of the paths.
///
/// What begins with a dot is not looked at, and a link to a folder is not followed: whoever wants to
/// have it judged names it, and no circle of links has an end to wait for.
struct Walk {
    folder: PathBuf,
    begun: bool,
    /// What is still to be looked at in each folder on the way, the outermost first.
    stack: Vec<VecDeque<Entry>>,
}

struct Entry {
    path: PathBuf,
    is_folder: bool,
}

impl Walk {
    fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), begun: false, stack: Vec::new() }
    }

    fn enter(&mut self, folder: PathBuf) -> Result<(), Box<Spoilt>> {
        match entries(&folder) {
            Ok(entries) => {
                self.stack.push(entries);
                Ok(())
            }
            Err(error) => {
                let error = CliError::reading(&folder, &error);
                Err(Box::new(Spoilt { path: folder, error }))
            }
        }
    }
}

impl Iterator for Walk {
    type Item = Result<Candidate, Box<Spoilt>>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.begun {
            self.begun = true;
            if let Err(spoilt) = self.enter(self.folder.clone()) {
                return Some(Err(spoilt));
            }
        }
        loop {
            let Some(entry) = self.stack.last_mut()?.pop_front() else {
                self.stack.pop();
                continue;
            };
            if !entry.is_folder {
                return Some(Ok(candidate(entry.path)));
            }
            if let Err(spoilt) = self.enter(entry.path) {
                return Some(Err(spoilt));
            }
        }
    }
}

fn candidate(path: PathBuf) -> Candidate {
    match is_called(&path, BUNDLE) {
        true => Candidate::Bundle(path),
        false => Candidate::Maybe(path),
    }
}

fn is_called(path: &Path, ending: &[u8]) -> bool {
    path.as_os_str().as_bytes().ends_with(ending)
}

/// The bytes of a regular file that says it is of a wanted format, or as many as make it too large for
/// one. Of any other file, no more is read than is needed to know that.
fn read_claimed(path: &Path, wanted: &[Format]) -> Result<Option<Vec<u8>>, CliError> {
    let failed = |error: io::Error| CliError::reading(path, &error);
    if path.metadata().map_err(failed)?.is_dir() {
        return Ok(None);
    }
    let (mut file, metadata) = match files::open_regular(path) {
        Err(error) if error.code == files::NOT_A_FILE => return Ok(None),
        file => file?,
    };
    let limit = Format::Bundle.max_size() as u64 + 1;
    let mut bytes = Vec::with_capacity((metadata.len() + 1).min(PIECE) as usize);
    let mut claim = ClaimReader::new();
    loop {
        let start = bytes.len();
        let piece = PIECE.min(limit - start as u64);
        let read = (&mut file).take(piece).read_to_end(&mut bytes).map_err(failed)?;
        claim.update(&bytes[start..]);
        if (read as u64) < PIECE || !claim.may_be_ours() {
            break;
        }
    }
    let is_wanted = match claim.finish() {
        Claim::Known(format) => wanted.contains(&format),
        Claim::Unknown(name) => wanted.iter().any(|format| format.is_named(&name)),
        Claim::Other => false,
    };
    Ok(is_wanted.then_some(bytes))
}

/// What lies in a folder, in order: a folder stands where the names in it do, as if its name ended
/// in a slash.
fn entries(folder: &Path) -> io::Result<VecDeque<Entry>> {
    let mut names: Vec<(Vec<u8>, bool)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let mut name = entry.file_name().into_vec();
        if name.starts_with(b".") {
            continue;
        }
        // What has no type any more is reported when it is opened.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder {
            name.push(b'/');
        }
        names.push((name, is_folder));
    }
    names.sort_unstable();
    let entry = |(mut name, is_folder): (Vec<u8>, bool)| {
        if is_folder {
            name.pop();
        }
        Entry { path: folder.join(OsString::from_vec(name)), is_folder }
    };
    Ok(names.into_iter().map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_gone_through_in_the_order_of_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b/x", "a/y.bundle.json", "a.b", "a-", "B", "é", ".hidden/z", ".h", "a/c/d"] {
            fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            fs::write(at(name), "").unwrap();
        }
        std::os::unix::fs::symlink(".", at("loop")).unwrap();
        let found = Walk::new(folder.path()).map(|one| one.unwrap_or_else(|_| unreachable!()));
        let found: Vec<Candidate> = found.collect();
        let names = ["B", "a-", "a.b", "a/c/d", "a/y.bundle.json", "b/x", "loop", "é"];
        assert_eq!(found[4], Candidate::Bundle(at("a/y.bundle.json")));
        assert_eq!(found[3], Candidate::Maybe(at("a/c/d")));
        let paths: Vec<PathBuf> = found.into_iter().map(Candidate::into_path).collect();
        assert_eq!(paths, names.map(at));
    }
}
