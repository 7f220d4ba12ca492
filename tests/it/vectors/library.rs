//! The library's own entry points: each vector goes in by the one for its kind.

use std::collections::BTreeMap;

use paraph::act::{ACT_TYPE, Act};
use paraph::bundle::Bundle;
use paraph::canon::canonical;
use paraph::copies;
use paraph::draft::Draft;
use paraph::envelope::Envelope;
use paraph::evidence::{
    Anchor, Expected, LogFault, LogPolicy, LogProof, NoteKey, TimeAuthority, TimeStampToken,
    TokenFault,
};
use paraph::fault::{Fault, FaultKind};
use paraph::id::{Digest, PartyId};
use paraph::instruments::{Finding, survey};
use paraph::keys::{KeyFile, PublicKey, PublicKeys};
use paraph::paper::Paper;
use paraph::profile::Profile;
use paraph::record::Record;
use paraph::roster::Roster;
use paraph::state::{Due, Status};
use paraph::text::measure;
use paraph::text_lookup::{self, attached_texts};
use paraph::value::{TextPath, Time};
use paraph::verify::{
    EvidenceOutcome, Given, Instruments, Report, Reservations, Seal, TextFound, TextMeasure, Texts,
    Times, judge_texts, verify,
};

use super::beside;
use super::file::{Kind, Vector};

/// doors.rs does this too, and much that takes longer. Here it is alone, for quick results (scripts/mutants).
#[test]
fn every_vector_goes_through_the_library() {
    let wrong: Vec<String> = super::every().iter().filter_map(|it| check(it).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether the library's result for the vector is that of its header.
pub(super) fn check(vector: &Vector) -> Result<(), String> {
    let expected = expected(vector);
    let found = found(vector);
    match found == expected {
        true => Ok(()),
        false => Err(format!("{}:\n  expected {expected:?}\n  found    {found:?}", vector.path())),
    }
}

/// Keys of the header with their values, in the form that [`found`] returns.
type Outcome = Vec<(&'static str, String)>;

fn expected(vector: &Vector) -> Outcome {
    let keys: &[&str] = match vector.kind {
        Kind::Verdict => &[
            "expect",
            "reasons",
            "acts",
            "parties",
            "text-outcomes",
            "sealed",
            "reservations",
            "evidence",
            "evidence-faults",
            "ignored-evidence",
        ],
        Kind::State => &["expect", "reasons", "since", "due", "findings"],
        Kind::Json => &["expect", "at", "canonical"],
        Kind::PublicKey | Kind::SecretKey => &["expect", "at", "id"],
        Kind::TimeStampToken | Kind::LogProof => &["expect"],
        Kind::Paper => &["expect", "at", "text-outcomes"],
        _ => &["expect", "at"],
    };
    keys.iter().filter_map(|key| Some((*key, vector.get(key)?.to_owned()))).collect()
}

fn found(vector: &Vector) -> Outcome {
    let bytes = &vector.body;
    // Some vectors of valid input give the expected output.
    let out = match vector.kind {
        Kind::Json => canonical(bytes).map(|json| {
            let has_form = vector.get("canonical").is_some();
            has_form
                .then(|| ("canonical", String::from_utf8(json).expect("canonical JSON is UTF-8")))
        }),
        Kind::Record => Record::read(bytes).map(|record| {
            assert_eq!(record.bytes(), bytes, "{}", vector.path());
            None
        }),
        Kind::Act => Act::read(bytes).map(|_| None),
        Kind::Envelope => Envelope::read(bytes, ACT_TYPE).map(|_| None),
        Kind::Bundle => Bundle::read(bytes).map(|bundle| {
            assert_eq!(&bundle.to_bytes(), bytes, "{}", vector.path());
            None
        }),
        Kind::PublicKey => {
            let key = match text(vector).contains("-----BEGIN") {
                true => PublicKeys::read(bytes),
                false => PublicKey::from_base64(text(vector)).map(PublicKeys::from),
            };
            key.map(|key| Some(("id", key.id().to_string()))).map_err(Fault::whole)
        }
        Kind::SecretKey => secret_key(bytes, vector.get("passphrase"))
            .map(|id| Some(("id", id)))
            .map_err(Fault::whole),
        Kind::Roster => toml(vector).and_then(Roster::parse).map(|_| None),
        Kind::Draft => toml(vector).and_then(record_of).map(|_| None),
        Kind::Profile => toml(vector).and_then(Profile::parse).map(|_| None),
        Kind::Verdict => return judged(&report(vector)),
        Kind::State => return states(vector),
        Kind::LogProof => return vec![("expect", log_proof(vector).to_owned())],
        Kind::TimeStampToken => return vec![("expect", time_stamp(vector).to_owned())],
        Kind::Paper => match Paper::read(bytes) {
            Err(fault) => {
                return vec![("expect", fault.code().to_owned()), ("at", String::new())];
            }
            Ok(paper) => Bundle::read(paper.bundle()).map(|bundle| {
                let outcomes = texts_inside(&paper, bundle.record());
                vector.get("text-outcomes").map(|_| ("text-outcomes", outcomes))
            }),
        },
    };
    match out {
        Ok(out) => [("expect", "ok".to_owned())].into_iter().chain(out).collect(),
        Err(fault) => vec![("expect", fault.code().to_owned()), ("at", fault.place.to_string())],
    }
}

/// The outcomes of the texts of a record by the files in a paper alone.
fn texts_inside(paper: &Paper, record: &Record) -> String {
    let inside = text_lookup::found_texts(attached_texts("", paper.others(), record));
    let reports = judge_texts(record, Texts::Found(&inside));
    reports.iter().map(|report| report.outcome.code()).collect::<Vec<_>>().join(", ")
}

/// The values of an option in the header.
fn values<'a>(vector: &'a Vector, option: &str) -> Vec<&'a str> {
    let words: Vec<&str> = vector.get("options").unwrap_or_default().split_whitespace().collect();
    let pairs = words.windows(2).filter(|pair| pair[0] == option);
    pairs.map(|pair| pair[1]).collect()
}

/// The code of a log proof: what is wrong with it, with the policy, or with what it proves.
fn log_proof(vector: &Vector) -> &'static str {
    let checked = || -> Result<(), LogFault> {
        let value = |option| values(vector, option).pop().expect("the option is there");
        let witnesses = values(vector, "--witness").into_iter().map(NoteKey::parse);
        let witnesses = witnesses.collect::<Result<_, _>>()?;
        let quorum = value("--quorum").parse().expect("a number");
        let log = NoteKey::parse(value("--log"))?;
        let policy = LogPolicy::new(value("--origin").to_owned(), log, witnesses, quorum)?;
        let at = values(vector, "--at").pop().unwrap_or("2030-01-01T00:00:00Z");
        let at = at.parse().expect("a time");
        let proof = LogProof::read(&vector.body)?;
        proof.check(value("--entry").as_bytes(), &policy, at).map(drop)
    };
    checked().map_or_else(|fault| fault.code(), |()| "ok")
}

