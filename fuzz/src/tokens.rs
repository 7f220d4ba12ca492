//! A roster, a record and acts as text, of which the target makes a bundle and signs it.
//!
//! So the fuzzer changes what is signed, byte by byte, and every signature stays good. Sections are
//! parted by a line with `%`: the roster, the record, then the acts. What would change with every
//! byte is written as a name: `"@ann"` is that key (its base64 in the roster, its id elsewhere),
//! `"@record"` the record's digest, `"@0"` the id of the first act. Lists of them are put in order.

use crate::keys::{self as ours, KEYS, Key};
use crate::sha256;
use crate::write::{self, Envelope};

/// What the text stands for.
pub struct Signed {
    /// The roster's text.
    pub roster: String,
    /// The bundle's bytes.
    pub bundle: String,
}

/// Makes a bundle of the text, with at most `most` acts; `None` where it has no record.
pub fn sign(text: &str, most: usize) -> Option<Signed> {
    let mut sections = text.split("\n%\n");
    let roster = keys(sections.next()?);
    let mut record = sections.next()?.to_owned();
    for key in KEYS.iter() {
        record = record.replace(&format!("\"@{}\"", key.name), &format!("\"{}\"", key.id));
    }
    let record = in_order(&record, "\"keys\":[");
    let digest = sha256(record.as_bytes());

    let mut envelopes: Vec<Envelope> = Vec::new();
    for act in sections.take(most) {
        let key = KEYS.iter().find(|key| act.contains(&format!("\"@{}\"", key.name)));
        let key = key.unwrap_or_else(|| ours::named("ann").expect("a key"));
        let mut act = act.replace("\"@record\"", &format!("\"{digest}\""));
        act = act.replace(&format!("\"@{}\"", key.name), &format!("\"{}\"", key.id));
        for (index, earlier) in envelopes.iter().enumerate() {
            act = act.replace(&format!("\"@{index}\""), &format!("\"{}\"", earlier.act()));
        }
        envelopes.push(Envelope::sign(in_order(&act, "\"seen\":[").into_bytes(), key));
    }
    write::sort(&mut envelopes);
    let keys = write::keys(&envelopes, KEYS.iter());
    Some(Signed { roster, bundle: write::bundle(&record, &envelopes, &keys) })
}

/// A roster with the keys that its names stand for.
pub fn keys(roster: &str) -> String {
    let name = |roster: String, key: &Key| {
        roster.replace(&format!("\"@{}\"", key.name), &format!("\"{}\"", key.public))
    };
    KEYS.iter().fold(roster.to_owned(), name)
}

/// Puts the entries of every list that begins with `start` in order.
fn in_order(json: &str, start: &str) -> String {
    let mut pieces = json.split(start);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(start);
        match piece.split_once(']') {
            None => out.push_str(piece),
            Some((list, rest)) => {
                let mut entries: Vec<&str> = list.split(',').collect();
                entries.sort_unstable();
                out.push_str(&entries.join(","));
                out.push(']');
                out.push_str(rest);
            }
        }
    }
    out
}
