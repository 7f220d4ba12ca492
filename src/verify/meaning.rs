//! What valid acts mean together: docs/format.md J3.
//!
//! Order between acts of one person comes from what each has seen, never from clocks. Nothing here
//! looks at another party's acts: whoever is not of a party never changes what its acts mean.

use super::effect::Effect;
use super::scene::{Scene, Stage};
use super::set::Set;
use crate::act::Intent;
use crate::record::{Approval, Entry, Initialling};

/// What a valid act comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It counts as a signature, and is good since the time of some act.
    Counts {
        /// Its own number, or that of what made it good later.
        since: usize,
    },
    /// It lacks the authority that the record demands of it.
    LacksAuthority,
    /// It does something else, or nothing.
    Is(Effect),
}

/// What each act of `view` comes to, by number, if nothing but `view` had been signed. Seals are not in
/// it. The `authorised` acts are those that lack no authority.
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

/// Acts of a view, and what has been found out of them so far.
struct Settling<'a> {
    scene: &'a Scene<'a>,
    stage: &'a Stage,
    view: &'a Set,
    authorised: &'a Set,
    /// Of the acts that do not do what they say.
    effects: Vec<Option<Effect>>,
    /// The confirmations that hold, each with what it confirms.
    confirmations: Vec<(usize, usize)>,
}

impl Settling<'_> {
    /// What is wrong with what an act points at.
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

    /// What was taken back, was.
    fn withdraw(&mut self) {
        for act in self.standing(Intent::Withdraw) {
            let target = self.target(act).expect("a standing withdrawal points at an act");
            if self.view.contains(target) {
                let withdrawn = Effect::Withdrawn { by: self.scene.id(act) };
                self.effects[target].get_or_insert(withdrawn);
            }
        }
    }

    /// The acts of an intent that points at another act, of which nothing was found out yet.
    fn standing(&self, intent: Intent) -> Vec<usize> {
        let stands =
            |act: &usize| self.scene.intent(*act) == intent && self.effects[*act].is_none();
        self.view.and(self.scene.pointing()).iter().filter(stands).collect()
    }

    /// The act that `act` points at, if that is there.
    fn target(&self, act: usize) -> Option<usize> {
        self.scene.target(act).filter(|target| self.stage.present.contains(*target))
    }

    /// Contradictions, and what was declined or reconsidered.
    fn each_holder(&mut self) {
        let stands = |act: &usize| {
            let is_opinion = opinion(self.scene.intent(*act)).is_some();
            self.view.contains(*act) && is_opinion && self.effects[*act].is_none()
        };
        // One act alone contradicts nothing, and nothing of its holder came before it.
        let acts = self.scene.of_holders_with_several().iter().copied();
        let opinions: Vec<usize> = acts.filter(stands).collect();
        for opinions in opinions.chunk_by(|a, b| self.scene.holder(*a) == self.scene.holder(*b)) {
            match self.contradiction(opinions) {
                Some(pair) => self.contradict(opinions, pair),
                None => self.in_turn(opinions),
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

    /// Finds the confirmations that hold.
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

    /// What an act comes to that lacks authority and was not confirmed: where its intent does nothing
    /// by this record, that is what is reported.
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

    /// The later of two acts; the first, if they are of one instant.
    fn later(&self, a: usize, b: usize) -> usize {
        if self.scene.time(b) > self.scene.time(a) { b } else { a }
    }

    /// The first confirmation, by time, that makes `act` good. Where its signatory has no authority,
    /// another person has to confirm.
    fn confirmed(&self, act: usize) -> Option<usize> {
        let first = self.confirmations.partition_point(|(target, _)| *target < act);
        let own = self.confirmations[first..].iter().take_while(|(target, _)| *target == act);
        let heals = |confirm: &usize| {
            self.authorised.contains(act) || !self.scene.is_of_one_holder(*confirm, act)
        };
        let heal = own.map(|(_, confirm)| *confirm).filter(heals);
        heal.min_by_key(|confirm| self.scene.time(*confirm))
    }

    /// Whether what a confirmation points at can be confirmed: it stands, and is ad referendum, or
    /// was signed by somebody else without authority, or confirmation is how the instrument enters
    /// into effect.
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
pub(super) fn dissents(scene: &Scene<'_>, stage: &Stage, act: usize) -> bool {
    match side(scene, stage, act) {
        Some(Side::Refuses | Side::TakesBack) => true,
        Some(Side::Signs | Side::AdReferendum | Side::Agrees | Side::Neither) | None => false,
    }
}

/// What an act comes down to, if it is an opinion on the record at all.
fn side(scene: &Scene<'_>, stage: &Stage, act: usize) -> Option<Side> {
    let side = opinion(scene.intent(act))?;
    let target = scene.target(act).filter(|target| stage.present.contains(*target));
    let assent = target.and_then(|target| opinion(scene.intent(target))).is_some_and(Side::agrees);
    Some(if side == Side::TakesBack && !assent { Side::Neither } else { side })
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
