//! `paraph verify`: judges one bundle, or many.

mod many;

use std::path::{Path, PathBuf};

use paraph::messages::{And, Sentence};
use paraph::record::Record;
use paraph::report::{
    self, Advice, Names, NextSeals, QuestionStep, Tool, next_seals, question_step, unmatched_texts,
    wants_receipt,
};
use paraph::value::TextPath;
use paraph::verify::{Reason, Report, TextMeasure};

use crate::cli::args::{VerifyArgs, VerifyFormat};
use crate::cli::display::{in_front, shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::damage;
use crate::cli::invocation;
use crate::cli::judging::Judge;
use crate::cli::language::locale;
use crate::cli::messages::verify;
use crate::cli::output::Console;
use crate::cli::paper::{self, Unwrapped};
use crate::cli::paths::{folder, folders_near, in_folder, unused};
use crate::cli::text_lookup;

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
    let file = paper::read(bundle)?;
    let judged = judge.report(bundle, &file)?;
    let report = &judged.report;
    let unjudged = judge.unjudged(report.record().map(Record::digest));

    let advice = |reason: &Reason| advice(args, bundle, &file, report, reason);
    let (name, roster) = (shown(bundle), shown(&args.roster));
    let copies = judged.other_copies(if console.json() { shown } else { in_front });
    let names = Names {
        locale: locale(),
        file: &name,
        roster: &roster,
        copies: &copies,
        findings: &judged.findings,
        tool: Tool::Command,
        advice: Advice(&advice),
        unjudged: &unjudged,
    };
    match console.json() {
        true => console.data(format!("{}\n", report::json(report, &names)).as_bytes())?,
        false => console.verdict(&report::text(report, &names), report.verdict())?,
    }
    file.talk_about_page(judged.attached_texts, console);
    if let Some(next) = seal(args, bundle, report).filter(|_| !console.json()) {
        console.talk(&next);
    }
    let merged: Vec<&Path> = judged.merged_copies().collect();
    if let Some(next) = accept(args, bundle, report, &merged).filter(|_| !console.json()) {
        console.talk(&next);
    }
    Ok(judged.exit().worse(Exit::of_unjudged(&unjudged)))
}

/// The next step for a reason, from the command line and the available files.
fn advice(
    args: &VerifyArgs,
    bundle: &Path,
    file: &Unwrapped<'_>,
    report: &Report,
    reason: &Reason,
) -> Option<Sentence> {
    if let Reason::Unsound(_) = reason {
        return match file.bytes.is_empty() {
            true => Some(Sentence::of(&verify::EmptyFile)),
            false => damage(bundle, &file.bytes),
        };
    }
    match question_step(reason, report)? {
        QuestionStep::PartyMeant { party, meant } => {
            let command = invocation::repeated(Path::new(party.as_str()), meant.as_str(), &[])?;
            Some(Sentence::of(&verify::PartyMeant { meant, command }))
        }
        QuestionStep::JudgeLater => {
            let at = args.at.as_ref()?;
            Some(Sentence::of(&verify::JudgedAsOf { at }))
        }
        QuestionStep::GiveText { path } => {
            let search = match file.attached {
                Some(_) if args.texts.is_none() => Search::AlsoInside,
                _ => Search::Folder,
            };
            give_text(args, bundle, search, report.record()?, path)
        }
    }
}

/// Where the texts were searched.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Search {
    Folder,
    /// Also inside the paper, where they are not searched if a folder is named.
    AlsoInside,
}

/// How to give the file of a missing text.
fn give_text(
    args: &VerifyArgs,
    bundle: &Path,
    search: Search,
    record: &Record,
    path: &TextPath,
) -> Option<Sentence> {
    let home = args.texts.as_deref().unwrap_or_else(|| folder(bundle));
    let name = path.file_name();
    Some(match folder_of_texts(record, path, bundle, home, search) {
        Some(there) => {
            let options = ["--texts", &typed(&there)];
            let command = match &args.texts {
                Some(typed_folder) => invocation::repeated(typed_folder, options[1], &[]),
                None => invocation::repeated(bundle, &typed(bundle), &options),
            };
            Sentence::of(&verify::TextIsThere { file: name, command: command? })
        }
        None => {
            let file = typed(&in_folder(home, path.as_str()));
            match search {
                Search::Folder => Sentence::of(&verify::PutTheText { file }),
                Search::AlsoInside => Sentence::of(&verify::PutTheTextHere { file }),
            }
        }
    })
}

/// Another folder near a bundle that has one of its texts, and all of them if it is to replace a search inside a paper.
fn folder_of_texts(
    record: &Record,
    path: &TextPath,
    bundle: &Path,
    home: &Path,
    search: Search,
) -> Option<PathBuf> {
    let mut near = folders_near(bundle).into_iter().filter(|near| near != home);
    let is_there = |near: &PathBuf| {
        text_lookup::find(record, near).is_ok_and(|found| {
            if search == Search::AlsoInside {
                return unmatched_texts(record, &found).is_none();
            }
            let text = record.content().texts.iter().find(|text| text.path == *path);
            text.zip(found.get(path))
                .is_some_and(|(text, found)| found.measure == TextMeasure::Whole(text.measure))
        })
    };
    near.find(is_there)
}

/// Which parties still have to seal, if some parties have sealed. `None` if the judgement is not at the
/// present time.
fn seal(args: &VerifyArgs, bundle: &Path, report: &Report) -> Option<Sentence> {
    let NextSeals { sealed, open } = next_seals(report).filter(|_| args.at.is_none())?;
    let (count, sealed, open) = (open.len(), And(&sealed), And(&open));
    let (bundle, roster) = (typed(named(bundle)), typed(&args.roster));
    Some(Sentence::of(&verify::Seal { count, sealed, open, bundle, roster }))
}

/// The hint that a receipt in the roster protects a concluded bundle if a key is stolen later. `None` if the
/// roster has a receipt for each counted act, or the judgement is not at the present time.
fn accept(args: &VerifyArgs, bundle: &Path, report: &Report, merged: &[&Path]) -> Option<Sentence> {
    if args.at.is_some() || !wants_receipt(report) {
        return None;
    }
    let roster = typed(&args.roster);
    if merged.is_empty() {
        let bundle = typed(named(bundle));
        return Some(Sentence::of(&verify::Accept { bundle, roster }));
    }
    // A receipt for this bundle alone would note only its own acts.
    let named = [bundle].into_iter().chain(merged.iter().copied());
    let bundles = named.map(in_command).collect::<Vec<_>>().join(" ");
    let new = typed(&joined_name(bundle));
    Some(Sentence::of(&verify::JoinAndAccept { bundles, new, roster }))
}

/// A name beside a bundle for what is joined from it and others: one that no file has.
fn joined_name(bundle: &Path) -> PathBuf {
    unused(bundle, "joined", "bundle.json")
}

/// A bundle as a command takes it, also from standard input.
fn in_command(bundle: &Path) -> String {
    if bundle == Path::new("-") { "-".to_owned() } else { typed(bundle) }
}

/// The name of a bundle in a command to type. Standard input has no name.
fn named(bundle: &Path) -> &Path {
    if bundle == Path::new("-") { Path::new("FILE") } else { bundle }
}
