//! The call `merge`: joins copies of a bundle.

use paraph::bundle::{Bundle, MergeError};
use paraph::id::PartyId;
use paraph::messages::{And, Localized as _};
use paraph::report::AddsNothing;
use paraph::screen::safe;
use paraph::verify::Verdict;
use serde::{Deserialize, Serialize};

use super::Answered;
use crate::answer::{Answer, Needed, Problem};
use crate::messages::module as say;
use crate::request::{File, Request};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    bundles: Vec<File>,
}

pub(super) fn merge(request: &Request<'_>) -> Answered {
    #[derive(Serialize)]
    struct Merged {
        acts: usize,
        notes: Vec<String>,
    }
    let Asked { bundles, .. } = request.read()?;
    let locale = request.locale;
    let mut merged: Option<Bundle> = None;
    let mut notes = Vec::new();
    let mut not_compared = None;
    for file in &bundles {
        let given = request.file(file)?;
        not_compared = not_compared.or_else(|| given.page_not_compared(0, locale));
        let refused = |fault| Problem::refused(&given, &fault, Needed::Bundle);
        let bundle = Bundle::read(&given.bytes).map_err(refused)?;
        merged = Some(match merged.take() {
            None => bundle,
            Some(before) => {
                let acts = before.len();
                let joined =
                    before.merge(bundle).map_err(|error| unmergeable(given.name, &error))?;
                if joined.len() == acts {
                    let file = safe(given.name);
                    notes.push(AddsNothing { file: &file }.in_locale(locale));
                }
                joined
            }
        });
    }
    let merged = merged.ok_or_else(|| Problem::bad_request("there are no bundles"))?;
    let acts = merged.len();
    notes.insert(0, say::MergedActs { acts }.in_locale(locale));
    let has_signed =
        |party: &PartyId| merged.acts().any(|signed| signed.act().content().party == *party);
    let parties = merged.record().content().parties.iter().map(|party| &party.id);
    let unsigned: Vec<&PartyId> = parties.filter(|party| !has_signed(party)).collect();
    if !unsigned.is_empty() {
        notes.push(say::UnsignedParties { parties: And(&unsigned) }.in_locale(locale));
    }
    notes.extend(not_compared);
    Ok(Answer::of(&Merged { acts, notes }).attach(merged.to_bytes()))
}

fn unmergeable(file: &str, error: &MergeError) -> Problem {
    let code = match error {
        MergeError::Limit(fault) => fault.code(),
        _ => "other-record",
    };
    Problem::new(code, error).at(file).verdict(Verdict::Refused)
}
