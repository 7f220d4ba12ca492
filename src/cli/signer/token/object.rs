//! Keys as objects of a token: the requested one, its kind, and its public half.

use std::fmt;

use paraph::fault::FaultKind;
use paraph::keys::PublicKey;
use paraph::locale::Locale;
use paraph::messages::{Localized, Sentence};

use super::super::{Known, Listed};
use super::module::{Task, Token, parts};
use super::protocol::{Half, KeyObject, Kind, Request, Usage};
use super::uri::{Attribute, Uri, encoded};
use crate::cli::error::CliError;
use crate::cli::messages::tokens;
use crate::cli::output::Console;

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

/// `object=hong;id=%01 (RSA)`, to be put into a URI.
fn in_words(object: &KeyObject) -> Sentence {
    let KeyObject { label, id, kind, .. } = object;
    Sentence::of(&tokens::Key { label: encoded(label), id: encoded(id), kind })
}

/// All keys of one half.
fn all(token: &mut Token, half: Half, console: &Console<'_>) -> Result<Vec<KeyObject>, CliError> {
    token.ask(Task::ListKeys, Request::Keys { half }, &[], console)
}

/// The only key that the URI names. It must be an Ed25519 key.
pub(super) fn one(
    token: &mut Token,
    half: Half,
    uri: &Uri,
    console: &Console<'_>,
) -> Result<KeyObject, CliError> {
    let all = all(token, half, console)?;
    let token = token.name();
    let fits = |object: &&KeyObject| {
        uri.fits(Attribute::Object, &object.label) && uri.fits(Attribute::Id, &object.id)
    };
    let meant: Vec<&KeyObject> = all.iter().filter(fits).collect();
    let names = |objects: &[&KeyObject]| -> Vec<Sentence> {
        objects.iter().map(|object| in_words(object)).collect()
    };
    match meant[..] {
        [one] => match &one.kind {
            Kind::Ed25519 => Ok(one.clone()),
            kind => {
                let error = CliError::new("not-ed25519", tokens::NotEd25519 { kind });
                Err(error.hint(tokens::NotEd25519Hint))
            }
        },
        [] => {
            const CODE: &str = "no-such-key";
            let names = &names(&all.iter().collect::<Vec<_>>());
            let keys = Listed(names);
            let error = match (half, all.is_empty()) {
                (Half::Private, true) => CliError::new(CODE, tokens::NoPrivateKey { token }),
                (Half::Public, true) => CliError::new(CODE, tokens::NoPublicKey { token }),
                (Half::Private, false) => {
                    CliError::new(CODE, tokens::NoSuchPrivateKey { token, keys })
                }
                (Half::Public, false) => {
                    CliError::new(CODE, tokens::NoSuchPublicKey { token, keys })
                }
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
pub(super) fn check_can_sign(
    token: &mut Token,
    key: &KeyObject,
    console: &Console<'_>,
) -> Result<(), CliError> {
    let usage: Usage = token.ask(Task::ListKeys, Request::Usage { key: key.key }, &[], console)?;
    if usage.may_not_sign {
        let error = CliError::new("cannot-sign", tokens::KeyMayNotSign);
        return Err(error.hint(tokens::KeyMayNotSignHint));
    }
    if usage.asks_each_time {
        let error = CliError::new("cannot-sign", tokens::KeyAsksEachTime);
        return Err(error.hint(tokens::KeyAsksEachTimeHint));
    }
    Ok(())
}

/// The public half of a private key: the public key with its id or, if there is none, with its label.
pub(super) fn half_of(
    token: &mut Token,
    key: &KeyObject,
    console: &Console<'_>,
) -> Result<Option<PublicKey>, CliError> {
    let mut halves: Vec<PublicKey> = Vec::new();
    for object in all(token, Half::Public, console)? {
        let is_half = match key.id.is_empty() {
            false => object.id == key.id,
            true => object.label == key.label,
        };
        if !is_half || object.kind != Kind::Ed25519 {
            continue;
        }
        if let Some(half) = point(token, &object, console)?
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
pub(super) fn all_public(token: &mut Token, but: &PublicKey, console: &Console<'_>) -> Vec<Known> {
    let objects = all(token, Half::Public, console).unwrap_or_default();
    let known = objects.into_iter().filter_map(|object| {
        let public = point(token, &object, console).ok()??;
        let whose = Sentence::of(&tokens::KeyBeside { key: in_words(&object) });
        (public != *but).then_some(Known { public, whose })
    });
    known.collect()
}

/// The public key of an object.
pub(super) fn point(
    token: &mut Token,
    object: &KeyObject,
    console: &Console<'_>,
) -> Result<Option<PublicKey>, CliError> {
    let answer: Result<Option<Vec<u8>>, _> =
        token.try_ask(Request::Point { key: object.key }, &[], console)?;
    let point = answer.map_err(|failure| {
        let (_, error) = parts(&failure);
        CliError::new("signer-failed", tokens::KeyNotShown { error })
    })?;
    point.map(|bytes| decoded(&bytes)).transpose()
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
}
