//! The content of a folder in which texts are searched.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use focaccia::CaseFold;
use unicode_normalization::UnicodeNormalization as _;

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

/// An entry of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file, with its size in bytes.
    File(u64),
    /// A folder.
    Folder,
}

/// The files and folders directly in a folder. A file whose name begins with a dot is hidden.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The files that are not hidden, by size.
    by_size: BTreeMap<u64, Vec<String>>,
    files: BTreeMap<Alike, Vec<String>>,
    folders: BTreeMap<Alike, Vec<String>>,
}

impl FromIterator<(String, Entry)> for Listing {
    /// From the entries of a folder, in any order: the last component of each name, with its kind.
    fn from_iter<I: IntoIterator<Item = (String, Entry)>>(entries: I) -> Self {
        let mut listing = Self::default();
        for (name, entry) in entries {
            match entry {
                Entry::Folder => {
                    listing.folders.entry(Alike::new(&name)).or_default().push(name);
                }
                Entry::File(size) => {
                    if !name.starts_with('.') {
                        listing.by_size.entry(size).or_default().push(name.clone());
                    }
                    listing.files.entry(Alike::new(&name)).or_default().push(name);
                }
            }
        }
        let Self { by_size, files, folders } = &mut listing;
        by_size.values_mut().for_each(|names| names.sort_unstable());
        files.values_mut().chain(folders.values_mut()).for_each(|names| names.sort_unstable());
        listing
    }
}

impl Listing {
    /// The files with this size that are not hidden, in byte order.
    pub(super) fn of_size(&self, size: u64) -> impl Iterator<Item = &str> {
        self.by_size.get(&size).into_iter().flatten().map(String::as_str)
    }

    /// The files whose names equal `name` or differ only in case and normal form, in byte order.
    pub(super) fn files_like(&self, name: &str) -> impl Iterator<Item = &str> {
        self.files.get(&Alike::new(name)).into_iter().flatten().map(String::as_str)
    }

    /// The folders whose names equal `name` or differ only in case and normal form, in byte order.
    pub(super) fn folders_like(&self, name: &str) -> impl Iterator<Item = &str> {
        self.folders.get(&Alike::new(name)).into_iter().flatten().map(String::as_str)
    }

    /// The files with the name `own`, then those with similar names.
    pub(super) fn own_name_first(&self, own: &str) -> Vec<&str> {
        let mut names: Vec<&str> = self.files_like(own).collect();
        names.sort_by_key(|name| *name != own);
        names
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
