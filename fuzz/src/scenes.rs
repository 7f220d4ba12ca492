//! Random scenes of several instruments, and what holds in all of them.
//!
//! The second judgement (`bare`) is asked directly, without bytes and signatures. So what is found is a
//! hole in the rules of docs/format.md or a fault of the second judgement, and none of the library.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use paraph::verify::ActOutcome;

use crate::bare::data::{
    ActData, Any, Dated, Entry, Holder, Instant, Instrument, Order, Powers, Public, Quorum,
    Received, RecordData, RecordParty, RecordRef, Relation, Revoked, RosterData, RosterKey,
    RosterParty, Signing, StatementData, Term,
};
use crate::bare::{self, Answer};

const DAY: i64 = 86_400;
/// Intents of acts that have to show authority.
const SPEAKING: [&str; 6] = ["approve", "confirm", "initial", "seal", "sign", "sign-ad-referendum"];
/// Whether the roster or the order of the acts refuses an act with this outcome.
fn is_refused(outcome: &str) -> bool {
    outcome != "counted" && ActOutcome::CODES.contains(&outcome)
}

/// A source of chance (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, many: usize) -> usize {
        usize::try_from(self.next() % many as u64).expect("it is below")
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    fn between(&mut self, first: i64, last: i64) -> i64 {
        first
            + i64::try_from(self.below(usize::try_from(last - first + 1).unwrap_or(1)))
                .expect("small")
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Instruments at hand, a roster, and what is to be changed.
#[derive(Clone, Debug)]
pub struct Scene {
    roster: RosterData,
    /// The first is the one that is judged.
    instruments: Vec<Instrument>,
    at: i64,
    /// The parties that add something, not all of the first instrument.
    adders: BTreeSet<String>,
    /// What they add, and to which instrument.
    added: Vec<(usize, String, ActData)>,
    /// Instruments that they add; acts of `added` can be on these.
    new: Vec<Instrument>,
    /// An act by a key that the roster does not have.
    stranger: (usize, ActData),
    /// An instrument that nothing names and that names nothing.
    unrelated: Instrument,
    /// Of which act of the first instrument proof comes, and of when.
    proof: Option<(String, i64)>,
    /// How everything is named anew.
    names: u64,
}

/// What holds in every scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// What fewer than all parties add changes nothing of what all had sealed.
    Sealed,
    /// Authority that had ended is none.
    Ended,
    /// Names and the order of reading decide nothing.
    Names,
    /// A stranger and an unrelated instrument change nothing.
    Stranger,
    /// Proof does not hurt.
    Proof,
}

impl Property {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Sealed, Self::Ended, Self::Names, Self::Stranger, Self::Proof];
}

/// Whether a property holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It says nothing of this scene.
    Vacuous,
    /// It holds.
    Holds,
    /// It does not.
    Fails(String),
}

// ---------------------------------------------------------------------- making scenes

/// What decides how strange a scene is.
struct Making<'d> {
    dice: &'d mut Dice,
    /// In percent.
    chaos: usize,
    /// Whether most is done as it is meant to be.
    tidy: bool,
    proofs: usize,
    days: i64,
    parties: Vec<&'static str>,
    acts: usize,
    received: Vec<Received>,
    /// The largest quorum of each party.
    quorums: BTreeMap<String, usize>,
}

const PARTIES: [&str; 3] = ["e", "n", "s"];

fn time(day: i64) -> Instant {
    Instant(day * DAY)
}

fn key(holder: &str) -> String {
    format!("key-{holder}")
}

impl Scene {
    /// A scene by chance.
    pub fn random(dice: &mut Dice) -> Self {
        let many = 2 + usize::from(dice.percent(30));
        let days = dice.between(5, 9);
        let (chaos, proofs) = (*dice.one(&[2, 10, 30]), *dice.one(&[0, 30, 60, 95]));
        let parties = PARTIES[..many].to_vec();
        let received = Vec::new();
        let tidy = dice.percent(72);
        let chaos = if tidy { chaos / 3 } else { chaos };
        let mut making = Making {
            dice,
            chaos,
            tidy,
            proofs,
            days,
            parties,
            acts: 0,
            received,
            quorums: BTreeMap::new(),
        };
        making.scene()
    }
}

