//! One act against the roster: step 2 of the judgement.

use super::Given;
use super::evidence::{EvidenceReport, Proven};
use super::outcome::{ActOutcome, Proof, Signer};
use crate::act::Act;
use crate::bundle::Bundle;
use crate::id::{EnvelopeDigest, KeyId};
use crate::keys::Suite;
use crate::record::SuiteDemand;
use crate::roster::{Owner, Revocation, Roster, RosterKey, may_be};
use crate::value::Time;

/// Judges `act` by the roster. `envelopes` carry the act. The checks are in the order of docs/format.md J2,
/// and the first failure is reported. An act that passes all checks is valid, and counts so far.
pub(super) fn judge(
    act: &Act,
    envelopes: &[EnvelopeDigest],
    bundle: &Bundle,
    evidence: &[EvidenceReport],
    given: &Given<'_>,
) -> ActOutcome {
    count(act, envelopes, bundle, evidence, given)
        .map_or_else(|why_not| why_not, ActOutcome::Counted)
}

#[expect(clippy::result_large_err, reason = "made once for an act, and kept")]
fn count(
    act: &Act,
    envelopes: &[EnvelopeDigest],
    bundle: &Bundle,
    evidence: &[EvidenceReport],
    given: &Given<'_>,
) -> Result<Signer, ActOutcome> {
    let content = act.content();
    let (record, claimed, id) = (bundle.record(), &content.signed_at, content.key_set());

    // Find the owner of the key, or of the pair.
    let owner =
        given.roster.owner(&id).ok_or_else(|| of_unknown_keys(&content.keys, given.roster))?;
    let holder = owner.holder;
    if owner.party.id != content.party {
        let (party, name) = (owner.party.id.clone(), holder.name.clone());
        return Err(ActOutcome::OtherParty { party, holder: holder.id.clone(), name });
    }
    let not_counted = |outcome: fn(crate::id::HolderId) -> ActOutcome| outcome(holder.id.clone());
    let specimen = owner.key.is_specimen();
    if specimen && !holder.specimen {
        return Err(not_counted(|holder| ActOutcome::SpecimenKey { holder }));
    }

    // Check what the key may sign.
    if owner.key.scope.as_ref().is_some_and(|scope| !scope.contains(&content.intent)) {
        return Err(not_counted(|holder| ActOutcome::NotAllowed { holder }));
    }
    let designated = record.party(&content.party).and_then(|party| party.keys.as_ref());
    if designated.is_some_and(|keys| !keys.contains(&id)) {
        return Err(not_counted(|holder| ActOutcome::NotDesignated { holder }));
    }

    let is_classic = owner.key.set.suite() == Suite::Classic;
    if is_classic && record.content().terms.suite == SuiteDemand::Hybrid {
        return Err(not_counted(|holder| ActOutcome::HybridRequired { holder }));
    }

    // Check that the claimed time is possible.
    if claimed.is_over_a_day_after(&given.at) {
        return Err(not_counted(|holder| ActOutcome::FromTheFuture { holder }));
    }
    if record.content().created.is_over_a_day_after(claimed) {
        return Err(not_counted(|holder| ActOutcome::BeforeTheRecord { holder }));
    }
    let seen = content.seen.iter().filter_map(|seen| bundle.act(seen));
    let mut known = seen.filter(|seen| is_known(seen, given.roster));
    if let Some(seen) = known.find(|seen| seen.content().signed_at.is_over_a_day_after(claimed)) {
        return Err(ActOutcome::BeforeWhatItSaw { holder: holder.id.clone(), seen: seen.id() });
    }

    // Check that the key was valid then.
    let Some(window) = owner.key.windows.iter().find(|window| window.contains(claimed)) else {
        let mut starts = owner.key.windows.iter().filter_map(|window| window.from);
        let good_from = starts.find(|from| from.unix_seconds() > claimed.unix_seconds());
        return Err(ActOutcome::OutsideWindow { holder: holder.id.clone(), good_from });
    };
    let proof = proof(act, envelopes, bundle, evidence, given.roster);
    if let Some(revocation) = owner.key.revoked
        && !stands(&revocation, claimed, proof.as_ref())
    {
        return Err(ActOutcome::Revoked { holder: holder.id.clone(), revocation });
    }
    if let Some(from) = owner.party.hybrid_from
        && is_classic
        && is_too_late(&from, claimed, proof.as_ref(), &given.at)
    {
        return Err(ActOutcome::ClassicTooLate { holder: holder.id.clone(), from });
    }
    let closed = closed(owner.key, window.until, &given.at);
    let (holder, name, window) = (holder.id.clone(), holder.name.clone(), *window);
    Ok(Signer { holder, name, specimen, window, closed, proof })
}

/// Whether the roster has the key under the act's party. Claims of others do not matter.
pub(super) fn is_known(act: &Act, roster: &Roster) -> bool {
    let content = act.content();
    roster.owner(&content.key_set()).is_some_and(|owner| owner.party.id == content.party)
}

