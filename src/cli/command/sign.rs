//! `paraph sign`: show what will be signed, ask, sign, verify the result, write.

mod about;
mod question;
mod signing;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::act::{Intent, RecordRef, Statement};
use paraph::bundle::Bundle;
use paraph::format::Format;
use paraph::id::PartyId;
use paraph::keys::{PublicKey, is_specimen, words};
use paraph::profile::{MAX_PROFILE, Profile};
use paraph::record::Record;
use paraph::report::text_rows;
use paraph::roster::Roster;
use paraph::statements;
use paraph::value::TextPath;
use paraph::verify::{TextFound, TextOutcome, Texts, judge_texts, verify};
use serde::Serialize;

use self::about::Signatory;
use self::signing::{Said, Signing, act, given};
use super::roster;
use crate::cli::args::SignArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Locked, Mode, folder};
use crate::cli::instruments::{self, Found};
use crate::cli::kind::read_bundle_or_record;
use crate::cli::machine::now;
use crate::cli::passphrase;
use crate::cli::say::World;
use crate::cli::shown::{shown, typed};
use crate::cli::suggest::did_you_mean;
use crate::cli::texts;

/// Where the signed bundle goes.
enum Output {
    Stdout,
    New(PathBuf),
    /// The bundle that was read, under a lock.
    InPlace(PathBuf),
}

pub(crate) fn run(args: &SignArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    // Everything that can stop us comes before the question, and nothing is written before that.
    let (bundle, format) = read_bundle_or_record(&args.file)?;
    let roster = args.roster.as_deref().map(roster::read).transpose()?;
    let profile = args.profile.as_deref().map(read_profile).transpose()?;
    let statements = args.statements.as_deref().map(read_statements).transpose()?;
    let authority = args.authority.as_deref().map(read_authority).transpose()?;
    let mut others = instruments::read(&args.with, world)?;
    others.extend(authority);
    let authority = args.authority.as_ref().and_then(|_| others.last()).map(reference);
    let others = instruments::join(others)?;
    check_said(args)?;
    let key = passphrase::open_key(&args.key, args.passphrase_file.as_deref(), world)?;
    let party = party(args, key.public(), roster.as_ref(), bundle.record())?;
    let home = args.texts.as_deref().unwrap_or_else(|| folder(&args.file));
    let output = output(args, format, &party)?;
    if let Output::New(path) = &output {
        let texts = bundle.record().content().texts.iter();
        let texts: Vec<PathBuf> = texts.map(|text| home.join(text.path.as_str())).collect();
        let texts: Vec<&Path> = texts.iter().map(PathBuf::as_path).collect();
        Existing::force(args.force).check(path, &texts)?;
    }
    let found = texts::find(bundle.record(), home)?;
    check_texts(args.intent, bundle.record(), home, &found)?;

    let now = now()?;
    let given = roster.as_ref().map(|it| given(it, &found, &others, now));
    let who = Signatory {
        bundle: &bundle,
        report: given.as_ref().map(|given| verify(&bundle, given)),
        party: &party,
        key: key.public().id(),
        holder: given
            .and_then(|given| given.roster.owner(&key.public().id()))
            .map(|owner| &owner.holder.id),
    };
    let said = Said {
        profile,
        intent: args.intent,
        of: about::about(args, &who)?,
        authority,
        statements: statements.unwrap_or_default(),
    };
    drop(who);
    let act = act(args, &bundle, key.public(), party, said, given, now)?;
    // Here the key signs, and here it is gone: whatever follows takes as long as it takes.
    let mut alone = Bundle::new(bundle.record().clone());
    let signed = alone.sign(act.clone(), &key);
    drop(key);
    signed.map_err(|fault| CliError::refused(&args.file, &fault))?;
    let (roster, others) = (roster.as_ref(), &others);
    let signing = Signing { act: &act, alone, roster, found: &found, others, now };
    // What cannot be signed is told before the question.
    signing.sign(&bundle, &args.file)?;
    if !args.yes {
        question::ask(&signing, &bundle, args)?;
        // Somebody may have changed a text while we asked.
        let found = texts::find(bundle.record(), home)?;
        check_texts(args.intent, bundle.record(), home, &found)?;
    } else {
        world.talk(&format!(
            "signing without asking:\n{}",
            question::describe(&signing, &bundle, args)
        ));
    }

    let (signed, update) = match output {
        Output::InPlace(path) => {
            let locked = Locked::open(&path, world)?;
            // The file may have grown while we asked: `seen` stays what was shown.
            let (now, _) = read_bundle_or_record(locked.path())?;
            let grown = now.merge(bundle).map_err(|error| {
                let sentence = format!("the file changed while you were asked: {error}");
                CliError::new("changed-meanwhile", sentence).at(&path)
            })?;
            let signed = signing.sign(&grown, &path)?;
            let update = locked.prepare(&signed.to_bytes())?;
            (signed, Some((path, update)))
        }
        Output::New(path) => {
            let signed = signing.sign(&bundle, &args.file)?;
            let existing = Existing::force(args.force);
            let file = files::prepare(&path, &signed.to_bytes(), existing, Mode::Usual)?;
            (signed, Some((path, file)))
        }
        Output::Stdout => {
            let signed = signing.sign(&bundle, &args.file)?;
            world.data(&signed.to_bytes())?;
            (signed, None)
        }
    };
    if let Some((path, update)) = update {
        update.commit(|| answer(&signing, &signed, &path, world))?;
        let (party, name) = (&signing.act.content().party, typed(&path));
        let done = match args.intent {
            Intent::Sign => "signed".to_owned(),
            intent => format!("{} signed", intent.word()),
        };
        world.talk(&format!("{done} for {party}; send {name} to the other parties"));
    }
    if is_specimen(&signing.act.content().keys[0]) {
        world.talk("the key is a published specimen: this signature proves nothing");
    }
    Ok(Exit::Done)
}

