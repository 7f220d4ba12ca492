//! All available instruments, and which of their acts are used.

use std::collections::{BTreeMap, BTreeSet};

use super::Given;
use super::authority::{self, Claim, Shown};
use super::judge::{Judgement, judge};
use super::scene::{Scene, Stage};
use super::set::Set;
use crate::id::{Digest, HolderId};
use crate::record::Record;
use crate::relation::{Deed, Leads, Relates, absent, deed, relations};
use crate::value::Time;

/// All available instruments, by number.
pub(super) struct Instruments<'r> {
    pub(super) scenes: Vec<Scene<'r>>,
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
    pub(super) own: Vec<Set>,
    /// The authority that each act of each instrument shows.
    shown: Vec<Vec<Shown>>,
    /// The time of the question.
    pub(super) at: Time,
}

impl<'r> Instruments<'r> {
    pub(super) fn new(scenes: Vec<Scene<'r>>, given: &Given<'_>) -> Self {
        let by_digest: BTreeMap<Digest, usize> =
            scenes.iter().enumerate().map(|(number, it)| (it.record.digest(), number)).collect();
        let records: Vec<&Record> = scenes.iter().map(|scene| &scene.record).collect();
        let relations = relations(&records);
        let mut deeds_on = vec![Vec::new(); scenes.len()];
        let mut targets = vec![Vec::new(); scenes.len()];
        for relates in &relations {
            if let (Leads::To(target), Some(deed)) = (relates.leads, deed(relates.kind))
                && absent(records[relates.from], records[target]).is_empty()
            {
                deeds_on[target].push((relates.from, deed));
                targets[relates.from].push(target);
            }
        }
        let (claims, shown) = authority::claims(&scenes, &by_digest);
        let mut claims_on = vec![Vec::new(); scenes.len()];
        for (number, claim) in claims.iter().enumerate() {
            claims_on[claim.on].push(number);
        }
        let own = claims.iter().map(|claim| scenes[claim.on].own(&claim.holder)).collect();
        let at = given.at;
        Self { scenes, by_digest, relations, deeds_on, targets, claims, claims_on, own, shown, at }
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
    pub(super) fn not_asked(&self) -> Vec<Set> {
        let not_asked = |(number, scene): (usize, &Scene<'_>)| {
            let is_not_asked = |act: &usize| matches!(self.shown(number, *act), Shown::NotAsked);
            (0..scene.acts.len()).filter(is_not_asked).collect()
        };
        self.scenes.iter().enumerate().map(not_asked).collect()
    }

    /// The end of an instrument by its record, in Unix seconds.
    pub(super) fn expires(&self, instrument: usize) -> Option<i64> {
        let term = self.scenes[instrument].record.content().terms.term.as_ref();
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
        for (number, scene) in self.scenes.iter().enumerate().filter(|(it, _)| self.does(*it)) {
            for holder in scene.holders().filter_map(|holder| claimants.get(holder)) {
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
    acts: &Set,
    authorised: &Set,
) -> Option<Judgement> {
    let scene = &instruments.scenes[number];
    let view = acts.and(&stage.valid);
    // Most often, a party has not signed at all.
    let has_act =
        |party: &super::scene::PartyFacts<'_>| party.acts.iter().any(|act| view.contains(*act));
    if !scene.parties.iter().all(has_act) {
        return None;
    }
    let judgement = judge(scene, stage, &view, authorised, &instruments.at);
    let asked = view.or(&acts.and(&stage.seals));
    (judgement.is_met() && scene.have_all_they_saw(&asked, stage)).then_some(judgement)
}
