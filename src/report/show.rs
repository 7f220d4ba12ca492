//! What a record, an act or a bundle says, as JSON. All of it consists of claims.

use serde::Serialize;
use serde_json::value::RawValue;

use super::evidence::ClaimedEvidence;
use crate::act::Act;
use crate::bundle::Bundle;
use crate::keys::{record_words, words};
use crate::record::Record;
use crate::screen::safe_json;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    format: &'static str,
    kind: &'static str,
    /// The digest of the record, including one in a bundle, or of an act's payload.
    sha256: String,
    words: String,
    record: Option<Box<RawValue>>,
    acts: Vec<ShownAct>,
    evidence: Vec<ClaimedEvidence>,
    checked: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownAct {
    id: String,
    key_words: Vec<String>,
    act: Box<RawValue>,
}

/// A record as one line of JSON without a line end.
pub fn show_record_json(record: &Record) -> String {
    json(Shown {
        format: "paraph/show/1",
        kind: "record",
        sha256: record.digest().to_string(),
        words: record_words(&record.digest()),
        record: Some(raw(record.bytes())),
        acts: Vec::new(),
        evidence: Vec::new(),
        checked: false,
    })
}

/// A bundle as one line of JSON without a line end.
pub fn show_bundle_json(bundle: &Bundle) -> String {
    let record = bundle.record();
    json(Shown {
        format: "paraph/show/1",
        kind: "bundle",
        sha256: record.digest().to_string(),
        words: record_words(&record.digest()),
        record: Some(raw(record.bytes())),
        acts: bundle.acts().map(|signed| shown_act(signed.act())).collect(),
        evidence: bundle.evidence().map(ClaimedEvidence::of).collect(),
        checked: false,
    })
}

/// An act as one line of JSON without a line end.
pub fn show_act_json(act: &Act) -> String {
    json(Shown {
        format: "paraph/show/1",
        kind: "act",
        sha256: act.id().to_string(),
        words: record_words(&act.id().digest()),
        record: None,
        acts: vec![shown_act(act)],
        evidence: Vec::new(),
        checked: false,
    })
}

fn json(shown: Shown) -> String {
    safe_json(&serde_json::to_string(&shown).expect("strings, booleans and JSON only"))
}

fn shown_act(act: &Act) -> ShownAct {
    let key_words = vec![words(&act.content().key_set())];
    ShownAct { id: act.id().to_string(), key_words, act: raw(act.bytes()) }
}

fn raw(json: &[u8]) -> Box<RawValue> {
    let text = std::str::from_utf8(json).expect("canonical JSON is UTF-8");
    RawValue::from_string(text.to_owned()).expect("it was read as JSON")
}
