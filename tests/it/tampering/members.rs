//! Members, elements, strings, names and numbers of the bundles, each spoiled separately: by an attacker who
//! does nothing more, by one who repairs everything that needs no key, and by one who signs again with
//! another key.

use std::collections::BTreeSet;
use std::fs;

use paraph::id::ActId;
use paraph::keys::{KeyFile, SecretKey, SecretKeySet};
use zeroize::Zeroizing;

use super::attacker_repairs::{sign, sort_names, tidy};
use super::edit::Edit::{self, *};
use super::tree::Tree;
use super::{FIXTURES, Fixture, PAIRS};
use crate::repository;

/// The way of spoiling. The place, as pointers in which `*` is any element, `**` at the beginning or end is
/// anything, and `!` at the end means that the object has nothing else. The outcomes if it is left so, if it
/// is repaired, and if a stranger signs it again. If two rows fit, the first one applies.
type Row = (&'static [Edit], &'static str, [&'static str; 3]);

/// It was repaired to exactly the original bytes.
const SAME: &str = "the same";
/// Everything is well formed and has valid signatures, but by unknown keys.
const NOBODY: &str = "incomplete not-signed not-signed";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Removed.
    (&[Drop], "/acts/*", ["unused-key", "incomplete not-signed", NOBODY]),
    (&[Drop], "/keys/*", ["unlisted-key", "unlisted-key", NOBODY]),
    (&[Drop], "/acts/*/signatures/* /acts/*/payload#/keys/*", ["empty-list"; 3]),
    (&[Drop], "/record/parties/*", ["wrong-record", "bad-signature", "incomplete not-signed"]),
    (&[Drop], "/record/texts/*", ["wrong-record", "bad-signature", NOBODY]),
    (&[Drop], "/acts/*/payload#/signatory/title/en! /record/parties/*/name/en!", ["empty-list"; 3]),
    (&[Drop], "/record/parties/*/name/** /record/title/**", ["wrong-record", "bad-signature", NOBODY]),
    (&[Drop], "/record/relations /record/relations/* /record/relations/*/paper/title/**", ["wrong-record", "bad-signature", NOBODY]),
    // Optional content of an act.
    (&[Drop], "/acts/*/payload#/capacity /acts/*/payload#/place /acts/*/payload#/place/locality", ["bad-signature", "bad-signature", NOBODY]),
    (&[Drop], "/acts/*/payload#/signatory/nameLatin /acts/*/payload#/signatory/title**", ["bad-signature", "bad-signature", NOBODY]),
    (&[Drop], "**", ["missing-member"; 3]),

    // Twice, and in the other order.
    (&[Double], "/acts/*/signatures/* /acts/*/payload#/keys/*", ["duplicate-entry"; 3]),
    (&[Double], "**/*", ["duplicate-entry", SAME, NOBODY]),
    (&[Double], "**", ["duplicate-name", SAME, NOBODY]),
    (&[Swap], "**/*", ["unsorted-list", SAME, NOBODY]),
    (&[Swap], "**", ["unsorted-names", SAME, NOBODY]),

    // Strings with a special form.
    (&[Empty, Longer, Other], "/acts/*/payload#/capacity /acts/*/payload#/intent /record/relations/*/relation /record/signing/order /record/texts/*/status", ["unknown-word"; 3]),
    (&[Empty, Longer, Other], "/acts/*/payloadType", ["payload-type"; 3]),
    (&[Empty, Longer], "**/format", ["unknown-format"; 3]),
    (&[Other], "**/format", ["newer-format"; 3]),
    (&[Empty, Longer], "/acts/*/payload#/place/country", ["bad-country"; 3]),
    (&[Empty, Longer], "/acts/*/payload#/signedAt /record/created", ["bad-time"; 3]),
    (&[Empty, Longer], "/record/relations/*/paper/date", ["bad-date"; 3]),
    (&[Empty, Longer], "/record/id /record/relations/*/record/id", ["bad-uuid"; 3]),
    (&[Empty, Longer], "/record/texts/*/sha256 /record/relations/*/record/sha256", ["bad-digest"; 3]),
    (&[Empty], "/record/texts/*/language", ["bad-language"; 3]),
    (&[Empty], "/record/texts/*/mediaType", ["bad-media-type"; 3]),
    (&[Empty], "/record/designation /record/parties/*/id", ["bad-id"; 3]),
    (&[Empty], "/acts/*/payload#/place/locality /acts/*/payload#/signatory/** /record/parties/*/name/** /record/relations/*/paper/title/** /record/texts/*/path /record/title/**", ["empty-string"; 3]),

    // Names and ids in an act.
    (&[Empty], "/acts/*/payload#/record/id", ["bad-uuid", SAME, NOBODY]),
    (&[Longer], "/acts/*/payload#/record/id", ["bad-uuid", SAME, NOBODY]),
    (&[Empty, Longer], "/acts/*/payload#/record/sha256", ["bad-digest", SAME, NOBODY]),
    (&[Other], "/acts/*/payload#/record/**", ["wrong-record", SAME, NOBODY]),
    (&[Empty], "/acts/*/payload#/party", ["bad-id", SAME, NOBODY]),
    (&[Longer, Other], "/acts/*/payload#/party", ["party-not-in-record", SAME, NOBODY]),

    // Keys and signatures.
    (&[Empty, Longer], "/acts/*/payload#/keys/* /acts/*/signatures/*/keyid", ["bad-digest", "bad-digest", NOBODY]),
    (&[Other], "/acts/*/payload#/keys/* /acts/*/signatures/*/keyid", ["keys-differ", "keys-differ", NOBODY]),
    (&[Empty], "/acts/*/signatures/*/sig", ["out-of-range", "out-of-range", NOBODY]),
    (&[Empty], "/keys/*", ["bad-key", "bad-key", NOBODY]),
    // The last character of these has spare bits.
    (&[Longer, Other], "/acts/*/signatures/*/sig /keys/*", ["bad-base64", "bad-base64", NOBODY]),

    // Content that is still well formed is not what was signed.
    (&[Longer, Other], "/acts/*/payload#**", ["bad-signature", "bad-signature", NOBODY]),
    (&[Longer, Other], "/record/parties/*/id", ["wrong-record", "bad-signature", "incomplete not-signed party-unknown"]),
    (&[Longer, Other], "/record/texts/*/path", ["wrong-record", "bad-signature", "incomplete not-signed not-signed text-missing"]),
    (&[Other], "/record/texts/*/sha256", ["wrong-record", "bad-signature", "refused not-signed not-signed text-differs"]),
    (&[More], "/record/texts/*/size", ["wrong-record", "bad-signature", "refused not-signed not-signed text-differs"]),
    (&[Longer, Other], "/record/**", ["wrong-record", "bad-signature", NOBODY]),

    // Names. In some objects they are languages.
    (&[NameEmpty], "/acts/*/payload#/signatory/title/** /record/parties/*/name/** /record/relations/*/paper/title/** /record/title/**", ["bad-language"; 3]),
    (&[NameEmpty], "**", ["unknown-member"; 3]),
    (&[NameLonger, NameOther], "/acts/*/payload#/signatory/title/**", ["bad-signature", "bad-signature", NOBODY]),
    (&[NameLonger, NameOther], "/record/parties/*/name/** /record/relations/*/paper/title/** /record/title/**", ["wrong-record", "bad-signature", NOBODY]),
    (&[NameLonger, NameOther], "/record/relations /record/relations/*/paper", ["unknown-member"; 3]),
    (&[NameLonger, NameOther], "/acts/*/payload#/capacity /acts/*/payload#/place /acts/*/payload#/place/locality", ["unknown-member"; 3]),
    (&[NameLonger, NameOther], "/acts/*/payload#/signatory/nameLatin /acts/*/payload#/signatory/title", ["unknown-member"; 3]),
    (&[NameLonger, NameOther], "**", ["missing-member"; 3]),
];

/// The rows that apply first if pairs of keys signed.
#[rustfmt::skip]
const PAIR_ROWS: &[Row] = &[
    // Keys and signatures of an act.
    (&[Drop], "/acts/*/signatures/*", ["half-missing"; 3]),
    (&[Drop], "/acts/*/payload#/keys/*", ["keys-differ"; 3]),
    // The first one twice, or the second one as a third.
    (&[Double], "/acts/*/signatures/* /acts/*/payload#/keys/*", ["duplicate-entry or too-many", "duplicate-entry or too-many", "too-many"]),
    (&[Swap], "/acts/*/signatures/* /acts/*/payload#/keys/*", ["unsorted-list", "unsorted-list", NOBODY]),
    // That only pairs count.
    (&[Drop], "/record/signing/suite", ["wrong-record", "bad-signature", NOBODY]),
    (&[Empty, Longer, Other], "/record/signing/suite", ["unknown-word"; 3]),
    (&[NameLonger, NameOther], "/record/signing/suite", ["unknown-member"; 3]),
];

/// Faults that are checked after a bundle was read completely (B7 to B11).
const OF_SOUNDNESS: [&str; 5] =
    ["wrong-record", "party-not-in-record", "keys-differ", "unlisted-key", "bad-signature"];

/// What the attacker does after spoiling a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Then {
    /// Nothing.
    Leave,
    /// Everything that needs no key (see [`tidy`]).
    Tidy,
    /// The same, and the acts name a stranger's key and are signed with it.
    Sign,
}

