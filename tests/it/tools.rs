//! Third-party programs that tests start. If one is missing, the test fails and names the Debian package:
//! `tests/tools.txt`, which `scripts/test` installs.
//!
//! Every shell line of a test is checked ([`need_all`]). A test that starts a program in another way calls
//! [`need`]. A test that cannot run for another reason than a package, for example because only root can run
//! it, calls [`not_run`].

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::thread;

use crate::command_runner::Folder;

const TABLE: &str = include_str!("../tools.txt");

/// Scripts of this repository, by the end of their path, and the program that they start.
const SCRIPTS: [(&str, &str); 4] = [
    ("verify.sh", "openssl"),
    ("verify-with-openssl.sh", "openssl"),
    ("keys/make", "openssl"),
    ("fixtures/make", "python3"),
];

/// The content of the table: program and package.
fn table() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(' ').expect("a program and its package"))
}

/// Checks that this program or file of the table exists.
#[track_caller]
pub(crate) fn need(what: &str) {
    let (_, package) = table()
        .find(|(name, _)| *name == what)
        .unwrap_or_else(|| panic!("tests/tools.txt has no {what}"));
    assert!(
        is_there(what),
        "there is no {what} here: install the Debian package {package}, or run scripts/test, which \
         installs all that is missing"
    );
}

/// Checks that each program of the table exists that a shell line names, or that a script in it starts.
#[track_caller]
pub(crate) fn need_all(line: &str) {
    let is_of_a_word = |c: char| c.is_ascii_alphanumeric() || "-_./+".contains(c);
    for word in line.split(|c| !is_of_a_word(c)) {
        if table().any(|(name, _)| name == word) {
            need(word);
        }
        for (_, program) in SCRIPTS.iter().filter(|(script, _)| word.ends_with(script)) {
            need(program);
        }
    }
}

fn is_there(what: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap();
    // A name that begins with a slash is the path itself.
    std::env::split_paths(&path).any(|folder| folder.join(what).exists())
}

/// Reports that this test was not run, or not completely. The line is also visible when the test passes,
/// which hides `eprintln!`; `scripts/test` counts these lines.
pub(crate) fn not_run(why: &str) {
    let thread = thread::current();
    let line = format!("not run: {}: {why}\n", thread.name().unwrap_or("a test"));
    io::stderr().write_all(line.as_bytes()).unwrap();
}

/// A folder of links to all programs on this machine except one.
fn all_but(f: &Folder, missing: &str) {
    f.ok("mkdir bin");
    let path = std::env::var_os("PATH").unwrap();
    for folder in std::env::split_paths(&path) {
        for entry in folder.read_dir().into_iter().flatten() {
            let file = entry.unwrap().path();
            let name = file.file_name().unwrap();
            if name != OsStr::new(missing) {
                // The first program with a name is the one that is found.
                let _ = symlink(&file, f.path("bin").join(name));
            }
        }
    }
}

#[test]
fn a_test_whose_tool_is_missing_fails_by_the_name_of_the_package() {
    for (missing, test, package) in [
        ("xmllint", "many_bundles::junit_has_a_test_case_for_each", "libxml2-utils"),
        ("mandoc", "man::the_pages_are_good_roff", "mandoc"),
        ("zsh", "completions::zsh_completes", "zsh"),
        ("fish", "completions::fish_completes", "fish"),
        ("ssh-agent", "signers::agent::a_key_in_the_agent_signs", "openssh-client"),
        (
            "python3",
            "graphs::the_fixture_is_in_effect_and_its_picture_is_in_the_documentation",
            "python3",
        ),
        ("openssl", "interoperability::openssl_and_sha256sum_verify_the_fixtures", "openssl"),
        ("node", "style::plain_text_is_not_reported", "nodejs"),
        ("go", "log_proofs::foreign::go_and_paraph_agree", "golang-go"),
    ] {
        let f = Folder::new();
        all_but(&f, missing);
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", test]).env("PATH", f.path("bin"));
        let output = command.output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let expected =
            format!("there is no {missing} here: install the Debian package {package}, ");
        assert!(said.contains(&expected) && said.contains("1 failed"), "{test}\n{said}");
        assert!(!output.status.success(), "{test}");
    }
}

