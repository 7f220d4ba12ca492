//! Finds the texts of a record among the available files.

mod listing;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use paraph::fault::safe;
use paraph::messages::And;
use paraph::record::{Measure, Record, Text};
use paraph::report::{UnmatchedTexts, unmatched_texts};
use paraph::text::{self, MAX_DIAGNOSED, diagnose};
use paraph::value::TextPath;
use paraph::verify::{TextFound, TextMeasure};

pub(crate) use self::listing::Listings;
use self::listing::{Listing, are_alike, file_name};
use super::chunked_reader::measure_up_to;
use super::display::typed;
use super::error::{CliError, Exit};
use super::files;
use super::messages::files as words;
use super::parallel::{SMALL, Supply, in_order};
use super::progress::Progress;

/// The texts of `record` in `folder` (docs/format.md J5). They are found by path, even if it differs in case
/// or normal form. Otherwise they are found by size and digest among the files directly in the text's own
/// folder and in `folder`, because people and e-mail programs rename and move files. A different file at a
/// text's path, or with its name, is reported, whatever other files there are. A text without any file is not
/// in the map.
pub(crate) fn find(
    record: &Record,
    folder: &Path,
) -> Result<BTreeMap<TextPath, TextFound>, CliError> {
    Ok(found(locate(record, folder)?))
}

/// The same for one of many records that are checked at once. The content of a folder is listed once for all
/// of them.
pub(crate) fn find_of_many(
    record: &Record,
    folder: &Path,
    listings: &Listings,
) -> Result<BTreeMap<TextPath, TextFound>, CliError> {
    let hand = Hand::new(folder, false);
    Ok(found(locate_by(record, hand, listings)?))
}

fn found(located: BTreeMap<TextPath, Located>) -> BTreeMap<TextPath, TextFound> {
    located.into_iter().map(|(path, Located { found, .. })| (path, found)).collect()
}

/// A file that was found for a text.
pub(crate) struct Located {
    /// Its name in the folder, as the system gives it.
    pub(crate) file: String,
    pub(crate) found: TextFound,
}

/// The same, with the names of the files.
pub(crate) fn locate(
    record: &Record,
    folder: &Path,
) -> Result<BTreeMap<TextPath, Located>, CliError> {
    let hand = Hand::new(folder, true);
    locate_by(record, hand, &Listings::default())
}

