//! `hash`, `check`, `canon`: digests, and the bytes that they are of.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs};
use paraph::id::Digest;

use super::words::digest;

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph hash tor.record.json tor.bundle.json > SUMS
  paraph hash -c SUMS

A comment `# HEX  FILE#record` is the digest of the record in a bundle. sha256sum -c passes over it,
and paraph hash -c checks it. A JSON file that claims to be one of ours and is malformed is refused,
never hashed.")]
pub(crate) struct HashArgs {
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[arg(short, long)]
    pub(crate) check: bool,
}

#[derive(ClapArgs)]
#[command(group = ArgGroup::new("what").args(["records", "list"]).required(true).multiple(true))]
#[command(after_help = "\
Examples:
  paraph check tor.record.json --sha256 3f9a02c1...
  paraph check tor.record.json --texts .
  paraph check --beside -- archive/*/*.bundle.json
  paraph check --list SUMS

A bundle's signatures are only checked for being sound; whose they are, verify tells.")]
pub(crate) struct CheckArgs {
    #[arg(value_name = "RECORD")]
    pub(crate) records: Vec<PathBuf>,
    #[arg(long, value_name = "HEX", requires = "records", value_parser = digest)]
    pub(crate) sha256: Option<Digest>,
    #[arg(long, value_name = "DIR", requires = "records")]
    pub(crate) texts: Option<PathBuf>,
    #[arg(long, requires = "records", conflicts_with = "texts")]
    pub(crate) beside: bool,
    #[arg(long, value_name = "SUMS")]
    pub(crate) list: Option<PathBuf>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph canon settings.json | sha256sum

What could only be written by changing it, like an integer that no double holds, is refused.")]
pub(crate) struct CanonArgs {
    #[arg(default_value = "-", hide_default_value = true)]
    pub(crate) file: PathBuf,
}
