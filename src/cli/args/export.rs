//! Arguments of the commands that write files for people who do not have this program: `export`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

// The help for each command is in the catalogue: args/descriptions.rs.
#[derive(Subcommand)]
#[command(defer = true)]
pub(crate) enum ExportCommand {
    /// Write a folder for people without this program
    Kit(KitArgs),
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph export kit tor.bundle.json -o kit
  sh kit/verify.sh

The folder contains:
  the record, the texts and the bundle
  each act, with the bytes that were signed and the signature
  the keys in PEM
  SHA256SUMS
  verify.sh, a short script that says what it checks and what it does not check

The script does not check whose the keys are, or whether the document is concluded. That needs
paraph verify and a roster.")]
pub(crate) struct KitArgs {
    pub(crate) bundle: PathBuf,
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    #[arg(long, conflicts_with = "texts")]
    pub(crate) no_texts: bool,
}
