//! Files that hold a public key.

use super::container::{Container, PublicContainer, pem_blocks, tidy};
use super::key_file::Unwritable;
use super::key_set::{KeySet, PublicKeys};
use super::public::{Method, PublicKey};
use super::unsupported::NO_KEY;
use super::{jwk, openssh};
use crate::fault::{FaultKind, KeyFlaw};

impl PublicKeys {
    /// The keys of a file in any container for public keys (docs/program-format.md K7): one key, or a pair as two
    /// blocks of PEM.
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadKey`] for other files, private keys, and keys of other algorithms, which it names;
    /// [`FaultKind::SameMethod`] for two keys of one method; and the errors of [`PublicKey::from_spki`].
    pub fn read(bytes: &[u8]) -> Result<Self, FaultKind> {
        let container = match Container::of(bytes)? {
            Container::Public(container) => container,
            Container::Private(_) => {
                return Err(FaultKind::BadKey { what: KeyFlaw::Private });
            }
        };
        let text = || std::str::from_utf8(bytes).map(tidy).map_err(|_| NO_KEY);
        let key = match container {
            PublicContainer::SpkiPem => {
                const NO_PEM: FaultKind = FaultKind::BadKey { what: KeyFlaw::PublicPem };
                let text = text()?;
                let (first, second) = pem_blocks(&text).ok_or(NO_PEM)?;
                let second = second.map(PublicKey::from_pem).transpose();
                return Self::of(PublicKey::from_pem(first)?, second?);
            }
            PublicContainer::SpkiDer => PublicKey::from_spki(bytes)?,
            PublicContainer::OpenSsh => openssh::read_public(&text()?)?,
            PublicContainer::Jwk => jwk::read_public(&text()?)?,
        };
        Self::of(key, None)
    }

    /// The bytes of a file in this container. A pair is two blocks of PEM, the Ed25519 key first.
    ///
    /// # Errors
    ///
    /// [`Unwritable`] if the container has no form for it.
    pub fn write(&self, container: PublicContainer) -> Result<Vec<u8>, Unwritable> {
        let keys: Vec<&PublicKey> = self.keys().collect();
        match (container, &keys[..]) {
            (PublicContainer::SpkiPem, _) => Ok(self.to_pem().into_bytes()),
            (PublicContainer::SpkiDer, [key]) => Ok(key.to_spki()),
            (PublicContainer::Jwk, [key]) => Ok(jwk::write_public(key).into_bytes()),
            (PublicContainer::OpenSsh, [key]) => match key.method() {
                Method::Ed25519 => Ok(openssh::write_public(key).into_bytes()),
                Method::MlDsa87 => Err(Unwritable::MlDsa87),
            },
            _ => Err(Unwritable::Pair),
        }
    }
}

impl KeySet {
    /// The key or pair of a file that can sign an act; see [`PublicKeys::read`].
    ///
    /// # Errors
    ///
    /// Those of [`PublicKeys::read`], and [`FaultKind::HalfPair`] for an ML-DSA-87 key alone.
    pub fn read(bytes: &[u8]) -> Result<Self, FaultKind> {
        PublicKeys::read(bytes)?.into_set()
    }
}
