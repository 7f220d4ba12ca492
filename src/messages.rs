//! The catalogue of sentences, and what can stand in one.
//!
//! The sentences are in `lang/`, in Fluent, and the build makes a type of each
//! (docs/decisions/0035). A sentence and its arguments are [`Localized`]: they can be written in every
//! language. What comes from a file or from a command line is made safe to show before it becomes an argument
//! ([`safe`](crate::screen::safe), [`quoted`](crate::screen::quoted)).

use std::fmt;

use crate::locale::Locale;

include!(concat!(env!("OUT_DIR"), "/library_messages.rs"));

/// What can be written in every language: a sentence, or what stands in one.
pub trait Localized {
    /// Writes it in a language.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result;

    /// It, in a language.
    fn in_locale(&self, locale: Locale) -> String
    where
        Self: Sized,
    {
        text_of(self, locale)
    }
}

/// Once in the program, and not for each message.
#[inline(never)]
fn text_of(sentence: &dyn Localized, locale: Locale) -> String {
    let mut out = String::new();
    let _ = sentence.write(locale, &mut out);
    out
}

/// One of several words that a sentence depends on, like the intent of an act.
pub trait Choice {
    /// Every word, as the files in `lang/` have it.
    const WORDS: &'static [&'static str];

    /// The word of this value: one of [`Self::WORDS`].
    fn word(&self) -> &'static str;
}

/// A whole number: a count or a size.
pub trait Number {
    /// The number.
    fn number(&self) -> u64;
}

/// Types whose `Display` is the same in every language: ids, digests, names, numbers.
macro_rules! same_in_every_locale {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::messages::Localized for $type {
            fn write(
                &self,
                _: $crate::locale::Locale,
                out: &mut dyn std::fmt::Write,
            ) -> std::fmt::Result {
                write!(out, "{self}")
            }
        }
    )*};
}
pub(crate) use same_in_every_locale;

same_in_every_locale!(str, String, char, u8, u16, u32, u64, usize);

macro_rules! numbers {
    ($($type:ty),*) => {$(
        impl Number for $type {
            fn number(&self) -> u64 {
                *self as u64
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize);

impl<T: Localized + ?Sized> Localized for &T {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        (**self).write(locale, out)
    }
}

impl<T: Localized + ?Sized> Localized for Box<T> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        (**self).write(locale, out)
    }
}

impl<T: Number> Number for &T {
    fn number(&self) -> u64 {
        (**self).number()
    }
}

impl<T: Choice> Choice for &T {
    const WORDS: &'static [&'static str] = T::WORDS;

    fn word(&self) -> &'static str {
        (**self).word()
    }
}

/// A sentence that was written in every language: of an error that is made before anyone knows where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence(Box<[String; Locale::ALL.len()]>);

impl Sentence {
    /// Writes `sentence` in every language.
    pub fn of(sentence: &impl Localized) -> Self {
        Self::of_any(sentence)
    }

    /// Once in the program, and not for each message.
    #[cold]
    fn of_any(sentence: &dyn Localized) -> Self {
        Self(Box::new(Locale::ALL.map(|locale| text_of(sentence, locale))))
    }

    /// The sentence in a language.
    pub fn text(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.0[0],
            Locale::Ko => &self.0[1],
        }
    }

    /// What `change` makes of it in every language.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Self(Box::new(self.0.each_ref().map(|text| change(text))))
    }
}

impl serde::Serialize for Sentence {
    /// In English: JSON is the same in every language.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text(Locale::En))
    }
}

impl Localized for Sentence {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(self.text(locale))
    }
}

/// What has one form in every language, like an id or a digest.
#[derive(Clone, Copy, Debug)]
pub struct Plain<T>(pub T);

impl<T: fmt::Display> Localized for Plain<T> {
    fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

/// Several things in a sentence: `a, b and c`, `a, b 및 c`.
#[derive(Clone, Copy, Debug)]
pub struct And<'a, T>(pub &'a [T]);

/// Several things of which one will do: `a, b or c`, `a, b 또는 c`.
#[derive(Clone, Copy, Debug)]
pub struct Or<'a, T>(pub &'a [T]);

impl<T: Localized> Localized for And<'_, T> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let last = match locale {
            Locale::En => " and ",
            Locale::Ko => " 및 ",
        };
        write_list(self.0, last, locale, out)
    }
}

impl<T: Localized> Localized for Or<'_, T> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let last = match locale {
            Locale::En => " or ",
            Locale::Ko => " 또는 ",
        };
        write_list(self.0, last, locale, out)
    }
}

fn write_list<T: Localized>(
    items: &[T],
    last: &str,
    locale: Locale,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        match index {
            0 => {}
            _ if index + 1 == items.len() => out.write_str(last)?,
            _ => out.write_str(", ")?,
        }
        item.write(locale, out)?;
    }
    Ok(())
}

/// Writes the text of a message in a language, with its arguments in their places: behind U+0001, `a` for the
/// first.
#[doc(hidden)]
pub fn write_template(
    locale: Locale,
    out: &mut dyn fmt::Write,
    [english, korean]: [&str; Locale::ALL.len()],
    arguments: &[&dyn Localized],
) -> fmt::Result {
    let template = match locale {
        Locale::En => english,
        Locale::Ko => korean,
    };
    let mut pieces = template.split('\u{1}');
    out.write_str(pieces.next().unwrap_or_default())?;
    for piece in pieces {
        let (place, text) = piece.split_at(1);
        arguments[usize::from(place.as_bytes()[0] - b'a')].write(locale, out)?;
        out.write_str(text)?;
    }
    Ok(())
}

/// A number with commas between groups of three digits, as both languages have it.
#[doc(hidden)]
pub fn write_grouped(number: u64, out: &mut dyn fmt::Write) -> fmt::Result {
    let digits = number.to_string();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.write_char(',')?;
        }
        out.write_char(digit)?;
    }
    Ok(())
}

/// Demands, while compiling, that the catalogue has a case for each word of a [`Choice`], and no case for another.
/// An `open` choice takes every other word, too.
#[doc(hidden)]
pub const fn check_choice(words: &[&str], cases: &[&str], open: bool) {
    let mut n = 0;
    while n < words.len() {
        assert!(
            open || has(cases, words[n]),
            "the catalogue has no case for a word of this choice"
        );
        n += 1;
    }
    n = 0;
    while n < cases.len() {
        assert!(
            has(words, cases[n]),
            "the catalogue has a case for a word that this choice does not have"
        );
        n += 1;
    }
}

const fn has(words: &[&str], word: &str) -> bool {
    let mut n = 0;
    while n < words.len() {
        if same(words[n].as_bytes(), word.as_bytes()) {
            return true;
        }
        n += 1;
    }
    false
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut n = 0;
    while n < one.len() {
        if one[n] != other[n] {
            return false;
        }
        n += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined_as_each_language_does_it() {
        let rows: [(&[&str], &str, &str); 4] = [
            (&[], "", ""),
            (&["a"], "a", "a"),
            (&["a", "b"], "a and b", "a 및 b"),
            (&["a", "b", "c"], "a, b and c", "a, b 및 c"),
        ];
        for (items, english, korean) in rows {
            assert_eq!(And(items).in_locale(Locale::En), english);
            assert_eq!(And(items).in_locale(Locale::Ko), korean);
        }
        assert_eq!(Or(&["a", "b"]).in_locale(Locale::Ko), "a 또는 b");
    }

    #[test]
    fn numbers_are_grouped() {
        let rows = [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")];
        for (number, text) in rows {
            let mut out = String::new();
            write_grouped(number, &mut out).unwrap();
            assert_eq!(out, text);
        }
    }
}
