//! Arguments of the commands about the roster: `roster`.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs, Subcommand, ValueHint};
use paraph::id::{HolderId, PartyId};
use paraph::roster::RevocationReason;
use paraph::value::{Label, Time};

use super::values::{NameIn, time, value};
use crate::cli::completion;
use crate::cli::key_name::KeyName;

// The help for each command is in the catalogue: args/descriptions.rs.
#[derive(Subcommand)]
#[command(defer = true)]
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

You can name the key by its file. If its holder has only one key that is not revoked, the holder's
id is enough. You can also use at least eight digits of the key's id, or its twelve words in quotes.
paraph roster list shows the id and the words.

The reason decides whether earlier signatures still count:
  retired, superseded        all that the key signed before that time still counts
  compromised, unauthorised  a signature counts only if you held it before that time, and noted that
                             with paraph roster accept

If the key ends in the future, do not revoke it. Edit the file and set until for the key.

For a new name, a move to another party, or a lost key: paraph help roster")]
pub(crate) struct RosterRevokeArgs {
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) key: PathBuf,
    #[arg(long, value_name = "REASON", value_parser = value::<RevocationReason>, add = completion::reasons())]
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

Do this when you receive a bundle that matters. If a key in it is stolen years later, this note
proves that the signature is older than the theft.

The command refuses a time in the future. It also refuses a time before the record was made or
before an act was signed. It allows for clocks that differ by up to a day.")]
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

With bundles, the command also checks your notes of what you received. A note proves nothing if it
is earlier than the act or its record. No finding changes a verdict by itself.")]
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

Every verdict depends on the roster. Before you add a key, compare its words with its holder over
the telephone. This command prints them:
  paraph key show hong.pub

Or ask the holder to read the words to you, and take the key from a bundle that they sent:
  paraph roster add rok-mnd --bundle tor.bundle.json --words \"inner tuna year ...\" \\
      --holder hong-gil-dong --roster roster.toml

The key is valid from today, unless you give --from. A key from --bundle is valid from its first
signature in that bundle. If its holder signed before today, give the time of the first signature,
or an earlier time. If you have other bundles, the command finds that time:
  paraph roster add rok-mnd --key hong.pub --holder hong-gil-dong --with tor.bundle.json \\
      --roster roster.toml")]
pub(crate) struct RosterAddArgs {
    #[arg(value_parser = value::<PartyId>, add = completion::rostered_parties())]
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
    #[arg(long, value_name = "ID", value_parser = value::<HolderId>, add = completion::holders())]
    pub(crate) holder: HolderId,
    #[arg(long, value_name = "NAME", value_parser = value::<Label>)]
    pub(crate) holder_name: Option<Label>,
    #[arg(long, value_name = "NAME")]
    pub(crate) party_name: Vec<NameIn>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
}
