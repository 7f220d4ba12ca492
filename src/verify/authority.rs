//! By what authority somebody acts, where the record demands to be shown it: docs/format.md J3.4.
//!
//! An instrument of authority is judged as any other, but without what the empowered person signed
//! themselves. Its own record may demand authority in turn. What authority there is, is the least
//! set that the instruments at hand bear out: whatever rests on itself is in no such set.

use std::collections::{BTreeMap, BTreeSet};

use super::effect::{Authority, Unauthorised};
use super::outcome::{ActReport, PartyReport};
use super::{Given, Judged, Times, judge, missing_of};
use crate::act::ActContent;
use crate::bundle::Bundle;
use crate::id::{Digest, HolderId};
use crate::record::{Record, RecordContent};
use crate::roster::Window;

/// A holder, and the record of the instrument that is to empower them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claim {
    instrument: Digest,
    holder: HolderId,
}

/// The claims that the instruments at hand bear out, and why the others are not.
pub(super) struct Authorities {
    /// What is demanded of the instruments' claimed times.
    times: Times,
    good: BTreeSet<Claim>,
    bad: BTreeMap<Claim, Unauthorised>,
    /// The good ones that rest on no claimed time which nobody has proved, once that is known.
    proven: Option<BTreeSet<Claim>>,
}

impl Authorities {
    /// Finds out what comes of each claim that acts of `bundle` make, directly or through other
    /// instruments.
    pub(super) fn of(bundle: &Bundle, given: &Given<'_>) -> Self {
        let found = Self::by(Times::Claimed, bundle, given);
        let proven = match found.good.is_empty() {
            true => BTreeSet::new(),
            false => Self::by(Times::Proven, bundle, given).good,
        };
        Self { proven: Some(proven), ..found }
    }

    fn by(times: Times, bundle: &Bundle, given: &Given<'_>) -> Self {
        let (good, bad) = (BTreeSet::new(), BTreeMap::new());
        let mut found = Self { times, good, bad, proven: None };
        let first = claims(bundle, None, given);
        let mut rests_on: BTreeMap<Claim, BTreeSet<Claim>> = BTreeMap::new();
        let mut order = Vec::new();
        let mut next: Vec<Claim> = first.into_iter().collect();
        while let Some(claim) = next.pop() {
            if rests_on.contains_key(&claim) {
                continue;
            }
            // That it is concluded with what the holder signed may rest on others.
            let instrument = &given.others[&claim.instrument];
            next.extend(claims(instrument, None, given));
            let claims = claims(instrument, Some(&claim.holder), given);
            next.extend(claims.iter().cloned());
            order.push(claim.clone());
            rests_on.insert(claim, claims);
        }
        // What others rest on was met later, so that a chain is settled in one round.
        order.reverse();
        loop {
            let before = found.good.len();
            for claim in &order {
                if !found.good.contains(claim)
                    && found.is_concluded(claim, Some(&claim.holder), given)
                {
                    found.good.insert(claim.clone());
                }
            }
            if found.good.len() == before {
                break;
            }
        }
        for claim in order {
            if !found.good.contains(&claim) {
                let why = found.why_not(&claim, &rests_on, given);
                found.bad.insert(claim, why);
            }
        }
        found
    }

    /// Whether an act shows the authority that the record demands of it.
    pub(super) fn shown_by(
        &self,
        act: &ActReport,
        record: &Record,
        given: &Given<'_>,
    ) -> Authority {
        let is_proven =
            |claim: &Claim| self.proven.as_ref().is_none_or(|proven| proven.contains(claim));
        let shown = |claim: Claim| {
            self.check(&claim)?;
            Ok(if is_proven(&claim) { Authority::Shown } else { Authority::Unproven })
        };
        match claim(act, record, given) {
            None => Authority::NotAsked,
            Some(claim) => claim.and_then(shown).unwrap_or_else(Authority::Lacking),
        }
    }

