//! `paraph verify`: judges one bundle, or many.

mod many;

use std::path::Path;

use paraph::format::Format;
use paraph::id::PartyId;
use paraph::messages::{And, Localized, Sentence};
use paraph::record::Record;
use paraph::report::{self, Names};
use paraph::verify::{ActReport, Effect, PartyReport, Report, Verdict};

use crate::cli::args::{VerifyArgs, VerifyFormat};
use crate::cli::display::{in_front, shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::recognise;
use crate::cli::files;
use crate::cli::judging::Judge;
use crate::cli::language::locale;
use crate::cli::messages::kinds;
use crate::cli::messages::verify;
use crate::cli::output::Console;
use crate::cli::suggestions::did_you_mean;
use crate::cli::wanted::What;

pub(crate) fn run(args: &VerifyArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let format = format(args, console);
    match (&args.bundles[..], &args.list, format) {
        ([bundle], None, VerifyFormat::Text | VerifyFormat::Json) if !is_folder(bundle) => {
            one(args, bundle, console)
        }
        _ => many::run(args, format, console),
    }
}

/// The output format; `--json` and `--format` are known to agree.
fn format(args: &VerifyArgs, console: &Console<'_>) -> VerifyFormat {
    let usual = if console.json() { VerifyFormat::Json } else { VerifyFormat::Text };
    args.format.unwrap_or(usual)
}

fn is_folder(path: &Path) -> bool {
    path != Path::new("-") && path.is_dir()
}

/// Prints the whole report on a bundle.
fn one(args: &VerifyArgs, bundle: &Path, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let judge = Judge::new(args)?;
    let bytes = files::read(bundle, Format::Bundle.max_size())?;
    let judged = judge.report(bundle, &bytes)?;
    let report = &judged.report;
    let unjudged = judge.unjudged(report.record().map(Record::digest));

    let kind = if report.record().is_none() { recognise(bundle, &bytes) } else { None };
    // For a bundle, the reasons say what to do. For another kind of file, a hint says it.
    let instead = kind.as_ref().filter(|kind| kind.what != What::Bundle);
    let (file, roster) = (shown(bundle), shown(&args.roster));
    let copies = judged.other_copies(if console.json() { shown } else { in_front });
    let names = Names {
        locale: locale(),
        file: &file,
        roster: &roster,
        copies: &copies,
        findings: &judged.findings,
        instead: instead.map(|kind| &kind.next),
        unjudged: &unjudged,
    };
    match console.json() {
        true => console.data(format!("{}\n", report::json(report, &names)).as_bytes())?,
        false => console.verdict(&report::text(report, &names), report.verdict())?,
    }
    for party in &args.party {
        if let Some(record) = report.record().filter(|record| record.party(party).is_none()) {
            let ids = record.content().parties.iter().map(|party| party.id.as_str());
            if let Some(meant) = did_you_mean(party.as_str(), ids) {
                console.talk(&verify::PartyMeant { party, meant });
            }
        }
    }
    if let Some(next) = seal(args, bundle, report).filter(|_| !console.json()) {
        console.talk(&next);
    }
    if let Some(next) = accept(args, bundle, report).filter(|_| !console.json()) {
        console.talk(&next);
    }
    match (&kind, instead) {
        (_, Some(kind)) => console.talk(&kind.what),
        (Some(kind), None) => {
            console.talk(&kinds::WhatAndNext { what: kind.what, next: &kind.next })
        }
        (None, None) => {}
    }
    Ok(judged.exit().worse(Exit::of_unjudged(&unjudged)))
}

/// Which parties still have to seal, if some parties have sealed. `None` if the judgement is not at the
/// present time.
fn seal(args: &VerifyArgs, bundle: &Path, report: &Report) -> Option<Sentence> {
    let has_sealed = |party: &&PartyReport| {
        report
            .acts()
            .iter()
            .any(|act| act.content.party == party.id && act.outcome.effect() == Some(Effect::Seals))
    };
    let (sealed, open): (Vec<&PartyReport>, Vec<&PartyReport>) =
        report.parties().iter().partition(has_sealed);
    let is_wanted = report.verdict() == Verdict::Concluded
        && args.at.is_none()
        && !sealed.is_empty()
        && !open.is_empty();
    fn ids<'r>(parties: &[&'r PartyReport]) -> Vec<&'r PartyId> {
        parties.iter().map(|party| &party.id).collect()
    }
    let (count, sealed, open) = (open.len(), ids(&sealed), ids(&open));
    let (sealed, open) = (And(&sealed), And(&open));
    let (bundle, roster) = (typed(named(bundle)), typed(&args.roster));
    is_wanted.then(|| Sentence::of(&verify::Seal { count, sealed, open, bundle, roster }))
}

/// The hint that a receipt in the roster protects a concluded bundle if a key is stolen later. `None` if the
/// roster has a receipt for each counted act, or the judgement is not at the present time.
fn accept(args: &VerifyArgs, bundle: &Path, report: &Report) -> Option<impl Localized> {
    let is_open = |act: &ActReport| act.outcome.counted().is_some_and(|it| it.proof.is_none());
    let is_wanted = report.verdict() == Verdict::Concluded
        && args.at.is_none()
        && report.acts().iter().any(is_open);
    let (bundle, roster) = (typed(named(bundle)), typed(&args.roster));
    is_wanted.then_some(verify::Accept { bundle, roster })
}

/// The name of a bundle in a command to type. Standard input has no name.
fn named(bundle: &Path) -> &Path {
    if bundle == Path::new("-") { Path::new("FILE") } else { bundle }
}
