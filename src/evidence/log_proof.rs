//! Proofs that an entry is in a transparency log (c2sp.org/tlog-proof), and what they prove.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::note::{NoteKey, NoteKeyKind, SignedNote, lines_of};
use super::{Algorithm, LogFault};
use crate::screen::excerpt;
use crate::value::Time;

/// The first line of a proof.
const VERSION: &str = "c2sp.org/tlog-proof@v1";

/// The largest number of hashes in a proof: the height of the largest tree.
const MAX_HASHES: usize = 63;

/// The largest number of bytes of extra data.
const MAX_EXTRA: usize = 4096;

/// What a commitment begins with.
const COMMITMENT: &str = "paraph/log-entry/1\n";

/// A SHA-256 hash of a Merkle tree.
type Hash = [u8; 32];

/// A proof that an entry is in a transparency log, with the checkpoint to which it leads.
///
/// The value is well formed. Nothing in it was verified: [`check`](Self::check) does that, with the keys that the
/// verifier knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogProof {
    extra: Option<Vec<u8>>,
    index: u64,
    hashes: Vec<Hash>,
    note: SignedNote,
    checkpoint: Checkpoint,
}

/// The head of a log's tree (c2sp.org/tlog-checkpoint).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log: one line.
    pub origin: String,
    /// The number of entries: at most 2^63 - 1.
    pub size: u64,
    /// The root of the Merkle tree (RFC 6962, section 2.1).
    pub root: [u8; 32],
}

/// The log and the witnesses that a verifier knows.
///
/// A policy that exists can be met: the quorum is from 1 to the number of witnesses, and no two witnesses share a name
/// or a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogPolicy {
    origin: String,
    log: NoteKey,
    witnesses: Vec<NoteKey>,
    quorum: usize,
}

/// What a log proof proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogTime {
    /// The entry existed no later.
    pub no_later_than: Time,
    /// The known witnesses that cosigned, by name, with the time of each.
    pub witnesses: Vec<(String, Time)>,
}

impl Checkpoint {
    /// Reads the text of a note: an origin, a size, a root hash, and any other lines.
    ///
    /// # Errors
    ///
    /// [`LogFault::BadCheckpoint`], [`LogFault::BadTreeSize`], [`LogFault::BadRoot`].
    pub fn parse(text: &str) -> Result<Self, LogFault> {
        let text = text.strip_suffix('\n').ok_or(LogFault::BadCheckpoint)?;
        let lines: Vec<&str> = text.split('\n').collect();
        let [origin, size, root, ..] = lines[..] else { return Err(LogFault::BadCheckpoint) };
        if lines.iter().any(|line| line.is_empty()) {
            return Err(LogFault::BadCheckpoint);
        }
        let size = decimal(size).ok_or(LogFault::BadTreeSize)?;
        let root = hash(root).ok_or(LogFault::BadRoot)?;
        Ok(Self { origin: origin.to_owned(), size, root })
    }
}

impl LogPolicy {
    /// A policy: checkpoints of `origin`, signed by the log's key, and cosigned by at least `quorum` of the witnesses.
    ///
    /// # Errors
    ///
    /// [`LogFault::WrongKindOfKey`], [`LogFault::RepeatedWitness`], [`LogFault::BadQuorum`].
    pub fn new(
        origin: String,
        log: NoteKey,
        witnesses: Vec<NoteKey>,
        quorum: usize,
    ) -> Result<Self, LogFault> {
        let wrong = |key: &NoteKey| LogFault::WrongKindOfKey { name: excerpt(key.name()) };
        if log.kind() != NoteKeyKind::Note {
            return Err(wrong(&log));
        }
        for (at, witness) in witnesses.iter().enumerate() {
            if witness.kind() != NoteKeyKind::Cosignature {
                return Err(wrong(witness));
            }
            let same = |other: &NoteKey| {
                other.name() == witness.name() || other.key().id() == witness.key().id()
            };
            if witnesses[..at].iter().any(same) {
                return Err(LogFault::RepeatedWitness { name: excerpt(witness.name()) });
            }
        }
        if !(1..=witnesses.len()).contains(&quorum) {
            return Err(LogFault::BadQuorum { quorum, witnesses: witnesses.len() });
        }
        Ok(Self { origin, log, witnesses, quorum })
    }

    /// The log that is meant.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The witnesses.
    pub fn witnesses(&self) -> &[NoteKey] {
        &self.witnesses
    }

    /// The number of witnesses that must have cosigned.
    pub fn quorum(&self) -> usize {
        self.quorum
    }
}

impl LogProof {
    /// The algorithms on which a proof rests.
    pub const ALGORITHMS: [Algorithm; 2] = [Algorithm::Ed25519, Algorithm::Sha256];

    /// Reads a proof (docs/evidence-format.md W1 to W5).
    ///
    /// # Errors
    ///
    /// Faults of bytes, of the proof's lines, of the note and of the checkpoint. Faults of signatures and of what the
    /// verifier expects come from [`check`](Self::check).
    pub fn read(bytes: &[u8]) -> Result<Self, LogFault> {
        let text = lines_of(bytes)?;
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        if first != VERSION {
            return Err(LogFault::NotALogProof);
        }
        let (head, note) = rest.split_once("\n\n").ok_or(LogFault::Truncated)?;
        let mut lines = head.split('\n').peekable();
        let extra = lines.next_if(|line| line.starts_with("extra"));
        let extra = match extra {
            Some(line) => Some(extra_data(line).ok_or(LogFault::BadExtra)?),
            None => None,
        };
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let index = index.and_then(decimal).ok_or(LogFault::BadIndex)?;
        let hashes: Vec<Hash> = lines.map(hash).collect::<Option<_>>().ok_or(LogFault::BadHash)?;
        if hashes.len() > MAX_HASHES {
            return Err(LogFault::TooManyHashes);
        }
        let note = SignedNote::of_lines(note)?;
        let checkpoint = Checkpoint::parse(note.text())?;
        Ok(Self { extra, index, hashes, note, checkpoint })
    }

