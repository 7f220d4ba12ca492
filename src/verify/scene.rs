//! The acts of a bundle as the roster left them, before it is asked what they mean together.

use std::collections::BTreeMap;

use super::effect::{Authority, Unauthorised};
use super::outcome::{ActReport, Signer};
use super::set::Set;
use crate::act::{ActContent, Intent};
use crate::bundle::Bundle;
use crate::id::ActId;
use crate::record::RecordContent;

/// The acts of one bundle, who has seen whom, and which of them are valid.
pub(super) struct Scene<'a> {
    pub(super) record: &'a RecordContent,
    acts: &'a [ActReport],
    by_id: BTreeMap<ActId, usize>,
    /// For each act those that it has seen, of the bundle's.
    seen: Vec<Set>,
    /// The acts that have seen one which is not in the bundle.
    lacking: Set,
    /// The valid acts, seals left out.
    pub(super) valid: Set,
    /// The valid seals.
    pub(super) seals: Set,
    /// The valid acts of which the record demands authority, and what is wrong with it.
    pub(super) unauthorised: BTreeMap<usize, Unauthorised>,
    /// The valid acts that rest on a claimed time which nobody has proved: their own, or one that
    /// their authority rests on.
    pub(super) unproven: Set,
}

impl<'a> Scene<'a> {
    /// The scene of `acts`, some or all of the bundle's, of which those are valid that count so far.
    pub(super) fn new(bundle: &'a Bundle, acts: &'a [ActReport]) -> Self {
        let record = bundle.record().content();
        let by_id: BTreeMap<ActId, usize> =
            acts.iter().enumerate().map(|(at, act)| (act.id, at)).collect();
        let places = |act: &ActReport| {
            act.content.seen.iter().filter_map(|id| by_id.get(id)).copied().collect::<Set>()
        };
        let seen: Vec<Set> = acts.iter().map(places).collect();
        // What is in the bundle is there, also if it is not looked at.
        let lacks = |at: &usize| acts[*at].content.seen.iter().any(|id| bundle.act(id).is_none());
        let lacking = (0..acts.len()).filter(lacks).collect();
        let lack = |(at, act): (usize, &ActReport)| match act.authority {
            Authority::Lacking(lack) => Some((at, lack)),
            Authority::NotAsked | Authority::Shown | Authority::Unproven => None,
        };
        let unauthorised = acts.iter().enumerate().filter_map(lack).collect();
        let is_seal = |at: &usize| acts[*at].content.intent == Intent::Seal;
        let valid = (0..acts.len()).filter(|at| acts[*at].outcome.counts());
        let (seals, valid): (Vec<usize>, Vec<usize>) = valid.partition(is_seal);
        let (seals, valid) = (seals.into_iter().collect(), valid.into_iter().collect());
        let is_unproven = |at: &usize| {
            let signer = acts[*at].outcome.counted();
            let authority = acts[*at].authority == Authority::Unproven;
            authority || signer.is_some_and(Signer::is_unproven)
        };
        let unproven = (0..acts.len()).filter(is_unproven).collect();
        Self { record, acts, by_id, seen, lacking, valid, seals, unauthorised, unproven }
    }

    pub(super) fn content(&self, act: usize) -> &'a ActContent {
        &self.acts[act].content
    }

    pub(super) fn id(&self, act: usize) -> ActId {
        self.acts[act].id
    }

    /// The place of the act of that id, if it is in the bundle.
    pub(super) fn find(&self, id: &ActId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The place of the act that `act` points at, if it is in the bundle.
    pub(super) fn target(&self, act: usize) -> Option<usize> {
        self.find(&self.content(act).of?)
    }

    /// Who signed a valid act.
    pub(super) fn signer(&self, act: usize) -> &'a Signer {
        self.acts[act].outcome.counted().expect("valid acts count so far")
    }

    /// Whether both acts are of one person, by the roster.
    pub(super) fn is_of_one_holder(&self, a: usize, b: usize) -> bool {
        let holder = |act: usize| self.acts[act].outcome.holder();
        holder(a).is_some() && holder(a) == holder(b)
    }

    /// Whether `act` has seen `other`.
    pub(super) fn has_seen(&self, act: usize, other: usize) -> bool {
        self.seen[act].contains(other)
    }

    /// What an act has seen, of the bundle's acts.
    pub(super) fn seen(&self, act: usize) -> &Set {
        &self.seen[act]
    }

    /// Whether everything that an act has seen is in the bundle.
    pub(super) fn has_all_it_saw(&self, act: usize) -> bool {
        !self.lacking.contains(act)
    }

    /// The seals of whomever, valid or not.
    pub(super) fn is_seal(&self, act: usize) -> bool {
        self.acts[act].content.intent == Intent::Seal
    }
}
