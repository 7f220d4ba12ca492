//! A roster, a record and acts, changed byte by byte and then soundly signed (see `tokens`): the
//! readers and the judgement behind the signatures.
#![no_main]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use paraph::bundle::Bundle;
use paraph::roster::Roster;
use paraph::value::Time;
use paraph::verify::{Report, Reservations, Times};
use paraph_fuzz::judged::{self, Question};
use paraph_fuzz::{shown, tokens};

static AT: LazyLock<Time> = LazyLock::new(|| "2026-01-01T00:00:00Z".parse().expect("a time"));

fuzz_target!(|text: &str| -> Corpus {
    let Some(signed) = tokens::sign(text, 8) else { return Corpus::Reject };
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
            // Of the others, those that are sound, and one of each record.
            let mut records = BTreeSet::new();
            let mut others: Vec<&[u8]> = Vec::new();
            for other in &signed.others {
                let read = Bundle::read(other.as_bytes());
                if let Some(read) = read.inspect_err(shown::fault).ok()
                    && records.insert(read.record().digest())
                {
                    others.push(other.as_bytes());
                }
            }
            let (text, roster, at) = (&*signed.roster, &roster, *AT);
            let (times, reservations) = (Times::Claimed, Reservations::Reported);
            let question = Question { text, roster, others: &others, at, times, reservations };
            judged::judge(bytes, &bundle, question);
        }
    }
    Corpus::Keep
});
