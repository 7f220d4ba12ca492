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
    folded(text, columns, CONTINUED)
}

/// The same of a text whose words are all ours, like help: what continues a line needs no mark. Sentences that were
/// broken for a wider screen are put together first.
pub(crate) fn our_words(text: &str, columns: Option<usize>) -> String {
    match columns {
        None => folded(text, None, ""),
        Some(wide) => folded(&joined(text, wide), columns, ""),
    }
}

/// A text whose lines go on in the next one where that begins in the same column, and one of them is too wide.
fn joined(text: &str, columns: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.split('\n').peekable();
    while let Some(first) = lines.next() {
        let column = prose_at(first);
        let mut whole = vec![first];
        while let Some(next) = lines.next_if(|next| column.is_some() && column == indent_of(next)) {
            whole.push(next);
        }
        match whole.iter().any(|line| width(line) > columns) {
            true => {
                let rest = whole[1..].iter().map(|line| line.trim_start());
                out += &rest.fold(first.trim_end().to_owned(), |whole, line| whole + " " + line);
            }
            false => out += &whole.join("\n"),
        }
        if lines.peek().is_some() {
            out.push('\n');
        }
    }
    out
}

/// The column in which the last cell of a line begins; of a line that is not indented, the first one. In a line that
/// is indented and has no other cell, there is what is typed.
fn prose_at(line: &str) -> Option<usize> {
    let indent = indent_of(line)?;
    let gap = line[indent..].rfind("  ").map(|gap| width(&line[..indent + gap + 2]));
    gap.or((indent == 0).then_some(0))
}

/// How far a line is indented that is not empty.
fn indent_of(line: &str) -> Option<usize> {
    (!line.trim().is_empty()).then(|| line.len() - line.trim_start().len())
}

