//! The helper `paraph-pkcs11`, a process of its own, in which the PKCS#11 module runs.
//!
//! Every answer has a size limit and a time limit. Whatever happens to the module, the helper ends with this
//! value, and the program continues. While an answer is awaited, an interruption ends the helper first.

use std::ffi::OsStr;
use std::io::{self, Read as _, Write as _};
use std::os::fd::AsFd as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use paraph::messages::Sentence;
use serde::de::DeserializeOwned;

use super::super::talk::Talk;
use super::super::too_slow;
use super::protocol::{Failure, HEADER, Hello, Request, VERSION, head, lengths};
use crate::cli::display::shown;
use crate::cli::error::{CliError, reason};
use crate::cli::messages::tokens;
use crate::cli::output::Console;
use crate::cli::signals::HeldSignals;

/// Its file name, beside the program.
const NAME: &str = "paraph-pkcs11";

/// A write of so many bytes to a pipe that is ready does not wait (POSIX, `PIPE_BUF`).
const AT_ONCE: usize = 512;

/// The time that the module has to log out.
const CLOSING: Duration = Duration::from_secs(2);

/// A running helper. It ends when this value is dropped.
pub(super) struct Helper {
    child: Child,
    pipes: Pipes,
    /// How long one answer may take.
    limit: Duration,
    talk: Talk,
}

struct Pipes {
    input: ChildStdin,
    output: ChildStdout,
    /// What the module writes for people. `None` once it has ended.
    errors: Option<ChildStderr>,
}

/// Why there is no answer.
enum NoAnswer {
    /// The helper ended.
    Ended,
    TooSlow,
    /// Something else than an answer, or more than one.
    Malformed,
    Interrupted,
    System(io::Error),
}

