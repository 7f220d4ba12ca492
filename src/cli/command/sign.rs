//! `paraph sign`: show what will be signed, ask, sign, verify the result, write.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory};
use paraph::bundle::Bundle;
use paraph::fault::Fault;
use paraph::format::{self, Claim, Format};
use paraph::id::{ActId, KeyId, PartyId};
use paraph::keys::{SecretKey, is_specimen, record_words, words};
use paraph::profile::{MAX_PROFILE, Profile};
use paraph::record::{Order, Record};
use paraph::report::text_rows;
use paraph::roster::Roster;
use paraph::value::{TextPath, Time};
use paraph::verify::{
    ActOutcome, Given, TextFound, TextOutcome, Texts, judge_texts, known_acts, verify,
};
use serde::Serialize;

use super::draft::now;
use super::roster;
use super::show::signatory;
use crate::cli::args::SignArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Locked, Mode, folder};
use crate::cli::passphrase;
use crate::cli::say::World;
use crate::cli::shown::{shown, typed};
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
    let (bundle, format) = read(&args.file)?;
    let roster = args.roster.as_deref().map(roster::read).transpose()?;
    let profile = args.profile.as_deref().map(read_profile).transpose()?;
    let key = passphrase::open_key(&args.key, args.passphrase_file.as_deref())?;
    let party = party(args, &key, roster.as_ref(), bundle.record())?;
    let output = output(args, format, &party)?;
    let home = args.texts.as_deref().unwrap_or_else(|| folder(&args.file));
    let found = texts::find(bundle.record(), home)?;
    check_texts(bundle.record(), &found)?;

    let act = act(args, &bundle, &key, party, roster.as_ref(), profile)?;
    let signing = Signing { key: &key, act: &act, roster: roster.as_ref(), found: &found };
    signing.check(&bundle, &args.file)?;
    if !args.yes {
        confirm(&signing, &bundle, args)?;
    } else {
        world.talk(&format!("signing without asking:\n{}", signing.describe(&bundle, args)));
    }

    let (signed, file) = match output {
        Output::InPlace(path) => {
            let locked = Locked::open(&path)?;
            // The file may have grown while we asked: `seen` stays what was shown.
            let (now, _) = read(&path)?;
            let grown = now.merge(bundle).map_err(|error| {
                let sentence = format!("the file changed while you were asked: {error}");
                CliError::new("changed-meanwhile", sentence).at(&path)
            })?;
            let signed = signing.sign(grown, &path)?;
            locked.replace(&signed.to_bytes())?;
            (signed, Some(path))
        }
        Output::New(path) => {
            let signed = signing.sign(bundle, &args.file)?;
            let existing = Existing::force(args.force);
            files::create(&path, &signed.to_bytes(), existing, Mode::Usual)?;
            (signed, Some(path))
        }
        Output::Stdout => {
            let signed = signing.sign(bundle, &args.file)?;
            world.data(&signed.to_bytes())?;
            (signed, None)
        }
    };
    done(&signing, &signed, file.as_deref(), world)?;
    Ok(Exit::Done)
}

/// A bundle, or a record as a bundle that nobody has signed.
fn read(path: &Path) -> Result<(Bundle, Format), CliError> {
    let bytes = files::read(path, Format::Bundle.max_size())?;
    let refused = |fault: Fault| CliError::refused(path, &fault);
    match format::claim(&bytes) {
        Claim::Known(Format::Bundle) => {
            Bundle::read(&bytes).map(|bundle| (bundle, Format::Bundle)).map_err(refused)
        }
        Claim::Unknown(name) => Err(refused(format::unknown(&name))),
        Claim::Known(Format::Record | Format::Act) | Claim::Other => Record::read(&bytes)
            .map(|record| (Bundle::new(record), Format::Record))
            .map_err(refused),
    }
}

fn read_profile(path: &Path) -> Result<Profile, CliError> {
    let text = files::read_text(path, MAX_PROFILE)?;
    Profile::parse(&text).map_err(|fault| CliError::unusable(path, &fault))
}

