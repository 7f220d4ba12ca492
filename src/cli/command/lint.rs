//! `paraph lint`: finds likely mistakes in a draft or record.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::draft::Draft;
use paraph::fault::Place;
use paraph::format::{Claim, Format, claim};
use paraph::id::Digest;
use paraph::lint::{
    Finding, MAX_SEARCHED, SeenText, lint_bundle, lint_draft, lint_draft_texts, lint_texts,
};
use paraph::messages::{And, Localized as _, Sentence};
use paraph::record::{Record, Relation, Target, Text};
use paraph::report::{Unjudged, unjudged_text};
use paraph::text_lookup::Located;
use paraph::value::Time;
use paraph::verify::TextMeasure;
use serde::Serialize;

use super::record::placeholders;
use crate::cli::args::LintArgs;
use crate::cli::chunked_reader::measure;
use crate::cli::clock_and_rng::now;
use crate::cli::display::{in_front, shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::{bundle_or_record, cut_off, draft_of};
use crate::cli::files;
use crate::cli::language::locale;
use crate::cli::messages::lint as messages;
use crate::cli::other_instruments;
use crate::cli::output::Console;
use crate::cli::paths::folder;
use crate::cli::progress::Progress;
use crate::cli::text_lookup::{self, file_of};
use crate::cli::unreadable::Unreadable;

/// The findings in a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Linted {
    format: &'static str,
    file: String,
    kind: &'static str,
    sha256: Option<String>,
    with: Vec<Compared>,
    /// Files to compare with that could not be read.
    not_judged: Vec<Unjudged>,
    findings: Vec<Found>,
    /// Whether no record can be made of it.
    #[serde(skip)]
    is_blocked: bool,
    /// The paths of its texts, in the order of the record.
    #[serde(skip)]
    paths: Vec<String>,
    /// The number of texts that were not available.
    #[serde(skip)]
    missing: usize,
    /// Texts that exist and differ from the record.
    #[serde(skip)]
    differing: Vec<String>,
    /// The command that makes the record again.
    #[serde(skip)]
    again: Option<String>,
    /// Whether it names other records.
    #[serde(skip)]
    has_relations: bool,
}

#[derive(Serialize)]
struct Compared {
    id: String,
    sha256: String,
}

#[derive(Serialize)]
struct Found {
    code: &'static str,
    place: String,
    message: Sentence,
    source: Sentence,
    /// Whether `--strict` ignores it.
    note: bool,
}

pub(crate) fn run(args: &LintArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let with = other_instruments::read(&args.with, None)?;
    let unjudged: Vec<Unjudged> = with.unreadable.iter().map(Unreadable::unjudged).collect();
    // Each record once, even if several bundles have it.
    let others: BTreeMap<Digest, &Record> = with
        .found
        .iter()
        .map(|found| found.bundle.record())
        .map(|record| (record.digest(), record))
        .collect();
    let alone = args.files.len() == 1;
    let mut exit = Exit::Done;
    let now = now()?;
    let (mut looked_at, mut found, mut is_blocked) = (0, 0, false);
    let (mut counted, mut missing) = (0, 0);
    let mut differing = Vec::new();
    let mut has_relations = false;
    for path in &args.files {
        match linted(args, path, &others, &unjudged, &now) {
            Ok(None) => {}
            Ok(Some(answer)) => {
                looked_at += 1;
                found += answer.findings.len();
                counted += answer.findings.iter().filter(|found| !found.note).count();
                missing += answer.missing;
                if !answer.differing.is_empty() {
                    differing.push((answer.differing.clone(), answer.again.clone()));
                }
                has_relations |= answer.has_relations;
                is_blocked |= answer.is_blocked;
                console.answer_now(text(&answer, (!alone).then_some(path)), &answer)?;
            }
            Err(error) if alone => return Err(error),
            Err(error) => {
                exit = exit.worse(error.exit);
                match console.json() {
                    true => console.json_now("", &error.to_json())?,
                    false => console.complain(&error),
                }
            }
        }
    }
    if args.strict && counted > 0 {
        exit = exit.worse(Exit::Incomplete);
    }
    exit = exit.worse(Exit::of_unjudged(&unjudged));
    if !console.json() {
        console.text(&unjudged_text(&unjudged, locale()))?;
    }
    if is_blocked {
        console.talk(&messages::NoRecordYet);
    }
    if missing > 0 {
        console.talk(&messages::TextsMissing { texts: missing });
    }
    for (files, command) in differing {
        let files = And(&files);
        match command {
            Some(command) => console.talk(&messages::TextsDifferMakeAgain { files, command }),
            None => console.talk(&messages::TextsDiffer { files }),
        }
    }
    if has_relations && args.with.is_empty() {
        console.talk(&messages::RelationsNotCompared);
    }
    match (looked_at, found) {
        (0, _) if exit == Exit::Done => console.talk(&messages::NoDraft),
        (0, _) => {}
        (_, 0) => console.talk(&messages::NothingFound),
        _ => console.talk(&messages::NoVerdict),
    }
    Ok(exit)
}

