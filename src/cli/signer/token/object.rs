//! Keys as objects of a token: the requested one, its kind, and its public half.

use std::fmt;

use cryptoki::error::Error;
use cryptoki::object::{Attribute as Value, AttributeType, KeyType, ObjectClass, ObjectHandle};
use cryptoki::session::Session;
use paraph::fault::FaultKind;
use paraph::keys::PublicKey;
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence};

use super::super::{Known, Listed};
use super::module::{Task, Token, failed, short};
use super::uri::{Attribute, Uri, encoded};
use crate::cli::error::CliError;
use crate::cli::messages::tokens;

/// The values of `CKA_EC_PARAMS` for Ed25519 (PKCS#11 v3.0, section 2.3.5): the curve's name in a
/// PrintableString, or its object identifier, 1.3.101.112.
const ED25519: [&[u8]; 2] = [b"\x13\x0cedwards25519", b"\x06\x03\x2b\x65\x70"];

/// A key that was found.
pub(super) struct Object {
    pub(super) handle: ObjectHandle,
    label: Vec<u8>,
    id: Vec<u8>,
    kind: Kind,
}

/// The kind of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Ed25519,
    /// On another Edwards curve.
    OtherEdwards,
    /// Another kind of key that can sign, by its name.
    Other(String),
    /// A kind of key that cannot sign, by its name.
    CannotSign(&'static str),
    /// A kind that PKCS#11 does not name.
    Unnamed,
}

impl Localized for Kind {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Ed25519 => out.write_str("Ed25519"),
            Self::OtherEdwards => tokens::OtherEdwards.write(locale, out),
            Self::Other(kind) => out.write_str(kind),
            Self::CannotSign(kind) => tokens::CannotSign { kind }.write(locale, out),
            Self::Unnamed => tokens::UnnamedKind.write(locale, out),
        }
    }
}

impl Object {
    /// `object=hong;id=%01 (RSA)`, to be put into a URI.
    fn in_words(&self) -> Sentence {
        let (label, id) = (encoded(&self.label), encoded(&self.id));
        Sentence::of(&tokens::Key { label, id, kind: &self.kind })
    }
}

/// The objects of a token.
pub(super) struct Objects<'t> {
    pub(super) token: &'t Token,
}

impl Objects<'_> {
    /// The only key of that class that the URI names. It must be an Ed25519 key.
    pub(super) fn one(&self, class: ObjectClass, uri: &Uri) -> Result<Object, CliError> {
        let all = self.all(class)?;
        let fits = |object: &&Object| {
            uri.fits(Attribute::Object, &object.label) && uri.fits(Attribute::Id, &object.id)
        };
        let meant: Vec<&Object> = all.iter().filter(fits).collect();
        let names = |objects: &[&Object]| -> Vec<Sentence> {
            objects.iter().map(|object| object.in_words()).collect()
        };
        let is_private = class == ObjectClass::PRIVATE_KEY;
        let token = self.token.name();
        match meant[..] {
            [one] => match &one.kind {
                Kind::Ed25519 => {
                    let handle = one.handle;
                    let position = all.iter().position(|object| object.handle == handle);
                    let position = position.expect("it is one of them");
                    Ok(all.into_iter().nth(position).expect("its position was found"))
                }
                kind => {
                    let error = CliError::new("not-ed25519", tokens::NotEd25519 { kind });
                    Err(error.hint(tokens::NotEd25519Hint))
                }
            },
            [] => {
                const CODE: &str = "no-such-key";
                let all = &names(&all.iter().collect::<Vec<_>>());
                let keys = Listed(all);
                let error = match (all.is_empty(), is_private) {
                    (true, true) => CliError::new(CODE, tokens::NoPrivateKey { token }),
                    (true, false) => CliError::new(CODE, tokens::NoPublicKey { token }),
                    (false, true) => CliError::new(CODE, tokens::NoSuchPrivateKey { token, keys }),
                    (false, false) => CliError::new(CODE, tokens::NoSuchPublicKey { token, keys }),
                };
                Err(error.hint(tokens::NoSuchKeyHint))
            }
            [_, _, ..] => {
                let sentence = tokens::SeveralKeys { token, keys: Listed(&names(&meant)) };
                Err(CliError::new("several-keys", sentence).hint(tokens::SeveralKeysHint))
            }
        }
    }

    /// Refuses a private key that will not sign, before the user is asked.
    pub(super) fn check_can_sign(&self, key: &Object) -> Result<(), CliError> {
        let of = |attribute| self.value(key.handle, attribute);
        if let Some(Value::Sign(false)) = of(AttributeType::Sign)? {
            let error = CliError::new("cannot-sign", tokens::KeyMayNotSign);
            return Err(error.hint(tokens::KeyMayNotSignHint));
        }
        // It would be needed between the start and the end of a signature, but EdDSA signs in one step.
        if let Some(Value::AlwaysAuthenticate(true)) = of(AttributeType::AlwaysAuthenticate)? {
            let error = CliError::new("cannot-sign", tokens::KeyAsksEachTime);
            return Err(error.hint(tokens::KeyAsksEachTimeHint));
        }
        Ok(())
    }

    /// The public half of a private key: the public key with its id or, if there is none, with its label.
    pub(super) fn half_of(&self, key: &Object) -> Result<Option<PublicKey>, CliError> {
        let mut halves: Vec<PublicKey> = Vec::new();
        for object in self.all(ObjectClass::PUBLIC_KEY)? {
            let is_half = match key.id.is_empty() {
                false => object.id == key.id,
                true => object.label == key.label,
            };
            if !is_half || object.kind != Kind::Ed25519 {
                continue;
            }
            if let Some(half) = point(&self.token.session, object.handle)?
                && !halves.contains(&half)
            {
                halves.push(half);
            }
        }
        match &halves[..] {
            [] => Ok(None),
            [half] => Ok(Some(half.clone())),
            [_, _, ..] => {
                let error = CliError::new("several-keys", tokens::SeveralHalves);
                Err(error.hint(tokens::SeveralHalvesHint))
            }
        }
    }

    /// All other usable public keys of the token.
    pub(super) fn all_public(&self, but: &PublicKey) -> Vec<Known> {
        let objects = self.all(ObjectClass::PUBLIC_KEY).unwrap_or_default();
        let known = objects.into_iter().filter_map(|object| {
            let public = point(&self.token.session, object.handle).ok()??;
            let whose = Sentence::of(&tokens::KeyBeside { key: object.in_words() });
            (public != *but).then_some(Known { public, whose })
        });
        known.collect()
    }

    fn all(&self, class: ObjectClass) -> Result<Vec<Object>, CliError> {
        let handles = self.token.session.find_objects(&[Value::Class(class)]);
        let handles = handles.map_err(|error| self.failed(&error))?;
        handles.into_iter().map(|handle| self.object(handle)).collect()
    }

    fn object(&self, handle: ObjectHandle) -> Result<Object, CliError> {
        let label = match self.value(handle, AttributeType::Label)? {
            Some(Value::Label(label)) => label,
            _ => Vec::new(),
        };
        let id = match self.value(handle, AttributeType::Id)? {
            Some(Value::Id(id)) => id,
            _ => Vec::new(),
        };
        let curve = match self.value(handle, AttributeType::EcParams)? {
            Some(Value::EcParams(curve)) => Some(curve),
            _ => None,
        };
        let kind = match self.value(handle, AttributeType::KeyType)? {
            Some(Value::KeyType(kind)) => kind_of(kind, curve.as_deref()),
            _ => Kind::Unnamed,
        };
        Ok(Object { handle, label, id, kind })
    }

    /// An attribute, if the object has it, shows it, and it can be parsed.
    fn value(
        &self,
        handle: ObjectHandle,
        attribute: AttributeType,
    ) -> Result<Option<Value>, CliError> {
        match self.token.session.get_attributes(handle, &[attribute]) {
            Ok(mut values) => Ok(values.pop()),
            Err(Error::InvalidValue | Error::NotSupported) => Ok(None),
            Err(error) => Err(self.failed(&error)),
        }
    }

    fn failed(&self, error: &Error) -> CliError {
        failed(&self.token.name(), Task::ListKeys, error)
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
        KeyType::EC_MONTGOMERY => Kind::CannotSign("X25519/X448"),
        other => Kind::Other(other.to_string()),
    }
}

