//! Acts that other copies of the bundle hold and the bundle that is to be signed lacks.
//!
//! They are not merged: what is signed is the bundle that was named, and an act has seen what its
//! signatory was shown. The signatory is warned, and can merge the copies first.

use std::path::Path;

use paraph::bundle::Bundle;
use paraph::copies::CopyOutcome;
use paraph::format::Format;
use paraph::lint::{FindingKind, lint};
use paraph::messages::Localized as _;
use paraph::record::Record;
use paraph::roster::Roster;

use crate::cli::instruments::{self, Found};
use crate::cli::language::locale;
use crate::cli::say::World;
use crate::cli::shown::{in_front, typed};

/// Warns of each copy that holds acts which the bundle lacks, and says how to get them before
/// signing.
pub(super) fn warn(
    file: &Path,
    bundle: &Bundle,
    format: Format,
    with: &[Found],
    roster: Option<&Roster>,
    world: &World<'_>,
) {
    let found: Vec<&Found> =
        with.iter().filter(|found| found.bundle.record() == bundle.record()).collect();
    let found = instruments::elsewhere(file, &found);
    let mut lacking: Vec<&Path> = Vec::new();
    let mut acts = 0;
    for (found, outcome) in instruments::merge(bundle.clone(), &found, roster).copies {
        let name = in_front(&found.path);
        match outcome {
            CopyOutcome::Merged { added: 0, .. } | CopyOutcome::OtherRecord => {}
            CopyOutcome::Merged { added, .. } => {
                lacking.push(&found.path);
                acts += added;
                let count = count(added);
                world.talk(&format!(
                    "warning: {name} holds {count} that {} lacks; your act will not have seen {}",
                    in_front(file),
                    them(added)
                ));
            }
            CopyOutcome::TooFull(fault) => world.talk(&format!(
                "warning: {name} holds acts that {} lacks, and cannot be merged with it: together \
                 {fault} ({}); to look at them: paraph show {}",
                in_front(file),
                fault.code(),
                typed(&found.path)
            )),
        }
    }
    if !lacking.is_empty() {
        world.talk(&format!(
            "to see {} before you sign: {}",
            them(acts),
            next(file, format, &lacking)
        ));
    }
}

/// Warns where the record names another version of a record than the one that is at hand.
pub(super) fn warn_of_relations(bundle: &Bundle, with: &[Found], world: &World<'_>) {
    let others: Vec<&Record> = with.iter().map(|found| found.bundle.record()).collect();
    for finding in lint(bundle.record().content(), &others) {
        if let FindingKind::RelationWrongDigest { .. } = finding.kind {
            world.talk(&format!(
                "warning: {} into the draft, and sign the record that is made of it",
                finding.kind.in_locale(locale())
            ));
        }
    }
}

/// How to get the acts that are lacking into the bundle that is signed.
fn next(file: &Path, format: Format, lacking: &[&Path]) -> String {
    let copies: Vec<String> = lacking.iter().map(|path| typed(path)).collect();
    let copies = copies.join(" ");
    let is_bundle_in_file = format == Format::Bundle && file.is_file();
    match lacking {
        _ if is_bundle_in_file => {
            let file = typed(file);
            format!("paraph merge {file} {copies} -o {file} --force")
        }
        [_] if format != Format::Bundle => {
            format!("sign {copies} in place of {}, which is a record without acts", typed(file))
        }
        _ if format != Format::Bundle => {
            format!("paraph merge {copies} -o FILE.bundle.json, and sign that")
        }
        _ => format!("paraph merge - {copies} -o FILE.bundle.json, and sign that"),
    }
}

fn count(acts: usize) -> String {
    match acts {
        1 => "1 act".to_owned(),
        acts => format!("{acts} acts"),
    }
}

fn them(acts: usize) -> &'static str {
    if acts == 1 { "it" } else { "them" }
}
