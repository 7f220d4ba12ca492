//! What parses is encoded again to the same bytes, and what was made reads back as it was.

use std::collections::BTreeSet;

use paraph::act::{Act, ActContent, Capacity, Intent, Location, RecordRef, Signatory};
use paraph::bundle::{ACT_TYPE, Bundle};
use paraph::envelope::Envelope;
use paraph::id::{ActId, Digest, KeyId, PartyId, RecordId};
use paraph::keys::SecretKey;
use paraph::record::{Measure, Order, Party, Record, RecordContent, Text, TextStatus};
use paraph::value::{Label, Names, Time};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use zeroize::Zeroizing;

use super::cases;

/// A value of a type that reads it from text.
fn read<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error:?}"))
}

/// Labels of several scripts, with what has to be escaped.
fn label() -> impl Strategy<Value = Label> {
    "[a-zA-Z\"\\\\/가-힣é😀-😏−-]{1,8}( [a-z0-9.,()가-힣]{1,6}){0,2}".prop_map(|text| read(&text))
}

fn names() -> impl Strategy<Value = Names> {
    let language = select(vec!["en", "ko", "fr", "zh-Hant-TW", "de-1996", "x-y"]);
    let names = btree_map(language.prop_map(read), label(), 1..4);
    names.prop_map(|names| Names::new(names).unwrap())
}

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,5}(-[a-z0-9]{1,4}){0,2}"
}

fn time() -> impl Strategy<Value = Time> {
    let offset = prop_oneof!["Z", "[+-]0[1-9]:[0-5][0-9]"];
    ("[0-9]{3}[1-9]-0[13-9]-[12][0-9]T[01][0-9]:[0-5][0-9]:[0-5][0-9]", offset)
        .prop_map(|(local, offset)| read(&(local + &offset)))
}

fn digest() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest::from_bytes)
}

fn key_id() -> impl Strategy<Value = KeyId> {
    any::<[u8; 8]>().prop_map(|bytes| KeyId::of(&bytes))
}

prop_compose! {
    fn party(id: PartyId)(
        name in names(),
        keys in option::of(btree_set(key_id(), 1..4)),
        quorum in option::of(1..=512_u32),
    ) -> Party {
        Party { id: id.clone(), name, keys, quorum }
    }
}

prop_compose! {
    fn text(number: usize)(
        name in "[a-z가-힣]{1,6}(/[a-z0-9]{1,4}){0,2}",
        language in select(vec!["en", "ko", "sr-Latn"]),
        status in select(vec![
            TextStatus::Authentic,
            TextStatus::OfficialTranslation,
            TextStatus::CourtesyTranslation,
        ]),
        media_type in select(vec!["text/plain", "application/pdf", "application/ld+json"]),
        size in 0..=(1_u64 << 53) - 1,
        sha256 in digest(),
    ) -> Text {
        // Its number keeps its path apart from the others.
        let path = read(&format!("{name}.{number}"));
        let measure = Measure { size, sha256 };
        Text { annex: None, path, language: read(language), status, media_type: read(media_type), measure }
    }
}

fn record() -> impl Strategy<Value = RecordContent> {
    let parties = btree_set(id(), 1..5)
        .prop_flat_map(|ids| ids.iter().map(|id| party(read(id))).collect::<Vec<_>>());
    let texts = (1..4_usize).prop_flat_map(|count| (0..count).map(text).collect::<Vec<_>>());
    let metadata = btree_map(label().prop_map(|name| name.to_string()), label(), 0..3);
    let rest = (any::<[u8; 16]>(), names(), id(), time(), option::of(any::<u64>()), metadata);
    (parties, texts, rest).prop_map(|(parties, texts, rest)| {
        let (number, title, designation, created, turn, metadata) = rest;
        let mut texts = texts;
        texts.sort_by(|a, b| a.path.as_str().cmp(b.path.as_str()));
        let mut order: Vec<PartyId> = parties.iter().map(|party| party.id.clone()).collect();
        let order = match turn {
            None => Order::Any,
            Some(turn) => {
                let middle = turn as usize % order.len();
                order.rotate_left(middle);
                Order::Listed(order)
            }
        };
        let (id, designation) = (RecordId::from_random(number), read(&designation));
        RecordContent {
            id,
            title,
            designation,
            parties,
            texts,
            order,
            created,
            metadata,
            terms: Default::default(),
        }
    })
}

