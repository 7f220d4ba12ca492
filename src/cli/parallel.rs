//! The same work on many things, on all cores, with the results in the order of the things.
//!
//! What is kept at once is bounded: some things that wait for a core, and some results that wait for
//! those before them. How many cores there are is the system's word, which knows of limits on this
//! process.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::{Mutex, mpsc};
use std::thread;

/// Most things that are handed to a core at once: to hand them over takes as long as little work.
const MOST_AT_ONCE: usize = 32;
/// How many portions wait for each core.
const AHEAD: usize = 4;

/// Does `work` on all `items`, on as many cores as there are, and gives each result to `take`, on
/// this thread and in their order. Neither `items` nor `take` is called by another thread.
///
/// # Errors
///
/// The first error of `take`; what follows is not taken then.
pub(crate) fn in_order<T: Send, R: Send, E>(
    items: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    on_cores(cores, items, work, take)
}

fn on_cores<T: Send, R: Send, E>(
    cores: usize,
    mut items: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let (first, second) = (items.next(), items.next());
    // One thing needs no help.
    let cores = if second.is_some() { cores } else { 1 };
    let mut items = first.into_iter().chain(second).chain(items).peekable();
    if cores == 1 {
        return items.try_for_each(|item| take(work(item)));
    }
    let (hand_out, portions) = mpsc::sync_channel::<Portion<T, R>>(cores * AHEAD);
    let portions = Mutex::new(portions);
    let next = || portions.lock().expect("nothing panics while it is held").recv();
    let work_on = || {
        while let Ok(Portion { items, answer }) = next() {
            // Nobody waits for it any more if a result before it was not taken.
            let _ = answer.send(items.into_iter().map(&work).collect());
        }
    };
    thread::scope(|scope| {
        // The others end once this is gone.
        let hand_out = hand_out;
        for _ in 0..cores {
            scope.spawn(work_on);
        }
        let mut waiting = VecDeque::new();
        let mut handed_out = 0;
        let mut take_first = |waiting: &mut VecDeque<mpsc::Receiver<Vec<R>>>| {
            let Some(first) = waiting.pop_front() else { return Ok(()) };
            let results = first.recv().expect("the work panicked");
            results.into_iter().try_for_each(&mut take)
        };
        while items.peek().is_some() {
            // One by one at first: few things may be large ones, and every core is to have some.
            let at_once = (1 + handed_out / (cores * AHEAD)).min(MOST_AT_ONCE);
            let items: Vec<T> = items.by_ref().take(at_once).collect();
            handed_out += items.len();
            if waiting.len() == cores * AHEAD {
                take_first(&mut waiting)?;
            }
            let (answer, receive) = mpsc::channel();
            hand_out.send(Portion { items, answer }).expect("the work goes on until this ends");
            waiting.push_back(receive);
        }
        while !waiting.is_empty() {
            take_first(&mut waiting)?;
        }
        Ok(())
    })
}

/// Things for one core, and where their results go.
struct Portion<T, R> {
    items: Vec<T>,
    answer: mpsc::Sender<Vec<R>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_each_once() {
        for cores in [1, 2, 5] {
            for count in [0, 1, 2, 3, 100, 5000] {
                let mut found = Vec::new();
                let done: Result<(), ()> = on_cores(
                    cores,
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
    fn all_cores_work_at_once_and_no_further_ahead_than_they_may() {
        let cores = 3;
        // Each of the first three waits for the others.
        let together = std::sync::Barrier::new(cores);
        let taken = std::sync::atomic::AtomicUsize::new(0);
        let most = cores * AHEAD * MOST_AT_ONCE + (cores + 1) * MOST_AT_ONCE;
        let ahead = |item: usize| {
            if item < cores {
                together.wait();
            }
            item.saturating_sub(taken.load(std::sync::atomic::Ordering::SeqCst))
        };
        let done: Result<(), usize> = on_cores(cores, 0..20_000, ahead, |ahead| {
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
}
