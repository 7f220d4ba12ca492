//! Detects the kind of a file: a bundle or a record where both are accepted, or another kind that the error
//! message can name.

use std::fs;
use std::path::{Path, PathBuf};

use paraph::bundle::{Bundle, SignedAct};
use paraph::draft::{Draft, MAX_DRAFT, Sketch, is_untouched};
use paraph::fault::{Fault, FaultKind};
use paraph::file_kind::{FileKind, OF_OTHER_KIND, has_conflict};
use paraph::format::{self, Claim, Format};
use paraph::id::{Digest, KeyId};
use paraph::messages::{And, Localized, Sentence};
use paraph::paper::Paper;
use paraph::record::Record;

use super::display::typed;
use super::error::{CliError, Exit};
use super::files::{self, Existing, Locked};
use super::invocation;
use super::messages::{errors, files as words, kinds};
use super::paper::{self, Unwrapped};
use super::paths::{folder, folders_near, in_folder, unused};
use super::suggestions::DidYouMean;
use super::wanted::Wanted;

/// The kind of a file, and the next step.
struct Kind {
    what: FileKind,
    next: Sentence,
}

/// The kind of a file, if it is a kind that this program handles, or a common mistake.
pub(crate) fn kind_of(path: &Path, bytes: &[u8]) -> Option<FileKind> {
    FileKind::of(&path.to_string_lossy(), bytes)
}

/// What a command writes, where that decides which file it may replace with `--force`.
#[derive(Clone, Copy)]
pub(crate) enum New<'n> {
    Other,
    /// A key.
    Key,
    /// A draft from this sketch.
    Draft(&'n Sketch),
    Record,
    /// This bundle, with an act of this key.
    Signed(&'n Bundle, &'n KeyId),
    /// A bundle that is not known yet.
    Merged,
}

/// Refuses to replace a file that people wrote, even with `--force`: a roster, a draft that someone filled in, a
/// profile, a text. The same goes for a public key, for a bundle with acts that the new file lacks, and for a record
/// that is signed. Files that this program can make again may be replaced.
fn refuse_kept(path: &Path, new: New<'_>) -> Result<(), CliError> {
    if path == Path::new("-") || !path.is_file() {
        return Ok(());
    }
    let bytes = files::read_regular(path, Format::Bundle.max_size())?;
    let kept = |what: &dyn Localized| CliError::new("output-is-kept", what).at(path);
    let like = match new {
        New::Draft(sketch) => Some(sketch),
        _ => None,
    };
    let what = match (kind_of(path, &bytes), new) {
        (Some(FileKind::Draft), _) if is_untouched(&String::from_utf8_lossy(&bytes), like) => {
            return Ok(());
        }
        (Some(FileKind::PublicKey), New::Key) => return Ok(()),
        (
            Some(FileKind::Bundle | FileKind::Mark),
            New::Other | New::Key | New::Draft(_) | New::Record,
        ) => {
            return match acts_in(&bytes) {
                Some(_) => Err(kept(&kinds::KeptBundle).hint(words::NameAnother)),
                None => Ok(()),
            };
        }
        (Some(FileKind::Bundle | FileKind::Mark), New::Signed(new, key)) => {
            return refuse_lost_acts(path, &bytes, new, Some(key));
        }
        (
            Some(FileKind::Record),
            New::Other | New::Key | New::Draft(_) | New::Signed(..) | New::Merged,
        ) => {
            let record = Record::read(&bytes).ok();
            let bundles = record.map(|record| bundles_of(&record, path)).unwrap_or_default();
            return match bundles.first() {
                Some(bundle) => {
                    let bundle = typed(bundle);
                    Err(kept(&kinds::KeptRecord { bundle }).hint(words::NameAnother))
                }
                None => Ok(()),
            };
        }
        (
            Some(
                what @ (FileKind::Roster
                | FileKind::Draft
                | FileKind::Profile
                | FileKind::PublicKey
                | FileKind::Text
                | FileKind::Pdf
                | FileKind::Office),
            ),
            _,
        ) => what,
        _ => return Ok(()),
    };
    let error = kept(&kinds::Kept { what });
    Err(match what {
        FileKind::Draft => error.hint(kinds::GoOn { file: typed(path) }),
        _ => error.hint(words::NameAnother),
    })
}

