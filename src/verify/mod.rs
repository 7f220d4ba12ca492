//! The judgement of a bundle, by a roster and the texts.
//!
//! [`verify`] judges one bundle; `instruments::survey` judges several together. Both use one timeline, and
//! one function makes their reports. Only that function makes a [`Verified`]. It reads no file, clock or
//! environment: the same input gives the same [`Report`] everywhere. The steps are those of docs/format.md,
//! rules J. [`Bundle`] itself does step 1. [`preview_act`] takes the same steps for one act that is not
//! signed yet, and returns its outcome.

mod act_effects;
mod act_graph;
mod act_set;
mod act_validity;
mod all_instruments;
mod authority_claims;
mod effect;
mod evidence;
mod history;
mod judgement;
mod lifecycle;
mod outcome;
mod party_report;
mod proven_endings;
mod quorum;
mod reason;
mod sealed;
mod signing_order;
mod sweep;
mod timeline;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use lifecycle::Lifecycle;

pub(crate) use act_validity::of_unknown_keys;
pub use effect::{Authority, Effect, Unauthorised};
pub use evidence::{
    EndsWith, EvidenceKind, EvidenceOutcome, EvidenceReport, Proven, due, judge_evidence, kind_of,
};
pub use outcome::{
    ActOutcome, ActReport, Lack, NamedKeys, PartyOutcome, PartyReport, Proof, ProvenConclusion,
    Seal, Signer, TextFound, TextMeasure, TextOutcome, TextReport, Unproven, Verdict,
};
pub use reason::Reason;

use crate::act::Act;
use crate::bundle::Bundle;
use crate::fault::Fault;
use crate::id::{ActId, Digest, PartyId};
use crate::keys::KeySet;
use crate::record::{Record, Text};
use crate::relation::{Relates, deed};
use crate::roster::Roster;
use crate::value::{TextPath, Time};
use act_graph::judge_acts;
use timeline::{Judged, Timeline};

/// The input of the verifier.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The roster: who holds each key.
    pub roster: &'a Roster,
    /// The available texts.
    pub texts: Texts<'a>,
    /// The expected record, if the verifier expects one.
    pub record: Option<Digest>,
    /// Parties that the record must have.
    pub parties: &'a [PartyId],
    /// The time of the question: the present, unless it is about another day. An act that claims a time more
    /// than a day later does not count ([`ActOutcome::FromTheFuture`]), not even a withdrawal.
    pub at: Time,
    /// The requirement for claimed times.
    pub times: Times,
    /// The requirement for reservations.
    pub reservations: Reservations,
    /// Other available instruments, by the digest of their record: those that give authority, and those that
    /// end or extend others.
    pub others: &'a Instruments,
}

impl<'a> Given<'a> {
    /// Only a roster, the available texts and the time of the question. No record or party is expected,
    /// claimed times and reservations are only reported, and no other instruments are available.
    pub fn new(roster: &'a Roster, texts: Texts<'a>, at: Time) -> Self {
        Self {
            roster,
            texts,
            record: None,
            parties: &[],
            at,
            times: Times::Claimed,
            reservations: Reservations::Reported,
            others: NO_OTHERS,
        }
    }
}

/// The available instruments: a bundle for each record, and the known acts that are in none of the bundles.
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

    /// Adds the bundle of an instrument. It replaces another bundle of the same record.
    pub fn insert(&mut self, bundle: Bundle) {
        self.bundles.insert(bundle.record().digest(), bundle);
    }

    /// Adds acts that were set aside when copies were joined ([`crate::copies::join`]). They are in no
    /// bundle, but they do not count as missing for an act that has seen them (docs/format.md B16).
    pub fn set_aside(&mut self, acts: impl IntoIterator<Item = ActId>) {
        self.set_aside.extend(acts);
    }

    /// The bundle of the record with this digest.
    pub fn get(&self, record: &Digest) -> Option<&Bundle> {
        self.bundles.get(record)
    }

    /// The bundles, sorted by the digests of their records.
    pub fn bundles(&self) -> impl Iterator<Item = &Bundle> {
        self.bundles.values()
    }

    /// The number of instruments.
    pub fn len(&self) -> usize {
        self.bundles.len()
    }

    /// Whether there is no instrument.
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

/// The requirement for claimed times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// A claimed time is enough, even if the act could have been backdated (docs/format.md J2.3). The report
    /// then says so.
    Claimed,
    /// If an act could have been backdated, there must be proof that it is older. An act could have been
    /// backdated if its key is no longer valid, its powers have ended, or more people of its party must sign
    /// now.
    Proven,
}

