//! What a roster has: as text, in sections, and as JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::json::by_language;
use super::lines::{Section, SectionKind, SectionRow, columns};
use super::rows::fold_words;
use crate::evidence::{Anchor, LogPolicy, NoteKey};
use crate::id::Digest;
use crate::keys::{PublicKey, Suite, words};
use crate::locale::Locale;
use crate::messages::{Localized, roster_list as say};
use crate::roster::{
    AlgorithmEnd, Holder, Revocation, Roster, RosterKey, RosterParty, TimeSource, TimeSources,
};
use crate::screen::{quoted, safe_json};
use crate::value::{Label, Names, Time};

/// The roster as text: a line for each party, then its holders and their keys. Every line ends with a line
/// end.
pub fn roster_text(roster: &Roster, now: &Time, locale: Locale) -> String {
    let sections = roster_sections(roster, now, locale);
    // The columns are the same for all parties.
    let rows = sections.iter().flat_map(|section| &section.rows);
    let cells: Vec<Vec<String>> = rows.map(|row| row.cells.clone()).collect();
    let columns = columns(&cells);
    let mut lines = columns.lines();
    let mut text = String::new();
    for Section { heading, rows, .. } in &sections {
        text.extend(heading.iter().map(|heading| format!("{heading}\n")));
        for row in rows {
            text += &format!("{}\n", lines.next().unwrap_or_default());
            row.details.iter().for_each(|words| text += &format!("      {words}\n"));
        }
    }
    text
}

/// The same in sections: one for each party, with a row for each key.
pub fn roster_sections(roster: &Roster, now: &Time, locale: Locale) -> Vec<Section> {
    let kind = SectionKind::Parties;
    let section = |party: &RosterParty| {
        let (name, required) = (name_in(&party.name, locale), party.quorum.at(now));
        let holders = party.holders.len();
        let heading = say::PartyLine { party: &party.id, name, required, holders };
        let keys = |holder: &Holder| -> Vec<SectionRow> {
            holder.keys.values().map(|key| row(holder, key, locale)).collect()
        };
        let rows = party.holders.values().flat_map(keys).collect();
        let line = heading.in_locale(locale);
        let heading = match &party.hybrid_from {
            None => line,
            Some(from) => say::PartyWithPairs { line, from }.in_locale(locale),
        };
        Section { kind, heading: Some(heading), rows }
    };
    let mut sections: Vec<Section> = roster.parties().map(section).collect();
    let time = time_rows(roster.time(), locale);
    if sections.is_empty() {
        let heading = Some(NoParties.in_locale(locale));
        sections.push(Section { kind, heading, rows: Vec::new() });
    }
    if !time.is_empty() {
        let heading = Some(say::TimeSources.in_locale(locale));
        sections.push(Section { kind: SectionKind::Evidence, heading, rows: time });
    }
    sections
}

/// A row for each authority, log and end of an algorithm.
fn time_rows(time: &TimeSources, locale: Locale) -> Vec<SectionRow> {
    fn of<T>(source: &TimeSource<T>, locale: Locale, details: Vec<String>) -> SectionRow {
        let name = source.name.as_ref().map_or(String::new(), ToString::to_string);
        let window = source.window.in_locale(locale);
        let cells = vec![source.id.to_string(), name, window, String::new()];
        SectionRow { details, ..SectionRow::of(cells) }
    }
    let authority = |source: &TimeSource<Anchor>| {
        let digest = anchor_digest(&source.trust);
        of(source, locale, vec![say::Authority { digest: &digest }.in_locale(locale)])
    };
    let log = |source: &TimeSource<LogPolicy>| {
        let policy = &source.trust;
        let (origin, quorum) = (quoted(policy.origin()), policy.quorum());
        let witnesses = policy.witnesses().len();
        of(source, locale, vec![say::Log { origin, quorum, witnesses }.in_locale(locale)])
    };
    let ending = |end: &AlgorithmEnd| {
        let (algorithm, on) = (end.algorithm.word(), &end.on);
        let cell = say::AlgorithmEnds { algorithm, on }.in_locale(locale);
        SectionRow::of(vec![cell])
    };
    let authorities = time.authorities.iter().map(authority);
    let logs = time.logs.iter().map(log);
    authorities.chain(logs).chain(time.endings.iter().map(ending)).collect()
}

