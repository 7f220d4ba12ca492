//! The meaning of acts together: bundles with acts of every intent, in two parties, and their outcomes.

use serde_json::{Value, json};

use super::bundle::act_id;
use super::sign::key;
use super::verdict::{CONCLUDED, NOT_SIGNED, Scene, Signed};
use crate::vectors::file::{Kind, Vector};

pub(super) fn all() -> Vec<Vector> {
    [
        intents(),
        confirmed(),
        approved(),
        withdrawn(),
        in_other_copies(),
        declined(),
        contradicted(),
        misdirected(),
        reserved(),
        sealed(),
        after_the_seal(),
        moved(),
    ]
    .concat()
}

const BOTH: &str = "met, met";

/// The reason for which one party prevents the conclusion.
fn for_want_of(reasons: &'static str) -> (&'static str, &'static str) {
    ("incomplete", reasons)
}

/// The party for which a person of the rosters signs.
fn party_of(name: &str) -> &'static str {
    match name {
        "ann" | "ann-2" | "amy" => "north",
        "bob" => "south",
        other => panic!("{other} is in no roster"),
    }
}

impl Scene {
    /// An act of a person who has seen some acts, and its outcome.
    fn does(&self, name: &str, intent: &str, seen: &[&Signed], outcome: &'static str) -> Signed {
        self.act_with(party_of(name), key(name), seen, json!({"intent": intent}), outcome)
    }

    /// An act of a person about the first of the acts that they have seen.
    fn about(&self, name: &str, intent: &str, seen: &[&Signed], outcome: &'static str) -> Signed {
        let members = json!({"intent": intent, "of": act_id(&seen[0].envelope)});
        self.act_with(party_of(name), key(name), seen, members, outcome)
    }

    fn signs(&self, name: &str, seen: &[&Signed]) -> Signed {
        self.act(party_of(name), name, seen)
    }

    fn signing(self, member: &str, value: Value) -> Self {
        self.with(&format!("/signing/{member}"), value)
    }
}

fn scene() -> Scene {
    Scene::two("two-parties")
}

fn intents() -> Vec<Vector> {
    let scene = scene();
    let bob = scene.signs("bob", &[]);
    let half = "not-signed, met";
    let initial = scene.does("ann", "initial", &[], "initialled");
    let signs = self::scene().signing("initialling", json!("signature"));
    let by_initials = signs.does("ann", "initial", &[], "counted");
    let signed = signs.signs("bob", &[]);
    let ann = scene.signs("ann", &[]);
    let witness = scene.about("bob", "witness", &[&ann], "witnesses");
    let only_witness = scene.about("amy", "witness", &[&bob], "witnesses");
    let own = scene.about("ann", "witness", &[&ann], "own-witness");
    vec![
        scene.case(
            "initialled",
            NOT_SIGNED,
            half,
            &[&initial, &bob],
            "initials authenticate the texts; they sign nothing",
        ),
        signs.case(
            "concluded-by-initials",
            CONCLUDED,
            BOTH,
            &[&by_initials, &signed],
            "the record says that initials are a signature",
        ),
        scene.case(
            "witnesses",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &witness],
            "bob of south has seen ann of north sign",
        ),
        scene.case(
            "witnesses-for-no-party",
            NOT_SIGNED,
            half,
            &[&only_witness, &bob],
            "a witness signs for no one",
        ),
        scene.case(
            "own-witness",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &own],
            "no one is a witness of what they signed themselves",
        ),
    ]
}

