//! The calls `key` and `key-new`: what a key file has, and a new key.

use paraph::fault::{Fault, FaultKind, KeyFlaw};
use paraph::file_kind::is_private_key;
use paraph::keys::{
    Container, KeyFile, KeyProtection, KeySet, Method, PassphraseFlaw, PrivateContainer, PublicKey,
    PublicKeys, SecretKeySet, SecretKeys, Suite, WordList, composed, new_passphrase, words,
    words_in,
};
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph::report::fold_words;
use paraph::screen::shows;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Answered;
use crate::answer::{Answer, Needed, Problem};
use crate::messages::module as say;
use crate::request::{File, Given, Request};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    key: File,
    #[serde(default)]
    passphrase: Option<usize>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    private: bool,
    encrypted: bool,
    id: Option<String>,
    words: Option<Vec<String>>,
    words_korean: Option<Vec<String>>,
    /// The Base64 of the Ed25519 key.
    public: Option<String>,
    /// The Base64 of the ML-DSA-87 key.
    ml_dsa: Option<String>,
    /// What can sign an act with the file alone; none for a half of a pair.
    suite: Option<&'static str>,
    pem: Option<String>,
    specimen: Option<bool>,
    /// What the user should know about the key.
    warnings: Vec<String>,
}

pub(super) fn key(request: &Request<'_>) -> Answered {
    let Asked { key, passphrase, .. } = request.read()?;
    let given = request.file(&key)?;
    if !is_private_key(&given.bytes) {
        let public = PublicKeys::read(&given.bytes);
        let unusable = |kind| Problem::unusable(&given, &Fault::whole(kind), Needed::Key);
        return Ok(Answer::of(&shown(&public.map_err(unusable)?, request.locale)));
    }
    let file = private_key(&given)?;
    let (encrypted, container) = (file.is_encrypted(), file.container());
    let use_elsewhere = match container {
        PrivateContainer::OpenSsh => Some(say::OpensshUse.in_locale(request.locale)),
        PrivateContainer::Jwk => Some(say::JwkUse.in_locale(request.locale)),
        PrivateContainer::Pkcs8Pem | PrivateContainer::Pkcs8Der => None,
    };
    let of = |mut shown: Shown| {
        shown.warnings.extend(use_elsewhere);
        Answer::of(&Shown { private: true, encrypted, ..shown })
    };
    if encrypted && passphrase.is_none() {
        return Ok(of(Shown::default()));
    }
    drop(file);
    let opened = open_each(request, &given, passphrase)?;
    Ok(of(shown(&opened.public(), request.locale)))
}

fn shown(key: &PublicKeys, locale: Locale) -> Shown {
    let id = key.id();
    let specimen = key.has_specimen();
    let half = key.suite().is_none().then(|| say::Half.in_locale(locale));
    let warnings = specimen.then(|| say::Specimen.in_locale(locale));
    let of = |method| key.of_method(method).map(PublicKey::to_base64);
    Shown {
        id: Some(id.to_string()),
        words: Some(fold_words(&words(&id))),
        words_korean: Some(fold_words(&words_in(WordList::Korean, &id))),
        public: of(Method::Ed25519),
        ml_dsa: of(Method::MlDsa87),
        suite: key.suite().map(Suite::word),
        pem: Some(key.to_pem()),
        specimen: Some(specimen),
        warnings: half.into_iter().chain(warnings).collect(),
        ..Shown::default()
    }
}

/// The public key or pair in a file.
pub(super) fn public_key(given: &Given<'_>) -> Result<KeySet, Problem> {
    let key = KeySet::read(&given.bytes);
    key.map_err(|kind| Problem::unusable(given, &Fault::whole(kind), Needed::Key))
}

fn private_key(given: &Given<'_>) -> Result<KeyFile, Problem> {
    let key = match Container::of(&given.bytes) {
        Ok(Container::Public(_)) => Err(FaultKind::BadKey { what: KeyFlaw::Public }),
        Ok(Container::Private(_)) | Err(_) => KeyFile::read(&given.bytes),
    };
    key.map_err(|kind| Problem::unusable(given, &Fault::whole(kind), Needed::Key))
}

/// The private key or pair in a file, decrypted with the passphrase if it has one.
pub(super) fn open(
    request: &Request<'_>,
    given: &Given<'_>,
    passphrase: Option<usize>,
) -> Result<SecretKeySet, Problem> {
    let unusable = |kind| Problem::unusable(given, &Fault::whole(kind), Needed::Key);
    open_each(request, given, passphrase)?.into_set().map_err(unusable)
}

