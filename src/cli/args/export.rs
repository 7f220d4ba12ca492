//! `export`: what is made for people who do not have this program.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

// What help says of each is in the catalogue: args/about.rs.
#[derive(Subcommand)]
pub(crate) enum ExportCommand {
    /// Write a folder for people without this program
    Kit(KitArgs),
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph export kit tor.bundle.json -o kit
  sh kit/verify.sh

The folder holds the record, the texts, each act with the bytes that were signed and the
signature, the keys in PEM, the bundle itself, SHA256SUMS, and verify.sh: a page that says what
it checks and what it does not. Whose the keys are, and whether the document is concluded, only
paraph verify tells, by somebody's roster.")]
pub(crate) struct KitArgs {
    pub(crate) bundle: PathBuf,
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    #[arg(long, conflicts_with = "texts")]
    pub(crate) no_texts: bool,
}
