//! Files: read up to a limit, written whole or not at all, updated under a lock.

use std::fs::{self, File, OpenOptions};
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

    /// Refuses, before any work is done, what would be refused at its end: a file that is there,
    /// and, also with `--force`, a private key and whatever the command reads.
    pub(crate) fn check(self, path: &Path, inputs: &[&Path]) -> Result<(), CliError> {
        if path == Path::new("-") || path.symlink_metadata().is_err() {
            return Ok(());
        }
        if self == Self::Refuse {
            return Err(exists(path));
        }
        let hint = "choose another name with -o";
        if path.is_dir() {
            return Err(CliError::writing(path, &io::ErrorKind::IsADirectory.into()));
        }
        if inputs.iter().any(|input| is_same_file(path, input)) {
            let sentence = "this command reads this file, and will not replace it";
            return Err(CliError::new("output-is-input", sentence).at(path).hint(hint));
        }
        if holds_private_key(path)? {
            let sentence = "this file holds a private key, which is never overwritten";
            return Err(CliError::new("output-is-key", sentence).at(path).hint(hint));
        }
        Ok(())
    }
}

/// Whether two names are of one file that is there.
pub(crate) fn is_same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// What a private key in PEM has in its first line, encrypted or not (RFC 7468, sections 10, 11).
pub(crate) const PRIVATE_KEY: &str = "PRIVATE KEY-----";

/// Whether a regular file looks like a private key in PEM.
pub(crate) fn holds_private_key(path: &Path) -> Result<bool, CliError> {
    const HEAD: usize = 4096;
    if !path.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Ok(false);
    }
    let mut head = Zeroizing::new(Vec::with_capacity(HEAD));
    open(path)?
        .take(HEAD as u64)
        .read_to_end(&mut head)
        .map_err(|error| CliError::reading(path, &error))?;
    Ok(head.windows(PRIVATE_KEY.len()).any(|window| window == PRIVATE_KEY.as_bytes()))
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

/// A new file that is on the disk under another name, and vanishes unless it is committed.
#[must_use]
pub(crate) struct Prepared {
    path: PathBuf,
    existing: Existing,
    file: NamedTempFile,
}

impl Prepared {
    /// Gives the file its name, around what the command has to say: where that cannot be said,
    /// there is no file, and where there can be no file, nothing is said.
    ///
    /// A new name is taken before and given back on failure; a file that is replaced is replaced
    /// after, because that cannot be taken back.
    pub(crate) fn commit(self, say: impl FnOnce() -> Result<(), CliError>) -> Result<(), CliError> {
        let Self { path, existing, file } = self;
        let failed = |error: io::Error| CliError::writing(&path, &error);
        match existing {
            Existing::Replace => {
                say()?;
                file.persist(&path).map_err(|error| failed(error.error))?;
            }
            Existing::Refuse => {
                file.persist_noclobber(&path).map_err(|error| match error.error.kind() {
                    io::ErrorKind::AlreadyExists => exists(&path),
                    _ => failed(error.error),
                })?;
                if let Err(unsaid) = say() {
                    fs::remove_file(&path).map_err(failed)?;
                    return Err(unsaid);
                }
            }
        }
        sync_folder(&path).map_err(failed)
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
    let mode = match mode {
        Mode::Usual => 0o666,
        Mode::Secret => 0o600,
    };
    let failed = |error: io::Error| CliError::writing(path, &error);
    let file = temporary(path, mode, bytes).map_err(failed)?;
    // What is replaced keeps its mode.
    if let Ok(metadata) = fs::metadata(path) {
        file.as_file().set_permissions(metadata.permissions()).map_err(failed)?;
    }
    Ok(Prepared { path: path.to_owned(), existing, file })
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
            file.lock().map_err(failed)?;
            let locked = file.metadata().map_err(failed)?;
            match fs::metadata(&path) {
                Ok(now) if (now.dev(), now.ino()) == (locked.dev(), locked.ino()) => {
                    return Ok(Self { path, _file: file });
                }
                _ => continue,
            }
        }
    }

    /// Prepares the file's next contents; its mode stays. The lock is held until they are committed.
    pub(crate) fn prepare(self, bytes: &[u8]) -> Result<Update, CliError> {
        let prepare = || {
            let permissions = fs::metadata(&self.path)?.permissions();
            let file = temporary(&self.path, 0o600, bytes)?;
            file.as_file().set_permissions(permissions)?;
            Ok(file)
        };
        let file = prepare().map_err(|error: io::Error| CliError::writing(&self.path, &error))?;
        Ok(Update::Replace(self, file))
    }
}

/// Keeps others from making a file in a folder that is yet to be made, while this value lives.
pub(crate) struct FolderLock {
    _folder: File,
}

impl FolderLock {
    /// Waits for others who are about to make a file beside `path`.
    pub(crate) fn beside(path: &Path) -> Result<Self, CliError> {
        let lock = || {
            let folder = File::open(folder(path))?;
            folder.lock()?;
            Ok(Self { _folder: folder })
        };
        lock().map_err(|error: io::Error| CliError::writing(path, &error))
    }
}

/// What is to become of a file once everything has been said.
#[must_use]
pub(crate) enum Update {
    /// It is made.
    Create(Prepared),
    /// It is made, under the lock of its folder.
    CreateAlone(Prepared, FolderLock),
    /// It is replaced, under its lock.
    Replace(Locked, NamedTempFile),
}

impl Update {
    /// Does it, whole or not at all, around what the command has to say; see [`Prepared::commit`].
    pub(crate) fn commit(self, say: impl FnOnce() -> Result<(), CliError>) -> Result<(), CliError> {
        match self {
            Self::Create(prepared) => prepared.commit(say),
            Self::CreateAlone(prepared, lock) => {
                let done = prepared.commit(say);
                drop(lock);
                done
            }
            Self::Replace(locked, file) => {
                say()?;
                let path = &locked.path;
                let persisted = file.persist(path).map_err(|error| error.error);
                let done = persisted.and_then(|_| sync_folder(path));
                done.map_err(|error| CliError::writing(path, &error))
            }
        }
    }
}
