//! Log proofs: made here, by Go and by other crates, and read by everyone.

#[cfg(feature = "cli")]
pub(crate) mod foreign;
pub(crate) mod make;

use make::{Key, NOON, ORIGIN, Proof, witness};
use paraph::evidence::{Checkpoint, LogPolicy, LogProof, NoteKey, SignedNote, commitment};
use paraph::value::Time;

fn key(key: &Key) -> NoteKey {
    NoteKey::parse(&key.public()).unwrap()
}

fn policy(quorum: usize) -> LogPolicy {
    let witnesses = ["one", "two", "three"].map(|name| key(&witness(name))).to_vec();
    LogPolicy::new(ORIGIN.into(), key(&make::log()), witnesses, quorum).unwrap()
}

fn time(seconds: u64) -> Time {
    Time::from_unix_seconds(seconds.try_into().unwrap()).unwrap()
}

#[test]
fn a_quorum_proves_the_kth_smallest_time() {
    let mut proof = Proof::of(2, 5);
    // Not in the order of the witnesses.
    proof.signers[1].1 = NOON + 500;
    proof.signers[2].1 = NOON + 7;
    proof.signers[3].1 = NOON + 90;
    let read = LogProof::read(&proof.bytes()).unwrap();
    for (quorum, seconds) in [(1, 7), (2, 90), (3, 500)] {
        let proven = read.check(b"entry-2", &policy(quorum), time(NOON)).unwrap();
        assert_eq!(proven.no_later_than, time(NOON + seconds), "{quorum}");
        assert_eq!(proven.witnesses.len(), 3);
    }
}

#[test]
fn every_entry_of_small_logs_is_proven_and_no_other() {
    for size in 1..=33 {
        for index in 0..size {
            let proof = LogProof::read(&Proof::of(index, size).bytes()).unwrap();
            assert_eq!((proof.index(), proof.checkpoint().size), (index as u64, size as u64));
            let at = time(NOON);
            assert!(proof.check(format!("entry-{index}").as_bytes(), &policy(2), at).is_ok());
            let other = format!("entry-{}", (index + 1) % size.max(2));
            let fault = proof.check(other.as_bytes(), &policy(2), at).unwrap_err();
            assert_eq!(fault.code(), "other-root", "{index} of {size}");
        }
    }
}

/// Every bit of every byte of a proof, changed: refused, or the same proven time by no more witnesses.
#[test]
fn no_changed_bit_proves_more() {
    let bytes = Proof::of(5, 7).bytes();
    let at = time(NOON);
    let before = LogProof::read(&bytes).unwrap().check(b"entry-5", &policy(2), at).unwrap();
    let mut accepted = 0;
    for (byte, bit) in (0..bytes.len()).flat_map(|byte| (0..8).map(move |bit| (byte, bit))) {
        let mut changed = bytes.clone();
        changed[byte] ^= 1 << bit;
        let Ok(proof) = LogProof::read(&changed) else { continue };
        let Ok(proven) = proof.check(b"entry-5", &policy(2), at) else { continue };
        // A witness whose name or key id was changed is unknown.
        assert_eq!(proven.witnesses.len(), 2, "byte {byte}");
        assert!(proven.no_later_than.unix_seconds() >= before.no_later_than.unix_seconds());
        accepted += 1;
    }
    println!(
        "{} bytes: {accepted} of {} changed bits make a witness unknown",
        bytes.len(),
        bytes.len() * 8
    );
    assert!(accepted > 0);
}

#[test]
fn a_note_may_have_empty_lines_in_its_text() {
    let author = make::log();
    let text = "one\n\ntwo\n";
    let note = format!("{text}\n{}", author.line(text, 0));
    let read = SignedNote::read(note.as_bytes()).unwrap();
    assert_eq!(read.text(), text);
    let author = key(&author);
    assert_eq!(read.verify([&author]).unwrap(), [(&author, None)]);
    let stranger = key(&Key::new("stranger.example", make::NOTE));
    assert_eq!(read.verify([&stranger]).unwrap(), []);
    assert_eq!(Checkpoint::parse(text).unwrap_err().code(), "bad-checkpoint");
}

#[test]
fn a_commitment_hides_what_it_is_about() {
    let (one, two) = ([1; 32], [2; 32]);
    assert_ne!(commitment(&one, b"a"), commitment(&two, b"a"));
    assert_ne!(commitment(&one, b"a"), commitment(&one, b"b"));
    use sha2::{Digest as _, Sha256};
    let message = [&b"paraph/log-entry/1\n"[..], &one, &Sha256::digest(b"a")].concat();
    assert_eq!(commitment(&one, b"a"), *Sha256::digest(message));
}