fn read_statements(path: &Path) -> Result<Vec<Statement>, CliError> {
    let text = files::read_text(path, statements::MAX_FILE)?;
    statements::parse(&text).map_err(|fault| CliError::unusable(path, &fault))
}

/// The instrument of authority: its record or a bundle of it.
fn read_authority(path: &Path) -> Result<Found, CliError> {
    let (bundle, _) = read_bundle_or_record(path)?;
    Ok(Found { path: path.to_owned(), bundle })
}

fn reference(found: &Found) -> RecordRef {
    let record = found.bundle.record();
    RecordRef { id: record.content().id.clone(), sha256: record.digest() }
}

/// What was said goes together.
fn check_said(args: &SignArgs) -> Result<(), CliError> {
    let intent = args.intent;
    let unwanted = |what: &str, hint: &str| {
        let sentence = format!("{what} does not go with --intent {}", intent.word());
        Err(CliError::new("unwanted", sentence).hint(hint))
    };
    if args.authority.is_some() && !intent.needs_authority() {
        return unwanted("--authority", "leave it out: nobody asks for authority here");
    }
    if args.statements.is_some() && !intent.may_state() {
        return unwanted(
            "--statements",
            "statements come with a signature, a confirmation or an approval",
        );
    }
    if intent == Intent::Seal && args.roster.is_none() {
        let error =
            CliError::new("roster-needed", "sealing needs a roster: it tells who has signed");
        return Err(error.hint("name your roster with --roster"));
    }
    Ok(())
}

fn read_profile(path: &Path) -> Result<Profile, CliError> {
    let text = files::read_text(path, MAX_PROFILE)?;
    Profile::parse(&text).map_err(|fault| CliError::unusable(path, &fault))
}

/// For whom this key signs: by the roster, else by the user's word.
fn party(
    args: &SignArgs,
    key: &PublicKey,
    roster: Option<&Roster>,
    record: &Record,
) -> Result<PartyId, CliError> {
    let id = key.id();
    let party = match (roster, &args.party) {
        (None, None) => {
            let error = CliError::new("party-needed", "it is not said for whom you sign");
            return Err(error.hint("name your party with --party, or your roster with --roster"));
        }
        (None, Some(party)) => party.clone(),
        (Some(roster), asked) => {
            let Some(owner) = roster.owner(&id).map(|owner| owner.party) else {
                let sentence = format!("your roster does not know this key ({})", words(&id));
                return Err(CliError::new("unknown-key", sentence)
                    .at(&args.key)
                    .hint("is it the right key? if so: paraph roster add"));
            };
            if let Some(asked) = asked.as_ref().filter(|asked| **asked != owner.id) {
                let sentence = format!("this key is {}'s, not {asked}'s", owner.id);
                return Err(CliError::new("key-of-another-party", sentence).at(&args.key));
            }
            owner.id.clone()
        }
    };
    match record.party(&party) {
        Some(_) => Ok(party),
        None => {
            let parties = record.content().parties.iter();
            let ids: Vec<&str> = parties.map(|party| party.id.as_str()).collect();
            let sentence = format!("{party} is not a party of this record");
            let hint = match did_you_mean(party.as_str(), ids.iter().copied()) {
                Some(meant) => format!("{meant} its parties are {}", ids.join(", ")),
                None => format!("its parties are {}", ids.join(", ")),
            };
            Err(CliError::new("party-not-in-record", sentence).at(&args.file).hint(hint))
        }
    }
}

