//! The meaning of valid acts together: docs/format.md J3.
//!
//! The order of one person's acts follows from what each act has seen, never from clocks. Nothing here looks
//! at the acts of another party: only people of a party can change the meaning of its acts.

use super::act_graph::{ActGraph, Stage};
use super::act_set::ActSet;
use super::effect::Effect;
use crate::act::Intent;
use crate::record::{Approval, Entry, Initialling};

/// The meaning of a valid act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ActEffect {
    /// It counts as a signature, since the time of some act.
    Counts {
        /// Its own number, or that of the act that made it count later.
        since: usize,
    },
    /// It lacks the authority that the record requires.
    LacksAuthority,
    /// It has another effect, or none.
    Is(Effect),
}

/// The meaning of each act of `view`, by number, as if only `view` had been signed. `view` has no seals. The
/// `authorised` acts do not lack authority.
pub(super) fn settle(
    graph: &ActGraph<'_>,
    stage: &Stage,
    view: &ActSet,
    authorised: &ActSet,
) -> Vec<Option<ActEffect>> {
    let effects = vec![None; graph.acts.len()];
    let mut settling =
        Settling { graph, stage, view, authorised, effects, confirmations: Vec::new() };
    settling.point();
    settling.withdraw();
    settling.each_holder();
    settling.confirm();
    let mut effects_of_acts = vec![None; graph.acts.len()];
    for act in view.iter() {
        effects_of_acts[act] = Some(settling.meaning(act));
    }
    effects_of_acts
}

/// The acts of a view, and the results so far.
struct Settling<'a> {
    graph: &'a ActGraph<'a>,
    stage: &'a Stage,
    view: &'a ActSet,
    authorised: &'a ActSet,
    /// The effects of acts that do not have the effect of their intent.
    effects: Vec<Option<Effect>>,
    /// The valid confirmations, each with the act that it confirms.
    confirmations: Vec<(usize, usize)>,
}

