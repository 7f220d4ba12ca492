//! Names and strings from outside, safe to show on a terminal.

use std::path::Path;

use unicode_properties::{GeneralCategoryGroup as Group, UnicodeGeneralCategory as _};

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
