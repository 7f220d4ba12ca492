//! `paraph key export`: writes a key in the format of another program.

use std::path::Path;

use paraph::fault::safe;
use paraph::keys::{Container, PrivateContainer, PublicContainer, PublicKey};
use paraph::messages::Localized as _;

use super::{
    FileShown, another_passphrase, contents, labelled, name_private, refuse_public, shown_key,
};
use crate::cli::args::KeyExportArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Mode};
use crate::cli::language::locale;
use crate::cli::messages::keys;
use crate::cli::passphrase;
use crate::cli::say::World;
use crate::cli::shown::{shown, typed};

pub(crate) fn run(args: &KeyExportArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let existing = Existing::force(args.force);
    match args.format {
        Container::Public(container) => {
            if args.no_passphrase || args.new_passphrase_file.is_some() {
                let error = CliError::new("no-encryption", keys::PublicWithoutPassphrase);
                return Err(error.hint(keys::OmitPassphraseOptions));
            }
            existing.check(&args.output, &[&args.file])?;
            let key = shown_key(&args.file, args.passphrase_file.as_deref(), world)?;
            public(args, container, &key, existing, world)
        }
        Container::Private(container) => private(args, container, existing, world),
    }
}

fn public(
    args: &KeyExportArgs,
    container: PublicContainer,
    key: &PublicKey,
    existing: Existing,
    world: &mut World<'_>,
) -> Result<Exit, CliError> {
    let bytes = key.write(container);
    if args.output == Path::new("-") {
        match World::shows_data() {
            false => world.data(&bytes)?,
            true => world.data((safe(&String::from_utf8_lossy(&bytes)) + "\n").as_bytes())?,
        }
        return Ok(Exit::Done);
    }
    let prepared = files::prepare(&args.output, &bytes, existing, Mode::Usual)?;
    prepared.commit(|| answer(args, None, key, world))?;
    world.talk(&keys::PublicExported { file: typed(&args.output) });
    Ok(Exit::Done)
}

fn private(
    args: &KeyExportArgs,
    container: PrivateContainer,
    existing: Existing,
    world: &mut World<'_>,
) -> Result<Exit, CliError> {
    if args.output == Path::new("-") {
        return Err(CliError::new("secret-output", keys::SecretOutput).hint(keys::NameOutput));
    }
    if container == PrivateContainer::Jwk && !args.no_passphrase {
        let error = CliError::new("no-encryption", keys::JwkWithoutEncryption);
        return Err(error.hint(keys::ChooseForm));
    }
    existing.check(&args.output, &[&args.file])?;
    let (bytes, exposure) = files::read_secret_bytes(&args.file)?;
    refuse_public(&args.file, &bytes, &keys::ExportNeedsPrivate, &name_private(&args.file))?;
    let old = args.passphrase_file.as_deref();
    let key = passphrase::open_key_bytes(&args.file, &bytes, exposure, old, world)?;
    drop(bytes);
    let passphrase =
        another_passphrase(args.no_passphrase, args.new_passphrase_file.as_deref(), world)?;
    let contents = contents(&key, container, passphrase.as_ref().map(|it| it.as_str()))?;
    drop(passphrase);
    let public = key.public().clone();
    drop(key);
    let prepared = files::prepare(&args.output, &contents, existing, Mode::Secret)?;
    drop(contents);
    prepared.commit(|| answer(args, Some(!args.no_passphrase), &public, world))?;
    let file = typed(&args.output);
    match args.no_passphrase {
        false => world.talk(&keys::PrivateExported { file }),
        true => world.talk(&keys::PrivateExportedOpen { file }),
    }
    Ok(Exit::Done)
}

fn answer(
    args: &KeyExportArgs,
    encrypted: Option<bool>,
    key: &PublicKey,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let shown = FileShown {
        format: "paraph/key-file/1",
        file: shown(&args.output),
        container: args.format.name(),
        encrypted,
        id: key.id().to_string(),
    };
    world.answer_now(labelled(&keys::Id.in_locale(locale()), &shown.id), &shown)
}
