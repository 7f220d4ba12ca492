//! Files that hold a secret key, under a passphrase or not.

use std::fmt;

use pkcs8::der::asn1::{AnyRef, OctetStringRef};
use pkcs8::der::pem::{LineEnding, PemLabel as _};
use pkcs8::der::{Decode as _, Reader as _, SecretDocument, SliceReader, Tag, Tagged as _};
use pkcs8::pkcs5::pbes2::{self, Kdf, Salt, ScryptParams};
use pkcs8::pkcs5::{self, EncryptionScheme};
use pkcs8::spki::AlgorithmIdentifierRef;
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};
use zeroize::Zeroizing;

use super::container::{Container, PrivateContainer, pem_blocks, tidy};
use super::key_set::Suite;
use super::ml_dsa::{self, ML_DSA_87};
use super::public::{ED25519, Method};
use super::secret::{KeyProtection, SecretKey, SecretKeySet, SecretKeys};
use super::stack_wiping::{scrubbed, scrubbed_deeply};
use super::unsupported::{self, Encryption, NO_KEY};
use super::{jwk, openssh};
use crate::fault::{FaultKind, KeyFlaw};

/// The maximum memory to decrypt a key, in bytes. It prevents a key file that needs gigabytes.
const MAX_SCRYPT_MEMORY: u64 = 256 << 20;
/// The maximum number of scrypt block operations (N * r * p), and of PBKDF2 rounds below, to decrypt a key:
/// about ten seconds. It prevents a key file that would take hours.
const MAX_SCRYPT_WORK: u64 = 1 << 25;
/// See [`MAX_SCRYPT_WORK`].
const MAX_PBKDF2_ROUNDS: u32 = 10_000_000;

/// Why keys cannot be written in a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// It cannot be encrypted.
    Encrypted,
    /// It has one key, and these are two.
    Pair,
    /// It has no form for keys of ML-DSA-87.
    MlDsa87,
}

impl SecretKey {
    /// The key as a PKCS#8 version 1 file in PEM (RFC 8410, section 7; RFC 9881, section 6).
    pub fn to_pem(&self, protection: &KeyProtection<'_>) -> Zeroizing<String> {
        scrubbed(|| pem(&[self], protection))
    }

