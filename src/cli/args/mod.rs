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

use clap::{Args as ClapArgs, Parser, Subcommand};

pub(crate) use export::{ExportCommand, KitArgs};
pub(crate) use judge::{GraphArgs, GraphFormat, StatusArgs, VerifyArgs};
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

/// Conclude a document together: a record of it, an act signed by each party, a bundle that anybody
/// can verify.
#[derive(Parser)]
#[command(name = "paraph", version, propagate_version = true, after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Answer in JSON, one line
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
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
    /// Judge a bundle by your roster: concluded, incomplete or refused, and why
    Verify(VerifyArgs),
    /// Write what people need who do not have this program
    #[command(subcommand)]
    Export(ExportCommand),
    /// Tell the state of instruments, why, what is due next, and from whom
    Status(StatusArgs),
    /// Draw instruments and what they say of each other
    Graph(GraphArgs),
    /// Print digests in the form of sha256sum; of a bundle, that of its record
    Hash(HashArgs),
    /// Compare a file with a digest, a record with its texts, or files with a list
    Check(CheckArgs),
    /// Bring any JSON into canonical form (RFC 8785)
    Canon(CanonArgs),
    /// Play the signing of the ICTCC Terms of Reference, and three ways in which it goes wrong
    Demo(DemoArgs),
}

#[derive(ClapArgs)]
pub(crate) struct DemoArgs {
    /// An empty or new folder to play in [default: a fresh temporary one]
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
}
