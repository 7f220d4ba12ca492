//! Properties of acts of every intent, in the words of `language`.

use paraph::bundle::Bundle;
use paraph::verify::{Report, Reservations, Seal, Times, Verdict};
use proptest::prelude::*;

use super::cases;
use crate::table_language::{Case, Staged};

/// Party `p` has four holders; `w` has only keys that are not valid. `q` has one.
const HOLDERS: &str = "x:1,4 z:3 v:6 w:7!compromised@0,8[28..],5?; q y:2";

const INTENTS: [&str; 9] =
    ["sign", "ref", "initial", "approve", "decline", "confirm(", "withdraw(", "witness(", "seal"];

fn roster() -> impl Strategy<Value = String> {
    prop_oneof![3 => Just("p "), 1 => Just("p/2 ")].prop_map(|p| format!("{p}{HOLDERS}"))
}

fn record() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        4 => Just("p q"),
        1 => Just("p>q"),
        1 => Just("q>p"),
        1 => Just("p q; initialling"),
        1 => Just("p q; approval"),
        1 => Just("p q; entry confirmation"),
        1 => Just("p=2 q; initialling; approval"),
        1 => Just("p q; authority p"),
    ]
}

/// Who signs, and for which party.
const OF_P: [&str; 4] = ["p1", "p4", "p3", "p6"];
const OF_Q: [&str; 1] = ["q2"];
const NOT_VALID: [&str; 7] = ["p7", "p8", "p5", "p9", "q9", "p2", "q1"];

/// An act of one of `who`: the signer, the intent, the act that it refers to, and the acts that it has seen.
/// Acts that have seen all or nearly all others are not rare.
#[derive(Clone, Debug)]
struct Any {
    who: usize,
    intent: usize,
    of: prop::sample::Index,
    unseen: u32,
}

fn any_act(intents: usize) -> impl Strategy<Value = Any> {
    let unseen = prop_oneof![3 => Just(0), 2 => any::<u32>(), 1 => Just(u32::MAX)];
    let of = any::<prop::sample::Index>();
    (0..64_usize, 0..intents, of, unseen).prop_map(|(who, intent, of, unseen)| Any {
        who,
        intent,
        of,
        unseen,
    })
}

fn any_acts(count: usize) -> impl Strategy<Value = Vec<Any>> {
    prop::collection::vec(any_act(INTENTS.len()), 0..count)
}

/// The acts in the words of the language after those of `before`, named by `letter`.
fn words(acts: &[Any], who: &[&str], letter: char, before: &str) -> String {
    let name = |act: &str| act.split('=').next().unwrap().to_owned();
    let mut names: Vec<String> = before.split(' ').filter(|it| !it.is_empty()).map(name).collect();
    let mut words: Vec<String> =
        before.split(' ').filter(|it| !it.is_empty()).map(str::to_owned).collect();
    for (index, Any { who: at, intent, of, unseen }) in acts.iter().enumerate() {
        let intent = match INTENTS[*intent] {
            intent if !intent.ends_with('(') => intent.to_owned(),
            _ if names.is_empty() => "sign".to_owned(),
            intent => format!("{intent}{})", of.get(&names)),
        };
        let seen = names.iter().enumerate().filter(|(at, _)| unseen >> (at % 32) & 1 == 0);
        let seen: Vec<&str> = seen.map(|(_, name)| &**name).collect();
        // Each act differs, at least in its time.
        let time = 3 + words.len() / 2;
        let second = if words.len() % 2 == 1 { "+" } else { "" };
        words.push(format!(
            "{letter}{index}={}@{time}{second}:{intent}<{}",
            who[at % who.len()],
            seen.join(",")
        ));
        names.push(format!("{letter}{index}"));
    }
    words.join(" ")
}

fn stage(roster: &str, record: &str, acts: &str) -> Staged {
    let (times, reservations) = (Times::Claimed, Reservations::Reported);
    Case { roster, record, acts, others: "", at: 25, times, reservations }.stage()
}

fn outcome(staged: &Staged) -> String {
    staged.outcome(&staged.bundle)
}

/// The words of an outcome that are not about the acts of a letter.
fn but_for(outcome: &str, letter: char) -> Vec<&str> {
    let is_of = |word: &&str| word.starts_with(letter) && word.contains(':');
    outcome.split(' ').filter(|word| !is_of(word)).collect()
}

fn of<'a>(outcome: &'a str, name: &str) -> &'a str {
    outcome.split(' ').find_map(|word| word.strip_prefix(name)?.strip_prefix(':')).unwrap()
}

