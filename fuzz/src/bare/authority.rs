//! By what authority somebody acts: J3.3.

use std::collections::{BTreeMap, BTreeSet};

use super::PartyAnswer;
use super::data::{ActData, Instrument, RecordRef, RosterData};
use super::meaning::{Settled, Stage};
use super::valid::{self, Rated};

/// That an instrument empowers somebody: the digest of its record, and who.
type Claim<'a> = (&'a str, &'a str);

/// All that is at hand.
pub(super) struct World<'a> {
    roster: &'a RosterData,
    at: i64,
    /// Whether reservations are as good as nothing.
    unreserved: bool,
    others: BTreeMap<&'a str, &'a Instrument>,
    /// What the instruments bear out.
    borne: BTreeSet<Claim<'a>>,
    /// What they bear out with no claimed time that nobody has proved.
    proven: BTreeSet<Claim<'a>>,
}

impl<'a> World<'a> {
    pub(super) fn new(
        roster: &'a RosterData,
        at: i64,
        unreserved: bool,
        others: &'a [Instrument],
    ) -> Self {
        let others: BTreeMap<&str, &Instrument> =
            others.iter().map(|it| (&*it.digest, it)).collect();
        let people = roster.party.iter().flat_map(|party| &party.holder).map(|it| &*it.id);
        let all: Vec<Claim<'a>> =
            people.flat_map(|holder| others.keys().map(move |other| (*other, holder))).collect();
        let mut world = Self {
            roster,
            at,
            unreserved,
            others,
            borne: BTreeSet::new(),
            proven: BTreeSet::new(),
        };
        // With `borne` as what is proven, everything of the first is proven in its own way.
        let proven = world.bears(&all, true);
        let borne = world.bears(&all, false);
        (world.borne, world.proven) = (borne, proven);
        world
    }

