//! The input of a signing besides the bundle, and its consistency.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::act::{Intent, RecordRef, Statement};
use paraph::bundle::Bundle;
use paraph::id::PartyId;
use paraph::keys::PublicKey;
use paraph::messages::{And, Or, Sentence};
use paraph::profile::{MAX_PROFILE, Profile};
use paraph::record::Record;
use paraph::report::Unjudged;
use paraph::roster::Roster;
use paraph::statements;
use paraph::value::TextPath;
use paraph::verify::{Instruments, TextFound, TextOutcome, Texts, judge_texts};

use super::commands;
use crate::cli::args::SignArgs;
use crate::cli::command::roster;
use crate::cli::display::typed;
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::{draft_of, read_bundle_or_record, records_near};
use crate::cli::files;
use crate::cli::messages::sign;
use crate::cli::other_instruments::{self, Found};
use crate::cli::paths::folder;
use crate::cli::suggestions::{nearest_file, nearest_id};
use crate::cli::text_lookup;

/// The input besides the bundle.
pub(super) struct Inputs {
    pub(super) roster: Option<Roster>,
    /// The signatory's profile. `None` means the holder of the key in the roster.
    pub(super) profile: Option<Profile>,
    pub(super) statements: Vec<Statement>,
    /// The instrument of authority, which is also among the others.
    pub(super) authority: Option<RecordRef>,
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
            profile,
            statements: statements.unwrap_or_default(),
            authority: authority.as_ref().map(reference),
            others: joined.instruments,
            with,
        })
    }
}

/// That there is no roster at `path`, and how to begin it; of a mistyped name, the error as it is.
fn no_roster(args: &SignArgs, record: &Record, path: &Path, error: CliError) -> CliError {
    if nearest_file(path).is_some() {
        return error;
    }
    let ids: Vec<&PartyId> = record.content().parties.iter().map(|it| &it.id).collect();
    let (parties, key, roster) = (Or(&ids), commands::public_key(args), typed(path));
    error.hint(sign::BeginRoster { parties, key, roster })
}