fn locate_by(
    record: &Record,
    mut hand: Hand<'_>,
    listings: &Listings,
) -> Result<BTreeMap<TextPath, Located>, CliError> {
    let texts = &record.content().texts;
    hand.measure_all(texts.iter().map(|text| (text.path.as_str(), text)));
    let mut found = BTreeMap::new();
    for text in texts {
        match hand.measure(text.path.as_str(), text)? {
            Some(TextMeasure::Whole(measure)) if measure == text.measure => {
                found.insert(text.path.clone(), same(text.path.as_str(), text));
            }
            Some(measure) => {
                let other = hand.other(text.path.as_str(), measure, text)?;
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
        for name in listings.files_like(hand.folder, text.path.as_str())? {
            match hand.measure(&name, text)? {
                Some(TextMeasure::Whole(measure)) if measure == text.measure => {
                    found.insert(text.path.clone(), same(&name, text));
                    break;
                }
                Some(measure) => drop(other.get_or_insert((name, measure))),
                None => {}
            }
        }
        if let (false, Some((name, measure))) = (found.contains_key(&text.path), other) {
            found.insert(text.path.clone(), hand.other(&name, measure, text)?);
        }
    }
    // The files of the texts: those at paths, and those found below.
    let mut used: BTreeSet<String> = found.values().map(|it| it.file.clone()).collect();
    let elsewhere: Vec<&Text> =
        elsewhere.into_iter().filter(|text| !found.contains_key(&text.path)).collect();

    let mut firsts = Vec::new();
    for text in &elsewhere {
        let first = candidates_for(text, hand.folder, listings)?.into_iter().next();
        firsts.extend(first.map(|first| (first, *text)));
    }
    hand.measure_all(firsts.iter().map(|(name, text)| (name.as_str(), *text)));
    for text in &elsewhere {
        for name in candidates_for(text, hand.folder, listings)? {
            // A file that cannot be read is not a candidate.
            let measure = hand.measure(&name, text);
            if measure.is_ok_and(|it| it == Some(TextMeasure::Whole(text.measure))) {
                found.insert(text.path.clone(), same(&name, text));
                used.insert(name);
                break;
            }
        }
    }
    // A file with the name of such a text that matches none was changed.
    let top = listings.of(hand.folder, "")?;
    for text in elsewhere {
        let own = text.path.file_name();
        if found.get(&text.path).is_some_and(|it| are_alike(file_name(&it.file), own)) {
            continue;
        }
        let is_free = |name: &&str| !used.contains(*name);
        let free = own_name_first(&top, own).into_iter().find(is_free);
        if let Some(name) = free
            && let Some(measure) = hand.measure(name, text)?
        {
            found.insert(text.path.clone(), hand.other(name, measure, text)?);
        }
    }
    Ok(found)
}

/// The file of a text that is to be recorded: as [`file_named`] finds it, and inside the folder.
pub(crate) fn file_of(folder: &Path, path: &TextPath) -> Result<PathBuf, CliError> {
    inside(folder, file_named(folder, path)?)
}

/// The file at a text's path, or at a path that differs in case or normal form, as a Mac may write it, if
/// there is only one.
pub(crate) fn file_named(folder: &Path, path: &TextPath) -> Result<PathBuf, CliError> {
    let exact = folder.join(path.as_str());
    let alike = match exact.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound && folder.is_dir() => {
            Listings::default().files_like(folder, path.as_str())?
        }
        _ => Vec::new(),
    };
    match alike.as_slice() {
        [] => Ok(exact),
        [one] => Ok(folder.join(one)),
        several => {
            let several: Vec<String> = several.iter().map(|name| typed(Path::new(name))).collect();
            let error = CliError::new("not-found", words::SeveralAlike).at(&exact);
            Err(error.hint(words::RemoveAllButOne { keys: And(&several) }))
        }
    }
}

/// Refuses a link to a file outside the folder of the texts for a new record: those who get the record get
/// the text too. If a record already names the digest, links are followed.
fn inside(folder: &Path, file: PathBuf) -> Result<PathBuf, CliError> {
    let (Ok(home), Ok(whole)) = (folder.canonicalize(), file.canonicalize()) else {
        // It does not exist, which is reported where it is opened.
        return Ok(file);
    };
    match whole.starts_with(&home) {
        true => Ok(file),
        false => {
            let error = CliError::new("text-outside", words::TextOutside).at(&file);
            Err(error.hint(words::CopyTheText))
        }
    }
}

/// The files with the size of a text, first in its own folder, then in the folder of the texts. In each
/// folder, files with its own name come first.
fn candidates_for(text: &Text, home: &Path, listings: &Listings) -> Result<Vec<String>, CliError> {
    let mut folders = listings.own_folders(home, text.path.as_str())?;
    if !folders.iter().any(String::is_empty) {
        folders.push(String::new());
    }
    let mut candidates = Vec::new();
    for folder in folders {
        let listing = listings.of(home, &folder)?;
        let mut names = own_name_first(&listing, text.path.file_name());
        names.retain(|name| !name.starts_with('.'));
        let others = listing.of_size(text.measure.size).filter(|name| !names.contains(name));
        let others: Vec<&str> = others.collect();
        names.extend(others);
        candidates.extend(names.iter().map(|name| format!("{folder}{name}")));
    }
    Ok(candidates)
}

/// The files with the name `own`, then those with similar names.
fn own_name_first<'l>(listing: &'l Listing, own: &str) -> Vec<&'l str> {
    let mut names: Vec<&str> = listing.files_like(own).collect();
    names.sort_by_key(|name| *name != own);
    names
}

/// Whether every text of `record` was found and matches. Differences are reported before missing texts.
pub(crate) fn all_match(
    record: &Record,
    home: &Path,
    found: &BTreeMap<TextPath, TextFound>,
) -> Result<(), CliError> {
    let Some(texts) = unmatched_texts(record, found) else { return Ok(()) };
    let exit = match &texts {
        UnmatchedTexts::Differ(_) => Exit::Refused,
        UnmatchedTexts::Missing(_) => Exit::Incomplete,
    };
    Err(CliError::new(texts.code(), &texts).at(&place(home, &texts)).exit(exit))
}

/// The place of texts that do not match: where there is only one, its file; of several, the folder.
pub(crate) fn place(home: &Path, texts: &UnmatchedTexts) -> PathBuf {
    texts.only().map_or_else(|| home.to_owned(), |name| in_folder(home, name))
}

