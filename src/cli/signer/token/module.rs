//! The module, the requested token, and the login.

use std::fmt;
use std::path::{Path, PathBuf};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Info, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::{Slot, SlotInfo, TokenInfo};
use cryptoki::types::AuthPin;
use paraph::locale::Locale;
use paraph::messages::{Choice, Localized, Sentence};
use paraph::screen::quoted;

use super::super::Listed;
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
    pub(super) session: Session,
    pub(super) module: Pkcs11,
    slot: Slot,
    info: TokenInfo,
}

impl Token {
    /// The only token that matches the URI.
    pub(super) fn find(uri: &Uri) -> Result<Self, CliError> {
        let module = load(uri).map_err(|error| error.placed("pkcs11:"))?;
        let mut there = Vec::new();
        for slot in module.get_slots_with_initialized_token().map_err(module_failed)? {
            // Ignore a token that was removed in the meantime.
            let Ok(info) = module.get_token_info(slot) else { continue };
            there.push((slot, info));
        }
        let library = module.get_library_info().ok();
        let is_meant = |(slot, info): &&(Slot, TokenInfo)| {
            is_library(library.as_ref(), uri) && is_meant(&module, *slot, info, uri)
        };
        let meant: Vec<&(Slot, TokenInfo)> = there.iter().filter(is_meant).collect();
        let names = |tokens: &[&(Slot, TokenInfo)]| -> Vec<Sentence> {
            tokens.iter().map(|(slot, info)| name(*slot, info)).collect()
        };
        let (slot, info) = match meant[..] {
            [one] => one.clone(),
            [] => {
                let all: Vec<&(Slot, TokenInfo)> = there.iter().collect();
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
        let session = module
            .open_ro_session(slot)
            .map_err(|error| failed(&quoted(info.label()), Task::Open, &error).placed("pkcs11:"))?;
        Ok(Self { session, module, slot, info })
    }

    pub(super) fn name(&self) -> String {
        quoted(self.info.label())
    }

    /// The token as a URI, as the place of an error.
    pub(super) fn place(&self) -> String {
        format!("pkcs11:token={}", encoded(self.info.label().as_bytes()))
    }

    pub(super) fn wants_a_pin(&self) -> bool {
        self.info.login_required()
    }

    /// Logs in, with one try. If the token has a keypad, the PIN is typed there.
    pub(super) fn log_in(&self, pin: Option<&Path>, console: &Console<'_>) -> Result<(), CliError> {
        if !self.info.login_required() {
            return Ok(());
        }
        let (name, token) = (self.name(), &self.name());
        match Tries::of(&self.info) {
            Tries::None => return Err(locked(&name)),
            Tries::One => console.talk(&tokens::OneTryLeft { token }),
            Tries::Counted => console.talk(&tokens::WrongPinBefore { token }),
            Tries::Unknown => {}
        }
        let pin = match self.info.protected_authentication_path() {
            true => {
                console.talk(&tokens::TypeOnToken { token });
                None
            }
            // With the exact capacity: a buffer that grows or shrinks leaves copies behind.
            false => {
                let pin = passphrase::pin(&name, pin, console)?;
                Some(AuthPin::from(pin.as_str()))
            }
        };
        match self.session.login(UserType::User, pin.as_ref()) {
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(()),
            Err(Error::Pkcs11(
                RvError::PinIncorrect | RvError::PinInvalid | RvError::PinLenRange,
                _,
            )) => Err(self.wrong_pin()),
            Err(Error::Pkcs11(RvError::PinLocked, _)) => Err(locked(&name)),
            Err(Error::Pkcs11(RvError::PinExpired | RvError::UserPinNotInitialized, _)) => {
                let error = CliError::new("pin-not-set", tokens::PinNotSet { token });
                Err(error.hint(tokens::PinNotSetHint))
            }
            Err(error) => Err(failed(&name, Task::LogIn, &error)),
        }
    }

    fn wrong_pin(&self) -> CliError {
        const CODE: &str = "wrong-pin";
        let token = self.name();
        // The present state, after this try.
        let info = self.module.get_token_info(self.slot);
        match info.as_ref().map(Tries::of) {
            Ok(Tries::None) => CliError::new(CODE, tokens::WrongPinLocked { token }),
            Ok(Tries::One) => CliError::new(CODE, tokens::WrongPinOneLeft { token }),
            Ok(Tries::Counted) => CliError::new(CODE, tokens::WrongPinCounted { token }),
            Ok(Tries::Unknown) | Err(_) => CliError::new(CODE, tokens::WrongPin { token }),
        }
        .hint(tokens::WrongPinHint)
    }
}

/// The remaining PIN tries by the token's flags: PKCS#11 gives no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tries {
    Unknown,
    /// `CKF_USER_PIN_COUNT_LOW`: there was a wrong PIN since the last right one.
    Counted,
    /// `CKF_USER_PIN_FINAL_TRY`
    One,
    /// `CKF_USER_PIN_LOCKED`
    None,
}

impl Tries {
    fn of(info: &TokenInfo) -> Self {
        Self::of_flags(info.user_pin_count_low(), info.user_pin_final_try(), info.user_pin_locked())
    }

