//! The program: arguments, files, clock, randomness, terminal, words.
//!
//! [`main`] turns arguments into a command, errors into messages, and both into an exit code. No other
//! function does. The library makes all judgements.

mod args;
mod chunked_reader;
mod clock_and_rng;
mod colour;
mod command;
mod completion;
mod config;
mod display;
mod error;
mod file_kind;
mod files;
mod help_topics;
mod input_files;
mod invocation;
mod judging;
mod key_conversion;
mod key_name;
mod language;
mod messages;
mod other_instruments;
mod output;
mod paper;
mod parallel;
mod passphrase;
mod paths;
mod process_hardening;
mod progress;
mod public_key_file;
mod signals;
mod signer;
mod standard_streams;
mod suggestions;
mod terminal;
mod text_lookup;
mod toml_hints;
mod unreadable;
mod usage;
mod wanted;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _};
use paraph::messages::Localized as _;
use paraph::screen::{brief, safe};

use args::{Args, Command, ExportCommand, KeyCommand, RosterCommand, TimeCommand};
use colour::{Colours, When};
use config::Defaults;
use display::{on_screen, our_words};
use error::{CliError, Exit};
use messages::files as files_words;
use output::{Console, terminal, unwrapped};
use standard_streams::Output;
use usage::{MAX_WORD, Misused};

/// The help for a command without its subcommand.
const SHOWS_HELP: ErrorKind = ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;

/// Runs the program on the process's arguments and streams.
pub(crate) fn main() -> ExitCode {
    if let Some(answered) = command::completions::answer_shell() {
        return answered.code();
    }
    let read = match config::is_unwanted(std::env::args_os()) {
        true => Ok(Defaults::none()),
        false => Defaults::read(),
    };
    language::choose(read.as_ref().ok().and_then(Defaults::lang));
    let filled = || match &read {
        Ok(defaults) => defaults.fill(unwrapped(Args::command())),
        Err(_) => unwrapped(Args::command()),
    };
    // It is needed until the program ends, and to free it takes as long as to make it.
    let command = Box::leak(Box::new(filled()));
    let words: Vec<OsString> = std::env::args_os().collect();
    if let Some(dash) = Misused::by_dash(&words, command) {
        return misused(&dash);
    }
    let (args, matches) = match parse(command, words) {
        Ok(parsed) => parsed,
        Err(help_or_usage) => {
            if help_or_usage.kind() == ErrorKind::DisplayVersion {
                return show_help(&help_or_usage);
            }
            // Descriptions are made only if they are shown.
            if shows_help(&help_or_usage) {
                *command = args::described(filled(), language::locale());
            }
            let missing = help_or_usage.kind() == ErrorKind::MissingRequiredArgument;
            return match read {
                // The missing argument may be in the configuration that could not be read.
                Err(error) if missing => failed(&error, false, Colours::new(When::default())),
                Ok(_) | Err(_) if shows_help(&help_or_usage) => {
                    match parse(command, std::env::args_os()) {
                        Err(described) => show_help(&described),
                        Ok(_) => show_help(&help_or_usage),
                    }
                }
                Ok(_) | Err(_) => misused(&quoting_safely(command, &help_or_usage)),
            };
        }
    };
    let json = match args.json() {
        Ok(json) => json,
        Err(sentence) => return misused(&Misused::said(&sentence)),
    };
    let mut unused = None;
    let defaults = match read {
        Ok(defaults) => defaults,
        Err(error) if config::could_fill(command, &matches) => {
            return failed(&error, json, Colours::new(args.color.unwrap_or_default()));
        }
        Err(error) => {
            // The command needs nothing from it. Its language and colours are not used either.
            unused = Some(error);
            Defaults::none()
        }
    };
    let colours = Colours::new(args.color.or_else(|| defaults.color()).unwrap_or_default());
    let mut out = Output::standard();
    let mut console = Console::new(&mut out, json, colours);
    let unused = unused.filter(|_| !matches!(args.command, Command::Config));
    if let Some(CliError { sentence, place, code, .. }) = &unused {
        console.talk(&files_words::ConfigUnused { sentence, place, code });
    }
    for sentence in defaults.used(&matches) {
        console.talk(&sentence);
    }
    let done = run(args.command, &mut console);
    let flushed = |exit| out.flush().map(|()| exit).map_err(CliError::writing_output);
    match done.and_then(flushed) {
        Ok(exit) => exit.code(),
        Err(error) => failed(&error.with_file_meant(), json, colours),
    }
}

/// Parses the words into a command, and returns which arguments were typed.
fn parse(
    command: &mut clap::Command,
    words: impl IntoIterator<Item = impl Into<OsString> + Clone>,
) -> Result<(Args, ArgMatches), clap::Error> {
    let matches = command.try_get_matches_from_mut(words)?;
    let args = Args::from_arg_matches(&matches).map_err(|error| error.format(command))?;
    Ok((args, matches))
}

