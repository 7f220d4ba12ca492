//! Runs commands as people type them. Each test has a separate temporary folder.
//!
//! A command is a line for `sh` whose `paraph` is the program under test. Its environment has only what is
//! listed here, and no terminal, so no question is asked by accident.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tempfile::TempDir;

use crate::{json_shapes, repository, tools};

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_paraph");

/// After this time, a waiting test fails, because what it waits for hangs. It is so long that no machine is
/// too slow, and a successful test never waits that long.
pub(crate) const HANGS: Duration = Duration::from_secs(3600);

/// The start of the names of unfinished files.
pub(crate) const UNFINISHED: &str = ".paraph-";

/// Every file in a folder: its mode and its bytes.
pub(crate) type Listing = BTreeMap<PathBuf, (u32, Vec<u8>)>;

/// A temporary folder to work in. It is deleted when the test ends.
pub(crate) struct Folder {
    dir: TempDir,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// An office with everything of the ICTCC fixture, under shorter names: `tor.toml`,
    /// `tor.record.json`, `tor.bundle.json`, a bundle of each party, `texts/`, profiles,
    /// `roster.toml` and `keys/`.
    pub(crate) fn office() -> Self {
        let office = Self::new();
        for (name, (_, bytes)) in listing(&repository("fixtures/ictcc-tor")) {
            let name = name.to_str().unwrap();
            match name.strip_prefix("ictcc-tor.") {
                Some(rest) => office.write(&format!("tor.{rest}"), bytes),
                None => office.write(name, bytes),
            }
        }
        office.copy("fixtures/roster.toml", "roster.toml");
        office.copy("keys", "keys");
        office
    }

    /// An office with a key without a passphrase, `plain.key`, and an encrypted one, `locked.key`. `pass` has
    /// this passphrase.
    pub(crate) fn office_with_keys(passphrase: &str) -> Self {
        let office = Self::office();
        office.write_secret("pass", format!("{passphrase}\n"));
        office.ok("paraph key new plain --no-passphrase");
        office.ok("paraph key new locked --passphrase-file pass");
        office
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Copies a file, or a folder with its content, from this repository.
    pub(crate) fn copy(&self, from: &str, to: &str) {
        let from = repository(from);
        if from.is_file() {
            return self.write(to, fs::read(&from).unwrap());
        }
        let files = listing(&from);
        assert!(!files.is_empty(), "{} is empty", from.display());
        for (name, (mode, bytes)) in files {
            let to = format!("{to}/{}", name.display());
            self.write(&to, bytes);
            fs::set_permissions(self.path(&to), fs::Permissions::from_mode(mode)).unwrap();
        }
    }

    /// Writes a file, and the folders that it needs.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Writes a file that only its owner can read, as for secrets.
    pub(crate) fn write_secret(&self, name: &str, bytes: impl AsRef<[u8]>) {
        self.write(name, bytes);
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(0o600)).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    /// Replaces `from` with `to` everywhere in the file. `from` must occur.
    pub(crate) fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{name} has no {from:?}:\n{text}");
        self.write(name, text.replace(from, to));
    }

    pub(crate) fn listing(&self) -> Listing {
        listing(self.dir.path())
    }

    /// A line for `sh`, ready to run. The third-party programs that it names are installed.
    #[track_caller]
    pub(crate) fn command(&self, line: &str) -> Command {
        tools::need_all(line);
        let programs = Path::new(PROGRAM).parent().unwrap().display().to_string();
        let path = std::env::var("PATH").unwrap();
        // A shell that started the tests in the background has made them ignore interrupts.
        let mut command = Command::new("env");
        command.args(["--default-signal", "setsid", "--wait", "sh", "-c", line]);
        command.current_dir(self.dir.path());
        command.env_clear().env("PATH", format!("{programs}:{path}"));
        command.env("LC_ALL", "C").env("TZ", "UTC").env("TMPDIR", self.dir.path());
        command.stdin(Stdio::null());
        command
    }

    /// Runs a line, whatever its exit code.
    pub(crate) fn run(&self, line: &str) -> Ran {
        Ran::new(line, self.command(line).output().unwrap())
    }

    /// Runs a line that must exit with 0.
    pub(crate) fn ok(&self, line: &str) -> Ran {
        self.run(line).exit(0)
    }

    /// Runs a line that exits with `exit` and prints one value of the shape `T`.
    pub(crate) fn json<T: DeserializeOwned + Serialize>(&self, line: &str, exit: i32) -> T {
        json_shapes::read(self.run(line).exit(exit).out())
    }

