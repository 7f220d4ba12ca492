//! Proofs of transparency logs.

use crate::log_proofs::make::{
    COSIGNATURE, Key, NOON, NOTE, ORIGIN, Proof, base64, checkpoint, leaves, log, root, witness,
};
use crate::vectors::file::{Kind, Vector};

/// The options of a question about an entry, with a quorum of two of three witnesses.
fn usual(entry: &str) -> String {
    let witnesses: String =
        ["one", "two", "three"].map(|it| format!(" --witness {}", witness(it).public())).concat();
    format!("--entry {entry} --origin {ORIGIN} --log {}{witnesses} --quorum 2", log().public())
}

fn vector(name: String, code: &str, why: &str, options: &str, body: Vec<u8>) -> Vector {
    let vector = Vector::new(Kind::LogProof, name).with("expect", code).with("why", why);
    vector.with("options", options).body(body)
}

/// The base proof with one change, and the usual question.
fn bad(code: &str, variant: &str, change: impl FnOnce(&mut Proof), why: &str) -> Vector {
    let mut proof = Proof::of(5, 7);
    change(&mut proof);
    of(code, variant, &usual("entry-5"), proof.bytes(), why)
}

fn of(code: &str, variant: &str, options: &str, body: Vec<u8>, why: &str) -> Vector {
    let name = if variant.is_empty() { code.to_owned() } else { format!("{code}-{variant}") };
    vector(name, code, why, options, body)
}

fn ok(variant: &str, change: impl FnOnce(&mut Proof), why: &str) -> Vector {
    let mut proof = Proof::of(5, 7);
    change(&mut proof);
    vector(format!("ok-{variant}"), "ok", why, &usual("entry-5"), proof.bytes())
}

pub(super) fn all() -> Vec<Vector> {
    [good(), of_bytes(), of_keys(), of_signatures(), expected()].concat()
}

fn good() -> Vec<Vector> {
    let tree = |index: usize, size: usize, why| {
        let options = usual(&format!("entry-{index}"));
        let body = Proof::of(index, size).bytes();
        vector(format!("ok-entry-{index}-of-{size}"), "ok", why, &options, body)
    };
    vec![
        tree(0, 1, "the only entry: no hashes"),
        tree(0, 2, "a tree of two"),
        tree(6, 7, "the last entry of a tree that is not full"),
        tree(5, 7, "an entry in the middle"),
        tree(0, 8, "the first entry of a full tree"),
        ok("extra", |it| it.extra = "extra c2FsdA==\n".into(), "extra data"),
        ok("extra-empty", |it| it.extra = "extra \n".into(), "extra data of no bytes"),
        ok(
            "unknown-signature",
            |it| {
                let stranger = Key::new("stranger.example", NOTE);
                it.after = stranger.line("something else\n", 0);
            },
            "signatures of unknown keys have no effect, good or bad",
        ),
        ok(
            "ml-dsa-signature",
            |it| {
                let line = base64(&[7; 4 + 8 + 2420]);
                it.after = format!("\u{2014} four.example {line}\n");
            },
            "a cosignature of ML-DSA-44 by an unknown key has no effect",
        ),
        ok(
            "extension",
            |it| it.text.push_str("an extension line\n"),
            "the checkpoint has a line more, which is signed, too",
        ),
        ok("two-witnesses", |it| drop(it.signers.remove(2)), "the quorum, and no more"),
        ok("log-last", |it| it.signers.reverse(), "signatures may have any order"),
    ]
}

