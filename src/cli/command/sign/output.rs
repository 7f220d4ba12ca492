//! The output of the signed bundle.

use std::path::{Path, PathBuf};

use paraph::act::{Act, Intent};
use paraph::bundle::{Bundle, MergeError};
use paraph::format::Format;
use paraph::id::{KeyId, PartyId};
use paraph::messages::{And, Plain, Sentence};
use paraph::paper::stem;
use paraph::record::Record;
use paraph::signing::{Done, Signing, already_signed, signed_json};
use paraph::verify::Verdict;

use super::{Basis, commands};
use crate::cli::args::SignArgs;
use crate::cli::display::{shown, typed};
use crate::cli::error::CliError;
use crate::cli::file_kind::{New, bundle_at, read_bundle_or_record};
use crate::cli::files::{self, Existing, Locked, Mode};
use crate::cli::messages::sign;
use crate::cli::output::Console;
use crate::cli::paths::{folder, is_own_descriptor, unused};
use crate::cli::text_lookup::{self, file_named};

/// The place of the signed bundle.
pub(super) enum Output {
    Stdout,
    New(PathBuf),
    /// The bundle that was read, under a lock.
    InPlace(PathBuf),
}

impl Output {
    /// The place for the output, and a warning for the signatory. If the output could not be written there,
    /// this fails before any work is done.
    pub(super) fn of(
        basis: &Basis<'_>,
        party: &PartyId,
        key: &KeyId,
    ) -> Result<(Self, Option<Sentence>), CliError> {
        let Basis { args, bundle, source, home, known, .. } = *basis;
        let record = bundle.record();
        // Standard input, or a pipe: it cannot be replaced, and has no folder.
        let stdin = args.file == Path::new("-") || !args.file.is_file();
        let (path, warning) = match (&args.output, source.is_bundle()) {
            (Some(path), _) if path == Path::new("-") => return Ok((Self::Stdout, None)),
            (Some(path), true) if files::is_same_file(path, &args.file) => {
                return Ok((Self::in_place(&args.file)?, None));
            }
            (Some(path), _) => (path.clone(), None),
            (None, _) if stdin => {
                let error = CliError::new("output-needed", sign::OutputNeeded);
                return Err(error.hint(sign::OutputNeededHint));
            }
            (None, true) => return Ok((Self::in_place(&args.file)?, None)),
            (None, false) => beside(&args.file, party, record),
        };
        // Missing texts are detected where they are measured, because they may have other names.
        let texts = record.content().texts.iter().map(|text| file_named(home, &text.path));
        let texts = texts.filter_map(Result::ok).filter(|text| text.exists());
        let inputs: Vec<PathBuf> = args.inputs().cloned().chain(texts).collect();
        let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
        let existing = Existing::force(args.force);
        existing.check_work(&path, &inputs, New::Signed(bundle, key)).map_err(|error| {
            let is_there = ["output-exists", "output-is-kept"].contains(&error.code);
            match bundle_at(&path).filter(|there| is_there && there.record() == record) {
                Some(there) => match signed_there(args, &there, key) {
                    Some(act) => {
                        commands::refused(args, &already_signed(act, &there, &known), &path)
                    }
                    None => match add_to_bundle(basis, &path) {
                        Some(hint) => error.hint(hint),
                        None => error,
                    },
                },
                None => error,
            }
        })?;
        Ok((Self::New(path), warning))
    }

    fn in_place(bundle: &Path) -> Result<Self, CliError> {
        files::check_update(bundle).map_err(|error| error.hint(sign::KeepTheBundle))?;
        Ok(Self::InPlace(bundle.to_owned()))
    }

    /// Writes the bundle with the act that is `alone` in the other, and reports it.
    pub(super) fn write(
        self,
        signing: &Signing<'_>,
        alone: Bundle,
        basis: &Basis<'_>,
        console: &mut Console<'_>,
    ) -> Result<(), CliError> {
        let Basis { args, bundle, source, .. } = *basis;
        let signed_into = |bundle: &Bundle, file: &Path| {
            let signed = signing.signed(bundle, alone);
            signed.map_err(|refused| commands::refused(args, &refused, file))
        };
        let (path, signed, update) = match self {
            Self::InPlace(path) => {
                let locked = Locked::open(&path, console)?;
                // The file may have grown during the question; `seen` stays as it was shown.
                let (now, _) = read_bundle_or_record(locked.path())?;
                let grown = now.merge(bundle.clone()).map_err(|error| changed(&error).at(&path))?;
                let signed = signed_into(&grown, &path)?;
                let update = locked.prepare(&signed.to_bytes())?;
                (path, signed, update)
            }
            Self::New(path) => {
                let signed = signed_into(bundle, &args.file)?;
                let existing = Existing::force(args.force);
                let file = files::prepare(&path, &signed.to_bytes(), existing, Mode::Usual)?;
                (path, signed, file)
            }
            Self::Stdout => {
                let signed = signed_into(bundle, &args.file)?;
                return console.data(&signed.to_bytes());
            }
        };
        update.commit(|| answer(signing, &signed, &path, console))?;
        // Who gets a bundle from others has the record and the texts.
        let is_first = source.format != Format::Bundle && args.file != Path::new("-");
        let (file, record) = (typed(&path), is_first.then(|| typed(&args.file)));
        console.talk(&Done {
            intent: args.intent,
            party: &signing.act.content().party,
            file: &file,
            record: record.as_deref(),
            has_texts: !signed.record().content().texts.is_empty(),
        });
        let Some(report) = signing.known.report(&signed) else { return Ok(()) };
        if let Some(needed) = signing.still_needed(&signed, &report) {
            console.talk(&needed);
        }
        if let Some(roster) = &args.roster
            && report.verdict() == Verdict::Concluded
        {
            let file = to_verify(basis, &path);
            console.talk(&sign::AllSigned { file, roster: typed(roster) });
        }
        Ok(())
    }
}

