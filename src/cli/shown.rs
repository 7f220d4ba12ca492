//! Makes names and strings from outside safe to show on a terminal.

use std::fmt::{self, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use paraph::locale::Locale;
use paraph::messages::Localized;
use paraph::screen::safe;
use terminal_size::{Height, Width, terminal_size_of};
use unicode_width::UnicodeWidthChar as _;

use super::language::locale;
use super::messages::files;

/// The start of a line that continues another one. No line of the program begins with it.
const CONTINUED: &str = "    | ";

/// A file's name in a message, safe to show: invisible characters, and characters that change the display,
/// are escaped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FileName<'p>(pub(crate) &'p Path);

impl Localized for FileName<'_> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self.0.to_str() {
            Some("-") => files::StandardInput.write(locale, out),
            _ => out.write_str(&safe(&self.0.to_string_lossy())),
        }
    }
}

/// The same for JSON, in English.
pub(crate) fn shown(path: &Path) -> String {
    FileName(path).in_locale(Locale::En)
}

/// A file's name before a message about it, in the reader's language. It is quoted if it could look like part
/// of the message.
pub(crate) fn in_front(path: &Path) -> String {
    match FileName(path).in_locale(locale()) {
        name if name.contains(": ") => typed(path),
        name => name,
    }
}

/// A path as the user types it into a shell, quoted if necessary. Bytes that cannot be shown are written as
/// octal digits.
pub(crate) fn typed(path: &Path) -> String {
    let text = shown(path);
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    if path != Path::new("-") && path.to_str() != Some(&text) {
        let byte = |byte: &u8| match byte {
            b'\'' | b'\\' => format!("\\{}", char::from(*byte)),
            b' '..=b'~' => char::from(*byte).to_string(),
            _ => format!("\\{byte:03o}"),
        };
        return format!("$'{}'", path.as_os_str().as_bytes().iter().map(byte).collect::<String>());
    }
    match !text.is_empty() && text.chars().all(plain) {
        true => text,
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

/// Makes lines safe to show. For a terminal with this many columns, it folds them first. Otherwise the author
/// of a long name could choose the start of the next line.
pub(crate) fn on_screen(text: &str, columns: Option<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let line = safe(line);
        match columns {
            None => out.push_str(&line),
            Some(columns) => fold(&mut out, &line, columns),
        }
    }
    out
}

/// A question, folded to the width of the terminal.
pub(crate) fn asked(question: &str) -> String {
    let terminal = std::fs::File::open("/dev/tty").ok();
    on_screen(question, Some(columns(terminal.and_then(terminal_size_of))))
}

/// The columns of a terminal; 80 if they are unknown.
pub(crate) fn columns(size: Option<(Width, Height)>) -> usize {
    size.map_or(80, |(width, _)| usize::from(width.0))
}

/// Breaks a line at the last space that fits, or where it must. If terminals differ in the width of a
/// character, the largest width counts.
fn fold(out: &mut String, line: &str, columns: usize) {
    let columns = columns.max(CONTINUED.len() + 8);
    let mut start = 0;
    let mut limit = columns;
    while let Some(fits) = overflow(&line[start..], limit) {
        let piece = &line[start..start + fits];
        // A break inside the indentation would leave an empty line.
        let indent = piece.len() - piece.trim_start().len();
        let end = piece[indent..].rfind(' ').map_or(fits, |space| indent + space + 1);
        let _ = write!(out, "{}\n{CONTINUED}", piece[..end].trim_end());
        start += end;
        limit = columns - CONTINUED.len();
    }
    out.push_str(&line[start..]);
}

/// The number of bytes of a line that fit, if not all do; at least one character.
fn overflow(line: &str, columns: usize) -> Option<usize> {
    let mut width = 0;
    let mut fits = 0;
    for (index, c) in line.char_indices() {
        width += c.width_cjk().unwrap_or(1);
        if width > columns && index > 0 {
            return Some(fits);
        }
        fits = index + c.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::*;

    #[test]
    fn a_hangul_word_stays_whole_where_a_space_is_near() {
        let sentence = "당사자 국방부 측의 서명이 키가 유효한 동안 이루어졌다는 증명이 없습니다";
        for columns in [24, 30, 40, 60, 80] {
            let screen = on_screen(sentence, Some(columns));
            assert_eq!(screen.replace("\n    | ", " "), sentence, "{columns}");
            let widest = screen.lines().map(unicode_width::UnicodeWidthStr::width).max();
            assert!(widest <= Some(columns), "{screen}");
        }
    }

    #[test]
    fn names_are_typed_as_a_shell_reads_them() {
        assert_eq!(typed(Path::new("it's")), r"'it'\''s'");
        assert_eq!(typed(Path::new("a/협정.pdf")), "a/협정.pdf");
        assert_eq!(typed(Path::new("a b")), "'a b'");
        assert_eq!(typed(Path::new("a'\u{1b}\n1")), r"$'a\'\033\0121'");
        assert_eq!(typed(Path::new(OsStr::from_bytes(b"\xff"))), r"$'\377'");
    }

    #[test]
    fn nothing_but_our_words_begins_a_line() {
        let forged = format!("  {}concluded: record 00", "x ".repeat(10));
        let folded = on_screen(&forged, Some(22));
        assert_eq!(folded, "  x x x x x x x x x x\n    | concluded:\n    | record 00");
        assert_eq!(on_screen("a\u{1b}\nb\n", None), "a\\u{1b}\nb\n");
        assert_eq!(on_screen("\n\nab: ", Some(80)), "\n\nab: ");
        let wide = on_screen(&"협".repeat(30), Some(30));
        assert!(
            wide.lines().all(|line| line.chars().filter(|c| *c == '협').count() <= 15),
            "{wide}"
        );
        assert_eq!(wide.replace("\n    | ", ""), "협".repeat(30));
    }
}
