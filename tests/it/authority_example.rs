//! The worked example of authority over time in docs/format-examples.md, row by row.
//!
//! Days are those of `language`: counted from 1 January 2021, so that 36 is 5 February. Every row is judged
//! twice, by `verify` and by `status`, and both must agree.

use std::fs;

use paraph::instruments::Finding;
use paraph::verify::{Authority, Reservations, Times, Verdict};

use crate::repository;
use crate::table_language::Case;

/// Hong has the key 1, Choe 3, the minister 5; for the other party, Lee has 2.
const ROSTER: &str = "p hong:1 choe:3 minister:5; q lee:2";
/// The record that Hong signs, M. The ministry, `p`, must show authority in it.
const M: &str = "p q; authority p";
/// Hong's powers, A, which the minister signs and seals on 2 January.
const A: &str = "a: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g";
/// Choe's powers, B.
const B: &str = "b: p; powers 3 confirm / g=p5@2";
/// T, which ends A on 1 March.
const T: &str = "t: p; terminates a / e=p5@60";
/// T2, which ends A, dated 3 January.
const T2: &str = "u: p; terminates a / f=p5@3";

/// M1, of 5 February: not sealed, and sealed.
const M1: &str = "s=p1@36~a o=q2@36";
const M1_SEALED: &str = "s=p1@36~a o=q2@36 h=p1@37:seal~a<s,o l=q2@37:seal<s,o";
/// M2, of 5 April.
const M2: &str = "s=p1@95~a o=q2@95";

const IN_EFFECT: &str = "in-effect entered-with-last-signature";
const PENDING: &str = "pending not-authorised";

