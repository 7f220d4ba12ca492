//! `paraph check`: compares a file with its digest, texts with their record, and files with a list.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};

use paraph::fault::{Fault, FaultKind, Large};
use paraph::id::Digest;
use paraph::locale::Locale;
use paraph::messages::Localized;
use paraph::record::Record;
use paraph::report::{text_lines, would_match};
use paraph::text::{Change, MAX_DIAGNOSED, diagnose};
use paraph::text_lookup::Budget;
use paraph::value::TextPath;
use paraph::verify::{TextFound, TextOutcome, Texts, judge_texts};
use serde::Serialize;

use super::hash::{Kind, RECORD, hash};
use crate::cli::args::CheckArgs;
use crate::cli::display::{FileName, in_front, shown};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::bundle_or_record_in;
use crate::cli::files;
use crate::cli::language::locale;
use crate::cli::messages::{checking, errors};
use crate::cli::output::Console;
use crate::cli::paper::{self, Unwrapped};
use crate::cli::parallel::{Supply, in_order, is_small};
use crate::cli::paths;
use crate::cli::progress::Progress;
use crate::cli::text_lookup;

/// The maximum size of a list, in bytes.
const MAX_LIST: usize = 64 << 20;

/// The outcome for a text that differs from the record.
const TEXT_DIFFERS: &str = "text-differs";
/// The outcome for a text that was not found.
const TEXT_MISSING: &str = "text-missing";

/// The result of one comparison.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Check {
    name: String,
    outcome: &'static str,
    expected: Option<String>,
    found: Option<String>,
    would_match: Vec<&'static str>,
    #[serde(skip)]
    exit: Exit,
    /// The line for people.
    #[serde(skip)]
    line: String,
}

pub(crate) fn run(args: &CheckArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let (mut checks, mut budget) = (Vec::new(), Budget::new());
    for path in &args.records {
        match record_checks(args, path, &mut budget) {
            Ok(done) => checks.extend(done),
            Err(error) if args.records.len() == 1 => return Err(with_digest(error, path)),
            Err(error) => {
                let error = with_digest(error, path);
                console.complain(&error);
                checks.push(failed(path, args.sha256.as_ref(), &error));
            }
        }
    }
    if let Some(list) = &args.list {
        checks.extend(list_checks(list)?);
    }
    answer(checks, console)
}

/// For a missing file whose name looks like a digest: the option that takes a digest.
fn with_digest(error: CliError, path: &Path) -> CliError {
    let name = path.to_str().unwrap_or_default();
    let is_digest = name.len() >= 4 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    match error.code == "not-found" && is_digest {
        true => error.hint(checking::NameTheDigest { sha256: name }),
        false => error,
    }
}

/// All requested checks of one file.
fn record_checks(
    args: &CheckArgs,
    path: &Path,
    budget: &mut Budget,
) -> Result<Vec<Check>, CliError> {
    let folder = match args.beside {
        true => Some(paths::folder(path)),
        false => args.texts.as_deref(),
    };
    if let (Some(expected), None) = (args.sha256, folder) {
        let hashed = hash(path, &Progress::on_files(&[path]))?;
        let compared = match hashed.record {
            // For a bundle, either digest is accepted.
            Some(record) if expected != hashed.file => {
                against(path, path, &expected, &record, hashed.kind)
            }
            _ => against(path, path, &expected, &hashed.file, hashed.kind),
        };
        return Ok(vec![compared.into_check(budget)?]);
    }
    let file = paper::read(path)?;
    let (bundle, _) = bundle_or_record_in(path, &file)?;
    let record = bundle.record();
    let mut checks = vec![match args.sha256 {
        Some(expected) => {
            against(path, path, &expected, &record.digest(), Kind::Record).into_check(budget)?
        }
        None => well_formed(path, record, folder.is_some(), &file),
    }];
    if let Some(folder) = folder {
        // Texts of several records can have the same path in each.
        let within = args.beside && folder != Path::new(".");
        let named = args.texts.as_deref();
        let found = file.texts(path, record, named, text_lookup::find)?.found;
        let texts = text_checks(record, &found, within.then_some(folder));
        // A well-formed record is not enough if one of its texts differs.
        if args.sha256.is_none() && texts.iter().any(|text| text.exit != Exit::Done) {
            let (file, sha256) = (in_front(path), record.digest());
            checks[0].line = match texts.iter().any(|text| text.outcome == TEXT_DIFFERS) {
                true => checking::WellFormed { file, sha256 }.in_locale(locale()),
                false => checking::TextNotFound { file, sha256 }.in_locale(locale()),
            };
        }
        checks.extend(texts);
    }
    Ok(checks)
}

