//! What keeps secrets in: memory that nobody looks into, and files that nobody else reads.

use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use nix::sys::prctl::set_dumpable;
use nix::sys::resource::{Resource, setrlimit};
use nix::sys::statfs::fstatfs;
use nix::sys::statvfs::FsFlags;
use nix::unistd::geteuid;

use super::error::CliError;
use super::say::World;
use super::shown::{shown, typed};

/// From now on this process leaves no core dump, and other processes of the same user cannot look
/// into its memory. To be done before the first secret is in it.
pub(crate) fn close_memory() -> Result<(), CliError> {
    // The limit is for the kernel's own files. Where dumps are piped to a program, the kernel passes
    // the limit over; "not dumpable" holds there, too, and against ptrace.
    let closed = setrlimit(Resource::RLIMIT_CORE, 0, 0).and_then(|()| set_dumpable(false));
    closed.map_err(|error| {
        let sentence =
            format!("this process could not be kept from being dumped: {}", error.desc());
        CliError::new("open-memory", sentence)
            .hint("the system forbids it; nothing secret was read")
    })
}

/// Who besides its owner can read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exposure {
    /// Nobody; or it is a pipe, a terminal, or a file without a name, which nobody else opens.
    Nobody,
    /// Its group or everybody can do something with it. An access list shows here, too: its mask
    /// stands in the group's place.
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
    /// It is somebody else's.
    NotOurs,
    /// Nothing can be changed there: a CD, or what a container was given.
    ReadOnly,
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
            return Ok(Self::Nobody);
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

    /// Refuses a secret that others can read; `what` it is, and what whoever reads it can do.
    pub(crate) fn check(
        self,
        path: &Path,
        what: &str,
        risk: &str,
        world: &World<'_>,
    ) -> Result<(), CliError> {
        match self {
            Self::Nobody => Ok(()),
            Self::Unknown => {
                world.talk(&format!(
                    "the file system of {} keeps no modes: whoever can read the {what} there can \
                     {risk}",
                    shown(path)
                ));
                Ok(())
            }
            Self::Others { mode, change } => {
                let sentence = format!(
                    "others can read this {what} (mode {mode:04o}), and whoever can read it can \
                     {risk}"
                );
                let name = typed(path);
                let hint = match change {
                    Change::Yes => format!("chmod 600 {name}"),
                    Change::NotOurs => {
                        format!("it is not yours; make a copy that is: install -m 600 {name} NEW")
                    }
                    Change::ReadOnly => {
                        let copy = format!("install -m 600 {name} NEW");
                        format!("nothing can be changed there; make a copy: {copy}")
                    }
                };
                Err(CliError::new("too-open", sentence).at(path).hint(hint))
            }
        }
    }
}
