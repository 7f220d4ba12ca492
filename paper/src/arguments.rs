//! The arguments of the command line.

use std::error::Error;
use std::fmt;
use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, CommandFactory as _, FromArgMatches as _, Parser};
use paraph::fault::FaultKind;
use paraph::locale::Locale;
use paraph::messages::{Localized as _, Sentence};
use paraph::screen::safe;
use paraph::value::{Day, Rounding, Time};

use crate::error::PaperError;
use crate::language::{Lang, locale};
use crate::making::Size;
use crate::messages::program as say;

#[derive(Parser)]
#[command(name = "paraph-paper", version)]
pub(crate) struct Arguments {
    #[arg(value_name = "BUNDLE|PDF")]
    pub(crate) file: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    #[arg(long, conflicts_with = "texts")]
    pub(crate) no_texts: bool,
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
    #[arg(long, value_name = "DAY|TIME", value_parser = time, required_unless_present = "check")]
    pub(crate) at: Option<Time>,
    #[arg(long, value_name = "a4|letter", value_parser = size, default_value = "a4")]
    pub(crate) paper: Size,
    #[arg(long, value_name = "DIR")]
    pub(crate) fonts: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE", required_unless_present = "check")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) force: bool,
    #[arg(long, conflicts_with_all = ["at", "output", "force", "no_texts", "texts"])]
    pub(crate) check: bool,
    #[arg(long, value_name = "en|ko", value_enum, hide_possible_values = true)]
    pub(crate) lang: Option<Lang>,
}

/// Why a typed value is not valid.
#[derive(Clone, Debug)]
struct ValueError(Sentence);

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.text(locale()))
    }
}

impl Error for ValueError {}

/// A time, or a day: then the judgement is at its end in UTC.
fn time(text: &str) -> Result<Time, ValueError> {
    let sentence = |kind: FaultKind| ValueError(Sentence::of(&kind));
    match text.parse::<Day>() {
        Ok(_) => format!("{text}T23:59:59Z").parse().map_err(sentence),
        Err(_) => Time::parse_rounded(text, Rounding::Down).map_err(sentence),
    }
}

fn size(text: &str) -> Result<Size, ValueError> {
    match text {
        "a4" => Ok(Size::A4),
        "letter" => Ok(Size::Letter),
        _ => Err(ValueError(Sentence::of(&say::InvalidArgument { argument: safe(text) }))),
    }
}

/// What the command line asks for.
pub(crate) enum Asked {
    Arguments(Box<Arguments>),
    /// The text that help or the version is.
    Shown(String),
}

impl Arguments {
    /// Reads the command line.
    pub(crate) fn parse_from_process() -> Result<Asked, PaperError> {
        let locale = locale();
        let describe = |argument: Arg| {
            let help = help(argument.get_id().as_str(), locale);
            argument.help(help)
        };
        let command = Self::command()
            .about(say::About.in_locale(locale))
            .after_help(say::AfterHelp.in_locale(locale))
            .mut_args(describe);
        let matches = command.try_get_matches();
        match matches.and_then(|matches| Self::from_arg_matches(&matches)) {
            Ok(arguments) => Ok(Asked::Arguments(Box::new(arguments))),
            Err(error) => match error.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                    Ok(Asked::Shown(error.to_string()))
                }
                _ => Err(misused(&error)),
            },
        }
    }
}

fn help(argument: &str, locale: Locale) -> String {
    match argument {
        "file" => say::HelpFile.in_locale(locale),
        "roster" => say::HelpRoster.in_locale(locale),
        "texts" => say::HelpTexts.in_locale(locale),
        "no_texts" => say::HelpNoTexts.in_locale(locale),
        "with" => say::HelpWith.in_locale(locale),
        "at" => say::HelpAt.in_locale(locale),
        "paper" => say::HelpPaper.in_locale(locale),
        "fonts" => say::HelpFonts.in_locale(locale),
        "output" => say::HelpOutput.in_locale(locale),
        "force" => say::HelpForce.in_locale(locale),
        "check" => say::HelpCheck.in_locale(locale),
        "lang" => say::HelpLang.in_locale(locale),
        _ => String::new(),
    }
}

/// The error of a command line that cannot be used.
fn misused(error: &clap::Error) -> PaperError {
    let context = |kind| error.get(kind).map(|value| safe(&value.to_string()));
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue);
    let valued = || match &value {
        Some(value) => format!("{argument}: {value}"),
        None => argument.clone(),
    };
    const CODE: &str = "usage";
    let error = match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            PaperError::new(CODE, &say::MissingArgument { argument })
        }
        ErrorKind::UnknownArgument => PaperError::new(CODE, &say::UnknownArgument { argument }),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals => {
            PaperError::new(CODE, &say::InvalidArgument { argument: valued() })
        }
        ErrorKind::ArgumentConflict => {
            PaperError::new(CODE, &say::ConflictingArguments { argument })
        }
        _ => PaperError::new(CODE, &say::Misused),
    };
    error.hint(&say::SeeHelp)
}
