//! What reaches the two streams: data, talk, and names that are safe to show.

use std::io::{self, IsTerminal as _, Write};
use std::path::Path;

use serde::Serialize;
use unicode_properties::{GeneralCategoryGroup as Group, UnicodeGeneralCategory as _};

use super::error::CliError;

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

    /// Talk: for whoever sits in front of it. Nothing depends on its being heard.
    pub(crate) fn talk(&self, text: &str) {
        let _ = writeln!(io::stderr(), "paraph: {text}");
    }

    /// An error after which the command goes on with its other inputs.
    pub(crate) fn complain(&self, error: &CliError) {
        let _ = write!(io::stderr(), "{error}");
    }

    /// Whether somebody may be watching the talk.
    pub(crate) fn is_watched() -> bool {
        io::stderr().is_terminal()
    }
}

/// A file's name, safe to show: what does not show, or changes what shows, is escaped.
pub(crate) fn shown(path: &Path) -> String {
    match path.to_str() {
        Some("-") => "standard input".to_owned(),
        _ => safe(&path.to_string_lossy()),
    }
}

/// A string from outside, safe to show.
pub(crate) fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.general_category_group() {
            Group::Other => out.extend(c.escape_unicode()),
            Group::Separator if c != ' ' => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out
}

/// A path as it is typed into a shell, quoted where it needs to be.
pub(crate) fn typed(path: &Path) -> String {
    let text = shown(path);
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    match !text.is_empty() && text.chars().all(plain) {
        true => text,
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_a_file_name_moves_the_cursor() {
        assert_eq!(safe("협정 1.txt"), "협정 1.txt");
        assert_eq!(safe("a\u{1b}[2J\n\u{202e}b"), "a\\u{1b}[2J\\u{a}\\u{202e}b");
        assert_eq!(typed(Path::new("it's")), r"'it'\''s'");
    }
}