/// The code of a time-stamp token: what is wrong with it, or with what it says.
fn time_stamp(vector: &Vector) -> &'static str {
    let checked = || -> Result<(), TokenFault> {
        let values = |option: &str| values(vector, option);
        let is_reply = vector.get("options").is_some_and(|it| it.starts_with("--reply"));
        let token = match is_reply {
            true => TimeStampToken::from_reply(&vector.body),
            false => TimeStampToken::read(&vector.body),
        }?;
        // What is kept can be read again, and gives the same value.
        assert_eq!(
            TimeStampToken::read(token.to_bytes()).as_ref(),
            Ok(&token),
            "{}",
            vector.path()
        );
        let known = |pair: &str| {
            let (id, digest) = pair.split_once('=').expect("NAME=HEX");
            let digest = digest.parse().expect("a digest");
            TimeAuthority { id: id.to_owned(), anchor: Anchor::Digest(digest) }
        };
        let known: Vec<TimeAuthority> = values("--known").into_iter().map(known).collect();
        for nonce in values("--nonce") {
            let digit = |at: usize| u8::from_str_radix(&nonce[at..at + 2], 16).expect("digits");
            let nonce: Vec<u8> = (0..nonce.len()).step_by(2).map(digit).collect();
            token.check_nonce(&nonce)?;
        }
        let Some(name) = values("--authority").pop() else { return Ok(()) };
        let authority = known.iter().find(|it| it.id == name).expect("a known authority");
        let at = values("--at").pop().unwrap_or("2030-01-01T00:00:00Z");
        let message = values("--message").pop().expect("a message").as_bytes();
        let at = at.parse().expect("a time");
        token.check(&Expected { message, authority, known: &known, at })
    };
    checked().map_or_else(|fault| fault.code(), |()| "ok")
}