/// The findings in a file; `None` for a file that is skipped.
fn linted(
    args: &LintArgs,
    path: &Path,
    others: &BTreeMap<Digest, &Record>,
    unjudged: &[Unjudged],
    now: &Time,
) -> Result<Option<Linted>, CliError> {
    let bytes = files::read(path, Format::Bundle.max_size())?;
    // A draft in another encoding is still a draft.
    if args.drafts && !Draft::is_claimed(&String::from_utf8_lossy(&bytes)) {
        return Ok(None);
    }
    let compared: Vec<&Record> = others.values().copied().collect();
    let read = Read::of(path, &bytes)?;
    let (kind, record) = read.kind();
    let mut findings = read.lint(path, &compared)?;
    let Looked { findings: of_texts, paths, missing, differing } =
        read.lint_texts(args, path, now)?;
    findings.extend(of_texts);
    let found = |finding: &Finding| Found {
        code: finding.kind.code(),
        place: finding.place.to_string(),
        message: Sentence::of(&finding.kind),
        source: Sentence::of(&finding.kind.source()),
        note: finding.kind.is_note(),
    };
    let with = |(sha256, other): (&Digest, &&Record)| Compared {
        id: other.content().id.to_string(),
        sha256: sha256.to_string(),
    };
    Ok(Some(Linted {
        format: "paraph/lint/1",
        file: shown(path),
        kind,
        sha256: record.map(|digest| digest.to_string()),
        with: others.iter().map(with).collect(),
        not_judged: unjudged.to_vec(),
        is_blocked: findings.iter().any(|it| matches!(it.place, Place::Line { .. })),
        findings: findings.iter().map(found).collect(),
        paths,
        missing,
        again: match &read {
            Read::Bundle(bundle, Format::Record) => made_again(bundle.record(), path),
            Read::Bundle(..) | Read::Draft(_) => None,
        },
        differing,
        has_relations: read.has_relations(),
    }))
}

/// A line for each finding. If there are several files, the name of the file is put before it.
fn text(linted: &Linted, name: Option<&PathBuf>) -> String {
    let name = name.map(|path| format!("{}: ", in_front(path))).unwrap_or_default();
    let line = |found: &Found| {
        let Found { code, place, message: finding, source, note } = found;
        let place = place_shown(place, &linted.paths);
        let line = match note {
            true => messages::Note { place, finding, code, source }.in_locale(locale()),
            false => messages::Finding { place, finding, code, source }.in_locale(locale()),
        };
        format!("{name}{line}\n")
    };
    linted.findings.iter().map(line).collect()
}

/// A place. It shows a text by its path.
fn place_shown(place: &str, paths: &[String]) -> String {
    let text = place.strip_prefix("/texts/").and_then(|rest| {
        let (index, rest) = rest.split_once('/').map_or((rest, ""), |(index, rest)| (index, rest));
        let path = paths.get(index.parse::<usize>().ok()?)?;
        Some(match rest {
            "" => path.clone(),
            rest => format!("{path} {rest}"),
        })
    });
    text.unwrap_or_else(|| place.to_owned())
}

/// The command that makes a record again from its draft, if the draft is in the same folder.
fn made_again(record: &Record, path: &Path) -> Option<String> {
    let draft = draft_of(record, folder(path))?;
    Some(format!("paraph record {} -o {} --force", typed(&draft), typed(path)))
}

/// The findings about the texts.
#[derive(Default)]
struct Looked {
    findings: Vec<Finding>,
    /// Their paths, in the order of the record.
    paths: Vec<String>,
    /// The number of missing texts.
    missing: usize,
    /// The texts that exist and differ.
    differing: Vec<String>,
}

/// A file that was read.
enum Read<'b> {
    Draft(&'b str),
    Bundle(Bundle, Format),
}

