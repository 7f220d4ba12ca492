//! The judgement: what a bundle is worth to somebody who has a roster and the texts.
//!
//! [`verify`] is the only function that judges and the only one that makes a [`Verified`]. It reads
//! no file, clock or environment: the same input gives the same [`Report`] everywhere. The steps
//! are those of docs/format.md, rules J; step 1 is done by [`Bundle`] itself. [`suppose`] goes the
//! same way for one act that is not signed yet, and tells what would become of it.

mod act;
mod authority;
mod count;
mod effect;
mod meaning;
mod order;
mod outcome;
mod party;
mod reason;
mod scene;
mod seal;
mod set;

use std::collections::{BTreeMap, BTreeSet};

pub use effect::{Authority, Effect, Unauthorised};
pub use outcome::{
    ActOutcome, ActReport, Lack, PartyOutcome, PartyReport, Proof, Seal, Signer, TextFound,
    TextOutcome, TextReport, Verdict,
};
pub use reason::Reason;

use crate::act::Act;
use crate::bundle::{Bundle, SignedAct};
use crate::fault::Fault;
use crate::id::{ActId, Digest, EnvelopeDigest, HolderId, PartyId};
use crate::keys::PublicKey;
use crate::record::{Record, Text};
use crate::roster::Roster;
use crate::value::{TextPath, Time};
use authority::Authorities;
use meaning::Meaning;
use scene::Scene;

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
    /// What is demanded of reservations.
    pub reservations: Reservations,
    /// Other instruments at hand, by the digest of their record: those that give authority.
    pub others: &'a Instruments,
}

impl<'a> Given<'a> {
    /// A roster, the texts at hand and a day, and nothing else: no record or party in particular is
    /// expected, claimed times and reservations are told, and no other instruments are at hand.
    pub fn new(roster: &'a Roster, texts: Texts<'a>, at: Time) -> Self {
        Self {
            roster,
            texts,
            record: None,
            parties: &[],
            at,
            times: Times::Claimed,
            reservations: Reservations::Told,
            others: NO_OTHERS,
        }
    }
}

/// Bundles by the digest of their record.
pub type Instruments = BTreeMap<Digest, Bundle>;

/// No other instruments.
pub const NO_OTHERS: &Instruments = &BTreeMap::new();

/// What is demanded of claimed times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// A claimed time within a key's window is enough, also if the window has closed since; it is
    /// told then.
    Claimed,
    /// Where a key has stopped being good since, there must be proof that the act is older.
    Proven,
}

/// What is demanded of reservations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reservations {
    /// They are told.
    Told,
    /// There must be none in what counts.
    Unwanted,
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
/// # let seal = paraph::verify::Seal::Sealed;
/// let forged = Verified { value: 7, roster: digest(), texts: TextCheck::Checked, seal };
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified<T> {
    value: T,
    roster: Digest,
    texts: TextCheck,
    seal: Seal,
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

    /// Whether the parties closed it.
    pub fn seal(&self) -> Seal {
        self.seal
    }
}

/// All that was judged, complete for every act, party and text.
#[derive(Clone, Debug)]
pub struct Report {
    verdict: Verdict,
    seal: Seal,
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
            seal: Seal::Unsealed,
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

    /// Whether the parties closed the set of acts.
    pub fn seal(&self) -> Seal {
        self.seal
    }

    /// Since when it is concluded, by the times that the acts claim, if it is.
    pub fn since(&self) -> Option<&Time> {
        let concluded = self.verdict == Verdict::Concluded;
        let times = self.parties.iter().filter_map(|party| party.since.as_ref());
        times.max_by_key(|time| time.unix_seconds()).filter(|_| concluded)
    }

