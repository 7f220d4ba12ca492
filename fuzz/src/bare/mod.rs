//! The judgement once more, from bare data: rules J2 to J4 of docs/format.md, and what evidence
//! proves (`evidence.rs`). It is written from these texts, with serde_json and toml instead of the library's readers.
//!
//! It wants bundles and a roster that the library has read. What it makes of them must be what the
//! library makes of them. Where the library goes step by step and remembers, this asks each time
//! anew: it may be slow.

mod authority;
pub(crate) mod data;
mod evidence;
mod meaning;
mod seal;
mod valid;

use std::collections::{BTreeMap, BTreeSet};

use authority::World;
use data::{Instrument, RecordData, RosterData};
pub use evidence::EvidenceAnswer;
use seal::Settled;

/// Ids of acts.
type View<'a> = BTreeSet<&'a str>;
/// What became of some acts.
type Codes<'a> = BTreeMap<&'a str, &'static str>;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The bundle's bytes.
    pub bundle: &'a [u8],
    /// The bundles that are at hand besides, each about another record.
    pub others: &'a [&'a [u8]],
    /// The roster's text.
    pub roster: &'a str,
    /// When.
    pub at: i64,
    /// Whether times must be proven.
    pub proven: bool,
    /// Whether there must be no reservations.
    pub unreserved: bool,
}

/// What is answered. Texts and expectations are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether all that the record demands is there.
    pub concluded: bool,
    /// Whether the parties closed the set of acts.
    pub sealed: bool,
    /// Whether the verdict line says ", by powers that are not sealed".
    pub open_powers: bool,
    /// Each party.
    pub parties: BTreeMap<String, PartyAnswer>,
    /// What became of each act.
    pub acts: BTreeMap<String, ActAnswer>,
    /// What became of each entry of evidence.
    pub evidence: Vec<EvidenceAnswer>,
    /// The acts that are missed, and for whom those were signed that have seen them.
    pub missing: BTreeSet<(String, String)>,
    /// What became of each instrument at hand, by the digest of its record.
    pub instruments: BTreeMap<String, InstrumentAnswer>,
}

/// What became of an instrument by the acts of all (J3.6), whatever the time of the question is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentAnswer {
    /// When it took effect.
    pub took_effect: Option<i64>,
    /// When others ended it, whether it was superseded or terminated, and by which, by the digests of
    /// their records.
    pub ended: Option<(i64, &'static str, BTreeSet<String>)>,
    /// When it ends by its term, extended or not.
    pub expires: Option<i64>,
}

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActAnswer {
    /// Its outcome.
    pub outcome: &'static str,
    /// The other act that did it, where the report names one.
    pub by: Option<String>,
    /// What authority it shows: the code of what is wrong with it; or `not-asked`, `shown` or
    /// `end-not-proven`.
    pub authority: &'static str,
    /// Whether it could have been dated back (J2.3).
    pub unproven: bool,
}

/// What became of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyAnswer {
    /// Its outcome.
    pub outcome: &'static str,
    /// What it lacks, if it is pending.
    pub lack: Option<&'static str>,
    /// Whether it rests on an unproven time.
    pub unproven: bool,
    /// How many reservations came with what counts.
    pub reservations: usize,
    /// How many people must sign.
    pub quorum: usize,
    /// The people whose signatures count.
    pub people: BTreeSet<String>,
    /// Those who decline.
    pub declined: BTreeSet<String>,
    /// Since when it is met.
    pub since: Option<i64>,
    /// When it confirmed.
    pub confirmed: Option<i64>,
}

/// Judges.
///
/// # Panics
///
/// Where the input is not what the library must have refused: that it was read says so.
pub fn judge(asked: &Asked<'_>) -> Answer {
    let roster = RosterData::parse(asked.roster);
    let main = Instrument::read(asked.bundle, &roster, asked.at);
    let other = |other: &&[u8]| Instrument::read(other, &roster, asked.at);
    let others: Vec<Instrument> = asked.others.iter().map(other).collect();
    let all: Vec<&Instrument> = std::iter::once(&main).chain(&others).collect();
    answer(&roster, &all, &main.digest, asked.at, asked.proven, asked.unreserved)
}

