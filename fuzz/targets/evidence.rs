//! Evidence in a bundle: entries as text, changed byte by byte, or entries that are picked and soundly made. The second
//! judgement says what each proves, and what becomes of the acts.
#![no_main]

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Unstructured};
use libfuzzer_sys::{Corpus, fuzz_target};
use paraph::bundle::Bundle;
use paraph::roster::Roster;
use paraph::value::Time;
use paraph::verify::{Report, Reservations, Times};
use paraph_fuzz::evidence::{
    Authority, NoteKey, Stamp, commitment, entry, leaf, list, root, with_entries,
};
use paraph_fuzz::judged::{self, Question};
use paraph_fuzz::{sha256, shown};

/// The bundle of a vector: two acts, of which one has a stolen key.
static BUNDLE: LazyLock<String> = LazyLock::new(|| {
    let vector = include_str!("../../fixtures/vectors/verdict/concluded-time-stamp.txt");
    let (_, bundle) = vector.split_once("\n\n").expect("a header");
    with_entries(bundle, &[])
});

/// The digests of its envelopes, and their canonical bytes, in order.
static ENVELOPES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct Acts<'a> {
        #[serde(borrow)]
        acts: Vec<&'a serde_json::value::RawValue>,
    }
    let Acts { acts } = serde_json::from_str(&BUNDLE).expect("a bundle");
    let mut all: Vec<(String, String)> =
        acts.iter().map(|it| (sha256(it.get().as_bytes()), it.get().to_owned())).collect();
    all.sort();
    all
});

static ROSTERS: LazyLock<Vec<(&str, Roster)>> = LazyLock::new(|| {
    let texts = [
        include_str!("../../fixtures/vectors/verdict/time-authority.toml"),
        include_str!("../../fixtures/vectors/verdict/time-log.toml"),
        include_str!("../../fixtures/vectors/verdict/time-authority-issuer.toml"),
        include_str!("../../fixtures/vectors/verdict/time-authority-twice.toml"),
        include_str!("../../fixtures/vectors/verdict/time-authority-of-july.toml"),
        include_str!("../../fixtures/vectors/verdict/time-authority-ended.toml"),
        include_str!("../../fixtures/vectors/verdict/time-algorithm-ended.toml"),
        include_str!("../../fixtures/vectors/verdict/time-log-of-july.toml"),
        include_str!("../../fixtures/vectors/verdict/time-log-ended.toml"),
    ];
    texts.into_iter().map(|text| (text, Roster::parse(text).expect("a roster"))).collect()
});

/// What is before the authorities in a roster: the parties, with the key that was stolen in December 2021.
static PARTIES: LazyLock<&str> = LazyLock::new(|| {
    let (parties, _) = ROSTERS[0].0.split_once("[[time.authority]]").expect("an authority");
    parties
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    match bytes.split_first() {
        // No text begins with this byte.
        Some((0xff, picks)) => {
            if let Ok(pick) = Pick::arbitrary(&mut Unstructured::new(picks)) {
                pick.judge();
            }
            Corpus::Keep
        }
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => {
                as_text(text);
                Corpus::Keep
            }
            Err(_) => Corpus::Reject,
        },
    }
});

/// Lines, each an entry. The first is the number of the roster.
fn as_text(text: &str) {
    let (roster, entries) = text.split_once('\n').unwrap_or(("", text));
    let roster = usize::from(roster.bytes().next().unwrap_or(0)) % ROSTERS.len();
    let entries: Vec<String> = entries.lines().take(8).map(str::to_owned).collect();
    let (text, roster) = &ROSTERS[roster];
    let bundle = with_entries(&BUNDLE, &entries);
    let at = "2026-01-01T00:00:00Z".parse().expect("a time");
    judge(&bundle, text, roster, at, Times::Claimed);
}

fn judge(bytes: &str, text: &str, roster: &Roster, at: Time, times: Times) {
    match Bundle::read(bytes.as_bytes()) {
        Err(fault) => {
            shown::fault(&fault);
            judged::rendered(&Report::unreadable(fault, roster, at));
        }
        Ok(bundle) => {
            let reservations = Reservations::Reported;
            let question = Question { text, roster, others: &[], at, times, reservations };
            judged::judge(bytes.as_bytes(), &bundle, question);
            // A merge with itself, without faulty entries, loses nothing else.
            let faulty = bundle.evidence().filter(|entry| entry.fault().is_some()).count();
            let merged = bundle.clone().merge(bundle.clone()).expect("it is the same");
            assert_eq!(merged.evidence().len() + faulty, bundle.evidence().len());
        }
    }
}

