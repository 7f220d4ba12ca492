//! The states of instruments, for people and for programs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;

use super::json::{ShownRecord, ShownRoster, ShownUncounted};
use super::next_step::{asked, next_step};
use super::text::with_reservations;
use super::unjudged::{Unjudged, unjudged_text};
use crate::id::{Digest, PartyId, RecordId};
use crate::instruments::{Amendment, Finding, Survey, Surveyed};
use crate::locale::Locale;
use crate::messages::Sentence;
use crate::record::{Entry, Record};
use crate::screen::{brief, quoted, safe_json};
use crate::state::{Due, DueKind};
use crate::value::Time;
use crate::verify::{PartyReport, Reason, Report, Seal};

/// Columns of a title that is quoted in a line.
const MAX_TITLE: usize = 120;
/// Most parties that a line names.
const MAX_PARTIES: usize = 6;

/// What was asked for, and what came of it.
#[derive(Clone, Debug)]
pub enum Subject {
    /// An instrument of the survey, by its record's digest.
    Instrument {
        /// Its record's digest.
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
    /// The file and where in it, safe to show.
    pub place: String,
    /// What is wrong, safe to show.
    pub message: Sentence,
    /// The stable name of that.
    pub code: &'static str,
}

/// The states of the `subjects`, a block for each, by the roster of that name, and the files at hand that
/// were not judged. Ends with a line end.
pub fn status_text(
    survey: &Survey,
    subjects: &[Subject],
    unjudged: &[Unjudged],
    roster: &str,
    locale: Locale,
) -> String {
    let mut out = String::new();
    for subject in subjects {
        match subject {
            Subject::Instrument { digest, files } => match survey.instrument(digest) {
                Some(instrument) => push_instrument(&mut out, instrument, files, survey, locale),
                None => continue,
            },
            Subject::Unsound(Unsound { place, message, code, .. }) => {
                let message = message.text(locale);
                let _ = writeln!(out, "refused: {place} is not sound\n  why   {message} ({code})");
            }
        }
        out.push('\n');
    }
    let findings: Vec<&Finding> = findings(survey, subjects).collect();
    if !findings.is_empty() {
        out.push_str("What instruments say of each other, and it is wrong or has no effect\n");
        for finding in findings {
            let _ = writeln!(out, "  {finding} ({})", finding.code());
        }
        out.push('\n');
    }
    if !unjudged.is_empty() {
        out.push_str(&unjudged_text(unjudged, locale));
        out.push('\n');
    }
    let (digest, at) = (survey.roster(), survey.at().in_words());
    let _ = writeln!(out, "By the roster {roster} (sha256 {digest}), as of {at}.");
    let among = match survey.instruments().len() {
        1 => "no other instrument was at hand".to_owned(),
        count => format!("{count} instruments were at hand"),
    };
    let _ = writeln!(out, "Texts were not looked at: paraph verify does that; {among}.");
    out
}

fn push_instrument(
    out: &mut String,
    it: &Surveyed,
    files: &[String],
    survey: &Survey,
    locale: Locale,
) {
    let status = &it.status;
    let (digest, between) = (it.record.digest(), between(&it.record));
    let title = title(&it.record);
    let _ = writeln!(out, "{}: record {digest} {between}: {title}", state_in_words(it));
    let by = status.reason.by().iter().filter_map(|by| survey.instrument(by));
    let by: String = by.map(|by| format!(": {}", self::title(&by.record))).collect();
    let _ = writeln!(out, "  why   {}{by} ({})", status.reason, status.reason.code());
    for Amendment { record, since } in &it.amended_by {
        let title = survey.instrument(&record.sha256).map(|by| self::title(&by.record));
        let (since, title) = (since.in_words(), title.unwrap_or_default());
        let _ = writeln!(out, "  amended since {since} by record {}: {title}", record.sha256);
    }
    for reason in it.report.reasons() {
        let next = next_step(reason, &it.report);
        for (act, line) in next.uncounted.iter().zip(next.uncounted_in_words()) {
            let _ = writeln!(out, "  but   {}: {}", act.content.party, line.text(locale));
        }
        if next.is_more {
            let _ = writeln!(out, "  next  {}", next.step.text(locale));
        }
    }
    for due in &status.due {
        let _ = writeln!(out, "  due   {} ({})", due_in_words(due, survey.at()), due.kind.word());
    }
    for file in files {
        let _ = writeln!(out, "  in    {file}");
    }
}

/// `in effect since Tue 21 March 2023 11:05 +09:00, on a claimed time that nobody has proved`.
fn state_in_words(it: &Surveyed) -> String {
    let (state, since) = (it.status.state.in_words(), it.status.since.in_words());
    format!("{state} since {since}{}", caveats(it))
}

/// What is to be said wherever a state is told.
pub(super) fn caveats(it: &Surveyed) -> String {
    let unproven = match is_unproven(it) {
        true => ", on a claimed time that nobody has proved",
        false => "",
    };
    let open_powers = match it.report.rests_on_open_powers() {
        true => ", by powers that are not sealed",
        false => "",
    };
    format!("{open_powers}{}{unproven}", with_reservations(it.report.reservations()))
}

fn is_unproven(it: &Surveyed) -> bool {
    it.report.parties().iter().any(|party| party.unproven)
}

/// `between rok-mnd and us-dod-cio`.
fn between(record: &Record) -> String {
    match &names_of_parties(record)[..] {
        [one] => format!("by {one}"),
        [rest @ .., last] => format!("between {} and {last}", rest.join(", ")),
        [] => String::new(),
    }
}

/// The parties, the last of many as a number.
pub(super) fn names_of_parties(record: &Record) -> Vec<String> {
    let parties = &record.content().parties;
    let mut names: Vec<String> =
        parties.iter().take(MAX_PARTIES).map(|party| party.id.to_string()).collect();
    if parties.len() > MAX_PARTIES {
        names.push(format!("{} more", parties.len() - MAX_PARTIES));
    }
    names
}

fn title(record: &Record) -> String {
    quoted(&brief(record.content().title.shown().as_str(), MAX_TITLE))
}

/// What is due, from whom, by when.
fn due_in_words(due: &Due, now: &Time) -> String {
    let party = due.party.as_ref().map_or("", PartyId::as_str);
    let who = match due.holders.is_empty() {
        true => format!("{party}, of whom nobody in your roster can do it now"),
        false => format!("{} for {party}", asked(&due.holders).join(" or ")),
    };
    let what = match due.kind {
        DueKind::Sign if due.people > 1 => {
            format!("the signatures of {} people: {who}", due.people)
        }
        DueKind::Sign => format!("the signature of {who}"),
        DueKind::Settle => format!("a word of {party}, which declined, on what holds"),
        DueKind::Confirm => format!("the confirmation of {who}"),
        DueKind::Approve => format!("the approval of {who}"),
        DueKind::Authority => {
            format!("what gives those authority who signed, or the confirmation of {who}")
        }
        DueKind::Keys => format!("to find out from {party} themselves whose keys are theirs"),
        DueKind::Act => format!("the bundle as {party} signed it: an act is missing"),
        DueKind::Entry => "its entry into effect".to_owned(),
        DueKind::Review => "its review".to_owned(),
        DueKind::Expiry => "its end".to_owned(),
    };
    let Some(by) = due.by else { return what };
    let is_over = by.unix_seconds() <= now.unix_seconds();
    let by = by.in_words();
    match due.kind {
        DueKind::Entry | DueKind::Expiry => format!("{what} on {by}"),
        DueKind::Review if is_over => format!("{what}, which was due on {by}"),
        DueKind::Review => format!("{what} by {by}"),
        DueKind::Sign
        | DueKind::Settle
        | DueKind::Confirm
        | DueKind::Approve
        | DueKind::Authority
        | DueKind::Keys
        | DueKind::Act => match is_over {
            true => format!("{what}; but its time was over on {by}"),
            false => format!("{what}, before its time is over on {by}"),
        },
    }
}

/// What is wrong with what the subjects say of others, or others of them.
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
    /// How many instruments were judged together.
    at_hand: usize,
    instruments: Vec<ShownStatus<'a>>,
    /// Files at hand that were not judged.
    not_judged: &'a [Unjudged],
    /// What is wrong with what they say of each other.
    findings: Vec<ShownFinding>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownStatus<'a> {
    files: Vec<&'a str>,
    /// Null, as all else is but `files` and `fault`, of what is no sound bundle.
    record: Option<ShownRecord<'a>>,
    fault: Option<ShownFault<'a>>,
    #[serde(flatten)]
    state: ShownState,
    sealed: Option<bool>,
    open_powers: Option<bool>,
    reservations: Option<usize>,
    unproven: Option<bool>,
    /// The record's word on its entry into effect: `last-signature`, `confirmation`, or a time.
    entry_rule: Option<String>,
    /// When it enters, or entered, into effect if nothing ended it before.
    entry: Option<String>,
    expires: Option<String>,
    review: Option<String>,
    /// What amends it, if it is in effect.
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
    /// How it ended, if it has.
    ending: Option<&'static str>,
    since: Option<String>,
    reason: Option<ShownReason>,
}

