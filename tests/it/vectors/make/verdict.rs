//! Sound bundles, and their verdicts by several rosters.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::SigningKey;
use serde_json::{Value, json};

use super::act::about;
use super::base::set;
use super::bundle::{act_id, bundle, signed_again};
use super::record::{ENGLISH, KOREAN, between};
use super::sign::{base64, canonical, key, public, sha256, signed, specimen};
use super::{authority, evidence, meaning, pairs};
use crate::vectors::file::{Kind, Vector};

/// The other files in `verdict/`, by path: rosters and folders of texts.
pub(super) fn files() -> BTreeMap<String, Vec<u8>> {
    let ann = ("ann", vec![key("ann")]);
    let ann_twice = ("ann", vec![key("ann"), key("ann-2")]);
    let amy = ("amy", vec![key("amy")]);
    let bob = ("bob", vec![key("bob")]);
    let cleo = ("cleo", vec![key("cleo")]);
    let hong = ("hong", vec![specimen("rok-mnd")]);
    let south = party("south", 1, "", &[&bob]);
    let three_of_north = [party("north", 1, "", &[&ann, &amy, &cleo]), south.clone()].concat();
    let rosters = [
        ("two-parties", [party("north", 1, "", &[&ann, &amy]), south.clone()].concat()),
        ("three-parties", {
            let west = party("west", 1, "", &[&cleo]);
            [party("north", 1, "", &[&ann]), south.clone(), west].concat()
        }),
        ("three-of-north", three_of_north.clone()),
        ("quorum-two", [party("north", 2, "", &[&ann_twice, &amy]), south.clone()].concat()),
        ("north-only", party("north", 1, "", &[&ann])),
        ("specimen", [party("north", 1, "", &[&hong]), south.clone()].concat()),
        ("specimen-counts", [party("north", 1, "specimen = true\n", &[&hong]), south].concat()),
    ];
    let note =
        "# The keys in this roster come from stated seeds and guard nothing; see README.md.\n";
    let roster = |(name, parties): (&str, String)| {
        (format!("verdict/{name}.toml"), format!("{note}roster = 1\n{parties}").into_bytes())
    };
    let texts = [
        ("texts-both/contract.en.txt", ENGLISH),
        ("texts-both/contract.ko.txt", KOREAN),
        ("texts-one/contract.en.txt", ENGLISH),
        ("texts-changed/contract.en.txt", "Contract between North and West.\n"),
        ("texts-changed/contract.ko.txt", KOREAN),
        ("texts-swapped/contract.en.txt", KOREAN),
        ("texts-swapped/contract.ko.txt", ENGLISH),
    ];
    let text = |(path, text): (&str, &str)| (format!("verdict/{path}"), text.into());
    let received = authority::received();
    let received = received.into_iter().map(|(name, note)| (name, three_of_north.clone() + &note));
    let rosters = rosters.into_iter().chain(dated_rosters()).chain(received);
    let rosters = rosters.chain(evidence::rosters()).chain(pairs::roster_files());
    let copy = meaning::copy_with_a_withdrawal();
    let others = authority::files().into_iter();
    let others = others.chain([("verdict/copy-with-a-withdrawal.json".to_owned(), copy)]);
    rosters.map(roster).chain(texts.into_iter().map(text)).chain(others).collect()
}

/// A party of a roster; `more` is added to each holder's table.
fn party(id: &str, quorum: u32, more: &str, holders: &[&(&str, Vec<SigningKey>)]) -> String {
    let name = id.to_uppercase();
    let head =
        format!("\n[[party]]\nid = \"{id}\"\nname = {{ en = \"{name}\" }}\nquorum = {quorum}\n");
    let holder = |(id, keys): &&(&str, Vec<SigningKey>)| {
        let key = |key: &SigningKey| format!("    {{ public = \"{}\" }},\n", base64(public(key)));
        let keys: String = keys.iter().map(key).collect();
        format!("\n[[party.holder]]\nid = \"{id}\"\nname = \"{id}\"\n{more}keys = [\n{keys}]\n")
    };
    head + &holders.iter().map(holder).collect::<String>()
}

/// An envelope, its signing key, and the outcome of its act.
#[derive(Clone)]
pub(super) struct Signed {
    pub(super) envelope: Value,
    pub(super) key: SigningKey,
    outcome: &'static str,
}

impl Signed {
    /// The same act with another outcome, for another roster or order.
    pub(super) fn is(&self, outcome: &'static str) -> Self {
        Self { outcome, ..self.clone() }
    }
}

