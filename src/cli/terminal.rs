//! The terminal: questions to the user, and answers that may have to stay hidden.
//!
//! Text that was typed before a question is not an answer to it, and is dropped. The kernel edits the line,
//! as for any program. While an answer is hidden, signals that end or stop the program are held until the
//! terminal is restored. Then they have their usual effect, so the shell sees an interrupted program.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::fd::AsFd as _;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::termios::{
    FlushArg, InputFlags, LocalFlags, SetArg, Termios, tcflush, tcgetattr, tcsetattr,
};
use zeroize::Zeroizing;

use super::signals::HeldSignals;

/// The length in bytes, without its end, from which on a line may be incomplete: a terminal keeps 4096 bytes
/// of a line and drops the rest silently.
pub(crate) const TOO_LONG: usize = 4095;

/// The typed line. It is wiped when it is dropped.
pub(crate) type Line = Zeroizing<Vec<u8>>;

/// The terminal that the program was started from.
pub(crate) struct Terminal(File);

impl Terminal {
    pub(crate) fn open() -> io::Result<Self> {
        OpenOptions::new().read(true).write(true).open("/dev/tty").map(Self)
    }

    /// Shows `text` and reads a line, without its end; `None` if the input ended before.
    pub(crate) fn ask(&self, text: &str) -> io::Result<Option<Line>> {
        tcflush(&self.0, FlushArg::TCIFLUSH)?;
        self.write(text)?;
        match self.read(|| Ok(false))? {
            Read::Line(line) => Ok(Some(line)),
            Read::End | Read::Signal => self.write("\n").map(|()| None),
        }
    }

    /// The same, but the typed text is hidden.
    pub(crate) fn ask_hidden(&self, text: &str) -> io::Result<Option<Line>> {
        loop {
            let held = HeldSignals::that_end_or_stop()?;
            let hidden = Hidden::new(&self.0)?;
            self.write(text)?;
            let read = self.read(|| signal_before(&held, &self.0))?;
            self.write("\n")?;
            drop(hidden);
            // Now the held signals are delivered. If the program continues, ask again.
            drop(held);
            match read {
                Read::Line(line) => return Ok(Some(line)),
                Read::End => return Ok(None),
                Read::Signal => {}
            }
        }
    }

    /// Reads a line, unless a signal comes before a part of it.
    fn read(&self, signal: impl Fn() -> io::Result<bool>) -> io::Result<Read> {
        // With the maximum capacity: a buffer that grows leaves copies behind.
        let mut line = Zeroizing::new(vec![0; TOO_LONG + 1]);
        let mut length = 0;
        while length < line.len() {
            if signal()? {
                return Ok(Read::Signal);
            }
            length += match (&self.0).read(&mut line[length..]) {
                Ok(0) => return Ok(Read::End),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if line[length - 1] == b'\n' {
                length -= 1;
                break;
            }
        }
        line.truncate(length);
        Ok(Read::Line(line))
    }

    fn write(&self, text: &str) -> io::Result<()> {
        (&self.0).write_all(text.as_bytes())
    }
}

/// The result of reading a line.
enum Read {
    Line(Line),
    /// The input ended, or Ctrl-D was pressed: at the start of the line, or twice.
    End,
    Signal,
}

/// A terminal that hides what is typed, until this value is dropped.
struct Hidden<'t> {
    terminal: &'t File,
    before: Termios,
}

impl<'t> Hidden<'t> {
    fn new(terminal: &'t File) -> io::Result<Self> {
        let before = tcgetattr(terminal)?;
        let mut hidden = before.clone();
        hidden.local_flags &= !(LocalFlags::ECHO | LocalFlags::ECHONL);
        // Enter ends a line, Ctrl-C interrupts, and Backspace deletes a letter, not a byte, whatever the
        // earlier settings.
        hidden.local_flags |= LocalFlags::ICANON | LocalFlags::ISIG;
        hidden.input_flags &= !(InputFlags::INLCR | InputFlags::IGNCR | InputFlags::ISTRIP);
        hidden.input_flags |= InputFlags::ICRNL | InputFlags::IUTF8;
        set(terminal, &hidden)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Hidden<'_> {
    fn drop(&mut self) {
        // A terminal that is gone needs no echo.
        let _ = set(self.terminal, &self.before);
    }
}

/// Changes the terminal, and drops typed text that was not read. Before the question it is not an answer;
/// after it, it is the rest of a paste that the shell must not get.
fn set(terminal: &File, to: &Termios) -> nix::Result<()> {
    loop {
        match tcsetattr(terminal, SetArg::TCSAFLUSH, to) {
            Err(Errno::EINTR) => {}
            done => return done,
        }
    }
}

/// Waits until there is input. Returns whether a signal came first. The signal is not consumed.
fn signal_before(held: &HeldSignals, terminal: &File) -> io::Result<bool> {
    let mut waiting = [
        PollFd::new(held.as_fd(), PollFlags::POLLIN),
        PollFd::new(terminal.as_fd(), PollFlags::POLLIN),
    ];
    loop {
        match poll(&mut waiting, PollTimeout::NONE) {
            Err(Errno::EINTR) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return Ok(waiting[0].any() == Some(true)),
        }
    }
}
