//! The judgement of all available instruments, each with the others: docs/format.md J3.4 to J4.3.
//!
//! It is made once for all of them, so that the answers about different instruments agree. A survey uses it
//! for every instrument, `verify` for one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::EndedPowers;
use super::act_effects::{ActEffect, dissents};
use super::act_graph::ActGraph;
use super::authority_claims::{Claim, Shown};
use super::effect::{Authority, Effect, Unauthorised};
use super::evidence::EvidenceReport;
use super::history::Run;
use super::judgement::{Judgement, judge, tally};
use super::outcome::{ActOutcome, ActReport, PartyOutcome, PartyReport, Seal, Unproven};
use super::party_report;
use super::sweep::{Ended, Line, Sweep};

use super::act_set::ActSet;
use super::all_instruments::{Instruments, World, concluded};
use crate::act::Intent;
use crate::cycle::cycles;
use crate::id::{ActId, Digest, HolderId, PartyId};
use crate::value::Time;

/// All available instruments, judged.
pub(super) struct Timeline<'r> {
    pub(super) instruments: Instruments<'r>,
    run: Run,
    /// The acts that count, for each instrument.
    counts: Vec<Counts>,
    /// The valid acts of each instrument that could have been backdated.
    unproven: Vec<ActSet>,
    /// The run without these acts. `None` if there are none.
    proven: Option<Run>,
    /// The claims whose authority depends on itself.
    circular: BTreeSet<usize>,
}

/// The acts of an instrument that count.
struct Counts {
    /// The sealed set of acts, and the seals that closed it.
    sealed: Option<(ActSet, ActSet)>,
    /// The view that counts.
    view: ActSet,
    judgement: Judgement,
}

/// What became of the acts and parties of an instrument.
pub(super) struct Judged {
    pub(super) acts: Vec<ActReport>,
    pub(super) evidence: Vec<EvidenceReport>,
    pub(super) parties: Vec<PartyReport>,
    pub(super) seal: Seal,
    /// Whether the powers behind a seal are not sealed.
    pub(super) open_powers: bool,
    /// Acts that are not in the bundle but were seen by a relevant act, with the party of that act.
    pub(super) missing: BTreeSet<(ActId, PartyId)>,
}

impl<'r> Timeline<'r> {
    pub(super) fn of(instruments: Instruments<'r>) -> Self {
        let world: World = instruments.graphs.iter().map(|graph| graph.whole).collect();
        let run = Run::over(&instruments, world);
        let numbers = 0..instruments.graphs.len();
        let counts: Vec<Counts> =
            numbers.map(|number| counts(&instruments, &run, number)).collect();
        let circular = circular(&instruments, &run.sweep);
        let (unproven, proven) = (Vec::new(), None);
        let mut timeline = Self { instruments, run, counts, unproven, proven, circular };
        timeline.find_unproven();
        timeline
    }

    fn is_sealed(&self, number: usize) -> bool {
        self.counts[number].sealed.is_some()
    }

