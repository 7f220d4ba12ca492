//! What valid acts mean together (J3), the parties, and the seals.

use std::collections::{BTreeMap, BTreeSet};

use super::data::{ActData, Instrument, RosterData};
use super::valid::Rated;
use super::{PartyAnswer, authority, quorum, suffice};

/// What a set of acts comes to.
pub(super) struct Settled {
    pub(super) codes: BTreeMap<String, &'static str>,
    pub(super) by: BTreeMap<String, String>,
    pub(super) sealed: bool,
    pub(super) parties: BTreeMap<String, PartyAnswer>,
    pub(super) missing: BTreeSet<(String, String)>,
    /// Whether each valid act shows the authority that it is asked for.
    pub(super) authority: BTreeMap<String, &'static str>,
}

/// Ids of acts.
pub(super) type View<'a> = BTreeSet<&'a str>;
/// What became of some acts.
type Codes<'a> = BTreeMap<&'a str, &'static str>;

/// What the acts of a view come to.
struct Meant<'a> {
    codes: Codes<'a>,
    /// By which other act, where one is told.
    by: BTreeMap<&'a str, &'a str>,
    /// Since when each act that is counted is good.
    good: BTreeMap<&'a str, i64>,
}

/// The acts of an instrument as the roster and the order left them.
pub(super) struct Stage<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) roster: &'a RosterData,
    pub(super) at: i64,
    /// All acts that are looked at.
    pub(super) rated: Rated<'a>,
    /// Of those that are to show authority and have not what it takes, its code.
    pub(super) lacking: Codes<'a>,
    /// Of those that show it, the ones for which it rests on an unproven time.
    pub(super) doubtful: View<'a>,
}

const ASSENTS: [&str; 5] = ["initial", "sign", "sign-ad-referendum", "confirm", "approve"];

impl<'a> Stage<'a> {
    pub(super) fn settle(&self) -> Settled {
        let (seals, valid): (View<'a>, View<'a>) =
            self.valid().partition(|id| self.act(id).intent == "seal");
        let cores: BTreeMap<&str, View<'a>> =
            seals.iter().map(|seal| (*seal, self.core(seal))).collect();
        let mut codes: Codes<'a> =
            cores.iter().map(|(seal, core)| (*seal, self.of_seal(seal, core, &valid))).collect();

        // The sets that every party closed, with as many people as must sign for it.
        let closed_by = |core: &View<'a>, party: &str, proven: bool| {
            let by = seals.iter().filter(|seal| self.act(seal).party == party);
            let by = by.filter(|seal| cores[*seal] == *core && codes[*seal] == "seals");
            let by = by.filter(|seal| !proven || self.is_proven(seal));
            suffice(by.map(|seal| self.person(seal)), party, &self.instrument.record, self.roster)
        };
        let parties = &self.instrument.record.parties;
        let closed =
            |core: &&View<'a>| parties.iter().all(|party| closed_by(core, &party.id, false));
        let rank = |core: &&View<'a>| (usize::MAX - core.len(), (*core).clone());
        let first = cores.values().filter(closed).min_by_key(rank).cloned();
        let unproven_seals = first.iter().flat_map(|core| {
            parties.iter().filter(|party| !closed_by(core, &party.id, true)).map(|it| &*it.id)
        });
        let unproven_seals: BTreeSet<&str> = unproven_seals.collect();
        let (view, heard): (View<'a>, View<'a>) = match &first {
            None => (valid.clone(), seals),
            Some(core) => {
                let of = |seal: &&str| codes[seal] == "seals" && cores[seal] == *core;
                let of: View<'a> = seals.iter().copied().filter(of).collect();
                codes = valid.union(&seals).map(|id| (*id, "after-the-seal")).collect();
                codes.extend(of.iter().map(|seal| (*seal, "seals")));
                (valid.intersection(core).copied().collect(), of)
            }
        };
        let Meant { codes: meant, by, .. } = self.means(&view);
        codes.extend(meant);
        let refused =
            self.rated.iter().filter_map(|(id, rated)| Some((*id, *rated.as_ref().err()?)));
        codes.extend(refused);

