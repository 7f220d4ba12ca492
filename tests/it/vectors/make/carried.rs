//! Vectors of parts that are not files, or cannot be merged, inside a larger file.

use ed25519_dalek::Signer as _;
use serde_json::{Value, json};

use super::bundle::bundle;
use super::record::between;
use super::sign::{ACT_TYPE, canonical, envelope, key, key_id, pae, public};
use crate::vectors::file::{Kind, Vector};

/// A bundle that contains a vector.
pub(in crate::vectors) struct Carried {
    pub(in crate::vectors) bundle: Vec<u8>,
    /// Its fault and the place, if it has one.
    pub(in crate::vectors) fault: Option<(String, String)>,
}

/// The vector of a record, act, envelope or public key as the only record, act or key of a bundle.
pub(in crate::vectors) fn in_bundle(vector: &Vector) -> Option<Carried> {
    const MARK: &str = "the vector";
    let body = &vector.body;
    let ann = public(&key("ann"));
    let record = between(&["north", "south"]);
    // The whole that will contain the vector, and the place.
    let (mut whole, pointer, place) = match vector.kind {
        Kind::Record => (bundle(&record, &[], &[]), "/record", "/record"),
        Kind::Act => {
            let signature = key("ann").sign(&pae(ACT_TYPE, body)).to_bytes();
            let envelope = envelope(body, &key_id(&key("ann")), &signature);
            let whole = bundle(&record, &[envelope], &[ann]);
            // Only ann signs here.
            let half = || Some(("half-missing".to_owned(), "/acts/0/signatures".to_owned()));
            let is_by_pair = vector.name == "ok-two-keys";
            let fault = fault_at(vector, "/acts/0/payload#");
            let fault = fault.or_else(|| is_by_pair.then(half).flatten());
            return Some(Carried { bundle: canonical(&whole), fault });
        }
        Kind::Envelope => (json!({"acts": [MARK]}), "/acts/0", "/acts/0"),
        Kind::PublicKey if is_bare_key(vector) => {
            let text = std::str::from_utf8(body).expect("base64 is text");
            let mut whole = bundle(&record, &[], &[]);
            whole["keys"] = json!([text]);
            let unused = || Some(("unused-key".to_owned(), "/keys/0".to_owned()));
            let fault = fault_at(vector, "/keys/0").or_else(unused);
            return Some(Carried { bundle: canonical(&whole), fault });
        }
        _ => return None,
    };
    if vector.kind == Kind::Envelope {
        whole = bundle(&record, &[], &[ann]);
        whole["acts"] = json!([MARK]);
    }
    *whole.pointer_mut(pointer).expect("it is there") = json!(MARK);
    let whole = canonical(&whole);
    let mark = format!("\"{MARK}\"").into_bytes();
    let at = whole.windows(mark.len()).position(|part| part == mark).expect("it is marked");
    let bundle = [&whole[..at], body, &whole[at + mark.len()..]].concat();
    Some(Carried { bundle, fault: fault_at(vector, place) })
}

/// Whether the record of this vector has another fault inside a bundle, and why.
pub(in crate::vectors) fn changes_in_a_bundle(name: &str) -> Option<&'static str> {
    match name {
        "newer-format-byte-order-mark"
        | "newer-format-claimed-first"
        | "newer-format-cut-off"
        | "newer-format-escaped-name"
        | "newer-format-long"
        | "newer-format-long-escaped"
        | "newer-format-no-closing-quote"
        | "newer-format-unknown-member"
        | "newer-format-white-space"
        | "too-large-newer"
        | "unknown-format-cut-escape"
        | "unknown-format-cut-off" => {
            Some("the record in a bundle declares no format of its own (C9)")
        }
        "too-deep" => Some("in a bundle it is one level deeper"),
        "trailing-bytes-before-claim"
        | "trailing-bytes-nul"
        | "trailing-bytes-record"
        | "truncated-name"
        | "truncated-bracket" => Some("its end is not the bundle's"),
        _ => None,
    }
}

/// The fault of the vector, with its place in the whole.
fn fault_at(vector: &Vector, place: &str) -> Option<(String, String)> {
    let code = vector.header("expect");
    (code != "ok").then(|| (code.to_owned(), format!("{place}{}", vector.header("at"))))
}

/// The file with a vector of a bare public key: a roster of one holder.
pub(in crate::vectors) fn as_file(vector: &Vector) -> Option<Vec<u8>> {
    if !is_bare_key(vector) {
        return None;
    }
    let text = std::str::from_utf8(&vector.body).expect("base64 is text");
    // A JSON string is also a TOML string.
    let key = Value::from(text).to_string();
    let holder = "[[party.holder]]\nid = \"a\"\nname = \"A\"\n";
    let party = "[[party]]\nid = \"a\"\nname = { en = \"A\" }\n";
    Some(format!("roster = 1\n{party}{holder}keys = [{{ public = {key} }}]\n").into_bytes())
}

/// The place of the key in that file.
pub(in crate::vectors) const PLACE_IN_FILE: &str = "line 8, column 20";

/// Whether it is a vector of a public key that is not in PEM.
pub(in crate::vectors) fn is_bare_key(vector: &Vector) -> bool {
    vector.kind == Kind::PublicKey && !is_pem(vector)
}

/// Whether a vector of a public key is in PEM.
pub(in crate::vectors) fn is_pem(vector: &Vector) -> bool {
    String::from_utf8_lossy(&vector.body).contains("-----")
}

/// The bundle of the same record that no one has signed.
pub(in crate::vectors) fn unsigned(sound: &[u8]) -> Vec<u8> {
    let sound: Value = serde_json::from_slice(sound).expect("a sound bundle is JSON");
    canonical(&bundle(&sound["record"], &[], &[]))
}
