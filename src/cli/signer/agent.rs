//! Keys in the SSH agent: two requests of its protocol (draft-ietf-sshm-ssh-agent), over the socket in
//! `SSH_AUTH_SOCK`.
//!
//! The agent is not trusted: its answers and its time are limited.

use std::collections::BTreeSet;
use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use paraph::fault::FaultKind;
use paraph::keys::{PublicKey, Signature};
use paraph::messages::Sentence;
use paraph::screen::{brief, quoted};
use sha2::{Digest as _, Sha256};
use ssh_encoding::{Decode as _, Encode as _, Reader as _};

use super::{Known, LIST_LIMIT, Listed, signature, too_slow};
use crate::cli::args::first_digits;
use crate::cli::display::shown;
use crate::cli::error::{CliError, reason};
use crate::cli::messages::signers;

/// The numbers of the messages (section 6.1 of the draft).
const FAILURE: u8 = 5;
const REQUEST_IDENTITIES: u8 = 11;
const IDENTITIES_ANSWER: u8 = 12;
const SIGN_REQUEST: u8 = 13;
const SIGN_RESPONSE: u8 = 14;

/// The name of the only supported algorithm (RFC 8709, section 4).
const ED25519: &str = "ssh-ed25519";

/// The maximum size of an answer, in bytes. OpenSSH's agent sends none that is longer.
const MAX_ANSWER: usize = 256 << 10;

/// A key in the agent.
pub(super) struct Key {
    blob: Vec<u8>,
    /// The other keys of the agent, in case one of them answers.
    others: Vec<Known>,
    limit: Duration,
}

impl Key {
    /// The only key with this fingerprint.
    pub(super) fn find(typed: &str, limit: Duration) -> Result<(PublicKey, Self), CliError> {
        let place = format!("agent:{typed}");
        let wanted = Wanted::parse(typed).ok_or_else(|| {
            let sentence = signers::BadFingerprint { found: quoted(&brief(typed, 80)) };
            CliError::new("bad-key-name", sentence).placed(&place).hint(signers::BadFingerprintHint)
        })?;
        let (public, blob, others) = list(limit.min(LIST_LIMIT))
            .and_then(|held| the_one(held, &wanted))
            .map_err(|error| error.placed(&place))?;
        Ok((public, Self { blob, others, limit }))
    }

    pub(super) fn who(&self) -> Sentence {
        Sentence::of(&signers::WhoAgentKey { fingerprint: fingerprint(&self.blob) })
    }

    /// The agent's signature, not yet verified, and the other keys that it may be from.
    pub(super) fn sign(self, message: &[u8]) -> Result<(Signature, Vec<Known>), CliError> {
        const NO_FLAGS: u32 = 0;
        let mut request = vec![SIGN_REQUEST];
        self.blob.encode(&mut request).expect("memory takes it");
        message.encode(&mut request).expect("memory takes it");
        NO_FLAGS.encode(&mut request).expect("memory takes it");
        let answer = ask(request, self.limit)?;
        match answer.split_first() {
            Some((&SIGN_RESPONSE, signed)) => {
                let (algorithm, bytes) = read_signature(signed).map_err(|_| garbled())?;
                if algorithm != ED25519.as_bytes() {
                    let algorithm = String::from_utf8_lossy(&algorithm).into_owned();
                    let sentence =
                        signers::AgentOtherSignature { kind: quoted(&brief(&algorithm, 80)) };
                    return Err(CliError::new("bad-answer", sentence)
                        .hint(signers::AgentOtherSignatureHint));
                }
                Ok((signature(&signers::WhoAgent, &bytes)?, self.others))
            }
            Some((&FAILURE, [])) => {
                let error = CliError::new("signer-refused", signers::AgentRefused);
                Err(error.hint(signers::AgentRefusedHint))
            }
            _ => Err(garbled()),
        }
    }
}

/// The requested key.
enum Wanted {
    /// By the fingerprint that OpenSSH prints: SHA-256 of the key blob, in Base64 without padding.
    Fingerprint(String),
    /// By the first digits of the key id, in hexadecimal.
    Id(String),
    /// Not specified.
    Any,
}

