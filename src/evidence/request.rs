//! Requests for time-stamps (RFC 3161, section 2.4.1).

use super::algorithm::SHA256;
use super::der::{INTEGER, SEQUENCE, write};
use crate::id::Digest;

/// First bytes of elements.
const BOOLEAN: u8 = 0x01;
const OCTETS: u8 = 0x04;
const NULL: u8 = 0x05;
const OBJECT_IDENTIFIER: u8 = 0x06;

/// A number that a request and its reply share, so that an old reply is not taken for a new one: 16 bytes, a positive
/// INTEGER in DER.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nonce([u8; 16]);

impl Nonce {
    /// A nonce of 126 random bits. The two highest bits are set so that there is one encoding of one length.
    pub fn from_random(mut bytes: [u8; 16]) -> Self {
        bytes[0] = bytes[0] & 0x3f | 0x40;
        Self(bytes)
    }

    /// The content of the INTEGER.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// A TimeStampReq in DER for a SHA-256 digest. It asks for the certificate of the authority.
pub fn time_stamp_request(digest: &Digest, nonce: &Nonce) -> Vec<u8> {
    let oid = write(OBJECT_IDENTIFIER, &[SHA256.as_bytes()]);
    let algorithm = write(SEQUENCE, &[&oid, &[NULL, 0]]);
    let imprint = write(SEQUENCE, &[&algorithm, &write(OCTETS, &[digest.as_bytes()])]);
    let version = write(INTEGER, &[&[1]]);
    let nonce = write(INTEGER, &[&nonce.0]);
    let certificate = write(BOOLEAN, &[&[0xff]]);
    write(SEQUENCE, &[&version, &imprint, &nonce, &certificate])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_has_one_form() {
        let nonce = Nonce::from_random([0xff; 16]);
        assert_eq!(nonce.as_bytes()[..2], [0x7f, 0xff]);
        assert_eq!(Nonce::from_random([0; 16]).as_bytes()[0], 0x40);
        let request = time_stamp_request(&Digest::of(b""), &nonce);
        assert_eq!(request[..2], [0x30, request.len() as u8 - 2]);
        assert_eq!(request[2..5], [0x02, 0x01, 0x01]);
        assert!(request.ends_with(&[0x01, 0x01, 0xff]));
        assert_eq!(request.len(), 77);
    }
}
