//! Usage errors, and the parser's words in help, in the reader's language.

use std::cell::LazyCell;
use std::error::Error as _;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence, with_indent};
use paraph::screen::{brief, safe};

use super::args::{ValueError, with_all_arguments};
use super::display::typed;
use super::error::CliError;
use super::invocation::{typed_command, typed_word};
use super::messages::{errors, usage};

/// The maximum width of a quoted word of the command line, in columns. Longer words are shortened.
pub(crate) const MAX_WORD: usize = 400;

/// The code of all usage errors.
const CODE: &str = "usage";

/// A usage error.
pub(crate) struct Misused {
    sentence: Sentence,
    /// The sentence without line ends, if it has some.
    one_line: Option<Sentence>,
    /// A suggestion: the word that was probably meant.
    tip: Option<Sentence>,
    /// The usage line of the command, if the command is known.
    form: Option<String>,
    /// The next step if a required argument is missing that a beginner does not have yet.
    hint: Option<Sentence>,
}

impl Misused {
    /// From an error of the parser. Its quoted words must be safe to show.
    pub(crate) fn of(error: &clap::Error) -> Self {
        let text = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            Some(ContextValue::StyledStr(text)) => text.to_string(),
            _ => String::new(),
        };
        let (word, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
        let mut one_line = None;
        let sentence = match error.kind() {
            ErrorKind::UnknownArgument => Sentence::of(&usage::UnexpectedArgument { word }),
            ErrorKind::InvalidSubcommand => {
                let word = text(ContextKind::InvalidSubcommand);
                Sentence::of(&usage::UnrecognizedSubcommand { word })
            }
            ErrorKind::MissingRequiredArgument => {
                let missing = match error.get(ContextKind::InvalidArg) {
                    Some(ContextValue::Strings(missing)) => missing.clone(),
                    _ => vec![word],
                };
                let listed = format!(" {}", missing.join(", "));
                one_line = Some(Sentence::of(&usage::ArgumentsMissing { missing: listed }));
                let missing = format!("\n  {}", missing.join("\n  "));
                Sentence::of(&usage::ArgumentsMissing { missing })
            }
            ErrorKind::InvalidValue
                if value.is_empty() && text(ContextKind::ValidValue).is_empty() =>
            {
                Sentence::of(&usage::ValueRequired { word })
            }
            ErrorKind::InvalidValue => {
                let values = text(ContextKind::ValidValue);
                match values.is_empty() {
                    true => Sentence::of(&usage::InvalidValue { value, word }),
                    false => Sentence::of(&usage::InvalidValueOf { value, word, values }),
                }
            }
            ErrorKind::ValueValidation => {
                let source = error.source();
                let reason = match source.and_then(|source| source.downcast_ref::<ValueError>()) {
                    Some(reason) => reason.sentence().clone(),
                    None => Sentence::of(&source.map(ToString::to_string).unwrap_or_default()),
                };
                Sentence::of(&usage::InvalidValueBecause { value, word, reason })
            }
            ErrorKind::ArgumentConflict if !word.is_empty() => {
                let other = text(ContextKind::PriorArg);
                match other == word {
                    true => Sentence::of(&usage::ArgumentTwice { word }),
                    false => Sentence::of(&usage::ArgumentConflict { word, other }),
                }
            }
            ErrorKind::MissingSubcommand => Sentence::of(&usage::CommandNeeded),
            _ => Sentence::of(&first_line(error)),
        };
        let similar = |kind| Some(text(kind)).filter(|text| !text.is_empty());
        let unknown =
            (error.kind() == ErrorKind::UnknownArgument).then(|| text(ContextKind::InvalidArg));
        // The parser suggests another option here.
        let suggested = match unknown.as_deref() {
            Some("--new-passphrase-file") => Some("--passphrase-file".to_owned()),
            _ => similar(ContextKind::SuggestedArg),
        };
        let is_of_roster = || std::env::args_os().nth(1).is_some_and(|word| word == "roster");
        let file = unknown.as_deref().map(Path::new);
        let roster = file.filter(|file| file.is_file() && is_of_roster());
        let on_paper = unknown
            .as_deref()
            .filter(|word| ["--paper", "--on-paper"].contains(word))
            .map(|_| Sentence::of(&usage::SignsOnPaper));
        let without = unknown.as_deref().and_then(without_option);
        let tip = on_paper
            .or(without)
            .or_else(|| {
                let file = typed(roster?);
                Some(Sentence::of(&usage::RosterAfterOption { file }))
            })
            .or_else(|| Some(Sentence::of(&usage::SimilarArgument { word: suggested? })))
            .or_else(|| {
                let word = inner_command(&text(ContextKind::InvalidSubcommand))
                    .or_else(|| similar(ContextKind::SuggestedSubcommand))?;
                Some(Sentence::of(&usage::SimilarSubcommand { word }))
            })
            .or_else(|| {
                let word = similar(ContextKind::SuggestedValue)?;
                Some(Sentence::of(&usage::SimilarValue { word }))
            });
        let form = similar(ContextKind::Usage);
        Self { sentence, one_line, tip, form, hint: missing(error) }
    }

