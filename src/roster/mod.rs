//! The roster: the verifier's own list of parties, holders and keys.
//!
//! Trust comes from here and nowhere else. A [`Roster`] that exists makes sense: every key has one
//! owner, every holder is in one party, every quorum can be met, no window is empty. What people
//! wrote is read by [`Roster::parse`] and edited, text to text, by [`add`], [`revoke`] and
//! [`accept`]; [`check()`] and [`check_receipts`] look for what will cause trouble.

mod check;
mod edit;
mod read;
mod received;
mod window;

use std::collections::{BTreeMap, BTreeSet};

pub use check::{Finding, check};
pub use edit::{Acceptance, Addition, accept, add, revoke};
pub use received::{HeldAct, TooEarly, check_receipts, may_be, too_early};
pub use window::{Quorum, Revocation, RevocationReason, Window};

use crate::fault::Fault;
use crate::id::{Digest, EnvelopeDigest, HolderId, KeyId, PartyId};
use crate::keys::{PublicKey, is_specimen};
use crate::value::{Intent, Label, Names, Time};

/// Largest roster, in bytes (16 MiB): twenty thousand keys are some 4 MiB.
pub const MAX_ROSTER: usize = 16 << 20;

/// Parties, holders and keys that somebody trusts, and what they have received.
#[derive(Clone, Debug)]
pub struct Roster {
    parties: BTreeMap<PartyId, RosterParty>,
    owners: BTreeMap<KeyId, (PartyId, HolderId)>,
    /// When each envelope was held, by every note of it, the earliest first.
    received: BTreeMap<EnvelopeDigest, Vec<Time>>,
    digest: Digest,
}

/// A party as the roster knows it.
#[derive(Clone, Debug)]
pub struct RosterParty {
    /// Its id.
    pub id: PartyId,
    /// Its name: the one that is shown.
    pub name: Names,
    /// How many different holders must sign for it; a record may ask for more, never for less.
    pub quorum: Quorum,
    /// The people who may sign for it.
    pub holders: BTreeMap<HolderId, Holder>,
}

/// A person who holds keys.
#[derive(Clone, Debug)]
pub struct Holder {
    /// By what people are counted.
    pub id: HolderId,
    /// The name: shown, never compared.
    pub name: Label,
    /// Keys that only this person uses.
    pub keys: BTreeMap<KeyId, RosterKey>,
    /// Whether published specimen keys count for this holder.
    pub specimen: bool,
}

/// A key, when it may sign, and what.
#[derive(Clone, Debug)]
pub struct RosterKey {
    /// The key.
    pub public: PublicKey,
    /// When it may sign: at least one window, in order, none overlapping.
    pub windows: Vec<Window>,
    /// What it may sign; `None`: everything; empty: nothing.
    pub scope: Option<BTreeSet<Intent>>,
    /// Whether it is no longer to be trusted.
    pub revoked: Option<Revocation>,
}

/// A key's place in a roster.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// The party that it signs for.
    pub party: &'a RosterParty,
    /// Who holds it.
    pub holder: &'a Holder,
    /// The key.
    pub key: &'a RosterKey,
}

impl RosterKey {
    /// Whether it may sign at `time`, by all that is known.
    pub fn is_good(&self, time: &Time) -> bool {
        let may_sign = self.scope.as_ref().is_none_or(|scope| !scope.is_empty());
        self.is_open(time) && may_sign
    }

    /// Whether it may make an act of that intent at `time`, by all that is known.
    pub fn can(&self, intent: Intent, time: &Time) -> bool {
        let may = self.scope.as_ref().is_none_or(|scope| scope.contains(&intent));
        self.is_open(time) && may
    }

    fn is_open(&self, time: &Time) -> bool {
        self.revoked.is_none() && self.windows.iter().any(|window| window.contains(time))
    }
}

impl Holder {
    /// How many of the holder's keys may sign at `time`. Published specimens may where the roster
    /// says so.
    pub fn usable_keys(&self, time: &Time) -> usize {
        self.counting().filter(|key| key.is_good(time)).count()
    }

    /// Whether one of the holder's keys may sign at `time`.
    pub fn can_sign(&self, time: &Time) -> bool {
        self.usable_keys(time) > 0
    }

    /// Whether one of the holder's keys may make an act of that intent at `time`.
    pub fn can(&self, intent: Intent, time: &Time) -> bool {
        self.counting().any(|key| key.can(intent, time))
    }

    /// The keys that count: published specimens where the roster says so.
    fn counting(&self) -> impl Iterator<Item = &RosterKey> {
        let counts = |(id, _): &(&KeyId, &RosterKey)| self.specimen || !is_specimen(id);
        self.keys.iter().filter(counts).map(|(_, key)| key)
    }
}

impl Roster {
    /// Reads what people wrote: TOML, rules T of docs/format.md.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with line and column: not TOML, unknown or missing keys, ids or keys that stand
    /// there twice, a quorum that nobody could meet, windows that make no sense.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        read::read(text)
    }

    /// SHA-256 of the file: which roster an answer rests on.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// All parties, by id.
    pub fn parties(&self) -> impl Iterator<Item = &RosterParty> {
        self.parties.values()
    }

    /// The party of that id.
    pub fn party(&self, id: &PartyId) -> Option<&RosterParty> {
        self.parties.get(id)
    }

    /// Whose key it is.
    pub fn owner(&self, key: &KeyId) -> Option<Owner<'_>> {
        let (party, holder) = self.owners.get(key)?;
        let party = &self.parties[party];
        let holder = &party.holders[holder];
        Some(Owner { party, holder, key: &holder.keys[key] })
    }

    /// The key of that id, whoever holds it.
    pub fn key(&self, id: &KeyId) -> Option<&PublicKey> {
        self.owner(id).map(|owner| &owner.key.public)
    }

    /// When the roster's owner noted to have held this envelope: every note, the earliest first, and of
    /// one instant in the order in which they are written. Which of them prove something, [`may_be`]
    /// says (docs/format.md J2.1).
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
            let can = |intent| holder.can(intent, &now);
            let found = (can(Intent::Sign), can(Intent::Seal), holder.can_sign(&now));
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
