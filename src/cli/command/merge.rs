//! `paraph merge`: joins copies of a bundle that were signed separately.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph::bundle::{Bundle, MergeError, Merged as Joined, Salvaged};
use paraph::evidence::Entry;
use paraph::fault::{Fault, Place};
use paraph::id::{EvidenceDigest, PartyId};
use paraph::locale::Locale;
use paraph::messages::{And, Localized as _};
use paraph::report::AddsNothing;
use serde::Serialize;

use super::roster;
use crate::cli::args::MergeArgs;
use crate::cli::display::{FileName, in_front, shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::{New, bundle_at, refuse_lost};
use crate::cli::files::{self, Existing, Locked};
use crate::cli::messages::files as words;
use crate::cli::output::Console;
use crate::cli::paper;

pub(crate) fn run(args: &MergeArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    if args.output.is_none() && Console::shows_data() {
        let error = CliError::new("output-needed", words::OutputNeeded);
        return Err(error.hint(words::NameTheBundle));
    }
    let output = args.output.as_deref().unwrap_or(Path::new("-"));
    let existing = Existing::force(args.force);
    // The result has everything from the inputs, unless something is left out.
    let inputs = if args.salvage { &args.bundles[..] } else { &[] };
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    args.bundles.iter().try_for_each(|input| files::check_there(input))?;
    existing
        .check_work(output, &inputs, New::Merged)
        .map_err(|error| without_force(error, args))?;

    // If the output is also an input, someone may be signing that file. From here on, the lock prevents it.
    let into_input = args.bundles.iter().any(|input| files::is_same_file(output, input));
    let locked = into_input.then(|| Locked::open(output, console)).transpose()?;

    let roster = args.roster.as_deref().map(roster::read).transpose()?;
    let is_known = |entry: &Entry| roster.as_ref().is_some_and(|roster| roster.time().knows(entry));
    let mut merged: Option<Bundle> = None;
    let mut dropped = Vec::new();
    // Where each entry of evidence was found first.
    let mut evidence: BTreeMap<EvidenceDigest, (&Path, usize)> = BTreeMap::new();
    // The bundles that added no act and no evidence to those before.
    let mut idle: Vec<&Path> = Vec::new();
    for path in &args.bundles {
        let bundle = read(path, args.salvage, console, &mut dropped)?;
        for (place, entry) in bundle.evidence().enumerate() {
            evidence.entry(entry.id()).or_insert((path, place));
        }
        let is_first = merged.is_none();
        let before = merged.take().unwrap_or_else(|| Bundle::new(bundle.record().clone()));
        let (acts, entries) = (before.len(), before.evidence().len());
        let signed_by_all = [&before, &bundle].map(Bundle::claims_all_signatures);
        let Joined { bundle, left_out } = before
            .merge_preferring(bundle, is_known)
            .map_err(|error| unmergeable(&args.bundles[0], path, signed_by_all, &error))?;
        if !is_first && (bundle.len(), bundle.evidence().len()) == (acts, entries) {
            idle.push(path);
        }
        for (id, fault) in left_out {
            let (path, place) = evidence[&id];
            leave_out(path, &format!("/evidence/{place}"), &fault, console, &mut dropped);
        }
        merged = Some(bundle);
    }
    let merged = merged.expect("clap demands one bundle");
    if locked.is_none() {
        refuse_lost(output, &merged).map_err(|error| {
            match !args.salvage && is_same_record(output, &merged) {
                true => error.hint(words::MergeItToo { key: typed(output) }),
                false => error,
            }
        })?;
    }

    #[derive(Serialize)]
    struct Merged {
        format: &'static str,
        file: Option<String>,
        record: String,
        acts: usize,
        /// The entries of evidence.
        evidence: usize,
        dropped: Vec<Dropped>,
    }
    let bytes = merged.to_bytes();
    if output == Path::new("-") {
        console.data(&bytes)?;
    } else {
        let prepared = files::prepare_result(locked, output, &bytes, existing)?;
        let record = merged.record().digest().to_string();
        let (format, file) = ("paraph/merged/1", Some(shown(output)));
        let (acts, evidence) = (merged.len(), merged.evidence().len());
        let answer = Merged { format, file, record, acts, evidence, dropped };
        prepared.commit(|| console.answer_now("", &answer))?;
    }
    let (acts, key) = (merged.len(), typed(output));
    match output == Path::new("-") {
        true => {
            console.end_line();
            console.talk(&words::MergedToOutput { acts });
        }
        false => console.talk(&words::Merged { acts, key }),
    }
    for path in idle {
        console.talk(&AddsNothing { file: &in_front(path) });
    }
    let without_act = without_act(&merged);
    if !without_act.is_empty() && output != Path::new("-") {
        console.talk(&words::SignOrMerge { parties: And(&without_act), key: typed(output) });
    }
    Ok(Exit::Done)
}

/// The error that the output exists: a bundle that is not one of those to join is perhaps never replaced.
fn without_force(error: CliError, args: &MergeArgs) -> CliError {
    let output = args.output.as_deref().filter(|output| bundle_at(output).is_some());
    let is_input =
        |output: &Path| args.bundles.iter().any(|input| files::is_same_file(output, input));
    match output.is_some_and(|output| !is_input(output)) && error.code == "output-exists" {
        true => error.hint(words::NameAnother),
        false => error,
    }
}

/// Whether a file is a bundle about the record of another one.
fn is_same_record(path: &Path, bundle: &Bundle) -> bool {
    bundle_at(path).is_some_and(|there| there.record() == bundle.record())
}

/// The parties that have no act yet.
fn without_act(merged: &Bundle) -> Vec<&PartyId> {
    let has_act =
        |party: &PartyId| merged.acts().any(|signed| signed.act().content().party == *party);
    let parties = merged.record().content().parties.iter().map(|party| &party.id);
    parties.filter(|party| !has_act(party)).collect()
}

/// A part of a spoiled bundle that was left out.
#[derive(Serialize)]
struct Dropped {
    file: String,
    place: String,
    code: &'static str,
    message: String,
}

fn read(
    path: &Path,
    salvage: bool,
    console: &Console<'_>,
    dropped: &mut Vec<Dropped>,
) -> Result<Bundle, CliError> {
    let bytes = paper::read(path)?.bytes;
    let sound = Bundle::read(&bytes);
    if !salvage || sound.is_ok() {
        return sound.map_err(|fault| CliError::refused(path, &fault).recognised(path, &bytes));
    }
    let salvaged = Bundle::salvage(&bytes)
        .map_err(|fault| CliError::refused(path, &fault).recognised(path, &bytes))?;
    let Salvaged { bundle, dropped: faults } = salvaged;
    let lost = faults.iter().filter(|fault| is_of_act(&fault.place)).count();
    let (acts, all) = (bundle.len(), bundle.len() + lost);
    console.talk(&words::Salvaged { key: typed(path), acts, all });
    for fault in faults {
        leave_out(path, &fault.place.to_string(), &fault, console, dropped);
    }
    if bundle.is_empty() {
        return Err(CliError::new("nothing-sound", words::NothingValid)
            .at(path)
            .exit(Exit::Refused));
    }
    Ok(bundle)
}

/// Says that a part of a file is left out, and why.
fn leave_out(
    path: &Path,
    place: &str,
    fault: &Fault,
    console: &Console<'_>,
    dropped: &mut Vec<Dropped>,
) {
    let (file, code) = (FileName(path), fault.code());
    console.talk(&words::LeftOut { file, place, fault, code });
    let message = fault.in_locale(Locale::En);
    dropped.push(Dropped { file: shown(path), place: place.to_owned(), code, message });
}

/// Whether a fault is in one of the acts.
fn is_of_act(place: &Place) -> bool {
    matches!(place, Place::Pointer(pointer) if pointer.starts_with("/acts/"))
}

/// The error that two bundles cannot be merged. `signed_by_all`: whether by their own words all parties have signed the
/// first, and the second.
fn unmergeable(
    first: &Path,
    path: &Path,
    signed_by_all: [bool; 2],
    error: &MergeError,
) -> CliError {
    match error {
        MergeError::OtherRecord { first: one, second, differences } => {
            let differences = And(differences);
            let sentence = words::OtherRecord { first: one, second, differences };
            let error = CliError::new("other-record", sentence).at(path).exit(Exit::Refused);
            let (key, other) = (typed(first), typed(path));
            match signed_by_all {
                [false, false] => error.hint(words::AgreeOnARecord { key, other }),
                [true, true] => error.hint(words::BothAreSigned { key, other }),
                [true, false] => error.hint(words::OneIsSigned { key, other }),
                [false, true] => error.hint(words::OneIsSigned { key: other, other: key }),
            }
        }
        MergeError::Limit(fault) => CliError::refused(path, fault),
        _ => CliError::new("unmergeable", words::Unmergeable { reason: error.to_string() })
            .at(path)
            .exit(Exit::Refused),
    }
}
