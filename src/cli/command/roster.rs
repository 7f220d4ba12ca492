//! `paraph roster`: list, add, revoke, accept and check.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::fault::{Fault, FaultKind, Taken};
use paraph::id::{KeyId, PartyId};
use paraph::keys::{KeySet, PublicKey, Spoken, compare, words};
use paraph::locale::Locale;
use paraph::messages::{And, Localized, Sentence};
use paraph::record::Record;
use paraph::report::{NoParties, Unjudged, roster_json, roster_text, unjudged_text};
use paraph::roster::{
    self, Acceptance, Addition, HeldAct, Holder, MAX_ROSTER, Revocation, Roster, RosterKey,
    RosterParty, Window,
};
use paraph::roster_advice::{
    self, AfterRefusedReceipt, AfterSharedHalf, AfterTaken, Alone, HearAgain, IdMeant, TooLate,
    WORDS_DIFFER, after_refused_receipt, after_shared_half, after_taken, early_acts, held_acts,
    id_meant, words_of_no_key,
};
use paraph::screen::quoted;
use paraph::suggestions::nearest_id;
use paraph::value::{Names, Time};
use serde::Serialize;

use crate::cli::args::{
    NameIn, RosterAcceptArgs, RosterAddArgs, RosterCheckArgs, RosterListArgs, RosterRevokeArgs,
    first_digits,
};
use crate::cli::clock_and_rng::{now, today};
use crate::cli::display::{FileName, shown, typed as typed_path};
use crate::cli::error::{CliError, Exit, without_slash};
use crate::cli::file_kind::read_bundle;
use crate::cli::files::{self, Existing, FolderLock, Locked, Mode, Prepared};
use crate::cli::key_name::KeyName;
use crate::cli::language::locale;
use crate::cli::messages::{errors, roster as messages};
use crate::cli::other_instruments;
use crate::cli::output::Console;
use crate::cli::public_key_file::only_public_key;
use crate::cli::signer::public_elsewhere;
use crate::cli::suggestions::{DidYouMean, did_you_mean};
use crate::cli::unreadable::Unreadable;

/// Reads a roster.
pub(crate) fn read(path: &Path) -> Result<Roster, CliError> {
    let text = read_text(path)?;
    Roster::parse(&text).map_err(|fault| unusable(path, &text, &fault))
}

/// The text of a roster. Of another kind of file, the hint says how to name the roster.
fn read_text(path: &Path) -> Result<String, CliError> {
    files::read_text_or(path, MAX_ROSTER, &messages::NameRoster)
}

/// The error for a roster that cannot be used. If it is another kind of file, the error says so.
fn unusable(path: &Path, text: &str, fault: &Fault) -> CliError {
    CliError::unusable_text(path, text, fault).no_roster(path, text, &messages::NameRoster)
}

pub(crate) fn list(args: &RosterListArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let (roster, now) = (read(&args.roster)?, now()?);
    match console.json() {
        true => {
            let answer = roster_json(&roster, &shown(&args.roster));
            console.data(format!("{answer}\n").as_bytes())?;
        }
        false => console.text(&roster_text(&roster, &now, locale()))?,
    }
    Ok(Exit::Done)
}

