//! ML-DSA-87 (FIPS 204): keys, signatures and their verification, without pre-hashing and with an empty context.
//!
//! Signing is deterministic (docs/decisions/0040): the library has no randomness.
//!
//! Every 2,592 bytes are a key (FIPS 204, algorithm 23 cannot fail). The matrix that a key stands for takes 70 KB.
//! It is made when a signature is verified, and kept only for keys that are expected to come again.

use std::sync::{Arc, OnceLock};

use ml_dsa::signature::MultipartVerifier as _;
use ml_dsa::{EncodedVerifyingKey, MlDsa87, Seed, Signer as _, SigningKey, VerifyingKey};
use pkcs8::ObjectIdentifier;
use zeroize::Zeroizing;

use super::multiples::TableRoom;

/// The object identifier of ML-DSA-87 (RFC 9881, section 2).
pub(super) const ML_DSA_87: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.3.19");

/// The length of a public key, in bytes (FIPS 204, table 2).
pub(super) const PUBLIC_KEY: usize = 2592;

/// The length of a signature, in bytes (FIPS 204, table 2).
pub(super) const SIGNATURE: usize = 4627;

/// The bytes before the key in an SubjectPublicKeyInfo (RFC 9881, section 4).
const SPKI_PREFIX: [u8; 22] = [
    0x30, 0x82, 0x0a, 0x32, 0x30, 0x0b, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03,
    0x13, 0x03, 0x82, 0x0a, 0x21, 0x00,
];

/// The length of a SubjectPublicKeyInfo in DER, in bytes.
pub(super) const SPKI: usize = SPKI_PREFIX.len() + PUBLIC_KEY;

/// An ML-DSA-87 public key.
#[derive(Clone)]
pub(super) struct MlDsaKey {
    bytes: Arc<[u8]>,
    kept: Option<Arc<Kept>>,
}

/// The matrix of a key that is expected to come again.
struct Kept {
    room: TableRoom,
    /// `None` if there was no room.
    key: OnceLock<Option<VerifyingKey<MlDsa87>>>,
}

impl MlDsaKey {
    /// A key from its bytes: `None` for another length.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == PUBLIC_KEY).then(|| Self { bytes: bytes.into(), kept: None })
    }

    /// The key in a SubjectPublicKeyInfo in DER of exactly the form of RFC 9881.
    pub(super) fn from_spki(der: &[u8]) -> Option<Self> {
        der.strip_prefix(&SPKI_PREFIX).and_then(Self::from_bytes)
    }

    /// The public key that belongs to a secret one.
    fn of(key: &VerifyingKey<MlDsa87>) -> Self {
        Self { bytes: key.encode()[..].into(), kept: None }
    }

    /// The same key, of which many signatures are expected.
    pub(super) fn for_many_signatures(mut self, room: &TableRoom) -> Self {
        self.kept = Some(Arc::new(Kept { room: room.clone(), key: OnceLock::new() }));
        self
    }

    /// The 2,592 bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The SubjectPublicKeyInfo in DER.
    pub(super) fn to_spki(&self) -> Vec<u8> {
        [&SPKI_PREFIX, &*self.bytes].concat()
    }

    /// Whether `signature` is valid for this key and the message, which arrives in parts (FIPS 204, algorithm 3;
    /// docs/hybrid-format.md Q3).
    pub(super) fn verifies(&self, message: &[&[u8]], signature: &[u8; SIGNATURE]) -> bool {
        // Fails for a response that is too large, and for hints in another encoding.
        let Ok(signature) = ml_dsa::Signature::<MlDsa87>::try_from(&signature[..]) else {
            return false;
        };
        let verify =
            |key: &VerifyingKey<MlDsa87>| key.multipart_verify(message, &signature).is_ok();
        let make = |kept: &Kept| kept.room.take().then(|| self.expanded());
        let kept = self.kept.as_ref().and_then(|it| it.key.get_or_init(|| make(it)).as_ref());
        kept.map_or_else(|| verify(&self.expanded()), verify)
    }

    fn expanded(&self) -> VerifyingKey<MlDsa87> {
        let bytes = EncodedVerifyingKey::<MlDsa87>::try_from(&*self.bytes);
        VerifyingKey::decode(&bytes.expect("the length was checked"))
    }
}

/// The public key of a seed. Use it only where the stack is scrubbed.
pub(super) fn public_of_seed(seed: &Zeroizing<[u8; 32]>) -> MlDsaKey {
    MlDsaKey::of((*signing_key(seed)).as_ref())
}

