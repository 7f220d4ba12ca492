//! The states of instruments, for people and for programs.

use std::collections::BTreeSet;
use std::fmt;
use std::fmt::Write as _;

use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;

use super::Tool;
use super::evidence::{ClaimedAndProven, ShownConclusion};
use super::findings::ShownFinding;
use super::json::{ShownRecord, ShownRoster, ShownUncounted};
use super::next_step::{asked, next_step};
use super::unjudged::{Unjudged, unjudged_text};
use crate::id::{Digest, PartyId, RecordId};
use crate::instruments::{Amendment, Finding, Survey, Surveyed};
use crate::locale::Locale;
use crate::messages::{And, Localized, Or, Sentence, in_one_line, states, status, with_indent};
use crate::record::{Entry, Record, SuiteDemand};
use crate::roster::Readiness;
use crate::screen::{brief, few, quoted, safe_json};
use crate::state::{Due, DueKind, Reason};
use crate::value::Time;
use crate::verify::{self, PartyReport, Seal};

/// The maximum width, in columns, of a title in a line.
const MAX_TITLE: usize = 120;
/// The maximum number of parties that a line names.
const MAX_PARTIES: usize = 6;

/// A subject of the question, and its result.
#[derive(Clone, Debug)]
pub enum Subject {
    /// An instrument of the survey.
    Instrument {
        /// The digest of its record.
        digest: Digest,
        /// The files that it was read from, safe to show.
        files: Vec<String>,
    },
    /// A file that is no sound bundle.
    Unsound(Unsound),
}

/// A file that is no sound bundle.
#[derive(Clone, Debug)]
pub struct Unsound {
    /// The file, safe to show.
    pub file: String,
    /// The file and the place in it, safe to show.
    pub place: String,
    /// The fault, safe to show.
    pub message: Sentence,
    /// The stable code of the fault.
    pub code: &'static str,
}

/// The states of the `subjects`, a block for each, and the available files that were not judged. `roster` is
/// the name of the roster. Ends with a line end.
pub fn status_text(
    survey: &Survey,
    subjects: &[Subject],
    unjudged: &[Unjudged],
    roster: &str,
    tool: Tool,
    locale: Locale,
) -> String {
    let mut out = String::new();
    for subject in subjects {
        match subject {
            Subject::Instrument { digest, files } => match survey.instrument(digest) {
                Some(instrument) => {
                    push_instrument(&mut out, instrument, files, survey, tool, locale)
                }
                None => continue,
            },
            Subject::Unsound(Unsound { place, message, code, .. }) => {
                let _ = writeln!(out, "{}", status::Unsound { place }.in_locale(locale));
                let why = format!("{} ({code})", message.text(locale));
                push_line(&mut out, &status::Why, &why, locale);
            }
        }
        out.push('\n');
    }
    let findings: Vec<&Finding> = findings(survey, subjects).collect();
    if !findings.is_empty() {
        let _ = writeln!(out, "{}", status::Problems.in_locale(locale));
        for finding in findings {
            let _ = writeln!(out, "  {} ({})", finding.in_locale(locale), finding.code());
        }
        out.push('\n');
    }
    if !unjudged.is_empty() {
        out.push_str(&unjudged_text(unjudged, locale));
        out.push('\n');
    }
    let (sha256, at, instruments) = (survey.roster(), survey.at(), survey.instruments().len());
    let _ = writeln!(out, "{}", status::ByRoster { roster, sha256, at }.in_locale(locale));
    let _ = writeln!(out, "{}", status::NotChecked { instruments }.in_locale(locale));
    out
}

