//! Does the same work on many items, on all cores, and returns the results in order.
//!
//! Memory is bounded: each core runs ahead of the first missing result only up to a limit. A result is
//! delivered as soon as those before it are there, even if the next item has not arrived yet, as from a list
//! that is still being written. The system gives the number of cores, including limits on this process.
//!
//! Little work needs no thread: the first small items are done on this thread, for at most a millisecond.

use std::collections::BTreeMap;
use std::iter;
use std::num::NonZero;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// The time for which small items are done on this thread. To find the number of cores and to start a thread
/// for each takes about a fifth of it.
const ALONE: Duration = Duration::from_millis(1);
/// The maximum size of a small file, in bytes. To judge it or to hash it takes less than a millisecond.
pub(crate) const SMALL: u64 = 64 << 10;
/// The maximum number of items that a core takes at once. Delivering a result takes as long as a small item.
const MOST_AT_ONCE: usize = 32;
/// The number of portions that each core can be ahead.
const AHEAD: usize = 8;

/// Whether the program may have to wait for the next item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Supply {
    /// All items exist, or can be found.
    Ready,
    /// Another process may still be writing them.
    Coming,
}

/// Runs `work` on all `items`, on all cores, and passes each result to `take`, on this thread and in order.
/// `is_small` says whether the work on an item is sure to be little.
///
/// # Errors
///
/// The first error of `take`. Later results are dropped.
pub(crate) fn in_order<T: Send, R: Send, E>(
    supply: Supply,
    items: impl Iterator<Item = T> + Send,
    is_small: impl Fn(&T) -> bool,
    work: impl Fn(T) -> R + Sync,
    take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    in_order_after(ALONE, supply, items, is_small, work, take)
}

fn in_order_after<T: Send, R: Send, E>(
    alone: Duration,
    supply: Supply,
    mut items: impl Iterator<Item = T> + Send,
    is_small: impl Fn(&T) -> bool,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let start = Instant::now();
    let mut next = None;
    while next.is_none() && start.elapsed() < alone {
        match items.next() {
            None => return Ok(()),
            Some(item) if is_small(&item) => take(work(item))?,
            large => next = large,
        }
    }
    let items = next.into_iter().chain(items);
    // A single item needs no thread. Finding the number of cores reads several files.
    let cores = match items.size_hint() {
        (_, Some(0 | 1)) => 1,
        _ => thread::available_parallelism().map_or(1, NonZero::get),
    };
    on_cores(cores, supply, items, work, take)
}

/// Whether a file is small. A file that does not exist takes no work; the size of a pipe is not known.
pub(crate) fn is_small(path: &Path) -> bool {
    let size = || path.metadata().map_or(Some(0), |it| it.is_file().then_some(it.len()));
    path != Path::new("-") && size().is_some_and(|size| size <= SMALL)
}

/// The same on a number of cores, even if there is little work.
///
/// # Errors
///
/// Those of [`in_order`].
pub(crate) fn on_cores<T: Send, R: Send, E>(
    cores: usize,
    supply: Supply,
    mut items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    if cores == 1 {
        return items.try_for_each(|item| take(work(item)));
    }
    let queue = Queue { items: Mutex::new((0, items)), supply, cores };
    let room = Room::new(cores * AHEAD);
    let (hand_over, results) = mpsc::channel();
    let work_on = |hand_over: mpsc::Sender<(usize, Vec<R>)>| {
        while room.enter() {
            let (number, portion) = queue.next();
            let is_last = portion.is_empty();
            let done: Vec<R> = portion.into_iter().map(&work).collect();
            if is_last || hand_over.send((number, done)).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        let _closed = Closing(&room);
        let start = |_: &usize| {
            let hand_over = hand_over.clone();
            thread::Builder::new().spawn_scoped(scope, || work_on(hand_over)).is_ok()
        };
        // If the system gives no thread, this thread does all the work.
        if (0..cores).filter(start).count() == 0 {
            let portions = iter::repeat_with(|| queue.next().1).take_while(|it| !it.is_empty());
            return portions.flatten().try_for_each(|item| take(work(item)));
        }
        drop(hand_over);
        let (mut first, mut early) = (0, BTreeMap::new());
        for (number, done) in results {
            early.insert(number, done);
            while let Some(done) = early.remove(&first) {
                done.into_iter().try_for_each(&mut take)?;
                first += 1;
                room.leave();
            }
        }
        Ok(())
    })
}

/// The remaining items, and the number of portions so far.
struct Queue<I> {
    items: Mutex<(usize, I)>,
    supply: Supply,
    cores: usize,
}

impl<I: Iterator> Queue<I> {
    /// The next portion and its number; empty if nothing is left.
    fn next(&self) -> (usize, Vec<I::Item>) {
        let mut items = self.items.lock().expect("a source does not panic");
        let (number, items) = &mut *items;
        // First one at a time: a few items may be large, and every core should have some.
        let size = match self.supply {
            Supply::Ready => (1 + *number / (AHEAD * self.cores)).min(MOST_AT_ONCE),
            Supply::Coming => 1,
        };
        let portion = items.take(size).collect();
        *number += 1;
        (*number - 1, portion)
    }
}

