//! Public keys and signatures.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::VerifyingKey;
use pkcs8::ObjectIdentifier;
use pkcs8::der::{Decode as _, Document, pem::LineEnding, pem::PemLabel as _};
use pkcs8::spki::SubjectPublicKeyInfoRef;

use super::container::tidy;
use super::multiples::{Multiples, TableRoom};
use super::unsupported;
use crate::fault::{FaultKind, KeyFlaw};
use crate::id::KeyId;

/// The object identifier of Ed25519 (RFC 8410, section 3).
pub(super) const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// The bytes before the 32 key bytes in an Ed25519 SubjectPublicKeyInfo (RFC 8410, section 4).
const SPKI_PREFIX: [u8; 12] =
    [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// The length of an Ed25519 SubjectPublicKeyInfo in DER, in bytes.
const SPKI_LENGTH: usize = 44;

/// An Ed25519 public key that was checked when it was made (docs/format.md K1-K4).
#[derive(Clone)]
pub struct PublicKey {
    key: VerifyingKey,
    id: KeyId,
    /// Multiples of a key that is expected to come again. Clones share them. They only save time.
    multiples: Option<Arc<Multiples>>,
}

/// Keys are equal if their 32 bytes are.
impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for PublicKey {}

impl PublicKey {
    /// The length of [`to_base64`](Self::to_base64), in bytes.
    pub(crate) const BASE64_LENGTH: usize = SPKI_LENGTH.div_ceil(3) * 4;

    /// A key from its 32 bytes (RFC 8032, section 5.1.2).
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadKey`] for bytes that are not a point, [`FaultKind::NonCanonicalKey`] for a
    /// non-canonical encoding of a point, [`FaultKind::WeakKey`] for a point of small order,
    /// [`FaultKind::MixedOrderKey`] for any other point outside the prime-order group.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, FaultKind> {
        let bad = |_| FaultKind::BadKey { what: KeyFlaw::PublicPoint };
        let key = VerifyingKey::from_bytes(bytes).map_err(bad)?;
        let point = key.to_edwards();
        if point.compress().as_bytes() != bytes {
            return Err(FaultKind::NonCanonicalKey);
        }
        if key.is_weak() {
            return Err(FaultKind::WeakKey);
        }
        if !point.is_torsion_free() {
            return Err(FaultKind::MixedOrderKey);
        }
        Ok(Self::of(key))
    }

    /// The public key of a secret key. It needs no check.
    pub(super) fn of(key: VerifyingKey) -> Self {
        Self { key, id: KeyId::of(&spki(key.as_bytes())), multiples: None }
    }

    /// The same key, of which many signatures are expected: [`SignatureChecks`](super::SignatureChecks) makes
    /// multiples of it when they start to save time, if there is `room`.
    pub fn for_many_signatures(mut self, room: &TableRoom) -> Self {
        self.multiples = Some(Arc::new(Multiples::new(room)));
        self
    }

    /// The multiples of a key that is expected to come again.
    pub(super) fn multiples(&self) -> Option<&Multiples> {
        self.multiples.as_deref()
    }

    /// The key as the curve's library has it.
    pub(super) fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// A key from its SubjectPublicKeyInfo in DER: exactly the 44 bytes of RFC 8410.
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadKey`] for anything else, and those of [`from_bytes`](Self::from_bytes).
    pub fn from_spki(der: &[u8]) -> Result<Self, FaultKind> {
        let key = der.strip_prefix(&SPKI_PREFIX).and_then(|key| key.try_into().ok());
        key.ok_or_else(|| not_ed25519(der)).and_then(Self::from_bytes)
    }

    /// A key from the Base64 of its SubjectPublicKeyInfo, as in rosters and bundles.
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadBase64`], and the errors of [`from_spki`](Self::from_spki).
    pub fn from_base64(text: &str) -> Result<Self, FaultKind> {
        Self::from_base64_with_known_keys(text, |_| None)
    }

    /// The same, but `known` may give an already checked key by its id: an id identifies exactly these bytes.
    pub(crate) fn from_base64_with_known_keys<'k>(
        text: &str,
        known: impl Fn(&KeyId) -> Option<&'k Self>,
    ) -> Result<Self, FaultKind> {
        let der = STANDARD.decode(text).map_err(|_| FaultKind::BadBase64)?;
        let id = (der.len() == SPKI_LENGTH).then(|| KeyId::of(&der));
        match id.and_then(|id| known(&id).filter(|key| key.id == id)) {
            Some(key) => Ok(key.clone()),
            None => Self::from_spki(&der),
        }
    }

    /// A key from a PEM file (RFC 7468, section 13), as `openssl pkey -pubout` writes it.
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadKey`] for anything else, and those of [`from_bytes`](Self::from_bytes).
    pub fn from_pem(pem: &str) -> Result<Self, FaultKind> {
        const EXPECTED: FaultKind = FaultKind::BadKey { what: KeyFlaw::PublicPem };
        match Document::from_pem(&tidy(pem)) {
            Ok((label, der)) if label == SubjectPublicKeyInfoRef::PEM_LABEL => {
                Self::from_spki(der.as_bytes())
            }
            _ => Err(EXPECTED),
        }
    }

    /// The 32 bytes (RFC 8032, section 5.1.2).
    pub(super) fn to_bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// The key's id: SHA-256 of its SubjectPublicKeyInfo.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The SubjectPublicKeyInfo in DER.
    pub(super) fn to_spki(&self) -> [u8; SPKI_LENGTH] {
        spki(self.key.as_bytes())
    }

    /// The Base64 of the SubjectPublicKeyInfo in DER.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(self.to_spki())
    }

    /// The key as a PEM file.
    pub fn to_pem(&self) -> String {
        let der = Document::try_from(&self.to_spki()[..]).expect("SPKI is DER");
        der.to_pem(SubjectPublicKeyInfoRef::PEM_LABEL, LineEnding::LF).expect("44 bytes fit")
    }

    /// Whether `signature` is a valid signature over `message` by the strict rules: canonical `S`, no point
    /// of small order, no cofactor (docs/format.md K5). For the many signatures of a bundle,
    /// [`SignatureChecks`](super::SignatureChecks) gives the same answer in less time.
    pub fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        self.key.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.id)
    }
}

