//! By what authority an act was made, where the record demands that it be shown: what can be said of a
//! claim without asking whether the instrument gave powers at that time (docs/format.md J3.4).

use std::collections::BTreeMap;

use super::effect::Unauthorised;
use super::scene::Scene;
use crate::act::ActContent;
use crate::id::{Digest, HolderId};
use crate::record::RecordContent;
use crate::roster::Window;

/// An act's claim that an instrument empowers its holder.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The instrument that the act is about.
    pub(super) by: usize,
    /// The act, by its number.
    pub(super) act: usize,
    /// The instrument that is to empower.
    pub(super) on: usize,
    /// Who.
    pub(super) holder: HolderId,
    /// The act's time, in Unix seconds.
    pub(super) time: i64,
}

/// What an act shows by way of authority, before the timeline is asked.
#[derive(Clone, Debug)]
pub(super) enum Shown {
    /// The record demands none of it, or the act is not valid.
    NotAsked,
    /// Something is wrong with it at any time.
    Wrong(Unauthorised),
    /// The claim of that number.
    Claims(usize),
}

/// All claims, and what each act of each instrument shows.
pub(super) fn claims(
    scenes: &[Scene<'_>],
    by_digest: &BTreeMap<Digest, usize>,
) -> (Vec<Claim>, Vec<Vec<Shown>>) {
    let mut claims = Vec::new();
    let mut shown = Vec::with_capacity(scenes.len());
    for (by, scene) in scenes.iter().enumerate() {
        let record = scene.record.content();
        if record.terms.authority.is_empty() {
            shown.push(Vec::new());
            continue;
        }
        let asked = scene.whole.valid.or(&scene.whole.seals);
        let show = |act: usize| {
            let content = scene.content(act);
            if !asked.contains(act) || !is_asked(content, record) {
                return Shown::NotAsked;
            }
            match named(content, scene, scenes, by_digest) {
                Err(wrong) => Shown::Wrong(wrong),
                Ok(on) => {
                    let (holder, time) = (scene.signer(act).holder.clone(), scene.time(act));
                    claims.push(Claim { by, act, on, holder, time });
                    Shown::Claims(claims.len() - 1)
                }
            }
        };
        shown.push((0..scene.acts.len()).map(show).collect());
    }
    (claims, shown)
}

/// Whether the record demands authority of such an act.
fn is_asked(content: &ActContent, record: &RecordContent) -> bool {
    content.intent.needs_authority() && record.terms.authority.contains(&content.party)
}

/// The instrument that an act names, as far as its record can be what the act needs.
fn named(
    content: &ActContent,
    about: &Scene<'_>,
    scenes: &[Scene<'_>],
    by_digest: &BTreeMap<Digest, usize>,
) -> Result<usize, Unauthorised> {
    let named = content.authority.as_ref().ok_or(Unauthorised::NotNamed)?;
    if named.sha256 == about.record.digest() {
        return Err(Unauthorised::Circular);
    }
    let on = by_digest.get(&named.sha256).copied();
    let on = on.filter(|on| scenes[*on].record.content().id == named.id);
    let on = on.ok_or(Unauthorised::NotAtHand)?;
    let instrument = &scenes[on].record;
    instrument.party(&content.party).ok_or(Unauthorised::OtherParty)?;
    let powers = instrument.content().terms.powers.as_ref().ok_or(Unauthorised::NoPowers)?;
    if !powers.keys.contains(&content.keys[0]) {
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
