//! Makes signed notes, checkpoints and log proofs, good and bad, always the same. The library is not used here.
//! **The keys protect nothing.**

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};

pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The types of signatures.
pub(crate) const NOTE: u8 = 1;
pub(crate) const COSIGNATURE: u8 = 4;

/// A key with a name, from a stated seed.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) kind: u8,
    pub(crate) secret: SigningKey,
}

impl Key {
    pub(crate) fn new(name: &str, kind: u8) -> Self {
        let seed = Sha256::digest(format!("paraph log key: {name}"));
        Self { name: name.to_owned(), kind, secret: SigningKey::from_bytes(&seed.into()) }
    }

    /// The type and the public key.
    fn material(&self) -> Vec<u8> {
        [&[self.kind][..], self.secret.verifying_key().as_bytes()].concat()
    }

    pub(crate) fn id(&self) -> [u8; 4] {
        let bytes = [self.name.as_bytes(), b"\n", &self.material()].concat();
        Sha256::digest(bytes)[..4].try_into().expect("four bytes")
    }

    /// The verifier key.
    pub(crate) fn public(&self) -> String {
        let id: String = self.id().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}+{id}+{}", self.name, base64(&self.material()))
    }

    /// A signature line over a text. A cosignature has a time, in seconds of Unix time.
    pub(crate) fn line(&self, text: &str, time: u64) -> String {
        let signature = match self.kind {
            COSIGNATURE => {
                let message = format!("cosignature/v1\ntime {time}\n{text}");
                let signature = self.secret.sign(message.as_bytes()).to_bytes();
                [&time.to_be_bytes()[..], &signature].concat()
            }
            _ => self.secret.sign(text.as_bytes()).to_bytes().to_vec(),
        };
        format!("\u{2014} {} {}\n", self.name, base64(&[&self.id()[..], &signature].concat()))
    }
}

type Hash = [u8; 32];

pub(crate) fn leaf(entry: &[u8]) -> Hash {
    Sha256::digest([&[0][..], entry].concat()).into()
}

fn inner(left: &Hash, right: &Hash) -> Hash {
    Sha256::digest([&[1][..], left, right].concat()).into()
}

/// The root of a tree of leaves (RFC 6962, section 2.1): the definition, word by word.
pub(crate) fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [leaf] => *leaf,
        leaves => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            inner(&root(left), &root(right))
        }
    }
}

/// The hashes from a leaf to the root (RFC 6962, section 2.1.1).
pub(crate) fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let middle = leaves.len().next_power_of_two() / 2;
    let (left, right) = leaves.split_at(middle);
    let (mut path, sibling) = match index < middle {
        true => (path(index, left), root(right)),
        false => (path(index - middle, right), root(left)),
    };
    path.push(sibling);
    path
}

/// The entries of a log: `entry 0`, `entry 1` ...
pub(crate) fn leaves(size: usize) -> Vec<Hash> {
    (0..size).map(|n| leaf(format!("entry-{n}").as_bytes())).collect()
}

pub(crate) const ORIGIN: &str = "log.example/2026";

pub(crate) fn log() -> Key {
    Key::new(ORIGIN, NOTE)
}

pub(crate) fn witness(name: &str) -> Key {
    Key::new(&format!("{name}.example"), COSIGNATURE)
}

/// 2026-03-01T12:00:00Z.
pub(crate) const NOON: u64 = 1_772_366_400;

/// What goes into a proof.
#[derive(Clone)]
pub(crate) struct Proof {
    pub(crate) first: String,
    pub(crate) extra: String,
    pub(crate) index: String,
    pub(crate) hashes: Vec<String>,
    /// The text of the checkpoint.
    pub(crate) text: String,
    /// Keys that sign, with times.
    pub(crate) signers: Vec<(Key, u64)>,
    /// Lines before and after those of the keys.
    pub(crate) before: String,
    pub(crate) after: String,
}

pub(crate) fn checkpoint(origin: &str, size: usize, root: &Hash) -> String {
    format!("{origin}\n{size}\n{}\n", base64(root))
}

impl Proof {
    /// Of the entry with this index in a log of this size, cosigned by three witnesses, each a minute later.
    pub(crate) fn of(index: usize, size: usize) -> Self {
        let leaves = leaves(size);
        let names = ["one", "two", "three"];
        let witnesses = names.iter().zip(0..).map(|(name, n)| (witness(name), NOON + 60 * n));
        Self {
            first: "c2sp.org/tlog-proof@v1\n".into(),
            extra: String::new(),
            index: format!("index {index}\n"),
            hashes: path(index, &leaves).iter().map(|hash| base64(hash)).collect(),
            text: checkpoint(ORIGIN, size, &root(&leaves)),
            signers: [(log(), 0)].into_iter().chain(witnesses).collect(),
            before: String::new(),
            after: String::new(),
        }
    }

    pub(crate) fn note(&self) -> String {
        let lines: String =
            self.signers.iter().map(|(key, time)| key.line(&self.text, *time)).collect();
        format!("{}\n{}{lines}{}", self.text, self.before, self.after)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let hashes: String = self.hashes.iter().map(|hash| format!("{hash}\n")).collect();
        let (first, extra, index) = (&self.first, &self.extra, &self.index);
        format!("{first}{extra}{index}{hashes}\n{}", self.note()).into_bytes()
    }
}
