//! Digests as words, for comparison over the telephone (BIP-39 word lists).

use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

use crate::id::{Digest, KeyId};
use crate::value::worded;

worded! {
    /// A BIP-39 word list.
    WordList {
        /// The English list.
        English = "en",
        /// The Korean list.
        Korean = "ko",
    }
}

impl WordList {
    const ALL: [Self; 2] = [Self::English, Self::Korean];

    /// The words of the list one after the other, and the offset of the end of each.
    fn table(self) -> (&'static str, &'static [u16; 2048]) {
        match self {
            Self::English => (tables::ENGLISH, &tables::ENGLISH_ENDS),
            Self::Korean => (tables::KOREAN, &tables::KOREAN_ENDS),
        }
    }

    /// The word with this number. Korean syllables are written as one code point each, as keyboards do.
    fn entry(self, number: usize) -> String {
        let (text, ends) = self.table();
        let start = number.checked_sub(1).map_or(0, |before| ends[before].into());
        text[start..ends[number].into()].nfc().collect()
    }
}

/// The lists, made by `build.rs`.
mod tables {
    include!(concat!(env!("OUT_DIR"), "/word_lists.rs"));
}

/// The number of words of a key.
pub const KEY_WORDS: usize = 12;

/// The 12 English words of a key: the first 128 bits of its id.
///
/// This is enough to tell keys apart. No machine can make a second key with the same words on purpose: that
/// takes 2^128 tries.
pub fn words(key: &KeyId) -> String {
    words_in(WordList::English, key)
}

/// The 12 words of a key from a list.
pub fn words_in(list: WordList, key: &KeyId) -> String {
    mnemonic(list, &key.digest().as_bytes()[..16])
}

/// All 24 English words of a record's digest.
///
/// They cover all 256 bits, because the author of a record could search for two records with the same first
/// half.
pub fn record_words(digest: &Digest) -> String {
    record_words_in(WordList::English, digest)
}

/// All 24 words of a record's digest, from a list.
pub fn record_words_in(list: WordList, digest: &Digest) -> String {
    mnemonic(list, digest.as_bytes())
}

/// The words of 16 or 32 bytes (BIP-39): each group of eleven bits, the highest bit first, is the number of a
/// word. One bit of the SHA-256 of the bytes follows them for each 32 bits.
fn mnemonic(list: WordList, entropy: &[u8]) -> String {
    let checksum = Sha256::digest(entropy);
    let bytes: Vec<u8> = entropy.iter().copied().chain(checksum).collect();
    let bit = |at: usize| usize::from(bytes[at / 8] >> (7 - at % 8) & 1);
    let number = |word: usize| (11 * word..11 * (word + 1)).fold(0, |bits, at| bits << 1 | bit(at));
    let words = (0..entropy.len() * 3 / 4).map(|word| list.entry(number(word)));
    words.collect::<Vec<_>>().join(" ")
}

/// The result of comparing words that someone read out with those of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// They are the key's words.
    Same,
    /// They differ.
    Parts {
        /// The number of places where the spoken word is that of the key.
        matching: usize,
        /// The first word that differs, counted from 1.
        at: usize,
        /// The spoken word there; empty if there is none.
        said: String,
        /// The key's word there; empty after the last word.
        expected: String,
    },
}

/// Compares words that someone read out with those of a key, in each list.
///
/// Case, spacing and punctuation are ignored. A word can be shortened if only one word of the list begins
/// with it. The result is for the list in which more places match.
pub fn compare(spoken: &str, key: &KeyId) -> Spoken {
    let said: Vec<String> = spoken
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(|word| word.nfc().collect::<String>().to_lowercase())
        .collect();
    let lists = WordList::ALL.map(|list| compare_in(list, &said, key));
    let near = |spoken: &Spoken| match spoken {
        Spoken::Same => (usize::MAX, 0),
        Spoken::Parts { matching, at, .. } => (*matching, *at),
    };
    let [first, second] = lists;
    if near(&second) > near(&first) { second } else { first }
}

fn compare_in(list: WordList, said: &[String], key: &KeyId) -> Spoken {
    let expected = words_in(list, key);
    let expected: Vec<&str> = expected.split(' ').collect();
    let matches = |at: &usize| match (said.get(*at), expected.get(*at)) {
        (Some(said), Some(expected)) => stands_for(list, said, expected),
        (_, _) => false,
    };
    let places = 0..said.len().max(expected.len());
    let Some(at) = places.clone().find(|at| !matches(at)) else { return Spoken::Same };
    Spoken::Parts {
        matching: places.take(expected.len()).filter(matches).count(),
        at: at + 1,
        said: said.get(at).cloned().unwrap_or_default(),
        expected: expected.get(at).copied().unwrap_or_default().to_owned(),
    }
}

