//! The judgement: what a bundle is worth to somebody who has a roster and the texts.
//!
//! [`verify`] is the only function that judges and the only one that makes a [`Verified`]. It reads
//! no file, clock or environment: the same input gives the same [`Report`] everywhere. The steps
//! are those of docs/format.md, rules J; step 1 is done by [`Bundle`] itself.

mod act;
mod count;
mod outcome;

use std::collections::{BTreeMap, BTreeSet};

pub use outcome::{
    ActOutcome, ActReport, Counted, PartyOutcome, PartyReport, Proof, Reason, TextFound,
    TextOutcome, TextReport, Verdict,
};

use crate::bundle::{Bundle, SignedAct};
use crate::fault::Fault;
use crate::id::{ActId, Digest, EnvelopeDigest, PartyId};
use crate::record::{Order, Party, Record, Text};
use crate::roster::Roster;
use crate::value::{TextPath, Time};
use count::Tally;

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
    /// When the question is asked.
    pub at: Time,
    /// What is demanded of claimed times.
    pub times: Times,
}

/// What is demanded of claimed times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// A claimed time within a key's window is enough, also if the window has closed since; it is
    /// told then.
    Claimed,
    /// Where a key has stopped being good since, there must be proof that the act is older.
    Proven,
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
    at: Time,
    accepted: Option<Verified<Record>>,
}

impl Report {
    /// The report of what cannot be read as a bundle: refused, whatever else is given.
    pub fn unreadable(fault: Fault, roster: &Roster, at: Time) -> Self {
        Self {
            verdict: Verdict::Refused,
            texts_checked: TextCheck::NotChecked,
            record: None,
            acts: Vec::new(),
            parties: Vec::new(),
            texts: Vec::new(),
            reasons: vec![Reason::Unsound(fault)],
            roster: roster.digest(),
            at,
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

    /// When the question was asked.
    pub fn at(&self) -> &Time {
        &self.at
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
    let mut acts: Vec<ActReport> = judge_acts(bundle, given);
    // Step 4, its second half: the order decides which acts count.
    if let Order::Listed(order) = &record.content().order {
        keep_order(&mut acts, order, record, given);
    }
    let counted: Vec<&ActReport> = acts.iter().filter(|act| act.outcome.counts()).collect();

    // Step 3: each party.
    let party = |party: &Party| judge_party(party, given, &counted);
    let parties: Vec<PartyReport> = record.content().parties.iter().map(party).collect();
    reasons.extend(parties.iter().filter_map(|party| missing_of(party, given.times)));

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
        at: given.at,
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

/// Every act once, with the envelopes that carry it.
fn judge_acts(bundle: &Bundle, given: &Given<'_>) -> Vec<ActReport> {
    let signed: Vec<&SignedAct> = bundle.acts().collect();
    let same_act = |a: &&SignedAct, b: &&SignedAct| a.act().id() == b.act().id();
    let mut acts: Vec<ActReport> = signed
        .chunk_by(same_act)
        .map(|carriers| {
            let act = carriers[0].act();
            let envelopes: Vec<EnvelopeDigest> =
                carriers.iter().map(|signed| signed.envelope().digest()).collect();
            ActReport {
                id: act.id(),
                envelopes: envelopes.len(),
                content: act.content().clone(),
                outcome: act::judge(act, &envelopes, bundle, given),
            }
        })
        .collect();
    acts.sort_by_key(|act| !matches!(act.outcome, ActOutcome::OtherParty { .. }));
    acts
}

/// Takes out of the count what was signed before the parties that come first in the record's order.
///
/// An act of a party is in order if it has seen enough counted acts of every earlier party. Seen,
/// not dated: a clock can be set.
fn keep_order(acts: &mut [ActReport], order: &[PartyId], record: &Record, given: &Given<'_>) {
    let by_id: BTreeMap<ActId, usize> =
        acts.iter().enumerate().map(|(at, act)| (act.id, at)).collect();
    for (index, party) in order.iter().enumerate() {
        let unsigned_before = |act: &ActReport, acts: &[ActReport]| {
            let seen = act.content.seen.iter().filter_map(|id| by_id.get(id));
            let seen = by_party(seen.map(|at| &acts[*at]));
            let unsigned = |earlier: &&PartyId| {
                let party = record.party(earlier).expect("the order names its parties");
                let known = given.roster.party(earlier);
                let seen = seen.get(earlier).into_iter().flatten().copied();
                !count::tally(party, known, seen, |_| true, &given.at).met
            };
            order[..index].iter().find(unsigned).cloned()
        };
        let mut late = Vec::new();
        for (at, act) in acts.iter().enumerate().filter(|(_, act)| act.content.party == *party) {
            if let Some(counted) = act.outcome.counted()
                && let Some(before) = unsigned_before(act, acts)
            {
                late.push((at, ActOutcome::OutOfOrder { holder: counted.holder.clone(), before }));
            }
        }
        for (at, outcome) in late {
            acts[at].outcome = outcome;
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

fn judge_party(party: &Party, given: &Given<'_>, acts: &[&ActReport]) -> PartyReport {
    let known = given.roster.party(&party.id);
    let tally = |admitted: fn(&Counted) -> bool| {
        count::tally(party, known, acts.iter().copied(), admitted, &given.at)
    };
    let Tally { holders, quorum, met } = tally(|_| true);
    let outcome = match known {
        None => PartyOutcome::Unknown,
        Some(_) if met => PartyOutcome::Met,
        Some(_) => PartyOutcome::Missing,
    };
    let others = known.map(|known| {
        let others = known.holders.values();
        let others = others.filter(|it| !holders.contains(&it.id) && it.can_sign(&given.at));
        others.map(|holder| (holder.id.clone(), holder.name.clone())).collect()
    });
    PartyReport {
        id: party.id.clone(),
        name: known.map(|known| known.name.clone()),
        claimed_name: party.name.clone(),
        quorum,
        holders: holders.into_iter().collect(),
        others: others.unwrap_or_default(),
        outcome,
        unproven: met && !tally(|counted| !counted.is_unproven()).met,
    }
}

/// What a party lacks, if it lacks anything.
fn missing_of(party: &PartyReport, times: Times) -> Option<Reason> {
    let id = party.id.clone();
    match party.outcome {
        PartyOutcome::Met if party.unproven && times == Times::Proven => {
            Some(Reason::TimeUnproven { party: id })
        }
        PartyOutcome::Met => None,
        PartyOutcome::Missing => Some(Reason::NotSigned {
            party: id,
            counted: party.holders.len(),
            quorum: party.quorum,
            others: party.others.clone(),
        }),
        PartyOutcome::Unknown => Some(Reason::PartyUnknown { party: id }),
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

/// The acts that a signer is shown as seen: those that count for their parties by the signer's
/// roster, whatever the order; without a roster, all.
pub fn seen_acts(bundle: &Bundle, given: Option<&Given<'_>>) -> Vec<ActId> {
    let mut acts: Vec<ActId> = match given {
        None => bundle.acts().map(|signed| signed.act().id()).collect(),
        Some(given) => {
            let acts = judge_acts(bundle, given);
            acts.iter().filter(|act| act.outcome.counts()).map(|act| act.id).collect()
        }
    };
    acts.sort();
    acts.dedup();
    acts
}
