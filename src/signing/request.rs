//! What a signatory asks to sign, and the act that a key signs for it.

use std::collections::{BTreeMap, BTreeSet};

use super::next_step::NextStep;
use super::refusal::{Refusal, Refused};
use super::target_act::{Signatory as Who, target_act};
use super::{Known, lacks_pair};
use crate::act::{Act, ActContent, Signatory, Statement};
use crate::bundle::Bundle;
use crate::id::{ActId, ActPrefix, PartyId};
use crate::keys::KeySet;
use crate::profile::Profile;
use crate::record::{Record, RecordRef};
use crate::report::{UnmatchedTexts, unmatched_texts};
use crate::roster::Roster;
use crate::suggestions::nearest_id;
use crate::value::{Intent, TextPath, Time};
use crate::verify::{ActOutcome, TextFound, of_unknown_keys, seen_acts, verify};

/// What a signatory asks to sign.
#[derive(Clone, Debug)]
pub struct Request {
    /// The intent of the act.
    pub intent: Intent,
    /// The party for which to sign. `None` means the party of the key in the roster.
    pub party: Option<PartyId>,
    /// The act that the new act is about. `None` means the only possible one.
    pub of: Option<ActPrefix>,
    /// Who signs. `None` means the holder of the key in the roster.
    pub profile: Option<Profile>,
    /// The instrument that gives the authority.
    pub authority: Option<RecordRef>,
    /// The statements of the act, if statements were given.
    pub statements: Option<Vec<Statement>>,
    /// The time that the act claims. `None` means the present time.
    pub signed_at: Option<Time>,
}

impl Request {
    /// Checks that the parts of the request go together. It needs no key and no file.
    ///
    /// # Errors
    ///
    /// [`Refusal::AuthorityUnwanted`], [`Refusal::StatementsUnwanted`] or [`Refusal::RosterNeeded`].
    pub fn check(&self, roster: Option<&Roster>) -> Result<(), Refused> {
        let intent = self.intent;
        if self.authority.is_some() && !intent.needs_authority() {
            let refused = Refused::because(Refusal::AuthorityUnwanted { intent });
            return Err(refused.next(NextStep::LeaveOutAuthority));
        }
        if self.statements.is_some() && !intent.may_state() {
            let refused = Refused::because(Refusal::StatementsUnwanted { intent });
            return Err(refused.next(NextStep::LeaveOutStatements));
        }
        if intent == Intent::Seal && roster.is_none() {
            return Err(Refused::because(Refusal::RosterNeeded).next(NextStep::NameRoster));
        }
        Ok(())
    }

    /// Checks that every text of the record was found and matches, if the act agrees to the texts.
    ///
    /// # Errors
    ///
    /// [`Refusal::Texts`].
    pub fn check_texts(
        &self,
        record: &Record,
        found: &BTreeMap<TextPath, TextFound>,
    ) -> Result<(), Refused> {
        match self.intent {
            Intent::Decline | Intent::Withdraw | Intent::Witness => return Ok(()),
            Intent::Initial
            | Intent::Sign
            | Intent::SignAdReferendum
            | Intent::Confirm
            | Intent::Approve
            | Intent::Seal => {}
        }
        let Some(texts) = unmatched_texts(record, found) else { return Ok(()) };
        let step = match &texts {
            UnmatchedTexts::Missing(texts) => NextStep::GiveTexts { count: texts.len() },
            UnmatchedTexts::Differ(_) if texts.are_converted() => NextStep::AskForAnArchive,
            UnmatchedTexts::Differ(_) => NextStep::AskForTheText,
        };
        Err(Refused::because(Refusal::Texts(texts)).next(step))
    }

    /// The party for which a key signs: from the roster, or else the one that was named.
    ///
    /// # Errors
    ///
    /// [`Refusal::PartyNeeded`], [`Refusal::UnknownKey`], [`Refusal::HalfOfPair`], [`Refusal::KeyOfAnotherParty`] or
    /// [`Refusal::PartyNotInRecord`].
    pub fn party(
        &self,
        keys: &KeySet,
        roster: Option<&Roster>,
        record: &Record,
    ) -> Result<PartyId, Refused> {
        let party = match (roster, &self.party) {
            (None, None) => {
                let refused = Refused::because(Refusal::PartyNeeded);
                return Err(refused.next(NextStep::NameOrBeginRoster { parties: parties(record) }));
            }
            (None, Some(party)) => party.clone(),
            (Some(roster), asked) => {
                let Some(owner) = roster.owner(&keys.id()).map(|owner| owner.party) else {
                    return Err(self.unknown(keys, roster, record));
                };
                if let Some(asked) = asked.as_ref().filter(|asked| **asked != owner.id) {
                    return Err(of_another_party(record, asked, &owner.id));
                }
                owner.id.clone()
            }
        };
        match record.party(&party) {
            Some(_) => Ok(party),
            None => Err(not_in_record(record, &party, roster.is_some())),
        }
    }

    /// That the roster does not have the key or pair: what it has of it.
    fn unknown(&self, keys: &KeySet, roster: &Roster, record: &Record) -> Refused {
        match of_unknown_keys(&keys.key_ids(), roster) {
            ActOutcome::HalfOfPair { of: holder } => {
                Refused::because(Refusal::HalfOfPair { holder }).next(NextStep::SignWithPair)
            }
            ActOutcome::OtherSet { of: holder } => {
                let step = NextStep::SignWithKnown { holder: holder.clone() };
                Refused::because(Refusal::OtherSet { holder }).next(step)
            }
            ActOutcome::HalvesOfTwoHolders { of } => {
                let step = NextStep::SignWithKeysOfOne { of: of.clone() };
                Refused::because(Refusal::HalvesOfTwoHolders { of }).next(step)
            }
            _ => self.unknown_key(keys, record),
        }
    }

