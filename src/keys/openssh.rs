//! OpenSSH files: private keys (OpenSSH's PROTOCOL.key), and public keys on one line (RFC 8709).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bcrypt_pbkdf::bcrypt_pbkdf;
use ssh_cipher::{Cipher, Tag};
use zeroize::Zeroizing;

use super::public::PublicKey;
use super::secret::{KeyProtection, SecretKey};
use super::unsupported;
use crate::fault::{FaultKind, KeyFlaw};

/// The beginning of a private key, inside its armour.
const MAGIC: &[u8] = b"openssh-key-v1\0";
const BEGIN: &str = "-----BEGIN OPENSSH PRIVATE KEY-----";
const END: &str = "-----END OPENSSH PRIVATE KEY-----";
/// The number of characters on a line, as `ssh-keygen` writes it.
const LINE: usize = 70;

const ED25519: &[u8] = b"ssh-ed25519";

/// The ciphers of `ssh-keygen -Z`, except 3DES.
const CIPHERS: [Cipher; 9] = [
    Cipher::Aes128Cbc,
    Cipher::Aes192Cbc,
    Cipher::Aes256Cbc,
    Cipher::Aes128Ctr,
    Cipher::Aes192Ctr,
    Cipher::Aes256Ctr,
    Cipher::Aes128Gcm,
    Cipher::Aes256Gcm,
    Cipher::ChaCha20Poly1305,
];

/// The maximum number of bcrypt rounds to decrypt a key: about ten seconds. It prevents a key file that would
/// take years.
const MAX_BCRYPT_ROUNDS: u32 = 1000;
/// One and a half times the 16 rounds of OpenSSH 9.2 (measured in a key that it made).
const BCRYPT_ROUNDS: u32 = 24;

/// The block size of unencrypted data, in bytes: it is padded as for a cipher with blocks of 8.
const PLAIN_BLOCK: usize = 8;

const NOT_OPENSSH: FaultKind = FaultKind::BadKey { what: KeyFlaw::OpenSshPrivate };
const NOT_A_LINE: FaultKind = FaultKind::BadKey { what: KeyFlaw::OpenSshPublic };
const SEVERAL: FaultKind = FaultKind::BadKey { what: KeyFlaw::OpenSshSeveral };
pub(super) const UNSUPPORTED: FaultKind = FaultKind::BadKey { what: KeyFlaw::OpenSshEncryption };

/// A private key that was read.
pub(super) enum Read {
    Plain(SecretKey),
    Encrypted(Encrypted),
}

/// A private key that is encrypted with a passphrase.
pub(super) struct Encrypted {
    cipher: Cipher,
    salt: Vec<u8>,
    rounds: u32,
    /// The public key outside the encrypted part. It must equal the one inside.
    public: [u8; 32],
    secret: Vec<u8>,
    tag: Option<Tag>,
}

/// Reads a private key in its armour.
pub(super) fn read(text: &str) -> Result<Read, FaultKind> {
    let bytes = unarmoured(text).ok_or(NOT_OPENSSH)?;
    let mut wire = Wire { rest: bytes.strip_prefix(MAGIC).ok_or(NOT_OPENSSH)?, fault: NOT_OPENSSH };
    let (cipher, kdf, options) = (wire.string()?, wire.string()?, wire.string()?);
    if wire.number()? != 1 {
        return Err(SEVERAL);
    }
    let public = public_key(wire.string()?, NOT_OPENSSH)?;
    let secret = wire.string()?;
    if (cipher, kdf, options) == (b"none", b"none", b"") {
        wire.end()?;
        return key_of(secret, PLAIN_BLOCK, &public, NOT_OPENSSH).map(Read::Plain);
    }
    if kdf != b"bcrypt" {
        return Err(UNSUPPORTED);
    }
    let cipher = CIPHERS.into_iter().find(|it| it.as_str().as_bytes() == cipher);
    let cipher = cipher.ok_or(UNSUPPORTED)?;
    let mut options = Wire { rest: options, fault: NOT_OPENSSH };
    let (salt, rounds) = (options.string()?.to_vec(), options.number()?);
    options.end()?;
    if salt.is_empty() || rounds == 0 {
        return Err(UNSUPPORTED);
    }
    if rounds > MAX_BCRYPT_ROUNDS {
        return Err(FaultKind::KeyCost);
    }
    let tag = match cipher.has_tag() {
        true => Some(Tag::try_from(wire.take(16)?).expect("16 bytes are a tag")),
        false => None,
    };
    wire.end()?;
    if secret.is_empty() || !secret.len().is_multiple_of(cipher.block_size()) {
        return Err(NOT_OPENSSH);
    }
    let secret = secret.to_vec();
    Ok(Read::Encrypted(Encrypted { cipher, salt, rounds, public, secret, tag }))
}