pub(crate) fn add(args: &RosterAddArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    // Read once: it may be standard input.
    let bundle = args.bundle.as_deref().map(|path| Ok((path, read_bundle(path, None)?)));
    let bundle: Option<(&Path, Bundle)> = bundle.transpose()?;
    if let Some((path, bundle)) = &bundle {
        check_party(path, bundle.record(), &args.party)?;
    }
    let keys = match (&args.key, &bundle, &args.words) {
        (Some(KeyName::File(file)), _, _) => key_of_file(file)?,
        (Some(elsewhere @ (KeyName::Agent(_) | KeyName::Token(_) | KeyName::Program(_))), _, _) => {
            let key = public_elsewhere(elsewhere, None, console)?;
            set_of(key, Path::new(&elsewhere.shown()))?
        }
        (None, Some((path, bundle)), Some(words)) => key_by_words(path, bundle, words)?,
        (None, _, _) => unreachable!("clap demands --key, or --bundle with --words"),
    };
    if let (Some(name), Some(spoken)) = (&args.key, &args.words) {
        check_words(name, &keys, spoken)?;
    }
    let today = today()?;
    // The holder has read out the words of the key that signed this bundle.
    let signed_before =
        bundle.as_ref().and_then(|(_, bundle)| early_acts(&args.party, &keys, &today, [bundle]));
    let from = args.from.or(signed_before.as_ref().map(|it| it.first)).unwrap_or(today);
    check_window(args.from, from, args.until)?;
    let with = other_instruments::all_of(&args.with, None)?;
    let at_hand = || {
        let with = with.iter().map(|found| &found.bundle);
        with.chain(bundle.iter().map(|(_, bundle)| bundle))
    };
    let early = early_acts(&args.party, &keys, &from, at_hand());
    let is_of_record = at_hand().any(|bundle| bundle.record().party(&args.party).is_some());
    if let (Some(early), None) = (&early, args.from) {
        // The default start of the key would exclude available acts.
        let error = CliError::new("signed-before-from", early.sentence(&args.party));
        let from = early.first.to_string();
        return Err(error.hint(messages::IncludeEarlyActs { holder: &args.holder, from }));
    }
    let adding = Adding::prepare(
        &args.roster,
        Addition {
            party: args.party.clone(),
            party_name: names_in(&args.party_name),
            holder: args.holder.clone(),
            holder_name: args.holder_name.clone(),
            keys,
            window: Window { from: Some(from), until: args.until },
        },
        &Slips { is_of_record, public: None },
        console,
    )?;

    #[derive(Serialize)]
    struct Added<'a> {
        format: &'static str,
        file: String,
        party: &'a str,
        holder: &'a str,
        key: String,
        words: String,
    }
    let id = adding.addition.keys.id();
    let key_words = words(&id);
    let (party, holder) = (args.party.as_str(), args.holder.as_str());
    let line = format!("{party}  {holder}  {key_words}\n");
    let answer = Added {
        format: "paraph/roster-added/1",
        file: shown(&args.roster),
        party,
        holder,
        key: id.to_string(),
        words: key_words,
    };
    let notes = adding.notes();
    adding.update.commit(|| console.answer_now(&line, &answer))?;
    notes.iter().for_each(|note| console.talk(note));
    if let Some(early) = &early {
        console.talk(&messages::Warning { sentence: early.sentence(&args.party) });
    } else if let (Some(_), Some((path, _)), None) = (&signed_before, &bundle, &args.from) {
        console.talk(&messages::ValidFromFirstAct { party: &args.party, bundle: shown(path) });
    } else if args.from.is_none() && args.bundle.is_none() && args.with.is_empty() {
        console.talk(&messages::ActsBeforeToday);
    }
    if args.key.is_some() && args.words.is_none() {
        console.talk(&messages::CompareWords { holder: &args.holder });
    }
    Ok(Exit::Done)
}

/// That the party is one of those of a bundle's record: the key signed for one of these.
fn check_party(path: &Path, record: &Record, party: &PartyId) -> Result<(), CliError> {
    if record.party(party).is_some() {
        return Ok(());
    }
    let ids: Vec<&PartyId> = record.content().parties.iter().map(|it| &it.id).collect();
    let parties = And(&ids);
    let error = CliError::new("party-not-in-record", roster_advice::NotOfRecord { party }).at(path);
    let known: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    Err(match nearest_id(party.as_str(), &known) {
        Some(known) => error.hint(messages::PartyOfRecordMeant { known, parties }),
        None => error.hint(messages::PartiesOfRecord { parties }),
    })
}

