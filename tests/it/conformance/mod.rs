//! Test vectors of other projects, each with the verdict that its set states.
//!
//! They are not copied here. `PARAPH_VECTORS` names the folder that contains them, with a folder for each
//! set, exactly as published. Without it, they are not run, and one line says so. With it, a missing or empty
//! set is a failure. The vectors for Ed25519 run in src/keys/conformance.rs, because code outside the crate
//! cannot sign or verify bare messages.

mod canon;
mod digests;
mod json;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

use paraph::canon::canonical;
use serde::de::DeserializeOwned;

use crate::command_runner::Folder;

/// The files of a set, by their path in it. `None` if no folder is named.
fn set(name: &str) -> Option<Set> {
    static SAID: Once = Once::new();
    let Some(folder) = std::env::var_os("PARAPH_VECTORS") else {
        // Not `eprintln!`: its output is hidden when a test passes.
        SAID.call_once(|| {
            let line = "conformance: not run, since PARAPH_VECTORS names no folder\n";
            std::io::stderr().write_all(line.as_bytes()).unwrap();
        });
        return None;
    };
    Some(Set::read(name, &Path::new(&folder).join(name)))
}

/// A set of vectors. It is not empty.
struct Set {
    name: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl Set {
    fn read(name: &str, folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        let mut folders = vec![(folder.to_owned(), String::new())];
        while let Some((folder, prefix)) = folders.pop() {
            let entries = fs::read_dir(&folder)
                .unwrap_or_else(|error| panic!("the set {name}: {}: {error}", folder.display()));
            for path in entries.map(|entry| entry.unwrap().path()) {
                let file = path.file_name().and_then(|name| name.to_str()).unwrap();
                match path.is_dir() {
                    true => folders.push((path.clone(), format!("{prefix}{file}/"))),
                    false => drop(files.insert(format!("{prefix}{file}"), read(&path))),
                }
            }
        }
        assert!(!files.is_empty(), "the set {name}: {} is empty", folder.display());
        Self { name: name.to_owned(), files }
    }

    fn file(&self, path: &str) -> &[u8] {
        self.files.get(path).unwrap_or_else(|| panic!("the set {} has no {path}", self.name))
    }

    fn text(&self, path: &str) -> &str {
        std::str::from_utf8(self.file(path)).unwrap()
    }

    fn json<T: DeserializeOwned>(&self, path: &str) -> T {
        serde_json::from_slice(self.file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The files whose path has this prefix, by the rest of the path.
    fn under(&self, prefix: &str) -> BTreeMap<&str, &[u8]> {
        let files = self.files.iter();
        files.filter_map(|(path, bytes)| Some((path.strip_prefix(prefix)?, &bytes[..]))).collect()
    }
}

fn read(path: &PathBuf) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn unhex(text: &str) -> Vec<u8> {
    assert!(text.len().is_multiple_of(2), "{text}");
    let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(byte).collect()
}

/// The result of `canonical`: the canonical form, or the code of the fault.
fn canon(json: &[u8]) -> Result<Vec<u8>, &'static str> {
    canonical(json).map_err(|fault| fault.code())
}

/// Runs only one test of this module. Returns whether it passed, and its output.
fn alone(test: &str, vectors: Option<&Path>) -> (bool, String) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test]).env_remove("PARAPH_VECTORS");
    if let Some(vectors) = vectors {
        command.env("PARAPH_VECTORS", vectors);
    }
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn without_a_folder_one_line_says_that_nothing_was_run() {
    let (passed, said) = alone("conformance::digests::sha256", None);
    assert!(passed && said.contains("1 passed"), "{said}");
    let lines = said.lines().filter(|line| line.starts_with("conformance: not run"));
    assert_eq!(lines.count(), 1, "{said}");
}

#[test]
fn a_set_that_is_missing_or_empty_is_a_failure() {
    let folder = Folder::new();
    let (passed, said) = alone("conformance::digests::sha256", Some(&folder.path(".")));
    assert!(!passed && said.contains("the set sha2-cavp: "), "{said}");
    fs::create_dir(folder.path("sha2-cavp")).unwrap();
    let (passed, said) = alone("conformance::digests::sha256", Some(&folder.path(".")));
    assert!(!passed && said.contains("sha2-cavp is empty"), "{said}");
    folder.write("sha2-cavp/SOURCE.txt", "x");
    let (passed, said) = alone("conformance::digests::sha256", Some(&folder.path(".")));
    assert!(!passed && said.contains("has no SHA256ShortMsg.rsp"), "{said}");
}