/// The SubjectPublicKeyInfo of an Ed25519 key in DER.
fn spki(key: &[u8; 32]) -> [u8; SPKI_LENGTH] {
    let mut der = [0; SPKI_LENGTH];
    der[..SPKI_PREFIX.len()].copy_from_slice(&SPKI_PREFIX);
    der[SPKI_PREFIX.len()..].copy_from_slice(key);
    der
}

/// The fault of `der`, which is not an Ed25519 key. It names the kind of key if it can be detected.
fn not_ed25519(der: &[u8]) -> FaultKind {
    match SubjectPublicKeyInfoRef::from_der(der) {
        Ok(spki) if spki.algorithm.oid != ED25519 => unsupported::algorithm(&spki.algorithm),
        Ok(_) | Err(_) => FaultKind::BadKey { what: KeyFlaw::PublicDer },
    }
}

/// An Ed25519 signature: 64 bytes, not checked when it is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature([u8; 64]);

impl Signature {
    /// A signature from its 64 bytes, `R` and `S` (RFC 8032, section 5.1.6).
    pub fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// The 64 bytes.
    pub fn to_bytes(&self) -> [u8; 64] {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> [u8; 32] {
        *hex.parse::<crate::id::Digest>().unwrap().as_bytes()
    }

    /// RFC 8032, section 7.1, test 1.
    const GOOD: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    #[test]
    fn a_key_reads_back_from_each_of_its_forms() {
        let key = PublicKey::from_bytes(&bytes(GOOD)).unwrap();
        assert_eq!(PublicKey::from_base64(&key.to_base64()), Ok(key.clone()));
        assert_eq!(PublicKey::from_pem(&key.to_pem()), Ok(key));
    }

    #[test]
    fn only_honest_keys_come_in() {
        let rows = [
            // y = 0 and its sign bit, the identity, order 2, order 8 (small order).
            ("0000000000000000000000000000000000000000000000000000000000000000", "weak-key"),
            ("0100000000000000000000000000000000000000000000000000000000000000", "weak-key"),
            ("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "weak-key"),
            ("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "weak-key"),
            // y = p + 1: the identity again; y = 1 with the sign bit of x = 0.
            (
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "non-canonical-key",
            ),
            (
                "0100000000000000000000000000000000000000000000000000000000000080",
                "non-canonical-key",
            ),
            // A point of order 8 times the prime (ed25519-speccheck, case 4).
            ("cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d", "mixed-order-key"),
            // Not a point.
            ("0200000000000000000000000000000000000000000000000000000000000000", "bad-key"),
        ];
        for (hex, code) in rows {
            assert_eq!(PublicKey::from_bytes(&bytes(hex)).unwrap_err().code(), code, "{hex}");
        }
    }

    #[test]
    fn other_containers_are_refused() {
        let key = PublicKey::from_bytes(&bytes(GOOD)).unwrap();
        let text = key.to_base64();
        assert_eq!(PublicKey::from_base64(text.trim_end_matches('=')), Err(FaultKind::BadBase64));
        for bad in [&text[..56], &text.replace("MCow", "MCoX")] {
            assert_eq!(PublicKey::from_base64(bad).unwrap_err().code(), "bad-key", "{bad}");
        }
        let pem = key.to_pem();
        for bad in ["", "x", &pem.replace("PUBLIC KEY", "CERTIFICATE"), &pem.replace("=", "")] {
            assert_eq!(PublicKey::from_pem(bad).unwrap_err().code(), "bad-key", "{bad}");
        }
    }
}
