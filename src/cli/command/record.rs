//! `paraph record`: a draft and its texts become a record.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::draft::{Draft, MAX_DRAFT};
use paraph::keys::record_words;
use serde::Serialize;

use super::hash::sum_line;
use crate::cli::args::RecordArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Mode, folder};
use crate::cli::progress::measure;
use crate::cli::say::World;
use crate::cli::shown::{shown, typed};

pub(crate) fn run(args: &RecordArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let output = args.output.clone().unwrap_or_else(|| default_output(&args.draft));
    let existing = Existing::force(args.force);
    existing.check(&output)?;

    let unusable = |fault| CliError::unusable(&args.draft, &fault);
    let draft = Draft::parse(&files::read_text(&args.draft, MAX_DRAFT)?).map_err(unusable)?;
    let texts = args.texts.as_deref().unwrap_or_else(|| folder(&args.draft));
    let mut measures = BTreeMap::new();
    for path in draft.paths() {
        let file = texts.join(path.as_str());
        let measure = measure(&file).map_err(|error| match error.code {
            "not-found" => {
                error.hint("put the text there, or say where the texts are: --texts DIR")
            }
            _ => error,
        })?;
        measures.insert(path.clone(), measure);
    }
    let record = draft.into_record(&measures).map_err(unusable)?;

    #[derive(Serialize)]
    struct Made {
        format: &'static str,
        file: Option<String>,
        sha256: String,
        words: String,
    }
    let words = record_words(&record.digest());
    if output == Path::new("-") {
        world.data(record.bytes())?;
    } else {
        files::create(&output, record.bytes(), existing, Mode::Usual)?;
        let (format, sha256) = ("paraph/made/1", record.digest().to_string());
        let line = sum_line(&record.digest(), output.as_os_str());
        let file = Some(shown(&output));
        world.answer(line, &Made { format, file, sha256, words: words.clone() })?;
        world.talk(&format!("wrote the record {}", typed(&output)));
    }
    world.talk(&format!("its words, to be compared by telephone: {words}"));
    Ok(Exit::Done)
}

/// `tor.record.json` for `tor.toml`, in the same folder.
fn default_output(draft: &Path) -> PathBuf {
    let name = draft.file_stem().map_or("instrument".into(), |stem| stem.to_string_lossy());
    let name = if draft == Path::new("-") { "instrument".into() } else { name };
    draft.with_file_name(format!("{name}.record.json"))
}
