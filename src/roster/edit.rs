//! Edits a roster as text, and keeps its comments and order. Every result was read again and is a valid
//! roster.

use std::collections::BTreeMap;

use toml_edit::{
    Array, ArrayOfTables, DocumentMut, InlineTable, Item, RawString, Table, TableLike, Value, value,
};

use super::{HeldAct, Revocation, Roster, Window, may_be};
use crate::fault::{Fault, FaultKind, Taken, Type};
use crate::id::{Digest, EnvelopeDigest, HolderId, KeyId, PartyId};
use crate::keys::{KeySet, PublicKey};
use crate::locale::Locale;
use crate::messages::{Localized as _, Sentence, fault_words};
use crate::screen::quoted;
use crate::toml::place_of;
use crate::value::{Label, Names, Time};

/// A key to add to a roster, with its holder and party.
#[derive(Clone, Debug)]
pub struct Addition {
    /// The party. It is created if it does not exist.
    pub party: PartyId,
    /// The name of a new party. Its id by default.
    pub party_name: Option<Names>,
    /// The holder. They are created if they do not exist.
    pub holder: HolderId,
    /// The name of a new holder. Their id by default.
    pub holder_name: Option<Label>,
    /// The key, or the pair of keys.
    pub keys: KeySet,
    /// The window in which it may sign.
    pub window: Window,
}

/// Acts that were held at a time, to be noted in a roster.
#[derive(Clone, Copy, Debug)]
pub struct Acceptance<'a> {
    /// The digest of their record.
    pub record: Digest,
    /// The time when the record claims to have been made.
    pub created: Time,
    /// The acts. All are about that record.
    pub acts: &'a [HeldAct],
    /// The time when they were held.
    pub on: Time,
    /// The present time, when the note is made.
    pub now: Time,
}

/// The text of the roster with one key more. An empty text becomes a roster, with a note in a language.
///
/// A published specimen key is added with `specimen = true`, which shows that it proves nothing.
///
/// # Errors
///
/// The [`Fault`] of `text` if it is not a roster, and any fault of the result. [`FaultKind::SharedHalf`] for a key
/// that the holder already has in another pair, or alone; [`FaultKind::Taken`] for another key that is already in
/// the roster, for a holder of another party, and for a name that differs from the existing one.
pub fn add(text: &str, addition: &Addition, locale: Locale) -> Result<String, Fault> {
    let first = || format!("# {}\nroster = 1\n", fault_words::NewRoster.in_locale(locale));
    let first = text.trim().is_empty().then(first);
    let text = first.as_deref().unwrap_or(text);
    let roster = Roster::parse(text)?;
    check_names(&roster, addition)?;
    for key in addition.keys.keys() {
        let id = key.id();
        let Some(owner) = roster.owner(&id).or_else(|| roster.owner_of_half(&id)) else { continue };
        let (which, under) = (id.to_string(), owner.holder.id.to_string());
        let is_elsewhere = owner.holder.id == addition.holder && owner.key.set != addition.keys;
        let kind = match is_elsewhere {
            true => FaultKind::SharedHalf { key: which, holder: under },
            false => FaultKind::Taken { what: Taken::Key, which, under },
        };
        return Err(Fault { place: place_of(text, &key.to_base64()), kind });
    }

    let written = Written::of(text);
    let mut document = written.document();
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
    if addition.keys.has_specimen() {
        holder["specimen"] = value(true);
    }

    written.with(document)
}

