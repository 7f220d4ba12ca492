//! `paraph time`: requests, replies of real and made authorities, log proofs, and what ends.

use std::fs;

use paraph::bundle::Bundle;
use paraph::evidence::{Entry, Subjects};
use paraph::id::EnvelopeDigest;
use paraph::roster::Roster;
use paraph::verify::{Given, Texts, Verdict, verify};
use serde_json::Value;

use crate::command_runner::Folder;
use crate::docs_are_run::folder_after;
use crate::evidence_in_bundles::{self as evidence, entry, token};
use crate::json_shapes::{Report, Show, Status, TimeAdded, TimeDue, TimeRequested};
use crate::log_proofs::foreign::{go_accepts, go_log};
use crate::log_proofs::make as logs;
use crate::time_stamps::foreign::{authority, rfc3161_client, tokens_of};
use crate::time_stamps::make::{self, Certificate, Key, Token};

const AT: &str = "2026-06-01T00:00:00Z";

/// An office whose roster knows an authority with this certificate.
fn office(certificate: &Certificate) -> Folder {
    let f = Folder::office();
    know(&f, "tsa", &certificate.der(), "");
    f
}

/// Adds an authority to the roster.
fn know(f: &Folder, id: &str, certificate: &[u8], more: &str) {
    use sha2::{Digest as _, Sha256};
    let digest: String = Sha256::digest(certificate).iter().map(|it| format!("{it:02x}")).collect();
    let roster = f.text("roster.toml");
    let authority = format!("\n[[time.authority]]\nid = \"{id}\"\nsha256 = \"{digest}\"\n{more}");
    f.write("roster.toml", format!("{roster}{authority}"));
}

fn certificate(key: Key) -> Certificate {
    Certificate { period: ["200101000000Z", "341231235959Z"], ..Certificate::of(key) }
}

