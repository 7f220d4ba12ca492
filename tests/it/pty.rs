//! Runs commands on a real pseudo-terminal, with simulated typing.
//!
//! Standard output and standard error are redirected, so the screen shows only what was written to the
//! terminal itself.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};

use crate::command_runner::{Folder, HANGS, Ran};

/// A command that runs on a separate terminal.
pub(crate) struct Terminal {
    line: String,
    child: Child,
    keyboard: File,
    screen: Receiver<Vec<u8>>,
    /// All received bytes; a character may arrive in two pieces.
    came: Vec<u8>,
    shown: String,
}

impl Terminal {
    pub(crate) fn new(f: &Folder, line: &str) -> Self {
        let keyboard =
            openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&keyboard).unwrap();
        unlockpt(&keyboard).unwrap();
        let name = ptsname(&keyboard, Vec::new()).unwrap().into_string().unwrap();
        let terminal = OpenOptions::new().read(true).write(true).open(name).unwrap();

        // The inner setsid makes standard input the terminal of the command.
        let wrapped = format!("exec setsid --ctty --wait sh -c '{}'", line.replace('\'', r"'\''"));
        let mut command = f.command(&wrapped);
        command.stdin(terminal).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().unwrap();

        let keyboard = File::from(keyboard);
        let mut reader = keyboard.try_clone().unwrap();
        let (sender, screen) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            // When the last process is gone, reading fails.
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            line: line.to_owned(),
            child,
            keyboard,
            screen,
            came: Vec::new(),
            shown: String::new(),
        }
    }

    /// A command, run by a shell that stays. The shell reports how it ended, and whether the terminal is then
    /// as it was before.
    pub(crate) fn with_status(f: &Folder, line: &str) -> Self {
        Self::new(
            f,
            &format!(
                "trap : INT QUIT HUP TERM; before=$(stty -g); {line}; echo \"status $?\"; \
                 test $(stty -g) = $before && echo \"terminal as before\""
            ),
        )
    }

    /// A command that does not start before [`begins`](Self::begins).
    pub(crate) fn held_back(f: &Folder, line: &str) -> Self {
        f.ok("mkfifo gate");
        Self::with_status(f, &format!("cat gate; {line}"))
    }

    /// Starts the command.
    pub(crate) fn begins(self, f: &Folder) -> Self {
        f.ok(": > gate && rm gate");
        self
    }

    fn show(&mut self, bytes: &[u8]) {
        self.came.extend_from_slice(bytes);
        self.shown = as_text(&self.came);
    }

    /// Waits until the screen shows these words.
    pub(crate) fn shows(self, words: &str) -> Self {
        self.shows_times(words, 1)
    }

    /// Waits until the screen shows these words this many times.
    pub(crate) fn shows_times(mut self, words: &str, times: usize) -> Self {
        while self.shown.matches(words).count() < times {
            match self.screen.recv_timeout(HANGS) {
                Ok(bytes) => self.show(&bytes),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("no {words:?}, but it ended: {}", self.shown)
                }
                Err(RecvTimeoutError::Timeout) => panic!("no {words:?}: {}", self.shown),
            }
        }
        self
    }

    /// Waits until typed text is hidden.
    pub(crate) fn hides(self) -> Self {
        let start = Instant::now();
        while tcgetattr(&self.keyboard).unwrap().local_modes.contains(LocalModes::ECHO) {
            assert!(start.elapsed() < HANGS, "what is typed would show");
            thread::yield_now();
        }
        self
    }

    /// Types a line.
    pub(crate) fn types(self, line: &str) -> Self {
        self.presses(format!("{line}\n").as_bytes())
    }

    /// Presses keys.
    pub(crate) fn presses(mut self, keys: &[u8]) -> Self {
        self.keyboard.write_all(keys).unwrap();
        self
    }

    /// The process that asks.
    pub(crate) fn asker(&self) -> u32 {
        let chain = self.processes();
        let is_helper = |pid: &u32| {
            fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|it| it == "paraph-pkcs11\n")
        };
        *chain.iter().rfind(|pid| !is_helper(pid)).expect("the command runs")
    }

    /// The process that asks, and its helper.
    pub(crate) fn asker_and_helper(&self) -> [u32; 2] {
        let asker = self.asker();
        [asker, *self.processes().last().filter(|pid| **pid != asker).expect("it has a helper")]
    }

    /// The shells, setsid, the command, and what it started.
    fn processes(&self) -> Vec<u32> {
        let child = |pid: &u32| {
            let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
            children.unwrap().split_whitespace().next().map(|pid| pid.parse().unwrap())
        };
        std::iter::successors(Some(self.child.id()), child).collect()
    }

    /// Sends a signal only to the process that asks.
    pub(crate) fn gets(self, signal: Signal) -> Self {
        kill_process(Pid::from_raw(self.asker().cast_signed()).unwrap(), signal).unwrap();
        self
    }

    /// Waits for the end. Returns all that the screen has shown, without the breaks of long lines.
    pub(crate) fn ends_unfolded(self) -> (String, Ran) {
        let (shown, ran) = self.ends();
        let mut pieces = shown.split("\n    | ");
        let first = pieces.next().unwrap_or_default().to_owned();
        // A cell goes on in its column.
        let whole = pieces.fold(first, |whole, piece| whole + " " + piece.trim_start_matches(' '));
        (whole, ran)
    }

    /// Waits for the end. Returns all that the screen has shown, and the result.
    pub(crate) fn ends(mut self) -> (String, Ran) {
        let (sender, end) = channel();
        let child = self.child;
        thread::spawn(move || sender.send(child.wait_with_output()));
        let output = end.recv_timeout(HANGS);
        let patience = match output {
            Ok(_) => HANGS,
            Err(_) => Duration::ZERO,
        };
        let released = loop {
            match self.screen.recv_timeout(patience) {
                Ok(bytes) => self.came.extend_from_slice(&bytes),
                Err(error) => break error == RecvTimeoutError::Disconnected,
            }
        };
        self.shown = as_text(&self.came);
        let Ok(output) = output else { panic!("{} does not end: {}", self.line, self.shown) };
        let ran = Ran::new(&self.line, output.unwrap());
        assert!(released, "a process still has the terminal: {}\n{ran}", self.shown);
        (self.shown, ran)
    }
}

fn as_text(screen: &[u8]) -> String {
    String::from_utf8_lossy(screen).replace("\r\n", "\n")
}
