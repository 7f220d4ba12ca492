//! Answers to the page, and errors.

use paraph::fault::{Fault, FaultKind, Place};
use paraph::file_kind::{FileKind, OF_OTHER_KIND};
use paraph::keys::{Remedy, RosterRemedy};
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence};
use paraph::paper::{AskForTheBundle, PaperFault};
use paraph::report::{Section, SectionRow};
use paraph::screen::safe;
use paraph::signing::Refused;
use paraph::verify::Verdict;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::frame;
use crate::front_end::{Page, remedy_sentence, roster_sentence};
use crate::messages::module as say;
use crate::request::Given;

/// An answer: JSON and attachments.
pub(crate) struct Answer {
    json: Vec<u8>,
    attachments: Vec<Zeroizing<Vec<u8>>>,
}

impl Answer {
    pub(crate) fn of(value: &impl Serialize) -> Self {
        let json = serde_json::to_vec(value).expect("strings, numbers and booleans only");
        Self { json, attachments: Vec::new() }
    }

    /// An answer whose JSON already exists.
    pub(crate) fn of_json(json: &str) -> Self {
        Self { json: json.as_bytes().to_vec(), attachments: Vec::new() }
    }

    /// The same with one attachment more.
    pub(crate) fn attach(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.attachments.push(Zeroizing::new(bytes.into()));
        self
    }

    /// The same with a secret, which is overwritten when the answer is in its frame.
    pub(crate) fn attach_secret(mut self, text: &str) -> Self {
        self.attachments.push(Zeroizing::new(text.as_bytes().to_vec()));
        self
    }

    /// The same with JSON as the command prints it: with a line end.
    pub(crate) fn attach_line(self, mut json: String) -> Self {
        json.push('\n');
        self.attach(json)
    }

    /// The bytes of the answer.
    pub(crate) fn frame(&self) -> Box<[u8]> {
        let attachments = self.attachments.iter().map(|bytes| bytes.as_slice());
        let parts: Vec<&[u8]> = [&*self.json].into_iter().chain(attachments).collect();
        frame::of(&parts)
    }
}

/// Why there is no other answer. It has its sentences in every language.
pub(crate) struct Problem {
    code: &'static str,
    message: Sentence,
    file: Option<String>,
    place: Sentence,
    hint: Option<Sentence>,
    choices: Vec<Sentence>,
    verdict: Option<Verdict>,
}

impl Problem {
    pub(crate) fn new(code: &'static str, message: &impl Localized) -> Self {
        Self {
            code,
            message: Sentence::of(message),
            file: None,
            place: Sentence::of(&""),
            hint: None,
            choices: Vec::new(),
            verdict: None,
        }
    }

    /// A mistake of the page, in English.
    pub(crate) fn bad_request(message: &str) -> Self {
        Self::new("bad-request", &safe(message))
    }

    /// The same about a file, by its name.
    pub(crate) fn at(self, file: &str) -> Self {
        Self { file: Some(safe(file)), ..self }
    }

    pub(crate) fn hint(self, hint: &impl Localized) -> Self {
        Self { hint: Some(Sentence::of(hint)), ..self }
    }

    pub(crate) fn verdict(self, verdict: Verdict) -> Self {
        Self { verdict: Some(verdict), ..self }
    }

    fn faulty(file: &str, fault: &Fault) -> Self {
        let place = Sentence::of(&fault.place);
        Self { place, ..Self::new(fault.code(), fault).at(file) }
    }

    /// A malformed file in a signed format: judged and refused. A file of another kind is named.
    pub(crate) fn refused(given: &Given<'_>, fault: &Fault, needed: Needed) -> Self {
        let problem = Self::faulty(given.name, fault);
        match fault.kind {
            FaultKind::NewerFormat { .. } => return problem.hint(&say::NewerFormat),
            FaultKind::TooLarge { .. } | FaultKind::TooMany { .. } => {
                return problem.verdict(Verdict::Refused).hint(&say::AskAgain);
            }
            _ => {}
        }
        match kind_instead(given, fault) {
            Some(kind) if !needed.is(kind) => problem.instead(kind, needed),
            Some(kind @ (FileKind::Empty | FileKind::Mark | FileKind::Conflict)) => {
                let message = Sentence::of(&kind);
                Self { message, ..problem }.verdict(Verdict::Refused).hint(&say::AskAgain)
            }
            _ if matches!(fault.kind, FaultKind::Whitespace) => {
                problem.verdict(Verdict::Refused).hint(&say::SavedAnew)
            }
            _ => problem.verdict(Verdict::Refused).hint(&say::AskAndCompare),
        }
    }

