//! The texts of a record: in a folder, or as bytes by name. The library has the rules by which they are found.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use paraph::record::{Measure, Record};
use paraph::text::{MAX_DIAGNOSED, Meter, measure};
use paraph::text_lookup::{FileList, Listing, Located, TextFiles, locate};
use paraph::value::TextPath;
use paraph::verify::TextFound;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

use crate::folder::content;
use crate::source::{os_error, read};

/// Where the texts are.
#[derive(FromPyObject)]
pub(crate) enum Texts {
    ByName(BTreeMap<String, PyBackedBytes>),
    In(PathBuf),
}

impl Texts {
    /// The texts of a record. Without the lock of the interpreter, because files can be large.
    pub(crate) fn of(
        &self,
        py: Python<'_>,
        record: &Record,
    ) -> PyResult<BTreeMap<TextPath, TextFound>> {
        let located = match self {
            Self::ByName(files) => py.detach(|| among(files, record)),
            Self::In(folder) => py
                .detach(|| locate(record, &mut Folder(folder)))
                .map_err(|Unreadable(path, error)| os_error(py, &path, &error))?,
        };
        Ok(located.into_iter().map(|(path, located)| (path, located.found)).collect())
    }
}

fn among(files: &BTreeMap<String, PyBackedBytes>, record: &Record) -> BTreeMap<TextPath, Located> {
    let sizes = files.iter().map(|(name, bytes)| (name.clone(), bytes.len() as u64));
    let located: Result<_, Infallible> = sizes.collect::<FileList>().locate(
        record,
        |name| Ok(measure(&files[name])),
        |name| Ok(Some(files[name].to_vec())),
    );
    located.expect("it cannot fail")
}

/// A file or folder that could not be read.
struct Unreadable(PathBuf, io::Error);

/// The files of a folder on disk.
struct Folder<'a>(&'a Path);

impl TextFiles for Folder<'_> {
    type Error = Unreadable;

    fn listing(&mut self, folder: &str) -> Result<Arc<Listing>, Unreadable> {
        let unreadable = |(path, error)| Unreadable(path, error);
        content(self.0, folder).map(Arc::new).map_err(unreadable)
    }

    fn size(&mut self, name: &str) -> Result<Option<u64>, Unreadable> {
        let metadata = fs::metadata(self.0.join(name));
        Ok(metadata.ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len()))
    }

    fn measure(&mut self, name: &str, size: u64) -> Result<Measure, Unreadable> {
        let path = self.0.join(name);
        measured(&path, size + 1).map_err(|error| Unreadable(path, error))
    }

    fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let path = self.0.join(name);
        let limit = usize::try_from(MAX_DIAGNOSED).unwrap_or(usize::MAX - 1);
        let bytes = read(&path, limit).map_err(|error| Unreadable(path, error))?;
        Ok(Some(bytes.to_vec()))
    }
}

/// The measure of a file, of at most `limit` bytes.
fn measured(path: &Path, limit: u64) -> io::Result<Measure> {
    let mut file = File::open(path)?.take(limit);
    let (mut meter, mut piece) = (Meter::new(), vec![0; 64 << 10]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(meter.finish()),
            length => meter.update(&piece[..length]),
        }
    }
}
