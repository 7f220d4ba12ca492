//! Files of secret keys in containers of other programs: DER, OpenSSH, JSON Web Keys.

use bcrypt_pbkdf::bcrypt_pbkdf;
use ssh_cipher::Cipher;

use super::base::replace_one;
use super::keys::{PASSPHRASE, encrypted_der, private, seed};
use super::sign::{base64, key, key_id};
use crate::vectors::file::{Kind, Vector};

/// The parts of a key in OpenSSH format that can be wrong.
#[derive(Clone)]
struct OpenSsh {
    cipher: Cipher,
    rounds: u32,
    keys: u32,
    /// The second of the two numbers that must be equal.
    check: u32,
    name: &'static str,
    /// Public keys: outside, inside, and after the seed.
    public: [[u8; 32]; 3],
    padding: u8,
}

impl OpenSsh {
    fn good() -> Self {
        let ann = key("ann").verifying_key().to_bytes();
        Self {
            cipher: Cipher::None,
            rounds: 0,
            keys: 1,
            check: 7,
            name: "ssh-ed25519",
            public: [ann; 3],
            padding: 1,
        }
    }

    fn locked() -> Self {
        Self { cipher: Cipher::Aes256Ctr, rounds: 1, ..Self::good() }
    }

    /// The file.
    fn file(&self) -> String {
        const SALT: &[u8] = b"sixteen bytes  3";
        let [outside, inside, behind] = &self.public;
        let mut secret = [7_u32, self.check].map(u32::to_be_bytes).concat();
        secret.extend(string(self.name.as_bytes()));
        secret.extend(string(inside));
        secret.extend(string(&[*key("ann").as_bytes(), *behind].concat()));
        secret.extend(string(b"ann@example"));
        let missing = secret.len().next_multiple_of(self.cipher.block_size()) - secret.len();
        secret.extend((self.padding..).take(missing));

        let (kdf, options) = match self.cipher {
            Cipher::None => ("none", Vec::new()),
            _ => ("bcrypt", [string(SALT), self.rounds.to_be_bytes().to_vec()].concat()),
        };
        if let (Some((length, iv)), 1..=16) = (self.cipher.key_and_iv_size(), self.rounds) {
            let mut derived = vec![0; length + iv];
            bcrypt_pbkdf(PASSPHRASE, SALT, self.rounds, &mut derived).expect("good parameters");
            let (key, iv) = derived.split_at(length);
            self.cipher.encrypt(key, iv, &mut secret).expect("whole blocks");
        }
        let blob = [string(self.name.as_bytes()), string(outside)].concat();
        let bytes = [
            b"openssh-key-v1\0".to_vec(),
            string(self.cipher.as_str().as_bytes()),
            string(kdf.as_bytes()),
            string(&options),
            self.keys.to_be_bytes().to_vec(),
            string(&blob),
            string(&secret),
        ];
        let text = base64(bytes.concat());
        let lines = text.as_bytes().chunks(70).map(|line| str::from_utf8(line).expect("ASCII"));
        let lines = lines.collect::<Vec<_>>().join("\n");
        format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{lines}\n-----END OPENSSH PRIVATE KEY-----\n")
    }
}

/// A string in SSH encoding (RFC 4251, section 5).
fn string(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("it is short");
    [&length.to_be_bytes()[..], bytes].concat()
}

fn base64url(bytes: [u8; 32]) -> String {
    base64(bytes).replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned()
}

/// A JSON Web Key of ann (RFC 8037, section 2).
fn jwk(x: [u8; 32]) -> String {
    let (x, d) = (base64url(x), base64url(*key("ann").as_bytes()));
    format!("{{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"{x}\",\"d\":\"{d}\"}}\n")
}

