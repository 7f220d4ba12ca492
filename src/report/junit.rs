//! Many bundles as JUnit XML, for build servers: a suite with a test case for each bundle.
//!
//! There is no standard. This follows the schema of the Jenkins xUnit plugin (junit-10.xsd). The counts are
//! at the top, so the top is written last: the caller keeps the cases until then.

use std::fmt::Write as _;

use super::Names;
use super::copies::push_copies;
use super::lines::Lines;
use super::many_bundles::{Entry, NotJudged, Summary};
use super::verdict::verdict_line;
use crate::locale::Locale;
use crate::messages::Localized as _;
use crate::screen::safe;
use crate::verify::{Reason, Report, Verdict};
use crate::xml::escaped;

/// The beginning of the document, up to its first test case.
pub fn junit_begin(summary: &Summary<'_>) -> String {
    let tally = &summary.tally;
    let (tests, errors) = (tally.files(), tally.not_judged);
    let failures = tally.incomplete + tally.refused;
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"");
    let at = summary.at.to_string();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"paraph verify\" {counts}>\n\
         <testsuite name=\"paraph verify\" {counts}>\n<properties>\n"
    );
    let [concluded, incomplete, refused, passed_over, exit] =
        [tally.concluded, tally.incomplete, tally.refused, tally.passed_over, summary.exit.into()]
            .map(|number: u64| number.to_string());
    let properties = [
        ("at", &*at),
        ("roster", summary.roster_file),
        ("roster-sha256", &summary.roster.to_string()),
        ("concluded", &concluded),
        ("incomplete", &incomplete),
        ("refused", &refused),
        ("passed-over", &passed_over),
        ("exit", &exit),
    ];
    for (name, value) in properties {
        let _ = writeln!(out, "<property name=\"{name}\" value=\"{}\"/>", shown(value));
    }
    out.push_str("</properties>\n");
    out
}

/// The test case of a file: a failure if it is refused or incomplete, an error if it was not judged.
pub fn junit_case(entry: &Entry<'_>, names: &Names<'_>) -> String {
    let mut out =
        format!("<testcase classname=\"paraph.verify\" name=\"{}\">\n", shown(names.file));
    match entry {
        Entry::Judged(report) => {
            if report.verdict() != Verdict::Concluded {
                push_failure(&mut out, report);
            }
            let names = Names { locale: Locale::En, ..*names };
            let mut lines = Lines::new(names.locale);
            lines.line(0, &verdict_line(report, &names));
            push_copies(&mut lines, names.copies, 0);
            let lines = lines.finish();
            let lines = lines.lines().map(shown).collect::<Vec<_>>().join("\n");
            let _ = writeln!(out, "<system-out>{lines}</system-out>");
        }
        Entry::NotJudged(NotJudged { message, code, hint }) => {
            let (message, code) = (shown(message.text(Locale::En)), shown(code));
            let hint = hint.map(|hint| shown(hint.text(Locale::En))).unwrap_or_default();
            let _ = writeln!(out, "<error type=\"{code}\" message=\"{message}\">{hint}</error>");
        }
    }
    out.push_str("</testcase>\n");
    out
}

/// The end of the document, after its last test case.
pub fn junit_end() -> &'static str {
    "</testsuite>\n</testsuites>\n"
}

/// The first reason, then all reasons, one on each line.
fn push_failure(out: &mut String, report: &Report) {
    let reasons: Vec<String> = report.reasons().iter().map(in_words).collect();
    let first = reasons.first().map(|reason| shown(reason)).unwrap_or_default();
    let lines: Vec<String> = reasons.iter().map(|reason| shown(reason)).collect();
    let verdict = report.verdict().code();
    let lines = lines.join("\n");
    let _ = writeln!(out, "<failure type=\"{verdict}\" message=\"{first}\">{lines}</failure>");
}

fn in_words(reason: &Reason) -> String {
    let place = match reason {
        Reason::Unsound(fault) => fault.place.to_string(),
        Reason::OtherRecord { .. }
        | Reason::PartyAbsent { .. }
        | Reason::NotSigned { .. }
        | Reason::Contested { .. }
        | Reason::Declined { .. }
        | Reason::Pending { .. }
        | Reason::Reserved { .. }
        | Reason::PartyUnknown { .. }
        | Reason::TimeUnproven { .. }
        | Reason::TextDiffers { .. }
        | Reason::TextMissing { .. }
        | Reason::ActMissing { .. } => String::new(),
    };
    let sentence = reason.in_locale(Locale::En);
    match place.is_empty() {
        true => format!("{sentence} ({})", reason.code()),
        false => format!("{sentence} ({}, {place})", reason.code()),
    }
}

/// Makes a text safe to show, and safe in XML.
fn shown(text: &str) -> String {
    escaped(&safe(text))
}