fn anchor_digest(anchor: &Anchor) -> Digest {
    match anchor {
        Anchor::Certificate(certificate) => certificate.digest(),
        Anchor::Digest(digest) => *digest,
    }
}

/// That a roster has no parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoParties;

impl Localized for NoParties {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        say::NoParties.write(locale, out)
    }
}

/// A key: its holder, when it is valid, whether it is a specimen, and its words.
fn row(holder: &Holder, key: &RosterKey, locale: Locale) -> SectionRow {
    let id = key.set.id();
    let specimen = match (key.is_specimen(), holder.specimen) {
        (true, true) => say::Specimen.in_locale(locale),
        (true, false) => say::SpecimenNotCounted.in_locale(locale),
        (false, _) => String::new(),
    };
    let validity = match key.revoked {
        None => {
            let windows: Vec<String> = key.windows.iter().map(|it| it.in_locale(locale)).collect();
            windows.join(", ")
        }
        Some(Revocation { reason, since: Some(since), .. }) => {
            say::RevokedSince { reason, since }.in_locale(locale)
        }
        Some(Revocation { reason, reported, since: None }) => {
            say::RevokedReported { reason, reported }.in_locale(locale)
        }
    };
    let cells = vec![holder.id.to_string(), holder.name.to_string(), validity, specimen];
    let mut details = fold_words(&words(&id));
    if key.set.suite() == Suite::Hybrid {
        details.push(say::Pair.in_locale(locale));
    }
    SectionRow { details, ..SectionRow::of(cells) }
}

/// A name in the reader's language if there is one.
fn name_in(names: &Names, locale: Locale) -> &Label {
    let same = names.iter().find(|(language, _)| language.as_str() == locale.code());
    same.map_or_else(|| names.shown(), |(_, name)| name)
}

/// The roster as one line of JSON without a line end. `file` is its name, safe to show.
pub fn roster_json(roster: &Roster, file: &str) -> String {
    let shown = Shown {
        format: "paraph/roster/1",
        file,
        sha256: roster.digest().to_string(),
        parties: roster.parties().map(ShownParty::of).collect(),
        time: ShownTime::of(roster.time()),
    };
    safe_json(&serde_json::to_string(&shown).expect("strings, numbers and booleans only"))
}

#[derive(Serialize)]
struct Shown<'a> {
    format: &'static str,
    file: &'a str,
    sha256: String,
    parties: Vec<ShownParty<'a>>,
    time: ShownTime<'a>,
}

/// Whose word counts for the time.
#[derive(Serialize)]
struct ShownTime<'a> {
    authorities: Vec<ShownAuthority<'a>>,
    logs: Vec<ShownLog<'a>>,
    endings: Vec<ShownEnding>,
}

#[derive(Serialize)]
struct ShownAuthority<'a> {
    id: &'a str,
    name: Option<&'a str>,
    /// The SHA-256 digest of the certificate.
    sha256: String,
    from: Option<String>,
    until: Option<String>,
}

#[derive(Serialize)]
struct ShownLog<'a> {
    id: &'a str,
    name: Option<&'a str>,
    origin: &'a str,
    /// The names of the witnesses, and how many of them must sign.
    witnesses: Vec<&'a str>,
    quorum: usize,
    from: Option<String>,
    until: Option<String>,
}

#[derive(Serialize)]
struct ShownEnding {
    algorithm: &'static str,
    on: String,
}