fn confirmed() -> Vec<Vector> {
    let scene = scene();
    let bob = scene.signs("bob", &[]);
    let refers = scene.does("ann", "sign-ad-referendum", &[], "counted");
    let confirms = scene.about("amy", "confirm", &[&refers], "confirms");
    let own = scene.about("ann", "confirm", &[&refers], "confirms");
    let pending = refers.is("not-confirmed");
    let lacking = for_want_of("not-confirmed");
    let withdraws = scene.about("amy", "withdraw", &[&confirms], "withdraws");
    let needless = scene.about("amy", "confirm", &[&scene.signs("ann", &[])], "nothing-to-confirm");
    let foreign = scene.about("bob", "confirm", &[&refers], "not-own-party");
    let gone = scene.about("amy", "confirm", &[&refers], "target-missing");
    let enters = self::scene().with("/term", json!({"entry": "confirmation"}));
    let signed = [enters.signs("ann", &[]), enters.signs("bob", &[])];
    let enter = [
        enters.about("ann", "confirm", &[&signed[0]], "confirms"),
        enters.about("bob", "confirm", &[&signed[1]], "confirms"),
    ];
    vec![
        scene.case(
            "not-confirmed",
            lacking,
            "pending, met",
            &[&pending, &bob],
            "ann signed ad referendum, and north has not confirmed it",
        ),
        scene.case(
            "confirms",
            CONCLUDED,
            BOTH,
            &[&refers, &confirms, &bob],
            "amy confirmed what ann signed ad referendum",
        ),
        scene.case(
            "confirms-own-act",
            CONCLUDED,
            BOTH,
            &[&refers, &own, &bob],
            "whoever signed ad referendum may confirm it for the party",
        ),
        scene.case(
            "not-confirmed-withdrawn",
            lacking,
            "pending, met",
            &[&pending, &confirms.is("withdrawn"), &withdraws, &bob],
            "amy took the confirmation back",
        ),
        scene.case(
            "nothing-to-confirm",
            CONCLUDED,
            BOTH,
            &[&scene.signs("ann", &[]), &needless, &bob],
            "a definitive signature needs no confirmation",
        ),
        enters.case(
            "confirms-entry",
            CONCLUDED,
            BOTH,
            &[&signed[0], &signed[1], &enter[0], &enter[1]],
            "the record enters into effect by confirmation: signatures can be confirmed",
        ),
        scene.case(
            "not-own-party",
            lacking,
            "pending, met",
            &[&pending, &foreign, &bob],
            "south cannot confirm for north",
        ),
        scene.case(
            "target-missing",
            for_want_of("not-signed, act-missing"),
            "not-signed, met",
            &[&gone, &bob],
            "what amy confirmed is gone",
        ),
    ]
}

fn approved() -> Vec<Vector> {
    let scene = scene().signing("approval", json!("required"));
    let (ann, bob) = (scene.signs("ann", &[]), scene.signs("bob", &[]));
    let north = scene.does("amy", "approve", &[], "approves");
    let south = scene.does("bob", "approve", &[], "approves");
    let plain = self::scene();
    let unasked = plain.does("ann", "approve", &[], "approval-not-asked");
    let plain_bob = plain.signs("bob", &[]);
    vec![
        scene.case(
            "approves",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &north, &south],
            "both parties signed and approved",
        ),
        scene.case(
            "not-approved",
            for_want_of("not-approved"),
            "pending, met",
            &[&ann, &bob, &south],
            "north has not approved what ann signed",
        ),
        plain.case(
            "approval-not-asked",
            NOT_SIGNED,
            "not-signed, met",
            &[&unasked, &plain_bob],
            "an approval is no signature, and the record asks for none",
        ),
    ]
}

/// A copy of the bundle in which ann has withdrawn her signature.
pub(super) fn copy_with_a_withdrawal() -> Vec<u8> {
    let scene = scene();
    let ann = scene.signs("ann", &[]);
    let withdraws = scene.about("ann", "withdraw", &[&ann], "withdraws");
    scene.bundle(&[&ann, &withdraws])
}

fn in_other_copies() -> Vec<Vector> {
    let scene = scene();
    let (ann, bob) = (scene.signs("ann", &[]), scene.signs("bob", &[]));
    let withdraws = scene.about("ann", "withdraw", &[&ann], "withdraws");
    let body = scene.bundle(&[&ann, &bob]);
    let acts = [&ann.is("withdrawn"), &bob, &withdraws];
    let scene = scene.others("copy-with-a-withdrawal.json");
    let why = "another copy that the verifier has says that ann took it back";
    let case = scene.case("withdrawn-in-another-copy", NOT_SIGNED, "not-signed, met", &acts, why);
    vec![case.body(body)]
}

