//! Keys that the targets sign with. They are published and guard nothing.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::hazmat::{ExpandedSecretKey, raw_sign};
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use fips204::ml_dsa_87;
use fips204::traits::{KeyGen as _, SerDes as _, Signer as _};
use paraph::keys::{SecretKey, SecretKeySet};
use sha2::{Digest as _, Sha256, Sha512};
use zeroize::Zeroizing;

use crate::sha256;

/// A key whose secret half everybody has.
pub struct Key {
    /// By what inputs name it.
    pub name: &'static str,
    /// Its id.
    pub id: String,
    /// Its SubjectPublicKeyInfo in base64, as in rosters and bundles.
    pub public: String,
    /// The key as the library has it.
    pub secret: SecretKey,
    /// Whether it is a published specimen of `keys/`.
    pub specimen: bool,
    signing: SigningKey,
}

/// The keys of `fixtures/vectors/` (their README says how seeds are made), then those of `keys/`.
pub static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let vectors = ["ann", "ann-2", "amy", "bob", "cleo", "eve"];
    let vectors = vectors.map(|name| key(name, &format!("paraph vector key: {name}")));
    let specimens = ["us-dod-cio", "rok-mnd", "us-dhs-st", "rok-msit", "stranger"];
    let specimens = specimens.map(|name| {
        let key = key(name, &format!("paraph specimen key: {name}"));
        Key { specimen: true, ..key }
    });
    vectors.into_iter().chain(specimens).collect()
});

/// An ML-DSA-87 key whose secret half everybody has: the second half of a pair.
pub struct Second {
    /// Its id.
    pub id: String,
    /// Its SubjectPublicKeyInfo in base64, as in rosters and bundles.
    pub public: String,
    seed: [u8; 32],
    signing: ml_dsa_87::PrivateKey,
}

/// How many of [`KEYS`] have a second half.
pub const SECOND_HALVES: usize = 8;

/// The second halves of the first of [`KEYS`].
pub static SECONDS: LazyLock<Vec<Second>> = LazyLock::new(|| {
    let second = |key: &Key| {
        let seed = Sha256::digest(format!("paraph fuzz: second half of {}", key.name)).into();
        let (public, signing) = ml_dsa_87::KG::keygen_from_seed(&seed);
        // RFC 9881, section 4: the 22 bytes before the key.
        let mut spki = b"\x30\x82\x0a\x32\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x03\x13\
            \x03\x82\x0a\x21\x00"
            .to_vec();
        spki.extend(public.into_bytes());
        Second { id: sha256(&spki), public: STANDARD.encode(spki), seed, signing }
    };
    KEYS[..SECOND_HALVES].iter().map(second).collect()
});

/// Who signs: a key, or a pair of keys.
#[derive(Clone, Copy)]
pub struct Signer {
    /// The Ed25519 key.
    pub key: &'static Key,
    /// The ML-DSA-87 key of a pair.
    pub second: Option<&'static Second>,
}

impl Signer {
    /// The signer with these ids of keys.
    ///
    /// # Panics
    ///
    /// Where they are not those of a key, or of a pair, of ours.
    pub fn of<'a>(mut ids: impl Iterator<Item = &'a str> + Clone) -> Self {
        let key = KEYS.iter().find(|key| ids.clone().any(|id| id == key.id)).expect("one of ours");
        Self { key, second: ids.find(|id| *id != key.id).and_then(second_by_id) }
    }

    /// The ids of the keys, ascending.
    pub fn ids(&self) -> Vec<&'static str> {
        let second = self.second.map(|it| &*it.id);
        let mut ids: Vec<&str> = [&*self.key.id].into_iter().chain(second).collect();
        ids.sort_unstable();
        ids
    }

    /// The id of the key or pair (docs/hybrid-format.md Q2).
    pub fn id(&self) -> String {
        match self.second {
            None => self.key.id.clone(),
            Some(_) => sha256(self.ids().concat().as_bytes()),
        }
    }

    /// `public` in a roster.
    pub fn public(&self) -> String {
        match self.second {
            None => format!("\"{}\"", self.key.public),
            Some(second) => format!("[\"{}\", \"{}\"]", self.key.public, second.public),
        }
    }

    /// The signatures that everybody makes, in the order of the ids of their keys.
    pub fn sign(&self, message: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut signatures = vec![(self.key.id.clone(), self.key.sign(message).to_vec())];
        if let Some(second) = self.second {
            let signature = second.signing.try_sign_with_seed(&[0; 32], message, b"");
            signatures.push((second.id.clone(), signature.expect("a signature").to_vec()));
        }
        signatures.sort();
        signatures
    }

    /// The keys as the library has them.
    pub fn secret(&self) -> SecretKeySet {
        let seed = Zeroizing::new(self.key.signing.to_bytes());
        match self.second {
            None => SecretKeySet::from_seed(&seed),
            Some(second) => SecretKeySet::pair_from_seeds(&seed, &Zeroizing::new(second.seed)),
        }
    }
}

fn second_by_id(id: &str) -> Option<&'static Second> {
    SECONDS.iter().find(|second| second.id == id)
}

/// The base64 of every key of ours, by its id.
pub fn publics() -> impl Iterator<Item = (&'static str, &'static str)> {
    let seconds = SECONDS.iter().map(|second| (&*second.id, &*second.public));
    KEYS.iter().map(|key| (&*key.id, &*key.public)).chain(seconds)
}

/// A key that no roster here has.
pub static STRANGER: LazyLock<Key> = LazyLock::new(|| key("nobody", "paraph fuzz: nobody"));

/// The key of that name.
pub fn named(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

fn key(name: &'static str, seed: &str) -> Key {
    let seed: [u8; 32] = Sha256::digest(seed).into();
    let signing = SigningKey::from_bytes(&seed);
    // RFC 8410, section 4.
    let mut spki =
        *b"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\0________________________________";
    spki[12..].copy_from_slice(signing.verifying_key().as_bytes());
    let secret = SecretKey::from_seed(&Zeroizing::new(seed));
    Key { name, id: sha256(&spki), public: STANDARD.encode(spki), secret, specimen: false, signing }
}

impl Key {
    /// The key as the curve's library has it, and its secret number.
    pub fn parts(&self) -> (VerifyingKey, Scalar) {
        (self.signing.verifying_key(), self.signing.to_scalar())
    }

    /// The signature that everybody makes (RFC 8032).
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }

    /// Another signature that is as good, with a nonce of its own.
    pub fn sign_again(&self, message: &[u8]) -> [u8; 64] {
        let mut expanded = ExpandedSecretKey::from(&self.signing.to_bytes());
        expanded.hash_prefix[0] ^= 1;
        raw_sign::<Sha512>(&expanded, message, &self.signing.verifying_key()).to_bytes()
    }
}