/// Refuses to replace a bundle with another one that lacks some of its acts, even with `--force`.
pub(crate) fn refuse_lost(path: &Path, new: &Bundle) -> Result<(), CliError> {
    if path == Path::new("-") || !path.is_file() {
        return Ok(());
    }
    let bytes = files::read_regular(path, Format::Bundle.max_size())?;
    refuse_lost_acts(path, &bytes, new, None)
}

/// The same for a file that was already read. Acts by the key that signs the new bundle may be replaced.
fn refuse_lost_acts(
    path: &Path,
    bytes: &[u8],
    new: &Bundle,
    key: Option<&KeyId>,
) -> Result<(), CliError> {
    let Some(old) = acts_in(bytes) else { return Ok(()) };
    let is_kept = |signed: &SignedAct| {
        let act = signed.act();
        new.act(&act.id()).is_some() || key.is_some_and(|key| act.content().keys.contains(key))
    };
    match old.record() == new.record() && old.acts().all(is_kept) {
        true => Ok(()),
        false => {
            let error = CliError::new("output-is-kept", kinds::KeptBundle).at(path);
            Err(error.hint(words::NameAnother))
        }
    }
}

/// The bundle in a file, if it has acts. Of a damaged one, the valid acts.
fn acts_in(bytes: &[u8]) -> Option<Bundle> {
    let sound = Bundle::read(bytes).ok();
    let bundle = sound.or_else(|| Bundle::salvage(bytes).ok().map(|salvaged| salvaged.bundle))?;
    (!bundle.is_empty()).then_some(bundle)
}

/// The bundles in the folder of a record that have acts about it.
pub(crate) fn bundles_of(record: &Record, path: &Path) -> Vec<PathBuf> {
    let is_about_it = |path: &PathBuf| {
        bundle_at(path).is_some_and(|bundle| !bundle.is_empty() && bundle.record() == record)
    };
    files_in(folder(path), b".bundle.json").into_iter().filter(is_about_it).collect()
}

/// The kind of a file, and the next step for the command.
fn recognise(path: &Path, bytes: &[u8]) -> Option<Kind> {
    kind_of(path, bytes).map(|what| with_next(path, bytes, what))
}