/// The signature of the key of a seed (FIPS 204, algorithm 2, deterministic). Use it only where the stack is
/// scrubbed.
pub(super) fn sign(seed: &Zeroizing<[u8; 32]>, message: &[u8]) -> Vec<u8> {
    // The number of tries is limited to 814, of which each succeeds with a probability of about 1 in 4.
    signing_key(seed).sign(message).encode()[..].to_vec()
}

/// The length of an expanded private key, in bytes (FIPS 204, table 2).
const EXPANDED: usize = 4896;

/// Whether these are the bytes of the expanded private key of a seed (FIPS 204, algorithm 24). Use it only where
/// the stack is scrubbed.
pub(super) fn is_expanded_from(seed: &Zeroizing<[u8; 32]>, expanded: &[u8]) -> bool {
    #[expect(deprecated, reason = "it is compared, and never written")]
    let own =
        Zeroizing::new(<[u8; EXPANDED]>::from(signing_key(seed).expanded_key().to_expanded()));
    own[..] == *expanded
}

fn signing_key(seed: &Zeroizing<[u8; 32]>) -> Box<SigningKey<MlDsa87>> {
    Box::new(SigningKey::from_seed(&Zeroizing::new(Seed::from(**seed))))
}

#[cfg(test)]
mod tests {
    use fips204::traits::{KeyGen as _, SerDes as _, Signer as _, Verifier as _};
    use fips204::{ml_dsa_87, pre_hash};
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;
    use sha2::{Digest as _, Sha512};

    use super::*;
    use crate::keys::stack_wiping::scrubbed_deeply;
    use crate::keys::{Method, PublicKey, SecretKey, Signature, SignatureChecks, TableRoom};

    fn seed(byte: u8) -> Zeroizing<[u8; 32]> {
        Zeroizing::new([byte; 32])
    }

