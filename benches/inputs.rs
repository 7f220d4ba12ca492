//! Makes the input files of benches/compare and benches/growth.
//!
//! `cargo run --release --example bench-inputs -- KIND COUNT FOLDER` fills an empty folder with
//! `roster.toml` and with the files of one kind. COUNT is the number of:
//!
//! - `bundles`: bundles of two acts each, all different, in folders of a thousand
//! - `acts`: acts in one bundle. Each is by a holder of its own, and has seen no other act
//! - `seen`: the same, but each act has seen all acts before it
//! - `texts`: texts of one bundle; the texts are written too
//! - `copies`: copies of one bundle's record, each with one act of those in `acts`
//! - `text`: ignored. The folder has a file `text` already. This kind makes its record, and a
//!   bundle of two acts
//! - `chain`: instruments of one act each, `A0000`, `A0001` and so on. The act of each names the
//!   next instrument as its authority. The last instrument demands none
//! - `ending`: instruments of two parties. Each supersedes the one before it
//! - `levels2`, `levels4`: holders (2 to 512) who sign 2 or 4 instruments, `M`, `A1` and so on,
//!   with one act each. Each act names the next instrument as its authority. The last demands none
//! - `onekey`: instruments (at most 511). Each has as many acts by one key, and one act by a second
//!   holder. Every act names the next instrument as its authority. The last demands none
//!
//! From `chain` on, acts are some seconds apart. An instrument of authority is signed before the
//! acts that rest on it.
//!
//! The keys are made from counters and protect nothing.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::{SignedDuration, civil};
use paraph::act::{Act, ActContent, Intent, Signatory};
use paraph::bundle::Bundle;
use paraph::keys::SecretKey;
use paraph::record::{Measure, Powers, Record, RecordRef, Relation, RelationKind, Target, Terms};
use paraph::text;
use paraph::value::Time;
use paraph::verify::seen_acts;
use zeroize::Zeroizing;

/// Files of a folder; more are slow to list.
const PER_FOLDER: usize = 1000;
/// Holders of the roster that signs copies: as many acts as a bundle may have.
const MAX_ACTS: usize = 512;
/// Holders who sign the instruments of `chain` in turn. Two neighbours have different signers: an
/// instrument gives authority only if it is concluded without the person who is to have it.
const IN_TURN: usize = 4;
/// Seconds from one act to the next, where acts have different times.
const SECONDS_APART: i64 = 5;

/// What signers are shown of what was signed before.
#[derive(Clone, Copy)]
enum Seen {
    Nothing,
    AllBefore,
}

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [kind, count, folder] = &words[..] else {
        let kinds = "bundles|acts|seen|texts|copies|text|chain|ending|levels2|levels4|onekey";
        return Err(format!("expected {kinds} COUNT FOLDER").into());
    };
    let (count, folder) = (count.parse()?, Path::new(folder));
    fs::create_dir_all(folder)?;
    match kind.as_str() {
        "bundles" => bundles(count, folder),
        "acts" => acts(count, folder, Seen::Nothing),
        "seen" => acts(count, folder, Seen::AllBefore),
        "texts" => texts(count, folder),
        "copies" => copies(count, folder),
        "text" => text(folder),
        "chain" => chain(count, folder),
        "ending" => ending(count, folder),
        "levels2" => levels(2, count, folder),
        "levels4" => levels(4, count, folder),
        "onekey" => onekey(count, folder),
        _ => Err(format!("there is no kind {kind}").into()),
    }
}

fn bundles(count: usize, folder: &Path) -> Done {
    write_roster(folder, [1, 1])?;
    let keys = [key(0, 0), key(1, 0)];
    for index in 0..count {
        let within = folder.join("bundles").join(format!("{:04}", index / PER_FOLDER));
        if index % PER_FOLDER == 0 {
            fs::create_dir_all(&within)?;
        }
        let record = record(index, &one_text())?;
        let bundle = signed(record, &keys)?;
        fs::write(within.join(format!("{index:07}.bundle.json")), bundle.to_bytes())?;
    }
    Ok(())
}

fn acts(count: usize, folder: &Path, seen: Seen) -> Done {
    let of_party = [count.div_ceil(2), count / 2];
    write_roster(folder, of_party)?;
    let keys: Vec<SecretKey> = (0..count).map(|index| key(index % 2, index / 2)).collect();
    let record = record(0, &one_text())?;
    let signers = keys.iter().enumerate().map(|(index, key)| (index % 2, key));
    fs::write(folder.join("acts.bundle.json"), signed_by(record, signers, seen)?.to_bytes())?;
    Ok(())
}

