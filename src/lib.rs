//! Lets organisations conclude a document together.
//!
//! A [`Record`](record::Record) is canonical JSON. It names an instrument, the digests of its texts, its
//! parties and its signing rule. Each party signs an [`Act`](act::Act) about the record with its own key, or
//! with a pair of keys (Ed25519 and ML-DSA-87). A [`Bundle`](bundle::Bundle) is a record with its signed acts;
//! reading one checks its form and every signature. [`verify`](verify::verify) decides whether the acts
//! conclude the instrument. It decides by a [`Roster`](roster::Roster) that the verifier supplies. Trust comes
//! only from the roster.
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
//! let bundle = Bundle::read(bundle)?; // well formed, and every signature in it is valid
//! let roster = Roster::parse(roster)?; // who holds each key
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
//! let mut bundle = Bundle::new(Record::read(record)?); // that no one has signed
//! let key = KeyFile::from_pem(key)?.into_set()?; // or open(passphrase)?.into_set()
//! let (record, public) = (bundle.record(), key.public().key_ids());
//! let (party, who) = ("rok-mnd".parse()?, Signatory::named("홍길동".parse()?));
//! let now = Time::from_system_time(std::time::SystemTime::now(), Rounding::Down)?;
//! let act = Act::new(ActContent::new(record, party, public, who, Intent::Sign, now))?;
//! bundle.sign(act, &key)?; // or add(act, keys, signatures), if something else signs act.signing_input()
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
//! meter.update(text); // once for each piece
//! assert_eq!(meter.finish(), record.content().texts[0].measure);
//! # Ok::<(), paraph::fault::Fault>(())
//! ```
//!
//! The folder `examples/` has these examples as programs. Without the default features, the library builds without
//! the dependencies of the program: arguments, terminal, files and randomness.
//!
//! The library judges. It never prints, exits, opens a file, or reads the clock, the environment or
//! randomness: bytes and values come in, a value goes out. The time is one of these values. Pass the present
//! time, unless you ask about another day. `docs/format.md` defines the bytes and the rules of judgement.
//! `docs/evidence-format.md`, `docs/hybrid-format.md` and `docs/paper-format.md` define evidence of times, pairs
//! of keys, and PDFs with a bundle inside. `docs/program-format.md` defines what only the program needs. Rule
//! numbers in comments refer to these documents.
//!
//! Modules in reading order, each using only those above it: [`locale`], [`messages`], [`screen`], [`fault`],
//! [`id`], [`value`], [`canon`], [`mod@format`], [`keys`], [`evidence`], [`envelope`], [`record`], [`act`],
//! [`text`], [`bundle`], [`relation`], [`roster`], [`copies`], [`draft`], [`profile`], [`config`] and
//! [`statements`], [`paper`], [`file_kind`], [`mod@lint`], [`verify`], [`text_lookup`], [`suggestions`],
//! [`roster_advice`], [`state`], [`instruments`], [`drawing`], [`report`], [`signing`].

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
pub mod evidence;
pub mod fault;
pub mod file_kind;
pub mod format;
pub mod id;
pub mod instruments;
pub mod keys;
pub mod lint;
pub mod locale;
pub mod messages;
pub mod paper;
pub mod profile;
pub mod record;
pub mod relation;
pub mod report;
pub mod roster;
pub mod roster_advice;
pub mod screen;
pub mod signing;
pub mod state;
pub mod statements;
pub mod suggestions;
pub mod text;
pub mod text_lookup;
mod toml;
pub mod value;
pub mod verify;
mod xml;