fn withdrawn() -> Vec<Vector> {
    let scene = scene();
    let (ann, bob) = (scene.signs("ann", &[]), scene.signs("bob", &[]));
    let withdraws = scene.about("ann", "withdraw", &[&ann], "withdraws");
    let gone = ann.is("withdrawn");
    let by_bob = scene.about("bob", "withdraw", &[&ann], "not-own-act");
    let by_amy = scene.about("amy", "withdraw", &[&ann], "not-own-act");
    let of = json!({"intent": "withdraw", "of": act_id(&ann.envelope)});
    let by_eve = scene.act_with("north", key("eve"), &[&ann], of, "unknown-key");
    let undoes = scene.about("ann", "withdraw", &[&withdraws], "not-withdrawable");
    let again = scene.signs("ann", &[&ann, &withdraws]);
    let blindly = scene.signs("ann", &[&ann]).is("contradicted");
    let saw_all = scene.signs("bob", &[&ann, &withdraws]);
    let (half, missing) = ("not-signed, met", for_want_of("act-missing"));
    vec![
        scene.case("withdrawn", NOT_SIGNED, half, &[&gone, &withdraws, &bob], "ann took it back"),
        scene.case(
            "withdrawn-then-signed",
            CONCLUDED,
            BOTH,
            &[&gone, &withdraws, &again, &bob],
            "having seen that she took it back, ann signed anew",
        ),
        scene.case(
            "contradicted-withdrawal",
            NOT_SIGNED,
            half,
            &[&gone, &withdraws, &blindly, &bob],
            "ann signed anew without having seen that she took it back: no one knows which is last",
        ),
        scene.case(
            "not-withdrawable",
            NOT_SIGNED,
            half,
            &[&gone, &withdraws, &undoes, &bob],
            "a withdrawal cannot be withdrawn",
        ),
        scene.case(
            "not-own-act",
            CONCLUDED,
            BOTH,
            &[&ann, &by_bob, &bob],
            "the other party cannot withdraw it",
        ),
        scene.case(
            "not-own-act-of-a-colleague",
            CONCLUDED,
            BOTH,
            &[&ann, &by_amy, &bob],
            "nor can somebody else of the same party",
        ),
        scene.case(
            "unknown-key-withdraws",
            CONCLUDED,
            BOTH,
            &[&ann, &by_eve, &bob],
            "nor can a stranger",
        ),
        scene.case(
            "act-missing-withdrawal",
            missing,
            BOTH,
            &[&ann, &saw_all],
            "ann's withdrawal was taken out; bob has seen it, so it is missed",
        ),
        scene.case(
            "concluded-withdrawal-not-seen",
            CONCLUDED,
            BOTH,
            &[&ann, &bob],
            "ann's withdrawal was taken out, and no one else has seen it, so nothing shows it",
        ),
    ]
}

