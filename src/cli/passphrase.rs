//! Passphrases: from the terminal, or from a file for machines. Never from the command line.

use std::fs::OpenOptions;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;

use paraph::fault::Fault;
use paraph::keys::{KeyFile, SecretKey};
use zeroize::Zeroizing;

use super::error::CliError;
use super::files;
use super::shown::{asked, shown};

/// Reads a key file and opens it, asking for its passphrase if it has one.
pub(crate) fn open_key(path: &Path, file: Option<&Path>) -> Result<SecretKey, CliError> {
    let unusable = |kind| CliError::unusable(path, &Fault::whole(kind));
    let key = KeyFile::from_pem(&files::read_secret(path)?).map_err(unusable)?;
    if !key.is_encrypted() {
        return key.into_key().map_err(unusable);
    }
    let passphrase = match file {
        Some(file) => from_file(file)?,
        None => from_terminal(&asked(&format!("Passphrase for {}: ", shown(path))))?,
    };
    key.open(&passphrase).map_err(unusable)
}

/// A new passphrase: asked for twice on the terminal, or the first line of a file.
pub(crate) fn new(file: Option<&Path>) -> Result<Zeroizing<String>, CliError> {
    let passphrase = match file {
        Some(file) => from_file(file)?,
        None => {
            let first = from_terminal("Passphrase for the new key: ")?;
            if first.is_empty() {
                return Err(empty());
            }
            let second = from_terminal("The same again: ")?;
            if *first != *second {
                let error = CliError::new("passphrases-differ", "the two passphrases differ");
                return Err(error.hint("nothing was written; try again"));
            }
            first
        }
    };
    match passphrase.is_empty() {
        true => Err(empty()),
        false => Ok(passphrase),
    }
}

fn empty() -> CliError {
    CliError::new("empty-passphrase", "the passphrase is empty")
        .hint("to make a key without one, ask for it with --no-passphrase")
}

/// The first line of a file.
fn from_file(path: &Path) -> Result<Zeroizing<String>, CliError> {
    let text = files::read_secret(path)?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

fn from_terminal(prompt: &str) -> Result<Zeroizing<String>, CliError> {
    terminal().map_err(|_| {
        CliError::new("no-terminal", "a passphrase is needed, and there is no terminal to ask on")
            .hint("name a file whose first line is the passphrase: --passphrase-file FILE")
    })?;
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| {
        let error = CliError::new("declined", "no passphrase was typed; nothing was written");
        error.hint("run the command again")
    })
}

/// Shows `text` on the terminal and reads a line from it; what is not UTF-8 in it is replaced.
pub(crate) fn ask(text: &str) -> Result<String, CliError> {
    let mut terminal = terminal().map_err(|_| {
        CliError::new("no-terminal", "you are to confirm this, and there is no terminal to ask on")
            .hint("a machine that may sign without asking anybody says so with --yes")
    })?;
    let mut ask = || {
        terminal.write_all(text.as_bytes())?;
        terminal.flush()?;
        let mut answer = Vec::new();
        BufReader::new(&terminal).read_until(b'\n', &mut answer)?;
        if !answer.ends_with(b"\n") {
            terminal.write_all(b"\n")?;
        }
        let answer = String::from_utf8_lossy(&answer);
        Ok(answer.trim_end_matches(['\r', '\n']).to_owned())
    };
    ask().map_err(|error: io::Error| CliError::reading(Path::new("/dev/tty"), &error))
}

fn terminal() -> io::Result<std::fs::File> {
    OpenOptions::new().read(true).write(true).open("/dev/tty")
}
