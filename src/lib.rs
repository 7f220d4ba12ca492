//! Lets organisations conclude a document together.
//!
//! A [`Record`](record::Record) is canonical JSON that names an instrument, its texts by digest,
//! its parties and its signing rule. Each party signs an [`Act`](act::Act) about it with its own
//! Ed25519 key. A [`Bundle`](bundle::Bundle) is a record with the acts that came with it, sound by
//! construction. Whether that concludes the instrument is for [`verify`](verify::verify) to say,
//! against a [`Roster`](roster::Roster) that the verifier brings along: trust comes from there and
//! from nowhere else.
//!
//! # Verify
//!
//! ```
//! use paraph::bundle::Bundle;
//! use paraph::roster::Roster;
//! use paraph::value::{Rounding, Time};
//! use paraph::verify::{Given, Texts, Verdict, verify};
//!
//! # let bundle = include_bytes!("../fixtures/ictcc-tor/ictcc-tor.bundle.json");
//! # let roster = include_str!("../fixtures/roster.toml");
//! let bundle = Bundle::read(bundle)?; // well formed, and every signature in it is good
//! let roster = Roster::parse(roster)?; // whose keys are whose
//! let now = Time::from_system_time(std::time::SystemTime::now(), Rounding::Down)?;
//! let report = verify(&bundle, &Given::new(&roster, Texts::NotChecked, now));
//! assert_eq!(report.verdict(), Verdict::Concluded);
//! let record = report.accepted().expect("it is concluded").value();
//! assert_eq!(record.content().parties.len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Sign
//!
//! ```
//! use paraph::act::{Act, ActContent, Intent, Signatory};
//! use paraph::bundle::Bundle;
//! use paraph::keys::KeyFile;
//! use paraph::record::Record;
//! use paraph::value::{Rounding, Time};
//!
//! # let record = include_bytes!("../fixtures/ictcc-tor/ictcc-tor.record.json");
//! # let key = include_str!("../keys/rok-mnd.key");
//! let mut bundle = Bundle::new(Record::read(record)?); // that nobody has signed
//! let key = KeyFile::from_pem(key)?.into_key()?; // or open(passphrase)
//! let (record, public) = (bundle.record(), key.public().id());
//! let (party, who) = ("rok-mnd".parse()?, Signatory::named("홍길동".parse()?));
//! let now = Time::from_system_time(std::time::SystemTime::now(), Rounding::Down)?;
//! let act = Act::new(ActContent::new(record, party, public, who, Intent::Sign, now))?;
//! bundle.sign(act, &key)?; // or add(act, public, signature), made elsewhere over act.signing_input()
//! assert!(bundle.to_bytes().starts_with(b"{\"acts\":["));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Check
//!
//! ```
//! use paraph::record::Record;
//! use paraph::text::Meter;
//!
//! # let record = include_bytes!("../fixtures/ictcc-tor/ictcc-tor.record.json");
//! # let text = include_bytes!("../fixtures/ictcc-tor/texts/ictcc-tor.en.txt");
//! let record = Record::read(record)?;
//! println!("{}", record.digest()); // what sha256sum prints
//! let mut meter = Meter::new();
//! meter.update(text); // as often as there are pieces
//! assert_eq!(meter.finish(), record.content().texts[0].measure);
//! # Ok::<(), paraph::fault::Fault>(())
//! ```
//!
//! The same as programs are in `examples/`. Without the default features the library builds without
//! what only the program needs: no arguments, terminal, files, or randomness.
//!
//! The library judges and never prints, exits, opens a file, or reads the clock, the environment or
//! randomness: bytes and values come in, a value goes out. The time is such a value: pass the present
//! one, unless the question is about another day. The bytes and the rules of judgement are
//! in `docs/format.md`, what only the program needs in `docs/program-format.md`; rule numbers in the
//! comments are of these two.
//!
//! Modules in reading order, each naming only those above it: [`screen`], [`fault`], [`id`], [`value`],
//! [`canon`], [`mod@format`], [`keys`], [`envelope`], [`record`], [`act`], [`text`], [`bundle`],
//! [`copies`], [`roster`], [`draft`], [`mod@lint`], [`profile`] and [`statements`], [`verify`],
//! [`state`], [`instruments`], [`drawing`], [`report`].

#![forbid(unsafe_code)]

pub mod act;
pub mod bundle;
pub mod canon;
pub mod config;
pub mod copies;
mod cycle;
pub mod draft;
pub mod drawing;
pub mod envelope;
pub mod fault;
pub mod format;
pub mod id;
pub mod instruments;
pub mod keys;
pub mod lint;
pub mod locale;
pub mod messages;
pub mod profile;
pub mod record;
pub mod relation;
pub mod report;
pub mod roster;
pub mod screen;
pub mod state;
pub mod statements;
pub mod text;
pub mod value;
pub mod verify;
mod written;
mod xml;
