//! Scenes in a small language, for tables and for random tests: roster, record, acts, other instruments, and
//! outcomes.
//!
//! Days are counted from 1 January 2021, on which records were made: 32 is 1 February.
//!
//! - roster: `p/2 x:1 y:2,3; q z:4`. Party `p` needs 2 people; its holder `x` has the key of seed 1,
//!   `y` those of seeds 2 and 3. Party `q` needs one. `p/1,2@9`: 1, from day 9 on 2. After a seed:
//!   `[2..5]` a window, which can be repeated; `!retired@4` revoked since day 4 (`@0`: from the
//!   beginning); `?` may sign nothing, `?sign&seal` only that. At the end `; held a@6`: the envelope of act
//!   `a` was received on day 6.
//! - record: `p q`; `p=2` requires 2 people; `p{1}` designates keys; `p>q` is the signing order. Then,
//!   each after `; `: `approval` is required; `authority p,q` must be shown; `initialling` signs;
//!   `entry confirmation`; `entry 9`; `expires 9`; `supersedes i`, `terminates i` and `extends i`: an
//!   instrument before this one, which can be repeated; `powers 1,2 sign,seal [3..5] of main`: powers for
//!   these keys and acts, from day 3 until day 5, for that instrument. The last two are optional. The
//!   instrument is `main`, the scene's own record, or one of the other instruments before this one; `other`
//!   is none of them. `of main?` has main's digest with another id, `of main!` its id with another digest.
//! - acts: `a=p1@3:decline<b`: act `a` for party `p` by the key of seed 1, dated day 3, which declines
//!   (without an intent: signs) and has seen `b`. `@3+`: a second later. `ref` means
//!   sign-ad-referendum; `confirm(b)`, `witness(b)` and `withdraw(b)` have also seen `b`. After that,
//!   `*rdoa`: states a reservation, a declaration, an objection and an acceptance, the last two to the
//!   first act that it has seen; `~i`: names the instrument `i` as its authority (`~main` the
//!   scene's own record; `~i?` that of `i`, but with another id). `-a=...`: it was signed and is not in
//!   the bundle. `<!`: it names an act that does not exist.
//! - other instruments: `i: RECORD / ACTS | j: RECORD / ACTS`; `-i: ...` is not available.
//! - the outcome: the acts' outcomes by name, then the parties' (for a pending one: what is missing),
//!   then the verdict, the reasons that do not follow from these, `unproven`, `sealed`, `open-powers`
//!   (not sealed, because the powers behind a seal are not), and `reserved:N`.

use std::collections::{BTreeMap, BTreeSet};

use paraph::act::{Act, ActContent, Intent, RecordRef, Signatory, Statement, StatementKind};
use paraph::bundle::Bundle;
use paraph::envelope::Envelope;
use paraph::id::{ActId, Digest, KeyId, RecordId};
use paraph::instruments::{Survey, survey};
use paraph::keys::{SecretKey, Signs as _, Suite};
use paraph::record::{
    Approval, Entry, Initialling, Measure, Order, Party, Powers, Record, RecordContent, Relation,
    Target, Terms, Text, TextStatus,
};
use paraph::roster::Roster;
use paraph::value::{Names, Time};
use paraph::verify::{
    ActOutcome, ActReport, Effect, Given, Instruments, Lack, PartyOutcome, Report, Reservations,
    Seal, Texts, Times, Verdict, preview_act, seen_acts, verify,
};
use zeroize::Zeroizing;

/// (roster, record, acts, day of the question, expected)
pub(crate) type Row<'a> = (&'a str, &'a str, &'a str, u8, &'a str);

/// A scene, with the verifier's requirements.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case<'a> {
    pub(crate) roster: &'a str,
    pub(crate) record: &'a str,
    pub(crate) acts: &'a str,
    pub(crate) others: &'a str,
    pub(crate) at: u8,
    pub(crate) times: Times,
    pub(crate) reservations: Reservations,
}

