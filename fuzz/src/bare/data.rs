//! Bundles and rosters as bare data.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::seconds;
use crate::{sha256, write};

#[derive(Deserialize)]
struct BundleData<'a> {
    #[serde(borrow)]
    acts: Vec<&'a RawValue>,
    #[serde(borrow)]
    record: &'a RawValue,
}

#[derive(Deserialize)]
pub(super) struct RecordData {
    pub(super) id: String,
    pub(super) created: String,
    pub(super) parties: Vec<RecordParty>,
    pub(super) powers: Option<Powers>,
    pub(super) signing: Signing,
    pub(super) term: Option<Term>,
}

#[derive(Deserialize)]
pub(super) struct RecordParty {
    pub(super) id: String,
    pub(super) keys: Option<BTreeSet<String>>,
    pub(super) quorum: Option<usize>,
}

#[derive(Deserialize)]
pub(super) struct Powers {
    pub(super) from: Option<String>,
    pub(super) instrument: Option<RecordRef>,
    pub(super) intents: BTreeSet<String>,
    pub(super) keys: BTreeSet<String>,
    pub(super) until: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Signing {
    pub(super) approval: Option<String>,
    #[serde(default)]
    pub(super) authority: BTreeSet<String>,
    pub(super) initialling: Option<String>,
    pub(super) order: Value,
}

#[derive(Deserialize)]
pub(super) struct Term {
    entry: Option<Value>,
}

impl RecordData {
    /// Whether an act with that intent is a signature of this record.
    pub(super) fn is_signature(&self, intent: &str) -> bool {
        matches!(intent, "sign" | "sign-ad-referendum")
            || intent == "initial" && self.signing.initialling.as_deref() == Some("signature")
    }

    pub(super) fn wants_approval(&self) -> bool {
        self.signing.approval.as_deref() == Some("required")
    }

    pub(super) fn enters_by_confirmation(&self) -> bool {
        let entry = self.term.as_ref().and_then(|term| term.entry.as_ref());
        entry.and_then(Value::as_str) == Some("confirmation")
    }

    pub(super) fn has_party(&self, id: &str) -> bool {
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

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ActData {
    pub(super) authority: Option<RecordRef>,
    pub(super) intent: String,
    pub(super) keys: Vec<String>,
    pub(super) of: Option<String>,
    pub(super) party: String,
    record: RecordRef,
    pub(super) seen: BTreeSet<String>,
    signed_at: String,
    #[serde(default)]
    statements: Vec<StatementData>,
}

#[derive(Deserialize)]
struct StatementData {
    kind: String,
}

impl ActData {
    pub(super) fn time(&self) -> i64 {
        seconds(&self.signed_at)
    }

    pub(super) fn reservations(&self) -> usize {
        self.statements.iter().filter(|it| it.kind == "reservation").count()
    }
}

#[derive(Deserialize)]
pub(super) struct RecordRef {
    pub(super) id: String,
    pub(super) sha256: String,
}

#[derive(Deserialize)]
pub(super) struct RosterData {
    #[serde(default)]
    pub(super) party: Vec<RosterParty>,
    #[serde(default)]
    pub(super) received: Vec<Received>,
    /// Where each key stands: party, holder and key, by its id.
    #[serde(skip)]
    places: BTreeMap<String, (usize, usize, usize)>,
}

#[derive(Deserialize)]
pub(super) struct RosterParty {
    pub(super) id: String,
    pub(super) quorum: Option<Quorum>,
    #[serde(default)]
    pub(super) holder: Vec<Holder>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Quorum {
    Always(usize),
    Dated(Vec<Dated>),
}

#[derive(Deserialize)]
pub(super) struct Dated {
    pub(super) from: Option<Written>,
    pub(super) holders: usize,
}

#[derive(Deserialize)]
pub(super) struct Holder {
    pub(super) id: String,
    #[serde(default)]
    pub(super) specimen: bool,
    keys: Vec<RosterKey>,
}

#[derive(Deserialize)]
pub(super) struct RosterKey {
    public: String,
    pub(super) from: Option<Written>,
    pub(super) until: Option<Written>,
    pub(super) windows: Option<Vec<Window>>,
    pub(super) scope: Option<Vec<String>>,
    pub(super) revoked: Option<Revoked>,
}

#[derive(Deserialize)]
pub(super) struct Window {
    pub(super) from: Option<Written>,
    pub(super) until: Option<Written>,
}

#[derive(Deserialize)]
pub(super) struct Revoked {
    pub(super) since: Option<Written>,
    pub(super) reason: String,
}

#[derive(Deserialize)]
pub(super) struct Received {
    pub(super) on: Written,
    pub(super) envelopes: Vec<String>,
}

/// A time in TOML.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Written {
    Time(toml::value::Datetime),
    Text(String),
}

impl Written {
    pub(super) fn seconds(&self) -> i64 {
        match self {
            Self::Time(time) => seconds(&time.to_string()),
            Self::Text(text) => seconds(text),
        }
    }
}

impl RosterData {
    pub(super) fn parse(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut roster: Self = toml::from_str(text).expect("a roster");
        for (p, party) in roster.party.iter().enumerate() {
            for (h, holder) in party.holder.iter().enumerate() {
                for (k, key) in holder.keys.iter().enumerate() {
                    let id = sha256(&STANDARD.decode(&key.public).expect("base64"));
                    let before = roster.places.insert(id, (p, h, k));
                    assert!(before.is_none(), "a roster was read in which a key stands twice");
                }
            }
        }
        roster
    }

    /// Whose key it is.
    pub(super) fn owner(&self, id: &str) -> Option<(&RosterParty, &Holder, &RosterKey)> {
        let (party, holder, key) = *self.places.get(id)?;
        let party = &self.party[party];
        Some((party, &party.holder[holder], &party.holder[holder].keys[key]))
    }
}

/// A record and the acts about it.
pub(super) struct Instrument {
    pub(super) record: RecordData,
    /// The record's digest.
    pub(super) digest: String,
    /// Each act once, with the digests of its envelopes; every one of them soundly signed.
    pub(super) acts: BTreeMap<String, (ActData, Vec<String>)>,
}

impl Instrument {
    pub(super) fn read(bundle: &[u8], roster: &RosterData) -> Self {
        let bundle: BundleData<'_> = serde_json::from_slice(bundle).expect("a bundle");
        let record: RecordData = serde_json::from_str(bundle.record.get()).expect("a record");
        let digest = sha256(bundle.record.get().as_bytes());
        let mut acts: BTreeMap<String, (ActData, Vec<String>)> = BTreeMap::new();
        for envelope in &bundle.acts {
            let (id, act) = open(envelope.get(), &record, &digest, roster);
            let envelopes = &mut acts.entry(id).or_insert((act, Vec::new())).1;
            envelopes.push(sha256(envelope.get().as_bytes()));
        }
        Self { record, digest, acts }
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
    let [signature] = &envelope.signatures[..] else { panic!("one signature") };
    assert_eq!(act.keys, std::slice::from_ref(&signature.keyid), "other keys than the act names");
    if let Some((_, _, key)) = roster.owner(&signature.keyid) {
        let spki = STANDARD.decode(&key.public).expect("base64");
        let key = VerifyingKey::from_bytes(spki[12..].try_into().expect("44 bytes"));
        let sig = STANDARD.decode(&signature.sig).expect("base64");
        let sig = Signature::from_slice(&sig).expect("64 bytes");
        let good = key.expect("a key").verify_strict(&write::signing_input(&payload), &sig);
        assert!(good.is_ok(), "a bundle was read with a signature that is not good");
    }
    (sha256(&payload), act)
}
