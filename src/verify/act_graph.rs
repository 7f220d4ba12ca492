//! The acts of one instrument after the judgement of each act, before the judgement of their common meaning.

use crate::suggestions::is_form;
use std::collections::{BTreeMap, BTreeSet};

use super::Given;
use super::act_set::ActSet;
use super::act_validity;
use super::effect::Authority;
use super::evidence::{EvidenceReport, judge_evidence};
use super::outcome::{ActOutcome, ActReport, Signer};
use super::quorum::Quorums;
use crate::act::{ActContent, Intent};
use crate::bundle::{Bundle, SignedAct};
use crate::id::{ActId, EnvelopeDigest, HolderId, PartyId};
use crate::record::{Record, RecordContent};
use crate::roster::{Roster, RosterParty};
use crate::value::Time;

/// The acts of one instrument: which acts each has seen, their holders, and which are valid.
///
/// Acts are numbered in the order of a report; parties in the order of the record.
pub(super) struct ActGraph<'r> {
    pub(super) record: Record,
    /// Each act once. Acts that are valid and in order count so far.
    pub(super) acts: Vec<ActReport>,
    pub(super) evidence: Vec<EvidenceReport>,
    pub(super) parties: Vec<PartyFacts<'r>>,
    facts: Vec<Fact>,
    /// The number of each act, sorted by id.
    numbers: Vec<(ActId, usize)>,
    /// For each act, the acts of the bundle that it has seen.
    seen: Vec<ActSet>,
    /// The acts that have seen an act which is neither in the bundle nor set aside.
    lacking: ActSet,
    /// All acts of the bundle.
    pub(super) whole: Stage,
    /// The acts that point at another act.
    pointing: ActSet,
    /// The valid acts of holders who have several, those of one holder side by side.
    of_holders_with_several: Vec<usize>,
    /// The instants of valid acts (Unix seconds), ascending, each with the acts up to then.
    until: Vec<(i64, ActSet)>,
    /// The valid acts of each holder, by the holder's number.
    own: Vec<ActSet>,
    holders: BTreeMap<HolderId, usize>,
}

/// The facts about a party of the record.
pub(super) struct PartyFacts<'r> {
    /// The party in the roster.
    pub(super) known: Option<&'r RosterParty>,
    /// A party of the roster with a similar id, if the roster does not have this one.
    pub(super) perhaps: Option<&'r PartyId>,
    pub(super) quorums: Quorums,
    /// The valid acts for it, including seals, by time.
    pub(super) acts: Vec<usize>,
}

/// The facts about an act that the judgement needs often.
#[derive(Clone, Copy)]
struct Fact {
    intent: Intent,
    party: usize,
    /// The holder of its key, whether the act is valid or not.
    holder: Option<usize>,
    /// The claimed time, in Unix seconds.
    time: i64,
    /// The act that it points at, if that is in the bundle.
    target: Option<usize>,
    /// Whether it is a signature of the record, of any kind.
    signs: bool,
    /// The time of the earliest proof, in Unix seconds.
    proof: Option<i64>,
}

/// The acts of an instrument that a judgement uses: all of them, or fewer to see the effect without some.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Stage {
    /// The acts that exist, for acts that point at them or have seen them.
    pub(super) present: ActSet,
    /// The valid acts, without seals.
    pub(super) valid: ActSet,
    /// The valid seals.
    pub(super) seals: ActSet,
}

impl Stage {
    /// The stage in which only some acts exist.
    pub(super) fn only(&self, acts: &ActSet) -> Self {
        let [present, valid, seals] = [self.present, self.valid, self.seals].map(|it| it.and(acts));
        Self { present, valid, seals }
    }

    /// The stage in which some acts exist but are not valid.
    pub(super) fn without(&self, acts: &ActSet) -> Self {
        Self { present: self.present, valid: self.valid.minus(acts), seals: self.seals.minus(acts) }
    }
}

