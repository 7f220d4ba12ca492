//! The call `roster-add`: adds a key to a roster, by its words out of a bundle or from its file.

use std::borrow::Cow;
use std::collections::BTreeMap;

use paraph::bundle::Bundle;
use paraph::fault::{Fault, FaultKind};
use paraph::file_kind::is_private_key;
use paraph::id::{HolderId, PartyId};
use paraph::keys::{KeySet, words};
use paraph::messages::Localized as _;
use paraph::report::fold_words;
use paraph::roster::{Addition, Roster, Window, add as add_key};
use paraph::roster_advice::{
    AfterSharedHalf, HearAgain, IdMeant, NotOfRecord, WORDS_DIFFER, after_shared_half, check_words,
    early_acts, id_meant, key_by_words,
};
use paraph::screen::safe;
use paraph::value::{Label, Names, Time};
use paraph::verify::Verdict;
use serde::{Deserialize, Serialize};

use super::Answered;
use super::keys::public_key;
use super::others;
use crate::answer::{Answer, Needed, Problem};
use crate::messages::module as say;
use crate::request::{File, Given, Request, time, value};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asked {
    #[serde(default)]
    roster: Option<File>,
    #[serde(default)]
    key: Option<File>,
    #[serde(default)]
    bundle: Option<File>,
    #[serde(default)]
    words: Option<String>,
    party: String,
    #[serde(default)]
    party_name: Option<BTreeMap<String, String>>,
    holder: String,
    #[serde(default)]
    holder_name: Option<String>,
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    until: Option<String>,
    #[serde(default)]
    with: Option<Vec<File>>,
    now: String,
}

pub(super) fn add(request: &Request<'_>) -> Answered {
    let asked: Asked = request.read()?;
    let locale = request.locale;
    let party: PartyId = value(&asked.party)?;
    let holder: HolderId = value(&asked.holder)?;
    let optional = |time_given: &Option<String>| time_given.as_deref().map(time).transpose();
    let (from, until) = (optional(&asked.from)?, optional(&asked.until)?);
    let bundle = asked.bundle.as_ref().map(|file| read_bundle(request, file)).transpose()?;
    if let Some((given, bundle)) = &bundle
        && bundle.record().party(&party).is_none()
    {
        let problem = Problem::new("party-not-in-record", &NotOfRecord { party: &party });
        return Err(problem.at(given.name));
    }
    let keys = the_key(request, &asked, bundle.as_ref())?;
    let today = time(&asked.now)?.midnight();
    // The holder has read out the words of the key that signed this bundle.
    let signed_before =
        bundle.as_ref().and_then(|(_, bundle)| early_acts(&party, &keys, &today, [bundle]));
    let start = from.or(signed_before.as_ref().map(|it| it.first)).unwrap_or(today);
    if until.is_some_and(|until| until.unix_seconds() <= start.unix_seconds()) {
        return Err(Problem::new(FaultKind::EmptyWindow.code(), &say::EmptyWindow));
    }
    let with = others::all_of(request, asked.with.as_deref().unwrap_or_default(), None)?;
    let at_hand = || {
        let with = with.iter().map(|found| &found.bundle);
        with.chain(bundle.iter().map(|(_, bundle)| bundle))
    };
    let early = early_acts(&party, &keys, &start, at_hand());
    if let (Some(early), None) = (&early, from) {
        // The default start of the key would exclude available acts.
        let problem = Problem::new("signed-before-from", &early.sentence(&party));
        let hint = say::SignedBefore { holder: &holder, time: early.first };
        return Err(problem.hint(&hint));
    }
    let addition = Addition {
        party: party.clone(),
        party_name: asked.party_name.as_ref().map(names).transpose()?.flatten(),
        holder: holder.clone(),
        holder_name: asked.holder_name.as_deref().map(value::<Label>).transpose()?,
        keys,
        window: Window { from: Some(start), until },
    };
    let given = asked.roster.as_ref().map(|file| request.file(file)).transpose()?;
    let given =
        given.unwrap_or(Given { name: "roster.toml", bytes: Cow::Borrowed(b""), attached: None });
    let is_of_record = at_hand().any(|bundle| bundle.record().party(&party).is_some());
    let (text, notes) = edited(&given, &addition, is_of_record, request)?;

    #[derive(Serialize)]
    struct Added {
        key: String,
        words: Vec<String>,
        file: String,
        notes: Vec<String>,
    }
    let id = addition.keys.id();
    let mut notes = notes;
    if let Some(early) = &early {
        notes.push(early.sentence(&party).text(locale).to_owned());
    }
    if asked.words.is_none() {
        notes.push(say::CompareWords { holder: &holder }.in_locale(locale));
    }
    notes.push(say::OtherEditing.in_locale(locale));
    let added = Added {
        key: id.to_string(),
        words: fold_words(&words(&id)),
        file: safe(given.name),
        notes,
    };
    Ok(Answer::of(&added).attach(text))
}

