//! The errors that stop a command: a message, the place, a stable code, one hint, and the exit code.

use std::fmt;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use paraph::fault::{Fault, FaultKind, Place};
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence, in_one_line};
use paraph::report::Unjudged;
use paraph::screen::{safe, safe_json};
use paraph::verify::Verdict;
use serde::Serialize;

use super::display::{FileName, shown, typed};
use super::messages::errors;
use super::paths::folder;
use super::suggestions::{DidYouMean, nearest_file};
use super::toml_hints::hint_for;

/// The result of a command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done, or concluded: 0.
    #[default]
    Done,
    /// An input was judged to be malformed or false: 1.
    Refused,
    /// It could not be judged or done: 2.
    CouldNot,
    /// Nothing is false, but something is missing: 3.
    Incomplete,
}

impl Exit {
    /// The exit code for scripts.
    pub(crate) fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::CouldNot => 2,
            Self::Incomplete => 3,
        }
    }

    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(self.number())
    }

    /// The worse of two, in the order 1, 2, 3, 0.
    pub(crate) fn worse(self, other: Self) -> Self {
        let rank = |exit| match exit {
            Self::Done => 0,
            Self::Incomplete => 1,
            Self::CouldNot => 2,
            Self::Refused => 3,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}

impl Exit {
    /// The effect on the exit code of available files that were not judged.
    pub(crate) fn of_unjudged(unjudged: &[Unjudged]) -> Self {
        if unjudged.is_empty() { Self::Done } else { Self::CouldNot }
    }
}

impl From<Verdict> for Exit {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Concluded => Self::Done,
            Verdict::Incomplete => Self::Incomplete,
            Verdict::Refused => Self::Refused,
        }
    }
}

/// The error that stopped a command.
#[derive(Debug)]
pub(crate) struct CliError {
    /// A message for people: what was found, and what was expected.
    pub(crate) sentence: Sentence,
    /// The file, if the error is about one.
    file: Option<Box<str>>,
    /// The file and the place in it; empty if there is none.
    pub(crate) place: Sentence,
    /// Stable, kebab-case.
    pub(crate) code: &'static str,
    /// One next step.
    pub(crate) hint: Option<Sentence>,
    /// What the hint lets the user choose from, a line for each.
    choices: Vec<Sentence>,
    pub(crate) exit: Exit,
    /// A missing file, if there is no better hint about it.
    missing: Option<Box<PathBuf>>,
    /// Whether the reader of the output has closed it.
    broken_pipe: bool,
}

impl CliError {
    /// An error that is not a forgery: something cannot be done.
    pub(crate) fn new(code: &'static str, sentence: impl Localized) -> Self {
        Self::of(code, Sentence::of(&sentence))
    }

    #[cold]
    fn of(code: &'static str, sentence: Sentence) -> Self {
        Self {
            sentence,
            file: None,
            place: Sentence::of(&""),
            code,
            hint: None,
            choices: Vec::new(),
            exit: Exit::CouldNot,
            missing: None,
            broken_pipe: false,
        }
    }

    #[cold]
    pub(crate) fn at(mut self, path: &Path) -> Self {
        self.place = Sentence::of(&FileName(path));
        self.file = Some(shown(path).into());
        self
    }

    /// The place, if it is not a file: a key that is elsewhere.
    pub(crate) fn placed(mut self, place: impl Localized) -> Self {
        self.place = Sentence::of(&place);
        self
    }

    pub(crate) fn hint(self, hint: impl Localized) -> Self {
        self.with_hint(Sentence::of(&hint))
    }

    #[cold]
    fn with_hint(mut self, hint: Sentence) -> Self {
        self.hint = Some(hint);
        self.missing = None;
        self
    }

    /// The same, with what the hint lets the user choose from.
    pub(crate) fn choices(self, choices: Vec<Sentence>) -> Self {
        Self { choices, ..self }
    }

    /// Adds the file that the user probably meant, if the folder has a similar name. Called once, at the end
    /// of a command, not for each of many files.
    pub(crate) fn with_file_meant(self) -> Self {
        match self.missing.as_deref().and_then(|path| nearest_file(path)) {
            Some(meant) => self.hint(DidYouMean(typed(&meant))),
            None => self,
        }
    }