/// That the words which its holder read out are those of a key that was named.
fn check_words(name: &KeyName, keys: &KeySet, spoken: &str) -> Result<(), CliError> {
    let Err(differ) = roster_advice::check_words(keys, spoken) else { return Ok(()) };
    let error = CliError::new(WORDS_DIFFER, differ);
    Err(error.placed(name.shown()).exit(Exit::Refused).hint(HearAgain))
}

/// That a key is valid at some time.
fn check_window(given: Option<Time>, from: Time, until: Option<Time>) -> Result<(), CliError> {
    let Some(until) = until else { return Ok(()) };
    if from.unix_seconds() < until.unix_seconds() {
        return Ok(());
    }
    let kind = FaultKind::EmptyWindow;
    let error = CliError::new(kind.code(), &kind);
    Err(match given {
        Some(_) => error.hint(messages::UntilBeforeFrom),
        None => error.hint(messages::UntilBeforeStart { from }),
    })
}

/// Names as the user typed them; `None` if there are none.
pub(super) fn names_in(typed: &[NameIn]) -> Option<Names> {
    let names = typed.iter().map(|name| (name.language.clone(), name.name.clone()));
    Names::new(names.collect()).ok()
}

/// A key that is about to be added to a roster. Nothing changes until the update is committed.
pub(super) struct Adding {
    pub(super) update: Prepared,
    roster: PathBuf,
    addition: Addition,
    /// The party as it was in the roster before.
    known: Option<RosterParty>,
    /// The suggestion of a similar id in the roster.
    meant: Option<Sentence>,
}

/// What is known where an id may be a typing error.
pub(super) struct Slips {
    /// Whether the party is one of a record at hand: then it is none.
    pub(super) is_of_record: bool,
    /// The file of the key, where the command is not to be run again.
    pub(super) public: Option<String>,
}

impl Adding {
    /// Edits the roster while it is locked.
    pub(super) fn prepare(
        roster: &Path,
        addition: Addition,
        slips: &Slips,
        console: &Console<'_>,
    ) -> Result<Self, CliError> {
        let mut refused = None;
        let (update, (known, meant)) = edit(roster, Missing::Begun, console, |text| {
            // A file that does not exist yet has no entries.
            let before = match text.trim().is_empty() {
                true => None,
                false => Some(Roster::parse(text)?),
            };
            let known = before.as_ref().and_then(|it| it.party(&addition.party).cloned());
            let meant = before.and_then(|it| perhaps_meant(&it, &addition, roster, slips));
            let added = roster::add(text, &addition, locale());
            let added = added.inspect_err(|fault| refused = Some(fault.kind.clone()));
            added.map(|text| (text, (known, meant)))
        })
        .map_err(|error| {
            match refused.and_then(|kind| next_after_no_addition(&kind, &addition, roster)) {
                Some(next) => error.hint(next),
                None => error,
            }
        })?;
        Ok(Self { update, roster: roster.to_owned(), addition, known, meant })
    }

    /// Notes about the added key: a message for each.
    pub(super) fn notes(&self) -> Vec<Sentence> {
        let Addition { party_name, holder, holder_name, window, .. } = &self.addition;
        let mut notes = vec![self.added(window)];
        notes.extend(self.meant.iter().cloned());
        let known = self.known.as_ref();
        if known.is_none() && party_name.is_none() {
            notes.push(Sentence::of(&messages::NoPartyName));
        }
        let is_known = |party: &RosterParty| party.holders.contains_key(holder);
        if holder_name.is_none() && !known.is_some_and(is_known) {
            notes.push(Sentence::of(&messages::NoHolderName));
        }
        notes
    }