    /// A PDF that claims a bundle inside, and cannot be read.
    pub(crate) fn of_paper(file: &str, fault: &PaperFault) -> Self {
        let problem = Self::new(fault.code(), fault).at(file).hint(&AskForTheBundle);
        match fault.is_refused() {
            true => problem.verdict(Verdict::Refused),
            false => problem,
        }
    }

    /// A file that is none of those that a call reads.
    pub(crate) fn not_ours(given: &Given<'_>, needed: Needed) -> Self {
        let problem = Self::new("not-ours", &say::NotOurs).at(given.name);
        match given.kind() {
            Some(kind) if !needed.is(kind) => problem.instead(kind, needed),
            _ => problem.verdict(Verdict::Refused),
        }
    }

    /// A file that people write, or a key, that cannot be used. A file of another kind is named.
    pub(crate) fn unusable(given: &Given<'_>, fault: &Fault, needed: Needed) -> Self {
        let problem = Self::faulty(given.name, fault);
        if matches!(fault.kind, FaultKind::WrongPassphrase) {
            return problem.hint(&say::WrongPassphrase);
        }
        match kind_instead(given, fault) {
            Some(kind @ FileKind::Empty) => {
                let message = Sentence::of(&kind);
                Self { message, ..problem }
            }
            Some(kind) if !needed.is(kind) => problem.instead(kind, needed),
            _ => match needed.remedy(given, fault) {
                Some(remedy) => problem.hint(&remedy),
                None if matches!(fault.place, Place::Line { .. }) => {
                    problem.hint(&say::CorrectTheLine)
                }
                None => problem,
            },
        }
    }

    /// Keys that are no key and no pair.
    pub(crate) fn of_keys(kind: &FaultKind) -> Self {
        let problem = Self::new(kind.code(), kind);
        match Remedy::of_public(kind) {
            Some(remedy) => problem.hint(&remedy_sentence(remedy)),
            None => problem,
        }
    }

    fn instead(self, what: FileKind, needed: Needed) -> Self {
        let message = match needed {
            Needed::Bundle => Sentence::of(&say::BundleNeeded { what }),
            Needed::Record => Sentence::of(&say::RecordNeeded { what }),
            Needed::BundleOrRecord => Sentence::of(&say::BundleOrRecordNeeded { what }),
            Needed::Roster => Sentence::of(&say::RosterNeeded { what }),
            Needed::Key => Sentence::of(&say::KeyNeeded { what }),
            Needed::Profile => Sentence::of(&say::ProfileNeeded { what }),
            Needed::Statements => Sentence::of(&say::StatementsNeeded { what }),
            Needed::Instrument => Sentence::of(&say::InstrumentNeeded { what }),
        };
        Self { message, verdict: None, hint: None, ..self }
    }

    /// An act that cannot be signed.
    pub(crate) fn of_refused(refused: &Refused, file: &str) -> Self {
        let why = &*refused.why;
        if let paraph::signing::Refusal::Fault(fault) = why {
            return Self::faulty(file, fault).verdict(Verdict::Refused);
        }
        let problem =
            Self { verdict: why.verdict(), ..Self::new(why.code(), &why.sentence(&Page)) };
        match &refused.next {
            None => problem,
            Some(next) => {
                Self { choices: next.choices(&Page), ..problem.hint(&next.sentence(&Page)) }
            }
        }
    }

