//! Bundles and rosters as bare data.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use fips204::ml_dsa_87;
use fips204::traits::{SerDes as _, Verifier as _};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::evidence::{self, EvidenceAnswer, TimeData};
use super::seconds;
use crate::{sha256, write};

#[derive(Deserialize)]
struct BundleData<'a> {
    #[serde(borrow)]
    acts: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    evidence: Vec<&'a RawValue>,
    #[serde(borrow)]
    record: &'a RawValue,
}

/// An instant, in seconds since 1970.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(from = "Written")]
pub(crate) struct Instant(pub(crate) i64);

/// A time in JSON or TOML.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Time(toml::value::Datetime),
    Text(String),
}

impl From<Written> for Instant {
    fn from(written: Written) -> Self {
        match written {
            Written::Time(time) => Self(seconds(&time.to_string())),
            Written::Text(text) => Self(seconds(&text)),
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct RecordData {
    pub(crate) id: String,
    pub(crate) created: Instant,
    pub(crate) parties: Vec<RecordParty>,
    pub(crate) powers: Option<Powers>,
    #[serde(default)]
    pub(crate) relations: Vec<Relation>,
    pub(crate) signing: Signing,
    pub(crate) term: Option<Term>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct RecordParty {
    pub(crate) id: String,
    pub(crate) keys: Option<BTreeSet<String>>,
    pub(crate) quorum: Option<usize>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Powers {
    pub(crate) from: Option<Instant>,
    pub(crate) instrument: Option<RecordRef>,
    pub(crate) intents: BTreeSet<String>,
    pub(crate) keys: BTreeSet<String>,
    pub(crate) until: Option<Instant>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Relation {
    /// None if it is on paper.
    pub(crate) record: Option<RecordRef>,
    pub(crate) relation: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Signing {
    pub(crate) approval: Option<String>,
    #[serde(default)]
    pub(crate) authority: BTreeSet<String>,
    pub(crate) initialling: Option<String>,
    pub(crate) order: Order,
    pub(crate) suite: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Order {
    Any(Any),
    Listed(Vec<String>),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Any {
    Any,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Term {
    pub(crate) entry: Option<Entry>,
    pub(crate) expires: Option<Instant>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Entry {
    On { on: Instant },
    By(String),
}

impl RecordData {
    /// Whether an act with that intent is a signature of this record.
    pub(crate) fn is_signature(&self, intent: &str) -> bool {
        matches!(intent, "sign" | "sign-ad-referendum")
            || intent == "initial" && self.signing.initialling.as_deref() == Some("signature")
    }

    pub(crate) fn wants_pairs(&self) -> bool {
        self.signing.suite.as_deref() == Some("hybrid")
    }

    pub(crate) fn wants_approval(&self) -> bool {
        self.signing.approval.as_deref() == Some("required")
    }

    fn entry(&self) -> Option<&Entry> {
        self.term.as_ref().and_then(|term| term.entry.as_ref())
    }

    pub(crate) fn enters_by_confirmation(&self) -> bool {
        matches!(self.entry(), Some(Entry::By(word)) if word == "confirmation")
    }

    /// The time before which the instrument does not enter into effect.
    pub(crate) fn enters_on(&self) -> Option<i64> {
        match self.entry() {
            Some(Entry::On { on }) => Some(on.0),
            _ => None,
        }
    }

    pub(crate) fn expires(&self) -> Option<i64> {
        self.term.as_ref().and_then(|term| term.expires).map(|expires| expires.0)
    }

    pub(crate) fn has_party(&self, id: &str) -> bool {
        self.parties.iter().any(|party| party.id == id)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EnvelopeData {
    payload: String,
    payload_type: String,
    signatures: Vec<SignatureData>,
}

#[derive(Deserialize)]
struct SignatureData {
    keyid: String,
    sig: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ActData {
    pub(crate) authority: Option<RecordRef>,
    pub(crate) intent: String,
    pub(crate) keys: Vec<String>,
    pub(crate) of: Option<String>,
    pub(crate) party: String,
    pub(crate) record: RecordRef,
    pub(crate) seen: BTreeSet<String>,
    pub(crate) signed_at: Instant,
    #[serde(default)]
    pub(crate) statements: Vec<StatementData>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct StatementData {
    pub(crate) kind: String,
}

impl ActData {
    /// The key of the act in the sense of Q2: its one key, or its pair.
    pub(crate) fn key(&self) -> Cow<'_, str> {
        key_of(&self.keys)
    }

    pub(crate) fn time(&self) -> i64 {
        self.signed_at.0
    }

    pub(crate) fn reservations(&self) -> usize {
        self.statements.iter().filter(|it| it.kind == "reservation").count()
    }
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct RecordRef {
    pub(crate) id: String,
    pub(crate) sha256: String,
}

/// The id of a key, or of a pair, given the ids of its keys (Q2).
pub(crate) fn key_of(ids: &[String]) -> Cow<'_, str> {
    match ids {
        [one] => Cow::Borrowed(one),
        ids => {
            let mut ids = ids.to_vec();
            ids.sort();
            Cow::Owned(sha256(ids.concat().as_bytes()))
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct RosterData {
    #[serde(rename = "hybridFrom")]
    pub(crate) hybrid_from: Option<Instant>,
    #[serde(default)]
    pub(crate) party: Vec<RosterParty>,
    #[serde(default)]
    pub(crate) received: Vec<Received>,
    #[serde(default)]
    pub(crate) time: TimeData,
    /// Where each key or pair stands: party, holder and key, by its id.
    #[serde(skip)]
    pub(crate) places: BTreeMap<String, (usize, usize, usize)>,
    /// The same of the halves of pairs.
    #[serde(skip)]
    pub(crate) halves: BTreeMap<String, (usize, usize, usize)>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct RosterParty {
    pub(crate) id: String,
    pub(crate) quorum: Option<Quorum>,
    #[serde(rename = "hybridFrom")]
    pub(crate) hybrid_from: Option<Instant>,
    #[serde(default)]
    pub(crate) holder: Vec<Holder>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Quorum {
    Always(usize),
    Dated(Vec<Dated>),
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Dated {
    pub(crate) from: Option<Instant>,
    pub(crate) holders: usize,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Holder {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) specimen: bool,
    pub(crate) keys: Vec<RosterKey>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct RosterKey {
    pub(crate) public: Public,
    pub(crate) from: Option<Instant>,
    pub(crate) until: Option<Instant>,
    pub(crate) windows: Option<Vec<Window>>,
    pub(crate) scope: Option<Vec<String>>,
    pub(crate) revoked: Option<Revoked>,
}

/// A key, or the keys of a pair.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Public {
    One(String),
    All(Vec<String>),
}

impl Public {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::All(all) => all,
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Window {
    pub(crate) from: Option<Instant>,
    pub(crate) until: Option<Instant>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Revoked {
    pub(crate) since: Option<Instant>,
    pub(crate) reason: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Received {
    pub(crate) on: Instant,
    pub(crate) envelopes: Vec<String>,
}

impl RosterData {
    pub(crate) fn parse(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let roster: Self = toml::from_str(text).expect("a roster");
        roster.placed(|public| sha256(&STANDARD.decode(public).expect("base64")))
    }

    /// With the place of each key, by its id.
    pub(crate) fn placed(mut self, id: impl Fn(&str) -> String) -> Self {
        let roster = &mut self;
        for (p, party) in roster.party.iter().enumerate() {
            for (h, holder) in party.holder.iter().enumerate() {
                for (k, key) in holder.keys.iter().enumerate() {
                    let ids: Vec<String> = key.public.all().iter().map(|it| id(it)).collect();
                    let mut before = roster.places.insert(key_of(&ids).into_owned(), (p, h, k));
                    for half in ids.into_iter().filter(|_| key.public.all().len() > 1) {
                        before = before.or(roster.places.get(&half).copied());
                        before = before.or(roster.halves.insert(half, (p, h, k)));
                    }
                    assert!(before.is_none(), "a roster was read in which a key stands twice");
                }
            }
        }
        self
    }

    /// Whose key or pair it is.
    pub(crate) fn owner(&self, id: &str) -> Option<(&RosterParty, &Holder, &RosterKey)> {
        self.at(*self.places.get(id)?)
    }

    /// Who holds a key, alone or as a half of a pair.
    pub(crate) fn holder_of_any(&self, id: &str) -> Option<&Holder> {
        let place = self.places.get(id).or(self.halves.get(id))?;
        self.at(*place).map(|(_, holder, _)| holder)
    }

    fn at(
        &self,
        (party, holder, key): (usize, usize, usize),
    ) -> Option<(&RosterParty, &Holder, &RosterKey)> {
        let party = &self.party[party];
        Some((party, &party.holder[holder], &party.holder[holder].keys[key]))
    }
}

/// A record and the acts about it.
#[derive(Clone, Debug)]
pub(crate) struct Instrument {
    pub(crate) record: RecordData,
    /// The record's digest.
    pub(crate) digest: String,
    /// Each act once, with the digests of its envelopes; every one of them soundly signed.
    pub(crate) acts: BTreeMap<String, (ActData, Vec<String>)>,
    /// What became of each entry of evidence.
    pub(crate) evidence: Vec<EvidenceAnswer>,
    /// The times at which evidence proves that envelopes existed, by their digests.
    pub(crate) proven: BTreeMap<String, Vec<i64>>,
}

impl Instrument {
    pub(crate) fn read(bundle: &[u8], roster: &RosterData, at: i64) -> Self {
        let bundle: BundleData<'_> = serde_json::from_slice(bundle).expect("a bundle");
        let record: RecordData = serde_json::from_str(bundle.record.get()).expect("a record");
        let digest = sha256(bundle.record.get().as_bytes());
        let mut acts: BTreeMap<String, (ActData, Vec<String>)> = BTreeMap::new();
        for envelope in &bundle.acts {
            let (id, act) = open(envelope.get(), &record, &digest, roster);
            let envelopes = &mut acts.entry(id).or_insert((act, Vec::new())).1;
            envelopes.push(sha256(envelope.get().as_bytes()));
        }
        let envelopes: BTreeMap<String, String> = (bundle.acts.iter())
            .map(|envelope| (sha256(envelope.get().as_bytes()), envelope.get().to_owned()))
            .collect();
        let (evidence, proven) = evidence::judge(&bundle.evidence, &envelopes, &roster.time, at);
        Self { record, digest, acts, evidence, proven }
    }
}

/// The act in an envelope. Rules B7 to B11, of those whose key the roster has; the key is the
/// roster's, not the bundle's.
fn open(json: &str, record: &RecordData, digest: &str, roster: &RosterData) -> (String, ActData) {
    let envelope: EnvelopeData = serde_json::from_str(json).expect("an envelope");
    let payload = STANDARD.decode(&envelope.payload).expect("base64");
    let act: ActData = serde_json::from_slice(&payload).expect("an act");
    assert_eq!(envelope.payload_type, write::ACT_TYPE);
    assert_eq!(act.record.sha256, digest, "an act about another record");
    assert_eq!(act.record.id, record.id, "an act about another record");
    assert!(record.has_party(&act.party), "no party of the record");
    assert!(matches!(act.keys.len(), 1 | 2), "one key, or a pair");
    let by = envelope.signatures.iter().map(|signature| &signature.keyid);
    assert!(by.eq(&act.keys), "other keys than the act names");
    if let Some((_, _, key)) = roster.owner(&act.key()) {
        let keys: BTreeMap<String, Vec<u8>> = (key.public.all().iter())
            .map(|public| STANDARD.decode(public).expect("base64"))
            .map(|spki| (sha256(&spki), spki))
            .collect();
        let input = write::signing_input(&payload);
        for SignatureData { keyid, sig } in &envelope.signatures {
            let sig = STANDARD.decode(sig).expect("base64");
            let good = is_good(&keys[keyid], &input, &sig);
            assert!(good, "a bundle was read with a signature that is not good");
        }
    }
    (sha256(&payload), act)
}

/// Whether a key, as SubjectPublicKeyInfo, made a signature (K5, K14).
fn is_good(spki: &[u8], input: &[u8], sig: &[u8]) -> bool {
    if spki.len() == 44 {
        let key = VerifyingKey::from_bytes(spki[12..].try_into().expect("44 bytes"));
        let sig = Signature::from_slice(sig).expect("64 bytes");
        return key.expect("a key").verify_strict(input, &sig).is_ok();
    }
    let key = ml_dsa_87::PublicKey::try_from_bytes(spki[22..].try_into().expect("2,614 bytes"));
    key.expect("a key").verify(input, sig.try_into().expect("4,627 bytes"), b"")
}
