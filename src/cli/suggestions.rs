//! Suggests the word or file that the user probably meant.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use paraph::locale::Locale;
use paraph::messages::Localized;

use super::messages::usage;
use super::paths::folder;

/// The known word that is closest to the typed one, if it is close enough: up to a third of its letters can
/// be wrong, missing or extra, and two swapped letters are one mistake. If two are equally close, the first
/// one.
pub(crate) fn nearest<'k>(
    typed: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    let typed: String = typed.chars().take(MAX_WORD).collect();
    let far = |word: &str| strsim::osa_distance(&typed.to_lowercase(), word);
    let near = |word: &&str| {
        let most = (word.chars().count() / 3).max(1);
        far(word) <= most
    };
    known.into_iter().filter(|word| *word != typed).filter(near).min_by_key(|word| far(word))
}

/// The known id that is closest to the typed one. Otherwise the only one that begins with it and a hyphen, or the
/// reverse: `us-dod-cio` for `us-dod`.
pub(crate) fn nearest_id<'k>(typed: &str, known: &[&'k str]) -> Option<&'k str> {
    let is_part = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'))
    };
    nearest(typed, known.iter().copied()).or_else(|| {
        let parts = known.iter().filter(|id| is_part(id, typed) || is_part(typed, id));
        match parts.collect::<Vec<_>>()[..] {
            [only] => Some(*only),
            _ => None,
        }
    })
}

/// `did you mean rok-mnd?`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DidYouMean(pub(crate) String);

impl Localized for DidYouMean {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        usage::DidYouMean { word: &self.0 }.write(locale, out)
    }
}

/// `did you mean rok-mnd?`, if there is a similar word.
pub(crate) fn did_you_mean<'k>(
    typed: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<DidYouMean> {
    nearest(typed, known).map(|word| DidYouMean(word.to_owned()))
}

/// For a missing file, the file in its folder whose name has at most two mistakes. It never suggests the
/// public half of a key for the private half, or the reverse.
pub(crate) fn nearest_file(typed: &Path) -> Option<PathBuf> {
    let name = typed.file_name()?.to_str()?;
    let entries = fs::read_dir(folder(typed)).ok()?.filter_map(Result::ok).take(MAX_FILES);
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let names: Vec<String> = names.collect();
    // If the extension is missing.
    let longer = names.iter().filter(|other| {
        other.strip_prefix(name).is_some_and(|rest| rest.starts_with('.') && rest != ".key")
    });
    let longer: Vec<&String> = longer.collect();
    // Of a key, its public half: the private one is never suggested where either will do.
    let public = longer.iter().find(|other| other.strip_prefix(name) == Some(".pub"));
    if let (Some(only), _) | (None, [only]) = (public, &longer[..]) {
        return Some(typed.with_file_name(only));
    }
    let mut near: Vec<(usize, &String)> = names
        .iter()
        .filter(|other| other.len().abs_diff(name.len()) <= MAX_MISTAKES * 4)
        .map(|other| (strsim::osa_distance(&name.to_lowercase(), &other.to_lowercase()), other))
        .filter(|(far, _)| *far <= MAX_MISTAKES && far * 4 <= name.chars().count())
        .collect();
    near.sort();
    let near = near.into_iter().next().map(|(_, other)| other.clone());
    near.or_else(|| only_longer(name, &names)).map(|other| typed.with_file_name(other))
}

/// The only name with the same ending whose beginning is what was typed: `anna-berg.key` for `anna.key`.
fn only_longer(name: &str, names: &[String]) -> Option<String> {
    let (stem, ending) = name.split_once('.').filter(|(stem, _)| stem.chars().count() > 2)?;
    let begins = |other: &&String| {
        let rest = other.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending));
        rest.is_some_and(|rest| rest.starts_with(['-', '_', '.']) && rest.ends_with('.'))
    };
    match names.iter().filter(begins).collect::<Vec<_>>()[..] {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The maximum number of mistakes in a file's name.
const MAX_MISTAKES: usize = 2;
/// The maximum number of files of a folder that are compared.
const MAX_FILES: usize = 4096;

/// The maximum number of characters of a typed word that are compared. No known word is longer, and the work
/// grows with it.
const MAX_WORD: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_is_understood_and_another_word_is_not() {
        let known = ["rok-mnd", "us-dod-cio", "sign", "seal", "in"];
        let rows = [
            ("rok-mdn", Some("rok-mnd")),
            ("ROK-MND", Some("rok-mnd")),
            ("us-dod-coi", Some("us-dod-cio")),
            ("sgin", Some("sign")),
            ("sael", Some("seal")),
            ("i", Some("in")),
            ("rok-mnd", None),
            ("harbour", None),
            ("", None),
            ("witness", None),
        ];
        for (typed, expected) in rows {
            assert_eq!(nearest(typed, known), expected, "{typed:?}");
        }
        assert_eq!(nearest(&"x".repeat(1 << 20), known), None);
        assert_eq!(did_you_mean("sgin", known), Some(DidYouMean("sign".to_owned())));
    }
}
