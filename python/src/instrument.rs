//! `Record` and `Bundle`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use paraph::bundle::{Bundle as Inner, MergeError};
use paraph::format::{self, Claim, Format};
use paraph::keys::record_words;
use paraph::record::Record as InnerRecord;
use paraph::roster::Roster;
use paraph::value::Names;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use crate::error::{Needed, Problem};
use crate::near::{Near, Pickled};
use crate::source::{Input, InstrumentFile, Source};
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
    near: Near,
}

impl Record {
    pub(crate) fn of(inner: &InnerRecord, file: &str, near: &Near) -> Self {
        Self { inner: inner.clone(), file: file.to_owned(), near: near.clone() }
    }

    fn parsed(source: &Source, near: &Near) -> PyResult<Self> {
        let inner = InnerRecord::read(&source.bytes)
            .map_err(|fault| source.problem(&fault, Needed::Record))?;
        Ok(Self::of(&inner, &source.name, near))
    }
}

#[pymethods]
impl Record {
    /// Reads a record from a file.
    ///
    /// Raises OSError if the file cannot be read, and ParaphError if it is no record.
    #[staticmethod]
    fn read(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let input = Input::Path(path);
        let near = Near::of_folder(input.folder());
        Self::parsed(&input.read(py, Format::Record.max_size())?, &near)
    }

    /// Reads a record from the bytes of its file: exactly its canonical form.
    ///
    /// file: the name that errors show. Raises ParaphError if they are no record.
    #[staticmethod]
    #[pyo3(signature = (data, file = "-"))]
    fn parse(data: &[u8], file: &str) -> PyResult<Self> {
        let source = Source { name: file.to_owned(), bytes: data.to_vec().into() };
        Self::parsed(&source, &Near::default())
    }

    /// What was pickled.
    #[staticmethod]
    fn _restored(data: &[u8], file: &str, near: Pickled) -> PyResult<Self> {
        let source = Source { name: file.to_owned(), bytes: data.to_vec().into() };
        Self::parsed(&source, &Near::of_pickled(near)?)
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
        let near = this.near.pickled();
        let arguments = (this.to_bytes(slf.py()), &this.file, near).into_pyobject(slf.py())?;
        Ok((slf.getattr("_restored")?, arguments))
    }

    fn __repr__(&self) -> String {
        format!("<paraph.Record {} sha256:{}>", self.id(), self.sha256())
    }
}

/// A record with its signed acts.
///
/// It is sound: each signature is valid for its key. Whose the keys are, only a roster says: see verify.
///
/// If it was in a PDF, it knows the names and digests of the texts inside, and not the texts. If it was read from a
/// file, it knows the folder. A copy or a pickle knows them, too; on another machine, that folder may be missing.
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
    /// A bundle that was read from a file.
    pub(crate) fn of(inner: Inner, read: InstrumentFile) -> Self {
        let file = read.source.name.clone();
        let near = read.near(inner.record());
        Self { inner, file, near }
    }

    fn parsed(py: Python<'_>, read: InstrumentFile) -> PyResult<Self> {
        let parsed = py.detach(|| match Inner::read(&read.source.bytes) {
            Ok(inner) => Ok(Self::of(inner, read)),
            Err(fault) => Err(read.problem(&fault, Needed::Bundle)),
        });
        Ok(parsed?)
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
        let read = py.detach(|| InstrumentFile::of(source, None))?;
        Self::parsed(py, read)
    }

    /// What was pickled.
    #[staticmethod]
    fn _restored(py: Python<'_>, data: &[u8], file: &str, near: Pickled) -> PyResult<Self> {
        let near = Near::of_pickled(near)?;
        Ok(Self { near, ..Self::parse(py, data, file)? })
    }

    /// A bundle of this record that no one has signed.
    #[staticmethod]
    pub(crate) fn unsigned(record: &Record) -> Self {
        let inner = Inner::new(record.inner.clone());
        Self { inner, file: record.file.clone(), near: record.near.clone() }
    }

    /// The record.
    #[getter]
    fn record(&self) -> Record {
        Record::of(self.inner.record(), &self.file, &self.near)
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
        let near = this.near.pickled();
        let arguments = (this.to_bytes(slf.py()), &this.file, near).into_pyobject(slf.py())?;
        Ok((slf.getattr("_restored")?, arguments))
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
pub(crate) fn bundle_or_record(
    read: InstrumentFile,
    roster: Option<&Roster>,
) -> Result<Bundle, Problem> {
    let bytes = &read.source.bytes;
    let claim = match read.is_paper() {
        true => Claim::Known(Format::Bundle),
        false => format::claim(bytes),
    };
    let inner = match claim {
        Claim::Known(Format::Bundle) => {
            let known = |id: &_| roster.and_then(|roster| roster.key(id));
            Inner::read_with_known_keys(bytes, known)
        }
        Claim::Unknown(name) => Err(format::unknown(&name)),
        Claim::Known(Format::Record | Format::Act) | Claim::Other => {
            InnerRecord::read(bytes).map(Inner::new)
        }
    };
    match inner {
        Ok(inner) => Ok(Bundle::of(inner, read)),
        Err(fault) => Err(read.problem(&fault, Needed::BundleOrRecord)),
    }
}

/// Names by the tags of their languages.
pub(crate) fn by_language(names: &Names) -> BTreeMap<String, String> {
    names.iter().map(|(tag, name)| (tag.as_str().to_owned(), name.as_str().to_owned())).collect()
}
