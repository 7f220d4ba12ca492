//! The calls `show` and `recognise`: what a file is, and what it says.

use paraph::act::Act;
use paraph::draft::Draft;
use paraph::file_kind::FileKind;
use paraph::format::Format;
use paraph::messages::Localized as _;
use paraph::report::{
    Section, SectionKind, SectionRow, Unchecked, acts_sections, evidence_section, record_sections,
    roster_json, roster_sections, show_act_json,
};
use paraph::screen::safe;
use serde::{Deserialize, Serialize};

use super::Answered;
use super::report::claims_json;
use crate::answer::{Answer, Needed, Problem, ShownSection, shown};
use crate::messages::module as say;
use crate::request::{File, Given, Request, time};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    file: File,
    #[serde(default)]
    now: Option<String>,
}

pub(super) fn recognise(request: &Request<'_>) -> Answered {
    #[derive(Serialize)]
    struct Recognised {
        kind: Option<&'static str>,
        sentence: Option<String>,
    }
    let Asked { file, .. } = request.read()?;
    let kind = match request.file(&file) {
        Ok(given) => kind_of(&given),
        // It claims to have a bundle. The other calls say what is wrong with it.
        Err(problem) if problem.is_of_file() => Some(FileKind::Bundle),
        Err(problem) => return Err(problem),
    };
    Ok(Answer::of(&Recognised {
        kind: kind.map(FileKind::code),
        sentence: kind.map(|kind| kind.in_locale(request.locale)),
    }))
}

/// The kind of a file. Those that people write may begin with a byte-order mark.
fn kind_of(given: &Given<'_>) -> Option<FileKind> {
    let kind = given.kind();
    let written =
        given.bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| kind == Some(FileKind::Mark));
    let written = written.and_then(|bytes| FileKind::of(given.name, bytes));
    let is_written =
        |kind: &FileKind| matches!(kind, FileKind::Roster | FileKind::Draft | FileKind::Profile);
    written.filter(is_written).or(kind)
}

#[derive(Serialize)]
struct Shown {
    kind: &'static str,
    sections: Vec<ShownSection>,
    notes: Vec<String>,
}

pub(super) fn show(request: &Request<'_>) -> Answered {
    let Asked { file, now, .. } = request.read()?;
    let (given, locale) = (request.file(&file)?, request.locale);
    let kind = kind_of(&given);
    let answer = |sections: Vec<Section>, notes: Vec<String>| {
        let kind = kind.map(FileKind::code).unwrap_or_default();
        Answer::of(&Shown { kind, sections: shown(sections), notes })
    };
    let unchecked = || vec![Unchecked.in_locale(locale)];
    match kind {
        Some(FileKind::Act) => {
            let act = Act::read(&given.bytes);
            let act =
                act.map_err(|fault| Problem::refused(&given, &fault, Needed::BundleOrRecord))?;
            let answer = answer(acts_sections(&[&act], locale), unchecked());
            Ok(answer.attach_line(show_act_json(&act)))
        }
        Some(FileKind::Roster) => {
            let roster = request.roster(&file)?;
            let Some(now) = now else { return Err(Problem::bad_request("missing field `now`")) };
            let answer = answer(roster_sections(&roster, &time(&now)?, locale), Vec::new());
            Ok(answer.attach_line(roster_json(&roster, &safe(given.name))))
        }
        Some(FileKind::Draft) => {
            let draft = given.text(Needed::Instrument, Draft::parse)?;
            let row = |path: &dyn std::fmt::Display| SectionRow {
                cells: vec![path.to_string()],
                ..SectionRow::default()
            };
            let texts = draft.paths().map(|path| row(path)).collect();
            let note = say::IsADraft.in_locale(locale);
            Ok(answer(
                vec![
                    Section {
                        kind: SectionKind::Record,
                        heading: None,
                        rows: vec![row(draft.id())],
                    },
                    Section { kind: SectionKind::Texts, heading: None, rows: texts },
                ],
                vec![note],
            ))
        }
        _ => {
            let (bundle, format) = given.claimed(Needed::Instrument)?;
            let mut sections = record_sections(bundle.record(), None, locale);
            if format == Format::Bundle {
                let acts: Vec<&Act> = bundle.acts().map(|signed| signed.act()).collect();
                sections.extend(acts_sections(&acts, locale));
                sections.extend(evidence_section(&bundle, locale));
            }
            let mut notes = unchecked();
            notes.extend(given.page_not_compared(0, locale));
            Ok(answer(sections, notes).attach_line(claims_json(&bundle, format)))
        }
    }
}