/// A spoiled bundle, and how it was spoiled.
pub(super) struct Variant {
    /// Which of the fixtures.
    pub(super) fixture: usize,
    edit: Edit,
    pointer: String,
    then: Then,
    /// The names, or the acts, are no longer in order, because a name or an act's id has changed.
    disorder: Option<&'static str>,
    pub(super) bytes: Vec<u8>,
}

impl Variant {
    /// The expected outcome, and its row.
    fn expected(&self) -> (&'static str, &'static Row) {
        let fits = |row: &&Row| {
            row.0.contains(&self.edit)
                && row.1.split(' ').any(|pattern| fits(pattern, &self.pointer))
        };
        let of_pairs = if self.fixture == FIXTURES.len() - 1 { PAIR_ROWS } else { &[] };
        let row = of_pairs.iter().chain(ROWS).find(fits);
        let row = row.unwrap_or_else(|| panic!("no row for {:?} {}", self.edit, self.pointer));
        let answer = row.2[self.then as usize];
        match self.disorder {
            Some("unsorted-names") => ("unsorted-names", row),
            Some("unsorted-list") if OF_SOUNDNESS.contains(&answer) => ("unsorted-list", row),
            _ => (answer, row),
        }
    }
}

/// Whether a pattern of [`ROWS`] matches a pointer.
fn fits(pattern: &str, pointer: &str) -> bool {
    match (pattern.strip_prefix("**"), pattern.strip_suffix("**")) {
        (Some(end), _) => pointer.ends_with(end),
        (_, Some(start)) => pointer.starts_with(start),
        _ => pattern == pointer,
    }
}

