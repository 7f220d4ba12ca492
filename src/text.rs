//! Measures texts of any size, and finds out why a text does not match.

use std::borrow::Cow;
use std::fmt;

use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

use crate::canon::canonical;
use crate::id::Digest;
use crate::locale::Locale;
use crate::messages::{Localized, fault_words};
use crate::record::Measure;
use crate::value::coded;

coded! { Change }

/// The maximum size of a text that is tried in other forms when it does not match, in bytes (16 MiB). Such a
/// text must be in memory; to measure a text does not need that.
pub const MAX_DIAGNOSED: u64 = 16 << 20;

/// Measures a text piece by piece, in constant memory.
#[derive(Clone, Default)]
pub struct Meter {
    size: u64,
    hash: Sha256,
}

impl Meter {
    /// A meter that has measured nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next piece of the text.
    pub fn update(&mut self, piece: &[u8]) {
        self.size += piece.len() as u64;
        self.hash.update(piece);
    }

    /// The size in bytes and the digest of all pieces.
    pub fn finish(self) -> Measure {
        Measure { size: self.size, sha256: Digest::from_bytes(self.hash.finalize().into()) }
    }
}

/// The size in bytes and the digest of a text in memory.
pub fn measure(bytes: &[u8]) -> Measure {
    Measure { size: bytes.len() as u64, sha256: Digest::of(bytes) }
}

/// A change that turns the available file into the text of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Remove a byte-order mark (U+FEFF) at the start.
    WithoutMark,
    /// Add a byte-order mark at the start.
    WithMark,
    /// End all lines with LF.
    LineFeeds,
    /// End all lines with CR LF.
    CarriageReturns,
    /// Add a line end at the end of the file.
    WithFinalNewline,
    /// Remove the line end at the end of the file.
    WithoutFinalNewline,
    /// Convert to Unicode Normalization Form C.
    Composed,
    /// Convert to Unicode Normalization Form D.
    Decomposed,
    /// Convert JSON to canonical form.
    CanonicalJson,
}

impl Change {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::WithoutMark => "without-byte-order-mark",
            Self::WithMark => "with-byte-order-mark",
            Self::LineFeeds => "line-feeds",
            Self::CarriageReturns => "carriage-returns",
            Self::WithFinalNewline => "with-final-newline",
            Self::WithoutFinalNewline => "without-final-newline",
            Self::Composed => "nfc",
            Self::Decomposed => "nfd",
            Self::CanonicalJson => "canonical-json",
        }
    }
}

impl Localized for Change {
    /// The words for people, which follow "it would match".
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::WithoutMark => fault_words::ChangeWithoutByteOrderMark.write(locale, out),
            Self::WithMark => fault_words::ChangeWithByteOrderMark.write(locale, out),
            Self::LineFeeds => fault_words::ChangeLineFeeds.write(locale, out),
            Self::CarriageReturns => fault_words::ChangeCarriageReturns.write(locale, out),
            Self::WithFinalNewline => fault_words::ChangeWithFinalNewline.write(locale, out),
            Self::WithoutFinalNewline => fault_words::ChangeWithoutFinalNewline.write(locale, out),
            Self::Composed => fault_words::ChangeNfc.write(locale, out),
            Self::Decomposed => fault_words::ChangeNfd.write(locale, out),
            Self::CanonicalJson => fault_words::ChangeCanonicalJson.write(locale, out),
        }
    }
}

/// The changes that turn `bytes` into the text with this digest and, if it is known, this size. Gives the
/// smallest combination; empty if no combination works.
pub fn diagnose(bytes: &[u8], sha256: &Digest, size: Option<u64>) -> Vec<Change> {
    let wanted = |text: &[u8]| {
        size.is_none_or(|size| size == text.len() as u64) && Digest::of(text) == *sha256
    };
    if canonical(bytes).is_ok_and(|json| wanted(&json)) {
        return vec![Change::CanonicalJson];
    }
    let mut found = Vec::new();
    for (form, text) in normal_forms(bytes) {
        for (mark, text) in marks(&text) {
            for (lines, text) in line_ends(&text) {
                for (last, text) in final_newlines(&text) {
                    if wanted(&text) {
                        let changes: Vec<Change> =
                            [form, mark, lines, last].into_iter().flatten().collect();
                        if found.is_empty() || changes.len() < found.len() {
                            found = changes;
                        }
                    }
                }
            }
        }
    }
    found
}

