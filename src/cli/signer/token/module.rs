//! The module, the requested token, and the login.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use paraph::locale::Locale;
use paraph::messages::{Choice, Localized, Sentence};
use paraph::screen::quoted;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::super::Listed;
use super::helper::{Helper, bytes_of};
use super::protocol::{Failure, Library, Meaning, Request, Token as Info, Tries};
use super::uri::{Attribute, Uri, encoded};
use crate::cli::error::CliError;
use crate::cli::messages::tokens;
use crate::cli::output::Console;
use crate::cli::passphrase;

/// The module that gives access to all others on a machine (p11-kit).
const DEFAULT: &str = "p11-kit-proxy.so";

/// Folders in which packages install modules, besides those that the system searches.
const FOLDERS: [&str; 5] = [
    "/usr/lib/x86_64-linux-gnu/pkcs11",
    "/usr/lib/aarch64-linux-gnu/pkcs11",
    "/usr/lib64/pkcs11",
    "/usr/lib/pkcs11",
    "/usr/local/lib/pkcs11",
];

/// A token with a session.
pub(super) struct Token {
    helper: Helper,
    info: Info,
}

impl Token {
    /// The only token that matches the URI.
    pub(super) fn find(
        uri: &Uri,
        limit: Duration,
        console: &Console<'_>,
    ) -> Result<Self, CliError> {
        let mut helper = Helper::start(limit, console)?;
        let module = file(uri);
        let who = Sentence::of(&tokens::WhoModule { module: quoted(&module.to_string_lossy()) });
        let library: Option<Library> = helper
            .ask(&who, Request::Load, bytes_of(&module), console)?
            .map_err(|failure| not_loaded(&module, &failure).placed("pkcs11:"))?;
        let there: Vec<Info> = helper
            .ask(&who, Request::Tokens, &[], console)?
            .map_err(|failure| module_failed(&failure))?;
        let is_meant = |info: &&Info| is_library(library.as_ref(), uri) && is_meant(info, uri);
        let meant: Vec<&Info> = there.iter().filter(is_meant).collect();
        let names =
            |tokens: &[&Info]| -> Vec<Sentence> { tokens.iter().map(|info| name(info)).collect() };
        let info = match meant[..] {
            [one] => one.clone(),
            [] => {
                let all: Vec<&Info> = there.iter().collect();
                const CODE: &str = "no-such-token";
                let error = match all.is_empty() {
                    true => CliError::new(CODE, tokens::NoToken),
                    false => {
                        let tokens = &names(&all);
                        CliError::new(CODE, tokens::NoSuchToken { tokens: Listed(tokens) })
                    }
                };
                return Err(error.placed("pkcs11:").hint(tokens::NoSuchTokenHint));
            }
            [_, _, ..] => {
                let sentence = tokens::SeveralTokens { tokens: Listed(&names(&meant)) };
                return Err(CliError::new("several-tokens", sentence)
                    .placed("pkcs11:")
                    .hint(tokens::SeveralTokensHint));
            }
        };
        let open = Request::Open { slot: info.slot };
        let mut token = Self { helper, info };
        token.ask::<()>(Task::Open, open, &[], console).map_err(|error| error.placed("pkcs11:"))?;
        Ok(token)
    }

    pub(super) fn name(&self) -> String {
        quoted(&self.info.label)
    }

    pub(super) fn who(&self) -> Sentence {
        Sentence::of(&tokens::Who { token: self.name() })
    }

    /// The token as a URI, as the place of an error.
    pub(super) fn place(&self) -> String {
        format!("pkcs11:token={}", encoded(self.info.label.as_bytes()))
    }

    pub(super) fn wants_a_pin(&self) -> bool {
        self.info.wants_login
    }

    /// Asks for something, and reports a failure as one of this task.
    pub(super) fn ask<T: DeserializeOwned>(
        &mut self,
        task: Task,
        request: Request,
        bytes: &[u8],
        console: &Console<'_>,
    ) -> Result<T, CliError> {
        self.try_ask(request, bytes, console)?
            .map_err(|failure| failed(&self.name(), task, &failure))
    }

    /// The same, but the caller reports a failure.
    pub(super) fn try_ask<T: DeserializeOwned>(
        &mut self,
        request: Request,
        bytes: &[u8],
        console: &Console<'_>,
    ) -> Result<Result<T, Failure>, CliError> {
        let who = self.who();
        self.helper.ask(&who, request, bytes, console)
    }

