//! `show`, `sign`, `merge`: what a signatory does.

use std::path::PathBuf;
use std::str::FromStr as _;

use clap::Args as ClapArgs;
use paraph::id::PartyId;
use paraph::value::{Intent, Time};

use super::words::{ActPrefix, value};
use crate::cli::complete;

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

Statements are TOML: [[statement]] with kind = \"reservation\" (or interpretative-declaration,
objection, acceptance), article = \"Article 4\" and text = { en = \"...\" }; an objection or acceptance
names the act that it answers: to = \"...\".

A profile for --as is TOML: name = \"홍길동\"; if wanted nameLatin, title = { en = \"...\" },
capacity = \"official\" (or acting, performing-duties, delegate) and
place = { country = \"KR\", locality = \"Seoul\" }.")]
pub(crate) struct SignArgs {
    /// The record or bundle; - for standard input
    pub(crate) file: PathBuf,
    /// Your private key
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    /// For whom you sign [default: the party whose key it is in the roster]
    #[arg(long, value_name = "ID", add = complete::parties())]
    pub(crate) party: Option<PartyId>,
    /// Whose keys are whose
    #[arg(long, value_name = "FILE")]
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
    /// Other instruments, such as those that give authority: bundles, or folders of them
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
    /// When you sign [default: now, by this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) signed_at: Option<Time>,
    /// Take the key's passphrase from the first line of a file, for machines
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
