//! Arguments of the commands about evidence of times: `time`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};
use paraph::id::ActPrefix;
use paraph::value::Time;

use super::values::{act_prefix, time};

#[derive(Subcommand)]
#[command(defer = true)]
#[command(arg_required_else_help = true)]
pub(crate) enum TimeCommand {
    /// Write a request
    Request(TimeRequestArgs),
    /// Add a reply
    Add(TimeAddArgs),
    /// List what ends
    Due(TimeDueArgs),
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph time request tor.bundle.json -o q.tsq
  curl -sS -H 'Content-Type: application/timestamp-query' --data-binary @q.tsq URL -o reply.tsr
  paraph time add tor.bundle.json reply.tsr --request q.tsq.json

The program uses no network. Send q.tsq to a time-stamp authority (RFC 3161). The file q.tsq.json says
what the request is about, and has the number that the reply must repeat. Keep it until you have
added the reply.

With --log, the output is the 32 bytes to enter in a transparency log. Then the file FILE.json has the
secret salt of the entry, and only this file can show what the entry is about.

With --renew, the request is also about all evidence that the bundle already has. If the reply comes
before that evidence ends, the evidence counts on.")]
pub(crate) struct TimeRequestArgs {
    #[arg(value_name = "BUNDLE")]
    pub(crate) bundle: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    #[arg(long, value_name = "ACT", value_parser = act_prefix)]
    pub(crate) of: Option<ActPrefix>,
    #[arg(long)]
    pub(crate) log: bool,
    #[arg(long)]
    pub(crate) renew: bool,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph time add tor.bundle.json reply.tsr --request q.tsq.json --roster roster.toml
  paraph time add tor.bundle.json proof.txt --request leaf.bin.json

The reply is that of a time-stamp authority, a time-stamp token, or a log proof
(c2sp.org/tlog-proof). The bundle keeps only what is signed, and the certificates that are needed.

With --roster, the program adds only what proves something to you: see \"Whose word counts for times\" in
docs/roster.md.")]
pub(crate) struct TimeAddArgs {
    #[arg(value_name = "BUNDLE")]
    pub(crate) bundle: PathBuf,
    #[arg(value_name = "REPLY")]
    pub(crate) reply: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) request: Option<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: Option<PathBuf>,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) at: Option<Time>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph time due instruments --roster roster.toml --within 365

Evidence ends with the certificate of its authority, with the \"until\" of your roster, and with an
algorithm that your roster ends. The command lists the bundles whose evidence ends within that many
days, and those whose evidence has ended. To renew it: paraph time request BUNDLE --renew -o q.tsq")]
pub(crate) struct TimeDueArgs {
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) instruments: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    #[arg(long, value_name = "DAYS", default_value = "365", value_parser = clap::value_parser!(u32).range(0..=36_500))]
    pub(crate) within: u32,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) at: Option<Time>,
    #[arg(long)]
    pub(crate) strict: bool,
}
