//! The statements of the normative documents (docs/format.md and others) about codes and rules are correct, and so are
//! references to them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use paraph::evidence::{LogFault, TokenFault};
use paraph::fault::FaultKind;
use paraph::paper::PaperFault;

use super::coverage;
use super::index::{OF_EVIDENCE, OF_PAPERS, documents, faults, faults_below, outcomes, rules};
use crate::repository;

/// Each code of a fault is in the list of all codes, in the order of the library, with the rules that name
/// it.
#[test]
fn the_list_of_faults_is_the_librarys() {
    let [format, program, evidence, hybrid, paper] = documents();
    fn codes_of<'a>(rows: &[(&'a str, Vec<&str>)]) -> Vec<&'a str> {
        rows.iter().map(|(code, _)| *code).collect()
    }
    let rows = faults(&format);
    let [of_tokens, of_logs] = OF_EVIDENCE.map(|begin| faults_below(&evidence, begin));
    assert_eq!(codes_of(&rows), FaultKind::CODES);
    assert_eq!(codes_of(&of_tokens), TokenFault::CODES);
    assert_eq!(codes_of(&of_logs), LogFault::CODES);
    let of_papers = faults_below(&paper, OF_PAPERS);
    assert_eq!(codes_of(&of_papers), PaperFault::CODES);
    let rules = rules(&format).chain(rules(&program)).chain(rules(&evidence));
    let rules = rules.chain(self::rules(&hybrid)).chain(self::rules(&paper));
    let rules: BTreeSet<&str> = rules.collect();
    for (code, named) in rows.iter().chain(&of_tokens).chain(&of_logs).chain(&of_papers) {
        for rule in named {
            assert!(rules.contains(rule), "{code}: there is no rule {rule}");
        }
    }
}

/// Each code of an outcome that a vector can expect is in the list, and the rules exist.
#[test]
fn the_list_of_outcomes_is_complete() {
    let [format, _, evidence, hybrid, _] = documents();
    let listed = [outcomes(&format), outcomes(&evidence)].concat();
    for (rule, of, codes) in &listed {
        let (outer, _) = rule.split_once('.').unwrap_or((rule, ""));
        let mut all = rules(&format).chain(rules(&evidence)).chain(rules(&hybrid));
        let there = all.any(|it| it == *rule || it == outer);
        assert!(there, "{of} {codes:?}: there is no rule {rule}");
    }
    for (key, lists) in coverage::OUTCOMES.into_iter().chain(coverage::STATES) {
        // `sealed: yes` has no code.
        for code in
            coverage::codes(lists).iter().filter(|_| !["sealed", "evidence-faults"].contains(&key))
        {
            let there = listed.iter().any(|(.., codes)| codes.contains(code));
            assert!(there, "{key}: {code} is not in the list of all codes");
        }
    }
}

/// A rule number is in one of the documents, once.
#[test]
fn a_rule_has_one_place() {
    let [format, program, evidence, hybrid, paper] = documents();
    let all = rules(&format).chain(rules(&program)).chain(rules(&evidence));
    let all = all.chain(rules(&hybrid)).chain(rules(&paper));
    let all: Vec<&str> = all.collect();
    let once: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(all.len(), once.len(), "{all:?}");
    assert!(once.len() > 100, "only {} rules", once.len());
}

