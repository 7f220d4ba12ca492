//! What an attacker can do to a spoiled bundle to make it look better: sort it, make its parts consistent,
//! and sign it with another key.

use std::collections::BTreeSet;

use paraph::act::ACT_TYPE;
use paraph::envelope::Envelope;
use paraph::id::{ActId, Digest, EnvelopeDigest};
use paraph::keys::{PublicKey, SecretKeySet};

use super::tree::Tree;

/// Everything that needs no key: names and lists are sorted without duplicates, acts are about the given
/// record and for its parties, and the keys are those that the acts name.
pub(super) fn tidy(bundle: &mut Tree) {
    sort_names(bundle);
    if let Some(record) = bundle.member("record") {
        sort(record.member("parties"), |party| party.member("id").map(|id| id.bytes()));
        sort(record.member("relations"), |relation| Some(relation.bytes()));
        sort(record.member("texts"), |text| text.member("path").map(|path| path.bytes()));
        let digest = Digest::of(&record.bytes()).to_string();
        let id = record.member("id").cloned();
        for envelope in bundle.elements("acts") {
            let Some(act) = envelope.member("payload").map(|act| act.at(&[0])) else { continue };
            let Some(about) = act.member("record") else { continue };
            if let Some(sha256) = about.member("sha256") {
                *sha256 = Tree::String(digest.clone());
            }
            if let (Some(named), Some(id)) = (about.member("id"), &id) {
                *named = id.clone();
            }
        }
    }
    if let Some(parties) = party_ids(bundle) {
        put_parties(bundle, &parties);
    }
    sort(bundle.member("acts"), |envelope| {
        let digest = EnvelopeDigest::of(&envelope.bytes());
        let act = envelope.member("payload").map(|act| act.at(&[0]).bytes());
        Some((ActId::of(&act.unwrap_or_default()), digest))
    });
    let ids: BTreeSet<String> = bundle.elements("acts").iter_mut().flat_map(key_ids).collect();
    if let Some(Tree::Array(keys)) = bundle.member("keys") {
        let id = |key: &Tree| match key {
            Tree::String(text) => PublicKey::from_base64(text).map(|key| key.id().to_string()).ok(),
            _ => None,
        };
        keys.retain(|key| id(key).is_none_or(|id| ids.contains(&id)));
        sort(bundle.member("keys"), |key| id(key));
    }
}

/// The ids of the record's parties, if all can be found.
fn party_ids(bundle: &mut Tree) -> Option<Vec<Tree>> {
    let record = bundle.member("record")?;
    record.member("parties")?;
    let ids = record.elements("parties").iter_mut().map(|party| party.member("id").cloned());
    ids.collect()
}

/// An act for an unknown party becomes one for a party that has no act, or is removed if there is none.
fn put_parties(bundle: &mut Tree, parties: &[Tree]) {
    let party_of = |envelope: &mut Tree| {
        envelope.member("payload").and_then(|act| act.at(&[0]).member("party").cloned())
    };
    let used: Vec<Tree> = bundle.elements("acts").iter_mut().filter_map(party_of).collect();
    let mut free = parties.iter().filter(|party| !used.contains(party));
    let Some(Tree::Array(acts)) = bundle.member("acts") else { return };
    acts.retain_mut(|envelope| {
        let Some(payload) = envelope.member("payload") else { return true };
        let Some(party) = payload.at(&[0]).member("party") else { return true };
        if !parties.contains(party) {
            let Some(free) = free.next() else { return false };
            *party = free.clone();
        }
        true
    });
}

/// The key ids that an envelope names.
fn key_ids(envelope: &mut Tree) -> Vec<String> {
    let ids = envelope.elements("signatures").iter_mut().filter_map(|signature| {
        match signature.member("keyid") {
            Some(Tree::String(id)) => Some(id.clone()),
            _ => None,
        }
    });
    ids.collect()
}

/// Sorts the names of every object, without duplicates.
pub(super) fn sort_names(tree: &mut Tree) {
    match tree {
        Tree::Object(members) => {
            members.sort_by(|a, b| a.0.cmp(&b.0));
            members.dedup_by(|a, b| a.0 == b.0);
            members.iter_mut().for_each(|member| sort_names(&mut member.1));
        }
        Tree::Array(values) => values.iter_mut().for_each(sort_names),
        Tree::Payload(act) => sort_names(act),
        Tree::String(_) | Tree::Number(_) => {}
    }
}

fn sort<K: Ord>(list: Option<&mut Tree>, key: impl Fn(&mut Tree) -> Option<K>) {
    if let Some(Tree::Array(values)) = list {
        values.sort_by_cached_key(|value| key(&mut value.clone()));
        values.dedup();
    }
}

/// Every act names the key, or both keys of the pair, and is signed with it.
pub(super) fn sign(bundle: &mut Tree, key: &SecretKeySet) {
    let ids = key.public().key_ids();
    let last = ids.len() - 1;
    for envelope in bundle.elements("acts") {
        let Some(act) = envelope.member("payload").map(|act| act.at(&[0])) else { continue };
        if let Some(Tree::Array(keys)) = act.member("keys") {
            for (index, key) in keys.iter_mut().enumerate() {
                *key = Tree::String(ids[index.min(last)].to_string());
            }
        }
        let signed = Envelope::sign(ACT_TYPE, &act.bytes(), key);
        let signed = Tree::read(&signed.to_bytes());
        for (index, signature) in envelope.elements("signatures").iter_mut().enumerate() {
            for name in ["keyid", "sig"] {
                let theirs = &mut signed.clone();
                let theirs = theirs.elements("signatures")[index.min(last)].member(name).cloned();
                if let (Some(member), Some(theirs)) = (signature.member(name), theirs) {
                    *member = theirs;
                }
            }
        }
    }
    if let Some(Tree::Array(keys)) = bundle.member("keys") {
        *keys = key.public().keys().map(|key| Tree::String(key.to_base64())).collect();
    }
}