    /// Whether a claim is borne out. One that is yet to be settled is not.
    fn check(&self, claim: &Claim) -> Result<(), Unauthorised> {
        match self.good.contains(claim) {
            true => Ok(()),
            false => Err(*self.bad.get(claim).unwrap_or(&Unauthorised::NotConcluded)),
        }
    }

    fn is_concluded(&self, claim: &Claim, without: Option<&HolderId>, given: &Given<'_>) -> bool {
        let given = Given { times: self.times, ..*given };
        let Judged { parties, missing, .. } =
            judge(&given.others[&claim.instrument], without, self, &given);
        let is_good = |party: &PartyReport| missing_of(party, &given).is_empty();
        missing.is_empty() && parties.iter().all(is_good)
    }

    fn why_not(
        &self,
        claim: &Claim,
        rests_on: &BTreeMap<Claim, BTreeSet<Claim>>,
        given: &Given<'_>,
    ) -> Unauthorised {
        if self.is_concluded(claim, None, given) {
            return Unauthorised::SelfIssued;
        }
        let mut met = BTreeSet::new();
        let mut next: Vec<&Claim> = rests_on[claim].iter().collect();
        while let Some(other) = next.pop() {
            if other == claim {
                return Unauthorised::Circular;
            }
            if met.insert(other) {
                next.extend(&rests_on[other]);
            }
        }
        Unauthorised::NotConcluded
    }
}

/// The claims on which the judgement of a bundle rests, if what one holder signed is left out.
fn claims(bundle: &Bundle, without: Option<&HolderId>, given: &Given<'_>) -> BTreeSet<Claim> {
    let record = bundle.record();
    if record.content().terms.authority.is_empty() {
        return BTreeSet::new();
    }
    let acts = super::valid_acts(bundle, without, given);
    acts.iter().filter_map(|act| claim(act, record, given)?.ok()).collect()
}

/// What a valid act claims by way of authority, or what is wrong with it; `None` for an act that is
/// not asked for any.
fn claim(
    act: &ActReport,
    record: &Record,
    given: &Given<'_>,
) -> Option<Result<Claim, Unauthorised>> {
    let holder = &act.outcome.counted()?.holder;
    is_asked(&act.content, record.content()).then(|| named(&act.content, holder, record, given))
}

/// Whether the record demands authority of such an act.
fn is_asked(content: &ActContent, record: &RecordContent) -> bool {
    content.intent.needs_authority() && record.terms.authority.contains(&content.party)
}

/// The instrument that an act names, as far as its record can be what the act needs. Whether it is
/// concluded is another question.
fn named(
    content: &ActContent,
    holder: &HolderId,
    record: &Record,
    given: &Given<'_>,
) -> Result<Claim, Unauthorised> {
    let named = content.authority.as_ref().ok_or(Unauthorised::NotNamed)?;
    if named.sha256 == record.digest() {
        return Err(Unauthorised::Circular);
    }
    let bundle = given.others.get(&named.sha256);
    let instrument = bundle.map(Bundle::record).filter(|it| it.content().id == named.id);
    let instrument = instrument.ok_or(Unauthorised::NotAtHand)?;
    instrument.party(&content.party).ok_or(Unauthorised::OtherParty)?;
    let powers = instrument.content().terms.powers.as_ref().ok_or(Unauthorised::NoPowers)?;
    if !powers.keys.contains(&content.keys[0]) {
        return Err(Unauthorised::OtherKey);
    }
    if !powers.intents.contains(&content.intent) {
        return Err(Unauthorised::OtherIntent);
    }
    if powers.instrument.as_ref().is_some_and(|instrument| *instrument != record.reference()) {
        return Err(Unauthorised::OtherInstrument);
    }
    let period = Window { from: powers.from, until: powers.until };
    if !period.contains(&content.signed_at) {
        return Err(Unauthorised::OutOfPeriod);
    }
    Ok(Claim { instrument: named.sha256, holder: holder.clone() })
}
