//! Instruments together: the state of each, the time since which it holds, the reason, what is due, and
//! findings. Rows are in a small language, as in tests/it/states_table.rs, but made and signed here.
//!
//! - instruments are separated by ` / `, each after those that it names: `A[n s on=9] a=1@3 ...`. In
//!   brackets: parties (`n=2`: two people; `n>s`: in that order), `on=9` or `confirmation` (entry),
//!   `expires=`, `review=`, `approval`, `authority=n`, `initialling`, `powers=2` (for that key), and
//!   relations: `supersedes=A`. A name's first letter is the record's id; `A!` has `A`'s id and another
//!   digest, `A?` another id and its digest, and an unknown name is missing.
//! - acts: `a=1@3` signs with key 1, for its party, on 3 January 2021; `c=2@4.confirm:a`; `<a,b`: has
//!   seen; `~A`: names A as its authority. `-a=...`: it was signed, and is not in the bundle.
//! - the time of the question: `9`, `9-` a second before.
//! - expected, for each instrument: `A:state@since reason due...`. A due item has its kind, party, holders,
//!   their number if there are several, and the date: `sign(s:bob,ben)x2@20`. At the end the findings, after
//!   `!`.

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;
use serde_json::{Value, json};

use super::act::about;
use super::bundle::{act_id, bundle};
use super::record::{ENGLISH, text};
use super::sign::{base64, canonical, key, key_id, public, sha256, signed};
use crate::vectors::file::{Kind, Vector};

/// The keys by their digit: party and holder, whose name the key has.
const KEYS: [(&str, &str); 7] = [
    ("n", "ann"),
    ("n", "amy"),
    ("s", "bob"),
    ("s", "ben"),
    ("w", "cleo"),
    ("e", "dan"),
    ("e", "eve"),
];

/// Both of the two parties sign.
const BOTH: &str = "a=1@3 b=3@4";

/// Name, why, instruments, time of the question, expected.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