impl<'a> Case<'a> {
    pub(crate) fn of(&(roster, record, acts, at, _): &Row<'a>) -> Self {
        let (times, reservations) = (Times::Claimed, Reservations::Reported);
        Self { roster, record, acts, others: "", at, times, reservations }
    }

    /// The outcome of the scene.
    pub(crate) fn outcome(&self) -> String {
        let staged = self.stage();
        staged.outcome(&staged.bundle)
    }

    /// All acts are signed.
    pub(crate) fn stage(&self) -> Staged {
        // Records name each other by their digests, so each is made before those that name it.
        let mut known = Known::new();
        let record = read_record("main", self.record, &known);
        known.insert("main".to_owned(), reference(&record));
        let others = read_instruments(self.others, &mut known);
        let Signed { bundle, signed, names, mut envelopes } = sign_acts(&record, self.acts, &known);
        let mut instruments = Instruments::new();
        for Instrument { name, at_hand, record, acts } in others {
            let signed = sign_acts(&record, acts, &known);
            let own = signed.envelopes.into_iter();
            envelopes.extend(own.map(|(act, envelope)| (format!("{name}.{act}"), envelope)));
            if at_hand {
                instruments.insert(signed.bundle);
            }
        }
        Staged {
            bundle,
            signed,
            names,
            known,
            roster: read_roster(self.roster, &envelopes),
            others: instruments,
            at: day(i64::from(self.at), 0),
            times: self.times,
            reservations: self.reservations,
        }
    }
}

/// A scene with signed acts.
pub(crate) struct Staged {
    pub(crate) bundle: Bundle,
    /// The acts in it, in the order of signing.
    signed: Vec<(Act, SecretKey)>,
    /// The acts' names.
    names: BTreeMap<ActId, String>,
    known: Known,
    roster: Roster,
    others: Instruments,
    at: Time,
    times: Times,
    reservations: Reservations,
}

impl Staged {
    /// A bundle for each act, in the order of signing.
    pub(crate) fn parts(&self) -> Vec<Bundle> {
        let part = |(act, key): &(Act, SecretKey)| {
            let mut part = Bundle::new(self.bundle.record().clone());
            part.sign(act.clone(), key).unwrap();
            part
        };
        self.signed.iter().map(part).collect()
    }

    /// The outcome of a bundle with some of the acts.
    pub(crate) fn outcome(&self, bundle: &Bundle) -> String {
        tell(&self.report(bundle), &self.names)
    }

    /// The state of the instrument by the acts, and the reason.
    pub(crate) fn state(&self) -> String {
        let (survey, digest) = (self.survey(), self.bundle.record().digest());
        let status = &survey.instrument(&digest).unwrap().status;
        let state = status.state.ending().map_or(status.state.code(), |ending| ending.code());
        format!("{state} {}", status.reason.code())
    }

    /// The outcome of the bundle if all instruments are judged together.
    pub(crate) fn surveyed(&self) -> String {
        let (survey, digest) = (self.survey(), self.bundle.record().digest());
        tell(&survey.instrument(&digest).unwrap().report, &self.names)
    }

    /// All instruments, judged together.
    pub(crate) fn survey(&self) -> Survey {
        let mut instruments = self.others.clone();
        instruments.insert(self.bundle.clone());
        survey(instruments, &self.roster, self.at)
    }

    /// The name of an act of the scene's own record; `elsewhere` for any other.
    pub(crate) fn name(&self, act: &ActId) -> &str {
        self.names.get(act).map_or("elsewhere", String::as_str)
    }

    /// The record of an instrument: `main`, or one of the others.
    pub(crate) fn reference(&self, instrument: &str) -> &RecordRef {
        &self.known[instrument]
    }

