//! A roster, a record and acts, changed byte by byte and then soundly signed (see `tokens`): the
//! readers and the judgement behind the signatures.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use paraph::bundle::Bundle;
use paraph::roster::Roster;
use paraph::value::Time;
use paraph::verify::{Report, Times};
use paraph_fuzz::{judged, shown, tokens};

static AT: LazyLock<Time> = LazyLock::new(|| "2026-01-01T00:00:00Z".parse().expect("a time"));

fuzz_target!(|text: &str| -> Corpus {
    let Some(signed) = tokens::sign(text, 6) else { return Corpus::Reject };
    let roster = match Roster::parse(&signed.roster) {
        Ok(roster) => roster,
        Err(fault) => {
            shown::fault(&fault);
            return Corpus::Keep;
        }
    };
    let bytes = signed.bundle.as_bytes();
    match Bundle::read(bytes) {
        Err(fault) => {
            assert_ne!(fault.code(), "bad-signature", "everything is soundly signed");
            shown::fault(&fault);
            judged::rendered(&Report::unreadable(fault, &roster, *AT));
        }
        Ok(bundle) => {
            judged::judge(bytes, &bundle, &signed.roster, &roster, *AT, Times::Claimed);
        }
    }
    Corpus::Keep
});
