//! What is wrong with what instruments say of each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::cycle::cycles;
use super::happen::acts_on;
use super::{Leads, Relates, absent};
use crate::id::{Digest, PartyId, RecordId};
use crate::record::{Record, RecordRef, RelationKind, Target};

/// Something that is wrong, or has not the effect that one would think.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The instrument that one names is not at hand.
    TargetMissing {
        /// The digest of the record that says it.
        from: Digest,
        /// What it says.
        kind: RelationKind,
        /// Of which.
        target: RecordRef,
    },
    /// A record of the id that one names is at hand, and none of the digest.
    WrongDigest {
        /// The digest of the record that says it.
        from: Digest,
        /// What it says.
        kind: RelationKind,
        /// Of which.
        target: RecordRef,
    },
    /// The record of the digest that one names has another id.
    WrongId {
        /// The digest of the record that says it.
        from: Digest,
        /// What it says.
        kind: RelationKind,
        /// Of which.
        target: RecordRef,
        /// The id that it has.
        found: RecordId,
    },
    /// One would change the state of another, and not all parties of that one agreed.
    NotByAllParties {
        /// The digest of the record that says it.
        from: Digest,
        /// What it says.
        kind: RelationKind,
        /// Of which.
        target: RecordRef,
        /// The parties of the other that are not its parties.
        absent: Vec<PartyId>,
    },
    /// One extends another, and does not say until when.
    ExtensionWithoutEnd {
        /// The digest of the record that says it.
        from: Digest,
        /// Which it extends.
        target: RecordRef,
    },
    /// Instruments take each other's place in a circle, in whatever versions.
    SupersessionCycle {
        /// Their ids.
        ids: Vec<RecordId>,
    },
}

impl Finding {
    /// Its stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TargetMissing { .. } => "relation-target-missing",
            Self::WrongDigest { .. } => "relation-wrong-digest",
            Self::WrongId { .. } => "relation-wrong-id",
            Self::NotByAllParties { .. } => "relation-not-by-all-parties",
            Self::ExtensionWithoutEnd { .. } => "extension-without-end",
            Self::SupersessionCycle { .. } => "supersession-cycle",
        }
    }

    /// The digest of the record that says what is wrong, and what it names; a circle has no
    /// beginning.
    pub fn relation(&self) -> Option<(Digest, &RecordRef)> {
        match self {
            Self::TargetMissing { from, target, .. }
            | Self::WrongDigest { from, target, .. }
            | Self::WrongId { from, target, .. }
            | Self::NotByAllParties { from, target, .. }
            | Self::ExtensionWithoutEnd { from, target } => Some((*from, target)),
            Self::SupersessionCycle { .. } => None,
        }
    }

    /// The ids of a circle.
    pub fn ids(&self) -> &[RecordId] {
        match self {
            Self::SupersessionCycle { ids } => ids,
            Self::TargetMissing { .. }
            | Self::WrongDigest { .. }
            | Self::WrongId { .. }
            | Self::NotByAllParties { .. }
            | Self::ExtensionWithoutEnd { .. } => &[],
        }
    }
}

impl fmt::Display for Finding {
    /// A sentence that an officer understands.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TargetMissing { from, kind, target } => write!(
                f,
                "record {from} {} record {}, which is not at hand ({})",
                verb(*kind),
                target.sha256,
                target.id
            ),
            Self::WrongDigest { from, kind, target } => write!(
                f,
                "record {from} {} record {} of {}, and what is at hand of that id has another digest",
                verb(*kind),
                target.sha256,
                target.id
            ),
            Self::WrongId { from, kind, target, found } => write!(
                f,
                "record {from} {} record {} and says that it is of {}, but it is of {found}",
                verb(*kind),
                target.sha256,
                target.id
            ),
            Self::NotByAllParties { from, kind, target, absent } => write!(
                f,
                "record {from} {} record {} by its own word, without {}: that changes nothing",
                verb(*kind),
                target.sha256,
                some(absent.iter().map(PartyId::as_str))
            ),
            Self::ExtensionWithoutEnd { from, target } => write!(
                f,
                "record {from} extends record {} and does not say until when: that changes nothing",
                target.sha256
            ),
            Self::SupersessionCycle { ids } => write!(
                f,
                "these supersede each other in a circle: {}",
                some(ids.iter().map(RecordId::as_str))
            ),
        }
    }
}

