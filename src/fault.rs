//! What is wrong with bytes that somebody handed us: where, what, and a stable code.
//!
//! A [`Fault`] means "these bytes are not what they should be". It is never used for a judgement
//! about a well-formed bundle (that is an outcome in a report) nor for what the world refused to do
//! (that is the program's own error type).

use std::fmt;

use crate::locale::Locale;
use crate::messages::Localized;
pub(crate) use crate::screen::excerpt;
use crate::screen::quoted;
pub use crate::screen::safe;

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

impl Localized for FaultKind {
    fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "{self}")
    }
}

impl fmt::Display for Place {
    /// A pointer is written so that it is safe to show, a line as `line 3, column 5`, the whole as
    /// nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Pointer(pointer) => f.write_str(&safe(pointer)),
            Self::Line { line, column } => write!(f, "line {line}, column {column}"),
        }
    }
}

/// Declares [`FaultKind`]: for each kind its code, its fields and its sentence, in one place.
macro_rules! fault_kinds {
    ($($(#[$doc:meta])* $code:literal $name:ident $({ $($field:ident: $type:ty),* $(,)? })? => $sentence:literal;)*) => {
        /// What is wrong. Every kind has a sentence (`Display`) and a stable [`code`](Self::code).
        ///
        /// In the sentence, what came from outside is [`safe`] to show.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "the fields are what the sentence beside them says")]
        pub enum FaultKind {
            $($(#[$doc])* $name $({ $($field: $type),* })?,)*
        }

        impl fmt::Display for FaultKind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name $({ $($field),* })? => {
                        $($(let $field = Said($field);)*)?
                        write!(f, $sentence)
                    })*
                }
            }
        }

        impl std::error::Error for FaultKind {}

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
    "too-large" TooLarge { what: &'static str, limit: u64 } => "the {what} is larger than {limit} bytes, the most that is read";
    /// Not UTF-8 (RFC 3629).
    "not-utf8" NotUtf8 => "this is not UTF-8 text";
    /// Not JSON (RFC 8259).
    "not-json" NotJson { expected: &'static str, found: Found } => "this is not JSON: expected {expected}, found {found}";
    /// The input ends inside a value.
    "truncated" Truncated => "the file ends in the middle";
    /// Something stands after the JSON value.
    "trailing-bytes" TrailingBytes { found: Found } => "the JSON value is complete, but {found} follows it";
    /// A lone surrogate in a string (RFC 7493, section 2.1).
    "lone-surrogate" LoneSurrogate => "a string has half of a surrogate pair";
    /// A noncharacter in a string (RFC 7493, section 2.1).
    "noncharacter" Noncharacter { code_point: u32 } => "a string has the noncharacter U+{code_point:04X}";
    /// One name twice in one object (RFC 7493, section 2.3).
    "duplicate-name" DuplicateName { name: String } => "the name {name:?} stands twice in one object";
    /// Deeper than the reader follows.
    "too-deep" TooDeep { limit: usize } => "values are nested more than {limit} deep";
    /// A number that its type cannot hold without being changed.
    "number-range" NumberRange { number: String } => "the number {number} cannot be held without changing it";
    // Canonical form.
    /// White space outside strings.
    "whitespace" Whitespace => "not canonical: white space between values";
    /// Names out of order (RFC 8785, section 3.2.3).
    "unsorted-names" UnsortedNames { name: String } => "not canonical: the name {name:?} is out of order";
    /// A character escaped that need not be, or in another way (RFC 8785, section 3.2.2.2).
    "escape-form" EscapeForm => "not canonical: a string is escaped in another way";
    /// A number in another form (RFC 8785, section 3.2.2.3).
    "number-form" NumberForm { expected: String } => "not canonical: this number is written {expected}";
    // Formats and their members.
    /// A later version of a format that this program reads.
    "newer-format" NewerFormat { found: String, known: &'static str } => "the format is {found:?}, which is newer than {known:?}, the newest that this program reads";
    /// No format of ours.
    "unknown-format" UnknownFormat { found: String, expected: &'static str } => "the format is {found:?}, expected {expected:?}";
    /// A member that the format does not have.
    "unknown-member" UnknownMember { name: String } => "there is no member {name:?} in this format";
    /// A member that the format demands.
    "missing-member" MissingMember { name: &'static str } => "the member {name:?} is missing";
    /// A value of another type.
    "wrong-type" WrongType { expected: &'static str, found: &'static str } => "expected {expected}, found {found}";
    /// A fraction or an exponent where integers stand.
    "not-an-integer" NotAnInteger => "expected a whole number without fraction and exponent";
    // Lists.
    /// A list that needs an entry has none.
    "empty-list" EmptyList { what: &'static str } => "there is no {what}, at least one is needed";
    /// More entries than are read.
    "too-many" TooMany { what: &'static str, limit: usize } => "there are more than {limit} {what}, the most that is read";
    /// Entries out of order.
    "unsorted-list" UnsortedList { what: &'static str } => "the {what} are out of order";
    /// An entry twice.
    "duplicate-entry" DuplicateEntry { what: &'static str, entry: String } => "the {what} {entry:?} stands twice";
    // Single values.
    /// Not 64 lower-case hex digits.
    "bad-digest" BadDigest { length: usize } => "expected 64 lower-case hexadecimal digits, found {length} characters that are not that";
    /// Not standard, padded, canonical base64.
    "bad-base64" BadBase64 => "this is not base64 in its one form: standard alphabet, padded, no spare bits";
    /// Not words of `[a-z0-9]` joined by `-`.
    "bad-id" BadId { found: String } => "{found:?} is not an id: words of a-z and 0-9 joined by single hyphens, at most 64 characters";
    /// Not `urn:uuid:` and a lower-case UUID.
    "bad-uuid" BadUuid { found: String } => "{found:?} is not urn:uuid: followed by a lower-case UUID";
    /// Not our one spelling of an RFC 3339 time.
    "bad-time" BadTime { found: String } => "{found:?} is not a time in its one form, like 2021-08-05T09:00:00+09:00 or 2021-08-05T00:00:00Z";
    /// Not our one spelling of a day.
    "bad-date" BadDate { found: String } => "{found:?} is not a day in its one form, like 2019-01-10";
    /// Not a BCP 47 tag in canonical case.
    "bad-language" BadLanguage { found: String } => "{found:?} is not a language tag in its usual case, like en or ko-KR";
    /// Not a safe relative path.
    "bad-path" BadPath { found: String, why: &'static str } => "the path {found:?} cannot be used: {why}";
    /// A path that is a folder of another.
    "path-is-folder" PathIsFolder { first: String, second: String } => "the path {first:?} is a file and a folder of {second:?}";
    /// Two paths that some file system takes for one.
    "path-clash" PathClash { first: String, second: String } => "the paths {first:?} and {second:?} are one file where case does not count";
    /// Not `type/subtype` in lower case.
    "bad-media-type" BadMediaType { found: String } => "{found:?} is not a media type, like text/plain or application/pdf";
    /// Not two capital letters.
    "bad-country" BadCountry { found: String } => "{found:?} is not a country code of two capital letters, like KR";
    /// Not a word that the format has at this place.
    "unknown-word" UnknownWord { found: String, expected: &'static str } => "{found:?} is not one of {expected}";
    /// A number outside its range.
    "out-of-range" OutOfRange { found: String, expected: &'static str } => "{found} is out of range: expected {expected}";
    /// An empty string where words are needed.
    "empty-string" EmptyString => "the string is empty";
    /// A string longer than is read.
    "string-too-long" StringTooLong { length: usize, limit: usize } => "the string has {length} bytes, at most {limit} are read";
    /// White space at an end of a string.
    "space-at-edge" SpaceAtEdge => "the string begins or ends with white space";
    /// Two white-space characters in a row, with which a name could lay out lines of its own.
    "double-space" DoubleSpace => "the string has two spaces in a row";
    /// Not in Unicode Normalization Form C.
    "not-nfc" NotNfc => "the string is not in Unicode Normalization Form C";
    /// A character that is invisible, reorders what is shown, or is private.
    "forbidden-character" ForbiddenCharacter { code_point: u32 } => "the string has U+{code_point:04X}, which does not show as what it is, or changes how other characters show";
    /// A code point that the named Unicode version does not assign.
    "unassigned-character" UnassignedCharacter { code_point: u32 } => "the string has U+{code_point:04X}, which is not assigned in the Unicode version of this format";
    // Records.
    /// `signing.order` is not every party once.
    "order-parties" OrderParties => "the signing order does not name every party exactly once";
    /// A text of an annex that the record does not have.
    "unknown-annex" UnknownAnnex { annex: String } => "the record has no annex {annex:?}";
    /// An annex of which there is no text.
    "annex-without-text" AnnexWithoutText { annex: String } => "no text belongs to the annex {annex:?}";
    /// A language is to prevail in which there is no authentic text.
    "prevailing-language" PrevailingLanguage { language: String } => "the text in {language:?} is to prevail, but no authentic text is in it";
    // Keys.
    /// A container that holds no Ed25519 key of the kind that is wanted.
    "bad-key" BadKey { expected: &'static str } => "this is not {expected}";
    /// A public key whose bytes are another point's proper encoding (RFC 8032, section 5.1.3).
    "non-canonical-key" NonCanonicalKey => "the public key is not encoded in its one form";
    /// A public key of small order: signatures that it verifies prove nothing.
    "weak-key" WeakKey => "the public key is weak: it would verify signatures that nobody made";
    /// A public key outside the prime-order group.
    "mixed-order-key" MixedOrderKey => "the public key is not in the group that honest keys are in";
    /// A private key whose container names another public key.
    "key-mismatch" KeyMismatch => "the private key and the public key stored with it do not belong together";
    /// A private key under a passphrase where none was given.
    "encrypted-key" EncryptedKey => "the private key is protected by a passphrase";
    /// The passphrase does not open the key.
    "wrong-passphrase" WrongPassphrase => "the passphrase does not open this key";
    /// A key file that demands more work to open than we are willing to do.
    "key-cost" KeyCost => "opening this key would cost more time or memory than this program spends on it";
    // Envelopes, acts and bundles.
    /// Another payload type than an act's.
    "payload-type" PayloadType { found: String, expected: &'static str } => "the payload type is {found:?}, expected {expected:?}";
    /// The envelope's key ids are not the act's keys.
    "keys-differ" KeysDiffer => "the keys that signed are not the keys that the act names";
    /// An act that points at one which its signatory was not shown.
    "not-seen" NotSeen { act: String } => "this act points at the act {act}, which is not among those that its signatory has seen";
    /// A reservation, or another statement, that says nothing.
    "statement-without-text" StatementWithoutText { kind: &'static str } => "this {kind} has no text";
    /// An act about another record.
    "wrong-record" WrongRecord { found: String, expected: String } => "this act is about the record {found}, the record here is {expected}";
    /// An act for a party that the record does not have.
    "party-not-in-record" PartyNotInRecord { party: String } => "the record has no party {party:?}";
    /// A key that an act names is not in `keys`.
    "unlisted-key" UnlistedKey { key: String } => "the key {key} signed an act but is not in the bundle";
    /// A key in `keys` that no act names.
    "unused-key" UnusedKey { key: String } => "the key {key} is in the bundle but signed no act in it";
    /// A signature that does not verify strictly.
    "bad-signature" BadSignature { party: String } => "the signature for {party} does not match what it claims to sign";
    // What people write.
    /// Not TOML.
    "bad-toml" BadToml { message: String } => "this is not TOML: {message}";
    /// A key that this kind of file does not have.
    "unknown-field" UnknownField { name: String, expected: String } => "there is no {name:?} here, expected one of {expected}";
    /// A key that this kind of file needs.
    "missing-field" MissingField { name: &'static str } => "{name:?} is missing here";
    /// A placeholder of the draft that nobody filled in.
    "placeholder" Placeholder { found: String } => "the placeholder {found:?} is still to be filled in";
    /// A key or id that the roster has already.
    "taken" Taken { what: &'static str, which: String, holder: String } => "the {what} {which} stands in this roster already, under {holder}";
    /// A key or id that the roster does not have.
    "not-in-roster" NotInRoster { what: &'static str, which: String } => "the {what} {which} is not in this roster";
    /// A receipt of a time in the future.
    "received-from-the-future" ReceivedFromTheFuture { on: String, now: String } => "a receipt of {on} is in the future: it is {now}";
    /// A receipt that is older than the record.
    "received-before-the-record" ReceivedBeforeTheRecord { on: String, record: String, created: String } => "a receipt of {on} is earlier than the record {record}, which says that it was made on {created}";
    /// A receipt that is older than the act; `act` has its id, and the party for which it was signed.
    "received-before-the-act" ReceivedBeforeTheAct { on: String, act: String, signed_at: String } => "a receipt of {on} is earlier than the act {act}, which says that it was signed on {signed_at}";
    /// A span of time that ends before it begins.
    "empty-window" EmptyWindow => "this window ends before it begins";
    /// Spans of time of one key that overlap or are out of order.
    "overlapping-windows" OverlappingWindows => "this window does not begin after the one before it has ended";
    /// A revocation that begins after it was reported.
    "since-after-reported" SinceAfterReported => "the key is said to be revoked since after it was reported";
    /// Two ways to say one thing, both used.
    "both-given" BothGiven { one: &'static str, other: &'static str } => "{one:?} and {other:?} are both given, expected one of them";
    /// More signatures demanded than there are people.
    "quorum-above-holders" QuorumAboveHolders { party: String, quorum: u32, holders: usize } => "{party} needs {quorum} holders to sign, but only {holders} can";
}

impl FaultKind {
    /// The fault of a word that is none of the `expected` ones.
    pub(crate) fn unknown_word(found: &str, expected: &'static str) -> Self {
        Self::UnknownWord { found: excerpt(found), expected }
    }
}

/// A field in a sentence: a string is made safe to show, with `:?` between quotation marks.
struct Said<'a, T>(&'a T);

impl fmt::Display for Said<'_, String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&safe(self.0))
    }
}

impl fmt::Debug for Said<'_, String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&quoted(self.0))
    }
}

/// What is no string from outside is said as it is.
macro_rules! said_as_it_is {
    ($($trait:ident $type:ty),* $(,)?) => {
        $(impl fmt::$trait for Said<'_, $type> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::$trait::fmt(self.0, f)
            }
        })*
    };
}

said_as_it_is! {
    Display &'static str, Debug &'static str, Display u32, UpperHex u32, Display u64, Display usize,
    Display Found,
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

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(c @ ('\'' | '\\')) => write!(f, "'\\{c}'"),
            Self::Char(c) => write!(f, "'{}'", safe(&c.to_string())),
            Self::Byte(byte) => write!(f, "the byte 0x{byte:02x}"),
            Self::End => f.write_str("the end"),
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
    fn names_are_quoted_so_that_control_characters_do_not_show() {
        let kind = FaultKind::UnknownMember { name: "a\u{1b}[2Jb".into() };
        assert_eq!(kind.to_string(), r#"there is no member "a\u{1b}[2Jb" in this format"#);
    }
}
