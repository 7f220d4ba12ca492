//! The roster: the verifier's own list of parties, holders and keys.
//!
//! Trust comes only from the roster. Every [`Roster`] is consistent: every key has one owner, every holder is
//! in one party, every quorum can be met, no window is empty. [`Roster::parse`] reads the text that people
//! write. [`add`], [`revoke`] and [`accept`] edit that text. [`check()`] and [`check_receipts`] find
//! problems.

mod check;
mod edit;
mod read;
mod received;
mod time;
mod window;

use std::collections::{BTreeMap, BTreeSet};

pub use check::{Finding, Readiness, check, check_evidence, readiness};
pub use edit::{Acceptance, Addition, accept, add, revoke};
pub use received::{HeldAct, TooEarly, check_receipts, may_be, too_early};
pub use time::{AlgorithmEnd, TimeSource, TimeSources};
pub use window::{Quorum, Revocation, RevocationReason, Window};

use crate::fault::Fault;
use crate::id::{Digest, EnvelopeDigest, HolderId, KeyId, PartyId};
use crate::keys::{KeySet, PublicKey, Suite};
use crate::record::SuiteDemand;
use crate::value::{Intent, Label, Names, Time};

/// The maximum size of a roster, in bytes (16 MiB). Twenty thousand keys take about 4 MiB.
pub const MAX_ROSTER: usize = 16 << 20;

/// The parties, holders and keys that a verifier trusts, and what the verifier received.
#[derive(Clone, Debug)]
pub struct Roster {
    parties: BTreeMap<PartyId, RosterParty>,
    /// The owner of each set of keys.
    owners: BTreeMap<KeyId, (PartyId, HolderId)>,
    /// The pair to which each half belongs.
    halves: BTreeMap<KeyId, KeyId>,
    /// The first instant at which classic acts of all parties need proof.
    hybrid_from: Option<Time>,
    /// The times at which each envelope was held, one for each note, earliest first.
    received: BTreeMap<EnvelopeDigest, Vec<Time>>,
    /// Whose word counts for the time.
    time: TimeSources,
    digest: Digest,
}

/// A party of the roster.
#[derive(Clone, Debug)]
pub struct RosterParty {
    /// Its id.
    pub id: PartyId,
    /// Its name, as reports show it.
    pub name: Names,
    /// The number of different holders who must sign for it. A record can require more, never fewer.
    pub quorum: Quorum,
    /// The first instant at which its classic acts need proof that they are older: the earlier one of its own rule and
    /// that of all parties. `None` if there is no such rule.
    pub hybrid_from: Option<Time>,
    /// Its own rule, as it is written. It has no effect if the rule of all parties begins earlier.
    pub own_rule: Option<Time>,
    /// The people who may sign for it.
    pub holders: BTreeMap<HolderId, Holder>,
}

/// A person who holds keys.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The id by which people are counted.
    pub id: HolderId,
    /// The name. It is shown, never compared.
    pub name: Label,
    /// Keys that only this person uses: single keys and pairs, by the id of the set.
    pub keys: BTreeMap<KeyId, RosterKey>,
    /// Whether published specimen keys count for this holder.
    pub specimen: bool,
}

/// A key or a pair of keys, with the time and the acts for which it is valid.
#[derive(Clone, Debug)]
pub struct RosterKey {
    /// The key, or the pair. Only both keys of a pair together count.
    pub set: KeySet,
    /// The windows in which it may sign: at least one, in order, without overlap.
    pub windows: Vec<Window>,
    /// The intents that it may sign. `None` means all; an empty set means none.
    pub scope: Option<BTreeSet<Intent>>,
    /// The revocation, if it is revoked.
    pub revoked: Option<Revocation>,
}

/// The place of a key in a roster.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// The party for which it signs.
    pub party: &'a RosterParty,
    /// The holder of the key.
    pub holder: &'a Holder,
    /// The key.
    pub key: &'a RosterKey,
}

impl RosterKey {
    /// Whether a published specimen is among the keys: anyone can make its half of the signatures.
    pub fn is_specimen(&self) -> bool {
        self.set.has_specimen()
    }

    /// Whether it may sign at `time`, by all present knowledge.
    pub fn is_good(&self, time: &Time) -> bool {
        let may_sign = self.scope.as_ref().is_none_or(|scope| !scope.is_empty());
        self.is_open(time) && may_sign
    }

    /// Whether it may make an act with this intent at `time`, by all present knowledge.
    pub fn can(&self, intent: Intent, time: &Time) -> bool {
        let may = self.scope.as_ref().is_none_or(|scope| scope.contains(&intent));
        self.is_open(time) && may
    }

