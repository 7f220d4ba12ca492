//! What holds for every bundle that was read, whoever made it up.

use std::collections::{BTreeMap, BTreeSet};

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory};
use paraph::bundle::Bundle;
use paraph::id::{ActId, PartyId};
use paraph::keys::{SecretKeySet, Signs};
use paraph::locale::Locale;
use paraph::messages::Localized as _;
use paraph::report::{self, Names};
use paraph::roster::Roster;
use paraph::value::Time;
use paraph::verify::{
    ActReport, Authority, Effect, EvidenceReport, Given, Instruments, PartyOutcome, PartyReport,
    Report, Reservations, Seal, Texts, Times, Verdict, verify,
};

use crate::bare::{self, ActAnswer, Answer, Asked, EvidenceAnswer, PartyAnswer};
use crate::keys::{KEYS, Key, SECONDS, STRANGER, Signer};
use crate::shown;

/// All intents.
const INTENTS: [Intent; 9] = [
    Intent::Initial,
    Intent::Sign,
    Intent::SignAdReferendum,
    Intent::Confirm,
    Intent::Approve,
    Intent::Witness,
    Intent::Decline,
    Intent::Withdraw,
    Intent::Seal,
];

/// What is asked of a bundle.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The roster's text.
    pub text: &'a str,
    /// The same, read.
    pub roster: &'a Roster,
    /// Bundles of other instruments, each of another record, all of them sound.
    pub others: &'a [&'a [u8]],
    /// When.
    pub at: Time,
    /// What is demanded of claimed times.
    pub times: Times,
    /// What is demanded of reservations.
    pub reservations: Reservations,
}

/// Judges a bundle, and holds the library to the second judgement, to rule J8, to what a seal is for
/// and to its own two renderings.
pub fn judge(bytes: &[u8], bundle: &Bundle, question: Question<'_>) {
    assert_eq!(bundle.to_bytes(), bytes, "written again, a bundle is other bytes");
    let Question { text, roster, others, at, times, reservations } = question;
    // Other copies are merged before anything is judged (B16), which is not done here.
    let is_copy = |other: &&&[u8]| {
        let other = Bundle::read(other).expect("it is sound");
        other.record().digest() == bundle.record().digest()
    };
    let others: Vec<&[u8]> = others.iter().filter(|other| !is_copy(other)).copied().collect();
    let others = &others[..];
    let instruments: Instruments =
        others.iter().map(|other| Bundle::read(other).expect("it is sound")).collect();
    assert_eq!(instruments.len(), others.len(), "two of one record");
    let given = Given {
        roster,
        texts: Texts::NotChecked,
        record: None,
        parties: &[],
        at,
        times,
        reservations,
        others: &instruments,
    };
    let report = verify(bundle, &given);
    let asked = Asked {
        bundle: bytes,
        others,
        roster: text,
        at: at.unix_seconds(),
        proven: times == Times::Proven,
        unreserved: reservations == Reservations::Unwanted,
    };
    // What became of the other instruments, a report does not say.
    let expected = Answer { instruments: BTreeMap::new(), ..bare::judge(&asked) };
    assert_eq!(answer(&report), expected, "the two judgements differ");
    assert_eq!(report.accepted().is_some(), report.verdict() == Verdict::Concluded);
    rendered(&report);
    stranger(bundle, &given, &report);
    colleague(bundle, &given, &report);
    if report.seal() == Seal::Sealed {
        after_the_seal(bundle, &given, &report);
    }

    // What the verifier does not have or does not want is never concluded.
    let (texts, nobody) = (BTreeMap::new(), ["nobody-of-that-name".parse().expect("an id")]);
    let (given, verdict) = match bytes.len() % 2 {
        0 => (Given { texts: Texts::Found(&texts), ..given }, Verdict::Incomplete),
        _ => (Given { parties: &nobody, ..given }, Verdict::Refused),
    };
    let without = verify(bundle, &given);
    assert_eq!(without.verdict(), verdict);
    rendered(&without);
}

