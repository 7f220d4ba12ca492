//! A folder with files that appears completely or not at all.
//!
//! It is written and synced under a temporary name in the same folder as its final name, and then renamed. An
//! existing file, or an existing folder that is not empty, is never replaced.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempDir};

use super::atomic_file::{UNFINISHED, sync};
use crate::cli::error::CliError;
use crate::cli::messages::files;
use crate::cli::paths::folder;

/// A folder that is being filled, and is deleted unless it is committed.
#[must_use]
pub(crate) struct NewFolder {
    path: PathBuf,
    /// Holds only the new folder, so that it gets the usual mode of the user's folders.
    around: TempDir,
    inner: PathBuf,
    /// The folder that will contain it, opened before the rename.
    beside: File,
}

impl NewFolder {
    /// Begins a folder with the final name `path`.
    pub(crate) fn begin(path: &Path) -> Result<Self, CliError> {
        if is_taken(path).map_err(|error| CliError::writing(path, &error))? {
            return Err(taken(path));
        }
        let begin = || {
            let beside = File::open(folder(path))?;
            let around = Builder::new().prefix(UNFINISHED).tempdir_in(folder(path))?;
            let inner = around.path().join("folder");
            fs::create_dir(&inner)?;
            Ok(Self { path: path.to_owned(), around, inner, beside })
        };
        begin().map_err(|error: io::Error| CliError::writing(path, &error))
    }

    /// Writes a file with this name, relative to the folder, in pieces.
    pub(crate) fn file(
        &self,
        name: &str,
        write: impl FnOnce(&mut File) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        let path = self.inner.join(name);
        let failed = |error: io::Error| CliError::writing(&self.path.join(name), &error);
        fs::create_dir_all(folder(&path)).map_err(failed)?;
        let mut file = File::create_new(&path).map_err(failed)?;
        write(&mut file)?;
        file.sync_all().map_err(failed)
    }

    /// Writes a file with these bytes.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), CliError> {
        let failed = |error: io::Error| CliError::writing(&self.path.join(name), &error);
        self.file(name, |file| file.write_all(bytes).map_err(failed))
    }

    /// Gives the folder its final name, then runs `say`. If `say` fails, the rename is undone.
    pub(crate) fn commit(self, say: impl FnOnce() -> Result<(), CliError>) -> Result<(), CliError> {
        let Self { path, around, inner, beside } = self;
        let failed = |error: io::Error| CliError::writing(&path, &error);
        sync_below(&inner).map_err(failed)?;
        fs::rename(&inner, &path).map_err(|error| match error.kind() {
            io::ErrorKind::DirectoryNotEmpty
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::AlreadyExists => taken(&path),
            _ => failed(error),
        })?;
        let done = sync(&beside).map_err(failed).and_then(|()| say());
        if let Err(error) = done {
            let taken_back = fs::rename(&path, &inner);
            drop(around);
            let _ = sync(&beside);
            return Err(match taken_back {
                Ok(()) => error,
                Err(_) => error.hint(files::FolderWrittenNevertheless),
            });
        }
        Ok(())
    }
}

/// Whether the name exists and is not an empty folder.
fn is_taken(path: &Path) -> io::Result<bool> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
        Ok(metadata) if metadata.is_dir() => Ok(fs::read_dir(path)?.next().is_some()),
        Ok(_) => Ok(true),
    }
}

fn taken(path: &Path) -> CliError {
    CliError::new("output-exists", files::FolderExists).at(path).hint(files::NameANewFolder)
}

/// Syncs a folder and all folders in it, so that the names survive a power failure.
fn sync_below(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_below(&entry.path())?;
        }
    }
    sync(&File::open(path)?)
}
