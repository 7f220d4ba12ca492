//! The timeline: when instruments take effect, what they end and extend, and which claims of authority are
//! valid, in one pass over time (docs/format.md J3.6).

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::act_graph::ActGraph;
use super::act_set::ActSet;
use super::all_instruments::{Instruments, World, concluded};
use crate::id::HolderId;
use crate::record;
use crate::relation::Deed;
use crate::value::Time;

/// The result of one pass over time.
pub(super) struct Sweep {
    /// For each instrument, the acts that do not lack authority.
    pub(super) authorised: Vec<ActSet>,
    /// First the lines of the instruments, by number; then the lines that differ without some holder.
    lines: Vec<Line>,
    /// The lines without some holder.
    without: BTreeMap<HolderId, BTreeMap<usize, usize>>,
}

/// The course of one instrument, with all acts or without those of a holder.
pub(super) struct Line {
    number: usize,
    /// The acts that are left out.
    own: ActSet,
    /// The end of its term by its record, in Unix seconds.
    expires: Option<i64>,
    /// The time when it took effect. Known only for instruments that affect others.
    pub(super) took_effect: Option<Time>,
    /// How other instruments ended it first.
    pub(super) ended: Option<Ended>,
    /// The times when its end was changed, the new ends (both Unix seconds), and the instruments that changed
    /// it, in order of time.
    extended: Vec<(i64, i64, usize)>,
}

/// How other instruments ended an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ended {
    pub(super) on: Time,
    /// The instruments that ended it at that instant, each with its deed: supersede or terminate.
    pub(super) by: Vec<(usize, Deed)>,
}

impl Ended {
    /// In Unix seconds.
    pub(super) fn instant(&self) -> i64 {
        self.on.unix_seconds()
    }

    /// Whether one of them replaced it.
    pub(super) fn is_superseded(&self) -> bool {
        self.by.iter().any(|(_, deed)| *deed == Deed::Supersedes)
    }
}

impl Line {
    fn new(instruments: &Instruments<'_>, number: usize, own: ActSet) -> Self {
        let expires = instruments.expires(number);
        Self { number, own, expires, took_effect: None, ended: None, extended: Vec::new() }
    }

    /// Its end, by what took effect at or before an instant (both Unix seconds).
    pub(super) fn end_as_of(&self, instant: i64) -> Option<i64> {
        let last = self.extended.iter().rev().find(|(since, ..)| *since <= instant);
        last.map(|(_, end, _)| *end).or(self.expires)
    }

    /// The instrument that set its end as of an instant (Unix seconds). `None` if the end is that of its own
    /// record.
    pub(super) fn extended_by(&self, instant: i64) -> Option<usize> {
        let last = self.extended.iter().rev().find(|(since, ..)| *since <= instant);
        last.map(|(.., by)| *by)
    }

    fn end(&self) -> Option<i64> {
        self.extended.last().map(|(_, end, _)| *end).or(self.expires)
    }
}

/// An event at an instant.
#[derive(Clone, Copy)]
enum Event {
    /// A claim is made.
    Claim(usize),
    /// Acts of a line were signed, or its date came.
    Line(usize),
    /// A set that all parties sealed puts a line into effect.
    Core(usize),
}

impl Sweep {
    /// Goes through the times of `world`. `sealed` gives the instants (Unix seconds) at which what all parties
    /// sealed puts an instrument into effect, without some of its acts.
    pub(super) fn over(
        instruments: &Instruments<'_>,
        world: &World,
        sealed: &dyn Fn(usize, &ActSet) -> Vec<i64>,
    ) -> Self {
        let mut sweep = Self::begin(instruments);
        let deeds = sweep.deeds(instruments);
        let mut events = sweep.events(instruments, world, sealed);
        events.sort_by_key(|(time, _)| time.unix_seconds());
        for instant in events.chunk_by(|a, b| a.0.unix_seconds() == b.0.unix_seconds()) {
            let time = instant[0].0;
            sweep.answer(instruments, world, instant);
            let entering = sweep.entering(instruments, world, instant, &time);
            for line in &entering {
                sweep.lines[*line].took_effect = Some(time);
            }
            sweep.take_effect(instruments, &entering, &deeds, &time);
        }
        sweep
    }

