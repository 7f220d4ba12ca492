//! The judgement as a table: (roster, record, acts, day) -> the outcome of each act and party. These rows are
//! about who signs, with what key and when; meaning.rs has the meaning of acts together.
//!
//! A row is written in the small language of language.rs.

use paraph::verify::Times;

use crate::table_language::{Case, Row, backwards, outcome};

#[rustfmt::skip]
const ROWS: &[Row<'_>] = &[
    // Plain cases.
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4", 25, "a:counted b:counted p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "a=p1@3", 25, "a:counted p:met q:not-signed incomplete"),
    ("p x:1; q y:2", "p q", "", 25, "p:not-signed q:not-signed incomplete"),
    ("p x:1", "p q", "a=p1@3", 25, "a:counted p:met q:party-unknown incomplete"),
    ("p x:1", "p", "a=p1@3", 25, "a:counted p:met concluded"),

    // One key, one person, once: the bugs of python-tuf, tough, go-tuf, in-toto.
    ("p/2 x:1 y:2", "p", "a=p1@3 b=p1@4", 25, "a:counted b:counted p:not-signed incomplete"),
    ("p/2 x:1,2 y:3", "p", "a=p1@3 b=p2@4", 25, "a:counted b:counted p:not-signed incomplete"),
    ("p/2 x:1,2 y:3", "p", "a=p1@3 b=p2@4 c=p3@5", 25, "a:counted b:counted c:counted p:met concluded"),
    ("p/2 x:1 y:2", "p", "a=p1@3 b=p1@4 c=p1@5<a", 25, "a:counted b:counted c:counted p:not-signed incomplete"),
    ("p/3 x:1 y:2 z:3", "p", "a=p1@3 b=p2@3", 25, "a:counted b:counted p:not-signed incomplete"),
    ("p/3 x:1 y:2 z:3", "p", "a=p1@3 b=p2@3 c=p3@3", 25, "a:counted b:counted c:counted p:met concluded"),
    ("p/3 x:1 y:2 z:3 v:5", "p", "a=p1@3 b=p2@4 c=p3@5 d=p5@6", 25, "a:counted b:counted c:counted d:counted p:met concluded"),
    ("p x:1 y:2", "p", "a=p1@3 b=p2@4", 25, "a:counted b:counted p:met concluded"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=p1@4", 25, "a:counted b:counted p:met q:not-signed incomplete"),

    // Unknown keys and keys of others.
    ("p x:1; q y:2", "p q", "a=p9@3 b=q2@4", 25, "a:unknown-key b:counted p:not-signed q:met incomplete"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4 c=p9@5", 25, "a:counted b:counted c:unknown-key p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=q1@4", 25, "a:counted b:key-of-another-party p:met q:not-signed incomplete"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4 c=q1@5", 25, "a:counted b:counted c:key-of-another-party p:met q:met concluded"),
    ("p x:1; q y:2; r z:3", "p q", "a=p1@3 b=q3@4", 25, "a:counted b:key-of-another-party p:met q:not-signed incomplete"),
    // A key that was moved in the roster takes its acts with it.
    ("p x:2; q y:1", "p q", "a=p1@3 b=q2@4", 25, "a:key-of-another-party b:key-of-another-party p:not-signed q:not-signed incomplete"),

    // Poison: additions of a stranger change nothing.
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4 c=p9@5<!", 25, "a:counted b:counted c:unknown-key p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4 c=p9@31<a,b", 25, "a:counted b:counted c:unknown-key p:met q:met concluded"),
    ("p x:1; q y:2; r z:3!compromised@0", "p q", "a=p1@3 b=q2@4 c=p3@5<!", 25, "a:counted b:counted c:key-of-another-party p:met q:met concluded"),
    ("p x:1 s:3!compromised@2; q y:2", "p q", "a=p1@3 b=q2@4 c=p3@5<!", 25, "a:counted b:counted c:revoked p:met q:met concluded"),
    ("p x:1; q y:2", "p q", "c=p9@31 a=p1@3<c b=q2@4", 25, "a:counted b:counted c:unknown-key p:met q:met concluded"),

    // The acts that a counted act has seen exist.
    ("p x:1; q y:2", "p q", "a=p1@3 b=q2@4<a", 25, "a:counted b:counted p:met q:met concluded"),
    ("p x:1 z:3; q y:2", "p q", "-a=p1@3 b=q2@4<a c=p3@5", 25, "b:counted c:counted p:met q:met incomplete act-missing"),
    ("p x:1; q y:2", "p q", "a=p1@3<! b=q2@4", 25, "a:counted b:counted p:met q:met incomplete act-missing"),
    ("p x:1; q y:2", "p q", "-c=p9@3 a=p1@3<c b=q2@4", 25, "a:counted b:counted p:met q:met incomplete act-missing"),

    // Windows: the first instant is included, the last is not.
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

    // Closed since: it counts, and the report says that the time is not proven.
    ("p x:1[3..5]", "p", "a=p1@4", 5, "a:counted p:met concluded unproven"),
    ("p x:1[3..5]", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1[3..5]; held a@4", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1[3..5]; held a@5", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1[3..5]; held a@9", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1[3..5] y:2", "p", "a=p1@4 b=p2@4", 25, "a:counted b:counted p:met concluded"),
    ("p/2 x:1[3..5] y:2", "p", "a=p1@4 b=p2@4", 25, "a:counted b:counted p:met concluded unproven"),
    ("p x:1[3..5] y:2", "p q", "a=p1@4", 25, "a:counted p:met q:party-unknown incomplete unproven"),
    ("p x:1[2..4][6..8]", "p", "a=p1@3", 7, "a:counted p:met concluded unproven"),

    // Impossible times.
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

    // Revoked: compromised and unauthorised require proof, whenever the question is asked.
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
    // A receipt more than a day before the act or its record proves nothing; an additional valid one counts.
    ("p x:1!compromised@9; held a@3", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1!compromised@9; held a@2", "p", "a=p1@4", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!compromised@9; held a@3", "p", "a=p1@4+", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!compromised@9; held a@2 a@5", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1!compromised@9; held a@5 a@2", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1!compromised@9; held a@2 a@9", "p", "a=p1@4", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!compromised@9; held a@0", "p", "a=p1@0", 25, "a:counted p:met concluded"),
    ("p x:1!compromised@9; held a@-1", "p", "a=p1@0", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1[3..5]; held a@2", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    ("p x:1[3..5]; held a@2 a@4", "p", "a=p1@4", 25, "a:counted p:met concluded"),
    ("p x:1[3..5]; held a@2 a@5", "p", "a=p1@4", 25, "a:counted p:met concluded unproven"),
    // The claimed time must also be before, not only the proof.
    ("p x:1!compromised@5; held a@4", "p", "a=p1@4+", 25, "a:counted p:met concluded"),
    ("p x:1!compromised@5; held a@4", "p", "a=p1@5", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!unauthorised@5; held a@4", "p", "a=p1@5", 25, "a:revoked p:not-signed incomplete"),
    ("p x:1!retired@5; held a@4", "p", "a=p1@5", 25, "a:revoked p:not-signed incomplete"),
    // The window still applies: proof never moves a claimed time.
    ("p x:1[3..5]!compromised@9; held a@4", "p", "a=p1@7", 25, "a:outside-window p:not-signed incomplete"),
    ("p x:1[3..5]!compromised@9; held a@4", "p", "a=p1@4", 25, "a:counted p:met concluded"),

    // Quorums: the larger of record and roster.
    ("p x:1 y:2", "p=2", "a=p1@3", 25, "a:counted p:not-signed incomplete"),
    ("p x:1 y:2", "p=2", "a=p1@3 b=p2@3", 25, "a:counted b:counted p:met concluded"),
    ("p/2 x:1 y:2", "p=1", "a=p1@3", 25, "a:counted p:not-signed incomplete"),
    ("p x:1", "p=2", "a=p1@3", 25, "a:counted p:not-signed incomplete"),

    // Quorums have dates: a change does not affect what was signed before.
    ("p/1,2@9 x:1 y:2", "p", "a=p1@3", 25, "a:counted p:met concluded unproven"),
    ("p/1,2@9 x:1 y:2", "p", "a=p1@3", 8, "a:counted p:met concluded"),
    ("p/1,2@9 x:1 y:2; held a@8", "p", "a=p1@3", 25, "a:counted p:met concluded"),
    ("p/1,2@9 x:1 y:2; held a@9", "p", "a=p1@3", 25, "a:counted p:met concluded unproven"),
    ("p/1,2@9,3@15 x:1 y:2 z:3", "p", "a=p1@3 b=p2@10", 25, "a:counted b:counted p:met concluded unproven"),
    ("p/1,2@9,3@15 x:1 y:2 z:3; held a@4 b@12", "p", "a=p1@3 b=p2@10", 25, "a:counted b:counted p:met concluded"),
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
fn an_act_of_the_day_on_which_more_must_sign_is_not_from_before() {
    let row = ("p/1,2@9 x:1 y:2", "p", "a=p1@3 b=p1@9", 25, "");
    let staged = Case::of(&row).stage();
    let report = staged.report(&staged.bundle);
    let mut unproven: Vec<&str> = Vec::new();
    for act in report.acts().iter().filter(|act| act.unproven.is_some()) {
        unproven.push(staged.name(&act.id));
    }
    assert_eq!(unproven, ["a"]);
}

#[test]
fn every_row_comes_out_as_written() {
    assert!(ROWS.len() >= 80);
    for row in ROWS {
        assert_eq!(outcome(row, Times::Claimed), row.4, "{row:?}");
    }
}

/// A verifier who requires proof does not accept a row with `unproven`, and accepts all others.
#[test]
fn proof_is_missing_exactly_where_it_is_reported() {
    for row in ROWS {
        let expected = match row.4.contains("concluded unproven") {
            true => row.4.replace("concluded unproven", "incomplete time-unproven unproven"),
            false if row.4.contains("unproven") => continue,
            false => row.4.to_owned(),
        };
        assert_eq!(outcome(row, Times::Proven), expected, "{row:?}");
    }
}

/// The order of entries in a roster changes nothing.
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

/// An act that is not counted can be removed or added without a change of the verdict. (Unless a counted act
/// has seen it: then it is missing.)
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

/// A second act of a person whose act counts never makes a party met that was not.
#[test]
fn a_repeated_act_concludes_nothing() {
    for row in ROWS.iter().filter(|row| row.4.contains("not-signed") && !row.0.contains(',')) {
        for act in row.2.split(' ').filter(|act| !act.is_empty() && !act.starts_with('-')) {
            let (name, rest) = act.split_once('=').unwrap();
            // The same one second later: another act with the same meaning.
            let (what, seen) = rest.split_once('<').unwrap_or((rest, ""));
            let again = format!("{} z{name}={what}+<{seen}", row.2);
            let again = &*again;
            let twice = (row.0, row.1, again, row.3, row.4);
            let outcome = outcome(&twice, Times::Claimed);
            assert!(!outcome.contains("concluded"), "{twice:?}: {outcome}");
        }
    }
}
