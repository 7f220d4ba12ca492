//! Every code has a vector.

use std::collections::{BTreeMap, BTreeSet};

use paraph::evidence::{LogFault, TokenFault};
use paraph::fault::FaultKind;
use paraph::instruments::Finding;
use paraph::paper::PaperFault;
use paraph::state::{self, DueKind, Ending, State};
use paraph::verify::{
    ActOutcome, EvidenceOutcome, Lack, PartyOutcome, Reason, TextOutcome, Verdict,
};

use super::every;
use super::file::{Kind, Vector};

/// Codes that no vector can have, with the reason.
const WITHOUT_VECTOR: &[(&str, &str)] = &[
    ("not-in-roster", OF_AN_EDIT),
    ("received-from-the-future", OF_AN_EDIT),
    ("received-before-the-record", OF_AN_EDIT),
    ("received-before-the-act", OF_AN_EDIT),
    ("bad-evidence", OF_A_MERGE),
];
const OF_A_MERGE: &str = "of a merge and of salvage; tests/it/evidence_in_bundles/mod.rs tests it";
const OF_AN_EDIT: &str = "of an edit, not of a file; src/roster/edit.rs tests it";

/// A header key of a vector, and the lists of codes that may be there.
type Codes = (&'static str, &'static [&'static [&'static str]]);

/// The codes of each header key of a verdict's vector.
pub(super) const OUTCOMES: [Codes; 9] = [
    ("expect", Verdict::ALL_CODES),
    ("acts", ActOutcome::ALL_CODES),
    ("parties", PartyOutcome::ALL_CODES),
    ("sealed", &[&["yes"]]),
    ("text-outcomes", TextOutcome::ALL_CODES),
    ("reasons", &[Reason::CODES, Lack::WORDS]),
    ("evidence", &[EvidenceOutcome::CODES]),
    ("evidence-faults", &[TokenFault::CODES, LogFault::CODES, &["evidence-form"]]),
    ("ignored-evidence", &[&["proof-before-claim"]]),
];

/// The codes of each header key of a vector of states, a state that ended by how it ended. The first word of a due
/// item is its code.
pub(super) const STATES: [Codes; 4] = [
    ("expect", &[State::CODES, Ending::CODES]),
    ("reasons", &[state::Reason::CODES, SIGNATURES, Lack::WORDS]),
    ("due", &[DueKind::WORDS]),
    ("findings", Finding::ALL_CODES),
];

/// The reasons of a judgement that are reasons of a state: what the parties did not do.
const SIGNATURES: &[&str] =
    &["contested", "declined", "not-signed", "party-unknown", "act-missing"];

/// Kinds with codes of their own.
const OF_KIND: [(Kind, &[&str]); 3] = [
    (Kind::TimeStampToken, TokenFault::CODES),
    (Kind::LogProof, LogFault::CODES),
    (Kind::Paper, PaperFault::CODES),
];

/// All codes of some lists, but for the word for "it ended, see how".
pub(super) fn codes(lists: &'static [&'static [&'static str]]) -> Vec<&'static str> {
    lists.iter().flat_map(|list| list.iter().copied()).filter(|code| *code != "ended").collect()
}

#[test]
fn every_fault_has_a_vector() {
    let vectors = every();
    let with = |key, code| is_there(&vectors, key, code);
    let except: BTreeMap<&str, &str> = WITHOUT_VECTOR.iter().copied().collect();
    for (kind, codes) in OF_KIND {
        for code in codes {
            let of = |vector: &&Vector| vector.kind == kind && vector.expects(code);
            assert!(vectors.iter().any(|it| of(&it)), "{code} of {kind:?} has no vector");
        }
    }
    for code in FaultKind::CODES {
        match except.get(code) {
            None if with("evidence-faults", code) => {}
            None => assert!(with("expect", code), "{code} has no vector"),
            Some(why) => assert!(!with("expect", code), "{code} has a vector, against: {why}"),
        }
    }
}

#[test]
fn every_outcome_has_a_vector() {
    let vectors = every();
    // Each fault of a token or proof has a vector of its own kind.
    for (key, lists) in OUTCOMES.into_iter().filter(|(key, _)| *key != "evidence-faults") {
        for code in codes(lists) {
            assert!(is_there(&vectors, key, code), "{key}: {code} has no vector");
        }
    }
}

#[test]
fn every_state_has_a_vector() {
    let vectors: Vec<Vector> = every().into_iter().filter(|it| it.kind == Kind::State).collect();
    for (key, lists) in STATES {
        for code in codes(lists) {
            let of = |vector: &Vector| of_state(vector, key).contains(&code);
            assert!(vectors.iter().any(of), "{key}: {code} has no vector");
        }
    }
}

/// The codes that a vector of states has under a key.
fn of_state<'a>(vector: &'a Vector, key: &str) -> Vec<&'a str> {
    match key {
        "due" => vector.due().into_iter().filter(|thing| *thing != "none").collect(),
        key => vector.codes(key),
    }
}

fn is_there(vectors: &[Vector], key: &str, code: &str) -> bool {
    let is_other = |vector: &&Vector| {
        !matches!(vector.kind, Kind::State | Kind::TimeStampToken | Kind::LogProof)
    };
    vectors.iter().filter(is_other).any(|vector| vector.codes(key).contains(&code))
}

#[test]
fn every_expected_code_is_one() {
    let faults: BTreeSet<&str> = FaultKind::CODES.iter().copied().collect();
    let known = |vector: &Vector| {
        let code = vector.header("expect");
        match OF_KIND.iter().find(|(kind, _)| *kind == vector.kind) {
            Some((_, codes)) if codes.contains(&code) => true,
            // The bundle in a paper has a fault.
            Some((Kind::Paper, _)) => code == "ok" || faults.contains(code),
            Some(_) => code == "ok",
            None => code == "ok" || faults.contains(code) || Verdict::CODES.contains(&code),
        }
    };
    let (states, others): (Vec<Vector>, Vec<Vector>) =
        every().into_iter().partition(|vector| vector.kind == Kind::State);
    for vector in states {
        for (key, lists) in STATES {
            for code in of_state(&vector, key) {
                assert!(codes(lists).contains(&code), "{}: {key}: {code}", vector.path());
            }
        }
    }
    for vector in others {
        assert!(known(&vector), "{}", vector.path());
        for (key, lists) in OUTCOMES.into_iter().filter(|(key, _)| *key != "expect") {
            for code in vector.codes(key) {
                assert!(codes(lists).contains(&code), "{}: {key}: {code}", vector.path());
            }
        }
    }
}
