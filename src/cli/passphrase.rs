//! Keys and their passphrases, from the terminal, or from a file for machines. Never from the command line.

use std::io;
use std::path::{Path, PathBuf};

use paraph::fault::{Fault, FaultKind};
use paraph::keys::{
    Container, KeyFile, KeySet, PassphraseFlaw, PrivateContainer, SHORTEST_PASSPHRASE as SHORTEST,
    SecretKeys, composed, is_specimen, new_passphrase, untypable,
};
use paraph::messages::{Localized, Sentence};
use zeroize::Zeroizing;

use super::display::{asked, shown, typed};
use super::error::CliError;
use super::files;
use super::key_conversion::unusable_key;
use super::key_name::KeyName;
use super::language::locale;
use super::messages::passphrases;
#[cfg(feature = "pkcs11")]
use super::messages::tokens;
use super::output::Console;
use super::process_hardening::{Exposure, Secret};
use super::suggestions::DidYouMean;
use super::terminal::{TOO_LONG, Terminal};

/// Reads a key file and decrypts it. Asks for the passphrase if it has one.
pub(crate) fn open_key(
    path: &Path,
    passphrase: Option<&Path>,
    console: &Console<'_>,
) -> Result<SecretKeys, CliError> {
    let (bytes, exposure) = files::read_secret_bytes(path).map_err(|error| match error.code {
        "not-found" => lost(error, path),
        _ => error,
    })?;
    let key = open_key_bytes(path, &bytes, exposure, passphrase, console)?;
    if let Ok(Some(warning)) = Container::of(&bytes).map(|it| other_use(it, path)) {
        console.talk(&warning);
    }
    Ok(key)
}

/// Whether a public key or pair is not that of a key file. `None` if only the passphrase shows it.
pub(crate) fn is_of_other_key(path: &Path, public: &KeySet) -> Option<bool> {
    let (bytes, _) = files::read_secret_bytes(path).ok()?;
    let key = KeyFile::read(&bytes).ok().filter(|key| !key.is_encrypted())?;
    let own = key.into_keys().ok()?.public().into_set();
    Some(own.is_ok_and(|own| own != *public))
}

/// That the file of a key is there: whatever else is wrong comes later.
pub(crate) fn check_there(key: &KeyName) -> Result<(), CliError> {
    let Some(path) = key.file() else { return Ok(()) };
    files::check_there(path).map_err(|error| lost(error, path))
}

/// The error that a private key is missing although its public half exists: it may be lost.
fn lost(error: CliError, path: &Path) -> CliError {
    if !error.is_missing_file() {
        return error;
    }
    let mut named = path.as_os_str().to_owned();
    named.push(".key");
    let (named, public) = (PathBuf::from(named), path.with_extension("pub"));
    if named.is_file() {
        return error.hint(DidYouMean(typed(&named)));
    }
    match public != path && public.is_file() {
        true => {
            let (public, key) = (typed(&public), typed(path));
            error.hint(passphrases::LostPrivateHalf { public, key })
        }
        false => error,
    }
}

/// The private half of a public key, if it is in the same folder.
pub(crate) fn private_beside(path: &Path) -> Option<PathBuf> {
    let beside = ["key", "pem", ""].map(|ending| path.with_extension(ending));
    let is_private = |other: &PathBuf| {
        other != path && other.is_file() && files::holds_private_key(other).unwrap_or(false)
    };
    beside.into_iter().find(is_private)
}

/// A note that a container is usually for another purpose. Only the program for which a key was made writes
/// it in this form.
pub(crate) fn other_use(container: Container, file: &Path) -> Option<Sentence> {
    let path = shown(file);
    match container {
        Container::Private(PrivateContainer::OpenSsh) => {
            Some(Sentence::of(&passphrases::OpensshUse { path }))
        }
        Container::Private(PrivateContainer::Jwk) => {
            Some(Sentence::of(&passphrases::JwkUse { path }))
        }
        Container::Private(PrivateContainer::Pkcs8Pem | PrivateContainer::Pkcs8Der)
        | Container::Public(_) => None,
    }
}

