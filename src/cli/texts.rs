//! Finding the texts of a record among the files at hand.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use paraph::fault::safe;
use paraph::record::{Measure, Record, Text};
use paraph::report::text_rows;
use paraph::text::{self, MAX_DIAGNOSED, diagnose};
use paraph::value::TextPath;
use paraph::verify::{TextFound, TextMeasure, TextOutcome, Texts, judge_texts};

use super::error::{CliError, Exit};
use super::files;
use super::parallel::{Supply, in_order};
use super::pieces::measure_up_to;
use super::progress::Progress;

/// The texts of `record` in `folder`: by path, then by size and digest among the files directly in
/// it, because e-mail flattens and renames. A file that stands at a text's path, or bears its name,
/// and is another is told as such, whatever else lies about; a text for which there is nothing is
/// not in the map.
pub(crate) fn find(
    record: &Record,
    folder: &Path,
) -> Result<BTreeMap<TextPath, TextFound>, CliError> {
    Ok(found(locate(record, folder)?))
}

/// The same for one record of many, of which some are asked about at once: what lies in a folder is
/// looked up once for all of them.
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

/// A file that was taken for a text.
pub(crate) struct Located {
    /// Its name in the folder, as the system has it.
    pub(crate) file: String,
    pub(crate) found: TextFound,
}

/// The same, with the files' names.
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

    let names = listings.of(hand.folder)?;
    // Its own name first, then the others in their order.
    let candidates = |text: &Text| {
        let own = text.path.file_name();
        let same_size = names.get(&text.measure.size).into_iter().flatten();
        let mut candidates: Vec<&str> = same_size.map(String::as_str).collect();
        candidates.sort_by_key(|name| *name != own);
        candidates
    };
    hand.measure_all(elsewhere.iter().filter_map(|text| Some((*candidates(text).first()?, *text))));
    // The files that are some text's: those at paths, and those that are found below.
    let at_paths = texts.iter().filter(|text| found.contains_key(&text.path));
    let mut used: BTreeSet<&str> = at_paths.map(|text| text.path.as_str()).collect();
    for text in &elsewhere {
        for name in candidates(text) {
            // A file that cannot be read is no candidate.
            let measure = hand.measure(name, text);
            if measure.is_ok_and(|it| it == Some(TextMeasure::Whole(text.measure))) {
                found.insert(text.path.clone(), same(name, text));
                used.insert(name);
                break;
            }
        }
    }
    // A file that bears such a text's name and is none of them was changed.
    for text in elsewhere {
        let own = text.path.file_name();
        if let Some(measure) = hand.measure(own, text)?
            && !used.contains(own)
        {
            found.insert(text.path.clone(), hand.other(own, measure, text)?);
        }
    }
    Ok(found)
}

/// Whether every text of `record` was found, and is that text. What differs is told before what is
/// missing.
pub(crate) fn all_match(
    record: &Record,
    home: &Path,
    found: &BTreeMap<TextPath, TextFound>,
) -> Result<(), CliError> {
    let texts = judge_texts(record, Texts::Found(found));
    let differs = texts.iter().find(|text| matches!(text.outcome, TextOutcome::Differs { .. }));
    let missing = texts.iter().find(|text| matches!(text.outcome, TextOutcome::Missing));
    if let Some(text) = differs {
        let rows = text_rows(std::slice::from_ref(text));
        let sentence = format!("a text is not the one in the record: {}", rows.trim());
        return Err(CliError::new("text-differs", sentence).at(home).exit(Exit::Refused));
    }
    if let Some(text) = missing {
        let sentence = format!("the text {} is not at hand", text.text.path);
        return Err(CliError::new("text-missing", sentence).at(home).exit(Exit::Incomplete));
    }
    Ok(())
}

fn same(name: &str, text: &Text) -> Located {
    let measure = TextMeasure::Whole(text.measure);
    let found = TextFound { name: safe(name), measure, changes: Vec::new() };
    Located { file: name.to_owned(), found }
}

/// The names of the files directly in a folder that are not hidden, in order, by the files' sizes.
type Listing = BTreeMap<u64, Vec<String>>;

/// What lies in the folder that was looked at last. Ten thousand bundles in a folder without their
/// texts would otherwise have it listed ten thousand times.
#[derive(Default)]
pub(crate) struct Listings(Mutex<Option<(PathBuf, Arc<Listing>)>>);

impl Listings {
    fn of(&self, folder: &Path) -> Result<Arc<Listing>, CliError> {
        let mut last = self.0.lock().expect("nothing panics while it is held");
        if let Some((known, listing)) = &*last
            && known == folder
        {
            return Ok(Arc::clone(listing));
        }
        let listing = list(folder).map_err(|error| CliError::reading(folder, &error))?;
        let listing = Arc::new(listing);
        *last = Some((folder.to_owned(), Arc::clone(&listing)));
        Ok(listing)
    }
}

fn list(folder: &Path) -> io::Result<Listing> {
    let mut listing = Listing::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = fs::metadata(entry.path());
        if let (Ok(name), Ok(metadata)) = (entry.file_name().into_string(), metadata)
            && metadata.is_file()
            && !name.starts_with('.')
        {
            listing.entry(metadata.len()).or_default().push(name);
        }
    }
    listing.values_mut().for_each(|names| names.sort_unstable());
    Ok(listing)
}

/// How many bytes of files that differ are tried in other forms, for one answer. That takes some forty
/// times as long as to hash them.
pub(crate) struct Budget(u64);

impl Budget {
    pub(crate) fn new() -> Self {
        Self(MAX_DIAGNOSED)
    }

    /// Whether a file of this size can be afforded; then it is paid for.
    pub(crate) fn affords(&mut self, size: u64) -> bool {
        let rest = self.0.checked_sub(size);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
}

/// The files at hand, each measured once. What that takes follows the sizes in the record: a file of
/// another size is not read.
struct Hand<'a> {
    folder: &'a Path,
    /// By name, the measure of files that have the size of a text.
    measured: BTreeMap<String, Measure>,
    /// Whether somebody waits for these texts alone: then all cores are for them, and it is shown how
    /// far they are.
    alone: bool,
    budget: Budget,
}

impl<'a> Hand<'a> {
    fn new(folder: &'a Path, alone: bool) -> Self {
        Self { folder, measured: BTreeMap::new(), alone, budget: Budget::new() }
    }

    /// Measures several files that will be asked for, at once. What cannot be read is met when it is
    /// asked for.
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
        let done: Result<(), Infallible> =
            in_order(Supply::Ready, files.iter(), measured, |(name, measured)| {
                self.measured.extend(measured.ok().map(|measure| (name, measure)));
                Ok(())
            });
        done.expect("it cannot fail");
    }

    /// The size of the file of that name; `None` if there is no such file.
    fn size(&self, name: &str) -> Result<Option<u64>, CliError> {
        let metadata = fs::metadata(self.folder.join(name));
        Ok(metadata.ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len()))
    }

    /// What the file of that name measures, as far as it can be that text; `None` if there is no such
    /// file.
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

    /// A file in the place of a text, and why it is not that text.
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