fn texts(count: usize, folder: &Path) -> Done {
    write_roster(folder, [1, 1])?;
    let mut texts = Vec::new();
    for index in 0..count {
        let (name, text) = (format!("{index:04}.txt"), format!("specimen {index:05}\n"));
        fs::write(folder.join(&name), text.repeat(300))?;
        texts.push((name, text::measure(text.repeat(300).as_bytes())));
    }
    let bundle = signed(record(0, &texts)?, &[key(0, 0), key(1, 0)])?;
    fs::write(folder.join("texts.bundle.json"), bundle.to_bytes())?;
    Ok(())
}

fn copies(count: usize, folder: &Path) -> Done {
    write_roster(folder, [MAX_ACTS / 2; 2])?;
    let record = record(0, &one_text())?;
    for index in 0..count {
        let act = index % MAX_ACTS;
        let bundle = signed_by(record.clone(), [(act % 2, &key(act % 2, act / 2))], Seen::Nothing)?;
        fs::write(folder.join(format!("{index:04}.bundle.json")), bundle.to_bytes())?;
    }
    Ok(())
}

fn text(folder: &Path) -> Done {
    write_roster(folder, [1, 1])?;
    let text = text::measure(&fs::read(folder.join("text"))?);
    let record = record(0, &[("text".to_owned(), text)])?;
    fs::write(folder.join("text.record.json"), record.bytes())?;
    let bundle = signed(record, &[key(0, 0), key(1, 0)])?;
    fs::write(folder.join("text.bundle.json"), bundle.to_bytes())?;
    Ok(())
}

fn chain(count: usize, folder: &Path) -> Done {
    write_roster(folder, [IN_TURN, 0])?;
    let bundles = chain_of_authority(count, |position| vec![position % IN_TURN])?;
    write_numbered(folder, &bundles)
}

fn ending(count: usize, folder: &Path) -> Done {
    write_roster(folder, [1, 1])?;
    let keys = [key(0, 0), key(1, 0)];
    let (mut bundles, mut times) = (Vec::new(), times());
    let mut before: Option<RecordRef> = None;
    for index in 0..count {
        let mut content = record(index, &one_text())?.content().clone();
        let supersedes =
            |record| Relation { kind: RelationKind::Supersedes, target: Target::Record(record) };
        content.terms.relations.extend(before.map(supersedes));
        let mut bundle = Bundle::new(Record::new(content)?);
        for (party, key) in keys.iter().enumerate() {
            let mut act = act_for(party, key, bundle.record())?;
            act.signed_at = times.next().ok_or("more acts than times")?;
            bundle.sign(Act::new(act)?, key)?;
        }
        before = Some(bundle.record().reference());
        bundles.push(bundle);
    }
    write_numbered(folder, &bundles)
}

fn levels(depth: usize, holders: usize, folder: &Path) -> Done {
    if holders < 2 {
        return Err(
            "a level needs two holders: one is left out where its authority is judged".into()
        );
    }
    write_roster(folder, [holders, 0])?;
    let bundles = chain_of_authority(depth, |_| (0..holders).collect())?;
    for (level, bundle) in bundles.iter().enumerate() {
        let name = if level == 0 { "M".to_owned() } else { format!("A{level}") };
        fs::write(folder.join(format!("{name}.bundle.json")), bundle.to_bytes())?;
    }
    Ok(())
}

fn onekey(count: usize, folder: &Path) -> Done {
    write_roster(folder, [2, 0])?;
    let signers = |_| [vec![0; count], vec![1]].concat();
    write_numbered(folder, &chain_of_authority(count, signers)?)
}

/// So many instruments of the party `a`. Each act names the next instrument as its authority, which
/// has powers for its key; the last instrument demands none. `signers` says which holders sign the
/// instrument at a position, with an act for each time that a holder is named.
fn chain_of_authority(
    count: usize,
    signers: impl Fn(usize) -> Vec<usize>,
) -> Result<Vec<Bundle>, Box<dyn Error>> {
    let (mut bundles, mut times) = (Vec::new(), times());
    let mut next: Option<RecordRef> = None;
    for position in (0..count).rev() {
        let mut content = record(position, &one_text())?.content().clone();
        content.parties.truncate(1);
        content.terms = Terms {
            authority: next.iter().map(|_| "a".parse()).collect::<Result<_, _>>()?,
            powers: position.checked_sub(1).map(|before| powers_for(&signers(before))),
            ..Terms::default()
        };
        let mut bundle = Bundle::new(Record::new(content)?);
        for holder in signers(position) {
            let key = key(0, holder);
            let mut act = act_for(0, &key, bundle.record())?;
            act.authority.clone_from(&next);
            act.signed_at = times.next().ok_or("more acts than times")?;
            bundle.sign(Act::new(act)?, &key)?;
        }
        next = Some(bundle.record().reference());
        bundles.push(bundle);
    }
    bundles.reverse();
    Ok(bundles)
}

/// Powers to sign any instrument, for these holders of the party `a`.
fn powers_for(holders: &[usize]) -> Powers {
    let holders: BTreeSet<usize> = holders.iter().copied().collect();
    Powers {
        keys: holders.into_iter().map(|holder| key(0, holder).public().id()).collect(),
        intents: [Intent::Sign].into(),
        instrument: None,
        from: None,
        until: None,
    }
}

