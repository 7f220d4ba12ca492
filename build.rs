//! Compiles the message catalogue, the Fluent files in `lang/`, into Rust (docs/decisions/0035), and writes
//! tables of other crates without addresses.
//!
//! `lang/library/` becomes `library_messages.rs`, `lang/program/` becomes `program_messages.rs`, both in
//! `OUT_DIR`. A mistake in a file fails the build and names the file and the line.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/generate.rs"]
mod generate;
#[path = "build/tables.rs"]
mod tables;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

/// The parts of the catalogue: folders in `lang/`.
const PARTS: [&str; 2] = ["library", "program"];

/// Files whose messages are only in some builds, each with its `cfg` condition.
const CONDITIONS: [(&str, &str); 2] =
    [("tokens", "feature = \"pkcs11\""), ("no-tokens", "not(feature = \"pkcs11\")")];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    // The page has its own part: web/build.rs.
    PARTS.iter().for_each(|part| println!("cargo::rerun-if-changed=lang/{part}"));
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let mut done = ExitCode::SUCCESS;
    for part in PARTS {
        match catalogue::read(Path::new(&root), &Path::new("lang").join(part)) {
            Ok(files) => {
                let path = Path::new(&out).join(format!("{part}_messages.rs"));
                fs::write(path, generate::rust(&files, &CONDITIONS))
                    .expect("OUT_DIR can be written");
            }
            Err(mistakes) => {
                mistakes.iter().for_each(|mistake| println!("cargo::error={mistake}"));
                done = ExitCode::FAILURE;
            }
        }
    }
    for (name, table) in [("word_lists", tables::word_lists()), ("shapes", tables::shapes())] {
        fs::write(Path::new(&out).join(format!("{name}.rs")), table)
            .expect("OUT_DIR can be written");
    }
    done
}
