//! `paraph draft`: writes a commented draft for the given texts.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use paraph::draft::{Draft, Sketch, SketchText, media_type, template};
use paraph::fault::{Fault, FaultKind};
use paraph::id::RecordId;
use paraph::record::{RecordRef, RelationKind};
use paraph::value::TextPath;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;

use crate::cli::args::DraftArgs;
use crate::cli::clock_and_rng::{now, random};
use crate::cli::display::{shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::{New, read_bundle_or_record};
use crate::cli::files::{self, Existing, Mode};
use crate::cli::language::locale;
use crate::cli::messages::draft;
use crate::cli::output::Console;
use crate::cli::paths::folder;

pub(crate) fn run(args: &DraftArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let output = args.output.as_deref().filter(|output| *output != Path::new("-"));
    let existing = Existing::force(args.force);
    let related = args.relations.files.iter().map(|(_, file)| file);
    let inputs: Vec<&Path> = args.texts.iter().chain(related).map(PathBuf::as_path).collect();
    if let Some(output) = output {
        // The draft is not known yet, so a file that it may replace is not refused here.
        match existing {
            Existing::Refuse => existing.check_work(output, &inputs, New::Other)?,
            Existing::Replace => existing.check(output, &inputs)?,
        }
    }
    let home = output.map_or(Path::new("."), folder);
    let home = home.canonicalize().map_err(|error| CliError::reading(home, &error))?;
    let mut sketch = Sketch {
        id: RecordId::from_random(random()?),
        created: args.created.map_or_else(now, Ok)?,
        designation: args.designation.clone(),
        title: args
            .title
            .iter()
            .map(|title| (title.language.clone(), title.name.clone()))
            .collect(),
        parties: BTreeMap::new(),
        texts: Vec::new(),
        relations: Vec::new(),
    };
    for (kind, file) in &args.relations.files {
        let (bundle, _) = read_bundle_or_record(file)?;
        let record = bundle.record();
        // The parties that concluded an instrument also amend it.
        if *kind == RelationKind::Amends && args.party.is_empty() {
            for party in &record.content().parties {
                let names = sketch.parties.entry(party.id.clone()).or_default();
                let known = party.name.iter().map(|(tag, name)| (tag.clone(), name.clone()));
                names.extend(known);
            }
        }
        let named = RecordRef { id: record.content().id.clone(), sha256: record.digest() };
        if !sketch.relations.contains(&(*kind, named.clone())) {
            sketch.relations.push((*kind, named));
        }
    }
    for party in &args.party {
        let names = sketch.parties.entry(party.id.clone()).or_default();
        names.insert(party.name.language.clone(), party.name.name.clone());
    }
    for text in &args.texts {
        let path = path_from(&home, text)?;
        if sketch.texts.iter().any(|other: &SketchText| other.path == path) {
            let error = CliError::new("duplicate-entry", draft::TextTwice).at(text);
            return Err(error.hint(draft::NameItOnce));
        }
        sketch.texts.push(SketchText { media_type: media_type(&path), path });
    }
    if let Some(output) = output {
        existing.check_work(output, &inputs, New::Draft(&sketch))?;
    }
    let written = template(&sketch, locale());

    #[derive(Serialize)]
    struct Made<'a> {
        format: &'static str,
        id: &'a str,
        file: Option<String>,
        draft: Option<&'a str>,
    }
    match output {
        Some(output) => {
            let file = files::prepare(output, written.as_bytes(), existing, Mode::Usual)?;
            let (id, name) = (sketch.id.as_str(), Some(shown(output)));
            let made = Made { format: "paraph/draft/1", id, file: name, draft: None };
            let name = typed(output);
            file.commit(|| console.answer_now("", &made))?;
            match Draft::parse(&written) {
                Ok(_) => console.talk(&draft::WroteComplete { file: name }),
                Err(_) => console.talk(&draft::WroteToFillIn { file: name }),
            }
        }
        None => {
            let (id, draft) = (sketch.id.as_str(), Some(written.as_str()));
            let made = Made { format: "paraph/draft/1", id, file: None, draft };
            match console.json() {
                false => console.data(written.as_bytes())?,
                true => console.answer("", &made)?,
            }
        }
    }
    Ok(Exit::Done)
}

/// The path of a text relative to the draft's folder. A Mac writes names in Unicode Normalization Form D. A
/// draft uses Form C, and the file is found under both.
fn path_from(home: &Path, text: &Path) -> Result<TextPath, CliError> {
    let full = text.canonicalize().map_err(|error| CliError::reading(text, &error))?;
    if full.is_dir() {
        return Err(CliError::reading(text, &std::io::ErrorKind::IsADirectory.into()));
    }
    refuse_private_key(text)?;
    let outside =
        || CliError::new("text-outside", draft::TextOutside).at(text).hint(draft::TextOutsideHint);
    let path = full.strip_prefix(home).map_err(|_| outside())?;
    let part = |part: Component<'_>| part.as_os_str().to_str().map(str::to_owned);
    let parts: Option<Vec<String>> = path.components().map(part).collect();
    let not_utf8 = || CliError::new("not-utf8", draft::NotUtf8).at(text);
    let path = parts.ok_or_else(not_utf8)?.join("/");
    let path: String = path.nfc().collect();
    path.parse().map_err(|kind: FaultKind| {
        CliError::unusable(text, &Fault::whole(kind)).hint(draft::BadNameHint)
    })
}

/// Refuses a private key as a text: with the record, it would be sent to every party.
pub(crate) fn refuse_private_key(text: &Path) -> Result<(), CliError> {
    match files::holds_private_key(text)? {
        false => Ok(()),
        true => Err(CliError::new("private-key", draft::PrivateKey)
            .at(text)
            .hint(draft::PrivateKeyHint)),
    }
}
