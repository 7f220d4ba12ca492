//! What docs/format.md says of codes and vectors is so.

use std::collections::BTreeSet;
use std::fs;

use paraph::fault::FaultKind;

use super::stored;
use crate::repository;

fn format() -> String {
    fs::read_to_string(repository("docs/format.md")).expect("it can be read")
}

/// Each code of a fault stands in the list of all codes, in the order of the library, with the rules
/// that name it.
#[test]
fn the_list_of_faults_is_the_librarys() {
    let format = format();
    let (rules, list) = format.split_once("\n## All codes\n").expect("it has the section");
    let (list, _) = list.split_once("\nOutcomes of acts").expect("outcomes follow");
    let rows = list
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | "));
    let rows: Vec<(&str, &str)> = rows.collect();
    let codes: Vec<&str> = rows.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, FaultKind::CODES);
    for (code, named) in rows {
        for rule in named.split(", ") {
            assert!(rules.contains(&format!("\n**{rule}.")), "{code}: there is no rule {rule}");
        }
    }
}

/// Each vector that a rule names is there.
#[test]
fn every_vector_that_is_named_is_there() {
    let format = format();
    let named = format.split("`fixtures/vectors/").skip(1);
    let named: BTreeSet<&str> = named.filter_map(|rest| Some(rest.split_once('`')?.0)).collect();
    assert!(named.len() > 300, "only {} are named", named.len());
    let there: BTreeSet<String> = stored().iter().map(|vector| vector.path()).collect();
    let missing: Vec<&&str> =
        named.iter().filter(|path| path.ends_with(".txt") && !there.contains(**path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
