//! Checks the files of texts: missing, unfinished, or of another kind than the name says.

use crate::record::Text;

use super::FindingKind;

/// The maximum number of bytes of a text in which placeholders are searched (16 MiB). They are kept in
/// memory.
pub const MAX_SEARCHED: u64 = 16 << 20;
/// The number of bytes within which a PDF file has its header (ISO 32000-1, Annex H.3, implementation note
/// 13).
const PDF_HEADER: usize = 1024;
/// The maximum length of a placeholder between `<` and `>`, in characters.
const LONGEST: usize = 80;
/// HTML elements that are used in Markdown.
const ELEMENTS: &str = "a abbr b blockquote br center code dd del details div dl dt em h1 h2 h3 h4 h5 h6 \
                        hr i img ins kbd li mark ol p pre s small span strong sub summary sup table \
                        tbody td th thead tr u ul wbr";

/// The findings from the first bytes of a text's file.
pub(super) fn findings(text: &Text, start: &[u8]) -> Vec<FindingKind> {
    let path = text.path.file_name().to_ascii_lowercase();
    let media_type = text.media_type.to_string();
    if start.is_empty() {
        return Vec::new();
    }
    if is_lfs_pointer(start) {
        return vec![FindingKind::GitLfsPointer];
    }
    let head = &start[..start.len().min(PDF_HEADER)];
    let is_called_pdf = path.ends_with(".pdf") || media_type == "application/pdf";
    if is_called_pdf && !head.windows(5).any(|window| window == b"%PDF-") {
        return vec![FindingKind::NotPdf];
    }
    let Some(words) = utf8(start) else { return Vec::new() };
    let angles = match media_type.as_str() {
        "text/plain" => Angles::All,
        "text/markdown" => Angles::ButElements,
        _ => Angles::None,
    };
    let mut lines = (1..).zip(words.lines());
    let first =
        lines.find_map(|(line, words)| Some((line, placeholder(words, angles)?.to_owned())));
    first.map(|(line, found)| FindingKind::PlaceholderInText { found, line }).into_iter().collect()
}

/// The text, if it is UTF-8. It may be cut off inside a character.
fn utf8(start: &[u8]) -> Option<&str> {
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&start[..error.valid_up_to()]).ok()?
        }
        Err(_) => return None,
    };
    (!text.contains('\0')).then_some(text)
}

/// Whether a file is a Git LFS pointer (git-lfs, docs/spec.md).
fn is_lfs_pointer(start: &[u8]) -> bool {
    ["version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/"]
        .iter()
        .any(|first| start.starts_with(first.as_bytes()))
}

/// The texts in which words between `<` and `>` are placeholders. HTML and XML use them for other purposes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Angles {
    None,
    All,
    ButElements,
}

/// The first placeholder: `TBD`, an empty box, or words between `<` and `>`.
fn placeholder(line: &str, angles: Angles) -> Option<&str> {
    let found = [to_be_done(line), empty_box(line), in_angles(line, angles)];
    let first = found.into_iter().flatten().min_by_key(|(start, _)| *start);
    first.map(|(_, found)| found)
}

fn to_be_done(line: &str) -> Option<(usize, &str)> {
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = line.as_bytes();
    let mut places = line.match_indices("TBD");
    places.find(|(start, _)| {
        !is_word(start.checked_sub(1).and_then(|before| bytes.get(before)))
            && !is_word(bytes.get(start + 3))
    })
}

fn empty_box(line: &str) -> Option<(usize, &str)> {
    line.match_indices('[').find_map(|(start, _)| {
        let behind = &line[start + 1..];
        // Search only as far as the spaces: a line may consist of brackets.
        let length = behind.find(|c| c != ' ' && c != '\u{a0}')?;
        let is_empty = length > 0 && behind[length..].starts_with(']');
        is_empty.then(|| (start, &line[start..start + length + 2]))
    })
}

fn in_angles(line: &str, angles: Angles) -> Option<(usize, &str)> {
    if angles == Angles::None {
        return None;
    }
    line.match_indices('<').find_map(|(start, _)| {
        let behind = &line[start + 1..];
        // Search only as far as the longest placeholder: a line may consist of angle brackets.
        let (length, _) = behind.char_indices().take(LONGEST + 1).find(|(_, c)| *c == '>')?;
        let inside = &behind[..length];
        let is_name = inside.starts_with(char::is_alphabetic)
            // Not an address, and not a comparison.
            && !inside.contains(['<', '@', '='])
            && !inside.contains("://")
            && !inside.ends_with(char::is_whitespace);
        let first = inside.split([' ', '/']).next().unwrap_or_default().to_ascii_lowercase();
        let is_element = ELEMENTS.split_whitespace().any(|element| element == first);
        let counts = is_name && !(angles == Angles::ButElements && is_element);
        counts.then(|| (start, &line[start..start + length + 2]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_brackets_takes_no_longer_than_its_length() {
        for bracket in ["<", "[", "<a", "[ "] {
            assert_eq!(placeholder(&bracket.repeat(1 << 20), Angles::All), None, "{bracket}");
        }
        let longest = format!("<{}>", "가".repeat(LONGEST));
        assert_eq!(placeholder(&longest, Angles::All), Some(&longest[..]));
        assert_eq!(placeholder(&format!("<가{}", &longest[1..]), Angles::All), None);
    }

    #[test]
    fn what_is_to_be_filled_in_is_found_and_near_misses_are_not() {
        use Angles::{All, ButElements, None as No};
        let rows = [
            ("on TBD, in Seoul", No, Some("TBD")),
            ("TBD", All, Some("TBD")),
            ("TBD로 한다", All, Some("TBD")),
            ("the STBDA and TBD1", All, None),
            ("Article 5 [ ] applies", No, Some("[ ]")),
            ("[\u{a0} ]", All, Some("[\u{a0} ]")),
            ("a[] [x] [1]", All, None),
            ("signed by <name of the officer>", All, Some("<name of the officer>")),
            ("<담당자>", All, Some("<담당자>")),
            ("<date> and TBD", All, Some("<date>")),
            ("<date>", ButElements, Some("<date>")),
            ("<date>", No, None),
            ("one<br>two <b>three</b>", ButElements, None),
            ("one<br/>two", ButElements, None),
            ("<https://example.org> <a@example.org>", All, None),
            ("if a < b and c > d", All, None),
            ("", All, None),
        ];
        for (line, angles, found) in rows {
            assert_eq!(placeholder(line, angles), found, "{line:?}");
        }
    }
}
