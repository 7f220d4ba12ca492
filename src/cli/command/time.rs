//! `paraph time`: asks others to prove the time of a bundle, adds what they answer, and lists what ends.

use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::evidence::{
    Entry, EntryProof, LogFault, MAX_LOG_PROOF, MAX_TOKEN, Nonce, Subjects, TimeStampToken,
    TokenFault, time_stamp_request,
};
use paraph::id::{Digest, EnvelopeDigest, EvidenceDigest, from_hex, hex};
use paraph::messages::{Localized as _, Sentence};
use paraph::report::{Unjudged, unjudged_text};
use paraph::screen::quoted;
use paraph::value::Time;
use paraph::verify::{EvidenceOutcome, EvidenceReport, due, judge_evidence};
use serde::{Deserialize, Serialize};

use super::roster;
use crate::cli::args::{TimeAddArgs, TimeDueArgs, TimeRequestArgs};
use crate::cli::clock_and_rng::{now, random};
use crate::cli::display::{shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::{bundle_of, read_bundle};
use crate::cli::files::{self, Existing, Locked, Mode};
use crate::cli::language::locale;
use crate::cli::messages::time as words;
use crate::cli::other_instruments;
use crate::cli::output::Console;
use crate::cli::paper;
use crate::cli::unreadable::Unreadable;

/// The format of the file that says what a request is about.
const REQUEST: &str = "paraph/time-request/1";

/// The largest such file: two lists of digests.
const MAX_REQUEST: usize = 128 << 10;

/// The largest reply that is read: one byte more than what is allowed, so that it is reported as too large.
const MAX_REPLY: usize = if MAX_TOKEN > MAX_LOG_PROOF { MAX_TOKEN } else { MAX_LOG_PROOF };

/// What a request is about: the file beside it.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Request {
    format: String,
    record: String,
    of: Vec<String>,
    renews: Vec<String>,
    /// The digest in the request, or the entry for a log.
    digest: String,
    nonce: Option<String>,
    salt: Option<String>,
}

/// The same, checked.
struct Requested {
    record: Digest,
    subjects: Subjects,
    nonce: Option<[u8; 16]>,
    salt: Option<[u8; 32]>,
}

/// The file beside a request.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".json");
    name.into()
}

pub(crate) fn request(args: &TimeRequestArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let (output, about) = (&args.output, beside(&args.output));
    if output == Path::new("-") {
        let error = CliError::new("output-needed", words::RequestNeedsFile);
        return Err(error.hint(words::NameTheRequest));
    }
    let existing = Existing::force(args.force);
    for path in [output, &about] {
        existing.check(path, &[&args.bundle]).map_err(|error| match error.code {
            // The salt of the other request would be lost.
            "output-exists" if args.log => {
                error.hint(words::KeepTheLogRequest { key: typed(&about) })
            }
            _ => error,
        })?;
    }
    let source = paper::read(&args.bundle)?;
    let bundle = bundle_of(&args.bundle, &source.bytes)?;
    let subjects = subjects(args, &bundle)?;
    let (bytes, digest, nonce, salt) = match args.log {
        true => {
            let salt = random()?;
            let commitment = subjects.commitment(&salt);
            (commitment.to_vec(), hex(&commitment), None, Some(hex(&salt)))
        }
        false => {
            let nonce = Nonce::from_random(random()?);
            let request = time_stamp_request(&subjects.digest(), &nonce);
            (request, subjects.digest().to_string(), Some(hex(nonce.as_bytes())), None)
        }
    };
    let request = Request {
        format: REQUEST.to_owned(),
        record: bundle.record().digest().to_string(),
        of: subjects.envelopes().iter().map(ToString::to_string).collect(),
        renews: subjects.renews().iter().map(ToString::to_string).collect(),
        digest,
        nonce,
        salt,
    };
    let json = serde_json::to_string(&request).expect("strings only") + "\n";
    // Only its owner may know the salt of an entry in a public log.
    let mode = if args.log { Mode::Secret } else { Mode::Usual };
    files::prepare(&about, json.as_bytes(), existing, mode)?.commit(|| Ok(()))?;

    #[derive(Serialize)]
    struct Answer {
        format: &'static str,
        file: String,
        request: String,
        record: String,
        of: Vec<String>,
        renews: Vec<String>,
        digest: String,
    }
    let answer = Answer {
        format: "paraph/time-requested/1",
        file: shown(output),
        request: shown(&about),
        record: request.record,
        of: request.of,
        renews: request.renews,
        digest: request.digest,
    };
    let (file, key, named) = (typed(output), typed(&about), typed(&args.bundle));
    // A paper never changes.
    let new = source.attached.as_ref().map(|_| typed(&paper::bundle_beside(&args.bundle)));
    let bundle = new.as_ref().unwrap_or(&named);
    let line = match args.log {
        true => words::LogLine { file: &file, key: &key, bundle }.in_locale(locale()),
        false => words::CurlLine { file: &file, key: &key, bundle }.in_locale(locale()),
    };
    let text = match &new {
        Some(bundle) => {
            words::TakeOutLine { file: &named, bundle }.in_locale(locale()) + "\n" + &line
        }
        None => line,
    };
    let prepared = files::prepare(output, &bytes, existing, Mode::Usual)?;
    prepared.commit(|| console.answer_now(text + "\n", &answer))?;
    let (acts, entries) = (answer.of.len(), answer.renews.len());
    match args.renew {
        true => console.talk(&words::RequestedAgain { acts, entries }),
        false => console.talk(&words::Requested { acts }),
    }
    Ok(Exit::Done)
}

