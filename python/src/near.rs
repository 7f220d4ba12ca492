//! Where the texts of a record may be, if Python passes no other place.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use paraph::fault::FaultKind;
use paraph::id::Digest;
use paraph::paper::AttachedFile;
use paraph::record::{Measure, Record};
use paraph::text_lookup::{attached_texts, found_texts};
use paraph::value::TextPath;
use paraph::verify::{TextFound, TextMeasure};

use crate::error::Problem;

/// The places of the texts. It is small: of the files in a paper, it has the measures only.
#[derive(Clone, Default)]
pub(crate) struct Near {
    /// What was found in a paper.
    pub(crate) inside: Arc<BTreeMap<TextPath, TextFound>>,
    /// The folder of the file, from the root.
    pub(crate) folder: Option<PathBuf>,
}

/// The same in values of Python: the folder; and path, name, size and digest of each text in a paper.
pub(crate) type Pickled = (Option<OsString>, Vec<(String, String, u64, Option<String>)>);

impl Near {
    /// In the folder alone.
    pub(crate) fn of_folder(folder: Option<PathBuf>) -> Self {
        Self { folder, ..Self::default() }
    }

    /// In the paper with these files, whose name is safe to show, and in the folder.
    pub(crate) fn of_paper(
        paper: &str,
        attached: &[AttachedFile],
        record: &Record,
        folder: Option<PathBuf>,
    ) -> Self {
        let inside = found_texts(attached_texts(paper, attached, record));
        Self { inside: Arc::new(inside), folder }
    }

    pub(crate) fn pickled(&self) -> Pickled {
        let text = |(path, found): (&TextPath, &TextFound)| {
            let digest = found.measure.sha256().map(|sha256| sha256.to_string());
            (path.to_string(), found.name.clone(), found.measure.size(), digest)
        };
        let folder = self.folder.clone().map(PathBuf::into_os_string);
        (folder, self.inside.iter().map(text).collect())
    }

    pub(crate) fn of_pickled((folder, inside): Pickled) -> Result<Self, Problem> {
        let text = |(path, name, size, sha256): (String, String, u64, Option<String>)| {
            let measure = match sha256 {
                Some(sha256) => {
                    TextMeasure::Whole(Measure { size, sha256: sha256.parse::<Digest>()? })
                }
                None => TextMeasure::SizeOnly(size),
            };
            // The changes to a file in a paper are not searched.
            Ok((path.parse()?, TextFound { name, measure, changes: Vec::new() }))
        };
        let inside: Result<_, FaultKind> = inside.into_iter().map(text).collect();
        let inside = inside.map_err(|kind| Problem::of_value(&kind))?;
        Ok(Self { inside: Arc::new(inside), folder: folder.map(PathBuf::from) })
    }
}
