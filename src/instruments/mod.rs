//! Several instruments, judged together: the state of each, their relations, and problems of these relations:
//! docs/format.md G.
//!
//! An instrument affects another at the time when it takes effect; later events do not change that. It needs
//! all parties of the other instrument. All answers come from one timeline, which [`crate::verify`] makes
//! once for all instruments.

mod finding;

pub use finding::Finding;

use std::collections::BTreeMap;

use crate::bundle::Bundle;
use crate::copies::{self, CopyOutcome, Joined};
use crate::fault::Fault;
use crate::id::Digest;
use crate::record::{Record, RecordRef, RelationKind, Target};
use crate::relation::{Leads, Relates, absent};
use crate::roster::{Readiness, Roster, readiness};
use crate::state::{Asked, State, Status};
use crate::value::Time;
use crate::verify::{ActReport, Authority, Instruments, Judgements, Report};

/// Bundles joined by their record: several copies of one instrument are one instrument.
#[derive(Debug, Default)]
pub struct JoinedInstruments {
    /// One for each record.
    pub instruments: Instruments,
    /// The copies that do not fit into one bundle, as places in what was joined, by record.
    pub left_out: Vec<(usize, Fault)>,
}

/// Joins the copies of each instrument by the rules of [`copies::join`]. `roster` says which keys are known.
pub fn join<'b>(
    bundles: impl IntoIterator<Item = &'b Bundle>,
    roster: Option<&Roster>,
) -> JoinedInstruments {
    let mut by_record: BTreeMap<Digest, Vec<(usize, &Bundle)>> = BTreeMap::new();
    for (place, bundle) in bundles.into_iter().enumerate() {
        by_record.entry(bundle.record().digest()).or_default().push((place, bundle));
    }
    let mut all = JoinedInstruments::default();
    for found in by_record.into_values() {
        let (places, found): (Vec<usize>, Vec<&Bundle>) = found.into_iter().unzip();
        let unsigned = Bundle::new(found[0].record().clone());
        let Joined { bundle, copies, set_aside } = copies::join(unsigned, &found, roster);
        all.instruments.insert(bundle);
        all.instruments.set_aside(set_aside);
        all.left_out.extend(places.into_iter().zip(copies).filter_map(
            |(place, copy)| match copy {
                CopyOutcome::TooFull(fault) => Some((place, fault)),
                CopyOutcome::Merged { .. } | CopyOutcome::OtherRecord => None,
            },
        ));
    }
    all
}

/// The judgement of several instruments by one roster, at one time.
#[derive(Clone, Debug)]
pub struct Survey {
    instruments: Vec<Surveyed>,
    relations: Vec<Relates>,
    findings: Vec<Finding>,
    roster: Digest,
    at: Time,
}

/// The judgement of an instrument among others.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// The record.
    pub record: Record,
    /// The judgement of its acts, without its texts.
    pub report: Report,
    /// Its state.
    pub status: Status,
    /// The time since which it is concluded, or was until it was withdrawn, by the claimed times of its acts.
    pub concluded: Option<Time>,
    /// The time of its entry into effect by its own acts and record, if it is known.
    pub entry: Option<Time>,
    /// The first instant at which it is no longer in effect, by its record and the instruments that extend
    /// it.
    pub expires: Option<Time>,
    /// If it is in effect: the instruments in effect that amend it, earliest first.
    pub amended_by: Vec<Amendment>,
    /// Which of its parties can sign with pairs of keys, without those that the roster does not have.
    pub readiness: Vec<Readiness>,
}

/// An instrument in effect that amends another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Its record.
    pub record: RecordRef,
    /// The time since which it is in effect.
    pub since: Time,
}

impl Survey {
    /// The instruments, sorted by the digests of their records.
    pub fn instruments(&self) -> &[Surveyed] {
        &self.instruments
    }

    /// The instrument whose record has this digest.
    pub fn instrument(&self, digest: &Digest) -> Option<&Surveyed> {
        let found = self.instruments.binary_search_by_key(digest, |it| it.record.digest());
        found.ok().map(|index| &self.instruments[index])
    }

    /// Their relations: by instrument, in the order of its record.
    pub fn relations(&self) -> &[Relates] {
        &self.relations
    }

    /// The findings about their relations: in the order of the relations, then cycles.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The digest of the roster.
    pub fn roster(&self) -> Digest {
        self.roster
    }

