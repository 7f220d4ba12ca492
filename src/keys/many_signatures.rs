//! Checks many signatures in less time than `verify_strict` takes for each.
//!
//! The rule is the same (docs/format.md K5), and so is the answer for every input: [`SignatureChecks`] and
//! [`PublicKey::verifies`] never differ. Only unnecessary work is left out:
//!
//! - `verify_strict` decodes R to find out whether it has small order. Here it is the computed point that is
//!   examined. If R is its encoding, R decodes to that point. Otherwise the signature is invalid.
//! - A key that comes again gets a table of its multiples (`multiples.rs`).
//! - All points are encoded at once, which takes one inversion instead of one for each.
//!
//! Every signature is checked by itself. Nothing is random, and no sum over several signatures is formed.
//! ML-DSA-87 signatures have no common work: each is verified when it is added.

use curve25519_dalek::constants::{ED25519_BASEPOINT_COMPRESSED, ED25519_BASEPOINT_POINT};
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::BasepointTable as _;
use ed25519_dalek::VerifyingKey;
use sha2::{Digest as _, Sha512};

use super::multiples::Multiples;
use super::public::{PublicKey, Signature};

/// The encodings of the points of small order, one each: a computed point has small order if it is encoded as
/// one of them.
const SMALL_ORDERS: [[u8; 32]; 8] = [
    unhex(b"0100000000000000000000000000000000000000000000000000000000000000"),
    unhex(b"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"),
    unhex(b"0000000000000000000000000000000000000000000000000000000000000000"),
    unhex(b"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
    unhex(b"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    unhex(b"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    unhex(b"0000000000000000000000000000000000000000000000000000000000000080"),
    unhex(b"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
];

const fn unhex(digits: &[u8; 64]) -> [u8; 32] {
    let mut bytes = [0; 32];
    let mut at = 0;
    while at < 64 {
        let digit = digits[at];
        let value = if digit <= b'9' { digit - b'0' } else { digit - b'a' + 10 };
        bytes[at / 2] = bytes[at / 2] << 4 | value;
        at += 1;
    }
    bytes
}

/// Signatures to check.
#[derive(Default)]
pub struct SignatureChecks {
    /// For each signature, \[S\]B - \[k\]A. For an invalid signature without such a point, the neutral element.
    /// For a valid ML-DSA-87 signature, the base point.
    points: Vec<EdwardsPoint>,
    /// For each signature, R as it arrived.
    claimed: Vec<[u8; 32]>,
}

impl SignatureChecks {
    /// No signature yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a signature of `key` over `message`.
    pub fn add(&mut self, key: &PublicKey, message: &[u8], signature: &Signature) {
        self.add_parts(key, &[message], signature);
    }

    /// The same for a message in several parts, which saves a copy.
    pub(crate) fn add_parts(&mut self, key: &PublicKey, message: &[&[u8]], signature: &Signature) {
        let (Some((verifying, multiples)), Some(bytes)) = (key.ed25519(), signature.ed25519())
        else {
            // The base point has its own encoding, so it is found valid; the neutral element never is.
            let is_valid = key.verifies_ml_dsa(message, signature);
            self.points.push(if is_valid {
                ED25519_BASEPOINT_POINT
            } else {
                EdwardsPoint::default()
            });
            self.claimed.push(ED25519_BASEPOINT_COMPRESSED.to_bytes());
            return;
        };
        let [r, s] = [0, 32].map(|at| bytes[at..at + 32].try_into().expect("32 of 64 bytes"));
        // Step 1: S is less than L. The neutral element stands for an invalid signature: it has small order.
        let s = Option::<Scalar>::from(Scalar::from_canonical_bytes(s));
        let compute = |s| computed(verifying, multiples, message, &r, &s);
        self.points.push(s.map_or_else(EdwardsPoint::default, compute));
        self.claimed.push(r);
    }

    /// The index of the first signature that is not valid by the strict rules.
    pub fn first_invalid(&self) -> Option<usize> {
        let encoded = EdwardsPoint::compress_batch_alloc(&self.points);
        let mut signatures = encoded.iter().zip(&self.claimed);
        // Steps 2 and 4: R is the encoding of the point, byte for byte, and the point does not have small order.
        signatures.position(|(point, r)| point.as_bytes() != r || SMALL_ORDERS.contains(r))
    }
}

/// The point \[S\]B - \[k\]A, of which R must be the encoding (docs/format.md K5, steps 3 and 4).
fn computed(
    key: &VerifyingKey,
    multiples: Option<&Multiples>,
    message: &[&[u8]],
    r: &[u8; 32],
    s: &Scalar,
) -> EdwardsPoint {
    let mut hash = Sha512::new().chain_update(r).chain_update(key.as_bytes());
    message.iter().for_each(|part| hash.update(part));
    let k = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
    let point = key.to_edwards();
    match multiples.and_then(|multiples| multiples.table(&point)) {
        Some(table) => EdwardsPoint::mul_base(s) + table.mul_base(&k),
        None => EdwardsPoint::vartime_double_scalar_mul_basepoint(&k, &-point, s),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use curve25519_dalek::constants::EIGHT_TORSION;
    use ed25519_dalek::SigningKey;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::keys::multiples::{BEFORE_TABLE, TableRoom};

    /// A key, without a table and with one.
    pub(in crate::keys) struct Ways([PublicKey; 2]);

    impl Ways {
        pub(in crate::keys) fn of(key: &PublicKey) -> Self {
            Self([key.clone(), with_table(key)])
        }

        /// Whether a signature is valid. All ways must agree: `verify_strict`, and this module without a
        /// table, with one, and among other signatures.
        pub(in crate::keys) fn is_valid(&self, message: &[u8], signature: &Signature) -> bool {
            let strict = self.0[0].verifies(message, signature);
            let (sound, sound_signature) = valid(b"sound", 1);
            let sound = (&sound, &b"sound"[..], &Signature::from_bytes(sound_signature));
            for key in &self.0 {
                let one = (key, message, signature);
                assert_eq!(first_invalid(&[one]).is_none(), strict);
                assert_eq!(first_invalid(&[sound, one, sound]), (!strict).then_some(1));
            }
            strict
        }
    }

    fn first_invalid(signatures: &[(&PublicKey, &[u8], &Signature)]) -> Option<usize> {
        let mut checks = SignatureChecks::new();
        signatures.iter().for_each(|(key, message, signature)| checks.add(key, message, signature));
        checks.first_invalid()
    }

    /// The same key with a table from its first signature on.
    fn with_table(key: &PublicKey) -> PublicKey {
        let key = key.clone().for_many_signatures(&TableRoom::for_tables(1));
        let (point, multiples) = parts(&key);
        multiples.make_at_next();
        assert!(multiples.table(&point.to_edwards()).is_some());
        key
    }

    /// The parts of a key that is expected to come again.
    fn parts(key: &PublicKey) -> (&VerifyingKey, &Multiples) {
        let (key, multiples) = key.ed25519().unwrap();
        (key, multiples.unwrap())
    }

    /// A key, and its signature over `message`.
    fn valid(message: &[u8], seed: u8) -> (PublicKey, [u8; 64]) {
        use ed25519_dalek::Signer as _;
        let key = SigningKey::from_bytes(&[seed; 32]);
        (PublicKey::of(key.verifying_key()), key.sign(message).to_bytes())
    }

    /// S + L, if it fits in 32 bytes: the same number modulo L.
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

    /// A signature with a chosen R, and the S for which \[S\]B = R + \[k\]A up to a point of small order.
    fn forged(
        secret: &Scalar,
        nonce: &Scalar,
        key: &PublicKey,
        r: [u8; 32],
        message: &[u8],
    ) -> Signature {
        let hash = Sha512::new().chain_update(r).chain_update(key.bytes());
        let k = Scalar::from_bytes_mod_order_wide(&hash.chain_update(message).finalize().into());
        let s = nonce + k * secret;
        Signature::from_bytes([r, s.to_bytes()].concat().try_into().unwrap())
    }

    /// Every encoding of a point of small order, also those that are not canonical.
    fn small_orders() -> Vec<[u8; 32]> {
        let mut all: Vec<[u8; 32]> = EIGHT_TORSION.map(|point| point.compress().0).into();
        let p = |low: u8| {
            let mut bytes = [0xff; 32];
            (bytes[0], bytes[31]) = (low, 0x7f);
            bytes
        };
        // y = p is 0, y = p + 1 is 1; -0 is 0.
        all.extend([p(0xed), p(0xee)]);
        let with_sign = all.clone().into_iter().map(|mut bytes| {
            bytes[31] ^= 0x80;
            bytes
        });
        all.extend(with_sign.collect::<Vec<_>>());
        all
    }

    #[test]
    fn every_r_and_every_key_of_small_or_mixed_order_gets_the_answer_of_verify_strict() {
        let hash = |word: &[u8]| Scalar::from_bytes_mod_order_wide(&Sha512::digest(word).into());
        let (secret, nonce) = (hash(b"secret"), hash(b"nonce"));
        let honest = EdwardsPoint::mul_base(&secret);
        let mut found = [0; 2];
        for torsion in EIGHT_TORSION {
            // Other code cannot make a key of mixed order. The answer is the same even for such a key.
            let key = PublicKey::of(VerifyingKey::from(honest + torsion));
            let ways = Ways::of(&key);
            let commitment = EdwardsPoint::mul_base(&nonce);
            let mut rs = small_orders();
            rs.extend(EIGHT_TORSION.map(|torsion| (commitment + torsion).compress().0));
            rs.extend([[0; 32], [0xff; 32], [2; 32]]);
            for r in rs {
                for nonce in [nonce, Scalar::ZERO] {
                    for message in 0..8_u8 {
                        let signature = forged(&secret, &nonce, &key, r, &[message]);
                        let is_valid = ways.is_valid(&[message], &signature);
                        found[usize::from(is_valid)] += 1;
                    }
                }
            }
        }
        // Some are valid: an R of mixed order, if k makes up for its part of small order.
        assert!(found[0] > 3000 && found[1] > 8, "{found:?}");
    }

    #[test]
    fn the_encodings_of_small_order_are_those_of_the_library() {
        let mut known = EIGHT_TORSION.map(|point| point.compress().0);
        let mut ours = SMALL_ORDERS;
        known.sort();
        ours.sort();
        assert_eq!(ours, known);
    }

    #[test]
    fn an_s_that_is_not_reduced_is_invalid() {
        let (key, signature) = valid(b"text", 3);
        let ways = Ways::of(&key);
        let [r, s] = [0, 32].map(|at| <[u8; 32]>::try_from(&signature[at..at + 32]).unwrap());
        let order = plus_order([0; 32]);
        let with = |s: [u8; 32]| Signature::from_bytes([r, s].concat().try_into().unwrap());
        assert!(ways.is_valid(b"text", &with(s)));
        for s in [plus_order(s), order, plus_order(order), [0xff; 32], [0; 32]] {
            assert!(!ways.is_valid(b"text", &with(s)), "{s:?}");
        }
    }

    #[test]
    fn a_table_is_made_after_some_signatures_and_while_there_is_room() {
        let room = TableRoom::for_tables(1);
        let [first, second] = [1, 2].map(|seed| valid(b"text", seed)).map(|(key, signature)| {
            (key.for_many_signatures(&room), Signature::from_bytes(signature))
        });
        let mut checks = SignatureChecks::new();
        for made in 0..=BEFORE_TABLE {
            assert!(!parts(&first.0).1.is_made(), "{made}");
            // A clone counts too.
            checks.add(&first.0.clone(), b"text", &first.1);
        }
        assert!(parts(&first.0).1.has_table());
        for _ in 0..=BEFORE_TABLE {
            checks.add(&second.0, b"text", &second.1);
        }
        assert!(parts(&second.0).1.is_made() && !parts(&second.0).1.has_table());
        checks.add(&second.0, b"text", &second.1);
        assert_eq!(checks.first_invalid(), None);
        assert_eq!(SignatureChecks::new().first_invalid(), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(2021),
            ..ProptestConfig::with_cases(300)
        })]

        /// A valid signature, and the same with a byte or a half replaced.
        #[test]
        fn every_change_gets_the_answer_of_verify_strict(
            seed in any::<u8>(),
            message in proptest::collection::vec(any::<u8>(), 0..300),
            at in 0..64_usize,
            xor in 1..=255_u8,
            half in any::<[u8; 32]>(),
        ) {
            let (key, signature) = valid(&message, seed);
            let (ways, of) = (Ways::of(&key), Signature::from_bytes);
            prop_assert!(ways.is_valid(&message, &of(signature)));
            let mut changed = signature;
            changed[at] ^= xor;
            prop_assert!(!ways.is_valid(&message, &of(changed)));
            for at in [0, 32] {
                let mut replaced = signature;
                replaced[at..at + 32].copy_from_slice(&half);
                prop_assert!(!ways.is_valid(&message, &of(replaced)));
            }
            let (other, _) = valid(&message, seed ^ xor);
            prop_assert!(!Ways::of(&other).is_valid(&message, &of(signature)));
            prop_assert!(!ways.is_valid(&[&message[..], b"x"].concat(), &of(signature)));
        }
    }
}
