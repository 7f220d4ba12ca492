//! Envelopes and bundles, written without the library.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::keys::{self, Signer};
use crate::sha256;

/// The payload type of acts.
pub const ACT_TYPE: &str = "application/vnd.paraph.act+json";

/// DSSE's pre-authentication encoding of an act.
pub fn signing_input(payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {ACT_TYPE} {} ", ACT_TYPE.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

/// An act as signed.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The act.
    pub payload: Vec<u8>,
    /// The ids of the keys that claim to have signed, and their signatures.
    pub signatures: Vec<(String, Vec<u8>)>,
}

impl Envelope {
    /// Signs an act.
    pub fn sign(payload: Vec<u8>, signer: &Signer) -> Self {
        let signatures = signer.sign(&signing_input(&payload));
        Self { payload, signatures }
    }

    /// The canonical bytes.
    pub fn json(&self) -> String {
        let payload = STANDARD.encode(&self.payload);
        let signatures = self.signatures.iter().map(|(keyid, sig)| {
            let sig = STANDARD.encode(sig);
            format!(r#"{{"keyid":"{keyid}","sig":"{sig}"}}"#)
        });
        let signatures = signatures.collect::<Vec<_>>().join(",");
        format!(
            r#"{{"payload":"{payload}","payloadType":"{ACT_TYPE}","signatures":[{signatures}]}}"#
        )
    }

    /// The ids of the keys that claim to have signed.
    pub fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.signatures.iter().map(|(key, _)| &**key)
    }

    /// The act's id.
    pub fn act(&self) -> String {
        sha256(&self.payload)
    }
}

/// The bytes of a bundle, its lists as they are given.
pub fn bundle(record: &str, envelopes: &[Envelope], keys: &[String]) -> String {
    let acts: Vec<String> = envelopes.iter().map(Envelope::json).collect();
    let keys: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
    let (acts, keys) = (acts.join(","), keys.join(","));
    format!(r#"{{"acts":[{acts}],"format":"paraph/bundle/1","keys":[{keys}],"record":{record}}}"#)
}

/// Puts envelopes in a bundle's order, each once.
pub fn sort(envelopes: &mut Vec<Envelope>) {
    envelopes.sort_by_cached_key(|envelope| (envelope.act(), sha256(envelope.json().as_bytes())));
    envelopes.dedup_by_key(|envelope| envelope.json());
}

/// The keys of ours that envelopes name, in a bundle's order.
pub fn keys(envelopes: &[Envelope]) -> Vec<String> {
    let known: BTreeMap<&str, &str> = keys::publics().collect();
    let named = |id: &str| envelopes.iter().any(|envelope| envelope.keys().any(|key| key == id));
    known.into_iter().filter(|(id, _)| named(id)).map(|(_, public)| public.to_owned()).collect()
}
