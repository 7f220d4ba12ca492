//! Authority to sign for north: instruments that are files next to the vectors, and the outcomes of acts that
//! name them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::base::set;
use super::bundle::{act_id, bundle};
use super::record::{ID, between};
use super::sign::{canonical, key, key_id, public, sha256};
use super::verdict::{CONCLUDED, Scene, Signed};
use crate::vectors::file::Vector;

/// The instruments by the names of their files.
const INSTRUMENTS: [&str; 27] = [
    "powers",
    "powers-of-south",
    "powers-none",
    "powers-for-amy",
    "powers-to-seal",
    "powers-for-the-record",
    "powers-for-another-instrument",
    "powers-for-another-version",
    "powers-for-another-id",
    "powers-until-august",
    "powers-unsigned",
    "powers-self-issued",
    "powers-in-a-circle",
    "powers-of-the-circle",
    "powers-by-amy",
    "powers-sealed",
    "powers-sealed-by-ann",
    "powers-from-september",
    "powers-expired",
    "powers-signed-later",
    "powers-withdrawn",
    "powers-sealed-withdrawn",
    "extends-powers-expired",
    "terminates-powers",
    "terminates-powers-withdrawn",
    "supersedes-powers",
    "terminates-powers-sealed",
];

/// 00:00 UTC on this day of August 2021. Acts are dated the fifth, unless stated otherwise.
fn on(day: u8) -> String {
    format!("2021-08-{day:02}T00:00:00Z")
}

/// The relation of an instrument to another one, and the other one.
fn relation(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "extends-powers-expired" => Some(("extends", "powers-expired")),
        "terminates-powers" | "terminates-powers-withdrawn" => Some(("terminates", "powers")),
        "supersedes-powers" => Some(("supersedes", "powers")),
        "terminates-powers-sealed" => Some(("terminates", "powers-sealed")),
        _ => None,
    }
}

/// The record of an instrument. Usually, north authorises ann to do everything that needs powers.
fn record(name: &str) -> Value {
    let powers =
        |keys: &str, intents: Value| json!({"intents": intents, "keys": [key_id(&key(keys))]});
    let all = json!(["approve", "confirm", "initial", "seal", "sign", "sign-ad-referendum"]);
    let ann = powers("ann", all.clone());
    let other_id = "urn:uuid:00000000-0000-4000-8000-000000000000";
    let (this, other) = (sha256(canonical(&scene().record)), sha256("another record"));
    let only_for = |id: &str, sha256: &str| {
        ("north", Some(set(&ann, "/instrument", json!({"id": id, "sha256": sha256}))))
    };
    let relation = relation(name);
    let (parties, powers) = match name {
        "powers-of-south" => ("south", Some(ann)),
        "powers-none" => ("north", None),
        "powers-for-amy" | "powers-of-the-circle" => ("north", Some(powers("amy", all))),
        "powers-to-seal" => ("north", Some(powers("ann", json!(["seal"])))),
        "powers-for-the-record" => only_for(ID, &this),
        "powers-for-another-instrument" => only_for(other_id, &other),
        "powers-for-another-version" => only_for(ID, &other),
        "powers-for-another-id" => only_for(other_id, &this),
        // The acts claim exactly this instant.
        "powers-until-august" => {
            ("north", Some(set(&ann, "/until", json!("2021-08-05T00:00:00Z"))))
        }
        _ if relation.is_some() => ("north", None),
        _ => ("north", Some(ann)),
    };
    let mut record = between(&[parties]);
    let digits = sha256(name);
    record["id"] = json!(format!("urn:uuid:{}-0000-4000-8000-{}", &digits[..8], &digits[8..20]));
    if let Some(powers) = powers {
        record["powers"] = powers;
    }
    if let Some((kind, other)) = relation {
        record["relations"] = json!([{"record": named(other), "relation": kind}]);
    }
    if matches!(name, "powers-in-a-circle" | "powers-of-the-circle" | "powers-by-amy") {
        record["signing"]["authority"] = json!(["north"]);
    }
    match name {
        "powers-from-september" => {
            record["term"] = json!({"entry": {"on": "2021-09-01T00:00:00Z"}});
        }
        "powers-expired" => record["term"] = json!({"expires": on(8)}),
        // Later than the time of the question, so that no proof is required.
        "extends-powers-expired" => record["term"] = json!({"expires": "2027-01-01T00:00:00Z"}),
        _ => {}
    }
    record
}