/// That the files of `--key` and `--roster` are swapped, if they are.
fn swapped(args: &SignArgs, roster: &Path, error: CliError) -> CliError {
    const LIMIT: usize = 64 << 10;
    let is_key = |path: &Path| {
        files::holds_private_key(path).unwrap_or(false)
            || files::read_regular(path, LIMIT).is_ok_and(|it| PublicKey::read(&it).is_ok())
    };
    match args.key.file() {
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

/// Checks that the arguments are consistent.
pub(super) fn check_said(args: &SignArgs) -> Result<(), CliError> {
    let intent = args.intent;
    if args.authority.is_some() && !intent.needs_authority() {
        let error = CliError::new("unwanted", sign::AuthorityUnwanted { intent });
        return Err(error.hint(sign::AuthorityUnwantedHint));
    }
    if args.statements.is_some() && !intent.may_state() {
        let error = CliError::new("unwanted", sign::StatementsUnwanted { intent });
        return Err(error.hint(sign::StatementsUnwantedHint));
    }
    if intent == Intent::Seal && args.roster.is_none() {
        let error = CliError::new("roster-needed", sign::RosterNeeded);
        let command = commands::sign(args, &args.file);
        return Err(error.hint(sign::RosterNeededHint { command }));
    }
    Ok(())
}

/// The roster's file, as the user types it.
fn roster_shown(args: &SignArgs) -> String {
    args.roster.as_deref().map(typed).unwrap_or_default()
}

/// The next step if the roster does not have the signing key.
fn not_in_roster(args: &SignArgs, record: &Record) -> Sentence {
    let (key, roster) = (commands::public_key(args), roster_shown(args));
    match args.party.as_ref().filter(|party| record.party(party).is_some()) {
        Some(party) => Sentence::of(&sign::AddKey { party, key, roster }),
        None => {
            // The key may be of a party that the roster does not have yet.
            let all: Vec<&PartyId> = record.content().parties.iter().map(|it| &it.id).collect();
            Sentence::of(&sign::AddKeyOf { parties: Or(&all), key, roster })
        }
    }
}

fn read_profile(path: &Path) -> Result<Profile, CliError> {
    let text = files::read_text(path, MAX_PROFILE)?;
    Profile::parse(&text).map_err(|fault| {
        let error = CliError::unusable_text(path, &text, &fault);
        error.no_profile(path, &text, &sign::NameProfile)
    })
}

/// The public key in the same folder as the private key, with its file. Only after the private key is
/// decrypted is it known whether they belong together.
pub(super) fn public_beside(args: &SignArgs) -> Option<(PublicKey, PathBuf)> {
    const LIMIT: usize = 64 << 10;
    let file = args.key.file().filter(|_| args.public.is_none())?.with_extension("pub");
    let bytes = files::read_regular(&file, LIMIT).ok()?;
    PublicKey::read(&bytes).ok().map(|key| (key, file))
}

/// The party for which this key signs: from the roster, or else from the argument.
pub(super) fn party(
    args: &SignArgs,
    key: &PublicKey,
    roster: Option<&Roster>,
    record: &Record,
) -> Result<PartyId, CliError> {
    let id = key.id();
    let party = match (roster, &args.party) {
        (None, None) => return Err(party_needed(args, record)),
        (None, Some(party)) => party.clone(),
        (Some(roster), asked) => {
            let Some(owner) = roster.owner(&id).map(|owner| owner.party) else {
                return Err(CliError::new("unknown-key", sign::UnknownKey)
                    .placed(args.key.shown())
                    .hint(not_in_roster(args, record)));
            };
            if let Some(asked) = asked.as_ref().filter(|asked| **asked != owner.id) {
                return Err(of_another_party(args, record, asked, &owner.id));
            }
            owner.id.clone()
        }
    };
    match record.party(&party) {
        Some(_) => Ok(party),
        None => Err(not_in_record(args, record, &party, roster.is_some())),
    }
}

/// That the command does not say for whom to sign: a roster does.
fn party_needed(args: &SignArgs, record: &Record) -> CliError {
    let error = CliError::new("party-needed", sign::PartyNeeded);
    let command = commands::sign(args, &args.file);
    match commands::roster(args) {
        Some(_) => error.hint(sign::PartyNeededHint { command }),
        None => {
            let ids: Vec<&PartyId> = record.content().parties.iter().map(|it| &it.id).collect();
            let (parties, key) = (Or(&ids), commands::public_key(args));
            error.hint(sign::PartyNeededBegin { parties, key, command })
        }
    }
}

/// That the key belongs to another party than the one that was named: the mistake is on the command line,
/// or, where the record has no party like that of the roster, there.
fn of_another_party(
    args: &SignArgs,
    record: &Record,
    asked: &PartyId,
    owner: &PartyId,
) -> CliError {
    let is_near = nearest_id(asked.as_str(), &[owner.as_str()]).is_some()
        || nearest_id(owner.as_str(), &[asked.as_str()]).is_some();
    let sentence = sign::KeyOfAnotherParty { owner, asked };
    let error = CliError::new("key-of-another-party", sentence).placed(args.key.shown());
    match (record.party(asked).is_some(), record.party(owner).is_some()) {
        (true, true) => error.hint(sign::LeaveOutParty { party: owner }),
        (true, false) if is_near => {
            let roster = roster_shown(args);
            error.hint(sign::CorrectInRoster { owner, asked, roster })
        }
        (true, false) => error.hint(sign::SignWithKeyOf { owner, asked }),
        (false, true) => {
            let sentence = sign::PartyNotInRecord { party: asked };
            let error = CliError::new("party-not-in-record", sentence).at(&args.file);
            let ids: Vec<&PartyId> = record.content().parties.iter().map(|it| &it.id).collect();
            match is_near {
                true => error.hint(sign::PartyMeantLeaveOut { owner }),
                false => error.hint(sign::LeaveOutWrongParty { owner, parties: And(&ids) }),
            }
        }
        (false, false) => not_in_record(args, record, asked, false),
    }
}

/// That the record has no such party, which the command line or the roster names.
fn not_in_record(args: &SignArgs, record: &Record, party: &PartyId, in_roster: bool) -> CliError {
    let ids: Vec<&PartyId> = record.content().parties.iter().map(|it| &it.id).collect();
    let known: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    let meant = nearest_id(party.as_str(), &known);
    let parties = And(&ids);
    let sentence = sign::PartyNotInRecord { party };
    let error = CliError::new("party-not-in-record", sentence).at(&args.file);
    match (meant, args.roster.as_deref().filter(|_| in_roster)) {
        // The mistake is in the roster, not on the command line.
        (Some(meant), Some(file)) => {
            let (roster, owner, party) = (roster_shown(args), party, meant);
            let hint = sign::RecordPartiesMeantInRoster { party, owner, roster, parties };
            error.at(file).hint(hint)
        }
        (Some(party), None) => error.hint(sign::RecordPartiesMeant { party, parties }),
        (None, _) => error.hint(sign::RecordParties { parties }),
    }
}

/// What to do where a text is not the one that is to be signed. Its author has no one to ask for it, and may
/// have made a new record of it.
fn after_changed_text(
    args: &SignArgs,
    record: &Record,
    home: &Path,
    found: &BTreeMap<TextPath, TextFound>,
) -> Sentence {
    let texts = judge_texts(record, Texts::Found(found));
    let mut differing = texts.iter().filter_map(|text| match &text.outcome {
        TextOutcome::Differs { found } => Some(found),
        TextOutcome::Matches { .. } | TextOutcome::Missing | TextOutcome::NotChecked => None,
    });
    if differing.all(|found| !found.changes.is_empty()) {
        return Sentence::of(&sign::TextConverted);
    }
    let file = typed(&args.file);
    let is_of_these = |other: &Record| {
        other.content().id == record.content().id
            && other.digest() != record.digest()
            && text_lookup::find(other, home)
                .is_ok_and(|it| text_lookup::all_match(other, home, &it).is_ok())
    };
    if let Some((new, _)) = records_near(&args.file).find(|(_, other)| is_of_these(other)) {
        let command = commands::sign(args, &new);
        return Sentence::of(&sign::TextOfNewRecord { record: typed(&new), file, command });
    }
    match draft_of(record, home).or_else(|| draft_of(record, folder(&args.file))) {
        Some(draft) => {
            let new = draft.with_extension("record.json");
            let (command, draft) = (commands::sign(args, &new), typed(&draft));
            match files::is_same_file(&new, &args.file) {
                true => Sentence::of(&sign::TextChangedByYouThere { draft, command }),
                false => Sentence::of(&sign::TextChangedByYou { draft, file, command }),
            }
        }
        None => Sentence::of(&sign::TextChanged),
    }
}

/// Checks that every text is available and matches, if the act agrees to the texts.
pub(super) fn check_texts(
    args: &SignArgs,
    record: &Record,
    home: &Path,
    found: &BTreeMap<TextPath, TextFound>,
) -> Result<(), CliError> {
    match args.intent {
        Intent::Decline | Intent::Withdraw | Intent::Witness => return Ok(()),
        Intent::Initial
        | Intent::Sign
        | Intent::SignAdReferendum
        | Intent::Confirm
        | Intent::Approve
        | Intent::Seal => {}
    }
    text_lookup::all_match(record, home, found).map_err(|error| match error.exit {
        Exit::Incomplete => {
            let texts = record.content().texts.iter();
            let count = texts.filter(|text| !found.contains_key(&text.path)).count();
            error.hint(sign::TextMissing { count })
        }
        Exit::Done | Exit::Refused | Exit::CouldNot => {
            error.hint(after_changed_text(args, record, home, found))
        }
    })
}
