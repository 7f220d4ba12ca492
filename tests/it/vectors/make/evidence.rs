//! Evidence in bundles, the authorities and logs of rosters, and what follows for the verdict.

use serde_json::{Value, json};

use super::base::{Base, Written};
use super::record::between;
use super::sign::{base64, canonical, pem, sha256};
use super::verdict::{CONCLUDED, NOT_SIGNED, Scene, Signed, party_with_ann};
use crate::log_proofs::make as logs;
use crate::time_stamps::make::{Certificate, Key, Token};
use crate::vectors::file::{Kind, Vector};

/// 10 August 2021, in seconds of Unix time.
const AUGUST: u64 = 1_628_553_600;
const SALT: [u8; 32] = [7; 32];

/// The certificate of an authority that was there in 2021.
fn certificate(key: Key) -> Certificate {
    let period = ["200101000000Z", "341231235959Z"];
    Certificate { period, serial: 7, ..Certificate::of(key) }
}

/// A certificate that ends in 2023.
fn short_certificate() -> Certificate {
    Certificate { period: ["200101000000Z", "221231235959Z"], ..certificate(Key::P256) }
}

/// A token over a digest.
fn token(certificate: &Certificate, digest: &str, time: &'static str) -> Token {
    let mut token = Token::by(certificate.key).with_certificate(|it| *it = certificate.clone());
    let byte = |at| u8::from_str_radix(&digest[at..at + 2], 16).expect("digits");
    token.imprint_digest = Some((0..64).step_by(2).map(byte).collect());
    token.time = time;
    token
}

/// An entry with a token. `of` has envelopes; one is the subject itself, several are a list.
fn stamped(certificate: &Certificate, of: &[&str], renews: &[&Value], time: &'static str) -> Value {
    let mut entry = subjects(of, renews);
    let digest = match (of, renews) {
        ([one], []) => (*one).to_owned(),
        (_, []) => sha256(canonical(&entry["of"])),
        _ => sha256(canonical(&entry)),
    };
    entry["token"] = json!(base64(token(certificate, &digest, time).der()));
    entry
}

fn subjects(of: &[&str], renews: &[&Value]) -> Value {
    let mut of = of.to_vec();
    of.sort_unstable();
    let mut renews: Vec<String> = renews.iter().map(|entry| sha256(canonical(entry))).collect();
    renews.sort_unstable();
    match renews.is_empty() {
        true => json!({ "of": of }),
        false => json!({ "of": of, "renews": renews }),
    }
}

/// A log with the commitment for some envelopes alone, cosigned on 10 August 2021.
fn proof(of: &[&str]) -> logs::Proof {
    let list = sha256_bytes(&canonical(&subjects(of, &[])["of"]));
    let commitment = sha256_bytes(&[b"paraph/log-entry/1\n", &SALT[..], &list].concat());
    let mut proof = logs::Proof::of(0, 1);
    proof.text = logs::checkpoint(logs::ORIGIN, 1, &logs::leaf(&commitment));
    proof.signers.iter_mut().for_each(|signer| signer.1 = AUGUST);
    proof
}

fn sha256_bytes(bytes: &[u8]) -> Vec<u8> {
    let hex = sha256(bytes);
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("digits");
    (0..64).step_by(2).map(byte).collect()
}

fn logged(of: &[&str], proof: &logs::Proof) -> Value {
    let mut entry = subjects(of, &[]);
    entry["log"] = json!(String::from_utf8(proof.bytes()).expect("a proof is UTF-8"));
    entry["salt"] = json!("07".repeat(32));
    entry
}

/// Sorted by id.
fn sorted(entries: &[&Value]) -> Vec<Value> {
    let mut entries: Vec<Value> = entries.iter().map(|entry| (*entry).clone()).collect();
    entries.sort_by_key(|entry| sha256(canonical(entry)));
    entries
}

fn digest_of(certificate: &Certificate) -> String {
    sha256(certificate.der())
}

fn authority(id: &str, certificate: &Certificate, more: &str) -> String {
    let digest = digest_of(certificate);
    format!("\n[[time.authority]]\nid = \"{id}\"\nsha256 = \"{digest}\"\n{more}")
}

