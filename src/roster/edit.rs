//! Editing a roster as people wrote it: text to text, with its comments and order. What comes out
//! was read again, and makes sense.

use std::collections::BTreeMap;

use toml_edit::{
    Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value,
};

use super::{HeldAct, Revocation, Roster, Window, may_be};
use crate::fault::{Fault, FaultKind};
use crate::id::{Digest, EnvelopeDigest, HolderId, KeyId, PartyId};
use crate::keys::{PublicKey, is_specimen};
use crate::screen::quoted;
use crate::value::{Label, Names, Time};
use crate::written::place_of;

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
    /// When it may sign.
    pub window: Window,
}

/// Acts that were held on a day, to be noted in a roster.
#[derive(Clone, Copy, Debug)]
pub struct Acceptance<'a> {
    /// The digest of their record.
    pub record: Digest,
    /// When the record says that it was made.
    pub created: Time,
    /// The acts, all about that record.
    pub acts: &'a [HeldAct],
    /// When they were held.
    pub on: Time,
    /// When that is noted.
    pub now: Time,
}

/// The text of the roster with one key more. An empty text becomes a roster.
///
/// A published specimen key is added with `specimen = true`, which says what it is worth.
///
/// # Errors
///
/// The [`Fault`] of `text` if it is no roster, and the one that the result would have: a key that
/// is there already, a holder of another party. [`FaultKind::Taken`] for a name that differs from
/// the one there.
pub fn add(text: &str, addition: &Addition) -> Result<String, Fault> {
    const FIRST: &str = "# Whose keys are whose, by our own knowledge. Keep this file under version control.\n\
                         roster = 1\n";
    let text = if text.trim().is_empty() { FIRST } else { text };
    let roster = Roster::parse(text)?;
    check_names(&roster, addition)?;
    if let Some(owner) = roster.owner(&addition.key.id()) {
        let (which, holder) = (addition.key.id().to_string(), owner.holder.id.to_string());
        let kind = FaultKind::Taken { what: "key", which, holder };
        return Err(Fault { place: place_of(text, &addition.key.to_base64()), kind });
    }

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
    push_key(&mut holder["keys"], addition)?;
    if is_specimen(&addition.key.id()) {
        holder["specimen"] = value(true);
    }

    sensible(&document)
}

/// The text of the roster with one of its keys revoked.
///
/// # Errors
///
/// The [`Fault`] of `text`, [`FaultKind::NotInRoster`] for a key that is not there,
/// [`FaultKind::Taken`] for one that is revoked already, and what the result would have.
pub fn revoke(text: &str, key: &KeyId, revocation: &Revocation) -> Result<String, Fault> {
    let roster = Roster::parse(text)?;
    let Some(owner) = roster.owner(key) else {
        let which = key.to_string();
        return Err(Fault::whole(FaultKind::NotInRoster { what: "key", which }));
    };
    if let Some(earlier) = owner.key.revoked {
        let holder = format!("the reason {:?}", earlier.reason.word());
        let which = key.to_string();
        let kind = FaultKind::Taken { what: "revocation of", which, holder };
        return Err(Fault { place: place_of(text, &owner.key.public.to_base64()), kind });
    }
    let mut document: DocumentMut = text.parse().expect("it was just read as TOML");
    let entry = key_entry(document.as_table_mut(), owner.key.public.to_base64())?;
    let mut revoked = InlineTable::new();
    revoked.insert("reported", datetime(&revocation.reported));
    if let Some(since) = revocation.since {
        revoked.insert("since", datetime(&since));
    }
    revoked.insert("reason", revocation.reason.word().into());
    entry.insert("revoked", value(revoked));
    sensible(&document)
}

