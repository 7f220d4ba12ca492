//! Texts among files that are a list of names and sizes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::listing::{Entry, Listing};
use super::{Budget, Located, TextFiles, candidates_for, files_like, locate};
use crate::record::{Measure, Record};
use crate::value::TextPath;

/// Files by name and size. Names are relative to the folder of the texts; a slash separates folders.
#[derive(Clone, Debug)]
pub struct FileList {
    sizes: BTreeMap<String, u64>,
    /// By the path: empty, or with a slash at its end.
    folders: BTreeMap<String, Arc<Listing>>,
}

/// The files that a search needs: for a caller that reads files before it asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Files whose digest is needed.
    pub measure: BTreeSet<String>,
    /// Files that are worth reading whole, to find out how they were changed. At most
    /// [`MAX_DIAGNOSED`](crate::text::MAX_DIAGNOSED) bytes together.
    pub read: BTreeSet<String>,
}

impl FromIterator<(String, u64)> for FileList {
    /// From the names of files with their sizes in bytes. The last of several equal names is kept.
    fn from_iter<I: IntoIterator<Item = (String, u64)>>(files: I) -> Self {
        let sizes: BTreeMap<String, u64> = files.into_iter().collect();
        let mut entries: BTreeMap<&str, BTreeMap<&str, Entry>> =
            BTreeMap::from([("", BTreeMap::new())]);
        for (path, size) in &sizes {
            let (mut folder, name) = split(path);
            entries.entry(folder).or_default().insert(name, Entry::File(*size));
            while let Some(inner) = folder.strip_suffix('/') {
                let (outer, name) = split(inner);
                entries.entry(outer).or_default().entry(name).or_insert(Entry::Folder);
                folder = outer;
            }
        }
        let listing = |entries: BTreeMap<&str, Entry>| {
            let entries = entries.into_iter().map(|(name, entry)| (name.to_owned(), entry));
            Arc::new(entries.collect::<Listing>())
        };
        let folders = entries
            .into_iter()
            .map(|(folder, entries)| (folder.to_owned(), listing(entries)))
            .collect();
        Self { sizes, folders }
    }
}

/// The folder of a path, with its slash, and the last component.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |at| at + 1))
}

impl FileList {
    /// The texts of a record among the files, as [`locate`] finds them. `measure` measures a
    /// file. `read` gives the bytes of a file that differs, or `None` if they are not available.
    ///
    /// # Errors
    ///
    /// The first error of `measure` or `read`, except for files that are only candidates.
    pub fn locate<E>(
        &self,
        record: &Record,
        measure: impl FnMut(&str) -> Result<Measure, E>,
        read: impl FnMut(&str) -> Result<Option<Vec<u8>>, E>,
    ) -> Result<BTreeMap<TextPath, Located>, E> {
        locate(record, &mut Listed::new(self, measure, read))
    }

    /// The files that [`locate`](Self::locate) may ask for.
    pub fn wanted(&self, record: &Record) -> Wanted {
        let unused = |_: &str| Err(());
        let mut files = Listed::new(self, unused, |_: &str| Ok(None));
        let (mut wanted, mut budget) = (Wanted::default(), Budget::new());
        let top = &self.folders[""];
        for text in &record.content().texts {
            let path = text.path.as_str();
            let mut at_path = files_like(&mut files, path).unwrap_or_default();
            at_path.push(path.to_owned());
            let own = top.own_name_first(text.path.file_name());
            at_path.extend(own.into_iter().map(str::to_owned));
            for name in at_path {
                let Some(size) = self.sizes.get(&name) else { continue };
                if !wanted.read.contains(&name) && budget.affords(*size) {
                    wanted.read.insert(name.clone());
                }
                if *size == text.measure.size {
                    wanted.measure.insert(name);
                }
            }
            let candidates = candidates_for(text, &mut files).unwrap_or_default();
            let has_size = |name: &String| self.sizes.get(name) == Some(&text.measure.size);
            wanted.measure.extend(candidates.into_iter().filter(has_size));
        }
        wanted
    }
}

/// A list with the functions that measure and read its files. Each file is measured once, however many texts it may be.
struct Listed<'l, M, R> {
    list: &'l FileList,
    measure: M,
    read: R,
    measured: BTreeMap<String, Measure>,
}

impl<'l, M, R> Listed<'l, M, R> {
    fn new(list: &'l FileList, measure: M, read: R) -> Self {
        Self { list, measure, read, measured: BTreeMap::new() }
    }
}

