//! `paraph lint`: what in a draft or record will surprise somebody.

use std::collections::BTreeMap;
use std::path::Path;

use paraph::fault::Place;
use paraph::format::{Claim, Format, claim};
use paraph::id::Digest;
use paraph::lint::{Finding, lint, lint_draft};
use paraph::record::Record;
use paraph::report::{Unjudged, unjudged_text};
use serde::Serialize;

use super::record::placeholders;
use crate::cli::args::LintArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files;
use crate::cli::instruments::{self, Spoilt};
use crate::cli::kind::{bundle_or_record, is_draft};
use crate::cli::say::World;
use crate::cli::shown::shown;

pub(crate) fn run(args: &LintArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Linted {
        format: &'static str,
        file: String,
        kind: &'static str,
        sha256: Option<String>,
        with: Vec<Compared>,
        not_judged: Vec<Unjudged>,
        findings: Vec<Found>,
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
        message: String,
        source: &'static str,
    }

    let bytes = files::read(&args.file, Format::Bundle.max_size())?;
    let with = instruments::read(&args.with, None)?;
    // Each record once, however many bundles have it.
    let others: BTreeMap<Digest, &Record> = with
        .found
        .iter()
        .map(|found| found.bundle.record())
        .map(|record| (record.digest(), record))
        .collect();
    let compared: Vec<&Record> = others.values().copied().collect();
    let (kind, record, findings) = look_at(&args.file, &bytes, &compared)?;

    let is_blocked = findings.iter().any(|it| matches!(it.place, Place::Line { .. }));
    let findings: Vec<Found> = findings
        .iter()
        .map(|finding| Found {
            code: finding.kind.code(),
            place: finding.place.to_string(),
            message: finding.kind.to_string(),
            source: finding.kind.source(),
        })
        .collect();
    let line = |found: &Found| {
        let Found { code, place, message, source } = found;
        format!("{place}: {message} ({code}; {source})\n")
    };
    let unjudged: Vec<Unjudged> = with.spoilt.iter().map(Spoilt::unjudged).collect();
    let text: String = findings.iter().map(line).chain([unjudged_text(&unjudged)]).collect();
    let exit = match args.strict && !findings.is_empty() {
        true => Exit::Incomplete,
        false => Exit::Done,
    };
    let exit = exit.worse(Exit::of_unjudged(&unjudged));
    let count = findings.len();
    let answer = Linted {
        format: "paraph/lint/1",
        file: shown(&args.file),
        kind,
        sha256: record.map(|digest| digest.to_string()),
        with: others
            .iter()
            .map(|(sha256, other)| Compared {
                id: other.content().id.to_string(),
                sha256: sha256.to_string(),
            })
            .collect(),
        not_judged: unjudged,
        findings,
    };
    world.answer_now(text, &answer)?;
    if is_blocked {
        world.talk("no record can be made of this draft before its times have their offsets");
    }
    world.talk(match count {
        0 => "nothing here will surprise anybody, as far as this looks",
        _ => "each of these may be as you want it; none changes a verdict by itself",
    });
    Ok(exit)
}

/// What was found in a draft, a record or a bundle; which of them it is, and its record's digest if
/// it has one.
fn look_at(
    path: &Path,
    bytes: &[u8],
    others: &[&Record],
) -> Result<(&'static str, Option<Digest>, Vec<Finding>), CliError> {
    match claim(bytes) {
        Claim::Other => Ok(("draft", None, look_at_draft(path, bytes, others)?)),
        Claim::Known(_) | Claim::Unknown(_) => {
            let (bundle, format) = bundle_or_record(path, bytes)?;
            let record = bundle.record();
            let kind = if format == Format::Bundle { "bundle" } else { "record" };
            Ok((kind, Some(record.digest()), lint(record.content(), others)))
        }
    }
}

fn look_at_draft(path: &Path, bytes: &[u8], others: &[&Record]) -> Result<Vec<Finding>, CliError> {
    let not_ours = || {
        let sentence = "this is no draft, record or bundle";
        CliError::new("not-ours", sentence)
            .at(path)
            .exit(Exit::Refused)
            .hint("to begin a draft: paraph draft TEXT... -o tor.toml")
            .recognised(path, bytes)
    };
    let text = std::str::from_utf8(bytes).map_err(|_| not_ours())?;
    lint_draft(text, others).map_err(|fault| match is_draft(text) {
        true => placeholders(CliError::unusable(path, &fault), text),
        false => not_ours(),
    })
}