    /// From a sentence alone.
    pub(crate) fn said(sentence: &impl Localized) -> Self {
        let sentence = Sentence::of(sentence);
        Self { sentence, one_line: None, tip: None, form: None, hint: None }
    }

    /// Detects an option that begins with one hyphen, or with a dash that a word processor made from two hyphens.
    pub(crate) fn by_dash(words: &[OsString], command: &clap::Command) -> Option<Self> {
        const DASHES: [char; 4] = ['\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'];
        // Most command lines have no such word.
        let options = LazyCell::new(|| {
            let mut options = vec!["help".to_owned(), "version".to_owned()];
            add_options(&with_all_arguments(command.clone()), &mut options);
            options
        });
        let words = words.iter().skip(1).take_while(|word| *word != "--");
        words.filter_map(|word| word.to_str()).find_map(|word| {
            let name = word.split('=').next().unwrap_or_default();
            let dashed = name.trim_start_matches(DASHES);
            let hyphened = name.strip_prefix('-').filter(|rest| !rest.starts_with('-'));
            let is_option = |name: &str| options.iter().any(|option| option == name);
            let sentence = || {
                let word = safe(&brief(word, MAX_WORD));
                Sentence::of(&usage::UnexpectedArgument { word })
            };
            if dashed.len() < name.len() && is_option(dashed.trim_start_matches('-')) {
                let word = format!("--{}", dashed.trim_start_matches('-'));
                let tip = Some(Sentence::of(&usage::TwoHyphens { word }));
                return Some(Self { tip, ..Self::said(&sentence()) });
            }
            // `-roster` means `-r oster` if there is a file `oster`.
            let option = hyphened.filter(|rest| rest.len() > 2 && is_option(rest))?;
            if option.get(1..).is_none_or(|value| Path::new(value).exists()) {
                return None;
            }
            let tip = Some(Sentence::of(&usage::SimilarArgument { word: format!("--{option}") }));
            Some(Self { tip, ..Self::said(&sentence()) })
        })
    }

    /// The same as an error of a command, for JSON.
    pub(crate) fn to_error(&self) -> CliError {
        let sentence = self.one_line.as_ref().unwrap_or(&self.sentence);
        let error = CliError::new(CODE, sentence);
        match self.hint.as_ref().or(self.tip.as_ref()) {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }

    /// The lines for people.
    pub(crate) fn text(&self, locale: Locale) -> String {
        let Self { sentence, one_line: _, tip, form, hint } = self;
        let mut text = format!("{}\n", usage::Error { sentence }.in_locale(locale));
        if let Some(tip) = tip {
            let tip = usage::Tip { tip }.in_locale(locale);
            let _ = write!(text, "\n  {}\n", with_indent(&tip, 4));
        }
        if let Some(form) = form {
            let _ = write!(text, "\n{}\n", in_language(form.trim_end(), locale));
        }
        let _ = write!(text, "\n{}\n", usage::MoreHelp.in_locale(locale));
        if let Some(hint) = hint {
            let hint = errors::Hint { hint }.in_locale(locale);
            let _ = write!(text, "\n{}\n", with_indent(&hint, 4));
        }
        text
    }
}

/// The command whose second word was typed as the first one, or whose intent was.
fn inner_command(word: &str) -> Option<String> {
    const INNER: [(&str, &str); 12] = [
        ("accept", "roster accept"),
        ("add", "roster add"),
        ("revoke", "roster revoke"),
        ("new", "key new"),
        ("import", "key import"),
        ("passwd", "key passwd"),
        ("withdraw", "sign --intent withdraw"),
        ("decline", "sign --intent decline"),
        ("seal", "sign --intent seal"),
        ("confirm", "sign --intent confirm"),
        ("approve", "sign --intent approve"),
        ("witness", "sign --intent witness"),
    ];
    let first = std::env::args_os().nth(1).is_some_and(|first| first == word);
    let inner = INNER.iter().find(|(typed, _)| *typed == word && first);
    inner.map(|(_, command)| (*command).to_owned())
}

/// The command without an option, if it takes the value of that option without one.
fn without_option(option: &str) -> Option<Sentence> {
    const VALUES: [(&[&str], &[&str]); 9] = [
        (&["roster", "add"], &["--party"]),
        (&["roster", "revoke"], &["--key", "--holder"]),
        (&["roster", "accept"], &["--bundle"]),
        (&["key", "new"], &["--name"]),
        (&["key", "show"], &["--key"]),
        (&["verify"], &["--bundle"]),
        (&["sign"], &["--record", "--bundle"]),
        (&["record"], &["--draft"]),
        (&["merge"], &["--with", "--bundle"]),
    ];
    let option = option.split('=').next().unwrap_or_default();
    let words: Vec<OsString> = std::env::args_os().skip(1).collect();
    let is_command = |command: &[&str]| {
        words.len() > command.len() && command.iter().zip(&words).all(|(one, other)| other == one)
    };
    let is_value =
        |(command, options): &(&[&str], &[&str])| options.contains(&option) && is_command(command);
    VALUES.iter().find(|row| is_value(row))?;
    // Without the option, but with its value.
    let mut kept = Vec::new();
    for word in words {
        match word.to_str().and_then(|word| word.strip_prefix(option)) {
            Some("") => {}
            Some(value) => kept.push(value.strip_prefix('=')?.into()),
            None => kept.push(word),
        }
    }
    let command = typed_command(&kept, |_, word| typed_word(word));
    Some(Sentence::of(&usage::WithoutOption { option, command }))
}

/// The error that no command was given.
pub(crate) fn no_command() -> CliError {
    CliError::new(CODE, usage::CommandNeeded).hint(usage::ListTopics)
}

/// Whether the words ask for JSON. They are not a valid command.
pub(crate) fn wants_json(words: &[OsString]) -> bool {
    let words: Vec<&OsString> = words.iter().skip(1).take_while(|word| *word != "--").collect();
    words.iter().any(|word| *word == "--json" || *word == "--format=json")
        || words.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json")
}

/// The parser's message without its heading.
fn first_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    text.lines().next().unwrap_or_default().to_owned()
}

