//! A report for programs: one JSON object, described in docs/output.md.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Names;
use super::notes::is_name_of;
use crate::keys::{is_specimen, record_words, words};
use crate::record::Record;
use crate::roster::{Revocation, Window};
use crate::screen::safe_json;
use crate::value;
use crate::verify::{
    ActOutcome, ActReport, Counted, PartyReport, Proof, Reason, Report, TextCheck, TextOutcome,
    TextReport,
};

/// The report as one line of JSON without a line end.
pub fn json(report: &Report, names: &Names<'_>) -> String {
    let shown = Shown {
        format: "paraph/report/1",
        file: names.file,
        verdict: report.verdict().code(),
        texts_checked: report.texts_checked() == TextCheck::Checked,
        at: report.at().to_string(),
        unproven: report.parties().iter().any(|party| party.unproven),
        record: report.record().map(ShownRecord::of),
        roster: ShownRoster { file: names.roster, sha256: report.roster().to_string() },
        parties: report.parties().iter().map(ShownParty::of).collect(),
        acts: report.acts().iter().map(ShownAct::of).collect(),
        texts: report.texts().iter().map(ShownText::of).collect(),
        reasons: report.reasons().iter().map(ShownReason::of).collect(),
    };
    safe_json(&serde_json::to_string(&shown).expect("strings, numbers and booleans only"))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    format: &'static str,
    file: &'a str,
    verdict: &'static str,
    texts_checked: bool,
    at: String,
    /// Whether some party is met only on a claimed time that nobody has proved.
    unproven: bool,
    record: Option<ShownRecord<'a>>,
    roster: ShownRoster<'a>,
    parties: Vec<ShownParty<'a>>,
    acts: Vec<ShownAct<'a>>,
    texts: Vec<ShownText<'a>>,
    reasons: Vec<ShownReason<'a>>,
}

#[derive(Serialize)]
struct ShownRecord<'a> {
    id: &'a str,
    title: BTreeMap<&'a str, &'a str>,
    designation: &'a str,
    sha256: String,
    words: String,
}

impl<'a> ShownRecord<'a> {
    fn of(record: &'a Record) -> Self {
        let content = record.content();
        Self {
            id: content.id.as_str(),
            title: by_language(&content.title),
            designation: content.designation.as_str(),
            sha256: record.digest().to_string(),
            words: record_words(&record.digest()),
        }
    }
}

#[derive(Serialize)]
struct ShownRoster<'a> {
    file: &'a str,
    sha256: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownParty<'a> {
    id: &'a str,
    outcome: &'static str,
    unproven: bool,
    quorum: u32,
    signed_by: Vec<&'a str>,
    /// Holders who could still sign.
    others: Vec<&'a str>,
    /// By the roster; null if it does not know the party.
    name: Option<BTreeMap<&'a str, &'a str>>,
    claimed_name: BTreeMap<&'a str, &'a str>,
}