    /// All lines, before any event.
    fn begin(instruments: &Instruments<'_>) -> Self {
        let numbers = 0..instruments.graphs.len();
        let mut lines: Vec<Line> =
            numbers.map(|number| Line::new(instruments, number, ActSet::EMPTY)).collect();
        let mut without: BTreeMap<HolderId, BTreeMap<usize, usize>> = BTreeMap::new();
        // Without a holder, only the instruments that they signed can differ, and those affected by these.
        for (holder, signed) in instruments.doers() {
            let mut own: BTreeMap<usize, usize> = BTreeMap::new();
            let mut waiting: Vec<usize> = signed.clone();
            while let Some(number) = waiting.pop() {
                if let Entry::Vacant(line) = own.entry(number) {
                    line.insert(lines.len());
                    let acts = instruments.graphs[number].own(holder);
                    lines.push(Line::new(instruments, number, acts));
                    waiting.extend(instruments.targets(number));
                }
            }
            without.insert(holder.clone(), own);
        }
        Self { authorised: instruments.not_asked(), lines, without }
    }

    /// For each line, its deeds and the lines that they affect.
    fn deeds(&self, instruments: &Instruments<'_>) -> Vec<Vec<(usize, Deed)>> {
        let mut deeds = vec![Vec::new(); self.lines.len()];
        let mut add = |number: usize, target: usize, line_of: &dyn Fn(usize) -> usize| {
            for (by, deed) in &instruments.deeds_on[number] {
                deeds[line_of(*by)].push((target, *deed));
            }
        };
        for number in 0..instruments.graphs.len() {
            add(number, number, &|by| by);
        }
        for own in self.without.values() {
            for (number, line) in own {
                add(*number, *line, &|by| own.get(&by).copied().unwrap_or(by));
            }
        }
        deeds
    }

    fn events(
        &self,
        instruments: &Instruments<'_>,
        world: &World,
        sealed: &dyn Fn(usize, &ActSet) -> Vec<i64>,
    ) -> Vec<(Time, Event)> {
        let mut events = Vec::new();
        for (number, claim) in instruments.claims.iter().enumerate() {
            if world[claim.by].present.contains(claim.act) {
                let time = instruments.graphs[claim.by].signed_at(claim.act);
                events.push((time, Event::Claim(number)));
            }
        }
        for (index, line) in self.lines.iter().enumerate() {
            if !instruments.does(line.number) {
                continue;
            }
            let graph = &instruments.graphs[line.number];
            let acts = world[line.number].valid.minus(&line.own);
            let mut times: Vec<Time> = acts.iter().map(|act| graph.signed_at(act)).collect();
            if times.is_empty() {
                continue;
            }
            if let Some(record::Entry::On(on)) = graph.record.content().terms.entry() {
                times.push(on);
            }
            times.sort_by_key(Time::unix_seconds);
            times.dedup_by_key(|time| time.unix_seconds());
            for entry in sealed(line.number, &line.own) {
                let time = times.iter().find(|time| time.unix_seconds() == entry);
                let time = time.expect("it is the time of an act, or the day of entry");
                events.push((*time, Event::Core(index)));
            }
            events.extend(times.into_iter().map(|time| (time, Event::Line(index))));
        }
        events
    }

    /// Evaluates the claims of one instant until no answer changes to yes.
    fn answer(&mut self, instruments: &Instruments<'_>, world: &World, instant: &[(Time, Event)]) {
        let mut open: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (_, event) in instant {
            if let Event::Claim(claim) = event {
                open.entry(instruments.claims[*claim].on).or_default().push(*claim);
            }
        }
        let mut waiting: BTreeSet<usize> = open.keys().copied().collect();
        while let Some(on) = waiting.pop_first() {
            let claims = open.remove(&on).unwrap_or_default();
            let (good, bad): (Vec<usize>, Vec<usize>) =
                claims.into_iter().partition(|claim| self.empowers(instruments, world, *claim));
            open.insert(on, bad);
            for claim in good {
                let claim = &instruments.claims[claim];
                self.authorised[claim.by].insert(claim.act);
                if open.contains_key(&claim.by) {
                    waiting.insert(claim.by);
                }
            }
        }
    }

