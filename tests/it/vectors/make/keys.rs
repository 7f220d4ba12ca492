//! Public keys, bare and in PEM, and the files of secret keys.

use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::CompressedEdwardsY;
use ed25519_dalek::SigningKey;
use pkcs8::pkcs5::pbes2::{self, Kdf, Pbkdf2Params, Pbkdf2Prf, Salt, ScryptParams};
use pkcs8::{EncryptedPrivateKeyInfoRef, der::Encode as _};

use super::base::replace_one;
use super::sign::{
    ED448, ED25519, X25519, base64, der, key, key_id, mixed_order, pem, public, sequence, spki,
    spki_of,
};
use crate::vectors::file::{Kind, Vector};

pub(super) fn all() -> Vec<Vector> {
    [points(), containers(), public_pem(), plain(), encrypted()].concat()
}

fn public_bad(code: &str, variant: &str, body: impl Into<Vec<u8>>, why: &str) -> Vector {
    Vector::bad(Kind::PublicKey, code, variant, "", why).body(body)
}

/// Points that are not keys of an honest signer.
fn points() -> Vec<Vector> {
    let bare = |code, variant: &str, bytes: [u8; 32], why| {
        public_bad(code, variant, base64(spki(&bytes)), why)
    };
    const ORDERS: [u8; 8] = [1, 8, 4, 8, 2, 8, 4, 8];
    let weak = EIGHT_TORSION.iter().zip(ORDERS).enumerate().map(|(index, (point, order))| {
        let variant = format!("{index}-of-order-{order}");
        let why = "a point of small order: one signature fits many messages";
        bare("weak-key", &variant, point.compress().to_bytes(), why)
    });
    let modulus_and = |more: u8, last: u8| {
        let mut y = [0xff; 32];
        y[0] = 0xed + more;
        y[31] = last;
        y
    };
    let one = |last: u8| {
        let mut y = [0; 32];
        (y[0], y[31]) = (1, last);
        y
    };
    let is_point = |y: &[u8; 32]| CompressedEdwardsY(*y).decompress().is_some();
    let large_order = (2..19).map(|more| modulus_and(more, 0x7f)).find(is_point);
    let rows = [
        ("y-of-p", modulus_and(0, 0x7f), "y is p, which is 0 in another form"),
        ("y-of-p-signed", modulus_and(0, 0xff), "y is p, which is 0 in another form"),
        ("y-of-p-and-1", modulus_and(1, 0x7f), "y is p + 1, which is 1 in another form"),
        ("y-of-p-and-1-signed", modulus_and(1, 0xff), "y is p + 1, which is 1 in another form"),
        ("negative-zero", one(0x80), "x is 0 and has no sign"),
        (
            "negative-zero-of-order-2",
            [&[0xec][..], &[0xff; 31]].concat().try_into().expect("32"),
            "x is 0 and has no sign",
        ),
        (
            "of-large-order",
            large_order.expect("half of all y are on the curve"),
            "y is above p, so it has another form",
        ),
    ];
    let rows = rows.map(|(variant, bytes, why)| bare("non-canonical-key", variant, bytes, why));
    let no_point = (2..=255).map(|y| [&[y][..], &[0; 31]].concat().try_into().expect("32"));
    let no_point = no_point.into_iter().find(|y| !is_point(y)).expect("half are not on the curve");
    let mixed = mixed_order(&key("ann"));
    let why = "outside the prime-order group: verifiers differ on its signatures";
    weak.chain(rows)
        .chain([
            bare("mixed-order-key", "", mixed, why),
            bare("bad-key", "no-point", no_point, "no point of the curve has this y"),
        ])
        .collect()
}

