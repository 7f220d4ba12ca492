//! Whose word counts for the time: the time-stamp authorities and logs of a roster.

use super::Window;
use crate::bundle::{Bundle, SignedAct};
use crate::evidence::{Anchor, Entry, EntryProof, LogPolicy};
use crate::id::{EnvelopeDigest, TimeSourceId};
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
    /// The window in which its word counts, by the time that it states.
    pub window: Window,
}

/// Everyone whose word counts for the time.
#[derive(Clone, Debug, Default)]
pub struct TimeSources {
    /// Time-stamp authorities, in the order of the file.
    pub authorities: Vec<TimeSource<Anchor>>,
    /// Logs, in the order of the file.
    pub logs: Vec<TimeSource<LogPolicy>>,
}

/// What an entry of evidence proves for a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The envelopes existed no later.
    pub no_later_than: Time,
    /// The authority or log that says so.
    pub by: TimeSourceId,
}

impl TimeSources {
    /// What an entry of a bundle proves at the time of a question. `None` if it is about something else, by no one
    /// who counts, or from the future: it has no effect.
    pub fn proven(&self, entry: &Entry, bundle: &Bundle, at: &Time) -> Option<Proven> {
        match entry.proof() {
            EntryProof::Token(token) => {
                let by = self.authorities.iter().find(|source| token.is_by(&source.trust))?;
                let envelope = match entry.subjects() {
                    [one] => envelope(bundle, one),
                    _ => None,
                };
                let good = entry.is_about_subjects(envelope.as_deref())
                    && by.window.contains(&token.time())
                    && !token.time().is_over_a_day_after(at);
                let no_later_than = token.no_later_than().filter(|_| good)?;
                Some(Proven { no_later_than, by: by.id.clone() })
            }
            EntryProof::Log { proof, salt } => {
                let content = entry.log_entry(salt);
                self.logs.iter().find_map(|source| {
                    let proven = proof.check(&content, &source.trust, *at).ok()?;
                    let no_later_than = proven.no_later_than;
                    let counts = source.window.contains(&no_later_than);
                    counts.then(|| Proven { no_later_than, by: source.id.clone() })
                })
            }
        }
    }
}

/// The bytes of an envelope of a bundle.
fn envelope(bundle: &Bundle, digest: &EnvelopeDigest) -> Option<Vec<u8>> {
    let has = |signed: &&SignedAct| signed.envelope().digest() == *digest;
    bundle.acts().find(has).map(|signed| signed.envelope().to_bytes())
}
