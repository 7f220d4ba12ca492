//! DSSE envelopes in a strict profile: bytes, their type, and signatures over both.
//!
//! This module does not interpret the bytes. An [`Envelope`] that was read is well formed.
//! [`verifies`](Envelope::verifies) checks its signatures.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::canon::{self, Cursor, Flaw, Read, Writer};
use crate::fault::{Fault, FaultKind, Large, Listed, Ranged, excerpt};
use crate::id::{EnvelopeDigest, KeyId};
use crate::keys::{PublicKey, Signature, SignatureChecks, Signs};

/// The maximum number of signatures in an envelope: those of a pair of keys.
pub const MAX_SIGNATURES: usize = 2;

/// The maximum size of an envelope in its own file, in bytes (16 MiB): the same as that of a bundle.
pub const MAX_ENVELOPE: usize = 16 << 20;

/// The length of a key id as text: 64 hexadecimal digits.
const HEX_DIGEST: usize = 64;

/// Bytes of a named type, with signatures over both.
///
/// The canonical bytes are not kept, because an envelope has only one form.
#[derive(Clone, Debug)]
pub struct Envelope {
    payload_type: &'static str,
    /// Shared with the act that was read from it.
    payload: Arc<[u8]>,
    /// Sorted by key id.
    signatures: Vec<(KeyId, Signature)>,
    /// The digest of the canonical bytes, once someone has asked for it.
    digest: OnceLock<EnvelopeDigest>,
}

/// The digest follows from the rest.
impl PartialEq for Envelope {
    fn eq(&self, other: &Self) -> bool {
        let Self { payload_type, payload, signatures, digest: _ } = self;
        (*payload_type, payload, signatures)
            == (other.payload_type, &other.payload, &other.signatures)
    }
}

impl Eq for Envelope {}

impl Envelope {
    /// Signs `payload` with a key, or with both keys of a pair.
    pub fn sign(payload_type: &'static str, payload: &[u8], keys: &impl Signs) -> Self {
        let signatures = keys.signatures(&signing_input(payload_type, payload));
        Self::signed(payload_type, payload, signatures)
    }

    /// An envelope with signatures that were made elsewhere, over [`signing_input`], each with the id of its key.
    /// The signatures are not checked here.
    pub fn signed(
        payload_type: &'static str,
        payload: impl Into<Arc<[u8]>>,
        signatures: impl IntoIterator<Item = (KeyId, Signature)>,
    ) -> Self {
        let mut signatures: Vec<(KeyId, Signature)> = signatures.into_iter().collect();
        signatures.sort_by_key(|(key, _)| *key);
        Self { payload_type, payload: payload.into(), signatures, digest: OnceLock::new() }
    }

    /// Reads an envelope that is a file of its own.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with its place, if the bytes are not canonical JSON or not an envelope of this payload
    /// type (rules E of docs/format.md).
    pub fn read(bytes: &[u8], payload_type: &'static str) -> Result<Self, Fault> {
        if bytes.len() > MAX_ENVELOPE {
            let limit = MAX_ENVELOPE as u64;
            return Err(Fault::whole(FaultKind::TooLarge { what: Large::Envelope, limit }));
        }
        canon::read(bytes, |cursor| Self::read_within(cursor, payload_type))
    }

    /// Reads an envelope inside a bundle.
    pub(crate) fn read_within(cursor: &mut Cursor<'_>, payload_type: &'static str) -> Read<Self> {
        let mut members = cursor.object()?;
        let payload = read_base64(members.required("payload")?)?;
        let found = members.required("payloadType")?;
        let at = found.at();
        let found = found.string()?;
        if found != payload_type {
            let found = excerpt(&found);
            return Err(Flaw::new(at, FaultKind::PayloadType { found, expected: payload_type }));
        }
        let signatures = members.required("signatures")?;
        let at = signatures.at();
        let signatures = signatures.sorted_array(
            Listed::Signature,
            MAX_SIGNATURES,
            |(key, _)| *key,
            read_signature,
        )?;
        if signatures.is_empty() {
            return Err(Flaw::new(at, FaultKind::EmptyList { what: Listed::Signature }));
        }
        members.end()?;
        Ok(Self { payload_type, payload: payload.into(), signatures, digest: OnceLock::new() })
    }

    /// The signed bytes.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The signed bytes, shared.
    pub(crate) fn shared_payload(&self) -> Arc<[u8]> {
        Arc::clone(&self.payload)
    }

    /// The ids of the keys that the signatures name, sorted.
    pub fn key_ids(&self) -> impl Iterator<Item = KeyId> {
        self.signatures.iter().map(|(key, _)| *key)
    }

    /// The signatures with the ids of the keys that they name, sorted by id.
    pub fn signatures(&self) -> impl Iterator<Item = (KeyId, &Signature)> {
        self.signatures.iter().map(|(key, signature)| (*key, signature))
    }

    /// Adds the signature at `index` to `checks`, as one of `key` over the payload and its type.
    pub(crate) fn add_to(&self, checks: &mut SignatureChecks, index: usize, key: &PublicKey) {
        let before = input_before(self.payload_type, self.payload.len(), 0);
        let (_, signature) = &self.signatures[index];
        checks.add_parts(key, &[&before, &self.payload], signature);
    }

    /// Whether the signature at `index` is a valid signature of `key` over the payload and its type.
    pub fn verifies(&self, index: usize, key: &PublicKey) -> bool {
        self.verifies_for(index, key, self)
    }

    /// Whether the signature at `index` is a valid signature of `key` over the payload and the type of another
    /// envelope.
    pub(crate) fn verifies_for(&self, index: usize, key: &PublicKey, other: &Self) -> bool {
        let Some((id, signature)) = self.signatures.get(index) else { return false };
        let input = || signing_input(other.payload_type, &other.payload);
        *id == key.id() && key.verifies(&input(), signature)
    }