fn log(quorum: usize, more: &str) -> String {
    let names = ["one", "two", "three"];
    let witness = |name| format!("    \"{}\",\n", logs::witness(name).public());
    let witnesses: String = names.map(witness).concat();
    let key = logs::log().public();
    format!(
        "\n[[time.log]]\nid = \"log\"\nkey = \"{key}\"\nwitnesses = [\n{witnesses}]\n\
         quorum = {quorum}\n{more}"
    )
}

/// The rosters in `verdict/`: ann's key was stolen on 1 December 2021.
pub(super) fn rosters() -> Vec<(&'static str, String)> {
    let stolen = || {
        party_with_ann(
            "revoked = { reported = 2022-01-01T00:00:00Z, since = 2021-12-01T00:00:00Z, \
             reason = \"compromised\" }",
        )
    };
    let own = certificate(Key::P256);
    let with = |more: &str| stolen() + &authority("tsa", &own, more);
    let other = certificate(Key::P384);
    vec![
        ("time-authority", with("name = \"The Authority\"\n")),
        ("time-authority-issuer", stolen() + &authority("tsa", &Certificate::root(), "")),
        ("time-authority-other", stolen() + &authority("other", &other, "")),
        ("time-authority-of-august", with("until = 2021-08-15T00:00:00Z\n")),
        ("time-authority-of-july", with("until = 2021-08-01T00:00:00Z\n")),
        (
            "time-authority-twice",
            with("until = 2021-08-01T00:00:00Z\n") + &authority("again", &own, ""),
        ),
        (
            "time-authority-ended",
            stolen() + &authority("old", &short_certificate(), "") + &authority("new", &other, ""),
        ),
        (
            "time-algorithm-ended",
            with("") + "\n[[time.ending]]\nalgorithm = \"ecdsa-p256\"\non = 2025-01-01T00:00:00Z\n",
        ),
        ("time-log", stolen() + &log(2, "")),
        ("time-log-of-july", stolen() + &log(2, "until = 2021-08-01T00:00:00Z\n")),
        (
            "time-log-ended",
            stolen()
                + &log(2, "")
                + "\n[[time.ending]]\nalgorithm = \"ed25519\"\non = 2025-01-01T00:00:00Z\n",
        ),
    ]
}

pub(super) fn all() -> Vec<Vector> {
    [entries(), in_rosters(), tokens(), log_proofs(), renewals()].concat()
}