fn read_bundle<'f>(
    request: &'f Request<'_>,
    file: &'f File,
) -> Result<(Given<'f>, Bundle), Problem> {
    let given = request.file(file)?;
    let refused = |fault| Problem::refused(&given, &fault, Needed::Bundle);
    let bundle = Bundle::read(&given.bytes).map_err(refused)?;
    Ok((given, bundle))
}

/// The key that is to be added.
fn the_key(
    request: &Request<'_>,
    asked: &Asked,
    bundle: Option<&(Given<'_>, Bundle)>,
) -> Result<KeySet, Problem> {
    let spoken = asked.words.as_deref().filter(|words| !words.trim().is_empty());
    let differ = |sentence, name: &str| {
        let problem = Problem::new(WORDS_DIFFER, &sentence).at(name);
        problem.verdict(Verdict::Refused).hint(&HearAgain)
    };
    match (&asked.key, bundle, spoken) {
        (Some(file), _, spoken) => {
            let given = request.file(file)?;
            if is_private_key(&given.bytes) {
                let problem = Problem::new("private-key", &say::PrivateKeyToRoster);
                return Err(problem.at(given.name).hint(&say::GivePublicKey));
            }
            let keys = public_key(&given)?;
            match spoken.map(|spoken| check_words(&keys, spoken)) {
                Some(Err(sentence)) => Err(differ(sentence, given.name)),
                Some(Ok(())) | None => Ok(keys),
            }
        }
        (None, Some((given, bundle)), Some(spoken)) => {
            let key = key_by_words(bundle, spoken);
            key.map_err(|sentence| differ(sentence, given.name))
        }
        (None, Some(_), None) => {
            Err(Problem::new("words-needed", &say::WordsNeeded).hint(&say::AskForWords))
        }
        (None, None, _) => Err(Problem::bad_request("a key or a bundle is needed")),
    }
}

/// A name in several languages; `None` if there is none.
fn names(given: &BTreeMap<String, String>) -> Result<Option<Names>, Problem> {
    let names = given.iter().map(|(language, name)| Ok((value(language)?, value(name)?)));
    let names: BTreeMap<_, _> = names.collect::<Result<_, Problem>>()?;
    Ok(Names::new(names).ok())
}

/// The roster with the key, and what to say about it.
fn edited(
    given: &Given<'_>,
    addition: &Addition,
    is_of_record: bool,
    request: &Request<'_>,
) -> Result<(String, Vec<String>), Problem> {
    let locale = request.locale;
    let unusable = |fault: Fault| Problem::unusable(given, &fault, Needed::Roster);
    let text = given.written().map_err(unusable)?;
    let before = match text.trim().is_empty() {
        true => None,
        false => Some(Roster::parse(text).map_err(unusable)?),
    };
    let added = add_key(text, addition, locale).map_err(|fault| {
        let holder = &addition.holder;
        let step = after_shared_half(&fault.kind, addition);
        let problem = unusable(fault);
        match step {
            Some(AfterSharedHalf::MakePair) => problem.hint(&say::HalfThereAlready { holder }),
            Some(AfterSharedHalf::MakeKey) => problem.hint(&say::AloneThereAlready { holder }),
            None => problem,
        }
    })?;
    let Addition { party, party_name, holder, holder_name, window, .. } = addition;
    let time = window.from.unwrap_or_else(|| Time::from_unix_seconds(0).expect("it is in range"));
    let mut notes = vec![match window.until {
        None => say::KeyAdded { time }.in_locale(locale),
        Some(until) => say::KeyAddedUntil { time, until }.in_locale(locale),
    }];
    match before.as_ref().and_then(|before| id_meant(before, addition, is_of_record)) {
        Some(IdMeant::Party(known)) => {
            notes.push(say::IdMeant { id: party, known }.in_locale(locale));
        }
        Some(IdMeant::Holder(known)) => {
            notes.push(say::IdMeant { id: holder, known }.in_locale(locale));
        }
        None => {}
    }
    let known = before.as_ref().and_then(|before| before.party(party));
    if known.is_none() && party_name.is_none() {
        notes.push(say::NoPartyName.in_locale(locale));
    }
    if holder_name.is_none() && !known.is_some_and(|it| it.holders.contains_key(holder)) {
        notes.push(say::NoHolderName.in_locale(locale));
    }
    Ok((added, notes))
}
