//! The set (J4.2, J4.3), what was dated back perhaps (J2.3), and the report.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::authority::{self, Answers, OnPowers, Timeline, World};
use super::data::Quorum;
use super::meaning::{self, Meaning};
use super::valid::Local;
use super::{ActAnswer, Codes, InstrumentAnswer, PartyAnswer, View, quorum_at};

/// All that is at hand, and which claims are answered yes.
struct Judged<'a> {
    world: World<'a>,
    timeline: Timeline<'a>,
    sealed: Answers<'a>,
}

/// What the acts of an instrument come to.
pub(super) struct Settled {
    pub(super) sealed: bool,
    pub(super) parties: BTreeMap<String, PartyAnswer>,
    pub(super) acts: BTreeMap<String, ActAnswer>,
    pub(super) missing: BTreeSet<(String, String)>,
    pub(super) instruments: BTreeMap<String, InstrumentAnswer>,
}

/// Which core of each instrument is the sealed one, by the digest of its record.
type Chosen<'a> = BTreeMap<&'a str, Option<View<'a>>>;

pub(super) fn settle(world: World<'_>, digest: &str) -> Settled {
    let judged = Judged::new(world);
    let chosen = judged.choose();
    let local = &judged.world.locals[digest];
    let core = chosen[digest].as_ref();
    let once_more = judged.once_more(&chosen);
    let mut parties = judged.parties(local, core);
    let unproven = judged.unproven_parties(local, core, once_more.as_ref());
    for (id, party) in &mut parties {
        party.unproven = unproven.contains(id);
    }
    Settled {
        sealed: core.is_some(),
        parties,
        acts: judged.acts(local, core),
        missing: judged.missing(local, core),
        instruments: judged.instruments(),
    }
}

impl<'a> Judged<'a> {
    fn new(world: World<'a>) -> Self {
        let (timeline, sealed) = (world.timeline(), world.sealed_answers(OnPowers::OfAnyTime));
        Self { world, timeline, sealed }
    }