impl<'a> ShownParty<'a> {
    fn of(party: &'a PartyReport) -> Self {
        Self {
            id: party.id.as_str(),
            outcome: party.outcome.code(),
            unproven: party.unproven,
            quorum: party.quorum,
            signed_by: party.holders.iter().map(|holder| holder.as_str()).collect(),
            others: party.others.iter().map(|(holder, _)| holder.as_str()).collect(),
            name: party.name.as_ref().map(by_language),
            claimed_name: by_language(&party.claimed_name),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownAct<'a> {
    id: String,
    outcome: &'static str,
    envelopes: usize,
    party: &'a str,
    intent: &'static str,
    key: String,
    key_words: String,
    /// By the roster; null if it does not know the key.
    holder: Option<&'a str>,
    /// The party whose key it is, or whom the act should have seen, where the outcome has one.
    other_party: Option<&'a str>,
    specimen: bool,
    /// The window that the claimed time is in; null if the act is not counted, like the next three.
    window: Option<ShownWindow>,
    /// When the key stopped being good, if it has since.
    closed: Option<String>,
    /// Whether it rests on its claimed time alone although the key has stopped being good.
    unproven: Option<bool>,
    proof: Option<ShownProof>,
    /// Of the key, if that is why the act is not counted.
    revocation: Option<ShownRevocation>,
    claimed: Claimed<'a>,
    /// Whether the claimed name is the one in the roster; null if the act is not counted.
    name_agrees: Option<bool>,
    seen: Vec<String>,
}

#[derive(Serialize)]
struct ShownWindow {
    from: Option<String>,
    until: Option<String>,
}

impl ShownWindow {
    fn of(window: &Window) -> Self {
        let time = |time: Option<value::Time>| time.map(|time| time.to_string());
        Self { from: time(window.from), until: time(window.until) }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownProof {
    kind: &'static str,
    not_later_than: String,
}

impl ShownProof {
    fn of(proof: &Proof) -> Self {
        let kind = match proof {
            Proof::Received { .. } => "received",
        };
        Self { kind, not_later_than: proof.not_later_than().to_string() }
    }
}

#[derive(Serialize)]
struct ShownRevocation {
    reported: String,
    since: Option<String>,
    reason: &'static str,
}

impl ShownRevocation {
    fn of(revocation: &Revocation) -> Self {
        Self {
            reported: revocation.reported.to_string(),
            since: revocation.since.map(|since| since.to_string()),
            reason: revocation.reason.word(),
        }
    }
}

/// What an act says of its signatory.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Claimed<'a> {
    name: &'a str,
    name_latin: Option<&'a str>,
    title: Option<BTreeMap<&'a str, &'a str>>,
    capacity: Option<&'static str>,
    country: Option<&'a str>,
    locality: Option<&'a str>,
    signed_at: String,
}

impl<'a> ShownAct<'a> {
    fn of(act: &'a ActReport) -> Self {
        let content = &act.content;
        let counted = act.outcome.counted();
        let (other_party, revocation) = match &act.outcome {
            ActOutcome::OtherParty { party, .. } => (Some(party.as_str()), None),
            ActOutcome::OutOfOrder { before, .. } => (Some(before.as_str()), None),
            ActOutcome::Revoked { revocation, .. } => (None, Some(revocation)),
            ActOutcome::Counted(_)
            | ActOutcome::UnknownKey
            | ActOutcome::SpecimenKey { .. }
            | ActOutcome::NotAllowed { .. }
            | ActOutcome::NotDesignated { .. }
            | ActOutcome::FromTheFuture { .. }
            | ActOutcome::BeforeTheRecord { .. }
            | ActOutcome::BeforeWhatItSaw { .. }
            | ActOutcome::OutsideWindow { .. } => (None, None),
        };
        Self {
            id: act.id.to_string(),
            outcome: act.outcome.code(),
            envelopes: act.envelopes,
            party: content.party.as_str(),
            intent: content.intent.word(),
            key: content.keys[0].to_string(),
            key_words: words(&content.keys[0]),
            holder: act.outcome.holder().map(|holder| holder.as_str()),
            other_party,
            specimen: is_specimen(&content.keys[0]),
            window: counted.map(|counted| ShownWindow::of(&counted.window)),
            closed: counted.and_then(|counted| counted.closed).map(|time| time.to_string()),
            unproven: counted.map(Counted::is_unproven),
            proof: counted.and_then(|counted| counted.proof.as_ref()).map(ShownProof::of),
            revocation: revocation.map(ShownRevocation::of),
            claimed: Claimed {
                name: content.signatory.name.as_str(),
                name_latin: content.signatory.name_latin.as_ref().map(value::Label::as_str),
                title: content.signatory.title.as_ref().map(by_language),
                capacity: content.capacity.map(|capacity| capacity.word()),
                country: content.place.as_ref().map(|place| place.country.as_str()),
                locality: content
                    .place
                    .as_ref()
                    .and_then(|place| place.locality.as_ref())
                    .map(value::Label::as_str),
                signed_at: content.signed_at.to_string(),
            },
            name_agrees: counted.map(|counted| is_name_of(&content.signatory, &counted.name)),
            seen: content.seen.iter().map(ToString::to_string).collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownText<'a> {
    path: &'a str,
    language: &'a str,
    status: &'static str,
    media_type: &'a str,
    size: u64,
    sha256: String,
    outcome: &'static str,
    /// The file that was taken for it; null if none was.
    found: Option<ShownFound<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownFound<'a> {
    name: &'a str,
    size: u64,
    sha256: String,
    would_match: Vec<&'static str>,
}

impl<'a> ShownText<'a> {
    fn of(report: &'a TextReport) -> Self {
        let text = &report.text;
        let found = match &report.outcome {
            TextOutcome::Matches { name } => Some((name, text.measure, &[][..])),
            TextOutcome::Differs { found } => {
                Some((&found.name, found.measure, &found.changes[..]))
            }
            TextOutcome::Missing | TextOutcome::NotChecked => None,
        };
        Self {
            path: text.path.as_str(),
            language: text.language.as_str(),
            status: text.status.word(),
            media_type: text.media_type.as_str(),
            size: text.measure.size,
            sha256: text.measure.sha256.to_string(),
            outcome: report.outcome.code(),
            found: found.map(|(name, measure, changes)| ShownFound {
                name,
                size: measure.size,
                sha256: measure.sha256.to_string(),
                would_match: changes.iter().map(|change| change.code()).collect(),
            }),
        }
    }
}

#[derive(Serialize)]
struct ShownReason<'a> {
    code: &'static str,
    verdict: &'static str,
    message: String,
    /// Where in the bundle, for a fault of its bytes.
    place: Option<String>,
    party: Option<&'a str>,
    path: Option<&'a str>,
    act: Option<String>,
}

impl<'a> ShownReason<'a> {
    fn of(reason: &'a Reason) -> Self {
        let mut shown = Self {
            code: reason.code(),
            verdict: reason.verdict().code(),
            message: reason.to_string(),
            place: None,
            party: None,
            path: None,
            act: None,
        };
        match reason {
            Reason::Unsound(fault) => shown.place = Some(fault.place.to_string()),
            Reason::OtherRecord { .. } => {}
            Reason::PartyAbsent { party }
            | Reason::NotSigned { party, .. }
            | Reason::PartyUnknown { party }
            | Reason::TimeUnproven { party } => shown.party = Some(party.as_str()),
            Reason::TextDiffers { path } | Reason::TextMissing { path } => {
                shown.path = Some(path.as_str());
            }
            Reason::ActMissing { act, seen_for } => {
                shown.act = Some(act.to_string());
                shown.party = Some(seen_for.as_str());
            }
        }
        shown
    }
}

fn by_language(names: &value::Names) -> BTreeMap<&str, &str> {
    names.iter().map(|(language, name)| (language.as_str(), name.as_str())).collect()
}
