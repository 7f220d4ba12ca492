//! `verify`, `status`, `graph`: what is asked about bundles.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use paraph::id::PartyId;
use paraph::value::Time;

use super::words::{time, value};
use crate::cli::complete;

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph verify tor.bundle.json --roster roster.toml
  paraph verify tor.bundle.json --roster roster.toml --record tor.record.json --party us-dod-cio
  paraph verify archive --roster roster.toml
  find archive -name '*.json' -print0 | paraph verify --list - --null --roster roster.toml

The answer rests on the roster that you name, here or in your own configuration (paraph config);
none is looked for beside a bundle. The record was written by one side: say with --record or
--party what you expect of it.

Of one bundle, the whole report is printed. Of several, of a folder or a list, it is a line for
each, and one that says why it is not concluded; with --json a report for each, a line long; and
last how many came to what. They are judged in the order in which they are named, the list last,
and in a folder in the order of the bytes of their names. What cannot be read is told, and the
others are judged.

In a folder, and in the folders in it, every file that says it is a bundle is judged, and every
file called *.bundle.json, whatever is in it. Other files are passed over and counted, and so are
links to folders; what begins with a dot is not looked at. A bundle that is named twice is judged
twice.

--with names what else you have, in folders as well. Other copies of a bundle that is judged are
merged with it, and the report names those that add acts: one of them may hold a withdrawal. What
cannot be judged there, and a copy that does not fit, is named in the answer, because it may change
the verdict. Nothing is written.

Exit codes, of several bundles the worst: 1 one is refused; 2 one could not be judged, something in
--with was not judged, or there was none; 3 one is incomplete; 0 all are concluded.")]
pub(crate) struct VerifyArgs {
    #[arg(required_unless_present = "list", value_name = "BUNDLE|DIR")]
    pub(crate) bundles: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) list: Option<PathBuf>,
    #[arg(short = '0', long, requires = "list")]
    pub(crate) null: bool,
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<VerifyFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    #[arg(long, conflicts_with = "texts")]
    pub(crate) no_texts: bool,
    #[arg(long, value_name = "HEX|FILE")]
    pub(crate) record: Option<PathBuf>,
    #[arg(long, value_name = "ID", value_parser = value::<PartyId>, add = complete::parties())]
    pub(crate) party: Vec<PartyId>,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) at: Option<Time>,
    #[arg(long)]
    pub(crate) proven_time: bool,
    #[arg(long)]
    pub(crate) no_reservations: bool,
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
}

/// How verdicts are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerifyFormat {
    /// For people
    Text,
    /// For programs, a line for each bundle
    Json,
    /// JUnit's XML, for build servers: a test case for each bundle
    Junit,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph status instruments --roster roster.toml
  paraph status tor.bundle.json --with instruments --roster roster.toml --at 2026-01-01T00:00:00Z

open, partly-signed, pending, concluded, in-effect, or ended (expired, superseded, terminated,
withdrawn): derived from the acts that count by your roster, from the record's term, and from the
other instruments that you name. One that you do not name may have ended it. Texts are not looked
at. Folders are read with the folders in them. What may be an instrument and cannot be judged is
named in the answer.

Exit codes: 0 all are concluded, in effect or ended; 1 one is not sound; 2 something was not
judged; 3 one is open, partly signed or pending.")]
pub(crate) struct StatusArgs {
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) instruments: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) at: Option<Time>,
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph graph instruments --roster roster.toml -o instruments.svg
  paraph graph instruments --roster roster.toml --format dot | dot -Tpdf > instruments.pdf

Every instrument is judged by your roster, and drawn with its state. What is named and not at
hand is red, what is on paper is dashed: nobody has verified it. A target that is missing, a
digest that is wrong, and a circle of supersession are told; so is what has no effect because a
party is missing.

Exit codes: 0 drawn; 1 drawn, and one file is not sound; 2 drawn, and something was not judged; 3
drawn, and with --strict something was found.")]
pub(crate) struct GraphArgs {
    #[arg(required = true, value_name = "DIR")]
    pub(crate) instruments: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) at: Option<Time>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<GraphFormat>,
    #[arg(long)]
    pub(crate) force: bool,
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
