//! fixtures/vectors/INDEX.md: the vectors by the code that their names begin with, and those that show a rule
//! which their code does not name. It is made from the tables in docs/format.md, the vectors and `SHOWN`; the
//! tests compare the file with all three.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use super::make::{SHOWN, too_large};
use super::{folder, stored};
use crate::repository;

const HEAD: &str = "\
# Vectors by code

A vector is in the row of the longest code with which its name begins; the rest of the name says what
is special about it. `*` stands for any characters. Where no name begins with a code, the row has a
vector that expects it, after \"in\". A rule is in docs/format.md, docs/program-format.md, docs/evidence-format.md,
docs/hybrid-format.md or docs/paper-format.md. The tests make this file and compare it with the vectors:
`PARAPH_WRITE_VECTORS=1 cargo test --test it vectors`.

| code | rules | vectors |
|---|---|---|
";

const SECOND: &str = "
## Vectors by rule

Vectors that show a rule which is not among the rules of their code: good inputs, verdicts, and rules
without a code of their own.

| rule | vectors |
|---|---|
";

/// Codes without a vector in a file: the text of the row instead.
const WITHOUT_FILE: &[(&str, &str)] = &[
    ("not-in-roster", OF_AN_EDIT),
    ("received-from-the-future", OF_AN_EDIT),
    ("received-before-the-record", OF_AN_EDIT),
    ("received-before-the-act", OF_AN_EDIT),
    ("bad-evidence", OF_A_MERGE),
    ("without-byte-order-mark", OF_A_TEXT),
    ("with-byte-order-mark", OF_A_TEXT),
    ("line-feeds", OF_A_TEXT),
    ("carriage-returns", OF_A_TEXT),
    ("with-final-newline", OF_A_TEXT),
    ("without-final-newline", OF_A_TEXT),
    ("nfc", OF_A_TEXT),
    ("nfd", OF_A_TEXT),
    ("canonical-json", OF_A_TEXT),
];
const OF_A_TEXT: &str = "none: of texts that differ (src/text.rs tests it)";
const OF_A_MERGE: &str =
    "none: of a merge and of salvage (tests/it/evidence_in_bundles/mod.rs tests it)";
const OF_AN_EDIT: &str = "none: of an edit, not of a file (src/roster/edit.rs tests it)";

/// Rules that no vector shows, and what shows them.
const WITHOUT_VECTOR: &[(&str, &str)] = &[
    ("K10", "src/keys/words.rs"),
    ("K12", "src/keys/words.rs"),
    ("D3", "tests/it/json_shapes.rs"),
    ("N1", "tests/it/lint.rs"),
    ("N2", "tests/it/lint.rs"),
    ("N3", "tests/it/lint.rs"),
    ("S1", "src/statements.rs"),
    ("T12", "src/roster/check.rs"),
    ("K15", "src/keys/public_file.rs"),
    ("K16", "src/keys/key_file.rs"),
    ("J9", "tests/it/table_language.rs"),
    ("M12", "tests/it/time_stamps/mod.rs"),
    ("W11", "tests/it/log_proofs/mod.rs"),
    ("J10", "tests/it/vectors/program_entries.rs"),
    ("H9", "tests/it/evidence_in_bundles/mod.rs"),
];

/// The beginning of the list of codes in docs/paper-format.md.
pub(super) const OF_PAPERS: &str = "\nCodes of faults of papers";

/// The beginnings of the lists of codes in docs/evidence-format.md.
pub(super) const OF_EVIDENCE: [&str; 2] =
    ["\nCodes of faults of time-stamp tokens", "\nCodes of faults of log proofs"];

pub(super) fn read() -> String {
    fs::read_to_string(folder().join("INDEX.md")).unwrap_or_default()
}

/// The documents with rules.
pub(super) fn documents() -> [String; 5] {
    ["format", "program-format", "evidence-format", "hybrid-format", "paper-format"]
        .map(|name| format!("docs/{name}.md"))
        .map(|path| fs::read_to_string(repository(&path)).expect("it can be read"))
}

/// The code of a fault, and the rules that give it, from a document's list of all codes.
pub(super) fn faults(format: &str) -> Vec<(&str, Vec<&str>)> {
    faults_below(format, "\n## All codes\n")
}

/// The same, from the list below some words.
pub(super) fn faults_below<'a>(format: &'a str, begin: &str) -> Vec<(&'a str, Vec<&'a str>)> {
    let (_, list) = format.split_once(begin).expect("it has the section");
    let list = list.split_once("\n\nCodes of faults of").map_or(list, |(before, _)| before);
    let list = list.split_once("\nCodes of outcomes").map_or(list, |(faults, _)| faults);
    let rows = list.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.flat_map(|row| row.trim_matches(['|', ' ']).split(" | "));
    let cells: Vec<&str> = cells.collect();
    let pair = |pair: &[&'a str]| (pair[0].trim_matches('`'), pair[1].split(", ").collect());
    cells.chunks_exact(2).filter(|pair| !pair[0].trim().is_empty()).map(pair).collect()
}

/// The codes of outcomes, by rule and by the thing that has them.
pub(super) fn outcomes(format: &str) -> Vec<(&str, &str, Vec<&str>)> {
    let (_, list) = format.split_once("\nCodes of outcomes").expect("it has the list");
    let row = |line| -> Option<(&str, &str, Vec<&str>)> {
        let cells: Vec<&str> =
            str::strip_prefix(line, "| ")?.strip_suffix(" |")?.split(" | ").collect();
        let [rule, of, codes] = cells[..] else { panic!("not three cells: {line}") };
        let codes: Vec<&str> = codes.split('`').skip(1).step_by(2).collect();
        (!codes.is_empty()).then_some((rule, of, codes))
    };
    list.lines().filter_map(row).collect()
}

