//! Paths of texts: relative, portable, and the same file on every system.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use focaccia::CaseFold;

use super::label::{check_characters, every_byte};
use crate::fault::{FaultKind, PathFlaw, excerpt};
use crate::messages::same_in_every_locale;

/// The maximum length of a path, in bytes of UTF-8: the limit of common file systems and archives.
pub const MAX_PATH: usize = 255;

/// The path of a text: relative, with `/`, valid on every common file system (docs/format.md V6).
///
/// It has no empty, `.` or `..` component, no component that ends in a dot or space, no character that
/// Windows reserves, and no device name. So a record cannot reach outside its folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextPath(String);

impl TextPath {
    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last component.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().expect("rsplit yields at least one")
    }
}

impl FromStr for TextPath {
    type Err = FaultKind;

    /// # Errors
    ///
    /// The faults of a label for its characters, and [`FaultKind::BadPath`] for everything else.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let bad = |why| Err(FaultKind::BadPath { found: excerpt(text), why });
        if text.is_empty() {
            return Err(FaultKind::EmptyString);
        }
        if text.len() > MAX_PATH {
            return Err(FaultKind::StringTooLong { length: text.len(), limit: MAX_PATH });
        }
        check_characters(text)?;
        let is_reserved =
            |byte| matches!(byte, b'\\' | b':' | b'*' | b'?' | b'"' | b'<' | b'>' | b'|');
        if !every_byte(text, |byte| !is_reserved(byte)) {
            return bad(PathFlaw::Reserved);
        }
        if text.starts_with('/') {
            return bad(PathFlaw::Absolute);
        }
        for component in text.split('/') {
            match component {
                "" => return bad(PathFlaw::EmptyComponent),
                "." | ".." => return bad(PathFlaw::Dots),
                _ if component.ends_with(['.', ' ']) || component.starts_with(' ') => {
                    return bad(PathFlaw::Edge);
                }
                _ if is_device(component) => return bad(PathFlaw::Device),
                _ => {}
            }
        }
        Ok(Self(text.to_owned()))
    }
}

/// `CON`, `con.txt`, `LPT1` and the like are device names on Windows, whatever their extension.
fn is_device(component: &str) -> bool {
    // The longest name has seven bytes, and one space may follow: labels never have two.
    const LONGEST: usize = 8;
    let dot = component.bytes().take(LONGEST + 1).position(|byte| byte == b'.');
    let stem = match dot {
        Some(dot) => component[..dot].trim_end(),
        None if component.len() <= LONGEST => component,
        None => return false,
    };
    if !(3..=7).contains(&stem.len()) {
        return false;
    }
    let stem = stem.to_ascii_uppercase();
    let numbered = |prefix| {
        let number = stem.strip_prefix(prefix).unwrap_or_default();
        matches!(
            number,
            "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
        )
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

same_in_every_locale!(TextPath);

impl fmt::Display for TextPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Text in the order of full Unicode case folding.
pub(crate) struct Folded<'a>(pub(crate) &'a str);

impl Ord for Folded<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        CaseFold::Full.casecmp(self.0, other.0)
    }
}

impl PartialOrd for Folded<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Folded<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Folded<'_> {}

/// The reason why not all of `paths` can be files of one folder: two paths are equal under full Unicode case
/// folding, or one is a folder of another (docs/format.md R8). Also returns the index of the later of the
/// two.
pub(crate) fn clash(paths: &[&TextPath]) -> Option<(usize, FaultKind)> {
    // Most paths can be folded without the tables, and most lists are already sorted.
    let is_folded = |path: &&TextPath| {
        every_byte(&path.0, |byte| byte.is_ascii() & !byte.is_ascii_uppercase())
            || path.0.chars().all(|c| folds_as_ascii(c) && !c.is_ascii_uppercase())
    };
    if paths.is_sorted_by(|a, b| a < b) && paths.iter().all(is_folded) {
        return clash_of_sorted(paths);
    }
    match paths.iter().all(|path| path.0.chars().all(folds_as_ascii)) {
        true => clash_by(paths, lower_case),
        false => clash_by(paths, Folded),
    }
}

/// Whether a character, if it is not an ASCII capital, folds to itself: the rest of ASCII, Hangul syllables
/// and unified ideographs.
fn folds_as_ascii(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | '\u{ac00}'..='\u{d7a3}' | '\u{4e00}'..='\u{9fff}')
}

/// The folded form of a text for which [`folds_as_ascii`] holds.
fn lower_case(text: &str) -> Cow<'_, str> {
    match text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        false => Cow::Borrowed(text),
        true => Cow::Owned(text.to_ascii_lowercase()),
    }
}

