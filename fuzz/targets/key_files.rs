//! Key files, public and secret, in every form that is read.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use paraph::fault::FaultKind;
use paraph::keys::{KeyFile, KeyProtection, PublicKey};
use paraph_fuzz::shown;
use pkcs8::EncryptedPrivateKeyInfoRef;
use pkcs8::der::{Decode as _, SecretDocument};
use pkcs8::pkcs5::pbes2::Kdf;

/// The passphrase of the vectors.
const PASSPHRASE: &str = "열려라 참깨";

fuzz_target!(|bytes: &[u8]| {
    let spki = PublicKey::from_spki(bytes);
    if let Some(key) = read(spki) {
        assert_eq!(STANDARD.decode(key.to_base64()).as_deref(), Ok(bytes), "a second encoding");
    }
    if let Ok(bytes) = bytes.try_into()
        && let Some(key) = read(PublicKey::from_bytes(bytes))
    {
        assert!(STANDARD.decode(key.to_base64()).expect("base64").ends_with(bytes));
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(key) = read(PublicKey::from_base64(text)) {
        assert_eq!(key.to_base64(), text, "a second spelling");
    }
    read(PublicKey::from_pem(text));
    secret(text);
});

/// The key, if it is one: then it reads back from all of its forms.
fn read(key: Result<PublicKey, FaultKind>) -> Option<PublicKey> {
    let key = key.inspect_err(shown::kind).ok()?;
    assert_eq!(PublicKey::from_base64(&key.to_base64()).as_ref(), Ok(&key));
    assert_eq!(PublicKey::from_pem(&key.to_pem()).as_ref(), Ok(&key));
    Some(key)
}

fn secret(pem: &str) {
    let file = match KeyFile::from_pem(pem) {
        Ok(file) => file,
        Err(kind) => return quotes_nothing(&kind, pem),
    };
    let open = |file: KeyFile, cheap: bool| match file.is_encrypted() {
        true if !cheap => None,
        true => match file.open(PASSPHRASE) {
            Ok(key) => Some(key),
            Err(kind) => {
                let codes = ["wrong-passphrase", "bad-key", "key-mismatch"];
                assert!(codes.contains(&kind.code()), "{kind:?}");
                quotes_nothing(&kind, pem);
                None
            }
        },
        false => Some(file.into_key().expect("it has no passphrase")),
    };
    let cheap = !file.is_encrypted() || is_cheap(pem);
    if file.is_encrypted() {
        let again = KeyFile::from_pem(pem).expect("it was just read");
        assert_eq!(again.into_key().err(), Some(FaultKind::EncryptedKey));
    }
    let Some(key) = open(file, cheap) else { return };
    let plain = key.to_pem(&KeyProtection::None);
    let back = KeyFile::from_pem(&plain).expect("it was just written").into_key();
    assert_eq!(back.expect("it has no passphrase").public(), key.public());
    read(Ok(key.public().clone()));
    // The seed is on the second line of the file; nothing shows it.
    let seed = &plain.lines().nth(1).expect("base64")[22..];
    assert!(!format!("{key:?}").contains(seed));
}

/// An error never has a line of the key file in it.
fn quotes_nothing(kind: &FaultKind, pem: &str) {
    shown::kind(kind);
    let sentence = format!("{kind} {kind:?}");
    // A line of a key, that is: sentences, which the engine learns to put in, have spaces.
    let quoted = pem.lines().filter(|line| line.len() > 24 && !line.contains([' ', '-']));
    quoted.for_each(|line| assert!(!sentence.contains(line), "{sentence}"));
}

/// Whether opening an encrypted file takes next to nothing. What it asks for is read here once
/// more, and within the limits of L3 in any case.
fn is_cheap(pem: &str) -> bool {
    let (_, der) = SecretDocument::from_pem(pem).expect("PEM");
    let info = EncryptedPrivateKeyInfoRef::from_der(der.as_bytes()).expect("PKCS#8");
    let pbes2 = info.encryption_algorithm.pbes2().expect("PBES2");
    match &pbes2.kdf {
        Kdf::Scrypt(it) => {
            let (n, r, p) =
                (it.cost_parameter, u64::from(it.block_size), u64::from(it.parallelization));
            let memory = 128 * u128::from(n) * u128::from(r);
            let work = u128::from(n) * u128::from(r) * u128::from(p);
            assert!(memory <= 256 << 20 && work <= 1 << 25, "N {n}, r {r}, p {p} are not refused");
            work <= 64
        }
        Kdf::Pbkdf2(it) => {
            assert!(it.iteration_count <= 10_000_000, "{} rounds", it.iteration_count);
            it.iteration_count <= 64
        }
        _ => panic!("another function was let in"),
    }
}
