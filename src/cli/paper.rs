//! Papers: PDFs with a bundle inside, where a command takes a bundle.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use paraph::paper::{
    AskForTheBundle, AttachedFile, MAX_PAPER, PDF, PageNotCompared, Paper, PaperFault,
};
use paraph::record::{Record, Text};
use paraph::text_lookup::{attached_first, attached_texts, found_texts};
use paraph::value::TextPath;
use paraph::verify::{TextFound, TextMeasure};

use super::display::shown;
use super::error::{CliError, Exit};
use super::files;
use super::output::Console;
use super::paths::{folder, unused};

/// A file that can be a paper.
pub(crate) struct Unwrapped<'b> {
    /// The bundle in the paper; the bytes of any other file.
    pub(crate) bytes: Cow<'b, [u8]>,
    /// The files beside the bundle; `None` if the file is not a paper.
    pub(crate) attached: Option<Vec<AttachedFile>>,
}

/// What was found for the texts of a record.
#[derive(Default)]
pub(crate) struct Texts {
    pub(crate) found: BTreeMap<TextPath, TextFound>,
    /// The texts for which a file inside the paper was found.
    pub(crate) inside: BTreeSet<TextPath>,
    /// The number of files inside the paper that match the record.
    pub(crate) read: usize,
}

impl Unwrapped<'_> {
    /// The texts of the record of the file at `path`, as `find` finds them in a folder: the named one, or else inside the
    /// paper and then in the folder of the file.
    pub(crate) fn texts(
        &self,
        path: &Path,
        record: &Record,
        named: Option<&Path>,
        find: impl FnOnce(&Record, &Path) -> Result<BTreeMap<TextPath, TextFound>, CliError>,
    ) -> Result<Texts, CliError> {
        match (named, &self.attached) {
            (Some(home), _) => Ok(Texts { found: find(record, home)?, ..Texts::default() }),
            (None, None) => Ok(Texts { found: find(record, folder(path))?, ..Texts::default() }),
            (None, Some(attached)) => {
                let found = found_texts(attached_texts(&name(path), attached, record));
                let inside = found.keys().cloned().collect();
                let is_same = |text: &&Text| {
                    let whole = TextMeasure::Whole(text.measure);
                    found.get(&text.path).is_some_and(|found| found.measure == whole)
                };
                let read = record.content().texts.iter().filter(is_same).count();
                let found = attached_first(found, record, || find(record, folder(path)))?;
                Ok(Texts { found, inside, read })
            }
        }
    }

    /// If it is a paper, says that the page was not compared with the bundle. `texts` is the number of those inside
    /// that match the record.
    pub(crate) fn talk_about_page(&self, texts: usize, console: &Console<'_>) {
        if self.attached.is_some() {
            console.talk(&PageNotCompared { texts });
        }
    }
}

/// The name of a paper before those of the files inside, in every language. It is that of the file, as JSON has it, or
/// `-` for standard input.
pub(crate) fn name(path: &Path) -> String {
    if path == Path::new("-") { "-".to_owned() } else { shown(path) }
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

/// Whether a regular file begins as a PDF.
pub(crate) fn is_pdf(path: &Path) -> bool {
    let mut start = [0; PDF.len()];
    let file = files::open_regular(path);
    file.is_ok_and(|(mut file, _)| file.read_exact(&mut start).is_ok()) && start == PDF
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

/// A free name beside a paper for the bundle that is taken out of it.
pub(crate) fn bundle_beside(paper: &Path) -> PathBuf {
    let stem = paper.file_stem().unwrap_or_default().to_string_lossy();
    unused(paper, &stem, "bundle.json")
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