/// The same for paths that are sorted, all different, and already folded.
fn clash_of_sorted(paths: &[&TextPath]) -> Option<(usize, FaultKind)> {
    // The files of a folder are next to each other.
    let mut free: Option<&str> = None;
    for (index, path) in paths.iter().enumerate() {
        let Some((folder, _)) = path.0.rsplit_once('/') else { continue };
        if free == Some(folder) {
            continue;
        }
        let folders = path.0.match_indices('/').map(|(end, _)| &path.0[..end]);
        for folder in folders {
            if let Ok(file) = paths.binary_search_by(|path| path.as_str().cmp(folder)) {
                let (first, second) = (paths[file].to_string(), path.to_string());
                return Some((index.max(file), FaultKind::PathIsFolder { first, second }));
            }
        }
        free = Some(folder);
    }
    None
}

fn clash_by<'a, K: Ord>(
    paths: &[&'a TextPath],
    fold: impl Fn(&'a str) -> K,
) -> Option<(usize, FaultKind)> {
    let mut files: BTreeMap<K, usize> = BTreeMap::new();
    for (index, path) in paths.iter().enumerate() {
        if let Some(first) = files.insert(fold(&path.0), index) {
            let (first, second) = (paths[first].to_string(), path.to_string());
            return Some((index, FaultKind::PathClash { first, second }));
        }
    }
    for (index, path) in paths.iter().enumerate() {
        let folders = path.0.match_indices('/').map(|(end, _)| fold(&path.0[..end]));
        if let Some(file) = folders.into_iter().find_map(|folder| files.get(&folder)) {
            let (first, second) = (paths[*file].to_string(), path.to_string());
            return Some((index.max(*file), FaultKind::PathIsFolder { first, second }));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_their_folder_and_work_everywhere() {
        for good in ["a", "texts/tor.en.txt", "texts/협정.pdf", "a b/c", ".hidden", "console.txt"]
        {
            assert_eq!(good.parse::<TextPath>().unwrap().as_str(), good);
        }
        let bad = [
            "/etc/passwd",
            "../a",
            "a/../b",
            "a/./b",
            "a//b",
            "a/",
            "C:/a",
            "C:a",
            "a\\b",
            "a*",
            "NUL",
            "con.txt",
            "a/lpt1.pdf",
            "com¹",
            "a.",
            "a /b",
            "a/ b",
            "aux .txt",
        ];
        for bad in bad {
            assert_eq!(bad.parse::<TextPath>().unwrap_err().code(), "bad-path", "{bad:?}");
        }
        assert_eq!("".parse::<TextPath>().unwrap_err().code(), "empty-string");
        assert_eq!("a\nb".parse::<TextPath>().unwrap_err().code(), "forbidden-character");
        assert_eq!("e\u{301}".parse::<TextPath>().unwrap_err().code(), "not-nfc");
        assert_eq!("a".repeat(256).parse::<TextPath>().unwrap_err().code(), "string-too-long");
    }

    #[test]
    fn what_is_folded_without_a_table_folds_so_by_the_table() {
        for c in ('\0'..=char::MAX).filter(|c| folds_as_ascii(*c)) {
            let (text, folded) = (c.to_string(), c.to_ascii_lowercase().to_string());
            assert!(Folded(&text) == Folded(&folded), "{c:?}");
            assert_eq!(lower_case(&text), folded);
            // It also has only its own folded form: no character before or after it changes that.
            let pairs = [('a', 'b'), ('한', '할'), ('z', '一')];
            for (one, other) in pairs {
                let by_table = Folded(&text).cmp(&Folded(&one.to_string()));
                assert_eq!(by_table, folded.cmp(&one.to_string()), "{c:?} {one:?}");
                let by_table = Folded(&text).cmp(&Folded(&other.to_string()));
                assert_eq!(by_table, folded.cmp(&other.to_string()), "{c:?} {other:?}");
            }
        }
    }

    #[test]
    fn sorted_paths_clash_as_any_do() {
        let all =
            ["a", "a.b", "a/b", "a/b/c", "a/b/d", "a/c", "ab", "b/a", "b/a/c", "b/b", "c/d/e"];
        for chosen in 0..1 << all.len() {
            let paths = all.iter().enumerate().filter(|(index, _)| chosen >> index & 1 == 1);
            let paths: Vec<TextPath> = paths.map(|(_, path)| path.parse().unwrap()).collect();
            let paths: Vec<&TextPath> = paths.iter().collect();
            assert!(paths.is_sorted());
            assert_eq!(clash_of_sorted(&paths), clash_by(&paths, Folded), "{paths:?}");
        }
    }

    #[test]
    fn paths_of_one_record_are_different_files_everywhere() {
        let code = |paths: &[&str]| {
            let paths: Vec<TextPath> = paths.iter().map(|path| path.parse().unwrap()).collect();
            let paths: Vec<&TextPath> = paths.iter().collect();
            clash(&paths).map(|(index, kind)| (index, kind.code()))
        };
        assert_eq!(code(&["a", "b", "A"]), Some((2, "path-clash")));
        assert_eq!(code(&["straße", "STRASSE"]), Some((1, "path-clash")));
        assert_eq!(code(&["a", "a b", "a/b"]), Some((2, "path-is-folder")));
        assert_eq!(code(&["A/b/c", "b", "a/B"]), Some((2, "path-is-folder")));
        assert_eq!(code(&["a", "b", "ab/c", "a b/c"]), None);
    }
}
