//! The judgement as a table: (roster, record, acts, day) -> what becomes of each act and party.
//!
//! A row is written in small words. All days are of January 2021; the record was made on the first.
//!
//! - roster: `p/2 x:1 y:2,3; q z:4`. Party `p` needs 2 people; its holder `x` has the key of seed 1,
//!   `y` those of seeds 2 and 3. Party `q` needs one. `p/1,2@9`: 1, from day 9 on 2. After a seed:
//!   `[2..5]` a window, more than once if wanted; `!retired@4` revoked since day 4 (`@0`: since
//!   ever); `?` may sign nothing. At the end `; held a@6`: the envelope of act `a` was received on
//!   day 6.
//! - record: `p q`; `p=2` asks for 2 people; `p{1}` designates keys; `p>q` is the signing order.
//! - acts: `a=p1@3<b`: act `a` for party `p` by the key of seed 1, dated day 3, having seen `b`.
//!   `-a=...`: it was signed and is not in the bundle. `<!`: it names an act that nobody made.
//! - expected: the acts' outcomes by name, then the parties', then the verdict.

use std::collections::{BTreeMap, BTreeSet};

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory};
use paraph::bundle::Bundle;
use paraph::envelope::Envelope;
use paraph::id::{ActId, Digest, KeyId, RecordId};
use paraph::keys::SecretKey;
use paraph::record::{Measure, Order, Party, Record, RecordContent, Terms, Text, TextStatus};
use paraph::roster::Roster;
use paraph::value::{Names, Time};
use paraph::verify::{
    ActOutcome, Given, NO_OTHERS, Report, Reservations, Texts, Times, Verdict, seen_acts, verify,
};
use zeroize::Zeroizing;

/// (roster, record, acts, day of the question, expected)
pub(crate) type Row<'a> = (&'a str, &'a str, &'a str, u8, &'a str);

