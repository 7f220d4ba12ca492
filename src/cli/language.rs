//! The language of messages, chosen once at the start.

use std::env;
use std::ffi::{OsStr, OsString};
use std::sync::OnceLock;

use clap::ValueEnum;
use paraph::locale::Locale;

static CHOSEN: OnceLock<Locale> = OnceLock::new();

/// A language, as the value of `--lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    En,
    Ko,
}

impl From<Lang> for Locale {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::Ko => Self::Ko,
        }
    }
}

/// The language of this run. English until it is chosen.
pub(crate) fn locale() -> Locale {
    CHOSEN.get().copied().unwrap_or_default()
}

/// Chooses the language: from `--lang`, otherwise from the configuration, otherwise from the environment.
pub(crate) fn choose(configured: Option<Locale>) {
    let chosen =
        asked_for().or(configured).unwrap_or_else(|| by_environment(|name| env::var_os(name)));
    let _ = CHOSEN.set(chosen);
}

/// The language that the command line requests.
pub(crate) fn asked_for() -> Option<Locale> {
    typed(env::args_os().skip(1))
}

/// The last `--lang` with a known language, even if the command line cannot be parsed.
fn typed(words: impl IntoIterator<Item = OsString>) -> Option<Locale> {
    let mut locale = None;
    let mut words = words.into_iter().take_while(|word| word != "--");
    while let Some(word) = words.next() {
        let value = match word.to_str() {
            Some("--lang") => words.next(),
            Some(word) => word.strip_prefix("--lang=").map(OsString::from),
            None => None,
        };
        let value = value.as_deref().and_then(OsStr::to_str);
        locale = value.and_then(|code| code.parse().ok()).or(locale);
    }
    locale
}

/// The language of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set (POSIX.1-2017, chapter 8.2).
/// An unknown language, or a character set other than UTF-8, gives English.
fn by_environment(value: impl Fn(&str) -> Option<OsString>) -> Locale {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(value);
    let name = set.into_iter().find(|value| !value.is_empty());
    name.and_then(|name| Locale::of_posix(name.to_str()?)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let rows: [(&[(&str, &str)], Locale); 6] = [
            (&[], Locale::En),
            (&[("LANG", "ko_KR.UTF-8")], Locale::Ko),
            (&[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "C")], Locale::En),
            (&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "ko_KR.UTF-8")], Locale::Ko),
            (&[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "")], Locale::Ko),
            (&[("LC_ALL", "ko_KR.EUC-KR")], Locale::En),
        ];
        for (set, expected) in rows {
            let value = |name: &str| {
                set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
            };
            assert_eq!(by_environment(value), expected, "{set:?}");
        }
    }

    #[test]
    fn the_last_option_on_the_command_line_decides() {
        let rows: [(&[&str], Option<Locale>); 5] = [
            (&["verify", "x"], None),
            (&["--lang", "ko", "verify"], Some(Locale::Ko)),
            (&["--lang=ko", "verify", "--lang=en"], Some(Locale::En)),
            (&["--lang", "fr"], None),
            (&["sign", "--", "--lang=ko"], None),
        ];
        for (words, expected) in rows {
            assert_eq!(typed(words.iter().map(OsString::from)), expected, "{words:?}");
        }
    }
}
