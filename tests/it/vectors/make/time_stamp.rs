//! Time-stamp tokens, and replies that bring them.

use sha2::{Digest as _, Sha256};

use crate::time_stamps::make::{
    Algorithm, CONTENT_TYPE, Certificate, Hash, Key, MESSAGE, MESSAGE_DIGEST, TIME_STAMPING, Token,
    attribute, by_key_id, der, ess_v1, ess_v2, extension, int, name, octets, oid, purposes, reply,
    seq, set,
};
use crate::vectors::file::{Kind, Vector};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn pinned(name: &str, certificate: &Certificate) -> String {
    format!("--known {name}={}", hex(&Sha256::digest(certificate.der())))
}

/// The options of a question about what the base token says, for the authority with the key.
fn usual(key: Key) -> String {
    format!("--message {MESSAGE} {} --authority tsa", pinned("tsa", &Certificate::of(key)))
}

fn vector(name: String, code: &str, why: &str, options: &str, body: Vec<u8>) -> Vector {
    let vector = Vector::new(Kind::TimeStampToken, name).with("expect", code).with("why", why);
    let vector = if options.is_empty() { vector } else { vector.with("options", options) };
    vector.body(body)
}

fn ok(variant: &str, options: &str, body: Vec<u8>, why: &str) -> Vector {
    vector(format!("ok-{variant}"), "ok", why, options, body)
}

fn bad(code: &str, variant: &str, options: &str, body: Vec<u8>, why: &str) -> Vector {
    let name = if variant.is_empty() { code.to_owned() } else { format!("{code}-{variant}") };
    vector(name, code, why, options, body)
}

/// The base token with one change.
fn with(change: impl FnOnce(&mut Token)) -> Vec<u8> {
    let mut token = Token::by(Key::P256);
    change(&mut token);
    token.der()
}

/// The base token with another certificate.
fn certified(change: impl FnOnce(&mut Certificate)) -> Vec<u8> {
    Token::by(Key::P256).with_certificate(change).der()
}

/// The base token, with the first occurrence of some bytes replaced by others of the same length.
fn patched(from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut token = Token::by(Key::P256).der();
    let at = token.windows(from.len()).position(|it| it == from).expect("it is there");
    token[at..at + to.len()].copy_from_slice(to);
    token
}

pub(super) fn all() -> Vec<Vector> {
    [good(), of_bytes(), of_structure(), of_signature(), of_certificate(), of_content(), expected()]
        .concat()
}