/// The scene of a vector: the record, and the input of the verifier.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) record: Value,
    roster: &'static str,
    /// Other instruments: files of the folder.
    others: &'static str,
    /// The folder of texts, or `none`.
    texts: &'static str,
    text_outcomes: &'static str,
    options: String,
}

impl Scene {
    pub(super) fn new(parties: &[&str], roster: &'static str) -> Self {
        Self {
            record: between(parties),
            roster,
            others: "",
            texts: "none",
            text_outcomes: "not-checked, not-checked",
            options: String::new(),
        }
    }

    /// Two parties, each with its holder.
    pub(super) fn two(roster: &'static str) -> Self {
        Self::new(&["north", "south"], roster)
    }

    /// The scene with another value in the record.
    pub(super) fn with(self, pointer: &str, value: Value) -> Self {
        Self { record: set(&self.record, pointer, value), ..self }
    }

    /// The scene with other available instruments.
    pub(super) fn others(&self, others: &'static str) -> Self {
        Self { others, ..self.clone() }
    }

    /// The scene with another roster.
    pub(super) fn roster(self, roster: &'static str) -> Self {
        Self { roster, ..self }
    }

    fn texts(self, texts: &'static str, text_outcomes: &'static str) -> Self {
        Self { texts, text_outcomes, ..self }
    }

    pub(super) fn options(self, options: impl Into<String>) -> Self {
        Self { options: options.into(), ..self }
    }

    /// A counted act for `party`, signed with the key of this name.
    pub(super) fn act(&self, party: &str, name: &str, seen: &[&Signed]) -> Signed {
        self.act_of(party, key(name), seen)
    }

    fn act_of(&self, party: &str, key: SigningKey, seen: &[&Signed]) -> Signed {
        self.act_with(party, key, seen, json!({}), "counted")
    }

    /// An act with other `members`, and its outcome.
    pub(super) fn act_with(
        &self,
        party: &str,
        key: SigningKey,
        seen: &[&Signed],
        members: Value,
        outcome: &'static str,
    ) -> Signed {
        let mut seen: Vec<String> = seen.iter().map(|act| act_id(&act.envelope)).collect();
        seen.sort();
        let mut act = set(&about(&self.record, party, &key), "/seen", json!(seen));
        for (name, value) in members.as_object().expect("members are those of an object") {
            act[name] = value.clone();
        }
        Signed { envelope: signed(&act, &key), key, outcome }
    }

    /// The act that has seen nothing, in another envelope.
    fn act_again(&self, party: &str, name: &str) -> Signed {
        let act = about(&self.record, party, &key(name));
        Signed { envelope: signed_again(&act, &key(name)), key: key(name), outcome: "counted" }
    }

    /// The vector of a bundle of `acts`: the verdict, its reasons, and the outcomes of the parties, by id.
    pub(super) fn case(
        &self,
        name: &str,
        (verdict, reasons): (&str, &str),
        parties: &str,
        acts: &[&Signed],
        why: &str,
    ) -> Vector {
        let vector = Vector::new(Kind::Verdict, name.to_owned())
            .with("expect", verdict)
            .with("why", why)
            .with("roster", format!("{}.toml", self.roster))
            .with("texts", self.texts);
        let vector = match self.others {
            "" => vector,
            others => vector.with("with", others),
        };
        vector
            .with("options", &*self.options)
            .with("reasons", reasons)
            .with("acts", in_report_order(acts))
            .with("parties", parties)
            .with("text-outcomes", self.text_outcomes)
            .body(self.bundle(acts))
    }

    /// A bundle of `acts`.
    pub(super) fn bundle(&self, acts: &[&Signed]) -> Vec<u8> {
        let envelopes: Vec<Value> = acts.iter().map(|act| act.envelope.clone()).collect();
        let keys: Vec<Vec<u8>> = acts.iter().map(|act| public(&act.key)).collect();
        canonical(&bundle(&self.record, &envelopes, &keys))
    }
}

/// The outcomes of the acts: those with a key of another party first, then by act id, each once.
fn in_report_order(acts: &[&Signed]) -> String {
    let row =
        |act: &&Signed| (act.outcome != "key-of-another-party", act_id(&act.envelope), act.outcome);
    let rows: BTreeSet<(bool, String, &str)> = acts.iter().map(row).collect();
    rows.into_iter().map(|(_, _, outcome)| outcome).collect::<Vec<_>>().join(", ")
}

pub(super) fn all() -> Vec<Vector> {
    [
        signatures(),
        strangers(),
        specimens(),
        people(),
        seen(),
        order(),
        expectations(),
        texts(),
        times(),
    ]
    .concat()
}