    /// The message that the key was added, with the time from which it is valid.
    fn added(&self, window: &Window) -> Sentence {
        let file = typed_path(&self.roster);
        match (window.from, window.until) {
            (None, None) => Sentence::of(&messages::Added { file }),
            (Some(from), None) => Sentence::of(&messages::AddedFrom { file, from }),
            (None, Some(until)) => Sentence::of(&messages::AddedUntil { file, until }),
            (Some(from), Some(until)) => {
                Sentence::of(&messages::AddedFromUntil { file, from, until })
            }
        }
    }
}

/// What to do where something is there already.
fn next_after_no_addition(kind: &FaultKind, addition: &Addition, file: &Path) -> Option<Sentence> {
    let Addition { holder, .. } = addition;
    if let FaultKind::Taken { what, .. } = kind {
        return next_after_taken(*what, addition, file);
    }
    Some(match after_shared_half(kind, addition)? {
        AfterSharedHalf::MakePair => Sentence::of(&messages::HalfThereAlready { holder }),
        AfterSharedHalf::MakeKey => Sentence::of(&messages::AloneThereAlready { holder }),
    })
}

/// What to do where a key, a holder or a name is there already. It may be one of the changes that
/// docs/roster.md describes, or an id that was mistyped before.
fn next_after_taken(taken: Taken, addition: &Addition, file: &Path) -> Option<Sentence> {
    let path = file;
    let roster = read(path).ok()?;
    let Addition { party, holder, .. } = addition;
    let (file, suite) = (typed_path(path), addition.keys.suite());
    let place = || place_of(path, addition.keys.ed25519());
    Some(match after_taken(taken, addition, &roster)? {
        AfterTaken::PartyMistyped { old, is_there: false } => {
            Sentence::of(&messages::PartyMistyped { old, party, holder, file })
        }
        AfterTaken::PartyMistyped { old, is_there: true } => {
            Sentence::of(&messages::PartyMistypedThere { old, party, holder, file })
        }
        AfterTaken::HolderMoved { old } => {
            Sentence::of(&messages::HolderMoved { holder, party, old, file })
        }
        AfterTaken::HolderRenamed => Sentence::of(&messages::HolderRenamed { holder, file }),
        AfterTaken::PartyRenamed => Sentence::of(&messages::PartyRenamed { party, file }),
        AfterTaken::EditWindow => Sentence::of(&messages::EditWindow { file }),
        AfterTaken::KeyIsRevoked => Sentence::of(&messages::KeyIsRevoked { place: place() }),
        AfterTaken::HolderMistyped { old, is_there: false } => {
            Sentence::of(&messages::HolderMistyped { old, holder, file, suite })
        }
        AfterTaken::HolderMistyped { old, is_there: true } => {
            Sentence::of(&messages::HolderMistypedThere { old, file })
        }
        AfterTaken::KeyOfAnother { at, old, alone } => {
            let place = place();
            match alone {
                Alone::InItsParty => {
                    Sentence::of(&messages::KeyOfAnotherParty { at, old, place, holder, suite })
                }
                Alone::OfItsHolder => {
                    Sentence::of(&messages::KeyOfAnotherHolder { at, old, place, holder, suite })
                }
                Alone::No => {
                    Sentence::of(&messages::KeyOfAnother { at, old, place, holder, suite })
                }
            }
        }
    })
}

/// The place of a key in the file of a roster: its line, if it can be found.
fn place_of(path: &Path, key: &PublicKey) -> Sentence {
    let (text, key) = (read_text(path).unwrap_or_default(), key.to_base64());
    match text.lines().position(|line| line.contains(&key)) {
        Some(index) => Sentence::of(&errors::AtLine { file: FileName(path), line: index + 1 }),
        None => Sentence::of(&FileName(path)),
    }
}

