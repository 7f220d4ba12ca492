//! What was asked: the command and the files that it names, so that a hint can repeat the command with the file
//! that was probably meant.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::args::{Command, ExportCommand, RosterCommand};
use super::display::typed;
use super::wanted::Wanted;

/// What was asked.
struct Asked {
    /// What is wanted in the place of a file that no option names.
    wanted: Wanted,
    /// The files that options name, and what is wanted there.
    by_option: Vec<(PathBuf, Wanted)>,
    roster: Option<PathBuf>,
    is_verify: bool,
}

static ASKED: OnceLock<Asked> = OnceLock::new();

/// Remembers what is asked. The program runs one command.
pub(crate) fn remember(command: &Command) {
    let named = |files: &[PathBuf]| -> Vec<(PathBuf, Wanted)> {
        files.iter().map(|file| (file.clone(), Wanted::Instrument)).collect()
    };
    let roster = |roster: &PathBuf| Some(roster.clone());
    let (wanted, by_option, roster) = match command {
        Command::Draft(args) => {
            let files: Vec<PathBuf> =
                args.relations.files.iter().map(|(_, file)| file.clone()).collect();
            (Wanted::Instrument, named(&files), None)
        }
        Command::Record(_) => (Wanted::Draft, Vec::new(), None),
        Command::Lint(args) => (Wanted::ToLint, named(&args.with), None),
        Command::Show(_) => (Wanted::ToShow, Vec::new(), None),
        Command::Sign(args) => {
            let mut files = named(&args.with);
            files.extend(args.authority.iter().map(|file| (file.clone(), Wanted::Instrument)));
            (Wanted::ToSign, files, args.roster.clone())
        }
        Command::Merge(_) | Command::Export(ExportCommand::Kit(_)) => {
            (Wanted::Bundle, Vec::new(), None)
        }
        Command::Verify(args) => {
            let mut files = named(&args.with);
            files.extend(args.record.iter().map(|file| (file.clone(), Wanted::Record)));
            (Wanted::Bundle, files, roster(&args.roster))
        }
        Command::Status(args) => (Wanted::Instrument, named(&args.with), roster(&args.roster)),
        Command::Graph(args) => (Wanted::Instrument, Vec::new(), roster(&args.roster)),
        Command::Check(_) => (Wanted::ToCheck, Vec::new(), None),
        Command::Roster(RosterCommand::Add(args)) => {
            (Wanted::Bundle, named(&args.with), roster(&args.roster))
        }
        Command::Roster(RosterCommand::Accept(args)) => {
            (Wanted::Bundle, Vec::new(), roster(&args.roster))
        }
        Command::Roster(RosterCommand::Check(args)) => {
            (Wanted::Instrument, named(&args.with), roster(&args.roster))
        }
        Command::Roster(_)
        | Command::Key(_)
        | Command::Hash(_)
        | Command::Canon(_)
        | Command::Demo(_)
        | Command::Completions(_)
        | Command::Man(_)
        | Command::Config
        | Command::Help(_) => (Wanted::Instrument, Vec::new(), None),
    };
    // A second one would be another command, which there is not.
    let is_verify = matches!(command, Command::Verify(_));
    let _ = ASKED.set(Asked { wanted, by_option, roster, is_verify });
}

/// What is wanted in the place of this file.
pub(crate) fn wanted(path: &Path) -> Wanted {
    let Some(asked) = ASKED.get() else { return Wanted::Instrument };
    let by_option = asked.by_option.iter().find(|(file, _)| file == path);
    by_option.map_or(asked.wanted, |(_, wanted)| *wanted)
}

/// Whether the command is `verify`, which takes `--record`.
pub(crate) fn is_verify() -> bool {
    ASKED.get().is_some_and(|asked| asked.is_verify)
}

/// The roster that was named, as it is typed into a shell; otherwise the name that rosters have by habit.
pub(crate) fn roster() -> String {
    let roster = ASKED.get().and_then(|asked| asked.roster.as_deref());
    typed(roster.unwrap_or(Path::new("roster.toml")))
}

fn is_by_option(path: &Path) -> bool {
    ASKED.get().is_some_and(|asked| asked.by_option.iter().any(|(file, _)| file == path))
}

/// The words of a command without those that only say in which form it answers.
fn without_language(words: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut kept = Vec::new();
    let mut is_value = false;
    for word in words {
        let text = word.to_string_lossy();
        let is_option = ["--lang", "--color"].contains(&&*text);
        let is_dropped = is_value
            || is_option
            || text == "--json"
            || ["--lang=", "--color="].iter().any(|option| text.starts_with(option));
        is_value = is_option;
        if !is_dropped {
            kept.push(word);
        }
    }
    kept
}

/// The same command with another file in the place of this one, and with more words at its end, unless it has
/// the option that they begin with. `None`: the command does not name the file; it was found in a folder.
pub(crate) fn again(path: &Path, other: &str, more: &[&str]) -> Option<String> {
    if path == Path::new("-") {
        return None;
    }
    let words = without_language(std::env::args_os().skip(1));
    // To name it twice is no other question.
    let is_there = |word: &OsString| typed(Path::new(word)) == other;
    if other != typed(path) && words.iter().any(is_there) && !is_by_option(path) {
        return None;
    }
    let mut is_named = false;
    let mut command = String::from("paraph");
    let mut has_option = false;
    // A file that an option names may be named without one, too.
    let by_option = is_by_option(path);
    let mut follows_option = false;
    for word in &words {
        let text = word.to_string_lossy();
        let value = text.split_once('=').filter(|(option, _)| option.starts_with("--"));
        has_option |= more.first().is_some_and(|first| {
            text == *first || value.is_some_and(|(option, _)| option == *first)
        });
        command.push(' ');
        match value {
            _ if Path::new(word) == path && (follows_option || !by_option) => {
                is_named = true;
                command += other;
            }
            Some((option, value)) if Path::new(value) == path => {
                is_named = true;
                command += &format!("{option}={other}");
            }
            Some((option, value)) => command += &format!("{option}={}", typed(Path::new(value))),
            None if text == "-" => command.push('-'),
            None => command += &typed(Path::new(word)),
        }
        follows_option = value.is_none() && text.starts_with('-');
    }
    if !has_option {
        for word in more {
            command.push(' ');
            command += word;
        }
    }
    is_named.then_some(command)
}
