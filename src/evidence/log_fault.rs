//! What can be wrong with a log proof, the checkpoint in it, and the keys that are asked about it.

use std::fmt;

use super::fault::{faults, same, shown};
use crate::locale::Locale;
use crate::messages::{Localized, log_faults};
use crate::screen::quoted;
use crate::value::Time;

faults! {
    /// A thing that is wrong with a log proof, with the signed note in it, or with a policy. Every kind has a
    /// message and a stable [`code`](Self::code). `Display` writes the English message.
    ///
    /// Text from the proof in the message is [`safe`](crate::screen::safe) to show.
    LogFault in log_faults;
    // Bytes.
    /// Larger than the limit.
    "too-large" TooLarge {
        /// In bytes.
        limit: u64 as same
    };
    /// Not UTF-8.
    "not-utf8" NotUtf8;
    /// A control character other than a line feed.
    "control-character" ControlCharacter;
    /// The input ends before the proof or note does.
    "truncated" Truncated;
    // Proof.
    /// The first line is not that of a log proof.
    "not-a-log-proof" NotALogProof;
    /// The extra data is not Base64, or too long.
    "bad-extra" BadExtra;
    /// The index is missing or not a number in its one form.
    "bad-index" BadIndex;
    /// A line of the proof is not the Base64 of 32 bytes.
    "bad-hash" BadHash;
    /// More hashes than any tree needs.
    "too-many-hashes" TooManyHashes;
    // Note.
    /// A signature line of a note has the wrong form.
    "bad-signature-line" BadSignatureLine;
    /// More signatures than the limit.
    "too-many-signatures" TooManySignatures;
    // Checkpoint.
    /// The checkpoint has fewer than three lines, or an empty one.
    "bad-checkpoint" BadCheckpoint;
    /// The tree size is not a number in its one form, or too large.
    "bad-tree-size" BadTreeSize;
    /// The root hash is not the Base64 of 32 bytes.
    "bad-root" BadRoot;
    // Keys and policies.
    /// Not a verifier key of a signed note, or not a good Ed25519 key.
    "bad-verifier-key" BadVerifierKey;
    /// The id of a verifier key is not that of its name and key.
    "key-id-differs" KeyIdDiffers;
    /// A key of a kind that is not supported, such as ML-DSA-44.
    "unsupported-signature" UnsupportedSignature {
        /// The name of the key.
        name: String as quoted
    };
    /// A key in the place of another kind: a witness's for the log, or the reverse.
    "wrong-kind-of-key" WrongKindOfKey {
        /// The name of the key.
        name: String as quoted
    };
    /// Two witnesses of a policy have one name or one key.
    "repeated-witness" RepeatedWitness {
        /// The name of the second.
        name: String as quoted
    };
    /// A quorum of zero, or of more witnesses than there are.
    "bad-quorum" BadQuorum {
        /// The quorum.
        quorum: usize as same,
        /// The number of witnesses.
        witnesses: usize as same
    };
    // Signatures.
    /// A signature of a known key that does not verify.
    "wrong-signature" WrongSignature {
        /// The name of the key.
        name: String as quoted
    };
    /// A known key has two signatures on one note.
    "repeated-signature" RepeatedSignature {
        /// The name of the key.
        name: String as quoted
    };
    /// The log has not signed the checkpoint.
    "not-signed-by-log" NotSignedByLog {
        /// The name of the log's key.
        name: String as quoted
    };
    /// The time of a cosignature is zero, or after the year 9999.
    "bad-cosignature-time" BadCosignatureTime {
        /// The name of the witness.
        name: String as quoted
    };
    /// Fewer witnesses than the quorum.
    "too-few-witnesses" TooFewWitnesses {
        /// The number of witnesses that cosigned.
        found: usize as same,
        /// The quorum.
        quorum: usize as same
    };
    // What the verifier expects.
    /// The checkpoint is of another log.
    "other-origin" OtherOrigin {
        /// The origin of the checkpoint.
        found: String as quoted
    };
    /// The index is not below the tree size.
    "index-beyond-size" IndexBeyondSize;
    /// Fewer hashes than the tree needs.
    "proof-too-short" ProofTooShort;
    /// More hashes than the tree needs.
    "proof-too-long" ProofTooLong;
    /// The hashes do not lead to the root: of another tree, or about something else.
    "other-root" OtherRoot;
    /// The proven time is more than a day after the time of the question.
    "time-in-the-future" TimeInTheFuture {
        /// The proven time.
        time: Time as shown
    };
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let unique: BTreeSet<_> = LogFault::CODES.iter().collect();
        assert_eq!(unique.len(), LogFault::CODES.len());
        for code in LogFault::CODES {
            assert!(code.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{code}");
        }
    }

    #[test]
    fn a_fault_has_a_sentence_in_every_language() {
        let fault = LogFault::OtherOrigin { found: "log\u{202e}.example".into() };
        assert_eq!(
            fault.in_locale(Locale::En),
            r#"the checkpoint is of another log: "log\u{202e}.example""#
        );
        assert!(fault.in_locale(Locale::Ko).contains(r"\u{202e}"));
    }
}
