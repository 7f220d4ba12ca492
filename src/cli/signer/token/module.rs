//! The module, the one token that is meant, and logging in to it.

use std::path::{Path, PathBuf};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Info, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::{Slot, SlotInfo, TokenInfo};
use cryptoki::types::AuthPin;
use paraph::screen::quoted;

use super::super::told;
use super::uri::{Attribute, Uri, encoded};
use crate::cli::error::CliError;
use crate::cli::passphrase;
use crate::cli::say::World;

/// The module that knows all others which are set up on a machine (p11-kit).
const DEFAULT: &str = "p11-kit-proxy.so";

/// Folders in which packages put their modules, beside those where the system looks.
const FOLDERS: [&str; 5] = [
    "/usr/lib/x86_64-linux-gnu/pkcs11",
    "/usr/lib/aarch64-linux-gnu/pkcs11",
    "/usr/lib64/pkcs11",
    "/usr/lib/pkcs11",
    "/usr/local/lib/pkcs11",
];

/// A token, and a session with it.
pub(super) struct Token {
    pub(super) session: Session,
    pub(super) module: Pkcs11,
    slot: Slot,
    info: TokenInfo,
}

impl Token {
    /// The one token that the URI fits.
    pub(super) fn find(uri: &Uri) -> Result<Self, CliError> {
        let module = load(uri).map_err(|error| error.placed("pkcs11:"))?;
        let untold = |error: Error| failed("the PKCS#11 module", "tell its tokens", &error);
        let mut there = Vec::new();
        for slot in module.get_slots_with_initialized_token().map_err(untold)? {
            // One that was taken out meanwhile is not there.
            let Ok(info) = module.get_token_info(slot) else { continue };
            there.push((slot, info));
        }
        let library = module.get_library_info().ok();
        let is_meant = |(slot, info): &&(Slot, TokenInfo)| {
            is_library(library.as_ref(), uri) && is_meant(&module, *slot, info, uri)
        };
        let meant: Vec<&(Slot, TokenInfo)> = there.iter().filter(is_meant).collect();
        let names = |tokens: &[&(Slot, TokenInfo)]| {
            let names: Vec<String> = tokens.iter().map(|(slot, info)| name(*slot, info)).collect();
            told(&names)
        };
        let (slot, info) = match meant[..] {
            [one] => one.clone(),
            [] => {
                let all: Vec<&(Slot, TokenInfo)> = there.iter().collect();
                let sentence = match all.is_empty() {
                    true => "no token is there".to_owned(),
                    false => format!("no such token is there; what is there is {}", names(&all)),
                };
                return Err(CliError::new("no-such-token", sentence)
                    .placed("pkcs11:")
                    .hint("put it in, or look what is there: pkcs11-tool --module FILE -L"));
            }
            [_, _, ..] => {
                let sentence = format!("several tokens are meant: {}", names(&meant));
                return Err(CliError::new("several-tokens", sentence)
                    .placed("pkcs11:")
                    .hint("name one of them by its serial or slot-id as well"));
            }
        };
        let session = module.open_ro_session(slot).map_err(|error| {
            failed(&format!("the token {}", quoted(info.label())), "open", &error).placed("pkcs11:")
        })?;
        Ok(Self { session, module, slot, info })
    }

    pub(super) fn name(&self) -> String {
        quoted(self.info.label())
    }

    /// The token as a URI: what errors are told of.
    pub(super) fn place(&self) -> String {
        format!("pkcs11:token={}", encoded(self.info.label().as_bytes()))
    }

    pub(super) fn wants_a_pin(&self) -> bool {
        self.info.login_required()
    }

    /// Logs in, with one try. Of a token with a keypad the PIN is typed there.
    pub(super) fn log_in(&self, pin: Option<&Path>, world: &World<'_>) -> Result<(), CliError> {
        if !self.info.login_required() {
            return Ok(());
        }
        let name = self.name();
        match Tries::of(&self.info) {
            Tries::None => return Err(locked(&name)),
            Tries::One => world.talk(&format!(
                "the token {name} has one try left: after another wrong PIN it locks"
            )),
            Tries::Counted => {
                world.talk(&format!("a wrong PIN was given to the token {name} before"));
            }
            Tries::Untold => {}
        }
        let pin = match self.info.protected_authentication_path() {
            true => {
                world.talk(&format!("type the PIN on the token {name} itself, or on its reader"));
                None
            }
            // Exactly as large as it is: what grows or shrinks leaves copies behind.
            false => {
                let pin = passphrase::pin(&name, pin, world)?;
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
                let sentence = format!("the token {name} has no PIN that can be used as it is");
                Err(CliError::new("pin-not-set", sentence)
                    .hint("set a new one with the token's own program"))
            }
            Err(error) => Err(failed(&format!("the token {name}"), "let you in", &error)),
        }
    }