/// The instrument that an act names as its authority.
fn named(name: &str) -> Value {
    let record = record(name);
    json!({"id": record["id"], "sha256": sha256(canonical(&record))})
}

/// The acts of an instrument: its signers, with their authority, and those who withdrew or sealed.
fn acts_of(name: &str) -> Vec<Signed> {
    let (signer, members) = match name {
        "powers-unsigned" => return Vec::new(),
        "powers-of-south" => ("bob", json!({})),
        "powers-self-issued" => ("ann", json!({})),
        "powers-in-a-circle" => ("amy", json!({"authority": named("powers-of-the-circle")})),
        "powers-of-the-circle" => ("ann", json!({"authority": named("powers-in-a-circle")})),
        "powers-by-amy" => ("amy", json!({"authority": named("powers-for-amy")})),
        "powers-signed-later" => ("cleo", json!({"signedAt": on(11)})),
        _ if relation(name).is_some() => ("cleo", json!({"signedAt": on(7)})),
        _ => ("cleo", json!({})),
    };
    let mut scene = Scene::new(&["north"], "");
    scene.record = record(name);
    let party = if name == "powers-of-south" { "south" } else { "north" };
    let act = |by: &str, seen: &[&Signed], members| {
        scene.act_with(party, key(by), seen, members, "counted")
    };
    let signs = act(signer, &[], members);
    let withdraws = |day: u8| {
        let members =
            json!({"intent": "withdraw", "of": act_id(&signs.envelope), "signedAt": on(day)});
        act(signer, &[&signs], members)
    };
    let seals = |by: &str| act(by, &[&signs], json!({"intent": "seal"}));
    let more = match name {
        "powers-sealed" => vec![seals("cleo")],
        "powers-sealed-by-ann" => vec![seals("ann")],
        "powers-withdrawn" => vec![withdraws(7)],
        "powers-sealed-withdrawn" => vec![seals("cleo"), withdraws(7)],
        "terminates-powers-withdrawn" => vec![withdraws(9)],
        _ => Vec::new(),
    };
    [signs].into_iter().chain(more).collect()
}

/// The bundle of an instrument.
fn instrument(name: &str) -> Vec<u8> {
    let acts = acts_of(name);
    let envelopes: Vec<Value> = acts.iter().map(|act| act.envelope.clone()).collect();
    let keys: Vec<Vec<u8>> = acts.iter().map(|act| public(&act.key)).collect();
    canonical(&bundle(&record(name), &envelopes, &keys))
}

/// The names of rosters with receipts, the instrument whose last act was received, and the day of August
/// 2021. The acts that depend on it are dated the tenth.
const RECEIVED: [(&str, &str, u8); 3] = [
    ("termination-received", "terminates-powers-sealed", 9),
    ("termination-received-later", "terminates-powers-sealed", 12),
    ("withdrawal-received", "powers-sealed-withdrawn", 9),
];

/// The additions to the parties in these rosters, by their names.
pub(super) fn received() -> Vec<(&'static str, String)> {
    let note = |(name, of, day): (&'static str, &str, u8)| {
        let last = acts_of(of).pop().expect("it was signed");
        let envelope = sha256(canonical(&last.envelope));
        let note = format!("\n[[received]]\non = {}\nenvelopes = [\"{envelope}\"]\n", on(day));
        (name, note)
    };
    RECEIVED.map(note).into()
}