    /// Runs a line that must fail with `exit` and `code`, print no data and leave every file unchanged. With
    /// `--json`, the same line prints the same failure as JSON.
    pub(crate) fn fails(&self, line: &str, exit: i32, code: &str) -> Ran {
        let before = self.listing();
        let ran = self.run(line).exit(exit).code(code);
        assert_eq!(ran.out(), "", "data was printed\n{ran}");
        let json: json_shapes::Error = self.json(&format!("{line} --json"), exit);
        assert_eq!((&*json.code, json.exit), (code, exit), "{ran}");
        assert!(ran.talk.contains(&json.message), "{json:?}\n{ran}");
        self.assert_unchanged(&before, &ran);
        ran
    }

    /// Unfinished files, which do not have their final name yet.
    pub(crate) fn unfinished(&self) -> Vec<PathBuf> {
        let is_unfinished = |name: &PathBuf| name.to_str().unwrap().starts_with(UNFINISHED);
        self.listing().into_keys().filter(is_unfinished).collect()
    }

    /// Checks that no unfinished file is left.
    #[track_caller]
    pub(crate) fn assert_nothing_unfinished(&self) {
        let left = self.unfinished();
        assert!(left.is_empty(), "left behind: {left:?}");
    }

    /// Checks that every file is unchanged.
    pub(crate) fn assert_unchanged(&self, before: &Listing, ran: &Ran) {
        let after = self.listing();
        let names = |listing: &Listing| listing.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(before), names(&after), "files came or went\n{ran}");
        for (name, file) in before {
            assert!(after[name] == *file, "{} was changed\n{ran}", name.display());
        }
    }
}

/// The Python of `tests/foreign`, with the packages that are pinned there.
pub(crate) fn python() -> PathBuf {
    tools::need("python3");
    let pinned = fs::read_to_string(repository("tests/foreign/requirements.txt")).unwrap();
    let there = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("foreign/python");
    let installed = fs::read_to_string(there.join("requirements.txt")).unwrap_or_default();
    assert!(
        installed == pinned,
        "{} lacks packages of PyPI, among them pre-commit and PyYAML; to install them: \
         tests/foreign/install, or scripts/test, which runs it\n{pinned}",
        there.display()
    );
    there.join("bin/python")
}

/// The content of a YAML file of this repository, as PyYAML reads it.
pub(crate) fn yaml(file: &str) -> serde_json::Value {
    let read = "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))";
    let output =
        Command::new(python()).args(["-I", "-c", read]).arg(repository(file)).output().unwrap();
    let ran = Ran::new(file, output).exit(0);
    serde_json::from_str(ran.out()).unwrap()
}

fn listing(folder: &Path) -> Listing {
    let mut files = Listing::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(metadata) = path.metadata()
                && metadata.is_file()
            {
                let bytes = fs::read(&path).unwrap();
                let name = path.strip_prefix(folder).unwrap().to_owned();
                files.insert(name, (metadata.permissions().mode() & 0o7777, bytes));
            }
        }
    }
    files
}

/// The result of a command.
#[derive(Debug)]
pub(crate) struct Ran {
    line: String,
    pub(crate) exit: Option<i32>,
    data: Vec<u8>,
    /// Its output on standard error.
    pub(crate) talk: String,
}

impl Ran {
    pub(crate) fn new(line: &str, output: Output) -> Self {
        Self {
            line: line.to_owned(),
            exit: output.status.code(),
            data: output.stdout,
            talk: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Checks its exit code.
    #[track_caller]
    pub(crate) fn exit(self, exit: i32) -> Self {
        assert_eq!(self.exit, Some(exit), "the exit code\n{self}");
        self
    }

    /// Checks that it failed with this code, which is in brackets after the place.
    #[track_caller]
    pub(crate) fn code(self, code: &str) -> Self {
        let code = format!("({code})");
        let said = self.talk.lines().any(|line| line.starts_with("  ") && line.ends_with(&code));
        assert!(said, "it does not say {code}\n{self}");
        let labels = ["paraph: error: ", "paraph: 오류: "];
        assert!(labels.iter().any(|label| self.talk.contains(label)), "no sentence\n{self}");
        self
    }

    /// Checks that its messages contain this text.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.talk.contains(words), "it does not say {words:?}\n{self}");
        self
    }

    /// Checks that its data contains this text.
    #[track_caller]
    pub(crate) fn prints(self, words: &str) -> Self {
        assert!(self.out().contains(words), "it does not print {words:?}\n{self}");
        self
    }

    /// The data that it printed, as text.
    pub(crate) fn out(&self) -> &str {
        std::str::from_utf8(&self.data).unwrap()
    }

    /// The data that it printed.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.data
    }
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let data = String::from_utf8_lossy(&self.data);
        write!(f, "$ {}\n[{:?}]\n{data}--\n{}", self.line, self.exit, self.talk)
    }
}
