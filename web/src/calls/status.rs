//! The calls `status` and `graph`: several instruments together.

use std::collections::BTreeMap;

use paraph::instruments::{Survey, survey};
use paraph::messages::{Localized as _, Sentence};
use paraph::report::{
    Subject, Tool, Unjudged, Unsound, drawing, graph_json, status_json, status_text,
};
use paraph::screen::safe;
use serde::{Deserialize, Serialize};

use super::Answered;
use super::others::{self, AtHand};
use crate::answer::{Answer, Problem};
use crate::request::{File, Request, time};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asked {
    instruments: Vec<File>,
    #[serde(default)]
    with: Option<Vec<File>>,
    roster: File,
    #[serde(default)]
    at: Option<String>,
    now: String,
}

/// The instruments, judged together.
struct Surveyed {
    survey: Survey,
    subjects: Vec<Subject>,
    unjudged: Vec<Unjudged>,
    roster: String,
}

fn surveyed(request: &Request<'_>) -> Result<Surveyed, Problem> {
    let asked: Asked = request.read()?;
    let roster = request.roster(&asked.roster)?;
    let at = time(asked.at.as_deref().unwrap_or(&asked.now))?;
    let AtHand { found, unreadable } = others::read(request, &asked.instruments, Some(&roster))?;
    let with = others::read(request, asked.with.as_deref().unwrap_or_default(), Some(&roster))?;

    let mut subjects: Vec<Subject> = Vec::new();
    let mut places = BTreeMap::new();
    for it in &found {
        let digest = it.bundle.record().digest();
        let place = *places.entry(digest).or_insert(subjects.len());
        match subjects.get_mut(place) {
            Some(Subject::Instrument { files, .. }) if files.contains(&it.file) => {}
            Some(Subject::Instrument { files, .. }) => files.push(it.file.clone()),
            Some(Subject::Unsound(_)) => {}
            None => {
                let files = vec![it.file.clone()];
                subjects.push(Subject::Instrument { digest, files });
            }
        }
    }
    let mut unjudged = Vec::new();
    for problem in unreadable {
        match problem.is_refused() {
            true => subjects.push(Subject::Unsound(problem.into_unsound())),
            false => unjudged.push(problem.into_unjudged()),
        }
    }
    let together = others::join(found.iter().chain(&with.found), Some(&roster));
    unjudged.extend(with.unreadable.into_iter().map(Problem::into_unjudged));
    unjudged.extend(together.left_out.into_iter().map(|(_, unjudged)| unjudged));
    Ok(Surveyed {
        survey: survey(together.instruments, &roster, at),
        subjects,
        unjudged,
        roster: safe(&asked.roster.name),
    })
}

pub(super) fn status(request: &Request<'_>) -> Answered {
    #[derive(Serialize)]
    struct Shown {
        text: String,
        states: Vec<State>,
    }
    #[derive(Serialize)]
    struct State {
        file: String,
        state: &'static str,
    }
    let Surveyed { survey, subjects, unjudged, roster } = surveyed(request)?;
    let state = |subject: &Subject| match subject {
        Subject::Instrument { digest, files } => State {
            file: files.join(", "),
            state: survey.instrument(digest).map(|it| it.status.state.code()).unwrap_or_default(),
        },
        Subject::Unsound(unsound) => State { file: unsound.file.clone(), state: "unsound" },
    };
    let shown = Shown {
        text: status_text(&survey, &subjects, &unjudged, &roster, Tool::Page, request.locale),
        states: subjects.iter().map(state).collect(),
    };
    let json = status_json(&survey, &subjects, &unjudged, &roster);
    Ok(Answer::of(&shown).attach_line(json))
}

pub(super) fn graph(request: &Request<'_>) -> Answered {
    #[derive(Serialize)]
    struct Shown {
        sentences: Vec<String>,
    }
    let Surveyed { survey, subjects, unjudged, roster } = surveyed(request)?;
    let locale = request.locale;
    let line = |message: String, code: &str| format!("{message} ({code})");
    let findings =
        survey.findings().iter().map(|finding| line(finding.in_locale(locale), finding.code()));
    let unsound = subjects.iter().filter_map(|subject| match subject {
        Subject::Instrument { .. } => None,
        Subject::Unsound(Unsound { place, message, code, .. }) => {
            Some(line(format!("{place}: {}", message.text(locale)), code))
        }
    });
    let not_judged = unjudged.iter().map(|Unjudged { file, message, code, hint }| {
        let hint = hint.as_ref().map(|hint: &Sentence| format!("; {}", hint.text(locale)));
        let sentence = format!("{file}: {}", message.text(locale));
        line(sentence, code) + &hint.unwrap_or_default()
    });
    let shown = Shown { sentences: findings.chain(unsound).chain(not_judged).collect() };
    let picture = drawing(&survey, &subjects, &roster).svg();
    let json = graph_json(&survey, &subjects, &unjudged, &roster, None);
    Ok(Answer::of(&shown).attach(picture).attach_line(json))
}