    /// The time of the question.
    pub fn at(&self) -> &Time {
        &self.at
    }
}

/// Judges instruments together at a time, sorted by the digests of their records, without their texts.
pub fn survey(instruments: Instruments, roster: &Roster, at: Time) -> Survey {
    let count = instruments.len();
    let judgements = Judgements::of(instruments, roster, at);
    let mut surveyed = Vec::with_capacity(count);
    let mut courses = Vec::with_capacity(count);
    let ready = readiness(roster, &at);
    for number in 0..count {
        let record = judgements.record(number);
        let report = judgements.report(number);
        let course = judgements.course(number, &report);
        let asked = Asked { record, report: &report, course: &course, roster, at };
        let (status, expires) = (asked.status(), asked.expires());
        let (record, concluded, entry) = (record.clone(), course.concluded, course.entry);
        let is_of_record = |it: &&Readiness| record.party(&it.party).is_some();
        let readiness = ready.iter().filter(is_of_record).cloned().collect();
        let amended_by = Vec::new();
        surveyed.push(Surveyed {
            record,
            report,
            status,
            concluded,
            entry,
            expires,
            amended_by,
            readiness,
        });
        courses.push(course);
    }
    let relations = judgements.relations().to_vec();
    for (amended, amendment) in amendments(&surveyed, &relations) {
        surveyed[amended].amended_by.push(amendment);
    }
    let findings = finding::all(&surveyed, &courses, &relations, &judgements);
    Survey { instruments: surveyed, relations, findings, roster: roster.digest(), at }
}

/// The amendments, with the index of the amended instrument, earliest first. Both instruments are in effect,
/// and the amending one has all parties of the other.
fn amendments(surveyed: &[Surveyed], relations: &[Relates]) -> Vec<(usize, Amendment)> {
    let is_in_effect = |it: &Surveyed| it.status.state == State::InEffect;
    let amendment = |relation: &Relates| {
        let (RelationKind::Amends, Leads::To(amended)) = (relation.kind, relation.leads) else {
            return None;
        };
        let (by, it) = (&surveyed[relation.from], &surveyed[amended]);
        let amends =
            is_in_effect(by) && is_in_effect(it) && absent(&by.record, &it.record).is_empty();
        let amendment = Amendment { record: by.record.reference(), since: by.status.since };
        amends.then_some((amended, amendment))
    };
    let mut found: Vec<(usize, Amendment)> = relations.iter().filter_map(amendment).collect();
    found.sort_by_key(|(_, it)| (it.since.unix_seconds(), it.record.sha256));
    found
}

/// The findings about a bundle that was judged with other instruments: another record with its id that is also in
/// effect, a relation to another version of an instrument, and powers that had ended before a sealed act, but
/// without proof.
pub fn findings_about(
    bundle: &Bundle,
    others: &Instruments,
    report: &Report,
    roster: &Roster,
) -> Vec<Finding> {
    let record = bundle.record();
    let (id, digest) = (&record.content().id, record.digest());
    let has_version = others
        .bundles()
        .map(Bundle::record)
        .any(|it| it.content().id == *id && it.digest() != digest);
    let is_unproven = |act: &ActReport| matches!(act.authority, Authority::EndNotProven { .. });
    // A relation of this record to another version of an available instrument.
    let mut relations = record.content().terms.relations.iter();
    let names_version = relations.any(|relation| match &relation.target {
        Target::Record(named) if others.get(&named.sha256).is_none() => {
            others.bundles().any(|it| it.record().content().id == named.id)
        }
        Target::Record(_) | Target::Paper { .. } => false,
    });
    if !has_version && !names_version && !report.acts().iter().any(is_unproven) {
        return Vec::new();
    }
    let mut all = others.clone();
    all.insert(bundle.clone());
    let survey = survey(all, roster, *report.at());
    let concerns = |finding: &&Finding| match finding {
        Finding::SameIdInEffect { id: same, .. } => same == id,
        Finding::EndNotProven { from, .. } => *from == digest,
        Finding::WrongDigest { from, .. } => *from == digest,
        Finding::TargetMissing { .. }
        | Finding::WrongId { .. }
        | Finding::NotByAllParties { .. }
        | Finding::ExtensionWithoutEnd { .. }
        | Finding::EndsByLess { .. }
        | Finding::SupersessionCycle { .. } => false,
    };
    survey.findings().iter().filter(concerns).cloned().collect()
}