/// For whom this key signs: by the roster, else by the user's word.
fn party(
    args: &SignArgs,
    key: &SecretKey,
    roster: Option<&Roster>,
    record: &Record,
) -> Result<PartyId, CliError> {
    let id = key.public().id();
    let party = match (roster, &args.party) {
        (None, None) => {
            let error = CliError::new("party-needed", "it is not said for whom you sign");
            return Err(error.hint("name your party with --party, or your roster with --roster"));
        }
        (None, Some(party)) => party.clone(),
        (Some(roster), asked) => {
            let Some((owner, _)) = roster.owner(&id) else {
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
            let ids = record.content().parties.iter().map(|party| party.id.to_string());
            let ids: Vec<String> = ids.collect();
            let sentence = format!("{party} is not a party of this record");
            Err(CliError::new("party-not-in-record", sentence)
                .at(&args.file)
                .hint(format!("its parties are {}", ids.join(", "))))
        }
    }
}

fn output(args: &SignArgs, format: Format, party: &PartyId) -> Result<Output, CliError> {
    let stdin = args.file == Path::new("-");
    let path = match (&args.output, format) {
        (Some(path), _) if path == Path::new("-") => return Ok(Output::Stdout),
        (Some(path), _) => path.clone(),
        (None, _) if stdin => {
            let error = CliError::new("output-needed", "it is not said where to write the bundle");
            return Err(error.hint("name a file with -o, or - for standard output"));
        }
        (None, Format::Bundle) => return Ok(Output::InPlace(args.file.clone())),
        (None, Format::Record | Format::Act) => {
            let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let stem = name.strip_suffix(".json").unwrap_or(&name);
            let stem = stem.strip_suffix(".record").unwrap_or(stem);
            args.file.with_file_name(format!("{stem}.{party}.bundle.json"))
        }
    };
    Existing::force(args.force).check(&path).map_err(|error| match args.output {
        Some(_) => error,
        None => error.hint(format!(
            "somebody has signed for {party} here; to add to that: paraph sign {} --key {}",
            typed(&path),
            typed(&args.key)
        )),
    })?;
    Ok(Output::New(path))
}

/// Every text is at hand and matches, or nothing is signed.
fn check_texts(record: &Record, found: &BTreeMap<TextPath, TextFound>) -> Result<(), CliError> {
    let texts = judge_texts(record, Texts::Found(found));
    let differs = texts.iter().find(|text| matches!(text.outcome, TextOutcome::Differs { .. }));
    let missing = texts.iter().find(|text| matches!(text.outcome, TextOutcome::Missing));
    if let Some(text) = differs {
        let rows = text_rows(std::slice::from_ref(text));
        let sentence = format!("a text is not the one in the record:\n{}", rows.trim_end());
        return Err(CliError::new("text-differs", sentence)
            .exit(Exit::Refused)
            .hint("ask the sender for the text again; sign nothing until it matches"));
    }
    if let Some(text) = missing {
        let path = &text.text.path;
        let sentence =
            format!("the text {path} is not at hand, and nobody signs what they do not have");
        return Err(CliError::new("text-missing", sentence)
            .exit(Exit::Incomplete)
            .hint("put it beside the record, or say where the texts are: --texts DIR"));
    }
    Ok(())
}

fn act(
    args: &SignArgs,
    bundle: &Bundle,
    key: &SecretKey,
    party: PartyId,
    roster: Option<&Roster>,
    profile: Option<Profile>,
) -> Result<Act, CliError> {
    let holder = roster.and_then(|roster| roster.owner(&key.public().id()));
    let (signatory, capacity, place) = match (profile, holder) {
        (Some(profile), _) => (profile.signatory, profile.capacity, profile.place),
        (None, Some((_, holder))) => {
            let name = holder.name.clone();
            (Signatory { name, name_latin: None, title: None }, None, None)
        }
        (None, None) => {
            let error = CliError::new("name-needed", "it is not said who signs");
            return Err(error.hint("write your name into a profile and name it with --as me.toml"));
        }
    };
    let record = bundle.record();
    let content = ActContent {
        record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
        party,
        keys: vec![key.public().id()],
        signatory,
        capacity,
        intent: Intent::Sign,
        place,
        signed_at: args.signed_at.map_or_else(now, Ok)?,
        seen: known_acts(bundle, roster),
    };
    Act::new(content).map_err(|fault| CliError::refused(&args.file, &fault))
}

/// What is about to be signed, with what, and what is known.
struct Signing<'a> {
    key: &'a SecretKey,
    act: &'a Act,
    roster: Option<&'a Roster>,
    found: &'a BTreeMap<TextPath, TextFound>,
}

