//! What valid acts mean together: docs/format.md J3.
//!
//! Order between acts of one person comes from what each has seen, never from clocks. Nothing here
//! looks at another party's acts: whoever is not of a party never changes what its acts mean.

use std::collections::BTreeMap;

use super::effect::Effect;
use super::scene::Scene;
use super::set::Set;
use crate::act::Intent;
use crate::id::HolderId;
use crate::record::{Approval, Entry, Initialling};
use crate::value::Time;

/// What a valid act comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It counts as a signature, since some time by the acts' word.
    Counts {
        /// Its own time, or that of what first made it good.
        since: Time,
    },
    /// It does something else, or nothing.
    Is(Effect),
}

/// What each act of `view` comes to, if nothing but `view` had been signed. Seals are not in it.
pub(super) fn settle(scene: &Scene<'_>, view: &Set) -> BTreeMap<usize, Meaning> {
    let mut settling = Settling { scene, view, effects: BTreeMap::new() };
    settling.point();
    settling.withdraw();
    settling.each_holder();
    let confirms = settling.confirmations();
    view.iter().map(|act| (act, settling.meaning(act, &confirms))).collect()
}

/// Acts of a view, and what has been found out of them so far.
struct Settling<'a> {
    scene: &'a Scene<'a>,
    view: &'a Set,
    /// Of the acts that do not do what they say.
    effects: BTreeMap<usize, Effect>,
}

impl Settling<'_> {
    /// What is wrong with what an act points at.
    fn point(&mut self) {
        for act in self.view.iter() {
            let content = self.scene.content(act);
            let Some(of) = content.of else { continue };
            let wrong = match self.scene.find(&of) {
                None => Some(Effect::TargetMissing),
                Some(target) => self.misdirected(act, target),
            };
            if let Some(effect) = wrong {
                self.effects.insert(act, effect);
            }
        }
    }

    fn misdirected(&self, act: usize, target: usize) -> Option<Effect> {
        let (content, other) = (self.scene.content(act), self.scene.content(target));
        let own = self.scene.is_of_one_holder(act, target);
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

    /// What was taken back, was.
    fn withdraw(&mut self) {
        for act in self.standing(|intent| intent == Intent::Withdraw) {
            let target = self.target(act).expect("a standing withdrawal points at an act");
            if self.view.contains(target) {
                let withdrawn = Effect::Withdrawn { by: self.scene.id(act) };
                self.effects.entry(target).or_insert(withdrawn);
            }
        }
    }

    /// The acts of some intents of which nothing was found out yet.
    fn standing(&self, is: impl Fn(Intent) -> bool) -> Vec<usize> {
        let stands =
            |act: &usize| is(self.scene.content(*act).intent) && !self.effects.contains_key(act);
        self.view.iter().filter(stands).collect()
    }

    fn target(&self, act: usize) -> Option<usize> {
        self.scene.target(act)
    }

    /// Contradictions, and what was declined or reconsidered.
    fn each_holder(&mut self) {
        let mut holders: BTreeMap<&HolderId, Vec<usize>> = BTreeMap::new();
        for act in self.standing(|intent| opinion(intent).is_some()) {
            holders.entry(&self.scene.signer(act).holder).or_default().push(act);
        }
        for opinions in holders.into_values() {
            match self.contradiction(&opinions) {
                Some(pair) => self.contradict(&opinions, pair),
                None => self.in_turn(&opinions),
            }
        }
    }

    /// The first two acts of a person that contradict, of which neither has seen the other and no
    /// third, with which they sign or decline, has seen both.
    fn contradiction(&self, opinions: &[usize]) -> Option<(usize, usize)> {
        // A person who only ever agrees, with one kind of signature, contradicts nobody.
        let first = self.side(opinions[0]);
        if opinions.iter().all(|act| self.side(*act) == first) {
            return None;
        }
        let decides = |act: &&usize| matches!(self.side(**act), Side::Signs | Side::Refuses);
        let deciding: Vec<usize> = opinions.iter().filter(decides).copied().collect();
        let seen_by: BTreeMap<usize, Set> = opinions
            .iter()
            .map(|act| {
                let seers = deciding.iter().filter(|other| self.scene.has_seen(**other, *act));
                (*act, seers.copied().collect())
            })
            .collect();
        let mut pairs = opinions
            .iter()
            .enumerate()
            .flat_map(|(index, a)| opinions[index + 1..].iter().map(move |b| (*a, *b)));
        pairs.find(|(a, b)| {
            let apart = !self.scene.has_seen(*a, *b) && !self.scene.has_seen(*b, *a);
            apart && self.side(*a).contradicts(self.side(*b)) && seen_by[a].is_disjoint(&seen_by[b])
        })
    }

    fn side(&self, act: usize) -> Side {
        side(self.scene, act).expect("only opinions have a side")
    }

    fn contradict(&mut self, opinions: &[usize], (a, b): (usize, usize)) {
        for act in opinions {
            if self.side(*act).agrees() {
                let other = if *act == a { b } else { a };
                let effect = Effect::Contradicted { by: self.scene.id(other) };
                self.effects.insert(*act, effect);
            }
        }
    }

    /// Of opinions that do not contradict, what was declined is declined, also if its signatory signs
    /// anew; then it is the new act that counts.
    fn in_turn(&mut self, opinions: &[usize]) {
        let of = |is: fn(Side) -> bool| -> Vec<usize> {
            opinions.iter().copied().filter(|act| is(self.side(*act))).collect()
        };
        let (declines, assents) = (of(|side| side == Side::Refuses), of(Side::agrees));
        for decline in declines {
            for act in &assents {
                if self.scene.has_seen(decline, *act) {
                    let by = self.scene.id(decline);
                    self.effects.entry(*act).or_insert(Effect::DeclinedSince { by });
                } else if matches!(self.side(*act), Side::Signs | Side::AdReferendum)
                    && self.scene.has_seen(*act, decline)
                {
                    let by = self.scene.id(*act);
                    self.effects.entry(decline).or_insert(Effect::Reconsidered { by });
                }
            }
        }
    }

    /// The confirmations that hold, by what they confirm.
    fn confirmations(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut confirmations: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for act in self.standing(|intent| intent == Intent::Confirm) {
            if !self.scene.unauthorised.contains_key(&act)
                && let Some(target) = self.target(act)
            {
                confirmations.entry(target).or_default().push(act);
            }
        }
        confirmations
    }

    fn meaning(&self, act: usize, confirms: &BTreeMap<usize, Vec<usize>>) -> Meaning {
        if let Some(effect) = self.effects.get(&act) {
            return Meaning::Is(*effect);
        }
        let content = self.scene.content(act);
        let unauthorised = self.scene.unauthorised.get(&act).copied();
        let confirmed = self.confirmed(act, confirms);
        let lacking = unauthorised.filter(|_| confirmed.is_none()).map(Effect::Unauthorised);
        let since = match (unauthorised, content.intent) {
            (None, Intent::Sign | Intent::Initial) => content.signed_at,
            _ => {
                confirmed.map_or(content.signed_at, |confirmed| later(confirmed, content.signed_at))
            }
        };
        match content.intent {
            Intent::Sign => lacking.map_or(Meaning::Counts { since }, Meaning::Is),
            Intent::SignAdReferendum => match (lacking, confirmed) {
                (Some(lacking), _) => Meaning::Is(lacking),
                (None, Some(_)) => Meaning::Counts { since },
                (None, None) => Meaning::Is(Effect::NotConfirmed),
            },
            Intent::Initial => match self.scene.record.terms.initialling {
                Initialling::Authenticates => Meaning::Is(Effect::Initialled),
                Initialling::Signs => lacking.map_or(Meaning::Counts { since }, Meaning::Is),
            },
            Intent::Approve => Meaning::Is(match self.scene.record.terms.approval {
                Approval::NotNeeded => Effect::ApprovalNotAsked,
                Approval::Required => lacking.unwrap_or(Effect::Approves),
            }),
            Intent::Confirm => Meaning::Is(match unauthorised {
                Some(lack) => Effect::Unauthorised(lack),
                None if self.is_to_be_confirmed(act) => Effect::Confirms,
                None => Effect::NothingToConfirm,
            }),
            Intent::Witness => Meaning::Is(Effect::Witnesses),
            Intent::Decline => Meaning::Is(Effect::Declines),
            Intent::Withdraw => Meaning::Is(Effect::Withdraws),
            Intent::Seal => unreachable!("seals are in no view"),
        }
    }

    /// The time of the first confirmation that makes `act` good. Where its signatory has no
    /// authority, somebody else has to confirm.
    fn confirmed(&self, act: usize, confirms: &BTreeMap<usize, Vec<usize>>) -> Option<Time> {
        let heals = |confirm: &&usize| {
            !self.scene.unauthorised.contains_key(&act)
                || !self.scene.is_of_one_holder(**confirm, act)
        };
        let confirms = confirms.get(&act)?.iter().filter(heals);
        let times = confirms.map(|confirm| self.scene.content(*confirm).signed_at);
        times.min_by_key(Time::unix_seconds)
    }

    /// Whether what a confirmation points at can be confirmed: it stands, and is ad referendum, or
    /// was signed by somebody else without authority, or confirmation is how the instrument enters
    /// into effect.
    fn is_to_be_confirmed(&self, confirm: usize) -> bool {
        let Some(target) = self.target(confirm) else { return false };
        if !self.view.contains(target) || self.effects.contains_key(&target) {
            return false;
        }
        let terms = &self.scene.record.terms;
        let unauthorised = self.scene.unauthorised.contains_key(&target)
            && !self.scene.is_of_one_holder(confirm, target);
        match self.scene.content(target).intent {
            Intent::SignAdReferendum => true,
            Intent::Approve => unauthorised,
            intent => {
                let asked = unauthorised || terms.entry() == Some(Entry::Confirmation);
                terms.is_signature(intent) && asked
            }
        }
    }
}