pub(super) const CONCLUDED: (&str, &str) = ("concluded", "");
pub(super) const NOT_SIGNED: (&str, &str) = ("incomplete", "not-signed");

fn signatures() -> Vec<Vector> {
    let scene = Scene::two("two-parties");
    let north = scene.act("north", "ann", &[]);
    let south = scene.act("south", "bob", &[&north]);
    let apart = scene.act("south", "bob", &[]);
    let alone = Scene::new(&["north"], "two-parties");
    let declared = alone.act("north", "ann", &[]);
    let both = "not-signed, not-signed";
    vec![
        scene.case("concluded", CONCLUDED, "met, met", &[&north, &south], "both parties signed"),
        scene.case(
            "concluded-apart",
            CONCLUDED,
            "met, met",
            &[&north, &apart],
            "neither has seen the other's act",
        ),
        alone.case("concluded-one-party", CONCLUDED, "met", &[&declared], "the only party signed"),
        scene.case("not-signed", NOT_SIGNED, "met, not-signed", &[&north], "south is missing"),
        scene.case("not-signed-by-anyone", ("incomplete", both), both, &[], "no one signed"),
    ]
}

/// Acts that do not count by the roster cause no refusal and change nothing.
fn strangers() -> Vec<Vector> {
    let scene = Scene::two("two-parties");
    let north = scene.act("north", "ann", &[]);
    let south = scene.act("south", "bob", &[&north]);
    let stranger = scene.act("south", "eve", &[&north]).is("unknown-key");
    let other = scene.act("south", "ann", &[]).is("key-of-another-party");
    let has_seen_more = scene.act("south", "eve", &[&other]).is("unknown-key");
    let (done, half) = ("met, met", "met, not-signed");
    let known = Scene::two("north-only");
    let unknown = ("incomplete", "party-unknown");
    let by_unknown_key = south.is("unknown-key");
    let zero = Scene::new(&["n0rth", "south"], "two-parties");
    let for_zero = zero.act("n0rth", "ann", &[]).is("key-of-another-party");
    let bob = zero.act("south", "bob", &[]);
    vec![
        scene.case(
            "unknown-key",
            NOT_SIGNED,
            half,
            &[&north, &stranger],
            "the roster does not know eve's key",
        ),
        scene.case(
            "unknown-key-added",
            CONCLUDED,
            done,
            &[&north, &south, &stranger],
            "a stranger's act in a concluded bundle changes nothing",
        ),
        scene.case(
            "unknown-key-that-has-seen-more",
            CONCLUDED,
            done,
            &[&north, &south, &has_seen_more],
            "an act that is not there is missed only where a counted act has seen it",
        ),
        scene.case(
            "key-of-another-party",
            NOT_SIGNED,
            half,
            &[&north, &other],
            "ann, who signs for north, signed for south",
        ),
        scene.case(
            "key-of-another-party-added",
            CONCLUDED,
            done,
            &[&north, &south, &other],
            "the act is reported first and loudest, but changes nothing",
        ),
        known.case(
            "party-unknown",
            unknown,
            "met, party-unknown",
            &[&north, &by_unknown_key],
            "the roster does not know south, so no one counts for it",
        ),
        zero.case(
            "party-unknown-look-alike",
            unknown,
            "party-unknown, met",
            &[&for_zero, &bob],
            "the record's n0rth, with a zero, is not the roster's north",
        ),
        known.case(
            "party-unknown-not-signed",
            ("incomplete", "not-signed, party-unknown"),
            "not-signed, party-unknown",
            &[],
            "a party that is unknown is reported beside one that has not signed",
        ),
    ]
}

fn specimens() -> Vec<Vector> {
    let wary = Scene::two("specimen");
    let lenient = Scene::two("specimen-counts");
    let hong = wary.act_of("north", specimen("rok-mnd"), &[]);
    let south = wary.act("south", "bob", &[&hong]);
    let stranger = wary.act_of("south", specimen("stranger"), &[]).is("unknown-key");
    vec![
        wary.case(
            "specimen-key",
            NOT_SIGNED,
            "not-signed, met",
            &[&hong.is("specimen-key"), &south],
            "a published key, which the roster lists but does not let count",
        ),
        lenient.case(
            "concluded-specimen-key",
            CONCLUDED,
            "met, met",
            &[&hong, &south],
            "the roster lets the published key count",
        ),
        lenient.case(
            "unknown-key-specimen",
            NOT_SIGNED,
            "met, not-signed",
            &[&hong, &stranger],
            "a published key that the roster does not list",
        ),
    ]
}

