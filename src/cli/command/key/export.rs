//! `paraph key export`: writes a key in the format of another program.

use std::path::Path;

use paraph::fault::safe;
use paraph::keys::{
    Container, KeyProtection, Method, PrivateContainer, PublicContainer, PublicKeys, SecretKeys,
};

use super::{
    FileShown, another_passphrase, contents, id_line, name_private, refuse_public, shown_key,
    unwritable, warn_of_specimen,
};
use crate::cli::args::KeyExportArgs;
use crate::cli::display::{shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::New;
use crate::cli::files::{self, Existing, Mode};
use crate::cli::messages::keys;
use crate::cli::output::Console;
use crate::cli::passphrase;

pub(crate) fn run(args: &KeyExportArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let existing = Existing::force(args.force);
    match args.format {
        Container::Public(container) => {
            if args.no_passphrase || args.new_passphrase_file.is_some() {
                let error = CliError::new("no-encryption", keys::PublicWithoutPassphrase);
                return Err(error.hint(keys::OmitPassphraseOptions));
            }
            existing.check_work(&args.output, &[&args.file], New::Key)?;
            let key = shown_key(&args.file, args.passphrase_file.as_deref(), console)?;
            let key = match args.only {
                None => key,
                Some(method) => only_public(key, method).map_err(|error| error.at(&args.file))?,
            };
            public(args, container, &key, existing, console)
        }
        Container::Private(container) => private(args, container, existing, console),
    }
}

/// The key of one method, of those of a file.
fn only_public(keys: PublicKeys, method: Method) -> Result<PublicKeys, CliError> {
    let key = keys.of_method(method).cloned();
    key.map(PublicKeys::from).ok_or_else(|| no_such_method(method))
}

/// The same of secret keys. The other key is wiped.
fn only_private(keys: SecretKeys, method: Method) -> Result<SecretKeys, CliError> {
    let (key, other) = keys.into_keys();
    let key = [Some(key), other].into_iter().flatten().find(|key| key.method() == method);
    let key = key.ok_or_else(|| no_such_method(method))?;
    SecretKeys::of(key, None).map_err(|kind| CliError::new(kind.code(), &kind))
}

fn no_such_method(method: Method) -> CliError {
    CliError::new("no-such-key", keys::NoKeyOfMethod { method: method.name() })
}

fn public(
    args: &KeyExportArgs,
    container: PublicContainer,
    key: &PublicKeys,
    existing: Existing,
    console: &mut Console<'_>,
) -> Result<Exit, CliError> {
    let bytes = key.write(container).map_err(unwritable)?;
    if args.output == Path::new("-") {
        match Console::shows_data() {
            false => console.data(&bytes)?,
            true => console.data((safe(&String::from_utf8_lossy(&bytes)) + "\n").as_bytes())?,
        }
        return Ok(Exit::Done);
    }
    let prepared = files::prepare(&args.output, &bytes, existing, Mode::Usual)?;
    prepared.commit(|| answer(args, None, key, console))?;
    console.talk(&keys::PublicExported { file: typed(&args.output) });
    warn_of_specimen(key, console);
    Ok(Exit::Done)
}

fn private(
    args: &KeyExportArgs,
    container: PrivateContainer,
    existing: Existing,
    console: &mut Console<'_>,
) -> Result<Exit, CliError> {
    if args.output == Path::new("-") {
        return Err(CliError::new("secret-output", keys::SecretOutput).hint(keys::NameOutput));
    }
    if container == PrivateContainer::Jwk && !args.no_passphrase {
        let error = CliError::new("no-encryption", keys::JwkWithoutEncryption);
        return Err(error.hint(keys::ChooseForm));
    }
    existing.check_work(&args.output, &[&args.file], New::Key)?;
    let (bytes, exposure) = files::read_secret_bytes(&args.file)?;
    refuse_public(&args.file, &bytes, &keys::ExportNeedsPrivate, &name_private(&args.file))?;
    let old = args.passphrase_file.as_deref();
    let key = passphrase::open_key_bytes(&args.file, &bytes, exposure, old, console)?;
    drop(bytes);
    let key = match args.only {
        None => key,
        Some(method) => only_private(key, method).map_err(|error| error.at(&args.file))?,
    };
    // Faults of the form are reported before the question.
    key.write(container, &KeyProtection::None).map_err(unwritable)?;
    let passphrase =
        another_passphrase(args.no_passphrase, args.new_passphrase_file.as_deref(), console)?;
    let contents = contents(&key, container, passphrase.as_ref().map(|it| it.as_str()))?;
    drop(passphrase);
    let public = key.public();
    drop(key);
    let prepared = files::prepare(&args.output, &contents, existing, Mode::Secret)?;
    drop(contents);
    prepared.commit(|| answer(args, Some(!args.no_passphrase), &public, console))?;
    let file = typed(&args.output);
    match args.no_passphrase {
        false => console.talk(&keys::PrivateExported { file }),
        true => console.talk(&keys::PrivateExportedOpen { file }),
    }
    warn_of_specimen(&public, console);
    Ok(Exit::Done)
}

fn answer(
    args: &KeyExportArgs,
    encrypted: Option<bool>,
    key: &PublicKeys,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let shown = FileShown {
        format: "paraph/key-file/1",
        file: shown(&args.output),
        container: args.format.name(),
        encrypted,
        id: key.id().to_string(),
    };
    console.answer_now(id_line(key), &shown)
}