impl<'r> ActGraph<'r> {
    /// The acts of a bundle, judged by the given roster at the given time (docs/format.md J2). The signing order is
    /// not checked yet: [`Self::in_order`] completes the graph. Acts that were `set_aside` are not missing.
    pub(super) fn new(bundle: &Bundle, set_aside: &BTreeSet<ActId>, given: &Given<'r>) -> Self {
        let record = bundle.record().clone();
        let content = record.content();
        let evidence = judge_evidence(bundle, given.roster, &given.at);
        let acts = judge_acts(bundle, &evidence, given);
        let mut numbers: Vec<(ActId, usize)> =
            acts.iter().enumerate().map(|(number, act)| (act.id, number)).collect();
        numbers.sort_unstable();
        let number_of = |id: &ActId| number_of(&numbers, id);

        let mut holders: BTreeMap<HolderId, usize> = BTreeMap::new();
        for act in &acts {
            if let Some(holder) = act.outcome.holder()
                && !holders.contains_key(holder)
            {
                holders.insert(holder.clone(), holders.len());
            }
        }
        let fact = |act: &ActReport| {
            let content = &act.content;
            let signer = act.outcome.signer();
            let proof = signer.and_then(|signer| signer.proof.as_ref());
            let party = record.content().parties.binary_search_by(|it| it.id.cmp(&content.party));
            Fact {
                intent: content.intent,
                party: party.expect("every act is for a party of the record"),
                holder: act.outcome.holder().map(|holder| holders[holder]),
                time: content.signed_at.unix_seconds(),
                target: content.of.and_then(|of| number_of(&of)),
                signs: record.content().terms.is_signature(content.intent),
                proof: proof.map(|proof| proof.not_later_than().unix_seconds()),
            }
        };
        let facts: Vec<Fact> = acts.iter().map(fact).collect();
        let places = |act: &ActReport| act.content.seen.iter().filter_map(number_of).collect();
        let seen: Vec<ActSet> = acts.iter().map(places).collect();
        let is_nowhere = |id: &ActId| number_of(id).is_none() && !set_aside.contains(id);
        let lacks = |act: &usize| {
            let ids = &acts[*act].content.seen;
            ids.len() != seen[*act].len() as usize && ids.iter().any(is_nowhere)
        };
        let lacking = (0..acts.len()).filter(lacks).collect();
        let pointing = (0..acts.len()).filter(|act| acts[*act].content.of.is_some()).collect();

        let party = |party: &crate::record::Party| {
            let known = given.roster.party(&party.id);
            let perhaps = match known {
                Some(_) => None,
                None => perhaps(&party.id, given.roster, content),
            };
            PartyFacts { known, perhaps, quorums: Quorums::of(party, known), acts: Vec::new() }
        };
        let mut parties: Vec<PartyFacts<'r>> = content.parties.iter().map(party).collect();
        for act in valid_by_time(&acts, &facts) {
            parties[facts[act].party].acts.push(act);
        }

        let present = (0..acts.len()).collect();
        Self {
            record: record.clone(),
            acts,
            evidence,
            parties,
            facts,
            numbers,
            seen,
            lacking,
            whole: Stage { present, valid: ActSet::EMPTY, seals: ActSet::EMPTY },
            pointing,
            of_holders_with_several: Vec::new(),
            until: Vec::new(),
            own: vec![ActSet::EMPTY; holders.len()],
            holders,
        }
    }

    /// The complete graph. The acts of `late` are not valid: each was signed before the party beside it, which must
    /// sign first.
    pub(super) fn in_order(mut self, late: Vec<(usize, PartyId)>) -> Self {
        let graph = &mut self;
        for (act, before) in late {
            let holder = graph.acts[act].outcome.holder().expect("it is valid").clone();
            graph.acts[act].outcome = ActOutcome::OutOfOrder { holder, before };
        }
        let acts = &graph.acts;
        for party in &mut graph.parties {
            party.acts.retain(|act| acts[*act].outcome.counts());
        }
        let by_time = valid_by_time(&graph.acts, &graph.facts);
        let is_seal = |act: &usize| graph.facts[*act].intent == Intent::Seal;
        let (seals, valid): (Vec<usize>, Vec<usize>) = by_time.iter().partition(|act| is_seal(act));
        let (seals, valid) = (seals.into_iter().collect(), valid.into_iter().collect());
        graph.whole = Stage { present: graph.whole.present, valid, seals };
        for instant in by_time.chunk_by(|a, b| graph.facts[*a].time == graph.facts[*b].time) {
            let before = graph.until.last().map_or(ActSet::EMPTY, |(_, acts)| *acts);
            let now = before.or(&instant.iter().copied().collect());
            graph.until.push((graph.facts[instant[0]].time, now));
        }
        for act in &by_time {
            let holder = graph.facts[*act].holder.expect("it is valid");
            graph.own[holder].insert(*act);
        }
        let several = graph.own.iter().filter(|acts| acts.len() > 1);
        graph.of_holders_with_several = several.flat_map(ActSet::iter).collect();
        self
    }

    pub(super) fn content(&self, act: usize) -> &ActContent {
        &self.acts[act].content
    }

