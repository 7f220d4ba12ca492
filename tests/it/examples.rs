//! The examples of the library, run as programs.

use std::path::Path;

use crate::command_runner::{Folder, PROGRAM, Ran};

/// Runs an example, which cargo built in the folder of the program.
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
    assert!(concluded.out().starts_with("concluded\nus-dod-cio 2021-"), "{concluded}");
    concluded.prints(" counted\nTerms of Reference of the ");
    let incomplete = example(&f, "verify tor.rok-mnd.bundle.json roster.toml").exit(0);
    assert!(incomplete.out().starts_with("incomplete\n"), "{incomplete}");
    incomplete.prints("rok-mnd 2021-08-05T09:10:00+09:00 counted\n").prints("(not-signed)");
    example(&f, "verify tor.record.json roster.toml").exit(1).says("UnknownFormat");
}

#[test]
fn verify_sees_what_was_signed_or_revoked_just_now() {
    let f = Folder::office();
    f.ok("cp roster.toml revoked.toml");
    f.ok("paraph roster revoke keys/rok-mnd.pub --reason compromised --roster revoked.toml");
    let revoked = example(&f, "verify tor.bundle.json revoked.toml").exit(0);
    assert!(revoked.out().starts_with("incomplete\n"), "{revoked}");
    revoked.prints("rok-mnd 2021-08-05T09:10:00+09:00 revoked\n");

    f.ok("paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes \
          --intent withdraw");
    let withdrawn = example(&f, "verify tor.bundle.json roster.toml").exit(0);
    assert!(withdrawn.out().starts_with("incomplete\n"), "{withdrawn}");
    withdrawn.prints("rok-mnd 2021-08-05T09:10:00+09:00 withdrawn\n").prints(" withdraws\n");
}

#[test]
fn sign_makes_a_bundle_that_the_program_takes() {
    let f = Folder::office();
    let words = "tor.record.json keys/rok-mnd.key rok-mnd 홍길동 new.json";
    let act = example(&f, &format!("sign {words}")).exit(0);
    f.ok("paraph show new.json --json").prints(act.out().trim());
    f.ok("paraph merge new.json tor.us-dod-cio.bundle.json -o all.json");
    f.ok("paraph verify all.json --roster roster.toml").prints("concluded: \"");
    let verified = example(&f, "verify all.json roster.toml").exit(0);
    assert!(verified.out().starts_with("concluded\n"), "{verified}");
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
