//! Other available instruments: bundles and records among the files, joined by their record.

use paraph::bundle::Bundle;
use paraph::fault::Fault;
use paraph::id::Digest;
use paraph::instruments::{self, JoinedInstruments};
use paraph::messages::Sentence;
use paraph::report::Unjudged;
use paraph::roster::Roster;
use paraph::screen::safe;
use paraph::verify::Instruments;

use crate::answer::{Needed, Problem};
use crate::messages::module as say;
use crate::request::{File, Request};

/// A bundle, or a record that no one has signed, with the name of its file, safe to show.
pub(super) struct Found {
    pub(super) file: String,
    pub(super) bundle: Bundle,
}

/// The bundles and records among files.
#[derive(Default)]
pub(super) struct AtHand {
    pub(super) found: Vec<Found>,
    /// Files that say that they are one, and could not be read.
    pub(super) unreadable: Vec<Problem>,
}

/// Reads the files that are bundles or records. Other files are ignored.
pub(super) fn read(
    request: &Request<'_>,
    files: &[File],
    roster: Option<&Roster>,
) -> Result<AtHand, Problem> {
    let mut at_hand = AtHand::default();
    for file in files {
        let given = match request.file(file) {
            Ok(given) => given,
            Err(problem) if problem.is_of_file() => {
                at_hand.unreadable.push(problem);
                continue;
            }
            Err(problem) => return Err(problem),
        };
        if !given.claims_instrument() {
            continue;
        }
        match given.bundle_or_record(roster, Needed::BundleOrRecord) {
            Ok((bundle, _)) => at_hand.found.push(Found { file: safe(given.name), bundle }),
            Err(problem) => at_hand.unreadable.push(problem),
        }
    }
    Ok(at_hand)
}

/// The same, if nothing may be missing.
pub(super) fn all_of(
    request: &Request<'_>,
    files: &[File],
    roster: Option<&Roster>,
) -> Result<Vec<Found>, Problem> {
    let AtHand { found, unreadable } = read(request, files, roster)?;
    unreadable.into_iter().next().map_or(Ok(found), Err)
}

/// The available instruments, joined by record.
pub(super) struct Together {
    pub(super) instruments: Instruments,
    /// The copies that do not fit, by the record.
    pub(super) left_out: Vec<(Digest, Unjudged)>,
}

/// Joins the files that were found.
pub(super) fn join<'f>(
    found: impl IntoIterator<Item = &'f Found>,
    roster: Option<&Roster>,
) -> Together {
    let found: Vec<&Found> = found.into_iter().collect();
    let JoinedInstruments { instruments, left_out } =
        instruments::join(found.iter().map(|found| &found.bundle), roster);
    let unjudged = |(place, fault): (usize, Fault)| {
        let (found, hint) = (found[place], Sentence::of(&say::ChooseTheCopy));
        let unjudged = Unjudged::too_full(found.file.clone(), &fault, hint);
        (found.bundle.record().digest(), unjudged)
    };
    Together { instruments, left_out: left_out.into_iter().map(unjudged).collect() }
}
