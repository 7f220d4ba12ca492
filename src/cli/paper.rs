//! Papers: PDFs with a bundle inside, where a command takes a bundle.

use std::borrow::Cow;
use std::path::Path;

use paraph::paper::{AskForTheBundle, PageNotCompared, Paper, PaperFault};

use super::error::{CliError, Exit};
use super::files;
use super::output::Console;

/// The bytes of a bundle, of a file that may be a paper.
pub(crate) struct Unwrapped<'b> {
    pub(crate) bytes: Cow<'b, [u8]>,
    /// Whether the file is a paper.
    pub(crate) is_paper: bool,
}

/// The bundle in a paper; any other file as it is.
pub(crate) fn unwrapped<'b>(path: &Path, bytes: &'b [u8]) -> Result<Unwrapped<'b>, CliError> {
    if !Paper::is_claimed(bytes) {
        return Ok(Unwrapped { bytes: Cow::Borrowed(bytes), is_paper: false });
    }
    let paper = Paper::read(bytes).map_err(|fault| refused(path, &fault))?;
    Ok(Unwrapped { bytes: Cow::Owned(paper.into_bundle()), is_paper: true })
}

/// Reads a bundle, or the bundle in a paper, or whatever else the file is.
pub(crate) fn read(path: &Path) -> Result<(Vec<u8>, bool), CliError> {
    let bytes = files::read_instrument(path)?;
    let Unwrapped { bytes: inner, is_paper } = unwrapped(path, &bytes)?;
    Ok(match inner {
        Cow::Owned(inner) => (inner, is_paper),
        Cow::Borrowed(_) => (bytes, is_paper),
    })
}

/// Says that the page was not compared with the bundle.
pub(crate) fn talk_about_page(console: &Console<'_>) {
    console.talk(&PageNotCompared);
}

fn refused(path: &Path, fault: &PaperFault) -> CliError {
    let error = CliError::new(fault.code(), fault).at(path).hint(AskForTheBundle);
    match fault.is_refused() {
        true => error.exit(Exit::Refused),
        false => error,
    }
}
