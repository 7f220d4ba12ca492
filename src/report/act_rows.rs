//! Acts in rows with labels: for a front end that has no columns of a terminal.

use super::Names;
use super::act_words::{ClaimedTime, digits, signatures_heading, statement_heading};
use super::description::{deed, place, said_rows, signatory_name};
use super::evidence::Source;
use super::lines::{Section, SectionKind, SectionRow};
use super::rows::{fold_words, readers_words};
use crate::act::Act;
use crate::id::KeyId;
use crate::keys::words;
use crate::locale::Locale;
use crate::messages::{Localized, description, report as of_report, signature_rows as say};
use crate::roster::Window;
use crate::screen::quoted;
use crate::verify::{ActReport, Authority, Proof, Report, Signer, Unproven};

/// Rows with labels that are being written.
struct Labelled {
    locale: Locale,
    rows: Vec<SectionRow>,
}

impl Labelled {
    fn new(locale: Locale) -> Self {
        Self { locale, rows: Vec::new() }
    }

    /// A row. `code` says what it is about.
    fn add(&mut self, code: &'static str, label: &dyn Localized, value: &dyn Localized) {
        self.lines(code, label, vec![Localized::in_locale(&value, self.locale)]);
    }

    /// A row with several lines: at least one.
    fn lines(&mut self, code: &'static str, label: &dyn Localized, mut lines: Vec<String>) {
        let details = lines.split_off(1);
        let cells = [Localized::in_locale(&label, self.locale)].into_iter().chain(lines).collect();
        self.rows.push(SectionRow {
            is_labelled: true,
            details,
            code: Some(code),
            ..SectionRow::of(cells)
        });
    }

    /// The words of a key: the English ones, which offices with two languages compare, and those of the reader's
    /// list.
    fn key(&mut self, key: &KeyId) {
        self.lines("key", &say::LabelKey, fold_words(&words(key)));
        if let Some(words) = readers_words(key, self.locale) {
            self.lines("key-korean", &say::LabelKeyKorean, fold_words(&words));
        }
    }
}

/// A section without rows whose heading is that of the sections after it.
fn heading(kind: SectionKind, heading: &dyn Localized, locale: Locale) -> Section {
    Section { kind, heading: Some(Localized::in_locale(&heading, locale)), rows: Vec::new() }
}

/// The counted acts: a heading, and a section for each. The claimed time and the proven one follow each other.
pub(super) fn signature_sections(report: &Report, locale: Locale) -> Vec<Section> {
    let counted = report.acts().iter().filter_map(|act| Some((act, act.outcome.counted()?)));
    let sections = counted.map(|(act, signer)| signature_section(act, signer, report, locale));
    [heading(SectionKind::Signatures, signatures_heading(report), locale)]
        .into_iter()
        .chain(sections)
        .collect()
}

fn signature_section(act: &ActReport, signer: &Signer, report: &Report, locale: Locale) -> Section {
    let content = &act.content;
    let (party, intent) = (&content.party, content.intent);
    let mut rows = Labelled::new(locale);
    let claimed = ClaimedTime::of(&content.signed_at, report);
    rows.add("claimed-time", &say::LabelClaimedTime, &claimed);
    let proven: &dyn Localized = match &signer.proof {
        Some(Proof::Received { on }) => &say::HeldOn { time: on },
        Some(Proof::Evidence(proven)) => {
            &say::NoLaterThan { time: proven.no_later_than, by: Source(proven) }
        }
        None => &say::NotProven,
    };
    rows.add("proven-time", &say::LabelProvenTime, proven);
    rows.key(&content.key_set());
    if content.is_hybrid() {
        rows.add("methods", &say::LabelMethods, &of_report::TwoMethods);
    }
    // A key whose window is open may have been revoked.
    let until = signer.closed.or(signer.window.until);
    rows.add("window", &say::LabelWindow, &Window { until, ..signer.window });
    let unproven: Option<&dyn Localized> = act.unproven.map(|unproven| match unproven {
        Unproven::KeyClosed => &of_report::KeyClosed as &dyn Localized,
        Unproven::PowersEnded => &of_report::PowersEnded,
        Unproven::QuorumRose => &of_report::QuorumRose,
    });
    if let Some(unproven) = unproven {
        rows.add("warning", &say::LabelWarning, unproven);
    }
    if signer.specimen {
        rows.add("warning", &say::LabelWarning, &of_report::SpecimenKey);
    }
    if let Some(authority) = &content.authority {
        match act.authority {
            Authority::Shown | Authority::EndNotProven { .. } => {
                let record = authority.sha256;
                rows.add("authority", &say::LabelAuthority, &say::Authority { record });
            }
            Authority::NotAsked | Authority::Lacking(_) => {}
        }
        if let Authority::EndNotProven { by } = act.authority {
            rows.add("warning", &say::LabelWarning, &of_report::AuthorityEnded { record: by });
        }
    }
    for statement in act.statements() {
        let words = quoted(statement.shown_in(locale).as_str());
        let label = statement_heading(statement, locale);
        rows.add("statement", &label.trim_end_matches(':'), &words);
    }
    let name = of_report::Signature { party, intent, name: &signer.name }.in_locale(locale);
    Section { kind: SectionKind::Signature, heading: Some(name), rows: rows.rows }
}

/// By which roster a report judges, and as of when.
pub(super) fn roster_section(report: &Report, names: &Names<'_>) -> Section {
    let mut rows = Labelled::new(names.locale);
    let (roster, digest) = (names.roster, report.roster());
    let digest = say::RosterDigest { digest }.in_locale(names.locale);
    rows.lines("roster", &say::LabelRoster, vec![roster.to_owned(), digest]);
    rows.add("at", &say::LabelAt, report.at());
    Section { kind: SectionKind::Roster, heading: None, rows: rows.rows }
}

/// What acts say, in sections: a heading, a section for each act, then their statements and the authority that they
/// claim. Nothing of it is verified.
pub fn acts_sections(acts: &[&Act], locale: Locale) -> Vec<Section> {
    let heading: &dyn Localized =
        if acts.is_empty() { &description::NoActs } else { &description::Acts };
    let mut sections = vec![Section {
        kind: SectionKind::Acts,
        heading: Some(Localized::in_locale(&heading, locale)),
        rows: Vec::new(),
    }];
    sections.extend(acts.iter().map(|act| claim_section(act, locale)));
    let said = said_rows(acts, locale);
    if !said.is_empty() {
        let heading = Some(description::Statements.in_locale(locale));
        sections.push(Section { kind: SectionKind::Statements, heading, rows: said });
    }
    sections
}

/// What an act says of itself: who did what for which party, with title, capacity and place. All of it is a claim.
fn claim_section(act: &Act, locale: Locale) -> Section {
    let content = act.content();
    let signatory = &content.signatory;
    let mut rows = Labelled::new(locale);
    rows.add("name", &say::LabelName, &signatory_name(signatory, locale));
    if let Some(title) = &signatory.title {
        rows.add("title", &say::LabelTitle, title.shown_in(locale));
    }
    if let Some(capacity) = content.capacity {
        rows.add("capacity", &say::LabelCapacity, &say::Capacity { capacity });
    }
    if let Some(location) = &content.place {
        rows.add("place", &say::LabelPlace, &place(location, locale));
    }
    if let Some(of) = &content.of {
        rows.add("about", &say::LabelAbout, &say::About { act: digits(of) });
    }
    rows.key(&content.key_set());
    rows.add("act", &say::LabelAct, &act.id());
    let heading = Some(deed(act).in_locale(locale));
    Section { kind: SectionKind::Act, heading, rows: rows.rows }
}
