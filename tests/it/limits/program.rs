//! Limits that only the program has.

use std::fs;

use crate::command_runner::Folder;
use crate::json_shapes::{self, Check, Report};
use crate::repository;

const MIB: u64 = 1 << 20;

#[test]
fn texts_are_diagnosed_up_to_a_size() {
    let f = Folder::new();
    for (size, diagnosed) in [(16 * MIB - 1, true), (16 * MIB, true), (16 * MIB + 1, false)] {
        // Without its final line end, the text matches.
        let text = "a".repeat(usize::try_from(size).unwrap() - 1);
        f.write("a", &text);
        let digest = f.ok("sha256sum a").out()[..64].to_owned();
        f.write("a", text + "\n");
        let ran = f.run(&format!("paraph check a --sha256 {digest}")).exit(1);
        assert_eq!(ran.out().contains("would match"), diagnosed, "{size}\n{ran}");
    }
}

#[test]
fn key_and_passphrase_files_are_small() {
    let f = Folder::new();
    let key = fs::read(repository("keys/rok-mnd.key")).unwrap();
    for (size, exit) in [(65_535, 0), (65_536, 0), (65_537, 2)] {
        // Text before the first line of PEM is ignored.
        let before = [vec![b'x'; size - key.len() - 1], b"\n".to_vec()].concat();
        f.write("a.key", [&before[..], &key].concat());
        f.ok("chmod 600 a.key");
        let ran = f.run("paraph key show a.key").exit(exit);
        if exit != 0 {
            ran.code("too-large");
        }
        // A passphrase is the first line.
        let passphrase = [&b"four words and more of them\n"[..], &vec![b'x'; size - 28]].concat();
        f.write("passphrase", passphrase);
        f.ok("chmod 600 passphrase");
        let ran = f.run(&format!("paraph key new k{size} --passphrase-file passphrase")).exit(exit);
        if exit != 0 {
            ran.code("too-large");
        }
    }
}

#[test]
fn lists_of_digests_are_bounded() {
    let f = Folder::new();
    for (size, code) in
        [(64 * MIB - 1, "bad-list"), (64 * MIB, "bad-list"), (64 * MIB + 1, "too-large")]
    {
        fs::File::create(f.path("SUMS")).unwrap().set_len(size).unwrap();
        for line in
            ["paraph hash -c SUMS", "paraph check --list SUMS", "paraph check --list - < SUMS"]
        {
            f.run(line).exit(1).code(code);
        }
    }
}

#[test]
fn a_text_costs_what_the_record_says() {
    let f = Folder::office();
    // Hashing this would exceed the allowed processor time.
    f.ok("truncate -s 256G texts/ictcc-tor.en.txt");
    let verify = "ulimit -t 30; paraph verify tor.bundle.json --roster roster.toml";
    let ran = f.run(verify).exit(1).prints("(text-differs)");
    assert!(ran.out().contains("found: 274,877,906,944 bytes"), "{ran}");
    let report: Report = f.json(&format!("{verify} --json"), 1);
    let found = report.texts[0].found.as_ref().unwrap();
    assert_eq!((found.size, found.sha256.as_deref()), (256 << 30, None));
    f.run("ulimit -t 30; paraph check tor.record.json --texts .").exit(1).prints("DIFFERS");
    // The same for a candidate for a missing text.
    f.ok("mv texts/ictcc-tor.en.txt . && rm texts/ictcc-tor.ko.txt");
    f.run(verify).exit(1).prints("(text-differs)");
}

#[test]
fn the_diagnosis_of_texts_has_a_budget() {
    let f = Folder::office();
    let names = ["a.en.txt", "b.en.txt", "c.en.txt", "d.en.txt"];
    let sizes = [6 * MIB, 6 * MIB, 6 * MIB, 1];
    for (name, size) in names.iter().zip(sizes) {
        f.write(name, name[..1].repeat(usize::try_from(size).unwrap()));
    }
    f.ok(&format!(
        "paraph draft {} --title T --designation t --party p=P -o t.toml && paraph record t.toml && \
         sha256sum *.en.txt > SUMS",
        names.join(" ")
    ));
    for name in names {
        f.ok(&format!("echo >> {name}"));
    }
    // The budget allows two of the large files, and the small one after them.
    let ran = f.run("paraph check t.record.json --texts . --json").exit(1);
    let checked: Check = json_shapes::read(ran.out());
    let texts = &checked.checks[1..];
    let diagnosed: Vec<bool> = texts.iter().map(|it| !it.would_match.is_empty()).collect();
    assert_eq!(diagnosed, [true, true, false, true], "{ran}");
    assert_eq!(texts.iter().filter(|it| it.found.is_none()).count(), 1, "{ran}");
    let ran = f.run("paraph check --list SUMS").exit(1);
    let diagnosed: Vec<bool> = ran.out().lines().map(|it| it.contains("would match")).collect();
    assert_eq!(diagnosed, [true, true, false, true], "{ran}");
}