/// Each person is counted once, whatever keys they have and however often they sign.
fn people() -> Vec<Vector> {
    let scene = Scene::two("quorum-two");
    let ann = scene.act("north", "ann", &[]);
    let amy = scene.act("north", "amy", &[]);
    let south = scene.act("south", "bob", &[]);
    let second_key = scene.act("north", "ann-2", &[]);
    let second_act = scene.act("north", "ann", &[&south]);
    let again = scene.act_again("north", "ann");
    let stranger = scene.act("north", "eve", &[]).is("unknown-key");
    let of_south = scene.act("north", "bob", &[]).is("key-of-another-party");
    let (done, half) = ("met, met", "not-signed, met");
    let asks = |quorum: u32, roster| Scene::two(roster).with("/parties/0/quorum", json!(quorum));
    let strict = asks(2, "two-parties");
    let one = strict.act("north", "ann", &[]);
    let two = strict.act("north", "amy", &[]);
    let bob = strict.act("south", "bob", &[]);
    let lax = asks(1, "quorum-two");
    let [lax_ann, lax_bob] = [lax.act("north", "ann", &[]), lax.act("south", "bob", &[])];
    let too_many = asks(3, "quorum-two");
    let third = ["ann", "ann-2", "amy"].map(|name| too_many.act("north", name, &[]));
    let third_bob = too_many.act("south", "bob", &[]);
    vec![
        scene.case(
            "concluded-quorum",
            CONCLUDED,
            done,
            &[&ann, &amy, &south],
            "two people of north signed",
        ),
        scene.case(
            "not-signed-quorum",
            NOT_SIGNED,
            half,
            &[&ann, &south],
            "one of two people signed",
        ),
        scene.case(
            "not-signed-two-keys-of-one-holder",
            NOT_SIGNED,
            half,
            &[&ann, &second_key, &south],
            "ann signed with both of her keys: one person",
        ),
        scene.case(
            "not-signed-two-acts-of-one-holder",
            NOT_SIGNED,
            half,
            &[&ann, &second_act, &south],
            "ann signed two acts: one person",
        ),
        scene.case(
            "not-signed-two-envelopes-of-one-act",
            NOT_SIGNED,
            half,
            &[&ann, &again, &south],
            "ann signed one act twice, with two nonces: one act, one person",
        ),
        scene.case(
            "not-signed-with-a-stranger",
            NOT_SIGNED,
            half,
            &[&ann, &stranger, &south],
            "a stranger is not the second person",
        ),
        scene.case(
            "not-signed-with-the-other-party",
            NOT_SIGNED,
            half,
            &[&ann, &of_south, &south],
            "bob of south is not the second person of north",
        ),
        strict.case(
            "not-signed-quorum-of-record",
            NOT_SIGNED,
            half,
            &[&one, &bob],
            "the record asks for two, the roster for one: two",
        ),
        strict.case(
            "concluded-quorum-of-record",
            CONCLUDED,
            done,
            &[&one, &two, &bob],
            "both people of north signed",
        ),
        lax.case(
            "not-signed-quorum-of-roster",
            NOT_SIGNED,
            half,
            &[&lax_ann, &lax_bob],
            "the record asks for one, the roster for two: two",
        ),
        too_many.case(
            "not-signed-quorum-above-holders",
            NOT_SIGNED,
            half,
            &[&third[0], &third[1], &third[2], &third_bob],
            "the record asks for three, and the roster knows two people",
        ),
    ]
}

/// The removal of an act that a counted act has seen is detected.
fn seen() -> Vec<Vector> {
    let scene = Scene::two("two-parties");
    let ann = scene.act("north", "ann", &[]);
    let amy = scene.act("north", "amy", &[]);
    let south = scene.act("south", "bob", &[&ann, &amy]);
    let stranger = scene.act("north", "eve", &[]);
    let saw_stranger = scene.act("south", "bob", &[&stranger]);
    let north_saw_stranger = scene.act("north", "ann", &[&stranger]);
    let (missing, done) = (("incomplete", "act-missing"), "met, met");
    vec![
        scene.case(
            "concluded-seen",
            CONCLUDED,
            done,
            &[&ann, &amy, &south],
            "every act that was seen is there",
        ),
        scene.case(
            "act-missing",
            missing,
            done,
            &[&amy, &south],
            "south had seen ann's act, which is gone; amy's is enough for north",
        ),
        scene.case(
            "act-missing-and-not-signed",
            ("incomplete", "not-signed, act-missing, act-missing"),
            "not-signed, met",
            &[&south],
            "both acts of north are gone, which south had seen",
        ),
        scene.case(
            "act-missing-of-a-stranger",
            missing,
            done,
            &[&ann, &saw_stranger],
            "whose act it was cannot be known when it is gone",
        ),
        scene.case(
            "act-missing-seen-by-two",
            ("incomplete", "act-missing, act-missing"),
            done,
            &[&north_saw_stranger, &saw_stranger],
            "one missing act, reported once for each party that had seen it",
        ),
        scene.case(
            "concluded-stranger-seen",
            CONCLUDED,
            done,
            &[&ann, &saw_stranger, &stranger.is("unknown-key")],
            "an act that is not counted is enough to be there",
        ),
    ]
}

