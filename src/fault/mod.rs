//! What is wrong with bytes that someone handed us: where, what, and a stable code.
//!
//! A [`Fault`] means "these bytes are not what they should be". It is never used for a judgement
//! about a well-formed bundle (that is an outcome in a report) nor for what the world refused to do
//! (that is the program's own error type).

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
    /// Where in the input.
    pub place: Place,
    /// What is wrong there.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault of the input as a whole.
    pub fn whole(kind: FaultKind) -> Self {
        Self { place: Place::Whole, kind }
    }

    /// The stable name of the fault; see [`FaultKind::code`].
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}

/// Where in an input a fault is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The input as a whole.
    Whole,
    /// A JSON pointer (RFC 6901). After a `#`, a pointer into the JSON that the base64 of an act's
    /// payload holds: `/acts/1/payload#/signedAt`.
    Pointer(String),
    /// Line and column in a text that people write (TOML), both counted from 1; columns are
    /// Unicode scalar values.
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
    /// A pointer is written so that it is safe to show, a line as `line 3, column 5`, the whole as
    /// nothing.
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

/// Declares [`FaultKind`]: for each kind its code, its fields, and how each field comes into its sentence. The
/// sentence is the message of that code in `lang/library/*/faults.ftl`.
macro_rules! fault_kinds {
    ($($(#[$doc:meta])* $code:literal $name:ident $({ $($field:ident: $type:ty as $show:ident),* $(,)? })?;)*) => {
        /// What is wrong. Every kind has a sentence and a stable [`code`](Self::code). `Display` is the English
        /// sentence.
        ///
        /// In the sentence, what came from outside is [`safe`] to show.
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
            /// The kebab-case name of this kind, for `--json`, scripts and test vectors.
            /// Never reworded; docs/format.md lists them all.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)* }
            }

            /// Every code there is, in the order of docs/format.md.
            pub const CODES: &'static [&'static str] = &[$($code),*];
        }
    };
}

