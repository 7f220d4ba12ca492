//! Other copies of a bundle: what they add, and which do not fit (docs/format.md B16).

use std::collections::BTreeSet;

use crate::bundle::{Bundle, MergeError, SignedAct};
use crate::evidence::Entry;
use crate::fault::Fault;
use crate::id::{ActId, EnvelopeDigest};
use crate::roster::Roster;

/// A bundle, and the outcome of each other copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The bundle with the acts of every merged copy.
    pub bundle: Bundle,
    /// The outcome of each copy, in the given order.
    pub copies: Vec<CopyOutcome>,
    /// The acts of unknown keys that were set aside and that an act of the bundle has seen. They exist, so
    /// they are not missing: see [`Instruments::set_aside`](crate::verify::Instruments).
    pub set_aside: BTreeSet<ActId>,
}

/// The outcome of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyOutcome {
    /// It was merged.
    Merged {
        /// The number of signed acts that it added. 0 if the bundle, or a copy merged earlier, already has
        /// them all.
        added: usize,
        /// The number of signed acts of unknown keys that were set aside because a bundle cannot hold all
        /// acts. They come from this copy and from the bundle that it was merged with. 0 if all acts fit.
        set_aside: usize,
        /// The number of entries of evidence that it added.
        evidence: usize,
    },
    /// It was left out: even without acts of unknown keys, the result would exceed the limits of a bundle
    /// (`too-many`, `too-large`).
    TooFull(Fault),
    /// It was left out: it is about another record.
    OtherRecord,
}

/// Merges other copies with a bundle, one by one, and leaves out those that do not fit.
///
/// Copies are merged in this order: first those that add the fewest acts of keys that are not in the roster;
/// then those that add the fewest acts; then those given first. If a copy does not fit, acts of unknown keys
/// are set aside: first those of the copy, then those of the bundle. So no one with an unknown key can keep
/// out an act of a known key. Acts that an act of a known key points at, and acts for which the roster has a
/// receipt, are treated like acts of known keys. Without a roster, no act is set aside. If there is no room for all
/// evidence, that of authorities and logs of the roster stays first ([`Bundle::merge_preferring`]).
pub fn join(bundle: Bundle, copies: &[&Bundle], roster: Option<&Roster>) -> Joined {
    let held = envelopes(&bundle);
    let mut order: Vec<(usize, usize, usize)> = Vec::with_capacity(copies.len());
    for (place, copy) in copies.iter().enumerate() {
        let lacking = || copy.acts().filter(|it| !held.contains(&it.envelope().digest()));
        let is_stranger = |it: &&SignedAct| roster.is_none_or(|roster| !has_known_key(it, roster));
        order.push((lacking().filter(is_stranger).count(), lacking().count(), place));
    }
    order.sort_unstable();
    let idle = CopyOutcome::Merged { added: 0, set_aside: 0, evidence: 0 };
    let mut outcomes = vec![idle; copies.len()];
    let mut set_aside = BTreeSet::new();
    let mut joined = bundle;
    for (_, lacking, place) in order {
        let copy = copies[place];
        let has_news = copy.evidence().any(|entry| !joined.has_evidence(&entry.id()));
        if copy.record() == joined.record() && lacking == 0 && !has_news {
            continue;
        }
        let (merged, aside) = match merge(&joined, copy, roster) {
            Ok(merged) => merged,
            Err(MergeError::Limit(fault)) => {
                outcomes[place] = CopyOutcome::TooFull(fault);
                continue;
            }
            Err(MergeError::OtherRecord { .. }) => {
                outcomes[place] = CopyOutcome::OtherRecord;
                continue;
            }
        };
        let before = envelopes(&joined);
        let is_new = |it: &&SignedAct| !before.contains(&it.envelope().digest());
        let added = merged.acts().filter(is_new).count();
        let is_new = |entry: &&Entry| !joined.has_evidence(&entry.id());
        let evidence = merged.evidence().filter(is_new).count();
        outcomes[place] = CopyOutcome::Merged { added, set_aside: aside.len(), evidence };
        set_aside.extend(aside);
        joined = merged;
    }
    let seen: BTreeSet<&ActId> =
        joined.acts().flat_map(|signed| &signed.act().content().seen).collect();
    set_aside.retain(|id| seen.contains(id) && joined.act(id).is_none());
    Joined { bundle: joined, copies: outcomes, set_aside }
}

/// Merges two bundles. Also returns the acts of unknown keys that were set aside so that the others fit.
fn merge(
    bundle: &Bundle,
    copy: &Bundle,
    roster: Option<&Roster>,
) -> Result<(Bundle, Vec<ActId>), MergeError> {
    let is_known = |entry: &Entry| roster.is_some_and(|roster| roster.time().knows(entry));
    let merge = |bundle: Bundle, copy: Bundle| {
        bundle.merge_preferring(copy, is_known).map(|merged| merged.bundle)
    };
    let whole = merge(bundle.clone(), copy.clone()).map(|merged| (merged, Vec::new()));
    let (Err(MergeError::Limit(_)), Some(roster)) = (&whole, roster) else { return whole };
    let both = || bundle.acts().chain(copy.acts());
    let pointed_at: BTreeSet<ActId> = both()
        .filter(|signed| has_known_key(signed, roster))
        .filter_map(|signed| signed.act().content().of)
        .collect();
    let is_kept = |signed: &SignedAct| {
        has_known_key(signed, roster)
            || pointed_at.contains(&signed.act().id())
            || !roster.received(&signed.envelope().digest()).is_empty()
    };
    let is_set_aside = |signed: &&SignedAct| !is_kept(signed);
    let ids = |bundle: &Bundle| -> Vec<ActId> {
        bundle.acts().filter(is_set_aside).map(|signed| signed.act().id()).collect()
    };
    let mut aside = ids(copy);
    let copy = copy.only(is_kept);
    merge(bundle.clone(), copy.clone()).map(|merged| (merged, aside.clone())).or_else(|_| {
        aside.extend(ids(bundle));
        merge(bundle.only(is_kept), copy).map(|merged| (merged, aside))
    })
}

fn has_known_key(signed: &SignedAct, roster: &Roster) -> bool {
    roster.owner(&signed.act().content().key_set()).is_some()
}

fn envelopes(bundle: &Bundle) -> BTreeSet<EnvelopeDigest> {
    bundle.acts().map(|signed| signed.envelope().digest()).collect()
}
