//! The course of an instrument: when it was concluded, when it enters into effect, who took that back, and
//! the effects of other instruments on it (docs/format.md G3 to G6).

use super::Report;
use super::act_effects::ActEffect;
use super::act_set::ActSet;
use super::effect::Effect;
use super::judgement::tally;
use super::outcome::Verdict;
use super::timeline::Timeline;
use crate::act::Intent;
use crate::id::{Digest, HolderId, PartyId};
use crate::relation::Deed;
use crate::value::{Label, Time};

/// The course of an instrument, by the times that acts and records claim.
#[derive(Clone, Debug)]
pub(crate) struct Lifecycle {
    /// The time since which it is concluded, or was until it was withdrawn.
    pub(crate) concluded: Option<Time>,
    /// The time when it enters into effect, if nothing ends it before.
    pub(crate) entry: Option<Time>,
    /// The withdrawal because of which it is no longer concluded.
    pub(crate) withdrawn: Option<Withdrawal>,
    /// The other instruments that ended it first, as of the time of the question.
    pub(crate) ended: Option<EndedBy>,
    /// Its end as of the time of the question: from its record, or from an instrument that extended it.
    pub(crate) expires: Option<Time>,
    /// The first instant at which the signatures for each party were enough, even if something else is
    /// missing. `None` if they never were.
    pub(crate) signed: Option<Time>,
}

/// The signatories who took back required acts.
#[derive(Clone, Debug)]
pub(crate) struct Withdrawal {
    pub(crate) on: Time,
    /// The parties and the signatories, by their names in the roster. Each person once.
    pub(crate) by: Vec<(PartyId, Label)>,
}

/// The other instruments that ended this one.
#[derive(Clone, Debug)]
pub(crate) struct EndedBy {
    pub(crate) on: Time,
    /// Whether one of them replaced it.
    pub(crate) is_superseded: bool,
    /// The digests of their records. Those that replaced it come first.
    pub(crate) by: Vec<Digest>,
}

impl Timeline<'_> {
    /// The course of an instrument. `report` is its judgement.
    pub(super) fn course(&self, number: usize, report: &Report) -> Lifecycle {
        let graph = &self.instruments.graphs[number];
        let at = &self.instruments.at;
        let (entry, withdrawn) = match report.verdict() {
            Verdict::Concluded => (self.judgement(number).entry(graph, at), None),
            Verdict::Refused | Verdict::Incomplete => self.withdrawal(number).unzip(),
        };
        let (concluded, entry) = entry.unzip();
        let now = at.unix_seconds();
        let line = self.line(number);
        let has_been = |time: &Time| time.unix_seconds() <= now;
        let expires = |number: usize| {
            let term = self.instruments.graphs[number].record.content().terms.term.as_ref();
            term.and_then(|term| term.expires)
        };
        Lifecycle {
            concluded,
            entry: entry.flatten(),
            withdrawn,
            ended: self.ended(number).filter(|ended| has_been(&ended.on)),
            expires: expires(line.extended_by(now).unwrap_or(number)),
            signed: self.signed(number),
        }
    }

    /// The first instant at which the signatures for each party were enough, even if something else is
    /// missing.
    fn signed(&self, number: usize) -> Option<Time> {
        let graph = &self.instruments.graphs[number];
        let judgement = self.judgement(number);
        let is_signature = |act: &usize| match judgement.effects_of_acts[*act] {
            Some(ActEffect::Counts { .. }) => true,
            Some(ActEffect::LacksAuthority | ActEffect::Is(Effect::NotConfirmed)) => {
                graph.signs(*act)
            }
            Some(ActEffect::Is(_)) | None => false,
        };
        let signed = graph.parties.iter().map(|party| {
            let mut signatures = party.acts.iter().copied().filter(is_signature);
            let mut so_far = ActSet::EMPTY;
            let last = signatures.find(|act| {
                so_far.insert(*act);
                tally(graph, party, &so_far, &self.instruments.at).met
            });
            last.map(|act| graph.signed_at(act))
        });
        let signed: Option<Vec<Time>> = signed.collect();
        signed?.into_iter().max_by_key(Time::unix_seconds)
    }

    /// The other instruments that ended it first.
    fn ended(&self, number: usize) -> Option<EndedBy> {
        let ended = self.line(number).ended.as_ref()?;
        let digest = |number: usize| self.instruments.graphs[number].record.digest();
        let mut by: Vec<(Deed, Digest)> =
            ended.by.iter().map(|(by, deed)| (*deed, digest(*by))).collect();
        by.sort();
        by.dedup_by_key(|(_, digest)| *digest);
        let by = by.into_iter().map(|(_, digest)| digest).collect();
        Some(EndedBy { on: ended.on, is_superseded: ended.is_superseded(), by })
    }

    /// The times when an instrument was concluded and would have entered into effect before it was withdrawn,
    /// and the withdrawal (docs/format.md G6). `None` if a withdrawal is not the reason why it is not
    /// concluded.
    fn withdrawal(&self, number: usize) -> Option<((Time, Option<Time>), Withdrawal)> {
        let graph = &self.instruments.graphs[number];
        let mut withdrawals: Vec<usize> =
            self.view(number).iter().filter(|act| self.withdraws_assent(number, *act)).collect();
        withdrawals.sort_by_key(|act| graph.time(*act));
        let groups: Vec<&[usize]> =
            withdrawals.chunk_by(|a, b| graph.time(*a) == graph.time(*b)).collect();
        // The judgement with only the first groups of withdrawals.
        let before = |made: usize| {
            let gone: ActSet =
                groups[made..].iter().flat_map(|group| group.iter().copied()).collect();
            self.judged_without(number, &gone)
        };
        let (mut kept, mut lost) = (0, groups.len());
        let mut judgement = (lost > 0).then(|| before(0)).flatten()?;
        // Each further group can only remove signatures, so binary search finds the decisive one.
        while lost - kept > 1 {
            let middle = kept + (lost - kept) / 2;
            match before(middle) {
                Some(found) => (kept, judgement) = (middle, found),
                None => lost = middle,
            }
        }
        let broke = groups[kept];
        let on = graph.signed_at(broke[0]);
        let mut by: Vec<(PartyId, HolderId, Label)> = broke
            .iter()
            .map(|act| {
                let signer = graph.signer(*act);
                let party = graph.content(*act).party.clone();
                (party, signer.holder.clone(), signer.name.clone())
            })
            .collect();
        by.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        by.dedup_by(|a, b| (&a.0, &a.1) == (&b.0, &b.1));
        let by = by.into_iter().map(|(party, _, name)| (party, name)).collect();
        // An instrument was never concluded if the withdrawal came before the others had signed.
        let entry = judgement.entry(graph, &self.instruments.at)?;
        let was_concluded = entry.0.unix_seconds() <= on.unix_seconds();
        was_concluded.then_some((entry, Withdrawal { on, by }))
    }

    /// Whether an act is in force and takes back an assent.
    fn withdraws_assent(&self, number: usize, act: usize) -> bool {
        let graph = &self.instruments.graphs[number];
        let withdraws = Some(ActEffect::Is(Effect::Withdraws));
        let is_assent = |target: usize| match graph.intent(target) {
            Intent::Initial
            | Intent::Sign
            | Intent::SignAdReferendum
            | Intent::Confirm
            | Intent::Approve => true,
            Intent::Witness | Intent::Decline | Intent::Withdraw | Intent::Seal => false,
        };
        self.judgement(number).effects_of_acts[act] == withdraws
            && graph.target(act).is_some_and(is_assent)
    }
}
