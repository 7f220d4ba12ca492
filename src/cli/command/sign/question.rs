//! The text that the signatory sees, and the question.

use paraph::act::{Act, ActContent};
use paraph::bundle::Bundle;
use paraph::keys::{is_specimen, words};
use paraph::locale::Locale;
use paraph::messages::Localized;
use paraph::record::Record;
use paraph::report::{is_name_of, text_rows};
use paraph::screen::{mixed_word, quoted};
use paraph::verify::{Texts, judge_texts};

use super::commands;
use super::signing::Signing;
use crate::cli::args::SignArgs;
use crate::cli::command::show::{Lines, describe_record, short, signatory};
use crate::cli::display::asked;
use crate::cli::error::CliError;
use crate::cli::language::locale;
use crate::cli::messages::sign;
use crate::cli::passphrase;

/// All lines that the signatory sees.
pub(super) fn describe(signing: &Signing<'_>, bundle: &Bundle, args: &SignArgs) -> String {
    let (record, content, locale) = (bundle.record(), signing.act.content(), locale());
    let texts = text_rows(&judge_texts(record, Texts::Found(signing.found)), locale);
    let mut lines = Lines::new(locale);
    lines.text = describe_record(record, &texts, locale) + "\n";
    lines.add(&sign::LabelSignatory, &signatory(content, locale));
    describe_said(signing, bundle, &mut lines, locale);
    let owner = signing.roster.and_then(|roster| roster.owner(&content.keys[0]));
    if let Some(holder) = owner.map(|owner| owner.holder)
        && !is_name_of(&content.signatory, &holder.name)
    {
        lines.add(&sign::LabelWarning, &sign::AnotherName { name: &holder.name });
    }
    for mixed in mixed_claims(record, content) {
        lines.add(&sign::LabelWarning, &mixed);
    }
    lines.words(&sign::LabelKey, &words(&content.keys[0]));
    if is_specimen(&content.keys[0]) {
        lines.more(&sign::Specimen);
    }
    if let Some(keeper) = &signing.keeper {
        lines.add(&sign::LabelKeptBy, keeper);
    }
    let time = content.signed_at;
    match args.signed_at {
        Some(_) => lines.add(&sign::LabelTime, &sign::TimeStated { time }),
        None => lines.add(&sign::LabelTime, &sign::TimeOfClock { time }),
    }
    let acts: Vec<&Act> = bundle.acts().map(|signed| signed.act()).collect();
    let (seen, others): (Vec<&Act>, Vec<&Act>) =
        acts.into_iter().partition(|act| content.seen.contains(&act.id()));
    let seen = seen.into_iter().map(|act| seen_in_words(signing, act, locale));
    let mut seen: Vec<String> = seen.collect();
    seen.dedup();
    let command = commands::verify(args);
    match (seen.is_empty(), others.len()) {
        (true, 0) => seen.push(sign::SeenNothing.in_locale(locale)),
        (true, others) => {
            seen.push(sign::SeenOnlyNotCounted { others, command }.in_locale(locale));
        }
        (false, 0) => {}
        (false, others) => seen.push(sign::SeenNotCounted { others, command }.in_locale(locale)),
    }
    for (index, seen) in seen.iter().enumerate() {
        if index == 0 { lines.add(&sign::LabelSeen, seen) } else { lines.more(seen) }
    }
    lines.text
}

/// An act that the signatory sees: with the names of the roster or, without one, as a claim.
fn seen_in_words(signing: &Signing<'_>, act: &Act, locale: Locale) -> String {
    let content = act.content();
    let (party, time) = (&content.party, content.signed_at);
    let owner = signing.roster.and_then(|roster| roster.owner(&content.keys[0]));
    match owner {
        Some(owner) => {
            let (intent, party, name) = (content.intent, &owner.party.id, &owner.holder.name);
            sign::Seen { intent, party, name, time }.in_locale(locale)
        }
        None => {
            let signatory = quoted(&signatory(content, locale));
            sign::SeenClaim { signatory, party, time }.in_locale(locale)
        }
    }
}

