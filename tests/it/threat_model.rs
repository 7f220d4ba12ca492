//! docs/threat-model.md claims only what is shown: every test and vector that it names exists.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::repository;

/// A row of the tables: the claim, and what shows it.
struct Claim {
    attack: String,
    shown_by: String,
}

fn claims(text: &str) -> Vec<Claim> {
    let mut lines = text.lines();
    let mut claims = Vec::new();
    while let Some(head) = lines.next() {
        if !head.ends_with("| shown by |") {
            continue;
        }
        for row in lines.by_ref().skip(1).take_while(|line| line.starts_with('|')) {
            let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
            let [attack, _, shown_by] = cells[..] else { panic!("not three cells: {row}") };
            claims.push(Claim { attack: attack.to_owned(), shown_by: shown_by.to_owned() });
        }
    }
    claims
}

/// The text between backquotes.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The tests of this binary, from its own list.
fn tests() -> BTreeSet<String> {
    let list = Command::new(std::env::current_exe().unwrap()).arg("--list").output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    list.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect()
}

/// The reason why a name shows nothing, if it does not.
fn missing(name: &str, tests: &BTreeSet<String>) -> Option<String> {
    let there = match name {
        vector if vector.ends_with(".txt") => repository("fixtures/vectors").join(vector).is_file(),
        test if test.contains("::") => tests.contains(test),
        command => {
            let first = command.split(' ').next().unwrap_or_default();
            repository(first).is_file()
                || fs::read_to_string(repository(".ci/run")).unwrap().contains(first)
        }
    };
    (!there).then(|| format!("there is no {name}"))
}

#[test]
fn whatever_is_claimed_is_shown() {
    let text = fs::read_to_string(repository("docs/threat-model.md")).unwrap();
    let (tests, claims) = (tests(), claims(&text));
    assert!(claims.len() > 40, "{}", claims.len());
    let wrong: Vec<String> = claims
        .iter()
        .flat_map(|claim| {
            let nothing =
                names(&claim.shown_by).next().is_none().then(|| "nothing shows it".into());
            let missing = names(&claim.shown_by).filter_map(|name| missing(name, &tests));
            nothing.into_iter().chain(missing).map(|why| format!("{}: {why}", claim.attack))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_not_there_would_be_missed() {
    let tests = tests();
    assert_eq!(missing("threat_model::whatever_is_claimed_is_shown", &tests), None);
    for name in ["threat_model::nothing", "verdict/nothing.txt", "scripts/nothing"] {
        assert_eq!(missing(name, &tests), Some(format!("there is no {name}")));
    }
}