#[test]
fn only_a_line_that_is_seen_says_that_a_test_was_not_run() {
    let tests = crate::repository("tests/it");
    let mut folders = vec![tests];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension() == Some(OsStr::new("rs")) {
                files += 1;
                let text = std::fs::read_to_string(&path).unwrap();
                for swallowed in ["println!(\"not run", "was not run\")", "#[ignore"] {
                    let own = path.ends_with(Path::new("it/tools.rs"));
                    assert!(own || !text.contains(swallowed), "{}: {swallowed}", path.display());
                }
            }
        }
    }
    assert!(files > 100, "{files} files");
}

/// `scripts/test` with a `cargo` and an `apt-get` that only print their arguments, in a folder with all
/// programs except one.
fn with_script(missing: &str) -> Folder {
    let f = Folder::new();
    all_but(&f, missing);
    f.copy("scripts/test", "scripts/test");
    f.copy("tests/tools.txt", "tests/tools.txt");
    let program = |name: &str, script: &str| {
        f.write(&format!("own/{name}"), format!("#!/bin/sh\n{script}\n"));
        f.ok(&format!("chmod 755 own/{name}"));
    };
    program("apt-get", "echo apt-get \"$@\"");
    program("cargo", "echo cargo \"$@\"; cat said; exit \"$(cat exit)\"");
    f.write("exit", "0");
    for folder in ["foreign", "style"] {
        f.write(&format!("tests/{folder}/install"), format!("#!/bin/sh\necho {folder}\n"));
    }
    f.ok("chmod 755 . scripts/test tests/*/install");
    f
}

const SCRIPT: &str = "PATH=$PWD/own:$PWD/bin HOME=$PWD scripts/test";

const SAID: &str = "\
test a ... ok
not run: b: only root can
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s
conformance: not run, since PARAPH_VECTORS names no folder
test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
";

#[test]
fn the_script_installs_what_is_missing_as_root_and_names_it_to_others() {
    let f = with_script("mandoc");
    f.write("said", SAID);
    // For a user other than root, according to a fake `id`.
    f.write("own/id", "#!/bin/sh\necho 1000\n");
    f.ok("chmod 755 own/id");
    let ran = f.run(SCRIPT).exit(2);
    assert_eq!(ran.out(), "apt-get update && apt-get install mandoc\n", "{ran}");
    f.write("own/id", "#!/bin/sh\necho 0\n");
    let ran = f.ok(SCRIPT);
    for line in
        ["apt-get install -y -qq mandoc\nforeign\nstyle\n", "cargo test --locked --no-fail-fast\n"]
    {
        assert!(ran.out().contains(line), "{ran}");
    }
}

#[test]
fn the_script_ends_with_counts() {
    let f = with_script("no such program");
    f.write("said", SAID);
    let ran = f.ok(&format!("{SCRIPT} --test it"));
    let end = "
conformance: not run, since PARAPH_VECTORS names no folder
not run: b: only root can
43 passed, 0 failed, 1 ignored; 2 not run in full
";
    assert!(ran.out().ends_with(end), "{ran}");
    assert!(ran.out().contains("cargo test --locked --no-fail-fast --test it\n"), "{ran}");
    assert!(!ran.out().contains("apt-get"), "{ran}");
    // A failure, and a build that fails.
    f.write("exit", "101");
    f.write("said", SAID.replace("ok. 40 passed; 0", "FAILED. 39 passed; 1"));
    f.run(SCRIPT).exit(1).prints("\n42 passed, 1 failed, 1 ignored; 2 not run in full\n");
    f.write("said", "error: could not compile\n");
    f.run(SCRIPT)
        .exit(1)
        .prints("\n0 passed, 0 failed, 0 ignored; 0 not run in full\nno test was run\n");
    f.write("exit", "0");
    f.run(SCRIPT).exit(1);
}
