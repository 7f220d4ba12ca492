//! The only integration test binary: a module for each subject.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

// Tests that need only the library. `cargo test --no-default-features --test it` builds and runs only these.
mod authority_example;
mod catalogue;
mod effects_table;
mod evidence_in_bundles;
mod judgement_table;
mod limits;
mod log_proofs;
mod pairs;
mod papers;
mod properties;
mod states_table;
mod table_language;
mod time_stamps;
mod vectors;

// Tests that run the program.
#[cfg(feature = "cli")]
mod action;
#[cfg(feature = "cli")]
mod bad_bundle;
#[cfg(feature = "cli")]
mod bad_input;
#[cfg(feature = "cli")]
mod bundle_copies;
#[cfg(feature = "cli")]
mod cli_variants;
#[cfg(feature = "cli")]
mod clock;
#[cfg(feature = "cli")]
mod colour;
#[cfg(feature = "cli")]
mod command_runner;
#[cfg(feature = "cli")]
mod completions;
#[cfg(feature = "cli")]
mod concurrent_writers;
#[cfg(feature = "cli")]
mod config;
#[cfg(feature = "cli")]
mod conformance;
#[cfg(feature = "cli")]
mod crash_safety;
#[cfg(feature = "cli")]
mod demo;
#[cfg(feature = "cli")]
mod display_language;
#[cfg(feature = "cli")]
mod docs_are_run;
#[cfg(feature = "cli")]
mod examples;
#[cfg(feature = "cli")]
mod export_kit;
#[cfg(feature = "cli")]
mod fixtures;
#[cfg(feature = "cli")]
mod folders;
#[cfg(feature = "cli")]
mod git_merge;
#[cfg(feature = "cli")]
mod github_expressions;
#[cfg(feature = "cli")]
mod github_runner;
#[cfg(feature = "cli")]
mod graphs;
#[cfg(feature = "cli")]
mod help;
#[cfg(feature = "cli")]
mod hints;
#[cfg(feature = "cli")]
mod hints_of_signing;
#[cfg(feature = "cli")]
mod hooks;
#[cfg(feature = "cli")]
mod intents;
#[cfg(feature = "cli")]
mod interoperability;
#[cfg(feature = "cli")]
mod json_shapes;
#[cfg(feature = "cli")]
mod judgement;
#[cfg(feature = "cli")]
mod key_containers;
#[cfg(feature = "cli")]
mod key_files;
#[cfg(feature = "cli")]
mod key_pairs;
#[cfg(feature = "cli")]
mod korean;
#[cfg(feature = "cli")]
mod korean_roster;
#[cfg(feature = "cli")]
mod korean_signing;
#[cfg(feature = "cli")]
mod korean_status;
#[cfg(feature = "cli")]
mod layers;
#[cfg(feature = "cli")]
mod lint;
#[cfg(feature = "cli")]
mod machine_failures;
#[cfg(feature = "cli")]
mod main_workflow;
#[cfg(feature = "cli")]
mod man;
#[cfg(feature = "cli")]
mod many_bundles;
#[cfg(feature = "cli")]
mod memory;
#[cfg(feature = "cli")]
mod memory_wiping;
#[cfg(feature = "cli")]
mod next_steps;
#[cfg(feature = "cli")]
mod output_files;
#[cfg(feature = "cli")]
mod paper_texts;
#[cfg(feature = "cli")]
mod passphrase_prompt;
#[cfg(feature = "cli")]
mod passphrases;
#[cfg(feature = "cli")]
mod progress;
#[cfg(feature = "cli")]
mod pty;
#[cfg(feature = "cli")]
mod roster_comments;
#[cfg(feature = "cli")]
mod roster_editing;
#[cfg(feature = "cli")]
mod run_as_user;
#[cfg(feature = "cli")]
mod schemas;
#[cfg(feature = "cli")]
mod screen_safety;
#[cfg(feature = "cli")]
mod secret_file_modes;
#[cfg(feature = "cli")]
mod secrets;
#[cfg(feature = "cli")]
mod signers;
#[cfg(feature = "cli")]
mod signing_questions;
#[cfg(feature = "cli")]
mod snapshots;
#[cfg(feature = "cli")]
mod standard_streams;
#[cfg(feature = "cli")]
mod strace;
#[cfg(feature = "cli")]
mod style;
#[cfg(feature = "cli")]
mod suggestions;
#[cfg(feature = "cli")]
mod tampering;
#[cfg(feature = "cli")]
mod test_disk;
#[cfg(feature = "cli")]
mod text_lookup;
#[cfg(feature = "cli")]
mod threat_model;
#[cfg(feature = "cli")]
mod time_commands;
#[cfg(feature = "cli")]
mod tools;
#[cfg(feature = "cli")]
mod two_offices;
#[cfg(feature = "cli")]
mod typed_values;
#[cfg(feature = "cli")]
mod unfinished_texts;
#[cfg(feature = "cli")]
mod wrong_kind;

use std::path::{Path, PathBuf};

/// A path in this repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