/// Containers of a key: only the 44 bytes of RFC 8410 are valid.
fn containers() -> Vec<Vector> {
    let ann = key("ann");
    let bytes = *ann.verifying_key().as_bytes();
    let good = public(&ann);
    let text = base64(&good);
    let bad = |variant, der: Vec<u8>, why| public_bad("bad-key", variant, base64(der), why);
    let bits = |unused: u8, key: &[u8]| der(0x03, &[&[unused], key].concat());
    let ed25519 = sequence(&[ED25519.to_vec()]);
    let with_null = sequence(&[ED25519.to_vec(), der(0x05, &[])]);
    // SEQUENCE with its length in two bytes where one is enough.
    let long_length = [&[0x30, 0x81, 0x2a][..], &good[2..]].concat();
    let base = [
        (
            "unpadded",
            text.trim_end_matches('=').to_owned(),
            "base64 is padded to a multiple of four",
        ),
        ("url-alphabet", format!("-_{}", &text[2..]), "base64 has the standard alphabet"),
        ("line-feed", format!("{text}\n"), "nothing follows the value"),
        ("spare-bits", format!("{}B=", &text[..58]), "spare bits are zero"),
    ];
    let base = base.map(|(variant, text, why)| public_bad("bad-base64", variant, text, why));
    let ok = Vector::ok(Kind::PublicKey, "base64", "rosters and bundles have keys like this");
    [
        base.to_vec(),
        vec![
            ok.with("id", key_id(&ann)).body(text),
            bad("empty", Vec::new(), "an empty string holds no key"),
            bad("raw", bytes.to_vec(), "a key stands in its container"),
            bad(
                "short",
                sequence(&[ed25519.clone(), bits(0, &bytes[1..])]),
                "a key has 32 bytes, not 31",
            ),
            bad(
                "long",
                sequence(&[ed25519.clone(), bits(0, &[&bytes[..], &[0]].concat())]),
                "a key has 32 bytes, not 33",
            ),
            bad("unused-bits", sequence(&[ed25519.clone(), bits(1, &bytes)]), "no bit is left out"),
            bad("parameters", sequence(&[with_null, bits(0, &bytes)]), "Ed25519 has no parameters"),
            bad("trailing-byte", [&good[..], &[0]].concat(), "nothing follows the container"),
            bad("long-length", long_length, "a short length has one byte in DER"),
            bad("octet-string", sequence(&[ed25519, der(0x04, &bytes)]), "a bit string is needed"),
            bad("x25519", spki_of(&X25519, &bytes), "X25519 keys do not sign"),
            bad("ed448", spki_of(&ED448, &[7; 57]), "this key is on another curve"),
            bad("rsa", rsa(), "this key is of another algorithm"),
            bad("ecdsa", ecdsa(), "this key is of another algorithm"),
        ],
    ]
    .concat()
}

/// The form of an RSA key; the modulus belongs to no one.
fn rsa() -> Vec<u8> {
    const RSA: [u8; 11] = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
    let key = sequence(&[der(0x02, &[0x55; 256]), der(0x02, &[1, 0, 1])]);
    let algorithm = sequence(&[RSA.to_vec(), der(0x05, &[])]);
    sequence(&[algorithm, der(0x03, &[&[0], &key[..]].concat())])
}

