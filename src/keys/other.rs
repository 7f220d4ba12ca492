//! Names of keys that are not plain Ed25519, so that each is refused as what it is.

use pkcs8::spki::AlgorithmIdentifierRef;

use crate::fault::FaultKind;

/// The refusal of a key of another algorithm, by its identifier and, for a curve, its parameters
/// (RFC 3279, RFC 4055, RFC 5480, RFC 8410, RFC 9881).
pub(super) fn algorithm(algorithm: &AlgorithmIdentifierRef<'_>) -> FaultKind {
    let curve = || algorithm.parameters_oid().map(|oid| oid.to_string());
    refusal(match algorithm.oid.to_string().as_str() {
        "1.2.840.113549.1.1.1" => "an Ed25519 key, but an RSA key",
        "1.2.840.113549.1.1.10" => "an Ed25519 key, but an RSA-PSS key",
        "1.2.840.10040.4.1" => "an Ed25519 key, but a DSA key",
        "1.2.840.10045.2.1" => match curve().as_deref() {
            Ok("1.2.840.10045.3.1.7") => ECDSA_P256,
            Ok("1.3.132.0.34") => ECDSA_P384,
            Ok("1.3.132.0.35") => ECDSA_P521,
            _ => ECDSA,
        },
        "1.3.101.110" => X25519,
        "1.3.101.111" => X448,
        "1.3.101.112" => "an Ed25519 key with nothing but its algorithm's number (RFC 8410)",
        "1.3.101.113" => ED448,
        "2.16.840.1.101.3.4.3.17" | "2.16.840.1.101.3.4.3.18" | "2.16.840.1.101.3.4.3.19" => ML_DSA,
        _ => "an Ed25519 key, but one of another algorithm",
    })
}

/// The refusal of a key that SSH names otherwise than `ssh-ed25519`; `None` for what is no name of
/// SSH's (RFC 4253, section 6.6; RFC 5656; OpenSSH's PROTOCOL.u2f and PROTOCOL.certkeys).
pub(super) fn ssh(name: &[u8]) -> Option<FaultKind> {
    if name.ends_with(b"-cert-v01@openssh.com") || name.ends_with(b"-cert-v00@openssh.com") {
        return Some(refusal("a key, but an OpenSSH certificate"));
    }
    Some(refusal(match name {
        b"ssh-rsa" => "an Ed25519 key, but an RSA key",
        b"ssh-dss" => "an Ed25519 key, but a DSA key",
        b"ecdsa-sha2-nistp256" => ECDSA_P256,
        b"ecdsa-sha2-nistp384" => ECDSA_P384,
        b"ecdsa-sha2-nistp521" => ECDSA_P521,
        b"sk-ssh-ed25519@openssh.com" => {
            "a plain Ed25519 key, but one of a security key (sk-ssh-ed25519), which signs other bytes"
        }
        b"sk-ecdsa-sha2-nistp256@openssh.com" => {
            "an Ed25519 key, but an ECDSA one of a security key (sk-ecdsa)"
        }
        b"ssh-ed448" => ED448,
        _ => return None,
    }))
}

/// The refusal of a JSON Web Key of another type or on another curve (RFC 7518, RFC 8037).
pub(super) fn jwk(kty: &str, crv: Option<&str>) -> FaultKind {
    refusal(match (kty, crv) {
        ("RSA", _) => "an Ed25519 key, but an RSA key",
        ("EC", Some("P-256")) => ECDSA_P256,
        ("EC", Some("P-384")) => ECDSA_P384,
        ("EC", Some("P-521")) => ECDSA_P521,
        ("EC", _) => ECDSA,
        ("oct", _) => "an Ed25519 key, but a symmetric key, which two sides share",
        ("AKP", _) => ML_DSA,
        ("OKP", Some("X25519")) => X25519,
        ("OKP", Some("X448")) => X448,
        ("OKP", Some("Ed448")) => ED448,
        _ => "an Ed25519 key (kty OKP, crv Ed25519)",
    })
}

/// The refusal of a file in PEM, by its label (RFC 7468); of labels that nobody knows, too.
pub(super) fn label(label: &str) -> FaultKind {
    refusal(match label {
        "RSA PRIVATE KEY" | "RSA PUBLIC KEY" => "an Ed25519 key, but an RSA key",
        "EC PRIVATE KEY" | "EC PARAMETERS" => ECDSA,
        "DSA PRIVATE KEY" | "DSA PARAMETERS" => "an Ed25519 key, but a DSA key",
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => CERTIFICATE,
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => "a key, but a certificate request",
        "PGP PUBLIC KEY BLOCK" | "PGP PRIVATE KEY BLOCK" | "PGP MESSAGE" | "PGP SIGNATURE" => PGP,
        "AGE ENCRYPTED FILE" => "a key, but a file that age encrypted",
        "SSH SIGNATURE" => "a key, but a signature that ssh-keygen made",
        _ => return NO_KEY,
    })
}

/// The refusal of a text that other programs begin so; of texts that nobody knows, too.
pub(super) fn text(text: &str) -> FaultKind {
    let has_line = |start: &str| text.lines().any(|line| line.starts_with(start));
    let expected = if text.starts_with("PuTTY-User-Key-File-") {
        "a key in a form that other programs share, but a PuTTY file (.ppk)"
    } else if has_line("AGE-SECRET-KEY-")
        || has_line("age1")
        || text.starts_with("age-encryption.org/")
    {
        "a signing key, but a key or file of age, which encrypts"
    } else if text.starts_with("untrusted comment:") {
        "a key in a form that other programs share, but a file of minisign or signify"
    } else if text.starts_with("---- BEGIN SSH2 ") {
        "a key in OpenSSH's form, but one in that of SSH2 (RFC 4716)"
    } else {
        return NO_KEY;
    };
    refusal(expected)
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
        Der::Rsa => refusal("an Ed25519 key, but an RSA key"),
        Der::Dsa => refusal("an Ed25519 key, but a DSA key"),
        Der::Ec => refusal(ECDSA),
        Der::Certificate => refusal(CERTIFICATE),
        Der::Pkcs12 => refusal("a key, but a PKCS#12 file, which holds keys and certificates"),
        Der::Unknown => NO_KEY,
    }
}

/// The refusal of what cannot be told.
pub(super) const NO_KEY: FaultKind = FaultKind::BadKey {
    expected: "an Ed25519 key in a form that is read here (PKCS#8, SPKI, OpenSSH, JWK)",
};

const ECDSA: &str = "an Ed25519 key, but an ECDSA key";
const ECDSA_P256: &str = "an Ed25519 key, but an ECDSA key (P-256)";
const ECDSA_P384: &str = "an Ed25519 key, but an ECDSA key (P-384)";
const ECDSA_P521: &str = "an Ed25519 key, but an ECDSA key (P-521)";
const X25519: &str = "an Ed25519 key, but an X25519 key, which cannot sign";
const X448: &str = "an Ed25519 key, but an X448 key, which cannot sign";
const ED448: &str = "an Ed25519 key, but an Ed448 key";
const ML_DSA: &str = "an Ed25519 key, but an ML-DSA key";
const CERTIFICATE: &str = "a key, but a certificate";
const PGP: &str = "a key in a form that other programs share, but one of PGP's";

fn refusal(expected: &'static str) -> FaultKind {
    FaultKind::BadKey { expected }
}