#[rustfmt::skip]
const ROWS: &[Row<'_>] = &[
    // Plain.
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4", 25, "a:counted b:counted p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "a=p1@3", 25, "a:counted p:met q:not-signed incomplete"),
    ("p x:1; q y:2", "p q", "", 25, "p:not-signed q:not-signed incomplete"),
    ("p x:1", "p q", "a=p1@3", 25, "a:counted p:met q:party-unknown incomplete"),
    ("p x:1", "p", "a=p1@3", 25, "a:counted p:met concluded"),

    // One key, one person, once: the faults of python-tuf, tough, go-tuf, in-toto.
    ("p/2 x:1 y:2", "p", "a=p1@3 b=p1@4", 25, "a:counted b:counted p:not-signed incomplete"),
    ("p/2 x:1,2 y:3", "p", "a=p1@3 b=p2@4", 25, "a:counted b:counted p:not-signed incomplete"),
    ("p/2 x:1,2 y:3", "p", "a=p1@3 b=p2@4 c=p3@5", 25, "a:counted b:counted c:counted p:met concluded"),
    ("p/2 x:1 y:2", "p", "a=p1@3 b=p1@4 c=p1@5<a", 25, "a:counted b:counted c:counted p:not-signed incomplete"),
    ("p/3 x:1 y:2 z:3", "p", "a=p1@3 b=p2@3", 25, "a:counted b:counted p:not-signed incomplete"),
    ("p/3 x:1 y:2 z:3", "p", "a=p1@3 b=p2@3 c=p3@3", 25, "a:counted b:counted c:counted p:met concluded"),
    ("p x:1 y:2", "p", "a=p1@3 b=p2@4", 25, "a:counted b:counted p:met concluded"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=p1@4", 25, "a:counted b:counted p:met q:not-signed incomplete"),

    // Keys of nobody and of others.
    ("p x:1; q y:2", "p q", "a=p9@3 b=q2@4", 25, "a:unknown-key b:counted p:not-signed q:met incomplete"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4 c=p9@5", 25, "a:counted b:counted c:unknown-key p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=q1@4", 25, "a:counted b:key-of-another-party p:met q:not-signed incomplete"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4 c=q1@5", 25, "a:counted b:counted c:key-of-another-party p:met q:met concluded"),
    ("p x:1; q y:2; r z:3", "p q", "a=p1@3 b=q3@4", 25, "a:counted b:key-of-another-party p:met q:not-signed incomplete"),
    // A key that was moved in the roster takes its acts along.
    ("p x:2; q y:1", "p q", "a=p1@3 b=q2@4", 25, "a:key-of-another-party b:key-of-another-party p:not-signed q:not-signed incomplete"),

    // Poison: what a stranger adds changes nothing.
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4 c=p9@5<!", 25, "a:counted b:counted c:unknown-key p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4 c=p9@31<a,b", 25, "a:counted b:counted c:unknown-key p:met q:met concluded"),
    ("p x:1; q y:2; r z:3!compromised@0", "p q", "a=p1@3 b=q2@4 c=p3@5<!", 25, "a:counted b:counted c:key-of-another-party p:met q:met concluded"),
    ("p x:1 s:3!compromised@2; q y:2", "p q", "a=p1@3 b=q2@4 c=p3@5<!", 25, "a:counted b:counted c:revoked p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "c=p9@31 a=p1@3<c b=q2@4", 25, "a:counted b:counted c:unknown-key p:met q:met concluded"),

    // What a counted act has seen is there.
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4<a", 25, "a:counted b:counted p:met q:met concluded"),
    ("p x:1 z:3; q y:2", "p q", "-a=p1@3 b=q2@4<a c=p3@5", 25, "b:counted c:counted p:met q:met incomplete act-missing"),
    ("p x:1; q y:2", "p q", "a=p1@3<! b=q2@4", 25, "a:counted b:counted p:met q:met incomplete act-missing"),
    ("p x:1; q y:2", "p q", "-c=p9@3 a=p1@3<c b=q2@4", 25, "a:counted b:counted p:met q:met incomplete act-missing"),

    // Windows: the first instant is in, the last is not.
    ("p x:1[3..5]", "p", "a=p1@2", 25, "a:outside-window p:not-signed incomplete"),
    ("p x:1[3..5]", "p", "a=p1@3", 4, "a:counted p:met concluded"),
    ("p x:1[3..5]", "p", "a=p1@4", 4, "a:counted p:met concluded"),
    ("p x:1[3..5]", "p", "a=p1@5", 25, "a:outside-window p:not-signed incomplete"),
    ("p x:1[3..]", "p", "a=p1@2", 25, "a:outside-window p:not-signed incomplete"),
    ("p x:1[3..]", "p", "a=p1@20", 25, "a:counted p:met concluded"),
    ("p x:1[..3]", "p", "a=p1@2", 2, "a:counted p:met concluded"),
    ("p x:1[..3]", "p", "a=p1@3", 25, "a:outside-window p:not-signed incomplete"),
    ("p x:1[2..4][6..8]", "p", "a=p1@3", 3, "a:counted p:met concluded"),
    ("p x:1[2..4][6..8]", "p", "a=p1@5", 25, "a:outside-window p:not-signed incomplete"),
    ("p x:1[2..4][6..8]", "p", "a=p1@7", 7, "a:counted p:met concluded"),
    ("p x:1[2..4][4..8]", "p", "a=p1@4", 7, "a:counted p:met concluded"),
    ("p x:1[3..5] y:2", "p", "a=p1@2 b=p2@2", 25, "a:outside-window b:counted p:met concluded"),

    // Closed since: it counts, and it is told that nobody has proved the time.
    ("p x:1[3..5]", "p", "a=p1@4", 5, "a:counted p:met concluded unproven"),
    ("p x:1[3..5]", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1[3..5]; held a@4", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1[3..5]; held a@5", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1[3..5]; held a@9", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1[3..5] y:2", "p", "a=p1@4 b=p2@4", 25, "a:counted b:counted p:met concluded"),
    ("p/2 x:1[3..5] y:2", "p", "a=p1@4 b=p2@4", 25, "a:counted b:counted p:met concluded unproven"),
    ("p x:1[3..5] y:2", "p q", "a=p1@4", 25, "a:counted p:met q:party-unknown incomplete unproven"),
    ("p x:1[2..4][6..8]", "p", "a=p1@3", 7, "a:counted p:met concluded unproven"),

    // Times that cannot be.
    ("p x:1", "p", "a=p1@26", 25, "a:counted p:met concluded"),
    ("p x:1", "p", "a=p1@27", 25, "a:from-the-future p:not-signed incomplete"),
    ("p x:1 y:2", "p", "a=p1@27 b=p2@3", 25, "a:from-the-future b:counted p:met concluded"),
    ("p x:1", "p", "a=p1@0", 25, "a:counted p:met concluded"),
    ("p x:1", "p", "a=p1@-1", 25, "a:before-the-record p:not-signed incomplete"),
    ("p x:1; q y:2", "p q", "a=p1@5 b=q2@4<a", 25, "a:counted b:counted p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "a=p1@5 b=q2@3<a", 25, "a:counted b:before-what-it-saw p:met q:not-signed incomplete"),
    ("p x:1; q y:2", "p q", "c=p9@20 a=p1@3 b=q2@4<c", 25, "a:counted b:counted c:unknown-key p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "c=p2@20 a=p1@3 b=q2@4<c", 25, "a:counted b:counted c:key-of-another-party p:met q:met concluded"),

    // Revoked: retired and superseded close the window.
    ("p x:1!retired@5", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1!retired@5", "p", "a=p1@5", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!retired@5", "p", "a=p1@9", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!superseded@5", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1!superseded@5", "p", "a=p1@5", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!retired@0", "p", "a=p1@4", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!retired@5; held a@4", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1!retired@5; held a@9", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1!retired@5 y:2", "p", "a=p1@6 b=p2@6", 25, "a:revoked b:counted p:met concluded"),
    ("p x:1!retired@5", "p", "a=p1@4", 4, "a:counted p:met concluded"),

    // Revoked: compromised and unauthorised demand proof, whenever the question is asked.
    ("p x:1!compromised@5", "p", "a=p1@4", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!compromised@5", "p", "a=p1@4", 4, "a:revoked p:not-signed incomplete"),
    ("p x:1!compromised@5; held a@4", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1!compromised@5; held a@5", "p", "a=p1@4", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!compromised@5; held a@9", "p", "a=p1@4", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!compromised@5; held a@4", "p", "a=p1@4 b=p1@3", 25, "a:counted b:revoked p:met concluded"),
    ("p x:1!compromised@5; held a@4 a@9", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1!compromised@5; held a@9 a@4", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1!compromised@0; held a@4", "p", "a=p1@4", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!unauthorised@5", "p", "a=p1@4", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!unauthorised@5; held a@4", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1!compromised@5,2", "p", "a=p1@6 b=p2@6", 25, "a:revoked b:counted p:met concluded"),
    ("p/2 x:1!compromised@5 y:2 z:3", "p", "a=p1@4 b=p2@4", 25, "a:revoked b:counted p:not-signed incomplete"),
    ("p/2 x:1!compromised@5 y:2 z:3", "p", "a=p1@4 b=p2@4 c=p3@4", 25, "a:revoked b:counted c:counted p:met concluded"),
    // The window still holds: proof never moves a claimed time.
    ("p x:1[3..5]!compromised@9; held a@4", "p", "a=p1@7", 25, "a:outside-window p:not-signed incomplete"),
    ("p x:1[3..5]!compromised@9; held a@4", "p", "a=p1@4", 25, "a:counted p:met concluded"),

    // Quorums: the larger of record and roster.
    ("p x:1 y:2", "p=2", "a=p1@3", 25, "a:counted p:not-signed incomplete"),
    ("p x:1 y:2", "p=2", "a=p1@3 b=p2@3", 25, "a:counted b:counted p:met concluded"),
    ("p/2 x:1 y:2", "p=1", "a=p1@3", 25, "a:counted p:not-signed incomplete"),
    ("p x:1", "p=2", "a=p1@3", 25, "a:counted p:not-signed incomplete"),

    // Quorums have dates: a change neither concludes nor unmakes what was signed before.
    ("p/1,2@9 x:1 y:2", "p", "a=p1@3", 25, "a:counted p:met concluded"),
    ("p/1,2@9 x:1 y:2", "p", "a=p1@9", 25, "a:counted p:not-signed incomplete"),
    ("p/1,2@9 x:1 y:2", "p", "a=p1@8 b=p2@10", 25, "a:counted b:counted p:met concluded"),
    ("p/1,2@9 x:1 y:2", "p", "a=p1@10 b=p2@11", 25, "a:counted b:counted p:met concluded"),
    ("p/2,1@9 x:1 y:2", "p", "a=p1@3", 25, "a:counted p:not-signed incomplete"),
    ("p/2,1@9 x:1 y:2", "p", "a=p1@9", 25, "a:counted p:met concluded"),
    ("p/2,1@9 x:1 y:2", "p", "a=p1@3 b=p2@4", 25, "a:counted b:counted p:met concluded"),
    ("p/2,1@9 x:1 y:2", "p", "a=p1@3 b=p1@10", 25, "a:counted b:counted p:met concluded"),
    ("p/1,2@9,1@15 x:1 y:2", "p", "a=p1@10", 25, "a:counted p:not-signed incomplete"),
    ("p/1,2@9,1@15 x:1 y:2", "p", "a=p1@15", 25, "a:counted p:met concluded"),
    ("p/1,2@9 x:1 y:2", "p=2", "a=p1@3", 25, "a:counted p:not-signed incomplete"),

    // Designated keys: roster and record must both allow.
    ("p x:1 y:2", "p{1}", "a=p1@3", 25, "a:counted p:met concluded"),
    ("p x:1 y:2", "p{1}", "a=p2@3", 25, "a:not-designated p:not-signed incomplete"),
    ("p x:1", "p{9}", "a=p9@3", 25, "a:unknown-key p:not-signed incomplete"),
    ("p x:1,2", "p{1,2}", "a=p2@3", 25, "a:counted p:met concluded"),
    ("p/2 x:1 y:2", "p{1}", "a=p1@3 b=p2@3", 25, "a:counted b:not-designated p:not-signed incomplete"),

    // Scope.
    ("p x:1?", "p", "a=p1@3", 25, "a:not-allowed p:not-signed incomplete"),
    ("p x:1?,2", "p", "a=p1@3 b=p2@3", 25, "a:not-allowed b:counted p:met concluded"),

    // The listed order, by what was seen.
    ("p x:1; q y:2", "p>q", "a=p1@3 b=q2@4<a", 25, "a:counted b:counted p:met q:met concluded"),
    ("p x:1; q y:2", "p>q", "a=p1@3 b=q2@4", 25, "a:counted b:out-of-order p:met q:not-signed incomplete"),
    ("p x:1; q y:2", "q>p", "a=p1@3 b=q2@4", 25, "a:out-of-order b:counted p:not-signed q:met incomplete"),
    ("p/2 x:1 z:3; q y:2", "p>q", "a=p1@3 c=p3@3 b=q2@4<a", 25, "a:counted b:out-of-order c:counted p:met q:not-signed incomplete"),
    ("p/2 x:1 z:3; q y:2", "p>q", "a=p1@3 c=p3@3 b=q2@4<a,c", 25, "a:counted b:counted c:counted p:met q:met concluded"),
    ("p/2 x:1,3 z:4; q y:2", "p>q", "a=p1@3 c=p3@3 d=p4@3 b=q2@4<a,c", 25, "a:counted b:out-of-order c:counted d:counted p:met q:not-signed incomplete"),
    ("p x:1; q y:2", "p>q", "a=p9@3 b=q2@4<a", 25, "a:unknown-key b:out-of-order p:not-signed q:not-signed incomplete"),
    ("p x:1; q y:2", "p>q", "a=p1@3 b=q2@4 c=q2@5<a", 25, "a:counted b:out-of-order c:counted p:met q:met concluded"),
    ("p x:1; q y:2; r z:3", "p>q>r", "a=p1@3 b=q2@4<a c=r3@5<b", 25, "a:counted b:counted c:out-of-order p:met q:met r:not-signed incomplete"),
    ("p x:1; q y:2; r z:3", "p>q>r", "a=p1@3 b=q2@4<a c=r3@5<a,b", 25, "a:counted b:counted c:counted p:met q:met r:met concluded"),
    ("p x:1!retired@2; q y:2", "p>q", "a=p1@3 b=q2@4<a", 25, "a:revoked b:out-of-order p:not-signed q:not-signed incomplete"),
];

#[test]
fn every_row_comes_out_as_written() {
    assert!(ROWS.len() >= 80);
    for row in ROWS {
        assert_eq!(outcome(row, Times::Claimed), row.4, "{row:?}");
    }
}

/// Whoever wants proof is not content where a row says `unproven`, and otherwise is.
#[test]
fn proof_is_missing_just_where_it_is_told() {
    for row in ROWS {
        let expected = match row.4.contains("concluded unproven") {
            true => row.4.replace("concluded unproven", "incomplete time-unproven unproven"),
            false if row.4.contains("unproven") => continue,
            false => row.4.to_owned(),
        };
        assert_eq!(outcome(row, Times::Proven), expected, "{row:?}");
    }
}

/// The order in which a roster is written changes nothing.
#[test]
fn a_roster_read_backwards_says_the_same() {
    for row in ROWS {
        let (parties, held) = row.0.split_once("; held").unwrap_or((row.0, ""));
        let turned: Vec<String> = parties.split("; ").map(backwards).collect();
        let turned: Vec<&str> = turned.iter().map(String::as_str).rev().collect();
        let held = if held.is_empty() { String::new() } else { format!("; held{held}") };
        let turned = &*(turned.join("; ") + &held);
        let turned = (turned, row.1, row.2, row.3, row.4);
        assert_eq!(outcome(&turned, Times::Claimed), row.4, "{turned:?}");
    }
}

pub(crate) fn backwards(party: &str) -> String {
    let mut words: Vec<&str> = party.split(' ').collect();
    words[1..].reverse();
    words.join(" ")
}

/// An act that is not counted can be taken out or put in: the verdict stays. (Unless a counted act
/// has seen it: then it is missed.)
#[test]
fn what_is_not_counted_changes_no_verdict() {
    let mut taken_out = 0;
    for row in ROWS.iter().filter(|row| !row.0.contains("held")) {
        let names: Vec<&str> = row.2.split(' ').filter(|act| !act.is_empty()).collect();
        for act in &names {
            let name = act.trim_start_matches('-').split('=').next().unwrap();
            let is_counted = row.4.contains(&format!("{name}:counted"));
            let is_seen = names.iter().any(|other| {
                other.split_once('<').is_some_and(|(_, seen)| seen.split(',').any(|s| s == name))
            });
            if act.starts_with('-') || is_counted || is_seen {
                continue;
            }
            let rest: Vec<&str> = names.iter().filter(|other| *other != act).copied().collect();
            let rest = &*rest.join(" ");
            let without = (row.0, row.1, rest, row.3, row.4);
            let expected = row.4.split(' ').filter(|word| !word.starts_with(&format!("{name}:")));
            let expected = expected.collect::<Vec<_>>().join(" ");
            assert_eq!(outcome(&without, Times::Claimed), expected, "{row:?} without {name}");
            taken_out += 1;
        }
    }
    assert!(taken_out > 30, "only {taken_out}");
}

/// A second act of somebody whose act counts never makes a party met that was not.
#[test]
fn a_repeated_act_concludes_nothing() {
    for row in ROWS.iter().filter(|row| row.4.contains("not-signed") && !row.0.contains(',')) {
        for act in row.2.split(' ').filter(|act| !act.is_empty() && !act.starts_with('-')) {
            let (name, rest) = act.split_once('=').unwrap();
            // The same a second later: another act, with no other meaning.
            let (what, seen) = rest.split_once('<').unwrap_or((rest, ""));
            let again = format!("{} z{name}={what}+<{seen}", row.2);
            let again = &*again;
            let twice = (row.0, row.1, again, row.3, row.4);
            let outcome = outcome(&twice, Times::Claimed);
            assert!(!outcome.contains("concluded"), "{twice:?}: {outcome}");
        }
    }
}

pub(crate) fn outcome(row: &Row<'_>, times: Times) -> String {
    let (roster, record, acts, at, _) = *row;
    let record = read_record(record);
    let (bundle, names, envelopes) = sign_acts(&record, acts);
    let roster = read_roster(roster, &envelopes);
    let given = Given {
        roster: &roster,
        texts: Texts::NotChecked,
        record: None,
        parties: &[],
        at: day(i64::from(at), 0),
        times,
        reservations: Reservations::Told,
        others: NO_OTHERS,
    };
    let report = verify(&bundle, &given);
    assert_whole(&report, &bundle, &given);
    tell(&report, &names)
}

/// What a report says beside its outcomes agrees with them.
fn assert_whole(report: &Report, bundle: &Bundle, given: &Given<'_>) {
    let record = bundle.record();
    assert_eq!((report.record(), report.at()), (Some(record), &given.at));
    let accepted = report.accepted().map(|accepted| (accepted.value(), accepted.roster()));
    let concluded = report.verdict() == Verdict::Concluded;
    assert_eq!(accepted, concluded.then_some((record, given.roster.digest())));

    let owner = |key: &KeyId| given.roster.owner(key).map(|owner| owner.holder.id.clone());
    for act in report.acts() {
        assert_eq!(act.outcome.holder().cloned(), owner(&act.content.keys[0]), "{act:?}");
    }
    // A signer has seen what counts or, but for the order, would.
    let ids = |of: &dyn Fn(&ActOutcome) -> bool| -> BTreeSet<ActId> {
        report.acts().iter().filter(|act| of(&act.outcome)).map(|act| act.id).collect()
    };
    let counts = |it: &ActOutcome| it.counts() || matches!(it, ActOutcome::OutOfOrder { .. });
    assert!(seen_acts(bundle, Some(given)).into_iter().eq(ids(&counts)));
    assert!(seen_acts(bundle, None).into_iter().eq(ids(&|_| true)));

    // Whoever has not signed for a party of the roster, and can, is to be asked.
    for party in report.parties() {
        let known = given.roster.party(&party.id).into_iter().flat_map(|it| it.holders.values());
        let others = known.filter(|it| !party.holders.contains(&it.id) && it.can_sign(&given.at));
        assert!(others.map(|it| &it.id).eq(party.others.iter().map(|(id, _)| id)), "{party:?}");
    }
}

fn tell(report: &Report, names: &BTreeMap<ActId, String>) -> String {
    let mut acts: Vec<String> = report
        .acts()
        .iter()
        .map(|act| format!("{}:{}", names[&act.id], act.outcome.code()))
        .collect();
    acts.sort();
    let parties = report.parties().iter().map(|p| format!("{}:{}", p.id, p.outcome.code()));
    let mut words: Vec<String> = acts.into_iter().chain(parties).collect();
    words.push(report.verdict().code().to_owned());
    // The reasons that the outcomes do not tell already.
    let told = ["not-signed", "party-unknown"];
    let reasons = report.reasons().iter().map(|reason| reason.code());
    words.extend(reasons.filter(|code| !told.contains(code)).map(str::to_owned));
    if report.parties().iter().any(|party| party.unproven) {
        words.push("unproven".to_owned());
    }
    words.join(" ")
}

fn day(day: i64, seconds: i64) -> Time {
    let day = jiff::civil::date(2021, 1, 1).at(0, 0, 0, 0)
        + jiff::SignedDuration::from_hours(24 * (day - 1));
    Time::new(day + jiff::SignedDuration::from_secs(seconds), 0).unwrap()
}

fn key(seed: &str) -> SecretKey {
    SecretKey::from_seed(&Zeroizing::new([seed.parse().unwrap(); 32]))
}

fn key_id(seed: &str) -> KeyId {
    key(seed).public().id()
}

fn names(name: &str) -> Names {
    Names::new([("en".parse().unwrap(), name.parse().unwrap())].into()).unwrap()
}

/// `p=2{1,3}>q` and the like.
fn read_record(text: &str) -> Record {
    let listed = text.contains('>');
    let words: Vec<&str> = text.split(['>', ' ']).collect();
    let parties: Vec<Party> = words
        .iter()
        .map(|word| {
            let (rest, keys) = word.split_once('{').unwrap_or((word, ""));
            let keys = keys.trim_end_matches('}').split(',').filter(|seed| !seed.is_empty());
            let (id, quorum) = rest.split_once('=').unwrap_or((rest, ""));
            let keys: BTreeSet<KeyId> = keys.map(key_id).collect();
            Party {
                id: id.parse().unwrap(),
                name: names(id),
                keys: (!keys.is_empty()).then_some(keys),
                quorum: quorum.parse().ok(),
            }
        })
        .collect();
    let order = match listed {
        true => Order::Listed(parties.iter().map(|party| party.id.clone()).collect()),
        false => Order::Any,
    };
    Record::new(RecordContent {
        id: RecordId::from_random([0; 16]),
        title: names("Title"),
        designation: "contract".parse().unwrap(),
        parties,
        texts: vec![Text {
            annex: None,
            path: "x".parse().unwrap(),
            language: "en".parse().unwrap(),
            status: TextStatus::Authentic,
            media_type: "text/plain".parse().unwrap(),
            measure: Measure { size: 0, sha256: Digest::of(b"") },
        }],
        order,
        created: day(1, 0),
        metadata: BTreeMap::new(),
        terms: Terms::default(),
    })
    .unwrap()
}

/// The bundle, the acts' names by id, and their envelopes' digests by name.
fn sign_acts(
    record: &Record,
    text: &str,
) -> (Bundle, BTreeMap<ActId, String>, BTreeMap<String, String>) {
    let mut bundle = Bundle::new(record.clone());
    let mut ids: BTreeMap<String, ActId> = BTreeMap::new();
    let mut envelopes = BTreeMap::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let (name, rest) = word.trim_start_matches('-').split_once('=').unwrap();
        let (rest, seen) = rest.split_once('<').unwrap_or((rest, ""));
        let seconds = i64::from(rest.ends_with('+'));
        let (who, when) = rest.trim_end_matches('+').split_once('@').unwrap();
        let (party, seed) = who.split_at(1);
        let key = key(seed);
        let mut seen: Vec<ActId> = seen
            .split(',')
            .filter(|name| !name.is_empty())
            .map(|name| if name == "!" { ActId::of(b"nobody") } else { ids[name] })
            .collect();
        seen.sort();
        seen.dedup();
        let act = Act::new(ActContent {
            record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
            party: party.parse().unwrap(),
            keys: vec![key.public().id()],
            signatory: Signatory { name: "A".parse().unwrap(), name_latin: None, title: None },
            capacity: None,
            authority: None,
            intent: Intent::Sign,
            of: None,
            statements: Vec::new(),
            place: None,
            signed_at: day(when.parse().unwrap(), seconds),
            seen,
        })
        .unwrap();
        let envelope = Envelope::sign(paraph::bundle::ACT_TYPE, act.bytes(), &key);
        envelopes.insert(name.to_owned(), envelope.digest().to_string());
        ids.insert(name.to_owned(), act.id());
        if !word.starts_with('-') {
            bundle.sign(act, &key).unwrap();
        }
    }
    (bundle, ids.into_iter().map(|(name, id)| (id, name)).collect(), envelopes)
}

fn read_roster(text: &str, envelopes: &BTreeMap<String, String>) -> Roster {
    let mut toml = "roster = 1\n".to_owned();
    for part in text.split("; ") {
        let (first, rest) = part.split_once(' ').unwrap();
        if first == "held" {
            for held in rest.split(' ') {
                let (act, on) = held.split_once('@').unwrap();
                let (on, envelope) = (day(on.parse().unwrap(), 0), &envelopes[act]);
                toml += &format!("[[received]]\non = {on}\nenvelopes = [\"{envelope}\"]\n");
            }
            continue;
        }
        let (id, quorum) = first.split_once('/').unwrap_or((first, "1"));
        toml += &format!("[[party]]\nid = \"{id}\"\nname = {{ en = \"{id}\" }}\n");
        toml += &format!("quorum = {}\n", quorum_of(quorum));
        for holder in rest.split(' ') {
            let (id, keys) = holder.split_once(':').unwrap();
            let keys: Vec<String> = keys.split(',').map(key_of).collect();
            let keys = keys.join(", ");
            toml += &format!("[[party.holder]]\nid = \"{id}\"\nname = \"A\"\nkeys = [{keys}]\n");
        }
    }
    Roster::parse(&toml).unwrap_or_else(|fault| panic!("{fault} {:?}\n{toml}", fault.place))
}

/// `1` or `1,2@9,1@15`.
fn quorum_of(text: &str) -> String {
    let entry = |entry: &str| match entry.split_once('@') {
        None => format!("{{ holders = {entry} }}"),
        Some((holders, from)) => {
            format!("{{ from = {}, holders = {holders} }}", day(from.parse().unwrap(), 0))
        }
    };
    let entries: Vec<String> = text.split(',').map(entry).collect();
    format!("[{}]", entries.join(", "))
}

/// `1[2..5][6..]!retired@4?`.
fn key_of(text: &str) -> String {
    let seed: String = text.chars().take_while(char::is_ascii_digit).collect();
    let mut entry = format!("public = \"{}\"", key(&seed).public().to_base64());
    let windows: Vec<String> = text
        .split('[')
        .skip(1)
        .map(|window| {
            let (from, until) = window.split(']').next().unwrap().split_once("..").unwrap();
            let end = |name: &str, at: &str| match at.parse() {
                Ok(at) => format!("{name} = {}", day(at, 0)),
                Err(_) => String::new(),
            };
            let ends = [end("from", from), end("until", until)];
            let ends: Vec<String> = ends.into_iter().filter(|end| !end.is_empty()).collect();
            format!("{{ {} }}", ends.join(", "))
        })
        .collect();
    if !windows.is_empty() {
        entry += &format!(", windows = [{}]", windows.join(", "));
    }
    if text.contains('?') {
        entry += ", scope = []";
    }
    if let Some((_, revoked)) = text.split_once('!') {
        let (reason, since) = revoked.split_once('@').unwrap();
        let since = match since {
            "0" => String::new(),
            since => format!("since = {}, ", day(since.parse().unwrap(), 0)),
        };
        let reported = day(28, 0);
        entry += &format!(", revoked = {{ reported = {reported}, {since}reason = \"{reason}\" }}");
    }
    format!("{{ {entry} }}")
}