fn push_instrument(
    out: &mut String,
    it: &Surveyed,
    files: &[String],
    survey: &Survey,
    tool: Tool,
    locale: Locale,
) {
    let status = &it.status;
    let parties = &it.record.content().parties;
    let header = status::Instrument {
        state_since: state_since(it, &status.since),
        record: it.record.digest(),
        count: parties.len(),
        parties: And(&named_parties(&it.record)),
        title: title(&it.record, locale),
    };
    let _ = writeln!(out, "{}", header.in_locale(locale));
    let titled = |record: &Digest| Titled::of(*record, survey, locale);
    let because = match &status.reason {
        Reason::Superseded { by } => {
            let by: Vec<Titled> = by.iter().map(titled).collect();
            states::Superseded { records: And(&by) }.in_locale(locale)
        }
        Reason::Terminated { by } => {
            let by: Vec<Titled> = by.iter().map(titled).collect();
            states::Terminated { records: And(&by) }.in_locale(locale)
        }
        reason => reason.in_locale(locale),
    };
    let because = format!("{because} ({})", status.reason.code());
    push_line(out, &status::Why, &because, locale);
    if let Some(proven) = it.report.proven() {
        let proven = ClaimedAndProven(proven).in_locale(locale);
        push_line(out, &status::Time, &proven, locale);
    }
    for Amendment { record, since } in &it.amended_by {
        let amendment = titled(&record.sha256);
        let _ = writeln!(out, "  {}", status::Amended { since, amendment }.in_locale(locale));
    }
    for reason in it.report.reasons() {
        let next = next_step(reason, &it.report, tool);
        for (act, line) in next.uncounted.iter().zip(next.uncounted_in_words()) {
            push_line(
                out,
                &status::But,
                &format!("{}: {}", act.content.party, line.text(locale)),
                locale,
            );
        }
        if next.is_more {
            push_line(out, &status::Next, next.step.text(locale), locale);
        }
    }
    if let Some(keys) = readiness(it, locale) {
        push_line(out, &status::Keys, &keys, locale);
    }
    for due in &status.due {
        let what = shown_due(due, survey.at(), locale);
        push_line(out, &status::Due, &format!("{what} ({})", due.kind.word()), locale);
    }
    for file in files {
        push_line(out, &status::File, file, locale);
    }
}

/// Which parties can sign with pairs of keys, if any can or must.
fn readiness(it: &Surveyed, locale: Locale) -> Option<String> {
    let is_asked = it.record.content().terms.suite == SuiteDemand::Hybrid;
    if !is_asked && !it.readiness.iter().any(|it| it.able > 0 || it.from.is_some()) {
        return None;
    }
    let line = |it: &Readiness| {
        let Readiness { party, able, quorum, from } = it;
        let has_quorum = usize::from(it.is_ready());
        match from {
            None => status::Ready { party, able, quorum, has_quorum }.in_locale(locale),
            Some(from) => {
                status::ReadyFrom { party, able, quorum, has_quorum, from }.in_locale(locale)
            }
        }
    };
    Some(it.readiness.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// A line with its label, padded to the width of the widest label.
fn push_line(out: &mut String, label: &dyn Localized, text: &str, locale: Locale) {
    const LABELS: [&dyn Localized; 7] = [
        &status::Keys,
        &status::Why,
        &status::Time,
        &status::Next,
        &status::But,
        &status::Due,
        &status::File,
    ];
    let width = LABELS.iter().map(|label| label.in_locale(locale).width()).max().unwrap_or(0);
    let label = Localized::in_locale(&label, locale);
    let gap = " ".repeat(width.saturating_sub(label.width()));
    let text = with_indent(text, width + 4);
    let _ = writeln!(out, "  {label}{gap}  {text}");
}

/// `in effect since Tue 21 March 2023 11:05 +09:00; a claimed time is not proven`: the state, in the same
/// words wherever a state is shown. `since` is its time or day.
pub(super) fn state_since<'a>(it: &'a Surveyed, since: &'a dyn Localized) -> impl Localized + 'a {
    status::StateSince {
        state: it.status.state,
        since,
        open_powers: usize::from(it.report.rests_on_open_powers()),
        reservations: it.report.reservations(),
        unproven: usize::from(is_unproven(it)),
    }
}

fn is_unproven(it: &Surveyed) -> bool {
    it.report.parties().iter().any(|party| party.unproven)
}

/// The parties. If there are many, the last ones as a number.
pub(super) fn named_parties(record: &Record) -> Vec<impl Localized + '_> {
    few(record.content().parties.iter().map(|party| &party.id), MAX_PARTIES)
}

fn title(record: &Record, locale: Locale) -> String {
    quoted(&brief(record.content().title.shown_in(locale).as_str(), MAX_TITLE))
}

/// A record, with its title if it is available.
enum Titled {
    Record(states::Record<Digest>),
    Instrument(states::TitledRecord<Digest, String>),
}

impl Titled {
    fn of(record: Digest, survey: &Survey, locale: Locale) -> Self {
        match survey.instrument(&record) {
            Some(it) => {
                let title = title(&it.record, locale);
                Self::Instrument(states::TitledRecord { record, title })
            }
            None => Self::Record(states::Record { record }),
        }
    }
}

impl Localized for Titled {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Record(record) => record.write(locale, out),
            Self::Instrument(record) => record.write(locale, out),
        }
    }
}

