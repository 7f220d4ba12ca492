//! The meaning of valid acts together: docs/format.md J3.
//!
//! The order of one person's acts follows from what each act has seen, never from clocks. Nothing here looks
//! at the acts of another party: only people of a party can change the meaning of its acts.

use super::effect::Effect;
use super::scene::{Scene, Stage};
use super::set::Set;
use crate::act::Intent;
use crate::record::{Approval, Entry, Initialling};

/// The meaning of a valid act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
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
    scene: &Scene<'_>,
    stage: &Stage,
    view: &Set,
    authorised: &Set,
) -> Vec<Option<Meaning>> {
    let effects = vec![None; scene.acts.len()];
    let mut settling =
        Settling { scene, stage, view, authorised, effects, confirmations: Vec::new() };
    settling.point();
    settling.withdraw();
    settling.each_holder();
    settling.confirm();
    let mut meanings = vec![None; scene.acts.len()];
    for act in view.iter() {
        meanings[act] = Some(settling.meaning(act));
    }
    meanings
}

/// The acts of a view, and the results so far.
struct Settling<'a> {
    scene: &'a Scene<'a>,
    stage: &'a Stage,
    view: &'a Set,
    authorised: &'a Set,
    /// The effects of acts that do not have the effect of their intent.
    effects: Vec<Option<Effect>>,
    /// The valid confirmations, each with the act that it confirms.
    confirmations: Vec<(usize, usize)>,
}

