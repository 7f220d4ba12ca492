//! Arguments of the commands that are used before anyone signs: `draft`, `record`, `lint`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Args as ClapArgs, Command, FromArgMatches, ValueHint};
use paraph::id::Designation;
use paraph::record::RelationKind;
use paraph::value::Time;

use super::values::{NameIn, PartyIn, time};

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph draft texts/tor.en.txt texts/tor.ko.txt -o tor.toml
  paraph draft amendment.en.txt --amends tor.bundle.json -o amendment.toml

The draft names each text by its path from the draft's folder. The texts must be in that folder or
in a folder below it. A name like tor.en.txt gives the language of a text. For each value that you
do not give, the draft has a <placeholder>. Replace it with an editor.")]
pub(crate) struct DraftArgs {
    #[arg(required = true, value_name = "TEXT")]
    pub(crate) texts: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Vec<NameIn>,
    #[arg(long, value_name = "WORDS")]
    pub(crate) designation: Option<Designation>,
    #[arg(long, value_name = "PARTY")]
    pub(crate) party: Vec<PartyIn>,
    #[command(flatten)]
    pub(crate) relations: RelationArgs,
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) created: Option<Time>,
    #[arg(long)]
    pub(crate) force: bool,
}

/// An option for each kind of relation to another instrument: `--amends FILE`.
pub(crate) struct RelationArgs {
    /// The named files with their relation, in the order of [`RelationKind::WORDS`].
    pub(crate) files: Vec<(RelationKind, PathBuf)>,
}

impl RelationArgs {
    const KINDS: [RelationKind; 10] = [
        RelationKind::Amends,
        RelationKind::Supersedes,
        RelationKind::Terminates,
        RelationKind::Extends,
        RelationKind::Implements,
        RelationKind::Reaffirms,
        RelationKind::ValidatedBy,
        RelationKind::AnnexOf,
        RelationKind::Corrects,
        RelationKind::ReplyTo,
    ];
}

impl ClapArgs for RelationArgs {
    fn augment_args(command: Command) -> Command {
        Self::KINDS.into_iter().fold(command, |command, kind| {
            let option = Arg::new(kind.word()).long(kind.word());
            let files = option.value_name("FILE").value_hint(ValueHint::FilePath);
            command.arg(
                files
                    .action(ArgAction::Append)
                    .value_parser(clap::value_parser!(PathBuf))
                    .help_heading("Relations to other instruments"),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for RelationArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let named = |kind: RelationKind| {
            let files = matches.get_many::<PathBuf>(kind.word()).into_iter().flatten();
            files.map(move |file| (kind, file.clone())).collect::<Vec<_>>()
        };
        Ok(Self { files: Self::KINDS.into_iter().flat_map(named).collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph record tor.toml -o tor.record.json

The command prints the record's digest as sha256sum does. Every party signs the record. Send it to
the other parties with the texts, and compare the record's words with them over the telephone.")]
pub(crate) struct RecordArgs {
    pub(crate) draft: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph lint tor.toml
  paraph lint tor.record.json --with archive --strict
  paraph lint --drafts -- *.toml

The command finds, for example:
  a title in a language that has no text
  a name that the other side cannot read
  a time without its offset
  a text that is empty or contains TBD
  using --with: an instrument with the same title that the record does not mention

A finding is not always a mistake: it may be what you want.")]
pub(crate) struct LintArgs {
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) with: Vec<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long)]
    pub(crate) drafts: bool,
}