impl Settling<'_> {
    /// Finds faults of the acts that acts point at.
    fn point(&mut self) {
        for act in self.view.and(self.graph.pointing()).iter() {
            self.effects[act] = match self.target(act) {
                None => Some(Effect::TargetMissing),
                Some(target) => self.misdirected(act, target),
            };
        }
    }

    fn misdirected(&self, act: usize, target: usize) -> Option<Effect> {
        let (content, other) = (self.graph.content(act), self.graph.content(target));
        let own = self.graph.is_of_one_holder(act, target);
        match content.intent {
            Intent::Confirm if other.party != content.party => Some(Effect::NotOwnParty),
            Intent::Withdraw if !own => Some(Effect::NotOwnAct),
            Intent::Withdraw if matches!(other.intent, Intent::Withdraw | Intent::Seal) => {
                Some(Effect::NotWithdrawable)
            }
            Intent::Witness if own => Some(Effect::OwnWitness),
            Intent::Confirm
            | Intent::Withdraw
            | Intent::Witness
            | Intent::Initial
            | Intent::Sign
            | Intent::SignAdReferendum
            | Intent::Approve
            | Intent::Decline
            | Intent::Seal => None,
        }
    }

    /// Applies withdrawals.
    fn withdraw(&mut self) {
        for act in self.standing(Intent::Withdraw) {
            let target = self.target(act).expect("a standing withdrawal points at an act");
            if self.view.contains(target) {
                let withdrawn = Effect::Withdrawn { by: self.graph.id(act) };
                self.effects[target].get_or_insert(withdrawn);
            }
        }
    }

    /// The acts with an intent that points at another act, and without a result so far.
    fn standing(&self, intent: Intent) -> Vec<usize> {
        let stands =
            |act: &usize| self.graph.intent(*act) == intent && self.effects[*act].is_none();
        self.view.and(self.graph.pointing()).iter().filter(stands).collect()
    }

    /// The act that `act` points at, if it is available.
    fn target(&self, act: usize) -> Option<usize> {
        self.graph.target(act).filter(|target| self.stage.present.contains(*target))
    }

    /// Finds contradictions, declined acts and reconsidered refusals.
    fn each_holder(&mut self) {
        let stands = |act: &usize| {
            let is_opinion = opinion(self.graph.intent(*act)).is_some();
            self.view.contains(*act) && is_opinion && self.effects[*act].is_none()
        };
        // A single act contradicts nothing, and its holder has no earlier act.
        let acts = self.graph.of_holders_with_several().iter().copied();
        let opinions: Vec<usize> = acts.filter(stands).collect();
        for opinions in opinions.chunk_by(|a, b| self.graph.holder(*a) == self.graph.holder(*b)) {
            match self.contradiction(opinions) {
                Some(pair) => self.contradict(opinions, pair),
                None => self.in_turn(opinions),
            }
        }
    }

    /// The first two acts of a person that contradict: neither has seen the other, and no third act by which
    /// the person signs or declines has seen both.
    fn contradiction(&self, opinions: &[usize]) -> Option<(usize, usize)> {
        // A person whose acts all agree, with one kind of signature, makes no contradiction.
        let first = self.side(opinions[0]);
        if opinions.iter().all(|act| self.side(*act) == first) {
            return None;
        }
        let decides = |act: &usize| matches!(self.side(*act), Side::Signs | Side::Refuses);
        let deciding: Vec<usize> = opinions.iter().copied().filter(decides).collect();
        let seen_by = |act: usize| -> ActSet {
            deciding.iter().copied().filter(|other| self.graph.has_seen(*other, act)).collect()
        };
        let seen_by: Vec<ActSet> = opinions.iter().map(|act| seen_by(*act)).collect();
        let places = 0..opinions.len();
        let mut pairs = places.flat_map(|a| (a + 1..opinions.len()).map(move |b| (a, b)));
        let pair = pairs.find(|&(a, b)| {
            let (one, other) = (opinions[a], opinions[b]);
            let apart = !self.graph.has_seen(one, other) && !self.graph.has_seen(other, one);
            let contrary = self.side(one).contradicts(self.side(other));
            apart && contrary && seen_by[a].is_disjoint(&seen_by[b])
        });
        pair.map(|(a, b)| (opinions[a], opinions[b]))
    }

    fn side(&self, act: usize) -> Side {
        side(self.graph, self.stage, act).expect("only opinions have a side")
    }

    fn contradict(&mut self, opinions: &[usize], (a, b): (usize, usize)) {
        for act in opinions {
            if self.side(*act).agrees() {
                let is_contrary = self.side(*act).contradicts(self.side(a));
                let other = if is_contrary { a } else { b };
                let effect = Effect::Contradicted { by: self.graph.id(other) };
                self.effects[*act] = Some(effect);
            }
        }
    }

    /// Applies opinions that do not contradict. A declined signature stays declined even if its signatory
    /// signs again; then the new act counts.
    fn in_turn(&mut self, opinions: &[usize]) {
        let of = |is: fn(Side) -> bool| -> Vec<usize> {
            opinions.iter().copied().filter(|act| is(self.side(*act))).collect()
        };
        let (declines, assents) = (of(|side| side == Side::Refuses), of(Side::agrees));
        for decline in declines {
            for act in &assents {
                if self.graph.has_seen(decline, *act) {
                    let by = self.graph.id(decline);
                    self.effects[*act].get_or_insert(Effect::DeclinedSince { by });
                } else if matches!(self.side(*act), Side::Signs | Side::AdReferendum)
                    && self.graph.has_seen(*act, decline)
                {
                    let by = self.graph.id(*act);
                    self.effects[decline].get_or_insert(Effect::Reconsidered { by });
                }
            }
        }
    }

    /// Finds the valid confirmations.
    fn confirm(&mut self) {
        for act in self.standing(Intent::Confirm) {
            if self.authorised.contains(act)
                && let Some(target) = self.target(act)
            {
                self.confirmations.push((target, act));
            }
        }
        self.confirmations.sort_unstable();
    }

    fn meaning(&self, act: usize) -> ActEffect {
        if let Some(effect) = self.effects[act] {
            return ActEffect::Is(effect);
        }
        let intent = self.graph.intent(act);
        let authorised = self.authorised.contains(act);
        let confirmed = self.confirmed(act);
        let lacks = !authorised && confirmed.is_none();
        let since = match (authorised, intent) {
            (true, Intent::Sign | Intent::Initial) => act,
            _ => confirmed.map_or(act, |confirmed| self.later(act, confirmed)),
        };
        match intent {
            Intent::Sign | Intent::Initial | Intent::SignAdReferendum | Intent::Approve
                if lacks =>
            {
                self.without_authority(intent)
            }
            Intent::Confirm if !authorised => ActEffect::LacksAuthority,
            Intent::Sign => ActEffect::Counts { since },
            Intent::SignAdReferendum => match confirmed {
                Some(_) => ActEffect::Counts { since },
                None => ActEffect::Is(Effect::NotConfirmed),
            },
            Intent::Initial => match self.graph.record.content().terms.initialling {
                Initialling::Authenticates => ActEffect::Is(Effect::Initialled),
                Initialling::Signs => ActEffect::Counts { since },
            },
            Intent::Approve => ActEffect::Is(match self.graph.record.content().terms.approval {
                Approval::NotNeeded => Effect::ApprovalNotAsked,
                Approval::Required => Effect::Approves,
            }),
            Intent::Confirm => ActEffect::Is(match self.is_to_be_confirmed(act) {
                true => Effect::Confirms,
                false => Effect::NothingToConfirm,
            }),
            Intent::Witness => ActEffect::Is(Effect::Witnesses),
            Intent::Decline => ActEffect::Is(Effect::Declines),
            Intent::Withdraw => ActEffect::Is(Effect::Withdraws),
            Intent::Seal => unreachable!("seals are in no view"),
        }
    }

    /// The meaning of an act that lacks authority and was not confirmed. If its intent has no effect by this
    /// record, that is reported instead.
    fn without_authority(&self, intent: Intent) -> ActEffect {
        let terms = &self.graph.record.content().terms;
        match intent {
            Intent::Initial if terms.initialling == Initialling::Authenticates => {
                ActEffect::Is(Effect::Initialled)
            }
            Intent::Approve if terms.approval == Approval::NotNeeded => {
                ActEffect::Is(Effect::ApprovalNotAsked)
            }
            Intent::Initial
            | Intent::Sign
            | Intent::SignAdReferendum
            | Intent::Confirm
            | Intent::Approve
            | Intent::Witness
            | Intent::Decline
            | Intent::Withdraw
            | Intent::Seal => ActEffect::LacksAuthority,
        }
    }

    /// The later of two acts; the first one if they have the same instant.
    fn later(&self, a: usize, b: usize) -> usize {
        if self.graph.time(b) > self.graph.time(a) { b } else { a }
    }

    /// The first confirmation, by time, that makes `act` count. If its signatory has no authority, another
    /// person must confirm.
    fn confirmed(&self, act: usize) -> Option<usize> {
        let first = self.confirmations.partition_point(|(target, _)| *target < act);
        let own = self.confirmations[first..].iter().take_while(|(target, _)| *target == act);
        let heals = |confirm: &usize| {
            self.authorised.contains(act) || !self.graph.is_of_one_holder(*confirm, act)
        };
        let heal = own.map(|(_, confirm)| *confirm).filter(heals);
        heal.min_by_key(|confirm| self.graph.time(*confirm))
    }

    /// Whether the act that a confirmation points at can be confirmed: it is in force, and it is ad
    /// referendum, or another person signed it without authority, or the instrument enters into effect by
    /// confirmation.
    fn is_to_be_confirmed(&self, confirm: usize) -> bool {
        let Some(target) = self.target(confirm) else { return false };
        if !self.view.contains(target) || self.effects[target].is_some() {
            return false;
        }
        let terms = &self.graph.record.content().terms;
        let unauthorised =
            !self.authorised.contains(target) && !self.graph.is_of_one_holder(confirm, target);
        match self.graph.intent(target) {
            Intent::SignAdReferendum => true,
            Intent::Approve => unauthorised,
            intent => {
                let asked = unauthorised || terms.entry() == Some(Entry::Confirmation);
                terms.is_signature(intent) && asked
            }
        }
    }
}

