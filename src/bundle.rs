//! The bundle: a record and its envelopes, which are checked when it is made.
//!
//! In every [`Bundle`], each act is about the record and for one of its parties. Every key that the act names
//! has signed it (step 1 of the judgement). A bundle does not say whose keys those are: **a key from a bundle
//! is never trusted**.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::act::{ACT_TYPE, Act, ActContent, Intent};
use crate::canon::{self, Cursor, Flaw, Read, Writer, canonical};
use crate::envelope::Envelope;
use crate::evidence::{Entry, MAX_EVIDENCE};
use crate::fault::{Fault, FaultKind, Listed, Place, Type};
use crate::format::{self, Claim, Format};
use crate::id::{ActId, Digest, EnvelopeDigest, EvidenceDigest, KeyId};
use crate::keys::{KeySet, PublicKey, SecretKey, Signature, SignatureChecks, Signs, Suite};
use crate::locale::Locale;
use crate::messages::{And, Localized, fault_words};
use crate::record::{Approval, Difference, Party, Record, SuiteDemand};

/// The maximum number of envelopes in a bundle. It prevents a bundle that takes minutes to verify.
pub const MAX_ENVELOPES: usize = 512;

/// The maximum number of keys in a bundle: each envelope can have those of another pair.
pub const MAX_KEYS: usize = 2 * MAX_ENVELOPES;

/// A record with the signed acts about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    record: Record,
    /// In bundle order. Copies of a bundle share them.
    acts: Vec<Arc<SignedAct>>,
    /// Evidence of the time of envelopes, sorted by id.
    evidence: Vec<Arc<Entry>>,
    /// Exactly the keys that the acts name, sorted by id.
    keys: Vec<PublicKey>,
}

/// An act with an envelope whose signatures are valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedAct {
    act: Act,
    envelope: Envelope,
}

impl SignedAct {
    /// The act.
    pub fn act(&self) -> &Act {
        &self.act
    }

    /// The envelope as it was read.
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The order of envelopes in a bundle: by act, then by digest. The digests are needed only for envelopes
    /// of the same act.
    fn order(&self, other: &Self) -> Ordering {
        let acts = self.act.id().cmp(&other.act.id());
        acts.then_with(|| self.envelope.digest().cmp(&other.envelope.digest()))
    }
}

impl Bundle {
    /// A bundle of a record that no one has signed.
    pub fn new(record: Record) -> Self {
        Self { record, acts: Vec::new(), evidence: Vec::new(), keys: Vec::new() }
    }

