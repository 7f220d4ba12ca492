//! The texts in a folder on disk, for a library's search that nothing cancels and that shows no progress. The program
//! that makes papers has this module, too.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use paraph::record::Measure;
use paraph::text::{MAX_DIAGNOSED, Meter};
use paraph::text_lookup::{Listing, TextFiles};

use crate::folder::content;

/// A file or folder that could not be read.
pub(crate) struct Unreadable(pub(crate) PathBuf, pub(crate) io::Error);

/// The files of a folder on disk.
pub(crate) struct TextFolder<'a>(pub(crate) &'a Path);

impl TextFiles for TextFolder<'_> {
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
        let read = || {
            let mut bytes = Vec::new();
            File::open(&path)?.take(MAX_DIAGNOSED + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|error| Unreadable(path.clone(), error))?;
        Ok(Some(bytes))
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
