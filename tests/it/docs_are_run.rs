//! Plays the stories in `docs/` and `docs/ko/`: runs every command, and compares every output.
//!
//! In a block that begins with ```` ```console ````, `$ ` begins a command (`> ` continues it). The text
//! after it is its output, both streams, with `(exit code N)` after it if that is not 0. The content of a
//! block that begins with ```` ```toml NAME ```` is written to the file NAME. All blocks of a file run in one
//! folder, in sequence, with copies of `keys/` and `fixtures/`.
//!
//! Every page of `docs/ko/` is played in Korean; a command in it with English output says `--lang en`.
//! `PARAPH_WRITE_STORIES=1 cargo test --test it docs_are_run` writes the outputs again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools;

const STORIES: &[&str] = &[
    "docs/archive.md",
    "docs/exit-codes.md",
    "docs/getting-started.md",
    "docs/ictcc.md",
    "docs/jsoi.md",
    "docs/keys.md",
    "docs/officers.md",
    "docs/pipelines.md",
    "docs/roster.md",
];

#[derive(Clone, Copy)]
enum Language {
    English,
    Korean,
}

impl Language {
    /// The value of `LC_ALL`. The locale does not have to be installed: `paraph` reads only its name.
    fn posix(self) -> &'static str {
        match self {
            Self::English => "C.UTF-8",
            Self::Korean => "ko_KR.UTF-8",
        }
    }

    fn exit_code(self, code: i32) -> String {
        match self {
            Self::English => format!("(exit code {code})\n"),
            Self::Korean => format!("(종료 코드 {code})\n"),
        }
    }
}

#[test]
fn the_stories_are_true() {
    for story in STORIES {
        play_page(story, Language::English);
    }
}

#[test]
fn the_korean_pages_are_true() {
    for page in korean_pages() {
        play_page(&format!("docs/ko/{page}"), Language::Korean);
    }
}

/// Commands are not translated, only text in quotes and in comments.
#[test]
fn a_korean_page_has_the_commands_of_its_english_page() {
    let mut compared = 0;
    for page in korean_pages() {
        let read = |path: String| fs::read_to_string(root().join(path));
        let Ok(english) = read(format!("docs/{page}")) else { continue };
        let korean = read(format!("docs/ko/{page}")).unwrap();
        let (english, korean) = (commands(&english), commands(&korean));
        for (english, korean) in english.iter().zip(&korean) {
            assert_eq!(english, korean, "docs/ko/{page}");
        }
        assert_eq!(english.len(), korean.len(), "docs/ko/{page}");
        compared += english.len();
    }
    assert!(compared > 0);
}

/// It names the page that it translates, and says which of the two decides.
#[test]
fn a_korean_page_names_its_english_source() {
    for page in korean_pages() {
        let korean = fs::read_to_string(root().join("docs/ko").join(&page)).unwrap();
        let note = korean.lines().find(|line| line.starts_with("> ")).unwrap_or_default();
        let link = note.split_once("](").and_then(|(_, rest)| rest.split_once(')'));
        let (link, rest) = link.unwrap_or_else(|| panic!("docs/ko/{page} names no English page"));
        assert!(root().join("docs/ko").join(link).is_file(), "docs/ko/{page}: {link}");
        assert!(rest.contains("영어 문서를 따릅니다"), "docs/ko/{page}: {note}");
    }
}

/// Outside blocks, “ ” contain text of the program in Korean; digits replace an argument.
#[test]
fn what_a_korean_page_quotes_is_in_the_catalogue() {
    let mut catalogue = String::new();
    for layer in ["library", "program"] {
        for file in fs::read_dir(root().join("lang").join(layer).join("ko")).unwrap() {
            catalogue += &fs::read_to_string(file.unwrap().path()).unwrap();
        }
    }
    let mut quoted = 0;
    for page in korean_pages() {
        let korean = fs::read_to_string(root().join("docs/ko").join(&page)).unwrap();
        for prose in korean.split("```").step_by(2) {
            for (label, _) in prose.split('“').skip(1).filter_map(|rest| rest.split_once('”')) {
                let mut words = label.split(|c: char| c.is_ascii_digit()).map(str::trim);
                assert!(words.all(|words| catalogue.contains(words)), "docs/ko/{page}: “{label}”");
                quoted += 1;
            }
        }
    }
    assert!(quoted > 0);
}

