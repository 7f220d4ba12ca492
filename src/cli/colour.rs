//! Colour: where it is used, and the few words that have it.
//!
//! Colour is added to text that is already safe to show and folded. Only words of the program at the start of
//! its own lines get it, so text from a file can neither use nor imitate it. Every message can be understood
//! without its colour.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _};

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use paraph::verify::Verdict;

/// The value of `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless NO_COLOR is set or TERM is dumb
    #[default]
    Auto,
    /// Also where output goes into a file or another program
    Always,
    /// Nowhere
    Never,
}

impl When {
    /// The last valid `--color` on a command line that cannot be parsed.
    pub(crate) fn of(words: impl IntoIterator<Item = OsString>) -> Self {
        let mut when = Self::Auto;
        let mut words = words.into_iter().take_while(|word| word != "--");
        while let Some(word) = words.next() {
            let value = match word.to_str() {
                Some("--color") => words.next(),
                Some(word) => word.strip_prefix("--color=").map(OsString::from),
                None => None,
            };
            let value = value.as_deref().and_then(|value| value.to_str());
            when = value.and_then(|value| Self::from_str(value, false).ok()).unwrap_or(when);
        }
        when
    }
}

/// Which of the two streams have colour. Each stream is checked separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colours {
    pub(crate) data: bool,
    pub(crate) talk: bool,
}

impl Colours {
    pub(crate) fn new(when: When) -> Self {
        let may = |terminal: bool| match when {
            When::Always => true,
            When::Never => false,
            When::Auto => terminal && is_wanted(),
        };
        Self { data: may(io::stdout().is_terminal()), talk: may(io::stderr().is_terminal()) }
    }
}

/// Whether the environment allows colour on a terminal: <https://no-color.org>, and a terminal with colours.
fn is_wanted() -> bool {
    let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let knows = env::var_os("TERM").is_some_and(|term| !term.is_empty() && term != "dumb");
    !no_color && knows
}

/// A word that gets a colour at the start of a line, or after the text `before`.
struct Label {
    before: &'static str,
    word: &'static str,
    style: Style,
}

const ERROR: Style = AnsiColor::Red.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HEADING: Style = Style::new().bold();

/// The text of an error, for a screen: the first words of `errors.ftl` in every language get a colour.
pub(crate) fn error(screen: &str, colour: bool) -> String {
    const LABELS: &[Label] = &[
        Label { before: "paraph: ", word: "error:", style: ERROR },
        Label { before: "paraph: ", word: "오류:", style: ERROR },
        Label { before: "paraph: ", word: "hint:", style: HINT },
        Label { before: "paraph: ", word: "힌트:", style: HINT },
    ];
    paint(screen, LABELS, colour)
}

/// The text of `--help`, or of a usage error, for a screen.
pub(crate) fn help(screen: &str, colour: bool) -> String {
    const LABELS: &[Label] = &[
        Label { before: "", word: "error:", style: ERROR },
        Label { before: "  ", word: "tip:", style: HINT },
        Label { before: "paraph: ", word: "hint:", style: HINT },
        Label { before: "paraph: ", word: "힌트:", style: HINT },
        Label { before: "", word: "오류:", style: ERROR },
        Label { before: "  ", word: "도움말:", style: HINT },
        Label { before: "", word: "사용법:", style: HEADING },
        Label { before: "", word: "명령:", style: HEADING },
        Label { before: "", word: "인수:", style: HEADING },
        Label { before: "", word: "옵션:", style: HEADING },
        Label { before: "", word: "Usage:", style: HEADING },
        Label { before: "", word: "Commands:", style: HEADING },
        Label { before: "", word: "Arguments:", style: HEADING },
        Label { before: "", word: "Options:", style: HEADING },
        Label { before: "", word: "Example:", style: HEADING },
        Label { before: "", word: "Examples:", style: HEADING },
        Label { before: "", word: "Topics", style: HEADING },
        Label { before: "", word: "주제", style: HEADING },
    ];
    paint(screen, LABELS, colour)
}