#[rustfmt::skip]
const ROWS: &[Row<'_>] = &[
    ("open", "no one has signed", "A[n s]", "10", "A:open@1 no-one-signed sign(n:amy,ann) sign(s:ben,bob)"),
    ("open-initialled", "initials are no signature where the record does not say so", "A[n s] a=1@3.initial", "10", "A:open@1 no-one-signed sign(n:amy,ann) sign(s:ben,bob)"),
    ("open-in-order", "no one is asked before their turn", "A[n>s]", "10", "A:open@1 no-one-signed sign(n:amy,ann)"),
    ("open-two-people", "two people of north must sign", "A[n=2 s]", "10", "A:open@1 no-one-signed sign(n:amy,ann)x2 sign(s:ben,bob)"),
    ("partly-signed", "south has not signed", "A[n s] a=1@3", "10", "A:partly-signed@3 not-signed sign(s:ben,bob)"),
    ("partly-signed-before-its-end", "what is asked for is to be done before the end", "A[n s expires=9] a=1@3", "8", "A:partly-signed@3 not-signed sign(s:ben,bob)@9"),
    ("partly-signed-past-its-end", "what was never concluded does not expire", "A[n s expires=9] a=1@3", "10", "A:partly-signed@3 not-signed sign(s:ben,bob)@9"),
    ("partly-signed-withdrawn-before", "what was taken back before the others signed was never concluded", "A[n s] a=1@3 w=1@4.withdraw:a b=3@5", "10", "A:partly-signed@5 not-signed sign(n:amy,ann)"),
    ("party-unknown", "the roster does not know the party", "A[n x] a=1@3", "10", "A:partly-signed@3 party-unknown keys(x:)"),
    ("declined", "a party that declined is to say what holds", "A[n s] a=1@3.decline b=3@4", "10", "A:partly-signed@4 declined settle(n:amy,ann)"),
    ("contested", "the signature that was declined still begins the state", "A[n s] a=1@3 b=3@4 d=1@5.decline<a", "10", "A:partly-signed@3 contested settle(n:amy,ann)"),
    ("pending-confirmation", "signed ad referendum, and not confirmed", "A[n s] a=1@3.sign-ad-referendum b=3@4", "10", "A:pending@4 not-confirmed confirm(n:amy,ann)"),
    ("pending-approval", "both have signed, and neither has approved", "A[n s approval] a=1@3 b=3@4", "10", "A:pending@4 not-approved approve(n:amy,ann) approve(s:ben,bob)"),
    ("pending-authority", "north does not show by what authority it signs", "A[n s authority=n] a=1@3 b=3@4", "10", "A:pending@4 not-authorised authority(n:amy,ann)"),
    ("pending-quorum", "the quorum of the time of the acts counts, not that of today", "A[e authority=e] a=6@3", "10", "A:pending@3 not-authorised authority(e:dan,eve)"),
    ("act-missing", "south has seen an act that is not there", "A[n s] -m=2@2 a=1@3<m b=3@4", "10", "A:pending@4 act-missing act(n:)"),

    ("concluded", "a second before the last signature, as its time is claimed", "A[n s] a=1@3 b=3@4", "4-", "A:concluded@4 entry-to-come entry@4"),
    ("entry-to-come", "concluded, and the day of entry is to come", "A[n s on=9] B", "9-", "A:concluded@4 entry-to-come entry@9"),
    ("confirmation-to-come", "north has confirmed, south has not", "A[n s confirmation expires=20] B c=2@6.confirm:a", "10", "A:concluded@4 confirmation-to-come confirm(s:ben,bob)@20"),
    ("in-effect", "since the last signature", "A[n s] B", "10", "A:in-effect@4 entered-with-last-signature"),
    ("in-effect-approved", "since the last approval", "A[n s approval] B c=1@7.approve d=3@6.approve", "10", "A:in-effect@7 entered-with-last-signature"),
    ("in-effect-signed-anew", "who withdrew and signed anew is in effect since the new act", "A[n s] B w=1@6.withdraw:a c=1@7<w", "10", "A:in-effect@7 entered-with-last-signature"),
    ("in-effect-sealed", "a withdrawal after the seal changes nothing", "A[n s] B x=1@5.seal<a,b y=3@5.seal<a,b w=1@6.withdraw:a", "10", "A:in-effect@4 entered-with-last-signature"),
    ("entered-on-its-date", "on the day that the record names, to the second", "A[n s on=9] B", "9", "A:in-effect@9 entered-on-its-date"),
    ("entered-after-its-date", "signed after the day that the record names", "A[n s on=3] B", "10", "A:in-effect@4 entered-after-its-date"),
    ("entered-with-confirmation", "once each has confirmed", "A[n s confirmation] B c=2@6.confirm:a d=3@8.confirm:b", "8", "A:in-effect@8 entered-with-confirmation"),
    ("review", "by time; a review stays due", "A[n s review=9 expires=20] B", "10", "A:in-effect@4 entered-with-last-signature review@9 expiry@20"),

    ("expired", "at the first instant at which it is no longer in effect", "A[n s expires=20] B", "20", "A:expired@20 expired"),
    ("expired-before-entry", "the end had come before it was concluded", "A[n s expires=3] B", "10", "A:expired@3 expired-before-entry"),
    ("expired-and-superseded", "of several endings at one instant, that it expired comes first", "A[n s expires=9] B / C[n s supersedes=A on=9] B", "10", "A:expired@9 expired C:in-effect@9 entered-on-its-date"),
    ("expired-and-withdrawn", "it had expired before somebody withdrew", "A[n s expires=5] B w=1@6.withdraw:a", "10", "A:expired@5 expired"),
    ("superseded", "once the other is in effect", "A[n s] B / C[n s supersedes=A] a=1@7 b=3@8", "8", "A:superseded@8 superseded C:in-effect@8 entered-with-last-signature"),
    ("superseded-not-concluded", "what was never concluded ends by another, too", "A[n s] a=1@3 / C[n s supersedes=A] B", "10", "A:superseded@4 superseded C:in-effect@4 entered-with-last-signature"),
    ("superseded-for-good", "what happened stays: an ended successor gives nothing back", "A[n s] B / C[n s supersedes=A on=6] B / D[n s terminates=C on=8] B", "10", "A:superseded@6 superseded C:terminated@8 terminated D:in-effect@8 entered-on-its-date"),
    ("superseded-by-what-was-withdrawn", "what the other did when it took effect stays done", "A[n s] B / C[n s supersedes=A] B w=1@6.withdraw:a", "10", "A:superseded@4 superseded C:withdrawn@6 withdrawn"),
    ("superseded-and-terminated", "of several at one instant, that which supersedes gives the reason", "A[n s] B / C[n s terminates=A on=8] B / D[n s supersedes=A on=8] B", "10", "A:superseded@8 superseded C:in-effect@8 entered-on-its-date D:in-effect@8 entered-on-its-date"),
    ("superseded-chain-at-one-instant", "what takes effect at an instant does what it does, though it ends then", "A[n s] B / C[n s supersedes=A on=8] B / D[n s terminates=C on=8] B", "10", "A:superseded@8 superseded C:terminated@8 terminated D:in-effect@8 entered-on-its-date"),
    ("terminated", "at the instant at which the other takes effect", "A[n s] B / C[n s terminates=A on=9] B", "9", "A:terminated@9 terminated C:in-effect@9 entered-on-its-date"),
    ("expiry-extended", "the end is that of the instrument that extends it", "A[n s expires=10] B / C[n s extends=A expires=20] B", "15", "A:in-effect@4 entered-with-last-signature expiry@20 C:in-effect@4 entered-with-last-signature expiry@20"),
    ("expired-extended-too-late", "at its end it is too late to extend it", "A[n s expires=10] B / C[n s extends=A expires=20 on=10] B", "15", "A:expired@10 expired C:in-effect@10 entered-on-its-date expiry@20"),
    ("withdrawn", "it was concluded, and is no more", "A[n s] B w=1@6.withdraw:a", "10", "A:withdrawn@6 withdrawn"),
    ("withdrawn-later-than-asked", "a withdrawal is in force, whatever the time of the question is", "A[n s] B w=1@6.withdraw:a", "5", "A:withdrawn@6 withdrawn"),
    ("withdrawn-the-second", "one signature was left after the first withdrawal", "A[n s] B c=2@5 w=1@6.withdraw:a x=2@8.withdraw:c", "10", "A:withdrawn@8 withdrawn"),
    ("withdrawn-approval", "an approval can be taken back, too", "A[n s approval] B c=1@5.approve d=3@6.approve w=1@7.withdraw:c", "10", "A:withdrawn@7 withdrawn"),

    ("relation-target-missing", "no record of that id is at hand", "A[n s supersedes=X] B", "10", "A:in-effect@4 entered-with-last-signature !relation-target-missing"),
    ("relation-wrong-digest", "a record of that id, and another digest", "A[n s] B / C[n s supersedes=A!] B", "10", "A:in-effect@4 entered-with-last-signature C:in-effect@4 entered-with-last-signature !relation-wrong-digest"),
    ("relation-wrong-id", "a record of that digest, and another id", "A[n s] B / C[n s supersedes=A?] B", "10", "A:in-effect@4 entered-with-last-signature C:in-effect@4 entered-with-last-signature !relation-wrong-id"),
    ("relation-not-by-all-parties", "south is no party of what is to end it", "A[n s] B / C[n supersedes=A] a=1@7", "10", "A:in-effect@4 entered-with-last-signature C:in-effect@7 entered-with-last-signature !relation-not-by-all-parties"),
    ("relation-target-missing-no-end", "both of one relation, in the order of the rules", "A[n s extends=X] B", "10", "A:in-effect@4 entered-with-last-signature !relation-target-missing !extension-without-end"),
    ("extension-without-end", "it extends, and has no end: that changes nothing", "A[n s expires=10] B / C[n s extends=A] B", "12", "A:expired@10 expired C:in-effect@4 entered-with-last-signature !extension-without-end"),
    ("ends-by-less", "one person of north ended what two had signed", "A[n=2 s] a=1@3 c=2@3 b=3@4 / C[n s supersedes=A] B", "10", "A:superseded@4 superseded C:in-effect@4 entered-with-last-signature !ends-by-less"),
    ("ends-by-less-approval", "what ended it needed no approval; a missing target comes first, of whatever relation", "A[n s approval] B / C[n s terminates=A amends=X] B", "10", "A:terminated@4 terminated C:in-effect@4 entered-with-last-signature !relation-target-missing !ends-by-less"),
    ("end-not-proven", "the powers had ended by what acts claim, but both parties sealed what rests on them", "A[n powers=2] m=1@2 x=1@2.seal<m / T[n terminates=A] m=1@3 / M[n s authority=n] a=2@5~A b=3@5 x=2@6.seal<a,b~A y=3@6.seal<a,b", "10", "A:terminated@3 terminated T:in-effect@3 entered-with-last-signature M:in-effect@5 entered-with-last-signature !end-not-proven !end-not-proven"),
    ("same-id-in-effect", "two versions of one record are both in effect", "A[n s] B / A2[n s on=8] B", "10", "A:in-effect@4 entered-with-last-signature A2:in-effect@8 entered-on-its-date !same-id-in-effect"),
    ("supersession-cycle", "a circle through another version; each did what it did", "A[n s] B / C[n s supersedes=A on=6] B / A2[n s supersedes=C on=8] B", "10", "A:superseded@6 superseded C:superseded@8 superseded A2:in-effect@8 entered-on-its-date !supersession-cycle"),
];

