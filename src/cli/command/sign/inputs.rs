//! The input of a signing besides the bundle, and its consistency.

use std::path::{Path, PathBuf};

use paraph::act::{RecordRef, Statement};
use paraph::bundle::Bundle;
use paraph::file_kind::MAX_KEY;
use paraph::id::PartyId;
use paraph::keys::{KeySet, PublicKeys};
use paraph::messages::{Or, Sentence};
use paraph::profile::{MAX_PROFILE, Profile};
use paraph::record::Record;
use paraph::report::{Unjudged, unmatched_texts};
use paraph::roster::Roster;
use paraph::signing::{NextStep, Refusal, Request};
use paraph::statements;
use paraph::verify::Instruments;

use super::commands;
use crate::cli::args::SignArgs;
use crate::cli::command::roster;
use crate::cli::display::typed;
use crate::cli::error::CliError;
use crate::cli::file_kind::{draft_of, read_bundle_or_record, records_near};
use crate::cli::files;
use crate::cli::messages::sign;
use crate::cli::other_instruments::{self, Found};
use crate::cli::paper::Texts;
use crate::cli::paths::folder;
use crate::cli::suggestions::nearest_file;
use crate::cli::text_lookup;

/// The input besides the bundle.
pub(super) struct Inputs {
    pub(super) roster: Option<Roster>,
    /// What the signatory asks to sign. The instrument of authority is also among the others.
    pub(super) request: Request,
    pub(super) others: Instruments,
    /// The instruments from `--with`, which may include copies of the bundle.
    pub(super) with: Vec<Found>,
}

impl Inputs {
    pub(super) fn read(args: &SignArgs, bundle: &Bundle) -> Result<Self, CliError> {
        let read = |path| {
            roster::read(path).map_err(|error| match error.is_missing_file() {
                true => no_roster(args, bundle.record(), path, error),
                false => swapped(args, path, error),
            })
        };
        let roster = args.roster.as_deref().map(read).transpose()?;
        let profile = args.profile.as_deref().map(read_profile).transpose()?;
        let statements = args.statements.as_deref().map(read_statements).transpose()?;
        let authority = args.authority.as_deref().map(read_authority).transpose()?;
        let with = other_instruments::all_of(&args.with, roster.as_ref())?;
        let joined = other_instruments::join(with.iter().chain(&authority), roster.as_ref());
        let own = Some(bundle.record().digest());
        if let Some(Unjudged { message, code, hint, file }) = joined.left_out(own).next() {
            let error = CliError::new(code, message).at(Path::new(&file));
            return Err(match hint {
                Some(hint) => error.hint(hint),
                None => error,
            });
        }
        Ok(Self {
            roster,
            request: Request {
                intent: args.intent,
                party: args.party.clone(),
                of: args.of.clone(),
                profile,
                authority: authority.as_ref().map(reference),
                statements,
                signed_at: args.signed_at,
            },
            others: joined.instruments,
            with,
        })
    }
}

/// The error that there is no roster at `path`, with how to begin it. For a mistyped name, the error stays.
fn no_roster(args: &SignArgs, record: &Record, path: &Path, error: CliError) -> CliError {
    if nearest_file(path).is_some() {
        return error;
    }
    let ids: Vec<&PartyId> = record.content().parties.iter().map(|it| &it.id).collect();
    let (parties, key, roster) = (Or(&ids), commands::public_key(args), typed(path));
    error.hint(sign::BeginThisRoster { parties, key, roster })
}

/// Adds a hint if the files of `--key` and `--roster` are swapped.
fn swapped(args: &SignArgs, roster: &Path, error: CliError) -> CliError {
    let is_key = |path: &Path| {
        files::holds_private_key(path).unwrap_or(false)
            || files::read_regular(path, MAX_KEY).is_ok_and(|it| PublicKeys::read(&it).is_ok())
    };
    match args.key().file() {
        Some(key) if is_key(roster) && roster::read(key).is_ok() => {
            error.hint(sign::FilesSwapped { key: typed(roster), roster: typed(key) })
        }
        Some(_) | None => error,
    }
}

fn read_statements(path: &Path) -> Result<Vec<Statement>, CliError> {
    let text = files::read_text(path, statements::MAX_FILE)?;
    statements::parse(&text).map_err(|fault| {
        let error = CliError::unusable_text(path, &text, &fault);
        error.no_profile(path, &text, &sign::NameStatements)
    })
}

/// The instrument of authority: its record, or a bundle with it.
fn read_authority(path: &Path) -> Result<Found, CliError> {
    let (bundle, _) = read_bundle_or_record(path)?;
    Ok(Found { path: path.to_owned(), bundle })
}

fn reference(found: &Found) -> RecordRef {
    found.bundle.record().reference()
}

fn read_profile(path: &Path) -> Result<Profile, CliError> {
    let text = files::read_text(path, MAX_PROFILE)?;
    Profile::parse(&text).map_err(|fault| {
        let error = CliError::unusable_text(path, &text, &fault);
        error.no_profile(path, &text, &sign::NameProfile)
    })
}

/// The public keys in the same folder as the private key, with their file. Only after the private key is
/// decrypted is it known whether they belong together.
pub(super) fn public_beside(args: &SignArgs) -> Option<(KeySet, PathBuf)> {
    let [key] = &args.keys[..] else { return None };
    let file = key.file().filter(|_| args.public.is_none())?.with_extension("pub");
    let bytes = files::read_regular(&file, MAX_KEY).ok()?;
    KeySet::read(&bytes).ok().map(|key| (key, file))
}

/// Checks that every text is available and matches, if the act agrees to the texts.
pub(super) fn check_texts(
    args: &SignArgs,
    request: &Request,
    record: &Record,
    home: &Path,
    texts: &Texts,
) -> Result<(), CliError> {
    request.check_texts(record, &texts.found).map_err(|refused| {
        let error = commands::refused(args, &refused, &args.file);
        let error = match &*refused.why {
            Refusal::Texts(unmatched) => {
                error.at(&text_lookup::place(home, unmatched, &texts.inside))
            }
            _ => error,
        };
        match refused.next {
            Some(NextStep::AskForTheText) => match after_changed_text(args, record, home) {
                Some(hint) => error.hint(hint),
                None => error,
            },
            _ => error,
        }
    })
}

/// What to do where a text is not the one that is to be signed, if there is a new record of it or its draft: its
/// author has no one to ask for it.
fn after_changed_text(args: &SignArgs, record: &Record, home: &Path) -> Option<Sentence> {
    let file = typed(&args.file);
    let is_of_these = |other: &Record| {
        other.content().id == record.content().id
            && other.digest() != record.digest()
            && text_lookup::find(other, home)
                .is_ok_and(|found| unmatched_texts(other, &found).is_none())
    };
    if let Some((new, _)) = records_near(&args.file).find(|(_, other)| is_of_these(other)) {
        let command = commands::sign(args, &new);
        return Some(Sentence::of(&sign::TextOfNewRecord { record: typed(&new), file, command }));
    }
    let draft = draft_of(record, home).or_else(|| draft_of(record, folder(&args.file)))?;
    let new = draft.with_extension("record.json");
    let (command, draft) = (commands::sign(args, &new), typed(&draft));
    Some(match files::is_same_file(&new, &args.file) {
        true => Sentence::of(&sign::TextChangedByYouThere { draft, command }),
        false => Sentence::of(&sign::TextChangedByYou { draft, file, command }),
    })
}
