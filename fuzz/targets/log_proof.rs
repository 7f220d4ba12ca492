//! Log proofs and signed notes, held against the crates `signed_note` and `tlog_tiles`.
#![no_main]

use arbitrary::{Arbitrary as _, Unstructured};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use libfuzzer_sys::fuzz_target;
use paraph::evidence::{Checkpoint, LogFault, LogPolicy, LogProof, NoteKey, SignedNote};
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph_fuzz::shown;
use sha2::{Digest as _, Sha256};
use tlog_tiles::{Hash, check_record, record_hash};

fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        // No text begins with this byte.
        Some((0xff, picks)) => inclusion(picks),
        _ => text(bytes),
    }
});

/// Texts: what is read here is read there, too, and says the same.
fn text(bytes: &[u8]) {
    match LogProof::read(bytes) {
        Err(fault) => told(&fault),
        Ok(proof) => {
            shown::line(&paraph::screen::safe(&proof.checkpoint().origin));
            assert!(proof.extra().is_none_or(|extra| extra.len() <= 4096));
        }
    }
    match SignedNote::read(bytes) {
        Err(fault) => told(&fault),
        Ok(note) => {
            let other = signed_note::Note::from_bytes(bytes).expect("it is a note");
            assert_eq!(other.text(), note.text().as_bytes());
            match Checkpoint::parse(note.text()) {
                Err(fault) => told(&fault),
                Ok(checkpoint) => {
                    let other = tlog_tiles::Checkpoint::from_bytes(note.text().as_bytes());
                    let other = other.expect("it is a checkpoint");
                    assert_eq!(other.origin(), checkpoint.origin);
                    assert_eq!((other.size(), other.hash().0), (checkpoint.size, checkpoint.root));
                }
            }
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        match NoteKey::parse(text.trim_end()) {
            Err(fault) => told(&fault),
            Ok(key) => assert!(text.starts_with(key.name())),
        }
    }
}

/// Any index, size and hashes: the same answer as that of `check_record`.
fn inclusion(picks: &[u8]) {
    let mut picks = Unstructured::new(picks);
    let Ok((size, index)) = <(u8, u8)>::arbitrary(&mut picks) else { return };
    let (size, index) = (u64::from(size), u64::from(index));
    let entry = b"an entry";
    let mut found = record_hash(entry).0;
    let mut hashes = Vec::new();
    while let Ok((hash, side)) = <(u8, u8)>::arbitrary(&mut picks) {
        if hashes.len() == 9 {
            break;
        }
        // A path that leads somewhere: each hash is to the left or to the right.
        let hash: [u8; 32] = Sha256::digest([hash]).into();
        let (left, right) = if side % 2 == 0 { (found, hash) } else { (hash, found) };
        found = Sha256::digest([&[1][..], &left, &right].concat()).into();
        hashes.push(hash);
    }
    let text = format!("log.example\n{size}\n{}\n", STANDARD.encode(found));
    let (log, witness) = (Key::new("log.example", 1), Key::new("witness.example", 4));
    let lines = format!("{}{}", log.line(&text, &[]), witness.line(&text, &7_u64.to_be_bytes()));
    let path: String = hashes.iter().map(|hash| format!("{}\n", STANDARD.encode(hash))).collect();
    let proof = format!("c2sp.org/tlog-proof@v1\nindex {index}\n{path}\n{text}\n{lines}");
    let proof = LogProof::read(proof.as_bytes()).expect("it has the form");
    let witnesses = vec![witness.public()];
    let policy = LogPolicy::new("log.example".into(), log.public(), witnesses, 1);
    let at = "2030-01-01T00:00:00Z".parse().expect("a time");
    let ours = proof.check(entry, &policy.expect("it can be met"), at);
    let hashes = hashes.into_iter().map(Hash).collect();
    let theirs = check_record(&hashes, size, Hash(found), index, record_hash(entry));
    assert_eq!(ours.is_ok(), theirs.is_ok(), "{ours:?}, {theirs:?}");
    ours.as_ref().err().into_iter().for_each(told);
}

struct Key {
    name: &'static str,
    kind: u8,
    secret: SigningKey,
}

impl Key {
    fn new(name: &'static str, kind: u8) -> Self {
        Self { name, kind, secret: SigningKey::from_bytes(&Sha256::digest(name).into()) }
    }

    fn material(&self) -> Vec<u8> {
        [&[self.kind][..], self.secret.verifying_key().as_bytes()].concat()
    }

    fn id(&self) -> Vec<u8> {
        let bytes = [self.name.as_bytes(), b"\n", &self.material()].concat();
        Sha256::digest(bytes)[..4].to_vec()
    }

    fn public(&self) -> NoteKey {
        let id: String = self.id().iter().map(|byte| format!("{byte:02x}")).collect();
        let text = format!("{}+{id}+{}", self.name, STANDARD.encode(self.material()));
        NoteKey::parse(&text).expect("a key")
    }

    fn line(&self, text: &str, time: &[u8]) -> String {
        let message = match self.kind {
            4 => format!("cosignature/v1\ntime 7\n{text}"),
            _ => text.to_owned(),
        };
        let signature = self.secret.sign(message.as_bytes()).to_bytes();
        let bytes = [&self.id()[..], time, &signature].concat();
        format!("\u{2014} {} {}\n", self.name, STANDARD.encode(bytes))
    }
}

fn told(fault: &LogFault) {
    assert!(LogFault::CODES.contains(&fault.code()), "{fault:?} has an unpublished code");
    Locale::ALL.into_iter().for_each(|locale| shown::line(&fault.in_locale(locale)));
}