/// Whether `said` is `word`, or is the beginning of `word` and of no other word of the list.
fn stands_for(list: WordList, said: &str, word: &str) -> bool {
    if said == word {
        return true;
    }
    let begins = |number: &usize| list.entry(*number).starts_with(said);
    word.starts_with(said) && (0..2048).filter(begins).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_another_implementation() {
        use bip39::{Language, Mnemonic};

        let lists = [(WordList::English, Language::English), (WordList::Korean, Language::Korean)];
        for (list, language) in lists {
            for (number, word) in language.word_list().iter().enumerate() {
                assert_eq!(list.entry(number), word.nfc().collect::<String>());
            }
            for number in 0..2000_u16 {
                let digest = Digest::of(&number.to_be_bytes());
                for entropy in [&digest.as_bytes()[..16], digest.as_bytes()] {
                    let words = Mnemonic::from_entropy_in(language, entropy).unwrap().to_string();
                    assert_eq!(mnemonic(list, entropy), words.nfc().collect::<String>());
                }
            }
        }
    }

    #[test]
    fn words_are_those_of_the_bip39_vectors() {
        let english = |entropy: &[u8]| mnemonic(WordList::English, entropy);
        assert_eq!(english(&[0; 16]), "abandon ".repeat(11) + "about");
        assert_eq!(english(&[0; 32]), "abandon ".repeat(23) + "art");
        let key = KeyId::of(b"");
        assert_eq!(words(&key).split(' ').count(), KEY_WORDS);
        assert!(record_words(&key.digest()).starts_with(words(&key).rsplit_once(' ').unwrap().0));
        assert!(mnemonic(WordList::Korean, &[0; 16]).starts_with("가격 가격"));
        let korean = record_words_in(WordList::Korean, &key.digest());
        assert_eq!(korean.split(' ').count(), 24);
        assert!(korean.starts_with(words_in(WordList::Korean, &key).rsplit_once(' ').unwrap().0));
    }

    #[test]
    fn a_telephone_is_forgiven_much_but_no_word() {
        let key = KeyId::of(b"a key");
        let english = words(&key);
        let korean = words_in(WordList::Korean, &key);
        let short = english.split(' ').map(|word| word.chars().take(4).collect::<String>());
        let short: Vec<String> = short.collect();
        let decomposed: String = korean.nfd().collect();
        let same = [
            english.clone(),
            english.to_uppercase(),
            format!("  {}\n", english.replace(' ', ",  ")),
            short.join("-"),
            korean.clone(),
            decomposed,
        ];
        for spoken in same {
            assert_eq!(compare(&spoken, &key), Spoken::Same, "{spoken}");
        }
        let list: Vec<&str> = english.split(' ').collect();
        let parts = |spoken: &str| match compare(spoken, &key) {
            Spoken::Same => panic!("{spoken}"),
            Spoken::Parts { at, .. } => at,
        };
        assert_eq!(parts(""), 1);
        assert_eq!(parts(&list[..11].join(" ")), 12);
        assert_eq!(parts(&format!("{english} {}", list[0])), 13);
        let mut wrong = list.clone();
        wrong[4] = if list[4] == "zoo" { "zone" } else { "zoo" };
        assert_eq!(parts(&wrong.join(" ")), 5);
        let first = &list[0][..1];
        assert_eq!(parts(&english.replacen(list[0], first, 1)), 1, "one letter begins many words");
        // One wrong word at the start is a closer match than eleven at the end.
        let matching = |spoken: &str| match compare(spoken, &key) {
            Spoken::Same => panic!("{spoken}"),
            Spoken::Parts { matching, .. } => matching,
        };
        assert_eq!(matching(&format!("zoo {}", list[1..].join(" "))), 11);
        assert_eq!(matching(&format!("{} {}", list[0], "zoo ".repeat(11))), 1);
        let korean: Vec<&str> = korean.split(' ').collect();
        assert_eq!(matching(&format!("{} {}", list[0], korean[1..].join(" "))), 11);
        assert!(matches!(compare(&words(&KeyId::of(b"other")), &key), Spoken::Parts { .. }));
    }
}
