//! The judgement: what a bundle is worth to somebody who has a roster and the texts.
//!
//! [`verify`] is the only function that judges and the only one that makes a [`Verified`]. It reads
//! no file, clock or environment: the same input gives the same [`Report`] everywhere. The steps
//! are those of docs/format.md, rules J; step 1 is done by [`Bundle`] itself.

mod count;
mod outcome;

use std::collections::{BTreeMap, BTreeSet};

pub use outcome::{
    ActOutcome, ActReport, Counted, PartyOutcome, PartyReport, Reason, TextFound, TextOutcome,
    TextReport, Verdict,
};

use crate::act::Act;
use crate::bundle::Bundle;
use crate::fault::Fault;
use crate::id::{ActId, Digest, PartyId};
use crate::keys::is_specimen;
use crate::record::{Order, Party, Record, Text};
use crate::roster::{Roster, RosterParty};
use crate::value::TextPath;

/// What the verifier brings along.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Whose keys are whose.
    pub roster: &'a Roster,
    /// The texts at hand.
    pub texts: Texts<'a>,
    /// The record that is expected, if the verifier expects one.
    pub record: Option<Digest>,
    /// Parties that the record must have.
    pub parties: &'a [PartyId],
}

/// What is known of the texts.
#[derive(Clone, Copy, Debug)]
pub enum Texts<'a> {
    /// The caller does not want them checked.
    NotChecked,
    /// What was found of them; a text that is not in the map is not at hand.
    Found(&'a BTreeMap<TextPath, TextFound>),
}

/// Whether texts were checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCheck {
    /// Every text of the record was at hand and is the one that was signed.
    Checked,
    /// The caller did not want them checked.
    NotChecked,
}

/// A `T` that is concluded by one roster.
///
/// [`verify`] alone makes one. There is no public field or constructor, so a function that takes
/// `&Verified<T>` cannot be handed an unchecked `T`.
///
/// ```compile_fail,E0451
/// # fn digest() -> paraph::id::Digest { unimplemented!() }
/// use paraph::verify::{TextCheck, Verified};
/// let forged = Verified { value: 7, roster: digest(), texts: TextCheck::Checked };
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified<T> {
    value: T,
    roster: Digest,
    texts: TextCheck,
}

impl<T> Verified<T> {
    /// What is concluded.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The digest of the roster that this rests on.
    pub fn roster(&self) -> Digest {
        self.roster
    }

    /// Whether the texts were checked, too.
    pub fn texts(&self) -> TextCheck {
        self.texts
    }
}

/// All that was judged, complete for every act, party and text.
#[derive(Clone, Debug)]
pub struct Report {
    verdict: Verdict,
    texts_checked: TextCheck,
    record: Option<Record>,
    acts: Vec<ActReport>,
    parties: Vec<PartyReport>,
    texts: Vec<TextReport>,
    reasons: Vec<Reason>,
    roster: Digest,
    accepted: Option<Verified<Record>>,
}

impl Report {
    /// The report of what cannot be read as a bundle: refused, whatever the roster.
    pub fn unreadable(fault: Fault, roster: &Roster) -> Self {
        Self {
            verdict: Verdict::Refused,
            texts_checked: TextCheck::NotChecked,
            record: None,
            acts: Vec::new(),
            parties: Vec::new(),
            texts: Vec::new(),
            reasons: vec![Reason::Unsound(fault)],
            roster: roster.digest(),
            accepted: None,
        }
    }

    /// The answer.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Whether the answer covers the texts.
    pub fn texts_checked(&self) -> TextCheck {
        self.texts_checked
    }

    /// The record, unless the bundle could not be read.
    pub fn record(&self) -> Option<&Record> {
        self.record.as_ref()
    }

    /// Every act, each once: keys of another party first, then by act id.
    pub fn acts(&self) -> &[ActReport] {
        &self.acts
    }

    /// Every party of the record, by id.
    pub fn parties(&self) -> &[PartyReport] {
        &self.parties
    }

    /// Every text of the record, by path.
    pub fn texts(&self) -> &[TextReport] {
        &self.texts
    }

    /// Why the verdict is not "concluded", what is false first; empty if it is.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The digest of the roster.
    pub fn roster(&self) -> Digest {
        self.roster
    }

    /// The record, if it is concluded.
    pub fn accepted(&self) -> Option<&Verified<Record>> {
        self.accepted.as_ref()
    }
}

