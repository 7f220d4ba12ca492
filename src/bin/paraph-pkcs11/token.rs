//! The module: its tokens, a session, and the keys in a token.

use std::path::Path;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::mechanism::eddsa::{EddsaParams, EddsaSignatureScheme};
use cryptoki::object::{Attribute, AttributeType, KeyType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::{Slot, SlotInfo, TokenInfo};
use cryptoki::types::AuthPin;

use crate::protocol::{Failure, Half, KeyObject, Kind, Library, Meaning, Token, Tries, Usage};

/// The values of `CKA_EC_PARAMS` for Ed25519 (PKCS#11 v3.0, section 2.3.5): the curve's name in a
/// PrintableString, or its object identifier, 1.3.101.112.
const ED25519: [&[u8]; 2] = [b"\x13\x0cedwards25519", b"\x06\x03\x2b\x65\x70"];

/// A module that was started.
pub(crate) struct Tokens {
    module: Pkcs11,
    slots: Vec<Slot>,
    session: Option<Session>,
    /// All keys that were listed, by their numbers.
    keys: Vec<ObjectHandle>,
}

impl Tokens {
    pub(crate) fn load(path: &Path) -> Result<Self, Failure> {
        let module = Pkcs11::new(path).map_err(|error| match error {
            Error::LibraryLoading(error) => Failure::NotLoaded(error.to_string()),
            Error::MissingSymbol(_) | Error::NullFunctionPointer => Failure::NotAModule,
            error => Failure::NotLoaded(short(&error)),
        })?;
        module
            .initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK))
            .map_err(|error| Failure::NotStarted(short(&error)))?;
        Ok(Self { module, slots: Vec::new(), session: None, keys: Vec::new() })
    }

    /// What the module says about itself.
    pub(crate) fn library(&self) -> Option<Library> {
        self.module.get_library_info().ok().map(|info| Library {
            description: info.library_description().to_owned(),
            manufacturer: info.manufacturer_id().to_owned(),
            version: info.library_version().to_string(),
        })
    }

    pub(crate) fn list(&mut self) -> Result<Vec<Token>, Failure> {
        self.slots = self.module.get_slots_with_initialized_token().map_err(failure)?;
        // Ignore a token that was removed in the meantime.
        let info = |slot: &Slot| Some((*slot, self.module.get_token_info(*slot).ok()?));
        let token = |(slot, info): (Slot, TokenInfo)| {
            let of_slot = self.module.get_slot_info(slot).ok();
            Token {
                slot: slot.id(),
                label: info.label().to_owned(),
                manufacturer: info.manufacturer_id().to_owned(),
                model: info.model().to_owned(),
                serial: info.serial_number().to_owned(),
                slot_description: of_slot.as_ref().map(|it| it.slot_description().to_owned()),
                slot_manufacturer: of_slot
                    .as_ref()
                    .map(SlotInfo::manufacturer_id)
                    .map(str::to_owned),
                wants_login: info.login_required(),
                has_keypad: info.protected_authentication_path(),
                tries: tries_of(&info),
            }
        };
        Ok(self.slots.iter().filter_map(info).map(token).collect())
    }

    pub(crate) fn open(&mut self, slot: u64) -> Result<(), Failure> {
        let slot = self.slot(slot)?;
        self.session = Some(self.module.open_ro_session(slot).map_err(failure)?);
        Ok(())
    }

    /// Logs in, with one try. Without a PIN, it is typed on the token.
    pub(crate) fn log_in(&self, pin: Option<&[u8]>) -> Result<(), Failure> {
        let pin = pin.map(|pin| match std::str::from_utf8(pin) {
            // With the exact capacity: a buffer that grows or shrinks leaves copies behind.
            Ok(pin) => Ok(AuthPin::from(pin)),
            Err(_) => Err(Failure::Module(Meaning::WrongPin, "PinInvalid".to_owned())),
        });
        match self.session()?.login(UserType::User, pin.transpose()?.as_ref()) {
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(()),
            Err(error) => Err(failure(error)),
        }
    }

    /// The present state of the PIN.
    pub(crate) fn tries(&self, slot: u64) -> Result<Tries, Failure> {
        let info = self.module.get_token_info(self.slot(slot)?).map_err(failure)?;
        Ok(tries_of(&info))
    }

    pub(crate) fn keys(&mut self, half: Half) -> Result<Vec<KeyObject>, Failure> {
        let class = match half {
            Half::Private => ObjectClass::PRIVATE_KEY,
            Half::Public => ObjectClass::PUBLIC_KEY,
        };
        let found = self.session()?.find_objects(&[Attribute::Class(class)]).map_err(failure)?;
        let first = self.keys.len();
        let keys = found.iter().zip(first..).map(|(key, number)| self.key(*key, number));
        let keys = keys.collect::<Result<_, _>>()?;
        self.keys.extend(found);
        Ok(keys)
    }

    fn key(&self, key: ObjectHandle, number: usize) -> Result<KeyObject, Failure> {
        let label = match self.value(key, AttributeType::Label)? {
            Some(Attribute::Label(label)) => label,
            _ => Vec::new(),
        };
        let id = match self.value(key, AttributeType::Id)? {
            Some(Attribute::Id(id)) => id,
            _ => Vec::new(),
        };
        let curve = match self.value(key, AttributeType::EcParams)? {
            Some(Attribute::EcParams(curve)) => Some(curve),
            _ => None,
        };
        let kind = match self.value(key, AttributeType::KeyType)? {
            Some(Attribute::KeyType(kind)) => kind_of(kind, curve.as_deref()),
            _ => Kind::Unnamed,
        };
        Ok(KeyObject { key: number, label, id, kind })
    }

    pub(crate) fn point(&self, key: usize) -> Result<Option<Vec<u8>>, Failure> {
        let values = self.session()?.get_attributes(self.listed(key)?, &[AttributeType::EcPoint]);
        Ok(match values.map_err(failure)?.pop() {
            Some(Attribute::EcPoint(point)) => Some(point),
            _ => None,
        })
    }

    pub(crate) fn usage(&self, key: usize) -> Result<Usage, Failure> {
        let key = self.listed(key)?;
        let sign = self.value(key, AttributeType::Sign)?;
        // It would be needed between the start and the end of a signature, but EdDSA signs in one step.
        let always = self.value(key, AttributeType::AlwaysAuthenticate)?;
        Ok(Usage {
            may_not_sign: matches!(sign, Some(Attribute::Sign(false))),
            asks_each_time: matches!(always, Some(Attribute::AlwaysAuthenticate(true))),
        })
    }

    pub(crate) fn sign(&self, key: usize, message: &[u8]) -> Result<Vec<u8>, Failure> {
        let pure = Mechanism::Eddsa(EddsaParams::new(EddsaSignatureScheme::Pure));
        self.session()?.sign(&pure, self.listed(key)?, message).map_err(failure)
    }

    /// Logs out and closes the session. A failure of the module does not matter here.
    pub(crate) fn close(&mut self) {
        if let Some(session) = self.session.take() {
            let _ = session.logout();
        }
    }

    /// An attribute, if the object has it, shows it, and it can be parsed.
    fn value(&self, key: ObjectHandle, kind: AttributeType) -> Result<Option<Attribute>, Failure> {
        match self.session()?.get_attributes(key, &[kind]) {
            Ok(mut values) => Ok(values.pop()),
            Err(Error::InvalidValue | Error::NotSupported) => Ok(None),
            Err(error) => Err(failure(error)),
        }
    }

    fn session(&self) -> Result<&Session, Failure> {
        let closed = || Failure::Module(Meaning::TokenGone, "SessionClosed".to_owned());
        self.session.as_ref().ok_or_else(closed)
    }

    fn listed(&self, key: usize) -> Result<ObjectHandle, Failure> {
        let gone = || Failure::Module(Meaning::KeyGone, "KeyHandleInvalid".to_owned());
        self.keys.get(key).copied().ok_or_else(gone)
    }

    fn slot(&self, id: u64) -> Result<Slot, Failure> {
        let gone = || Failure::Module(Meaning::TokenGone, "SlotIdInvalid".to_owned());
        self.slots.iter().find(|slot| slot.id() == id).copied().ok_or_else(gone)
    }
}

