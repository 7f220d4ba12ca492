//! Signs a record for a party: `cargo run --example sign -- RECORD KEY PARTY NAME BUNDLE`.
//!
//! Unlike `paraph sign`, it does not check the texts or ask the user. The act has the time of this computer, in UTC.

use std::error::Error;
use std::fs;
use std::time::SystemTime;

use paraph::act::{Act, ActContent, Intent, Signatory};
use paraph::bundle::Bundle;
use paraph::keys::KeyFile;
use paraph::record::Record;
use paraph::value::{Rounding, Time};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [record, key, party, name, output] = &words[..] else {
        return Err("expected RECORD KEY PARTY NAME BUNDLE".into());
    };

    let mut bundle = Bundle::new(Record::read(&fs::read(record)?)?);
    let key = KeyFile::from_pem(&fs::read_to_string(key)?)?.into_set()?;
    let (record, public, who) = (bundle.record(), key.public(), Signatory::named(name.parse()?));
    let now = Time::from_system_time(SystemTime::now(), Rounding::Down)?;
    let content = ActContent::new(record, party.parse()?, public.key_ids(), who, Intent::Sign, now);
    let act = bundle.sign(Act::new(content)?, &key)?;
    fs::write(output, bundle.to_bytes())?;
    println!("{act}");
    Ok(())
}
