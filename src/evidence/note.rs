//! Signed notes (c2sp.org/signed-note) and their keys.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::{LogFault, MAX_LOG_PROOF};
use crate::id::from_hex;
use crate::keys::{PublicKey, Signature};
use crate::screen::excerpt;
use crate::value::Time;

/// The largest number of signatures of a note.
const MAX_SIGNATURES: usize = 64;

/// The line that separates cosignatures from other signatures (c2sp.org/tlog-cosignature).
const COSIGNATURE: &str = "cosignature/v1\n";

/// What the signatures of a verifier key say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKeyKind {
    /// Ed25519 over the text of a note: type 1 (c2sp.org/signed-note).
    Note,
    /// Ed25519 over the text of a checkpoint and a time: type 4 (c2sp.org/tlog-cosignature).
    Cosignature,
}

/// A key that verifies signatures of notes: a name, the kind of its signatures, and an Ed25519 public key (rules K1
/// to K4 of docs/format.md).
#[derive(Clone, Debug)]
pub struct NoteKey {
    name: String,
    kind: NoteKeyKind,
    key: PublicKey,
    id: [u8; 4],
}

impl PartialEq for NoteKey {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, self.kind, self.key.id()) == (&other.name, other.kind, other.key.id())
    }
}

impl Eq for NoteKey {}

impl NoteKey {
    /// Reads a verifier key: `NAME+ID+KEY`. ID has eight lower-case hexadecimal digits. KEY is the Base64 of the kind
    /// and the key.
    ///
    /// # Errors
    ///
    /// - [`LogFault::BadVerifierKey`] if it has another form, or its key is not a good one
    /// - [`LogFault::UnsupportedSignature`] for other kinds, such as ML-DSA-44
    /// - [`LogFault::KeyIdDiffers`] if the id is of another name or key
    pub fn parse(text: &str) -> Result<Self, LogFault> {
        const BAD: LogFault = LogFault::BadVerifierKey;
        if text.len() > MAX_LOG_PROOF {
            return Err(BAD);
        }
        // Base64 may have `+`, names may not.
        let (name, rest) = text.split_once('+').ok_or(BAD)?;
        let (id, key) = rest.split_once('+').ok_or(BAD)?;
        let material = STANDARD.decode(key).map_err(|_| BAD)?;
        let written: [u8; 4] = from_hex(id).ok_or(BAD)?;
        if !is_name(name) {
            return Err(BAD);
        }
        let (identifier, bytes) = material.split_first().ok_or(BAD)?;
        let kind = match identifier {
            1 => NoteKeyKind::Note,
            4 => NoteKeyKind::Cosignature,
            _ => return Err(LogFault::UnsupportedSignature { name: excerpt(name) }),
        };
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| BAD)?;
        let key = PublicKey::from_bytes(bytes).map_err(|_| BAD)?;
        let found = key_id(name, &material);
        match found == written {
            true => Ok(Self { name: name.to_owned(), kind, key, id: found }),
            false => Err(LogFault::KeyIdDiffers),
        }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its signatures say.
    pub fn kind(&self) -> NoteKeyKind {
        self.kind
    }

    /// The public key.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The time of a signature over `text`: none for a signature of a note.
    fn verify(&self, text: &str, signature: &[u8]) -> Result<Option<Time>, LogFault> {
        let wrong = || LogFault::WrongSignature { name: excerpt(&self.name) };
        let check = |message: &[u8], signature: &[u8]| -> Result<(), LogFault> {
            let signature: [u8; 64] = signature.try_into().map_err(|_| wrong())?;
            match self.key.verifies(message, &Signature::from_bytes(signature)) {
                true => Ok(()),
                false => Err(wrong()),
            }
        };
        match self.kind {
            NoteKeyKind::Note => check(text.as_bytes(), signature).map(|()| None),
            NoteKeyKind::Cosignature => {
                let (time, signature) = signature.split_first_chunk::<8>().ok_or_else(wrong)?;
                let seconds = u64::from_be_bytes(*time);
                check(format!("{COSIGNATURE}time {seconds}\n{text}").as_bytes(), signature)?;
                let bad = || LogFault::BadCosignatureTime { name: excerpt(&self.name) };
                let seconds = i64::try_from(seconds).ok().filter(|it| *it != 0).ok_or_else(bad)?;
                Time::from_unix_seconds(seconds).map(Some).map_err(|_| bad())
            }
        }
    }
}