pub(super) fn all() -> Vec<Vector> {
    ROWS.iter().map(vector).collect()
}

/// The roster for the vectors. From 9 January on, two people must sign for east.
pub(super) fn files() -> BTreeMap<String, Vec<u8>> {
    let mut toml =
        "# The keys in this roster come from stated seeds and guard nothing; see README.md.\n\
                    roster = 1\n"
            .to_owned();
    for letter in ["n", "s", "w", "e"] {
        let id = party(letter);
        toml += &format!("\n[[party]]\nid = \"{id}\"\nname = {{ en = \"{id}\" }}\n");
        if letter == "e" {
            toml += "quorum = [{ holders = 1 }, { from = 2021-01-09T00:00:00Z, holders = 2 }]\n";
        }
        for (_, name) in KEYS.iter().filter(|(of, _)| *of == letter) {
            let public = base64(public(&key(name)));
            toml += &format!(
                "\n[[party.holder]]\nid = \"{name}\"\nname = \"{name}\"\nkeys = [{{ public = \"{public}\" }}]\n"
            );
        }
    }
    [("state/roster.toml".to_owned(), toml.into_bytes())].into()
}

fn vector((name, why, instruments, at, expected): &Row<'_>) -> Vector {
    let mut world = World::default();
    for (number, one) in instruments.split(" / ").enumerate() {
        world.add(one, number);
    }
    let (states, findings) = expected.split_once(" !").unwrap_or((expected, ""));
    let (mut state, mut since, mut reasons, mut due): (Vec<_>, Vec<_>, Vec<_>, Vec<Vec<_>>) =
        Default::default();
    for word in states.split(' ') {
        if let Some((_, said)) = word.split_once(':').filter(|it| !it.0.contains('(')) {
            let (code, day) = said.split_once('@').expect("a state and since when");
            state.push(code);
            since.push(time(day));
        } else if reasons.len() < state.len() {
            reasons.push(word);
            due.push(Vec::new());
        } else {
            due.last_mut().expect("a state comes before").push(due_in_words(word));
        }
    }
    let in_words = |due: &Vec<String>| match due.is_empty() {
        true => "none".to_owned(),
        false => due.join("; "),
    };
    let nothing_is_due = due.iter().all(Vec::is_empty);
    let due: Vec<String> = due.iter().map(in_words).collect();
    let vector = Vector::new(Kind::State, (*name).to_owned())
        .with("expect", state.join(", "))
        .with("why", *why)
        .with("roster", "roster.toml")
        .with("options", format!("--at {}", time(at)))
        .with("reasons", reasons.join(", "))
        .with("since", since.join(", "));
    let vector = match nothing_is_due {
        true => vector,
        false => vector.with("due", due.join(" | ")),
    };
    let vector = match findings {
        "" => vector,
        findings => vector.with("findings", findings.replace(" !", ", ")),
    };
    vector.body([world.lines.join(&b'\n'), vec![b'\n']].concat())
}

