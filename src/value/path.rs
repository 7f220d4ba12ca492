//! Paths of texts: relative, portable, and the same file for everybody.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use focaccia::CaseFold;

use super::label::check_characters;
use crate::fault::{FaultKind, excerpt};

/// Longest path, in bytes of UTF-8: what common file systems and archives carry.
pub const MAX_PATH: usize = 255;

/// The path of a text: relative, with `/`, good on every common file system (docs/format.md V6).
///
/// No empty, `.` or `..` component, no component that ends in a dot or space, no character that
/// Windows reserves, no device name. Stops a record that reaches outside its folder.
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
    /// Those of a label for its characters, [`FaultKind::BadPath`] for the rest.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let bad = |why| Err(FaultKind::BadPath { found: excerpt(text), why });
        if text.is_empty() {
            return Err(FaultKind::EmptyString);
        }
        if text.len() > MAX_PATH {
            return Err(FaultKind::StringTooLong { length: text.len(), limit: MAX_PATH });
        }
        check_characters(text)?;
        if text.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) {
            return bad("it has one of \\ : * ? \" < > |");
        }
        for component in text.split('/') {
            match component {
                "" => return bad("a component is empty"),
                "." | ".." => return bad("it has a component . or .."),
                _ if component.ends_with(['.', ' ']) || component.starts_with(' ') => {
                    return bad("a component begins or ends with a space or ends with a dot");
                }
                _ if is_device(component) => return bad("a component is a device name on Windows"),
                _ => {}
            }
        }
        Ok(Self(text.to_owned()))
    }
}

/// `CON`, `con.txt`, `LPT1` and the like name devices on Windows, whatever their ending.
fn is_device(component: &str) -> bool {
    let stem = component.split('.').next().unwrap_or(component).trim_end().to_ascii_uppercase();
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

impl fmt::Display for TextPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Two of `paths` that are equal under full Unicode case folding, if there are such
/// (docs/format.md R8). Sorts them once, so a thousand cost no more than ten.
pub fn clash<'a>(
    paths: impl Iterator<Item = &'a TextPath>,
) -> Option<(&'a TextPath, &'a TextPath)> {
    let mut paths: Vec<&TextPath> = paths.collect();
    let folded = |a: &TextPath, b: &TextPath| CaseFold::Full.casecmp(&a.0, &b.0);
    paths.sort_by(|a, b| folded(a, b).then_with(|| a.cmp(b)));
    let same = |pair: &&[&TextPath]| folded(pair[0], pair[1]) == Ordering::Equal;
    paths.windows(2).find(same).map(|pair| (pair[0], pair[1]))
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
    fn paths_clash_under_full_case_folding() {
        let clashes = |paths: &[&str]| {
            let paths: Vec<TextPath> = paths.iter().map(|path| path.parse().unwrap()).collect();
            clash(paths.iter()).is_some()
        };
        assert!(clashes(&["a", "b", "A"]));
        assert!(clashes(&["straße", "STRASSE"]));
        assert!(clashes(&["a", "a"]));
        assert!(!clashes(&["a", "b", "a/b"]));
    }
}
