//! `sign`: signs an act with a key in a file.

use paraph::bundle::Bundle as Inner;
use paraph::fault::{Fault, FaultKind};
use paraph::file_kind::MAX_KEY;
use paraph::id::{ActPrefix, PartyId};
use paraph::keys::{KeyFile, SecretKeySet, SecretKeys, composed};
use paraph::profile::{MAX_PROFILE, Profile};
use paraph::signing::{Known, Refused, Request, Signing, TimeSource};
use paraph::statements;
use paraph::value::Intent;
use paraph::verify::Instruments;
use pyo3::prelude::*;
use zeroize::Zeroizing;

use crate::error::{Needed, Problem};
use crate::instrument::{Bundle, Record, bundle_or_record};
use crate::messages::module as say;
use crate::question::{RosterInput, instruments};
use crate::roster::Roster;
use crate::source::{Input, Source};
use crate::texts::Texts;
use crate::time::{When, or_now};

/// What is to be signed: a bundle, a record that no one has signed, or the file of one.
#[derive(FromPyObject)]
pub(crate) enum ToSign<'py> {
    Bundle(Bound<'py, Bundle>),
    Record(Bound<'py, Record>),
    File(Input),
}

impl ToSign<'_> {
    fn bundle(&self, py: Python<'_>, roster: Option<&Roster>) -> PyResult<Bundle> {
        match self {
            Self::Bundle(bundle) => Ok(bundle.get().clone()),
            Self::Record(record) => Ok(Bundle::unsigned(record.get())),
            Self::File(input) => {
                let file = input.read_instrument(py)?;
                let roster = roster.map(|roster| &*roster.inner);
                Ok(py.detach(|| bundle_or_record(file, roster))?)
            }
        }
    }
}

/// Signs an act with a key in a file, and returns the bundle with it. The call is the consent: it asks nothing.
///
/// to_sign: a Bundle, a Record, or the path or bytes of one. key: the path of the key's file, or its bytes.
/// passphrase: of an encrypted key. Python cannot overwrite a string, so it may stay in memory. roster: whose
/// keys are whose; without one, party and profile are needed. texts: the folder of the texts, or their bytes by
/// file name. True: the texts inside a PDF, and any others in the folder of the file. They must match the record
/// if the act agrees to them. intent: what the act means. party: the id of the party for which it is signed. of:
/// the first digits of the act that it is about. profile: the file of a profile, with the signatory's name.
/// authority: the bundle of the instrument that gives authority. statements: a file of statements. others: other
/// available bundles. signed_at: the time that the act claims, with an offset; None means now.
///
/// Raises OSError if a file cannot be read. Raises ParaphError if a file is wrong, if a passphrase is needed or
/// wrong, or if the act would have no effect; the exception then has a hint.
#[pyfunction]
#[pyo3(signature = (to_sign, key, *, passphrase = None, roster = None, texts = None, intent = "sign",
    party = None, of = None, profile = None, authority = None, statements = None, others = Vec::new(),
    signed_at = None))]