/// What an instrument does by a relation, for a sentence.
pub fn verb(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Amends => "amends",
        RelationKind::Supersedes => "supersedes",
        RelationKind::Terminates => "terminates",
        RelationKind::Extends => "extends",
        RelationKind::Implements => "implements",
        RelationKind::Reaffirms => "reaffirms",
        RelationKind::ValidatedBy => "is validated by",
        RelationKind::AnnexOf => "is an annex of",
        RelationKind::Corrects => "corrects",
        RelationKind::ReplyTo => "replies to",
    }
}

/// The first few of many, for a sentence.
fn some<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    const TOLD: usize = 4;
    let more = names.len().saturating_sub(TOLD);
    let mut told: Vec<String> = names.take(TOLD).map(str::to_owned).collect();
    if more > 0 {
        told.push(format!("{more} more"));
    }
    match told.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => told.concat(),
    }
}

/// All that is wrong.
pub(super) fn all(records: &[&Record], relations: &[Relates]) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        relations.iter().flat_map(|relates| of(relates, records)).collect();
    findings.extend(circles(records, relations));
    findings
}

/// What is wrong with one relation.
fn of(relates: &Relates, records: &[&Record]) -> Vec<Finding> {
    let by = records[relates.from];
    let (from, kind) = (by.digest(), relates.kind);
    let Target::Record(target) = &relates.target else { return Vec::new() };
    let target = target.clone();
    match relates.leads {
        Leads::Paper => Vec::new(),
        Leads::Nowhere => vec![Finding::TargetMissing { from, kind, target }],
        Leads::OtherDigest(_) => vec![Finding::WrongDigest { from, kind, target }],
        Leads::OtherId(index) => {
            let found = records[index].content().id.clone();
            vec![Finding::WrongId { from, kind, target, found }]
        }
        Leads::To(index) => {
            let mut findings = Vec::new();
            let absent = if acts_on(kind) { absent(by, records[index]) } else { Vec::new() };
            let ends = by.content().terms.term.as_ref().and_then(|term| term.expires);
            if kind == RelationKind::Extends && ends.is_none() {
                let target = target.clone();
                findings.push(Finding::ExtensionWithoutEnd { from, target });
            }
            if !absent.is_empty() {
                findings.push(Finding::NotByAllParties { from, kind, target, absent });
            }
            findings
        }
    }
}

/// The circles of supersession, over ids: a digest cannot name itself, but a version of an
/// instrument can name one that names another version of it.
fn circles(records: &[&Record], relations: &[Relates]) -> Vec<Finding> {
    let supersedes = relations.iter().filter_map(|relates| match &relates.target {
        Target::Record(target) if relates.kind == RelationKind::Supersedes => {
            Some((&records[relates.from].content().id, &target.id))
        }
        Target::Record(_) | Target::Paper { .. } => None,
    });
    let pairs: Vec<(&RecordId, &RecordId)> = supersedes.collect();
    let ids: BTreeSet<&RecordId> = pairs.iter().flat_map(|(from, to)| [*from, *to]).collect();
    let ids: Vec<&RecordId> = ids.into_iter().collect();
    let numbers: BTreeMap<&RecordId, usize> =
        ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    let mut edges = vec![Vec::new(); ids.len()];
    for (from, to) in pairs {
        edges[numbers[from]].push(numbers[to]);
    }
    let circle = |numbers: Vec<usize>| Finding::SupersessionCycle {
        ids: numbers.into_iter().map(|number| ids[number].clone()).collect(),
    };
    cycles(&edges).into_iter().map(circle).collect()
}
