//! Ids of fixed size and ids made of words, each with exactly one text form.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use crate::fault::{FaultKind, excerpt};
use crate::messages::same_in_every_locale;

/// A SHA-256 digest.
///
/// Text form: exactly 64 lower-case hexadecimal digits (docs/format.md V1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// A digest that was computed elsewhere, from its 32 bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl FromStr for Digest {
    type Err = FaultKind;

    /// # Errors
    ///
    /// [`FaultKind::BadDigest`] if the text is not exactly 64 lower-case hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let bad = || FaultKind::BadDigest { length: text.chars().count() };
        from_hex(text).map(Self).ok_or_else(bad)
    }
}

/// The bytes of exactly twice as many lower-case hexadecimal digits; `None` for any other text.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, odd) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !odd.is_empty() {
        return None;
    }
    let mut bytes = [0; N];
    let mut wrong = 0;
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        let (high, low) = (NIBBLES[usize::from(*high)], NIBBLES[usize::from(*low)]);
        wrong |= high | low;
        *byte = high << 4 | low;
    }
    (wrong <= 0x0f).then_some(bytes)
}

/// Bytes as lower-case hexadecimal digits, two for each.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = vec![0; bytes.len() * 2];
    write_hex(bytes, &mut text);
    String::from_utf8(text).expect("digits only")
}

/// Writes the two digits of each byte to `text`, which has room for exactly these.
fn write_hex(bytes: &[u8], text: &mut [u8]) {
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

/// The value of each lower-case hexadecimal digit; 255 for any other byte.
const NIBBLES: [u8; 256] = {
    let mut nibbles = [255; 256];
    let mut nibble = 0;
    while nibble < 16 {
        nibbles[HEX[nibble as usize] as usize] = nibble;
        nibble += 1;
    }
    nibbles
};

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; 64];
        write_hex(&self.0, &mut text);
        f.write_str(str::from_utf8(&text).expect("digits only"))
    }
}

same_in_every_locale!(Digest, RecordId);

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// Declares a newtype over [`Digest`] with the same text form.
macro_rules! digest_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Digest);

        impl $name {
            /// The lowest possible value. It is not the digest of any known bytes.
            pub const MIN: Self = Self(Digest([0; 32]));

            /// The id of these bytes: their SHA-256.
            pub fn of(bytes: &[u8]) -> Self {
                Self(Digest::of(bytes))
            }

            /// The id as a digest.
            pub fn digest(&self) -> Digest {
                self.0
            }
        }

        impl FromStr for $name {
            type Err = FaultKind;

            fn from_str(text: &str) -> Result<Self, FaultKind> {
                text.parse().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        same_in_every_locale!($name);
    };
}

digest_id! {
    /// The id of a public key: SHA-256 of its SubjectPublicKeyInfo in DER. Also the id of a pair of keys, which
    /// follows from the ids of both ([`of_pair`](Self::of_pair)).
    KeyId
}

impl KeyId {
    /// The id of a pair of keys with these ids, in any order: SHA-256 of the 128 characters of both ids, the lower id
    /// first (docs/hybrid-format.md Q2). It identifies both keys, and no single key has it.
    pub fn of_pair(one: &Self, other: &Self) -> Self {
        let (first, second) = if one <= other { (one, other) } else { (other, one) };
        Self::of(format!("{first}{second}").as_bytes())
    }
}

digest_id! {
    /// The id of an act: SHA-256 of its payload, the canonical JSON.
    ActId
}
digest_id! {
    /// The digest of an envelope: SHA-256 of its canonical JSON, signatures included.
    EnvelopeDigest
}
digest_id! {
    /// The id of an entry of evidence: SHA-256 of its canonical JSON.
    EvidenceDigest
}

/// The maximum length of a party, holder or designation id, in bytes. It prevents a name that fills the
/// screen.
pub const MAX_ID: usize = 64;