impl Making<'_> {
    fn scene(&mut self) -> Scene {
        let roster = self.roster();
        let count = 2 + self.dice.below(4);
        // Records name records that were there before them.
        let mut rank: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            let with = self.dice.below(at + 1);
            rank.swap(at, with);
        }
        let mut instruments: Vec<Instrument> = Vec::new();
        for index in 0..count {
            instruments.push(self.instrument(index, count));
        }
        for index in 0..count {
            self.relate(index, &rank, &mut instruments);
        }
        // Those that give powers, and end them, mostly before the one that is judged.
        for index in (0..count).rev() {
            let acts = self.acts_of(index, &instruments);
            instruments[index].acts = acts;
        }
        self.prove(&instruments);
        let hidden = self.hide(&mut instruments);

        let mut scene = Scene {
            at: (self.days + self.dice.between(-1, 1)) * DAY,
            adders: BTreeSet::new(),
            added: Vec::new(),
            new: Vec::new(),
            stranger: (0, self.act(0, "e", "x0", "sign", 1, BTreeSet::new())),
            unrelated: self.unrelated(),
            proof: None,
            names: self.dice.next(),
            roster,
            instruments,
        };
        self.add(&mut scene, hidden);
        self.strange(&mut scene);
        scene.roster.received = std::mem::take(&mut self.received);
        let acts: Vec<(String, i64)> = scene.instruments[0]
            .acts
            .iter()
            .filter(|(_, (act, _))| SPEAKING.contains(&&*act.intent) && act.intent != "seal")
            .map(|(id, (act, _))| (id.clone(), act.time()))
            .collect();
        if !acts.is_empty() {
            let (id, time) = self.dice.one(&acts).clone();
            let day = time / DAY;
            scene.proof = Some((id, self.dice.between(day - 1, self.days + 1).max(0) * DAY));
        }
        scene
    }

    fn roster(&mut self) -> RosterData {
        let mut party: Vec<RosterParty> = Vec::new();
        for id in self.parties.clone() {
            let mut holder = Vec::new();
            for index in 0..2 {
                let id = format!("{id}{index}");
                let revoked = self.dice.percent(self.chaos / 3).then(|| Revoked {
                    since: Some(time(self.dice.between(1, self.days))),
                    reason: (*self.dice.one(&["retired", "compromised"])).to_owned(),
                });
                let until = self.dice.percent(self.chaos / 3).then(|| self.day());
                let key = RosterKey {
                    public: Public::One(key(&id)),
                    from: None,
                    until,
                    windows: None,
                    scope: None,
                    revoked,
                };
                holder.push(Holder { id, specimen: false, keys: vec![key] });
            }
            let quorum = match self.dice.below(100) {
                0..=3 => Some(Quorum::Always(2)),
                4..=13 => {
                    let holders = 1 + self.dice.below(2);
                    let later = Dated { from: Some(self.day()), holders: 3 - holders };
                    Some(Quorum::Dated(vec![Dated { from: None, holders }, later]))
                }
                _ => None,
            };
            self.quorums.insert(id.to_owned(), if quorum.is_some() { 2 } else { 1 });
            party.push(RosterParty { id: id.to_owned(), quorum, hybrid_from: None, holder });
        }
        if self.dice.percent(2) {
            party.pop();
        }
        let roster = RosterData {
            hybrid_from: None,
            party,
            received: Vec::new(),
            time: Default::default(),
            places: BTreeMap::new(),
            halves: BTreeMap::new(),
        };
        roster.placed(str::to_owned)
    }

    fn quorum_of(&self, party: &RecordParty) -> usize {
        party.quorum.unwrap_or(1).max(self.quorums.get(&party.id).copied().unwrap_or(1))
    }

    fn day(&mut self) -> Instant {
        time(self.dice.between(1, self.days))
    }

    fn holders(&self) -> Vec<String> {
        self.parties.iter().flat_map(|id| [format!("{id}0"), format!("{id}1")]).collect()
    }

    fn instrument(&mut self, index: usize, count: usize) -> Instrument {
        let mut parties: Vec<&str> = self.parties.clone();
        if index > 0 && self.dice.percent(50) {
            // Of one party alone, often.
            let only = *self.dice.one(&parties);
            parties = vec![only];
        } else if parties.len() == 3 && self.dice.percent(40) {
            parties.remove(self.dice.below(3));
        }
        let listed = parties.iter().map(|id| RecordParty {
            id: (*id).to_owned(),
            keys: None,
            quorum: self.dice.percent(self.chaos / 3).then_some(2),
        });
        let listed = listed.collect();
        let asked = if index == 0 { 65 } else { 12 };
        let mut authority = BTreeSet::new();
        for party in &parties {
            if count > 1 && self.dice.percent(asked) {
                authority.insert((*party).to_owned());
            }
        }
        let powers = (index > 0 && self.dice.percent(75)).then(|| self.powers());
        let chaos = self.chaos;
        let entry = match self.dice.below(100) {
            0..=6 => Some(Entry::On { on: self.day() }),
            7..=9 => Some(Entry::By("confirmation".to_owned())),
            _ => None,
        };
        let expires = self.dice.percent(15).then(|| self.day());
        let expires = match &entry {
            Some(Entry::On { on }) => expires.map(|it| Instant(it.0.max(on.0 + DAY))),
            _ => expires,
        };
        let word = |dice: &mut Dice, word: &str| dice.percent(chaos / 4).then(|| word.to_owned());
        let signing = Signing {
            approval: word(self.dice, "required"),
            authority,
            initialling: word(self.dice, "signature"),
            order: if self.dice.percent(8) {
                Order::Listed(parties.iter().map(|id| (*id).to_owned()).collect())
            } else {
                Order::Any(Any::Any)
            },
            suite: None,
        };
        let record = RecordData {
            id: format!("id{index}"),
            created: time(0),
            parties: listed,
            powers,
            relations: Vec::new(),
            signing,
            term: Some(Term { entry, expires }),
        };
        Instrument {
            record,
            digest: format!("r{index}"),
            acts: BTreeMap::new(),
            evidence: Vec::new(),
            proven: BTreeMap::new(),
        }
    }

    fn powers(&mut self) -> Powers {
        let mut keys = BTreeSet::new();
        for holder in self.holders() {
            // Mostly the second holders, while the first ones sign what empowers them.
            if self.dice.percent(if holder.ends_with('1') { 92 } else { 35 }) {
                keys.insert(key(&holder));
            }
        }
        let mut intents: BTreeSet<String> = SPEAKING.iter().map(|it| (*it).to_owned()).collect();
        if self.dice.percent(self.chaos / 3) {
            intents.remove("seal");
        }
        Powers {
            from: self.dice.percent(self.chaos / 4).then(|| self.day()),
            instrument: None,
            intents,
            keys,
            until: self.dice.percent(self.chaos / 2).then(|| self.day()),
        }
    }

    /// Relations to others that were there before.
    fn relate(&mut self, index: usize, rank: &[usize], instruments: &mut [Instrument]) {
        let mut relations = Vec::new();
        for other in 0..instruments.len() {
            let before = rank[other] < rank[index];
            if !before || !self.dice.percent(if other == 0 { 8 } else { 40 }) {
                continue;
            }
            let record = &instruments[other].record;
            let record_ref = reference(record, &instruments[other].digest);
            let relation = *self.dice.one(&["supersedes", "terminates", "extends"]);
            // All parties of the other, mostly.
            let theirs: Vec<RecordParty> = record.parties.clone();
            for party in theirs {
                let record = &mut instruments[index].record;
                if !record.has_party(&party.id) && self.dice.percent(90) {
                    let at = record.parties.iter().filter(|it| it.id < party.id).count();
                    let added = RecordParty { id: party.id, keys: None, quorum: None };
                    if let Order::Listed(order) = &mut record.signing.order {
                        order.insert(at, added.id.clone());
                    }
                    record.parties.insert(at, added);
                }
            }
            if relation == "extends" {
                let expires = self.dice.between(self.days - 1, self.days + 2);
                let term = instruments[index].record.term.as_mut().expect("it has one");
                term.expires = Some(time(expires.max(2)));
                term.entry = None;
                let term = instruments[other].record.term.as_mut().expect("it has one");
                if term.expires.is_none() && !matches!(term.entry, Some(Entry::On { .. })) {
                    term.expires = Some(time(self.dice.between(2, 6)));
                }
            }
            relations.push(Relation { record: Some(record_ref), relation: relation.to_owned() });
        }
        instruments[index].record.relations = relations;
    }

    fn act(
        &mut self,
        index: usize,
        party: &str,
        holder: &str,
        intent: &str,
        day: i64,
        seen: BTreeSet<String>,
    ) -> ActData {
        ActData {
            authority: None,
            intent: intent.to_owned(),
            keys: vec![key(holder)],
            of: None,
            party: party.to_owned(),
            record: RecordRef { id: format!("id{index}"), sha256: format!("r{index}") },
            seen,
            signed_at: time(day),
            statements: Vec::new(),
        }
    }

    /// Names an instrument for the authority of an act.
    fn authorise(&mut self, act: &mut ActData, about: &RecordData, instruments: &[Instrument]) {
        if !SPEAKING.contains(&&*act.intent) || !about.signing.authority.contains(&act.party) {
            return;
        }
        if self.dice.percent(self.chaos / 4) {
            return;
        }
        let gives = |it: &&Instrument| {
            it.record.has_party(&act.party)
                && it.record.powers.as_ref().is_some_and(|it| it.keys.contains(&act.keys[0]))
        };
        let giving: Vec<&Instrument> = instruments.iter().filter(gives).collect();
        let named = match giving.len() {
            0 => self.dice.one(instruments),
            _ if self.dice.percent(self.chaos / 4) => self.dice.one(instruments),
            // Mostly the same one, so that much depends on it.
            _ if self.dice.percent(60) => giving[0],
            _ => *self.dice.one(&giving),
        };
        act.authority = Some(reference(&named.record, &named.digest));
    }

    fn name(&mut self) -> String {
        self.acts += 1;
        format!("a{:02}", self.acts)
    }

    fn acts_of(
        &mut self,
        index: usize,
        instruments: &[Instrument],
    ) -> BTreeMap<String, (ActData, Vec<String>)> {
        let record = &instruments[index].record;
        let mut acts: Vec<(String, ActData)> = Vec::new();
        // Mostly powers are old, and what rests on them is new.
        let first = if index == 0 { (self.days / 2).max(2) } else { 1 };
        let ends = !record.relations.is_empty();
        let span = if index > 0 && !ends { self.days / 2 } else { self.days };
        let mut day = self.dice.between(first, span.max(first));
        let mut plan: Vec<(&str, String)> = Vec::new();
        for party in &record.parties {
            if !self.dice.percent(self.chaos / 2) {
                plan.push(("sign", party.id.clone()));
            }
            if record.wants_approval() {
                plan.push(("approve", party.id.clone()));
            }
            if self.dice.percent(15) || self.quorum_of(party) > 1 && self.dice.percent(80) {
                plan.push(("sign", party.id.clone()));
            }
        }
        if record.enters_by_confirmation() {
            for party in &record.parties {
                plan.push(("confirm", party.id.clone()));
            }
        }
        let extra = self.dice.below(1 + self.chaos / 8);
        for _ in 0..extra {
            let intents = [
                "withdraw",
                "withdraw",
                "decline",
                "confirm",
                "sign-ad-referendum",
                "initial",
                "sign",
                "seal",
            ];
            let party = self.dice.one(&record.parties).id.clone();
            plan.push((*self.dice.one(&intents), party));
        }
        let sealing = self.dice.percent(if self.tidy { 90 } else { 70 });
        if sealing {
            for party in &record.parties {
                let twice = self.dice.percent(if self.quorum_of(party) > 1 { 80 } else { 15 });
                for _ in 0..1 + usize::from(twice) {
                    plan.push(("seal", party.id.clone()));
                }
            }
        }
        // Afterwards, sometimes.
        if self.dice.percent(25) {
            let intent = *self.dice.one(&["withdraw", "decline", "sign"]);
            plan.push((intent, self.dice.one(&record.parties).id.clone()));
            if sealing && self.dice.percent(40) {
                for party in &record.parties {
                    plan.push(("seal", party.id.clone()));
                }
            }
        }
        let mut core: Option<BTreeSet<String>> = None;
        for (intent, party) in plan {
            if self.dice.percent(30) {
                day = (day + 1).min(self.days);
            }
            let dated = if self.dice.percent(self.chaos / 3) {
                self.dice.between(1, self.days)
            } else {
                day
            };
            let second = if index == 0 { 70 } else { 25 };
            let second = match (self.tidy, index) {
                (true, 0) => 95,
                (true, _) => 5,
                (false, _) => second,
            };
            let mut holder = format!("{party}{}", usize::from(self.dice.percent(second)));
            // Another signs, where one has.
            let again =
                acts.iter().any(|(_, it)| it.intent == intent && it.keys[0] == key(&holder));
            if matches!(intent, "sign" | "seal") && again {
                holder = format!("{party}{}", usize::from(holder.ends_with('0')));
            }
            let mut seen: BTreeSet<String> = BTreeSet::new();
            for (id, act) in &acts {
                if act.intent != "seal" && !self.dice.percent(self.chaos / 4) {
                    seen.insert(id.clone());
                }
            }
            if intent == "seal" {
                // Mostly all close the same.
                match &core {
                    Some(core) if !self.dice.percent(self.chaos / 3) => seen.clone_from(core),
                    _ => core = Some(seen.clone()),
                }
            } else {
                core = None;
            }
            let mut act = self.act(index, &party, &holder, intent, dated, seen);
            if matches!(intent, "confirm" | "withdraw") {
                let own = |(id, it): &&(String, ActData)| {
                    act.seen.contains(id)
                        && it.party == party
                        && (intent == "confirm" || it.keys == act.keys)
                };
                let own: Vec<&(String, ActData)> = acts.iter().filter(own).collect();
                if own.is_empty() {
                    continue;
                }
                act.of = Some(self.dice.one(&own).0.clone());
            }
            if matches!(intent, "sign" | "confirm") && self.dice.percent(5) {
                act.statements = vec![StatementData { kind: "reservation".to_owned() }];
            }
            self.authorise(&mut act, record, instruments);
            acts.push((self.name(), act));
        }
        acts.into_iter().map(|(id, act)| (id.clone(), (act, vec![id]))).collect()
    }

    fn prove(&mut self, instruments: &[Instrument]) {
        for instrument in instruments {
            for (id, (act, _)) in &instrument.acts {
                if self.dice.percent(self.proofs) {
                    let day = act.time() / DAY;
                    // Mostly soon.
                    let soon = self.dice.percent(60);
                    let last = if soon { day + 1 } else { self.days.max(day) };
                    let on = time(self.dice.between(day - i64::from(soon), last).max(0));
                    self.received.push(Received { on, envelopes: vec![id.clone()] });
                }
            }
        }
    }

    /// Takes an act out that others perhaps have seen.
    fn hide(&mut self, instruments: &mut [Instrument]) -> Vec<(usize, String, ActData)> {
        let mut hidden = Vec::new();
        for (index, instrument) in instruments.iter_mut().enumerate() {
            if instrument.acts.is_empty() || !self.dice.percent(6) {
                continue;
            }
            let ids: Vec<String> = instrument.acts.keys().cloned().collect();
            let id = self.dice.one(&ids).clone();
            let (act, _) = instrument.acts.remove(&id).expect("it is there");
            self.received.retain(|it| !it.envelopes.contains(&id));
            hidden.push((index, id, act));
        }
        hidden
    }

    fn add(&mut self, scene: &mut Scene, hidden: Vec<(usize, String, ActData)>) {
        // One of the first instrument stays out of it.
        let spared = self.dice.one(&scene.instruments[0].record.parties).id.clone();
        let mut adders: Vec<&str> = self.parties.clone();
        adders.retain(|id| *id != spared);
        if adders.len() == 2 && self.dice.percent(60) {
            adders.remove(self.dice.below(2));
        }
        if adders.is_empty() {
            return;
        }
        scene.adders = adders.iter().map(|id| (*id).to_owned()).collect();
        for (index, id, act) in hidden {
            if adders.iter().any(|party| act.keys[0].starts_with(&key(party))) {
                scene.added.push((index, id, act));
            }
        }
        let count = scene.instruments.len();
        if self.dice.percent(40) {
            let mut new = self.instrument(count, count + 1);
            let mut all = scene.instruments.clone();
            if self.dice.percent(60) {
                // Of them alone.
                new.record.parties.retain(|party| adders.contains(&&*party.id));
                if new.record.parties.is_empty() {
                    let id = adders[0].to_owned();
                    new.record.parties.push(RecordParty { id, keys: None, quorum: None });
                }
                new.record.signing.order = Order::Any(Any::Any);
                let parties: BTreeSet<String> =
                    new.record.parties.iter().map(|it| it.id.clone()).collect();
                new.record.signing.authority.retain(|id| parties.contains(id));
            }
            all.push(new);
            let rank: Vec<usize> = (0..=count).collect();
            self.relate(count, &rank, &mut all);
            let mut new = all.pop().expect("it was pushed");
            for (before, after) in scene.instruments.iter().zip(&all) {
                // A relation gave some other a term: that is not how this goes.
                if before.record.expires() != after.record.expires() {
                    new.record.relations.clear();
                }
            }
            scene.new.push(new);
        }
        let all: Vec<Instrument> = scene.instruments.iter().chain(&scene.new).cloned().collect();
        let mut ids: Vec<BTreeSet<String>> =
            all.iter().map(|it| it.acts.keys().cloned().collect()).collect();
        let many = 1 + self.dice.below(4) + 2 * scene.new.len();
        for _ in 0..many {
            let new = !scene.new.is_empty() && self.dice.percent(60);
            let index = if new { count } else { self.dice.below(count) };
            let record = &all[index].record;
            let party = *self.dice.one(&adders);
            if !record.has_party(party) {
                continue;
            }
            let holder = format!("{party}{}", self.dice.below(2));
            let intents = [
                "sign",
                "sign",
                "withdraw",
                "withdraw",
                "decline",
                "decline",
                "seal",
                "seal",
                "confirm",
                "sign-ad-referendum",
                "approve",
                "initial",
            ];
            let intent =
                if new && self.dice.percent(80) { "sign" } else { *self.dice.one(&intents) };
            let mut seen: BTreeSet<String> = BTreeSet::new();
            let share = *self.dice.one(&[0, 50, 100]);
            for id in &ids[index] {
                if self.dice.percent(share) {
                    seen.insert(id.clone());
                }
            }
            let day = self.dice.between(1, self.days);
            let mut act = self.act(index, party, &holder, intent, day, seen);
            if matches!(intent, "confirm" | "withdraw") {
                let added = scene.added.iter().filter(|it| it.0 == index);
                let there = all[index].acts.iter().map(|(id, (act, _))| (id, act));
                let there = there.chain(added.map(|(_, id, act)| (id, act)));
                let own: Vec<String> = there
                    .filter(|(_, it)| {
                        it.party == party && (intent == "confirm" || it.keys == act.keys)
                    })
                    .map(|(id, _)| id.clone())
                    .collect();
                if own.is_empty() {
                    continue;
                }
                let of = self.dice.one(&own).clone();
                act.seen.insert(of.clone());
                act.of = Some(of);
            }
            self.authorise(&mut act, record, &all);
            let id = self.name();
            ids[index].insert(id.clone());
            scene.added.push((index, id, act));
        }
    }

    fn unrelated(&mut self) -> Instrument {
        let mut unrelated = self.instrument(8, 1);
        unrelated.record.relations.clear();
        let acts = self.acts_of(0, std::slice::from_ref(&unrelated));
        unrelated.acts = acts;
        self.prove(std::slice::from_ref(&unrelated));
        unrelated
    }

    fn strange(&mut self, scene: &mut Scene) {
        let index = self.dice.below(scene.instruments.len());
        let instrument = &scene.instruments[index];
        let party = self.dice.one(&instrument.record.parties).id.clone();
        let intents =
            ["sign", "withdraw", "decline", "seal", "confirm", "approve", "initial", "witness"];
        let intent = *self.dice.one(&intents);
        let ids: Vec<String> = instrument.acts.keys().cloned().collect();
        let day = self.dice.between(1, self.days);
        let seen = ids.iter().cloned().collect();
        let mut act = self.act(index, &party, "x0", intent, day, seen);
        if matches!(intent, "confirm" | "withdraw" | "witness") {
            if ids.is_empty() {
                act.intent = "sign".to_owned();
            } else {
                act.of = Some(self.dice.one(&ids).clone());
            }
        }
        scene.stranger = (index, act);
    }
}

