//! `paraph merge`: join copies of a bundle that were signed apart.

use std::path::{Path, PathBuf};

use paraph::bundle::{Bundle, MergeError, Salvaged};
use paraph::format::{Claim, Format, claim};
use paraph::id::PartyId;
use paraph::screen::quoted;
use serde::Serialize;

use crate::cli::args::MergeArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Locked, Mode};
use crate::cli::say::World;
use crate::cli::shown::{in_front, shown, typed};

pub(crate) fn run(args: &MergeArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    if args.output.is_none() && World::shows_data() {
        let error = CliError::new("output-needed", "it is not said where to write the bundle");
        return Err(error.hint("name a file with -o, like -o tor.bundle.json"));
    }
    let output = args.output.as_deref().unwrap_or(Path::new("-"));
    let existing = Existing::force(args.force);
    // All that an input holds is in the result, unless something is left out of it.
    let inputs = if args.salvage { &args.bundles[..] } else { &[] };
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    args.bundles.iter().try_for_each(|input| files::check_there(input))?;
    existing.check(output, &inputs)?;

    // Somebody may be signing the very file that is to be replaced: nobody is, from here on.
    let into_input = args.bundles.iter().any(|input| files::is_same_file(output, input));
    let locked = into_input.then(|| Locked::open(output, world)).transpose()?;

    let mut merged: Option<Bundle> = None;
    let mut dropped = Vec::new();
    // Those that added no act to the ones before.
    let mut idle: Vec<&Path> = Vec::new();
    for path in &args.bundles {
        let bundle = read(path, args.salvage, world, &mut dropped)?;
        merged = Some(match merged.take() {
            None => bundle,
            Some(merged) => {
                let before = merged.len();
                let joined = merged
                    .merge(bundle)
                    .map_err(|error| unmergeable(&args.bundles[0], path, &error))?;
                if joined.len() == before {
                    idle.push(path);
                }
                joined
            }
        });
    }
    let merged = merged.expect("clap demands one bundle");

    #[derive(Serialize)]
    struct Merged {
        format: &'static str,
        file: Option<String>,
        record: String,
        acts: usize,
        dropped: Vec<Dropped>,
    }
    let bytes = merged.to_bytes();
    if output == Path::new("-") {
        world.data(&bytes)?;
    } else {
        let prepared = match locked {
            Some(locked) => locked.prepare(&bytes)?,
            None => files::prepare(output, &bytes, existing, Mode::Usual)?,
        };
        let record = merged.record().digest().to_string();
        let (format, file) = ("paraph/merged/1", Some(shown(output)));
        let answer = Merged { format, file, record, acts: merged.len(), dropped };
        prepared.commit(|| world.answer_now("", &answer))?;
    }
    let (acts, title) =
        (acts_of(&merged), quoted(merged.record().content().title.shown().as_str()));
    world.talk(&format!("{acts} of {title}; whose they are, paraph verify tells you"));
    for path in idle {
        world.talk(&format!("{} adds nothing: what it holds was there", in_front(path)));
    }
    if let Some(next) = unsigned(&merged, output) {
        world.talk(&next);
    }
    Ok(Exit::Done)
}

/// What to do where parties have signed nothing yet and the bundle has a file.
fn unsigned(merged: &Bundle, output: &Path) -> Option<String> {
    let has_signed =
        |party: &PartyId| merged.acts().any(|signed| signed.act().content().party == *party);
    let parties = merged.record().content().parties.iter().map(|party| &party.id);
    let left: Vec<&str> = parties.filter(|party| !has_signed(party)).map(PartyId::as_str).collect();
    (!left.is_empty() && output != Path::new("-")).then(|| {
        format!(
            "next: no act here is of {}: merge the bundle that they signed, too, or send them this one to sign: \
             paraph sign {} --key NAME.key --roster roster.toml",
            left.join(" or "),
            typed(output)
        )
    })
}

fn acts_of(bundle: &Bundle) -> String {
    match bundle.len() {
        1 => "1 signed act".to_owned(),
        acts => format!("{acts} signed acts"),
    }
}

/// A part of a spoiled bundle that was left out.
#[derive(Serialize)]
struct Dropped {
    file: String,
    place: String,
    code: &'static str,
    message: String,
}

fn read(
    path: &Path,
    salvage: bool,
    world: &World<'_>,
    dropped: &mut Vec<Dropped>,
) -> Result<Bundle, CliError> {
    let bytes = files::read(path, Format::Bundle.max_size())?;
    let sound = Bundle::read(&bytes);
    if !salvage || sound.is_ok() {
        return sound.map_err(|fault| {
            let error = CliError::refused(path, &fault).recognised(path, &bytes);
            let is_spoiled = claim(&bytes) == Claim::Known(Format::Bundle);
            match is_spoiled.then(|| Bundle::salvage(&bytes)) {
                Some(Ok(salvaged)) if !salvaged.bundle.is_empty() => {
                    error.hint("ask the sender for it again; to keep what is sound: --salvage")
                }
                Some(Ok(_) | Err(_)) | None => error,
            }
        });
    }
    let salvaged = Bundle::salvage(&bytes).map_err(|fault| CliError::refused(path, &fault))?;
    let Salvaged { bundle, dropped: faults } = salvaged;
    world.talk(&format!("{} is spoiled; sound in it: {}", typed(path), acts_of(&bundle)));
    for fault in faults {
        let place = fault.place.to_string();
        world.talk(&format!("left out: {} {place}: {fault} ({})", shown(path), fault.code()));
        let (code, message) = (fault.code(), fault.to_string());
        dropped.push(Dropped { file: shown(path), place, code, message });
    }
    if bundle.is_empty() {
        let sentence = "no signed act in this file is sound";
        return Err(CliError::new("nothing-sound", sentence).at(path).exit(Exit::Refused));
    }
    Ok(bundle)
}

fn unmergeable(first: &Path, path: &Path, error: &MergeError) -> CliError {
    match error {
        MergeError::OtherRecord { .. } => CliError::new("other-record", error.to_string())
            .at(path)
            .exit(Exit::Refused)
            .hint(format!(
                "agree by telephone which of the two is meant; who has signed only the other then signs that \
                 one's bundle: paraph sign {} --key NAME.key --roster roster.toml, or paraph sign {} --key NAME.key \
                 --roster roster.toml",
                typed(first),
                typed(path)
            )),
        MergeError::Limit(fault) => CliError::refused(path, fault),
        _ => CliError::new("unmergeable", error.to_string()).at(path).exit(Exit::Refused),
    }
}
