//! Evidence in a bundle decides what a claimed time alone cannot: the key of an act was stolen.

use paraph::bundle::Bundle;
use paraph::evidence::{Entry, EntryProof, Subjects, TimeStampToken};
use paraph::id::EnvelopeDigest;
use paraph::roster::Roster;
use paraph::verify::{Given, Texts, Verdict, verify};

use crate::log_proofs::make as logs;
use crate::repository;
use crate::time_stamps::make::{Certificate, Key, Token};

const AT: &str = "2026-01-01T00:00:00Z";

/// The fixture's bundle, in which Hong Gil-dong signed on 5 August 2021.
fn bundle() -> Bundle {
    let path = repository("fixtures/ictcc-tor/ictcc-tor.bundle.json");
    Bundle::read(&std::fs::read(path).unwrap()).unwrap()
}

/// A roster that says that the key of Hong Gil-dong was stolen on 1 September 2021, and whose word counts.
fn roster(more: &str) -> Roster {
    const KEY: &str = "MCowBQYDK2VwAyEAc4MusD+1jmIUic4n584ThqKbmrZUZAgRgPA/XOdYD0U=\"";
    let stolen = format!(
        "{KEY}, revoked = {{ reason = \"compromised\", since = 2021-09-01T00:00:00Z, \
         reported = 2021-09-02T00:00:00Z }}"
    );
    let text = std::fs::read_to_string(repository("fixtures/roster.toml")).unwrap();
    let text = format!("{}\n{more}", text.replace(KEY, &stolen));
    Roster::parse(&text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"))
}

/// The certificate of an authority that was there in 2021.
fn certificate(key: Key, serial: u8) -> Certificate {
    let period = ["200101000000Z", "341231235959Z"];
    Certificate { period, serial, ..Certificate::of(key) }
}

/// A token about an envelope.
fn token(key: Key, serial: u8, envelope: &EnvelopeDigest, time: &'static str) -> TimeStampToken {
    let mut token = Token::by(key).with_certificate(|it| *it = certificate(key, serial));
    token.imprint_digest = Some(envelope.digest().as_bytes().to_vec());
    token.time = time;
    TimeStampToken::read(&token.der()).unwrap()
}

/// An entry about one envelope.
fn entry(envelope: EnvelopeDigest, token: TimeStampToken) -> Entry {
    Entry::token(Subjects::new(vec![envelope], Vec::new()).unwrap(), token)
}

fn authority(id: &str, certificate: &Certificate, more: &str) -> String {
    use sha2::{Digest as _, Sha256};
    let digest: String =
        Sha256::digest(certificate.der()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("[[time.authority]]\nid = \"{id}\"\nsha256 = \"{digest}\"\n{more}\n")
}

/// The envelope of Hong Gil-dong's act.
fn envelope(bundle: &Bundle) -> EnvelopeDigest {
    let mut acts = bundle.acts();
    let act = acts.find(|signed| signed.act().content().party.as_str() == "rok-mnd").unwrap();
    act.envelope().digest()
}

fn verdict(bundle: &Bundle, roster: &Roster) -> Verdict {
    // What is written is read again, as another would.
    let bundle = &Bundle::read(&bundle.to_bytes()).unwrap();
    verify(bundle, &Given::new(roster, Texts::NotChecked, AT.parse().unwrap())).verdict()
}

#[test]
fn a_token_decides_about_a_stolen_key() {
    let plain = bundle();
    let act = envelope(&plain);
    let own = certificate(Key::P256, 7);
    let known = roster(&authority("tsa", &own, ""));
    assert_eq!(verdict(&plain, &known), Verdict::Incomplete, "the claimed time proves nothing");

    let with = |token: TimeStampToken| {
        let mut bundle = plain.clone();
        bundle.add_evidence(entry(act, token)).unwrap();
        bundle
    };
    let before = with(token(Key::P256, 7, &act, "20210810000000Z"));
    assert_eq!(verdict(&before, &known), Verdict::Concluded);
    let rows = [
        ("no authority is known", roster("")),
        ("another is known", roster(&authority("tsa", &certificate(Key::P384, 7), ""))),
        ("its window was over", roster(&authority("tsa", &own, "until = 2021-08-09T00:00:00Z"))),
    ];
    for (why, roster) in rows {
        assert_eq!(verdict(&before, &roster), Verdict::Incomplete, "{why}");
    }
    let other = EnvelopeDigest::of(b"another envelope");
    let rows = [
        ("after the theft", token(Key::P256, 7, &act, "20210902000000Z")),
        ("more than a day before the act", token(Key::P256, 7, &act, "20210801000000Z")),
        ("about another envelope", token(Key::P256, 7, &other, "20210810000000Z")),
        ("from the future", token(Key::P256, 7, &act, "20260103000000Z")),
    ];
    for (why, token) in rows {
        assert_eq!(verdict(&with(token), &known), Verdict::Incomplete, "{why}");
    }
}

#[test]
fn one_of_two_authorities_may_be_distrusted_later() {
    let plain = bundle();
    let act = envelope(&plain);
    let mut both = plain.clone();
    for key in [Key::P256, Key::Ed25519] {
        let new = entry(act, token(key, 7, &act, "20210810000000Z"));
        both.add_evidence(new).unwrap();
    }
    let [one, two] = [Key::P256, Key::Ed25519].map(|key| certificate(key, 7));
    let (one, two) = (authority("one", &one, ""), authority("two", &two, ""));
    for trusted in [format!("{one}{two}"), one, two] {
        assert_eq!(verdict(&both, &roster(&trusted)), Verdict::Concluded);
    }
    assert_eq!(verdict(&both, &roster("")), Verdict::Incomplete);
}

#[test]
fn a_log_proof_decides_about_a_stolen_key() {
    let plain = bundle();
    let act = envelope(&plain);
    let salt = [7; 32];
    let commitment = paraph::evidence::commitment(&salt, format!("[\"{act}\"]").as_bytes());
    // A log with the commitment alone, cosigned on 10 August 2021.
    let mut proof = logs::Proof::of(0, 1);
    proof.text = logs::checkpoint(logs::ORIGIN, 1, &logs::leaf(&commitment));
    proof.signers.iter_mut().for_each(|signer| signer.1 = 1_628_553_600);
    let text = String::from_utf8(proof.bytes()).unwrap();
    let salt_hex = "07".repeat(32);
    let entry = serde_json::json!({ "log": text, "of": [act.to_string()], "salt": salt_hex });
    let json = String::from_utf8(plain.to_bytes()).unwrap();
    let json = json.replacen(
        ",\"format\":\"paraph/bundle/1\"",
        &format!(",\"evidence\":[{entry}],\"format\":\"paraph/bundle/1\""),
        1,
    );
    let bundle = Bundle::read(json.as_bytes()).unwrap();
    assert_eq!(bundle.to_bytes(), json.as_bytes());
    let entries: Vec<&Entry> = bundle.evidence().collect();
    assert!(matches!(entries[..], [entry] if matches!(entry.proof(), EntryProof::Log { .. })));
    let witnesses: Vec<String> = ["one", "two", "three"]
        .map(|name| format!("\"{}\"", logs::witness(name).public()))
        .to_vec();
    let log = |quorum: u8, witnesses: &[String]| {
        format!(
            "[[time.log]]\nid = \"log\"\nkey = \"{}\"\nwitnesses = [{}]\nquorum = {quorum}\n",
            logs::log().public(),
            witnesses.join(", ")
        )
    };
    assert_eq!(verdict(&bundle, &roster(&log(2, &witnesses))), Verdict::Concluded);
    assert_eq!(verdict(&bundle, &roster("")), Verdict::Incomplete);
    let stranger = format!("\"{}\"", logs::Key::new("x.example", logs::COSIGNATURE).public());
    let too_few = log(2, &[witnesses[0].clone(), stranger]);
    assert_eq!(verdict(&bundle, &roster(&too_few)), Verdict::Incomplete);
}

/// A merge is a union, and what a stranger adds changes nothing.
#[test]
fn merging_joins_evidence_and_strangers_change_nothing() {
    let plain = bundle();
    let act = envelope(&plain);
    let with = |key, time| {
        let mut bundle = plain.clone();
        let new = entry(act, token(key, 7, &act, time));
        bundle.add_evidence(new).unwrap();
        bundle
    };
    let own = with(Key::P256, "20210810000000Z");
    let strange = with(Key::P384, "20210806000000Z");
    let merged = own.clone().merge(strange.clone()).unwrap();
    assert_eq!(merged, strange.clone().merge(own.clone()).unwrap());
    assert_eq!(merged.clone().merge(own.clone()).unwrap(), merged);
    assert_eq!(merged.evidence().count(), 2);
    let known = roster(&authority("tsa", &certificate(Key::P256, 7), ""));
    for (bundle, verdict_of) in
        [(&own, Verdict::Concluded), (&merged, Verdict::Concluded), (&strange, Verdict::Incomplete)]
    {
        assert_eq!(verdict(bundle, &known), verdict_of);
    }
}
