//! Prints a record's digest, and holds texts to it: `cargo run --example check -- RECORD TEXT...`.

use std::error::Error;
use std::fs;

use paraph::record::Record;
use paraph::text::Meter;

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = std::env::args().skip(1);
    let record = Record::read(&fs::read(files.next().ok_or("expected RECORD TEXT...")?)?)?;
    println!("{}", record.digest());
    for file in files {
        let mut meter = Meter::new();
        meter.update(&fs::read(&file)?);
        let measure = meter.finish();
        let text = record.content().texts.iter().find(|text| text.measure == measure);
        match text {
            Some(text) => println!("{file}: {}", text.path),
            None => return Err(format!("{file} is no text of this record").into()),
        }
    }
    Ok(())
}
