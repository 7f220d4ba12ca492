//! What the evidence of a bundle proves: rules H1 to H7 of docs/evidence-format.md.
//!
//! Two answers are the library's own, because other targets and tests hold it to other programs there:
//! whether a token or proof can be used at all (H1), and whether a certificate that only the roster has
//! issued a token's (M15). The rest is read and computed here once more.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use paraph::evidence::{Anchor, Certificate, LogProof, TimeStampToken};
use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256, Sha384, Sha512};
use tlog_tiles::{Hash, check_record, record_hash};

use super::data::Instant;
use super::seconds;
use crate::sha256;

const DAY: i64 = 86_400;
/// The last second of the year 9999.
const LAST: i64 = 253_402_300_799;

/// What became of an entry of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceAnswer {
    /// The id of the entry.
    pub id: String,
    /// Its outcome.
    pub outcome: &'static str,
    /// What it proves, and by whom.
    pub proves: Option<(i64, String)>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct TimeData {
    #[serde(default)]
    authority: Vec<AuthorityData>,
    #[serde(default)]
    log: Vec<LogData>,
    #[serde(default)]
    ending: Vec<EndingData>,
}

#[derive(Clone, Debug, Deserialize)]
struct AuthorityData {
    id: String,
    certificate: Option<String>,
    sha256: Option<String>,
    from: Option<Instant>,
    until: Option<Instant>,
}

#[derive(Clone, Debug, Deserialize)]
struct LogData {
    id: String,
    key: String,
    origin: Option<String>,
    witnesses: Vec<String>,
    quorum: usize,
    from: Option<Instant>,
    until: Option<Instant>,
}

#[derive(Clone, Debug, Deserialize)]
struct EndingData {
    algorithm: String,
    on: Instant,
}

#[derive(Deserialize)]
struct EntryData {
    log: Option<String>,
    of: Vec<String>,
    #[serde(default)]
    renews: Vec<String>,
    salt: Option<String>,
    token: Option<String>,
}

impl EntryData {
    /// H2: the bytes that an entry is about; none if they are those of an envelope that is not at hand.
    fn message(&self, envelopes: &BTreeMap<String, String>) -> Option<Vec<u8>> {
        match (&self.of[..], self.renews.is_empty()) {
            ([one], true) => envelopes.get(one).map(|it| it.clone().into_bytes()),
            _ => Some(self.list()),
        }
    }