/// Everyone who may sign.
fn all_people() -> Vec<&'static str> {
    [&OF_P[..], &OF_P, &OF_Q, &OF_Q, &NOT_VALID].concat()
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn an_act_that_is_not_valid_changes_nothing(
        roster in roster(), record in record(), acts in any_acts(8), more in any_acts(4),
    ) {
        let acts = words(&acts, &all_people(), 'a', "");
        let before = outcome(&stage(&roster, record, &acts));
        let acts = words(&more, &NOT_VALID, 'n', &acts);
        let after = outcome(&stage(&roster, record, &acts));
        prop_assert_eq!(but_for(&before, 'n'), but_for(&after, 'n'), "{} | {} | {}", roster, record, acts);
    }

    /// Except for seals: they exclude all acts of all parties that are not sealed.
    #[test]
    fn people_outside_a_party_never_change_its_outcome(
        roster in roster(), record in record(), acts in any_acts(8),
        more in prop::collection::vec(any_act(INTENTS.len() - 1), 1..4),
    ) {
        let acts = words(&acts, &all_people(), 'a', "");
        let before = outcome(&stage(&roster, record, &acts));
        for (others, party) in [(&OF_Q[..], "p"), (&OF_P, "q")] {
            let others = [others, &NOT_VALID].concat();
            let acts = words(&more, &others, 'n', &acts);
            let after = outcome(&stage(&roster, record, &acts));
            prop_assert_eq!(of(&before, party), of(&after, party), "{} | {} | {}", roster, record, acts);
        }
    }

    #[test]
    fn what_was_taken_back_is_not_brought_back_by_merging(
        roster in roster(), record in record(), acts in any_acts(9), sets in any::<[u32; 3]>(),
    ) {
        let staged = stage(&roster, record, &words(&acts, &all_people(), 'a', ""));
        // Three bundles, each with some of the acts.
        let parts = staged.parts();
        let some = |set: &u32| {
            let parts = parts.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
            let none = Bundle::new(staged.bundle.record().clone());
            parts.fold(none, |all, (_, part)| all.merge(part.clone()).unwrap())
        };
        let [a, b, c] = sets.map(|set| some(&set));
        let merged = a.clone().merge(b).unwrap().merge(c).unwrap();
        let report = staged.report(&merged);
        let sealed = report.seal() == Seal::Sealed;
        for act in report.acts() {
            // In force: a withdrawal with effect, of an act that exists and had effect.
            let withdraws = act.outcome.code() == "withdraws";
            let target = act.content.of.filter(|_| withdraws);
            let target = target.and_then(|of| report.acts().iter().find(|act| act.id == of));
            let effect = target.and_then(|target| target.outcome.signer().map(|_| &target.outcome));
            if let Some(outcome) = effect {
                let gone = ["withdrawn", "not-own-party", "own-witness", "target-missing"];
                prop_assert!(
                    gone.contains(&outcome.code()) || (sealed && outcome.code() == "after-the-seal"),
                    "{}", staged.outcome(&merged)
                );
            }
        }
        // When it is in force, no merged act except a seal makes it count again.
        let (before, all) = (staged.report(&a), staged.report(&staged.bundle));
        if before.seal() == Seal::Unsealed && all.seal() == Seal::Unsealed {
            for act in before.acts().iter().filter(|act| act.outcome.code() == "withdrawn") {
                let now = all.acts().iter().find(|now| now.id == act.id).unwrap();
                let order = now.outcome.code() == "out-of-order";
                prop_assert!(now.outcome.code() == "withdrawn" || order, "{}", outcome(&staged));
            }
        }
    }

    #[test]
    fn the_order_in_which_bundles_arrive_changes_nothing(
        roster in roster(), record in record(), acts in any_acts(9),
        order in prop::collection::vec(any::<u32>(), 9),
    ) {
        let staged = stage(&roster, record, &words(&acts, &all_people(), 'a', ""));
        let mut parts: Vec<(u32, Bundle)> = order.into_iter().zip(staged.parts()).collect();
        parts.sort_by_key(|(order, _)| *order);
        let none = Bundle::new(staged.bundle.record().clone());
        let merged = parts.into_iter().fold(none, |all, (_, part)| all.merge(part).unwrap());
        let told = |report: Report| format!("{report:?}");
        prop_assert_eq!(told(staged.report(&merged)), told(staged.report(&staged.bundle)));
    }

    /// A verifier with more requirements does not accept more.
    #[test]
    fn the_preview_of_an_act_equals_its_later_outcome(
        roster in roster(), record in record(), acts in any_acts(9),
    ) {
        let acts = words(&acts, &[&OF_P[..], &OF_Q, &NOT_VALID].concat(), 'a', "");
        for (told, came) in stage(&roster, record, &acts).supposed() {
            prop_assert_eq!(told, came, "{} | {} | {}", roster, record, acts);
        }
    }

    #[test]
    fn who_wants_proof_or_no_reservations_is_content_less_often(
        roster in roster(), record in record(), acts in any_acts(9), closed in 1..9_u8,
    ) {
        let roster = roster.replace("x:1", &format!("x:1[2..{}]", closed + 3));
        let signed = "b1=p1@3*r b2=q2@3<b1 b3=p1@3:approve b4=q2@3:approve";
        let acts = words(&acts, &all_people(), 'a', signed);
        let case = |times, reservations| {
            Case { roster: &roster, record, acts: &acts, others: "", at: 25, times, reservations }
        };
        let verdict = |times, reservations| {
            let staged = case(times, reservations).stage();
            staged.report(&staged.bundle).verdict()
        };
        let lenient = verdict(Times::Claimed, Reservations::Reported);
        for stricter in [
            verdict(Times::Proven, Reservations::Reported),
            verdict(Times::Claimed, Reservations::Unwanted),
        ] {
            prop_assert!(stricter != Verdict::Concluded || lenient == Verdict::Concluded);
        }
    }
}

