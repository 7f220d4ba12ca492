//! The fixtures and the specimen keys have exactly the bytes that the scripts make.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use paraph::id::KeyId;
use paraph::keys::{KeyFile, KeySet, SecretKey, SecretKeySet, is_specimen, words};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

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
    let ran = is_made_again(&format!("keys/make {PROGRAM}"), &[".key", ".pub"]);
    let readme = fs::read_to_string(repository("keys/README.md")).unwrap();
    for line in ran.out().lines() {
        let (id, name) = line.split_once("  ").unwrap();
        assert!(readme.contains(&format!("| `{name}` |")), "{name}");
        assert!(readme.contains(&format!("| `{id}` |")), "{id}");
    }
    assert_eq!(ran.out().lines().count(), 7);
    for id in published() {
        assert!(readme.contains(&format!("| `{id}` |")), "{id}");
    }
}

/// The ids of the public keys in `keys/`, of a pair both.
fn published() -> BTreeSet<String> {
    let files = fs::read_dir(repository("keys")).unwrap().map(|entry| entry.unwrap().path());
    let public = files.filter(|path| path.extension().is_some_and(|ending| ending == "pub"));
    let sets = public.map(|path| KeySet::read(&fs::read(path).unwrap()).unwrap());
    sets.flat_map(|set| set.key_ids()).map(|id| id.to_string()).collect()
}

/// Both seeds of a pair are published, as keys/README.md has it.
#[test]
fn the_seeds_of_a_pair_are_published() {
    for name in ["us-dod-cio-pair", "rok-mnd-pair"] {
        let seed = |of: &str| Sha256::digest(format!("paraph specimen key: {of}")).into();
        let ed25519 = SecretKey::from_seed(&Zeroizing::new(seed(name)));
        let seed = Zeroizing::new(seed(&format!("{name}, ML-DSA-87")));
        let made = SecretKeySet::of(ed25519, Some(SecretKey::ml_dsa_from_seed(&seed))).unwrap();
        let file = fs::read(repository(&format!("keys/{name}.key"))).unwrap();
        let read = KeyFile::read(&file).unwrap().into_set().unwrap();
        assert_eq!(made.public(), read.public());
        assert_eq!(
            *read.public(),
            KeySet::read(&fs::read(repository(&format!("keys/{name}.pub"))).unwrap()).unwrap()
        );
    }
}

#[test]
fn the_program_knows_the_published_keys_and_no_others() {
    let published = published();
    assert_eq!(published.len(), 9);
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
        "fixtures/ictcc-tor-pairs/roster.toml",
        "fixtures/ictcc-tor-pairs/ictcc-tor-pairs.toml",
    ] {
        let first = fs::read_to_string(repository(file)).unwrap();
        assert!(first.lines().next().unwrap().contains("SPECIMEN"), "{file}");
    }
    for folder in ["ictcc-tor", "jsoi", "ictcc-tor-pairs"] {
        let folder = format!("fixtures/{folder}/texts");
        for entry in fs::read_dir(repository(&folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).to_uppercase();
            assert!(text.contains("SPECIMEN") || text.contains("견본"), "{}", path.display());
        }
    }
    let f = Folder::new();
    f.copy("keys/rok-mnd.pub", "rok-mnd.pub");
    f.copy("keys/rok-mnd-pair.pub", "rok-mnd-pair.pub");
    f.ok("paraph key show rok-mnd.pub").says("published specimen");
    f.ok("paraph key show rok-mnd-pair.pub").says("published specimen");
}

#[test]
fn a_fingerprint_is_the_beginning_of_the_id_in_words() {
    // BIP-39's own vector: 16 bytes of 0xff.
    let id: KeyId = "f".repeat(64).parse().unwrap();
    assert_eq!(words(&id), "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong");
}