    /// Whether it may make no act after `time` either, whatever is in its windows.
    pub fn has_ended(&self, time: &Time) -> bool {
        let is_over = |window: &Window| {
            window.until.is_some_and(|until| until.unix_seconds() <= time.unix_seconds())
        };
        self.revoked.is_some() || self.windows.iter().all(is_over)
    }

    /// The next time after `time` from which it may make an act with this intent, by all present knowledge.
    pub fn opens_after(&self, intent: Intent, time: &Time) -> Option<Time> {
        let starts = self.windows.iter().filter_map(|window| window.from);
        let next = starts.filter(|from| from.unix_seconds() > time.unix_seconds());
        next.min_by_key(Time::unix_seconds).filter(|from| self.can(intent, from))
    }

    fn is_open(&self, time: &Time) -> bool {
        self.revoked.is_none() && self.windows.iter().any(|window| window.contains(time))
    }
}

impl RosterParty {
    /// The least with which one must sign a record for the party at `time`: pairs if the record demands it, and from
    /// the party's rule on.
    pub fn least(&self, demand: SuiteDemand, time: &Time) -> Suite {
        let has_begun =
            self.hybrid_from.is_some_and(|from| from.unix_seconds() <= time.unix_seconds());
        match demand {
            SuiteDemand::Any if !has_begun => Suite::Classic,
            SuiteDemand::Any | SuiteDemand::Hybrid => Suite::Hybrid,
        }
    }
}

impl Holder {
    /// The number of the holder's keys that may sign at `time`. Published specimens are included only if the
    /// roster says so. If only pairs count, only they are looked at.
    pub fn usable_keys(&self, time: &Time, least: Suite) -> usize {
        self.counting(least).filter(|key| key.is_good(time)).count()
    }

    /// Whether one of the holder's keys may sign at `time`. If only pairs count, only they are looked at.
    pub fn can_sign(&self, time: &Time, least: Suite) -> bool {
        self.usable_keys(time, least) > 0
    }

    /// Whether one of the holder's keys may make an act with this intent at `time`. If only pairs count, only they are
    /// looked at.
    pub fn can(&self, intent: Intent, time: &Time, least: Suite) -> bool {
        self.counting(least).any(|key| key.can(intent, time))
    }

    /// The keys that count for an act about a record, which may name the keys of the party. If only pairs count, only
    /// they are looked at.
    pub fn keys_for<'h>(
        &'h self,
        named: Option<&'h BTreeSet<KeyId>>,
        least: Suite,
    ) -> impl Iterator<Item = &'h RosterKey> {
        self.counting(least)
            .filter(move |key| named.is_none_or(|named| named.contains(&key.set.id())))
    }

    /// The keys that count. Published specimens count only if the roster says so, and single keys only if not all must
    /// be pairs.
    fn counting(&self, least: Suite) -> impl Iterator<Item = &RosterKey> {
        let is_enough = move |key: &&RosterKey| match least {
            Suite::Classic => true,
            Suite::Hybrid => key.set.suite() == Suite::Hybrid,
        };
        let is_meant = |key: &&RosterKey| self.specimen || !key.is_specimen();
        self.keys.values().filter(is_meant).filter(is_enough)
    }
}