/// How to add the act to a bundle that is there. The texts may only be inside the paper; a kit has them in a folder.
fn add_to_bundle(basis: &Basis<'_>, there: &Path) -> Option<Sentence> {
    let Basis { args, bundle, request, .. } = *basis;
    let are_found = || {
        let found = text_lookup::find(bundle.record(), folder(there));
        found.is_ok_and(|found| request.check_texts(bundle.record(), &found).is_ok())
    };
    let command = commands::sign(args, there);
    if !basis.has_inside || are_found() {
        return Some(Sentence::of(&sign::AddToBundle { command }));
    }
    if is_stream(&args.file) {
        return None;
    }
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let kit = unused(&args.file, stem(&name).unwrap_or(&name), "kit");
    let texts = typed(&kit.join("texts"));
    let command = format!(
        "paraph export kit {} -o {} && {command} --texts {texts}",
        typed(&args.file),
        typed(&kit)
    );
    Some(Sentence::of(&sign::TakeOutTheTexts { command }))
}

/// Whether a file is standard input or a pipe: it has no folder, and no command can read it again.
fn is_stream(path: &Path) -> bool {
    path == Path::new("-") || is_own_descriptor(path) || !path.is_file()
}

/// The files for the command that shows the verdict. It finds the texts of a paper, or else leaves out what has just
/// been compared.
fn to_verify(basis: &Basis<'_>, signed: &Path) -> String {
    let Basis { args, source, .. } = *basis;
    let file = typed(signed);
    match &args.texts {
        _ if !source.is_paper => file,
        Some(texts) => format!("{file} --texts {}", typed(texts)),
        None if !is_stream(&args.file) => format!("{} --with {file}", typed(&args.file)),
        None if basis.has_inside => format!("{file} --no-texts"),
        None if folder(signed) == Path::new(".") => file,
        None => format!("{file} --texts ."),
    }
}

/// What this key signed before in the bundle beside the record, with the same meaning, and did not take back.
fn signed_there<'b>(args: &SignArgs, there: &'b Bundle, key: &KeyId) -> Option<&'b Act> {
    if args.statements.is_some() || args.of.is_some() || args.intent.points() {
        return None;
    }
    let own = |act: &&Act| act.content().keys.contains(key);
    let acts = || there.acts().map(|signed| signed.act());
    let undone = |act: &Act| {
        acts().filter(own).any(|later| {
            let content = later.content();
            let is_against =
                matches!(content.intent, Intent::Withdraw | Intent::Decline | Intent::Sign)
                    && content.intent != args.intent;
            content.of == Some(act.id()) || (is_against && content.seen.contains(&act.id()))
        })
    };
    acts().filter(own).find(|act| act.content().intent == args.intent && !undone(act))
}

/// The error that the bundle's file changed during the question and cannot be merged with what was shown.
fn changed(error: &MergeError) -> CliError {
    const CODE: &str = "changed-meanwhile";
    match error {
        MergeError::Limit(fault) => CliError::new(CODE, sign::ChangedMeanwhile { fault }),
        MergeError::OtherRecord { first, second, .. } => {
            CliError::new(CODE, sign::ReplacedMeanwhile { first, second })
        }
        other => CliError::new(CODE, Plain(other)),
    }
}

/// The bundle's file in the folder of a record or paper. A bundle there about another record is kept; then the name
/// gets the first digits of this record's digest.
fn beside(record_file: &Path, party: &PartyId, record: &Record) -> (PathBuf, Option<Sentence>) {
    let name = record_file.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".json").or_else(|| stem(&name)).unwrap_or(&name);
    let stem = stem.strip_suffix(".record").unwrap_or(stem);
    let usual = record_file.with_file_name(format!("{stem}.{party}.bundle.json"));
    let Some(other) = bundle_at(&usual).filter(|other| other.record() != record) else {
        return (usual, None);
    };
    let digits = &record.digest().to_string()[..8];
    let path = record_file.with_file_name(format!("{stem}.{party}.{digits}.bundle.json"));
    let differences = record.content().differences(other.record().content());
    let warning = Sentence::of(&sign::OtherBundle {
        usual: typed(&usual),
        differences: And(&differences),
        file: typed(&path),
    });
    (path, Some(warning))
}

fn answer(
    signing: &Signing<'_>,
    signed: &Bundle,
    file: &Path,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let file = shown(file);
    let json = signed_json(signing.act, signed, &file);
    console.json_now(&format!("{file}\n"), &json)
}