/// The first four bytes of the digest of a name, a line feed, and the kind and key.
fn key_id(name: &str, material: &[u8]) -> [u8; 4] {
    let digest =
        Sha256::new().chain_update(name).chain_update("\n").chain_update(material).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

/// Whether a text can be the name of a key: not empty, without white space and `+`.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+')
}

/// A text with signatures that were not verified. Their keys are unknown until a verifier names some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<NoteSignature>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct NoteSignature {
    name: String,
    id: [u8; 4],
    /// What follows the id.
    bytes: Vec<u8>,
}

impl SignedNote {
    /// Reads a note: a text of lines, an empty line, and one to 64 signature lines.
    ///
    /// # Errors
    ///
    /// [`LogFault::TooLarge`], [`LogFault::NotUtf8`], [`LogFault::ControlCharacter`], [`LogFault::Truncated`],
    /// [`LogFault::BadSignatureLine`] and [`LogFault::TooManySignatures`] (docs/evidence-format.md W1 and W2).
    pub fn read(bytes: &[u8]) -> Result<Self, LogFault> {
        Self::of_lines(lines_of(bytes)?)
    }

    /// Reads a note in a text that [`lines_of`] accepted.
    pub(super) fn of_lines(note: &str) -> Result<Self, LogFault> {
        let at = note.rfind("\n\n").ok_or(LogFault::Truncated)?;
        let (text, signatures) = (&note[..=at], &note[at + 2..]);
        if signatures.is_empty() || !signatures.ends_with('\n') {
            return Err(LogFault::Truncated);
        }
        let signatures: Vec<&str> = signatures.lines().collect();
        if signatures.len() > MAX_SIGNATURES {
            return Err(LogFault::TooManySignatures);
        }
        let signatures = signatures.into_iter().map(signature).collect::<Option<_>>();
        let signatures = signatures.ok_or(LogFault::BadSignatureLine)?;
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// The text, with its last line feed. No one has said it until [`verify`](Self::verify) names a key.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The known keys that signed the note, in their order, each with the time of its cosignature.
    ///
    /// Signatures of other keys have no effect.
    ///
    /// # Errors
    ///
    /// A known key has two signatures ([`LogFault::RepeatedSignature`]), one that does not verify
    /// ([`LogFault::WrongSignature`]), or one with an impossible time ([`LogFault::BadCosignatureTime`]). Then the
    /// whole note is refused, whatever else is in it.
    pub fn verify<'a>(
        &self,
        known: impl IntoIterator<Item = &'a NoteKey>,
    ) -> Result<Vec<(&'a NoteKey, Option<Time>)>, LogFault> {
        let mut verified = Vec::new();
        for key in known {
            let own = |it: &&NoteSignature| (&it.name, it.id) == (&key.name, key.id);
            let mut own = self.signatures.iter().filter(own);
            let Some(signature) = own.next() else { continue };
            if own.next().is_some() {
                return Err(LogFault::RepeatedSignature { name: excerpt(&key.name) });
            }
            verified.push((key, key.verify(&self.text, &signature.bytes)?));
        }
        Ok(verified)
    }
}

/// A signature line without its line feed.
fn signature(line: &str) -> Option<NoteSignature> {
    let (name, signature) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
    let bytes = STANDARD.decode(signature).ok()?;
    let (id, bytes) = bytes.split_first_chunk::<4>()?;
    (is_name(name) && !bytes.is_empty()).then(|| NoteSignature {
        name: name.to_owned(),
        id: *id,
        bytes: bytes.to_vec(),
    })
}

/// The text of a note or proof: UTF-8 of limited size, without control characters but line feeds.
pub(super) fn lines_of(bytes: &[u8]) -> Result<&str, LogFault> {
    if bytes.len() > MAX_LOG_PROOF {
        return Err(LogFault::TooLarge { limit: MAX_LOG_PROOF as u64 });
    }
    let text = str::from_utf8(bytes).map_err(|_| LogFault::NotUtf8)?;
    match text.contains(|c: char| c < ' ' && c != '\n') {
        true => Err(LogFault::ControlCharacter),
        false => Ok(text),
    }
}