/// The files in `verdict/`.
pub(super) fn files() -> BTreeMap<String, Vec<u8>> {
    INSTRUMENTS.map(|name| (format!("verdict/{name}.json"), instrument(name))).into()
}

/// The record of the scene requires authority of north, which has three people in the roster.
fn scene() -> Scene {
    Scene::two("three-of-north").with("/signing/authority", json!(["north"]))
}

/// An act for north, with that authority, and its outcome.
fn acts(
    name: &str,
    (intent, authority): (&str, Option<Value>),
    of: Option<&Signed>,
    outcome: &'static str,
) -> Signed {
    let mut members = json!({"intent": intent});
    if let Some(authority) = authority {
        members["authority"] = authority;
    }
    if let Some(of) = of {
        members["of"] = json!(act_id(&of.envelope));
    }
    let seen: Vec<&Signed> = of.into_iter().collect();
    scene().act_with("north", key(name), &seen, members, outcome)
}

const NOT_AUTHORISED: (&str, &str) = ("incomplete", "not-authorised");

pub(super) fn all() -> Vec<Vector> {
    [lacking(), over_time(), healed(), other_acts(), sealed(), sealed_and_ended()].concat()
}

/// An act of ann that names one instrument, with some available.
fn lacking() -> Vec<Vector> {
    let bob = scene().act("south", "bob", &[]);
    let case = |code: &'static str, authority, at_hand, why| {
        let ann = acts("ann", ("sign", authority), None, code);
        let scene = scene().others(at_hand);
        scene.case(code, NOT_AUTHORISED, "pending, met", &[&ann, &bob], why)
    };
    let of = |name| Some(named(name));
    let ann = acts("ann", ("sign", of("powers")), None, "counted");
    let chain = acts("ann", ("sign", of("powers-by-amy")), None, "counted");
    let circle = "powers-in-a-circle.json, powers-of-the-circle.json";
    let done = |name: &str, ann: &Signed, at_hand, why| {
        scene().others(at_hand).case(name, CONCLUDED, "met, met", &[ann, &bob], why)
    };
    let wrong_id = set(&named("powers"), "/id", json!(ID));
    let absent = acts("ann", ("sign", Some(wrong_id)), None, "authority-missing");
    let only = acts("ann", ("sign", of("powers-for-the-record")), None, "counted");
    let narrowed = |name: &str, authority: &str, at_hand, why| {
        let named = ("sign", Some(named(authority)));
        let ann = acts("ann", named, None, "authority-for-another-instrument");
        scene().others(at_hand).case(name, NOT_AUTHORISED, "pending, met", &[&ann, &bob], why)
    };
    let broken = acts("ann", ("sign", of("powers-by-amy")), None, "authority-not-concluded");
    vec![
        done("concluded-by-authority", &ann, "powers.json", "north empowered ann to sign"),
        done(
            "concluded-by-authority-in-turn",
            &chain,
            "powers-by-amy.json, powers-for-amy.json",
            "amy empowered ann, as north had empowered amy",
        ),
        done(
            "concluded-by-authority-for-the-record",
            &only,
            "powers-for-the-record.json",
            "north empowered ann to sign this record and no other",
        ),
        case("no-authority", None, "powers.json", "the act names none"),
        case("authority-missing", of("powers"), "", "the instrument is not at hand"),
        scene().others("powers.json").case(
            "authority-missing-other-id",
            NOT_AUTHORISED,
            "pending, met",
            &[&absent, &bob],
            "the record that the act names has another id",
        ),
        case(
            "authority-of-another-party",
            of("powers-of-south"),
            "powers-of-south.json",
            "south cannot empower anyone to sign for north",
        ),
        case(
            "authority-without-powers",
            of("powers-none"),
            "powers-none.json",
            "the instrument confers no powers",
        ),
        case(
            "authority-for-another-key",
            of("powers-for-amy"),
            "powers-for-amy.json",
            "the powers are amy's",
        ),
        case(
            "authority-for-another-intent",
            of("powers-to-seal"),
            "powers-to-seal.json",
            "the powers are for sealing only",
        ),
        case(
            "authority-for-another-instrument",
            of("powers-for-another-instrument"),
            "powers-for-another-instrument.json",
            "the powers are for another instrument",
        ),
        narrowed(
            "authority-for-another-instrument-version",
            "powers-for-another-version",
            "powers-for-another-version.json",
            "the powers are for another version: the record has their id and another digest",
        ),
        narrowed(
            "authority-for-another-instrument-id",
            "powers-for-another-id",
            "powers-for-another-id.json",
            "the record has their digest and another id",
        ),
        case(
            "authority-out-of-period",
            of("powers-until-august"),
            "powers-until-august.json",
            "the powers ended at just this instant",
        ),
        case(
            "authority-self-issued",
            of("powers-self-issued"),
            "powers-self-issued.json",
            "ann empowered herself",
        ),
        case(
            "authority-circular",
            of("powers-in-a-circle"),
            circle,
            "amy empowered ann, by powers that ann gave amy by these",
        ),
        case(
            "authority-not-concluded",
            of("powers-unsigned"),
            "powers-unsigned.json",
            "no one signed the powers",
        ),
        scene().others("powers-by-amy.json").case(
            "authority-not-concluded-in-turn",
            NOT_AUTHORISED,
            "pending, met",
            &[&broken, &bob],
            "amy's own powers are not at hand",
        ),
    ]
}

