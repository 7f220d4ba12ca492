//! A report for people.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::Names;
use super::act_words::{claimed_name, short, why_not_counted};
use super::copies::push_copies;
use super::next_step::next_step;
use super::notes::party_notes;
use super::unjudged::unjudged_text;
use crate::act::Intent;
use crate::keys::words;
use crate::messages::Localized as _;
use crate::roster::Window;
use crate::screen::{brief, quoted, safe};
use crate::text::Change;
use crate::verify::{
    ActOutcome, ActReport, Authority, Effect, Lack, PartyOutcome, PartyReport, Proof, Reason,
    Report, Seal, Signer, TextCheck, TextFound, TextOutcome, TextReport, Unproven, Verdict,
};

/// Columns of a title in the verdict line.
const MAX_TITLE: usize = 120;
/// Widest cell that others of its column are padded to.
const MAX_CELL: usize = 160;

/// The report: the verdict line, a line for each party and text, then what was not counted, the
/// reasons, and whom to ask. Ends with a line end.
pub fn text(report: &Report, names: &Names<'_>) -> String {
    let mut out = verdict_line(report, names);
    out.push('\n');
    push_copies(&mut out, names.copies, "");
    out.push_str(&unjudged_text(names.unjudged, names.locale));
    for finding in names.findings {
        let _ = writeln!(out, "note: {finding} ({})", finding.code());
    }
    for act in report.acts() {
        if let ActOutcome::OtherParty { party, name, .. } = &act.outcome {
            let claimed = &act.content.party;
            let is_slip = report
                .parties()
                .iter()
                .any(|it| it.id == *claimed && it.perhaps.as_ref() == Some(party));
            let next = match is_slip {
                true => format!("did you mean {claimed} where your roster has {party}?"),
                false => format!("ask {party} how this came about."),
            };
            let _ = writeln!(
                out,
                "WARNING: an act for {claimed} was signed with a key of {party}, held by {name}. \
                 It is not counted; {next}"
            );
        }
    }
    section(&mut out, "Parties", report.parties().iter().map(party_row));
    for note in party_notes(report) {
        let _ = writeln!(out, "  note: {note}");
    }
    if report.acts().iter().any(|act| act.outcome.counts()) {
        out.push_str("\nSignatures that count\n");
    }
    for act in report.acts() {
        if let Some(signer) = act.outcome.counted() {
            push_counted(&mut out, act, signer);
        }
    }
    let deed = |act: &ActReport| act.outcome.effect().and_then(done);
    if report.acts().iter().any(|act| deed(act).is_some()) {
        out.push_str("\nWhat else was done\n");
    }
    for act in report.acts() {
        if let Some(done) = deed(act) {
            push_deed(&mut out, act, done, report);
        }
    }
    section(&mut out, "Texts", report.texts().iter().map(text_row));
    let uncounted = report.acts().iter().filter(|act| !act.outcome.counts() && deed(act).is_none());
    section(&mut out, "Acts that are not counted", uncounted.map(act_row));
    section(&mut out, "Receipts that prove nothing", report.acts().iter().flat_map(receipt_rows));
    if !report.reasons().is_empty() {
        out.push_str("\nWhy\n");
    }
    for reason in report.reasons() {
        push_reason(&mut out, reason, report, names);
    }
    let (roster, at) = (report.roster(), report.at().in_words());
    let _ = writeln!(out, "\nBy the roster {} (sha256 {roster}), as of {at}", names.roster);
    out
}