/// Every code in the order of the lists, with its rules.
fn codes<'a>(format: &'a str, evidence: &'a str, paper: &'a str) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut codes: Vec<(&str, Vec<&str>)> = faults(format);
    let [tokens, logs] = OF_EVIDENCE.map(|begin| faults_below(evidence, begin));
    for (code, more) in tokens.into_iter().chain(logs).chain(faults_below(paper, OF_PAPERS)) {
        match codes.iter_mut().find(|(known, _)| *known == code) {
            Some((_, rules)) => rules.extend(more),
            None => codes.push((code, more)),
        }
    }
    for (rule, _, of_rule) in outcomes(format).into_iter().chain(outcomes(evidence)) {
        for code in of_rule {
            match codes.iter_mut().find(|(known, _)| *known == code) {
                Some((_, rules)) if rules.contains(&rule) => {}
                Some((_, rules)) => rules.push(rule),
                None => codes.push((code, vec![rule])),
            }
        }
    }
    codes
}

/// The longest of the codes with which a name begins.
fn code_of<'a>(name: &str, codes: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let begins = |code: &&str| {
        name.strip_prefix(*code).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    codes.filter(begins).max_by_key(|code| code.len())
}

/// The expected content of `INDEX.md`.
pub(super) fn made() -> String {
    let [format, _, evidence, _, paper] = documents();
    let codes = codes(&format, &evidence, &paper);
    let vectors = stored();
    let all = || codes.iter().map(|(code, _)| *code).chain(["ok"]);
    let of = |code: &str| -> Vec<(&str, &str)> {
        let own = vectors.iter().filter(|it| code_of(&it.name, all()) == Some(code));
        own.map(|it| (it.kind.folder(), it.name.as_str())).collect()
    };
    let patterns = |code: &str| -> Vec<String> {
        let own = of(code);
        let folders: BTreeSet<&str> = own.iter().map(|(folder, _)| *folder).collect();
        let in_folder = |folder: &str| -> Vec<String> {
            let names = own.iter().filter(|it| it.0 == folder).map(|it| it.1);
            let begin = vectors.iter().filter(|it| it.kind.folder() == folder);
            let begin = begin.filter(|it| it.name.starts_with(code)).count();
            let count = names.clone().count();
            match count > 1 && count == begin {
                true => vec![format!("`{folder}/{code}*.txt`")],
                false => names.map(|name| format!("`{folder}/{name}.txt`")).collect(),
            }
        };
        folders.into_iter().flat_map(in_folder).collect()
    };
    let elsewhere = |code: &str| -> String {
        if let Some((_, why)) = WITHOUT_FILE.iter().find(|(known, _)| *known == code) {
            return (*why).to_owned();
        }
        let expects = vectors.iter().find(|vector| vector.expects(code));
        match expects {
            Some(vector) => format!("in `{}`", vector.path()),
            None if too_large().iter().any(|vector| vector.expects(code)) => {
                "made by the tests alone: too large for a file".to_owned()
            }
            None => String::new(),
        }
    };
    let mut index = HEAD.to_owned();
    for (code, rules) in codes.iter().chain([&("ok", vec!["all"])]) {
        let own = patterns(code);
        let cell = if own.is_empty() { elsewhere(code) } else { own.join(", ") };
        writeln!(index, "| `{code}` | {} | {cell} |", rules.join(", ")).expect("a string");
    }
    index += SECOND;
    for (rule, shown) in SHOWN {
        let shown: Vec<String> =
            shown.split_whitespace().map(|path| format!("`{path}.txt`")).collect();
        writeln!(index, "| {rule} | {} |", shown.join(", ")).expect("a string");
    }
    index
}

/// A row of the first table: code, rules, and the patterns of its vectors.
type Row = (String, Vec<String>, Vec<String>);

/// The rows of both tables in the file.
fn rows(index: &str) -> (Vec<Row>, Vec<(String, Vec<String>)>) {
    let quoted = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let (first, second) = index.split_once("\n## Vectors by rule\n").expect("it has two tables");
    let cells = |line: &str| -> Option<Vec<String>> {
        let line = line.strip_prefix("| ")?.strip_suffix(" |")?;
        Some(line.split(" | ").map(str::to_owned).collect())
    };
    let row = |line| {
        let cells = cells(line)?;
        let [code, rules, shown] = &cells[..] else { panic!("not three cells: {line}") };
        let code = code.strip_prefix('`')?.strip_suffix('`')?.to_owned();
        Some((code, rules.split(", ").map(str::to_owned).collect(), quoted(shown)))
    };
    let by_rule = |line| {
        let cells = cells(line)?;
        let [rule, shown] = &cells[..] else { panic!("not two cells: {line}") };
        (rule != "rule").then(|| (rule.clone(), quoted(shown)))
    };
    (first.lines().filter_map(row).collect(), second.lines().filter_map(by_rule).collect())
}

