//! The content of the folders in which texts are searched (docs/format.md J5).

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use focaccia::CaseFold;
use unicode_normalization::UnicodeNormalization as _;

use crate::cli::error::CliError;

/// A name in Unicode Normalization Form C, compared under full case folding. A Mac writes names in Form D,
/// and systems that ignore case keep a name as it was first written.
#[derive(Clone, Debug)]
struct Alike(String);

impl Alike {
    fn new(name: &str) -> Self {
        Self(name.nfc().collect())
    }
}

impl Ord for Alike {
    fn cmp(&self, other: &Self) -> Ordering {
        CaseFold::Full.casecmp(&self.0, &other.0)
    }
}

impl PartialOrd for Alike {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Alike {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Alike {}

/// The last component of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().expect("a split yields at least one")
}

/// Whether two names are equal, or differ only in case and normal form.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    Alike::new(one) == Alike::new(other)
}

/// The files directly in a folder, with names in UTF-8. Names are in byte order.
#[derive(Default)]
pub(super) struct Listing {
    /// The files that are not hidden, by size.
    by_size: BTreeMap<u64, Vec<String>>,
    files: BTreeMap<Alike, Vec<String>>,
    folders: BTreeMap<Alike, Vec<String>>,
}

impl Listing {
    /// The files with this size that are not hidden.
    pub(super) fn of_size(&self, size: u64) -> impl Iterator<Item = &str> {
        self.by_size.get(&size).into_iter().flatten().map(String::as_str)
    }

    /// The files whose names equal `name` or differ only in case and normal form.
    pub(super) fn files_like(&self, name: &str) -> impl Iterator<Item = &str> {
        self.files.get(&Alike::new(name)).into_iter().flatten().map(String::as_str)
    }

    fn read(folder: &Path) -> io::Result<Self> {
        let mut listing = Self::default();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let metadata = fs::metadata(entry.path());
            let (Ok(name), Ok(metadata)) = (entry.file_name().into_string(), metadata) else {
                continue;
            };
            if metadata.is_dir() {
                listing.folders.entry(Alike::new(&name)).or_default().push(name);
            } else if metadata.is_file() {
                if !name.starts_with('.') {
                    listing.by_size.entry(metadata.len()).or_default().push(name.clone());
                }
                listing.files.entry(Alike::new(&name)).or_default().push(name);
            }
        }
        let Self { by_size, files, folders } = &mut listing;
        by_size.values_mut().for_each(|names| names.sort_unstable());
        files.values_mut().chain(folders.values_mut()).for_each(|names| names.sort_unstable());
        Ok(listing)
    }
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
        let listing = match Listing::read(&folder) {
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

    /// The folders that a text's path can name, in byte order. Each ends in `/`, except the folder of the
    /// texts itself, which is empty.
    pub(super) fn own_folders(&self, home: &Path, path: &str) -> Result<Vec<String>, CliError> {
        let mut folders = vec![String::new()];
        let (parents, _) = path.rsplit_once('/').unwrap_or_default();
        for parent in parents.split('/').filter(|parent| !parent.is_empty()) {
            let mut below = Vec::new();
            for folder in folders {
                let listing = self.of(home, &folder)?;
                let alike = listing.folders.get(&Alike::new(parent)).into_iter().flatten();
                below.extend(alike.map(|name| format!("{folder}{name}/")));
            }
            folders = below;
        }
        Ok(folders)
    }

    /// The files at paths that equal `path` or differ only in case and normal form, in byte order.
    pub(super) fn files_like(&self, home: &Path, path: &str) -> Result<Vec<String>, CliError> {
        let name = file_name(path);
        let mut files = Vec::new();
        for folder in self.own_folders(home, path)? {
            let listing = self.of(home, &folder)?;
            files.extend(listing.files_like(name).map(|name| format!("{folder}{name}")));
        }
        files.sort_unstable();
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_case_and_normal_form_are_alike() {
        let rows = [
            ("한국어.txt", "\u{1112}\u{1161}\u{11ab}국어.TXT", true),
            ("Straße", "STRASSE", true),
            ("É", "e\u{301}", true),
            ("a", "b", false),
            ("a.txt", "a.text", false),
        ];
        for (one, other, alike) in rows {
            assert_eq!(are_alike(one, other), alike, "{one:?} {other:?}");
        }
    }
}
