//! The catalogue of messages, and the values that a message can contain.
//!
//! The messages are Fluent files in `lang/`. The build makes a type from each message (docs/decisions/0035).
//! A message and its arguments are [`Localized`]: they can be written in every language. Text from a file or
//! from the command line is made safe to show before it becomes an argument ([`safe`](crate::screen::safe),
//! [`quoted`](crate::screen::quoted)).

use std::fmt;

use crate::locale::Locale;

include!(concat!(env!("OUT_DIR"), "/library_messages.rs"));

/// A value that can be written in every language: a message, or an argument of one.
pub trait Localized {
    /// Writes the value in a language.
    ///
    /// # Errors
    ///
    /// The errors of `out`.
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result;

    /// The value as text in a language.
    fn in_locale(&self, locale: Locale) -> String
    where
        Self: Sized,
    {
        text_of(self, locale)
    }
}

/// Compiled once in the program, not once for each message.
#[inline(never)]
fn text_of(sentence: &dyn Localized, locale: Locale) -> String {
    let mut out = String::new();
    let _ = sentence.write(locale, &mut out);
    out
}

/// A value that is one of several words and selects a variant of a message, such as the intent of an act.
pub trait Choice {
    /// All words, as the files in `lang/` have them.
    const WORDS: &'static [&'static str];

    /// The word of this value: one of [`Self::WORDS`].
    fn word(&self) -> &'static str;
}

/// A whole number: a count or a size.
pub trait Number {
    /// The number.
    fn number(&self) -> u64;
}

/// Implements [`Localized`] for types whose `Display` is the same in every language: ids, digests, names,
/// numbers.
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

/// A message that is written in every language at once, for an error that is made before its language is
/// known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence(Box<[String; Locale::ALL.len()]>);

impl Sentence {
    /// Writes `sentence` in every language.
    pub fn of(sentence: &impl Localized) -> Self {
        Self::of_any(sentence)
    }

    /// Compiled once in the program, not once for each message.
    #[cold]
    fn of_any(sentence: &dyn Localized) -> Self {
        Self(Box::new(Locale::ALL.map(|locale| text_of(sentence, locale))))
    }

    /// The message in a language.
    pub fn text(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.0[0],
            Locale::Ko => &self.0[1],
        }
    }

    /// The message with `change` applied to its text in every language.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Self(Box::new(self.0.each_ref().map(|text| change(text))))
    }
}

/// A message of several lines as one line, for JSON and for a cell. A line that has no punctuation at its end gets a
/// semicolon.
pub fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (index, part) in text.split('\n').enumerate() {
        if index > 0 {
            line.push_str(if line.ends_with(['.', ':', ';', ',', '?', '!']) { " " } else { "; " });
        }
        line.push_str(part);
    }
    line
}

/// A message of several lines for a place where it follows a label: `indent` spaces before each line after the first.
pub fn with_indent(text: &str, indent: usize) -> String {
    text.replace('\n', &format!("\n{:indent$}", ""))
}

impl serde::Serialize for Sentence {
    /// Serialises the English text: JSON is the same in every language.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text(Locale::En))
    }
}

impl Localized for Sentence {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(self.text(locale))
    }
}

/// A value with the same text in every language, such as an id or a digest.
#[derive(Clone, Copy, Debug)]
pub struct Plain<T>(pub T);

impl<T: fmt::Display> Localized for Plain<T> {
    fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

/// A list of several items in a message: `a, b and c`, `a, b 및 c`.
#[derive(Clone, Copy, Debug)]
pub struct And<'a, T>(pub &'a [T]);

/// A list of alternatives in a message: `a, b or c`, `a, b 또는 c`.
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

/// Writes the text of a message in a language, with its arguments in their places. A place is U+0001 and a
/// letter: `a` for the first argument.
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

/// A number with commas between groups of three digits, as both languages write it.
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

/// Called for a word of a choice without a case, which [`check_choice`] rejects while compiling. It is not in the
/// generated code, because a panic names its file, and the program must be the same from every folder.
#[doc(hidden)]
#[cold]
pub fn no_case() -> fmt::Result {
    unreachable!("every word of a choice has a case")
}

/// Checks at compile time that the catalogue has a variant for each word of a [`Choice`], and no other
/// variant. An `open` choice accepts every other word too.
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
    fn lines_are_joined_or_indented() {
        assert_eq!(in_one_line("one:\ntwo\nthree"), "one: two; three");
        assert_eq!(with_indent("one:\ntwo\nthree", 2), "one:\n  two\n  three");
        assert_eq!(with_indent("one", 2), "one");
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