/// Entries in a bundle that no one has signed: `of` may name any envelopes.
fn entries() -> Vec<Vector> {
    let record = between(&["north", "south"]);
    let value = json!({ "acts": [], "format": "paraph/bundle/1", "keys": [], "record": record });
    let nobody = Base { kind: Kind::Bundle, value };
    let at = "/evidence";
    let one = "00".repeat(32);
    let two = "11".repeat(32);
    let good = stamped(&certificate(Key::P256), &[&one], &[], "20210810000000Z");
    let set = stamped(&certificate(Key::P256), &[&one, &two], &[&good], "20210811000000Z");
    let in_log = logged(&[&one], &proof(&[&one]));
    let faulty = |of: &str| json!({ "of": [of], "token": "AA==" });
    let many = |count: u32| -> Vec<String> { (0..count).map(|n| format!("{n:064x}")).collect() };
    let entries = |count: u32| -> Value {
        let all: Vec<Value> = many(count).iter().map(|of| faulty(of)).collect();
        json!(sorted(&all.iter().collect::<Vec<_>>()))
    };
    let [ascending, descending] = {
        let mut pair = sorted(&[&faulty(&one), &faulty(&two)]);
        let ascending = pair.clone();
        pair.reverse();
        [ascending, pair]
    };
    let of = |value: Value| json!([{ "of": value, "token": "AA==" }]);
    let renews = |value: Value| json!([{ "of": [one], "renews": value, "token": "AA==" }]);
    let good_base =
        Base { kind: Kind::Bundle, value: super::base::set(&nobody.value, at, json!([good])) };
    let log_base =
        Base { kind: Kind::Bundle, value: super::base::set(&nobody.value, at, json!([in_log])) };
    let entry = |code, variant, at: &str, value: Value, why| {
        nobody.value_at(code, &format!("evidence-{variant}"), at, "/evidence", value, why)
    };
    let mut vectors = nobody.ok_with(
        at,
        &[
            ("evidence-token", json!([good]), "a time-stamp about an envelope"),
            ("evidence-log", json!([in_log]), "a log proof"),
            ("evidence-renews", json!(sorted(&[&good, &set])), "an entry renews another"),
            ("evidence-faulty", json!([faulty(&one)]), "what is wrong in a token is no fault here"),
            (
                "evidence-faulty-log",
                json!([{ "log": "", "of": [one], "salt": two }]),
                "nor what is wrong in a log proof",
            ),
            ("evidence-most", entries(64), "64 entries are the most"),
            ("evidence-most-envelopes", of(json!(many(512))), "an entry may name 512 envelopes"),
        ],
    );
    vectors.extend(good_base.members_at("/evidence", &[], &[], 3));
    vectors.extend([
        entry("empty-list", "none", at, json!([]), "a bundle without evidence leaves it out"),
        entry("empty-list", "of", "/evidence/0/of", of(json!([])), "it is about something"),
        entry(
            "empty-list",
            "renews",
            "/evidence/0/renews",
            renews(json!([])),
            "an entry that renews nothing leaves it out",
        ),
        entry("too-many", "entries", "/evidence/64", entries(65), "64 are the most"),
        entry("too-many", "of", "/evidence/0/of/512", of(json!(many(513))), "512 are the most"),
        entry(
            "too-many",
            "renews",
            "/evidence/0/renews/64",
            renews(json!(many(65))),
            "64 are the most",
        ),
        entry("unsorted-list", "entries", "/evidence/1", json!(descending), "entries ascend"),
        entry("unsorted-list", "of", "/evidence/0/of/1", of(json!([two, one])), "envelopes ascend"),
        entry(
            "unsorted-list",
            "renews",
            "/evidence/0/renews/1",
            renews(json!([two, one])),
            "renewed entries ascend",
        ),
        entry(
            "duplicate-entry",
            "entries",
            "/evidence/1",
            json!([ascending[0], ascending[0]]),
            "an entry is there once",
        ),
        entry(
            "duplicate-entry",
            "of",
            "/evidence/0/of/1",
            of(json!([one, one])),
            "an envelope is there once",
        ),
        entry("bad-digest", "of", "/evidence/0/of/0", of(json!(["00"])), "a digest has 64 digits"),
        entry(
            "bad-digest",
            "salt",
            "/evidence/0/salt",
            json!([{ "log": "", "of": [one], "salt": "07" }]),
            "a salt has 32 bytes",
        ),
        entry(
            "bad-base64",
            "token",
            "/evidence/0/token",
            json!([{ "of": [one], "token": "AA" }]),
            "base64 is padded",
        ),
        entry(
            "unknown-member",
            "token-and-log",
            "/evidence/0/token",
            json!([{ "log": "", "of": [one], "salt": two, "token": "AA==" }]),
            "an entry has a token or a log proof",
        ),
        entry(
            "unknown-member",
            "salt-and-token",
            "/evidence/0/salt",
            json!([{ "of": [one], "salt": two, "token": "AA==" }]),
            "a token needs no salt",
        ),
        entry(
            "missing-member",
            "salt",
            "/evidence/0",
            json!([{ "log": "", "of": [one] }]),
            "a log proof needs the salt",
        ),
    ]);
    vectors.push(log_base.value_at(
        "wrong-type",
        "evidence-0-log",
        "/evidence/0/log",
        "/evidence/0/log",
        json!(true),
        "a string is needed here, not a boolean",
    ));
    vectors.push(log_base.value_at(
        "wrong-type",
        "evidence-0-salt",
        "/evidence/0/salt",
        "/evidence/0/salt",
        json!(true),
        "a string is needed here, not a boolean",
    ));
    vectors
}