/// The names of all pages in `docs/ko/`.
fn korean_pages() -> Vec<String> {
    let entries = fs::read_dir(root().join("docs/ko")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut pages: Vec<String> = names.filter(|name| name.ends_with(".md")).collect();
    pages.sort();
    assert!(!pages.is_empty());
    pages
}

/// The commands and files of a page's blocks, without quoted text, comments, `--lang en`, and outputs.
fn commands(page: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(kind) = line.strip_prefix("```").filter(|kind| !kind.is_empty()) else { continue };
        let block = lines.by_ref().take_while(|line| *line != "```");
        let block = block.filter(|line| {
            !kind.starts_with("console") || line.starts_with("$ ") || line.starts_with("> ")
        });
        let block = block.map(|line| unquoted(line).replace(" --lang en", ""));
        commands.extend(block.filter(|line| !line.is_empty()));
    }
    commands
}

/// The line without quoted text, and without a comment.
fn unquoted(line: &str) -> String {
    let mut open = None;
    let mut kept = String::new();
    for c in line.chars() {
        match (open, c) {
            (None, '\'' | '"') => open = Some(c),
            (None, '#') => break,
            (None, _) => kept.push(c),
            (Some(quote), _) if quote == c => open = None,
            (Some(_), _) => {}
        }
    }
    kept.trim_end().to_owned()
}

fn play_page(page: &str, language: Language) {
    let path = root().join(page);
    let written = fs::read_to_string(&path).unwrap();
    let played = play(&written, language);
    if std::env::var_os("PARAPH_WRITE_STORIES").is_some() {
        fs::write(&path, &played).unwrap();
    } else if played != written {
        let pairs = written.lines().zip(played.lines()).enumerate();
        let (line, (written, played)) = pairs.into_iter().find(|(_, (a, b))| a != b).unwrap();
        panic!("{page}:{}\n  written: {written}\n  played:  {played}", line + 1);
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder that an English story leaves behind.
pub(crate) fn folder_after(page: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let written = fs::read_to_string(root().join(page)).unwrap();
    play_in(&folder, &written, Language::English);
    folder
}

/// The story with the present outputs of its commands.
fn play(written: &str, language: Language) -> String {
    play_in(&tempfile::tempdir().unwrap(), written, language)
}

fn play_in(folder: &tempfile::TempDir, written: &str, language: Language) -> String {
    for name in ["keys", "fixtures"] {
        copy(&root().join(name), &folder.path().join(name));
    }
    let mut played = String::new();
    let mut lines = written.lines().peekable();
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
            let output = run(&command, folder.path(), language);
            for label in filters(&command) {
                let found = output.lines().any(|line| line.starts_with(label));
                assert!(found, "no line of the output begins with {label:?}: {command}");
            }
            played += &output;
        }
    }
    played
}

/// The line beginnings with which a command selects parts of an output, if they are plain text. Otherwise a
/// label that changes in the program would leave a story without its output.
fn filters(command: &str) -> Vec<&str> {
    let quoted = command.split('\'').skip(1).step_by(2);
    let label = |text| -> Option<&str> {
        let label = match command.contains("sed -n") {
            true => str::strip_prefix(text, "/^")?.split_once('/')?.0,
            false => str::strip_prefix(text, "^").filter(|_| command.contains("| grep"))?,
        };
        Some(label).filter(|label| !label.contains(['(', '[', '.', '*', '\\']))
    };
    quoted.filter_map(label).collect()
}

/// Copies a folder with its content, except the vectors, which are many and in no story.
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

fn run(command: &str, folder: &Path, language: Language) -> String {
    tools::need_all(command);
    let programs = Path::new(env!("CARGO_BIN_EXE_paraph")).parent().unwrap();
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("{{ {command}\n}} 2>&1"))
        .current_dir(folder)
        .env("PATH", format!("{}:{}", programs.display(), std::env::var("PATH").unwrap()))
        .env("LC_ALL", language.posix())
        .env("TZ", "UTC")
        .output()
        .unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    match output.status.code() {
        Some(0) => text,
        code => text + &language.exit_code(code.unwrap()),
    }
}