#[expect(clippy::too_many_arguments, reason = "they are named in Python")]
pub(crate) fn sign<'py>(
    py: Python<'py>,
    to_sign: ToSign<'py>,
    key: Input,
    passphrase: Option<&str>,
    roster: Option<RosterInput<'py>>,
    texts: Option<Texts>,
    intent: &str,
    party: Option<&str>,
    of: Option<&str>,
    profile: Option<Input>,
    authority: Option<Bound<'py, Bundle>>,
    statements: Option<Input>,
    mut others: Vec<Bound<'py, Bundle>>,
    signed_at: Option<When<'py>>,
) -> PyResult<Bundle> {
    let roster = roster.map(|roster| roster.roster(py)).transpose()?;
    let roster = roster.as_ref().map(|roster| roster.get());
    let Bundle { inner: bundle, file, near } = to_sign.bundle(py, roster)?;
    let request = Request {
        intent: value::<Intent>(intent)?,
        party: party.map(value::<PartyId>).transpose()?,
        of: of.map(act_prefix).transpose()?,
        profile: profile.map(|input| profile_in(py, &input)).transpose()?,
        authority: authority.as_ref().map(|given| given.get().inner.record().reference()),
        statements: statements.map(|input| statements_in(py, &input)).transpose()?,
        signed_at: signed_at.map(|time| time.time()).transpose()?,
    };
    let refused = |refused: Refused| Problem::of_refused(&refused, &file);
    let known_roster = roster.map(|roster| &*roster.inner);
    request.check(known_roster).map_err(refused)?;
    let found = match texts {
        Some(texts) => texts.of(py, bundle.record(), &near)?.unwrap_or_default(),
        None => Default::default(),
    };
    request.check_texts(bundle.record(), &found).map_err(refused)?;
    others.extend(authority);
    let others = match known_roster {
        Some(roster) => instruments(&others, roster)?,
        None => Instruments::new(),
    };
    let known = Known { roster: known_roster, texts: &found, others: &others, at: or_now(None)? };
    let key = key.read(py, MAX_KEY)?;
    let signed = py.detach(|| signed(&bundle, &request, &key, passphrase, &known, &file))?;
    Ok(Bundle { inner: signed, file, near })
}

fn signed(
    bundle: &Inner,
    request: &Request,
    key: &Source,
    passphrase: Option<&str>,
    known: &Known<'_>,
    file: &str,
) -> Result<Inner, Problem> {
    let refused = |refused: Refused| Problem::of_refused(&refused, file);
    let secret = secret_key(key, passphrase)?;
    let keys = secret.public();
    let party = request.party(keys, known.roster, bundle.record()).map_err(refused)?;
    let act = request.act(bundle, keys, party, known).map_err(refused)?;
    let time = match request.signed_at {
        Some(_) => TimeSource::Stated,
        None => TimeSource::Clock,
    };
    let signing = Signing { act: &act, keys, time, known: *known };
    signing.check(bundle).map_err(refused)?;
    let mut alone = Inner::new(bundle.record().clone());
    alone.sign(act.clone(), &secret).map_err(|fault| Problem::of_value(&fault.kind))?;
    signing.signed(bundle, alone).map_err(refused)
}

/// The private key in a file, decrypted with the passphrase if it has one.
fn secret_key(source: &Source, passphrase: Option<&str>) -> Result<SecretKeySet, Problem> {
    let unusable = |kind| source.problem(&Fault::whole(kind), Needed::Key);
    let key = KeyFile::read(&source.bytes).map_err(unusable)?;
    if !key.is_encrypted() {
        return key.into_set().map_err(unusable);
    }
    let Some(passphrase) = passphrase else { return Err(unusable(FaultKind::EncryptedKey)) };
    let passphrase = Zeroizing::new(passphrase.to_owned());
    let opened = match (key.open(&passphrase), composed(&passphrase)) {
        (Err(FaultKind::WrongPassphrase), Some(composed)) => {
            KeyFile::read(&source.bytes).and_then(|key| key.open(&composed))
        }
        (opened, _) => opened,
    };
    opened.and_then(SecretKeys::into_set).map_err(unusable)
}

fn profile_in(py: Python<'_>, input: &Input) -> PyResult<Profile> {
    Ok(input.read(py, MAX_PROFILE)?.text(Needed::Profile, Profile::parse)?)
}

fn statements_in(py: Python<'_>, input: &Input) -> PyResult<Vec<paraph::act::Statement>> {
    Ok(input.read(py, statements::MAX_FILE)?.text(Needed::Statements, statements::parse)?)
}

fn value<T: std::str::FromStr<Err = FaultKind>>(text: &str) -> Result<T, Problem> {
    text.trim().parse().map_err(|kind: FaultKind| Problem::of_value(&kind))
}

fn act_prefix(digits: &str) -> Result<ActPrefix, Problem> {
    let digits = digits.trim().to_ascii_lowercase();
    ActPrefix::new(&digits).ok_or_else(|| Problem::new("bad-digest", &say::BadActPrefix))
}
