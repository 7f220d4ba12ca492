//! Files: reads up to a limit, writes all or nothing, and updates under a lock.

mod atomic_file;
mod atomic_folder;

use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::os::fd::AsFd as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use nix::fcntl::OFlag;
use nix::sys::statfs::{PROC_SUPER_MAGIC, fstatfs};
use nix::unistd::{AccessFlags, access};
use paraph::file_kind::{MAX_KEY, is_private_key};
use paraph::format::Format;
use paraph::messages::Localized;
use paraph::paper::{MAX_PAPER, PDF};
use zeroize::Zeroizing;

use super::error::{CliError, without_slash};
use super::messages::files as words;
use super::paths::{folder, is_own_descriptor};
use super::process_hardening::{self, Exposure};
pub(crate) use atomic_file::{FolderLock, Locked, Mode, Prepared, prepare, prepare_result};
pub(crate) use atomic_folder::NewFolder;

/// Opens a file, or standard input for `-`. A file that is not regular is refused here, before the first
/// read, and never waited for. Only a file that this process was started with can be a pipe or a device.
pub(crate) fn open(path: &Path) -> Result<Box<dyn io::Read + Send>, CliError> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    let (file, _) = open_input(path)?;
    Ok(Box::new(file))
}

/// Opens a regular file, or a file that a shell opened for this process.
fn open_input(path: &Path) -> Result<(File, Metadata), CliError> {
    if !is_own_descriptor(path) {
        return open_regular(path);
    }
    let failed = |error: io::Error| CliError::reading(path, &error);
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    match metadata.is_dir() {
        true => Err(failed(io::ErrorKind::IsADirectory.into())),
        false => Ok((file, metadata)),
    }
}

/// The code for a file that cannot be read to its end.
pub(crate) const NOT_A_FILE: &str = "not-a-file";

/// Opens a regular file. A pipe, a device, or a file whose content the system generates is refused and never
/// waited for.
pub(crate) fn open_regular(path: &Path) -> Result<(File, Metadata), CliError> {
    regular(path, look(path)?)
}

fn regular(path: &Path, kind: Kind) -> Result<(File, Metadata), CliError> {
    match kind {
        Kind::Regular(file, metadata) => Ok((file, metadata)),
        Kind::Folder => Err(CliError::reading(path, &io::ErrorKind::IsADirectory.into())),
        Kind::Other => {
            Err(CliError::new(NOT_A_FILE, words::NotAFile).at(path).hint(words::CopyIntoAFile))
        }
    }
}

/// Opens a file of a folder if it is a regular file. `listed` says what the folder's list says of it.
pub(crate) fn open_if_regular(
    path: &Path,
    listed: Listed,
) -> Result<Option<(File, Metadata)>, CliError> {
    match look_at(path, listed)? {
        Kind::Regular(file, metadata) => Ok(Some((file, metadata))),
        Kind::Folder | Kind::Other => Ok(None),
    }
}

/// The kind of a file. A regular file is open.
enum Kind {
    Regular(File, Metadata),
    Folder,
    Other,
}

/// The kind of a file as the list of its folder has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listed {
    Regular,
    /// Another kind, such as a link, or there is no list.
    Other,
}

/// Opens a file if it is regular. Its content is not read.
fn look(path: &Path) -> Result<Kind, CliError> {
    look_at(path, Listed::Other)
}

fn look_at(path: &Path, listed: Listed) -> Result<Kind, CliError> {
    let failed = |error: io::Error| CliError::reading(path, &error);
    let other = |metadata: &Metadata| if metadata.is_dir() { Kind::Folder } else { Kind::Other };
    // Opening a device can already have an effect, so its name is checked first. A list is such a check.
    if listed == Listed::Other {
        let metadata = path.metadata().map_err(failed)?;
        if !metadata.is_file() {
            return Ok(other(&metadata));
        }
    }
    // If another file has replaced it since, do not wait for it.
    let flags = OFlag::O_NONBLOCK.bits();
    let file = File::options().read(true).custom_flags(flags).open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if !metadata.is_file() {
        return Ok(other(&metadata));
    }
    // Files in /proc claim to be empty, and some have no end.
    let is_made_up = metadata.len() == 0
        && fstatfs(&file).is_ok_and(|system| system.filesystem_type() == PROC_SUPER_MAGIC);
    Ok(if is_made_up { Kind::Other } else { Kind::Regular(file, metadata) })
}

/// A file that was opened to be read whole.
pub(crate) struct Opened<'p> {
    path: &'p Path,
    /// `None` for standard input.
    file: Option<(File, Metadata)>,
}

impl<'p> Opened<'p> {
    /// Opens a file, or standard input for `-`.
    pub(crate) fn new(path: &'p Path) -> Result<Self, CliError> {
        let file = (path != Path::new("-")).then(|| open_input(path)).transpose()?;
        Ok(Self { path, file })
    }