/// `sign(s:bob,ben)x2@20` in the form of a header.
fn due_in_words(word: &str) -> String {
    let (rest, by) = word.split_once('@').unwrap_or((word, ""));
    let (what, from) = rest.split_once('(').unwrap_or((rest, ""));
    let (from, people) = from.split_once(')').unwrap_or((from, ""));
    let mut words = vec![what.to_owned()];
    if let Some((letter, holders)) = from.split_once(':') {
        words.push(format!("party={}", party(letter)));
        if !holders.is_empty() {
            words.push(format!("holders={}", holders.replace(',', "+")));
        }
        words.push(format!("people={}", people.strip_prefix('x').unwrap_or("1")));
    }
    if !by.is_empty() {
        words.push(format!("by={}", time(by)));
    }
    words.join(" ")
}

fn party(letter: &str) -> &'static str {
    match letter {
        "n" => "north",
        "s" => "south",
        "w" => "west",
        "e" => "east",
        _ => "nowhere",
    }
}

/// `9` and `9-`, a second before, of January 2021.
fn time(day: &str) -> String {
    match day.strip_suffix('-') {
        Some(day) => {
            let day: u8 = day.parse().expect("a day");
            format!("2021-01-{:02}T23:59:59Z", day - 1)
        }
        None => format!("2021-01-{:02}T00:00:00Z", day.parse::<u8>().expect("a day")),
    }
}