fn reference(record: &RecordData, digest: &str) -> RecordRef {
    RecordRef { id: record.id.clone(), sha256: digest.to_owned() }
}

// ---------------------------------------------------------------------- what holds

impl Scene {
    /// Whether a property holds.
    pub fn check(&self, property: Property) -> Outcome {
        match property {
            Property::Sealed => self.sealed_stays(),
            Property::Ended => self.ended_is_none(),
            Property::Names => self.names_decide_nothing(),
            Property::Stranger => self.strangers_change_nothing(),
            Property::Proof => self.proof_does_not_hurt(),
        }
    }

    fn judge(&self, proven: bool) -> Answer {
        ask(&self.roster, &self.instruments, 0, self.at, proven)
    }

    fn with_added(&self) -> Vec<Instrument> {
        let mut all: Vec<Instrument> = self.instruments.iter().chain(&self.new).cloned().collect();
        for (index, id, act) in &self.added {
            if let Some(instrument) = all.get_mut(*index) {
                instrument.acts.insert(id.clone(), (act.clone(), vec![id.clone()]));
            }
        }
        all
    }

    fn sealed_stays(&self) -> Outcome {
        let before = self.judge(false);
        if !before.concluded || !before.sealed || self.added.is_empty() {
            return Outcome::Vacuous;
        }
        // What the others had sealed besides, with whatever outcome.
        let main = &self.instruments[0];
        let is_seal = |id: &&String| main.acts[*id].0.intent == "seal";
        let core = |id: &String| -> BTreeSet<&String> {
            let seen = main.acts[id].0.seen.iter();
            // An act that is added may be in a core that was sealed before.
            seen.filter(|id| main.acts.get(*id).is_none_or(|(act, _)| act.intent != "seal"))
                .collect()
        };
        let seals: Vec<&String> = main
            .acts
            .keys()
            .filter(is_seal)
            .filter(|id| !is_refused(before.acts[*id].outcome))
            .collect();
        let sealed = seals.iter().find(|id| before.acts[**id].outcome == "seals");
        let sealed = core(sealed.expect("some seal sealed it"));
        let others = main.record.parties.iter().filter(|it| !self.adders.contains(&it.id));
        let others: Vec<&RecordParty> = others.collect();
        let agreed = seals.iter().map(|id| core(id)).filter(|it| *it != sealed).any(|other| {
            others.iter().all(|party| {
                let mut by = seals.iter().filter(|id| main.acts[**id].0.party == party.id);
                by.any(|id| core(id) == other)
            })
        });
        if agreed {
            return Outcome::Vacuous;
        }
        let after = ask(&self.roster, &self.with_added(), 0, self.at, false);
        let told = |answer: &Answer| {
            let mut acts = answer.acts.clone();
            acts.retain(|id, _| {
                sealed.contains(id) || before.acts.get(id).is_some_and(|it| it.outcome == "seals")
            });
            let acts: BTreeMap<String, &str> =
                acts.into_iter().map(|(id, act)| (id, only_lacking(act.outcome))).collect();
            let mut parties = answer.parties.clone();
            for (id, party) in &mut parties {
                // A party can prolong the powers that it gave, so that an act is no longer unproven.
                party.unproven &= !before.parties[id].unproven;
            }
            (answer.concluded, answer.sealed, parties, acts, answer.missing.clone())
        };
        // An act, or a seal, can get authority that it lacked: by seals of what it names.
        let lacking = |answer: &Answer| -> BTreeSet<String> {
            let acts = before.acts.keys();
            let lacks = |id: &&String| answer.acts[*id].authority.starts_with("authority-");
            acts.filter(lacks).cloned().collect()
        };
        let (lacked, lacks) = (lacking(&before), lacking(&after));
        if lacked != lacks && lacks.is_subset(&lacked) {
            let told = |answer: &Answer| {
                let parties = answer.parties.iter();
                let parties: Vec<(String, &str, bool)> = parties
                    .map(|(id, it)| {
                        // Then it can be proven, too.
                        (id.clone(), it.outcome, it.unproven && !before.parties[id].unproven)
                    })
                    .collect();
                let counted = before.acts.iter().filter(|(_, act)| act.outcome == "counted");
                let counted: Vec<(&String, &str)> =
                    counted.map(|(id, _)| (id, answer.acts[id].outcome)).collect();
                (answer.concluded, answer.sealed, parties, counted, answer.missing.clone())
            };
            return same(&told(&before), &told(&after));
        }
        same(&told(&before), &told(&after))
    }

