//! Finds the texts of a record among the available files (docs/format.md J5).
//!
//! [`locate`] has the rules. It asks [`TextFiles`] for what it needs: the content of folders, sizes, and the
//! digests of the few files that can be a text. [`FileList`] answers from a list of names and sizes.

mod attached;
mod file_list;
mod listing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use self::attached::{attached_first, attached_texts};
pub use self::file_list::{FileList, Wanted};
pub use self::listing::{Entry, Listing};
use self::listing::{are_alike, file_name};
use crate::record::{Measure, Record, Text};
use crate::screen::safe;
use crate::text::{self, MAX_DIAGNOSED, diagnose};
use crate::value::TextPath;
use crate::verify::{TextFound, TextMeasure};

/// The available files of a folder. Names are relative to that folder; a slash separates folders.
pub trait TextFiles {
    /// Why a file or folder could not be read.
    type Error;

    /// The content of a folder: an empty name for the folder itself, or one that ends in a slash. A folder
    /// that does not exist has no content.
    ///
    /// # Errors
    ///
    /// The folder could not be read.
    fn listing(&mut self, folder: &str) -> Result<Arc<Listing>, Self::Error>;

    /// The size of the file with this name, in bytes; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// The size is not known.
    fn size(&mut self, name: &str) -> Result<Option<u64>, Self::Error>;

    /// The measure of the file with this name, which had this size. Called only for a file with the size of a
    /// text, more than once for the same file.
    ///
    /// # Errors
    ///
    /// The file could not be read.
    fn measure(&mut self, name: &str, size: u64) -> Result<Measure, Self::Error>;

    /// The bytes of the file with this name, to find out how it was changed. Called only for files that differ,
    /// of at most [`MAX_DIAGNOSED`] bytes together. `None` if the bytes are not available; then the changes are
    /// not known.
    ///
    /// # Errors
    ///
    /// The file could not be read.
    fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Self::Error>;

    /// Called before several files are measured, with the sizes of the texts that they may be. The files can
    /// be measured at once here. A file may not exist or may have another size.
    fn measure_ahead(&mut self, wanted: &[(&str, u64)]) {
        let _ = wanted;
    }
}

/// A file that was found for a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// Its name, as [`TextFiles`] has it.
    pub file: String,
    /// What was found.
    pub found: TextFound,
}

/// What was found for each text, without the names that the caller's files have.
pub fn found_texts(located: BTreeMap<TextPath, Located>) -> BTreeMap<TextPath, TextFound> {
    located.into_iter().map(|(path, located)| (path, located.found)).collect()
}

/// The texts of a record among the available files.
///
/// A text is found by its path, even if that differs in case or normal form. Otherwise it is found by size and
/// digest among the files directly in its own folder and in the folder of the texts, because people and e-mail
/// programs rename and move files; files with its own name come first, and hidden files are left out. A
/// different file at a text's path, or with its name, is reported, whatever other files there are. A text
/// without any file is not in the map.
///
/// # Errors
///
/// The first error of `files`, except for files that are only candidates.
pub fn locate<F: TextFiles>(
    record: &Record,
    files: &mut F,
) -> Result<BTreeMap<TextPath, Located>, F::Error> {
    let texts = &record.content().texts;
    let mut lookup = Lookup { files, budget: Budget::new() };
    let paths: Vec<(&str, u64)> =
        texts.iter().map(|text| (text.path.as_str(), text.measure.size)).collect();
    lookup.files.measure_ahead(&paths);
    let mut found = BTreeMap::new();
    for text in texts {
        match lookup.measure(text.path.as_str(), text)? {
            Some(TextMeasure::Whole(measure)) if measure == text.measure => {
                found.insert(text.path.clone(), same(text.path.as_str(), text));
            }
            Some(measure) => {
                let other = lookup.other(text.path.as_str(), measure, text)?;
                found.insert(text.path.clone(), other);
            }
            None => {}
        }
    }
    let elsewhere: Vec<&Text> =
        texts.iter().filter(|text| !found.contains_key(&text.path)).collect();
    if elsewhere.is_empty() {
        return Ok(found);
    }

    // At a path that differs in case or normal form: the matching file, otherwise the first.
    for text in &elsewhere {
        let mut other = None;
        for name in files_like(lookup.files, text.path.as_str())? {
            match lookup.measure(&name, text)? {
                Some(TextMeasure::Whole(measure)) if measure == text.measure => {
                    found.insert(text.path.clone(), same(&name, text));
                    break;
                }
                Some(measure) => drop(other.get_or_insert((name, measure))),
                None => {}
            }
        }
        if let (false, Some((name, measure))) = (found.contains_key(&text.path), other) {
            found.insert(text.path.clone(), lookup.other(&name, measure, text)?);
        }
    }
    // The files of the texts: those at paths, and those found below.
    let mut used: BTreeSet<String> = found.values().map(|it| it.file.clone()).collect();
    let elsewhere: Vec<&Text> =
        elsewhere.into_iter().filter(|text| !found.contains_key(&text.path)).collect();

    let mut firsts = Vec::new();
    for text in &elsewhere {
        let first = candidates_for(text, lookup.files)?.into_iter().next();
        firsts.extend(first.map(|first| (first, text.measure.size)));
    }
    let ahead: Vec<(&str, u64)> = firsts.iter().map(|(name, size)| (&**name, *size)).collect();
    lookup.files.measure_ahead(&ahead);
    for text in &elsewhere {
        for name in candidates_for(text, lookup.files)? {
            // A file that cannot be read is not a candidate.
            let measure = lookup.measure(&name, text);
            if measure.is_ok_and(|it| it == Some(TextMeasure::Whole(text.measure))) {
                found.insert(text.path.clone(), same(&name, text));
                used.insert(name);
                break;
            }
        }
    }
    // A file with the name of such a text that matches none was changed.
    let top = lookup.files.listing("")?;
    for text in elsewhere {
        let own = text.path.file_name();
        if found.get(&text.path).is_some_and(|it| are_alike(file_name(&it.file), own)) {
            continue;
        }
        let is_free = |name: &&str| !used.contains(*name);
        let free = top.own_name_first(own).into_iter().find(is_free);
        if let Some(name) = free
            && let Some(measure) = lookup.measure(name, text)?
        {
            found.insert(text.path.clone(), lookup.other(name, measure, text)?);
        }
    }
    Ok(found)
}