prop_compose! {
    fn act()(
        number in any::<[u8; 16]>(),
        sha256 in digest(),
        party in id(),
        key in 1..9_u8,
        name in label(),
        name_latin in option::of(label()),
        title in option::of(names()),
        capacity in option::of(select(vec![
            Capacity::Official,
            Capacity::Acting,
            Capacity::PerformingDuties,
            Capacity::Delegate,
        ])),
        place in option::of(("[A-Z]{2}", option::of(label()))),
        signed_at in time(),
        seen in btree_set(any::<[u8; 4]>(), 0..4),
    ) -> (ActContent, u8) {
        let place = place.map(|(country, locality)| Location { country: read(&country), locality });
        let seen: BTreeSet<ActId> = seen.iter().map(|bytes| ActId::of(bytes)).collect();
        let content = ActContent {
            authority: None,
            of: None,
            statements: Vec::new(),
            record: RecordRef { id: RecordId::from_random(number), sha256 },
            party: read(&party),
            keys: vec![secret_key(key).public().id()],
            signatory: Signatory { name, name_latin, title },
            capacity,
            intent: Intent::Sign,
            place,
            signed_at,
            seen: seen.into_iter().collect(),
        };
        (content, key)
    }
}

fn secret_key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&Zeroizing::new([seed; 32]))
}

/// The bytes with one letter or digit changed into another: in a name, a value, a number.
fn changed(bytes: &[u8], at: &Index, to: char) -> Vec<u8> {
    let places: Vec<usize> =
        (0..bytes.len()).filter(|at| bytes[*at].is_ascii_alphanumeric()).collect();
    let mut changed = bytes.to_vec();
    changed[*at.get(&places)] = to as u8;
    changed
}

/// Acts about the record, each for one of its parties by a key of its own.
fn acts_about(record: &Record, acts: Vec<(ActContent, u8)>) -> Bundle {
    let mut bundle = Bundle::new(record.clone());
    for (number, (act, key)) in acts.into_iter().enumerate() {
        let parties = &record.content().parties;
        let content = ActContent {
            authority: None,
            of: None,
            statements: Vec::new(),
            record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
            party: parties[number % parties.len()].id.clone(),
            ..act
        };
        bundle.sign(Act::new(content).unwrap(), &secret_key(key)).unwrap();
    }
    bundle
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_record_is_encoded_again_as_it_was(record in record(), at in any::<Index>(), to in "[a-z0-9]") {
        let content = record;
        let record = Record::new(content.clone()).unwrap();
        prop_assert_eq!(record.content(), &content);
        prop_assert_eq!(Record::read(record.bytes()).unwrap(), record.clone());
        // Whatever parses, also where it is not what was made.
        let changed = changed(record.bytes(), &at, to.chars().next().unwrap());
        if let Ok(read) = Record::read(&changed) {
            let again = Record::new(read.content().clone()).unwrap();
            prop_assert_eq!(again.bytes(), &changed[..]);
        }
    }

    #[test]
    fn an_act_is_encoded_again_as_it_was(act in act(), at in any::<Index>(), to in "[a-z0-9]") {
        let (content, _) = act;
        let act = Act::new(content.clone()).unwrap();
        prop_assert_eq!(act.content(), &content);
        prop_assert_eq!(Act::read(act.bytes()).unwrap(), act.clone());
        let changed = changed(act.bytes(), &at, to.chars().next().unwrap());
        if let Ok(read) = Act::read(&changed) {
            let again = Act::new(read.content().clone()).unwrap();
            prop_assert_eq!(again.bytes(), &changed[..]);
        }
    }

    #[test]
    fn an_envelope_is_encoded_again_as_it_was(
        payload in vec(any::<u8>(), 0..200), key in 1..9_u8, at in any::<Index>(), to in "[a-zA-Z0-9]",
    ) {
        let key = secret_key(key);
        let envelope = Envelope::sign(ACT_TYPE, &payload, &key);
        let read = Envelope::read(envelope.bytes(), ACT_TYPE).unwrap();
        prop_assert_eq!(&read, &envelope);
        prop_assert_eq!(read.payload(), &payload[..]);
        prop_assert!(read.verifies(0, key.public()));
        // Another envelope that parses has another digest, and is not signed.
        let changed = changed(envelope.bytes(), &at, to.chars().next().unwrap());
        if let Ok(read) = Envelope::read(&changed, ACT_TYPE) {
            prop_assert_eq!(read.bytes(), &changed[..]);
            let same = changed == envelope.bytes();
            prop_assert_eq!(read.digest() == envelope.digest(), same);
            prop_assert_eq!(read.verifies(0, key.public()), same);
        }
    }

    #[test]
    fn a_bundle_is_encoded_again_as_it_was(
        record in record(), acts in vec(act(), 0..4), at in any::<Index>(), to in "[a-zA-Z0-9]",
    ) {
        let bundle = acts_about(&Record::new(record).unwrap(), acts);
        let bytes = bundle.to_bytes();
        let read = Bundle::read(&bytes).unwrap();
        prop_assert_eq!(&read, &bundle);
        prop_assert_eq!(read.to_bytes(), &bytes[..]);
        let changed = changed(&bytes, &at, to.chars().next().unwrap());
        if let Ok(read) = Bundle::read(&changed) {
            prop_assert_eq!(read.to_bytes(), &changed[..]);
            // Where anybody has signed, nothing else is sound.
            prop_assert!(bundle.is_empty() || changed == bytes);
        }
    }
}