/// Decrypts a key file that was read.
pub(crate) fn open_key_bytes(
    path: &Path,
    bytes: &[u8],
    exposure: Exposure,
    passphrase: Option<&Path>,
    console: &Console<'_>,
) -> Result<SecretKeys, CliError> {
    let unusable = |kind| CliError::unusable(path, &Fault::whole(kind));
    let key = KeyFile::read(bytes).map_err(|kind| {
        let error = unusable_key(path, bytes, kind);
        match (Container::of(bytes), private_beside(path)) {
            (Ok(Container::Public(_)), Some(private)) => {
                error.hint(passphrases::PrivateHalfBeside { key: typed(&private) })
            }
            (Ok(Container::Public(_)), None) => {
                let key = typed(&path.with_extension("key"));
                error.hint(passphrases::PublicDoesNotSign { key })
            }
            (Ok(Container::Private(_)) | Err(_), _) => error,
        }
    })?;
    if !key.is_encrypted() {
        let key = key.into_keys().map_err(unusable)?;
        // A published key does not need protection. A pair does if one of its keys is not published.
        if !key.public().keys().all(|key| is_specimen(&key.id())) {
            exposure.check(path, Secret::PlainKey, console)?;
        }
        return Ok(key);
    }
    exposure.check(path, Secret::LockedKey, console)?;
    let file = passphrase;
    let passphrase = match file {
        Some(file) => from_file(file, console)?,
        None => {
            let question = passphrases::Ask { path: shown(path) };
            let passphrase = from_terminal(&question, "--passphrase-file")?;
            if passphrase.is_empty() {
                return Err(declined());
            }
            passphrase
        }
    };
    let opened = match (key.open(&passphrase), composed(&passphrase)) {
        (Err(FaultKind::WrongPassphrase), Some(composed)) => {
            KeyFile::read(bytes).and_then(|key| key.open(&composed))
        }
        (opened, _) => opened,
    };
    opened.map_err(|kind| match kind {
        FaultKind::WrongPassphrase => unusable(kind).hint(after_wrong(&passphrase, file)),
        kind => unusable_key(path, bytes, kind),
    })
}

/// The next step after a wrong passphrase, without quoting it. If the passphrase is forgotten, the key cannot
/// be recovered.
fn after_wrong(passphrase: &str, file: Option<&Path>) -> Sentence {
    let path = file.map(shown);
    match (path, untypable(passphrase)) {
        (Some(path), Some(odd)) => Sentence::of(&passphrases::WrongOddInFile { path, odd }),
        (None, Some(odd)) => Sentence::of(&passphrases::WrongOdd { odd }),
        (Some(path), None) if passphrase.is_empty() => {
            Sentence::of(&passphrases::WrongEmptyFile { path })
        }
        (Some(path), None) => {
            let characters = passphrase.chars().count();
            Sentence::of(&passphrases::WrongFile { path, characters })
        }
        (None, None) => Sentence::of(&passphrases::WrongTyped),
    }
}

/// A new passphrase: typed twice on the terminal, or the first line of a file, which `option` names.
pub(crate) fn new(
    file: Option<&Path>,
    option: &str,
    console: &Console<'_>,
) -> Result<Zeroizing<String>, CliError> {
    let passphrase = match (file, option) {
        (Some(file), _) => from_file(file, console)?,
        (None, "--passphrase-file") => {
            from_terminal(&passphrases::AskForNewKey { shortest: SHORTEST }, option)?
        }
        (None, _) => from_terminal(&passphrases::AskForNew { shortest: SHORTEST }, option)?,
    };
    let passphrase = new_passphrase(passphrase).map_err(|flaw| flawed(flaw, file))?;
    let same = |again: Zeroizing<String>| *composed(&again).unwrap_or(again) == *passphrase;
    if file.is_none() && !same(from_terminal(&passphrases::AskAgain, option)?) {
        return Err(flawed(PassphraseFlaw::Differs, file));
    }
    Ok(passphrase)
}

