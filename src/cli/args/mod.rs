//! The command line: parses the arguments into values, and holds the long help texts. The one-line descriptions
//! of commands and options are in the catalogue; `descriptions` takes them from there.

mod descriptions;
mod digests;
mod explained;
mod export;
mod key;
mod record;
mod roster;
mod sign;
mod time;
mod values;
mod verify;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use paraph::messages::Sentence;

use super::colour::When;
use super::language::Lang;
use super::messages::usage;

pub(crate) use descriptions::{command, described, with_all_arguments};
pub(crate) use digests::{CanonArgs, CheckArgs, HashArgs};
pub(crate) use export::{ExportCommand, KitArgs};
pub(crate) use key::{
    KeyCommand, KeyExportArgs, KeyImportArgs, KeyNewArgs, KeyPasswdArgs, KeyShowArgs,
};
pub(crate) use record::{DraftArgs, LintArgs, RecordArgs};
pub(crate) use roster::{
    RosterAcceptArgs, RosterAddArgs, RosterCheckArgs, RosterCommand, RosterListArgs,
    RosterRevokeArgs,
};
pub(crate) use sign::{MergeArgs, ShowArgs, SignArgs};
pub(crate) use time::{TimeAddArgs, TimeCommand, TimeDueArgs, TimeRequestArgs};
pub(crate) use values::{NameIn, ValueError, digest, first_digits};
pub(crate) use verify::{GraphArgs, GraphFormat, StatusArgs, VerifyArgs, VerifyFormat};

/// The whole command line.
#[derive(Parser)]
#[command(name = "paraph", version, propagate_version = true, after_help = EXAMPLES)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Args {
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[arg(long, global = true, value_name = "WHEN", value_enum, hide_possible_values = true)]
    pub(crate) color: Option<When>,
    #[arg(long, global = true, value_name = "LANG", value_enum, hide_possible_values = true)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, global = true)]
    pub(crate) no_config: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// Whether the answer is JSON. A usage error if another format is requested too.
    pub(crate) fn json(&self) -> Result<bool, Sentence> {
        let format = match &self.command {
            Command::Verify(args) => args.format,
            _ => None,
        };
        match (self.json, format) {
            (true, Some(VerifyFormat::Text | VerifyFormat::Junit)) => {
                Err(Sentence::of(&usage::JsonAndFormat))
            }
            (json, None) => Ok(json),
            (_, Some(format)) => Ok(format == VerifyFormat::Json),
        }
    }
}

const EXAMPLES: &str = "\
To see every step of a signing, and what to send by e-mail or read out by telephone:
  paraph demo

To sign a record that you were sent, for your party:
  paraph show tor.record.json
  paraph sign tor.record.json --key me.key --roster roster.toml

To check whether a bundle that you were sent is concluded:
  paraph verify tor.bundle.json --roster roster.toml

Exit codes, the same for every command:
  0  done, or concluded
  1  something is false or malformed
  2  the command could not do its work, or could not judge
  3  nothing is false, but something is missing";

const CONFIG: &str = "\
The file is $XDG_CONFIG_HOME/paraph/config.toml, or $HOME/.config/paraph/config.toml if
XDG_CONFIG_HOME is not set. It is TOML, and every setting is optional. An option on the command line
overrides its setting:
  key = \"me.key\"           for sign --key
  as = \"me.toml\"           for sign --as
  roster = \"roster.toml\"   for --roster, of every command that has it
  color = \"auto\"           for --color: auto, always, never

File names are relative to the folder of config.toml; ~/ means HOME. The program reports each
default that it uses. A verdict may depend on the file, so the program reads it only if no one else
can change it or its folder. Never put a passphrase in it.";

// The help for each command is in the catalogue: args/descriptions.rs. The arguments of a command are made when it is
// the one that was typed: to make those of all commands takes longer than to verify a signature.
#[derive(Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Write a draft
    Draft(DraftArgs),
    /// Make a record of a draft
    Record(RecordArgs),
    /// Find problems in drafts and records
    Lint(LintArgs),
    /// Keys
    #[command(subcommand)]
    Key(KeyCommand),
    /// The roster
    #[command(subcommand)]
    Roster(RosterCommand),
    /// Show what a file says
    Show(ShowArgs),
    /// Sign a record or bundle
    Sign(SignArgs),
    /// Join copies of a bundle
    Merge(MergeArgs),
    /// Judge bundles
    Verify(VerifyArgs),
    /// Write files for other people
    #[command(subcommand)]
    Export(ExportCommand),
    /// Evidence of times
    #[command(subcommand)]
    Time(TimeCommand),
    /// Report the state of instruments
    Status(StatusArgs),
    /// Draw instruments
    Graph(GraphArgs),
    /// Print digests
    Hash(HashArgs),
    /// Compare files with digests, texts or lists
    Check(CheckArgs),
    /// Write canonical JSON
    Canon(CanonArgs),
    /// Play a signing
    Demo(DemoArgs),
    /// Print a script for a shell
    Completions(CompletionsArgs),
    /// Write the manual pages
    #[command(hide = true)]
    Man(ManArgs),
    /// Show the defaults
    #[command(after_help = CONFIG)]
    Config,
    /// Explain a command or topic
    Help(HelpArgs),
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph help
  paraph help roster add
  paraph help exit-codes")]
pub(crate) struct HelpArgs {
    #[arg(value_name = "COMMAND|TOPIC", add = explained::explained())]
    pub(crate) about: Vec<String>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Add the line for your shell to ~/.bashrc, ~/.zshrc or ~/.config/fish/config.fish:
  source <(paraph completions bash)
  source <(paraph completions zsh)
  paraph completions fish | source")]
pub(crate) struct CompletionsArgs {
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true)]
    pub(crate) shell: Shell,
}

/// A shell that can ask a program for the completions that Tab offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    /// GNU Bash
    Bash,
    /// The Z shell
    Zsh,
    /// The friendly interactive shell
    Fish,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  mkdir -p man && paraph man --dir man && man -l man/paraph-verify.1")]
pub(crate) struct ManArgs {
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph demo --dir demo

On a terminal, the demo waits for Enter before each part. Ctrl-C leaves it; Ctrl-D shows the rest
without waiting. If its input or its output is not a terminal, it never waits.")]
pub(crate) struct DemoArgs {
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
}