/// What the request is about: all envelopes of the bundle, or those of one act.
fn subjects(args: &TimeRequestArgs, bundle: &Bundle) -> Result<Subjects, CliError> {
    let is_meant = |act: &paraph::act::Act| match &args.of {
        Some(prefix) => prefix.is_of(&act.id()),
        None => true,
    };
    let meant = bundle.acts().filter(|signed| is_meant(signed.act()));
    let envelopes: Vec<EnvelopeDigest> = meant.map(|signed| signed.envelope().digest()).collect();
    let renews = match args.renew {
        true => good_evidence(bundle),
        false => Vec::new(),
    };
    if envelopes.is_empty() {
        let error = match (&args.of, bundle.is_empty()) {
            (Some(_), false) => CliError::new("no-such-act", words::NoSuchAct)
                .hint(words::ShowActs { key: typed(&args.bundle) }),
            _ => CliError::new("no-acts", words::NoActs).hint(words::SignFirst),
        };
        return Err(error.at(&args.bundle));
    }
    if args.renew && renews.is_empty() {
        let error = CliError::new("no-evidence", words::NoEvidence).at(&args.bundle);
        return Err(error.hint(words::RequestWithoutRenew));
    }
    Ok(Subjects::new(envelopes, renews).expect("a bundle is within the limits"))
}

fn good_evidence(bundle: &Bundle) -> Vec<EvidenceDigest> {
    bundle.evidence().filter(|entry| entry.fault().is_none()).map(Entry::id).collect()
}

fn read_request(path: &Path) -> Result<Requested, CliError> {
    let bytes = files::read(path, MAX_REQUEST)?;
    let bad = || {
        let error = CliError::new("not-a-request", words::NotARequest).at(path);
        error.hint(words::NameTheRequestFile)
    };
    let request: Request = serde_json::from_slice(&bytes).map_err(|_| bad())?;
    if request.format != REQUEST {
        return Err(bad());
    }
    let envelopes = request.of.iter().map(|it| it.parse()).collect::<Result<_, _>>();
    let renews = request.renews.iter().map(|it| it.parse()).collect::<Result<_, _>>();
    let (Ok(envelopes), Ok(renews), Ok(record)) = (envelopes, renews, request.record.parse())
    else {
        return Err(bad());
    };
    let subjects = Subjects::new(envelopes, renews).ok_or_else(bad)?;
    let salt: Option<Digest> =
        request.salt.map(|salt| salt.parse()).transpose().map_err(|_| bad())?;
    let nonce = request.nonce.map(|nonce| from_hex(&nonce)).map(|it| it.ok_or_else(bad));
    Ok(Requested {
        record,
        subjects,
        nonce: nonce.transpose()?,
        salt: salt.map(|salt| *salt.as_bytes()),
    })
}