fn good() -> Vec<Vector> {
    let p256 = usual(Key::P256);
    let by = |key: Key, variant, why| ok(variant, &usual(key), Token::by(key).der(), why);
    let root = Certificate::root();
    let both = |order: [&Certificate; 2]| {
        with(|it| it.certificates = order.map(Certificate::der).to_vec())
    };
    let tsa = Certificate::of(Key::P256);
    let by_root = format!("--message {MESSAGE} {} --authority root", pinned("root", &root));
    let accuracy = seq(&[&int(1), &der(0x80, &[&[0x01, 0xf4]]), &der(0x81, &[&[0x01]])]);
    vec![
        by(Key::P256, "p256", "ECDSA on P-256"),
        by(Key::P384, "p384", "ECDSA on P-384"),
        by(Key::Rsa, "rsa", "RSASSA-PKCS1-v1_5, named rsaEncryption"),
        by(Key::RsaForPss, "rsa-key-for-pss", "RSASSA-PSS with a key for nothing else"),
        by(Key::Ed25519, "ed25519", "Ed25519 with SHA-512 (RFC 8419)"),
        ok(
            "rsa-named",
            &usual(Key::Rsa),
            {
                let mut token = Token::by(Key::Rsa);
                token.algorithm = Algorithm::NamedRsaPkcs1;
                token.der()
            },
            "the algorithm is named sha256WithRSAEncryption",
        ),
        ok(
            "rsa-pss",
            &usual(Key::Rsa),
            {
                let mut token = Token::by(Key::Rsa);
                token.algorithm = Algorithm::RsaPss;
                token.der()
            },
            "RSASSA-PSS with a key for both",
        ),
        ok(
            "rsa-pss-sha512",
            &usual(Key::Rsa),
            {
                let mut token = Token::by(Key::Rsa);
                token.algorithm = Algorithm::RsaPss;
                token.hash = Hash::Sha512;
                token.der()
            },
            "RSASSA-PSS with SHA-512",
        ),
        ok("sha384", &p256, with(|it| it.hash = Hash::Sha384), "SHA-384 on P-256"),
        ok("sha512", &p256, with(|it| it.hash = Hash::Sha512), "SHA-512 on P-256"),
        ok("imprint-sha384", &p256, with(|it| it.imprint = Hash::Sha384), "an imprint of SHA-384"),
        ok("imprint-sha512", &p256, with(|it| it.imprint = Hash::Sha512), "an imprint of SHA-512"),
        ok(
            "ess-v1",
            &p256,
            with(|it| it.certificate_ids = vec![ess_v1(&it.certificate)]),
            "ESSCertID of the first version, as OpenSSL 3.0 writes it",
        ),
        ok(
            "ess-both",
            &p256,
            with(|it| {
                it.certificate_ids = vec![ess_v1(&it.certificate), ess_v2(&it.certificate, None)]
            }),
            "ESSCertID in both versions",
        ),
        ok(
            "ess-sha512",
            &p256,
            with(|it| it.certificate_ids = vec![ess_v2(&it.certificate, Some(Hash::Sha512))]),
            "ESSCertIDv2 with SHA-512",
        ),
        ok(
            "ess-sha256-named",
            &p256,
            with(|it| it.certificate_ids = vec![ess_v2(&it.certificate, Some(Hash::Sha256))]),
            "ESSCertIDv2 names SHA-256, although it is the default",
        ),
        ok(
            "fraction",
            &p256,
            with(|it| it.time = "20260301120000.25Z"),
            "a fraction of two digits",
        ),
        ok(
            "fraction-longest",
            &p256,
            with(|it| it.time = "20260301120000.000000001Z"),
            "a fraction of nine digits",
        ),
        ok("accuracy", &p256, with(|it| it.rest = accuracy), "an accuracy with all its parts"),
        ok("accuracy-empty", &p256, with(|it| it.rest = seq(&[])), "an accuracy without parts"),
        ok("ordering", &p256, with(|it| it.rest = der(0x01, &[&[0xff]])), "ordering is true"),
        ok(
            "nonce",
            &format!("{p256} --nonce 0102030405060708"),
            with(|it| it.rest = der(0x02, &[&[1, 2, 3, 4, 5, 6, 7, 8]])),
            "it answers the request with this nonce",
        ),
        ok(
            "authority-name",
            &p256,
            with(|it| it.rest = der(0xa0, &[&der(0xa4, &[&name("Time-stamp authority")])])),
            "it names the authority as its certificate does",
        ),
        ok(
            "authority-other-name",
            &{
                let mut certificate = Certificate::of(Key::P256);
                certificate.extensions.push(alternative_name());
                format!("--message {MESSAGE} {} --authority tsa", pinned("tsa", &certificate))
            },
            {
                let mut token = Token::by(Key::P256)
                    .with_certificate(|it| it.extensions.push(alternative_name()));
                token.rest = der(0xa0, &[&der(0x82, &[b"tsa.example"])]);
                token.der()
            },
            "it names the authority by another name of its certificate",
        ),
        ok(
            "extension",
            &p256,
            with(|it| it.rest = der(0xa1, &[&seq(&[&oid("1.3.6.1.4.1.32473.2"), &octets(b"x")])])),
            "an unknown extension that is not critical",
        ),
        ok(
            "unsigned-attribute",
            &p256,
            with(|it| it.unsigned = der(0xa1, &[&attribute("1.3.6.1.4.1.32473.3", &[&int(1)])])),
            "unsigned attributes are passed over",
        ),
        ok(
            "signed-attribute",
            &p256,
            with(|it| {
                it.more_attributes = vec![attribute("1.3.6.1.4.1.32473.3", &[&int(1), &int(2)])]
            }),
            "other signed attributes are passed over",
        ),
        ok(
            "key-id",
            &p256,
            with(|it| {
                it.signer_version = 3;
                it.signer_id = Some(by_key_id(Key::P256));
            }),
            "the signer is named by the id of its key",
        ),
        ok("issuer-first", &by_root, both([&root, &tsa]), "the issuer's certificate is pinned"),
        ok("issuer-last", &by_root, both([&tsa, &root]), "certificates may have any order"),
        ok(
            "other-certificates",
            &p256,
            with(|it| it.certificates.insert(0, seq(&[&int(1)]))),
            "a certificate of no use may be of any form",
        ),
        ok("reply", &format!("--reply {p256}"), reply(0, "", None, &with(|_| ())), "a reply"),
        ok(
            "reply-with-changes",
            &format!("--reply {p256}"),
            reply(1, "policy changed", None, &with(|_| ())),
            "a reply that grants with changes",
        ),
        ok(
            "last-second",
            &p256,
            with(|it| it.time = "20341231235959.9Z"),
            "within the last second of the certificate's period",
        ),
    ]
    .into_iter()
    .map(|vector| match vector.name.as_str() {
        "ok-last-second" => {
            let options = format!("{} --at 2035-01-01T00:00:00Z", vector.header("options"));
            ok("last-second", &options, vector.body.clone(), vector.header("why"))
        }
        _ => vector,
    })
    .collect()
}