impl Encrypted {
    /// Decrypts the key with the passphrase.
    pub(super) fn open(&self, passphrase: &str) -> Result<SecretKey, FaultKind> {
        let mut secret = Zeroizing::new(self.secret.clone());
        let (key, iv) = derive(self.cipher, passphrase, &self.salt, self.rounds)
            .ok_or(FaultKind::WrongPassphrase)?;
        let opened = self.cipher.decrypt(&key, &iv, &mut secret, self.tag);
        opened.map_err(|_| FaultKind::WrongPassphrase)?;
        key_of(&secret, self.cipher.block_size(), &self.public, FaultKind::WrongPassphrase)
    }
}

/// The cipher's key and initial value; `None` for an empty passphrase, which is never valid.
fn derive(
    cipher: Cipher,
    passphrase: &str,
    salt: &[u8],
    rounds: u32,
) -> Option<(Zeroizing<Vec<u8>>, Vec<u8>)> {
    let (key, iv) = cipher.key_and_iv_size().expect("it is a cipher");
    let mut derived = Zeroizing::new(vec![0; key + iv]);
    bcrypt_pbkdf(passphrase, salt, rounds, &mut derived).ok()?;
    let iv = match cipher {
        // The nonce is zero: the salt makes each cipher key unique.
        Cipher::ChaCha20Poly1305 => vec![0; iv],
        _ => derived[key..].to_vec(),
    };
    derived.truncate(key);
    Some((derived, iv))
}

/// Reads the key from the decrypted private part: two equal numbers, which reveal a wrong passphrase; the key
/// with three copies of its public half; a comment; and padding.
fn key_of(
    secret: &[u8],
    block: usize,
    public: &[u8; 32],
    unequal: FaultKind,
) -> Result<SecretKey, FaultKind> {
    let mut wire = Wire { rest: secret, fault: NOT_OPENSSH };
    if !secret.len().is_multiple_of(block) {
        return Err(NOT_OPENSSH);
    }
    if wire.number()? != wire.number()? {
        return Err(unequal);
    }
    let name = wire.string()?;
    if name != ED25519 {
        return Err(unsupported::ssh(name).unwrap_or(NOT_OPENSSH));
    }
    let (copy, pair, _comment) = (wire.string()?, wire.string()?, wire.string()?);
    let padding = wire.rest;
    if padding.len() >= block || !padding.iter().zip(1..).all(|(byte, counted)| *byte == counted) {
        return Err(NOT_OPENSSH);
    }
    let (Some((seed, second)), 32) = (pair.split_first_chunk::<32>(), copy.len()) else {
        return Err(NOT_OPENSSH);
    };
    if second.len() != 32 {
        return Err(NOT_OPENSSH);
    }
    let key = SecretKey::from_seed(&Zeroizing::new(*seed));
    let of_seed = key.public().bytes();
    match [public, copy, second].iter().all(|it| *it == of_seed) {
        true => Ok(key),
        false => Err(FaultKind::KeyMismatch),
    }
}

/// Writes an Ed25519 key as a private key file.
pub(super) fn write(key: &SecretKey, protection: &KeyProtection<'_>) -> Zeroizing<String> {
    write_with(key, protection, BCRYPT_ROUNDS)
}