    fn graph(&self, number: usize) -> &ActGraph<'r> {
        &self.instruments.graphs[number]
    }

    /// The time of the question.
    fn at(&self) -> &Time {
        &self.instruments.at
    }

    /// The course of an instrument with all acts.
    pub(super) fn line(&self, number: usize) -> &Line {
        self.run.sweep.of_all(number)
    }

    /// What became of the acts and parties of an instrument.
    pub(super) fn judged(&self, number: usize) -> Judged {
        let graph = self.graph(number);
        let counts = &self.counts[number];
        let mut acts = graph.acts.clone();
        let mut open_powers = false;
        let sealing = counts.sealed.map_or(graph.whole.seals, |(_, seals)| seals);
        for act in graph.whole.valid.or(&graph.whole.seals).iter() {
            let report = &mut acts[act];
            report.authority = self.authority(number, act);
            report.unproven = self.why_unproven(number, act);
            let effect = match counts.judgement.effects_of_acts[act] {
                Some(ActEffect::Counts { .. }) => continue,
                Some(ActEffect::Is(effect)) => effect,
                Some(ActEffect::LacksAuthority) => Effect::Unauthorised(self.lack(number, act)),
                None => match counts.sealed {
                    Some((_, seals)) if seals.contains(act) => Effect::Seals,
                    Some(_) => Effect::AfterTheSeal,
                    None => self.effect_of_seal(number, act),
                },
            };
            open_powers |= effect == Effect::SealedOnOpenPowers;
            if let ActOutcome::Counted(signer) = &report.outcome {
                report.outcome = ActOutcome::Stands(signer.clone(), effect);
            }
        }
        let matters = counts.view.or(&sealing);
        let lacks = |act: &usize| !graph.has_all_it_saw(*act, &graph.whole);
        let missing =
            matters.iter().filter(lacks).flat_map(|act| self.missing(number, act)).collect();
        let seal = if counts.sealed.is_some() { Seal::Sealed } else { Seal::Unsealed };
        let evidence = graph.evidence.clone();
        Judged { acts, evidence, parties: self.parties(number), seal, open_powers, missing }
    }

    /// The acts that an act has seen and that are not in its bundle, with the party of the act.
    fn missing(&self, number: usize, act: usize) -> Vec<(ActId, PartyId)> {
        let graph = self.graph(number);
        let content = graph.content(act);
        let is_missing = |id: &&ActId| graph.find(id).is_none();
        content.seen.iter().filter(is_missing).map(|id| (*id, content.party.clone())).collect()
    }

    fn parties(&self, number: usize) -> Vec<PartyReport> {
        let graph = self.graph(number);
        let counts = &self.counts[number];
        let mut reports = party_report::reports(graph, &counts.judgement, self.at());
        let proven = self.proven.as_ref().map(|proven| {
            let authorised = proven.authorised(number, self.is_sealed(number));
            let stage = &proven.world[number];
            let view = counts.view.and(&stage.valid);
            judge(graph, stage, &view, authorised, self.at())
        });
        for (index, report) in reports.iter_mut().enumerate() {
            if report.outcome != PartyOutcome::Met {
                continue;
            }
            let is_met = |it: &Judgement| it.parties[index].outcome == PartyOutcome::Met;
            let has_sealed = |(_, seals): &(ActSet, ActSet)| {
                let mut seals = seals.minus(&self.unproven[number]);
                if let Some(proven) = &self.proven {
                    seals = seals.and(proven.authorised(number, true));
                }
                tally(graph, &graph.parties[index], &seals, self.at()).met
            };
            report.unproven = !proven.as_ref().is_none_or(is_met)
                || !counts.sealed.as_ref().is_none_or(has_sealed);
        }
        reports
    }

    /// The effect of a valid seal while the set is not sealed (docs/format.md J4.3).
    fn effect_of_seal(&self, number: usize, seal: usize) -> Effect {
        let (graph, stage) = (self.graph(number), &self.run.world[number]);
        let core = graph.core(seal);
        let sealed = &self.run.sealed;
        if !graph.is_whole(seal, &core, stage) {
            return Effect::TargetMissing;
        }
        let authorised = &sealed.authorised[number];
        if sealed.cores[number]
            .iter()
            .any(|it| it.acts == core && it.good(authorised).contains(seal))
        {
            return Effect::Seals;
        }
        let open = &self.run.sweep.authorised[number];
        if !open.contains(seal) {
            return Effect::Unauthorised(self.lack(number, seal));
        }
        let view = core.and(&stage.valid);
        match judge(graph, stage, &view, open, self.at()).is_met() {
            true => Effect::SealedOnOpenPowers,
            false => Effect::SealedTooEarly,
        }
    }

    /// Whether a valid act shows the authority that the record requires.
    fn authority(&self, number: usize, act: usize) -> Authority {
        let claim = match self.instruments.shown(number, act) {
            Shown::NotAsked => return Authority::NotAsked,
            Shown::Wrong(wrong) => return Authority::Lacking(*wrong),
            Shown::Claims(claim) => *claim,
        };
        let is_sealed = self.is_sealed(number);
        if !self.run.authorised(number, is_sealed).contains(act) {
            return Authority::Lacking(self.lack(number, act));
        }
        match is_sealed.then(|| self.ended_without_proof(claim)).flatten() {
            Some(by) => Authority::EndNotProven { by },
            None => Authority::Shown,
        }
    }

    /// The instrument that ended powers before a claim on them, by the claims of acts (docs/format.md
    /// J3.4.5).
    fn ended_without_proof(&self, claim: usize) -> Option<Digest> {
        let claim = &self.instruments.claims[claim];
        let ended = self.ended_before(&self.run.sweep, claim, claim.time)?;
        // If there are several: one that supersedes, then the one with the earliest record. Any of them is
        // correct.
        let by = ended.by.iter().min_by_key(|(by, deed)| {
            let content = self.graph(*by).record.content();
            (*deed, content.created.unix_seconds(), content.id.clone())
        });
        by.map(|(by, _)| self.graph(*by).record.digest())
    }

    /// The reason why an act lacks authority (docs/format.md J3.4).
    fn lack(&self, number: usize, act: usize) -> Unauthorised {
        match self.instruments.shown(number, act) {
            Shown::NotAsked => unreachable!("it was asked for no authority, so it lacks none"),
            Shown::Wrong(wrong) => *wrong,
            Shown::Claims(claim) => self.why_not(*claim),
        }
    }

    fn why_not(&self, number: usize) -> Unauthorised {
        let claim = &self.instruments.claims[number];
        let (sweep, own) = (&self.run.sweep, &self.instruments.own[number]);
        if sweep.authorised[claim.by].contains(claim.act) {
            return Unauthorised::NotConcluded;
        }
        if let Some(ended) = self.how_ended(claim) {
            return ended;
        }
        let (graph, stage) = (self.graph(claim.on), &self.run.world[claim.on]);
        let authorised = &sweep.authorised[claim.on];
        let holds = |acts: &ActSet| {
            concluded(&self.instruments, claim.on, stage, acts, authorised).is_some()
        };
        let by_then = graph.until(claim.time);
        let taken_back: ActSet = by_then.iter().filter(|act| graph.takes_back(*act)).collect();
        let all = graph.until(i64::MAX);
        if holds(&by_then.minus(own)) {
            Unauthorised::NotInEffect
        } else if holds(&by_then) {
            Unauthorised::SelfIssued
        } else if self.circular.contains(&number) {
            Unauthorised::Circular
        } else if holds(&by_then.minus(own).minus(&taken_back)) {
            Unauthorised::Withdrawn
        } else if holds(&all.minus(own)) {
            Unauthorised::ConcludedLater
        } else {
            Unauthorised::NotConcluded
        }
    }

    /// The first event that ended the powers of a claim before its time, if there is one.
    fn how_ended(&self, claim: &Claim) -> Option<Unauthorised> {
        let sweep = &self.run.sweep;
        let line = sweep.line(claim.on, &claim.holder);
        let expired = line.end_as_of(claim.time).filter(|end| *end <= claim.time);
        let expired = expired.map(|end| (end, Unauthorised::Expired));
        let lines = [sweep.of_all(claim.on), line];
        let ended = lines.into_iter().filter_map(|line| line.ended.as_ref()).map(|ended| {
            let how = match ended.is_superseded() {
                true => Unauthorised::Superseded,
                false => Unauthorised::Terminated,
            };
            (ended.instant(), how)
        });
        let ended = ended.filter(|(instant, _)| *instant < claim.time);
        expired.into_iter().chain(ended).min().map(|(_, how)| how)
    }

    /// The acts that a seal closes, and the seal itself, whose powers had ended before them by the claims of
    /// acts.
    pub(super) fn ended_powers(&self, number: usize, seal: &ActId) -> Vec<EndedPowers> {
        let graph = self.graph(number);
        let valid = graph.whole.valid.or(&graph.whole.seals);
        let is_seal = |act: &usize| graph.intent(*act) == Intent::Seal;
        let Some(seal) = graph.find(seal).filter(is_seal) else { return Vec::new() };
        let mut closed = graph.core(seal);
        closed.insert(seal);
        let of = |act: usize| {
            let Shown::Claims(claim) = self.instruments.shown(number, act) else { return None };
            if self.run.sweep.authorised[number].contains(act) {
                return None;
            }
            let why_not = self.why_not(*claim);
            let how = super::Ended::ALL.into_iter().find(|how| how.lack() == why_not)?;
            let powers = self.graph(self.instruments.claims[*claim].on).record.digest();
            let party = graph.content(act).party.clone();
            Some(EndedPowers { act: graph.id(act), party, powers, how })
        };
        closed.and(&valid).iter().filter_map(of).collect()
    }

    /// Finds the acts that could have been backdated, and the run without them (docs/format.md J2.3).
    fn find_unproven(&mut self) {
        let numbers = 0..self.instruments.graphs.len();
        self.unproven = numbers.clone().map(|number| self.unproven_of(number)).collect();
        let assents = |number: usize| -> ActSet {
            let (graph, stage) = (self.graph(number), &self.run.world[number]);
            let unproven = self.unproven[number];
            unproven.iter().filter(|act| !dissents(graph, stage, *act)).collect()
        };
        let assents: Vec<ActSet> = numbers.map(assents).collect();
        if assents.iter().any(|acts| !acts.is_empty()) {
            let world = self.run.world.iter().zip(&assents);
            let world = world.map(|(stage, assents)| stage.without(assents)).collect();
            self.proven = Some(Run::over(&self.instruments, world));
        }
    }

    fn unproven_of(&self, number: usize) -> ActSet {
        let graph = self.graph(number);
        let raised = self.acts_before_quorum_rose(number);
        let is_unproven = |act: &usize| {
            graph.signer(*act).is_unproven()
                || raised.contains(*act)
                || self.had_powers_that_ended(number, *act)
        };
        graph.whole.valid.or(&graph.whole.seals).iter().filter(is_unproven).collect()
    }

    /// The reason why a valid act could have been backdated, if it could.
    fn why_unproven(&self, number: usize, act: usize) -> Option<Unproven> {
        if !self.unproven[number].contains(act) {
            None
        } else if self.graph(number).signer(act).is_unproven() {
            Some(Unproven::KeyClosed)
        } else if self.had_powers_that_ended(number, act) {
            Some(Unproven::PowersEnded)
        } else {
            Some(Unproven::QuorumRose)
        }
    }

    /// Whether an act has authority by powers that have ended since, and nothing proves that it is older.
    fn had_powers_that_ended(&self, number: usize, act: usize) -> bool {
        let Shown::Claims(claim) = self.instruments.shown(number, act) else { return false };
        let is_sealed = self.is_sealed(number);
        self.run.authorised(number, is_sealed).contains(act) && self.powers_ended(number, *claim)
    }

    /// The counted acts of fewer people than a later quorum requires, if nothing proves that they are older
    /// than that quorum.
    fn acts_before_quorum_rose(&self, number: usize) -> ActSet {
        let graph = self.graph(number);
        let counted = &self.counts[number].judgement.counted;
        let mut found = ActSet::EMPTY;
        for party in &graph.parties {
            let rises = party.quorums.rises().filter(|(on, _)| *on <= self.at().unix_seconds());
            let people = tally(graph, party, counted, self.at()).people.len();
            for (on, _) in rises.filter(|(_, quorum)| people < *quorum) {
                let signed = party.acts.iter().copied().filter(|act| counted.contains(*act));
                let is_older = |act: &usize| graph.proof(*act).is_some_and(|proof| proof < on);
                let before = signed.filter(|act| graph.time(*act) < on && !is_older(act));
                before.for_each(|act| found.insert(act));
            }
        }
        found
    }

    /// Whether the powers of a claim have ended by the time of the question, and the act has no proof from a
    /// time when its holder still had them (docs/format.md J3.4.6).
    fn powers_ended(&self, number: usize, claim: usize) -> bool {
        let (own, claim) = (&self.instruments.own[claim], &self.instruments.claims[claim]);
        let at = self.at().unix_seconds();
        let proof = self.graph(number).proof(claim.act);
        let is_unproven = |end: i64| end <= at && proof.is_none_or(|proof| proof >= end);

        let graph = self.graph(claim.on);
        let powers = graph.record.content().terms.powers.as_ref();
        let until = powers.and_then(|powers| powers.until).map(|until| until.unix_seconds());
        let is_sealed = self.is_sealed(number);
        let (instruments, run) = (&self.instruments, &self.run);
        let (end, ended) = match is_sealed {
            false => (
                run.sweep.line(claim.on, &claim.holder).end_as_of(at),
                self.ended_before(&run.sweep, claim, at).map(|ended| ended.instant() + 1),
            ),
            // What others can still add or take back is not considered.
            true => (
                run.sealed.end_as_of(instruments, &run.world, claim, &run.proven, at),
                self.proven_end(claim, proof),
            ),
        };
        let taken_back = self.taken_back(claim, own, is_sealed);
        [until, end, ended, taken_back].into_iter().flatten().any(is_unproven)
    }

    /// How a timeline ended the powers of a claim before a time. The instrument of the act itself is ignored,
    /// because it took effect by the act.
    fn ended_before<'p>(&self, sweep: &'p Sweep, claim: &Claim, time: i64) -> Option<&'p Ended> {
        let ended = sweep.ended_before(claim.on, &claim.holder, time)?;
        ended.by.iter().any(|(by, _)| *by != claim.by).then_some(ended)
    }

    /// The first instant (Unix seconds) at which the powers are proven to have ended. It is the time of the
    /// proof of the act, or the time of the question.
    fn proven_end(&self, claim: &Claim, proof: Option<i64>) -> Option<i64> {
        let at = self.at().unix_seconds();
        let times = proof.filter(|proof| *proof < at).into_iter().chain([at]);
        let proven = &self.run.proven;
        let mut ended = times.filter(|time| {
            let sweep = proven.sweep_before(*time);
            sweep.is_some_and(|sweep| self.ended_before(sweep, claim, *time).is_some())
        });
        ended.next()
    }

    /// The time when the powers of a valid claim were taken back, by the time of the question: the first
    /// instant, in Unix seconds, at which a withdrawal or refusal means that the instrument is not concluded
    /// without the holder. In a sealed set, the withdrawal must have proof, and counts from its proof.
    fn taken_back(&self, claim: &Claim, own: &ActSet, is_sealed: bool) -> Option<i64> {
        let (graph, stage) = (self.graph(claim.on), &self.run.world[claim.on]);
        let known = |act: usize| match is_sealed {
            false => Some(graph.time(act)),
            true => graph.proven_since(act),
        };
        let takes_back = |act: &usize| !own.contains(*act) && graph.takes_back(*act);
        let taking_back = stage.valid.iter().filter(takes_back);
        let mut taking_back: Vec<(i64, usize)> =
            taking_back.filter_map(|act| Some((known(act)?, act))).collect();
        taking_back.sort_unstable();
        let at = self.at().unix_seconds();
        let mut instants: Vec<i64> = taking_back.iter().map(|(known, _)| *known).collect();
        instants.dedup();
        instants.retain(|instant| (claim.time + 1..=at).contains(instant));
        instants.into_iter().find(|instant| match is_sealed {
            false => {
                let acts = graph.until(*instant).minus(own);
                let authorised = &self.run.sweep.authorised[claim.on];
                concluded(&self.instruments, claim.on, stage, &acts, authorised).is_none()
            }
            true => {
                let by_then = taking_back.iter().take_while(|(known, _)| known <= instant);
                let dissents: ActSet = by_then.map(|(_, act)| *act).collect();
                let (sealed, world) = (&self.run.sealed, &self.run.world);
                !sealed.gives_powers(&self.instruments, world, claim, own, &dissents)
            }
        })
    }

    /// Whether every party would be met, with all acts that were seen, without some of the counted acts.
    /// Returns the judgement in that case.
    pub(super) fn judged_without(&self, number: usize, acts: &ActSet) -> Option<Judgement> {
        let (graph, stage) = (self.graph(number), &self.run.world[number]);
        let counts = &self.counts[number];
        let view = counts.view.minus(acts);
        let sealing = counts.sealed.map_or(stage.seals, |(_, seals)| seals);
        let authorised = self.run.authorised(number, counts.sealed.is_some());
        let judgement = judge(graph, stage, &view, authorised, self.at());
        let is_whole = || graph.have_all_they_saw(&view.or(&sealing), stage);
        (judgement.is_met() && is_whole()).then_some(judgement)
    }

    /// The judgement of the counted view.
    pub(super) fn judgement(&self, number: usize) -> &Judgement {
        &self.counts[number].judgement
    }

    /// The acts of the counted view.
    pub(super) fn view(&self, number: usize) -> &ActSet {
        &self.counts[number].view
    }

    /// The claims of sealed acts on powers that had ended by then, but without proof: the act, the
    /// instrument, and the record that ended it.
    pub(super) fn unproven_endings(&self, number: usize) -> Vec<(ActId, Digest, Digest)> {
        let graph = self.graph(number);
        let Some((core, seals)) = self.counts[number].sealed else { return Vec::new() };
        let acts = core.or(&seals);
        let of =
            |act: usize| match (self.instruments.shown(number, act), self.authority(number, act)) {
                (Shown::Claims(claim), Authority::EndNotProven { by }) => {
                    let on = self.instruments.claims[*claim].on;
                    Some((graph.id(act), self.graph(on).record.digest(), by))
                }
                _ => None,
            };
        let valid = graph.whole.valid.or(&graph.whole.seals);
        acts.and(&valid).iter().filter_map(of).collect()
    }
}