impl<'b> Read<'b> {
    fn of(path: &Path, bytes: &'b [u8]) -> Result<Self, CliError> {
        match claim(bytes) {
            Claim::Other => {
                std::str::from_utf8(bytes).map(Self::Draft).map_err(|_| not_ours(path, bytes))
            }
            Claim::Known(_) | Claim::Unknown(_) => {
                bundle_or_record(path, bytes).map(|(bundle, format)| Self::Bundle(bundle, format))
            }
        }
    }

    /// The kind of file, and the digest of its record if it has one.
    fn kind(&self) -> (&'static str, Option<Digest>) {
        match self {
            Self::Draft(_) => ("draft", None),
            Self::Bundle(bundle, format) => {
                let kind = if *format == Format::Bundle { "bundle" } else { "record" };
                (kind, Some(bundle.record().digest()))
            }
        }
    }

    /// Whether it names other records; false for a draft that is not filled in yet.
    fn has_relations(&self) -> bool {
        let are_named = |relations: &[Relation]| {
            relations.iter().any(|relation| matches!(relation.target, Target::Record(_)))
        };
        match self {
            Self::Draft(text) => Draft::parse(text).is_ok_and(|draft| are_named(draft.relations())),
            Self::Bundle(bundle, _) => are_named(&bundle.record().content().terms.relations),
        }
    }

    /// The findings in its content.
    fn lint(&self, path: &Path, others: &[&Record]) -> Result<Vec<Finding>, CliError> {
        match self {
            Self::Draft(text) => look_at_draft(path, text, others),
            Self::Bundle(bundle, _) => Ok(lint_bundle(bundle, others)),
        }
    }

    /// The findings about the texts and the clock.
    fn lint_texts(&self, args: &LintArgs, path: &Path, now: &Time) -> Result<Looked, CliError> {
        // Standard input has no folder.
        let folder = match (&args.texts, path == Path::new("-")) {
            (Some(folder), _) => Some(folder.as_path()),
            (None, true) => None,
            (None, false) => Some(folder(path)),
        };
        let (mut missing, mut paths, mut differing) = (0, Vec::new(), Vec::new());
        let findings = match self {
            Self::Draft(draft) => {
                let see = |text: &Text| {
                    paths.push(text.path.to_string());
                    match folder.map(|it| file_of(it, &text.path)).transpose()? {
                        Some(file) if file.exists() => Ok(SeenText {
                            measure: Some(measure(&file, &Progress::hidden())?),
                            start: Some(start(&file)?),
                        }),
                        _ => {
                            missing += 1;
                            Ok(SeenText::default())
                        }
                    }
                };
                let unusable = |fault| CliError::unusable(path, &fault);
                lint_draft_texts(draft, now, see).map_err(unusable)??
            }
            Self::Bundle(bundle, _) => {
                let record = bundle.record();
                let located = match folder {
                    Some(folder) => text_lookup::locate(record, folder)?,
                    None => BTreeMap::new(),
                };
                lint_texts(record.content(), now, |text| {
                    paths.push(text.path.to_string());
                    let is_its =
                        |it: &&Located| it.found.measure == TextMeasure::Whole(text.measure);
                    let at_hand = located.get(&text.path);
                    let found = at_hand.filter(is_its);
                    let file = found.and_then(|it| Some(folder?.join(&it.file)));
                    match at_hand {
                        Some(other) if file.is_none() => differing.push(other.found.name.clone()),
                        Some(_) => {}
                        None => missing += 1,
                    }
                    let start = file.map(|file| start(&file)).transpose()?;
                    Ok::<_, CliError>(SeenText { measure: Some(text.measure), start })
                })?
            }
        };
        Ok(Looked { findings, paths, missing, differing })
    }
}

/// The first bytes of a text.
fn start(file: &Path) -> Result<Vec<u8>, CliError> {
    let mut start = files::read_regular(file, MAX_SEARCHED as usize)?;
    start.truncate(MAX_SEARCHED as usize);
    Ok(start)
}

fn look_at_draft(path: &Path, text: &str, others: &[&Record]) -> Result<Vec<Finding>, CliError> {
    lint_draft(text, others).map_err(|fault| match Draft::is_claimed(text) {
        true => {
            let error = CliError::unusable_text(path, text, &fault).no_draft(path, text);
            placeholders(error, text)
        }
        false => not_ours(path, text.as_bytes()),
    })
}

fn not_ours(path: &Path, bytes: &[u8]) -> CliError {
    if let Some(fault) = cut_off(bytes) {
        return CliError::refused(path, &fault).recognised(path, bytes);
    }
    CliError::new("not-ours", messages::NotOurs)
        .at(path)
        .exit(Exit::Refused)
        .hint(messages::BeginDraft)
        .recognised(path, bytes)
}