/// Ann signs on the tenth by powers of the fifth. They changed in between, or later.
fn over_time() -> Vec<Vector> {
    let bob = scene().act("south", "bob", &[]);
    let signs = |day: u8, authority: &str, outcome| {
        let members = json!({"authority": named(authority), "signedAt": on(day)});
        scene().act_with("north", key("ann"), &[], members, outcome)
    };
    let case = |name: &str, code, authority: &str, at_hand, why| {
        let ann = signs(10, authority, code);
        let (verdict, party) = match code {
            "counted" => (CONCLUDED, "met"),
            _ => (NOT_AUTHORISED, "pending"),
        };
        let parties = format!("{party}, met");
        scene().others(at_hand).case(name, verdict, &parties, &[&ann, &bob], why)
    };
    let lacks = |code, authority, at_hand, why| case(code, code, authority, at_hand, why);
    let before = signs(6, "powers", "counted");
    let terminated = scene().others("powers.json, terminates-powers.json");
    vec![
        lacks(
            "authority-terminated",
            "powers",
            "powers.json, terminates-powers.json",
            "another instrument ended the powers three days before ann signed",
        ),
        case(
            "authority-terminated-although-withdrawn",
            "authority-terminated",
            "powers",
            "powers.json, terminates-powers-withdrawn.json",
            "what has ended stays ended: cleo withdrew from the instrument that ended the powers two \
             days after it had",
        ),
        lacks(
            "authority-superseded",
            "powers",
            "powers.json, supersedes-powers.json",
            "another instrument took the place of the powers three days before ann signed",
        ),
        case(
            "authority-superseded-and-terminated",
            "authority-superseded",
            "powers",
            "powers.json, supersedes-powers.json, terminates-powers.json",
            "both ended the powers at one instant",
        ),
        lacks(
            "authority-expired",
            "powers-expired",
            "powers-expired.json",
            "the powers expired two days before ann signed",
        ),
        case(
            "concluded-by-authority-extended",
            "counted",
            "powers-expired",
            "powers-expired.json, extends-powers-expired.json",
            "another instrument extended the powers a day before they would have expired",
        ),
        lacks(
            "authority-withdrawn",
            "powers-withdrawn",
            "powers-withdrawn.json",
            "cleo withdrew her signature of the powers three days before ann signed",
        ),
        case(
            "authority-withdrawn-from-sealed-powers",
            "authority-withdrawn",
            "powers-sealed-withdrawn",
            "powers-sealed-withdrawn.json",
            "cleo withdrew from sealed powers before ann signed; ann's signature is not \
             sealed, so it needs no proof",
        ),
        lacks(
            "authority-concluded-later",
            "powers-signed-later",
            "powers-signed-later.json",
            "cleo signed the powers a day after ann had signed by them",
        ),
        lacks(
            "authority-not-in-effect",
            "powers-from-september",
            "powers-from-september.json",
            "the powers were to enter into effect on 1 September",
        ),
        terminated.case(
            "concluded-by-authority-ended-since",
            CONCLUDED,
            "met, met",
            &[&before, &bob],
            "the powers ended a day after ann had signed",
        ),
        terminated.clone().options("--proven-time").case(
            "time-unproven-authority-ended-since",
            ("incomplete", "time-unproven"),
            "met, met",
            &[&before, &bob],
            "the powers ended a day after ann claims to have signed, and nothing proves that she did",
        ),
        terminated.options("--proven-time --at 2021-08-06T12:00:00Z").case(
            "concluded-by-authority-not-ended-yet",
            CONCLUDED,
            "met, met",
            &[&before, &bob],
            "the powers ended only after the time of the question",
        ),
    ]
}

