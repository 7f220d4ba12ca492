//! `paraph sign`: show what will be signed, ask, sign, verify the result, write.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory};
use paraph::bundle::{Bundle, MergeError};
use paraph::fault::Fault;
use paraph::format::Format;
use paraph::id::{ActId, KeyId, PartyId};
use paraph::keys::{PublicKey, is_specimen, words};
use paraph::profile::{MAX_PROFILE, Profile};
use paraph::record::{Order, Record};
use paraph::report::{is_name_of, text_rows};
use paraph::roster::Roster;
use paraph::screen::{mixed_word, quoted};
use paraph::value::{TextPath, Time};
use paraph::verify::{
    ActOutcome, Given, TextFound, TextOutcome, Texts, Times, judge_texts, seen_acts, verify,
};
use serde::Serialize;

use super::roster;
use super::show::{describe_record, fold_words, signatory};
use crate::cli::args::SignArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Locked, Mode, folder};
use crate::cli::kind::read_bundle_or_record;
use crate::cli::machine::now;
use crate::cli::passphrase;
use crate::cli::say::World;
use crate::cli::shown::{asked, shown, typed};
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
    check_texts(bundle.record(), home, &found)?;

    let now = now()?;
    let act = act(
        args,
        &bundle,
        key.public(),
        party,
        profile,
        roster.as_ref().map(|it| given(it, &found, now)),
        now,
    )?;
    // Here the key signs, and here it is gone: whatever follows takes as long as it takes.
    let mut alone = Bundle::new(bundle.record().clone());
    let signed = alone.sign(act.clone(), &key);
    drop(key);
    signed.map_err(|fault| CliError::refused(&args.file, &fault))?;
    let signing = Signing { act: &act, alone, roster: roster.as_ref(), found: &found, now };
    // What cannot be signed is told before the question.
    signing.sign(&bundle, &args.file)?;
    if !args.yes {
        confirm(&signing, &bundle, args)?;
        // Somebody may have changed a text while we asked.
        check_texts(bundle.record(), home, &texts::find(bundle.record(), home)?)?;
    } else {
        world.talk(&format!("signing without asking:\n{}", signing.describe(&bundle, args)));
    }

    let (signed, update) = match output {
        Output::InPlace(path) => {
            let locked = Locked::open(&path)?;
            // The file may have grown while we asked: `seen` stays what was shown.
            let (now, _) = read_bundle_or_record(&path)?;
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
        world.talk(&format!("signed for {party}; send {name} to the other parties"));
    }
    if is_specimen(&signing.act.content().keys[0]) {
        world.talk("the key is a published specimen: this signature proves nothing");
    }
    Ok(Exit::Done)
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
    // Standard input, or a pipe: it cannot be replaced, and has no folder.
    let stdin = args.file == Path::new("-") || !args.file.is_file();
    let path = match (&args.output, format) {
        (Some(path), _) if path == Path::new("-") => return Ok(Output::Stdout),
        (Some(path), Format::Bundle) if files::is_same_file(path, &args.file) => {
            return Ok(Output::InPlace(args.file.clone()));
        }
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
    let inputs = [Some(&args.file), Some(&args.key), args.roster.as_ref(), args.profile.as_ref()];
    let mut inputs: Vec<&Path> = inputs.into_iter().flatten().map(PathBuf::as_path).collect();
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

/// Every text is at hand and matches, or nothing is signed.
fn check_texts(
    record: &Record,
    home: &Path,
    found: &BTreeMap<TextPath, TextFound>,
) -> Result<(), CliError> {
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

fn act(
    args: &SignArgs,
    bundle: &Bundle,
    key: &PublicKey,
    party: PartyId,
    profile: Option<Profile>,
    given: Option<Given<'_>>,
    now: Time,
) -> Result<Act, CliError> {
    let owner = given.and_then(|given| given.roster.owner(&key.id()));
    let holder = owner.map(|owner| owner.holder);
    let (signatory, capacity, place) = match (profile, holder) {
        (Some(profile), _) => (profile.signatory, profile.capacity, profile.place),
        (None, Some(holder)) => {
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
        keys: vec![key.id()],
        signatory,
        capacity,
        intent: Intent::Sign,
        place,
        signed_at: args.signed_at.unwrap_or(now),
        seen: seen_acts(bundle, given.as_ref()),
    };
    Act::new(content).map_err(|fault| CliError::refused(&args.file, &fault))
}

/// What the signatory judges by, now.
fn given<'g>(roster: &'g Roster, found: &'g BTreeMap<TextPath, TextFound>, at: Time) -> Given<'g> {
    let texts = Texts::Found(found);
    Given { roster, texts, record: None, parties: &[], at, times: Times::Claimed }
}

/// What is about to be signed, with what, and what is known.
struct Signing<'a> {
    act: &'a Act,
    /// The record with our act and no other. Nobody gets it before they are asked.
    alone: Bundle,
    roster: Option<&'a Roster>,
    found: &'a BTreeMap<TextPath, TextFound>,
    now: Time,
}

impl Signing<'_> {
    /// The bundle with our act: the key has not signed this record before, it is its party's turn,
    /// and by the roster, if there is one, the act counts.
    fn sign(&self, bundle: &Bundle, file: &Path) -> Result<Bundle, CliError> {
        if let Some((earlier, when)) = self.earlier(bundle) {
            let sentence = format!("this key has signed this record already, {}", when.in_words());
            return Err(CliError::new("already-signed", sentence)
                .at(file)
                .hint(format!("nothing more is to be done; the act is {earlier}")));
        }
        let party = &self.act.content().party;
        let out_of_order = |before: &PartyId| {
            let sentence = format!("{before} is to sign before {party}, and has not");
            Err(CliError::new("out-of-order", sentence)
                .at(file)
                .exit(Exit::Incomplete)
                .hint(format!("ask {before} for the bundle that they signed, and sign that")))
        };
        let Some(roster) = self.roster else {
            let before = self.unsigned_before(bundle);
            return before.map_or_else(|| self.with_act(bundle, file), out_of_order);
        };
        let signed = self.with_act(bundle, file)?;
        let not_counted = |code, sentence: &str| {
            let sentence = format!("by your roster this signature would not count: {sentence}");
            Err(CliError::new(code, sentence).at(file))
        };
        let report = verify(&signed, &self.given(roster));
        let ours = report.acts().iter().find(|act| act.id == self.act.id());
        let outcome = ours.expect("it was just added").outcome.clone();
        let code = outcome.code();
        match outcome {
            ActOutcome::Counted(_) | ActOutcome::UnknownKey | ActOutcome::SpecimenKey { .. } => {
                Ok(signed)
            }
            ActOutcome::OutOfOrder { before, .. } => out_of_order(&before),
            ActOutcome::OtherParty { party, .. } => {
                not_counted(code, &format!("the key is {party}'s"))
            }
            ActOutcome::NotAllowed { .. } => not_counted(code, "the key may not do this"),
            ActOutcome::NotDesignated { .. } => {
                not_counted(code, "the record names other keys for your party")
            }
            ActOutcome::FromTheFuture { .. } => not_counted(code, "its time is still to come"),
            ActOutcome::BeforeTheRecord { .. } => {
                not_counted(code, "its time is before the record was made; check the clock")
            }
            ActOutcome::BeforeWhatItSaw { .. } => {
                not_counted(code, "its time is before that of what you have seen; check the clock")
            }
            ActOutcome::OutsideWindow { .. } => {
                not_counted(code, "the key is not good at that time")
            }
            ActOutcome::Revoked { .. } => not_counted(code, "the key is revoked"),
        }
    }

    /// The first party that is to sign before ours and for which there is no act: all that can be
    /// told of the order without a roster.
    fn unsigned_before<'b>(&self, bundle: &'b Bundle) -> Option<&'b PartyId> {
        let Order::Listed(order) = &bundle.record().content().order else { return None };
        let ours = &self.act.content().party;
        let signed = |party: &PartyId| bundle.acts().any(|s| s.act().content().party == *party);
        order.iter().take_while(|party| *party != ours).find(|party| !signed(party))
    }

    /// An act of this key with this intent; by a roster, one that counts.
    fn earlier(&self, bundle: &Bundle) -> Option<(ActId, Time)> {
        let key: KeyId = self.act.content().keys[0];
        let ours =
            |act: &ActContent| act.keys.contains(&key) && act.intent == self.act.content().intent;
        let uncounted: Vec<ActId> = match self.roster {
            None => Vec::new(),
            Some(roster) => {
                let report = verify(bundle, &self.given(roster));
                let uncounted = report.acts().iter().filter(|act| !act.outcome.counts());
                uncounted.map(|act| act.id).collect()
            }
        };
        let mut acts = bundle.acts().map(|signed| signed.act());
        let earlier = acts.find(|act| ours(act.content()) && !uncounted.contains(&act.id()))?;
        Some((earlier.id(), earlier.content().signed_at))
    }

    /// The bundle with our act, read back: nothing is written that we would refuse.
    fn with_act(&self, bundle: &Bundle, file: &Path) -> Result<Bundle, CliError> {
        let refused = |fault: Fault| CliError::refused(file, &fault);
        let signed = bundle.clone().merge(self.alone.clone());
        let signed = signed.map_err(|error| match error {
            MergeError::Limit(fault) => refused(fault),
            other => CliError::new("other-record", other.to_string()).at(file),
        })?;
        Bundle::read(&signed.to_bytes()).map_err(refused)
    }

    fn given<'g>(&'g self, roster: &'g Roster) -> Given<'g> {
        given(roster, self.found, self.now)
    }

    /// All that the signatory is to see, line by line.
    fn describe(&self, bundle: &Bundle, args: &SignArgs) -> String {
        let (record, content) = (bundle.record(), self.act.content());
        let texts = text_rows(&judge_texts(record, Texts::Found(self.found)));
        let mut text = describe_record(record, &texts) + "\n";
        let mut line = |label: &str, value: &str| {
            text += &format!("{label:<13}{value}\n");
        };
        line("As", &signatory(content));
        let owner = self.roster.and_then(|roster| roster.owner(&content.keys[0]));
        if let Some(holder) = owner.map(|owner| owner.holder)
            && !is_name_of(&content.signatory, &holder.name)
        {
            line(
                "",
                &format!("ANOTHER NAME than {}, whose key this is by your roster", holder.name),
            );
        }
        for mixed in mixed_claims(record, content) {
            line("Beware", &mixed);
        }
        let specimen = if is_specimen(&content.keys[0]) { " (a published SPECIMEN)" } else { "" };
        fold_words("Key", &format!("{}{specimen}", words(&content.keys[0])), &mut line);
        let clock = if args.signed_at.is_some() { "as you say" } else { "this computer's clock" };
        line("Time", &format!("{} ({clock})", content.signed_at.in_words()));
        let acts: Vec<&Act> = bundle.acts().map(|signed| signed.act()).collect();
        let (seen, others): (Vec<&Act>, Vec<&Act>) =
            acts.into_iter().partition(|act| content.seen.contains(&act.id()));
        let mut seen: Vec<String> = seen.into_iter().map(|act| self.seen_in_words(act)).collect();
        seen.dedup();
        if seen.is_empty() {
            seen.push("nothing signed yet".to_owned());
        }
        if !others.is_empty() {
            let count = others.len();
            seen.push(format!(
                "and {count} more that your roster does not count; verify tells why"
            ));
        }
        for (index, seen) in seen.iter().enumerate() {
            line(if index == 0 { "Seen" } else { "" }, seen);
        }
        text
    }
}