fn tries_of(info: &TokenInfo) -> Tries {
    tries_by_flags(info.user_pin_count_low(), info.user_pin_final_try(), info.user_pin_locked())
}

/// If several flags are set, the worst one counts.
fn tries_by_flags(low: bool, last: bool, locked: bool) -> Tries {
    match (low, last, locked) {
        (_, _, true) => Tries::None,
        (_, true, false) => Tries::One,
        (true, false, false) => Tries::Counted,
        (false, false, false) => Tries::Unknown,
    }
}

fn kind_of(kind: KeyType, curve: Option<&[u8]>) -> Kind {
    if kind == KeyType::EC_EDWARDS {
        return match curve {
            Some(curve) if ED25519.contains(&curve) => Kind::Ed25519,
            Some(_) | None => Kind::OtherEdwards,
        };
    }
    match kind {
        KeyType::RSA => Kind::Other("RSA".to_owned()),
        KeyType::DSA => Kind::Other("DSA".to_owned()),
        KeyType::EC => Kind::Other("ECDSA".to_owned()),
        KeyType::EC_MONTGOMERY => Kind::CannotSign("X25519/X448".to_owned()),
        other => Kind::Other(other.to_string()),
    }
}

fn failure(error: Error) -> Failure {
    let meaning = match &error {
        Error::Pkcs11(code, _) => meaning(*code),
        _ => Meaning::Other,
    };
    Failure::Module(meaning, short(&error))
}