/// Every variant of the bundles.
pub(super) fn variants(fixtures: &[Fixture]) -> Vec<Variant> {
    let (stranger, strange_pair) = (stranger(), strange_pair());
    let mut variants = Vec::new();
    for (fixture, of) in fixtures.iter().enumerate() {
        let tree = Tree::read(&of.bytes);
        let stranger = if of.name == PAIRS { &strange_pair } else { &stranger };
        for (place, pointer) in tree.places() {
            for edit in Edit::ALL {
                let Some(spoiled) = edit.of(&tree, &place) else { continue };
                let pointer = match (edit, place.split_last()) {
                    (Drop, Some((_, parent))) if is_alone(tree.clone().at(parent)) => {
                        format!("{pointer}!")
                    }
                    _ => pointer.clone(),
                };
                let mut add = |then, disorder, tree: &Tree| {
                    let (pointer, bytes) = (pointer.clone(), tree.bytes());
                    variants.push(Variant { fixture, edit, pointer, then, disorder, bytes });
                };
                add(Then::Leave, disorder(&spoiled, edit), &spoiled);
                let mut tidied = spoiled;
                tidy(&mut tidied);
                add(Then::Tidy, None, &tidied);
                let mut signed = tidied;
                sign(&mut signed, stranger);
                tidy(&mut signed);
                add(Then::Sign, None, &signed);
            }
        }
    }
    variants
}

fn is_alone(parent: &Tree) -> bool {
    matches!(parent, Tree::Object(members) if members.len() == 1)
}

fn disorder(spoiled: &Tree, edit: Edit) -> Option<&'static str> {
    let mut sorted = spoiled.clone();
    sort_names(&mut sorted);
    let ids: Vec<ActId> = sorted
        .elements("acts")
        .iter_mut()
        .filter_map(|envelope| envelope.member("payload"))
        .map(|act| ActId::of(&act.at(&[0]).bytes()))
        .collect();
    match edit {
        NameEmpty | NameLonger | NameOther if sorted != *spoiled => Some("unsorted-names"),
        Double | Swap => None,
        _ => (!ids.is_sorted()).then_some("unsorted-list"),
    }
}

fn stranger() -> SecretKeySet {
    let pem = fs::read_to_string(repository("keys/stranger.key")).unwrap();
    KeyFile::from_pem(&pem).unwrap().into_set().unwrap()
}

fn strange_pair() -> SecretKeySet {
    let seed = Zeroizing::new([7; 32]);
    let ml_dsa = SecretKey::ml_dsa_from_seed(&seed);
    SecretKeySet::of(SecretKey::from_seed(&seed), Some(ml_dsa)).unwrap()
}

#[test]
fn a_damaged_member_is_reported_by_its_code() {
    let fixtures = Fixture::all();
    let variants = variants(&fixtures);
    let mut used: BTreeSet<*const Row> = BTreeSet::new();
    let mut wrong = Vec::new();
    for variant in &variants {
        let answer = fixtures[variant.fixture].answer(&variant.bytes);
        let (expected, row) = variant.expected();
        used.insert(std::ptr::from_ref(row));
        if !expected.split(" or ").any(|expected| answer == expected) {
            let Variant { edit, pointer, then, .. } = variant;
            wrong.push(format!("{edit:?} {pointer} {then:?}: {answer}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} variants:\n{}", wrong.len(), wrong.join("\n"));
    let rows = PAIR_ROWS.iter().chain(ROWS);
    let unused: Vec<&Row> = rows.filter(|row| !used.contains(&std::ptr::from_ref(*row))).collect();
    assert!(unused.is_empty(), "rows that nothing fits: {unused:?}");
    assert_eq!(variants.len(), 4203 + 2190);
}
