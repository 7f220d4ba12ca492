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
use super::ml_dsa::{self, MlDsaKey};
use super::multiples::{Multiples, TableRoom};
use super::unsupported;
use crate::fault::{FaultKind, KeyFlaw};
use crate::id::KeyId;
use crate::value::worded;

/// The object identifier of Ed25519 (RFC 8410, section 3).
pub(super) const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// The bytes before the 32 key bytes in an Ed25519 SubjectPublicKeyInfo (RFC 8410, section 4).
const SPKI_PREFIX: [u8; 12] =
    [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// The length of an Ed25519 SubjectPublicKeyInfo in DER, in bytes.
const SPKI_LENGTH: usize = 44;

worded! {
    /// A method of signing.
    Method {
        /// Ed25519 (RFC 8032).
        Ed25519 = "ed25519",
        /// ML-DSA-87 without pre-hashing (FIPS 204).
        MlDsa87 = "ml-dsa-87",
    }
}

impl Method {
    /// The name in sentences and standards: `Ed25519` or `ML-DSA-87`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "Ed25519",
            Self::MlDsa87 => "ML-DSA-87",
        }
    }
}

/// A public key of one method that was checked when it was made: an Ed25519 key (docs/format.md K1-K4), or an
/// ML-DSA-87 key (docs/hybrid-format.md Q1).
#[derive(Clone)]
pub struct PublicKey {
    inner: Inner,
    id: KeyId,
}

#[derive(Clone)]
enum Inner {
    Ed25519 {
        key: VerifyingKey,
        /// Multiples of a key that is expected to come again. Clones share them. They only save time.
        multiples: Option<Arc<Multiples>>,
    },
    MlDsa87(MlDsaKey),
}

/// Keys are equal if their methods and bytes are.
impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.method() == other.method() && self.bytes() == other.bytes()
    }
}

impl Eq for PublicKey {}

impl PublicKey {
    /// An Ed25519 key from its 32 bytes (RFC 8032, section 5.1.2).
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

    /// An ML-DSA-87 key from its 2,592 bytes (FIPS 204, algorithm 22). All such bytes are a key.
    ///
    /// # Errors
    ///
    /// [`FaultKind::KeyLength`] for another number of bytes.
    pub fn from_ml_dsa_bytes(bytes: &[u8]) -> Result<Self, FaultKind> {
        let length = || FaultKind::KeyLength { found: bytes.len() };
        MlDsaKey::from_bytes(bytes).map(Self::of_ml_dsa).ok_or_else(length)
    }

    /// The public key of a secret key. It needs no check.
    pub(super) fn of(key: VerifyingKey) -> Self {
        let id = KeyId::of(&spki(key.as_bytes()));
        Self { inner: Inner::Ed25519 { key, multiples: None }, id }
    }

    /// An ML-DSA-87 key, which needs no check.
    pub(super) fn of_ml_dsa(key: MlDsaKey) -> Self {
        let id = KeyId::of(&key.to_spki());
        Self { inner: Inner::MlDsa87(key), id }
    }

    /// The same key, of which many signatures are expected: [`SignatureChecks`](super::SignatureChecks) makes
    /// multiples of it when they start to save time, if there is `room`. Of an ML-DSA-87 key the matrix is kept.
    pub fn for_many_signatures(self, room: &TableRoom) -> Self {
        let inner = match self.inner {
            Inner::Ed25519 { key, .. } => {
                Inner::Ed25519 { key, multiples: Some(Arc::new(Multiples::new(room))) }
            }
            Inner::MlDsa87(key) => Inner::MlDsa87(key.for_many_signatures(room)),
        };
        Self { inner, id: self.id }
    }

    /// The method of its signatures.
    pub fn method(&self) -> Method {
        match self.inner {
            Inner::Ed25519 { .. } => Method::Ed25519,
            Inner::MlDsa87(_) => Method::MlDsa87,
        }
    }

    /// An Ed25519 key as the curve's library has it, with the multiples of a key that is expected to come again.
    pub(super) fn ed25519(&self) -> Option<(&VerifyingKey, Option<&Multiples>)> {
        match &self.inner {
            Inner::Ed25519 { key, multiples } => Some((key, multiples.as_deref())),
            Inner::MlDsa87(_) => None,
        }
    }

