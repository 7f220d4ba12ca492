//! Canonical JSON: RFC 8785 (JCS) over I-JSON (RFC 7493).
//!
//! - `Cursor` reads our own formats: canonical bytes only, one pass, no tree, members in order.
//! - [`canonical`] brings any I-JSON value into canonical form, or refuses; it never changes a value.
//! - `Writer` writes our own formats.
//!
//! Nothing here recurses on input and every step is linear in it, but for sorting names.
//! What the values mean, and every format's name, is left to the modules above.

mod any;
mod cursor;
mod lenient;
mod number;
mod string;
mod write;

pub use any::canonical;
pub(crate) use cursor::{Cursor, Span};
pub(crate) use lenient::TopLevelString;
pub(crate) use write::{Members as Writing, Writer};

use crate::fault::{Fault, FaultKind, Place};

/// Deepest nesting that the signed formats may have. Stops stacks of brackets.
pub const MAX_DEPTH: usize = 32;
/// Deepest nesting that [`canonical`] follows.
pub const MAX_CANON_DEPTH: usize = 1000;
/// Largest input of [`canonical`], in bytes (16 MiB). Stops a file that fills the memory.
pub const MAX_CANON: usize = 16 << 20;
/// Largest magnitude of an integer in the signed formats: 2^53 - 1 (RFC 7493, section 2.2).
pub const MAX_INTEGER: i64 = (1 << 53) - 1;

/// A fault at a byte offset, before the offset has been turned into a place.
///
/// Readers return this, so that the good case never builds a pointer.
#[derive(Debug)]
pub(crate) struct Flaw {
    /// Offset of the value, name or byte that is wrong.
    pub(crate) at: usize,
    /// The rest of the pointer, where the fault is in JSON that a string at `at` holds.
    pub(crate) within: Option<String>,
    pub(crate) kind: FaultKind,
}

impl Flaw {
    pub(crate) fn new(at: usize, kind: FaultKind) -> Self {
        Self { at, within: None, kind }
    }

    fn into_fault(self, bytes: &[u8]) -> Fault {
        let pointer = lenient::pointer(bytes, self.at) + self.within.as_deref().unwrap_or_default();
        let place = if pointer.is_empty() { Place::Whole } else { Place::Pointer(pointer) };
        Fault { place, kind: self.kind }
    }
}

/// What a step of a strict reader gives.
pub(crate) type Read<T> = Result<T, Flaw>;

/// Reads all of `bytes` with `reader`, which sees canonical JSON or fails.
///
/// Of several faults the one is told that comes first in this list (docs/format.md C9): not I-JSON
/// or too deep; not canonical; what `reader` found.
pub(crate) fn read<'a, T>(
    bytes: &'a [u8],
    reader: impl FnOnce(&mut Cursor<'a>) -> Read<T>,
) -> Result<T, Fault> {
    let read = || {
        let mut cursor = Cursor::new(bytes)?;
        let value = reader(&mut cursor)?;
        cursor.end()?;
        Ok(value)
    };
    read().map_err(|flaw| first_flaw(bytes).unwrap_or(flaw).into_fault(bytes))
}

/// The first thing that keeps `bytes` from being canonical JSON of bounded depth.
fn first_flaw(bytes: &[u8]) -> Option<Flaw> {
    match any::scan(bytes, MAX_DEPTH) {
        Err(flaw) => Some(flaw),
        Ok(scanned) => scanned.deviation,
    }
}