fn declined() -> Vec<Vector> {
    let scene = scene();
    let (ann, bob) = (scene.signs("ann", &[]), scene.signs("bob", &[]));
    let refuses = scene.does("ann", "decline", &[], "declines");
    let since = scene.does("ann", "decline", &[&ann], "declines");
    let declined = ann.is("declined-since");
    let amy = scene.signs("amy", &[]);
    let again = scene.signs("ann", &[&ann, &since]);
    let by_amy = scene.does("amy", "decline", &[&ann], "declines");
    let saw_all = scene.signs("bob", &[&ann, &since]);
    let (contested, refused) = (for_want_of("contested"), for_want_of("declined"));
    vec![
        scene.case("declines", refused, "declined, met", &[&refuses, &bob], "ann will not sign"),
        scene.case(
            "declines-beside-a-signature",
            CONCLUDED,
            BOTH,
            &[&refuses, &amy, &bob],
            "ann will not sign, but amy did, and one is enough",
        ),
        scene.case(
            "declines-for-herself",
            CONCLUDED,
            BOTH,
            &[&ann, &by_amy, &bob],
            "amy cannot decline what ann signed",
        ),
        scene.case(
            "contested",
            contested,
            "contested, met",
            &[&declined, &since, &bob],
            "ann declined after she had signed",
        ),
        scene.case(
            "contested-although-another-signed",
            contested,
            "contested, met",
            &[&declined, &since, &amy, &bob],
            "one is enough, and amy signed; but north says two things",
        ),
        scene.case(
            "reconsidered",
            CONCLUDED,
            BOTH,
            &[&declined, &since.is("reconsidered"), &again, &bob],
            "ann declined and then signed after all: the new act counts",
        ),
        scene.case(
            "act-missing-decline",
            for_want_of("act-missing"),
            BOTH,
            &[&ann, &saw_all],
            "that ann declined was taken out; bob has seen it, so it is missed",
        ),
    ]
}

fn contradicted() -> Vec<Vector> {
    let scene = scene();
    let (ann, bob) = (scene.signs("ann", &[]), scene.signs("bob", &[]));
    let declines = scene.does("ann", "decline", &[], "declines");
    let refers = scene.does("ann", "sign-ad-referendum", &[], "contradicted");
    let settles = scene.signs("ann", &[&ann, &declines]);
    let wrong = ann.is("contradicted");
    let confirms = scene.does("ann", "initial", &[], "contradicted");
    let declines_it = scene.does("ann", "decline", &[&confirms], "declines");
    vec![
        scene.case(
            "contradicted-beside-the-two",
            for_want_of("declined"),
            "declined, met",
            &[&wrong, &confirms, &declines_it, &bob],
            "ann's signature and her decline have not seen each other; so her initials \
             do not count either, though the decline has seen them",
        ),
        scene.case(
            "contradicted",
            for_want_of("declined"),
            "declined, met",
            &[&wrong, &declines, &bob],
            "ann signed and declined, and neither act has seen the other",
        ),
        scene.case(
            "contradicted-ad-referendum",
            NOT_SIGNED,
            "not-signed, met",
            &[&wrong, &refers, &bob],
            "ann signed definitively and ad referendum, and neither act has seen the other",
        ),
        scene.case(
            "reconsidered-of-both",
            CONCLUDED,
            BOTH,
            &[&ann, &declines.is("reconsidered"), &settles, &bob],
            "a third act, which has seen both, says what holds",
        ),
    ]
}

/// A vote for the other party, and other impossible acts.
fn misdirected() -> Vec<Vector> {
    let scene = scene();
    let (ann, bob) = (scene.signs("ann", &[]), scene.signs("bob", &[]));
    let for_north = json!({"intent": "decline"});
    let declines =
        scene.act_with("north", key("bob"), &[&ann], for_north.clone(), "key-of-another-party");
    let stranger = scene.act_with("north", key("eve"), &[&ann], for_north, "unknown-key");
    vec![
        scene.case(
            "key-of-another-party-declines",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &declines],
            "bob of south cannot decline for north",
        ),
        scene.case(
            "unknown-key-declines",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &stranger],
            "nor can a stranger",
        ),
    ]
}