    /// The hint as one line, safe to show: for a cell and for JSON.
    pub(crate) fn hint_in_one_line(&self) -> Option<Sentence> {
        self.hint.as_ref().map(|hint| hint.map(|hint| safe(&in_one_line(hint))))
    }

    pub(crate) fn exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// A malformed file in a signed format: judged and refused.
    pub(crate) fn refused(path: &Path, fault: &Fault) -> Self {
        let exit = match fault.kind {
            FaultKind::NewerFormat { .. } => Exit::CouldNot,
            _ => Exit::Refused,
        };
        let error = Self::faulty(path, fault).exit(exit);
        match &fault.kind {
            FaultKind::NewerFormat { .. } => error.hint(errors::NewerFormat),
            _ if path == Path::new("-") => error.hint(errors::AskAgain),
            FaultKind::Whitespace => error.hint(errors::SavedAnew),
            _ => error.hint(errors::AskAndCompare { key: typed(path) }),
        }
    }

    /// A file that people write, or a key, that cannot be used.
    pub(crate) fn unusable(path: &Path, fault: &Fault) -> Self {
        let error = Self::faulty(path, fault);
        match &fault.kind {
            FaultKind::Placeholder { .. } => error.hint(errors::FillIn),
            FaultKind::MissingField { name: "draft" } => error.hint(errors::BeginDraft),
            FaultKind::MissingField { name: "roster" } => error.hint(errors::BeginRoster),
            FaultKind::WrongPassphrase => error.hint(errors::WrongPassphrase),
            FaultKind::BadKey { .. } if !matches!(fault.place, Place::Line { .. }) => {
                error.hint(errors::NameAKey)
            }
            FaultKind::Taken { .. } | FaultKind::NotInRoster { .. } => {
                error.hint(errors::ListRoster)
            }
            FaultKind::BadToml { .. } => error.hint(errors::BadToml),
            FaultKind::BadPath { found, .. } if found.contains('\\') => {
                error.hint(errors::WriteSlash)
            }
            _ if matches!(fault.place, Place::Line { .. }) => error.hint(errors::CorrectTheLine),
            _ => error.hint(errors::CorrectTheFile),
        }
    }

    /// The same of a file whose text may show what its writer meant.
    pub(crate) fn unusable_text(path: &Path, text: &str, fault: &Fault) -> Self {
        let error = Self::unusable(path, fault);
        match hint_for(path, text, fault) {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }

    fn faulty(path: &Path, fault: &Fault) -> Self {
        let error = Self::new(fault.code(), fault).at(path);
        let file = FileName(path);
        match &fault.place {
            Place::Whole => error,
            Place::Pointer(pointer) => {
                error.placed(errors::AtPointer { file, place: safe(pointer) })
            }
            Place::Line { line, column } => {
                error.placed(errors::AtLineAndColumn { file, line, column })
            }
        }
    }

    /// A file that the system did not let the program read.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        let sentence = errors::NotRead { file: FileName(path), reason: reason(error) };
        Self::system(&sentence, path, error)
    }

    /// A folder that the system did not let the program read. A slash at the end of its name is right.
    pub(crate) fn reading_folder(path: &Path, error: &io::Error) -> Self {
        Self::reading(path.components().as_path(), error)
    }

    /// Whether the error is that a file is missing.
    pub(crate) fn is_missing_file(&self) -> bool {
        self.missing.is_some()
    }

