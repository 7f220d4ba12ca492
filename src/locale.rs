//! The languages of messages.

use std::str::FromStr;

/// A language in which the program can write its messages.
///
/// Codes, JSON and files are the same in every language (docs/output.md).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

impl Locale {
    /// All languages, in the order in which they are listed.
    pub const ALL: [Self; 2] = [Self::En, Self::Ko];

    /// Its ISO 639-1 code in lower case, as in `--lang`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
        }
    }

    /// The language of a POSIX locale (`LANG`, `LC_ALL`), such as `ko_KR.UTF-8`, `ko` or `C`, if the program
    /// has it. If the character set is not UTF-8, only English can be shown.
    pub fn of_posix(name: &str) -> Option<Self> {
        let (name, _modifier) = name.split_once('@').unwrap_or((name, ""));
        let (name, charset) = name.split_once('.').unwrap_or((name, ""));
        let is_utf8 = matches!(charset.to_ascii_lowercase().as_str(), "" | "utf-8" | "utf8");
        let language = name.split('_').next().unwrap_or_default();
        let known = language.parse().ok()?;
        Some(if is_utf8 { known } else { Self::En })
    }
}

/// The program has no messages in this language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the languages are en and ko")]
pub struct UnknownLocale;

impl FromStr for Locale {
    type Err = UnknownLocale;

    /// Reads a [`code`](Self::code).
    ///
    /// # Errors
    ///
    /// [`UnknownLocale`] if the text is not a known code.
    fn from_str(code: &str) -> Result<Self, UnknownLocale> {
        Self::ALL.into_iter().find(|locale| locale.code() == code).ok_or(UnknownLocale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posix_locales_name_a_language() {
        let rows = [
            ("ko_KR.UTF-8", Some(Locale::Ko)),
            ("ko_KR.utf8", Some(Locale::Ko)),
            ("ko", Some(Locale::Ko)),
            ("ko_KR", Some(Locale::Ko)),
            ("ko_KR.EUC-KR", Some(Locale::En)),
            ("ko_KR.UTF-8@x", Some(Locale::Ko)),
            ("en_US.ISO-8859-1", Some(Locale::En)),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("fr_FR.UTF-8", None),
            ("kok_IN", None),
            ("", None),
        ];
        for (name, locale) in rows {
            assert_eq!(Locale::of_posix(name), locale, "{name}");
        }
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        for locale in Locale::ALL {
            assert_eq!(locale.code().parse(), Ok(locale));
        }
        assert_eq!("KO".parse::<Locale>(), Err(UnknownLocale));
    }
}
