//! Detects which paraph format some bytes claim to have, before anything in them is trusted.

use std::borrow::Cow;

use crate::canon::{self, Cursor, Flaw, Read, TopLevelString};
use crate::fault::{Fault, FaultKind, Large, Place, excerpt};

/// A format whose version this program can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A record in its own file.
    Record,
    /// The payload of an envelope.
    Act,
    /// A record with its envelopes.
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

    /// Whether a name is that of this format, in any version, such as `paraph/bundle/7`.
    pub fn is_named(self, name: &str) -> bool {
        let kind = |name: &str| name.rsplit_once('/').map(|(kind, _)| kind.to_owned());
        kind(name) == kind(self.name())
    }

    /// The maximum size in bytes (docs/format.md, Limits).
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

    /// The fault of a file that exceeds the maximum size of this format.
    pub fn too_large(self) -> Fault {
        let limit = self.max_size() as u64;
        Fault::whole(FaultKind::TooLarge { what: self.what(), limit })
    }

    /// Checks that a size in bytes does not exceed the maximum of this format.
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
            // A value that a newer or another format allows there is not a fault of this format.
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

/// The prefix of the names of all paraph formats.
const STEM: &str = "paraph/";

/// The format that a file claims to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// No paraph format.
    Other,
    /// A format that this program can read.
    Known(Format),
    /// A `paraph/` format that this program cannot read.
    Unknown(String),
}

/// Finds the format that a file claims to have. The file can have any size and is read piece by piece; it can
/// be canonical or not, complete or cut off.
///
/// A claim is a reason to require that the rest is valid. It is not a reason to trust anything.
pub struct ClaimReader(TopLevelString);

impl ClaimReader {
    /// A reader that has seen nothing yet.
    #[expect(clippy::new_without_default, reason = "a default reader has no meaning of its own")]
    pub fn new() -> Self {
        Self(TopLevelString::new("format"))
    }

    /// Takes the next piece of the file.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.push(piece);
    }

    /// Whether the pieces so far are, or can still become, a paraph format.
    pub fn may_be_ours(&self) -> bool {
        !self.0.is_over() || self.0.found().is_some_and(|name| name.starts_with(STEM))
    }

    /// The format that the pieces claim to have.
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

/// The format that `bytes` claim to have.
pub fn claim(bytes: &[u8]) -> Claim {
    let mut reader = ClaimReader::new();
    reader.update(bytes);
    reader.finish()
}

/// The fault of a file that claims a format which this program cannot read.
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
    fn newer_and_unknown_formats_are_distinguished() {
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