impl Roster {
    /// Reads a roster: TOML, by rules T of docs/format.md.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with line and column: invalid TOML, unknown or missing keys, duplicate ids or keys, a
    /// quorum that cannot be met, or invalid windows.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        read::read(text)
    }

    /// The SHA-256 digest of the file. It identifies the roster that an answer depends on.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// All parties, sorted by id.
    pub fn parties(&self) -> impl Iterator<Item = &RosterParty> {
        self.parties.values()
    }

    /// The party with this id.
    pub fn party(&self, id: &PartyId) -> Option<&RosterParty> {
        self.parties.get(id)
    }

    /// The owner of the set of keys with this id: of a single key or of a pair. A half of a pair alone has no owner,
    /// because it counts for no one.
    pub fn owner(&self, set: &KeyId) -> Option<Owner<'_>> {
        let (party, holder) = self.owners.get(set)?;
        let party = &self.parties[party];
        let holder = &party.holders[holder];
        Some(Owner { party, holder, key: &holder.keys[set] })
    }

    /// The owner of the pair of which this key is a half.
    pub fn owner_of_half(&self, half: &KeyId) -> Option<Owner<'_>> {
        self.halves.get(half).and_then(|pair| self.owner(pair))
    }

    /// The key with this id, of any holder: a single key, or a half of a pair.
    pub fn key(&self, id: &KeyId) -> Option<&PublicKey> {
        let owner = self.owner(id).or_else(|| self.owner_of_half(id))?;
        owner.key.set.keys().find(|key| key.id() == *id)
    }

    /// The first instant at which classic acts of all parties need proof. [`RosterParty::hybrid_from`] has it too.
    pub fn hybrid_from(&self) -> Option<&Time> {
        self.hybrid_from.as_ref()
    }

    /// Everyone whose word counts for the time.
    pub fn time(&self) -> &TimeSources {
        &self.time
    }

    /// Whether the roster has receipts at all.
    pub(crate) fn has_receipts(&self) -> bool {
        !self.received.is_empty()
    }

    /// The times at which the roster's owner noted that they held this envelope: all notes, earliest first,
    /// and notes of the same instant in the order of the file. [`may_be`] says which of them can prove
    /// something (docs/format.md J2.1).
    pub fn received(&self, envelope: &EnvelopeDigest) -> &[Time] {
        self.received.get(envelope).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use zeroize::Zeroizing;

    use super::*;
    use crate::fault::Place;
    use crate::keys::SecretKey;

    pub(crate) fn public(seed: u8) -> String {
        SecretKey::from_seed(&Zeroizing::new([seed; 32])).public().to_base64()
    }

    fn roster(parties: &str) -> Result<Roster, Fault> {
        Roster::parse(&format!("roster = 1\n{parties}"))
    }

    fn party(id: &str, rest: &str) -> String {
        format!("[[party]]\nid = \"{id}\"\nname = {{ en = \"{id}\" }}\n{rest}\n")
    }

    fn holder(id: &str, seeds: &[u8]) -> String {
        let key = |seed: &u8| format!("{{ public = \"{}\" }}", public(*seed));
        let keys: Vec<String> = seeds.iter().map(key).collect();
        format!("[[party.holder]]\nid = \"{id}\"\nname = \"{id}\"\nkeys = [{}]\n", keys.join(", "))
    }

    #[test]
    fn a_key_has_one_owner() {
        let two = party("a", "") + &holder("x", &[1, 2]) + &party("b", "") + &holder("y", &[3]);
        let two = roster(&two).unwrap();
        let key = PublicKey::from_base64(&public(2)).unwrap().id();
        let owner = two.owner(&key).unwrap();
        assert_eq!((owner.party.id.as_str(), owner.holder.id.as_str()), ("a", "x"));
        assert_eq!(two.parties().count(), 2);
    }

    #[test]
    fn a_key_can_do_what_its_scope_says_while_it_is_valid() {
        let keys = |keys: &str| {
            let holder = format!("[[party.holder]]\nid = \"x\"\nname = \"x\"\nkeys = [{keys}]\n");
            roster(&(party("a", "") + &holder))
                .unwrap()
                .party(&"a".parse().unwrap())
                .unwrap()
                .clone()
        };
        let key = |seed, rest: &str| format!("{{ public = \"{}\"{rest} }}", public(seed));
        let seal = ", scope = [\"seal\"]";
        let expired = ", until = 2021-01-02T00:00:00Z";
        let revoked = ", revoked = { reason = \"retired\", since = 2021-01-02T00:00:00Z, reported = 2021-01-02T00:00:00Z }";
        let now: Time = "2021-01-03T00:00:00Z".parse().unwrap();
        // The keys; whether one can sign, seal, do anything.
        let rows = [
            (key(1, ""), (true, true, true)),
            (key(1, seal), (false, true, true)),
            (key(1, ", scope = []"), (false, false, false)),
            (key(1, expired), (false, false, false)),
            (key(1, revoked), (false, false, false)),
            (key(1, &format!("{seal}{expired}")), (false, false, false)),
            (key(1, seal) + ", " + &key(2, expired), (false, true, true)),
            (key(1, seal) + ", " + &key(2, ", scope = [\"sign\"]"), (true, true, true)),
        ];
        for (text, expected) in rows {
            let party = keys(&text);
            let holder = party.holders.values().next().unwrap();
            let can = |intent| holder.can(intent, &now, Suite::Classic);
            let found =
                (can(Intent::Sign), can(Intent::Seal), holder.can_sign(&now, Suite::Classic));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_its_place() {
        let a = party("a", "");
        let x = holder("x", &[1]);
        let good = a.clone() + &x;
        let (day1, day2) = ("2021-01-01T00:00:00Z", "2021-01-02T00:00:00Z");
        let key_with = |rest: &str| a.clone() + &x.replace("\" }]", &format!("\", {rest} }}]"));
        let received = |rest: &str| format!("[[received]]\n{rest}\n");
        let rows = [
            (good.clone() + &good, "duplicate-entry", (11, 6)),
            (good.clone() + &party("b", "") + &x, "duplicate-entry", (15, 6)),
            (good.clone() + &holder("x", &[2]), "duplicate-entry", (11, 6)),
            (good.clone() + &holder("y", &[1]), "taken", (13, 20)),
            (a.clone() + &holder("x", &[1, 1]), "taken", (9, 97)),
            (good.clone() + &party("b", "") + &holder("y", &[1]), "taken", (17, 20)),
            (a.clone(), "quorum-above-holders", (2, 1)),
            (party("a", "quorum = 2") + &x, "quorum-above-holders", (2, 1)),
            (party("a", "quorum = 0") + &x, "out-of-range", (5, 10)),
            (party("a", "quorum = 512") + &x, "quorum-above-holders", (2, 1)),
            (party("a", "quorum = 513") + &x, "out-of-range", (5, 10)),
            (party("a", "quorum = 1.5") + &x, "wrong-type", (5, 10)),
            (a.clone() + &holder("x", &[]), "empty-list", (6, 1)),
            (party("a", "colour = 1") + &x, "unknown-field", (5, 1)),
            (a.replace("\"a\"\n", "\"A\"\n") + &x, "bad-id", (3, 6)),
            (good.replace("MCow", "MCo"), "bad-base64", (9, 20)),
            (good.replace("keys", "key"), "unknown-field", (9, 1)),
            (key_with("from = 2021-01-01"), "bad-time", (9, 91)),
            (key_with("from = 5"), "wrong-type", (9, 91)),
            (key_with(&format!("from = {day2}, until = {day1}")), "empty-window", (9, 121)),
            (key_with(&format!("from = {day1}, until = {day1}")), "empty-window", (9, 121)),
            (
                key_with(&format!("windows = [{{ until = {day2} }}, {{ from = {day1} }}]")),
                "overlapping-windows",
                (9, 129),
            ),
            (key_with("windows = []"), "empty-list", (9, 94)),
            (key_with(&format!("windows = [{{}}], from = {day1}")), "both-given", (9, 107)),
            (key_with("scope = \"sign\""), "wrong-type", (9, 92)),
            (key_with("scope = [\"rule\"]"), "unknown-word", (9, 93)),
            (key_with("revoked = {}"), "missing-field", (9, 94)),
            (
                key_with(&format!("revoked = {{ reported = {day1}, reason = \"lost\" }}")),
                "unknown-word",
                (9, 138),
            ),
            (
                key_with(&format!(
                    "revoked = {{ reported = {day1}, since = {day2}, reason = \"retired\" }}"
                )),
                "since-after-reported",
                (9, 137),
            ),
            (
                key_with(&format!(
                    "from = {day2}, revoked = {{ reported = {day1}, reason = \"retired\" }}"
                )),
                "since-after-reported",
                (9, 123),
            ),
            (party("a", "quorum = []") + &x, "empty-list", (5, 10)),
            (party("a", "quorum = [{ holders = 2 }]") + &x, "quorum-above-holders", (2, 1)),
            (
                party("a", &format!("quorum = [{{ from = {day1}, holders = 1 }}]")) + &x,
                "unknown-field",
                (5, 20),
            ),
            (
                party("a", "quorum = [{ holders = 1 }, { holders = 1 }]") + &x,
                "missing-field",
                (5, 28),
            ),
            (received("on = 2021-01-01T00:00:00Z\nenvelopes = [\"x\"]"), "bad-digest", (4, 14)),
            (received("envelopes = []"), "missing-field", (2, 1)),
            (received("on = 2021-01-01T00:00:00\nenvelopes = []"), "bad-time", (3, 6)),
            ("[[party]\n".to_owned(), "bad-toml", (2, 9)),
            ("party = 1\n".to_owned(), "wrong-type", (2, 9)),
        ];
        for (text, code, (line, column)) in rows {
            let fault = roster(&text).unwrap_err();
            assert_eq!(fault.code(), code, "{text}");
            assert_eq!(fault.place, Place::Line { line, column }, "{code}\n{text}");
        }
        let once =
            format!("revoked = {{ reported = {day1}, since = {day1}, reason = \"retired\" }}");
        assert!(roster(&key_with(&once)).is_ok());
        assert_eq!(Roster::parse("").unwrap_err().code(), "missing-field");
        assert_eq!(Roster::parse("roster = 2").unwrap_err().code(), "out-of-range");
    }

    #[test]
    fn all_notes_are_kept_the_earliest_first_and_of_one_instant_as_written() {
        let envelope = EnvelopeDigest::of(b"");
        let [seoul, utc] = ["2021-01-02T09:00:00+09:00", "2021-01-02T00:00:00Z"];
        let later = "2021-01-02T00:00:01Z";
        for (notes, kept) in
            [([later, seoul, utc], [seoul, utc, later]), ([utc, seoul, later], [utc, seoul, later])]
        {
            let note = |on| format!("[[received]]\non = {on}\nenvelopes = [\"{envelope}\"]\n");
            let notes = roster(&notes.map(note).concat()).unwrap();
            assert_eq!(notes.received(&envelope), kept.map(|on| on.parse().unwrap()));
            assert_eq!(notes.received(&EnvelopeDigest::of(b"x")), []);
        }
    }
}
