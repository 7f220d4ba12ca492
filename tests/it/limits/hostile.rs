//! Inputs that try to exhaust a machine, through every command that reads a file: a million levels deep, a
//! million entries wide, 17 MiB, a number of a million digits. They are refused or, if they are valid,
//! processed, within 64 MiB. The time limit is a second of processor time. On a machine of unknown speed, it
//! is a small multiple of the time for a large valid input.

use std::fmt::Write as _;
use std::fs;
use std::thread;

use super::measure::{Used, measure, optimised};
use crate::command_runner::Folder;
use crate::repository;

/// A million valid entries, which are read and written.
const LEGAL: &str = "paraph canon wide-object";
/// The maximum processor time of any other input, as a multiple of that of [`LEGAL`].
const MOST_TIMES: f64 = 10.0;

/// The maximum processor time in seconds; `legal` is the time that [`LEGAL`] took. For a measurement of an
/// optimised program, it is twice the promised time, because a busy machine takes longer.
fn most_seconds(legal: f64) -> f64 {
    if optimised().is_some() { 2.0 } else { MOST_TIMES * legal }
}

/// The maximum resident memory, in KiB: the promised maximum, plus the extra size of a program that is not
/// optimised.
fn most_memory() -> u64 {
    if optimised().is_some() || !cfg!(debug_assertions) { 64 << 10 } else { 80 << 10 }
}

