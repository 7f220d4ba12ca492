//! Evidence in a bundle decides what a claimed time alone cannot: the key of an act was stolen.

mod archive;
mod properties;
mod table;

use std::collections::BTreeMap;

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
pub(crate) fn certificate(key: Key, serial: u8) -> Certificate {
    let period = ["200101000000Z", "341231235959Z"];
    Certificate { period, serial, ..Certificate::of(key) }
}

/// A token about an envelope.
pub(crate) fn token(
    key: Key,
    serial: u8,
    envelope: &EnvelopeDigest,
    time: &'static str,
) -> TimeStampToken {
    let mut token = Token::by(key).with_certificate(|it| *it = certificate(key, serial));
    token.imprint_digest = Some(envelope.digest().as_bytes().to_vec());
    token.time = time;
    TimeStampToken::read(&token.der()).unwrap()
}

/// An entry about one envelope.
pub(crate) fn entry(envelope: EnvelopeDigest, token: TimeStampToken) -> Entry {
    Entry::token(Subjects::new(vec![envelope], Vec::new()).unwrap(), token)
}

pub(crate) fn authority(id: &str, certificate: &Certificate, more: &str) -> String {
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

/// A verdict line has a proven time only if something proves each act that it needs. The latest proof decides, and
/// everyone who proves something is named once.
#[test]
fn the_latest_proof_of_a_needed_act_is_the_proven_time() {
    let plain = bundle();
    let acts: Vec<EnvelopeDigest> = plain.acts().map(|signed| signed.envelope().digest()).collect();
    let [first, second] = acts[..] else { panic!("{acts:?}") };
    let text = std::fs::read_to_string(repository("fixtures/roster.toml")).unwrap();
    let one = authority("one", &certificate(Key::P256, 7), "name = \"A & B\"");
    let two = authority("two", &certificate(Key::Ed25519, 7), "");
    let roster = Roster::parse(&format!("{text}\n{one}{two}")).unwrap();
    let proven = |tokens: &[(EnvelopeDigest, Key, &'static str)]| {
        let mut bundle = plain.clone();
        for (act, key, time) in tokens {
            bundle.add_evidence(entry(*act, token(*key, 7, act, time))).unwrap();
        }
        let given = Given::new(&roster, Texts::NotChecked, AT.parse().unwrap());
        let report = verify(&bundle, &given);
        assert_eq!(report.verdict(), Verdict::Concluded);
        report.proven().map(|proven| {
            let by: Vec<_> = proven.by.iter().map(|proof| proof.by().unwrap().as_str()).collect();
            format!("{} {} {}", proven.claimed, proven.no_later_than, by.join("+"))
        })
    };
    const CLAIMED: &str = "2021-08-05T09:10:00+09:00";
    let early = (first, Key::P256, "20210810000000Z");
    assert_eq!(proven(&[]), None);
    assert_eq!(proven(&[early]), None, "nothing proves the other act");
    let rows = [
        ((second, Key::P256, "20210811000000Z"), "2021-08-11T00:00:00Z one"),
        ((second, Key::Ed25519, "20210809000000Z"), "2021-08-10T00:00:00Z one+two"),
    ];
    for (other, expected) in rows {
        assert_eq!(proven(&[early, other]), Some(format!("{CLAIMED} {expected}")));
    }
    let earlier = (first, Key::Ed25519, "20210809000000Z");
    let later = (second, Key::Ed25519, "20210812000000Z");
    let expected = Some(format!("{CLAIMED} 2021-08-12T00:00:00Z two"));
    assert_eq!(proven(&[early, earlier, later]), expected, "the earliest proof of each act counts");
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

/// An entry with these bytes as its token, as another would write it.
fn entry_json(envelope: &EnvelopeDigest, token: &[u8]) -> serde_json::Value {
    use base64::Engine as _;
    let token = base64::engine::general_purpose::STANDARD.encode(token);
    serde_json::json!({ "of": [envelope.to_string()], "token": token })
}

/// The bundle with these entries, as another would write it.
fn with_entries(bundle: &Bundle, mut entries: Vec<serde_json::Value>) -> Bundle {
    use sha2::{Digest as _, Sha256};
    entries.sort_by_key(|entry| Sha256::digest(serde_json::to_vec(entry).unwrap()));
    let mut value: serde_json::Value = serde_json::from_slice(&bundle.to_bytes()).unwrap();
    value["evidence"] = serde_json::Value::Array(entries);
    Bundle::read(&serde_json::to_vec(&value).unwrap()).unwrap()
}

/// Bits of every byte of a token in a bundle, changed: the verdict is as without the token, or the byte is one that no
/// signature covers and that proves nothing.
#[test]
fn no_changed_bit_of_a_token_helps_or_harms() {
    let plain = bundle();
    let act = envelope(&plain);
    let at = AT.parse().unwrap();
    for key in [Key::P256, Key::Ed25519] {
        let mut made = Token::by(key).with_certificate(|it| *it = certificate(key, 7));
        made.imprint_digest = Some(act.digest().as_bytes().to_vec());
        made.time = "20210810000000Z";
        let issuer = Certificate::root().der();
        made.certificates.push(issuer.clone());
        made.certificates.sort();
        let bytes = made.der();
        let known = roster(&authority("tsa", &made.certificate, ""));
        let outcome = |bytes: &[u8]| {
            let bundle = with_entries(&plain, vec![entry_json(&act, bytes)]);
            let report = verify(&bundle, &Given::new(&known, Texts::NotChecked, at));
            (report.verdict(), report.evidence()[0].outcome.code())
        };
        assert_eq!(outcome(&bytes), (Verdict::Concluded, "proves"));
        let mut effects: BTreeMap<&str, usize> = BTreeMap::new();
        let mut unchanged = Vec::new();
        for (byte, bit) in (0..bytes.len()).flat_map(|byte| [0, 5].map(|bit| (byte, bit))) {
            let mut changed = bytes.clone();
            changed[byte] ^= 1 << bit;
            let (verdict, code) = outcome(&changed);
            assert_eq!(verdict == Verdict::Concluded, code == "proves", "byte {byte}: {code}");
            *effects.entry(code).or_default() += 1;
            if code == "proves" {
                unchanged.push(byte);
            }
        }
        // The certificate of the issuer: its own signature is checked by no one, because a roster names the certificate.
        // The digest algorithms of SignedData: the SignerInfo names its own again.
        let at_issuer = bytes.windows(issuer.len()).position(|it| it == issuer).unwrap();
        let issuer = at_issuer..at_issuer + issuer.len();
        let start = bytes.windows(3).position(|it| it == [0x02, 0x01, 0x03]).unwrap() + 3;
        let algorithms = start..start + 15;
        let outside = unchanged.iter().find(|at| !issuer.contains(at) && !algorithms.contains(at));
        assert_eq!(outside, None, "{key:?}");
        println!("{key:?}: {} bytes, 2 bits of each: {effects:?}", bytes.len());
    }
}

/// Tokens by a stranger, each with another time.
fn of_a_stranger(act: &EnvelopeDigest, count: usize) -> Vec<Entry> {
    let time =
        |n: usize| -> &'static str { format!("202109{:02}{:02}0000Z", 2 + n / 24, n % 24).leak() };
    (0..count).map(|n| entry(*act, token(Key::Ed25519, 7, act, time(n)))).collect()
}

/// Beyond the limit, the entries of the roster's authorities stay first. Without a roster, those of the first bundle.
#[test]
fn a_merge_with_too_much_evidence_names_what_it_leaves_out() {
    let plain = bundle();
    let act = envelope(&plain);
    let mut full = plain.clone();
    for entry in of_a_stranger(&act, 64) {
        full.add_evidence(entry).unwrap();
    }
    let own = entry(act, token(Key::P256, 7, &act, "20210810000000Z"));
    let id = own.id();
    assert_eq!(full.clone().add_evidence(own.clone()).unwrap_err().code(), "too-many");
    let mut with_own = plain.clone();
    with_own.add_evidence(own).unwrap();
    let known = roster(&authority("tsa", &certificate(Key::P256, 7), ""));

    // Without a roster.
    let merged = full.clone().merge_preferring(with_own.clone(), |_| false).unwrap();
    assert_eq!(merged.bundle, full);
    let [(left_out, fault)] = &merged.left_out[..] else { panic!("{:?}", merged.left_out) };
    assert_eq!((*left_out, fault.code()), (id, "too-many"));
    let merged = with_own.clone().merge_preferring(full.clone(), |_| false).unwrap();
    assert!(merged.bundle.has_evidence(&id));
    assert_eq!((merged.bundle.evidence().len(), merged.left_out.len()), (64, 1));

    // With a roster.
    let knows = |entry: &Entry| known.time().knows(entry);
    for (one, two) in [(&full, &with_own), (&with_own, &full)] {
        let merged = one.clone().merge_preferring(two.clone(), knows).unwrap();
        assert!(merged.bundle.has_evidence(&id));
        assert_eq!((merged.bundle.evidence().len(), merged.left_out.len()), (64, 1));
        assert_eq!(verdict(&merged.bundle, &known), Verdict::Concluded);
    }
    // What is about no envelope of the bundle does not count as known.
    let other = EnvelopeDigest::of(b"another envelope");
    let mut elsewhere = plain.clone();
    for n in 0..64 {
        let time = format!("20210811{:02}{:02}00Z", n / 60, n % 60).leak();
        elsewhere.add_evidence(entry(other, token(Key::P256, 7, &other, time))).unwrap();
    }
    let merged = elsewhere.merge_preferring(with_own, knows).unwrap();
    assert!(merged.bundle.has_evidence(&id));
    // Copies that a verifier has are joined in the same way.
    let joined = paraph::copies::join(full, &[&merged.bundle], Some(&known));
    assert!(joined.bundle.has_evidence(&id));
}

/// A merge and a salvage leave out faulty entries, and name them.
#[test]
fn faulty_evidence_is_left_out() {
    let plain = bundle();
    let act = envelope(&plain);
    let good = token(Key::P256, 7, &act, "20210810000000Z");
    let mut spoilt = good.to_bytes().to_vec();
    *spoilt.last_mut().unwrap() ^= 1;
    let mut more = Token::by(Key::P256).with_certificate(|it| *it = certificate(Key::P256, 7));
    more.imprint_digest = Some(act.digest().as_bytes().to_vec());
    more.certificates.push(Certificate::of(Key::Ed25519).der());
    let entries = [good.to_bytes(), &spoilt, &more.der()].map(|token| entry_json(&act, token));
    let bundle = with_entries(&plain, entries.to_vec());
    let codes: Vec<Option<&str>> =
        bundle.evidence().map(|entry| entry.fault().map(|it| it.code())).collect();
    assert!(codes.contains(&Some("wrong-signature")) && codes.contains(&Some("evidence-form")));

    let merged = plain.clone().merge_preferring(bundle.clone(), |_| false).unwrap();
    let codes: std::collections::BTreeSet<&str> =
        merged.left_out.iter().map(|(_, fault)| fault.code()).collect();
    assert_eq!(codes, ["bad-evidence", "evidence-form"].into());
    assert_eq!(merged.bundle.evidence().len(), 1);

    let salvaged = Bundle::salvage(&bundle.to_bytes()).unwrap();
    assert_eq!(salvaged.bundle, merged.bundle);
    let places: Vec<String> =
        salvaged.dropped.iter().map(|fault| format!("{} {}", fault.place, fault.code())).collect();
    assert_eq!(places.len(), 2);
    assert!(places.iter().all(|it| it.starts_with("/evidence/")), "{places:?}");
    // What cannot even be read as an entry is left out, too, and so is what is beyond the limit.
    let mut value: serde_json::Value = serde_json::from_slice(&plain.to_bytes()).unwrap();
    value["evidence"] = serde_json::json!([{ "of": [] }, entries[0], 7]);
    let salvaged = Bundle::salvage(&serde_json::to_vec(&value).unwrap()).unwrap();
    let codes: Vec<&str> = salvaged.dropped.iter().map(|fault| fault.code()).collect();
    assert_eq!(codes, ["empty-list", "wrong-type"]);
    value["evidence"] = serde_json::Value::Array(vec![serde_json::json!(7); 66]);
    let salvaged = Bundle::salvage(&serde_json::to_vec(&value).unwrap()).unwrap();
    let codes: Vec<&str> = salvaged.dropped.iter().map(|fault| fault.code()).collect();
    assert_eq!(codes[63..], ["wrong-type", "too-many", "too-many"]);
}

/// A chain: a token of 2021, renewed in 2030 by another authority, and again in 2040 by a third.
#[test]
fn a_chain_of_renewals_is_judged() {
    let plain = bundle();
    let act = envelope(&plain);
    let by = |key, period| Certificate { period, ..certificate(key, 7) };
    let first = by(Key::P256, ["200101000000Z", "311231235959Z"]);
    let second = by(Key::Ed25519, ["290101000000Z", "411231235959Z"]);
    let third = by(Key::P384, ["390101000000Z", "491231235959Z"]);
    let stamp = |certificate: &Certificate, renews: &[&Entry], time: &'static str| {
        let renews = renews.iter().map(|entry| entry.id()).collect();
        let subjects = Subjects::new(vec![act], renews).unwrap();
        let key = certificate.key;
        let mut token = Token::by(key).with_certificate(|it| *it = certificate.clone());
        token.imprint_digest = Some(subjects.digest().as_bytes().to_vec());
        token.time = time;
        Entry::token(subjects, TimeStampToken::read(&token.der()).unwrap())
    };
    let one = stamp(&first, &[], "20210810000000Z");
    let two = stamp(&second, &[&one], "20300101000000Z");
    let three = stamp(&third, &[&one, &two], "20400101000000Z");
    let late = stamp(&second, &[&one], "20320101000000Z");
    let known = roster(
        &[("one", &first), ("two", &second), ("three", &third)]
            .map(|(id, certificate)| authority(id, certificate, ""))
            .concat(),
    );
    let rows: [(&str, &[&Entry], &str, Verdict); 9] = [
        ("the first is good", &[&one], "2031-12-31T23:59:59Z", Verdict::Concluded),
        ("the first has ended", &[&one], "2032-01-01T00:00:00Z", Verdict::Incomplete),
        ("renewed", &[&one, &two], "2035-01-01T00:00:00Z", Verdict::Concluded),
        ("renewed too late", &[&one, &late], "2035-01-01T00:00:00Z", Verdict::Incomplete),
        ("the renewal has ended", &[&one, &two], "2045-01-01T00:00:00Z", Verdict::Incomplete),
        ("renewed twice", &[&one, &two, &three], "2045-01-01T00:00:00Z", Verdict::Concluded),
        ("a link is missing", &[&one, &three], "2045-01-01T00:00:00Z", Verdict::Incomplete),
        ("the last link is missing", &[&two, &three], "2045-01-01T00:00:00Z", Verdict::Incomplete),
        ("all have ended", &[&one, &two, &three], "2055-01-01T00:00:00Z", Verdict::Incomplete),
    ];
    for (why, entries, at, expected) in rows {
        let mut bundle = plain.clone();
        entries.iter().for_each(|entry| bundle.add_evidence((*entry).clone()).unwrap());
        let at = at.parse().unwrap();
        let report = verify(&bundle, &Given::new(&known, Texts::NotChecked, at));
        assert_eq!(report.verdict(), expected, "{why}");
    }
}

/// The longest chain that a bundle can hold: each entry renews all entries before it, and all but the last have ended.
/// What it costs to judge does not grow with the square of its length: it is that of the same entries without a chain,
/// and not much more.
#[test]
fn the_longest_chain_is_judged_in_little_time() {
    let plain = bundle();
    let act = envelope(&plain);
    let own = certificate(Key::Ed25519, 7);
    let ended = Certificate { period: ["200101000000Z", "221231235959Z"], ..own.clone() };
    let stamp = |renews: &[Entry], number: usize| {
        let renews: Vec<_> = renews.iter().map(Entry::id).collect();
        let subjects = Subjects::new(vec![act], renews).unwrap();
        let certificate = if number == 63 { &own } else { &ended };
        let mut token = Token::by(Key::Ed25519).with_certificate(|it| *it = certificate.clone());
        token.imprint_digest = Some(subjects.digest().as_bytes().to_vec());
        token.time = format!("202108{:02}{:02}0000Z", 10 + number / 24, number % 24).leak();
        Entry::token(subjects, TimeStampToken::read(&token.der()).unwrap())
    };
    let chain = (0..64).fold(Vec::new(), |mut chain, number| {
        chain.push(stamp(&chain, number));
        chain
    });
    let alone: Vec<Entry> = (0..64).map(|number| stamp(&[], number)).collect();
    let known = roster(&[authority("one", &own, ""), authority("two", &ended, "")].concat());
    let at = AT.parse().unwrap();
    let judged = |entries: &[Entry]| {
        let mut bundle = plain.clone();
        entries.iter().for_each(|entry| bundle.add_evidence(entry.clone()).unwrap());
        let begin = std::time::Instant::now();
        let found = paraph::verify::judge_evidence(&bundle, &known, &at);
        let proves = found.iter().filter(|entry| entry.outcome.proven().is_some()).count();
        (proves, begin.elapsed())
    };
    let (all, chained) = judged(&chain);
    let (one, plain) = judged(&alone);
    assert_eq!((all, one), (64, 1));
    println!("a chain of 64: {chained:?}, 64 entries without it: {plain:?}");
    // A busy machine may take several times as long for either.
    assert!(chained < plain * 20 + std::time::Duration::from_millis(500), "{chained:?} {plain:?}");
}
