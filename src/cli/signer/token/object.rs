//! Keys as objects of a token: which one is meant, of what kind it is, and its public half.

use cryptoki::error::Error;
use cryptoki::object::{Attribute as Value, AttributeType, KeyType, ObjectClass, ObjectHandle};
use cryptoki::session::Session;
use paraph::fault::FaultKind;
use paraph::keys::PublicKey;
use paraph::screen::quoted;

use super::super::{Known, told};
use super::module::{Token, failed, short};
use super::uri::{Attribute, Uri, encoded};
use crate::cli::error::CliError;

/// How `CKA_EC_PARAMS` says Ed25519 (PKCS#11 v3.0, section 2.3.5): the curve's name in a
/// PrintableString, or its object identifier, 1.3.101.112.
const ED25519: [&[u8]; 2] = [b"\x13\x0cedwards25519", b"\x06\x03\x2b\x65\x70"];

/// A key that was found.
pub(super) struct Object {
    pub(super) handle: ObjectHandle,
    label: Vec<u8>,
    id: Vec<u8>,
    kind: Kind,
}

/// What kind of key it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Ed25519,
    Other(String),
}

impl Object {
    /// `object=hong;id=%01 (RSA)`, to be put into a URI.
    fn in_words(&self) -> String {
        let kind = match &self.kind {
            Kind::Ed25519 => "Ed25519",
            Kind::Other(kind) => kind,
        };
        format!("object={};id={} ({kind})", encoded(&self.label), encoded(&self.id))
    }
}

/// The objects of a token.
pub(super) struct Objects<'t> {
    pub(super) token: &'t Token,
}

impl Objects<'_> {
    /// The one key of that class that the URI names, which has to be an Ed25519 key.
    pub(super) fn one(&self, class: ObjectClass, uri: &Uri) -> Result<Object, CliError> {
        let all = self.all(class)?;
        let fits = |object: &&Object| {
            uri.fits(Attribute::Object, &object.label) && uri.fits(Attribute::Id, &object.id)
        };
        let meant: Vec<&Object> = all.iter().filter(fits).collect();
        let names = |objects: &[&Object]| {
            told(&objects.iter().map(|object| object.in_words()).collect::<Vec<_>>())
        };
        let what = match class == ObjectClass::PRIVATE_KEY {
            true => "private key",
            false => "public key",
        };
        let name = self.token.name();
        match meant[..] {
            [one] => match &one.kind {
                Kind::Ed25519 => {
                    let handle = one.handle;
                    let position = all.iter().position(|object| object.handle == handle);
                    let position = position.expect("it is one of them");
                    Ok(all.into_iter().nth(position).expect("its position was found"))
                }
                Kind::Other(kind) => {
                    let sentence = format!("this key is no Ed25519 key but {kind}");
                    Err(CliError::new("not-ed25519", sentence).hint(
                        "name another key, or make one: pkcs11-tool --keypairgen --key-type \
                         EC:edwards25519",
                    ))
                }
            },
            [] => {
                let sentence = match all.is_empty() {
                    true => format!("the token {name} has no {what}"),
                    false => format!(
                        "the token {name} has no such {what}; it has {}",
                        names(&all.iter().collect::<Vec<_>>())
                    ),
                };
                Err(CliError::new("no-such-key", sentence)
                    .hint("name one that is there, by object or id"))
            }
            [_, _, ..] => {
                let sentence =
                    format!("several keys of the token {name} are meant: {}", names(&meant));
                Err(CliError::new("several-keys", sentence)
                    .hint("name one of them by its id as well"))
            }
        }
    }

    /// Refuses a private key that will not sign, before anybody is asked to sign with it.
    pub(super) fn check_can_sign(&self, key: &Object) -> Result<(), CliError> {
        let of = |attribute| self.value(key.handle, attribute);
        if let Some(Value::Sign(false)) = of(AttributeType::Sign)? {
            let sentence = "this key may not sign (it has no CKA_SIGN)";
            return Err(CliError::new("cannot-sign", sentence)
                .hint("name another key; what a key may do was decided when it was made"));
        }
        // Between the beginning of a signature and its end, and EdDSA is done in one go.
        if let Some(Value::AlwaysAuthenticate(true)) = of(AttributeType::AlwaysAuthenticate)? {
            let sentence = "this key wants its PIN anew for every signature \
                            (CKA_ALWAYS_AUTHENTICATE), which this program cannot give it";
            return Err(CliError::new("cannot-sign", sentence)
                .hint("name a key without that; on a PIV card, one in another slot than 9c"));
        }
        Ok(())
    }

    /// The public half of a private key: the public key with its id, or, where it has none, with its
    /// label.
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
                let sentence = "several public keys have the id of this private key";
                Err(CliError::new("several-keys", sentence)
                    .hint("give each pair an id of its own: pkcs11-tool --set-id"))
            }
        }
    }

    /// Every other public key of the token that is of use.
    pub(super) fn all_public(&self, but: &PublicKey) -> Vec<Known> {
        let objects = self.all(ObjectClass::PUBLIC_KEY).unwrap_or_default();
        let known = objects.into_iter().filter_map(|object| {
            let public = point(&self.token.session, object.handle).ok()??;
            let whose = format!("which is on the token, too: {}", object.in_words());
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
            _ => Kind::Other("of a kind that PKCS#11 does not name".to_owned()),
        };
        Ok(Object { handle, label, id, kind })
    }

    /// An attribute, if the object has it and shows it, and it can be understood.
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
        failed(&format!("the token {}", self.token.name()), "tell its keys", error)
    }
}