    /// Reads a bundle. The bytes must be exactly its canonical form, at most 16 MiB, and the bundle must be
    /// sound.
    ///
    /// # Errors
    ///
    /// The first [`Fault`] with its place: the bytes are not canonical JSON (rules C of docs/format.md) or
    /// not a bundle (rules R, A, E, B), or an act is wrong or a signature is invalid (rules B7-B12).
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        Self::read_with_known_keys(bytes, |_| None)
    }

    /// Reads a bundle as [`read`](Self::read) does, but takes keys that the caller has already checked. To
    /// check a key takes longer than to verify a signature, and a verifier meets the keys of a roster often.
    ///
    /// `known` returns the key with a given id, as [`Roster::key`](crate::roster::Roster::key) does. A key
    /// that it does not know is checked here. `known` changes only the time that this takes, not the result.
    /// comes of it.
    ///
    /// # Errors
    ///
    /// The errors of [`read`](Self::read).
    pub fn read_with_known_keys<'k>(
        bytes: &[u8],
        known: impl Fn(&KeyId) -> Option<&'k PublicKey>,
    ) -> Result<Self, Fault> {
        let parts = Format::Bundle.read(bytes, |cursor| read_parts(cursor, known))?;
        let keys: BTreeMap<KeyId, PublicKey> =
            parts.keys.into_iter().map(|key| (key.id(), key)).collect();
        check_all(&parts.record, &keys, &parts.acts)?;
        let used: BTreeSet<KeyId> =
            parts.acts.iter().flat_map(|signed| signed.envelope.key_ids()).collect();
        if let Some(index) = keys.keys().position(|key| !used.contains(key)) {
            let key = keys.keys().nth(index).expect("its position was found").to_string();
            let place = Place::Pointer(format!("/keys/{index}"));
            return Err(Fault { place, kind: FaultKind::UnusedKey { key } });
        }
        let acts = parts.acts.into_iter().map(Arc::new).collect();
        let evidence = parts.evidence.into_iter().map(Arc::new).collect();
        Ok(Self { record: parts.record, acts, evidence, keys: keys.into_values().collect() })
    }

    /// The canonical bytes, as in a bundle file.
    pub fn to_bytes(&self) -> Vec<u8> {
        Writer::object_bytes(|members| {
            members.member("acts").array(self.acts(), |writer, signed| {
                writer.canonical(&signed.envelope.to_bytes());
            });
            if !self.evidence.is_empty() {
                members.member("evidence").array(&self.evidence, |writer, entry| {
                    writer.canonical(entry.to_bytes());
                });
            }
            members.member("format").string(Format::Bundle.name());
            members.member("keys").array(&self.keys, |writer, key| {
                writer.string(&key.to_base64());
            });
            members.member("record").canonical(self.record.bytes());
        })
    }

    /// The record.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The signed acts, sorted by act id. An act with several envelopes occurs several times.
    pub fn acts(&self) -> impl Iterator<Item = &SignedAct> {
        self.acts.iter().map(|signed| &**signed)
    }

    /// The evidence of the time of envelopes, sorted by id. **Not trusted**: only a roster says which authorities and
    /// logs count.
    pub fn evidence(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.evidence.iter().map(|entry| &**entry)
    }

    /// Whether it has the entry of evidence with this id.
    pub fn has_evidence(&self, id: &EvidenceDigest) -> bool {
        self.evidence.binary_search_by_key(id, |entry| entry.id()).is_ok()
    }

    /// Adds an entry of evidence, unless it is there already.
    ///
    /// # Errors
    ///
    /// The entry is faulty, or it is one more than a bundle can hold.
    pub fn add_evidence(&mut self, entry: Entry) -> Result<(), Fault> {
        if let Some(fault) = entry.fault() {
            return Err(Fault::whole(fault.kind()));
        }
        let mut with = self.clone();
        if let Err(at) = with.evidence.binary_search_by_key(&entry.id(), |entry| entry.id()) {
            with.evidence.insert(at, Arc::new(entry));
        }
        with.check_limits()?;
        *self = with;
        Ok(())
    }

    /// The public keys that the acts name. **Not trusted**: only a roster says whose keys they are.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        self.keys.iter()
    }

    /// The sets of keys that signed acts: each once, sorted by id. **Not trusted**, as [`keys`](Self::keys).
    pub fn key_sets(&self) -> Vec<KeySet> {
        let keys: BTreeMap<KeyId, &PublicKey> = self.keys().map(|key| (key.id(), key)).collect();
        let mut sets: BTreeMap<KeyId, KeySet> = BTreeMap::new();
        for content in self.acts().map(|signed| signed.act.content()) {
            sets.entry(content.key_set()).or_insert_with(|| {
                let mut own = content.keys.iter().map(|id| keys[id].clone());
                let first = own.next().expect("an act has a key");
                KeySet::of(first, own.next()).expect("it was checked")
            });
        }
        sets.into_values().collect()
    }

    /// The number of envelopes.
    pub fn len(&self) -> usize {
        self.acts.len()
    }

    /// Whether no one has signed.
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty()
    }

    /// Whether the acts claim that every party has signed: each party has as many signatures as the record demands, and
    /// none of them is taken back or waits for anything. For a caller without a roster, so in doubt the answer is no.
    /// Only [`verify`](crate::verify::verify) says whether it is so.
    pub fn claims_all_signatures(&self) -> bool {
        self.record.content().parties.iter().all(|party| self.claims_signatures_of(party))
    }

    fn claims_signatures_of(&self, party: &Party) -> bool {
        let terms = &self.record.content().terms;
        let acts = || self.acts().map(|signed| (signed.act.id(), signed.act.content()));
        let own = || acts().filter(|(_, act)| act.party == party.id);
        // Whoever points at it: without a roster, anyone may be its signatory or of its party.
        let is_pointed_at = |id: ActId, intent: Intent| {
            acts().any(|(_, act)| act.intent == intent && act.of == Some(id))
        };
        let stands = |id: ActId| !is_pointed_at(id, Intent::Withdraw);
        let is_confirmed = |id: ActId| {
            let confirms = |act: &ActContent| act.intent == Intent::Confirm && act.of == Some(id);
            own().any(|(confirmation, act)| confirms(act) && stands(confirmation))
        };
        let is_designated = |act: &ActContent| {
            party.keys.as_ref().is_none_or(|keys| keys.contains(&act.key_set()))
                && (terms.suite == SuiteDemand::Any || act.is_hybrid())
        };
        let signs = |id: ActId, act: &ActContent| {
            let is_definitive = act.intent != Intent::SignAdReferendum || is_confirmed(id);
            terms.is_signature(act.intent) && is_definitive && is_designated(act) && stands(id)
        };
        let signed = own().filter(|(id, act)| signs(*id, act));
        let signed: BTreeSet<KeyId> = signed.map(|(_, act)| act.key_set()).collect();
        let approves =
            |(id, act): (ActId, &ActContent)| act.intent == Intent::Approve && stands(id);
        let is_approved = terms.approval == Approval::NotNeeded || own().any(approves);
        let has_declined = own().any(|(_, act)| act.intent == Intent::Decline);
        // The instrument that gives authority is not here.
        let is_authorised = !terms.authority.contains(&party.id);
        let is_enough = signed.len() >= party.quorum.unwrap_or(1) as usize;
        is_enough && is_approved && is_authorised && !has_declined
    }

    /// The act with this id.
    pub fn act(&self, id: &ActId) -> Option<&Act> {
        let from = self.acts.partition_point(|signed| signed.act.id() < *id);
        let signed = self.acts.get(from)?;
        (signed.act.id() == *id).then_some(&signed.act)
    }

    /// Signs `act` with a key, or with both keys of a pair, and adds it.
    ///
    /// # Errors
    ///
    /// The reasons for which the bundle would become unsound: the act is about another record, for a party
    /// that the record does not have, or names other keys. Also one act more than a bundle can hold.
    pub fn sign(&mut self, act: Act, keys: &impl Signs) -> Result<ActId, Fault> {
        let public = keys.key_set().map_err(Fault::whole)?;
        let signatures = keys.signatures(&act.signing_input());
        self.add(act, &public, signatures)
    }

    /// Adds an act that a set of keys signed elsewhere, such as in an agent or a token. Each signature has the id of
    /// its key.
    ///
    /// # Errors
    ///
    /// [`FaultKind::BadSignature`] if a signature is not a valid signature of its key over
    /// [`Act::signing_input`], by the strict rules. [`FaultKind::HalfMissing`] if only one key of a pair signed. Also
    /// the errors of [`sign`](Self::sign).
    pub fn add(
        &mut self,
        act: Act,
        keys: &KeySet,
        signatures: impl IntoIterator<Item = (KeyId, Signature)>,
    ) -> Result<ActId, Fault> {
        let id = act.id();
        *self = self.with(act, keys, signatures, check)?;
        Ok(id)
    }

    /// Whether [`add`](Self::add) would accept an act after each of `keys` has signed it.
    ///
    /// # Errors
    ///
    /// The errors of [`add`](Self::add), except those about signatures, which do not exist yet.
    pub fn would_take(&self, act: &Act, keys: &KeySet) -> Result<(), Fault> {
        self.supposing(act, keys).map(drop)
    }

    /// The bundle with an act that no one has signed yet. It is **not sound**: the caller must use it only to find the
    /// outcome of that act.
    ///
    /// # Errors
    ///
    /// The errors of [`would_take`](Self::would_take).
    pub(crate) fn supposing(&self, act: &Act, keys: &KeySet) -> Result<Self, Fault> {
        let signatures = keys.keys().map(|key| (key.id(), Signature::placeholder(key.method())));
        self.with(act.clone(), keys, signatures, check_names)
    }

    /// The bundle with one more act, by one set of keys, within the limits.
    fn with(
        &self,
        act: Act,
        keys: &KeySet,
        signatures: impl IntoIterator<Item = (KeyId, Signature)>,
        check: Check,
    ) -> Result<Self, Fault> {
        let envelope = Envelope::signed(ACT_TYPE, act.shared_bytes(), signatures);
        let signed = SignedAct { act, envelope };
        let keys: BTreeMap<KeyId, PublicKey> =
            keys.keys().map(|key| (key.id(), key.clone())).collect();
        check(&self.record, &keys, &signed)
            .map_err(|(place, kind)| Fault { place: Place::Pointer(place), kind })?;
        let mut with = self.clone();
        with.extend([Arc::new(signed)], keys.into_values());
        with.check_limits()?;
        Ok(with)
    }

    /// The acts of both bundles: the set union of their envelopes. The evidence is the set union, too, without faulty
    /// entries. The operation is commutative, associative and idempotent, as long as no entry is faulty or has no room.
    ///
    /// # Errors
    ///
    /// [`MergeError::OtherRecord`] and [`MergeError::Limit`].
    pub fn merge(self, other: Self) -> Result<Self, MergeError> {
        Ok(self.merge_preferring(other, |_| false)?.bundle)
    }

    /// The same, for a caller that knows some entries of evidence. If there is no room for all, those that are about an
    /// act of the bundle and `is_known` stay first, then those of this bundle. Evidence never keeps out an act.
    ///
    /// # Errors
    ///
    /// The errors of [`merge`](Self::merge).
    pub fn merge_preferring(
        mut self,
        other: Self,
        is_known: impl Fn(&Entry) -> bool,
    ) -> Result<Merged, MergeError> {
        if self.record != other.record {
            let differences = self.record.content().differences(other.record.content());
            let (first, second) = (self.record.digest(), other.record.digest());
            return Err(MergeError::OtherRecord { first, second, differences });
        }
        self.extend(other.acts, other.keys);
        let own = std::mem::take(&mut self.evidence);
        self.check_limits().map_err(MergeError::Limit)?;
        let left_out = self.join_evidence(own, other.evidence, is_known);
        Ok(Merged { bundle: self, left_out })
    }

    /// Takes entries that are not faulty, as long as there is room. Returns the others, with the reasons.
    fn join_evidence(
        &mut self,
        own: Vec<Arc<Entry>>,
        others: Vec<Arc<Entry>>,
        is_known: impl Fn(&Entry) -> bool,
    ) -> Vec<(EvidenceDigest, Fault)> {
        let mut all: BTreeMap<EvidenceDigest, (bool, Arc<Entry>)> =
            others.into_iter().map(|entry| (entry.id(), (true, entry))).collect();
        all.extend(own.into_iter().map(|entry| (entry.id(), (false, entry))));
        let mut left_out = Vec::new();
        let mut leave_out = |id, kind| left_out.push((id, Fault::whole(kind)));
        all.retain(|id, (_, entry)| match entry.fault() {
            Some(fault) => {
                leave_out(*id, fault.kind());
                false
            }
            None => true,
        });
        let mut all: Vec<(bool, Arc<Entry>)> = all.into_values().collect();
        let (mut size, limit) = (self.size(), Format::Bundle.max_size());
        let needed: usize = all.iter().map(|(_, entry)| size_of_entry(entry)).sum();
        if all.len() > MAX_EVIDENCE || size + needed > limit {
            let there: BTreeSet<EnvelopeDigest> =
                self.acts().map(|signed| signed.envelope().digest()).collect();
            let counts = |entry: &Entry| {
                is_known(entry) && entry.subjects().envelopes().iter().any(|it| there.contains(it))
            };
            all.sort_by_cached_key(|(is_other, entry)| (!counts(entry), *is_other, entry.id()));
        }
        for (_, entry) in all {
            let with = size + size_of_entry(&entry);
            if self.evidence.len() == MAX_EVIDENCE {
                leave_out(entry.id(), too_much_evidence());
            } else if with > limit {
                leave_out(entry.id(), Format::Bundle.too_large().kind);
            } else {
                size = with;
                self.evidence.push(entry);
            }
        }
        self.evidence.sort_by_key(|entry| entry.id());
        left_out
    }

    /// The record in a bundle, without a look at the rest: for a caller that prepares a judgement, such as one that looks
    /// for the texts. The bundle may be unsound.
    ///
    /// # Errors
    ///
    /// The [`Fault`] for which there is no record: not JSON, no member `record`, too large, or a fault of the record.
    pub fn record_in(bytes: &[u8]) -> Result<Record, Fault> {
        #[derive(Deserialize)]
        struct Wrapped<'a> {
            #[serde(borrow)]
            record: &'a RawValue,
        }
        Format::Bundle.check_size(bytes.len())?;
        let not_a_bundle = FaultKind::WrongType { expected: Type::Bundle, found: Type::Other };
        let wrapped: Wrapped<'_> =
            serde_json::from_slice(bytes).map_err(|_| Fault::whole(not_a_bundle))?;
        Record::read(wrapped.record.get().as_bytes()).map_err(|fault| Fault {
            place: Place::Pointer(format!("/record{}", fault.place)),
            kind: fault.kind,
        })
    }

    /// Recovers the sound part of a spoiled bundle: the record, and each envelope that is valid by itself. A
    /// byte-order mark at the beginning is ignored.
    ///
    /// # Errors
    ///
    /// The [`Fault`] for which nothing can be recovered: not I-JSON, no record, or too large.
    pub fn salvage(bytes: &[u8]) -> Result<Salvaged, Fault> {
        #[derive(Deserialize)]
        struct Spoiled<'a> {
            #[serde(borrow, default)]
            acts: Vec<&'a RawValue>,
            #[serde(borrow, default)]
            evidence: Vec<&'a RawValue>,
            #[serde(borrow, default)]
            keys: Vec<&'a RawValue>,
            #[serde(borrow)]
            record: &'a RawValue,
        }
        Format::Bundle.check_size(bytes.len())?;
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let json = canonical(bytes)?;
        match format::claim(bytes) {
            Claim::Known(Format::Bundle) | Claim::Other => {}
            Claim::Known(other) => return Err(Format::Bundle.not(other.name())),
            Claim::Unknown(name) => return Err(Format::Bundle.not(&name)),
        }
        let not_a_bundle = FaultKind::WrongType { expected: Type::Bundle, found: Type::Other };
        let spoiled: Spoiled<'_> =
            serde_json::from_slice(&json).map_err(|_| Fault::whole(not_a_bundle))?;
        let lists =
            [(Listed::Act, &spoiled.acts, MAX_ENVELOPES), (Listed::Key, &spoiled.keys, MAX_KEYS)];
        for (what, list, limit) in lists {
            if list.len() > limit {
                return Err(Fault::whole(FaultKind::TooMany { what, limit }));
            }
        }
        let within = |place: &str, fault: Fault| Fault {
            place: Place::Pointer(format!("{place}{}", fault.place)),
            kind: fault.kind,
        };
        let record = Record::read(spoiled.record.get().as_bytes());
        let mut bundle = Self::new(record.map_err(|fault| within("/record", fault))?);

        let mut dropped = Vec::new();
        let mut keys = BTreeMap::new();
        for (index, key) in spoiled.keys.iter().enumerate() {
            match canon::read(key.get().as_bytes(), |cursor| read_key(cursor, |_| None)) {
                Ok(key) => drop(keys.insert(key.id(), key)),
                Err(fault) => dropped.push(within(&format!("/keys/{index}"), fault)),
            }
        }
        let (mut acts, mut used) = (Vec::new(), BTreeSet::new());
        for (index, act) in spoiled.acts.iter().enumerate() {
            let signed = canon::read(act.get().as_bytes(), read_signed_act);
            let checked = signed.and_then(|signed| {
                check(&bundle.record, &keys, &signed)
                    .map_err(|(place, kind)| Fault { place: Place::Pointer(place), kind })?;
                Ok(signed)
            });
            match checked {
                Ok(signed) => {
                    used.extend(signed.envelope.key_ids());
                    acts.push(Arc::new(signed));
                }
                Err(fault) => dropped.push(within(&format!("/acts/{index}"), fault)),
            }
        }
        bundle.extend(acts, used.into_iter().filter_map(|id: KeyId| keys.remove(&id)));
        for (index, entry) in spoiled.evidence.iter().enumerate() {
            // Entries beyond the limit are not even read: to verify their signatures takes time.
            let entry = match index < MAX_EVIDENCE {
                true => canon::read(entry.get().as_bytes(), Entry::read_within),
                false => Err(Fault::whole(too_much_evidence())),
            };
            if let Err(fault) = entry.and_then(|entry| bundle.add_evidence(entry)) {
                dropped.push(within(&format!("/evidence/{index}"), fault));
            }
        }
        bundle.check_limits()?;
        Ok(Salvaged { bundle, dropped })
    }

    /// The bundle with only the wanted acts.
    pub(crate) fn only(&self, is_wanted: impl Fn(&SignedAct) -> bool) -> Self {
        let acts: Vec<Arc<SignedAct>> =
            self.acts.iter().filter(|signed| is_wanted(signed)).cloned().collect();
        let used: BTreeSet<KeyId> =
            acts.iter().flat_map(|signed| signed.envelope.key_ids()).collect();
        let keys = self.keys.iter().filter(|key| used.contains(&key.id())).cloned().collect();
        Self { record: self.record.clone(), acts, evidence: self.evidence.clone(), keys }
    }

    /// Adds acts and keys, and keeps those that it already has.
    fn extend(
        &mut self,
        acts: impl IntoIterator<Item = Arc<SignedAct>>,
        keys: impl IntoIterator<Item = PublicKey>,
    ) {
        self.acts.extend(acts);
        self.acts.sort_by(|one, other| one.order(other));
        self.acts.dedup_by(|one, other| one.order(other).is_eq());
        self.keys.extend(keys);
        self.keys.sort_by_key(PublicKey::id);
        self.keys.dedup_by_key(|key| key.id());
    }

    fn check_limits(&self) -> Result<(), Fault> {
        if self.acts.len() > MAX_ENVELOPES {
            return Err(Fault::whole(FaultKind::TooMany {
                what: Listed::Act,
                limit: MAX_ENVELOPES,
            }));
        }
        if self.evidence.len() > MAX_EVIDENCE {
            return Err(Fault::whole(too_much_evidence()));
        }
        Format::Bundle.check_size(self.size())
    }

    /// The number of canonical bytes, computed without building them. Many bundles are merged one by one.
    fn size(&self) -> usize {
        let commas = |entries: usize| entries.saturating_sub(1);
        let acts: usize = self.acts().map(|signed| signed.envelope.size()).sum();
        let frame =
            format!(r#"{{"acts":[],"format":"{}","keys":[],"record":}}"#, Format::Bundle.name());
        let keys: usize = self.keys.iter().map(|key| r#""""#.len() + key.base64_length()).sum();
        let keys = keys + commas(self.keys.len());
        let evidence = match &self.evidence[..] {
            [] => 0,
            all => {
                let entries: usize = all.iter().map(|entry| entry.to_bytes().len()).sum();
                r#""evidence":[],"#.len() + entries + commas(all.len())
            }
        };
        evidence + frame.len() + acts + commas(self.acts.len()) + keys + self.record.bytes().len()
    }
}

/// No more than the bytes that an entry adds to a bundle: its own, a comma, and the member for the first.
fn size_of_entry(entry: &Entry) -> usize {
    r#""evidence":[],"#.len() + entry.to_bytes().len()
}

fn too_much_evidence() -> FaultKind {
    FaultKind::TooMany { what: Listed::Evidence, limit: MAX_EVIDENCE }
}

/// The result of merging two bundles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The acts of both, and the evidence for which there is room.
    pub bundle: Bundle,
    /// The entries of evidence that were left out, with the reasons: faulty ones, and those without room.
    pub left_out: Vec<(EvidenceDigest, Fault)>,
}

