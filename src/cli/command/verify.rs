//! `paraph verify`: the verdict on a bundle.

use std::path::Path;

use paraph::bundle::Bundle;
use paraph::fault::FaultKind;
use paraph::format::Format;
use paraph::id::Digest;
use paraph::record::Record;
use paraph::report::{self, Names};
use paraph::verify::{Given, Report, Reservations, Texts, Times, verify};

use super::roster;
use crate::cli::args::VerifyArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, folder};
use crate::cli::instruments;
use crate::cli::kind::recognise;
use crate::cli::machine::now;
use crate::cli::say::World;
use crate::cli::shown::shown;
use crate::cli::suggest::did_you_mean;
use crate::cli::texts;

pub(crate) fn run(args: &VerifyArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let roster = roster::read(&args.roster)?;
    let at = args.at.map_or_else(now, Ok)?;
    let times = if args.proven_time { Times::Proven } else { Times::Claimed };
    let reservations = match args.no_reservations {
        true => Reservations::Unwanted,
        false => Reservations::Told,
    };
    let others = instruments::join(instruments::read(&args.with, world)?)?;
    let expected = args.record.as_deref().map(expected_record).transpose()?;
    let bytes = files::read(&args.bundle, Format::Bundle.max_size())?;
    let report = match Bundle::read(&bytes) {
        Err(fault) if matches!(fault.kind, FaultKind::NewerFormat { .. }) => {
            return Err(CliError::refused(&args.bundle, &fault));
        }
        Err(fault) => Report::unreadable(fault, &roster, at),
        Ok(bundle) => {
            let home = args.texts.as_deref().unwrap_or_else(|| folder(&args.bundle));
            let found = match args.no_texts {
                true => None,
                false => Some(texts::find(bundle.record(), home)?),
            };
            let texts = found.as_ref().map_or(Texts::NotChecked, Texts::Found);
            let parties = &args.party;
            let given = Given {
                roster: &roster,
                texts,
                record: expected,
                parties,
                at,
                times,
                reservations,
                others: &others,
            };
            verify(&bundle, &given)
        }
    };

    let instead = if report.record().is_none() { recognise(&args.bundle, &bytes) } else { None };
    let (file, roster) = (shown(&args.bundle), shown(&args.roster));
    let names = Names { file: &file, roster: &roster };
    match world.json() {
        true => world.data(format!("{}\n", report::json(&report, &names)).as_bytes())?,
        false => world.verdict(&report::text(&report, &names), report.verdict())?,
    }
    for party in &args.party {
        if let Some(record) = report.record().filter(|record| record.party(party).is_none()) {
            let ids = record.content().parties.iter().map(|party| party.id.as_str());
            if let Some(meant) = did_you_mean(party.as_str(), ids) {
                world.talk(&format!("the record has no party {party}; {meant}"));
            }
        }
    }
    if let Some(kind) = instead {
        world.talk(&format!("{}; {}", kind.what, kind.next));
    }
    Ok(report.verdict().into())
}

/// The digest that `--record` names, or that of the record in the file that it names.
fn expected_record(name: &Path) -> Result<Digest, CliError> {
    if let Some(digest) = name.to_str().and_then(|text| text.parse().ok()) {
        return Ok(digest);
    }
    let bytes = files::read(name, Format::Record.max_size()).map_err(|error| match error.code {
        "not-found" => {
            error.hint("--record takes a digest of 64 lower-case digits, or a record's file")
        }
        _ => error,
    })?;
    let record = Record::read(&bytes).map_err(|fault| CliError::refused(name, &fault))?;
    Ok(record.digest())
}
