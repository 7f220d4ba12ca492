//! Short codes from other standards, and enums that are written as words.

use std::fmt;
use std::str::FromStr;

use crate::fault::{FaultKind, excerpt};
use crate::messages::same_in_every_locale;

/// A country code of two capital letters (the form of ISO 3166-1 alpha-2). It is not compared with the list
/// of countries, which changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country(String);

impl Country {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Country {
    type Err = FaultKind;

    /// # Errors
    ///
    /// [`FaultKind::BadCountry`] if the text is not two capital letters A-Z.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        match text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            true => Ok(Self(text.to_owned())),
            false => Err(FaultKind::BadCountry { found: excerpt(text) }),
        }
    }
}

/// A media type without parameters, in lower case: `type/subtype` of restricted names (RFC 6838, section
/// 4.2). Media types ignore case, so lower case is the only accepted form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaType(String);

impl MediaType {
    /// The type as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MediaType {
    type Err = FaultKind;

    /// # Errors
    ///
    /// [`FaultKind::BadMediaType`] if the text is not two lower-case restricted names.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let restricted = |name: &str| {
            let first = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            let rest = |byte: u8| {
                first(byte)
                    || matches!(byte, b'!' | b'#' | b'$' | b'&' | b'-' | b'^' | b'_' | b'.' | b'+')
            };
            name.len() <= 127 && name.bytes().next().is_some_and(first) && name.bytes().all(rest)
        };
        let slash = text.bytes().position(|byte| byte == b'/');
        let good = |slash| restricted(&text[..slash]) && restricted(&text[slash + 1..]);
        match slash.is_some_and(good) {
            true => Ok(Self(text.to_owned())),
            false => Err(FaultKind::BadMediaType { found: excerpt(text) }),
        }
    }
}

/// Shows both as they are.
macro_rules! display {
    ($($name:ident)*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )*};
}
display! { Country MediaType }
same_in_every_locale!(Country, MediaType);

/// Shows types by their stable code, which the method `code` returns.
macro_rules! coded {
    ($($name:ident)*) => {$(
        impl std::fmt::Display for $name {
            /// Writes its stable code.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.code())
            }
        }
    )*};
}
pub(crate) use coded;

/// Declares a closed enum with one word for each variant: `word` and `Display` give the word, and `FromStr`
/// accepts only these words.
macro_rules! worded {
    ($(#[$doc:meta])* $name:ident {
        $(#[$first_doc:meta])* $first:ident = $first_word:literal,
        $($(#[$rest_doc:meta])* $rest:ident = $rest_word:literal,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[$first_doc])* $first,
            $($(#[$rest_doc])* $rest,)*
        }

        impl $name {
            /// The words of all variants.
            pub const WORDS: &[&str] = &[$first_word $(, $rest_word)*];

            /// Its word.
            pub fn word(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$rest => $rest_word,)*
                }
            }
        }

        impl std::fmt::Display for $name {
            /// Its word.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        $crate::messages::same_in_every_locale!($name);

        impl $crate::messages::Choice for $name {
            const WORDS: &'static [&'static str] = Self::WORDS;

            fn word(&self) -> &'static str {
                (*self).word()
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::fault::FaultKind;

            /// # Errors
            ///
            /// `FaultKind::UnknownWord` for any other word.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                const EXPECTED: &str = concat!($first_word $(, ", ", $rest_word)*);
                match text {
                    $first_word => Ok(Self::$first),
                    $($rest_word => Ok(Self::$rest),)*
                    _ => Err($crate::fault::FaultKind::unknown_word(text, EXPECTED)),
                }
            }
        }
    };
}
pub(crate) use worded;

/// The stable codes of an enum, each written once: as `code`, and all of them as `CODES`. A variant that has the
/// codes of another type follows after `others`, with the list of these.
macro_rules! codes {
    (
        $(#[$doc:meta])*
        $($variant:pat => $code:literal),+ $(,)?
        $(; others: $($other:pat => $inner:expr, of $($codes:expr),+;)+)?
    ) => {
        /// Its codes, but for those that it has of another type.
        pub const CODES: &'static [&'static str] = &[$($code),+];
        /// The lists of all codes that it can have.
        pub const ALL_CODES: &'static [&'static [&'static str]] = &[Self::CODES $($($(, $codes)+)+)?];

        $(#[$doc])*
        pub fn code(&self) -> &'static str {
            match self {
                $($variant => $code,)+
                $($($other => $inner,)+)?
            }
        }
    };
}
pub(crate) use codes;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_one_case() {
        assert_eq!("KR".parse::<Country>().unwrap().as_str(), "KR");
        for bad in ["", "kr", "KOR", "K", "K1", "한"] {
            assert_eq!(bad.parse::<Country>().unwrap_err().code(), "bad-country", "{bad}");
        }
        for good in ["text/plain", "application/pdf", "application/vnd.a.b+json"] {
            assert_eq!(good.parse::<MediaType>().unwrap().as_str(), good);
        }
        for bad in ["", "text", "/", "text/", "Text/plain", "text/plain; charset=utf-8", "a/b/c"] {
            assert_eq!(bad.parse::<MediaType>().unwrap_err().code(), "bad-media-type", "{bad}");
        }
    }
}
