//! Detects the kind of a file: a bundle or a record where both are accepted, or another kind that the error
//! message can name.

use std::fs;
use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::draft::{Draft, MAX_DRAFT};
use paraph::fault::Fault;
use paraph::format::{self, Claim, Format};
use paraph::id::Digest;
use paraph::keys::Container;
use paraph::messages::{Localized, Sentence};
use paraph::record::Record;

use super::display::typed;
use super::error::CliError;
use super::files;
use super::messages::{errors, kinds};
use super::paths::folder;
use super::wanted::{Wanted, What};

/// The kind of a file, and the next step.
pub(crate) struct Kind {
    pub(crate) what: What,
    pub(crate) next: Sentence,
}

/// The kind of `bytes`, if it is a kind that this program handles, or a common mistake.
pub(crate) fn recognise(path: &Path, bytes: &[u8]) -> Option<Kind> {
    let file = typed(path);
    let is = |what, next: &dyn Localized| Some(Kind { what, next: Sentence::of(&next) });
    if bytes.is_empty() {
        return is(What::Empty, &errors::AskAgain);
    }
    let has_mark = bytes.starts_with("\u{feff}".as_bytes());
    match format::claim(bytes) {
        Claim::Known(Format::Bundle) if has_mark => {
            return is(What::Mark, &kinds::Salvage { file });
        }
        Claim::Known(Format::Record) if has_mark => {
            return is(What::Mark, &without_mark(&file, bytes));
        }
        Claim::Known(Format::Record) => return is(What::Record, &kinds::Sign { file }),
        Claim::Known(Format::Bundle) => return is(What::Bundle, &kinds::Show { file }),
        Claim::Known(Format::Act) => return is(What::Act, &kinds::AskForTheBundle),
        Claim::Unknown(_) => return None,
        Claim::Other => {}
    }
    if has_conflict(bytes) {
        return match is_bundle_in_conflict(path, bytes) {
            true => is(What::Conflict, &kinds::JoinBoth { file }),
            false => is(What::Conflict, &kinds::ChooseAVersion),
        };
    }
    if has_mark {
        return is(What::Mark, &kinds::AskForAnArchive);
    }
    if files::is_private_key(bytes) {
        return is(What::PrivateKey, &kinds::KeepTheKey);
    }
    if let Some(what) = document(path, bytes) {
        return is(what, &next_of_document(path, bytes));
    }
    let text = std::str::from_utf8(bytes).ok();
    if text.is_some_and(|text| text.contains("PUBLIC KEY-----"))
        || matches!(Container::of(bytes), Ok(Container::Public(_)))
    {
        return is(What::PublicKey, &kinds::ShowKey { file });
    }
    let text = text?;
    if has_line(text, "roster=") {
        is(What::Roster, &kinds::ListRoster { file })
    } else if Draft::is_claimed(text) {
        is(What::Draft, &next_of_draft(path, text))
    } else {
        None
    }
}

/// How to get a record without its byte-order mark, if it is sound without it.
fn without_mark(file: &str, bytes: &[u8]) -> Sentence {
    match bytes.get(3..).map(Record::read) {
        Some(Ok(_)) => Sentence::of(&kinds::RemoveTheMark { file }),
        _ => Sentence::of(&kinds::AskForAnArchive),
    }
}

/// The kind of document, if it is one that people sign or send.
fn document(path: &Path, bytes: &[u8]) -> Option<What> {
    const OFFICE: [&str; 9] = ["doc", "docx", "hwp", "hwpx", "odt", "rtf", "xls", "xlsx", "pptx"];
    const TEXT: [&str; 3] = ["md", "text", "txt"];
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let ends = |endings: &[&str]| ending.as_deref().is_some_and(|it| endings.contains(&it));
    let is_office = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    match bytes {
        _ if bytes.starts_with(b"%PDF-") => Some(What::Pdf),
        _ if ends(&OFFICE) && (is_office || bytes.starts_with(b"{\\rtf")) => Some(What::Office),
        _ if ends(&TEXT) && std::str::from_utf8(bytes).is_ok() => Some(What::Text),
        _ => None,
    }
}

/// The next step for a document: sign the record about it in the same folder, or begin one.
fn next_of_document(path: &Path, bytes: &[u8]) -> Sentence {
    let digest = Digest::of(bytes);
    let is_about =
        |record: &Record| record.content().texts.iter().any(|text| text.measure.sha256 == digest);
    match records_near(path).find(|(_, record)| is_about(record)) {
        Some((record, _)) => Sentence::of(&kinds::SignRecordOfDocument { record: typed(&record) }),
        None => {
            let draft = typed(&unused(&path.with_extension("toml")));
            Sentence::of(&kinds::BeginRecordOfDocument { file: typed(path), draft })
        }
    }
}

