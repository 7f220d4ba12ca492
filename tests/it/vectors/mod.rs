//! The vectors in fixtures/vectors: each possible fault has a file with the expected code.
//!
//! After a change of a format, write them again with this command, then look at the difference:
//!
//! ```sh
//! PARAPH_WRITE_VECTORS=1 cargo test --test it vectors
//! ```

mod attacks;
mod coverage;
#[cfg(feature = "cli")]
mod entry_points;
mod file;
mod format;
mod index;
mod library;
mod make;
#[cfg(feature = "cli")]
mod program_entries;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use file::{Kind, OUTCOMES, Vector};

/// All files of fixtures/vectors except README.md and INDEX.md, by path. Written first, if requested.
static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    if std::env::var_os("PARAPH_WRITE_VECTORS").is_some() {
        write();
    }
    let mut files = BTreeMap::new();
    read_folder(&folder(), "", &mut files);
    files.remove("README.md");
    files.remove("INDEX.md");
    files
});

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/vectors")
}

fn read_folder(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("fixtures/vectors can be read") {
        let path = entry.expect("a folder's entry can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("names are UTF-8");
        match path.is_dir() {
            true => read_folder(&path, &format!("{prefix}{name}/"), files),
            false => {
                let bytes = fs::read(&path).expect("a vector can be read");
                files.insert(format!("{prefix}{name}"), bytes);
            }
        }
    }
}

/// Replaces the content of the folders of the kinds.
fn write() {
    let files = make::files();
    for kind in Kind::ALL {
        let folder = folder().join(kind.folder());
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("old vectors can be removed");
        }
    }
    for (path, bytes) in files {
        let path = folder().join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder is made");
        fs::write(path, bytes).expect("a vector can be written");
    }
}

/// The vectors as their files hold them.
fn stored() -> Vec<Vector> {
    let vector = |(path, bytes): (&String, &Vec<u8>)| {
        let (folder, name) = path.rsplit_once('/')?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.folder() == folder)?;
        let name = name.strip_suffix(".txt")?;
        let vector = Vector::from_file(kind, name, bytes);
        Some(vector.unwrap_or_else(|why| panic!("{path}: {why}")))
    };
    FILES.iter().filter_map(vector).collect()
}

/// The vectors in files, and those that are too large for files.
fn every() -> Vec<Vector> {
    stored().into_iter().chain(make::too_large().iter().cloned()).collect()
}

/// Another file in the folder of a kind: a roster, an instrument or a text.
fn beside(kind: Kind, path: &str) -> &'static [u8] {
    let path = format!("{}/{path}", kind.folder());
    FILES.get(&path).unwrap_or_else(|| panic!("{path} is not there"))
}

#[test]
fn the_files_are_what_is_made() {
    const AGAIN: &str = "to write the vectors again: \
                         PARAPH_WRITE_VECTORS=1 cargo test --test it vectors";
    let made = make::files();
    for path in made.keys() {
        assert!(FILES.contains_key(path), "{path} is missing; {AGAIN}");
    }
    for (path, bytes) in &*FILES {
        let made = made.get(path).unwrap_or_else(|| panic!("no code makes {path}; {AGAIN}"));
        assert!(made == bytes, "{path} is not as it is made; {AGAIN}");
    }
}

#[test]
fn every_kind_has_good_and_bad_vectors() {
    let vectors = stored();
    assert!(vectors.len() >= 120, "only {} vectors", vectors.len());
    for kind in Kind::ALL {
        let of_kind = || vectors.iter().filter(|vector| vector.kind == kind);
        let good =
            |vector: &Vector| matches!(vector.header("expect"), "ok" | "concluded" | "in-effect");
        assert!(of_kind().any(good), "{kind:?} has no good vector");
        assert!(of_kind().any(|vector| !good(vector)), "{kind:?} has no bad vector");
    }
}

#[test]
fn a_name_begins_with_a_code_that_is_expected() {
    for vector in stored() {
        let codes: Vec<&str> =
            OUTCOMES.into_iter().flat_map(|key| vector.codes(key)).chain(vector.due()).collect();
        assert!(codes.iter().any(|code| vector.name.starts_with(code)), "{}", vector.path());
    }
}
