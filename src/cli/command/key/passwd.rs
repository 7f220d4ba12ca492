//! `paraph key passwd`: another passphrase for a key, or none, in the same file.

use std::path::Path;

use paraph::keys::{Container, PrivateContainer, is_specimen};

use super::{FileShown, another_passphrase, contents, name_private, refuse_public};
use crate::cli::args::KeyPasswdArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Locked};
use crate::cli::passphrase;
use crate::cli::say::World;
use crate::cli::shown::{shown, typed};

pub(crate) fn run(args: &KeyPasswdArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    if args.file == Path::new("-") {
        let sentence = "a passphrase is changed in a file, and standard input is none";
        return Err(CliError::new("output-needed", sentence).hint("name the key's file"));
    }
    let (bytes, exposure) = files::read_secret_bytes(&args.file)?;
    let sentence = "this is a public key, which is under no passphrase";
    refuse_public(&args.file, &bytes, sentence, &name_private(&args.file))?;
    let container = match Container::of(&bytes) {
        Ok(Container::Private(PrivateContainer::Jwk)) => {
            let sentence = "a JSON Web Key knows no encryption, and so no passphrase";
            let hint = format!("to put it under one: paraph key import {}", typed(&args.file));
            return Err(CliError::new("no-encryption", sentence).at(&args.file).hint(hint));
        }
        Ok(Container::Private(container)) => container,
        // Why it is none is told where it is opened.
        Ok(Container::Public(_)) | Err(_) => PrivateContainer::Pkcs8Pem,
    };
    files::check_update(&args.file)?;
    let old = args.passphrase_file.as_deref();
    let key = passphrase::open_key_bytes(&args.file, &bytes, exposure, old, world)?;
    let passphrase =
        another_passphrase(args.no_passphrase, args.new_passphrase_file.as_deref(), world)?;
    let contents = contents(&key, container, passphrase.as_ref().map(|it| it.as_str()))?;
    drop(passphrase);
    let public = key.public().clone();
    drop(key);

    // Nobody is to wait while we ask; so somebody may have changed it meanwhile.
    let locked = Locked::open(&args.file, world)?;
    let (now, _) = files::read_secret_bytes(locked.path())?;
    if now != bytes {
        let sentence = "another process changed this file meanwhile; it was left as it is";
        let error = CliError::new("changed-meanwhile", sentence).at(&args.file);
        return Err(error.hint("look at it, and run the command again"));
    }
    drop((now, bytes));
    let prepared = locked.prepare_secret(&contents)?;
    drop(contents);
    let answer = FileShown {
        format: "paraph/key-file/1",
        file: shown(&args.file),
        container: Container::Private(container).name(),
        encrypted: Some(!args.no_passphrase),
        id: public.id().to_string(),
    };
    prepared.commit(|| world.answer_now(format!("id     {}\n", answer.id), &answer))?;
    let file = typed(&args.file);
    world.talk(&match args.no_passphrase {
        false => format!("{file} has a new passphrase; copies of it keep the old one"),
        true => format!("{file} has no passphrase: whoever reads it can sign with it"),
    });
    if is_specimen(&public.id()) {
        world.talk("this is a published specimen key: anybody can sign with it");
    }
    Ok(Exit::Done)
}
