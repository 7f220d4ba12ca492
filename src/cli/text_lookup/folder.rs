//! The content of a folder on disk in which texts are searched. The Python package has this module, too.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use paraph::text_lookup::{Entry, Listing};

/// The content of `home` or of the folder `within` it. A missing folder in `home`, or a file, has no content.
///
/// # Errors
///
/// The folder that cannot be read, and why.
pub(crate) fn content(home: &Path, within: &str) -> Result<Listing, (PathBuf, io::Error)> {
    let folder = home.join(within);
    match read(&folder) {
        Err(error)
            if !within.is_empty()
                && matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
        {
            Ok(Listing::default())
        }
        listing => listing.map_err(|error| (folder, error)),
    }
}

/// The files and folders directly in a folder, with names in UTF-8.
fn read(folder: &Path) -> io::Result<Listing> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = fs::metadata(entry.path());
        let (Ok(name), Ok(metadata)) = (entry.file_name().into_string(), metadata) else {
            continue;
        };
        if metadata.is_dir() {
            entries.push((name, Entry::Folder));
        } else if metadata.is_file() {
            entries.push((name, Entry::File(metadata.len())));
        }
    }
    Ok(entries.into_iter().collect())
}