/// The outcome of an act by keys that are no set of the roster: they count for no one, even if the roster has some of
/// them in other sets (docs/hybrid-format.md Q7).
pub(crate) fn of_unknown_keys(keys: &[KeyId], roster: &Roster) -> ActOutcome {
    let owner = |key: &KeyId| roster.owner(key).or_else(|| roster.owner_of_half(key));
    let id = |owner: Owner<'_>| owner.holder.id.clone();
    match keys {
        [one, other] => match (owner(one).map(id), owner(other).map(id)) {
            (None, None) => ActOutcome::UnknownKey,
            (Some(one), Some(other)) if one != other => {
                ActOutcome::HalvesOfTwoHolders { of: [one, other] }
            }
            (Some(of), _) | (_, Some(of)) => ActOutcome::OtherSet { of },
        },
        keys => match keys.first().and_then(owner).map(id) {
            None => ActOutcome::UnknownKey,
            Some(of) => ActOutcome::HalfOfPair { of },
        },
    }
}

/// Whether an act by a single key does not count any more, because its party signs with pairs from `from` on: by `at`
/// that instant has come, or the act claims to be no older, and nothing proves that it is.
fn is_too_late(from: &Time, claimed: &Time, proof: Option<&Proof>, at: &Time) -> bool {
    let is_before = |time: &Time| time.unix_seconds() < from.unix_seconds();
    let is_proven = proof.is_some_and(|proof| is_before(proof.not_later_than()));
    !is_before(claimed) || (!is_before(at) && !is_proven)
}

/// The earliest proof that one of the envelopes existed. Every proof covers envelope digests, which include
/// signatures.
fn proof(
    act: &Act,
    envelopes: &[EnvelopeDigest],
    bundle: &Bundle,
    evidence: &[EvidenceReport],
    roster: &Roster,
) -> Option<Proof> {
    let received = receipts(act, envelopes, bundle, roster).filter(|(_, may_be)| *may_be);
    let received = received.map(|(on, _)| Proof::Received { on });
    let proven = proven(act, envelopes, bundle, evidence).filter(|(_, may_be)| *may_be);
    let proven = proven.map(|(it, _)| Proof::Evidence(Box::new(it.clone())));
    // At one instant, a receipt comes first: it needs no one else.
    received.chain(proven).min_by_key(|proof| proof.not_later_than().unix_seconds())
}

/// What the evidence of the bundle proves about an act but cannot: it is earlier than the act or its record. Earliest
/// first.
pub(super) fn ignored_evidence(
    act: &Act,
    envelopes: &[EnvelopeDigest],
    bundle: &Bundle,
    evidence: &[EvidenceReport],
) -> Vec<Proven> {
    let ignored = proven(act, envelopes, bundle, evidence).filter(|(_, may_be)| !may_be);
    let mut ignored: Vec<Proven> = ignored.map(|(proven, _)| proven.clone()).collect();
    ignored.sort_by_key(|proven| proven.no_later_than.unix_seconds());
    ignored
}

/// Everything that the evidence of the bundle proves about an act, and whether each can be a proof.
fn proven<'e>(
    act: &Act,
    envelopes: &'e [EnvelopeDigest],
    bundle: &Bundle,
    evidence: &'e [EvidenceReport],
) -> impl Iterator<Item = (&'e Proven, bool)> + use<'e> {
    let (created, signed_at) = (bundle.record().content().created, act.content().signed_at);
    let is_about = |entry: &EvidenceReport| envelopes.iter().any(|it| entry.envelopes.contains(it));
    let about = evidence.iter().filter(move |entry| is_about(entry));
    let proven = about.filter_map(|entry| entry.outcome.proven());
    proven.map(move |proven| (proven, may_be(&proven.no_later_than, &created, &signed_at)))
}

/// The receipts of an act that prove nothing, because they are earlier than the act or its record. Earliest
/// first.
pub(super) fn ignored_receipts(
    act: &Act,
    envelopes: &[EnvelopeDigest],
    bundle: &Bundle,
    roster: &Roster,
) -> Vec<Time> {
    let ignored = receipts(act, envelopes, bundle, roster).filter(|(_, may_be)| !may_be);
    let mut ignored: Vec<Time> = ignored.map(|(on, _)| on).collect();
    ignored.sort_by_key(Time::unix_seconds);
    ignored
}

/// All receipts of an act, and whether each can be a proof.
fn receipts(
    act: &Act,
    envelopes: &[EnvelopeDigest],
    bundle: &Bundle,
    roster: &Roster,
) -> impl Iterator<Item = (Time, bool)> {
    let (created, signed_at) = (bundle.record().content().created, act.content().signed_at);
    let received = envelopes.iter().flat_map(|envelope| roster.received(envelope));
    received.map(move |on| (*on, may_be(on, &created, &signed_at)))
}

/// Whether an act still counts after its key was revoked. If only the holder had the key, the claimed time
/// decides. If someone else may have had it, proof is required too.
fn stands(revocation: &Revocation, claimed: &Time, proof: Option<&Proof>) -> bool {
    let proven = || proof.is_some_and(|proof| revocation.is_after(proof.not_later_than()));
    revocation.is_after(claimed) && (!revocation.reason.voids_claims() || proven())
}

/// The time when the key stopped being valid, if that is not after `at`.
fn closed(key: &RosterKey, until: Option<Time>, at: &Time) -> Option<Time> {
    let revoked = key.revoked.and_then(|revocation| revocation.since);
    let ends = [until, revoked].into_iter().flatten();
    ends.filter(|end| end.unix_seconds() <= at.unix_seconds()).min_by_key(Time::unix_seconds)
}