impl Wanted {
    fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Some(Self::Any);
        }
        if let Some(hash) = typed.strip_prefix("SHA256:") {
            let bytes = STANDARD_NO_PAD.decode(hash).ok()?;
            return (bytes.len() == 32).then(|| Self::Fingerprint(typed.to_owned()));
        }
        first_digits(typed).map(Self::Id)
    }

    fn is(&self, held: &Held) -> bool {
        match self {
            Self::Fingerprint(whole) => fingerprint(&held.blob) == *whole,
            Self::Id(begins) => {
                held.public().is_ok_and(|key| key.id().to_string().starts_with(begins))
            }
            Self::Any => false,
        }
    }
}

/// The requested key, its blob, and the other keys.
fn the_one(held: Vec<Held>, wanted: &Wanted) -> Result<(PublicKey, Vec<u8>, Vec<Known>), CliError> {
    let names = |held: &[&Held]| held.iter().map(|it| it.in_words()).collect::<Vec<_>>();
    let (meant, others): (Vec<&Held>, Vec<&Held>) = held.iter().partition(|it| wanted.is(it));
    const NO_SUCH_KEY: &str = "no-such-key";
    match (&meant[..], wanted) {
        ([one], _) => {
            let known = others.iter().filter_map(|other| {
                let whose = Sentence::of(&signers::AgentKeyBeside { key: other.in_words() });
                Some(Known { public: other.public().ok()?, whose })
            });
            Ok((one.public()?, one.blob.clone(), known.collect()))
        }
        ([_, _, ..], _) => {
            let sentence = signers::AgentSeveralKeys { keys: Listed(&names(&meant)) };
            Err(CliError::new("several-keys", sentence).hint(signers::AgentSeveralKeysHint))
        }
        ([], _) if held.is_empty() => {
            let error = CliError::new(NO_SUCH_KEY, signers::AgentHasNoKeys);
            Err(error.hint(signers::AgentHasNoKeysHint))
        }
        ([], Wanted::Any) => {
            let sentence = signers::AgentKeyNotNamed { keys: Listed(&names(&others)) };
            Err(CliError::new(NO_SUCH_KEY, sentence).hint(signers::NameOneOfThose))
        }
        ([], Wanted::Fingerprint(_) | Wanted::Id(_)) => {
            let sentence = signers::AgentNoSuchKey { keys: Listed(&names(&others)) };
            Err(CliError::new(NO_SUCH_KEY, sentence).hint(signers::NameOneOfThose))
        }
    }
}

/// A key that the agent lists.
struct Held {
    blob: Vec<u8>,
    comment: String,
}

impl Held {
    /// `SHA256:... (ssh-rsa, "jane@laptop")`
    fn in_words(&self) -> Sentence {
        let (fingerprint, comment) = (fingerprint(&self.blob), quoted(&brief(&self.comment, 60)));
        match self.algorithm() {
            Some(algorithm) => {
                let algorithm = brief(&algorithm, 60);
                Sentence::of(&signers::AgentKey { fingerprint, algorithm, comment })
            }
            None => Sentence::of(&signers::AgentKeyOfNoKind { fingerprint, comment }),
        }
    }

    fn algorithm(&self) -> Option<String> {
        let name = Vec::<u8>::decode(&mut self.blob.as_slice()).ok()?;
        Some(String::from_utf8_lossy(&name).into_owned())
    }

    /// The key, which must be of the supported kind (RFC 8709, section 4).
    fn public(&self) -> Result<PublicKey, CliError> {
        let mut rest = self.blob.as_slice();
        let name = Vec::<u8>::decode(&mut rest);
        if name.as_deref() != Ok(ED25519.as_bytes()) {
            const CODE: &str = "not-ed25519";
            let error = match self.algorithm() {
                Some(kind) => {
                    CliError::new(CODE, signers::AgentNotEd25519 { kind: brief(&kind, 60) })
                }
                None => CliError::new(CODE, signers::AgentKeyUnreadable),
            };
            return Err(error.hint(signers::AgentNotEd25519Hint));
        }
        let bytes = Vec::<u8>::decode(&mut rest).ok().filter(|_| rest.is_empty());
        let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
        let bad = |kind: FaultKind| CliError::new(kind.code(), kind);
        PublicKey::from_bytes(&bytes.ok_or_else(garbled)?).map_err(bad)
    }
}

