//! The judgement of the fixtures, whole and spoiled.

use std::ops::Range;

use crate::command_runner::{Folder, Ran};
use crate::json_shapes::{ActOutcome, Report, TextOutcome, Verdict};
use crate::tools;

/// A fixture with its facts.
struct Fixture {
    name: &'static str,
    parties: [&'static str; 2],
    texts: [&'static str; 2],
    /// The file of a party's key, after its name.
    key: &'static str,
    /// How many keys signed.
    keys: usize,
}

const FIXTURES: [Fixture; 3] = [
    Fixture {
        name: "ictcc-tor",
        parties: ["rok-mnd", "us-dod-cio"],
        texts: ["texts/ictcc-tor.en.txt", "texts/ictcc-tor.ko.txt"],
        key: ".key",
        keys: 2,
    },
    Fixture {
        name: "jsoi",
        parties: ["rok-msit", "us-dhs-st"],
        texts: ["texts/jsoi.en.pdf", "texts/jsoi.ko.txt"],
        key: ".key",
        keys: 2,
    },
    Fixture {
        name: "ictcc-tor-pairs",
        parties: ["rok-mnd", "us-dod-cio"],
        texts: ["texts/ictcc-tor.en.txt", "texts/ictcc-tor.ko.txt"],
        key: "-pair.key",
        keys: 4,
    },
];

const VERIFY: &str = "paraph verify bundle.json --roster roster.toml";

impl Fixture {
    /// A copy, with the merged bundle as `bundle.json` and the record as `record.json`.
    fn copy(&self) -> Folder {
        let f = Folder::new();
        f.copy("fixtures/roster.toml", "roster.toml");
        // The third has a roster of its own.
        f.copy(&format!("fixtures/{}", self.name), ".");
        f.copy("keys", "keys");
        f.write("somebody.toml", "name = \"Somebody\"\n");
        f.write("bundle.json", f.read(&format!("{}.bundle.json", self.name)));
        f.write("record.json", f.read(&format!("{}.record.json", self.name)));
        f
    }

    fn bundle_of(&self, party: &str) -> String {
        format!("{}.{party}.bundle.json", self.name)
    }

    /// A key or pair that the roster does not have.
    fn stranger(&self, f: &Folder) -> &'static str {
        if self.keys == 2 {
            return "keys/stranger.key";
        }
        f.ok("paraph key new stranger --suite hybrid --no-passphrase");
        "stranger.key"
    }
}

/// The report of `bundle.json`, with its exit code.
fn report(f: &Folder, more: &str, exit: i32) -> Report {
    f.json(&format!("{VERIFY} --json {more}"), exit)
}

#[test]
fn a_fixture_is_concluded() {
    for fixture in &FIXTURES {
        let f = fixture.copy();
        let keys = fixture.keys;
        let specimens =
            format!("\n{keys} of {keys} keys are specimens: anyone can sign with them.");
        let ran = f.ok(VERIFY).prints("concluded: \"").prints(&specimens);
        let unbroken = ran.out().matches("holds if either of two methods is unbroken").count();
        assert_eq!(unbroken, keys - 2, "{ran}");
        let report = report(&f, "", 0);
        assert_eq!((report.verdict, report.texts_checked), (Verdict::Concluded, true));
        let parties: Vec<&str> = report.parties.iter().map(|party| &*party.id).collect();
        assert_eq!(parties, fixture.parties);
        let texts: Vec<&str> = report.texts.iter().map(|text| &*text.path).collect();
        assert_eq!(texts, fixture.texts);
    }
}

#[test]
fn the_lines_below_the_verdict_name_specimens_and_wrong_files() {
    let f = FIXTURES[0].copy();
    let below = |ran: Ran| ran.out().lines().skip(1).take(2).map(str::to_owned).collect::<Vec<_>>();
    let specimens =
        "2 of 2 keys are specimens: anyone can sign with them. Their signatures prove nothing.";
    assert_eq!(below(f.ok(VERIFY))[0], specimens);
    f.ok("cp texts/ictcc-tor.ko.txt korean && echo >> texts/ictcc-tor.ko.txt");
    let refused = below(
        f.run(VERIFY)
            .exit(1)
            .prints("\nParties, if the files were in order\n  rok-mnd     signed")
            .prints("\nSignatures that would count if the files were in order\n"),
    );
    let wrong = "One file is wrong: texts/ictcc-tor.ko.txt. Do not rely on it. \"Refused\" is about the file. It \
                 does not say that a party refused.";
    assert_eq!(refused, [wrong, specimens]);
    f.ok("mv korean texts/ictcc-tor.ko.txt");
    f.replace("bundle.json", "\"payload\":\"ey", "\"payload\":\"fy");
    let refused = below(f.run(VERIFY).exit(1));
    assert!(refused[0].starts_with("One file is wrong: bundle.json. "), "{refused:?}");
    // A question about a party that the record does not have is no fault of a file.
    let f = FIXTURES[0].copy();
    let ran = f.run(&format!("{VERIFY} --party rok-mnd --party someone")).exit(1);
    assert_eq!(below(ran)[0], specimens);
}

#[test]
fn times_with_several_offsets_are_in_utc_too() {
    let f = FIXTURES[0].copy();
    f.ok(VERIFY)
        .prints("signed on Thu 5 August 2021 09:10 +09:00 = Thu 5 August 2021 00:10 UTC, as the act states\n")
        .prints("signed on Wed 4 August 2021 20:00 -04:00 = Thu 5 August 2021 00:00 UTC, as the act states\n");
    f.run("paraph verify ictcc-tor.rok-mnd.bundle.json --roster roster.toml")
        .exit(3)
        .prints("signed on Thu 5 August 2021 09:10 +09:00, as the act states\n");
}

#[test]
fn one_act_removed_is_incomplete() {
    for fixture in &FIXTURES {
        for (index, party) in fixture.parties.iter().enumerate() {
            let f = fixture.copy();
            f.write("bundle.json", f.read(&fixture.bundle_of(party)));
            let other = fixture.parties[1 - index];
            f.run(VERIFY).exit(3).prints(&format!("{other} has not signed (not-signed)\n"));
            let report = report(&f, "", 3);
            let [reason] = &report.reasons[..] else { panic!("{report:?}") };
            assert_eq!((&*reason.code, reason.party.as_deref()), ("not-signed", Some(other)));
        }
    }
}

#[test]
fn an_act_that_another_has_seen_cannot_be_removed_unnoticed() {
    let f = FIXTURES[0].copy();
    // Seoul signs after Washington. Then Washington's act and key are removed.
    f.ok("cp ictcc-tor.us-dod-cio.bundle.json bundle.json");
    f.ok("paraph sign bundle.json --key keys/rok-mnd.key --roster roster.toml --yes");
    f.ok(VERIFY);
    let whole = f.text("bundle.json");
    let washington = f.text("ictcc-tor.us-dod-cio.bundle.json");
    let part = |from: &str, to: &str| {
        let rest = &washington[washington.find(from).unwrap() + from.len()..];
        rest[..rest.find(to).unwrap()].to_owned()
    };
    let (envelope, key) = (part("\"acts\":[", "],\"format\""), part("\"keys\":[", "]"));
    let mut removed = whole.clone();
    for gone in [envelope, key] {
        assert!(whole.contains(&gone));
        let with_comma = [format!("{gone},"), format!(",{gone}")];
        let found = with_comma.iter().find(|gone| removed.contains(*gone)).unwrap();
        removed = removed.replace(found, "");
    }
    f.write("bundle.json", removed);
    f.run(VERIFY).exit(3).prints("(act-missing)\n");
    let report = report(&f, "", 3);
    let missing = report.reasons.iter().find(|reason| reason.code == "act-missing").unwrap();
    assert_eq!(missing.party.as_deref(), Some("rok-mnd"), "whom to ask");
    assert_eq!(missing.act.as_ref(), Some(&report.acts[0].seen[0]), "which");
}

#[test]
fn one_bit_of_a_text_is_refused() {
    for fixture in &FIXTURES {
        let f = fixture.copy();
        for path in fixture.texts {
            let text = f.read(path);
            for (at, bit) in sample(0..text.len(), 24) {
                f.write(path, flipped(&text, at, bit));
                let ran = f.run(VERIFY).exit(1);
                assert!(ran.out().contains("(text-differs)\n"), "byte {at}\n{ran}");
            }
            f.write(path, &text);
        }
        f.ok(VERIFY);
    }
}

#[test]
fn one_bit_of_a_signature_is_refused() {
    for fixture in &FIXTURES {
        let f = fixture.copy();
        let bundle = f.text("bundle.json");
        for (start, _) in bundle.match_indices("\"sig\":\"") {
            let start = start + 7;
            let signature = start..start + bundle[start..].find('"').unwrap();
            refuses_flips(&f, bundle.as_bytes(), sample(signature, 88));
        }
    }
}

#[test]
fn one_bit_of_the_record_is_refused() {
    for fixture in &FIXTURES {
        let f = fixture.copy();
        let bundle = f.text("bundle.json");
        let record = bundle.find("\"record\":{").unwrap()..bundle.len();
        refuses_flips(&f, bundle.as_bytes(), sample(record, 250));
    }
}

#[test]
fn one_bit_of_anything_else_in_a_bundle_is_refused() {
    for fixture in &FIXTURES {
        let f = fixture.copy();
        let bundle = f.text("bundle.json");
        let rest = 0..bundle.find("\"record\":{").unwrap();
        refuses_flips(&f, bundle.as_bytes(), sample(rest, 250));
        let version = bundle.find("paraph/bundle/1").unwrap() + 14;
        refuses_flips(&f, bundle.as_bytes(), (0..8).map(|bit| (version, bit)));
    }
}

/// If any of these bits is flipped, the bundle is refused with 1. Only if the bit makes the version of a
/// format newer, it is not judged: 2.
fn refuses_flips(f: &Folder, bundle: &[u8], flips: impl Iterator<Item = (usize, u8)>) {
    for (at, bit) in flips {
        let spoiled = flipped(bundle, at, bit);
        f.write("bundle.json", &spoiled);
        let ran = f.run(VERIFY);
        let before = &bundle[..at];
        let version =
            [&b"paraph/bundle/"[..], b"paraph/record/"].iter().any(|v| before.ends_with(v));
        match version && matches!(spoiled[at], b'2'..=b'9') {
            true => drop(ran.exit(2).code("newer-format")),
            false => assert!(ran.exit(1).out().starts_with("refused: "), "byte {at}, bit {bit}"),
        }
    }
}

/// At most `count` evenly spaced places of a range, each with one of the eight bits.
fn sample(range: Range<usize>, count: usize) -> impl Iterator<Item = (usize, u8)> {
    let step = range.len().div_ceil(count);
    range.step_by(step).enumerate().map(|(index, at)| (at, (index % 8) as u8))
}

fn flipped(bytes: &[u8], at: usize, bit: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1 << bit;
    bytes
}

#[test]
fn without_a_roster_there_is_no_judgement() {
    for fixture in &FIXTURES {
        let f = fixture.copy();
        f.ok("rm roster.toml");
        f.fails(VERIFY, 2, "not-found").says("roster.toml");
        let ran = f.run("paraph verify bundle.json").exit(2).says("--roster");
        assert_eq!(ran.out(), "");
    }
}

#[test]
fn a_strangers_act_is_listed_and_changes_nothing() {
    for fixture in &FIXTURES {
        for party in fixture.parties {
            let f = fixture.copy();
            let stranger = fixture.stranger(&f);
            f.ok(&format!(
                "paraph sign bundle.json --key {stranger} --party {party} --as somebody.toml --yes"
            ));
            let ran: Ran = f.ok(VERIFY);
            assert!(ran.out().starts_with("concluded: \""), "{ran}");
            ran.prints("Acts that are not counted\n").prints("the key is not in your roster\n");
            let report = report(&f, "", 0);
            let unknown: Vec<_> =
                report.acts.iter().filter(|act| act.outcome == ActOutcome::UnknownKey).collect();
            let [act] = &unknown[..] else { panic!("{report:?}") };
            assert_eq!((act.party.as_str(), act.holder.as_ref()), (party, None));
            assert_eq!(report.acts.len(), 3);
        }
    }
}

#[test]
fn a_key_of_another_party_is_shown_first_and_changes_nothing() {
    for fixture in &FIXTURES {
        let [first, second] = fixture.parties;
        let f = fixture.copy();
        f.ok(&format!(
            "paraph sign record.json --key keys/{first}{} --party {second} \
             --as somebody.toml --yes -o false.json",
            fixture.key
        ));
        f.ok("paraph merge bundle.json false.json -o bundle.json --force");
        let ran = f.ok(VERIFY);
        // Below the remark about specimens.
        let warning = ran.out().lines().nth(2).unwrap();
        let expected = format!("WARNING: a key of {first} signed an act for {second}.");
        assert!(warning.starts_with(&expected), "{ran}");
        let report = report(&f, "", 0);
        assert_eq!(report.acts[0].outcome, ActOutcome::KeyOfAnotherParty);
        assert_eq!(report.acts[0].other_party.as_deref(), Some(first));
    }
}

#[test]
fn another_record_of_the_same_parties_is_refused_where_it_is_not_expected() {
    let f = FIXTURES[0].copy();
    f.ok("sed 's/c0000001/c0000009/' ictcc-tor.toml > other.toml");
    f.ok("paraph record other.toml && paraph verify bundle.json --roster roster.toml");
    for key in ["us-dod-cio", "rok-mnd"] {
        let file =
            if key == "us-dod-cio" { "other.record.json" } else { "other.us-dod-cio.bundle.json" };
        f.ok(&format!("paraph sign {file} --key keys/{key}.key --roster roster.toml --yes"));
    }
    f.ok("mv other.us-dod-cio.bundle.json bundle.json");
    f.ok(VERIFY);
    f.ok(&format!("{VERIFY} --record other.record.json"));
    f.run(&format!("{VERIFY} --record record.json")).exit(1).prints("(other-record)\n");
    let report = report(&f, "--record record.json", 1);
    assert_eq!((report.verdict, &*report.reasons[0].code), (Verdict::Refused, "other-record"));
}

#[test]
fn a_missing_text_is_incomplete_and_a_false_one_refused() {
    for fixture in &FIXTURES {
        let f = fixture.copy();
        f.ok(&format!("rm {}", fixture.texts[1]));
        let missing = report(&f, "", 3);
        assert_eq!(missing.texts[1].outcome, TextOutcome::TextMissing);
        assert_eq!(missing.reasons[0].path.as_deref(), Some(fixture.texts[1]));
        f.ok(&format!("cp {} {}", fixture.texts[0], fixture.texts[1]));
        let differs = report(&f, "", 1);
        assert_eq!(differs.texts[0].outcome, TextOutcome::Matches);
        assert_eq!(differs.texts[1].outcome, TextOutcome::TextDiffers);
    }
}

#[test]
fn a_specimen_key_counts_only_where_the_roster_says_so() {
    let f = FIXTURES[0].copy();
    f.ok("sed -i /^specimen/d roster.toml");
    let report = report(&f, "", 3);
    assert!(report.acts.iter().all(|act| act.outcome == ActOutcome::SpecimenKey));
    assert_eq!(report.reasons.len(), 2);
}

#[test]
fn people_are_counted_not_keys_and_not_envelopes() {
    let f = FIXTURES[0].copy();
    // Two must sign for Seoul. Hong has two keys and signs with both: that counts as one.
    f.ok("paraph key new second --no-passphrase && paraph key new kim --no-passphrase");
    f.ok("paraph roster add rok-mnd --key second.pub --holder hong-gil-dong --roster roster.toml");
    f.ok("paraph roster add rok-mnd --key kim.pub --holder kim --roster roster.toml");
    f.ok("sed -i '/^id = \"rok-mnd\"/s/$/\\nquorum = 2/' roster.toml");
    let reason = |exit| {
        let report = report(&f, "", exit);
        report.reasons.first().map(|reason| reason.message.clone())
    };
    let one_of_two = Some("not enough people of rok-mnd have signed: 1 of 2".to_owned());
    assert_eq!(reason(3), one_of_two);
    f.ok("paraph sign bundle.json --key second.key --roster roster.toml --yes");
    assert_eq!(reason(3), one_of_two);
    f.ok("paraph sign bundle.json --key kim.key --roster roster.toml --yes");
    assert_eq!(reason(0), None);
}

#[test]
fn the_record_may_ask_for_more_than_the_roster_but_not_for_less() {
    for (record, roster, needed) in [(1, 1, 1), (2, 1, 2), (1, 2, 2), (2, 2, 2)] {
        let f = FIXTURES[0].copy();
        f.ok("paraph key new kim --no-passphrase");
        f.ok("paraph roster add rok-mnd --key kim.pub --holder kim --roster roster.toml");
        f.ok(&format!("sed -i '/^id = \"rok-mnd\"/s/$/\\nquorum = {roster}/' roster.toml"));
        f.ok(&format!("sed -i '/^id = \"rok-mnd\"/s/$/\\nquorum = {record}/' ictcc-tor.toml"));
        f.ok("paraph record ictcc-tor.toml -o new.record.json");
        f.ok("rm bundle.json && paraph sign new.record.json --key keys/rok-mnd.key \
              --roster roster.toml --yes -o bundle.json");
        f.ok("paraph sign bundle.json --key keys/us-dod-cio.key --roster roster.toml --yes");
        let report = report(&f, "", if needed == 1 { 0 } else { 3 });
        assert_eq!(report.parties[0].quorum, needed, "record {record}, roster {roster}");
    }
}

#[test]
fn the_same_input_gives_the_same_answer() {
    for fixture in &FIXTURES {
        let f = fixture.copy();
        let verify = format!("{VERIFY} --at 2026-01-01T00:00:00Z");
        let first = f.ok(&format!("{verify} --json"));
        for environment in
            ["LC_ALL=ko_KR.UTF-8", "TZ=Asia/Seoul", "NO_COLOR=1", "CLICOLOR_FORCE=1", "COLUMNS=20"]
        {
            let again = f.ok(&format!("{environment} {verify} --json"));
            assert_eq!(again.out(), first.out(), "{environment}");
            let verify = format!("{verify} --lang en");
            let text = f.ok(&format!("{environment} {verify}"));
            assert_eq!(text.out(), f.ok(&verify).out(), "{environment}");
        }
    }
}

/// The file at a text's path is what people read, whatever other files there are.
#[test]
fn an_altered_text_is_refused_although_the_true_one_lies_about() {
    for place in ["true.txt", ".hidden", "ictcc-tor.en.txt"] {
        let f = FIXTURES[0].copy();
        f.ok(&format!("cp texts/ictcc-tor.en.txt {place}"));
        f.ok("echo 'One side pays for everything.' >> texts/ictcc-tor.en.txt");
        f.run(VERIFY).exit(1).prints("(text-differs)");
        let sign =
            "paraph sign record.json --key keys/rok-mnd.key --roster roster.toml --yes -o new";
        f.fails(sign, 1, "text-differs");
    }
    // Flattened by e-mail: a file has the text's name, the right bytes have another name.
    let f = FIXTURES[0].copy();
    f.ok("mv texts/* . && cp ictcc-tor.en.txt renamed.txt && echo more >> ictcc-tor.en.txt");
    f.run(VERIFY).exit(1).prints("(text-differs)");
}

#[test]
fn a_file_that_is_another_text_is_not_taken_for_a_missing_one() {
    let f = Folder::new();
    f.ok("mkdir sub && echo one > a.txt && echo two > sub/a.txt");
    f.ok("paraph draft a.txt sub/a.txt -o a.toml --designation contract --title T \
          --party p=P --party q=Q");
    f.ok("sed -i 's/<language, like en or ko>/en/' a.toml && paraph record a.toml && rm sub/a.txt");
    f.run("paraph check a.record.json --texts .").exit(3).prints("NOT FOUND");
}

/// Authors choose names freely, but a name cannot look like another part of the report.
#[test]
fn a_title_cannot_forge_the_verdict_line() {
    let f = Folder::new();
    f.ok("echo one > a.en.txt");
    let forged = "T\" between rok-mnd and us-dod-cio, record 0000";
    f.ok(&format!(
        "paraph draft a.en.txt -o a.toml --designation contract --title '{forged}' --party p=P"
    ));
    f.ok("paraph record a.toml && paraph key new k --no-passphrase");
    f.ok("paraph roster add p --key k.pub --holder k --roster r.toml");
    f.ok("paraph sign a.record.json --key k.key --roster r.toml --yes -o b.json");
    let ran = f.ok("paraph verify b.json --roster r.toml");
    let line = ran.out().lines().next().unwrap();
    assert!(line.starts_with("concluded: \"T\\\" between"), "{line}");
    assert!(line.contains("0000\" by p: record "), "{line}");
    let gap = "paraph draft a.en.txt --title 'T  between'";
    assert!(f.run(gap).exit(2).talk.contains("two spaces in a row"));
}

#[test]
fn force_replaces_neither_keys_nor_what_is_read() {
    let f = FIXTURES[0].copy();
    f.ok("cp keys/stranger.key other.key");
    let sign = "paraph sign record.json --key keys/rok-mnd.key --roster roster.toml --yes --force";
    for (output, code) in [
        ("keys/rok-mnd.key", "output-is-input"),
        ("record.json", "output-is-input"),
        ("roster.toml", "output-is-input"),
        ("texts/ictcc-tor.ko.txt", "output-is-input"),
        ("other.key", "output-is-key"),
        ("texts", "is-a-folder"),
    ] {
        f.fails(&format!("{sign} -o {output}"), 2, code);
    }
}

#[test]
fn the_time_of_the_question_has_the_offset_of_this_computer() {
    const ZONES: &str = "/usr/share/zoneinfo/Asia/Seoul";
    tools::need(ZONES);
    let f = Folder::office();
    f.ok(&format!("mkdir -p zones/Here; cp {ZONES} zones/Here/There"));
    for (zone, offset) in [
        ("TZ=Asia/Seoul", "+09:00"),
        // If no file of that name has the zone, the calendar library finds it.
        ("TZ=:Asia/Seoul", "+09:00"),
        ("TZ=/usr/share/zoneinfo/Asia/Seoul", "+09:00"),
        ("TZ=asia/seoul", "+09:00"),
        ("TZ=JST-9", "+09:00"),
        ("TZDIR=$PWD/zones TZ=Here/There", "+09:00"),
        ("TZ=", "Z"),
        ("TZ=UTC", "Z"),
        ("TZ=Nowhere/Land", "Z"),
    ] {
        let ran =
            f.ok(&format!("{zone} paraph verify --roster roster.toml tor.bundle.json --json"));
        let at = ran.out().split("\"at\":\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(at.ends_with(offset), "{zone}: {at}");
    }
}

/// A party's quorum is the larger of those in the roster and the record (docs/format.md J2.3, J3.5).
#[test]
fn an_act_is_unproven_where_more_people_must_sign_since() {
    for (record_asks, expected) in [("", Some("quorum-rose")), ("quorum = 2\n", None)] {
        let f = Folder::office();
        f.replace("tor.toml", "id = \"rok-mnd\"\n", &format!("id = \"rok-mnd\"\n{record_asks}"));
        f.ok("paraph record tor.toml -o new.json");
        f.ok("paraph sign new.json --key keys/rok-mnd.key --roster roster.toml --yes --signed-at \
              2021-08-05T00:00:00Z -o new.bundle.json");
        f.ok("paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster roster.toml");
        let rises = "quorum = [{ holders = 1 }, { from = 2022-01-01T00:00:00Z, holders = 2 }]\n";
        f.replace("roster.toml", "id = \"rok-mnd\"\n", &format!("id = \"rok-mnd\"\n{rises}"));
        let ran = f.run("paraph verify new.bundle.json --roster roster.toml --json").exit(3);
        let report: serde_json::Value = serde_json::from_str(ran.out()).unwrap();
        let act = &report["acts"][0];
        assert_eq!(act["unprovenBecause"].as_str(), expected, "{record_asks}");
        assert_eq!(act["unproven"], expected.is_some());
    }
}
