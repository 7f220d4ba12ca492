//! Whose word counts for the time: the time-stamp authorities and logs of a roster.

use super::Window;
use crate::evidence::{Algorithm, Anchor, Entry, EntryProof, LogPolicy};
use crate::id::TimeSourceId;
use crate::value::{Label, Time};

/// A time-stamp authority or log of a roster.
#[derive(Clone, Debug)]
pub struct TimeSource<T> {
    /// Its id.
    pub id: TimeSourceId,
    /// Its name, as reports show it.
    pub name: Option<Label>,
    /// What makes its word its own: a certificate, or keys.
    pub trust: T,
    /// The window in which its word counts. From `until` on, anyone may have its key: what was not renewed before has
    /// no effect any more.
    pub window: Window,
}

/// The end of an algorithm: from then on, others may make signatures or digests as if they had the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlgorithmEnd {
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The first instant at which it is not good any more.
    pub on: Time,
}

/// Everyone whose word counts for the time.
#[derive(Clone, Debug, Default)]
pub struct TimeSources {
    /// Time-stamp authorities, in the order of the file.
    pub authorities: Vec<TimeSource<Anchor>>,
    /// Logs, in the order of the file.
    pub logs: Vec<TimeSource<LogPolicy>>,
    /// Algorithms that end, in the order of the file.
    pub endings: Vec<AlgorithmEnd>,
}

impl TimeSources {
    /// Whether there is no authority and no log.
    pub fn is_empty(&self) -> bool {
        self.authorities.is_empty() && self.logs.is_empty()
    }

    /// Whether an entry is by an authority or a log of the roster, whatever it proves.
    pub fn knows(&self, entry: &Entry) -> bool {
        match entry.proof() {
            EntryProof::Token(token) => self.authorities.iter().any(|it| token.is_by(&it.trust)),
            EntryProof::Log { proof, .. } => {
                self.logs.iter().any(|it| it.trust.origin() == proof.checkpoint().origin)
            }
            EntryProof::Faulty(_) => false,
        }
    }

    /// The authorities and logs that end, each with the first instant at which it has: the `until` of its window, or
    /// the end of its own certificate. Authorities come first, in the order of the file.
    pub fn ends(&self) -> impl Iterator<Item = (&TimeSourceId, Time)> {
        let earliest =
            |times: [Option<Time>; 2]| times.into_iter().flatten().min_by_key(Time::unix_seconds);
        let authorities = self.authorities.iter().filter_map(move |source| {
            let expires = match &source.trust {
                Anchor::Certificate(it) => it.end(),
                Anchor::Digest(_) => None,
            };
            Some((&source.id, earliest([source.window.until, expires])?))
        });
        let logs = self.logs.iter().filter_map(|source| Some((&source.id, source.window.until?)));
        authorities.chain(logs)
    }

    /// The first instant at which one of these algorithms is not good any more.
    pub fn end_of(&self, algorithms: &[Algorithm]) -> Option<Time> {
        let ends = self.endings.iter().filter(|end| algorithms.contains(&end.algorithm));
        ends.map(|end| end.on).min_by_key(Time::unix_seconds)
    }
}
