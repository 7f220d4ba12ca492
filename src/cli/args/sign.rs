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
  paraph sign tor.record.json --key hong.key --roster roster.toml --as hong.toml

The command shows what you are about to sign, and asks you to type your party's id. If you type
anything else, it signs nothing. The texts must be available and must match the record. For
X.record.json, it writes X.PARTY.bundle.json in the same folder. If you name a bundle, it adds your
act to that file.

Most people only use the default intent, sign. For anything else, give the intent:
  paraph sign tor.bundle.json --intent seal --key hong.key --roster roster.toml
  paraph sign tor.bundle.json --intent withdraw --key hong.key --roster roster.toml

The other intents are:
  initial             these texts are the ones that were negotiated
  sign-ad-referendum  I sign, but my party must confirm it
  confirm             my party confirms a signature ad referendum, or of a person without authority
  approve             my party approves what its people signed, if the record requires approval
  witness             I saw someone else sign
  decline             my party does not sign, or no longer stands by its signature
  withdraw            I take back one act that I signed by mistake or too early
  seal                the acts are complete; later acts change nothing

If --with has another copy of the bundle with more acts, sign prints a warning and a command that
merges the two. Even so, sign adds your act only to the bundle that you named.

Statements are TOML. Each [[statement]] has:
  kind = \"reservation\"      # or interpretative-declaration, objection, acceptance
  text = { en = \"...\" }
  article = \"Article 4\"     # if it is about one article
  to = \"...\"                # only for an objection or acceptance: the act that it answers

A key does not have to be in a file. It can stay in an SSH agent, in a token, or with a program of
your own:
  paraph sign tor.record.json --key agent:SHA256:2lbj... --roster roster.toml
  paraph sign tor.record.json --key 'pkcs11:token=harbour;object=hong' --roster roster.toml
  paraph sign tor.record.json --key exec:./ask-the-hsm --public hong.pub --roster roster.toml
After agent:, write the fingerprint that ssh-add -l prints, or the first digits of the key id that
paraph key show prints.
After pkcs11:, write the URI of the key (RFC 7512). Type the PIN, or name a
file that has it: with --passphrase-file, or as pin-source in the URI. The URI must not have the PIN
itself.
After exec:, write the file name of a program. It runs without arguments and without a shell. It reads the bytes to
sign from its standard input, and writes the signature, 64 bytes, to its standard output.

Such a key signs only after you type your party's id. The command verifies its signature. If the name of
a key file begins with agent:, pkcs11: or exec:, write ./ before the name.

A profile for --as is TOML. Only name is required:
  name = \"홍길동\"
  nameLatin = \"Hong Gil-dong\"
  title = { en = \"...\" }
  capacity = \"official\"   # or acting, performing-duties, delegate
  place = { country = \"KR\", locality = \"Seoul\" }")]
pub(crate) struct SignArgs {
    pub(crate) file: PathBuf,
    #[arg(short, long, value_name = "KEY", value_hint = ValueHint::AnyPath)]
    pub(crate) key: KeyName,
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
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long)]
    pub(crate) yes: bool,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
}

impl SignArgs {
    /// The key that signs.
    pub(crate) fn signer(&self) -> Asked<'_> {
        Asked {
            key: &self.key,
            public: self.public.as_deref(),
            passphrase: self.passphrase_file.as_deref(),
            limit: Duration::from_secs(self.timeout.into()),
        }
    }

    /// The files that the command reads, except the texts.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &PathBuf> {
        let one = [
            Some(&self.file),
            self.key.file(),
            self.public.as_ref(),
            self.passphrase_file.as_ref(),
            self.roster.as_ref(),
            self.profile.as_ref(),
            self.authority.as_ref(),
            self.statements.as_ref(),
        ];
        one.into_iter().flatten().chain(&self.with)
    }
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o tor.bundle.json

The order of the bundles does not matter: the result is always the same, byte for byte. If you merge a
bundle again, nothing changes.")]
pub(crate) struct MergeArgs {
    #[arg(required = true, value_name = "BUNDLE")]
    pub(crate) bundles: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) salvage: bool,
    #[arg(long)]
    pub(crate) force: bool,
}