fn of_bytes() -> Vec<Vector> {
    let whole = Proof::of(5, 7).bytes();
    let cut = |variant, at: usize, why| {
        of("truncated", variant, &usual("entry-5"), whole[..at].to_vec(), why)
    };
    let text = String::from_utf8(whole.clone()).expect("text");
    let mut not_utf8 = whole.clone();
    not_utf8[30] = 0xff;
    let returns = text.replace('\n', "\r\n").into_bytes();
    let hash = base64(&[7; 32]);
    vec![
        of(
            "too-large",
            "",
            &usual("entry-5"),
            vec![b'a'; (64 << 10) + 1],
            "a byte more than 64 KiB",
        ),
        of("too-large", "16-mib", &usual("entry-5"), vec![b'a'; 16 << 20], "16 MiB"),
        of("not-utf8", "", &usual("entry-5"), not_utf8, "a byte that UTF-8 does not have"),
        of("control-character", "", &usual("entry-5"), returns, "lines end with CR LF"),
        cut("last-byte", whole.len() - 1, "the last line feed is missing"),
        cut("checkpoint", text.find(ORIGIN).expect("it is there") - 1, "no checkpoint"),
        cut("signatures", text.find('\u{2014}').expect("it is there"), "no signatures"),
        cut("first-line", 23, "only the first line"),
        bad("not-a-log-proof", "", |it| it.first = "c2sp.org/tlog-proof@v2\n".into(), "version 2"),
        bad("not-a-log-proof", "note", |it| it.first = String::new(), "the first line is missing"),
        bad("bad-extra", "", |it| it.extra = "extra c2FsdA\n".into(), "base64 without padding"),
        bad(
            "bad-extra",
            "long",
            |it| it.extra = format!("extra {}\n", base64(&[7; 4097])),
            "4097 bytes",
        ),
        bad("bad-index", "zero", |it| it.index = "index 05\n".into(), "a leading zero"),
        bad("bad-index", "missing", |it| it.index = String::new(), "no index"),
        bad("bad-index", "sign", |it| it.index = "index +5\n".into(), "a sign"),
        bad(
            "bad-index",
            "large",
            |it| it.index = "index 9223372036854775808\n".into(),
            "2^63 is too large",
        ),
        bad("bad-hash", "short", |it| it.hashes[0] = base64(&[7; 31]), "31 bytes"),
        bad("bad-hash", "base64", |it| it.hashes[0] = "?".repeat(44), "no base64"),
        bad("too-many-hashes", "", |it| it.hashes = vec![hash; 64], "64 hashes"),
        bad("bad-signature-line", "dash", |it| it.after = "- a AAAA\n".into(), "no em dash"),
        bad(
            "bad-signature-line",
            "name",
            |it| it.after = "\u{2014} a+b AAAAAAA=\n".into(),
            "a name with a plus",
        ),
        bad(
            "bad-signature-line",
            "short",
            |it| it.after = "\u{2014} a AAAAAA==\n".into(),
            "an id without a signature",
        ),
        bad(
            "too-many-signatures",
            "",
            |it| it.after = "\u{2014} a AAAAAAA=\n".repeat(61),
            "65 signatures",
        ),
        bad("bad-checkpoint", "two-lines", |it| it.text = format!("{ORIGIN}\n7\n"), "two lines"),
        bad(
            "bad-checkpoint",
            "empty-line",
            |it| it.text.push_str("\nafter an empty line\n"),
            "an empty extension line",
        ),
        bad(
            "bad-tree-size",
            "",
            |it| it.text = it.text.replace("\n7\n", "\n07\n"),
            "the size has a leading zero",
        ),
        bad(
            "bad-root",
            "",
            |it| it.text = format!("{ORIGIN}\n7\n{}\n", base64(&[7; 33])),
            "the root has 33 bytes",
        ),
    ]
}

fn of_keys() -> Vec<Vector> {
    let body = Proof::of(5, 7).bytes();
    let usual = usual("entry-5");
    let (one, two) = (witness("one"), witness("two"));
    let asked = |code, variant, from: &str, to: &str, why| {
        assert!(usual.contains(from), "{from}");
        of(code, variant, &usual.replacen(from, to, 1), body.clone(), why)
    };
    let log = log();
    let public = log.public();
    let id = public.split('+').nth(1).expect("an id");
    let again = Key { name: "another.example".into(), ..one.clone() };
    let ml_dsa = format!("four.example+01020304+{}", base64(&[&[6][..], &[7; 1312]].concat()));
    vec![
        asked("bad-verifier-key", "", &public, "log.example", "a name alone"),
        asked(
            "bad-verifier-key",
            "point",
            &public,
            &format!("{ORIGIN}+{id}+{}", base64(&[&[1][..], &[0; 32]].concat())),
            "a key of small order",
        ),
        asked("bad-verifier-key", "upper-case", id, &id.to_uppercase(), "an id in capital letters"),
        asked("key-id-differs", "", id, "00000000", "the id of another key"),
        asked(
            "unsupported-signature",
            "ml-dsa",
            &two.public(),
            &ml_dsa,
            "ML-DSA-44 is not supported",
        ),
        asked(
            "wrong-kind-of-key",
            "log",
            &public,
            &Key { kind: COSIGNATURE, ..log.clone() }.public(),
            "the log's key is one of a witness",
        ),
        asked(
            "wrong-kind-of-key",
            "witness",
            &one.public(),
            &Key { kind: NOTE, ..one.clone() }.public(),
            "a witness's key is one of a log",
        ),
        asked("repeated-witness", "", &two.public(), &one.public(), "a witness twice"),
        asked("repeated-witness", "key", &two.public(), &again.public(), "one key under two names"),
        asked("bad-quorum", "zero", "--quorum 2", "--quorum 0", "no witness is needed"),
        asked("bad-quorum", "four", "--quorum 2", "--quorum 4", "four of three witnesses"),
    ]
}

