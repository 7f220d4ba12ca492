//! Output to the two streams: data to standard output, messages to standard error.

use std::io::{self, IsTerminal as _, Write};
use std::sync::LazyLock;

use paraph::messages::Localized;
use paraph::screen::safe_json;
use paraph::verify::Verdict;
use serde::Serialize;
use terminal_size::terminal_size_of;

use super::colour::{self, Colours};
use super::display::{columns, on_screen, our_words};
use super::error::CliError;
use super::language::locale;

/// The width, in columns, of the terminal for data or for messages; `None` if the stream is not a terminal.
pub(crate) fn terminal(talk: bool) -> Option<usize> {
    match talk {
        true => Console::is_watched().then(|| columns(terminal_size_of(io::stderr()))),
        false => Console::shows_data().then(|| columns(terminal_size_of(io::stdout()))),
    }
}

/// A command whose help is not wrapped where it is folded as everything else is: on a terminal.
pub(crate) fn unwrapped(command: clap::Command) -> clap::Command {
    match terminal(false) {
        Some(_) => command.term_width(0),
        None => command,
    }
}

/// The streams of a run, and how to write to them.
pub(crate) struct Console<'a> {
    out: &'a mut dyn Write,
    json: bool,
    colours: Colours,
}

impl<'a> Console<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, json: bool, colours: Colours) -> Self {
        Self { out, json, colours }
    }

    /// Whether data is written as JSON.
    pub(crate) fn json(&self) -> bool {
        self.json
    }

    /// Writes data that another program may read.
    pub(crate) fn data(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        self.out.write_all(bytes).map_err(CliError::writing_output)
    }

    /// Writes data and flushes it: someone reads it before anything else happens.
    pub(crate) fn data_now(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        self.data(bytes)?;
        self.out.flush().map_err(CliError::writing_output)
    }

    /// Writes the result of a command: `text`, or `value` as a line of JSON if requested.
    pub(crate) fn answer(
        &mut self,
        text: impl AsRef<str>,
        value: &impl Serialize,
    ) -> Result<(), CliError> {
        match self.json {
            false => self.text(text.as_ref()),
            true => self.line_of_json(value),
        }
    }

    /// Text for people: made safe to show, and folded on a terminal.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), CliError> {
        self.data(on_screen(text, terminal(false)).as_bytes())
    }

    /// A report for people. Its first word is the verdict.
    pub(crate) fn verdict(&mut self, report: &str, verdict: Verdict) -> Result<(), CliError> {
        let screen = on_screen(report, terminal(false));
        self.data(colour::report(&screen, verdict, self.colours.data).as_bytes())
    }

    /// A help text, with its headings.
    pub(crate) fn help(&mut self, text: &str) -> Result<(), CliError> {
        let screen = our_words(text, terminal(false));
        self.data(colour::help(&screen, self.colours.data).as_bytes())
    }

    /// Lines as `sha256sum` writes them. On a terminal they are made safe to show; otherwise they have the
    /// exact bytes of the file names.
    pub(crate) fn sums(&mut self, lines: &[u8]) -> Result<(), CliError> {
        match Self::shows_data() {
            true => self.text(&String::from_utf8_lossy(lines)),
            false => self.data(lines),
        }
    }

    fn line_of_json(&mut self, value: &impl Serialize) -> Result<(), CliError> {
        let json = serde_json::to_string(value).expect("strings, numbers and booleans only");
        self.data(format!("{}\n", safe_json(&json)).as_bytes())
    }

    /// The same, written at once, for a file that is being committed.
    pub(crate) fn answer_now(
        &mut self,
        text: impl AsRef<str>,
        value: &impl Serialize,
    ) -> Result<(), CliError> {
        self.answer(text, value)?;
        self.out.flush().map_err(CliError::writing_output)
    }

    /// The same, if the JSON already exists.
    pub(crate) fn json_now(&mut self, text: &str, json: &str) -> Result<(), CliError> {
        match self.json {
            false => self.text(text)?,
            true => self.data(format!("{json}\n").as_bytes())?,
        }
        self.out.flush().map_err(CliError::writing_output)
    }

    /// The same, if the text consists of lines as `sha256sum` writes them.
    pub(crate) fn sum_now(&mut self, lines: &[u8], value: &impl Serialize) -> Result<(), CliError> {
        match self.json {
            false => self.sums(lines)?,
            true => self.line_of_json(value)?,
        }
        self.out.flush().map_err(CliError::writing_output)
    }

    /// Writes a message for the user. Nothing depends on it.
    pub(crate) fn talk(&self, sentence: &impl Localized) {
        Self::talk_of(sentence);
    }

    /// Compiled once in the program, not once for each message.
    fn talk_of(sentence: &dyn Localized) {
        let text = format!("paraph: {}\n", Localized::in_locale(&sentence, locale()));
        let text = on_screen(&text, terminal(true));
        let _ = io::stderr().write_all(text.as_bytes());
    }

    /// Ends the last line of data, before messages follow on the same terminal or pipe.
    pub(crate) fn end_line(&mut self) {
        let _ = self.out.flush();
        let _ = io::stderr().write_all(b"\n");
    }

    /// Reports an error after which the command continues with its other inputs.
    pub(crate) fn complain(&self, error: &CliError) {
        let text = on_screen(&error.in_locale(locale()), terminal(true));
        let _ = io::stderr().write_all(colour::error(&text, self.colours.talk).as_bytes());
    }

    /// Whether data goes to a terminal, where it must not move the cursor.
    pub(crate) fn shows_data() -> bool {
        static IS_ONE: LazyLock<bool> = LazyLock::new(|| io::stdout().is_terminal());
        *IS_ONE
    }

    /// Whether someone may be watching the messages.
    pub(crate) fn is_watched() -> bool {
        static IS_ONE: LazyLock<bool> = LazyLock::new(|| io::stderr().is_terminal());
        *IS_ONE
    }

    /// Whether someone reads the data and can answer: output and input are terminals.
    pub(crate) fn is_attended() -> bool {
        Self::shows_data() && io::stdin().is_terminal()
    }
}
