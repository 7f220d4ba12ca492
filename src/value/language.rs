//! Language tags, and names in several languages.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use oxilangtag::LanguageTag;

use super::Label;
use crate::fault::{FaultKind, Listed, excerpt};
use crate::locale::Locale;
use crate::messages::same_in_every_locale;

/// A language tag. It is well-formed by BCP 47 (RFC 5646, section 2.2.9), in the case that section 2.1.1
/// recommends, and at most 35 characters long (section 4.4.1).
///
/// A list of texts has many, so a tag is kept where it is and not in memory of its own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    /// The tag in ASCII, then zeros. So the order of the bytes is that of the tags.
    tag: [u8; MAX_TAG],
    length: u8,
}

/// The maximum length of a tag, in bytes.
const MAX_TAG: usize = 35;

impl Language {
    /// The tag as text.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.tag[..self.length.into()]).expect("a tag is ASCII")
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Language").field(&self.as_str()).finish()
    }
}

impl FromStr for Language {
    type Err = FaultKind;

    /// # Errors
    ///
    /// [`FaultKind::BadLanguage`] if the tag is not well-formed or is in another case.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let canonical = |text: &str| {
            LanguageTag::parse_and_normalize(text).is_ok_and(|tag| tag.as_str() == text)
        };
        match text.len() <= MAX_TAG && (is_plain(text) || canonical(text)) {
            true => {
                let (mut tag, length) = ([0; MAX_TAG], text.len());
                tag[..length].copy_from_slice(text.as_bytes());
                Ok(Self { tag, length: length as u8 })
            }
            false => Err(FaultKind::BadLanguage { found: excerpt(text) }),
        }
    }
}

/// A tag of two or three lower-case letters. Most tags are such, and they are always canonical.
fn is_plain(text: &str) -> bool {
    matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

same_in_every_locale!(Language);

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name or title in one or more languages. Clones share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names(Arc<[(Language, Label)]>);

impl Names {
    /// A name in the given languages.
    ///
    /// # Errors
    ///
    /// [`FaultKind::EmptyList`] if there is no language.
    pub fn new(names: BTreeMap<Language, Label>) -> Result<Self, FaultKind> {
        match names.is_empty() {
            true => Err(FaultKind::EmptyList { what: Listed::Language }),
            false => Ok(Self(names.into_iter().collect())),
        }
    }

    /// Every language with its name, sorted by language tag.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &Label)> {
        self.0.iter().map(|(language, name)| (language, name))
    }

    /// The name to show where one is enough: English if there is one, otherwise the first by language tag.
    pub fn shown(&self) -> &Label {
        let english = self.iter().find(|(language, _)| language.as_str() == "en");
        english.or_else(|| self.iter().next()).map(|(_, name)| name).expect("checked in `new`")
    }

    /// The name to show to readers of a language: the one whose tag is the code of the language, or begins
    /// with the code and a hyphen. Otherwise [`shown`](Self::shown).
    pub fn shown_in(&self, locale: Locale) -> &Label {
        let is_its = |tag: &str| {
            let rest = tag.strip_prefix(locale.code());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        let own = self.iter().find(|(language, _)| is_its(language.as_str()));
        own.map_or_else(|| self.shown(), |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_have_one_case() {
        for good in ["en", "ko", "ko-KR", "zh-Hant-TW", "sr-Latn", "de-1996", "x-own", "i-klingon"]
        {
            assert_eq!(good.parse::<Language>().unwrap().as_str(), good);
        }
        for bad in ["", "e", "EN", "ko-kr", "zh-hant", "en_US", "en-", "한국어", "en-a"] {
            assert_eq!(bad.parse::<Language>().unwrap_err().code(), "bad-language", "{bad}");
        }
    }

    #[test]
    fn the_english_name_is_shown_first() {
        let names = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|(l, n)| (l.parse().unwrap(), n.parse().unwrap()));
            Names::new(pairs.collect()).unwrap()
        };
        assert_eq!(names(&[("de", "Eins"), ("en", "One")]).shown().as_str(), "One");
        assert_eq!(names(&[("ko", "하나"), ("de", "Eins")]).shown().as_str(), "Eins");
        let rows: [(&[(&str, &str)], &str); 5] = [
            (&[("en", "One"), ("ko", "하나")], "하나"),
            (&[("en", "One"), ("ko-KR", "하나")], "하나"),
            (&[("en", "One"), ("kok", "एक")], "One"),
            (&[("de", "Eins"), ("fr", "Un")], "Eins"),
            (&[("de", "Eins"), ("en-GB", "One")], "Eins"),
        ];
        for (pairs, shown) in rows {
            assert_eq!(names(pairs).shown_in(Locale::Ko).as_str(), shown, "{pairs:?}");
        }
        let names = names(&[("de", "Eins"), ("en-GB", "One")]);
        assert_eq!(names.shown_in(Locale::En).as_str(), "One");
    }
}
