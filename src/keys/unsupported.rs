//! Names of keys that are not plain Ed25519, so that each is refused as what it is.

use pkcs8::ObjectIdentifier;
use pkcs8::der::asn1::AnyRef;
use pkcs8::der::{Decode as _, Reader as _, SliceReader, Tag, Tagged as _};
use pkcs8::spki::AlgorithmIdentifierRef;

use crate::fault::{FaultKind, KeyFlaw};

/// An encryption of PKCS#8 that is not opened here, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encryption {
    Pbes1Des,
    Pbes1TripleDes,
    Pbes1Rc2,
    Pbes1Rc4,
    TripleDes,
    Des,
    Rc2,
    Camellia,
    Aria,
    Seed,
    Sm4,
    Cipher,
    HmacSha1,
    Hmac,
}

/// PBES2 and PBKDF2 (RFC 8018, appendix A), and where their relatives begin.
const PBES1: &str = "1.2.840.113549.1.5.";
const PBKDF2: &str = "1.2.840.113549.1.5.12";
const PBES2: &str = "1.2.840.113549.1.5.13";
/// The schemes of PKCS#12 (RFC 7292, appendix C).
const PKCS12: &str = "1.2.840.113549.1.12.1.";
const SCRYPT: &str = "1.3.6.1.4.1.11591.4.11";
/// HMAC with SHA-1 and its successors.
const HMAC: &str = "1.2.840.113549.2.";
/// AES, of which CBC and GCM are read.
const AES: &str = "2.16.840.1.101.3.4.1.";

impl Encryption {
    /// The encryption of an EncryptedPrivateKeyInfo in DER, if it is one that is not opened here.
    pub(super) fn of(der: &[u8]) -> Option<Self> {
        let members = AnyRef::from_der(der).ok().filter(|it| it.tag() == Tag::Sequence)?;
        let mut reader = SliceReader::new(members.value()).ok()?;
        let algorithm = AnyRef::decode(&mut reader).ok().filter(|it| it.tag() == Tag::Sequence)?;
        let octets = AnyRef::decode(&mut reader).ok().filter(|it| it.tag() == Tag::OctetString);
        octets.filter(|_| reader.is_finished())?;
        let mut oids = Vec::new();
        collect(algorithm, &mut oids)?;
        let oids: Vec<&str> = oids.iter().map(String::as_str).collect();
        match oids[..] {
            [PBES2, kdf, ref rest @ ..] => Self::of_pbes2(kdf, rest),
            [scheme, ..] => match scheme.strip_prefix(PBES1) {
                Some("1" | "3" | "10") => Some(Self::Pbes1Des),
                Some("4" | "6" | "11") => Some(Self::Pbes1Rc2),
                Some(_) => Some(Self::Cipher),
                None => match scheme.strip_prefix(PKCS12)? {
                    "1" | "2" => Some(Self::Pbes1Rc4),
                    "3" | "4" => Some(Self::Pbes1TripleDes),
                    "5" | "6" => Some(Self::Pbes1Rc2),
                    _ => Some(Self::Cipher),
                },
            },
            [] => None,
        }
    }

    /// The same of PBES2, by what stands behind its key derivation.
    fn of_pbes2(kdf: &str, rest: &[&str]) -> Option<Self> {
        // HMAC with SHA-1 is the default, and not written.
        let (prf, cipher) = match rest {
            [prf, cipher, ..] if kdf == PBKDF2 => (Some(*prf), *cipher),
            [cipher, ..] => (None, *cipher),
            [] => return None,
        };
        let cipher = match cipher.strip_prefix(AES) {
            // CBC and GCM, each with keys of 128, 192 and 256 bits.
            Some("2" | "22" | "42" | "6" | "26" | "46") => None,
            Some(_) => Some(Self::Cipher),
            None => Some(match cipher {
                "1.2.840.113549.3.7" => Self::TripleDes,
                "1.3.14.3.2.7" => Self::Des,
                "1.2.840.113549.3.2" => Self::Rc2,
                "1.2.410.200004.1.4" => Self::Seed,
                other if other.starts_with("1.2.392.200011.61.1.1.1.") => Self::Camellia,
                other if other.starts_with("1.2.410.200046.1.1.") => Self::Aria,
                other if other.starts_with("1.2.156.10197.1.104.") => Self::Sm4,
                _ => Self::Cipher,
            }),
        };
        cipher.or_else(|| match (kdf, prf.map(|prf| prf.strip_prefix(HMAC))) {
            (SCRYPT, _) | (PBKDF2, Some(Some("8" | "9" | "10" | "11"))) => None,
            (PBKDF2, None | Some(Some("7"))) => Some(Self::HmacSha1),
            (_, _) => Some(Self::Hmac),
        })
    }

    /// Whether OpenSSL 3 opens it only with its provider of outdated algorithms.
    pub(super) fn is_legacy(self) -> bool {
        match self {
            Self::Pbes1Des
            | Self::Pbes1Rc2
            | Self::Pbes1Rc4
            | Self::Des
            | Self::Rc2
            | Self::Seed
            | Self::Cipher => true,
            Self::Pbes1TripleDes
            | Self::TripleDes
            | Self::Camellia
            | Self::Aria
            | Self::Sm4
            | Self::HmacSha1
            | Self::Hmac => false,
        }
    }