/// The report in the terms of the second judgement.
fn answer(report: &Report) -> Answer {
    let parties = report.parties().iter().map(|it| {
        let lack = match it.outcome {
            PartyOutcome::Pending(lack) => Some(lack.word()),
            _ => None,
        };
        let answer = PartyAnswer {
            outcome: it.outcome.code(),
            lack,
            unproven: it.unproven,
            reservations: it.reservations,
            quorum: it.quorum as usize,
            people: it.holders.iter().map(ToString::to_string).collect(),
            declined: it.declined.iter().map(|(holder, _)| holder.to_string()).collect(),
            since: it.since.map(|since| since.unix_seconds()),
            confirmed: it.confirmed.map(|confirmed| confirmed.unix_seconds()),
        };
        (it.id.to_string(), answer)
    });
    let concluded = match report.verdict() {
        Verdict::Concluded => true,
        Verdict::Incomplete => false,
        Verdict::Refused => panic!("refused, but sound, and nothing is expected of it"),
    };
    let missing = report.reasons().iter().filter_map(|reason| match reason {
        paraph::verify::Reason::ActMissing { act, seen_for } => {
            Some((act.to_string(), seen_for.to_string()))
        }
        _ => None,
    });
    let sealed = report.seal() == Seal::Sealed;
    let acts: BTreeMap<String, ActAnswer> = report.acts().iter().map(became).collect();
    let is_open = |act: &ActAnswer| act.outcome == "sealed-on-open-powers";
    Answer {
        concluded,
        sealed,
        open_powers: concluded && !sealed && acts.values().any(is_open),
        parties: parties.collect(),
        acts,
        evidence: report.evidence().iter().map(entry).collect(),
        missing: missing.collect(),
        instruments: BTreeMap::new(),
    }
}

/// What became of an entry of evidence.
fn entry(entry: &EvidenceReport) -> EvidenceAnswer {
    let proven = entry.outcome.proven();
    EvidenceAnswer {
        id: entry.id.to_string(),
        outcome: entry.outcome.code(),
        proves: proven.map(|it| (it.no_later_than.unix_seconds(), it.by.to_string())),
    }
}

/// What became of an act.
fn became(act: &ActReport) -> (String, ActAnswer) {
    let authority = match act.authority {
        Authority::NotAsked => "not-asked",
        Authority::Shown => "shown",
        Authority::EndNotProven { .. } => "end-not-proven",
        Authority::Lacking(lack) => lack.word(),
    };
    let by = act.outcome.effect().and_then(Effect::blamed).map(|by| by.to_string());
    (
        act.id.to_string(),
        ActAnswer { outcome: act.outcome.code(), by, authority, unproven: act.unproven.is_some() },
    )
}

/// Text and JSON can be made, are safe to show, and say what became of everything.
pub fn rendered(report: &Report) {
    let names = Names {
        locale: Locale::En,
        file: "a.bundle.json",
        roster: "roster.toml",
        copies: &[],
        findings: &[],
        tool: report::Tool::Command,
        advice: report::Advice::NONE,
        unjudged: &[],
    };
    let korean = Names { locale: Locale::Ko, ..names };
    shown::lines(&report::text(report, &korean));
    let text = report::text(report, &names);
    shown::lines(&text);
    let concluded = report.verdict() == Verdict::Concluded;
    let sealed = report.seal() == Seal::Sealed;
    let seal = match (concluded && sealed, report.rests_on_open_powers()) {
        (true, _) => " and sealed",
        (false, true) => ", by powers that are not sealed",
        (false, false) => "",
    };
    let reserved = match report.reservations() {
        1 if concluded => ", with 1 reservation".to_owned(),
        many if concluded && many > 1 => format!(", with {many} reservations"),
        _ => String::new(),
    };
    let verdict = format!("{}{seal}{reserved}", report.verdict().code());
    let rest = text.strip_prefix(&verdict);
    // A title is quoted, and comes after the colon.
    assert!(rest.is_some_and(|rest| rest.starts_with([',', ';', ':'])), "{text}");
    let line = text.lines().next().expect("a line").split(':').next().expect("a verdict");
    assert_eq!(line.contains(" and sealed"), concluded && sealed, "{text}");
    assert_eq!(line.contains("reservation"), concluded && report.reservations() > 0, "{text}");

    let json = report::json(report, &names);
    shown::line(&json);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["verdict"], report.verdict().code());
    assert_eq!(json["sealed"], sealed);
    assert_eq!(json["reservations"], report.reservations());
    let codes = |member: &str| -> Vec<(String, String)> {
        let entry = |entry: &serde_json::Value| {
            let text = |name: &str| entry[name].as_str().expect("a string").to_owned();
            (text("id"), text("outcome"))
        };
        json[member].as_array().expect("a list").iter().map(entry).collect()
    };
    let acts = report.acts().iter().map(|act| (act.id.to_string(), act.outcome.code().to_owned()));
    assert!(acts.eq(codes("acts")), "{json}");
    let parties = report.parties().iter();
    let parties = parties.map(|it| (it.id.to_string(), it.outcome.code().to_owned()));
    assert!(parties.eq(codes("parties")), "{json}");
    let mut in_effect = 0;
    for (act, shown) in report.acts().iter().zip(json["acts"].as_array().expect("a list")) {
        assert_eq!(shown["intent"], act.content.intent.word());
        let stated = shown["stated"].as_bool().expect("a boolean");
        let statements = shown["statements"].as_array().expect("a list");
        assert_eq!(statements.len(), act.content.statements.len());
        if stated {
            assert!(!statements.is_empty());
            in_effect += statements.iter().filter(|it| it["kind"] == "reservation").count();
        }
    }
    assert_eq!(in_effect, report.reservations(), "other statements are in effect than count");
    assert_eq!(report.since().is_some(), concluded, "concluded, and not since any time");
    for reason in report.reasons() {
        for locale in Locale::ALL {
            shown::line(&reason.in_locale(locale));
        }
    }
}

