//! Files that appear completely or not at all, and updates under a lock.
//!
//! A new file is written and synced under a name of its own, `.paraph-` and six letters, beside the
//! name that it is to have; then it is renamed, and its folder synced. Everyone sees the old file
//! or the new one, also after a power failure. A process that is killed may leave such a name
//! behind, which nothing ever reads (docs/decisions/0018-unfinished-files.md).
//!
//! A rename can be undone until the command has reported its result.

use std::fs::{self, File, Metadata, OpenOptions, Permissions, TryLockError};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::{Existing, exists, refuse_device};
use crate::cli::display::typed;
use crate::cli::error::CliError;
use crate::cli::messages::files;
use crate::cli::output::Console;
use crate::cli::paths::folder;

/// The start of the names of unfinished files.
pub(super) const UNFINISHED: &str = ".paraph-";

/// Who can read a new file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mode {
    /// Those who can usually read the user's new files.
    Usual,
    /// The user alone: 0600.
    Secret,
}

/// A new file on the disk under a temporary name. It is deleted unless it is committed.
#[must_use]
pub(crate) struct Prepared {
    path: PathBuf,
    existing: Existing,
    file: NamedTempFile,
    /// Opened before the rename: if it cannot be synced, nothing is begun.
    folder: File,
    /// The lock that keeps others away until this is committed.
    lock: Option<File>,
}

/// Prepares a result: the next content of a file that is locked, or a new file.
pub(crate) fn prepare_result(
    locked: Option<Locked>,
    path: &Path,
    bytes: &[u8],
    existing: Existing,
) -> Result<Prepared, CliError> {
    match locked {
        Some(locked) => locked.prepare(bytes),
        None => prepare(path, bytes, existing, Mode::Usual),
    }
}

/// Prepares a new file.
pub(crate) fn prepare(
    path: &Path,
    bytes: &[u8],
    existing: Existing,
    mode: Mode,
) -> Result<Prepared, CliError> {
    existing.check(path, &[])?;
    let target = match existing {
        // What is replaced is the file, not a link to it.
        Existing::Replace if path.is_symlink() => path.canonicalize().ok(),
        Existing::Replace | Existing::Refuse => None,
    };
    let path = target.as_deref().unwrap_or(path);
    let mode = match mode {
        Mode::Usual => 0o666,
        Mode::Secret => 0o600,
    };
    // A replaced file keeps its mode and owner. An unexpected file at a new name is ignored: someone may have
    // put it there just now, so that all users could read a secret.
    let kept = match existing {
        Existing::Replace => fs::metadata(path).ok().map(Kept::all),
        Existing::Refuse => None,
    };
    Prepared::new(path, bytes, existing, mode, kept)
        .map_err(|error| CliError::writing(path, &error))
}

/// The attributes that a new file takes from the file that it replaces.
struct Kept {
    owner: Metadata,
    permissions: Option<Permissions>,
}

impl Kept {
    /// Its owner and its mode.
    fn all(metadata: Metadata) -> Self {
        Self { permissions: Some(metadata.permissions()), owner: metadata }
    }

    /// Its owner alone.
    fn owner(metadata: Metadata) -> Self {
        Self { permissions: None, owner: metadata }
    }

    fn give(self, file: &File) -> io::Result<()> {
        let (new, old) = (file.metadata()?, &self.owner);
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            match fchown(file, Some(old.uid()), Some(old.gid())) {
                // Only root can give files away; the group can often be kept.
                Err(error) if is_not_allowed(&error) => {
                    let _ = fchown(file, None, Some(old.gid()));
                }
                done => done?,
            }
        }
        match self.permissions {
            Some(permissions) => file.set_permissions(permissions),
            None => Ok(()),
        }
    }
}

/// The errors for a user who is not root, or for the root of a namespace without the owner.
fn is_not_allowed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput)
}

impl Prepared {
    /// A file in the folder of `path` with these bytes and mode, on the disk.
    fn new(
        path: &Path,
        bytes: &[u8],
        existing: Existing,
        mode: u32,
        kept: Option<Kept>,
    ) -> io::Result<Self> {
        let folder = folder(path);
        let opened = File::open(folder)?;
        let mode = Permissions::from_mode(mode);
        let mut file = Builder::new().prefix(UNFINISHED).permissions(mode).tempfile_in(folder)?;
        if let Some(kept) = kept {
            kept.give(file.as_file())?;
        }
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(Self { path: path.to_owned(), existing, file, folder: opened, lock: None })
    }

    /// The same, with a lock that is held until it is committed.
    pub(crate) fn under(self, lock: FolderLock) -> Self {
        Self { lock: Some(lock.folder), ..self }
    }

