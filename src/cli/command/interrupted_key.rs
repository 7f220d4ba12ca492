//! Completes a `paraph key new` that was interrupted after it wrote the private key and before it wrote the
//! public one: the next run of the same command writes the missing file.

use std::path::PathBuf;

use paraph::keys::{PublicKeys, WordList};

use super::key;
use super::roster::Adding;
use crate::cli::args::{KeyNewArgs, KeyShowArgs};
use crate::cli::display::typed;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Locked, Mode};
use crate::cli::key_name::KeyName;
use crate::cli::messages::keys;
use crate::cli::output::Console;
use crate::cli::passphrase;
use crate::cli::public_key_file::half_alone;

/// Called if `key new` failed because its files exist. If only the private file exists, this writes its
/// public half, and makes no new key. Otherwise the failure is reported.
pub(crate) fn finish(
    args: &KeyNewArgs,
    failed: CliError,
    console: &mut Console<'_>,
) -> Result<Exit, CliError> {
    let (secret, public) = (file_of(args, "key"), file_of(args, "pub"));
    // The process that makes the two files holds this lock until both exist.
    let half_made = |console: &Console<'_>| match Locked::open(&secret, console) {
        Ok(locked) if public.symlink_metadata().is_err() => {
            Ok(files::holds_private_key(locked.path())?.then_some(locked))
        }
        Ok(_) | Err(_) => Ok(None),
    };
    // The lock is not held while the user types a passphrase.
    let Some(_) = half_made(console)? else { return Err(failed) };
    console.talk(&keys::MakingPublic { private: typed(&secret), public: typed(&public) });
    let key = passphrase::open_key(&secret, args.passphrase_file.as_deref(), console)?;
    let Some(_locked) = half_made(console)? else { return Err(failed) };
    let keys = key.into_set().map_err(|kind| half_alone(&secret, kind))?.public().clone();
    let pem = PublicKeys::from(keys.clone()).to_pem();
    let prepared = files::prepare(&public, pem.as_bytes(), Existing::Refuse, Mode::Usual)?;
    let language = WordList::English;
    let show = KeyShowArgs { key: KeyName::File(public.clone()), passphrase_file: None, language };
    let adding = key::adding(args, &keys, console)?;
    let notes = adding.as_ref().map(Adding::notes).unwrap_or_default();
    let mut show = || key::show(&show, console).map(drop);
    prepared.commit(|| match adding {
        Some(adding) => adding.update.commit(show),
        None => show(),
    })?;
    console.talk(&keys::PublicWritten { public: typed(&public) });
    notes.iter().for_each(|note| console.talk(note));
    Ok(Exit::Done)
}

/// The file name, as `key new` chooses it.
fn file_of(args: &KeyNewArgs, kind: &str) -> PathBuf {
    let name = format!("{}.{kind}", key::stem(args));
    if args.dir.as_os_str() == "." { name.into() } else { args.dir.join(name) }
}
