//! Well-formed bundles and rosters, picked at random, and single faults in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paraph::bundle::Bundle;
use paraph::roster::Roster;
use paraph::verify::{Report, Reservations, Times};
use paraph_fuzz::judged::{self, Question};
use paraph_fuzz::pick::Pick;
use paraph_fuzz::shown;

fuzz_target!(|pick: Pick| {
    let case = pick.case();
    let roster = Roster::parse(&case.roster);
    let roster = roster.unwrap_or_else(|fault| panic!("{fault:?}\n{}", case.roster));
    if let Some((spoilt, code)) = pick.spoilt.and_then(|spoilt| case.spoil(spoilt)) {
        let fault = Bundle::read(spoilt.as_bytes()).expect_err("it was spoilt");
        assert_eq!(fault.code(), code, "{:?}", pick.spoilt);
        shown::fault(&fault);
        judged::rendered(&Report::unreadable(fault, &roster, case.at));
        return;
    }
    let bytes = case.bundle();
    let bundle = Bundle::read(bytes.as_bytes());
    let bundle = bundle.unwrap_or_else(|fault| panic!("{fault:?}\n{bytes}"));
    let times = if pick.proven { Times::Proven } else { Times::Claimed };
    let reservations =
        if pick.unreserved { Reservations::Unwanted } else { Reservations::Reported };
    let others: Vec<&[u8]> = case.others.iter().map(String::as_bytes).collect();
    let (text, roster, at) = (&*case.roster, &roster, case.at);
    let question = Question { text, roster, others: &others, at, times, reservations };
    judged::judge(bytes.as_bytes(), &bundle, question);
});