    /// The refusal of a key in it.
    pub(super) fn refusal(self) -> FaultKind {
        refusal(match self {
            Self::Pbes1Des => KeyFlaw::Pbes1Des,
            Self::Pbes1TripleDes => KeyFlaw::Pbes1TripleDes,
            Self::Pbes1Rc2 => KeyFlaw::Pbes1Rc2,
            Self::Pbes1Rc4 => KeyFlaw::Pbes1Rc4,
            Self::TripleDes => KeyFlaw::TripleDes,
            Self::Des => KeyFlaw::Des,
            Self::Rc2 => KeyFlaw::Rc2,
            Self::Camellia => KeyFlaw::Camellia,
            Self::Aria => KeyFlaw::Aria,
            Self::Seed => KeyFlaw::Seed,
            Self::Sm4 => KeyFlaw::Sm4,
            Self::Cipher => KeyFlaw::Cipher,
            Self::HmacSha1 => KeyFlaw::HmacSha1,
            Self::Hmac => KeyFlaw::Hmac,
        })
    }
}

/// The object identifiers in a sequence and the sequences in it, in their order.
fn collect(sequence: AnyRef<'_>, oids: &mut Vec<String>) -> Option<()> {
    let mut reader = SliceReader::new(sequence.value()).ok()?;
    while !reader.is_finished() {
        let member = AnyRef::decode(&mut reader).ok()?;
        match member.tag() {
            Tag::Sequence => collect(member, oids)?,
            Tag::ObjectIdentifier => {
                let oid = ObjectIdentifier::from_bytes(member.value()).ok()?;
                oids.push(oid.to_string());
            }
            _ => {}
        }
    }
    Some(())
}

/// The refusal of a key of another algorithm, by its identifier and, for a curve, its parameters
/// (RFC 3279, RFC 4055, RFC 5480, RFC 8410, RFC 9881).
pub(super) fn algorithm(algorithm: &AlgorithmIdentifierRef<'_>) -> FaultKind {
    let curve = || algorithm.parameters_oid().map(|oid| oid.to_string());
    let oid = algorithm.oid.to_string();
    refusal(match oid.as_str() {
        "1.2.840.113549.1.1.1" => KeyFlaw::Rsa,
        "1.2.840.113549.1.1.10" => KeyFlaw::RsaPss,
        "1.2.840.10040.4.1" => KeyFlaw::Dsa,
        "1.2.840.10045.2.1" => match curve().as_deref() {
            Ok("1.2.840.10045.3.1.7") => KeyFlaw::EcdsaP256,
            Ok("1.3.132.0.34") => KeyFlaw::EcdsaP384,
            Ok("1.3.132.0.35") => KeyFlaw::EcdsaP521,
            _ => KeyFlaw::Ecdsa,
        },
        "1.3.101.110" => KeyFlaw::X25519,
        "1.3.101.111" => KeyFlaw::X448,
        "1.3.101.112" => KeyFlaw::Parameters,
        "1.3.101.113" => KeyFlaw::Ed448,
        // RFC 9881, section 2: ML-DSA-44, -65 and -87. Anything else of ML-DSA-87 is right at this point.
        "2.16.840.1.101.3.4.3.17" => return FaultKind::OtherParameterSet { name: "ML-DSA-44" },
        "2.16.840.1.101.3.4.3.18" => return FaultKind::OtherParameterSet { name: "ML-DSA-65" },
        "2.16.840.1.101.3.4.3.19" => return FaultKind::KeyParameters,
        // The same with SHA-512 (HashML-DSA).
        "2.16.840.1.101.3.4.3.32" | "2.16.840.1.101.3.4.3.33" | "2.16.840.1.101.3.4.3.34" => {
            return FaultKind::PrehashedKey;
        }
        other if is_composite(other) => return FaultKind::CompositeKey,
        _ => KeyFlaw::OtherAlgorithm,
    })
}

/// Whether an algorithm is ML-DSA and another method in one key (draft-ietf-lamps-pq-composite-sigs; also the
/// identifiers of its earlier drafts).
fn is_composite(oid: &str) -> bool {
    const EARLIER: [&str; 2] = ["2.16.840.1.114027.80.8.1.", "2.16.840.1.114027.80.9.1."];
    let number = oid.strip_prefix("1.3.6.1.5.5.7.6.").and_then(|number| number.parse().ok());
    number.is_some_and(|number: u32| (37..=54).contains(&number))
        || EARLIER.iter().any(|arc| oid.starts_with(arc))
}