/// The text of the roster with a note that these acts were held on a day; and how many of their envelopes
/// the note has: those that no note has yet which is of that day or an earlier one and proves something.
///
/// # Errors
///
/// The [`Fault`] of `text`. [`FaultKind::ReceivedFromTheFuture`] for a day in the future,
/// [`FaultKind::ReceivedBeforeTheRecord`] and [`FaultKind::ReceivedBeforeTheAct`] for one that is before
/// the record was made or one of the acts to be noted was signed; each by more than a day.
pub fn accept(text: &str, acceptance: &Acceptance<'_>) -> Result<(String, usize), Fault> {
    let Acceptance { record, created, acts, on, now } = acceptance;
    let roster = Roster::parse(text)?;
    let refused = |kind| Err(Fault::whole(kind));
    if on.is_over_a_day_after(now) {
        let (on, now) = (on.in_words(), now.in_words());
        return refused(FaultKind::ReceivedFromTheFuture { on, now });
    }
    if created.is_over_a_day_after(on) {
        let (record, created, on) = (record.to_string(), created.in_words(), on.in_words());
        return refused(FaultKind::ReceivedBeforeTheRecord { on, record, created });
    }
    let known = |act: &HeldAct| {
        let noted = roster.received(&act.envelope).iter();
        let mut proofs = noted.filter(|noted| may_be(noted, &act.created, &act.signed_at));
        proofs.any(|noted| noted.unix_seconds() <= on.unix_seconds())
    };
    let new: BTreeMap<EnvelopeDigest, &HeldAct> =
        acts.iter().filter(|act| !known(act)).map(|act| (act.envelope, act)).collect();
    let latest = new.values().max_by_key(|act| act.signed_at.unix_seconds());
    if let Some(act) = latest.filter(|act| act.signed_at.is_over_a_day_after(on)) {
        let (on, signed_at) = (on.in_words(), act.signed_at.in_words());
        let (act, party) = (act.act.to_string(), act.party.to_string());
        let act = format!("{act} for {party}");
        return refused(FaultKind::ReceivedBeforeTheAct { on, act, signed_at });
    }
    if new.is_empty() {
        return Ok((text.to_owned(), 0));
    }
    let mut document: DocumentMut = text.parse().expect("it was just read as TOML");
    let mut table = Table::new();
    table["on"] = Item::Value(datetime(on));
    table["record"] = value(record.to_string());
    let mut array: Array = new.keys().map(ToString::to_string).collect();
    array.iter_mut().for_each(|digest| digest.decor_mut().set_prefix("\n  "));
    array.set_trailing("\n");
    table["envelopes"] = value(array);
    tables(document.as_table_mut(), "received")?.push(table);
    Ok((sensible(&document)?, new.len()))
}

/// The text of a document that is a roster. A fault has no place: it is in what was not written.
fn sensible(document: &DocumentMut) -> Result<String, Fault> {
    let edited = document.to_string();
    Roster::parse(&edited).map_err(|fault| Fault::whole(fault.kind))?;
    Ok(edited)
}

fn datetime(time: &Time) -> Value {
    let time: toml_edit::Datetime = time.to_string().parse().expect("RFC 3339 is TOML");
    Value::from(time)
}

/// The entry of a key that is in the roster.
fn key_entry(document: &mut Table, public: String) -> Result<&mut dyn TableLike, Fault> {
    let parties = tables(document, "party")?.iter_mut();
    let holders = parties.flat_map(|party| party.get_mut("holder"));
    let holders = holders.filter_map(Item::as_array_of_tables_mut).flat_map(|all| all.iter_mut());
    let keys = holders.filter_map(|holder| holder.get_mut("keys"));
    for keys in keys {
        let entries: Vec<&mut dyn TableLike> = match keys {
            Item::Value(Value::Array(array)) => {
                let entries = array.iter_mut().filter_map(Value::as_inline_table_mut);
                entries.map(|entry| entry as &mut dyn TableLike).collect()
            }
            Item::ArrayOfTables(tables) => {
                tables.iter_mut().map(|entry| entry as &mut dyn TableLike).collect()
            }
            _ => Vec::new(),
        };
        for entry in entries {
            if entry.get("public").and_then(Item::as_str) == Some(&public) {
                return Ok(entry);
            }
        }
    }
    Err(inline())
}

