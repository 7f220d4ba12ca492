//! The authority of an act, where the record requires it: the checks of a claim that do not depend on whether
//! the instrument gave powers at that time (docs/format.md J3.4).

use std::collections::BTreeMap;

use super::act_graph::ActGraph;
use super::effect::Unauthorised;
use crate::act::ActContent;
use crate::id::{Digest, HolderId};
use crate::record::RecordContent;
use crate::roster::Window;

/// An act's claim that an instrument empowers its holder.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The instrument that the act is about.
    pub(super) by: usize,
    /// The act, as its index.
    pub(super) act: usize,
    /// The instrument that is claimed to give powers.
    pub(super) on: usize,
    /// The holder who claims them.
    pub(super) holder: HolderId,
    /// The act's time, in Unix seconds.
    pub(super) time: i64,
}

/// The authority that an act shows, before the timeline is consulted.
#[derive(Clone, Debug)]
pub(super) enum Shown {
    /// The record does not require authority, or the act is not valid.
    NotAsked,
    /// It is wrong, whatever the time.
    Wrong(Unauthorised),
    /// The claim with this number.
    Claims(usize),
}

/// All claims, and the authority that each act of each instrument shows.
pub(super) fn claims(
    graphs: &[ActGraph<'_>],
    by_digest: &BTreeMap<Digest, usize>,
) -> (Vec<Claim>, Vec<Vec<Shown>>) {
    let mut claims = Vec::new();
    let mut shown = Vec::with_capacity(graphs.len());
    for (by, graph) in graphs.iter().enumerate() {
        let record = graph.record.content();
        if record.terms.authority.is_empty() {
            shown.push(Vec::new());
            continue;
        }
        let asked = graph.whole.valid.or(&graph.whole.seals);
        let show = |act: usize| {
            let content = graph.content(act);
            if !asked.contains(act) || !is_asked(content, record) {
                return Shown::NotAsked;
            }
            match named(content, graph, graphs, by_digest) {
                Err(wrong) => Shown::Wrong(wrong),
                Ok(on) => {
                    let (holder, time) = (graph.signer(act).holder.clone(), graph.time(act));
                    claims.push(Claim { by, act, on, holder, time });
                    Shown::Claims(claims.len() - 1)
                }
            }
        };
        shown.push((0..graph.acts.len()).map(show).collect());
    }
    (claims, shown)
}

/// Whether the record requires authority for this act.
fn is_asked(content: &ActContent, record: &RecordContent) -> bool {
    content.intent.needs_authority() && record.terms.authority.contains(&content.party)
}

/// The instrument that an act names, if its record has what the act needs.
fn named(
    content: &ActContent,
    about: &ActGraph<'_>,
    graphs: &[ActGraph<'_>],
    by_digest: &BTreeMap<Digest, usize>,
) -> Result<usize, Unauthorised> {
    let named = content.authority.as_ref().ok_or(Unauthorised::NotNamed)?;
    if named.sha256 == about.record.digest() {
        return Err(Unauthorised::Circular);
    }
    let on = by_digest.get(&named.sha256).copied();
    let on = on.filter(|on| graphs[*on].record.content().id == named.id);
    let on = on.ok_or(Unauthorised::NotAtHand)?;
    let instrument = &graphs[on].record;
    instrument.party(&content.party).ok_or(Unauthorised::OtherParty)?;
    let powers = instrument.content().terms.powers.as_ref().ok_or(Unauthorised::NoPowers)?;
    if !powers.keys.contains(&content.key_set()) {
        return Err(Unauthorised::OtherKey);
    }
    if !powers.intents.contains(&content.intent) {
        return Err(Unauthorised::OtherIntent);
    }
    if powers.instrument.as_ref().is_some_and(|it| *it != about.record.reference()) {
        return Err(Unauthorised::OtherInstrument);
    }
    let period = Window { from: powers.from, until: powers.until };
    if !period.contains(&content.signed_at) {
        return Err(Unauthorised::OutOfPeriod);
    }
    Ok(on)
}
