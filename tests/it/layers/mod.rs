//! Imports go in one direction, and the library does no I/O (docs/architecture.md).
//!
//! The test reads text: modules are named as `crate::module`, which is also the clearest form of imports.

mod circles;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::repository;

/// Each module with the modules that it may name. Each line names only modules of lines above it.
const LAYERS: &[(&str, &[&str])] = &[
    ("locale", &[]),
    ("messages", &["locale"]),
    ("screen", &[]),
    ("fault", &["screen"]),
    ("id", &["fault"]),
    ("value", &["fault", "screen"]),
    ("canon", &["fault"]),
    ("format", &["canon", "fault"]),
    ("keys", &["fault", "id", "screen", "value"]),
    ("evidence", &["canon", "fault", "id", "keys", "screen", "value"]),
    ("envelope", &["canon", "fault", "id", "keys"]),
    ("record", &["canon", "fault", "format", "id", "value"]),
    ("act", &["canon", "envelope", "fault", "format", "id", "keys", "record", "value"]),
    ("text", &["canon", "id", "record", "value"]),
    (
        "bundle",
        &["act", "canon", "envelope", "evidence", "fault", "format", "id", "keys", "record"],
    ),
    ("cycle", &[]),
    ("relation", &["id", "record", "value"]),
    ("toml", &["canon", "fault", "screen", "value"]),
    ("roster", &["evidence", "fault", "id", "keys", "record", "screen", "value", "toml"]),
    ("copies", &["bundle", "evidence", "fault", "id", "roster"]),
    ("draft", &["fault", "id", "record", "text", "value", "toml"]),
    (
        "lint",
        &["bundle", "draft", "evidence", "fault", "id", "record", "relation", "screen", "value"],
    ),
    ("paper", &["format", "value"]),
    ("profile", &["act", "fault", "value", "toml"]),
    ("file_kind", &["draft", "fault", "format", "keys", "profile"]),
    ("config", &["fault", "toml"]),
    ("statements", &["act", "fault", "toml"]),
    ("suggestions", &[]),
    (
        "verify",
        &[
            "act",
            "bundle",
            "cycle",
            "evidence",
            "fault",
            "id",
            "keys",
            "record",
            "relation",
            "roster",
            "suggestions",
            "text",
            "value",
        ],
    ),
    ("text_lookup", &["paper", "record", "screen", "text", "value", "verify"]),
    (
        "roster_advice",
        &["bundle", "fault", "id", "keys", "roster", "screen", "suggestions", "value", "verify"],
    ),
    ("state", &["act", "id", "record", "roster", "value", "verify"]),
    (
        "instruments",
        &[
            "bundle", "copies", "cycle", "fault", "id", "record", "relation", "roster", "screen",
            "state", "value", "verify",
        ],
    ),
    ("xml", &[]),
    ("drawing", &["xml"]),
    (
        "report",
        &[
            "act",
            "bundle",
            "copies",
            "drawing",
            "evidence",
            "fault",
            "id",
            "instruments",
            "keys",
            "record",
            "relation",
            "roster",
            "screen",
            "state",
            "suggestions",
            "text",
            "value",
            "verify",
            "xml",
        ],
    ),
    (
        "signing",
        &[
            "act",
            "bundle",
            "fault",
            "id",
            "keys",
            "profile",
            "record",
            "report",
            "roster",
            "screen",
            "suggestions",
            "value",
            "verify",
        ],
    ),
];

/// The modules that every other module may name: the languages, and the messages.
const BASE: [&str; 2] = ["locale", "messages"];

/// Parts of the outside world that only the program may use.
const WORLD: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime::now",
    "Instant::now",
    ".elapsed(",
    "Zoned",
    "Timestamp::now",
    "println!",
    "eprintln!",
    "print!",
    "dbg!",
    "rand::",
    "tempfile",
    "clap",
    "anstream",
    "indicatif",
    "cryptoki",
    "nix::",
    "ssh_encoding",
    "terminal_size",
];

/// A source file of the library: its module, its path, its code without tests and comments.
struct Source {
    module: String,
    path: PathBuf,
    code: String,
}

/// Every source file of the library.
fn library() -> Vec<Source> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(repository("src")).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if matches!(module.as_str(), "bin" | "lib" | "main" | "cli") {
            continue;
        }
        let files: Vec<PathBuf> = match path.is_dir() {
            true => fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect(),
            false => vec![path],
        };
        for path in files {
            assert_eq!(path.extension().and_then(|e| e.to_str()), Some("rs"), "{}", path.display());
            let code = code_of(&path);
            sources.push(Source { module: module.clone(), path, code });
        }
    }
    assert!(sources.len() > LAYERS.len());
    sources
}