/// Checks all files of the given lists.
pub(crate) fn lists(lists: &[PathBuf], console: &mut Console<'_>) -> Result<Exit, CliError> {
    let mut checks = Vec::new();
    for list in lists {
        checks.extend(list_checks(list)?);
    }
    answer(checks, console)
}

fn answer(checks: Vec<Check>, console: &mut Console<'_>) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Answer {
        format: &'static str,
        checks: Vec<Check>,
        signers_checked: bool,
    }
    let exit = checks.iter().fold(Exit::Done, |exit, check| exit.worse(check.exit));
    let has_text = |outcome| checks.iter().any(|check: &Check| check.outcome == outcome);
    let (has_other_text, has_missing_text) = (has_text(TEXT_DIFFERS), has_text(TEXT_MISSING));
    let text: String = checks.iter().map(|check| format!("{}\n", check.line)).collect();
    let (format, signers_checked) = ("paraph/check/1", false);
    console.answer(&text, &Answer { format, checks, signers_checked })?;
    console.talk(&checking::NoSignerChecked);
    if has_other_text {
        console.talk(&checking::TextDiffers);
    }
    if has_missing_text {
        console.talk(&checking::TextMissing);
    }
    Ok(exit)
}

/// The line for a well-formed record; `are_compared`: whether its texts are compared, too. `read` is the file at `path`.
fn well_formed(path: &Path, record: &Record, are_compared: bool, read: &Unwrapped<'_>) -> Check {
    let sha256 = record.digest().to_string();
    let file = in_front(path);
    let line = if are_compared || record.content().texts.is_empty() {
        checking::OkWellFormed { file, sha256: &sha256 }.in_locale(locale())
    } else {
        let option = if read.attached.is_some() { "--beside" } else { "--texts DIR" };
        checking::OkTextsNotCompared { file, sha256: &sha256, option }.in_locale(locale())
    };
    Check {
        name: shown(path),
        outcome: "ok",
        line,
        expected: None,
        found: Some(sha256),
        would_match: Vec::new(),
        exit: Exit::Done,
    }
}

/// A computed digest and the expected one.
struct Compared {
    name: PathBuf,
    expected: Digest,
    found: Digest,
    /// Whether it is the digest of the record in a bundle.
    of_record: bool,
    /// The file that may have been changed on its way.
    changed: Option<PathBuf>,
}

fn against(name: &Path, path: &Path, expected: &Digest, found: &Digest, kind: Kind) -> Compared {
    let may_be_changed = found != expected && kind == Kind::File && path != Path::new("-");
    Compared {
        name: name.to_owned(),
        expected: *expected,
        found: *found,
        of_record: kind == Kind::Bundle,
        changed: may_be_changed.then(|| path.to_owned()),
    }
}

impl Compared {
    /// The result of the comparison. If the digests differ, it says how the file may have been changed,
    /// within the budget.
    fn into_check(self, budget: &mut Budget) -> Result<Check, CliError> {
        let Self { name, expected, found, of_record, changed } = self;
        let changes = match &changed {
            Some(path) => changes(path, &expected, budget)?,
            None => Vec::new(),
        };
        let same = found == expected;
        let (name, file) = (shown(&name), in_front(&name));
        let line = match (same, would_match(&changes, locale())) {
            (true, _) => checking::Ok { file }.in_locale(locale()),
            (false, None) if of_record => {
                checking::RecordDiffers { file, sha256: found }.in_locale(locale())
            }
            (false, None) => checking::Differs { file, sha256: found }.in_locale(locale()),
            (false, Some(changes)) => checking::WouldMatch { file, changes }.in_locale(locale()),
        };
        Ok(Check {
            name,
            outcome: if same { "ok" } else { "differs" },
            expected: Some(expected.to_string()),
            found: Some(found.to_string()),
            would_match: changes.iter().map(|change| change.code()).collect(),
            exit: if same { Exit::Done } else { Exit::Refused },
            line,
        })
    }
}

