//! A report for programs: one JSON object, described in docs/output.md.

use std::collections::BTreeMap;

use serde::Serialize;

use super::copies::ShownCopy;
use super::evidence::{PROOF_BEFORE_CLAIM, ShownConclusion, ShownEvidence, ShownProof};
use super::findings::ShownFinding;
use super::next_step::next_step;
use super::notes::is_name_of;
use super::unjudged::Unjudged;
use super::{Names, Tool};
use crate::act::Statement;
use crate::keys::{is_specimen, record_words, words};
use crate::locale::Locale;
use crate::messages::{Localized as _, Sentence, in_one_line};
use crate::record::Record;
use crate::roster::{Revocation, Window};
use crate::screen::safe_json;
use crate::value;
use crate::verify::{
    ActOutcome, ActReport, Authority, Effect, PartyOutcome, PartyReport, Proven, Reason, Report,
    Seal, TextCheck, TextMeasure, TextOutcome, TextReport, Unproven,
};

/// The report as one line of JSON without a line end.
pub fn json(report: &Report, names: &Names<'_>) -> String {
    let shown = Shown {
        format: "paraph/report/1",
        file: names.file,
        verdict: report.verdict().code(),
        sealed: report.seal() == Seal::Sealed,
        open_powers: report.rests_on_open_powers(),
        reservations: report.reservations(),
        since: report.since().map(ToString::to_string),
        proven: report.proven().map(ShownConclusion::of),
        texts_checked: report.texts_checked() == TextCheck::Checked,
        at: report.at().to_string(),
        unproven: report.parties().iter().any(|party| party.unproven),
        record: report.record().map(ShownRecord::of),
        copies: names.copies.iter().map(ShownCopy::of).collect(),
        findings: names.findings.iter().map(ShownFinding::of).collect(),
        not_judged: names.unjudged,
        roster: ShownRoster { file: names.roster, sha256: report.roster().to_string() },
        parties: report.parties().iter().map(ShownParty::of).collect(),
        acts: report.acts().iter().map(ShownAct::of).collect(),
        evidence: report.evidence().iter().map(ShownEvidence::of).collect(),
        texts: report.texts().iter().map(ShownText::of).collect(),
        reasons: report
            .reasons()
            .iter()
            .map(|reason| ShownReason::of(reason, report, names))
            .collect(),
    };
    safe_json(&serde_json::to_string(&shown).expect("strings, numbers and booleans only"))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    format: &'static str,
    file: &'a str,
    verdict: &'static str,
    /// Whether all parties sealed the set of acts.
    sealed: bool,
    /// Whether it is concluded but not sealed, because the powers behind a seal are not sealed.
    open_powers: bool,
    reservations: usize,
    /// The time since which it is concluded, by the claimed times of the acts; null if it is not.
    since: Option<String>,
    /// What is proven of that time; null if nothing is proven of some act.
    proven: Option<ShownConclusion<'a>>,
    texts_checked: bool,
    at: String,
    /// Whether some party is met only by a claimed time without proof.
    unproven: bool,
    record: Option<ShownRecord<'a>>,
    /// Other copies of its record: those that add acts, and those that were left out.
    copies: Vec<ShownCopy<'a>>,
    /// The findings about its relations to other available instruments.
    findings: Vec<ShownFinding>,
    /// Available files that were not judged.
    not_judged: &'a [Unjudged],
    roster: ShownRoster<'a>,
    parties: Vec<ShownParty<'a>>,
    acts: Vec<ShownAct<'a>>,
    /// The evidence in the bundle, and what each entry proves.
    evidence: Vec<ShownEvidence<'a>>,
    texts: Vec<ShownText<'a>>,
    reasons: Vec<ShownReason<'a>>,
}

#[derive(Serialize)]
pub(super) struct ShownRecord<'a> {
    id: &'a str,
    title: BTreeMap<&'a str, &'a str>,
    designation: &'a str,
    sha256: String,
    words: String,
}

