//! Keys that are not read here, and what makes a key of each that is.

use pkcs8::der::asn1::AnyRef;
use pkcs8::der::pem::PemLabel as _;
use pkcs8::der::{Decode as _, SecretDocument, SliceReader, Tag, Tagged as _};
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};

use super::container::{pem_label, tidy};
use super::openssh;
use super::stack_wiping::scrubbed;
use super::unsupported::Encryption;

/// How a key that is there, and is not read here, becomes one that is: by a program that others keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// PKCS#8 in another encryption, or an encrypted one in PEM that is written otherwise: OpenSSL
    /// encrypts it anew.
    Encrypted {
        /// Whether OpenSSL needs its provider of outdated algorithms.
        legacy: bool,
        /// Whether it is in DER.
        der: bool,
    },
    /// A private key in PEM that is written otherwise: OpenSSL writes it anew.
    PrivatePem,
    /// A public key in PEM that is written otherwise.
    PublicPem,
    /// An OpenSSH key in another encryption: `ssh-keygen` encrypts it anew.
    OpenSsh,
    /// A private key of PuTTY's: `puttygen` writes it in OpenSSH's form.
    Putty,
    /// A public key in the form of RFC 4716: `ssh-keygen` writes it in a line.
    Ssh2,
    /// A PKCS#12 file: OpenSSL takes the key out.
    Pkcs12,
}

impl Conversion {
    /// What makes a key of this file, which is not read here. Nothing for what is no key, and for keys of
    /// other algorithms.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        scrubbed(|| Self::of_file(bytes))
    }

    fn of_file(bytes: &[u8]) -> Option<Self> {
        let encrypted = |legacy, der| Self::Encrypted { legacy, der };
        if let Some(encryption) = Encryption::of(bytes) {
            return Some(encrypted(encryption.is_legacy(), true));
        }
        if is_pkcs12(bytes) {
            return Some(Self::Pkcs12);
        }
        let text = std::str::from_utf8(bytes).ok()?;
        if text.starts_with("PuTTY-User-Key-File-") {
            return Some(Self::Putty);
        }
        if text.starts_with("---- BEGIN SSH2 ") {
            return Some(Self::Ssh2);
        }
        match pem_label(text)? {
            "OPENSSH PRIVATE KEY" => {
                let fault = openssh::read(&tidy(text)).err();
                (fault == Some(openssh::UNSUPPORTED)).then_some(Self::OpenSsh)
            }
            EncryptedPrivateKeyInfoRef::PEM_LABEL => match SecretDocument::from_pem(&tidy(text)) {
                Ok((_, document)) => {
                    let encryption = Encryption::of(document.as_bytes())?;
                    Some(encrypted(encryption.is_legacy(), false))
                }
                Err(_) => Some(encrypted(false, false)),
            },
            PrivateKeyInfoRef::PEM_LABEL => {
                SecretDocument::from_pem(&tidy(text)).is_err().then_some(Self::PrivatePem)
            }
            "PUBLIC KEY" => {
                SecretDocument::from_pem(&tidy(text)).is_err().then_some(Self::PublicPem)
            }
            _ => None,
        }
    }
}

fn is_pkcs12(der: &[u8]) -> bool {
    let members = AnyRef::from_der(der).ok().filter(|it| it.tag() == Tag::Sequence);
    let number = members.and_then(|it| {
        let mut reader = SliceReader::new(it.value()).ok()?;
        AnyRef::decode(&mut reader).ok().filter(|it| it.tag() == Tag::Integer)
    });
    number.is_some_and(|number| number.value() == [3])
}
