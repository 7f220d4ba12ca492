//! `show`, `sign`, `merge`: what a signatory does.

use std::path::PathBuf;
use std::str::FromStr as _;
use std::time::Duration;

use clap::{Args as ClapArgs, ValueHint};
use paraph::id::PartyId;
use paraph::value::{Intent, Time};

use super::words::{ActPrefix, time, value};
use crate::cli::complete;
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

You are shown what you are about to sign, and asked to type your party's id; anything else signs
nothing. The texts must be at hand and match. X.record.json gives X.PARTY.bundle.json beside it; a
bundle is added to in place.

Most people only ever sign. To do something else with a bundle, say so:
  paraph sign tor.bundle.json --intent seal --key hong.key --roster roster.toml
  paraph sign tor.bundle.json --intent withdraw --key hong.key --roster roster.toml
  initial             these texts are the ones that were negotiated
  sign-ad-referendum  I sign, if my party confirms it
  confirm             my party confirms what was signed so, or without authority
  approve             my party approves what it signed, where the record asks for that
  witness             I saw somebody else sign
  decline             I do not sign, or no longer stand by it
  withdraw            I take back an act of mine
  seal                these acts are all; what comes later changes nothing

If another copy of the bundle that --with holds has acts that the bundle lacks, a warning says so, and
how to merge the two. What is signed is the bundle that you named.

Statements are TOML: [[statement]] with kind = \"reservation\" (or interpretative-declaration,
objection, acceptance), article = \"Article 4\" and text = { en = \"...\" }; an objection or acceptance
names the act that it answers: to = \"...\".

A key need not be a file. It may stay in an SSH agent, in a token, or with a program of your own:
  paraph sign tor.record.json --key agent:SHA256:2lbj... --roster roster.toml
  paraph sign tor.record.json --key 'pkcs11:token=harbour;object=hong' --roster roster.toml
  paraph sign tor.record.json --key exec:./ask-the-hsm --public hong.pub --roster roster.toml
agent: takes what ssh-add -l prints, or the first digits of what paraph key show prints.
pkcs11: is a URI of RFC 7512; a PIN is typed, or comes from --passphrase-file or pin-source, never
from the URI. exec: runs the program without arguments and without a shell: what is to be signed
is on its standard input, and it answers with the 64 bytes of the signature. These sign after you
were asked, and whatever they answer is verified. A file of such a name is named ./agent:x.

A profile for --as is TOML: name = \"홍길동\"; if wanted nameLatin, title = { en = \"...\" },
capacity = \"official\" (or acting, performing-duties, delegate) and
place = { country = \"KR\", locality = \"Seoul\" }.")]
pub(crate) struct SignArgs {
    pub(crate) file: PathBuf,
    #[arg(short, long, value_name = "KEY", value_hint = ValueHint::AnyPath)]
    pub(crate) key: KeyName,
    #[arg(long, value_name = "FILE")]
    pub(crate) public: Option<PathBuf>,
    #[arg(long, value_name = "SECONDS", default_value = "120", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(crate) timeout: u32,
    #[arg(long, value_name = "ID", value_parser = value::<PartyId>, add = complete::parties())]
    pub(crate) party: Option<PartyId>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    #[arg(long = "as", value_name = "FILE")]
    pub(crate) profile: Option<PathBuf>,
    #[arg(long, value_name = "INTENT", default_value = "sign", value_parser = value::<Intent>, add = complete::intents())]
    pub(crate) intent: Intent,
    #[arg(long, value_name = "ACT", value_parser = ActPrefix::from_str)]
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
    /// Which key is to sign.
    pub(crate) fn signer(&self) -> Asked<'_> {
        Asked {
            key: &self.key,
            public: self.public.as_deref(),
            passphrase: self.passphrase_file.as_deref(),
            limit: Duration::from_secs(self.timeout.into()),
        }
    }

    /// The files that are read, but for the texts.
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

In whatever order and however often bundles are merged, the result is the same to the byte.")]
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
