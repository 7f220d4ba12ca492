//! `key`: what is done with keys.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueHint};
use paraph::keys::WordList;

use super::words::{KeyName, value};

#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Make a new key: NAME.key, which you keep, and NAME.pub, which you give away
    New(KeyNewArgs),
    /// Show a key's id and the words to read over the telephone
    Show(KeyShowArgs),
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph key new hong

You are asked for a passphrase. Without it, or without a copy of NAME.key, the key is lost for
good: nobody can restore it, and the other parties have to be told of a new one.")]
pub(crate) struct KeyNewArgs {
    /// What to call the files
    pub(crate) name: String,
    /// Where to write them
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    /// Take the passphrase from the first line of a file, for machines
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Make a key that whoever reads its file can use
    #[arg(long, conflicts_with = "passphrase_file")]
    pub(crate) no_passphrase: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph key show hong.pub
  paraph key show agent:SHA256:2lbj...
  paraph key show 'pkcs11:token=harbour;object=hong'

Read the twelve words aloud to the other party over the telephone. They compare them with what they
received, and only then add the key to their roster.")]
pub(crate) struct KeyShowArgs {
    /// A public or private key: a file, or agent:FINGERPRINT, pkcs11:URI
    #[arg(value_name = "KEY", value_hint = ValueHint::AnyPath)]
    pub(crate) key: KeyName,
    /// Take the passphrase of a private key, or the PIN of a token, from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// The language of the words: en or ko
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = value::<WordList>)]
    pub(crate) language: WordList,
}