/// The first line of a report, without a line end.
pub(super) fn verdict_line(report: &Report, names: &Names<'_>) -> String {
    let Some(record) = report.record() else {
        return format!("{}: {} is not a sound bundle", report.verdict().code(), names.file);
    };
    let concluded = report.verdict() == Verdict::Concluded;
    let texts = match report.texts_checked() {
        TextCheck::NotChecked if concluded => ", texts not checked",
        TextCheck::NotChecked | TextCheck::Checked => "",
    };
    let unproven = report.parties().iter().any(|party| party.unproven);
    let times = match concluded && unproven {
        true => ", on a claimed time that nobody has proved",
        false => "",
    };
    let parties: Vec<&str> = report.parties().iter().map(|party| party.id.as_str()).collect();
    let (verdict, title) = (report.verdict().code(), record.content().title.shown());
    let parties = match &parties[..] {
        [one] => format!("by {one}"),
        [rest @ .., last] => format!("between {} and {last}", rest.join(", ")),
        [] => String::new(),
    };
    // What nobody but the reader's roster and the bytes decide comes first; the title, which
    // its writer chose, comes last and is quoted, and cut if it is very long.
    let title = quoted(&brief(title.as_str(), MAX_TITLE));
    let sealed = match report.seal() {
        Seal::Sealed if concluded => " and sealed",
        Seal::Unsealed if report.rests_on_open_powers() => ", by powers that are not sealed",
        Seal::Sealed | Seal::Unsealed => "",
    };
    let reserved = with_reservations(if concluded { report.reservations() } else { 0 });
    let digest = record.digest();
    format!("{verdict}{sealed}{reserved}{texts}{times}: record {digest} {parties}: {title}")
}

/// `, with 1 reservation`, if there is one.
pub(super) fn with_reservations(reservations: usize) -> String {
    match reservations {
        0 => String::new(),
        1 => ", with 1 reservation".to_owned(),
        many => format!(", with {many} reservations"),
    }
}

fn party_row(party: &PartyReport) -> Vec<String> {
    let name = match &party.name {
        Some(name) => name.shown().to_string(),
        None => format!("{}, by the record's word", quoted(party.claimed_name.shown().as_str())),
    };
    let outcome = match party.outcome {
        PartyOutcome::Met => "signed",
        PartyOutcome::Pending(Lack::Authority) => "NOT AUTHORISED",
        PartyOutcome::Pending(Lack::Confirmation) => "NOT CONFIRMED",
        PartyOutcome::Pending(Lack::Approval) => "NOT APPROVED",
        PartyOutcome::Contested => "CONTESTED",
        PartyOutcome::Declined => "DECLINED",
        PartyOutcome::Missing => "NOT SIGNED",
        PartyOutcome::Unknown => "UNKNOWN TO YOUR ROSTER",
    };
    let outcome = format!("{outcome}{}", with_reservations(party.reservations));
    let count = format!("{} of {}", party.holders.len(), party.quorum);
    vec![party.id.to_string(), outcome, count, name]
}

/// Who signed, when by their word, with which key, good when, and what proves it: a few lines.
fn push_counted(out: &mut String, act: &ActReport, counted: &Signer) {
    let key = words(&act.content.keys[0]);
    let key: Vec<&str> = key.split(' ').collect();
    let specimen = if counted.specimen { " (a published SPECIMEN)" } else { "" };
    let received = |Proof::Received { on }: &Proof| format!("received by {}", on.in_words());
    let proof = counted.proof.as_ref().map(received);
    let unproven = act.unproven.map(|unproven| match unproven {
        Unproven::KeyClosed => "nothing proves that it is older than the key's end",
        Unproven::PowersEnded => "nothing proves that it is older than the end of its powers",
        Unproven::QuorumRose => {
            "nothing proves that it is older than the day since which more people must sign"
        }
    });
    let how = match act.content.intent {
        Intent::SignAdReferendum => ", ad referendum, since confirmed",
        Intent::Initial => ", by initialling",
        Intent::Sign
        | Intent::Confirm
        | Intent::Approve
        | Intent::Witness
        | Intent::Decline
        | Intent::Withdraw
        | Intent::Seal => "",
    };
    let _ = writeln!(out, "  for {}: {}{how}", act.content.party, counted.name);
    let _ = writeln!(out, "    claims {}", act.content.signed_at.in_words());
    let _ = writeln!(out, "    key    {}", key[..6].join(" "));
    let _ = writeln!(out, "           {}{specimen}", key[6..].join(" "));
    let _ = writeln!(out, "    {}", window_in_words(&counted.window));
    if let Some(proof) = proof {
        let _ = writeln!(out, "    {proof}");
    }
    if let Some(unproven) = unproven {
        let _ = writeln!(out, "    {unproven}");
    }
    push_authority(out, act);
    push_statements(out, act);
}

