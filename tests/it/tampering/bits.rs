//! Flipped bits: every bit of the bundles and of the keys in the roster, one bit of every byte of the texts.

use std::collections::BTreeSet;
use std::ops::Range;
use std::thread;

use paraph::bundle::Bundle;
use paraph::roster::Roster;

use super::{Fixture, PAIRS, text_found, words};

/// The outcome of a bundle with a flipped bit, by the part with the bit. Every such bundle has a fault: no
/// byte of a bundle is free.
const FLIPPED: [(&str, &str); 6] = [
    (
        "payload",
        "bad-base64, bad-country, bad-digest, bad-id, bad-language, bad-signature, \
         bad-time, bad-uuid, forbidden-character, keys-differ, missing-member, \
         newer-format, not-json, not-utf8, party-not-in-record, trailing-bytes, truncated, \
         unassigned-character, unknown-format, unknown-member, unknown-word, \
         unsorted-list, unsorted-names, wrong-record",
    ),
    ("keyid", "bad-digest, keys-differ, not-json, not-utf8"),
    ("signature", "bad-base64, bad-signature, escape-form, not-json, not-utf8"),
    (
        "keys",
        "bad-base64, bad-key, escape-form, mixed-order-key, not-json, not-utf8, unlisted-key, \
         unsorted-list",
    ),
    (
        "record",
        "bad-date, bad-digest, bad-id, bad-language, bad-media-type, bad-path, bad-time, \
         bad-uuid, double-space, forbidden-character, missing-member, newer-format, \
         not-json, not-utf8, truncated, unassigned-character, unknown-format, \
         unknown-member, unknown-word, unsorted-list, unsorted-names, whitespace, \
         wrong-record",
    ),
    (
        "frame",
        "missing-member, newer-format, not-json, not-utf8, payload-type, \
         unknown-format, unknown-member, unsorted-names",
    ),
];

/// The outcome of its recovery. One act is recovered if the other is spoiled. If the bundle is spoiled
/// outside the record and the acts, all of them are recovered: the same bundle.
const SAVED: [(&str, &str); 6] = [
    ("payload", "incomplete not-signed, not-json, not-utf8"),
    ("keyid", "incomplete not-signed, not-json, not-utf8"),
    ("signature", "incomplete not-signed, not-json, not-utf8"),
    ("keys", "incomplete not-signed, not-json, not-utf8"),
    (
        "record",
        "bad-date, bad-digest, bad-id, bad-language, bad-media-type, bad-path, bad-time, \
         bad-uuid, forbidden-character, incomplete not-signed not-signed, incomplete \
         not-signed not-signed text-missing, incomplete not-signed party-unknown, \
         missing-member, newer-format, not-json, not-utf8, refused not-signed \
         not-signed text-differs, truncated, unknown-format, \
         unknown-member, unknown-word, unsorted-list",
    ),
    (
        "frame",
        "incomplete not-signed, incomplete not-signed not-signed, newer-format, \
         not-json, not-utf8, the same, unknown-format, wrong-type",
    ),
];

