//! A roster, a record and acts as text, of which the target makes a bundle and signs it.
//!
//! So the fuzzer changes what is signed, byte by byte, and every signature stays good. Sections are
//! parted by a line with `%`: the roster, the record, then the acts. After a line with `%%` follow the
//! record and the acts of another instrument that is at hand. What would change with every byte is
//! written as a name: `"@ann"` is that key (its base64 in the roster, its id elsewhere), `"@ann/2"` the
//! ML-DSA-87 key beside it, `"@record"` the record's digest, `"@other"` that of the next instrument's, `"@0"` the id of the first act, and
//! in the record of another instrument `"@first"` the digest of the first record and `"@before"` that
//! of the instrument before it. Lists of them are put in order.

use crate::keys::{self as ours, KEYS, SECONDS, Signer};
use crate::sha256;
use crate::write::{self, Envelope};

/// What the text stands for.
pub struct Signed {
    /// The roster's text.
    pub roster: String,
    /// The bundle's bytes.
    pub bundle: String,
    /// Those of other instruments.
    pub others: Vec<String>,
}

/// Makes bundles of the text, with at most `most` acts each; `None` where one has no record.
pub fn sign(text: &str, most: usize) -> Option<Signed> {
    let (roster, text) = text.split_once("\n%\n")?;
    let roster = keys(roster);
    let instruments: Vec<Vec<&str>> =
        text.split("\n%%\n").take(4).map(|it| it.split("\n%\n").collect()).collect();
    let (mut records, mut digests) = (Vec::new(), Vec::<String>::new());
    for sections in &instruments {
        let mut record = sections[0].to_owned();
        for (name, id, _) in names() {
            record = record.replace(&name, &format!("\"{id}\""));
        }
        if let (Some(first), Some(before)) = (digests.first(), digests.last()) {
            record = record.replace("\"@first\"", &format!("\"{first}\""));
            record = record.replace("\"@before\"", &format!("\"{before}\""));
        }
        let record = in_order(&record, "\"keys\":[");
        digests.push(sha256(record.as_bytes()));
        records.push(record);
    }
    let mut bundles = instruments.iter().enumerate().map(|(index, sections)| {
        let own = &digests[index];
        let other = &digests[(index + 1) % digests.len()];
        let acts = sections[1..].iter().take(most).copied();
        let envelopes = envelopes(acts, own, other);
        write::bundle(&records[index], &envelopes, &write::keys(&envelopes))
    });
    let bundle = bundles.next()?;
    Some(Signed { roster, bundle, others: bundles.collect() })
}

/// Signs acts about a record, given its digest and that of another.
fn envelopes<'a>(acts: impl Iterator<Item = &'a str>, own: &str, other: &str) -> Vec<Envelope> {
    let mut envelopes: Vec<Envelope> = Vec::new();
    for act in acts {
        let key = KEYS.iter().find(|key| act.contains(&format!("\"@{}\"", key.name)));
        let key = key.unwrap_or_else(|| ours::named("ann").expect("a key"));
        let mut seconds = KEYS.iter().zip(SECONDS.iter());
        let second = seconds.find(|(key, _)| act.contains(&format!("\"@{}/2\"", key.name)));
        let signer = Signer { key, second: second.map(|(_, second)| second) };
        let mut act = act.replace("\"@record\"", &format!("\"{own}\""));
        act = act.replace("\"@other\"", &format!("\"{other}\""));
        act = act.replace(&format!("\"@{}\"", key.name), &format!("\"{}\"", key.id));
        if let Some((key, second)) = second {
            act = act.replace(&format!("\"@{}/2\"", key.name), &format!("\"{}\"", second.id));
            act = in_order(&act, "\"keys\":[");
        }
        for (index, earlier) in envelopes.iter().enumerate() {
            act = act.replace(&format!("\"@{index}\""), &format!("\"{}\"", earlier.act()));
        }
        envelopes.push(Envelope::sign(in_order(&act, "\"seen\":[").into_bytes(), &signer));
    }
    write::sort(&mut envelopes);
    envelopes
}

/// A roster with the keys that its names stand for.
pub fn keys(roster: &str) -> String {
    names().fold(roster.to_owned(), |roster, (name, _, public)| {
        roster.replace(&name, &format!("\"{public}\""))
    })
}

/// The names of keys, with their ids and their base64.
fn names() -> impl Iterator<Item = (String, &'static str, &'static str)> {
    let key = |key: &'static ours::Key| (format!("\"@{}\"", key.name), &*key.id, &*key.public);
    let seconds = KEYS.iter().zip(SECONDS.iter());
    let second = |(key, second): (&ours::Key, &'static ours::Second)| {
        (format!("\"@{}/2\"", key.name), &*second.id, &*second.public)
    };
    KEYS.iter().map(key).chain(seconds.map(second))
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