/// A due item: what, from whom, by when.
fn shown_due(due: &Due, now: &Time, locale: Locale) -> String {
    let party = due.party.as_ref().map_or("", PartyId::as_str);
    let (people, holders) = (due.people, asked(&due.holders));
    let (holders, no_one) = (Or(&holders), holders.is_empty());
    let date = || due.by.expect("what is no act is due at a time");
    let is_over = |by: &Time| by.unix_seconds() <= now.unix_seconds();
    let what = match due.kind {
        DueKind::Sign if people > 1 && no_one => {
            status::DueSignaturesNoOne { party, people }.in_locale(locale)
        }
        DueKind::Sign if people > 1 => {
            status::DueSignatures { party, people, holders }.in_locale(locale)
        }
        DueKind::Sign if no_one => status::DueSignatureNoOne { party }.in_locale(locale),
        DueKind::Sign => status::DueSignature { party, holders }.in_locale(locale),
        DueKind::Settle => status::DueAnswer { party }.in_locale(locale),
        DueKind::Confirm if no_one => status::DueConfirmationNoOne { party }.in_locale(locale),
        DueKind::Confirm => status::DueConfirmation { party, holders }.in_locale(locale),
        DueKind::Approve if no_one => status::DueApprovalNoOne { party }.in_locale(locale),
        DueKind::Approve => status::DueApproval { party, holders }.in_locale(locale),
        DueKind::Authority if no_one => status::DueAuthorityNoOne { party }.in_locale(locale),
        DueKind::Authority => status::DueAuthority { party, holders }.in_locale(locale),
        DueKind::Keys => status::DueKeys { party }.in_locale(locale),
        DueKind::Act => status::DueBundle { party }.in_locale(locale),
        DueKind::Entry => return status::DueEntry { on: date() }.in_locale(locale),
        DueKind::Expiry => return status::DueExpiry { on: date() }.in_locale(locale),
        DueKind::Review => {
            let on = date();
            return match is_over(&on) {
                true => status::DueReviewLate { on }.in_locale(locale),
                false => status::DueReview { on }.in_locale(locale),
            };
        }
    };
    match due.by {
        None => what,
        Some(on) if is_over(&on) => status::DueAfterExpiry { what, on }.in_locale(locale),
        Some(on) => status::DueBeforeExpiry { what, on }.in_locale(locale),
    }
}

/// The findings about relations of the subjects, in both directions.
fn findings<'a>(survey: &'a Survey, subjects: &[Subject]) -> impl Iterator<Item = &'a Finding> {
    let mut concerned: BTreeSet<Digest> = BTreeSet::new();
    let mut ids: BTreeSet<&RecordId> = BTreeSet::new();
    for subject in subjects {
        match subject {
            Subject::Instrument { digest, .. } => {
                concerned.insert(*digest);
                ids.extend(survey.instrument(digest).map(|it| &it.record.content().id));
            }
            Subject::Unsound(_) => {}
        }
    }
    survey.findings().iter().filter(move |finding| {
        let named = finding
            .relation()
            .is_some_and(|(from, target)| concerned.contains(&from) || ids.contains(&target.id));
        named || finding.ids().iter().any(|id| ids.contains(id))
    })
}