    /// The extra data, which no one signed: at most 4096 bytes.
    pub fn extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }

    /// The index of the entry in the log, counted from 0.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The checkpoint. No one has said it until [`check`](Self::check) names who did.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// Verifies that `entry` is in the log of a policy, and since when.
    ///
    /// A quorum of *k* witnesses proves the *k*-th smallest of their times: *k* witnesses say that the log had the
    /// entry by then. A single witness with a wrong clock proves nothing.
    ///
    /// # Errors
    ///
    /// - [`LogFault::OtherOrigin`], [`LogFault::NotSignedByLog`], [`LogFault::TooFewWitnesses`], and the errors of
    ///   [`SignedNote::verify`]
    /// - [`LogFault::IndexBeyondSize`], [`LogFault::ProofTooShort`], [`LogFault::ProofTooLong`],
    ///   [`LogFault::OtherRoot`]
    /// - [`LogFault::TimeInTheFuture`] if the time is more than a day after `at`, the time of the question
    pub fn check(&self, entry: &[u8], policy: &LogPolicy, at: Time) -> Result<LogTime, LogFault> {
        if self.checkpoint.origin != policy.origin {
            return Err(LogFault::OtherOrigin { found: excerpt(&self.checkpoint.origin) });
        }
        self.check_inclusion(entry)?;
        let known = [&policy.log].into_iter().chain(&policy.witnesses);
        let verified = self.note.verify(known)?;
        if verified.first().is_none_or(|(key, _)| **key != policy.log) {
            return Err(LogFault::NotSignedByLog { name: excerpt(policy.log.name()) });
        }
        let witness = |(key, time): (&NoteKey, Option<Time>)| Some((key.name().to_owned(), time?));
        let witnesses: Vec<(String, Time)> = verified.into_iter().filter_map(witness).collect();
        let mut times: Vec<Time> = witnesses.iter().map(|(_, time)| *time).collect();
        times.sort_by_key(Time::unix_seconds);
        let Some(no_later_than) = times.get(policy.quorum - 1).copied() else {
            let (found, quorum) = (times.len(), policy.quorum);
            return Err(LogFault::TooFewWitnesses { found, quorum });
        };
        match no_later_than.is_over_a_day_after(&at) {
            true => Err(LogFault::TimeInTheFuture { time: no_later_than }),
            false => Ok(LogTime { no_later_than, witnesses }),
        }
    }

    /// Checks that the hashes lead from the entry to the root (RFC 9162, section 2.1.3.2). It does not check who signed
    /// the root.
    ///
    /// # Errors
    ///
    /// [`LogFault::IndexBeyondSize`], [`LogFault::ProofTooShort`], [`LogFault::ProofTooLong`],
    /// [`LogFault::OtherRoot`].
    pub fn check_inclusion(&self, entry: &[u8]) -> Result<(), LogFault> {
        if self.index >= self.checkpoint.size {
            return Err(LogFault::IndexBeyondSize);
        }
        let (mut node, mut last) = (self.index, self.checkpoint.size - 1);
        let mut found = leaf(entry);
        for sibling in &self.hashes {
            if last == 0 {
                return Err(LogFault::ProofTooLong);
            }
            if node % 2 == 1 || node == last {
                found = inner(sibling, &found);
                // A last node without a sibling goes up until it is a right child.
                while node % 2 == 0 && node != 0 {
                    node /= 2;
                    last /= 2;
                }
            } else {
                found = inner(&found, sibling);
            }
            node /= 2;
            last /= 2;
        }
        if last != 0 {
            return Err(LogFault::ProofTooShort);
        }
        match found == self.checkpoint.root {
            true => Ok(()),
            false => Err(LogFault::OtherRoot),
        }
    }
}

/// What goes into a log for some bytes: the digest of a salt and their digest. A log is public, and the salt keeps
/// others from finding out what is in it. The salt must be random and stay with the proof.
pub fn commitment(salt: &[u8; 32], message: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update(COMMITMENT)
        .chain_update(salt)
        .chain_update(Sha256::digest(message))
        .finalize()
        .into()
}

/// The hash of a leaf (RFC 6962, section 2.1).
fn leaf(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

/// The hash of a node with two children.
fn inner(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// A number in decimal digits without leading zeros, at most 2^63 - 1.
fn decimal(text: &str) -> Option<u64> {
    let good =
        text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    let number = text.parse::<i64>().ok().filter(|_| good)?;
    u64::try_from(number).ok()
}

/// A hash in Base64.
fn hash(line: &str) -> Option<Hash> {
    STANDARD.decode(line).ok()?.try_into().ok()
}

/// The data of the line that begins with `extra`.
fn extra_data(line: &str) -> Option<Vec<u8>> {
    let data = STANDARD.decode(line.strip_prefix("extra ")?).ok()?;
    (data.len() <= MAX_EXTRA).then_some(data)
}
