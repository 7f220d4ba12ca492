//! JSON Web Keys of Ed25519 (RFC 7517; RFC 8037, section 2) and of ML-DSA-87 (RFC 9964).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use zeroize::Zeroizing;

use super::container::{Container, PrivateContainer, PublicContainer};
use super::public::{Method, PublicKey};
use super::secret::SecretKey;
use super::unsupported::{self, NO_KEY};
use crate::fault::{FaultKind, KeyFlaw};

const NOT_A_JWK: FaultKind = FaultKind::BadKey { what: KeyFlaw::Jwk };
const NOT_FOR_SIGNING: FaultKind = FaultKind::BadKey { what: KeyFlaw::JwkUse };
const SEVERAL: FaultKind = FaultKind::BadKey { what: KeyFlaw::JwkSet };

/// The length of a seed of 32 bytes in Base64 without padding, in characters.
const LENGTH: usize = 43;

/// The members of a JSON Web Key that are read. Other members are ignored (RFC 7517, section 4).
///
/// Strings are borrowed from the text, so that no secret is copied. A string with escapes is rejected.
#[derive(Default)]
struct Jwk<'a> {
    kty: Option<&'a str>,
    crv: Option<&'a str>,
    x: Option<&'a str>,
    d: Option<&'a str>,
    /// `pub`.
    public: Option<&'a str>,
    /// `priv`.
    private: Option<&'a str>,
    purpose: Option<&'a str>,
    operations: Option<Vec<&'a str>>,
    alg: Option<&'a str>,
    /// Whether it has the member of a key set.
    set: bool,
}

impl<'de: 'a, 'a> Deserialize<'de> for Jwk<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

/// A name, borrowed if it has no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);
        Borrowed::deserialize(deserializer).map(|name| Self(name.0))
    }
}

impl<'de> Visitor<'de> for Members {
    type Value = Jwk<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Jwk<'de>, A::Error> {
        let mut jwk = Jwk::default();
        let mut seen = BTreeSet::new();
        while let Some(Name(name)) = map.next_key()? {
            match &*name {
                "kty" => jwk.kty = Some(map.next_value()?),
                "crv" => jwk.crv = Some(map.next_value()?),
                "x" => jwk.x = Some(map.next_value()?),
                "d" => jwk.d = Some(map.next_value()?),
                "pub" => jwk.public = Some(map.next_value()?),
                "priv" => jwk.private = Some(map.next_value()?),
                "use" => jwk.purpose = Some(map.next_value()?),
                "key_ops" => jwk.operations = Some(map.next_value()?),
                "alg" => jwk.alg = Some(map.next_value()?),
                other => {
                    jwk.set |= other == "keys";
                    map.next_value::<IgnoredAny>()?;
                }
            }
            if !seen.insert(name) {
                return Err(A::Error::custom("a member appears twice"));
            }
        }
        Ok(jwk)
    }
}

/// The container of a JSON object, even if the object has other faults: an object that looks like a private
/// key must be handled as one.
pub(super) fn container(text: &str) -> Result<Container, FaultKind> {
    let (key, private) = match serde_json::from_str::<Jwk<'_>>(text) {
        Ok(jwk) if jwk.kty.is_none() && jwk.set => return Err(SEVERAL),
        Ok(jwk) => (jwk.kty.is_some(), jwk.d.is_some() || jwk.private.is_some()),
        Err(_) => {
            let private = ["\"d\"", "\"priv\""].iter().any(|member| text.contains(member));
            (text.contains("\"kty\""), private)
        }
    };
    match (key, private) {
        (true, true) => Ok(Container::Private(PrivateContainer::Jwk)),
        (true, false) => Ok(Container::Public(PublicContainer::Jwk)),
        (false, _) => Err(NO_KEY),
    }
}

/// Reads a private key.
pub(super) fn read(text: &str) -> Result<SecretKey, FaultKind> {
    let jwk = parse(text)?;
    let method = jwk.check("sign")?;
    let (Some(public), Some(seed)) = (jwk.public(method), jwk.secret(method)) else {
        return Err(NOT_A_JWK);
    };
    let (public, mut seed_bytes) = (decode(method, public)?, Zeroizing::new([0; 32]));
    match URL_SAFE_NO_PAD.decode_slice(seed, &mut *seed_bytes) {
        Ok(32) if seed.len() == LENGTH => {}
        Ok(_) | Err(_) => return Err(NOT_A_JWK),
    }
    let key = SecretKey::of_seed(method, &seed_bytes);
    match *key.public() == public {
        true => Ok(key),
        false => Err(FaultKind::KeyMismatch),
    }
}

/// Reads a public key.
pub(super) fn read_public(text: &str) -> Result<PublicKey, FaultKind> {
    let jwk = parse(text)?;
    let method = jwk.check("verify")?;
    decode(method, jwk.public(method).ok_or(NOT_A_JWK)?)
}

fn parse(text: &str) -> Result<Jwk<'_>, FaultKind> {
    // The error would quote the text.
    serde_json::from_str(text).map_err(|_| NOT_A_JWK)
}

