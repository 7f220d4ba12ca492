//! Compiles the page's part of the message catalogue, `lang/page/`: as types for the sentences of this crate, and
//! as the answers of the call `words`.

#[path = "../build/catalogue.rs"]
mod catalogue;
#[path = "../build/generate.rs"]
mod generate;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use catalogue::{File, LOCALES, Piece};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=../build");
    println!("cargo::rerun-if-changed=../lang/page");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let root = Path::new(&root).parent().expect("the crate is in a folder of the project");
    let files = match catalogue::read(root, Path::new("lang/page")) {
        Ok(files) => files,
        Err(mistakes) => {
            mistakes.iter().for_each(|mistake| println!("cargo::error={mistake}"));
            return ExitCode::FAILURE;
        }
    };
    let write = |name: &str, text: String| {
        fs::write(Path::new(&out).join(name), text).expect("OUT_DIR can be written");
    };
    write("page_messages.rs", generate::rust(&files, &[]));
    for (index, locale) in LOCALES.iter().enumerate() {
        write(&format!("words.{locale}.json"), words(&files, index));
    }
    ExitCode::SUCCESS
}

/// The messages of the page in one language, as JSON: by file and id, with their arguments as `{ $name }`. A
/// message with variants is for this crate only.
fn words(files: &[File], locale: usize) -> String {
    let mut messages = BTreeMap::new();
    for (file, message) in
        files.iter().flat_map(|file| file.messages.iter().map(move |it| (file, it)))
    {
        let text: Option<String> = message.texts[locale].iter().map(plain).collect();
        messages.extend(text.map(|text| (format!("{}.{}", file.name, message.id), text)));
    }
    let messages: Vec<String> =
        messages.iter().map(|(id, text)| format!("{}:{}", json(id), json(text))).collect();
    format!("{{\"messages\":{{{}}}}}", messages.join(","))
}

fn plain(piece: &Piece) -> Option<String> {
    match piece {
        Piece::Text(text) => Some(text.clone()),
        Piece::Argument(name) | Piece::Number(name) => Some(format!("{{ ${name} }}")),
        Piece::Select { .. } => None,
    }
}

/// A JSON string. The catalogue has no control characters but line ends.
fn json(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}