/// The states of the `subjects` as one line of JSON without a line end.
pub fn status_json(
    survey: &Survey,
    subjects: &[Subject],
    unjudged: &[Unjudged],
    roster: &str,
) -> String {
    let shown: Vec<ShownStatus<'_>> =
        subjects.iter().filter_map(|subject| ShownStatus::of(subject, survey)).collect();
    let shown = Shown {
        format: "paraph/status/1",
        at: survey.at().to_string(),
        roster: ShownRoster { file: roster, sha256: survey.roster().to_string() },
        at_hand: survey.instruments().len(),
        instruments: shown,
        not_judged: unjudged,
        findings: findings(survey, subjects).map(ShownFinding::of).collect(),
    };
    safe_json(&serde_json::to_string(&shown).expect("strings, numbers and booleans only"))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    format: &'static str,
    at: String,
    roster: ShownRoster<'a>,
    /// The number of instruments that were judged together.
    at_hand: usize,
    instruments: Vec<ShownStatus<'a>>,
    /// Available files that were not judged.
    not_judged: &'a [Unjudged],
    /// The findings about their relations.
    findings: Vec<ShownFinding>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownStatus<'a> {
    files: Vec<&'a str>,
    /// Null for a file that is not a sound bundle, as are all other fields except `files` and `fault`.
    record: Option<ShownRecord<'a>>,
    fault: Option<ShownFault<'a>>,
    #[serde(flatten)]
    state: ShownState,
    sealed: Option<bool>,
    open_powers: Option<bool>,
    reservations: Option<usize>,
    unproven: Option<bool>,
    /// What is proven of the time since which it is concluded; null if nothing is proven of some act.
    proven: Option<ShownConclusion<'a>>,
    /// The rule of the record for its entry into effect: `last-signature`, `confirmation`, or a time.
    entry_rule: Option<String>,
    /// The time of its entry into effect, if nothing ended it before.
    entry: Option<String>,
    expires: Option<String>,
    review: Option<String>,
    /// The instruments that amend it, if it is in effect.
    amended_by: Vec<ShownAmendment<'a>>,
    parties: Vec<ShownParty<'a>>,
    due: Vec<ShownDue<'a>>,
}

#[derive(Serialize)]
struct ShownAmendment<'a> {
    id: &'a str,
    sha256: String,
    since: String,
}

impl<'a> ShownAmendment<'a> {
    fn of(amendment: &'a Amendment) -> Self {
        let Amendment { record, since } = amendment;
        Self { id: record.id.as_str(), sha256: record.sha256.to_string(), since: since.to_string() }
    }
}

/// The state itself.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ShownState {
    state: Option<&'static str>,
    /// How it ended, if it has ended.
    ending: Option<&'static str>,
    since: Option<String>,
    reason: Option<ShownReason>,
}

#[derive(Serialize)]
struct ShownReason {
    code: &'static str,
    message: String,
    /// The digests of the records that caused it, if there are any.
    by: Vec<String>,
}

