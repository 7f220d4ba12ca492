//! The containers in which keys come, by their names, and their text as other programs leave it.

use std::fmt;
use std::str::FromStr;

use zeroize::Zeroizing;

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

/// The label of the first line that begins a PEM block.
pub(super) fn pem_label(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.trim().strip_prefix("-----BEGIN ")?.strip_suffix("-----"))
}

/// A text in PEM, in front of its second block without blank lines, and from there on. `None` for more than two blocks.
pub(super) fn pem_blocks(text: &str) -> Option<(&str, Option<&str>)> {
    let mut begins = text.match_indices("-----BEGIN ").map(|(at, _)| at);
    match (begins.nth(1), begins.next()) {
        (_, Some(_)) => None,
        (None, None) => Some((text, None)),
        (Some(at), None) => Some((text[..at].trim_end(), Some(&text[at..]))),
    }
}

pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

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
