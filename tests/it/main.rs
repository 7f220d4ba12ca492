//! The only integration test binary: a module for each subject.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

// Tests that need only the library. `cargo test --no-default-features --test it` builds and runs only these.
mod authority_example;
mod catalogue;
mod language;
mod limits;
mod meaning;
mod properties;
mod rows;
mod states;
mod vectors;

// Tests that run the program.
#[cfg(feature = "cli")]
mod action;
#[cfg(feature = "cli")]
mod bad_bundle;
#[cfg(feature = "cli")]
mod bad_input;
#[cfg(feature = "cli")]
mod broken;
#[cfg(feature = "cli")]
mod clock;
#[cfg(feature = "cli")]
mod colour;
#[cfg(feature = "cli")]
mod completions;
#[cfg(feature = "cli")]
mod config;
#[cfg(feature = "cli")]
mod conformance;
#[cfg(feature = "cli")]
mod containers;
#[cfg(feature = "cli")]
mod copies;
#[cfg(feature = "cli")]
mod demo;
#[cfg(feature = "cli")]
mod disk;
#[cfg(feature = "cli")]
mod examples;
#[cfg(feature = "cli")]
mod expression;
#[cfg(feature = "cli")]
mod fixtures;
#[cfg(feature = "cli")]
mod folders;
#[cfg(feature = "cli")]
mod foreign;
#[cfg(feature = "cli")]
mod git_merge;
#[cfg(feature = "cli")]
mod graphs;
#[cfg(feature = "cli")]
mod help;
#[cfg(feature = "cli")]
mod hints;
mod hints_of_signing;
#[cfg(feature = "cli")]
mod hooks;
#[cfg(feature = "cli")]
mod intents;
#[cfg(feature = "cli")]
mod judgement;
#[cfg(feature = "cli")]
mod keeping;
#[cfg(feature = "cli")]
mod key_files;
#[cfg(feature = "cli")]
mod kill;
#[cfg(feature = "cli")]
mod kit;
#[cfg(feature = "cli")]
mod korean;
#[cfg(feature = "cli")]
mod korean_roster;
#[cfg(feature = "cli")]
mod korean_signing;
#[cfg(feature = "cli")]
mod korean_status;
#[cfg(feature = "cli")]
mod languages;
#[cfg(feature = "cli")]
mod layers;
#[cfg(feature = "cli")]
mod lint;
#[cfg(feature = "cli")]
mod man;
#[cfg(feature = "cli")]
mod many;
#[cfg(feature = "cli")]
mod meant;
#[cfg(feature = "cli")]
mod memory;
#[cfg(feature = "cli")]
mod modes;
#[cfg(feature = "cli")]
mod next_steps;
#[cfg(feature = "cli")]
mod passphrases;
#[cfg(feature = "cli")]
mod played;
#[cfg(feature = "cli")]
mod progress;
#[cfg(feature = "cli")]
mod prompt;
#[cfg(feature = "cli")]
mod pty;
#[cfg(feature = "cli")]
mod race;
#[cfg(feature = "cli")]
mod roster_edits;
#[cfg(feature = "cli")]
mod run;
#[cfg(feature = "cli")]
mod runner;
#[cfg(feature = "cli")]
mod schemas;
#[cfg(feature = "cli")]
mod screen;
#[cfg(feature = "cli")]
mod secrets;
#[cfg(feature = "cli")]
mod shapes;
#[cfg(feature = "cli")]
mod signers;
#[cfg(feature = "cli")]
mod snapshots;
#[cfg(feature = "cli")]
mod somebody;
#[cfg(feature = "cli")]
mod spoil;
#[cfg(feature = "cli")]
mod story;
#[cfg(feature = "cli")]
mod strace;
#[cfg(feature = "cli")]
mod streams;
#[cfg(feature = "cli")]
mod style;
#[cfg(feature = "cli")]
mod terminal;
#[cfg(feature = "cli")]
mod text_lookup;
#[cfg(feature = "cli")]
mod threats;
#[cfg(feature = "cli")]
mod tools;
#[cfg(feature = "cli")]
mod two_offices;
#[cfg(feature = "cli")]
mod typed_values;
#[cfg(feature = "cli")]
mod unfinished_texts;
#[cfg(feature = "cli")]
mod ways;
#[cfg(feature = "cli")]
mod wiped;
#[cfg(feature = "cli")]
mod writing;

use std::path::{Path, PathBuf};

/// A path in this repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
