//! The judgement: what a bundle is worth to somebody who has a roster and the texts.
//!
//! [`verify`] judges one bundle; `instruments::survey` has several judged together. Both read one
//! timeline, and one function makes their reports. It is the only one that makes a [`Verified`]. No file,
//! clock or environment is read: the same input gives the same [`Report`] everywhere. The steps are those
//! of docs/format.md, rules J; step 1 is done by [`Bundle`] itself. [`preview_act`] goes the same way for
//! one act that is not signed yet, and gives what would become of it.

mod act;
mod authority;
mod count;
mod course;
mod effect;
mod judge;
mod meaning;
mod order;
mod outcome;
mod party;
mod pass;
mod proven;
mod reason;
mod run;
mod scene;
mod sealed;
mod set;
mod timeline;
mod world;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use course::Course;

pub use effect::{Authority, Effect, Unauthorised};
pub use outcome::{
    ActOutcome, ActReport, Lack, PartyOutcome, PartyReport, Proof, Seal, Signer, TextFound,
    TextMeasure, TextOutcome, TextReport, Unproven, Verdict,
};
pub use reason::Reason;

use crate::act::Act;
use crate::bundle::Bundle;
use crate::fault::Fault;
use crate::id::{ActId, Digest, PartyId};
use crate::keys::PublicKey;
use crate::record::{Record, Text};
use crate::relation::{Relates, deed};
use crate::roster::Roster;
use crate::value::{TextPath, Time};
use scene::judge_acts;
use timeline::{Judged, Timeline};

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
    /// When the question is asked: the present, unless it is about another day. Acts that claim a time
    /// more than a day later count for nothing ([`ActOutcome::FromTheFuture`]), withdrawals among them.
    pub at: Time,
    /// What is demanded of claimed times.
    pub times: Times,
    /// What is demanded of reservations.
    pub reservations: Reservations,
    /// Other instruments at hand, by the digest of their record: those that give authority, and those
    /// that end or extend others.
    pub others: &'a Instruments,
}

impl<'a> Given<'a> {
    /// A roster, the texts at hand and the time of the question, and nothing else: no record or party in particular is
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

/// Instruments at hand: a bundle for each record, and what is known of acts that are in none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instruments {
    bundles: BTreeMap<Digest, Bundle>,
    set_aside: BTreeSet<ActId>,
}

impl Instruments {
    /// No instrument.
    pub const fn new() -> Self {
        Self { bundles: BTreeMap::new(), set_aside: BTreeSet::new() }
    }

    /// Adds the bundle of an instrument, in the place of another bundle of its record.
    pub fn insert(&mut self, bundle: Bundle) {
        self.bundles.insert(bundle.record().digest(), bundle);
    }

    /// Adds acts that were set aside when copies were joined ([`crate::copies::join`]): they are in no
    /// bundle, and do not count as missing for an act that has seen them (docs/format.md B16).
    pub fn set_aside(&mut self, acts: impl IntoIterator<Item = ActId>) {
        self.set_aside.extend(acts);
    }

    /// The bundle of the record with that digest.
    pub fn get(&self, record: &Digest) -> Option<&Bundle> {
        self.bundles.get(record)
    }

    /// The bundles, by the digests of their records.
    pub fn bundles(&self) -> impl Iterator<Item = &Bundle> {
        self.bundles.values()
    }

    /// How many instruments there are.
    pub fn len(&self) -> usize {
        self.bundles.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.bundles.is_empty()
    }
}

impl FromIterator<Bundle> for Instruments {
    fn from_iter<I: IntoIterator<Item = Bundle>>(bundles: I) -> Self {
        let bundles = bundles.into_iter().map(|bundle| (bundle.record().digest(), bundle));
        Self { bundles: bundles.collect(), set_aside: BTreeSet::new() }
    }
}

/// No other instruments.
pub const NO_OTHERS: &Instruments = &Instruments::new();