    /// J3.4.3: the claims that are answered yes by the question that counts.
    fn answers(&self, is_sealed: bool) -> &Answers<'a> {
        if is_sealed { &self.sealed } else { &self.timeline.answers }
    }

    fn meaning<'l>(&self, local: &'l Local<'a>, is_sealed: bool) -> Meaning<'l, 'a> {
        self.world.meaning(local, self.answers(is_sealed), &|claim| {
            // If the open question says yes, that of J3.7 says no, and there is no other code.
            self.world.refusal(claim, &self.timeline).unwrap_or("authority-not-concluded")
        })
    }

    /// The view that counts.
    fn view(&self, local: &Local<'a>, core: Option<&View<'a>>) -> View<'a> {
        let acts = authority::no_seals(local, &local.usable);
        match core {
            None => acts,
            Some(core) => acts.intersection(core).copied().collect(),
        }
    }

    fn parties(&self, local: &Local<'a>, core: Option<&View<'a>>) -> BTreeMap<String, PartyAnswer> {
        self.world
            .meaning(local, self.answers(core.is_some()), &|_| "no")
            .parties(&self.view(local, core))
    }

    // ------------------------------------------------------------------ J4.3

    /// The sealed core of each instrument.
    fn choose(&self) -> Chosen<'a> {
        let mut first: BTreeMap<&'a str, Vec<View<'a>>> = BTreeMap::new();
        for (digest, local) in &self.world.locals {
            let cores = self.world.sealed_cores(local, None, &self.sealed);
            let rank = |core: &View<'a>| self.rank(local, core);
            let best = cores.iter().map(rank).min();
            let cores = cores.into_iter().filter(|core| Some(rank(core)) == best);
            first.insert(digest, cores.collect());
        }
        first.into_iter().map(|(digest, cores)| (digest, cores.first().cloned())).collect()
    }

    /// The order of sealed cores, but for the parties that are unproven.
    fn rank(&self, local: &Local<'a>, core: &View<'a>) -> impl Ord + use<'a> {
        let record = &local.instrument.record;
        let seals = self.world.good_seals(local, &self.sealed);
        let by = |instant: i64| -> View<'a> {
            seals.iter().copied().filter(|id| local.act(id).time() <= instant).collect()
        };
        let all_sealed = |instant: &i64| {
            let seals = by(*instant);
            let mut parties = record.parties.iter();
            parties.all(|party| self.world.has_sealed(local, &party.id, core, &seals))
        };
        let instants = seals.iter().map(|id| local.act(id).time());
        let since = instants.filter(all_sealed).min().expect("all parties sealed it");
        let act = |id: &&'a str| {
            let act = local.act(id);
            (act.time(), &*act.party, local.holder(id), &*act.intent)
        };
        let mut acts: Vec<(i64, &'a str, Option<&'a str>, &'a str)> =
            core.iter().map(act).collect();
        acts.sort_unstable();
        let parties = self.parties(local, Some(core));
        let reservations: usize = parties.values().map(|party| party.reservations).sum();
        let closed = core.iter().filter(|id| self.was_key_closed(local, id)).count();
        let proofs = core.iter().filter(|id| local.proof(id).is_some()).count();
        (Reverse(core.len()), since, acts, Reverse(reservations), Reverse(closed), proofs)
    }

    fn of_seal(&self, open: &Meaning<'_, 'a>, seal: &str) -> &'static str {
        let local = open.local;
        if !self.world.is_complete(local, seal) {
            "target-missing"
        } else if self.world.good_seals(local, &self.sealed).contains(seal) {
            "seals"
        } else if let Some(code) = open.lacking.get(seal) {
            code
        } else if !self.world.is_core_met(open, seal) {
            "sealed-too-early"
        } else {
            "sealed-on-open-powers"
        }
    }

    // ------------------------------------------------------------------ J2.3

    /// Why valid acts could have been dated back.
    fn is_unproven(&self, local: &Local<'a>, core: Option<&View<'a>>, id: &str) -> bool {
        self.was_key_closed(local, id)
            || self.have_powers_ended(local, core, id)
            || self.has_quorum_risen(local, core, id)
    }

    fn was_key_closed(&self, local: &Local<'a>, id: &str) -> bool {
        let closed = local.closed.get(id);
        closed.is_some_and(|closed| local.proof(id).is_none_or(|proof| proof >= *closed))
    }

    fn have_powers_ended(&self, local: &Local<'a>, core: Option<&View<'a>>, id: &str) -> bool {
        let Some(claim) = self.world.claim(local, id) else { return false };
        if !self.answers(core.is_some()).contains(&claim) {
            return false;
        }
        let sealed = core.map(|_| &self.sealed);
        let (about, proof) = (&*local.instrument.digest, local.proof(id));
        let ended = self.world.powers_ended(claim, about, proof, sealed, &self.timeline);
        ended.is_some_and(|ended| ended <= local.at && proof.is_none_or(|proof| proof >= ended))
    }

    fn has_quorum_risen(&self, local: &Local<'a>, core: Option<&View<'a>>, id: &str) -> bool {
        let (party, time) = (&local.act(id).party, local.act(id).time());
        let known = local.roster.party.iter().find(|known| known.id == *party);
        let Some(Quorum::Dated(dated)) = known.and_then(|known| known.quorum.as_ref()) else {
            return false;
        };
        let meaning = self.world.meaning(local, self.answers(core.is_some()), &|_| "no");
        let meant = meaning.means(&self.view(local, core));
        let counted = |id: &str| meant.codes.get(id) == Some(&"counted");
        // The quorum of J3.5, in which the record has a part.
        let quorum = |at: i64| quorum_at(at, party, &local.instrument.record, local.roster);
        let rises = dated.windows(2).map(|pair| pair[1].from.expect("only the first has none").0);
        let mut rises = rises.filter(|rise| quorum(rise - 1) < quorum(*rise));
        rises.any(|rise| {
            let acts = meant.codes.keys().filter(|id| counted(id) && local.act(id).party == *party);
            let people: View<'a> = acts.map(|id| local.person(id).0).collect();
            time < rise
                && rise <= local.at
                && counted(id)
                && quorum(rise) > people.len()
                && local.proof(id).is_none_or(|proof| proof >= rise)
        })
    }

    /// All is judged once more without the acts that are unproven (J3.5); but what such an act takes away
    /// stays away. None if there are no such acts.
    fn once_more(&self, chosen: &Chosen<'a>) -> Option<Self> {
        let mut ignored = View::new();
        for (digest, local) in &self.world.locals {
            let core = chosen[digest].as_ref();
            let unproven = local.usable.iter().copied();
            let unproven = unproven.filter(|id| self.is_unproven(local, core, id));
            ignored.extend(unproven.filter(|id| !meaning::dissents(local, id)));
        }
        (!ignored.is_empty()).then(|| Self::new(self.world.ignoring(&ignored)))
    }

    /// J3.5.
    fn unproven_parties(
        &self,
        local: &Local<'a>,
        core: Option<&View<'a>>,
        once_more: Option<&Self>,
    ) -> BTreeSet<String> {
        let Some(once_more) = once_more else { return BTreeSet::new() };
        let without = &once_more.world.locals[&*local.instrument.digest];
        let again = once_more.parties(without, core);
        // The seals for it that are proven, and that have authority then, too.
        let lacking = once_more.world.meaning(without, &once_more.sealed, &|_| "no").lacking;
        let mut seals = self.world.good_seals(local, &self.sealed);
        seals.retain(|id| without.usable.contains(id) && !lacking.contains_key(id));
        let is_sealed =
            |party: &str| core.is_none_or(|core| self.world.has_sealed(local, party, core, &seals));
        let parties = self.parties(local, core).into_iter();
        let met = parties.filter(|(_, party)| party.outcome == "met").map(|(id, _)| id);
        met.filter(|id| again[id].outcome != "met" || !is_sealed(id)).collect()
    }

    // ------------------------------------------------------------------ the report

    fn acts(&self, local: &Local<'a>, core: Option<&View<'a>>) -> BTreeMap<String, ActAnswer> {
        let seals: View<'a> =
            local.usable.iter().copied().filter(|id| local.act(id).intent == "seal").collect();
        let mut codes: Codes<'a> = local.refused.clone();
        for id in &local.usable {
            codes.insert(id, "after-the-seal");
        }
        let open = self.meaning(local, false);
        for seal in &seals {
            let code = self.of_seal(&open, seal);
            if core.is_none_or(|core| self.world.core(local, seal) == *core && code == "seals") {
                codes.insert(seal, code);
            }
        }
        let meaning = self.meaning(local, core.is_some());
        let meant = meaning.means(&self.view(local, core));
        codes.extend(meant.codes);
        let answer = |(id, outcome): (&'a str, &'static str)| {
            let by = meant.by.get(id).map(|by| (*by).to_owned());
            let authority = self.authority(&meaning, core, id);
            let unproven = local.usable.contains(id) && self.is_unproven(local, core, id);
            (id.to_owned(), ActAnswer { outcome, by, authority, unproven })
        };
        codes.into_iter().map(answer).collect()
    }

    fn authority(
        &self,
        meaning: &Meaning<'_, 'a>,
        core: Option<&View<'a>>,
        id: &str,
    ) -> &'static str {
        let local = meaning.local;
        if !local.usable.contains(id) || !authority::is_asked(local.act(id), local) {
            return "not-asked";
        }
        if let Some(code) = meaning.lacking.get(id) {
            return code;
        }
        let claim = self.world.claim(local, id).expect("it has authority");
        let had_ended =
            self.world.was_ended_by_others(claim, &local.instrument.digest, &self.timeline);
        if core.is_some() && had_ended { "end-not-proven" } else { "shown" }
    }

    /// J4.2.
    fn missing(&self, local: &Local<'a>, core: Option<&View<'a>>) -> BTreeSet<(String, String)> {
        let seals = local.usable.iter().copied().filter(|id| local.act(id).intent == "seal");
        let good = self.world.good_seals(local, &self.sealed);
        let heard = seals.filter(|seal| {
            core.is_none_or(|core| good.contains(seal) && self.world.core(local, seal) == *core)
        });
        let mut missing = BTreeSet::new();
        for id in self.view(local, core).into_iter().chain(heard) {
            let act = local.act(id);
            for seen in act.seen.iter().filter(|seen| !local.present.contains(&***seen)) {
                missing.insert((seen.clone(), act.party.clone()));
            }
        }
        missing
    }

    fn instruments(&self) -> BTreeMap<String, InstrumentAnswer> {
        let pass = &self.timeline.all;
        let answer = |(digest, local): (&&str, &Local<'_>)| {
            let ended = pass.ended.get(digest).map(|ending| {
                let how = if ending.superseded { "superseded" } else { "terminated" };
                let by = ending.by.iter().map(|by| (*by).to_owned()).collect();
                (ending.at, how, by)
            });
            let answer = InstrumentAnswer {
                took_effect: pass.took_effect.get(digest).copied(),
                ended,
                expires: pass.end(local.instrument),
            };
            ((*digest).to_owned(), answer)
        };
        self.world.locals.iter().map(answer).collect()
    }
}