impl<E, M, R> TextFiles for Listed<'_, M, R>
where
    M: FnMut(&str) -> Result<Measure, E>,
    R: FnMut(&str) -> Result<Option<Vec<u8>>, E>,
{
    type Error = E;

    fn listing(&mut self, folder: &str) -> Result<Arc<Listing>, E> {
        Ok(self.list.folders.get(folder).map(Arc::clone).unwrap_or_default())
    }

    fn size(&mut self, name: &str) -> Result<Option<u64>, E> {
        Ok(self.list.sizes.get(name).copied())
    }

    fn measure(&mut self, name: &str, _: u64) -> Result<Measure, E> {
        if let Some(known) = self.measured.get(name) {
            return Ok(*known);
        }
        let measure = (self.measure)(name)?;
        self.measured.insert(name.to_owned(), measure);
        Ok(measure)
    }

    fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, E> {
        (self.read)(name)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::text::measure;
    use crate::verify::TextMeasure;

    fn record() -> Record {
        Record::read(include_bytes!("../../fixtures/ictcc-tor/ictcc-tor.record.json")).unwrap()
    }

    const EN: &[u8] = include_bytes!("../../fixtures/ictcc-tor/texts/ictcc-tor.en.txt");
    const KO: &[u8] = include_bytes!("../../fixtures/ictcc-tor/texts/ictcc-tor.ko.txt");

    /// The file that is found for each text of the record, whether it matches, and the names that were measured.
    fn found(files: &[(&str, &[u8])]) -> (Vec<(String, String, bool)>, Vec<String>) {
        let record = record();
        let list: FileList =
            files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.len() as u64)).collect();
        let bytes = |name: &str| files.iter().find(|(it, _)| *it == name).unwrap().1;
        let measured = RefCell::new(BTreeSet::new());
        let wanted = list.wanted(&record);
        let located = list.locate(
            &record,
            |name| {
                assert!(wanted.measure.contains(name), "{name} is measured and not wanted");
                measured.borrow_mut().insert(name.to_owned());
                Ok::<_, ()>(measure(bytes(name)))
            },
            |name| {
                assert!(wanted.read.contains(name), "{name} is read and not wanted");
                Ok(Some(bytes(name).to_vec()))
            },
        );
        let rows = located.unwrap().into_iter().map(|(path, located)| {
            let text = record.content().texts.iter().find(|text| text.path == path).unwrap();
            let matches = located.found.measure == TextMeasure::Whole(text.measure);
            (path.to_string(), located.file, matches)
        });
        (rows.collect(), measured.into_inner().into_iter().collect())
    }

    #[test]
    fn a_text_is_found_by_path_by_a_similar_path_and_by_digest() {
        let paths: Vec<String> =
            record().content().texts.iter().map(|text| text.path.to_string()).collect();
        let (en, ko) = (&*paths[0], &*paths[1]);
        let upper = ko.to_uppercase();
        let other = vec![b'x'; KO.len()];
        // The files, then the file of each text and whether it matches.
        type Files<'a> = Vec<(&'a str, &'a [u8])>;
        type Found<'a> = [Option<(&'a str, bool)>; 2];
        let rows: [(Files<'_>, Found<'_>); 8] = [
            (vec![(en, EN), (ko, KO)], [Some((en, true)), Some((ko, true))]),
            (vec![(en, EN)], [Some((en, true)), None]),
            (vec![(en, EN), (&upper, KO)], [Some((en, true)), Some((&upper, true))]),
            (vec![(en, EN), ("renamed.txt", KO)], [Some((en, true)), Some(("renamed.txt", true))]),
            // A hidden file, and a file in another folder, are not candidates.
            (vec![(en, EN), (".hidden", KO), ("old/a.txt", KO)], [Some((en, true)), None]),
            // A different file at the path is reported, whatever other files there are.
            (vec![(en, EN), (ko, &other), ("a.txt", KO)], [Some((en, true)), Some((ko, false))]),
            (vec![(en, EN), (&upper, &other)], [Some((en, true)), Some((&upper, false))]),
            // A file with the name of a text that matches none was changed.
            (
                vec![(en, EN), ("ictcc-tor.ko.txt", b"changed"), ("a.txt", KO)],
                [Some((en, true)), Some(("ictcc-tor.ko.txt", false))],
            ),
        ];
        for (files, expected) in rows {
            let expected: Vec<(String, String, bool)> = paths
                .iter()
                .zip(expected)
                .filter_map(|(path, it)| it.map(|(name, ok)| (path.clone(), name.to_owned(), ok)))
                .collect();
            let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
            assert_eq!(found(&files).0, expected, "{names:?}");
        }
    }

    #[test]
    fn only_files_with_the_size_of_a_text_are_measured() {
        let (rows, measured) =
            found(&[("a.txt", KO), ("b.txt", EN), ("c.txt", b"short"), ("d/e.txt", KO)]);
        assert_eq!(rows.len(), 2);
        assert_eq!(measured, ["a.txt", "b.txt"]);
    }
}