/// If the record lists an order, an act counts if it has seen those before it.
fn order() -> Vec<Vector> {
    let ordered = |parties: &[&str], roster| {
        Scene::new(parties, roster).with("/signing/order", json!(parties))
    };
    let scene = ordered(&["north", "south"], "two-parties");
    let north = scene.act("north", "ann", &[]);
    let after = scene.act("south", "bob", &[&north]);
    let blind = scene.act("south", "bob", &[]);
    let late = blind.is("out-of-order");
    let stranger = scene.act("north", "eve", &[]).is("unknown-key");
    let after_stranger = scene.act("south", "bob", &[&stranger]).is("out-of-order");
    let north_later = scene.act("north", "ann", &[&blind]);
    let (done, half) = ("met, met", "met, not-signed");
    let neither = "not-signed, not-signed";

    let quorum = ordered(&["north", "south"], "quorum-two");
    let [ann, amy] = ["ann", "amy"].map(|name| quorum.act("north", name, &[]));
    let after_both = quorum.act("south", "bob", &[&ann, &amy]);
    let after_one = quorum.act("south", "bob", &[&ann]).is("out-of-order");
    let ann_2 = quorum.act("north", "ann-2", &[]);
    let after_one_person = quorum.act("south", "bob", &[&ann, &ann_2]).is("out-of-order");

    let three = ordered(&["north", "south", "west"], "three-parties");
    let first = three.act("north", "ann", &[]);
    let second = three.act("south", "bob", &[&first]);
    let third = three.act("west", "cleo", &[&first, &second]);
    let skipped = three.act("west", "cleo", &[&second]).is("out-of-order");
    let blind_second = three.act("south", "bob", &[]).is("out-of-order");
    let after_blind = three.act("west", "cleo", &[&first, &blind_second]).is("out-of-order");
    vec![
        scene.case(
            "concluded-order",
            CONCLUDED,
            done,
            &[&north, &after],
            "the parties signed in the record's order",
        ),
        scene.case("out-of-order", NOT_SIGNED, half, &[&north, &late], "south saw nothing"),
        scene.case(
            "out-of-order-first-later",
            NOT_SIGNED,
            half,
            &[&north_later, &late],
            "north signed after south",
        ),
        scene.case(
            "out-of-order-first-missing",
            ("incomplete", "not-signed, not-signed"),
            neither,
            &[&late],
            "north has not signed yet",
        ),
        scene.case(
            "out-of-order-after-a-stranger",
            NOT_SIGNED,
            half,
            &[&north, &stranger, &after_stranger],
            "for north, south saw only an act that does not count",
        ),
        scene.case(
            "out-of-order-then-in-order",
            CONCLUDED,
            done,
            &[&north, &late, &after],
            "south signed too early and then once more",
        ),
        quorum.case(
            "concluded-order-quorum",
            CONCLUDED,
            done,
            &[&ann, &amy, &after_both],
            "south saw both people of north",
        ),
        quorum.case(
            "out-of-order-quorum",
            NOT_SIGNED,
            half,
            &[&ann, &amy, &after_one],
            "south saw one of the two people of north",
        ),
        quorum.case(
            "out-of-order-one-person",
            NOT_SIGNED,
            half,
            &[&ann, &ann_2, &amy, &after_one_person],
            "south saw two acts of one person of north",
        ),
        three.case(
            "concluded-order-three",
            CONCLUDED,
            "met, met, met",
            &[&first, &second, &third],
            "each party saw all before it",
        ),
        three.case(
            "out-of-order-skipped",
            NOT_SIGNED,
            "met, met, not-signed",
            &[&first, &second, &skipped],
            "west saw south's act only, not north's",
        ),
        three.case(
            "out-of-order-chain",
            ("incomplete", "not-signed, not-signed"),
            "met, not-signed, not-signed",
            &[&first, &blind_second, &after_blind],
            "west saw an act of south that was out of order itself",
        ),
    ]
}

