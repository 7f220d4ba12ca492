//! Keys of ML-DSA-87, public and secret, and files with a pair. The library makes none of them: the keys are those of
//! `fips204`.

use fips204::ml_dsa_87::KG;
use fips204::traits::{KeyGen as _, SerDes as _};
use sha2::{Digest as _, Sha256};

use super::base::replace_one;
use super::keys::{PASSPHRASE, encrypted_der, private, seed};
use super::sign::{ED25519, base64, der, key, pem, public, sequence, sha256, spki_of};
use crate::vectors::file::{Kind, Vector};

/// An object identifier in the arc of NIST's signature algorithms, as DER.
fn nist(last: u8) -> Vec<u8> {
    vec![0x06, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, last]
}

/// The object identifier of ML-DSA-87 (RFC 9881, section 2).
const OWN: u8 = 0x13;
/// 1.3.6.1.5.5.7.6.54, the last of the composites, and one of their earlier drafts, 2.16.840.1.114027.80.9.1.20.
const COMPOSITE: [u8; 10] = [0x06, 8, 0x2b, 6, 1, 5, 5, 7, 6, 54];
const EARLIER: [u8; 13] =
    [0x06, 11, 0x60, 0x86, 0x48, 0x01, 0x86, 0xfa, 0x6b, 0x50, 0x09, 0x01, 0x14];

/// The seed of the key of this name: the SHA-256 of `paraph vector key: NAME (ML-DSA-87)`; it protects nothing.
fn ml_seed(name: &str) -> [u8; 32] {
    Sha256::digest(format!("paraph vector key: {name} (ML-DSA-87)")).into()
}

fn ml_public(name: &str) -> Vec<u8> {
    KG::keygen_from_seed(&ml_seed(name)).0.into_bytes().to_vec()
}

fn expanded(name: &str) -> Vec<u8> {
    KG::keygen_from_seed(&ml_seed(name)).1.into_bytes().to_vec()
}

/// The id of the pair of this name.
fn pair_id(name: &str) -> String {
    let mut ids = [sha256(public(&key(name))), sha256(spki_of(&nist(OWN), &ml_public(name)))];
    ids.sort();
    sha256(ids.concat())
}

pub(super) fn all() -> Vec<Vector> {
    [publics(), secrets(), web_keys(), pairs()].concat()
}

fn publics() -> Vec<Vector> {
    let ann = ml_public("ann");
    let good = spki_of(&nist(OWN), &ann);
    let bad = |code: &str, variant: &str, der: Vec<u8>, why| {
        let variant = format!("ml-dsa-{variant}");
        Vector::bad(Kind::PublicKey, code, &variant, "", why).body(base64(der))
    };
    let with_null = sequence(&[nist(OWN), der(0x05, &[])]);
    let bits = der(0x03, &[&[0], &ann[..]].concat());
    let ok = |variant, body: String, why| {
        Vector::ok(Kind::PublicKey, variant, why).with("id", sha256(&good)).body(body)
    };
    vec![
        ok("ml-dsa-87", base64(&good), "rosters and bundles have keys like this"),
        ok("ml-dsa-87-pem", pem("PUBLIC KEY", &good), "this is what OpenSSL 3.5 writes"),
        bad("other-parameter-set", "44", spki_of(&nist(0x11), &ann[..1312]), "this is ML-DSA-44"),
        bad("other-parameter-set", "65", spki_of(&nist(0x12), &ann[..1952]), "this is ML-DSA-65"),
        bad("prehashed-key", "44", spki_of(&nist(0x20), &ann[..1312]), "it signs digests only"),
        bad("prehashed-key", "87", spki_of(&nist(0x22), &ann), "it signs digests only"),
        bad("composite-key", "draft", spki_of(&EARLIER, &ann), "a composite of an earlier draft"),
        bad("composite-key", "", spki_of(&COMPOSITE, &ann), "one key of two methods"),
        bad("key-parameters", "null", sequence(&[with_null, bits]), "it has no parameters"),
        bad(
            "key-length",
            "short",
            spki_of(&nist(OWN), &ann[1..]),
            "a key has 2592 bytes, not 2591",
        ),
        bad(
            "key-length",
            "long",
            spki_of(&nist(OWN), &[&ann[..], &[0]].concat()),
            "a key has 2592 bytes, not 2593",
        ),
        bad(
            "bad-key",
            "slh-dsa",
            spki_of(&nist(0x1e), &[7; 64]),
            "this key is of another algorithm",
        ),
        bad("bad-key", "cut", good[..2613].to_vec(), "the container is cut off"),
        bad(
            "bad-key",
            "trailing-byte",
            [&good[..], &[0]].concat(),
            "nothing follows the container",
        ),
        bad(
            "bad-key",
            "ed25519-oid",
            spki_of(&ED25519, &ann),
            "the algorithm is Ed25519, the key is not",
        ),
    ]
}

