//! The texts of a record: in a folder, or as bytes by name. The library has the rules by which they are found.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::PathBuf;

use paraph::record::Record;
use paraph::text::measure;
use paraph::text_lookup::{FileList, Located, locate};
use paraph::value::TextPath;
use paraph::verify::TextFound;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

use crate::source::os_error;
use crate::text_folder::{TextFolder, Unreadable};

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
                .detach(|| locate(record, &mut TextFolder(folder)))
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