    /// Logs in, with one try. If the token has a keypad, the PIN is typed there.
    pub(super) fn log_in(
        &mut self,
        pin: Option<&Path>,
        console: &Console<'_>,
    ) -> Result<(), CliError> {
        if !self.info.wants_login {
            return Ok(());
        }
        let (name, token) = (self.name(), &self.name());
        match self.info.tries {
            Tries::None => return Err(locked(&name)),
            Tries::One => console.talk(&tokens::OneTryLeft { token }),
            Tries::Counted => console.talk(&tokens::WrongPinBefore { token }),
            Tries::Unknown => {}
        }
        let on_token = self.info.has_keypad;
        let pin = match on_token {
            true => {
                console.talk(&tokens::TypeOnToken { token });
                Zeroizing::default()
            }
            false => passphrase::pin(&name, pin, console)?,
        };
        let answer = self.try_ask::<()>(Request::LogIn { on_token }, pin.as_bytes(), console)?;
        drop(pin);
        match answer {
            Ok(()) => Ok(()),
            Err(Failure::Module(Meaning::WrongPin, _)) => Err(self.wrong_pin(console)),
            Err(Failure::Module(Meaning::PinLocked, _)) => Err(locked(&name)),
            Err(Failure::Module(Meaning::PinNotSet, _)) => {
                let error = CliError::new("pin-not-set", tokens::PinNotSet { token });
                Err(error.hint(tokens::PinNotSetHint))
            }
            Err(failure) => Err(failed(&name, Task::LogIn, &failure)),
        }
    }

    fn wrong_pin(&mut self, console: &Console<'_>) -> CliError {
        const CODE: &str = "wrong-pin";
        let token = self.name();
        // The present state, after this try.
        match self.try_ask(Request::Tries { slot: self.info.slot }, &[], console) {
            Ok(Ok(Tries::None)) => CliError::new(CODE, tokens::WrongPinLocked { token }),
            Ok(Ok(Tries::One)) => CliError::new(CODE, tokens::WrongPinOneLeft { token }),
            Ok(Ok(Tries::Counted)) => CliError::new(CODE, tokens::WrongPinCounted { token }),
            Ok(Ok(Tries::Unknown) | Err(_)) | Err(_) => {
                CliError::new(CODE, tokens::WrongPin { token })
            }
        }
        .hint(tokens::WrongPinHint)
    }

    /// Logs out, and ends the helper.
    pub(super) fn close(self, console: &Console<'_>) {
        self.helper.close(console);
    }
}

fn locked(token: &str) -> CliError {
    CliError::new("pin-locked", tokens::Locked { token }).hint(tokens::LockedHint)
}

/// Whether the module matches the URI.
fn is_library(library: Option<&Library>, uri: &Uri) -> bool {
    let text = |attribute, value: fn(&Library) -> &str| fits(uri, attribute, library.map(value));
    text(Attribute::LibraryDescription, |it| &it.description)
        && text(Attribute::LibraryManufacturer, |it| &it.manufacturer)
        && text(Attribute::LibraryVersion, |it| &it.version)
}

/// Whether a token, in its slot, matches the URI.
fn is_meant(info: &Info, uri: &Uri) -> bool {
    let text = |attribute, value: Option<&str>| fits(uri, attribute, value);
    text(Attribute::Token, Some(&info.label))
        && text(Attribute::Manufacturer, Some(&info.manufacturer))
        && text(Attribute::Model, Some(&info.model))
        && text(Attribute::Serial, Some(&info.serial))
        && text(Attribute::SlotDescription, info.slot_description.as_deref())
        && text(Attribute::SlotManufacturer, info.slot_manufacturer.as_deref())
        && is_number(uri, info.slot)
}

/// A value that the module does not give does not match a requested one.
fn fits(uri: &Uri, attribute: Attribute, value: Option<&str>) -> bool {
    match value {
        Some(value) => uri.fits(attribute, value.as_bytes()),
        None => uri.value(attribute).is_none(),
    }
}

fn is_number(uri: &Uri, id: u64) -> bool {
    let asked = uri.value(Attribute::SlotId).and_then(|text| std::str::from_utf8(text).ok());
    asked.is_none_or(|asked| asked.parse() == Ok(id))
}

/// `"harbour" (serial 0123, slot-id 7, SoftHSM v2)`
fn name(info: &Info) -> Sentence {
    Sentence::of(&tokens::Token {
        token: quoted(&info.label),
        serial: encoded(info.serial.as_bytes()),
        slot: info.slot,
        model: quoted(&info.model),
    })
}

