//! Spoiled fixtures: flipped bits; removed, doubled and swapped members and elements; emptied, lengthened and
//! changed strings. Only the original fixture is ever concluded.
//!
//! A fixture has the most favourable judge: a roster with all its keys, all its texts, and no further
//! expectations. So only the format, the signatures, and the signers can stop a spoiled one.

mod attacker_repairs;
mod bits;
mod edit;
mod members;
mod papers;
mod program;
mod sealed;
mod tree;

use std::collections::BTreeMap;
use std::fs;

use paraph::bundle::Bundle;
use paraph::roster::Roster;
use paraph::text::measure;
use paraph::value::TextPath;
use paraph::verify::{Given, Report, TextFound, TextMeasure, Texts, Verdict, verify};

use crate::repository;

/// The fixtures, by name. Pairs of keys sign the third.
const FIXTURES: [&str; 3] = ["ictcc-tor", "jsoi", PAIRS];
const PAIRS: &str = "ictcc-tor-pairs";
/// The time of the question.
const AT: &str = "2026-01-01T00:00:00Z";

/// A fixture with everything that is needed to judge it.
struct Fixture {
    name: &'static str,
    /// The bundle.
    bytes: Vec<u8>,
    /// The roster as text, and read.
    roster_text: String,
    roster: Roster,
    /// The texts by path.
    texts: BTreeMap<TextPath, Vec<u8>>,
    /// The texts as they were found.
    found: BTreeMap<TextPath, TextFound>,
    /// The report about the unchanged bundle.
    report: String,
}

impl Fixture {
    /// The fixtures. They are concluded.
    fn all() -> [Self; 3] {
        FIXTURES.map(Self::new)
    }

    fn new(name: &'static str) -> Self {
        let folder = repository(&format!("fixtures/{name}"));
        let bytes = fs::read(folder.join(format!("{name}.bundle.json"))).unwrap();
        let roster = if name == PAIRS { "ictcc-tor-pairs/roster.toml" } else { "roster.toml" };
        let roster_text = fs::read_to_string(repository("fixtures").join(roster)).unwrap();
        let roster = Roster::parse(&roster_text).unwrap();
        let bundle = Bundle::read(&bytes).unwrap();
        let texts = bundle.record().content().texts.iter().map(|text| {
            let bytes = fs::read(folder.join(text.path.as_str())).unwrap();
            (text.path.clone(), bytes)
        });
        let texts: BTreeMap<TextPath, Vec<u8>> = texts.collect();
        let found = texts.iter().map(|(path, bytes)| (path.clone(), text_found(path, bytes)));
        let found = found.collect();
        let report = String::new();
        let mut fixture = Self { name, bytes, roster_text, roster, texts, found, report };
        let report = fixture.judge(&bundle, &fixture.roster, &fixture.found);
        assert_eq!(report.verdict(), Verdict::Concluded, "{name}");
        fixture.report = format!("{report:?}");
        fixture
    }

    fn judge(
        &self,
        bundle: &Bundle,
        roster: &Roster,
        found: &BTreeMap<TextPath, TextFound>,
    ) -> Report {
        verify(bundle, &Given::new(roster, Texts::Found(found), AT.parse().unwrap()))
    }

    /// The outcome of a bundle: the code of its fault, or the verdict with the codes of the reasons, or `the
    /// same` if it is concluded with the same report as the fixture.
    fn answer(&self, bytes: &[u8]) -> String {
        match Bundle::read(bytes) {
            Err(fault) => fault.code().to_owned(),
            Ok(bundle) => {
                assert!(bundle.to_bytes() == bytes, "a bundle has one form");
                self.answer_of(&bundle)
            }
        }
    }

    fn answer_of(&self, bundle: &Bundle) -> String {
        self.answer_with(bundle, &self.found)
    }

    /// The same if a text is also found by its digest, as the program finds it under another name.
    #[cfg(feature = "cli")]
    fn answer_by_digest(&self, bytes: &[u8]) -> String {
        let Ok(bundle) = Bundle::read(bytes) else { return self.answer(bytes) };
        let mut found = self.found.clone();
        for text in &bundle.record().content().texts {
            let same = |it: &&TextFound| it.measure == TextMeasure::Whole(text.measure);
            if let (None, Some(same)) = (found.get(&text.path), self.found.values().find(same)) {
                found.insert(text.path.clone(), same.clone());
            }
        }
        self.answer_with(&bundle, &found)
    }

    fn answer_with(&self, bundle: &Bundle, found: &BTreeMap<TextPath, TextFound>) -> String {
        let report = self.judge(bundle, &self.roster, found);
        if report.verdict() == Verdict::Concluded {
            assert_eq!(format!("{report:?}"), self.report, "concluded as something else");
            return "the same".to_owned();
        }
        words(&report)
    }
}

/// The verdict and the codes of the reasons, in alphabetical order.
fn words(report: &Report) -> String {
    assert_eq!(report.accepted().is_some(), report.verdict() == Verdict::Concluded);
    let mut reasons: Vec<&str> = report.reasons().iter().map(|reason| reason.code()).collect();
    reasons.sort_unstable();
    [&[report.verdict().code()], &reasons[..]].concat().join(" ")
}

fn text_found(path: &TextPath, bytes: &[u8]) -> TextFound {
    let measure = TextMeasure::Whole(measure(bytes));
    TextFound { name: path.to_string(), measure, changes: Vec::new() }
}
