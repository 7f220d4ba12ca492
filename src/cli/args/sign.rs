//! Arguments of the commands that a signatory uses: `show`, `sign`, `merge`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args as ClapArgs, ValueHint};
use paraph::id::{ActPrefix, PartyId};
use paraph::value::{Intent, Time};

use super::values::{act_prefix, time, value};
use crate::cli::completion;
use crate::cli::key_name::KeyName;
use crate::cli::signer::Asked;

#[derive(ClapArgs)]
pub(crate) struct ShowArgs {
    pub(crate) file: PathBuf,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph sign tor.record.json --key hong.key --roster roster.toml

FILE is a record or a bundle. A record describes the instrument that you sign. A bundle is a record
with the acts that people have signed.

The command shows what you are about to sign. Then it asks you to type the id of your party. If you
type anything else, it signs nothing. It also signs nothing if a text is missing or was changed.

If FILE is a record X.record.json, the command writes the bundle X.PARTY.bundle.json in the same
folder. If FILE is a bundle, the command adds your act to it.

The default intent is \"sign\", and most people need no other. The others are:
  initial             these texts are the ones that were negotiated
  sign-ad-referendum  I sign, but my party must confirm my signature later
  confirm             my party confirms a signature that was ad referendum or without authority
  approve             my party approves the signatures of its people, if the record requires this
  witness             I saw another person sign
  decline             my party does not sign, or takes back its agreement
  withdraw            I take back one act of mine: I signed it by mistake or too early
  seal                all acts are here, and later acts must not change the result

To use another intent, name it:
  paraph sign tor.bundle.json --intent seal --key hong.key --roster roster.toml

To compare other copies of the bundle, name them with --with. If a copy has acts that FILE does not
have, the command prints a warning, and shows how to merge the two. It signs FILE as it is.

Your private key does not have to be in a file. An SSH agent, a token or a program can keep it:
  paraph sign tor.record.json --key agent:SHA256:2lbj... --roster roster.toml
  paraph sign tor.record.json --key 'pkcs11:token=harbour;object=hong' --roster roster.toml
  paraph sign tor.record.json --key exec:./ask-the-hsm --public hong.pub --roster roster.toml

  agent:   the fingerprint of the key, or the first digits of its id. To list fingerprints, type
           ssh-add -l. To see the id, type paraph key show FILE
  pkcs11:  the URI of the key (RFC 7512). The command asks for the PIN. A script can take the PIN
           from a file: name the file with --passphrase-file, or as pin-source in the URI. Do not
           write the PIN itself into the URI
  exec:    the file of a program, which runs without arguments and without a shell. It reads the
           bytes to sign from standard input. It writes the signature (64 bytes) to standard output

A pair of keys can be in two places: the Ed25519 key in an agent, a token or a program, and the
ML-DSA-87 key in a file. Name both:
  paraph sign tor.record.json --key 'pkcs11:token=harbour;object=hong' --key hong-2.key \\
    --roster roster.toml

The agent, token or program is asked only after you type the id of your party. The command then
checks the signature that it gets. If the name of a file begins with agent:, pkcs11: or exec:, write
./ before the name.

The file for --as is TOML. Only name is required:
  name = \"홍길동\"
  nameLatin = \"Hong Gil-dong\"
  title = { en = \"...\" }
  capacity = \"official\"   # or acting, performing-duties, delegate
  place = { country = \"KR\", locality = \"Seoul\" }

The file for --statements is TOML. Each statement has:
  [[statement]]
  kind = \"reservation\"      # or interpretative-declaration, objection, acceptance
  text = { en = \"...\" }
  article = \"Article 4\"     # only if the statement is about one article
  to = \"...\"                # only for an objection or acceptance: the id of the act that it answers")]
pub(crate) struct SignArgs {
    pub(crate) file: PathBuf,
    #[arg(short, long = "key", id = "key", value_name = "KEY", value_hint = ValueHint::AnyPath, required = true)]
    pub(crate) keys: Vec<KeyName>,
    #[arg(long, value_name = "FILE")]
    pub(crate) public: Option<PathBuf>,
    #[arg(long, value_name = "SECONDS", default_value = "120", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(crate) timeout: u32,
    #[arg(long, value_name = "ID", value_parser = value::<PartyId>, add = completion::parties())]
    pub(crate) party: Option<PartyId>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    #[arg(long = "as", value_name = "FILE")]
    pub(crate) profile: Option<PathBuf>,
    #[arg(long, value_name = "INTENT", default_value = "sign", value_parser = value::<Intent>, add = completion::intents())]
    pub(crate) intent: Intent,
    #[arg(long, value_name = "ACT", value_parser = act_prefix)]
    pub(crate) of: Option<ActPrefix>,
    #[arg(long, value_name = "FILE")]
    pub(crate) authority: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) statements: Option<PathBuf>,
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) signed_at: Option<Time>,
    #[arg(long = "passphrase-file", value_name = "FILE")]
    pub(crate) passphrase_files: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) yes: bool,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
}

impl SignArgs {
    /// The key that was named first.
    pub(crate) fn key(&self) -> &KeyName {
        &self.keys[0]
    }

    /// The keys, safe to show.
    pub(crate) fn keys_shown(&self) -> String {
        self.keys.iter().map(KeyName::shown).collect::<Vec<_>>().join(", ")
    }

    /// The keys that sign.
    pub(crate) fn signer(&self) -> Asked<'_> {
        Asked {
            keys: &self.keys,
            public: self.public.as_deref(),
            passphrases: &self.passphrase_files,
            limit: Duration::from_secs(self.timeout.into()),
        }
    }

    /// The files that the command reads, except the texts.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &PathBuf> {
        let one = [
            Some(&self.file),
            self.public.as_ref(),
            self.roster.as_ref(),
            self.profile.as_ref(),
            self.authority.as_ref(),
            self.statements.as_ref(),
        ];
        let keys = self.keys.iter().filter_map(KeyName::file);
        one.into_iter().flatten().chain(keys).chain(&self.passphrase_files).chain(&self.with)
    }
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o tor.bundle.json

The order of the bundles does not matter: the result is the same file, byte for byte. If you merge a
bundle a second time, nothing changes.")]
pub(crate) struct MergeArgs {
    #[arg(required = true, value_name = "BUNDLE")]
    pub(crate) bundles: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: Option<PathBuf>,
    #[arg(long)]
    pub(crate) salvage: bool,
    #[arg(long)]
    pub(crate) force: bool,
}
