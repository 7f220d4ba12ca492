//! The input from the machine that cannot be computed: time and randomness.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use paraph::value::{Rounding, Time};
use rand::TryRng as _;
use rand::rngs::SysRng;

use super::error::CliError;
use super::messages::errors;

/// This computer's time, with its offset.
pub(crate) fn now() -> Result<Time, CliError> {
    let beyond = || CliError::new("clock", errors::ClockOutOfRange).hint(errors::SetTheClock);
    // `Timestamp::now` panics if the clock is outside the range of the calendar.
    let now = Time::from_system_time(SystemTime::now(), Rounding::Down).map_err(|_| beyond())?;
    let instant = Timestamp::from_second(now.unix_seconds()).map_err(|_| beyond())?;
    now.at_offset(zone().to_offset(instant).seconds()).map_err(|_| beyond())
}

/// The last midnight, by this computer's clock.
pub(crate) fn today() -> Result<Time, CliError> {
    now().map(|now| now.midnight())
}

/// The time zone of this computer, read from its file as the C library does. The calendar library would first
/// list all time zones, which takes longer than verifying a bundle. If the file does not give the zone, the
/// library finds it.
fn zone() -> TimeZone {
    let file = match env::var_os("TZ") {
        None => PathBuf::from("/etc/localtime"),
        Some(name) => {
            let zones = env::var_os("TZDIR").filter(|folder| !folder.is_empty());
            Path::new(&zones.unwrap_or_else(|| OsString::from("/usr/share/zoneinfo"))).join(name)
        }
    };
    let read = fs::read(file).ok().and_then(|zone| TimeZone::tzif("local", &zone).ok());
    read.unwrap_or_else(TimeZone::system)
}

/// Random bytes from the operating system, which are not secret.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], CliError> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// Fills a buffer with random bytes from the operating system.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), CliError> {
    SysRng.try_fill_bytes(bytes).map_err(|error| {
        CliError::new("no-randomness", errors::NoRandomness { reason: error.to_string() })
    })
}
