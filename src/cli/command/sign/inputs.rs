//! The input of a signing besides the bundle, and its consistency.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::act::{Intent, RecordRef, Statement};
use paraph::bundle::Bundle;
use paraph::id::PartyId;
use paraph::keys::{PublicKey, words};
use paraph::messages::{And, Or, Sentence};
use paraph::profile::{MAX_PROFILE, Profile};
use paraph::record::Record;
use paraph::report::Unjudged;
use paraph::roster::Roster;
use paraph::statements;
use paraph::value::TextPath;
use paraph::verify::{Instruments, TextFound};

use crate::cli::args::SignArgs;
use crate::cli::command::roster;
use crate::cli::error::{CliError, Exit};
use crate::cli::files;
use crate::cli::instruments::{self, Found};
use crate::cli::kind::{draft_of, read_bundle_or_record};
use crate::cli::messages::sign;
use crate::cli::shown::typed;
use crate::cli::suggest::nearest;
use crate::cli::texts;

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
        let roster = args.roster.as_deref().map(roster::read).transpose()?;
        let profile = args.profile.as_deref().map(read_profile).transpose()?;
        let statements = args.statements.as_deref().map(read_statements).transpose()?;
        let authority = args.authority.as_deref().map(read_authority).transpose()?;
        let with = instruments::all_of(&args.with, roster.as_ref())?;
        let joined = instruments::join(with.iter().chain(&authority), roster.as_ref());
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

fn read_statements(path: &Path) -> Result<Vec<Statement>, CliError> {
    let text = files::read_text(path, statements::MAX_FILE)?;
    statements::parse(&text)
        .map_err(|fault| CliError::unusable(path, &fault).with_conflict(path, &text))
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
        return Err(error.hint(sign::RosterNeededHint));
    }
    Ok(())
}

/// The roster's file, as the user types it.
fn roster_shown(args: &SignArgs) -> String {
    args.roster.as_deref().map(typed).unwrap_or_default()
}

/// The next step if the roster does not have the signing key.
fn not_in_roster(args: &SignArgs, roster: &Roster, record: &Record) -> Sentence {
    let public = args.key.file().map(|file| file.with_extension("pub")).filter(|it| it.is_file());
    let key = public.map_or_else(|| "NAME.pub".to_owned(), |file| typed(&file));
    let known = record.content().parties.iter().filter(|it| roster.party(&it.id).is_some());
    let parties: Vec<&PartyId> = known.map(|party| &party.id).collect();
    let roster = roster_shown(args);
    match (&args.party, &parties[..]) {
        (Some(party), _) => Sentence::of(&sign::AddKey { party, key, roster }),
        (None, []) => Sentence::of(&sign::AddKey { party: "PARTY", key, roster }),
        (None, parties) => Sentence::of(&sign::AddKeyOf { parties: Or(parties), key, roster }),
    }
}

fn read_profile(path: &Path) -> Result<Profile, CliError> {
    let text = files::read_text(path, MAX_PROFILE)?;
    Profile::parse(&text)
        .map_err(|fault| CliError::unusable(path, &fault).with_conflict(path, &text))
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
        (None, None) => {
            let error = CliError::new("party-needed", sign::PartyNeeded);
            return Err(error.hint(sign::PartyNeededHint));
        }
        (None, Some(party)) => party.clone(),
        (Some(roster), asked) => {
            let Some(owner) = roster.owner(&id).map(|owner| owner.party) else {
                let sentence = sign::UnknownKey { words: words(&id) };
                return Err(CliError::new("unknown-key", sentence)
                    .placed(args.key.shown())
                    .hint(not_in_roster(args, roster, record)));
            };
            if let Some(asked) = asked.as_ref().filter(|asked| **asked != owner.id) {
                let sentence = sign::KeyOfAnotherParty { owner: &owner.id, asked };
                let error =
                    CliError::new("key-of-another-party", sentence).placed(args.key.shown());
                return Err(match nearest(owner.id.as_str(), [asked.as_str()]) {
                    Some(party) => {
                        error.hint(sign::MeantInRoster { party, roster: roster_shown(args) })
                    }
                    None => error.hint(sign::LeaveOutParty { party: &owner.id }),
                });
            }
            owner.id.clone()
        }
    };
    match record.party(&party) {
        Some(_) => Ok(party),
        None => {
            let ids: Vec<&PartyId> = record.content().parties.iter().map(|it| &it.id).collect();
            let meant = nearest(party.as_str(), ids.iter().map(|id| id.as_str()));
            let parties = And(&ids);
            let sentence = sign::PartyNotInRecord { party: &party };
            let error = CliError::new("party-not-in-record", sentence).at(&args.file);
            Err(match (meant, roster.and(args.roster.as_deref())) {
                // The mistake is in the roster, not on the command line.
                (Some(party), Some(file)) => {
                    let roster = roster_shown(args);
                    error.at(file).hint(sign::RecordPartiesMeantInRoster { party, roster, parties })
                }
                (Some(party), None) => error.hint(sign::RecordPartiesMeant { party, parties }),
                (None, _) => error.hint(sign::RecordParties { parties }),
            })
        }
    }
}

/// The next step if a text does not match the record. The author of the record cannot ask anyone else for the
/// text.
fn after_changed_text(record: &Record, home: &Path) -> Sentence {
    match draft_of(record, home) {
        Some(draft) => Sentence::of(&sign::TextChangedByYou { draft: typed(&draft) }),
        None => Sentence::of(&sign::TextChanged),
    }
}

/// Checks that every text is available and matches, if the act agrees to the texts.
pub(super) fn check_texts(
    intent: Intent,
    record: &Record,
    home: &Path,
    found: &BTreeMap<TextPath, TextFound>,
) -> Result<(), CliError> {
    match intent {
        Intent::Decline | Intent::Withdraw | Intent::Witness => return Ok(()),
        Intent::Initial
        | Intent::Sign
        | Intent::SignAdReferendum
        | Intent::Confirm
        | Intent::Approve
        | Intent::Seal => {}
    }
    texts::all_match(record, home, found).map_err(|error| match error.exit {
        Exit::Incomplete => error.hint(sign::TextMissing),
        Exit::Done | Exit::Refused | Exit::CouldNot => error.hint(after_changed_text(record, home)),
    })
}
