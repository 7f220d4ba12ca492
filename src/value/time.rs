//! Points in time as people state them: local time with its offset.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time as Clock, date};

use super::Day;
use crate::fault::{FaultKind, excerpt};
use crate::locale::Locale;
use crate::messages::{Localized, fault_words};

/// The time by which clocks may differ, in seconds: a day.
const DAY: i64 = 24 * 3600;

/// A second, in nanoseconds.
const SECOND: i128 = 1_000_000_000;

/// The start of Unix time, in UTC.
const EPOCH: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);

/// A time with the offset of the place where it was stated (RFC 3339, section 5.6, with restrictions).
///
/// Its only text form (docs/format.md V4) has `T` between date and time, whole seconds (00-59), a year from
/// 0001 to 9999, an offset of at most 23:59, and `Z` for UTC. The order is by instant; two times are equal
/// only if their text is equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    civil: DateTime,
    /// East of Greenwich, in seconds.
    offset: i32,
}

impl Time {
    /// A time from local time and offset, in seconds east of Greenwich. Seconds of the offset and fractions
    /// of a second are dropped.
    ///
    /// `None` outside the years 0001-9999, and for offsets of a day or more.
    pub fn new(civil: DateTime, offset: i32) -> Option<Self> {
        let offset = offset / 60 * 60;
        let good = (1..=9999).contains(&civil.year()) && offset.abs() < 24 * 3600;
        good.then_some(Self { civil: civil.with().subsec_nanosecond(0).build().ok()?, offset })
    }

    /// The time in UTC that is `seconds` after 1970-01-01T00:00:00Z, or before it if negative. Leap seconds
    /// are not counted. The inverse of [`unix_seconds`](Self::unix_seconds).
    ///
    /// ```
    /// # use paraph::value::Time;
    /// assert_eq!(Time::from_unix_seconds(1_628_121_600)?.to_string(), "2021-08-05T00:00:00Z");
    /// # Ok::<(), paraph::value::TimeOutOfRange>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeOutOfRange`] below -62,135,596,800 (0001-01-01T00:00:00Z) and above 253,402,300,799
    /// (9999-12-31T23:59:59Z).
    pub fn from_unix_seconds(seconds: i64) -> Result<Self, TimeOutOfRange> {
        Self::at_epoch_plus(seconds, 0)
    }

