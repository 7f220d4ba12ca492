//! `Roster`: who holds each key.

use std::path::PathBuf;
use std::sync::Arc;

use paraph::roster::{MAX_ROSTER, Roster as Inner};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::error::{Needed, Problem};
use crate::source::{Input, Source};

/// Who holds each key, from when, until when and for what.
///
/// Trust comes only from it. It does not change, and can be pickled: an engine can send it to its workers.
#[pyclass(module = "paraph", frozen)]
pub(crate) struct Roster {
    pub(crate) inner: Arc<Inner>,
    text: String,
    /// The name of its file.
    #[pyo3(get)]
    pub(crate) file: String,
}

impl Roster {
    pub(crate) fn of_input(py: Python<'_>, input: &Input) -> PyResult<Self> {
        Ok(Self::of(&input.read(py, MAX_ROSTER)?)?)
    }

    fn of(source: &Source) -> Result<Self, Problem> {
        source.text(Needed::Roster, |text| {
            let (inner, text) = (Arc::new(Inner::parse(text)?), text.to_owned());
            Ok(Self { inner, text, file: source.name.clone() })
        })
    }
}

#[pymethods]
impl Roster {
    /// Reads a roster from a file.
    ///
    /// path: of a file of at most 16 MiB.
    ///
    /// Raises OSError if the file cannot be read, and ParaphError with line and column if it is no roster.
    #[staticmethod]
    fn read(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        Self::of_input(py, &Input::Path(path))
    }

    /// Reads a roster from its text.
    ///
    /// text: TOML, as in a file. file: the name that reports show.
    ///
    /// Raises ParaphError with line and column if it is no roster.
    #[staticmethod]
    #[pyo3(signature = (text, file = "-"))]
    fn parse(text: String, file: &str) -> PyResult<Self> {
        let source = Source { name: file.to_owned(), bytes: text.into_bytes().into() };
        Ok(Self::of(&source)?)
    }

    /// The SHA-256 digest of its text, in 64 hexadecimal digits, as sha256sum prints it.
    #[getter]
    fn sha256(&self) -> String {
        self.inner.digest().to_string()
    }

    /// The ids of its parties, sorted.
    #[getter]
    fn parties(&self) -> Vec<String> {
        self.inner.parties().map(|party| party.id.to_string()).collect()
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let this = slf.get();
        let arguments = (&this.text, &this.file).into_pyobject(slf.py())?;
        Ok((slf.getattr("parse")?, arguments))
    }

    fn __repr__(&self) -> String {
        format!("<paraph.Roster {:?} sha256:{}>", self.file, self.sha256())
    }
}
