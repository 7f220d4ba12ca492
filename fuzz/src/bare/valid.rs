//! Each act against the roster: J2, and the order of J4.1.

use std::collections::BTreeMap;

use super::data::{Instrument, RosterData, Written};
use super::suffice;
use crate::keys::KEYS;

const DAY: i64 = 86_400;

/// Who signed a valid act.
pub(super) struct Signer {
    pub(super) unproven: bool,
}

/// What the roster makes of each act of an instrument: valid, or the code of why not.
pub(super) type Rated<'a> = BTreeMap<&'a str, Result<Signer, &'static str>>;

/// J2 and J2.1 to J2.3.
pub(super) fn rate<'a>(instrument: &'a Instrument, roster: &RosterData, at: i64) -> Rated<'a> {
    let rated = |id: &'a String| (&**id, valid(id, instrument, roster, at));
    instrument.acts.keys().map(rated).collect()
}

fn valid(
    id: &str,
    instrument: &Instrument,
    roster: &RosterData,
    at: i64,
) -> Result<Signer, &'static str> {
    let Instrument { record, acts, .. } = instrument;
    let (act, envelopes) = &acts[id];
    let (party, holder, key) = roster.owner(&act.keys[0]).ok_or("unknown-key")?;
    let or = |good: bool, code: &'static str| if good { Ok(()) } else { Err(code) };
    or(party.id == act.party, "key-of-another-party")?;
    let specimen = KEYS.iter().any(|key| key.id == act.keys[0] && key.specimen);
    or(!specimen || holder.specimen, "specimen-key")?;
    or(key.scope.as_ref().is_none_or(|scope| scope.contains(&act.intent)), "not-allowed")?;
    let designated = record.parties.iter().find(|it| it.id == act.party).expect("B8");
    let designated = designated.keys.as_ref();
    or(designated.is_none_or(|keys| keys.contains(&act.keys[0])), "not-designated")?;

    let time = act.time();
    or(time - at <= DAY, "from-the-future")?;
    or(super::seconds(&record.created) - time <= DAY, "before-the-record")?;
    let seen = act.seen.iter().filter_map(|id| acts.get(id)).map(|(act, _)| act);
    let mut known = seen.filter(|act| {
        roster.owner(&act.keys[0]).is_some_and(|(party, _, _)| party.id == act.party)
    });
    or(known.all(|seen| seen.time() - time <= DAY), "before-what-it-saw")?;

    let ends = |from: &Option<Written>, until: &Option<Written>| {
        (from.as_ref().map(Written::seconds), until.as_ref().map(Written::seconds))
    };
    let windows: Vec<(Option<i64>, Option<i64>)> = match &key.windows {
        None => vec![ends(&key.from, &key.until)],
        Some(windows) => windows.iter().map(|it| ends(&it.from, &it.until)).collect(),
    };
    let within = |(from, until): &&(Option<i64>, Option<i64>)| {
        from.is_none_or(|from| from <= time) && until.is_none_or(|until| time < until)
    };
    let (_, until) = windows.iter().find(within).ok_or("outside-window")?;
    let received = roster.received.iter();
    let received = received.filter(|it| it.envelopes.iter().any(|it| envelopes.contains(it)));
    // A receipt of more than a day before it, or its record, was made proves nothing.
    let earliest = time.max(super::seconds(&record.created)) - DAY;
    let received = received.map(|it| it.on.seconds()).filter(|on| *on >= earliest);
    let proof = received.min();
    let since = key.revoked.as_ref().and_then(|revoked| match &revoked.since {
        Some(since) => Some(since.seconds()),
        None => windows[0].0,
    });
    if let Some(revoked) = &key.revoked {
        let claims = since.is_some_and(|since| time < since);
        let proven = proof.is_some_and(|proof| since.is_some_and(|since| proof < since));
        let stands = match &*revoked.reason {
            "retired" | "superseded" => claims,
            _ => claims && proven,
        };
        or(stands, "revoked")?;
    }
    let closed = [*until, since].into_iter().flatten().filter(|end| *end <= at).min();
    let unproven = closed.is_some_and(|closed| proof.is_none_or(|proof| proof >= closed));
    Ok(Signer { unproven })
}

/// J4.1: the acts that were signed out of their turn get that code. Only signatures have one.
pub(super) fn order(rated: &mut Rated<'_>, instrument: &Instrument, roster: &RosterData) {
    let serde_json::Value::Array(order) = &instrument.record.signing.order else { return };
    let order: Vec<&str> = order.iter().map(|id| id.as_str().expect("an id")).collect();
    let act = |id: &str| &instrument.acts[id].0;
    let person = |id: &str| {
        let (_, holder, _) = roster.owner(&act(id).keys[0]).expect("it is valid");
        (&*holder.id, act(id).time())
    };
    for (index, party) in order.iter().enumerate() {
        // What was decided of earlier parties holds; what this one's acts come to plays no part
        // for each other.
        let signatures: Vec<&str> = rated
            .iter()
            .filter(|(id, signer)| {
                signer.is_ok() && instrument.record.is_signature(&act(id).intent)
            })
            .map(|(id, _)| *id)
            .collect();
        let late = signatures.iter().filter(|id| act(id).party == *party).filter(|id| {
            !order[..index].iter().all(|earlier| {
                let seen = signatures.iter().filter(|it| act(id).seen.contains(**it));
                let theirs = seen.filter(|it| act(it).party == *earlier).map(|it| person(it));
                suffice(theirs, earlier, &instrument.record, roster)
            })
        });
        for id in late {
            rated.insert(id, Err("out-of-order"));
        }
    }
}