/// Returns the text of the roster with one of its keys revoked. If the key is a half of a pair, the pair is revoked.
///
/// # Errors
///
/// The [`Fault`] of `text`, [`FaultKind::NotInRoster`] for a key that is not in the roster,
/// [`FaultKind::Taken`] for a key that is already revoked, and any fault of the result.
pub fn revoke(text: &str, key: &KeyId, revocation: &Revocation) -> Result<String, Fault> {
    let roster = Roster::parse(text)?;
    let Some(owner) = roster.owner(key).or_else(|| roster.owner_of_half(key)) else {
        return Err(Fault::whole(FaultKind::NotInRoster { key: key.to_string() }));
    };
    let first = owner.key.set.ed25519().to_base64();
    if let Some(earlier) = owner.key.revoked {
        let (which, under) = (key.to_string(), quoted(earlier.reason.word()));
        let kind = FaultKind::Taken { what: Taken::Revocation, which, under };
        return Err(Fault { place: place_of(text, &first), kind });
    }
    let written = Written::of(text);
    let mut document = written.document();
    let entry = key_entry(document.as_table_mut(), &first)?;
    let mut revoked = InlineTable::new();
    revoked.insert("reported", datetime(&revocation.reported));
    if let Some(since) = revocation.since {
        revoked.insert("since", datetime(&since));
    }
    revoked.insert("reason", revocation.reason.word().into());
    // In an inline table, the blank before the brace belongs to its last value.
    let last = entry.iter().last().map(|(name, _)| name.to_owned());
    let last = last.and_then(|name| entry.get_mut(&name)?.as_value_mut());
    let behind = last.map(|last| last.decor_mut()).filter(|decor| {
        decor.suffix().and_then(RawString::as_str).is_some_and(|it| it.trim().is_empty())
    });
    if let Some(decor) = behind {
        decor.set_suffix("");
    }
    entry.insert("revoked", value(revoked));
    written.with(document)
}

/// Returns the text of the roster with a note that these acts were held at a time, and the number of
/// envelopes in the note. The note leaves out envelopes that already have a note of the same or an earlier
/// time that proves something.
///
/// # Errors
///
/// The [`Fault`] of `text`. [`FaultKind::ReceivedFromTheFuture`] for a time in the future.
/// [`FaultKind::ReceivedBeforeTheRecord`] and [`FaultKind::ReceivedBeforeTheAct`] for a time before the
/// record was made or before an act to be noted was signed. Each only if the difference is more than a day.
pub fn accept(text: &str, acceptance: &Acceptance<'_>) -> Result<(String, usize), Fault> {
    let Acceptance { record, created, acts, on, now } = acceptance;
    let roster = Roster::parse(text)?;
    let refused = |kind| Err(Fault::whole(kind));
    if on.is_over_a_day_after(now) {
        let (on, now) = (Sentence::of(on), Sentence::of(now));
        return refused(FaultKind::ReceivedFromTheFuture { on, now });
    }
    if created.is_over_a_day_after(on) {
        let (record, created, on) = (record.to_string(), Sentence::of(created), Sentence::of(on));
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
        let (on, signed_at) = (Sentence::of(on), Sentence::of(&act.signed_at));
        let (act, party) = (act.act.to_string(), act.party.to_string());
        return refused(FaultKind::ReceivedBeforeTheAct { on, act, party, signed_at });
    }
    if new.is_empty() {
        return Ok((text.to_owned(), 0));
    }
    let written = Written::of(text);
    let mut document = written.document();
    let mut table = Table::new();
    table["on"] = Item::Value(datetime(on));
    table["record"] = value(record.to_string());
    let mut array: Array = new.keys().map(ToString::to_string).collect();
    array.iter_mut().for_each(|digest| digest.decor_mut().set_prefix("\n  "));
    array.set_trailing("\n");
    table["envelopes"] = value(array);
    tables(document.as_table_mut(), "received")?.push(table);
    Ok((written.with(document)?, new.len()))
}

/// The text of a roster, and its line ends, which the edits do not need to know.
struct Written {
    /// With LF line ends and without a byte-order mark.
    text: String,
    has_mark: bool,
    has_carriage_returns: bool,
}

impl Written {
    const MARK: char = '\u{feff}';

    fn of(text: &str) -> Self {
        let has_mark = text.starts_with(Self::MARK);
        let plain = text.strip_prefix(Self::MARK).unwrap_or(text);
        let ends = plain.matches('\n').count();
        let has_carriage_returns = ends > 0 && plain.matches("\r\n").count() == ends;
        let text =
            if has_carriage_returns { plain.replace("\r\n", "\n") } else { plain.to_owned() };
        Self { text, has_mark, has_carriage_returns }
    }

