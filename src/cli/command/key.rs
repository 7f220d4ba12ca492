//! `paraph key new` and `paraph key show`.

use std::path::Path;

use paraph::fault::{Fault, FaultKind, safe};
use paraph::keys::{KeyProtection, PublicKey, SecretKey, WordList, is_specimen, words_in};
use paraph::screen::{brief, quoted};
use serde::Serialize;
use zeroize::Zeroizing;

use super::show::fold_words;
use crate::cli::args::{KeyName, KeyNewArgs, KeyShowArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Mode, PRIVATE_KEY};
use crate::cli::machine::{fill_random, random};
use crate::cli::passphrase;
use crate::cli::say::World;
use crate::cli::secrecy;
use crate::cli::shown::{shown, typed};
use crate::cli::signer::public_elsewhere;

#[derive(Serialize)]
struct Shown {
    format: &'static str,
    file: String,
    id: String,
    words: String,
    public: String,
    specimen: bool,
}

pub(crate) fn new(args: &KeyNewArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let plain = !args.name.is_empty() && safe(&args.name) == args.name;
    if !plain || args.name.contains(['/', '\\']) || args.name.starts_with(['.', '-']) {
        let sentence =
            format!("{} cannot be the name of a key's files", quoted(&brief(&args.name, 80)));
        return Err(CliError::new("bad-name", sentence).hint("name the folder with --dir"));
    }
    let dir = if args.dir == Path::new(".") { Path::new("") } else { &args.dir };
    let secret_file = dir.join(format!("{}.key", args.name));
    let public_file = dir.join(format!("{}.pub", args.name));
    for file in [&secret_file, &public_file] {
        Existing::Refuse.check(file, &[]).map_err(|error| {
            error.hint("a key is never overwritten; choose another name for the new one")
        })?;
    }

    secrecy::close_memory()?;
    let passphrase = match args.no_passphrase {
        true => None,
        false => Some(passphrase::new(args.passphrase_file.as_deref(), world)?),
    };
    let (pem, public) = make(passphrase.as_ref().map(|it| it.as_str()))?;
    drop(passphrase);
    let secret = files::prepare(&secret_file, pem.as_bytes(), Existing::Refuse, Mode::Secret)?;
    // From here on nothing secret is in memory.
    drop(pem);
    let given_away =
        files::prepare(&public_file, public.to_pem().as_bytes(), Existing::Refuse, Mode::Usual)?;

    secret.commit(|| {
        given_away.commit(|| show_key(&public, shown(&public_file), WordList::English, world))
    })?;
    let (secret, public) = (typed(&secret_file), typed(&public_file));
    world.talk(&format!(
        "wrote {secret}, which you keep to yourself, and {public}, which you give away"
    ));
    world.talk(&match args.no_passphrase {
        false => format!(
            "copy {secret} to a medium that you lock away, and keep the passphrase elsewhere: \
             if either is lost, the key is lost for good, and the other parties must be told"
        ),
        true => format!(
            "{secret} has no passphrase: whoever reads it can sign with it; if it is lost, the key \
             is lost for good, and the other parties must be told"
        ),
    });
    Ok(Exit::Done)
}

/// A new key's file, and its public half.
fn make(passphrase: Option<&str>) -> Result<(Zeroizing<String>, PublicKey), CliError> {
    let mut seed = Zeroizing::new([0; 32]);
    fill_random(&mut *seed)?;
    let key = SecretKey::from_seed(&seed);
    let pem = match passphrase {
        None => key.to_pem(&KeyProtection::None),
        Some(passphrase) => {
            let (salt, iv) = (random()?, random()?);
            key.to_pem(&KeyProtection::Passphrase { passphrase, salt, iv })
        }
    };
    Ok((pem, key.public().clone()))
}

pub(crate) fn show(args: &KeyShowArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let passphrase = args.passphrase_file.as_deref();
    let (key, name) = match &args.key {
        KeyName::File(file) => (shown_key(file, passphrase, world)?, shown(file)),
        elsewhere @ (KeyName::Agent(_) | KeyName::Token(_) | KeyName::Program(_)) => {
            (public_elsewhere(elsewhere, passphrase, world)?, elsewhere.shown_once_read())
        }
    };
    show_key(&key, name, args.language, world)?;
    Ok(Exit::Done)
}

/// The public key in a file, or the public half of the private key in it.
fn shown_key(
    file: &Path,
    passphrase: Option<&Path>,
    world: &World<'_>,
) -> Result<PublicKey, CliError> {
    let (text, exposure) = files::read_secret(file)?;
    if !text.contains(PRIVATE_KEY) {
        return public_key(file, &text);
    }
    let key = passphrase::open_key_text(file, &text, exposure, passphrase, world)?;
    Ok(key.public().clone())
}

/// Reads a public key's file. What is wrong with a key is judged: exit 1; what is none is unusable.
pub(crate) fn public_key(file: &Path, text: &str) -> Result<PublicKey, CliError> {
    PublicKey::from_pem(text).map_err(|kind| match kind {
        FaultKind::NonCanonicalKey | FaultKind::WeakKey | FaultKind::MixedOrderKey => {
            let hint = "no honest program makes such a key; ask its holder how it was made";
            CliError::unusable(file, &Fault::whole(kind)).exit(Exit::Refused).hint(hint)
        }
        _ => CliError::unusable(file, &Fault::whole(kind)),
    })
}

fn show_key(
    key: &PublicKey,
    file: String,
    language: WordList,
    world: &mut World<'_>,
) -> Result<(), CliError> {
    let specimen = is_specimen(&key.id());
    let shown = Shown {
        format: "paraph/key/1",
        file,
        id: key.id().to_string(),
        words: words_in(language, &key.id()),
        public: key.to_base64(),
        specimen,
    };
    let mut text = format!("id     {}\n", shown.id);
    fold_words("words", &shown.words, &mut |label, words| text += &format!("{label:<7}{words}\n"));
    world.answer_now(text, &shown)?;
    if specimen {
        world.talk("this is a published specimen key: anybody can sign with it");
    }
    Ok(())
}