/// The ways in which the file may have been changed on its way.
fn changes(path: &Path, expected: &Digest, budget: &mut Budget) -> Result<Vec<Change>, CliError> {
    let size = path.metadata().ok().filter(|it| it.is_file()).map(|metadata| metadata.len());
    if !size.is_some_and(|size| budget.affords(size)) {
        return Ok(Vec::new());
    }
    let bytes = files::read(path, MAX_DIAGNOSED as usize)?;
    Ok(diagnose(&bytes, expected, None))
}

/// Compares the texts of a record with those that were found. `within` is put before their names.
fn text_checks(
    record: &Record,
    found: &BTreeMap<TextPath, TextFound>,
    within: Option<&Path>,
) -> Vec<Check> {
    let reports = judge_texts(record, Texts::Found(found));
    let lines = text_lines(&reports, locale());
    let checks = reports.iter().zip(&lines).map(|(report, line)| {
        let (exit, found, changes) = match &report.outcome {
            TextOutcome::Matches { .. } => {
                (Exit::Done, Some(report.text.measure.sha256), Vec::new())
            }
            TextOutcome::Differs { found } => {
                let changes = found.changes.iter().map(|change| change.code()).collect();
                (Exit::Refused, found.measure.sha256(), changes)
            }
            TextOutcome::Missing | TextOutcome::NotChecked => (Exit::Incomplete, None, Vec::new()),
        };
        Check {
            name: match within {
                Some(within) => shown(&within.join(report.text.path.as_str())),
                None => report.text.path.to_string(),
            },
            outcome: match exit {
                Exit::Done => "ok",
                _ => report.outcome.code(),
            },
            expected: Some(report.text.measure.sha256.to_string()),
            found: found.map(|digest| digest.to_string()),
            would_match: changes,
            exit,
            line: line.trim_end().to_owned(),
        }
    });
    checks.collect()
}

/// Checks every file of a list, in order. A line that cannot be read is reported at its place.
fn list_checks(list: &Path) -> Result<Vec<Check>, CliError> {
    let bytes = files::read(list, MAX_LIST)?;
    if bytes.len() > MAX_LIST {
        let kind = FaultKind::TooLarge { what: Large::List, limit: MAX_LIST as u64 };
        return Err(CliError::refused(list, &Fault::whole(kind)));
    }
    let Lines { entries, unshown } = Lines::read(&bytes, list)?;
    if entries.is_empty() {
        let error = CliError::new("empty-list", checking::EmptyList).at(list);
        return Err(error.exit(Exit::Refused));
    }
    let named = entries.iter().filter_map(|entry| match entry {
        Entry::Named(_, name) => Some(bundle_of(name).unwrap_or_else(|| name.clone())),
        Entry::Unreadable(_) => None,
    });
    let files: Vec<PathBuf> = named.collect();
    let progress = Progress::on_files(&files);
    let (mut checks, mut budget) = (Vec::new(), Budget::new());
    let compared = |entry: Entry| match entry {
        Entry::Named(expected, name) => {
            let compared = compare_line(&expected, &name, &progress);
            (Some(expected), name, compared)
        }
        Entry::Unreadable(line) => (None, list.to_owned(), Err(unreadable(list, line))),
    };
    let take = |(expected, name, compared): (Option<Digest>, PathBuf, Result<_, CliError>)| {
        let check = compared.and_then(|compared: Compared| compared.into_check(&mut budget));
        checks.push(check.unwrap_or_else(|error| failed(&name, expected.as_ref(), &error)));
        Ok(())
    };
    let done: Result<(), Infallible> =
        in_order(Supply::Ready, entries.into_iter(), is_small_entry, compared, take);
    done.expect("it cannot fail");
    if unshown > 0 {
        let error = bad_list(list, &checking::MoreLines { lines: unshown });
        checks.push(failed(list, None, &error));
    }
    Ok(checks)
}

