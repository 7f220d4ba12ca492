//! Conversion of times between other programs and the library.

use std::time::{Duration, SystemTime};

use paraph::value::{Rounding, Time};
use proptest::prelude::*;

use super::cases;

/// The first and the last second of the calendar, since 1970.
const FIRST: i64 = -62_135_596_800;
const LAST: i64 = 253_402_300_799;

/// Whole seconds of the calendar, often near its ends and near 1970.
fn seconds() -> impl Strategy<Value = i64> {
    prop_oneof![FIRST..FIRST + 90_000, -90_000..90_000_i64, LAST - 90_000..=LAST, FIRST..=LAST]
}

/// An offset of whole minutes, in seconds.
fn offset() -> impl Strategy<Value = i32> {
    (-1439..=1439_i32).prop_map(|minutes| minutes * 60)
}

/// The time of the system's clock that is this long after, or before, 1970.
fn system(seconds: i64, nanoseconds: u32) -> SystemTime {
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let whole = match seconds < 0 {
        true => SystemTime::UNIX_EPOCH - whole,
        false => SystemTime::UNIX_EPOCH + whole,
    };
    whole + Duration::from_nanos(nanoseconds.into())
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn seconds_come_back(seconds in seconds()) {
        let time = Time::from_unix_seconds(seconds).unwrap();
        prop_assert_eq!(time.unix_seconds(), seconds);
        prop_assert_eq!(time.to_string().parse::<Time>().unwrap(), time);
        prop_assert_eq!(Time::parse_rounded(&time.to_string(), Rounding::Up).unwrap(), time);
    }

    #[test]
    fn an_offset_changes_no_instant(seconds in seconds(), offset in offset()) {
        let time = Time::from_unix_seconds(seconds).unwrap();
        // At the ends of the calendar, clocks with other offsets show a year outside of it.
        if let Ok(there) = time.at_offset(offset) {
            prop_assert_eq!(there.unix_seconds(), seconds);
            prop_assert_eq!(there.to_string().parse::<Time>().unwrap(), there);
            prop_assert_eq!(there.at_offset(0).unwrap(), time);
        } else {
            prop_assert!(!(FIRST + 86_400..=LAST - 86_400).contains(&seconds));
        }
    }

    #[test]
    fn a_clock_and_a_text_are_rounded_alike(
        seconds in FIRST..LAST,
        nanoseconds in prop_oneof![
            Just(0), Just(1), Just(499_999_999), Just(500_000_000), 0..1_000_000_000_u32
        ],
    ) {
        let floor = Time::from_unix_seconds(seconds).unwrap().to_string();
        let text = format!("{}.{nanoseconds:09}Z", floor.strip_suffix('Z').unwrap());
        let clock = system(seconds, nanoseconds);
        for (rounding, more) in [
            (Rounding::Down, 0),
            (Rounding::Nearest, i64::from(nanoseconds >= 500_000_000)),
            (Rounding::Up, i64::from(nanoseconds > 0)),
        ] {
            let expected = Time::from_unix_seconds(seconds + more).unwrap();
            prop_assert_eq!(Time::from_system_time(clock, rounding).unwrap(), expected);
            prop_assert_eq!(Time::parse_rounded(&text, rounding).unwrap(), expected);
        }
    }

    #[test]
    fn no_text_panics(text in "[ 0-9TZtz.,:+é-]{0,40}") {
        let read = Time::parse_rounded(&text, Rounding::Nearest);
        prop_assert!(read.is_ok() || read.unwrap_err().code() == "bad-time");
    }
}
