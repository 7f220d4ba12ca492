//! Passphrases are asked for on a real pseudo-terminal: what is no answer to the question, and what
//! becomes of the terminal when somebody does not answer.

use std::os::unix::process::ExitStatusExt as _;

use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, tcgetattr};

use crate::run::{Folder, Listing, Ran};
use crate::terminal::{SIGN, Terminal};

/// Two prompts that hide what is typed: for a new passphrase, and for that of a key.
const HIDDEN: [(&str, &str); 2] = [
    ("paraph key new new", "Passphrase for the new key: "),
    ("paraph key show mine.key", "Passphrase for mine.key: "),
];

/// A folder with a key `mine.key` whose passphrase is in `pass`.
fn with_key(passphrase: &str) -> Folder {
    let f = Folder::office();
    f.write_secret("pass", format!("{passphrase}\n"));
    f.ok("paraph key new mine --passphrase-file pass");
    f
}

impl Terminal {
    /// The same, where the command waits for [`lets_go`](Self::lets_go) before it begins.
    fn held_back(f: &Folder, line: &str) -> Self {
        f.ok("mkfifo gate");
        Self::new(f, &format!("cat gate; exec {line}"))
    }

    /// Lets the command begin.
    fn lets_go(self, f: &Folder) -> Self {
        f.ok(": > gate && rm gate");
        self
    }

    /// The command that asks: what replaced the shell of the terminal.
    fn asker(&self) -> Pid {
        // setsid --wait sh -c 'exec setsid --ctty --wait sh -c ..': the last child of all.
        let mut pid = self.child.id();
        while let Some(child) = child_of(pid) {
            pid = child;
        }
        Pid::from_raw(pid.cast_signed()).unwrap()
    }

    fn echoes(&self) -> bool {
        tcgetattr(&self.keyboard).unwrap().local_modes.contains(LocalModes::ECHO)
    }
}

fn child_of(pid: u32) -> Option<u32> {
    let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
    children.unwrap_or_default().split_whitespace().next().map(|child| child.parse().unwrap())
}