/// What is demanded of claimed times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// A claimed time is enough, also where the act could have been dated back (docs/format.md J2.3);
    /// the report says so then.
    Claimed,
    /// Where an act could have been dated back, there must be proof that it is older: its key has stopped
    /// being good since, its powers have ended, or more people of its party must sign.
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
/// Only [`verify`] and `instruments::survey` make one, in one function. There is no public field or
/// constructor, so a function that takes `&Verified<T>` cannot be handed an unchecked `T`.
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
    open_powers: bool,
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
            open_powers: false,
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

    /// Whether it is concluded, and not sealed because the powers behind a seal are not sealed
    /// themselves (docs/format.md J4.3).
    pub fn rests_on_open_powers(&self) -> bool {
        self.open_powers
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

    /// The acts that claim to be signatures for a party and that its roster does not let count: those of
    /// people who are not counted already, the keys that the roster knows first. Acts that are valid and
    /// wait for something else (a confirmation, say) are not among them.
    pub fn uncounted(&self, party: &PartyReport) -> Vec<&ActReport> {
        let Some(record) = &self.record else { return Vec::new() };
        let terms = &record.content().terms;
        let is_uncounted = |act: &&ActReport| {
            let holder = act.outcome.holder();
            act.content.party == party.id
                && terms.is_signature(act.content.intent)
                && act.outcome.signer().is_none()
                && !holder.is_some_and(|holder| party.holders.contains(holder))
        };
        let mut acts: Vec<&ActReport> = self.acts.iter().filter(is_uncounted).collect();
        acts.sort_by_key(|act| act.outcome.holder().is_none());
        acts
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
    let reasons = expectations(record, given);

    // Steps 2 to 4: each act, each party, the set.
    let timeline = Timeline::at_hand(bundle, given);
    report(timeline.judged(timeline.number_of(record)), record, given, reasons)
}

/// The report of what was `judged` of acts and parties, and of the texts.
fn report(judged: Judged, record: &Record, given: &Given<'_>, mut reasons: Vec<Reason>) -> Report {
    let Judged { acts, parties, seal, open_powers, missing } = judged;
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
        open_powers: open_powers && verdict == Verdict::Concluded,
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

/// What would become of an act that is not signed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActPreview {
    /// The report of the act as it would be.
    pub act: ActReport,
    /// Of a seal: the acts that it closes, and itself, whose powers had ended before them.
    pub ended_powers: Vec<EndedPowers>,
}

/// That the powers on which an act rests had ended before it, by what others claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedPowers {
    /// The act.
    pub act: ActId,
    /// For which party it was signed.
    pub party: PartyId,
    /// The digest of the record that gave the powers.
    pub powers: Digest,
    /// How they had ended.
    pub how: Ended,
}

/// How powers had ended before an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The end of the instrument that gave them had come.
    Expired,
    /// Another instrument had taken its place.
    Superseded,
    /// Another instrument had ended it.
    Terminated,
    /// A signatory of it had taken back what was needed, or had refused.
    Withdrawn,
}

impl Ended {
    const ALL: [Self; 4] = [Self::Expired, Self::Superseded, Self::Terminated, Self::Withdrawn];

    /// What is wrong with the authority of the act because of it.
    pub fn lack(self) -> Unauthorised {
        match self {
            Self::Expired => Unauthorised::Expired,
            Self::Superseded => Unauthorised::Superseded,
            Self::Terminated => Unauthorised::Terminated,
            Self::Withdrawn => Unauthorised::Withdrawn,
        }
    }
}

/// What would become of `act` in `bundle` once the key `public` has signed it: what a signatory is
/// shown before they sign. Nothing else of that judgement is handed out.
///
/// # Errors
///
/// Those of [`Bundle::would_take`]: in that bundle the act cannot be.
pub fn preview_act(
    bundle: &Bundle,
    act: &Act,
    public: &PublicKey,
    given: &Given<'_>,
) -> Result<ActPreview, Fault> {
    let supposed = bundle.supposing(act, public)?;
    let timeline = Timeline::at_hand(&supposed, given);
    let number = timeline.number_of(bundle.record());
    let acts = timeline.judged(number).acts;
    let report = acts.into_iter().find(|report| report.id == act.id());
    let ended_powers = timeline.ended_powers(number, &act.id());
    Ok(ActPreview { act: report.expect("every act has a report"), ended_powers })
}

/// Several instruments, each judged by all of them (docs/format.md G).
pub(crate) struct Judgements<'a> {
    timeline: Timeline<'a>,
    given: Given<'a>,
}

impl<'a> Judgements<'a> {
    /// Judges all `instruments` by a roster, as of a time. Texts are not looked at. What the judgement
    /// does not need of a bundle is dropped before the next one is looked at.
    pub(crate) fn of(instruments: Instruments, roster: &'a Roster, at: Time) -> Self {
        let Instruments { bundles, set_aside } = instruments;
        let given = Given::new(roster, Texts::NotChecked, at);
        let scene = |bundle| order::scene(&bundle, &set_aside, &given);
        let scenes = bundles.into_values().map(scene).collect();
        Self { timeline: Timeline::of(world::Instruments::new(scenes, &given)), given }
    }