    fn ended_is_none(&self) -> Outcome {
        let answer = self.judge(false);
        let main = &self.instruments[0];
        let mut outcome = Outcome::Vacuous;
        for (id, (act, _)) in &main.acts {
            let became = &answer.acts[id];
            let named = act
                .authority
                .as_ref()
                .and_then(|named| self.instruments.iter().position(|it| it.digest == named.sha256));
            let Some(named) = named.filter(|_| became.authority != "not-asked") else { continue };
            let gets_far = ![
                "no-authority",
                "authority-circular",
                "authority-missing",
                "authority-of-another-party",
                "authority-without-powers",
                "authority-for-another-key",
                "authority-for-another-intent",
                "authority-for-another-instrument",
                "authority-out-of-period",
            ]
            .contains(&became.authority);
            let had_ended = gets_far && self.had_ended(named, act.time(), answer.sealed);
            if had_ended {
                if !became.authority.starts_with("authority-") {
                    let why =
                        format!("{id} has authority ({}), and it had ended", became.authority);
                    return Outcome::Fails(why);
                }
                if act.intent == "seal" && answer.sealed && became.outcome == "seals" {
                    return Outcome::Fails(format!("{id} seals, and its powers had ended"));
                }
                outcome = Outcome::Holds;
            }
        }
        outcome
    }

