//! Differences between claims and the roster, for people to see.

use crate::act::Signatory;
use crate::messages::{Localized, Sentence, notes};
use crate::screen::{mixed_word, parting, quoted};
use crate::value::Label;
use crate::verify::{ActOutcome, ActReport, Report};

/// The acts that were signed with a key of another party.
pub(super) fn warnings(report: &Report) -> Vec<Sentence> {
    let warning = |act: &ActReport| {
        let ActOutcome::OtherParty { party, name, .. } = &act.outcome else { return None };
        let claimed = &act.content.party;
        let is_perhaps = report
            .parties()
            .iter()
            .any(|it| it.id == *claimed && it.perhaps.as_ref() == Some(party));
        Some(match is_perhaps {
            true => Sentence::of(&notes::KeyOfPartyPerhaps { claimed, party, name }),
            false => Sentence::of(&notes::KeyOfAnotherParty { claimed, party, name }),
        })
    };
    report.acts().iter().filter_map(warning).collect()
}

/// Differences between the claims of the record or an act and the roster.
pub(super) fn party_notes(report: &Report) -> Vec<Sentence> {
    let mut found = Vec::new();
    for party in report.parties() {
        let Some(name) = &party.name else { continue };
        let claimed = &party.claimed_name;
        let other = claimed.iter().find_map(|(language, claim)| {
            let mut names =
                name.iter().filter(|(known, name)| *known == language && *name != claim);
            names.next().map(|(_, name)| (claim.as_str(), name.as_str()))
        });
        if let Some((claim, name)) = other {
            let (party, claimed, known) = (&party.id, quoted(claim), quoted(name));
            let note = notes::OtherNameOfParty { party, claimed, known };
            found.push(with_likeness(&note, claim, name));
        }
    }
    for act in report.acts() {
        if let ActOutcome::Counted(counted) = &act.outcome
            && !is_name_of(&act.content.signatory, &counted.name)
        {
            let (claim, name) = (act.content.signatory.name.as_str(), counted.name.as_str());
            let (party, claimed, known) = (&act.content.party, quoted(claim), quoted(name));
            let note = notes::OtherNameOfSignatory { party, claimed, known };
            found.push(with_likeness(&note, claim, name));
        }
    }
    found.extend(mixed_claims(report));
    found
}

/// A note that two names differ, and where, if people could confuse them.
fn with_likeness(note: &dyn Localized, claimed: &str, known: &str) -> Sentence {
    match parting(claimed, known) {
        None => Sentence::of(&note),
        Some(place) => Sentence::of(&notes::LookAlike { note, place }),
    }
}

/// Words that others wrote with letters of several alphabets.
fn mixed_claims(report: &Report) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (_, title) in report.record().iter().flat_map(|record| record.content().title.iter()) {
        let word = mixed_word(title.as_str());
        found.extend(word.map(|word| Sentence::of(&notes::MixedTitle { word })));
    }
    for party in report.parties() {
        for (_, name) in party.claimed_name.iter() {
            let (word, party) = (mixed_word(name.as_str()), &party.id);
            found.extend(word.map(|word| Sentence::of(&notes::MixedParty { party, word })));
        }
    }
    for act in report.acts() {
        let Signatory { name, name_latin, .. } = &act.content.signatory;
        for name in [Some(name), name_latin.as_ref()].into_iter().flatten() {
            let (word, party) = (mixed_word(name.as_str()), &act.content.party);
            found.extend(word.map(|word| Sentence::of(&notes::MixedAct { party, word })));
        }
    }
    found
}

/// Whether a name in the roster is that of the signatory: in its own script, in Latin letters, or both.
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
