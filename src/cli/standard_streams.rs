//! Standard output, if there is one.
//!
//! If a standard stream is closed, the runtime opens `/dev/null` in its place before `main`, so that output
//! is lost without an error. This module checks earlier.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use ctor::ctor;
use nix::errno::Errno;
use nix::fcntl::{FcntlArg, fcntl};

/// Whether standard output was closed when the process began.
static CLOSED: AtomicBool = AtomicBool::new(false);

/// Runs before `main`. It only asks the system about one descriptor.
#[ctor(unsafe)]
fn look() {
    let closed = fcntl(io::stdout(), FcntlArg::F_GETFD) == Err(Errno::EBADF);
    CLOSED.store(closed, Ordering::Relaxed);
}

/// The destination of data. If standard output is closed, writing fails.
pub(crate) enum Output {
    Open(io::StdoutLock<'static>),
    Closed,
}

impl Output {
    pub(crate) fn standard() -> Self {
        match CLOSED.load(Ordering::Relaxed) {
            false => Self::Open(io::stdout().lock()),
            true => Self::Closed,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Open(out) => out.write(bytes),
            Self::Closed => Err(Errno::EBADF.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Open(out) => out.flush(),
            Self::Closed => Ok(()),
        }
    }
}