fn record_id(name: &str) -> String {
    format!("urn:uuid:000000{:02x}-0000-4000-8000-000000000000", name.as_bytes()[0])
}

#[derive(Default)]
struct World {
    /// The reference by which an act or a relation names an instrument.
    references: BTreeMap<String, Value>,
    /// A bundle or a record for each instrument.
    lines: Vec<Vec<u8>>,
}

impl World {
    fn add(&mut self, one: &str, number: usize) {
        let (name, rest) = one.split_once('[').expect("a name and brackets");
        let (says, acts) = rest.split_once(']').expect("brackets");
        let record = self.record(name, says, number);
        let reference = json!({"id": record["id"], "sha256": sha256(canonical(&record))});
        self.references.insert(name.to_owned(), reference);
        let acts = format!("{acts} ").replace(" B ", &format!(" {BOTH} "));
        let line = match acts.trim() {
            "" => canonical(&record),
            acts => canonical(&self.bundle(&record, acts)),
        };
        self.lines.push(line);
    }

    fn record(&self, name: &str, says: &str, number: usize) -> Value {
        let mut parties: Vec<(&str, Option<u32>)> = Vec::new();
        let (mut signing, mut term) = (json!({"order": "any"}), json!({}));
        let mut relations: Vec<Value> = Vec::new();
        let mut record = json!({
            "created": time("1"),
            "designation": "contract",
            "format": "paraph/record/1",
            "id": record_id(name),
            "texts": [text("contract.en.txt", "en", ENGLISH)],
            // Records with the same content get different titles.
            "title": {"en": format!("{name} {number}")},
        });
        for word in says.split(' ') {
            match word.split_once('=').unwrap_or((word, "")) {
                ("on", day) => term["entry"] = json!({"on": time(day)}),
                ("confirmation", _) => term["entry"] = json!("confirmation"),
                ("expires", day) => term["expires"] = json!(time(day)),
                ("review", day) => term["review"] = json!(time(day)),
                ("approval", _) => signing["approval"] = json!("required"),
                ("authority", letter) => signing["authority"] = json!([party(letter)]),
                ("powers", digit) => {
                    let (_, key) = signer(digit);
                    record["powers"] = json!({"intents": ["seal", "sign"], "keys": [key_id(&key)]});
                }
                (listed, _) if listed.contains('>') => {
                    signing["order"] = listed.split('>').map(party).collect();
                    parties.extend(listed.split('>').map(|letter| (party(letter), None)));
                }
                (letter, quorum) if letter.len() == 1 => {
                    parties.push((party(letter), quorum.parse().ok()));
                }
                (kind, target) => {
                    relations.push(json!({"record": self.target(target), "relation": kind}));
                }
            }
        }
        parties.sort_unstable();
        record["parties"] = parties
            .iter()
            .map(|(id, quorum)| match quorum {
                None => json!({"id": id, "name": {"en": id}}),
                Some(quorum) => json!({"id": id, "name": {"en": id}, "quorum": quorum}),
            })
            .collect();
        record["signing"] = signing;
        if term != json!({}) {
            record["term"] = term;
        }
        if !relations.is_empty() {
            relations.sort_by_key(canonical);
            record["relations"] = json!(relations);
        }
        record
    }