    /// A time of the system clock, in UTC, rounded to a whole second. The library does not read the clock:
    /// pass `SystemTime::now()` for the present.
    ///
    /// Use [`Rounding::Down`] for the present: a time that is rounded up is in the future.
    ///
    /// # Errors
    ///
    /// [`TimeOutOfRange`] if the whole second is outside the years 1 to 9999, for example if the clock is
    /// wrong.
    pub fn from_system_time(time: SystemTime, rounding: Rounding) -> Result<Self, TimeOutOfRange> {
        // As integers, because not every system can add any duration to a SystemTime, and none needs more
        // than 128 bits.
        let nanoseconds = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => i128::try_from(after.as_nanos()),
            Err(before) => i128::try_from(before.duration().as_nanos()).map(|before| -before),
        };
        let nanoseconds = nanoseconds.map_err(|_| TimeOutOfRange)?;
        let seconds = nanoseconds.div_euclid(SECOND);
        let seconds = i64::try_from(seconds).map_err(|_| TimeOutOfRange)?;
        let time = seconds.checked_add(rounding.of(Part::of_nanoseconds(nanoseconds)));
        Self::from_unix_seconds(time.ok_or(TimeOutOfRange)?)
    }

    /// Reads a time as people and other programs write it, and rounds it to a whole second.
    ///
    /// Accepts what [`FromStr`] accepts, and also: `t` and `z`; a space for the `T`; `+00:00` and `-00:00`
    /// for `Z`; a fraction of a second with any number of digits, after `.` or `,`; spaces around the text
    /// and before the offset. Local time and offset do not change. A leap second (`:60`) is rejected, because
    /// Unix time and the formats have none. A time without an offset is rejected too. For the content of
    /// files, which has only one form, use [`FromStr`].
    ///
    /// ```
    /// # use paraph::value::{Rounding, Time};
    /// let time = Time::parse_rounded("2021-12-31 23:59:59.5+09:00", Rounding::Up)?;
    /// assert_eq!(time.to_string(), "2022-01-01T00:00:00+09:00");
    /// # Ok::<(), paraph::fault::FaultKind>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadTime`] for any other form, for days that do not exist, and for local times that are
    /// rounded up beyond the year 9999.
    pub fn parse_rounded(text: &str, rounding: Rounding) -> Result<Self, FaultKind> {
        parse_rounded(text, rounding).ok_or_else(|| FaultKind::BadTime { found: excerpt(text) })
    }

    /// The same instant, as a clock shows it at an offset in seconds east of Greenwich. Seconds of the offset
    /// beyond whole minutes are dropped; the instant does not change.
    ///
    /// # Errors
    ///
    /// [`TimeOutOfRange`] if the local time is before the year 1 or after 9999, and for offsets of a day or
    /// more.
    pub fn at_offset(&self, offset: i32) -> Result<Self, TimeOutOfRange> {
        Self::at_epoch_plus(self.unix_seconds(), offset)
    }

    fn at_epoch_plus(seconds: i64, offset: i32) -> Result<Self, TimeOutOfRange> {
        let offset = offset / 60 * 60;
        let local = seconds.checked_add(i64::from(offset)).ok_or(TimeOutOfRange)?;
        let civil = EPOCH.checked_add(SignedDuration::from_secs(local));
        Self::new(civil.map_err(|_| TimeOutOfRange)?, offset).ok_or(TimeOutOfRange)
    }

    /// The midnight at the start of its day, at the same offset.
    pub fn midnight(&self) -> Self {
        Self { civil: self.civil.date().to_datetime(Clock::midnight()), ..*self }
    }

    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    pub fn unix_seconds(&self) -> i64 {
        self.civil.duration_since(EPOCH).as_secs() - i64::from(self.offset)
    }

    /// Whether it is later than `other` by more than a day of 86,400 seconds, which is the most by which
    /// clocks may differ.
    pub fn is_over_a_day_after(&self, other: &Self) -> bool {
        self.unix_seconds() - other.unix_seconds() > DAY
    }

    /// Its offset, in seconds east of Greenwich.
    pub fn offset(&self) -> i32 {
        self.offset
    }

    /// The local calendar day.
    pub fn day(&self) -> Day {
        Day::of(self.civil.date())
    }

    /// For people: `Thu 5 August 2021 09:00 +09:00`.
    pub fn in_words(&self) -> String {
        format!("{} {}", self.civil.strftime("%a %-d %B %Y %H:%M"), self.offset_text("UTC"))
    }

    /// For people, in the Korean form of official documents: `2021. 8. 5.(목) 09:00 (+09:00)`.
    fn write_korean(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let weekday = ["월", "화", "수", "목", "금", "토", "일"]
            [self.civil.weekday().to_monday_zero_offset() as usize];
        let (date, time) = (self.civil.strftime("%Y. %-m. %-d."), self.civil.strftime("%H:%M"));
        write!(out, "{date}({weekday}) {time} ({})", self.offset_text("UTC"))
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

/// The time is outside the years 1 to 9999, or its offset is a day or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOutOfRange;

impl Localized for TimeOutOfRange {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        fault_words::TimeOutOfRange.write(locale, out)
    }
}

impl fmt::Display for TimeOutOfRange {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Locale::En, f)
    }
}

impl std::error::Error for TimeOutOfRange {}

/// The whole second to which a time between two is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// The earlier one, also before 1970.
    Down,
    /// The later one.
    Up,
    /// The nearer one; from the middle, the later one.
    Nearest,
}

impl Rounding {
    /// The number of seconds to add to the earlier of the two.
    fn of(self, part: Part) -> i64 {
        match (self, part) {
            (_, Part::Nothing) | (Self::Down, _) | (Self::Nearest, Part::BelowHalf) => 0,
            (Self::Up, _) | (Self::Nearest, Part::HalfOrMore) => 1,
        }
    }
}

/// The distance of a time from the whole second before it.
#[derive(Clone, Copy)]
enum Part {
    Nothing,
    BelowHalf,
    HalfOrMore,
}

impl Part {
    /// From nanoseconds after a whole second or, if negative, before it.
    fn of_nanoseconds(nanoseconds: i128) -> Self {
        match nanoseconds.rem_euclid(SECOND) {
            0 => Self::Nothing,
            part if part < SECOND / 2 => Self::BelowHalf,
            _ => Self::HalfOrMore,
        }
    }

    /// From the digits after the point.
    fn of_digits(digits: &str) -> Self {
        match digits.bytes().all(|digit| digit == b'0') {
            true => Self::Nothing,
            false if digits.as_bytes()[0] < b'5' => Self::BelowHalf,
            false => Self::HalfOrMore,
        }
    }
}

impl FromStr for Time {
    type Err = FaultKind;

    /// # Errors
    ///
    /// [`FaultKind::BadTime`] for any other form, and for days that do not exist.
    fn from_str(text: &str) -> Result<Self, FaultKind> {
        parse(text).ok_or_else(|| FaultKind::BadTime { found: excerpt(text) })
    }
}