/// A kind of file with the next step for the command, which may need another kind.
fn with_next(path: &Path, bytes: &[u8], what: FileKind) -> Kind {
    let (file, wanted) = (typed(path), invocation::wanted(path));
    let next = match what {
        FileKind::Empty => Sentence::of(&errors::AskAgain),
        FileKind::Mark => match format::claim(bytes) {
            Claim::Known(Format::Bundle) => Sentence::of(&kinds::Salvage { file }),
            Claim::Known(Format::Record) => without_mark(&file, bytes),
            Claim::Known(Format::Act) | Claim::Unknown(_) | Claim::Other => {
                Sentence::of(&kinds::AskForAnArchive)
            }
        },
        FileKind::Conflict => match is_bundle_in_conflict(path, bytes) {
            true => Sentence::of(&kinds::JoinBoth { file }),
            false => Sentence::of(&kinds::ChooseAVersion),
        },
        FileKind::PrivateKey => Sentence::of(&kinds::KeepTheKey),
        FileKind::PublicKey => Sentence::of(&kinds::ShowKey { file }),
        FileKind::Act => Sentence::of(&kinds::AskForTheBundle),
        FileKind::Bundle => match (wanted, Bundle::read(bytes)) {
            (Wanted::Record, Ok(bundle)) => {
                let digest = bundle.record().digest().to_string();
                let command = invocation::repeated(path, &digest, &[]).unwrap_or(digest);
                Sentence::of(&kinds::NameTheDigest { command })
            }
            (_, Ok(_)) => Sentence::of(&kinds::Show { file }),
            (_, Err(_)) => mended(path, bytes).unwrap_or_else(|| Sentence::of(&errors::AskAgain)),
        },
        FileKind::Record if wanted == Wanted::Draft => {
            Sentence::of(&kinds::Sign { file, roster: invocation::roster() })
        }
        FileKind::Pdf if wanted != Wanted::Draft && Paper::read(bytes).is_ok() => {
            let new = typed(&paper::bundle_beside(path));
            Sentence::of(&kinds::TakeOutTheBundle { file, new })
        }
        FileKind::Record | FileKind::Draft | FileKind::Text | FileKind::Pdf | FileKind::Office => {
            near(path, bytes, what, wanted)
        }
        FileKind::Zip | FileKind::Gzip => Sentence::of(&kinds::Unpack { wanted }),
        FileKind::Roster if roster_swapped_with(path).is_some() => {
            let command = roster_swapped_with(path).unwrap_or_default();
            Sentence::of(&kinds::Swapped { command })
        }
        FileKind::Roster => match wanted {
            Wanted::ToShow => Sentence::of(&kinds::ListRoster { file }),
            Wanted::ToLint => Sentence::of(&kinds::CheckRoster { file }),
            _ if invocation::takes_roster() => Sentence::of(&kinds::NameInstead { wanted }),
            _ => Sentence::of(&kinds::NameWithoutRoster { wanted }),
        },
        FileKind::Profile => Sentence::of(&kinds::UseProfile { file }),
        FileKind::Sums => Sentence::of(&kinds::CheckSums { file }),
    };
    Kind { what, next }
}

/// The command with two files in each other's place, if the roster that it names is a bundle, a record or a draft, and
/// the file at `path` is a roster.
fn roster_swapped_with(path: &Path) -> Option<String> {
    let roster = invocation::named_roster().filter(|roster| roster != path)?;
    let bytes = files::read_regular(&roster, Format::Bundle.max_size()).ok()?;
    let is_other = matches!(
        kind_of(&roster, &bytes),
        Some(FileKind::Bundle | FileKind::Record | FileKind::Draft)
    );
    is_other.then(|| invocation::swapped(path, &roster))
}

/// Whether the file at this path is a roster.
fn is_roster(path: &Path) -> bool {
    files::read_regular(path, MAX_DRAFT)
        .is_ok_and(|bytes| kind_of(path, &bytes) == Some(FileKind::Roster))
}

/// The next step where a bundle, a record or a draft was named as the roster at `path`: another file of the command
/// is the roster, or a file with the usual name.
fn roster_meant(path: &Path, what: FileKind) -> Option<Sentence> {
    if !matches!(what, FileKind::Bundle | FileKind::Record | FileKind::Draft) {
        return None;
    }
    if let Some(roster) = invocation::other_files().iter().find(|file| is_roster(file)) {
        let command = invocation::swapped(path, roster);
        return Some(Sentence::of(&kinds::Swapped { command }));
    }
    let usual = [folder(path).join("roster.toml"), PathBuf::from("roster.toml")];
    let usual = usual.iter().map(|file| file.strip_prefix(".").unwrap_or(file));
    let meant = usual.filter(|file| *file != path).find(|file| is_roster(file))?;
    Some(Sentence::of(&DidYouMean(format!("--roster {}", typed(meant)))))
}

/// In a folder without instruments: to name the paper in it.
pub(crate) fn paper_in(folder: &Path) -> Option<Sentence> {
    let papers = files_in(folder, b".pdf").into_iter().take(MAX_NEAR);
    let paper = papers.into_iter().find(|file| paper::is_paper(file))?;
    let paper = typed(&paper);
    let command = invocation::repeated(folder, &paper, &[]).unwrap_or(paper);
    Some(Sentence::of(&kinds::NameThePaper { command }))
}