/// A row of the table.
struct Row {
    /// The case, as docs/format-examples.md describes it.
    case: &'static str,
    /// What the verifier received, and when: `; held a.w@32`.
    received: &'static str,
    /// The acts on M.
    acts: &'static str,
    /// The other instruments.
    others: &'static [&'static str],
    /// The outcomes of the acts and parties of M.
    outcome: &'static str,
    /// The day since which M is concluded.
    since: Option<i64>,
    /// The state of M.
    state: &'static str,
    /// The instrument whose ending is not proven, and the acts of M that depend on what it ended.
    not_proven: Option<(&'static str, &'static [&'static str])>,
}

const ROWS: &[Row] = &[
    Row {
        case: "M1, 5 February",
        received: "",
        acts: M1,
        others: &[A, B, T],
        outcome: "o:counted s:counted p:met q:met concluded unproven",
        since: Some(36),
        state: IN_EFFECT,
        not_proven: None,
    },
    Row {
        case: "M1, sealed on 6 February",
        received: "",
        acts: M1_SEALED,
        others: &[A, B, T],
        outcome: "h:seals l:seals o:counted s:counted p:met q:met concluded sealed",
        since: Some(36),
        state: IN_EFFECT,
        not_proven: None,
    },
    Row {
        case: "M2, 5 April",
        received: "",
        acts: M2,
        others: &[A, B, T],
        outcome: "o:counted s:authority-terminated p:not-authorised q:met incomplete",
        since: None,
        state: PENDING,
        not_proven: None,
    },
    Row {
        case: "M2; Choe confirms Hong's signature on 6 April",
        received: "",
        acts: "s=p1@95~a o=q2@95 c=p3@96:confirm(s)~b",
        others: &[A, B, T],
        outcome: "c:confirms o:counted s:counted p:met q:met concluded",
        since: Some(96),
        state: IN_EFFECT,
        not_proven: None,
    },
    Row {
        case: "M1; the minister withdraws from A, dated 10 March",
        received: "",
        acts: M1,
        others: &["a: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g w=p5@69:withdraw(g)", B, T],
        outcome: "o:counted s:counted p:met q:met concluded unproven",
        since: Some(36),
        state: IN_EFFECT,
        not_proven: None,
    },
    Row {
        case: "M1; the minister withdraws from A, dated 1 February",
        received: "",
        acts: M1,
        others: &["a: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g w=p5@32:withdraw(g)", B, T],
        outcome: "o:counted s:authority-withdrawn p:not-authorised q:met incomplete",
        since: None,
        state: PENDING,
        not_proven: None,
    },
    Row {
        case: "M1, sealed on 6 February; the same withdrawal",
        received: "",
        acts: M1_SEALED,
        others: &["a: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g w=p5@32:withdraw(g)", B, T],
        outcome: "h:seals l:seals o:counted s:counted p:met q:met concluded sealed",
        since: Some(36),
        state: IN_EFFECT,
        not_proven: None,
    },
    Row {
        case: "M1, sealed on 6 February; the verifier received that withdrawal on 3 February",
        received: "; held a.w@34",
        acts: M1_SEALED,
        others: &["a: p; powers 1 seal,sign / g=p5@2 k=p5@2:seal<g w=p5@32:withdraw(g)", B, T],
        outcome: "h:authority-withdrawn l:sealed-too-early o:counted s:authority-withdrawn \
                  p:not-authorised q:met incomplete",
        since: None,
        state: PENDING,
        not_proven: None,
    },
    Row {
        case: "M1; the ministry adds T2",
        received: "",
        acts: M1,
        others: &[A, B, T, T2],
        outcome: "o:counted s:authority-terminated p:not-authorised q:met incomplete",
        since: None,
        state: PENDING,
        not_proven: None,
    },
    Row {
        case: "M1, sealed on 6 February; the ministry adds T2",
        received: "",
        acts: M1_SEALED,
        others: &[A, B, T, T2],
        outcome: "h:seals l:seals o:counted s:counted p:met q:met concluded sealed",
        since: Some(36),
        state: IN_EFFECT,
        not_proven: Some(("u", &["h", "s"])),
    },
    Row {
        case: "M1, sealed on 6 February; the verifier received T2 on 1 February",
        received: "; held u.f@32",
        acts: M1_SEALED,
        others: &[A, B, T, T2],
        outcome: "h:authority-terminated l:sealed-too-early o:counted s:authority-terminated \
                  p:not-authorised q:met incomplete",
        since: None,
        state: PENDING,
        not_proven: None,
    },
    Row {
        case: "M1, sealed on 6 February; the verifier received T2 on 1 April",
        received: "; held u.f@91",
        acts: M1_SEALED,
        others: &[A, B, T, T2],
        outcome: "h:seals l:seals o:counted s:counted p:met q:met concluded unproven sealed",
        since: Some(36),
        state: IN_EFFECT,
        not_proven: Some(("u", &["h", "s"])),
    },
    Row {
        case: "M2; A is signed on 5 March and sealed on 6 March; Hong signs and seals T on 1 \
               March and names A",
        received: "",
        acts: M2,
        others: &[
            "a: p; powers 1 seal,sign / g=p5@64 k=p5@65:seal<g",
            B,
            "t: p; authority p; terminates a / e=p1@60~a r=p1@60:seal~a<e",
        ],
        outcome: "o:counted s:counted p:met q:met concluded",
        since: Some(95),
        state: IN_EFFECT,
        not_proven: None,
    },
    Row {
        case: "M2; the same, but A is signed on 2 January and sealed on 6 March",
        received: "",
        acts: M2,
        others: &[
            "a: p; powers 1 seal,sign / g=p5@2 k=p5@65:seal<g",
            B,
            "t: p; authority p; terminates a / e=p1@60~a r=p1@60:seal~a<e",
        ],
        outcome: "o:counted s:authority-terminated p:not-authorised q:met incomplete",
        since: None,
        state: PENDING,
        not_proven: None,
    },
    Row {
        case: "M2; Choe signs and seals T on 1 March and names powers signed on 5 March and sealed \
               on 6 March",
        received: "",
        acts: M2,
        others: &[
            A,
            "b: p; powers 3 seal,sign / g=p5@64 k=p5@65:seal<g",
            "t: p; authority p; terminates a / e=p3@60~b r=p3@60:seal~b<e",
        ],
        outcome: "o:counted s:counted p:met q:met concluded",
        since: Some(95),
        state: IN_EFFECT,
        not_proven: None,
    },
];

#[test]
fn every_case_comes_out_as_written() {
    let wrong: Vec<String> = ROWS.iter().filter_map(|row| check(row).err()).collect();
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

fn check(row: &Row) -> Result<(), String> {
    let (roster, others) = (format!("{ROSTER}{}", row.received), row.others.join(" | "));
    let staged = Case {
        roster: &roster,
        record: M,
        acts: row.acts,
        others: &others,
        at: 100,
        times: Times::Claimed,
        reservations: Reservations::Reported,
    }
    .stage();
    let is = |what: &str, found: &str, expected: &str| {
        let wrong = || Err(format!("{}\n  {what}: {found}\n  expected {expected}", row.case));
        if found == expected { Ok(()) } else { wrong() }
    };
    is("verify", &staged.outcome(&staged.bundle), row.outcome)?;
    is("status", &staged.surveyed(), row.outcome)?;
    is("state", &staged.state(), row.state)?;

    let report = staged.report(&staged.bundle);
    let since = report.since().map(ToString::to_string).unwrap_or_default();
    let expected = row.since.map(|day| crate::table_language::day(day, 0).to_string());
    is("since", &since, &expected.unwrap_or_default())?;

    // An ending without proof: the authority of each act, and the findings.
    let mut ends: Vec<(&str, String)> = report
        .acts()
        .iter()
        .filter_map(|act| match act.authority {
            Authority::EndNotProven { by } => Some((staged.name(&act.id), by.to_string())),
            Authority::NotAsked | Authority::Shown | Authority::Lacking(_) => None,
        })
        .collect();
    let mut found: Vec<(&str, String)> = staged
        .survey()
        .findings()
        .iter()
        .map(|finding| match finding {
            Finding::EndNotProven { from, act, target, by } => {
                let claims = report.acts().iter().find(|it| it.id == *act).unwrap();
                assert_eq!(claims.content.authority.as_ref(), Some(target));
                assert_eq!(*from, staged.bundle.record().digest());
                (staged.name(act), by.to_string())
            }
            other => (other.code(), String::new()),
        })
        .collect();
    ends.sort();
    found.sort();
    let (by, acts) = row.not_proven.unwrap_or_default();
    let expected: Vec<(&str, String)> =
        acts.iter().map(|act| (*act, staged.reference(by).sha256.to_string())).collect();
    is("authority", &format!("{ends:?}"), &format!("{expected:?}"))?;
    is("findings", &format!("{found:?}"), &format!("{expected:?}"))
}

/// The table in docs/format-examples.md has these rows, with the outcome of Hong's signature and the verdict.
#[test]
fn the_table_in_the_examples_is_this_one() {
    let examples = fs::read_to_string(repository("docs/format-examples.md")).unwrap();
    let (_, section) = examples.split_once("\n## Worked example: authority over time\n").unwrap();
    assert!(!section.contains("\n## "), "it is the last one");
    let written: Vec<&str> = section.lines().filter(|line| line.starts_with("| M")).collect();
    let expected: Vec<String> = ROWS.iter().map(written_row).collect();
    assert_eq!(written, expected);
}

fn written_row(row: &Row) -> String {
    let words: Vec<&str> = row.outcome.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    let signature = words.iter().find_map(|word| word.strip_prefix("s:")).unwrap();
    let verdict = [Verdict::Concluded, Verdict::Incomplete, Verdict::Refused];
    let verdict = verdict.into_iter().map(|verdict| verdict.code()).find(|code| has(code)).unwrap();
    let sealed = if has("sealed") { " and sealed" } else { "" };
    let unproven = if has("unproven") { "; a claimed time is not proven" } else { "" };
    let finding = if row.not_proven.is_some() { "; finding `end-not-proven`" } else { "" };
    format!("| {} | `{signature}` | {verdict}{sealed}{unproven}{finding} |", row.case)
}
