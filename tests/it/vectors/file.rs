//! The form of a vector's file: `key: value` lines, an empty line, the raw bytes.

use std::fmt::Write as _;

/// The kind of a vector, by its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Json,
    Record,
    Act,
    Envelope,
    Bundle,
    PublicKey,
    SecretKey,
    Roster,
    Draft,
    Profile,
    Verdict,
    State,
    TimeStampToken,
    LogProof,
    Paper,
}

/// The keys of the header that expect codes: the outcome of the whole, or of anything in it.
pub(super) const OUTCOMES: [&str; 9] = [
    "expect",
    "reasons",
    "acts",
    "parties",
    "text-outcomes",
    "findings",
    "evidence",
    "evidence-faults",
    "ignored-evidence",
];

impl Kind {
    pub(super) const ALL: [Self; 15] = [
        Self::Json,
        Self::Record,
        Self::Act,
        Self::Envelope,
        Self::Bundle,
        Self::PublicKey,
        Self::SecretKey,
        Self::Roster,
        Self::Draft,
        Self::Profile,
        Self::Verdict,
        Self::State,
        Self::TimeStampToken,
        Self::LogProof,
        Self::Paper,
    ];

    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Record => "record",
            Self::Act => "act",
            Self::Envelope => "envelope",
            Self::Bundle => "bundle",
            Self::PublicKey => "public-key",
            Self::SecretKey => "secret-key",
            Self::Roster => "roster",
            Self::Draft => "draft",
            Self::Profile => "profile",
            Self::Verdict => "verdict",
            Self::State => "state",
            Self::TimeStampToken => "time-stamp-token",
            Self::LogProof => "log-proof",
            Self::Paper => "paper",
        }
    }
}

/// Every possible key of a header, in order; README.md explains them.
const KEYS: [&str; 22] = [
    "expect",
    "at",
    "why",
    "canonical",
    "id",
    "passphrase",
    "roster",
    "texts",
    "with",
    "options",
    "reasons",
    "acts",
    "parties",
    "text-outcomes",
    "sealed",
    "reservations",
    "evidence",
    "evidence-faults",
    "ignored-evidence",
    "since",
    "due",
    "findings",
];

/// Some bytes, and the expected result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Vector {
    pub(super) kind: Kind,
    /// The file's name without `.txt`.
    pub(super) name: String,
    header: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Vector {
    /// Bytes that are rejected with `code` at a place. The name is the code and the variant.
    pub(super) fn bad(kind: Kind, code: &str, variant: &str, at: &str, why: &str) -> Self {
        let name = match variant {
            "" => code.to_owned(),
            variant => format!("{code}-{variant}"),
        };
        Self::new(kind, name).with("expect", code).with("at", at).with("why", why)
    }

    /// Bytes that are read.
    pub(super) fn ok(kind: Kind, variant: &str, why: &str) -> Self {
        Self::new(kind, format!("ok-{variant}")).with("expect", "ok").with("why", why)
    }

    /// A vector without a header and a body.
    pub(super) fn new(kind: Kind, name: String) -> Self {
        Self { kind, name, header: Vec::new(), body: Vec::new() }
    }

    pub(super) fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        assert!(!value.contains('\n') && value == value.trim(), "{}: {key}: {value:?}", self.name);
        self.header.push((key, value));
        self
    }

    pub(super) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The value under `key` in the header, if there is one.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.header.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str())
    }

    /// The value under `key` in the header. It must exist.
    pub(super) fn header(&self, key: &str) -> &str {
        self.get(key).unwrap_or_else(|| panic!("{}: the header has no {key:?}", self.path()))
    }

    /// The codes under `key`, separated by commas.
    pub(super) fn codes(&self, key: &str) -> Vec<&str> {
        self.get(key).unwrap_or_default().split(", ").filter(|code| !code.is_empty()).collect()
    }

    /// Whether the header expects `code`, as the outcome of anything.
    pub(super) fn expects(&self, code: &str) -> bool {
        OUTCOMES.iter().any(|key| self.codes(key).contains(&code)) || self.due().contains(&code)
    }

    /// The due items of each instrument: the first word of each.
    pub(super) fn due(&self) -> Vec<&str> {
        let things = self.get("due").unwrap_or_default().split([';', '|']);
        things.filter_map(|thing| thing.split_whitespace().next()).collect()
    }

    /// The file's path in `fixtures/vectors`.
    pub(super) fn path(&self) -> String {
        format!("{}/{}.txt", self.kind.folder(), self.name)
    }

    pub(super) fn to_file(&self) -> Vec<u8> {
        let mut file = String::new();
        for (key, value) in &self.header {
            let space = if value.is_empty() { "" } else { " " };
            writeln!(file, "{key}:{space}{value}").expect("a string takes everything");
        }
        file.push('\n');
        [file.as_bytes(), &self.body].concat()
    }

    /// Reads a file that [`to_file`](Self::to_file) wrote, and nothing else.
    pub(super) fn from_file(kind: Kind, name: &str, file: &[u8]) -> Result<Self, String> {
        let empty_line = file.windows(2).position(|pair| pair == b"\n\n");
        let end = empty_line.ok_or("no empty line ends the header")?;
        let header = std::str::from_utf8(&file[..end]).map_err(|error| error.to_string())?;
        let mut vector = Self::new(kind, name.to_owned()).body(&file[end + 2..]);
        for line in header.lines() {
            let (found, value) = line.split_once(':').ok_or_else(|| format!("no key: {line}"))?;
            let key = KEYS.into_iter().find(|key| *key == found);
            vector.header.push((
                key.ok_or_else(|| format!("unknown key: {line}"))?,
                value.strip_prefix(' ').unwrap_or(value).to_owned(),
            ));
        }
        let rank = |key: &str| KEYS.iter().position(|known| *known == key);
        if !vector.header.is_sorted_by(|(a, _), (b, _)| rank(a) < rank(b)) {
            return Err(format!("the header's keys are not in this order: {KEYS:?}"));
        }
        match vector.to_file() == file {
            true => Ok(vector),
            false => Err("the header is not in its one form".to_owned()),
        }
    }
}