impl ShownState {
    pub(super) fn of(it: &Surveyed) -> Self {
        let reason = &it.status.reason;
        Self {
            state: Some(it.status.state.code()),
            ending: it.status.state.ending().map(|ending| ending.code()),
            since: Some(it.status.since.to_string()),
            reason: Some(ShownReason {
                code: reason.code(),
                message: reason.in_locale(Locale::En),
                by: reason.by().iter().map(ToString::to_string).collect(),
            }),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ShownFault<'a> {
    pub(super) code: &'static str,
    pub(super) message: &'a str,
    pub(super) place: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownParty<'a> {
    id: &'a str,
    outcome: &'static str,
    /// How many of its holders can sign with a pair of keys; null if the roster does not have the party.
    pairs: Option<usize>,
    /// Whether these are enough.
    ready: Option<bool>,
    /// From when on its classic acts need proof.
    hybrid_from: Option<String>,
    since: Option<String>,
    confirmed: Option<String>,
    /// Its acts that do not count, if it has not signed.
    uncounted: Vec<ShownUncounted>,
    /// The next step, if it is more than to ask someone who could sign now; otherwise null.
    next: Option<Sentence>,
}

impl<'a> ShownParty<'a> {
    fn of(party: &'a PartyReport, it: &'a Surveyed) -> Self {
        let report = &it.report;
        let ready = it.readiness.iter().find(|it| it.party == party.id);
        let is_about_it = |reason: &&verify::Reason| match reason {
            verify::Reason::NotSigned { party: it, .. }
            | verify::Reason::PartyUnknown { party: it } => *it == party.id,
            _ => false,
        };
        let reason = report.reasons().iter().find(is_about_it);
        let next = reason.map(|reason| next_step(reason, report, Tool::Command));
        let next = next.filter(|next| next.is_more);
        let (uncounted, next) =
            next.map(|next| (next.uncounted, next.step.map(in_one_line))).unzip();
        let uncounted = uncounted.unwrap_or_default();
        Self {
            next,
            uncounted: uncounted.into_iter().map(ShownUncounted::of).collect(),
            id: party.id.as_str(),
            outcome: party.outcome.code(),
            pairs: ready.map(|it| it.able),
            ready: ready.map(Readiness::is_ready),
            hybrid_from: ready.and_then(|it| it.from).map(|from| from.to_string()),
            since: party.since.map(|since| since.to_string()),
            confirmed: party.confirmed.map(|confirmed| confirmed.to_string()),
        }
    }
}

#[derive(Serialize)]
struct ShownDue<'a> {
    what: &'static str,
    party: Option<&'a str>,
    holders: Vec<&'a str>,
    people: usize,
    by: Option<String>,
}

impl<'a> ShownDue<'a> {
    fn of(due: &'a Due) -> Self {
        Self {
            what: due.kind.word(),
            party: due.party.as_ref().map(PartyId::as_str),
            holders: due.holders.iter().map(|(holder, _)| holder.as_str()).collect(),
            people: due.people,
            by: due.by.map(|by| by.to_string()),
        }
    }
}

impl<'a> ShownStatus<'a> {
    fn of(subject: &'a Subject, survey: &'a Survey) -> Option<Self> {
        match subject {
            Subject::Instrument { digest, files } => {
                Some(Self::of_instrument(survey.instrument(digest)?, files))
            }
            Subject::Unsound(unsound) => Some(Self::of_unsound(unsound)),
        }
    }

    fn of_instrument(it: &'a Surveyed, files: &'a [String]) -> Self {
        let terms = &it.record.content().terms;
        let time = |time: Option<Time>| time.map(|time| time.to_string());
        let rule = match terms.entry() {
            None | Some(Entry::LastSignature) => "last-signature".to_owned(),
            Some(Entry::Confirmation) => "confirmation".to_owned(),
            Some(Entry::On(on)) => on.to_string(),
        };
        Self {
            files: files.iter().map(String::as_str).collect(),
            record: Some(ShownRecord::of(&it.record)),
            fault: None,
            state: ShownState::of(it),
            sealed: Some(it.report.seal() == Seal::Sealed),
            open_powers: Some(it.report.rests_on_open_powers()),
            reservations: Some(it.report.reservations()),
            unproven: Some(is_unproven(it)),
            proven: it.report.proven().map(ShownConclusion::of),
            entry_rule: Some(rule),
            entry: time(it.entry),
            expires: time(it.expires),
            review: time(terms.term.as_ref().and_then(|term| term.review)),
            amended_by: it.amended_by.iter().map(ShownAmendment::of).collect(),
            parties: it.report.parties().iter().map(|party| ShownParty::of(party, it)).collect(),
            due: it.status.due.iter().map(ShownDue::of).collect(),
        }
    }

    fn of_unsound(unsound: &'a Unsound) -> Self {
        let Unsound { file, place, message, code } = unsound;
        Self {
            files: vec![file],
            record: None,
            fault: Some(ShownFault { code, message: message.text(Locale::En), place }),
            state: ShownState::default(),
            sealed: None,
            open_powers: None,
            reservations: None,
            unproven: None,
            proven: None,
            entry_rule: None,
            entry: None,
            expires: None,
            review: None,
            amended_by: Vec::new(),
            parties: Vec::new(),
            due: Vec::new(),
        }
    }
}
