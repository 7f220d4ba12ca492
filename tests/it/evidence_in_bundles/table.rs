//! The judgement of an act with evidence as a table: what the roster says about its key, the evidence, whom the roster
//! trusts, and the day of the question -> the outcome of the act and its proof. The act claims 5 August 2021, 00:10 UTC.
//! Its record claims 4 August, 13:00.
//!
//! Evidence is `WHO@DAY`, with the day in August 2021 unless it has a month. WHO is `a` (P-256), `b` (Ed25519) or `s`, a
//! stranger. `a*` is about the acts of both parties, `a!` about another envelope, and `a?` has a wrong signature. `l` is
//! a log with three witnesses, and `l1` has one of them only. `r` is a receipt in the roster. Whom the roster trusts is
//! `a`, `b` or `l`, perhaps with a window as in `a[10..20]`; `l/3` asks for three witnesses, and `-ecdsa-p256@20` ends
//! an algorithm.

use paraph::bundle::Bundle;
use paraph::id::EnvelopeDigest;
use paraph::roster::Roster;
use paraph::verify::{Given, Proof, Texts, Unproven, verify};

use super::{authority, bundle, certificate, entry_json, envelope, with_entries};
use crate::log_proofs::make as logs;
use crate::repository;
use crate::time_stamps::make::{Certificate, Key, Token};