    /// The record of an instrument, by its number in the order of digests.
    pub(crate) fn record(&self, number: usize) -> &Record {
        self.timeline.record(number)
    }

    /// The report of an instrument, by its number in the order of digests.
    pub(crate) fn report(&self, number: usize) -> Report {
        let record = self.timeline.record(number);
        report(self.timeline.judged(number), record, &self.given, Vec::new())
    }

    /// The course of an instrument, of which `report` is the judgement.
    pub(crate) fn course(&self, number: usize, report: &Report) -> Course {
        self.timeline.course(number, report)
    }

    /// The sealed acts of an instrument that rest on powers which had ended before, though nothing proves
    /// it: the act, the record of the powers, and that of what ended them.
    pub(crate) fn unproven_endings(&self, number: usize) -> Vec<(ActId, Digest, Digest)> {
        self.timeline.unproven_endings(number)
    }

    /// What the instruments say of each other.
    pub(crate) fn relations(&self) -> &[Relates] {
        self.timeline.relations()
    }
}

impl<'r> Timeline<'r> {
    /// The timeline of a bundle and of what bears on its authority, of the others that are given.
    fn at_hand(bundle: &Bundle, given: &Given<'r>) -> Self {
        Self::over(bearing_on(bundle, given.others), given)
    }

    /// The timeline of some bundles, each of another record.
    fn over<'b>(bundles: impl IntoIterator<Item = &'b Bundle>, given: &Given<'r>) -> Self {
        let set_aside = &given.others.set_aside;
        let scenes =
            bundles.into_iter().map(|bundle| order::scene(bundle, set_aside, given)).collect();
        Self::of(world::Instruments::new(scenes, given))
    }

    fn record(&self, number: usize) -> &Record {
        &self.instruments.scenes[number].record
    }

    fn number_of(&self, record: &Record) -> usize {
        self.instruments.number(&record.digest()).expect("the judged bundle is among them")
    }

    fn relations(&self) -> &[Relates] {
        &self.instruments.relations
    }
}

/// A bundle, and those of the others that its verdict can depend on: what its acts name as their
/// authority, what ends or extends that, and so on. It is the bundle alone where its record demands no
/// authority.
fn bearing_on<'b>(bundle: &'b Bundle, others: &'b Instruments) -> Vec<&'b Bundle> {
    let own = bundle.record().digest();
    if bundle.record().content().terms.authority.is_empty() {
        return vec![bundle];
    }
    let mut does: BTreeMap<Digest, Vec<Digest>> = BTreeMap::new();
    let all = others.bundles().map(|other| (other.record().digest(), other));
    for (by, other) in all.filter(|(digest, _)| *digest != own).chain([(own, bundle)]) {
        for relation in &other.record().content().terms.relations {
            if let (crate::record::Target::Record(target), Some(_)) =
                (&relation.target, deed(relation.kind))
            {
                does.entry(target.sha256).or_default().push(by);
            }
        }
    }
    let of = |digest: &Digest| if *digest == own { Some(bundle) } else { others.get(digest) };
    let mut found: BTreeMap<Digest, &Bundle> = BTreeMap::new();
    let mut waiting = vec![own];
    while let Some(digest) = waiting.pop() {
        let Some(bundle) = of(&digest).filter(|_| !found.contains_key(&digest)) else { continue };
        found.insert(digest, bundle);
        let named = bundle.acts().filter_map(|signed| signed.act().content().authority.as_ref());
        waiting.extend(named.map(|authority| authority.sha256));
        waiting.extend(does.get(&digest).into_iter().flatten());
    }
    found.into_values().collect()
}

/// What the caller expects of the record, and it is not so.
fn expectations(record: &Record, given: &Given<'_>) -> Vec<Reason> {
    let other = given.record.filter(|expected| *expected != record.digest());
    let other = other.map(|expected| Reason::OtherRecord { expected, found: record.digest() });
    let absent = given.parties.iter().filter(|id| record.party(id).is_none());
    other.into_iter().chain(absent.cloned().map(|party| Reason::PartyAbsent { party })).collect()
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
            Some(found) if found.measure == TextMeasure::Whole(text.measure) => {
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
