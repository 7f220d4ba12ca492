//! Key files, public and secret, in every form that is read.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use paraph::fault::FaultKind;
use paraph::keys::{
    Container, KeyFile, KeyProtection, PrivateContainer, PublicKey, PublicKeys, Unwritable,
};
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
    if let Ok(keys) = PublicKeys::read(bytes).inspect_err(shown::kind) {
        read_keys(&keys);
    }
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
    read_keys(&PublicKeys::from(key.clone()));
    Some(key)
}

/// Keys read back from every container that can have them.
fn read_keys(keys: &PublicKeys) {
    for container in Container::ALL {
        let Container::Public(public) = container else { continue };
        match keys.write(public) {
            Ok(bytes) => {
                assert_eq!(Container::of(&bytes), Ok(container));
                assert_eq!(PublicKeys::read(&bytes).as_ref(), Ok(keys));
            }
            Err(why) => assert!(has_no_form(why, keys)),
        }
    }
}

/// Whether it is true that keys have no form in some container.
fn has_no_form(why: Unwritable, keys: &PublicKeys) -> bool {
    match (why, keys) {
        (Unwritable::Pair, PublicKeys::Set(set)) => set.ml_dsa().is_some(),
        (Unwritable::MlDsa87, PublicKeys::Half(_)) => true,
        _ => false,
    }
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
                let codes = [
                    "wrong-passphrase",
                    "bad-key",
                    "key-mismatch",
                    "same-method",
                    "expanded-key",
                    "other-parameter-set",
                    "prehashed-key",
                    "composite-key",
                    "key-parameters",
                ];
                assert!(codes.contains(&kind.code()), "{kind:?}");
                quotes_nothing(&kind, &text);
                None
            }
        },
        false => Some(file.into_keys().expect("it has no passphrase")),
    };
    let cheap = !file.is_encrypted() || is_cheap(file.container(), bytes);
    if file.is_encrypted() {
        let again = KeyFile::read(bytes).expect("it was just read");
        assert_eq!(again.into_keys().err(), Some(FaultKind::EncryptedKey));
    }
    let Some(key) = open(file, cheap) else { return };
    let plain =
        key.write(PrivateContainer::Pkcs8Pem, &KeyProtection::None).expect("it has all keys");
    let back = KeyFile::read(&plain).expect("it was just written").into_keys();
    assert_eq!(back.expect("it has no passphrase").public(), key.public());
    read_keys(&key.public());
    for container in Container::ALL {
        let Container::Private(private) = container else { continue };
        let bytes = match key.write(private, &KeyProtection::None) {
            Ok(bytes) => bytes,
            Err(why) => {
                assert!(has_no_form(why, &key.public()));
                continue;
            }
        };
        assert_eq!(Container::of(&bytes), Ok(container));
        let back = KeyFile::read(&bytes).and_then(KeyFile::into_keys);
        assert_eq!(back.expect("it was just written").public(), key.public());
    }
    // A seed is on the second line of each block; nothing shows it.
    let plain = std::str::from_utf8(&plain).expect("PEM");
    let bases = plain.lines().filter(|line| !line.starts_with('-'));
    let long = bases.filter(|line| line.len() > 40);
    long.for_each(|line| assert!(!format!("{key:?}").contains(&line[22..])));
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
    match container {
        PrivateContainer::Pkcs8Pem => {
            // One block, or the two of a pair.
            let mut ends: Vec<usize> =
                text().match_indices("-----BEGIN ").skip(1).map(|(at, _)| at).collect();
            ends.push(text().len());
            let starts = [0].into_iter().chain(ends.clone());
            starts.zip(ends).all(|(start, end)| {
                let block = SecretDocument::from_pem(text()[start..end].trim()).expect("PEM");
                block.0 == "PRIVATE KEY" || is_cheap_pkcs8(&block.1)
            })
        }
        PrivateContainer::Pkcs8Der => {
            is_cheap_pkcs8(&SecretDocument::try_from(bytes).expect("DER"))
        }
        PrivateContainer::OpenSsh => rounds_of_bcrypt(text()) <= 2,
        PrivateContainer::Jwk => panic!("a JSON Web Key knows no encryption"),
    }
}

fn is_cheap_pkcs8(der: &SecretDocument) -> bool {
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
