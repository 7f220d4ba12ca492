//! All available instruments, and which of their acts are used.

use std::collections::{BTreeMap, BTreeSet};

use super::Given;
use super::act_graph::{ActGraph, Stage};
use super::act_set::ActSet;
use super::authority_claims::{self, Claim, Shown};
use super::judgement::{Judgement, judge};
use crate::id::{Digest, HolderId};
use crate::record::Record;
use crate::relation::{Deed, Leads, Relates, absent, deed, relations};
use crate::value::Time;

/// All available instruments, by number.
pub(super) struct Instruments<'r> {
    pub(super) graphs: Vec<ActGraph<'r>>,
    by_digest: BTreeMap<Digest, usize>,
    /// The relations between them.
    pub(super) relations: Vec<Relates>,
    /// For each instrument, the deeds of others on it when they take effect: the other, and its deed. Only
    /// instruments that have all parties of this one are included.
    pub(super) deeds_on: Vec<Vec<(usize, Deed)>>,
    /// For each instrument, the others that it affects.
    targets: Vec<Vec<usize>>,
    pub(super) claims: Vec<Claim>,
    /// The claims on each instrument, as numbers.
    pub(super) claims_on: Vec<Vec<usize>>,
    /// For each claim, the acts of the claimed instrument that are by the holder who claims.
    pub(super) own: Vec<ActSet>,
    /// The authority that each act of each instrument shows.
    shown: Vec<Vec<Shown>>,
    /// The time of the question.
    pub(super) at: Time,
}

impl<'r> Instruments<'r> {
    pub(super) fn new(graphs: Vec<ActGraph<'r>>, given: &Given<'_>) -> Self {
        let by_digest: BTreeMap<Digest, usize> =
            graphs.iter().enumerate().map(|(number, it)| (it.record.digest(), number)).collect();
        let records: Vec<&Record> = graphs.iter().map(|graph| &graph.record).collect();
        let relations = relations(&records);
        let mut deeds_on = vec![Vec::new(); graphs.len()];
        let mut targets = vec![Vec::new(); graphs.len()];
        for relates in &relations {
            if let (Leads::To(target), Some(deed)) = (relates.leads, deed(relates.kind))
                && absent(records[relates.from], records[target]).is_empty()
            {
                deeds_on[target].push((relates.from, deed));
                targets[relates.from].push(target);
            }
        }
        let (claims, shown) = authority_claims::claims(&graphs, &by_digest);
        let mut claims_on = vec![Vec::new(); graphs.len()];
        for (number, claim) in claims.iter().enumerate() {
            claims_on[claim.on].push(number);
        }
        let own = claims.iter().map(|claim| graphs[claim.on].own(&claim.holder)).collect();
        let at = given.at;
        Self { graphs, by_digest, relations, deeds_on, targets, claims, claims_on, own, shown, at }
    }

    /// The number of the instrument whose record has this digest.
    pub(super) fn number(&self, digest: &Digest) -> Option<usize> {
        self.by_digest.get(digest).copied()
    }

    /// The authority that an act shows.
    pub(super) fn shown(&self, instrument: usize, act: usize) -> &Shown {
        self.shown[instrument].get(act).unwrap_or(&Shown::NotAsked)
    }

    /// The acts of each instrument that do not lack authority, before any claim is evaluated.
    pub(super) fn not_asked(&self) -> Vec<ActSet> {
        let not_asked = |(number, graph): (usize, &ActGraph<'_>)| {
            let is_not_asked = |act: &usize| matches!(self.shown(number, *act), Shown::NotAsked);
            (0..graph.acts.len()).filter(is_not_asked).collect()
        };
        self.graphs.iter().enumerate().map(not_asked).collect()
    }

    /// The end of an instrument by its record, in Unix seconds.
    pub(super) fn expires(&self, instrument: usize) -> Option<i64> {
        let term = self.graphs[instrument].record.content().terms.term.as_ref();
        term.and_then(|term| term.expires).map(|end| end.unix_seconds())
    }

    /// The other instruments that an instrument affects when it takes effect.
    pub(super) fn targets(&self, instrument: usize) -> impl Iterator<Item = usize> {
        self.targets[instrument].iter().copied()
    }

    /// Whether an instrument affects others.
    pub(super) fn does(&self, instrument: usize) -> bool {
        !self.targets[instrument].is_empty()
    }

    /// The holders who claim powers, each with the instruments that affect others and in which they have
    /// valid acts.
    pub(super) fn doers(&self) -> BTreeMap<&HolderId, Vec<usize>> {
        let claimants: BTreeSet<&HolderId> = self.claims.iter().map(|it| &it.holder).collect();
        let mut doers: BTreeMap<&HolderId, Vec<usize>> = BTreeMap::new();
        for (number, graph) in self.graphs.iter().enumerate().filter(|(it, _)| self.does(*it)) {
            for holder in graph.holders().filter_map(|holder| claimants.get(holder)) {
                doers.entry(holder).or_default().push(number);
            }
        }
        doers
    }
}

/// The acts of all instruments that are used, by the number of the instrument.
pub(super) type World = Vec<Stage>;

/// Judges an instrument by some of its acts, including seals, and returns the judgement if they conclude it:
/// each party is met, and all acts exist that one of them has seen (docs/format.md J3.4.1 a).
pub(super) fn concluded(
    instruments: &Instruments<'_>,
    number: usize,
    stage: &Stage,
    acts: &ActSet,
    authorised: &ActSet,
) -> Option<Judgement> {
    let graph = &instruments.graphs[number];
    let view = acts.and(&stage.valid);
    // Most often, a party has not signed at all.
    let has_act =
        |party: &super::act_graph::PartyFacts<'_>| party.acts.iter().any(|act| view.contains(*act));
    if !graph.parties.iter().all(has_act) {
        return None;
    }
    let judgement = judge(graph, stage, &view, authorised, &instruments.at);
    let asked = view.or(&acts.and(&stage.seals));
    (judgement.is_met() && graph.have_all_they_saw(&asked, stage)).then_some(judgement)
}
