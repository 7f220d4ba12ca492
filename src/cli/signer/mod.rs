//! Keys that sign, wherever they are: in a file, in an SSH agent, in a token, or with a program.
//!
//! One function here verifies every signature before it is used.

mod agent;
mod program;
mod talk;
#[cfg(feature = "pkcs11")]
mod token;
#[cfg(not(feature = "pkcs11"))]
#[path = "no_token.rs"]
mod token;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use paraph::act::Act;
use paraph::bundle::sign_act;
use paraph::fault::FaultKind;
use paraph::id::KeyId;
use paraph::keys::{KeySet, PublicKey, PublicKeys, SecretKey, Signature, words};
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence};

use super::display::shown;
use super::error::CliError;
use super::messages::signers;
use super::output::Console;
use super::passphrase;
use super::public_key_file::only_public_keys;
use crate::cli::key_name::KeyName;

/// The time in which an agent must list its keys, if the user gives no other. No person has to confirm that,
/// so it is short.
const LIST_LIMIT: Duration = Duration::from_secs(10);

/// The requested keys, and the input that they need.
pub(crate) struct Asked<'a> {
    /// One key or pair, or the two keys of a pair in different places.
    pub(crate) keys: &'a [KeyName],
    /// The file of the public keys that must answer.
    pub(crate) public: Option<&'a Path>,
    /// The files of passphrases and PINs: one for every key that has one, or one for each of these keys.
    pub(crate) passphrases: &'a [PathBuf],
    /// The time limit of an agent or a program.
    pub(crate) limit: Duration,
}

/// A public key, with a message that says whose it is.
pub(crate) struct Known {
    pub(crate) public: PublicKey,
    pub(crate) whose: Sentence,
}

/// Keys that can sign an act.
pub(crate) struct Signer {
    public: KeySet,
    keys: Vec<Key>,
}

/// One of these keys.
struct Key {
    public: PublicKey,
    /// The key's name, as it was typed.
    name: String,
    keeper: Keeper,
}

/// The keeper of a key.
enum Keeper {
    File(SecretKey),
    Agent(agent::Key),
    Token(Box<token::Key>),
    Program(program::Key),
}

impl Signer {
    /// Finds the keys, and asks for their passphrases or PINs if they have some. Signs nothing.
    pub(crate) fn open(asked: &Asked<'_>, console: &Console<'_>) -> Result<Self, CliError> {
        let passphrases = asked.passphrases()?;
        let expected = asked.public.map(read_public).transpose()?;
        let answering = expected.as_ref().map(|keys| keys.keys().next().expect("there is one"));
        let mut keys = Vec::new();
        for (name, passphrase) in asked.keys.iter().zip(passphrases) {
            keys.extend(Key::open(name, answering, passphrase, asked.limit, console)?);
        }
        let signer = Self::of(keys)?;
        signer.check_is(expected.as_ref(), asked)?;
        Ok(signer)
    }

    /// The key or pair that these keys are.
    fn of(keys: Vec<Key>) -> Result<Self, CliError> {
        let names = || {
            let mut names: Vec<&str> = keys.iter().map(|key| &*key.name).collect();
            names.dedup();
            names.join(", ")
        };
        let public = match &keys[..] {
            [key] => KeySet::classic(key.public.clone()),
            [key, other] => KeySet::pair(key.public.clone(), other.public.clone()),
            _ => {
                let error = CliError::new("too-many-keys", signers::TooManyKeys);
                return Err(error.placed(names()).hint(signers::TooManyKeysHint));
            }
        };
        let public = public.map_err(|kind| {
            let error = CliError::new(kind.code(), &kind).placed(names());
            match kind {
                FaultKind::HalfPair => error.hint(signers::NameTheOtherHalf),
                _ => error.hint(signers::NameBothHalves),
            }
        })?;
        Ok(Self { public, keys })
    }

    /// Refuses keys that are not those that must answer.
    fn check_is(&self, expected: Option<&PublicKeys>, asked: &Asked<'_>) -> Result<(), CliError> {
        let (Some(file), Some(expected)) = (asked.public, expected) else { return Ok(()) };
        let Some(other) = expected.keys().find(|key| !self.public.has(&key.id())) else {
            return Ok(());
        };
        let own = self.keys.iter().find(|key| key.public.method() == other.method());
        let key = own.unwrap_or(&self.keys[0]);
        let sentence = signers::KeyDiffers {
            who: key.who(),
            found: in_words(&key.public),
            path: shown(file),
            expected: in_words(other),
        };
        Err(CliError::new("key-differs", sentence).placed(&key.name).hint(signers::KeyDiffersHint))
    }

    pub(crate) fn public(&self) -> &KeySet {
        &self.public
    }