type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // The key is open: evidence is shown, and changes nothing.
    ("", "", "", "2026-01-01", "counted"),
    ("", "a@10", "a", "2026-01-01", "counted a@10"),
    ("", "a@10", "", "2026-01-01", "counted"),
    ("", "a@10", "b", "2026-01-01", "counted"),
    ("", "a@2", "a", "2026-01-01", "counted"),
    ("", "a@4", "a", "2026-01-01", "counted"),
    ("", "a@5", "a", "2026-01-01", "counted a@5"),
    ("", "a@10 b@8", "a b", "2026-01-01", "counted b@8"),
    ("", "a@10 b@2", "a b", "2026-01-01", "counted a@10"),
    ("", "a@10 r@8", "a", "2026-01-01", "counted r@8"),
    ("", "a@8 r@10", "a", "2026-01-01", "counted a@8"),
    ("", "a@10 r@10", "a", "2026-01-01", "counted r@10"),
    ("", "a@10 r@2", "a", "2026-01-01", "counted a@10"),
    // The window has closed: without a proof from before, the act is unproven.
    ("until 2021-09-01", "", "", "2026-01-01", "counted unproven"),
    ("until 2021-09-01", "a@10", "a", "2026-01-01", "counted a@10"),
    ("until 2021-09-01", "a@31", "a", "2026-01-01", "counted a@31"),
    ("until 2021-09-01", "a@09-01", "a", "2026-01-01", "counted unproven a@09-01"),
    ("until 2021-09-01", "a@09-01", "a", "2021-08-20", "counted"),
    ("until 2021-09-01", "a@10", "", "2026-01-01", "counted unproven"),
    ("until 2021-09-01", "s@10", "a", "2026-01-01", "counted unproven"),
    ("until 2021-09-01", "a!@10", "a", "2026-01-01", "counted unproven"),
    ("until 2021-09-01", "a?@10", "a", "2026-01-01", "counted unproven"),
    ("until 2021-09-01", "a*@10", "a", "2026-01-01", "counted a@10"),
    ("until 2021-09-01", "l@10", "l", "2026-01-01", "counted l@10"),
    ("until 2021-09-01", "l1@10", "l", "2026-01-01", "counted unproven"),
    ("until 2021-08-01", "a@10", "a", "2026-01-01", "outside-window"),
    // Windows are tested at the claimed time, never at the proven time.
    ("from 2021-08-06", "a@10", "a", "2026-01-01", "outside-window"),
    ("until 2021-08-06", "a@10", "a", "2026-01-01", "counted unproven a@10"),
    // Retired or superseded: the claimed time decides, and a proof removes the doubt.
    ("retired 2021-09-01", "", "", "2026-01-01", "counted unproven"),
    ("retired 2021-09-01", "a@10", "a", "2026-01-01", "counted a@10"),
    ("retired 2021-08-05", "a@10", "a", "2026-01-01", "revoked"),
    ("superseded 2021-09-01", "a@09-02", "a", "2026-01-01", "counted unproven a@09-02"),
    ("superseded 2021-09-01", "l@10", "l", "2026-01-01", "counted l@10"),
    // Compromised or unauthorised: only a proof from before counts.
    ("compromised 2021-09-01", "", "", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "r@10", "", "2026-01-01", "counted r@10"),
    ("compromised 2021-09-01", "a@10", "a", "2026-01-01", "counted a@10"),
    ("compromised 2021-09-01", "a@31", "a", "2026-01-01", "counted a@31"),
    ("compromised 2021-09-01", "a@09-01", "a", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a@4", "a", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a@4 a@10", "a", "2026-01-01", "counted a@10"),
    ("compromised 2021-09-01", "a@09-01 a@10", "a", "2026-01-01", "counted a@10"),
    ("compromised 2021-09-01", "a@10", "", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a@10", "b l", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "s@10", "a b l", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a!@10", "a", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a?@10", "a", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a?@8 s@9 a@10", "a", "2026-01-01", "counted a@10"),
    ("compromised 2021-09-01", "a*@10", "a", "2026-01-01", "counted a@10"),
    ("compromised 2021-09-01", "l@10", "l", "2026-01-01", "counted l@10"),
    ("compromised 2021-09-01", "l@10", "l/3", "2026-01-01", "counted l@10"),
    ("compromised 2021-09-01", "l1@10", "l/1", "2026-01-01", "counted l@10"),
    ("compromised 2021-09-01", "l1@10", "l", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "l@09-01", "l", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "l@10 a@8", "a l", "2026-01-01", "counted a@8"),
    ("compromised 2021-08-05", "a@5", "a", "2026-01-01", "revoked"),
    ("compromised always", "a@10", "a", "2026-01-01", "revoked"),
    ("unauthorised 2021-09-01", "a@10", "a", "2026-01-01", "counted a@10"),
    ("unauthorised 2021-09-01", "a@09-02", "a", "2026-01-01", "revoked"),
    // The question is about another day: the revocation does not depend on it, the evidence does.
    ("compromised 2021-09-01", "a@10", "a", "2021-08-20", "counted a@10"),
    ("compromised 2021-09-01", "a@10", "a", "2021-08-07", "revoked"),
    ("compromised 2021-09-01", "a@10", "a", "2021-08-09", "counted a@10"),
    // Two authorities, of which one is distrusted later.
    ("compromised 2021-09-01", "a@10 b@11", "a b", "2026-01-01", "counted a@10"),
    ("compromised 2021-09-01", "a@10 b@10", "b", "2026-01-01", "counted b@10"),
    ("compromised 2021-09-01", "a@10 b@10", "a[..20] b", "2026-01-01", "counted b@10"),
    ("compromised 2021-09-01", "a@10 b@10", "a[..20] b[..20]", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a@10 b@12", "a[..20] b", "2021-08-15", "counted a@10"),
    // Windows of authorities and logs.
    ("compromised 2021-09-01", "a@10", "a[10..]", "2026-01-01", "counted a@10"),
    ("compromised 2021-09-01", "a@10", "a[11..]", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a@10", "a[..10]", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a@10", "a[..20]", "2021-08-19", "counted a@10"),
    ("compromised 2021-09-01", "a@10", "a[..20]", "2021-08-20", "revoked"),
    ("compromised 2021-09-01", "l@10", "l[11..]", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "l@10", "l[..20]", "2026-01-01", "revoked"),
    // The certificate ends, and so do algorithms.
    ("compromised 2021-09-01", "a@10", "a", "2034-12-31", "counted a@10"),
    ("compromised 2021-09-01", "a@10", "a", "2035-01-01", "revoked"),
    ("compromised 2021-09-01", "l@10", "l", "2035-01-01", "counted l@10"),
    ("compromised 2021-09-01", "a@10", "a -ecdsa-p256@20", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a@10", "a -ecdsa-p256@20", "2021-08-19", "counted a@10"),
    ("compromised 2021-09-01", "a@10", "a -ed25519@20", "2026-01-01", "counted a@10"),
    ("compromised 2021-09-01", "b@10", "b -ed25519@20", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "b@10", "b -sha-512@20", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "a@10", "a -sha-256@20", "2026-01-01", "revoked"),
    ("compromised 2021-09-01", "l@10", "l -ed25519@20", "2026-01-01", "revoked"),
];

/// A day: `10` is 10 August 2021, `09-01` is 1 September.
fn day(text: &str) -> String {
    match text.split_once('-') {
        Some(_) => format!("2021-{text}T00:00:00Z"),
        None => format!("2021-08-{text:0>2}T00:00:00Z"),
    }
}

fn key_of(who: &str) -> Key {
    match who {
        "a" => Key::P256,
        "b" => Key::Ed25519,
        "s" => Key::P384,
        _ => panic!("{who}"),
    }
}

/// The roster of a row.
fn roster(key: &str, evidence: &str, trusted: &str, act: &EnvelopeDigest) -> Roster {
    const KEY: &str = "MCowBQYDK2VwAyEAc4MusD+1jmIUic4n584ThqKbmrZUZAgRgPA/XOdYD0U=\"";
    let more = match key.split_once(' ') {
        None => String::new(),
        Some((name @ ("from" | "until"), day)) => format!(", {name} = {day}T00:00:00Z"),
        Some((reason, since)) => {
            let since = match since {
                "always" => String::new(),
                since => format!("since = {since}T00:00:00Z, "),
            };
            format!(
                ", revoked = {{ reason = \"{reason}\", {since}reported = 2025-01-01T00:00:00Z }}"
            )
        }
    };
    let text = std::fs::read_to_string(repository("fixtures/roster.toml")).unwrap();
    let mut text = text.replace(KEY, &format!("{KEY}{more}"));
    for word in evidence.split(' ').filter_map(|it| it.strip_prefix("r@")) {
        text += &format!("\n[[received]]\non = {}\nenvelopes = [\"{act}\"]\n", day(word));
    }
    for word in trusted.split(' ').filter(|it| !it.is_empty()) {
        if let Some(ending) = word.strip_prefix('-') {
            let (algorithm, on) = ending.split_once('@').unwrap();
            text += &format!("\n[[time.ending]]\nalgorithm = \"{algorithm}\"\non = {}\n", day(on));
            continue;
        }
        let (who, window) = word.split_once('[').unwrap_or((word, "..]"));
        let (from, until) = window.trim_end_matches(']').split_once("..").unwrap();
        let ends = [("from", from), ("until", until)];
        let ends = ends.iter().filter(|(_, it)| !it.is_empty());
        let window: String = ends.map(|(name, it)| format!("{name} = {}\n", day(it))).collect();
        let (who, quorum) = who.split_once('/').unwrap_or((who, "2"));
        text += &match who {
            "l" => log(quorum, &window),
            who => authority(who, &certificate(key_of(who), 7), &window),
        };
    }
    Roster::parse(&text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"))
}

fn log(quorum: &str, more: &str) -> String {
    let names = ["one", "two", "three"];
    let witnesses = names.map(|name| format!("\"{}\"", logs::witness(name).public())).join(", ");
    let key = logs::log().public();
    format!(
        "\n[[time.log]]\nid = \"l\"\nkey = \"{key}\"\nwitnesses = [{witnesses}]\n\
         quorum = {quorum}\n{more}"
    )
}

/// The bundle of a row.
fn with_evidence(plain: &Bundle, act: &EnvelopeDigest, evidence: &str) -> Bundle {
    let words = evidence.split(' ').filter(|it| !it.is_empty() && !it.starts_with('r'));
    let entries: Vec<serde_json::Value> = words.map(|word| entry(plain, act, word)).collect();
    match entries.is_empty() {
        true => plain.clone(),
        false => with_entries(plain, entries),
    }
}

fn entry(plain: &Bundle, act: &EnvelopeDigest, word: &str) -> serde_json::Value {
    let (who, on) = word.split_once('@').unwrap();
    let on = day(on);
    if who.starts_with('l') {
        let time: paraph::value::Time = on.parse().unwrap();
        let commitment = paraph::evidence::commitment(&[7; 32], format!("[\"{act}\"]").as_bytes());
        let mut proof = logs::Proof::of(0, 1);
        proof.text = logs::checkpoint(logs::ORIGIN, 1, &logs::leaf(&commitment));
        proof.signers.iter_mut().for_each(|it| it.1 = time.unix_seconds().try_into().unwrap());
        proof.signers.truncate(if who == "l1" { 2 } else { 4 });
        let text = String::from_utf8(proof.bytes()).unwrap();
        return serde_json::json!({
            "log": text, "of": [act.to_string()], "salt": "07".repeat(32)
        });
    }
    let (who, how) = who.split_at(1);
    let time: String = on.chars().filter(char::is_ascii_digit).collect();
    let made: Certificate = certificate(key_of(who), 7);
    let mut token = Token::by(made.key).with_certificate(|it| *it = made);
    token.time = format!("{time}Z").leak();
    let both: Vec<EnvelopeDigest> = plain.acts().map(|signed| signed.envelope().digest()).collect();
    let (of, digest) = match how {
        "*" => {
            let subjects = paraph::evidence::Subjects::new(both, Vec::new()).unwrap();
            (subjects.envelopes().to_vec(), subjects.digest())
        }
        "!" => (vec![*act], EnvelopeDigest::of(b"another envelope").digest()),
        _ => (vec![*act], act.digest()),
    };
    token.imprint_digest = Some(digest.as_bytes().to_vec());
    let mut bytes = token.der();
    if how == "?" {
        *bytes.last_mut().unwrap() ^= 1;
    }
    let mut entry = entry_json(act, &bytes);
    entry["of"] = of.iter().map(ToString::to_string).collect();
    entry
}

#[test]
fn the_table_of_evidence_holds() {
    let plain = bundle();
    let act = envelope(&plain);
    assert!(ROWS.len() >= 60);
    let mut wrong = Vec::new();
    for row @ (key, evidence, trusted, at, expected) in ROWS {
        let roster = roster(key, evidence, trusted, &act);
        let at = format!("{at}T00:00:00Z").parse().unwrap();
        let bundle = with_evidence(&plain, &act, evidence);
        let report = verify(&bundle, &Given::new(&roster, Texts::NotChecked, at));
        let found = report.acts().iter().find(|it| it.party().as_str() == "rok-mnd").unwrap();
        let mut words = vec![found.outcome.code().to_owned()];
        match found.unproven {
            None => {}
            Some(Unproven::KeyClosed) => words.push("unproven".into()),
            Some(other) => words.push(format!("{other:?}")),
        }
        let proof = found.outcome.signer().and_then(|signer| signer.proof.as_ref());
        words.extend(proof.map(|proof| {
            let on = proof.not_later_than().to_string();
            let on = match on.strip_prefix("2021-08-") {
                Some(day) => day.trim_end_matches("T00:00:00Z").trim_start_matches('0').to_owned(),
                None => on["2021-".len()..].trim_end_matches("T00:00:00Z").to_owned(),
            };
            match proof {
                Proof::Received { .. } => format!("r@{on}"),
                Proof::Evidence(proven) => format!("{}@{on}", proven.by),
            }
        }));
        if words.join(" ") != *expected {
            wrong.push(format!("{row:?}\n  found {}", words.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), ROWS.len(), wrong.join("\n"));
    println!("{} rows", ROWS.len());
}
