//! Problems of the relations between instruments.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Surveyed;
use crate::cycle::cycles;
use crate::id::{ActId, Digest, PartyId, RecordId};
use crate::locale::Locale;
use crate::messages::{And, Localized, findings};
use crate::record::{Record, RecordRef, RelationKind, Target};
use crate::relation::{Deed, Leads, Relates, absent, asks_less_of, deed};
use crate::screen::few;
use crate::state::State;
use crate::value::codes;
use crate::verify::{Judgements, Lifecycle};

/// The maximum number of parties or records that a message names.
const LISTED: usize = 4;

/// A relation that is wrong, or does not have the expected effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The named instrument is not available.
    TargetMissing {
        /// The digest of the record that states the relation.
        from: Digest,
        /// The kind of relation.
        kind: RelationKind,
        /// The instrument that it names.
        target: RecordRef,
    },
    /// A record with the named id is available, but none with the named digest.
    WrongDigest {
        /// The digest of the record that states the relation.
        from: Digest,
        /// The kind of relation.
        kind: RelationKind,
        /// The instrument that it names.
        target: RecordRef,
        /// The digest of the available record.
        found: Digest,
    },
    /// The record with the named digest has another id.
    WrongId {
        /// The digest of the record that states the relation.
        from: Digest,
        /// The kind of relation.
        kind: RelationKind,
        /// The instrument that it names.
        target: RecordRef,
        /// The id of the record.
        found: RecordId,
    },
    /// The relation would change the state of another instrument, but not all parties of that instrument
    /// agreed.
    NotByAllParties {
        /// The digest of the record that states the relation.
        from: Digest,
        /// The kind of relation.
        kind: RelationKind,
        /// The instrument that it names.
        target: RecordRef,
        /// The parties of the other instrument that are not parties of this one.
        absent: Vec<PartyId>,
    },
    /// An instrument extends another without an end.
    ExtensionWithoutEnd {
        /// The digest of the record that states the relation.
        from: Digest,
        /// The instrument that it extends.
        target: RecordRef,
    },
    /// An instrument ended another, although it required less to be concluded than the other one.
    EndsByLess {
        /// The digest of the record that ended the other.
        from: Digest,
        /// The kind of relation.
        kind: RelationKind,
        /// The instrument that it ended.
        target: RecordRef,
        /// The parties for which it required less.
        parties: Vec<PartyId>,
    },
    /// A sealed instrument depends on powers that had ended by then, as acts claim, but without proof.
    EndNotProven {
        /// The digest of the sealed record.
        from: Digest,
        /// The act that depends on these powers.
        act: ActId,
        /// The record that gave them.
        target: RecordRef,
        /// The digest of the record that ended them.
        by: Digest,
    },
    /// Several records with the same id are in effect.
    SameIdInEffect {
        /// The id.
        id: RecordId,
        /// Their digests.
        records: Vec<Digest>,
    },
    /// Instruments supersede each other in a circle, in any versions.
    SupersessionCycle {
        /// Their ids.
        ids: Vec<RecordId>,
    },
}

impl Finding {
    codes! {
        /// Its stable code.
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

    /// The digest of the record with the wrong relation, and the record that it names. A circle has no single
    /// start.
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

    /// The ids of a circle, or the id that several records share.
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

impl Localized for Finding {
    /// A sentence for people.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::TargetMissing { from, kind, target } => {
                let (relation, id) = (relation(from, *kind, target), &target.id);
                findings::TargetMissing { relation, id }.write(locale, out)
            }
            Self::WrongDigest { from, kind, target, found } => {
                let (relation, id) = (relation(from, *kind, target), &target.id);
                findings::WrongDigest { relation, id, found }.write(locale, out)
            }
            Self::WrongId { from, kind, target, found } => {
                let (relation, id) = (relation(from, *kind, target), &target.id);
                findings::WrongId { relation, id, found }.write(locale, out)
            }
            Self::NotByAllParties { from, kind, target, absent } => {
                let relation = relation(from, *kind, target);
                let parties = few(absent.iter(), LISTED);
                findings::NotByAllParties { relation, parties: And(&parties) }.write(locale, out)
            }
            Self::ExtensionWithoutEnd { from, target } => {
                let target = &target.sha256;
                findings::ExtensionWithoutEnd { from, target }.write(locale, out)
            }
            Self::EndsByLess { from, kind, target, parties } => {
                let relation = relation(from, *kind, target);
                let parties = few(parties.iter(), LISTED);
                findings::EndsByLess { relation, parties: And(&parties) }.write(locale, out)
            }
            Self::EndNotProven { from, act, target, by } => {
                let target = &target.sha256;
                findings::EndNotProven { from, act, target, by }.write(locale, out)
            }
            Self::SameIdInEffect { id, records } => {
                let records = few(records.iter(), LISTED);
                findings::SameIdInEffect { id, records: And(&records) }.write(locale, out)
            }
            Self::SupersessionCycle { ids } => {
                findings::SupersessionCycle { ids: And(&few(ids.iter(), LISTED)) }
                    .write(locale, out)
            }
        }
    }
}

/// The relation of a record to another, as a sentence.
fn relation<'r>(
    from: &'r Digest,
    kind: RelationKind,
    target: &'r RecordRef,
) -> impl Localized + 'r {
    findings::Relation { from, kind, target: &target.sha256 }
}

/// All findings, in the order of docs/format.md G8.
pub(super) fn all(
    surveyed: &[Surveyed],
    courses: &[Lifecycle],
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

/// The findings about one relation.
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

/// The finding that an instrument ended another although it required less.
fn by_less(relates: &Relates, surveyed: &[Surveyed], courses: &[Lifecycle]) -> Option<Finding> {
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

/// The ids that several records in effect share.
fn same_ids(surveyed: &[Surveyed]) -> Vec<Finding> {
    let mut in_effect: BTreeMap<&RecordId, Vec<Digest>> = BTreeMap::new();
    for it in surveyed.iter().filter(|it| it.status.state == State::InEffect) {
        in_effect.entry(&it.record.content().id).or_default().push(it.record.digest());
    }
    let several = in_effect.into_iter().filter(|(_, records)| records.len() > 1);
    several.map(|(id, records)| Finding::SameIdInEffect { id: id.clone(), records }).collect()
}

/// The circles of supersession, by id. A record cannot name its own digest, but a version of an instrument
/// can name a record that names another version.
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