fn text(vector: &Vector) -> &str {
    std::str::from_utf8(&vector.body).expect("this kind is text")
}

/// The text for a reader of TOML. The caller checks that it is UTF-8.
fn toml(vector: &Vector) -> Result<&str, Fault> {
    std::str::from_utf8(&vector.body).map_err(|_| Fault::whole(FaultKind::NotUtf8))
}

/// The record of a draft whose texts are all empty.
fn record_of(draft: &str) -> Result<Record, Fault> {
    let draft = Draft::parse(draft)?;
    let measures = draft.paths().map(|path| (path.clone(), measure(b""))).collect();
    draft.into_record(&measures)
}

/// The key's id.
fn secret_key(bytes: &[u8], passphrase: Option<&str>) -> Result<String, FaultKind> {
    let file = KeyFile::read(bytes)?;
    let key = match passphrase {
        None => file.into_keys()?,
        Some(passphrase) => file.open(passphrase)?,
    };
    Ok(key.public().id().to_string())
}

/// A verifier's judgement of a bundle, with all input in the vector's header.
pub(super) fn report(vector: &Vector) -> Report {
    let bundle = Bundle::read(&vector.body);
    let bundle = bundle.unwrap_or_else(|fault| panic!("{}: {fault:?}", vector.path()));
    let at_hand = others(vector);
    let (copies, others): (Vec<Bundle>, Vec<Bundle>) =
        at_hand.into_iter().partition(|other| other.record() == bundle.record());
    let roster = roster(vector);
    let copies: Vec<&Bundle> = copies.iter().collect();
    let bundle = copies::join(bundle, &copies, Some(&roster)).bundle;
    let others: Instruments = others.into_iter().collect();
    let found = found_texts(&bundle, vector.header("texts"));
    let texts = found.as_ref().map_or(Texts::NotChecked, Texts::Found);
    let Options { record, parties, at, times, reservations } = options(vector.header("options"));
    let (parties, others) = (&parties, &others);
    verify(
        &bundle,
        &Given { roster: &roster, texts, record, parties, at, times, reservations, others },
    )
}

fn roster(vector: &Vector) -> Roster {
    let roster = beside(vector.kind, vector.header("roster"));
    let roster = Roster::parse(std::str::from_utf8(roster).expect("TOML is UTF-8"));
    roster.unwrap_or_else(|fault| panic!("{}: {fault:?}", vector.path()))
}

/// The instruments of a vector of states, in its order: a bundle or a record on each line.
fn lines(vector: &Vector) -> Vec<Bundle> {
    let read = |line: &[u8]| match Bundle::read(line) {
        Ok(bundle) => bundle,
        Err(_) => Bundle::new(Record::read(line).expect("a line is a bundle or a record")),
    };
    vector.body.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(read).collect()
}

/// The judgement of all instruments of a vector together.
fn states(vector: &Vector) -> Outcome {
    let bundles = lines(vector);
    let digests: Vec<Digest> = bundles.iter().map(|bundle| bundle.record().digest()).collect();
    let instruments: Instruments = bundles.into_iter().collect();
    let survey = survey(instruments, &roster(vector), options(vector.header("options")).at);
    let all: Vec<&Status> = digests
        .iter()
        .map(|digest| &survey.instrument(digest).expect("it was judged").status)
        .collect();
    let join = |of: &dyn Fn(&Status) -> String, between: &str| -> String {
        all.iter().map(|status| of(status)).collect::<Vec<_>>().join(between)
    };
    let state = |status: &Status| match status.state.ending() {
        Some(ending) => ending.code().to_owned(),
        None => status.state.code().to_owned(),
    };
    let mut reported = vec![
        ("expect", join(&state, ", ")),
        ("reasons", join(&|status| status.reason.code().to_owned(), ", ")),
        ("since", join(&|status| status.since.to_string(), ", ")),
    ];
    if all.iter().any(|status| !status.due.is_empty()) {
        reported.push(("due", join(&|status| everything_due(&status.due), " | ")));
    }
    let findings: Vec<&str> = survey.findings().iter().map(Finding::code).collect();
    if !findings.is_empty() {
        reported.push(("findings", findings.join(", ")));
    }
    reported
}

