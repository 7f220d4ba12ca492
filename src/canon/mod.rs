//! Canonical JSON: RFC 8785 (JCS) over I-JSON (RFC 7493).
//!
//! - `Cursor` reads the paraph formats: canonical bytes only, one pass, no tree, members in order.
//! - [`canonical`] converts any I-JSON value to canonical form, or rejects it; it never changes a value.
//! - `Writer` writes the paraph formats.
//!
//! No function here recurses on input, and every step takes linear time, except sorting names. The meaning of
//! values and the names of formats are in other modules.

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

/// The maximum nesting depth of the signed formats. It prevents stacks of brackets.
pub const MAX_DEPTH: usize = 32;
/// The maximum nesting depth that [`canonical`] accepts.
pub const MAX_CANON_DEPTH: usize = 1000;
/// The maximum size of the input of [`canonical`], in bytes (16 MiB). It prevents a file that fills the
/// memory.
pub const MAX_CANON: usize = 16 << 20;
/// The maximum magnitude of an integer in the signed formats: 2^53 - 1 (RFC 7493, section 2.2).
pub const MAX_INTEGER: i64 = (1 << 53) - 1;

/// A fault at a byte offset, before the offset is converted to a place.
///
/// Readers return this type, so that a successful read never builds a pointer.
#[derive(Debug)]
pub(crate) struct Flaw {
    /// The offset of the wrong value, name or byte.
    pub(crate) at: usize,
    /// The rest of the pointer, if the fault is in JSON inside a string at `at`.
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

/// The result of a step of a strict reader.
pub(crate) type Read<T> = Result<T, Flaw>;

/// Reads all of `bytes` with `reader`, which sees only canonical JSON.
///
/// If there are several faults, it reports the first one in this list (docs/format.md C9): not I-JSON or too
/// deep; not canonical; the fault that `reader` found.
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

/// The first reason why `bytes` are not canonical JSON within the depth limit.
fn first_flaw(bytes: &[u8]) -> Option<Flaw> {
    match any::scan(bytes, MAX_DEPTH) {
        Err(flaw) => Some(flaw),
        Ok(scanned) => scanned.deviation,
    }
}