/// For a new party or holder: the suggestion of a similar id in the roster.
fn perhaps_meant(
    roster: &Roster,
    addition: &Addition,
    file: &Path,
    slips: &Slips,
) -> Option<Sentence> {
    let Addition { party, holder, .. } = addition;
    let (file, public) = (typed_path(file), slips.public.as_deref());
    Some(match (id_meant(roster, addition, slips.is_of_record)?, public) {
        (IdMeant::Party(known), None) => Sentence::of(&messages::PartyMeant { party, known, file }),
        (IdMeant::Party(known), Some(public)) => {
            Sentence::of(&messages::PartyMeantAdd { party, known, file, public, holder })
        }
        (IdMeant::Holder(known), None) => {
            Sentence::of(&messages::HolderMeant { holder, party, known, file })
        }
        (IdMeant::Holder(known), Some(public)) => {
            Sentence::of(&messages::HolderMeantAdd { holder, party, known, file, public })
        }
    })
}

/// The set of a single key.
fn set_of(key: PublicKey, file: &Path) -> Result<KeySet, CliError> {
    KeySet::classic(key).map_err(|kind| CliError::unusable(file, &Fault::whole(kind)))
}

fn key_of_file(file: &Path) -> Result<KeySet, CliError> {
    let public = file.with_extension("pub");
    match public != file && public.is_file() {
        true => {
            let public = typed_path(&public);
            only_public_key(file, &messages::PrivateKey, &messages::NamePublicHalf { public })
        }
        false => only_public_key(file, &messages::PrivateKey, &messages::NamePublicKey),
    }
}

/// The only key of a bundle with the words that its holder read out.
fn key_by_words(path: &Path, bundle: &Bundle, spoken: &str) -> Result<KeySet, CliError> {
    roster_advice::key_by_words(bundle, spoken).map_err(|differ| {
        CliError::new(WORDS_DIFFER, differ).at(path).exit(Exit::Refused).hint(HearAgain)
    })
}

pub(crate) fn revoke(args: &RosterRevokeArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let key = key_to_revoke(&args.key, &args.roster)?;
    let reported = args.reported.map_or_else(now, Ok)?;
    // A key that was not stolen was valid until its end was reported.
    let since = args.since.or((!args.reason.voids_claims()).then_some(reported));
    let revocation = Revocation { reported, since, reason: args.reason };
    let (update, (key, valid_from)) = edit(&args.roster, Missing::Refused, console, |text| {
        let revoked = roster::revoke(text, &key, &revocation)?;
        let known = Roster::parse(&revoked)?;
        // A half of a pair stands for the pair.
        let owner = known.owner(&key).or_else(|| known.owner_of_half(&key));
        let first = owner.and_then(|owner| owner.key.windows.first()?.from);
        Ok((revoked, (owner.map_or(key, |owner| owner.key.set.id()), first)))
    })
    .map_err(|error| match (error.code, args.reported) {
        ("taken", _) => error.hint(other_reason(&args.roster)),
        ("since-after-reported", None) => error.hint(messages::EndToCome {
            time: revocation.since.map_or_else(|| "TIME".to_owned(), |since| since.to_string()),
            file: typed_path(&args.roster),
        }),
        ("since-after-reported", Some(_)) => error.hint(messages::ReportedIsPast),
        _ => error,
    })?;

    #[derive(Serialize)]
    struct Revoked {
        format: &'static str,
        file: String,
        key: String,
        words: String,
        reason: &'static str,
    }
    let (reason, words) = (args.reason.word(), words(&key));
    let line = format!("{key}  {reason}  {words}\n");
    let (format, file) = ("paraph/roster-revoked/1", shown(&args.roster));
    let answer = Revoked { format, file, key: key.to_string(), words, reason };
    update.commit(|| console.answer_now(&line, &answer))?;
    let starts_later =
        |since: &Time| valid_from.filter(|from| since.unix_seconds() < from.unix_seconds());
    if let Some(from) = args.since.as_ref().and_then(starts_later) {
        console.talk(&messages::SinceBeforeFrom { from });
        return Ok(Exit::Done);
    }
    match (args.reason.voids_claims(), args.since) {
        (false, Some(since)) => console.talk(&messages::EarlierActsCountSince { since }),
        (false, None) => console.talk(&messages::EarlierActsCount {
            since: since.unwrap_or(reported),
            file: typed_path(&args.roster),
        }),
        (true, Some(_)) => console.talk(&messages::NotedActsCount),
        (true, None) => console.talk(&messages::NoActsCount { file: typed_path(&args.roster) }),
    }
    Ok(Exit::Done)
}

