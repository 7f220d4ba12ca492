//! What a call raises: an exception with code, place and sentence.

use paraph::fault::{Fault, FaultKind};
use paraph::file_kind::{FileKind, OF_OTHER_KIND};
use paraph::keys::{Remedy, RosterRemedy};
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence};
use paraph::paper::{AskForTheBundle, PaperFault};
use paraph::screen::safe;
use paraph::signing::{Refusal, Refused};
use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

use crate::front_end::{Python as Front, remedy_sentence, roster_sentence};
use crate::messages::module as say;

create_exception!(
    paraph,
    ParaphError,
    PyException,
    "Why there is no answer.\n\n\
     code: a stable word, such as \"truncated\"; docs/format.md and docs/paper-format.md list those of faults.\n\
     sentence: what is wrong, in English.\n\
     file: the name of the file, or None.\n\
     place: where in the file: a JSON pointer, or line and column counted from 1; or None.\n\
     hint: the next step, or None."
);

/// Why there is no answer.
#[derive(Debug)]
pub(crate) struct Problem {
    code: &'static str,
    sentence: Sentence,
    file: Option<String>,
    place: String,
    hint: Option<Sentence>,
}

impl Problem {
    pub(crate) fn new(code: &'static str, sentence: &impl Localized) -> Self {
        let sentence = Sentence::of(sentence);
        Self { code, sentence, file: None, place: String::new(), hint: None }
    }

    /// A value that is not what it should be.
    pub(crate) fn of_value(kind: &FaultKind) -> Self {
        Self::new(kind.code(), kind)
    }

    /// A file that is not what it should be. A file of another kind than the one that is needed is named.
    pub(crate) fn of_file(name: &str, bytes: &[u8], fault: &Fault, needed: Needed) -> Self {
        let problem = Self::of_fault(name, fault);
        match other_kind(name, bytes, fault, needed) {
            Some(what) => Self { sentence: needed.instead(what), ..problem },
            None => Self { hint: needed.remedy(bytes, fault), ..problem },
        }
    }

    /// A file with a fault, whatever kind of file it is.
    pub(crate) fn of_fault(file: &str, fault: &Fault) -> Self {
        let (file, place) = (Some(safe(file)), fault.place.to_string());
        Self { file, place, ..Self::new(fault.code(), fault) }
    }

    /// A PDF that claims a bundle inside, and cannot be read.
    pub(crate) fn of_paper(file: &str, fault: &PaperFault) -> Self {
        let hint = Some(Sentence::of(&AskForTheBundle));
        Self { hint, file: Some(safe(file)), ..Self::new(fault.code(), fault) }
    }

    /// An act that cannot be signed into a file.
    pub(crate) fn of_refused(refused: &Refused, file: &str) -> Self {
        let why = &*refused.why;
        if let Refusal::Fault(fault) = why {
            return Self::of_fault(file, fault);
        }
        let hint = refused.next.as_ref().map(|next| next.sentence(&Front));
        Self { hint, file: Some(safe(file)), ..Self::new(why.code(), &why.sentence(&Front)) }
    }
}

impl From<Problem> for PyErr {
    fn from(problem: Problem) -> Self {
        let Problem { code, sentence, file, place, hint } = problem;
        let sentence = sentence.text(Locale::En).to_owned();
        let place = (!place.is_empty()).then_some(place);
        let parts = [file.as_deref(), place.as_deref(), Some(&*sentence)];
        let whole: Vec<&str> = parts.into_iter().flatten().collect();
        let error = ParaphError::new_err(whole.join(": "));
        let hint = hint.map(|hint| hint.text(Locale::En).to_owned());
        Python::attach(|py| {
            let value = error.value(py);
            let set = value
                .setattr("code", code)
                .and_then(|()| value.setattr("sentence", sentence))
                .and_then(|()| value.setattr("file", file))
                .and_then(|()| value.setattr("place", place))
                .and_then(|()| value.setattr("hint", hint));
            set.err().unwrap_or(error)
        })
    }
}

/// The kind of file that a call needs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Needed {
    Bundle,
    BundleOrRecord,
    Record,
    Roster,
    Key,
    Profile,
    Statements,
}

impl Needed {
    /// Whether a file of this kind is needed. Then the file itself is wrong, not its kind.
    fn has(self, kind: FileKind) -> bool {
        matches!(
            (kind, self),
            (FileKind::Empty | FileKind::Mark | FileKind::Conflict, _)
                | (FileKind::Bundle, Self::Bundle | Self::BundleOrRecord)
                | (FileKind::Record, Self::Record | Self::BundleOrRecord)
                | (FileKind::Roster, Self::Roster)
                | (FileKind::Profile, Self::Profile)
                | (FileKind::PrivateKey, Self::Key)
        )
    }

    /// What to do about a key that is not used here, in a file of this kind.
    fn remedy(self, bytes: &[u8], fault: &Fault) -> Option<Sentence> {
        match self {
            Self::Key => Remedy::of(&fault.kind, bytes).map(remedy_sentence),
            Self::Roster => RosterRemedy::of(&fault.kind).map(roster_sentence),
            Self::Bundle
            | Self::BundleOrRecord
            | Self::Record
            | Self::Profile
            | Self::Statements => None,
        }
    }

    fn instead(self, what: FileKind) -> Sentence {
        match self {
            Self::Bundle => Sentence::of(&say::BundleNeeded { what }),
            Self::BundleOrRecord => Sentence::of(&say::BundleOrRecordNeeded { what }),
            Self::Record => Sentence::of(&say::RecordNeeded { what }),
            Self::Roster => Sentence::of(&say::RosterNeeded { what }),
            Self::Key => Sentence::of(&say::KeyNeeded { what }),
            Self::Profile => Sentence::of(&say::ProfileNeeded { what }),
            Self::Statements => Sentence::of(&say::StatementsNeeded { what }),
        }
    }
}

/// The kind of a file with this fault, if it is another kind than the one that is needed.
fn other_kind(name: &str, bytes: &[u8], fault: &Fault, needed: Needed) -> Option<FileKind> {
    let is_perhaps = OF_OTHER_KIND.contains(&fault.code());
    let kind = is_perhaps.then(|| FileKind::of(name, bytes)).flatten();
    kind.filter(|kind| !needed.has(*kind))
}