fn is_covered(path: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        Some((before, after)) => path.starts_with(before) && path.ends_with(after),
        None => path == pattern,
    }
}

#[test]
fn the_index_is_what_is_made() {
    const AGAIN: &str = "to write it again: PARAPH_WRITE_VECTORS=1 cargo test --test it vectors";
    let made = made();
    // A run that writes vectors writes the index first.
    if std::env::var_os("PARAPH_WRITE_VECTORS").is_some() {
        fs::write(folder().join("INDEX.md"), &made).expect("the index can be written");
    }
    let index = read();
    let differs = index.lines().zip(made.lines()).find(|(is, made)| is != made);
    assert!(index == made, "fixtures/vectors/INDEX.md, {differs:?}; {AGAIN}");
}

/// Checks the index as it is written: patterns, rows and rules.
#[test]
fn the_index_is_complete_both_ways() {
    let (rows, by_rule) = rows(&made());
    let [format, program, evidence, hybrid, paper] = documents();
    let listed: Vec<&str> = rows.iter().map(|(code, ..)| code.as_str()).collect();
    let expected: Vec<&str> =
        codes(&format, &evidence, &paper).iter().map(|it| it.0).chain(["ok"]).collect();
    assert_eq!(listed, expected, "a row for each code");

    let vectors = stored();
    let own: BTreeMap<String, &str> = vectors
        .iter()
        .map(|it| (it.path(), code_of(&it.name, listed.iter().copied()).unwrap_or_default()))
        .collect();
    let codes_of_names: BTreeSet<&str> = own.values().copied().collect();
    let paths: Vec<&String> = own.keys().collect();
    for (path, code) in &own {
        for (row, _, shown) in &rows {
            let times = shown.iter().filter(|it| is_covered(path, it)).count();
            // A row whose code begins no name has a vector of another row, which expects the code.
            let expected = usize::from(row == code);
            let lends = !codes_of_names.contains(row.as_str());
            assert!(times == expected || lends, "{path} is {times} times in the row of {row}");
        }
    }
    for (code, _, shown) in &rows {
        let without = WITHOUT_FILE.iter().any(|(known, _)| known == code);
        let made_only = too_large().iter().any(|vector| vector.expects(code));
        assert!(!shown.is_empty() || without || made_only, "{code} has no vector");
        assert!(!(without && shown.len() > 1), "{code} has a vector");
    }
    let patterns = rows.iter().filter(|row| !WITHOUT_FILE.iter().any(|(code, _)| *code == row.0));
    for pattern in patterns.flat_map(|row| &row.2).chain(by_rule.iter().flat_map(|row| &row.1)) {
        assert!(paths.iter().any(|path| is_covered(path, pattern)), "there is no {pattern}");
    }

    // Each rule is named, or something else shows it.
    let of_codes = rows.iter().flat_map(|row| &row.1);
    let named: BTreeSet<&str> =
        of_codes.chain(by_rule.iter().map(|row| &row.0)).map(String::as_str).collect();
    let except: BTreeMap<&str, &str> = WITHOUT_VECTOR.iter().copied().collect();
    let rules = rules(&format).chain(rules(&program)).chain(rules(&evidence)).chain(rules(&hybrid));
    let rules = rules.chain(self::rules(&paper)).collect::<BTreeSet<_>>();
    let mut missing = Vec::new();
    for rule in &rules {
        let is_named = named.iter().any(|it| it == rule || it.starts_with(&format!("{rule}.")));
        match except.get(rule) {
            None if is_named => {}
            None => missing.push(rule),
            Some(file) => {
                let shown = by_rule.iter().any(|(it, _)| it == rule);
                assert!(!shown, "{rule} is shown, against the list of exceptions");
                assert!(repository(file).is_file(), "{rule}: there is no {file}");
            }
        }
    }
    assert!(missing.is_empty(), "no vector shows {missing:?}");
    for rule in named.iter().filter(|rule| **rule != "all") {
        let (outer, _) = rule.split_once('.').unwrap_or((rule, ""));
        assert!(rules.contains(rule) || rules.contains(outer), "there is no rule {rule}");
    }
}

/// The numbers of the rules of a document.
pub(super) fn rules(document: &str) -> impl Iterator<Item = &str> {
    document.lines().filter_map(|line| {
        let line = line.strip_prefix("- ").unwrap_or(line).strip_prefix("**")?;
        let (number, _) = line.split_once(['*', ' '])?;
        let number = number.strip_suffix('.')?;
        let (letter, digits) = number.split_at_checked(1)?;
        let is_rule = letter.chars().all(|c| c.is_ascii_uppercase())
            && digits.starts_with(|c: char| c.is_ascii_digit());
        is_rule.then_some(number)
    })
}