fn alternative_name() -> Vec<u8> {
    extension("2.5.29.17", false, &seq(&[&der(0x82, &[b"tsa.example"])]))
}

fn of_bytes() -> Vec<Vector> {
    let base = Token::by(Key::P256).der();
    let nested = (0..40).fold(Vec::new(), |inner, _| seq(&[&inner]));
    // The outermost element with an indefinite length.
    let indefinite = [&[0x30, 0x80][..], &base[4..], &[0, 0]].concat();
    let long = [&[0x30, 0x83, 0][..], &base[2..]].concat();
    vec![
        bad("too-large", "", "", vec![0x30; (64 << 10) + 1], "one byte more than 64 KiB"),
        bad("too-large", "reply", "--reply", vec![0; 16 << 20], "16 MiB"),
        bad("truncated", "", "", base[..base.len() - 1].to_vec(), "the last byte is missing"),
        bad("truncated", "empty", "", Vec::new(), "there is nothing"),
        bad("truncated", "half", "", base[..base.len() / 2].to_vec(), "the second half is missing"),
        bad("trailing-bytes", "", "", [&base[..], &[0]].concat(), "a byte follows the token"),
        bad(
            "trailing-bytes",
            "reply",
            "--reply",
            [&reply(0, "", None, &base)[..], b"\n"].concat(),
            "a line end follows the reply",
        ),
        bad("not-der", "indefinite", "", indefinite, "an indefinite length is BER"),
        bad("not-der", "long-length", "", long, "a length with a zero too many is BER"),
        bad(
            "not-der",
            "boolean",
            "",
            with(|it| it.rest = der(0x01, &[&[0x01]])),
            "TRUE is FF in DER",
        ),
        bad(
            "not-der",
            "default",
            "",
            with(|it| it.rest = der(0x01, &[&[0x00]])),
            "ordering is FALSE, the default, which DER leaves out",
        ),
        bad(
            "not-der",
            "integer",
            "",
            with(|it| it.rest = der(0x02, &[&[0x00, 0x01]])),
            "the nonce has a zero too many",
        ),
        bad(
            "not-der",
            "attributes",
            "",
            with(|it| it.sorted = false),
            "the signed attributes are out of order",
        ),
        bad(
            "not-der",
            "set",
            "",
            with(|it| {
                it.more_attributes = vec![attribute("1.3.6.1.4.1.32473.3", &[&int(2), &int(1)])]
            }),
            "the values of an attribute are out of order",
        ),
        bad("too-deep", "", "", nested, "forty levels"),
        bad(
            "too-many",
            "certificates",
            "",
            with(|it| it.certificates.extend(vec![seq(&[]); 16])),
            "17 certificates",
        ),
        bad(
            "too-many",
            "attributes",
            "",
            with(|it| {
                let more =
                    (0..30).map(|n| attribute(&format!("1.3.6.1.4.1.32473.4.{n}"), &[&int(1)]));
                it.more_attributes = more.collect();
            }),
            "33 signed attributes",
        ),
    ]
}