fn add_options(command: &clap::Command, options: &mut Vec<String>) {
    let longs = command.get_arguments().filter_map(clap::Arg::get_long);
    options.extend(longs.map(str::to_owned));
    command.get_subcommands().for_each(|inner| add_options(inner, options));
}

/// The next step if a required argument is missing that a beginner does not have yet.
fn missing(message: &clap::Error) -> Option<Sentence> {
    if message.kind() != ErrorKind::MissingRequiredArgument {
        return None;
    }
    let Some(ContextValue::Strings(missing)) = message.get(ContextKind::InvalidArg) else {
        return None;
    };
    let lacks = |option: &str| missing.iter().any(|it| it.split(' ').next() == Some(option));
    if lacks("--key") {
        return Some(Sentence::of(&usage::KeyMissing));
    }
    let words: Vec<OsString> = std::env::args_os().collect();
    let is = |first: &str, second: &[&str]| {
        words.windows(2).any(|pair| pair[0] == first && second.iter().any(|it| pair[1] == *it))
    };
    lacks("--roster").then(|| match () {
        () if is("roster", &["add"]) || is("key", &["new"]) => Sentence::of(&usage::RosterToBegin),
        () if is("roster", &["revoke", "accept"]) => Sentence::of(&usage::RosterToChange),
        () => Sentence::of(&usage::RosterMissing),
    })
}

/// The headings in help, at the beginning of a line, and their translations.
const HEADINGS: [(&str, &(dyn Localized + Sync)); 5] = [
    ("Usage:", &usage::HeadingUsage),
    ("Commands:", &usage::HeadingCommands),
    ("Arguments:", &usage::HeadingArguments),
    ("Options:", &usage::HeadingOptions),
    ("Relations to other instruments:", &usage::HeadingRelations),
];
/// Other words of the parser in help, after two spaces or a bracket, and their translations.
const WORDS: [(&str, &(dyn Localized + Sync)); 7] = [
    ("  Print help", &usage::PrintHelp),
    ("  Print version", &usage::PrintVersion),
    ("[default: ", &usage::DefaultValue),
    ("[possible values: ", &usage::PossibleValues),
    ("  Possible values:", &usage::PossibleValuesList),
    (" (see a summary with '-h')", &usage::SeeSummary),
    (" (see more with '--help')", &usage::SeeMore),
];

/// Help with the parser's words in the reader's language.
pub(crate) fn in_language(help: &str, locale: Locale) -> String {
    let said = |message: &(dyn Localized + Sync)| Localized::in_locale(&message, locale);
    let line = |line: &str| {
        let heading = HEADINGS.iter().find_map(|(english, message)| {
            let rest = line.strip_prefix(english)?;
            Some(format!("{}{rest}", said(*message)))
        });
        if let Some(line) = heading {
            return line;
        }
        WORDS.iter().fold(line.to_owned(), |line, (english, message)| {
            match line.contains(english) {
                true => {
                    let begins = english.find(char::is_alphabetic).unwrap_or_default();
                    let space = if english.ends_with(' ') { " " } else { "" };
                    let said = said(*message);
                    line.replace(english, &format!("{}{said}{space}", &english[..begins]))
                }
                false => line,
            }
        })
    };
    match locale {
        Locale::En => help.to_owned(),
        Locale::Ko => help.split_inclusive('\n').map(line).collect(),
    }
}
