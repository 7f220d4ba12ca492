//! Protects secrets: memory that no other process reads, and files that no one else reads.

use std::fmt;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use nix::sys::prctl::set_dumpable;
use nix::sys::resource::{Resource, setrlimit};
use nix::sys::statfs::fstatfs;
use nix::sys::statvfs::FsFlags;
use nix::unistd::geteuid;
use paraph::locale::Locale;
use paraph::messages::{Choice, Localized};

use super::display::{FileName, typed};
use super::error::CliError;
use super::messages::{errors, files};
use super::output::Console;

/// After this, the process leaves no core dump, and other processes of the same user cannot read its memory.
/// Call it before the first secret is in memory.
pub(crate) fn close_memory() -> Result<(), CliError> {
    // The limit applies to core files that the kernel writes. If dumps go to a program, the kernel ignores
    // the limit; "not dumpable" works there too, and against ptrace.
    let closed = setrlimit(Resource::RLIMIT_CORE, 0, 0).and_then(|()| set_dumpable(false));
    closed.map_err(|error| {
        let sentence = errors::MemoryOpen { reason: error.desc() };
        CliError::new("open-memory", sentence).hint(errors::MemoryForbidden)
    })
}

/// Who besides its owner can read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exposure {
    /// No one. Or it is a pipe, a terminal, or an unnamed file, which no one else can open.
    NoOne,
    /// Its group or everyone has some access. This also detects an access list, because its mask is in the
    /// place of the group.
    Others {
        /// The permission bits.
        mode: u32,
        change: Change,
    },
    /// The file system has no modes.
    Unknown,
}

/// Whether the program could change a file's mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Yes,
    /// It belongs to another user.
    NotOurs,
    /// The file system is read-only: a CD, or a mount in a container.
    ReadOnly,
}

/// The secret in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secret {
    /// A private key that is not encrypted.
    PlainKey,
    /// A private key that is encrypted with a passphrase.
    LockedKey,
    /// The passphrase of a key, or the PIN of a token.
    Passphrase,
}

impl Choice for Secret {
    const WORDS: &'static [&'static str] = &["plain-key", "locked-key", "passphrase"];

    fn word(&self) -> &'static str {
        match self {
            Self::PlainKey => "plain-key",
            Self::LockedKey => "locked-key",
            Self::Passphrase => "passphrase",
        }
    }
}

impl Localized for Secret {
    fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// File systems that have no modes, or may have none (statfs(2)): FAT, exFAT, both NTFS drivers, CIFS and
/// SMB, and 9p and similar ones, with which Linux in Windows sees Windows disks.
const WITHOUT_MODES: [u32; 9] = [
    0x4d44,
    0x2011_bab0,
    0x5346_544e,
    0x7366_746e,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x0102_1997,
    0x5346_4846,
];

impl Exposure {
    /// Checks an open file, so that the result is about the bytes that are read.
    pub(crate) fn of(file: &File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        let mode = metadata.mode() & 0o7777;
        if !metadata.is_file() || metadata.nlink() == 0 || mode & 0o077 == 0 {
            return Ok(Self::NoOne);
        }
        // The numbers have 32 bits, whatever the type.
        let system = fstatfs(file)?;
        let kind = system.filesystem_type().0 as u32;
        if WITHOUT_MODES.contains(&kind) {
            return Ok(Self::Unknown);
        }
        let user = geteuid();
        let change = match user.is_root() || user.as_raw() == metadata.uid() {
            _ if system.flags().contains(FsFlags::ST_RDONLY) => Change::ReadOnly,
            true => Change::Yes,
            false => Change::NotOurs,
        };
        Ok(Self::Others { mode, change })
    }

    /// Refuses a secret that others can read.
    pub(crate) fn check(
        self,
        path: &Path,
        secret: Secret,
        console: &Console<'_>,
    ) -> Result<(), CliError> {
        match self {
            Self::NoOne => Ok(()),
            Self::Unknown => {
                console.talk(&files::NoModes { secret, file: FileName(path) });
                Ok(())
            }
            Self::Others { mode, change } => {
                let sentence = files::TooOpen { secret, mode: format!("{mode:04o}") };
                let (error, key) = (CliError::new("too-open", sentence).at(path), typed(path));
                Err(match change {
                    Change::Yes => error.hint(files::CloseIt { key }),
                    Change::NotOurs => error.hint(files::CopyOfYourOwn { key }),
                    Change::ReadOnly => error.hint(files::CopyElsewhere { key }),
                })
            }
        }
    }
}
