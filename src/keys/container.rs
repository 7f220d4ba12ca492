//! The containers of keys, and their detection from the bytes.

use std::fmt;
use std::str::FromStr;

use pkcs8::der::asn1::AnyRef;
use pkcs8::der::{Decode as _, Reader as _, SliceReader, Tag, Tagged as _};
use zeroize::Zeroizing;

use super::jwk;
use super::other::{self, Der, NO_KEY};
use crate::fault::FaultKind;

/// A container for a private key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateContainer {
    /// PKCS#8 in PEM (RFC 5958, RFC 7468), encrypted or not.
    Pkcs8Pem,
    /// PKCS#8 in DER, encrypted or not.
    Pkcs8Der,
    /// The format of `ssh-keygen` (OpenSSH's PROTOCOL.key), encrypted or not.
    OpenSsh,
    /// A JSON Web Key (RFC 7517, RFC 8037), which cannot be encrypted.
    Jwk,
}

/// A container for a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicContainer {
    /// SubjectPublicKeyInfo in PEM (RFC 8410, RFC 7468).
    SpkiPem,
    /// SubjectPublicKeyInfo in DER.
    SpkiDer,
    /// One line, as `ssh-keygen` writes it: `ssh-ed25519 AAAA... comment`.
    OpenSsh,
    /// A JSON Web Key without its private part.
    Jwk,
}

/// A container for a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// For a private key.
    Private(PrivateContainer),
    /// For a public key.
    Public(PublicContainer),
}

impl Container {
    /// Every container, private ones first.
    pub const ALL: [Self; 8] = [
        Self::Private(PrivateContainer::Pkcs8Pem),
        Self::Private(PrivateContainer::Pkcs8Der),
        Self::Private(PrivateContainer::OpenSsh),
        Self::Private(PrivateContainer::Jwk),
        Self::Public(PublicContainer::SpkiPem),
        Self::Public(PublicContainer::SpkiDer),
        Self::Public(PublicContainer::OpenSsh),
        Self::Public(PublicContainer::Jwk),
    ];

    /// Detects the container from the beginning of the bytes. [`KeyFile::read`](super::KeyFile::read) and
    /// [`PublicKey::read`](super::PublicKey::read) check whether it has a valid key.
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
            return of_der(sequence.value()).map_err(other::der);
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
                label => Err(other::label(label)),
            };
        }
        if text.starts_with('{') {
            return jwk::container(text);
        }
        let word = text.split_whitespace().next().unwrap_or_default();
        if word == "ssh-ed25519" {
            return Ok(Self::Public(PublicContainer::OpenSsh));
        }
        Err(other::ssh(word.as_bytes()).unwrap_or_else(|| other::text(text)))
    }

    /// The container's name: `pkcs8-pem`, `pkcs8-der`, `openssh`, `jwk`, `spki-pem`, `spki-der`,
    /// `openssh-public` or `jwk-public`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Private(container) => match container {
                PrivateContainer::Pkcs8Pem => "pkcs8-pem",
                PrivateContainer::Pkcs8Der => "pkcs8-der",
                PrivateContainer::OpenSsh => "openssh",
                PrivateContainer::Jwk => "jwk",
            },
            Self::Public(container) => match container {
                PublicContainer::SpkiPem => "spki-pem",
                PublicContainer::SpkiDer => "spki-der",
                PublicContainer::OpenSsh => "openssh-public",
                PublicContainer::Jwk => "jwk-public",
            },
        }
    }
}

impl fmt::Display for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Container {
    type Err = FaultKind;

    /// # Errors
    ///
    /// [`FaultKind::UnknownWord`] if the text is not the name of a container.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let named = Self::ALL.into_iter().find(|container| container.name() == text);
        const EXPECTED: &str =
            "pkcs8-pem, pkcs8-der, openssh, jwk, spki-pem, spki-der, openssh-public, jwk-public";
        named.ok_or_else(|| FaultKind::unknown_word(text, EXPECTED))
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

/// The label of the first line that begins a PEM block.
pub(super) fn pem_label(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.trim().strip_prefix("-----BEGIN ")?.strip_suffix("-----"))
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a key without additions of editors and mail programs: a byte-order mark, spaces and tabs at
/// the edges of lines, and blank lines at the start and end.
pub(super) fn tidy(text: &str) -> Zeroizing<String> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    // With the maximum capacity: a buffer that grows leaves copies behind.
    let mut tidy = Zeroizing::new(String::with_capacity(text.len() + 1));
    for line in text.lines() {
        tidy.push_str(line.trim_matches([' ', '\t', '\r']));
        tidy.push('\n');
    }
    tidy
}
