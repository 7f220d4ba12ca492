//! Promises of docs/evidence-format.md H9, tried on every bundle of fixtures/vectors/verdict with every roster of its
//! kind: more proof of assents never takes anything away, and strangers change nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use paraph::act::Intent;
use paraph::bundle::Bundle;
use paraph::evidence::{Entry, EntryProof, Subjects};
use paraph::id::EnvelopeDigest;
use paraph::locale::Locale;
use paraph::report::{Advice, Names, Tool};
use paraph::roster::Roster;
use paraph::value::Time;
use paraph::verify::{Given, Instruments, Report, Texts, Times, Verdict, verify};

use super::{authority, certificate, entry, token};
use crate::repository;
use crate::time_stamps::make::Key;

/// The values of a vector's header, and its bundle.
struct Scene {
    name: String,
    bundle: Bundle,
    others: Instruments,
    roster: String,
}

fn scenes() -> Vec<Scene> {
    let folder = repository("fixtures/vectors/verdict");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect();
    files.sort();
    let scene = |path: PathBuf| {
        let bytes = std::fs::read(&path).unwrap();
        let end = bytes.windows(2).position(|it| it == b"\n\n").unwrap();
        let header = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let value = |key: &str| {
            header
                .lines()
                .find_map(|line| line.strip_prefix(&format!("{key}: ")))
                .map(str::to_owned)
        };
        let bundle = Bundle::read(&bytes[end + 2..]).unwrap();
        // Evidence that is there already is another matter.
        if bundle.evidence().len() > 0 {
            return None;
        }
        let read = |name: &str| Bundle::read(&std::fs::read(folder.join(name)).unwrap()).unwrap();
        let with = value("with").unwrap_or_default();
        let others = with.split(", ").filter(|it| !it.is_empty()).map(read);
        let others = others.filter(|it| it.record() != bundle.record()).collect();
        let roster = std::fs::read_to_string(folder.join(value("roster").unwrap())).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Some(Scene { name, bundle, others, roster })
    };
    files.into_iter().filter_map(scene).collect()
}

/// A report without what lists the evidence itself.
fn without_evidence(report: &Report) -> String {
    let names = Names {
        locale: Locale::En,
        file: "",
        roster: "",
        copies: &[],
        findings: &[],
        tool: Tool::Command,
        advice: Advice::NONE,
        unjudged: &[],
    };
    let json = paraph::report::json(report, &names);
    let mut value: serde_json::Value = serde_json::from_str(&json).unwrap();
    value["evidence"] = serde_json::Value::Null;
    value.to_string()
}

const ASSENTS: [Intent; 5] =
    [Intent::Initial, Intent::Sign, Intent::SignAdReferendum, Intent::Confirm, Intent::Approve];

#[test]
fn proof_of_assents_never_harms_and_strangers_change_nothing() {
    let own = certificate(Key::P256, 7);
    let at: Time = "2026-01-01T00:00:00Z".parse().unwrap();
    let times = ["20210101000000Z", "20210805000000Z", "20211130235959Z", "20220101000000Z"];
    // Many bundles have the same acts.
    let mut made: BTreeMap<(EnvelopeDigest, &str, bool), Entry> = BTreeMap::new();
    let mut stamp = |of: EnvelopeDigest, time: &'static str, is_own: bool| {
        let key = if is_own { Key::P256 } else { Key::P384 };
        let new = || entry(of, token(key, 7, &of, time));
        made.entry((of, time, is_own)).or_insert_with(new).clone()
    };
    let (mut count, mut concluded, mut helped) = (0, 0, 0);
    for Scene { name, bundle, others, roster } in scenes() {
        let text = format!("{roster}\n{}", authority("tsa", &own, ""));
        let known = Roster::parse(&text).unwrap();
        let judge = |bundle: &Bundle, times| {
            let given =
                Given { times, others: &others, ..Given::new(&known, Texts::NotChecked, at) };
            verify(bundle, &given)
        };
        let all: Vec<_> = bundle.acts().collect();
        let assents = all.iter().filter(|it| ASSENTS.contains(&it.act().content().intent));
        let assents: Vec<_> = assents.collect();
        for demand in [Times::Claimed, Times::Proven] {
            let plain = judge(&bundle, demand);
            for (index, time) in times.into_iter().enumerate() {
                // Each assent by itself, and all of them.
                let mut sets: Vec<Vec<Entry>> = assents
                    .iter()
                    .map(|act| vec![stamp(act.envelope().digest(), time, true)])
                    .collect();
                sets.push(sets.concat());
                for entries in sets {
                    let mut with = bundle.clone();
                    entries.into_iter().for_each(|it| with.add_evidence(it).unwrap());
                    let proven = judge(&with, demand);
                    count += 1;
                    concluded += usize::from(plain.verdict() == Verdict::Concluded);
                    if plain.verdict() == Verdict::Concluded {
                        assert_eq!(proven.verdict(), Verdict::Concluded, "{name} {time}");
                    }
                    helped += usize::from(proven.verdict() > plain.verdict());
                    // Removing evidence never makes an act count: forged or not.
                    for (before, after) in plain.acts().iter().zip(proven.acts()) {
                        let valid = |it: &paraph::verify::ActReport| it.outcome.counts();
                        assert!(!valid(before) || valid(after), "{name} {time} {}", before.id);
                    }
                }
                // A stranger proves every act, at any time, also about all of them.
                let mut strange = bundle.clone();
                for act in &all {
                    let entry = stamp(act.envelope().digest(), time, false);
                    strange.add_evidence(entry).unwrap();
                }
                if !all.is_empty() {
                    let of = all.iter().map(|it| it.envelope().digest()).collect();
                    let subjects = Subjects::new(of, Vec::new()).unwrap();
                    let other = all[0].envelope().digest();
                    let wrong = stamp(other, times[(index + 1) % times.len()], true);
                    let EntryProof::Token(wrong) = wrong.proof() else { panic!("a token") };
                    if all.len() > 1 {
                        // By the authority itself, but about something else.
                        strange.add_evidence(Entry::token(subjects, *wrong.clone())).unwrap();
                    }
                }
                let judged = judge(&strange, demand);
                assert_eq!(without_evidence(&judged), without_evidence(&plain), "{name} {time}");
            }
        }
    }
    assert!(concluded > 500, "{concluded}");
    assert!(helped > 0);
    println!("{count} judgements, {concluded} of them concluded without evidence, {helped} helped");
}