fn of_signatures() -> Vec<Vector> {
    // A signature by one key, in the line of another.
    let forged = |key: &Key, text: &str| {
        let forger = Key { secret: Key::new("forger", NOTE).secret, ..key.clone() };
        let line = forger.line(text, NOON);
        let ids = [forger.id(), key.id()];
        let start = line.rfind(' ').expect("a space") + 1;
        use base64::Engine as _;
        let engine = base64::engine::general_purpose::STANDARD;
        let mut bytes = engine.decode(line[start..].trim()).expect("base64");
        assert_eq!(bytes[..4], ids[0]);
        bytes[..4].copy_from_slice(&ids[1]);
        format!("\u{2014} {} {}\n", key.name, base64(&bytes))
    };
    let two = witness("two");
    vec![
        bad(
            "wrong-signature",
            "witness",
            |it| {
                it.signers.remove(2);
                it.after = forged(&two, &it.text);
            },
            "a forged cosignature beside good ones refuses the note",
        ),
        bad(
            "wrong-signature",
            "log",
            |it| {
                it.signers.remove(0);
                it.after = forged(&log(), &it.text);
            },
            "a forged signature of the log",
        ),
        bad(
            "wrong-signature",
            "text",
            |it| {
                let text = it.text.clone();
                it.after = it.signers.drain(..).map(|(key, time)| key.line(&text, time)).collect();
                it.text.push_str("added later\n");
            },
            "a line was added after the log had signed",
        ),
        bad(
            "wrong-signature",
            "length",
            |it| {
                it.signers.remove(2);
                it.after = format!(
                    "\u{2014} {} {}\n",
                    two.name,
                    base64(&[&two.id()[..], &[7; 64]].concat())
                );
            },
            "a cosignature without its time",
        ),
        bad(
            "repeated-signature",
            "",
            |it| it.signers.push((witness("one"), NOON + 9)),
            "a witness has two cosignatures",
        ),
        bad(
            "repeated-signature",
            "same",
            |it| it.signers.push((witness("one"), NOON)),
            "the same cosignature twice",
        ),
        bad("not-signed-by-log", "", |it| drop(it.signers.remove(0)), "only witnesses signed"),
        bad(
            "bad-cosignature-time",
            "zero",
            |it| it.signers[1].1 = 0,
            "a cosignature without a time",
        ),
        bad(
            "bad-cosignature-time",
            "late",
            |it| it.signers[1].1 = 253_402_300_800,
            "a second after the year 9999",
        ),
        bad(
            "too-few-witnesses",
            "",
            |it| it.signers.truncate(2),
            "one witness, and two are needed",
        ),
        bad("too-few-witnesses", "none", |it| it.signers.truncate(1), "no witness"),
    ]
}

fn expected() -> Vec<Vector> {
    let usual = usual("entry-5");
    let seven = Proof::of(5, 7);
    let other_log =
        Proof { text: checkpoint("other.example", 7, &root(&leaves(7))), ..seven.clone() };
    let other_tree = Proof { text: checkpoint(ORIGIN, 7, &root(&leaves(8))), ..seven.clone() };
    let body = seven.bytes();
    vec![
        of("other-origin", "", &usual, other_log.bytes(), "a checkpoint of another log"),
        of("other-root", "", &usual, other_tree.bytes(), "a checkpoint with another root"),
        of(
            "other-root",
            "entry",
            &usual.replacen("entry-5", "entry-4", 1),
            body.clone(),
            "a proof for another entry",
        ),
        bad("other-root", "index", |it| it.index = "index 4\n".into(), "another index"),
        bad("other-root", "hash", |it| it.hashes[1] = base64(&[7; 32]), "a hash of no node"),
        bad("index-beyond-size", "", |it| it.index = "index 7\n".into(), "the size itself"),
        bad(
            "index-beyond-size",
            "empty",
            |it| it.text = checkpoint(ORIGIN, 0, &root(&[])),
            "an empty log has no entries",
        ),
        bad("proof-too-short", "", |it| drop(it.hashes.pop()), "the last hash is missing"),
        bad("proof-too-short", "none", |it| it.hashes.clear(), "no hashes"),
        bad("proof-too-long", "", |it| it.hashes.push(base64(&[7; 32])), "a hash too many"),
        of(
            "time-in-the-future",
            "",
            &format!("{usual} --at 2026-02-28T12:00:59Z"),
            body.clone(),
            "the second of the times is a day and a second after the question",
        ),
        vector(
            "ok-tomorrow".into(),
            "ok",
            "the third witness's time is later, and two are needed",
            &format!("{usual} --at 2026-02-28T12:01:00Z"),
            body,
        ),
    ]
}