    /// That the roster does not have the key, and for which parties it can be added.
    fn unknown_key(&self, keys: &KeySet, record: &Record) -> Refused {
        let refused = Refused::because(Refusal::UnknownKey);
        if lacks_pair(keys, record) {
            return refused.next(NextStep::NewPair);
        }
        if let Some(party) = self.party.as_ref().filter(|party| record.party(party).is_some()) {
            return refused.next(NextStep::AddKey { party: party.clone() });
        }
        // The key may be of a party that the roster does not have yet.
        refused.next(NextStep::AddKeyOf { parties: parties(record) })
    }

    /// The act that a key signs for a party, at the time in `known`. Whether it may be signed, and would
    /// count, is checked by [`Signing::check`](super::Signing::check).
    ///
    /// # Errors
    ///
    /// The refusals about the act that it is about, [`Refusal::NameNeeded`] or [`Refusal::Fault`].
    pub fn act(
        &self,
        bundle: &Bundle,
        keys: &KeySet,
        party: PartyId,
        known: &Known<'_>,
    ) -> Result<Act, Refused> {
        let given = known.given();
        let owner = known.roster.and_then(|roster| roster.owner(&keys.id()));
        let who = Who {
            bundle,
            report: given.as_ref().map(|given| verify(bundle, given)),
            party: &party,
            key: keys.id(),
            holder: owner.map(|owner| &owner.holder.id),
        };
        let of = target_act(self.intent, self.of.as_ref(), &who)?;
        let (signatory, capacity, place) = match (&self.profile, owner) {
            (Some(profile), _) => {
                (profile.signatory.clone(), profile.capacity, profile.place.clone())
            }
            (None, Some(owner)) => (Signatory::named(owner.holder.name.clone()), None, None),
            (None, None) => {
                return Err(Refused::because(Refusal::NameNeeded).next(NextStep::NameSignatory));
            }
        };
        let statements = self.statements.clone().unwrap_or_default();
        // Every act that this act points at was shown, even if the roster does not have its key.
        let pointed = of.into_iter().chain(statements.iter().filter_map(|it| it.to));
        let seen: BTreeSet<ActId> =
            seen_acts(bundle, given.as_ref()).into_iter().chain(pointed).collect();
        let content = ActContent {
            record: bundle.record().reference(),
            party,
            keys: keys.key_ids(),
            signatory,
            capacity,
            authority: self.authority.clone(),
            intent: self.intent,
            of,
            statements,
            place,
            signed_at: self.signed_at.unwrap_or(known.at),
            seen: seen.into_iter().collect(),
        };
        Act::new(content).map_err(|fault| Refused::because(Refusal::Fault(fault)))
    }
}

fn parties(record: &Record) -> Vec<PartyId> {
    record.content().parties.iter().map(|party| party.id.clone()).collect()
}

/// That the key belongs to another party than the one that was named: the mistake is in the request or, where
/// the record has no party like that of the roster, in the roster.
fn of_another_party(record: &Record, asked: &PartyId, owner: &PartyId) -> Refused {
    let is_near = nearest_id(asked.as_str(), &[owner.as_str()]).is_some()
        || nearest_id(owner.as_str(), &[asked.as_str()]).is_some();
    let (owner, asked) = (owner.clone(), asked.clone());
    let of_another = Refusal::KeyOfAnotherParty { owner: owner.clone(), asked: asked.clone() };
    match (record.party(&asked).is_some(), record.party(&owner).is_some()) {
        (true, true) => Refused::because(of_another).next(NextStep::LeaveOutParty { party: owner }),
        (true, false) if is_near => {
            Refused::because(of_another).next(NextStep::CorrectInRoster { owner, asked })
        }
        (true, false) => {
            Refused::because(of_another).next(NextStep::SignWithKeyOf { owner, asked })
        }
        (false, true) => {
            let refused =
                Refused::because(Refusal::PartyNotInRecord { party: asked, in_roster: false });
            refused.next(match is_near {
                true => NextStep::PartyMeantLeaveOut { owner },
                false => NextStep::LeaveOutWrongParty { owner, parties: parties(record) },
            })
        }
        (false, false) => not_in_record(record, &asked, false),
    }
}

/// That the record has no such party, which the request names or, `by_roster`, the roster.
fn not_in_record(record: &Record, party: &PartyId, by_roster: bool) -> Refused {
    let parties = parties(record);
    let known: Vec<&str> = parties.iter().map(PartyId::as_str).collect();
    let meant = nearest_id(party.as_str(), &known);
    let meant = parties.iter().find(|it| Some(it.as_str()) == meant).cloned();
    let party = party.clone();
    let refused =
        |in_roster| Refused::because(Refusal::PartyNotInRecord { party: party.clone(), in_roster });
    match meant {
        // The mistake is in the roster, not in the request.
        Some(meant) if by_roster => {
            let owner = party.clone();
            refused(true).next(NextStep::PartyMeantInRoster { party: meant, owner, parties })
        }
        Some(party) => refused(false).next(NextStep::PartyMeant { party, parties }),
        None => refused(false).next(NextStep::NameParty { parties }),
    }
}
