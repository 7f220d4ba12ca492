//! An entry of evidence in a bundle: what it is about, and what proves its time.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::log_proof::commitment;
use super::{HashAlgorithm, LogFault, LogProof, TimeStampToken, TokenFault};
use crate::canon::{Cursor, Flaw, Read, Writer};
use crate::fault::{FaultKind, Listed};
use crate::id::{Digest, EnvelopeDigest, EvidenceDigest};
use crate::locale::Locale;
use crate::messages::{Localized, Sentence, faults};

/// The largest number of envelopes that one entry is about. It is that of a bundle.
pub const MAX_SUBJECTS: usize = 512;

/// The largest number of entries of evidence in a bundle, and of those that one entry renews. It prevents a bundle that
/// takes long to verify.
pub const MAX_EVIDENCE: usize = 64;

/// What an entry of evidence is about: envelopes, and older entries that it renews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subjects {
    /// Sorted, at least one.
    envelopes: Vec<EnvelopeDigest>,
    /// Sorted.
    renews: Vec<EvidenceDigest>,
}

/// An entry of evidence: a time-stamp token or a log proof about envelopes.
///
/// **It is not trusted**: a roster says which authorities and logs count. It may even be faulty
/// ([`EntryProof::Faulty`]): then it has no effect, so that no one can spoil a bundle with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    subjects: Subjects,
    proof: EntryProof,
    /// The canonical JSON.
    bytes: Box<[u8]>,
    id: EvidenceDigest,
}

/// What proves the time of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryProof {
    /// A time-stamp token. Its signature was verified with its own certificate.
    Token(Box<TimeStampToken>),
    /// A proof of a transparency log. Nothing in it was verified.
    Log {
        /// The proof.
        proof: Box<LogProof>,
        /// The salt of the commitment that the log has.
        salt: [u8; 32],
    },
    /// A token or proof that cannot be used.
    Faulty(EntryFault),
}

/// What is wrong with the token or proof of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// A time-stamp token with a fault.
    Token(TokenFault),
    /// A log proof with a fault.
    Log(LogFault),
    /// A time-stamp token with more than is kept (docs/evidence-format.md M13).
    Form,
}

impl EntryFault {
    /// The stable code of the fault: `evidence-form`, or that of the token or proof.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Token(fault) => fault.code(),
            Self::Log(fault) => fault.code(),
            Self::Form => "evidence-form",
        }
    }

    /// The fault of a bundle from which the entry is left out.
    pub fn kind(&self) -> FaultKind {
        match self {
            Self::Token(why) => FaultKind::BadEvidence { why: Sentence::of(why) },
            Self::Log(why) => FaultKind::BadEvidence { why: Sentence::of(why) },
            Self::Form => FaultKind::EvidenceForm,
        }
    }
}

impl Localized for EntryFault {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Token(fault) => fault.write(locale, out),
            Self::Log(fault) => fault.write(locale, out),
            Self::Form => faults::EvidenceForm.write(locale, out),
        }
    }
}

impl Subjects {
    /// Some envelopes, and entries that are renewed. `None` if there is no envelope, or more than 512 envelopes or 64
    /// entries.
    pub fn new(
        mut envelopes: Vec<EnvelopeDigest>,
        mut renews: Vec<EvidenceDigest>,
    ) -> Option<Self> {
        envelopes.sort_unstable();
        envelopes.dedup();
        renews.sort_unstable();
        renews.dedup();
        let good = (1..=MAX_SUBJECTS).contains(&envelopes.len()) && renews.len() <= MAX_EVIDENCE;
        good.then_some(Self { envelopes, renews })
    }

    /// The envelopes, sorted.
    pub fn envelopes(&self) -> &[EnvelopeDigest] {
        &self.envelopes
    }

    /// The older entries that are renewed, sorted.
    pub fn renews(&self) -> &[EvidenceDigest] {
        &self.renews
    }

    /// The SHA-256 digest that a token is about: that of the one envelope, or of [`Self::message`].
    pub fn digest(&self) -> Digest {
        match (&self.envelopes[..], &self.renews[..]) {
            ([one], []) => one.digest(),
            _ => Digest::of(&self.message()),
        }
    }

    /// The canonical JSON of the sorted digests of the envelopes. If entries are renewed, that of an object with both
    /// lists (docs/evidence-format.md H2).
    pub fn message(&self) -> Vec<u8> {
        if !self.renews.is_empty() {
            return Writer::object_bytes(|members| {
                write_list(members.member("of"), &self.envelopes);
                write_list(members.member("renews"), &self.renews);
            });
        }
        let texts: Vec<String> = self.envelopes.iter().map(|id| format!("\"{id}\"")).collect();
        format!("[{}]", texts.join(",")).into_bytes()
    }

    /// What goes into a log for them: 32 bytes.
    pub fn commitment(&self, salt: &[u8; 32]) -> [u8; 32] {
        commitment(salt, &self.message())
    }
}

fn write_list<T: fmt::Display>(writer: &mut Writer, list: &[T]) {
    writer.array(list, |writer, id| writer.string(&id.to_string()));
}

impl Entry {
    /// An entry with a time-stamp token. Whether the token is about the subjects is judged later.
    pub fn token(subjects: Subjects, token: TimeStampToken) -> Self {
        let text = STANDARD.encode(token.to_bytes());
        Self::of(subjects, EntryProof::Token(Box::new(token)), Source::Token(&text))
    }

