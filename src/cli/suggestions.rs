//! Suggests the word or file that the user probably meant.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use paraph::locale::Locale;
use paraph::messages::Localized;
use paraph::suggestions::nearest;

use super::messages::usage;
use super::paths::folder;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_gets_a_suggestion() {
        let known = ["sign", "seal"];
        assert_eq!(did_you_mean("sgin", known), Some(DidYouMean("sign".to_owned())));
        assert_eq!(did_you_mean("witness", known), None);
    }
}
