//! Converts the text of a roster into a consistent roster.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    AlgorithmEnd, Holder, MAX_ROSTER, Quorum, Revocation, Roster, RosterKey, RosterParty,
    TimeSource, TimeSources, Window,
};
use crate::evidence::{Anchor, Certificate, LogFault, LogPolicy, NoteKey, NoteKeyKind};
use crate::fault::{Fault, FaultKind, Listed, Ranged, Taken};
use crate::id::{Digest, HolderId, KeyId, PartyId, TimeSourceId};
use crate::keys::{KeySet, PublicKey, TableRoom};
use crate::messages::Sentence;
use crate::record::MAX_QUORUM;
use crate::toml::{self, Table, Value};
use crate::value::{Intent, Time};

/// The number of keys of a roster that may have a table of multiples, 2 MB in all.
const TABLES: usize = 64;

pub(super) fn read(text: &str) -> Result<Roster, Fault> {
    let room = TableRoom::for_tables(TABLES);
    let mut roster = Roster {
        parties: BTreeMap::new(),
        owners: BTreeMap::new(),
        halves: BTreeMap::new(),
        hybrid_from: None,
        received: BTreeMap::new(),
        time: TimeSources::default(),
        digest: Digest::of(text.as_bytes()),
    };
    let mut people = BTreeSet::new();
    toml::read(
        text,
        MAX_ROSTER,
        &["roster", "hybridFrom", "party", "received", "time"],
        |table| {
            table.required("roster")?.integer_in(1..2, Ranged::RosterVersion)?;
            roster.hybrid_from = read_hybrid_from(&table)?;
            for party in table.tables("party", &["id", "name", "quorum", "hybridFrom", "holder"])? {
                read_party(&mut roster, &mut people, &room, &party)?;
            }
            for received in table.tables("received", &["on", "record", "envelopes"])? {
                read_received(&mut roster, &received)?;
            }
            if let Some(time) = table.optional("time") {
                roster.time = read_time(&time.table(&["authority", "log", "ending"])?)?;
            }
            Ok(())
        },
    )?;
    for times in roster.received.values_mut() {
        times.sort_by_key(Time::unix_seconds);
    }
    Ok(roster)
}

fn read_party(
    roster: &mut Roster,
    people: &mut BTreeSet<HolderId>,
    room: &TableRoom,
    table: &Table<'_>,
) -> Result<(), Fault> {
    let id_value = table.required("id")?;
    let id: PartyId = id_value.parse()?;
    if roster.parties.contains_key(&id) {
        let entry = id.to_string();
        return Err(id_value.fault(FaultKind::DuplicateEntry { what: Listed::Party, entry }));
    }
    let name = table.required("name")?.names()?;
    let quorum =
        table.optional("quorum").map_or(Ok(Quorum::always(1)), |value| read_quorum(&value))?;
    let own_rule = read_hybrid_from(table)?;
    let rules = [roster.hybrid_from, own_rule];
    let hybrid_from = rules.into_iter().flatten().min_by_key(Time::unix_seconds);
    let holders = BTreeMap::new();
    let mut party = RosterParty { id, name, quorum, hybrid_from, own_rule, holders };
    for table in table.tables("holder", &["id", "name", "keys", "specimen"])? {
        let holder = read_holder(roster, people, room, &party.id, &table)?;
        party.holders.insert(holder.id.clone(), holder);
    }
    let holders = party.holders.len();
    if let Some(quorum) = party.quorum.numbers().find(|quorum| *quorum as usize > holders) {
        let party = party.id.to_string();
        return Err(table.fault(FaultKind::QuorumAboveHolders { party, quorum, holders }));
    }
    roster.parties.insert(party.id.clone(), party);
    Ok(())
}

/// From when on classic acts need proof.
fn read_hybrid_from(table: &Table<'_>) -> Result<Option<Time>, Fault> {
    table.optional("hybridFrom").map(|value| value.time()).transpose()
}

