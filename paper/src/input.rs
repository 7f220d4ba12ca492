//! Reads the files, and judges the bundle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::fault::{Fault, FaultKind};
use paraph::format::{Claim, Format, claim};
use paraph::instruments::{self, Finding, JoinedInstruments, findings_about, survey};
use paraph::paper::AttachedFile;
use paraph::record::{Record, Text};
use paraph::roster::{MAX_ROSTER, Roster};
use paraph::screen::safe;
use paraph::state::Status;
use paraph::text::measure;
use paraph::text_lookup::{Located, attached_first, attached_texts, locate};
use paraph::value::{TextPath, Time};
use paraph::verify::{
    Given, Instruments, Report, TextFound, TextMeasure, TextOutcome, Texts, verify,
};

use crate::error::PaperError;
use crate::messages::program as say;
use crate::text_folder::{TextFolder, Unreadable};

/// The maximum size of the attached texts together, in bytes. With it, a PDF stays below the limit of its reader.
pub(crate) const MAX_TEXTS: u64 = 40 << 20;

/// The judgement of a bundle.
pub(crate) struct Judged {
    pub(crate) bundle: Bundle,
    pub(crate) report: Report,
    pub(crate) status: Status,
    pub(crate) findings: Vec<Finding>,
    /// The digests of the records of the other instruments.
    pub(crate) others: BTreeSet<String>,
    /// The bytes of the texts that match, by path. Empty if texts were not asked for.
    pub(crate) texts: BTreeMap<TextPath, Vec<u8>>,
}

/// The bytes of a file: at most `limit`.
pub(crate) fn read(path: &Path, limit: usize) -> Result<Vec<u8>, PaperError> {
    let bytes = read_and_one_more(path, limit)?;
    match bytes.len() > limit {
        true => {
            let limit = limit as u64;
            Err(PaperError::new("too-large", &say::TooLarge { limit }).at(path))
        }
        false => Ok(bytes),
    }
}

/// At most `limit` bytes of a file, and one more.
fn read_and_one_more(path: &Path, limit: usize) -> Result<Vec<u8>, PaperError> {
    let read = || {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Ok(None);
        }
        let room = usize::try_from(metadata.len()).unwrap_or(limit).min(limit) + 1;
        let mut bytes = Vec::with_capacity(room);
        file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    };
    let bytes = read().map_err(|error| PaperError::reading(path, &error))?;
    bytes.ok_or_else(|| PaperError::new("not-a-file", &say::NotAFile).at(path))
}

/// The roster in a file.
pub(crate) fn roster(path: &Path) -> Result<Roster, PaperError> {
    let bytes = read(path, MAX_ROSTER)?;
    let text = std::str::from_utf8(&bytes);
    let text = text.map_err(|_| Fault::whole(FaultKind::NotUtf8));
    text.and_then(Roster::parse).map_err(|fault| PaperError::of_roster(path, &bytes, &fault))
}

/// The bundle in bytes of a file.
pub(crate) fn bundle(path: &Path, bytes: &[u8], roster: &Roster) -> Result<Bundle, PaperError> {
    Bundle::read_with_known_keys(bytes, |id| roster.key(id))
        .map_err(|fault| PaperError::of_bundle(path, bytes, &fault))
}

/// The other instruments in files and folders. A copy of `bundle` must add nothing to it: what is judged is what is
/// attached.
pub(crate) fn others(
    paths: &[PathBuf],
    bundle: &Bundle,
    roster: &Roster,
) -> Result<Instruments, PaperError> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, true, &mut files)?;
    }
    let adds =
        |path: &Path| PaperError::new("copy-adds", &say::CopyAdds).at(path).hint(&say::MergeFirst);
    let mut others: Vec<(PathBuf, Bundle)> = Vec::new();
    for (path, bytes) in files {
        let other = match claim(&bytes) {
            Claim::Known(Format::Record) => Record::read(&bytes)
                .map(Bundle::new)
                .map_err(|fault| PaperError::of_bundle(&path, &bytes, &fault))?,
            Claim::Known(Format::Bundle | Format::Act) | Claim::Unknown(_) | Claim::Other => {
                self::bundle(&path, &bytes, roster)?
            }
        };
        if other.record().digest() != bundle.record().digest() {
            others.push((path, other));
            continue;
        }
        let merged = bundle.clone().merge(other).map_err(|_| adds(&path))?;
        if merged != *bundle {
            return Err(adds(&path));
        }
    }
    let JoinedInstruments { instruments, left_out } =
        instruments::join(others.iter().map(|(_, other)| other), Some(roster));
    match left_out.first() {
        Some((place, fault)) => Err(PaperError::new(fault.code(), fault).at(&others[*place].0)),
        None => Ok(instruments),
    }
}