/// Whether it is little work to check the file of a line.
fn is_small_entry(entry: &Entry) -> bool {
    match entry {
        Entry::Named(_, name) => is_small(name),
        Entry::Unreadable(_) => true,
    }
}

/// The maximum number of unreadable lines of a list that are reported separately. It prevents an answer that
/// is larger than the list.
const MAX_UNREADABLE: usize = 100;

/// The content of the lines of a list.
struct Lines {
    entries: Vec<Entry>,
    /// The number of further lines that cannot be read.
    unshown: usize,
}

/// The content of a line of a list.
enum Entry {
    /// The expected digest of a file.
    Named(Digest, PathBuf),
    /// A line that cannot be read, by its number.
    Unreadable(usize),
}

impl Lines {
    /// Reads a list as `sha256sum -c` does. It ignores a byte-order mark, blank lines, comments and CR before
    /// LF. A comment that names the record of a bundle is an entry.
    ///
    /// If no line can be read, this is an error.
    fn read(bytes: &[u8], list: &Path) -> Result<Self, CliError> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let (mut entries, mut unreadable_lines, mut first) = (Vec::new(), 0, None);
        for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            let line = line.strip_suffix(b"\r").unwrap_or(line).trim_ascii_start();
            if let Some(comment) = line.strip_prefix(b"#") {
                let ours = comment.strip_prefix(b" ").and_then(parse_line);
                let ours = ours.filter(|(_, name)| name.as_os_str().as_bytes().ends_with(RECORD));
                entries.extend(ours.map(|(digest, name)| Entry::Named(digest, name)));
            } else if let Some((digest, name)) = parse_line(line) {
                entries.push(Entry::Named(digest, name));
            } else if !line.is_empty() {
                unreadable_lines += 1;
                first = first.or(Some(index + 1));
                if unreadable_lines <= MAX_UNREADABLE {
                    entries.push(Entry::Unreadable(index + 1));
                }
            }
        }
        let is_named = |entry: &Entry| matches!(entry, Entry::Named(..));
        match first {
            Some(line) if !entries.iter().any(is_named) => Err(unreadable(list, line)),
            _ => Ok(Self { entries, unshown: unreadable_lines.saturating_sub(MAX_UNREADABLE) }),
        }
    }
}

fn unreadable(list: &Path, line: usize) -> CliError {
    let place = errors::AtLine { file: FileName(list), line };
    bad_list(list, &checking::NotALine).placed(place)
}

#[cold]
fn bad_list(list: &Path, sentence: &dyn Localized) -> CliError {
    CliError::new("bad-list", sentence).at(list).exit(Exit::Refused)
}

fn compare_line(expected: &Digest, name: &Path, progress: &Progress) -> Result<Compared, CliError> {
    let Some(bundle) = bundle_of(name) else {
        let hashed = hash(name, progress)?;
        // A line without `#record` means the file, even if it is a bundle.
        let kind = if hashed.kind == Kind::Bundle { Kind::Record } else { hashed.kind };
        return Ok(against(name, name, expected, &hashed.file, kind));
    };
    let hashed = hash(&bundle, progress)?;
    let record = hashed.record.ok_or_else(|| {
        CliError::new("not-a-bundle", checking::NotABundle).at(&bundle).exit(Exit::Refused)
    })?;
    Ok(against(name, &bundle, expected, &record, Kind::Bundle))
}

