//! That long work goes on: what is done of how much, how fast, how long it will take. On a terminal,
//! and only once the work has taken a while; gone when it is done or fails.

use std::fmt;
use std::io::Read as _;
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{
    BinaryBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle,
};
use paraph::record::Measure;
use paraph::text::Meter;

use super::error::CliError;
use super::files;
use super::say::{World, terminal};
use super::shown::shown;

/// Bytes that are read at once: large enough for the disk, small enough for the cache.
const PIECE: usize = 256 << 10;
/// Nothing is shown for work that is done sooner.
const PATIENCE: Duration = Duration::from_millis(500);
/// Longest time left that is told, in seconds: a hundred years.
const LONGEST: f64 = 3.2e9;

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
    // Only a regular file knows how long it is.
    let size = path.metadata().ok().filter(|metadata| metadata.is_file());
    let mut progress = Progress::new(shown(path), Unit::Bytes, size.map(|metadata| metadata.len()));
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

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Bytes,
    /// Things, such as files.
    Items,
}

/// Work that may take long. Whoever does it tells how far it is.
pub(crate) struct Progress {
    /// What is worked on, safe to show.
    what: String,
    unit: Unit,
    /// How much there is, if that is known.
    total: Option<u64>,
    start: Instant,
    done: u64,
    shown: Option<Shown>,
}

impl Progress {
    /// Work that begins now.
    pub(crate) fn new(what: String, unit: Unit, total: Option<u64>) -> Self {
        Self { what, unit, total, start: Instant::now(), done: 0, shown: None }
    }

    /// So much more is done.
    pub(crate) fn advance(&mut self, more: u64) {
        self.done += more;
        if self.shown.is_none()
            && self.start.elapsed() > PATIENCE
            && let Some(columns) = terminal(true)
        {
            self.shown = Some(Shown::new(self, columns));
        }
        if let Some(shown) = &self.shown {
            shown.bar.set_position(self.done);
        }
    }

    /// Prints something while the line is not there: both may go to the same terminal.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.shown {
            Some(shown) if World::shows_data() => shown.bar.suspend(print),
            _ => print(),
        }
    }

    /// What fits into so many columns, and leaves room for the `^C` of whoever interrupts.
    fn template(&self, columns: usize) -> String {
        let name = |rest: usize| format!("{{msg:{}!}}", columns.saturating_sub(rest + "^C ".len()));
        match (self.unit, self.total.is_some(), columns) {
            (Unit::Bytes, true, 72..) => format!(
                "{}  {{binary_bytes}} of {{binary_total_bytes}}  {{rate}}  {{left}} left",
                name(54)
            ),
            (Unit::Bytes, true, 48..) => {
                format!("{}  {{percent}}%  {{rate}}  {{left}} left", name(32))
            }
            (Unit::Bytes, false, 48..) => {
                format!("{}  {{binary_bytes}}  {{rate}}", name(28))
            }
            (Unit::Bytes, false, _) => "{binary_bytes}".to_owned(),
            (Unit::Items, true, 72..) => {
                format!("{}  {{human_pos}} of {{human_len}}  {{rate}}  {{left}} left", name(50))
            }
            (Unit::Items, true, 48..) => format!("{}  {{percent}}%  {{left}} left", name(18)),
            (Unit::Items, false, 48..) => format!("{}  {{human_pos}}  {{rate}}", name(30)),
            (Unit::Items, false, _) => "{human_pos}".to_owned(),
            (Unit::Bytes | Unit::Items, true, _) => "{percent}%  {left}".to_owned(),
        }
    }
}

/// A line on the terminal, until this value is dropped.
struct Shown {
    bar: ProgressBar,
}

impl Shown {
    fn new(progress: &Progress, columns: usize) -> Self {
        let target = ProgressDrawTarget::stderr();
        let bar = ProgressBar::with_draw_target(progress.total, target)
            .with_elapsed(progress.start.elapsed())
            .with_position(progress.done);
        let style = ProgressStyle::with_template(&progress.template(columns));
        // Reckoned from when the work began; the bar would reckon from when it came up.
        let (unit, start) = (progress.unit, progress.start);
        let speed = move |done: u64| done as f64 / start.elapsed().as_secs_f64().max(0.001);
        let rate = move |state: &ProgressState, out: &mut dyn fmt::Write| {
            let speed = speed(state.pos());
            let _ = match unit {
                Unit::Bytes => write!(out, "{}/s", BinaryBytes(speed as u64)),
                Unit::Items => write!(out, "{speed:.0} a second"),
            };
        };
        let left = move |state: &ProgressState, out: &mut dyn fmt::Write| {
            let left = state.len().unwrap_or(0).saturating_sub(state.pos()) as f64;
            let seconds = (left / speed(state.pos()).max(0.001)).min(LONGEST);
            let _ = write!(out, "{:#}", HumanDuration(Duration::from_secs_f64(seconds)));
        };
        let style = style.expect("the templates are good");
        bar.set_style(style.with_key("rate", rate).with_key("left", left));
        bar.set_message(progress.what.clone());
        Self { bar }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
