//! Compiles the program's part of the message catalogue, `lang/paper/`.

#[path = "../build/catalogue.rs"]
mod catalogue;
#[path = "../build/generate.rs"]
mod generate;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=../build");
    println!("cargo::rerun-if-changed=../lang/paper");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let root = Path::new(&root).parent().expect("the crate is in a folder of the project");
    let files = match catalogue::read(root, Path::new("lang/paper")) {
        Ok(files) => files,
        Err(mistakes) => {
            mistakes.iter().for_each(|mistake| println!("cargo::error={mistake}"));
            return ExitCode::FAILURE;
        }
    };
    let source = generate::rust(&files, &[]);
    fs::write(Path::new(&out).join("paper_messages.rs"), source).expect("OUT_DIR can be written");
    ExitCode::SUCCESS
}