/// How to get a record without its byte-order mark, if it is sound without it.
fn without_mark(file: &str, bytes: &[u8]) -> Sentence {
    match bytes.get(3..).map(Record::read) {
        Some(Ok(_)) => Sentence::of(&kinds::RemoveTheMark { file }),
        _ => Sentence::of(&kinds::AskForAnArchive),
    }
}

/// The maximum number of instruments that are read for a hint.
const MAX_NEAR: usize = 64;

/// The next step for a text, a draft or a single record: to name the record or bundle near it, if there is one.
fn near(path: &Path, bytes: &[u8], what: FileKind, wanted: Wanted) -> Sentence {
    let file = typed(path);
    let draft = (what == FileKind::Draft).then(|| Draft::parse(&String::from_utf8_lossy(bytes)));
    let digest = Digest::of(bytes);
    let is_about = |record: &Record| match (&draft, what) {
        (Some(draft), _) => draft.as_ref().is_ok_and(|it| *it.id() == record.content().id),
        (None, FileKind::Record) => record.bytes() == bytes,
        (None, _) => record.content().texts.iter().any(|text| text.measure.sha256 == digest),
    };
    let mut records: Vec<(PathBuf, Record)> = match (what, wanted) {
        // A new record is made from the document, even if other records are about it.
        (_, Wanted::Draft) => Vec::new(),
        (FileKind::Record, _) => {
            Record::read(bytes).into_iter().map(|it| (path.into(), it)).collect()
        }
        _ => records_near(path).filter(|(_, record)| is_about(record)).collect(),
    };
    // The record that `paraph record` makes from a draft by default.
    let usual = path.with_extension("record.json");
    let made = records.iter().position(|(record, _)| draft.is_some() && *record == usual);
    if let Some(index) = made {
        records.swap(0, index);
    }
    records.dedup_by(|one, other| one.1 == other.1);
    if draft.is_some() {
        records.truncate(1);
    }
    let bundles: Vec<(PathBuf, Bundle)> = match wanted {
        Wanted::Bundle => {
            fullest(bundles_near(path).filter(|(_, bundle)| is_about(bundle.record())))
        }
        _ => Vec::new(),
    };
    let found: Vec<&PathBuf> = match wanted {
        Wanted::Bundle if !bundles.is_empty() => bundles.iter().map(|(path, _)| path).collect(),
        _ => records.iter().map(|(path, _)| path).collect(),
    };
    let named = |other: &Path, more: &[&str]| {
        invocation::repeated(path, &typed(other), more).unwrap_or_else(|| typed(other))
    };
    match (&found[..], what) {
        ([], FileKind::Draft) => Sentence::of(&kinds::MakeRecordOfDraft { file }),
        // Damaged, or from standard input, so that no command can name it.
        ([], FileKind::Record) => Sentence::of(&errors::AskAgain),
        ([], _) if path == Path::new("-") => Sentence::of(&errors::AskAgain),
        // It was sent to someone who expects signatures in it.
        ([], FileKind::Pdf) if wanted == Wanted::Bundle => Sentence::of(&kinds::AskForThePaper),
        ([], _) => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let draft = typed(&unused(path, &stem, "toml"));
            Sentence::of(&kinds::BeginRecordOfDocument { file, draft })
        }
        ([one], _) if !bundles.is_empty() => {
            let more = ["--record", &file];
            let more = if what == FileKind::Record { &more[..] } else { &[] };
            let is_verify = invocation::is_verify();
            let command = named(one, if is_verify { more } else { &[] });
            Sentence::of(&kinds::NameTheBundle { command })
        }
        ([one], _) if wanted == Wanted::Bundle => {
            let record = typed(one);
            let more = ["--record", &record];
            let more = if invocation::is_verify() { &more[..] } else { &[] };
            let command = named(Path::new("FILE.bundle.json"), more);
            let roster = invocation::roster();
            Sentence::of(&kinds::SignOrNameBundle { file: record, roster, command })
        }
        ([one], FileKind::Draft) if wanted == Wanted::ToSign => {
            Sentence::of(&kinds::SignRecordOfDraft { command: named(one, &[]), file })
        }
        ([one], FileKind::Draft) => {
            Sentence::of(&kinds::NameRecordOfDraft { command: named(one, &[]) })
        }
        ([one], _) => {
            let texts = typed(folder(one));
            let more = ["--texts", &texts];
            let more = if wanted == Wanted::ToCheck { &more[..] } else { &[] };
            Sentence::of(&kinds::NameRecordOfDocument { command: named(one, more) })
        }
        (several, _) => {
            let several: Vec<String> = several.iter().map(|path| typed(path)).collect();
            Sentence::of(&kinds::SeveralNear { files: And(&several) })
        }
    }
}