/// The error for a new passphrase that is not accepted, typed or from a file.
fn flawed(flaw: PassphraseFlaw, file: Option<&Path>) -> CliError {
    let error = match (flaw, file.map(shown)) {
        (PassphraseFlaw::Untypable(odd), Some(path)) => {
            CliError::new(flaw.code(), passphrases::BadInFile { path, odd })
        }
        (PassphraseFlaw::Short, Some(path)) => {
            CliError::new(flaw.code(), passphrases::ShortInFile { path, shortest: SHORTEST })
        }
        (PassphraseFlaw::Common, Some(path)) => {
            CliError::new(flaw.code(), passphrases::CommonInFile { path })
        }
        (PassphraseFlaw::Empty | PassphraseFlaw::Differs, _) | (_, None) => {
            CliError::new(flaw.code(), flaw)
        }
    };
    let error = match (flaw, file) {
        (PassphraseFlaw::Empty | PassphraseFlaw::Differs, _) | (_, None) => error,
        (_, Some(file)) => error.at(file),
    };
    match (flaw, file) {
        (PassphraseFlaw::Empty, _) => error.hint(passphrases::EmptyHint),
        (PassphraseFlaw::Untypable(_), Some(_)) => error.hint(passphrases::BadInFileHint),
        (PassphraseFlaw::Untypable(_), None) => error.hint(passphrases::BadHint),
        (PassphraseFlaw::Short | PassphraseFlaw::Common, _) => error.hint(passphrases::BetterHint),
        (PassphraseFlaw::Differs, _) => error.hint(passphrases::DifferHint),
    }
}

/// The PIN of a token: typed once on the terminal, or the first line of a file.
#[cfg(feature = "pkcs11")]
pub(crate) fn pin(
    token: &str,
    file: Option<&Path>,
    console: &Console<'_>,
) -> Result<Zeroizing<String>, CliError> {
    let pin = match file {
        Some(file) => from_file(file, console)?,
        None => from_terminal(&tokens::AskForPin { token }, "--passphrase-file")?,
    };
    // An empty PIN would also count as a try.
    if pin.is_empty() { Err(declined()) } else { Ok(pin) }
}

/// The first line of a file.
fn from_file(path: &Path, console: &Console<'_>) -> Result<Zeroizing<String>, CliError> {
    let (mut text, exposure) = files::read_secret(path)?;
    exposure.check(path, Secret::Passphrase, console)?;
    let length = text.lines().next().unwrap_or_default().len();
    // The text after it stays in the buffer, which is wiped completely.
    text.truncate(length);
    Ok(text)
}

/// Asks on the terminal. The cursor is one space after the question.
fn from_terminal(question: &dyn Localized, option: &str) -> Result<Zeroizing<String>, CliError> {
    let terminal = Terminal::open().map_err(|_| {
        CliError::new("no-terminal", passphrases::NoTerminal)
            .hint(passphrases::NoTerminalHint { option })
    })?;
    let prompt = asked(&format!("{} ", Localized::in_locale(&question, locale())));
    let mut typed = terminal.ask_hidden(&prompt).map_err(unheard)?.ok_or_else(declined)?;
    if typed.len() >= TOO_LONG {
        let error = CliError::new("too-large", passphrases::TooLong);
        return Err(error.hint(passphrases::TooLongHint { option }));
    }
    let not_text = |_| CliError::new("not-utf8", passphrases::TypedNotUtf8);
    std::str::from_utf8(&typed).map_err(not_text)?;
    // The bytes are not copied.
    Ok(Zeroizing::new(String::from_utf8(std::mem::take(&mut *typed)).expect("just checked")))
}

fn declined() -> CliError {
    CliError::new("declined", passphrases::NotGiven).hint(passphrases::NotGivenHint)
}

/// Shows `text` on the terminal and reads a line from it.
pub(crate) fn ask(text: &str) -> Result<Zeroizing<Vec<u8>>, CliError> {
    let terminal = Terminal::open().map_err(|_| {
        CliError::new("no-terminal", passphrases::NoTerminalToConfirm)
            .hint(passphrases::NoTerminalToConfirmHint)
    })?;
    Ok(terminal.ask(text).map_err(unheard)?.unwrap_or_default())
}

fn unheard(error: io::Error) -> CliError {
    CliError::reading(Path::new("/dev/tty"), &error)
}
