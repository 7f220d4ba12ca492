//! What holds for every bundle that was read, whoever made it up.

use std::collections::{BTreeMap, BTreeSet};

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory};
use paraph::bundle::Bundle;
use paraph::id::PartyId;
use paraph::report::{self, Names};
use paraph::roster::Roster;
use paraph::value::Time;
use paraph::verify::{Given, Report, Texts, Times, Verdict, verify, NO_OTHERS, Reservations};

use crate::bare::{self, Answer, Asked};
use crate::keys::STRANGER;
use crate::shown;

/// Judges a bundle, and holds the library to the second judgement, to rule J8 and to its own two
/// renderings.
pub fn judge(bytes: &[u8], bundle: &Bundle, text: &str, roster: &Roster, at: Time, times: Times) {
    assert_eq!(bundle.to_bytes(), bytes, "written again, a bundle is other bytes");
    let given = Given { roster, texts: Texts::NotChecked, record: None, parties: &[], at, times, reservations: Reservations::Told, others: NO_OTHERS };
    let report = verify(bundle, &given);
    let proven = times == Times::Proven;
    let asked = Asked { bundle: bytes, roster: text, at: at.unix_seconds(), proven };
    assert_eq!(answer(&report), bare::judge(&asked), "the two judgements differ");
    assert_eq!(report.accepted().is_some(), report.verdict() == Verdict::Concluded);
    rendered(&report);
    stranger(bundle, &given, &report);

    // What the verifier does not have or does not want is never concluded.
    let nothing = BTreeMap::new();
    let without = verify(bundle, &Given { texts: Texts::Found(&nothing), ..given });
    assert_eq!(without.verdict(), Verdict::Incomplete);
    rendered(&without);
    let nobody: [PartyId; 1] = ["nobody-of-that-name".parse().expect("an id")];
    let absent = verify(bundle, &Given { parties: &nobody, ..given });
    assert_eq!(absent.verdict(), Verdict::Refused);
    rendered(&absent);
}

/// The report in the terms of the second judgement.
fn answer(report: &Report) -> Answer {
    let parties = report.parties().iter();
    let parties = parties.map(|it| (it.id.to_string(), (it.outcome.code(), it.unproven))).collect();
    let counted = report.acts().iter().filter(|act| act.outcome.counts());
    let counted: BTreeSet<String> = counted.map(|act| act.id.to_string()).collect();
    let concluded = match report.verdict() {
        Verdict::Concluded => true,
        Verdict::Incomplete => false,
        Verdict::Refused => panic!("refused, but sound, and nothing is expected of it"),
    };
    Answer { concluded, parties, counted }
}

/// Text and JSON can be made, and are safe to show.
pub fn rendered(report: &Report) {
    let names = Names { file: "a.bundle.json", roster: "roster.toml" };
    let text = report::text(report, &names);
    shown::lines(&text);
    assert!(text.starts_with(report.verdict().code()), "{text}");
    let json = report::json(report, &names);
    shown::line(&json);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["verdict"], report.verdict().code());
    for reason in report.reasons() {
        shown::line(&reason.to_string());
    }
}

/// An act by somebody whom the roster does not know changes nothing but the list of acts (J8).
fn stranger(bundle: &Bundle, given: &Given<'_>, before: &Report) {
    let record = bundle.record();
    let key = &STRANGER.secret;
    let mut with = bundle.clone();
    let mut added = Vec::new();
    for party in record.content().parties.iter().take(3) {
        let mut seen: Vec<_> = bundle.acts().map(|signed| signed.act().id()).collect();
        seen.dedup();
        let content = ActContent {
            record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
            party: party.id.clone(),
            keys: vec![key.public().id()],
            signatory: Signatory {
                name: "Nobody".parse().expect("a label"),
                name_latin: None,
                title: None,
            },
            capacity: None,
            authority: None,
            intent: Intent::Sign,
            of: None,
            statements: Vec::new(),
            place: None,
            signed_at: record.content().created,
            seen,
        };
        let Ok(act) = Act::new(content) else { continue };
        // A full bundle takes no more.
        if let Ok(id) = with.sign(act, key) {
            added.push(id);
        }
    }
    let after = verify(&with, given);
    assert_eq!(after.verdict(), before.verdict(), "a stranger changed the verdict");
    assert_eq!(after.parties(), before.parties(), "a stranger changed a party");
    assert_eq!(after.reasons(), before.reasons(), "a stranger changed a reason");
    let acts: Vec<_> = after.acts().iter().filter(|act| !added.contains(&act.id)).collect();
    assert!(acts.into_iter().eq(before.acts()), "a stranger changed what became of an act");
    assert_eq!(after.acts().len(), before.acts().len() + added.len());
}
