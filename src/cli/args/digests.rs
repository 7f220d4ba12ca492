//! Arguments of the commands about digests and canonical bytes: `hash`, `check`, `canon`.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs};
use paraph::id::Digest;

use super::values::digest;

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph hash tor.record.json tor.bundle.json > SUMS
  paraph hash -c SUMS

A comment `# HEX  FILE#record` gives the digest of the record in a bundle. sha256sum -c ignores the
comment; paraph hash -c checks it. A malformed JSON file that claims to be in a format of paraph is
refused and not hashed.")]
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

The command checks that the signatures in a bundle are valid. It does not check whose signatures
they are: paraph verify does.")]
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

The command refuses a value that it would have to change, such as an integer that no double can
hold.")]
pub(crate) struct CanonArgs {
    #[arg(default_value = "-", hide_default_value = true)]
    pub(crate) file: PathBuf,
}