/// The error that a module was not loaded.
fn not_loaded(module: &Path, failure: &Failure) -> CliError {
    let module = quoted(&module.to_string_lossy());
    let no_module = |why: &dyn Localized| {
        let sentence = tokens::NoModule { module: &module, why };
        CliError::new("no-module", sentence).hint(tokens::NoModuleHint)
    };
    match failure {
        Failure::NotLoaded(reason) => no_module(reason),
        Failure::NotAModule => no_module(&tokens::NotAModule),
        Failure::NotStarted(error) | Failure::Module(_, error) => {
            no_module(&tokens::ModuleDoesNotStart { error })
        }
    }
}

/// The file of the module that the URI names, or of the default one. The system searches for a name without a
/// folder.
fn file(uri: &Uri) -> PathBuf {
    let candidates = candidates(uri);
    let named = candidates.iter().find(|path| path.is_absolute() && path.is_file());
    named.or_else(|| candidates.first()).expect("there is always one").clone()
}

/// The possible places of the module. The first one is named if none exists.
fn candidates(uri: &Uri) -> Vec<PathBuf> {
    let files = |name: &str| [format!("lib{name}.so"), format!("{name}.so")];
    match (&uri.module_path, &uri.module_name) {
        (Some(folder), Some(name)) if folder.is_dir() => {
            files(name).iter().map(|file| folder.join(file)).collect()
        }
        (Some(file), _) => vec![file.clone()],
        (None, Some(name)) => {
            let files = files(name);
            let system = files.iter().map(PathBuf::from).take(1);
            let folders = FOLDERS.iter().map(Path::new);
            system
                .chain(folders.flat_map(|folder| files.iter().map(|file| folder.join(file))))
                .collect()
        }
        (None, None) => {
            let folders = FOLDERS.iter().map(|folder| Path::new(folder).join(DEFAULT));
            [PathBuf::from(DEFAULT)].into_iter().chain(folders).collect()
        }
    }
}

/// A task of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    Open,
    LogIn,
    ListKeys,
    Sign,
}

impl Choice for Task {
    const WORDS: &'static [&'static str] = &["open", "log-in", "list-keys", "sign"];

    fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::LogIn => "log-in",
            Self::ListKeys => "list-keys",
            Self::Sign => "sign",
        }
    }
}

impl Localized for Task {
    fn write(&self, _: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// The error that a token's module returned for a task.
pub(super) fn failed(token: &str, task: Task, failure: &Failure) -> CliError {
    let (meaning, error) = parts(failure);
    match meaning {
        Meaning::TokenGone => {
            let error = CliError::new("no-such-token", tokens::TokenGone { token, error });
            error.hint(tokens::CheckAndRetry)
        }
        Meaning::KeyGone => {
            let error = CliError::new("no-such-key", tokens::KeyGone { token, error });
            error.hint(tokens::CheckAndRetry)
        }
        Meaning::Declined => {
            let error = CliError::new("signer-refused", tokens::Refused { token, task });
            error.hint(tokens::RefusedHint)
        }
        Meaning::WrongPin | Meaning::PinLocked | Meaning::PinNotSet | Meaning::Other => {
            let error = CliError::new("signer-failed", tokens::Failed { token, task, error });
            error.hint(tokens::CheckAndRetry)
        }
    }
}

/// The error that a module returned instead of a list of tokens.
fn module_failed(failure: &Failure) -> CliError {
    let (meaning, error) = parts(failure);
    match meaning {
        Meaning::TokenGone => CliError::new("no-such-token", tokens::ModuleGone { error }),
        Meaning::KeyGone
        | Meaning::Declined
        | Meaning::WrongPin
        | Meaning::PinLocked
        | Meaning::PinNotSet
        | Meaning::Other => CliError::new("signer-failed", tokens::ModuleFailed { error }),
    }
    .hint(tokens::CheckAndRetry)
}

/// What a failure means, and the name of the error.
pub(super) fn parts(failure: &Failure) -> (Meaning, &str) {
    match failure {
        Failure::Module(meaning, error) => (*meaning, error),
        Failure::NotLoaded(error) | Failure::NotStarted(error) => (Meaning::Other, error),
        Failure::NotAModule => (Meaning::Other, "NotAModule"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_looked_for_where_the_uri_says() {
        let of = |uri: &str| candidates(&Uri::parse(uri).unwrap());
        assert_eq!(of("pkcs11:?module-path=/a/b.so"), [Path::new("/a/b.so")]);
        assert_eq!(of("pkcs11:")[0], Path::new(DEFAULT));
        assert_eq!(of("pkcs11:?module-name=a")[0], Path::new("liba.so"));
        let folder = std::env::temp_dir();
        let in_folder = of(&format!("pkcs11:?module-name=a&module-path={}", folder.display()));
        assert_eq!(in_folder, [folder.join("liba.so"), folder.join("a.so")]);
    }
}
