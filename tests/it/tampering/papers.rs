//! Papers of the fixtures, changed at random: what is read is the true bundle, or nothing.

use std::collections::BTreeMap;

use paraph::paper::Paper;

use super::Fixture;
use crate::papers;

/// Numbers below a bound, the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        // xorshift64
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// The paper of a fixture, and a copy to which something was appended.
fn papers_of(fixture: &Fixture) -> [Vec<u8>; 2] {
    let names: Vec<String> = fixture.texts.keys().map(|it| it.file_name().to_owned()).collect();
    let texts = names.iter().map(String::as_str).zip(fixture.texts.values().map(Vec::as_slice));
    let files: Vec<(&str, &[u8])> =
        [("bundle.json", &fixture.bytes[..])].into_iter().chain(texts).collect();
    let paper = papers::of_files(&files);
    let table = paper.windows(5).rposition(|it| it == b"xref\n").unwrap();
    let table = paper[..table].windows(5).rposition(|it| it == b"xref\n").unwrap_or(table);
    let mut signed = [&paper[..], b"\n"].concat();
    let size = 3 + 2 * files.len() as u32;
    let objects = [(2, papers::PAGES.to_owned()), (size, "<</FT/Sig/Contents<00ff>>>".to_owned())];
    papers::append(&mut signed, &objects, size + 1, Some(table));
    [paper, signed]
}

/// One to three changes of a kind: a flipped bit, bytes removed, inserted or repeated, a letter of the syntax.
fn changed(bytes: &[u8], draw: &mut Draw) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=draw.below(3) {
        let at = draw.below(bytes.len());
        match draw.below(5) {
            0 => bytes[at] ^= 1 << draw.below(8),
            1 => drop(bytes.drain(at..bytes.len().min(at + 1 + draw.below(60)))),
            2 => drop(bytes.splice(at..at, [draw.below(256) as u8])),
            3 => bytes[at] = b"0123456789 /<>[]()RFobj\n"[draw.below(24)],
            _ => {
                let from = draw.below(bytes.len());
                let part = bytes[from..bytes.len().min(from + 1 + draw.below(200))].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

#[test]
fn a_changed_paper_has_the_true_bundle_or_none() {
    let mut draw = Draw(25);
    let mut answers: BTreeMap<&str, usize> = BTreeMap::new();
    for fixture in Fixture::all() {
        for paper in papers_of(&fixture) {
            assert_eq!(Paper::read(&paper).unwrap().bundle(), fixture.bytes, "{}", fixture.name);
            for _ in 0..150 {
                let answer = match Paper::read(&changed(&paper, &mut draw)) {
                    Err(fault) => fault.code(),
                    Ok(paper) => {
                        assert_eq!(fixture.answer(paper.bundle()), "the same");
                        "the same"
                    }
                };
                *answers.entry(answer).or_default() += 1;
            }
        }
    }
    assert_eq!(answers.values().sum::<usize>(), 900);
    // Most bytes of these papers are in files and tables: few changes have no effect.
    assert!(answers["paper-form"] > 600 && answers.contains_key("the same"), "{answers:?}");
}