/// The next step for a draft: sign the record that was made from it, or make one.
fn next_of_draft(path: &Path, text: &str) -> Sentence {
    let file = typed(path);
    let is_of_it =
        |record: &Record| Draft::parse(text).is_ok_and(|draft| *draft.id() == record.content().id);
    match records_near(path).find(|(_, record)| is_of_it(record)) {
        Some((record, _)) => {
            Sentence::of(&kinds::SignRecordOfDraft { record: typed(&record), file })
        }
        None => Sentence::of(&kinds::MakeRecordOfDraft { file }),
    }
}

/// The records in the folder of a file, in the folder above, and in the current one.
pub(crate) fn records_near(path: &Path) -> impl Iterator<Item = (PathBuf, Record)> {
    let mut folders = vec![folder(path).to_owned()];
    folders.extend(folder(path).parent().map(|above| match above == Path::new("") {
        true => PathBuf::from("."),
        false => above.to_owned(),
    }));
    folders.push(PathBuf::from("."));
    folders.dedup();
    folders.into_iter().flat_map(|folder| files_in(&folder, b".record.json")).filter_map(|path| {
        let bytes = files::read_regular(&path, Format::Record.max_size()).ok()?;
        Record::read(&bytes).ok().map(|record| (path, record))
    })
}

/// The files in a folder with this ending, in order, with paths relative to the current folder.
pub(crate) fn files_in(folder: &Path, ending: &[u8]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|entry| match folder == Path::new(".") {
        true => PathBuf::from(entry.file_name()),
        false => folder.join(entry.file_name()),
    });
    let is_wanted = |path: &PathBuf| path.as_os_str().as_encoded_bytes().ends_with(ending);
    let mut names: Vec<PathBuf> = names.filter(is_wanted).collect();
    names.sort();
    names
}

/// The draft of a record, if it is in a folder.
pub(crate) fn draft_of(record: &Record, folder: &Path) -> Option<PathBuf> {
    let is_its = |path: &PathBuf| {
        let text = files::read_regular(path, MAX_DRAFT).ok().map(String::from_utf8);
        let draft = text.and_then(Result::ok).map(|text| Draft::parse(&text));
        draft.is_some_and(|it| it.is_ok_and(|draft| *draft.id() == record.content().id))
    };
    files_in(folder, b".toml").into_iter().find(is_its)
}

/// A similar name that no file has.
fn unused(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = |number| path.with_file_name(format!("{stem}-{number}.{ending}"));
    let mut names = std::iter::once(path.to_owned()).chain((2..).map(numbered));
    names.find(|name| name.symlink_metadata().is_err()).expect("numbers have no end")
}

/// The kind of a file that people should have written, if it is not `wanted`.
fn other_kind(path: &Path, text: &str, wanted: What) -> Option<Kind> {
    let kind = recognise(path, text.as_bytes())?;
    (!text.is_empty() && kind.what != What::Mark && kind.what != wanted).then_some(kind)
}

/// Whether a file has git's conflict markers, in order, each at the start of a line.
fn has_conflict(bytes: &[u8]) -> bool {
    let mut markers = [&b"<<<<<<< "[..], b"=======", b">>>>>>> "].into_iter();
    let mut next = markers.next();
    for line in bytes.split(|byte| *byte == b'\n') {
        if next.is_some_and(|marker| line.starts_with(marker)) {
            next = markers.next();
        }
    }
    next.is_none()
}

/// Whether the file in conflict is a bundle, by its name or its format.
fn is_bundle_in_conflict(path: &Path, bytes: &[u8]) -> bool {
    const FORMAT: &[u8] = br#""format":"paraph/bundle/"#;
    path.as_os_str().as_encoded_bytes().ends_with(b".bundle.json")
        || bytes.windows(FORMAT.len()).any(|window| window == FORMAT)
}

fn has_line(text: &str, start: &str) -> bool {
    text.lines().any(|line| line.replace(' ', "").starts_with(start))
}

/// Reads a bundle, or a record as a bundle that no one has signed, and returns which it was.
pub(crate) fn read_bundle_or_record(path: &Path) -> Result<(Bundle, Format), CliError> {
    bundle_or_record(path, &files::read(path, Format::Bundle.max_size())?)
}

