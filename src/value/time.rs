//! Points in time as people claim them: local time with its offset.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time as Clock, date};

use super::Day;
use crate::fault::{FaultKind, excerpt};

/// How far clocks may differ, in seconds: a day.
const DAY: i64 = 24 * 3600;

/// A time with the offset at which it was claimed (RFC 3339, section 5.6, narrowed).
///
/// One spelling (docs/format.md V4): `T` between date and time, whole seconds (00-59), years
/// 0001-9999, an offset of at most 23:59, and `Z` for UTC. Compared by instant, equal only if
/// written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    civil: DateTime,
    /// East of Greenwich, in seconds.
    offset: i32,
}

impl Time {
    /// A local time and its offset east of Greenwich in seconds; seconds of the offset and
    /// fractions of the second are dropped.
    ///
    /// `None` outside the years 0001-9999 and for offsets of a day or more.
    pub fn new(civil: DateTime, offset: i32) -> Option<Self> {
        let offset = offset / 60 * 60;
        let good = (1..=9999).contains(&civil.year()) && offset.abs() < 24 * 3600;
        good.then_some(Self { civil: civil.with().subsec_nanosecond(0).build().ok()?, offset })
    }

    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    pub fn unix_seconds(&self) -> i64 {
        let epoch = date(1970, 1, 1).at(0, 0, 0, 0);
        self.civil.duration_since(epoch).as_secs() - i64::from(self.offset)
    }

    /// Whether it is later than `other` by more than a day of 86,400 seconds: by more than clocks may
    /// differ.
    pub fn is_over_a_day_after(&self, other: &Self) -> bool {
        self.unix_seconds() - other.unix_seconds() > DAY
    }

    /// The day that a calendar showed where it was claimed.
    pub fn day(&self) -> Day {
        Day::of(self.civil.date())
    }

    /// For people: `Thu 5 August 2021 09:00 +09:00`.
    pub fn in_words(&self) -> String {
        format!("{} {}", self.civil.strftime("%a %-d %B %Y %H:%M"), self.offset_text("UTC"))
    }

    fn offset_text(&self, zero: &str) -> String {
        let minutes = self.offset.abs() / 60;
        match self.offset.cmp(&0) {
            Ordering::Equal => zero.to_owned(),
            Ordering::Less => format!("-{:02}:{:02}", minutes / 60, minutes % 60),
            Ordering::Greater => format!("+{:02}:{:02}", minutes / 60, minutes % 60),
        }
    }
}

impl FromStr for Time {
    type Err = FaultKind;

    /// # Errors
    ///
    /// [`FaultKind::BadTime`] for every other spelling, and for days that do not exist.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        parse(text).ok_or_else(|| FaultKind::BadTime { found: excerpt(text) })
    }
}

fn parse(text: &str) -> Option<Time> {
    let (local, zone) = text.split_at_checked(19)?;
    let local = fields(local, "0000-00-00T00:00:00")?;
    let [year, month, day, hour, minute, second] = local.try_into().ok()?;
    if year == 0 || second > 59 {
        return None;
    }
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let clock = |value: i16| i8::try_from(value).ok();
    let clock = Clock::new(clock(hour)?, clock(minute)?, clock(second)?, 0).ok()?;
    Some(Time { civil: day.to_datetime(clock), offset: parse_offset(zone)? })
}

/// `Z`, or `+hh:mm` or `-hh:mm` that is not zero.
fn parse_offset(zone: &str) -> Option<i32> {
    if zone == "Z" {
        return Some(0);
    }
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let [hours, minutes] = fields(&zone[1..], "00:00")?.try_into().ok()?;
    let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60;
    (hours < 24 && minutes < 60 && seconds > 0).then_some(sign * seconds)
}

/// The numbers of `text`, which has digits where `shape` has `0` and is equal to it elsewhere.
fn fields(text: &str, shape: &str) -> Option<Vec<i16>> {
    let fits = |(byte, shape): (u8, u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    };
    let fits = text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).map(str::parse);
    fits.then(|| numbers.collect::<Result<_, _>>().ok())?
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, clock) = (self.civil.date(), self.civil.time());
        let date = format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
        let time = format!("{:02}:{:02}:{:02}", clock.hour(), clock.minute(), clock.second());
        write!(f, "{date}T{time}{}", self.offset_text("Z"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_one_spelling() {
        let good = [
            "2021-08-05T09:00:00+09:00",
            "2021-08-04T20:00:00-04:00",
            "2021-08-05T00:00:00Z",
            "0001-01-01T00:00:00+23:59",
            "9999-12-31T23:59:59-23:59",
            "2024-02-29T00:00:00Z",
        ];
        for good in good {
            assert_eq!(good.parse::<Time>().unwrap().to_string(), good);
        }
        let bad = [
            "",
            "2021-08-05",
            "2021-08-05T09:00:00",
            "2021-08-05T09:00+09:00",
            "2021-08-05 09:00:00Z",
            "2021-08-05t09:00:00z",
            "2021-08-05T09:00:00.0Z",
            "2021-08-05T09:00:00+00:00",
            "2021-08-05T09:00:00-00:00",
            "2021-08-05T09:00:00+24:00",
            "2021-08-05T09:00:00+09:60",
            "2021-08-05T09:00:60Z",
            "2021-08-05T24:00:00Z",
            "0000-01-01T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2021-13-01T00:00:00Z",
            "2021-08-05T09:00:00+0900",
            "2021-08-05T09:00:00Z ",
            "+021-08-05T09:00:00Z",
            "2021-08-05T09:00:00é",
            "2021-08-05T09:00:00",
        ];
        for bad in bad {
            assert_eq!(bad.parse::<Time>().unwrap_err().code(), "bad-time", "{bad:?}");
        }
    }

    #[test]
    fn two_civil_dates_can_be_one_instant() {
        let seoul: Time = "2021-08-05T09:00:00+09:00".parse().unwrap();
        let washington: Time = "2021-08-04T20:00:00-04:00".parse().unwrap();
        assert_eq!(seoul.unix_seconds(), washington.unix_seconds());
        assert_eq!(seoul.unix_seconds(), 1_628_121_600);
        assert_ne!(seoul, washington);
        assert_eq!(seoul.in_words(), "Thu 5 August 2021 09:00 +09:00");
        assert_eq!(seoul.day().to_string(), "2021-08-05");
        assert_eq!(washington.day().to_string(), "2021-08-04");
    }
}
