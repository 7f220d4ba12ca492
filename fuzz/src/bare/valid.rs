//! Each act against the roster: J2, and the order of J4.1.

use std::collections::BTreeMap;

use super::data::{ActData, Instant, Instrument, Order, RosterData};
use super::{View, suffice};
use crate::keys::KEYS;

const DAY: i64 = 86_400;

/// An instrument, and which of its acts are at hand.
#[derive(Clone)]
pub(super) struct Local<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) roster: &'a RosterData,
    /// The time of the question.
    pub(super) at: i64,
    /// The acts at hand, valid or not.
    pub(super) present: View<'a>,
    /// The valid acts that are not `out-of-order`, seals included.
    pub(super) usable: View<'a>,
    /// Why each of the others is not usable.
    pub(super) refused: BTreeMap<&'a str, &'static str>,
    /// Of usable acts: the first time at which its key was closed (J2.3).
    pub(super) closed: BTreeMap<&'a str, i64>,
}

impl<'a> Local<'a> {
    /// J2 and J4.1, of the acts that are to be at hand.
    pub(super) fn new(
        instrument: &'a Instrument,
        roster: &'a RosterData,
        at: i64,
        present: View<'a>,
    ) -> Self {
        let (usable, refused) = (View::new(), BTreeMap::new());
        let mut local =
            Self { instrument, roster, at, present, usable, refused, closed: BTreeMap::new() };
        for id in local.present.clone() {
            match local.valid(id) {
                Ok(closed) => {
                    local.usable.insert(id);
                    local.closed.extend(closed.map(|closed| (id, closed)));
                }
                Err(code) => {
                    local.refused.insert(id, code);
                }
            }
        }
        local.order();
        local
    }

