//! What is wrong with what instruments say of each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Surveyed;
use crate::cycle::cycles;
use crate::id::{ActId, Digest, PartyId, RecordId};
use crate::record::{Record, RecordRef, RelationKind, Target};
use crate::relation::{Deed, Leads, Relates, absent, asks_less_of, deed};
use crate::state::State;
use crate::verify::{Course, Judgements};

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
        /// The digest of the one at hand.
        found: Digest,
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
    /// One ended another, and less was needed to conclude it than to conclude the other.
    EndsByLess {
        /// The digest of the record that ended the other.
        from: Digest,
        /// How.
        kind: RelationKind,
        /// Which it ended.
        target: RecordRef,
        /// The parties of which it asked less.
        parties: Vec<PartyId>,
    },
    /// A sealed one rests on powers that had ended by then, as acts claim, and nothing proves it.
    EndNotProven {
        /// The digest of the sealed record.
        from: Digest,
        /// The act that rests on these powers.
        act: ActId,
        /// The record that gave them.
        target: RecordRef,
        /// The digest of the record that ended them.
        by: Digest,
    },
    /// Several records have one id, and are in effect.
    SameIdInEffect {
        /// The id.
        id: RecordId,
        /// Their digests.
        records: Vec<Digest>,
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
            Self::EndsByLess { .. } => "ends-by-less",
            Self::EndNotProven { .. } => "end-not-proven",
            Self::SameIdInEffect { .. } => "same-id-in-effect",
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
            | Self::EndsByLess { from, target, .. }
            | Self::EndNotProven { from, target, .. }
            | Self::ExtensionWithoutEnd { from, target } => Some((*from, target)),
            Self::SameIdInEffect { .. } | Self::SupersessionCycle { .. } => None,
        }
    }

    /// The ids of a circle, or the one that several records have.
    pub fn ids(&self) -> &[RecordId] {
        match self {
            Self::SupersessionCycle { ids } => ids,
            Self::SameIdInEffect { id, .. } => std::slice::from_ref(id),
            Self::TargetMissing { .. }
            | Self::WrongDigest { .. }
            | Self::WrongId { .. }
            | Self::NotByAllParties { .. }
            | Self::EndsByLess { .. }
            | Self::EndNotProven { .. }
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
            Self::WrongDigest { from, kind, target, found } => write!(
                f,
                "record {from} {} record {} of {}, and what is at hand of that id has another digest, {found}: \
                 if that one is meant, a record with its digest has to be signed: paraph help changes",
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
            Self::EndsByLess { from, kind, target, parties } => write!(
                f,
                "record {from} {} record {}, and asked less of {} than that record does: compare who \
                 had to sign, to approve and to show authority",
                verb(*kind),
                target.sha256,
                some(parties.iter().map(PartyId::as_str))
            ),
            Self::EndNotProven { from, act, target, by } => write!(
                f,
                "record {from} is sealed, and its act {act} rests on the powers of record {}, which had \
                 ended by then, by record {by}; nothing proves that this one is that old",
                target.sha256
            ),
            Self::SameIdInEffect { id, records } => {
                let records: Vec<String> = records.iter().map(ToString::to_string).collect();
                write!(
                    f,
                    "several records are in effect that have one id, {id}: {}",
                    some(records.iter().map(String::as_str))
                )
            }
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

/// All that is wrong, in the order of docs/format.md G8.
pub(super) fn all(
    surveyed: &[Surveyed],
    courses: &[Course],
    relations: &[Relates],
    judgements: &Judgements<'_>,
) -> Vec<Finding> {
    let records: Vec<&Record> = surveyed.iter().map(|it| &it.record).collect();
    let mut findings: Vec<Finding> =
        relations.iter().flat_map(|relates| of(relates, &records)).collect();
    findings.extend(relations.iter().filter_map(|relates| by_less(relates, surveyed, courses)));
    for (number, record) in records.iter().enumerate() {
        let endings = judgements.unproven_endings(number).into_iter();
        findings.extend(endings.filter_map(|(act, powers, by)| {
            let powers = records.iter().find(|it| it.digest() == powers)?;
            let target = powers.reference();
            Some(Finding::EndNotProven { from: record.digest(), act, target, by })
        }));
    }
    findings.extend(same_ids(surveyed));
    findings.extend(circles(&records, relations));
    findings
}

/// What is wrong with one relation.
fn of(relates: &Relates, records: &[&Record]) -> Vec<Finding> {
    let by = records[relates.from];
    let (from, kind) = (by.digest(), relates.kind);
    let Target::Record(target) = &relates.target else { return Vec::new() };
    let target = target.clone();
    let leads = match relates.leads {
        Leads::Paper => None,
        Leads::Nowhere => Some(Finding::TargetMissing { from, kind, target: target.clone() }),
        Leads::OtherDigest(index) => {
            let (target, found) = (target.clone(), records[index].digest());
            Some(Finding::WrongDigest { from, kind, target, found })
        }
        Leads::OtherId(index) => {
            let found = records[index].content().id.clone();
            Some(Finding::WrongId { from, kind, target: target.clone(), found })
        }
        Leads::To(index) => {
            let absent = if deed(kind).is_some() { absent(by, records[index]) } else { Vec::new() };
            let target = target.clone();
            (!absent.is_empty()).then_some(Finding::NotByAllParties { from, kind, target, absent })
        }
    };
    let ends = by.content().terms.term.as_ref().and_then(|term| term.expires);
    let endless = kind == RelationKind::Extends && ends.is_none();
    let endless = endless.then_some(Finding::ExtensionWithoutEnd { from, target });
    leads.into_iter().chain(endless).collect()
}

/// That an instrument ended another although less was needed to conclude it.
fn by_less(relates: &Relates, surveyed: &[Surveyed], courses: &[Course]) -> Option<Finding> {
    let Leads::To(index) = relates.leads else { return None };
    let (Some(Deed::Supersedes | Deed::Terminates), Target::Record(target)) =
        (deed(relates.kind), &relates.target)
    else {
        return None;
    };
    let (by, other) = (&surveyed[relates.from].record, &surveyed[index].record);
    let has_ended = courses[index].ended.as_ref().is_some_and(|it| it.by.contains(&by.digest()));
    let parties = asks_less_of(by.content(), other.content());
    let (from, kind, target) = (by.digest(), relates.kind, target.clone());
    let has_ended = has_ended && !parties.is_empty();
    has_ended.then_some(Finding::EndsByLess { from, kind, target, parties })
}

/// Ids that several records in effect have.
fn same_ids(surveyed: &[Surveyed]) -> Vec<Finding> {
    let mut in_effect: BTreeMap<&RecordId, Vec<Digest>> = BTreeMap::new();
    for it in surveyed.iter().filter(|it| it.status.state == State::InEffect) {
        in_effect.entry(&it.record.content().id).or_default().push(it.record.digest());
    }
    let several = in_effect.into_iter().filter(|(_, records)| records.len() > 1);
    several.map(|(id, records)| Finding::SameIdInEffect { id: id.clone(), records }).collect()
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
