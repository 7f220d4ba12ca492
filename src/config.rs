//! A user's own defaults for options.

use crate::fault::{Fault, FaultKind, PathFlaw, excerpt};
use crate::locale::Locale;
use crate::toml::{self, Table, Value};

/// The maximum size of a configuration, in bytes.
pub const MAX_CONFIG: usize = 64 << 10;

/// All keys that a configuration can have.
const KEYS: &[&str] = &["key", "as", "roster", "color", "lang"];

/// The content of a configuration. It never holds a secret, and has no key for a passphrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The file with the private key, for `sign --key`.
    pub key: Option<String>,
    /// The file with the profile, for `sign --as`.
    pub profile: Option<String>,
    /// The file with the roster, for `--roster`.
    pub roster: Option<String>,
    /// When to use colour, for `--color`.
    pub color: Option<Color>,
    /// The language of messages, for `--lang`.
    pub lang: Option<Locale>,
}

/// A default for `--color`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// On a terminal only.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

impl Color {
    /// The word for it in a configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

impl Config {
    /// Reads a configuration: TOML with the optional keys `key`, `as`, `roster`, `color` and `lang`.
    ///
    /// # Errors
    ///
    /// A [`Fault`] with line and column: invalid TOML, an unknown key, an empty name, or an unknown word for
    /// `color` or `lang`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        toml::read(text, MAX_CONFIG, KEYS, |table| {
            Ok(Self {
                key: file(&table, "key")?,
                profile: file(&table, "as")?,
                roster: file(&table, "roster")?,
                color: table.optional("color").map(|value| value.parse()).transpose()?,
                lang: table.optional("lang").map(|value| lang(&value)).transpose()?,
            })
        })
    }
}

/// The name of a file. The program decides to which folder it is relative.
fn file(table: &Table<'_>, name: &str) -> Result<Option<String>, Fault> {
    let Some(value) = table.optional(name) else { return Ok(None) };
    match value.string()? {
        "" => Err(value.fault(FaultKind::EmptyString)),
        text if text.contains('\0') => {
            let kind = FaultKind::BadPath { found: excerpt(text), why: PathFlaw::ZeroByte };
            Err(value.fault(kind))
        }
        text => Ok(Some(text.to_owned())),
    }
}

fn lang(value: &Value<'_>) -> Result<Locale, Fault> {
    let text = value.string()?;
    text.parse().map_err(|_| value.fault(FaultKind::unknown_word(text, "en, ko")))
}

impl std::str::FromStr for Color {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let words = [Self::Auto, Self::Always, Self::Never];
        let known = words.into_iter().find(|color| color.word() == text);
        known.ok_or_else(|| FaultKind::unknown_word(text, "auto, always, never"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_optional_and_nothing_else_is_known() {
        assert_eq!(Config::parse("").unwrap(), Config::default());
        let whole = "key = \"me.key\"\nas = \"me.toml\"\nroster = \"r.toml\"\ncolor = \"never\"\nlang = \"ko\"\n";
        let config = Config::parse(whole).unwrap();
        assert_eq!(
            (config.profile.as_deref(), config.color, config.lang),
            (Some("me.toml"), Some(Color::Never), Some(Locale::Ko))
        );
        for (text, place, code) in [
            ("\npassphrase = \"x\"", "line 2, column 1", "unknown-field"),
            ("roster = \"\"", "line 1, column 10", "empty-string"),
            ("roster = 1", "line 1, column 10", "wrong-type"),
            ("color = \"green\"", "line 1, column 9", "unknown-word"),
            ("lang = \"fr\"", "line 1, column 8", "unknown-word"),
            ("roster = \"<yours>\"", "line 1, column 10", "placeholder"),
            ("roster =", "line 1, column 9", "bad-toml"),
        ] {
            let fault = Config::parse(text).unwrap_err();
            assert_eq!((fault.code(), &*fault.place.to_string()), (code, place), "{text:?}");
        }
    }
}
