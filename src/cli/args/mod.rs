//! The command line: words into values, and the help texts.

mod export;
mod judge;
mod key;
mod make;
mod roster;
mod sign;
mod sums;
mod words;

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args as ClapArgs, CommandFactory as _, Parser, Subcommand, ValueEnum};
use paraph::messages::Localized as _;

use super::colour::When;
use super::complete;
use super::language::{Lang, locale};
use super::messages::usage;

pub(crate) use export::{ExportCommand, KitArgs};
pub(crate) use judge::{GraphArgs, GraphFormat, StatusArgs, VerifyArgs, VerifyFormat};
pub(crate) use key::{
    KeyCommand, KeyExportArgs, KeyImportArgs, KeyNewArgs, KeyPasswdArgs, KeyShowArgs,
};
pub(crate) use make::{DraftArgs, LintArgs, RecordArgs};
pub(crate) use roster::{
    RosterAcceptArgs, RosterAddArgs, RosterCheckArgs, RosterCommand, RosterListArgs,
    RosterRevokeArgs,
};
pub(crate) use sign::{MergeArgs, ShowArgs, SignArgs};
pub(crate) use sums::{CanonArgs, CheckArgs, HashArgs};
pub(crate) use words::{KeyName, NameIn, digest, first_digits};

/// Conclude a document together: a record of it, an act signed by each party, a bundle that anybody
/// can verify.
#[derive(Parser)]
#[command(name = "paraph", version, propagate_version = true, after_help = EXAMPLES)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Args {
    /// Answer in JSON, one line
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        hide_possible_values = true,
        help = "Colour: auto, on a terminal; always; never [default: auto]"
    )]
    pub(crate) color: Option<When>,
    /// The language: en, ko [default: that of your configuration or environment]
    #[arg(long, global = true, value_name = "LANG", value_enum, hide = true)]
    pub(crate) lang: Option<Lang>,
    /// Take no defaults from your configuration
    #[arg(long, global = true)]
    pub(crate) no_config: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// Whether the answer is JSON; a usage error if it is to be something else, too.
    pub(crate) fn json(&self) -> Result<bool, clap::Error> {
        let format = match &self.command {
            Command::Verify(args) => args.format,
            _ => None,
        };
        match (self.json, format) {
            (true, Some(VerifyFormat::Text | VerifyFormat::Junit)) => {
                let sentence = usage::JsonAndFormat.in_locale(locale());
                Err(Self::command().error(ErrorKind::ArgumentConflict, sentence))
            }
            (json, None) => Ok(json),
            (_, Some(format)) => Ok(format == VerifyFormat::Json),
        }
    }
}

const EXAMPLES: &str = "\
To see it all happen, with what goes by e-mail and what by telephone:
  paraph demo

To sign a record that you were sent, for your party:
  paraph show tor.record.json
  paraph sign tor.record.json --key me.key --roster roster.toml

To know whether a bundle that you were sent is concluded:
  paraph verify tor.bundle.json --roster roster.toml

Exit codes of every command: 0 done or concluded; 1 something is false or malformed;
2 it could not be judged or done; 3 nothing is false, but something is missing.";

const CONFIG: &str = "\
The file is $XDG_CONFIG_HOME/paraph/config.toml, else $HOME/.config/paraph/config.toml. It is TOML,
all of it is optional, and what stands on the command line comes before it:
  key = \"me.key\"           for sign --key
  as = \"me.toml\"           for sign --as
  roster = \"roster.toml\"   for --roster, of every command that has it
  color = \"auto\"           for --color: auto, always, never

Files are seen from the folder of config.toml; ~/ is HOME. Each default that is used is told. Since
verify may rest on it, the file is read only if nobody else can write it, or its folder. It never
holds a passphrase.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Begin a record: write a draft to fill in, from the texts at hand
    Draft(DraftArgs),
    /// Turn a filled-in draft and its texts into a record
    Record(RecordArgs),
    /// Look in a draft or record for what will surprise somebody, before anybody signs
    Lint(LintArgs),
    /// Make keys, and show their ids and words
    #[command(subcommand)]
    Key(KeyCommand),
    /// Keep the list of whose keys are whose
    #[command(subcommand)]
    Roster(RosterCommand),
    /// Show what a file says: claims that nobody has checked
    Show(ShowArgs),
    /// Sign a record or bundle for your party
    Sign(SignArgs),
    /// Join copies of a bundle that were signed apart
    Merge(MergeArgs),
    /// Judge bundles by your roster: concluded, incomplete or refused, and why
    Verify(VerifyArgs),
    /// Write what people need who do not have this program
    #[command(subcommand)]
    Export(ExportCommand),
    /// Tell the state of instruments, why, what is due next, and from whom
    Status(StatusArgs),
    /// Draw instruments and what they say of each other
    Graph(GraphArgs),
    /// Print digests in the form of sha256sum; of a bundle, also that of its record
    Hash(HashArgs),
    /// Compare a file with a digest, a record with its texts, or files with a list
    Check(CheckArgs),
    /// Bring any JSON into canonical form (RFC 8785)
    Canon(CanonArgs),
    /// Play the signing of the ICTCC Terms of Reference, and three ways in which it goes wrong
    Demo(DemoArgs),
    /// Print the script that makes Tab complete commands, options, files and ids
    Completions(CompletionsArgs),
    /// Write the manual pages, for whoever packages this program
    #[command(hide = true)]
    Man(ManArgs),
    /// Show your defaults, and the file that they come from
    #[command(after_help = CONFIG)]
    Config,
    /// Explain a command, or a topic: changes, exit-codes, formats, lost-keys, roster
    Help(HelpArgs),
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph help
  paraph help roster add
  paraph help exit-codes")]
pub(crate) struct HelpArgs {
    /// A command, or a topic: changes, exit-codes, formats, lost-keys, roster
    #[arg(value_name = "COMMAND|TOPIC", add = complete::explained())]
    pub(crate) about: Vec<String>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
To have it from now on, in ~/.bashrc, ~/.zshrc or ~/.config/fish/config.fish:
  source <(paraph completions bash)
  source <(paraph completions zsh)
  paraph completions fish | source")]
pub(crate) struct CompletionsArgs {
    /// Your shell: bash, zsh, fish
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true)]
    pub(crate) shell: Shell,
}

/// A shell that can ask a program what Tab is to offer.
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
    /// The folder to write them to
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// Replace pages that are there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
pub(crate) struct DemoArgs {
    /// An empty or new folder to play in [default: a fresh temporary one]
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
}
