//! Evidence from others that something existed no later than some instant.
//!
//! A [`TimeStampToken`] (RFC 3161) is a value whose own signature was verified with its own certificate. No one is
//! trusted by that. A verifier names the authorities that they trust ([`TimeAuthority`]) and asks what the token
//! proves for them ([`TimeStampToken::check`]).
//!
//! A [`LogProof`] (C2SP) shows that an entry is in a transparency log. A verifier names the log and the witnesses that
//! they trust ([`LogPolicy`]) and asks since when ([`LogProof::check`]). The entry is a [`commitment`].
//!
//! A bundle has entries of evidence about its envelopes ([`Entry`]). `verify` judges them by a roster.
//!
//! The rules are in docs/evidence-format.md.

mod algorithm;
mod certificate;
mod der;
mod entry;
mod fault;
mod log_fault;
mod log_proof;
mod note;
mod request;
mod token;

pub use algorithm::{Algorithm, HashAlgorithm, SignatureAlgorithm};
pub use certificate::Certificate;
pub use entry::{Entry, EntryFault, EntryProof, MAX_EVIDENCE, MAX_SUBJECTS, Subjects};
pub use fault::{Attribute, Rejection, TokenFault};
pub use log_fault::LogFault;
pub use log_proof::{Checkpoint, LogPolicy, LogProof, LogTime, commitment};
pub use note::{NoteKey, NoteKeyKind, SignedNote};
pub use request::{Nonce, time_stamp_request};
pub use token::{Accuracy, Anchor, Expected, TimeAuthority, TimeStampToken};

/// The largest log proof or signed note, in bytes.
pub const MAX_LOG_PROOF: usize = 64 << 10;

/// The largest time-stamp token, reply or certificate, in bytes.
pub const MAX_TOKEN: usize = 64 << 10;