impl<'a> ShownRecord<'a> {
    pub(super) fn of(record: &'a Record) -> Self {
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
pub(super) struct ShownRoster<'a> {
    pub(super) file: &'a str,
    pub(super) sha256: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownParty<'a> {
    id: &'a str,
    outcome: &'static str,
    /// The missing requirement, if it is pending.
    lack: Option<&'static str>,
    unproven: bool,
    quorum: u32,
    signed_by: Vec<&'a str>,
    /// Holders who could still sign, or do what is missing.
    others: Vec<&'a str>,
    declined_by: Vec<&'a str>,
    reservations: usize,
    /// The times since which it is met, and when it confirmed, by the claimed times of the acts.
    since: Option<String>,
    confirmed: Option<String>,
    /// From the roster; null if the roster does not have the party.
    name: Option<BTreeMap<&'a str, &'a str>>,
    claimed_name: BTreeMap<&'a str, &'a str>,
}

impl<'a> ShownParty<'a> {
    fn of(party: &'a PartyReport) -> Self {
        Self {
            id: party.id.as_str(),
            outcome: party.outcome.code(),
            lack: match party.outcome {
                PartyOutcome::Pending(lack) => Some(lack.word()),
                PartyOutcome::Met
                | PartyOutcome::Contested
                | PartyOutcome::Declined
                | PartyOutcome::Missing
                | PartyOutcome::Unknown => None,
            },
            unproven: party.unproven,
            quorum: party.quorum,
            signed_by: party.holders.iter().map(|holder| holder.as_str()).collect(),
            others: party.others.iter().map(|(holder, _)| holder.as_str()).collect(),
            declined_by: party.declined.iter().map(|(holder, _)| holder.as_str()).collect(),
            reservations: party.reservations,
            since: party.since.map(|since| since.to_string()),
            confirmed: party.confirmed.map(|confirmed| confirmed.to_string()),
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
    /// The act that it refers to.
    of: Option<String>,
    /// The instrument of authority that it names. This is a claim.
    authority: Option<ShownRef<'a>>,
    /// Whether it has the authority that the record requires; null if the record requires none of the act.
    authorised: Option<bool>,
    /// Its statements. They are in effect if `stated`.
    statements: Vec<ShownStatement<'a>>,
    /// Whether its statements have effect.
    stated: bool,
    /// The act that took it back, or that it contradicts.
    blamed: Option<String>,
    /// Whether one key signed, or a pair.
    suite: &'static str,
    /// The id of the key, or of the pair.
    key: String,
    /// The ids of all keys that signed.
    keys: Vec<String>,
    key_words: String,
    /// From the roster; null if the roster does not have the key.
    holder: Option<&'a str>,
    /// The party of the key, or the party whose acts it should have seen, if the outcome has one.
    other_party: Option<&'a str>,
    specimen: bool,
    /// The window that contains the claimed time. Null if the act is not valid, like the next three.
    window: Option<ShownWindow>,
    /// The time when the key stopped being valid, if it did.
    closed: Option<String>,
    /// Whether it depends on its claimed time alone although the key is no longer valid.
    unproven: Option<bool>,
    /// The change because of which only proof would show that it is older.
    unproven_because: Option<&'static str>,
    proof: Option<ShownProof<'a>>,
    /// The times at which the roster notes it as received although it, or its record, claims to be younger.
    ignored_receipts: Vec<String>,
    /// What evidence says about it although it, or its record, claims to be younger.
    ignored_evidence: Vec<ShownIgnored<'a>>,
    /// The revocation of the key, if the act is not counted because of it.
    revocation: Option<ShownRevocation>,
    claimed: Claimed<'a>,
    /// Whether the claimed name is the one in the roster; null if the act is not valid.
    name_agrees: Option<bool>,
    seen: Vec<String>,
}

/// A reference to a record.
#[derive(Serialize)]
struct ShownRef<'a> {
    id: &'a str,
    sha256: String,
}

/// A reservation, or another statement.
#[derive(Serialize)]
struct ShownStatement<'a> {
    kind: &'static str,
    article: Option<&'a str>,
    text: BTreeMap<&'a str, &'a str>,
    to: Option<String>,
}

impl<'a> ShownStatement<'a> {
    fn of(statement: &'a Statement) -> Self {
        let words = statement.text.iter();
        Self {
            kind: statement.kind.word(),
            article: statement.article.as_ref().map(value::Label::as_str),
            text: words.map(|(language, words)| (language.as_str(), words.as_str())).collect(),
            to: statement.to.map(|to| to.to_string()),
        }
    }
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

/// What evidence says about an act, and why it is no proof.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownIgnored<'a> {
    code: &'static str,
    not_later_than: String,
    by: &'a str,
}

impl<'a> ShownIgnored<'a> {
    fn of(proven: &'a Proven) -> Self {
        let not_later_than = proven.no_later_than.to_string();
        Self { code: PROOF_BEFORE_CLAIM, not_later_than, by: proven.by.as_str() }
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

/// The claims of an act about its signatory.
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
        let signer = act.outcome.signer();
        let (other_party, revocation) = match &act.outcome {
            ActOutcome::OtherParty { party, .. } => (Some(party.as_str()), None),
            ActOutcome::OutOfOrder { before, .. } => (Some(before.as_str()), None),
            ActOutcome::Revoked { revocation, .. } => (None, Some(revocation)),
            ActOutcome::Counted(_)
            | ActOutcome::Stands(..)
            | ActOutcome::UnknownKey
            | ActOutcome::HalfOfPair { .. }
            | ActOutcome::HalvesOfTwoHolders { .. }
            | ActOutcome::OtherSet { .. }
            | ActOutcome::HybridRequired { .. }
            | ActOutcome::ClassicTooLate { .. }
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
            of: content.of.map(|of| of.to_string()),
            authority: content.authority.as_ref().map(|authority| ShownRef {
                id: authority.id.as_str(),
                sha256: authority.sha256.to_string(),
            }),
            authorised: match act.authority {
                Authority::NotAsked => None,
                Authority::Shown | Authority::EndNotProven { .. } => Some(true),
                Authority::Lacking(_) => Some(false),
            },
            statements: content.statements.iter().map(ShownStatement::of).collect(),
            stated: !act.statements().is_empty(),
            blamed: act.outcome.effect().and_then(Effect::blamed).map(|act| act.to_string()),
            suite: content.suite().word(),
            key: content.key_set().to_string(),
            keys: content.keys.iter().map(ToString::to_string).collect(),
            key_words: words(&content.key_set()),
            holder: act.outcome.holder().map(|holder| holder.as_str()),
            other_party,
            specimen: content.keys.iter().any(is_specimen),
            window: signer.map(|signer| ShownWindow::of(&signer.window)),
            closed: signer.and_then(|signer| signer.closed).map(|time| time.to_string()),
            unproven: signer.map(|_| act.unproven.is_some()),
            unproven_because: act.unproven.map(Unproven::word),
            proof: signer.and_then(|signer| signer.proof.as_ref()).map(ShownProof::of),
            ignored_receipts: act.ignored_receipts.iter().map(ToString::to_string).collect(),
            ignored_evidence: act.ignored_evidence.iter().map(ShownIgnored::of).collect(),
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
            name_agrees: signer.map(|signer| is_name_of(&content.signatory, &signer.name)),
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
    /// The file that was found for it; null if there was none.
    found: Option<ShownFound<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownFound<'a> {
    name: &'a str,
    size: u64,
    /// Null if the size shows that it is another text, so that it was not read.
    sha256: Option<String>,
    would_match: Vec<&'static str>,
}

impl<'a> ShownText<'a> {
    fn of(report: &'a TextReport) -> Self {
        let text = &report.text;
        let found = match &report.outcome {
            TextOutcome::Matches { name } => {
                Some((name, TextMeasure::Whole(text.measure), &[][..]))
            }
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
                size: measure.size(),
                sha256: measure.sha256().map(|sha256| sha256.to_string()),
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
    /// The place in the bundle, for a fault of its bytes.
    place: Option<String>,
    party: Option<&'a str>,
    path: Option<&'a str>,
    act: Option<String>,
    /// For a party that has not signed: its acts that do not count, as in `acts`.
    uncounted: Vec<ShownUncounted>,
    /// The next step.
    next: Sentence,
}

/// An act that does not count.
#[derive(Serialize)]
pub(super) struct ShownUncounted {
    act: String,
    outcome: &'static str,
}

impl ShownUncounted {
    pub(super) fn of(act: &ActReport) -> Self {
        Self { act: act.id.to_string(), outcome: act.outcome.code() }
    }
}

impl<'a> ShownReason<'a> {
    fn of(reason: &'a Reason, report: &Report, names: &Names<'_>) -> Self {
        let next = next_step(reason, report, Tool::Command);
        let step = (names.advice.0)(reason).unwrap_or(next.step);
        let mut shown = Self {
            code: reason.code(),
            verdict: reason.verdict().code(),
            message: reason.in_locale(Locale::En),
            place: None,
            party: None,
            path: None,
            act: None,
            uncounted: next.uncounted.into_iter().map(ShownUncounted::of).collect(),
            next: step.map(in_one_line),
        };
        match reason {
            Reason::Unsound(fault) => shown.place = Some(fault.place.to_string()),
            Reason::OtherRecord { .. } => {}
            Reason::PartyAbsent { party }
            | Reason::NotSigned { party, .. }
            | Reason::Contested { party, .. }
            | Reason::Declined { party, .. }
            | Reason::Pending { party, .. }
            | Reason::Reserved { party, .. }
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

pub(super) fn by_language(names: &value::Names) -> BTreeMap<&str, &str> {
    names.iter().map(|(language, name)| (language.as_str(), name.as_str())).collect()
}
