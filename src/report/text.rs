//! A report for people.

use super::Names;
use super::act_rows::{roster_section, signature_sections};
use super::act_words::{
    ClaimedTime, Deed, WhyNotCounted, claimed_name, digits, signatures_heading, statement_heading,
};
use super::copies::push_copies;
use super::evidence::{Source, evidence_rows, ignored_rows};
use super::lines::{Lines, Section, SectionKind, SectionRow, row_lines};
use super::next_step::next_step;
use super::notes::{party_notes, warnings};
use super::rows::{fold_words, readers_words};
use super::unjudged::push_unjudged;
use super::verdict::{verdict_line, verdict_remarks};
use crate::keys::words;
use crate::locale::Locale;
use crate::messages::{And, Localized, Sentence, evidence as of_evidence, notes, report as say};
use crate::roster::Window;
use crate::screen::{quoted, safe};
use crate::text::Change;
use crate::verify::{
    ActReport, Authority, Lack, PartyOutcome, PartyReport, Proof, Reason, Report, Signer,
    TextFound, TextOutcome, TextReport, Unproven, Verdict,
};

/// The report: the verdict line and what must be known with it, a line for each party and text, then the acts that
/// were not counted, the reasons, and whom to ask. Ends with a line end.
pub fn text(report: &Report, names: &Names<'_>) -> String {
    let mut text = verdict_line(report, names) + "\n";
    for remark in verdict_remarks(report, names) {
        text += &format!("{remark}\n");
    }
    text + &lines(report, names, push_counted).finish()
}

/// The same report in sections: for a caller that shows it in another form than text. The counted acts and the
/// question are in rows with labels.
pub fn sections(report: &Report, names: &Names<'_>) -> Vec<Section> {
    let with_labels = |section: Section| match section.kind {
        SectionKind::Signatures => signature_sections(report, names.locale),
        SectionKind::Roster => vec![roster_section(report, names)],
        _ => vec![section],
    };
    // These sections replace what is only a heading here.
    let lines = lines(report, names, |_, _, _, _| {});
    lines.sections().into_iter().flat_map(with_labels).collect()
}

/// The lines below the verdict line. `push_counted` writes a counted act, which may be in another form.
fn lines(
    report: &Report,
    names: &Names<'_>,
    push_counted: impl Fn(&mut Lines, &ActReport, &Signer, &Report),
) -> Lines {
    let locale = names.locale;
    let mut lines = Lines::new(locale);
    push_copies(&mut lines, names.copies, 0);
    push_unjudged(&mut lines, names.unjudged);
    for finding in names.findings {
        let code = finding.code();
        lines.coded_line(0, &notes::Finding { finding, code }, code);
    }
    for warning in warnings(report) {
        lines.line(0, &warning);
    }
    let row = |party| SectionRow::of(party_row(party, locale)).coded(party.outcome.code());
    let parties = report.parties().iter().map(row);
    let is_refused = report.verdict() == Verdict::Refused;
    let heading: &dyn Localized = if is_refused { &say::PartiesRefused } else { &say::Parties };
    lines.section(SectionKind::Parties, heading, parties.collect());
    for note in party_notes(report) {
        lines.line(2, &notes::Note { note });
    }
    if report.acts().iter().any(|act| act.outcome.counts()) {
        lines.heading(SectionKind::Signatures, signatures_heading(report));
    }
    for act in report.acts() {
        if let Some(signer) = act.outcome.counted() {
            push_counted(&mut lines, act, signer, report);
        }
    }
    let deed = |act| Deed::of(act, report);
    if report.acts().iter().any(|act| deed(act).is_some()) {
        lines.heading(SectionKind::OtherActs, &say::OtherActs);
    }
    for act in report.acts() {
        if let Some(deed) = deed(act) {
            lines.line(2, &deed);
            push_authority(&mut lines, act);
            push_statements(&mut lines, act);
        }
    }
    if !report.texts().is_empty() {
        lines.heading(SectionKind::Texts, &say::Texts);
        lines.rows(text_section_rows(report.texts(), locale));
    }
    let uncounted = report.acts().iter().filter(|act| !act.outcome.counts() && deed(act).is_none());
    let row = |act| SectionRow::of(act_row(act, &lines)).coded(act.outcome.code());
    let uncounted = uncounted.map(row).collect();
    lines.section(SectionKind::NotCounted, &say::NotCounted, uncounted);
    let receipts = report.acts().iter().flat_map(|act| receipt_rows(act, &lines));
    let receipts = receipts.map(SectionRow::of).collect();
    lines.section(SectionKind::Receipts, &say::Receipts, receipts);
    let evidence = evidence_rows(report.evidence(), &lines);
    let ignored = report.acts().iter().flat_map(|act| ignored_rows(act, &lines));
    let evidence = evidence.into_iter().chain(ignored).collect();
    lines.section(SectionKind::Evidence, &of_evidence::Evidence, evidence);
    if !report.reasons().is_empty() {
        lines.heading(SectionKind::Reasons, &say::Why);
    }
    for reason in report.reasons() {
        push_reason(&mut lines, reason, report, names);
    }
    let (roster, digest, time) = (names.roster, report.roster(), report.at());
    lines.heading(SectionKind::Roster, &say::ByRoster { roster, digest, time });
    lines
}