impl Helper {
    /// Starts the helper that lies beside this program.
    pub(super) fn start(limit: Duration, console: &Console<'_>) -> Result<Self, CliError> {
        let file = beside().map_err(|error| not_started(Path::new(NAME), &error))?;
        let mut command = Command::new(&file);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| not_started(&file, &error))?;
        let pipes = Pipes {
            input: child.stdin.take().expect("it was asked for"),
            output: child.stdout.take().expect("it was asked for"),
            errors: child.stderr.take(),
        };
        let mut helper = Self { child, pipes, limit, talk: Talk::default() };
        let who = Sentence::of(&tokens::WhoHelper);
        let Hello { version } = helper.answer(&who, console)?;
        if version != VERSION {
            let path = shown(&file);
            let error = CliError::new("no-helper", tokens::HelperOfOtherVersion { path, version });
            return Err(error.hint(tokens::InstallBoth));
        }
        Ok(helper)
    }

    /// Sends a request with its bytes, and waits for the answer. `who` is asked, for messages.
    pub(super) fn ask<T: DeserializeOwned>(
        &mut self,
        who: &Sentence,
        request: Request,
        bytes: &[u8],
        console: &Console<'_>,
    ) -> Result<Result<T, Failure>, CliError> {
        let head = head(&request, bytes.len()).expect("requests are small");
        self.send(&[&head, bytes], console).map_err(|why| self.no_answer(who, why))?;
        self.answer(who, console)
    }

    /// Logs out, and lets the module close. Whatever it answers, the signature is there.
    pub(super) fn close(mut self, console: &Console<'_>) {
        self.limit = self.limit.min(CLOSING);
        let head = head(&Request::Close, 0).expect("requests are small");
        if self.send(&[&head], console).is_ok() {
            let _ = self.receive::<Result<(), Failure>>(console);
        }
    }

    fn answer<T: DeserializeOwned>(
        &mut self,
        who: &Sentence,
        console: &Console<'_>,
    ) -> Result<T, CliError> {
        self.receive(console).map_err(|why| self.no_answer(who, why))
    }

    /// Writes all parts, without waiting for a helper that reads nothing.
    fn send(&mut self, parts: &[&[u8]], console: &Console<'_>) -> Result<(), NoAnswer> {
        let wait = Wait::new(self.limit)?;
        for part in parts.iter().flat_map(|part| part.chunks(AT_ONCE)) {
            loop {
                let input = PollFd::new(self.pipes.input.as_fd(), PollFlags::POLLOUT);
                match wait.ready(input, &mut self.pipes.errors, &mut self.talk, console)? {
                    Ready::Pipe => break,
                    Ready::Errors => {}
                }
            }
            // A helper that has ended is reported by its answer.
            match self.pipes.input.write_all(part) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
                written => written?,
            }
        }
        Ok(())
    }

    /// Reads one message of the helper.
    fn receive<T: DeserializeOwned>(&mut self, console: &Console<'_>) -> Result<T, NoAnswer> {
        let wait = Wait::new(self.limit)?;
        let mut read = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            if let Some(header) = read.first_chunk::<HEADER>() {
                let (json, bytes) = lengths(*header).ok_or(NoAnswer::Malformed)?;
                let wanted = HEADER + json;
                if bytes > 0 || read.len() > wanted {
                    return Err(NoAnswer::Malformed);
                }
                if read.len() == wanted {
                    let json = &read[HEADER..];
                    return serde_json::from_slice(json).map_err(|_| NoAnswer::Malformed);
                }
            }
            let output = PollFd::new(self.pipes.output.as_fd(), PollFlags::POLLIN);
            match wait.ready(output, &mut self.pipes.errors, &mut self.talk, console)? {
                Ready::Errors => continue,
                Ready::Pipe => {}
            }
            match self.pipes.output.read(&mut buffer) {
                Ok(0) => return Err(NoAnswer::Ended),
                Ok(length) => read.extend_from_slice(&buffer[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn no_answer(&mut self, who: &Sentence, why: NoAnswer) -> CliError {
        const FAILED: &str = "signer-failed";
        match why {
            NoAnswer::TooSlow => too_slow(who, self.limit),
            NoAnswer::Malformed => CliError::new("bad-answer", tokens::HelperAnswersOtherwise)
                .hint(tokens::CheckModule),
            NoAnswer::Interrupted => CliError::new("interrupted", tokens::Interrupted),
            NoAnswer::System(error) => {
                CliError::new(FAILED, tokens::HelperFailed { reason: reason(&error) })
                    .hint(tokens::RetryWithHelper)
            }
            NoAnswer::Ended => {
                let signal = self.end().and_then(|status| status.signal());
                let error = match signal.map(|signal| signal.to_string()) {
                    Some(signal) => CliError::new(FAILED, tokens::ModuleCrashed { who, signal }),
                    None => CliError::new(FAILED, tokens::ModuleEnded { who }),
                };
                error.hint(tokens::CheckModule)
            }
        }
    }

    /// Ends the helper, if it still runs, and reaps it.
    fn end(&mut self) -> Option<ExitStatus> {
        // No effect on how it ended, if it has.
        let _ = self.child.kill();
        self.child.wait().ok()
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.end();
    }
}

/// What is ready.
enum Ready {
    /// The pipe that was asked for.
    Pipe,
    /// What the module writes for people. It was shown.
    Errors,
}

/// A wait for a pipe, until a deadline or an interruption.
struct Wait {
    deadline: Instant,
    held: HeldSignals,
}

impl Wait {
    fn new(limit: Duration) -> Result<Self, NoAnswer> {
        Ok(Self { deadline: Instant::now() + limit, held: HeldSignals::that_end()? })
    }

    fn ready(
        &self,
        pipe: PollFd<'_>,
        errors: &mut Option<ChildStderr>,
        talk: &mut Talk,
        console: &Console<'_>,
    ) -> Result<Ready, NoAnswer> {
        loop {
            let left = self.deadline.saturating_duration_since(Instant::now());
            let left = PollTimeout::try_from(left).unwrap_or(PollTimeout::MAX);
            let mut waiting = vec![PollFd::new(self.held.as_fd(), PollFlags::POLLIN), pipe.clone()];
            let of_errors = errors.as_ref().map(|errors| errors.as_fd());
            waiting.extend(of_errors.map(|fd| PollFd::new(fd, PollFlags::POLLIN)));
            match poll(&mut waiting, left) {
                Err(Errno::EINTR) => continue,
                Err(error) => return Err(NoAnswer::System(error.into())),
                Ok(_) => {}
            }
            let is_ready = |at: usize| waiting.get(at).and_then(PollFd::any) == Some(true);
            let (signal, pipe, message) = (is_ready(0), is_ready(1), is_ready(2));
            return match (signal, message, pipe) {
                (true, _, _) => {
                    // Once the signals are no longer held, this program probably ends, and the helper with it.
                    console.talk(&tokens::Interrupted);
                    Err(NoAnswer::Interrupted)
                }
                (false, true, _) => {
                    show(errors, talk, console);
                    Ok(Ready::Errors)
                }
                (false, false, true) => Ok(Ready::Pipe),
                (false, false, false) => Err(NoAnswer::TooSlow),
            };
        }
    }
}

/// Shows what the module wrote for people.
fn show(errors: &mut Option<ChildStderr>, talk: &mut Talk, console: &Console<'_>) {
    let mut buffer = [0; 4096];
    match errors.as_mut().map(|errors| errors.read(&mut buffer)) {
        Some(Ok(length)) if length > 0 => {
            talk.hand_on(
                &buffer[..length],
                &|line| Sentence::of(&tokens::ModuleSays { line }),
                console,
            );
        }
        _ => *errors = None,
    }
}

impl From<io::Error> for NoAnswer {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// The helper's file: in the folder of this program, and nowhere else.
fn beside() -> io::Result<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name(NAME))
}

fn not_started(file: &Path, error: &io::Error) -> CliError {
    let path = shown(file);
    const CODE: &str = "no-helper";
    match error.kind() {
        io::ErrorKind::NotFound => CliError::new(CODE, tokens::NoHelper { path }),
        _ => CliError::new(CODE, tokens::HelperNotStarted { path, reason: reason(error) }),
    }
    .hint(tokens::InstallBoth)
}

/// The bytes of a path, as a request has them.
pub(super) fn bytes_of(path: &Path) -> &[u8] {
    OsStr::as_bytes(path.as_os_str())
}
