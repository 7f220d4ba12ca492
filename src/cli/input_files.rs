//! The files to judge: named files, files in folders, and files on a list.
//!
//! Names are passed on one by one, as they are found. Only the names in the current folder are kept, because
//! their order is fixed and a file system has none.

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
use crate::cli::unreadable::Unreadable;
pub(crate) use list::{Ending, List};

/// The usual end of a bundle's name. A file with such a name is judged, whatever its content.
const BUNDLE: &[u8] = b".bundle.json";
/// The same for a record, where records are accepted.
const RECORD: &[u8] = b".record.json";

/// The number of bytes of one read from a file of unknown kind.
const PIECE: u64 = 64 << 10;

/// A file to inspect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Candidate {
    /// It was named, or has the name of a bundle: it must be one.
    Bundle(PathBuf),
    /// It is in a folder, and may be anything.
    Maybe(PathBuf),
}

impl Candidate {
    /// The file's bytes, or enough of them to exceed the limit. `None` if it is not required to be in a
    /// wanted format and does not claim one.
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

/// A source of names.
pub(crate) enum Source {
    /// Files that were named in sequence, possibly including `-`.
    Files(Vec<PathBuf>),
    /// All files in a folder and its subfolders.
    Folder(PathBuf),
    /// A list of files.
    List(List),
}

impl Source {
    /// The sources for words of the command line, in order.
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

    /// The files in order. In a folder, the bytes of the names decide the order.
    pub(crate) fn files(
        &mut self,
    ) -> Box<dyn Iterator<Item = Result<Candidate, Box<Unreadable>>> + Send + '_> {
        match self {
            Self::Files(paths) => {
                Box::new(paths.iter().map(|path| Ok(Candidate::Bundle(path.clone()))))
            }
            Self::Folder(path) => Box::new(Walk::new(path)),
            Self::List(list) => Box::new(list.map(|name| name.map(Candidate::Bundle))),
        }
    }

    /// Whether the program may have to wait for the next name.
    pub(crate) fn supply(&self) -> Supply {
        match self {
            Self::Files(_) | Self::Folder(_) => Supply::Ready,
            Self::List(_) => Supply::Coming,
        }
    }

    /// The number of files, if it can be known before they are read.
    pub(crate) fn count(&self) -> Option<u64> {
        match self {
            Self::Files(paths) => Some(paths.len() as u64),
            Self::Folder(path) => Some(Walk::new(path).count() as u64),
            Self::List(list) => list.count_ahead(),
        }
    }

    /// The error if there was no bundle at all. `None` for named files, each of which is reported.
    pub(crate) fn empty(&self) -> Option<Unreadable> {
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
        Some(Unreadable { path: path.to_owned(), error })
    }
}

/// A walk through a folder and its subfolders, in byte order of the paths.
///
/// Names that begin with a dot are ignored, and links to folders are not followed. To judge such a folder,
/// name it. A circle of links would have no end.
struct Walk {
    folder: PathBuf,
    begun: bool,
    /// The remaining entries of each folder on the path, outermost folder first.
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

    fn enter(&mut self, folder: PathBuf) -> Result<(), Box<Unreadable>> {
        match entries(&folder) {
            Ok(entries) => {
                self.stack.push(entries);
                Ok(())
            }
            Err(error) => {
                let error = CliError::reading(&folder, &error);
                Err(Box::new(Unreadable { path: folder, error }))
            }
        }
    }
}

impl Iterator for Walk {
    type Item = Result<Candidate, Box<Unreadable>>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.begun {
            self.begun = true;
            if let Err(unreadable) = self.enter(self.folder.clone()) {
                return Some(Err(unreadable));
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
            if let Err(unreadable) = self.enter(entry.path) {
                return Some(Err(unreadable));
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

/// The bytes of a regular file that claims a wanted format, or enough of them to exceed its limit. Of any
/// other file, only the bytes that show its kind are read.
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

/// The entries of a folder, in order. A folder is sorted as if its name ended in a slash.
fn entries(folder: &Path) -> io::Result<VecDeque<Entry>> {
    let mut names: Vec<(Vec<u8>, bool)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let mut name = entry.file_name().into_vec();
        if name.starts_with(b".") {
            continue;
        }
        // An entry without a type is reported when it is opened.
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
