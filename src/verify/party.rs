//! What became of each party: docs/format.md J3.5.

use std::collections::{BTreeMap, BTreeSet};

use super::Given;
use super::count::{self, Tally};
use super::effect::Effect;
use super::meaning::{Meaning, dissents, settle};
use super::outcome::{Lack, PartyOutcome, PartyReport};
use super::scene::Scene;
use super::set::Set;
use crate::act::Intent;
use crate::id::{ActId, HolderId, PartyId};
use crate::record::{Approval, Party};
use crate::roster::RosterParty;
use crate::value::{Label, Time};

/// What each act of a view comes to, and each party by it.
pub(super) struct Outcome {
    pub(super) meanings: BTreeMap<usize, Meaning>,
    pub(super) parties: Vec<PartyReport>,
}

/// Judges all parties of the scene's record by the acts of `view`.
pub(super) fn judge_all(scene: &Scene<'_>, view: &Set, given: &Given<'_>) -> Outcome {
    let meanings = settle(scene, view);
    // Without what rests on a claimed time that nobody has proved. It may be true all the same, so
    // what somebody takes back with it stays taken back.
    let is_proven = |act: &usize| !scene.unproven.contains(*act) || dissents(scene, *act);
    let proven: Set = view.iter().filter(is_proven).collect();
    let proven_meanings = (proven != *view).then(|| settle(scene, &proven));
    let by_party = |meanings: &BTreeMap<usize, Meaning>| {
        let mut parties: BTreeMap<PartyId, Vec<(usize, Meaning)>> = BTreeMap::new();
        for (act, meaning) in meanings {
            let party = scene.content(*act).party.clone();
            parties.entry(party).or_default().push((*act, *meaning));
        }
        parties
    };
    let acts = by_party(&meanings);
    let proven_acts = proven_meanings.as_ref().map(by_party);
    let of = |acts: &'_ BTreeMap<PartyId, Vec<(usize, Meaning)>>, party: &Party| {
        acts.get(&party.id).cloned().unwrap_or_default()
    };
    let judge = |party: &Party| {
        let mut report = Judging::new(scene, party, of(&acts, party), given).report();
        if let (PartyOutcome::Met, Some(proven)) = (report.outcome, &proven_acts) {
            let proven = Judging::new(scene, party, of(proven, party), given).report();
            report.unproven = proven.outcome != PartyOutcome::Met;
        }
        report
    };
    let parties = scene.record.parties.iter().map(judge).collect();
    Outcome { meanings, parties }
}

/// One party and the acts for it.
struct Judging<'a> {
    scene: &'a Scene<'a>,
    party: &'a Party,
    known: Option<&'a RosterParty>,
    acts: Vec<(usize, Meaning)>,
    at: &'a Time,
}

impl<'a> Judging<'a> {
    fn new(
        scene: &'a Scene<'a>,
        party: &'a Party,
        acts: Vec<(usize, Meaning)>,
        given: &'a Given<'a>,
    ) -> Self {
        Self { scene, party, known: given.roster.party(&party.id), acts, at: &given.at }
    }

    fn report(&self) -> PartyReport {
        let tally = self.tally(Self::counts);
        let outcome = self.outcome(&tally);
        let reserved = |(act, meaning): &&(usize, Meaning)| match meaning {
            Meaning::Counts { .. } | Meaning::Is(Effect::Confirms | Effect::Approves) => {
                Some(self.scene.content(*act).reservations())
            }
            Meaning::Is(_) => None,
        };
        let since = (outcome == PartyOutcome::Met).then(|| self.since(&tally)).flatten();
        PartyReport {
            id: self.party.id.clone(),
            name: self.known.map(|known| known.name.clone()),
            claimed_name: self.party.name.clone(),
            quorum: tally.quorum,
            others: self.others(outcome, &tally.holders),
            holders: tally.holders.into_iter().collect(),
            declined: self.declined(),
            reservations: self.acts.iter().filter_map(|act| reserved(&act)).sum(),
            since,
            confirmed: self.confirmed(),
            outcome,
            unproven: false,
        }
    }

    fn outcome(&self, tally: &Tally) -> PartyOutcome {
        let pending = |meaning: &Meaning| matches!(meaning, Meaning::Is(Effect::NotConfirmed));
        let unauthorised = |meaning: &Meaning| {
            matches!(meaning, Meaning::Is(Effect::Unauthorised(_) | Effect::NotConfirmed))
        };
        let or_counts = |also: fn(&Meaning) -> bool| {
            self.tally(move |act| Self::counts(act) || (self.signs(act.0) && also(&act.1))).met
        };
        let approved =
            self.scene.record.terms.approval == Approval::NotNeeded || self.approved().is_some();
        if self.known.is_none() {
            PartyOutcome::Unknown
        } else if self.is_contested() {
            PartyOutcome::Contested
        } else if tally.met && approved {
            PartyOutcome::Met
        } else if tally.met {
            PartyOutcome::Pending(Lack::Approval)
        } else if or_counts(pending) {
            PartyOutcome::Pending(Lack::Confirmation)
        } else if or_counts(unauthorised) {
            PartyOutcome::Pending(Lack::Authority)
        } else if !self.declined().is_empty() {
            PartyOutcome::Declined
        } else {
            PartyOutcome::Missing
        }
    }