impl Jwk<'_> {
    /// The method of the key. Checks that the key is allowed for this operation (RFC 7517, sections 4.2 to 4.4;
    /// RFC 9864 defines the algorithm `Ed25519`, RFC 9964 the key type `AKP`, which requires `alg`).
    fn check(&self, operation: &str) -> Result<Method, FaultKind> {
        let method = match (self.kty, self.crv) {
            (Some("OKP"), Some("Ed25519")) => Method::Ed25519,
            (Some("AKP"), _) => match self.alg {
                Some("ML-DSA-87") => Method::MlDsa87,
                Some(alg) => return Err(unsupported::akp(alg)),
                None => return Err(NOT_A_JWK),
            },
            (Some(kty), crv) => return Err(unsupported::jwk(kty, crv)),
            (None, _) => return Err(NOT_A_JWK),
        };
        let operations = self.operations.as_deref();
        let distinct: BTreeSet<_> = operations.into_iter().flatten().collect();
        if operations.is_some_and(|all| all.len() != distinct.len()) {
            return Err(NOT_A_JWK);
        }
        let algorithms: &[&str] = match method {
            Method::Ed25519 => &["EdDSA", "Ed25519"],
            Method::MlDsa87 => &["ML-DSA-87"],
        };
        let allowed = self.purpose.is_none_or(|purpose| purpose == "sig")
            && operations.is_none_or(|all| all.contains(&operation))
            && self.alg.is_none_or(|alg| algorithms.contains(&alg));
        if allowed { Ok(method) } else { Err(NOT_FOR_SIGNING) }
    }

    /// The member with the public key.
    fn public(&self, method: Method) -> Option<&str> {
        match method {
            Method::Ed25519 => self.x,
            Method::MlDsa87 => self.public,
        }
    }

    /// The member with the seed.
    fn secret(&self, method: Method) -> Option<&str> {
        match method {
            Method::Ed25519 => self.d,
            Method::MlDsa87 => self.private,
        }
    }
}

/// Decodes a public key from its only accepted form in Base64url.
fn decode(method: Method, text: &str) -> Result<PublicKey, FaultKind> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NOT_A_JWK)?;
    match method {
        Method::Ed25519 => PublicKey::from_bytes(bytes[..].try_into().map_err(|_| NOT_A_JWK)?),
        Method::MlDsa87 => PublicKey::from_ml_dsa_bytes(&bytes),
    }
}

/// A private key as a JSON Web Key.
pub(super) fn write(key: &SecretKey) -> Zeroizing<String> {
    let mut encoded = Zeroizing::new([0; LENGTH]);
    URL_SAFE_NO_PAD.encode_slice(*key.seed(), &mut *encoded).expect("32 bytes are 43 characters");
    let public = public_members(key.public());
    // With the final capacity: a buffer that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(public.len() + 2 * LENGTH));
    text.push_str(&public);
    text.push_str(match key.method() {
        Method::Ed25519 => r#","d":""#,
        Method::MlDsa87 => r#","priv":""#,
    });
    text.push_str(std::str::from_utf8(&*encoded).expect("base64 is ASCII"));
    text.push_str("\"}\n");
    text
}

/// A public key as a JSON Web Key.
pub(super) fn write_public(key: &PublicKey) -> String {
    public_members(key) + "}\n"
}

