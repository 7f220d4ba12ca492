//! A text may be of any size: it is read piece by piece, in constant memory.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;

use rustix::fs::OFlags;

use crate::run::{Folder, PROGRAM};

/// Size of the text, in MiB.
const SIZE: usize = 1024;
/// How much memory may be resident, in KiB (16 MiB).
const LIMIT: usize = 16 << 10;
/// `head -c 1G /dev/zero | sha256sum`
const DIGEST: &str = "49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14";

/// A folder with a text of that size, and a pipe at which a command waits when it is done with the
/// text: then its memory can be looked at.
fn with_large_text() -> Folder {
    let f = Folder::new();
    f.ok(&format!("truncate -s {SIZE}M a-text && mkfifo b-pipe"));
    f
}

#[test]
fn hashing_a_large_file_keeps_memory_small() {
    let f = with_large_text();
    let mut hash = spawn(&f, &["hash", "a-text", "b-pipe"]);
    let pipe = wait_at_pipe(&f, &mut hash);
    assert_small(&hash);
    drop(pipe);
    let output = hash.wait_with_output().unwrap();
    assert_eq!(output.stdout[..64], *DIGEST.as_bytes());
}

#[test]
fn hashing_a_large_standard_input_keeps_memory_small() {
    let mut hash = spawn(&Folder::new(), &["hash", "-"]);
    let mut pipe = hash.stdin.take().unwrap();
    let piece = vec![0; 1 << 20];
    for _ in 0..SIZE {
        pipe.write_all(&piece).unwrap();
    }
    assert_small(&hash);
    drop(pipe);
    let output = hash.wait_with_output().unwrap();
    assert_eq!(output.stdout[..64], *DIGEST.as_bytes());
}

#[test]
fn a_record_of_a_large_text_keeps_memory_small() {
    let f = with_large_text();
    f.ok("paraph draft a-text b-pipe --title T --designation t --party a=A -o tor.toml");
    f.replace("tor.toml", "<language, like en or ko>", "en");
    let mut record = spawn(&f, &["record", "tor.toml"]);
    let pipe = wait_at_pipe(&f, &mut record);
    assert_small(&record);
    drop(pipe);
    assert!(record.wait_with_output().unwrap().status.success());
    assert!(f.text("tor.record.json").contains(DIGEST));
}

fn spawn(f: &Folder, args: &[&str]) -> Child {
    let mut command = Command::new(PROGRAM);
    command.args(args).current_dir(f.path(""));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// The pipe, once the command is done with the text and reads from the pipe.
fn wait_at_pipe(f: &Folder, child: &mut Child) -> File {
    let mut open = OpenOptions::new();
    // Without a reader this fails at once, so that a command that ended is noticed.
    open.write(true).custom_flags(OFlags::NONBLOCK.bits().cast_signed());
    loop {
        match open.open(f.path("b-pipe")) {
            Ok(pipe) => return pipe,
            Err(_) => assert!(child.try_wait().unwrap().is_none(), "it ended too early"),
        }
        thread::yield_now();
    }
}

/// The most that was resident so far is below the limit.
fn assert_small(child: &Child) {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: usize = peak.trim().strip_suffix(" kB").unwrap().parse().unwrap();
    assert!(peak < LIMIT, "{peak} KiB were resident");
}
