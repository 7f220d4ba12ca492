//! Digests as words, to be compared over the telephone (BIP-39, English list).

use bip39::{Language, Mnemonic};

use crate::id::{Digest, KeyId};

/// The 12 words of a key: the first 128 bits of its id.
///
/// Enough to tell keys apart that nobody could make on purpose within reach of any machine
/// (a second key with the same words takes 2^128 tries).
pub fn words(key: &KeyId) -> String {
    mnemonic(&key.digest().as_bytes()[..16])
}

/// All 24 words of a record's digest.
///
/// All 256 bits, because whoever drafts a record could look for two with the same first half.
pub fn record_words(digest: &Digest) -> String {
    mnemonic(digest.as_bytes())
}

fn mnemonic(entropy: &[u8]) -> String {
    let mnemonic = Mnemonic::from_entropy_in(Language::English, entropy);
    mnemonic.expect("16 and 32 bytes are lengths of BIP-39").words().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_bip39_vectors() {
        assert_eq!(mnemonic(&[0; 16]), "abandon ".repeat(11) + "about");
        assert_eq!(mnemonic(&[0; 32]), "abandon ".repeat(23) + "art");
        let key = KeyId::of(b"");
        assert_eq!(words(&key).split(' ').count(), 12);
        assert!(record_words(&key.digest()).starts_with(words(&key).rsplit_once(' ').unwrap().0));
    }
}
