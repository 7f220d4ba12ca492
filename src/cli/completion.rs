//! Completions for Tab besides commands, options and files: ids of parties and holders, from the files that
//! are already on the command line.
//!
//! A user who presses Tab has not run a command yet. So no fault of a file is reported, no file is waited
//! for, and no file above its size limit is read. Ids consist only of letters, digits and `-`, so no
//! completion needs quoting.

use std::collections::BTreeSet;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use paraph::act::Intent;
use paraph::format::Format;
use paraph::roster::{MAX_ROSTER, RevocationReason, Roster};

use super::config::{Defaults, Name};
use super::file_kind::bundle_or_record;
use super::files;

/// Parties of the record or bundle on the command line, and of the roster.
pub(crate) fn parties() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let line = Line::so_far();
        let of_records = line.files.iter().filter_map(|file| parties_of(file)).flatten();
        let mut ids: BTreeSet<String> = of_records.collect();
        if ids.is_empty() {
            let roster = line.roster();
            let parties = roster.iter().flat_map(|roster| roster.parties());
            ids.extend(parties.map(|party| party.id.to_string()));
        }
        offer(ids, typed)
    })
}

/// Parties of the roster on the command line.
pub(crate) fn rostered_parties() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let roster = Line::so_far().roster();
        let parties = roster.iter().flat_map(|roster| roster.parties());
        offer(parties.map(|party| party.id.to_string()).collect(), typed)
    })
}

/// Holders of the roster on the command line: those of the party, if one is given.
pub(crate) fn holders() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let line = Line::so_far();
        let roster = line.roster();
        let of = |named: bool| {
            let parties = roster.iter().flat_map(|roster| roster.parties());
            let parties = parties
                .filter(|party| !named || line.words.iter().any(|word| word == party.id.as_str()));
            let holders = parties.flat_map(|party| party.holders.keys());
            holders.map(ToString::to_string).collect::<BTreeSet<String>>()
        };
        let own = of(true);
        offer(if own.is_empty() { of(false) } else { own }, typed)
    })
}

/// The intents for a record or bundle.
pub(crate) fn intents() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        offer(Intent::WORDS.iter().map(|word| (*word).to_owned()).collect(), typed)
    })
}

/// The reasons to revoke a key.
pub(crate) fn reasons() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        offer(RevocationReason::WORDS.iter().map(|word| (*word).to_owned()).collect(), typed)
    })
}

/// Those of some words with which what was typed begins.
pub(crate) fn offer(ids: BTreeSet<String>, typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    let ids = ids.into_iter().filter(|id| id.starts_with(typed));
    ids.map(CompletionCandidate::new).collect()
}

/// The words of the command line that is being typed.
struct Line {
    words: Vec<OsString>,
    /// The words that name regular JSON files, by their extension.
    files: Vec<PathBuf>,
}

impl Line {
    /// The command line so far. A shell calls `paraph -- paraph sign ...`.
    fn so_far() -> Self {
        let words: Vec<OsString> = env::args_os().skip_while(|word| word != "--").skip(2).collect();
        let named = |word: &&OsString| word.to_str().is_some_and(|word| word.ends_with(".json"));
        let files = words.iter().filter(named).map(PathBuf::from).take(MAX_FILES).collect();
        Self { words, files }
    }

    /// The roster of `--roster` or `-r`, or of the configuration.
    fn roster(&self) -> Option<Roster> {
        let mut named =
            self.words.iter().enumerate().filter_map(|(index, word)| match word.to_str()? {
                "--roster" | "-r" => self.words.get(index + 1).map(PathBuf::from),
                word => word.strip_prefix("--roster=").map(PathBuf::from),
            });
        let configured = || {
            let defaults = Defaults::read().ok()?;
            defaults.value(Name::Roster).map(PathBuf::from)
        };
        let path = named.next_back().or_else(configured)?;
        Roster::parse(std::str::from_utf8(&read(&path, MAX_ROSTER)?).ok()?).ok()
    }
}

/// The maximum number of files that are read while the user waits for completions.
const MAX_FILES: usize = 8;

fn parties_of(path: &Path) -> Option<Vec<String>> {
    let (bundle, _) = bundle_or_record(path, &read(path, Format::Bundle.max_size())?).ok()?;
    let parties = bundle.record().content().parties.iter();
    Some(parties.map(|party| party.id.to_string()).collect())
}

/// The whole content of a regular file within the limit, without waiting.
fn read(path: &Path, limit: usize) -> Option<Vec<u8>> {
    files::read_regular(path, limit).ok().filter(|bytes| bytes.len() <= limit)
}
