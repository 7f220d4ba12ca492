//! A bundle that grows by signing or merging, and a recovered bundle, have the same limits as one that is
//! read.

use std::collections::BTreeSet;
use std::ops::Range;

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory};
use paraph::bundle::{Bundle, MAX_ENVELOPES, MAX_KEYS, MergeError};
use paraph::format::Format;
use paraph::id::{ActId, KeyId};
use paraph::keys::{SecretKey, SecretKeySet};
use paraph::record::Record;
use paraph::roster::Roster;
use paraph::verify::{Given, Texts, verify};
use zeroize::Zeroizing;

use super::table::vector;

fn key() -> SecretKey {
    SecretKey::from_seed(&Zeroizing::new([7; 32]))
}

fn no_one_signed() -> Bundle {
    Bundle::read(&vector("bundle/ok-no-one-signed")).unwrap()
}

/// One of many acts, which has seen `seen` others.
fn act(record: &Record, number: usize, seen: usize) -> Act {
    act_by(vec![key().public().id()], record, number, seen)
}

fn act_by(keys: Vec<KeyId>, record: &Record, number: usize, seen: usize) -> Act {
    let seen: BTreeSet<ActId> = (0..seen).map(|n| ActId::of(&n.to_le_bytes())).collect();
    let name = format!("A {number:03}").parse().unwrap();
    Act::new(ActContent {
        record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
        party: record.content().parties[0].id.clone(),
        keys,
        signatory: Signatory { name, name_latin: None, title: None },
        capacity: None,
        authority: None,
        intent: Intent::Sign,
        of: None,
        statements: Vec::new(),
        place: None,
        signed_at: record.content().created,
        seen: seen.into_iter().collect(),
    })
    .unwrap()
}

/// A bundle of these acts, merged from halves.
fn bundle(numbers: Range<usize>, seen: usize) -> Result<Bundle, MergeError> {
    if numbers.len() == 1 {
        let mut bundle = no_one_signed();
        let act = act(bundle.record(), numbers.start, seen);
        bundle.sign(act, &key()).unwrap();
        return Ok(bundle);
    }
    let middle = numbers.start + numbers.len() / 2;
    bundle(numbers.start..middle, seen)?.merge(bundle(middle..numbers.end, seen)?)
}

/// No further act can be signed or merged into it: this is refused with `code` and changes nothing.
fn assert_full(full: &Bundle, seen: usize, code: &str) {
    let mut grown = full.clone();
    let number = full.len();
    let error = grown.sign(act(full.record(), number, seen), &key()).unwrap_err();
    assert_eq!((error.code(), &grown == full), (code, true));
    let one = bundle(number..number + 1, seen).unwrap();
    match full.clone().merge(one).unwrap_err() {
        MergeError::Limit(fault) => assert_eq!(fault.code(), code),
        error => panic!("{error}"),
    }
    assert_eq!(full.clone().merge(full.clone()).as_ref(), Ok(full));
}

#[test]
fn a_bundle_grows_to_512_envelopes() {
    let mut full = bundle(0..MAX_ENVELOPES - 1, 0).unwrap();
    full.sign(act(full.record(), MAX_ENVELOPES - 1, 0), &key()).unwrap();
    assert_eq!(full.len(), 512);
    let saved = Bundle::salvage(&full.to_bytes()).unwrap();
    assert_eq!((&saved.bundle, saved.dropped), (&full, vec![]));
    assert_full(&full, 0, "too-many");
}

/// The pair of a number.
fn pair(number: usize) -> SecretKeySet {
    let mut seed = Zeroizing::new([8; 32]);
    seed[..8].copy_from_slice(&number.to_le_bytes());
    SecretKeySet::pair_from_seeds(&seed, &seed)
}

/// docs/hybrid-format.md: 512 acts, each by another pair of keys, fit into a bundle. All of them count.
#[test]
fn a_bundle_has_room_for_acts_by_512_pairs() {
    let mut entries = String::new();
    let mut single = |number: usize| {
        let (mut bundle, pair) = (no_one_signed(), pair(number));
        let act = act_by(pair.public().key_ids(), bundle.record(), number, 0);
        bundle.sign(act, &pair).unwrap();
        let public: Vec<String> =
            pair.public().keys().map(|key| format!("\"{}\"", key.to_base64())).collect();
        entries += &format!(
            "[[party.holder]]\nid = \"h{number}\"\nname = \"{number}\"\nkeys = [{{ public = [{}] }}]\n",
            public.join(", ")
        );
        bundle
    };
    let mut parts: Vec<Bundle> = (0..MAX_ENVELOPES).map(&mut single).collect();
    while parts.len() > 1 {
        let later = parts.split_off(parts.len().div_ceil(2));
        let mut later = later.into_iter();
        let merged = parts.into_iter().map(|part| match later.next() {
            None => part,
            Some(other) => part.merge(other).unwrap(),
        });
        parts = merged.collect();
    }
    let bytes = parts[0].to_bytes();
    assert!(bytes.len() < 512 * 11 * 1024, "{} bytes", bytes.len());

    let party = &parts[0].record().content().parties[0].id;
    let roster =
        format!("roster = 1\n[[party]]\nid = \"{party}\"\nname = {{ en = \"A\" }}\n{entries}");
    let roster = Roster::parse(&roster).unwrap();
    let read = Bundle::read_with_known_keys(&bytes, |id| roster.key(id)).unwrap();
    assert_eq!((read.len(), read.keys().count()), (512, 1024));
    let at = read.record().content().created;
    let report = verify(&read, &Given::new(&roster, Texts::NotChecked, at));
    assert_eq!(report.acts().iter().filter(|act| act.outcome.counts()).count(), 512);
    assert_eq!(report.parties()[0].holders.len(), 512);
}

#[test]
fn a_bundle_grows_to_16_mebibytes() {
    const SEEN: usize = 512;
    let size = |count| bundle(0..count, SEEN).unwrap().to_bytes().len();
    let envelope = size(2) - size(1);
    let count = 1 + (Format::Bundle.max_size() - size(1)) / envelope;
    assert!(count < MAX_ENVELOPES, "{count} of {envelope} bytes");
    assert_full(&bundle(0..count, SEEN).unwrap(), SEEN, "too-large");
}

#[test]
fn no_more_entries_are_saved_than_a_bundle_has() {
    let one = String::from_utf8(bundle(0..1, 0).unwrap().to_bytes()).unwrap();
    for (list, most) in [("acts", MAX_ENVELOPES), ("keys", MAX_KEYS)] {
        let (before, rest) = one.split_once(&format!("\"{list}\":[")).unwrap();
        let end = if list == "acts" { "],\"format\"" } else { "],\"record\"" };
        let (entry, after) = rest.split_once(end).unwrap();
        let with = |count| {
            let entries = vec![entry; count].join(",");
            let spoiled = format!("{before}\"{list}\":[{entries}{end}{after}");
            Bundle::salvage(spoiled.as_bytes()).map(|saved| saved.bundle.len())
        };
        assert_eq!(with(most - 1), Ok(1), "{list}");
        assert_eq!(with(most), Ok(1), "{list}");
        assert_eq!(with(most + 1).unwrap_err().code(), "too-many", "{list}");
    }
}