/// The requirement for reservations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reservations {
    /// They are allowed, and reported.
    Reported,
    /// A counted act must not have any.
    Unwanted,
}

/// The knowledge about the texts.
#[derive(Clone, Copy, Debug)]
pub enum Texts<'a> {
    /// The caller does not want them checked.
    NotChecked,
    /// The files that were found. A text that is not in the map is not available.
    Found(&'a BTreeMap<TextPath, TextFound>),
}

/// Whether texts were checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCheck {
    /// Every text of the record was available and matches the record.
    Checked,
    /// The caller did not want them checked.
    NotChecked,
}

/// A `T` that is concluded by one roster.
///
/// Only [`verify`] and `instruments::survey` make one, in one function. It has no public field or
/// constructor, so a function that takes `&Verified<T>` cannot receive an unchecked `T`.
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
    /// The concluded value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The digest of the roster that this depends on.
    pub fn roster(&self) -> Digest {
        self.roster
    }

    /// Whether the texts were checked too.
    pub fn texts(&self) -> TextCheck {
        self.texts
    }

    /// Whether the parties sealed it.
    pub fn seal(&self) -> Seal {
        self.seal
    }
}

/// The complete judgement of every act, party and text.
#[derive(Clone, Debug)]
pub struct Report {
    verdict: Verdict,
    seal: Seal,
    open_powers: bool,
    texts_checked: TextCheck,
    record: Option<Record>,
    acts: Vec<ActReport>,
    evidence: Vec<EvidenceReport>,
    parties: Vec<PartyReport>,
    texts: Vec<TextReport>,
    reasons: Vec<Reason>,
    roster: Digest,
    at: Time,
    accepted: Option<Verified<Record>>,
}

impl Report {
    /// The report of bytes that cannot be read as a bundle: refused, whatever the other input.
    pub fn unreadable(fault: Fault, roster: &Roster, at: Time) -> Self {
        Self {
            verdict: Verdict::Refused,
            seal: Seal::Unsealed,
            open_powers: false,
            texts_checked: TextCheck::NotChecked,
            record: None,
            acts: Vec::new(),
            evidence: Vec::new(),
            parties: Vec::new(),
            texts: Vec::new(),
            reasons: vec![Reason::Unsound(fault)],
            roster: roster.digest(),
            at,
            accepted: None,
        }
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Whether the parties sealed the set of acts.
    pub fn seal(&self) -> Seal {
        self.seal
    }

    /// Whether it is concluded but not sealed, because the powers behind a seal are not sealed themselves
    /// (docs/format.md J4.3).
    pub fn rests_on_open_powers(&self) -> bool {
        self.open_powers
    }

    /// The time since which it is concluded, by the claimed times of the acts. `None` if it is not concluded.
    pub fn since(&self) -> Option<&Time> {
        let concluded = self.verdict == Verdict::Concluded;
        let times = self.parties.iter().filter_map(|party| party.since.as_ref());
        times.max_by_key(|time| time.unix_seconds()).filter(|_| concluded)
    }

    /// What is proven of the time since which it is concluded. `None` if it is not concluded, or if nothing proves when
    /// one of the acts existed that sign, confirm or approve by that time.
    pub fn proven(&self) -> Option<ProvenConclusion<'_>> {
        let claimed = self.since()?;
        let is_needed = |act: &&ActReport| act.signed_at().unix_seconds() <= claimed.unix_seconds();
        let needed = self.acts.iter().filter(is_needed).filter_map(|act| act.outcome.assent());
        let proofs = needed.map(|signer| signer.proof.as_ref());
        let proofs: Vec<&Proof> = proofs.collect::<Option<_>>()?;
        let times = proofs.iter().map(|proof| proof.not_later_than());
        let no_later_than = times.max_by_key(|time| time.unix_seconds())?;
        let mut by: Vec<&Proof> = Vec::new();
        for proof in proofs {
            if !by.iter().any(|known| known.by() == proof.by()) {
                by.push(proof);
            }
        }
        Some(ProvenConclusion { claimed, no_later_than, by })
    }

    /// The number of reservations in counted acts.
    pub fn reservations(&self) -> usize {
        self.parties.iter().map(|party| party.reservations).sum()
    }

    /// Whether the verdict covers the texts.
    pub fn texts_checked(&self) -> TextCheck {
        self.texts_checked
    }

    /// The record, unless the bundle could not be read.
    pub fn record(&self) -> Option<&Record> {
        self.record.as_ref()
    }

