//! Signatures: [`SignatureChecks`] gives the answer of `verify_strict`, whatever the signature is.
#![no_main]

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::VerifyingKey;
use libfuzzer_sys::fuzz_target;
use paraph::keys::{PublicKey, Signature, SignatureChecks, TableRoom};
use paraph_fuzz::keys::KEYS;
use sha2::{Digest as _, Sha512};

/// How R and S are made. The numbers choose points of small order, and bits to flip.
#[derive(Arbitrary, Debug)]
struct Pick {
    key: u8,
    owner: u8,
    nonce: [u8; 8],
    r: R,
    s: S,
    flips: Vec<(u8, u8)>,
    message: Vec<u8>,
}

#[derive(Arbitrary, Debug)]
enum R {
    /// \[nonce\]B plus a point of small order.
    Point(u8),
    /// A point of small order.
    Small(u8),
    /// A number below 2^255 that is at least p, and a sign.
    NotCanonical(u8, bool),
    Bytes([u8; 32]),
}

#[derive(Arbitrary, Debug)]
enum S {
    /// nonce + k * a, so that the signature may be valid.
    Fitting,
    /// The same plus L.
    NotReduced,
    /// k * a, for an R of small order.
    WithoutNonce,
    Bytes([u8; 32]),
}

/// The keys as verify_strict has them, and their secret numbers. Then the keys without a table, and with one.
static WAYS: LazyLock<Vec<(VerifyingKey, Scalar, [PublicKey; 2])>> = LazyLock::new(|| {
    let room = TableRoom::for_tables(KEYS.len());
    let ways = KEYS.iter().map(|key| {
        let public = key.secret.public();
        let often = public.clone().for_many_signatures(&room);
        let mut checks = SignatureChecks::new();
        (0..1000).for_each(|_| checks.add(&often, b"", &Signature::from_bytes([0; 64])));
        let (verifying, secret) = key.parts();
        (verifying, secret, [public.clone(), often])
    });
    ways.collect()
});

/// A valid signature of the first key.
static SOUND: LazyLock<Signature> = LazyLock::new(|| Signature::from_bytes(KEYS[0].sign(b"sound")));

fuzz_target!(|pick: Pick| {
    let (strict, _, keys) = &WAYS[usize::from(pick.key) % WAYS.len()];
    let owner = &WAYS[usize::from(pick.owner) % WAYS.len()];
    let nonce = Scalar::from(u64::from_le_bytes(pick.nonce));
    let small = |at: u8| EIGHT_TORSION[usize::from(at) % 8];
    let r = match pick.r {
        R::Point(at) => (EdwardsPoint::mul_base(&nonce) + small(at)).compress().0,
        R::Small(at) => small(at).compress().0,
        R::NotCanonical(low, sign) => {
            let mut bytes = [0xff; 32];
            (bytes[0], bytes[31]) = (0xed + low % 19, if sign { 0xff } else { 0x7f });
            bytes
        }
        R::Bytes(bytes) => bytes,
    };
    let hash = Sha512::new().chain_update(r).chain_update(owner.0.as_bytes());
    let k = Scalar::from_bytes_mod_order_wide(&hash.chain_update(&pick.message).finalize().into());
    let s = match pick.s {
        S::Fitting => (nonce + k * owner.1).to_bytes(),
        S::NotReduced => plus_order((nonce + k * owner.1).to_bytes()),
        S::WithoutNonce => (k * owner.1).to_bytes(),
        S::Bytes(bytes) => bytes,
    };
    let mut signature: [u8; 64] = [r, s].concat().try_into().expect("twice 32");
    for (at, xor) in &pick.flips {
        signature[usize::from(*at) % 64] ^= xor;
    }
    let expected = strict
        .verify_strict(&pick.message, &ed25519_dalek::Signature::from_bytes(&signature))
        .is_ok();
    let signature = Signature::from_bytes(signature);
    // A valid signature before and after it changes nothing.
    let (valid, sound) = (KEYS[0].secret.public(), &*SOUND);
    for key in keys {
        assert_eq!(key.verifies(&pick.message, &signature), expected);
        let mut alone = SignatureChecks::new();
        alone.add(key, &pick.message, &signature);
        assert_eq!(alone.first_invalid().is_none(), expected);
        let mut among = SignatureChecks::new();
        among.add(valid, b"sound", sound);
        among.add(key, &pick.message, &signature);
        among.add(valid, b"sound", sound);
        assert_eq!(among.first_invalid(), (!expected).then_some(1));
    }
});

/// S + L: the same number modulo L.
fn plus_order(s: [u8; 32]) -> [u8; 32] {
    let mut order = (-Scalar::ONE).to_bytes();
    order[0] += 1;
    let mut carry = 0;
    std::array::from_fn(|at| {
        let sum = u16::from(s[at]) + u16::from(order[at]) + carry;
        carry = sum >> 8;
        sum as u8
    })
}