    fn list(&self) -> Vec<u8> {
        let quoted = |list: &[String]| {
            list.iter().map(|it| format!("\"{it}\"")).collect::<Vec<String>>().join(",")
        };
        let (of, renews) = (quoted(&self.of), quoted(&self.renews));
        match self.renews.is_empty() {
            true => format!("[{of}]").into_bytes(),
            false => format!(r#"{{"of":[{of}],"renews":[{renews}]}}"#).into_bytes(),
        }
    }
}

/// What an authority or log says of an entry.
struct Said {
    /// The time that decides about windows.
    time: i64,
    no_later_than: i64,
    /// The first instants at which what it rests on is not good any more.
    ends: Vec<i64>,
}

struct Judged {
    answer: EvidenceAnswer,
    /// What it states, if it is not refused for another reason than its end.
    states: Option<(i64, String)>,
    end: Option<i64>,
    of: Vec<String>,
    renews: Vec<String>,
}

/// Judges all evidence of a bundle: what became of each entry, and the times that are proven of envelopes.
pub(crate) fn judge(
    entries: &[&RawValue],
    envelopes: &BTreeMap<String, String>,
    time: &TimeData,
    at: i64,
) -> (Vec<EvidenceAnswer>, BTreeMap<String, Vec<i64>>) {
    let mut judged: Vec<Judged> =
        entries.iter().map(|entry| entry_alone(entry, envelopes, time, at)).collect();
    // H7, asked anew until nothing changes.
    loop {
        let renewed = (0..judged.len()).find(|place| {
            let it = &judged[*place];
            let is_renewed = |by: &Judged| {
                let by_then = by.answer.proves.as_ref().map(|(time, _)| *time);
                by.renews.contains(&it.answer.id)
                    && by_then.is_some_and(|time| it.end.is_some_and(|end| time < end))
            };
            it.answer.outcome == "not-renewed" && judged.iter().any(is_renewed)
        });
        let Some(place) = renewed else { break };
        let it = &mut judged[place];
        it.answer.outcome = "proves";
        it.answer.proves = it.states.clone();
    }
    let mut proven: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for it in &judged {
        if let Some((time, _)) = &it.answer.proves {
            for envelope in &it.of {
                proven.entry(envelope.clone()).or_default().push(*time);
            }
        }
    }
    (judged.into_iter().map(|it| it.answer).collect(), proven)
}

/// H6, as if nothing renewed an entry.
fn entry_alone(
    raw: &RawValue,
    envelopes: &BTreeMap<String, String>,
    time: &TimeData,
    at: i64,
) -> Judged {
    let entry: EntryData = serde_json::from_str(raw.get()).expect("an entry");
    let all = match (&entry.token, &entry.log) {
        (Some(token), None) => of_token(token, &entry, envelopes, time),
        (None, Some(log)) => of_log(log, &entry, time),
        _ => panic!("an entry was read with a token and a log proof, or with neither"),
    };
    let outcomes = match all {
        Err(code) => vec![(code, None, None)],
        Ok(all) => all.into_iter().map(|it| by_one(it, at)).collect(),
    };
    let best = outcomes.iter().find(|it| it.0 == "proves").or(outcomes.first());
    let (outcome, states, end) = best.cloned().unwrap_or(("unknown-authority", None, None));
    let proves = states.clone().filter(|_| outcome == "proves");
    let answer = EvidenceAnswer { id: sha256(raw.get().as_bytes()), outcome, proves };
    Judged { answer, states, end, of: entry.of, renews: entry.renews }
}

/// The id and window of an authority or log, and what it says; or why it proves nothing.
type Source<'t> = (&'t str, Option<Instant>, Option<Instant>, Result<Said, &'static str>);
type Outcome = (&'static str, Option<(i64, String)>, Option<i64>);

fn by_one((id, from, until, said): Source<'_>, at: i64) -> Outcome {
    let Said { time, no_later_than, ends } = match said {
        Ok(said) => said,
        Err(code) => return (code, None, None),
    };
    if time - at > DAY || no_later_than > LAST {
        return ("time-in-the-future", None, None);
    }
    if from.is_some_and(|from| time < from.0) || until.is_some_and(|until| until.0 <= time) {
        return ("outside-window", None, None);
    }
    let end = ends.into_iter().chain(until.map(|until| until.0)).min();
    let states = Some((no_later_than, id.to_owned()));
    match end.is_some_and(|end| end <= at) {
        true => ("not-renewed", states, end),
        false => ("proves", states, end),
    }
}

/// The first instants at which algorithms are not good any more (H5).
fn endings(time: &TimeData, algorithms: &[&str]) -> Vec<i64> {
    let ended = time.ending.iter().filter(|it| algorithms.contains(&&*it.algorithm));
    ended.map(|it| it.on.0).collect()
}

// Tokens.

fn of_token<'t>(
    token: &str,
    entry: &EntryData,
    envelopes: &BTreeMap<String, String>,
    time: &'t TimeData,
) -> Result<Vec<Source<'t>>, &'static str> {
    let bytes = STANDARD.decode(token).expect("base64");
    let read = TimeStampToken::read(&bytes).map_err(|_| "faulty")?;
    if *read.to_bytes() != *bytes {
        return Err("faulty");
    }
    let token = TokenData::read(&bytes);
    let is_about = match entry.message(envelopes) {
        Some(message) => token.imprint == digest(token.imprint_algorithm, &message),
        // Of an envelope that is not at hand, nothing but its digest is known.
        None => token.imprint_algorithm == "sha-256" && hex(&token.imprint) == entry.of[0],
    };
    if !is_about {
        return Err("other-digest");
    }
    let ends = |()| {
        let algorithms = [token.key_algorithm, token.digest_algorithm, token.imprint_algorithm];
        let mut ends = endings(time, &algorithms);
        ends.extend(Some(token.expires + 1).filter(|end| *end <= LAST));
        ends
    };
    let is_by = |authority: &&AuthorityData| match (&authority.sha256, &authority.certificate) {
        (Some(sha256), None) => token.certificates.contains(sha256),
        (None, Some(pem)) => {
            let base64: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
            let der = STANDARD.decode(base64.trim()).expect("base64");
            token.certificates.contains(&sha256(&der)) || {
                let certificate = Certificate::from_pem(pem).expect("the roster was read");
                read.is_by(&Anchor::Certificate(Box::new(certificate)))
            }
        }
        _ => panic!("a roster was read with both, or with neither"),
    };
    let source = |it: &'t AuthorityData| {
        let (time, no_later_than) = (token.time, token.no_later_than);
        (&*it.id, it.from, it.until, Ok(Said { time, no_later_than, ends: ends(()) }))
    };
    Ok(time.authority.iter().filter(is_by).map(source).collect())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digest(algorithm: &str, bytes: &[u8]) -> Vec<u8> {
    match algorithm {
        "sha-256" => Sha256::digest(bytes).to_vec(),
        "sha-384" => Sha384::digest(bytes).to_vec(),
        _ => Sha512::digest(bytes).to_vec(),
    }
}

/// An element of DER: its first byte, its content, and the whole.
#[derive(Clone, Copy)]
struct Element<'a> {
    tag: u8,
    content: &'a [u8],
    whole: &'a [u8],
}