    fn wrong_pin(&self) -> CliError {
        let name = self.name();
        // As it is now, with this try counted.
        let info = self.module.get_token_info(self.slot);
        let left = match info.as_ref().map(Tries::of) {
            Ok(Tries::None) => "it is locked now",
            Ok(Tries::One) => "one try is left, and then it locks",
            Ok(Tries::Counted) => {
                "the token tells that its tries are being counted, and not how many are left"
            }
            Ok(Tries::Untold) | Err(_) => "the token does not say how many tries are left",
        };
        let sentence = format!("this is not the PIN of the token {name}; {left}");
        CliError::new("wrong-pin", sentence)
            .hint("nothing was written; look at Caps Lock and the keyboard's language before you try again")
    }
}

/// How many tries a token says that a PIN has: PKCS#11 has no number for it, only these flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tries {
    Untold,
    /// `CKF_USER_PIN_COUNT_LOW`: there was a wrong one since the last right one.
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

    /// Of several that are set, the worst holds.
    fn of_flags(low: bool, last: bool, locked: bool) -> Self {
        match (low, last, locked) {
            (_, _, true) => Self::None,
            (_, true, false) => Self::One,
            (true, false, false) => Self::Counted,
            (false, false, false) => Self::Untold,
        }
    }
}

fn locked(name: &str) -> CliError {
    let sentence = format!("the token {name} is locked: too many wrong PINs were given");
    CliError::new("pin-locked", sentence).hint(
        "whoever looks after the token unlocks it, with its PUK or its security officer's PIN",
    )
}

/// Whether the module is the one that the URI describes.
fn is_library(library: Option<&Info>, uri: &Uri) -> bool {
    let text = |attribute, value: Option<&str>| fits(uri, attribute, value);
    text(Attribute::LibraryDescription, library.map(Info::library_description))
        && text(Attribute::LibraryManufacturer, library.map(Info::manufacturer_id))
        && text(
            Attribute::LibraryVersion,
            library.map(|it| it.library_version().to_string()).as_deref(),
        )
}

/// Whether a token, in its slot, is the one that the URI describes.
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

/// What the module does not tell is not what somebody asked for.
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
fn name(slot: Slot, info: &TokenInfo) -> String {
    format!(
        "{} (serial {}, slot-id {}, {})",
        quoted(info.label()),
        encoded(info.serial_number().as_bytes()),
        slot.id(),
        quoted(info.model())
    )
}

/// Loads the module that the URI names, or the one that knows all others.
fn load(uri: &Uri) -> Result<Pkcs11, CliError> {
    let candidates = candidates(uri);
    let named = candidates.iter().find(|path| path.is_absolute() && path.is_file());
    // A name without a folder is looked for by the system.
    let path = named.or_else(|| candidates.first()).expect("there is always one");
    let shown = quoted(&path.to_string_lossy());
    let hint = "name it in the URI: 'pkcs11:...?module-path=/usr/lib/softhsm/libsofthsm2.so'";
    let no_module = |why: &str| {
        let sentence = format!("the PKCS#11 module {shown} cannot be used: {why}");
        CliError::new("no-module", sentence).hint(hint)
    };
    let module = Pkcs11::new(path).map_err(|error| match error {
        Error::LibraryLoading(error) => no_module(&error.to_string()),
        Error::MissingSymbol(_) | Error::NullFunctionPointer => no_module("it is none"),
        error => no_module(&short(&error)),
    })?;
    module
        .initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK))
        .map_err(|error| no_module(&format!("it does not start ({})", short(&error))))?;
    Ok(module)
}

/// Where the module may be; the first is the one to tell of if it is nowhere.
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

/// What a module answered instead of doing something.
pub(super) fn failed(who: &str, what: &str, error: &Error) -> CliError {
    let nothing = "nothing was written; look whether it is there, and try again";
    match error {
        Error::Pkcs11(
            RvError::TokenNotPresent
            | RvError::DeviceRemoved
            | RvError::SessionHandleInvalid
            | RvError::SessionClosed
            | RvError::TokenNotRecognized,
            _,
        ) => {
            let sentence = format!("{who} is not there any more ({})", short(error));
            CliError::new("no-such-token", sentence).hint(nothing)
        }
        Error::Pkcs11(RvError::ObjectHandleInvalid | RvError::KeyHandleInvalid, _) => {
            let sentence = format!("{who} does not have the key any more ({})", short(error));
            CliError::new("no-such-key", sentence).hint(nothing)
        }
        Error::Pkcs11(
            RvError::FunctionCanceled | RvError::FunctionRejected | RvError::Cancel,
            _,
        ) => {
            let sentence = format!("{who} would not {what}: somebody said no, or nobody said yes");
            CliError::new("signer-refused", sentence).hint("nothing was written; try again")
        }
        error => {
            let sentence = format!("{who} could not {what} ({})", short(error));
            CliError::new("signer-failed", sentence).hint(nothing)
        }
    }
}

/// The name that PKCS#11 has for it: its sentences are for those who write modules.
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
            ((false, false, false), Tries::Untold),
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