impl Signing<'_> {
    /// The key has not signed this record before, and it is its party's turn.
    fn check(&self, bundle: &Bundle, file: &Path) -> Result<(), CliError> {
        if let Some((earlier, when)) = self.earlier(bundle) {
            let sentence = format!("this key has signed this record already, {}", when.in_words());
            return Err(CliError::new("already-signed", sentence)
                .at(file)
                .hint(format!("nothing more is to be done; the act is {earlier}")));
        }
        let Some(before) = self.waits_for(bundle, file)? else { return Ok(()) };
        let sentence =
            format!("{before} is to sign before {}, and has not", self.act.content().party);
        Err(CliError::new("out-of-order", sentence)
            .at(file)
            .exit(Exit::Incomplete)
            .hint(format!("ask {before} for the bundle that they signed, and sign that")))
    }

    /// The party that is to sign before ours and has not: by the roster, or, without one, because
    /// there is no act for it.
    fn waits_for(&self, bundle: &Bundle, file: &Path) -> Result<Option<PartyId>, CliError> {
        let Order::Listed(order) = &bundle.record().content().order else { return Ok(None) };
        if self.roster.is_some() {
            return Ok(match self.signed(bundle, file)?.1 {
                ActOutcome::OutOfOrder { before } => Some(before),
                ActOutcome::Counted(_)
                | ActOutcome::UnknownKey
                | ActOutcome::OtherParty { .. }
                | ActOutcome::SpecimenKey { .. } => None,
            });
        }
        let ours = &self.act.content().party;
        let signed = |party: &PartyId| bundle.acts().any(|s| s.act().content().party == *party);
        let mut earlier = order.iter().take_while(|party| *party != ours);
        Ok(earlier.find(|party| !signed(party)).cloned())
    }

    /// An act of this key with this intent that counts, or would count if it were known.
    fn earlier(&self, bundle: &Bundle) -> Option<(ActId, Time)> {
        let key: KeyId = self.key.public().id();
        let ours =
            |act: &ActContent| act.keys.contains(&key) && act.intent == self.act.content().intent;
        let late: Vec<ActId> = match self.roster {
            None => Vec::new(),
            Some(roster) => {
                let report = verify(bundle, &self.given(roster));
                let late = report.acts().iter();
                let late = late.filter(|act| matches!(act.outcome, ActOutcome::OutOfOrder { .. }));
                late.map(|act| act.id).collect()
            }
        };
        let mut acts = bundle.acts().map(|signed| signed.act());
        let earlier = acts.find(|act| ours(act.content()) && !late.contains(&act.id()))?;
        Some((earlier.id(), earlier.content().signed_at))
    }

    /// The bundle with our act, and what the roster makes of it.
    fn signed(&self, bundle: &Bundle, file: &Path) -> Result<(Bundle, ActOutcome), CliError> {
        let refused = |fault: Fault| CliError::refused(file, &fault);
        let mut signed = bundle.clone();
        let id = signed.sign(self.act.clone(), self.key).map_err(refused)?;
        // What was made is read back: nothing is written that we would refuse.
        let signed = Bundle::read(&signed.to_bytes()).map_err(refused)?;
        let Some(roster) = self.roster else { return Ok((signed, ActOutcome::UnknownKey)) };
        let report = verify(&signed, &self.given(roster));
        let ours = report.acts().iter().find(|act| act.id == id);
        let outcome = ours.expect("it was just added").outcome.clone();
        Ok((signed, outcome))
    }

    fn sign(&self, bundle: Bundle, file: &Path) -> Result<Bundle, CliError> {
        self.check(&bundle, file)?;
        Ok(self.signed(&bundle, file)?.0)
    }

    fn given<'g>(&'g self, roster: &'g Roster) -> Given<'g> {
        Given { roster, texts: Texts::Found(self.found), record: None, parties: &[] }
    }

    /// All that the signatory is to see, line by line.
    fn describe(&self, bundle: &Bundle, args: &SignArgs) -> String {
        let (record, content) = (bundle.record(), self.act.content());
        let mut text = String::new();
        let mut line = |label: &str, value: &str| {
            text += &format!("{label:<13}{value}\n");
        };
        for (index, (language, title)) in record.content().title.iter().enumerate() {
            line(if index == 0 { "Instrument" } else { "" }, &format!("{title} ({language})"));
        }
        for (index, party) in record.content().parties.iter().enumerate() {
            let you = if party.id == content.party { ", you" } else { "" };
            let name = party.name.shown();
            line(if index == 0 { "Between" } else { "" }, &format!("{} ({name}){you}", party.id));
        }
        line("Record", &record.digest().to_string());
        let words_of_record = record_words(&record.digest());
        let words_of_record: Vec<&str> = words_of_record.split(' ').collect();
        for (index, words) in words_of_record.chunks(8).enumerate() {
            line(if index == 0 { "in words" } else { "" }, &words.join(" "));
        }
        let texts = text_rows(&judge_texts(record, Texts::Found(self.found)));
        for (index, row) in texts.lines().enumerate() {
            line(if index == 0 { "Texts" } else { "" }, row.trim_start());
        }
        line("As", &signatory(content));
        let specimen = if is_specimen(&content.keys[0]) { " (a published SPECIMEN)" } else { "" };
        line("Key", &format!("{}{specimen}", words(&content.keys[0])));
        let clock = if args.signed_at.is_some() { "as you say" } else { "this computer's clock" };
        line("Time", &format!("{} ({clock})", content.signed_at.in_words()));
        let seen = bundle.acts().map(|signed| signed.act());
        let seen = seen.filter(|act| content.seen.contains(&act.id()));
        let mut seen: Vec<String> = seen
            .map(|act| {
                let (party, when) = (&act.content().party, act.content().signed_at.in_words());
                format!("{party} signed, by {}, {when} (claimed)", signatory(act.content()))
            })
            .collect();
        seen.dedup();
        if seen.is_empty() {
            seen.push("nothing signed yet".to_owned());
        }
        for (index, seen) in seen.iter().enumerate() {
            line(if index == 0 { "Seen" } else { "" }, seen);
        }
        text
    }
}

