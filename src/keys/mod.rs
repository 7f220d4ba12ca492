//! Ed25519 keys, their containers, and the words with which people compare them.
//!
//! Every [`PublicKey`] was checked: canonical encoding, not weak, in the prime-order group. A [`SecretKey`]
//! is never shown, and is overwritten when it is dropped.

mod conformance;
mod container;
mod conversion;
mod jwk;
mod key_file;
mod many_signatures;
mod multiples;
mod openssh;
mod passphrase;
mod public;
mod public_file;
mod recognise;
mod secret;
mod specimen;
mod stack_wiping;
mod unsupported;
mod words;

pub use container::{Container, PrivateContainer, PublicContainer};
pub use conversion::Conversion;
pub use key_file::KeyFile;
pub use many_signatures::SignatureChecks;
pub use multiples::TableRoom;
pub use passphrase::{
    PassphraseFlaw, SHORTEST_PASSPHRASE, Untypable, composed, new_passphrase, untypable,
};
pub use public::{PublicKey, Signature};
pub use secret::{KeyProtection, SecretKey};
pub use specimen::is_specimen;
pub use words::{
    KEY_WORDS, Spoken, WordList, compare, record_words, record_words_in, words, words_in,
};