pub(crate) fn add(args: &TimeAddArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let existing = Existing::force(args.force);
    if let Some(output) = &args.output {
        existing.check(output, &[&args.bundle, &args.reply])?;
    }
    files::check_there(&args.bundle)?;
    let reply = files::read(&args.reply, MAX_REPLY)?;
    let requested = args.request.as_deref().map(read_request).transpose()?;
    let roster = args.roster.as_deref().map(roster::read).transpose()?;
    let at = args.at.map_or_else(now, Ok)?;
    // From here on, no one else changes the bundle.
    let locked = match &args.output {
        None => Some(Locked::open(&args.bundle, console)?),
        Some(_) => None,
    };
    let bundle = read_bundle(&args.bundle, locked.as_ref())?;
    if requested.as_ref().is_some_and(|it| it.record != bundle.record().digest()) {
        let error = CliError::new("other-record", words::RequestOfOtherRecord).at(&args.bundle);
        return Err(error.exit(Exit::Refused).hint(words::NameItsBundle));
    }
    let entry = entry(args, &reply, requested.as_ref(), &bundle)?;
    let id = entry.id();
    let was_there = bundle.has_evidence(&id);
    let mut with = bundle;
    with.add_evidence(entry)
        .map_err(|fault| CliError::new(fault.code(), &fault).at(&args.bundle))?;
    let proven = roster.map(|roster| {
        let reports = judge_evidence(&with, &roster, &at);
        reports.into_iter().find(|report| report.id == id).expect("it was added")
    });
    if let Some(report) = &proven
        && report.outcome.proven().is_none()
    {
        let error = CliError::new(report.outcome.code(), &report.outcome).at(&args.reply);
        let added = with.evidence().find(|entry| entry.id() == id).expect("it was added");
        return Err(error.exit(Exit::Refused).hint(outcome_hint(&report.outcome, added)));
    }

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Added {
        format: &'static str,
        file: String,
        record: String,
        sha256: String,
        /// Whether the bundle did not have it before.
        added: bool,
        evidence: usize,
        not_later_than: Option<String>,
        by: Option<String>,
        until: Option<String>,
    }
    let output = args.output.as_deref().unwrap_or(&args.bundle);
    let proven = proven.as_ref().and_then(|report| report.outcome.proven());
    let answer = Added {
        format: "paraph/time-added/1",
        file: shown(output),
        record: with.record().digest().to_string(),
        sha256: id.to_string(),
        added: !was_there,
        evidence: with.evidence().len(),
        not_later_than: proven.map(|proven| proven.no_later_than.to_string()),
        by: proven.map(|proven| proven.by.to_string()),
        until: proven.and_then(|proven| proven.until).map(|until| until.to_string()),
    };
    let bytes = with.to_bytes();
    if output == Path::new("-") {
        console.data(&bytes)?;
    } else {
        let prepared = files::prepare_result(locked, output, &bytes, existing)?;
        prepared.commit(|| console.answer_now("", &answer))?;
    }
    match (was_there, proven) {
        (true, _) => console.talk(&words::WasThere { key: typed(output) }),
        (false, None) => console.talk(&words::Added { key: typed(output) }),
        (false, Some(proven)) => {
            let (time, by) = (&proven.no_later_than, &proven.by);
            console.talk(&words::AddedAndProves { key: typed(output), time, by });
        }
    }
    if proven.is_none() {
        console.talk(&words::JudgeByRoster { key: typed(output) });
    }
    Ok(Exit::Done)
}