/// Asks on the terminal; anything but the party's id signs nothing.
fn confirm(signing: &Signing<'_>, bundle: &Bundle, args: &SignArgs) -> Result<(), CliError> {
    let party = &signing.act.content().party;
    let known = signing.roster.and_then(|roster| roster.party(party));
    let name = match (known, bundle.record().party(party)) {
        (Some(known), _) => known.name.shown().to_string(),
        (None, Some(claimed)) => format!("{}, by the record's word", claimed.name.shown()),
        (None, None) => String::new(),
    };
    let what = signing.describe(bundle, args);
    let answer = passphrase::ask(&format!(
        "\nYou are about to SIGN for {party} ({name})\n\n{what}\nType {party} to sign: "
    ))?;
    match answer == party.as_str() {
        true => Ok(()),
        false => {
            let error = CliError::new("declined", "you did not confirm; nothing was signed");
            Err(error.hint(format!("to sign, type the party's id: {party}")))
        }
    }
}

fn done(
    signing: &Signing<'_>,
    signed: &Bundle,
    file: Option<&Path>,
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
        key: String,
        key_words: String,
        record: String,
        signed_at: String,
        seen: Vec<String>,
        acts: usize,
    }
    let (act, content) = (signing.act, signing.act.content());
    let key = content.keys[0];
    if let Some(file) = file {
        let answer = Signed {
            format: "paraph/signed/1",
            file: shown(file),
            act: act.id().to_string(),
            party: content.party.to_string(),
            intent: content.intent.word(),
            key: key.to_string(),
            key_words: words(&key),
            record: signed.record().digest().to_string(),
            signed_at: content.signed_at.to_string(),
            seen: content.seen.iter().map(ToString::to_string).collect(),
            acts: signed.len(),
        };
        world.answer(format!("{}\n", shown(file)), &answer)?;
        let name = typed(file);
        world.talk(&format!("signed for {}; send {name} to the other parties", content.party));
    }
    if is_specimen(&key) {
        world.talk("the key is a published specimen: this signature proves nothing");
    }
    Ok(())
}