fn elements(mut bytes: &[u8]) -> Vec<Element<'_>> {
    let mut all = Vec::new();
    while let [tag, first, ..] = *bytes {
        let more = usize::from(first & 0x7f);
        let (header, length) = match first < 0x80 {
            true => (2, usize::from(first)),
            false => {
                let length = bytes[2..2 + more].iter();
                (2 + more, length.fold(0, |length, byte| length << 8 | usize::from(*byte)))
            }
        };
        let (whole, rest) = bytes.split_at(header + length);
        all.push(Element { tag, content: &whole[header..], whole });
        bytes = rest;
    }
    all
}

impl<'a> Element<'a> {
    fn parts(self) -> Vec<Element<'a>> {
        elements(self.content)
    }

    fn number(self) -> i64 {
        self.content.iter().fold(0, |number, byte| number << 8 | i64::from(*byte))
    }
}

struct TokenData {
    imprint_algorithm: &'static str,
    imprint: Vec<u8>,
    digest_algorithm: &'static str,
    key_algorithm: &'static str,
    time: i64,
    no_later_than: i64,
    /// The last second of the certificate that signed.
    expires: i64,
    /// The digests of the certificates that were kept: that one, and its issuer's.
    certificates: BTreeSet<String>,
}

/// SHA-2 as an AlgorithmIdentifier names it: 2.16.840.1.101.3.4.2.1 to 3.
fn digest_algorithm(identifier: Element<'_>) -> &'static str {
    match identifier.parts()[0].content {
        [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, last] => {
            ["sha-256", "sha-384", "sha-512"][usize::from(*last) - 1]
        }
        other => panic!("the digest algorithm {other:x?}"),
    }
}

impl TokenData {
    fn read(bytes: &[u8]) -> Self {
        let signed = elements(bytes)[0].parts()[1].parts()[0].parts();
        let [_, _, content, certificates, .., signers] = signed[..] else { panic!("SignedData") };
        let info = elements(content.parts()[1].parts()[0].content)[0].parts();
        let imprint = info[2].parts();
        let written = std::str::from_utf8(info[4].content).expect("digits");
        let (time, fraction) = gen_time(written);
        let accuracy = info.get(5).filter(|it| it.tag == 0x30).map_or(0, |it| accuracy(*it));
        let nanoseconds = fraction + accuracy;
        let signer = signers.parts()[0].parts();
        let certificates = certificates.parts();
        let own = certificates.iter().find(|it| is_named(signer[1], **it)).expect("it is there");
        let body = body_of(*own);
        Self {
            imprint_algorithm: digest_algorithm(imprint[0]),
            imprint: imprint[1].content.to_vec(),
            digest_algorithm: digest_algorithm(signer[2]),
            key_algorithm: key_algorithm(body[5]),
            time,
            no_later_than: time
                + nanoseconds.div_euclid(1_000_000_000)
                + i64::from(nanoseconds % 1_000_000_000 > 0),
            expires: certificate_time(body[3].parts()[1]),
            certificates: certificates.iter().map(|it| sha256(it.whole)).collect(),
        }
    }
}

/// The parts of a certificate from its serial number on: number, algorithm, issuer, validity, subject, key.
fn body_of(certificate: Element<'_>) -> Vec<Element<'_>> {
    let mut body = certificate.parts()[0].parts();
    assert_eq!(body.remove(0).tag, 0xa0, "version 3");
    body
}

/// Whether a SignerInfo names a certificate, by issuer and serial number or by the id of its key.
fn is_named(signer: Element<'_>, certificate: Element<'_>) -> bool {
    let body = body_of(certificate);
    match signer.tag {
        0x30 => {
            let [issuer, serial] = signer.parts()[..] else { panic!("issuer and serial number") };
            issuer.whole == body[2].whole && serial.whole == body[0].whole
        }
        _ => {
            let extensions = body.last().expect("extensions").parts()[0].parts();
            extensions.iter().any(|it| {
                let parts = it.parts();
                parts[0].content == [0x55, 0x1d, 0x0e]
                    && elements(parts.last().expect("a value").content)[0].content == signer.content
            })
        }
    }
}

fn key_algorithm(key: Element<'_>) -> &'static str {
    let parts = key.parts();
    let identifier = parts[0].parts();
    match identifier[0].content {
        [0x2b, 0x65, 0x70] => "ed25519",
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01] => match identifier[1].content {
            [0x2b, 0x81, 0x04, 0x00, 0x22] => "ecdsa-p384",
            _ => "ecdsa-p256",
        },
        _ => {
            let numbers = elements(&parts[1].content[1..])[0].parts();
            let modulus: Vec<u8> =
                numbers[0].content.iter().copied().skip_while(|byte| *byte == 0).collect();
            let bits = modulus.len() * 8 - modulus[0].leading_zeros() as usize;
            if bits < 3072 { "rsa-2048" } else { "rsa-3072" }
        }
    }
}

/// Seconds since 1970 of `YYYYMMDDhhmmss`.
fn compact(digits: &str) -> i64 {
    let part = |from: usize, to: usize| &digits[from..to];
    seconds(&format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4),
        part(4, 6),
        part(6, 8),
        part(8, 10),
        part(10, 12),
        part(12, 14)
    ))
}