/// The files at paths that equal `path` or differ only in case and normal form, in byte order.
///
/// # Errors
///
/// A folder could not be read.
pub fn files_like<F: TextFiles>(files: &mut F, path: &str) -> Result<Vec<String>, F::Error> {
    let name = file_name(path);
    let mut alike = Vec::new();
    for folder in own_folders(files, path)? {
        let listing = files.listing(&folder)?;
        alike.extend(listing.files_like(name).map(|name| format!("{folder}{name}")));
    }
    alike.sort_unstable();
    Ok(alike)
}

/// The folders that a text's path can name, in byte order. Each ends in `/`, except the folder of the texts
/// itself, which is empty.
fn own_folders<F: TextFiles>(files: &mut F, path: &str) -> Result<Vec<String>, F::Error> {
    let mut folders = vec![String::new()];
    let (parents, _) = path.rsplit_once('/').unwrap_or_default();
    for parent in parents.split('/').filter(|parent| !parent.is_empty()) {
        let mut below = Vec::new();
        for folder in folders {
            let listing = files.listing(&folder)?;
            below.extend(listing.folders_like(parent).map(|name| format!("{folder}{name}/")));
        }
        folders = below;
    }
    Ok(folders)
}

/// The files with the size of a text, first in its own folder, then in the folder of the texts. In each
/// folder, files with its own name come first.
fn candidates_for<F: TextFiles>(text: &Text, files: &mut F) -> Result<Vec<String>, F::Error> {
    let mut folders = own_folders(files, text.path.as_str())?;
    if !folders.iter().any(String::is_empty) {
        folders.push(String::new());
    }
    let mut candidates = Vec::new();
    for folder in folders {
        let listing = files.listing(&folder)?;
        let mut names = listing.own_name_first(text.path.file_name());
        names.retain(|name| !name.starts_with('.'));
        let others = listing.of_size(text.measure.size).filter(|name| !names.contains(name));
        let others: Vec<&str> = others.collect();
        names.extend(others);
        candidates.extend(names.iter().map(|name| format!("{folder}{name}")));
    }
    Ok(candidates)
}

fn same(name: &str, text: &Text) -> Located {
    let measure = TextMeasure::Whole(text.measure);
    let found = TextFound { name: safe(name), measure, changes: Vec::new() };
    Located { file: name.to_owned(), found }
}

/// The number of bytes of differing files that are tried in other forms, for one answer:
/// [`MAX_DIAGNOSED`]. This takes about forty times as long as hashing them.
#[derive(Clone, Debug)]
pub struct Budget(u64);

impl Budget {
    /// The whole budget.
    #[expect(clippy::new_without_default, reason = "a budget is begun on purpose")]
    pub fn new() -> Self {
        Self(MAX_DIAGNOSED)
    }

    /// Whether the budget allows a file of this size. If so, the size is subtracted.
    pub fn affords(&mut self, size: u64) -> bool {
        let rest = self.0.checked_sub(size);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
}

/// A search in progress. The sizes in the record limit the work: a file of another size is not read.
struct Lookup<'f, F> {
    files: &'f mut F,
    budget: Budget,
}

impl<F: TextFiles> Lookup<'_, F> {
    /// The measure of the file with this name, as far as it can be this text; `None` if there is none.
    fn measure(&mut self, name: &str, text: &Text) -> Result<Option<TextMeasure>, F::Error> {
        match self.files.size(name)? {
            None => Ok(None),
            Some(size) if size != text.measure.size => Ok(Some(TextMeasure::SizeOnly(size))),
            Some(size) => Ok(Some(TextMeasure::Whole(self.files.measure(name, size)?))),
        }
    }

    /// A file in the place of a text, and the reason why it does not match.
    fn other(
        &mut self,
        name: &str,
        mut measure: TextMeasure,
        text: &Text,
    ) -> Result<Located, F::Error> {
        let mut changes = Vec::new();
        if self.budget.affords(measure.size())
            && let Some(bytes) = self.files.read(name)?
        {
            measure = TextMeasure::Whole(text::measure(&bytes));
            changes = diagnose(&bytes, &text.measure.sha256, Some(text.measure.size));
        }
        let found = TextFound { name: safe(name), measure, changes };
        Ok(Located { file: name.to_owned(), found })
    }
}
