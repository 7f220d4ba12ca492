//! What the signatory is shown and asked.

use paraph::act::{Act, ActContent, Intent};
use paraph::bundle::Bundle;
use paraph::keys::{is_specimen, words};
use paraph::record::Record;
use paraph::report::{is_name_of, past, text_rows};
use paraph::screen::{mixed_word, quoted};
use paraph::verify::{Texts, judge_texts};

use super::signing::Signing;
use crate::cli::args::SignArgs;
use crate::cli::command::show::{describe_record, fold_words, signatory};
use crate::cli::error::CliError;
use crate::cli::passphrase;
use crate::cli::shown::asked;

/// All that the signatory is to see, line by line.
pub(super) fn describe(signing: &Signing<'_>, bundle: &Bundle, args: &SignArgs) -> String {
    let (record, content) = (bundle.record(), signing.act.content());
    let texts = text_rows(&judge_texts(record, Texts::Found(signing.found)));
    let mut text = describe_record(record, &texts) + "\n";
    let mut line = |label: &str, value: &str| {
        text += &format!("{label:<13}{value}\n");
    };
    line("As", &signatory(content));
    for (label, value) in said(signing, bundle) {
        line(label, &value);
    }
    let owner = signing.roster.and_then(|roster| roster.owner(&content.keys[0]));
    if let Some(holder) = owner.map(|owner| owner.holder)
        && !is_name_of(&content.signatory, &holder.name)
    {
        line("", &format!("ANOTHER NAME than {}, whose key this is by your roster", holder.name));
    }
    for mixed in mixed_claims(record, content) {
        line("Beware", &mixed);
    }
    let specimen = if is_specimen(&content.keys[0]) { " (a published SPECIMEN)" } else { "" };
    fold_words("Key", &format!("{}{specimen}", words(&content.keys[0])), &mut line);
    if let Some(keeper) = &signing.keeper {
        line("Kept by", keeper);
    }
    let clock = if args.signed_at.is_some() { "as you say" } else { "this computer's clock" };
    line("Time", &format!("{} ({clock})", content.signed_at.in_words()));
    let acts: Vec<&Act> = bundle.acts().map(|signed| signed.act()).collect();
    let (seen, others): (Vec<&Act>, Vec<&Act>) =
        acts.into_iter().partition(|act| content.seen.contains(&act.id()));
    let mut seen: Vec<String> = seen.into_iter().map(|act| seen_in_words(signing, act)).collect();
    seen.dedup();
    if seen.is_empty() {
        seen.push("nothing signed yet".to_owned());
    }
    if !others.is_empty() {
        let count = others.len();
        seen.push(format!(
            "and {count} more that your roster does not count, so your act does not say that you saw them; \
             paraph verify says why, and what to do first"
        ));
    }
    for (index, seen) in seen.iter().enumerate() {
        line(if index == 0 { "Seen" } else { "" }, seen);
    }
    text
}

/// An act that the signatory is shown: by the roster's names, or, without one, as a claim.
fn seen_in_words(signing: &Signing<'_>, act: &Act) -> String {
    let content = act.content();
    let (party, when) = (&content.party, content.signed_at.in_words());
    let owner = signing.roster.and_then(|roster| roster.owner(&content.keys[0]));
    match owner {
        Some(owner) => {
            let (id, name) = (&owner.party.id, owner.holder.name.as_str());
            let deed = past(content.intent);
            format!("{id} {deed}, by {name}, dated {when} (claimed)")
        }
        None => format!(
            "an act for {party} that claims to be by {}, dated {when}; without a roster \
             nobody knows by whom",
            quoted(&signatory(content))
        ),
    }
}

/// What the act says beside who signs: what it is about, by what authority, and what is stated.
fn said(signing: &Signing<'_>, bundle: &Bundle) -> Vec<(&'static str, String)> {
    let content = signing.act.content();
    let mut said = Vec::new();
    if let Some(of) = content.of.and_then(|of| bundle.act(&of)) {
        let id = of.id().to_string();
        said.push(("About", format!("act {}: {}", &id[..12], seen_in_words(signing, of))));
    }
    let terms = &bundle.record().content().terms;
    let is_asked = content.intent.needs_authority() && terms.authority.contains(&content.party);
    match &content.authority {
        Some(authority) => {
            let known = signing.others.get(&authority.sha256);
            let title = known.map(|known| known.record().content().title.shown().to_string());
            let title = title.map_or_else(String::new, |title| format!("{} ", quoted(&title)));
            said.push(("Authority", format!("{title}record {}", authority.sha256)));
        }
        None if is_asked => {
            let none = "NONE, and the record demands it: somebody who has it must confirm yours";
            said.push(("Authority", none.to_owned()));
        }
        None => {}
    }
    for statement in &content.statements {
        let article = statement.article.as_ref().map(|article| format!(" on {article}"));
        let (kind, article) = (statement.kind.word(), article.unwrap_or_default());
        let label = if said.iter().any(|(label, _)| *label == "States") { "" } else { "States" };
        said.push((label, format!("{kind}{article}: {}", quoted(statement.shown().as_str()))));
    }
    said
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
    let annexes = content.terms.annexes.iter().flat_map(|annex| annex.title.iter());
    let annexes = annexes.map(|(_, title)| title.as_str());
    let claims = titles.chain(names).chain(metadata).chain(paths).chain(annexes);
    let mixed = claims.chain([act.signatory.name.as_str()]).filter_map(mixed_word);
    mixed.map(|word| word.to_string()).collect()
}

/// Asks on the terminal; anything but the party's id signs nothing.
pub(super) fn ask(signing: &Signing<'_>, bundle: &Bundle, args: &SignArgs) -> Result<(), CliError> {
    let party = &signing.act.content().party;
    let known = signing.roster.and_then(|roster| roster.party(party));
    let name = match (known, bundle.record().party(party)) {
        (Some(known), _) => known.name.shown().to_string(),
        (None, Some(claimed)) => {
            format!("{}, by the record's word", quoted(claimed.name.shown().as_str()))
        }
        (None, None) => String::new(),
    };
    let what = describe(signing, bundle, args);
    let verb = verb(signing.act.content().intent);
    let answer = passphrase::ask(&asked(&format!(
        "\nYou are about to {} for {party} ({name})\n\n{what}\nAnything but your party's id signs nothing.\nType {party} to {}: ",
        verb.to_uppercase(),
        if verb == "sign ad referendum" { "sign" } else { verb }
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

/// What somebody does with an act of that intent.
fn verb(intent: Intent) -> &'static str {
    match intent {
        Intent::Initial => "initial",
        Intent::Sign => "sign",
        Intent::SignAdReferendum => "sign ad referendum",
        Intent::Confirm => "confirm",
        Intent::Approve => "approve",
        Intent::Witness => "witness",
        Intent::Decline => "decline",
        Intent::Withdraw => "withdraw",
        Intent::Seal => "seal",
    }
}