    /// What is borne out, beginning with nothing: so nothing bears itself out.
    fn bears(&mut self, all: &[Claim<'a>], proven: bool) -> BTreeSet<Claim<'a>> {
        self.borne.clear();
        loop {
            // Within, nothing is in doubt: what is not proven is not there at all.
            self.proven = self.borne.clone();
            let more: Vec<Claim<'a>> = all
                .iter()
                .copied()
                .filter(|claim| !self.borne.contains(claim))
                .filter(|(other, holder)| self.is_concluded(other, Some(holder), proven))
                .collect();
            if more.is_empty() {
                return self.borne.clone();
            }
            self.borne.extend(more);
        }
    }

    /// Judges the instrument that is asked about.
    pub(super) fn answer(&self, instrument: &'a Instrument) -> Settled {
        self.settle(instrument, None, &|other, holder| {
            if self.is_concluded(other, None, false) {
                "authority-self-issued"
            } else if self.leads_to(other, holder) {
                "authority-circular"
            } else {
                "authority-not-concluded"
            }
        })
    }

    /// Judges an instrument, without somebody perhaps; `why` says why what is not borne out is not.
    fn settle(
        &self,
        instrument: &'a Instrument,
        without: Option<&str>,
        why: &dyn Fn(&'a str, &'a str) -> &'static str,
    ) -> Settled {
        let rated = self.rated(instrument, without);
        let (lacking, doubtful) = (BTreeMap::new(), BTreeSet::new());
        let (roster, at) = (self.roster, self.at);
        let mut stage = Stage { instrument, roster, at, rated, lacking, doubtful };
        let asked: Vec<&'a str> =
            stage.valid().filter(|id| is_asked(stage.act(id), instrument)).collect();
        for id in asked {
            let holder = stage.holder(id).expect("it is valid");
            let act = stage.act(id);
            if let Some(lack) = self.lack(act, holder, instrument, why) {
                stage.lacking.insert(id, lack);
            } else if !self
                .proven
                .contains(&(&*act.authority.as_ref().expect("it has").sha256, holder))
            {
                stage.doubtful.insert(id);
            }
        }
        stage.settle()
    }

    /// The acts by the roster and in order; those of somebody are there, and not valid.
    fn rated(&self, instrument: &'a Instrument, without: Option<&str>) -> Rated<'a> {
        let mut rated = valid::rate(instrument, self.roster, self.at);
        for (id, rated) in &mut rated {
            let owner = self.roster.owner(&instrument.acts[*id].0.keys[0]);
            if without.is_some() && owner.map(|(_, holder, _)| &*holder.id) == without {
                *rated = Err("left-out");
            }
        }
        valid::order(&mut rated, instrument, self.roster);
        rated
    }

    fn is_concluded(&self, other: &str, without: Option<&str>, proven: bool) -> bool {
        // Why an act of it lacks authority plays no part.
        let settled = self.settle(self.others[other], without, &|_, _| "authority-not-concluded");
        let fine = |party: &PartyAnswer| party.is_fine(proven, self.unreserved);
        settled.missing.is_empty() && settled.parties.values().all(fine)
    }

    /// What is wrong with the authority of an act.
    fn lack(
        &self,
        act: &ActData,
        holder: &'a str,
        about: &Instrument,
        why: &dyn Fn(&'a str, &'a str) -> &'static str,
    ) -> Option<&'static str> {
        match self.named(act, about) {
            Err(code) => Some(code),
            Ok(other) if self.borne.contains(&(other, holder)) => None,
            Ok(other) => Some(why(other, holder)),
        }
    }

    /// The record of the instrument that an act names, if it can empower.
    fn named(&self, act: &ActData, about: &Instrument) -> Result<&'a str, &'static str> {
        let named = act.authority.as_ref().ok_or("no-authority")?;
        if named.sha256 == about.digest {
            return Err("authority-circular");
        }
        let other = self.others.get(&*named.sha256).filter(|it| it.record.id == named.id);
        let other = other.ok_or("authority-missing")?;
        let or = |good: bool, code: &'static str| if good { Ok(()) } else { Err(code) };
        or(other.record.has_party(&act.party), "authority-of-another-party")?;
        let powers = other.record.powers.as_ref().ok_or("authority-without-powers")?;
        or(powers.keys.contains(&act.keys[0]), "authority-for-another-key")?;
        or(powers.intents.contains(&act.intent), "authority-for-another-intent")?;
        let instrument = powers.instrument.as_ref();
        let is_about = |it: &RecordRef| it.id == about.record.id && it.sha256 == about.digest;
        or(instrument.is_none_or(is_about), "authority-for-another-instrument")?;
        let time = |end: &Option<String>| end.as_ref().map(|end| super::seconds(end));
        let begun = time(&powers.from).is_none_or(|from| from <= act.time());
        let over = time(&powers.until).is_some_and(|until| until <= act.time());
        or(begun && !over, "authority-out-of-period")?;
        Ok(&other.digest)
    }

    /// Whether an instrument's own authority, without what somebody signed, leads back to it.
    fn leads_to(&self, other: &'a str, holder: &'a str) -> bool {
        let rests_on = |(other, holder): Claim<'a>| {
            let instrument = self.others[other];
            let rated = self.rated(instrument, Some(holder));
            let asked = rated.iter().filter(|(_, signer)| signer.is_ok()).map(|(id, _)| *id);
            let asked = asked.map(|id| &instrument.acts[id].0);
            let asked = asked.filter(|act| is_asked(act, instrument));
            let claims = asked.filter_map(|act| {
                let (_, holder, _) = self.roster.owner(&act.keys[0]).expect("it is valid");
                Some((self.named(act, instrument).ok()?, &*holder.id))
            });
            claims.collect::<BTreeSet<Claim<'a>>>()
        };
        let mut reached = rests_on((other, holder));
        loop {
            let further: BTreeSet<Claim<'a>> =
                reached.iter().flat_map(|claim| rests_on(*claim)).collect();
            if further.is_subset(&reached) {
                return reached.contains(&(other, holder));
            }
            reached.extend(further);
        }
    }
}

/// Whether an act is to show authority.
pub(super) fn is_asked(act: &ActData, about: &Instrument) -> bool {
    let speaks = ["initial", "sign", "sign-ad-referendum", "confirm", "approve", "seal"];
    speaks.contains(&&*act.intent) && about.record.signing.authority.contains(&act.party)
}