    /// The preview of each act before it is signed into all the others, and its report after that.
    pub(crate) fn supposed(&self) -> Vec<(ActReport, ActReport)> {
        let parts = self.parts();
        let judged = self.report(&self.bundle);
        let pair = |(at, (act, key)): (usize, &(Act, SecretKey))| {
            let mut others = Bundle::new(self.bundle.record().clone());
            for (_, part) in parts.iter().enumerate().filter(|(other, _)| *other != at) {
                others = others.merge(part.clone()).unwrap();
            }
            let previewed =
                preview_act(&others, act, &key.key_set().unwrap(), &self.given()).unwrap().act;
            let came = judged.acts().iter().find(|report| report.id == act.id()).unwrap();
            (previewed, came.clone())
        };
        self.signed.iter().enumerate().map(pair).collect()
    }

    pub(crate) fn report(&self, bundle: &Bundle) -> Report {
        let given = self.given();
        let report = verify(bundle, &given);
        assert_whole(&report, bundle, &given);
        report
    }

    fn given(&self) -> Given<'_> {
        Given {
            times: self.times,
            reservations: self.reservations,
            others: &self.others,
            ..Given::new(&self.roster, Texts::NotChecked, self.at)
        }
    }
}

pub(crate) fn outcome(row: &Row<'_>, times: Times) -> String {
    Case { times, ..Case::of(row) }.outcome()
}

/// A roster's party with its holders in reverse order.
pub(crate) fn backwards(party: &str) -> String {
    let mut words: Vec<&str> = party.split(' ').collect();
    words[1..].reverse();
    words.join(" ")
}

/// Checks that the other parts of a report agree with its outcomes.
fn assert_whole(report: &Report, bundle: &Bundle, given: &Given<'_>) {
    let record = bundle.record();
    assert_eq!((report.record(), report.at()), (Some(record), &given.at));
    let accepted = report.accepted().map(|it| (it.value(), it.roster(), it.seal()));
    let concluded = report.verdict() == Verdict::Concluded;
    let expected = (record, given.roster.digest(), report.seal());
    assert_eq!(accepted, concluded.then_some(expected));
    assert_eq!(report.since().is_some(), concluded);

    let owner = |key: &KeyId| given.roster.owner(key).map(|owner| owner.holder.id.clone());
    for act in report.acts() {
        assert_eq!(act.outcome.holder().cloned(), owner(&act.content.key_set()), "{act:?}");
    }
    // A signer has seen the acts that are valid or, except for the order, would be.
    let ids = |of: &dyn Fn(&ActOutcome) -> bool| -> BTreeSet<ActId> {
        report.acts().iter().filter(|act| of(&act.outcome)).map(|act| act.id).collect()
    };
    let valid =
        |it: &ActOutcome| it.signer().is_some() || matches!(it, ActOutcome::OutOfOrder { .. });
    assert!(seen_acts(bundle, Some(given)).into_iter().eq(ids(&valid)));
    assert!(seen_acts(bundle, None).into_iter().eq(ids(&|_| true)));

    for party in report.parties() {
        // Those who could do what is missing are listed as those to ask.
        let signs = &[Intent::Sign, Intent::SignAdReferendum][..];
        let (intents, but) = match party.outcome {
            PartyOutcome::Pending(Lack::Authority | Lack::Confirmation) => {
                (&[Intent::Confirm][..], &[][..])
            }
            PartyOutcome::Pending(Lack::Approval) => (&[Intent::Approve][..], &[][..]),
            PartyOutcome::Met
            | PartyOutcome::Contested
            | PartyOutcome::Declined
            | PartyOutcome::Missing
            | PartyOutcome::Unknown => (signs, &party.holders[..]),
        };
        let known = given.roster.party(&party.id).into_iter().flat_map(|it| it.holders.values());
        let named = record.party(&party.id).and_then(|it| it.keys.as_ref());
        let able = known.filter(|it| {
            let mut keys = it.keys_for(named, Suite::Classic);
            keys.any(|key| intents.iter().any(|intent| key.can(*intent, &given.at)))
        });
        let asked = able.map(|it| &it.id).filter(|id| !but.contains(id));
        assert!(asked.eq(party.others.iter().map(|(id, _)| id)), "{party:?}");

        let met = party.outcome == PartyOutcome::Met;
        assert_eq!(party.since.is_some(), met, "{party:?}");
        assert!(met || !party.unproven, "{party:?}");

        // The people and the statements are those of the counted acts.
        let acts = || report.acts().iter().filter(|act| act.content.party == party.id);
        let people = acts().filter_map(|act| Some(&act.outcome.counted()?.holder));
        assert_eq!(people.collect::<BTreeSet<_>>(), party.holders.iter().collect());
        let reservations = acts().flat_map(|act| act.statements());
        let reservations = reservations.filter(|it| it.kind == StatementKind::Reservation).count();
        assert_eq!(party.reservations, reservations, "{party:?}");
        let declined = acts().filter(|act| act.outcome.effect() == Some(Effect::Declines));
        let declined = declined.filter_map(|act| act.outcome.holder());
        assert_eq!(
            declined.collect::<BTreeSet<_>>(),
            party.declined.iter().map(|(id, _)| id).collect()
        );
    }
}