impl Settling<'_> {
    /// Finds faults of the acts that acts point at.
    fn point(&mut self) {
        for act in self.view.and(self.scene.pointing()).iter() {
            self.effects[act] = match self.target(act) {
                None => Some(Effect::TargetMissing),
                Some(target) => self.misdirected(act, target),
            };
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

    /// Applies withdrawals.
    fn withdraw(&mut self) {
        for act in self.standing(Intent::Withdraw) {
            let target = self.target(act).expect("a standing withdrawal points at an act");
            if self.view.contains(target) {
                let withdrawn = Effect::Withdrawn { by: self.scene.id(act) };
                self.effects[target].get_or_insert(withdrawn);
            }
        }
    }

    /// The acts with an intent that points at another act, and without a result so far.
    fn standing(&self, intent: Intent) -> Vec<usize> {
        let stands =
            |act: &usize| self.scene.intent(*act) == intent && self.effects[*act].is_none();
        self.view.and(self.scene.pointing()).iter().filter(stands).collect()
    }

    /// The act that `act` points at, if it is available.
    fn target(&self, act: usize) -> Option<usize> {
        self.scene.target(act).filter(|target| self.stage.present.contains(*target))
    }

    /// Finds contradictions, declined acts and reconsidered refusals.
    fn each_holder(&mut self) {
        let stands = |act: &usize| {
            let is_opinion = opinion(self.scene.intent(*act)).is_some();
            self.view.contains(*act) && is_opinion && self.effects[*act].is_none()
        };
        // A single act contradicts nothing, and its holder has no earlier act.
        let acts = self.scene.of_holders_with_several().iter().copied();
        let opinions: Vec<usize> = acts.filter(stands).collect();
        for opinions in opinions.chunk_by(|a, b| self.scene.holder(*a) == self.scene.holder(*b)) {
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
        let seen_by = |act: usize| -> Set {
            deciding.iter().copied().filter(|other| self.scene.has_seen(*other, act)).collect()
        };
        let seen_by: Vec<Set> = opinions.iter().map(|act| seen_by(*act)).collect();
        let places = 0..opinions.len();
        let mut pairs = places.flat_map(|a| (a + 1..opinions.len()).map(move |b| (a, b)));
        let pair = pairs.find(|&(a, b)| {
            let (one, other) = (opinions[a], opinions[b]);
            let apart = !self.scene.has_seen(one, other) && !self.scene.has_seen(other, one);
            let contrary = self.side(one).contradicts(self.side(other));
            apart && contrary && seen_by[a].is_disjoint(&seen_by[b])
        });
        pair.map(|(a, b)| (opinions[a], opinions[b]))
    }

    fn side(&self, act: usize) -> Side {
        side(self.scene, self.stage, act).expect("only opinions have a side")
    }

    fn contradict(&mut self, opinions: &[usize], (a, b): (usize, usize)) {
        for act in opinions {
            if self.side(*act).agrees() {
                let is_contrary = self.side(*act).contradicts(self.side(a));
                let other = if is_contrary { a } else { b };
                let effect = Effect::Contradicted { by: self.scene.id(other) };
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
                if self.scene.has_seen(decline, *act) {
                    let by = self.scene.id(decline);
                    self.effects[*act].get_or_insert(Effect::DeclinedSince { by });
                } else if matches!(self.side(*act), Side::Signs | Side::AdReferendum)
                    && self.scene.has_seen(*act, decline)
                {
                    let by = self.scene.id(*act);
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

    fn meaning(&self, act: usize) -> Meaning {
        if let Some(effect) = self.effects[act] {
            return Meaning::Is(effect);
        }
        let intent = self.scene.intent(act);
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
            Intent::Confirm if !authorised => Meaning::LacksAuthority,
            Intent::Sign => Meaning::Counts { since },
            Intent::SignAdReferendum => match confirmed {
                Some(_) => Meaning::Counts { since },
                None => Meaning::Is(Effect::NotConfirmed),
            },
            Intent::Initial => match self.scene.record.content().terms.initialling {
                Initialling::Authenticates => Meaning::Is(Effect::Initialled),
                Initialling::Signs => Meaning::Counts { since },
            },
            Intent::Approve => Meaning::Is(match self.scene.record.content().terms.approval {
                Approval::NotNeeded => Effect::ApprovalNotAsked,
                Approval::Required => Effect::Approves,
            }),
            Intent::Confirm => Meaning::Is(match self.is_to_be_confirmed(act) {
                true => Effect::Confirms,
                false => Effect::NothingToConfirm,
            }),
            Intent::Witness => Meaning::Is(Effect::Witnesses),
            Intent::Decline => Meaning::Is(Effect::Declines),
            Intent::Withdraw => Meaning::Is(Effect::Withdraws),
            Intent::Seal => unreachable!("seals are in no view"),
        }
    }

    /// The meaning of an act that lacks authority and was not confirmed. If its intent has no effect by this
    /// record, that is reported instead.
    fn without_authority(&self, intent: Intent) -> Meaning {
        let terms = &self.scene.record.content().terms;
        match intent {
            Intent::Initial if terms.initialling == Initialling::Authenticates => {
                Meaning::Is(Effect::Initialled)
            }
            Intent::Approve if terms.approval == Approval::NotNeeded => {
                Meaning::Is(Effect::ApprovalNotAsked)
            }
            Intent::Initial
            | Intent::Sign
            | Intent::SignAdReferendum
            | Intent::Confirm
            | Intent::Approve
            | Intent::Witness
            | Intent::Decline
            | Intent::Withdraw
            | Intent::Seal => Meaning::LacksAuthority,
        }
    }

    /// The later of two acts; the first one if they have the same instant.
    fn later(&self, a: usize, b: usize) -> usize {
        if self.scene.time(b) > self.scene.time(a) { b } else { a }
    }

    /// The first confirmation, by time, that makes `act` count. If its signatory has no authority, another
    /// person must confirm.
    fn confirmed(&self, act: usize) -> Option<usize> {
        let first = self.confirmations.partition_point(|(target, _)| *target < act);
        let own = self.confirmations[first..].iter().take_while(|(target, _)| *target == act);
        let heals = |confirm: &usize| {
            self.authorised.contains(act) || !self.scene.is_of_one_holder(*confirm, act)
        };
        let heal = own.map(|(_, confirm)| *confirm).filter(heals);
        heal.min_by_key(|confirm| self.scene.time(*confirm))
    }

    /// Whether the act that a confirmation points at can be confirmed: it is in force, and it is ad
    /// referendum, or another person signed it without authority, or the instrument enters into effect by
    /// confirmation.
    fn is_to_be_confirmed(&self, confirm: usize) -> bool {
        let Some(target) = self.target(confirm) else { return false };
        if !self.view.contains(target) || self.effects[target].is_some() {
            return false;
        }
        let terms = &self.scene.record.content().terms;
        let unauthorised =
            !self.authorised.contains(target) && !self.scene.is_of_one_holder(confirm, target);
        match self.scene.intent(target) {
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
pub(super) fn dissents(scene: &Scene<'_>, stage: &Stage, act: usize) -> bool {
    match side(scene, stage, act) {
        Some(Side::Refuses | Side::TakesBack) => true,
        Some(Side::Signs | Side::AdReferendum | Side::Agrees | Side::Neither) | None => false,
    }
}

/// The side that an act takes, if it is an opinion on the record.
fn side(scene: &Scene<'_>, stage: &Stage, act: usize) -> Option<Side> {
    let side = opinion(scene.intent(act))?;
    let target = scene.target(act).filter(|target| stage.present.contains(*target));
    let assent = target.and_then(|target| opinion(scene.intent(target))).is_some_and(Side::agrees);
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
