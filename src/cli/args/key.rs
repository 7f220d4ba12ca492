//! Arguments of the commands about keys: `key`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueHint};
use paraph::id::{HolderId, PartyId};
use paraph::keys::{Container, Method, Suite, WordList};
use paraph::value::Label;

use super::values::{NameIn, value};
use crate::cli::completion;
use crate::cli::key_name::KeyName;

// The help for each command is in the catalogue: args/descriptions.rs.
#[derive(Subcommand)]
#[command(defer = true)]
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

The second example also adds the key to your own roster, as paraph roster add does.

With --suite hybrid, the command makes a pair: an Ed25519 key and an ML-DSA-87 key, which sign
together. A signature holds if either of the two methods is unbroken. NAME.key has both keys.

The command asks you for a passphrase. Keep it, and keep a copy of NAME.key: if you lose either, no
one can restore the key. You then need a new key, and every other party has to add it.")]
pub(crate) struct KeyNewArgs {
    pub(crate) name: String,
    #[arg(long, value_name = "SUITE", default_value = "classic", value_parser = value::<Suite>)]
    pub(crate) suite: Suite,
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long, conflicts_with = "passphrase_file")]
    pub(crate) no_passphrase: bool,
    // The id differs from the one for which a configuration supplies a roster. The command adds a key to a roster
    // only if the user types the option.
    #[arg(
        id = "own_roster",
        short = 'r',
        long = "roster",
        value_name = "FILE",
        requires = "party"
    )]
    pub(crate) roster: Option<PathBuf>,
    #[arg(long, value_name = "ID", requires = "own_roster", value_parser = value::<PartyId>, add = completion::rostered_parties())]
    pub(crate) party: Option<PartyId>,
    #[arg(long, value_name = "ID", requires = "party", value_parser = value::<HolderId>, add = completion::holders())]
    pub(crate) holder: Option<HolderId>,
    #[arg(long, value_name = "NAME", requires = "party", value_parser = value::<Label>)]
    pub(crate) holder_name: Option<Label>,
    #[arg(long, value_name = "NAME", requires = "party")]
    pub(crate) party_name: Vec<NameIn>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph key show hong.pub
  paraph key show agent:SHA256:2lbj...
  paraph key show 'pkcs11:token=harbour;object=hong'

Read the twelve words aloud to the other party over the telephone. They compare the words with the
key that they received. Only then do they add the key to their roster.")]
pub(crate) struct KeyShowArgs {
    #[arg(value_name = "KEY", value_hint = ValueHint::AnyPath)]
    pub(crate) key: KeyName,
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = value::<WordList>)]
    pub(crate) language: WordList,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph key import id_ed25519 --name hong

The key can be in PKCS#8 (PEM or DER), in OpenSSH format, or a JSON Web Key. The command copies the
key and leaves the file as it is. If you name a second file, the two keys become a pair: an Ed25519
key and an ML-DSA-87 key.

A key that signs agreements should have no other use. A new key is better than an imported one.")]
pub(crate) struct KeyImportArgs {
    pub(crate) file: PathBuf,
    #[arg(value_name = "FILE")]
    pub(crate) second: Option<PathBuf>,
    #[arg(short = 'o', long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
    #[arg(long, conflicts_with = "new_passphrase_file")]
    pub(crate) no_passphrase: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph key export hong.pub --format openssh-public -o hong.ssh.pub
  paraph key export hong.key --format openssh -o hong.ssh

Formats:
  private key  pkcs8-pem, pkcs8-der, openssh, jwk
  public key   spki-pem, spki-der, openssh-public, jwk-public

You can write the public key from a file with a public or a private key. A private key is encrypted
with a passphrase, for which the command asks you. A jwk cannot be encrypted: add --no-passphrase.

A pair of keys fits only into pkcs8-pem and spki-pem. For the other formats, choose one of its keys:
--only ed25519 or --only ml-dsa-87. The openssh formats have no ML-DSA-87.")]
pub(crate) struct KeyExportArgs {
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "FORMAT", value_parser = value::<Container>)]
    pub(crate) format: Container,
    #[arg(long, value_name = "METHOD", value_parser = value::<Method>)]
    pub(crate) only: Option<Method>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
    #[arg(long, conflicts_with = "new_passphrase_file")]
    pub(crate) no_passphrase: bool,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph key passwd hong.key

The command asks you for the old passphrase, if there is one, and for the new one. The file keeps
its format: PKCS#8 in PEM or DER, or OpenSSH. A comment in an OpenSSH file is lost. Copies of the
file keep the old passphrase.")]
pub(crate) struct KeyPasswdArgs {
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
    #[arg(long, conflicts_with = "new_passphrase_file")]
    pub(crate) no_passphrase: bool,
}
