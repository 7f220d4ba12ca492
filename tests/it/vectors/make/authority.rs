//! By what authority somebody signs for north: instruments that lie beside the vectors, and what comes
//! of acts that name them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::base::set;
use super::bundle::{act_id, bundle};
use super::record::{ID, between};
use super::sign::{canonical, key, key_id, public, sha256};
use super::verdict::{CONCLUDED, Scene, Signed};
use crate::vectors::file::Vector;

/// The instruments by the names of their files.
const INSTRUMENTS: [&str; 15] = [
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
];

/// The record of an instrument: north, as a rule, empowers ann to do whatever needs powers.
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
    let (parties, powers) = match name {
        "powers-of-south" => ("south", Some(ann)),
        "powers-none" => ("north", None),
        "powers-for-amy" | "powers-of-the-circle" => ("north", Some(powers("amy", all))),
        "powers-to-seal" => ("north", Some(powers("ann", json!(["seal"])))),
        "powers-for-the-record" => only_for(ID, &this),
        "powers-for-another-instrument" => only_for(other_id, &other),
        "powers-for-another-version" => only_for(ID, &other),
        "powers-for-another-id" => only_for(other_id, &this),
        // The acts claim just this instant.
        "powers-until-august" => {
            ("north", Some(set(&ann, "/until", json!("2021-08-05T00:00:00Z"))))
        }
        _ => ("north", Some(ann)),
    };
    let mut record = between(&[parties]);
    let digits = sha256(name);
    record["id"] = json!(format!("urn:uuid:{}-0000-4000-8000-{}", &digits[..8], &digits[8..20]));
    if let Some(powers) = powers {
        record["powers"] = powers;
    }
    if matches!(name, "powers-in-a-circle" | "powers-of-the-circle" | "powers-by-amy") {
        record["signing"]["authority"] = json!(["north"]);
    }
    record
}

/// What an act names as its authority.
fn named(name: &str) -> Value {
    let record = record(name);
    json!({"id": record["id"], "sha256": sha256(canonical(&record))})
}

/// The bundle of an instrument: who signed it, and by what authority in turn.
fn instrument(name: &str) -> Vec<u8> {
    let (signer, authority) = match name {
        "powers-unsigned" => ("", None),
        "powers-of-south" => ("bob", None),
        "powers-self-issued" => ("ann", None),
        "powers-for-amy" => ("cleo", None),
        "powers-in-a-circle" => ("amy", Some("powers-of-the-circle")),
        "powers-of-the-circle" => ("ann", Some("powers-in-a-circle")),
        "powers-by-amy" => ("amy", Some("powers-for-amy")),
        _ => ("cleo", None),
    };
    let mut scene = Scene::new(&["north"], "");
    scene.record = record(name);
    let members = authority.map_or_else(|| json!({}), |of| json!({"authority": named(of)}));
    let signs = |party: &str| scene.act_with(party, key(signer), &[], members, "counted");
    let acts = match signer {
        "" => Vec::new(),
        "bob" => vec![signs("south")],
        _ => vec![signs("north")],
    };
    let envelopes: Vec<Value> = acts.iter().map(|act| act.envelope.clone()).collect();
    let keys: Vec<Vec<u8>> = acts.iter().map(|act| public(&act.key)).collect();
    canonical(&bundle(&scene.record, &envelopes, &keys))
}

/// The files that lie in `verdict/`.
pub(super) fn files() -> BTreeMap<String, Vec<u8>> {
    INSTRUMENTS.map(|name| (format!("verdict/{name}.json"), instrument(name))).into()
}

/// The record of the scene demands authority of north, which has three people in the roster.
fn scene() -> Scene {
    Scene::two("three-of-north").with("/signing/authority", json!(["north"]))
}

/// An act for north, by that authority, and what becomes of it.
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
    [lacking(), healed(), other_acts()].concat()
}

/// An act of ann's that names one instrument, with some at hand.
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
            "south cannot empower anybody to sign for north",
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
            "nobody signed the powers",
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

/// An act without authority, which somebody else of the party confirms (VCLT 8).
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
            "nobody confirms what they signed themselves without authority",
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

/// What else needs authority.
fn other_acts() -> Vec<Vector> {
    let bob = scene().act("south", "bob", &[]);
    let refers = acts("ann", ("sign-ad-referendum", Some(named("powers"))), None, "not-confirmed");
    let ann = acts("ann", ("sign", Some(named("powers"))), None, "counted");
    let seen = [&ann, &bob];
    let seals = |authority: Option<Value>, outcome| {
        let mut members = json!({"intent": "seal"});
        if let Some(authority) = authority {
            members["authority"] = authority;
        }
        scene().act_with("north", key("ann"), &seen, members, outcome)
    };
    let south = scene().act_with("south", key("bob"), &seen, json!({"intent": "seal"}), "seals");
    let (seal, without) = (seals(Some(named("powers")), "seals"), seals(None, "no-authority"));
    let scene = scene().others("powers.json");
    vec![
        scene.case(
            "not-confirmed-with-authority",
            ("incomplete", "not-confirmed"),
            "pending, met",
            &[&refers, &bob],
            "authority to sign ad referendum does not confirm it",
        ),
        scene
            .case(
                "seals-by-authority",
                CONCLUDED,
                "met, met",
                &[&ann, &bob, &seal, &south],
                "the powers are for sealing, too",
            )
            .with("sealed", "yes"),
        scene.case(
            "no-authority-to-seal",
            CONCLUDED,
            "met, met",
            &[&ann, &bob, &without, &south],
            "the seal names no authority, so north has not sealed",
        ),
    ]
}