fn reserved() -> Vec<Vector> {
    let plain = scene();
    let reservation = |kind: &str| json!([{"kind": kind, "text": {"en": "Not article 4."}}]);
    let states = |kind: &str| {
        let members = json!({"statements": reservation(kind)});
        plain.act_with("north", key("ann"), &[], members, "counted")
    };
    let (ann, declares) = (states("reservation"), states("interpretative-declaration"));
    let bob = plain.signs("bob", &[]);
    let none = scene().options("--no-reservations");
    let withdraws = plain.about("ann", "withdraw", &[&ann], "withdraws");
    let again = plain.signs("ann", &[&ann, &withdraws]);
    let answers = |kind: &str| {
        let to = act_id(&ann.envelope);
        let members = json!({"statements": [{"kind": kind, "text": {"en": "No."}, "to": to}]});
        plain.act_with("south", key("bob"), &[&ann], members, "counted")
    };
    vec![
        plain
            .case(
                "concluded-with-a-reservation",
                CONCLUDED,
                BOTH,
                &[&ann, &bob],
                "ann signed with a reservation, and the verdict says so",
            )
            .with("reservations", "1"),
        none.case(
            "reserved",
            for_want_of("reserved"),
            BOTH,
            &[&ann, &bob],
            "whoever wants no reservations is not content",
        )
        .with("reservations", "1"),
        none.case(
            "concluded-with-a-declaration",
            CONCLUDED,
            BOTH,
            &[&declares, &bob],
            "a declaration is no reservation",
        ),
        none.case(
            "withdrawn-reservation",
            CONCLUDED,
            BOTH,
            &[&ann.is("withdrawn"), &withdraws, &again, &bob],
            "ann withdrew the act with the reservation, and signed without",
        ),
        plain
            .case(
                "concluded-with-an-objection",
                CONCLUDED,
                BOTH,
                &[&ann, &answers("objection")],
                "what an objection means is not for this format to say",
            )
            .with("reservations", "1"),
    ]
}

fn sealed() -> Vec<Vector> {
    let scene = scene();
    let (ann, bob) = (scene.signs("ann", &[]), scene.signs("bob", &[]));
    let both = [&ann, &bob];
    let seal = |name: &str, seen: &[&Signed], outcome| scene.does(name, "seal", seen, outcome);
    let (north, south) = (seal("ann", &both, "seals"), seal("bob", &both, "seals"));
    let early = seal("ann", &[&ann], "sealed-too-early");
    let witness = scene.about("bob", "witness", &[&ann], "witnesses");
    let larger = seal("bob", &[&ann, &bob, &witness], "seals");
    let larger_north = seal("ann", &[&ann, &bob, &witness, &north], "seals");
    let (old_north, old_south) = (north.is("after-the-seal"), south.is("after-the-seal"));
    let colleague = seal("amy", &both, "seals");
    let unseals = scene.about("ann", "withdraw", &[&north], "not-withdrawable");
    let eve = scene.act_with("south", key("eve"), &both, json!({"intent": "seal"}), "unknown-key");
    let two = Scene::two("quorum-two");
    let [ann_of_two, amy, bob_of_two] = ["ann", "amy", "bob"].map(|name| two.signs(name, &[]));
    let all = [&ann_of_two, &amy, &bob_of_two];
    let seals = ["ann", "bob", "amy"].map(|name| two.does(name, "seal", &all, "seals"));
    vec![
        scene
            .case("seals", CONCLUDED, BOTH, &[&ann, &bob, &north, &south], "both parties sealed")
            .with("sealed", "yes"),
        scene
            .case(
                "seals-by-a-colleague",
                CONCLUDED,
                BOTH,
                &[&ann, &bob, &colleague, &south],
                "who seals for a party need not be who signed",
            )
            .with("sealed", "yes"),
        scene.case(
            "seals-one-party",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &north],
            "one party alone seals nothing",
        ),
        scene.case(
            "seals-with-a-stranger",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &north, &eve],
            "a stranger seals nothing",
        ),
        scene.case(
            "sealed-too-early",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &early, &south],
            "what ann sealed was not concluded: bob's act is not in it",
        ),
        scene.case(
            "seals-other-acts",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &witness, &north, &larger],
            "each party sealed, but not the same acts",
        ),
        scene
            .case(
                "seals-the-larger-set",
                CONCLUDED,
                BOTH,
                &[&ann, &bob, &witness, &old_north, &old_south, &larger_north, &larger],
                "both parties sealed the acts with the witness; bob cannot bring back what ann had \
                 sealed before",
            )
            .with("sealed", "yes"),
        scene.case(
            "not-withdrawable-seal",
            CONCLUDED,
            BOTH,
            &[&ann, &bob, &north, &unseals],
            "a seal cannot be withdrawn",
        ),
        two.case(
            "seals-one-of-two-people",
            CONCLUDED,
            BOTH,
            &[&ann_of_two, &amy, &bob_of_two, &seals[0], &seals[1]],
            "two people must sign for north, so two must seal",
        ),
        two.case(
            "seals-two-people",
            CONCLUDED,
            BOTH,
            &[&ann_of_two, &amy, &bob_of_two, &seals[0], &seals[1], &seals[2]],
            "both people of north sealed",
        )
        .with("sealed", "yes"),
    ]
}