    /// The open question of docs/format.md J3.4.1.
    fn empowers(&self, instruments: &Instruments<'_>, world: &World, claim: usize) -> bool {
        let (own, claim) = (&instruments.own[claim], &instruments.claims[claim]);
        let line = self.line(claim.on, &claim.holder);
        if line.end().is_some_and(|end| end <= claim.time)
            || self.ended_before(claim.on, &claim.holder, claim.time).is_some()
        {
            return false;
        }
        let graph = &instruments.graphs[claim.on];
        let acts = graph.until(claim.time).minus(own);
        let stage = &world[claim.on];
        concluded(instruments, claim.on, stage, &acts, &self.authorised[claim.on])
            .is_some_and(|judgement| judgement.has_entered(graph, claim.time))
    }

    /// The lines that take effect at an instant.
    fn entering(
        &self,
        instruments: &Instruments<'_>,
        world: &World,
        instant: &[(Time, Event)],
        time: &Time,
    ) -> BTreeSet<usize> {
        let now = time.unix_seconds();
        let enters = |event: &Event| {
            let (Event::Line(index) | Event::Core(index)) = event else { return None };
            let line = &self.lines[*index];
            let is_over = line.ended.is_some() || line.end().is_some_and(|end| end <= now);
            if line.took_effect.is_some() || is_over {
                return None;
            }
            if matches!(event, Event::Core(_)) {
                return Some(*index);
            }
            let graph: &ActGraph<'_> = &instruments.graphs[line.number];
            let acts = graph.until(now).minus(&line.own);
            let (stage, authorised) = (&world[line.number], &self.authorised[line.number]);
            let concluded = concluded(instruments, line.number, stage, &acts, authorised);
            concluded.is_some_and(|it| it.has_entered(graph, now)).then_some(*index)
        };
        instant.iter().filter_map(|(_, event)| enters(event)).collect()
    }

    /// Applies the deeds of lines that take effect: first they end others, then they extend the remaining
    /// ones.
    fn take_effect(
        &mut self,
        instruments: &Instruments<'_>,
        entering: &BTreeSet<usize>,
        deeds: &[Vec<(usize, Deed)>],
        time: &Time,
    ) {
        let now = time.unix_seconds();
        let done = |ends: bool| {
            let of = move |line: usize| deeds[line].iter().map(move |deed| (line, deed));
            let deeds = entering.iter().flat_map(move |line| of(*line));
            deeds.filter(move |(_, (_, deed))| (*deed != Deed::Extends) == ends)
        };
        for (by, (target, deed)) in done(true) {
            let by = self.lines[by].number;
            match &mut self.lines[*target].ended {
                Some(ended) if ended.instant() == now => ended.by.push((by, *deed)),
                Some(_) => {}
                none => *none = Some(Ended { on: *time, by: vec![(by, *deed)] }),
            }
        }
        for (by, (target, _)) in done(false) {
            let by = self.lines[by].number;
            let later = instruments.expires(by);
            let target = &mut self.lines[*target];
            if let (Some(end), Some(later), None) = (target.end(), later, &target.ended)
                && end > now
                && later > end
            {
                target.extended.push((now, later, by));
            }
        }
    }

    /// The line of an instrument without a holder. If that makes no difference, the line of all.
    pub(super) fn line(&self, number: usize, holder: &HolderId) -> &Line {
        let without = self.without.get(holder).and_then(|own| own.get(&number));
        &self.lines[without.copied().unwrap_or(number)]
    }

    /// The line of an instrument with all acts.
    pub(super) fn of_all(&self, number: usize) -> &Line {
        &self.lines[number]
    }

    /// How an instrument ended before a time (Unix seconds), with all acts or without those of a holder: the
    /// earlier of both.
    pub(super) fn ended_before(
        &self,
        number: usize,
        holder: &HolderId,
        time: i64,
    ) -> Option<&Ended> {
        let lines = [self.of_all(number), self.line(number, holder)];
        let ended = lines.into_iter().filter_map(|line| line.ended.as_ref());
        ended.filter(|ended| ended.instant() < time).min_by_key(|ended| ended.instant())
    }
}