/// If a text names a document with a rule, as in "docs/format.md J2", that document has the rule.
#[test]
fn references_name_the_right_document() {
    let [format, program, evidence, hybrid, paper] = documents();
    let of = |document: &'static str| match document {
        "format.md" => rules(&format).collect::<BTreeSet<_>>(),
        "evidence-format.md" => rules(&evidence).collect(),
        "hybrid-format.md" => rules(&hybrid).collect(),
        "paper-format.md" => rules(&paper).collect(),
        _ => rules(&program).collect(),
    };
    let mut files = Vec::new();
    for folder in ["src", "tests", "docs", "fuzz", "examples", "benches", "fixtures"] {
        text_files(&repository(folder), &mut files);
    }
    let more = ["README.md", "CHANGELOG.md", "SECURITY.md", "Cargo.toml"];
    files.extend(more.iter().map(|name| repository(name)));
    let (mut wrong, mut count) = (Vec::new(), 0);
    for file in &files {
        let text = fs::read_to_string(file).unwrap_or_default();
        for (document, rule) in references(&text) {
            count += 1;
            let (outer, _) = rule.split_once('.').unwrap_or((&rule, ""));
            let rules = of(document);
            // A chapter, as in "rules J of docs/format.md", has rules.
            let is_chapter = rule.len() == 1 && rules.iter().any(|it| it.starts_with(&rule));
            if !is_chapter && !rules.contains(rule.as_str()) && !rules.contains(outer) {
                wrong.push(format!("{}: {document} has no {rule}", file.display()));
            }
        }
    }
    assert!(count > 80, "only {count} references");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn references_are_found() {
    let text = "(docs/format.md J2, J3.4.1), see docs/program-format.md N3; rules C of docs/format.md. \
                rules J2 to J4 of docs/format.md, docs/format.md V, R and B as far as";
    let found: Vec<String> =
        references(text).into_iter().map(|(document, rule)| format!("{document} {rule}")).collect();
    let expected = [
        "format.md J2",
        "format.md J3.4.1",
        "program-format.md N3",
        "format.md C",
        "format.md J2",
        "format.md J4",
        "format.md V",
        "format.md R",
        "format.md B",
    ];
    assert_eq!(found, expected);
}

/// The rules of one of the documents that a text names: those that follow its name, and those before it in
/// "rules X of".
fn references(text: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let ends = text.match_indices("format.md").map(|(at, name)| (at, at + name.len()));
    for (begin, end) in ends {
        let document = match text[..begin].ends_with("program-") {
            true => "program-format.md",
            false if text[..begin].ends_with("evidence-") => "evidence-format.md",
            false if text[..begin].ends_with("hybrid-") => "hybrid-format.md",
            false if text[..begin].ends_with("paper-") => "paper-format.md",
            false => "format.md",
        };
        let before = text[..begin].trim_end_matches("program-").trim_end_matches("evidence-");
        let before = before.trim_end_matches("hybrid-").trim_end_matches("paper-");
        let before = before.trim_end_matches("docs/");
        let rest = before.strip_suffix(" of ").and_then(|it| it.rsplit_once("rules ")?.1.into());
        let rest: &str = rest.filter(|it: &&str| it.len() < 20).unwrap_or_default();
        let words = rest.split([' ', ',']).map(str::to_owned);
        let mut follow = Vec::new();
        for word in text[end..].trim_start_matches([':', ',', ' ']).split(' ') {
            if !is_rule(word) && !is_and(word) {
                break;
            }
            follow.push(word.to_owned());
            if word.ends_with([';', '.', ')', ':']) {
                break;
            }
        }
        let rules = words.chain(follow).map(|it| trimmed(&it)).filter(|it| is_rule(it));
        found.extend(rules.map(|rule| (document, rule)));
    }
    found
}

fn is_and(word: &str) -> bool {
    ["and", "to", "rules"].contains(&word)
}

fn trimmed(word: &str) -> String {
    word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned()
}

/// A letter of a chapter, optionally with a number and further parts.
fn is_rule(word: &str) -> bool {
    let word = trimmed(word);
    let Some((letter, number)) = word.split_at_checked(1) else { return false };
    "CVRKEABTDPSJGNLMWHQX".contains(letter)
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn text_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        let kinds = ["rs", "md", "toml", "sh", "json"];
        match path.is_dir() {
            true if path.ends_with("target") => {}
            true => text_files(&path, files),
            false if path.extension().is_some_and(|it| kinds.iter().any(|kind| it == *kind)) => {
                files.push(path);
            }
            false => {}
        }
    }
}