fn party_row(party: &PartyReport, locale: Locale) -> Vec<String> {
    let name = match &party.name {
        Some(name) => name.shown_in(locale).to_string(),
        None => {
            let name = quoted(party.claimed_name.shown_in(locale).as_str());
            say::ClaimedPartyName { name }.in_locale(locale)
        }
    };
    let outcome: &dyn Localized = match party.outcome {
        PartyOutcome::Met => &say::Signed,
        PartyOutcome::Pending(Lack::Authority) => &say::NotAuthorised,
        PartyOutcome::Pending(Lack::Confirmation) => &say::NotConfirmed,
        PartyOutcome::Pending(Lack::Approval) => &say::NotApproved,
        PartyOutcome::Contested => &say::Contested,
        PartyOutcome::Declined => &say::Declined,
        PartyOutcome::Missing => &say::NotSigned,
        PartyOutcome::Unknown => &say::Unknown,
    };
    let outcome = match party.reservations {
        0 => Localized::in_locale(&outcome, locale),
        reservations => say::OutcomeReserved { outcome, reservations }.in_locale(locale),
    };
    let (signed, quorum) = (party.holders.len(), party.quorum);
    let count = match signed > quorum as usize {
        true => say::MoreThanQuorum { signed, quorum }.in_locale(locale),
        false => say::Quorum { signed, quorum }.in_locale(locale),
    };
    vec![party.id.to_string(), outcome, count, name]
}

/// A few lines about a counted act: the signer, the claimed time, the key, its validity, and the proof.
fn push_counted(lines: &mut Lines, act: &ActReport, counted: &Signer, report: &Report) {
    let content = &act.content;
    let (party, intent) = (&content.party, content.intent);
    lines.line(2, &say::Signature { party, intent, name: &counted.name });
    let time = ClaimedTime::of(&content.signed_at, report);
    lines.line(4, &say::LabelClaims { time });
    lines.line(4, &say::KeyWords);
    for six in fold_words(&words(&content.key_set())) {
        lines.line(6, &six);
    }
    if let Some(words) = readers_words(&content.key_set(), lines.locale) {
        lines.line(4, &say::KeyWordsKorean);
        for six in fold_words(&words) {
            lines.line(6, &six);
        }
    }
    // A key whose window is open may have been revoked.
    let until = counted.closed.or(counted.window.until);
    lines.line(4, &say::KeyWindow { window: Window { until, ..counted.window } });
    if content.is_hybrid() {
        lines.line(4, &say::TwoMethods);
    }
    if counted.specimen {
        lines.line(4, &say::SpecimenKey);
    }
    match &counted.proof {
        Some(Proof::Received { on }) => match on.unix_seconds() > report.at().unix_seconds() {
            true => lines.line(4, &say::ReceivedLater { time: on }),
            false => lines.line(4, &say::ReceivedBy { time: on }),
        },
        Some(Proof::Evidence(proven)) => {
            let (time, by) = (&proven.no_later_than, Source(proven));
            lines.line(4, &say::ProvenBy { time, by });
        }
        None => {}
    }
    match act.unproven {
        None => {}
        Some(Unproven::KeyClosed) => lines.line(4, &say::KeyClosed),
        Some(Unproven::PowersEnded) => lines.line(4, &say::PowersEnded),
        Some(Unproven::QuorumRose) => lines.line(4, &say::QuorumRose),
    }
    push_authority(lines, act);
    push_statements(lines, act);
}

/// The instrument that gives authority to an act, if the record requires one.
fn push_authority(lines: &mut Lines, act: &ActReport) {
    let Some(authority) = &act.content.authority else { return };
    match act.authority {
        Authority::Shown | Authority::EndNotProven { .. } => {
            lines.line(4, &say::Authority { record: authority.sha256 });
        }
        Authority::NotAsked | Authority::Lacking(_) => {}
    }
    if let Authority::EndNotProven { by } = act.authority {
        lines.line(4, &say::AuthorityEnded { record: by });
    }
}

/// The statements of an act, if they have effect.
fn push_statements(lines: &mut Lines, act: &ActReport) {
    for statement in act.statements() {
        lines.line(4, &statement_heading(statement, lines.locale));
        lines.line(6, &quoted(statement.shown_in(lines.locale).as_str()));
    }
}

/// A row for each text, as in a report; below one that differs or has another name, a line for what was found.
pub fn text_rows(texts: &[TextReport], locale: Locale) -> String {
    text_lines(texts, locale).concat()
}

/// The same, text by text.
pub fn text_lines(texts: &[TextReport], locale: Locale) -> Vec<String> {
    row_lines(&text_section_rows(texts, locale))
}

