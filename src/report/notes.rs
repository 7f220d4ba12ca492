//! Where claims and the roster differ, so that people see it.

use crate::act::Signatory;
use crate::locale::Locale;
use crate::messages::Localized as _;
use crate::screen::{mixed_word, parting, quoted};
use crate::value::Label;
use crate::verify::{ActOutcome, Report};

/// Where what the record or an act claims differs from what the roster says.
pub(super) fn party_notes(report: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    for party in report.parties() {
        let Some(name) = &party.name else { continue };
        let claimed = &party.claimed_name;
        let other = claimed.iter().find_map(|(language, claim)| {
            let mut names =
                name.iter().filter(|(known, name)| *known == language && *name != claim);
            names.next().map(|(_, name)| (claim, name))
        });
        if let Some((claimed, known)) = other {
            let id = &party.id;
            let (claimed, known) = (claimed.as_str(), known.as_str());
            notes.push(format!(
                "the record calls {id} {}, your roster {}{}",
                quoted(claimed),
                quoted(known),
                look_alike(claimed, known)
            ));
        }
    }
    for act in report.acts() {
        if let ActOutcome::Counted(counted) = &act.outcome
            && !is_name_of(&act.content.signatory, &counted.name)
        {
            let (party, claim) = (&act.content.party, &act.content.signatory.name);
            let name = &counted.name;
            notes.push(format!(
                "the act for {party} names {} as signing, your roster has the key as {}'s{}",
                quoted(claim.as_str()),
                quoted(name.as_str()),
                look_alike(claim.as_str(), name.as_str())
            ));
        }
    }
    notes.extend(mixed_claims(report));
    notes
}

/// Where two names part that people would take for one.
fn look_alike(claimed: &str, known: &str) -> String {
    parting(claimed, known).map_or_else(String::new, |part| {
        format!("; THEY LOOK ALIKE and part {}", part.in_locale(Locale::En))
    })
}

/// What others wrote with letters of several alphabets in one word.
fn mixed_claims(report: &Report) -> Vec<String> {
    let titles = report.record().into_iter().flat_map(|record| record.content().title.iter());
    let titles = titles.map(|(_, title)| ("in the title".to_owned(), title));
    let parties = report.parties().iter().flat_map(|party| {
        let names = party.claimed_name.iter();
        names.map(|(_, name)| (format!("in the name that the record gives {}", party.id), name))
    });
    let acts = report.acts().iter().flat_map(|act| {
        let signatory = &act.content.signatory;
        let names = [Some(&signatory.name), signatory.name_latin.as_ref()];
        let place = format!("in the name that an act for {} claims", act.content.party);
        names.into_iter().flatten().map(move |name| (place.clone(), name))
    });
    let claims = titles.chain(parties).chain(acts);
    claims
        .filter_map(|(place, claim)| {
            mixed_word(claim.as_str())
                .map(|word| format!("{place}, {}", word.in_locale(Locale::En)))
        })
        .collect()
}

/// Whether a roster's name is the signatory's: in its own script, in Latin letters, or both.
pub fn is_name_of(signatory: &Signatory, name: &Label) -> bool {
    let own = signatory.name.as_str();
    let latin = signatory.name_latin.as_ref().map_or(own, Label::as_str);
    let name = name.as_str();
    name == own
        || name == latin
        || name == format!("{own} ({latin})")
        || name == format!("{latin} ({own})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_stand_in_one_script_or_both() {
        let signatory = |latin: Option<&str>| Signatory {
            name: "홍길동".parse().unwrap(),
            name_latin: latin.map(|latin| latin.parse().unwrap()),
            title: None,
        };
        let is = |latin, name: &str| is_name_of(&signatory(latin), &name.parse().unwrap());
        assert!(is(None, "홍길동"));
        assert!(is(Some("Hong Gil-dong"), "홍길동 (Hong Gil-dong)"));
        assert!(is(Some("Hong Gil-dong"), "Hong Gil-dong"));
        assert!(!is(None, "홍길순"));
        assert!(!is(None, "Hong Gil-dong"));
    }
}