/// Half months from May 2021.
#[derive(Arbitrary, Clone, Copy, Debug)]
struct Day(u8);

impl Day {
    fn seconds(self) -> i64 {
        const FIRST: i64 = 1_619_827_200;
        FIRST + i64::from(self.0 % 64) * 15 * 86_400 + i64::from(self.0 / 64)
    }

    fn text(self) -> String {
        Time::from_unix_seconds(self.seconds()).expect("a time").to_string()
    }
}

#[derive(Arbitrary, Debug)]
struct Window {
    from: Option<Day>,
    until: Option<Day>,
}

impl Window {
    /// The lines of a roster. An empty window is none.
    fn lines(&self) -> String {
        let (from, until) = match (self.from, self.until) {
            (Some(from), Some(until)) if from.seconds() >= until.seconds() => (None, Some(until)),
            other => other,
        };
        let line = |key: &str, day: Option<Day>| {
            day.map(|day| format!("{key} = {}\n", day.text())).unwrap_or_default()
        };
        line("from", from) + &line("until", until)
    }
}

#[derive(Arbitrary, Debug)]
enum Trust {
    Certificate,
    Digest,
    IssuersCertificate,
    IssuersDigest,
}

#[derive(Arbitrary, Debug)]
enum Source {
    Authority(u8, Trust, Window),
    Log(u8, u8, Window),
    Ending(u8, Day),
}

#[derive(Arbitrary, Debug)]
struct Made {
    /// Which of the envelopes; none for an envelope of another bundle.
    of: u8,
    /// Which of the entries before it.
    renews: u8,
    at: Day,
    what: What,
}

#[derive(Arbitrary, Debug)]
enum What {
    Token {
        by: u8,
        fraction: u8,
        accuracy: Option<(u16, u16)>,
        with_issuer: bool,
        about_another: bool,
        changed: Option<u16>,
    },
    Log {
        by: u8,
        witnesses: u8,
        later: [u8; 3],
        salt: u8,
        about_another: bool,
        changed: Option<u16>,
    },
}

#[derive(Arbitrary, Debug)]
struct Pick {
    at: Day,
    proven: bool,
    sources: Vec<Source>,
    made: Vec<Made>,
}

const AUTHORITIES: [Authority<'static>; 3] = [
    Authority { name: "A", period: ["2020-01-01T00:00:00Z", "2034-12-31T23:59:59Z"] },
    Authority { name: "B", period: ["2020-01-01T00:00:00Z", "2022-02-28T23:59:59Z"] },
    Authority { name: "C", period: ["2021-08-01T00:00:00Z", "2022-07-31T23:59:59Z"] },
];
const LOGS: [&str; 2] = ["log.example/one", "log.example/two"];
const WITNESSES: [&str; 3] = ["w.example/1", "w.example/2", "w.example/3"];