    /// How many reservations came with what counts.
    pub fn reservations(&self) -> usize {
        self.parties.iter().map(|party| party.reservations).sum()
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

    // Steps 2 to 4: each act, each party, the set.
    let authorities = Authorities::of(bundle, given);
    let Judged { acts, parties, seal, missing } = judge(bundle, None, &authorities, given);
    reasons.extend(parties.iter().flat_map(|party| missing_of(party, given)));
    reasons.extend(missing.into_iter().map(|(act, seen_for)| Reason::ActMissing { act, seen_for }));

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
        seal,
    });
    Report {
        verdict,
        seal,
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

/// What would become of `act` in `bundle` once the key `public` has signed it: what a signatory is
/// told before they sign. Nothing else of that judgement is handed out.
///
/// # Errors
///
/// Those of [`Bundle::would_take`]: in that bundle the act cannot be.
pub fn suppose(
    bundle: &Bundle,
    act: &Act,
    public: &PublicKey,
    given: &Given<'_>,
) -> Result<ActReport, Fault> {
    let supposed = bundle.supposing(act, public)?;
    let authorities = Authorities::of(&supposed, given);
    let acts = judge(&supposed, None, &authorities, given).acts;
    Ok(acts.into_iter().find(|report| report.id == act.id()).expect("every act has a report"))
}

/// Steps 2 to 4: what became of acts and parties.
struct Judged {
    acts: Vec<ActReport>,
    parties: Vec<PartyReport>,
    seal: Seal,
    /// Acts that are not in the bundle and were seen by one that matters, and for whom that was
    /// signed.
    missing: BTreeSet<(ActId, PartyId)>,
}

/// Judges acts and parties of `bundle`, as if the holder `without` had signed nothing.
fn judge(
    bundle: &Bundle,
    without: Option<&HolderId>,
    authorities: &Authorities,
    given: &Given<'_>,
) -> Judged {
    let record = bundle.record();
    let mut acts = valid_acts(bundle, without, given);
    for act in &mut acts {
        act.authority = authorities.shown_by(act, record, given);
    }
    let scene = Scene::new(bundle, &acts);

    let seals = seal::find(&scene, given);
    let (view, sealing) = match &seals.sealed {
        Some(sealed) => (sealed.core.and(&scene.valid), sealed.seals.clone()),
        None => (scene.valid.clone(), scene.seals.clone()),
    };
    let party::Outcome { meanings, mut parties } = party::judge_all(&scene, &view, given);
    if let Some(sealed) = &seals.sealed {
        for party in &mut parties {
            party.unproven |= sealed.unproven.contains(&party.id);
        }
    }
    let effect = |at: usize| match (meanings.get(&at), &seals.sealed) {
        (Some(Meaning::Counts { .. }), _) => None,
        (Some(Meaning::Is(effect)), _) => Some(*effect),
        (None, Some(sealed)) if sealed.seals.contains(at) => Some(Effect::Seals),
        (None, Some(_)) => Some(Effect::AfterTheSeal),
        (None, None) => seals.effects.get(&at).copied(),
    };
    let effects: Vec<(usize, Effect)> = (scene.valid.iter().chain(scene.seals.iter()))
        .filter_map(|at| Some((at, effect(at)?)))
        .collect();
    let seal = if seals.sealed.is_some() { Seal::Sealed } else { Seal::Unsealed };

    // What an act that matters has seen is there.
    let matters = view.iter().chain(sealing.iter()).map(|at| scene.content(at));
    let missing = matters
        .flat_map(|content| content.seen.iter().map(|seen| (*seen, content.party.clone())))
        .filter(|(seen, _)| bundle.act(seen).is_none())
        .collect();
    for (at, effect) in effects {
        acts[at].outcome = match &acts[at].outcome {
            ActOutcome::Counted(signer) => ActOutcome::Stands(signer.clone(), effect),
            other => other.clone(),
        };
    }
    Judged { acts, parties, seal, missing }
}

/// The acts of `bundle` by the roster and the record's order; those that are valid count so far.
/// What the holder `without` signed is not.
fn valid_acts(bundle: &Bundle, without: Option<&HolderId>, given: &Given<'_>) -> Vec<ActReport> {
    let mut acts = judge_acts(bundle, given);
    for act in &mut acts {
        if let Some(without) = without.filter(|without| act.outcome.holder() == Some(*without)) {
            // It is there for whoever has seen it, points at it or sealed it; only it is not valid.
            act.outcome = ActOutcome::NotAllowed { holder: without.clone() };
        }
    }
    order::keep(&mut acts, bundle.record(), given);
    acts
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
                content: act.shared_content(),
                ignored_receipts: act::ignored_receipts(act, &envelopes, bundle, given.roster),
                authority: Authority::NotAsked,
                outcome: act::judge(act, &envelopes, bundle, given),
            }
        })
        .collect();
    acts.sort_by_key(|act| !matches!(act.outcome, ActOutcome::OtherParty { .. }));
    acts
}

/// What a party lacks, if it lacks anything.
fn missing_of(party: &PartyReport, given: &Given<'_>) -> Vec<Reason> {
    let id = party.id.clone();
    let (others, declined) = (party.others.clone(), party.declined.clone());
    let missing = match party.outcome {
        PartyOutcome::Met if party.unproven && given.times == Times::Proven => {
            Some(Reason::TimeUnproven { party: id.clone() })
        }
        PartyOutcome::Met => None,
        PartyOutcome::Pending(lack) => Some(Reason::Pending { party: id.clone(), lack, others }),
        PartyOutcome::Contested => Some(Reason::Contested { party: id.clone(), declined }),
        PartyOutcome::Declined => Some(Reason::Declined { party: id.clone(), declined }),
        PartyOutcome::Missing => Some(Reason::NotSigned {
            party: id.clone(),
            counted: party.holders.len(),
            quorum: party.quorum,
            others,
        }),
        PartyOutcome::Unknown => Some(Reason::PartyUnknown { party: id.clone() }),
    };
    let reserved = match given.reservations {
        Reservations::Unwanted if party.reservations > 0 => {
            Some(Reason::Reserved { party: id, reservations: party.reservations })
        }
        Reservations::Unwanted | Reservations::Told => None,
    };
    missing.into_iter().chain(reserved).collect()
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

/// The acts that a signer is shown as seen: those that are valid by the signer's roster, whatever the
/// order and whatever they mean; without a roster, all.
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
