//! The content of folders on disk in which texts are searched, each listed once.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use paraph::text_lookup::{Entry, Listing};

use crate::cli::error::CliError;

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

/// The content of the last folder, and of the requested folders in it. Otherwise a folder with ten thousand
/// bundles without texts would be listed ten thousand times.
#[derive(Default)]
pub(crate) struct Listings(Mutex<Known>);

#[derive(Default)]
struct Known {
    home: PathBuf,
    /// By the path relative to `home`. It ends in `/` if it is not empty.
    folders: BTreeMap<String, Arc<Listing>>,
}

impl Listings {
    /// The content of `home` or of a folder in it; `within` is empty or ends in `/`. A missing folder, or a
    /// file, has no content.
    pub(super) fn of(&self, home: &Path, within: &str) -> Result<Arc<Listing>, CliError> {
        let mut known = self.0.lock().expect("nothing panics while it is held");
        if known.home != home {
            *known = Known { home: home.to_owned(), folders: BTreeMap::new() };
        }
        if let Some(listing) = known.folders.get(within) {
            return Ok(Arc::clone(listing));
        }
        let folder = home.join(within);
        let listing = match read(&folder) {
            Err(error)
                if !within.is_empty()
                    && matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                Listing::default()
            }
            listing => listing.map_err(|error| CliError::reading_folder(&folder, &error))?,
        };
        let listing = Arc::new(listing);
        known.folders.insert(within.to_owned(), Arc::clone(&listing));
        Ok(listing)
    }
}