fn parse_rounded(text: &str, rounding: Rounding) -> Option<Time> {
    let text = text.trim().to_ascii_uppercase();
    let (day, rest) = text.split_at_checked(10)?;
    let clock = rest.strip_prefix('T').or_else(|| rest.strip_prefix(' '))?.trim_start();
    let (clock, rest) = clock.split_at_checked(8)?;
    let (part, zone) = match rest.strip_prefix(['.', ',']) {
        None => (Part::Nothing, rest),
        Some(rest) => {
            let zone = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = &rest[..rest.len() - zone.len()];
            ((!digits.is_empty()).then(|| Part::of_digits(digits))?, zone)
        }
    };
    let zone = match zone.trim_start() {
        "+00:00" | "-00:00" => "Z",
        zone => zone,
    };
    let time = parse(&format!("{day}T{clock}{zone}"))?;
    let civil = time.civil.checked_add(SignedDuration::from_secs(rounding.of(part))).ok()?;
    Time::new(civil, time.offset)
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

/// The numbers in `text`. It must have digits where `shape` has `0`, and equal `shape` elsewhere.
fn fields(text: &str, shape: &str) -> Option<Vec<i16>> {
    let fits = |(byte, shape): (u8, u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    };
    let fits = text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).map(str::parse);
    fits.then(|| numbers.collect::<Result<_, _>>().ok())?
}

