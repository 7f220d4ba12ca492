//! The fixtures and the specimen keys have exactly the bytes that the scripts make.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use paraph::id::KeyId;
use paraph::keys::{PublicKey, is_specimen, words};

use crate::command_runner::{Folder, PROGRAM, Ran};
use crate::repository;

/// The bytes of every file.
fn bytes(f: &Folder) -> BTreeMap<PathBuf, Vec<u8>> {
    f.listing().into_iter().map(|(name, (_, bytes))| (name, bytes)).collect()
}

/// Makes the files that end in `made` again, in a copy, and again over the existing ones.
fn is_made_again(line: &str, made: &[&str]) -> Ran {
    let f = Folder::new();
    f.copy("fixtures", "fixtures");
    f.copy("keys", "keys");
    f.copy("docs/jsoi.svg", "docs/jsoi.svg");
    let before = bytes(&f);
    for name in before.keys() {
        if made.iter().any(|ending| name.to_str().unwrap().ends_with(ending)) {
            fs::remove_file(f.path(name.to_str().unwrap())).unwrap();
        }
    }
    assert!(bytes(&f).len() < before.len(), "there is nothing to make");
    f.ok(line);
    let ran = f.ok(line);
    for (name, after) in bytes(&f) {
        assert!(before.get(&name) == Some(&after), "{} is another\n{ran}", name.display());
    }
    assert_eq!(bytes(&f).len(), before.len(), "{ran}");
    ran
}

#[test]
fn the_script_makes_the_same_fixtures() {
    let line = format!("fixtures/make {PROGRAM}");
    is_made_again(&line, &[".record.json", ".bundle.json", ".pdf", ".svg"]);
}

#[test]
fn the_script_makes_the_same_keys() {
    let ran = is_made_again("keys/make", &[".key", ".pub"]);
    let readme = fs::read_to_string(repository("keys/README.md")).unwrap();
    for line in ran.out().lines() {
        let (id, name) = line.split_once("  ").unwrap();
        assert!(readme.contains(&format!("| `{name}` |")), "{name}");
        assert!(readme.contains(&format!("| `{id}` |")), "{id}");
    }
}

/// The ids of the public keys in `keys/`.
fn published() -> BTreeSet<String> {
    let files = fs::read_dir(repository("keys")).unwrap().map(|entry| entry.unwrap().path());
    let public = files.filter(|path| path.extension().is_some_and(|ending| ending == "pub"));
    let id = |path| PublicKey::from_pem(&fs::read_to_string(path).unwrap()).unwrap().id();
    public.map(|path| id(path).to_string()).collect()
}

#[test]
fn the_program_knows_the_published_keys_and_no_others() {
    let published = published();
    assert_eq!(published.len(), 5);
    for id in &published {
        assert!(is_specimen(&id.parse::<KeyId>().unwrap()), "{id}");
    }
    // The list in the program is not public, so the test reads the source.
    let source = fs::read_to_string(repository("src/keys/specimen.rs")).unwrap();
    let listed = source.split('"').filter(|part| part.len() == 64).map(str::to_owned);
    assert_eq!(listed.collect::<BTreeSet<_>>(), published);
    assert!(!is_specimen(&"0".repeat(64).parse::<KeyId>().unwrap()));
}

#[test]
fn every_specimen_is_marked_as_one() {
    for file in [
        "fixtures/roster.toml",
        "fixtures/ictcc-tor/ictcc-tor.toml",
        "fixtures/jsoi/jsoi.toml",
        "fixtures/jsoi/arrangement.toml",
    ] {
        let first = fs::read_to_string(repository(file)).unwrap();
        assert!(first.lines().next().unwrap().contains("SPECIMEN"), "{file}");
    }
    for folder in ["fixtures/ictcc-tor/texts", "fixtures/jsoi/texts"] {
        for entry in fs::read_dir(repository(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).to_uppercase();
            assert!(text.contains("SPECIMEN") || text.contains("견본"), "{}", path.display());
        }
    }
    let f = Folder::new();
    f.copy("keys/rok-mnd.pub", "rok-mnd.pub");
    f.ok("paraph key show rok-mnd.pub").says("published specimen");
}

#[test]
fn a_fingerprint_is_the_beginning_of_the_id_in_words() {
    // BIP-39's own vector: 16 bytes of 0xff.
    let id: KeyId = "f".repeat(64).parse().unwrap();
    assert_eq!(words(&id), "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong");
}
