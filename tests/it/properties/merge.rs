//! Merging is set union over envelopes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use curve25519_dalek::{EdwardsPoint, Scalar};
use ed25519_dalek::SigningKey;
use paraph::act::ACT_TYPE;
use paraph::bundle::Bundle;
use paraph::envelope::{Envelope, signing_input};
use paraph::id::{ActId, EnvelopeDigest, KeyId};
use paraph::keys::PublicKey;
use paraph::record::Record;
use proptest::prelude::*;
use serde_json::Value;
use sha2::{Digest as _, Sha512};

use super::cases;
use crate::repository;

/// The number of acts, each by a different key.
const ACTS: u8 = 4;
/// The number of envelopes of each: one key can sign one act in many ways.
const ENVELOPES: u8 = 3;

/// An envelope, ready to be put into a bundle.
struct Signed {
    order: (ActId, EnvelopeDigest),
    key: PublicKey,
    json: String,
}

/// The record, and all envelopes.
static POOL: LazyLock<(Record, Vec<Signed>)> = LazyLock::new(|| {
    let file = repository("fixtures/ictcc-tor/ictcc-tor.record.json");
    let record = Record::read(&std::fs::read(file).unwrap()).unwrap();
    let pairs = (0..ACTS).flat_map(|act| (1..=ENVELOPES).map(move |nonce| (act, nonce)));
    let pool = pairs.map(|(act, nonce)| signed(&record, act, nonce)).collect();
    (record, pool)
});

fn signed(record: &Record, act: u8, nonce: u8) -> Signed {
    let key = SigningKey::from_bytes(&[act + 1; 32]);
    let public = PublicKey::from_bytes(key.verifying_key().as_bytes()).unwrap();
    let (id, sha256, key_id) = (&record.content().id, record.digest(), public.id());
    let party = record.content().parties[usize::from(act % 2)].id.as_str();
    let payload = format!(
        r#"{{"format":"paraph/act/1","intent":"sign","keys":["{key_id}"],"party":"{party}","record":{{"id":"{id}","sha256":"{sha256}"}},"seen":[],"signatory":{{"name":"A"}},"signedAt":"2021-08-05T00:00:00Z"}}"#
    );
    let signature = sign(&key, &signing_input(ACT_TYPE, payload.as_bytes()), nonce);
    let json = format!(
        r#"{{"payload":"{}","payloadType":"{ACT_TYPE}","signatures":[{{"keyid":"{key_id}","sig":"{}"}}]}}"#,
        STANDARD.encode(&payload),
        STANDARD.encode(signature),
    );
    let envelope = Envelope::read(json.as_bytes(), ACT_TYPE).unwrap();
    Signed { order: (ActId::of(payload.as_bytes()), envelope.digest()), key: public, json }
}

/// A valid signature with a chosen nonce (RFC 8032, section 5.1.6, derives it).
fn sign(key: &SigningKey, message: &[u8], nonce: u8) -> [u8; 64] {
    let nonce = Scalar::from(nonce);
    let r = EdwardsPoint::mul_base(&nonce).compress().to_bytes();
    let hash = Sha512::new().chain_update(r).chain_update(key.verifying_key().as_bytes());
    let hash = hash.chain_update(message).finalize();
    let s = nonce + Scalar::from_bytes_mod_order_wide(&hash.into()) * key.to_scalar();
    [r, s.to_bytes()].concat().try_into().unwrap()
}

/// The envelopes in a bundle, one bit for each.
type Set = u32;

fn set() -> impl Strategy<Value = Set> {
    0..1_u32 << (ACTS * ENVELOPES)
}

/// The bytes of the bundle with these envelopes, made without the library.
fn bytes(set: Set) -> Vec<u8> {
    let (record, pool) = &*POOL;
    let mut acts = BTreeMap::new();
    let mut keys: BTreeMap<KeyId, String> = BTreeMap::new();
    for (at, signed) in pool.iter().enumerate() {
        if set >> at & 1 == 1 {
            acts.insert(signed.order, signed.json.clone());
            keys.insert(signed.key.id(), format!("\"{}\"", signed.key.to_base64()));
        }
    }
    let list = |values: Vec<String>| values.join(",");
    let (acts, keys) = (list(acts.into_values().collect()), list(keys.into_values().collect()));
    let record = std::str::from_utf8(record.bytes()).unwrap();
    format!(r#"{{"acts":[{acts}],"format":"paraph/bundle/1","keys":[{keys}],"record":{record}}}"#)
        .into_bytes()
}

fn bundle(set: Set) -> Bundle {
    Bundle::read(&bytes(set)).unwrap_or_else(|fault| panic!("{set:b}: {fault:?}"))
}

fn merge(a: &Bundle, b: &Bundle) -> Bundle {
    a.clone().merge(b.clone()).unwrap()
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn merging_is_a_set_union(a in set(), b in set(), c in set()) {
        let [x, y, z] = [a, b, c].map(bundle);
        let (xy, yx) = (merge(&x, &y), merge(&y, &x));
        prop_assert_eq!(xy.to_bytes(), bytes(a | b));
        prop_assert_eq!(xy.to_bytes(), yx.to_bytes());
        prop_assert_eq!(&xy, &yx);
        prop_assert_eq!(xy.len(), (a | b).count_ones() as usize);

        let all = merge(&xy, &z);
        prop_assert_eq!(all.to_bytes(), merge(&x, &merge(&y, &z)).to_bytes());
        prop_assert_eq!(all.to_bytes(), bytes(a | b | c));

        prop_assert_eq!(merge(&x, &x).to_bytes(), x.to_bytes());
        prop_assert_eq!(merge(&xy, &x).to_bytes(), xy.to_bytes());
        let nobody = Bundle::new(x.record().clone());
        prop_assert_eq!(merge(&x, &nobody).to_bytes(), x.to_bytes());
        // A merged bundle can be read again.
        prop_assert_eq!(Bundle::read(&all.to_bytes()).unwrap(), all);
    }

    #[test]
    fn what_is_saved_of_any_order_is_the_same_bundle(a in set(), b in set()) {
        // Both lists, one after the other: out of order, and with duplicates.
        let both = |name: &str| {
            let lists = [a, b].map(|set| {
                let mut json: Value = serde_json::from_slice(&bytes(set)).unwrap();
                json[name].take()
            });
            Value::Array(lists.iter().flat_map(|list| list.as_array().unwrap().clone()).collect())
        };
        let mut spoiled: Value = serde_json::from_slice(&bytes(a)).unwrap();
        spoiled["acts"] = both("acts");
        spoiled["keys"] = both("keys");
        let saved = Bundle::salvage(spoiled.to_string().as_bytes()).unwrap();
        prop_assert_eq!(saved.dropped, []);
        prop_assert_eq!(saved.bundle.to_bytes(), bytes(a | b));
    }
}

#[test]
fn there_are_several_envelopes_of_one_act() {
    let (_, pool) = &*POOL;
    let ids: BTreeSet<ActId> = pool.iter().map(|signed| signed.order.0).collect();
    assert_eq!((pool.len(), ids.len()), (12, 4));
    let all = bundle((1 << 12) - 1);
    assert_eq!((all.len(), all.keys().count()), (12, 4));
}
