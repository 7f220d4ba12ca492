//! Which of our formats some bytes claim to be, before anything in them is believed.

use std::borrow::Cow;

use crate::canon::{self, Cursor, Flaw, Read, TopLevelString};
use crate::fault::{Fault, FaultKind, Large, Place, excerpt};

/// A format whose version this program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A record, alone in its file.
    Record,
    /// The payload of an envelope.
    Act,
    /// A record with the envelopes that came with it.
    Bundle,
}

impl Format {
    const ALL: [Self; 3] = [Self::Record, Self::Act, Self::Bundle];

    /// The value of the `format` member.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Record => "paraph/record/1",
            Self::Act => "paraph/act/1",
            Self::Bundle => "paraph/bundle/1",
        }
    }

    /// Whether a name is that of this format, in whatever version: `paraph/bundle/7`.
    pub fn is_named(self, name: &str) -> bool {
        let kind = |name: &str| name.rsplit_once('/').map(|(kind, _)| kind.to_owned());
        kind(name) == kind(self.name())
    }

    /// Largest size in bytes that is read (docs/format.md, Limits).
    pub const fn max_size(self) -> usize {
        match self {
            Self::Record => 1 << 20,
            Self::Act => 64 << 10,
            Self::Bundle => 16 << 20,
        }
    }

    const fn what(self) -> Large {
        match self {
            Self::Record => Large::Record,
            Self::Act => Large::Act,
            Self::Bundle => Large::Bundle,
        }
    }

    /// The fault of a file that is larger than this format may be.
    pub fn too_large(self) -> Fault {
        let limit = self.max_size() as u64;
        Fault::whole(FaultKind::TooLarge { what: self.what(), limit })
    }

    /// That so many bytes are not more than this format may have.
    pub(crate) fn check_size(self, size: usize) -> Result<(), Fault> {
        if size > self.max_size() { Err(self.too_large()) } else { Ok(()) }
    }

    /// Reads all of `bytes` as this format.
    pub(crate) fn read<'a, T>(
        self,
        bytes: &'a [u8],
        reader: impl FnOnce(&mut Cursor<'a>) -> Read<T>,
    ) -> Result<T, Fault> {
        self.check_size(bytes.len())?;
        canon::read(bytes, reader).map_err(|fault| match claimed(bytes) {
            // What a newer or another format has at some place is no fault of it.
            Some(found) => match self.check(&found) {
                Ok(()) => fault,
                Err(kind) => Fault { place: Place::Pointer("/format".to_owned()), kind },
            },
            None => fault,
        })
    }

    /// Reads the `format` member's value.
    pub(crate) fn expect(self, cursor: &mut Cursor<'_>) -> Read<()> {
        let at = cursor.at();
        let found: Cow<'_, str> = cursor.string()?;
        self.check(&found).map_err(|kind| Flaw::new(at, kind))
    }

    /// The fault of a file that claims another format, `found`.
    pub(crate) fn not(self, found: &str) -> Fault {
        let place = Place::Pointer("/format".to_owned());
        let unknown =
            FaultKind::UnknownFormat { found: excerpt(found), expected: vec![self.name()] };
        Fault { place, kind: self.check(found).err().unwrap_or(unknown) }
    }

    fn check(self, found: &str) -> Result<(), FaultKind> {
        if found == self.name() {
            return Ok(());
        }
        let stem = |name: &'static str| name.trim_end_matches(char::is_numeric);
        let newer = |version: &str| {
            let digits = version.bytes().all(|byte| byte.is_ascii_digit());
            digits && !matches!(version, "" | "1") && !version.starts_with('0')
        };
        let expected = self.name();
        match found.strip_prefix(stem(expected)) {
            Some(version) if newer(version) => {
                Err(FaultKind::NewerFormat { found: excerpt(found), known: expected })
            }
            _ => Err(FaultKind::UnknownFormat { found: excerpt(found), expected: vec![expected] }),
        }
    }
}

/// How the names of all our formats begin.
const STEM: &str = "paraph/";

/// What a file is, by its own word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Nothing of ours.
    Other,
    /// One of the formats that this program reads.
    Known(Format),
    /// It names a `paraph/` format, but none that this program reads.
    Unknown(String),
}

/// Looks at a file of any size, piece by piece, for what it claims to be: canonical or not, whole
/// or cut off.
///
/// A claim is enough to demand that the rest be right; it is not enough to believe anything.
pub struct ClaimReader(TopLevelString);

impl ClaimReader {
    /// Nothing seen yet.
    #[expect(clippy::new_without_default, reason = "a default reader has no meaning of its own")]
    pub fn new() -> Self {
        Self(TopLevelString::new("format"))
    }

    /// The next piece of the file.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.push(piece);
    }

    /// Whether the pieces so far can still become, or are already, one of our formats.
    pub fn may_be_ours(&self) -> bool {
        !self.0.is_over() || self.0.found().is_some_and(|name| name.starts_with(STEM))
    }

    /// What the pieces claim.
    pub fn finish(self) -> Claim {
        match self.0.finish() {
            Some(name) if name.starts_with(STEM) => {
                let known = Format::ALL.into_iter().find(|format| format.name() == name);
                known.map_or(Claim::Unknown(name), Claim::Known)
            }
            _ => Claim::Other,
        }
    }
}

/// What `bytes` claim to be.
pub fn claim(bytes: &[u8]) -> Claim {
    let mut reader = ClaimReader::new();
    reader.update(bytes);
    reader.finish()
}

/// The fault of a file that claims a format which this program does not read.
pub fn unknown(name: &str) -> Fault {
    let version_of = |format: &Format| format.check(name).err();
    let newer =
        Format::ALL.iter().filter_map(version_of).find(|kind| kind.code() == "newer-format");
    let expected = Format::ALL.map(Format::name).to_vec();
    let place = Place::Pointer("/format".to_owned());
    let kind = newer.unwrap_or(FaultKind::UnknownFormat { found: excerpt(name), expected });
    Fault { place, kind }
}

fn claimed(bytes: &[u8]) -> Option<String> {
    let mut look = TopLevelString::new("format");
    look.push(bytes);
    look.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_needs_no_canonical_form() {
        let rows = [
            (r#"{"format":"paraph/record/1"}"#, Claim::Known(Format::Record)),
            ("\u{feff}{ \"format\" : \"paraph/bundle/1\" ", Claim::Known(Format::Bundle)),
            (r#"{"format":"paraph/record/2"}"#, Claim::Unknown("paraph/record/2".into())),
            (r#"{"format":"other"}"#, Claim::Other),
            ("plain text", Claim::Other),
            ("", Claim::Other),
        ];
        for (bytes, expected) in rows {
            assert_eq!(claim(bytes.as_bytes()), expected, "{bytes}");
        }
    }

    #[test]
    fn newer_and_unknown_are_told_apart() {
        for newer in ["paraph/record/2", "paraph/record/10", "paraph/bundle/99999999999999999999"] {
            assert_eq!(unknown(newer).code(), "newer-format", "{newer}");
        }
        for other in
            ["paraph/record/0", "paraph/record/01", "paraph/record/", "paraph/record/1x", ""]
        {
            assert_eq!(unknown(other).code(), "unknown-format", "{other}");
        }
    }
}