        let missing = view.iter().chain(&heard).map(|id| self.act(id)).flat_map(|act| {
            // Missing is what is not in the bundle, whoever is looked at.
            let lost = act.seen.iter().filter(|id| !self.instrument.acts.contains_key(*id));
            lost.map(|id| (id.clone(), act.party.clone()))
        });
        let mut parties = self.parties(&view);
        for (id, party) in &mut parties {
            party.unproven |= unproven_seals.contains(&**id);
        }
        let authority = self.valid().map(|id| (id.to_owned(), self.authority(id)));
        Settled {
            missing: missing.collect(),
            parties,
            authority: authority.collect(),
            sealed: first.is_some(),
            by: by.into_iter().map(|(id, by)| (id.to_owned(), by.to_owned())).collect(),
            codes: codes.into_iter().map(|(id, code)| (id.to_owned(), code)).collect(),
        }
    }

    /// The valid acts that were not signed out of order.
    pub(super) fn valid(&self) -> impl Iterator<Item = &'a str> {
        self.rated.iter().filter(|(_, signer)| signer.is_ok()).map(|(id, _)| *id)
    }

    pub(super) fn act(&self, id: &str) -> &'a ActData {
        &self.instrument.acts[id].0
    }

    /// Who holds the key of an act, valid or not.
    pub(super) fn holder(&self, id: &str) -> Option<&'a str> {
        let owner = self.roster.owner(&self.act(id).keys[0]);
        owner.map(|(_, holder, _)| &*holder.id)
    }

    fn person(&self, id: &str) -> (&'a str, i64) {
        (self.holder(id).expect("it is valid"), self.act(id).time())
    }

    /// Whether a valid act rests on no claimed time that nobody has proved.
    fn is_proven(&self, id: &str) -> bool {
        let unproven = self.rated[id].as_ref().is_ok_and(|signer| signer.unproven);
        !unproven && !self.doubtful.contains(id)
    }

    fn authority(&self, id: &str) -> &'static str {
        match self.lacking.get(id) {
            Some(lack) => lack,
            None if self.doubtful.contains(id) => "unproven",
            None if authority::is_asked(self.act(id), self.instrument) => "shown",
            None => "not-asked",
        }
    }

    /// Whether an act takes back, or refuses, an assent.
    fn dissents(&self, id: &str) -> bool {
        let act = self.act(id);
        let of = act.of.as_ref().and_then(|of| Some(&self.instrument.acts.get(of)?.0));
        match &*act.intent {
            "decline" => true,
            "withdraw" => of.is_some_and(|of| ASSENTS.contains(&&*of.intent)),
            _ => false,
        }
    }

    fn is_of_one(&self, a: &str, b: &str) -> bool {
        self.holder(a).is_some() && self.holder(a) == self.holder(b)
    }

    /// What a seal closes: all that it has seen and that is there, but seals.
    fn core(&self, seal: &str) -> View<'a> {
        let there = self.rated.keys().copied();
        let seen = there.filter(|id| self.act(seal).seen.contains(*id));
        seen.filter(|id| self.act(id).intent != "seal").collect()
    }

    fn of_seal(&self, seal: &str, core: &View<'a>, valid: &View<'a>) -> &'static str {
        let there = |id: &String| self.instrument.acts.contains_key(id);
        if !self.act(seal).seen.iter().all(there) {
            return "target-missing";
        }
        if let Some(lack) = self.lacking.get(seal) {
            return lack;
        }
        let view = core.intersection(valid).copied().collect();
        match self.parties(&view).values().all(|party| party.outcome == "met") {
            true => "seals",
            false => "sealed-too-early",
        }
    }

    /// J3.1: what is wrong with what an act points at.
    fn misses(&self, id: &str) -> Option<&'static str> {
        let act = self.act(id);
        let of = act.of.as_deref()?;
        if !self.rated.contains_key(of) {
            return Some("target-missing");
        }
        let own = self.is_of_one(id, of);
        match &*act.intent {
            "confirm" if self.act(of).party != act.party => Some("not-own-party"),
            "withdraw" if !own => Some("not-own-act"),
            "withdraw" if matches!(&*self.act(of).intent, "withdraw" | "seal") => {
                Some("not-withdrawable")
            }
            "witness" if own => Some("own-witness"),
            _ => None,
        }
    }

    /// J3.1 and J3.2: the acts of a view that come to nothing, and by which others.
    fn undone(&self, view: &View<'a>) -> (Codes<'a>, BTreeMap<&'a str, &'a str>) {
        let mut undone: Codes<'a> =
            view.iter().filter_map(|id| Some((*id, self.misses(id)?))).collect();
        let mut blamed: BTreeMap<&'a str, &'a str> = BTreeMap::new();
        let withdrawals = view.iter().filter(|id| self.act(id).intent == "withdraw");
        let withdrawals: Vec<&'a str> =
            withdrawals.copied().filter(|id| !undone.contains_key(id)).collect();
        for id in view {
            let by = withdrawals.iter().find(|by| self.act(by).of.as_deref() == Some(*id));
            if let Some(by) = by.filter(|_| !undone.contains_key(*id)) {
                undone.insert(id, "withdrawn");
                blamed.insert(id, by);
            }
        }

        let mut people: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
        for id in view.iter().filter(|id| !undone.contains_key(*id)) {
            let intent = &*self.act(id).intent;
            if ASSENTS.contains(&intent) || matches!(intent, "decline" | "withdraw") {
                people.entry(self.holder(id).expect("it is valid")).or_default().push(id);
            }
        }
        for opinions in people.values() {
            let is = |id: &str, intents: &[&str]| intents.contains(&&*self.act(id).intent);
            if let Some((a, b)) = self.contrary(opinions) {
                for id in opinions.iter().copied().filter(|id| is(id, &ASSENTS)) {
                    undone.insert(id, "contradicted");
                    blamed.insert(id, if id == a { b } else { a });
                }
                continue;
            }
            let seen_by = |id: &str, intents: &[&str]| {
                let mut by = opinions.iter().copied().filter(|by| is(by, intents));
                by.find(|by| self.act(by).seen.contains(id))
            };
            for id in opinions {
                if is(id, &ASSENTS)
                    && let Some(by) = seen_by(id, &["decline"])
                {
                    undone.insert(id, "declined-since");
                    blamed.insert(id, by);
                }
                if is(id, &["decline"])
                    && let Some(by) = seen_by(id, &["sign", "sign-ad-referendum"])
                {
                    undone.insert(id, "reconsidered");
                    blamed.insert(id, by);
                }
            }
        }
        (undone, blamed)
    }

    /// The first two opinions of one person that contradict, by their ids.
    fn contrary(&self, opinions: &[&'a str]) -> Option<(&'a str, &'a str)> {
        let assents = |id: &str| ASSENTS.contains(&&*self.act(id).intent);
        // The first of a pair; the second is any.
        let contrary = |a: &str, b: &str| match &*self.act(a).intent {
            "decline" => assents(b),
            "withdraw" => assents(self.act(a).of.as_deref().expect("it points")) && assents(b),
            "sign" => self.act(b).intent == "sign-ad-referendum",
            _ => false,
        };
        let has_seen = |a: &str, b: &str| self.act(a).seen.contains(b);
        let resolved = |a: &str, b: &str| {
            opinions.iter().any(|by| {
                matches!(&*self.act(by).intent, "sign" | "decline")
                    && has_seen(by, a)
                    && has_seen(by, b)
            })
        };
        let pairs = opinions
            .iter()
            .flat_map(|a| opinions.iter().filter(move |b| *a < **b).map(move |b| (*a, *b)));
        pairs.into_iter().find(|(a, b)| {
            (contrary(a, b) || contrary(b, a))
                && !has_seen(a, b)
                && !has_seen(b, a)
                && !resolved(a, b)
        })
    }

    /// J3.1 to J3.4: what each act of a view comes to.
    fn means(&self, view: &View<'a>) -> Meant<'a> {
        let (undone, by) = self.undone(view);
        let record = &self.instrument.record;
        let lacks = |id: &str| self.lacking.contains_key(id);
        let confirmations: Vec<&str> = view
            .iter()
            .copied()
            .filter(|id| self.act(id).intent == "confirm")
            .filter(|id| !undone.contains_key(id) && !lacks(id))
            .collect();
        // When it was confirmed first.
        let confirmation = |id: &str, by_another: bool| {
            let of = confirmations.iter().filter(|it| self.act(it).of.as_deref() == Some(id));
            let of = of.filter(|it| !by_another || !self.is_of_one(it, id));
            of.map(|it| self.act(it).time()).min()
        };
        let confirmed = |id: &str, by_another: bool| confirmation(id, by_another).is_some();
        let confirms = |id: &str| {
            let of = self.act(id).of.as_deref().expect("it points");
            let intent = &*self.act(of).intent;
            let signature = record.is_signature(intent);
            view.contains(of)
                && !undone.contains_key(of)
                && (intent == "sign-ad-referendum"
                    || (signature || intent == "approve") && lacks(of) && !self.is_of_one(id, of)
                    || signature && record.enters_by_confirmation())
        };
        let code = |id: &'a str| {
            let intent = &*self.act(id).intent;
            if let Some(code) = undone.get(id) {
                return *code;
            }
            // Where an act does nothing for its party, nobody asks by what authority.
            let idle = match intent {
                "initial" => !record.is_signature(intent),
                "approve" => !record.wants_approval(),
                _ => false,
            };
            if let Some(lack) = self.lacking.get(id)
                && !idle
                && (intent == "confirm" || !confirmed(id, true))
            {
                return *lack;
            }
            match intent {
                "sign" => "counted",
                "sign-ad-referendum" if confirmed(id, lacks(id)) => "counted",
                "sign-ad-referendum" => "not-confirmed",
                "initial" if record.is_signature(intent) => "counted",
                "initial" => "initialled",
                "confirm" if confirms(id) => "confirms",
                "confirm" => "nothing-to-confirm",
                "approve" if record.wants_approval() => "approves",
                "approve" => "approval-not-asked",
                "witness" => "witnesses",
                "decline" => "declines",
                "withdraw" => "withdraws",
                other => panic!("{other} is no intent of acts in a view"),
            }
        };
        let codes: Codes<'a> = view.iter().map(|id| (*id, code(id))).collect();
        let good = codes.iter().filter(|(_, code)| **code == "counted").map(|(id, _)| {
            let needed = lacks(id) || self.act(id).intent == "sign-ad-referendum";
            let own = self.act(id).time();
            let since = if needed { confirmation(id, lacks(id)).expect("it is good") } else { own };
            (*id, own.max(since))
        });
        Meant { good: good.collect(), codes, by }
    }

    /// J3.5: each party, by what is in a view.
    fn parties(&self, view: &View<'a>) -> BTreeMap<String, PartyAnswer> {
        // What an unproven act takes away stays away: it may be true.
        let proven = |id: &&&str| self.is_proven(id) || self.dissents(id);
        let proven: View<'a> = view.iter().filter(proven).copied().collect();
        let (meant, proven) = (self.means(view), self.means(&proven));
        let judged = self.instrument.record.parties.iter().map(|party| {
            let mut answer = self.party(&party.id, &meant);
            let unproven = || self.party(&party.id, &proven).outcome != "met";
            answer.unproven = answer.outcome == "met" && unproven();
            (party.id.clone(), answer)
        });
        judged.collect()
    }

    fn party(&self, party: &str, meant: &Meant<'a>) -> PartyAnswer {
        let record = &self.instrument.record;
        let ours: Vec<(&str, &str)> = meant
            .codes
            .iter()
            .filter(|(id, _)| self.act(id).party == party)
            .map(|(id, code)| (*id, *code))
            .collect();
        let has = |wanted: &str| ours.iter().any(|(_, code)| *code == wanted);
        let signed = |id: &str| record.is_signature(&self.act(id).intent);
        // Whether the counted acts are enough, together with other signatures.
        let enough = |and: &dyn Fn(&str, &str) -> bool| {
            let acts =
                ours.iter().filter(|(id, code)| *code == "counted" || signed(id) && and(id, code));
            suffice(acts.map(|(id, _)| self.person(id)), party, record, self.roster)
        };
        // Given up for good: by a decline that is in force, and that is of the same person.
        let given_up = |id: &str, code: &str| {
            code == "declined-since"
                && ours.iter().any(|(by, code)| {
                    *code == "declines" && self.act(by).seen.contains(id) && self.is_of_one(by, id)
                })
        };
        let unconfirmed = |_: &str, code: &str| code == "not-confirmed";
        let unproved = |id: &str, code: &str| {
            code == "not-confirmed" || self.lacking.get(id).is_some_and(|lack| *lack == code)
        };
        let contested = ours.iter().any(|(id, code)| signed(id) && given_up(id, code));
        let approved = !record.wants_approval() || has("approves");
        let (outcome, lack) = if !self.roster.party.iter().any(|known| known.id == party) {
            ("party-unknown", None)
        } else if contested && enough(&given_up) {
            ("contested", None)
        } else if enough(&|_, _| false) {
            if approved { ("met", None) } else { ("pending", Some("not-approved")) }
        } else if enough(&unconfirmed) {
            ("pending", Some("not-confirmed"))
        } else if enough(&unproved) {
            ("pending", Some("not-authorised"))
        } else if has("declines") {
            ("declined", None)
        } else {
            ("not-signed", None)
        };
        let in_effect =
            ours.iter().filter(|(_, code)| matches!(*code, "counted" | "confirms" | "approves"));
        let reservations = in_effect.map(|(id, _)| self.act(id).reservations()).sum();
        let with = |wanted: &'static str| {
            ours.iter().filter(move |(_, code)| *code == wanted).map(|(id, _)| *id)
        };
        let counted: Vec<(&str, i64)> = with("counted").map(|id| self.person(id)).collect();
        let quorum = quorum(&counted, party, record, self.roster, self.at);
        // Each person since the first of their acts that is good; enough of them; and approved.
        let mut good: BTreeMap<&str, i64> = BTreeMap::new();
        for id in with("counted") {
            let since = good.entry(self.person(id).0).or_insert(i64::MAX);
            *since = meant.good[id].min(*since);
        }
        let mut times: Vec<i64> = good.values().copied().collect();
        times.sort_unstable();
        let approved = with("approves").map(|id| self.act(id).time()).min();
        let approved = approved.filter(|_| record.wants_approval()).unwrap_or(i64::MIN);
        let since = (outcome == "met").then(|| times[quorum - 1].max(approved));
        let confirmed = with("confirms").filter(|id| {
            let of = self.act(id).of.as_deref().expect("it points");
            meant.codes[of] == "counted"
        });
        PartyAnswer {
            outcome,
            lack,
            unproven: false,
            reservations,
            quorum,
            declined: with("declines").map(|id| self.person(id).0.to_owned()).collect(),
            since,
            confirmed: confirmed.map(|id| self.act(id).time()).min(),
            people: good.into_keys().map(str::to_owned).collect(),
        }
    }
}