/// An act without authority, which another person of the party confirms (VCLT 8).
fn healed() -> Vec<Vector> {
    let bob = scene().act("south", "bob", &[]);
    let ann = acts("ann", ("sign", None), None, "counted");
    let lacks = ann.is("no-authority");
    let confirms = acts("amy", ("confirm", Some(named("powers-for-amy"))), Some(&ann), "confirms");
    let own = acts("ann", ("confirm", Some(named("powers"))), Some(&ann), "nothing-to-confirm");
    let unauthorised = acts("amy", ("confirm", None), Some(&ann), "no-authority");
    let case = |at_hand| scene().others(at_hand);
    vec![
        case("powers-for-amy.json").case(
            "confirms-without-authority",
            CONCLUDED,
            "met, met",
            &[&ann, &confirms, &bob],
            "ann signed without authority, and amy, who has it, confirmed that",
        ),
        case("powers.json").case(
            "nothing-to-confirm-of-ones-own",
            NOT_AUTHORISED,
            "pending, met",
            &[&lacks, &own, &bob],
            "no one confirms what they signed themselves without authority",
        ),
        case("").case(
            "no-authority-to-confirm",
            NOT_AUTHORISED,
            "pending, met",
            &[&lacks, &unauthorised, &bob],
            "whoever confirms needs authority as well",
        ),
    ]
}

/// Other acts that need authority.
fn other_acts() -> Vec<Vector> {
    let bob = scene().act("south", "bob", &[]);
    let refers = acts("ann", ("sign-ad-referendum", Some(named("powers"))), None, "not-confirmed");
    vec![scene().others("powers.json").case(
        "not-confirmed-with-authority",
        ("incomplete", "not-confirmed"),
        "pending, met",
        &[&refers, &bob],
        "authority to sign ad referendum does not confirm it",
    )]
}

/// Ann signs and seals by powers that may be sealed themselves, and may have ended.
fn sealed() -> Vec<Vector> {
    let by_sealed = seals_on(5, "powers-sealed", ["counted", "seals", "seals"]);
    let by_open =
        seals_on(5, "powers", ["counted", "sealed-on-open-powers", "sealed-on-open-powers"]);
    let by_ann = seals_on(
        5,
        "powers-sealed-by-ann",
        ["counted", "sealed-on-open-powers", "sealed-on-open-powers"],
    );
    let without = {
        let members = json!({"intent": "seal"});
        let seen = [&by_sealed[0], &by_sealed[1]];
        scene().act_with("north", key("ann"), &seen, members, "no-authority")
    };
    let without = [by_sealed[0].clone(), by_sealed[1].clone(), without, by_sealed[3].clone()];
    let case = |name: &str, acts: &[Signed; 4], at_hand, why| {
        scene().others(at_hand).case(name, CONCLUDED, "met, met", &acts.each_ref(), why)
    };
    vec![
        case(
            "seals-by-authority",
            &by_sealed,
            "powers-sealed.json",
            "the powers are for sealing, too",
        )
        .with("sealed", "yes"),
        case(
            "no-authority-to-seal",
            &without,
            "powers-sealed.json",
            "the seal names no authority, so north has not sealed",
        ),
        case(
            "sealed-on-open-powers",
            &by_open,
            "powers.json",
            "north did not seal the powers, and can still take them back alone",
        ),
        case(
            "sealed-on-open-powers-by-herself",
            &by_ann,
            "powers-sealed-by-ann.json",
            "ann sealed her own powers, which counts for nothing",
        ),
    ]
}