fn run(command: Command, console: &mut Console<'_>) -> Result<Exit, CliError> {
    invocation::remember(&command);
    match command {
        Command::Draft(args) => command::draft::run(&args, console),
        Command::Record(args) => command::record::run(&args, console),
        Command::Lint(args) => command::lint::run(&args, console),
        Command::Key(KeyCommand::New(args)) => match command::key::new(&args, console) {
            Err(error) if error.code == "output-exists" => {
                command::interrupted_key::finish(&args, error, console)
            }
            done => done,
        },
        Command::Key(KeyCommand::Show(args)) => command::key::show(&args, console),
        Command::Key(KeyCommand::Import(args)) => command::key::import(&args, console),
        Command::Key(KeyCommand::Export(args)) => command::key::export(&args, console),
        Command::Key(KeyCommand::Passwd(args)) => command::key::passwd(&args, console),
        Command::Show(args) => command::show::run(&args, console),
        Command::Sign(args) => command::sign::run(&args, console),
        Command::Merge(args) => command::merge::run(&args, console),
        Command::Verify(args) => command::verify::run(&args, console),
        Command::Export(ExportCommand::Kit(args)) => command::export::kit(&args, console),
        Command::Time(TimeCommand::Request(args)) => command::time::request(&args, console),
        Command::Time(TimeCommand::Add(args)) => command::time::add(&args, console),
        Command::Time(TimeCommand::Due(args)) => command::time::due_evidence(&args, console),
        Command::Status(args) => command::status::run(&args, console),
        Command::Graph(args) => command::graph::run(&args, console),
        Command::Hash(args) if args.check => command::check::lists(&args.files, console),
        Command::Hash(args) => command::hash::run(&args, console),
        Command::Check(args) => command::check::run(&args, console),
        Command::Roster(RosterCommand::List(args)) => command::roster::list(&args, console),
        Command::Roster(RosterCommand::Add(args)) => command::roster::add(&args, console),
        Command::Roster(RosterCommand::Revoke(args)) => command::roster::revoke(&args, console),
        Command::Roster(RosterCommand::Accept(args)) => command::roster::accept(&args, console),
        Command::Roster(RosterCommand::Check(args)) => command::roster::check(&args, console),
        Command::Config => command::config::run(console),
        Command::Canon(args) => command::canon::run(&args, console),
        Command::Demo(args) => command::demo::run(&args, console),
        Command::Completions(args) => command::completions::run(&args, console),
        Command::Man(args) => command::man::run(&args, console),
        Command::Help(args) => command::help::run(&args, console),
    }
}

/// The usage error with its quoted text made safe to show. The text is typed and may be a file name, and a line
/// end in it would begin a new line.
fn quoting_safely(command: &mut clap::Command, message: &clap::Error) -> Misused {
    let typed = std::env::args_os().map(|word| safe(&brief(&word.to_string_lossy(), MAX_WORD)));
    match parse(command, typed) {
        Err(same) if same.kind() == message.kind() => Misused::of(&same),
        // Only the unsafe characters were wrong.
        Ok(_) | Err(_) => Misused::said(&messages::usage::UnshowableArgument),
    }
}

/// Whether the parser shows help or the version, and not a usage error.
fn shows_help(message: &clap::Error) -> bool {
    !message.use_stderr() || message.kind() == SHOWS_HELP
}

/// Shows `--help` or `--version`, or the help of a command that lacks its subcommand.
fn show_help(message: &clap::Error) -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let colours = Colours::new(When::of(words.iter().skip(1).cloned()));
    let text = usage::in_language(&message.render().to_string(), language::locale());
    // Help quotes nothing that was typed.
    let on_screen = our_words(&text, terminal(message.use_stderr()));
    if message.use_stderr() {
        if usage::wants_json(&words) {
            print_json(&usage::no_command());
        }
        return complain(&on_screen, colours);
    }
    let mut out = Output::standard();
    let text = colour::help(&on_screen, colours.data);
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done.code(),
        Err(error) => failed(&CliError::writing_output(error), false, colours),
    }
}

/// Shows a usage error.
fn misused(error: &Misused) -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let colours = Colours::new(When::of(words.iter().skip(1).cloned()));
    if usage::wants_json(&words) {
        print_json(&error.to_error());
    }
    complain(&on_screen(&error.text(language::locale()), terminal(true)), colours)
}

/// Writes to standard error that the command line is not valid.
fn complain(text: &str, colours: Colours) -> ExitCode {
    match io::stderr().write_all(colour::help(text, colours.talk).as_bytes()) {
        Ok(()) => Exit::CouldNot.code(),
        Err(error) => failed(&CliError::writing_output(error), false, colours),
    }
}

/// Prints an error as a line of JSON.
fn print_json(error: &CliError) {
    let mut out = Output::standard();
    let _ = writeln!(out, "{}", error.to_json()).and_then(|()| out.flush());
}

/// Shows an error, unless the error is that the reader of the output closed it.
fn failed(error: &CliError, json: bool, colours: Colours) -> ExitCode {
    if error.is_broken_pipe() {
        return error.exit.code();
    }
    if json {
        print_json(error);
    }
    let text = on_screen(&error.in_locale(language::locale()), terminal(true));
    let _ = io::stderr().write_all(colour::error(&text, colours.talk).as_bytes());
    error.exit.code()
}
