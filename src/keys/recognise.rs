//! Which container a key comes in, by the bytes of its file.

use pkcs8::der::asn1::AnyRef;
use pkcs8::der::{Decode as _, Reader as _, SliceReader, Tag, Tagged as _};

use super::container::{BYTE_ORDER_MARK, Container, PrivateContainer, PublicContainer, pem_label};
use super::jwk;
use super::unsupported::{self, Der, NO_KEY};
use crate::fault::FaultKind;

impl Container {
    /// Detects the container from the beginning of the bytes. [`KeyFile::read`](super::KeyFile::read) and
    /// [`PublicKeys::read`](super::PublicKeys::read) check whether it has a valid key.
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadKey`], which names the kind of file if it can be detected.
    pub fn of(bytes: &[u8]) -> Result<Self, FaultKind> {
        // A DER sequence begins with a byte that is a digit in ASCII. Text has a different second byte, or a
        // different length than that byte gives.
        if bytes.first() == Some(&SEQUENCE)
            && let Ok(sequence) = AnyRef::from_der(bytes)
        {
            return of_der(sequence.value()).map_err(unsupported::der);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| NO_KEY)?;
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).trim_start();
        if let Some(label) = pem_label(text) {
            return match label {
                "PRIVATE KEY" | "ENCRYPTED PRIVATE KEY" => {
                    Ok(Self::Private(PrivateContainer::Pkcs8Pem))
                }
                "OPENSSH PRIVATE KEY" => Ok(Self::Private(PrivateContainer::OpenSsh)),
                "PUBLIC KEY" => Ok(Self::Public(PublicContainer::SpkiPem)),
                label => Err(unsupported::label(label)),
            };
        }
        if text.starts_with('{') {
            return jwk::container(text);
        }
        let word = text.split_whitespace().next().unwrap_or_default();
        if word == "ssh-ed25519" {
            return Ok(Self::Public(PublicContainer::OpenSsh));
        }
        Err(unsupported::ssh(word.as_bytes()).unwrap_or_else(|| unsupported::text(text)))
    }
}

const SEQUENCE: u8 = 0x30;

/// Detects the kind of a DER sequence from its members.
fn of_der(members: &[u8]) -> Result<Container, Der> {
    let mut reader = SliceReader::new(members).map_err(|_| Der::Unknown)?;
    let mut found = Vec::new();
    while !reader.is_finished() {
        found.push(AnyRef::decode(&mut reader).map_err(|_| Der::Unknown)?);
    }
    let tags: Vec<Tag> = found.iter().map(|member| member.tag()).collect();
    let number = found.first().map_or(&[][..], |member| member.value());
    match tags[..] {
        // OneAsymmetricKey (RFC 5958), or PFX (RFC 7292).
        [Tag::Integer, Tag::Sequence, Tag::OctetString, ..] if number <= [1].as_slice() => {
            Ok(Container::Private(PrivateContainer::Pkcs8Der))
        }
        [Tag::Integer, Tag::Sequence, ..] if number == [3] => Err(Der::Pkcs12),
        // EncryptedPrivateKeyInfo (RFC 5958).
        [Tag::Sequence, Tag::OctetString] => Ok(Container::Private(PrivateContainer::Pkcs8Der)),
        // SubjectPublicKeyInfo (RFC 5280), and not a certificate.
        [Tag::Sequence, Tag::BitString] => Ok(Container::Public(PublicContainer::SpkiDer)),
        [Tag::Sequence, Tag::Sequence, Tag::BitString] => Err(Der::Certificate),
        // RSAPublicKey and RSAPrivateKey (RFC 8017); OpenSSL's own form of DSA keys.
        [Tag::Integer, Tag::Integer] => Err(Der::Rsa),
        [Tag::Integer, Tag::Integer, ..] if tags.len() == 6 => Err(Der::Dsa),
        [Tag::Integer, Tag::Integer, ..] => Err(Der::Rsa),
        // ECPrivateKey (RFC 5915).
        [Tag::Integer, Tag::OctetString, ..] => Err(Der::Ec),
        _ => Err(Der::Unknown),
    }
}