/// Judges `bundle` by what is `given`.
///
/// Cannot fail: what could not be read never got here, and all else is an outcome.
pub fn verify(bundle: &Bundle, given: &Given<'_>) -> Report {
    let record = bundle.record();
    let mut reasons = expectations(record, given);

    // Step 2: each act against the roster. Each act once, however many envelopes it has.
    let mut acts: Vec<ActReport> = judge_acts(bundle, given.roster);
    // Step 4, its second half: the order decides which acts count.
    if let Order::Listed(order) = &record.content().order {
        keep_order(&mut acts, order, record, given.roster);
    }
    let counted: Vec<&ActReport> = acts.iter().filter(|act| act.outcome.counts()).collect();

    // Step 3: each party.
    let party = |party: &Party| judge_party(party, given.roster.party(&party.id), &counted);
    let parties: Vec<PartyReport> = record.content().parties.iter().map(party).collect();
    for party in &parties {
        match &party.outcome {
            PartyOutcome::Met => {}
            PartyOutcome::Missing => reasons.push(Reason::NotSigned {
                party: party.id.clone(),
                counted: party.holders.len(),
                quorum: party.quorum,
                others: party.others.clone(),
            }),
            PartyOutcome::Unknown => {
                reasons.push(Reason::PartyUnknown { party: party.id.clone() });
            }
        }
    }

    // Step 4: what a counted act has seen is there.
    let missing: BTreeSet<(ActId, &PartyId)> = (counted.iter())
        .flat_map(|act| act.content.seen.iter().map(|seen| (*seen, &act.content.party)))
        .filter(|(seen, _)| bundle.act(seen).is_none())
        .collect();
    for (act, seen_for) in missing {
        reasons.push(Reason::ActMissing { act, seen_for: seen_for.clone() });
    }

    // Step 5: the texts.
    let texts = judge_texts(record, given.texts);
    for text in &texts {
        match text.outcome {
            TextOutcome::Matches { .. } | TextOutcome::NotChecked => {}
            TextOutcome::Differs { .. } => {
                reasons.push(Reason::TextDiffers { path: text.text.path.clone() });
            }
            TextOutcome::Missing => {
                reasons.push(Reason::TextMissing { path: text.text.path.clone() });
            }
        }
    }

    reasons.sort_by_key(Reason::verdict);
    let verdict = reasons.first().map_or(Verdict::Concluded, Reason::verdict);
    let texts_checked = match given.texts {
        Texts::NotChecked => TextCheck::NotChecked,
        Texts::Found(_) => TextCheck::Checked,
    };
    let accepted = (verdict == Verdict::Concluded).then(|| Verified {
        value: record.clone(),
        roster: given.roster.digest(),
        texts: texts_checked,
    });
    Report {
        verdict,
        texts_checked,
        record: Some(record.clone()),
        acts,
        parties,
        texts,
        reasons,
        roster: given.roster.digest(),
        accepted,
    }
}

/// What the caller expects of the record, and it is not so.
fn expectations(record: &Record, given: &Given<'_>) -> Vec<Reason> {
    let other = given.record.filter(|expected| *expected != record.digest());
    let other = other.map(|expected| Reason::OtherRecord { expected, found: record.digest() });
    let absent = given.parties.iter().filter(|id| record.party(id).is_none());
    other.into_iter().chain(absent.cloned().map(|party| Reason::PartyAbsent { party })).collect()
}

fn judge_acts(bundle: &Bundle, roster: &Roster) -> Vec<ActReport> {
    let mut acts: Vec<ActReport> = Vec::new();
    for signed in bundle.acts() {
        match acts.last_mut() {
            Some(last) if last.id == signed.act().id() => last.envelopes += 1,
            _ => acts.push(judge_act(signed.act(), roster)),
        }
    }
    acts.sort_by_key(|act| !matches!(act.outcome, ActOutcome::OtherParty { .. }));
    acts
}

fn judge_act(act: &Act, roster: &Roster) -> ActReport {
    let content = act.content();
    let key = content.keys[0];
    let outcome = match roster.owner(&key) {
        None => ActOutcome::UnknownKey,
        Some((party, holder)) if party.id != content.party => ActOutcome::OtherParty {
            party: party.id.clone(),
            holder: holder.id.clone(),
            name: holder.name.clone(),
        },
        Some((_, holder)) if is_specimen(&key) && !holder.specimen => {
            ActOutcome::SpecimenKey { holder: holder.id.clone() }
        }
        Some((_, holder)) => ActOutcome::Counted(Counted {
            holder: holder.id.clone(),
            name: holder.name.clone(),
            specimen: is_specimen(&key),
        }),
    };
    ActReport { id: act.id(), envelopes: 1, content: content.clone(), outcome }
}

