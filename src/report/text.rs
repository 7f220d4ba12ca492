//! A report for people.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::Names;
use super::notes::party_notes;
use crate::act::ActContent;
use crate::keys::words;
use crate::roster::{Revocation, Window};
use crate::screen::{brief, quoted, safe};
use crate::text::Change;
use crate::verify::{
    ActOutcome, ActReport, Counted, PartyOutcome, PartyReport, Proof, Reason, Report, TextCheck,
    TextFound, TextOutcome, TextReport, Verdict,
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
    for act in report.acts() {
        if let ActOutcome::OtherParty { party, name, .. } = &act.outcome {
            let claimed = &act.content.party;
            let _ = writeln!(
                out,
                "WARNING: an act for {claimed} was signed with a key of {party}, held by {name}. \
                 It is not counted; ask {party} how this came about."
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
        if let Some(counted) = act.outcome.counted() {
            push_counted(&mut out, act, counted);
        }
    }
    section(&mut out, "Texts", report.texts().iter().map(text_row));
    let uncounted = report.acts().iter().filter(|act| !act.outcome.counts());
    section(&mut out, "Acts that are not counted", uncounted.map(act_row));
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

fn verdict_line(report: &Report, names: &Names<'_>) -> String {
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
    format!("{verdict}{texts}{times}: record {} {parties}: {title}", record.digest())
}

fn party_row(party: &PartyReport) -> Vec<String> {
    let name = match &party.name {
        Some(name) => name.shown().to_string(),
        None => format!("{}, by the record's word", quoted(party.claimed_name.shown().as_str())),
    };
    let outcome = match party.outcome {
        PartyOutcome::Met => "signed",
        PartyOutcome::Missing => "NOT SIGNED",
        PartyOutcome::Unknown => "UNKNOWN TO YOUR ROSTER",
    };
    let count = format!("{} of {}", party.holders.len(), party.quorum);
    vec![party.id.to_string(), outcome.to_owned(), count, name]
}

/// Who signed, when by their word, with which key, good when, and what proves it: a few lines.
fn push_counted(out: &mut String, act: &ActReport, counted: &Counted) {
    let key = words(&act.content.keys[0]);
    let key: Vec<&str> = key.split(' ').collect();
    let specimen = if counted.specimen { " (a published SPECIMEN)" } else { "" };
    let proof = match (&counted.proof, counted.is_unproven()) {
        (Some(Proof::Received { on }), _) => Some(format!("received by {}", on.in_words())),
        (None, true) => Some("nothing proves that it is older than the key's end".to_owned()),
        (None, false) => None,
    };
    let _ = writeln!(out, "  for {}: {}", act.content.party, counted.name);
    let _ = writeln!(out, "    claims {}", act.content.signed_at.in_words());
    let _ = writeln!(out, "    key    {}", key[..6].join(" "));
    let _ = writeln!(out, "           {}{specimen}", key[6..].join(" "));
    let _ = writeln!(out, "    {}", window_in_words(&counted.window));
    if let Some(proof) = proof {
        let _ = writeln!(out, "    {proof}");
    }
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
    let sizes = format!("{} bytes at hand", grouped(found.measure.size));
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
    let why = match &act.outcome {
        ActOutcome::Counted(_) => "counted".to_owned(),
        ActOutcome::UnknownKey => "your roster does not know the key".to_owned(),
        ActOutcome::OtherParty { party, .. } => format!("the key is {party}'s"),
        ActOutcome::SpecimenKey { .. } => {
            "the key is a published specimen: anybody can sign with it".to_owned()
        }
        ActOutcome::NotAllowed { .. } => {
            format!("your roster does not let the key {}", act.content.intent.word())
        }
        ActOutcome::NotDesignated { .. } => "the record names other keys for this party".to_owned(),
        ActOutcome::FromTheFuture { .. } => {
            format!("claims a time to come, {}", act.content.signed_at.in_words())
        }
        ActOutcome::BeforeTheRecord { .. } => {
            format!("claims {}, before the record was made", act.content.signed_at.in_words())
        }
        ActOutcome::BeforeWhatItSaw { .. } => {
            format!("claims {}, before what it has seen", act.content.signed_at.in_words())
        }
        ActOutcome::OutsideWindow { .. } => {
            format!("claims {}, when the key was not good", act.content.signed_at.in_words())
        }
        ActOutcome::Revoked { revocation, .. } => revoked_in_words(revocation),
        ActOutcome::OutOfOrder { before, .. } => {
            format!("signed without having seen {before} sign")
        }
    };
    let key = words(&act.content.keys[0]);
    let key: Vec<&str> = key.split(' ').take(3).collect();
    vec![
        format!("for {}", act.content.party),
        format!("claims {}", quoted(&claimed_name(&act.content))),
        format!("key {} ...", key.join(" ")),
        why,
    ]
}

fn revoked_in_words(revocation: &Revocation) -> String {
    let reason = revocation.reason.word();
    let since = match revocation.since {
        None => "since ever".to_owned(),
        Some(since) => format!("since {}", since.in_words()),
    };
    match revocation.reason.voids_claims() {
        false => format!("the key is revoked ({reason}) {since}"),
        true => format!("the key is revoked ({reason}) {since}, and nothing proves it is older"),
    }
}

fn claimed_name(content: &ActContent) -> String {
    let name = &content.signatory.name;
    match &content.signatory.name_latin {
        None => name.to_string(),
        Some(latin) => format!("{name} ({latin})"),
    }
}

fn push_reason(out: &mut String, reason: &Reason, report: &Report, names: &Names<'_>) {
    let _ = writeln!(out, "  {reason} ({})", reason.code());
    let next = match reason {
        Reason::Unsound(fault) => {
            let place = format!("{} {}", names.file, fault.place);
            let _ = writeln!(out, "    in {}", place.trim_end());
            "ask the sender for the file again".to_owned()
        }
        Reason::OtherRecord { .. } => {
            "ask the sender which version is meant, and compare the record's digest by telephone"
                .to_owned()
        }
        Reason::PartyAbsent { .. } => "check that this is the bundle that you mean".to_owned(),
        Reason::TextDiffers { path } => {
            let text = report.texts().iter().find(|text| text.text.path == *path);
            match text.map(|text| &text.outcome) {
                Some(TextOutcome::Differs { found }) if !found.changes.is_empty() => {
                    "the file was converted on its way; ask for it in an archive".to_owned()
                }
                _ => "ask the sender for the text again; do not use the file at hand".to_owned(),
            }
        }
        Reason::NotSigned { others, counted, quorum, .. } => {
            let missing = *quorum as usize - counted.min(&(*quorum as usize));
            let asked: Vec<String> =
                others.iter().map(|(id, name)| format!("{name} ({id})")).collect();
            match others.len() {
                0 => "nobody else is in your roster for it, so this cannot be met".to_owned(),
                left if left < missing => format!(
                    "ask for the signature of {}; but {missing} are needed, more than your roster has",
                    asked.join(" and ")
                ),
                _ => format!("ask for the signature of {}", asked.join(" or ")),
            }
        }
        Reason::PartyUnknown { party } => {
            format!(
                "find out from {party} themselves, and not from this bundle, whose keys are theirs"
            )
        }
        Reason::ActMissing { seen_for, .. } => {
            format!("ask {seen_for} for the bundle as they signed it, and merge it")
        }
        Reason::TimeUnproven { party } => format!(
            "if you held the bundle while the key was good, paraph roster accept would have noted \
             it; else ask {party} to sign again"
        ),
        Reason::TextMissing { path } => {
            format!("put {} into the folder of the texts", path.file_name())
        }
    };
    let _ = writeln!(out, "    next: {next}");
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