    /// Every act once: first those with keys of another party, then sorted by act id.
    pub fn acts(&self) -> &[ActReport] {
        &self.acts
    }

    /// Every entry of evidence in the bundle, sorted by id.
    pub fn evidence(&self) -> &[EvidenceReport] {
        &self.evidence
    }

    /// Every party of the record, sorted by id.
    pub fn parties(&self) -> &[PartyReport] {
        &self.parties
    }

    /// The acts that claim to be signatures for a party but do not count by the roster: those of people who
    /// are not counted otherwise. Keys that are in the roster come first. Valid acts that wait for something
    /// else, such as a confirmation, are not included.
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

    /// Every text of the record, sorted by path.
    pub fn texts(&self) -> &[TextReport] {
        &self.texts
    }

    /// The reasons why the verdict is not "concluded", those that refuse it first. Empty if it is concluded.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The digest of the roster.
    pub fn roster(&self) -> Digest {
        self.roster
    }

    /// The time of the question.
    pub fn at(&self) -> &Time {
        &self.at
    }

    /// The record, if it is concluded.
    pub fn accepted(&self) -> Option<&Verified<Record>> {
        self.accepted.as_ref()
    }
}

/// Judges `bundle` by the input in `given`.
///
/// This cannot fail: bytes that cannot be read never become a bundle, and everything else is an outcome.
pub fn verify(bundle: &Bundle, given: &Given<'_>) -> Report {
    let record = bundle.record();
    let reasons = expectations(record, given);

    // Steps 2 to 4: each act, each party, the set.
    let timeline = Timeline::at_hand(bundle, given);
    report(timeline.judged(timeline.number_of(record)), record, given, reasons)
}

/// The report of the `judged` acts and parties, and of the texts.
fn report(judged: Judged, record: &Record, given: &Given<'_>, mut reasons: Vec<Reason>) -> Report {
    let Judged { acts, evidence, parties, seal, open_powers, missing } = judged;
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
        evidence,
        parties,
        texts,
        reasons,
        roster: given.roster.digest(),
        at: given.at,
        accepted,
    }
}

/// The outcome that an act would have if it were signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActPreview {
    /// The report of the act.
    pub act: ActReport,
    /// For a seal: the acts that it closes, and the seal itself, whose powers had ended before them.
    pub ended_powers: Vec<EndedPowers>,
    /// Why the bundle would not be concluded with it. Empty if it would be.
    pub reasons: Vec<Reason>,
}

/// The claim of other instruments that the powers of an act had ended before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedPowers {
    /// The act.
    pub act: ActId,
    /// The party for which it was signed.
    pub party: PartyId,
    /// The digest of the record that gave the powers.
    pub powers: Digest,
    /// How they had ended.
    pub how: Ended,
}

/// How powers had ended before an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The instrument that gave them had ended by its term.
    Expired,
    /// Another instrument had replaced it.
    Superseded,
    /// Another instrument had ended it.
    Terminated,
    /// One of its signatories had taken back a required act, or had refused.
    Withdrawn,
}

impl Ended {
    const ALL: [Self; 4] = [Self::Expired, Self::Superseded, Self::Terminated, Self::Withdrawn];

    /// The resulting fault of the act's authority.
    pub fn lack(self) -> Unauthorised {
        match self {
            Self::Expired => Unauthorised::Expired,
            Self::Superseded => Unauthorised::Superseded,
            Self::Terminated => Unauthorised::Terminated,
            Self::Withdrawn => Unauthorised::Withdrawn,
        }
    }
}

/// The outcome that `act` would have in `bundle` after `keys` sign it. The signatory sees it
/// before they sign, and what would still be missing. No other part of this judgement is returned.
///
/// # Errors
///
/// The errors of [`Bundle::would_take`]: the bundle cannot hold the act.
pub fn preview_act(
    bundle: &Bundle,
    act: &Act,
    keys: &KeySet,
    given: &Given<'_>,
) -> Result<ActPreview, Fault> {
    let supposed = bundle.supposing(act, keys)?;
    let timeline = Timeline::at_hand(&supposed, given);
    let number = timeline.number_of(bundle.record());
    let record = bundle.record();
    let Report { acts, reasons, .. } =
        report(timeline.judged(number), record, given, expectations(record, given));
    let report = acts.into_iter().find(|report| report.id == act.id());
    let ended_powers = timeline.ended_powers(number, &act.id());
    Ok(ActPreview { act: report.expect("every act has a report"), ended_powers, reasons })
}

