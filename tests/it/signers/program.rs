//! Keys behind a program of the user.

use std::time::Instant;

use super::{ALONE, SIGN};
use crate::command_runner::{Folder, HANGS};
use crate::json_shapes::{Key, Signed};
use crate::pty::Terminal;

/// Signs with a key, as a program that uses an HSM would: `openssl` needs a file.
fn signing(key: &str) -> String {
    format!(
        "t=$(mktemp /tmp/paraph-test-XXXXXX); cat > $t; \
         openssl pkeyutl -sign -rawin -inkey {key} -in $t; s=$?; rm $t"
    )
}

/// An office with `./signer`, a program for `sh`.
fn office(body: &str) -> Folder {
    let f = Folder::office();
    program(&f, "signer", body);
    f
}

fn program(f: &Folder, name: &str, body: &str) {
    // Written by another process: this one may fork while the file is open, and then it cannot be executed.
    f.write("body", format!("#!/bin/sh\n{body}\n"));
    f.ok(&format!("install -m 755 body {name} && rm body"));
}

/// Signs as Hong.
const HONG: &str = "exec:./signer --public keys/rok-mnd.pub";

#[test]
fn a_program_signs() {
    let f = office(&signing("keys/rok-mnd.key"));
    let signed: Signed = f.json(&format!("{SIGN} {HONG} --json"), 0);
    assert_eq!(signed.key, f.json::<Key>("paraph key show keys/rok-mnd.pub --json", 0).id);
    // Without a slash, it is found in the same way as in a shell.
    f.ok(&format!("PATH=$PWD:$PATH {SIGN} exec:signer --public keys/rok-mnd.pub --force"));
    // It receives the DSSE bytes, no argument, and the environment of the program.
    program(
        &f,
        "signer",
        &format!(
            "test $# = 0 && test \"$SECRET_NUMBER\" = 7 || exit 9; tee seen > copy; \
             exec < copy; {}",
            signing("keys/rok-mnd.key")
        ),
    );
    f.ok(&format!("SECRET_NUMBER=7 {SIGN} {HONG} --force"));
    assert!(f.text("seen").starts_with("DSSEv1 31 application/vnd.paraph.act+json "));
}

#[test]
fn a_program_is_run_only_after_a_yes() {
    let f = office(&format!("echo ran > ran; {}", signing("keys/rok-mnd.key")));
    let line = format!("{} {HONG}", SIGN.replace("--yes ", ""));
    let before = f.listing();
    let (screen, ran) = Terminal::new(&f, &line).shows("to sign: ").types("no").ends_unfolded();
    assert!(screen.contains("Kept by      the program ./signer\n"), "{screen}");
    f.assert_unchanged(&before, &ran.exit(2).code("declined"));
    Terminal::new(&f, &line).shows("to sign: ").types("rok-mnd").ends().1.exit(0);
    assert_eq!(f.text("ran"), "ran\n");
}

#[test]
fn a_program_can_ask_on_the_terminal() {
    let f = office(&format!(
        "printf 'PIN? ' > /dev/tty; read pin < /dev/tty; test \"$pin\" = 1234 || exit 1; {}",
        signing("keys/rok-mnd.key")
    ));
    let (_, ran) = Terminal::new(&f, &format!("{SIGN} {HONG}")).shows("PIN? ").types("1234").ends();
    ran.exit(0);
}

#[test]
fn an_interrupt_ends_both() {
    let f = office("echo $$ > pid; echo begun > /dev/tty; exec sleep 1000");
    let (_, ran) =
        Terminal::with_status(&f, &format!("{SIGN} {HONG}")).shows("begun").presses(b"\x03").ends();
    assert_eq!(ran.out(), "status 130\nterminal as before\n", "{ran}");
    assert_gone(&f);
    assert!(!f.path("new.json").exists());
}

/// The program that wrote its process id has ended.
#[track_caller]
fn assert_gone(f: &Folder) {
    let pid = f.text("pid");
    let begin = Instant::now();
    while std::path::Path::new(&format!("/proc/{}", pid.trim())).exists() {
        assert!(begin.elapsed() < HANGS, "it runs on");
        std::thread::yield_now();
    }
}

#[test]
fn what_a_program_is_for_has_to_be_said() {
    let f = office(&signing("keys/rok-mnd.key"));
    f.fails(&format!("{SIGN} exec:./signer"), 2, "public-needed");
    f.fails(&format!("{SIGN} exec: --public keys/rok-mnd.pub"), 2, "bad-key-name");
    f.fails("paraph key show exec:./signer", 2, "public-needed");
    f.fails(
        "paraph roster add rok-mnd --key exec:./signer --holder x --roster roster.toml",
        2,
        "public-needed",
    );
    f.fails(&format!("{SIGN} exec:./signer --public keys/rok-mnd.key"), 2, "private-key");
    f.fails(&format!("{SIGN} exec:./signer --public nowhere"), 2, "not-found");
    // The passphrase would not be used.
    f.write_secret("pass", "1234\n");
    f.fails(&format!("{SIGN} {HONG} --passphrase-file pass"), 2, "unwanted");
    f.fails(&format!("{SIGN} agent:01234567 --passphrase-file pass"), 2, "unwanted");
    f.fails("paraph key show agent:01234567 --passphrase-file pass", 2, "unwanted");
    f.fails(&format!("{SIGN} exec:./signer --public tor.toml"), 2, "bad-key");
}

