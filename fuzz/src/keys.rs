//! Keys that the targets sign with. They are published and guard nothing.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use curve25519_dalek::scalar::Scalar;
use ed25519_dalek::hazmat::{ExpandedSecretKey, raw_sign};
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use paraph::keys::SecretKey;
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
