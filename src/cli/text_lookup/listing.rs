//! The content of folders on disk in which texts are searched, each listed once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use paraph::text_lookup::Listing;

use super::folder::content;
use crate::cli::error::CliError;

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
    /// The content of `home` or of a folder in it, as [`content`] reads it. `within` is empty or ends in `/`.
    pub(super) fn of(&self, home: &Path, within: &str) -> Result<Arc<Listing>, CliError> {
        let mut known = self.0.lock().expect("nothing panics while it is held");
        if known.home != home {
            *known = Known { home: home.to_owned(), folders: BTreeMap::new() };
        }
        if let Some(listing) = known.folders.get(within) {
            return Ok(Arc::clone(listing));
        }
        let unreadable = |(folder, error): (PathBuf, _)| CliError::reading_folder(&folder, &error);
        let listing = Arc::new(content(home, within).map_err(unreadable)?);
        known.folders.insert(within.to_owned(), Arc::clone(&listing));
        Ok(listing)
    }
}
