//! The progress of long work: how much is done, how fast, and the remaining time. Shown on a terminal, only
//! after the work has taken a while, and removed when it is done or fails.

use std::fmt;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{
    BinaryBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle,
};
use paraph::messages::Localized;

use super::display::FileName;
use super::language::locale;
use super::messages::progress;
use super::output::{Console, terminal};

/// Nothing is shown for shorter work.
const PATIENCE: Duration = Duration::from_millis(500);
/// The longest remaining time that is shown, in seconds: a hundred years.
const LONGEST: f64 = 3.2e9;

/// The unit of progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Bytes,
    /// Items, such as files.
    Items,
}

/// Work that may take long. Workers report their progress, from one or several threads.
pub(crate) struct Progress {
    /// The name of the work, safe to show.
    what: String,
    unit: Unit,
    /// The total, if it is known.
    total: Option<u64>,
    start: Instant,
    done: AtomicU64,
    /// The line, after it was time to show it; `None` if no one would see it.
    shown: OnceLock<Option<Shown>>,
}

impl Progress {
    /// Begins work.
    pub(crate) fn new(what: impl Localized, unit: Unit, total: Option<u64>) -> Self {
        let what = what.in_locale(locale());
        let (start, done, shown) = (Instant::now(), AtomicU64::new(0), OnceLock::new());
        Self { what, unit, total, start, done, shown }
    }

    /// Begins work on the bytes of files.
    pub(crate) fn on_files(paths: &[impl AsRef<Path>]) -> Self {
        let what = match paths {
            [path] => FileName(path.as_ref()).in_locale(locale()),
            many => progress::Files { files: many.len() }.in_locale(locale()),
        };
        // Only a regular file has a known size; a missing file counts as zero.
        let size = |path: &Path| match path.metadata() {
            Ok(metadata) => metadata.is_file().then_some(metadata.len()),
            Err(_) => (path != Path::new("-")).then_some(0),
        };
        // If no one is watching, do not compute the total.
        let total =
            Console::is_watched().then(|| paths.iter().map(|path| size(path.as_ref())).sum());
        Self::new(what, Unit::Bytes, total.flatten())
    }

    /// Work that is part of other work, whose progress is shown instead.
    pub(crate) fn hidden() -> Self {
        let hidden = Self::new("", Unit::Items, None);
        Self { shown: OnceLock::from(None), ..hidden }
    }

    /// Adds to the amount that is done.
    pub(crate) fn advance(&self, more: u64) {
        let done = self.done.fetch_add(more, Ordering::Relaxed) + more;
        if self.shown.get().is_none() && self.start.elapsed() > PATIENCE {
            self.shown.get_or_init(|| Some(Shown::new(self, done, terminal(true)?)));
        }
        if let Some(Some(shown)) = self.shown.get() {
            shown.bar.set_position(done);
        }
    }

    /// Prints data while the line is hidden, because both may go to the same terminal.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        if Console::shows_data() { self.aside_talk(print) } else { print() }
    }

    /// Prints a message while the line is hidden.
    pub(crate) fn aside_talk<T>(&self, print: impl FnOnce() -> T) -> T {
        match self.shown.get() {
            Some(Some(shown)) => shown.bar.suspend(print),
            _ => print(),
        }
    }

    /// The parts that fit into this many columns, with room for the `^C` of an interrupt.
    fn template(&self, columns: usize) -> String {
        let name = |rest: usize| format!("{{msg:{}!}}", columns.saturating_sub(rest + "^C ".len()));
        let left = progress::Left { time: "{left}" }.in_locale(locale());
        let done_of =
            |done: &str, total: &str| progress::DoneOf { done, total }.in_locale(locale());
        match (self.unit, self.total.is_some(), columns) {
            (Unit::Bytes, true, 72..) => {
                let done = done_of("{binary_bytes}", "{binary_total_bytes}");
                format!("{}  {done}  {{rate}}  {left}", name(54))
            }
            (Unit::Bytes, true, 48..) => {
                format!("{}  {{percent}}%  {{rate}}  {left}", name(32))
            }
            (Unit::Bytes, false, 48..) => {
                format!("{}  {{binary_bytes}}  {{rate}}", name(28))
            }
            (Unit::Bytes, false, _) => "{binary_bytes}".to_owned(),
            (Unit::Items, true, 72..) => {
                let done = done_of("{human_pos}", "{human_len}");
                format!("{}  {done}  {{rate}}  {left}", name(50))
            }
            (Unit::Items, true, 48..) => format!("{}  {{percent}}%  {left}", name(18)),
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
    fn new(progress: &Progress, done: u64, columns: usize) -> Self {
        let target = ProgressDrawTarget::stderr();
        let bar = ProgressBar::with_draw_target(progress.total, target)
            .with_elapsed(progress.start.elapsed())
            .with_position(done);
        let style = ProgressStyle::with_template(&progress.template(columns));
        // Measured from the start of the work. The bar itself would measure from its first display.
        let (unit, start) = (progress.unit, progress.start);
        let speed = move |done: u64| done as f64 / start.elapsed().as_secs_f64().max(0.001);
        let rate = move |state: &ProgressState, out: &mut dyn fmt::Write| {
            let speed = speed(state.pos());
            let _ = match unit {
                Unit::Bytes => write!(out, "{}/s", BinaryBytes(speed as u64)),
                Unit::Items => {
                    progress::PerSecond { speed: format!("{speed:.0}") }.write(locale(), out)
                }
            };
        };
        let left = move |state: &ProgressState, out: &mut dyn fmt::Write| {
            let left = state.len().unwrap_or(0).saturating_sub(state.pos()) as f64;
            let seconds = (left / speed(state.pos()).max(0.001)).min(LONGEST);
            let _ = write!(out, "{:#}", HumanDuration(Duration::from_secs_f64(seconds)));
        };
        let style = style.expect("the templates are valid");
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
