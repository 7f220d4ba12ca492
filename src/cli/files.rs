//! Files: read up to a limit, written whole or not at all, updated under a lock.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};
use zeroize::Zeroizing;

use super::error::CliError;

/// Opens a file, or standard input for `-`. A folder is refused here, not at the first read.
pub(crate) fn open(path: &Path) -> Result<Box<dyn io::Read>, CliError> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    let open = || {
        let file = File::open(path)?;
        match file.metadata()?.is_dir() {
            true => Err(io::ErrorKind::IsADirectory.into()),
            false => Ok(file),
        }
    };
    let file = open().map_err(|error| CliError::reading(path, &error))?;
    Ok(Box::new(file))
}

/// All bytes of a file, or `limit` and one more of a larger one.
pub(crate) fn read(path: &Path, limit: usize) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    let mut file = open(path)?.take(limit as u64 + 1);
    file.read_to_end(&mut bytes).map_err(|error| CliError::reading(path, &error))?;
    Ok(bytes)
}

/// The text of a file that people write, at most `limit` bytes.
pub(crate) fn read_text(path: &Path, limit: usize) -> Result<String, CliError> {
    let bytes = read(path, limit)?;
    if bytes.len() > limit {
        let sentence = format!("the file is larger than {limit} bytes, the most that is read");
        return Err(CliError::new("too-large", sentence).at(path));
    }
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].split(|b| *b == b'\n');
        let sentence = format!("line {} is not UTF-8 text", line.count());
        CliError::new("not-utf8", sentence).at(path)
    })
}

/// The text of a file that holds a secret; the buffer is wiped. At most 64 KiB.
pub(crate) fn read_secret(path: &Path) -> Result<Zeroizing<String>, CliError> {
    const LIMIT: usize = 64 << 10;
    let mut text = Zeroizing::new(String::with_capacity(LIMIT + 1));
    let mut file = open(path)?.take(LIMIT as u64 + 1);
    match file.read_to_string(&mut text) {
        Ok(length) if length > LIMIT => {
            Err(CliError::new("too-large", "this is too large for a key or passphrase").at(path))
        }
        Ok(_) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Err(CliError::new("not-utf8", "this is no text, and so no key or passphrase").at(path))
        }
        Err(error) => Err(CliError::reading(path, &error)),
    }
}

/// Whether a file that is there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    Refuse,
    Replace,
}

impl Existing {
    /// What `--force` means.
    pub(crate) fn force(force: bool) -> Self {
        if force { Self::Replace } else { Self::Refuse }
    }

    /// Refuses, before any work is done, what would be refused at its end.
    pub(crate) fn check(self, path: &Path) -> Result<(), CliError> {
        match self == Self::Refuse && path != Path::new("-") && path.symlink_metadata().is_ok() {
            true => Err(exists(path)),
            false => Ok(()),
        }
    }
}

fn exists(path: &Path) -> CliError {
    CliError::new("output-exists", "there is a file of that name already; nothing was written")
        .at(path)
        .hint("choose another name with -o, or replace it with --force")
}

/// Who may read a new file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mode {
    /// Whoever the user lets read new files.
    Usual,
    /// The user alone: 0600.
    Secret,
}

/// Writes a new file, whole or not at all.
pub(crate) fn create(
    path: &Path,
    bytes: &[u8],
    existing: Existing,
    mode: Mode,
) -> Result<(), CliError> {
    existing.check(path)?;
    let failed = |error: &io::Error| CliError::writing(path, error);
    let mode = match mode {
        Mode::Usual => 0o666,
        Mode::Secret => 0o600,
    };
    let file = temporary(path, mode, bytes).map_err(|error| failed(&error))?;
    let persisted = match existing {
        Existing::Replace => file.persist(path),
        Existing::Refuse => file.persist_noclobber(path),
    };
    match persisted {
        Ok(_) => sync_folder(path).map_err(|error| failed(&error)),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(exists(path)),
        Err(error) => Err(failed(&error.error)),
    }
}

/// A file beside `path` with all of `bytes`, on the disk, that vanishes unless it is persisted.
fn temporary(path: &Path, mode: u32, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let permissions = fs::Permissions::from_mode(mode);
    let mut file =
        Builder::new().prefix(".paraph-").permissions(permissions).tempfile_in(folder(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The folder that a file is in.
pub(crate) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// So that the new name survives a power failure, too.
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder(path))?.sync_all()
}

/// A file that nobody else updates while this value lives.
///
/// The lock is on the file itself, which an update replaces; so whoever waited looks whether the
/// file that they locked is still the one of that name.
pub(crate) struct Locked {
    path: PathBuf,
    _file: File,
}

impl Locked {
    /// Waits for other updates to end.
    pub(crate) fn open(path: &Path) -> Result<Self, CliError> {
        let failed = |error: io::Error| CliError::writing(path, &error);
        // What is replaced is the file, not a link to it.
        let path = path.canonicalize().map_err(failed)?;
        loop {
            let file = OpenOptions::new().read(true).write(true).open(&path).map_err(failed)?;
            if let Err(error) = file.try_lock() {
                match error {
                    TryLockError::WouldBlock => file.lock().map_err(failed)?,
                    TryLockError::Error(error) => return Err(failed(error)),
                }
            }
            let locked = file.metadata().map_err(failed)?;
            match fs::metadata(&path) {
                Ok(now) if (now.dev(), now.ino()) == (locked.dev(), locked.ino()) => {
                    return Ok(Self { path, _file: file });
                }
                _ => continue,
            }
        }
    }

    /// Replaces the file with `bytes`, whole or not at all; its mode stays.
    pub(crate) fn replace(self, bytes: &[u8]) -> Result<(), CliError> {
        let replace = || {
            let permissions = fs::metadata(&self.path)?.permissions();
            let file = temporary(&self.path, 0o600, bytes)?;
            file.as_file().set_permissions(permissions)?;
            file.persist(&self.path).map_err(|error| error.error)?;
            sync_folder(&self.path)
        };
        replace().map_err(|error: io::Error| CliError::writing(&self.path, &error))
    }
}