type Variant<'a> = (Option<Change>, Cow<'a, [u8]>);

fn normal_forms(bytes: &[u8]) -> Vec<Variant<'_>> {
    let mut forms = vec![(None, Cow::Borrowed(bytes))];
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.is_ascii()
    {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        forms.push((Some(Change::Composed), composed.into_bytes().into()));
        forms.push((Some(Change::Decomposed), decomposed.into_bytes().into()));
    }
    forms
}

fn marks(bytes: &[u8]) -> Vec<Variant<'_>> {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let other = match bytes.strip_prefix(MARK) {
        Some(rest) => (Some(Change::WithoutMark), Cow::Borrowed(rest)),
        None => (Some(Change::WithMark), Cow::Owned([MARK, bytes].concat())),
    };
    vec![(None, Cow::Borrowed(bytes)), other]
}

fn line_ends(bytes: &[u8]) -> Vec<Variant<'_>> {
    let mut feeds = Vec::with_capacity(bytes.len());
    for (index, byte) in bytes.iter().enumerate() {
        if *byte != b'\r' || bytes.get(index + 1) != Some(&b'\n') {
            feeds.push(*byte);
        }
    }
    let lines = feeds.iter().filter(|byte| **byte == b'\n').count();
    let mut returns = Vec::with_capacity(feeds.len() + lines);
    for byte in &feeds {
        if *byte == b'\n' {
            returns.push(b'\r');
        }
        returns.push(*byte);
    }
    vec![
        (None, Cow::Borrowed(bytes)),
        (Some(Change::LineFeeds), feeds.into()),
        (Some(Change::CarriageReturns), returns.into()),
    ]
}

fn final_newlines(bytes: &[u8]) -> Vec<Variant<'_>> {
    let line_end: &[u8] = match bytes.windows(2).any(|pair| pair == b"\r\n") {
        true => b"\r\n",
        false => b"\n",
    };
    let other = match bytes.strip_suffix(b"\r\n").or_else(|| bytes.strip_suffix(b"\n")) {
        Some(rest) => (Some(Change::WithoutFinalNewline), Cow::Borrowed(rest)),
        None => (Some(Change::WithFinalNewline), Cow::Owned([bytes, line_end].concat())),
    };
    vec![(None, Cow::Borrowed(bytes)), other]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_measure_as_the_whole() {
        let mut meter = Meter::new();
        for piece in [&b"ab"[..], b"", b"c"] {
            meter.update(piece);
        }
        assert_eq!(meter.finish(), measure(b"abc"));
    }

    #[test]
    fn the_change_of_a_text_is_reported() {
        use Change::*;
        let rows: &[(&str, &str, &[Change])] = &[
            ("a\r\nb\r\n", "a\nb\n", &[LineFeeds]),
            ("a\nb\n", "a\r\nb\r\n", &[CarriageReturns]),
            ("a\r\nb\n", "a\nb\n", &[LineFeeds]),
            ("\u{feff}a\n", "a\n", &[WithoutMark]),
            ("a\n", "\u{feff}a\n", &[WithMark]),
            ("a", "a\n", &[WithFinalNewline]),
            ("a\n", "a", &[WithoutFinalNewline]),
            ("\u{feff}a\r\nb\r\n", "a\nb\n", &[WithoutMark, LineFeeds]),
            ("e\u{301}\n", "é\n", &[Composed]),
            ("한\n", "\u{1112}\u{1161}\u{11ab}\n", &[Decomposed]),
            ("{ \"b\": 1, \"a\": 2 }\n", r#"{"a":2,"b":1}"#, &[CanonicalJson]),
            ("a\n", "b\n", &[]),
            ("", "a", &[]),
        ];
        for (hand, record, changes) in rows {
            let Measure { size, sha256 } = measure(record.as_bytes());
            for size in [Some(size), None] {
                let found = diagnose(hand.as_bytes(), &sha256, size);
                assert_eq!(found, *changes, "{hand:?} for {record:?}");
            }
        }
    }
}
