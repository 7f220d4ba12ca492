//! `--check`: makes the page of a paper again, and compares it with the paper.

use std::process::ExitCode;

use paraph::messages::{Localized as _, Sentence};
use paraph::paper::{DESCRIPTION_NAME, MAX_PAPER, Paper};
use paraph::screen::safe;
use paraph::value::Time;

use crate::arguments::Arguments;
use crate::certificate::{Certificate, FORMAT};
use crate::error::PaperError;
use crate::input;
use crate::language::locale;
use crate::making::{self, Recipe, Size, template_digest};
use crate::messages::program as say;

/// What a comparison gives.
enum Answer {
    Same(Time),
    Appended(usize),
    Changed,
    NotCompared(Sentence),
}

/// Prints the answer.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, PaperError> {
    let (line, exit) = match compare(arguments)? {
        Answer::Same(time) => (say::CheckSame { time }.in_locale(locale()), 0),
        Answer::Appended(count) => (say::CheckAppended { count }.in_locale(locale()), 1),
        Answer::Changed => (say::CheckChanged.in_locale(locale()), 1),
        Answer::NotCompared(why) => (say::CheckNotCompared { why }.in_locale(locale()), 2),
    };
    crate::print(&format!("{line}\n"))?;
    Ok(ExitCode::from(exit))
}

fn compare(arguments: &Arguments) -> Result<Answer, PaperError> {
    let path = &arguments.file;
    let roster = input::roster(&arguments.roster)?;
    let bytes = input::read(path, MAX_PAPER)?;
    let paper = Paper::read(&bytes)
        .map_err(|fault| PaperError::new(fault.code(), &fault).at(path).refused())?;
    let not_compared = |why: Sentence| Ok(Answer::NotCompared(why));
    let certificate = paper.file(DESCRIPTION_NAME).and_then(Certificate::read);
    let Some(certificate) = certificate else {
        return not_compared(Sentence::of(&say::NoCertificate));
    };
    let Certificate { program, typst, .. } = &certificate;
    let is_ours = certificate.format == FORMAT
        && *program == env!("CARGO_PKG_VERSION")
        && typst == typst::utils::version().raw()
        && certificate.template == template_digest();
    let language = certificate.language.parse();
    let (Ok(language), Some(size), true) = (language, Size::of(&certificate.paper), is_ours) else {
        let (program, typst) = (safe(program), safe(typst));
        return not_compared(Sentence::of(&say::OtherProgram { program, typst }));
    };
    if certificate.roster != roster.digest().to_string() {
        return not_compared(Sentence::of(&say::OtherRoster));
    }
    if !certificate.different.is_empty() {
        return not_compared(Sentence::of(&say::OtherText));
    }
    let Ok(at) = certificate.at.parse::<Time>() else { return Ok(Answer::Changed) };
    let bundle = input::bundle(path, paper.bundle(), &roster)?;
    let others = input::others(&arguments.with, &bundle, &roster)?;
    let records: Vec<String> =
        others.bundles().map(|bundle| bundle.record().digest().to_string()).collect();
    if records != certificate.others {
        return not_compared(Sentence::of(&say::OtherInstruments));
    }
    let texts = || input::texts_inside(bundle.record(), path, paper.others());
    let texts = certificate.texts.then(texts);
    let judged = input::judge(bundle, &roster, others, at, texts)?;
    let recipe = Recipe {
        locale: language,
        size,
        others: records,
        texts: certificate.texts,
        fonts: &arguments.fonts,
    };
    let made = making::make(&judged, &recipe)?;
    if made.certificate.fonts != certificate.fonts {
        return not_compared(Sentence::of(&say::OtherFonts));
    }
    Ok(match bytes.starts_with(&made.bytes) {
        true if bytes.len() == made.bytes.len() => Answer::Same(at),
        true if paper.appended() > 0 => Answer::Appended(paper.appended()),
        true | false => Answer::Changed,
    })
}
