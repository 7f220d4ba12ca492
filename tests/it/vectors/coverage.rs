//! Every code has a vector.

use std::collections::{BTreeMap, BTreeSet};

use paraph::fault::FaultKind;
use paraph::instruments::Finding;
use paraph::state::{self, DueKind, Ending, Entered, State};
use paraph::verify::{
    ActOutcome, Effect, Lack, PartyOutcome, Reason, Seal, TextOutcome, Unauthorised, Verdict,
};

use super::every;
use super::file::{Kind, Vector};

/// Codes that no vector can have, with the reason.
const WITHOUT_VECTOR: &[(&str, &str)] = &[
    ("not-in-roster", OF_AN_EDIT),
    ("received-from-the-future", OF_AN_EDIT),
    ("received-before-the-record", OF_AN_EDIT),
    ("received-before-the-act", OF_AN_EDIT),
];
const OF_AN_EDIT: &str = "of an edit, not of a file; src/roster/edit.rs tests it";

/// The codes of each header key of a verdict's vector.
pub(super) const OUTCOMES: [(&str, &[&str]); 6] = [
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
            "initialled",
            "confirms",
            "approves",
            "witnesses",
            "declines",
            "withdraws",
            "seals",
            "not-confirmed",
            "withdrawn",
            "declined-since",
            "reconsidered",
            "contradicted",
            "target-missing",
            "not-own-party",
            "not-own-act",
            "not-withdrawable",
            "own-witness",
            "nothing-to-confirm",
            "approval-not-asked",
            "sealed-too-early",
            "sealed-on-open-powers",
            "after-the-seal",
            "no-authority",
            "authority-missing",
            "authority-of-another-party",
            "authority-without-powers",
            "authority-for-another-key",
            "authority-for-another-intent",
            "authority-for-another-instrument",
            "authority-out-of-period",
            "authority-expired",
            "authority-superseded",
            "authority-terminated",
            "authority-self-issued",
            "authority-circular",
            "authority-withdrawn",
            "authority-concluded-later",
            "authority-not-concluded",
            "authority-not-in-effect",
        ],
    ),
    ("parties", &["met", "pending", "contested", "declined", "not-signed", "party-unknown"]),
    ("sealed", &["yes"]),
    ("text-outcomes", &["matches", "text-differs", "text-missing", "not-checked"]),
    (
        "reasons",
        &[
            "other-record",
            "party-absent",
            "text-differs",
            "not-signed",
            "not-authorised",
            "not-confirmed",
            "not-approved",
            "contested",
            "declined",
            "reserved",
            "party-unknown",
            "act-missing",
            "time-unproven",
            "text-missing",
        ],
    ),
];

/// The codes of each header key of a vector of states; due items by their first word.
pub(super) const STATES: [(&str, &[&str]); 4] = [
    (
        "expect",
        &[
            "open",
            "partly-signed",
            "pending",
            "concluded",
            "in-effect",
            "expired",
            "superseded",
            "terminated",
            "withdrawn",
        ],
    ),
    (
        "reasons",
        &[
            "nobody-signed",
            "contested",
            "declined",
            "not-signed",
            "party-unknown",
            "not-confirmed",
            "not-approved",
            "not-authorised",
            "act-missing",
            "entry-to-come",
            "confirmation-to-come",
            "entered-with-last-signature",
            "entered-on-its-date",
            "entered-after-its-date",
            "entered-with-confirmation",
            "expired",
            "expired-before-entry",
            "superseded",
            "terminated",
            "withdrawn",
        ],
    ),
    (
        "due",
        &[
            "sign",
            "settle",
            "confirm",
            "approve",
            "authority",
            "keys",
            "act",
            "entry",
            "review",
            "expiry",
        ],
    ),
    (
        "findings",
        &[
            "relation-target-missing",
            "relation-wrong-digest",
            "relation-wrong-id",
            "relation-not-by-all-parties",
            "extension-without-end",
            "ends-by-less",
            "end-not-proven",
            "same-id-in-effect",
            "supersession-cycle",
        ],
    ),
];

/// Does not compile when a state, a reason of one, a due item or a finding is added: it needs its line in
/// [`STATES`].
#[expect(dead_code, reason = "it is there to be compiled")]
fn states_are_these(state: State, reason: state::Reason, due: DueKind, finding: Finding) {
    match state {
        State::Open
        | State::PartlySigned
        | State::Pending
        | State::Concluded
        | State::InEffect
        | State::Ended(
            Ending::Expired | Ending::Superseded | Ending::Terminated | Ending::Withdrawn,
        ) => {}
    }
    match reason {
        state::Reason::NobodySigned
        // Has the codes of the judgement's reasons.
        | state::Reason::Lacking(_)
        | state::Reason::EntryToCome { .. }
        | state::Reason::ConfirmationToCome { .. }
        | state::Reason::Entered(
            Entered::WithLastSignature
            | Entered::OnItsDate
            | Entered::AfterItsDate
            | Entered::WithConfirmation,
        )
        | state::Reason::Expired
        | state::Reason::ExpiredBeforeEntry
        | state::Reason::Superseded { .. }
        | state::Reason::Terminated { .. }
        | state::Reason::Withdrawn { .. } => {}
    }
    match due {
        DueKind::Sign
        | DueKind::Settle
        | DueKind::Confirm
        | DueKind::Approve
        | DueKind::Authority
        | DueKind::Keys
        | DueKind::Act
        | DueKind::Entry
        | DueKind::Review
        | DueKind::Expiry => {}
    }
    match finding {
        Finding::TargetMissing { .. }
        | Finding::WrongDigest { .. }
        | Finding::WrongId { .. }
        | Finding::NotByAllParties { .. }
        | Finding::ExtensionWithoutEnd { .. }
        | Finding::EndsByLess { .. }
        | Finding::EndNotProven { .. }
        | Finding::SameIdInEffect { .. }
        | Finding::SupersessionCycle { .. } => {}
    }
}