    fn document(&self) -> DocumentMut {
        self.text.parse().expect("it was just read as TOML")
    }

    /// Returns the text of the edited document, which must be a roster. A fault has no place, because it is
    /// in text that is not written yet.
    fn with(&self, document: DocumentMut) -> Result<String, Fault> {
        let mut edited = self.with_last_comments(document);
        if self.has_carriage_returns {
            edited = edited.replace('\n', "\r\n");
        }
        if self.has_mark {
            edited.insert(0, Self::MARK);
        }
        Roster::parse(&edited).map_err(|fault| Fault::whole(fault.kind))?;
        Ok(edited)
    }

    /// Returns the text of a document. New entries at the end come after the last comments, because those
    /// comments are about the entries before them.
    fn with_last_comments(&self, mut document: DocumentMut) -> String {
        let last = document.trailing().as_str().unwrap_or_default().to_owned();
        let body = self.text.strip_suffix(&last).filter(|_| last.contains('#'));
        let Some(body) = body else { return document.to_string() };
        document.set_trailing("");
        let edited = document.to_string();
        match edited.strip_prefix(body).filter(|new| !new.is_empty()) {
            Some(new) if last.ends_with('\n') => format!("{body}{last}{new}"),
            Some(new) => format!("{body}{last}\n{new}"),
            None => edited + &last,
        }
    }
}

fn datetime(time: &Time) -> Value {
    let time: toml_edit::Datetime = time.to_string().parse().expect("RFC 3339 is TOML");
    Value::from(time)
}

/// Whether the `public` of an entry is this key, or a pair with it.
fn has_key(public: &Item, key: &str) -> bool {
    let of_pair = public.as_array().into_iter().flatten().filter_map(Value::as_str);
    public.as_str().into_iter().chain(of_pair).any(|it| it == key)
}

/// The entry of a key that is in the roster.
fn key_entry<'d>(document: &'d mut Table, public: &str) -> Result<&'d mut dyn TableLike, Fault> {
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
            if entry.get("public").is_some_and(|it| has_key(it, public)) {
                return Ok(entry);
            }
        }
    }
    Err(inline())
}

/// Adds the key to a holder's keys, in the same form as the others.
fn push_key(keys: &mut Item, addition: &Addition) -> Result<(), Fault> {
    let mut entry = InlineTable::new();
    entry.insert("public", public(&addition.keys));
    for (name, time) in [("from", addition.window.from), ("until", addition.window.until)] {
        if let Some(time) = time {
            entry.insert(name, datetime(&time));
        }
    }
    match keys {
        Item::Value(Value::Array(array)) => push_line(array, entry),
        Item::ArrayOfTables(tables) => tables.push(entry.into_table()),
        _ => return Err(inline()),
    }
    Ok(())
}

/// A key as text, or the two of a pair in an array, the Ed25519 key first.
fn public(keys: &KeySet) -> Value {
    match keys.ml_dsa() {
        None => keys.ed25519().to_base64().into(),
        Some(_) => Value::Array(keys.keys().map(PublicKey::to_base64).collect()),
    }
}