/// A limited number of portions between the queue and the receiver; none after it is closed.
struct Room {
    free: Mutex<Option<usize>>,
    changed: Condvar,
}

impl Room {
    fn new(portions: usize) -> Self {
        Self { free: Mutex::new(Some(portions)), changed: Condvar::new() }
    }

    /// Waits for room; false after it is closed.
    fn enter(&self) -> bool {
        let is_full = |free: &mut Option<usize>| *free == Some(0);
        let free = self.changed.wait_while(self.lock(), is_full);
        match &mut *free.expect("nothing panics while it is held") {
            None => false,
            Some(free) => {
                *free -= 1;
                true
            }
        }
    }

    fn leave(&self) {
        if let Some(free) = &mut *self.lock() {
            *free += 1;
        }
        self.changed.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Option<usize>> {
        self.free.lock().expect("nothing panics while it is held")
    }
}

/// Closes the room when results are no longer received, for any reason.
struct Closing<'a>(&'a Room);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        *self.0.lock() = None;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_each_once() {
        for (cores, supply) in [(1, Supply::Ready), (2, Supply::Ready), (5, Supply::Coming)] {
            for count in [0, 1, 2, 3, 100, 5000] {
                let mut found = Vec::new();
                let done: Result<(), ()> = on_cores(
                    cores,
                    supply,
                    0..count,
                    |item| item * 2,
                    |result| {
                        found.push(result);
                        Ok(())
                    },
                );
                assert_eq!(done, Ok(()));
                assert_eq!(found, (0..count).map(|item| item * 2).collect::<Vec<_>>(), "{cores}");
            }
        }
    }

    #[test]
    fn small_items_are_done_on_this_thread_and_the_rest_in_order() {
        let this = thread::current().id();
        let hour = Duration::from_secs(3600);
        // The time on this thread, the first item that is not small, how many are done on this thread.
        for (alone, large, expected) in [(hour, 50, 50), (hour, 0, 0), (Duration::ZERO, 50, 0)] {
            let (mut found, mut here) = (Vec::new(), 0);
            let done: Result<(), ()> = in_order_after(
                alone,
                Supply::Ready,
                0..100,
                |item| *item != large,
                |item| (item, thread::current().id()),
                |(item, thread)| {
                    here += usize::from(thread == this);
                    found.push(item);
                    Ok(())
                },
            );
            assert_eq!((done, found), (Ok(()), (0..100).collect::<Vec<_>>()));
            // With one core, all are done here.
            let cores = thread::available_parallelism().map_or(1, NonZero::get);
            assert_eq!(here, if cores == 1 { 100 } else { expected });
        }
        let stops = |item| if item == 3 { Err(item) } else { Ok(()) };
        let done = in_order_after(hour, Supply::Ready, 0..9, |_| true, |item| item, stops);
        assert_eq!(done, Err(3));
    }

    #[test]
    fn all_cores_work_at_once_and_no_further_ahead_than_they_may() {
        let cores = 3;
        // Each of the first three waits for the others.
        let together = std::sync::Barrier::new(cores);
        let taken = std::sync::atomic::AtomicUsize::new(0);
        let most = cores * AHEAD * MOST_AT_ONCE;
        let ahead = |item: usize| {
            if item < cores {
                together.wait();
            }
            item.saturating_sub(taken.load(std::sync::atomic::Ordering::SeqCst))
        };
        let done: Result<(), usize> = on_cores(cores, Supply::Ready, 0..20_000, ahead, |ahead| {
            taken.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            if ahead <= most { Ok(()) } else { Err(ahead) }
        });
        assert_eq!(done, Ok(()));
    }

    #[test]
    fn the_first_error_ends_it() {
        for cores in [1, 4] {
            let mut taken = 0;
            let done = on_cores(
                cores,
                Supply::Ready,
                0..,
                |item| item,
                |item| {
                    taken += 1;
                    if item == 700 { Err(item) } else { Ok(()) }
                },
            );
            assert_eq!((done, taken), (Err(700), 701));
        }
    }

    #[test]
    fn what_is_done_is_taken_while_the_next_is_yet_to_come() {
        let (write, read) = mpsc::channel();
        write.send(0).unwrap();
        let mut writer = Some(write);
        let mut found = Vec::new();
        let done: Result<(), ()> = on_cores(
            2,
            Supply::Coming,
            read.into_iter(),
            |item| item,
            |item| {
                found.push(item);
                // The next one is written only now.
                match item {
                    0..5 => writer.as_ref().unwrap().send(item + 1).unwrap(),
                    _ => writer = None,
                }
                Ok(())
            },
        );
        assert_eq!((done, found), (Ok(()), vec![0, 1, 2, 3, 4, 5]));
    }
}