/// The files at a path that may be instruments, in byte order of their names.
fn collect(
    path: &Path,
    is_named: bool,
    files: &mut Vec<(PathBuf, Vec<u8>)>,
) -> Result<(), PaperError> {
    let metadata = fs::metadata(path).map_err(|error| PaperError::reading(path, &error))?;
    if !metadata.is_dir() {
        let bytes = read_and_one_more(path, Format::Bundle.max_size())?;
        let is_wanted = match claim(&bytes) {
            Claim::Known(Format::Bundle | Format::Record) => true,
            Claim::Known(Format::Act) | Claim::Unknown(_) | Claim::Other => is_named,
        };
        if is_wanted {
            files.push((path.to_owned(), bytes));
        }
        return Ok(());
    }
    let unreadable = |error: io::Error| PaperError::reading(path, &error);
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let kind = entry.file_type().map_err(unreadable)?;
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !is_hidden && (kind.is_dir() || kind.is_file()) {
            entries.push(entry.path());
        }
    }
    entries.sort();
    entries.iter().try_for_each(|entry| collect(entry, false, files))
}

/// The texts that were found, each with the bytes of its file if it matches.
pub(crate) type FoundTexts = BTreeMap<TextPath, (TextFound, Vec<u8>)>;

/// Judges a bundle with these texts; `None` if texts are not wanted.
pub(crate) fn judge(
    bundle: Bundle,
    roster: &Roster,
    mut others: Instruments,
    at: Time,
    located: Option<FoundTexts>,
) -> Result<Judged, PaperError> {
    let found = located.as_ref().map(|located| {
        let found = located.iter().map(|(path, (found, _))| (path.clone(), found.clone()));
        found.collect::<BTreeMap<_, _>>()
    });
    let given = Given {
        texts: found.as_ref().map_or(Texts::NotChecked, Texts::Found),
        others: &others,
        ..Given::new(roster, Texts::NotChecked, at)
    };
    let report = verify(&bundle, &given);
    let findings = findings_about(&bundle, &others, &report, roster);
    let records = others.bundles().map(|other| other.record().digest().to_string()).collect();
    let digest = bundle.record().digest();
    others.insert(bundle.clone());
    let survey = survey(others, roster, at);
    let status = survey.instrument(&digest).map(|it| it.status.clone());
    let status = status.ok_or_else(|| PaperError::fault("the instrument was not surveyed"))?;
    let mut texts = located.unwrap_or_default();
    let matches = |path: &TextPath| {
        let of = report.texts().iter().find(|text| text.text.path == *path);
        of.is_some_and(|text| matches!(text.outcome, TextOutcome::Matches { .. }))
    };
    texts.retain(|path, _| matches(path));
    let texts = texts.into_iter().map(|(path, (_, bytes))| (path, bytes)).collect();
    Ok(Judged { bundle, report, status, findings, others: records, texts })
}

/// The texts of a record: among the files in the paper at `path`, and the others in a folder.
pub(crate) fn texts(
    record: &Record,
    path: &Path,
    attached: &[AttachedFile],
    folder: &Path,
) -> Result<FoundTexts, PaperError> {
    attached_first(texts_inside(record, path, attached), record, || texts_in(record, folder))
}

/// The texts of a record among the files in the paper at `path`. Another paper may show the name of such a file. Its
/// folder is not for those who get that paper.
pub(crate) fn texts_inside(record: &Record, path: &Path, attached: &[AttachedFile]) -> FoundTexts {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let located = attached_texts(&safe(&name), attached, record);
    let found = record.content().texts.iter().filter_map(|text| {
        let Located { file, found } = located.get(&text.path)?;
        let file = attached.iter().find(|it| it.name == *file)?;
        let is_same = found.measure == TextMeasure::Whole(text.measure);
        let bytes = if is_same { file.bytes.clone() } else { Vec::new() };
        Some((text.path.clone(), (on_paper(text, found), bytes)))
    });
    found.collect()
}

/// What was found for a text, as it is on the paper. The place of a text that matches is not on it, so that the paper
/// can be made again from what is attached.
fn on_paper(text: &Text, found: &TextFound) -> TextFound {
    let name = match found.measure == TextMeasure::Whole(text.measure) {
        true => safe(text.path.as_str()),
        false => found.name.clone(),
    };
    TextFound { name, ..found.clone() }
}

/// The texts of a record in a folder.
fn texts_in(record: &Record, folder: &Path) -> Result<FoundTexts, PaperError> {
    let unreadable = |Unreadable(path, error): Unreadable| PaperError::reading(&path, &error);
    let located = locate(record, &mut TextFolder(folder)).map_err(unreadable)?;
    let total: u64 = record.content().texts.iter().map(|text| text.measure.size).sum();
    if total > MAX_TEXTS {
        let limit = MAX_TEXTS;
        return Err(
            PaperError::new("too-large", &say::TooMuchText { limit }).hint(&say::WithoutTexts)
        );
    }
    let mut texts = BTreeMap::new();
    for text in &record.content().texts {
        let Some(found) = located.get(&text.path) else { continue };
        let is_same = found.found.measure.sha256() == Some(text.measure.sha256);
        let mut bytes = Vec::new();
        if is_same {
            let path = folder.join(&found.file);
            let limit = usize::try_from(text.measure.size).unwrap_or(usize::MAX - 1);
            bytes = read_and_one_more(&path, limit)?;
            if measure(&bytes) != text.measure {
                return Err(PaperError::new("text-changed", &say::TextChanged).at(&path));
            }
        }
        texts.insert(text.path.clone(), (on_paper(text, &found.found), bytes));
    }
    Ok(texts)
}