/// The entry of a reply.
fn entry(
    args: &TimeAddArgs,
    reply: &[u8],
    requested: Option<&Requested>,
    bundle: &Bundle,
) -> Result<Entry, CliError> {
    let refused = |code, sentence: Sentence| {
        CliError::new(code, sentence).at(&args.reply).exit(Exit::Refused)
    };
    if reply.starts_with(b"c2sp.org/tlog-proof") {
        let Some((requested, salt)) = requested.and_then(|it| Some((it, it.salt?))) else {
            let error = CliError::new("request-needed", words::LogNeedsRequest).at(&args.reply);
            return Err(error.hint(words::NameTheLogRequest));
        };
        let bad = |fault: LogFault| {
            refused(fault.code(), Sentence::of(&fault)).hint(log_hint(&fault, args))
        };
        let text = String::from_utf8_lossy(reply);
        let entry = Entry::log(requested.subjects.clone(), &text, salt).map_err(bad)?;
        if let EntryProof::Log { proof, .. } = entry.proof() {
            proof.check_inclusion(&requested.subjects.commitment(&salt)).map_err(bad)?;
        }
        return Ok(entry);
    }
    let bad = |fault: TokenFault| {
        refused(fault.code(), Sentence::of(&fault)).hint(token_hint(&fault, args))
    };
    let token = TimeStampToken::from_reply_or_token(reply).map_err(bad)?;
    if let Some(Requested { subjects, nonce, .. }) = requested {
        if let Some(nonce) = nonce {
            token.check_nonce(nonce).map_err(bad)?;
        }
        let entry = Entry::token(subjects.clone(), token);
        return match is_about(&entry, bundle) {
            true => Ok(entry),
            false => Err(bad(TokenFault::OtherDigest)),
        };
    }
    // Without the request: everything that a request can be about.
    let all: Vec<EnvelopeDigest> = bundle.acts().map(|signed| signed.envelope().digest()).collect();
    let renews = good_evidence(bundle);
    let singles = all.iter().map(|one| (vec![*one], Vec::new()));
    let sets = [(all.clone(), Vec::new()), (all.clone(), renews)];
    let candidates = sets.into_iter().chain(singles);
    let candidates = candidates.filter_map(|(of, renews)| Subjects::new(of, renews));
    let mut entries = candidates.map(|subjects| Entry::token(subjects, token.clone()));
    entries.find(|entry| is_about(entry, bundle)).ok_or_else(|| bad(TokenFault::OtherDigest))
}

/// The next step if a token proves nothing whatever the roster says.
fn token_hint(fault: &TokenFault, args: &TimeAddArgs) -> Sentence {
    use TokenFault::{
        NotATimeStamp, NotDer, OtherDigest, OtherNonce, TooDeep, TooLarge, TooMany, TrailingBytes,
        Truncated, UnknownVersion, WrongStructure,
    };
    match fault {
        OtherDigest | OtherNonce if args.request.is_some() => Sentence::of(&words::NameBothOfOne),
        OtherDigest => Sentence::of(&words::NameTheRequestFile),
        TooLarge { .. }
        | Truncated
        | TrailingBytes
        | NotDer
        | TooDeep
        | TooMany
        | WrongStructure
        | UnknownVersion
        | NotATimeStamp => Sentence::of(&words::NameTheReply),
        _ => Sentence::of(&words::AskAgain),
    }
}

/// The next step if a log proof does not show that its log has the entry of the request.
fn log_hint(fault: &LogFault, args: &TimeAddArgs) -> Sentence {
    use LogFault::{IndexBeyondSize, OtherRoot, ProofTooLong, ProofTooShort};
    match (fault, &args.request) {
        (OtherRoot | IndexBeyondSize | ProofTooLong | ProofTooShort, Some(request)) => {
            Sentence::of(&words::NameTheProofOf { key: typed(request) })
        }
        _ => Sentence::of(&words::NameTheProof),
    }
}

/// The next step if evidence proves nothing by the roster.
fn outcome_hint(outcome: &EvidenceOutcome, entry: &Entry) -> Sentence {
    match (outcome, entry.proof()) {
        (EvidenceOutcome::UnknownAuthority, EntryProof::Token(token)) => {
            Sentence::of(&words::TrustAuthority { digest: token.certificate().digest() })
        }
        (EvidenceOutcome::UnknownAuthority, EntryProof::Log { proof, .. }) => {
            Sentence::of(&words::TrustLog { origin: quoted(&proof.checkpoint().origin) })
        }
        (EvidenceOutcome::FromTheFuture { .. }, _) => Sentence::of(&words::CheckClock),
        (EvidenceOutcome::NotRenewed(_), _) => Sentence::of(&words::AskAgain),
        (EvidenceOutcome::NotProven(_), _) => Sentence::of(&words::CheckLog),
        (
            EvidenceOutcome::UnknownAuthority
            | EvidenceOutcome::OutsideWindow { .. }
            | EvidenceOutcome::Faulty(_)
            | EvidenceOutcome::OtherDigest
            | EvidenceOutcome::Proves(_),
            _,
        ) => Sentence::of(&words::LookIntoRoster),
    }
}