/// PKCS#8 version 1 with an algorithm and the bytes of its private key.
fn pkcs8(algorithm: &[Vec<u8>], choice: &[u8]) -> Vec<u8> {
    sequence(&[der(0x02, &[0]), sequence(algorithm), der(0x04, choice)])
}

/// The choice `seed` (RFC 9881, section 6).
fn ml_private(name: &str) -> Vec<u8> {
    pkcs8(&[nist(OWN)], &der(0x80, &ml_seed(name)))
}

fn secrets() -> Vec<Vector> {
    let own = [nist(OWN)];
    let (seed, expanded_key) = (ml_seed("ann"), expanded("ann"));
    let both = |seed: &[u8], expanded: &[u8]| sequence(&[der(0x04, seed), der(0x04, expanded)]);
    let file = |algorithm: &[Vec<u8>], choice: &[u8]| pem("PRIVATE KEY", &pkcs8(algorithm, choice));
    let id = sha256(spki_of(&nist(OWN), &ml_public("ann")));
    let ok = |variant, body: String, why| {
        Vector::ok(Kind::SecretKey, variant, why).with("id", id.clone()).body(body)
    };
    let bad = |code: &str, variant: &str, body: String, why| {
        let variant = format!("ml-dsa-{variant}");
        Vector::bad(Kind::SecretKey, code, &variant, "", why).body(body)
    };
    let plain = der(0x80, &seed);
    let with_public = |public: &[u8]| {
        let public = der(0x81, &[&[0], public].concat());
        let der = sequence(&[der(0x02, &[1]), sequence(&own), der(0x04, &plain), public]);
        pem("PRIVATE KEY", &der)
    };
    let encrypted = encrypted_der(&ml_private("ann"));
    vec![
        ok("ml-dsa-seed", file(&own, &plain), "the seed alone"),
        ok(
            "ml-dsa-both",
            file(&own, &both(&seed, &expanded_key)),
            "the seed and the expanded key, as OpenSSL 3.5 and Node 24 write it",
        ),
        ok("ml-dsa-public", with_public(&ml_public("ann")), "version 2 with its own public key"),
        ok("ml-dsa-encrypted", pem("ENCRYPTED PRIVATE KEY", &encrypted), "it is encrypted")
            .with("passphrase", PASSPHRASE),
        bad(
            "expanded-key",
            "",
            file(&own, &der(0x04, &expanded_key)),
            "an expanded key without its seed shows no public key that it belongs to",
        ),
        bad(
            "expanded-key",
            "encrypted",
            pem("ENCRYPTED PRIVATE KEY", &encrypted_der(&pkcs8(&own, &der(0x04, &expanded_key)))),
            "it is encrypted, and has no seed",
        )
        .with("passphrase", PASSPHRASE),
        bad(
            "key-mismatch",
            "both",
            file(&own, &both(&seed, &expanded("bob"))),
            "bob's expanded key stands beside ann's seed",
        ),
        bad(
            "key-mismatch",
            "both-cut",
            file(&own, &both(&seed, &expanded_key[..4895])),
            "the expanded key is too short",
        ),
        bad(
            "key-mismatch",
            "public",
            with_public(&ml_public("bob")),
            "bob's public key stands beside ann's seed",
        ),
        bad("bad-key", "short-seed", file(&own, &der(0x80, &seed[1..])), "a seed has 32 bytes"),
        bad("bad-key", "bare-seed", file(&own, &seed), "the seed has no tag"),
        bad("bad-key", "other-tag", file(&own, &der(0x81, &seed)), "there is no such choice"),
        bad(
            "key-parameters",
            "null",
            file(&[nist(OWN), der(0x05, &[])], &plain),
            "ML-DSA-87 has no parameters",
        ),
        bad("other-parameter-set", "44", file(&[nist(0x11)], &plain), "this is ML-DSA-44"),
        bad("other-parameter-set", "65", file(&[nist(0x12)], &plain), "this is ML-DSA-65"),
        bad("prehashed-key", "87", file(&[nist(0x22)], &plain), "it signs digests only"),
        bad("composite-key", "", file(&[COMPOSITE.to_vec()], &plain), "one key of two methods"),
    ]
}

fn base64url(bytes: &[u8]) -> String {
    base64(bytes).replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned()
}

