//! The files to judge: named files, files in folders, and files on a list.
//!
//! Names are passed on one by one, as they are found. Only the names in the current folder are kept, because
//! their order is fixed and a file system has none.

mod list;

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs::{self, File, FileType};
use std::io::{self, Read as _};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};

use paraph::format::{Claim, ClaimReader, Format};
use paraph::messages::Sentence;

use super::error::CliError;
use super::file_kind::paper_in;
use super::files::{self, Listed, Opened};
use super::messages::files as words;
use super::parallel::{Supply, is_small};
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
pub(crate) struct Candidate {
    path: PathBuf,
    /// Whether it must be a bundle: it was named, or has the name of a bundle. Any other file of a folder may
    /// be anything.
    required: bool,
    /// What the list of its folder says of it. `None` if it was named.
    listed: Option<Listed>,
}

impl Candidate {
    /// A file that was named.
    fn named(path: PathBuf) -> Self {
        Self { path, required: true, listed: None }
    }

    /// A file of a folder.
    fn of_folder(path: PathBuf, listed: Listed) -> Self {
        let required = is_called(&path, BUNDLE);
        Self { path, required, listed: Some(listed) }
    }

    /// Opens the file. `None` if it is not required to be in one of the formats `wanted` and is not a regular
    /// file.
    pub(crate) fn open<'c>(
        &'c self,
        wanted: &'c [Format],
    ) -> Result<Option<OpenCandidate<'c>>, CliError> {
        let path = self.path();
        let is_record = wanted.contains(&Format::Record) && is_called(path, RECORD);
        let file = match (self.listed, self.required || is_record) {
            (None, _) => Claimant::Required(Opened::new(path)?),
            (Some(listed), true) => Claimant::Required(Opened::of_folder(path, listed)?),
            (Some(listed), false) => match files::open_if_regular(path, listed)? {
                Some((file, metadata)) => Claimant::Maybe(file, metadata.len()),
                None => return Ok(None),
            },
        };
        Ok(Some(OpenCandidate { path, wanted, file }))
    }

    /// The file's bytes, or enough of them to exceed the limit. `None` if it is not required to be in a
    /// wanted format and does not claim one.
    pub(crate) fn read(&self, wanted: &[Format]) -> Result<Option<(&Path, Vec<u8>)>, CliError> {
        let Some(open) = self.open(wanted)? else { return Ok(None) };
        Ok(open.read()?.map(|bytes| (self.path(), bytes)))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn into_path(self) -> PathBuf {
        self.path
    }
}

/// Whether it is little work to read a candidate.
pub(crate) fn is_small_candidate(candidate: &Result<Candidate, Box<Unreadable>>) -> bool {
    candidate.as_ref().map_or(true, |candidate| is_small(candidate.path()))
}

/// A file that was opened but not read yet.
pub(crate) struct OpenCandidate<'c> {
    path: &'c Path,
    wanted: &'c [Format],
    file: Claimant<'c>,
}

enum Claimant<'c> {
    /// It must be in a wanted format.
    Required(Opened<'c>),
    /// It may be anything. With its size.
    Maybe(File, u64),
}

impl OpenCandidate<'_> {
    /// The size that the file claims.
    pub(crate) fn size(&self) -> u64 {
        match &self.file {
            Claimant::Required(file) => file.size(),
            Claimant::Maybe(_, size) => *size,
        }
    }

    /// The file's bytes, as [`Candidate::read`] returns them.
    pub(crate) fn read(self) -> Result<Option<Vec<u8>>, CliError> {
        match self.file {
            Claimant::Required(file) => file.read_instrument().map(Some),
            Claimant::Maybe(file, size) => read_claimed(file, size, self.wanted)
                .map_err(|error| CliError::reading(self.path, &error)),
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
                Box::new(paths.iter().map(|path| Ok(Candidate::named(path.clone()))))
            }
            Self::Folder(path) => Box::new(Walk::new(path)),
            Self::List(list) => Box::new(list.map(|name| name.map(Candidate::named))),
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
                let next = paper_in(path);
                let next = next.unwrap_or_else(|| Sentence::of(&words::CheckTheFolder));
                (path.as_path(), error.hint(next))
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
    listed: Listed,
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
                return Some(Ok(Candidate::of_folder(entry.path, entry.listed)));
            }
            if let Err(unreadable) = self.enter(entry.path) {
                return Some(Err(unreadable));
            }
        }
    }
}

fn is_called(path: &Path, ending: &[u8]) -> bool {
    path.as_os_str().as_bytes().ends_with(ending)
}

/// The bytes of a regular file that claims a wanted format, or enough of them to exceed its limit. Of any
/// other file, only the bytes that show its kind are read.
fn read_claimed(mut file: File, size: u64, wanted: &[Format]) -> io::Result<Option<Vec<u8>>> {
    let limit = Format::Bundle.max_size() as u64 + 1;
    let mut bytes = Vec::with_capacity((size + 1).min(PIECE) as usize);
    let mut claim = ClaimReader::new();
    loop {
        let start = bytes.len();
        let piece = PIECE.min(limit - start as u64);
        let read = (&mut file).take(piece).read_to_end(&mut bytes)?;
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
    let mut names: Vec<(Vec<u8>, bool, Listed)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let mut name = entry.file_name().into_vec();
        if name.starts_with(b".") {
            continue;
        }
        // An entry without a type is reported when it is opened.
        let kind = entry.file_type();
        let is_folder = kind.as_ref().is_ok_and(FileType::is_dir);
        let is_regular = kind.as_ref().is_ok_and(FileType::is_file);
        if is_folder {
            name.push(b'/');
        }
        names.push((name, is_folder, if is_regular { Listed::Regular } else { Listed::Other }));
    }
    names.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    let entry = |(mut name, is_folder, listed): (Vec<u8>, bool, Listed)| {
        if is_folder {
            name.pop();
        }
        Entry { path: folder.join(OsString::from_vec(name)), is_folder, listed }
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
        assert_eq!(found[4], Candidate::of_folder(at("a/y.bundle.json"), Listed::Regular));
        assert_eq!(found[3], Candidate::of_folder(at("a/c/d"), Listed::Regular));
        assert_eq!(found[6], Candidate::of_folder(at("loop"), Listed::Other));
        let required: Vec<usize> = (0..8).filter(|at| found[*at].required).collect();
        assert_eq!(required, [4]);
        let paths: Vec<PathBuf> = found.into_iter().map(Candidate::into_path).collect();
        assert_eq!(paths, names.map(at));
    }
}