/// Authorities, logs and endings of a roster.
fn in_rosters() -> Vec<Vector> {
    let own = certificate(Key::P256);
    let digest = digest_of(&own);
    let der = own.der();
    let certificate = |der: &[u8]| format!("'''\n{}'''", pem("CERTIFICATE", der));
    let authority = format!("[[time.authority]]\nid = \"tsa\"\nsha256 = \"{digest}\"\n");
    let text = format!("roster = 1\n\n{authority}{}", log(2, ""));
    let base = Written { kind: Kind::Roster, text };
    let with_pem = |der: &[u8], mark: &str| {
        let pem = certificate(der);
        format!("roster = 1\n\n[[time.authority]]\nid = \"tsa\"\ncertificate = {mark}{pem}\n")
    };
    let small = Certificate::of(Key::SmallRsa).der();
    let [one, two] = ["one", "two"].map(|name| format!("\"{}\"", logs::witness(name).public()));
    let log_key = logs::log().public();
    let key_row = format!("key = \"{log_key}\"");
    let window = "from = 2022-01-01T00:00:00Z\nuntil = ‸2021-01-01T00:00:00Z\n";
    let sources = |count: usize, mark: &str| -> String {
        let one = |n: usize| {
            let mark = if n == 64 { mark } else { "" };
            format!("{mark}[[time.authority]]\nid = \"tsa-{n}\"\nsha256 = \"{digest}\"\n")
        };
        format!("roster = 1\n{}", (0..count).map(one).collect::<String>())
    };
    let ending = |algorithm: &str, on: &str| {
        format!("roster = 1\n[[time.ending]]\nalgorithm = {algorithm}\non = {on}\n")
    };
    [
        vec![
            base.ok("time", &base.text, "an authority by its digest, and a log"),
            base.ok("time-certificate", &with_pem(&der, ""), "an authority by its certificate"),
            base.ok(
                "time-ending",
                &ending("\"rsa-2048\"", "2031-01-01T00:00:00Z"),
                "an algorithm that ends",
            ),
            base.ok("time-most", &sources(64, ""), "64 authorities are the most"),
            base.whole("too-many", "authorities", &sources(65, "‸"), "64 are the most"),
            base.whole(
                "bad-certificate",
                "cut",
                &with_pem(&der[..der.len() - 1], "‸"),
                "the last byte is missing",
            ),
            base.whole(
                "bad-certificate",
                "small-key",
                &with_pem(&small, "‸"),
                "an RSA key of 1024 bits is too small",
            ),
            base.whole(
                "bad-certificate",
                "no-pem",
                &format!(
                    "roster = 1\n[[time.authority]]\nid = \"tsa\"\ncertificate = ‸\"{digest}\"\n"
                ),
                "a digest is no certificate",
            ),
            base.whole(
                "unknown-word",
                "algorithm",
                &ending("‸\"md5\"", "2031-01-01T00:00:00Z"),
                "nothing rests on MD5",
            ),
            base.whole(
                "missing-field",
                "ending-on",
                "roster = 1\n‸[[time.ending]]\nalgorithm = \"sha-256\"\n",
                "it ends at some time",
            ),
            base.whole(
                "missing-field",
                "authority",
                "roster = 1\n‸[[time.authority]]\nid = \"tsa\"\n",
                "an authority has a certificate",
            ),
        ],
        base.rows(
            "unknown-field",
            &[
                (
                    "time",
                    "[[time.log]]",
                    "[[time.‸witness]]\nid = \"x\"\n[[time.log]]",
                    "no such table",
                ),
                ("authority", "id = \"tsa\"", "‸url = \"\"\nid = \"tsa\"", "no such key here"),
            ],
        ),
        base.rows(
            "duplicate-entry",
            &[("time", "id = \"log\"", "id = ‸\"tsa\"", "an id is there once")],
        ),
        base.rows("bad-id", &[("authority", "id = \"tsa\"", "id = ‸\"TSA\"", "ids are small")]),
        base.rows(
            "bad-digest",
            &[(
                "authority",
                &format!("sha256 = \"{digest}\""),
                "sha256 = ‸\"00\"",
                "a digest has 64 digits",
            )],
        ),
        base.rows(
            "empty-window",
            &[(
                "authority",
                "id = \"tsa\"\n",
                &format!("id = \"tsa\"\n{window}"),
                "it never counts",
            )],
        ),
        base.rows(
            "bad-log",
            &[
                ("key", &key_row, "key = ‸\"log.example\"", "this is no key"),
                ("wrong-kind-of-key", &key_row, &format!("key = ‸{one}"), "a witness is no log"),
                ("witness", &one, "‸\"one.example\"", "this is no key"),
                ("quorum", "quorum = 2", "quorum = ‸4", "there are three witnesses"),
            ],
        ),
        base.rows(
            "out-of-range",
            &[("log-quorum", "quorum = 2", "quorum = ‸0", "a quorum is one or more")],
        ),
        vec![
            base.whole(
                "both-given",
                "authority",
                &format!(
                    "roster = 1\n[[time.authority]]\nid = \"tsa\"\ncertificate = \"\"\n\
                     sha256 = ‸\"{digest}\"\n"
                ),
                "one of them says whose it is",
            ),
            {
                let text = base.text.replace(&two, &one);
                let text = text.replace("witnesses = [", "witnesses = ‸[");
                base.whole("bad-log", "same-witness", &text, "a witness counts once")
            },
            {
                let text = base.text.replace(&two, &format!("\"{log_key}\""));
                let text = text.replace("witnesses = [", "witnesses = ‸[");
                base.whole("bad-log", "log-as-witness", &text, "a log is no witness")
            },
        ],
    ]
    .concat()
}

