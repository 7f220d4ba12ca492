//! `Record` and `Bundle`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use paraph::bundle::{Bundle as Inner, MergeError};
use paraph::fault::Fault;
use paraph::format::{self, Claim, Format};
use paraph::keys::record_words;
use paraph::record::Record as InnerRecord;
use paraph::roster::Roster;
use paraph::value::Names;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use crate::error::{Needed, Problem};
use crate::source::{Input, Near, Source};
use crate::time::datetime;

/// What the parties conclude: the names of an instrument, its parties and the digests of its texts.
///
/// Who made it is not known. Nothing in it is true because it says so.
#[pyclass(module = "paraph", frozen)]
pub(crate) struct Record {
    pub(crate) inner: InnerRecord,
    /// The name of its file.
    #[pyo3(get)]
    file: String,
}

impl Record {
    pub(crate) fn of(inner: &InnerRecord, file: &str) -> Self {
        Self { inner: inner.clone(), file: file.to_owned() }
    }

    fn parsed(source: &Source) -> PyResult<Self> {
        let inner = InnerRecord::read(&source.bytes)
            .map_err(|fault| source.problem(&fault, Needed::Record))?;
        Ok(Self::of(&inner, &source.name))
    }
}

#[pymethods]
impl Record {
    /// Reads a record from a file.
    ///
    /// Raises OSError if the file cannot be read, and ParaphError if it is no record.
    #[staticmethod]
    fn read(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        Self::parsed(&Input::Path(path).read(py, Format::Record.max_size())?)
    }

    /// Reads a record from the bytes of its file: exactly its canonical form.
    ///
    /// file: the name that errors show. Raises ParaphError if they are no record.
    #[staticmethod]
    #[pyo3(signature = (data, file = "-"))]
    fn parse(data: &[u8], file: &str) -> PyResult<Self> {
        Self::parsed(&Source { name: file.to_owned(), bytes: data.to_vec().into() })
    }

    /// The id of the instrument: a UUID as a URN, the same in every version of the record.
    #[getter]
    fn id(&self) -> String {
        self.inner.content().id.to_string()
    }

    /// The SHA-256 digest of its bytes, in 64 hexadecimal digits.
    #[getter]
    fn sha256(&self) -> String {
        self.inner.digest().to_string()
    }

    /// The words of its digest, to be read out.
    #[getter]
    fn words(&self) -> String {
        record_words(&self.inner.digest())
    }

    /// Its title in each language, by BCP 47 tag.
    #[getter]
    fn title(&self) -> BTreeMap<String, String> {
        by_language(&self.inner.content().title)
    }

    /// The ids of its parties, sorted.
    #[getter]
    fn parties(&self) -> Vec<String> {
        self.inner.content().parties.iter().map(|party| party.id.to_string()).collect()
    }

    /// The paths of its texts, sorted.
    #[getter]
    fn texts(&self) -> Vec<String> {
        self.inner.content().texts.iter().map(|text| text.path.to_string()).collect()
    }

    /// When it was made, as a datetime with an offset. This is a claim.
    #[getter]
    fn created<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        datetime(py, &self.inner.content().created)
    }

    /// Its bytes, as in its file.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.inner.bytes())
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let this = slf.get();
        let arguments = (this.to_bytes(slf.py()), &this.file).into_pyobject(slf.py())?;
        Ok((slf.getattr("parse")?, arguments))
    }

    fn __repr__(&self) -> String {
        format!("<paraph.Record {} sha256:{}>", self.id(), self.sha256())
    }
}

/// A record with its signed acts.
///
/// It is sound: each signature is valid for its key. Whose the keys are, only a roster says: see verify.
#[pyclass(module = "paraph", frozen)]
#[derive(Clone)]
pub(crate) struct Bundle {
    pub(crate) inner: Inner,
    /// The name of its file.
    #[pyo3(get)]
    pub(crate) file: String,
    pub(crate) near: Near,
}

impl Bundle {
    fn parsed(py: Python<'_>, (source, near): (Source, Near)) -> PyResult<Self> {
        let inner = py.detach(|| Inner::read(&source.bytes));
        let inner = inner.map_err(|fault| source.problem(&fault, Needed::Bundle))?;
        Ok(Self { inner, file: source.name, near })
    }
}