    /// The keeper of a key that is not in a file, for the person who is asked to sign.
    pub(crate) fn keeper(&self) -> Option<Sentence> {
        let is_elsewhere = |key: &&Key| match key.keeper {
            Keeper::File(_) => false,
            Keeper::Agent(_) | Keeper::Token(_) | Keeper::Program(_) => true,
        };
        self.keys.iter().find(is_elsewhere).map(Key::who)
    }

    /// A key from a file signs at once and is wiped. Any other key signs in [`Ready::sign`].
    pub(crate) fn ready(self, act: &Act) -> Ready {
        let ready = |key: Key| {
            let who = key.who();
            let answer = match key.keeper {
                Keeper::File(key) => Answer::Given(sign_act(act, &key)),
                elsewhere @ (Keeper::Agent(_) | Keeper::Token(_) | Keeper::Program(_)) => {
                    Answer::Awaited(elsewhere)
                }
            };
            ReadyKey { public: key.public, name: key.name, who, answer }
        };
        Ready { act: act.clone(), keys: self.keys.into_iter().map(ready).collect() }
    }
}

impl Asked<'_> {
    /// For each key, the file of its passphrase or PIN. A file that would not be used is refused, because the user
    /// expects an effect.
    fn passphrases(&self) -> Result<Vec<Option<&Path>>, CliError> {
        let takes_one = |key: &&KeyName| match key {
            KeyName::File(_) | KeyName::Token(_) => true,
            KeyName::Agent(_) | KeyName::Program(_) => false,
        };
        let takers = self.keys.iter().filter(takes_one).count();
        if takers == 0 {
            check_passphrase(&self.keys[0], self.passphrases.first().map(PathBuf::as_path))?;
        }
        let mut files = match self.passphrases {
            [one] => vec![one.as_path(); takers],
            several => several.iter().map(PathBuf::as_path).collect(),
        };
        if let Some(unused) = files.get(takers) {
            let error = CliError::new("unwanted", signers::UnusedPassphrase).at(unused);
            return Err(error.hint(signers::NoPassphraseHint));
        }
        files.reverse();
        let mut next = |key: &KeyName| takes_one(&key).then(|| files.pop()).flatten();
        Ok(self.keys.iter().map(&mut next).collect())
    }
}

impl Key {
    /// Finds the keys of one name: in a file, these can be a pair.
    fn open(
        name: &KeyName,
        expected: Option<&PublicKey>,
        passphrase: Option<&Path>,
        limit: Duration,
        console: &Console<'_>,
    ) -> Result<Vec<Self>, CliError> {
        let (public, keeper) = match name {
            KeyName::File(path) => {
                let (key, other) = passphrase::open_key(path, passphrase, console)?.into_keys();
                let of = |key: SecretKey| Self {
                    public: key.public().clone(),
                    name: name.shown_once_read(),
                    keeper: Keeper::File(key),
                };
                return Ok([Some(key), other].into_iter().flatten().map(of).collect());
            }
            KeyName::Agent(fingerprint) => {
                let (public, key) = agent::Key::find(fingerprint, limit)?;
                (public, Keeper::Agent(key))
            }
            KeyName::Token(uri) => {
                let (public, key) = token::Key::open(uri, expected, passphrase, limit, console)?;
                (public, Keeper::Token(Box::new(key)))
            }
            KeyName::Program(program) => {
                let Some(public) = expected.cloned() else {
                    return Err(CliError::new("public-needed", signers::ProgramPublicNeeded)
                        .placed(name.shown())
                        .hint(signers::NamePublicOption));
                };
                (public, Keeper::Program(program::Key::new(program, limit)?))
            }
        };
        Ok(vec![Self { public, name: name.shown_once_read(), keeper }])
    }

    fn who(&self) -> Sentence {
        match &self.keeper {
            Keeper::File(_) => Sentence::of(&signers::WhoFile),
            Keeper::Agent(key) => key.who(),
            Keeper::Token(key) => key.who(),
            Keeper::Program(key) => key.who(),
        }
    }
}

/// Signatures that are not released yet.
pub(crate) struct Ready {
    act: Act,
    keys: Vec<ReadyKey>,
}

struct ReadyKey {
    public: PublicKey,
    name: String,
    who: Sentence,
    answer: Answer,
}

enum Answer {
    Given(Signature),
    Awaited(Keeper),
}

impl Ready {
    /// The signatures of the requested keys with the ids of these, each verified by the strict rules. If one is from
    /// one of the `known` keys, or another key in the same place, the error says so.
    pub(crate) fn sign(
        self,
        known: &[Known],
        console: &Console<'_>,
    ) -> Result<Vec<(KeyId, Signature)>, CliError> {
        let Self { act, keys } = self;
        let sign = |key: ReadyKey| Ok((key.public.id(), key.sign(&act, known, console)?));
        keys.into_iter().map(sign).collect()
    }
}

