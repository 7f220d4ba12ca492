//! `paraph record`: a draft and its texts become a record.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::draft::{Draft, MAX_DRAFT};
use paraph::keys::record_words;
use paraph::value::TextPath;
use serde::Serialize;

use super::draft::refuse_private_key;
use super::hash::sum_line;
use crate::cli::args::RecordArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Mode, folder};
use crate::cli::parallel::{Supply, in_order};
use crate::cli::pieces::measure;
use crate::cli::progress::Progress;
use crate::cli::say::World;
use crate::cli::shown::{shown, typed};
use crate::cli::texts::file_of;

pub(crate) fn run(args: &RecordArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let output = match &args.output {
        Some(output) => output.clone(),
        None if args.draft == Path::new("-") => {
            let error = CliError::new("output-needed", "it is not said where to write the record");
            return Err(error.hint("name a file with -o, or - for standard output"));
        }
        None => default_output(&args.draft),
    };
    let existing = Existing::force(args.force);
    existing.check(&output, &[&args.draft])?;

    let unusable = |fault| CliError::unusable(&args.draft, &fault);
    let text = files::read_text(&args.draft, MAX_DRAFT)?;
    let draft = Draft::parse(&text)
        .map_err(|fault| placeholders(unusable(fault).with_conflict(&args.draft, &text), &text))?;
    let texts = args.texts.as_deref().unwrap_or_else(|| folder(&args.draft));
    let files: Vec<PathBuf> =
        draft.paths().map(|path| file_of(texts, path)).collect::<Result<_, _>>()?;
    for file in &files {
        existing.check(&output, &[file])?;
        refuse_private_key(file)?;
    }
    let mut measures = BTreeMap::new();
    let progress = Progress::on_files(&files);
    let measured = |(path, file): (&TextPath, &PathBuf)| (path.clone(), measure(file, &progress));
    in_order(Supply::Ready, draft.paths().zip(&files), measured, |(path, measured)| {
        let measure = measured.map_err(|error| match error.code {
            "not-found" => {
                error.hint("put the text there, or say where the texts are: --texts DIR")
            }
            _ => error,
        })?;
        measures.insert(path, measure);
        Ok(())
    })?;
    drop(progress);
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
        let prepared = files::prepare(&output, record.bytes(), existing, Mode::Usual)?;
        let (format, sha256) = ("paraph/made/1", record.digest().to_string());
        let line = sum_line(&record.digest(), output.as_os_str());
        let file = Some(shown(&output));
        let made = Made { format, file, sha256, words: words.clone() };
        prepared.commit(|| world.sum_now(&line, &made))?;
        world.talk(&format!("wrote the record {}", typed(&output)));
    }
    world.talk(&format!("its words, to be compared by telephone: {words}"));
    Ok(Exit::Done)
}

/// An error about a placeholder names the others as well, so that all can be filled in at once.
pub(crate) fn placeholders(error: CliError, draft: &str) -> CliError {
    let lines = draft.lines().enumerate().filter(|(_, line)| {
        !line.trim_start().starts_with('#') && line.contains("\"<") && line.contains(">\"")
    });
    let lines: Vec<String> = lines.map(|(index, _)| (index + 1).to_string()).collect();
    match error.code == "placeholder" && lines.len() > 1 {
        true => error.hint(format!("fill it in with an editor, like lines {}", lines.join(", "))),
        false => error,
    }
}

/// `tor.record.json` for `tor.toml`, in the same folder.
fn default_output(draft: &Path) -> PathBuf {
    let name = draft.file_stem().map_or("instrument".into(), |stem| stem.to_string_lossy());
    draft.with_file_name(format!("{name}.record.json"))
}