/// Several instruments, each judged with all the others (docs/format.md G).
pub(crate) struct Judgements<'a> {
    timeline: Timeline<'a>,
    given: Given<'a>,
}

impl<'a> Judgements<'a> {
    /// Judges all `instruments` by a roster, at a time, without the texts. The parts of a bundle that the
    /// judgement does not need are dropped before the next bundle.
    pub(crate) fn of(instruments: Instruments, roster: &'a Roster, at: Time) -> Self {
        let Instruments { bundles, set_aside } = instruments;
        let given = Given::new(roster, Texts::NotChecked, at);
        let graph = |bundle| signing_order::graph(&bundle, &set_aside, &given);
        let graphs = bundles.into_values().map(graph).collect();
        Self { timeline: Timeline::of(all_instruments::Instruments::new(graphs, &given)), given }
    }

    /// The record of an instrument, by its index in the order of digests.
    pub(crate) fn record(&self, number: usize) -> &Record {
        self.timeline.record(number)
    }

    /// The report of an instrument, by its index in the order of digests.
    pub(crate) fn report(&self, number: usize) -> Report {
        let record = self.timeline.record(number);
        report(self.timeline.judged(number), record, &self.given, Vec::new())
    }

    /// The course of an instrument. `report` is its judgement.
    pub(crate) fn course(&self, number: usize, report: &Report) -> Lifecycle {
        self.timeline.course(number, report)
    }

    /// The sealed acts of an instrument whose powers had ended before, but without proof: the act, the record
    /// of the powers, and the record that ended them.
    pub(crate) fn unproven_endings(&self, number: usize) -> Vec<(ActId, Digest, Digest)> {
        self.timeline.unproven_endings(number)
    }

    /// The relations between the instruments.
    pub(crate) fn relations(&self) -> &[Relates] {
        self.timeline.relations()
    }
}

impl<'r> Timeline<'r> {
    /// The timeline of a bundle and of those given instruments that affect its authority.
    fn at_hand(bundle: &Bundle, given: &Given<'r>) -> Self {
        Self::over(bearing_on(bundle, given.others), given)
    }

    /// The timeline of some bundles, each of another record.
    fn over<'b>(bundles: impl IntoIterator<Item = &'b Bundle>, given: &Given<'r>) -> Self {
        let set_aside = &given.others.set_aside;
        let graphs = bundles
            .into_iter()
            .map(|bundle| signing_order::graph(bundle, set_aside, given))
            .collect();
        Self::of(all_instruments::Instruments::new(graphs, given))
    }

    fn record(&self, number: usize) -> &Record {
        &self.instruments.graphs[number].record
    }

    fn number_of(&self, record: &Record) -> usize {
        self.instruments.number(&record.digest()).expect("the judged bundle is among them")
    }

    fn relations(&self) -> &[Relates] {
        &self.instruments.relations
    }
}

/// A bundle, and those of the others that its verdict can depend on: the instruments that its acts name as
/// their authority, those that end or extend them, and so on. If its record requires no authority, the bundle
/// alone.
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

/// The expectations of the caller that the record does not meet.
fn expectations(record: &Record, given: &Given<'_>) -> Vec<Reason> {
    let other = given.record.filter(|expected| *expected != record.digest());
    let other = other.map(|expected| Reason::OtherRecord { expected, found: record.digest() });
    let absent = given.parties.iter().filter(|id| record.party(id).is_none());
    other.into_iter().chain(absent.cloned().map(|party| Reason::PartyAbsent { party })).collect()
}

/// The reasons why a party is not complete, if it is not.
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
        Reservations::Unwanted | Reservations::Reported => None,
    };
    missing.into_iter().chain(reserved).collect()
}

/// Step 5 alone: judges every text of `record`, without the signatures.
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

/// The acts that a signatory marks as seen: those that are valid by the signatory's roster, whatever their
/// order and meaning. Without a roster, all acts.
pub fn seen_acts(bundle: &Bundle, given: Option<&Given<'_>>) -> Vec<ActId> {
    let mut acts: Vec<ActId> = match given {
        None => bundle.acts().map(|signed| signed.act().id()).collect(),
        Some(given) => {
            let evidence = judge_evidence(bundle, given.roster, &given.at);
            let acts = judge_acts(bundle, &evidence, given);
            acts.iter().filter(|act| act.outcome.counts()).map(|act| act.id).collect()
        }
    };
    acts.sort();
    acts.dedup();
    acts
}