fn folded(text: &str, columns: Option<usize>, mark: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let line = safe(line);
        match columns {
            None => out.push_str(&line),
            Some(columns) => fold(&mut out, &line, columns, mark),
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

/// Breaks a line at its last space that fits, or where it must; a date stays whole. What continues a cell of a
/// table begins in the column of that cell. Where terminals differ in how wide a character is, the widest counts.
fn fold(out: &mut String, line: &str, columns: usize, mark: &str) {
    let columns = columns.max(CONTINUED.len() + 8);
    let mut start = 0;
    let mut limit = columns;
    let mut padding = 0;
    while let Some(fits) = overflow(&line[start..], limit) {
        // A space behind what fits does not show.
        let behind = usize::from(line[start + fits..].starts_with(' '));
        let piece = &line[start..start + fits + behind];
        // A break inside the indentation would leave an empty line.
        let indent = piece.len() - piece.trim_start().len();
        let spaces = || piece[indent..].rmatch_indices(' ').map(|(space, _)| indent + space);
        let whole = spaces().find(|space| !is_in_date(line, start + space));
        let end = whole.or_else(|| spaces().next()).map_or(fits, |space| space + 1);
        // A word that is longer than a line is broken in any case.
        let word = line[start + end..].split(' ').next().unwrap_or_default();
        let end = if width(word) > columns - mark.len() - padding { fits } else { end };
        let shown = piece[..end].trim_end();
        if start == 0 {
            let column = continued_at(&piece[..end]).filter(|at| {
                // A date has to fit.
                let wide = if has_date(&line[end..]) { 36 } else { 16 };
                at + wide <= columns && at * 5 <= columns * 3
            });
            padding = column.unwrap_or(mark.len()).saturating_sub(mark.len());
        }
        let _ = write!(out, "{shown}\n{mark}{:padding$}", "");
        start += end;
        if piece[..end].ends_with(' ') {
            start += line[start..].len() - line[start..].trim_start().len();
        }
        limit = columns - mark.len() - padding;
    }
    out.push_str(&line[start..]);
}

/// The column in which a line goes on that breaks after `piece`: that of its last cell, if the break is in it;
/// otherwise behind its indentation.
fn continued_at(piece: &str) -> Option<usize> {
    let shown = piece.trim_end();
    let indent = indent_of(shown)?;
    let between_cells = piece.ends_with("  ");
    let cell = shown[indent..].rfind("  ").filter(|_| !between_cells);
    Some(cell.map_or(indent, |gap| width(&shown[..indent + gap + 2])))
}

fn has_date(text: &str) -> bool {
    let mut starts = text.char_indices().map(|(start, _)| start);
    starts.any(|start| date(&text[start..]).is_some())
}

fn width(text: &str) -> usize {
    text.chars().map(|c| c.width_cjk().unwrap_or(1)).sum()
}

/// Whether the byte at `index` is inside of a date that is written for people.
fn is_in_date(line: &str, index: usize) -> bool {
    // No date is longer.
    let first = (0..=index).rev().take_while(|first| index - first < 48);
    let mut first = first.filter(|first| line.is_char_boundary(*first));
    first.any(|first| {
        let before = line[..first].chars().next_back();
        let begins = !before.is_some_and(char::is_alphanumeric);
        begins && date(&line[first..]).is_some_and(|length| index < first + length)
    })
}

/// How long the date is with which a text begins: `Thu 5 August 2021 09:00 +09:00`, `5 August 2021`,
/// `2021. 8. 5.(목) 09:00 (+09:00)`, `2021. 8. 5.`; with a day of the week, the time belongs to it.
fn date(text: &str) -> Option<usize> {
    // In a pattern, 9 is one or more digits, a is a word, and every other character is itself.
    const PATTERNS: [&str; 8] = [
        "a 9 a 9 9:9 UTC",
        "a 9 a 9 9:9 +9:9",
        "a 9 a 9 9:9 -9:9",
        "9 a 9",
        "9. 9. 9.(a) 9:9 (UTC)",
        "9. 9. 9.(a) 9:9 (+9:9)",
        "9. 9. 9.(a) 9:9 (-9:9)",
        "9. 9. 9.",
    ];
    let length = |pattern: &&str| {
        let mut rest = text;
        for c in pattern.chars() {
            let taken = match c {
                '9' => rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len(),
                'a' => rest.len() - rest.trim_start_matches(char::is_alphabetic).len(),
                _ if rest.starts_with(c) => c.len_utf8(),
                _ => 0,
            };
            rest = rest.get(taken..).filter(|_| taken > 0)?;
        }
        Some(text.len() - rest.len())
    };
    // `9 a 9` is a date only with a year: `5 August 2021`.
    let is_one = |length: &usize| {
        let found = &text[..*length];
        found.contains(['.', ':'])
            || found.ends_with(|c: char| c.is_ascii_digit())
                && found.rsplit(' ').next().is_some_and(|year| year.len() == 4)
    };
    PATTERNS.iter().filter_map(length).filter(is_one).max()
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
    fn a_date_stays_whole_and_a_cell_goes_on_in_its_column() {
        let rows = [
            (
                "  office-a  signed on Sun 29 November 2026 16:17 UTC, and later",
                48,
                "  office-a  signed on\n    |       Sun 29 November 2026 16:17 UTC, and\n    |       later",
            ),
            (
                "  만료 시각: 2026. 11. 29.(일) 16:17 (+09:00), 다시 요청하십시오",
                40,
                "  만료 시각:\n    | 2026. 11. 29.(일) 16:17 (+09:00),\n    | 다시 요청하십시오",
            ),
            (
                "it ends on 29 November 2026, not later",
                24,
                "it ends on\n    | 29 November 2026,\n    | not later",
            ),
            ("a  b  c d e f g h i j k l m", 20, "a  b  c d e f g h i\n    | j k l m"),
            (
                "합의문서     공동의향서 그리고 약정서의 긴 제목",
                40,
                "합의문서     공동의향서 그리고 약정서의\n    |        긴 제목",
            ),
            // A line that is too short for a date.
            (
                "on Sun 29 November 2026 16:17 UTC",
                16,
                "on\n    | Sun 29\n    | November\n    | 2026 16:17\n    | UTC",
            ),
            // What is no date.
            (
                "in 12 months 1234 or so it ends for everyone here",
                24,
                "in 12 months 1234 or so\n    | it ends for\n    | everyone here",
            ),
        ];
        for (line, columns, screen) in rows {
            assert_eq!(on_screen(line, Some(columns)), screen, "{columns}");
        }
        let help = "      --color <WHEN>  Colour: auto, on a terminal; always; never";
        let folded = "      --color <WHEN>  Colour: auto, on a\n                      terminal; always;\n                      never";
        assert_eq!(our_words(help, Some(41)), folded);
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
