//! Properties of every roster, record and set of acts, in the language of `rows`.

use paraph::verify::Times;
use proptest::prelude::*;

use super::cases;
use crate::table_language::{Row, backwards, outcome};

/// A key in a roster: any of eight, with a window, a revocation, or neither.
fn key(seed: usize) -> impl Strategy<Value = String> {
    let extra = prop_oneof![
        6 => Just(String::new()),
        1 => (2..20u8, 1..9u8).prop_map(|(from, days)| format!("[{from}..{}]", from + days)),
        1 => (2..20u8).prop_map(|since| format!("!retired@{since}")),
        1 => (0..20u8).prop_map(|since| format!("!compromised@{since}")),
        1 => Just("?".to_owned()),
    ];
    extra.prop_map(move |extra| format!("{seed}{extra}"))
}

/// Two parties: `p` with holders x (keys 1 and 2) and y (key 3), `q` with z (key 4).
fn roster() -> impl Strategy<Value = String> {
    let quorum = prop_oneof!["1", "2", (2..20u8).prop_map(|day| format!("1,2@{day}"))];
    (quorum, key(1), key(2), key(3), key(4))
        .prop_map(|(quorum, a, b, c, d)| format!("p/{quorum} x:{a},{b} y:{c}; q z:{d}"))
}

fn record() -> impl Strategy<Value = String> {
    prop_oneof!["p q", "p>q", "q>p", "p=2 q", "p\\{1,3\\} q"]
}

/// Up to six acts, each for p or q, by one of six keys, which have seen some of the acts before.
fn acts() -> impl Strategy<Value = String> {
    let act = ("[pq]", 1..7u8, 1..26u8, any::<u8>());
    prop::collection::vec(act, 0..6).prop_map(|acts| {
        let act = |(index, (party, seed, day, seen)): (usize, (String, u8, u8, u8))| {
            let seen = (0..index).filter(|at| seen >> at & 1 == 1);
            let seen: Vec<String> = seen.map(|at| format!("a{at}")).collect();
            format!("a{index}={party}{seed}@{day}<{}", seen.join(","))
        };
        let acts: Vec<String> = acts.into_iter().enumerate().map(act).collect();
        acts.join(" ")
    })
}

fn judged(roster: &str, record: &str, acts: &str) -> String {
    let row: Row<'_> = (roster, record, acts, 25, "");
    outcome(&row, Times::Claimed)
}

/// The part of an outcome that is not about single acts.
fn but_for_acts(outcome: &str) -> Vec<&str> {
    outcome.split(' ').filter(|word| !word.starts_with(['a', 'z']) || !word.contains(':')).collect()
}

fn party<'a>(outcome: &'a str, party: &str) -> &'a str {
    outcome.split(' ').find(|word| word.starts_with(&format!("{party}:"))).unwrap()
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_strangers_act_changes_nothing(
        roster in roster(), record in record(), acts in acts(),
        for_party in "[pq]", day in -5..60i8, sees in any::<bool>(),
    ) {
        let before = judged(&roster, &record, &acts);
        let seen = if sees { "<!" } else { "" };
        let with = format!("{acts} z={for_party}9@{day}{seen}");
        let after = judged(&roster, &record, with.trim());
        prop_assert_eq!(but_for_acts(&before), but_for_acts(&after), "{} | {} | {}", roster, record, with);
    }

    #[test]
    fn the_rosters_order_changes_nothing(
        roster in roster(), record in record(), acts in acts(),
    ) {
        let (p, q) = roster.split_once("; ").unwrap();
        let turned = format!("{}; {}", backwards(q), backwards(p));
        prop_assert_eq!(judged(&roster, &record, &acts), judged(&turned, &record, &acts));
    }

    #[test]
    fn a_repeated_act_never_turns_not_met_into_met(
        roster in roster(), record in record(), acts in acts(), which in any::<prop::sample::Index>(),
    ) {
        if acts.is_empty() {
            return Ok(());
        }
        let before = judged(&roster, &record, &acts);
        let all: Vec<&str> = acts.split(' ').collect();
        let (_, again) = which.get(&all).split_once('=').unwrap();
        // A second later, and otherwise the same.
        let again = again.replace('<', "+<");
        let after = judged(&roster, &record, &format!("{acts} z={again}"));
        for name in ["p", "q"] {
            if party(&before, name).ends_with("not-signed") {
                prop_assert_eq!(party(&before, name), party(&after, name), "{} | {} | {} z={}", roster, record, acts, again);
            }
        }
    }
}
