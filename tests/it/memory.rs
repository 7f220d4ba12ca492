//! A text can have any size: it is read piece by piece, in constant memory. For many instruments, only the
//! data for the answer is kept.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use paraph::act::{Act, ActContent, Intent, Signatory};
use paraph::bundle::Bundle;
use paraph::keys::SecretKey;
use paraph::record::Record;
use zeroize::Zeroizing;

use crate::command_runner::{Folder, PROGRAM};
use crate::limits::measure::{Used, measure};
use crate::repository;

/// The size of the text, in MiB.
const SIZE: usize = 1024;
/// The maximum resident memory, in KiB (16 MiB).
const LIMIT: u64 = 16 << 10;
/// `head -c 1G /dev/zero | sha256sum`
const DIGEST: &str = "49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14";

/// A folder with a text of that size.
fn with_large_text() -> Folder {
    let f = Folder::new();
    f.ok(&format!("truncate -s {SIZE}M a-text"));
    f
}

/// The resources of a line that exits with 0.
fn used(f: &Folder, line: &str) -> Used {
    let used = measure(f, &[line.to_owned()]).remove(0);
    assert_eq!(used.exit, 0, "{}", used.talk);
    used
}

#[test]
fn hashing_a_large_file_keeps_memory_small() {
    let used = used(&with_large_text(), "paraph hash a-text");
    assert!(used.talk.contains(DIGEST), "{}", used.talk);
    assert!(used.memory < LIMIT, "{} KiB were resident", used.memory);
}

#[test]
fn hashing_a_large_standard_input_keeps_memory_small() {
    let mut command = Command::new(PROGRAM);
    command.args(["hash", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut hash = command.spawn().unwrap();
    let mut pipe = hash.stdin.take().unwrap();
    let piece = vec![0; 1 << 20];
    for _ in 0..SIZE {
        pipe.write_all(&piece).unwrap();
    }
    // The maximum resident memory so far.
    let status = fs::read_to_string(format!("/proc/{}/status", hash.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: u64 = peak.trim().strip_suffix(" kB").unwrap().parse().unwrap();
    assert!(peak < LIMIT, "{peak} KiB were resident");
    drop(pipe);
    let output = hash.wait_with_output().unwrap();
    assert_eq!(output.stdout[..64], *DIGEST.as_bytes());
}

#[test]
fn a_record_of_a_large_text_keeps_memory_small() {
    let f = with_large_text();
    f.ok("paraph draft a-text --title T --designation t --party a=A -o tor.toml");
    f.replace("tor.toml", "<language, like en or ko>", "en");
    let used = used(&f, "paraph record tor.toml");
    assert!(used.memory < LIMIT, "{} KiB were resident", used.memory);
    assert!(f.text("tor.record.json").contains(DIGEST));
}

/// A folder `all` with `count` bundles of a hundred acts each, and its size in KiB.
fn with_bundles(count: usize) -> (Folder, u64) {
    let f = Folder::office();
    let key = SecretKey::from_seed(&Zeroizing::new([7; 32]));
    let file = repository("fixtures/ictcc-tor/ictcc-tor.record.json");
    let record = Record::read(&fs::read(file).unwrap()).unwrap();
    let mut size = 0;
    for number in 0..count {
        let mut content = record.content().clone();
        content.designation = format!("no-{number}").parse().unwrap();
        let mut bundle = Bundle::new(Record::new(content).unwrap());
        for act in 0..100 {
            let record = bundle.record();
            let (party, time) = (record.content().parties[0].id.clone(), record.content().created);
            let who = Signatory::named(format!("A {act:03}").parse().unwrap());
            let intent = Intent::Sign;
            let content = ActContent::new(record, party, [key.public().id()], who, intent, time);
            bundle.sign(Act::new(content).unwrap(), &key).unwrap();
        }
        let bytes = bundle.to_bytes();
        size += bytes.len() as u64 >> 10;
        f.write(&format!("all/{number}.bundle.json"), bytes);
    }
    (f, size)
}

#[test]
fn the_status_of_many_instruments_takes_little_more_than_their_files() {
    let (few, _) = with_bundles(2);
    let (many, size) = with_bundles(200);
    let status = "paraph status all --roster roster.toml";
    let memory = |f: &Folder| {
        let used = measure(f, &[status.to_owned()]).remove(0);
        assert_eq!(used.exit, 3, "{}", used.talk);
        used.memory
    };
    let (few, many) = (memory(&few), memory(&many));
    println!("{size} KiB of bundles: {} KiB", many - few);
    // Small acts take more memory than bytes, because their members are separate allocations.
    assert!(many - few < 4 * size, "{} KiB for {size} KiB of bundles", many - few);
}