/// The same as rows.
pub fn text_section_rows(texts: &[TextReport], locale: Locale) -> Vec<SectionRow> {
    let row = |text: &TextReport| {
        let details = match &text.outcome {
            TextOutcome::Differs { found } => vec![difference(text, found, locale)],
            TextOutcome::Matches { name } if *name != safe(text.text.path.as_str()) => {
                vec![say::FoundAs { name: file_name(name) }.in_locale(locale)]
            }
            TextOutcome::Matches { .. } | TextOutcome::Missing | TextOutcome::NotChecked => {
                Vec::new()
            }
        };
        let row = SectionRow::of(text_row(text, locale)).coded(text.outcome.code());
        SectionRow { details, ..row }
    };
    texts.iter().map(row).collect()
}

fn text_row(report: &TextReport, locale: Locale) -> Vec<String> {
    let text = &report.text;
    let outcome = match &report.outcome {
        TextOutcome::Matches { .. } => say::Matches.in_locale(locale),
        TextOutcome::Differs { .. } => say::TextDiffers.in_locale(locale),
        TextOutcome::Missing => say::TextMissing.in_locale(locale),
        TextOutcome::NotChecked => say::NotChecked.in_locale(locale),
    };
    let status = say::TextStatus { status: text.status }.in_locale(locale);
    let size = say::Bytes { size: text.measure.size }.in_locale(locale);
    vec![outcome, text.language.to_string(), status, size, text.path.to_string()]
}

/// What was found in place of a text, and what would make it match.
pub(super) fn difference(report: &TextReport, found: &TextFound, locale: Locale) -> String {
    let size = match found.measure.size() == report.text.measure.size {
        true => Sentence::of(&say::SameSize),
        false => Sentence::of(&say::Bytes { size: found.measure.size() }),
    };
    let name = (found.name != safe(report.text.path.as_str())).then(|| file_name(&found.name));
    match (name, would_match(&found.changes, locale)) {
        (None, None) => say::Differs { size }.in_locale(locale),
        (Some(name), None) => say::DiffersFound { name, size }.in_locale(locale),
        (None, Some(detail)) => say::DiffersWouldMatch { size, detail }.in_locale(locale),
        (Some(name), Some(detail)) => {
            say::DiffersFoundWouldMatch { name, size, detail }.in_locale(locale)
        }
    }
}

/// A file's name in a row. In quotation marks, if it could look like several cells.
fn file_name(name: &str) -> String {
    match name.contains("  ") || name.contains(", ") {
        true => quoted(name),
        false => name.to_owned(),
    }
}

/// `it would match with Unix line ends`, if some changes would make it match.
pub fn would_match(changes: &[Change], locale: Locale) -> Option<String> {
    let line_ends = |change: &Change| matches!(change, Change::LineFeeds | Change::CarriageReturns);
    let only_line_ends = changes.iter().all(line_ends);
    let changes = (!changes.is_empty()).then_some(And(changes))?;
    Some(match only_line_ends {
        true => say::WouldMatchLineEnds { changes }.in_locale(locale),
        false => say::WouldMatch { changes }.in_locale(locale),
    })
}

fn act_row(act: &ActReport, lines: &Lines) -> Vec<String> {
    let key = words(&act.content.key_set());
    let key: Vec<&str> = key.split(' ').take(3).collect();
    lines.cells([
        &say::ActParty { party: &act.content.party },
        &say::ActName { name: quoted(&claimed_name(&act.content)) },
        &say::ActKey { words: key.join(" ") },
        &WhyNotCounted(act),
    ])
}

/// The receipts that are earlier than the act or its record, by the claims of these.
fn receipt_rows(act: &ActReport, lines: &Lines) -> Vec<Vec<String>> {
    let row = |on| {
        lines.cells([
            &say::ActParty { party: &act.content.party },
            &say::ReceiptAct { act: digits(&act.id) },
            &say::ReceiptTime { time: on },
            &say::ReceiptIgnored { time: act.content.signed_at },
        ])
    };
    act.ignored_receipts.iter().map(row).collect()
}

fn push_reason(lines: &mut Lines, reason: &Reason, report: &Report, names: &Names<'_>) {
    let sentence = format!("{} ({})", reason.in_locale(lines.locale), reason.code());
    lines.coded_line(2, &sentence, reason.code());
    if let Reason::Unsound(fault) = reason {
        let place = format!("{} {}", names.file, fault.place);
        lines.line(4, &say::Place { place: place.trim_end() });
    }
    let next = next_step(reason, report, names.tool);
    for line in next.uncounted_in_words() {
        lines.line(4, &line);
    }
    let step = (names.advice.0)(reason).unwrap_or(next.step.clone());
    let next = say::Next { step }.in_locale(lines.locale);
    for (index, line) in next.lines().enumerate() {
        lines.line(if index == 0 { 4 } else { 6 }, &line);
    }
}
