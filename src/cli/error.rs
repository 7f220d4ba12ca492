//! What stops a command: a sentence, where, a stable code, one hint, and the exit code.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use paraph::fault::{Fault, FaultKind, Place};
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence};
use paraph::report::Unjudged;
use paraph::screen::{safe, safe_json};
use paraph::verify::Verdict;
use serde::Serialize;

use super::shown::{shown, typed};
use super::suggest::nearest_file;

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done, or concluded: 0.
    Done,
    /// An input was judged malformed or false: 1.
    Refused,
    /// It could not be judged or done: 2.
    CouldNot,
    /// Nothing is false, something is missing: 3.
    Incomplete,
}

impl Exit {
    /// The number that a script sees.
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

    /// The worse of two: 1, then 2, 3, 0.
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
    /// What files at hand that were not judged make of an answer.
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

/// Why a command stopped.
#[derive(Debug)]
pub(crate) struct CliError {
    /// For an officer: what was found and what was expected.
    pub(crate) sentence: Sentence,
    /// The file that it is about, if it is about one.
    file: Option<Box<str>>,
    /// File and place in it.
    pub(crate) place: String,
    /// Stable, kebab-case.
    pub(crate) code: &'static str,
    /// One thing to do.
    pub(crate) hint: Option<Sentence>,
    pub(crate) exit: Exit,
    /// A file that is not there, if nothing better is known to do about that.
    missing: Option<Box<PathBuf>>,
    /// Whether it is about a reader of our output that went away.
    broken_pipe: bool,
}

impl CliError {
    /// Something that cannot be done, which is nobody's forgery.
    pub(crate) fn new(code: &'static str, sentence: impl Localized) -> Self {
        Self {
            sentence: Sentence::of(&sentence),
            file: None,
            place: String::new(),
            code,
            hint: None,
            exit: Exit::CouldNot,
            missing: None,
            broken_pipe: false,
        }
    }

    pub(crate) fn at(mut self, path: &Path) -> Self {
        self.place = shown(path);
        self.file = Some(shown(path).into());
        self
    }

    /// Where it is, if that is no file: a key that stays elsewhere.
    pub(crate) fn placed(mut self, place: impl Into<String>) -> Self {
        self.place = place.into();
        self
    }

    pub(crate) fn hint(mut self, hint: impl Localized) -> Self {
        self.hint = Some(Sentence::of(&hint));
        self.missing = None;
        self
    }

    /// The same, with the file that was probably meant, if another of the folder has nearly its name. It is
    /// looked for once, at the end of a command: not for each of many files.
    pub(crate) fn with_file_meant(self) -> Self {
        match self.missing.as_deref().and_then(|path| nearest_file(path)) {
            Some(meant) => self.hint(format!("did you mean {}?", typed(&meant))),
            None => self,
        }
    }

    pub(crate) fn exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// A malformed file of a signed format: judged, and refused.
    pub(crate) fn refused(path: &Path, fault: &Fault) -> Self {
        let exit = match fault.kind {
            FaultKind::NewerFormat { .. } => Exit::CouldNot,
            _ => Exit::Refused,
        };
        let again = "ask the sender for the file again";
        let hint = match &fault.kind {
            FaultKind::NewerFormat { .. } => "use a newer paraph".to_owned(),
            _ if path == Path::new("-") => again.to_owned(),
            FaultKind::Whitespace => {
                format!("an editor or mail program saved it anew; {again}, in an archive")
            }
            _ => format!("{again}, and compare by telephone: sha256sum {}", typed(path)),
        };
        Self::faulty(path, fault).exit(exit).hint(hint)
    }

