//! Hints for mistakes in files that people write: the correction, if the line shows what was meant.

use std::path::Path;

use paraph::fault::{Fault, FaultKind, Place, Type};
use paraph::keys::RosterRemedy;
use paraph::messages::Sentence;

use super::display::typed;
use super::messages::errors;

/// The correction of a fault, if the line with the fault shows what was meant.
pub(crate) fn hint_for(path: &Path, text: &str, fault: &Fault) -> Option<Sentence> {
    let line = match &fault.place {
        Place::Line { line, .. } => text.lines().nth((*line).max(1) - 1).unwrap_or_default(),
        Place::Whole | Place::Pointer(_) => "",
    };
    match &fault.kind {
        FaultKind::MissingField { name: name @ ("roster" | "draft") } => {
            let file = typed(path);
            let says = |line: &str| !line.trim().is_empty() && !line.trim().starts_with('#');
            let is_begun = text.lines().any(says);
            is_begun.then(|| Sentence::of(&errors::FirstLine { name, file }))
        }
        FaultKind::WrongType { expected: Type::Names, found: Type::String } => in_a_language(line),
        FaultKind::WrongType { expected: Type::Tables, found: Type::Table } => {
            let header = header_of(line).or_else(|| text.lines().find_map(header_of))?;
            Some(Sentence::of(&errors::TwoBrackets { name: header }))
        }
        FaultKind::BadTime { .. }
        | FaultKind::WrongType { expected: Type::DateTime, .. }
        | FaultKind::BadToml { .. } => match date_of(line) {
            Some(example) => Some(Sentence::of(&errors::WriteTime { example })),
            None if header_of(line).is_some() => {
                let name = header_of(line)?;
                Some(Sentence::of(&errors::TwoBrackets { name }))
            }
            None if !matches!(fault.kind, FaultKind::BadToml { .. }) => None,
            None if has_trouble_with_quotes(line) => None,
            None => Some(Sentence::of(&errors::CorrectTheLine)),
        },
        kind => RosterRemedy::of(kind).map(step),
    }
}

/// A remedy in the words of the command.
fn step(remedy: RosterRemedy) -> Sentence {
    match remedy {
        RosterRemedy::AskForPair => Sentence::of(&errors::AskForAPair),
        RosterRemedy::AskForKey => Sentence::of(&errors::AskForTheKey),
        RosterRemedy::WritePairOrEntries => Sentence::of(&errors::TwoEntries),
        RosterRemedy::WriteBoth => Sentence::of(&errors::BothKeys),
    }
}

/// The name of a table of which there may be several, where it has one bracket: `[party]`.
fn header_of(line: &str) -> Option<&str> {
    const SEVERAL: [&str; 8] = [
        "annex",
        "party",
        "party.holder",
        "party.holder.keys",
        "received",
        "relation",
        "statement",
        "text",
    ];
    let name = line.split('#').next()?.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    SEVERAL.contains(&name).then_some(name)
}

/// A name that was written without its language: `name = "Office B"`.
fn in_a_language(line: &str) -> Option<Sentence> {
    let (key, value) = line.split_once('=')?;
    let value = value.split('#').next().unwrap_or_default().trim();
    let is_string = value.len() > 1 && value.starts_with('"') && value.ends_with('"');
    let key = key.trim();
    let is_name = matches!(key, "name" | "title" | "text");
    let example = format!("{key} = {{ en = {value} }}");
    (is_string && is_name).then(|| Sentence::of(&errors::InALanguage { example }))
}

/// The time that was meant by the first date in a line: `until = 31.12.2030`.
fn date_of(line: &str) -> Option<String> {
    let ends = |c: char| c.is_whitespace() || "=,{}[]\"'".contains(c);
    line.split('#').next()?.split(ends).find_map(|word| {
        let day = word.split(['T', 't']).next()?;
        let parts: Vec<&str> = day.split(['.', '-', '/']).collect();
        let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let [first, month, last] = parts[..] else { return None };
        if !parts.iter().all(is_number) {
            return None;
        }
        let (year, day) = match (first.len(), last.len()) {
            (4, 1..=2) => (first, last),
            (1..=2, 4) => (last, first),
            _ => return None,
        };
        Some(format!("{year}-{month:0>2}-{day:0>2}T00:00:00+00:00"))
    })
}

/// Whether quotes are missing in a line, are not straight, or are not closed.
fn has_trouble_with_quotes(line: &str) -> bool {
    let curved =
        line.contains(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '«', '»']);
    let value = line.split_once('=').map(|(_, value)| value.trim()).unwrap_or_default();
    let is_bare =
        value.chars().next().is_some_and(char::is_alphabetic) && !matches!(value, "true" | "false");
    curved || is_bare || line.matches(['"', '\'']).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_that_was_meant_is_found() {
        let rows = [
            ("until = 31.12.2030", Some("2030-12-31T00:00:00+00:00")),
            (
                "keys = [{ public = \"AA-B\", until = 2030-12-31 }]",
                Some("2030-12-31T00:00:00+00:00"),
            ),
            ("until = \"1/2/2030\" # by telephone", Some("2030-02-01T00:00:00+00:00")),
            ("from = 2030-12-31T09:00:00", Some("2030-12-31T00:00:00+00:00")),
            ("name = \"a-b-c\"", None),
            ("quorum = 1.2", None),
        ];
        for (line, expected) in rows {
            assert_eq!(date_of(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn quotes_are_blamed_where_they_are_the_trouble() {
        for line in ["name = \u{201c}Kim\u{201d}", "name = Kim", "name = \"Kim"] {
            assert!(has_trouble_with_quotes(line), "{line}");
        }
        for line in ["name = \"Kim\" \"Lee\"", "until = 31.12.2030", "[[party", "", "a = = 1"] {
            assert!(!has_trouble_with_quotes(line), "{line}");
        }
    }
}