/// The instrument on whose authority an act rests, where the record demands one.
fn push_authority(out: &mut String, act: &ActReport) {
    let Some(authority) = &act.content.authority else { return };
    match act.authority {
        Authority::Shown | Authority::EndNotProven { .. } => {
            let _ = writeln!(out, "    by authority of the record {}", authority.sha256);
        }
        Authority::NotAsked | Authority::Lacking(_) => {}
    }
    if let Authority::EndNotProven { by } = act.authority {
        let _ =
            writeln!(out, "    which had ended by then, by the record {by}; but nothing proves it");
    }
}

/// What an act states, if that has effect.
fn push_statements(out: &mut String, act: &ActReport) {
    for statement in act.statements() {
        let article = statement.article.as_ref();
        let on =
            article.map_or_else(String::new, |article| format!(" on {}", quoted(article.as_str())));
        let to =
            statement.to.map_or_else(String::new, |to| format!(" to what {} states", short(&to)));
        let _ = writeln!(out, "    {}{on}{to}:", statement.kind.word());
        let _ = writeln!(out, "      {}", quoted(statement.shown().as_str()));
    }
}

/// What an act does that is in force and no signature.
fn push_deed(out: &mut String, act: &ActReport, done: &str, report: &Report) {
    let name = act.outcome.signer().map_or("", |signer| signer.name.as_str());
    let of = act.content.of.and_then(|of| report.acts().iter().find(|other| other.id == of));
    let of = of.map_or_else(String::new, |of| format!(" what {}", deed_in_words(of)));
    let (party, when) = (&act.content.party, act.content.signed_at.in_words());
    let _ = writeln!(out, "  for {party}: {name} {done}{of}, claims {when}");
    push_authority(out, act);
    push_statements(out, act);
}

/// The verb of an act that does what it says and is no signature.
fn done(effect: Effect) -> Option<&'static str> {
    match effect {
        Effect::Initialled => Some("initialled"),
        Effect::Confirms => Some("confirmed"),
        Effect::Approves => Some("approved"),
        Effect::Witnesses => Some("witnessed"),
        Effect::Declines => Some("DECLINED"),
        Effect::Withdraws => Some("WITHDREW"),
        Effect::Seals => Some("sealed"),
        Effect::NotConfirmed
        | Effect::Unauthorised(_)
        | Effect::Withdrawn { .. }
        | Effect::DeclinedSince { .. }
        | Effect::Reconsidered { .. }
        | Effect::Contradicted { .. }
        | Effect::TargetMissing
        | Effect::NotOwnParty
        | Effect::NotOwnAct
        | Effect::NotWithdrawable
        | Effect::OwnWitness
        | Effect::NothingToConfirm
        | Effect::ApprovalNotAsked
        | Effect::SealedTooEarly
        | Effect::SealedOnOpenPowers
        | Effect::AfterTheSeal => None,
    }
}

/// What somebody did with an act of that intent.
pub fn past(intent: Intent) -> &'static str {
    match intent {
        Intent::Initial => "initialled",
        Intent::Sign => "signed",
        Intent::SignAdReferendum => "signed ad referendum",
        Intent::Confirm => "confirmed",
        Intent::Approve => "approved",
        Intent::Witness => "witnessed",
        Intent::Decline => "declined",
        Intent::Withdraw => "withdrew",
        Intent::Seal => "sealed",
    }
}

/// `Jane Doe signed for us-dod-cio`, by the roster's name if it knows one.
fn deed_in_words(act: &ActReport) -> String {
    let name = match act.outcome.signer() {
        Some(signer) => signer.name.to_string(),
        None => quoted(&claimed_name(&act.content)),
    };
    let verb = past(act.content.intent);
    format!("{name} {verb} for {}", act.content.party)
}

/// `good from ... until ...`.
pub fn window_in_words(window: &Window) -> String {
    match (window.from, window.until) {
        (None, None) => "good at all times".to_owned(),
        (Some(from), None) => format!("good from {}", from.in_words()),
        (None, Some(until)) => format!("good until {}", until.in_words()),
        (Some(from), Some(until)) => {
            format!("good from {} until {}", from.in_words(), until.in_words())
        }
    }
}

/// A line for each text, as in a report.
pub fn text_rows(texts: &[TextReport]) -> String {
    columns(&texts.iter().map(text_row).collect::<Vec<_>>())
}