fn write_with(key: &SecretKey, protection: &KeyProtection<'_>, rounds: u32) -> Zeroizing<String> {
    let public = key.public().bytes();
    let (cipher, block, check) = match protection {
        KeyProtection::None => (Cipher::None, PLAIN_BLOCK, [0; 4]),
        KeyProtection::Passphrase { iv, .. } => {
            let cipher = Cipher::Aes256Ctr;
            (cipher, cipher.block_size(), *iv.first_chunk().expect("16 bytes begin with 4"))
        }
    };
    let mut secret = Zeroizing::new(Vec::with_capacity(256));
    secret.extend_from_slice(&check);
    secret.extend_from_slice(&check);
    put(&mut secret, ED25519);
    put(&mut secret, public);
    let seed = key.seed();
    let mut pair = Zeroizing::new([0; 64]);
    pair[..32].copy_from_slice(&*seed);
    pair[32..].copy_from_slice(public);
    put(&mut secret, &*pair);
    put(&mut secret, b"");
    let padding = 1..;
    let missing = secret.len().next_multiple_of(block) - secret.len();
    secret.extend(padding.take(missing));

    let mut file = Zeroizing::new(Vec::with_capacity(512));
    file.extend_from_slice(MAGIC);
    put(&mut file, cipher.as_str().as_bytes());
    match protection {
        KeyProtection::None => {
            put(&mut file, b"none");
            put(&mut file, b"");
        }
        KeyProtection::Passphrase { passphrase, salt, .. } => {
            let mut options = Vec::new();
            put(&mut options, salt);
            options.extend_from_slice(&rounds.to_be_bytes());
            put(&mut file, b"bcrypt");
            put(&mut file, &options);
            let derived = derive(cipher, passphrase, salt, rounds);
            let (key, iv) = derived.expect("a passphrase is not empty");
            cipher.encrypt(&key, &iv, &mut secret).expect("it is whole blocks");
        }
    }
    file.extend_from_slice(&1_u32.to_be_bytes());
    put(&mut file, &blob(public));
    put(&mut file, &secret);
    armoured(&file)
}

/// Reads a public key on one line.
pub(super) fn read_public(text: &str) -> Result<PublicKey, FaultKind> {
    let line = text.strip_suffix('\n').unwrap_or(text);
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.contains(['\n', '\r']) {
        return Err(NOT_A_LINE);
    }
    let line = line.strip_prefix("ssh-ed25519 ").ok_or(NOT_A_LINE)?;
    let base64 = line.split([' ', '\t']).next().unwrap_or_default();
    let bytes = STANDARD.decode(base64).map_err(|_| NOT_A_LINE)?;
    PublicKey::from_bytes(&public_key(&bytes, NOT_A_LINE)?)
}

/// Writes an Ed25519 public key on one line, without a comment.
pub(super) fn write_public(key: &PublicKey) -> String {
    format!("ssh-ed25519 {}\n", STANDARD.encode(blob(key.bytes())))
}

/// A public key in SSH encoding (RFC 8709, section 4).
fn blob(public: &[u8]) -> Vec<u8> {
    let mut blob = Vec::new();
    put(&mut blob, ED25519);
    put(&mut blob, public);
    blob
}

/// The 32 bytes of a public key in SSH encoding.
fn public_key(blob: &[u8], fault: FaultKind) -> Result<[u8; 32], FaultKind> {
    let mut wire = Wire { rest: blob, fault };
    let name = wire.string()?;
    if name != ED25519 {
        return Err(unsupported::ssh(name).unwrap_or(wire.fault));
    }
    let key = wire.string()?;
    wire.end()?;
    key.try_into().map_err(|_| wire.fault)
}

/// The content of the armour: Base64 between two lines, with nothing around them.
fn unarmoured(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let (body, end) = text.strip_prefix(BEGIN)?.split_once(END)?;
    if !body.starts_with(['\r', '\n'])
        || !body.ends_with('\n')
        || !["", "\n", "\r\n"].contains(&end)
    {
        return None;
    }
    let mut base64 = Zeroizing::new(String::with_capacity(body.len()));
    body.lines().for_each(|line| base64.push_str(line));
    let mut bytes = Zeroizing::new(vec![0; base64::decoded_len_estimate(base64.len())]);
    let length = STANDARD.decode_slice(base64.as_bytes(), &mut bytes).ok()?;
    bytes.truncate(length);
    Some(bytes)
}

fn armoured(bytes: &[u8]) -> Zeroizing<String> {
    let mut base64 = Zeroizing::new(vec![0; bytes.len().div_ceil(3) * 4]);
    STANDARD.encode_slice(bytes, &mut base64).expect("base64 has four characters for three bytes");
    let mut text = Zeroizing::new(String::with_capacity(base64.len() * 2 + 2 * LINE));
    text.push_str(BEGIN);
    for line in base64.chunks(LINE) {
        text.push('\n');
        text.push_str(std::str::from_utf8(line).expect("base64 is ASCII"));
    }
    text.push('\n');
    text.push_str(END);
    text.push('\n');
    text
}

/// Appends a string in SSH encoding: its length in four bytes, then the string (RFC 4251, section 5).
fn put(to: &mut Vec<u8>, string: &[u8]) {
    let length = u32::try_from(string.len()).expect("keys are small");
    to.extend_from_slice(&length.to_be_bytes());
    to.extend_from_slice(string);
}