fn tell(report: &Report, names: &BTreeMap<ActId, String>) -> String {
    let mut acts: Vec<String> = report
        .acts()
        .iter()
        .map(|act| format!("{}:{}", names[&act.id], act.outcome.code()))
        .collect();
    acts.sort();
    let parties = report.parties().iter().map(|party| {
        let outcome = match party.outcome {
            PartyOutcome::Pending(lack) => lack.word(),
            PartyOutcome::Met
            | PartyOutcome::Contested
            | PartyOutcome::Declined
            | PartyOutcome::Missing
            | PartyOutcome::Unknown => party.outcome.code(),
        };
        format!("{}:{outcome}", party.id)
    });
    let mut words: Vec<String> = acts.into_iter().chain(parties).collect();
    // The reasons that do not follow from the outcomes.
    let is_shown =
        |code: &str| words.iter().any(|word| word.split_once(':').is_some_and(|it| it.1 == code));
    let reasons = report.reasons().iter().map(|reason| reason.code());
    let reasons: Vec<String> = reasons.filter(|code| !is_shown(code)).map(str::to_owned).collect();
    words.push(report.verdict().code().to_owned());
    words.extend(reasons);
    if report.parties().iter().any(|party| party.unproven) {
        words.push("unproven".to_owned());
    }
    match report.seal() {
        Seal::Sealed => words.push("sealed".to_owned()),
        Seal::Unsealed => {}
    }
    if report.rests_on_open_powers() {
        words.push("open-powers".to_owned());
    }
    match report.reservations() {
        0 => {}
        some => words.push(format!("reserved:{some}")),
    }
    words.join(" ")
}

pub(crate) fn day(day: i64, seconds: i64) -> Time {
    let day = jiff::civil::date(2021, 1, 1).at(0, 0, 0, 0)
        + jiff::SignedDuration::from_hours(24 * (day - 1));
    Time::new(day + jiff::SignedDuration::from_secs(seconds), 0).unwrap()
}

fn key(seed: &str) -> SecretKey {
    SecretKey::from_seed(&Zeroizing::new([seed.parse().unwrap(); 32]))
}

fn key_id(seed: &str) -> KeyId {
    key(seed).public().id()
}

fn names(name: &str) -> Names {
    Names::new([("en".parse().unwrap(), name.parse().unwrap())].into()).unwrap()
}

/// Records by the names of their instruments.
type Known = BTreeMap<String, RecordRef>;

fn reference(record: &Record) -> RecordRef {
    RecordRef { id: record.content().id.clone(), sha256: record.digest() }
}

/// `main`, `main?` (with another id), `main!` (with another digest) or `other`.
fn named_record(text: &str, known: &Known) -> RecordRef {
    let nobodys = Digest::of(b"nobody");
    let name = text.trim_end_matches(['?', '!']);
    let mut named = match name {
        "other" => RecordRef { id: record_id(name), sha256: nobodys },
        name => known[name].clone(),
    };
    if text.ends_with('?') {
        named.id = record_id("?");
    }
    if text.ends_with('!') {
        named.sha256 = nobodys;
    }
    named
}