    pub(super) fn id(&self, act: usize) -> ActId {
        self.acts[act].id
    }

    /// The number of the act with this id, if it is in the bundle.
    pub(super) fn find(&self, id: &ActId) -> Option<usize> {
        number_of(&self.numbers, id)
    }

    pub(super) fn intent(&self, act: usize) -> Intent {
        self.facts[act].intent
    }

    /// The number of the party of an act.
    pub(super) fn party(&self, act: usize) -> usize {
        self.facts[act].party
    }

    /// The claimed time of an act, in Unix seconds.
    pub(super) fn time(&self, act: usize) -> i64 {
        self.facts[act].time
    }

    /// The claimed time of an act, as it was written.
    pub(super) fn signed_at(&self, act: usize) -> Time {
        self.acts[act].content.signed_at
    }

    /// The time of the earliest proof that an act existed, in Unix seconds.
    pub(super) fn proof(&self, act: usize) -> Option<i64> {
        self.facts[act].proof
    }

    /// The instant from which on an act is proven, in Unix seconds: the later of its time and its proof.
    pub(super) fn proven_since(&self, act: usize) -> Option<i64> {
        self.proof(act).map(|proof| proof.max(self.time(act)))
    }

    /// Whether an act withdraws or declines.
    pub(super) fn takes_back(&self, act: usize) -> bool {
        matches!(self.intent(act), Intent::Withdraw | Intent::Decline)
    }

    /// Whether an act is a signature of the record, of any kind.
    pub(super) fn signs(&self, act: usize) -> bool {
        self.facts[act].signs
    }

    /// The number of the act that `act` points at, if it is in the bundle.
    pub(super) fn target(&self, act: usize) -> Option<usize> {
        self.facts[act].target
    }

    /// The signer of a valid act.
    pub(super) fn signer(&self, act: usize) -> &Signer {
        self.acts[act].outcome.signer().expect("valid acts have a signer")
    }

    /// The number of the holder of a valid act.
    pub(super) fn holder(&self, act: usize) -> usize {
        self.facts[act].holder.expect("valid acts have a holder")
    }

    /// Whether both acts are of one person, by the roster.
    pub(super) fn is_of_one_holder(&self, a: usize, b: usize) -> bool {
        let holder = |act: usize| self.facts[act].holder;
        holder(a).is_some() && holder(a) == holder(b)
    }

    /// Whether `act` has seen `other`.
    pub(super) fn has_seen(&self, act: usize, other: usize) -> bool {
        self.seen[act].contains(other)
    }

    /// The acts of the bundle that an act has seen.
    pub(super) fn seen(&self, act: usize) -> &ActSet {
        &self.seen[act]
    }

    /// Whether all acts that an act has seen exist.
    pub(super) fn has_all_it_saw(&self, act: usize, stage: &Stage) -> bool {
        !self.lacking.contains(act) && self.seen[act].is_subset(&stage.present)
    }

    /// Whether all acts that any of these acts has seen exist.
    pub(super) fn have_all_they_saw(&self, acts: &ActSet, stage: &Stage) -> bool {
        let all_are_there = stage.present == self.whole.present;
        acts.is_disjoint(&self.lacking)
            && (all_are_there || acts.iter().all(|act| self.seen[act].is_subset(&stage.present)))
    }

    /// The acts that a seal closes: those that it has seen, without other seals.
    pub(super) fn core(&self, seal: usize) -> ActSet {
        self.seen[seal].iter().filter(|act| self.intent(*act) != Intent::Seal).collect()
    }

    /// Whether all acts exist that a seal, or an act of its core, has seen.
    pub(super) fn is_whole(&self, seal: usize, core: &ActSet, stage: &Stage) -> bool {
        self.has_all_it_saw(seal, stage) && self.have_all_they_saw(core, stage)
    }

    /// The acts that point at another act, whether that exists or not.
    pub(super) fn pointing(&self) -> &ActSet {
        &self.pointing
    }

    /// The valid acts of holders who have several, those of one holder side by side.
    pub(super) fn of_holders_with_several(&self) -> &[usize] {
        &self.of_holders_with_several
    }

    /// The valid acts of a holder of the roster.
    pub(super) fn own(&self, holder: &HolderId) -> ActSet {
        self.holders.get(holder).map_or(ActSet::EMPTY, |number| self.own[*number])
    }

    /// The holders who have valid acts.
    pub(super) fn holders(&self) -> impl Iterator<Item = &HolderId> {
        self.holders.iter().filter(|(_, number)| !self.own[**number].is_empty()).map(|(id, _)| id)
    }