fn after_the_seal() -> Vec<Vector> {
    let scene = scene();
    let (ann, bob) = (scene.signs("ann", &[]), scene.signs("bob", &[]));
    let both = [&ann, &bob];
    let seals = ["ann", "bob"].map(|name| scene.does(name, "seal", &both, "seals"));
    let seen = [&ann, &bob, &seals[0], &seals[1]];
    let declines = scene.does("ann", "decline", &seen, "after-the-seal");
    let withdraws = scene.about("bob", "withdraw", &[&bob, &ann], "after-the-seal");
    let signs = scene.signs("amy", &[]).is("after-the-seal");
    let absent = scene.act("north", "eve", &[]);
    let saw_more = scene.does("amy", "decline", &[&absent], "after-the-seal");
    let case = |name: &str, later: &Signed, why: &str| {
        let acts = [&seen[..], &[later]].concat();
        scene.case(name, CONCLUDED, BOTH, &acts, why).with("sealed", "yes")
    };
    let before = scene.does("ann", "decline", &[&ann], "declines");
    let until = by_old_key();
    vec![
        case("after-the-seal", &declines, "what was sealed cannot be declined any more"),
        case("after-the-seal-withdrawal", &withdraws, "nor can it be withdrawn"),
        case("after-the-seal-signature", &signs, "nor does another signature count"),
        case("after-the-seal-of-what-is-missing", &saw_more, "nor is what it has seen missed"),
        scene.case(
            "contested-before-the-seal",
            for_want_of("contested"),
            "contested, met",
            &[&ann.is("declined-since"), &bob, &before, &seals[0]],
            "ann declined before both parties had sealed",
        ),
        until,
    ]
}

/// A seal by a key that is no longer valid, without proof that it is older.
fn by_old_key() -> Vector {
    let scene = Scene::two("ann-until-september").options("--proven-time");
    let ann = scene.signs("ann", &[]);
    let bob = scene.signs("bob", &[]);
    let seals = ["ann", "bob"].map(|name| scene.does(name, "seal", &[&ann, &bob], "seals"));
    scene
        .case(
            "time-unproven-seal",
            for_want_of("time-unproven"),
            BOTH,
            &[&ann, &bob, &seals[0], &seals[1]],
            "the key is good no more, and nothing proves when it signed and sealed",
        )
        .with("sealed", "yes")
}

/// A seal of one record with the acts of another.
fn moved() -> Vec<Vector> {
    let scene = scene();
    let other = self::scene().with("/title/en", json!("Another contract (specimen)"));
    let (ann, bob) = (scene.signs("ann", &[]), scene.signs("bob", &[]));
    let seal = other.does("bob", "seal", &[&ann, &bob], "seals");
    let acts = [&ann, &bob, &seal];
    let mut ids: Vec<String> = acts.iter().map(|act| act_id(&act.envelope)).collect();
    ids.sort();
    let place = ids.iter().position(|id| *id == act_id(&seal.envelope)).expect("it is there");
    let at = format!("/acts/{place}/payload#/record/sha256");
    let why = "a seal is of the record that it names, like every act";
    vec![Vector::bad(Kind::Bundle, "wrong-record", "seal", &at, why).body(scene.bundle(&acts))]
}