/// One party wrote the record: the caller can state what they expect.
fn expectations() -> Vec<Vector> {
    let scene = |options: String| Scene::two("two-parties").options(options);
    let plain = scene(String::new());
    let north = plain.act("north", "ann", &[]);
    let south = plain.act("south", "bob", &[&north]);
    let this = sha256(canonical(&plain.record));
    let other = sha256("another record");
    let case = |name, options: String, verdict, why| {
        scene(options).case(name, verdict, "met, met", &[&north, &south], why)
    };
    let refused = |reasons| ("refused", reasons);
    let unsigned = |options: String| {
        let why = "what is false is reported before what is missing";
        let reasons = refused("party-absent, not-signed");
        let parties = "met, not-signed";
        scene(options).case("party-absent-not-signed", reasons, parties, &[&north], why)
    };
    vec![
        case(
            "concluded-as-expected",
            format!("--record {this} --party north --party south"),
            CONCLUDED,
            "the record and both parties are expected",
        ),
        case(
            "other-record",
            format!("--record {other}"),
            refused("other-record"),
            "another record is expected than this",
        ),
        case("party-absent", "--party west".into(), refused("party-absent"), "west is no party"),
        case(
            "party-absent-two",
            "--party west --party north --party east".into(),
            refused("party-absent, party-absent"),
            "two of the three are no parties",
        ),
        case(
            "other-record-party-absent",
            format!("--record {other} --party west"),
            refused("other-record, party-absent"),
            "record and party are not as expected",
        ),
        unsigned("--party west".into()),
    ]
}

fn texts() -> Vec<Vector> {
    let scene = |texts, outcomes| Scene::two("two-parties").texts(texts, outcomes);
    let plain = Scene::two("two-parties");
    let north = plain.act("north", "ann", &[]);
    let south = plain.act("south", "bob", &[&north]);
    let signed = [&north, &south];
    let (done, half) = ("met, met", "met, not-signed");
    let (both, one) = (scene("texts-both", "matches, matches"), "matches, text-missing");
    let changed = scene("texts-changed", "text-differs, matches");
    let swapped = scene("texts-swapped", "text-differs, text-differs");
    let differs = ("refused", "text-differs");
    let both_differ = ("refused", "text-differs, text-differs");
    let missing = ("incomplete", "text-missing");
    let and_not_signed = ("refused", "text-differs, not-signed");
    let one = scene("texts-one", one);
    vec![
        both.case("matches", CONCLUDED, done, &signed, "both texts are at hand"),
        one.case("text-missing", missing, done, &signed, "the Korean text is not at hand"),
        changed.case("text-differs", differs, done, &signed, "the English text is another"),
        swapped.case(
            "text-differs-swapped",
            both_differ,
            done,
            &signed,
            "each text stands under the other's name: what was signed is not enough, where it \
             lies counts",
        ),
        changed.case(
            "text-differs-not-signed",
            and_not_signed,
            half,
            &[&north],
            "what is false is reported before what is missing",
        ),
        one.case(
            "text-missing-not-signed",
            ("incomplete", "not-signed, text-missing"),
            half,
            &[&north],
            "signatures are reported before texts",
        ),
    ]
}

/// A key of a roster with more in its entry.
pub(super) fn party_with_ann(more: &str) -> String {
    let north = party("north", 1, "", &[&("ann", vec![key("ann")])]);
    let south = party("south", 1, "", &[&("bob", vec![key("bob")])]);
    let entry = format!("{{ public = \"{}\"", base64(public(&key("ann"))));
    north.replace(&entry, &format!("{entry}, {more}")) + &south
}