    /// The valid acts that are not later than an instant (Unix seconds).
    pub(super) fn until(&self, instant: i64) -> ActSet {
        let passed = self.until.partition_point(|(time, _)| *time <= instant);
        passed.checked_sub(1).map_or(ActSet::EMPTY, |last| self.until[last].1)
    }

    /// The instants of valid acts (Unix seconds), ascending.
    pub(super) fn instants(&self) -> impl DoubleEndedIterator<Item = i64> {
        self.until.iter().map(|(time, _)| *time)
    }
}

/// The valid acts, by the time that each claims.
fn valid_by_time(acts: &[ActReport], facts: &[Fact]) -> Vec<usize> {
    let valid = (0..acts.len()).filter(|act| acts[*act].outcome.counts());
    let mut by_time: Vec<usize> = valid.collect();
    by_time.sort_by_key(|act| facts[*act].time);
    by_time
}

fn number_of(numbers: &[(ActId, usize)], id: &ActId) -> Option<usize> {
    let found = numbers.binary_search_by(|(other, _)| other.cmp(id));
    found.ok().map(|at| numbers[at].1)
}

/// A party of the roster whose id is one typing mistake away from this id, or a longer or shorter form of it, and
/// that is not in the record.
fn perhaps<'r>(id: &PartyId, roster: &'r Roster, record: &RecordContent) -> Option<&'r PartyId> {
    let is_other = |other: &&PartyId| record.parties.iter().all(|party| party.id != **other);
    let ids = roster.parties().map(|party| &party.id);
    let others: Vec<&PartyId> = ids.filter(is_other).collect();
    let slip = others.iter().find(|other| is_slip(id.as_str(), other.as_str()));
    let is_other_form = |other: &str| is_form(id.as_str(), other) || is_form(other, id.as_str());
    slip.or_else(|| others.iter().find(|other| is_other_form(other.as_str()))).copied()
}

/// Whether two ids differ by one wrong, missing or extra letter, or by two adjacent letters in the wrong
/// order.
fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let before = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[before..], &other[before..]);
    let after = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - after], &other[..other.len() - after]) {
        ([a, b], [c, d]) => a == d && b == c,
        (one, other) => one.len().max(other.len()) == 1,
    }
}

/// Every act once, with the envelopes that carry it. Acts with keys of another party come first.
pub(super) fn judge_acts(
    bundle: &Bundle,
    evidence: &[EvidenceReport],
    given: &Given<'_>,
) -> Vec<ActReport> {
    let signed: Vec<&SignedAct> = bundle.acts().collect();
    let same_act = |a: &&SignedAct, b: &&SignedAct| a.act().id() == b.act().id();
    let mut acts: Vec<ActReport> = signed
        .chunk_by(same_act)
        .map(|carriers| {
            let act = carriers[0].act();
            // The digests are only for looking up receipts and evidence.
            let has_proof = given.roster.has_receipts() || !evidence.is_empty();
            let envelopes: Vec<EnvelopeDigest> = match has_proof {
                true => carriers.iter().map(|signed| signed.envelope().digest()).collect(),
                false => Vec::new(),
            };
            ActReport {
                id: act.id(),
                envelopes: carriers.len(),
                content: act.shared_content(),
                ignored_receipts: act_validity::ignored_receipts(
                    act,
                    &envelopes,
                    bundle,
                    given.roster,
                ),
                ignored_evidence: act_validity::ignored_evidence(act, &envelopes, bundle, evidence),
                authority: Authority::NotAsked,
                unproven: None,
                outcome: act_validity::judge(act, &envelopes, bundle, evidence, given),
            }
        })
        .collect();
    acts.sort_by_key(|act| !matches!(act.outcome, ActOutcome::OtherParty { .. }));
    acts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_seen_and_two_are_not() {
        let rows = [
            ("rok-mnd", "rok-mdn", true),
            ("rok-mnd", "rok-mod", true),
            ("rok-mnd", "rok-mn", true),
            ("rok-mnd", "rok-mmnd", true),
            ("rok-mnd", "rokmnd", true),
            ("aa", "aaa", true),
            ("a", "b", true),
            ("rok-mnd", "rok-mnd", false),
            ("rok-mnd", "rok-msit", false),
            ("us-dod-cio", "us-dhs-st", false),
            ("rok-mnd", "kor-mnd", false),
        ];
        for (one, other, expected) in rows {
            assert_eq!(is_slip(one, other), expected, "{one} {other}");
            assert_eq!(is_slip(other, one), expected, "{other} {one}");
        }
    }
}