/// Adds an entry on its own line, after the last entry and its comments.
fn push_line(array: &mut Array, entry: InlineTable) {
    let text =
        |raw: Option<&RawString>| raw.and_then(RawString::as_str).unwrap_or_default().to_owned();
    let Some(last) = array.len().checked_sub(1) else { return array.push(entry) };
    let is_on_lines = |value: &Value| text(value.decor().prefix()).contains('\n');
    let was_on_lines = array.iter().any(is_on_lines);
    // If a comma follows the last entry, its comment belongs to the array, otherwise to the entry. The
    // comment of an array on one line is after the array.
    let own = text(array.get(last).and_then(|last| last.decor().suffix()));
    let mut comments = own + &text(Some(array.trailing()));
    let mut indent = INDENT.to_owned();
    if was_on_lines {
        let on_lines = array.iter().filter(|value| is_on_lines(value)).last();
        let prefix = text(on_lines.and_then(|value| value.decor().prefix()));
        indent = prefix.rsplit('\n').next().unwrap_or_default().to_owned();
    } else {
        let behind = text(array.decor().suffix());
        if behind.contains('#') {
            comments = format!("{}{behind}", comments.trim_end());
            array.decor_mut().set_suffix("");
        }
        let first = array.get_mut(0).expect("there is one");
        first.decor_mut().set_prefix(format!("\n{indent}"));
    }
    let closing = match comments.rsplit_once('\n') {
        Some((_, closing)) if was_on_lines => closing.to_owned(),
        _ => String::new(),
    };
    let (comments, closing) = (comments.trim_end().to_owned(), closing);
    array.get_mut(last).expect("it is there").decor_mut().set_suffix("");
    let mut entry = Value::InlineTable(entry);
    entry.decor_mut().set_prefix(format!("{comments}\n{indent}"));
    array.push_formatted(entry);
    array.set_trailing_comma(true);
    array.set_trailing(format!("\n{closing}"));
}

/// The indentation of new lines in an array that was on one line.
const INDENT: &str = "  ";

/// Checks that given names equal existing ones, and that no one is a holder of two parties.
fn check_names(roster: &Roster, addition: &Addition) -> Result<(), Fault> {
    let taken = |what, which: &dyn ToString, under: String| {
        Err(Fault::whole(FaultKind::Taken { what, which: which.to_string(), under }))
    };
    let party = roster.party(&addition.party);
    if let (Some(party), Some(name)) = (party, &addition.party_name)
        && party.name != *name
    {
        let name = quoted(party.name.shown().as_str());
        return taken(Taken::PartyOfName, &party.id, name);
    }
    let elsewhere = roster
        .parties()
        .find(|party| party.id != addition.party && party.holders.contains_key(&addition.holder));
    if let Some(elsewhere) = elsewhere {
        return taken(Taken::HolderOfParty, &addition.holder, elsewhere.id.to_string());
    }
    let holder = party.and_then(|party| party.holders.get(&addition.holder));
    if let (Some(holder), Some(name)) = (holder, &addition.holder_name)
        && holder.name != *name
    {
        return taken(Taken::HolderOfName, &holder.id, quoted(holder.name.as_str()));
    }
    Ok(())
}

/// The `[[name]]` tables, created if there are none.
fn tables<'t>(table: &'t mut Table, name: &str) -> Result<&'t mut ArrayOfTables, Fault> {
    let item = table.entry(name).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    item.as_array_of_tables_mut().ok_or_else(inline)
}

