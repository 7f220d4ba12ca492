//! Merging is set union: commutative, associative, idempotent. Salvage keeps what is sound of a
//! spoilt bundle and makes nothing up.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use paraph::bundle::{Bundle, MergeError, Salvaged};
use paraph::record::Difference;
use paraph_fuzz::pick::{Case, Pick};
use paraph_fuzz::write::Envelope;
use paraph_fuzz::{sha256, shown};

#[derive(Arbitrary, Debug)]
struct Input {
    pick: Pick,
    /// Which envelopes each of three copies has.
    copies: [u16; 3],
    /// Bytes that are changed on the way.
    spoilt: Vec<(u16, u8)>,
}

fuzz_target!(|input: Input| {
    let case = input.pick.case();
    let [a, b, c] = input.copies.map(|mask| copy(&case, mask));
    let merge = |a: &Bundle, b: &Bundle| a.clone().merge(b.clone()).expect("one record, few acts");

    let ab = merge(&a, &b);
    assert_eq!(ab.to_bytes(), merge(&b, &a).to_bytes(), "not commutative");
    assert_eq!(merge(&ab, &c), merge(&a, &merge(&b, &c)), "not associative");
    assert_eq!(merge(&a, &a), a, "not idempotent");
    assert_eq!(merge(&ab, &a), ab, "not idempotent");
    // It is the union of the bare envelopes, and reads as it was written.
    let all = copy(&case, input.copies[0] | input.copies[1]);
    assert_eq!(ab.to_bytes(), all.to_bytes(), "not the union");
    assert_eq!(Bundle::read(&ab.to_bytes()).as_ref(), Ok(&ab));
    let digests = |bundle: &Bundle| -> BTreeSet<String> {
        bundle.acts().map(|signed| sha256(&signed.envelope().to_bytes())).collect()
    };
    assert_eq!(digests(&ab), &digests(&a) | &digests(&b));

    // Another record is another instrument, and is told in both directions.
    let other = case.record.replace("contract", "contract-2");
    let other = Case { record: other, envelopes: Vec::new(), ..case.clone() };
    let other = copy(&other, 0);
    for (one, two) in [(&ab, &other), (&other, &ab)] {
        match one.clone().merge(two.clone()) {
            Err(MergeError::OtherRecord { differences, .. }) => {
                assert_eq!(differences, [Difference::Designation]);
            }
            outcome => panic!("another record: {outcome:?}"),
        }
    }

    let mut bytes = ab.to_bytes();
    let whole = Bundle::salvage(&bytes).expect("it is sound");
    assert!(whole.bundle == ab && whole.dropped.is_empty());
    for (at, byte) in input.spoilt.iter().take(4) {
        let at = usize::from(*at) % bytes.len();
        bytes[at] ^= byte;
    }
    match Bundle::salvage(&bytes) {
        Err(fault) => shown::fault(&fault),
        Ok(Salvaged { bundle, dropped }) => {
            dropped.iter().for_each(shown::fault);
            assert_eq!(Bundle::read(&bundle.to_bytes()).as_ref(), Ok(&bundle));
            if bundle.record() == ab.record() {
                assert!(digests(&bundle).is_subset(&digests(&ab)), "salvage made something up");
                // Where the list of acts is not there any more, nothing is left, which tells itself.
                let told = bundle.is_empty() || bundle.len() + dropped.len() >= ab.len();
                assert!(told, "dropped without a word");
                assert_eq!(merge(&ab, &bundle), ab);
            } else {
                assert!(bundle.is_empty(), "acts about another record were kept");
            }
        }
    }
});

/// A copy of the bundle with some of its envelopes.
fn copy(case: &Case, mask: u16) -> Bundle {
    let picked = case.envelopes.iter().enumerate().filter(|(index, _)| mask >> index & 1 == 1);
    let picked: Vec<Envelope> = picked.map(|(_, envelope)| envelope.clone()).collect();
    Bundle::read(case.bundle_of(&picked).as_bytes()).expect("it is sound")
}