/// For each record, the bundle with the most signed acts, if there are any.
fn fullest(bundles: impl Iterator<Item = (PathBuf, Bundle)>) -> Vec<(PathBuf, Bundle)> {
    let mut best: Vec<(PathBuf, Bundle)> = Vec::new();
    for (path, bundle) in bundles.filter(|(_, bundle)| !bundle.is_empty()) {
        match best.iter_mut().find(|(_, other)| other.record() == bundle.record()) {
            Some(known) if known.1.len() < bundle.len() => *known = (path, bundle),
            Some(_) => {}
            None => best.push((path, bundle)),
        }
    }
    best
}

/// The files with this ending near another file: in its folder, in the folder above, and in the current one.
fn files_near(path: &Path, ending: &'static [u8]) -> impl Iterator<Item = PathBuf> {
    folders_near(path).into_iter().flat_map(move |folder| files_in(&folder, ending)).take(MAX_NEAR)
}

/// The records near a file.
pub(crate) fn records_near(path: &Path) -> impl Iterator<Item = (PathBuf, Record)> {
    files_near(path, b".record.json").filter_map(|path| {
        let bytes = files::read_regular(&path, Format::Record.max_size()).ok()?;
        Record::read(&bytes).ok().map(|record| (path, record))
    })
}

/// The bundles near a file.
fn bundles_near(path: &Path) -> impl Iterator<Item = (PathBuf, Bundle)> {
    files_near(path, b".bundle.json").filter_map(|path| bundle_at(&path).map(|it| (path, it)))
}

/// The files in a folder with this ending, in order, with paths relative to the current folder.
pub(crate) fn files_in(folder: &Path, ending: &[u8]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|entry| in_folder(folder, entry.file_name()));
    let is_wanted = |path: &PathBuf| path.as_os_str().as_encoded_bytes().ends_with(ending);
    let mut names: Vec<PathBuf> = names.filter(is_wanted).collect();
    names.sort();
    names
}

/// The next step for a bundle that another program damaged.
pub(crate) fn damage(path: &Path, bytes: &[u8]) -> Option<Sentence> {
    match kind_of(path, bytes) {
        Some(what @ (FileKind::Mark | FileKind::Conflict)) => {
            let Kind { what, next } = with_next(path, bytes, what);
            Some(Sentence::of(&kinds::WhatAndNext { what, next }))
        }
        _ => mended(path, bytes),
    }
}

/// The next step for a damaged bundle that still has valid parts.
fn mended(path: &Path, bytes: &[u8]) -> Option<Sentence> {
    if path == Path::new("-") {
        return None;
    }
    let salvaged = Bundle::salvage(bytes).ok().filter(|it| !it.bundle.is_empty())?;
    let new = typed(&salvaged_name(path));
    let file = typed(path);
    Some(match salvaged.dropped.is_empty() {
        true => Sentence::of(&kinds::Repair { file, new }),
        false => Sentence::of(&kinds::AskOrSalvage { file, new }),
    })
}