/// The code of a file without tests, which come last or are the whole file, and without comments.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    let code = code.split("#![cfg(test)]").next().unwrap();
    let lines = code.lines().map(|line| line.split("//").next().unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

/// The names that follow `crate::`, also in braces.
fn named(code: &str) -> BTreeSet<String> {
    let paths = circles::paths(code).into_iter().filter(|path| path[0] == "crate");
    paths.filter_map(|path| path.into_iter().nth(1)).collect()
}

#[test]
fn the_table_points_one_way_and_has_every_module() {
    let mut above = BTreeSet::new();
    for (module, allowed) in LAYERS {
        for other in *allowed {
            assert!(above.contains(other), "{module} names {other}, which is not above it");
        }
        assert!(above.insert(*module), "{module} is listed twice");
    }
    let modules: BTreeSet<String> = library().into_iter().map(|source| source.module).collect();
    let listed = above.into_iter().map(str::to_owned).collect();
    assert_eq!(modules, listed, "every module of src/ is in the table, and no other");
}

#[test]
fn imports_point_one_way() {
    for Source { module, path, code } in library() {
        let (_, allowed) = LAYERS.iter().find(|(name, _)| **name == module).unwrap();
        for name in named(&code) {
            let listed = LAYERS.iter().any(|(module, _)| **module == name);
            assert!(listed, "{}: crate::{name} is no module of the table", path.display());
            let fine = name == module
                || allowed.contains(&name.as_str())
                || BASE.contains(&name.as_str()) && !BASE.contains(&module.as_str());
            assert!(fine, "{}: `{module}` names `{name}`, which it may not", path.display());
        }
    }
}

#[test]
fn the_library_does_not_touch_the_world() {
    for Source { path, code, .. } in library() {
        for thing in WORLD {
            let found = code.lines().find(|line| names_it(line, thing));
            assert_eq!(found, None, "{}: {thing}", path.display());
        }
    }
}

/// RUSTSEC-2023-0071 is about operations with private keys of the crate `rsa`: nothing here has one.
#[test]
fn rsa_only_verifies() {
    const ALLOWED: [&str; 4] = ["BoxedUint", "PublicKey", "Pss", "traits::PublicKeyParts"];
    let mut count = 0;
    for Source { path, code, .. } in library() {
        for (at, root) in code.match_indices("rsa::") {
            if code[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &code[at + root.len()..];
            let fine = ALLOWED.iter().any(|name| rest.starts_with(name));
            assert!(fine, "{}: rsa::{}", path.display(), rest.lines().next().unwrap());
            count += 1;
        }
    }
    assert!(count > 2, "{count}");
}

/// Whether a line names a thing, and not another name that ends in the same way.
fn names_it(line: &str, thing: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    line.match_indices(thing).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !thing.starts_with(is_name) || !before.is_some_and(is_name)
    })
}

#[test]
fn the_program_uses_only_the_public_library() {
    let lib = fs::read_to_string(repository("src/lib.rs")).unwrap();
    assert!(!lib.contains("mod cli"), "cli is declared in main.rs alone");
    assert!(fs::read_to_string(repository("src/main.rs")).unwrap().contains("mod cli;"));
    for Source { module, code, .. } in library() {
        assert!(!code.contains("cli::"), "{module} names cli");
    }
}

/// The Python package is a front end like the program: it has no judgement, and no unsafe code of its own.
#[test]
fn the_python_package_uses_only_the_public_library() {
    let manifest = fs::read_to_string(repository("python/Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\"") && manifest.contains("[workspace]"));
    let files: Vec<PathBuf> =
        fs::read_dir(repository("python/src")).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(files.len() > 12, "{}", files.len());
    // It prints nothing, and starts threads only where the program does.
    const NEVER: [&str; 6] = ["println!", "print!", "eprintln!", "dbg!", "std::env", "std::thread"];
    for path in files {
        let code = code_of(&path);
        for thing in NEVER {
            let found = code.lines().find(|line| names_it(line, thing) && !line.contains("env!("));
            assert_eq!(found, None, "{}: {thing}", path.display());
        }
    }
    for Source { path, code, .. } in library() {
        assert!(!code.contains("pyo3"), "{}", path.display());
    }
}

/// So is the program that makes papers. It never reads the clock: the same input gives the same bytes.
#[test]
fn the_paper_program_uses_only_the_public_library() {
    let manifest = fs::read_to_string(repository("paper/Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\"") && manifest.contains("[workspace]"));
    let files: Vec<PathBuf> =
        fs::read_dir(repository("paper/src")).unwrap().map(|it| it.unwrap().path()).collect();
    assert!(files.len() > 10, "{}", files.len());
    const NEVER: [&str; 6] =
        ["println!", "dbg!", "SystemTime::now", "Instant::now", "std::thread", "std::net"];
    for path in files {
        let code = code_of(&path);
        for thing in NEVER {
            // Errors go to the standard error stream.
            let found = code.lines().find(|line| names_it(line, thing));
            assert_eq!(found, None, "{}: {thing}", path.display());
        }
    }
    for Source { path, code, .. } in library() {
        assert!(!code.contains("typst"), "{}", path.display());
    }
}

#[test]
fn what_is_looked_for_would_be_found() {
    let code =
        "use crate::verify::Report;\nuse crate::{act::Act, value};\nlet x = crate::id::Digest;";
    let names: Vec<String> = named(code).into_iter().collect();
    assert_eq!(names, ["act", "id", "value", "verify"]);
    assert!(names_it("    use std::fs;", "std::fs") && !names_it("let my_clap = 1;", "clap"));
    assert!(names_it("let t = start.elapsed();", ".elapsed("));
    assert!(names_it("let now = std::time::SystemTime::now();", "SystemTime::now"));
    assert!(!names_it("fn from(time: SystemTime)", "SystemTime::now"));
    assert!(!names_it("operand::x", "rand::") && names_it("rand::x", "rand::"));
}