#[derive(Serialize)]
struct ShownReason {
    code: &'static str,
    message: String,
    /// The digests of the records that brought it about, if some did.
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
                message: reason.to_string(),
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
struct ShownParty<'a> {
    id: &'a str,
    outcome: &'static str,
    since: Option<String>,
    confirmed: Option<String>,
    /// Its acts that do not count, if it has not signed.
    uncounted: Vec<ShownUncounted>,
    /// What to do, where it is more than to ask someone who could sign now; else null.
    next: Option<Sentence>,
}

impl<'a> ShownParty<'a> {
    fn of(party: &'a PartyReport, report: &Report) -> Self {
        let is_about_it = |reason: &&Reason| match reason {
            Reason::NotSigned { party: it, .. } | Reason::PartyUnknown { party: it } => {
                *it == party.id
            }
            _ => false,
        };
        let reason = report.reasons().iter().find(is_about_it);
        let next = reason.map(|reason| next_step(reason, report));
        let next = next.filter(|next| next.is_more);
        let (uncounted, next) = next.map(|next| (next.uncounted, next.step)).unzip();
        let uncounted = uncounted.unwrap_or_default();
        Self {
            next,
            uncounted: uncounted.into_iter().map(ShownUncounted::of).collect(),
            id: party.id.as_str(),
            outcome: party.outcome.code(),
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

#[derive(Serialize)]
pub(super) struct ShownFinding {
    code: &'static str,
    message: String,
    /// The digests of the record that says or does it, and of the one to which it says or does it.
    from: Option<String>,
    target: Option<String>,
    /// The ids of a circle, or the one that several records have.
    ids: Vec<String>,
}

impl ShownFinding {
    pub(super) fn of(finding: &Finding) -> Self {
        let relation = finding.relation();
        Self {
            code: finding.code(),
            message: finding.to_string(),
            from: relation.map(|(from, _)| from.to_string()),
            target: relation.map(|(_, target)| target.sha256.to_string()),
            ids: finding.ids().iter().map(ToString::to_string).collect(),
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
            entry_rule: Some(rule),
            entry: time(it.entry),
            expires: time(it.expires),
            review: time(terms.term.as_ref().and_then(|term| term.review)),
            amended_by: it.amended_by.iter().map(ShownAmendment::of).collect(),
            parties: it
                .report
                .parties()
                .iter()
                .map(|party| ShownParty::of(party, &it.report))
                .collect(),
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