/// Rosters with dates for keys. The acts are of 5 August 2021, 00:00 UTC.
fn dated_rosters() -> Vec<(&'static str, String)> {
    let revoked = |reason: &str, since: &str| {
        party_with_ann(&format!(
            "revoked = {{ reported = 2022-01-01T00:00:00Z, since = {since}, reason = \"{reason}\" }}"
        ))
    };
    let compromised = || revoked("compromised", "2021-12-01T00:00:00Z");
    let envelope = sha256(canonical(&dated().act("north", "ann", &[]).envelope));
    let note =
        |on: &str, envelope| format!("\n[[received]]\non = {on}\nenvelopes = [\"{envelope}\"]\n");
    let received = |roster: String, on: &str| roster + &note(on, &envelope);
    let of = |time: &str| sha256(canonical(&claims(time, &[]).envelope));
    let quorum = |dated: &str| {
        let amy = ("amy", vec![key("amy")]);
        let north = party("north", 1, "", &[&("ann", vec![key("ann")]), &amy]);
        north.replace("quorum = 1", &format!("quorum = {dated}"))
            + &party("south", 1, "", &[&("bob", vec![key("bob")])])
    };
    let raised = || quorum("[{ holders = 1 }, { from = 2022-01-01T00:00:00Z, holders = 2 }]");
    vec![
        ("ann-until-august", party_with_ann("until = 2021-08-01T00:00:00Z")),
        ("ann-until-september", party_with_ann("until = 2021-09-01T00:00:00Z")),
        ("ann-from-august", party_with_ann("from = 2021-08-05T00:00:00Z")),
        ("ann-nothing", party_with_ann("scope = []")),
        ("ann-retired-before", revoked("retired", "2021-08-05T00:00:00Z")),
        ("ann-retired-since", revoked("superseded", "2021-12-01T00:00:00Z")),
        ("ann-compromised", compromised()),
        ("ann-compromised-received", received(compromised(), "2021-11-30T00:00:00Z")),
        ("ann-compromised-received-late", received(compromised(), "2021-12-01T00:00:00Z")),
        ("ann-compromised-received-a-day-early", received(compromised(), "2021-08-04T00:00:00Z")),
        (
            "ann-compromised-received-before-the-act",
            received(compromised(), "2021-08-03T23:59:59Z"),
        ),
        (
            "ann-compromised-received-before-the-record",
            compromised() + &note("2021-08-03T12:59:59Z", &of(EARLY)),
        ),
        (
            "ann-compromised-received-falsely-besides",
            received(compromised(), "1970-01-01T00:00:00Z")
                + &note("2021-11-30T00:00:00Z", &envelope),
        ),
        (
            "ann-compromised-received-before-its-claim",
            compromised() + &note("2021-11-30T00:00:00Z", &of(STOLEN)),
        ),
        ("quorum-raised", raised()),
        ("quorum-raised-received", received(raised(), "2021-12-31T00:00:00Z")),
        ("quorum-raised-received-late", received(raised(), "2022-01-01T00:00:00Z")),
        (
            "quorum-lowered",
            quorum("[{ holders = 2 }, { from = 2022-01-01T00:00:00Z, holders = 1 }]"),
        ),
    ]
}

/// A valid time of an act, a day before the record was made.
const EARLY: &str = "2021-08-03T13:00:00Z";
/// The time from which ann's key is compromised.
const STOLEN: &str = "2021-12-01T00:00:00Z";

fn dated() -> Scene {
    Scene::two("two-parties")
}

/// An act of ann that claims that time.
fn claims(time: &str, seen: &[&Signed]) -> Signed {
    let mut seen: Vec<String> = seen.iter().map(|act| act_id(&act.envelope)).collect();
    seen.sort();
    let act = set(&about(&dated().record, "north", &key("ann")), "/signedAt", json!(time));
    let act = set(&act, "/seen", json!(seen));
    Signed { envelope: signed(&act, &key("ann")), key: key("ann"), outcome: "counted" }
}