/// The next step if a key is already revoked.
fn other_reason(roster: &Path) -> impl Localized {
    messages::EditRevocation { file: typed_path(roster) }
}

/// The key that the user means: by its file, by its id or the first digits of it, by its words, or by the id
/// of its holder.
fn key_to_revoke(named: &Path, roster: &Path) -> Result<KeyId, CliError> {
    let Some(typed) = named.to_str() else { return Ok(key_of_file(named)?.id()) };
    let digits = first_digits(typed);
    if let Some(Ok(whole)) = digits.as_deref().map(str::parse) {
        return Ok(whole);
    }
    let is_file = || named.metadata().is_ok_and(|metadata| !metadata.is_dir());
    if typed == "-" || is_file() {
        return Ok(key_of_file(named)?.id());
    }
    let known = read(roster)?;
    let words = Vec::from_iter(typed.split_whitespace());
    let meant = rostered(&known, |holder, id, key| {
        let is_holders = holder.id.as_str() == typed.trim() && key.revoked.is_none();
        let begins = digits.as_ref().is_some_and(|digits| id.to_string().starts_with(digits));
        is_holders || begins || (words.len() > 1 && compare(typed, id) == Spoken::Same)
    });
    match &meant[..] {
        [(key, _)] => Ok(*key),
        [] if words.len() > 1 => {
            let keys = rostered(&known, |_, _, _| true);
            let differ = words_of_no_key(typed, keys.iter().map(|(key, _)| key));
            let error = CliError::new(WORDS_DIFFER, differ);
            Err(error.at(roster).hint(messages::Look { file: typed_path(roster) }))
        }
        [] => Err(not_meant(named, &known, roster)),
        several => {
            let keys = Several(several);
            let sentence = messages::SeveralKeys { typed: quoted(typed), keys };
            let error = CliError::new("several-keys", sentence).at(roster);
            Err(error.hint(messages::NameByWords))
        }
    }
}

/// Several keys, each with a description that distinguishes it.
struct Several<'k>(&'k [(KeyId, Sentence)]);

impl Localized for Several<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        for (index, (_, key)) in self.0.iter().enumerate() {
            if index > 0 {
                out.write_str("; ")?;
            }
            key.write(locale, out)?;
        }
        Ok(())
    }
}

/// The `wanted` keys of a roster, each with a description that distinguishes it.
fn rostered(
    roster: &Roster,
    wanted: impl Fn(&Holder, &KeyId, &RosterKey) -> bool,
) -> Vec<(KeyId, Sentence)> {
    let mut found = Vec::new();
    for holder in roster.parties().flat_map(|party| party.holders.values()) {
        for (id, key) in holder.keys.iter().filter(|(id, key)| wanted(holder, id, key)) {
            let begins: String = id.to_string().chars().take(12).collect();
            let (key_words, holder) = (words(id), &holder.id);
            let shown = match key.revoked {
                None => {
                    Sentence::of(&messages::KeyOfHolder { key: begins, holder, words: key_words })
                }
                Some(_) => Sentence::of(&messages::RevokedKeyOfHolder {
                    key: begins,
                    holder,
                    words: key_words,
                }),
            };
            found.push((*id, shown));
        }
    }
    found
}