fn record_id(instrument: &str) -> RecordId {
    match instrument {
        "main" => RecordId::from_random([0; 16]),
        other => RecordId::from_random([other.as_bytes()[0]; 16]),
    }
}

/// `p=2{1,3}>q; approval` and the like.
fn read_record(instrument: &str, text: &str, known: &Known) -> Record {
    let mut parts = text.split("; ");
    let parties = parts.next().unwrap();
    let terms = read_terms(parts, known);
    let listed = parties.contains('>');
    let parties: Vec<Party> = parties
        .split(['>', ' '])
        .map(|word| {
            let (rest, keys) = word.split_once('{').unwrap_or((word, ""));
            let keys = keys.trim_end_matches('}').split(',').filter(|seed| !seed.is_empty());
            let (id, quorum) = rest.split_once('=').unwrap_or((rest, ""));
            let keys: BTreeSet<KeyId> = keys.map(key_id).collect();
            Party {
                id: id.parse().unwrap(),
                name: names(id),
                keys: (!keys.is_empty()).then_some(keys),
                quorum: quorum.parse().ok(),
            }
        })
        .collect();
    let order = match listed {
        true => Order::Listed(parties.iter().map(|party| party.id.clone()).collect()),
        false => Order::Any,
    };
    Record::new(RecordContent {
        id: record_id(instrument),
        title: names("Title"),
        designation: "contract".parse().unwrap(),
        parties,
        texts: vec![Text {
            annex: None,
            path: "x".parse().unwrap(),
            language: "en".parse().unwrap(),
            status: TextStatus::Authentic,
            media_type: "text/plain".parse().unwrap(),
            measure: Measure { size: 0, sha256: Digest::of(b"") },
        }],
        order,
        created: day(1, 0),
        metadata: BTreeMap::new(),
        terms,
    })
    .unwrap()
}

fn read_terms<'a>(parts: impl Iterator<Item = &'a str>, known: &Known) -> Terms {
    let mut terms = Terms::default();
    for part in parts {
        match part.split_once(' ').unwrap_or((part, "")) {
            ("approval", "") => terms.approval = Approval::Required,
            ("initialling", "") => terms.initialling = Initialling::Signs,
            ("authority", parties) => {
                terms.authority = parties.split(',').map(|id| id.parse().unwrap()).collect();
            }
            ("entry", "confirmation") => {
                terms.term.get_or_insert_default().entry = Some(Entry::Confirmation);
            }
            ("entry", on) => {
                let on = Entry::On(day(on.parse().unwrap(), 0));
                terms.term.get_or_insert_default().entry = Some(on);
            }
            ("expires", on) => {
                let on = day(on.parse().unwrap(), 0);
                terms.term.get_or_insert_default().expires = Some(on);
            }
            (kind @ ("supersedes" | "terminates" | "extends"), name) => {
                let (kind, target) = (kind.parse().unwrap(), named_record(name, known));
                terms.relations.push(Relation { kind, target: Target::Record(target) });
            }
            ("powers", powers) => terms.powers = Some(read_powers(powers, known)),
            other => panic!("{other:?} is no term"),
        }
    }
    terms
}

/// `1,2 sign,seal [3..5] of main`.
fn read_powers(text: &str, known: &Known) -> Powers {
    let mut words = text.split(' ');
    let keys = words.next().unwrap().split(',').map(key_id).collect();
    let intents = words.next().unwrap().split(',').map(intent).collect();
    let mut powers = Powers { keys, intents, instrument: None, from: None, until: None };
    while let Some(word) = words.next() {
        match word.strip_prefix('[') {
            None => powers.instrument = Some(named_record(words.next().unwrap(), known)),
            Some(window) => {
                let (from, until) = window.trim_end_matches(']').split_once("..").unwrap();
                let end = |at: &str| at.parse().ok().map(|at| day(at, 0));
                (powers.from, powers.until) = (end(from), end(until));
            }
        }
    }
    powers
}

fn intent(word: &str) -> Intent {
    match word {
        "ref" => Intent::SignAdReferendum,
        word => word.parse().unwrap(),
    }
}