fn in_place(bundle: &Path) -> Result<Output, CliError> {
    files::check_update(bundle).map_err(|error| {
        error.hint("to leave the bundle as it is, name another file for the signed one with -o")
    })?;
    Ok(Output::InPlace(bundle.to_owned()))
}

fn output(args: &SignArgs, format: Format, party: &PartyId) -> Result<Output, CliError> {
    // Standard input, or a pipe: it cannot be replaced, and has no folder.
    let stdin = args.file == Path::new("-") || !args.file.is_file();
    let path = match (&args.output, format) {
        (Some(path), _) if path == Path::new("-") => return Ok(Output::Stdout),
        (Some(path), Format::Bundle) if files::is_same_file(path, &args.file) => {
            return in_place(&args.file);
        }
        (Some(path), _) => path.clone(),
        (None, _) if stdin => {
            let error = CliError::new("output-needed", "it is not said where to write the bundle");
            return Err(error.hint("name a file with -o, or - for standard output"));
        }
        (None, Format::Bundle) => return in_place(&args.file),
        (None, Format::Record | Format::Act) => {
            let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let stem = name.strip_suffix(".json").unwrap_or(&name);
            let stem = stem.strip_suffix(".record").unwrap_or(stem);
            args.file.with_file_name(format!("{stem}.{party}.bundle.json"))
        }
    };
    let inputs = [
        Some(&args.file),
        Some(&args.key),
        args.roster.as_ref(),
        args.profile.as_ref(),
        args.authority.as_ref(),
        args.statements.as_ref(),
    ];
    let inputs = inputs.into_iter().flatten().chain(&args.with);
    let mut inputs: Vec<&Path> = inputs.map(PathBuf::as_path).collect();
    inputs.extend(args.passphrase_file.as_deref());
    Existing::force(args.force).check(&path, &inputs).map_err(|error| match args.output {
        None if error.code == "output-exists" => error.hint(format!(
            "somebody has signed for {party} here; to add to that, sign {} instead",
            typed(&path)
        )),
        _ => error,
    })?;
    Ok(Output::New(path))
}

/// Every text is at hand and matches, or nothing is signed that says yes to them.
fn check_texts(
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
    let texts = judge_texts(record, Texts::Found(found));
    let differs = texts.iter().find(|text| matches!(text.outcome, TextOutcome::Differs { .. }));
    let missing = texts.iter().find(|text| matches!(text.outcome, TextOutcome::Missing));
    if let Some(text) = differs {
        let rows = text_rows(std::slice::from_ref(text));
        let sentence = format!("a text is not the one in the record: {}", rows.trim());
        return Err(CliError::new("text-differs", sentence)
            .at(home)
            .exit(Exit::Refused)
            .hint("ask the sender for the text again; sign nothing until it matches"));
    }
    if let Some(text) = missing {
        let path = &text.text.path;
        let sentence =
            format!("the text {path} is not at hand, and nobody signs what they do not have");
        return Err(CliError::new("text-missing", sentence)
            .at(home)
            .exit(Exit::Incomplete)
            .hint("put it beside the record, or say where the texts are: --texts DIR"));
    }
    Ok(())
}

fn answer(
    signing: &Signing<'_>,
    signed: &Bundle,
    file: &Path,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Signed {
        format: &'static str,
        file: String,
        act: String,
        party: String,
        intent: &'static str,
        of: Option<String>,
        key: String,
        key_words: String,
        record: String,
        signed_at: String,
        seen: Vec<String>,
        acts: usize,
    }
    let (act, content) = (signing.act, signing.act.content());
    let key = content.keys[0];
    let answer = Signed {
        format: "paraph/signed/1",
        file: shown(file),
        act: act.id().to_string(),
        party: content.party.to_string(),
        intent: content.intent.word(),
        of: content.of.map(|of| of.to_string()),
        key: key.to_string(),
        key_words: words(&key),
        record: signed.record().digest().to_string(),
        signed_at: content.signed_at.to_string(),
        seen: content.seen.iter().map(ToString::to_string).collect(),
        acts: signed.len(),
    };
    world.answer_now(format!("{}\n", shown(file)), &answer)
}
