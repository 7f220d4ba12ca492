//! What Python passes for a file: its path, or its bytes.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf, absolute};

use paraph::fault::{Fault, FaultKind};
use paraph::file_kind::is_no_bundle;
use paraph::format::Format;
use paraph::paper::{AttachedFile, MAX_PAPER, PDF, Paper};
use paraph::record::Record;
use paraph::screen::safe;
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use zeroize::Zeroizing;

use crate::error::{Needed, Problem};
use crate::near::Near;

/// The name of a file whose bytes were passed, as the command calls standard input.
pub(crate) const UNNAMED: &str = "-";

/// A path, or bytes. A string is a path.
#[derive(FromPyObject)]
pub(crate) enum Input {
    Bytes(PyBackedBytes),
    Path(PathBuf),
}

/// The bytes of a file, with its name. They are overwritten when dropped, because they may be a key.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) bytes: Zeroizing<Vec<u8>>,
}

/// The file of a bundle or record; of a paper, the bundle inside.
pub(crate) struct InstrumentFile {
    pub(crate) source: Source,
    /// The other files in a paper; `None` if the file is not a paper. They can be large: no value of Python has them.
    attached: Option<Vec<AttachedFile>>,
    folder: Option<PathBuf>,
}

impl Input {
    /// Reads the file: at most `limit` bytes and one more, so that a reader can see that it is too large.
    pub(crate) fn read(&self, py: Python<'_>, limit: usize) -> PyResult<Source> {
        match self {
            Self::Bytes(bytes) => {
                let end = bytes.len().min(limit + 1);
                let bytes = Zeroizing::new(bytes[..end].to_vec());
                Ok(Source { name: UNNAMED.to_owned(), bytes })
            }
            Self::Path(path) => {
                let bytes = py.detach(|| read(path, limit));
                let bytes = bytes.map_err(|error| os_error(py, path, &error))?;
                Ok(Source { name: path.display().to_string(), bytes })
            }
        }
    }
}

impl Input {
    /// Reads the file of a bundle or record. Of a PDF with a bundle inside, the bundle.
    pub(crate) fn read_instrument(&self, py: Python<'_>) -> PyResult<InstrumentFile> {
        let limit = Format::Bundle.max_size();
        let mut source = self.read(py, limit)?;
        if source.bytes.starts_with(PDF) && source.bytes.len() > limit {
            source = self.read(py, MAX_PAPER)?;
        }
        let folder = self.folder();
        Ok(py.detach(|| InstrumentFile::of(source, folder))?)
    }

    /// The folder of the file, from the root: the working directory can change. Bytes have none.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Path(path) => {
                let path = absolute(path).unwrap_or_else(|_| path.clone());
                path.parent().map(Path::to_owned)
            }
            Self::Bytes(_) => None,
        }
    }
}

impl InstrumentFile {
    /// The bundle in a paper, and the other files in it; any other file as it is.
    pub(crate) fn of(source: Source, folder: Option<PathBuf>) -> Result<Self, Problem> {
        if !Paper::is_claimed(&source.bytes) {
            return Ok(Self { source, attached: None, folder });
        }
        let paper = Paper::read(&source.bytes);
        let paper = paper.map_err(|fault| Problem::of_paper(&source.name, &fault))?;
        let (bundle, attached) = paper.into_files();
        let source = Source { bytes: bundle.into(), ..source };
        Ok(Self { source, attached: Some(attached), folder })
    }

    /// Whether it is a PDF. In it is a bundle and nothing else (docs/paper-format.md X10).
    pub(crate) fn is_paper(&self) -> bool {
        self.attached.is_some()
    }

    /// Whether the file cannot be read as a bundle, with this fault, because it is of another kind.
    pub(crate) fn is_no_bundle(&self, fault: &Fault) -> bool {
        !self.is_paper() && is_no_bundle(&self.source.name, &self.source.bytes, fault)
    }

    /// Why the file is not what is needed.
    pub(crate) fn problem(&self, fault: &Fault, needed: Needed) -> Problem {
        match self.is_paper() {
            true => Problem::of_fault(&self.source.name, fault),
            false => self.source.problem(fault, needed),
        }
    }

    /// Where the texts of its record may be.
    pub(crate) fn near(self, record: &Record) -> Near {
        match self.attached {
            Some(attached) => {
                Near::of_paper(&safe(&self.source.name), &attached, record, self.folder)
            }
            None => Near::of_folder(self.folder),
        }
    }
}

impl Source {
    /// Reads a file that people write.
    pub(crate) fn text<T>(
        &self,
        needed: Needed,
        parse: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<T, Problem> {
        let text = std::str::from_utf8(&self.bytes).map_err(|_| Fault::whole(FaultKind::NotUtf8));
        text.and_then(parse).map_err(|fault| self.problem(&fault, needed))
    }

    /// Why the file is not what is needed.
    pub(crate) fn problem(&self, fault: &Fault, needed: Needed) -> Problem {
        Problem::of_file(&self.name, &self.bytes, fault, needed)
    }
}

/// At most `limit` bytes of a file, and one more.
pub(crate) fn read(path: &Path, limit: usize) -> io::Result<Zeroizing<Vec<u8>>> {
    let file = File::open(path)?;
    // With room for all of it: a buffer that grows leaves copies behind.
    let size = file.metadata()?.len();
    let room = usize::try_from(size).unwrap_or(limit).min(limit) + 1;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The exception that Python itself raises for a file.
pub(crate) fn os_error(py: Python<'_>, path: &Path, error: &io::Error) -> PyErr {
    let Some(number) = error.raw_os_error() else { return PyOSError::new_err(error.to_string()) };
    let words = py.import("os").and_then(|os| os.call_method1("strerror", (number,)));
    match words.and_then(|words| words.extract::<String>()) {
        Ok(words) => PyOSError::new_err((number, words, path.as_os_str().to_owned())),
        Err(other) => other,
    }
}