    /// Whether an instrument had ended before a time, as far as that is seen without J3.6: its term was
    /// over, or an instrument that ends it was concluded and in effect by what was there at some earlier
    /// time. If `proven`, by what is proven to have been there.
    fn had_ended(&self, named: usize, before: i64, proven: bool) -> bool {
        let extended = |index: usize| self.relate_to(index, &["extends"]).next().is_some();
        let record = &self.instruments[named].record;
        if record.expires().is_some_and(|end| end <= before) && !extended(named) {
            return true;
        }
        let unended =
            |by: &usize| self.relate_to(*by, &["supersedes", "terminates"]).next().is_none();
        self.relate_to(named, &["supersedes", "terminates"]).filter(unended).any(|by| {
            let record = &self.instruments[by].record;
            let times = self.instruments[by].acts.values();
            let times = times.map(|(act, _)| act.time()).chain(record.enters_on());
            let times: BTreeSet<i64> = times.filter(|time| *time < before).collect();
            times.into_iter().any(|time| {
                record.expires().is_none_or(|end| time < end)
                    && record.enters_on().is_none_or(|on| on <= time)
                    && self.was_concluded(by, time, before, proven)
            })
        })
    }

    /// The instruments that have one of some relations to another, and can.
    fn relate_to<'a>(
        &'a self,
        other: usize,
        relations: &'a [&'a str],
    ) -> impl Iterator<Item = usize> + 'a {
        let other = &self.instruments[other];
        let does = move |it: &Instrument| {
            let all = other.record.parties.iter().all(|party| it.record.has_party(&party.id));
            let does = it.record.relations.iter().any(|relation| {
                relation.record.as_ref() == Some(&reference(&other.record, &other.digest))
                    && relations.contains(&&*relation.relation)
            });
            all && does
        };
        self.instruments.iter().enumerate().filter(move |(_, it)| does(it)).map(|(index, _)| index)
    }

    fn was_concluded(&self, index: usize, time: i64, before: i64, proven: bool) -> bool {
        let mut then = self.instruments.clone();
        let related = |it: &Instrument| {
            let named = self.instruments.iter().flat_map(|it| it.acts.values());
            let mut named = named.filter_map(|(act, _)| act.authority.as_ref());
            named.any(|named| named.sha256 == it.digest)
        };
        for (other, instrument) in then.iter_mut().enumerate() {
            if other != index
                && !related(&self.instruments[other])
                && instrument.record.relations.is_empty()
            {
                instrument.acts.clear();
                continue;
            }
            let refused = refused(&self.roster, instrument, self.at);
            let proof = |id: &str| {
                let of = self.roster.received.iter().filter(|it| it.envelopes[0] == id);
                let act = &self.instruments[other].acts[id].0;
                of.map(|it| it.on.0).filter(|on| act.time() - on <= DAY && -on <= DAY).min()
            };
            instrument.acts.retain(|id, (act, _)| {
                act.time() <= time
                    && (!proven || proof(id).is_some_and(|proof| proof < before))
                    && !refused.contains(id)
            });
        }
        let answer = ask(&self.roster, &then, index, self.at, false);
        let by_confirmation = then[index].record.enters_by_confirmation();
        let confirmed = answer.parties.values().all(|party| party.confirmed.is_some());
        answer.concluded && (!by_confirmation || confirmed)
    }

    fn names_decide_nothing(&self) -> Outcome {
        let mut dice = Dice(self.names);
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        let acts = self.instruments.iter().flat_map(|it| it.acts.values());
        let seen = acts.flat_map(|(act, _)| act.seen.iter().cloned());
        let ids = self.instruments.iter().flat_map(|it| it.acts.keys().cloned());
        let digests = self.instruments.iter().map(|it| it.digest.clone());
        let received = self.roster.received.iter().flat_map(|it| it.envelopes.iter().cloned());
        for name in seen.chain(ids).chain(digests).chain(received) {
            let new = format!("{:04x}-{name}", dice.below(0x1_0000));
            names.entry(name).or_insert(new);
        }
        let new = |name: &String| names.get(name).unwrap_or(name).clone();
        let anew = |it: &mut RecordRef| it.sha256 = new(&it.sha256);
        let mut scene = self.clone();
        for received in &mut scene.roster.received {
            received.envelopes = received.envelopes.iter().map(new).collect();
        }
        for instrument in &mut scene.instruments {
            instrument.digest = new(&instrument.digest);
            instrument
                .record
                .relations
                .iter_mut()
                .filter_map(|it| it.record.as_mut())
                .for_each(anew);
            instrument
                .record
                .powers
                .iter_mut()
                .filter_map(|it| it.instrument.as_mut())
                .for_each(anew);
            let acts = std::mem::take(&mut instrument.acts);
            for (id, (mut act, envelopes)) in acts {
                anew(&mut act.record);
                act.authority.iter_mut().for_each(anew);
                act.of = act.of.as_ref().map(new);
                act.seen = act.seen.iter().map(new).collect();
                let envelopes = envelopes.iter().map(new).collect();
                instrument.acts.insert(new(&id), (act, envelopes));
            }
        }
        // Mostly the first one.
        let other = dice.below(2 * self.instruments.len());
        for index in [if other < self.instruments.len() { other } else { 0 }] {
            let before = ask(&self.roster, &self.instruments, index, self.at, false);
            let after = ask(&scene.roster, &scene.instruments, index, self.at, false);
            let told = |answer: &Answer, new: &dyn Fn(&String) -> String| {
                let mut answer = answer.clone();
                let acts = std::mem::take(&mut answer.acts).into_iter();
                answer.acts = acts
                    .map(|(id, mut act)| {
                        act.by = None;
                        (new(&id), act)
                    })
                    .collect();
                let missing = std::mem::take(&mut answer.missing).into_iter();
                answer.missing = missing.map(|(id, party)| (new(&id), party)).collect();
                let instruments = std::mem::take(&mut answer.instruments).into_iter();
                answer.instruments = instruments
                    .map(|(digest, mut it)| {
                        it.ended =
                            it.ended.map(|(at, how, by)| (at, how, by.iter().map(new).collect()));
                        (new(&digest), it)
                    })
                    .collect();
                answer
            };
            let (before, after) = (told(&before, &new), told(&after, &Clone::clone));
            if let Outcome::Fails(why) = same(&before, &after) {
                return Outcome::Fails(format!("of {index}: {why}"));
            }
        }
        Outcome::Holds
    }

    fn strangers_change_nothing(&self) -> Outcome {
        let before = self.judge(false);
        let mut with = self.instruments.clone();
        let (index, act) = &self.stranger;
        let Some(instrument) = with.get_mut(*index) else { return Outcome::Vacuous };
        instrument.acts.insert("x".to_owned(), (act.clone(), vec!["x".to_owned()]));
        let mut after = ask(&self.roster, &with, 0, self.at, false);
        after.acts.remove("x");
        if let Outcome::Fails(why) = same(&before, &after) {
            return Outcome::Fails(format!("a stranger: {why}"));
        }
        let mut with = self.instruments.clone();
        with.push(self.unrelated.clone());
        let mut after = ask(&self.roster, &with, 0, self.at, false);
        after.instruments.remove(&self.unrelated.digest);
        if let Outcome::Fails(why) = same(&before, &after) {
            return Outcome::Fails(format!("an unrelated instrument: {why}"));
        }
        Outcome::Holds
    }

    fn proof_does_not_hurt(&self) -> Outcome {
        let Some((id, on)) = &self.proof else { return Outcome::Vacuous };
        let before = self.judge(false);
        let proven = |answer: &Answer| {
            answer.concluded && answer.parties.values().all(|party| !party.unproven)
        };
        // An instrument that ends what it rests on itself is left out.
        let ends = |it: &Relation| matches!(&*it.relation, "supersedes" | "terminates");
        if !before.concluded || self.instruments[0].record.relations.iter().any(ends) {
            return Outcome::Vacuous;
        }
        let mut roster = self.roster.clone();
        roster.received.push(Received { on: Instant(*on), envelopes: vec![id.clone()] });
        let after = ask(&roster, &self.instruments, 0, self.at, false);
        if !after.concluded {
            return Outcome::Fails(format!("proof of {id} at {}: not concluded", on / DAY));
        }
        if proven(&before) && !proven(&after) {
            return Outcome::Fails(format!("proof of {id} at {}: not proven any more", on / DAY));
        }
        Outcome::Holds
    }
}