/// The result of recovering a spoiled bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// The sound part.
    pub bundle: Bundle,
    /// What was left out, with the reasons.
    pub dropped: Vec<Fault>,
}

/// The reason why two bundles cannot be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MergeError {
    /// They are about different records.
    OtherRecord {
        /// The digest of the first record.
        first: Digest,
        /// The digest of the second record.
        second: Digest,
        /// The differences between the records.
        differences: Vec<Difference>,
    },
    /// Together they exceed the limits of a bundle.
    Limit(Fault),
}

impl Localized for MergeError {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::OtherRecord { first, second, differences } => {
                let differences = And(differences);
                fault_words::OtherRecord { first, second, differences }.write(locale, out)
            }
            Self::Limit(fault) => fault.write(locale, out),
        }
    }
}

impl fmt::Display for MergeError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Locale::En, f)
    }
}

impl std::error::Error for MergeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::OtherRecord { .. } => None,
            Self::Limit(fault) => Some(fault),
        }
    }
}

struct Parts {
    acts: Vec<SignedAct>,
    evidence: Vec<Entry>,
    keys: Vec<PublicKey>,
    record: Record,
}

fn read_parts<'k>(
    cursor: &mut Cursor<'_>,
    known: impl Fn(&KeyId) -> Option<&'k PublicKey>,
) -> Read<Parts> {
    let mut members = cursor.object()?;
    let acts = members.required("acts")?.sorted_array_by(
        Listed::Act,
        MAX_ENVELOPES,
        SignedAct::order,
        |signed| signed.envelope.digest().to_string(),
        read_signed_act,
    )?;
    let evidence = match members.optional("evidence")? {
        Some(cursor) => read_evidence(cursor)?,
        None => Vec::new(),
    };
    Format::Bundle.expect(members.required("format")?)?;
    let keys =
        members.required("keys")?.sorted_array(Listed::Key, MAX_KEYS, PublicKey::id, |cursor| {
            read_key(cursor, &known)
        })?;
    let record = Record::read_within(members.required("record")?)?;
    members.end()?;
    Ok(Parts { acts, evidence, keys, record })
}