    /// Whether a signature is valid: with and without a kept matrix, alone and among others.
    fn is_valid(key: &PublicKey, message: &[u8], signature: &Signature) -> bool {
        let alone = key.verifies(message, signature);
        let kept = key.clone().for_many_signatures(&TableRoom::for_tables(1));
        let no_room = key.clone().for_many_signatures(&TableRoom::for_tables(0));
        let classic = SecretKey::from_seed(&seed(1));
        let beside = classic.sign(b"beside");
        for key in [key, &kept, &no_room, &kept] {
            assert_eq!(key.verifies(message, signature), alone);
            let mut checks = SignatureChecks::new();
            checks.add(classic.public(), b"beside", &beside);
            let (start, end) = message.split_at(message.len() / 2);
            checks.add_parts(key, &[start, end], signature);
            checks.add(classic.public(), b"beside", &beside);
            assert_eq!(checks.first_invalid(), (!alone).then_some(1));
        }
        alone
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(2026),
            ..ProptestConfig::with_cases(24)
        })]

        /// Keys, signatures and answers are those of another library.
        #[test]
        fn another_library_agrees(
            secret: [u8; 32],
            message in proptest::collection::vec(any::<u8>(), 0..300),
            at in 0..SIGNATURE,
            xor in 1..=255_u8,
        ) {
            let secret = Zeroizing::new(secret);
            let (theirs, their_secret) = ml_dsa_87::KG::keygen_from_seed(&secret);
            let key = SecretKey::ml_dsa_from_seed(&secret);
            prop_assert_eq!(key.public().bytes(), &theirs.clone().into_bytes()[..]);
            let expanded = their_secret.clone().into_bytes();
            prop_assert!(scrubbed_deeply(|| is_expanded_from(&secret, &expanded)));
            let signature = key.sign(&message);
            let bytes: [u8; SIGNATURE] = signature.as_bytes().try_into().unwrap();
            // Deterministic: the random part is zero (FIPS 204, algorithm 2).
            let same = their_secret.try_sign_with_seed(&[0; 32], &message, b"").unwrap();
            prop_assert!(bytes == same);
            prop_assert!(is_valid(key.public(), &message, &signature));
            prop_assert!(theirs.verify(&message, &bytes, b""));
            // Hedged signatures by others are valid, too.
            let hedged = their_secret.try_sign_with_seed(&[7; 32], &message, b"").unwrap();
            prop_assert!(hedged != bytes);
            prop_assert!(is_valid(key.public(), &message, &Signature::read(&hedged).unwrap()));
            let mut changed = bytes;
            changed[at] ^= xor;
            prop_assert!(!theirs.verify(&message, &changed, b""));
            prop_assert!(!is_valid(key.public(), &message, &Signature::read(&changed).unwrap()));
            prop_assert!(!is_valid(key.public(), &[&message[..], b"x"].concat(), &signature));
            let other = SecretKey::ml_dsa_from_seed(&seed(at as u8));
            prop_assert!(!is_valid(other.public(), &message, &signature));
        }
    }

    #[test]
    fn a_signature_with_a_context_or_of_a_digest_is_not_valid() {
        let (_, theirs) = ml_dsa_87::KG::keygen_from_seed(&seed(3));
        let key = SecretKey::ml_dsa_from_seed(&seed(3));
        let read = |bytes: [u8; SIGNATURE]| Signature::read(&bytes).unwrap();
        let context = theirs.try_sign_with_seed(&[0; 32], b"text", b"c").unwrap();
        assert!(!is_valid(key.public(), b"text", &read(context)));
        let (digest, oid) = (Sha512::digest(b"text"), pre_hash::SHA2_512);
        let hashed = theirs.try_hash_sign_with_seed(&[0; 32], &digest, b"", &oid).unwrap();
        assert!(!is_valid(key.public(), b"text", &read(hashed)));
    }

    #[test]
    fn a_signature_of_the_other_method_is_not_valid() {
        let (classic, other) =
            (SecretKey::from_seed(&seed(4)), SecretKey::ml_dsa_from_seed(&seed(4)));
        for (key, signer) in [(&classic, &other), (&other, &classic)] {
            assert!(!is_valid(key.public(), b"text", &signer.sign(b"text")));
            assert!(is_valid(key.public(), b"text", &key.sign(b"text")));
            let nothing = Signature::placeholder(key.method());
            assert_eq!(nothing.method(), key.method());
            assert!(!is_valid(key.public(), b"text", &nothing));
        }
        for length in [0, 63, 65, SIGNATURE - 1, SIGNATURE + 1] {
            assert_eq!(Signature::read(&vec![0; length]), None, "{length}");
        }
        assert_eq!(Signature::placeholder(Method::MlDsa87).as_bytes().len(), SIGNATURE);
    }

    #[test]
    fn a_key_reads_back_and_has_one_form() {
        let key = SecretKey::ml_dsa_from_seed(&seed(5)).public().clone();
        let der = key.to_spki();
        assert_eq!(der.len(), SPKI);
        assert_eq!(PublicKey::from_spki(&der), Ok(key.clone()));
        assert_eq!(PublicKey::from_base64(&key.to_base64()), Ok(key.clone()));
        assert_eq!(key.base64_length(), key.to_base64().len());
        assert_eq!(PublicKey::from_pem(&key.to_pem()), Ok(key.clone()));
        assert_eq!(PublicKey::from_ml_dsa_bytes(key.bytes()), Ok(key));
        let code = |der: &[u8]| PublicKey::from_spki(der).unwrap_err().code();
        // SEQUENCE { SEQUENCE { OID ..., parameters? }, BIT STRING }, by its parts.
        let spki = |oid: &[u8], parameters: &[u8], key: &[u8]| {
            let long = |tag: u8, content: &[u8]| {
                let length = u16::try_from(content.len()).unwrap().to_be_bytes();
                let head = match content.len() {
                    0..0x80 => vec![tag, length[1]],
                    0x80..0x100 => vec![tag, 0x81, length[1]],
                    _ => vec![tag, 0x82, length[0], length[1]],
                };
                [&head, content].concat()
            };
            let algorithm = long(0x30, &[&long(6, oid), parameters].concat());
            long(0x30, &[algorithm, long(3, &[&[0], key].concat())].concat())
        };
        const ARC: [u8; 8] = [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3];
        let nist = |last: u8| [&ARC[..], &[last]].concat();
        let bytes = der[22..].to_vec();
        assert_eq!(spki(&nist(19), &[], &bytes), der);
        let composite = [0x2b, 6, 1, 5, 5, 7, 6, 54];
        let rows = [
            (spki(&nist(17), &[], &bytes[..1312]), "other-parameter-set"),
            (spki(&nist(18), &[], &bytes[..1952]), "other-parameter-set"),
            (spki(&nist(32), &[], &bytes[..1312]), "prehashed-key"),
            (spki(&nist(34), &[], &bytes), "prehashed-key"),
            (spki(&composite, &[], &bytes), "composite-key"),
            (spki(&nist(19), &[5, 0], &bytes), "key-parameters"),
            (spki(&nist(19), &[], &bytes[1..]), "key-length"),
            (spki(&nist(19), &[], &[&bytes[..], &[0]].concat()), "key-length"),
            (spki(&nist(19), &[], &[]), "key-length"),
            (spki(&nist(20), &[], &bytes), "bad-key"),
            (der[..der.len() - 1].to_vec(), "bad-key"),
            ([&der[..], &[0]].concat(), "bad-key"),
        ];
        for (number, (der, expected)) in rows.iter().enumerate() {
            assert_eq!(code(der), *expected, "row {number}");
        }
    }
}