/// A report, for a screen: its first word is the verdict, in the language of the report.
pub(crate) fn report(screen: &str, verdict: Verdict, colour: bool) -> String {
    const LABELS: &[Label] = &[
        Label { before: "", word: "WARNING:", style: WARNING },
        Label { before: "", word: "경고:", style: WARNING },
    ];
    // The words with which the lines of lang/library/*/verdict.ftl begin.
    let (korean, style) = match verdict {
        Verdict::Concluded => ("체결됨", AnsiColor::Green.on_default().bold()),
        Verdict::Incomplete => ("미완료", WARNING),
        Verdict::Refused => ("거부됨", ERROR),
    };
    let (line, rest) = screen.split_at(screen.find('\n').map_or(screen.len(), |end| end + 1));
    let verdict = [verdict.code(), korean].map(|word| Label { before: "", word, style });
    format!("{}{}", paint(line, &verdict, colour), paint(rest, LABELS, colour))
}

fn paint(screen: &str, labels: &[Label], colour: bool) -> String {
    if !colour {
        return screen.to_owned();
    }
    let painted = |line: &str| {
        labels.iter().find_map(|Label { before, word, style }| {
            let rest = line.strip_prefix(before)?.strip_prefix(word)?;
            Some(format!("{before}{style}{word}{style:#}{rest}"))
        })
    };
    screen.split_inclusive('\n').map(|line| painted(line).unwrap_or_else(|| line.into())).collect()
}

#[cfg(test)]
mod tests {
    use paraph::locale::Locale;
    use paraph::messages::Localized as _;

    use super::*;
    use crate::cli::messages::{errors, usage};

    #[test]
    fn the_last_choice_that_is_one_counts() {
        let rows: [(&[&str], When); 7] = [
            (&[], When::Auto),
            (&["verify", "--color", "always"], When::Always),
            (&["--color=never", "x"], When::Never),
            (&["--color=always", "--color=never"], When::Never),
            (&["--color=always", "--color=green"], When::Always),
            (&["--", "--color=always"], When::Auto),
            (&["--color"], When::Auto),
        ];
        for (words, expected) in rows {
            assert_eq!(When::of(words.iter().map(OsString::from)), expected, "{words:?}");
        }
    }

    #[test]
    fn errors_and_hints_have_colour_in_every_language() {
        for locale in Locale::ALL {
            let lines = [
                errors::Error { sentence: "x" }.in_locale(locale),
                errors::Hint { hint: "y" }.in_locale(locale),
            ];
            for line in lines {
                let painted = error(&line, true);
                assert!(painted.contains(":\u{1b}[0m "), "{painted:?}");
            }
            let topics = usage::Topics.in_locale(locale);
            assert!(help(&topics, true).starts_with('\u{1b}'), "{topics}");
            assert!(help(&errors::Hint { hint: "y" }.in_locale(locale), true).contains('\u{1b}'));
        }
    }

    #[test]
    fn only_words_of_ours_at_the_beginning_of_a_line_have_colour() {
        let text = "paraph: error: no error: here\n    | paraph: error: x\nparaph: hint: y\n";
        let painted = error(text, true);
        assert_eq!(
            painted,
            "paraph: \u{1b}[1m\u{1b}[31merror:\u{1b}[0m no error: here\n    | paraph: error: x\n\
             paraph: \u{1b}[1m\u{1b}[36mhint:\u{1b}[0m y\n"
        );
        assert_eq!(error(text, false), text);
        let text = "concluded: x\nconcluded: x\nWARNING: y\n";
        assert_eq!(
            report(text, Verdict::Concluded, true),
            "\u{1b}[1m\u{1b}[32mconcluded\u{1b}[0m: x\nconcluded: x\n\
             \u{1b}[1m\u{1b}[33mWARNING:\u{1b}[0m y\n"
        );
        assert_eq!(
            report("미완료: x\n경고: y\n", Verdict::Incomplete, true),
            "\u{1b}[1m\u{1b}[33m미완료\u{1b}[0m: x\n\u{1b}[1m\u{1b}[33m경고:\u{1b}[0m y\n"
        );
    }
}
