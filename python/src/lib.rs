//! The judge of this project for Python: the extension module of the package `paraph`.
//!
//! This crate only translates: from Python's values and Arrow's columns to the values of the library, and from its
//! reports back. It has no judgement of its own; the sentences that only Python can meet are in `lang/python/`.
//! It reads files and the clock, and does not write. While it judges, other threads of Python can run.

mod bulk;
mod error;
#[path = "../../src/cli/text_lookup/folder.rs"]
mod folder;
mod front_end;
mod instrument;
mod judging;
mod messages;
mod near;
#[path = "../../src/cli/parallel.rs"]
#[allow(dead_code, reason = "the program uses the rest: both go through many bundles in one way")]
mod parallel;
mod question;
mod report;
mod roster;
mod rows;
mod signing;
mod source;
mod text_folder;
mod texts;
mod time;

/// The module `paraph._native`. The package `paraph` has the same names.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use crate::bulk::{Verdicts, verify_batch};
    #[pymodule_export]
    use crate::error::ParaphError;
    #[pymodule_export]
    use crate::instrument::{Bundle, Record};
    #[pymodule_export]
    use crate::judging::{canon, hash, verify};
    #[pymodule_export]
    use crate::report::{Act, Party, Reason, Report, Text};
    #[pymodule_export]
    use crate::roster::Roster;
    #[pymodule_export]
    use crate::signing::sign;
}
