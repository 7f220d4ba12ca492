//! Keys and their passphrases: from the terminal, or from a file for machines. Never from the
//! command line.

use std::io;
use std::path::Path;

use paraph::fault::Fault;
use paraph::keys::{Container, KeyFile, PrivateContainer, SecretKey, is_specimen};
use zeroize::Zeroizing;

use super::conversion::unusable_key;
use super::error::CliError;
use super::files;
use super::say::World;
use super::secrecy::Exposure;
use super::shown::{asked, shown};
use super::terminal::{TOO_LONG, Terminal};

/// Reads a key file and opens it, asking for its passphrase if it has one.
pub(crate) fn open_key(
    path: &Path,
    passphrase: Option<&Path>,
    world: &World<'_>,
) -> Result<SecretKey, CliError> {
    let (bytes, exposure) = files::read_secret_bytes(path)?;
    let key = open_key_bytes(path, &bytes, exposure, passphrase, world)?;
    if let Ok(Some(warning)) = Container::of(&bytes).map(other_use) {
        world.talk(&format!("{}: {warning}", shown(path)));
    }
    Ok(key)
}

/// What a container tells of use elsewhere, where it does: only the program that a key was made for
/// has it in this form.
pub(crate) fn other_use(container: Container) -> Option<&'static str> {
    match container {
        Container::Private(PrivateContainer::OpenSsh) => Some(
            "a key in this form also logs in and signs commits; one that signs agreements should \
             do nothing else: paraph key new NAME makes one",
        ),
        Container::Private(PrivateContainer::Jwk) => Some(
            "a key in this form also signs tokens; one that signs agreements should do nothing \
             else: paraph key new NAME makes one",
        ),
        Container::Private(PrivateContainer::Pkcs8Pem | PrivateContainer::Pkcs8Der)
        | Container::Public(_) => None,
    }
}

/// Opens a key file that was read.
pub(crate) fn open_key_bytes(
    path: &Path,
    bytes: &[u8],
    exposure: Exposure,
    passphrase: Option<&Path>,
    world: &World<'_>,
) -> Result<SecretKey, CliError> {
    let unusable = |kind| CliError::unusable(path, &Fault::whole(kind));
    let key = KeyFile::read(bytes).map_err(|kind| unusable_key(path, bytes, kind))?;
    if !key.is_encrypted() {
        let key = key.into_key().map_err(unusable)?;
        // What is published need not be hidden.
        if !is_specimen(&key.public().id()) {
            exposure.check(path, "private key", "sign with it", world)?;
        }
        return Ok(key);
    }
    exposure.check(path, "private key", "try passphrases on it", world)?;
    let passphrase = match passphrase {
        Some(file) => from_file(file, world)?,
        None => {
            let question = asked(&format!("Passphrase for {}: ", shown(path)));
            let passphrase = from_terminal(&question, "--passphrase-file")?;
            if passphrase.is_empty() {
                return Err(declined());
            }
            passphrase
        }
    };
    key.open(&passphrase).map_err(unusable)
}

/// A new passphrase: asked for twice on the terminal, or the first line of a file, which `option`
/// names.
pub(crate) fn new(
    file: Option<&Path>,
    option: &str,
    world: &World<'_>,
) -> Result<Zeroizing<String>, CliError> {
    let question = match option {
        "--passphrase-file" => "Passphrase for the new key: ",
        _ => "New passphrase: ",
    };
    let passphrase = match file {
        Some(file) => from_file(file, world)?,
        None => from_terminal(question, option)?,
    };
    if passphrase.is_empty() {
        return Err(CliError::new("empty-passphrase", "the passphrase is empty")
            .hint("for a key without one, ask for it with --no-passphrase"));
    }
    // Other programs, and keyboards elsewhere, could not enter it again.
    if passphrase.chars().any(char::is_control) {
        let sentence = "the passphrase has a control character in it, as arrow keys and Tab make";
        return Err(CliError::new("bad-passphrase", sentence)
            .hint("nothing was written; try again with letters, digits, signs and spaces"));
    }
    if file.is_none() && *from_terminal("The same again: ", option)? != *passphrase {
        return Err(CliError::new("passphrases-differ", "the two passphrases differ")
            .hint("nothing was written; try again"));
    }
    Ok(passphrase)
}

/// A token's PIN: asked for once on the terminal, or the first line of a file.
#[cfg(feature = "pkcs11")]
pub(crate) fn pin(
    token: &str,
    file: Option<&Path>,
    world: &World<'_>,
) -> Result<Zeroizing<String>, CliError> {
    let pin = match file {
        Some(file) => from_file(file, world)?,
        None => {
            from_terminal(&asked(&format!("PIN for the token {token}: ")), "--passphrase-file")?
        }
    };
    // An empty one would be a try, too.
    if pin.is_empty() { Err(declined()) } else { Ok(pin) }
}

/// The first line of a file.
fn from_file(path: &Path, world: &World<'_>) -> Result<Zeroizing<String>, CliError> {
    let (mut text, exposure) = files::read_secret(path)?;
    exposure.check(path, "passphrase", "open the key with it", world)?;
    let length = text.lines().next().unwrap_or_default().len();
    // Whatever is behind it stays in the buffer, which is wiped whole.
    text.truncate(length);
    Ok(text)
}

fn from_terminal(prompt: &str, option: &str) -> Result<Zeroizing<String>, CliError> {
    let terminal = Terminal::open().map_err(|_| {
        CliError::new(
            "no-terminal",
            "a passphrase or PIN is needed, and there is no terminal to ask on",
        )
        .hint(format!("name a file whose first line it is: {option} FILE"))
    })?;
    let mut typed = terminal.ask_hidden(prompt).map_err(unheard)?.ok_or_else(declined)?;
    if typed.len() >= TOO_LONG {
        let sentence = "a terminal does not hand on so long a line; nothing was written";
        return Err(CliError::new("too-large", sentence)
            .hint(format!("put the passphrase into a file: {option} FILE")));
    }
    let not_text = |_| CliError::new("not-utf8", "what was typed is not UTF-8 text");
    std::str::from_utf8(&typed).map_err(not_text)?;
    // The bytes stay where they are.
    Ok(Zeroizing::new(String::from_utf8(std::mem::take(&mut *typed)).expect("just checked")))
}

fn declined() -> CliError {
    CliError::new("declined", "no passphrase or PIN was given; nothing was written")
        .hint("run the command again")
}

/// Shows `text` on the terminal and reads a line from it.
pub(crate) fn ask(text: &str) -> Result<Zeroizing<Vec<u8>>, CliError> {
    let terminal = Terminal::open().map_err(|_| {
        CliError::new("no-terminal", "you are to confirm this, and there is no terminal to ask on")
            .hint("a machine that may sign without asking anybody says so with --yes")
    })?;
    Ok(terminal.ask(text).map_err(unheard)?.unwrap_or_default())
}

fn unheard(error: io::Error) -> CliError {
    CliError::reading(Path::new("/dev/tty"), &error)
}
