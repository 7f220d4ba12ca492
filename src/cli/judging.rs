//! Judges files: the common input is read once, then each path becomes a report.
//!
//! Judging does not change [`Judge`], so any number of files can be judged at once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use paraph::bundle::Bundle;
use paraph::copies::CopyOutcome;
use paraph::fault::FaultKind;
use paraph::file_kind::is_no_bundle;
use paraph::format::Format;
use paraph::id::{ActId, Digest, PartyId};
use paraph::instruments::{Finding, findings_about};
use paraph::messages::Sentence;
use paraph::paper::Paper;
use paraph::record::Record;
use paraph::report::{OtherCopy, Unjudged, unmatched_texts};
use paraph::roster::Roster;
use paraph::value::{TextPath, Time};
use paraph::verify::{Given, Report, Reservations, TextCheck, TextFound, Texts, Times, verify};

use super::args::{VerifyArgs, digest};
use super::clock_and_rng::now;
use super::command::roster;
use super::display::typed;
use super::error::{CliError, Exit};
use super::files;
use super::input_files::Candidate;
use super::messages::files as words;
use super::other_instruments::{self, AtHand, Found, JoinedInstruments, Merged};
use super::paper::{self, Unwrapped};
use super::paths::folder;
use super::suggestions::nearest_file;
use super::text_lookup::{self, Listings};
use crate::cli::unreadable::Unreadable;

/// Files larger than this are judged one at a time. The memory for one is bounded, and must not be multiplied
/// by the number of cores.
const LARGE: u64 = 1 << 20;

/// The common input for every file.
pub(crate) struct Judge {
    roster: Roster,
    at: Time,
    times: Times,
    reservations: Reservations,
    others: JoinedInstruments,
    /// The available instruments besides the bundles, by record. They include copies of the bundles' own
    /// records.
    at_hand: BTreeMap<Digest, Vec<Found>>,
    /// Available files that could not be read.
    unreadable: Vec<Unreadable>,
    asked: Asked,
    record: Option<Digest>,
    parties: Vec<PartyId>,
    texts: Where,
    listings: Listings,
    /// Locked while a large file is judged.
    large: Mutex<()>,
}

/// The question, for a hint that asks the same about another copy.
struct Asked {
    roster: PathBuf,
    with: Vec<PathBuf>,
    at: Option<Time>,
}

/// The judgement of a bundle.
pub(crate) struct Judged {
    pub(crate) report: Report,
    /// The other copies that were merged with it or left out: their files and outcomes.
    pub(crate) copies: Vec<JudgedCopy>,
    /// The findings about its relations to other instruments.
    pub(crate) findings: Vec<Finding>,
    /// Whether the file is a paper.
    pub(crate) is_paper: bool,
    /// The number of texts inside a paper that match the record.
    pub(crate) attached_texts: usize,
}

/// Another copy of a bundle that was judged.
pub(crate) struct JudgedCopy {
    path: PathBuf,
    outcome: CopyOutcome,
    /// The command that judges it alone.
    command: String,
}

impl Judged {
    /// The exit code from this alone. A copy that was left out may hold something that would change the
    /// verdict.
    pub(crate) fn exit(&self) -> Exit {
        let is_left_out = |copy: &JudgedCopy| matches!(copy.outcome, CopyOutcome::TooFull(_));
        let copies = match self.copies.iter().any(is_left_out) {
            true => Exit::CouldNot,
            false => Exit::Done,
        };
        Exit::from(self.report.verdict()).worse(copies)
    }

    /// The copies that add acts or evidence to the bundle.
    pub(crate) fn merged_copies(&self) -> impl Iterator<Item = &Path> {
        let is_merged = |copy: &&JudgedCopy| match copy.outcome {
            CopyOutcome::Merged { added, evidence, .. } => added + evidence > 0,
            CopyOutcome::TooFull(_) | CopyOutcome::OtherRecord => false,
        };
        self.copies.iter().filter(is_merged).map(|copy| &*copy.path)
    }

    /// The copies that add acts or evidence to the bundle, and those that were left out. `name` shows their file names.
    pub(crate) fn other_copies(&self, name: impl Fn(&Path) -> String) -> Vec<OtherCopy> {
        let copy = |JudgedCopy { path, outcome, command }: &JudgedCopy| {
            let hint = || Sentence::of(&words::JudgeIt { command });
            OtherCopy::of(outcome, || name(path), hint)
        };
        self.copies.iter().filter_map(copy).collect()
    }
}

