//! The width of text, and where to wrap it.
//!
//! The font of the reader is unknown, so every letter is measured as in a wide bold font.

use unicode_width::UnicodeWidthChar as _;

/// The maximum width of letters that are not bold, in sixteenths of the width of bold ones.
pub(super) const PLAIN: i64 = 15;

/// The maximum width of a line, in pixels. `size` is the size of the letters in pixels.
pub(super) fn width(text: &str, size: i64) -> i64 {
    let thousandths: i64 = text.chars().map(thousandths).sum();
    (thousandths * size + 999) / 1000
}

/// Wraps the text into lines of at most `room` pixels. Breaks between words where possible, and makes lines
/// of similar length. After `most` lines, `…` replaces the rest. An empty text has no line.
pub(super) fn wrap(text: &str, size: i64, room: i64, most: usize) -> Vec<String> {
    let Some(lines) = lines(text, size, room, most) else {
        return cut_after(text, size, room, most);
    };
    // The narrowest room that needs no more lines, and breaks no further word.
    let word = text.split(' ').map(|word| width(word, size)).max().unwrap_or(0);
    let (mut narrow, mut wide) = (word.min(room), room);
    let mut best = lines;
    while narrow < wide {
        let middle = (narrow + wide) / 2;
        match self::lines(text, size, middle, best.len()) {
            Some(lines) => (best, wide) = (lines, middle),
            None => narrow = middle + 1,
        }
    }
    best
}

/// The text in at most `most` lines, if it fits.
fn lines(text: &str, size: i64, room: i64, most: usize) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if lines.len() == most {
            return None;
        }
        let end = end_of_line(rest, size, room);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    Some(lines)
}

/// The first `most` lines of a text that does not fit; the last one is cut.
fn cut_after(text: &str, size: i64, room: i64, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    for _ in 1..most {
        let end = end_of_line(rest, size, room);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    lines.push(cut(rest, size, room));
    lines
}

/// The end of the first line of a text: after a word, or where the room ends.
fn end_of_line(text: &str, size: i64, room: i64) -> usize {
    let fits = fitting(text, size, room);
    match fits == text.len() || text[fits..].starts_with(' ') {
        true => fits,
        false => text[..fits].rfind(' ').unwrap_or(fits),
    }
}

/// The text in one line of at most `room` pixels; `…` replaces the part that is cut.
pub(super) fn cut(text: &str, size: i64, room: i64) -> String {
    match fitting(text, size, room) == text.len() {
        true => text.to_owned(),
        false => {
            let end = fitting(text, size, room - width("…", size));
            format!("{}…", text[..end].trim_end())
        }
    }
}

/// The number of bytes of a text that fit: at least its first letter with its marks.
fn fitting(text: &str, size: i64, room: i64) -> usize {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        let wide = thousandths(c);
        used += wide;
        if at > 0 && wide > 0 && used * size > room * 1000 {
            return at;
        }
    }
    text.len()
}

/// The width in thousandths of the letter size. No ASCII letter is wider in DejaVu Sans Bold and, with
/// [`PLAIN`], in DejaVu Sans. These are among the widest fonts.
fn thousandths(c: char) -> i64 {
    match c {
        ' ' | '\'' | ',' | '.' | ':' | ';' | 'i' | 'j' | 'l' => 420,
        '!' | '(' | ')' | '-' | '[' | ']' | '`' | 'f' | 'r' | 't' | '|' => 560,
        'm' | 'w' | 'M' | '@' => 1070,
        '%' | 'W' => 1280,
        '0'..='9' | 'a'..='z' => 730,
        ' '..='~' => 900,
        _ => match c.width_cjk().unwrap_or(1) {
            0 => 0,
            1 => 900,
            _ => 1100,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_evenly_and_between_words() {
        let room = width("one two three fou", 10);
        assert_eq!(wrap("one two three four", 10, room, 3), ["one two", "three four"]);
        assert_eq!(wrap("one two", 10, room, 3), ["one two"]);
        assert_eq!(wrap(" ", 10, room, 3), [""; 0]);
    }

    #[test]
    fn text_that_does_not_fit_is_cut() {
        let room = width("abcdefgh", 10);
        assert_eq!(wrap("abcdefghabcdefgh", 10, room, 2), ["abcdefgh", "abcdefgh"]);
        let lines = wrap("one two three four five six", 10, room, 2);
        assert_eq!(lines, ["one two", "three f…"]);
        for text in [
            "국방정보통신기술 협력에 관한 시행약정",
            "e\u{301}".repeat(99).as_str(),
            "WWWWWWWWWWWW",
        ] {
            let lines = wrap(text, 10, room, 2);
            assert!(lines.iter().all(|line| width(line, 10) <= room), "{lines:?}");
            assert!(lines[1].ends_with('…') && !lines[1].starts_with('\u{301}'), "{lines:?}");
        }
    }

    #[test]
    fn wide_letters_are_wide_and_marks_are_not() {
        assert!(width("국방부", 10) > width("abc", 10));
        assert_eq!(width("e\u{301}", 10), width("e", 10));
        // As measured in DejaVu Sans Bold.
        let letters = [('m', 1042), ('W', 1104), ('@', 1000), ('&', 873), ('!', 457), ('a', 675)];
        for (letter, least) in letters {
            assert!(thousandths(letter) >= least, "{letter}");
        }
    }
}