/// A number, or a list of numbers: the first holds from the beginning, each later one from its `from` on.
fn read_quorum(value: &Value<'_>) -> Result<Quorum, Fault> {
    let number = |value: &Value<'_>| value.integer_in(1..MAX_QUORUM + 1, Ranged::Quorum);
    if !value.is_array() {
        return number(value).map(Quorum::always);
    }
    let tables = value.tables(&["from", "holders"])?;
    let Some((first, later)) = tables.split_first() else {
        return Err(value.fault(FaultKind::EmptyList { what: Listed::Quorum }));
    };
    if let Some(from) = first.optional("from") {
        let kind =
            FaultKind::UnknownField { name: "from".to_owned(), expected: "holders".to_owned() };
        return Err(from.fault(kind));
    }
    let dated = |table: &Table<'_>| {
        Ok((table.required("from")?.time()?, number(&table.required("holders")?)?))
    };
    let numbers = later.iter().map(dated).collect::<Result<_, _>>()?;
    Quorum::new(number(&first.required("holders")?)?, numbers)
        .map_err(|index| later[index].fault(FaultKind::UnsortedList { what: Listed::Quorum }))
}

fn read_holder(
    roster: &mut Roster,
    people: &mut BTreeSet<HolderId>,
    room: &TableRoom,
    party: &PartyId,
    table: &Table<'_>,
) -> Result<Holder, Fault> {
    let id_value = table.required("id")?;
    let id: HolderId = id_value.parse()?;
    if !people.insert(id.clone()) {
        let entry = id.to_string();
        return Err(id_value.fault(FaultKind::DuplicateEntry { what: Listed::Holder, entry }));
    }
    let name = table.required("name")?.parse()?;
    let specimen = table.optional("specimen").map(|value| value.boolean()).transpose()?;
    let mut keys: BTreeMap<KeyId, RosterKey> = BTreeMap::new();
    const KEYS: &[&str] = &["public", "from", "until", "windows", "scope", "revoked"];
    for entry in table.tables("keys", KEYS)? {
        let key = read_key(&entry, room)?;
        let set = key.set.id();
        if let Some(kind) = key.set.keys().find_map(|key| clash(roster, &id, &set, &key.id())) {
            return Err(entry.required("public")?.fault(kind));
        }
        roster.owners.insert(set, (party.clone(), id.clone()));
        if key.set.ml_dsa().is_some() {
            roster.halves.extend(key.set.keys().map(|half| (half.id(), set)));
        }
        keys.insert(set, key);
    }
    if keys.is_empty() {
        return Err(table.fault(FaultKind::EmptyList { what: Listed::HolderKey }));
    }
    Ok(Holder { id, name, keys, specimen: specimen.unwrap_or(false) })
}

/// Each key stands once in a roster. The fault of a key of the set `set` of `holder` that stands there already: under
/// another holder, as the same single key, or in another set of this holder.
fn clash(roster: &Roster, holder: &HolderId, set: &KeyId, key: &KeyId) -> Option<FaultKind> {
    let there = roster.halves.get(key).unwrap_or(key);
    let (_, owner) = roster.owners.get(there)?;
    let (key, under) = (key.to_string(), owner.to_string());
    Some(match owner == holder && there != set {
        true => FaultKind::SharedHalf { key, holder: under },
        false => FaultKind::Taken { what: Taken::Key, which: key, under },
    })
}

/// A key, or an array of one or of the two keys of a pair, in any order.
fn read_set(value: &Value<'_>) -> Result<KeySet, Fault> {
    let fault = |kind| value.fault(kind);
    if !value.is_array() {
        let key = PublicKey::from_base64(value.string()?).map_err(fault)?;
        return KeySet::classic(key).map_err(fault);
    }
    let (what, limit) = (Listed::Key, 2);
    let mut keys = value.parse_each(PublicKey::from_base64)?.into_iter();
    match (keys.next(), keys.next(), keys.next()) {
        (Some(one), other, None) => KeySet::of(one, other).map_err(fault),
        (Some(_), _, Some(_)) => Err(fault(FaultKind::TooMany { what, limit })),
        (None, _, _) => Err(fault(FaultKind::EmptyList { what })),
    }
}