/// The same for a file that was already read.
pub(crate) fn bundle_or_record(path: &Path, bytes: &[u8]) -> Result<(Bundle, Format), CliError> {
    let refused = |fault: Fault| {
        CliError::refused(path, &fault).recognised(path, bytes, Wanted::BundleOrRecord)
    };
    match format::claim(bytes) {
        Claim::Known(Format::Bundle) => {
            Bundle::read(bytes).map(|bundle| (bundle, Format::Bundle)).map_err(refused)
        }
        Claim::Unknown(name) => Err(refused(format::unknown(&name))),
        Claim::Known(Format::Record | Format::Act) | Claim::Other => {
            Record::read(bytes).map(|record| (Bundle::new(record), Format::Record)).map_err(refused)
        }
    }
}

/// The bundle in a regular file, if there is a sound one.
pub(crate) fn bundle_at(path: &Path) -> Option<Bundle> {
    let bytes = files::read_regular(path, Format::Bundle.max_size()).ok()?;
    Bundle::read(&bytes).ok()
}

impl CliError {
    /// Says what a file is that was named as a roster and is none. Of another kind of file, `next` says how to
    /// name the roster.
    pub(crate) fn no_roster(self, path: &Path, text: &str, next: &dyn Localized) -> Self {
        self.instead(Wanted::Roster, || {
            let kind = other_kind(path, text, What::Roster)?;
            match has_conflict(text.as_bytes()) {
                true => Some(kind),
                false => Some(Kind { next: Sentence::of(&next), ..kind }),
            }
        })
    }

    /// The same for a draft that cannot be used.
    pub(crate) fn no_draft(self, path: &Path, text: &str) -> Self {
        self.instead(Wanted::Draft, || other_kind(path, text, What::Draft))
    }

    /// The same of a profile or of statements; `next` says how to name one.
    pub(crate) fn no_profile(self, path: &Path, text: &str, next: &dyn Localized) -> Self {
        self.instead(Wanted::Said, || {
            let kind = recognise(path, text.as_bytes())?;
            match kind.what {
                What::Empty | What::Mark | What::Text => None,
                What::Conflict => Some(kind),
                _ => Some(Kind { next: Sentence::of(&next), ..kind }),
            }
        })
    }

    /// Adds the kind of the file, if it is known and not the expected one.
    pub(crate) fn recognised(self, path: &Path, bytes: &[u8], wanted: Wanted) -> Self {
        self.instead(wanted, || recognise(path, bytes))
    }

    /// Adds the kind of the file, if that is the cause of the error. Only then is the file inspected again; a
    /// file that is too large is not.
    fn instead(self, wanted: Wanted, kind: impl FnOnce() -> Option<Kind>) -> Self {
        const CODES: [&str; 10] = [
            "not-json",
            "not-utf8",
            "unknown-format",
            "bad-toml",
            "unknown-field",
            "missing-field",
            "bad-key",
            "not-ours",
            "truncated",
            "wrong-type",
        ];
        if !CODES.contains(&self.code) {
            return self;
        }
        let Some(kind) = kind() else { return self };
        let mut error = self.hint(kind.next);
        let what = kind.what;
        error.sentence = match (what, wanted.needed()) {
            // That says it all.
            (What::Empty | What::Mark | What::Conflict, _) => Sentence::of(&what),
            (_, Some(needed)) if !wanted.has(what) => {
                Sentence::of(&kinds::Instead { what, needed })
            }
            _ => Sentence::of(&kinds::Instead { what, needed: &error.sentence }),
        };
        error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_named() {
        let rows: &[(&[u8], Option<What>)] = &[
            (b"\xef\xbb\xbf{\"format\":\"paraph/bundle/1\"", Some(What::Mark)),
            (b"", Some(What::Empty)),
            (br#"{"format":"paraph/bundle/1""#, Some(What::Bundle)),
            (b"-----BEGIN PUBLIC KEY-----\n", Some(What::PublicKey)),
            (b"# mine\nroster = 1\n", Some(What::Roster)),
            (b"draft = 1\n", Some(What::Draft)),
            (b"\"draft\" = 1\n'title' = \n", Some(What::Draft)),
            (b"x =\n\t'draft'\t= 1\n", Some(What::Draft)),
            (b"x =\ndraft.y = 1\n", Some(What::Draft)),
            (b"[x]\ndraft = 1\n", None),
            (b"x =\ndrafts = 1\n\"draft = 1\n", None),
            (b"%PDF-1.4", Some(What::Pdf)),
            (b"<<<<<<< HEAD\ndraft = 1\n=======\ndraft = 1\n>>>>>>> b\n", Some(What::Conflict)),
            (b"=======\n<<<<<<< HEAD\n>>>>>>> b\n", None),
            (b"\xff", None),
        ];
        for (bytes, what) in rows {
            let kind = recognise(Path::new("x"), bytes);
            assert_eq!(kind.map(|kind| kind.what), *what, "{bytes:?}");
        }
    }
}
