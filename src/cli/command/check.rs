//! `paraph check`: does a file have its digest, do the texts match their record, does a list hold?

use std::convert::Infallible;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};

use paraph::fault::{Fault, FaultKind};
use paraph::id::Digest;
use paraph::record::Record;
use paraph::report::{text_rows, would_match};
use paraph::text::{Change, MAX_DIAGNOSED, diagnose};
use paraph::verify::{TextOutcome, Texts, judge_texts};
use serde::Serialize;

use super::hash::{Kind, hash};
use crate::cli::args::CheckArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files;
use crate::cli::kind::read_bundle_or_record;
use crate::cli::parallel::{Supply, in_order};
use crate::cli::progress::Progress;
use crate::cli::say::World;
use crate::cli::shown::{in_front, shown};
use crate::cli::texts::{self, Budget};

/// Largest list, in bytes.
const MAX_LIST: usize = 64 << 20;

/// What came of one comparison.
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

pub(crate) fn run(args: &CheckArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let (mut checks, mut budget) = (Vec::new(), Budget::new());
    for path in &args.records {
        match record_checks(args, path, &mut budget) {
            Ok(done) => checks.extend(done),
            Err(error) if args.records.len() == 1 => return Err(error),
            Err(error) => {
                world.complain(&error);
                checks.push(failed(path, args.sha256.as_ref(), &error));
            }
        }
    }
    if let Some(list) = &args.list {
        checks.extend(list_checks(list)?);
    }
    answer(checks, world)
}

/// All that is asked of one file.
fn record_checks(
    args: &CheckArgs,
    path: &Path,
    budget: &mut Budget,
) -> Result<Vec<Check>, CliError> {
    let folder = match args.beside {
        true => Some(files::folder(path)),
        false => args.texts.as_deref(),
    };
    if let (Some(expected), None) = (args.sha256, folder) {
        let hashed = hash(path, &Progress::on_files(&[path]))?;
        let compared = match hashed.record {
            // Of a bundle, either digest may be meant.
            Some(record) if expected != hashed.file => {
                against(path, path, &expected, &record, hashed.kind)
            }
            _ => against(path, path, &expected, &hashed.file, hashed.kind),
        };
        return Ok(vec![compared.into_check(budget)?]);
    }
    let (bundle, _) = read_bundle_or_record(path)?;
    let record = bundle.record();
    let mut checks = vec![match args.sha256 {
        Some(expected) => {
            against(path, path, &expected, &record.digest(), Kind::Record).into_check(budget)?
        }
        None => well_formed(path, record),
    }];
    if let Some(folder) = folder {
        // Texts of several records may have the same path in each.
        let within = args.beside && folder != Path::new(".");
        checks.extend(text_checks(record, folder, within.then_some(folder))?);
    }
    Ok(checks)
}

/// Checks all files of some lists.
pub(crate) fn lists(lists: &[PathBuf], world: &mut World<'_>) -> Result<Exit, CliError> {
    let mut checks = Vec::new();
    for list in lists {
        checks.extend(list_checks(list)?);
    }
    answer(checks, world)
}

fn answer(checks: Vec<Check>, world: &mut World<'_>) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Answer {
        format: &'static str,
        checks: Vec<Check>,
        signatures_checked: bool,
    }
    let exit = checks.iter().fold(Exit::Done, |exit, check| exit.worse(check.exit));
    let text: String = checks.iter().map(|check| format!("{}\n", check.line)).collect();
    let (format, signatures_checked) = ("paraph/check/1", false);
    world.answer(&text, &Answer { format, checks, signatures_checked })?;
    world.talk("no signature was checked");
    Ok(exit)
}

fn well_formed(path: &Path, record: &Record) -> Check {
    let sha256 = record.digest().to_string();
    Check {
        name: shown(path),
        outcome: "ok",
        line: format!("{}: OK, its record is well formed, {sha256}", in_front(path)),
        expected: None,
        found: Some(sha256),
        would_match: Vec::new(),
        exit: Exit::Done,
    }
}

/// A digest that was computed, and the one that is expected.
struct Compared {
    name: PathBuf,
    expected: Digest,
    found: Digest,
    /// Of what the digest is.
    whose: &'static str,
    /// The file that may have been changed on its way.
    changed: Option<PathBuf>,
}

fn against(name: &Path, path: &Path, expected: &Digest, found: &Digest, kind: Kind) -> Compared {
    let may_be_changed = found != expected && kind == Kind::File && path != Path::new("-");
    Compared {
        name: name.to_owned(),
        expected: *expected,
        found: *found,
        whose: if kind == Kind::Bundle { "its record's digest" } else { "its digest" },
        changed: may_be_changed.then(|| path.to_owned()),
    }
}