    /// Opens a file of a folder.
    pub(crate) fn of_folder(path: &'p Path, listed: Listed) -> Result<Self, CliError> {
        Ok(Self { path, file: Some(regular(path, look_at(path, listed)?)?) })
    }

    /// The size that the file claims; 0 for standard input.
    pub(crate) fn size(&self) -> u64 {
        self.file.as_ref().map_or(0, |(_, metadata)| metadata.len())
    }

    /// All bytes; of more, `limit` bytes and one more.
    pub(crate) fn read(self, limit: usize) -> Result<Vec<u8>, CliError> {
        let size = self.size();
        let bytes = match self.file {
            None => up_to(limit, io::stdin(), 0),
            Some((file, _)) => up_to(limit, file, size),
        };
        bytes.map_err(|error| CliError::reading(self.path, &error))
    }

    /// All bytes of a bundle or of a paper, which has another limit; of more, one byte more than the limit.
    pub(crate) fn read_instrument(self) -> Result<Vec<u8>, CliError> {
        let (path, size) = (self.path, self.size());
        let read = |mut file: Box<dyn io::Read>| {
            let mut bytes = Vec::with_capacity((size + 1).min(MAX_PAPER as u64 + 1) as usize);
            (&mut file).take(PDF.len() as u64).read_to_end(&mut bytes)?;
            let limit = match bytes.starts_with(PDF) {
                true => MAX_PAPER,
                false => Format::Bundle.max_size(),
            };
            file.take((limit + 1 - bytes.len()) as u64).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = match self.file {
            None => read(Box::new(io::stdin())),
            Some((file, _)) => read(Box::new(file)),
        };
        bytes.map_err(|error: io::Error| CliError::reading(path, &error))
    }
}

/// All bytes of a file that may be a bundle or a paper; of a larger file, one byte more than its limit.
pub(crate) fn read_instrument(path: &Path) -> Result<Vec<u8>, CliError> {
    Opened::new(path)?.read_instrument()
}

/// All bytes of a regular file; for a larger file, `limit` bytes and one more.
pub(crate) fn read_regular(path: &Path, limit: usize) -> Result<Vec<u8>, CliError> {
    let (file, metadata) = open_regular(path)?;
    up_to(limit, file, metadata.len()).map_err(|error| CliError::reading(path, &error))
}

/// All bytes of a file; for a larger file, `limit` bytes and one more.
pub(crate) fn read(path: &Path, limit: usize) -> Result<Vec<u8>, CliError> {
    Opened::new(path)?.read(limit)
}

/// At most `limit` bytes and one more, in one read if the file has the length that it claims.
fn up_to(limit: usize, file: impl io::Read, length: u64) -> io::Result<Vec<u8>> {
    let limit = limit as u64 + 1;
    // With one spare byte, the end is found without another allocation.
    let mut bytes = Vec::with_capacity((length + 1).min(limit) as usize);
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of a file that people write, at most `limit` bytes.
pub(crate) fn read_text(path: &Path, limit: usize) -> Result<String, CliError> {
    text_of(path, limit, None)
}

/// The same; of another kind of file, `other` says what to do.
pub(crate) fn read_text_or(
    path: &Path,
    limit: usize,
    other: &dyn Localized,
) -> Result<String, CliError> {
    text_of(path, limit, Some(other))
}

fn text_of(path: &Path, limit: usize, other: Option<&dyn Localized>) -> Result<String, CliError> {
    let bytes = read(path, limit)?;
    if bytes.len() > limit {
        return Err(CliError::new("too-large", words::TooLarge { limit }).at(path));
    }
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].split(|b| *b == b'\n');
        let sentence = words::NotUtf8 { line: line.count() };
        let bytes = error.as_bytes();
        let error = CliError::new("not-utf8", sentence).at(path);
        let error = match other {
            Some(_) => error.with_kind(path, bytes),
            None => error.recognised(path, bytes),
        };
        match (&error.hint, other) {
            (None, _) => error.hint(words::SaveAsUtf8),
            (Some(_), Some(other)) => error.hint(other),
            (Some(_), None) => error,
        }
    })
}

/// The text of a file that may hold a secret, and who else can read it. The buffer is wiped. At most 64 KiB.
pub(crate) fn read_secret(path: &Path) -> Result<(Zeroizing<String>, Exposure), CliError> {
    let (mut bytes, exposure) = read_secret_bytes(path)?;
    if std::str::from_utf8(&bytes).is_err() {
        return Err(CliError::new("not-utf8", words::PassphraseNotUtf8).at(path));
    }
    // The bytes are not copied.
    let text = String::from_utf8(std::mem::take(&mut *bytes)).expect("just checked");
    Ok((Zeroizing::new(text), exposure))
}