    /// The answer in a language.
    pub(crate) fn answer(&self, locale: Locale) -> Answer {
        #[derive(Serialize)]
        struct Shown<'a> {
            error: Error<'a>,
        }
        #[derive(Serialize)]
        struct Error<'a> {
            code: &'a str,
            message: &'a str,
            file: Option<&'a str>,
            place: Option<&'a str>,
            hint: Option<&'a str>,
            choices: Vec<&'a str>,
            verdict: Option<&'static str>,
        }
        let place = self.place.text(locale);
        Answer::of(&Shown {
            error: Error {
                code: self.code,
                message: self.message.text(locale),
                file: self.file.as_deref(),
                place: (!place.is_empty()).then_some(place),
                hint: self.hint.as_ref().map(|hint| hint.text(locale)),
                choices: self.choices.iter().map(|choice| choice.text(locale)).collect(),
                verdict: self.verdict.map(|verdict| verdict.code()),
            },
        })
    }

    /// The message, for a file that is only available.
    pub(crate) fn into_unjudged(self) -> paraph::report::Unjudged {
        paraph::report::Unjudged {
            file: self.file.unwrap_or_default(),
            message: self.message,
            code: self.code,
            hint: self.hint,
        }
    }

    /// What is wrong with a file that is one of the subjects.
    pub(crate) fn into_unsound(self) -> paraph::report::Unsound {
        let place = self.place.text(Locale::En).to_owned();
        let file = self.file.unwrap_or_default();
        paraph::report::Unsound {
            place: format!("{file} {place}").trim_end().to_owned(),
            file,
            message: self.message,
            code: self.code,
        }
    }

    /// Whether it is about a file, and not about the request.
    pub(crate) fn is_of_file(&self) -> bool {
        self.file.is_some()
    }

    pub(crate) fn is_refused(&self) -> bool {
        self.verdict == Some(Verdict::Refused)
    }
}

/// The kind of a file with a fault that files of another kind have.
fn kind_instead(given: &Given<'_>, fault: &Fault) -> Option<FileKind> {
    let is_perhaps = OF_OTHER_KIND.contains(&fault.code());
    is_perhaps.then(|| given.kind()).flatten()
}

/// The kind of file that is needed in a place.
#[derive(Clone, Copy)]
pub(crate) enum Needed {
    Bundle,
    Record,
    BundleOrRecord,
    Roster,
    Key,
    Profile,
    Statements,
    /// A draft, a record or a bundle.
    Instrument,
}

impl Needed {
    /// What to do about a key that is not used here, in a file of this kind.
    fn remedy(self, given: &Given<'_>, fault: &Fault) -> Option<Sentence> {
        match self {
            Self::Key => Remedy::of(&fault.kind, &given.bytes).map(remedy_sentence),
            Self::Roster => RosterRemedy::of(&fault.kind).map(roster_sentence),
            Self::Bundle
            | Self::Record
            | Self::BundleOrRecord
            | Self::Profile
            | Self::Statements
            | Self::Instrument => None,
        }
    }

    /// Whether a file of this kind is needed. Then the file itself is wrong, not its kind.
    fn is(self, kind: FileKind) -> bool {
        use FileKind::{
            Bundle, Conflict, Draft, Empty, Mark, PrivateKey, Profile, PublicKey, Record, Roster,
        };
        match (kind, self) {
            (Empty | Mark | Conflict, _)
            | (Bundle, Self::Bundle | Self::BundleOrRecord | Self::Instrument)
            | (Record, Self::Record | Self::BundleOrRecord | Self::Instrument)
            | (Draft, Self::Instrument)
            | (Roster, Self::Roster)
            | (Profile, Self::Profile)
            | (PrivateKey | PublicKey, Self::Key) => true,
            (_, _) => false,
        }
    }
}

/// A section as the page gets it.
#[derive(Serialize)]
pub(crate) struct ShownSection {
    kind: &'static str,
    heading: Option<String>,
    rows: Vec<ShownRow>,
}

#[derive(Serialize)]
struct ShownRow {
    cells: Vec<String>,
    label: bool,
    details: Vec<String>,
    language: Option<String>,
    code: Option<&'static str>,
}

/// Sections as the page gets them.
pub(crate) fn shown(sections: impl IntoIterator<Item = Section>) -> Vec<ShownSection> {
    let row = |SectionRow { cells, is_labelled, language, details, code }: SectionRow| ShownRow {
        cells,
        label: is_labelled,
        details,
        language: language.map(|language| language.as_str().to_owned()),
        code,
    };
    let section = |Section { kind, heading, rows }: Section| ShownSection {
        kind: kind.word(),
        heading,
        rows: rows.into_iter().map(row).collect(),
    };
    sections.into_iter().map(section).collect()
}