    /// Gives the file its final name, then runs `say`. If `say` fails, the rename is undone; if the rename
    /// fails, `say` is not run.
    pub(crate) fn commit(self, say: impl FnOnce() -> Result<(), CliError>) -> Result<(), CliError> {
        let Self { path, existing, file, folder, lock } = self;
        let failed = |error: io::Error| CliError::writing(&path, &error);
        // Other processes that update the new file wait until it is final. No one else has it yet, so this
        // does not wait. Without locks, no process updates a file.
        let _ = file.as_file().try_lock();
        let before = Before::keep(&path, existing).map_err(failed)?;
        let named = match existing {
            Existing::Replace => file.persist(&path),
            Existing::Refuse => file.persist_noclobber(&path),
        };
        let file = named.map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => exists(&path),
            _ => failed(error.error),
        })?;
        let done = sync(&folder).map_err(failed).and_then(|()| say());
        if let Err(error) = done {
            if !is_named(&file, &path).map_err(failed)? {
                return Err(error.hint(files::ChangedSince { key: typed(&path) }));
            }
            let taken_back = before.restore(&path);
            // Syncs the undone rename; if this fails, the result is no worse.
            let _ = sync(&folder);
            return Err(match taken_back {
                Ok(()) => error,
                Err(_) => error.hint(files::WrittenNevertheless { key: typed(&path) }),
            });
        }
        drop(lock);
        Ok(())
    }
}

/// What the name was before the new file got it.
enum Before {
    Nothing,
    /// A file, as a copy. A hard link would not do: in a folder like /tmp it could not be deleted if the file
    /// belongs to another user, and not every file system has hard links.
    File(NamedTempFile),
}

impl Before {
    fn keep(path: &Path, existing: Existing) -> io::Result<Self> {
        if existing == Existing::Refuse {
            return Ok(Self::Nothing);
        }
        let mut old = match File::open(path) {
            Ok(old) => old,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::Nothing),
            Err(error) => return Err(error),
        };
        let mut copy = Builder::new().prefix(UNFINISHED).tempfile_in(folder(path))?;
        Kept::all(old.metadata()?).give(copy.as_file())?;
        io::copy(&mut old, &mut copy)?;
        Ok(Self::File(copy))
    }

    /// Restores what `path` named before.
    fn restore(self, path: &Path) -> io::Result<()> {
        match self {
            Self::Nothing => fs::remove_file(path),
            Self::File(copy) => {
                copy.as_file().sync_all()?;
                copy.persist(path).map(drop).map_err(|error| error.error)
            }
        }
    }
}

/// Syncs a folder, so that a new name also survives a power failure.
pub(super) fn sync(folder: &File) -> io::Result<()> {
    match folder.sync_all() {
        // The error of file systems that cannot sync a folder.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

/// Whether an open file still has this name.
fn is_named(file: &File, path: &Path) -> io::Result<bool> {
    let file = file.metadata()?;
    Ok(fs::metadata(path).is_ok_and(|it| (it.dev(), it.ino()) == (file.dev(), file.ino())))
}

/// Waits for a lock, and reports that. A signal does not end the wait.
fn lock(file: &File, path: &Path, console: &Console<'_>) -> io::Result<()> {
    match file.try_lock() {
        Ok(()) => return Ok(()),
        Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Interrupted => {
            return Err(error);
        }
        Err(TryLockError::Error(_)) => {}
        Err(TryLockError::WouldBlock) => {
            console.talk(&files::Waiting { key: typed(path) });
        }
    }
    loop {
        match file.lock() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// A file that no other process updates while this value exists.
///
/// The lock is on the file itself, which an update replaces. So a process that has waited checks that the
/// locked file still has that name.
pub(crate) struct Locked {
    path: PathBuf,
    file: File,
}

impl Locked {
    /// Waits until other updates end.
    pub(crate) fn open(path: &Path, console: &Console<'_>) -> Result<Self, CliError> {
        let failed = |error: io::Error| CliError::writing(path, &error);
        // What is replaced is the file, not a link to it.
        let target = path.canonicalize().map_err(failed)?;
        refuse_device(&target)?;
        loop {
            let file = OpenOptions::new().read(true).write(true).open(&target).map_err(failed)?;
            lock(&file, path, console).map_err(failed)?;
            if is_named(&file, &target).map_err(failed)? {
                return Ok(Self { path: target, file });
            }
        }
    }

    /// The locked file. Read it by this path, because a link may have changed.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Prepares the file's next content; its mode and owner do not change. The lock is held until the commit.
    pub(crate) fn prepare(self, bytes: &[u8]) -> Result<Prepared, CliError> {
        self.prepare_as(Mode::Usual, bytes)
    }

    /// The same for a secret: the mode becomes 0600.
    pub(crate) fn prepare_secret(self, bytes: &[u8]) -> Result<Prepared, CliError> {
        self.prepare_as(Mode::Secret, bytes)
    }

    fn prepare_as(self, mode: Mode, bytes: &[u8]) -> Result<Prepared, CliError> {
        let Self { path, file } = self;
        let prepare = || {
            let kept = match mode {
                Mode::Usual => Kept::all(file.metadata()?),
                Mode::Secret => Kept::owner(file.metadata()?),
            };
            Prepared::new(&path, bytes, Existing::Replace, 0o600, Some(kept))
        };
        let prepared = prepare().map_err(|error: io::Error| CliError::writing(&path, &error))?;
        Ok(Prepared { lock: Some(file), ..prepared })
    }
}

/// Prevents others from making a file in a folder while this value exists. The file itself does not exist
/// yet.
pub(crate) struct FolderLock {
    folder: File,
}

impl FolderLock {
    /// Waits for other processes that are about to make a file in the folder of `path`.
    pub(crate) fn beside(path: &Path, console: &Console<'_>) -> Result<Self, CliError> {
        let begin = || {
            let folder = File::open(folder(path))?;
            lock(&folder, path, console)?;
            Ok(Self { folder })
        };
        begin().map_err(|error: io::Error| CliError::writing(path, &error))
    }
}