/// Another instrument.
struct Instrument<'a> {
    name: &'a str,
    at_hand: bool,
    record: Record,
    acts: &'a str,
}

/// `i: p; powers 1 sign / g=p5@2 | -j: ...`.
fn read_instruments<'a>(text: &'a str, known: &mut Known) -> Vec<Instrument<'a>> {
    text.split(" | ")
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, rest) = part.split_once(": ").unwrap();
            let (record, acts) = rest.split_once(" /").unwrap();
            let (at_hand, name) = (!name.starts_with('-'), name.trim_start_matches('-'));
            let record = read_record(name, record, known);
            known.insert(name.to_owned(), reference(&record));
            Instrument { name, at_hand, record, acts: acts.trim() }
        })
        .collect()
}

/// Signed acts: in a bundle and one by one, names by id, and envelopes' digests by name.
struct Signed {
    bundle: Bundle,
    signed: Vec<(Act, SecretKey)>,
    names: BTreeMap<ActId, String>,
    envelopes: BTreeMap<String, String>,
}

fn sign_acts(record: &Record, text: &str, known: &Known) -> Signed {
    let mut bundle = Bundle::new(record.clone());
    let mut ids: BTreeMap<String, ActId> = BTreeMap::new();
    let (mut signed, mut envelopes) = (Vec::new(), BTreeMap::new());
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let (name, rest) = word.trim_start_matches('-').split_once('=').unwrap();
        let (content, key) = read_act(record, rest, &ids, known);
        let act = Act::new(content).unwrap_or_else(|fault| panic!("{word}: {fault:?}"));
        let envelope = Envelope::sign(paraph::act::ACT_TYPE, act.bytes(), &key);
        envelopes.insert(name.to_owned(), envelope.digest().to_string());
        ids.insert(name.to_owned(), act.id());
        if !word.starts_with('-') {
            bundle.sign(act.clone(), &key).unwrap();
            signed.push((act, key));
        }
    }
    Signed {
        bundle,
        signed,
        names: ids.into_iter().map(|(name, id)| (id, name)).collect(),
        envelopes,
    }
}

/// `p1@3+:confirm(a)*rd~i<b,!`.
fn read_act(
    record: &Record,
    text: &str,
    ids: &BTreeMap<String, ActId>,
    known: &Known,
) -> (ActContent, SecretKey) {
    let id = |name: &str| if name == "!" { ActId::of(b"nobody") } else { ids[name] };
    let (text, seen) = text.split_once('<').unwrap_or((text, ""));
    let (text, authority) = text.split_once('~').unwrap_or((text, ""));
    let (text, stated) = text.split_once('*').unwrap_or((text, ""));
    let (text, word) = text.split_once(':').unwrap_or((text, "sign"));
    let (word, of) = word.trim_end_matches(')').split_once('(').unwrap_or((word, ""));
    let seconds = i64::from(text.ends_with('+'));
    let (who, when) = text.trim_end_matches('+').split_once('@').unwrap();
    let (party, seed) = who.split_at(1);
    let key = key(seed);

    let of = (!of.is_empty()).then(|| id(of));
    let seen = seen.split(',').filter(|name| !name.is_empty()).map(id);
    let seen: Vec<ActId> = seen.collect();
    let answered = seen.first().copied();
    let seen: BTreeSet<ActId> = seen.into_iter().chain(of).collect();
    let authority = (!authority.is_empty()).then(|| named_record(authority, known));
    let content = ActContent {
        record: reference(record),
        party: party.parse().unwrap(),
        keys: vec![key.public().id()],
        signatory: Signatory { name: "A".parse().unwrap(), name_latin: None, title: None },
        capacity: None,
        authority,
        intent: intent(word),
        of,
        statements: stated.chars().map(|kind| statement(kind, answered)).collect(),
        place: None,
        signed_at: day(when.parse().unwrap(), seconds),
        seen: seen.into_iter().collect(),
    };
    (content, key)
}