/// The private keys in a file, also a half of a pair, decrypted with the passphrase if they have one.
fn open_each(
    request: &Request<'_>,
    given: &Given<'_>,
    passphrase: Option<usize>,
) -> Result<SecretKeys, Problem> {
    let unusable = |kind| Problem::unusable(given, &Fault::whole(kind), Needed::Key);
    let key = private_key(given)?;
    if !key.is_encrypted() {
        return key.into_keys().map_err(unusable);
    }
    let Some(passphrase) = passphrase else { return Err(unusable(FaultKind::EncryptedKey)) };
    let passphrase = typed(request, passphrase)?;
    let opened = match (key.open(&passphrase), composed(&passphrase)) {
        (Err(FaultKind::WrongPassphrase), Some(composed)) => {
            KeyFile::read(&given.bytes).and_then(|key| key.open(&composed))
        }
        (opened, _) => opened,
    };
    opened.map_err(unusable)
}

/// A passphrase as it was typed.
fn typed(request: &Request<'_>, number: usize) -> Result<Zeroizing<String>, Problem> {
    let bytes = request.attachment(number)?;
    let text = std::str::from_utf8(bytes);
    let text = text.map_err(|_| Problem::bad_request("the passphrase is not UTF-8"))?;
    // With the exact capacity: a buffer that grows leaves copies behind.
    let mut passphrase = Zeroizing::new(String::with_capacity(text.len()));
    passphrase.push_str(text);
    Ok(passphrase)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    name: String,
    /// `classic`, or `hybrid` for a pair.
    #[serde(default)]
    suite: Option<String>,
    /// 64 bytes, and 32 more for a pair.
    random: usize,
    #[serde(default)]
    passphrase: Option<usize>,
    #[serde(default)]
    again: Option<usize>,
}

pub(super) fn new(request: &Request<'_>) -> Answered {
    #[derive(Serialize)]
    struct Made {
        private: String,
        public: String,
        id: String,
        words: Vec<String>,
        notes: Vec<String>,
    }
    let New { name, suite, random, passphrase, again, .. } = request.read()?;
    let locale = request.locale;
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() || !shows(&name) || !name.chars().all(is_plain) {
        return Err(Problem::new("bad-name", &say::BadKeyName));
    }
    let passphrase = passphrase.map(|number| accepted(request, number, again)).transpose()?;
    let suite = suite.map_or(Ok(Suite::Classic), |suite| suite.parse());
    let suite = suite.map_err(|_| Problem::bad_request("the suite is classic or hybrid"))?;
    let random = request.attachment(random)?;
    let needed = match suite {
        Suite::Classic => 64,
        Suite::Hybrid => 96,
    };
    if random.len() != needed {
        return Err(Problem::bad_request("64 random bytes are needed, and 96 for a pair"));
    }
    let seed = |at: usize| {
        let mut seed = Zeroizing::new([0; 32]);
        seed.copy_from_slice(&random[at..at + 32]);
        seed
    };
    let (salt, iv) = (&random[32..48], &random[48..64]);
    let key = match suite {
        Suite::Classic => SecretKeySet::from_seed(&seed(0)),
        Suite::Hybrid => SecretKeySet::pair_from_seeds(&seed(0), &seed(64)),
    };
    let protection = match &passphrase {
        None => KeyProtection::None,
        Some(passphrase) => KeyProtection::Passphrase {
            passphrase,
            salt: salt.try_into().expect("it has 16 bytes"),
            iv: iv.try_into().expect("it has 16 bytes"),
        },
    };
    let pem = key.to_pem(&protection);
    let (private, public) = (format!("{name}.key"), format!("{name}.pub"));
    let keep = match passphrase {
        Some(_) => say::KeepCopy { private: &private }.in_locale(locale),
        None => say::KeepCopyOpen { private: &private }.in_locale(locale),
    };
    let written = say::KeyWritten { private: &private, public: &public }.in_locale(locale);
    let id = key.public().id();
    let made = Made {
        id: id.to_string(),
        words: fold_words(&words(&id)),
        notes: vec![written, keep],
        private,
        public,
    };
    let public = PublicKeys::from(key.public().clone()).to_pem();
    Ok(Answer::of(&made).attach_secret(&pem).attach(public))
}

/// A new passphrase that was typed, perhaps twice.
fn accepted(
    request: &Request<'_>,
    number: usize,
    again: Option<usize>,
) -> Result<Zeroizing<String>, Problem> {
    let flawed = |flaw: PassphraseFlaw| {
        let problem = Problem::new(flaw.code(), &flaw);
        match flaw {
            PassphraseFlaw::Empty | PassphraseFlaw::Short | PassphraseFlaw::Common => {
                problem.hint(&say::PassphraseBetter)
            }
            PassphraseFlaw::Untypable(_) => problem.hint(&say::PassphraseTypable),
            PassphraseFlaw::Differs => problem.hint(&say::PassphraseSame),
        }
    };
    let passphrase = new_passphrase(typed(request, number)?).map_err(flawed)?;
    if let Some(again) = again {
        let again = typed(request, again)?;
        let again = composed(&again).unwrap_or(again);
        if *again != *passphrase {
            return Err(flawed(PassphraseFlaw::Differs));
        }
    }
    Ok(passphrase)
}
