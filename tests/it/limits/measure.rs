//! The processor time and memory of a command.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::thread;

use crate::command_runner::Folder;

/// The folder of an optimised `paraph` to measure instead of the program under test, if the environment names
/// one. Only there are times meaningful.
pub(crate) fn optimised() -> Option<String> {
    std::env::var("PARAPH_OPTIMISED").ok()
}

/// Runs each line of its input, and prints the exit code, the seconds and the resident KiB. Without unsafe
/// code, only a parent in another language can read the memory of a child.
const MEASURE: &str = r#"
import os, sys, tempfile
folder = tempfile.mkdtemp()
out, talk = folder + "/out", folder + "/talk"
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.dup2(os.open(talk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.execv("/bin/sh", ["sh", "-c", "exec " + line.rstrip("\n")])
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    said = open(talk, errors="replace").read() + open(out, errors="replace").read(4000)
    said = " ".join(said.split())
    print(code, used.ru_utime + used.ru_stime, used.ru_maxrss, said, sep="\t")
"#;

/// The exit of a command, and its use of resources.
pub(crate) struct Used {
    pub(crate) line: String,
    pub(crate) exit: i32,
    /// Processor time in user and system mode.
    pub(crate) seconds: f64,
    /// The maximum resident memory, in KiB.
    pub(crate) memory: u64,
    pub(crate) talk: String,
}

/// Runs the lines, one after the other, in a folder.
pub(crate) fn measure(f: &Folder, lines: &[String]) -> Vec<Used> {
    let mut command = f.command("exec python3 -c \"$MEASURE\"");
    if let Some(folder) = optimised() {
        let program = Path::new(&folder).join("paraph");
        assert!(program.is_file(), "{} is not there", program.display());
        let path = std::env::var("PATH").unwrap();
        command.env("PATH", format!("{folder}:{path}"));
    }
    let mut child = command
        .env("MEASURE", MEASURE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let all = lines.join("\n") + "\n";
    // The program prints while it still reads.
    let writer = thread::spawn(move || input.write_all(all.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(out.lines().count(), lines.len(), "{out}");
    let used = |(line, out): (&String, &str)| {
        let parts: Vec<&str> = out.splitn(4, '\t').collect();
        Used {
            line: line.clone(),
            exit: parts[0].parse().unwrap(),
            seconds: parts[1].parse().unwrap(),
            memory: parts[2].parse().unwrap(),
            talk: parts[3].to_owned(),
        }
    };
    lines.iter().zip(out.lines()).map(used).collect()
}
