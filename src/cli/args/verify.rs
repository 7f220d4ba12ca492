//! Arguments of the commands that judge bundles: `verify`, `status`, `graph`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use paraph::id::PartyId;
use paraph::value::Time;

use super::values::{time, value};
use crate::cli::completion;

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph verify tor.bundle.json --roster roster.toml
  paraph verify tor.bundle.json --roster roster.toml --record tor.record.json --party us-dod-cio
  paraph verify archive --roster roster.toml
  find archive -name '*.json' -print0 | paraph verify --list - --null --roster roster.toml

The verdict depends on the roster that you name, here or in your own configuration (paraph config).
The command never takes a roster from a bundle or its folder. One of the parties wrote the record,
and it may not be the record that you expect. To make sure, use --record or --party.

For one bundle, the command prints the whole report. For several bundles, a folder or a list, it
prints one line for each bundle. A second line has the reason if the bundle is not concluded. The
last line gives the number of bundles with each verdict. With --json, each report is one line.

Bundles are judged in the order in which you name them. Those of --list come last, and a folder is
read in byte order of the file names. A file that cannot be read is reported, and the other bundles
are still judged. A bundle that you name twice is judged twice.

In a folder and its subfolders, the command judges each file that says that it is a bundle. It also
judges each file called *.bundle.json, whatever the file contains. It skips other files and links to
folders, and counts them. It ignores names that begin with a dot.

Use --with to name other files and folders that you have. Other copies of a bundle are merged with
it before it is judged; nothing is written. The report names the copies that add acts, because one
of them may hold a withdrawal. It also names each file that cannot be judged, and each copy that
does not fit, because they may change the verdict.

Exit codes; for several bundles, the worst one counts, in this order:
  1  a bundle is refused
  2  a bundle or something in --with could not be judged, or there was no bundle
  3  a bundle is incomplete
  0  all bundles are concluded")]
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
    #[arg(long, value_name = "ID", value_parser = value::<PartyId>, add = completion::parties())]
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

/// The form in which verdicts are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerifyFormat {
    /// For people
    Text,
    /// For programs, a line for each bundle
    Json,
    /// JUnit XML, for build servers: a test case for each bundle
    Junit,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph status instruments --roster roster.toml
  paraph status tor.bundle.json --with instruments --roster roster.toml --at 2026-01-01T00:00:00Z

The state of an instrument is open, partly-signed, pending, concluded, in-effect, or ended (expired,
superseded, terminated, withdrawn). It follows from the acts that count by your roster, from the
record's term, and from the other instruments that you name. An instrument that you do not name may
have ended this one.

The command reads folders and their subfolders. It does not read the texts. The report names each
file that may be an instrument and cannot be judged.

Exit codes:
  0  all instruments are concluded, in effect or ended
  1  an instrument is not sound
  2  something was not judged
  3  an instrument is open, partly signed or pending")]
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

The command judges every instrument by your roster, and draws it with its state. An instrument that
is named and not available is red. One on paper is dashed, because no one has verified it.

The command reports a missing target, a wrong digest, and instruments that supersede each other in a
circle. It also reports a relation that has no effect because a party is missing.

Exit codes; the picture is drawn in each case:
  0  drawn
  1  a file is not sound
  2  something was not judged
  3  with --strict: something was found")]
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

/// The form in which a graph is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum GraphFormat {
    /// A picture
    Svg,
    /// For Graphviz
    Dot,
    /// For programs
    Json,
}