/// Takes out of the count what was signed before the parties that come first in the record's order.
///
/// An act of a party is in order if it has seen enough counted acts of every earlier party. Seen,
/// not dated: a clock can be set.
fn keep_order(acts: &mut [ActReport], order: &[PartyId], record: &Record, roster: &Roster) {
    let by_id: BTreeMap<ActId, usize> =
        (acts.iter().enumerate()).map(|(i, act)| (act.id, i)).collect();
    for (index, party) in order.iter().enumerate() {
        let late: Vec<(usize, PartyId)> = (acts.iter().enumerate())
            .filter(|(_, act)| act.content.party == *party && act.outcome.counts())
            .filter_map(|(at, act)| {
                let seen = act.content.seen.iter().filter_map(|id| by_id.get(id));
                let seen = by_party(seen.map(|at| &acts[*at]));
                let unsigned = |earlier: &&PartyId| {
                    let party = record.party(earlier).expect("the order names its parties");
                    let quorum = count::quorum(party, roster.party(earlier));
                    let seen = seen.get(earlier).into_iter().flatten().copied();
                    count::holders(earlier, seen).len() < quorum as usize
                };
                order[..index].iter().find(unsigned).map(|before| (at, before.clone()))
            })
            .collect();
        for (at, before) in late {
            acts[at].outcome = ActOutcome::OutOfOrder { before };
        }
    }
}

fn by_party<'a>(
    acts: impl Iterator<Item = &'a ActReport>,
) -> BTreeMap<&'a PartyId, Vec<&'a ActReport>> {
    let mut parties: BTreeMap<&PartyId, Vec<&ActReport>> = BTreeMap::new();
    for act in acts {
        parties.entry(&act.content.party).or_default().push(act);
    }
    parties
}

fn judge_party(party: &Party, known: Option<&RosterParty>, acts: &[&ActReport]) -> PartyReport {
    let quorum = count::quorum(party, known);
    let holders = count::holders(&party.id, acts.iter().copied());
    let outcome = match known {
        None => PartyOutcome::Unknown,
        Some(_) if holders.len() >= quorum as usize => PartyOutcome::Met,
        Some(_) => PartyOutcome::Missing,
    };
    let others = known.map(|known| {
        let others = known.holders.values().filter(|holder| !holders.contains(&holder.id));
        others.map(|holder| (holder.id.clone(), holder.name.clone())).collect()
    });
    PartyReport {
        id: party.id.clone(),
        name: known.map(|known| known.name.clone()),
        claimed_name: party.name.clone(),
        quorum,
        holders: holders.into_iter().cloned().collect(),
        others: others.unwrap_or_default(),
        outcome,
    }
}

/// Step 5 by itself: every text of `record`, judged. No signature is looked at.
pub fn judge_texts(record: &Record, texts: Texts<'_>) -> Vec<TextReport> {
    record.content().texts.iter().map(|text| judge_text(text, texts)).collect()
}

fn judge_text(text: &Text, texts: Texts<'_>) -> TextReport {
    let outcome = match texts {
        Texts::NotChecked => TextOutcome::NotChecked,
        Texts::Found(found) => match found.get(&text.path) {
            None => TextOutcome::Missing,
            Some(found) if found.measure == text.measure => {
                TextOutcome::Matches { name: found.name.clone() }
            }
            Some(found) => TextOutcome::Differs { found: found.clone() },
        },
    };
    TextReport { text: text.clone(), outcome }
}

/// The acts that a signer with this roster should be shown as seen: those that it counts, and those
/// that it would count but for the order. Without a roster, all.
pub fn known_acts(bundle: &Bundle, roster: Option<&Roster>) -> Vec<ActId> {
    let known = |act: &Act| match roster {
        None => true,
        Some(roster) => judge_act(act, roster).outcome.counts(),
    };
    let mut acts: Vec<ActId> = bundle
        .acts()
        .filter(|signed| known(signed.act()))
        .map(|signed| signed.act().id())
        .collect();
    acts.dedup();
    acts
}
