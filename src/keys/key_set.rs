//! The keys that sign an act together.

use super::public::{Method, PublicKey};
use super::specimen::is_specimen;
use crate::fault::FaultKind;
use crate::id::KeyId;
use crate::value::worded;

worded! {
    /// The methods of a key set.
    Suite {
        /// Ed25519.
        Classic = "classic",
        /// Ed25519 and ML-DSA-87, both required.
        Hybrid = "hybrid",
    }
}

impl Suite {
    /// The suite of one key or two, by their methods.
    ///
    /// # Errors
    ///
    /// [`FaultKind::HalfPair`] for ML-DSA-87 alone, [`FaultKind::SameMethod`] for one method twice.
    pub fn of(method: Method, other: Option<Method>) -> Result<Self, FaultKind> {
        match (method, other) {
            (Method::Ed25519, None) => Ok(Self::Classic),
            (Method::MlDsa87, None) => Err(FaultKind::HalfPair),
            (method, Some(other)) if method == other => {
                Err(FaultKind::SameMethod { name: method.name() })
            }
            (_, Some(_)) => Ok(Self::Hybrid),
        }
    }
}

/// What signs an act: one Ed25519 key, or a *pair* of one Ed25519 key and one ML-DSA-87 key (docs/hybrid-format.md
/// Q2). Its id says whose an act is.
///
/// An ML-DSA-87 key alone is never a set.
#[derive(Clone, Debug)]
pub struct KeySet {
    ed25519: PublicKey,
    ml_dsa: Option<PublicKey>,
    id: KeyId,
}

/// Sets are equal if their keys are.
impl PartialEq for KeySet {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.ed25519 == other.ed25519 && self.ml_dsa == other.ml_dsa
    }
}

impl Eq for KeySet {}

/// The public keys of a file: a key set, or an ML-DSA-87 key whose other half is elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "few are made, and they live for a short time")]
pub enum PublicKeys {
    /// A key or a pair that can sign an act.
    Set(KeySet),
    /// The ML-DSA-87 key of a pair.
    Half(PublicKey),
}

/// One key.
impl From<PublicKey> for PublicKeys {
    fn from(key: PublicKey) -> Self {
        match KeySet::classic(key.clone()) {
            Ok(set) => Self::Set(set),
            Err(_) => Self::Half(key),
        }
    }
}

impl From<KeySet> for PublicKeys {
    fn from(set: KeySet) -> Self {
        Self::Set(set)
    }
}

impl PublicKeys {
    /// One key, or two in any order.
    ///
    /// # Errors
    ///
    /// [`FaultKind::SameMethod`] for two keys of one method.
    pub fn of(key: PublicKey, other: Option<PublicKey>) -> Result<Self, FaultKind> {
        match other {
            None => Ok(Self::from(key)),
            Some(other) => KeySet::pair(key, other).map(Self::Set),
        }
    }

    /// The keys, if they can sign an act.
    ///
    /// # Errors
    ///
    /// [`FaultKind::HalfPair`] for an ML-DSA-87 key alone.
    pub fn into_set(self) -> Result<KeySet, FaultKind> {
        match self {
            Self::Set(set) => Ok(set),
            Self::Half(_) => Err(FaultKind::HalfPair),
        }
    }

    /// The id of the set, or of the half.
    pub fn id(&self) -> KeyId {
        match self {
            Self::Set(set) => set.id(),
            Self::Half(key) => key.id(),
        }
    }

    /// The methods of the set; `None` for a half.
    pub fn suite(&self) -> Option<Suite> {
        match self {
            Self::Set(set) => Some(set.suite()),
            Self::Half(_) => None,
        }
    }

    /// The key of a method, if there is one.
    pub fn of_method(&self, method: Method) -> Option<&PublicKey> {
        self.keys().find(|key| key.method() == method)
    }

    /// Whether one of the keys is a published specimen.
    pub fn has_specimen(&self) -> bool {
        self.keys().any(|key| is_specimen(&key.id()))
    }

    /// The keys: the Ed25519 key first.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        let (first, second) = match self {
            Self::Set(set) => (set.ed25519(), set.ml_dsa()),
            Self::Half(key) => (key, None),
        };
        [first].into_iter().chain(second)
    }

    /// The keys as a PEM file: one block for each, the Ed25519 key first.
    pub fn to_pem(&self) -> String {
        self.keys().map(PublicKey::to_pem).collect()
    }
}

impl KeySet {
    /// The set of a single key.
    ///
    /// # Errors
    ///
    /// [`FaultKind::HalfPair`] for an ML-DSA-87 key.
    pub fn classic(key: PublicKey) -> Result<Self, FaultKind> {
        Suite::of(key.method(), None)?;
        Ok(Self { id: key.id(), ed25519: key, ml_dsa: None })
    }

    /// The set of two keys, in any order.
    ///
    /// # Errors
    ///
    /// [`FaultKind::SameMethod`] for two keys of one method.
    pub fn pair(one: PublicKey, other: PublicKey) -> Result<Self, FaultKind> {
        Suite::of(one.method(), Some(other.method()))?;
        let (ed25519, ml_dsa) = match one.method() {
            Method::Ed25519 => (one, other),
            Method::MlDsa87 => (other, one),
        };
        let id = KeyId::of_pair(&ed25519.id(), &ml_dsa.id());
        Ok(Self { ed25519, ml_dsa: Some(ml_dsa), id })
    }

    /// The set of a key and, for a pair, another.
    ///
    /// # Errors
    ///
    /// The errors of [`classic`](Self::classic) and [`pair`](Self::pair).
    pub fn of(key: PublicKey, other: Option<PublicKey>) -> Result<Self, FaultKind> {
        match other {
            None => Self::classic(key),
            Some(other) => Self::pair(key, other),
        }
    }

    /// The id of the set: for one key the id of the key; for a pair [`KeyId::of_pair`].
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The methods.
    pub fn suite(&self) -> Suite {
        match self.ml_dsa {
            None => Suite::Classic,
            Some(_) => Suite::Hybrid,
        }
    }

    /// The Ed25519 key.
    pub fn ed25519(&self) -> &PublicKey {
        &self.ed25519
    }

    /// The ML-DSA-87 key of a pair.
    pub fn ml_dsa(&self) -> Option<&PublicKey> {
        self.ml_dsa.as_ref()
    }

    /// The keys: the Ed25519 key first.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        [&self.ed25519].into_iter().chain(&self.ml_dsa)
    }

    /// The ids of the keys, ascending, as an act lists them.
    pub fn key_ids(&self) -> Vec<KeyId> {
        let mut ids: Vec<KeyId> = self.keys().map(PublicKey::id).collect();
        ids.sort();
        ids
    }

    /// Whether one of the keys is a published specimen: anyone can make its half of the signatures
    /// (docs/hybrid-format.md Q8).
    pub fn has_specimen(&self) -> bool {
        self.keys().any(|key| is_specimen(&key.id()))
    }

    /// Whether this is the id of one of the keys.
    pub fn has(&self, key: &KeyId) -> bool {
        self.keys().any(|own| own.id() == *key)
    }

    /// The same set, of which many signatures are expected; see [`PublicKey::for_many_signatures`].
    pub fn for_many_signatures(self, room: &super::TableRoom) -> Self {
        let ml_dsa = self.ml_dsa.map(|key| key.for_many_signatures(room));
        Self { ed25519: self.ed25519.for_many_signatures(room), ml_dsa, id: self.id }
    }
}
