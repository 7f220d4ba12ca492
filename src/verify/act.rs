//! One act against the roster: step 2 of the judgement.

use super::Given;
use super::outcome::{ActOutcome, Proof, Signer};
use crate::act::Act;
use crate::bundle::Bundle;
use crate::id::EnvelopeDigest;
use crate::keys::is_specimen;
use crate::roster::{Revocation, Roster, RosterKey};
use crate::value::Time;

/// How far clocks may differ, in seconds: a day.
const DAY: i64 = 24 * 3600;

/// What the roster makes of `act`, which `envelopes` carry. The checks are in the order of docs/format.md
/// J2; the first that fails is told. What passes them all is valid, and counted so far.
pub(super) fn judge(
    act: &Act,
    envelopes: &[EnvelopeDigest],
    bundle: &Bundle,
    given: &Given<'_>,
) -> ActOutcome {
    count(act, envelopes, bundle, given).map_or_else(|why_not| why_not, ActOutcome::Counted)
}

#[expect(clippy::result_large_err, reason = "made once for an act, and kept")]
fn count(
    act: &Act,
    envelopes: &[EnvelopeDigest],
    bundle: &Bundle,
    given: &Given<'_>,
) -> Result<Signer, ActOutcome> {
    let content = act.content();
    let (record, claimed, id) = (bundle.record(), &content.signed_at, content.keys[0]);

    // Whose key is it?
    let owner = given.roster.owner(&id).ok_or(ActOutcome::UnknownKey)?;
    let holder = owner.holder;
    if owner.party.id != content.party {
        let (party, name) = (owner.party.id.clone(), holder.name.clone());
        return Err(ActOutcome::OtherParty { party, holder: holder.id.clone(), name });
    }
    let not_counted = |outcome: fn(crate::id::HolderId) -> ActOutcome| outcome(holder.id.clone());
    let specimen = is_specimen(&id);
    if specimen && !holder.specimen {
        return Err(not_counted(|holder| ActOutcome::SpecimenKey { holder }));
    }

    // May it sign this?
    if owner.key.scope.as_ref().is_some_and(|scope| !scope.contains(&content.intent)) {
        return Err(not_counted(|holder| ActOutcome::NotAllowed { holder }));
    }
    let designated = record.party(&content.party).and_then(|party| party.keys.as_ref());
    if designated.is_some_and(|keys| !keys.contains(&id)) {
        return Err(not_counted(|holder| ActOutcome::NotDesignated { holder }));
    }

    // Can the claimed time be?
    if later(claimed, &given.at) > DAY {
        return Err(not_counted(|holder| ActOutcome::FromTheFuture { holder }));
    }
    if later(&record.content().created, claimed) > DAY {
        return Err(not_counted(|holder| ActOutcome::BeforeTheRecord { holder }));
    }
    let seen = content.seen.iter().filter_map(|seen| bundle.act(seen));
    let mut known = seen.filter(|seen| is_known(seen, given.roster));
    if let Some(seen) = known.find(|seen| later(&seen.content().signed_at, claimed) > DAY) {
        return Err(ActOutcome::BeforeWhatItSaw { holder: holder.id.clone(), seen: seen.id() });
    }

    // Was the key good then?
    let Some(window) = owner.key.windows.iter().find(|window| window.contains(claimed)) else {
        return Err(not_counted(|holder| ActOutcome::OutsideWindow { holder }));
    };
    let proof = proof(envelopes, given.roster);
    if let Some(revocation) = owner.key.revoked
        && !stands(&revocation, claimed, proof.as_ref())
    {
        return Err(ActOutcome::Revoked { holder: holder.id.clone(), revocation });
    }
    let closed = closed(owner.key, window.until, &given.at);
    let (holder, name, window) = (holder.id.clone(), holder.name.clone(), *window);
    Ok(Signer { holder, name, specimen, window, closed, proof })
}

/// Seconds by which `a` is later than `b`.
fn later(a: &Time, b: &Time) -> i64 {
    a.unix_seconds() - b.unix_seconds()
}

/// Whether the roster has the key as one of the act's party: what others claim decides nothing.
pub(super) fn is_known(act: &Act, roster: &Roster) -> bool {
    let content = act.content();
    roster.owner(&content.keys[0]).is_some_and(|owner| owner.party.id == content.party)
}

/// The earliest proof that one of the envelopes existed. Each kind of proof is over envelope
/// digests, signatures included.
fn proof(envelopes: &[EnvelopeDigest], roster: &Roster) -> Option<Proof> {
    let received = envelopes.iter().filter_map(|envelope| roster.received(envelope));
    received.min_by_key(Time::unix_seconds).map(|on| Proof::Received { on })
}

/// Whether an act survives its key's revocation: by its claimed time where the holder alone had the
/// key, by proof where somebody else may have had it.
fn stands(revocation: &Revocation, claimed: &Time, proof: Option<&Proof>) -> bool {
    match revocation.reason.voids_claims() {
        false => revocation.is_after(claimed),
        true => proof.is_some_and(|proof| revocation.is_after(proof.not_later_than())),
    }
}

/// When the key stopped being good, if it has by `at`.
fn closed(key: &RosterKey, until: Option<Time>, at: &Time) -> Option<Time> {
    let revoked = key.revoked.and_then(|revocation| revocation.since);
    let ends = [until, revoked].into_iter().flatten();
    ends.filter(|end| later(at, end) >= 0).min_by_key(Time::unix_seconds)
}
