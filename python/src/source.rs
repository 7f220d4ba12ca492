//! What Python passes for a file: its path, or its bytes.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use paraph::fault::{Fault, FaultKind};
use paraph::format::Format;
use paraph::paper::{AttachedFile, MAX_PAPER, PDF, Paper};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use zeroize::Zeroizing;

use crate::error::{Needed, Problem};

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

/// Where the texts of a bundle may be, if Python passes no other place.
#[derive(Clone, Default)]
pub(crate) struct Near {
    /// The other files in a paper.
    pub(crate) attached: Arc<[AttachedFile]>,
    /// The folder of its file; empty for the working directory.
    pub(crate) folder: Option<PathBuf>,
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
    /// Reads the file of a bundle or record. Of a PDF with a bundle inside, the bundle. With the place of its texts.
    pub(crate) fn read_instrument(&self, py: Python<'_>) -> PyResult<(Source, Near)> {
        let limit = Format::Bundle.max_size();
        let mut source = self.read(py, limit)?;
        if source.bytes.starts_with(PDF) && source.bytes.len() > limit {
            source = self.read(py, MAX_PAPER)?;
        }
        let (source, near) = py.detach(|| source.unwrapped())?;
        let folder = match self {
            Self::Path(path) => path.parent().map(Path::to_owned),
            Self::Bytes(_) => None,
        };
        Ok((source, Near { folder, ..near }))
    }
}

impl Source {
    /// The bundle in a paper, and the other files in it; any other file as it is.
    pub(crate) fn unwrapped(self) -> Result<(Self, Near), Problem> {
        if !Paper::is_claimed(&self.bytes) {
            return Ok((self, Near::default()));
        }
        let paper = Paper::read(&self.bytes);
        let paper = paper.map_err(|fault| Problem::of_paper(&self.name, &fault))?;
        let (bundle, attached) = paper.into_files();
        let near = Near { attached: attached.into(), folder: None };
        Ok((Self { bytes: bundle.into(), ..self }, near))
    }

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