/// JSON and TOML that no command accepts, by name.
fn spoil(f: &Folder) -> [&'static str; 16] {
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
    [
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

/// The result for each input, in order: a code, or an empty text if it is read.
type Codes = [&'static str; 16];

const fn all(code: &'static str) -> Codes {
    [code; 16]
}

#[rustfmt::skip]
const BUNDLE: Codes = [
    "too-deep", "too-deep", "too-deep", "wrong-type", "unsorted-names", "wrong-type", "too-large",
    "too-large", "number-range", "not-json", "not-json", "not-json", "not-json", "not-json",
    "not-json", "not-json",
];
#[rustfmt::skip]
const SALVAGE: Codes = [
    "too-deep", "too-deep", "too-deep", "wrong-type", "wrong-type", "wrong-type", "too-large",
    "too-large", "number-range", "not-json", "not-json", "not-json", "not-json", "not-json",
    "not-json", "not-json",
];
/// `canon` takes any JSON of at most a thousand levels.
#[rustfmt::skip]
const JSON: Codes = [
    "too-deep", "too-deep", "too-deep", "", "", "", "too-large", "too-large", "number-range",
    "not-json", "not-json", "not-json", "not-json", "not-json", "not-json", "not-json",
];
/// Input that does not claim to be a bundle is read as a record.
#[rustfmt::skip]
const RECORD_OR_BUNDLE: Codes = [
    "too-deep", "too-large", "too-large", "too-large", "too-large", "wrong-type", "too-large",
    "too-large", "number-range", "not-json", "too-large", "too-large", "too-large", "too-large",
    "too-large", "not-json",
];
#[rustfmt::skip]
const RECORD: Codes = [
    "too-deep", "too-large", "too-large", "too-large", "too-large", "too-large", "too-large",
    "too-large", "number-range", "not-json", "too-large", "too-large", "too-large", "too-large",
    "too-large", "not-json",
];
#[rustfmt::skip]
const SHOWN: Codes = [
    "not-ours", "not-ours", "not-ours", "not-ours", "not-ours", "wrong-type", "not-ours",
    "not-ours", "not-ours", "not-ours", "not-ours", "not-ours", "not-ours", "not-ours",
    "not-ours", "not-ours",
];
#[rustfmt::skip]
const ROSTER: Codes = [
    "too-deep", "too-deep", "too-deep", "too-many", "too-many", "too-many", "too-large",
    "too-large", "bad-toml", "too-deep", "too-deep", "too-many", "too-many", "too-many",
    "too-many", "bad-toml",
];
#[rustfmt::skip]
const DRAFT: Codes = [
    "too-deep", "too-deep", "too-large", "too-many", "too-large", "too-many", "too-large",
    "too-large", "bad-toml", "too-deep", "too-deep", "too-many", "too-many", "too-large",
    "too-large", "bad-toml",
];
const LIST: Codes = all("bad-list");
/// Keys, passphrases and profiles: at most 64 KiB.
const SMALL: Codes = all("too-large");

/// Every command that reads a file, which is `X` in the line; whether it can be standard input; the exit code
/// of a refusal; and the results for the inputs.
#[rustfmt::skip]
const COMMANDS: &[(&str, bool, i32, Codes)] = &[
    ("canon X", true, 1, JSON),
    ("show X", true, 1, SHOWN),
    ("check X", true, 1, RECORD_OR_BUNDLE),
    ("check --list X", true, 1, LIST),
    ("hash -c X", true, 1, LIST),
    ("verify X --roster roster.toml --no-texts", true, 1, BUNDLE),
    ("verify X X --roster roster.toml --no-texts >&2", false, 1, BUNDLE),
    ("verify tor.bundle.json --roster roster.toml --no-texts --record X", false, 1, RECORD),
    ("verify tor.bundle.json --roster X --no-texts", true, 2, ROSTER),
    ("status X --roster roster.toml", true, 1, RECORD_OR_BUNDLE),
    ("status tor.bundle.json --with X --roster roster.toml", false, 1, RECORD_OR_BUNDLE),
    ("graph X --roster roster.toml --format json", true, 1, RECORD_OR_BUNDLE),
    ("merge X", true, 1, BUNDLE),
    ("merge --salvage X", true, 1, SALVAGE),
    ("merge tor.bundle.json X", true, 1, BUNDLE),
    ("record X -o -", true, 2, DRAFT),
    ("lint X", true, 1, SHOWN),
    ("lint tor.toml --with X", false, 1, RECORD_OR_BUNDLE),
    ("roster list --roster X", true, 2, ROSTER),
    ("roster check --roster X", true, 2, ROSTER),
    ("roster accept X --roster roster.toml", true, 1, BUNDLE),
    ("roster accept tor.bundle.json --roster X", false, 2, ROSTER),
    ("roster add us-dod-cio --bundle X --words a --holder x --roster roster.toml", true, 1, BUNDLE),
    ("roster add us-dod-cio --key X --holder x --roster roster.toml", true, 2, SMALL),
    ("roster add us-dod-cio --key keys/stranger.pub --holder x --roster X", false, 2, ROSTER),
    ("roster revoke keys/rok-mnd.pub --reason retired --roster X", false, 2, ROSTER),
    ("sign X --key keys/rok-mnd.key --party rok-mnd --yes -o -", true, 1, RECORD_OR_BUNDLE),
    ("sign tor.record.json --key X --party rok-mnd --yes -o -", true, 2, SMALL),
    ("sign tor.record.json --key keys/rok-mnd.key --party rok-mnd --yes --as X -o -", true, 2, SMALL),
    ("key show X", true, 2, SMALL),
    ("key new k --passphrase-file X", false, 2, SMALL),
];

/// Whether an input is recognised as a roster.
fn is_roster(input: &str) -> bool {
    ["toml-deep", "toml-deep-tables", "toml-wide", "toml-parties", "toml-digits"].contains(&input)
}

/// Whether a command asks for a kind of file, so that it recognises another kind.
fn takes_instruments(command: &str) -> bool {
    !["canon", "check --list", "hash"].iter().any(|other| command.starts_with(other))
}

#[test]
fn nothing_that_is_large_wide_or_deep_exhausts_the_machine() {
    let f = Folder::office();
    let inputs = spoil(&f);
    f.ok(&format!("chmod 600 {}", inputs.join(" ")));
    let mut lines = Vec::new();
    let mut expected = Vec::new();
    for (command, on_input, exit, codes) in COMMANDS {
        for (input, code) in inputs.iter().zip(codes) {
            let exit = match *code {
                "" => 0,
                // A roster or a draft in the place of another file is not judged.
                "not-json" | "not-ours" if is_roster(input) && takes_instruments(command) => 2,
                _ => *exit,
            };
            lines.push(format!("paraph {}", command.replace('X', input)));
            expected.push((exit, *code));
            if *on_input {
                lines.push(format!("paraph {} < {input}", command.replace('X', "-")));
                expected.push((exit, *code));
            }
        }
    }
    let half = lines.len() / 2;
    let all = thread::scope(|scope| {
        let first = scope.spawn(|| measure(&f, &lines[..half]));
        let second = measure(&f, &lines[half..]);
        [first.join().unwrap(), second].into_iter().flatten().collect::<Vec<Used>>()
    });
    let most_seconds = most_seconds(legal(&f));
    let mut wrong = String::new();
    let (mut slowest, mut largest) = ((0.0_f64, ""), 0);
    for (used, (exit, code)) in all.iter().zip(expected) {
        let Used { line, exit: ended, seconds, memory, talk } = used;
        largest = largest.max(*memory);
        if *seconds > slowest.0 {
            slowest = (*seconds, line);
        }
        let was_reported = code.is_empty() || talk.contains(&format!("({code})"));
        if *ended != exit || !was_reported || *seconds > most_seconds || *memory > most_memory() {
            writeln!(
                wrong,
                "{line}: expected {code:?}\n  [{ended}] {seconds} s, {memory} KiB: {talk:.200}"
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let (seconds, line) = slowest;
    println!(
        "{} commands: at most {seconds:.2} s of {most_seconds:.2} s ({line}) and {largest} KiB",
        lines.len()
    );
}

/// The time of a large valid input on this processor, in seconds: the least of three runs, because other work
/// may keep it busy.
fn legal(f: &Folder) -> f64 {
    let used = measure(f, &[LEGAL; 3].map(str::to_owned));
    assert!(used.iter().all(|used| used.exit == 0), "{LEGAL}");
    used.iter().map(|used| used.seconds).fold(f64::INFINITY, f64::min)
}

#[test]
fn what_opening_a_key_costs_is_bounded_before_it_is_paid() {
    let f = Folder::new();
    f.write("passphrase", "correct harbours\n");
    for name in ["pbkdf2", "scrypt-memory", "scrypt-work", "openssh-bcrypt"] {
        let vector = format!("fixtures/vectors/secret-key/key-cost-{name}.txt");
        let file = fs::read_to_string(repository(&vector)).unwrap();
        f.write(&format!("{name}.key"), file.split_once("\n\n").unwrap().1);
    }
    f.ok("chmod 600 *.key passphrase");
    f.ok("paraph key new good --passphrase-file passphrase");
    let line = |name| format!("paraph key show {name}.key --passphrase-file passphrase");
    // A refused file costs no more than one that is decrypted.
    let opened = measure(&f, &[line("good")]).remove(0);
    assert_eq!(opened.exit, 0, "{}", opened.talk);
    for used in measure(&f, &["pbkdf2", "scrypt-memory", "scrypt-work", "openssh-bcrypt"].map(line))
    {
        let Used { line, exit, seconds, memory, talk } = used;
        assert!(exit == 2 && talk.contains("(key-cost)"), "{line}: [{exit}] {talk}");
        assert!(
            seconds <= opened.seconds && memory <= most_memory(),
            "{line}: {seconds} s, {memory} KiB; a good key takes {} s",
            opened.seconds
        );
    }
}
