//! Makes text from outside safe to show on a screen.
//!
//! Names, paths, and text of a file or command line go through [`safe`] before output, in JSON through
//! [`safe_json`]. Text that a message quotes goes through [`quoted`].

mod characters;
mod few;
mod look_alikes;

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar as _;

pub(crate) use characters::{Class, Part, class, parts};
pub(crate) use few::few;
pub use look_alikes::{MixedWord, Parting, are_alike, mixed_word};
pub(crate) use look_alikes::{parting, shape, small_shape};

/// A string from outside, safe to show. Characters that are invisible, change the display of others, or look
/// like another are escaped, as in `\u{1b}`. A label (docs/format.md V3) does not change.
pub fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in parts(text) {
        match part {
            Part::Ascii(ascii) => out.push_str(ascii),
            Part::Other(c, true) => out.push(c),
            Part::Other(c, false) => out.extend(c.escape_unicode()),
        }
    }
    out
}

/// Whether every character of a text is displayed as it is. Copies nothing.
pub fn shows(text: &str) -> bool {
    parts(text).all(|part| !matches!(part, Part::Other(_, false)))
}

/// A string from outside in quotation marks, safe to show. A quotation mark or backslash in it is escaped, so
/// that its end is clear.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    // A mark would combine with the quotation mark, so it is checked with the characters of the text only.
    for part in parts(text) {
        match part {
            Part::Ascii(ascii) => ascii.chars().for_each(|c| match c {
                '"' | '\\' => out.extend(['\\', c]),
                _ => out.push(c),
            }),
            Part::Other(c, true) => out.push(c),
            Part::Other(c, false) => out.extend(c.escape_unicode()),
        }
    }
    out.push('"');
    out
}

/// JSON with the same meaning that is safe to show: in its strings, every character that may not be displayed
/// as it is becomes `\u` and digits.
pub fn safe_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    // The character before the next one.
    let mut before = None;
    for part in parts(json) {
        let (c, good) = match part {
            Part::Ascii(ascii) => {
                out.push_str(ascii);
                before = ascii.chars().next_back();
                continue;
            }
            Part::Other(c, good) => (c, good),
        };
        // A mark at the start of a string would combine with the quotation mark. Joiners are always escaped,
        // because a program reads this.
        let class = class(c);
        let mark = matches!(class, Class::Mark { .. }) && matches!(before, Some('"' | '\\'));
        match good && !mark && class != Class::Joiner {
            true => out.push(c),
            false => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
        before = Some(c);
    }
    out
}

/// The beginning of a string, for a message: at most 80 characters. It prevents an error message that is as
/// long as the input.
pub(crate) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(80) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// The beginning of a string, at most `columns` columns of a terminal; `…` replaces the rest.
pub fn brief(text: &str, columns: usize) -> String {
    let mut left = columns;
    let fits = |c: char| {
        let width = c.width_cjk().unwrap_or(1);
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    let count = text.chars().map(fits).take_while(|fits| *fits).count();
    match text.char_indices().nth(count) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(safe("협정 1.txt"), "협정 1.txt");
        assert_eq!(safe("a\u{1b}[2J\n\u{202e}b\u{a0}"), "a\\u{1b}[2J\\u{a}\\u{202e}b\\u{a0}");
        assert_eq!(safe("a\u{9b}2J\u{3164}\u{2800}"), "a\\u{9b}2J\\u{3164}\\u{2800}");
    }

    #[test]
    fn marks_stay_on_their_letters() {
        assert_eq!(safe("\u{338}a \u{338}"), "\\u{338}a \\u{338}");
        assert_eq!(safe("\u{1b}\u{338}"), "\\u{1b}\\u{338}");
        let stack = "a\u{301}\u{302}\u{301}\u{302}";
        assert_eq!(safe(stack), stack);
        assert_eq!(safe(&format!("{stack}\u{303}b")), format!("{stack}\\u{{303}}b"));
        assert_eq!(safe("a\u{301}\u{301}"), "a\u{301}\\u{301}");
        for word in ["हिन्दी", "ไทยน้ำ", "שָׁלוֹם", "Việt Nam", "བོད་ཡིག"]
        {
            assert_eq!(quoted(word), format!("\"{word}\""));
        }
    }

    #[test]
    fn joiners_stay_where_they_show() {
        for word in ["می\u{200c}خواهم", "क्\u{200d}ष", "र\u{200d}\u{9cd}যাব", "ක්\u{200d}ෂ"]
        {
            assert_eq!(safe(word), word);
        }
        for word in ["a\u{200d}b", "홍\u{200c}길동", "협\u{200d}정", "\u{200c}می", "می\u{200c} x"]
        {
            assert!(safe(word).contains("\\u{200"), "{word}");
        }
    }

    #[test]
    fn a_quotation_ends_where_it_ends() {
        assert_eq!(quoted("a\" (ok) \\"), r#""a\" (ok) \\""#);
        assert_eq!(quoted("\u{338}\u{1b}[2J"), r#""\u{338}\u{1b}[2J""#);
    }

    #[test]
    fn json_says_the_same() {
        let texts = [
            "협정",
            "a\u{7f}\u{9b}\u{202e}\u{feff}",
            "\u{e0041}\u{fe0f}",
            "\u{338}x",
            "می\u{200c}خ",
        ];
        for text in texts {
            let json = serde_json::to_string(&[text]).unwrap();
            let safe_json = safe_json(&json);
            assert_eq!(serde_json::from_str::<Vec<String>>(&safe_json).unwrap(), [text]);
            assert_eq!(safe_json, safe(&safe_json), "{text:?}");
        }
        assert_eq!(safe_json("[\"\u{e0041}\"]"), r#"["\udb40\udc41"]"#);
    }

    #[test]
    fn what_is_long_is_cut_by_its_columns() {
        assert_eq!(brief("abc", 3), "abc");
        assert_eq!(brief("abcd", 3), "abc…");
        assert_eq!(brief("협정서", 4), "협정…");
        assert_eq!(brief("협정서", 5), "협정…");
    }
}