/// The same for a file that may not be text: a key can be in DER.
pub(crate) fn read_secret_bytes(path: &Path) -> Result<(Zeroizing<Vec<u8>>, Exposure), CliError> {
    process_hardening::close_memory()?;
    // Standard input without its buffer, which is not wiped.
    let file = match path == Path::new("-") {
        true => io::stdin()
            .as_fd()
            .try_clone_to_owned()
            .map(File::from)
            .map_err(|error| CliError::reading(path, &error))?,
        false => open_input(path)?.0,
    };
    let exposure = Exposure::of(&file).map_err(|error| CliError::reading(path, &error))?;
    // With the maximum capacity: a buffer that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_KEY + 64));
    match file.take(MAX_KEY as u64 + 1).read_to_end(&mut bytes) {
        Ok(length) if length > MAX_KEY => {
            Err(CliError::new("too-large", words::TooLargeForASecret).at(path))
        }
        Ok(_) => Ok((bytes, exposure)),
        Err(error) => Err(CliError::reading(path, &error)),
    }
}

/// Whether an existing file may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    Refuse,
    Replace,
}

impl Existing {
    /// The meaning of `--force`.
    pub(crate) fn force(force: bool) -> Self {
        if force { Self::Replace } else { Self::Refuse }
    }

    /// Refuses an output before any work is done, if it would be refused at the end: a folder that is missing
    /// or cannot be written; an existing file; and, even with `--force`, a private key or an input of the
    /// command.
    pub(crate) fn check(self, path: &Path, inputs: &[&Path]) -> Result<(), CliError> {
        // A mistyped input name must not cause a file to be replaced.
        inputs.iter().try_for_each(|input| check_there(input))?;
        if path == Path::new("-") {
            return Ok(());
        }
        check_slash(path)?;
        if path.symlink_metadata().is_err() {
            // With the dot at its end, the path is a folder or does not exist.
            let folder = folder(path).join(".");
            let allowed = access(&folder, AccessFlags::W_OK | AccessFlags::X_OK);
            return allowed.map_err(|error| CliError::writing(path, &error.into()));
        }
        if path.is_dir() {
            let code = if self == Self::Refuse { "output-exists" } else { "is-a-folder" };
            let error = CliError::new(code, words::OutputIsFolder).at(path);
            return Err(error.hint(words::NameAFileInFolder));
        }
        if self == Self::Refuse {
            return Err(exists(path));
        }
        refuse_device(path)?;
        if inputs.iter().any(|input| is_same_file(path, input)) {
            let error = CliError::new("output-is-input", words::OutputIsInput).at(path);
            return Err(error.hint(words::NameAnother));
        }
        if holds_private_key(path)? {
            let error = CliError::new("output-is-key", words::OutputIsKey).at(path);
            return Err(error.hint(words::NameAnother));
        }
        Ok(())
    }
}

/// Refuses an input that does not exist.
pub(crate) fn check_there(path: &Path) -> Result<(), CliError> {
    match path.metadata() {
        Err(error)
            if path != Path::new("-")
                && matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
        {
            Err(CliError::reading(path, &error))
        }
        _ => Ok(()),
    }
}

/// Refuses the name of a file that is to be written if it ends with a slash.
pub(crate) fn check_slash(path: &Path) -> Result<(), CliError> {
    let is_file = |file: &Path| file.exists() || file.extension().is_some();
    match without_slash(path).is_some_and(is_file) {
        true => Err(CliError::writing(path, &io::ErrorKind::NotADirectory.into())),
        false => Ok(()),
    }
}

/// Refuses, before any work is done, a file that could not be updated at the end.
pub(crate) fn check_update(path: &Path) -> Result<(), CliError> {
    refuse_device(path)?;
    let check = || {
        // Replace the file itself, not a link to it.
        let path = path.canonicalize()?;
        access(&path, AccessFlags::R_OK | AccessFlags::W_OK)?;
        access(folder(&path), AccessFlags::W_OK | AccessFlags::X_OK)?;
        Ok(())
    };
    check().map_err(|error: io::Error| CliError::writing(path, &error))
}

/// Refuses a device, a pipe and the like: after a replacement by name, `/dev/null` would be a regular file.
fn refuse_device(path: &Path) -> Result<(), CliError> {
    match path.metadata() {
        Ok(metadata) if !metadata.is_file() => {
            let error = CliError::new("output-exists", words::OutputIsDevice).at(path);
            Err(error.hint(words::NameAFile))
        }
        _ => Ok(()),
    }
}

/// Whether two names are names of one existing file.
pub(crate) fn is_same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// Whether a regular file looks like a private key.
pub(crate) fn holds_private_key(path: &Path) -> Result<bool, CliError> {
    const HEAD: usize = 4096;
    // A missing file is reported where it is needed.
    if path == Path::new("-") || path.metadata().is_err() {
        return Ok(false);
    }
    let mut head = Zeroizing::new(Vec::with_capacity(HEAD));
    let (file, _) = open_regular(path)?;
    file.take(HEAD as u64)
        .read_to_end(&mut head)
        .map_err(|error| CliError::reading(path, &error))?;
    Ok(is_private_key(&head))
}

fn exists(path: &Path) -> CliError {
    CliError::new("output-exists", words::OutputExists).at(path).hint(words::NameAnotherOrForce)
}
