//! Finds acts that other copies of the bundle have and the bundle to be signed lacks.
//!
//! They are not merged. The command signs the named bundle, because an act has seen only what its signatory
//! was shown. A warning lets the signatory merge the copies first.

use std::path::Path;

use paraph::bundle::Bundle;
use paraph::copies::CopyOutcome;
use paraph::format::Format;
use paraph::lint::{FindingKind, lint};
use paraph::record::Record;
use paraph::roster::Roster;
use paraph::signing::{Signing, Warning};

use super::{Source, commands};
use crate::cli::args::SignArgs;
use crate::cli::display::{in_front, typed};
use crate::cli::error::CliError;
use crate::cli::file_kind::records_near;
use crate::cli::messages::sign;
use crate::cli::other_instruments::{self, Found};
use crate::cli::output::Console;

/// Warns of each copy with acts that the bundle lacks, and says how to get them before signing.
pub(super) fn warn(
    file: &Path,
    bundle: &Bundle,
    source: Source,
    with: &[Found],
    roster: Option<&Roster>,
    console: &Console<'_>,
) {
    let found = copies(file, bundle, with);
    let mut lacking: Vec<&Path> = Vec::new();
    let mut acts = 0;
    for (found, outcome) in other_instruments::merge(bundle.clone(), &found, roster).copies {
        let (copy, file) = (in_front(&found.path), in_front(file));
        match outcome {
            CopyOutcome::Merged { added: 0, .. } | CopyOutcome::OtherRecord => {}
            CopyOutcome::Merged { added: count, .. } => {
                lacking.push(&found.path);
                acts += count;
                console.talk(&Warning::ActsLacking { copy: &copy, count, file: &file });
            }
            CopyOutcome::TooFull(fault) => console.talk(&sign::CopyTooFull {
                copy,
                file,
                fault: &fault,
                code: fault.code(),
                path: typed(&found.path),
            }),
        }
    }
    if !lacking.is_empty() {
        say_next(acts, file, source, &lacking, console);
    }
}

/// The copies of the bundle in `file` among other instruments.
fn copies<'f>(file: &Path, bundle: &Bundle, with: &'f [Found]) -> Vec<&'f Found> {
    let found: Vec<&Found> =
        with.iter().filter(|found| found.bundle.record() == bundle.record()).collect();
    other_instruments::elsewhere(file, &found)
}

/// Refuses what the key has done already in another copy: a second act would not say that it has seen the first.
pub(super) fn refuse_second(
    args: &SignArgs,
    signing: &Signing<'_>,
    source: Source,
    bundle: &Bundle,
    with: &[Found],
) -> Result<(), CliError> {
    for found in copies(&args.file, bundle, with) {
        let Err(refused) = signing.check_copy(&found.bundle) else { continue };
        // A copy that cannot be merged prevents no signature.
        if bundle.clone().merge(found.bundle.clone()).is_err() {
            continue;
        }
        let error = commands::refused(args, &refused, &found.path);
        let (copy, file) = (typed(&found.path), typed(&args.file));
        return Err(match source.is_bundle() && args.file.is_file() {
            true => error.hint(sign::MergeSignedCopy { copy, file }),
            false => error,
        });
    }
    Ok(())
}

/// Warns if the record names another version of an available record.
pub(super) fn warn_of_relations(bundle: &Bundle, with: &[Found], console: &Console<'_>) {
    let others: Vec<&Record> = with.iter().map(|found| found.bundle.record()).collect();
    for finding in lint(bundle.record().content(), &others) {
        if let FindingKind::RelationWrongDigest { target, found } = &finding.kind {
            let (record, instrument) = (target.sha256, &target.id);
            console.talk(&Warning::RelationDiffers { record, instrument, found: *found });
        }
    }
}

/// Warns if a record in the folder is another version of the instrument.
pub(super) fn warn_of_other_version(file: &Path, bundle: &Bundle, console: &Console<'_>) {
    let record = bundle.record();
    let is_other = |other: &Record| other.content().id == record.content().id && other != record;
    if let Some((other, new)) = records_near(file).find(|(_, other)| is_other(other)) {
        let differences = record.content().differences(new.content());
        console.talk(&Warning::OtherVersion { file: &in_front(&other), differences });
    }
}

/// Says how to merge the missing acts into the bundle to be signed.
fn say_next(count: usize, file: &Path, source: Source, lacking: &[&Path], console: &Console<'_>) {
    let copies: Vec<String> = lacking.iter().map(|path| typed(path)).collect();
    let copies = copies.join(" ");
    let (format, is_file) = (source.format, file.is_file());
    let file = typed(file);
    match lacking {
        _ if source.is_bundle() && is_file => {
            console.talk(&sign::MergeInPlace { count, file, copies })
        }
        [_] if format != Format::Bundle => console.talk(&sign::SignTheCopy { count, copies, file }),
        _ if format != Format::Bundle => console.talk(&sign::MergeCopies { copies }),
        _ if is_file => console.talk(&sign::MergeCopies { copies: format!("{file} {copies}") }),
        _ => console.talk(&sign::MergeWithInput { count, copies }),
    }
}
