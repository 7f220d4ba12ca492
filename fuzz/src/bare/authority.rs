//! By what authority somebody acts (J3.4), when instruments take effect (J3.6), and what those who seal
//! rely on (J3.7).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::data::{ActData, Instrument, RosterData};
use super::meaning::Meaning;
use super::valid::Local;
use super::{Codes, View, suffice};

/// That an instrument empowers somebody at a time: the digest of its record, the holder, and the time.
pub(super) type Claim<'a> = (&'a str, &'a str, i64);
/// The claims that are answered yes.
pub(super) type Answers<'a> = BTreeSet<Claim<'a>>;

/// Of which instrument, without whom, by seals up to when, and with which answers cores are asked for.
type CoresAsked<'a> = (&'a str, View<'a>, i64, Answers<'a>);

/// Which seals on powers count for a claim on them.
#[derive(Clone, Copy)]
pub(super) enum OnPowers {
    OfAnyTime,
    /// Those that are not later than the claim (J3.6.2).
    UpToTheClaim,
}

/// All that is at hand.
pub(super) struct World<'a> {
    roster: &'a RosterData,
    at: i64,
    pub(super) locals: BTreeMap<&'a str, Local<'a>>,
    /// Those who claim authority by an act at hand.
    claimants: View<'a>,
    /// Acts that are present, but not looked at (the second time in J3.5).
    ignored: View<'a>,
    /// The timelines of what is proven by a time. Those of what was proven by one time, asked for an
    /// earlier one, are the same, so all of them share these.
    pasts: Rc<RefCell<BTreeMap<i64, Rc<Timeline<'a>>>>>,
    /// What was asked of this world already: whether all parties are met, and which cores are sealed.
    met: RefCell<BTreeMap<(&'a str, View<'a>, View<'a>), bool>>,
    cores: RefCell<BTreeMap<CoresAsked<'a>, BTreeSet<View<'a>>>>,
}

/// J3.6.
pub(super) struct Timeline<'a> {
    /// The claims that are answered yes by the open question.
    pub(super) answers: Answers<'a>,
    /// With the acts of all.
    pub(super) all: Pass<'a>,
    /// Without each of those who claim.
    without: BTreeMap<&'a str, Pass<'a>>,
}

/// What instruments do when they take effect (G4).
#[derive(Default)]
pub(super) struct Pass<'a> {
    /// When each took effect.
    pub(super) took_effect: BTreeMap<&'a str, i64>,
    pub(super) ended: BTreeMap<&'a str, Ending<'a>>,
    /// The ends that each was given, and when.
    pub(super) extended: BTreeMap<&'a str, Vec<(i64, i64)>>,
}

/// That others ended an instrument.
pub(super) struct Ending<'a> {
    pub(super) at: i64,
    /// Whether one of them supersedes it.
    pub(super) superseded: bool,
    /// All of them, by the digests of their records.
    pub(super) by: View<'a>,
}

impl<'a> Pass<'a> {
    fn had_ended(&self, digest: &str, before: i64) -> bool {
        self.ended.get(digest).is_some_and(|ending| ending.at < before)
    }

    /// When an instrument ends by its term, as it stands now.
    pub(super) fn end(&self, instrument: &Instrument) -> Option<i64> {
        let last = self.extended.get(&*instrument.digest).and_then(|all| all.last());
        last.map(|(_, end)| *end).or(instrument.record.expires())
    }

    /// The same as of some time.
    fn end_as_of(&self, instrument: &Instrument, time: i64) -> Option<i64> {
        let all = self.extended.get(&*instrument.digest).into_iter().flatten();
        let last = all.filter(|(at, _)| *at <= time).last();
        last.map(|(_, end)| *end).or(instrument.record.expires())
    }