/// `tor.salvaged.bundle.json` for `tor.bundle.json`.
fn salvaged_name(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".bundle.json").or_else(|| name.strip_suffix(".json"));
    unused(path, &format!("{}.salvaged", stem.unwrap_or(&name)), "bundle.json")
}

/// The error for JSON that ends before its format.
pub(crate) fn cut_off(bytes: &[u8]) -> Option<Fault> {
    let fault = Bundle::read(bytes).err()?;
    (bytes.starts_with(b"{") && matches!(fault.kind, FaultKind::Truncated)).then_some(fault)
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

/// The kind of a file that people write, if it is not `meant`.
fn other_kind(path: &Path, text: &str, meant: FileKind) -> Option<Kind> {
    let kind = recognise(path, text.as_bytes())?;
    (!text.is_empty() && kind.what != FileKind::Mark && kind.what != meant).then_some(kind)
}

/// Whether the file in conflict is a bundle, by its name or its format.
fn is_bundle_in_conflict(path: &Path, bytes: &[u8]) -> bool {
    const FORMAT: &[u8] = br#""format":"paraph/bundle/"#;
    path.as_os_str().as_encoded_bytes().ends_with(b".bundle.json")
        || bytes.windows(FORMAT.len()).any(|window| window == FORMAT)
}

/// Reads a bundle, or the bundle in a paper. `locked` is the same file, if it is a bundle that no one else may change.
pub(crate) fn read_bundle(path: &Path, locked: Option<&Locked>) -> Result<Bundle, CliError> {
    let bytes = match locked {
        Some(locked) => files::read(locked.path(), Format::Bundle.max_size())?.into(),
        None => paper::read(path)?.bytes,
    };
    bundle_of(path, &bytes)
}

/// The same for bytes that were already read.
pub(crate) fn bundle_of(path: &Path, bytes: &[u8]) -> Result<Bundle, CliError> {
    Bundle::read(bytes).map_err(|fault| CliError::refused(path, &fault).recognised(path, bytes))
}

/// Reads a bundle, the bundle in a paper, or a record as a bundle that no one has signed. Returns which it was.
pub(crate) fn read_bundle_or_record(path: &Path) -> Result<(Bundle, Format), CliError> {
    bundle_or_record_in(path, &paper::read(path)?)
}

/// The same for a file that was already read. In a paper is a bundle and never a record (docs/paper-format.md X10).
pub(crate) fn bundle_or_record_in(
    path: &Path,
    file: &Unwrapped<'_>,
) -> Result<(Bundle, Format), CliError> {
    match file.attached {
        Some(_) => Bundle::read(&file.bytes)
            .map(|bundle| (bundle, Format::Bundle))
            .map_err(|fault| CliError::refused(path, &fault)),
        None => bundle_or_record(path, &file.bytes),
    }
}

/// The same for a file that is no paper.
pub(crate) fn bundle_or_record(path: &Path, bytes: &[u8]) -> Result<(Bundle, Format), CliError> {
    let refused = |fault: Fault| CliError::refused(path, &fault).recognised(path, bytes);
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

impl Existing {
    /// The same as `check`, for a new draft, instrument, key or drawing. Where a file would be kept even with
    /// `--force`, the hint does not offer `--force`.
    pub(crate) fn check_work(
        self,
        path: &Path,
        inputs: &[&Path],
        new: New<'_>,
    ) -> Result<(), CliError> {
        match self.check(path, inputs) {
            Ok(()) => refuse_kept(path, new),
            Err(error) if error.code == "output-exists" && path.is_file() => {
                Err(match refuse_kept(path, new).err().and_then(|kept| kept.hint) {
                    Some(hint) => error.hint(hint),
                    None => error,
                })
            }
            Err(error) => Err(error),
        }
    }
}

impl CliError {
    /// Says what a file is that was named as a roster and is none. Of another kind of file, `next` says how to
    /// name the roster.
    pub(crate) fn no_roster(self, path: &Path, text: &str, next: &dyn Localized) -> Self {
        self.that_is_empty(text).instead(Some(&kinds::RosterNeeded), || {
            let kind = other_kind(path, text, FileKind::Roster)?;
            match has_conflict(text.as_bytes()) {
                true => Some(kind),
                false => {
                    let meant = roster_meant(path, kind.what);
                    let next = meant.unwrap_or_else(|| Sentence::of(&next));
                    Some(Kind { next, ..kind })
                }
            }
        })
    }

    /// The same for a draft that cannot be used.
    pub(crate) fn no_draft(self, path: &Path, text: &str) -> Self {
        self.that_is_empty(text)
            .instead(Some(&kinds::DraftNeeded), || other_kind(path, text, FileKind::Draft))
    }

    /// The same of a profile or of statements; `next` says how to name one.
    pub(crate) fn no_profile(self, path: &Path, text: &str, next: &dyn Localized) -> Self {
        self.instead(None, || {
            let kind = recognise(path, text.as_bytes())?;
            match kind.what {
                FileKind::Empty | FileKind::Mark | FileKind::Text => None,
                FileKind::Conflict => Some(kind),
                _ => Some(Kind { next: Sentence::of(&next), ..kind }),
            }
        })
    }

    /// The error for an empty file: the sentence says only that.
    fn that_is_empty(mut self, text: &str) -> Self {
        if text.is_empty() {
            self.sentence = Sentence::of(&FileKind::Empty);
        }
        self
    }

    /// Adds the kind of the file, if it is known and not the expected one; the file was not judged then. For a
    /// damaged bundle, the hint says how to keep its valid parts.
    pub(crate) fn recognised(self, path: &Path, bytes: &[u8]) -> Self {
        let wanted = invocation::wanted(path);
        let found = kind_of(path, bytes);
        if found == Some(FileKind::Empty) {
            let mut error = self.hint(errors::AskAgain);
            error.sentence = Sentence::of(&FileKind::Empty);
            return error;
        }
        let is_wanted = found.is_none_or(|what| wanted.has(what));
        if is_wanted && !matches!(found, Some(FileKind::Mark | FileKind::Conflict)) {
            const NOT_DAMAGED: [&str; 3] = ["newer-format", "too-large", "too-many"];
            let damaged = !NOT_DAMAGED.contains(&self.code);
            return match damaged.then(|| mended(path, bytes)).flatten() {
                Some(next) => self.hint(next),
                None => self,
            };
        }
        let needed = (!is_wanted).then(|| wanted.needed());
        let is_judged = is_wanted || !OF_OTHER_KIND.contains(&self.code);
        let error = self.instead(needed, || found.map(|what| with_next(path, bytes, what)));
        if is_judged { error } else { error.exit(Exit::CouldNot) }
    }

    /// Adds the kind of a file that is not text. What is needed there is already said.
    pub(crate) fn with_kind(self, path: &Path, bytes: &[u8]) -> Self {
        self.instead(None, || recognise(path, bytes))
    }

    /// Adds the kind of the file, if that is the cause of the error. Only then is the file inspected again; a
    /// file that is too large is not.
    fn instead(self, needed: Option<&dyn Localized>, kind: impl FnOnce() -> Option<Kind>) -> Self {
        if !OF_OTHER_KIND.contains(&self.code) {
            return self;
        }
        let Some(kind) = kind() else { return self };
        let mut error = self.hint(kind.next);
        let what = kind.what;
        error.sentence = match (what, needed) {
            // That says it all.
            (FileKind::Empty | FileKind::Mark | FileKind::Conflict, _) => Sentence::of(&what),
            (_, Some(needed)) => Sentence::of(&kinds::Instead { what, needed: &needed }),
            (_, None) => Sentence::of(&kinds::InsteadOf { what, fault: &error.sentence }),
        };
        error
    }
}