/// The seconds of a time, and its fraction in nanoseconds.
fn gen_time(written: &str) -> (i64, i64) {
    let fraction = match written.trim_end_matches('Z').split_once('.') {
        None => 0,
        Some((_, digits)) => format!("{digits:0<9}").parse().expect("digits"),
    };
    (compact(written), fraction)
}

fn certificate_time(time: Element<'_>) -> i64 {
    let digits = std::str::from_utf8(time.content).expect("digits");
    match time.tag {
        // UTCTime has two digits for the years 1950 to 2049.
        0x17 if &digits[..2] < "50" => compact(&format!("20{digits}")),
        0x17 => compact(&format!("19{digits}")),
        _ => compact(digits),
    }
}

/// In nanoseconds.
fn accuracy(accuracy: Element<'_>) -> i64 {
    let unit = |part: &Element<'_>| match part.tag {
        0x02 => 1_000_000_000,
        0x80 => 1_000_000,
        _ => 1_000,
    };
    accuracy.parts().iter().map(|part| part.number() * unit(part)).sum()
}

// Log proofs.

struct NoteKey {
    name: String,
    id: Vec<u8>,
    key: VerifyingKey,
}

impl NoteKey {
    fn read(text: &str) -> Self {
        let mut parts = text.splitn(3, '+');
        let mut part = || parts.next().expect("NAME+ID+KEY").to_owned();
        let (name, id, material) = (part(), part(), part());
        let material = STANDARD.decode(material).expect("base64");
        let id = (0..4).map(|at| u8::from_str_radix(&id[2 * at..2 * at + 2], 16).expect("hex"));
        let key = VerifyingKey::from_bytes(material[1..].try_into().expect("32 bytes"));
        Self { name, id: id.collect(), key: key.expect("a key") }
    }

