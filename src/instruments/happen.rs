//! What instruments do to each other in the course of time: docs/format.md G4.

use super::{Leads, Relates, absent};
use crate::record::{Record, RelationKind};
use crate::state::{Course, OtherEnds, Outside};
use crate::value::Time;

/// What was done to each instrument by the time `at`.
///
/// Entries into effect are gone through in the order of time. Those of one instant all happen, and
/// what they do comes after: so it makes no difference which of them is looked at first.
pub(super) fn until(
    at: &Time,
    records: &[&Record],
    courses: &[Course],
    relations: &[Relates],
) -> Vec<Outside> {
    let mut done = Happening { records, outsides: vec![Outside::default(); records.len()] };
    let mut entries: Vec<(i64, usize, Time)> = Vec::new();
    for (index, course) in courses.iter().enumerate() {
        // What is not concluded does nothing, and what was withdrawn is not.
        let entry = course.entry.filter(|_| course.withdrawn.is_none());
        let entry = entry.filter(|entry| entry.unix_seconds() <= at.unix_seconds());
        entries.extend(entry.map(|entry| (entry.unix_seconds(), index, entry)));
    }
    entries.sort_unstable_by_key(|(seconds, index, _)| (*seconds, *index));
    for instant in entries.chunk_by(|a, b| a.0 == b.0) {
        let enters = |(_, index, time): &&(i64, usize, Time)| done.can_enter(*index, time);
        let entering: Vec<_> = instant.iter().filter(enters).collect();
        for (_, index, time) in entering {
            let first = relations.partition_point(|relates| relates.from < *index);
            let own = relations[first..].iter().take_while(|relates| relates.from == *index);
            for relates in own {
                done.does(relates, time);
            }
        }
    }
    done.outsides
}

struct Happening<'a> {
    records: &'a [&'a Record],
    outsides: Vec<Outside>,
}

impl Happening<'_> {
    /// The end that an instrument has so far.
    fn expires(&self, index: usize) -> Option<Time> {
        let term = self.records[index].content().terms.term.as_ref();
        self.outsides[index].extended.or(term.and_then(|term| term.expires))
    }

    fn has_expired(&self, index: usize, by: &Time) -> bool {
        self.expires(index).is_some_and(|end| end.unix_seconds() <= by.unix_seconds())
    }

    /// Whether an instrument enters into effect then: nothing has ended it before.
    fn can_enter(&self, index: usize, at: &Time) -> bool {
        self.outsides[index].ended.is_none() && !self.has_expired(index, at)
    }

    /// What an instrument that enters into effect does to another by one relation.
    fn does(&mut self, relates: &Relates, at: &Time) {
        let Leads::To(target) = relates.leads else { return };
        let by = self.records[relates.from];
        if !acts_on(relates.kind) || !absent(by, self.records[target]).is_empty() {
            return;
        }
        // What is over is neither ended nor extended.
        if self.outsides[target].ended.is_some() || self.has_expired(target, at) {
            return;
        }
        let ends = |how| Some((*at, how, by.digest()));
        match relates.kind {
            RelationKind::Supersedes => self.outsides[target].ended = ends(OtherEnds::Supersedes),
            RelationKind::Terminates => self.outsides[target].ended = ends(OtherEnds::Terminates),
            RelationKind::Extends => self.extend(target, by),
            RelationKind::Amends
            | RelationKind::Implements
            | RelationKind::Reaffirms
            | RelationKind::ValidatedBy
            | RelationKind::AnnexOf
            | RelationKind::Corrects
            | RelationKind::ReplyTo => {}
        }
    }

    /// Gives an instrument the end of the one that extends it, if that is later.
    fn extend(&mut self, target: usize, by: &Record) {
        let later = by.content().terms.term.as_ref().and_then(|term| term.expires);
        if let (Some(end), Some(later)) = (self.expires(target), later)
            && later.unix_seconds() > end.unix_seconds()
        {
            self.outsides[target].extended = Some(later);
        }
    }
}

/// Whether a relation changes the state of the instrument that it leads to.
pub(super) fn acts_on(kind: RelationKind) -> bool {
    match kind {
        RelationKind::Supersedes | RelationKind::Terminates | RelationKind::Extends => true,
        RelationKind::Amends
        | RelationKind::Implements
        | RelationKind::Reaffirms
        | RelationKind::ValidatedBy
        | RelationKind::AnnexOf
        | RelationKind::Corrects
        | RelationKind::ReplyTo => false,
    }
}
