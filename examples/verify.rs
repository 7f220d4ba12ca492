//! Judges a bundle by a roster: `cargo run --example verify -- BUNDLE ROSTER`.
//!
//! The texts are not looked at here: `paraph::text::Meter` measures them, `Texts::Found` takes them.

use std::error::Error;
use std::fs;

use paraph::bundle::Bundle;
use paraph::roster::Roster;
use paraph::verify::{Given, Texts, verify};

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let [bundle, roster] = &files[..] else { return Err("expected BUNDLE ROSTER".into()) };

    let bundle = Bundle::read(&fs::read(bundle)?)?;
    let roster = Roster::parse(&fs::read_to_string(roster)?)?;
    let given = Given::new(&roster, Texts::NotChecked, "2026-01-01T00:00:00Z".parse()?);
    let report = verify(&bundle, &given);
    println!("{}", report.verdict().code());
    for reason in report.reasons() {
        println!("{reason} ({})", reason.code());
    }
    // Whatever relies on the record takes it from here, where it is there only if it is concluded.
    if let Some(record) = report.accepted() {
        println!("{}", record.value().content().title.shown());
    }
    Ok(())
}