    /// An entry with a log proof, as it is written, and the salt of the commitment.
    ///
    /// # Errors
    ///
    /// The faults of [`LogProof::read`].
    pub fn log(subjects: Subjects, text: &str, salt: [u8; 32]) -> Result<Self, LogFault> {
        let proof = EntryProof::Log { proof: Box::new(LogProof::read(text.as_bytes())?), salt };
        Ok(Self::of(subjects, proof, Source::Log(text, &salt)))
    }

    fn of(subjects: Subjects, proof: EntryProof, source: Source<'_>) -> Self {
        let bytes = Writer::object_bytes(|members| {
            if let Source::Log(text, _) = source {
                members.member("log").string(text);
            }
            write_list(members.member("of"), &subjects.envelopes);
            if !subjects.renews.is_empty() {
                write_list(members.member("renews"), &subjects.renews);
            }
            match source {
                Source::Log(_, salt) => {
                    members.member("salt").string(&Digest::from_bytes(*salt).to_string());
                }
                Source::Token(text) => members.member("token").string(text),
            }
        });
        let id = EvidenceDigest::of(&bytes);
        Self { subjects, proof, bytes: bytes.into(), id }
    }

    /// Reads an entry: `{"of":[...],"token":...}` or `{"log":...,"of":[...],"salt":...}`, both also with `renews`.
    pub(crate) fn read_within(cursor: &mut Cursor<'_>) -> Read<Self> {
        let mut members = cursor.object()?;
        let log = match members.optional("log")? {
            Some(cursor) => Some(cursor.string()?.into_owned()),
            None => None,
        };
        let envelopes = read_list(members.required("of")?, Listed::Act, MAX_SUBJECTS)?;
        let renews = match members.optional("renews")? {
            Some(cursor) => read_list(cursor, Listed::Evidence, MAX_EVIDENCE)?,
            None => Vec::new(),
        };
        let subjects = Subjects { envelopes, renews };
        let entry = match log {
            Some(text) => {
                let salt: Digest = members.required("salt")?.parse()?;
                let salt = *salt.as_bytes();
                let proof = match LogProof::read(text.as_bytes()) {
                    Ok(proof) => EntryProof::Log { proof: Box::new(proof), salt },
                    Err(fault) => EntryProof::Faulty(EntryFault::Log(fault)),
                };
                Self::of(subjects, proof, Source::Log(&text, &salt))
            }
            None => {
                let cursor = members.required("token")?;
                let at = cursor.at();
                let text = cursor.string()?;
                let bytes =
                    STANDARD.decode(&*text).map_err(|_| Flaw::new(at, FaultKind::BadBase64))?;
                let proof = match TimeStampToken::read(&bytes) {
                    Ok(token) if *token.to_bytes() == *bytes => EntryProof::Token(Box::new(token)),
                    Ok(_) => EntryProof::Faulty(EntryFault::Form),
                    Err(fault) => EntryProof::Faulty(EntryFault::Token(fault)),
                };
                Self::of(subjects, proof, Source::Token(&text))
            }
        };
        members.end()?;
        Ok(entry)
    }

    /// What it is about.
    pub fn subjects(&self) -> &Subjects {
        &self.subjects
    }

    /// What proves the time.
    pub fn proof(&self) -> &EntryProof {
        &self.proof
    }

    /// What is wrong with its token or proof, if something is.
    pub fn fault(&self) -> Option<&EntryFault> {
        match &self.proof {
            EntryProof::Faulty(fault) => Some(fault),
            EntryProof::Token(_) | EntryProof::Log { .. } => None,
        }
    }

    /// The canonical JSON.
    pub fn to_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The SHA-256 of the canonical JSON. Entries in a bundle ascend by it.
    pub fn id(&self) -> EvidenceDigest {
        self.id
    }

    /// Whether a token is about the subjects. `envelope` is the content of the only envelope, if it is known. A log
    /// proof is about them only if its log has the commitment, which [`LogProof::check`] finds.
    pub fn is_about_subjects(&self, token: &TimeStampToken, envelope: Option<&[u8]>) -> bool {
        match (&self.subjects.envelopes[..], &self.subjects.renews[..]) {
            ([_], []) => match token.imprint_algorithm() {
                HashAlgorithm::Sha256 => token.imprint() == self.subjects.digest().as_bytes(),
                HashAlgorithm::Sha384 | HashAlgorithm::Sha512 => {
                    envelope.is_some_and(|bytes| token.is_about(bytes))
                }
            },
            _ => token.is_about(&self.subjects.message()),
        }
    }
}

/// A token or proof as it is written.
#[derive(Clone, Copy)]
enum Source<'a> {
    Token(&'a str),
    Log(&'a str, &'a [u8; 32]),
}

/// Reads a sorted list of digests with at least one entry.
fn read_list<T>(cursor: &mut Cursor<'_>, what: Listed, limit: usize) -> Read<Vec<T>>
where
    T: std::str::FromStr<Err = FaultKind> + Ord + Copy + fmt::Display,
{
    let at = cursor.at();
    let list = cursor.sorted_array(what, limit, |id: &T| *id, Cursor::parse)?;
    match list.is_empty() {
        true => Err(Flaw::new(at, FaultKind::EmptyList { what })),
        false => Ok(list),
    }
}
