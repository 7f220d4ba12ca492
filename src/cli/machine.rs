//! What the machine gives that nobody can compute: the time, and randomness.

use jiff::Zoned;
use jiff::civil::{DateTime, Time as Clock};
use paraph::value::Time;
use rand::TryRng as _;
use rand::rngs::SysRng;

use super::error::CliError;

/// This computer's time, with its offset.
pub(crate) fn now() -> Result<Time, CliError> {
    local(|now| now)
}

/// The last midnight, by this computer's clock.
pub(crate) fn today() -> Result<Time, CliError> {
    local(|now| now.date().to_datetime(Clock::midnight()))
}

fn local(at: impl FnOnce(DateTime) -> DateTime) -> Result<Time, CliError> {
    let now = Zoned::now();
    Time::new(at(now.datetime()), now.offset().seconds())
        .ok_or_else(|| CliError::new("clock", "this computer's clock is beyond the year 9999"))
}

/// Fresh bytes from the operating system, which need not be secret.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], CliError> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// Fills a buffer with fresh bytes from the operating system.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), CliError> {
    SysRng.try_fill_bytes(bytes).map_err(|error| {
        CliError::new("no-randomness", format!("the system gave no random bytes: {error}"))
    })
}
