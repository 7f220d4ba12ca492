//! Lets organisations conclude a document together.
//!
//! A [`Record`](record::Record) is canonical JSON that names an instrument, its texts by digest,
//! its parties and its signing rule. Each party signs an [`Act`](act::Act) about it with its own
//! Ed25519 key. A [`Bundle`](bundle::Bundle) is a record with the acts that came with it, sound by
//! construction. Whether that concludes the instrument is for [`verify`](verify::verify) to say,
//! against a [`Roster`](roster::Roster) that the verifier brings along: trust comes from there and
//! from nowhere else.
//!
//! ```
//! use paraph::bundle::Bundle;
//! use paraph::roster::Roster;
//! use paraph::verify::{Given, NO_OTHERS, Reservations, Texts, Times, Verdict, verify};
//!
//! # let bundle = include_bytes!("../fixtures/ictcc-tor/ictcc-tor.bundle.json");
//! # let roster = include_str!("../fixtures/roster.toml");
//! let bundle = Bundle::read(bundle)?; // well formed, and every signature in it is good
//! let roster = Roster::parse(roster)?; // whose keys are whose
//! let given = Given {
//!     roster: &roster,
//!     texts: Texts::NotChecked,
//!     record: None,
//!     parties: &[],
//!     at: "2026-01-01T00:00:00Z".parse().expect("a time"),
//!     times: Times::Claimed,
//!     reservations: Reservations::Told,
//!     others: NO_OTHERS,
//! };
//! let report = verify(&bundle, &given);
//! assert_eq!(report.verdict(), Verdict::Concluded);
//!
//! let record = report.accepted().expect("it is concluded").value();
//! assert_eq!(record.content().parties.len(), 2);
//! # Ok::<(), paraph::fault::Fault>(())
//! ```
//!
//! The library judges and never prints, exits, opens a file, or reads the clock, the environment or
//! randomness: bytes and values come in, a value goes out. The bytes and the rules of judgement are
//! in `docs/format.md`; rule numbers in the comments are of that text.
//!
//! Modules in reading order, each naming only those above it: [`screen`], [`fault`], [`id`], [`value`],
//! [`canon`], [`mod@format`], [`keys`], [`envelope`], [`record`], [`act`], [`text`], [`bundle`],
//! [`roster`], [`draft`], [`mod@lint`], [`profile`] and [`statements`], [`verify`],
//! [`state`], [`instruments`], [`drawing`], [`report`].

pub mod act;
pub mod bundle;
pub mod canon;
pub mod config;
pub mod draft;
pub mod drawing;
pub mod envelope;
pub mod fault;
pub mod format;
pub mod id;
pub mod instruments;
pub mod keys;
pub mod lint;
pub mod profile;
pub mod record;
pub mod report;
pub mod roster;
pub mod screen;
pub mod state;
pub mod statements;
pub mod text;
pub mod value;
pub mod verify;
mod written;
