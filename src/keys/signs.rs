//! What signs an act: a secret key, or the secret keys of a pair.

use super::key_set::KeySet;
use super::public::Signature;
use super::secret::{SecretKey, SecretKeySet};
use crate::fault::FaultKind;
use crate::id::KeyId;

/// A secret key that signs acts alone, or the two secret keys of a pair.
pub trait Signs: sealed::Sealed {
    /// The public keys.
    ///
    /// # Errors
    ///
    /// [`FaultKind::HalfPair`] for an ML-DSA-87 key alone.
    fn key_set(&self) -> Result<KeySet, FaultKind>;

    /// The signature of each key over `message`, with the id of the key.
    fn signatures(&self, message: &[u8]) -> Vec<(KeyId, Signature)>;
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for super::SecretKey {}
    impl Sealed for super::SecretKeySet {}
}

impl Signs for SecretKey {
    fn key_set(&self) -> Result<KeySet, FaultKind> {
        KeySet::classic(self.public().clone())
    }

    fn signatures(&self, message: &[u8]) -> Vec<(KeyId, Signature)> {
        vec![(self.public().id(), self.sign(message))]
    }
}

impl Signs for SecretKeySet {
    fn key_set(&self) -> Result<KeySet, FaultKind> {
        Ok(self.public().clone())
    }

    fn signatures(&self, message: &[u8]) -> Vec<(KeyId, Signature)> {
        self.sign(message)
    }
}
