//! Authorities, logs and witnesses of the targets' own, and the evidence that they make, without the library. Their
//! keys are published and guard nothing.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256, Sha512};

use crate::sha256;

/// A DER element.
fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let header = match content.len() {
        length @ 0..0x80 => vec![tag, length as u8],
        length @ 0x80..0x100 => vec![tag, 0x81, length as u8],
        length => vec![tag, 0x82, (length >> 8) as u8, length as u8],
    };
    [header, content].concat()
}

fn seq(parts: &[&[u8]]) -> Vec<u8> {
    der(0x30, parts)
}

fn octets(bytes: &[u8]) -> Vec<u8> {
    der(0x04, &[bytes])
}

/// A number from 0 to 32,767.
fn int(value: u16) -> Vec<u8> {
    let bytes = value.to_be_bytes();
    match value {
        0..0x80 => der(0x02, &[&bytes[1..]]),
        _ => der(0x02, &[&bytes]),
    }
}

fn oid(bytes: &[u8]) -> Vec<u8> {
    der(0x06, &[bytes])
}

/// 1.2.840.113549.1
const RSADSI: [u8; 7] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01];

fn rsadsi(more: &[u8]) -> Vec<u8> {
    oid(&[&RSADSI[..], more].concat())
}

/// SHA-256 or SHA-512.
fn hash_identifier(last: u8) -> Vec<u8> {
    seq(&[&oid(&[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, last])])
}

fn ed25519() -> Vec<u8> {
    seq(&[&oid(&[0x2b, 0x65, 0x70])])
}

fn name(text: &str) -> Vec<u8> {
    let attribute = seq(&[&oid(&[0x55, 0x04, 0x03]), &der(0x0c, &[text.as_bytes()])]);
    seq(&[&der(0x31, &[&attribute])])
}

fn extension(last: u8, value: &[u8]) -> Vec<u8> {
    seq(&[&oid(&[0x55, 0x1d, last]), &[0x01, 0x01, 0xff], &octets(value)])
}

fn secret(name: &str) -> SigningKey {
    SigningKey::from_bytes(&Sha256::digest(format!("paraph fuzz: {name}")).into())
}

/// `YYYYMMDDhhmmss` of a time as bundles write it.
fn compact(time: &str) -> String {
    time.chars().filter(char::is_ascii_digit).collect()
}

/// A time-stamp authority with a key of Ed25519. Its certificate is issued by `Root`.
#[derive(Clone, Copy, Debug)]
pub struct Authority<'t> {
    /// The name of its key.
    pub name: &'t str,
    /// The first and the last second of its certificate, in UTC.
    pub period: [&'t str; 2],
}

/// What a token says.
#[derive(Clone, Debug)]
pub struct Stamp<'t> {
    /// The bytes that it is about.
    pub message: &'t [u8],
    /// In UTC.
    pub time: &'t str,
    /// Digits of the fraction: none, or some of which the last is not 0.
    pub fraction: &'t str,
    /// In seconds and milliseconds (1 to 999; 0 for none).
    pub accuracy: Option<(u16, u16)>,
    /// Whether the token has the certificate of the issuer.
    pub with_issuer: bool,
}

/// The certificate of the issuer of all authorities.
pub fn root() -> Vec<u8> {
    let period = ["2019-01-01T00:00:00Z", "2049-12-31T23:59:59Z"];
    let authority = extension(0x13, &seq(&[&[0x01, 0x01, 0xff]]));
    certificate("Root", period, 1, &authority)
}

fn certificate(subject: &str, period: [&str; 2], serial: u16, extensions: &[u8]) -> Vec<u8> {
    let [from, until] = period.map(|time| der(0x17, &[compact(time)[2..].as_bytes(), b"Z"]));
    let public = secret(subject).verifying_key();
    let body = seq(&[
        &der(0xa0, &[&int(2)]),
        &int(serial),
        &ed25519(),
        &name("Root"),
        &seq(&[&from, &until]),
        &name(subject),
        &seq(&[&ed25519(), &der(0x03, &[&[0], public.as_bytes()])]),
        &der(0xa3, &[&seq(&[extensions])]),
    ]);
    let signature = secret("Root").sign(&body).to_bytes();
    seq(&[&body, &ed25519(), &der(0x03, &[&[0], &signature])])
}

impl Authority<'_> {
    /// Its certificate, in DER.
    pub fn certificate(&self) -> Vec<u8> {
        // id-kp-timeStamping
        let purpose = oid(&[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08]);
        certificate(self.name, self.period, 7, &extension(0x25, &seq(&[&purpose])))
    }

    /// A token, in the form that bundles keep (docs/evidence-format.md M13).
    pub fn token(&self, stamp: &Stamp<'_>) -> Vec<u8> {
        let time = match stamp.fraction {
            "" => format!("{}Z", compact(stamp.time)),
            digits => format!("{}.{digits}Z", compact(stamp.time)),
        };
        let accuracy = stamp.accuracy.map(|(seconds, milliseconds)| {
            let bytes = milliseconds.to_be_bytes();
            let milliseconds = match milliseconds {
                0 => Vec::new(),
                1..0x80 => der(0x80, &[&bytes[1..]]),
                _ => der(0x80, &[&bytes]),
            };
            seq(&[&int(seconds), &milliseconds])
        });
        let info = seq(&[
            &int(1),
            &oid(&[0x2b, 0x06, 0x01]),
            &seq(&[&hash_identifier(1), &octets(&Sha256::digest(stamp.message))]),
            &int(42),
            &der(0x18, &[time.as_bytes()]),
            &accuracy.unwrap_or_default(),
        ]);
        let own = self.certificate();
        let attribute = |more: &[u8], value: &[u8]| seq(&[&rsadsi(more), &der(0x31, &[value])]);
        // id-ct-TSTInfo
        let tst_info = rsadsi(&[0x09, 0x10, 0x01, 0x04]);
        let id = seq(&[&seq(&[&seq(&[&octets(&Sha256::digest(&own))])])]);
        let mut attributes = [
            attribute(&[0x09, 0x03], &tst_info),
            attribute(&[0x09, 0x04], &octets(&Sha512::digest(&info))),
            attribute(&[0x09, 0x10, 0x02, 0x2f], &id),
        ];
        attributes.sort();
        let attributes = attributes.concat();
        let signature = secret(self.name).sign(&der(0x31, &[&attributes])).to_bytes();
        let signer = seq(&[
            &int(1),
            &seq(&[&name("Root"), &int(7)]),
            &hash_identifier(3),
            &der(0xa0, &[&attributes]),
            &ed25519(),
            &octets(&signature),
        ]);
        let mut certificates = vec![own];
        certificates.extend(stamp.with_issuer.then(root));
        certificates.sort();
        let data = seq(&[
            &int(3),
            &der(0x31, &[&hash_identifier(3)]),
            &seq(&[&tst_info, &der(0xa0, &[&octets(&info)])]),
            &der(0xa0, &[&certificates.concat()]),
            &der(0x31, &[&signer]),
        ]);
        seq(&[&rsadsi(&[0x07, 0x02]), &der(0xa0, &[&data])])
    }
}