/// Times at which acts are signed, each later than the one before.
fn times() -> impl Iterator<Item = Time> {
    let first = civil::date(2021, 8, 5).at(0, 0, 0, 0);
    (0..).map_while(move |index: i64| {
        let civil = first.checked_add(SignedDuration::from_secs(index * SECONDS_APART)).ok()?;
        Time::new(civil, 0)
    })
}

fn write_numbered(folder: &Path, bundles: &[Bundle]) -> Done {
    for (index, bundle) in bundles.iter().enumerate() {
        fs::write(folder.join(format!("A{index:04}.bundle.json")), bundle.to_bytes())?;
    }
    Ok(())
}

/// The key of the holder `index` of the party `a` or `b`.
fn key(party: usize, index: usize) -> SecretKey {
    let mut seed = Zeroizing::new([0; 32]);
    seed[0] = party as u8 + 1;
    seed[1..9].copy_from_slice(&(index as u64).to_le_bytes());
    SecretKey::from_seed(&seed)
}

/// A roster of the parties `a` and `b` with so many holders each, at least one.
fn write_roster(folder: &Path, holders: [usize; 2]) -> Done {
    let mut roster =
        "# SPECIMEN: its keys are made of counters and guard nothing.\nroster = 1\n".to_owned();
    for (party, count) in holders.into_iter().enumerate() {
        let id = ["a", "b"][party];
        writeln!(roster, "\n[[party]]\nid = \"{id}\"\nname = {{ en = \"{id}\" }}")?;
        for index in 0..count.max(1) {
            let public = key(party, index).public().to_base64();
            let holder = format!("{id}-{index}");
            writeln!(roster, "[[party.holder]]\nid = \"{holder}\"\nname = \"{holder}\"")?;
            writeln!(roster, "keys = [{{ public = \"{public}\" }}]")?;
        }
    }
    fs::write(folder.join("roster.toml"), roster)?;
    Ok(())
}

/// A text that is the same in each record.
fn one_text() -> [(String, Measure); 1] {
    [("text.txt".to_owned(), text::measure(b"specimen\n"))]
}

/// A record of two parties about these texts.
fn record(index: usize, texts: &[(String, Measure)]) -> Result<Record, Box<dyn Error>> {
    let text = |(path, measure): &(String, Measure)| {
        format!(
            "{{\"language\":\"en\",\"mediaType\":\"text/plain\",\"path\":\"{path}\",\
             \"sha256\":\"{}\",\"size\":{},\"status\":\"authentic\"}}",
            measure.sha256, measure.size
        )
    };
    let texts: Vec<String> = texts.iter().map(text).collect();
    let record = format!(
        "{{\"created\":\"2021-08-04T09:00:00-04:00\",\"designation\":\"terms-of-reference\",\
         \"format\":\"paraph/record/1\",\"id\":\"urn:uuid:6f1b0d1c-2021-4804-8a0c-{index:012x}\",\
         \"parties\":[{{\"id\":\"a\",\"name\":{{\"en\":\"Specimen party A\",\"ko\":\"견본 당사자 가\"}}}},\
         {{\"id\":\"b\",\"name\":{{\"en\":\"Specimen party B\",\"ko\":\"견본 당사자 나\"}}}}],\
         \"signing\":{{\"order\":\"any\"}},\"texts\":[{}],\
         \"title\":{{\"en\":\"Specimen {index}\"}}}}",
        texts.join(",")
    );
    Ok(Record::read(record.as_bytes())?)
}

/// Signed for both parties in turn.
fn signed(record: Record, keys: &[SecretKey]) -> Result<Bundle, Box<dyn Error>> {
    signed_by(record, keys.iter().enumerate().map(|(index, key)| (index % 2, key)), Seen::Nothing)
}

/// Signed for the party with the key, of each pair.
fn signed_by<'a>(
    record: Record,
    signers: impl IntoIterator<Item = (usize, &'a SecretKey)>,
    seen: Seen,
) -> Result<Bundle, Box<dyn Error>> {
    let mut bundle = Bundle::new(record);
    for (party, key) in signers {
        let mut content = act_for(party, key, bundle.record())?;
        if let Seen::AllBefore = seen {
            content.seen = seen_acts(&bundle, None);
        }
        bundle.sign(Act::new(content)?, key)?;
    }
    Ok(bundle)
}

/// A signature for the party `a` or `b`.
fn act_for(party: usize, key: &SecretKey, record: &Record) -> Result<ActContent, Box<dyn Error>> {
    Ok(ActContent::new(
        record,
        ["a", "b"][party].parse()?,
        [key.public().id()],
        Signatory::named("Specimen".parse()?),
        Intent::Sign,
        "2021-08-05T09:00:00+09:00".parse()?,
    ))
}