/// An act for a party that has seen everything, and points at whatever it is given.
fn act(
    bundle: &Bundle,
    given: &Given<'_>,
    party: &PartyId,
    key: &impl Signs,
    intent: Intent,
    of: ActId,
) -> Act {
    let record = bundle.record();
    let seen: BTreeSet<ActId> = bundle.acts().map(|signed| signed.act().id()).collect();
    let times = bundle.acts().map(|signed| signed.act().content().signed_at);
    let past = times.filter(|time| time.unix_seconds() <= given.at.unix_seconds());
    let signed_at = past.max_by_key(Time::unix_seconds).unwrap_or(record.content().created);
    let content = ActContent {
        record: RecordRef { id: record.content().id.clone(), sha256: record.digest() },
        party: party.clone(),
        keys: key.key_set().expect("a key or a pair").key_ids(),
        signatory: Signatory {
            name: "Nobody".parse().expect("a label"),
            name_latin: None,
            title: None,
        },
        capacity: None,
        authority: None,
        intent,
        of: intent.points().then_some(of),
        statements: Vec::new(),
        place: None,
        signed_at,
        seen: seen.into_iter().collect(),
    };
    Act::new(content).expect("it is sound")
}

/// Acts of whatever intent by somebody whom the roster does not know change nothing but the list of
/// acts (J8), whatever they point at. Half of a pair is such a stranger, too (docs/hybrid-format.md Q7).
fn stranger(bundle: &Bundle, given: &Given<'_>, before: &Report) {
    let all: Vec<ActId> = before.acts().iter().map(|act| act.id).collect();
    let parties = &bundle.record().content().parties;
    // Three of them at a time, by chance.
    let first = all.first().map_or(0, |id| usize::from(id.to_string().as_bytes()[0]));
    let intents = (first..first + 3).map(|index| (index, INTENTS[index % INTENTS.len()]));
    let is_half = |key: &&Key| {
        let id = key.secret.public().id();
        given.roster.owner(&id).is_none() && given.roster.owner_of_half(&id).is_some()
    };
    let half = KEYS.iter().find(is_half).filter(|_| first.is_multiple_of(2));
    let key = &half.unwrap_or(&STRANGER).secret;
    let acts = intents.filter_map(|(index, intent)| {
        let of = match all.len().checked_sub(1) {
            None if intent.points() => return None,
            None => ActId::of(b"nothing"),
            Some(_) => all[index % all.len()],
        };
        let party = &parties[index % parties.len()].id;
        Some((act(bundle, given, party, key, intent, of), key))
    });
    // A full bundle takes no more.
    let mut with = bundle.clone();
    let added: Vec<ActId> = acts.filter_map(|(act, key)| with.sign(act, key).ok()).collect();
    let after = verify(&with, given);
    same(before, &after, &added, "a stranger");
    assert_eq!(after.acts().len(), before.acts().len() + added.len());
}

