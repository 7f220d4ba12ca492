//! A file that could not be read as what it claims to be.

use std::path::PathBuf;

use paraph::report::Unjudged;
use paraph::screen::safe;

use super::display::shown;
use super::error::CliError;

/// A file that claims to be, or was named as, a bundle or record, and cannot be read as one.
pub(crate) struct Unreadable {
    pub(crate) path: PathBuf,
    pub(crate) error: CliError,
}

impl Unreadable {
    /// For a report.
    pub(crate) fn unjudged(&self) -> Unjudged {
        let Self { path, error } = self;
        Unjudged {
            file: shown(path),
            message: error.sentence.map(safe),
            code: error.code,
            hint: error.hint_in_one_line(),
        }
    }
}
