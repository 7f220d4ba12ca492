//! Properties that hold for every input, tried on random inputs: the same ones each time.

mod canon;
mod effects;
mod encoding;
mod judgement;
mod merge;
mod times;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same cases each time; another seed and more cases only by hand.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2021),
        ..ProptestConfig::with_cases(cases)
    }
}