/// A file of a folder, named as seen from here.
fn in_folder(home: &Path, name: &str) -> PathBuf {
    match home == Path::new(".") {
        true => PathBuf::from(name),
        false => home.join(name),
    }
}

fn same(name: &str, text: &Text) -> Located {
    let measure = TextMeasure::Whole(text.measure);
    let found = TextFound { name: safe(name), measure, changes: Vec::new() };
    Located { file: name.to_owned(), found }
}

/// The number of bytes of differing files that are tried in other forms, for one answer. This takes about
/// forty times as long as hashing them.
pub(crate) struct Budget(u64);

impl Budget {
    pub(crate) fn new() -> Self {
        Self(MAX_DIAGNOSED)
    }

    /// Whether the budget allows a file of this size. If so, the size is subtracted.
    pub(crate) fn affords(&mut self, size: u64) -> bool {
        let rest = self.0.checked_sub(size);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
}

/// The available files, each measured once. The sizes in the record limit the work: a file of another size is
/// not read.
struct Hand<'a> {
    folder: &'a Path,
    /// The measures of files with the size of a text, by name.
    measured: BTreeMap<String, Measure>,
    /// Whether the user waits only for these texts. If so, they use all cores, and the progress is shown.
    alone: bool,
    budget: Budget,
}

impl<'a> Hand<'a> {
    fn new(folder: &'a Path, alone: bool) -> Self {
        Self { folder, measured: BTreeMap::new(), alone, budget: Budget::new() }
    }

    /// Measures several files at once, before they are requested. A file that cannot be read is reported when
    /// it is requested.
    fn measure_all<'n>(&mut self, wanted: impl Iterator<Item = (&'n str, &'n Text)>) {
        if !self.alone {
            return;
        }
        let has_size = |name: &str, text: &Text| {
            self.size(name).is_ok_and(|size| size == Some(text.measure.size))
        };
        let new: BTreeMap<&str, u64> = wanted
            .filter(|(name, text)| !self.measured.contains_key(*name) && has_size(name, text))
            .map(|(name, text)| (name, text.measure.size))
            .collect();
        let files = new.iter().map(|(name, size)| (*name, self.folder.join(name), *size));
        let files: Vec<(&str, PathBuf, u64)> = files.collect();
        let paths: Vec<&Path> = files.iter().map(|(_, path, _)| path.as_path()).collect();
        let progress = Progress::on_files(&paths);
        let measured = |(name, path, size): &(&str, PathBuf, u64)| {
            ((*name).to_owned(), measure_up_to(*size + 1, path, &progress))
        };
        let done: Result<(), Infallible> = in_order(
            Supply::Ready,
            files.iter(),
            |(_, _, size)| *size <= SMALL,
            measured,
            |(name, measured)| {
                self.measured.extend(measured.ok().map(|measure| (name, measure)));
                Ok(())
            },
        );
        done.expect("it cannot fail");
    }

    /// The size of the file with this name; `None` if there is none.
    fn size(&self, name: &str) -> Result<Option<u64>, CliError> {
        let metadata = fs::metadata(self.folder.join(name));
        Ok(metadata.ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len()))
    }

    /// The measure of the file with this name, as far as it can be this text; `None` if there is none.
    fn measure(&mut self, name: &str, text: &Text) -> Result<Option<TextMeasure>, CliError> {
        let Some(size) = self.size(name)? else { return Ok(None) };
        if size != text.measure.size {
            return Ok(Some(TextMeasure::SizeOnly(size)));
        }
        if let Some(known) = self.measured.get(name) {
            return Ok(Some(TextMeasure::Whole(*known)));
        }
        let measure = measure_up_to(size + 1, &self.folder.join(name), &Progress::untold())?;
        self.measured.insert(name.to_owned(), measure);
        Ok(Some(TextMeasure::Whole(measure)))
    }

    /// A file in the place of a text, and the reason why it does not match.
    fn other(
        &mut self,
        name: &str,
        mut measure: TextMeasure,
        text: &Text,
    ) -> Result<Located, CliError> {
        let mut changes = Vec::new();
        if self.budget.affords(measure.size()) {
            let bytes = files::read(&self.folder.join(name), MAX_DIAGNOSED as usize)?;
            measure = TextMeasure::Whole(text::measure(&bytes));
            changes = diagnose(&bytes, &text.measure.sha256, Some(text.measure.size));
        }
        let found = TextFound { name: safe(name), measure, changes };
        Ok(Located { file: name.to_owned(), found })
    }
}
