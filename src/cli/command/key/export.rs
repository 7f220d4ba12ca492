//! `paraph key export`: a key in the form that another program reads.

use std::path::Path;

use paraph::fault::safe;
use paraph::keys::{Container, PrivateContainer, PublicContainer, PublicKey};

use super::{FileShown, another_passphrase, contents, name_private, refuse_public, shown_key};
use crate::cli::args::KeyExportArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Mode};
use crate::cli::passphrase;
use crate::cli::say::World;
use crate::cli::shown::{shown, typed};

pub(crate) fn run(args: &KeyExportArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let existing = Existing::force(args.force);
    match args.format {
        Container::Public(container) => {
            if args.no_passphrase || args.new_passphrase_file.is_some() {
                let sentence = "a public key is under no passphrase";
                let hint = "leave out --no-passphrase and --new-passphrase-file";
                return Err(CliError::new("no-encryption", sentence).hint(hint));
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
    world.talk(&format!("wrote {}, a public key, which you may give away", typed(&args.output)));
    Ok(Exit::Done)
}

fn private(
    args: &KeyExportArgs,
    container: PrivateContainer,
    existing: Existing,
    world: &mut World<'_>,
) -> Result<Exit, CliError> {
    if args.output == Path::new("-") {
        let sentence = "a private key goes into a file that nobody else can read, and nowhere else";
        return Err(CliError::new("secret-output", sentence).hint("name a file with -o"));
    }
    if container == PrivateContainer::Jwk && !args.no_passphrase {
        let sentence =
            "a JSON Web Key knows no encryption: whoever reads its file can sign with it";
        let hint = "choose openssh, pkcs8-pem or pkcs8-der; or say --no-passphrase";
        return Err(CliError::new("no-encryption", sentence).hint(hint));
    }
    existing.check(&args.output, &[&args.file])?;
    let (bytes, exposure) = files::read_secret_bytes(&args.file)?;
    let sentence = "this is a public key, of which no private one can be made";
    refuse_public(&args.file, &bytes, sentence, &name_private(&args.file))?;
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
    world.talk(&match args.no_passphrase {
        false => format!("wrote {file}, a private key, which you keep to yourself"),
        true => format!("wrote {file}, a private key: whoever reads it can sign with it"),
    });
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
    world.answer_now(format!("id     {}\n", shown.id), &shown)
}