pub(super) fn all() -> Vec<Vector> {
    let (ann, bob) = (key("ann"), key("bob").verifying_key().to_bytes());
    let ok = |variant, body: Vec<u8>, why| {
        Vector::ok(Kind::SecretKey, variant, why).with("id", key_id(&ann)).body(body)
    };
    let opened = |variant, body: Vec<u8>, why| {
        let vector = Vector::ok(Kind::SecretKey, variant, why).with("id", key_id(&ann));
        vector.with("passphrase", PASSPHRASE).body(body)
    };
    let bad = |code, variant, body: Vec<u8>, why| {
        Vector::bad(Kind::SecretKey, code, variant, "", why).body(body)
    };
    let locked = |code, variant, passphrase: &str, ssh: OpenSsh, why| {
        let vector = Vector::bad(Kind::SecretKey, code, variant, "", why);
        vector.with("passphrase", passphrase).body(ssh.file())
    };
    let good = OpenSsh::good();
    let public = good.public[0];
    let with = |change: fn(&mut OpenSsh)| {
        let mut ssh = OpenSsh::good();
        change(&mut ssh);
        ssh.file().into_bytes()
    };
    let own = jwk(public);
    let jwk_with = |from: &str, to: &str| replace_one(&own, from, to).into_bytes();
    let copy = |at: usize| {
        let mut ssh = good.clone();
        ssh.public[at] = bob;
        ssh
    };
    let der = private(&seed(&ann));
    vec![
        ok("der", der.clone(), "PKCS#8 may be in DER"),
        opened("der-encrypted", encrypted_der(&der), "PKCS#8 in DER may be encrypted"),
        bad("bad-key", "der-cut", der[..40].to_vec(), "the file is cut off"),
        bad("bad-key", "der-longer", [&der[..], &[0]].concat(), "nothing follows the DER value"),
        ok("openssh", good.file().into_bytes(), "this is what ssh-keygen writes"),
        ok(
            "openssh-no-last-line-end",
            good.file().trim_end().into(),
            "the last line may have no line end",
        ),
        ok(
            "openssh-carriage-return",
            format!("{}\r\n", good.file().trim_end()).into(),
            "the last line may end with CR LF",
        ),
        ok(
            "openssh-two-last-line-ends",
            format!("{}\n", good.file()).into(),
            "blank lines after the last line are passed over",
        ),
        opened(
            "openssh-encrypted",
            OpenSsh::locked().file().into_bytes(),
            "bcrypt and AES-256-CTR",
        ),
        bad("bad-key", "openssh-two", with(|it| it.keys = 2), "a file holds one key, not two"),
        bad("bad-key", "openssh-check", with(|it| it.check = 8), "the two numbers differ"),
        bad("bad-key", "openssh-padding", with(|it| it.padding = 2), "padding counts from 1"),
        bad("bad-key", "openssh-rsa", with(|it| it.name = "ssh-rsa"), "it says that it is RSA"),
        bad("key-mismatch", "openssh-outside", copy(0).file().into(), "bob's key stands outside"),
        bad("key-mismatch", "openssh-inside", copy(1).file().into(), "bob's key stands inside"),
        bad("key-mismatch", "openssh-seed", copy(2).file().into(), "bob's key is behind the seed"),
        locked(
            "key-mismatch",
            "openssh-encrypted",
            PASSPHRASE,
            OpenSsh { cipher: Cipher::Aes256Ctr, rounds: 1, ..copy(0) },
            "bob's key stands outside of ann's, which is encrypted",
        ),
        locked(
            "wrong-passphrase",
            "openssh",
            "seventeen letters",
            OpenSsh::locked(),
            "another passphrase does not open it",
        ),
        locked(
            "key-cost",
            "openssh-bcrypt",
            PASSPHRASE,
            OpenSsh { rounds: u32::MAX, ..OpenSsh::locked() },
            "opening this key would cost too much",
        ),
        ok("jwk", own.clone().into(), "a JSON Web Key (RFC 8037)"),
        ok(
            "jwk-other-members",
            jwk_with(
                "{",
                "{\"kid\":\"ann\",\"use\":\"sig\",\"key_ops\":[\"sign\"],\"alg\":\"EdDSA\",",
            ),
            "members that are not known are passed over",
        ),
        bad("key-mismatch", "jwk", jwk(bob).into(), "x is bob's key"),
        bad(
            "bad-key",
            "jwk-twice",
            jwk_with("{", "{\"kid\":1,\"kid\":2,"),
            "a member is there twice",
        ),
        bad("bad-key", "jwk-use", jwk_with("{", "{\"use\":\"enc\","), "it is not for signing"),
        bad(
            "bad-key",
            "jwk-alg",
            jwk_with("{", "{\"alg\":\"ES256\","),
            "it is for another algorithm",
        ),
        bad(
            "bad-key",
            "jwk-key-ops",
            jwk_with("{", "{\"key_ops\":[\"verify\"],"),
            "it is not for signing",
        ),
        bad("bad-key", "jwk-padded", jwk_with("\",\"d\"", "=\",\"d\""), "base64url has no padding"),
        bad("bad-key", "jwk-x25519", jwk_with("Ed25519", "X25519"), "X25519 keys do not sign"),
    ]
}
