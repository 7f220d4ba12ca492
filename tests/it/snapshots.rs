//! The appearance of answers: scenarios of `verify` as text and as JSON, compared with `snapshots/`.
//!
//! `PARAPH_WRITE_SNAPSHOTS=1 cargo test --test it snapshots` writes them again. Read the difference before
//! you commit it.

use std::collections::BTreeSet;
use std::fs;

use crate::command_runner::Folder;
use crate::json_shapes::{self, Report};
use crate::repository;

/// The name, the changes in an office, arguments of `verify`, exit code.
const SCENARIOS: &[(&str, &str, &str, i32)] = &[
    ("concluded", ":", "tor.bundle.json", 0),
    ("concluded-texts-not-checked", ":", "tor.bundle.json --no-texts", 0),
    ("incomplete", "rm texts/ictcc-tor.ko.txt", "tor.rok-mnd.bundle.json", 3),
    ("text-differs", "sed -i 's/$/\\r/' texts/ictcc-tor.en.txt", "tor.bundle.json", 1),
    (
        "renamed-texts",
        "mv texts/ictcc-tor.en.txt 'Fwd 1.txt'; mv texts/*.txt .",
        "tor.bundle.json",
        0,
    ),
    ("stranger", STRANGER, "tor.bundle.json", 0),
    ("key-of-another-party", OTHER_PARTY, "mixed.json", 3),
    (
        "unsound",
        "sed -E -i 's/(\"sig\":\")([^\"]*)(.*\"sig\":\")([^\"]*)/\\1\\4\\3\\2/' tor.bundle.json",
        "tor.bundle.json",
        1,
    ),
    ("not-a-bundle", "echo '<html>Please log in</html>' > tor.bundle.json", "tor.bundle.json", 1),
    ("other-record", OTHER_RECORD, "tor.bundle.json --record texts/other.json --party rok-msit", 1),
    ("unknown-party", "sed -i '/^id = \"rok-mnd\"/s/mnd/mod/' roster.toml", "tor.bundle.json", 3),
    (
        "other-names",
        "sed -i 's/Ministry of National/Department of/; s/Jane Doe/Joan Doe/' roster.toml",
        "tor.bundle.json",
        0,
    ),
    ("out-of-order", OUT_OF_ORDER, "mixed.json", 3),
];

const STRANGER: &str = "paraph sign tor.bundle.json --key keys/stranger.key --party rok-mnd \
    --as jane-doe.toml --signed-at 2021-08-06T00:00:00Z --yes";
/// A record of the same draft, made one second later.
const OTHER_RECORD: &str =
    "sed 's/T09:00:00-/T09:00:01-/' tor.toml > o.toml && paraph record o.toml -o texts/other.json";
/// Seoul's key signs for Washington.
const OTHER_PARTY: &str = "paraph sign tor.record.json --key keys/rok-mnd.key --party us-dod-cio \
    --as jane-doe.toml --signed-at 2021-08-06T00:00:00Z --yes -o false.json && \
    paraph merge tor.rok-mnd.bundle.json false.json -o mixed.json";
/// Washington must sign first. Seoul signs after a stranger who signed in Washington's name.
const OUT_OF_ORDER: &str = "sed -i 's/\"any\" }/[\"us-dod-cio\", \"rok-mnd\"] }/' tor.toml && \
    paraph record tor.toml -o o.record.json && \
    paraph sign o.record.json --key keys/stranger.key --party us-dod-cio --as jane-doe.toml \
    --signed-at 2021-08-04T19:00:00-04:00 --yes -o mixed.json && \
    paraph sign mixed.json --key keys/rok-mnd.key --party rok-mnd --as hong-gil-dong.toml \
    --signed-at 2021-08-05T09:10:00+09:00 --yes && \
    paraph sign o.record.json --key keys/us-dod-cio.key --roster roster.toml \
    --signed-at 2021-08-04T20:00:00-04:00 --yes && \
    paraph merge o.us-dod-cio.bundle.json mixed.json -o mixed.json --force";

