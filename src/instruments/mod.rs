//! Several instruments, judged together: the state of each, what they say of each other, and what is
//! wrong with that: docs/format.md G.
//!
//! What one instrument does to another it does when it takes effect, and what becomes of it later changes
//! nothing of that. It takes all parties of the other one to do so. All of it is read from one timeline,
//! which [`crate::verify`] makes once for all instruments.

mod finding;

pub use finding::Finding;

use crate::id::Digest;
use crate::record::{Record, RecordRef, RelationKind};
use crate::relation::{Leads, Relates, absent};
use crate::roster::Roster;
use crate::state::{Asked, State, Status};
use crate::value::Time;
use crate::verify::{Instruments, Judgements, Report};

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
    /// If it is in effect: what amends it and is in effect, too, the earliest first.
    pub amended_by: Vec<Amendment>,
}

/// An instrument in effect that amends another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Its record.
    pub record: RecordRef,
    /// Since when it is in effect.
    pub since: Time,
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
pub fn survey(instruments: Instruments, roster: &Roster, at: Time) -> Survey {
    let count = instruments.len();
    let judgements = Judgements::of(instruments, roster, at);
    let mut surveyed = Vec::with_capacity(count);
    let mut courses = Vec::with_capacity(count);
    for number in 0..count {
        let record = judgements.record(number);
        let report = judgements.report(number);
        let course = judgements.course(number, &report);
        let asked = Asked { record, report: &report, course: &course, roster, at };
        let (status, expires) = (asked.status(), asked.expires());
        let (record, concluded, entry) = (record.clone(), course.concluded, course.entry);
        let amended_by = Vec::new();
        surveyed.push(Surveyed { record, report, status, concluded, entry, expires, amended_by });
        courses.push(course);
    }
    let relations = judgements.relations().to_vec();
    for (amended, amendment) in amendments(&surveyed, &relations) {
        surveyed[amended].amended_by.push(amendment);
    }
    let findings = finding::all(&surveyed, &courses, &relations, &judgements);
    Survey { instruments: surveyed, relations, findings, roster: roster.digest(), at }
}

/// What amends what, by the place of what is amended; the earliest first. Both are in effect, and the one
/// that amends has all parties of the other.
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