/// The refusal of a key that SSH names otherwise than `ssh-ed25519`; `None` for what is no name of
/// SSH's (RFC 4253, section 6.6; RFC 5656; OpenSSH's PROTOCOL.u2f and PROTOCOL.certkeys).
pub(super) fn ssh(name: &[u8]) -> Option<FaultKind> {
    if name.ends_with(b"-cert-v01@openssh.com") || name.ends_with(b"-cert-v00@openssh.com") {
        return Some(refusal(KeyFlaw::OpenSshCertificate));
    }
    Some(refusal(match name {
        b"ssh-rsa" => KeyFlaw::Rsa,
        b"ssh-dss" => KeyFlaw::Dsa,
        b"ecdsa-sha2-nistp256" => KeyFlaw::EcdsaP256,
        b"ecdsa-sha2-nistp384" => KeyFlaw::EcdsaP384,
        b"ecdsa-sha2-nistp521" => KeyFlaw::EcdsaP521,
        b"sk-ssh-ed25519@openssh.com" => KeyFlaw::SecurityKey,
        b"sk-ecdsa-sha2-nistp256@openssh.com" => KeyFlaw::SecurityKeyEcdsa,
        b"ssh-ed448" => KeyFlaw::Ed448,
        _ => return None,
    }))
}

/// The refusal of a JSON Web Key of another type or on another curve (RFC 7518, RFC 8037).
pub(super) fn jwk(kty: &str, crv: Option<&str>) -> FaultKind {
    refusal(match (kty, crv) {
        ("RSA", _) => KeyFlaw::Rsa,
        ("EC", Some("P-256")) => KeyFlaw::EcdsaP256,
        ("EC", Some("P-384")) => KeyFlaw::EcdsaP384,
        ("EC", Some("P-521")) => KeyFlaw::EcdsaP521,
        ("EC", _) => KeyFlaw::Ecdsa,
        ("oct", _) => KeyFlaw::Symmetric,
        ("OKP", Some("X25519")) => KeyFlaw::X25519,
        ("OKP", Some("X448")) => KeyFlaw::X448,
        ("OKP", Some("Ed448")) => KeyFlaw::Ed448,
        _ => KeyFlaw::JwkType,
    })
}

/// The refusal of a JSON Web Key of the type AKP by its algorithm, which is not ML-DSA-87 (RFC 9964; composite
/// algorithms begin with the name of their ML-DSA).
pub(super) fn akp(algorithm: &str) -> FaultKind {
    match algorithm {
        "ML-DSA-44" => FaultKind::OtherParameterSet { name: "ML-DSA-44" },
        "ML-DSA-65" => FaultKind::OtherParameterSet { name: "ML-DSA-65" },
        other if other.starts_with("ML-DSA-") => FaultKind::CompositeKey,
        _ => refusal(KeyFlaw::JwkType),
    }
}

/// The refusal of a file in PEM, by its label (RFC 7468); also of unknown labels.
pub(super) fn label(label: &str) -> FaultKind {
    refusal(match label {
        "RSA PRIVATE KEY" | "RSA PUBLIC KEY" => KeyFlaw::Rsa,
        "EC PRIVATE KEY" | "EC PARAMETERS" => KeyFlaw::Ecdsa,
        "DSA PRIVATE KEY" | "DSA PARAMETERS" => KeyFlaw::Dsa,
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => KeyFlaw::Certificate,
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => KeyFlaw::CertificateRequest,
        "PGP PUBLIC KEY BLOCK" | "PGP PRIVATE KEY BLOCK" | "PGP MESSAGE" | "PGP SIGNATURE" => {
            KeyFlaw::Pgp
        }
        "AGE ENCRYPTED FILE" => KeyFlaw::AgeFile,
        "SSH SIGNATURE" => KeyFlaw::OpenSshSignature,
        _ => return NO_KEY,
    })
}

/// The refusal of a text that other programs begin so; also of unknown texts.
pub(super) fn text(text: &str) -> FaultKind {
    let has_line = |start: &str| text.lines().any(|line| line.starts_with(start));
    let what = if text.starts_with("PuTTY-User-Key-File-") {
        KeyFlaw::Putty
    } else if has_line("AGE-SECRET-KEY-")
        || has_line("age1")
        || text.starts_with("age-encryption.org/")
    {
        KeyFlaw::Age
    } else if text.starts_with("untrusted comment:") {
        KeyFlaw::Minisign
    } else if text.starts_with("---- BEGIN SSH2 ") {
        KeyFlaw::Ssh2
    } else {
        return NO_KEY;
    };
    refusal(what)
}

/// What a structure in DER is that is neither PKCS#8 nor SPKI.
#[derive(Clone, Copy, Debug)]
pub(super) enum Der {
    Rsa,
    Dsa,
    Ec,
    Certificate,
    Pkcs12,
    Unknown,
}

/// The refusal of such a structure.
pub(super) fn der(der: Der) -> FaultKind {
    match der {
        Der::Rsa => refusal(KeyFlaw::Rsa),
        Der::Dsa => refusal(KeyFlaw::Dsa),
        Der::Ec => refusal(KeyFlaw::Ecdsa),
        Der::Certificate => refusal(KeyFlaw::Certificate),
        Der::Pkcs12 => refusal(KeyFlaw::Pkcs12),
        Der::Unknown => NO_KEY,
    }
}

/// The refusal of a structure of any other kind.
pub(super) const NO_KEY: FaultKind = FaultKind::BadKey { what: KeyFlaw::NoKey };

fn refusal(what: KeyFlaw) -> FaultKind {
    FaultKind::BadKey { what }
}
