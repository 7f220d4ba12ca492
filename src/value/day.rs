//! Calendar days, as on instruments on paper.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::fault::{FaultKind, excerpt};
use crate::locale::Locale;
use crate::messages::Localized;

/// A day of the Gregorian calendar, `YYYY-MM-DD`, in the years 0001-9999 (docs/format.md V11). It is not an
/// instant, because it has no time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// A day in the years 0001-9999.
    pub(super) fn of(date: Date) -> Self {
        Self(date)
    }

    /// For people: `21 March 2023`.
    pub fn in_words(&self) -> String {
        self.0.strftime("%-d %B %Y").to_string()
    }
}

impl Localized for Day {
    /// `21 March 2023`; `2023. 3. 21.`
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match locale {
            Locale::En => out.write_str(&self.in_words()),
            Locale::Ko => write!(out, "{}", self.0.strftime("%Y. %-m. %-d.")),
        }
    }
}

impl FromStr for Day {
    type Err = FaultKind;

    /// # Errors
    ///
    /// [`FaultKind::BadDate`] for any other form, and for days that do not exist.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(index, byte)| match index {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let day = || {
            let day = Date::new(
                text[..4].parse().ok()?,
                text[5..7].parse().ok()?,
                text[8..].parse().ok()?,
            );
            day.ok().filter(|day| day.year() > 0)
        };
        let bad = || FaultKind::BadDate { found: excerpt(text) };
        shaped.then(day).flatten().map(Self).ok_or_else(bad)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_one_spelling() {
        for good in ["2019-01-10", "0001-01-01", "9999-12-31", "2024-02-29"] {
            assert_eq!(good.parse::<Day>().unwrap().to_string(), good);
        }
        assert_eq!("2023-03-21".parse::<Day>().unwrap().in_words(), "21 March 2023");
        let bad = [
            "",
            "2019-1-10",
            "2019-01-10 ",
            "2019/01/10",
            "0000-01-01",
            "2023-02-29",
            "2023-13-01",
            "2023-00-01",
            "20190110",
            "+019-01-10",
            "2019-01-1\u{e9}",
            "2019-01-10T00:00:00Z",
        ];
        for bad in bad {
            assert_eq!(bad.parse::<Day>().unwrap_err().code(), "bad-date", "{bad:?}");
        }
    }
}