    /// A file that people write, or a key: it cannot be used.
    pub(crate) fn unusable(path: &Path, fault: &Fault) -> Self {
        let error = Self::faulty(path, fault);
        let hint = match &fault.kind {
            FaultKind::Placeholder { .. } => "fill it in with an editor, and run the command again",
            FaultKind::MissingField { name: "draft" } => {
                "begin with: paraph draft TEXT... -o tor.toml"
            }
            FaultKind::MissingField { name: "roster" } => {
                "begin with: paraph roster add PARTY --key NAME.pub --holder ID --roster roster.toml"
            }
            FaultKind::WrongPassphrase => {
                "try again; look at Caps Lock and at the keyboard's language"
            }
            FaultKind::BadKey { .. } if !matches!(fault.place, Place::Line { .. }) => {
                "name the file of an Ed25519 key: NAME.key, which its holder keeps, or NAME.pub"
            }
            FaultKind::Taken { .. } | FaultKind::NotInRoster { .. } => {
                "look at what is there: paraph roster list --roster FILE"
            }
            FaultKind::BadToml { .. } => {
                "look at that line with an editor; strings stand in straight quotes"
            }
            _ if matches!(fault.place, Place::Line { .. }) => {
                "mend that line with an editor, and run the command again"
            }
            _ => "nothing was written; mend it, and run the command again",
        };
        error.hint(hint)
    }

    fn faulty(path: &Path, fault: &Fault) -> Self {
        let mut error = Self::new(fault.code(), fault).at(path);
        let place = fault.place.to_string();
        if !place.is_empty() {
            error.place = format!("{} {place}", error.place);
        }
        error
    }

    /// A file that the system would not let us read.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        Self::system("read", path, error)
    }

    /// A file that the system would not let us write. Nothing was written.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        Self::system("written", path, error)
    }

    /// Standard output would not take what we have to say.
    pub(crate) fn writing_output(error: io::Error) -> Self {
        let broken_pipe = error.kind() == io::ErrorKind::BrokenPipe;
        let sentence = format!("standard output could not be written: {}", reason(&error));
        Self { broken_pipe, ..Self::new("output-failed", sentence) }
    }

    fn system(done: &str, path: &Path, error: &io::Error) -> Self {
        let (code, hint) = match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                ("not-found", Some("check the name and the folder"))
            }
            io::ErrorKind::PermissionDenied => {
                ("permission-denied", Some("ask whoever owns the file or folder"))
            }
            io::ErrorKind::IsADirectory => ("is-a-folder", Some("name a file in it")),
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => ("disk-full", Some("make room; nothing was written")),
            // A name at which a file is mounted, as containers do, can get no other file.
            io::ErrorKind::ResourceBusy if done == "written" => (
                "mounted",
                Some(
                    "a file is mounted at this name, so no other can take its place; mount the folder \
                     that it is in instead; nothing was written",
                ),
            ),
            io::ErrorKind::ReadOnlyFilesystem => ("read-only", Some("choose another folder")),
            _ => ("io", None),
        };
        let sentence = format!("{} could not be {done}: {}", shown(path), reason(error));
        let mut failed = Self::new(code, sentence).at(path);
        failed.hint = hint.map(Sentence::of);
        failed.missing = (code == "not-found").then(|| Box::new(path.to_owned()));
        failed
    }

    pub(crate) fn is_broken_pipe(&self) -> bool {
        self.broken_pipe
    }

    /// The error as one line of JSON.
    pub(crate) fn to_json(&self) -> String {
        self.to_json_of(self.file.as_deref().map(str::to_owned), self.exit)
    }

    /// The same of one file of many, which could not be judged because of this, wherever that is.
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
            place: safe(&self.place),
            hint: self.hint.as_ref().map(|hint| safe(hint.text(Locale::En))),
        };
        safe_json(&serde_json::to_string(&shown).expect("strings and numbers only"))
    }
}

/// The system's word for what went wrong, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

impl Localized for CliError {
    /// The lines that people see.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        writeln!(out, "paraph: error: {}", safe(self.sentence.text(locale)))?;
        match self.place.is_empty() {
            true => writeln!(out, "  ({})", self.code)?,
            false => writeln!(out, "  {} ({})", safe(&self.place), self.code)?,
        }
        match &self.hint {
            Some(hint) => writeln!(out, "paraph: hint: {}", safe(hint.text(locale))),
            None => Ok(()),
        }
    }
}