/// The file that says what a request is about.
fn about(f: &Folder, name: &str) -> Value {
    serde_json::from_slice(&f.read(name)).unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// A token that answers a request.
fn answer(f: &Folder, request: &str, certificate: &Certificate, time: &'static str) -> Token {
    let request = about(f, request);
    let mut token = Token::by(certificate.key).with_certificate(|it| *it = certificate.clone());
    token.imprint_digest = Some(bytes(request["digest"].as_str().unwrap()));
    token.rest = make::der(0x02, &[&bytes(request["nonce"].as_str().unwrap())]);
    token.time = time;
    token
}

fn granted(token: &Token) -> Vec<u8> {
    make::reply(0, "", None, &token.der())
}

/// OpenSSL reads the request and answers it, and PyPI's rfc3161-client accepts the answer.
#[test]
fn an_authority_of_openssl_proves_a_bundle() {
    let tsa = authority("-algorithm EC -pkeyopt ec_paramgen_curve:P-256", "");
    let f = Folder::office();
    for name in ["ts.cnf", "serial", "tsa.pem", "tsa.key", "root.pem"] {
        f.write(name, tsa.read(name));
    }
    f.ok("openssl x509 -in tsa.pem -outform DER -out tsa.der");
    know(&f, "openssl", &f.read("tsa.der"), "name = \"The TSA of OpenSSL\"\n");
    let ran = f.ok("paraph time request tor.bundle.json -o q.tsq");
    assert!(ran.out().contains("curl -sSf -H 'Content-Type: application/timestamp-query'"));
    assert!(ran.out().contains("paraph time add tor.bundle.json reply.tsr --request q.tsq.json"));
    f.ok("openssl ts -query -in q.tsq -text").prints("Certificate required: yes");
    let reply = |queries: &str, out: &str| {
        f.ok(&format!(
            "openssl ts -reply -config ts.cnf -section authority -queryfile {queries} -signer \
             tsa.pem -inkey tsa.key -out {out}"
        ));
    };
    reply("q.tsq", "reply.tsr");
    f.ok("openssl ts -verify -queryfile q.tsq -in reply.tsr -CAfile root.pem");
    let line = "paraph time add tor.bundle.json reply.tsr --request q.tsq.json --roster roster.toml --json";
    let added: TimeAdded = f.json(line, 0);
    assert!(added.added && added.by.as_deref() == Some("openssl"));
    let again: TimeAdded = f.json(line, 0);
    assert!(!again.added && again.sha256 == added.sha256 && again.evidence == 1);

    // Renewed, and again with the request unknown.
    f.ok("paraph time request tor.bundle.json --renew -o q2.tsq");
    reply("q2.tsq", "reply2.tsr");
    f.ok("paraph time add tor.bundle.json reply2.tsr --roster roster.toml");
    let report: Report =
        f.json("paraph verify tor.bundle.json --roster roster.toml --no-texts --json", 0);
    assert_eq!(report.evidence.len(), 2);
    assert!(report.evidence.iter().any(|entry| entry.renews.len() == 1));
    let proof = report.acts[0].proof.as_ref().unwrap();
    assert_eq!((&*proof.kind, proof.by.as_deref()), ("evidence", Some("openssl")));
    let shown: Show = f.json("paraph show tor.bundle.json --json", 0);
    assert!(shown.evidence.len() == 2 && shown.evidence[0].time.is_some());
    f.ok("paraph show tor.bundle.json").prints("Evidence of times, as it claims:");
    f.ok("paraph verify tor.bundle.json --roster roster.toml --no-texts")
        .prints("openssl (\"The TSA of OpenSSL\") proves that it was signed no later than");

    // What rfc3161-client says about both replies, and about what the bundle keeps of them.
    f.ok("openssl x509 -in root.pem -outform DER -out root.der");
    let bundle: Value = serde_json::from_slice(&f.read("tor.bundle.json")).unwrap();
    let kept = tokens_of(&bundle).into_iter().map(|(token, message)| {
        (make::reply(0, "", None, &token), message.expect("it is about both acts"))
    });
    let kept: Vec<(Vec<u8>, String)> = kept.collect();
    assert_eq!(kept.len(), 2);
    let mut messages: Vec<&String> = kept.iter().map(|(_, message)| message).collect();
    messages.sort_by_key(|message| message.contains("renews"));
    let replies = ["reply.tsr", "reply2.tsr"].map(|name| f.read(name)).into_iter();
    let as_they_came = replies.zip(messages.iter().map(|it| (*it).clone()));
    agrees(&[f.read("root.der")], as_they_came.chain(kept.clone()).collect(), true);
}

/// That rfc3161-client accepts these replies about these messages, or none of them.
fn agrees(roots: &[Vec<u8>], replies: Vec<(Vec<u8>, String)>, accepted: bool) {
    use base64::Engine as _;
    let reply = |(n, (reply, message)): (usize, (Vec<u8>, String))| {
        let reply = base64::engine::general_purpose::STANDARD.encode(reply);
        (n.to_string(), serde_json::json!({ "reply": reply, "message": message }))
    };
    let replies: serde_json::Map<String, Value> =
        replies.into_iter().enumerate().map(reply).collect();
    assert!(!replies.is_empty());
    let answers = rfc3161_client(roots, replies);
    assert!(answers.values().all(|answer| (answer == "ok") == accepted), "{answers:?}");
}

/// rfc3161-client agrees about what the command takes from authorities with keys of each kind, and about what it refuses.
#[test]
fn rfc3161_client_agrees_with_the_command() {
    let f = Folder::office();
    f.ok("paraph time request tor.bundle.json -o q.tsq");
    let root = [Certificate::root().der()];
    let message = about(&f, "q.tsq.json")["of"].to_string();
    // Its OpenSSL has no Ed25519 in CMS.
    for (key, accepted) in
        [(Key::P256, true), (Key::P384, true), (Key::Rsa, true), (Key::Ed25519, false)]
    {
        let token = answer(&f, "q.tsq.json", &certificate(key), "20260301120000Z");
        f.write("reply.tsr", granted(&token));
        f.ok("paraph time add tor.bundle.json reply.tsr --request q.tsq.json -o with.bundle.json --force");
        let bundle: Value = serde_json::from_slice(&f.read("with.bundle.json")).unwrap();
        let [(kept, about)] = &tokens_of(&bundle)[..] else { panic!("{bundle}") };
        assert_eq!(about.as_ref(), Some(&message));
        let kept = make::reply(0, "", None, kept);
        agrees(&root, vec![(granted(&token), message.clone()), (kept, message.clone())], accepted);
    }
    let good = answer(&f, "q.tsq.json", &certificate(Key::P256), "20260301120000Z");
    let with = |change: &dyn Fn(&mut Token)| {
        let mut token = good.clone();
        change(&mut token);
        (granted(&token), message.clone())
    };
    let refused = vec![
        (make::reply(2, "no", Some(14), b""), message.clone()),
        (granted(&good)[..100].to_vec(), message.clone()),
        with(&|token| token.imprint_digest = Some(vec![7; 32])),
        with(&|token| token.signature = Some(vec![0x30, 6, 2, 1, 1, 2, 1, 1])),
    ];
    for (reply, _) in &refused {
        f.write("refused.tsr", reply);
        f.run("paraph time add tor.bundle.json refused.tsr --request q.tsq.json").exit(1);
    }
    agrees(&root, refused, false);
}

#[test]
fn a_request_is_about_the_acts_that_are_meant() {
    let f = Folder::office();
    let all: TimeRequested = f.json("paraph time request tor.bundle.json -o q.tsq --json", 0);
    assert_eq!((all.of.len(), all.renews.len()), (2, 0));
    let report: Report =
        f.json("paraph verify tor.bundle.json --roster roster.toml --no-texts --json", 0);
    let act = &report.acts[0].id[..8];
    let one: TimeRequested =
        f.json(&format!("paraph time request tor.bundle.json --of {act} -o one.tsq --json"), 0);
    assert_eq!(one.of, std::slice::from_ref(&one.digest), "one envelope is the subject itself");
    assert!(all.of.contains(&one.digest));
    // Two requests for the same differ in the nonce only.
    f.ok("paraph time request tor.bundle.json -o again.tsq");
    assert_ne!(f.read("q.tsq"), f.read("again.tsq"));
    assert_eq!(about(&f, "q.tsq.json")["digest"], about(&f, "again.tsq.json")["digest"]);
    f.assert_nothing_unfinished();
}

#[test]
fn requests_that_cannot_be_made_are_explained() {
    let f = Folder::office();
    f.write("there", "x");
    f.ok("paraph time request tor.bundle.json -o taken.tsq");
    let before = f.listing();
    let rows = [
        ("paraph time request tor.bundle.json -o -", 2, "output-needed"),
        ("paraph time request tor.bundle.json -o there", 2, "output-exists"),
        ("paraph time request tor.bundle.json -o taken.tsq", 2, "output-exists"),
        ("paraph time request tor.bundle.json -o no/such", 2, "not-found"),
        ("paraph time request none.bundle.json -o q.tsq", 2, "not-found"),
        ("paraph time request roster.toml -o q.tsq", 2, "not-json"),
        ("paraph time request tor.bundle.json --of 00000000 -o q.tsq", 2, "no-such-act"),
        ("paraph time request tor.bundle.json --renew -o q.tsq", 2, "no-evidence"),
    ];
    for (line, exit, code) in rows {
        let ran = f.fails(line, exit, code);
        f.assert_unchanged(&before, &ran);
    }
    let unsigned = Bundle::new(paraph::record::Record::read(&f.read("tor.record.json")).unwrap());
    f.write("unsigned.bundle.json", unsigned.to_bytes());
    f.fails("paraph time request unsigned.bundle.json -o q.tsq", 2, "no-acts");
    f.ok("paraph time request tor.bundle.json -o taken.tsq --force");
}

#[test]
fn replies_that_prove_nothing_are_refused_and_nothing_is_written() {
    let own = certificate(Key::P256);
    let f = office(&own);
    f.ok("paraph time request tor.bundle.json -o q.tsq");
    let good = answer(&f, "q.tsq.json", &own, "20260301120000Z");
    f.write("good.tsr", granted(&good));
    let with = |name: &str, change: &dyn Fn(&mut Token)| {
        let mut token = good.clone();
        change(&mut token);
        f.write(name, granted(&token));
    };
    f.write("rejected.tsr", make::reply(2, "come \u{1b}[31mback", Some(14), b""));
    f.write("large.tsr", vec![0x30; 17 << 20]);
    f.write("cut.tsr", &granted(&good)[..100]);
    f.write("empty.tsr", "");
    f.write("text.tsr", "no reply at all\n");
    with("other.tsr", &|token| token.imprint_digest = Some(vec![7; 32]));
    with("nonce.tsr", &|token| token.rest = make::int(9));
    with("future.tsr", &|token| token.time = "20280301120000Z");
    with("signature.tsr", &|token| token.signature = Some(vec![0x30, 6, 2, 1, 1, 2, 1, 1]));
    let stranger = answer(&f, "q.tsq.json", &certificate(Key::P384), "20260301120000Z");
    f.write("stranger.tsr", granted(&stranger));
    f.write("not-json.json", "{");
    f.write("other-format.json", "{\"format\":\"paraph/time-request/2\"}");
    f.copy("fixtures/jsoi/jsoi.bundle.json", "jsoi.bundle.json");
    let request = "--request q.tsq.json --roster roster.toml --at 2026-06-01T00:00:00Z";
    let before = f.listing();
    let digest = paraph::id::Digest::of(&certificate(Key::P384).der());
    let unknown =
        format!("The certificate of this time-stamp is {digest}. If the authority confirms");
    let rows = [
        (format!("rejected.tsr {request}"), 1, "request-rejected"),
        (format!("large.tsr {request}"), 1, "too-large"),
        (format!("cut.tsr {request}"), 1, "truncated"),
        (format!("empty.tsr {request}"), 1, "truncated"),
        (format!("text.tsr {request}"), 1, "truncated"),
        (format!("other.tsr {request}"), 1, "other-digest"),
        ("other.tsr".to_owned(), 1, "other-digest"),
        (format!("nonce.tsr {request}"), 1, "other-nonce"),
        (format!("future.tsr {request}"), 1, "time-in-the-future"),
        (format!("signature.tsr {request}"), 1, "wrong-signature"),
        (format!("stranger.tsr {request}"), 1, "unknown-authority"),
        ("good.tsr --request not-json.json".to_owned(), 2, "not-a-request"),
        ("good.tsr --request other-format.json".to_owned(), 2, "not-a-request"),
        ("good.tsr --request none.json".to_owned(), 2, "not-found"),
        ("none.tsr".to_owned(), 2, "not-found"),
        ("good.tsr -o roster.toml".to_owned(), 2, "output-exists"),
    ];
    for (rest, exit, code) in rows {
        let ran = f.fails(&format!("paraph time add tor.bundle.json {rest}"), exit, code);
        assert!(!ran.talk.contains('\u{1b}'), "{}", ran.talk);
        let hint = match code {
            "request-rejected" | "wrong-signature" => "Ask again: paraph time request",
            "too-large" | "truncated" => "Name the file with the authority's reply, as it came",
            "other-digest" if !rest.contains("--request") => {
                "with --request, name the file FILE.json"
            }
            "other-digest" | "other-nonce" => "Name the reply to this request",
            "time-in-the-future" => "Check the date and time of this computer",
            "unknown-authority" => &unknown,
            _ => "hint: ",
        };
        assert!(ran.talk.contains(hint), "{hint:?}\n{ran}");
        f.assert_unchanged(&before, &ran);
    }
    f.fails("paraph time add jsoi.bundle.json good.tsr --request q.tsq.json", 1, "other-record");
    f.fails("paraph time add roster.toml good.tsr", 2, "not-json");
    // Another file is written only if it is asked for.
    f.ok(&format!("paraph time add tor.bundle.json good.tsr {request} -o with.bundle.json"));
    assert_ne!(f.read("tor.bundle.json"), f.read("with.bundle.json"));
    // A token without its reply is fine, and its unsigned parts are not kept.
    let mut more = good.clone();
    more.unsigned = make::der(0xa1, &[&make::attribute("1.3.6.1.4.1.32473.3", &[&make::int(1)])]);
    f.write("token.der", more.der());
    f.ok("paraph time add tor.bundle.json token.der");
    assert_eq!(f.read("tor.bundle.json"), f.read("with.bundle.json"));
    f.assert_nothing_unfinished();
}

/// A log with the entry of a request, as another would run it.
#[test]
fn a_log_proves_a_bundle() {
    let f = Folder::office();
    let names = ["one", "two", "three"];
    let witnesses = names.map(|name| format!("\"{}\"", logs::witness(name).public())).join(", ");
    let key = logs::log().public();
    let log = format!(
        "\n[[time.log]]\nid = \"log\"\nkey = \"{key}\"\nwitnesses = [{witnesses}]\nquorum = 2\n"
    );
    f.write("no-log.toml", f.text("roster.toml"));
    f.write("roster.toml", f.text("roster.toml") + &log);
    f.ok("paraph time request tor.bundle.json --log -o leaf.bin").prints("proof.txt");
    let leaf = f.read("leaf.bin");
    assert_eq!(leaf.len(), 32);
    assert_eq!(hex(&leaf), about(&f, "leaf.bin.json")["digest"].as_str().unwrap());
    // The salt is secret.
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(f.path("leaf.bin.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let mut entries: Vec<Vec<u8>> = (0..6).map(|n| format!("entry-{n}").into_bytes()).collect();
    entries.insert(3, leaf.clone());
    let leaves: Vec<_> = entries.iter().map(|entry| logs::leaf(entry)).collect();
    let proof = |index: usize| {
        let mut proof = logs::Proof::of(index, leaves.len());
        proof.hashes = logs::path(index, &leaves).iter().map(|hash| logs::base64(hash)).collect();
        proof.text = logs::checkpoint(logs::ORIGIN, leaves.len(), &logs::root(&leaves));
        proof
    };
    f.write("proof.txt", proof(3).bytes());
    f.write("other.txt", proof(2).bytes());
    let mut few = proof(3);
    few.signers.truncate(2);
    f.write("few.txt", few.bytes());
    // The time in a cosignature of a known witness, changed: it refuses the whole note.
    let good = String::from_utf8(proof(3).bytes()).unwrap();
    let (before, line) = good.split_once("two.example ").unwrap();
    let (first, rest) = line.split_at(12);
    let changed = if first.ends_with('A') { "B" } else { "A" };
    f.write("forged.txt", format!("{before}two.example {}{changed}{rest}", &first[..11]));
    f.write("cut.txt", &proof(3).bytes()[..60]);
    let before = f.listing();
    let request = "--request leaf.bin.json --roster roster.toml --at 2026-06-01T00:00:00Z";
    let rows = [
        ("proof.txt".to_owned(), 2, "request-needed", "with --request, name the file FILE.json"),
        (
            format!("other.txt {request}"),
            1,
            "other-root",
            "the entry for which leaf.bin.json was written",
        ),
        (
            format!("cut.txt {request}"),
            1,
            "truncated",
            "Name the file with the log's proof, as it came",
        ),
        (
            format!("few.txt {request}"),
            1,
            "not-proven",
            "Compare the keys and witnesses of the log",
        ),
        (
            format!("forged.txt {request}"),
            1,
            "not-proven",
            "Compare the keys and witnesses of the log",
        ),
        (
            format!("proof.txt {}", request.replace("roster.toml", "no-log.toml")),
            1,
            "unknown-authority",
            "If you trust the log \"log.example/2026\"",
        ),
    ];
    for (rest, exit, code, hint) in rows {
        let ran = f.fails(&format!("paraph time add tor.bundle.json {rest}"), exit, code);
        assert!(ran.talk.contains(hint), "{hint:?}\n{ran}");
        f.assert_unchanged(&before, &ran);
    }
    let added: TimeAdded =
        f.json(&format!("paraph time add tor.bundle.json proof.txt {request} --json"), 0);
    assert_eq!((added.by.as_deref(), added.until), (Some("log"), None));
    assert_eq!(added.not_later_than.as_deref(), Some("2026-03-01T12:01:00Z"));
    // The bundle and the log agree, and the log does not know what it has.
    assert!(!f.text("proof.txt").contains(&hex(&leaf)));

    // Go accepts the proof that is kept in the bundle: by the log's key, for this entry only.
    let bundle: Value = serde_json::from_slice(&f.read("tor.bundle.json")).unwrap();
    let kept = bundle["evidence"][0]["log"].as_str().unwrap();
    assert_eq!(go_accepts(kept, &key, &leaf), [true, true]);
    let stranger = logs::Key::new("stranger.example", logs::NOTE).public();
    assert_eq!(go_accepts(kept, &stranger, &[7; 32]), [false, false]);

    // The claimed and the proven time are side by side, with who proves it: in the verdict line, the report and the state.
    let by = "log with the witnesses \"one.example\" and \"two.example\"";
    let both = format!(
        "claimed since Thu 5 August 2021 09:10 +09:00, proven no later than Sun 1 March 2026 12:01 UTC by {by}"
    );
    let verify =
        "paraph verify tor.bundle.json --roster roster.toml --no-texts --at 2026-06-01T00:00:00Z";
    let status = "paraph status tor.bundle.json --roster roster.toml --at 2026-06-01T00:00:00Z";
    let ran = f.ok(verify);
    let first = ran.out().lines().next().unwrap().to_owned();
    assert!(first.starts_with(&format!("concluded, texts not checked; {both}: \"")), "{first}");
    ran.prints(&format!(
        "    {by} proves that it was signed no later than Sun 1 March 2026 12:01 UTC"
    ));
    f.ok(status).prints(&format!("\n  time  {both}\n"));
    let korean = "서명자가 적은 시각: 2021. 8. 5.(목) 09:10 (+09:00), 증명된 시각: 늦어도 2026. 3. 1.(일) 12:01 (UTC), \
                  증명한 곳: log, 증인 \"one.example\" 및 \"two.example\"";
    f.ok(&format!("{verify} --lang ko")).prints(korean);
    f.ok(&format!("{status} --lang ko")).prints(korean);
    let report: Report = f.json(&format!("{verify} --json"), 0);
    let states: Status = f.json(&format!("{status} --json"), 0);
    let of_state = states.instruments.into_iter().next().unwrap().proven;
    for proven in [report.proven, of_state] {
        let proven = proven.unwrap();
        assert_eq!(proven.claimed, "2021-08-05T09:10:00+09:00");
        assert_eq!(proven.not_later_than, "2026-03-01T12:01:00Z");
        let [proof] = &proven.proofs[..] else { panic!("{:?}", proven.proofs) };
        assert_eq!((&*proof.kind, proof.by.as_deref()), ("evidence", Some("log")));
        assert_eq!(proof.witnesses, ["one.example", "two.example"]);
    }
    let witnesses = &report.evidence[0].witnesses;
    assert_eq!(witnesses, &report.acts[0].proof.as_ref().unwrap().witnesses);
}

/// Go's own log answers a request of the command, and Go accepts what the bundle keeps.
#[test]
fn a_log_of_go_proves_a_bundle() {
    let f = Folder::office();
    f.ok("paraph time request tor.bundle.json --log -o leaf.bin");
    let leaf = f.read("leaf.bin");
    let witnesses = ["one", "two"].map(logs::witness);
    let (proof, key) = go_log(&leaf, &witnesses);
    f.write("proof.txt", &proof);
    let keys = witnesses.each_ref().map(|witness| format!("\"{}\"", witness.public())).join(", ");
    let log =
        format!("\n[[time.log]]\nid = \"go\"\nkey = \"{key}\"\nwitnesses = [{keys}]\nquorum = 2\n");
    f.write("roster.toml", f.text("roster.toml") + &log);
    let added: TimeAdded = f.json(
        "paraph time add tor.bundle.json proof.txt --request leaf.bin.json --roster roster.toml \
         --at 2026-06-01T00:00:00Z --json",
        0,
    );
    assert_eq!(added.by.as_deref(), Some("go"));
    assert_eq!(added.not_later_than.as_deref(), Some("2026-03-01T12:00:00Z"));
    let bundle: Value = serde_json::from_slice(&f.read("tor.bundle.json")).unwrap();
    assert_eq!(bundle["evidence"][0]["log"], *proof);
    assert_eq!(go_accepts(&proof, &key, &leaf), [true, true]);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn what_ends_is_listed_and_renewed() {
    let old = certificate(Key::P256);
    let new = Certificate { period: ["340101000000Z", "491231235959Z"], ..certificate(Key::P384) };
    let f = office(&old);
    know(&f, "new", &new.der(), "");
    fs::create_dir(f.path("all")).unwrap();
    fs::rename(f.path("tor.bundle.json"), f.path("all/tor.bundle.json")).unwrap();
    f.copy("fixtures/jsoi/jsoi.bundle.json", "all/jsoi.bundle.json");
    let due = |at: &str, more: &str, exit| -> TimeDue {
        f.json(&format!("paraph time due all --roster roster.toml --at {at} {more} --json"), exit)
    };
    let nothing = due(AT, "", 0);
    assert_eq!((nothing.bundles, nothing.due.len()), (2, 0));
    f.ok(&format!("paraph time due all --roster roster.toml --at {AT}")).says("no evidence ends");

    f.ok("paraph time request all/tor.bundle.json -o q.tsq");
    f.write("reply.tsr", granted(&answer(&f, "q.tsq.json", &old, "20260301120000Z")));
    f.ok(&format!(
        "paraph time add all/tor.bundle.json reply.tsr --request q.tsq.json --roster roster.toml --at {AT}"
    ));
    assert_eq!(due(AT, "--strict", 0).due.len(), 0);
    // The certificate ends on 31 December 2034: the first instant after it is listed.
    assert_eq!(due("2034-12-30T00:00:00Z", "--within 1", 0).due.len(), 0);
    let soon = due("2034-12-31T00:00:00Z", "--within 1 --strict", 3);
    let [one] = &soon.due[..] else { panic!("{soon:?}") };
    assert_eq!((&*one.by, &*one.because, one.ended), ("tsa", "certificate", false));
    assert_eq!((&*one.until, &*one.file), ("2035-01-01T00:00:00Z", "all/tor.bundle.json"));
    f.ok("paraph time due all --roster roster.toml --at 2034-06-01T00:00:00Z")
        .prints("all/tor.bundle.json: evidence of tsa ends on")
        .says("paraph time request BUNDLE --renew -o q.tsq");

    f.ok("paraph time request all/tor.bundle.json --renew -o q2.tsq");
    f.write("reply2.tsr", granted(&answer(&f, "q2.tsq.json", &new, "20340301120000Z")));
    fs::copy(f.path("all/tor.bundle.json"), f.path("old.bundle.json")).unwrap();
    f.ok("paraph time add all/tor.bundle.json reply2.tsr --request q2.tsq.json --roster roster.toml --at 2034-04-01T00:00:00Z");
    assert_eq!(due("2034-12-31T00:00:00Z", "--strict", 0).due.len(), 0);
    let ended: TimeDue = f.json(
        "paraph time due old.bundle.json --roster roster.toml --at 2040-01-01T00:00:00Z --json",
        0,
    );
    assert!(ended.due[0].ended && ended.due[0].message.contains("has no effect"));

    // By the roster: a window, and an algorithm.
    f.write(
        "roster.toml",
        f.text("roster.toml")
            + "\n[[time.ending]]\nalgorithm = \"ecdsa-p384\"\non = 2036-01-01T00:00:00Z\n",
    );
    let by_algorithm = due("2035-06-01T00:00:00Z", "", 0);
    let reasons: Vec<&str> = by_algorithm.due.iter().map(|it| &*it.because).collect();
    assert!(reasons.contains(&"algorithm"), "{by_algorithm:?}");

    // Files that cannot be judged are named.
    f.write("all/bad.bundle.json", "{}");
    let unjudged = due(AT, "", 2);
    assert_eq!(unjudged.not_judged.len(), 1);
    f.fails("paraph time due none --roster roster.toml", 2, "not-found");
    fs::create_dir(f.path("empty")).unwrap();
    f.fails("paraph time due empty --roster roster.toml", 2, "no-instruments");
}

/// Ten thousand bundles in a folder.
#[test]
fn ten_thousand_bundles_are_looked_through() {
    let old = certificate(Key::P256);
    let f = office(&old);
    f.ok("paraph time request tor.bundle.json -o q.tsq");
    f.write("reply.tsr", granted(&answer(&f, "q.tsq.json", &old, "20260301120000Z")));
    f.ok("paraph time add tor.bundle.json reply.tsr");
    fs::create_dir(f.path("all")).unwrap();
    for n in 0..10_000 {
        let name = format!("all/{n:05}.bundle.json");
        fs::hard_link(f.path("tor.bundle.json"), f.path(&name)).unwrap();
    }
    let due: TimeDue =
        f.json("paraph time due all --roster roster.toml --at 2034-06-01T00:00:00Z --json", 0);
    assert_eq!((due.bundles, due.due.len()), (10_000, 10_000));
    assert!(due.due.is_sorted_by(|one, other| one.file < other.file));
}

/// `lint` of a bundle finds evidence that cannot be used, that is about something else, or that is older than the record.
/// `roster check` finds authorities that never count, and evidence by no one.
#[test]
fn lint_and_roster_check_look_at_evidence() {
    let own = certificate(Key::P256);
    let f = office(&own);
    let plain = Bundle::read(&f.read("tor.bundle.json")).unwrap();
    let act = plain.acts().next().unwrap().envelope().digest();
    let other = EnvelopeDigest::of(b"another envelope");
    let codes = |line: &str| -> Vec<String> {
        let answer: Value = serde_json::from_str(f.ok(line).out()).unwrap();
        let findings = answer["findings"].as_array().unwrap().iter();
        let code = |it: &Value| it["code"].as_str().unwrap().to_owned();
        findings
            .map(code)
            .filter(|code| code.contains("evidence") || code.contains("authority"))
            .collect()
    };
    let rows = [
        ("good", entry(act, token(Key::P256, 7, &act, "20210810000000Z")), None),
        // The record was made on 4 August 2021.
        ("early", entry(act, token(Key::P256, 7, &act, "20210804000000Z")), None),
        (
            "older",
            entry(act, token(Key::P256, 7, &act, "20210701000000Z")),
            Some("created-after-evidence"),
        ),
        (
            "elsewhere",
            entry(other, token(Key::P256, 7, &other, "20210810000000Z")),
            Some("evidence-elsewhere"),
        ),
    ];
    for (name, entry, expected) in rows {
        let mut bundle = plain.clone();
        bundle.add_evidence(entry).unwrap();
        f.write(&format!("{name}.bundle.json"), bundle.to_bytes());
        let found = codes(&format!("paraph lint {name}.bundle.json --json"));
        assert_eq!(found, Vec::from_iter(expected), "{name}");
    }
    // The end of the token is its signature.
    let mut spoilt: Value = serde_json::from_slice(&f.read("good.bundle.json")).unwrap();
    let good = spoilt["evidence"][0]["token"].as_str().unwrap().to_owned();
    let at = good.len() - 8;
    let changed = if good.as_bytes()[at] == b'A' { "B" } else { "A" };
    spoilt["evidence"][0]["token"] = format!("{}{changed}{}", &good[..at], &good[at + 1..]).into();
    f.write("spoilt.bundle.json", spoilt.to_string());
    assert_eq!(codes("paraph lint spoilt.bundle.json --json"), ["evidence-unusable"]);
    f.ok("paraph lint spoilt.bundle.json").prints("/evidence/0: the evidence cannot be used:");
    f.ok("paraph lint spoilt.bundle.json --lang ko").prints("사용할 수 없는 증거입니다");
    f.run("paraph lint spoilt.bundle.json --strict").exit(3);

    // A roster with the certificate itself, which ends on 31 December 2034.
    let pem = paraph::evidence::Certificate::from_der(&own.der()).unwrap().to_pem();
    let plain = f.text("roster.toml");
    let (before, _) = plain.split_once("\n[[time.authority]]").unwrap();
    for (at, window, expected) in [
        (AT, "", None),
        ("2034-11-01T00:00:00Z", "", Some("authority-ends-soon")),
        ("2035-01-01T00:00:00Z", "", Some("authority-ended")),
        (AT, "from = 2034-12-31T23:59:59Z", None),
        (AT, "from = 2035-01-01T00:00:00Z", Some("authority-never-counts")),
        ("2019-06-01T00:00:00Z", "until = 2020-01-01T00:00:01Z", None),
        ("2019-06-01T00:00:00Z", "until = 2020-01-01T00:00:00Z", Some("authority-never-counts")),
    ] {
        let authority =
            format!("\n[[time.authority]]\nid = \"tsa\"\ncertificate = '''\n{pem}'''\n{window}\n");
        f.write("window.toml", format!("{before}{authority}"));
        let found = codes(&format!("paraph roster check --roster window.toml --at {at} --json"));
        assert_eq!(found, Vec::from_iter(expected), "{at} {window}");
    }
    let check = |roster: &str, bundle: &str| {
        codes(&format!("paraph roster check --roster {roster} --at {AT} --with {bundle} --json"))
    };
    f.write("none.toml", before);
    assert_eq!(check("roster.toml", "good.bundle.json"), [""; 0]);
    assert_eq!(check("none.toml", "tor.bundle.json"), [""; 0]);
    assert_eq!(check("none.toml", "good.bundle.json"), ["evidence-by-no-one"]);
}

/// `merge --roster` keeps the evidence of the roster's authorities first, and names what it leaves out. Without a roster, the
/// evidence of the first file stays.
#[test]
fn a_merge_keeps_the_evidence_of_the_roster_first() {
    let f = office(&certificate(Key::P256));
    let plain = Bundle::read(&f.read("tor.bundle.json")).unwrap();
    let act = plain.acts().next().unwrap().envelope().digest();
    let (mut full, mut own) = (plain.clone(), plain);
    for n in 0..64 {
        let time = format!("202109{:02}{:02}0000Z", 2 + n / 24, n % 24).leak();
        full.add_evidence(entry(act, token(Key::Ed25519, 7, &act, time))).unwrap();
    }
    own.add_evidence(entry(act, token(Key::P256, 7, &act, "20210810000000Z"))).unwrap();
    f.write("full.bundle.json", full.to_bytes());
    f.write("own.bundle.json", own.to_bytes());
    let proves = |bundle: &str| {
        let line =
            format!("paraph verify {bundle} --roster roster.toml --no-texts --at {AT} --json");
        let report: Report = f.json(&line, 0);
        let proves = report.evidence.iter().filter(|it| it.not_later_than.is_some()).count();
        (report.evidence.len(), proves)
    };
    let ran = f.ok(
        "paraph merge full.bundle.json own.bundle.json -o with.bundle.json --roster roster.toml",
    );
    assert!(
        ran.talk.contains("full.bundle.json /evidence/63") && ran.talk.contains("(too-many)"),
        "{ran}"
    );
    assert_eq!(proves("with.bundle.json"), (64, 1));
    let ran = f.ok("paraph merge full.bundle.json own.bundle.json -o without.bundle.json");
    assert!(
        ran.talk.contains("own.bundle.json /evidence/0") && ran.talk.contains("(too-many)"),
        "{ran}"
    );
    assert_eq!(proves("without.bundle.json"), (64, 0));
}

/// OpenSSL alone checks the time-stamps of a kit. What it does not accept proves nothing, and spoils nothing.
#[test]
fn a_kit_has_time_stamps_that_openssl_checks() {
    let own = certificate(Key::P256);
    let f = office(&own);
    for (of, name) in [("", "all"), ("--of", "one")] {
        let report: Report =
            f.json("paraph verify tor.bundle.json --roster roster.toml --no-texts --json", 0);
        let of = if of.is_empty() { String::new() } else { format!("--of {}", report.acts[0].id) };
        f.ok(&format!("paraph time request tor.bundle.json {of} -o {name}.tsq"));
        let token = answer(&f, &format!("{name}.tsq.json"), &own, "20260301120000Z");
        f.write("reply.tsr", granted(&token));
        f.ok(&format!("paraph time add tor.bundle.json reply.tsr --request {name}.tsq.json"));
    }
    // OpenSSL 3.0 has no Ed25519 in CMS.
    let other = certificate(Key::Ed25519);
    let token = answer(&f, "all.tsq.json", &other, "20260301120000Z");
    f.write("reply.tsr", granted(&token));
    f.ok("paraph time add tor.bundle.json reply.tsr --request all.tsq.json");
    f.ok("paraph export kit tor.bundle.json -o kit");
    let ran = f.run("sh kit/verify.sh").exit(0);
    let lines = |word: &str| ran.out().lines().filter(|line| line.starts_with(word)).count();
    assert_eq!((lines("time  "), lines("no time"), lines("good")), (2, 1, 2), "{ran}");
    assert!(ran.out().contains("Sun Mar  1 12:00:00 UTC 2026"), "{ran}");
    // A changed token is not accepted; a changed envelope is false.
    let token =
        f.listing().into_keys().find(|path| path.extension().is_some_and(|it| it == "token"));
    let token = token.unwrap().to_str().unwrap().to_owned();
    let mut bytes = f.read(&token);
    *bytes.last_mut().unwrap() ^= 1;
    f.write(&token, bytes);
    f.run("sh kit/verify.sh").exit(1).prints("no time");
}

/// The thief of docs/officers.md, who has Ann's key since 14 February 2024: decided by evidence instead of a receipt.
/// The contract of 2021 has evidence from 2021. The forged gift can only have evidence from after the theft.
#[test]
fn evidence_decides_the_story_of_the_officers() {
    let folder = folder_after("docs/officers.md");
    let read = |name: &str| Bundle::read(&fs::read(folder.path().join(name)).unwrap()).unwrap();
    let (contract, gift) = (read("contract.bundle.json"), read("gift.bundle.json"));
    let notes = fs::read_to_string(folder.path().join("no-notes.toml")).unwrap();
    let at = "2024-03-01T00:00:00Z".parse().unwrap();
    let ann = |bundle: &Bundle, trusted: &str| {
        let roster = Roster::parse(&format!("{notes}\n{trusted}")).unwrap();
        let report = verify(bundle, &Given::new(&roster, Texts::NotChecked, at));
        let holder =
            |it: &&paraph::verify::ActReport| it.content.signatory.name.as_str() == "Ann Officer";
        let outcome = report.acts().iter().find(holder).unwrap().outcome.code();
        (report.verdict(), outcome)
    };
    // By one token for each act, and by a log proof for each.
    let with = |bundle: &Bundle, entries: &dyn Fn(EnvelopeDigest) -> Vec<Entry>| {
        let mut with = bundle.clone();
        for signed in bundle.acts() {
            for entry in entries(signed.envelope().digest()) {
                with.add_evidence(entry).unwrap();
            }
        }
        with
    };
    let stamped = |key, time| move |of| vec![entry(of, token(key, 7, &of, time))];
    let logged = |seconds: u64| {
        move |of: EnvelopeDigest| {
            let subjects = Subjects::new(vec![of], Vec::new()).unwrap();
            let leaf = subjects.commitment(&[7; 32]);
            let mut proof = logs::Proof::of(0, 1);
            proof.text = logs::checkpoint(logs::ORIGIN, 1, &logs::leaf(&leaf));
            proof.signers.iter_mut().for_each(|signer| signer.1 = seconds);
            let text = String::from_utf8(proof.bytes()).unwrap();
            vec![Entry::log(subjects, &text, [7; 32]).unwrap()]
        }
    };
    let [one, two] = [Key::P256, Key::Ed25519].map(|key| evidence::certificate(key, 7));
    let (tsa, other) = (evidence::authority("one", &one, ""), evidence::authority("two", &two, ""));
    let names = ["one", "two", "three"];
    let witnesses = names.map(|name| format!("\"{}\"", logs::witness(name).public())).join(", ");
    let log = format!(
        "[[time.log]]\nid = \"log\"\nkey = \"{}\"\nwitnesses = [{witnesses}]\nquorum = 2\n",
        logs::log().public()
    );
    let (concluded, refused) = (Verdict::Concluded, (Verdict::Incomplete, "revoked"));
    assert_eq!(ann(&contract, &tsa), refused);
    let old = with(&contract, &stamped(Key::P256, "20210601000000Z"));
    assert_eq!(ann(&old, &tsa), (concluded, "counted"));
    let in_log = with(&contract, &logged(1_622_505_600));
    assert_eq!(ann(&in_log, &log), (concluded, "counted"));
    // The thief gets real evidence, but only of the day on which he has the key.
    let late = with(&gift, &stamped(Key::P256, "20240220000000Z"));
    assert_eq!(ann(&late, &tsa), refused);
    let late = with(&gift, &logged(1_708_387_200));
    assert_eq!(ann(&late, &log), refused);
    // Two authorities. When one of them has lost its key, the thief can make its tokens with any date.
    let forged = with(&gift, &stamped(Key::P256, "20210601000000Z"));
    let both = with(&contract, &|of| {
        let of_both = [Key::P256, Key::Ed25519].map(|key| stamped(key, "20210601000000Z")(of));
        of_both.concat()
    });
    let trusted = format!("{tsa}{other}");
    assert_eq!(ann(&forged, &trusted).1, "counted", "it is still trusted");
    let distrusted =
        format!("{}{other}", evidence::authority("one", &one, "until = 2024-01-01T00:00:00Z\n"));
    assert_eq!(ann(&forged, &distrusted), refused);
    assert_eq!(ann(&old, &distrusted), refused, "its only authority is not trusted any more");
    assert_eq!(ann(&both, &distrusted), (concluded, "counted"));
}