    pub(super) fn act(&self, id: &str) -> &'a ActData {
        &self.instrument.acts[id].0
    }

    /// Who holds the key of an act, valid or not.
    pub(super) fn holder(&self, id: &str) -> Option<&'a str> {
        let owner = self.roster.owner(&self.act(id).key());
        owner.map(|(_, holder, _)| &*holder.id)
    }

    /// Who signed a valid act, and when.
    pub(super) fn person(&self, id: &str) -> (&'a str, i64) {
        (self.holder(id).expect("it is valid"), self.act(id).time())
    }

    pub(super) fn is_of_one(&self, a: &str, b: &str) -> bool {
        self.holder(a).is_some() && self.holder(a) == self.holder(b)
    }

    /// Whether what an act has seen is at hand.
    pub(super) fn has_all_seen(&self, id: &str) -> bool {
        self.act(id).seen.iter().all(|seen| self.present.contains(&**seen))
    }

    /// J2.1: the earliest time at which somebody proves to have had an act. A receipt or evidence that is
    /// earlier than the act or its record by more than a day is none.
    pub(super) fn proof(&self, id: &str) -> Option<i64> {
        let (act, envelopes) = &self.instrument.acts[id];
        let of = self.roster.received.iter();
        let of = of.filter(|it| it.envelopes.iter().any(|it| envelopes.contains(it)));
        let plausible =
            |on: &i64| act.time() - on <= DAY && self.instrument.record.created.0 - on <= DAY;
        let proven = envelopes.iter().filter_map(|it| self.instrument.proven.get(it)).flatten();
        of.map(|it| it.on.0).chain(proven.copied()).filter(plausible).min()
    }

    /// J2: the code of why an act is not valid; or when its key was closed, if it was (J2.3).
    fn valid(&self, id: &str) -> Result<Option<i64>, &'static str> {
        let (record, act) = (&self.instrument.record, self.act(id));
        let by = act.key();
        let owner = self.roster.owner(&by);
        let (party, holder, key) = owner.ok_or_else(|| self.unknown(&act.keys))?;
        let or = |good: bool, code: &'static str| if good { Ok(()) } else { Err(code) };
        or(party.id == act.party, "key-of-another-party")?;
        let specimen = KEYS.iter().any(|key| act.keys.contains(&key.id) && key.specimen);
        or(!specimen || holder.specimen, "specimen-key")?;
        or(key.scope.as_ref().is_none_or(|scope| scope.contains(&act.intent)), "not-allowed")?;
        let designated = record.parties.iter().find(|it| it.id == act.party).expect("B8");
        let designated = designated.keys.as_ref();
        or(designated.is_none_or(|keys| keys.contains(&*by)), "not-designated")?;
        let is_classic = act.keys.len() == 1;
        or(!(is_classic && record.wants_pairs()), "hybrid-required")?;

        let time = act.time();
        or(time - self.at <= DAY, "from-the-future")?;
        or(record.created.0 - time <= DAY, "before-the-record")?;
        let seen = self.present.iter().filter(|it| act.seen.contains(**it)).map(|it| self.act(it));
        let mut known = seen.filter(|act| {
            self.roster.owner(&act.key()).is_some_and(|(party, _, _)| party.id == act.party)
        });
        or(known.all(|seen| seen.time() - time <= DAY), "before-what-it-saw")?;

        let ends = |from: &Option<Instant>, until: &Option<Instant>| {
            (from.map(|from| from.0), until.map(|until| until.0))
        };
        let windows: Vec<(Option<i64>, Option<i64>)> = match &key.windows {
            None => vec![ends(&key.from, &key.until)],
            Some(windows) => windows.iter().map(|it| ends(&it.from, &it.until)).collect(),
        };
        let within = |(from, until): &&(Option<i64>, Option<i64>)| {
            from.is_none_or(|from| from <= time) && until.is_none_or(|until| time < until)
        };
        let (_, until) = windows.iter().find(within).ok_or("outside-window")?;
        let since = key.revoked.as_ref().and_then(|revoked| match &revoked.since {
            Some(since) => Some(since.0),
            None => windows[0].0,
        });
        if let Some(revoked) = &key.revoked {
            let claims_before = since.is_some_and(|since| time < since);
            let proved_before = self.proof(id).is_some_and(|on| since.is_some_and(|it| on < it));
            let stands = match &*revoked.reason {
                "retired" | "superseded" => claims_before,
                _ => claims_before && proved_before,
            };
            or(stands, "revoked")?;
        }
        // Q6: the rule begins at the earlier of the two.
        let rules = [self.roster.hybrid_from, party.hybrid_from].into_iter().flatten();
        if let (Some(begins), true) = (rules.map(|from| from.0).min(), is_classic) {
            let before = |time: i64| time < begins;
            let survives = before(time) && before(self.at)
                || before(time) && self.proof(id).is_some_and(before);
            or(survives, "classic-too-late")?;
        }
        Ok([*until, since].into_iter().flatten().filter(|end| *end <= self.at).min())
    }

    /// J2: of an act by keys that are no key or pair of the roster, what the roster has of them.
    fn unknown(&self, keys: &[String]) -> &'static str {
        let holders: Vec<Option<&str>> =
            keys.iter().map(|key| self.roster.holder_of_any(key).map(|it| &*it.id)).collect();
        match holders[..] {
            [Some(_)] => "half-of-a-pair",
            [Some(one), Some(other)] if one != other => "halves-of-two-holders",
            [Some(_), _] | [_, Some(_)] => "other-set",
            _ => "unknown-key",
        }
    }

    /// J4.1: the signatures that were signed out of their turn are not usable.
    fn order(&mut self) {
        let Order::Listed(order) = &self.instrument.record.signing.order else { return };
        for (index, party) in order.iter().enumerate() {
            // What was decided of earlier parties holds; what this one's acts come to plays no part
            // for each other.
            let is_signature =
                |id: &&str| self.instrument.record.is_signature(&self.act(id).intent);
            let signatures: View<'a> = self.usable.iter().copied().filter(is_signature).collect();
            let in_turn = |id: &str| {
                order[..index].iter().all(|earlier| {
                    let seen = signatures.iter().filter(|it| self.act(id).seen.contains(**it));
                    let theirs = seen.filter(|it| self.act(it).party == *earlier);
                    let theirs = theirs.map(|it| self.person(it));
                    suffice(theirs, earlier, &self.instrument.record, self.roster)
                })
            };
            let late = signatures.iter().copied().filter(|id| self.act(id).party == *party);
            let late: View<'a> = late.filter(|id| !in_turn(id)).collect();
            for id in late {
                self.usable.remove(id);
                self.closed.remove(id);
                self.refused.insert(id, "out-of-order");
            }
        }
    }
}