fn of_structure() -> Vec<Vector> {
    let base = Token::by(Key::P256).der();
    vec![
        bad("wrong-structure", "", "", seq(&[]), "an empty SEQUENCE"),
        bad("wrong-structure", "reply", "", reply(0, "", None, &base), "a reply is not a token"),
        bad("wrong-structure", "token", "--reply", base, "a token is not a reply"),
        bad(
            "wrong-structure",
            "no-token",
            "--reply",
            reply(0, "", None, &[]),
            "the reply grants a token and has none",
        ),
        bad(
            "wrong-structure",
            "imprint-length",
            "",
            with(|it| it.imprint_digest = Some(vec![7; 31])),
            "31 bytes are no SHA-256 digest",
        ),
        bad(
            "wrong-structure",
            "nonce-length",
            "",
            with(|it| it.rest = der(0x02, &[&[1; 65]])),
            "the nonce has 65 bytes",
        ),
        bad(
            "wrong-structure",
            "time",
            "",
            with(|it| {
                let info = seq(&[
                    &int(1),
                    &oid("1.3.6.1.4.1.32473.1"),
                    &seq(&[&Hash::Sha256.identifier(), &octets(&[7; 32])]),
                    &int(42),
                    &der(0x17, &[b"260301120000Z"]),
                ]);
                it.info = Some(info);
            }),
            "the time is a UTCTime",
        ),
        bad(
            "unknown-version",
            "signed-data",
            "",
            with(|it| it.version = 4),
            "version 4 of SignedData",
        ),
        bad(
            "unknown-version",
            "signer",
            "",
            with(|it| it.signer_version = 2),
            "version 2 of SignerInfo",
        ),
        bad("unknown-version", "info", "", with(|it| it.info_version = 2), "version 2 of TSTInfo"),
        bad(
            "unknown-version",
            "certificate",
            "",
            certified(|it| it.version = 1),
            "version 2 of a certificate",
        ),
        bad(
            "not-a-time-stamp",
            "data",
            "",
            with(|it| it.content_type = "1.2.840.113549.1.7.1"),
            "the content is data",
        ),
        bad(
            "not-a-time-stamp",
            "digested",
            "",
            with(|it| it.outer_type = "1.2.840.113549.1.7.5"),
            "DigestedData has no signature",
        ),
        bad(
            "request-rejected",
            "",
            "--reply",
            reply(2, "no such policy\u{1b}[2J\u{202e}", Some(15), &[]),
            "a rejection, with characters that move the cursor",
        ),
        bad(
            "request-rejected",
            "no-reason",
            "--reply",
            reply(2, "", None, &[]),
            "a rejection without a reason",
        ),
        bad(
            "request-rejected",
            "with-token",
            "--reply",
            reply(3, "", None, &Token::by(Key::P256).der()),
            "waiting, with a token",
        ),
    ]
}

