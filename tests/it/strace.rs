//! Runs commands under `strace`, which records their system calls, and makes one of them fail or kills the
//! process before it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::command_runner::{Folder, Ran, UNFINISHED};

/// Every call that can change a file, a folder or a lock, or write anything. The question mark is for calls
/// that some processors do not have.
const CALLS: &str = "open,openat,openat2,creat,write,pwrite64,pwritev,pwritev2,writev,sendfile,\
    copy_file_range,splice,fsync,fdatasync,sync_file_range,syncfs,msync,rename,renameat,renameat2,\
    link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,mknod,mknodat,chmod,fchmod,\
    fchmodat,chown,fchown,lchown,fchownat,truncate,ftruncate,fallocate,utimensat,flock";

/// A system call that a command makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// Its number among the calls with that name, counted from 1.
    nth: usize,
    /// As strace writes them, with the path of each descriptor: `3</tmp/x>, "text"...`.
    pub(crate) arguments: String,
}

impl Call {
    /// Whether it writes to this descriptor.
    pub(crate) fn writes_to(&self, descriptor: u32) -> bool {
        self.name == "write" && self.arguments.starts_with(&format!("{descriptor}<"))
    }

    /// Whether it is about a file without its final name.
    pub(crate) fn is_unfinished(&self) -> bool {
        self.arguments.contains(&format!("/{UNFINISHED}"))
    }

    /// Whether it only opens something to read it.
    fn only_reads(&self) -> bool {
        self.name.starts_with("open") && self.arguments.contains("O_RDONLY")
    }
}

/// The action of `strace` on a call.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Blow {
    /// The process is killed before it.
    Kill,
    /// It fails with this error, like `EIO`.
    Error(&'static str),
}

/// The writing calls of a command, in order.
pub(crate) fn calls(f: &Folder, line: &str) -> (Vec<Call>, Ran) {
    let (log, ran) = traced(f, line, "");
    let mut calls: Vec<Call> = Vec::new();
    for line in log.lines() {
        // The process id, padded, the call, and its result.
        let line = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        let Some((name, rest)) = line.trim_start().split_once('(') else { continue };
        let arguments = rest.rsplit_once(" = ").map_or(rest, |(arguments, _)| arguments);
        let nth = 1 + calls.iter().filter(|call| call.name == name).count();
        calls.push(Call { name: name.to_owned(), nth, arguments: arguments.to_owned() });
    }
    calls.retain(|call| !call.only_reads());
    (calls, ran)
}

/// Runs a command and applies the action to one of its calls, which must happen.
pub(crate) fn struck(f: &Folder, line: &str, call: &Call, blow: Blow) -> Ran {
    let Call { name, nth, .. } = call;
    let blow = match blow {
        Blow::Kill => "signal=KILL".to_owned(),
        Blow::Error(error) => format!("error={error}"),
    };
    let (log, ran) = traced(f, line, &format!("-e inject={name}:{blow}:when={nth}"));
    let hit = log.contains("(INJECTED)") || log.contains("killed by SIGKILL");
    assert!(hit, "call {nth} of {name} was not struck\n{log}{ran}");
    ran
}

/// Runs a command with options of `strace`, and returns its log.
pub(crate) fn traced(f: &Folder, line: &str, options: &str) -> (String, Ran) {
    let dir = TempDir::new().unwrap();
    let log = dir.path().join("log");
    let ran = f.run(&format!("{}; exit $?", under_strace(line, &log, options)));
    let log = fs::read_to_string(log).unwrap_or_default();
    assert!(
        log.contains("+++"),
        "this test needs a strace that may trace (package strace; ptrace allowed)\n{ran}"
    );
    (log, ran)
}

/// The line that runs a command under strace. Each line of the log begins with the process id.
///
/// The command runs on one core, where one thread does everything: strace counts the calls of each thread
/// separately, and the distribution between threads varies. The other threads only read.
pub(crate) fn under_strace(line: &str, log: &Path, options: &str) -> String {
    let calls = CALLS.replace(',', ",?");
    let (core, log) = (a_core(), log.display());
    format!("taskset -c {core} strace -f -y -s 64 -o {log} -e 'trace=?{calls}' {options} {line}")
}

/// The first core that this process may use.
fn a_core() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let allowed = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"));
    allowed.unwrap().trim().chars().take_while(char::is_ascii_digit).collect()
}
