//! What holds for every input, tried on random ones: the same ones every time.

mod canon;
mod encoding;
mod judgement;
mod meaning;
mod merge;
mod times;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same cases every time; another seed and more of them by hand.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2021),
        ..ProptestConfig::with_cases(cases)
    }
}
