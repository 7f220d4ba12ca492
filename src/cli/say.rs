//! What reaches the two streams: data and talk.

use std::io::{self, IsTerminal as _, Write};

use super::error::CliError;
use serde::Serialize;

/// The streams of a run, and how to speak on them.
pub(crate) struct World<'a> {
    out: &'a mut dyn Write,
    json: bool,
}

impl<'a> World<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, json: bool) -> Self {
        Self { out, json }
    }

    /// Whether data goes out as JSON.
    pub(crate) fn json(&self) -> bool {
        self.json
    }

    /// Data: what another program might read.
    pub(crate) fn data(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        self.out.write_all(bytes).map_err(CliError::writing_output)
    }

    /// The data of a command: `text`, or `value` as a line of JSON if that is wanted.
    pub(crate) fn answer(
        &mut self,
        text: impl AsRef<[u8]>,
        value: &impl Serialize,
    ) -> Result<(), CliError> {
        if !self.json {
            return self.data(text.as_ref());
        }
        let json = serde_json::to_string(value).expect("strings, numbers and booleans only");
        self.data(format!("{json}\n").as_bytes())
    }

    /// The same, handed on at once: for whoever commits a file around it.
    pub(crate) fn answer_now(
        &mut self,
        text: impl AsRef<[u8]>,
        value: &impl Serialize,
    ) -> Result<(), CliError> {
        self.answer(text, value)?;
        self.out.flush().map_err(CliError::writing_output)
    }

    /// Talk: for whoever sits in front of it. Nothing depends on its being heard.
    pub(crate) fn talk(&self, text: &str) {
        let _ = writeln!(io::stderr(), "paraph: {text}");
    }

    /// An error after which the command goes on with its other inputs.
    pub(crate) fn complain(&self, error: &CliError) {
        let _ = write!(io::stderr(), "{error}");
    }

    /// Whether data goes to a terminal, where it must not move the cursor.
    pub(crate) fn shows_data() -> bool {
        io::stdout().is_terminal()
    }

    /// Whether somebody may be watching the talk.
    pub(crate) fn is_watched() -> bool {
        io::stderr().is_terminal()
    }
}
