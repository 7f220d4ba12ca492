//! Reading files piece by piece, with a bar on a terminal when it takes long.

use std::fmt;
use std::io::Read as _;
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use paraph::record::Measure;
use paraph::text::Meter;

use super::error::CliError;
use super::files;
use super::say::World;
use super::shown::shown;

/// Bytes that are read at once: large enough for the disk, small enough for the cache.
const PIECE: usize = 256 << 10;
/// Nothing is shown for work that is done sooner.
const PATIENCE: Duration = Duration::from_millis(500);

/// Size and digest of a file of any size, in constant memory.
pub(crate) fn measure(path: &Path) -> Result<Measure, CliError> {
    let mut meter = Meter::new();
    pieces(path, |piece| meter.update(piece))?;
    Ok(meter.finish())
}

/// Hands every piece of a file, or of standard input for `-`, to `take`.
pub(crate) fn pieces(path: &Path, mut take: impl FnMut(&[u8])) -> Result<(), CliError> {
    let mut file = files::open(path)?;
    let mut buffer = vec![0; PIECE];
    let mut progress = Progress::new(path);
    loop {
        let length = match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(CliError::reading(path, &error)),
        };
        take(&buffer[..length]);
        progress.advance(length as u64);
    }
    Ok(())
}

/// A bar that appears when its work takes long and somebody is watching.
struct Progress<'a> {
    path: &'a Path,
    start: Instant,
    done: u64,
    bar: Option<ProgressBar>,
}

impl<'a> Progress<'a> {
    fn new(path: &'a Path) -> Self {
        Self { path, start: Instant::now(), done: 0, bar: None }
    }

    fn advance(&mut self, length: u64) {
        self.done += length;
        if self.bar.is_none() && self.start.elapsed() > PATIENCE && World::is_watched() {
            self.bar = Some(self.begin());
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    fn begin(&self) -> ProgressBar {
        let size = self.path.metadata().map(|metadata| metadata.len()).ok();
        let bar = ProgressBar::with_draw_target(size, ProgressDrawTarget::stderr());
        let template = "{wide_msg}  {bar:16}  {bytes} of {total_bytes}  {eta} left";
        bar.set_style(ProgressStyle::with_template(template).expect("the template is good"));
        bar.set_message(shown(self.path));
        bar
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A bar over many files, of which nobody may know how many there are.
pub(crate) struct Count {
    start: Instant,
    what: &'static str,
    total: Option<u64>,
    done: u64,
    bar: Option<ProgressBar>,
}

impl Count {
    /// Counts how many there are if somebody is watching.
    pub(crate) fn new(what: &'static str, total: impl FnOnce() -> Option<u64>) -> Self {
        let total = if World::is_watched() { total() } else { None };
        Self { start: Instant::now(), what, total, done: 0, bar: None }
    }

    /// One more is done.
    pub(crate) fn advance(&mut self) {
        self.done += 1;
        if self.bar.is_none() && self.start.elapsed() > PATIENCE && World::is_watched() {
            self.bar = Some(self.begin());
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    /// Prints something while the bar is not there: both may go to the same terminal.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) if World::shows_data() => bar.suspend(print),
            _ => print(),
        }
    }

    fn begin(&self) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(self.total, ProgressDrawTarget::stderr());
        let template = match self.total {
            Some(_) => "{wide_msg}  {bar:16}  {pos} of {len}  {rate}  {left} left",
            None => "{wide_msg}  {pos}  {rate}",
        };
        let style = ProgressStyle::with_template(template).expect("the template is good");
        // Reckoned from the start of the work; the bar would reckon from its own.
        let start = self.start;
        let speed = move |done: u64| done as f64 / start.elapsed().as_secs_f64().max(0.001);
        let rate = move |state: &ProgressState, out: &mut dyn fmt::Write| {
            let _ = write!(out, "{:.0} a second", speed(state.pos()));
        };
        let left = move |state: &ProgressState, out: &mut dyn fmt::Write| {
            let left = state.len().unwrap_or(0).saturating_sub(state.pos());
            let seconds = left as f64 / speed(state.pos()).max(0.001);
            let _ = write!(out, "{:#}", HumanDuration(Duration::from_secs_f64(seconds)));
        };
        bar.set_style(style.with_key("rate", rate).with_key("left", left));
        bar.set_message(self.what);
        bar
    }
}

impl Drop for Count {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
