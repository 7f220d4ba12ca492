//! The program: arguments, files, clock, randomness, terminal, words.
//!
//! [`main`] is the one place where arguments become a command, an error becomes words, and both
//! become an exit code. Whatever is judged is judged by the library.

mod args;
mod command;
mod error;
mod files;
mod instruments;
mod kind;
mod machine;
mod passphrase;
mod progress;
mod say;
mod secrecy;
mod shown;
mod terminal;
mod texts;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};
use paraph::screen::{brief, safe};

use args::{Args, Command, ExportCommand, KeyCommand, RosterCommand};
use error::{CliError, Exit};
use say::{World, terminal};
use shown::on_screen;

/// Longest word of a command line that is quoted whole, in columns.
const MAX_WORD: usize = 400;

/// Runs the program on the process's arguments and streams.
pub(crate) fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(help_or_usage) => return before_start(&quoting_safely(help_or_usage)),
    };
    let mut out = io::stdout().lock();
    let mut world = World::new(&mut out, args.json);
    let done = run(args.command, &mut world);
    let flushed = |exit| out.flush().map(|()| exit).map_err(CliError::writing_output);
    match done.and_then(flushed) {
        Ok(exit) => exit.code(),
        Err(error) => {
            report(&error, args.json);
            error.exit.code()
        }
    }
}

fn run(command: Command, world: &mut World<'_>) -> Result<Exit, CliError> {
    match command {
        Command::Draft(args) => command::draft::run(&args, world),
        Command::Record(args) => command::record::run(&args, world),
        Command::Lint(args) => command::lint::run(&args, world),
        Command::Key(KeyCommand::New(args)) => match command::key::new(&args, world) {
            Err(error) if error.code == "output-exists" => {
                command::unfinished::finish(&args, error, world)
            }
            done => done,
        },
        Command::Key(KeyCommand::Show(args)) => command::key::show(&args, world),
        Command::Key(KeyCommand::Import(args)) => command::key::import(&args, world),
        Command::Key(KeyCommand::Export(args)) => command::key::export(&args, world),
        Command::Key(KeyCommand::Passwd(args)) => command::key::passwd(&args, world),
        Command::Show(args) => command::show::run(&args, world),
        Command::Sign(args) => command::sign::run(&args, world),
        Command::Merge(args) => command::merge::run(&args, world),
        Command::Verify(args) => command::verify::run(&args, world),
        Command::Export(ExportCommand::Kit(args)) => command::export::kit(&args, world),
        Command::Status(args) => command::status::run(&args, world),
        Command::Graph(args) => command::graph::run(&args, world),
        Command::Hash(args) if args.check => command::check::lists(&args.files, world),
        Command::Hash(args) => command::hash::run(&args, world),
        Command::Check(args) => command::check::run(&args, world),
        Command::Roster(RosterCommand::List(args)) => command::roster::list(&args, world),
        Command::Roster(RosterCommand::Add(args)) => command::roster::add(&args, world),
        Command::Roster(RosterCommand::Revoke(args)) => command::roster::revoke(&args, world),
        Command::Roster(RosterCommand::Accept(args)) => command::roster::accept(&args, world),
        Command::Roster(RosterCommand::Check(args)) => command::roster::check(&args, world),
        Command::Canon(args) => command::canon::run(&args, world),
        Command::Demo(args) => command::demo::run(&args, world),
    }
}

/// The same message about what was typed, in which that is safe to show: it is quoted in it, may be
/// a file's name, and a line end in it would begin a line of its own.
fn quoting_safely(message: clap::Error) -> clap::Error {
    let typed = std::env::args_os().map(|word| safe(&brief(&word.to_string_lossy(), MAX_WORD)));
    match Args::try_parse_from(typed) {
        Err(same) if same.kind() == message.kind() => same,
        // It was wrong in what cannot be shown only.
        Ok(_) | Err(_) => {
            let sentence = "an argument is very long, or has characters that do not show";
            Args::command().error(message.kind(), sentence)
        }
    }
}

/// `--help`, `--version`, or words that make no command.
fn before_start(message: &clap::Error) -> ExitCode {
    let text = on_screen(&message.render().to_string(), terminal(message.use_stderr()));
    let printed = match message.use_stderr() {
        true => io::stderr().write_all(text.as_bytes()),
        false => io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()),
    };
    match printed {
        Ok(()) if message.exit_code() == 0 => Exit::Done.code(),
        Ok(()) => Exit::CouldNot.code(),
        Err(error) => {
            report(&CliError::writing_output(error), false);
            Exit::CouldNot.code()
        }
    }
}

/// A reader that went away is told nothing; everybody else gets the sentence.
fn report(error: &CliError, json: bool) {
    if error.is_broken_pipe() {
        return;
    }
    if json {
        let mut out = io::stdout().lock();
        let _ = writeln!(out, "{}", error.to_json()).and_then(|()| out.flush());
    }
    let _ = io::stderr().write_all(on_screen(&error.to_string(), terminal(true)).as_bytes());
}