fn read_evidence(cursor: &mut Cursor<'_>) -> Read<Vec<Entry>> {
    let (what, at) = (Listed::Evidence, cursor.at());
    let entries = cursor.sorted_array(what, MAX_EVIDENCE, Entry::id, Entry::read_within)?;
    match entries.is_empty() {
        true => Err(Flaw::new(at, FaultKind::EmptyList { what })),
        false => Ok(entries),
    }
}

fn read_signed_act(cursor: &mut Cursor<'_>) -> Read<SignedAct> {
    let at = cursor.at();
    let envelope = Envelope::read_within(cursor, ACT_TYPE)?;
    let act = Act::read_shared(envelope.shared_payload()).map_err(|fault| Flaw {
        at,
        within: Some(format!("/payload#{}", fault.place)),
        kind: fault.kind,
    })?;
    Ok(SignedAct { act, envelope })
}

fn read_key<'k>(
    cursor: &mut Cursor<'_>,
    known: impl Fn(&KeyId) -> Option<&'k PublicKey>,
) -> Read<PublicKey> {
    let at = cursor.at();
    let key = PublicKey::from_base64_with_known_keys(&cursor.string()?, known);
    key.map_err(|kind| Flaw::new(at, kind))
}

/// The signature of `key` over `act`, for [`Bundle::add`]. A secret key never signs anything else.
pub fn sign_act(act: &Act, key: &SecretKey) -> Signature {
    key.sign(&act.signing_input())
}