fn kind_of(kind: KeyType, curve: Option<&[u8]>) -> Kind {
    if kind == KeyType::EC_EDWARDS {
        return match curve {
            Some(curve) if ED25519.contains(&curve) => Kind::Ed25519,
            Some(_) | None => Kind::Other("an Edwards key on another curve".to_owned()),
        };
    }
    Kind::Other(match kind {
        KeyType::RSA => "an RSA key".to_owned(),
        KeyType::DSA => "a DSA key".to_owned(),
        KeyType::EC => "an ECDSA key".to_owned(),
        KeyType::EC_MONTGOMERY => "an X25519 or X448 key, which cannot sign".to_owned(),
        other => format!("a {other}"),
    })
}

/// The public key of an object.
pub(super) fn point(
    session: &Session,
    handle: ObjectHandle,
) -> Result<Option<PublicKey>, CliError> {
    let values = session.get_attributes(handle, &[AttributeType::EcPoint]);
    let values = values.map_err(|error| {
        CliError::new(
            "signer-failed",
            format!("the token does not tell the key ({})", short(&error)),
        )
    })?;
    match values.first() {
        Some(Value::EcPoint(bytes)) => decoded(bytes).map(Some),
        _ => Ok(None),
    }
}

/// `CKA_EC_POINT` is the DER of an OCTET STRING with the 32 bytes in it, and in many modules the bare
/// 32 bytes (PKCS#11 v3.0, section 2.3.5, and what came before).
fn decoded(bytes: &[u8]) -> Result<PublicKey, CliError> {
    const OCTETS: &[u8] = b"\x04\x20";
    let bare = bytes.try_into().ok();
    let wrapped = || bytes.strip_prefix(OCTETS).and_then(|key| key.try_into().ok());
    let key: &[u8; 32] = bare.or_else(wrapped).ok_or_else(|| {
        let sentence = format!(
            "the token tells a public key of {} bytes, and an Ed25519 key has 32",
            bytes.len()
        );
        CliError::new("bad-answer", sentence).hint("name the file of the public key: --public FILE")
    })?;
    PublicKey::from_bytes(key).map_err(|kind: FaultKind| {
        CliError::new(kind.code(), kind.to_string())
            .hint("no honest program makes such a key; ask whoever made it how it was made")
    })
}

/// A public key that does not tell itself.
pub(super) fn without_point() -> CliError {
    let sentence = format!("the token does not tell the public key ({})", quoted("CKA_EC_POINT"));
    CliError::new("public-needed", sentence).hint("name the file of its public key instead")
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
    fn kinds_are_told_by_type_and_curve() {
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
