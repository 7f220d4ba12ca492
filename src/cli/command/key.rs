//! `paraph key`: makes, shows and converts keys.

mod export;
mod import;
mod passwd;

use std::io;
use std::path::{Path, PathBuf};

use paraph::fault::{FaultKind, safe};
use paraph::file_kind::is_private_key;
use paraph::id::HolderId;
use paraph::keys::{
    Container, KeyProtection, KeySet, Method, PrivateContainer, PublicKey, PublicKeys, SecretKey,
    SecretKeySet, SecretKeys, Suite, Unwritable, WordList, words_in,
};
use paraph::messages::{Localized, Sentence};
use paraph::report::fold_words;
use paraph::roster::{Addition, Window};
use paraph::screen::{brief, quoted};
use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;
use zeroize::Zeroizing;

use super::roster::{Adding, Slips, names_in};
use crate::cli::args::{KeyNewArgs, KeyShowArgs};
use crate::cli::clock_and_rng::{fill_random, random, today};
use crate::cli::display::{shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Mode};
use crate::cli::key_name::KeyName;
use crate::cli::language::locale;
use crate::cli::messages::{keys, passphrases};
use crate::cli::output::Console;
use crate::cli::passphrase;
use crate::cli::paths::folder;
use crate::cli::process_hardening;
use crate::cli::public_key_file::public_keys;
use crate::cli::signer::public_elsewhere;

pub(crate) use export::run as export;
pub(crate) use import::run as import;
pub(crate) use passwd::run as passwd;

/// A key file, as `export` and `passwd` report it.
#[derive(Serialize)]
struct FileShown {
    format: &'static str,
    file: String,
    /// In the words of `--format`.
    container: &'static str,
    /// Whether it is encrypted; `None` for a public key.
    encrypted: Option<bool>,
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    format: &'static str,
    file: String,
    /// Of the key, or of the pair.
    id: String,
    words: String,
    /// The Ed25519 key; `None` for an ML-DSA-87 key alone.
    public: Option<String>,
    specimen: bool,
    /// `None` for an ML-DSA-87 key alone.
    suite: Option<&'static str>,
    /// The ML-DSA-87 key.
    ml_dsa: Option<String>,
}

pub(crate) fn new(args: &KeyNewArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let pair = Pair::of(stem(args), &args.dir)?;
    pair.check().map_err(|error| match (error.code, rostering(args, &pair.public)) {
        ("output-exists", Rostering::Wanted(command)) => error.hint(keys::ChooseOrAdd { command }),
        ("output-exists", Rostering::Done(roster)) => error.hint(keys::InRoster { roster }),
        _ => error,
    })?;
    process_hardening::close_memory()?;
    let key = fresh(args.suite)?;
    // Faults of the roster are reported before the question.
    let public = key.public().clone();
    drop(adding(args, &public, console)?);
    let passphrase = match args.no_passphrase {
        true => None,
        false => {
            Some(passphrase::new(args.passphrase_file.as_deref(), "--passphrase-file", console)?)
        }
    };
    let protected_by = passphrase.as_ref().map(|it| it.as_str());
    let key = SecretKeys::Set(key);
    let pem = contents(&key, PrivateContainer::Pkcs8Pem, protected_by)?;
    drop(passphrase);
    drop(key);
    let adding = adding(args, &public, console)?;
    let notes = adding.as_ref().map(Adding::notes).unwrap_or_default();
    pair.write(pem, &PublicKeys::Set(public), adding, console)?;
    pair.tell(args.no_passphrase, console);
    notes.iter().for_each(|note| console.talk(note));
    Ok(Exit::Done)
}

/// The addition of the new key to the named roster, not yet committed.
pub(super) fn adding(
    args: &KeyNewArgs,
    key: &KeySet,
    console: &Console<'_>,
) -> Result<Option<Adding>, CliError> {
    let (Some(roster), Some(party)) = (&args.roster, &args.party) else { return Ok(None) };
    let holder = holder(args)?;
    let addition = Addition {
        party: party.clone(),
        party_name: names_in(&args.party_name),
        holder,
        holder_name: args.holder_name.clone(),
        keys: key.clone(),
        window: Window { from: Some(today()?), until: None },
    };
    let public = Pair::of(stem(args), &args.dir)?.public;
    let slips = Slips { is_of_record: false, public: Some(typed(&public)) };
    Adding::prepare(roster, addition, &slips, console).map(Some)
}

/// The holder's id: the given one, or the name of the key files.
fn holder(args: &KeyNewArgs) -> Result<HolderId, CliError> {
    match &args.holder {
        Some(holder) => Ok(holder.clone()),
        None => stem(args).parse().map_err(|fault: FaultKind| {
            CliError::new("holder-needed", keys::HolderNeeded { fault }).hint(keys::GiveHolder)
        }),
    }
}