/// Finds the acts that count: those that all parties sealed, or all acts (docs/format.md J4.3).
fn counts(instruments: &Instruments<'_>, run: &Run, number: usize) -> Counts {
    let (graph, stage) = (&instruments.graphs[number], &run.world[number]);
    let sealed = sealed_by_all(instruments, run, number);
    let view = match sealed {
        Some((core, _)) => core.and(&stage.valid),
        None => stage.valid,
    };
    let authorised = run.authorised(number, sealed.is_some());
    let judgement = judge(graph, stage, &view, authorised, &instruments.at);
    Counts { sealed, view, judgement }
}

/// The set of acts that all parties sealed, and the valid seals that closed it. If there are several, the one
/// with the most acts; then the one that all parties had sealed first. The remaining criteria only make the
/// choice independent of digests.
fn sealed_by_all(
    instruments: &Instruments<'_>,
    run: &Run,
    number: usize,
) -> Option<(ActSet, ActSet)> {
    let graph = &instruments.graphs[number];
    let authorised = &run.sealed.authorised[number];
    let sealed = run.sealed.sealed_without(instruments, number, &ActSet::EMPTY);
    let rank = |core: &ActSet, seals: &ActSet| {
        let when = graph.parties.iter().map(|party| {
            let ours = party.acts.iter().copied().filter(|act| seals.contains(*act));
            let mut ours: Vec<usize> = ours.collect();
            ours.sort_by_key(|act| graph.time(*act));
            let enough = (0..ours.len()).find(|last| {
                let first: ActSet = ours[..=*last].iter().copied().collect();
                tally(graph, party, &first, &instruments.at).met
            });
            enough.map(|last| graph.time(ours[last]))
        });
        let mut acts: Vec<_> = core
            .iter()
            .map(|act| {
                let report = &graph.acts[act];
                let holder: Option<&HolderId> = report.outcome.holder();
                (graph.time(act), graph.party(act), holder, graph.intent(act))
            })
            .collect();
        acts.sort();
        let reservations: usize = core.iter().map(|act| graph.content(act).reservations()).sum();
        let closed = core.iter().filter(|act| {
            graph.acts[*act].outcome.signer().is_some_and(super::outcome::Signer::is_unproven)
        });
        let proofs = core.iter().filter(|act| graph.proof(*act).is_some()).count();
        (
            Reverse(core.len()),
            when.max(),
            acts,
            Reverse(reservations),
            Reverse(closed.count()),
            proofs,
        )
    };
    let sealed = sealed.map(|core| (core.acts, core.good(authorised)));
    sealed.min_by_key(|(core, seals)| {
        let (len, when, acts, reservations, closed, proofs) = rank(core, seals);
        let acts: Vec<_> = acts
            .into_iter()
            .map(|(time, party, holder, intent)| (time, party, holder.cloned(), intent))
            .collect();
        (len, when, acts, reservations, closed, proofs)
    })
}