fn read_key(table: &Table<'_>, room: &TableRoom) -> Result<RosterKey, Fault> {
    let set = read_set(&table.required("public")?)?.for_many_signatures(room);
    let windows = read_windows(table)?;
    let scope = table.optional("scope").map(|value| value.parse_all::<Intent>()).transpose()?;
    let scope = scope.map(BTreeSet::from_iter);
    let first = windows.first().and_then(|window| window.from);
    let revoked = table.optional("revoked");
    let revoked = revoked.map(|value| read_revocation(&value, first)).transpose()?;
    Ok(RosterKey { set, windows, scope, revoked })
}

/// `from` and `until` of one window, or `windows` with several. Without any of them: always.
fn read_windows(table: &Table<'_>) -> Result<Vec<Window>, Fault> {
    let window = |table: &Table<'_>| {
        let time = |name| table.optional(name).map(|value| value.time()).transpose();
        Ok(Window { from: time("from")?, until: time("until")? })
    };
    let Some(several) = table.optional("windows") else {
        let one = window(table)?;
        return match Window::check(&[one]) {
            Ok(()) => Ok(vec![one]),
            Err((_, kind)) => Err(table.required("until")?.fault(kind)),
        };
    };
    for other in ["from", "until"] {
        if let Some(value) = table.optional(other) {
            return Err(value.fault(FaultKind::BothGiven { one: "windows", other }));
        }
    }
    let tables = several.tables(&["from", "until"])?;
    if tables.is_empty() {
        return Err(several.fault(FaultKind::EmptyList { what: Listed::Window }));
    }
    let windows: Vec<Window> = tables.iter().map(window).collect::<Result<_, Fault>>()?;
    match Window::check(&windows) {
        Ok(()) => Ok(windows),
        Err((index, kind)) => Err(tables[index].fault(kind)),
    }
}

fn read_revocation(value: &Value<'_>, first: Option<Time>) -> Result<Revocation, Fault> {
    let table = value.table(&["reported", "since", "reason"])?;
    let reported = table.required("reported")?.time()?;
    let reason = table.required("reason")?.parse()?;
    let since_value = table.optional("since");
    let since = since_value.as_ref().map(|value| value.time()).transpose()?.or(first);
    match since {
        Some(since) if since.unix_seconds() > reported.unix_seconds() => {
            Err(since_value.as_ref().unwrap_or(value).fault(FaultKind::SinceAfterReported))
        }
        _ => Ok(Revocation { reported, since, reason }),
    }
}

/// Reads the envelopes that the roster's owner held at a time. All notes of an envelope are kept, because the
/// act decides which of them prove something.
fn read_received(roster: &mut Roster, table: &Table<'_>) -> Result<(), Fault> {
    let on = table.required("on")?.time()?;
    if let Some(record) = table.optional("record") {
        record.parse::<Digest>()?;
    }
    let envelopes = table.required("envelopes")?;
    for digest in envelopes.parse_all()? {
        roster.received.entry(digest).or_default().push(on);
    }
    Ok(())
}

/// The largest number of authorities, and of logs. It prevents a roster with which a bundle takes long to verify.
const MAX_TIME_SOURCES: usize = 64;

const AUTHORITY: &[&str] = &["id", "name", "certificate", "sha256", "from", "until"];
const LOG: &[&str] = &["id", "name", "key", "origin", "witnesses", "quorum", "from", "until"];
const ENDING: &[&str] = &["algorithm", "on"];