#[test]
fn reports_look_as_they_are_kept() {
    let folder = repository("tests/it/snapshots");
    let write = std::env::var_os("PARAPH_WRITE_SNAPSHOTS").is_some();
    if write {
        fs::create_dir_all(&folder).unwrap();
    }
    for (name, before, args, exit) in SCENARIOS {
        let f = Folder::office();
        f.ok(before);
        let at = "--at 2026-01-01T00:00:00Z";
        let verify = format!("paraph verify {args} --roster roster.toml {at}");
        let text = f.run(&verify).exit(*exit);
        let json = f.run(&format!("{verify} --json")).exit(*exit);
        let report: Report = json_shapes::read(json.out());
        let verdict = serde_json::to_string(&report.verdict).unwrap();
        assert!(text.out().starts_with(verdict.trim_matches('"')), "{text}");
        // Indented, so that the place of a difference is visible.
        let report: serde_json::Value = serde_json::from_str(json.out()).unwrap();
        let json = format!("{}\n", serde_json::to_string_pretty(&report).unwrap());
        let korean = f.run(&format!("{verify} --lang ko")).exit(*exit);
        for (ending, shown) in [("txt", text.out()), ("ko.txt", korean.out()), ("json", &json)] {
            assert_is_kept(&format!("{name}.{ending}"), shown);
        }
    }
}

/// Compares an answer with the file of that name.
fn assert_is_kept(name: &str, shown: &str) {
    let file = repository("tests/it/snapshots").join(name);
    if std::env::var_os("PARAPH_WRITE_SNAPSHOTS").is_some() {
        fs::write(&file, shown).unwrap();
    }
    let kept =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert!(kept == shown, "{name} was\n{kept}\nand is now\n{shown}");
}

/// Other commands: name, changes in an office, command. Both streams are kept, in each language.
const COMMANDS: &[(&str, &str, &str)] = &[
    ("status", ":", "status tor.bundle.json --roster roster.toml --at 2026-01-01T00:00:00Z"),
    ("show-record", ":", "show tor.record.json"),
    ("show-bundle", ":", "show tor.bundle.json"),
    ("record", ":", "record tor.toml -o o.record.json"),
    ("lint", ":", "lint tor.toml"),
    ("check", "echo x >> texts/ictcc-tor.en.txt", "check tor.record.json"),
    ("roster-list", ":", "roster list --roster roster.toml"),
    ("roster-check", ":", "roster check --roster roster.toml --at 2026-01-01T00:00:00Z"),
    ("sign", ":", SIGN),
    ("decline", ":", DECLINE),
    ("no-such-file", ":", "verify tor.bundel.json --roster roster.toml"),
    ("no-roster", ":", "verify tor.bundle.json --roster tor.record.json"),
    ("key", ":", "key show keys/rok-mnd.pub"),
    ("help", ":", "help"),
];

const SIGN: &str = "sign tor.record.json --key keys/rok-mnd.key --roster roster.toml \
    --as hong-gil-dong.toml --signed-at 2021-08-05T09:10:00+09:00 --yes -o o.bundle.json";
const DECLINE: &str = "sign tor.record.json --intent decline --key keys/rok-mnd.key \
    --roster roster.toml --as hong-gil-dong.toml --signed-at 2021-08-05T09:10:00+09:00 --yes \
    -o o.bundle.json";

#[test]
fn other_answers_look_as_they_are_kept() {
    for (name, before, command) in COMMANDS {
        for (ending, lang) in [("all.txt", "en"), ("all.ko.txt", "ko")] {
            let f = Folder::office();
            f.ok(before);
            let ran = f.run(&format!("paraph --lang {lang} {command} 2>&1"));
            assert_is_kept(&format!("{name}.{ending}"), ran.out());
        }
    }
}

#[test]
fn every_snapshot_is_of_a_scenario() {
    let kept: BTreeSet<String> = fs::read_dir(repository("tests/it/snapshots"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let expected = SCENARIOS
        .iter()
        .flat_map(|(name, ..)| ["txt", "ko.txt", "json"].map(|end| format!("{name}.{end}")));
    let others = COMMANDS
        .iter()
        .flat_map(|(name, ..)| ["all.txt", "all.ko.txt"].map(|end| format!("{name}.{end}")));
    assert_eq!(kept, expected.chain(others).collect());
}
