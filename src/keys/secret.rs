//! Secret keys.

use std::fmt;

use ed25519_dalek::{Signer as _, SigningKey};
use zeroize::Zeroizing;

use super::key_set::{KeySet, PublicKeys};
use super::ml_dsa;
use super::public::{Method, PublicKey, Signature};
use super::stack_wiping::{scrubbed, scrubbed_deeply};
use crate::fault::FaultKind;
use crate::id::{Digest, KeyId};

/// A secret key of one method. `Debug` does not show it, and it is overwritten when dropped.
pub struct SecretKey {
    inner: Inner,
    public: PublicKey,
}

/// Behind a pointer, so that it stays in one place when this value is moved.
enum Inner {
    Ed25519(Box<SigningKey>),
    /// The seed. The rest of the key is made of it for each signature, and wiped again.
    MlDsa87(Box<Zeroizing<[u8; 32]>>),
}

impl SecretKey {
    /// The Ed25519 key of a 32-byte seed (RFC 8032, section 5.1.5). The seed must be random and secret.
    pub fn from_seed(seed: &Zeroizing<[u8; 32]>) -> Self {
        scrubbed(|| {
            let key = Box::new(SigningKey::from_bytes(seed));
            let public = PublicKey::of(key.verifying_key());
            Self { inner: Inner::Ed25519(key), public }
        })
    }

    /// The ML-DSA-87 key of a 32-byte seed (FIPS 204, algorithm 6). The seed must be random and secret.
    pub fn ml_dsa_from_seed(seed: &Zeroizing<[u8; 32]>) -> Self {
        scrubbed_deeply(|| {
            let public = PublicKey::of_ml_dsa(ml_dsa::public_of_seed(seed));
            Self { inner: Inner::MlDsa87(Box::new(seed.clone())), public }
        })
    }

    /// The key of a seed.
    pub(super) fn of_seed(method: Method, seed: &Zeroizing<[u8; 32]>) -> Self {
        match method {
            Method::Ed25519 => Self::from_seed(seed),
            Method::MlDsa87 => Self::ml_dsa_from_seed(seed),
        }
    }

    /// The seed, for writing a file. Use it only where the stack is scrubbed.
    pub(super) fn seed(&self) -> Zeroizing<[u8; 32]> {
        match &self.inner {
            Inner::Ed25519(key) => Zeroizing::new(key.to_bytes()),
            Inner::MlDsa87(seed) => (**seed).clone(),
        }
    }

    /// The public key.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Its method.
    pub fn method(&self) -> Method {
        self.public.method()
    }

    /// Signs bytes. Callers in this crate pass only the bytes that an envelope covers.
    pub(crate) fn sign(&self, message: &[u8]) -> Signature {
        match &self.inner {
            Inner::Ed25519(key) => scrubbed(|| Signature::from_bytes(key.sign(message).to_bytes())),
            Inner::MlDsa87(seed) => scrubbed_deeply(|| {
                Signature::read(&ml_dsa::sign(seed, message)).expect("it has this length")
            }),
        }
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({}, secret)", self.public.id())
    }
}

/// What signs an act: a secret Ed25519 key, or a pair of one and an ML-DSA-87 key; see [`KeySet`].
pub struct SecretKeySet {
    ed25519: SecretKey,
    ml_dsa: Option<SecretKey>,
    public: KeySet,
}

impl SecretKeySet {
    /// The set of one key and, for a pair, another, in any order.
    ///
    /// # Errors
    ///
    /// [`FaultKind::HalfPair`] for an ML-DSA-87 key alone, [`FaultKind::SameMethod`] for two keys of one method.
    pub fn of(key: SecretKey, other: Option<SecretKey>) -> Result<Self, FaultKind> {
        let public = KeySet::of(key.public.clone(), other.as_ref().map(|it| it.public.clone()))?;
        let (ed25519, ml_dsa) = match (key.method(), other) {
            (Method::MlDsa87, Some(other)) => (other, Some(key)),
            (_, other) => (key, other),
        };
        Ok(Self { ed25519, ml_dsa, public })
    }

    /// The set of a single key.
    ///
    /// # Errors
    ///
    /// [`FaultKind::HalfPair`] for an ML-DSA-87 key.
    pub fn classic(key: SecretKey) -> Result<Self, FaultKind> {
        Self::of(key, None)
    }

    /// The classic set of the Ed25519 key of a seed; see [`SecretKey::from_seed`].
    pub fn from_seed(seed: &Zeroizing<[u8; 32]>) -> Self {
        Self::of(SecretKey::from_seed(seed), None).expect("an Ed25519 key is a set")
    }