impl ReadyKey {
    fn sign(
        self,
        act: &Act,
        known: &[Known],
        console: &Console<'_>,
    ) -> Result<Signature, CliError> {
        let Self { public, name, who, answer } = self;
        let placed = |error: CliError| error.placed(&name);
        let message = act.signing_input();
        let (signature, beside) = match answer {
            Answer::Given(signature) => (signature, Vec::new()),
            Answer::Awaited(Keeper::File(key)) => (sign_act(act, &key), Vec::new()),
            Answer::Awaited(Keeper::Agent(key)) => key.sign(&message).map_err(placed)?,
            Answer::Awaited(Keeper::Token(key)) => key.sign(&message, console).map_err(placed)?,
            Answer::Awaited(Keeper::Program(key)) => {
                (key.sign(&message, console).map_err(placed)?, Vec::new())
            }
        };
        if public.verifies(&message, &signature) {
            return Ok(signature);
        }
        let made_it = |known: &&Known| known.public.verifies(&message, &signature);
        const CODE: &str = "wrong-key";
        let asked = in_words(&public);
        let error = match known.iter().chain(&beside).find(made_it) {
            Some(Known { public, whose }) => {
                let other = in_words(public);
                CliError::new(CODE, signers::WrongKey { who, asked, other, whose })
            }
            None => CliError::new(CODE, signers::WrongKeyUnknown { who, asked }),
        };
        Err(error.placed(name).hint(signers::WrongKeyHint))
    }
}

/// The public key of a key that is not a file. The caller reads files.
pub(crate) fn public_elsewhere(
    key: &KeyName,
    passphrase: Option<&Path>,
    console: &Console<'_>,
) -> Result<PublicKey, CliError> {
    check_passphrase(key, passphrase)?;
    match key {
        KeyName::File(path) => Ok(read_public(path)?.keys().next().expect("there is one").clone()),
        KeyName::Agent(fingerprint) => Ok(agent::Key::find(fingerprint, LIST_LIMIT)?.0),
        KeyName::Token(uri) => token::public(uri, passphrase, LIST_LIMIT, console),
        KeyName::Program(_) => {
            let error = CliError::new("public-needed", signers::ProgramPublicNeeded);
            Err(error.placed(key.shown()).hint(signers::NamePublicInstead))
        }
    }
}

/// Refuses a passphrase that would not be used, because the user expects an effect.
fn check_passphrase(key: &KeyName, passphrase: Option<&Path>) -> Result<(), CliError> {
    let Some(file) = passphrase else { return Ok(()) };
    let error = match key {
        KeyName::File(_) | KeyName::Token(_) => return Ok(()),
        KeyName::Agent(_) => CliError::new("unwanted", signers::AgentTakesNoPassphrase),
        KeyName::Program(_) => CliError::new("unwanted", signers::ProgramTakesNoPassphrase),
    };
    Err(error.at(file).hint(signers::NoPassphraseHint))
}

fn read_public(path: &Path) -> Result<PublicKeys, CliError> {
    only_public_keys(path, &signers::PrivateNotPublic, &signers::NameThePublicKey)
}

/// A description of a key that distinguishes it: its words, and the first digits of its id.
fn in_words(key: &PublicKey) -> String {
    format!("{} ({})", words(&key.id()), &key.id().to_string()[..12])
}

/// The signature, if it has 64 bytes.
fn signature(who: &dyn Localized, bytes: &[u8]) -> Result<Signature, CliError> {
    match bytes.try_into() {
        Ok(bytes) => Ok(Signature::from_bytes(bytes)),
        Err(_) => {
            let sentence = signers::WrongLength { who, bytes: bytes.len() };
            Err(CliError::new("bad-answer", sentence).hint(signers::WrongLengthHint))
        }
    }
}

/// The error that an answer did not come in time.
fn too_slow(who: &dyn Localized, limit: Duration) -> CliError {
    let sentence = signers::TooSlow { who, seconds: limit.as_secs() };
    CliError::new("signer-timeout", sentence).hint(signers::TooSlowHint)
}

/// The maximum number of available keys that are listed.
const LISTED: usize = 8;

/// The available keys, for a message.
struct Listed<'a, T>(&'a [T]);

impl<T: Localized> Localized for Listed<'_, T> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        let keys: Vec<String> =
            self.0.iter().take(LISTED).map(|key| key.in_locale(locale)).collect();
        let keys = keys.join("; ");
        match self.0.len().saturating_sub(LISTED) {
            0 => keys.write(locale, out),
            more => signers::KeysAndMore { keys, more }.write(locale, out),
        }
    }
}
