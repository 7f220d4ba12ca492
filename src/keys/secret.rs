//! Secret keys.

use std::fmt;

use ed25519_dalek::{Signer as _, SigningKey};
use zeroize::Zeroizing;

use super::public::{PublicKey, Signature};
use super::stack_wiping::scrubbed;

/// An Ed25519 secret key. `Debug` does not show it, and it is overwritten when dropped.
pub struct SecretKey {
    /// Behind a pointer, so that it stays in one place when this value is moved.
    key: Box<SigningKey>,
    public: PublicKey,
}

impl SecretKey {
    /// The key of a 32-byte seed (RFC 8032, section 5.1.5). The seed must be random and secret.
    pub fn from_seed(seed: &Zeroizing<[u8; 32]>) -> Self {
        scrubbed(|| {
            let key = Box::new(SigningKey::from_bytes(seed));
            let public = PublicKey::of(key.verifying_key());
            Self { key, public }
        })
    }

    /// The seed, for writing a file. Use it only where the stack is scrubbed.
    pub(super) fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.key.to_bytes())
    }

    /// The public key.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs bytes. Callers in this crate pass only the bytes that an envelope covers.
    pub(crate) fn sign(&self, message: &[u8]) -> Signature {
        scrubbed(|| Signature::from_bytes(self.key.sign(message).to_bytes()))
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({}, secret)", self.public.id())
    }
}

/// The protection of a key file.
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
