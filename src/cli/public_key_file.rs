//! Files with public keys.

use std::path::Path;

use paraph::fault::{Fault, FaultKind};
use paraph::file_kind::is_private_key;
use paraph::keys::{KeySet, PublicKeys};
use paraph::messages::Localized;

use super::error::{CliError, Exit};
use super::files;
use super::key_conversion::unusable_key;
use super::messages::keys;

/// The public key or pair in a file. A private key is refused with this message and hint.
pub(crate) fn only_public_key(
    file: &Path,
    sentence: &dyn Localized,
    hint: &dyn Localized,
) -> Result<KeySet, CliError> {
    only_public_keys(file, sentence, hint)?.into_set().map_err(|kind| half_alone(file, kind))
}

/// The same, also for an ML-DSA-87 key alone.
pub(crate) fn only_public_keys(
    file: &Path,
    sentence: &dyn Localized,
    hint: &dyn Localized,
) -> Result<PublicKeys, CliError> {
    let (bytes, _) = files::read_secret_bytes(file)?;
    if is_private_key(&bytes) {
        return Err(CliError::new("private-key", sentence).at(file).hint(hint));
    }
    public_keys(file, &bytes)
}

/// Reads a public key file. A key with a fault is judged: exit 1. A file that is not a key is unusable.
pub(crate) fn public_keys(file: &Path, bytes: &[u8]) -> Result<PublicKeys, CliError> {
    PublicKeys::read(bytes).map_err(|kind| match kind {
        FaultKind::NonCanonicalKey | FaultKind::WeakKey | FaultKind::MixedOrderKey => {
            let error = CliError::unusable(file, &Fault::whole(kind));
            error.exit(Exit::Refused).hint(keys::WeakKey)
        }
        _ => unusable_key(file, bytes, kind),
    })
}

/// The error of an ML-DSA-87 key alone, where a key or pair is needed.
pub(crate) fn half_alone(file: &Path, kind: FaultKind) -> CliError {
    CliError::unusable(file, &Fault::whole(kind)).hint(keys::NameThePair)
}
