//! Standard streams that are closed, full, or without a reader: a command that cannot report its result has
//! not done its work.

use std::process::Stdio;

use crate::command_runner::{Folder, Ran};
use crate::output_files::{lines, office_to_write_in};

/// Every command that prints data, including help.
const PRINTING: &[&str] = &[
    "paraph --help",
    "paraph --version",
    "paraph sign --help",
    "paraph help",
    "paraph help exit-codes",
    "paraph config",
    "paraph config --json",
    "paraph completions bash",
    "paraph draft texts/ictcc-tor.en.txt",
    "paraph draft texts/ictcc-tor.en.txt -o new.toml --json",
    "paraph record tor.toml -o new.json",
    "paraph record tor.toml -o -",
    "paraph key new new --no-passphrase",
    "paraph key show keys/rok-mnd.pub",
    "paraph roster list --roster roster.toml",
    "paraph roster add rok-mnd --key keys/stranger.pub --holder nobody --roster roster.toml",
    "paraph roster add rok-mnd --key keys/stranger.pub --holder nobody --roster new.toml",
    "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o new.json",
    "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes",
    "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o -",
    "paraph merge tor.rok-mnd.bundle.json",
    "paraph merge tor.rok-mnd.bundle.json -o new.json --json",
    "paraph verify tor.bundle.json --roster roster.toml",
    "paraph verify tor.bundle.json --roster roster.toml --json",
    "paraph verify tor.rok-mnd.bundle.json --roster roster.toml",
    "paraph verify . --roster roster.toml",
    "paraph verify . --roster roster.toml --json",
    "paraph verify . --roster roster.toml --format junit",
    "paraph status . --roster roster.toml",
    "paraph status tor.bundle.json --roster roster.toml --json",
    "paraph graph . --roster roster.toml",
    "paraph graph . --roster roster.toml -o new.dot --json",
    "paraph lint tor.toml",
    "paraph lint tor.record.json --with . --json",
    "paraph hash tor.toml",
    "paraph hash tor.toml --json",
    "paraph check tor.record.json",
    "paraph show tor.bundle.json",
    "paraph canon tor.bundle.json",
];

#[test]
fn a_standard_output_that_takes_nothing_is_no_success() {
    let mut wrong = Vec::new();
    for command in PRINTING {
        for output in ["> /dev/full", ">&-", "<&- >&-"] {
            let f = office_to_write_in();
            let before = f.listing();
            let ran = f.run(&format!("{command} {output}")).exit(2);
            if !ran.talk.contains("(output-failed)") {
                wrong.push(format!("does not say why: {command} {output}"));
            }
            if f.listing() != before {
                wrong.push(format!("has written: {command} {output}"));
            }
        }
        let f = office_to_write_in();
        let before = f.listing();
        f.run(&format!("{command} <&- >&- 2>&-")).exit(2);
        if f.listing() != before {
            wrong.push(format!("has written, without streams: {command}"));
        }
    }
    for help in ["paraph --help", "paraph --version", "paraph help roster"] {
        assert_refused(help);
    }
    // A demo leaves its folder behind.
    Folder::new().run("paraph demo > /dev/full").exit(2).code("output-failed");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_closed_reader_causes_no_message() {
    let mut wrong = Vec::new();
    for command in PRINTING.iter().chain(&["paraph demo"]) {
        let f = office_to_write_in();
        let before = f.listing();
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = f.command(command).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        let ran = Ran::new(command, output).exit(2);
        if ran.talk.contains("error") || ran.talk.contains("panicked") {
            wrong.push(format!("complains: {ran}"));
        }
        if f.listing() != before && *command != "paraph demo" {
            wrong.push(format!("has written: {command}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Help that no one can read is not a success.
fn assert_refused(help: &str) {
    for output in ["> /dev/full", ">&-"] {
        Folder::new().run(&format!("{help} {output}")).exit(2).code("output-failed");
    }
}

#[test]
fn a_closed_stream_changes_no_file() {
    // A file must not get the number of a stream, and with it the messages for that stream.
    for line in lines() {
        let after = |streams: &str| {
            let f = office_to_write_in();
            f.ok(&format!("{line} {streams}"));
            let mut files = f.listing();
            // For output with random parts: it exists, and it is complete.
            if line.contains("key new") {
                f.ok("paraph key show mine.key && paraph key show mine.pub");
                files.retain(|name, _| {
                    !name.starts_with("mine.key") && !name.starts_with("mine.pub")
                });
            } else if line.contains("draft") {
                let draft = f.text("new.toml");
                assert!(draft.starts_with('#') && !draft.contains("paraph/"), "{draft}");
                files.retain(|name, _| !name.starts_with("new.toml"));
            }
            files
        };
        let usual = after("");
        for closed in ["2>&-", "<&-", "2> /dev/full", "<&- >/dev/null 2>&-"] {
            assert!(after(closed) == usual, "{line} {closed}");
        }
    }
    let f = Folder::office();
    let before = f.listing();
    for streams in ["2>&-", "2> /dev/full", "<&- >&- 2>&-"] {
        for (line, exit) in [
            ("paraph verify nowhere --roster roster.toml", 2),
            ("paraph verify tor.rok-mnd.bundle.json --roster roster.toml", 3),
            ("paraph canon tor.toml", 1),
        ] {
            // If data cannot be written, that is the error; invalid JSON is detected before.
            let exit = if streams.contains(" >&-") && exit == 3 { 2 } else { exit };
            let ran = f.run(&format!("{line} {streams}")).exit(exit);
            f.assert_unchanged(&before, &ran);
        }
    }
    // An empty input is not JSON.
    f.fails("paraph canon <&-", 1, "not-json");
    f.fails("paraph show - <&-", 1, "not-ours");
}