/// Checks the acts of a bundle as [`check`] does, one after the other. All signatures are checked at once,
/// which gives the same fault in less time.
fn check_all(
    record: &Record,
    keys: &BTreeMap<KeyId, PublicKey>,
    acts: &[SignedAct],
) -> Result<(), Fault> {
    let fault = |index: usize, (place, kind)| Fault {
        place: Place::Pointer(format!("/acts/{index}{place}")),
        kind,
    };
    let (mut checks, mut checked) = (SignatureChecks::new(), Vec::with_capacity(acts.len()));
    // Nothing after the first fault is checked.
    let names = acts.iter().enumerate().try_for_each(|(index, signed)| {
        check_names(record, keys, signed).map_err(|found| fault(index, found))?;
        for (at, id) in signed.envelope.key_ids().enumerate() {
            let key = keys.get(&id).expect("the names were checked");
            signed.envelope.add_to(&mut checks, at, key);
            checked.push((index, at));
        }
        Ok(())
    });
    match checks.first_invalid().map(|invalid| checked[invalid]) {
        Some((index, at)) => Err(fault(index, bad_signature(&acts[index], at, keys, acts))),
        None => names,
    }
}

/// The fault of a signature that is not valid. One of a pair may have been taken from another of the `acts`: then the
/// other half can be whole, and only this says what was done.
fn bad_signature(
    signed: &SignedAct,
    index: usize,
    keys: &BTreeMap<KeyId, PublicKey>,
    acts: &[SignedAct],
) -> (String, FaultKind) {
    let party = signed.act.content().party.to_string();
    let key = signed.envelope.key_ids().nth(index).and_then(|id| keys.get(&id));
    let is_of = |other: &&SignedAct| {
        key.is_some_and(|key| signed.envelope.verifies_for(index, key, &other.envelope))
    };
    let other = signed.act.content().is_hybrid().then(|| acts.iter().find(is_of)).flatten();
    let kind = match other.map(|other| other.act.id().to_string()) {
        Some(act) => FaultKind::SignatureOfAnotherAct { party, act },
        None => FaultKind::BadSignature { party },
    };
    (format!("/signatures/{index}/sig"), kind)
}