    /// A key from its SubjectPublicKeyInfo in DER: exactly the 44 bytes of RFC 8410, or the 2,614 of RFC 9881.
    ///
    /// # Errors
    ///
    /// - [`FaultKind::BadKey`] for anything else, and the errors of [`from_bytes`](Self::from_bytes)
    /// - for keys that are nearly ML-DSA-87: [`FaultKind::OtherParameterSet`], [`FaultKind::PrehashedKey`],
    ///   [`FaultKind::CompositeKey`], [`FaultKind::KeyParameters`], [`FaultKind::KeyLength`]
    pub fn from_spki(der: &[u8]) -> Result<Self, FaultKind> {
        if let Some(key) = der.strip_prefix(&SPKI_PREFIX).and_then(|key| key.try_into().ok()) {
            return Self::from_bytes(key);
        }
        MlDsaKey::from_spki(der).map(Self::of_ml_dsa).ok_or_else(|| no_public_key(der))
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
        let id = [SPKI_LENGTH, ml_dsa::SPKI].contains(&der.len()).then(|| KeyId::of(&der));
        match id.and_then(|id| known(&id).filter(|key| key.id == id)) {
            Some(key) => Ok(key.clone()),
            None => Self::from_spki(&der),
        }
    }

    /// A key from a PEM file (RFC 7468, section 13), as `openssl pkey -pubout` writes it.
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadKey`] for anything else, and the errors of [`from_spki`](Self::from_spki).
    pub fn from_pem(pem: &str) -> Result<Self, FaultKind> {
        const EXPECTED: FaultKind = FaultKind::BadKey { what: KeyFlaw::PublicPem };
        match Document::from_pem(&tidy(pem)) {
            Ok((label, der)) if label == SubjectPublicKeyInfoRef::PEM_LABEL => {
                Self::from_spki(der.as_bytes())
            }
            _ => Err(EXPECTED),
        }
    }

    /// The key without container: 32 bytes (RFC 8032, section 5.1.2), or 2,592 (FIPS 204, algorithm 22).
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.inner {
            Inner::Ed25519 { key, .. } => key.as_bytes(),
            Inner::MlDsa87(key) => key.bytes(),
        }
    }

    /// The key's id: SHA-256 of its SubjectPublicKeyInfo.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The SubjectPublicKeyInfo in DER.
    pub(super) fn to_spki(&self) -> Vec<u8> {
        match &self.inner {
            Inner::Ed25519 { key, .. } => spki(key.as_bytes()).to_vec(),
            Inner::MlDsa87(key) => key.to_spki(),
        }
    }

    /// The Base64 of the SubjectPublicKeyInfo in DER.
    pub fn to_base64(&self) -> String {
        match &self.inner {
            Inner::Ed25519 { key, .. } => STANDARD.encode(spki(key.as_bytes())),
            Inner::MlDsa87(key) => STANDARD.encode(key.to_spki()),
        }
    }

    /// The length of [`to_base64`](Self::to_base64), in bytes.
    pub(crate) fn base64_length(&self) -> usize {
        let der = match self.inner {
            Inner::Ed25519 { .. } => SPKI_LENGTH,
            Inner::MlDsa87(_) => ml_dsa::SPKI,
        };
        der.div_ceil(3) * 4
    }

    /// The key as a PEM file.
    pub fn to_pem(&self) -> String {
        let der = Document::try_from(self.to_spki()).expect("SPKI is DER");
        der.to_pem(SubjectPublicKeyInfoRef::PEM_LABEL, LineEnding::LF).expect("it fits")
    }

    /// Whether `signature` is a valid signature over `message`: for Ed25519 by the strict rules, which are
    /// canonical `S`, no point of small order, no cofactor (docs/format.md K5); for ML-DSA-87 without pre-hashing
    /// and with an empty context (docs/hybrid-format.md Q3). A signature of another method is not valid.
    /// For the many signatures of a bundle, [`SignatureChecks`](super::SignatureChecks) gives the same answer
    /// in less time.
    pub fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        match (&self.inner, &signature.0) {
            (Inner::Ed25519 { key, .. }, Form::Ed25519(bytes)) => {
                let signature = ed25519_dalek::Signature::from_bytes(bytes);
                key.verify_strict(message, &signature).is_ok()
            }
            (Inner::MlDsa87(_), Form::MlDsa87(_)) => self.verifies_ml_dsa(&[message], signature),
            (Inner::Ed25519 { .. }, Form::MlDsa87(_)) | (Inner::MlDsa87(_), Form::Ed25519(_)) => {
                false
            }
        }
    }

    /// Whether both are of ML-DSA-87, and `signature` is valid over the message, which arrives in parts.
    pub(super) fn verifies_ml_dsa(&self, message: &[&[u8]], signature: &Signature) -> bool {
        match (&self.inner, &signature.0) {
            (Inner::MlDsa87(key), Form::MlDsa87(bytes)) => key.verifies(message, bytes),
            (Inner::Ed25519 { .. }, _) | (_, Form::Ed25519(_)) => false,
        }
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

/// The fault of `der`, which is neither form of a key. It names the kind of key if it can be detected.
fn no_public_key(der: &[u8]) -> FaultKind {
    match SubjectPublicKeyInfoRef::from_der(der) {
        Ok(spki) if spki.algorithm.oid == ml_dsa::ML_DSA_87 => {
            let bytes = spki.subject_public_key.as_bytes();
            match (spki.algorithm.parameters, bytes) {
                (Some(_), _) => FaultKind::KeyParameters,
                (None, Some(bytes)) if bytes.len() != ml_dsa::PUBLIC_KEY => {
                    FaultKind::KeyLength { found: bytes.len() }
                }
                (None, _) => FaultKind::BadKey { what: KeyFlaw::PublicDer },
            }
        }
        Ok(spki) if spki.algorithm.oid != ED25519 => unsupported::algorithm(&spki.algorithm),
        Ok(_) | Err(_) => FaultKind::BadKey { what: KeyFlaw::PublicDer },
    }
}

/// A signature of one method: 64 bytes of Ed25519, or 4,627 of ML-DSA-87. It is not checked when it is made.
#[derive(Clone, PartialEq, Eq)]
pub struct Signature(Form);

#[derive(Clone, PartialEq, Eq)]
enum Form {
    Ed25519([u8; 64]),
    MlDsa87(Arc<[u8; ml_dsa::SIGNATURE]>),
}

impl Signature {
    /// An Ed25519 signature from its 64 bytes, `R` and `S` (RFC 8032, section 5.1.6).
    pub fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(Form::Ed25519(bytes))
    }

    /// A signature of the method that has signatures of this length. `None` if none has.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        if let Ok(bytes) = bytes.try_into() {
            return Some(Self(Form::Ed25519(bytes)));
        }
        let bytes: Arc<[u8]> = match bytes.len() {
            ml_dsa::SIGNATURE => bytes.into(),
            _ => return None,
        };
        bytes.try_into().ok().map(Form::MlDsa87).map(Self)
    }

    /// Bytes in the place of a signature of this method, which is never valid.
    pub(crate) fn placeholder(method: Method) -> Self {
        match method {
            Method::Ed25519 => Self(Form::Ed25519([0; 64])),
            Method::MlDsa87 => Self(Form::MlDsa87(Arc::new([0; ml_dsa::SIGNATURE]))),
        }
    }

    /// Its bytes: 64 or 4,627.
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Form::Ed25519(bytes) => bytes,
            Form::MlDsa87(bytes) => &bytes[..],
        }
    }

    /// Its method.
    pub fn method(&self) -> Method {
        match self.0 {
            Form::Ed25519(_) => Method::Ed25519,
            Form::MlDsa87(_) => Method::MlDsa87,
        }
    }

    /// The bytes of an Ed25519 signature.
    pub(super) fn ed25519(&self) -> Option<&[u8; 64]> {
        match &self.0 {
            Form::Ed25519(bytes) => Some(bytes),
            Form::MlDsa87(_) => None,
        }
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({}, {:02x?}...)", self.method(), &self.as_bytes()[..8])
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
