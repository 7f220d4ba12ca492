//! The texts of a record among files on disk: the library has the rules, and asks for what it needs.

mod folder;
mod listing;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use paraph::messages::And;
use paraph::record::{Measure, Record};
use paraph::report::{UnmatchedTexts, unmatched_texts};
use paraph::text::MAX_DIAGNOSED;
use paraph::text_lookup::{self, Listing, Located, TextFiles, files_like, found_texts};
use paraph::value::TextPath;
use paraph::verify::TextFound;

pub(crate) use self::listing::Listings;
use super::chunked_reader::measure_up_to;
use super::display::typed;
use super::error::{CliError, Exit};
use super::files;
use super::messages::files as words;
use super::parallel::{SMALL, Supply, in_order};
use super::paths::in_folder;
use super::progress::Progress;

/// The texts of `record` in `folder`, as [`text_lookup::locate`] finds them. A text without any file is not in
/// the map.
pub(crate) fn find(
    record: &Record,
    folder: &Path,
) -> Result<BTreeMap<TextPath, TextFound>, CliError> {
    Ok(found_texts(locate(record, folder)?))
}

/// The same for one of many records that are checked at once. The content of a folder is listed once for all
/// of them.
pub(crate) fn find_of_many(
    record: &Record,
    folder: &Path,
    listings: &Listings,
) -> Result<BTreeMap<TextPath, TextFound>, CliError> {
    let mut files = FolderFiles::new(folder, listings, false);
    Ok(found_texts(text_lookup::locate(record, &mut files)?))
}

/// The same, with the names of the files as the system gives them.
pub(crate) fn locate(
    record: &Record,
    folder: &Path,
) -> Result<BTreeMap<TextPath, Located>, CliError> {
    text_lookup::locate(record, &mut FolderFiles::new(folder, &Listings::default(), true))
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
            let listings = Listings::default();
            files_like(&mut FolderFiles::new(folder, &listings, false), path.as_str())?
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

/// Whether every text of `record` was found and matches. Differences are reported before missing texts. For the texts
/// of `inside`, a file in a paper was found.
pub(crate) fn all_match(
    record: &Record,
    home: &Path,
    found: &BTreeMap<TextPath, TextFound>,
    inside: &BTreeSet<TextPath>,
) -> Result<(), CliError> {
    let Some(texts) = unmatched_texts(record, found) else { return Ok(()) };
    let error = CliError::new(texts.code(), &texts).at(&place(home, &texts, inside));
    Err(error.exit(Exit::from(texts.verdict())))
}

/// The place of texts that do not match: where there is only one, its file; of several, the folder. The name of a file
/// in a paper begins with that of the paper, and so with its folder.
pub(crate) fn place(home: &Path, texts: &UnmatchedTexts, inside: &BTreeSet<TextPath>) -> PathBuf {
    let is_inside = texts.texts().iter().all(|text| inside.contains(&text.text.path));
    match texts.only() {
        Some(name) if is_inside => PathBuf::from(name),
        Some(name) => in_folder(home, name),
        None => home.to_owned(),
    }
}

/// The files of a folder on disk, each measured once. A file is read only if it can be a text.
struct FolderFiles<'a> {
    folder: &'a Path,
    listings: &'a Listings,
    /// The measures of files with the size of a text, by name.
    measured: BTreeMap<String, Measure>,
    /// Whether the user waits only for these texts. If so, they use all cores, and the progress is shown.
    alone: bool,
}

impl<'a> FolderFiles<'a> {
    fn new(folder: &'a Path, listings: &'a Listings, alone: bool) -> Self {
        Self { folder, listings, measured: BTreeMap::new(), alone }
    }
}

impl TextFiles for FolderFiles<'_> {
    type Error = CliError;

    fn listing(&mut self, folder: &str) -> Result<Arc<Listing>, CliError> {
        self.listings.of(self.folder, folder)
    }

    fn size(&mut self, name: &str) -> Result<Option<u64>, CliError> {
        let metadata = fs::metadata(self.folder.join(name));
        Ok(metadata.ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len()))
    }

    fn measure(&mut self, name: &str, size: u64) -> Result<Measure, CliError> {
        if let Some(known) = self.measured.get(name) {
            return Ok(*known);
        }
        let measure = measure_up_to(size + 1, &self.folder.join(name), &Progress::hidden())?;
        self.measured.insert(name.to_owned(), measure);
        Ok(measure)
    }

    fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, CliError> {
        files::read(&self.folder.join(name), MAX_DIAGNOSED as usize).map(Some)
    }

    /// A file that cannot be read is reported when it is requested.
    fn measure_ahead(&mut self, wanted: &[(&str, u64)]) {
        if !self.alone {
            return;
        }
        let mut new: BTreeMap<&str, u64> = BTreeMap::new();
        for (name, size) in wanted {
            let is_new = !self.measured.contains_key(*name);
            if is_new && self.size(name).is_ok_and(|found| found == Some(*size)) {
                new.insert(name, *size);
            }
        }
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
}
