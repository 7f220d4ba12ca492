//! Keys and their passphrases: from the terminal, or from a file for machines. Never from the
//! command line.

mod odd;

use std::io;
use std::path::{Path, PathBuf};

use paraph::fault::{Fault, FaultKind};
use paraph::keys::{Container, KeyFile, PrivateContainer, SecretKey, is_specimen};
use zeroize::Zeroizing;

use super::conversion::unusable_key;
use super::error::CliError;
use super::files;
use super::say::World;
use super::secrecy::{Exposure, Secret};
use super::shown::{asked, shown, typed};
use super::terminal::{TOO_LONG, Terminal};
use odd::{SHORTEST, composed, is_common, untypable};

/// Reads a key file and opens it, asking for its passphrase if it has one.
pub(crate) fn open_key(
    path: &Path,
    passphrase: Option<&Path>,
    world: &World<'_>,
) -> Result<SecretKey, CliError> {
    let (bytes, exposure) = files::read_secret_bytes(path).map_err(|error| match error.code {
        "not-found" => lost(error, path),
        _ => error,
    })?;
    let key = open_key_bytes(path, &bytes, exposure, passphrase, world)?;
    if let Ok(Some(warning)) = Container::of(&bytes).map(other_use) {
        world.talk(&format!("{}: {warning}", shown(path)));
    }
    Ok(key)
}

/// That a private key is not there although its public half is: it may be lost.
fn lost(error: CliError, path: &Path) -> CliError {
    let public = path.with_extension("pub");
    match public != path && public.is_file() {
        true => error.hint(format!(
            "its public half, {}, is here; look for a copy of {}; if there is none, the key is lost: \
             paraph help lost-keys",
            typed(&public),
            typed(path)
        )),
        false => error,
    }
}

/// The private half of a public key, where it lies beside that.
pub(crate) fn private_beside(path: &Path) -> Option<PathBuf> {
    let beside = ["key", "pem", ""].map(|ending| path.with_extension(ending));
    let is_private = |other: &PathBuf| {
        other != path && other.is_file() && files::holds_private_key(other).unwrap_or(false)
    };
    beside.into_iter().find(is_private)
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
    let key = KeyFile::read(bytes).map_err(|kind| {
        let error = unusable_key(path, bytes, kind);
        match (Container::of(bytes), private_beside(path)) {
            (Ok(Container::Public(_)), Some(private)) => {
                error.hint(format!("its private half is beside it: --key {}", typed(&private)))
            }
            (Ok(Container::Public(_)), None) => error.hint(
                "a key signs with its private half, which its holder keeps: --key NAME.key; if it is lost: \
                 paraph help lost-keys",
            ),
            (Ok(Container::Private(_)) | Err(_), _) => error,
        }
    })?;
    if !key.is_encrypted() {
        let key = key.into_key().map_err(unusable)?;
        // What is published need not be hidden.
        if !is_specimen(&key.public().id()) {
            exposure.check(path, Secret::PlainKey, world)?;
        }
        return Ok(key);
    }
    exposure.check(path, Secret::LockedKey, world)?;
    let file = passphrase;
    let passphrase = match file {
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
    let opened = match (key.open(&passphrase), composed(&passphrase)) {
        (Err(FaultKind::WrongPassphrase), Some(composed)) => {
            KeyFile::read(bytes).and_then(|key| key.open(&composed))
        }
        (opened, _) => opened,
    };
    opened.map_err(|kind| {
        let wrong = kind == FaultKind::WrongPassphrase;
        match oddity(&passphrase, file).filter(|_| wrong) {
            Some(odd) => unusable(kind).hint(format!("{odd} {FORGOTTEN}")),
            None if wrong => unusable(kind).hint(format!(
                "try again; look at Caps Lock and at the keyboard's language. {FORGOTTEN}"
            )),
            None => unusable(kind),
        }
    })
}

/// What there is to do about a passphrase that is forgotten: nothing opens the key again.
const FORGOTTEN: &str = "If it is forgotten: paraph help lost-keys";

/// What is odd about a passphrase that does not open its key, without a word of it.
fn oddity(passphrase: &str, file: Option<&Path>) -> Option<String> {
    match (file, untypable(passphrase)) {
        (Some(file), Some(odd)) => Some(format!(
            "the first line of {} {odd}: is that part of the passphrase? nothing but the first line \
             is read.",
            shown(file)
        )),
        (None, Some(odd)) => Some(format!("what you typed {odd}; try again.")),
        (Some(file), None) if passphrase.is_empty() => Some(format!(
            "the first line of {} is empty; the passphrase stands there.",
            shown(file)
        )),
        (Some(file), None) => Some(format!(
            "the first line of {} is taken as it is, {} characters; is it the passphrase of this key?",
            shown(file),
            passphrase.chars().count()
        )),
        (None, None) => None,
    }
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
    if let Some(odd) = untypable(&passphrase) {
        return Err(refused(
            "bad-passphrase",
            odd,
            file,
            match file {
                Some(_) => {
                    "nothing was written; save the file as UTF-8 without a byte-order mark, with letters, \
                 digits, signs and single spaces in its first line"
                }
                None => "nothing was written; try again with letters, digits, signs and spaces",
            },
        ));
    }
    // Keyboards and programs differ in the form of letters with marks, and of syllables.
    let passphrase = composed(&passphrase).unwrap_or(passphrase);
    const MORE: &str = "nothing was written; take four or five words that have nothing to do with each \
                        other";
    if passphrase.chars().count() < SHORTEST {
        let short = format!("has fewer than {SHORTEST} characters");
        return Err(refused("short-passphrase", &short, file, MORE));
    }
    if is_common(&passphrase) {
        let common = "is one that many people use, and is tried first by whoever guesses";
        return Err(refused("common-passphrase", common, file, MORE));
    }
    let same = |again: Zeroizing<String>| *composed(&again).unwrap_or(again) == *passphrase;
    if file.is_none() && !same(from_terminal("The same again: ", option)?) {
        return Err(CliError::new("passphrases-differ", "the two passphrases differ")
            .hint("nothing was written; try again"));
    }
    Ok(passphrase)
}

/// A new passphrase that is not taken.
fn refused(code: &'static str, why: &str, file: Option<&Path>, hint: &str) -> CliError {
    match file {
        None => CliError::new(code, format!("the passphrase {why}")),
        Some(file) => {
            CliError::new(code, format!("the first line of {} {why}", shown(file))).at(file)
        }
    }
    .hint(hint)
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
    exposure.check(path, Secret::Passphrase, world)?;
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