impl Signing<'_> {
    /// An act that the signatory is shown: by the roster's names, or, without one, as a claim.
    fn seen_in_words(&self, act: &Act) -> String {
        let content = act.content();
        let (party, when) = (&content.party, content.signed_at.in_words());
        let owner = self.roster.and_then(|roster| roster.owner(&content.keys[0]));
        match owner {
            Some(owner) => {
                let (id, name) = (&owner.party.id, owner.holder.name.as_str());
                format!("{id} signed, by {name}, dated {when} (claimed)")
            }
            None => format!(
                "an act for {party} that claims to be by {}, dated {when}; without a roster \
                 nobody knows by whom",
                quoted(&signatory(content))
            ),
        }
    }
}

/// What the record's writer wrote with letters of several alphabets in one word.
fn mixed_claims(record: &Record, act: &ActContent) -> Vec<String> {
    let content = record.content();
    let titles = content.title.iter().map(|(_, title)| title.as_str());
    let names = content.parties.iter().flat_map(|party| party.name.iter());
    let names = names.map(|(_, name)| name.as_str());
    let metadata =
        content.metadata.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    let paths = content.texts.iter().map(|text| text.path.as_str());
    let claims = titles.chain(names).chain(metadata).chain(paths);
    claims.chain([act.signatory.name.as_str()]).filter_map(mixed_word).collect()
}

