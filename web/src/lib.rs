//! The judge of this project for browsers: a WebAssembly module that imports nothing.
//!
//! `web/INTERFACE.md` describes the calls. This crate only translates: from bytes and JSON to the values of the
//! library, and from its reports to JSON. It has no judgement and no sentences of the library of its own; the
//! sentences that only a page says are in `lang/page/`.
//!
//! There is no clock and no randomness: the page passes both. The only state is the texts that are being measured.

pub mod abi;
mod answer;
mod calls;
mod frame;
mod front_end;
mod messages;
mod request;