fn of_signature() -> Vec<Vector> {
    let missing = |variant, change: fn(&mut Token), why| {
        bad("missing-attribute", variant, "", with(change), why)
    };
    let other = Certificate { serial: 8, ..Certificate::of(Key::P256) };
    vec![
        bad("not-one-signer", "two", "", with(|it| it.signers = 2), "two signers"),
        bad("not-one-signer", "none", "", with(|it| it.signers = 0), "no signer"),
        missing("all", |it| it.no_attributes = true, "only the content is signed"),
        missing("content-type", |it| it.without = vec![CONTENT_TYPE], "the type is not signed"),
        missing("message-digest", |it| it.without = vec![MESSAGE_DIGEST], "the digest is missing"),
        missing("signing-certificate", |it| it.certificate_ids.clear(), "no ESSCertID"),
        bad(
            "repeated-attribute",
            "twice",
            "",
            with(|it| it.more_attributes = vec![attribute(MESSAGE_DIGEST, &[&octets(&[7; 32])])]),
            "two digests of the content",
        ),
        bad(
            "repeated-attribute",
            "two-values",
            "",
            with(|it| {
                it.without = vec![CONTENT_TYPE];
                let types = [oid("1.2.840.113549.1.7.1"), oid("1.2.840.113549.1.9.16.1.4")];
                it.more_attributes = vec![attribute(CONTENT_TYPE, &[&types[0], &types[1]])];
            }),
            "two types of the content in one attribute",
        ),
        bad(
            "wrong-content-type",
            "",
            "",
            with(|it| it.signed_type = Some("1.2.840.113549.1.7.1")),
            "the signature is about data",
        ),
        bad(
            "wrong-message-digest",
            "",
            "",
            with(|it| it.signed_digest = Some(vec![7; 32])),
            "the signature is about other content",
        ),
        bad(
            "wrong-message-digest",
            "time",
            "",
            patched(b"20260301120000Z", b"20250301120000Z"),
            "the time was changed after it was signed",
        ),
        bad("missing-certificate", "", "", with(|it| it.certificates.clear()), "no certificate"),
        bad(
            "missing-certificate",
            "other",
            "",
            with(|it| {
                it.certificates = vec![Certificate { serial: 8, ..it.certificate.clone() }.der()]
            }),
            "the only certificate has another serial number",
        ),
        bad(
            "wrong-signing-certificate",
            "",
            "",
            with(|it| it.certificate_ids = vec![ess_v2(&other, None)]),
            "ESSCertIDv2 is of another certificate",
        ),
        bad(
            "wrong-signing-certificate",
            "v1",
            "",
            with(|it| it.certificate_ids = vec![ess_v1(&other)]),
            "ESSCertID is of another certificate",
        ),
        bad(
            "wrong-signing-certificate",
            "one-of-two",
            "",
            with(|it| it.certificate_ids = vec![ess_v1(&other), ess_v2(&it.certificate, None)]),
            "the two versions name different certificates",
        ),
        bad(
            "wrong-signing-certificate",
            "issuer",
            "",
            with(|it| {
                let digest = octets(&Sha256::digest(it.certificate.der()));
                let issuer = seq(&[&seq(&[&der(0xa4, &[&name("Another")])]), &int(7)]);
                let id = seq(&[&digest, &issuer]);
                let value = seq(&[&seq(&[&id])]);
                it.certificate_ids = vec![attribute("1.2.840.113549.1.9.16.2.47", &[&value])];
            }),
            "ESSCertIDv2 names another issuer",
        ),
        bad(
            "unsupported-algorithm",
            "sha1",
            "",
            with(|it| {
                it.algorithm_identifier = Some(seq(&[&oid("1.2.840.10045.4.1")]));
            }),
            "ECDSA with SHA-1",
        ),
        bad(
            "unsupported-algorithm",
            "imprint",
            "",
            with(|it| {
                let info = seq(&[
                    &int(1),
                    &oid("1.3.6.1.4.1.32473.1"),
                    &seq(&[&seq(&[&oid("1.3.14.3.2.26")]), &octets(&[7; 20])]),
                    &int(42),
                    &der(0x18, &[b"20260301120000Z"]),
                ]);
                it.info = Some(info);
            }),
            "an imprint of SHA-1",
        ),
        bad(
            "algorithms-differ",
            "digest",
            "",
            with(|it| it.algorithm_identifier = Some(Algorithm::Ecdsa.identifier(Hash::Sha384))),
            "the signature has SHA-384 and the attributes have SHA-256",
        ),
        bad(
            "algorithms-differ",
            "key",
            "",
            with(|it| it.algorithm_identifier = Some(Algorithm::RsaPkcs1.identifier(Hash::Sha256))),
            "an RSA signature by an elliptic curve",
        ),
        bad(
            "algorithms-differ",
            "key-for-pss",
            "",
            {
                let mut token = Token::by(Key::RsaForPss);
                token.algorithm = Algorithm::RsaPkcs1;
                token.der()
            },
            "the key is for RSASSA-PSS alone",
        ),
        bad(
            "unsupported-key",
            "rsa-1024",
            "",
            Token::by(Key::SmallRsa).der(),
            "an RSA key of 1024 bits",
        ),
        bad(
            "wrong-signature",
            "",
            "",
            with(|it| {
                let other = Token::by(Key::OtherP256);
                it.signature = Some(signature_of(&other));
            }),
            "the signature is by another key",
        ),
        bad(
            "wrong-signature",
            "rsa",
            "",
            {
                let mut token = Token::by(Key::Rsa);
                let other = Token::by(Key::OtherRsa).der();
                token.signature = Some(other[other.len() - 256..].to_vec());
                token.der()
            },
            "the signature is by another RSA key",
        ),
        bad(
            "wrong-signature",
            "ber",
            "",
            with(|it| it.signature = Some([&[0x30, 0x80][..], &int(1), &int(1), &[0, 0]].concat())),
            "the ECDSA signature is in BER",
        ),
        bad(
            "wrong-signature",
            "zero",
            "",
            with(|it| it.signature = Some(seq(&[&int(0), &int(0)]))),
            "the ECDSA signature is zero",
        ),
    ]
}

