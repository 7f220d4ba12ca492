//! Faults in input bytes: place, kind and stable code.
//!
//! A [`Fault`] means that the bytes are malformed. It is never a judgement about a well-formed bundle: that
//! is an outcome in a report. It is never a failure of the system: that is the program's own error type.

mod words;

use std::fmt;

use crate::locale::Locale;
use crate::messages::{Localized, Or, Sentence, fault_words, faults};
pub(crate) use crate::screen::excerpt;
use crate::screen::quoted;
pub use crate::screen::safe;
pub use words::{Alternative, KeyFlaw, Large, Listed, PathFlaw, Ranged, Syntax, Taken, Type};

/// A malformed input: the place and the kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct Fault {
    /// The place in the input.
    pub place: Place,
    /// The kind of fault.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault of the whole input.
    pub fn whole(kind: FaultKind) -> Self {
        Self { place: Place::Whole, kind }
    }

    /// The stable code of the fault; see [`FaultKind::code`].
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}

/// The place of a fault in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The whole input.
    Whole,
    /// A JSON pointer (RFC 6901). After a `#`, a pointer into the JSON inside the Base64 of an act's payload:
    /// `/acts/1/payload#/signedAt`.
    Pointer(String),
    /// Line and column in a text that people write (TOML). Both are counted from 1; columns count Unicode
    /// scalar values.
    Line {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in Unicode scalar values.
        column: usize,
    },
}

impl Localized for Fault {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        self.kind.write(locale, out)
    }
}

impl Localized for Place {
    /// A pointer is made safe to show, a line is written as `line 3, column 5`, and the whole input as empty
    /// text.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Pointer(pointer) => out.write_str(&safe(pointer)),
            Self::Line { line, column } => {
                fault_words::PlaceInText { line, column }.write(locale, out)
            }
        }
    }
}

impl fmt::Display for Place {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Locale::En, f)
    }
}