    /// A file that the system did not let the program write. Nothing was written.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        let sentence = errors::NotWritten { file: FileName(path), reason: reason(error) };
        let failed = Self::system(&sentence, path, error);
        // A name at which a file is mounted, as in containers, cannot get another file.
        match error.kind() {
            io::ErrorKind::ResourceBusy => Self { code: "mounted", ..failed.hint(errors::Mounted) },
            _ => failed,
        }
    }

    /// Standard output did not accept the data.
    pub(crate) fn writing_output(error: io::Error) -> Self {
        let broken_pipe = error.kind() == io::ErrorKind::BrokenPipe;
        let sentence = errors::OutputNotWritten { reason: reason(&error) };
        Self { broken_pipe, ..Self::new("output-failed", sentence) }
    }

    fn system(sentence: &dyn Localized, path: &Path, error: &io::Error) -> Self {
        let failed = |code| Self::new(code, sentence).at(path);
        match error.kind() {
            io::ErrorKind::NotADirectory if without_slash(path).is_some() => {
                let file = without_slash(path).map(typed).unwrap_or_default();
                failed("not-found").hint(errors::LeaveOutSlash { file })
            }
            io::ErrorKind::NotADirectory if path.is_file() => {
                failed("not-found").hint(errors::NameTheFolder { folder: typed(folder(path)) })
            }
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                let failed = failed("not-found").hint(errors::CheckTheName);
                Self { missing: Some(Box::new(path.to_owned())), ..failed }
            }
            io::ErrorKind::PermissionDenied => {
                failed("permission-denied").hint(errors::AskTheOwner)
            }
            io::ErrorKind::IsADirectory => failed("is-a-folder").hint(errors::NameAFileInIt),
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => failed("disk-full").hint(errors::MakeRoom),
            io::ErrorKind::ReadOnlyFilesystem => {
                failed("read-only").hint(errors::ChooseAnotherFolder)
            }
            _ => failed("io"),
        }
    }

    pub(crate) fn is_broken_pipe(&self) -> bool {
        self.broken_pipe
    }

    /// The error as one line of JSON.
    pub(crate) fn to_json(&self) -> String {
        self.to_json_of(self.file.as_deref().map(str::to_owned), self.exit)
    }

    /// The same for one of many files, which could not be judged because of this error, wherever its place
    /// is.
    pub(crate) fn to_json_about(&self, file: &Path) -> String {
        self.to_json_of(Some(shown(file)), Exit::CouldNot)
    }

    fn to_json_of(&self, file: Option<String>, exit: Exit) -> String {
        #[derive(Serialize)]
        struct Shown {
            format: &'static str,
            code: &'static str,
            exit: u8,
            message: String,
            file: Option<String>,
            place: String,
            hint: Option<String>,
        }
        let shown = Shown {
            format: "paraph/error/1",
            code: self.code,
            exit: exit.number(),
            message: safe(self.sentence.text(Locale::En)),
            file,
            place: safe(self.place.text(Locale::En)),
            hint: self.hint.as_ref().map(|hint| {
                let choices = self.choices.iter().map(|choice| choice.text(Locale::En));
                let choices = choices.collect::<Vec<_>>().join("; ");
                let hint = in_one_line(hint.text(Locale::En));
                safe(format!("{hint} {choices}").trim_end())
            }),
        };
        safe_json(&serde_json::to_string(&shown).expect("strings and numbers only"))
    }
}

/// A path that ends with a slash and is not a folder, without the slash.
pub(crate) fn without_slash(path: &Path) -> Option<&Path> {
    let is_so = path.as_os_str().as_bytes().ends_with(b"/") && !path.is_dir();
    is_so.then(|| path.components().as_path())
}

/// The system's message without its number, in English.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

impl Localized for CliError {
    /// The lines that people see.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        errors::Error { sentence: safe(self.sentence.text(locale)) }.write(locale, out)?;
        match self.place.text(locale) {
            "" => writeln!(out, "\n  ({})", self.code)?,
            place => writeln!(out, "\n  {} ({})", safe(place), self.code)?,
        }
        match &self.hint {
            Some(hint) => {
                // A message of the catalogue can have several lines. Its arguments have none.
                let lines: Vec<String> = hint.text(locale).split('\n').map(safe).collect();
                errors::Hint { hint: lines.join("\n    ") }.write(locale, out)?;
                out.write_char('\n')?;
                self.choices
                    .iter()
                    .try_for_each(|choice| writeln!(out, "    {}", safe(choice.text(locale))))
            }
            None => Ok(()),
        }
    }
}