/// Reads whose word counts for the time (docs/evidence-format.md H3 to H5). Ids are unique among authorities and logs.
fn read_time(table: &Table<'_>) -> Result<TimeSources, Fault> {
    let mut ids = BTreeSet::new();
    let mut sources = TimeSources::default();
    for table in at_most_sources(table.tables("authority", AUTHORITY)?)? {
        let anchor = read_anchor(&table)?;
        sources.authorities.push(read_source(&mut ids, &table, anchor)?);
    }
    for table in at_most_sources(table.tables("log", LOG)?)? {
        let policy = read_policy(&table)?;
        sources.logs.push(read_source(&mut ids, &table, policy)?);
    }
    for table in table.tables("ending", ENDING)? {
        let algorithm = table.required("algorithm")?.parse()?;
        sources.endings.push(AlgorithmEnd { algorithm, on: table.required("on")?.time()? });
    }
    Ok(sources)
}

fn at_most_sources(tables: Vec<Table<'_>>) -> Result<Vec<Table<'_>>, Fault> {
    let (what, limit) = (Listed::TimeSource, MAX_TIME_SOURCES);
    match tables.get(limit) {
        None => Ok(tables),
        Some(beyond) => Err(beyond.fault(FaultKind::TooMany { what, limit })),
    }
}

/// The certificate of an authority, or its digest.
fn read_anchor(table: &Table<'_>) -> Result<Anchor, Fault> {
    match (table.optional("certificate"), table.optional("sha256")) {
        (Some(_), Some(other)) => {
            let kind = FaultKind::BothGiven { one: "certificate", other: "sha256" };
            Err(other.fault(kind))
        }
        (None, Some(digest)) => Ok(Anchor::Digest(digest.parse()?)),
        (given, None) => {
            let value = given.map_or_else(|| table.required("certificate"), Ok)?;
            let certificate = Certificate::from_pem(value.string()?);
            let bad = |why| value.fault(FaultKind::BadCertificate { why: Sentence::of(&why) });
            Ok(Anchor::Certificate(Box::new(certificate.map_err(bad)?)))
        }
    }
}

/// The keys of a log and its witnesses.
fn read_policy(table: &Table<'_>) -> Result<LogPolicy, Fault> {
    let bad = |value: &Value<'_>, why: LogFault| {
        value.fault(FaultKind::BadLog { why: Sentence::of(&why) })
    };
    let value = table.required("key")?;
    let key = NoteKey::parse(value.string()?).map_err(|why| bad(&value, why))?;
    let origin = table.optional("origin").map(|value| value.string()).transpose()?;
    let origin = origin.unwrap_or(key.name()).to_owned();
    let parse = |text: &str| {
        NoteKey::parse(text).map_err(|why| FaultKind::BadLog { why: Sentence::of(&why) })
    };
    let witnesses = table.required("witnesses")?;
    let keys = witnesses.parse_each(parse)?;
    let quorum = table.required("quorum")?;
    let number = quorum.integer_in(1..MAX_QUORUM + 1, Ranged::Quorum)? as usize;
    let is_log = key.kind() == NoteKeyKind::Note;
    LogPolicy::new(origin, key, keys, number).map_err(|why| match why {
        LogFault::BadQuorum { .. } => bad(&quorum, why),
        _ if is_log => bad(&witnesses, why),
        _ => bad(&value, why),
    })
}

/// The id, name and window of an authority or log.
fn read_source<T>(
    ids: &mut BTreeSet<TimeSourceId>,
    table: &Table<'_>,
    trust: T,
) -> Result<TimeSource<T>, Fault> {
    let value = table.required("id")?;
    let id: TimeSourceId = value.parse()?;
    if !ids.insert(id.clone()) {
        let entry = id.to_string();
        return Err(value.fault(FaultKind::DuplicateEntry { what: Listed::TimeSource, entry }));
    }
    let name = table.optional("name").map(|value| value.parse()).transpose()?;
    let time = |name| table.optional(name).map(|value| value.time()).transpose();
    let window = Window { from: time("from")?, until: time("until")? };
    match Window::check(&[window]) {
        Ok(()) => Ok(TimeSource { id, name, trust, window }),
        Err((_, kind)) => Err(table.required("until")?.fault(kind)),
    }
}
