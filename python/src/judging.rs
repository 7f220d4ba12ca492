//! `verify`, `hash` and `canon`.

use paraph::canon::{MAX_CANON, canonical};
use paraph::screen::safe;
use paraph::text::measure;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::{Needed, Problem};
use crate::instrument::Bundle;
use crate::near::Near;
use crate::question::{Expected, Judged, Question, RosterInput, Unread, Wishes};
use crate::report::Report;
use crate::source::{Input, Source, UNNAMED};
use crate::texts::Texts;
use crate::time::{When, or_now};

/// A bundle, or its file.
#[derive(FromPyObject)]
pub(crate) enum BundleInput<'py> {
    Read(Bound<'py, Bundle>),
    File(Input),
}

/// Judges a bundle by a roster.
///
/// bundle: a Bundle, the path of its file, or its bytes. A file that is no sound bundle is refused: that is a
/// report, too. Of a PDF of paraph-paper, the bundle inside is judged, and its page is not compared. roster: a
/// Roster, the path of its file, or its bytes. at: the time of the question, as a string of RFC 3339 with an
/// offset or as a datetime with one; None means now. texts: the folder of the texts, or their bytes by file
/// name. True: the texts inside the PDF, and any others in the folder of the file. None: texts are not checked.
/// others: other bundles, which may give authority, end the instrument or be copies of the bundle. record: the
/// expected record, or its digest. parties: ids of parties that the record must have. proven_time: an act that
/// may be backdated needs proof of its time. no_reservations: a counted act must have none.
///
/// Raises OSError if a file cannot be read. Raises ParaphError if the roster is wrong, if at has no offset, or
/// if the file is another kind of file or of a newer format, so that it could not be judged. The same if a PDF
/// with a bundle inside is not in the form of docs/paper-format.md.
#[pyfunction]
#[pyo3(signature = (bundle, roster, at = None, texts = None, *, others = Vec::new(), record = None,
    parties = Vec::new(), proven_time = false, no_reservations = false))]
#[expect(clippy::too_many_arguments, reason = "they are named in Python")]
pub(crate) fn verify<'py>(
    py: Python<'py>,
    bundle: BundleInput<'py>,
    roster: RosterInput<'py>,
    at: Option<When<'py>>,
    texts: Option<Texts>,
    others: Vec<Bound<'py, Bundle>>,
    record: Option<Expected<'py>>,
    parties: Vec<String>,
    proven_time: bool,
    no_reservations: bool,
) -> PyResult<Report> {
    let roster = roster.roster(py)?;
    let wishes = Wishes { others, record, parties, proven_time, no_reservations };
    let question = Question::new(roster.get(), or_now(at)?, wishes)?;
    let roster_file = safe(&roster.get().file);
    let Bundle { inner: bundle, file, near } = match bundle {
        BundleInput::Read(bundle) => bundle.get().clone(),
        BundleInput::File(input) => {
            let read = input.read_instrument(py)?;
            let bytes = &read.source.bytes;
            match py.detach(|| question.read(bytes, |fault| read.is_no_bundle(fault))) {
                Ok(bundle) => py.detach(|| Bundle::of(bundle, read)),
                Err(Unread::NotJudged(fault)) => {
                    return Err(read.problem(&fault, Needed::Bundle).into());
                }
                Err(Unread::Refused(report)) => {
                    let judged =
                        Judged { report: *report, copies: Vec::new(), findings: Vec::new() };
                    let file = safe(&read.source.name);
                    return Ok(Report::new(judged, file, roster_file, Near::default()));
                }
            }
        }
    };
    let found = texts.map(|texts| texts.of(py, bundle.record(), &near)).transpose()?.flatten();
    let judged = py.detach(|| question.judge(bundle, found.as_ref()));
    let judged = judged.map_err(|fault| Problem::of_fault(&file, &fault))?;
    Ok(Report::new(judged, safe(&file), roster_file, near))
}

/// The SHA-256 digest of bytes, in 64 hexadecimal digits, as records name texts and other records.
#[pyfunction]
pub(crate) fn hash(py: Python<'_>, data: &[u8]) -> String {
    py.detach(|| measure(data).sha256.to_string())
}

/// Any JSON in canonical form (RFC 8785): at most 16 MiB, in UTF-8.
///
/// Raises ParaphError with the place if it is not JSON, or has no canonical form.
#[pyfunction]
pub(crate) fn canon<'py>(py: Python<'py>, data: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
    let kept = &data[..data.len().min(MAX_CANON + 1)];
    let form = py.detach(|| canonical(kept));
    let source = || Source { name: UNNAMED.to_owned(), bytes: Vec::new().into() };
    let form = form.map_err(|fault| source().problem(&fault, Needed::BundleOrRecord))?;
    Ok(PyBytes::new(py, &form))
}