/// The content of the act besides the signatory: the act it refers to, the authority, and the statements.
fn describe_said(signing: &Signing<'_>, bundle: &Bundle, lines: &mut Lines, locale: Locale) {
    let content = signing.act.content();
    if let Some(of) = content.of.and_then(|of| bundle.act(&of)) {
        let (act, deed) = (short(&of.id()), seen_in_words(signing, of, locale));
        lines.add(&sign::LabelAbout, &sign::About { act, deed });
    }
    let terms = &bundle.record().content().terms;
    let is_asked = content.intent.needs_authority() && terms.authority.contains(&content.party);
    match &content.authority {
        Some(authority) => {
            let record = &authority.sha256;
            match signing.others.get(record).map(|known| &known.record().content().title) {
                Some(title) => {
                    let title = quoted(title.shown_in(locale).as_str());
                    lines.add(&sign::LabelAuthority, &sign::AuthorityTitled { title, record });
                }
                None => lines.add(&sign::LabelAuthority, &sign::Authority { record }),
            }
        }
        None if is_asked => lines.add(&sign::LabelAuthority, &sign::AuthorityNone),
        None => {}
    }
    for statement in &content.statements {
        let (kind, words) = (statement.kind, quoted(statement.shown_in(locale).as_str()));
        match &statement.article {
            Some(article) => {
                lines.add(&sign::LabelStatement, &sign::StatementOn { kind, article, words });
            }
            None => lines.add(&sign::LabelStatement, &sign::Statement { kind, words }),
        }
    }
}

/// Words in the record with letters of several alphabets.
fn mixed_claims(record: &Record, act: &ActContent) -> Vec<impl Localized> {
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
    let found = claims.chain([act.signatory.name.as_str()]).filter_map(mixed_word);
    found.map(|word| word.in_locale(locale())).collect()
}

/// Asks on the terminal. Any answer other than the party's id signs nothing.
pub(super) fn ask(signing: &Signing<'_>, bundle: &Bundle, args: &SignArgs) -> Result<(), CliError> {
    let (intent, party, locale) =
        (signing.act.content().intent, &signing.act.content().party, locale());
    let name = party_name(signing, bundle, locale);
    let about_to = sign::AboutTo { intent, party, name }.in_locale(locale);
    let what = describe(signing, bundle, args);
    let question = sign::Question { intent, party }.in_locale(locale);
    let answer = passphrase::ask(&asked(&format!("\n{about_to}\n\n{what}\n{question} ")))?;
    let typed = std::str::from_utf8(&answer).map(str::trim);
    match typed == Ok(party.as_str()) {
        true => Ok(()),
        // What was typed instead is not repeated: it may be the passphrase.
        false => {
            let error = CliError::new("declined", sign::NotTheId);
            Err(error.hint(sign::TypeTheId { intent, party }))
        }
    }
}

/// What is signed, where no one is asked.
pub(super) fn not_asked(
    signing: &Signing<'_>,
    bundle: &Bundle,
    args: &SignArgs,
) -> impl Localized + use<> {
    let (intent, party) = (signing.act.content().intent, signing.act.content().party.clone());
    let (name, what) = (party_name(signing, bundle, locale()), describe(signing, bundle, args));
    sign::NotAsked { intent, party, name, what }
}

/// The name of the signatory's party: the roster's, else the one that the record claims.
fn party_name(signing: &Signing<'_>, bundle: &Bundle, locale: Locale) -> String {
    let party = &signing.act.content().party;
    let known = signing.roster.and_then(|roster| roster.party(party));
    match (known, bundle.record().party(party)) {
        (Some(known), _) => known.name.shown_in(locale).to_string(),
        (None, Some(claimed)) => {
            let name = quoted(claimed.name.shown_in(locale).as_str());
            sign::PartyOfRecord { name }.in_locale(locale)
        }
        (None, None) => String::new(),
    }
}