/// What a case says about its evidence.
struct Expected {
    entries: Vec<(Value, &'static str)>,
    faults: &'static str,
    ignored: &'static str,
}

/// A vector with evidence in its bundle. Each entry has its outcome.
fn with_evidence(vector: Vector, expected: Expected) -> Vector {
    let Expected { mut entries, faults, ignored } = expected;
    entries.sort_by_key(|(entry, _)| sha256(canonical(entry)));
    let mut bundle: Value = serde_json::from_slice(&vector.body).expect("a bundle");
    let outcomes: Vec<&str> = entries.iter().map(|(_, outcome)| *outcome).collect();
    bundle["evidence"] = entries.iter().map(|(entry, _)| entry.clone()).collect();
    let mut vector = vector.with("evidence", outcomes.join(", "));
    if !faults.is_empty() {
        vector = vector.with("evidence-faults", faults);
    }
    if !ignored.is_empty() {
        vector = vector.with("ignored-evidence", ignored);
    }
    vector.body(canonical(&bundle))
}

/// Two parties, judged as of a stated time: certificates end.
fn scene(roster: &'static str) -> Scene {
    Scene::two(roster).options("--at 2026-01-01T00:00:00Z")
}

/// Two parties. The acts of ann and bob, and their envelopes.
struct Acts {
    ann: Signed,
    bob: Signed,
    of_ann: String,
    of_bob: String,
}

impl Acts {
    fn new() -> Self {
        let scene = scene("time-authority");
        let [ann, bob] =
            [("north", "ann"), ("south", "bob")].map(|(party, name)| scene.act(party, name, &[]));
        let [of_ann, of_bob] = [&ann, &bob].map(|act| sha256(canonical(&act.envelope)));
        Self { ann, bob, of_ann, of_bob }
    }