impl Localized for Time {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match locale {
            Locale::En => out.write_str(&self.in_words()),
            Locale::Ko => self.write_korean(out),
        }
    }
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
    use std::time::Duration;

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
    #[test]
    fn unix_seconds_become_times_in_utc() {
        let edges = [
            (-62_135_596_800, "0001-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ];
        for (seconds, text) in edges {
            let time = Time::from_unix_seconds(seconds).unwrap();
            assert_eq!((time.to_string().as_str(), time.unix_seconds()), (text, seconds));
        }
        for beyond in [-62_135_596_801, 253_402_300_800, i64::MIN, i64::MAX] {
            assert_eq!(Time::from_unix_seconds(beyond), Err(TimeOutOfRange), "{beyond}");
        }
    }

    #[test]
    fn a_system_time_is_rounded_as_the_caller_says() {
        let epoch = SystemTime::UNIX_EPOCH;
        let rounded = |time: SystemTime| {
            [Rounding::Down, Rounding::Nearest, Rounding::Up]
                .map(|rounding| Time::from_system_time(time, rounding).unwrap().unix_seconds())
        };
        for (millis, expected) in [
            (0, [0, 0, 0]),
            (1_499, [1, 1, 2]),
            (1_500, [1, 2, 2]),
            (1_999, [1, 2, 2]),
            (2_000, [2, 2, 2]),
        ] {
            assert_eq!(rounded(epoch + Duration::from_millis(millis)), expected, "{millis}");
        }
        for (millis, expected) in [
            (1, [-1, 0, 0]),
            (500, [-1, 0, 0]),
            (501, [-1, -1, 0]),
            (1_000, [-1, -1, -1]),
            (1_001, [-2, -1, -1]),
        ] {
            assert_eq!(rounded(epoch - Duration::from_millis(millis)), expected, "-{millis}");
        }
    }

    #[test]
    fn a_system_time_outside_the_calendar_is_refused() {
        let last = SystemTime::UNIX_EPOCH + Duration::from_millis(253_402_300_799_999);
        let read = |rounding| Time::from_system_time(last, rounding);
        assert_eq!(read(Rounding::Down).unwrap().to_string(), "9999-12-31T23:59:59Z");
        assert_eq!(read(Rounding::Up), Err(TimeOutOfRange));
        assert_eq!(read(Rounding::Nearest), Err(TimeOutOfRange));
        let first = SystemTime::UNIX_EPOCH - Duration::from_millis(62_135_596_800_001);
        let read = |rounding| Time::from_system_time(first, rounding);
        assert_eq!(read(Rounding::Down), Err(TimeOutOfRange));
        assert_eq!(read(Rounding::Up).unwrap().to_string(), "0001-01-01T00:00:00Z");
        // The limits of a SystemTime with 64 bits.
        for seconds in [i64::MAX.unsigned_abs(), i64::MAX.unsigned_abs() - 1] {
            let beyond = Duration::from_secs(seconds);
            for time in [
                SystemTime::UNIX_EPOCH.checked_add(beyond),
                SystemTime::UNIX_EPOCH.checked_sub(beyond),
            ] {
                let time = time.map(|time| Time::from_system_time(time, Rounding::Up));
                assert!(time.is_none_or(|time| time == Err(TimeOutOfRange)), "{seconds}");
            }
        }
    }

    #[test]
    fn fractions_are_rounded_as_the_caller_says() {
        let [down, near, up] =
            ["2021-12-31T23:59:59+09:00", "2021-12-31T23:59:59+09:00", "2022-01-01T00:00:00+09:00"];
        for (part, expected) in [
            ("", [down, near, down]),
            (".0", [down, near, down]),
            (".000000000000", [down, near, down]),
            (".000000000001", [down, near, up]),
            (".4999999999999999999999", [down, near, up]),
            (".5", [down, up, up]),
            (",50", [down, up, up]),
            (".999", [down, up, up]),
        ] {
            let text = format!("2021-12-31T23:59:59{part}+09:00");
            for (rounding, expected) in
                [Rounding::Down, Rounding::Nearest, Rounding::Up].into_iter().zip(expected)
            {
                let time = Time::parse_rounded(&text, rounding).unwrap();
                assert_eq!(time.to_string(), expected, "{text} {rounding:?}");
            }
        }
        // Before 1970 too, the earlier second is the lower one.
        let read = |rounding| Time::parse_rounded("1969-12-31T23:59:58.5Z", rounding).unwrap();
        assert_eq!(read(Rounding::Down).unix_seconds(), -2);
        assert_eq!(read(Rounding::Up).unix_seconds(), -1);
        let last = "9999-12-31T23:59:59.5-23:59";
        assert!(Time::parse_rounded(last, Rounding::Down).is_ok());
        assert_eq!(Time::parse_rounded(last, Rounding::Up).unwrap_err().code(), "bad-time");
    }

    #[test]
    fn other_spellings_are_read_and_leap_seconds_are_not() {
        for (text, meant) in [
            ("2030-01-02T03:04:05Z", "2030-01-02T03:04:05Z"),
            ("2030-01-02t03:04:05z", "2030-01-02T03:04:05Z"),
            ("2030-01-02 03:04:05-00:00", "2030-01-02T03:04:05Z"),
            (" 2030-01-02T03:04:05,5 +00:00 ", "2030-01-02T03:04:05Z"),
            ("2030-01-02T03:04:05.5 -04:00", "2030-01-02T03:04:05-04:00"),
        ] {
            let time = Time::parse_rounded(text, Rounding::Down).unwrap();
            assert_eq!(time.to_string(), meant, "{text:?}");
        }
        for bad in [
            "",
            "2016-12-31T23:59:60Z",
            "2016-12-31T23:59:60.5Z",
            "2030-01-02",
            "2030-01-02T03:04:05",
            "2030-01-02T03:04:05.5",
            "2030-01-02T03:04:05.Z",
            "2030-01-02T03:04:05.5.5Z",
            "2030-01-02T03:04:05.-5Z",
            "2030-01-02T03:04.5Z",
            "0000-12-31T23:59:59.5Z",
            "2030-02-30T00:00:00.5Z",
            "2030-01-0é 03:04:05Z",
        ] {
            let read = Time::parse_rounded(bad, Rounding::Up);
            assert_eq!(read.unwrap_err().code(), "bad-time", "{bad:?}");
        }
    }

    #[test]
    fn an_instant_is_shown_at_another_offset() {
        let utc = Time::from_unix_seconds(1_628_121_600).unwrap();
        let at = |offset| utc.at_offset(offset).map(|time| time.to_string());
        assert_eq!(at(9 * 3600).unwrap(), "2021-08-05T09:00:00+09:00");
        assert_eq!(at(-4 * 3600).unwrap(), "2021-08-04T20:00:00-04:00");
        // Seoul before 1908: 8 h 27 min 52 s.
        assert_eq!(at(30_472).unwrap(), "2021-08-05T08:27:00+08:27");
        assert_eq!(at(-30_472).unwrap(), "2021-08-04T15:33:00-08:27");
        for offset in [24 * 3600, -24 * 3600, i32::MAX, i32::MIN] {
            assert_eq!(at(offset), Err(TimeOutOfRange), "{offset}");
        }
        let first = Time::from_unix_seconds(-62_135_596_800).unwrap();
        assert_eq!(first.at_offset(-60), Err(TimeOutOfRange));
        let last = Time::from_unix_seconds(253_402_300_799).unwrap();
        assert_eq!(last.at_offset(60), Err(TimeOutOfRange));
    }

    #[test]
    fn a_day_begins_at_midnight_where_it_was_claimed() {
        let time: Time = "2021-08-04T20:00:01-04:00".parse().unwrap();
        assert_eq!(time.midnight().to_string(), "2021-08-04T00:00:00-04:00");
        assert_eq!(time.midnight().midnight(), time.midnight());
    }
}