/// Asks on the terminal; anything but the party's id signs nothing.
fn confirm(signing: &Signing<'_>, bundle: &Bundle, args: &SignArgs) -> Result<(), CliError> {
    let party = &signing.act.content().party;
    let known = signing.roster.and_then(|roster| roster.party(party));
    let name = match (known, bundle.record().party(party)) {
        (Some(known), _) => known.name.shown().to_string(),
        (None, Some(claimed)) => {
            format!("{}, by the record's word", quoted(claimed.name.shown().as_str()))
        }
        (None, None) => String::new(),
    };
    let what = signing.describe(bundle, args);
    let answer = passphrase::ask(&asked(&format!(
        "\nYou are about to SIGN for {party} ({name})\n\n{what}\nAnything but your party's id signs nothing.\nType {party} to sign: "
    )))?;
    match *answer == party.as_str().as_bytes() {
        true => Ok(()),
        false => {
            // What was typed instead is not repeated: it may be the passphrase.
            let sentence = format!("what you typed is not {party}; nothing was signed");
            let error = CliError::new("declined", sentence);
            Err(error.hint(format!("to sign, type the party's id: {party}")))
        }
    }
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
        key: key.to_string(),
        key_words: words(&key),
        record: signed.record().digest().to_string(),
        signed_at: content.signed_at.to_string(),
        seen: content.seen.iter().map(ToString::to_string).collect(),
        acts: signed.len(),
    };
    world.answer_now(format!("{}\n", shown(file)), &answer)
}
