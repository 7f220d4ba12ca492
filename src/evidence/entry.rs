//! An entry of evidence in a bundle: what it is about, and what proves it.

use std::cmp::Ordering;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::log_proof::commitment;
use super::{HashAlgorithm, LogProof, TimeStampToken};
use crate::canon::{Cursor, Flaw, Read, Writer};
use crate::fault::{FaultKind, Listed};
use crate::id::{Digest, EnvelopeDigest};
use crate::messages::Sentence;

/// The largest number of envelopes that one entry is about.
pub const MAX_SUBJECTS: usize = 512;

/// An entry of evidence: a time-stamp token or a log proof about one envelope, or about a set of envelopes.
///
/// It is well formed, and the signature of a token was verified with the token's own certificate. **It is not trusted**:
/// a roster says which authorities and logs count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Sorted, at least one.
    subjects: Vec<EnvelopeDigest>,
    proof: EntryProof,
    /// The canonical JSON.
    bytes: Box<[u8]>,
}

/// What proves the time of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryProof {
    /// A time-stamp token.
    Token(Box<TimeStampToken>),
    /// A proof of a transparency log, and the salt of the commitment that the log has.
    Log {
        /// The proof.
        proof: Box<LogProof>,
        /// The salt.
        salt: [u8; 32],
    },
}

impl Entry {
    /// An entry about some envelopes. `text` is the log proof as it is written.
    pub fn token(subjects: Vec<EnvelopeDigest>, token: TimeStampToken) -> Option<Self> {
        let subjects = sorted(subjects)?;
        let token_text = STANDARD.encode(token.to_bytes());
        let bytes = Writer::object_bytes(|members| {
            members.member("of").array(&subjects, |writer, id| writer.string(&id.to_string()));
            members.member("token").string(&token_text);
        });
        let proof = EntryProof::Token(Box::new(token));
        Some(Self { subjects, proof, bytes: bytes.into() })
    }

    /// Reads an entry: `{"of":[...],"token":...}` or `{"log":...,"of":[...],"salt":...}`.
    pub(crate) fn read_within(cursor: &mut Cursor<'_>) -> Read<Self> {
        let mut members = cursor.object()?;
        let log = match members.optional("log")? {
            Some(cursor) => {
                let at = cursor.at();
                let text = cursor.string()?.into_owned();
                let proof = LogProof::read(text.as_bytes());
                let bad = |why| Flaw::new(at, FaultKind::BadEvidence { why: Sentence::of(&why) });
                Some((proof.map_err(bad)?, text))
            }
            None => None,
        };
        let of = members.required("of")?;
        let subjects = of.sorted_array(
            Listed::SeenAct,
            MAX_SUBJECTS,
            |id: &EnvelopeDigest| *id,
            |cursor| cursor.parse::<EnvelopeDigest>(),
        )?;
        let entry = match log {
            Some((proof, text)) => {
                let cursor = members.required("salt")?;
                let salt: Digest = cursor.parse()?;
                let salt = *salt.as_bytes();
                let bytes = log_bytes(&subjects, &text, &salt);
                Self { subjects, proof: EntryProof::Log { proof: Box::new(proof), salt }, bytes }
            }
            None => {
                let cursor = members.required("token")?;
                let at = cursor.at();
                let bytes = STANDARD.decode(&*cursor.string()?);
                let bytes = bytes.map_err(|_| Flaw::new(at, FaultKind::BadBase64))?;
                let token = TimeStampToken::read(&bytes);
                let bad = |why| Flaw::new(at, FaultKind::BadEvidence { why: Sentence::of(&why) });
                let token = token.map_err(bad)?;
                if *token.to_bytes() != *bytes {
                    return Err(Flaw::new(at, FaultKind::EvidenceForm));
                }
                let entry = Self::token(subjects, token);
                entry
                    .ok_or_else(|| Flaw::new(at, FaultKind::EmptyList { what: Listed::SeenAct }))?
            }
        };
        members.end()?;
        Ok(entry)
    }

    /// The envelopes that it is about, sorted.
    pub fn subjects(&self) -> &[EnvelopeDigest] {
        &self.subjects
    }

    /// What proves the time.
    pub fn proof(&self) -> &EntryProof {
        &self.proof
    }

    /// The canonical JSON.
    pub fn to_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The order of entries in a bundle: by their bytes.
    pub fn order(&self, other: &Self) -> Ordering {
        self.bytes.cmp(&other.bytes)
    }

    /// Whether the proof is about the subjects. `envelope` is the only one, if there is one and it is known.
    pub fn is_about_subjects(&self, envelope: Option<&[u8]>) -> bool {
        let several = subjects_bytes(&self.subjects);
        match (&self.proof, &self.subjects[..]) {
            (EntryProof::Token(token), [one]) => match token.imprint_algorithm() {
                HashAlgorithm::Sha256 => token.imprint() == one.digest().as_bytes(),
                _ => envelope.is_some_and(|bytes| token.is_about(bytes)),
            },
            (EntryProof::Token(token), _) => token.is_about(&several),
            // A proof is checked together with its log.
            (EntryProof::Log { .. }, _) => true,
        }
    }

    /// What the log has for the subjects.
    pub fn log_entry(&self, salt: &[u8; 32]) -> [u8; 32] {
        commitment(salt, &subjects_bytes(&self.subjects))
    }
}

fn sorted(mut subjects: Vec<EnvelopeDigest>) -> Option<Vec<EnvelopeDigest>> {
    subjects.sort_unstable();
    subjects.dedup();
    (1..=MAX_SUBJECTS).contains(&subjects.len()).then_some(subjects)
}

/// The canonical JSON of the sorted digests.
fn subjects_bytes(subjects: &[EnvelopeDigest]) -> Vec<u8> {
    let texts: Vec<String> = subjects.iter().map(|id| format!("\"{id}\"")).collect();
    format!("[{}]", texts.join(",")).into_bytes()
}

fn log_bytes(subjects: &[EnvelopeDigest], text: &str, salt: &[u8; 32]) -> Box<[u8]> {
    let bytes = Writer::object_bytes(|members| {
        members.member("log").string(text);
        members.member("of").array(subjects, |writer, id| writer.string(&id.to_string()));
        members.member("salt").string(&Digest::from_bytes(*salt).to_string());
    });
    bytes.into()
}
