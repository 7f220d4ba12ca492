//! Judges a bundle by a roster: `cargo run --example verify -- BUNDLE ROSTER`.
//!
//! This example does not check the texts: `paraph::text::Meter` measures them, `Texts::Found` takes them.

use std::error::Error;
use std::fs;
use std::time::SystemTime;

use paraph::bundle::Bundle;
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph::roster::Roster;
use paraph::value::{Rounding, Time};
use paraph::verify::{Given, Texts, verify};

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [bundle, roster] = &files[..] else { return Err("expected BUNDLE ROSTER".into()) };

    let bundle = Bundle::read(&fs::read(bundle)?)?;
    let roster = Roster::parse(&fs::read_to_string(roster)?)?;
    // The present time: an earlier time would ignore what was signed since, including withdrawals.
    let now = Time::from_system_time(SystemTime::now(), Rounding::Down)?;
    let report = verify(&bundle, &Given::new(&roster, Texts::NotChecked, now));
    println!("{}", report.verdict());
    for act in report.acts() {
        println!("{} {} {}", act.party(), act.signed_at(), act.outcome);
    }
    for reason in report.reasons() {
        println!("{} ({})", reason.in_locale(Locale::En), reason.code());
    }
    // Whatever relies on the record takes it from here, where it is there only if it is concluded.
    if let Some(record) = report.accepted() {
        println!("{}", record.value().content().title.shown());
    }
    Ok(())
}