/// The signers who seal for the two parties, in quorums of one and two.
const SEALS: [(&str, &str); 5] =
    [("s1", "p1"), ("s2", "p3"), ("s3", "p6"), ("s4", "q2"), ("s5", "p4")];

/// The acts that each party seals before all acts exist.
const LESS: [&str; 2] = ["b1,b2,b3,b4,b5", "b1,b2,b4,b5"];

/// Both parties sign first; each seals a part; finally they seal everything.
fn sealed(acts: &[Any]) -> String {
    let mut signed = "b1=p1@3 b2=q2@3<b1 b3=p3@3 b4=p3@3:approve b5=q2@3:approve".to_owned();
    for (name, who) in SEALS {
        let less = if who.starts_with('p') { LESS[0] } else { LESS[1] };
        signed += &format!(" e{name}={who}@4:seal<{less}");
    }
    let mut sealed = words(acts, &all_people(), 'a', &signed);
    let seen: Vec<&str> = sealed.split(' ').map(|act| act.split('=').next().unwrap()).collect();
    let seen = seen.join(",");
    for (name, who) in SEALS {
        sealed += &format!(" {name}={who}@20:seal<{seen}");
    }
    sealed
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn nothing_that_fewer_than_all_parties_add_after_a_seal_changes_it(
        roster in roster(), record in record(), acts in any_acts(7), more in any_acts(5),
    ) {
        let sealed = sealed(&acts);
        let before = stage(&roster, record, &sealed);
        let told = outcome(&before);
        if before.report(&before.bundle).seal() == Seal::Unsealed {
            return Ok(());
        }
        let before: Vec<&str> = told.split(' ').collect();
        for others in [&OF_P[..], &OF_Q] {
            // They also seal what the other party had sealed before.
            let less = if others == OF_Q { LESS[0] } else { LESS[1] };
            let seals = SEALS.iter().filter(|(_, who)| others.contains(who));
            let seals = seals.map(|(name, who)| format!(" n{name}={who}@21:seal<{less}"));
            let others = [others, others, &NOT_VALID].concat();
            let acts = words(&more, &others, 'n', &sealed) + &seals.collect::<String>();
            let after = outcome(&stage(&roster, record, &acts));
            prop_assert_eq!(&before, &but_for(&after, 'n'), "{} | {} | {}", roster, record, acts);
        }
    }
}

/// The last property is not empty: random acts leave many bundles sealed.
#[test]
fn sealed_bundles_are_not_rare() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut sealed = 0;
    for _ in 0..100 {
        let acts = any_acts(7).new_tree(&mut runner).unwrap().current();
        let acts = self::sealed(&acts);
        let staged = stage(&format!("p {HOLDERS}"), "p q", &acts);
        sealed += usize::from(staged.report(&staged.bundle).seal() == Seal::Sealed);
    }
    assert!((20..90).contains(&sealed), "{sealed}");
}