fault_kinds! {
    // Bytes.
    /// Larger than its kind may be.
    "too-large" TooLarge { what: Large as same, limit: u64 as same };
    /// Not UTF-8 (RFC 3629).
    "not-utf8" NotUtf8;
    /// Not JSON (RFC 8259).
    "not-json" NotJson { expected: Syntax as same, found: Found as same };
    /// The input ends inside a value.
    "truncated" Truncated;
    /// Something stands after the JSON value.
    "trailing-bytes" TrailingBytes { found: Found as same };
    /// A lone surrogate in a string (RFC 7493, section 2.1).
    "lone-surrogate" LoneSurrogate;
    /// A noncharacter in a string (RFC 7493, section 2.1).
    "noncharacter" Noncharacter { code_point: u32 as hexadecimal };
    /// One name twice in one object (RFC 7493, section 2.3).
    "duplicate-name" DuplicateName { name: String as quoted };
    /// Deeper than the reader follows.
    "too-deep" TooDeep { limit: usize as same };
    /// A number that its type cannot hold without being changed.
    "number-range" NumberRange { number: String as safe };
    // Canonical form.
    /// White space outside strings.
    "whitespace" Whitespace;
    /// Names out of order (RFC 8785, section 3.2.3).
    "unsorted-names" UnsortedNames { name: String as quoted };
    /// A character escaped that need not be, or in another way (RFC 8785, section 3.2.2.2).
    "escape-form" EscapeForm;
    /// A number in another form (RFC 8785, section 3.2.2.3).
    "number-form" NumberForm { expected: String as safe };
    // Formats and their members.
    /// A later version of a format that this program reads.
    "newer-format" NewerFormat { found: String as quoted, known: &'static str as quoted };
    /// No format of ours.
    "unknown-format" UnknownFormat { found: String as quoted, expected: Vec<&'static str> as any_of };
    /// A member that the format does not have.
    "unknown-member" UnknownMember { name: String as quoted };
    /// A member that the format demands.
    "missing-member" MissingMember { name: &'static str as quoted };
    /// A value of another type.
    "wrong-type" WrongType { expected: Type as same, found: Type as same };
    /// A fraction or an exponent where integers stand.
    "not-an-integer" NotAnInteger;
    // Lists.
    /// A list that needs an entry has none.
    "empty-list" EmptyList { what: Listed as same };
    /// More entries than are read.
    "too-many" TooMany { what: Listed as same, limit: usize as same };
    /// Entries out of order.
    "unsorted-list" UnsortedList { what: Listed as same };
    /// An entry twice.
    "duplicate-entry" DuplicateEntry { what: Listed as same, entry: String as quoted };
    // Single values.
    /// Not 64 lower-case hex digits.
    "bad-digest" BadDigest { length: usize as same };
    /// Not standard, padded, canonical base64.
    "bad-base64" BadBase64;
    /// Not words of `[a-z0-9]` joined by `-`.
    "bad-id" BadId { found: String as quoted };
    /// Not `urn:uuid:` and a lower-case UUID.
    "bad-uuid" BadUuid { found: String as quoted };
    /// Not our one spelling of an RFC 3339 time.
    "bad-time" BadTime { found: String as quoted };
    /// Not our one spelling of a day.
    "bad-date" BadDate { found: String as quoted };
    /// Not a BCP 47 tag in canonical case.
    "bad-language" BadLanguage { found: String as quoted };
    /// Not a safe relative path.
    "bad-path" BadPath { found: String as quoted, why: PathFlaw as same };
    /// A path that is a folder of another.
    "path-is-folder" PathIsFolder { first: String as quoted, second: String as quoted };
    /// Two paths that some file system takes for one.
    "path-clash" PathClash { first: String as quoted, second: String as quoted };
    /// Not `type/subtype` in lower case.
    "bad-media-type" BadMediaType { found: String as quoted };
    /// Not two capital letters.
    "bad-country" BadCountry { found: String as quoted };
    /// Not a word that the format has at this place.
    "unknown-word" UnknownWord { found: String as quoted, expected: &'static str as safe, or: Alternative as same };
    /// A number outside its range.
    "out-of-range" OutOfRange { what: Ranged as same, found: String as safe };
    /// An empty string where words are needed.
    "empty-string" EmptyString;
    /// A string longer than is read.
    "string-too-long" StringTooLong { length: usize as same, limit: usize as same };
    /// White space at an end of a string.
    "space-at-edge" SpaceAtEdge;
    /// Two white-space characters in a row, with which a name could lay out lines of its own.
    "double-space" DoubleSpace;
    /// Not in Unicode Normalization Form C.
    "not-nfc" NotNfc;
    /// A character that is invisible, reorders what is shown, or is private.
    "forbidden-character" ForbiddenCharacter { code_point: u32 as hexadecimal };
    /// A code point that the named Unicode version does not assign.
    "unassigned-character" UnassignedCharacter { code_point: u32 as hexadecimal };
    // Records.
    /// `signing.order` is not every party once.
    "order-parties" OrderParties;
    /// A text of an annex that the record does not have.
    "unknown-annex" UnknownAnnex { annex: String as quoted };
    /// An annex of which there is no text.
    "annex-without-text" AnnexWithoutText { annex: String as quoted };
    /// A language is to prevail in which there is no authentic text.
    "prevailing-language" PrevailingLanguage { language: String as quoted };
    // Keys.
    /// A container that holds no Ed25519 key of the kind that is wanted.
    "bad-key" BadKey { what: KeyFlaw as same };
    /// A public key whose bytes are another point's proper encoding (RFC 8032, section 5.1.3).
    "non-canonical-key" NonCanonicalKey;
    /// A public key of small order: signatures that it verifies prove nothing.
    "weak-key" WeakKey;
    /// A public key outside the prime-order group.
    "mixed-order-key" MixedOrderKey;
    /// A private key whose container names another public key.
    "key-mismatch" KeyMismatch;
    /// A private key under a passphrase where none was given.
    "encrypted-key" EncryptedKey;
    /// The passphrase does not open the key.
    "wrong-passphrase" WrongPassphrase;
    /// A key file that demands more work to open than we are willing to do.
    "key-cost" KeyCost;
    // Envelopes, acts and bundles.
    /// Another payload type than an act's.
    "payload-type" PayloadType { found: String as quoted, expected: &'static str as quoted };
    /// The envelope's key ids are not the act's keys.
    "keys-differ" KeysDiffer;
    /// An act that points at one which its signatory was not shown.
    "not-seen" NotSeen { act: String as safe };
    /// A reservation, or another statement, that says nothing.
    "statement-without-text" StatementWithoutText;
    /// An act about another record.
    "wrong-record" WrongRecord;
    /// An act for a party that the record does not have.
    "party-not-in-record" PartyNotInRecord { party: String as quoted };
    /// A key that an act names is not in `keys`.
    "unlisted-key" UnlistedKey { key: String as safe };
    /// A key in `keys` that no act names.
    "unused-key" UnusedKey { key: String as safe };
    /// A signature that does not verify strictly.
    "bad-signature" BadSignature { party: String as safe };
    // What people write.
    /// Not TOML.
    "bad-toml" BadToml { message: String as safe };
    /// A key that this kind of file does not have.
    "unknown-field" UnknownField { name: String as quoted, expected: String as safe };
    /// A key that this kind of file needs.
    "missing-field" MissingField { name: &'static str as quoted };
    /// A placeholder of the draft that nobody filled in.
    "placeholder" Placeholder { found: String as quoted };
    /// A key or id that the roster has already.
    "taken" Taken { what: Taken as same, which: String as safe, under: String as safe };
    /// A key that the roster does not have.
    "not-in-roster" NotInRoster { key: String as safe };
    /// A receipt of a time in the future.
    "received-from-the-future" ReceivedFromTheFuture { on: Sentence as same, now: Sentence as same };
    /// A receipt that is older than the record.
    "received-before-the-record" ReceivedBeforeTheRecord { on: Sentence as same, record: String as safe, created: Sentence as same };
    /// A receipt that is older than the act, which was signed for `party`.
    "received-before-the-act" ReceivedBeforeTheAct { on: Sentence as same, act: String as safe, party: String as safe, signed_at: Sentence as same };
    /// A span of time that ends before it begins.
    "empty-window" EmptyWindow;
    /// Spans of time of one key that overlap or are out of order.
    "overlapping-windows" OverlappingWindows;
    /// A revocation that begins after it was reported.
    "since-after-reported" SinceAfterReported;
    /// Two ways to say one thing, both used.
    "both-given" BothGiven { one: &'static str as quoted, other: &'static str as quoted };
    /// More signatures demanded than there are people.
    "quorum-above-holders" QuorumAboveHolders { party: String as safe, quorum: u32 as same, holders: usize as same };
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Locale::En, f)
    }
}

impl std::error::Error for FaultKind {}

impl FaultKind {
    /// The fault of a word that is none of the `expected` ones.
    pub(crate) fn unknown_word(found: &str, expected: &'static str) -> Self {
        Self::unknown_word_or(found, expected, Alternative::Nothing)
    }

    /// The same where there can be something else than a word.
    pub(crate) fn unknown_word_or(found: &str, expected: &'static str, or: Alternative) -> Self {
        Self::UnknownWord { found: excerpt(found), expected, or }
    }
}

/// What is written as it is.
fn same<T>(field: &T) -> &T {
    field
}

/// A code point as Unicode writes it: `U+202E`.
fn hexadecimal(code_point: &u32) -> String {
    format!("U+{code_point:04X}")
}

/// Words of which one is needed.
fn any_of(words: &[&'static str]) -> impl Localized {
    struct AnyOf(Vec<String>);
    impl Localized for AnyOf {
        fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
            Or(&self.0).write(locale, out)
        }
    }
    AnyOf(words.iter().map(|word| quoted(word)).collect())
}

/// What a reader found where it expected something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A byte or character, shown escaped.
    Char(char),
    /// A byte that is no character of its own.
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
        assert_eq!(kind.to_string(), r#"this format has no member "a\u{1b}[2Jb""#);
    }
}
