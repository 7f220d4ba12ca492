//! Times: from Python's to the library's, and back.

use std::time::SystemTime;

use paraph::value::{Rounding, Time};
use pyo3::prelude::*;
use pyo3::types::PyDateTime;

use crate::error::Problem;

/// A time as Python passes it: a string with an offset, or a `datetime`.
#[derive(FromPyObject)]
pub(crate) enum When<'py> {
    Text(String),
    Moment(Bound<'py, PyDateTime>),
}

impl When<'_> {
    /// The time. One without an offset is an error: it would mean another instant at another place.
    pub(crate) fn time(&self) -> PyResult<Time> {
        let text = match self {
            Self::Text(text) => text.clone(),
            Self::Moment(moment) => moment.call_method0("isoformat")?.extract()?,
        };
        let time = Time::parse_rounded(&text, Rounding::Down);
        time.map_err(|kind| Problem::of_value(&kind).into())
    }
}

/// The time that was passed, or the present.
pub(crate) fn or_now(when: Option<When<'_>>) -> PyResult<Time> {
    match when {
        Some(when) => when.time(),
        None => {
            let now = Time::from_system_time(SystemTime::now(), Rounding::Down);
            now.map_err(|error| Problem::new("bad-clock", &error).into())
        }
    }
}

/// The time as a `datetime` with its offset.
pub(crate) fn datetime<'py>(py: Python<'py>, time: &Time) -> PyResult<Bound<'py, PyAny>> {
    // Before 3.11, Python reads no "Z".
    let text = time.to_string().replace('Z', "+00:00");
    py.import("datetime")?.getattr("datetime")?.call_method1("fromisoformat", (text,))
}