/// The signature of a token: its last OCTET STRING.
fn signature_of(token: &Token) -> Vec<u8> {
    let token = token.der();
    let at = token.windows(2).rposition(|it| it[0] == 0x04 && it[1] > 66).expect("a signature");
    token[at + 2..].to_vec()
}

fn of_certificate() -> Vec<Vector> {
    const EMAIL: &str = "1.3.6.1.5.5.7.3.4";
    let usage = |change: fn() -> Vec<u8>| certified(|it| it.extensions[0] = change());
    let usage_of_key = |bits: u8| extension("2.5.29.15", true, &der(0x03, &[&[2, bits]]));
    let keyed = |bits| certified(|it| it.extensions.push(usage_of_key(bits)));
    let signs = {
        let mut certificate = Certificate::of(Key::P256);
        certificate.extensions.push(extension("2.5.29.15", true, &der(0x03, &[&[6, 0xc0]])));
        certificate
    };
    vec![
        ok(
            "key-usage",
            &format!("--message {MESSAGE} {} --authority tsa", pinned("tsa", &signs)),
            certified(|it| *it = signs.clone()),
            "the key is for signatures",
        ),
        bad(
            "not-for-time-stamps",
            "",
            "",
            certified(|it| drop(it.extensions.remove(0))),
            "no extended key usage",
        ),
        bad(
            "not-for-time-stamps",
            "email",
            "",
            usage(|| purposes(true, &[EMAIL])),
            "the certificate is for e-mail",
        ),
        bad("not-for-time-stamps", "key-usage", "", keyed(0x04), "the key is for certificates"),
        bad(
            "usage-not-critical",
            "",
            "",
            usage(|| purposes(false, &[TIME_STAMPING])),
            "the extended key usage is not critical",
        ),
        bad(
            "usage-not-alone",
            "",
            "",
            usage(|| purposes(true, &[TIME_STAMPING, EMAIL])),
            "the certificate is for e-mail too",
        ),
        bad(
            "certificate-not-yet-valid",
            "",
            "",
            with(|it| it.time = "20241231235959Z"),
            "a second before the certificate's period",
        ),
        bad(
            "certificate-expired",
            "",
            "",
            with(|it| it.time = "20350101000000Z"),
            "a second after the certificate's period",
        ),
        bad(
            "unknown-extension",
            "certificate",
            "",
            certified(|it| it.extensions.push(extension("1.3.6.1.4.1.32473.5", true, b"x"))),
            "an unknown critical extension of the certificate",
        ),
        bad(
            "unknown-extension",
            "info",
            "",
            with(|it| {
                let critical = extension("1.3.6.1.4.1.32473.5", true, b"x");
                it.rest = der(0xa1, &[&critical]);
            }),
            "an unknown critical extension of the token",
        ),
    ]
}