impl<'a> ShownTime<'a> {
    fn of(time: &'a TimeSources) -> Self {
        let text = |time: Option<Time>| time.map(|time| time.to_string());
        let authority = |source: &'a TimeSource<Anchor>| ShownAuthority {
            id: source.id.as_str(),
            name: source.name.as_ref().map(Label::as_str),
            sha256: anchor_digest(&source.trust).to_string(),
            from: text(source.window.from),
            until: text(source.window.until),
        };
        let log = |source: &'a TimeSource<LogPolicy>| ShownLog {
            id: source.id.as_str(),
            name: source.name.as_ref().map(Label::as_str),
            origin: source.trust.origin(),
            witnesses: source.trust.witnesses().iter().map(NoteKey::name).collect(),
            quorum: source.trust.quorum(),
            from: text(source.window.from),
            until: text(source.window.until),
        };
        let ending = |end: &AlgorithmEnd| ShownEnding {
            algorithm: end.algorithm.word(),
            on: end.on.to_string(),
        };
        Self {
            authorities: time.authorities.iter().map(authority).collect(),
            logs: time.logs.iter().map(log).collect(),
            endings: time.endings.iter().map(ending).collect(),
        }
    }
}

#[derive(Serialize)]
struct ShownParty<'a> {
    id: &'a str,
    name: BTreeMap<&'a str, &'a str>,
    quorum: u32,
    /// From when on its classic acts need proof.
    #[serde(rename = "hybridFrom")]
    hybrid_from: Option<String>,
    /// Later numbers, each with its first instant.
    later: Vec<(String, u32)>,
    holders: Vec<ShownHolder<'a>>,
}

#[derive(Serialize)]
struct ShownHolder<'a> {
    id: &'a str,
    name: &'a str,
    specimen: bool,
    keys: Vec<ShownKey>,
}

#[derive(Serialize)]
struct ShownKey {
    id: String,
    suite: &'static str,
    words: String,
    /// The Ed25519 key.
    public: String,
    /// The ML-DSA-87 key of a pair.
    #[serde(rename = "mlDsa")]
    ml_dsa: Option<String>,
    specimen: bool,
    windows: Vec<ShownWindow>,
    scope: Option<Vec<&'static str>>,
    revoked: Option<ShownRevocation>,
}

#[derive(Serialize)]
struct ShownWindow {
    from: Option<String>,
    until: Option<String>,
}

#[derive(Serialize)]
struct ShownRevocation {
    reported: String,
    since: Option<String>,
    reason: &'static str,
}

impl<'a> ShownParty<'a> {
    fn of(party: &'a RosterParty) -> Self {
        let later = party.quorum.later().iter();
        Self {
            id: party.id.as_str(),
            name: by_language(&party.name),
            quorum: party.quorum.numbers().next().expect("there is a first"),
            hybrid_from: party.hybrid_from.map(|from| from.to_string()),
            later: later.map(|(from, holders)| (from.to_string(), *holders)).collect(),
            holders: party.holders.values().map(ShownHolder::of).collect(),
        }
    }
}

impl<'a> ShownHolder<'a> {
    fn of(holder: &'a Holder) -> Self {
        Self {
            id: holder.id.as_str(),
            name: holder.name.as_str(),
            specimen: holder.specimen,
            keys: holder.keys.values().map(ShownKey::of).collect(),
        }
    }
}

impl ShownKey {
    fn of(key: &RosterKey) -> Self {
        let id = key.set.id();
        let time = |time: Option<Time>| time.map(|time| time.to_string());
        let windows = key.windows.iter();
        let scope = key.scope.as_ref();
        Self {
            id: id.to_string(),
            words: words(&id),
            suite: key.set.suite().word(),
            public: key.set.ed25519().to_base64(),
            ml_dsa: key.set.ml_dsa().map(PublicKey::to_base64),
            specimen: key.is_specimen(),
            windows: windows
                .map(|window| ShownWindow { from: time(window.from), until: time(window.until) })
                .collect(),
            scope: scope.map(|scope| scope.iter().map(|intent| intent.word()).collect()),
            revoked: key.revoked.map(|revoked| ShownRevocation {
                reported: revoked.reported.to_string(),
                since: time(revoked.since),
                reason: revoked.reason.word(),
            }),
        }
    }
}