/// The function that checks an act against its bundle.
type Check =
    fn(&Record, &BTreeMap<KeyId, PublicKey>, &SignedAct) -> Result<(), (String, FaultKind)>;

/// Checks that the act is about `record`, for one of its parties, and signed by every key that it names
/// (docs/format.md B7-B11). Places are relative to the envelope.
fn check(
    record: &Record,
    keys: &BTreeMap<KeyId, PublicKey>,
    signed: &SignedAct,
) -> Result<(), (String, FaultKind)> {
    check_names(record, keys, signed)?;
    for (index, id) in signed.envelope.key_ids().enumerate() {
        let key = keys.get(&id).expect("the names were checked");
        if !signed.envelope.verifies(index, key) {
            return Err(bad_signature(signed, index, keys, &[]));
        }
    }
    Ok(())
}

/// The same checks without the signatures: record, party and keys.
fn check_names(
    record: &Record,
    keys: &BTreeMap<KeyId, PublicKey>,
    signed: &SignedAct,
) -> Result<(), (String, FaultKind)> {
    let act = signed.act.content();
    let (here, there) = (&record.content().id, &act.record.id);
    if act.record.sha256 != record.digest() {
        return Err(("/payload#/record/sha256".to_owned(), FaultKind::WrongRecord));
    }
    if here != there {
        return Err(("/payload#/record/id".to_owned(), FaultKind::WrongRecord));
    }
    if record.party(&act.party).is_none() {
        let kind = FaultKind::PartyNotInRecord { party: act.party.to_string() };
        return Err(("/payload#/party".to_owned(), kind));
    }
    if !signed.envelope.key_ids().eq(act.keys.iter().copied()) {
        let is_half = act.is_hybrid()
            && signed.envelope.key_ids().count() == 1
            && signed.envelope.key_ids().all(|id| act.keys.contains(&id));
        let kind = match is_half {
            true => FaultKind::HalfMissing { party: act.party.to_string() },
            false => FaultKind::KeysDiffer,
        };
        return Err(("/signatures".to_owned(), kind));
    }
    let unlisted = |(_, id): &(usize, KeyId)| !keys.contains_key(id);
    if let Some((index, id)) = signed.envelope.key_ids().enumerate().find(unlisted) {
        let kind = FaultKind::UnlistedKey { key: id.to_string() };
        return Err((format!("/signatures/{index}/keyid"), kind));
    }
    let mut methods = signed.envelope.key_ids().map(|id| keys[&id].method());
    let first = methods.next().expect("an envelope has a signature");
    match Suite::of(first, methods.next()) {
        Ok(_) => Ok(()),
        Err(kind) => Err(("/payload#/keys".to_owned(), kind)),
    }
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;
    use crate::act::{RecordRef, Signatory};
    use crate::id::EnvelopeDigest;
    use crate::record::{Measure, Order, RecordContent, Terms, Text, TextStatus};
    use crate::value::Names;

    fn record(title: &str) -> Record {
        let names = |name: &str| {
            Names::new([("en".parse().unwrap(), name.parse().unwrap())].into()).unwrap()
        };
        let party =
            |id: &str| Party { id: id.parse().unwrap(), name: names(id), keys: None, quorum: None };
        Record::new(RecordContent {
            id: crate::id::RecordId::from_random([0; 16]),
            title: names(title),
            designation: "contract".parse().unwrap(),
            parties: vec![party("a"), party("b")],
            texts: vec![Text {
                annex: None,
                path: "x".parse().unwrap(),
                language: "en".parse().unwrap(),
                status: TextStatus::Authentic,
                media_type: "text/plain".parse().unwrap(),
                measure: Measure { size: 0, sha256: Digest::of(b"") },
            }],
            order: Order::Any,
            created: "2021-08-04T09:00:00-04:00".parse().unwrap(),
            metadata: BTreeMap::new(),
            terms: Terms::default(),
        })
        .unwrap()
    }

    #[test]
    fn who_knows_keys_reads_the_same() {
        let record = record("Title");
        let mut bundle = Bundle::new(record.clone());
        for seed in 0..2 {
            bundle.sign(act(&record, "a", &key(seed)), &key(seed)).unwrap();
        }
        let bytes = bundle.to_bytes();
        let known = |seeds: &[u8]| -> BTreeMap<KeyId, PublicKey> {
            let keys = seeds.iter().map(|seed| key(*seed).public().clone());
            keys.map(|key| (key.id(), key)).collect()
        };
        for seeds in [&[][..], &[0], &[0, 1, 2]] {
            let known = known(seeds);
            assert_eq!(
                Bundle::read_with_known_keys(&bytes, |id| known.get(id)),
                Ok(bundle.clone())
            );
        }
        // A key with another id than the requested one is ignored.
        let other = key(2).public().clone();
        assert_eq!(Bundle::read_with_known_keys(&bytes, |_| Some(&other)), Ok(bundle.clone()));
        // A value that is not a key stays invalid, whatever keys are known.
        let text = bundle.keys().next().unwrap().to_base64();
        let spoilt = text.replacen("MCow", "MCox", 1);
        let spoilt = String::from_utf8(bytes).unwrap().replace(&text, &spoilt).into_bytes();
        let fault = Bundle::read_with_known_keys(&spoilt, |_| Some(&other)).unwrap_err();
        assert_eq!(Bundle::read(&spoilt).unwrap_err(), fault);
        assert_eq!(fault.code(), "bad-key");
    }

    #[test]
    fn an_act_about_another_record_would_not_be_taken() {
        let (one, other) = (record("Title"), record("Another"));
        let key = key(0);
        let bundle = Bundle::new(one.clone());
        assert_eq!(bundle.would_take(&act(&one, "a", &key), &set(&key)), Ok(()));
        let refused = bundle.would_take(&act(&other, "a", &key), &set(&key)).unwrap_err();
        assert_eq!(refused.code(), "wrong-record");
    }

    #[test]
    fn as_many_envelopes_as_a_bundle_has_are_salvaged_and_no_more() {
        let record = String::from_utf8(record("Title").bytes().to_vec()).unwrap();
        let spoiled = |acts: usize, keys: usize| {
            let list = |count: usize| vec!["1"; count].join(",");
            let (acts, keys) = (list(acts), list(keys));
            format!(
                "{{\"acts\":[{acts}],\"format\":\"paraph/bundle/1\",\"keys\":[{keys}],\"record\":{record}}}"
            )
        };
        let salvaged = Bundle::salvage(spoiled(MAX_ENVELOPES, MAX_ENVELOPES).as_bytes()).unwrap();
        assert_eq!(salvaged.dropped.len(), 2 * MAX_ENVELOPES);
        for (acts, keys) in [(MAX_ENVELOPES + 1, 0), (0, MAX_KEYS + 1)] {
            let fault = Bundle::salvage(spoiled(acts, keys).as_bytes()).unwrap_err();
            assert_eq!(fault.code(), "too-many");
        }
    }

    #[test]
    fn a_full_bundle_takes_no_more() {
        let record = record("Title");
        let mut bundle = Bundle::new(record.clone());
        for seed in 0..=u8::MAX {
            for party in ["a", "b"] {
                let key = key(seed);
                bundle.sign(act(&record, party, &key), &key).unwrap();
            }
        }
        assert_eq!(bundle.len(), MAX_ENVELOPES);
        let mut seed = Zeroizing::new([0; 32]);
        seed[0] = 1;
        let one_more = SecretKey::from_seed(&seed);
        let fault = bundle.sign(act(&record, "a", &one_more), &one_more).unwrap_err();
        assert_eq!(fault.code(), "too-many");
        assert_eq!(bundle.len(), MAX_ENVELOPES);
    }

    #[test]
    fn its_size_is_that_of_its_bytes() {
        let mut bundle = Bundle::new(record("Title"));
        for seed in 0..4 {
            assert_eq!(bundle.size(), bundle.to_bytes().len(), "{seed}");
            let key = key(seed);
            bundle.sign(act(&record("Title"), "a", &key), &key).unwrap();
        }
    }

    fn key(seed: u8) -> SecretKey {
        SecretKey::from_seed(&Zeroizing::new([seed; 32]))
    }

    fn set(key: &SecretKey) -> KeySet {
        key.key_set().unwrap()
    }

    fn act(record: &Record, party: &str, key: &SecretKey) -> Act {
        let content = record.content();
        Act::new(ActContent {
            record: RecordRef { id: content.id.clone(), sha256: record.digest() },
            party: party.parse().unwrap(),
            keys: vec![key.public().id()],
            signatory: Signatory { name: "A".parse().unwrap(), name_latin: None, title: None },
            capacity: None,
            authority: None,
            intent: Intent::Sign,
            of: None,
            statements: Vec::new(),
            place: None,
            signed_at: content.created,
            seen: Vec::new(),
        })
        .unwrap()
    }

    fn signed(party: &str, seed: u8) -> Bundle {
        let mut bundle = Bundle::new(record("Title"));
        bundle.sign(act(bundle.record(), party, &key(seed)), &key(seed)).unwrap();
        bundle
    }

    #[test]
    fn what_is_written_reads_back() {
        for bundle in [Bundle::new(record("Title")), signed("a", 1)] {
            let bytes = bundle.to_bytes();
            assert_eq!(Bundle::read(&bytes).unwrap(), bundle);
        }
    }

    #[test]
    fn merging_is_a_set_union() {
        let (a, b, c) = (signed("a", 1), signed("b", 2), signed("b", 3));
        let merge = |x: &Bundle, y: &Bundle| x.clone().merge(y.clone()).unwrap();
        assert_eq!(merge(&a, &b).to_bytes(), merge(&b, &a).to_bytes());
        assert_eq!(merge(&merge(&a, &b), &c), merge(&a, &merge(&b, &c)));
        assert_eq!(merge(&a, &a), a);
        let all = merge(&merge(&a, &b), &merge(&b, &c));
        assert_eq!((all.len(), all.keys().count(), all.is_empty()), (3, 3, false));
    }

    #[test]
    fn another_record_is_named_by_its_difference() {
        let error = signed("a", 1).merge(Bundle::new(record("Other"))).unwrap_err();
        let MergeError::OtherRecord { differences, .. } = error else { panic!("{error}") };
        assert_eq!(differences, [Difference::Title]);
        let with = |change: fn(&mut RecordContent)| {
            let mut other = record("Title").content().clone();
            change(&mut other);
            record("Title").content().differences(&other)
        };
        let text = |path: &str| Difference::Text(path.parse().unwrap());
        assert_eq!(with(|other| other.texts[0].measure.size = 1), [text("x")]);
        let path = |other: &mut RecordContent| other.texts[0].path = "y".parse().unwrap();
        assert_eq!(with(path), [text("x"), text("y")]);
    }

    #[test]
    fn an_envelope_that_stands_twice_is_named() {
        let text = String::from_utf8(signed("a", 1).to_bytes()).unwrap();
        let (envelope, rest) = text["{\"acts\":[".len()..].split_once("],\"format\"").unwrap();
        let twice = format!("{{\"acts\":[{envelope},{envelope}],\"format\"{rest}");
        let entry = EnvelopeDigest::of(envelope.as_bytes()).to_string();
        let kind = FaultKind::DuplicateEntry { what: Listed::Act, entry };
        let place = Place::Pointer("/acts/1".to_owned());
        assert_eq!(Bundle::read(twice.as_bytes()), Err(Fault { place, kind }));
    }

    #[test]
    fn an_act_that_does_not_belong_is_not_added() {
        let mut bundle = Bundle::new(record("Title"));
        let other = act(&record("Other"), "a", &key(1));
        assert_eq!(bundle.sign(other, &key(1)).unwrap_err().code(), "wrong-record");
        let stranger = act(bundle.record(), "c", &key(1));
        assert_eq!(bundle.sign(stranger, &key(1)).unwrap_err().code(), "party-not-in-record");
        let theirs = act(bundle.record(), "a", &key(2));
        assert_eq!(bundle.sign(theirs, &key(1)).unwrap_err().code(), "keys-differ");
        assert!(bundle.is_empty());
    }

    #[test]
    fn a_signature_from_elsewhere_is_checked_before_it_is_added() {
        let mut bundle = Bundle::new(record("Title"));
        let ours = || act(bundle.record(), "a", &key(1));
        let signed = |input: &[u8], seed| key(seed).sign(input);
        let (ours, input) = (ours(), ours().signing_input());
        let bad = [
            signed(&input, 2),
            signed(ours.bytes(), 1),
            Signature::from_bytes([0; 64]),
            Signature::from_bytes([0xff; 64]),
        ];
        for bad in bad {
            let fault =
                bundle.add(ours.clone(), &set(&key(1)), [(key(1).public().id(), bad)]).unwrap_err();
            assert_eq!(fault.code(), "bad-signature");
        }
        let signed = |input: &[u8], seed| [(key(seed).public().id(), signed(input, seed))];
        let other = signed(&input, 2);
        let fault = bundle.add(ours.clone(), &set(&key(2)), other).unwrap_err();
        assert_eq!(fault.code(), "keys-differ");
        assert!(bundle.is_empty());
        bundle.add(ours.clone(), &set(&key(1)), signed(&input, 1)).unwrap();
        let mut here = Bundle::new(record("Title"));
        here.sign(ours, &key(1)).unwrap();
        assert_eq!(bundle, here);
    }

    #[test]
    fn salvage_keeps_what_is_sound_and_names_the_rest() {
        let good = signed("a", 1).merge(signed("b", 2)).unwrap();
        let text = String::from_utf8(good.to_bytes()).unwrap();
        // The first character of the first signature.
        let at = text.find("\"sig\":\"").unwrap() + 7;
        let other = if &text[at..=at] == "A" { "B" } else { "A" };
        let spoiled = format!("{}{other}{} \n", &text[..at], &text[at + 1..]);
        let Salvaged { bundle, dropped } = Bundle::salvage(spoiled.as_bytes()).unwrap();
        assert_eq!(bundle.len(), 1);
        assert_eq!(Bundle::read(&bundle.to_bytes()).unwrap(), bundle);
        let [fault] = &dropped[..] else { panic!("{dropped:?}") };
        assert_eq!(fault.code(), "bad-signature");
        assert_eq!(fault.place, Place::Pointer("/acts/0/signatures/0/sig".into()));
        assert_eq!(Bundle::salvage(b"{}").unwrap_err().code(), "wrong-type");
        let newer = text.replace("paraph/bundle/1", "paraph/bundle/2");
        assert_eq!(Bundle::salvage(newer.as_bytes()).unwrap_err().code(), "newer-format");
    }
}