/// The public key of an object.
pub(super) fn point(
    session: &Session,
    handle: ObjectHandle,
) -> Result<Option<PublicKey>, CliError> {
    let values = session.get_attributes(handle, &[AttributeType::EcPoint]);
    let values = values.map_err(|error| {
        CliError::new("signer-failed", tokens::KeyNotShown { error: short(&error) })
    })?;
    match values.first() {
        Some(Value::EcPoint(bytes)) => decoded(bytes).map(Some),
        _ => Ok(None),
    }
}

/// `CKA_EC_POINT` is the DER of an OCTET STRING with the 32 bytes. In many modules it is the bare 32 bytes
/// (PKCS#11 v3.0, section 2.3.5, and earlier versions).
fn decoded(bytes: &[u8]) -> Result<PublicKey, CliError> {
    const OCTETS: &[u8] = b"\x04\x20";
    let bare = bytes.try_into().ok();
    let wrapped = || bytes.strip_prefix(OCTETS).and_then(|key| key.try_into().ok());
    let key: &[u8; 32] = bare.or_else(wrapped).ok_or_else(|| {
        let error = CliError::new("bad-answer", tokens::BadPoint { bytes: bytes.len() });
        error.hint(tokens::PublicNeededHint)
    })?;
    PublicKey::from_bytes(key)
        .map_err(|kind: FaultKind| CliError::new(kind.code(), kind).hint(tokens::BadKeyHint))
}

/// The error for a public key whose point is hidden.
pub(super) fn without_point() -> CliError {
    CliError::new("public-needed", tokens::NoPoint).hint(tokens::NoPointHint)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    #[test]
    fn a_point_is_bare_or_an_octet_string() {
        let bytes = KEY.parse::<paraph::id::Digest>().unwrap();
        let bare = bytes.as_bytes().to_vec();
        let wrapped = [b"\x04\x20", &bare[..]].concat();
        assert_eq!(decoded(&bare).unwrap(), decoded(&wrapped).unwrap());
        for bad in [&bare[1..], &wrapped[1..], &[&wrapped[..], b"\0"].concat(), b""] {
            assert_eq!(decoded(bad).unwrap_err().code, "bad-answer");
        }
        assert_eq!(decoded(&[0; 32]).unwrap_err().code, "weak-key");
    }

    #[test]
    fn kinds_are_recognised_by_type_and_curve() {
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
