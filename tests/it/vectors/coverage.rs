//! Every code has a vector.

use std::collections::{BTreeMap, BTreeSet};

use paraph::fault::FaultKind;
use paraph::verify::{ActOutcome, PartyOutcome, Reason, TextOutcome, Verdict};

use super::every;
use super::file::Vector;

/// Codes that no vector can have, and why.
const WITHOUT_VECTOR: &[(&str, &str)] =
    &[("not-in-roster", "told of an edit, not of a file; src/roster/edit.rs tests it")];

/// The codes of each header key of a verdict's vector.
const OUTCOMES: [(&str, &[&str]); 5] = [
    ("expect", &["concluded", "incomplete", "refused"]),
    (
        "acts",
        &[
            "counted",
            "unknown-key",
            "key-of-another-party",
            "specimen-key",
            "not-allowed",
            "not-designated",
            "from-the-future",
            "before-the-record",
            "before-what-it-saw",
            "outside-window",
            "revoked",
            "out-of-order",
        ],
    ),
    ("parties", &["met", "not-signed", "party-unknown"]),
    ("text-outcomes", &["matches", "text-differs", "text-missing", "not-checked"]),
    (
        "reasons",
        &[
            "other-record",
            "party-absent",
            "text-differs",
            "not-signed",
            "party-unknown",
            "act-missing",
            "time-unproven",
            "text-missing",
        ],
    ),
];

/// Does not compile when an outcome is added: it needs its line in [`OUTCOMES`].
#[expect(dead_code, reason = "it is there to be compiled")]
fn outcomes_are_these(
    verdict: Verdict,
    act: ActOutcome,
    party: PartyOutcome,
    text: TextOutcome,
    reason: Reason,
) {
    match verdict {
        Verdict::Concluded | Verdict::Incomplete | Verdict::Refused => {}
    }
    match act {
        ActOutcome::Counted(_)
        | ActOutcome::Stands(..)
        | ActOutcome::UnknownKey
        | ActOutcome::OtherParty { .. }
        | ActOutcome::SpecimenKey { .. }
        | ActOutcome::NotAllowed { .. }
        | ActOutcome::NotDesignated { .. }
        | ActOutcome::FromTheFuture { .. }
        | ActOutcome::BeforeTheRecord { .. }
        | ActOutcome::BeforeWhatItSaw { .. }
        | ActOutcome::OutsideWindow { .. }
        | ActOutcome::Revoked { .. }
        | ActOutcome::OutOfOrder { .. } => {}
    }
    match party {
        PartyOutcome::Met
        | PartyOutcome::Pending(_)
        | PartyOutcome::Contested
        | PartyOutcome::Declined
        | PartyOutcome::Missing
        | PartyOutcome::Unknown => {}
    }
    match text {
        TextOutcome::Matches { .. }
        | TextOutcome::Differs { .. }
        | TextOutcome::Missing
        | TextOutcome::NotChecked => {}
    }
    match reason {
        // Has the codes of faults.
        Reason::Unsound(_) => {}
        Reason::OtherRecord { .. }
        | Reason::PartyAbsent { .. }
        | Reason::TextDiffers { .. }
        | Reason::NotSigned { .. }
        | Reason::Contested { .. }
        | Reason::Declined { .. }
        | Reason::Pending { .. }
        | Reason::Reserved { .. }
        | Reason::PartyUnknown { .. }
        | Reason::ActMissing { .. }
        | Reason::TimeUnproven { .. }
        | Reason::TextMissing { .. } => {}
    }
}

#[test]
fn every_code_has_a_vector() {
    let vectors = every();
    let with =
        |key: &str, code: &str| vectors.iter().any(|vector| vector.codes(key).contains(&code));
    let except: BTreeMap<&str, &str> = WITHOUT_VECTOR.iter().copied().collect();
    for code in FaultKind::CODES {
        match except.get(code) {
            None => assert!(with("expect", code), "{code} has no vector"),
            Some(why) => assert!(!with("expect", code), "{code} has a vector, against: {why}"),
        }
    }
    for (key, codes) in OUTCOMES {
        for code in codes {
            assert!(with(key, code), "{key}: {code} has no vector");
        }
    }
}

#[test]
fn every_expected_code_is_one() {
    let faults: BTreeSet<&str> = FaultKind::CODES.iter().copied().collect();
    let verdicts: BTreeMap<&str, &[&str]> = OUTCOMES.into_iter().collect();
    let known = |vector: &Vector| {
        let code = vector.header("expect");
        code == "ok" || faults.contains(code) || verdicts["expect"].contains(&code)
    };
    for vector in every() {
        assert!(known(&vector), "{}", vector.path());
    }
}