fn meaning(code: RvError) -> Meaning {
    match code {
        RvError::TokenNotPresent
        | RvError::DeviceRemoved
        | RvError::SessionHandleInvalid
        | RvError::SessionClosed
        | RvError::TokenNotRecognized => Meaning::TokenGone,
        RvError::ObjectHandleInvalid | RvError::KeyHandleInvalid => Meaning::KeyGone,
        RvError::FunctionCanceled | RvError::FunctionRejected | RvError::Cancel => {
            Meaning::Declined
        }
        RvError::PinIncorrect | RvError::PinInvalid | RvError::PinLenRange => Meaning::WrongPin,
        RvError::PinLocked => Meaning::PinLocked,
        RvError::PinExpired | RvError::UserPinNotInitialized => Meaning::PinNotSet,
        _ => Meaning::Other,
    }
}

/// The PKCS#11 name of an error. Its messages are for authors of modules.
fn short(error: &Error) -> String {
    match error {
        Error::Pkcs11(code, _) => format!("{code:?}"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tries_of_a_token_follow_from_its_flags() {
        for ((low, last, locked), tries) in [
            ((false, false, false), Tries::Unknown),
            ((true, false, false), Tries::Counted),
            ((true, true, false), Tries::One),
            ((false, true, false), Tries::One),
            ((true, true, true), Tries::None),
            ((false, false, true), Tries::None),
        ] {
            assert_eq!(tries_by_flags(low, last, locked), tries);
        }
    }

    #[test]
    fn the_kind_of_a_key_follows_from_type_and_curve() {
        let ed448 = b"\x06\x03\x2b\x65\x71";
        for curve in ED25519 {
            assert_eq!(kind_of(KeyType::EC_EDWARDS, Some(curve)), Kind::Ed25519);
            assert_ne!(kind_of(KeyType::EC, Some(curve)), Kind::Ed25519);
        }
        for curve in [None, Some(&ed448[..])] {
            assert_ne!(kind_of(KeyType::EC_EDWARDS, curve), Kind::Ed25519);
        }
    }
}
