//! Keys behind a program of the user. It reads the bytes to sign from its standard input, and writes the 64
//! bytes of the signature to its standard output.
//!
//! It runs as typed, without a shell or arguments, in the current folder and environment. It stays in the
//! process group, so Ctrl-C reaches it and it can ask the user on the terminal. Its time and its output are
//! limited. After it has ended, the command does not wait, even if a process that it started still holds its
//! pipes.

use std::io::{self, Read, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{Id, WaitPidFlag, waitid};
use nix::unistd::Pid;
use paraph::keys::Signature;
use paraph::messages::Sentence;

use super::talk::Talk;
use super::{signature, too_slow};
use crate::cli::display::shown;
use crate::cli::error::{CliError, reason};
use crate::cli::messages::signers;
use crate::cli::output::Console;

/// The number of bytes of an answer that are read: a signature, and one more to detect a longer answer.
const MAX_ANSWER: usize = 64 + 1;

/// The time between asking it to end and killing it.
const GRACE: Duration = Duration::from_secs(2);

/// The time to wait for its output after it has ended. The wait is so long only if a process that it left
/// behind holds its standard output.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// A key with which this program signs.
pub(super) struct Key {
    program: PathBuf,
    limit: Duration,
}

impl Key {
    pub(super) fn new(program: &Path, limit: Duration) -> Result<Self, CliError> {
        if program.as_os_str().is_empty() {
            return Err(CliError::new("bad-key-name", signers::ProgramNotNamed)
                .placed("exec:")
                .hint(signers::ProgramNotNamedHint));
        }
        Ok(Self { program: program.to_owned(), limit })
    }

    pub(super) fn who(&self) -> Sentence {
        Sentence::of(&signers::WhoProgram { path: shown(&self.program) })
    }

    /// The program's signature, not yet verified.
    pub(super) fn sign(self, message: &[u8], console: &Console<'_>) -> Result<Signature, CliError> {
        let mut running = self.start()?;
        let input = running.child.stdin.take().expect("it was asked for");
        feed(input, message);
        let end = running.listen(self.limit, console);
        // Whatever the result, none of its processes keeps running and no zombie is left.
        let status = running.end().map_err(|error| self.failed(&error))?;
        match end {
            End::TooSlow => Err(too_slow(&self.who(), self.limit)),
            End::TooMuch => {
                let sentence = signers::ProgramAnswersTooMuch { path: shown(&self.program) };
                Err(CliError::new("bad-answer", sentence).hint(signers::ProgramAnswersTooMuchHint))
            }
            End::Ended(_) if !status.success() => Err(self.unsuccessful(status)),
            End::Ended(answer) => signature(&self.who(), &answer),
        }
    }

    fn start(&self) -> Result<Running, CliError> {
        let mut command = Command::new(&self.program);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| self.failed(&error))?;
        // Only a few pieces can wait: a program that prints without end must wait too.
        let (sender, events) = sync_channel(16);
        let output = child.stdout.take().expect("it was asked for");
        let talk = child.stderr.take().expect("it was asked for");
        let (of_output, of_talk, of_end) = (sender.clone(), sender.clone(), sender);
        thread::spawn(move || forward(output, &of_output, Event::Output, Event::OutputEnds));
        thread::spawn(move || forward(talk, &of_talk, Event::Talk, Event::TalkEnds));
        let pid = pid(&child);
        thread::spawn(move || {
            // Observes the process without reaping it, so that its process id stays valid.
            let watched = WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT;
            while waitid(Id::Pid(pid), watched) == Err(nix::errno::Errno::EINTR) {}
            let _ = of_end.send(Event::Exits);
        });
        Ok(Running { child, events })
    }

    fn failed(&self, error: &io::Error) -> CliError {
        let (path, reason) = (shown(&self.program), reason(error));
        CliError::new("signer-failed", signers::ProgramNotRun { path, reason })
            .hint(signers::ProgramNotRunHint)
    }

    /// The error that it ended with a failure.
    fn unsuccessful(&self, ended: ExitStatus) -> CliError {
        const CODE: &str = "signer-failed";
        let path = shown(&self.program);
        match (ended.code(), ended.signal()) {
            (Some(status), _) => {
                let status = status.to_string();
                CliError::new(CODE, signers::ProgramFailed { path, status })
            }
            (None, Some(signal)) => {
                let signal = signal.to_string();
                CliError::new(CODE, signers::ProgramKilled { path, signal })
            }
            (None, None) => CliError::new(CODE, signers::ProgramEnded { path }),
        }
        .hint(signers::ProgramFailedHint)
    }
}

/// An event of the program.
enum Event {
    Output(Vec<u8>),
    OutputEnds,
    Talk(Vec<u8>),
    TalkEnds,
    Exits,
}

/// How the run ended.
enum End {
    /// It ended by itself, with this answer.
    Ended(Vec<u8>),
    TooMuch,
    TooSlow,
}

/// A running program.
struct Running {
    child: Child,
    events: Receiver<Event>,
}

impl Running {
    /// Reads its answer and messages, until it ends or must be ended.
    fn listen(&self, limit: Duration, console: &Console<'_>) -> End {
        let mut deadline = Instant::now() + limit;
        let mut answer = Vec::new();
        let mut talk = Talk::default();
        let says = |line: &str| Sentence::of(&signers::ProgramSays { line });
        let (mut output, mut errors, mut exited) = (true, true, false);
        while output || errors || !exited {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(Event::Output(bytes)) => answer.extend_from_slice(&bytes),
                Ok(Event::OutputEnds) => output = false,
                Ok(Event::Talk(bytes)) => talk.hand_on(&bytes, &says, console),
                Ok(Event::TalkEnds) => errors = false,
                Ok(Event::Exits) => {
                    exited = true;
                    deadline = deadline.min(Instant::now() + LAST_WORDS);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) if exited => break,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return End::TooSlow;
                }
            }
            if answer.len() >= MAX_ANSWER {
                return End::TooMuch;
            }
        }
        End::Ended(answer)
    }

    /// Ends it if it is still running, first with SIGTERM, and reaps it.
    fn end(mut self) -> io::Result<ExitStatus> {
        if let Some(status) = self.child.try_wait()? {
            return Ok(status);
        }
        // No effect on a process that has ended in the meantime.
        let _ = kill(pid(&self.child), Signal::SIGTERM);
        let deadline = Instant::now() + GRACE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(Event::Exits) => break,
                Ok(Event::Output(_) | Event::OutputEnds | Event::Talk(_) | Event::TalkEnds) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    self.child.kill()?;
                    break;
                }
            }
        }
        self.child.wait()
    }
}

fn pid(child: &Child) -> Pid {
    Pid::from_raw(child.id().cast_signed())
}

/// Writes the bytes to sign. The answer shows whether they were read. A program that does not read them is
/// not an error here.
fn feed(mut input: ChildStdin, message: &[u8]) {
    let message = message.to_owned();
    thread::spawn(move || input.write_all(&message));
}

/// Forwards the input in pieces, then its end.
fn forward(mut from: impl Read, to: &SyncSender<Event>, piece: fn(Vec<u8>) -> Event, end: Event) {
    let mut buffer = [0; 4096];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => {
                // The receiver stops when the answer is known to be invalid.
                if to.send(piece(buffer[..read].to_vec())).is_err() {
                    return;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    let _ = to.send(end);
}
