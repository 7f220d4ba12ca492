//! Ed25519 keys, their containers, and the words with which people compare them.
//!
//! Every [`PublicKey`] was checked: canonical encoding, not weak, in the prime-order group. A [`SecretKey`]
//! is never shown, and is overwritten when it is dropped.

mod conformance;
mod container;
mod jwk;
mod openssh;
mod other;
mod public;
mod scrub;
mod secret;
mod specimen;
mod words;

pub use container::{Container, PrivateContainer, PublicContainer};
pub use other::Conversion;
pub use public::{PublicKey, Signature};
pub use secret::{KeyFile, KeyProtection, SecretKey};
pub use specimen::is_specimen;
pub use words::{
    KEY_WORDS, Spoken, WordList, compare, record_words, record_words_in, words, words_in,
};
