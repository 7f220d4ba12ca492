//! Go's own `note` and `tlog` make and verify the same notes and proofs.

use std::io::Write as _;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use paraph::evidence::{LogProof, NoteKey, SignedNote};
use serde::{Deserialize, Serialize};

use super::make::{self, Key, NOON, Proof};
use super::{policy, time};
use crate::{repository, tools};

/// A note or entry is in base64, as Go has bytes in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GoNote {
    text: String,
    keys: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct GoProof {
    entry: String,
    index: usize,
    size: usize,
    root: String,
    hashes: Option<Vec<String>>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Question {
    notes: Vec<GoNote>,
    proofs: Vec<GoProof>,
    sizes: Vec<usize>,
    entries: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Answer {
    notes: Option<Vec<String>>,
    proofs: Option<Vec<String>>,
    made: Option<Vec<GoProof>>,
    signed: GoNote,
    logged: Option<GoProof>,
    checkpoint: Option<GoNote>,
}

/// Whether Go accepts a log proof: the note by the log's key, and the hashes for the entry.
pub(crate) fn go_accepts(proof: &str, log: &str, entry: &[u8]) -> [bool; 2] {
    let (path, note) = proof.split_once("\n\n").unwrap();
    let mut path = path.lines().skip(1).skip_while(|line| line.starts_with("extra "));
    let index = path.next().unwrap().strip_prefix("index ").unwrap().parse().unwrap();
    let mut checkpoint = note.lines().skip(1);
    let size = checkpoint.next().unwrap().parse().unwrap();
    let root = checkpoint.next().unwrap().to_owned();
    let hashes = Some(path.map(str::to_owned).collect());
    let proof = GoProof { entry: STANDARD.encode(entry), index, size, root, hashes };
    let note = GoNote { text: STANDARD.encode(note), keys: vec![log.to_owned()] };
    let answer = ask(&Question { notes: vec![note], proofs: vec![proof], ..Question::default() });
    [answer.notes.unwrap() == ["ok"], answer.proofs.unwrap() == ["ok"]]
}

/// A log of Go in which an entry is the last one: the proof of the entry, cosigned by these witnesses at noon, and the
/// log's key.
pub(crate) fn go_log(entry: &[u8], witnesses: &[Key]) -> (String, String) {
    let entries = (0..11).map(|n| format!("entry-{n}").into_bytes()).chain([entry.to_vec()]);
    let entries = entries.map(|entry| STANDARD.encode(entry)).collect();
    let answer = ask(&Question { entries, ..Question::default() });
    let (note, logged) = (answer.checkpoint.unwrap(), answer.logged.unwrap());
    let checkpoint = String::from_utf8(STANDARD.decode(note.text).unwrap()).unwrap();
    let (text, _) = checkpoint.split_once("\n\n").unwrap();
    let text = format!("{text}\n");
    let lines: String = witnesses.iter().map(|witness| witness.line(&text, NOON)).collect();
    let GoProof { index, hashes, .. } = logged;
    let hashes: String = hashes.unwrap().iter().map(|hash| format!("{hash}\n")).collect();
    let proof = format!("c2sp.org/tlog-proof@v1\nindex {index}\n{hashes}\n{checkpoint}{lines}");
    (proof, note.keys[0].clone())
}

fn ask(question: &Question) -> Answer {
    const PACKAGES: &str = "/usr/share/gocode/src/golang.org/x/mod/sumdb/note/note.go";
    tools::need("go");
    tools::need(PACKAGES);
    let cache = tempfile::tempdir().unwrap();
    let mut child = Command::new("go")
        .arg("run")
        .arg(repository("tests/foreign/go/logs.go"))
        .envs([("GO111MODULE", "off"), ("GOPATH", "/usr/share/gocode"), ("GOFLAGS", "")])
        .env("GOCACHE", cache.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let question = serde_json::to_vec(question).unwrap();
    child.stdin.take().unwrap().write_all(&question).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Names of vectors whose notes the two programs judge differently, with the reason.
const DIFFERENCES: [(&str, &str); 1] =
    [("too-many-signatures", "Go's limit is 100 signatures, and here it is 64")];

#[test]
fn go_and_paraph_agree() {
    // The notes in the vectors, with the log's key alone: Go knows no cosignatures.
    let log = make::log();
    let known = NoteKey::parse(&log.public()).unwrap();
    let mut names = Vec::new();
    let mut ours = Vec::new();
    let mut question = Question::default();
    let mut paths: Vec<_> = repository("fixtures/vectors/log-proof")
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let file = std::fs::read(&path).unwrap();
        let end = file.windows(2).position(|it| it == b"\n\n").unwrap() + 2;
        let body = &file[end..];
        let Some(note) = body.windows(2).position(|it| it == b"\n\n") else { continue };
        let note = &body[note + 2..];
        let read = SignedNote::read(note).and_then(|note| Ok(note.verify([&known])?.len()));
        ours.push(read == Ok(1));
        names.push(path.file_stem().unwrap().to_str().unwrap().to_owned());
        question.notes.push(GoNote { text: STANDARD.encode(note), keys: vec![log.public()] });
    }
    assert!(names.len() > 50, "{}", names.len());

    // Every entry of small logs, right and wrong.
    question.sizes = vec![1, 2, 3, 7, 8, 13];
    for size in [1, 2, 5, 6, 16, 21] {
        for index in 0..size {
            let leaves = make::leaves(size);
            let hashes = make::path(index, &leaves);
            let proof = |entry: usize| GoProof {
                entry: STANDARD.encode(format!("entry-{entry}")),
                index,
                size,
                root: make::base64(&make::root(&leaves)),
                hashes: Some(hashes.iter().map(|hash| make::base64(hash)).collect()),
            };
            question.proofs.extend([proof(index), proof(index + 1)]);
        }
    }
    let answer = ask(&question);

    let theirs: Vec<bool> = answer.notes.unwrap().iter().map(|it| it == "ok").collect();
    let mut differ = Vec::new();
    for (name, (ours, theirs)) in names.iter().zip(ours.iter().zip(&theirs)) {
        if ours != theirs {
            differ.push(format!("{name}: here {ours}, Go {theirs}"));
        }
    }
    let listed: Vec<&str> = DIFFERENCES.iter().map(|it| it.0).collect();
    let found: Vec<&str> = differ.iter().map(|it| it.split(':').next().unwrap()).collect();
    assert_eq!(found, listed, "{differ:#?}");

    let checked = answer.proofs.unwrap();
    assert_eq!(checked.len(), question.proofs.len());
    for pair in checked.chunks(2) {
        assert_eq!(pair[0], "ok");
        assert_ne!(pair[1], "ok");
    }

    let made = answer.made.unwrap();
    assert_eq!(made.len(), 34);
    for proof in made {
        let GoProof { entry, index, size, root, hashes } = proof;
        let entry = STANDARD.decode(entry).unwrap();
        let mut own = Proof::of(index, size);
        own.text = format!("{}\n{size}\n{root}\n", make::ORIGIN);
        own.hashes = hashes.unwrap_or_default();
        let read = LogProof::read(&own.bytes()).unwrap();
        assert!(read.check(&entry, &policy(2), time(NOON)).is_ok(), "{index} of {size}");
    }

    let note = SignedNote::read(&STANDARD.decode(answer.signed.text).unwrap()).unwrap();
    let keys: Vec<NoteKey> =
        answer.signed.keys.iter().map(|key| NoteKey::parse(key).unwrap()).collect();
    assert_eq!(note.verify(&keys).unwrap().len(), 2);
    let other = NoteKey::parse(&Key::new("go.example/one", make::NOTE).public()).unwrap();
    assert_eq!(note.verify([&other]).unwrap(), []);
}