fn fingerprint(blob: &[u8]) -> String {
    format!("SHA256:{}", STANDARD_NO_PAD.encode(Sha256::digest(blob)))
}

/// All keys of the agent, as it lists them.
fn list(limit: Duration) -> Result<Vec<Held>, CliError> {
    let answer = ask(vec![REQUEST_IDENTITIES], limit).map_err(|error| match error.code {
        "signer-timeout" => error.hint(signers::AgentHangs),
        _ => error,
    })?;
    match answer.split_first() {
        Some((&IDENTITIES_ANSWER, keys)) => read_keys(keys).map_err(|_| garbled()),
        Some((&FAILURE, [])) => {
            let error = CliError::new("signer-refused", signers::AgentListsNothing);
            Err(error.hint(signers::AgentListsNothingHint))
        }
        _ => Err(garbled()),
    }
}

fn read_keys(mut answer: &[u8]) -> ssh_encoding::Result<Vec<Held>> {
    // No memory is reserved for that many keys before they arrive.
    let count = u32::decode(&mut answer)?;
    let mut held = Vec::new();
    for _ in 0..count {
        let blob = Vec::decode(&mut answer)?;
        let comment = Vec::decode(&mut answer)?;
        held.push(Held { blob, comment: String::from_utf8_lossy(&comment).into_owned() });
    }
    // A key that is listed twice is one key.
    let mut seen = BTreeSet::new();
    held.retain(|one: &Held| seen.insert(one.blob.clone()));
    answer.finish(held)
}

/// Reads the algorithm's name and the signature (RFC 8709, section 6).
fn read_signature(mut answer: &[u8]) -> ssh_encoding::Result<(Vec<u8>, Vec<u8>)> {
    let whole = Vec::<u8>::decode(&mut answer)?;
    let mut parts = whole.as_slice();
    let algorithm = Vec::decode(&mut parts)?;
    let bytes = Vec::decode(&mut parts)?;
    answer.finish(())?;
    parts.finish((algorithm, bytes))
}

fn garbled() -> CliError {
    CliError::new("bad-answer", signers::AgentAnswerUnreadable)
        .hint(signers::AgentAnswerUnreadableHint)
}

/// The failures of a request.
enum Trouble {
    Connect(io::Error),
    Talk(io::Error),
    TooLong,
}

/// Sends one request and reads its answer. It uses a separate thread, because a connection attempt cannot be
/// cancelled. If the thread hangs, it ends with the program.
fn ask(request: Vec<u8>, limit: Duration) -> Result<Vec<u8>, CliError> {
    let Some(socket) = std::env::var_os("SSH_AUTH_SOCK").filter(|socket| !socket.is_empty()) else {
        let error = CliError::new("no-agent", signers::NoAgentSet);
        return Err(error.hint(signers::StartAgent));
    };
    let socket = PathBuf::from(socket);
    let (sender, receiver) = channel();
    let of = socket.clone();
    thread::spawn(move || sender.send(converse(&of, &request)));
    match receiver.recv_timeout(limit) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(Trouble::Connect(error))) => {
            let sentence = signers::NoAgentAt { socket: shown(&socket), reason: reason(&error) };
            Err(CliError::new("no-agent", sentence).hint(signers::StartAgent))
        }
        Ok(Err(Trouble::Talk(error))) => {
            let sentence = signers::AgentGone { reason: reason(&error) };
            Err(CliError::new("no-agent", sentence).hint(signers::AgentGoneHint))
        }
        Ok(Err(Trouble::TooLong)) => Err(garbled()),
        Err(_) => Err(too_slow(&signers::WhoAgent, limit)),
    }
}

fn converse(socket: &PathBuf, request: &[u8]) -> Result<Vec<u8>, Trouble> {
    let mut stream = UnixStream::connect(socket).map_err(Trouble::Connect)?;
    let length = u32::try_from(request.len()).expect("an act is far smaller").to_be_bytes();
    stream.write_all(&[&length, request].concat()).map_err(Trouble::Talk)?;
    let mut length = [0; 4];
    stream.read_exact(&mut length).map_err(Trouble::Talk)?;
    let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
    if length > MAX_ANSWER {
        return Err(Trouble::TooLong);
    }
    let mut answer = vec![0; length];
    stream.read_exact(&mut answer).map_err(Trouble::Talk)?;
    Ok(answer)
}
