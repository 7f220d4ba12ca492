//! The roster: the verifier's own list of parties, holders and keys.
//!
//! Trust comes from here and nowhere else. A [`Roster`] that exists makes sense: every key has one
//! owner, every holder is in one party, every quorum can be met. What people wrote is read by
//! [`Roster::parse`] and edited, text to text, by [`add`].

mod edit;

use std::collections::BTreeMap;

pub use edit::{Addition, add};

use crate::fault::{Fault, FaultKind};
use crate::id::{Digest, HolderId, KeyId, PartyId};
use crate::keys::PublicKey;
use crate::record::MAX_QUORUM;
use crate::value::{Label, Names};
use crate::written::{self, Table};

/// Largest roster, in bytes (16 MiB): twenty thousand keys are some 4 MiB.
pub const MAX_ROSTER: usize = 16 << 20;

/// Parties, holders and keys that somebody trusts.
#[derive(Clone, Debug)]
pub struct Roster {
    parties: BTreeMap<PartyId, RosterParty>,
    owners: BTreeMap<KeyId, (PartyId, HolderId)>,
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
    pub quorum: u32,
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
    pub keys: BTreeMap<KeyId, PublicKey>,
    /// Whether published specimen keys count for this holder.
    pub specimen: bool,
}

impl Roster {
    /// Reads what people wrote: TOML, rules T of docs/format.md.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with line and column: not TOML, unknown or missing keys, ids or keys that stand
    /// there twice, a quorum that nobody could meet.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let mut roster = Self {
            parties: BTreeMap::new(),
            owners: BTreeMap::new(),
            digest: Digest::of(text.as_bytes()),
        };
        written::read(text, MAX_ROSTER, &["roster", "party"], |table| {
            table.required("roster")?.integer_in(1..2, "1, the version of rosters")?;
            for party in table.tables("party", &["id", "name", "quorum", "holder"])? {
                roster.read_party(&party)?;
            }
            Ok(())
        })?;
        Ok(roster)
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
    pub fn owner(&self, key: &KeyId) -> Option<(&RosterParty, &Holder)> {
        let (party, holder) = self.owners.get(key)?;
        let party = &self.parties[party];
        Some((party, &party.holders[holder]))
    }

    fn read_party(&mut self, table: &Table<'_>) -> Result<(), Fault> {
        let id_value = table.required("id")?;
        let id: PartyId = id_value.parse()?;
        if self.parties.contains_key(&id) {
            let entry = id.to_string();
            return Err(id_value.fault(FaultKind::DuplicateEntry { what: "party", entry }));
        }
        let name = table.required("name")?.names()?;
        let quorum = table.optional("quorum");
        let quorum =
            quorum.map(|value| value.integer_in(1..MAX_QUORUM + 1, "1 to 512")).transpose()?;
        let quorum = quorum.unwrap_or(1);
        let mut party = RosterParty { id, name, quorum, holders: BTreeMap::new() };
        for holder in table.tables("holder", &["id", "name", "keys", "specimen"])? {
            let holder = self.read_holder(&party, &holder)?;
            party.holders.insert(holder.id.clone(), holder);
        }
        let holders = party.holders.len();
        if quorum as usize > holders {
            let party = party.id.to_string();
            return Err(table.fault(FaultKind::QuorumAboveHolders { party, quorum, holders }));
        }
        self.parties.insert(party.id.clone(), party);
        Ok(())
    }

    fn read_holder(&mut self, party: &RosterParty, table: &Table<'_>) -> Result<Holder, Fault> {
        let id_value = table.required("id")?;
        let id: HolderId = id_value.parse()?;
        let elsewhere = self.parties.values().find(|party| party.holders.contains_key(&id));
        if party.holders.contains_key(&id) || elsewhere.is_some() {
            let entry = id.to_string();
            return Err(id_value.fault(FaultKind::DuplicateEntry { what: "holder", entry }));
        }
        let name = table.required("name")?.parse()?;
        let specimen = table.optional("specimen").map(|value| value.boolean()).transpose()?;
        let mut keys = BTreeMap::new();
        for entry in table.tables("keys", &["public"])? {
            let value = entry.required("public")?;
            let text = value.string()?;
            let key = PublicKey::from_base64(text).map_err(|kind| value.fault(kind))?;
            let owner = (party.id.clone(), id.clone());
            if let Some((_, holder)) = self.owners.insert(key.id(), owner) {
                let (which, holder) = (key.id().to_string(), holder.to_string());
                return Err(value.fault(FaultKind::Taken { what: "key", which, holder }));
            }
            keys.insert(key.id(), key);
        }
        if keys.is_empty() {
            return Err(table.fault(FaultKind::EmptyList { what: "key of this holder" }));
        }
        Ok(Holder { id, name, keys, specimen: specimen.unwrap_or(false) })
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
        let (party, holder) = two.owner(&key).unwrap();
        assert_eq!((party.id.as_str(), holder.id.as_str()), ("a", "x"));
        assert_eq!(two.parties().count(), 2);
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_its_place() {
        let a = party("a", "");
        let x = holder("x", &[1]);
        let good = a.clone() + &x;
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
            (party("a", "quorum = 1.5") + &x, "wrong-type", (5, 10)),
            (a.clone() + &holder("x", &[]), "empty-list", (6, 1)),
            (party("a", "colour = 1") + &x, "unknown-key", (5, 1)),
            (a.replace("\"a\"\n", "\"A\"\n") + &x, "bad-id", (3, 6)),
            (good.replace("MCow", "MCo"), "bad-base64", (9, 20)),
            (good.replace("keys", "key"), "unknown-key", (9, 1)),
            ("[[party]\n".to_owned(), "bad-toml", (2, 9)),
            ("party = 1\n".to_owned(), "wrong-type", (2, 9)),
        ];
        for (text, code, (line, column)) in rows {
            let fault = roster(&text).unwrap_err();
            assert_eq!(fault.code(), code, "{text}");
            assert_eq!(fault.place, Place::Line { line, column }, "{code}\n{text}");
        }
        assert_eq!(Roster::parse("").unwrap_err().code(), "missing-key");
        assert_eq!(Roster::parse("roster = 2").unwrap_err().code(), "out-of-range");
    }
}
