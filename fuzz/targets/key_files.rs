//! Key files, public and secret, in every form that is read.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use paraph::fault::FaultKind;
use paraph::keys::{Container, KeyFile, KeyProtection, PrivateContainer, PublicKey};
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
    read(PublicKey::read(bytes));
    secret(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(key) = read(PublicKey::from_base64(text)) {
        assert_eq!(key.to_base64(), text, "a second spelling");
    }
    read(PublicKey::from_pem(text));
    // The narrow door takes what the wide one does, and no more.
    if let Ok(file) = KeyFile::from_pem(text) {
        assert_eq!(file.container(), PrivateContainer::Pkcs8Pem);
        assert!(KeyFile::read(bytes).is_ok());
    }
});

/// The key, if it is one: then it reads back from all of its forms.
fn read(key: Result<PublicKey, FaultKind>) -> Option<PublicKey> {
    let key = key.inspect_err(shown::kind).ok()?;
    assert_eq!(PublicKey::from_base64(&key.to_base64()).as_ref(), Ok(&key));
    assert_eq!(PublicKey::from_pem(&key.to_pem()).as_ref(), Ok(&key));
    for container in Container::ALL {
        let Container::Public(public) = container else { continue };
        let bytes = key.write(public);
        assert_eq!(Container::of(&bytes), Ok(container));
        assert_eq!(PublicKey::read(&bytes).as_ref(), Ok(&key));
    }
    Some(key)
}

fn secret(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let file = match KeyFile::read(bytes) {
        Ok(file) => file,
        Err(kind) => return quotes_nothing(&kind, &text),
    };
    let open = |file: KeyFile, cheap: bool| match file.is_encrypted() {
        true if !cheap => None,
        true => match file.open(PASSPHRASE) {
            Ok(key) => Some(key),
            Err(kind) => {
                let codes = ["wrong-passphrase", "bad-key", "key-mismatch"];
                assert!(codes.contains(&kind.code()), "{kind:?}");
                quotes_nothing(&kind, &text);
                None
            }
        },
        false => Some(file.into_key().expect("it has no passphrase")),
    };
    let cheap = !file.is_encrypted() || is_cheap(file.container(), bytes);
    if file.is_encrypted() {
        let again = KeyFile::read(bytes).expect("it was just read");
        assert_eq!(again.into_key().err(), Some(FaultKind::EncryptedKey));
    }
    let Some(key) = open(file, cheap) else { return };
    let plain = key.to_pem(&KeyProtection::None);
    let back = KeyFile::from_pem(&plain).expect("it was just written").into_key();
    assert_eq!(back.expect("it has no passphrase").public(), key.public());
    read(Ok(key.public().clone()));
    for container in Container::ALL {
        let Container::Private(private) = container else { continue };
        let bytes = key.write(private, &KeyProtection::None).expect("no passphrase is asked of it");
        assert_eq!(Container::of(&bytes), Ok(container));
        let back = KeyFile::read(&bytes).and_then(KeyFile::into_key);
        assert_eq!(back.expect("it was just written").public(), key.public());
    }
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
fn is_cheap(container: PrivateContainer, bytes: &[u8]) -> bool {
    let text = || std::str::from_utf8(bytes).expect("it is text");
    let der = match container {
        PrivateContainer::Pkcs8Pem => SecretDocument::from_pem(text()).expect("PEM").1,
        PrivateContainer::Pkcs8Der => SecretDocument::try_from(bytes).expect("DER"),
        PrivateContainer::OpenSsh => return rounds_of_bcrypt(text()) <= 2,
        PrivateContainer::Jwk => panic!("a JSON Web Key knows no encryption"),
    };
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

/// The rounds that a file of OpenSSH's asks for: behind the magic stand the names of the cipher and
/// of bcrypt, then the salt and the rounds, each string behind its length.
fn rounds_of_bcrypt(text: &str) -> u32 {
    let base64: String = text.lines().filter(|line| !line.starts_with('-')).collect();
    let bytes = STANDARD.decode(base64).expect("base64");
    let mut rest = &bytes[b"openssh-key-v1\0".len()..];
    let number = |bytes: &[u8]| u32::from_be_bytes(bytes[..4].try_into().expect("four bytes"));
    let mut string = || {
        let (string, behind) = rest[4..].split_at(number(rest) as usize);
        rest = behind;
        string
    };
    let (_cipher, kdf, options) = (string(), string(), string());
    assert_eq!(kdf, b"bcrypt");
    let rounds = number(&options[options.len() - 4..]);
    assert!((1..=1000).contains(&rounds), "{rounds} rounds are not refused");
    rounds
}