fn statement(kind: char, answered: Option<ActId>) -> Statement {
    let kind = match kind {
        'r' => StatementKind::Reservation,
        'd' => StatementKind::InterpretativeDeclaration,
        'o' => StatementKind::Objection,
        'a' => StatementKind::Acceptance,
        other => panic!("{other} is no kind of statement"),
    };
    let text = [("en".parse().unwrap(), "Not for us.".parse().unwrap())].into();
    Statement { kind, article: None, text, to: answered.filter(|_| kind.answers()) }
}

fn read_roster(text: &str, envelopes: &BTreeMap<String, String>) -> Roster {
    let mut toml = "roster = 1\n".to_owned();
    for part in text.split("; ") {
        let (first, rest) = part.split_once(' ').unwrap();
        if first == "held" {
            for held in rest.split(' ') {
                let (act, on) = held.split_once('@').unwrap();
                let (on, envelope) = (day(on.parse().unwrap(), 0), &envelopes[act]);
                toml += &format!("[[received]]\non = {on}\nenvelopes = [\"{envelope}\"]\n");
            }
            continue;
        }
        let (id, quorum) = first.split_once('/').unwrap_or((first, "1"));
        toml += &format!("[[party]]\nid = \"{id}\"\nname = {{ en = \"{id}\" }}\n");
        toml += &format!("quorum = {}\n", quorum_of(quorum));
        for holder in rest.split(' ') {
            let (id, keys) = holder.split_once(':').unwrap();
            let keys: Vec<String> = keys.split(',').map(key_of).collect();
            let keys = keys.join(", ");
            toml += &format!("[[party.holder]]\nid = \"{id}\"\nname = \"A\"\nkeys = [{keys}]\n");
        }
    }
    Roster::parse(&toml).unwrap_or_else(|fault| panic!("{fault} {:?}\n{toml}", fault.place))
}

/// `1` or `1,2@9,1@15`.
fn quorum_of(text: &str) -> String {
    let entry = |entry: &str| match entry.split_once('@') {
        None => format!("{{ holders = {entry} }}"),
        Some((holders, from)) => {
            format!("{{ from = {}, holders = {holders} }}", day(from.parse().unwrap(), 0))
        }
    };
    let entries: Vec<String> = text.split(',').map(entry).collect();
    format!("[{}]", entries.join(", "))
}

/// `1[2..5][6..]!retired@4?`.
fn key_of(text: &str) -> String {
    let seed: String = text.chars().take_while(char::is_ascii_digit).collect();
    let mut entry = format!("public = \"{}\"", key(&seed).public().to_base64());
    let windows: Vec<String> = text
        .split('[')
        .skip(1)
        .map(|window| {
            let (from, until) = window.split(']').next().unwrap().split_once("..").unwrap();
            let end = |name: &str, at: &str| match at.parse() {
                Ok(at) => format!("{name} = {}", day(at, 0)),
                Err(_) => String::new(),
            };
            let ends = [end("from", from), end("until", until)];
            let ends: Vec<String> = ends.into_iter().filter(|end| !end.is_empty()).collect();
            format!("{{ {} }}", ends.join(", "))
        })
        .collect();
    if !windows.is_empty() {
        entry += &format!(", windows = [{}]", windows.join(", "));
    }
    if let Some((_, scope)) = text.split_once('?') {
        let scope = scope.split('&').filter(|word| !word.is_empty());
        let scope: Vec<String> = scope.map(|word| format!("\"{}\"", intent(word).word())).collect();
        entry += &format!(", scope = [{}]", scope.join(", "));
    }
    if let Some((_, revoked)) = text.split_once('!') {
        let (reason, since) = revoked.split_once('@').unwrap();
        let since = match since {
            "0" => String::new(),
            since => format!("since = {}, ", day(since.parse().unwrap(), 0)),
        };
        let reported = day(28, 0);
        entry += &format!(", revoked = {{ reported = {reported}, {since}reason = \"{reason}\" }}");
    }
    format!("{{ {entry} }}")
}