/// The name of a key's files without the ending, which some people type, too.
pub(super) fn stem(args: &KeyNewArgs) -> &str {
    let name = args.name.as_str();
    let stem = name.strip_suffix(".key").or_else(|| name.strip_suffix(".pub"));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// Whether a key that is there is in the roster that was named.
enum Rostering {
    /// No roster was named, or there is no key to add.
    None,
    /// It is; the roster's file.
    Done(String),
    /// It is not: the command that adds it.
    Wanted(String),
}

fn rostering(args: &KeyNewArgs, public: &Path) -> Rostering {
    let (Some(file), Some(party), Ok(holder)) = (&args.roster, &args.party, holder(args)) else {
        return Rostering::None;
    };
    let Ok(key) = files::read_regular(public, MAX_PUBLIC) else { return Rostering::None };
    let key = KeySet::read(&key).ok();
    let roster = super::roster::read(file).ok();
    if let (Some(key), Some(known)) = (key, roster)
        && known.owner(&key.id()).is_some()
    {
        return Rostering::Done(typed(file));
    }
    let (public, roster) = (typed(public), typed(file));
    Rostering::Wanted(format!(
        "paraph roster add {party} --key {public} --holder {holder} --roster {roster}"
    ))
}

/// The most bytes of a public key's file that are read to find it in a roster.
const MAX_PUBLIC: usize = 64 << 10;

/// The two files of a key.
struct Pair {
    secret: PathBuf,
    public: PathBuf,
}

impl Pair {
    fn of(name: &str, dir: &Path) -> Result<Self, CliError> {
        let plain = !name.is_empty() && safe(name) == name;
        if !plain || name.contains(['/', '\\']) || name.starts_with(['.', '-']) {
            let sentence = keys::BadName { name: quoted(&brief(name, 80)) };
            return Err(CliError::new("bad-name", sentence).hint(keys::GiveFolder));
        }
        let dir = if dir == Path::new(".") { Path::new("") } else { dir };
        let file = |kind| dir.join(format!("{name}.{kind}"));
        Ok(Self { secret: file("key"), public: file("pub") })
    }

    /// Refuses names that are already used.
    fn check(&self) -> Result<(), CliError> {
        for file in [&self.secret, &self.public] {
            Existing::Refuse.check(file, &[]).map_err(|error| match error.code {
                "output-exists" => error.hint(keys::ChooseName),
                "not-found" if folder(file).is_file() => {
                    CliError::reading_folder(folder(file), &io::ErrorKind::NotADirectory.into())
                }
                "not-found" => error.hint(keys::MakeFolder { dir: typed(folder(file)) }),
                _ => error,
            })?;
        }
        Ok(())
    }

    /// Writes both files, and adds the key to a roster if requested; then shows the key. Writes all or
    /// nothing.
    fn write(
        &self,
        secret: Zeroizing<Vec<u8>>,
        public: &PublicKeys,
        adding: Option<Adding>,
        console: &mut Console<'_>,
    ) -> Result<(), CliError> {
        let prepared = files::prepare(&self.secret, &secret, Existing::Refuse, Mode::Secret)?;
        // From here on, no secret is in memory.
        drop(secret);
        let pem = public.to_pem();
        let given_away =
            files::prepare(&self.public, pem.as_bytes(), Existing::Refuse, Mode::Usual)?;
        let mut show = || show_key(public, shown(&self.public), WordList::English, console);
        prepared.commit(|| {
            given_away.commit(|| match adding {
                Some(adding) => adding.update.commit(show),
                None => show(),
            })
        })
    }

    /// Says what to do with the files.
    fn tell(&self, no_passphrase: bool, console: &Console<'_>) {
        let (private, public) = (typed(&self.secret), typed(&self.public));
        console.talk(&keys::Written { private: &private, public });
        match no_passphrase {
            false => console.talk(&keys::KeepCopy { private }),
            true => console.talk(&keys::KeepCopyOpen { private }),
        }
    }
}

/// A new key, or a new pair.
fn fresh(suite: Suite) -> Result<SecretKeySet, CliError> {
    // In one place: a seed that is moved leaves a copy behind.
    let mut seed = Zeroizing::new([0; 32]);
    fill_random(&mut *seed)?;
    let key = SecretKey::from_seed(&seed);
    let other = match suite {
        Suite::Classic => None,
        Suite::Hybrid => {
            fill_random(&mut *seed)?;
            Some(SecretKey::ml_dsa_from_seed(&seed))
        }
    };
    Ok(SecretKeySet::of(key, other).expect("it is a key or a pair"))
}

/// The content of a key file in a container, encrypted if there is a passphrase.
fn contents(
    key: &SecretKeys,
    container: PrivateContainer,
    passphrase: Option<&str>,
) -> Result<Zeroizing<Vec<u8>>, CliError> {
    let protection = match passphrase {
        None => KeyProtection::None,
        Some(passphrase) => {
            let (salt, iv) = (random()?, random()?);
            KeyProtection::Passphrase { passphrase, salt, iv }
        }
    };
    key.write(container, &protection).map_err(unwritable)
}

/// The error that a form cannot hold these keys.
fn unwritable(why: Unwritable) -> CliError {
    match why {
        Unwritable::Encrypted => CliError::new("no-encryption", keys::FormWithoutEncryption)
            .hint(keys::FormsWithEncryption),
        Unwritable::Pair => {
            CliError::new("pair-of-keys", keys::FormOfOneKey).hint(keys::FormsOfPairs)
        }
        Unwritable::MlDsa87 => {
            CliError::new("no-ml-dsa", keys::FormWithoutMlDsa).hint(keys::FormsWithMlDsa)
        }
    }
}

pub(crate) fn show(args: &KeyShowArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let passphrase = args.passphrase_file.as_deref();
    let (key, name) = match &args.key {
        KeyName::File(file) => (shown_key(file, passphrase, console)?, shown(file)),
        elsewhere @ (KeyName::Agent(_) | KeyName::Token(_) | KeyName::Program(_)) => {
            let key = public_elsewhere(elsewhere, passphrase, console)?;
            (PublicKeys::from(key), elsewhere.shown_once_read())
        }
    };
    show_key(&key, name, args.language, console)?;
    Ok(Exit::Done)
}

/// The public keys in a file, or the public halves of the private keys in it.
fn shown_key(
    file: &Path,
    passphrase: Option<&Path>,
    console: &Console<'_>,
) -> Result<PublicKeys, CliError> {
    let (bytes, exposure) = files::read_secret_bytes(file)?;
    if !is_private_key(&bytes) {
        return public_keys(file, &bytes);
    }
    let public = file.with_extension("pub");
    let opened = passphrase::open_key_bytes(file, &bytes, exposure, passphrase, console);
    let key = opened.map_err(|error| match error.code {
        "no-terminal" if public != file && public.is_file() => {
            error.hint(passphrases::ShowPublicInstead { public: typed(&public) })
        }
        _ => error,
    })?;
    Ok(key.public())
}

/// The new passphrase of a key; `None` if the user wants none.
fn another_passphrase(
    no_passphrase: bool,
    file: Option<&Path>,
    console: &Console<'_>,
) -> Result<Option<Zeroizing<String>>, CliError> {
    match no_passphrase {
        true => Ok(None),
        false => passphrase::new(file, "--new-passphrase-file", console).map(Some),
    }
}

/// Refuses a public key where a private one is required. A key of another kind is refused with its name.
fn refuse_public(
    file: &Path,
    bytes: &[u8],
    sentence: &dyn Localized,
    hint: &dyn Localized,
) -> Result<(), CliError> {
    match Container::of(bytes) {
        Ok(Container::Public(_)) => {
            public_keys(file, bytes)?;
            Err(CliError::new("public-key", sentence).at(file).hint(hint))
        }
        // Other files that are not private keys are reported where they are opened.
        Ok(Container::Private(_)) | Err(_) => Ok(()),
    }
}

/// A hint to name the private key, where its public half was named.
fn name_private(file: &Path) -> Sentence {
    match passphrase::private_beside(file) {
        Some(private) => Sentence::of(&keys::PrivateBeside { private: typed(&private) }),
        None => Sentence::of(&keys::NamePrivate),
    }
}

fn show_key(
    keys: &PublicKeys,
    file: String,
    language: WordList,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let id = keys.id();
    let suite = keys.suite();
    let of_method = |method| keys.of_method(method).map(PublicKey::to_base64);
    let shown = Shown {
        format: "paraph/key/1",
        file,
        id: id.to_string(),
        words: words_in(language, &id),
        public: of_method(Method::Ed25519),
        specimen: keys.has_specimen(),
        suite: suite.map(Suite::word),
        ml_dsa: of_method(Method::MlDsa87),
    };
    let mut lines = vec![(keys::Id.in_locale(locale()), shown.id.clone())];
    let mut label = keys::Words.in_locale(locale());
    for words in fold_words(&shown.words) {
        lines.push((std::mem::take(&mut label), words));
    }
    if suite != Some(Suite::Classic) {
        let method = |key: &PublicKey| (key.method().name().to_owned(), key.id().to_string());
        lines.extend(keys.keys().map(method));
    }
    console.answer_now(labelled(&lines), &shown)?;
    match suite {
        Some(Suite::Classic) => {}
        Some(Suite::Hybrid) => console.talk(&keys::Pair),
        None => console.talk(&keys::Half),
    }
    warn_of_specimen(keys, console);
    Ok(())
}

/// Warns of a key that everyone has: one of the published examples.
fn warn_of_specimen(keys: &PublicKeys, console: &Console<'_>) {
    if keys.has_specimen() {
        console.talk(&keys::Specimen);
    }
}

/// The line with the id of keys.
fn id_line(keys: &PublicKeys) -> String {
    labelled(&[(keys::Id.in_locale(locale()), keys.id().to_string())])
}

/// Lines about a key: padded labels and values.
fn labelled(lines: &[(String, String)]) -> String {
    let usual = [keys::Id.in_locale(locale()), keys::Words.in_locale(locale())];
    let labels = usual.iter().chain(lines.iter().map(|(label, _)| label));
    let widest = labels.map(|label| label.width()).max().unwrap_or_default();
    let line = |(label, value): &(String, String)| {
        let padding = widest + 2 - label.width();
        format!("{label}{:padding$}{value}\n", "")
    };
    lines.iter().map(line).collect()
}