/// The check of a file that could not be compared. A line that cannot be read has no file; its place is shown
/// instead.
fn failed(name: &Path, expected: Option<&Digest>, error: &CliError) -> Check {
    let place = |locale| error.place.text(locale).to_owned();
    let (name, file) = match error.code {
        "bad-list" => (place(Locale::En), place(locale())),
        _ => (shown(name), in_front(name)),
    };
    let (sentence, code) = (&error.sentence, error.code);
    Check {
        name,
        outcome: error.code,
        expected: expected.map(Digest::to_string),
        found: None,
        would_match: Vec::new(),
        exit: error.exit,
        line: checking::Failed { file, sentence, code }.in_locale(locale()),
    }
}

/// The bundle of `FILE#record`, unless a file with exactly that name exists.
fn bundle_of(name: &Path) -> Option<PathBuf> {
    let bundle = name.as_os_str().as_bytes().strip_suffix(RECORD)?;
    name.symlink_metadata().is_err().then(|| PathBuf::from(OsStr::from_bytes(bundle)))
}

/// Reads `HEX  NAME`, `HEX *NAME`, `HEX NAME`, `SHA256 (NAME) = HEX` or `SHA256(NAME)= HEX`. A backslash at
/// the start means that the name is escaped. A digest can have capitals.
fn parse_line(line: &[u8]) -> Option<(Digest, PathBuf)> {
    let (escaped, line) = match line.strip_prefix(b"\\") {
        Some(rest) => (true, rest),
        None => (false, line),
    };
    let digest = |hex: &[u8]| std::str::from_utf8(hex).ok()?.to_ascii_lowercase().parse().ok();
    let tagged = line.strip_prefix(b"SHA256 (").or_else(|| line.strip_prefix(b"SHA256("));
    let (digest, name) = if let Some(rest) = tagged {
        let (rest, hex) = rest.split_at_checked(rest.len().checked_sub(64)?)?;
        let name = rest.trim_ascii_end().strip_suffix(b"=")?.trim_ascii_end();
        (digest(hex)?, name.strip_suffix(b")")?)
    } else {
        let (hex, name) = line.split_at_checked(64)?;
        let name = name.strip_prefix(b" ").or_else(|| name.strip_prefix(b"\t"))?;
        let mark = |mark: &[u8]| name.strip_prefix(mark);
        (digest(hex)?, mark(b" ").or_else(|| mark(b"*")).unwrap_or(name))
    };
    let name = if escaped { unescape(name)? } else { name.to_vec() };
    (!name.is_empty()).then(|| (digest, OsString::from_vec(name).into()))
}

fn unescape(name: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(name.len());
    let mut bytes = name.iter();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'\\' => match bytes.next()? {
                b'n' => b'\n',
                b'r' => b'\r',
                b'\\' => b'\\',
                _ => return None,
            },
            byte => *byte,
        });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::command::hash::sum_line;

    #[test]
    fn lines_are_read_as_they_are_written() {
        let digest = Digest::of(b"");
        for name in ["a", "a b", "a\\b", "a\nb\r", " a", "*a", "한국어", "(x) = y"] {
            let line = sum_line(&digest, name.as_ref());
            let parsed = parse_line(line.strip_suffix(b"\n").unwrap());
            assert_eq!(parsed, Some((digest, name.into())), "{name:?}");
        }
        let tagged = format!("SHA256 (a (b) = c) = {digest}");
        assert_eq!(parse_line(tagged.as_bytes()), Some((digest, "a (b) = c".into())));
        let binary = format!("{digest} *a");
        assert_eq!(parse_line(binary.as_bytes()), Some((digest, "a".into())));
        let upper = digest.to_string().to_uppercase();
        for good in [
            format!("{digest} a"),
            format!("{digest}\ta"),
            format!("{upper}  a"),
            format!("SHA256(a)= {digest}"),
        ] {
            assert_eq!(parse_line(good.as_bytes()), Some((digest, "a".into())), "{good}");
        }
        for bad in ["", "a", &format!("{digest}"), &format!("{digest}0 a"), &format!("{digest}  ")]
        {
            assert_eq!(parse_line(bad.as_bytes()), None, "{bad}");
        }
        assert_eq!(parse_line(format!("\\{digest}  a\\x").as_bytes()), None);
    }
}