/// Does not compile when an outcome is added: it needs its line in [`OUTCOMES`].
#[expect(dead_code, reason = "it is there to be compiled")]
fn outcomes_are_these(
    verdict: Verdict,
    act: ActOutcome,
    party: PartyOutcome,
    text: TextOutcome,
    reason: Reason,
    seal: Seal,
) {
    match seal {
        Seal::Sealed | Seal::Unsealed => {}
    }
    match verdict {
        Verdict::Concluded | Verdict::Incomplete | Verdict::Refused => {}
    }
    match act {
        ActOutcome::Counted(_)
        | ActOutcome::Stands(
            _,
            Effect::Initialled
            | Effect::Confirms
            | Effect::Approves
            | Effect::Witnesses
            | Effect::Declines
            | Effect::Withdraws
            | Effect::Seals
            | Effect::NotConfirmed
            | Effect::Unauthorised(
                Unauthorised::NotNamed
                | Unauthorised::NotAtHand
                | Unauthorised::OtherParty
                | Unauthorised::NoPowers
                | Unauthorised::OtherKey
                | Unauthorised::OtherIntent
                | Unauthorised::OtherInstrument
                | Unauthorised::OutOfPeriod
                | Unauthorised::Expired
                | Unauthorised::Superseded
                | Unauthorised::Terminated
                | Unauthorised::SelfIssued
                | Unauthorised::Circular
                | Unauthorised::Withdrawn
                | Unauthorised::ConcludedLater
                | Unauthorised::NotConcluded
                | Unauthorised::NotInEffect,
            )
            | Effect::Withdrawn { .. }
            | Effect::DeclinedSince { .. }
            | Effect::Reconsidered { .. }
            | Effect::Contradicted { .. }
            | Effect::TargetMissing
            | Effect::NotOwnParty
            | Effect::NotOwnAct
            | Effect::NotWithdrawable
            | Effect::OwnWitness
            | Effect::NothingToConfirm
            | Effect::ApprovalNotAsked
            | Effect::SealedTooEarly
            | Effect::SealedOnOpenPowers
            | Effect::AfterTheSeal,
        )
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
        | PartyOutcome::Pending(Lack::Authority | Lack::Confirmation | Lack::Approval)
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
fn every_fault_has_a_vector() {
    let vectors = every();
    let with = |key, code| is_there(&vectors, key, code);
    let except: BTreeMap<&str, &str> = WITHOUT_VECTOR.iter().copied().collect();
    for code in FaultKind::CODES {
        match except.get(code) {
            None => assert!(with("expect", code), "{code} has no vector"),
            Some(why) => assert!(!with("expect", code), "{code} has a vector, against: {why}"),
        }
    }
}

#[test]
fn every_outcome_has_a_vector() {
    let vectors = every();
    for (key, codes) in OUTCOMES {
        for code in codes {
            assert!(is_there(&vectors, key, code), "{key}: {code} has no vector");
        }
    }
}

#[test]
fn every_state_has_a_vector() {
    let vectors: Vec<Vector> = every().into_iter().filter(|it| it.kind == Kind::State).collect();
    for (key, codes) in STATES {
        for code in codes {
            let of = |vector: &Vector| of_state(vector, key).contains(code);
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
    let is_other = |vector: &&Vector| vector.kind != Kind::State;
    vectors.iter().filter(is_other).any(|vector| vector.codes(key).contains(&code))
}

#[test]
fn every_expected_code_is_one() {
    let faults: BTreeSet<&str> = FaultKind::CODES.iter().copied().collect();
    let verdicts: BTreeMap<&str, &[&str]> = OUTCOMES.into_iter().collect();
    let known = |vector: &Vector| {
        let code = vector.header("expect");
        code == "ok" || faults.contains(code) || verdicts["expect"].contains(&code)
    };
    let (states, others): (Vec<Vector>, Vec<Vector>) =
        every().into_iter().partition(|vector| vector.kind == Kind::State);
    for vector in states {
        for (key, codes) in STATES {
            for code in of_state(&vector, key) {
                assert!(codes.contains(&code), "{}: {key}: {code}", vector.path());
            }
        }
    }
    for vector in others {
        assert!(known(&vector), "{}", vector.path());
        for (key, codes) in OUTCOMES.into_iter().filter(|(key, _)| *key != "expect") {
            for code in vector.codes(key) {
                assert!(codes.contains(&code), "{}: {key}: {code}", vector.path());
            }
        }
    }
}