/// The file of a bundle that is judged.
#[derive(Clone, Copy)]
struct Subject<'p> {
    path: &'p Path,
    /// Whether it is a paper with texts inside, and all texts match.
    are_inside: bool,
}

/// The place of a bundle's texts.
enum Where {
    /// Inside the paper, or in the folder of the file.
    Beside,
    In(PathBuf),
    NotWanted,
}

impl Judge {
    /// Reads the inputs other than the bundles.
    pub(crate) fn new(args: &VerifyArgs) -> Result<Self, CliError> {
        let roster = roster::read(&args.roster)?;
        let AtHand { found, unreadable } = other_instruments::read(&args.with, Some(&roster))?;
        let others = other_instruments::join(&found, Some(&roster));
        let mut at_hand: BTreeMap<Digest, Vec<Found>> = BTreeMap::new();
        for found in found {
            at_hand.entry(found.bundle.record().digest()).or_default().push(found);
        }
        Ok(Self {
            roster,
            at: args.at.map_or_else(now, Ok)?,
            times: if args.proven_time { Times::Proven } else { Times::Claimed },
            reservations: match args.no_reservations {
                true => Reservations::Unwanted,
                false => Reservations::Reported,
            },
            others,
            at_hand,
            unreadable,
            asked: Asked { roster: args.roster.clone(), with: args.with.clone(), at: args.at },
            record: args.record.as_deref().map(expected_record).transpose()?,
            parties: args.party.clone(),
            texts: match (&args.texts, args.no_texts) {
                (_, true) => Where::NotWanted,
                (Some(folder), false) => Where::In(folder.clone()),
                (None, false) => Where::Beside,
            },
            listings: Listings::default(),
            large: Mutex::new(()),
        })
    }

    /// The digest of the roster.
    pub(crate) fn roster(&self) -> Digest {
        self.roster.digest()
    }

    /// The time of the question.
    pub(crate) fn at(&self) -> Time {
        self.at
    }

    /// Whether texts are checked.
    pub(crate) fn text_check(&self) -> TextCheck {
        match self.texts {
            Where::Beside | Where::In(_) => TextCheck::Checked,
            Where::NotWanted => TextCheck::NotChecked,
        }
    }

    /// Reads one of many files and judges it; `None` if it is not required to be a bundle and does not claim
    /// to be one.
    pub(crate) fn look(&self, candidate: &Candidate) -> Result<Option<Judged>, CliError> {
        let Some(file) = candidate.open(&[Format::Bundle])? else { return Ok(None) };
        let turn = || self.large.lock().expect("nothing panics while it is held");
        let is_large = file.size() > LARGE;
        let _turn = is_large.then(turn);
        match file.read()? {
            Some(bytes) => {
                // In a small paper there can be large files.
                let _turn = (!is_large && Paper::is_claimed(&bytes)).then(turn);
                let file = paper::unwrapped(candidate.path(), &bytes)?;
                self.of_many(candidate.path(), &file).map(Some)
            }
            None => Ok(None),
        }
    }

    /// The report on the only bundle.
    pub(crate) fn report(&self, path: &Path, file: &Unwrapped<'_>) -> Result<Judged, CliError> {
        self.report_with(path, file, text_lookup::find)
    }

    fn of_many(&self, path: &Path, file: &Unwrapped<'_>) -> Result<Judged, CliError> {
        self.report_with(path, file, |record, home| {
            text_lookup::find_of_many(record, home, &self.listings)
        })
    }

