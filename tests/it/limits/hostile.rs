//! Inputs that are made to exhaust a machine, through every command that reads a file: a million
//! levels deep, a million entries wide, 17 MiB, a number of a million digits. They are refused, or
//! where they are legal answered, within a second of the processor and 64 MiB.

use std::fmt::Write as _;
use std::fs;

use super::measure::{Used, measure};
use crate::run::{Folder, repository};

/// The most processor time in seconds. Our own code is some ten times slower without optimisation.
const SECONDS: f64 = if cfg!(debug_assertions) { 20.0 } else { 1.0 };
/// The most resident memory, in KiB.
const MEMORY: u64 = 64 << 10;

/// JSON and TOML that no command takes, by name.
fn spoil(f: &Folder) -> Vec<&'static str> {
    const MILLION: usize = 1_000_000;
    let wide = |entry: fn(usize) -> String| (0..MILLION).map(entry).collect::<Vec<_>>().join(",");
    f.write("deep", "[".repeat(MILLION));
    f.write("deep-whole", ["[".repeat(MILLION), "]".repeat(MILLION)].concat());
    f.write("deep-objects", "{\"a\":".repeat(MILLION));
    f.write("wide", format!("[{}]", wide(|_| "0".to_owned())));
    f.write("wide-object", format!("{{{}}}", wide(|n| format!("\"{n}\":0"))));
    let acts = wide(|_| "0".to_owned());
    f.write("wide-bundle", format!("{{\"acts\":[{acts}],\"format\":\"paraph/bundle/1\"}}"));
    f.write("large", "x".repeat(17 << 20));
    let name = "a".repeat(17 << 20);
    f.write("large-record", format!("{{\"created\":\"{name}\",\"format\":\"paraph/record/1\"}}"));
    f.write("digits", "1".repeat(MILLION));
    f.write("toml-deep", format!("roster = {}", "[".repeat(MILLION)));
    f.write("toml-deep-tables", format!("roster = {}", "{a=".repeat(MILLION)));
    f.write("toml-dotted", format!("a{} = 1\n", ".a".repeat(MILLION)));
    f.write("toml-wide", format!("roster = [{}]", wide(|_| "0".to_owned())));
    let mut keys = String::new();
    (0..MILLION).for_each(|n| writeln!(keys, "k{n} = 0").unwrap());
    f.write("toml-wide-table", keys);
    f.write("toml-parties", format!("roster = 1\n{}", "[[party]]\n".repeat(MILLION)));
    f.write("toml-digits", format!("roster = {}", "1".repeat(MILLION)));
    vec![
        "deep",
        "deep-whole",
        "deep-objects",
        "wide",
        "wide-object",
        "wide-bundle",
        "large",
        "large-record",
        "digits",
        "toml-deep",
        "toml-deep-tables",
        "toml-dotted",
        "toml-wide",
        "toml-wide-table",
        "toml-parties",
        "toml-digits",
    ]
}

/// Every command that reads a file, which is `X` in it; and whether it reads standard input.
const COMMANDS: &[(&str, bool)] = &[
    ("canon X", true),
    ("show X", true),
    ("check X", true),
    ("check --list X", true),
    ("hash -c X", true),
    ("verify X --roster roster.toml --no-texts", true),
    ("verify tor.bundle.json --roster roster.toml --no-texts --record X", false),
    ("verify tor.bundle.json --roster X --no-texts", true),
    ("merge X", true),
    ("merge --salvage X", true),
    ("merge tor.bundle.json X", true),
    ("record X -o -", true),
    ("roster list --roster X", true),
    ("roster check --roster X", true),
    ("roster accept X --roster roster.toml", true),
    ("roster accept tor.bundle.json --roster X", false),
    ("roster add us-dod-cio --bundle X --words a --holder x --roster roster.toml", true),
    ("roster add us-dod-cio --key X --holder x --roster roster.toml", true),
    ("roster add us-dod-cio --key keys/stranger.pub --holder x --roster X", false),
    ("roster revoke keys/rok-mnd.pub --reason retired --roster X", false),
    ("sign X --key keys/rok-mnd.key --party rok-mnd --yes -o -", true),
    ("sign tor.record.json --key X --party rok-mnd --yes -o -", true),
    ("sign tor.record.json --key keys/rok-mnd.key --party rok-mnd --yes --as X -o -", true),
    ("key show X", true),
    ("key new k --passphrase-file X", false),
];

/// What is legal: `canon` takes any JSON of at most a thousand levels.
fn is_legal(command: &str, input: &str) -> bool {
    command == "canon X" && ["wide", "wide-object", "wide-bundle"].contains(&input)
}

#[test]
fn nothing_that_is_large_wide_or_deep_exhausts_the_machine() {
    let f = Folder::office();
    let inputs = spoil(&f);
    let mut lines = Vec::new();
    let mut legal = Vec::new();
    for (command, on_input) in COMMANDS {
        for input in &inputs {
            let command_line = format!("paraph {}", command.replace('X', input));
            lines.push(command_line);
            legal.push(is_legal(command, input));
            if *on_input {
                lines.push(format!("paraph {} < {input}", command.replace('X', "-")));
                legal.push(is_legal(command, input));
            }
        }
    }
    let mut wrong = String::new();
    let (mut slowest, mut largest) = (0.0_f64, 0);
    for (used, legal) in measure(&f, &lines).iter().zip(legal) {
        let Used { line, exit, seconds, memory, talk } = used;
        (slowest, largest) = (slowest.max(*seconds), largest.max(*memory));
        let ended =
            if legal { *exit == 0 } else { [1, 2].contains(exit) && talk.contains("paraph: ") };
        if !ended || *seconds > SECONDS || *memory > MEMORY {
            writeln!(wrong, "{line}\n  [{exit}] {seconds} s, {memory} KiB: {talk:.200}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    println!("{} commands: at most {slowest:.2} s and {largest} KiB", lines.len());
}

#[test]
fn what_opening_a_key_costs_is_bounded_before_it_is_paid() {
    let f = Folder::new();
    f.write("passphrase", "correct\n");
    for name in ["pbkdf2", "scrypt-memory", "scrypt-work"] {
        let vector = format!("fixtures/vectors/secret-key/key-cost-{name}.txt");
        let file = fs::read_to_string(repository(&vector)).unwrap();
        f.write(&format!("{name}.key"), file.split_once("\n\n").unwrap().1);
    }
    f.ok("chmod 600 *.key passphrase");
    let line = |name| format!("paraph key show {name}.key --passphrase-file passphrase");
    for used in measure(&f, &["pbkdf2", "scrypt-memory", "scrypt-work"].map(line)) {
        let Used { line, exit, seconds, memory, talk } = used;
        assert!(exit == 2 && talk.contains("(key-cost)"), "{line}: [{exit}] {talk}");
        assert!(seconds <= 1.0 && memory <= MEMORY, "{line}: {seconds} s, {memory} KiB");
    }
}