/// The parts of a bundle's bytes, by their content.
fn parts(bytes: &[u8]) -> Vec<(&'static str, Range<usize>)> {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut parts = Vec::new();
    for (name, before, after) in [
        ("payload", r#"{"payload":""#, "\""),
        ("keyid", r#""keyid":""#, "\""),
        ("signature", r#""sig":""#, "\""),
        ("keys", r#","keys":["#, "]"),
        ("record", r#"],"record":"#, "\0"),
    ] {
        for (at, _) in text.match_indices(before) {
            let from = at + before.len();
            let until = text[from..].find(after).map_or(text.len() - 1, |length| from + length);
            parts.push((name, from..until));
        }
    }
    // Of a pair of keys, there are two signatures in each envelope.
    let signatures = text.matches("\"sig\":").count();
    assert_eq!(parts.len(), 2 + 2 * signatures + 2, "{parts:?}");
    parts
}

/// The part that has this byte.
fn part_at(parts: &[(&'static str, Range<usize>)], at: usize) -> &'static str {
    parts.iter().find(|part| part.1.contains(&at)).map_or("frame", |part| part.0)
}

/// One bit of a byte: in each byte another.
fn one(at: usize) -> Range<usize> {
    at % 8..at % 8 + 1
}

/// The outcomes, with the spoiled part of the bundle, and the number of variants.
#[derive(Default)]
struct Outcomes {
    answers: BTreeSet<(&'static str, String)>,
    newer: usize,
    count: usize,
}

impl Outcomes {
    fn add(&mut self, other: Self) {
        self.answers.extend(other.answers);
        self.newer += other.newer;
        self.count += other.count;
    }

    #[track_caller]
    fn assert_are(&self, expected: &[(&'static str, &str)]) {
        let expected = expected.iter().flat_map(|(part, answers)| {
            answers.split(", ").map(move |answer| (*part, answer.to_owned()))
        });
        let expected: BTreeSet<_> = expected.collect();
        let more: Vec<_> = self.answers.difference(&expected).collect();
        let less: Vec<_> = expected.difference(&self.answers).collect();
        assert!(more.is_empty() && less.is_empty(), "not expected: {more:?}\nnot found: {less:?}");
    }
}

/// Calls `each` with variants of `bytes` with one flipped bit, on as many threads as there are processors. In
/// each byte, the `bits` are flipped.
fn flipped(
    bytes: &[u8],
    bits: impl Fn(usize) -> Range<usize> + Sync,
    each: impl Fn(&[u8]) -> String + Sync,
) -> Outcomes {
    let parts = parts(bytes);
    let part = |at| part_at(&parts, at);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = |first: usize| {
        let mut outcomes = Outcomes::default();
        let mut spoiled = bytes.to_vec();
        for at in (first..bytes.len()).step_by(threads) {
            for bit in bits(at) {
                spoiled[at] ^= 1 << bit;
                let answer = each(&spoiled);
                spoiled[at] ^= 1 << bit;
                outcomes.newer += usize::from(answer == "newer-format");
                outcomes.answers.insert((part(at), answer));
                outcomes.count += 1;
            }
        }
        assert_eq!(spoiled, bytes);
        outcomes
    };
    let work = &work;
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|first| scope.spawn(move || work(first))).collect();
        let mut all = Outcomes::default();
        workers.into_iter().for_each(|worker| all.add(worker.join().unwrap()));
        all
    })
}

#[test]
fn a_bundle_with_a_flipped_bit_is_refused() {
    let mut all = Outcomes::default();
    for fixture in Fixture::all() {
        let parts = parts(&fixture.bytes);
        // All bits, but one of each byte of the long keys and signatures.
        let bits = |at| match (fixture.name, part_at(&parts, at)) {
            (PAIRS, "keys" | "signature") => one(at),
            _ => 0..8,
        };
        let outcomes = flipped(&fixture.bytes, bits, |spoiled| fixture.answer(spoiled));
        all.add(outcomes);
    }
    all.assert_are(&FLIPPED);
    // The last digit of a format is changed: this reader cannot know that format.
    assert_eq!((all.count, all.newer), ((2984 + 3266) * 8 + 43_739, 28));
}

#[test]
fn what_is_saved_of_a_bundle_with_a_flipped_bit_is_the_fixtures() {
    let mut all = Outcomes::default();
    for fixture in Fixture::all() {
        all.add(flipped(&fixture.bytes, one, |spoiled| match Bundle::salvage(spoiled) {
            Err(fault) => fault.code().to_owned(),
            Ok(salvaged) => {
                let answer = fixture.answer_of(&salvaged.bundle);
                let same = salvaged.bundle.to_bytes() == fixture.bytes;
                assert_eq!(same, answer == "the same");
                answer
            }
        }));
    }
    all.assert_are(&SAVED);
    assert_eq!(all.count, 2984 + 3266 + 22_641);
}

#[test]
fn a_text_with_a_flipped_bit_is_another() {
    let mut count = 0;
    for fixture in Fixture::all() {
        let bundle = Bundle::read(&fixture.bytes).unwrap();
        for (path, text) in &fixture.texts {
            let mut found = fixture.found.clone();
            let mut spoiled = text.clone();
            for at in 0..text.len() {
                // Each byte, and all bits in turn.
                spoiled[at] ^= 1 << (at % 8);
                found.insert(path.clone(), text_found(path, &spoiled));
                spoiled[at] ^= 1 << (at % 8);
                let report = fixture.judge(&bundle, &fixture.roster, &found);
                assert_eq!(words(&report), "refused text-differs", "{path} at {at}");
                count += 1;
            }
        }
    }
    assert_eq!(count, 4100 + 4386 + 5235 + 3291 + 4100 + 4386);
}

#[test]
fn a_key_of_the_roster_with_a_flipped_bit_is_unknown() {
    let mut answers = BTreeSet::new();
    let mut count = 0;
    for fixture in Fixture::all() {
        let bundle = Bundle::read(&fixture.bytes).unwrap();
        let text = &fixture.roster_text;
        for key in bundle.keys().map(|key| key.to_base64()) {
            let from = text.find(&key).unwrap();
            for at in from..from + key.len() {
                for bit in if key.len() > 60 { one(at) } else { 0..8 } {
                    let mut spoiled = text.clone().into_bytes();
                    spoiled[at] ^= 1 << bit;
                    count += 1;
                    // The eighth bit makes it invalid as text.
                    let Ok(spoiled) = String::from_utf8(spoiled) else { continue };
                    answers.insert(match Roster::parse(&spoiled) {
                        Err(fault) => fault.code().to_owned(),
                        Ok(roster) => words(&fixture.judge(&bundle, &roster, &fixture.found)),
                    });
                }
            }
        }
    }
    // Of the pairs, both keys.
    assert_eq!(count, 6 * 60 * 8 + 2 * 3488);
    let expected = "bad-base64, bad-key, bad-toml, incomplete not-signed, mixed-order-key, \
                    other-parameter-set";
    assert_eq!(answers.into_iter().collect::<Vec<_>>().join(", "), expected);
}