    /// The case in which ann's act is proven.
    fn good(
        &self,
        roster: &'static str,
        name: &str,
        entries: Vec<(Value, &'static str)>,
        why: &str,
    ) -> Vector {
        let acts = [&self.ann, &self.bob];
        let vector = scene(roster).case(name, CONCLUDED, "met, met", &acts, why);
        with_evidence(vector, Expected { entries, faults: "", ignored: "" })
    }

    /// The case in which it is not.
    fn bad(&self, roster: &'static str, name: &str, expected: Expected, why: &str) -> Vector {
        let acts = [&self.ann.is("revoked"), &self.bob];
        let vector = scene(roster).case(name, NOT_SIGNED, "not-signed, met", &acts, why);
        with_evidence(vector, expected)
    }

    fn idle(
        &self,
        roster: &'static str,
        name: &str,
        entry: Value,
        outcome: &'static str,
        why: &str,
    ) -> Vector {
        let entries = vec![(entry, outcome)];
        self.bad(roster, name, Expected { entries, faults: "", ignored: "" }, why)
    }

    fn faulty(
        &self,
        roster: &'static str,
        name: &str,
        (entry, outcome): (Value, &'static str),
        fault: &'static str,
        why: &str,
    ) -> Vector {
        let entries = vec![(entry, outcome)];
        self.bad(roster, name, Expected { entries, faults: fault, ignored: "" }, why)
    }
}

fn tokens() -> Vec<Vector> {
    let acts = Acts::new();
    let own = certificate(Key::P256);
    let ann = acts.of_ann.as_str();
    let by = |time| stamped(&own, &[ann], &[], time);
    let good = by("20210810000000Z");
    let proves = "proves";
    let set = stamped(&own, &[ann, &acts.of_bob], &[], "20210810000000Z");
    let about_other = {
        let digest = sha256("another envelope");
        json!({ "of": [ann], "token": base64(token(&own, &digest, "20210810000000Z").der()) })
    };
    let not_about_set =
        json!({ "of": good["of"], "renews": ["00".repeat(32)], "token": good["token"] });
    let changed = |change: &dyn Fn(&mut Token)| {
        let mut made = token(&own, ann, "20210810000000Z");
        change(&mut made);
        json!({ "of": [ann], "token": base64(made.der()) })
    };
    let spoilt = changed(&|token| token.signature = Some(vec![0x30, 0x06, 2, 1, 1, 2, 1, 1]));
    let with_issuer = changed(&|token| {
        token.certificates.push(Certificate::root().der());
        token.certificates.sort();
    });
    let more_kept = changed(&|token| token.certificates.push(Certificate::of(Key::Ed25519).der()));
    let accurate = changed(&|token| {
        token.time = "20211130235959.5Z";
        token.rest = crate::time_stamps::make::seq(&[&crate::time_stamps::make::int(1)]);
    });
    let stranger = stamped(&certificate(Key::P384), &[ann], &[], "20210806000000Z");
    let broken = json!({ "of": [ann], "token": "" });
    let all = [&acts.ann, &acts.bob];
    let plain = scene("two-parties");
    vec![
        acts.good(
            "time-authority",
            "concluded-time-stamp",
            vec![(good.clone(), proves)],
            "a time-stamp shows that the act is older than the theft",
        ),
        acts.good(
            "time-authority-issuer",
            "concluded-time-stamp-by-issuer",
            vec![(with_issuer, proves)],
            "the roster names the issuer of the authority's certificate, which the token has",
        ),
        acts.idle(
            "time-authority-issuer",
            "unknown-authority-without-issuer",
            good.clone(),
            "unknown-authority",
            "the roster names the issuer by its digest, and the token has only its own certificate",
        ),
        acts.good(
            "time-authority",
            "concluded-time-stamp-of-several",
            vec![(set, proves)],
            "a time-stamp about both acts",
        ),
        acts.good(
            "time-authority",
            "concluded-time-stamp-beside-others",
            vec![
                (good.clone(), proves),
                (stranger.clone(), "unknown-authority"),
                (about_other.clone(), "other-digest"),
                (by("20210901000000Z"), proves),
            ],
            "what a stranger adds changes nothing, and the earliest time counts",
        ),
        acts.idle(
            "time-authority-other",
            "unknown-authority",
            good.clone(),
            "unknown-authority",
            "the roster knows another authority",
        ),
        acts.idle(
            "time-authority",
            "unknown-authority-of-a-stranger",
            stranger.clone(),
            "unknown-authority",
            "a token is by the authority whose certificate signed it",
        ),
        acts.idle(
            "time-authority",
            "other-digest",
            about_other,
            "other-digest",
            "the token is about another envelope",
        ),
        acts.idle(
            "time-authority",
            "other-digest-list",
            not_about_set,
            "other-digest",
            "with renewed entries, a token is about the list",
        ),
        acts.idle(
            "time-authority",
            "proves-after-the-theft",
            by("20211201000000Z"),
            proves,
            "the time-stamp is no older than the theft",
        ),
        acts.idle(
            "time-authority",
            "proves-after-the-theft-with-accuracy",
            accurate,
            proves,
            "with its fraction and its accuracy, the time is that of the theft or later",
        ),
        acts.idle(
            "time-authority",
            "time-in-the-future",
            by("20260103000000Z"),
            "time-in-the-future",
            "the token claims a time more than a day ahead",
        ),
        acts.idle(
            "time-authority-of-july",
            "outside-window",
            good.clone(),
            "outside-window",
            "the authority counted until 1 August",
        ),
        acts.good(
            "time-authority-twice",
            "concluded-time-stamp-of-one-of-two",
            vec![(good.clone(), proves)],
            "one entry of the roster for this authority has ended, the other counts",
        ),
        acts.bad(
            "time-authority",
            "proof-before-claim",
            Expected {
                entries: vec![(by("20210803120000Z"), proves)],
                faults: "",
                ignored: "proof-before-claim",
            },
            "a proof of more than a day before the act proves nothing",
        ),
        acts.faulty(
            "time-authority",
            "faulty",
            (spoilt.clone(), "faulty"),
            "wrong-signature",
            "a token with a wrong signature has no effect",
        ),
        acts.faulty(
            "time-authority",
            "faulty-no-token",
            (broken.clone(), "faulty"),
            "truncated",
            "no bytes are no token",
        ),
        acts.faulty(
            "time-authority",
            "evidence-form",
            (more_kept, "faulty"),
            "evidence-form",
            "a token with a certificate that is not kept",
        ),
        with_evidence(
            plain.case(
                "concluded-with-faulty-evidence",
                CONCLUDED,
                "met, met",
                &all,
                "a faulty entry, or one of a stranger, changes nothing",
            ),
            Expected {
                entries: vec![(spoilt, "faulty"), (stranger, "unknown-authority")],
                faults: "wrong-signature",
                ignored: "",
            },
        ),
    ]
}

fn log_proofs() -> Vec<Vector> {
    let acts = Acts::new();
    let ann = acts.of_ann.as_str();
    let good = logged(&[ann], &proof(&[ann]));
    let changed = |change: &dyn Fn(&mut logs::Proof)| {
        let mut made = proof(&[ann]);
        change(&mut made);
        logged(&[ann], &made)
    };
    let of_other = {
        let proof = proof(&[acts.of_bob.as_str()]);
        logged(&[ann], &proof)
    };
    let fault = |roster, name: &str, entry: Value, fault, why: &str| {
        acts.faulty(roster, name, (entry, "not-proven"), fault, why)
    };
    vec![
        acts.good(
            "time-log",
            "concluded-log-proof",
            vec![(good.clone(), "proves")],
            "a log with two witnesses had the act before the theft",
        ),
        acts.idle(
            "time-authority",
            "unknown-authority-log",
            good.clone(),
            "unknown-authority",
            "the roster has no log",
        ),
        fault(
            "time-log",
            "not-proven-other-entry",
            of_other,
            "other-root",
            "the log has an entry for another envelope",
        ),
        fault(
            "time-log",
            "not-proven-too-few-witnesses",
            changed(&|proof| proof.signers.truncate(2)),
            "too-few-witnesses",
            "one witness is not enough",
        ),
        acts.faulty(
            "time-log",
            "faulty-log",
            (changed(&|proof| proof.index = "index 01\n".into()), "faulty"),
            "bad-index",
            "a number has no leading zero",
        ),
        acts.idle(
            "time-log",
            "time-in-the-future-log",
            changed(&|proof| proof.signers.iter_mut().for_each(|it| it.1 = AUGUST + (5 << 27))),
            "time-in-the-future",
            "the witnesses claim a time more than a day ahead",
        ),
        acts.idle(
            "time-log-of-july",
            "outside-window-log",
            good.clone(),
            "outside-window",
            "the log counted until 1 August",
        ),
        acts.idle(
            "time-log-ended",
            "not-renewed-log",
            good,
            "not-renewed",
            "Ed25519 has ended by the roster",
        ),
    ]
}

fn renewals() -> Vec<Vector> {
    let acts = Acts::new();
    let ann = acts.of_ann.as_str();
    let old = stamped(&short_certificate(), &[ann], &[], "20210810000000Z");
    let again = |time| stamped(&certificate(Key::P384), &[ann], &[&old], time);
    let renewed = again("20221231235959Z");
    let late = again("20230101000000Z");
    let of_august = stamped(&certificate(Key::P256), &[ann], &[], "20210810000000Z");
    let nothing = |entries| Expected { entries, faults: "", ignored: "" };
    vec![
        acts.idle(
            "time-authority-ended",
            "not-renewed",
            old.clone(),
            "not-renewed",
            "the certificate ended in 2022, and anyone can have its key since",
        ),
        acts.good(
            "time-authority-ended",
            "concluded-renewed",
            vec![(old.clone(), "proves"), (renewed, "proves")],
            "the time-stamp was renewed before its certificate ended",
        ),
        acts.bad(
            "time-authority-ended",
            "not-renewed-too-late",
            nothing(vec![(old.clone(), "not-renewed"), (late, "proves")]),
            "the time-stamp was renewed a second after its certificate ended",
        ),
        acts.idle(
            "time-authority-of-august",
            "not-renewed-until",
            of_august.clone(),
            "not-renewed",
            "the authority counts until 15 August, and nothing renewed its time-stamp before",
        ),
        acts.idle(
            "time-algorithm-ended",
            "not-renewed-algorithm",
            of_august,
            "not-renewed",
            "its algorithm has ended by the roster",
        ),
    ]
}
