//! Several instruments, judged together: the state of each, what they say of each other, and what is
//! wrong with that: docs/format.md G.
//!
//! What one instrument does to another it does when it enters into effect, and what becomes of it
//! later changes nothing of that. It takes all parties of the other one to do so. The work is
//! n log n in the instruments and their relations, each instrument judged once; where instruments
//! rest on others for authority, those are judged again for each.

mod cycle;
mod finding;
mod happen;

use std::collections::BTreeMap;

pub use finding::{Finding, verb};

use crate::bundle::Bundle;
use crate::id::{Digest, PartyId, RecordId};
use crate::record::{Record, RecordRef, RelationKind, Target};
use crate::roster::Roster;
use crate::state::{Asked, Course, Status};
use crate::value::Time;
use crate::verify::{Given, Instruments, Report, Texts, verify};

/// What is known of several instruments by one roster, as of one time.
#[derive(Clone, Debug)]
pub struct Survey {
    instruments: Vec<Surveyed>,
    relations: Vec<Relates>,
    findings: Vec<Finding>,
    roster: Digest,
    at: Time,
}

/// An instrument, judged among others.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// The record.
    pub record: Record,
    /// The judgement of its acts; its texts were not looked at.
    pub report: Report,
    /// Its state.
    pub status: Status,
    /// Since when it is concluded, or was until it was withdrawn, by the times that its acts claim.
    pub concluded: Option<Time>,
    /// When it enters, or entered, into effect by its own acts and record, if that is known.
    pub entry: Option<Time>,
    /// The first instant at which it is no longer in effect, by its record and those that extend it.
    pub expires: Option<Time>,
}

/// What an instrument says of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relates {
    /// Which of the instruments says it.
    pub from: usize,
    /// What it says.
    pub kind: RelationKind,
    /// Of which.
    pub target: Target,
    /// Where that leads.
    pub leads: Leads,
}

/// Where a relation leads, among the instruments at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To the instrument that it names.
    To(usize),
    /// To another version of it: a record of that id is at hand, and none of that digest.
    OtherDigest(usize),
    /// To a record of that digest, which has another id.
    OtherId(usize),
    /// The instrument is not at hand.
    Nowhere,
    /// To one on paper, of which nothing is verified.
    Paper,
}

impl Leads {
    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::To(_) => "found",
            Self::OtherDigest(_) => "wrong-digest",
            Self::OtherId(_) => "wrong-id",
            Self::Nowhere => "missing",
            Self::Paper => "paper",
        }
    }

    /// The instrument at its end, whether it is the one that is named or not.
    pub fn end(self) -> Option<usize> {
        match self {
            Self::To(index) | Self::OtherDigest(index) | Self::OtherId(index) => Some(index),
            Self::Nowhere | Self::Paper => None,
        }
    }
}

impl Survey {
    /// The instruments, by their records' digests.
    pub fn instruments(&self) -> &[Surveyed] {
        &self.instruments
    }

    /// The instrument whose record has that digest.
    pub fn instrument(&self, digest: &Digest) -> Option<&Surveyed> {
        let found = self.instruments.binary_search_by_key(digest, |it| it.record.digest());
        found.ok().map(|index| &self.instruments[index])
    }

    /// What they say of each other: by instrument, in the order of its record.
    pub fn relations(&self) -> &[Relates] {
        &self.relations
    }

    /// What is wrong with what they say of each other: in the order of the relations, then cycles.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The digest of the roster that everything rests on.
    pub fn roster(&self) -> Digest {
        self.roster
    }

    /// When the question was asked.
    pub fn at(&self) -> &Time {
        &self.at
    }
}

/// Judges instruments together, by their records' digests, as of a time. Texts are not looked at.
pub fn survey(instruments: &Instruments, roster: &Roster, at: Time) -> Survey {
    let given = Given { others: instruments, ..Given::new(roster, Texts::NotChecked, at) };
    let records: Vec<&Record> = instruments.values().map(Bundle::record).collect();
    let reports: Vec<Report> = instruments.values().map(|bundle| verify(bundle, &given)).collect();
    let courses: Vec<Course> = instruments
        .values()
        .zip(&reports)
        .map(|(bundle, report)| Course::of(bundle, report, &given))
        .collect();

    let relations = relations(&records);
    let findings = finding::all(&records, &relations);
    let outsides = happen::until(&at, &records, &courses, &relations);
    let mut surveyed = Vec::new();
    for (index, report) in reports.into_iter().enumerate() {
        let (record, course) = (records[index], &courses[index]);
        let asked = Asked { record, report: &report, course, outside: outsides[index], roster, at };
        let (status, expires) = (asked.status(), asked.expires());
        let (record, concluded, entry) = (record.clone(), course.concluded, course.entry);
        surveyed.push(Surveyed { record, report, status, concluded, entry, expires });
    }
    Survey { instruments: surveyed, relations, findings, roster: roster.digest(), at }
}

/// Every relation of every record, and where it leads.
fn relations(records: &[&Record]) -> Vec<Relates> {
    let mut by_digest: BTreeMap<Digest, usize> = BTreeMap::new();
    let mut by_id: BTreeMap<&RecordId, usize> = BTreeMap::new();
    for (index, record) in records.iter().enumerate() {
        by_digest.insert(record.digest(), index);
        by_id.entry(&record.content().id).or_insert(index);
    }
    let leads = |target: &Target| match target {
        Target::Paper { .. } => Leads::Paper,
        Target::Record(RecordRef { id, sha256 }) => match by_digest.get(sha256) {
            Some(index) if records[*index].content().id == *id => Leads::To(*index),
            Some(index) => Leads::OtherId(*index),
            None => by_id.get(id).map_or(Leads::Nowhere, |index| Leads::OtherDigest(*index)),
        },
    };
    let mut all = Vec::new();
    for (from, record) in records.iter().enumerate() {
        for relation in &record.content().terms.relations {
            let (kind, target) = (relation.kind, relation.target.clone());
            all.push(Relates { from, kind, leads: leads(&target), target });
        }
    }
    all
}

/// The parties of `other` that are no parties of `record`.
fn absent(record: &Record, other: &Record) -> Vec<PartyId> {
    let parties = other.content().parties.iter().map(|party| &party.id);
    parties.filter(|id| record.party(id).is_none()).cloned().collect()
}