impl Compared {
    /// What came of it; where both differ, with how the file may have been changed, as far as the budget
    /// goes.
    fn into_check(self, budget: &mut Budget) -> Result<Check, CliError> {
        let Self { name, expected, found, whose, changed } = self;
        let changes = match &changed {
            Some(path) => changes(path, &expected, budget)?,
            None => Vec::new(),
        };
        let same = found == expected;
        let (name, in_front) = (shown(&name), in_front(&name));
        let line = match (same, would_match(&changes)) {
            (true, _) => format!("{in_front}: OK"),
            (false, None) => format!("{in_front}: FAILED, {whose} is {found}"),
            (false, Some(changes)) => format!("{in_front}: FAILED; {changes}"),
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

/// How the file may have been changed on its way.
fn changes(path: &Path, expected: &Digest, budget: &mut Budget) -> Result<Vec<Change>, CliError> {
    let size = path.metadata().ok().filter(|it| it.is_file()).map(|metadata| metadata.len());
    if !size.is_some_and(|size| budget.affords(size)) {
        return Ok(Vec::new());
    }
    let bytes = files::read(path, MAX_DIAGNOSED as usize)?;
    Ok(diagnose(&bytes, expected, None))
}

/// The texts of a record, against those in a folder. In front of their names comes `within`.
fn text_checks(
    record: &Record,
    folder: &Path,
    within: Option<&Path>,
) -> Result<Vec<Check>, CliError> {
    let found = texts::find(record, folder)?;
    let reports = judge_texts(record, Texts::Found(&found));
    let lines = text_rows(&reports);
    let checks = reports.iter().zip(lines.lines()).map(|(report, line)| {
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
            line: line.to_owned(),
        }
    });
    Ok(checks.collect())
}

/// Every file of a list, in its order; the list itself must be well formed.
fn list_checks(list: &Path) -> Result<Vec<Check>, CliError> {
    let bytes = files::read(list, MAX_LIST)?;
    if bytes.len() > MAX_LIST {
        let kind = FaultKind::TooLarge { what: "list", limit: MAX_LIST as u64 };
        return Err(CliError::refused(list, &Fault::whole(kind)));
    }
    if bytes.is_empty() {
        let error = CliError::new("empty-list", "the list names no file").at(list);
        return Err(error.exit(Exit::Refused));
    }
    let mut named = Vec::new();
    let lines = bytes.strip_suffix(b"\n").unwrap_or(&bytes).split(|byte| *byte == b'\n');
    for (index, line) in lines.enumerate() {
        let Some((expected, name)) = parse_line(line) else {
            let sentence = "this is no line of sha256sum or paraph hash: HEX  FILE";
            let mut error = CliError::new("bad-list", sentence).at(list).exit(Exit::Refused);
            error.place += &format!(" line {}", index + 1);
            return Err(error);
        };
        named.push((expected, name));
    }
    let files: Vec<PathBuf> =
        named.iter().map(|(_, name)| bundle_of(name).unwrap_or_else(|| name.clone())).collect();
    let progress = Progress::on_files(&files);
    let (mut checks, mut budget) = (Vec::new(), Budget::new());
    let compared = |(expected, name): &(Digest, PathBuf)| {
        (*expected, name.clone(), compare_line(expected, name, &progress))
    };
    let take = |(expected, name, compared): (Digest, PathBuf, Result<Compared, CliError>)| {
        let check = compared.and_then(|compared| compared.into_check(&mut budget));
        checks.push(check.unwrap_or_else(|error| failed(&name, Some(&expected), &error)));
        Ok(())
    };
    let done: Result<(), Infallible> = in_order(Supply::Ready, named.iter(), compared, take);
    done.expect("it cannot fail");
    Ok(checks)
}

fn compare_line(expected: &Digest, name: &Path, progress: &Progress) -> Result<Compared, CliError> {
    let Some(bundle) = bundle_of(name) else {
        let hashed = hash(name, progress)?;
        // A line without `#record` means the file, also of a bundle.
        let kind = if hashed.kind == Kind::Bundle { Kind::Record } else { hashed.kind };
        return Ok(against(name, name, expected, &hashed.file, kind));
    };
    let hashed = hash(&bundle, progress)?;
    let record = hashed.record.ok_or_else(|| {
        let sentence = "the list means the record in a bundle, and this is no bundle";
        CliError::new("not-a-bundle", sentence).at(&bundle).exit(Exit::Refused)
    })?;
    Ok(against(name, &bundle, expected, &record, Kind::Bundle))
}

/// What could not be compared.
fn failed(name: &Path, expected: Option<&Digest>, error: &CliError) -> Check {
    Check {
        name: shown(name),
        outcome: error.code,
        expected: expected.map(Digest::to_string),
        found: None,
        would_match: Vec::new(),
        exit: error.exit,
        line: format!("{}: FAILED, {} ({})", in_front(name), error.sentence, error.code),
    }
}

/// The bundle that `FILE#record` means, unless there is a file of just that name.
fn bundle_of(name: &Path) -> Option<PathBuf> {
    let bundle = name.to_str()?.strip_suffix("#record")?;
    name.symlink_metadata().is_err().then(|| PathBuf::from(bundle))
}

/// `HEX  NAME`, `HEX *NAME`, `\HEX  ESCAPED` or `SHA256 (NAME) = HEX`.
fn parse_line(line: &[u8]) -> Option<(Digest, PathBuf)> {
    let (escaped, line) = match line.strip_prefix(b"\\") {
        Some(rest) => (true, rest),
        None => (false, line),
    };
    let digest = |hex: &[u8]| std::str::from_utf8(hex).ok()?.parse().ok();
    let (digest, name) = if let Some(rest) = line.strip_prefix(b"SHA256 (") {
        let split = rest.len().checked_sub(64 + 4)?;
        let (name, end) = rest.split_at(split);
        (digest(end.strip_prefix(b") = ")?)?, name)
    } else {
        let (hex, name) = line.split_at_checked(64)?;
        let name = name.strip_prefix(b"  ").or_else(|| name.strip_prefix(b" *"))?;
        (digest(hex)?, name)
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
        for bad in ["", "a", &format!("{digest}"), &format!("{digest} a"), &format!("{upper}  a")] {
            assert_eq!(parse_line(bad.as_bytes()), None, "{bad}");
        }
        assert_eq!(parse_line(format!("\\{digest}  a\\x").as_bytes()), None);
    }
}
