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
use std::path::Path;
use std::time::Duration;

use paraph::act::Act;
use paraph::bundle::sign_act;
use paraph::keys::{PublicKey, SecretKey, Signature, words};
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence};

use super::display::shown;
use super::error::CliError;
use super::messages::signers;
use super::output::Console;
use super::passphrase;
use super::public_key_file::only_public_key;
use crate::cli::key_name::KeyName;

/// The time in which an agent must list its keys, if the user gives no other. No person has to confirm that,
/// so it is short.
const LIST_LIMIT: Duration = Duration::from_secs(10);

/// The requested key, and the input that it needs.
pub(crate) struct Asked<'a> {
    pub(crate) key: &'a KeyName,
    /// The file of the public key that must answer.
    pub(crate) public: Option<&'a Path>,
    /// The file of the passphrase or PIN.
    pub(crate) passphrase: Option<&'a Path>,
    /// The time limit of an agent or a program.
    pub(crate) limit: Duration,
}

/// A public key, with a message that says whose it is.
pub(crate) struct Known {
    pub(crate) public: PublicKey,
    pub(crate) whose: Sentence,
}

/// A key that can sign.
pub(crate) struct Signer {
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
    /// Finds the key, and asks for its passphrase or PIN if it has one. Signs nothing.
    pub(crate) fn open(asked: &Asked<'_>, console: &Console<'_>) -> Result<Self, CliError> {
        check_passphrase(asked.key, asked.passphrase)?;
        let expected = asked.public.map(read_public).transpose()?;
        let (public, keeper) = match asked.key {
            KeyName::File(path) => {
                let key = passphrase::open_key(path, asked.passphrase, console)?;
                (key.public().clone(), Keeper::File(key))
            }
            KeyName::Agent(fingerprint) => {
                let (public, key) = agent::Key::find(fingerprint, asked.limit)?;
                (public, Keeper::Agent(key))
            }
            KeyName::Token(uri) => {
                let (public, key) = token::Key::open(
                    uri,
                    expected.as_ref(),
                    asked.passphrase,
                    asked.limit,
                    console,
                )?;
                (public, Keeper::Token(Box::new(key)))
            }
            KeyName::Program(program) => {
                let Some(public) = expected.clone() else {
                    return Err(CliError::new("public-needed", signers::ProgramPublicNeeded)
                        .placed(asked.key.shown())
                        .hint(signers::NamePublicOption));
                };
                (public, Keeper::Program(program::Key::new(program, asked.limit)?))
            }
        };
        let signer = Self { public, name: asked.key.shown_once_read(), keeper };
        signer.check_is(expected.as_ref(), asked)?;
        Ok(signer)
    }

    /// Refuses a key that is not the one that must answer.
    fn check_is(&self, expected: Option<&PublicKey>, asked: &Asked<'_>) -> Result<(), CliError> {
        let (Some(file), Some(expected)) = (asked.public, expected) else { return Ok(()) };
        if *expected == self.public {
            return Ok(());
        }
        let sentence = signers::KeyDiffers {
            who: self.who(),
            found: in_words(&self.public),
            path: shown(file),
            expected: in_words(expected),
        };
        Err(CliError::new("key-differs", sentence).placed(&self.name).hint(signers::KeyDiffersHint))
    }

    pub(crate) fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The keeper of the key, for the person who is asked to sign; `None` for a file.
    pub(crate) fn keeper(&self) -> Option<Sentence> {
        match &self.keeper {
            Keeper::File(_) => None,
            Keeper::Agent(_) | Keeper::Token(_) | Keeper::Program(_) => Some(self.who()),
        }
    }

    fn who(&self) -> Sentence {
        match &self.keeper {
            Keeper::File(_) => Sentence::of(&signers::WhoFile),
            Keeper::Agent(key) => key.who(),
            Keeper::Token(key) => key.who(),
            Keeper::Program(key) => key.who(),
        }
    }

    /// A key from a file signs at once and is wiped. Any other key signs in [`Ready::sign`].
    pub(crate) fn ready(self, act: &Act) -> Ready {
        let who = self.who();
        let answer = match self.keeper {
            Keeper::File(key) => Answer::Given(sign_act(act, &key)),
            elsewhere @ (Keeper::Agent(_) | Keeper::Token(_) | Keeper::Program(_)) => {
                Answer::Awaited(elsewhere)
            }
        };
        Ready { public: self.public, name: self.name, act: act.clone(), who, answer }
    }
}

/// A signature that is not released yet.
pub(crate) struct Ready {
    public: PublicKey,
    name: String,
    act: Act,
    who: Sentence,
    answer: Answer,
}

enum Answer {
    Given(Signature),
    Awaited(Keeper),
}

impl Ready {
    /// The signature of the requested key, verified by the strict rules. If it is from one of the `known`
    /// keys, or another key in the same place, the error says so.
    pub(crate) fn sign(
        self,
        known: &[Known],
        console: &Console<'_>,
    ) -> Result<Signature, CliError> {
        let Self { public, name, act, who, answer } = self;
        let placed = |error: CliError| error.placed(&name);
        let message = act.signing_input();
        let (signature, beside) = match answer {
            Answer::Given(signature) => (signature, Vec::new()),
            Answer::Awaited(Keeper::File(key)) => (sign_act(&act, &key), Vec::new()),
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
        KeyName::File(path) => read_public(path),
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

fn read_public(path: &Path) -> Result<PublicKey, CliError> {
    only_public_key(path, &signers::PrivateNotPublic, &signers::NameThePublicKey)
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