/// Declares a newtype over words of `[a-z0-9]` joined by `-`.
macro_rules! word_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Words of `a`-`z` and `0`-`9`, joined by single hyphens, at most [`MAX_ID`] bytes. No two ids look
        /// alike, and none needs quoting (docs/format.md V2).
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = FaultKind;

            /// # Errors
            ///
            /// [`FaultKind::BadId`] if the text is not made of such words.
            fn from_str(text: &str) -> Result<Self, FaultKind> {
                match is_word_id(text) {
                    true => Ok(Self(text.to_owned())),
                    false => Err(FaultKind::BadId { found: excerpt(text) }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        same_in_every_locale!($name);
    };
}

word_id! {
    /// The id of a party: an organisation or state that concludes the instrument.
    PartyId
}
word_id! {
    /// The id of a holder: a person whose keys are in the roster. People are counted by this id.
    HolderId
}
word_id! {
    /// The id of a time-stamp authority or a log in a roster.
    TimeSourceId
}
word_id! {
    /// The kind of instrument, in the parties' words: `terms-of-reference`, `contract`.
    Designation
}
word_id! {
    /// The id of an annex within its record.
    AnnexId
}

fn is_word_id(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.len() <= MAX_ID && text.split('-').all(word)
}

/// The id of an instrument: `urn:uuid:` and a lower-case UUID (RFC 9562, section 4).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(String);

impl RecordId {
    /// A version 4 UUID from 16 random bytes (RFC 9562, section 5.4).
    pub fn from_random(mut bytes: [u8; 16]) -> Self {
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = hex(&bytes);
        let (a, b, c, d, e) = (&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
        Self(format!("urn:uuid:{a}-{b}-{c}-{d}-{e}"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RecordId {
    type Err = FaultKind;

    /// # Errors
    ///
    /// [`FaultKind::BadUuid`] if the text is not `urn:uuid:` and a lower-case UUID.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let lower_hex = |group: &str| group.bytes().all(|b| NIBBLES[usize::from(b)] < 16);
        let good = text.strip_prefix("urn:uuid:").is_some_and(|uuid| {
            uuid.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && uuid.split('-').all(lower_hex)
        });
        match good {
            true => Ok(Self(text.to_owned())),
            false => Err(FaultKind::BadUuid { found: excerpt(text) }),
        }
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The first digits of an act's id, by which people name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActPrefix(String);

impl ActPrefix {
    /// From 8 to 64 hexadecimal digits in lower case; `None` for any other text.
    pub fn new(digits: &str) -> Option<Self> {
        let is_hex = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        (is_hex && (8..=64).contains(&digits.len())).then(|| Self(digits.to_owned()))
    }

    /// Whether the id begins with these digits.
    pub fn is_of(&self, act: &ActId) -> bool {
        act.to_string().starts_with(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_text_is_the_usual_hex_of_sha256() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Digest::of(b"").to_string(), empty);
        assert_eq!(empty.parse(), Ok(Digest::of(b"")));
    }

    #[test]
    fn a_digest_has_one_spelling() {
        let lower = Digest::of(b"").to_string();
        for bad in
            [lower.to_uppercase(), lower[1..].to_owned(), lower.clone() + "0", "é".repeat(32)]
        {
            assert_eq!(bad.parse::<Digest>().unwrap_err().code(), "bad-digest", "{bad}");
        }
    }

    #[test]
    fn a_pair_has_one_id_in_either_order() {
        let [one, other] = [KeyId::of(b"1"), KeyId::of(b"2")];
        let pair = KeyId::of_pair(&one, &other);
        assert_eq!(pair, KeyId::of_pair(&other, &one));
        // printf '%s%s' "$(printf 1 | sha256sum)" "$(printf 2 | sha256sum)" without the spaces, the lower one first.
        let text = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\
                    d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35";
        assert_eq!(pair, KeyId::of(text.as_bytes()));
        assert!(pair != one && pair != other);
    }

    #[test]
    fn hex_is_lower_case_and_can_be_read_back() {
        assert_eq!(hex(&[0, 9, 10, 159, 255]), "00090a9fff");
        assert_eq!(from_hex("00090a9fff"), Some([0, 9, 10, 159, 255]));
        for bad in ["", "00", "00090a9ff", "00090A9FFF", "00090a9fff00", "00090a9fg0", "é0090a9ff"]
        {
            assert_eq!(from_hex::<5>(bad), None, "{bad}");
        }
    }

    #[test]
    fn ids_are_plain_words() {
        for good in ["a", "rok-mnd", "us-dod-cio", "0", &"a".repeat(MAX_ID)] {
            assert_eq!(good.parse::<PartyId>().unwrap().as_str(), good);
        }
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a_b", "а", "a b", &"a".repeat(MAX_ID + 1)] {
            assert_eq!(bad.parse::<PartyId>().unwrap_err().code(), "bad-id", "{bad}");
        }
    }

    #[test]
    fn an_act_is_named_by_its_first_digits() {
        let prefix = |digits: &str| ActPrefix::new(digits);
        for bad in ["", "e3b0c44", "E3B0C442", "e3b0c44g", &"e".repeat(65)] {
            assert_eq!(prefix(bad), None, "{bad}");
        }
        let id: ActId = Digest::of(b"").to_string().parse().unwrap();
        assert!(prefix("e3b0c442").unwrap().is_of(&id));
        assert!(prefix(&id.to_string()).unwrap().is_of(&id));
        assert!(!prefix("e3b0c443").unwrap().is_of(&id));
    }

    #[test]
    fn record_ids_are_lower_case_uuid_urns() {
        let id = RecordId::from_random([0xff; 16]);
        assert_eq!(id.as_str(), "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(id.as_str().parse(), Ok(id.clone()));
        for bad in [&id.as_str()[9..], &id.as_str().to_uppercase(), "urn:uuid:", &id.as_str()[..44]]
        {
            assert_eq!(bad.parse::<RecordId>().unwrap_err().code(), "bad-uuid", "{bad}");
        }
    }
}
