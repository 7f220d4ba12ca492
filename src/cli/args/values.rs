//! Values on the command line. Values in files have only one form; typed values are first converted to it.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use paraph::fault::FaultKind;
use paraph::id::{ActPrefix, Digest, PartyId};
use paraph::messages::{Localized as _, Sentence};
use paraph::screen::{brief, safe};
use paraph::value::{Label, Language, Rounding, Time};

use crate::cli::language::locale;
use crate::cli::messages::usage;
use crate::cli::suggestions::{DidYouMean, did_you_mean};

/// Why a typed value is not valid.
#[derive(Clone, Debug)]
pub(crate) struct ValueError(Sentence);

impl ValueError {
    /// The reason in every language.
    pub(crate) fn sentence(&self) -> &Sentence {
        &self.0
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.in_locale(locale()))
    }
}

impl Error for ValueError {}

impl From<FaultKind> for ValueError {
    fn from(kind: FaultKind) -> Self {
        Self(Sentence::of(&kind))
    }
}

/// Parses a value with one form, ignoring spaces around it. For an unknown word, the message suggests a
/// similar one.
pub(super) fn value<T: FromStr<Err = FaultKind>>(text: &str) -> Result<T, ValueError> {
    text.trim().parse().map_err(|kind: FaultKind| match &kind {
        FaultKind::UnknownWord { expected, .. } => match meant(text.trim(), expected) {
            Some(meant) => ValueError(Sentence::of(&usage::WithMeant { fault: &kind, meant })),
            None => kind.into(),
        },
        _ => kind.into(),
    })
}

/// Words that users type instead of the expected ones.
const SYNONYMS: &[(&str, &str)] = &[
    ("expired", "retired"),
    ("gone", "retired"),
    ("left", "retired"),
    ("moved", "retired"),
    ("resigned", "retired"),
    ("replaced", "superseded"),
    ("rotated", "superseded"),
    ("hacked", "compromised"),
    ("leaked", "compromised"),
    ("stolen", "compromised"),
    ("forged", "unauthorised"),
    ("refuse", "decline"),
    ("reject", "decline"),
    ("cancel", "withdraw"),
    ("revoke", "withdraw"),
    ("ratify", "confirm"),
    ("close", "seal"),
    ("english", "en"),
    ("korean", "ko"),
    ("pem", "pkcs8-pem"),
    ("der", "pkcs8-der"),
    ("ssh", "openssh"),
];

/// The expected word that the user probably meant.
fn meant(text: &str, expected: &str) -> Option<Sentence> {
    let expected = || expected.split(", ");
    let text = text.to_lowercase();
    if text == "lost" && expected().any(|word| word == "compromised") {
        return Some(Sentence::of(&usage::LostKey));
    }
    let is_intent = || expected().any(|word| word == "sign-ad-referendum");
    if ["paper", "ink", "hand", "by-hand", "wet-ink"].contains(&&*text) && is_intent() {
        return Some(Sentence::of(&usage::SignsOnPaper));
    }
    let synonym = SYNONYMS
        .iter()
        .find(|(typed, ours)| text == *typed && expected().any(|word| word == *ours));
    let meant = match synonym {
        Some((_, ours)) => Some(DidYouMean((*ours).to_owned())),
        None => did_you_mean(&text, expected()),
    };
    meant.as_ref().map(Sentence::of)
}

/// Parses a typed digest: with capitals, in groups, or after `sha256:`.
pub(crate) fn digest(text: &str) -> Result<Digest, ValueError> {
    hex_digits(text).parse().map_err(ValueError::from)
}

/// Converts typed hexadecimal digits to the form of files.
pub(crate) fn hex_digits(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    let text = text.to_ascii_lowercase();
    text.strip_prefix("sha256:").map(str::to_owned).unwrap_or(text)
}

/// Converts the typed first digits of an id to the form of files: 8 to 64 digits.
pub(crate) fn first_digits(text: &str) -> Option<String> {
    let digits = hex_digits(text);
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hex && (8..=64).contains(&digits.len())).then_some(digits)
}

/// Parses a typed time: in lower case, with a space for the T, `+00:00` for Z, fractions of a second, which
/// are dropped, and spaces.
pub(super) fn time(text: &str) -> Result<Time, ValueError> {
    Time::parse_rounded(text, Rounding::Down).map_err(ValueError::from)
}

/// Parses the typed first digits of an act's id, as [`first_digits`] takes them.
pub(super) fn act_prefix(text: &str) -> Result<ActPrefix, ValueError> {
    let prefix = first_digits(text).and_then(|digits| ActPrefix::new(&digits));
    prefix.ok_or_else(|| ValueError(Sentence::of(&usage::ExpectedDigits)))
}

/// A name in a language: `ko=국방부`, or in English if no language is named.
#[derive(Clone, Debug)]
pub(crate) struct NameIn {
    pub(crate) language: Language,
    pub(crate) name: Label,
}

impl FromStr for NameIn {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some((language, name)) = text.split_once('=')
            && let Ok(language) = language.parse()
        {
            return Ok(Self { language, name: name.parse()? });
        }
        let name: Label = text.parse()?;
        let without_tag = text.strip_prefix("ko:").map_or(text, str::trim_start);
        match is_korean(text) {
            true => {
                let name = safe(&brief(without_tag, MAX_NAME));
                Err(ValueError(Sentence::of(&usage::WriteLanguage { name })))
            }
            false => Ok(Self { language: "en".parse().expect("a language"), name }),
        }
    }
}

/// Whether all letters of a name are Korean. Such a name is not English.
fn is_korean(name: &str) -> bool {
    let name = name.strip_prefix("ko:").unwrap_or(name);
    let is_hangul = |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}');
    name.chars().any(is_hangul) && !name.chars().any(|c| c.is_ascii_alphabetic())
}

/// The maximum width of a name that a sentence quotes, in columns.
const MAX_NAME: usize = 80;

/// A party with a name: `rok-mnd=Ministry` or `rok-mnd=ko=국방부`.
#[derive(Clone, Debug)]
pub(crate) struct PartyIn {
    pub(crate) id: PartyId,
    pub(crate) name: NameIn,
}

impl FromStr for PartyIn {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let expected = || ValueError(Sentence::of(&usage::ExpectedIdAndName));
        let (id, name) = text.split_once('=').ok_or_else(expected)?;
        let id = value(id)?;
        let name = name.parse()?;
        Ok(Self { id, name })
    }
}