#[test]
fn the_key_that_has_to_answer_is_held_against_any_key() {
    let f = Folder::office();
    f.ok(&format!("{SIGN} keys/rok-mnd.key --public keys/rok-mnd.pub"));
    f.fails(
        &format!("{SIGN} keys/rok-mnd.key --public keys/us-dod-cio.pub --force"),
        2,
        "key-differs",
    );
}

#[test]
fn what_a_program_answers_is_bounded_and_verified() {
    let jane = "in your roster it is a key of jane-doe of us-dod-cio";
    for (what, body, code, says) in [
        ("another key's", signing("keys/us-dod-cio.key"), "wrong-key", jane),
        ("a stranger's", signing("keys/stranger.key"), "wrong-key", "not signed by a key"),
        ("zeroes", "head -c 64 /dev/zero".to_owned(), "wrong-key", "not signed by a key"),
        ("nothing", ":".to_owned(), "bad-answer", "0 bytes"),
        ("a short one", "head -c 63 /dev/zero".to_owned(), "bad-answer", "63 bytes"),
        ("a long one", "head -c 65 /dev/zero".to_owned(), "bad-answer", "more than the 64 bytes"),
        (
            "base64",
            format!("({}) | base64 -w 0", signing("keys/rok-mnd.key")),
            "bad-answer",
            "more than the 64 bytes",
        ),
        ("without end", "exec cat /dev/zero".to_owned(), "bad-answer", "more than the 64 bytes"),
        (
            "without end, and stays",
            "trap '' PIPE TERM; while :; do echo x; done".to_owned(),
            "bad-answer",
            "more than the 64 bytes",
        ),
        ("fails", "exit 3".to_owned(), "signer-failed", "ended with code 3"),
        (
            "signs and fails",
            format!("{}; exit 1", signing("keys/rok-mnd.key")),
            "signer-failed",
            "ended with code 1",
        ),
        ("dies", "kill -9 $$".to_owned(), "signer-failed", "signal 9 ended it"),
        (
            "hangs up and hangs",
            "exec sleep 1000 >&- 2>&- <&-".to_owned(),
            "signer-timeout",
            "1 second",
        ),
        ("hangs", "exec sleep 1000".to_owned(), "signer-timeout", "1 second"),
    ] {
        println!("{what}");
        let f = office(&body);
        let limit = if code == "signer-timeout" { 1 } else { 86400 };
        let ran = f.fails(&format!("{SIGN} {HONG} --timeout {limit}"), 2, code).says(says);
        assert!(ran.talk.contains("./signer"), "{ran}");
    }
}

#[test]
fn a_program_that_cannot_be_run() {
    let f = Folder::office();
    for program in ["./nowhere", "nowhere-at-all", "texts", "tor.record.json", "./tor.toml"] {
        f.fails(&format!("{SIGN} exec:{program} --public keys/rok-mnd.pub"), 2, "signer-failed")
            .says("could not be run");
    }
}

#[test]
fn a_program_that_does_not_read_may_sign_all_the_same() {
    // Its bytes to sign come from elsewhere: here from the same command, run before.
    let f = office(&format!(
        "tee message > /dev/null; exec < message; {}",
        signing("keys/rok-mnd.key")
    ));
    let sign = format!("{SIGN} {HONG} --signed-at 2021-08-05T09:10:00+09:00");
    f.ok(&sign);
    program(&f, "signer", &format!("exec < message; {}", signing("keys/rok-mnd.key")));
    f.ok(&format!("{sign} --force"));
}

#[test]
fn a_program_that_will_not_end_is_ended() {
    // First SIGTERM. A busy machine may need more time until the program handles it.
    let f = office("trap 'kill $!; echo bye > bye; exit 0' TERM; sleep 1000 & wait");
    let says_bye = |limit: &u32| {
        f.run(&format!("{SIGN} {HONG} --timeout {limit}")).exit(2).code("signer-timeout");
        f.path("bye").exists()
    };
    assert!([1, 10, 100].iter().any(says_bye));
    assert_eq!(f.text("bye"), "bye\n");
    let f = office("echo $$ > pid; trap '' TERM; exec sleep 1000");
    f.run(&format!("{SIGN} {HONG} --timeout 1")).exit(2).code("signer-timeout");
    assert_gone(&f);
    assert!(!f.path("new.json").exists());
}

#[test]
fn what_a_program_leaves_behind_is_not_waited_for() {
    let f = office(&format!("sleep 1000 & echo $! > pid; {}", signing("keys/rok-mnd.key")));
    f.ok(&format!("{SIGN} {HONG} --timeout 86400"));
    // It was still running, and had the pipes.
    f.ok("kill $(cat pid)");
}

#[test]
fn what_a_program_says_is_shown_as_its_own() {
    let f = office(&format!(
        "printf 'touch \\033[31mit\\nparaph: signed for us-dod-cio' >&2; {}",
        signing("keys/rok-mnd.key")
    ));
    let ran = f.ok(&format!("{SIGN} {HONG}"));
    let ran = ran.says("paraph: the program says: touch \\u{1b}[31mit\n");
    ran.says("paraph: the program says: paraph: signed for us-dod-cio\n");
    let f = office(&format!(
        "head -c 300000 /dev/zero | tr '\\0' 'x' | fold -w 100 >&2; {}",
        signing("keys/rok-mnd.key")
    ));
    let ran = f.ok(&format!("{ALONE} {HONG}")).says("says more than is shown");
    assert!(ran.talk.len() < 200_000, "{}", ran.talk.len());
}
