//! `paraph record`: makes a record from a draft and its texts.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::draft::{Draft, MAX_DRAFT};
use paraph::format::Format;
use paraph::keys::{WordList, record_words, record_words_in};
use paraph::locale::Locale;
use paraph::messages::{And, Sentence};
use paraph::record::Record;
use paraph::screen::quoted;
use paraph::value::TextPath;
use serde::Serialize;

use super::draft::refuse_private_key;
use super::hash::sum_line;
use crate::cli::args::RecordArgs;
use crate::cli::chunked_reader::measure;
use crate::cli::display::{FileName, shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::{New, bundle_at, bundles_of};
use crate::cli::files::{self, Existing, Mode};
use crate::cli::invocation;
use crate::cli::language::locale;
use crate::cli::messages::{errors, files as files_words, record};
use crate::cli::output::Console;
use crate::cli::parallel::{Supply, in_order, is_small};
use crate::cli::paths::folder;
use crate::cli::progress::Progress;
use crate::cli::suggestions::{DidYouMean, nearest_file};
use crate::cli::text_lookup::file_of;

pub(crate) fn run(args: &RecordArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let output = match &args.output {
        Some(output) => output.clone(),
        None if args.draft == Path::new("-") => {
            let error = CliError::new("output-needed", record::OutputNeeded);
            return Err(error.hint(record::OutputNeededHint));
        }
        None => default_output(&args.draft),
    };
    let existing = Existing::force(args.force);
    let text = files::read_text(&args.draft, MAX_DRAFT).map_err(|error| {
        let mut named = args.draft.as_os_str().to_owned();
        named.push(".toml");
        match error.is_missing_file() && Path::new(&named).is_file() {
            true => error.hint(DidYouMean(typed(Path::new(&named)))),
            false => error,
        }
    })?;
    let draft = Draft::parse(&text).map_err(|fault| {
        let error = CliError::unusable_text(&args.draft, &text, &fault);
        placeholders(error.no_draft(&args.draft, &text), &text)
    })?;
    // After the draft was read: a file that is not a draft must never replace a record.
    existing.check_work(&output, &[&args.draft], New::Record).map_err(|error| {
        match error.code {
            "output-exists" if !output.is_dir() => after_signed(error, args, &draft, &output),
            "output-exists" | "is-a-folder" => {
                let file = typed(
                    &output.join(default_output(&args.draft).file_name().unwrap_or_default()),
                );
                error.hint(record::NameFileInFolder { file })
            }
            _ => error,
        }
    })?;
    if let Some(title) = record_at(&output).and_then(|old| other_instrument(&draft, &old)) {
        let error = CliError::new("output-is-kept", record::OtherInstrumentIsKept { title });
        return Err(error.at(&output).hint(files_words::NameAnother));
    }
    let texts = args.texts.as_deref().unwrap_or_else(|| folder(&args.draft));
    let files: Vec<PathBuf> =
        draft.paths().map(|path| file_of(texts, path)).collect::<Result<_, _>>()?;
    for file in &files {
        // A missing text is reported with its hint where it is measured.
        if file.exists() {
            existing.check(&output, &[file])?;
            refuse_private_key(file)?;
        }
    }
    let mut measures = BTreeMap::new();
    let progress = Progress::on_files(&files);
    let measured = |(path, file): (&TextPath, &PathBuf)| (path.clone(), measure(file, &progress));
    let small = |(_, file): &(&TextPath, &PathBuf)| is_small(file);
    in_order(Supply::Ready, draft.paths().zip(&files), small, measured, |(path, measured)| {
        let measure = measured.map_err(|error| match error.code {
            "not-found" => text_missing(&path, texts, &args.draft, &text),
            _ => error,
        })?;
        measures.insert(path, measure);
        Ok(())
    })?;
    drop(progress);
    let made =
        draft.into_record(&measures).map_err(|fault| CliError::unusable(&args.draft, &fault))?;

    #[derive(Serialize)]
    struct Made {
        format: &'static str,
        file: Option<String>,
        sha256: String,
        words: String,
    }
    let words = record_words(&made.digest());
    if output == Path::new("-") {
        console.data(made.bytes())?;
    } else {
        let replaced = Replaced::look(&output, &made);
        let prepared = files::prepare(&output, made.bytes(), existing, Mode::Usual)?;
        let (format, sha256) = ("paraph/made/1", made.digest().to_string());
        let line = sum_line(&made.digest(), output.as_os_str());
        let file = Some(shown(&output));
        let answer = Made { format, file, sha256, words: words.clone() };
        prepared.commit(|| console.sum_now(&line, &answer))?;
        console.talk(&record::Wrote { file: typed(&output) });
        if let Some(replaced) = replaced {
            replaced.warn(console);
        }
    }
    if output == Path::new("-") && !Console::shows_data() {
        console.end_line();
    }
    // Offices with two languages compare the English words.
    console.talk(&record::Words { words });
    match locale() {
        Locale::En => {}
        Locale::Ko => {
            let words = record_words_in(WordList::Korean, &made.digest());
            console.talk(&record::WordsKorean { words });
        }
    }
    if output != Path::new("-") {
        console.talk(&record::Next { file: typed(&output) });
    }
    Ok(Exit::Done)
}

/// Another record that was replaced although it was already signed.
struct Replaced {
    /// Its differences from the new record.
    differences: Sentence,
    /// The bundles in its folder that have acts about it.
    bundles: Vec<PathBuf>,
    /// The bundle with the most acts, if by their own words all parties have signed, perhaps in several bundles.
    concluded: Option<PathBuf>,
}

/// The record in a file, if there is a sound one.
fn record_at(path: &Path) -> Option<Record> {
    let bytes = files::read_regular(path, Format::Record.max_size()).ok()?;
    Record::read(&bytes).ok()
}

/// The error that a record already exists. If it was signed, the hint says how to correct it. If it is the record of
/// another instrument, the hint asks for another name.
fn after_signed(error: CliError, args: &RecordArgs, draft: &Draft, output: &Path) -> CliError {
    let Some(old) = record_at(output) else { return error };
    if let Some(title) = other_instrument(draft, &old) {
        return error.hint(record::OfAnotherInstrument { file: typed(output), title });
    }
    let bundles = bundles_of(&old, output);
    let Some(first) = bundles.first() else { return error };
    let draft = typed(&args.draft);
    let command = invocation::repeated(&args.draft, &draft, &["--force"]);
    let command = command.unwrap_or_else(|| format!("paraph record {draft} --force"));
    error.hint(record::WasSigned { bundle: typed(first), command })
}

/// The title of a record, if the draft is of another instrument.
fn other_instrument(draft: &Draft, old: &Record) -> Option<String> {
    let title = || quoted(old.content().title.shown_in(locale()).as_str());
    (old.content().id != *draft.id()).then(title)
}

/// The error that a text of the draft is missing, with its line in the draft and the file that is probably meant.
fn text_missing(path: &TextPath, folder: &Path, draft: &Path, text: &str) -> CliError {
    let named = format!("\"{path}\"");
    let line = text.lines().position(|line| line.contains(&named)).map(|index| index + 1);
    let file = FileName(Path::new(path.as_str()));
    let error = CliError::new("not-found", record::TextIsNotThere { file }).at(draft);
    let error = match line {
        Some(line) => error.placed(errors::AtLine { file: FileName(draft), line }),
        None => error,
    };
    match nearest_file(&folder.join(path.as_str())) {
        Some(meant) => {
            let meant = meant.strip_prefix(folder).map(Path::to_owned).unwrap_or(meant);
            error.hint(DidYouMean(typed(&meant)))
        }
        None => error.hint(record::TextNotFound),
    }
}

/// Of bundles about one record, the one with the most acts, if by their own words all parties have signed together.
fn signed_by_all(paths: &[PathBuf]) -> Option<PathBuf> {
    let bundles = paths.iter().filter_map(|path| bundle_at(path).map(|bundle| (path, bundle)));
    let bundles: Vec<(&PathBuf, Bundle)> = bundles.collect();
    let (_, first) = bundles.first()?;
    let merge = |all: Bundle, (_, bundle): &(&PathBuf, Bundle)| all.merge(bundle.clone()).ok();
    let all = bundles.iter().try_fold(Bundle::new(first.record().clone()), merge)?;
    let fullest = bundles.iter().max_by_key(|(path, bundle)| (bundle.len(), Reverse(*path)));
    fullest.filter(|_| all.claims_all_signatures()).map(|(path, _)| (*path).clone())
}

impl Replaced {
    /// Inspects the record that is about to be replaced. `None` if there is no record, it is the same record,
    /// or no bundle in its folder has acts about it.
    fn look(path: &Path, new: &Record) -> Option<Self> {
        let old = record_at(path).filter(|old| old != new)?;
        let bundles = bundles_of(&old, path);
        let differences = Sentence::of(&And(&new.content().differences(old.content())));
        let concluded = signed_by_all(&bundles);
        (!bundles.is_empty()).then_some(Self { differences, bundles, concluded })
    }

    fn warn(&self, console: &Console<'_>) {
        let bundles: Vec<String> = self.bundles.iter().map(|path| typed(path)).collect();
        let (bundles, differences) = (And(&bundles), &self.differences);
        match &self.concluded {
            None => console.talk(&record::ReplacedSigned { bundles, differences }),
            Some(bundle) => {
                let bundle = typed(bundle);
                console.talk(&record::ReplacedSignedByAll { bundles, differences, bundle });
            }
        }
    }
}

/// An error about a placeholder also names the other placeholders, so that the user can fill in all at once.
pub(crate) fn placeholders(error: CliError, draft: &str) -> CliError {
    let lines = draft.lines().enumerate().filter(|(_, line)| {
        !line.trim_start().starts_with('#') && line.contains("\"<") && line.contains(">\"")
    });
    let lines: Vec<usize> = lines.map(|(index, _)| index + 1).collect();
    match error.code == "placeholder" && lines.len() > 1 {
        true => error.hint(record::Placeholders { lines: And(&lines) }),
        false => error,
    }
}

/// `tor.record.json` for `tor.toml`, in the same folder.
fn default_output(draft: &Path) -> PathBuf {
    let name = draft.file_stem().map_or("instrument".into(), |stem| stem.to_string_lossy());
    draft.with_file_name(format!("{name}.record.json"))
}
