//! Evidence from others that something existed no later than some instant.
//!
//! A [`TimeStampToken`] (RFC 3161) is a value whose own signature was verified with its own certificate. Nobody is
//! trusted by that. A verifier names the authorities that they trust ([`TimeAuthority`]) and asks what the token
//! proves for them ([`TimeStampToken::check`]).
//!
//! The rules are in docs/evidence-format.md. Bundles have no evidence yet: this module reads and checks it.

mod algorithm;
mod certificate;
mod der;
mod fault;
mod token;

pub use algorithm::{HashAlgorithm, SignatureAlgorithm};
pub use certificate::Certificate;
pub use fault::{Attribute, Rejection, TokenFault};
pub use token::{Accuracy, Anchor, Expected, TimeAuthority, TimeStampToken};

/// The largest time-stamp token, reply or certificate, in bytes.
pub const MAX_TOKEN: usize = 64 << 10;