/// The table with this id. If there is none, `fill` creates it at the end.
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
    let (expected, found) = (Type::EditableTables, Type::InlineTables);
    Fault::whole(FaultKind::WrongType { expected, found })
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
            keys: KeySet::classic(PublicKey::from_base64(&public(seed)).unwrap()).unwrap(),
            window: Window::ALWAYS,
        }
    }

    #[test]
    fn a_roster_grows_and_keeps_its_comments() {
        let mut text = String::new();
        for (party, holder, seed) in [("a", "x", 1), ("b", "y", 2), ("a", "x", 3), ("a", "z", 4)] {
            text = add(&text, &addition(party, holder, seed), Locale::En).unwrap();
            text = text.replacen("[[party]]", "# mine\n[[party]]", 1);
        }
        let roster = Roster::parse(&text).unwrap();
        assert_eq!(text.matches("# mine").count(), 4, "{text}");
        let holders = |party: &str| roster.party(&party.parse().unwrap()).unwrap().holders.len();
        assert_eq!((holders("a"), holders("b")), (2, 1));
        let key = PublicKey::from_base64(&public(3)).unwrap().id();
        assert_eq!(roster.owner(&key).unwrap().holder.id.as_str(), "x");
    }

    /// Adds the key of a seed to holder x of party a.
    fn with_key(text: &str, seed: u8) -> String {
        add(text, &addition("a", "x", seed), Locale::En).unwrap()
    }

    #[test]
    fn a_comment_stays_at_its_key() {
        let head = "roster = 1\n\n[[party]]\nid = \"a\"\nname = { en = \"a\" }\n\n[[party.holder]]\n\
                    id = \"x\"\nname = \"x\"\n";
        let (one, two) = (public(1), public(2));
        let new = format!("{{ public = {:?} }}", public(3));
        let rows = [
            (
                format!("keys = [\n  {{ public = {one:?} }}, # Ann\n]\n"),
                format!("keys = [\n  {{ public = {one:?} }}, # Ann\n  {new},\n]\n"),
            ),
            (
                format!(
                    "keys = [\n\t{{ public = {one:?} }}, # Ann\n\t{{ public = {two:?} }} # Ann, too\n\t]\n"
                ),
                format!(
                    "keys = [\n\t{{ public = {one:?} }}, # Ann\n\t{{ public = {two:?} }}, # Ann, too\n\
                     \t{new},\n\t]\n"
                ),
            ),
            (
                format!("keys = [\n  {{ public = {one:?} }},\n  # by telephone\n] # the end\n"),
                format!(
                    "keys = [\n  {{ public = {one:?} }},\n  # by telephone\n  {new},\n] # the end\n"
                ),
            ),
            (
                format!("keys = [{{ public = {one:?} }}] # Ann\n"),
                format!("keys = [\n  {{ public = {one:?} }}, # Ann\n  {new},\n]\n"),
            ),
            (
                format!("keys = [ {{ public = {one:?} }}, {{ public = {two:?} }} ]\n"),
                format!(
                    "keys = [\n  {{ public = {one:?} }}, {{ public = {two:?} }},\n  {new},\n]\n"
                ),
            ),
            (
                format!("keys = [{{ public = {one:?} }}]\n# words compared with Ann"),
                format!(
                    "keys = [\n  {{ public = {one:?} }},\n  {new},\n]\n# words compared with Ann"
                ),
            ),
            (
                format!("[[party.holder.keys]]\npublic = {one:?}\n# words compared with Ann\n"),
                format!(
                    "[[party.holder.keys]]\npublic = {one:?}\n# words compared with Ann\n\n\
                     [[party.holder.keys]]\npublic = {:?}\n",
                    public(3)
                ),
            ),
        ];
        for (before, after) in rows {
            assert_eq!(with_key(&format!("{head}{before}"), 3), format!("{head}{after}"));
            // Line ends and a byte-order mark do not change.
            let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
            let added = with_key(&windows(&format!("{head}{before}")), 3);
            assert_eq!(added, windows(&format!("{head}{after}")));
        }
    }

    #[test]
    fn a_comment_at_the_end_is_about_what_stands_before_it() {
        let text = with_key("", 1) + "# words compared with x\n";
        let more = add(&text, &addition("a", "y", 2), Locale::En).unwrap();
        assert!(more.starts_with(&text), "{more}");
        let more = add(&text, &addition("b", "z", 2), Locale::En).unwrap();
        assert!(more.starts_with(&text), "{more}");
        let (noted, _) = accepted(&text, &[held(b"1", 5)], "2021-02-01T00:00:00Z").unwrap();
        assert!(noted.starts_with(&text), "{noted}");
        let crlf = text.replace('\n', "\r\n");
        let (noted, _) = accepted(&crlf, &[held(b"1", 5)], "2021-02-01T00:00:00Z").unwrap();
        assert!(noted.starts_with(&crlf) && !noted.replace("\r\n", "").contains('\n'), "{noted}");
    }

    #[test]
    fn a_key_is_added_in_the_form_that_the_others_have() {
        let text = add("", &addition("a", "x", 1), Locale::En).unwrap();
        let line = text.lines().find(|line| line.starts_with("keys = [{ ")).unwrap();
        let entry = line.trim_start_matches("keys = [{ ").trim_end_matches(" }]");
        let tables = text.replace(line, &format!("\n[[party.holder.keys]]\n{entry}"));
        let more = add(&tables, &addition("a", "x", 2), Locale::En).unwrap();
        assert_eq!(more.matches("[[party.holder.keys]]").count(), 2, "{more}");
        let key = addition("a", "x", 2).keys.id();
        assert_eq!(Roster::parse(&more).unwrap().owner(&key).unwrap().holder.id.as_str(), "x");
        // And it is revoked there.
        let revocation = Revocation {
            reported: "2021-02-01T00:00:00Z".parse().unwrap(),
            since: None,
            reason: RevocationReason::Retired,
        };
        let revoked = Roster::parse(&revoke(&more, &key, &revocation).unwrap()).unwrap();
        assert_eq!(revoked.owner(&key).unwrap().key.revoked, Some(revocation));
        let other = addition("a", "x", 1).keys.id();
        assert_eq!(revoked.owner(&other).unwrap().key.revoked, None);
    }

    #[test]
    fn what_would_make_no_sense_is_refused() {
        let text = add("", &addition("a", "x", 1), Locale::En).unwrap();
        let refused = |addition: &Addition| add(&text, addition, Locale::En).unwrap_err().code();
        assert_eq!(refused(&addition("a", "x", 1)), "taken");
        let place = add(&text, &addition("a", "x", 1), Locale::En).unwrap_err().place;
        assert_eq!(place, Place::Line { line: 11, column: 21 }, "{text}");
        assert_eq!(refused(&addition("b", "y", 1)), "taken");
        assert_eq!(refused(&addition("b", "x", 2)), "taken");
        let named = Addition { holder_name: "Other".parse().ok(), ..addition("a", "x", 2) };
        assert_eq!(refused(&named), "taken");
        let same = Addition { holder_name: "x".parse().ok(), ..addition("a", "x", 2) };
        assert!(add(&text, &same, Locale::En).is_ok());
        let names =
            |name: &str| Names::new([("en".parse().unwrap(), name.parse().unwrap())].into()).ok();
        let named = Addition { party_name: names("Other"), ..addition("a", "x", 2) };
        assert_eq!(refused(&named), "taken");
        let same = Addition { party_name: names("a"), ..addition("a", "x", 2) };
        assert!(add(&text, &same, Locale::En).is_ok());
        assert_eq!(
            add("roster = 2", &addition("a", "x", 1), Locale::En).unwrap_err().code(),
            "out-of-range"
        );
    }

    #[test]
    fn a_key_is_revoked_in_place() {
        let text = add("", &addition("a", "x", 1), Locale::En).unwrap() + "# the end\n";
        let key = addition("a", "x", 1).keys.id();
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
        let other = addition("a", "x", 2).keys.id();
        assert_eq!(revoke(&text, &other, &revocation).unwrap_err().code(), "not-in-roster");
        let since = "2021-03-01T00:00:00Z".parse().ok();
        let late = Revocation { since, ..revocation };
        assert_eq!(revoke(&text, &key, &late).unwrap_err().code(), "since-after-reported");
    }

    fn time(text: &str) -> Time {
        text.parse().unwrap()
    }

    /// An act of the given day of January 2021, about a record of 4 January.
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
        let text = add("", &addition("a", "x", 1), Locale::En).unwrap();
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
        // An earlier note does not prevent a later one.
        let (text, _) = accepted("roster = 1\n", &both, "2021-01-09T00:00:00Z").unwrap();
        let early = accepted(&text, &both, "2021-01-05T00:00:00Z").unwrap_err();
        assert_eq!(early.code(), "received-before-the-act");
        let (text, _) = accepted("roster = 1\n", &both[1..], "2021-01-08T00:00:00Z").unwrap();
        assert_eq!(accepted(&text, &both, "2021-01-08T00:00:00Z").unwrap().1, 1);
    }
}
