//! Signs a record for a party: `cargo run --example sign -- RECORD KEY PARTY NAME TIME BUNDLE`.
//!
//! Unlike `paraph sign` it looks at no text and asks nobody.

use std::error::Error;
use std::fs;

use paraph::act::{Act, ActContent, Intent, Signatory};
use paraph::bundle::Bundle;
use paraph::keys::KeyFile;
use paraph::record::Record;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [record, key, party, name, time, output] = &words[..] else {
        return Err("expected RECORD KEY PARTY NAME TIME BUNDLE".into());
    };

    let mut bundle = Bundle::new(Record::read(&fs::read(record)?)?);
    let key = KeyFile::from_pem(&fs::read_to_string(key)?)?.into_key()?;
    let (record, public, who) = (bundle.record(), key.public(), Signatory::named(name.parse()?));
    let content =
        ActContent::new(record, party.parse()?, public.id(), who, Intent::Sign, time.parse()?);
    let act = bundle.sign(Act::new(content)?, &key)?;
    fs::write(output, bundle.to_bytes())?;
    println!("{act}");
    Ok(())
}
