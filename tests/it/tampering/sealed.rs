//! A sealed bundle, made from the first fixture and spoiled. It is never sealed with fewer acts, and never
//! concluded with content that was not signed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory};
use paraph::bundle::Bundle;
use paraph::id::ActId;
use paraph::keys::{KeyFile, SecretKeySet};
use paraph::verify::{Report, Seal, Verdict};

use super::attacker_repairs::tidy;
use super::members::variants;
use super::tree::Tree;
use super::{Fixture, words};
use crate::repository;

/// The first fixture, sealed: by Seoul, and by Washington, which has seen that.
fn sealed() -> Fixture {
    let [mut fixture, ..] = Fixture::all();
    let mut bundle = Bundle::read(&fixture.bytes).unwrap();
    for party in ["rok-mnd", "us-dod-cio"] {
        let key = key(party);
        let record = bundle.record();
        let act = Act::new(ActContent {
            record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
            party: party.parse().unwrap(),
            keys: vec![key.public().id()],
            signatory: Signatory { name: "A".parse().unwrap(), name_latin: None, title: None },
            capacity: None,
            authority: None,
            intent: Intent::Seal,
            of: None,
            statements: Vec::new(),
            place: None,
            signed_at: "2021-08-06T00:00:00Z".parse().unwrap(),
            seen: bundle.acts().map(|signed| signed.act().id()).collect(),
        });
        bundle.sign(act.unwrap(), &key).unwrap();
    }
    fixture.bytes = bundle.to_bytes();
    let report = fixture.judge(&bundle, &fixture.roster, &fixture.found);
    assert_eq!((report.verdict(), report.seal()), (Verdict::Concluded, Seal::Sealed));
    fixture.report = format!("{report:?}");
    fixture
}

fn key(party: &str) -> SecretKeySet {
    let pem = fs::read_to_string(repository(&format!("keys/{party}.key"))).unwrap();
    KeyFile::from_pem(&pem).unwrap().into_set().unwrap()
}

impl Fixture {
    fn report_of(&self, bundle: &Bundle) -> Report {
        self.judge(bundle, &self.roster, &self.found)
    }
}

/// A missing seal is detected if the other one has seen it; a missing sealed act is always detected.
#[test]
fn acts_that_are_taken_out_of_a_sealed_bundle_are_missed() {
    let fixture = sealed();
    let whole = Bundle::read(&fixture.bytes).unwrap();
    let name = |id: &ActId| {
        let content = whole.act(id).unwrap().content();
        let first = if content.party.as_str() == "rok-mnd" { 'k' } else { 'u' };
        if content.intent == Intent::Seal { first.to_ascii_uppercase() } else { first }
    };
    let mut found = BTreeMap::new();
    for set in 0..16 {
        let mut tree = Tree::read(&fixture.bytes);
        let mut at = 0;
        if let Some(Tree::Array(acts)) = tree.member("acts") {
            acts.retain(|_| {
                at += 1;
                set >> (at - 1) & 1 == 1
            });
        }
        tidy(&mut tree);
        let bundle = Bundle::read(&tree.bytes()).unwrap();
        let mut left: Vec<char> = bundle.acts().map(|signed| name(&signed.act().id())).collect();
        left.sort_unstable();
        let report = fixture.report_of(&bundle);
        let sealed = if report.seal() == Seal::Sealed { " sealed" } else { "" };
        let verdict = words(&report).replace(" act-missing", "");
        let missing = words(&report).matches("act-missing").count();
        let missing = if missing > 0 { format!(" missing {missing}") } else { String::new() };
        found.insert(left.into_iter().collect::<String>(), format!("{verdict}{missing}{sealed}"));
    }
    let neither = "incomplete not-signed not-signed";
    let expected = [
        ("KUku", "concluded sealed"),
        ("Kku", "concluded"),
        ("Uku", "incomplete missing 1"),
        ("ku", "concluded"),
        ("KUk", "incomplete not-signed missing 2"),
        ("KUu", "incomplete not-signed missing 2"),
        ("Kk", "incomplete not-signed missing 1"),
        ("Ku", "incomplete not-signed missing 1"),
        ("Uk", "incomplete not-signed missing 2"),
        ("Uu", "incomplete not-signed missing 2"),
        ("k", "incomplete not-signed"),
        ("u", "incomplete not-signed"),
        ("KU", &format!("{neither} missing 4")),
        ("K", &format!("{neither} missing 2")),
        ("U", &format!("{neither} missing 3")),
        ("", neither),
    ];
    let expected = expected.map(|(left, outcome)| (left.to_owned(), outcome.to_owned()));
    assert_eq!(found, expected.into());
}

/// Each member, element, string and name, spoiled as in members.rs.
#[test]
fn a_spoiled_sealed_bundle_is_not_sealed() {
    let fixtures = [sealed()];
    let [fixture] = &fixtures;
    let whole = Bundle::read(&fixture.bytes).unwrap();
    let ids: BTreeSet<ActId> = whole.acts().map(|signed| signed.act().id()).collect();
    let (mut same, mut less, mut refused) = (0, 0, 0);
    let variants = variants(&fixtures);
    for variant in &variants {
        let Ok(bundle) = Bundle::read(&variant.bytes) else {
            refused += 1;
            continue;
        };
        let report = fixture.report_of(&bundle);
        if report.seal() == Seal::Sealed {
            assert_eq!(format!("{report:?}"), fixture.report, "sealed as something else");
            same += 1;
        } else if report.verdict() == Verdict::Concluded {
            // A seal was left out, and all else is there.
            assert_eq!(report.record(), Some(whole.record()));
            assert!(bundle.acts().all(|signed| ids.contains(&signed.act().id())));
            less += 1;
        }
    }
    assert!(same > 100 && less > 0 && refused > same, "{same} {less} {refused}");
}

#[test]
fn a_sealed_bundle_with_a_flipped_bit_is_refused() {
    let fixture = sealed();
    let mut spoiled = fixture.bytes.clone();
    for at in 0..spoiled.len() {
        // Each byte, and all bits in turn.
        spoiled[at] ^= 1 << (at % 8);
        assert!(Bundle::read(&spoiled).is_err(), "byte {at}");
        spoiled[at] ^= 1 << (at % 8);
    }
}
