//! Files that hold a public key.

use super::container::{Container, PublicContainer, tidy};
use super::public::PublicKey;
use super::unsupported::NO_KEY;
use super::{jwk, openssh};
use crate::fault::{FaultKind, KeyFlaw};

impl PublicKey {
    /// A key from a file in any container for public keys (docs/program-format.md K7).
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadKey`] for other files, private keys, and keys of other algorithms, which it names; and
    /// the errors of [`from_bytes`](Self::from_bytes).
    pub fn read(bytes: &[u8]) -> Result<Self, FaultKind> {
        let container = match Container::of(bytes)? {
            Container::Public(container) => container,
            Container::Private(_) => {
                return Err(FaultKind::BadKey { what: KeyFlaw::Private });
            }
        };
        let text = || std::str::from_utf8(bytes).map(tidy).map_err(|_| NO_KEY);
        match container {
            PublicContainer::SpkiPem => Self::from_pem(&text()?),
            PublicContainer::SpkiDer => Self::from_spki(bytes),
            PublicContainer::OpenSsh => openssh::read_public(&text()?),
            PublicContainer::Jwk => jwk::read_public(&text()?),
        }
    }

    /// The bytes of a file in this container.
    pub fn write(&self, container: PublicContainer) -> Vec<u8> {
        match container {
            PublicContainer::SpkiPem => self.to_pem().into_bytes(),
            PublicContainer::SpkiDer => self.to_spki().to_vec(),
            PublicContainer::OpenSsh => openssh::write_public(self).into_bytes(),
            PublicContainer::Jwk => jwk::write_public(self).into_bytes(),
        }
    }
}