    /// The only signature line of the key: what follows the id. None if there is no line.
    fn signature(&self, note: &str) -> Result<Option<Vec<u8>>, &'static str> {
        let lines = note.lines().filter_map(|line| {
            let (name, base64) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
            let bytes = STANDARD.decode(base64).expect("base64");
            (name == self.name && bytes[..4] == self.id).then(|| bytes[4..].to_vec())
        });
        let mut lines: Vec<Vec<u8>> = lines.collect();
        match lines.len() {
            0 | 1 => Ok(lines.pop()),
            _ => Err("not-proven"),
        }
    }

    fn verifies(&self, message: &str, signature: &[u8]) -> Result<(), &'static str> {
        let signature = Signature::from_slice(signature).map_err(|_| "not-proven")?;
        self.key.verify_strict(message.as_bytes(), &signature).map_err(|_| "not-proven")
    }
}

fn of_log<'t>(
    log: &str,
    entry: &EntryData,
    time: &'t TimeData,
) -> Result<Vec<Source<'t>>, &'static str> {
    LogProof::read(log.as_bytes()).map_err(|_| "faulty")?;
    let (path, note) = log.split_once("\n\n").expect("a proof and a note");
    let (checkpoint, signatures) = note.rsplit_once("\n\n").expect("a text and signatures");
    let checkpoint = format!("{checkpoint}\n");
    let origin = checkpoint.lines().next().expect("an origin").to_owned();
    let own = time.log.iter().filter(|it| {
        let name = || it.key.split('+').next().expect("a name");
        it.origin.as_deref().unwrap_or_else(name) == origin
    });
    let said = |it: &LogData| -> Result<Said, &'static str> {
        included(path, &checkpoint, entry)?;
        let signature = |key: &NoteKey| key.signature(signatures);
        let key = NoteKey::read(&it.key);
        let by_log = signature(&key)?;
        if let Some(signature) = &by_log {
            key.verifies(&checkpoint, signature)?;
        }
        let mut times = Vec::new();
        for witness in &it.witnesses {
            let key = NoteKey::read(witness);
            let Some(bytes) = signature(&key)? else { continue };
            let (time, signature) = bytes.split_at_checked(8).ok_or("not-proven")?;
            let time = u64::from_be_bytes(time.try_into().expect("8 bytes"));
            key.verifies(&format!("cosignature/v1\ntime {time}\n{checkpoint}"), signature)?;
            if time == 0 || time > LAST as u64 {
                return Err("not-proven");
            }
            times.push(time as i64);
        }
        by_log.ok_or("not-proven")?;
        times.sort_unstable();
        let time = *times.get(it.quorum - 1).ok_or("not-proven")?;
        Ok(Said { time, no_later_than: time, ends: Vec::new() })
    };
    let ends = endings(time, &["ed25519", "sha-256"]);
    let source = |it: &'t LogData| {
        let said = said(it).map(|said| Said { ends: ends.clone(), ..said });
        (&*it.id, it.from, it.until, said)
    };
    Ok(own.map(source).collect())
}

/// W9 and W11.
fn included(path: &str, checkpoint: &str, entry: &EntryData) -> Result<(), &'static str> {
    let mut lines = path.lines().skip(1).skip_while(|line| line.starts_with("extra "));
    let index = lines.next().and_then(|it| it.strip_prefix("index ")).expect("an index");
    let index: u64 = index.parse().expect("a number");
    let hash = |text: &str| {
        let bytes = STANDARD.decode(text).expect("base64");
        Hash(bytes.try_into().expect("32 bytes"))
    };
    let hashes: Vec<Hash> = lines.map(hash).collect();
    let mut checkpoint = checkpoint.lines().skip(1);
    let size: u64 = checkpoint.next().expect("a size").parse().expect("a number");
    let root = hash(checkpoint.next().expect("a root"));
    let salt = entry.salt.as_ref().expect("a salt");
    let salt: Vec<u8> =
        (0..32).map(|at| u8::from_str_radix(&salt[2 * at..2 * at + 2], 16).expect("hex")).collect();
    let list = Sha256::digest(entry.list());
    let commitment = Sha256::digest([&b"paraph/log-entry/1\n"[..], &salt, &list].concat());
    if index >= size {
        return Err("not-proven");
    }
    check_record(&hashes, size, root, index, record_hash(&commitment)).map_err(|_| "not-proven")
}