/// An act of a party that nobody has seen, and that is no seal, changes no other party (J8.2).
fn colleague(bundle: &Bundle, given: &Given<'_>, before: &Report) {
    let Some(any) = before.acts().first() else { return };
    let chance = usize::from(any.id.to_string().as_bytes()[1]);
    let mut signers = signers(&KEYS[chance % KEYS.len()]);
    let Some(signer) = signers.find(|it| party_of(it, given.roster).is_some()) else { return };
    let (key, party) = (&signer.secret(), party_of(&signer, given.roster).expect("it has one"));
    if bundle.record().party(party).is_none() {
        return;
    }
    let of = before.acts()[chance % before.acts().len()].id;
    let mut with = bundle.clone();
    let intent = INTENTS[chance / 2 % (INTENTS.len() - 1)];
    if with.sign(act(bundle, given, party, key, intent, of), key).is_err() {
        return;
    }
    let after = verify(&with, given);
    let others = |report: &Report| -> Vec<PartyReport> {
        report.parties().iter().filter(|it| it.id != *party).cloned().collect()
    };
    assert_eq!(others(&after), others(before), "another party's act changed a party");
    assert_eq!(after.seal(), before.seal(), "an act that is no seal changed the seal");
}

/// Once all parties have closed a set, whatever one of them adds changes nothing, if it is one of
/// several; and what somebody alone adds does not but by a seal.
fn after_the_seal(bundle: &Bundle, given: &Given<'_>, before: &Report) {
    let parties = &bundle.record().content().parties;
    for party in parties {
        let owned = |signer: &Signer| party_of(signer, given.roster) == Some(&party.id);
        let owned = KEYS.iter().flat_map(signers).filter(owned);
        let keys: Vec<SecretKeySet> = owned.map(|signer| signer.secret()).collect();
        let theirs = |act: &&ActReport| act.content.party == party.id;
        let theirs: Vec<ActId> = before.acts().iter().filter(theirs).map(|act| act.id).collect();
        if keys.is_empty() {
            continue;
        }
        // One after the other, a seal last: nobody else has sealed what it has seen.
        let (mut with, mut added) = (bundle.clone(), Vec::new());
        for (index, intent) in INTENTS.into_iter().enumerate() {
            if intent == Intent::Seal && (added.is_empty() || parties.len() == 1) {
                continue;
            }
            let key = &keys[index % keys.len()];
            let act = act(&with, given, &party.id, key, intent, theirs[index % theirs.len()]);
            added.extend(with.sign(act, key));
        }
        let after = verify(&with, given);
        same(before, &after, &added, "an act after the seal");
        for act in after.acts().iter().filter(|act| added.contains(&act.id)) {
            let effect = act.outcome.effect().map(|effect| effect.code());
            assert!(matches!(effect, None | Some("after-the-seal")), "{effect:?}");
            assert!(!act.outcome.counts(), "it counts after the seal");
        }
    }
}

/// A key of ours, alone and as a half of its pair.
fn signers(key: &'static Key) -> impl Iterator<Item = Signer> {
    let second = KEYS.iter().zip(SECONDS.iter()).find(|(other, _)| other.id == key.id);
    let pair = second.map(|(_, second)| Signer { key, second: Some(second) });
    [Signer { key, second: None }].into_iter().chain(pair)
}

/// The party of a key or pair, by the roster.
fn party_of<'r>(signer: &Signer, roster: &'r Roster) -> Option<&'r PartyId> {
    let owner = roster.owner(&signer.id().parse().expect("an id"));
    owner.map(|owner| &owner.party.id)
}

/// Nothing became of anything else than before.
#[track_caller]
fn same(before: &Report, after: &Report, added: &[ActId], who: &str) {
    assert_eq!(after.verdict(), before.verdict(), "{who} changed the verdict");
    assert_eq!(after.seal(), before.seal(), "{who} changed the seal");
    assert_eq!(after.parties(), before.parties(), "{who} changed a party");
    assert_eq!(after.reasons(), before.reasons(), "{who} changed a reason");
    assert_eq!(after.since(), before.since(), "{who} changed since when");
    let acts: Vec<_> = after.acts().iter().filter(|act| !added.contains(&act.id)).collect();
    assert!(acts.into_iter().eq(before.acts()), "{who} changed what became of an act");
}