/// The form of a P-256 key; the point belongs to no one.
fn ecdsa() -> Vec<u8> {
    const EC: [u8; 9] = [0x06, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
    const P256: [u8; 10] = [0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
    let point = [&[0, 4][..], &[0x55; 64]].concat();
    sequence(&[sequence(&[EC.to_vec(), P256.to_vec()]), der(0x03, &point)])
}

fn public_pem() -> Vec<Vector> {
    let ann = key("ann");
    let good = pem("PUBLIC KEY", &public(&ann));
    let bad = |variant, pem: String, why| public_bad("bad-key", variant, pem, why);
    let ok = |variant, pem: String, why| {
        Vector::ok(Kind::PublicKey, variant, why).with("id", key_id(&ann)).body(pem)
    };
    let cut = good[..good.find("-----END").expect("an end")].to_owned();
    let weak = EIGHT_TORSION[0].compress().to_bytes();
    let text = base64(public(&ann));
    let short_lines = replace_one(&good, &text, &format!("{}\n{}", &text[..32], &text[32..]));
    vec![
        ok("pem", good.clone(), "this is what openssl pkey -pubout writes"),
        ok("pem-carriage-returns", good.replace('\n', "\r\n"), "PEM may have any line ends"),
        ok(
            "pem-preamble",
            format!("From Ann:\n{good}"),
            "text before the first line is passed over",
        ),
        ok(
            "pem-without-final-newline",
            good.trim_end().to_owned(),
            "the last line needs no line end",
        ),
        bad("pem-text-after", format!("{good}From Ann\n"), "nothing follows the last line"),
        ok(
            "pem-blank-lines",
            format!("\r\n{good}\n \n"),
            "blank lines around the key are passed over",
        ),
        ok(
            "pem-indented",
            format!("  {}", good.replace('\n', " \n\t")),
            "spaces and tabs at the edges of lines are passed over",
        ),
        bad(
            "pem-blank-line-inside",
            replace_one(&good, &text, &format!("\n{text}")),
            "no line of the key is blank",
        ),
        bad("pem-short-lines", short_lines, "lines have 64 characters"),
        ok("pem-byte-order-mark", format!("\u{feff}{good}"), "a byte-order mark is passed over"),
        bad("pem-label", pem("CERTIFICATE", &public(&ann)), "the label is another"),
        bad("pem-private-label", pem("PRIVATE KEY", &public(&ann)), "a public key is wanted"),
        bad("pem-private", pem("PRIVATE KEY", &private(&seed(&ann))), "a public key is wanted"),
        bad(
            "pem-label-differs",
            good.replace("END PUBLIC", "END PRIVATE"),
            "the labels of begin and end agree",
        ),
        bad("pem-cut", cut, "the last line is missing"),
        public_bad("same-method", "pem", good.repeat(2), "two keys of one method are no pair"),
        bad("pem-base64", good.replace('M', "?"), "this is no base64"),
        bad("pem-rsa", pem("PUBLIC KEY", &rsa()), "this key is of another algorithm"),
        bad(
            "pem-trailing-byte",
            pem("PUBLIC KEY", &[public(&ann), vec![0]].concat()),
            "nothing follows the DER value",
        ),
        public_bad(
            "weak-key",
            "pem",
            pem("PUBLIC KEY", &spki(&weak)),
            "a weak key is weak in any container",
        ),
    ]
}

/// The inner form of a secret key: an octet string in an octet string (RFC 8410, section 7).
pub(super) fn seed(key: &SigningKey) -> Vec<u8> {
    der(0x04, &der(0x04, key.as_bytes()))
}

/// PKCS#8 version 1 around an octet string.
pub(super) fn private(octets: &[u8]) -> Vec<u8> {
    let algorithm = sequence(&[ED25519.to_vec()]);
    sequence(&[der(0x02, &[0]), algorithm, octets.to_vec()])
}

/// PKCS#8 version 2 with a public key (RFC 5958, section 2).
fn private_with_public(key: &SigningKey, public: &[u8; 32]) -> Vec<u8> {
    let algorithm = sequence(&[ED25519.to_vec()]);
    let public = der(0x81, &[&[0], &public[..]].concat());
    sequence(&[der(0x02, &[1]), algorithm, seed(key), public])
}

/// PKCS#8 version 2 as `ring` wrote it before its version 0.17: the public key has an explicit tag.
fn private_of_ring(key: &SigningKey, public: &[u8; 32]) -> Vec<u8> {
    let algorithm = sequence(&[ED25519.to_vec()]);
    let public = der(0xa1, &der(0x03, &[&[0], &public[..]].concat()));
    sequence(&[der(0x02, &[1]), algorithm, seed(key), public])
}

fn secret_bad(code: &str, variant: &str, body: impl Into<Vec<u8>>, why: &str) -> Vector {
    Vector::bad(Kind::SecretKey, code, variant, "", why).body(body)
}

fn plain() -> Vec<Vector> {
    let (ann, bob) = (key("ann"), key("bob"));
    let good = private(&seed(&ann));
    let file = |der: &[u8]| pem("PRIVATE KEY", der);
    let bad = |variant, body: String, why| secret_bad("bad-key", variant, body, why);
    let ok = |variant, der: Vec<u8>, why| {
        Vector::ok(Kind::SecretKey, variant, why).with("id", key_id(&ann)).body(file(&der))
    };
    let of = |oid: &[u8], octets: &[u8]| {
        sequence(&[der(0x02, &[0]), sequence(&[oid.to_vec()]), octets.to_vec()])
    };
    let null = [&ED25519[..], &[5, 0]].concat();
    let octets = |inner: &[u8]| der(0x04, &der(0x04, inner));
    let text = file(&good);
    let with_own = private_with_public(&ann, ann.verifying_key().as_bytes());
    let with_other = private_with_public(&ann, bob.verifying_key().as_bytes());
    vec![
        ok("plain", good.clone(), "PKCS#8 version 1, as openssl genpkey writes it"),
        ok("version-2", with_own, "PKCS#8 version 2 with its own public key"),
        ok(
            "version-2-explicit-tag",
            private_of_ring(&ann, ann.verifying_key().as_bytes()),
            "ring before its version 0.17 tagged the public key explicitly",
        ),
        secret_bad(
            "key-mismatch",
            "explicit-tag",
            file(&private_of_ring(&ann, bob.verifying_key().as_bytes())),
            "bob's public key stands beside ann's seed",
        ),
        Vector::ok(
            Kind::SecretKey,
            "byte-order-mark",
            "a byte-order mark, spaces and blank lines around the key are passed over",
        )
        .with("id", key_id(&ann))
        .body(format!("\u{feff}\n  {}\n", text.replace('\n', "\r\n  "))),
        Vector::ok(
            Kind::SecretKey,
            "plain-with-passphrase",
            "a passphrase is not looked at where none is needed",
        )
        .with("id", key_id(&ann))
        .with("passphrase", PASSPHRASE)
        .body(text.clone()),
        secret_bad(
            "key-mismatch",
            "",
            file(&with_other),
            "bob's public key stands beside ann's seed",
        ),
        bad("empty", String::new(), "an empty file is no key"),
        bad("words", "correct horse battery staple\n".to_owned(), "words are no key"),
        bad("public", pem("PUBLIC KEY", &public(&ann)), "a secret key is wanted"),
        bad("label", pem("EC PRIVATE KEY", &good), "the label is another"),
        bad("openssh", pem("OPENSSH PRIVATE KEY", &good), "this is the label of another container"),
        bad("cut", text[..80].to_owned(), "the file is cut off"),
        secret_bad("same-method", "", text.repeat(2), "two keys of one method are no pair"),
        bad("x25519", file(&of(&X25519, &seed(&ann))), "X25519 keys do not sign"),
        bad("parameters", file(&of(&null, &seed(&ann))), "Ed25519 has no parameters"),
        bad("short", file(&private(&octets(&[7; 31]))), "a key has 32 bytes, not 31"),
        bad("long", file(&private(&octets(&[7; 33]))), "a key has 32 bytes, not 33"),
        bad("bare-seed", file(&private(&der(0x04, ann.as_bytes()))), "an octet string is missing"),
        bad("trailing-byte", file(&[&good[..], &[0]].concat()), "nothing follows the DER value"),
        bad("encrypted-label", pem("ENCRYPTED PRIVATE KEY", &good), "it is not encrypted"),
    ]
}

pub(super) const PASSPHRASE: &str = "열려라 참깨";

fn scrypt(cost_parameter: u64, block_size: u16, parallelization: u16) -> Kdf {
    Kdf::Scrypt(ScryptParams {
        salt: Salt::try_from(&b"sixteen bytes  1"[..]).expect("a salt"),
        cost_parameter,
        block_size,
        parallelization,
        key_length: None,
    })
}

fn pbkdf2(rounds: u32) -> Kdf {
    Kdf::Pbkdf2(Pbkdf2Params::hmac_sha256(rounds, b"sixteen bytes  2").expect("a salt"))
}

/// Encrypted with a cheap key derivation, because these files protect nothing.
fn encrypt(kdf: Kdf, contents: &[u8]) -> Vec<u8> {
    encrypt_with(parameters(kdf), contents)
}

/// Encrypted PKCS#8 that is cheap to decrypt.
pub(super) fn encrypted_der(contents: &[u8]) -> Vec<u8> {
    encrypt(scrypt(1 << 4, 8, 1), contents)
}

fn encrypt_with(parameters: pbes2::Parameters, contents: &[u8]) -> Vec<u8> {
    let encrypted = parameters.encrypt(PASSPHRASE, contents).expect("the parameters are good");
    container(parameters, &encrypted)
}

fn parameters(kdf: Kdf) -> pbes2::Parameters {
    pbes2::Parameters { kdf, encryption: pbes2::EncryptionScheme::Aes256Cbc { iv: [3; 16] } }
}

fn container(parameters: pbes2::Parameters, encrypted: &[u8]) -> Vec<u8> {
    EncryptedPrivateKeyInfoRef {
        encryption_algorithm: parameters.into(),
        encrypted_data: encrypted.try_into().expect("it fits"),
    }
    .to_der()
    .expect("it fits")
}

fn encrypted() -> Vec<Vector> {
    let ann = key("ann");
    let good = private(&seed(&ann));
    let file = |der: &[u8]| pem("ENCRYPTED PRIVATE KEY", der);
    let cheap = || scrypt(1 << 4, 8, 1);
    let vector = |code, variant, passphrase: Option<&str>, der: Vec<u8>, why| {
        let vector = secret_bad(code, variant, file(&der), why);
        match passphrase {
            None => vector,
            Some(passphrase) => vector.with("passphrase", passphrase),
        }
    };
    let right = Some(PASSPHRASE);
    let ok_with = |variant, parameters: pbes2::Parameters, why| {
        let vector = Vector::ok(Kind::SecretKey, variant, why).with("id", key_id(&ann));
        vector.with("passphrase", PASSPHRASE).body(file(&encrypt_with(parameters, &good)))
    };
    let ok = |variant, kdf: Kdf, why| ok_with(variant, parameters(kdf), why);
    let gcm = pbes2::EncryptionScheme::Aes256Gcm { nonce: [4; 12] };
    let gcm = pbes2::Parameters { encryption: gcm, kdf: cheap() };
    let with_prf = |prf| {
        let Kdf::Pbkdf2(parameters) = pbkdf2(16) else { unreachable!("it is PBKDF2") };
        Kdf::Pbkdf2(Pbkdf2Params { prf, ..parameters })
    };
    let never_opened = |kdf: Kdf| container(parameters(kdf), &[0; 64]);
    let why = "opening this key would cost too much";
    let other = "seventeen letters";
    let pbes1 = sequence(&[
        sequence(&[
            // pbeWithMD5AndDES-CBC.
            der(0x06, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 3]),
            sequence(&[der(0x04, &[1; 8]), der(0x02, &[1])]),
        ]),
        der(0x04, &[0; 64]),
    ]);
    let triple_des = sequence(&[
        sequence(&[
            der(0x06, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13]),
            sequence(&[
                sequence(&[
                    der(0x06, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 12]),
                    sequence(&[
                        der(0x04, &[1; 8]),
                        der(0x02, &[1]),
                        // hmacWithSHA256.
                        sequence(&[
                            der(0x06, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 9]),
                            der(0x05, &[]),
                        ]),
                    ]),
                ]),
                // des-EDE3-CBC.
                sequence(&[
                    der(0x06, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 3, 7]),
                    der(0x04, &[2; 8]),
                ]),
            ]),
        ]),
        der(0x04, &[0; 64]),
    ]);
    let x25519 = sequence(&[der(0x02, &[0]), sequence(&[X25519.to_vec()]), seed(&ann)]);
    let mismatch = private_with_public(&ann, key("bob").verifying_key().as_bytes());
    vec![
        ok("scrypt", cheap(), "PBES2 with scrypt and AES-256-CBC is read"),
        ok("pbkdf2", pbkdf2(16), "PBES2 with PBKDF2 and AES-256-CBC is read"),
        ok(
            "pbkdf2-sha512",
            with_prf(Pbkdf2Prf::HmacWithSha512),
            "PBKDF2 may use HMAC with SHA-512",
        ),
        ok_with("gcm", gcm, "PBES2 with scrypt and AES-256-GCM is read"),
        vector("encrypted-key", "", None, encrypt(cheap(), &good), "no passphrase was given"),
        vector(
            "wrong-passphrase",
            "",
            Some(other),
            encrypt(cheap(), &good),
            "another passphrase does not open it",
        ),
        vector(
            "wrong-passphrase",
            "empty",
            Some(""),
            encrypt(cheap(), &good),
            "an empty passphrase does not open it",
        ),
        vector(
            "wrong-passphrase",
            "pbkdf2",
            Some(other),
            encrypt(pbkdf2(16), &good),
            "another passphrase does not open it",
        ),
        vector("key-cost", "scrypt-memory", right, never_opened(scrypt(1 << 30, 8, 1)), why),
        vector("key-cost", "scrypt-work", right, never_opened(scrypt(1 << 14, 8, 512)), why),
        vector(
            "bad-key",
            "scrypt-cost-0",
            right,
            never_opened(scrypt(0, 8, 1)),
            "the cost of scrypt is a power of 2",
        ),
        vector("key-cost", "pbkdf2", right, never_opened(pbkdf2(10_000_001)), why),
        vector(
            "bad-key",
            "pbkdf2-sha1",
            right,
            never_opened(with_prf(Pbkdf2Prf::HmacWithSha1)),
            "PBKDF2 with SHA-1 is not read",
        ),
        vector(
            "bad-key",
            "scrypt-cost-3",
            right,
            never_opened(scrypt(3, 8, 1)),
            "the cost of scrypt is a power of 2",
        ),
        vector("bad-key", "pbes1", right, pbes1, "DES and MD5 are not read"),
        vector("bad-key", "pbes2-3des", right, triple_des, "3DES is not read"),
        vector(
            "bad-key",
            "encrypted-x25519",
            right,
            encrypt(cheap(), &x25519),
            "the key inside is an X25519 key",
        ),
        vector(
            "key-mismatch",
            "encrypted",
            right,
            encrypt(cheap(), &mismatch),
            "the public key inside is bob's",
        ),
    ]
}
