//! The call `lint`: likely mistakes in a draft, a record or a bundle.

use std::collections::BTreeMap;

use paraph::draft::Draft;
use paraph::format::Claim;
use paraph::id::Digest;
use paraph::lint::{
    Finding, MAX_SEARCHED, SeenText, lint_bundle, lint_draft, lint_draft_texts, lint_texts,
};
use paraph::messages::Localized as _;
use paraph::record::{Measure, Record};
use serde::{Deserialize, Serialize};

use super::Answered;
use super::others;
use crate::answer::{Answer, Needed, Problem};
use crate::request::{File, Request, Text, digest, time};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    file: File,
    #[serde(default)]
    with: Option<Vec<File>>,
    #[serde(default)]
    texts: Option<Vec<Text>>,
    now: String,
}

#[derive(Serialize)]
struct Shown {
    findings: Vec<ShownFinding>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ShownFinding {
    code: &'static str,
    place: String,
    message: String,
    source: String,
    note: bool,
}

pub(super) fn lint(request: &Request<'_>) -> Answered {
    let asked: Asked = request.read()?;
    let given = request.file(&asked.file)?;
    let now = time(&asked.now)?;
    let with = others::all_of(request, asked.with.as_deref().unwrap_or_default(), None)?;
    let with: BTreeMap<Digest, &Record> = with
        .iter()
        .map(|found| found.bundle.record())
        .map(|record| (record.digest(), record))
        .collect();
    let with: Vec<&Record> = with.into_values().collect();
    let texts = asked.texts.unwrap_or_default();
    let seen = |path: &str| see(request, &texts, path);
    let findings = match (given.claim(), std::str::from_utf8(&given.bytes)) {
        (Claim::Other, Ok(text)) => {
            let unusable = |fault| match Draft::is_claimed(text) {
                true => Problem::unusable(&given, &fault, Needed::Instrument),
                false => Problem::not_ours(&given, Needed::Instrument),
            };
            let mut findings = lint_draft(text, &with).map_err(unusable)?;
            let more = lint_draft_texts(text, &now, |text| seen(text.path.as_str()));
            findings.extend(more.map_err(unusable)??);
            findings
        }
        _ => {
            let (bundle, _) = given.claimed(Needed::Instrument)?;
            let content = bundle.record().content();
            let mut findings = lint_bundle(&bundle, &with);
            findings.extend(lint_texts(content, &now, |text| {
                let start = seen(text.path.as_str())?.start;
                Ok::<_, Problem>(SeenText { measure: Some(text.measure), start })
            })?);
            findings
        }
    };
    let finding = |finding: &Finding| ShownFinding {
        code: finding.kind.code(),
        place: finding.place.in_locale(request.locale),
        message: finding.kind.in_locale(request.locale),
        source: (&finding.kind.source()).in_locale(request.locale),
        note: finding.kind.is_note(),
    };
    Ok(Answer::of(&Shown { findings: findings.iter().map(finding).collect(), notes: Vec::new() }))
}

/// What is known of the file at a text's path.
fn see(request: &Request<'_>, texts: &[Text], path: &str) -> Result<SeenText, Problem> {
    let Some(text) = texts.iter().find(|text| text.name == path) else {
        return Ok(SeenText::default());
    };
    let sha256 = text.sha256.as_deref().map(digest).transpose()?;
    let start = text.bytes.map(|bytes| request.attachment(bytes)).transpose()?;
    Ok(SeenText {
        measure: sha256.map(|sha256| Measure { size: text.size, sha256 }),
        start: start.map(|bytes| bytes[..bytes.len().min(MAX_SEARCHED as usize)].to_vec()),
    })
}
