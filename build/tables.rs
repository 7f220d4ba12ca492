//! Writes tables of other crates as text and numbers, without addresses.
//!
//! A table of strings has an address for each. The dynamic linker would have to correct all of them whenever
//! the program starts: more than ten thousand, in some sixty pages of memory.

use std::fmt::Write as _;

use bip39::Language;
use unicode_normalization::UnicodeNormalization as _;
use unicode_security::confusable_detection::skeleton;

/// The word lists of BIP-39: `word_lists.rs`.
pub(crate) fn word_lists() -> String {
    let lists = [("ENGLISH", Language::English), ("KOREAN", Language::Korean)];
    let mut out = String::new();
    for (name, language) in lists {
        let words = language.word_list();
        let ends = ends(words.iter().copied());
        let (text, count) = (words.concat(), words.len());
        let _ = writeln!(out, "pub(super) const {name}: &str = {text:?};");
        let _ = writeln!(out, "pub(super) static {name}_ENDS: [u16; {count}] = {ends:?};");
    }
    out
}

/// The letters that have the shape of others, and these shapes: `shapes.rs`.
pub(crate) fn shapes() -> String {
    // What differs from its own decomposition is decomposed first, so it needs no entry.
    let shape = |c: char| {
        let decomposed = c.nfd().eq([c]);
        let shape: String = skeleton(c.encode_utf8(&mut [0; 4])).collect();
        (decomposed && !shape.chars().eq([c])).then_some((c, shape))
    };
    let shapes: Vec<(char, String)> =
        ('\0'..=char::MAX).filter(|c| is_used(*c)).filter_map(shape).collect();
    let letters: Vec<char> = shapes.iter().map(|(letter, _)| *letter).collect();
    let ends = ends(shapes.iter().map(|(_, shape)| shape.as_str()));
    let text: String = shapes.iter().map(|(_, shape)| shape.as_str()).collect();
    let count = letters.len();
    format!(
        "pub(super) static LETTERS: [char; {count}] = {letters:?};\n\
         pub(super) static ENDS: [u16; {count}] = {ends:?};\n\
         pub(super) const SHAPES: &str = {text:?};\n"
    )
}

/// Whether a character is in a plane that has other characters than those for private use.
fn is_used(c: char) -> bool {
    matches!(u32::from(c), 0..0x4_0000 | 0xe_0000..0xf_0000)
}

/// The offset of the end of each text, if all are written one after the other.
fn ends<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u16> {
    let mut end = 0;
    let ends = texts.map(|text| {
        end += text.len();
        u16::try_from(end).expect("the table has less than 64 KiB")
    });
    ends.collect()
}