fn text_row(report: &TextReport) -> Vec<String> {
    let text = &report.text;
    let outcome = match &report.outcome {
        TextOutcome::Matches { name } if *name == safe(text.path.as_str()) => "matches".to_owned(),
        TextOutcome::Matches { name } => format!("matches, found as {}", file_name(name)),
        TextOutcome::Differs { found } => format!("DIFFERS ({})", difference(report, found)),
        TextOutcome::Missing => "NOT AT HAND".to_owned(),
        TextOutcome::NotChecked => "not checked".to_owned(),
    };
    let size = format!("{} bytes", grouped(text.measure.size));
    let language = text.language.to_string();
    vec![outcome, language, text.status.word().to_owned(), size, text.path.to_string()]
}

fn difference(report: &TextReport, found: &TextFound) -> String {
    let name = match found.name == safe(report.text.path.as_str()) {
        true => String::new(),
        false => format!("{}, ", file_name(&found.name)),
    };
    let sizes = format!("{} bytes at hand", grouped(found.measure.size()));
    match would_match(&found.changes) {
        None => format!("{name}{sizes}"),
        Some(changes) => format!("{name}{sizes}; {changes}"),
    }
}

/// A file's name in a row; between quotation marks if it could pass for several cells.
fn file_name(name: &str) -> String {
    match name.contains("  ") || name.contains(", ") {
        true => quoted(name),
        false => name.to_owned(),
    }
}

/// `it would match with Unix line ends (LF)`, if some changes would do it.
pub fn would_match(changes: &[Change]) -> Option<String> {
    let words: Vec<&str> = changes.iter().map(|change| change.in_words()).collect();
    (!words.is_empty()).then(|| format!("it would match {}", words.join(" and ")))
}

fn act_row(act: &ActReport) -> Vec<String> {
    let key = words(&act.content.keys[0]);
    let key: Vec<&str> = key.split(' ').take(3).collect();
    vec![
        format!("for {}", act.content.party),
        format!("claims {}", quoted(&claimed_name(&act.content))),
        format!("key {} ...", key.join(" ")),
        why_not_counted(act),
    ]
}

/// The notes that an act was received before it or its record was made, by what these claim.
fn receipt_rows(act: &ActReport) -> impl Iterator<Item = Vec<String>> {
    act.ignored_receipts.iter().map(|on| {
        vec![
            format!("for {}", act.content.party),
            short(&act.id),
            format!("noted as received on {}", on.in_words()),
            format!(
                "before it or its record was made; it claims {}",
                act.content.signed_at.in_words()
            ),
        ]
    })
}

fn push_reason(out: &mut String, reason: &Reason, report: &Report, names: &Names<'_>) {
    let _ = writeln!(out, "  {} ({})", reason.in_locale(names.locale), reason.code());
    if let Reason::Unsound(fault) = reason {
        let place = format!("{} {}", names.file, fault.place);
        let _ = writeln!(out, "    in {}", place.trim_end());
    }
    let next = next_step(reason, report);
    for line in next.uncounted_in_words() {
        let _ = writeln!(out, "    {line}");
    }
    let step = match (reason, names.instead) {
        (Reason::Unsound(_), Some(instead)) => instead.text(names.locale),
        _ => &next.step,
    };
    let _ = writeln!(out, "    next: {step}");
}

fn section(out: &mut String, title: &str, rows: impl Iterator<Item = Vec<String>>) {
    let rows: Vec<Vec<String>> = rows.collect();
    if !rows.is_empty() {
        let _ = write!(out, "\n{title}\n{}", columns(&rows));
    }
}

/// Rows in columns that line up on a terminal, two spaces in front; wide letters count as two. A
/// very long cell moves the rest of its own row only.
pub fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width());
        cells.filter(|width| *width <= MAX_CELL).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let padding = width.saturating_sub(cell.width());
            let _ = write!(line, "  {cell}{:padding$}", "");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A number with commas between groups of three digits.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let rows = [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")];
        for (number, text) in rows {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn columns_line_up_with_wide_letters() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let text = columns(&[row(["국방부", "1"]), row(["abc", "2"]), row(["x", ""])]);
        assert_eq!(text, "  국방부  1\n  abc     2\n  x\n");
        let long = "x".repeat(161);
        let text = columns(&[row([&long, "1"]), row(["abc", "2"])]);
        assert_eq!(text, format!("  {long}  1\n  abc  2\n"));
    }
}
