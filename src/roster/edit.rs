//! Editing a roster as people wrote it: text to text, with its comments and order.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

use super::Roster;
use crate::fault::{Fault, FaultKind};
use crate::id::{HolderId, PartyId};
use crate::keys::{PublicKey, is_specimen};
use crate::value::{Label, Names};

/// A key to be added to a roster, and whose it is.
#[derive(Clone, Debug)]
pub struct Addition {
    /// The party; it is made if it is not there.
    pub party: PartyId,
    /// Its name, for a party that is not there; by default its id.
    pub party_name: Option<Names>,
    /// The holder; made if they are not there.
    pub holder: HolderId,
    /// Their name, for a holder who is not there; by default their id.
    pub holder_name: Option<Label>,
    /// The key.
    pub key: PublicKey,
}

/// The text of the roster with one key more. An empty text becomes a roster.
///
/// A published specimen key is added with `specimen = true`, which says what it is worth.
///
/// # Errors
///
/// The [`Fault`] of `text` if it is no roster, and the one that the result would have: a key that
/// is there already, a holder of another party. [`FaultKind::Taken`] for a name that differs from
/// the one there. The places of the last two are in the text as it would be.
pub fn add(text: &str, addition: &Addition) -> Result<String, Fault> {
    const FIRST: &str = "# Whose keys are whose, by our own knowledge. Keep this file under version control.\n\
                         roster = 1\n";
    let text = if text.trim().is_empty() { FIRST } else { text };
    check_names(&Roster::parse(text)?, addition)?;

    let mut document: DocumentMut = text.parse().expect("it was just read as TOML");
    let parties = tables(document.as_table_mut(), "party")?;
    let party = entry(parties, addition.party.as_str(), |table| {
        let id = addition.party.as_str();
        let mut names = InlineTable::new();
        match &addition.party_name {
            Some(given) => given.iter().for_each(|(language, name)| {
                names.insert(language.as_str(), name.as_str().into());
            }),
            None => drop(names.insert("en", id.into())),
        }
        table["name"] = value(names);
    });
    let holder = entry(tables(party, "holder")?, addition.holder.as_str(), |table| {
        let name = addition.holder_name.as_ref().map(Label::as_str);
        table["name"] = value(name.unwrap_or(addition.holder.as_str()));
        table["keys"] = value(Array::new());
    });
    let keys = holder["keys"].as_array_mut().ok_or_else(inline)?;
    let mut key = InlineTable::new();
    key.insert("public", addition.key.to_base64().into());
    keys.push(Value::InlineTable(key));
    if is_specimen(&addition.key.id()) {
        holder["specimen"] = value(true);
    }

    let edited = document.to_string();
    Roster::parse(&edited)?;
    Ok(edited)
}

/// Names that are given are those that are there already, if any are.
fn check_names(roster: &Roster, addition: &Addition) -> Result<(), Fault> {
    let taken = |what, which: &dyn ToString, holder: String| {
        Err(Fault::whole(FaultKind::Taken { what, which: which.to_string(), holder }))
    };
    let party = roster.party(&addition.party);
    if let (Some(party), Some(name)) = (party, &addition.party_name)
        && party.name != *name
    {
        return taken("party", &party.id, format!("the name {:?}", party.name.shown().as_str()));
    }
    let holder = party.and_then(|party| party.holders.get(&addition.holder));
    if let (Some(holder), Some(name)) = (holder, &addition.holder_name)
        && holder.name != *name
    {
        return taken("holder", &holder.id, format!("the name {:?}", holder.name.as_str()));
    }
    Ok(())
}

/// The `[[name]]` tables, made if there are none.
fn tables<'t>(table: &'t mut Table, name: &str) -> Result<&'t mut ArrayOfTables, Fault> {
    let item = table.entry(name).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    item.as_array_of_tables_mut().ok_or_else(inline)
}

/// The table of that id, made by `fill` at the end if there is none.
fn entry<'t>(
    tables: &'t mut ArrayOfTables,
    id: &str,
    fill: impl FnOnce(&mut Table),
) -> &'t mut Table {
    let has_id = |table: &Table| table.get("id").and_then(Item::as_str) == Some(id);
    let found = tables.iter().position(has_id);
    let index = match found {
        Some(index) => index,
        None => {
            let mut table = Table::new();
            table["id"] = value(id);
            fill(&mut table);
            tables.push(table);
            tables.len() - 1
        }
    };
    tables.get_mut(index).expect("its position was found")
}

fn inline() -> Fault {
    Fault::whole(FaultKind::WrongType {
        expected: "[[party]] and [[party.holder]] tables, which can be added to",
        found: "inline tables",
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::public;
    use super::*;

    fn addition(party: &str, holder: &str, seed: u8) -> Addition {
        Addition {
            party: party.parse().unwrap(),
            party_name: None,
            holder: holder.parse().unwrap(),
            holder_name: None,
            key: PublicKey::from_base64(&public(seed)).unwrap(),
        }
    }

    #[test]
    fn a_roster_grows_and_keeps_its_comments() {
        let mut text = String::new();
        for (party, holder, seed) in [("a", "x", 1), ("b", "y", 2), ("a", "x", 3), ("a", "z", 4)] {
            text = add(&text, &addition(party, holder, seed)).unwrap();
            text = text.replacen("[[party]]", "# mine\n[[party]]", 1);
        }
        let roster = Roster::parse(&text).unwrap();
        assert_eq!(text.matches("# mine").count(), 4, "{text}");
        let holders = |party: &str| roster.party(&party.parse().unwrap()).unwrap().holders.len();
        assert_eq!((holders("a"), holders("b")), (2, 1));
        let key = PublicKey::from_base64(&public(3)).unwrap().id();
        assert_eq!(roster.owner(&key).unwrap().1.id.as_str(), "x");
    }

    #[test]
    fn what_would_make_no_sense_is_refused() {
        let text = add("", &addition("a", "x", 1)).unwrap();
        let refused = |addition: &Addition| add(&text, addition).unwrap_err().code();
        assert_eq!(refused(&addition("a", "x", 1)), "taken");
        assert_eq!(refused(&addition("b", "y", 1)), "taken");
        assert_eq!(refused(&addition("b", "x", 2)), "duplicate-entry");
        let named = Addition { holder_name: "Other".parse().ok(), ..addition("a", "x", 2) };
        assert_eq!(refused(&named), "taken");
        assert_eq!(add("roster = 2", &addition("a", "x", 1)).unwrap_err().code(), "out-of-range");
    }
}