    /// G4: what the instruments do that take effect at an instant.
    fn effects(&mut self, taking: &[&Local<'a>], world: &World<'a>, at: i64) {
        for local in taking {
            self.took_effect.insert(&local.instrument.digest, at);
        }
        for local in taking {
            for (other, relation) in world.others_of(local) {
                let digest = &*other.instrument.digest;
                let ends = matches!(relation, "supersedes" | "terminates");
                if ends && !self.had_ended(digest, at) {
                    let none = Ending { at, superseded: false, by: View::new() };
                    let ending = self.ended.entry(digest).or_insert(none);
                    ending.superseded |= relation == "supersedes";
                    ending.by.insert(&local.instrument.digest);
                }
            }
        }
        let mut longer: BTreeMap<&'a str, i64> = BTreeMap::new();
        for local in taking {
            for (other, relation) in world.others_of(local) {
                let digest = &*other.instrument.digest;
                let extends = relation == "extends" && !self.ended.contains_key(digest);
                if let Some(end) = self.end(other.instrument)
                    && let Some(later) = local.instrument.record.expires()
                    && extends
                    && end > at
                    && later > end
                {
                    let longest = longer.entry(digest).or_insert(later);
                    *longest = later.max(*longest);
                }
            }
        }
        for (digest, end) in longer {
            self.extended.entry(digest).or_default().push((at, end));
        }
    }
}

impl<'a> World<'a> {
    pub(super) fn new(roster: &'a RosterData, at: i64, instruments: &[&'a Instrument]) -> Self {
        let local = |it: &&'a Instrument| {
            let present = it.acts.keys().map(|id| &**id).collect();
            (&*it.digest, Local::new(it, roster, at, present))
        };
        let mut world = Self {
            roster,
            at,
            locals: instruments.iter().map(local).collect(),
            claimants: View::new(),
            ignored: View::new(),
            pasts: Rc::default(),
            met: RefCell::default(),
            cores: RefCell::default(),
        };
        // With those whose acts are not valid: in a smaller world these can be.
        for local in world.locals.values() {
            let claim = local.present.iter().filter(|id| local.act(id).authority.is_some());
            world.claimants.extend(claim.filter_map(|id| local.holder(id)));
        }
        world
    }

    /// The same with only some of the acts; the others are not at hand.
    fn only(&self, keep: impl Fn(&Local<'a>, &str) -> bool) -> Self {
        let kept = |local: &Local<'a>| {
            let present = local.present.iter().copied().filter(|id| keep(local, id)).collect();
            let mut kept = Local::new(local.instrument, self.roster, self.at, present);
            kept.usable.retain(|id| !self.ignored.contains(id));
            kept
        };
        Self {
            roster: self.roster,
            at: self.at,
            locals: self.locals.iter().map(|(digest, local)| (*digest, kept(local))).collect(),
            claimants: self.claimants.clone(),
            ignored: self.ignored.clone(),
            pasts: Rc::clone(&self.pasts),
            met: RefCell::default(),
            cores: RefCell::default(),
        }
    }

    /// The same, and some acts are not looked at, though they are present.
    pub(super) fn ignoring(&self, acts: &View<'a>) -> Self {
        let mut locals = self.locals.clone();
        for local in locals.values_mut() {
            local.usable.retain(|id| !acts.contains(id));
        }
        Self {
            roster: self.roster,
            at: self.at,
            locals,
            claimants: self.claimants.clone(),
            ignored: acts.clone(),
            pasts: Rc::default(),
            met: RefCell::default(),
            cores: RefCell::default(),
        }
    }

    // ------------------------------------------------------------------ claims

    /// The instrument that an act names, if nothing is wrong that the two records and the act show.
    pub(super) fn named(
        &self,
        act: &ActData,
        about: &Instrument,
    ) -> Result<&Local<'a>, &'static str> {
        let named = act.authority.as_ref().ok_or("no-authority")?;
        if named.sha256 == about.digest {
            return Err("authority-circular");
        }
        let other = self.locals.get(&*named.sha256);
        let other = other.filter(|it| it.instrument.record.id == named.id);
        let other = other.ok_or("authority-missing")?;
        let record = &other.instrument.record;
        let or = |good: bool, code: &'static str| if good { Ok(()) } else { Err(code) };
        or(record.has_party(&act.party), "authority-of-another-party")?;
        let powers = record.powers.as_ref().ok_or("authority-without-powers")?;
        or(powers.keys.contains(&*act.key()), "authority-for-another-key")?;
        or(powers.intents.contains(&act.intent), "authority-for-another-intent")?;
        let this =
            |it: &super::data::RecordRef| it.id == about.record.id && it.sha256 == about.digest;
        or(powers.instrument.as_ref().is_none_or(this), "authority-for-another-instrument")?;
        let begun = powers.from.is_none_or(|from| from.0 <= act.time());
        let over = powers.until.is_some_and(|until| until.0 <= act.time());
        or(begun && !over, "authority-out-of-period")?;
        Ok(other)
    }

    /// What a usable act claims, if it has to show authority and the claim gets beyond
    /// `authority-out-of-period`.
    pub(super) fn claim(&self, local: &Local<'a>, id: &str) -> Option<Claim<'a>> {
        let act = local.act(id);
        let named = self.named(act, local.instrument).ok().filter(|_| is_asked(act, local))?;
        let (holder, time) = local.person(id);
        Some((&*named.instrument.digest, holder, time))
    }

    fn claims(&self) -> Answers<'a> {
        let of = |local: &Local<'a>| -> Vec<Claim<'a>> {
            local.usable.iter().filter_map(|id| self.claim(local, id)).collect()
        };
        self.locals.values().flat_map(of).collect()
    }

    /// The usable acts that have to show authority and lack it by some answers. `why` says why, where
    /// the answer is no.
    pub(super) fn meaning<'l>(
        &self,
        local: &'l Local<'a>,
        answers: &Answers<'a>,
        why: &dyn Fn(Claim<'a>) -> &'static str,
    ) -> Meaning<'l, 'a> {
        let lack = |id: &&'a str| -> Option<&'static str> {
            let act = local.act(id);
            if !is_asked(act, local) {
                return None;
            }
            if let Err(code) = self.named(act, local.instrument) {
                return Some(code);
            }
            let claim = self.claim(local, id).expect("it gets that far");
            (!answers.contains(&claim)).then(|| why(claim))
        };
        let lacking: Codes<'a> = match local.instrument.record.signing.authority.is_empty() {
            true => Codes::new(),
            false => local.usable.iter().filter_map(|id| Some((*id, lack(id)?))).collect(),
        };
        Meaning { local, lacking }
    }

    /// The instruments that another one does something to (G4), and what.
    fn others_of(&self, local: &Local<'a>) -> Vec<(&Local<'a>, &'a str)> {
        let record = &local.instrument.record;
        let other = |relation: &'a super::data::Relation| {
            let named = relation.record.as_ref()?;
            let other = self.locals.get(&*named.sha256)?;
            let theirs = &other.instrument.record;
            let of_all = theirs.parties.iter().all(|party| record.has_party(&party.id));
            (theirs.id == named.id && of_all).then_some((other, &*relation.relation))
        };
        record.relations.iter().filter_map(other).collect()
    }

    // ------------------------------------------------------------------ J3.4.1

    /// 1a: each party is met by some acts, and what some have seen is at hand. Seals are left out.
    fn is_concluded(
        &self,
        local: &Local<'a>,
        acts: &View<'a>,
        seen_by: &View<'a>,
        answers: &Answers<'a>,
    ) -> bool {
        let meaning = self.meaning(local, answers, &|_| "no");
        seen_by.iter().all(|id| local.has_all_seen(id))
            && self.all_met(&meaning, &no_seals(local, acts))
    }

    fn all_met(&self, meaning: &Meaning<'_, 'a>, view: &View<'a>) -> bool {
        let lacking: View<'a> = meaning.lacking.keys().copied().collect();
        let question = (&*meaning.local.instrument.digest, view.clone(), lacking);
        if let Some(met) = self.met.borrow().get(&question) {
            return *met;
        }
        let met = meaning.all_met(view);
        self.met.borrow_mut().insert(question, met);
        met
    }

    /// 1b: it has entered into effect by a time, by some acts.
    fn has_entered(
        &self,
        local: &Local<'a>,
        acts: &View<'a>,
        time: i64,
        answers: &Answers<'a>,
    ) -> bool {
        let record = &local.instrument.record;
        let meaning = self.meaning(local, answers, &|_| "no");
        let all_confirmed = || {
            let parties = meaning.parties(&no_seals(local, acts));
            parties.values().all(|party| party.confirmed.is_some())
        };
        record.enters_on().is_none_or(|on| on <= time)
            && (!record.enters_by_confirmation() || all_confirmed())
    }

    /// The usable acts that are not later than a time, and not by somebody.
    fn looked_at(&self, local: &Local<'a>, without: Option<&str>, time: i64) -> View<'a> {
        let by = |id: &&&'a str| without.is_some() && local.holder(id) == without;
        let acts = local.usable.iter().filter(|id| !by(id) && local.act(id).time() <= time);
        acts.copied().collect()
    }

    /// 1a, by the acts not later than a time.
    fn is_concluded_by(
        &self,
        local: &Local<'a>,
        without: Option<&str>,
        time: i64,
        answers: &Answers<'a>,
    ) -> bool {
        let acts = self.looked_at(local, without, time);
        self.is_concluded(local, &acts, &acts, answers)
    }

    /// 1b, by the acts not later than a time.
    fn has_entered_by(
        &self,
        local: &Local<'a>,
        without: Option<&str>,
        time: i64,
        answers: &Answers<'a>,
    ) -> bool {
        self.has_entered(local, &self.looked_at(local, without, time), time, answers)
    }

    /// The open question.
    fn empowers(&self, (digest, holder, time): Claim<'a>, timeline: &Timeline<'a>) -> bool {
        let local = &self.locals[digest];
        let (all, without) = (&timeline.all, &timeline.without[holder]);
        self.is_concluded_by(local, Some(holder), time, &timeline.answers)
            && self.has_entered_by(local, Some(holder), time, &timeline.answers)
            && without.end(local.instrument).is_none_or(|end| time < end)
            && !all.had_ended(digest, time)
            && !without.had_ended(digest, time)
    }

    /// The code of why the open question is answered no; none if it is answered yes.
    pub(super) fn refusal(
        &self,
        (digest, holder, time): Claim<'a>,
        timeline: &Timeline<'a>,
    ) -> Option<&'static str> {
        let local = &self.locals[digest];
        let (all, without) = (&timeline.all, &timeline.without[holder]);
        let mut endings: BTreeSet<(i64, usize)> = BTreeSet::new();
        let codes = ["authority-expired", "authority-superseded", "authority-terminated"];
        endings.extend(without.end(local.instrument).filter(|end| *end <= time).map(|it| (it, 0)));
        for ending in [all, without].into_iter().filter_map(|pass| pass.ended.get(digest)) {
            if ending.at < time {
                endings.insert((ending.at, if ending.superseded { 1 } else { 2 }));
            }
        }
        if let Some((_, code)) = endings.first() {
            return Some(codes[*code]);
        }
        let answers = &timeline.answers;
        if !self.is_concluded_by(local, Some(holder), time, answers) {
            let acts = self.looked_at(local, Some(holder), time);
            let dissents = |id: &str| matches!(&*local.act(id).intent, "withdraw" | "decline");
            let assents: View<'a> = acts.iter().copied().filter(|id| !dissents(id)).collect();
            return Some(if self.is_concluded_by(local, None, time, answers) {
                "authority-self-issued"
            } else if self.leads_back((digest, holder), answers) {
                "authority-circular"
            } else if self.is_concluded(local, &assents, &assents, answers) {
                "authority-withdrawn"
            } else if self.is_concluded_by(local, Some(holder), i64::MAX, answers) {
                "authority-concluded-later"
            } else {
                "authority-not-concluded"
            });
        }
        let entered = self.has_entered_by(local, Some(holder), time, answers);
        (!entered).then_some("authority-not-in-effect")
    }

    /// J3.4.5: whether others than an instrument itself had ended one before a claim on it.
    pub(super) fn was_ended_by_others(
        &self,
        (digest, holder, time): Claim<'a>,
        about: &str,
        timeline: &Timeline<'a>,
    ) -> bool {
        let passes = [&timeline.all, &timeline.without[holder]].into_iter();
        let endings = passes.filter_map(|pass| pass.ended.get(digest));
        let first = endings.filter(|ending| ending.at < time).min_by_key(|ending| ending.at);
        first.is_some_and(|ending| ending.by.iter().any(|by| *by != about))
    }

    /// J3.4.2: whether a claim on an instrument by somebody leads back to one on it by them.
    fn leads_back(&self, claim: (&'a str, &'a str), answers: &Answers<'a>) -> bool {
        let leads_to = |(digest, holder): (&'a str, &'a str)| {
            let local = &self.locals[digest];
            let acts = self.looked_at(local, Some(holder), i64::MAX);
            let claims = acts.into_iter().filter_map(|id| self.claim(local, id));
            let claims = claims.filter(|claim| !answers.contains(claim));
            claims.map(|(digest, holder, _)| (digest, holder)).collect::<BTreeSet<_>>()
        };
        let mut reached = leads_to(claim);
        loop {
            let further: BTreeSet<(&str, &str)> =
                reached.iter().flat_map(|claim| leads_to(*claim)).collect();
            if further.is_subset(&reached) {
                return reached.contains(&claim);
            }
            reached.extend(further);
        }
    }

    // ------------------------------------------------------------------ J3.6

    pub(super) fn timeline(&self) -> Timeline<'a> {
        let sealed = self.sealed_answers(OnPowers::UpToTheClaim);
        let without = self.claimants.iter().map(|holder| (*holder, Pass::default())).collect();
        let mut timeline = Timeline { answers: Answers::new(), all: Pass::default(), without };
        let claims = self.claims();
        for instant in self.instants() {
            loop {
                let more: Vec<Claim<'a>> = claims
                    .iter()
                    .copied()
                    .filter(|claim| claim.2 == instant && !timeline.answers.contains(claim))
                    .filter(|claim| self.empowers(*claim, &timeline))
                    .collect();
                if more.is_empty() {
                    break;
                }
                timeline.answers.extend(more);
            }
            let Timeline { answers, all, without } = &mut timeline;
            let passes = without.iter_mut().map(|(holder, pass)| (Some(*holder), pass));
            for (holder, pass) in std::iter::once((None, all)).chain(passes) {
                // Without somebody only what is done to others is asked for.
                let taking = self.locals.values();
                let taking = taking.filter(|it| holder.is_none() || !self.others_of(it).is_empty());
                let taking =
                    taking.filter(|it| self.takes(it, holder, pass, instant, answers, &sealed));
                let taking: Vec<&Local<'a>> = taking.collect();
                pass.effects(&taking, self, instant);
            }
        }
        timeline
    }

    fn instants(&self) -> BTreeSet<i64> {
        let of = |local: &Local<'a>| -> Vec<i64> {
            let acts = local.usable.iter().map(|id| local.act(id).time());
            acts.chain(local.instrument.record.enters_on()).collect()
        };
        self.locals.values().flat_map(of).collect()
    }

    /// J3.6.2: whether an instrument takes effect at an instant.
    fn takes(
        &self,
        local: &Local<'a>,
        without: Option<&'a str>,
        pass: &Pass<'a>,
        instant: i64,
        answers: &Answers<'a>,
        sealed: &Answers<'a>,
    ) -> bool {
        let digest = &*local.instrument.digest;
        let may = !pass.took_effect.contains_key(digest)
            && !pass.had_ended(digest, instant)
            && pass.end(local.instrument).is_none_or(|end| instant < end);
        let by_sealed = || {
            self.sealed_cores(local, without, sealed).iter().any(|core| {
                let acts = self.looked_at(local, without, instant);
                let acts = acts.intersection(core).copied().collect();
                self.is_concluded(local, &acts, &acts, sealed)
                    && self.has_entered(local, &acts, instant, sealed)
            })
        };
        may && (self.is_concluded_by(local, without, instant, answers)
            && self.has_entered_by(local, without, instant, answers)
            || by_sealed())
    }

    // ------------------------------------------------------------------ J3.7

    pub(super) fn sealed_answers(&self, seals: OnPowers) -> Answers<'a> {
        let claims = self.claims();
        let mut answers = Answers::new();
        loop {
            let more: Vec<Claim<'a>> = claims
                .iter()
                .copied()
                .filter(|claim| !answers.contains(claim))
                .filter(|claim| self.empowers_for_good(*claim, &answers, seals))
                .collect();
            if more.is_empty() {
                return answers;
            }
            answers.extend(more);
        }
    }

    /// The question of J3.7.
    fn empowers_for_good(
        &self,
        (digest, holder, time): Claim<'a>,
        answers: &Answers<'a>,
        seals: OnPowers,
    ) -> bool {
        let local = &self.locals[digest];
        let until = match seals {
            OnPowers::OfAnyTime => i64::MAX,
            OnPowers::UpToTheClaim => time,
        };
        let cores = self.cores_sealed_by(local, Some(holder), answers, until);
        let holds = |core: &View<'a>| {
            let dissents = self.proven_dissents(local, holder, time, time);
            self.holds_for_good(local, core, holder, time, &dissents, answers)
        };
        cores.iter().any(holds)
            && self.sealed_end(local, holder, answers, until).is_none_or(|end| time < end)
            && !self.is_ending_proven(digest, holder, time)
    }

    /// J3.7 a, b: 1a and 1b hold, by a core without somebody and by some withdrawals and refusals.
    fn holds_for_good(
        &self,
        local: &Local<'a>,
        core: &View<'a>,
        holder: &str,
        time: i64,
        dissents: &View<'a>,
        answers: &Answers<'a>,
    ) -> bool {
        let acts = self.looked_at(local, Some(holder), time);
        let of_core: View<'a> = acts.intersection(core).copied().collect();
        let bears_on_core = |id: &&'a str| {
            let of = local.act(id).of.as_deref();
            local.act(id).intent == "decline" || of.is_some_and(|of| core.contains(of))
        };
        let dissents: View<'a> = dissents.iter().copied().filter(bears_on_core).collect();
        let acts: View<'a> = of_core.union(&dissents).copied().collect();
        self.is_concluded(local, &acts, &of_core, answers)
            && self.has_entered(local, &acts, time, answers)
    }

    /// The withdrawals and refusals that are not by somebody, not later than a time, and proven by one.
    fn proven_dissents(
        &self,
        local: &Local<'a>,
        without: &str,
        time: i64,
        proven_by: i64,
    ) -> View<'a> {
        let acts = self.looked_at(local, Some(without), time).into_iter();
        let acts = acts.filter(|id| matches!(&*local.act(id).intent, "withdraw" | "decline"));
        acts.filter(|id| local.proof(id).is_some_and(|proof| proof <= proven_by)).collect()
    }

    /// J3.7 c: the end of an instrument, as others extended it.
    fn sealed_end(
        &self,
        local: &Local<'a>,
        holder: &'a str,
        answers: &Answers<'a>,
        until: i64,
    ) -> Option<i64> {
        let mut end = local.instrument.record.expires()?;
        let mut extensions: Vec<(i64, i64)> = Vec::new();
        for by in self.locals.values() {
            let extends = self.others_of(by).into_iter().any(|(other, relation)| {
                relation == "extends" && other.instrument.digest == local.instrument.digest
            });
            let Some(later) = by.instrument.record.expires().filter(|_| extends) else { continue };
            for core in self.cores_sealed_by(by, Some(holder), answers, until) {
                let times = core.iter().map(|id| by.act(id).time());
                let times: BTreeSet<i64> = times.chain(by.instrument.record.enters_on()).collect();
                let none = View::new();
                let first = times
                    .into_iter()
                    .find(|time| self.holds_for_good(by, &core, holder, *time, &none, answers));
                let first = first.filter(|first| *first < later);
                let proven = |time: i64| self.is_ending_proven(&by.instrument.digest, holder, time);
                extensions.extend(first.filter(|it| !proven(*it)).map(|first| (first, later)));
            }
        }
        extensions.sort_unstable();
        for (time, later) in extensions {
            if time < end && end < later {
                end = later;
            }
        }
        Some(end)
    }

    /// J3.7 d: whether it is proven that an instrument had ended before a time.
    fn is_ending_proven(&self, digest: &str, holder: &'a str, time: i64) -> bool {
        if !self.can_end(digest) {
            return false;
        }
        let timeline = self.proven_before(time);
        timeline.all.had_ended(digest, time) || timeline.without[holder].had_ended(digest, time)
    }

    /// Whether an instrument says of another that it ends.
    fn can_end(&self, digest: &str) -> bool {
        let mut all = self.locals.values().flat_map(|local| self.others_of(local));
        all.any(|(it, relation)| {
            it.instrument.digest == digest && matches!(relation, "supersedes" | "terminates")
        })
    }

    /// The timeline of the acts of before a time that are proven by a time before it.
    fn proven_before(&self, time: i64) -> Rc<Timeline<'a>> {
        if let Some(past) = self.pasts.borrow().get(&time) {
            return Rc::clone(past);
        }
        let older = |local: &Local<'a>, id: &str| {
            local.act(id).time() < time && local.proof(id).is_some_and(|proof| proof < time)
        };
        let mut kept: View<'a> = View::new();
        for local in self.locals.values() {
            let mut own: View<'a> =
                local.present.iter().copied().filter(|id| older(local, id)).collect();
            loop {
                let all_seen =
                    |id: &&'a str| local.act(id).seen.iter().all(|seen| own.contains(&**seen));
                let closed: View<'a> = own.iter().copied().filter(all_seen).collect();
                if closed == own {
                    break;
                }
                own = closed;
            }
            kept.extend(own);
        }
        let past = Rc::new(self.only(|_, id| kept.contains(id)).timeline());
        self.pasts.borrow_mut().insert(time, Rc::clone(&past));
        past
    }

    // ------------------------------------------------------------------ J3.4.6

    /// When the powers ended that an act about an instrument has.
    pub(super) fn powers_ended(
        &self,
        (digest, holder, time): Claim<'a>,
        about: &str,
        proof: Option<i64>,
        sealed: Option<&Answers<'a>>,
        timeline: &Timeline<'a>,
    ) -> Option<i64> {
        let local = &self.locals[digest];
        let powers = local.instrument.record.powers.as_ref().expect("it empowers");
        let mut ends: BTreeSet<i64> = BTreeSet::new();
        ends.extend(powers.until.map(|until| until.0));
        let ended_before = |timeline: &Timeline<'a>, time: i64| -> Option<i64> {
            let passes = [&timeline.all, &timeline.without[holder]].into_iter();
            let endings = passes.filter_map(|pass| pass.ended.get(digest));
            let first = endings.filter(|ending| ending.at < time).min_by_key(|ending| ending.at);
            first.filter(|it| it.by.iter().any(|by| *by != about)).map(|ending| ending.at)
        };
        match sealed {
            None => {
                ends.extend(timeline.without[holder].end_as_of(local.instrument, self.at));
                ends.extend(ended_before(timeline, self.at).map(|at| at + 1));
            }
            Some(answers) => ends.extend(self.sealed_end(local, holder, answers, i64::MAX)),
        }
        match sealed {
            None => {}
            Some(_) if !self.can_end(digest) => {}
            Some(_) => {
                let times = proof.filter(|proof| *proof < self.at).into_iter().chain([self.at]);
                let mut ended =
                    times.filter(|time| ended_before(&self.proven_before(*time), *time).is_some());
                ends.extend(ended.next());
            }
        }
        // From when on each act counts that takes back.
        let dissents = self.looked_at(local, Some(holder), i64::MAX).into_iter();
        let dissents =
            dissents.filter(|id| matches!(&*local.act(id).intent, "withdraw" | "decline"));
        let since = |id: &'a str| match sealed {
            None => Some((local.act(id).time(), id)),
            Some(_) => local.proof(id).map(|proof| (proof.max(local.act(id).time()), id)),
        };
        let dissents: BTreeSet<(i64, &'a str)> = dissents.filter_map(since).collect();
        let holds = |instant: i64| match sealed {
            None => self.is_concluded_by(local, Some(holder), instant, &timeline.answers),
            Some(answers) => {
                let by_then = dissents.iter().filter(|(since, _)| *since <= instant);
                let by_then: View<'a> = by_then.map(|(_, id)| *id).collect();
                let cores = self.sealed_cores(local, Some(holder), answers);
                let holds = |core: &View<'a>| {
                    self.holds_for_good(local, core, holder, time, &by_then, answers)
                };
                cores.iter().any(holds)
            }
        };
        let later = dissents.iter().map(|(since, _)| *since);
        let mut later = later.filter(|since| time < *since && *since <= self.at);
        ends.extend(later.find(|instant| !holds(*instant)));
        ends.first().copied()
    }

    // ------------------------------------------------------------------ J4.3: cores

    /// What a seal closes: all that it has seen and that is at hand, but seals.
    pub(super) fn core(&self, local: &Local<'a>, seal: &str) -> View<'a> {
        let seen = local.present.iter().filter(|id| local.act(seal).seen.contains(**id));
        no_seals(local, &seen.copied().collect())
    }

    /// Whether nothing is missing that a seal, or an act of its core, has seen.
    pub(super) fn is_complete(&self, local: &Local<'a>, seal: &str) -> bool {
        local.has_all_seen(seal) && self.core(local, seal).iter().all(|id| local.has_all_seen(id))
    }

    /// Whether each party is met by the core of a seal.
    pub(super) fn is_core_met(&self, meaning: &Meaning<'_, 'a>, seal: &str) -> bool {
        let core = self.core(meaning.local, seal);
        let view: View<'a> = core.intersection(&meaning.local.usable).copied().collect();
        self.all_met(meaning, &view)
    }

    /// The good seals.
    pub(super) fn good_seals(&self, local: &Local<'a>, answers: &Answers<'a>) -> View<'a> {
        let seals = local.usable.iter().filter(|id| local.act(id).intent == "seal");
        let seals: View<'a> = seals.copied().filter(|id| self.is_complete(local, id)).collect();
        if seals.is_empty() {
            return seals;
        }
        let meaning = self.meaning(local, answers, &|_| "no");
        let seals = seals.into_iter().filter(|id| !meaning.lacking.contains_key(id));
        let is_settled = |seal: &&'a str| {
            let core = self.core(local, seal);
            core.intersection(&local.usable).all(|id| match meaning.lacking.get(id) {
                None => true,
                Some(&"authority-missing") => false,
                Some(&"no") => {
                    let (digest, holder, time) = self.claim(local, id).expect("it claims");
                    self.is_ending_proven(digest, holder, time)
                }
                Some(_) => true,
            })
        };
        seals.filter(is_settled).filter(|id| self.is_core_met(&meaning, id)).collect()
    }

    /// Whether some of the good seals suffice for a party to seal a core.
    pub(super) fn has_sealed(
        &self,
        local: &Local<'a>,
        party: &str,
        core: &View<'a>,
        seals: &View<'a>,
    ) -> bool {
        let of_core = seals.iter().filter(|seal| self.core(local, seal) == *core);
        let theirs = of_core.filter(|seal| local.act(seal).party == party);
        let theirs = theirs.map(|seal| local.person(seal));
        suffice(theirs, party, &local.instrument.record, self.roster)
    }

    /// The cores that every party has sealed, without somebody perhaps.
    pub(super) fn sealed_cores(
        &self,
        local: &Local<'a>,
        without: Option<&'a str>,
        answers: &Answers<'a>,
    ) -> BTreeSet<View<'a>> {
        self.cores_sealed_by(local, without, answers, i64::MAX)
    }

    /// The same by seals that are not later than a time.
    fn cores_sealed_by(
        &self,
        local: &Local<'a>,
        without: Option<&'a str>,
        answers: &Answers<'a>,
        until: i64,
    ) -> BTreeSet<View<'a>> {
        let without_whom = without.into_iter().collect();
        let question = (&*local.instrument.digest, without_whom, until, answers.clone());
        if let Some(cores) = self.cores.borrow().get(&question) {
            return cores.clone();
        }
        let mut seals = self.good_seals(local, answers);
        seals.retain(|id| without.is_none() || local.holder(id) != without);
        seals.retain(|id| local.act(id).time() <= until);
        let cores: BTreeSet<View<'a>> = seals.iter().map(|seal| self.core(local, seal)).collect();
        let parties = &local.instrument.record.parties;
        let by_all = |core: &View<'a>| {
            parties.iter().all(|party| self.has_sealed(local, &party.id, core, &seals))
        };
        let cores: BTreeSet<View<'a>> = cores.into_iter().filter(by_all).collect();
        self.cores.borrow_mut().insert(question, cores.clone());
        cores
    }
}

pub(super) fn no_seals<'a>(local: &Local<'a>, acts: &View<'a>) -> View<'a> {
    acts.iter().copied().filter(|id| local.act(id).intent != "seal").collect()
}

/// Whether an act has to show authority.
pub(super) fn is_asked(act: &ActData, about: &Local<'_>) -> bool {
    let speaks = ["initial", "sign", "sign-ad-referendum", "confirm", "approve", "seal"];
    speaks.contains(&&*act.intent) && about.instrument.record.signing.authority.contains(&act.party)
}
