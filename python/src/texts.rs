//! The texts of a record: in a folder, or as bytes by name. The library has the rules by which they are found.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};

use paraph::record::Record;
use paraph::text::measure;
use paraph::text_lookup::{FileList, attached_first, found_texts, locate};
use paraph::value::TextPath;
use paraph::verify::TextFound;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

use crate::near::Near;
use crate::source::os_error;
use crate::text_folder::{TextFolder, Unreadable};

/// Where the texts are.
#[derive(FromPyObject)]
pub(crate) enum Texts {
    ByName(BTreeMap<String, PyBackedBytes>),
    /// Where the program looks, if it is not given a folder; or nowhere.
    Near(bool),
    In(PathBuf),
}

type Found = BTreeMap<TextPath, TextFound>;

impl Texts {
    /// The texts of a record; `None` if they are not wanted. Without the lock of the interpreter, because files can be large.
    pub(crate) fn of(
        &self,
        py: Python<'_>,
        record: &Record,
        near: &Near,
    ) -> PyResult<Option<Found>> {
        let found = match self {
            Self::ByName(files) => Ok(py.detach(|| among(files, record))),
            Self::In(folder) => py.detach(|| inside(folder, record)),
            Self::Near(false) => return Ok(None),
            Self::Near(true) => py.detach(|| {
                let attached = Found::clone(&near.inside);
                attached_first(attached, record, || match &near.folder {
                    Some(folder) => inside(folder, record),
                    None => Ok(Found::new()),
                })
            }),
        };
        found.map(Some).map_err(|Unreadable(path, error)| os_error(py, &path, &error))
    }
}

fn inside(folder: &Path, record: &Record) -> Result<Found, Unreadable> {
    // The folder of a file in the working directory has no name.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    locate(record, &mut TextFolder(folder)).map(found_texts)
}

fn among(files: &BTreeMap<String, PyBackedBytes>, record: &Record) -> Found {
    let sizes = files.iter().map(|(name, bytes)| (name.clone(), bytes.len() as u64));
    let located: Result<_, Infallible> = sizes.collect::<FileList>().locate(
        record,
        |name| Ok(measure(&files[name])),
        |name| Ok(Some(files[name].to_vec())),
    );
    found_texts(located.expect("it cannot fail"))
}