    fn target(&self, name: &str) -> Value {
        if let Some(name) = name.strip_suffix('!') {
            return json!({"id": record_id(name), "sha256": sha256("another")});
        }
        if let Some(name) = name.strip_suffix('?') {
            return json!({"id": record_id("?"), "sha256": self.references[name]["sha256"]});
        }
        let missing = || json!({"id": record_id(name), "sha256": sha256(name)});
        self.references.get(name).cloned().unwrap_or_else(missing)
    }

    fn bundle(&self, record: &Value, acts: &str) -> Value {
        let (mut ids, mut envelopes, mut keys) = (BTreeMap::new(), Vec::new(), Vec::new());
        for word in acts.split_whitespace() {
            let (name, rest) = word.trim_start_matches('-').split_once('=').expect("a name");
            let (rest, authority) = rest.split_once('~').unwrap_or((rest, ""));
            let (rest, seen) = rest.split_once('<').unwrap_or((rest, ""));
            let (who, rest) = rest.split_once('@').expect("who and when");
            let (day, intent) = rest.split_once('.').unwrap_or((rest, "sign"));
            let (intent, of) = intent.split_once(':').unwrap_or((intent, ""));
            let (letter, key) = signer(who);
            let mut act = about(record, party(letter), &key);
            act["intent"] = json!(intent);
            act["signedAt"] = json!(time(day));
            let mut saw: Vec<String> =
                seen.split(',').chain([of]).filter_map(|name| ids.get(name)).cloned().collect();
            saw.sort();
            act["seen"] = json!(saw);
            if let Some(of) = ids.get(of) {
                act["of"] = json!(of);
            }
            if !authority.is_empty() {
                act["authority"] = self.references[authority].clone();
            }
            let envelope = signed(&act, &key);
            ids.insert(name, act_id(&envelope));
            if !word.starts_with('-') {
                envelopes.push(envelope);
                keys.push(public(&key));
            }
        }
        bundle(record, &envelopes, &keys)
    }
}

/// The party and the key of a digit.
fn signer(digit: &str) -> (&'static str, SigningKey) {
    let index: usize = digit.parse().expect("a digit");
    let (letter, name) = KEYS[index - 1];
    (letter, key(name))
}