fn everything_due(due: &[Due]) -> String {
    let thing = |due: &Due| {
        let mut words = vec![due.kind.word().to_owned()];
        if let Some(party) = &due.party {
            words.push(format!("party={party}"));
            let holders: Vec<&str> = due.holders.iter().map(|(id, _)| id.as_str()).collect();
            if !holders.is_empty() {
                words.push(format!("holders={}", holders.join("+")));
            }
            words.push(format!("people={}", due.people));
        }
        words.extend(due.by.map(|by| format!("by={by}")));
        words.join(" ")
    };
    match due {
        [] => "none".to_owned(),
        due => due.iter().map(thing).collect::<Vec<_>>().join("; "),
    }
}

/// The verifier's other available bundles: other instruments, and other copies of the bundle.
fn others(vector: &Vector) -> Vec<Bundle> {
    let read = |name: &str| {
        let bundle = Bundle::read(beside(vector.kind, name));
        bundle.unwrap_or_else(|fault| panic!("{name}: {fault:?}"))
    };
    vector.codes("with").into_iter().map(read).collect()
}

/// The texts of the record in a folder of `verdict/`, or `None` for `none`.
fn found_texts(bundle: &Bundle, folder: &str) -> Option<BTreeMap<TextPath, TextFound>> {
    let found = |path: &TextPath| {
        let bytes = super::FILES.get(&format!("verdict/{folder}/{path}"))?;
        let (name, measure) = (path.to_string(), TextMeasure::Whole(measure(bytes)));
        Some((path.clone(), TextFound { name, measure, changes: Vec::new() }))
    };
    let texts = &bundle.record().content().texts;
    (folder != "none").then(|| texts.iter().filter_map(|text| found(&text.path)).collect())
}

/// The expectations of a caller, in the form of the command line.
struct Options {
    record: Option<Digest>,
    parties: Vec<PartyId>,
    at: Time,
    times: Times,
    reservations: Reservations,
}

fn options(options: &str) -> Options {
    let mut read = Options {
        record: None,
        parties: Vec::new(),
        // Later than everything in the vectors, as every clock is by now.
        at: "2026-01-01T00:00:00Z".parse().expect("a time"),
        times: Times::Claimed,
        reservations: Reservations::Reported,
    };
    let mut words = options.split_whitespace();
    while let Some(option) = words.next() {
        let mut value = || words.next().unwrap_or_else(|| panic!("{option} takes a value"));
        match option {
            "--record" => read.record = Some(value().parse().expect("a digest")),
            "--party" => read.parties.push(value().parse().expect("a party's id")),
            "--at" => read.at = value().parse().expect("a time"),
            "--proven-time" => read.times = Times::Proven,
            "--no-reservations" => read.reservations = Reservations::Unwanted,
            other => panic!("{other:?} is no option of a vector"),
        }
    }
    read
}

fn judged(report: &Report) -> Outcome {
    fn join<'a>(codes: impl Iterator<Item = &'a str>) -> String {
        codes.collect::<Vec<_>>().join(", ")
    }
    let mut judged = vec![
        ("expect", report.verdict().code().to_owned()),
        ("reasons", join(report.reasons().iter().map(|reason| reason.code()))),
        ("acts", join(report.acts().iter().map(|act| act.outcome.code()))),
        ("parties", join(report.parties().iter().map(|party| party.outcome.code()))),
        ("text-outcomes", join(report.texts().iter().map(|text| text.outcome.code()))),
    ];
    match report.seal() {
        Seal::Sealed => judged.push(("sealed", "yes".to_owned())),
        Seal::Unsealed => {}
    }
    match report.reservations() {
        0 => {}
        some => judged.push(("reservations", some.to_string())),
    }
    let evidence = report.evidence().iter().map(|entry| &entry.outcome);
    let fault = |outcome: &EvidenceOutcome| match outcome {
        EvidenceOutcome::Faulty(fault) => Some(fault.code()),
        EvidenceOutcome::NotProven(fault) => Some(fault.code()),
        _ => None,
    };
    let ignored = report.acts().iter().flat_map(|act| &act.ignored_evidence);
    let lists = [
        ("evidence", join(evidence.clone().map(EvidenceOutcome::code))),
        ("evidence-faults", join(evidence.filter_map(fault))),
        ("ignored-evidence", join(ignored.map(|_| "proof-before-claim"))),
    ];
    judged.extend(lists.into_iter().filter(|(_, list)| !list.is_empty()));
    judged
}