#[pymethods]
impl Bundle {
    /// Reads a bundle from a file of at most 16 MiB, or the bundle inside a PDF of paraph-paper. What the page of the
    /// PDF says is not compared with it.
    ///
    /// Raises OSError if the file cannot be read, and ParaphError if it is no bundle or is not sound.
    #[staticmethod]
    fn read(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        Self::parsed(py, Input::Path(path).read_instrument(py)?)
    }

    /// Reads a bundle from the bytes of its file, or of a PDF with it inside.
    ///
    /// file: the name that reports and errors show. Raises ParaphError if they are no bundle or it is not
    /// sound.
    #[staticmethod]
    #[pyo3(signature = (data, file = "-"))]
    fn parse(py: Python<'_>, data: &[u8], file: &str) -> PyResult<Self> {
        let source = Source { name: file.to_owned(), bytes: data.to_vec().into() };
        Self::parsed(py, source.unwrapped()?)
    }

    /// A bundle of this record that no one has signed.
    #[staticmethod]
    pub(crate) fn unsigned(record: &Record) -> Self {
        let inner = Inner::new(record.inner.clone());
        Self { inner, file: record.file.clone(), near: Near::default() }
    }

    /// The record.
    #[getter]
    fn record(&self) -> Record {
        Record::of(self.inner.record(), &self.file)
    }

    /// The ids of its acts, each once: 64 hexadecimal digits.
    #[getter]
    fn acts(&self) -> Vec<String> {
        let mut acts: Vec<String> =
            self.inner.acts().map(|signed| signed.act().id().to_string()).collect();
        acts.sort_unstable();
        acts.dedup();
        acts
    }

    /// This bundle with the acts and evidence of another copy.
    ///
    /// Raises ParaphError if the copy is about another record, or if a bundle cannot hold all acts.
    fn merge(&self, other: &Self) -> PyResult<Self> {
        let inner = self.inner.clone().merge(other.inner.clone()).map_err(|error| match error {
            MergeError::Limit(fault) => Problem::of_value(&fault.kind),
            other => Problem::new("other-record", &other),
        })?;
        Ok(Self { inner, file: self.file.clone(), near: self.near.clone() })
    }

    /// Its bytes, as in its file.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.inner.to_bytes())
    }

    /// The number of its envelopes.
    fn __len__(&self) -> usize {
        self.inner.len()
    }

    /// A bundle that no one has signed is not "nothing".
    fn __bool__(&self) -> bool {
        true
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let this = slf.get();
        let arguments = (this.to_bytes(slf.py()), &this.file).into_pyobject(slf.py())?;
        Ok((slf.getattr("parse")?, arguments))
    }

    fn __repr__(&self) -> String {
        let (file, record) = (&self.file, self.inner.record().digest());
        format!(
            "<paraph.Bundle {file:?} of record sha256:{record}, envelopes: {}>",
            self.inner.len()
        )
    }
}

/// A bundle, or a record as a bundle that no one has signed. Keys of the roster are not checked again.
pub(crate) fn bundle_or_record(source: &Source, roster: Option<&Roster>) -> Result<Inner, Problem> {
    let refused = |fault: Fault| source.problem(&fault, Needed::BundleOrRecord);
    match format::claim(&source.bytes) {
        Claim::Known(Format::Bundle) => {
            let known = |id: &_| roster.and_then(|roster| roster.key(id));
            Inner::read_with_known_keys(&source.bytes, known).map_err(refused)
        }
        Claim::Unknown(name) => Err(refused(format::unknown(&name))),
        Claim::Known(Format::Record | Format::Act) | Claim::Other => {
            InnerRecord::read(&source.bytes).map(Inner::new).map_err(refused)
        }
    }
}

/// Names by the tags of their languages.
pub(crate) fn by_language(names: &Names) -> BTreeMap<String, String> {
    names.iter().map(|(tag, name)| (tag.as_str().to_owned(), name.as_str().to_owned())).collect()
}
