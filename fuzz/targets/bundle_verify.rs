//! Bundles as they come from outside: read, salvaged, judged by each roster of the vectors.
//!
//! The engine cannot sign, so what gets through is what the corpus signed; `bundle_signed` and
//! `bundle_picked` go further in.
#![no_main]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use paraph::bundle::{Bundle, Salvaged};
use paraph::canon::canonical;
use paraph::roster::Roster;
use paraph::value::Time;
use paraph::verify::{Report, Reservations, Times};
use paraph_fuzz::judged::{self, Question};
use paraph_fuzz::shown;

static AT: LazyLock<Time> = LazyLock::new(|| "2026-01-01T00:00:00Z".parse().expect("a time"));

static ROSTERS: LazyLock<Vec<(&str, Roster)>> = LazyLock::new(|| {
    let texts = [
        include_str!("../../fixtures/roster.toml"),
        include_str!("../../fixtures/vectors/verdict/two-parties.toml"),
        include_str!("../../fixtures/vectors/verdict/three-parties.toml"),
        include_str!("../../fixtures/vectors/verdict/quorum-raised.toml"),
        include_str!("../../fixtures/vectors/verdict/ann-compromised-received.toml"),
        include_str!("../../fixtures/vectors/verdict/specimen-counts.toml"),
        include_str!("../../fixtures/ictcc-tor-pairs/roster.toml"),
    ];
    texts.into_iter().map(|text| (text, Roster::parse(text).expect("a roster"))).collect()
});

fuzz_target!(|bytes: &[u8]| {
    match Bundle::read(bytes) {
        Err(fault) => {
            shown::fault(&fault);
            judged::rendered(&Report::unreadable(fault, &ROSTERS[0].1, *AT));
        }
        Ok(bundle) => {
            assert_eq!(canonical(bytes).as_deref(), Ok(bytes), "a bundle that is not canonical");
            for (text, roster) in ROSTERS.iter() {
                for (times, reservations) in [
                    (Times::Claimed, Reservations::Reported),
                    (Times::Proven, Reservations::Unwanted),
                ] {
                    let question =
                        Question { text, roster, others: &[], at: *AT, times, reservations };
                    judged::judge(bytes, &bundle, question);
                }
            }
            let salvaged = Bundle::salvage(bytes).expect("it is sound");
            // Salvage leaves out faulty evidence, and nothing else.
            let faulty = bundle.evidence().filter(|entry| entry.fault().is_some()).count();
            assert_eq!(salvaged.dropped.len(), faulty);
            assert!(faulty > 0 || salvaged.bundle == bundle);
        }
    }
    match Bundle::salvage(bytes) {
        Err(fault) => shown::fault(&fault),
        Ok(Salvaged { bundle, dropped }) => {
            dropped.iter().for_each(shown::fault);
            let kept = bundle.to_bytes();
            assert_eq!(Bundle::read(&kept).as_ref(), Ok(&bundle), "what was kept is not sound");
            // The other parser recurses, and stops at 128: of what is deeper nothing is compared.
            if let Ok(value) = serde_json::from_slice(bytes) {
                let kept = serde_json::from_slice(&kept).expect("JSON");
                assert!(strings(kept).is_subset(&strings(value)), "salvage made something up");
            }
        }
    }
});

/// Every string value in some JSON, and the format's name.
fn strings(json: serde_json::Value) -> BTreeSet<String> {
    let mut out = BTreeSet::from(["paraph/bundle/1".to_owned()]);
    let mut next = vec![json];
    while let Some(value) = next.pop() {
        match value {
            serde_json::Value::String(text) => drop(out.insert(text)),
            serde_json::Value::Array(values) => next.extend(values),
            serde_json::Value::Object(members) => next.extend(members.into_iter().map(|it| it.1)),
            _ => {}
        }
    }
    out
}
