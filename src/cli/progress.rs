//! That long work goes on: what is done of how much, how fast, how long it will take. On a terminal,
//! and only once the work has taken a while; gone when it is done or fails.

use std::fmt;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{
    BinaryBytes, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle,
};
use paraph::messages::Localized;

use super::language::locale;
use super::messages::progress;
use super::say::{World, terminal};
use super::shown::FileName;

/// Nothing is shown for work that is done sooner.
const PATIENCE: Duration = Duration::from_millis(500);
/// Longest time left that is shown, in seconds: a hundred years.
const LONGEST: f64 = 3.2e9;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Bytes,
    /// Things, such as files.
    Items,
}

/// Work that may take long. Those who do it report how far it is; several threads may.
pub(crate) struct Progress {
    /// What is worked on, safe to show.
    what: String,
    unit: Unit,
    /// How much there is, if that is known.
    total: Option<u64>,
    start: Instant,
    done: AtomicU64,
    /// The line, once it was time for it; nothing where no one would see it.
    shown: OnceLock<Option<Shown>>,
}

impl Progress {
    /// Work that begins now.
    pub(crate) fn new(what: impl Localized, unit: Unit, total: Option<u64>) -> Self {
        let what = what.in_locale(locale());
        let (start, done, shown) = (Instant::now(), AtomicU64::new(0), OnceLock::new());
        Self { what, unit, total, start, done, shown }
    }

    /// Work on the bytes of files, that begins now.
    pub(crate) fn on_files(paths: &[impl AsRef<Path>]) -> Self {
        let what = match paths {
            [path] => FileName(path.as_ref()).in_locale(locale()),
            many => progress::Files { files: many.len() }.in_locale(locale()),
        };
        // Only a regular file knows how long it is; what is not there, there is nothing of.
        let size = |path: &Path| match path.metadata() {
            Ok(metadata) => metadata.is_file().then_some(metadata.len()),
            Err(_) => (path != Path::new("-")).then_some(0),
        };
        // Where no one looks, nothing is asked.
        let total = World::is_watched().then(|| paths.iter().map(|path| size(path.as_ref())).sum());
        Self::new(what, Unit::Bytes, total.flatten())
    }

    /// Work that is part of other work, which is shown instead.
    pub(crate) fn untold() -> Self {
        let untold = Self::new("", Unit::Items, None);
        Self { shown: OnceLock::from(None), ..untold }
    }

    /// So much more is done.
    pub(crate) fn advance(&self, more: u64) {
        let done = self.done.fetch_add(more, Ordering::Relaxed) + more;
        if self.shown.get().is_none() && self.start.elapsed() > PATIENCE {
            self.shown.get_or_init(|| Some(Shown::new(self, done, terminal(true)?)));
        }
        if let Some(Some(shown)) = self.shown.get() {
            shown.bar.set_position(done);
        }
    }

    /// Prints data while the line is not there: both may go to the same terminal.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        if World::shows_data() { self.aside_talk(print) } else { print() }
    }

    /// Prints talk while the line is not there.
    pub(crate) fn aside_talk<T>(&self, print: impl FnOnce() -> T) -> T {
        match self.shown.get() {
            Some(Some(shown)) => shown.bar.suspend(print),
            _ => print(),
        }
    }

    /// What fits into so many columns, and leaves room for the `^C` of an interrupt.
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
        // Reckoned from when the work began; the bar would reckon from when it came up.
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