/// What an opinion comes down to when it is held against another of the same person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Signs,
    AdReferendum,
    /// Agrees in another way, which goes with either signature.
    Agrees,
    Refuses,
    /// Takes back that they agreed.
    TakesBack,
    /// Takes back that they refused, or something else.
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

    /// Whether it agrees to the record, in whatever form.
    fn agrees(self) -> bool {
        match self {
            Self::Signs | Self::AdReferendum | Self::Agrees => true,
            Self::Refuses | Self::TakesBack | Self::Neither => false,
        }
    }
}

/// Whether an act, if it has effect, can only take from what its signatory agreed to.
pub(super) fn dissents(scene: &Scene<'_>, act: usize) -> bool {
    match side(scene, act) {
        Some(Side::Refuses | Side::TakesBack) => true,
        Some(Side::Signs | Side::AdReferendum | Side::Agrees | Side::Neither) | None => false,
    }
}

/// What an act comes down to, if it is an opinion on the record at all.
fn side(scene: &Scene<'_>, act: usize) -> Option<Side> {
    let intent = |act: usize| scene.content(act).intent;
    let side = opinion(intent(act))?;
    let assent = || scene.target(act).map(intent).and_then(opinion).is_some_and(Side::agrees);
    Some(if side == Side::TakesBack && !assent() { Side::Neither } else { side })
}

/// The side that an act of that intent takes, if it is an opinion on the record at all.
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

fn later(a: Time, b: Time) -> Time {
    if a.unix_seconds() > b.unix_seconds() { a } else { b }
}