    /// The report on the bundle in a file, with the texts that `find` finds in a folder.
    fn report_with(
        &self,
        path: &Path,
        file: &Unwrapped<'_>,
        find: impl Fn(&Record, &Path) -> Result<BTreeMap<TextPath, TextFound>, CliError>,
    ) -> Result<Judged, CliError> {
        let (bytes, is_paper) = (&*file.bytes, file.attached.is_some());
        let bundle = match Bundle::read_with_known_keys(bytes, |id| self.roster.key(id)) {
            Ok(bundle) => bundle,
            Err(fault) if matches!(fault.kind, FaultKind::NewerFormat { .. }) => {
                return Err(CliError::refused(path, &fault));
            }
            Err(fault) => {
                // Another kind of file is not judged. In a paper is a bundle (docs/paper-format.md X10).
                if !is_paper && is_no_bundle(&path.to_string_lossy(), bytes, &fault) {
                    return Err(CliError::refused(path, &fault).recognised(path, bytes));
                }
                let report = Report::unreadable(fault, &self.roster, self.at);
                let (copies, findings) = (Vec::new(), Vec::new());
                return Ok(Judged { report, copies, findings, is_paper, attached_texts: 0 });
            }
        };
        let record = bundle.record();
        let texts = match &self.texts {
            Where::NotWanted => None,
            Where::In(home) => Some(file.texts(path, record, Some(home), find)?),
            Where::Beside => Some(file.texts(path, record, None, find)?),
        };
        let are_inside = texts.as_ref().is_some_and(|texts| {
            !texts.inside.is_empty() && unmatched_texts(record, &texts.found).is_none()
        });
        let subject = Subject { path, are_inside };
        let (bundle, copies, set_aside) = self.with_copies(subject, bundle);
        let mut others = Cow::Borrowed(&self.others.instruments);
        if !set_aside.is_empty() {
            others.to_mut().set_aside(set_aside);
        }
        let given = Given {
            roster: &self.roster,
            texts: texts.as_ref().map_or(Texts::NotChecked, |texts| Texts::Found(&texts.found)),
            record: self.record,
            parties: &self.parties,
            at: self.at,
            times: self.times,
            reservations: self.reservations,
            others: &others,
        };
        let report = verify(&bundle, &given);
        let findings = findings_about(&bundle, &others, &report, &self.roster);
        let attached_texts = texts.map_or(0, |texts| texts.read);
        Ok(Judged { report, copies, findings, is_paper, attached_texts })
    }

    /// The bundle with the acts of other copies, the outcomes of these copies, and the acts that were set
    /// aside.
    fn with_copies(
        &self,
        subject: Subject<'_>,
        bundle: Bundle,
    ) -> (Bundle, Vec<JudgedCopy>, BTreeSet<ActId>) {
        let Some(found) = self.at_hand.get(&bundle.record().digest()) else {
            return (bundle, Vec::new(), BTreeSet::new());
        };
        let found: Vec<&Found> = found.iter().collect();
        let found = other_instruments::elsewhere(subject.path, &found);
        let Merged { bundle, copies, set_aside } =
            other_instruments::merge(bundle, &found, Some(&self.roster));
        let judged = |(found, outcome): (&Found, CopyOutcome)| JudgedCopy {
            path: found.path.clone(),
            outcome,
            command: self.command(&found.path, subject),
        };
        (bundle, copies.into_iter().map(judged).collect(), set_aside)
    }

    /// The command that asks the same question about `copy` as about the subject. Texts inside a paper are of use for
    /// that paper alone: if they match, the command does not ask for them again.
    fn command(&self, copy: &Path, Subject { path, are_inside }: Subject<'_>) -> String {
        let Asked { roster, with, at } = &self.asked;
        let named = |path: &Path| match path == Path::new("-") {
            true => "-".to_owned(),
            false => typed(path),
        };
        let mut words = vec![format!("paraph verify {} --roster {}", typed(copy), named(roster))];
        match &self.texts {
            Where::Beside if are_inside && paper::is_pdf(copy) => {}
            Where::Beside if are_inside => words.push("--no-texts".to_owned()),
            Where::Beside if folder(copy) == folder(path) => {}
            Where::Beside => words.push(format!("--texts {}", typed(folder(path)))),
            Where::In(home) => words.push(format!("--texts {}", typed(home))),
            Where::NotWanted => words.push("--no-texts".to_owned()),
        }
        words.extend(with.iter().map(|with| format!("--with {}", named(with))));
        match self.times {
            Times::Claimed => {}
            Times::Proven => words.push("--proven-time".to_owned()),
        }
        match self.reservations {
            Reservations::Reported => {}
            Reservations::Unwanted => words.push("--no-reservations".to_owned()),
        }
        words.extend(at.iter().map(|at| format!("--at {at}")));
        words.join(" ")
    }

    /// The available files that were not judged. The copies of `record` are left out here, because its report
    /// lists them.
    pub(crate) fn unjudged(&self, record: Option<Digest>) -> Vec<Unjudged> {
        let unreadable = self.unreadable.iter().map(Unreadable::unjudged);
        unreadable.chain(self.others.left_out(record)).collect()
    }
}

/// The digest of `--record`, or that of the record in the file that it names.
fn expected_record(name: &Path) -> Result<Digest, CliError> {
    if let Some(digest) = name.to_str().and_then(|text| digest(text).ok()) {
        return Ok(digest);
    }
    let bytes = files::read(name, Format::Record.max_size()).map_err(|error| match error.code {
        "not-found" if nearest_file(name).is_none() => error.hint(words::RecordOrDigest),
        _ => error,
    })?;
    let record = Record::read(&bytes)
        .map_err(|fault| CliError::refused(name, &fault).recognised(name, &bytes))?;
    Ok(record.digest())
}
