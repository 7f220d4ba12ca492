//! `paraph roster list` and `paraph roster add`.

use std::collections::BTreeMap;
use std::path::Path;

use paraph::keys::{is_specimen, words};
use paraph::report::columns;
use paraph::roster::{self, Addition, MAX_ROSTER, Roster};
use paraph::value::Names;
use serde::Serialize;

use super::key::public_key;
use crate::cli::args::{RosterAddArgs, RosterListArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Locked, Mode};
use crate::cli::say::World;
use crate::cli::shown::{shown, typed};

/// Reads somebody's roster.
pub(crate) fn read(path: &Path) -> Result<Roster, CliError> {
    let text = files::read_text(path, MAX_ROSTER)?;
    Roster::parse(&text).map_err(|fault| CliError::unusable(path, &fault))
}

pub(crate) fn list(args: &RosterListArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    struct Shown<'a> {
        format: &'static str,
        file: String,
        sha256: String,
        parties: Vec<ShownParty<'a>>,
    }
    #[derive(Serialize)]
    struct ShownParty<'a> {
        id: &'a str,
        name: BTreeMap<&'a str, &'a str>,
        quorum: u32,
        holders: Vec<ShownHolder<'a>>,
    }
    #[derive(Serialize)]
    struct ShownHolder<'a> {
        id: &'a str,
        name: &'a str,
        specimen: bool,
        keys: Vec<ShownKey>,
    }
    #[derive(Serialize)]
    struct ShownKey {
        id: String,
        words: String,
        public: String,
        specimen: bool,
    }

    let roster = read(&args.roster)?;
    let mut text = String::new();
    let mut parties = Vec::new();
    for party in roster.parties() {
        let quorum = format!("{} of {} sign", party.quorum, party.holders.len());
        text += &format!("{}  {}  ({quorum})\n", party.id, party.name.shown());
        let mut rows = Vec::new();
        let mut holders = Vec::new();
        for holder in party.holders.values() {
            let mut keys = Vec::new();
            for (id, key) in &holder.keys {
                let specimen = match (is_specimen(id), holder.specimen) {
                    (true, true) => "SPECIMEN",
                    (true, false) => "SPECIMEN, not counted",
                    (false, _) => "",
                };
                let (holder, name) = (holder.id.to_string(), holder.name.to_string());
                rows.push(vec![holder, name, words(id), specimen.to_owned()]);
                keys.push(ShownKey {
                    id: id.to_string(),
                    words: words(id),
                    public: key.to_base64(),
                    specimen: is_specimen(id),
                });
            }
            let (id, name) = (holder.id.as_str(), holder.name.as_str());
            holders.push(ShownHolder { id, name, specimen: holder.specimen, keys });
        }
        text += &columns(&rows);
        let name = party.name.iter().map(|(language, name)| (language.as_str(), name.as_str()));
        let (id, name) = (party.id.as_str(), name.collect());
        parties.push(ShownParty { id, name, quorum: party.quorum, holders });
    }
    if parties.is_empty() {
        text += "nobody\n";
    }
    let (file, sha256) = (shown(&args.roster), roster.digest().to_string());
    world.answer(&text, &Shown { format: "paraph/roster/1", file, sha256, parties })?;
    Ok(Exit::Done)
}

pub(crate) fn add(args: &RosterAddArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let text = files::read_text(&args.key, 64 << 10)?;
    if text.contains("PRIVATE KEY-----") {
        let sentence = "this is a private key; a roster holds public ones";
        let error = CliError::new("private-key", sentence).at(&args.key);
        return Err(error.hint("name the .pub file, which its holder gives away"));
    }
    let key = public_key(&args.key, &text)?;
    let party_name: BTreeMap<_, _> =
        args.party_name.iter().map(|name| (name.language.clone(), name.name.clone())).collect();
    let addition = Addition {
        party: args.party.clone(),
        party_name: Names::new(party_name).ok(),
        holder: args.holder.clone(),
        holder_name: args.holder_name.clone(),
        key: key.clone(),
    };

    let edit = |text: &str| {
        roster::add(text, &addition).map_err(|fault| CliError::unusable(&args.roster, &fault))
    };
    match args.roster.symlink_metadata().is_ok() {
        true => {
            let locked = Locked::open(&args.roster)?;
            let edited = edit(&files::read_text(&args.roster, MAX_ROSTER)?)?;
            locked.replace(edited.as_bytes())?;
        }
        false => {
            let bytes = edit("")?;
            files::create(&args.roster, bytes.as_bytes(), Existing::Refuse, Mode::Usual)?;
        }
    }

    #[derive(Serialize)]
    struct Added<'a> {
        format: &'static str,
        file: String,
        party: &'a str,
        holder: &'a str,
        key: String,
        words: String,
    }
    let words = words(&key.id());
    let (party, holder) = (args.party.as_str(), args.holder.as_str());
    let (file, key) = (shown(&args.roster), key.id().to_string());
    let line = format!("{party}  {holder}  {words}\n");
    let format = "paraph/roster-added/1";
    world.answer(&line, &Added { format, file, party, holder, key, words })?;
    world.talk(&format!(
        "added to {}; if you have not yet compared the words with {holder} by telephone, do it now",
        typed(&args.roster)
    ));
    Ok(Exit::Done)
}