/// The remaining input, in the data types of RFC 4251, section 5.
struct Wire<'a> {
    rest: &'a [u8],
    /// The fault to report for data that is too short or too long.
    fault: FaultKind,
}

impl<'a> Wire<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], FaultKind> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or_else(|| self.fault.clone())?;
        self.rest = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, FaultKind> {
        let bytes = self.take(4)?.try_into().expect("four bytes were taken");
        Ok(u32::from_be_bytes(bytes))
    }

    fn string(&mut self) -> Result<&'a [u8], FaultKind> {
        let length = self.number()?;
        self.take(usize::try_from(length).map_err(|_| self.fault.clone())?)
    }

    fn end(&self) -> Result<(), FaultKind> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.fault.clone()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKED: KeyProtection<'static> =
        KeyProtection::Passphrase { passphrase: "열려라", salt: [1; 16], iv: [2; 16] };

    fn key() -> SecretKey {
        SecretKey::from_seed(&Zeroizing::new([7; 32]))
    }

    fn opened(text: &str) -> Result<PublicKey, FaultKind> {
        let key = match read(text)? {
            Read::Plain(key) => key,
            Read::Encrypted(encrypted) => encrypted.open("열려라")?,
        };
        Ok(key.public().clone())
    }

    /// The file with changed bytes inside its armour.
    fn with(text: &str, change: impl FnOnce(&mut Vec<u8>)) -> Zeroizing<String> {
        let mut bytes = unarmoured(text).unwrap().to_vec();
        change(&mut bytes);
        armoured(&bytes)
    }

    #[test]
    fn a_key_reads_back() {
        for protection in [KeyProtection::None, LOCKED] {
            let text = write(&key(), &protection);
            assert_eq!(opened(&text).as_ref(), Ok(key().public()));
            assert_eq!(opened(&text.replace('\n', "\r\n")).as_ref(), Ok(key().public()));
        }
        let line = write_public(key().public());
        for line in [&line, line.trim_end(), &line.replace('\n', " a comment\r\n")] {
            assert_eq!(read_public(line).as_ref(), Ok(key().public()));
        }
    }

    #[test]
    fn a_public_key_is_one_line_of_one_key() {
        let line = write_public(key().public());
        let bare = line.trim_end();
        let last = &bare[..bare.len() - 1];
        for bad in [
            format!("{line}{line}"),
            format!("{line}\n"),
            format!(" {line}"),
            bare.replace("ssh-ed25519 ", "ssh-ed25519  "),
            format!("{bare}A"),
            format!("{last}!"),
            last.to_owned(),
            "ssh-ed25519".to_owned(),
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==".to_owned(),
        ] {
            assert_eq!(read_public(&bad), Err(NOT_A_LINE), "{bad}");
        }
        let name = |name: &[u8]| {
            let mut blob = Vec::new();
            put(&mut blob, name);
            read_public(&format!("ssh-ed25519 {}", STANDARD.encode(blob))).unwrap_err()
        };
        assert!(name(b"ssh-rsa").to_string().contains("RSA"));
        assert!(name(b"sk-ssh-ed25519@openssh.com").to_string().contains("sk-ssh-ed25519"));
    }

    #[test]
    fn the_cost_of_opening_is_bounded_before_it_is_paid() {
        let text = write(&key(), &LOCKED);
        let rounds = |rounds: u32| {
            let file = with(&text, |bytes| {
                let at = bytes.windows(4).rposition(|it| it == BCRYPT_ROUNDS.to_be_bytes());
                bytes[at.unwrap()..][..4].copy_from_slice(&rounds.to_be_bytes());
            });
            read(&file).err()
        };
        assert_eq!(rounds(0), Some(UNSUPPORTED));
        assert_eq!(rounds(1), None);
        assert_eq!(rounds(MAX_BCRYPT_ROUNDS), None);
        assert_eq!(rounds(MAX_BCRYPT_ROUNDS + 1), Some(FaultKind::KeyCost));
        assert_eq!(rounds(u32::MAX), Some(FaultKind::KeyCost));
    }

    #[test]
    fn whatever_is_cut_or_flipped_gives_no_other_key() {
        let text = write(&key(), &KeyProtection::None);
        let length = unarmoured(&text).unwrap().len();
        let mut unharmed = Vec::new();
        for at in 0..length {
            let cut = with(&text, |bytes| bytes.truncate(at));
            assert_eq!(opened(&cut).unwrap_err().code(), "bad-key", "cut at {at}");
            for bit in 0..8 {
                match opened(&with(&text, |bytes| bytes[at] ^= 1 << bit)) {
                    Ok(_) => unharmed.push(at),
                    Err(kind) => assert!(["bad-key", "key-mismatch"].contains(&kind.code())),
                }
            }
        }
        assert!(unharmed.is_empty(), "{unharmed:?} do not count");
        for longer in [1, 8, 16] {
            let longer = with(&text, |bytes| bytes.extend(vec![0; longer]));
            assert_eq!(opened(&longer), Err(NOT_OPENSSH));
        }
    }

    #[test]
    fn of_a_locked_key_too() {
        let text = write_with(&key(), &LOCKED, 1);
        let length = unarmoured(&text).unwrap().len();
        // Another test covers the cost of other values.
        let rounds = unarmoured(&text).unwrap().windows(4).position(|it| it == [0, 0, 0, 1]);
        let rounds = rounds.unwrap();
        for at in (0..length).filter(|at| !(rounds..rounds + 4).contains(at)) {
            let cut = with(&text, |bytes| bytes.truncate(at));
            assert!(opened(&cut).is_err(), "cut at {at}");
            let flipped = with(&text, |bytes| bytes[at] ^= 1);
            let code = opened(&flipped).unwrap_err().code();
            let codes = ["bad-key", "key-cost", "key-mismatch", "wrong-passphrase"];
            assert!(codes.contains(&code), "{code} at {at}");
        }
    }

    #[test]
    fn each_copy_of_the_public_key_is_looked_at() {
        let text = write(&key(), &KeyProtection::None);
        let bytes = unarmoured(&text).unwrap();
        let public: [u8; 32] = key().public().bytes().try_into().unwrap();
        let places = bytes.windows(32).enumerate().filter(|(_, it)| **it == public);
        let places: Vec<usize> = places.map(|(at, _)| at).collect();
        assert_eq!(places.len(), 3);
        let seed = bytes.windows(32).position(|it| it == [7; 32]).unwrap();
        for at in places.into_iter().chain([seed]) {
            let other = with(&text, |bytes| bytes[at] ^= 1);
            assert_eq!(opened(&other), Err(FaultKind::KeyMismatch), "at {at}");
        }
        // In an encrypted file, the outer copy is in the clear and the others are not.
        let text = write_with(&key(), &LOCKED, 1);
        let other = with(&text, |bytes| {
            let at = bytes.windows(32).position(|it| it == public).unwrap();
            bytes[at] ^= 1;
        });
        assert_eq!(opened(&other), Err(FaultKind::KeyMismatch));
        let inside = with(&text, |bytes| {
            // From the end: padding and an empty comment, and before them the second copy. In counter mode, a
            // flipped bit of the file flips the same bit of the data.
            let at = bytes.len() - 18;
            bytes[at] ^= 1;
        });
        assert_eq!(opened(&inside), Err(FaultKind::KeyMismatch));
    }

    #[test]
    fn padding_is_shorter_than_a_block() {
        let text = write(&key(), &KeyProtection::None);
        let longer = |more: u8| {
            with(&text, |bytes| {
                let blob = bytes.windows(4).rposition(|it| it == [0, 0, 0, 51]).unwrap();
                let length = &mut bytes[blob + 4 + 51..][..4];
                length[3] += more;
                let last = *bytes.last().unwrap();
                bytes.extend(last + 1..=last + more);
            })
        };
        assert_eq!(opened(&longer(0)).as_ref(), Ok(key().public()));
        assert_eq!(opened(&longer(8)), Err(NOT_OPENSSH));
        assert_eq!(opened(&longer(1)), Err(NOT_OPENSSH));
    }

    #[test]
    fn two_keys_and_other_ciphers_are_refused() {
        let text = write(&key(), &KeyProtection::None);
        let two = with(&text, |bytes| {
            let at = bytes.windows(4).rposition(|it| it == [0, 0, 0, 51]).unwrap();
            bytes[at - 1] = 2;
        });
        assert_eq!(read(&two).err(), Some(SEVERAL));
        let text = write(&key(), &LOCKED);
        for (from, to) in [("aes256-ctr", "aes256-xyz"), ("bcrypt", "scrypt")] {
            let other = with(&text, |bytes| {
                let at = bytes.windows(from.len()).position(|it| it == from.as_bytes()).unwrap();
                bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
            });
            assert_eq!(read(&other).err(), Some(UNSUPPORTED), "{to}");
        }
    }
}