/// Sealed powers that ended, or were withdrawn, three days before ann signed and sealed by them.
fn sealed_and_ended() -> Vec<Vector> {
    let terminated = "powers-sealed.json, terminates-powers-sealed.json";
    let withdrawn = "powers-sealed-withdrawn.json";
    let case =
        |name: &str, (roster, options): (&'static str, &str), verdict, (code, at_hand), why| {
            let (outcomes, party) = match code {
                "counted" => (["counted", "seals", "seals"], "met"),
                lacks => ([lacks, lacks, "sealed-too-early"], "pending"),
            };
            let powers =
                if at_hand == withdrawn { "powers-sealed-withdrawn" } else { "powers-sealed" };
            let acts = seals_on(10, powers, outcomes);
            let parties = format!("{party}, met");
            let scene = scene().others(at_hand).roster(roster).options(options);
            let vector = scene.case(name, verdict, &parties, &acts.each_ref(), why);
            if code == "counted" { vector.with("sealed", "yes") } else { vector }
        };
    let received = "termination-received";
    vec![
        case(
            "seals-end-not-proven",
            ("three-of-north", ""),
            CONCLUDED,
            ("counted", terminated),
            "nothing proves that the powers had ended by then",
        ),
        case(
            "authority-terminated-proven",
            (received, ""),
            NOT_AUTHORISED,
            ("authority-terminated", terminated),
            "the verifier held what ended the powers a day before ann sealed",
        ),
        case(
            "time-unproven-end-proven-later",
            ("termination-received-later", "--proven-time"),
            ("incomplete", "time-unproven"),
            ("counted", terminated),
            "the verifier held what ended the powers two days after ann claims to have sealed, and \
             nothing proves that she did",
        ),
        case(
            "seals-withdrawal-not-proven",
            ("three-of-north", ""),
            CONCLUDED,
            ("counted", withdrawn),
            "nothing proves that cleo had withdrawn from the powers by then",
        ),
        case(
            "authority-withdrawn-proven",
            ("withdrawal-received", ""),
            NOT_AUTHORISED,
            ("authority-withdrawn", withdrawn),
            "the verifier held cleo's withdrawal from the powers a day before ann sealed",
        ),
    ]
}

/// Ann's signature for north, bob's for south of the fifth, and a seal by each on both. Ann's acts have that
/// authority. They and bob's seal are of that day of August. Returns the outcomes of ann's and bob's seals.
fn seals_on(
    day: u8,
    authority: &str,
    [signature, seal, seal_of_south]: [&'static str; 3],
) -> [Signed; 4] {
    let does = |party: &str, by: &str, seen: &[&Signed], members: Value, outcome| {
        scene().act_with(party, key(by), seen, set(&members, "/signedAt", json!(on(day))), outcome)
    };
    let by = |intent: &str| json!({"intent": intent, "authority": named(authority)});
    let ann = does("north", "ann", &[], by("sign"), signature);
    let bob = scene().act("south", "bob", &[]);
    let seal = does("north", "ann", &[&ann, &bob], by("seal"), seal);
    let south = does("south", "bob", &[&ann, &bob], json!({"intent": "seal"}), seal_of_south);
    [ann, bob, seal, south]
}
