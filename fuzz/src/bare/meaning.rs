//! What valid acts mean together (J3.1 to J3.3), and the parties (J3.5).

use std::collections::BTreeMap;

use super::data::ActData;
use super::valid::Local;
use super::{Codes, PartyAnswer, View, quorum, suffice};

/// What the acts of a view come to.
pub(super) struct Meant<'a> {
    pub(super) codes: Codes<'a>,
    /// By which other act, where the report says so.
    pub(super) by: BTreeMap<&'a str, &'a str>,
    /// Since when each act that is counted is good.
    good: BTreeMap<&'a str, i64>,
}

/// The acts of an instrument, and which of them lack authority.
pub(super) struct Meaning<'l, 'a> {
    pub(super) local: &'l Local<'a>,
    /// The usable acts that have to show authority and lack it, each with its code.
    pub(super) lacking: Codes<'a>,
}

const ASSENTS: [&str; 5] = ["initial", "sign", "sign-ad-referendum", "confirm", "approve"];

/// Whether an act refuses, or takes back an assent.
pub(super) fn dissents(local: &Local<'_>, id: &str) -> bool {
    let act = local.act(id);
    let of = act.of.as_deref().filter(|of| local.present.contains(of));
    match &*act.intent {
        "decline" => true,
        "withdraw" => of.is_some_and(|of| ASSENTS.contains(&&*local.act(of).intent)),
        _ => false,
    }
}

impl<'a> Meaning<'_, 'a> {
    fn act(&self, id: &str) -> &'a ActData {
        self.local.act(id)
    }

    /// J3.1: what is wrong with what an act points at.
    fn misses(&self, id: &str) -> Option<&'static str> {
        let act = self.act(id);
        let of = act.of.as_deref()?;
        if !self.local.present.contains(of) {
            return Some("target-missing");
        }
        let own = self.local.is_of_one(id, of);
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
                people.entry(self.local.holder(id).expect("it is valid")).or_default().push(id);
            }
        }
        for opinions in people.values() {
            let is = |id: &str, intents: &[&str]| intents.contains(&&*self.act(id).intent);
            if let Some((a, b)) = self.contrary(opinions) {
                for id in opinions.iter().copied().filter(|id| is(id, &ASSENTS)) {
                    undone.insert(id, "contradicted");
                    let by = if self.are_contrary(id, a) { a } else { b };
                    blamed.insert(id, by);
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

    /// Whether two opinions of one person are contrary by their intents.
    fn are_contrary(&self, a: &str, b: &str) -> bool {
        let assents = |id: &str| ASSENTS.contains(&&*self.act(id).intent);
        let first = |a: &str, b: &str| match &*self.act(a).intent {
            "decline" => assents(b),
            "withdraw" => assents(self.act(a).of.as_deref().expect("it points")) && assents(b),
            "sign" => self.act(b).intent == "sign-ad-referendum",
            _ => false,
        };
        first(a, b) || first(b, a)
    }

    /// The first two opinions of one person that contradict, by their ids.
    fn contrary(&self, opinions: &[&'a str]) -> Option<(&'a str, &'a str)> {
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
            self.are_contrary(a, b) && !has_seen(a, b) && !has_seen(b, a) && !resolved(a, b)
        })
    }

    /// J3.1 to J3.4: what each act of a view comes to.
    pub(super) fn means(&self, view: &View<'a>) -> Meant<'a> {
        let (undone, by) = self.undone(view);
        let record = &self.local.instrument.record;
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
            let of = of.filter(|it| !by_another || !self.local.is_of_one(it, id));
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
                    || (signature || intent == "approve")
                        && lacks(of)
                        && !self.local.is_of_one(id, of)
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

    /// J3.5: each party, by what is in a view. Whether one is unproven is not asked.
    pub(super) fn parties(&self, view: &View<'a>) -> BTreeMap<String, PartyAnswer> {
        let meant = self.means(view);
        let parties = self.local.instrument.record.parties.iter();
        parties.map(|party| (party.id.clone(), self.party(&party.id, &meant))).collect()
    }

    /// Whether each party is met.
    pub(super) fn all_met(&self, view: &View<'a>) -> bool {
        self.parties(view).values().all(|party| party.outcome == "met")
    }

    fn party(&self, party: &str, meant: &Meant<'a>) -> PartyAnswer {
        let record = &self.local.instrument.record;
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
            suffice(acts.map(|(id, _)| self.local.person(id)), party, record, self.local.roster)
        };
        // Given up for good: by a decline that is in force, and that is of the same person.
        let given_up = |id: &str, code: &str| {
            code == "declined-since"
                && ours.iter().any(|(by, code)| {
                    *code == "declines"
                        && self.act(by).seen.contains(id)
                        && self.local.is_of_one(by, id)
                })
        };
        let unconfirmed = |_: &str, code: &str| code == "not-confirmed";
        let unproved = |id: &str, code: &str| {
            code == "not-confirmed" || self.lacking.get(id).is_some_and(|lack| *lack == code)
        };
        let contested = ours.iter().any(|(id, code)| signed(id) && given_up(id, code));
        let approved = !record.wants_approval() || has("approves");
        let (outcome, lack) = if !self.local.roster.party.iter().any(|known| known.id == party) {
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
        let counted: Vec<(&str, i64)> = with("counted").map(|id| self.local.person(id)).collect();
        let quorum = quorum(&counted, party, record, self.local.roster, self.local.at);
        // Since the first instant at which those that are good by then suffice; and approved.
        let good_by = |instant: i64| {
            let by = with("counted").filter(|id| meant.good[id] <= instant);
            suffice(by.map(|id| self.local.person(id)), party, record, self.local.roster)
        };
        let instants = with("counted").map(|id| meant.good[id]);
        let enough_since = instants.filter(|instant| good_by(*instant)).min();
        let approved = with("approves").map(|id| self.act(id).time()).min();
        let approved = approved.filter(|_| record.wants_approval()).unwrap_or(i64::MIN);
        let since = (outcome == "met").then(|| enough_since.expect("they suffice").max(approved));
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
            declined: with("declines").map(|id| self.local.person(id).0.to_owned()).collect(),
            since,
            confirmed: confirmed.map(|id| self.act(id).time()).min(),
            people: counted.iter().map(|(holder, _)| (*holder).to_owned()).collect(),
        }
    }
}
