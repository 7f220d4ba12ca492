//! The errors that stop the program: a sentence, a code, the file, and one hint.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use paraph::fault::{Fault, Place};
use paraph::file_kind::{FileKind, OF_OTHER_KIND};
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence};
use paraph::screen::safe;

use crate::messages::program as say;

/// Why nothing was made.
#[derive(Debug)]
pub(crate) struct PaperError {
    code: &'static str,
    sentence: Sentence,
    file: Option<String>,
    place: String,
    hint: Option<Sentence>,
    exit: u8,
}

impl PaperError {
    pub(crate) fn new(code: &'static str, sentence: &impl Localized) -> Self {
        let sentence = Sentence::of(sentence);
        Self { code, sentence, file: None, place: String::new(), hint: None, exit: 2 }
    }

    pub(crate) fn at(self, path: &Path) -> Self {
        Self { file: Some(shown(path)), ..self }
    }

    pub(crate) fn hint(self, hint: &impl Localized) -> Self {
        Self { hint: Some(Sentence::of(hint)), ..self }
    }

    /// The same for an input that is false or malformed.
    pub(crate) fn refused(self) -> Self {
        Self { exit: 1, ..self }
    }

    /// A fault of the program itself.
    pub(crate) fn fault(reason: &str) -> Self {
        Self::new("fault", &say::Fault { reason: safe(reason) })
    }

    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        let reason = safe(&error.to_string());
        Self::new("unreadable", &say::Unreadable { reason }).at(path)
    }

    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        let reason = safe(&error.to_string());
        Self::new("unwritable", &say::Unwritable { reason }).at(path)
    }

    /// A file that is not a sound bundle.
    pub(crate) fn of_bundle(path: &Path, bytes: &[u8], fault: &Fault) -> Self {
        let sentence = |what| Sentence::of(&say::BundleNeeded { what });
        Self::of_fault(path, bytes, fault, FileKind::Bundle, sentence)
    }

    /// A file that is not a roster.
    pub(crate) fn of_roster(path: &Path, bytes: &[u8], fault: &Fault) -> Self {
        let sentence = |what| Sentence::of(&say::RosterNeeded { what });
        Self::of_fault(path, bytes, fault, FileKind::Roster, sentence)
    }

    fn of_fault(
        path: &Path,
        bytes: &[u8],
        fault: &Fault,
        needed: FileKind,
        instead: impl Fn(FileKind) -> Sentence,
    ) -> Self {
        let is_perhaps = OF_OTHER_KIND.contains(&fault.code());
        let kind = is_perhaps.then(|| FileKind::of(&path.to_string_lossy(), bytes)).flatten();
        let other = kind.filter(|kind| *kind != needed && *kind != FileKind::Empty);
        let place = match fault.place {
            Place::Whole => String::new(),
            _ => fault.place.to_string(),
        };
        let error = Self { place, ..Self::new(fault.code(), fault).at(path) };
        match other {
            Some(what) => Self { sentence: instead(what), place: String::new(), ..error },
            None => error.refused(),
        }
    }

    /// Writes the error to the standard error stream.
    pub(crate) fn print(&self, locale: Locale) {
        let places = self.file.iter().chain(Some(&self.place).filter(|place| !place.is_empty()));
        let places: String = places.map(|place| format!("{place}: ")).collect();
        let (prefix, hint) = match locale {
            Locale::En => ("error", "hint"),
            Locale::Ko => ("오류", "힌트"),
        };
        eprintln!("{prefix}: {places}{} ({})", self.sentence.text(locale), self.code);
        if let Some(sentence) = &self.hint {
            eprintln!("{hint}: {}", sentence.text(locale));
        }
    }

    pub(crate) fn exit(&self) -> ExitCode {
        ExitCode::from(self.exit)
    }
}

/// The name of a file, safe to show.
pub(crate) fn shown(path: &Path) -> String {
    safe(&path.to_string_lossy())
}
