//! `verify`, `status`, `graph`: what is asked about bundles.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use paraph::id::PartyId;
use paraph::value::Time;

use super::words::value;
use crate::cli::complete;

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph verify tor.bundle.json --roster roster.toml
  paraph verify tor.bundle.json --roster roster.toml --record tor.record.json --party us-dod-cio

The answer rests on the roster that you name; none is ever looked for. The record was written by one
side: say with --record or --party what you expect of it.")]
pub(crate) struct VerifyArgs {
    /// The bundle; - for standard input
    pub(crate) bundle: PathBuf,
    /// Whose keys are whose, by your own knowledge
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    /// Where the texts are [default: the bundle's folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    /// Judge without the texts
    #[arg(long, conflicts_with = "texts")]
    pub(crate) no_texts: bool,
    /// Refuse any other record than this: a digest, or a record's file
    #[arg(long, value_name = "HEX|FILE")]
    pub(crate) record: Option<PathBuf>,
    /// Refuse a record that does not have this party; once for each
    #[arg(long, value_name = "ID", add = complete::parties())]
    pub(crate) party: Vec<PartyId>,
    /// Judge as of this time [default: now, by this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) at: Option<Time>,
    /// Where a key has expired or was revoked since, demand proof that it signed before
    #[arg(long)]
    pub(crate) proven_time: bool,
    /// Do not be content with a signature that came with a reservation
    #[arg(long)]
    pub(crate) no_reservations: bool,
    /// Other instruments, such as those that give authority: bundles, or folders of them
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph status instruments --roster roster.toml
  paraph status tor.bundle.json --with instruments --roster roster.toml --at 2026-01-01T00:00:00Z

open, partly-signed, pending, concluded, in-effect, or ended (expired, superseded, terminated,
withdrawn): derived from the acts that count by your roster, from the record's term, and from the
other instruments that you name. One that you do not name may have ended it. Texts are not looked at.

Exit codes: 0 all are concluded, in effect or ended; 1 one is not sound; 2 one could not be read;
3 one is open, partly signed or pending.")]
pub(crate) struct StatusArgs {
    /// Bundles and records, or folders of them; - for standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) instruments: Vec<PathBuf>,
    /// Whose keys are whose, by your own knowledge
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    /// The state as of this time [default: now, by this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) at: Option<Time>,
    /// Other instruments that bear on these, and are not told of: bundles, or folders of them
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph graph instruments --roster roster.toml -o instruments.svg
  paraph graph instruments --roster roster.toml --format dot | dot -Tpdf > instruments.pdf

Every instrument is judged by your roster, and drawn with its state. What is named and not at hand is
red, what is on paper is dashed: nobody has verified it. A target that is missing, a digest that is
wrong, and a circle of supersession are told; so is what has no effect because a party is missing.

Exit codes: 0 drawn; 1 drawn, and one file is not sound; 3 drawn, and with --strict something was
found.")]
pub(crate) struct GraphArgs {
    /// Folders of bundles and records, or such files
    #[arg(required = true, value_name = "DIR")]
    pub(crate) instruments: Vec<PathBuf>,
    /// Whose keys are whose, by your own knowledge
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    /// The states as of this time [default: now, by this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) at: Option<Time>,
    /// Where to write the picture: NAME.svg, NAME.dot or NAME.json [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What to write [default: what the output's name says, else svg]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<GraphFormat>,
    /// Replace the output if it is there
    #[arg(long)]
    pub(crate) force: bool,
    /// End with exit code 3 if anything was found
    #[arg(long)]
    pub(crate) strict: bool,
}

/// How a graph is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum GraphFormat {
    /// A picture
    Svg,
    /// For Graphviz
    Dot,
    /// For programs
    Json,
}
