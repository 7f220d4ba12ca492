//! `paraph key passwd`: changes or removes the passphrase of a key, in the same file.

use std::path::Path;

use paraph::keys::{Container, PrivateContainer};

use super::{
    FileShown, another_passphrase, contents, id_line, name_private, refuse_public, warn_of_specimen,
};
use crate::cli::args::KeyPasswdArgs;
use crate::cli::display::{shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Locked};
use crate::cli::messages::keys;
use crate::cli::output::Console;
use crate::cli::passphrase;

pub(crate) fn run(args: &KeyPasswdArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    if args.file == Path::new("-") {
        return Err(CliError::new("output-needed", keys::PasswdNeedsFile).hint(keys::NameKeyFile));
    }
    let (bytes, exposure) = files::read_secret_bytes(&args.file)?;
    refuse_public(&args.file, &bytes, &keys::PasswdNeedsPrivate, &name_private(&args.file))?;
    let container = match Container::of(&bytes) {
        Ok(Container::Private(PrivateContainer::Jwk)) => {
            let error = CliError::new("no-encryption", keys::JwkWithoutPassphrase).at(&args.file);
            return Err(error.hint(keys::ImportJwk { file: typed(&args.file) }));
        }
        Ok(Container::Private(container)) => container,
        // The reason is reported where the file is opened.
        Ok(Container::Public(_)) | Err(_) => PrivateContainer::Pkcs8Pem,
    };
    files::check_update(&args.file)?;
    let old = args.passphrase_file.as_deref();
    let key = passphrase::open_key_bytes(&args.file, &bytes, exposure, old, console)?;
    let passphrase =
        another_passphrase(args.no_passphrase, args.new_passphrase_file.as_deref(), console)?;
    let contents = contents(&key, container, passphrase.as_ref().map(|it| it.as_str()))?;
    drop(passphrase);
    let public = key.public();
    drop(key);

    // The lock is not held during the question, so another process may have changed the file.
    let locked = Locked::open(&args.file, console)?;
    let (now, _) = files::read_secret_bytes(locked.path())?;
    if now != bytes {
        let error = CliError::new("changed-meanwhile", keys::ChangedMeanwhile).at(&args.file);
        return Err(error.hint(keys::LookAgain));
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
    let line = id_line(&public);
    prepared.commit(|| console.answer_now(line, &answer))?;
    let file = typed(&args.file);
    match args.no_passphrase {
        false => console.talk(&keys::PassphraseChanged { file }),
        true => console.talk(&keys::PassphraseRemoved { file }),
    }
    warn_of_specimen(&public, console);
    Ok(Exit::Done)
}