    /// The bytes of a file in this container; see [`SecretKeys::write`].
    ///
    /// # Errors
    ///
    /// [`Unwritable`] if the container has no form for it.
    pub fn write(
        &self,
        container: PrivateContainer,
        protection: &KeyProtection<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, Unwritable> {
        write(&[self], container, protection)
    }
}

impl SecretKeySet {
    /// The keys as a PEM file: one PKCS#8 block for each, the Ed25519 key first.
    pub fn to_pem(&self, protection: &KeyProtection<'_>) -> Zeroizing<String> {
        let keys: Vec<_> = self.keys().collect();
        scrubbed(|| pem(&keys, protection))
    }
}

impl SecretKeys {
    /// The bytes of a file in this container. PKCS#8 is written in version 1, and of an ML-DSA-87 key the seed alone;
    /// OpenSSH format with AES-256-CTR and bcrypt. A pair is two blocks of PEM, the Ed25519 key first.
    ///
    /// # Errors
    ///
    /// [`Unwritable`] if the container has no form for it.
    pub fn write(
        &self,
        container: PrivateContainer,
        protection: &KeyProtection<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, Unwritable> {
        write(&self.keys().collect::<Vec<_>>(), container, protection)
    }
}

fn write(
    keys: &[&SecretKey],
    container: PrivateContainer,
    protection: &KeyProtection<'_>,
) -> Result<Zeroizing<Vec<u8>>, Unwritable> {
    scrubbed(|| match (container, keys, protection) {
        (PrivateContainer::Pkcs8Pem, ..) => Ok(bytes(pem(keys, protection))),
        (PrivateContainer::Jwk, _, KeyProtection::Passphrase { .. }) => Err(Unwritable::Encrypted),
        (PrivateContainer::Pkcs8Der, [key], _) => Ok(pkcs8(key, protection).1.to_bytes()),
        (PrivateContainer::Jwk, [key], KeyProtection::None) => Ok(bytes(jwk::write(key))),
        (PrivateContainer::OpenSsh, [key], _) => match key.method() {
            Method::Ed25519 => Ok(bytes(openssh::write(key, protection))),
            Method::MlDsa87 => Err(Unwritable::MlDsa87),
        },
        _ => Err(Unwritable::Pair),
    })
}

/// The blocks of one key, or of a pair.
fn pem(keys: &[&SecretKey], protection: &KeyProtection<'_>) -> Zeroizing<String> {
    let mut protection = *protection;
    let mut blocks = Vec::with_capacity(keys.len());
    for key in keys {
        let (label, document) = pkcs8(key, &protection);
        blocks.push(document.to_pem(label, LineEnding::LF).expect("a few hundred bytes fit"));
        protection = protection.for_next_key();
    }
    // With the final capacity: a buffer that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(blocks.iter().map(|it| it.len()).sum()));
    blocks.iter().for_each(|block| text.push_str(block));
    text
}

/// The PKCS#8 document, and its PEM label.
fn pkcs8(key: &SecretKey, protection: &KeyProtection<'_>) -> (&'static str, SecretDocument) {
    // Ed25519 (RFC 8410, section 7): an octet string. ML-DSA-87 (RFC 9881, section 6): the choice `seed`, tagged 0.
    let (oid, tag) = match key.method() {
        Method::Ed25519 => (ED25519, 0x04),
        Method::MlDsa87 => (ML_DSA_87, SEED_TAG),
    };
    let mut inner = Zeroizing::new([0; 34]);
    inner[..2].copy_from_slice(&[tag, 32]);
    inner[2..].copy_from_slice(&*key.seed());
    let algorithm = AlgorithmIdentifierRef { oid, parameters: None };
    let private = OctetStringRef::new(&*inner).expect("34 bytes fit");
    let info = PrivateKeyInfoRef::new(algorithm, private);
    match protection {
        KeyProtection::None => {
            (PrivateKeyInfoRef::PEM_LABEL, SecretDocument::encode_msg(&info).expect("fits"))
        }
        KeyProtection::Passphrase { passphrase, salt, iv } => {
            let parameters = openssl_scrypt(salt, iv);
            let document = info.encrypt_with_params(parameters, passphrase.as_bytes());
            (EncryptedPrivateKeyInfoRef::PEM_LABEL, document.expect("parameters are good"))
        }
    }
}

/// The tag of the choice `seed` of an ML-DSA-87 private key: context-specific, 0, primitive.
const SEED_TAG: u8 = 0x80;

/// The bytes of a text, without copying them.
fn bytes(mut text: Zeroizing<String>) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(std::mem::take(&mut *text).into_bytes())
}

/// scrypt with N = 2^14, r = 8, p = 5: the most work within the 32 MiB limit of `openssl pkey`.
fn openssl_scrypt(salt: &[u8; 16], iv: &[u8; 16]) -> pbes2::Parameters {
    let kdf = ScryptParams {
        salt: Salt::try_from(&salt[..]).expect("16 bytes are a salt"),
        cost_parameter: 1 << 14,
        block_size: 8,
        parallelization: 5,
        key_length: None,
    };
    pbes2::Parameters {
        kdf: Kdf::Scrypt(kdf),
        encryption: pbes2::EncryptionScheme::Aes256Cbc { iv: *iv },
    }
}

/// A secret key file that was read, and not yet decrypted if it has a passphrase.
pub struct KeyFile {
    container: PrivateContainer,
    contents: Contents,
    /// The other key of a pair.
    other: Option<Contents>,
}

enum Contents {
    Plain(SecretKey),
    Pkcs8(SecretDocument),
    OpenSsh(openssh::Encrypted),
}

impl KeyFile {
    /// Reads a PKCS#8 file in PEM, as [`SecretKey::to_pem`] and `openssl genpkey` write it; of a pair both.
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadKey`] for other files and other kinds of key, [`FaultKind::KeyMismatch`] if the file
    /// names another public key, [`FaultKind::KeyCost`] if decrypting it would take too much work,
    /// [`FaultKind::SameMethod`] for two keys of one method, and those of [`PublicKey::from_spki`] for keys that are
    /// nearly ML-DSA-87. [`FaultKind::ExpandedKey`] for one without its seed. No error quotes the file.
    ///
    /// [`PublicKey::from_spki`]: super::PublicKey::from_spki
    pub fn from_pem(pem: &str) -> Result<Self, FaultKind> {
        scrubbed(|| Self::of_pem(&tidy(pem)))
    }

    /// Reads a file in any container for private keys (docs/program-format.md K8).
    ///
    /// # Errors
    ///
    /// The errors of [`from_pem`](Self::from_pem). For keys of other algorithms, other containers and public
    /// keys, the error names what the file is.
    pub fn read(bytes: &[u8]) -> Result<Self, FaultKind> {
        scrubbed(|| {
            let container = match Container::of(bytes)? {
                Container::Private(container) => container,
                Container::Public(_) => {
                    return Err(FaultKind::BadKey { what: KeyFlaw::Public });
                }
            };
            let text = || std::str::from_utf8(bytes).map(tidy).map_err(|_| NO_KEY);
            let contents = match container {
                PrivateContainer::Pkcs8Pem => return Self::of_pem(&text()?),
                PrivateContainer::Pkcs8Der => der_contents(bytes)?,
                PrivateContainer::OpenSsh => match openssh::read(&text()?)? {
                    openssh::Read::Plain(key) => Contents::Plain(key),
                    openssh::Read::Encrypted(encrypted) => Contents::OpenSsh(encrypted),
                },
                PrivateContainer::Jwk => Contents::Plain(jwk::read(&text()?)?),
            };
            Ok(Self { container, contents, other: None })
        })
    }

    fn of_pem(text: &str) -> Result<Self, FaultKind> {
        let (first, second) = pem_blocks(text).ok_or(NOT_A_KEY)?;
        let (contents, other) = (pem_contents(first)?, second.map(pem_contents).transpose()?);
        if let (Contents::Plain(key), Some(Contents::Plain(other))) = (&contents, &other) {
            Suite::of(key.method(), Some(other.method()))?;
        }
        Ok(Self { container: PrivateContainer::Pkcs8Pem, contents, other })
    }

    /// The container of the key.
    pub fn container(&self) -> PrivateContainer {
        self.container
    }

    /// Whether a passphrase is required.
    pub fn is_encrypted(&self) -> bool {
        [Some(&self.contents), self.other.as_ref()].into_iter().flatten().any(|it| match it {
            Contents::Plain(_) => false,
            Contents::Pkcs8(_) | Contents::OpenSsh(_) => true,
        })
    }

    /// The keys, if they are not encrypted.
    ///
    /// # Errors
    ///
    /// [`FaultKind::EncryptedKey`] if one is encrypted.
    pub fn into_keys(self) -> Result<SecretKeys, FaultKind> {
        self.all(|contents| match contents {
            Contents::Plain(key) => Ok(key),
            Contents::Pkcs8(_) | Contents::OpenSsh(_) => Err(FaultKind::EncryptedKey),
        })
    }

    /// The key or pair that signs an act, if it is not encrypted.
    ///
    /// # Errors
    ///
    /// [`FaultKind::EncryptedKey`] if one is encrypted, [`FaultKind::HalfPair`] for an ML-DSA-87 key alone.
    pub fn into_set(self) -> Result<SecretKeySet, FaultKind> {
        self.into_keys()?.into_set()
    }

    /// Decrypts the keys with the passphrase: both keys of a pair have the same. If a key is not encrypted, the
    /// passphrase is ignored.
    ///
    /// # Errors
    ///
    /// [`FaultKind::WrongPassphrase`], and the errors of [`from_pem`](Self::from_pem) for the decrypted
    /// content.
    pub fn open(self, passphrase: &str) -> Result<SecretKeys, FaultKind> {
        self.all(|contents| match contents {
            Contents::Plain(key) => Ok(key),
            Contents::Pkcs8(document) => scrubbed(|| open_pkcs8(&document, passphrase)),
            Contents::OpenSsh(encrypted) => scrubbed(|| encrypted.open(passphrase)),
        })
    }

    fn all(
        self,
        open: impl Fn(Contents) -> Result<SecretKey, FaultKind>,
    ) -> Result<SecretKeys, FaultKind> {
        let Self { container: _, contents, other } = self;
        SecretKeys::of(open(contents)?, other.map(open).transpose()?)
    }
}

impl fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyFile(encrypted: {})", self.is_encrypted())
    }
}

const NOT_A_KEY: FaultKind = FaultKind::BadKey { what: KeyFlaw::PrivatePem };
const UNSUPPORTED: FaultKind = FaultKind::BadKey { what: KeyFlaw::Pkcs8Encryption };

fn pem_contents(pem: &str) -> Result<Contents, FaultKind> {
    let (label, document) = SecretDocument::from_pem(pem).map_err(|_| NOT_A_KEY)?;
    match label {
        PrivateKeyInfoRef::PEM_LABEL => Ok(Contents::Plain(from_pkcs8(&document)?)),
        EncryptedPrivateKeyInfoRef::PEM_LABEL => encrypted(document),
        _ => Err(NOT_A_KEY),
    }
}

fn der_contents(der: &[u8]) -> Result<Contents, FaultKind> {
    let document = SecretDocument::try_from(der).map_err(|_| NOT_A_KEY)?;
    match Encryption::of(der).is_some() || EncryptedPrivateKeyInfoRef::from_der(der).is_ok() {
        true => encrypted(document),
        false => Ok(Contents::Plain(from_pkcs8(&document)?)),
    }
}

fn encrypted(document: SecretDocument) -> Result<Contents, FaultKind> {
    if let Some(encryption) = Encryption::of(document.as_bytes()) {
        return Err(encryption.refusal());
    }
    let info = EncryptedPrivateKeyInfoRef::from_der(document.as_bytes());
    check_cost(&info.map_err(|_| NOT_A_KEY)?.encryption_algorithm)?;
    Ok(Contents::Pkcs8(document))
}

fn open_pkcs8(document: &SecretDocument, passphrase: &str) -> Result<SecretKey, FaultKind> {
    let info = EncryptedPrivateKeyInfoRef::from_der(document.as_bytes());
    match info.map_err(|_| NOT_A_KEY)?.decrypt(passphrase.as_bytes()) {
        Ok(opened) => from_pkcs8(&opened),
        Err(pkcs8::Error::EncryptedPrivateKey(
            pkcs5::Error::UnsupportedAlgorithm { .. }
            | pkcs5::Error::AlgorithmParametersInvalid { .. },
        )) => Err(UNSUPPORTED),
        // A wrong key stream gives bad padding or, about once in a hundred times, bytes that are not DER.
        Err(_) => Err(FaultKind::WrongPassphrase),
    }
}

/// The bytes before and after the seed in version 2, as `ring` wrote it before its version 0.17: its public
/// key has an explicit tag, but RFC 5958 requires an implicit one.
const RING: ([u8; 16], [u8; 5]) = (
    [0x30, 0x53, 2, 1, 1, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20],
    [0xa1, 0x23, 3, 0x21, 0],
);

/// A key as older versions of `ring` wrote it.
fn from_ring(der: &[u8]) -> Option<Result<SecretKey, FaultKind>> {
    let (seed, rest) = der.strip_prefix(&RING.0)?.split_first_chunk::<32>()?;
    let public = rest.strip_prefix(&RING.1).filter(|public| public.len() == 32)?;
    let key = SecretKey::from_seed(&Zeroizing::new(*seed));
    let is_its_own = key.public().bytes() == public;
    Some(if is_its_own { Ok(key) } else { Err(FaultKind::KeyMismatch) })
}

fn from_pkcs8(document: &SecretDocument) -> Result<SecretKey, FaultKind> {
    if let Some(key) = from_ring(document.as_bytes()) {
        return key;
    }
    let info = PrivateKeyInfoRef::from_der(document.as_bytes()).map_err(|_| NOT_A_KEY)?;
    let private = info.private_key.as_bytes();
    let key = match (info.algorithm.oid, info.algorithm.parameters) {
        (ED25519, None) => {
            let inner = <&OctetStringRef>::from_der(private).map_err(|_| NOT_A_KEY)?;
            SecretKey::from_seed(&seed_of(inner.as_bytes())?)
        }
        (ML_DSA_87, None) => ml_dsa_key(private)?,
        _ => return Err(unsupported::algorithm(&info.algorithm)),
    };
    let stored = info.public_key.as_ref().map(|bits| bits.raw_bytes());
    match stored.is_none_or(|stored| *stored == *key.public().bytes()) {
        true => Ok(key),
        false => Err(FaultKind::KeyMismatch),
    }
}

fn seed_of(bytes: &[u8]) -> Result<Zeroizing<[u8; 32]>, FaultKind> {
    let mut seed = Zeroizing::new([0; 32]);
    if bytes.len() != seed.len() {
        return Err(NOT_A_KEY);
    }
    seed.copy_from_slice(bytes);
    Ok(seed)
}

/// An ML-DSA-87 private key (RFC 9881, section 6): its seed, or its seed and the expanded key, which must agree.
fn ml_dsa_key(private: &[u8]) -> Result<SecretKey, FaultKind> {
    let choice = AnyRef::from_der(private).map_err(|_| NOT_A_KEY)?;
    match choice.tag() {
        Tag::ContextSpecific { constructed: false, .. } if private[0] == SEED_TAG => {
            Ok(SecretKey::ml_dsa_from_seed(&seed_of(choice.value())?))
        }
        Tag::OctetString => Err(FaultKind::ExpandedKey),
        Tag::Sequence => {
            let mut both = SliceReader::new(choice.value()).map_err(|_| NOT_A_KEY)?;
            let seed = <&OctetStringRef>::decode(&mut both).map_err(|_| NOT_A_KEY)?;
            let expanded = <&OctetStringRef>::decode(&mut both).map_err(|_| NOT_A_KEY)?;
            let seed = seed_of(seed.as_bytes())?;
            both.finish().map_err(|_| NOT_A_KEY)?;
            let agree = || ml_dsa::is_expanded_from(&seed, expanded.as_bytes());
            match scrubbed_deeply(agree) {
                true => Ok(SecretKey::ml_dsa_from_seed(&seed)),
                false => Err(FaultKind::KeyMismatch),
            }
        }
        _ => Err(NOT_A_KEY),
    }
}

/// Checks that decrypting the key takes no more than the limits.
fn check_cost(scheme: &EncryptionScheme) -> Result<(), FaultKind> {
    let parameters = scheme.pbes2().ok_or(UNSUPPORTED)?;
    let affordable = match &parameters.kdf {
        Kdf::Scrypt(scrypt)
            if scrypt.cost_parameter < 2
                || !scrypt.cost_parameter.is_power_of_two()
                || scrypt.block_size == 0
                || scrypt.parallelization == 0 =>
        {
            return Err(UNSUPPORTED);
        }
        Kdf::Scrypt(scrypt) => {
            let block = scrypt.cost_parameter.saturating_mul(u64::from(scrypt.block_size));
            block.saturating_mul(128) <= MAX_SCRYPT_MEMORY
                && block.saturating_mul(u64::from(scrypt.parallelization)) <= MAX_SCRYPT_WORK
        }
        Kdf::Pbkdf2(pbkdf2) => pbkdf2.iteration_count <= MAX_PBKDF2_ROUNDS,
        _ => return Err(UNSUPPORTED),
    };
    if affordable { Ok(()) } else { Err(FaultKind::KeyCost) }
}

#[cfg(test)]
mod tests {
    use fips204::ml_dsa_87::KG;
    use fips204::traits::{KeyGen as _, SerDes as _};
    use pkcs8::der::asn1::BitStringRef;

    use super::*;
    use crate::keys::{PublicContainer, PublicKey, PublicKeys};

    fn seed(byte: u8) -> Zeroizing<[u8; 32]> {
        Zeroizing::new([byte; 32])
    }

    fn key() -> SecretKey {
        SecretKey::from_seed(&seed(7))
    }

    fn other() -> SecretKey {
        SecretKey::ml_dsa_from_seed(&seed(7))
    }

    fn pair() -> SecretKeys {
        SecretKeys::of(key(), Some(other())).unwrap()
    }

    /// Every kind of keys that a file can have.
    fn kinds() -> [SecretKeys; 3] {
        [pair(), SecretKeys::of(key(), None).unwrap(), SecretKeys::of(other(), None).unwrap()]
    }

    fn locked() -> KeyProtection<'static> {
        KeyProtection::Passphrase { passphrase: "열려라", salt: [1; 16], iv: [2; 16] }
    }

    fn is_set(keys: &SecretKeys) -> bool {
        matches!(keys, SecretKeys::Set(_))
    }

    #[test]
    fn a_key_file_reads_back() {
        for keys in kinds() {
            let pem = keys.write(PrivateContainer::Pkcs8Pem, &KeyProtection::None).unwrap();
            let file = || KeyFile::read(&pem).unwrap();
            assert!(!file().is_encrypted());
            assert_eq!(file().into_keys().unwrap().public(), keys.public());
            match file().into_set() {
                Ok(set) => assert_eq!(PublicKeys::Set(set.public().clone()), keys.public()),
                Err(kind) => assert_eq!((kind, is_set(&keys)), (FaultKind::HalfPair, false)),
            }
        }
        let SecretKeys::Set(set) = pair() else { unreachable!() };
        let SecretKeys::Set(again) =
            KeyFile::from_pem(&set.to_pem(&locked())).unwrap().open("열려라").unwrap()
        else {
            unreachable!()
        };
        assert_eq!(again.public(), set.public());
        assert_eq!(key().to_pem(&KeyProtection::None).lines().count(), 3);
    }

    #[test]
    fn a_passphrase_opens_its_key_and_no_other_does() {
        for keys in kinds() {
            let pem = keys.write(PrivateContainer::Pkcs8Pem, &locked()).unwrap();
            let file = || KeyFile::read(&pem).unwrap();
            assert!(file().is_encrypted());
            assert_eq!(file().open("열려라").unwrap().public(), keys.public());
            assert_eq!(file().open("열려라 ").unwrap_err(), FaultKind::WrongPassphrase);
            assert_eq!(file().into_keys().unwrap_err(), FaultKind::EncryptedKey);
        }
        // The two blocks of a pair have different salts.
        let pem = pair().write(PrivateContainer::Pkcs8Pem, &locked()).unwrap();
        let pem = std::str::from_utf8(&pem).unwrap();
        let (first, second) = pem_blocks(pem).unwrap();
        let salt = |pem: &str| {
            let (_, document) = SecretDocument::from_pem(pem).unwrap();
            let info = EncryptedPrivateKeyInfoRef::from_der(document.as_bytes()).unwrap();
            let parameters = info.encryption_algorithm.pbes2().unwrap();
            let Kdf::Scrypt(scrypt) = &parameters.kdf else { unreachable!() };
            (scrypt.salt, parameters.encryption)
        };
        let (first_salt, second_salt) = (salt(first), salt(second.unwrap()));
        assert!(first_salt.0 != second_salt.0 && first_salt.1 != second_salt.1);
        // Each block has its own passphrase, or none.
        let plain = key().to_pem(&KeyProtection::None).to_string() + second.unwrap();
        let file = || KeyFile::from_pem(&plain).unwrap();
        assert!(file().is_encrypted());
        assert_eq!(file().open("열려라").unwrap().public(), pair().public());
        assert_eq!(file().open("x").unwrap_err(), FaultKind::WrongPassphrase);
        assert_eq!(file().into_keys().unwrap_err(), FaultKind::EncryptedKey);
    }

    #[test]
    fn two_keys_of_one_method_are_no_pair_and_three_are_none() {
        let pem = |key: SecretKey| key.to_pem(&KeyProtection::None).to_string();
        let public = |key: SecretKey| key.public().to_pem();
        for make in [key, other] {
            let twice = pem(make()) + &pem(make());
            assert_eq!(KeyFile::from_pem(&twice).unwrap_err().code(), "same-method");
            let locked = make().to_pem(&locked()).to_string();
            let opened = KeyFile::from_pem(&(locked.clone() + &locked)).unwrap().open("열려라");
            assert_eq!(opened.unwrap_err().code(), "same-method");
            let twice = public(make()) + &public(make());
            assert_eq!(PublicKeys::read(twice.as_bytes()).unwrap_err().code(), "same-method");
        }
        let three = pem(key()) + &pem(other()) + &pem(other());
        assert_eq!(KeyFile::from_pem(&three).unwrap_err().code(), "bad-key");
        let three = public(key()) + &public(other()) + &public(other());
        assert_eq!(PublicKeys::read(three.as_bytes()).unwrap_err().code(), "bad-key");
        for mixed in [pem(key()) + &public(other()), public(key()) + &pem(other())] {
            assert_eq!(KeyFile::read(mixed.as_bytes()).unwrap_err().code(), "bad-key");
            assert_eq!(PublicKeys::read(mixed.as_bytes()).unwrap_err().code(), "bad-key");
        }
        // Any order is read, and blank lines between the blocks.
        let turned = pem(other()) + "\r\n\n" + &pem(key());
        assert_eq!(
            KeyFile::from_pem(&turned).unwrap().into_keys().unwrap().public(),
            pair().public()
        );
        let turned = public(other()) + "\n" + &public(key());
        assert_eq!(PublicKeys::read(turned.as_bytes()), Ok(pair().public()));
    }

    #[test]
    fn every_container_reads_back() {
        let ways = [("none", KeyProtection::None), ("locked", locked())];
        for (kind, keys) in ["pair", "Ed25519", "ML-DSA-87"].into_iter().zip(kinds()) {
            for container in Container::ALL {
                assert_eq!(container.name().parse(), Ok(container));
                let name = container.name();
                let refused = match (kind, name) {
                    ("pair", "pkcs8-pem" | "spki-pem") => None,
                    ("pair", _) => Some(Unwritable::Pair),
                    ("ML-DSA-87", "openssh" | "openssh-public") => Some(Unwritable::MlDsa87),
                    _ => None,
                };
                let Container::Private(private) = container else {
                    let Container::Public(public) = container else { unreachable!() };
                    let written = keys.public().write(public);
                    assert_eq!(written.as_ref().err().copied(), refused, "{kind} {name}");
                    let read = written.map(|bytes| PublicKeys::read(&bytes).unwrap());
                    assert!(read.is_err() || read == Ok(keys.public()), "{kind} {name}");
                    continue;
                };
                for (way, protection) in &ways {
                    let refused = match (name, *way) {
                        ("jwk", "locked") => Some(Unwritable::Encrypted),
                        _ => refused,
                    };
                    let written = keys.write(private, protection);
                    assert_eq!(written.as_ref().err().copied(), refused, "{kind} {name} {way}");
                    let Ok(bytes) = written else { continue };
                    let file = KeyFile::read(&bytes).unwrap();
                    let expected = (private, *way == "locked");
                    assert_eq!((file.container(), file.is_encrypted()), expected);
                    assert_eq!(file.open("열려라").unwrap().public(), keys.public());
                }
            }
        }
        assert_eq!("ppk".parse::<Container>().unwrap_err().code(), "unknown-word");
    }

    /// An ML-DSA-87 private key in PKCS#8, with these bytes as its choice (RFC 9881, section 6).
    fn pkcs8_of(choice: &[u8], parameters: Option<AnyRef<'_>>, oid: &str) -> Vec<u8> {
        let algorithm = AlgorithmIdentifierRef { oid: oid.parse().unwrap(), parameters };
        let info = PrivateKeyInfoRef::new(algorithm, OctetStringRef::new(choice).unwrap());
        SecretDocument::encode_msg(&info).unwrap().as_bytes().to_vec()
    }

    #[test]
    fn an_ml_dsa_key_needs_its_seed_and_agrees_with_it() {
        const OWN: &str = "2.16.840.1.101.3.4.3.19";
        let expanded = |byte: u8| KG::keygen_from_seed(&[byte; 32]).1.into_bytes().to_vec();
        let octets = |bytes: &[u8]| match u16::try_from(bytes.len()).unwrap().to_be_bytes() {
            [0, length] => [&[4, length], bytes].concat(),
            [high, low] => [&[4, 0x82, high, low], bytes].concat(),
        };
        let both = |seed: &[u8], expanded: &[u8]| {
            let members = [octets(seed), octets(expanded)].concat();
            let [high, low] = u16::try_from(members.len()).unwrap().to_be_bytes();
            [&[0x30, 0x82, high, low], &members[..]].concat()
        };
        let seed = [&[0x80, 32][..], &[7; 32]].concat();
        let read = |der: &[u8]| KeyFile::read(der).and_then(KeyFile::into_keys);
        let good = [pkcs8_of(&seed, None, OWN), pkcs8_of(&both(&[7; 32], &expanded(7)), None, OWN)];
        for der in good {
            assert_eq!(read(&der).unwrap().public(), PublicKeys::Half(other().public().clone()));
        }
        let null = AnyRef::new(Tag::Null, &[]).unwrap();
        let mut spoiled = expanded(7);
        spoiled[4000] ^= 1;
        let rows = [
            (pkcs8_of(&octets(&expanded(7)), None, OWN), "expanded-key"),
            (pkcs8_of(&both(&[7; 32], &expanded(8)), None, OWN), "key-mismatch"),
            (pkcs8_of(&both(&[7; 32], &spoiled), None, OWN), "key-mismatch"),
            (pkcs8_of(&both(&[7; 32], &expanded(7)[1..]), None, OWN), "key-mismatch"),
            (pkcs8_of(&both(&[7; 31], &expanded(7)), None, OWN), "bad-key"),
            (pkcs8_of(&seed[..33], None, OWN), "bad-key"),
            (pkcs8_of(&[&[0x80, 31][..], &[7; 31]].concat(), None, OWN), "bad-key"),
            (pkcs8_of(&[&[0x81, 32][..], &[7; 32]].concat(), None, OWN), "bad-key"),
            (pkcs8_of(&[&[0xa0, 34, 4, 32][..], &[7; 32]].concat(), None, OWN), "bad-key"),
            (pkcs8_of(&[&seed[..], &[0]].concat(), None, OWN), "bad-key"),
            (pkcs8_of(&[], None, OWN), "bad-key"),
            (pkcs8_of(&seed, Some(null), OWN), "key-parameters"),
            (pkcs8_of(&seed, None, "2.16.840.1.101.3.4.3.17"), "other-parameter-set"),
            (pkcs8_of(&seed, None, "2.16.840.1.101.3.4.3.18"), "other-parameter-set"),
            (pkcs8_of(&seed, None, "2.16.840.1.101.3.4.3.34"), "prehashed-key"),
            (pkcs8_of(&seed, None, "1.3.6.1.5.5.7.6.37"), "composite-key"),
            (pkcs8_of(&seed, None, "2.16.840.1.114027.80.9.1.20"), "composite-key"),
            (pkcs8_of(&seed, None, "1.3.6.1.5.5.7.6.36"), "bad-key"),
            (pkcs8_of(&seed, None, "1.3.6.1.5.5.7.6.55"), "bad-key"),
        ];
        for (number, (der, expected)) in rows.iter().enumerate() {
            assert_eq!(read(der).unwrap_err().code(), *expected, "row {number}");
        }
        // The public key of version 2, in the tag of RFC 5958.
        let with_public = |public: &PublicKey| {
            let algorithm = AlgorithmIdentifierRef { oid: ML_DSA_87, parameters: None };
            let mut info = PrivateKeyInfoRef::new(algorithm, OctetStringRef::new(&seed).unwrap());
            info.public_key = Some(BitStringRef::from_bytes(public.bytes()).unwrap());
            SecretDocument::encode_msg(&info).unwrap().as_bytes().to_vec()
        };
        assert!(read(&with_public(other().public())).is_ok());
        let stranger = SecretKey::ml_dsa_from_seed(&self::seed(8));
        for public in [stranger.public(), key().public()] {
            assert_eq!(read(&with_public(public)).unwrap_err(), FaultKind::KeyMismatch);
        }
    }

    #[test]
    fn der_that_is_cut_or_flipped_gives_no_other_key() {
        for key in [key(), other()] {
            let der = key.write(PrivateContainer::Pkcs8Der, &KeyProtection::None).unwrap();
            for at in 0..der.len() {
                assert_eq!(KeyFile::read(&der[..at]).unwrap_err().code(), "bad-key", "cut at {at}");
                // Without a copy of the public key, the seed cannot be checked. The seed is at the end.
                for bit in (0..8).filter(|_| at < der.len() - 32) {
                    let mut flipped = der.to_vec();
                    flipped[at] ^= 1 << bit;
                    let other = KeyFile::read(&flipped).and_then(KeyFile::into_keys);
                    let public = other.as_ref().map(SecretKeys::public);
                    let same = public.is_ok_and(|it| it.keys().eq([key.public()]));
                    assert!(same || other.is_err(), "bit {bit} of byte {at}");
                }
            }
            let public = PublicKeys::from(key.public().clone()).write(PublicContainer::SpkiDer);
            let public = public.unwrap();
            for at in 0..public.len() {
                assert!(PublicKeys::read(&public[..at]).is_err(), "cut at {at}");
            }
        }
    }

    #[test]
    fn what_is_no_key_is_refused_without_a_word_of_it() {
        let pem = key().to_pem(&KeyProtection::None).to_string();
        let public = key().public().to_pem();
        for bad in ["", "hunter2", &public, &pem.replace("MC4C", "MC4D"), &pem[..80]] {
            assert_eq!(KeyFile::from_pem(bad).unwrap_err().code(), "bad-key");
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        for key in [key(), other()] {
            let id = key.public().id();
            assert_eq!(format!("{key:?}"), format!("SecretKey({id}, secret)"));
        }
        let SecretKeys::Set(set) = pair() else { unreachable!() };
        assert_eq!(format!("{set:?}"), format!("SecretKeySet({}, secret)", set.public().id()));
        let shown = format!("{:?}", pair());
        assert_eq!(shown, format!("Set({set:?})"));
        for (protection, encrypted) in [(KeyProtection::None, false), (locked(), true)] {
            let pem = pair().write(PrivateContainer::Pkcs8Pem, &protection).unwrap();
            let file = KeyFile::read(&pem).unwrap();
            assert_eq!(format!("{file:?}"), format!("KeyFile(encrypted: {encrypted})"));
        }
    }

    #[test]
    fn the_cost_of_opening_is_bounded_before_it_is_paid() {
        let with = |cost_parameter, block_size, parallelization| {
            let mut parameters = openssl_scrypt(&[0; 16], &[0; 16]);
            let Kdf::Scrypt(scrypt) = &mut parameters.kdf else { unreachable!() };
            *scrypt = ScryptParams { cost_parameter, block_size, parallelization, ..*scrypt };
            check_cost(&EncryptionScheme::Pbes2(parameters)).err()
        };
        assert_eq!(with(1 << 14, 8, 5), None);
        assert_eq!(with(1 << 18, 8, 1), None);
        assert_eq!(with(1 << 19, 8, 1), Some(FaultKind::KeyCost));
        assert_eq!(with(1 << 14, 8, 257), Some(FaultKind::KeyCost));
        assert_eq!(with(1 << 63, u16::MAX, u16::MAX), Some(FaultKind::KeyCost));
        // Memory, 128·N·r: just below 2^28, equal to it, above it. Then work, N·r·p, and 2^25.
        let memory = [127, 128, 129].map(|r| with(1 << 14, r, 1));
        assert_eq!(memory, [None, None, Some(FaultKind::KeyCost)]);
        let work = [255, 256, 257].map(|p| with(1 << 14, 8, p));
        assert_eq!(work, [None, None, Some(FaultKind::KeyCost)]);
        let rounds = [9_999_999, 10_000_000, 10_000_001].map(|rounds| {
            let pbkdf2 = pbes2::Pbkdf2Params::hmac_sha256(rounds, &[0; 16]).unwrap();
            let kdf = Kdf::Pbkdf2(pbkdf2);
            let parameters = pbes2::Parameters { kdf, ..openssl_scrypt(&[0; 16], &[0; 16]) };
            check_cost(&EncryptionScheme::Pbes2(parameters)).err()
        });
        assert_eq!(rounds, [None, None, Some(FaultKind::KeyCost)]);
        for nonsense in [0, 1, 3, u64::MAX] {
            assert_eq!(with(nonsense, 8, 1).map(|kind| kind.code()), Some("bad-key"));
        }
    }
}