/// Declares [`FaultKind`]: for each kind its code, its fields, and the form of each field in the message. The
/// message is the one with that code in `lang/library/*/faults.ftl`.
macro_rules! fault_kinds {
    ($($(#[$doc:meta])* $code:literal $name:ident $({ $($field:ident: $type:ty as $show:ident),* $(,)? })?;)*) => {
        /// The kind of a fault. Every kind has a message and a stable [`code`](Self::code). `Display` writes
        /// the English message.
        ///
        /// Input text in the message is [`safe`] to show.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "the fields are what the sentences say")]
        pub enum FaultKind {
            $($(#[$doc])* $name $({ $($field: $type),* })?,)*
        }

        impl Localized for FaultKind {
            fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
                match self {
                    $(Self::$name $({ $($field),* })? => {
                        faults::$name $({ $($field: $show($field)),* })?.write(locale, out)
                    })*
                }
            }
        }

        impl FaultKind {
            /// The kebab-case code of this kind, for `--json`, scripts and test vectors. A code never
            /// changes. docs/format.md lists all codes.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)* }
            }

            /// All codes, in the order of docs/format.md.
            pub const CODES: &'static [&'static str] = &[$($code),*];
        }
    };
}

fault_kinds! {
    // Bytes.
    /// Exceeds the maximum size of its kind.
    "too-large" TooLarge { what: Large as same, limit: u64 as same };
    /// Not UTF-8 (RFC 3629).
    "not-utf8" NotUtf8;
    /// Not JSON (RFC 8259).
    "not-json" NotJson { expected: Syntax as same, found: Found as same };
    /// The input ends inside a value.
    "truncated" Truncated;
    /// There are bytes after the JSON value.
    "trailing-bytes" TrailingBytes { found: Found as same };
    /// A lone surrogate in a string (RFC 7493, section 2.1).
    "lone-surrogate" LoneSurrogate;
    /// A noncharacter in a string (RFC 7493, section 2.1).
    "noncharacter" Noncharacter { code_point: u32 as hexadecimal };
    /// The same name twice in one object (RFC 7493, section 2.3).
    "duplicate-name" DuplicateName { name: String as quoted };
    /// Nested deeper than the limit.
    "too-deep" TooDeep { limit: usize as same };
    /// A number that its type cannot hold unchanged.
    "number-range" NumberRange { number: String as safe };
    // Canonical form.
    /// White space outside strings.
    "whitespace" Whitespace;
    /// Names are not sorted (RFC 8785, section 3.2.3).
    "unsorted-names" UnsortedNames { name: String as quoted };
    /// An unnecessary escape, or an escape in another form (RFC 8785, section 3.2.2.2).
    "escape-form" EscapeForm;
    /// A number in another form (RFC 8785, section 3.2.2.3).
    "number-form" NumberForm { expected: String as safe };
    // Formats and their members.
    /// A later version of a format that this program reads.
    "newer-format" NewerFormat { found: String as quoted, known: &'static str as quoted };
    /// Not a paraph format.
    "unknown-format" UnknownFormat { found: String as quoted, expected: Vec<&'static str> as any_of };
    /// A member that the format does not have.
    "unknown-member" UnknownMember { name: String as quoted };
    /// A required member is missing.
    "missing-member" MissingMember { name: &'static str as quoted };
    /// A value of another type.
    "wrong-type" WrongType { expected: Type as same, found: Type as same };
    /// A fraction or an exponent, where only an integer is allowed.
    "not-an-integer" NotAnInteger;
    // Lists.
    /// An empty list, where at least one entry is required.
    "empty-list" EmptyList { what: Listed as same };
    /// More entries than the limit.
    "too-many" TooMany { what: Listed as same, limit: usize as same };
    /// Entries are not sorted.
    "unsorted-list" UnsortedList { what: Listed as same };
    /// The same entry twice.
    "duplicate-entry" DuplicateEntry { what: Listed as same, entry: String as quoted };
    // Single values.
    /// Not 64 lower-case hexadecimal digits.
    "bad-digest" BadDigest { length: usize as same };
    /// Not standard, padded, canonical Base64.
    "bad-base64" BadBase64;
    /// Not words of `[a-z0-9]` joined by `-`.
    "bad-id" BadId { found: String as quoted };
    /// Not `urn:uuid:` and a lower-case UUID.
    "bad-uuid" BadUuid { found: String as quoted };
    /// Not an RFC 3339 time in the only accepted form.
    "bad-time" BadTime { found: String as quoted };
    /// Not a day in the only accepted form.
    "bad-date" BadDate { found: String as quoted };
    /// Not a BCP 47 tag in canonical case.
    "bad-language" BadLanguage { found: String as quoted };
    /// Not a safe relative path.
    "bad-path" BadPath { found: String as quoted, why: PathFlaw as same };
    /// A path that is also a folder of another path.
    "path-is-folder" PathIsFolder { first: String as quoted, second: String as quoted };
    /// Two paths that are the same on some file systems.
    "path-clash" PathClash { first: String as quoted, second: String as quoted };
    /// Not `type/subtype` in lower case.
    "bad-media-type" BadMediaType { found: String as quoted };
    /// Not two capital letters.
    "bad-country" BadCountry { found: String as quoted };
    /// A word that the format does not allow at this place.
    "unknown-word" UnknownWord { found: String as quoted, expected: &'static str as safe, or: Alternative as same };
    /// A number outside its range.
    "out-of-range" OutOfRange { what: Ranged as same, found: String as safe };
    /// An empty string, where text is required.
    "empty-string" EmptyString;
    /// A string longer than the limit.
    "string-too-long" StringTooLong { length: usize as same, limit: usize as same };
    /// White space at the start or end of a string.
    "space-at-edge" SpaceAtEdge;
    /// Two white-space characters in a row: with them, a name could imitate separate lines.
    "double-space" DoubleSpace;
    /// Not in Unicode Normalization Form C.
    "not-nfc" NotNfc;
    /// A character that is invisible, changes the order of display, or is for private use.
    "forbidden-character" ForbiddenCharacter { code_point: u32 as hexadecimal };
    /// A code point that the named Unicode version does not assign.
    "unassigned-character" UnassignedCharacter { code_point: u32 as hexadecimal };
    // Records.
    /// `signing.order` does not list every party exactly once.
    "order-parties" OrderParties;
    /// A text belongs to an annex that the record does not have.
    "unknown-annex" UnknownAnnex { annex: String as quoted };
    /// An annex without a text.
    "annex-without-text" AnnexWithoutText { annex: String as quoted };
    /// The prevailing language has no authentic text.
    "prevailing-language" PrevailingLanguage { language: String as quoted };
    // Keys.
    /// A container without an Ed25519 key of the required kind.
    "bad-key" BadKey { what: KeyFlaw as same };
    /// A public key whose bytes are not the canonical encoding of their point (RFC 8032, section 5.1.3).
    "non-canonical-key" NonCanonicalKey;
    /// A public key of small order: its signatures prove nothing.
    "weak-key" WeakKey;
    /// A public key outside the prime-order group.
    "mixed-order-key" MixedOrderKey;
    /// A key of ML-DSA-44 or ML-DSA-65.
    "other-parameter-set" OtherParameterSet { name: &'static str as same };
    /// A key that signs only digests (HashML-DSA).
    "prehashed-key" PrehashedKey;
    /// One key of several methods together.
    "composite-key" CompositeKey;
    /// An ML-DSA-87 key with parameters, which RFC 9881 does not allow.
    "key-parameters" KeyParameters;
    /// An ML-DSA-87 public key of another length than 2,592 bytes.
    "key-length" KeyLength { found: usize as same };
    /// An ML-DSA-87 private key without its seed.
    "expanded-key" ExpandedKey;
    /// An ML-DSA-87 key without the Ed25519 key of its pair.
    "half-pair" HalfPair;
    /// Two keys of one method in a pair.
    "same-method" SameMethod { name: &'static str as same };
    /// A private key whose container names another public key.
    "key-mismatch" KeyMismatch;
    /// A private key is encrypted, and no passphrase was given.
    "encrypted-key" EncryptedKey;
    /// The passphrase does not decrypt the key.
    "wrong-passphrase" WrongPassphrase;
    /// A key file that takes more work to decrypt than the limit.
    "key-cost" KeyCost;
    // Envelopes, acts and bundles.
    /// The payload type is not that of an act.
    "payload-type" PayloadType { found: String as quoted, expected: &'static str as quoted };
    /// The key ids of the envelope differ from the keys of the act.
    "keys-differ" KeysDiffer;
    /// An act names a pair of keys, and only one of them signed.
    "half-missing" HalfMissing { party: String as safe };
    /// An act points at an act that is not in its `seen`.
    "not-seen" NotSeen { act: String as safe };
    /// A reservation or another statement has no text.
    "statement-without-text" StatementWithoutText;
    /// The act is about another record.
    "wrong-record" WrongRecord;
    /// The act is for a party that the record does not have.
    "party-not-in-record" PartyNotInRecord { party: String as quoted };
    /// A key that an act names is not in `keys`.
    "unlisted-key" UnlistedKey { key: String as safe };
    /// A key in `keys` that no act names.
    "unused-key" UnusedKey { key: String as safe };
    /// A signature that does not verify strictly.
    "bad-signature" BadSignature { party: String as safe };
    /// A signature of a pair of keys that was made for another act of the bundle.
    "signature-of-another-act" SignatureOfAnotherAct { party: String as safe, act: String as safe };
    /// Evidence of a bundle that is not what it should be.
    "bad-evidence" BadEvidence { why: Sentence as same };
    /// A token in a bundle with more than is kept.
    "evidence-form" EvidenceForm;
    // What people write.
    /// A certificate of a time-stamp authority that cannot be used.
    "bad-certificate" BadCertificate { why: Sentence as same };
    /// A log or witness that cannot be used.
    "bad-log" BadLog { why: Sentence as same };
    /// Not TOML.
    "bad-toml" BadToml { message: String as safe };
    /// A key that this kind of file does not have.
    "unknown-field" UnknownField { name: String as quoted, expected: String as safe };
    /// A key that this kind of file needs.
    "missing-field" MissingField { name: &'static str as quoted };
    /// A placeholder of the draft that was not filled in.
    "placeholder" Placeholder { found: String as quoted };
    /// A key or id that is already in the roster.
    "taken" Taken { what: Taken as same, which: String as safe, under: String as safe };
    /// A key that stands in two sets of one holder.
    "shared-half" SharedHalf { key: String as safe, holder: String as safe };
    /// A key that is not in the roster.
    "not-in-roster" NotInRoster { key: String as safe };
    /// A receipt with a time in the future.
    "received-from-the-future" ReceivedFromTheFuture { on: Sentence as same, now: Sentence as same };
    /// A receipt that is earlier than the record.
    "received-before-the-record" ReceivedBeforeTheRecord { on: Sentence as same, record: String as safe, created: Sentence as same };
    /// A receipt that is earlier than the act, which was signed for `party`.
    "received-before-the-act" ReceivedBeforeTheAct { on: Sentence as same, act: String as safe, party: String as safe, signed_at: Sentence as same };
    /// A window that ends before it begins.
    "empty-window" EmptyWindow;
    /// Windows of one key that overlap or are out of order.
    "overlapping-windows" OverlappingWindows;
    /// A revocation that begins after it was reported.
    "since-after-reported" SinceAfterReported;
    /// Two fields that exclude each other are both present.
    "both-given" BothGiven { one: &'static str as quoted, other: &'static str as quoted };
    /// The quorum is higher than the number of holders.
    "quorum-above-holders" QuorumAboveHolders { party: String as safe, quorum: u32 as same, holders: usize as same };
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Locale::En, f)
    }
}

impl std::error::Error for FaultKind {}

impl FaultKind {
    /// The fault of a word that is not one of the `expected` words.
    pub(crate) fn unknown_word(found: &str, expected: &'static str) -> Self {
        Self::unknown_word_or(found, expected, Alternative::Nothing)
    }

    /// The same, for a place that also allows something other than a word.
    pub(crate) fn unknown_word_or(found: &str, expected: &'static str, or: Alternative) -> Self {
        Self::UnknownWord { found: excerpt(found), expected, or }
    }
}

/// A field that is written unchanged.
fn same<T>(field: &T) -> &T {
    field
}

/// A code point in Unicode notation: `U+202E`.
fn hexadecimal(code_point: &u32) -> String {
    format!("U+{code_point:04X}")
}

/// Words of which one is required.
fn any_of(words: &[&'static str]) -> impl Localized {
    struct AnyOf(Vec<String>);
    impl Localized for AnyOf {
        fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
            Or(&self.0).write(locale, out)
        }
    }
    AnyOf(words.iter().map(|word| quoted(word)).collect())
}

/// The input that a reader found in place of the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A byte or character, shown escaped.
    Char(char),
    /// A byte that is not a character by itself.
    Byte(u8),
    /// The end of the input.
    End,
}

impl Localized for Found {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Char(c @ ('\'' | '\\')) => write!(out, "'\\{c}'"),
            Self::Char(c) => write!(out, "'{}'", safe(&c.to_string())),
            Self::Byte(byte) => {
                let byte = format!("0x{byte:02x}");
                fault_words::FoundByte { byte }.write(locale, out)
            }
            Self::End => fault_words::FoundEnd.write(locale, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let unique: BTreeSet<_> = FaultKind::CODES.iter().collect();
        assert_eq!(unique.len(), FaultKind::CODES.len());
        for code in FaultKind::CODES {
            assert!(code.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{code}");
        }
    }

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(safe("협정 1.txt"), "협정 1.txt");
        assert_eq!(safe("a\u{1b}[2J\n\u{202e}b\u{a0}"), "a\\u{1b}[2J\\u{a}\\u{202e}b\\u{a0}");
        let place = Place::Pointer("/texts\u{1b}[31m".into());
        assert_eq!(place.to_string(), "/texts\\u{1b}[31m");
    }

    #[test]
    fn a_fault_has_a_sentence_in_every_language() {
        let kind = FaultKind::DuplicateEntry { what: Listed::Party, entry: "rok-mnd".into() };
        assert_eq!(kind.in_locale(Locale::En), "the party \"rok-mnd\" appears twice");
        assert_eq!(kind.in_locale(Locale::Ko), "같은 당사자가 두 번 나옵니다: \"rok-mnd\"");
        let (expected, found) = (Type::Table, Type::String);
        let kind = FaultKind::WrongType { expected, found };
        assert_eq!(kind.in_locale(Locale::En), "expected a table, found a string");
        let korean = "값의 형식이 다릅니다. 필요한 형식: 테이블, 적힌 형식: 문자열";
        assert_eq!(kind.in_locale(Locale::Ko), korean);
        let place = Place::Line { line: 3, column: 5 };
        assert_eq!(place.in_locale(Locale::En), "line 3, column 5");
        assert_eq!(place.in_locale(Locale::Ko), "3행 5열");
    }

    #[test]
    fn names_are_quoted_so_that_control_characters_do_not_show() {
        let kind = FaultKind::UnknownMember { name: "a\u{1b}[2Jb".into() };
        assert_eq!(kind.to_string(), r#"this format has no field "a\u{1b}[2Jb""#);
    }
}