/// The effect of a claimed time, and of a revoked key.
fn times() -> Vec<Vector> {
    let scene = dated();
    let ann = scene.act("north", "ann", &[]);
    let bob = scene.act("south", "bob", &[]);
    let by = |roster: &'static str| Scene { roster, ..dated() };
    let (done, half) = ("met, met", "not-signed, met");
    let not_counted = |roster, name: &str, outcome, why| {
        by(roster).case(name, NOT_SIGNED, half, &[&ann.is(outcome), &bob], why)
    };
    let concluded =
        |roster, name: &str, why| by(roster).case(name, CONCLUDED, done, &[&ann, &bob], why);
    let at = |roster, at: &str| by(roster).options(format!("--at {at}"));
    let old = claims("2021-08-01T00:00:00Z", &[]).is("before-the-record");
    let early = claims(EARLY, &[&bob]).is("before-what-it-saw");
    let future = ann.is("from-the-future");
    let designates =
        |digit: &str| Scene::two("two-parties").with("/parties/0/keys", json!([digit.repeat(64)]));
    let other_keys = designates("0");
    let [north, south] = [other_keys.act("north", "ann", &[]), other_keys.act("south", "bob", &[])];
    vec![
        not_counted(
            "ann-until-august",
            "not-signed-outside-window",
            "outside-window",
            "the key was good until 1 August",
        ),
        concluded("ann-from-august", "concluded-first-instant", "a window has its first instant"),
        concluded(
            "ann-until-september",
            "concluded-window-closed",
            "what was signed within the window stands, and the verdict says that the time is claimed",
        ),
        by("ann-until-september").options("--proven-time").case(
            "time-unproven",
            ("incomplete", "time-unproven"),
            done,
            &[&ann, &bob],
            "the key is good no more, and nothing proves the time",
        ),
        at("ann-until-september", "2021-08-31T00:00:00Z --proven-time").case(
            "concluded-window-open",
            CONCLUDED,
            done,
            &[&ann, &bob],
            "in August the key is still good",
        ),
        at("two-parties", "2021-08-03T23:00:00Z").case(
            "not-signed-from-the-future",
            ("incomplete", "not-signed, not-signed"),
            "not-signed, not-signed",
            &[&future, &bob.is("from-the-future")],
            "both acts claim a time more than a day ahead",
        ),
        at("two-parties", "2021-08-04T00:00:00Z").case(
            "concluded-a-day-ahead",
            CONCLUDED,
            done,
            &[&ann, &bob],
            "clocks may differ by a day",
        ),
        scene.case(
            "not-signed-before-the-record",
            NOT_SIGNED,
            half,
            &[&old, &bob],
            "it claims a time three days before the record was made",
        ),
        scene.case(
            "not-signed-before-what-it-saw",
            NOT_SIGNED,
            half,
            &[&early, &bob],
            "it claims a time more than a day before that of the act which it has seen",
        ),
        not_counted("ann-nothing", "not-signed-not-allowed", "not-allowed", "her scope is empty"),
        other_keys.case(
            "not-signed-not-designated",
            NOT_SIGNED,
            half,
            &[&north.is("not-designated"), &south],
            "the record names another key for north",
        ),
        not_counted(
            "ann-retired-before",
            "not-signed-retired",
            "revoked",
            "the key was retired at that instant",
        ),
        concluded("ann-retired-since", "concluded-superseded-since", "it was signed before"),
        not_counted(
            "ann-compromised",
            "not-signed-compromised",
            "revoked",
            "somebody else may have dated it back",
        ),
        concluded(
            "ann-compromised-received",
            "concluded-compromised-received",
            "the verifier held the envelope before the key was stolen",
        ),
        not_counted(
            "ann-compromised-received-late",
            "not-signed-compromised-received-late",
            "revoked",
            "the verifier held the envelope only when the key was stolen already",
        ),
        concluded(
            "ann-compromised-received-a-day-early",
            "concluded-compromised-received-a-day-early",
            "a receipt may be a day before the act: clocks may differ by a day",
        ),
        not_counted(
            "ann-compromised-received-before-the-act",
            "not-signed-compromised-received-before-the-act",
            "revoked",
            "a receipt of more than a day before the act proves nothing",
        ),
        by("ann-compromised-received-before-the-record").case(
            "not-signed-compromised-received-before-the-record",
            NOT_SIGNED,
            half,
            &[&claims(EARLY, &[]).is("revoked"), &bob],
            "a receipt of more than a day before the record proves nothing, although it is less \
             than a day before the act",
        ),
        concluded(
            "ann-compromised-received-falsely-besides",
            "concluded-compromised-received-falsely-besides",
            "a false receipt does not spoil a good one",
        ),
        by("ann-compromised-received-before-its-claim").case(
            "not-signed-compromised-claims-since",
            NOT_SIGNED,
            half,
            &[&claims(STOLEN, &[]).is("revoked"), &bob],
            "it claims to be signed when the key was stolen already, whatever the receipt says",
        ),
        concluded("quorum-raised", "concluded-quorum-raised", "one was enough when she signed"),
        by("quorum-raised").options("--proven-time").case(
            "time-unproven-quorum-raised",
            ("incomplete", "time-unproven"),
            done,
            &[&ann, &bob],
            "one is no longer enough, and nothing proves that she signed when it was",
        ),
        by("quorum-raised-received").options("--proven-time").case(
            "concluded-quorum-raised-received",
            CONCLUDED,
            done,
            &[&ann, &bob],
            "the verifier held the envelope when one was still enough",
        ),
        by("quorum-raised-received-late").options("--proven-time").case(
            "time-unproven-quorum-raised-received-late",
            ("incomplete", "time-unproven"),
            done,
            &[&ann, &bob],
            "the verifier held the envelope only when two were needed already",
        ),
        at("quorum-raised", "2021-12-31T00:00:00Z --proven-time").case(
            "concluded-quorum-not-raised-yet",
            CONCLUDED,
            done,
            &[&ann, &bob],
            "in December one is still enough",
        ),
        by("quorum-lowered").case(
            "not-signed-quorum-lowered",
            NOT_SIGNED,
            half,
            &[&ann, &bob],
            "two were needed when she signed, whatever is enough today",
        ),
    ]
}