    /// If several are set, the worst one counts.
    fn of_flags(low: bool, last: bool, locked: bool) -> Self {
        match (low, last, locked) {
            (_, _, true) => Self::None,
            (_, true, false) => Self::One,
            (true, false, false) => Self::Counted,
            (false, false, false) => Self::Unknown,
        }
    }
}

fn locked(token: &str) -> CliError {
    CliError::new("pin-locked", tokens::Locked { token }).hint(tokens::LockedHint)
}

/// Whether the module matches the URI.
fn is_library(library: Option<&Info>, uri: &Uri) -> bool {
    let text = |attribute, value: Option<&str>| fits(uri, attribute, value);
    text(Attribute::LibraryDescription, library.map(Info::library_description))
        && text(Attribute::LibraryManufacturer, library.map(Info::manufacturer_id))
        && text(
            Attribute::LibraryVersion,
            library.map(|it| it.library_version().to_string()).as_deref(),
        )
}

/// Whether a token, in its slot, matches the URI.
fn is_meant(module: &Pkcs11, slot: Slot, info: &TokenInfo, uri: &Uri) -> bool {
    let of_slot = module.get_slot_info(slot).ok();
    let text = |attribute, value: Option<&str>| fits(uri, attribute, value);
    text(Attribute::Token, Some(info.label()))
        && text(Attribute::Manufacturer, Some(info.manufacturer_id()))
        && text(Attribute::Model, Some(info.model()))
        && text(Attribute::Serial, Some(info.serial_number()))
        && text(Attribute::SlotDescription, of_slot.as_ref().map(SlotInfo::slot_description))
        && text(Attribute::SlotManufacturer, of_slot.as_ref().map(SlotInfo::manufacturer_id))
        && is_number(uri, slot.id())
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
fn name(slot: Slot, info: &TokenInfo) -> Sentence {
    Sentence::of(&tokens::Token {
        token: quoted(info.label()),
        serial: encoded(info.serial_number().as_bytes()),
        slot: slot.id(),
        model: quoted(info.model()),
    })
}

/// Loads the module that the URI names, or the default one.
fn load(uri: &Uri) -> Result<Pkcs11, CliError> {
    let candidates = candidates(uri);
    let named = candidates.iter().find(|path| path.is_absolute() && path.is_file());
    // The system searches for a name without a folder.
    let path = named.or_else(|| candidates.first()).expect("there is always one");
    let module = quoted(&path.to_string_lossy());
    let no_module = |why: &dyn Localized| {
        let sentence = tokens::NoModule { module: &module, why };
        CliError::new("no-module", sentence).hint(tokens::NoModuleHint)
    };
    let loaded = Pkcs11::new(path).map_err(|error| match error {
        Error::LibraryLoading(error) => no_module(&error.to_string()),
        Error::MissingSymbol(_) | Error::NullFunctionPointer => no_module(&tokens::NotAModule),
        error => no_module(&short(&error)),
    })?;
    loaded
        .initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK))
        .map_err(|error| no_module(&tokens::ModuleDoesNotStart { error: short(&error) }))?;
    Ok(loaded)
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
pub(super) fn failed(token: &str, task: Task, error: &Error) -> CliError {
    let short = short(error);
    match error {
        Error::Pkcs11(code, _) if is_gone(*code) => {
            let error = CliError::new("no-such-token", tokens::TokenGone { token, error: short });
            error.hint(tokens::CheckAndRetry)
        }
        Error::Pkcs11(RvError::ObjectHandleInvalid | RvError::KeyHandleInvalid, _) => {
            let error = CliError::new("no-such-key", tokens::KeyGone { token, error: short });
            error.hint(tokens::CheckAndRetry)
        }
        Error::Pkcs11(
            RvError::FunctionCanceled | RvError::FunctionRejected | RvError::Cancel,
            _,
        ) => {
            let error = CliError::new("signer-refused", tokens::Refused { token, task });
            error.hint(tokens::RefusedHint)
        }
        _ => {
            let error =
                CliError::new("signer-failed", tokens::Failed { token, task, error: short });
            error.hint(tokens::CheckAndRetry)
        }
    }
}

/// The error that a module returned instead of a list of tokens.
fn module_failed(error: Error) -> CliError {
    let short = short(&error);
    match error {
        Error::Pkcs11(code, _) if is_gone(code) => {
            CliError::new("no-such-token", tokens::ModuleGone { error: short })
        }
        _ => CliError::new("signer-failed", tokens::ModuleFailed { error: short }),
    }
    .hint(tokens::CheckAndRetry)
}

fn is_gone(code: RvError) -> bool {
    matches!(
        code,
        RvError::TokenNotPresent
            | RvError::DeviceRemoved
            | RvError::SessionHandleInvalid
            | RvError::SessionClosed
            | RvError::TokenNotRecognized
    )
}

/// The PKCS#11 name of an error. Its messages are for authors of modules.
pub(super) fn short(error: &Error) -> String {
    match error {
        Error::Pkcs11(code, _) => format!("{code:?}"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_tells_its_tries_by_flags() {
        for ((low, last, locked), tries) in [
            ((false, false, false), Tries::Unknown),
            ((true, false, false), Tries::Counted),
            ((true, true, false), Tries::One),
            ((false, true, false), Tries::One),
            ((true, true, true), Tries::None),
            ((false, false, true), Tries::None),
        ] {
            assert_eq!(Tries::of_flags(low, last, locked), tries);
        }
    }

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
