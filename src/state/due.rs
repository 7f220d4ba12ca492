//! The next due items, and who must act.

use super::{Asked, has_signed};
use crate::act::Intent;
use crate::id::{HolderId, PartyId};
use crate::record::Order;
use crate::roster::RosterKey;
use crate::value::{Label, Time, worded};
use crate::verify::{Lack, PartyOutcome, PartyReport, Reason};

/// A due item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The kind of item.
    pub kind: DueKind,
    /// The party that must act; `None` for a date.
    pub party: Option<PartyId>,
    /// Its holders who can act now, by the roster.
    pub holders: Vec<(HolderId, Label)>,
    /// The number of holders who must act.
    pub people: usize,
    /// The date of the item, or its deadline: signatures are due before the instrument expires.
    pub by: Option<Time>,
}

worded! {
    /// The kind of a due item.
    DueKind {
        /// Signatures.
        Sign = "sign",
        /// A decision of a party that declined.
        Settle = "settle",
        /// A confirmation.
        Confirm = "confirm",
        /// An approval.
        Approve = "approve",
        /// Authority of those who signed, or a confirmation by a person who has it.
        Authority = "authority",
        /// The roster's owner must find out whose keys are the party's.
        Keys = "keys",
        /// An act that the party has seen and that is not in the bundle.
        Act = "act",
        /// It enters into effect.
        Entry = "entry",
        /// The parties must review it.
        Review = "review",
        /// It ends.
        Expiry = "expiry",
    }
}

/// The items that are missing for its conclusion.
pub(super) fn unfinished(asked: &Asked<'_>) -> Vec<Due> {
    let parties = asked.report.parties();
    // If the parties sign in order, only the next one is asked.
    let in_turn = match &asked.record.content().order {
        Order::Any => None,
        Order::Listed(order) => order.iter().find(|id| {
            let party = parties.iter().find(|party| party.id == **id);
            party.is_some_and(|party| !has_signed(party))
        }),
    };
    let is_in_turn = |party: &PartyReport| in_turn.is_none_or(|id| *id == party.id);
    let mut due = Vec::new();
    for party in parties {
        let missing = (party.quorum as usize).saturating_sub(party.holders.len());
        let (kind, people) = match party.outcome {
            PartyOutcome::Met => continue,
            PartyOutcome::Missing if !is_in_turn(party) => continue,
            PartyOutcome::Missing => (DueKind::Sign, missing),
            PartyOutcome::Contested | PartyOutcome::Declined => (DueKind::Settle, 1),
            PartyOutcome::Pending(Lack::Authority) => (DueKind::Authority, 1),
            PartyOutcome::Pending(Lack::Confirmation) => (DueKind::Confirm, 1),
            PartyOutcome::Pending(Lack::Approval) => (DueKind::Approve, 1),
            PartyOutcome::Unknown => (DueKind::Keys, 1),
        };
        due.push(Due {
            kind,
            party: Some(party.id.clone()),
            holders: party.others.clone(),
            people,
            by: asked.expires(),
        });
    }
    let mut asked_for: Vec<&PartyId> = Vec::new();
    for reason in asked.report.reasons() {
        if let Reason::ActMissing { seen_for, .. } = reason
            && !asked_for.contains(&seen_for)
        {
            asked_for.push(seen_for);
            let party = Some(seen_for.clone());
            let by = asked.expires();
            due.push(Due { kind: DueKind::Act, party, holders: Vec::new(), people: 1, by });
        }
    }
    due
}

/// The items that are missing for its entry into effect.
pub(super) fn concluded(asked: &Asked<'_>) -> Vec<Due> {
    if let Some(on) = asked.course.entry {
        return vec![date(DueKind::Entry, on)];
    }
    let due = |party: PartyId| {
        let demand = asked.record.content().terms.suite;
        let able = asked.roster.party(&party).into_iter().flat_map(|party| {
            let least = party.least(demand, &asked.at);
            let holders = party.holders.values();
            let named = asked.record.party(&party.id).and_then(|party| party.keys.as_ref());
            let may = |key: &RosterKey| key.can(Intent::Confirm, &asked.at);
            holders.filter(move |holder| holder.keys_for(named, least).any(may))
        });
        let holders = able.map(|holder| (holder.id.clone(), holder.name.clone())).collect();
        let (kind, by) = (DueKind::Confirm, asked.expires());
        Due { kind, party: Some(party), holders, people: 1, by }
    };
    asked.unconfirmed().into_iter().map(due).collect()
}

/// The dates of an instrument in effect.
pub(super) fn in_effect(asked: &Asked<'_>) -> Vec<Due> {
    let term = asked.record.content().terms.term.as_ref();
    let review = term.and_then(|term| term.review).map(|on| date(DueKind::Review, on));
    let expiry = asked.expires().map(|on| date(DueKind::Expiry, on));
    let mut due: Vec<Due> = review.into_iter().chain(expiry).collect();
    due.sort_by_key(|due| due.by.map(|by| by.unix_seconds()));
    due
}

fn date(kind: DueKind, on: Time) -> Due {
    Due { kind, party: None, holders: Vec::new(), people: 0, by: Some(on) }
}
