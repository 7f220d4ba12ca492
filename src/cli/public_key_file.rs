//! Files with public keys.

use std::path::Path;

use paraph::fault::{Fault, FaultKind};
use paraph::file_kind::is_private_key;
use paraph::keys::PublicKey;
use paraph::messages::Localized;

use super::error::{CliError, Exit};
use super::files;
use super::key_conversion::unusable_key;
use super::messages::keys;

/// The public key in a file. A private key is refused with this message and hint.
pub(crate) fn only_public_key(
    file: &Path,
    sentence: &dyn Localized,
    hint: &dyn Localized,
) -> Result<PublicKey, CliError> {
    let (bytes, _) = files::read_secret_bytes(file)?;
    if is_private_key(&bytes) {
        return Err(CliError::new("private-key", sentence).at(file).hint(hint));
    }
    public_key(file, &bytes)
}

/// Reads a public key file. A key with a fault is judged: exit 1. A file that is not a key is unusable.
pub(crate) fn public_key(file: &Path, bytes: &[u8]) -> Result<PublicKey, CliError> {
    PublicKey::read(bytes).map_err(|kind| match kind {
        FaultKind::NonCanonicalKey | FaultKind::WeakKey | FaultKind::MixedOrderKey => {
            let error = CliError::unusable(file, &Fault::whole(kind));
            error.exit(Exit::Refused).hint(keys::WeakKey)
        }
        _ => unusable_key(file, bytes, kind),
    })
}