/// The side that an opinion takes, for comparison with another one of the same person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Signs,
    AdReferendum,
    /// Agrees in another way, compatible with both kinds of signature.
    Agrees,
    Refuses,
    /// Takes back an agreement.
    TakesBack,
    /// Takes back a refusal, or another act.
    Neither,
}

impl Side {
    /// The table of docs/format.md J3.2.
    fn contradicts(self, other: Self) -> bool {
        match (self, other) {
            (Self::Signs, Self::AdReferendum) | (Self::AdReferendum, Self::Signs) => true,
            (Self::Refuses | Self::TakesBack, other) => other.agrees(),
            (one, Self::Refuses | Self::TakesBack) => one.agrees(),
            (Self::Signs | Self::AdReferendum | Self::Agrees | Self::Neither, _) => false,
        }
    }

    /// Whether it agrees to the record, in any form.
    fn agrees(self) -> bool {
        match self {
            Self::Signs | Self::AdReferendum | Self::Agrees => true,
            Self::Refuses | Self::TakesBack | Self::Neither => false,
        }
    }
}

/// Whether an act, if it has effect, can only take back from what its signatory agreed to.
pub(super) fn dissents(graph: &ActGraph<'_>, stage: &Stage, act: usize) -> bool {
    match side(graph, stage, act) {
        Some(Side::Refuses | Side::TakesBack) => true,
        Some(Side::Signs | Side::AdReferendum | Side::Agrees | Side::Neither) | None => false,
    }
}

/// The side that an act takes, if it is an opinion on the record.
fn side(graph: &ActGraph<'_>, stage: &Stage, act: usize) -> Option<Side> {
    let side = opinion(graph.intent(act))?;
    let target = graph.target(act).filter(|target| stage.present.contains(*target));
    let assent = target.and_then(|target| opinion(graph.intent(target))).is_some_and(Side::agrees);
    Some(if side == Side::TakesBack && !assent { Side::Neither } else { side })
}

/// The side that an act with this intent takes, if it is an opinion on the record.
fn opinion(intent: Intent) -> Option<Side> {
    match intent {
        Intent::Sign => Some(Side::Signs),
        Intent::SignAdReferendum => Some(Side::AdReferendum),
        Intent::Initial | Intent::Confirm | Intent::Approve => Some(Side::Agrees),
        Intent::Decline => Some(Side::Refuses),
        Intent::Withdraw => Some(Side::TakesBack),
        Intent::Witness | Intent::Seal => None,
    }
}
