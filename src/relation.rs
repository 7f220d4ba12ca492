//! Relations between instruments, as their records state them, and the instruments that they lead to among
//! the available ones (docs/format.md R14, G4, G8).
//!
//! The acts of the instruments do not matter here.

use std::collections::BTreeMap;

use crate::id::{Digest, PartyId, RecordId};
use crate::record::{
    Approval, Party, Record, RecordContent, RecordRef, RelationKind, SuiteDemand, Target,
};
use crate::value::coded;

coded! { Leads }

/// A relation from one instrument to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relates {
    /// The index of the instrument that states the relation.
    pub from: usize,
    /// The kind of relation.
    pub kind: RelationKind,
    /// The instrument that the relation names.
    pub target: Target,
    /// The instrument that it leads to.
    pub leads: Leads,
}

/// Where a relation leads among the available instruments. Numbers are indexes of these instruments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To the named instrument.
    To(usize),
    /// To another version of it: a record with that id is available, but none with that digest.
    OtherDigest(usize),
    /// To a record with that digest but another id.
    OtherId(usize),
    /// The instrument is not available.
    Nowhere,
    /// To an instrument on paper, of which nothing is verified.
    Paper,
}

impl Leads {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::To(_) => "found",
            Self::OtherDigest(_) => "wrong-digest",
            Self::OtherId(_) => "wrong-id",
            Self::Nowhere => "missing",
            Self::Paper => "paper",
        }
    }

    /// The instrument at its end, even if it is not exactly the named one.
    pub fn end(self) -> Option<usize> {
        match self {
            Self::To(index) | Self::OtherDigest(index) | Self::OtherId(index) => Some(index),
            Self::Nowhere | Self::Paper => None,
        }
    }
}

/// All relations of all records, in the order of the records and of the relations in each, with the
/// instruments that they lead to.
pub(crate) fn relations(records: &[&Record]) -> Vec<Relates> {
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

/// The parties of `other` that are not parties of `record`.
pub(crate) fn absent(record: &Record, other: &Record) -> Vec<PartyId> {
    let parties = other.content().parties.iter().map(|party| &party.id);
    parties.filter(|id| record.party(id).is_none()).cloned().collect()
}

/// The effect of a relation on the instrument that it leads to, after the instrument that states it takes
/// effect (docs/format.md G4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deed {
    /// It ends the instrument and replaces it.
    Supersedes,
    /// It ends the instrument.
    Terminates,
    /// It extends the term of the instrument.
    Extends,
}

/// The effect of a relation of this kind, if it has one.
pub(crate) fn deed(kind: RelationKind) -> Option<Deed> {
    match kind {
        RelationKind::Supersedes => Some(Deed::Supersedes),
        RelationKind::Terminates => Some(Deed::Terminates),
        RelationKind::Extends => Some(Deed::Extends),
        RelationKind::Amends
        | RelationKind::Implements
        | RelationKind::Reaffirms
        | RelationKind::ValidatedBy
        | RelationKind::AnnexOf
        | RelationKind::Corrects
        | RelationKind::ReplyTo => None,
    }
}

/// The parties of `other` for which `record` requires less: fewer people, no approval, no authority, no pairs of keys, or
/// keys that `other` does not designate (docs/format.md G8, `ends-by-less`).
pub(crate) fn asks_less_of(record: &RecordContent, other: &RecordContent) -> Vec<PartyId> {
    let (terms, others) = (&record.terms, &other.terms);
    let no_approval =
        terms.approval == Approval::NotNeeded && others.approval == Approval::Required;
    let no_pairs = terms.suite == SuiteDemand::Any && others.suite == SuiteDemand::Hybrid;
    let asks_less = |party: &&Party| {
        let own = record.parties.iter().find(|own| own.id == party.id);
        own.is_some_and(|own| {
            let fewer = own.quorum.unwrap_or(1) < party.quorum.unwrap_or(1);
            let no_authority =
                others.authority.contains(&party.id) && !terms.authority.contains(&party.id);
            let other_keys = match (&own.keys, &party.keys) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(own), Some(keys)) => !own.is_subset(keys),
            };
            no_approval || no_pairs || fewer || no_authority || other_keys
        })
    };
    other.parties.iter().filter(asks_less).map(|party| party.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::id::KeyId;
    use crate::record::tests::content;

    #[test]
    fn what_asks_less_of_a_party_is_found() {
        let keys = |numbers: &[u8]| -> Option<BTreeSet<KeyId>> {
            Some(numbers.iter().map(|number| KeyId::of(&[*number])).collect())
        };
        let record = |change: &dyn Fn(&mut RecordContent)| {
            let mut record = content();
            record.parties.iter_mut().for_each(|party| party.quorum = Some(2));
            change(&mut record);
            record
        };
        let plain = record(&|_| {});
        let both = vec!["b".parse().unwrap(), "a".parse().unwrap()];
        let a: Vec<PartyId> = vec!["a".parse().unwrap()];
        let ask = |change: &dyn Fn(&mut RecordContent)| record(change);
        let keys_of_a =
            |numbers: &'static [u8]| record(&move |it| it.parties[1].keys = keys(numbers));
        let rows: [(RecordContent, RecordContent, Vec<PartyId>); 15] = [
            (plain.clone(), plain.clone(), vec![]),
            // Fewer people.
            (ask(&|it| it.parties[1].quorum = Some(1)), plain.clone(), a.clone()),
            (ask(&|it| it.parties[1].quorum = None), plain.clone(), a.clone()),
            (plain.clone(), ask(&|it| it.parties[1].quorum = Some(1)), vec![]),
            // No approval.
            (plain.clone(), ask(&|it| it.terms.approval = Approval::Required), both.clone()),
            (ask(&|it| it.terms.approval = Approval::Required), plain.clone(), vec![]),
            // No pairs of keys.
            (plain.clone(), ask(&|it| it.terms.suite = SuiteDemand::Hybrid), both),
            (ask(&|it| it.terms.suite = SuiteDemand::Hybrid), plain.clone(), vec![]),
            // No authority.
            (plain.clone(), ask(&|it| it.terms.authority = [a[0].clone()].into()), a.clone()),
            (
                ask(&|it| it.terms.authority = [a[0].clone()].into()),
                ask(&|it| it.terms.authority = [a[0].clone()].into()),
                vec![],
            ),
            // Keys that the other does not designate.
            (keys_of_a(&[1]), keys_of_a(&[1, 2]), vec![]),
            (keys_of_a(&[1, 2]), keys_of_a(&[1, 2]), vec![]),
            (keys_of_a(&[1, 3]), keys_of_a(&[1, 2]), a.clone()),
            (plain.clone(), keys_of_a(&[1, 2]), a.clone()),
            (keys_of_a(&[1]), plain, vec![]),
        ];
        for (number, (own, other, less)) in rows.into_iter().enumerate() {
            assert_eq!(asks_less_of(&own, &other), less, "row {number}");
        }
    }
}
