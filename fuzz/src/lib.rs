//! What the fuzz targets share.
//!
//! The targets in `targets/` hold the library to what `docs/format.md` says, on inputs that the
//! engine makes up. What is right is computed here a second time, from bare data and with other
//! parsers, so that one mistake does not hide another.

pub mod bare;
pub mod evidence;
pub mod judged;
pub mod keys;
pub mod pick;
pub mod scenes;
pub mod shown;
pub mod tokens;
pub mod write;

use sha2::{Digest as _, Sha256};

/// SHA-256, in lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
