//! The stories in `docs/` are played: every command is run, every output compared.
//!
//! In a block that begins with ```` ```console ````, `$ ` begins a command (`> ` goes on with it),
//! and what follows is its output, both streams, with `(exit code N)` behind it where that is not 0.
//! What stands in a block that begins with ```` ```toml NAME ```` is written to the file NAME.
//! Blocks of one file run in one folder, one after the other, with copies of `keys/` and `fixtures/`.
//! `PARAPH_WRITE_STORIES=1 cargo test --test it played` writes the outputs anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools;

const STORIES: &[&str] =
    &["docs/ictcc.md", "docs/jsoi.md", "docs/officers.md", "docs/pipelines.md", "docs/roster.md"];

#[test]
fn the_stories_are_true() {
    for story in STORIES {
        let path = root().join(story);
        let told = fs::read_to_string(&path).unwrap();
        let played = play(&told);
        if std::env::var_os("PARAPH_WRITE_STORIES").is_some() {
            fs::write(&path, &played).unwrap();
        } else if played != told {
            let pairs = told.lines().zip(played.lines()).enumerate();
            let (line, (told, played)) = pairs.into_iter().find(|(_, (a, b))| a != b).unwrap();
            panic!("{story}:{}\n  told:   {told}\n  played: {played}", line + 1);
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The story with the outputs that its commands have now.
fn play(told: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for name in ["keys", "fixtures"] {
        copy(&root().join(name), &folder.path().join(name));
    }
    let mut played = String::new();
    let mut lines = told.lines().peekable();
    while let Some(line) = lines.next() {
        played += &format!("{line}\n");
        if let Some(name) = line.strip_prefix("```toml ") {
            let file = std::iter::from_fn(|| lines.next_if(|line| *line != "```"));
            let file: String = file.map(|line| format!("{line}\n")).collect();
            fs::write(folder.path().join(name), &file).unwrap();
            played += &file;
            continue;
        }
        if line != "```console" {
            continue;
        }
        while let Some(line) = lines.next_if(|line| *line != "```") {
            let Some(first) = line.strip_prefix("$ ") else { continue };
            let mut command = first.to_owned();
            played += &format!("{line}\n");
            while let Some(more) = lines.next_if(|line| line.starts_with("> ")) {
                command += &format!("\n{}", &more[2..]);
                played += &format!("{more}\n");
            }
            played += &run(&command, folder.path());
        }
    }
    played
}

/// A folder and what is in it, but for the vectors, which are many and in no story.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        match path.is_dir() {
            true if name == "vectors" => {}
            true => copy(&path, &to.join(name)),
            false => drop(fs::copy(&path, to.join(name)).unwrap()),
        }
    }
}

fn run(command: &str, folder: &Path) -> String {
    tools::need_all(command);
    let programs = Path::new(env!("CARGO_BIN_EXE_paraph")).parent().unwrap();
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("{{ {command}\n}} 2>&1"))
        .current_dir(folder)
        .env("PATH", format!("{}:{}", programs.display(), std::env::var("PATH").unwrap()))
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC")
        .output()
        .unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    match output.status.code() {
        Some(0) => text,
        code => text + &format!("(exit code {})\n", code.unwrap()),
    }
}
