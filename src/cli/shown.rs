//! Names and strings from outside, safe to show on a terminal.

use std::path::Path;

use paraph::fault::safe;

/// A file's name, safe to show: what does not show, or changes what shows, is escaped.
pub(crate) fn shown(path: &Path) -> String {
    match path.to_str() {
        Some("-") => "standard input".to_owned(),
        _ => safe(&path.to_string_lossy()),
    }
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
    fn names_are_typed_as_a_shell_reads_them() {
        assert_eq!(typed(Path::new("it's")), r"'it'\''s'");
        assert_eq!(typed(Path::new("a/협정.pdf")), "a/협정.pdf");
        assert_eq!(typed(Path::new("a b")), "'a b'");
    }
}