/// The key of a log or of a witness.
pub struct NoteKey {
    name: &'static str,
    kind: u8,
    secret: SigningKey,
}

impl NoteKey {
    /// The key of a log.
    pub fn log(name: &'static str) -> Self {
        Self { name, kind: 1, secret: secret(name) }
    }

    /// The key of a witness.
    pub fn witness(name: &'static str) -> Self {
        Self { name, kind: 4, secret: secret(name) }
    }

    fn material(&self) -> Vec<u8> {
        [&[self.kind][..], self.secret.verifying_key().as_bytes()].concat()
    }

    fn id(&self) -> [u8; 4] {
        let bytes = [self.name.as_bytes(), b"\n", &self.material()].concat();
        Sha256::digest(bytes)[..4].try_into().expect("four bytes")
    }

    /// The verifier key.
    pub fn public(&self) -> String {
        let id = self.id().iter().fold(String::new(), |mut id, byte| {
            let _ = write!(id, "{byte:02x}");
            id
        });
        format!("{}+{id}+{}", self.name, STANDARD.encode(self.material()))
    }

    /// A signature line over a text. A witness states the time, in seconds since 1970.
    pub fn line(&self, text: &str, time: u64) -> String {
        let (message, stated) = match self.kind {
            4 => (format!("cosignature/v1\ntime {time}\n{text}"), time.to_be_bytes().to_vec()),
            _ => (text.to_owned(), Vec::new()),
        };
        let signature = self.secret.sign(message.as_bytes()).to_bytes();
        let bytes = [&self.id()[..], &stated, &signature].concat();
        format!("\u{2014} {} {}\n", self.name, STANDARD.encode(bytes))
    }
}

/// The hash of an entry in a log (RFC 6962, section 2.1).
pub fn leaf(entry: &[u8]) -> [u8; 32] {
    Sha256::digest([&[0][..], entry].concat()).into()
}

/// What a log has for a list and a salt (docs/evidence-format.md W11).
pub fn commitment(salt: &[u8; 32], list: &[u8]) -> [u8; 32] {
    let list = Sha256::digest(list);
    Sha256::digest([&b"paraph/log-entry/1\n"[..], salt, &list].concat()).into()
}

/// What an entry is about: the list in it, and whether a token is about this list.
pub fn list(of: &[String], renews: &[String]) -> String {
    let quoted =
        |list: &[String]| list.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(",");
    match renews.is_empty() {
        true => format!("[{}]", quoted(of)),
        false => format!(r#"{{"of":[{}],"renews":[{}]}}"#, quoted(of), quoted(renews)),
    }
}

/// An entry in canonical form. `log` has its salt.
pub fn entry(
    of: &[String],
    renews: &[String],
    token: &[u8],
    log: Option<(&str, &[u8; 32])>,
) -> String {
    let of_and_renews = match renews.is_empty() {
        true => format!("\"of\":{}", list(of, &[])),
        false => format!("\"of\":{},\"renews\":{}", list(of, &[]), list(renews, &[])),
    };
    match log {
        None => format!("{{{of_and_renews},\"token\":\"{}\"}}", STANDARD.encode(token)),
        Some((proof, salt)) => {
            let proof = serde_json::to_string(proof).expect("a string");
            let salt: String = salt.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{{\"log\":{proof},{of_and_renews},\"salt\":\"{salt}\"}}")
        }
    }
}

/// The bytes of a bundle with these entries instead of those that it has, each once and in order.
pub fn with_entries(bundle: &str, entries: &[String]) -> String {
    #[derive(serde::Deserialize)]
    struct Parts<'a> {
        #[serde(borrow)]
        acts: &'a serde_json::value::RawValue,
        #[serde(borrow)]
        keys: &'a serde_json::value::RawValue,
        #[serde(borrow)]
        record: &'a serde_json::value::RawValue,
    }
    let Parts { acts, keys, record } = serde_json::from_str(bundle).expect("a bundle");
    let mut entries = entries.to_vec();
    entries.sort_by_cached_key(|entry| sha256(entry.as_bytes()));
    entries.dedup();
    let evidence = match entries.is_empty() {
        true => String::new(),
        false => format!("\"evidence\":[{}],", entries.join(",")),
    };
    format!(
        "{{\"acts\":{acts},{evidence}\"format\":\"paraph/bundle/1\",\"keys\":{keys},\"record\":{record}}}"
    )
}