/// JSON Web Keys (RFC 9964).
fn web_keys() -> Vec<Vector> {
    let id = sha256(spki_of(&nist(OWN), &ml_public("ann")));
    let (public, seed) = (base64url(&ml_public("ann")), base64url(&ml_seed("ann")));
    let own = format!(
        "{{\"kty\":\"AKP\",\"alg\":\"ML-DSA-87\",\"pub\":\"{public}\",\"priv\":\"{seed}\"}}\n"
    );
    let with = |from: &str, to: &str| replace_one(&own, from, to);
    let bad = |code: &str, variant: &str, body: String, why| {
        Vector::bad(Kind::SecretKey, code, variant, "", why).body(body)
    };
    let other = base64url(&ml_public("bob"));
    let ok = |variant, body: String, why| {
        Vector::ok(Kind::SecretKey, variant, why).with("id", id.clone()).body(body)
    };
    vec![
        ok("jwk-akp", own.clone(), "a JSON Web Key (RFC 9964)"),
        ok(
            "jwk-akp-members",
            with("{", "{\"kid\":\"ann\",\"use\":\"sig\",\"key_ops\":[\"sign\"],"),
            "members that are not known are passed over",
        ),
        bad("key-mismatch", "jwk-akp", with(&public, &other), "pub is bob's key"),
        bad("bad-key", "jwk-akp-alg", with("\"alg\":\"ML-DSA-87\",", ""), "it needs alg"),
        bad("bad-key", "jwk-akp-slh", with("ML-DSA-87", "SLH-DSA-SHA2-128s"), "another algorithm"),
        bad("other-parameter-set", "jwk-44", with("ML-DSA-87", "ML-DSA-44"), "this is ML-DSA-44"),
        bad("other-parameter-set", "jwk-65", with("ML-DSA-87", "ML-DSA-65"), "this is ML-DSA-65"),
        bad("composite-key", "jwk", with("ML-DSA-87", "ML-DSA-87-ES384"), "one key of two methods"),
        bad("key-length", "jwk", with(&public, &public[..3452]), "a key has 2592 bytes, not 2589"),
        bad(
            "bad-key",
            "jwk-akp-twice",
            with("{", "{\"kid\":1,\"kid\":2,"),
            "a member is there twice",
        ),
        bad("bad-key", "jwk-akp-seed", with(&seed, &seed[1..]), "a seed has 32 bytes"),
    ]
}

/// Files with a pair: two blocks of PEM.
fn pairs() -> Vec<Vector> {
    let ann = key("ann");
    let own = spki_of(&nist(OWN), &ml_public("ann"));
    let (first, second) = (pem("PUBLIC KEY", &public(&ann)), pem("PUBLIC KEY", &own));
    let file = |der: &[u8]| pem("PRIVATE KEY", der);
    let locked = |der: &[u8]| pem("ENCRYPTED PRIVATE KEY", &encrypted_der(der));
    let (ed, ml) = (private(&seed(&ann)), ml_private("ann"));
    let public_ok = |variant, body: String, why| {
        Vector::ok(Kind::PublicKey, variant, why).with("id", pair_id("ann")).body(body)
    };
    let secret_ok = |variant, body: String, why| {
        Vector::ok(Kind::SecretKey, variant, why).with("id", pair_id("ann")).body(body)
    };
    let bad = |kind, code, variant, body: String, why| {
        Vector::bad(kind, code, variant, "", why).body(body)
    };
    let three = "two keys are a pair, three are not";
    let same = "a pair has one key of each method";
    let mixed = "a file has public keys or secret keys";
    vec![
        public_ok("pair", format!("{first}{second}"), "both keys of a pair"),
        public_ok("pair-turned", format!("{second}\n{first}"), "in any order"),
        bad(
            Kind::PublicKey,
            "same-method",
            "ml-dsa",
            pem("PUBLIC KEY", &spki_of(&nist(OWN), &ml_public("bob"))) + &second,
            same,
        ),
        bad(Kind::PublicKey, "bad-key", "pair-and-more", format!("{first}{second}{first}"), three),
        bad(Kind::PublicKey, "bad-key", "pair-mixed", first.clone() + &file(&ml), mixed),
        secret_ok("pair", file(&ed) + &file(&ml), "both keys of a pair"),
        secret_ok("pair-turned", file(&ml) + &file(&ed), "in any order"),
        secret_ok("pair-encrypted", locked(&ed) + &locked(&ml), "one passphrase opens both")
            .with("passphrase", PASSPHRASE),
        bad(Kind::SecretKey, "same-method", "ml-dsa", file(&ml_private("bob")) + &file(&ml), same),
        bad(Kind::SecretKey, "same-method", "encrypted", locked(&ed).repeat(2), same)
            .with("passphrase", PASSPHRASE),
        bad(Kind::SecretKey, "encrypted-key", "pair", file(&ed) + &locked(&ml), "one is encrypted"),
        bad(
            Kind::SecretKey,
            "wrong-passphrase",
            "pair",
            locked(&ed) + &locked(&ml),
            "it opens none",
        )
        .with("passphrase", "seventeen letters"),
        bad(
            Kind::SecretKey,
            "bad-key",
            "pair-and-more",
            file(&ed) + &file(&ml) + &file(&ml),
            three,
        ),
        bad(Kind::SecretKey, "bad-key", "pair-mixed", file(&ed) + &second, mixed),
    ]
}
