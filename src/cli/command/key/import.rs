//! `paraph key import`: imports a key of another program under the usual file names.

use std::path::Path;

use paraph::fault::Fault;
use paraph::keys::{Container, PrivateContainer, PublicKeys, SecretKeys};
use paraph::messages::Sentence;

use super::{Pair, another_passphrase, contents, refuse_public};
use crate::cli::args::KeyImportArgs;
use crate::cli::display::{shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::files;
use crate::cli::messages::{keys, kinds, signers};
use crate::cli::output::Console;
use crate::cli::passphrase::{self, other_use};

pub(crate) fn run(args: &KeyImportArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let pair = Pair::of(&name(args)?, &args.dir)?;
    let (bytes, exposure) = files::read_secret_bytes(&args.file)?;
    let hint = after_public(&args.file, &pair.public);
    refuse_public(&args.file, &bytes, &keys::ImportNeedsPrivate, &hint)?;
    pair.check().map_err(|error| match (pair.secret.exists(), pair.public.exists()) {
        // An import that was interrupted between the two files.
        (true, false) => error.hint(keys::PublicHalfMissing {
            private: typed(&pair.secret),
            public: typed(&pair.public),
        }),
        _ if error.code == "output-exists" => error.hint(keys::ChooseNameOption),
        _ => error,
    })?;

    let old = args.passphrase_file.as_deref();
    let key = passphrase::open_key_bytes(&args.file, &bytes, exposure, old, console)?;
    let warning = Container::of(&bytes).ok().and_then(|it| other_use(it, &args.file));
    drop(bytes);
    let key = match &args.second {
        None => key,
        Some(file) => joined(key, file, args, console)?,
    };
    let passphrase =
        another_passphrase(args.no_passphrase, args.new_passphrase_file.as_deref(), console)?;
    let protected_by = passphrase.as_ref().map(|it| it.as_str());
    let pem = contents(&key, PrivateContainer::Pkcs8Pem, protected_by)?;
    drop(passphrase);
    let public = key.public();
    drop(key);
    pair.write(pem, &public, None, console)?;
    pair.tell(args.no_passphrase, console);
    if let PublicKeys::Half(_) = public {
        console.talk(&keys::Half);
    }
    match warning {
        Some(warning) => console.talk(&warning),
        None => {
            console.talk(&keys::AboutFile { file: shown(&args.file), warning: keys::UsedElsewhere })
        }
    }
    Ok(Exit::Done)
}

/// The pair of a key and the one in a second file.
fn joined(
    key: SecretKeys,
    file: &Path,
    args: &KeyImportArgs,
    console: &Console<'_>,
) -> Result<SecretKeys, CliError> {
    let (bytes, exposure) = files::read_secret_bytes(file)?;
    refuse_public(file, &bytes, &keys::ImportNeedsPrivate, &keys::NamePrivate)?;
    let old = args.passphrase_file.as_deref();
    let other = passphrase::open_key_bytes(file, &bytes, exposure, old, console)?;
    let (key, more) = key.into_keys();
    let (other, even_more) = other.into_keys();
    if more.is_some() || even_more.is_some() {
        return Err(CliError::new("too-many-keys", keys::PairAndMore).at(file));
    }
    SecretKeys::of(key, Some(other))
        .map_err(|kind| CliError::unusable(file, &Fault::whole(kind)).hint(signers::NameBothHalves))
}

/// What to do with a public key, which is not imported.
fn after_public(file: &Path, public: &Path) -> Sentence {
    match (files::is_same_file(file, public), passphrase::private_beside(file)) {
        (_, Some(private)) => Sentence::of(&keys::PrivateBeside { private: typed(&private) }),
        (true, None) => Sentence::of(&kinds::ShowKey { file: typed(file) }),
        (false, None) => {
            Sentence::of(&keys::WritePublic { file: typed(file), public: typed(public) })
        }
    }
}

/// The name of the files.
fn name(args: &KeyImportArgs) -> Result<String, CliError> {
    if let Some(name) = &args.name {
        return Ok(name.clone());
    }
    let stem = args.file.file_stem().filter(|_| args.file != Path::new("-"));
    stem.and_then(|stem| stem.to_str())
        .map(str::to_owned)
        .ok_or_else(|| CliError::new("bad-name", keys::NameMissing).hint(keys::GiveName))
}
