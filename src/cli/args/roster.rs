//! `roster`: what is done with the list of whose keys are whose.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs, Subcommand, ValueHint};
use paraph::id::{HolderId, PartyId};
use paraph::roster::RevocationReason;
use paraph::value::{Label, Time};

use super::words::{NameIn, time, value};
use crate::cli::complete;
use crate::cli::key_name::KeyName;

// What help says of each is in the catalogue: args/about.rs.
#[derive(Subcommand)]
pub(crate) enum RosterCommand {
    /// List a roster
    List(RosterListArgs),
    /// Add a key
    Add(RosterAddArgs),
    /// Revoke a key
    Revoke(RosterRevokeArgs),
    /// Note that a bundle is held
    Accept(RosterAcceptArgs),
    /// Find what will cause trouble
    Check(RosterCheckArgs),
}

#[derive(ClapArgs)]
pub(crate) struct RosterListArgs {
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph roster revoke hong.pub --reason retired --since 2026-03-01T00:00:00+09:00 --roster roster.toml
  paraph roster revoke hong.pub --reason compromised --since 2026-02-14T00:00:00Z --roster roster.toml
  paraph roster revoke hong-gil-dong --reason retired --roster roster.toml

A holder's id is enough where the holder has one key that is not revoked. At least eight digits of a
key's id name the key, or the twelve words of it in quotes: paraph roster list shows them.

retired and superseded: what the key signed before still counts. compromised and unauthorised: it
counts only if you noted before, with paraph roster accept, that you held it. For an end that is
still to come, write until to the key in the file.

For a new name, a move to another party, or a lost key: paraph help roster")]
pub(crate) struct RosterRevokeArgs {
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) key: PathBuf,
    #[arg(long, value_name = "REASON", value_parser = value::<RevocationReason>, add = complete::reasons())]
    pub(crate) reason: RevocationReason,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) since: Option<Time>,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) reported: Option<Time>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph roster accept tor.bundle.json --roster roster.toml

Do this when you receive a bundle that matters. Should a key in it be stolen years later, this note
is what shows that the signature is older. A time before the record was made or an act was signed, and
one to come, are refused; clocks may differ by a day.")]
pub(crate) struct RosterAcceptArgs {
    pub(crate) bundle: PathBuf,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) on: Option<Time>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph roster check --roster roster.toml
  paraph roster check --roster roster.toml --with archive

With bundles, it also finds the notes of what you received that prove nothing, since they are earlier
than the act or its record. None of what it finds changes a verdict by itself.")]
pub(crate) struct RosterCheckArgs {
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) at: Option<Time>,
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(ClapArgs)]
#[command(group = ArgGroup::new("source").args(["key", "bundle"]).required(true))]
#[command(after_help = "\
Example:
  paraph roster add rok-mnd --key hong.pub --holder hong-gil-dong --roster roster.toml \\
      --holder-name \"홍길동 (Hong Gil-dong)\" --party-name \"Ministry of National Defense\"

Before you add a key, compare its words with its holder over the telephone: paraph key show hong.pub
Or let them read the words out, and take the key from a bundle that they sent:
  paraph roster add rok-mnd --bundle tor.bundle.json --words \"inner tuna year ...\" \\
      --holder hong-gil-dong --roster roster.toml
The key is good from today on unless you give --from; from --bundle, it is good from its first signature
there on. If its holder signed before today, give the time of the first signature, or an earlier one;
with other bundles at hand, the command finds that time:
  paraph roster add rok-mnd --key hong.pub --holder hong-gil-dong --with tor.bundle.json \\
      --roster roster.toml
Everything that verify reports rests on this list.")]
pub(crate) struct RosterAddArgs {
    #[arg(value_parser = value::<PartyId>, add = complete::rostered_parties())]
    pub(crate) party: PartyId,
    #[arg(short, long, value_name = "KEY", value_hint = ValueHint::AnyPath)]
    pub(crate) key: Option<KeyName>,
    #[arg(long, value_name = "FILE", requires = "words")]
    pub(crate) bundle: Option<PathBuf>,
    #[arg(long, value_name = "WORDS")]
    pub(crate) words: Option<String>,
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) from: Option<Time>,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) until: Option<Time>,
    #[arg(long, value_name = "ID", value_parser = value::<HolderId>, add = complete::holders())]
    pub(crate) holder: HolderId,
    #[arg(long, value_name = "NAME", value_parser = value::<Label>)]
    pub(crate) holder_name: Option<Label>,
    #[arg(long, value_name = "NAME")]
    pub(crate) party_name: Vec<NameIn>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
}