    /// Whether it would be met if somebody had not declined after they had signed.
    fn is_contested(&self) -> bool {
        let scene = self.scene;
        let is_declined = |act: usize| {
            self.with(Effect::Declines)
                .any(|decline| scene.is_of_one_holder(decline, act) && scene.has_seen(decline, act))
        };
        let declined_since = |&(act, meaning): &(usize, Meaning)| match meaning {
            Meaning::Is(Effect::DeclinedSince { .. }) => self.signs(act) && is_declined(act),
            Meaning::Is(_) | Meaning::Counts { .. } => false,
        };
        self.acts.iter().any(declined_since)
            && self.tally(|act| Self::counts(act) || declined_since(act)).met
    }

    /// The people whose acts are `admitted`.
    fn tally(&self, admitted: impl Fn(&(usize, Meaning)) -> bool) -> Tally {
        let people =
            self.acts.iter().filter(|act| admitted(act)).map(|(act, _)| {
                (&self.scene.content(*act).signed_at, &self.scene.signer(*act).holder)
            });
        count::tally(self.party, self.known, people, self.at)
    }

    fn counts((_, meaning): &(usize, Meaning)) -> bool {
        matches!(meaning, Meaning::Counts { .. })
    }

    /// Whether an act is a signature, of whatever kind.
    fn signs(&self, act: usize) -> bool {
        self.scene.record.terms.is_signature(self.scene.content(act).intent)
    }

    /// The holders who decline.
    fn declined(&self) -> Vec<(HolderId, Label)> {
        let holders = self.with(Effect::Declines).map(|act| {
            let signer = self.scene.signer(act);
            (signer.holder.clone(), signer.name.clone())
        });
        holders.collect::<BTreeMap<_, _>>().into_iter().collect()
    }

    /// The time of the first approval.
    fn approved(&self) -> Option<Time> {
        self.with(Effect::Approves)
            .map(|act| self.scene.content(act).signed_at)
            .min_by_key(Time::unix_seconds)
    }

    /// The time of the first confirmation of a signature that counts.
    fn confirmed(&self) -> Option<Time> {
        let counted: BTreeSet<ActId> = (self.acts.iter().filter(|act| Self::counts(act)))
            .map(|(act, _)| self.scene.id(*act))
            .collect();
        self.with(Effect::Confirms)
            .map(|act| self.scene.content(act))
            .filter(|content| content.of.is_some_and(|of| counted.contains(&of)))
            .map(|content| content.signed_at)
            .min_by_key(Time::unix_seconds)
    }

    /// The acts with that effect.
    fn with(&self, effect: Effect) -> impl Iterator<Item = usize> {
        let has = move |(_, meaning): &&(usize, Meaning)| *meaning == Meaning::Is(effect);
        self.acts.iter().filter(has).map(|(act, _)| *act)
    }

    /// When enough people had signed, their signatures were good, and what they signed was approved.
    fn since(&self, tally: &Tally) -> Option<Time> {
        let mut first: BTreeMap<&HolderId, Time> = BTreeMap::new();
        for (act, meaning) in &self.acts {
            if let Meaning::Counts { since } = meaning {
                let earliest = first.entry(&self.scene.signer(*act).holder).or_insert(*since);
                if since.unix_seconds() < earliest.unix_seconds() {
                    *earliest = *since;
                }
            }
        }
        let mut times: Vec<Time> = first.into_values().collect();
        times.sort_by_key(Time::unix_seconds);
        let signed = times.get(tally.quorum as usize - 1).copied();
        let approved = match self.scene.record.terms.approval {
            Approval::NotNeeded => None,
            Approval::Required => self.approved(),
        };
        signed.into_iter().chain(approved).max_by_key(Time::unix_seconds)
    }

    /// Whom to ask for what is missing.
    fn others(&self, outcome: PartyOutcome, signed: &BTreeSet<HolderId>) -> Vec<(HolderId, Label)> {
        let intents: &[Intent] = match outcome {
            PartyOutcome::Pending(Lack::Authority | Lack::Confirmation) => &[Intent::Confirm],
            PartyOutcome::Pending(Lack::Approval) => &[Intent::Approve],
            PartyOutcome::Met
            | PartyOutcome::Contested
            | PartyOutcome::Declined
            | PartyOutcome::Missing
            | PartyOutcome::Unknown => &[Intent::Sign, Intent::SignAdReferendum],
        };
        let signs = intents.contains(&Intent::Sign);
        let holders = self.known.into_iter().flat_map(|known| known.holders.values());
        let able = holders.filter(|holder| {
            let may = intents.iter().any(|intent| holder.can(*intent, self.at));
            may && !(signs && signed.contains(&holder.id))
        });
        able.map(|holder| (holder.id.clone(), holder.name.clone())).collect()
    }
}
