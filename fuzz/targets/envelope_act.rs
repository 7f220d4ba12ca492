//! Acts and envelopes that stand alone.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use paraph::act::Act;
use paraph::canon::canonical;
use paraph::envelope::{Envelope, signing_input};
use paraph_fuzz::keys::{STRANGER, Signer};
use paraph_fuzz::{sha256, shown, write};
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    match Act::read(bytes) {
        Err(fault) => shown::fault(&fault),
        Ok(act) => {
            assert_eq!((act.bytes(), act.id().to_string()), (bytes, sha256(bytes)));
            assert_eq!(canonical(bytes).as_deref(), Ok(bytes), "an act that is not canonical");
            let content = act.content();
            assert_eq!(Act::new(content.clone()).as_ref(), Ok(&act), "other bytes written again");
            assert!(content.seen.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(matches!(content.keys.len(), 1 | 2) && content.keys.is_sorted());
            members(&serde_json::from_slice(bytes).expect("JSON"));
            shown::line(content.signatory.name.as_str());
            shown::line(&content.signed_at.in_words());
            let answered = content.statements.iter().filter_map(|it| it.to.as_ref());
            assert!(content.of.iter().chain(answered).all(|act| content.seen.contains(act)));
            assert_eq!(content.of.is_some(), content.intent.points());
            for statement in &content.statements {
                statement.text.values().for_each(|words| shown::line(words.as_str()));
                shown::line(statement.shown().as_str());
            }
        }
    }
    match Envelope::read(bytes, write::ACT_TYPE) {
        Err(fault) => shown::fault(&fault),
        Ok(envelope) => {
            assert_eq!(
                (&envelope.to_bytes()[..], envelope.digest().to_string()),
                (bytes, sha256(bytes))
            );
            assert_eq!(canonical(bytes).as_deref(), Ok(bytes), "an envelope that is not canonical");
            let json: Value = serde_json::from_slice(bytes).expect("JSON");
            assert_eq!(json["payload"], STANDARD.encode(envelope.payload()));
            assert!(!envelope.verifies(0, STRANGER.secret.public()), "nobody has signed this");
        }
    }
    // Whatever is signed reads back, is the owner's and nobody else's.
    let signed = Envelope::sign(write::ACT_TYPE, bytes, &STRANGER.secret);
    assert_eq!(signing_input(write::ACT_TYPE, bytes), write::signing_input(bytes));
    let other = write::Envelope::sign(bytes.to_vec(), &Signer { key: &STRANGER, second: None });
    assert_eq!(signed.to_bytes(), other.json().as_bytes());
    let back = Envelope::read(&signed.to_bytes(), write::ACT_TYPE).expect("it was just written");
    assert!(back == signed && back.verifies(0, STRANGER.secret.public()));
});

/// The members of an act go with its intent, and what it points at it has seen.
fn members(act: &Value) {
    let intent = act["intent"].as_str().expect("a word");
    let has = |name: &str| act.get(name).is_some();
    let seen: Vec<&Value> = act["seen"].as_array().expect("a list").iter().collect();
    assert_eq!(has("of"), matches!(intent, "confirm" | "witness" | "withdraw"));
    assert!(!has("of") || seen.contains(&&act["of"]), "it has not seen what it points at");
    let states = matches!(intent, "sign" | "sign-ad-referendum" | "confirm" | "approve");
    assert!(states || !has("statements"), "{intent} comes with statements");
    assert!(states || matches!(intent, "initial" | "seal") || !has("authority"), "{intent}");
    if let Some(authority) = act.get("authority") {
        let names: Vec<&String> = authority.as_object().expect("an object").keys().collect();
        assert_eq!(names, ["id", "sha256"]);
    }
    let Some(statements) = act.get("statements") else { return };
    let statements = statements.as_array().expect("a list");
    assert!((1..=64).contains(&statements.len()));
    for statement in statements {
        let answers = match statement["kind"].as_str().expect("a word") {
            "reservation" | "interpretative-declaration" => false,
            "objection" | "acceptance" => true,
            other => panic!("{other} is no kind of statement"),
        };
        assert_eq!(statement.get("to").is_some(), answers);
        assert!(!answers || seen.contains(&&statement["to"]), "it has not seen what it answers");
        let words = statement["text"].as_object().expect("an object");
        assert!(!words.is_empty());
        for words in words.values().chain(statement.get("article")) {
            shown::line(words.as_str().expect("a string"));
        }
    }
}
