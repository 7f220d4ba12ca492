//! `show`, `sign`, `merge`: what a signatory does.

use std::path::PathBuf;
use std::str::FromStr as _;
use std::time::Duration;

use clap::{Args as ClapArgs, ValueHint};
use paraph::id::PartyId;
use paraph::value::{Intent, Time};

use super::words::{ActPrefix, KeyName, time, value};
use crate::cli::complete;
use crate::cli::signer::Asked;

#[derive(ClapArgs)]
pub(crate) struct ShowArgs {
    /// A record, a bundle, or an act's payload; - for standard input
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
    /// The record or bundle; - for standard input
    pub(crate) file: PathBuf,
    /// Your private key: a file, or agent:FINGERPRINT, pkcs11:URI, exec:PROGRAM
    #[arg(short, long, value_name = "KEY", value_hint = ValueHint::AnyPath)]
    pub(crate) key: KeyName,
    /// The public key that has to answer; needed with exec:
    #[arg(long, value_name = "FILE")]
    pub(crate) public: Option<PathBuf>,
    /// How many seconds an agent or a program may take to sign
    #[arg(long, value_name = "SECONDS", default_value = "120", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(crate) timeout: u32,
    /// For whom you sign [default: the party whose key it is in the roster]
    #[arg(long, value_name = "ID", value_parser = value::<PartyId>, add = complete::parties())]
    pub(crate) party: Option<PartyId>,
    /// Whose keys are whose
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: Option<PathBuf>,
    /// Where the texts are [default: the file's folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    /// Who you are, in what capacity, where [default: your name in the roster]
    #[arg(long = "as", value_name = "FILE")]
    pub(crate) profile: Option<PathBuf>,
    /// What you do: initial, sign, sign-ad-referendum, confirm, approve, witness, decline, withdraw, seal
    #[arg(long, value_name = "INTENT", default_value = "sign", value_parser = value::<Intent>, add = complete::intents())]
    pub(crate) intent: Intent,
    /// The act that you confirm, witness or withdraw: the first digits of its id [default: the only one]
    #[arg(long, value_name = "ACT", value_parser = ActPrefix::from_str)]
    pub(crate) of: Option<ActPrefix>,
    /// The instrument that gives you authority: its record or bundle
    #[arg(long, value_name = "FILE")]
    pub(crate) authority: Option<PathBuf>,
    /// Reservations and other statements that you make with it
    #[arg(long, value_name = "FILE")]
    pub(crate) statements: Option<PathBuf>,
    /// Other instruments, such as those that give authority, and other copies: bundles, or folders of them
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
    /// When you sign [default: now, by this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) signed_at: Option<Time>,
    /// Take the key's passphrase, or the token's PIN, from the first line of a file, for machines
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Sign without asking, for machines
    #[arg(long)]
    pub(crate) yes: bool,
    /// Where to write the bundle; - for standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the output if it is there
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
    /// Bundles of one record
    #[arg(required = true, value_name = "BUNDLE")]
    pub(crate) bundles: Vec<PathBuf>,
    /// Where to write the result [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Keep what is sound of a spoiled bundle, and name the rest
    #[arg(long)]
    pub(crate) salvage: bool,
    /// Replace the output if it is there
    #[arg(long)]
    pub(crate) force: bool,
}
