//! The one integration test binary: a module for each subject.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod bad_bundle;
mod bad_input;
mod broken;
mod conformance;
mod demo;
mod disk;
mod fixtures;
mod foreign;
mod graphs;
mod intents;
mod judgement;
mod keeping;
mod kill;
mod language;
mod layers;
mod limits;
mod lint;
mod many;
mod meaning;
mod memory;
mod modes;
mod played;
mod prompt;
mod properties;
mod pty;
mod race;
mod rows;
mod run;
mod screen;
mod secrets;
mod shapes;
mod snapshots;
mod somebody;
mod spoil;
mod states;
mod story;
mod strace;
mod streams;
mod terminal;
mod threats;
mod vectors;
mod ways;
mod wiped;
mod writing;