fn pem(der: &[u8]) -> String {
    use base64::Engine as _;
    let base64 = base64::engine::general_purpose::STANDARD.encode(der);
    let lines: Vec<&str> =
        base64.as_bytes().chunks(64).map(|it| std::str::from_utf8(it).expect("ASCII")).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

impl Pick {
    fn roster(&self) -> String {
        let mut text = PARTIES.to_owned();
        for (index, source) in self.sources.iter().take(5).enumerate() {
            text += &match source {
                Source::Authority(which, trust, window) => {
                    let own = AUTHORITIES[usize::from(*which) % AUTHORITIES.len()].certificate();
                    let trust = match trust {
                        Trust::Certificate => format!("certificate = '''\n{}'''", pem(&own)),
                        Trust::Digest => format!("sha256 = \"{}\"", sha256(&own)),
                        Trust::IssuersCertificate => {
                            format!("certificate = '''\n{}'''", pem(&root()))
                        }
                        Trust::IssuersDigest => format!("sha256 = \"{}\"", sha256(&root())),
                    };
                    let window = window.lines();
                    format!("[[time.authority]]\nid = \"s{index}\"\n{trust}\n{window}")
                }
                Source::Log(which, quorum, window) => {
                    let key = NoteKey::log(LOGS[usize::from(*which) % LOGS.len()]).public();
                    let witnesses: Vec<String> = WITNESSES
                        .map(|name| format!("\"{}\"", NoteKey::witness(name).public()))
                        .to_vec();
                    let (quorum, window) = (1 + quorum % 3, window.lines());
                    let witnesses = witnesses.join(", ");
                    format!(
                        "[[time.log]]\nid = \"s{index}\"\nkey = \"{key}\"\n\
                         witnesses = [{witnesses}]\nquorum = {quorum}\n{window}"
                    )
                }
                Source::Ending(which, on) => {
                    let algorithm = ["ed25519", "sha-256", "sha-512", "ecdsa-p256"];
                    let algorithm = algorithm[usize::from(*which) % algorithm.len()];
                    format!("[[time.ending]]\nalgorithm = \"{algorithm}\"\non = {}\n", on.text())
                }
            };
        }
        text
    }

    fn judge(&self) {
        let mut entries: Vec<String> = Vec::new();
        for made in self.made.iter().take(6) {
            let new = made.entry(&entries);
            entries.push(new);
        }
        let bundle = with_entries(&BUNDLE, &entries);
        let text = self.roster();
        let roster = Roster::parse(&text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"));
        assert!(Bundle::read(bundle.as_bytes()).is_ok(), "{bundle}");
        let at = Time::from_unix_seconds(self.at.seconds()).expect("a time");
        let times = if self.proven { Times::Proven } else { Times::Claimed };
        judge(&bundle, &text, &roster, at, times);
    }
}

impl Made {
    fn entry(&self, before: &[String]) -> String {
        let chosen = |place: usize, bits: u8| bits >> (place % 8) & 1 == 1;
        let of = ENVELOPES.iter().enumerate().filter(|(place, _)| chosen(*place, self.of));
        let mut of: Vec<String> = of.map(|(_, it)| it.0.clone()).collect();
        if of.is_empty() || chosen(7, self.of) {
            of.push(sha256(b"another envelope"));
            of.sort();
        }
        let renews = before.iter().enumerate().filter(|(place, _)| chosen(*place, self.renews));
        let mut renews: Vec<String> = renews.map(|(_, it)| sha256(it.as_bytes())).collect();
        if chosen(7, self.renews) {
            renews.push(sha256(b"another entry"));
        }
        renews.sort();
        renews.dedup();
        let change = |bytes: &mut Vec<u8>, changed: &Option<u16>| {
            if let Some(place) = changed {
                let place = usize::from(*place) % bytes.len();
                bytes[place] ^= 1;
            }
        };
        match &self.what {
            What::Token { by, fraction, accuracy, with_issuer, about_another, changed } => {
                let envelope = ENVELOPES.iter().find(|it| of == [it.0.clone()]);
                let own = list(&of, &renews);
                let message = match envelope {
                    _ if *about_another => "another message",
                    Some((_, envelope)) if renews.is_empty() => envelope,
                    _ => &own,
                };
                let authority = &AUTHORITIES[usize::from(*by) % AUTHORITIES.len()];
                let stamp = Stamp {
                    message: message.as_bytes(),
                    time: &self.at.text(),
                    fraction: ["", "5", "001", "999999999"][usize::from(*fraction % 4)],
                    accuracy: accuracy
                        .map(|(seconds, milliseconds)| (seconds % 0x8000, milliseconds % 1000)),
                    with_issuer: *with_issuer,
                };
                let mut token = authority.token(&stamp);
                change(&mut token, changed);
                entry(&of, &renews, &token, None)
            }
            What::Log { by, witnesses, later, salt, about_another, changed } => {
                let salt = [*salt; 32];
                let own = match about_another {
                    true => "another list".to_owned(),
                    false => list(&of, &renews),
                };
                let leaf = leaf(&commitment(&salt, own.as_bytes()));
                let name = LOGS[usize::from(*by) % LOGS.len()];
                use base64::Engine as _;
                let base64 = base64::engine::general_purpose::STANDARD.encode(leaf);
                let text = format!("{name}\n1\n{base64}\n");
                let mut lines = match chosen(3, *witnesses) {
                    true => String::new(),
                    false => NoteKey::log(name).line(&text, 0),
                };
                for (place, name) in WITNESSES.into_iter().enumerate() {
                    if chosen(place, !*witnesses) {
                        let time = self.at.seconds() + i64::from(later[place]) * 3600;
                        lines += &NoteKey::witness(name).line(&text, time as u64);
                    }
                }
                if lines.is_empty() {
                    lines = NoteKey::log("stranger.example").line(&text, 0);
                }
                let proof = format!("c2sp.org/tlog-proof@v1\nindex 0\n\n{text}\n{lines}");
                let mut proof = proof.into_bytes();
                change(&mut proof, changed);
                let proof = String::from_utf8_lossy(&proof).into_owned();
                entry(&of, &renews, &[], Some((&proof, &salt)))
            }
        }
    }
}
