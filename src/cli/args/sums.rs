//! `hash`, `check`, `canon`: digests, and the bytes that they are of.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs};
use paraph::id::Digest;

use super::words::value;

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph hash tor.record.json tor.bundle.json > SUMS
  paraph hash -c SUMS

A line `HEX  FILE#record` is the digest of the record in a bundle. A JSON file that claims to be
one of ours and is malformed is refused, never hashed.")]
pub(crate) struct HashArgs {
    /// Any files; - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Read digests from the files and check them, as `paraph check --list` does
    #[arg(short, long)]
    pub(crate) check: bool,
}

#[derive(ClapArgs)]
#[command(group = ArgGroup::new("what").args(["record", "list"]).required(true).multiple(true))]
#[command(after_help = "\
Examples:
  paraph check tor.record.json --sha256 3f9a02c1...
  paraph check tor.record.json --texts .
  paraph check --list SUMS

A bundle's signatures are only checked for being sound; whose they are, verify tells.")]
pub(crate) struct CheckArgs {
    /// A record, a bundle (its record counts), or any file with --sha256; - for standard input
    pub(crate) record: Option<PathBuf>,
    /// The digest that it is to have
    #[arg(long, value_name = "HEX", requires = "record", value_parser = value::<Digest>)]
    pub(crate) sha256: Option<Digest>,
    /// Whether the texts in this folder are the record's
    #[arg(long, value_name = "DIR", requires = "record")]
    pub(crate) texts: Option<PathBuf>,
    /// Check the files of a list that `paraph hash` or `sha256sum` wrote; - for standard input
    #[arg(long, value_name = "SUMS")]
    pub(crate) list: Option<PathBuf>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph canon settings.json | sha256sum

What could only be written by changing it, like an integer that no double holds, is refused.")]
pub(crate) struct CanonArgs {
    /// Any JSON [default: standard input]
    #[arg(default_value = "-", hide_default_value = true)]
    pub(crate) file: PathBuf,
}