/// Judges one of several instruments, which are of different records.
pub(crate) fn answer(
    roster: &RosterData,
    instruments: &[&Instrument],
    digest: &str,
    at: i64,
    proven: bool,
    unreserved: bool,
) -> Answer {
    let given = instruments;
    let world = World::new(roster, at, instruments);
    let Settled { sealed, parties, acts, missing, instruments } = seal::settle(world, digest);
    let fine = |party: &PartyAnswer| party.is_fine(proven, unreserved);
    let concluded = missing.is_empty() && parties.values().all(fine);
    let is_open = |act: &ActAnswer| act.outcome == "sealed-on-open-powers";
    let open_powers = concluded && !sealed && acts.values().any(is_open);
    let evidence =
        given.iter().find(|it| it.digest == digest).expect("it is there").evidence.clone();
    Answer { concluded, sealed, open_powers, parties, acts, evidence, missing, instruments }
}

impl PartyAnswer {
    /// Whether nothing is lacking, by what is demanded.
    fn is_fine(&self, proven: bool, unreserved: bool) -> bool {
        self.outcome == "met"
            && !(proven && self.unproven)
            && !(unreserved && self.reservations > 0)
    }
}

/// J3.5: at the time of one of the acts, enough different people have signed. Acts are given by the
/// person and the time.
fn suffice<'a>(
    signed: impl Iterator<Item = (&'a str, i64)>,
    party: &str,
    record: &RecordData,
    roster: &RosterData,
) -> bool {
    let signed: Vec<(&str, i64)> = signed.collect();
    signed.iter().any(|(_, last)| suffice_at(&signed, *last, party, record, roster))
}

fn suffice_at(
    signed: &[(&str, i64)],
    at: i64,
    party: &str,
    record: &RecordData,
    roster: &RosterData,
) -> bool {
    let until = signed.iter().filter(|(_, time)| *time <= at);
    let people: BTreeSet<&str> = until.map(|(holder, _)| *holder).collect();
    people.len() >= quorum_at(at, party, record, roster)
}

fn quorum_at(time: i64, party: &str, record: &RecordData, roster: &RosterData) -> usize {
    let asked = record.parties.iter().find(|it| it.id == party).and_then(|it| it.quorum);
    let known = roster.party.iter().find(|it| it.id == party);
    let own = match known.and_then(|known| known.quorum.as_ref()) {
        None => 1,
        Some(data::Quorum::Always(holders)) => *holders,
        Some(data::Quorum::Dated(all)) => {
            let begun = |it: &&data::Dated| it.from.is_none_or(|from| from.0 <= time);
            all.iter().rfind(begun).expect("the first has no from").holders
        }
    };
    own.max(asked.unwrap_or(1))
}

/// The quorum that is shown: of the first time at which the acts suffice, else of the last of them,
/// else of the time of asking.
fn quorum(
    signed: &[(&str, i64)],
    party: &str,
    record: &RecordData,
    roster: &RosterData,
    at: i64,
) -> usize {
    let times = || signed.iter().map(|(_, time)| *time);
    let enough = times().filter(|time| suffice_at(signed, *time, party, record, roster)).min();
    quorum_at(enough.or(times().max()).unwrap_or(at), party, record, roster)
}

/// Seconds since 1970 of a time in its one spelling (V4).
pub fn seconds(time: &str) -> i64 {
    let number = |from: usize, to: usize| time[from..to].parse::<i64>().expect("digits");
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    // Days from civil, with years that begin in March.
    let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days =
        365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * m + 2) / 5 + day
            - 1
            - 719_468;
    let local = ((days * 24 + number(11, 13)) * 60 + number(14, 16)) * 60 + number(17, 19);
    let offset = match &time[19..20] {
        "Z" | "z" => 0,
        sign => {
            let offset = (number(20, 22) * 60 + number(23, 25)) * 60;
            if sign == "-" { -offset } else { offset }
        }
    };
    local - offset
}
