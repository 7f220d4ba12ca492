//! Papers: PDFs with a bundle inside, where a command takes a bundle.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use paraph::paper::{AskForTheBundle, AttachedFile, MAX_PAPER, PageNotCompared, Paper, PaperFault};
use paraph::record::Record;
use paraph::text_lookup::{attached_first, attached_texts, found_texts};
use paraph::value::TextPath;
use paraph::verify::TextFound;

use super::display::in_front;
use super::error::{CliError, Exit};
use super::files;
use super::output::Console;
use super::paths::folder;

/// A file that can be a paper.
pub(crate) struct Unwrapped<'b> {
    /// The bundle in the paper; the bytes of any other file.
    pub(crate) bytes: Cow<'b, [u8]>,
    /// The files beside the bundle; `None` if the file is not a paper.
    pub(crate) attached: Option<Vec<AttachedFile>>,
}

impl Unwrapped<'_> {
    /// The texts of the record of the file at `path`, as `find` finds them in a folder: the named one, or else inside the
    /// paper and then in the folder of the file. With the number of those inside.
    pub(crate) fn texts(
        &self,
        path: &Path,
        record: &Record,
        named: Option<&Path>,
        find: impl FnOnce(&Record, &Path) -> Result<BTreeMap<TextPath, TextFound>, CliError>,
    ) -> Result<(BTreeMap<TextPath, TextFound>, usize), CliError> {
        match (named, &self.attached) {
            (Some(home), _) => Ok((find(record, home)?, 0)),
            (None, None) => Ok((find(record, folder(path))?, 0)),
            (None, Some(attached)) => {
                let inside = found_texts(attached_texts(&in_front(path), attached, record));
                let count = inside.len();
                Ok((attached_first(inside, record, || find(record, folder(path)))?, count))
            }
        }
    }

    /// If it is a paper, says that the page was not compared with the bundle. `texts` are those that were found inside.
    pub(crate) fn talk_about_page(&self, texts: usize, console: &Console<'_>) {
        if self.attached.is_some() {
            console.talk(&PageNotCompared { texts });
        }
    }
}

/// The bundle in a paper; any other file as it is.
pub(crate) fn unwrapped<'b>(path: &Path, bytes: &'b [u8]) -> Result<Unwrapped<'b>, CliError> {
    if !Paper::is_claimed(bytes) {
        return Ok(Unwrapped { bytes: Cow::Borrowed(bytes), attached: None });
    }
    let paper = Paper::read(bytes).map_err(|fault| refused(path, &fault))?;
    let (bundle, attached) = paper.into_files();
    Ok(Unwrapped { bytes: Cow::Owned(bundle), attached: Some(attached) })
}

/// Reads a bundle, or the bundle in a paper, or whatever else the file is.
pub(crate) fn read(path: &Path) -> Result<Unwrapped<'static>, CliError> {
    let bytes = files::read_instrument(path)?;
    let Unwrapped { bytes: inner, attached } = unwrapped(path, &bytes)?;
    Ok(match inner {
        Cow::Owned(inner) => Unwrapped { bytes: Cow::Owned(inner), attached },
        Cow::Borrowed(_) => Unwrapped { bytes: Cow::Owned(bytes), attached },
    })
}

/// Whether the file at this path has a bundle inside.
pub(crate) fn is_paper(path: &Path) -> bool {
    files::read_regular(path, MAX_PAPER)
        .is_ok_and(|bytes| Paper::is_claimed(&bytes) && Paper::read(&bytes).is_ok())
}

fn refused(path: &Path, fault: &PaperFault) -> CliError {
    let error = CliError::new(fault.code(), fault).at(path).hint(AskForTheBundle);
    match fault.is_refused() {
        true => error.exit(Exit::Refused),
        false => error,
    }
}
