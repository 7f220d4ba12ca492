//! What keeps secrets in: memory that no one looks into, and files that no one else reads.

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

use super::error::CliError;
use super::messages::{errors, files};
use super::say::World;
use super::shown::{FileName, typed};

/// From now on this process leaves no core dump, and other processes of the same user cannot look
/// into its memory. To be done before the first secret is in it.
pub(crate) fn close_memory() -> Result<(), CliError> {
    // The limit is for the kernel's own files. Where dumps are piped to a program, the kernel passes
    // the limit over; "not dumpable" holds there, too, and against ptrace.
    let closed = setrlimit(Resource::RLIMIT_CORE, 0, 0).and_then(|()| set_dumpable(false));
    closed.map_err(|error| {
        let sentence = errors::MemoryOpen { reason: error.desc() };
        CliError::new("open-memory", sentence).hint(errors::MemoryForbidden)
    })
}

/// Who besides its owner can read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exposure {
    /// No one; or it is a pipe, a terminal, or a file without a name, which no one else opens.
    NoOne,
    /// Its group or everyone can do something with it. An access list shows here, too: its mask is
    /// in the group's place.
    Others {
        /// The permission bits.
        mode: u32,
        change: Change,
    },
    /// The file system keeps no modes.
    Unknown,
}

/// Whether we may change a file's mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Yes,
    /// It is another user's.
    NotOurs,
    /// Nothing can be changed there: a CD, or what a container was given.
    ReadOnly,
}

/// What a file holds that others must not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secret {
    /// A private key that is not encrypted.
    PlainKey,
    /// A private key that a passphrase opens.
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

/// File systems that keep no modes, or may not (statfs(2)): FAT, exFAT, both drivers of NTFS,
/// CIFS and SMB, and 9p and its like, by which a Windows disk is seen from within Windows.
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
    /// Of an open file, so that it is about the bytes that are read.
    pub(crate) fn of(file: &File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        let mode = metadata.mode() & 0o7777;
        if !metadata.is_file() || metadata.nlink() == 0 || mode & 0o077 == 0 {
            return Ok(Self::NoOne);
        }
        // The numbers are 32 bits wide, whatever the type.
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
        world: &World<'_>,
    ) -> Result<(), CliError> {
        match self {
            Self::NoOne => Ok(()),
            Self::Unknown => {
                world.talk(&files::NoModes { secret, file: FileName(path) });
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
