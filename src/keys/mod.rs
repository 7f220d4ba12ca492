//! Keys of Ed25519 and ML-DSA-87, their containers, and the words with which people compare them.
//!
//! Every [`PublicKey`] was checked: for Ed25519 canonical encoding, not weak, in the prime-order group. A [`KeySet`]
//! signs an act: one Ed25519 key, or a pair of one key of each method. A [`SecretKey`] is never shown, and is
//! overwritten when it is dropped.

mod conformance;
mod container;
mod conversion;
mod jwk;
mod key_file;
mod key_set;
mod many_signatures;
mod ml_dsa;
mod multiples;
mod openssh;
mod passphrase;
mod public;
mod public_file;
mod recognise;
mod remedy;
mod secret;
mod signs;
mod specimen;
mod stack_wiping;
mod unsupported;
mod words;

pub use container::{Container, PrivateContainer, PublicContainer};
pub use conversion::Conversion;
pub use key_file::{KeyFile, Unwritable};
pub use key_set::{KeySet, PublicKeys, Suite};
pub use many_signatures::SignatureChecks;
pub use multiples::TableRoom;
pub use passphrase::{
    PassphraseFlaw, SHORTEST_PASSPHRASE, Untypable, composed, new_passphrase, untypable,
};
pub use public::{Method, PublicKey, Signature};
pub use remedy::{Remedy, RosterRemedy};
pub use secret::{KeyProtection, SecretKey, SecretKeySet, SecretKeys};
pub use signs::Signs;
pub use specimen::is_specimen;
pub use words::{
    KEY_WORDS, Spoken, WordList, compare, record_words, record_words_in, words, words_in,
};
