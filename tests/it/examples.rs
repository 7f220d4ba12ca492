//! The examples of the library, run as programs.

use std::path::Path;

use crate::run::{Folder, PROGRAM, Ran};

/// Runs an example, which cargo built beside the program.
fn example(f: &Folder, words: &str) -> Ran {
    let examples = Path::new(PROGRAM).with_file_name("examples");
    assert!(
        examples.join("verify").exists(),
        "where one test is run alone: cargo build --examples"
    );
    f.run(&format!("{}/{words}", examples.display()))
}

#[test]
fn verify_gives_the_verdict_and_the_reasons() {
    let f = Folder::office();
    let concluded = example(&f, "verify tor.bundle.json roster.toml").exit(0);
    assert!(concluded.out().starts_with("concluded\nTerms of Reference of the "), "{concluded}");
    let incomplete = example(&f, "verify tor.rok-mnd.bundle.json roster.toml").exit(0);
    assert!(incomplete.out().starts_with("incomplete\n"), "{incomplete}");
    incomplete.prints("(not-signed)");
    example(&f, "verify tor.record.json roster.toml").exit(1).says("UnknownFormat");
}

#[test]
fn sign_makes_a_bundle_that_the_program_takes() {
    let f = Folder::office();
    let words =
        "tor.record.json keys/rok-mnd.key rok-mnd 홍길동 2021-08-05T09:10:00+09:00 new.json";
    let act = example(&f, &format!("sign {words}")).exit(0);
    f.ok("paraph show new.json --json").prints(act.out().trim());
    f.ok("paraph merge new.json tor.us-dod-cio.bundle.json -o all.json");
    f.ok("paraph verify all.json --roster roster.toml").prints("concluded: record ");
    example(&f, &format!("sign {}", words.replacen("rok-mnd 홍", "nobody 홍", 1))).exit(1);
}

#[test]
fn check_prints_the_digest_and_tells_the_texts() {
    let f = Folder::office();
    let text = "texts/ictcc-tor.ko.txt";
    let checked = example(&f, &format!("check tor.record.json {text}")).exit(0);
    let sum = f.ok("sha256sum tor.record.json");
    assert_eq!(checked.out(), format!("{}\n{text}: {text}\n", &sum.out()[..64]));
    example(&f, "check tor.record.json roster.toml").exit(1).says("is no text of this record");
}