fn is_about(entry: &Entry, bundle: &Bundle) -> bool {
    let EntryProof::Token(token) = entry.proof() else { return false };
    let envelope = match entry.subjects().envelopes() {
        [one] => bundle.acts().find(|signed| signed.envelope().digest() == *one),
        _ => None,
    };
    let bytes = envelope.map(|signed| signed.envelope().to_bytes());
    entry.is_about_subjects(token, bytes.as_deref())
}

pub(crate) fn due_evidence(
    args: &TimeDueArgs,
    console: &mut Console<'_>,
) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Answer {
        format: &'static str,
        roster: Roster,
        at: String,
        /// The time until which evidence that ends is due.
        until: String,
        /// How many bundles were looked at.
        bundles: usize,
        due: Vec<Due>,
        not_judged: Vec<Unjudged>,
    }
    #[derive(Serialize)]
    struct Roster {
        file: String,
        sha256: String,
    }
    #[derive(Serialize)]
    struct Due {
        file: String,
        record: String,
        /// The entry.
        sha256: String,
        by: String,
        /// Why it ends.
        because: &'static str,
        until: String,
        /// Whether it has ended.
        ended: bool,
        message: Sentence,
    }
    let roster = roster::read(&args.roster)?;
    let at = args.at.map_or_else(now, Ok)?;
    let horizon = at.unix_seconds() + i64::from(args.within) * 24 * 3600;
    let horizon = Time::from_unix_seconds(horizon).unwrap_or(at);
    let at_hand = other_instruments::look(&args.instruments, Some(&roster))?;
    let mut found = Vec::new();
    for one in &at_hand.found {
        let reports = judge_evidence(&one.bundle, &roster, &at);
        let file = shown(&one.path);
        let of = |report: &EvidenceReport| {
            let proven = report.outcome.stated()?;
            let (until, why) = (proven.until?, proven.because?);
            let ended = report.outcome.proven().is_none();
            let (by, time) = (&proven.by, &until);
            let message = match ended {
                true => Sentence::of(&words::HasEnded { file: &file, by, time, why }),
                false => Sentence::of(&words::Ends { file: &file, by, time, why }),
            };
            Some(Due {
                file: file.clone(),
                record: one.bundle.record().digest().to_string(),
                sha256: report.id.to_string(),
                by: proven.by.to_string(),
                because: why.word(),
                until: until.to_string(),
                ended,
                message,
            })
        };
        found.extend(due(&reports, &horizon).into_iter().filter_map(of));
    }
    let unjudged: Vec<Unjudged> = at_hand.unreadable.iter().map(Unreadable::unjudged).collect();
    let exit = match args.strict && !found.is_empty() {
        true => Exit::Incomplete,
        false => Exit::Done,
    };
    let exit = exit.worse(Exit::of_unjudged(&unjudged));
    let line = |due: &Due| {
        let code = if due.ended { "ended" } else { "ends" };
        format!("{} ({code})\n", due.message.text(locale()))
    };
    let text: String = found.iter().map(line).chain([unjudged_text(&unjudged, locale())]).collect();
    let (is_empty, all_ended) = (found.is_empty(), found.iter().all(|due| due.ended));
    let answer = Answer {
        format: "paraph/time-due/1",
        roster: Roster { file: shown(&args.roster), sha256: roster.digest().to_string() },
        at: at.to_string(),
        until: horizon.to_string(),
        bundles: at_hand.found.len(),
        due: found,
        not_judged: unjudged,
    };
    console.answer_now(text, &answer)?;
    match (is_empty, all_ended) {
        (true, _) => console.talk(&words::NothingDue { time: &horizon }),
        (false, true) => console.talk(&words::RequestNew),
        (false, false) => console.talk(&words::Renew),
    }
    Ok(exit)
}