/// The error if the typed text is not a file and names no key of the roster.
fn not_meant(named: &Path, known: &Roster, roster: &Path) -> CliError {
    let typed = named.to_str().unwrap_or_default();
    let holders = || known.parties().flat_map(|party| party.holders.values());
    if let Some(holder) = holders().find(|holder| holder.id.as_str() == typed.trim()) {
        let error = CliError::new("not-in-roster", messages::AllRevoked { holder: &holder.id });
        return error.at(roster).hint(other_reason(roster));
    }
    if without_slash(named).is_some_and(Path::is_file) {
        return CliError::reading(named, &io::ErrorKind::NotADirectory.into());
    }
    let error = CliError::new("not-found", messages::NoSuchKey { typed: shown(named) }).at(named);
    // A part of an id or of a name, where one holder alone has it.
    let word = typed.trim().to_lowercase();
    let has_word = |holder: &&Holder| {
        let id = holder.id.as_str();
        let is_start = id.strip_prefix(&word).is_some_and(|rest| rest.starts_with('-'));
        !word.is_empty() && (is_start || holder.name.as_str().to_lowercase().contains(&word))
    };
    if let [holder] = holders().filter(has_word).collect::<Vec<_>>()[..] {
        let Holder { id: holder, name, .. } = holder;
        return match name.as_str() == holder.as_str() {
            true => error.hint(DidYouMean(holder.to_string())),
            false => error.hint(messages::HolderMeantBy { holder, name }),
        };
    }
    match did_you_mean(typed, holders().map(|holder| holder.id.as_str())) {
        Some(meant) => error.hint(meant),
        None => error.hint(messages::Look { file: typed_path(roster) }),
    }
}

pub(crate) fn accept(args: &RosterAcceptArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let bundle = read_bundle(&args.bundle, None)?;
    let now = now()?;
    let on = args.on.unwrap_or(now);
    let acts = held_acts(&bundle);
    let (record, created) = (bundle.record().digest(), bundle.record().content().created);
    let acceptance = Acceptance { record, created, acts: &acts, on, now };
    let (update, (noted, late, unknown)) = edit(&args.roster, Missing::Refused, console, |text| {
        let (text, noted) = roster::accept(text, &acceptance)?;
        let roster = Roster::parse(&text)?;
        let parties = bundle.record().content().parties.iter().map(|party| party.id.clone());
        let unknown: Vec<PartyId> = parties.filter(|id| roster.party(id).is_none()).collect();
        Ok((text, (noted, TooLate::of(&roster, &bundle, now), unknown)))
    })
    .map_err(|error| match after_refused_receipt(error.code, args.on, &acts) {
        Some(step) => error.at(&args.bundle).hint(next_after_refused(step)),
        None => error,
    })?;

    #[derive(Serialize)]
    struct Accepted {
        format: &'static str,
        file: String,
        record: String,
        on: String,
        noted: usize,
        envelopes: Vec<String>,
    }
    let answer = Accepted {
        format: "paraph/roster-accepted/1",
        file: shown(&args.roster),
        record: record.to_string(),
        on: on.to_string(),
        noted,
        envelopes: acts.iter().map(|act| act.envelope.to_string()).collect(),
    };
    let known_before = bundle.len() - noted;
    let line = messages::Noted { noted, known_before }.in_locale(locale());
    update.commit(|| console.answer_now(line + "\n", &answer))?;
    match noted {
        0 => console.talk(&messages::NothingNoted { file: typed_path(&args.roster) }),
        _ => console.talk(&messages::HeldOn { on }),
    }
    if !unknown.is_empty() {
        console.talk(&messages::PartiesUnknown { parties: And(&unknown) });
    }
    if late.unproven > 0 {
        console.talk(&messages::HeldTooLate { acts: late.unproven });
    }
    if late.void > 0 {
        console.talk(&messages::SignedWhenRevoked { acts: late.void });
    }
    Ok(Exit::Done)
}