    /// The pair of two seeds; see [`SecretKey::from_seed`] and [`SecretKey::ml_dsa_from_seed`]. The seeds must be
    /// independent of each other.
    pub fn pair_from_seeds(ed25519: &Zeroizing<[u8; 32]>, ml_dsa: &Zeroizing<[u8; 32]>) -> Self {
        let (key, other) = (SecretKey::from_seed(ed25519), SecretKey::ml_dsa_from_seed(ml_dsa));
        Self::of(key, Some(other)).expect("one of each method is a pair")
    }

    /// The public keys.
    pub fn public(&self) -> &KeySet {
        &self.public
    }

    /// The secret keys: the Ed25519 key first.
    pub fn keys(&self) -> impl Iterator<Item = &SecretKey> {
        [&self.ed25519].into_iter().chain(&self.ml_dsa)
    }

    /// Signs bytes with each key. The signatures are in the order of the ids of their keys.
    pub(crate) fn sign(&self, message: &[u8]) -> Vec<(KeyId, Signature)> {
        let mut signatures: Vec<_> =
            self.keys().map(|key| (key.public.id(), key.sign(message))).collect();
        signatures.sort_by_key(|(key, _)| *key);
        signatures
    }
}

impl fmt::Debug for SecretKeySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKeySet({}, secret)", self.public.id())
    }
}

/// The secret keys of a file: what signs an act, or an ML-DSA-87 key whose other half is elsewhere.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "few are made, and they live for a short time")]
pub enum SecretKeys {
    /// A key or a pair that can sign an act.
    Set(SecretKeySet),
    /// The ML-DSA-87 key of a pair.
    Half(SecretKey),
}

impl SecretKeys {
    /// One key, or two in any order.
    ///
    /// # Errors
    ///
    /// [`FaultKind::SameMethod`] for two keys of one method.
    pub fn of(key: SecretKey, other: Option<SecretKey>) -> Result<Self, FaultKind> {
        match (key.method(), &other) {
            (Method::MlDsa87, None) => Ok(Self::Half(key)),
            (Method::Ed25519, None) | (_, Some(_)) => SecretKeySet::of(key, other).map(Self::Set),
        }
    }

    /// The keys, if they can sign an act.
    ///
    /// # Errors
    ///
    /// [`FaultKind::HalfPair`] for an ML-DSA-87 key alone.
    pub fn into_set(self) -> Result<SecretKeySet, FaultKind> {
        match self {
            Self::Set(set) => Ok(set),
            Self::Half(_) => Err(FaultKind::HalfPair),
        }
    }

    /// The keys, each by itself.
    pub fn into_keys(self) -> (SecretKey, Option<SecretKey>) {
        match self {
            Self::Set(SecretKeySet { ed25519, ml_dsa, .. }) => (ed25519, ml_dsa),
            Self::Half(key) => (key, None),
        }
    }

    /// The secret keys: the Ed25519 key first.
    pub fn keys(&self) -> impl Iterator<Item = &SecretKey> {
        let (first, second) = match self {
            Self::Set(set) => (&set.ed25519, set.ml_dsa.as_ref()),
            Self::Half(key) => (key, None),
        };
        [first].into_iter().chain(second)
    }

    /// The public keys.
    pub fn public(&self) -> PublicKeys {
        match self {
            Self::Set(set) => PublicKeys::Set(set.public.clone()),
            Self::Half(key) => PublicKeys::Half(key.public.clone()),
        }
    }
}

/// The protection of a key file.
#[derive(Clone, Copy)]
pub enum KeyProtection<'a> {
    /// Anyone who can read the file has the key.
    None,
    /// PBES2 with scrypt and AES-256-CBC (RFC 8018, RFC 7914) in PKCS#8; bcrypt and AES-256-CTR in OpenSSH
    /// format.
    Passphrase {
        /// The passphrase of the owner. Not empty.
        passphrase: &'a str,
        /// Fresh random bytes.
        salt: [u8; 16],
        /// Fresh random bytes.
        iv: [u8; 16],
    },
}

impl KeyProtection<'_> {
    /// The protection of the other key in the same file: with another salt and initial value, which follow from
    /// these. No one can predict them without these.
    pub(super) fn for_next_key(self) -> Self {
        match self {
            Self::None => Self::None,
            Self::Passphrase { passphrase, salt, iv } => {
                let next = Digest::of(&[&b"paraph: the next key"[..], &salt, &iv].concat());
                let next = next.as_bytes();
                let [salt, iv] =
                    [0, 16].map(|at| next[at..at + 16].try_into().expect("half of it"));
                Self::Passphrase { passphrase, salt, iv }
            }
        }
    }
}