/// Adds the key to a holder's keys, in the form that they have.
fn push_key(keys: &mut Item, addition: &Addition) -> Result<(), Fault> {
    let mut entry = InlineTable::new();
    entry.insert("public", addition.key.to_base64().into());
    for (name, time) in [("from", addition.window.from), ("until", addition.window.until)] {
        if let Some(time) = time {
            entry.insert(name, datetime(&time));
        }
    }
    match keys {
        Item::Value(Value::Array(array)) => array.push(entry),
        Item::ArrayOfTables(tables) => tables.push(entry.into_table()),
        _ => return Err(inline()),
    }
    Ok(())
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
        return taken(
            "party",
            &party.id,
            format!("the name {}", quoted(party.name.shown().as_str())),
        );
    }
    let holder = party.and_then(|party| party.holders.get(&addition.holder));
    if let (Some(holder), Some(name)) = (holder, &addition.holder_name)
        && holder.name != *name
    {
        return taken("holder", &holder.id, format!("the name {}", quoted(holder.name.as_str())));
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
    use super::super::RevocationReason;
    use super::super::tests::public;
    use super::*;
    use crate::fault::Place;
    use crate::id::ActId;

    fn addition(party: &str, holder: &str, seed: u8) -> Addition {
        Addition {
            party: party.parse().unwrap(),
            party_name: None,
            holder: holder.parse().unwrap(),
            holder_name: None,
            key: PublicKey::from_base64(&public(seed)).unwrap(),
            window: Window::ALWAYS,
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
        assert_eq!(roster.owner(&key).unwrap().holder.id.as_str(), "x");
    }

    #[test]
    fn a_key_is_added_in_the_form_that_the_others_have() {
        let text = add("", &addition("a", "x", 1)).unwrap();
        let line = text.lines().find(|line| line.starts_with("keys = [{ ")).unwrap();
        let entry = line.trim_start_matches("keys = [{ ").trim_end_matches(" }]");
        let tables = text.replace(line, &format!("\n[[party.holder.keys]]\n{entry}"));
        let more = add(&tables, &addition("a", "x", 2)).unwrap();
        assert_eq!(more.matches("[[party.holder.keys]]").count(), 2, "{more}");
        let key = addition("a", "x", 2).key.id();
        assert_eq!(Roster::parse(&more).unwrap().owner(&key).unwrap().holder.id.as_str(), "x");
        // And it is revoked there.
        let revocation = Revocation {
            reported: "2021-02-01T00:00:00Z".parse().unwrap(),
            since: None,
            reason: RevocationReason::Retired,
        };
        let revoked = Roster::parse(&revoke(&more, &key, &revocation).unwrap()).unwrap();
        assert_eq!(revoked.owner(&key).unwrap().key.revoked, Some(revocation));
        let other = addition("a", "x", 1).key.id();
        assert_eq!(revoked.owner(&other).unwrap().key.revoked, None);
    }

    #[test]
    fn what_would_make_no_sense_is_refused() {
        let text = add("", &addition("a", "x", 1)).unwrap();
        let refused = |addition: &Addition| add(&text, addition).unwrap_err().code();
        assert_eq!(refused(&addition("a", "x", 1)), "taken");
        let place = add(&text, &addition("a", "x", 1)).unwrap_err().place;
        assert_eq!(place, Place::Line { line: 11, column: 21 }, "{text}");
        assert_eq!(refused(&addition("b", "y", 1)), "taken");
        assert_eq!(refused(&addition("b", "x", 2)), "duplicate-entry");
        let named = Addition { holder_name: "Other".parse().ok(), ..addition("a", "x", 2) };
        assert_eq!(refused(&named), "taken");
        let same = Addition { holder_name: "x".parse().ok(), ..addition("a", "x", 2) };
        assert!(add(&text, &same).is_ok());
        let names =
            |name: &str| Names::new([("en".parse().unwrap(), name.parse().unwrap())].into()).ok();
        let named = Addition { party_name: names("Other"), ..addition("a", "x", 2) };
        assert_eq!(refused(&named), "taken");
        let same = Addition { party_name: names("a"), ..addition("a", "x", 2) };
        assert!(add(&text, &same).is_ok());
        assert_eq!(add("roster = 2", &addition("a", "x", 1)).unwrap_err().code(), "out-of-range");
    }

    #[test]
    fn a_key_is_revoked_in_place() {
        let text = add("", &addition("a", "x", 1)).unwrap() + "# the end\n";
        let key = addition("a", "x", 1).key.id();
        let revocation = Revocation {
            reported: "2021-02-01T00:00:00Z".parse().unwrap(),
            since: None,
            reason: RevocationReason::Compromised,
        };
        let revoked = revoke(&text, &key, &revocation).unwrap();
        assert!(revoked.ends_with("# the end\n"), "{revoked}");
        let roster = Roster::parse(&revoked).unwrap();
        assert_eq!(roster.owner(&key).unwrap().key.revoked, Some(revocation));
        assert_eq!(revoke(&revoked, &key, &revocation).unwrap_err().code(), "taken");
        let other = addition("a", "x", 2).key.id();
        assert_eq!(revoke(&text, &other, &revocation).unwrap_err().code(), "not-in-roster");
        let since = "2021-03-01T00:00:00Z".parse().ok();
        let late = Revocation { since, ..revocation };
        assert_eq!(revoke(&text, &key, &late).unwrap_err().code(), "since-after-reported");
    }

    fn time(text: &str) -> Time {
        text.parse().unwrap()
    }

    /// An act of that day of January 2021, about a record of the fourth.
    fn held(envelope: &[u8], day: u8) -> HeldAct {
        HeldAct {
            envelope: EnvelopeDigest::of(envelope),
            record: Digest::of(b""),
            created: time("2021-01-04T00:00:00Z"),
            act: ActId::of(envelope),
            party: "a".parse().unwrap(),
            signed_at: time(&format!("2021-01-{day:02}T00:00:00Z")),
        }
    }

    fn accepted(text: &str, acts: &[HeldAct], on: &str) -> Result<(String, usize), Fault> {
        let (record, created) = (Digest::of(b""), time("2021-01-04T00:00:00Z"));
        let now = time("2021-06-01T00:00:00Z");
        accept(text, &Acceptance { record, created, acts, on: time(on), now })
    }

    #[test]
    fn what_was_received_is_noted_once_or_with_an_earlier_time() {
        let text = add("", &addition("a", "x", 1)).unwrap();
        let (one, two) = (held(b"1", 5), held(b"2", 5));
        let [early, first, second] = ["2021-01-09", "2021-02-01", "2021-03-01"];
        let [early, first, second] = [early, first, second].map(|day| format!("{day}T00:00:00Z"));
        let (text, new) = accepted(&text, std::slice::from_ref(&one), &first).unwrap();
        assert_eq!(new, 1);
        for later in [&first, &second] {
            let (again, new) = accepted(&text, std::slice::from_ref(&one), later).unwrap();
            assert_eq!((again.as_str(), new), (text.as_str(), 0));
        }
        let both = [one.clone(), two.clone()];
        let (text, new) = accepted(&text, &both, &second).unwrap();
        assert_eq!(new, 1);
        let (text, new) = accepted(&text, &both, &early).unwrap();
        assert_eq!(new, 2);
        let roster = Roster::parse(&text).unwrap();
        assert_eq!(roster.received(&one.envelope), [time(&early), time(&first)]);
        assert_eq!(roster.received(&two.envelope), [time(&early), time(&second)]);
        assert_eq!(roster.received(&EnvelopeDigest::of(b"3")), []);
    }

    #[test]
    fn a_receipt_that_proves_nothing_is_no_reason_to_write_none() {
        let one = held(b"1", 5);
        let text = format!(
            "roster = 1\n[[received]]\non = 1970-01-01T00:00:00Z\nenvelopes = [\"{}\"]\n",
            one.envelope
        );
        let acts = std::slice::from_ref(&one);
        let (text, new) = accepted(&text, acts, "2021-02-01T00:00:00Z").unwrap();
        assert_eq!(new, 1);
        let (again, new) = accepted(&text, acts, "2021-03-01T00:00:00Z").unwrap();
        assert_eq!((again.as_str(), new), (text.as_str(), 0));
        assert_eq!(Roster::parse(&text).unwrap().received(&one.envelope).len(), 2);
    }

    #[test]
    fn a_receipt_that_cannot_be_is_refused() {
        let code = |acts: &[HeldAct], on: &str| match accepted("roster = 1\n", acts, on) {
            Ok((_, noted)) => Ok(noted),
            Err(fault) => Err(fault.code()),
        };
        let (fifth, ninth) = (held(b"1", 5), held(b"2", 9));
        let first = std::slice::from_ref(&fifth);
        let both = [fifth.clone(), ninth];
        let rows = [
            (first, "1970-01-01T00:00:00Z", Err("received-before-the-record")),
            (first, "2021-01-02T23:59:59Z", Err("received-before-the-record")),
            (first, "2021-01-03T00:00:00Z", Err("received-before-the-act")),
            (first, "2021-01-03T23:59:59Z", Err("received-before-the-act")),
            (first, "2021-01-04T00:00:00Z", Ok(1)),
            (&both, "2021-01-07T23:59:59Z", Err("received-before-the-act")),
            (&both, "2021-01-08T00:00:00Z", Ok(2)),
            (first, "2021-06-02T00:00:00Z", Ok(1)),
            (first, "2021-06-02T00:00:01Z", Err("received-from-the-future")),
            (&[], "2021-01-03T00:00:00Z", Ok(0)),
            (&[], "2021-01-02T23:59:59Z", Err("received-before-the-record")),
            (&[], "2021-06-02T00:00:01Z", Err("received-from-the-future")),
        ];
        for (acts, on, expected) in rows {
            assert_eq!(code(acts, on), expected, "{on}, {} acts", acts.len());
        }
        // What is noted already is not held against a later note.
        let (text, _) = accepted("roster = 1\n", &both, "2021-01-09T00:00:00Z").unwrap();
        let early = accepted(&text, &both, "2021-01-05T00:00:00Z").unwrap_err();
        assert_eq!(early.code(), "received-before-the-act");
        let (text, _) = accepted("roster = 1\n", &both[1..], "2021-01-08T00:00:00Z").unwrap();
        assert_eq!(accepted(&text, &both, "2021-01-08T00:00:00Z").unwrap().1, 1);
    }
}
