//! Some hundreds of the spoiled bundles, through the program: it gives the same answers as the library.

use std::thread;

use serde_json::Value;

use super::members::variants;
use super::{AT, Fixture};
use crate::command_runner::{Folder, Ran};

/// The expected exit code of the program.
fn exit(answer: &str) -> i32 {
    match answer.split(' ').next().unwrap() {
        "the" => 0,
        "incomplete" => 3,
        // The program cannot know this format.
        "newer-format" => 2,
        _ => 1,
    }
}

/// The program's answer, in the words of [`Fixture::answer_by_digest`].
fn said(ran: &Ran) -> String {
    let json: Value = serde_json::from_str(ran.out()).unwrap();
    let code = |value: &Value| value["code"].as_str().unwrap().to_owned();
    let Some(verdict) = json["verdict"].as_str() else { return code(&json) };
    let reasons = json["reasons"].as_array().unwrap();
    let mut codes: Vec<String> = reasons.iter().map(code).collect();
    codes.sort();
    match (verdict, &json["record"]) {
        ("concluded", _) => "the same".to_owned(),
        // It could not be read, so there is one reason.
        (_, Value::Null) => codes.concat(),
        _ => [vec![verdict.to_owned()], codes].concat().join(" "),
    }
}

/// Judges bundles with the program, and counts the exit codes 0, 1, 2 and 3.
fn judge(fixture: &Fixture, spoiled: &[Vec<u8>]) -> [usize; 4] {
    let folder = Folder::new();
    folder.copy(&format!("fixtures/{}", fixture.name), ".");
    folder.write("roster.toml", &fixture.roster_text);
    let line = format!("paraph verify spoiled.bundle.json --roster roster.toml --at {AT} --json");
    let mut exits = [0; 4];
    for bytes in spoiled {
        folder.write("spoiled.bundle.json", bytes);
        let answer = fixture.answer_by_digest(bytes);
        let ran = folder.run(&line).exit(exit(&answer));
        assert_eq!(said(&ran), answer, "{ran}");
        exits[usize::try_from(exit(&answer)).unwrap()] += 1;
    }
    exits
}

#[test]
fn the_program_says_what_the_library_says() {
    let fixtures = Fixture::all();
    let variants = variants(&fixtures);
    let exits = thread::scope(|scope| {
        let workers = [0, 1, 2].map(|index: usize| {
            let fixture = &fixtures[index];
            let of_it = variants.iter().filter(|variant| variant.fixture == index);
            let mut spoiled: Vec<Vec<u8>> =
                of_it.step_by(11).map(|variant| variant.bytes.clone()).collect();
            // One bit of every thirtieth byte, or of a hundred bytes, all bits in turn.
            let step = (fixture.bytes.len() / 100).max(30);
            spoiled.extend((0..fixture.bytes.len()).step_by(step).enumerate().map(|(nth, at)| {
                let mut bytes = fixture.bytes.clone();
                bytes[at] ^= 1 << (nth % 8);
                bytes
            }));
            spoiled.push(fixture.bytes.clone());
            scope.spawn(move || judge(fixture, &spoiled))
        });
        workers.map(|worker| worker.join().unwrap())
    });
    assert_eq!(exits, [[12, 235, 2, 32], [18, 259, 2, 28], [17, 254, 3, 28]]);
}