fn of_content() -> Vec<Vector> {
    let time =
        |variant, time, why| bad("bad-gen-time", variant, "", with(|it| it.time = time), why);
    let accuracy = |variant, parts: &[&[u8]], why| {
        let accuracy = seq(parts);
        bad("bad-accuracy", variant, "", with(|it| it.rest = accuracy), why)
    };
    vec![
        time("zero", "20260301120000.50Z", "a fraction ends in 0"),
        time("empty-fraction", "20260301120000.Z", "a fraction without digits"),
        time("comma", "20260301120000,5Z", "a fraction after a comma"),
        time("no-seconds", "202603011200Z", "without seconds"),
        time("no-zone", "20260301120000", "without Z"),
        time("offset", "20260301120000+0900", "with an offset"),
        time("leap-second", "20161231235960Z", "a leap second"),
        time("day", "20260229120000Z", "a day that does not exist"),
        time("ten-digits", "20260301120000.0000000001Z", "a fraction of ten digits"),
        accuracy("millis-zero", &[&der(0x80, &[&[0]])], "zero milliseconds"),
        accuracy("millis-1000", &[&der(0x80, &[&[0x03, 0xe8]])], "1000 milliseconds"),
        accuracy("micros-long", &[&der(0x81, &[&[0x00, 0x01]])], "a zero too many"),
        accuracy("seconds-negative", &[&der(0x02, &[&[0xff]])], "minus one second"),
        bad(
            "wrong-authority-name",
            "",
            "",
            with(|it| it.rest = der(0xa0, &[&der(0xa4, &[&name("Another authority")])])),
            "it names another authority than its certificate",
        ),
        bad(
            "wrong-authority-name",
            "dns",
            "",
            with(|it| it.rest = der(0xa0, &[&der(0x82, &[b"tsa.example"])])),
            "it names a host that is not in its certificate",
        ),
        bad(
            "wrong-structure",
            "extra-set",
            "",
            with(|it| it.rest = set(&[])),
            "an element that TSTInfo does not have",
        ),
    ]
}

fn expected() -> Vec<Vector> {
    let usual = usual(Key::P256);
    let base = Token::by(Key::P256).der();
    let tsa = pinned("tsa", &Certificate::of(Key::P256));
    let other = pinned("other", &Certificate::of(Key::P384));
    let root = Certificate::root();
    let impostor = Certificate { issuer_key: Key::P256, key: Key::P256, ..Certificate::root() };
    let by_root = |certificate: &Certificate| {
        format!("--message {MESSAGE} {} --authority root", pinned("root", certificate))
    };
    let with_root = |root: &Certificate| {
        let root = root.der();
        with(|it| it.certificates.push(root))
    };
    let ended = Certificate { period: ["200101000000Z", "251231235959Z"], ..Certificate::root() };
    let leaf = Certificate { extensions: Vec::new(), ..Certificate::root() };
    vec![
        bad(
            "other-digest",
            "",
            &usual.replace(MESSAGE, "something-else"),
            base.clone(),
            "the token is about something else",
        ),
        bad(
            "other-nonce",
            "",
            &format!("{usual} --nonce 01"),
            with(|it| it.rest = int(2)),
            "it answers another request",
        ),
        bad("other-nonce", "none", &format!("{usual} --nonce 01"), base.clone(), "it has no nonce"),
        bad(
            "time-in-the-future",
            "",
            &format!("{usual} --at 2026-02-28T11:59:59Z"),
            base.clone(),
            "the time is a day and a second after the question",
        ),
        ok(
            "tomorrow",
            &format!("{usual} --at 2026-02-28T12:00:00Z"),
            base.clone(),
            "clocks may differ by a day",
        ),
        bad(
            "unknown-authority",
            "",
            &format!("--message {MESSAGE} {other} --authority other"),
            base.clone(),
            "its certificate is not pinned",
        ),
        bad(
            "unknown-authority",
            "issuer-left-out",
            &by_root(&root),
            base.clone(),
            "its issuer's certificate is pinned by a digest, and not in the token",
        ),
        bad(
            "unknown-authority",
            "issuer-of-that-name",
            &by_root(&impostor),
            with_root(&impostor),
            "the issuer has the right name and did not sign the certificate",
        ),
        bad(
            "unknown-authority",
            "issuer-expired",
            &by_root(&ended),
            with_root(&ended),
            "the issuer's certificate had ended",
        ),
        bad(
            "unknown-authority",
            "issuer-is-none",
            &by_root(&leaf),
            with_root(&leaf),
            "the issuer's certificate is not for issuing certificates",
        ),
        bad(
            "other-authority",
            "",
            &format!("--message {MESSAGE} {tsa} {other} --authority other"),
            base,
            "another known authority made it",
        ),
    ]
}