/// The claims that depend on themselves (docs/format.md J3.4.2).
fn circular(instruments: &Instruments<'_>, sweep: &Sweep) -> BTreeSet<usize> {
    let claims = &instruments.claims;
    let is_open = |claim: &Claim| !sweep.authorised[claim.by].contains(claim.act);
    // Claims on one instrument by one person are one node.
    let mut nodes: BTreeMap<(usize, &HolderId), usize> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| is_open(claim)) {
        let next = nodes.len();
        nodes.entry((claim.on, &claim.holder)).or_insert(next);
    }
    if nodes.is_empty() {
        return BTreeSet::new();
    }
    let mut by: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| is_open(claim)) {
        by.entry(claim.by).or_default().push(claim);
    }
    let mut edges = vec![Vec::new(); nodes.len()];
    for ((on, holder), node) in &nodes {
        let rests_on = by.get(on).into_iter().flatten();
        let others = rests_on.filter(|claim| claim.holder != **holder);
        edges[*node].extend(others.map(|claim| nodes[&(claim.on, &claim.holder)]));
    }
    let circles: BTreeSet<usize> = cycles(&edges).into_iter().flatten().collect();
    let is_circular = |claim: &Claim| {
        let node = nodes.get(&(claim.on, &claim.holder));
        is_open(claim) && node.is_some_and(|node| circles.contains(node))
    };
    let numbered = claims.iter().enumerate().filter(|(_, claim)| is_circular(claim));
    numbered.map(|(number, _)| number).collect()
}
