//! Signals that are held while something must not be left half done: a terminal without echo, or a helper that
//! waits for a token. After that, they have their usual effect, so the shell sees an interrupted program.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};

use nix::sys::signal::{SigSet, SigmaskHow, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd};

/// Signals that are held until this value is dropped. Its descriptor is readable once one of them came; none
/// is consumed.
pub(crate) struct HeldSignals {
    before: SigSet,
    signals: SignalFd,
}

impl HeldSignals {
    /// Holds the signals with which a person or the system ends a program.
    #[cfg(feature = "pkcs11")]
    pub(crate) fn that_end() -> io::Result<Self> {
        Self::of(&[Signal::SIGHUP, Signal::SIGINT, Signal::SIGQUIT, Signal::SIGTERM])
    }

    /// Holds all signals that end, stop or continue a program.
    pub(crate) fn that_end_or_stop() -> io::Result<Self> {
        Self::of(&[
            Signal::SIGHUP,
            Signal::SIGINT,
            Signal::SIGQUIT,
            Signal::SIGTERM,
            Signal::SIGALRM,
            Signal::SIGVTALRM,
            Signal::SIGPROF,
            Signal::SIGXCPU,
            Signal::SIGUSR1,
            Signal::SIGUSR2,
            Signal::SIGTSTP,
            // The process that stopped this one may have changed the terminal.
            Signal::SIGCONT,
        ])
    }

    fn of(signals: &[Signal]) -> io::Result<Self> {
        let before = SigSet::thread_get_mask()?;
        // A signal that was already blocked would wait forever.
        let held = signals.iter().copied().filter(|signal| !before.contains(*signal)).collect();
        let signals = SignalFd::with_flags(&held, SfdFlags::SFD_CLOEXEC)?;
        held.thread_swap_mask(SigmaskHow::SIG_BLOCK)?;
        Ok(Self { before, signals })
    }
}

impl AsFd for HeldSignals {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.signals.as_fd()
    }
}

impl Drop for HeldSignals {
    fn drop(&mut self) {
        let _ = self.before.thread_set_mask();
    }
}