fn ask(
    roster: &RosterData,
    instruments: &[Instrument],
    index: usize,
    at: i64,
    proven: bool,
) -> Answer {
    let all: Vec<&Instrument> = instruments.iter().collect();
    bare::answer(roster, &all, &instruments[index].digest, at, proven, false)
}

/// An outcome; why an act lacks authority, the open question says, which anyone can change.
fn only_lacking(outcome: &'static str) -> &'static str {
    if outcome.starts_with("authority-") { "it lacks authority" } else { outcome }
}

/// The acts that the roster or their order refuses.
fn refused(roster: &RosterData, instrument: &Instrument, at: i64) -> BTreeSet<String> {
    let answer = ask(roster, std::slice::from_ref(instrument), 0, at, false);
    let acts = answer.acts.into_iter();
    acts.filter(|(_, act)| is_refused(act.outcome)).map(|(id, _)| id).collect()
}

fn same<T: PartialEq + std::fmt::Debug>(before: &T, after: &T) -> Outcome {
    if before == after {
        return Outcome::Holds;
    }
    let (before, after) = (format!("{before:#?}"), format!("{after:#?}"));
    let (lines, others): (Vec<&str>, Vec<&str>) =
        (before.lines().collect(), after.lines().collect());
    let mut why = String::new();
    for line in lines.iter().filter(|line| !others.contains(line)) {
        let _ = write!(why, "\n  - {}", line.trim());
    }
    for line in others.iter().filter(|line| !lines.contains(line)) {
        let _ = write!(why, "\n  + {}", line.trim());
    }
    Outcome::Fails(why)
}

// ---------------------------------------------------------------------- making them small

impl Scene {
    /// A scene as small as can be in which the property fails, too.
    pub fn smallest(mut self, property: Property) -> Self {
        let fails = |scene: &Self| {
            let check = std::panic::AssertUnwindSafe(|| scene.check(property));
            matches!(std::panic::catch_unwind(check), Ok(Outcome::Fails(_)))
        };
        while let Some(smaller) = self.smaller().into_iter().find(&fails) {
            self = smaller;
        }
        self
    }

    fn smaller(&self) -> Vec<Self> {
        let mut all = Vec::new();
        let mut with = |change: &dyn Fn(&mut Self)| {
            let mut scene = self.clone();
            change(&mut scene);
            all.push(scene);
        };
        for index in (1..self.instruments.len()).rev() {
            with(&|scene| {
                scene.instruments.remove(index);
                scene.added.retain(|(at, ..)| *at != index);
                for (at, ..) in &mut scene.added {
                    *at -= usize::from(*at > index);
                }
                match scene.stranger.0.cmp(&index) {
                    std::cmp::Ordering::Greater => scene.stranger.0 -= 1,
                    std::cmp::Ordering::Equal => scene.stranger.0 = usize::MAX,
                    std::cmp::Ordering::Less => {}
                }
            });
        }
        if !self.new.is_empty() {
            with(&|scene| {
                scene.new.clear();
                let count = scene.instruments.len();
                scene.added.retain(|(at, ..)| *at < count);
            });
        }
        for at in 0..self.added.len() {
            with(&|scene| {
                scene.added.remove(at);
            });
        }
        for (index, instrument) in self.instruments.iter().enumerate() {
            for id in instrument.acts.keys() {
                with(&|scene| {
                    scene.instruments[index].acts.remove(id);
                    for (act, _) in scene.instruments[index].acts.values_mut() {
                        act.seen.remove(id);
                    }
                    for (_, _, act) in &mut scene.added {
                        act.seen.remove(id);
                    }
                });
                with(&|scene| {
                    scene.instruments[index].acts.remove(id);
                });
            }
        }
        for at in 0..self.roster.received.len() {
            with(&|scene| {
                scene.roster.received.remove(at);
            });
        }
        for index in 0..self.instruments.len() {
            let terms: [&dyn Fn(&mut RecordData); 6] = [
                &|record| record.relations.clear(),
                &|record| record.signing.authority.clear(),
                &|record| record.signing.order = Order::Any(Any::Any),
                &|record| record.term = None,
                &|record| record.powers = None,
                &|record| record.signing.approval = None,
            ];
            for change in terms {
                let mut record = self.instruments[index].record.clone();
                change(&mut record);
                if format!("{record:?}") != format!("{:?}", self.instruments[index].record) {
                    with(&|scene| scene.instruments[index].record = record.clone());
                }
            }
            for (at, party) in self.instruments[index].record.parties.iter().enumerate() {
                if party.quorum.is_some() {
                    with(&|scene| scene.instruments[index].record.parties[at].quorum = None);
                }
                let acts = self.instruments[index].acts.values().map(|(act, _)| act);
                let mut acts = acts
                    .chain(self.added.iter().map(|(_, _, act)| act))
                    .chain(std::iter::once(&self.stranger.1));
                let used = acts.any(|act| act.party == party.id);
                if !used && self.instruments[index].record.parties.len() > 1 {
                    with(&|scene| {
                        let record = &mut scene.instruments[index].record;
                        record.parties.remove(at);
                        record.signing.authority.remove(&party.id);
                        if let Order::Listed(order) = &mut record.signing.order {
                            order.retain(|it| *it != party.id);
                        }
                    });
                }
                if self.instruments[index].record.signing.authority.contains(&party.id) {
                    with(&|scene| {
                        scene.instruments[index].record.signing.authority.remove(&party.id);
                    });
                }
            }
            for (id, (act, _)) in &self.instruments[index].acts {
                for seen in act.seen.iter().filter(|seen| act.of.as_ref() != Some(*seen)) {
                    with(&|scene| {
                        let (act, _) =
                            scene.instruments[index].acts.get_mut(id).expect("it is there");
                        act.seen.remove(seen);
                    });
                }
                if !act.statements.is_empty() {
                    with(&|scene| {
                        let (act, _) =
                            scene.instruments[index].acts.get_mut(id).expect("it is there");
                        act.statements.clear();
                    });
                }
            }
        }
        for at in 0..self.roster.party.len() {
            if self.roster.party[at].quorum.is_some() {
                with(&|scene| scene.roster.party[at].quorum = None);
            }
            for holder in 0..self.roster.party[at].holder.len() {
                let key = &self.roster.party[at].holder[holder].keys[0];
                if key.revoked.is_some() || key.until.is_some() {
                    with(&|scene| {
                        let key = &mut scene.roster.party[at].holder[holder].keys[0];
                        (key.revoked, key.until) = (None, None);
                    });
                }
            }
        }
        all
    }

    /// The scene in small words.
    pub fn told(&self) -> String {
        let mut text = format!("asked on day {}\n", self.at / DAY);
        for party in &self.roster.party {
            let mut notes = match &party.quorum {
                None => String::new(),
                Some(Quorum::Always(holders)) => format!(" quorum {holders}"),
                Some(Quorum::Dated(dated)) => {
                    let each = dated.iter().map(|it| {
                        let from =
                            it.from.map_or(String::new(), |from| format!("{}:", from.0 / DAY));
                        format!("{from}{}", it.holders)
                    });
                    format!(" quorum {}", each.collect::<Vec<_>>().join(" "))
                }
            };
            for holder in &party.holder {
                if let Some(revoked) = &holder.keys[0].revoked {
                    let since = revoked.since.expect("it has one").0 / DAY;
                    let _ = write!(notes, "; {} {} since {since}", holder.id, revoked.reason);
                }
                if let Some(until) = holder.keys[0].until {
                    let _ = write!(notes, "; {} until {}", holder.id, until.0 / DAY);
                }
            }
            if !notes.is_empty() {
                let _ = writeln!(text, "party {}{notes}", party.id);
            }
        }
        let told = |id: &str, act: &ActData| {
            let mut line =
                format!("    {id}: {} {} on {}", &act.keys[0][4..], act.intent, act.time() / DAY);
            if !act.keys[0][4..].starts_with(&act.party) {
                let _ = write!(line, " for {}", act.party);
            }
            if let Some(of) = &act.of {
                let _ = write!(line, " of {of}");
            }
            let seen: Vec<&str> = act.seen.iter().map(|id| &**id).collect();
            let _ = write!(line, " seen [{}]", seen.join(" "));
            if let Some(named) = &act.authority {
                let _ = write!(line, " by {}", named.sha256);
            }
            if !act.statements.is_empty() {
                line.push_str(" with a reservation");
            }
            for received in self.roster.received.iter().filter(|it| it.envelopes[0] == id) {
                let _ = write!(line, " proof {}", received.on.0 / DAY);
            }
            line.push('\n');
            line
        };
        let instrument = |it: &Instrument| {
            let record = &it.record;
            let ids: Vec<&str> = record.parties.iter().map(|party| &*party.id).collect();
            let mut line = format!("  {} of {}", it.digest, ids.join(","));
            for party in record.parties.iter().filter(|party| party.quorum.is_some()) {
                let _ = write!(line, "; quorum of {} {:?}", party.id, party.quorum);
            }
            if !record.signing.authority.is_empty() {
                let asked: Vec<&str> = record.signing.authority.iter().map(|it| &**it).collect();
                let _ = write!(line, "; authority {}", asked.join(","));
            }
            if let Order::Listed(order) = &record.signing.order {
                let _ = write!(line, "; order {}", order.join(","));
            }
            if record.wants_approval() {
                line.push_str("; approval");
            }
            if record.signing.initialling.is_some() {
                line.push_str("; initials sign");
            }
            match record.term.as_ref().and_then(|it| it.entry.as_ref()) {
                Some(Entry::On { on }) => {
                    let _ = write!(line, "; entry on {}", on.0 / DAY);
                }
                Some(Entry::By(_)) => line.push_str("; entry by confirmation"),
                None => {}
            }
            if let Some(end) = record.expires() {
                let _ = write!(line, "; expires {}", end / DAY);
            }
            for relation in &record.relations {
                let record = relation.record.as_ref().expect("it names one");
                let _ = write!(line, "; {} {}", relation.relation, record.sha256);
            }
            if let Some(powers) = &record.powers {
                let keys: Vec<&str> = powers.keys.iter().map(|key| &key[4..]).collect();
                let _ = write!(line, "; powers for {}", keys.join(","));
                if powers.intents.len() < SPEAKING.len() {
                    line.push_str(" not to seal");
                }
                if let Some(from) = powers.from {
                    let _ = write!(line, " from {}", from.0 / DAY);
                }
                if let Some(until) = powers.until {
                    let _ = write!(line, " until {}", until.0 / DAY);
                }
            }
            line.push('\n');
            for (id, (act, _)) in &it.acts {
                line.push_str(&told(id, act));
            }
            line
        };
        for it in &self.instruments {
            text.push_str(&instrument(it));
        }
        let _ = writeln!(text, "added by {:?}", self.adders);
        for it in &self.new {
            text.push_str(&instrument(it));
        }
        for (index, id, act) in &self.added {
            let _ = write!(text, "    on {index}{}", told(id, act));
        }
        let _ = writeln!(text, "proof of {:?}", self.proof.as_ref().map(|(id, on)| (id, on / DAY)));
        let answer = self.judge(false);
        let _ = writeln!(text, "concluded {} sealed {}", answer.concluded, answer.sealed);
        for (id, act) in &answer.acts {
            let _ = writeln!(text, "    {id}: {} ({})", act.outcome, act.authority);
        }
        text
    }
}
