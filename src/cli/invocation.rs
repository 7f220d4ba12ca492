//! The command line of this run, so that a hint can show the command again with the right file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::args::{Command, ExportCommand, RosterCommand, TimeCommand};
use super::display::typed;
use super::wanted::Wanted;

/// The command and the files that it names.
struct Invocation {
    /// The kind of file that the command needs where no option names the file.
    wanted: Wanted,
    /// The files that options name, and the kind that is needed there.
    by_option: Vec<(PathBuf, Wanted)>,
    roster: Option<PathBuf>,
    takes_roster: bool,
    is_verify: bool,
}

static INVOCATION: OnceLock<Invocation> = OnceLock::new();

/// Remembers the command. A process runs only one.
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
        Command::Time(TimeCommand::Request(_)) => (Wanted::Bundle, Vec::new(), None),
        Command::Time(TimeCommand::Add(args)) => (Wanted::Bundle, Vec::new(), args.roster.clone()),
        Command::Time(TimeCommand::Due(args)) => {
            (Wanted::Instrument, Vec::new(), roster(&args.roster))
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
    // This function is called once.
    let is_verify = matches!(command, Command::Verify(_));
    let takes_roster = roster.is_some()
        || matches!(
            command,
            Command::Sign(_) | Command::Merge(_) | Command::Time(TimeCommand::Add(_))
        );
    let _ = INVOCATION.set(Invocation { wanted, by_option, roster, takes_roster, is_verify });
}

/// The kind of file that the command needs in this place.
pub(crate) fn wanted(path: &Path) -> Wanted {
    let Some(it) = INVOCATION.get() else { return Wanted::Instrument };
    let by_option = it.by_option.iter().find(|(file, _)| file == path);
    by_option.map_or(it.wanted, |(_, wanted)| *wanted)
}

/// Whether the command is `verify`, which takes `--record`.
pub(crate) fn is_verify() -> bool {
    INVOCATION.get().is_some_and(|it| it.is_verify)
}

/// Whether the command has the option `--roster`.
pub(crate) fn takes_roster() -> bool {
    INVOCATION.get().is_some_and(|it| it.takes_roster)
}

/// The roster of the command, as it is typed into a shell; `roster.toml` if the command names none.
pub(crate) fn roster() -> String {
    let roster = INVOCATION.get().and_then(|it| it.roster.as_deref());
    typed(roster.unwrap_or(Path::new("roster.toml")))
}

/// The roster of the command, as it was named.
pub(crate) fn named_roster() -> Option<PathBuf> {
    INVOCATION.get().and_then(|it| it.roster.clone())
}

/// The other files of the command, besides its roster.
pub(crate) fn other_files() -> Vec<PathBuf> {
    let words = without_language(std::env::args_os().skip(1)).into_iter().map(PathBuf::from);
    let roster = named_roster();
    words.filter(|word| Some(word) != roster.as_ref() && word.is_file()).collect()
}

/// These words of a command line as a command that is typed into a shell. `replace` gives the text for each word:
/// its first argument is the option if the word is the value of `--option=value`.
pub(crate) fn typed_command(
    words: &[OsString],
    mut replace: impl FnMut(Option<&str>, &Path) -> String,
) -> String {
    let mut command = String::from("paraph");
    for word in words {
        let text = word.to_string_lossy();
        command.push(' ');
        match text.split_once('=').filter(|(option, _)| option.starts_with("--")) {
            Some((option, value)) => {
                command += &format!("{option}={}", replace(Some(option), Path::new(value)));
            }
            None => command += &replace(None, Path::new(word)),
        }
    }
    command
}

/// A word of a command as it is typed into a shell. A hyphen alone stays: it names a standard stream.
pub(crate) fn typed_word(word: &Path) -> String {
    match word == Path::new("-") {
        true => "-".to_owned(),
        false => typed(word),
    }
}

/// The same command with two files in each other's place.
pub(crate) fn swapped(one: &Path, other: &Path) -> String {
    let words = without_language(std::env::args_os().skip(1));
    typed_command(&words, |_, word| match () {
        () if word == one => typed(other),
        () if word == other => typed(one),
        () => typed_word(word),
    })
}

fn is_by_option(path: &Path) -> bool {
    INVOCATION.get().is_some_and(|it| it.by_option.iter().any(|(file, _)| file == path))
}

/// The words of a command without the options that only change the form of its output.
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

/// The same command with `other` in place of the file `path`, and with `more` words at its end. These are left out
/// if the command already has the option with which they begin. `None` if the command does not name `path`, because
/// the file was found in a folder.
pub(crate) fn repeated(path: &Path, other: &str, more: &[&str]) -> Option<String> {
    if path == Path::new("-") {
        return None;
    }
    let words = without_language(std::env::args_os().skip(1));
    // The command already names the other file.
    let is_there = |word: &OsString| typed(Path::new(word)) == other;
    if other != typed(path) && words.iter().any(is_there) && !is_by_option(path) {
        return None;
    }
    let mut is_named = false;
    let mut has_option = false;
    // The same file can also be named without an option.
    let by_option = is_by_option(path);
    let mut follows_option = false;
    let mut command = typed_command(&words, |option, word| {
        let is_option = option.is_none() && word.to_string_lossy().starts_with('-');
        has_option |= more.first().is_some_and(|first| match option {
            Some(option) => option == *first,
            None => word == Path::new(first),
        });
        let is_the_file = word == path && (option.is_some() || follows_option || !by_option);
        follows_option = is_option;
        match is_the_file {
            true => {
                is_named = true;
                other.to_owned()
            }
            false => typed_word(word),
        }
    });
    if !has_option {
        for word in more {
            command.push(' ');
            command += word;
        }
    }
    is_named.then_some(command)
}