/// The public members, in the order of RFC 7638, section 3.
fn public_members(key: &PublicKey) -> String {
    let public = URL_SAFE_NO_PAD.encode(key.bytes());
    match key.method() {
        Method::Ed25519 => format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{public}""#),
        Method::MlDsa87 => format!(r#"{{"alg":"ML-DSA-87","kty":"AKP","pub":"{public}""#),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8037, appendix A.1.
    const PRIVATE: &str = r#"{"kty":"OKP","crv":"Ed25519",
        "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    /// RFC 8037, appendix A.2.
    const PUBLIC: &str = r#"{"kty":"OKP","crv":"Ed25519",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

    /// The outcome for a text: `ok`, or the fault.
    fn outcome<T>(read: Result<T, FaultKind>) -> String {
        match read {
            Ok(_) => "ok".to_owned(),
            Err(kind @ FaultKind::BadKey { .. }) => kind.to_string(),
            Err(kind) => kind.code().to_owned(),
        }
    }

    #[test]
    fn the_keys_of_rfc_8037_are_read_and_written() {
        let key = read(PRIVATE).unwrap();
        // RFC 8037, appendix A.3: the thumbprint covers the members in the order in which this module writes
        // them.
        assert_eq!(
            write_public(key.public()),
            "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}\n"
        );
        assert_eq!(&read_public(PUBLIC).unwrap(), key.public());
        assert_eq!(read(&write(&key)).unwrap().public(), key.public());
        assert_eq!(&read_public(&write_public(key.public())).unwrap(), key.public());
    }

    #[test]
    fn a_key_that_is_not_for_signing_is_refused() {
        let not_for_signing = outcome::<()>(Err(NOT_FOR_SIGNING));
        let not_a_jwk = outcome::<()>(Err(NOT_A_JWK));
        let rows = [
            (r#""use":"sig""#, "ok", "ok"),
            (r#""use":"enc""#, &not_for_signing, &not_for_signing),
            (r#""alg":"EdDSA""#, "ok", "ok"),
            (r#""alg":"Ed25519""#, "ok", "ok"),
            (r#""alg":"ES256""#, &not_for_signing, &not_for_signing),
            (r#""key_ops":["sign"]"#, "ok", &not_for_signing),
            (r#""key_ops":["verify"]"#, &not_for_signing, "ok"),
            (r#""key_ops":["sign","verify"]"#, "ok", "ok"),
            (r#""key_ops":[]"#, &not_for_signing, &not_for_signing),
            (r#""key_ops":["sign","sign"]"#, &not_a_jwk, &not_a_jwk),
            (r#""key_ops":"sign""#, &not_a_jwk, &not_a_jwk),
            (r#""kid":"x","x5c":[{"a":1}],"ext":true"#, "ok", "ok"),
            (r#""kid":"x","kid":"x""#, &not_a_jwk, &not_a_jwk),
            (r#""kid":"x","k\u0069d":"x""#, &not_a_jwk, &not_a_jwk),
            (r#""kty":"OKP""#, &not_a_jwk, &not_a_jwk),
        ];
        for (member, private, public) in rows {
            let with = |text: &str| format!("{{{member},{}", &text[1..]);
            assert_eq!(outcome(read(&with(PRIVATE))), private, "{member}");
            assert_eq!(outcome(read_public(&with(PUBLIC))), public, "{member}");
        }
    }

    #[test]
    fn a_key_has_one_spelling_and_one_public_half() {
        let rows = [
            // Padding, spare bits, the other alphabet, too short, an escape, an empty string, a number.
            ("aPcHURo\"", "aPcHURo=\""),
            ("aPcHURo\"", "aPcHURp\""),
            ("VS_7", "VS/7"),
            ("aPcHURo\"", "aPcHUQ\""),
            ("11qY", "\\u00311qY"),
            ("\"x\"", "\"y\""),
            ("\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"", "11"),
        ];
        let not_a_jwk = outcome::<()>(Err(NOT_A_JWK));
        for (from, to) in rows {
            assert!(PRIVATE.contains(from), "{from}");
            assert_eq!(outcome(read(&PRIVATE.replace(from, to))), not_a_jwk, "{to}");
            assert_eq!(outcome(read_public(&PUBLIC.replace(from, to))), not_a_jwk, "{to}");
        }
        for after in ["x", "{}", ","] {
            assert_eq!(outcome(read(&format!("{PRIVATE}{after}"))), not_a_jwk);
        }
        assert!(read(&format!("{PRIVATE}\n")).is_ok());
        assert_eq!(read(PUBLIC).unwrap_err(), NOT_A_JWK);
        let other = PRIVATE.replace("nWGx", "nWGy");
        assert_eq!(read(&other).unwrap_err(), FaultKind::KeyMismatch);
    }

    #[test]
    fn what_looks_like_a_secret_is_one() {
        let private = Ok(Container::Private(PrivateContainer::Jwk));
        let public = Ok(Container::Public(PublicContainer::Jwk));
        assert_eq!(container(PRIVATE), private);
        assert_eq!(container(PUBLIC), public);
        assert_eq!(container(&PRIVATE[..PRIVATE.len() - 1]), private);
        assert_eq!(container(&PUBLIC[..PUBLIC.len() - 1]), public);
        assert_eq!(container(r#"{"d":1}"#), Err(NO_KEY));
        assert_eq!(container(r#"{"d":"#), Err(NO_KEY));
        assert_eq!(container(r#"{"keys":[]}"#), Err(SEVERAL));
    }

    #[test]
    fn other_keys_are_refused_by_name() {
        let rows = [
            (r#"{"kty":"RSA","n":"AQ","e":"AQAB"}"#, "RSA"),
            (r#"{"kty":"EC","crv":"P-256","x":"","y":""}"#, "P-256"),
            (r#"{"kty":"EC","crv":"P-384","x":"","y":""}"#, "P-384"),
            (r#"{"kty":"EC","crv":"P-521","x":"","y":""}"#, "P-521"),
            (r#"{"kty":"EC","crv":"secp256k1","x":"","y":""}"#, "ECDSA"),
            (r#"{"kty":"oct","k":""}"#, "symmetric"),
            (r#"{"kty":"OKP","crv":"X25519","x":""}"#, "X25519"),
            (r#"{"kty":"OKP","crv":"X448","x":""}"#, "X448"),
            (r#"{"kty":"OKP","crv":"Ed448","x":""}"#, "Ed448"),
        ];
        for (text, name) in rows {
            assert!(outcome(read(text)).contains(name), "{text}");
            assert!(outcome(read_public(text)).contains(name), "{text}");
        }
    }
}
