//! The calls: each takes a request and makes an answer.

mod keys;
mod lint;
mod merge;
mod others;
mod report;
mod roster;
mod show;
mod sign;
mod status;
mod texts;

use paraph::messages::Localized as _;
use serde::{Deserialize, Serialize};

use crate::answer::{Answer, Problem};
use crate::frame;
use crate::messages::words;
use crate::request::{self, Request};

type Answered = Result<Answer, Problem>;

/// The answer to the bytes of a request.
pub(crate) fn answer(request: &[u8]) -> Box<[u8]> {
    let parts = frame::parts(request).unwrap_or_default();
    let [name, json, attachments @ ..] = &parts[..] else {
        let problem = Problem::bad_request("these bytes are no request");
        return problem.answer(Default::default()).frame();
    };
    let request = match Request::new(json, attachments) {
        Ok(request) => request,
        Err(problem) => return problem.answer(Default::default()).frame(),
    };
    let answered = dispatch(name, &request);
    answered.unwrap_or_else(|problem| problem.answer(request.locale)).frame()
}

fn dispatch(name: &[u8], request: &Request<'_>) -> Answered {
    match name {
        b"version" => Ok(version()),
        b"time" => time(request),
        b"words" => Ok(Answer::of_json(words(request.locale))),
        b"recognise" => show::recognise(request),
        b"texts-wanted" => texts::wanted(request),
        b"text-begin" => texts::begin(),
        b"text-update" => texts::update(request),
        b"text-finish" => texts::finish(request),
        b"text-cancel" => texts::cancel(request),
        b"report" => report::report(request),
        b"show" => show::show(request),
        b"status" => status::status(request),
        b"graph" => status::graph(request),
        b"key" => keys::key(request),
        b"key-new" => keys::new(request),
        b"sign-plan" => sign::plan(request),
        b"sign" => sign::sign(request),
        b"merge" => merge::merge(request),
        b"lint" => lint::lint(request),
        b"roster-add" => roster::add(request),
        other => {
            let name = String::from_utf8_lossy(other);
            Err(Problem::bad_request(&format!("there is no call {name}")))
        }
    }
}

fn version() -> Answer {
    #[derive(Serialize)]
    struct Version {
        version: &'static str,
    }
    Answer::of(&Version { version: env!("CARGO_PKG_VERSION") })
}

/// A time in words, and whether what was typed is one.
fn time(request: &Request<'_>) -> Answered {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        at: String,
    }
    #[derive(Serialize)]
    struct Shown {
        at: String,
        sentence: String,
    }
    let Asked { at, .. } = request.read()?;
    let at = request::time(&at)?;
    Ok(Answer::of(&Shown { at: at.to_string(), sentence: at.in_locale(request.locale) }))
}