    /// The canonical bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self.payload_type, &self.payload, &self.signatures)
    }

    /// The number of canonical bytes.
    pub(crate) fn size(&self) -> usize {
        let frame = r#"{"payload":"","payloadType":"","signatures":[]}"#.len();
        let signature = r#"{"keyid":"","sig":""},"#.len() + HEX_DIGEST;
        let length = |it: &Signature| signature + base64_length(it.as_bytes().len());
        let signatures: usize = self.signatures().map(|(_, it)| length(it)).sum();
        let signatures = signatures.saturating_sub(1);
        frame + base64_length(self.payload.len()) + self.payload_type.len() + signatures
    }

    /// SHA-256 of the canonical bytes, signatures included. It is computed when it is asked for first.
    pub fn digest(&self) -> EnvelopeDigest {
        *self.digest.get_or_init(|| EnvelopeDigest::of(&self.to_bytes()))
    }
}

fn encode(payload_type: &str, payload: &[u8], signatures: &[(KeyId, Signature)]) -> Vec<u8> {
    Writer::object_bytes(|members| {
        members.member("payload").string(&STANDARD.encode(payload));
        members.member("payloadType").string(payload_type);
        members.member("signatures").array(signatures, |writer, (key, signature)| {
            writer.object(|members| {
                members.member("keyid").string(&key.to_string());
                members.member("sig").string(&STANDARD.encode(signature.as_bytes()));
            });
        });
    })
}

fn base64_length(bytes: usize) -> usize {
    bytes.div_ceil(3) * 4
}

fn read_signature(cursor: &mut Cursor<'_>) -> Read<(KeyId, Signature)> {
    let mut members = cursor.object()?;
    let key = members.required("keyid")?.parse()?;
    let sig = members.required("sig")?;
    let at = sig.at();
    let bytes = read_base64(sig)?;
    members.end()?;
    let length =
        || FaultKind::OutOfRange { what: Ranged::SignatureLength, found: bytes.len().to_string() };
    let signature = Signature::read(&bytes).ok_or_else(|| Flaw::new(at, length()))?;
    Ok((key, signature))
}

/// Reads Base64 in its only accepted form: standard alphabet, padded, no spare bits (RFC 4648, section 4).
fn read_base64(cursor: &mut Cursor<'_>) -> Read<Vec<u8>> {
    let at = cursor.at();
    STANDARD.decode(&*cursor.string()?).map_err(|_| Flaw::new(at, FaultKind::BadBase64))
}

/// The bytes that are signed: DSSE pre-authentication encoding (DSSE protocol, "Signature Definition").
/// Lengths are in bytes.
pub fn signing_input(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut input = input_before(payload_type, payload.len(), payload.len());
    input.extend_from_slice(payload);
    input
}

/// The bytes that are signed before a payload of this length, with room for more.
fn input_before(payload_type: &str, length: usize, room: usize) -> Vec<u8> {
    let mut input = String::with_capacity(payload_type.len() + 56 + room);
    let _ = write!(input, "DSSEv1 {} {payload_type} {length} ", payload_type.len());
    input.into_bytes()
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;
    use crate::keys::SecretKey;

    const TYPE: &str = "text/plain";

    fn key(seed: u8) -> SecretKey {
        SecretKey::from_seed(&Zeroizing::new([seed; 32]))
    }

    #[test]
    fn the_signing_input_counts_bytes() {
        let hello = signing_input("http://example.com/HelloWorld", b"hello world");
        assert_eq!(hello, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        assert_eq!(signing_input("é", "한".as_bytes()), "DSSEv1 2 é 3 한".as_bytes());
        assert_eq!(signing_input("", b""), b"DSSEv1 0  0 ");
    }

    #[test]
    fn what_was_signed_reads_back_and_verifies() {
        let envelope = Envelope::sign(TYPE, b"payload", &key(1));
        assert_eq!(Envelope::read(&envelope.to_bytes(), TYPE).unwrap(), envelope);
        assert_eq!(envelope.size(), envelope.to_bytes().len());
        assert!(envelope.verifies(0, key(1).public()));
        assert!(!envelope.verifies(0, key(2).public()));
        assert!(!envelope.verifies(1, key(1).public()));
        let moved = Envelope { payload: (*b"other").into(), ..envelope.clone() };
        assert!(!moved.verifies(0, key(1).public()));
        let retyped = Envelope { payload_type: "text/html", ..envelope };
        assert!(!retyped.verifies(0, key(1).public()));
    }

    #[test]
    fn the_profile_is_strict() {
        let good = Envelope::sign(TYPE, b"payload", &key(1));
        let good = String::from_utf8(good.to_bytes()).unwrap();
        let rows = [
            (good.replace("cGF5bG9hZA==", "cGF5bG9hZA"), "bad-base64"),
            (good.replace("cGF5bG9hZA==", "cGF5bG9hZB=="), "bad-base64"),
            (good.replace("cGF5bG9hZA==", "cGF5bG9h_A=="), "bad-base64"),
            (good.replace("text/plain", "text/html"), "payload-type"),
            (good.replace("==\"}]", "=\"}]"), "bad-base64"),
            (good.replace("\"sig\":\"", "\"sig\":\"AAAA"), "out-of-range"),
            (good.replace("\"keyid\"", "\"aa\":1,\"keyid\""), "unknown-member"),
        ];
        for (bad, code) in rows {
            assert_eq!(Envelope::read(bad.as_bytes(), TYPE).unwrap_err().code(), code, "{bad}");
        }
    }
}
