//! Keys, their containers and signatures for vectors.
//!
//! Nothing here comes from the library: the signed bytes, and the containers of keys, are written
//! independently, by RFC 8032, RFC 8410 and the DSSE protocol.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::{EdwardsPoint, Scalar};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256, Sha512};

/// The payload type of acts.
pub(super) const ACT_TYPE: &str = "application/vnd.paraph.act+json";

/// The key of the vectors with this name. Its seed is the SHA-256 of `paraph vector key: NAME`; it protects
/// nothing.
pub(super) fn key(name: &str) -> SigningKey {
    SigningKey::from_bytes(&Sha256::digest(format!("paraph vector key: {name}")).into())
}

/// The specimen key of that name; see keys/README.md.
pub(super) fn specimen(name: &str) -> SigningKey {
    SigningKey::from_bytes(&Sha256::digest(format!("paraph specimen key: {name}")).into())
}

/// SHA-256 in hex.
pub(super) fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn base64(bytes: impl AsRef<[u8]>) -> String {
    STANDARD.encode(bytes)
}

/// A DER value: tag, length, content.
pub(super) fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let head = match length {
        0..0x80 => vec![tag, length as u8],
        0x80..0x100 => vec![tag, 0x81, length as u8],
        _ => vec![tag, 0x82, (length >> 8) as u8, length as u8],
    };
    [head, content.to_vec()].concat()
}

pub(super) fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    der(0x30, &parts.concat())
}

/// Object identifiers as DER.
pub(super) const ED25519: [u8; 5] = [0x06, 3, 0x2b, 0x65, 0x70];
pub(super) const X25519: [u8; 5] = [0x06, 3, 0x2b, 0x65, 0x6e];
pub(super) const ED448: [u8; 5] = [0x06, 3, 0x2b, 0x65, 0x71];

/// A SubjectPublicKeyInfo of an algorithm without parameters.
pub(super) fn spki_of(oid: &[u8], key: &[u8]) -> Vec<u8> {
    sequence(&[sequence(&[oid.to_vec()]), der(0x03, &[&[0], key].concat())])
}

/// The SubjectPublicKeyInfo of 32 bytes as an Ed25519 key.
pub(super) fn spki(key: &[u8; 32]) -> Vec<u8> {
    spki_of(&ED25519, key)
}

/// The SubjectPublicKeyInfo of a signer's public key.
pub(super) fn public(key: &SigningKey) -> Vec<u8> {
    spki(key.verifying_key().as_bytes())
}

pub(super) fn key_id(key: &SigningKey) -> String {
    sha256(public(key))
}

/// A point outside the prime-order group that `key`'s signatures nearly belong to.
pub(super) fn mixed_order(key: &SigningKey) -> [u8; 32] {
    (key.verifying_key().to_edwards() + EIGHT_TORSION[1]).compress().to_bytes()
}

pub(super) fn pem(label: &str, der: &[u8]) -> String {
    let text = base64(der);
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).expect("base64 is ASCII"))
        .collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// DSSE's pre-authentication encoding:
/// `"DSSEv1" SP LEN(type) SP type SP LEN(body) SP body`, lengths in bytes, in decimal.
pub(super) fn pae(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

/// A value's canonical bytes. For ASCII names, the order here is the same as in RFC 8785.
pub(super) fn canonical(value: &Value) -> Vec<u8> {
    serde_json::to_vec(value).expect("values without maps of other keys are written")
}

/// An envelope with one signature.
pub(super) fn envelope(payload: &[u8], key_id: &str, signature: &[u8]) -> Value {
    json!({
        "payload": base64(payload),
        "payloadType": ACT_TYPE,
        "signatures": [{"keyid": key_id, "sig": base64(signature)}],
    })
}

/// An act with its correct signature.
pub(super) fn signed(act: &Value, key: &SigningKey) -> Value {
    let payload = canonical(act);
    let signature = key.sign(&pae(ACT_TYPE, &payload));
    envelope(&payload, &key_id(key), &signature.to_bytes())
}

/// A signature whose `R` is `nonce` times the base point plus `torsion`. (RFC 8032, section 5.1.6, requires a
/// derived nonce and no torsion.)
pub(super) fn sign_with(
    key: &SigningKey,
    message: &[u8],
    nonce: Scalar,
    torsion: EdwardsPoint,
) -> [u8; 64] {
    let r = (EdwardsPoint::mul_base(&nonce) + torsion).compress();
    let hash = Sha512::new()
        .chain_update(r.as_bytes())
        .chain_update(key.verifying_key().as_bytes())
        .chain_update(message)
        .finalize();
    let s = nonce + Scalar::from_bytes_mod_order_wide(&hash.into()) * key.to_scalar();
    concat(r.to_bytes(), s.to_bytes())
}

/// The signature with the group order added to its `S`: the equation still holds.
pub(super) fn unreduced(signature: [u8; 64]) -> [u8; 64] {
    // 2^252 + 27742317777372353535851937790883648493, little-endian.
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut signature = signature;
    let mut carry = 0;
    for (byte, order) in signature[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        *byte = sum as u8;
        carry = sum >> 8;
    }
    signature
}

pub(super) fn concat(r: [u8; 32], s: [u8; 32]) -> [u8; 64] {
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&r);
    signature[32..].copy_from_slice(&s);
    signature
}
