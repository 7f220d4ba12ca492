//! Papers of the fixtures, changed at random: what is read is the true bundle, or nothing.

use std::cell::Cell;

use paraph::paper::Paper;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;

use super::Fixture;
use crate::papers;
use crate::properties::cases;

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

/// A change at one place of a file.
#[derive(Clone, Debug)]
struct Change {
    /// The place is in the first so many bytes.
    within: usize,
    at: Index,
    how: How,
}

#[derive(Clone, Debug)]
enum How {
    FlipBit(u8),
    /// Removes up to so many bytes.
    Remove(usize),
    Insert(u8),
    Replace(u8),
    /// Inserts a copy of up to so many bytes from another place.
    Copy(Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let syntax = select(&b"0123456789 /<>[]()RFobj\n"[..]);
    let how = prop_oneof![
        (0..8_u8).prop_map(How::FlipBit),
        (1..=60_usize).prop_map(How::Remove),
        any::<u8>().prop_map(How::Insert),
        syntax.prop_map(How::Replace),
        (any::<Index>(), 1..=200_usize).prop_map(|(from, length)| How::Copy(from, length)),
    ];
    // The files fill most of a paper. Before them is what names them.
    let within = select(&[600, usize::MAX][..]);
    (within, any::<Index>(), how).prop_map(|(within, at, how)| Change { within, at, how })
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for Change { within, at, how } in changes {
        let size = bytes.len();
        let at = at.index(size.min(*within));
        match how {
            How::FlipBit(bit) => bytes[at] ^= 1 << bit,
            How::Remove(length) => drop(bytes.drain(at..size.min(at + length))),
            How::Insert(byte) => bytes.insert(at, *byte),
            How::Replace(byte) => bytes[at] = *byte,
            How::Copy(from, length) => {
                let from = from.index(size);
                let copy = bytes[from..size.min(from + length)].to_vec();
                bytes.splice(at..at, copy);
            }
        }
    }
    bytes
}

#[test]
fn a_changed_paper_has_the_true_bundle_or_none() {
    let fixtures = Fixture::all();
    let papers = fixtures.iter().flat_map(|it| papers_of(it).map(|paper| (it, paper)));
    let papers: Vec<(&Fixture, Vec<u8>)> = papers.collect();
    for (fixture, paper) in &papers {
        assert_eq!(Paper::read(paper).unwrap().bundle(), fixture.bytes, "{}", fixture.name);
    }
    let read = Cell::new(0);
    let is_harmless = |(which, changes): (Index, Vec<Change>)| {
        let (fixture, paper) = which.get(&papers);
        if let Ok(paper) = Paper::read(&changed(paper, &changes)) {
            prop_assert_eq!(fixture.answer(paper.bundle()), "the same");
            read.set(read.get() + 1);
        }
        Ok(())
    };
    let input = (any::<Index>(), vec(change(), 1..=3));
    TestRunner::new(cases(2_000)).run(&input, is_harmless).unwrap();
    // Few changes have no effect, but some have none.
    assert!((1..200).contains(&read.get()), "{}", read.get());
}
