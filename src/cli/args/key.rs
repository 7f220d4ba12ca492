//! `key`: what is done with keys.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueHint};
use paraph::id::{HolderId, PartyId};
use paraph::keys::{Container, WordList};
use paraph::value::Label;

use super::words::{KeyName, NameIn, value};
use crate::cli::complete;

// What help says of each is in the catalogue: args/about.rs.
#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Make a new key
    New(KeyNewArgs),
    /// Show a key
    Show(KeyShowArgs),
    /// Import a key
    Import(KeyImportArgs),
    /// Export a key
    Export(KeyExportArgs),
    /// Change the passphrase of a key
    Passwd(KeyPasswdArgs),
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph key new hong
  paraph key new hong-gil-dong --roster roster.toml --party rok-mnd

The second also adds the key to your own roster, as paraph roster add does. You are asked for a passphrase. Without it, or without a copy of NAME.key, the key is lost for
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
    // Not by the name under which a configuration fills in a roster: a key is added where that is typed.
    /// Also add the key to this roster; made if it is not there
    #[arg(
        id = "own_roster",
        short = 'r',
        long = "roster",
        value_name = "FILE",
        requires = "party"
    )]
    pub(crate) roster: Option<PathBuf>,
    /// With --roster: the party for which you sign, as records name it
    #[arg(long, value_name = "ID", requires = "own_roster", value_parser = value::<PartyId>, add = complete::rostered_parties())]
    pub(crate) party: Option<PartyId>,
    /// With --roster: the id by which you are counted, like hong-gil-dong [default: NAME]
    #[arg(long, value_name = "ID", requires = "party", value_parser = value::<HolderId>, add = complete::holders())]
    pub(crate) holder: Option<HolderId>,
    /// With --roster: your name, if you are new in it
    #[arg(long, value_name = "NAME", requires = "party", value_parser = value::<Label>)]
    pub(crate) holder_name: Option<Label>,
    /// With --roster: the party's name, as LANGUAGE=NAME or just NAME (English), if it is new in it
    #[arg(long, value_name = "NAME", requires = "party")]
    pub(crate) party_name: Vec<NameIn>,
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

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph key import id_ed25519 --name hong

The key may be in PKCS#8 (PEM or DER), in OpenSSH's form, or a JSON Web Key. It is copied: the file
stays as it is. A key that signs agreements should do nothing else, so a new one is better.")]
pub(crate) struct KeyImportArgs {
    /// A private key
    pub(crate) file: PathBuf,
    /// What to call the files; without it, as FILE without its ending
    #[arg(short = 'o', long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Where to write them
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    /// Take the passphrase of FILE from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Take the passphrase of NAME.key from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
    /// Make a key that whoever reads its file can use
    #[arg(long, conflicts_with = "new_passphrase_file")]
    pub(crate) no_passphrase: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph key export hong.pub --format openssh-public -o hong.ssh.pub
  paraph key export hong.key --format openssh -o hong.ssh

Private: pkcs8-pem, pkcs8-der, openssh, jwk. Public, of a public or private key: spki-pem, spki-der,
openssh-public, jwk-public. A private key is written under a passphrase that you are asked for; a jwk
knows none and needs --no-passphrase.")]
pub(crate) struct KeyExportArgs {
    /// A public or private key
    pub(crate) file: PathBuf,
    /// The form to write
    #[arg(long, value_name = "FORMAT", value_parser = value::<Container>)]
    pub(crate) format: Container,
    /// Where to write it; - for standard output, if it is public
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Take the passphrase of a private key from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Take the passphrase of what is written from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
    /// Write a private key that whoever reads the file can use
    #[arg(long, conflicts_with = "new_passphrase_file")]
    pub(crate) no_passphrase: bool,
    /// Replace a file that is there, but never a private key
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph key passwd hong.key

You are asked for the old passphrase, if there is one, and for the new one. The file stays in its
form: PKCS#8 in PEM or DER, or OpenSSH's, of which a comment is not kept. Copies of the file keep the
old passphrase.")]
pub(crate) struct KeyPasswdArgs {
    /// A private key, which is replaced whole or not at all
    pub(crate) file: PathBuf,
    /// Take the old passphrase from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Take the new passphrase from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
    /// Remove the passphrase: whoever reads the file can use the key
    #[arg(long, conflicts_with = "new_passphrase_file")]
    pub(crate) no_passphrase: bool,
}