/// What to do after a receipt that was refused because of its time.
fn next_after_refused(step: AfterRefusedReceipt) -> Sentence {
    match step {
        AfterRefusedReceipt::HeldInFuture => Sentence::of(&messages::HeldInFuture),
        AfterRefusedReceipt::RecordInFuture => Sentence::of(&messages::RecordInFuture),
        AfterRefusedReceipt::ActInFuture => Sentence::of(&messages::ActInFuture),
        AfterRefusedReceipt::OlderActsHeld => Sentence::of(&messages::OlderActsHeld),
        AfterRefusedReceipt::GiveTimeHeld => Sentence::of(&messages::GiveTimeHeld),
    }
}

pub(crate) fn check(args: &RosterCheckArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Checked {
        format: &'static str,
        file: String,
        sha256: String,
        at: String,
        not_judged: Vec<Unjudged>,
        findings: Vec<Found>,
    }
    #[derive(Serialize)]
    struct Found {
        code: &'static str,
        message: Sentence,
    }
    let roster = read(&args.roster)?;
    let at = args.at.map_or_else(now, Ok)?;
    let with = other_instruments::read(&args.with, Some(&roster))?;
    let acts: Vec<HeldAct> = with.found.iter().flat_map(|found| held_acts(&found.bundle)).collect();
    let evidence = with.found.iter().filter_map(|found| {
        let (record, evidence) = (found.bundle.record().digest(), found.bundle.evidence());
        roster::check_evidence(&roster, record, evidence)
    });
    let evidence: Vec<roster::Finding> = evidence.collect();
    let findings: Vec<Found> = roster::check(&roster, &at)
        .iter()
        .chain(&roster::check_receipts(&roster, &acts))
        .chain(&evidence)
        .map(|finding| Found { code: finding.code(), message: Sentence::of(finding) })
        .collect();
    let line = |found: &Found| format!("{} ({})\n", found.message.text(locale()), found.code);
    let unjudged: Vec<Unjudged> = with.unreadable.iter().map(Unreadable::unjudged).collect();
    let text: String =
        findings.iter().map(line).chain([unjudged_text(&unjudged, locale())]).collect();
    let exit = match args.strict && !findings.is_empty() {
        true => Exit::Incomplete,
        false => Exit::Done,
    };
    let exit = exit.worse(Exit::of_unjudged(&unjudged));
    let count = findings.len();
    let answer = Checked {
        format: "paraph/roster-check/1",
        file: shown(&args.roster),
        sha256: roster.digest().to_string(),
        at: at.to_string(),
        not_judged: unjudged,
        findings,
    };
    console.answer_now(text, &answer)?;
    match count {
        _ if roster.parties().next().is_none() => console.talk(&NoParties),
        0 => console.talk(&messages::NothingFound),
        _ => console.talk(&messages::FindingsMayBeWanted),
    }
    Ok(exit)
}

/// What becomes of a roster that is not there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// It is begun.
    Begun,
    /// It is an error.
    Refused,
}

/// Edits a roster, text to text, under its lock. Nothing is changed until the update is committed.
fn edit<T>(
    path: &Path,
    missing: Missing,
    console: &Console<'_>,
    edit: impl FnOnce(&str) -> Result<(String, T), Fault>,
) -> Result<(Prepared, T), CliError> {
    files::check_slash(path)?;
    if missing == Missing::Refused {
        files::check_there(path)?;
    } else if path.symlink_metadata().is_err() {
        let lock = FolderLock::beside(path, console)?;
        // Another process may have created it during the wait.
        if path.symlink_metadata().is_err() {
            let (text, value) = edit("").map_err(|fault| unusable(path, "", &fault))?;
            let file = files::prepare(path, text.as_bytes(), Existing::Refuse, Mode::Usual)?;
            return Ok((file.under(lock), value));
        }
    }
    let locked = Locked::open(path, console)?;
    let before = read_text(locked.path())?;
    let (text, value) = edit(&before).map_err(|fault| unusable(path, &before, &fault))?;
    Ok((locked.prepare(text.as_bytes())?, value))
}
